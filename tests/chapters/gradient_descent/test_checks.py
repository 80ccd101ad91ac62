"""Chapter 3's checks name the mistake in answers as students write them, and pass the notebooks' solutions."""

from functools import partial

import numpy as np

from lecture_lib.chapters.gradient_descent import checks as study
from lecture_lib.study import check
from tests.chapters.exercises import Exercises

GRADIENT = {
    "no_factor_2": lambda X, y, w: X.T @ (X @ w - y),
    "divided_by_n": lambda X, y, w: 2 / len(X) * X.T @ (X @ w - y),
    "divided_by_n_no_2": lambda X, y, w: X.T @ (X @ w - y) / X.shape[0],
    "sign": lambda X, y, w: 2 * X.T @ (y - X @ w),
    "sign_no_2": lambda X, y, w: X.T @ (y - X @ w),
    "no_transpose": lambda X, y, w: 2 * X @ (X @ w - y),
    "no_transpose_no_2": lambda X, y, w: X @ (X @ w - y),
    "no_y": lambda X, y, w: 2 * X.T @ (X @ w),
    "only_y": lambda X, y, w: -2 * X.T @ y,
    "plus_y": lambda X, y, w: 2 * X.T @ (X @ w + y),
    "only_residual": lambda X, y, w: X @ w - y,
    "loss": lambda X, y, w: (y - X @ w) @ (y - X @ w),
    "minimiser": lambda X, y, w: np.linalg.pinv(X) @ y,
    "summed": lambda X, y, w: np.sum(2 * X.T @ (X @ w - y)),
    "column": lambda X, y, w: 2 * X.T @ (X @ w.reshape(-1, 1) - y.reshape(-1, 1)),
    "stepped": lambda X, y, w: w - 2 * X.T @ (X @ w - y),
}


def walk(step, keep=lambda path: np.array(path), count=lambda n: n):
    """A student's loop with one line of it to be chosen."""

    def answer(X, y, start, lr, n_steps):
        w, path = start.copy(), [start.copy()]
        for _ in range(count(n_steps)):
            w = step(X, y, w, lr)
            path.append(w)
        return keep(path)

    return answer


def slope(X, y, w):
    return 2 * X.T @ (X @ w - y)


def down(X, y, w, lr):
    return w - lr * slope(X, y, w)


def in_place(X, y, start, lr, n_steps):
    w = start.copy()
    path = [w]
    for _ in range(n_steps):
        w -= lr * slope(X, y, w)
        path.append(w)
    return np.array(path)


def return_in_the_loop(X, y, start, lr, n_steps):
    w = start
    for _ in range(n_steps):
        w = w - lr * slope(X, y, w)
        return w


def return_path_in_the_loop(X, y, start, lr, n_steps):
    path = [start]
    for _ in range(n_steps):
        path.append(path[-1] - lr * slope(X, y, path[-1]))
        return np.array(path)


def once(X, y, start, lr, n_steps):
    g, path = slope(X, y, start), [start]
    for _ in range(n_steps):
        path.append(path[-1] - lr * g)
    return path


def one_by_one(X, y, w, lr):
    w = w.copy()
    for j in range(len(w)):
        w[j] = w[j] - lr * 2 * X[:, j] @ (X @ w - y)
    return w


def losses(X, y, start, lr, n_steps):
    return [np.linalg.norm(y - X @ w) ** 2 for w in walk(down)(X, y, start, lr, n_steps)]


DESCENT = {
    "only_last": walk(down, keep=lambda path: path[-1]),
    "one_step": return_in_the_loop,
    "one_step_path": return_path_in_the_loop,
    "no_start": walk(down, keep=lambda path: np.array(path[1:])),
    "too_short": walk(down, count=lambda n: n - 1),
    "too_long": walk(down, count=lambda n: n + 1),
    "aliased": in_place,
    "never_moved": walk(lambda X, y, w, lr: w),
    "uphill": walk(lambda X, y, w, lr: w + lr * slope(X, y, w)),
    "no_lr": walk(lambda X, y, w, lr: w - slope(X, y, w)),
    "lr_twice": walk(lambda X, y, w, lr: w - lr * (lr * slope(X, y, w))),
    "divided_by_lr": walk(lambda X, y, w, lr: w - slope(X, y, w) / lr),
    "no_factor_2": walk(lambda X, y, w, lr: w - lr * X.T @ (X @ w - y)),
    "mean_gradient": walk(lambda X, y, w, lr: w - lr * slope(X, y, w) / len(y)),
    "start_ignored": lambda X, y, start, lr, n_steps: walk(down)(X, y, np.zeros(len(start)), lr, n_steps),
    "stale": once,
    "in_turn": walk(one_by_one),
    "columns": walk(down, keep=lambda path: np.column_stack(path)),
    "losses": losses,
}

THRESHOLD = {
    "no_hessian_2": lambda X: 2 / np.linalg.eigvalsh(X.T @ X).max(),
    "one_over_max": lambda X: 1 / np.linalg.eigvalsh(2 * X.T @ X).max(),
    "smallest": lambda X: 2 / np.linalg.eigvalsh(2 * X.T @ X)[0],
    "smallest_half": lambda X: 1 / np.linalg.eigvalsh(2 * X.T @ X)[0],
    "best_rate": lambda X: 1 / np.linalg.eigvalsh(X.T @ X)[[0, -1]].sum(),
    "mean_loss": lambda X: 2 / np.linalg.eigvalsh(2 * X.T @ X / len(X))[-1],
    "all_eigenvalues": lambda X: 2 / np.linalg.eigvalsh(2 * X.T @ X),
    "all_eigenvalues_reversed": lambda X: 1 / np.linalg.svd(X)[1] ** 2,
    "eigenvalue": lambda X: np.linalg.eigvalsh(2 * X.T @ X)[-1],
    "eigenvalue_no_2": lambda X: np.linalg.norm(X, 2) ** 2,
    "singular_value": lambda X: 2 / np.linalg.svd(X)[1][0],
    "singular_value_half": lambda X: 2 / np.linalg.svd(2 * X)[1][0],
    "trace": lambda X: 2 / np.trace(2 * X.T @ X),
    "condition": lambda X: np.linalg.cond(X) ** 2,
}

MINIBATCH = {
    "no_scale": lambda X, y, w, rows: slope(X[rows], y[rows], w),
    "whole_scale": lambda X, y, w, rows: len(X) // len(rows) * slope(X[rows], y[rows], w),
    "inverse_scale": lambda X, y, w, rows: len(rows) / len(y) * slope(X[rows], y[rows], w),
    "mean_scale": lambda X, y, w, rows: slope(X[rows], y[rows], w) / len(rows),
    "n_only": lambda X, y, w, rows: len(X) * slope(X[rows], y[rows], w),
    "all_rows": lambda X, y, w, rows: slope(X, y, w),
    "all_rows_scaled": lambda X, y, w, rows: len(y) / len(rows) * slope(X, y, w),
    "no_factor_2": lambda X, y, w, rows: len(y) / len(rows) * X[rows].T @ (X[rows] @ w - y[rows]),
    "sign": lambda X, y, w, rows: len(y) / len(rows) * 2 * X[rows].T @ (y[rows] - X[rows] @ w),
    "first_rows": lambda X, y, w, rows: len(y) / len(rows) * slope(X[: len(rows)], y[: len(rows)], w),
}


def row_slope(X, y, w, i):
    return 2 * X[i] * (X[i] @ w - y[i])


def right_threshold_by_trial(X):
    """Half and half again: the largest rate at which the factor of no direction exceeds 1."""
    low, high = 0.0, 1e3
    for _ in range(200):
        lr = (low + high) / 2
        shrinks = np.linalg.norm(np.eye(X.shape[1]) - lr * 2 * X.T @ X, 2) < 1
        low, high = (lr, high) if shrinks else (low, lr)
    return low


class TestExercises(Exercises):
    FEWEST = 9
    CHECKS = {
        "gradient": (study.check_gradient, study.GRADIENT, GRADIENT),
        "descent": (study.check_descent, study.DESCENT, DESCENT),
        "threshold": (study.check_threshold, study.THRESHOLD, THRESHOLD),
        "minibatch": (study.check_minibatch, study.MINIBATCH, MINIBATCH),
    }
    RIGHT = [
        (study.check_gradient, lambda X, y, w: -2 * X.T @ y + 2 * X.T @ X @ w),
        (study.check_gradient, lambda X, y, w: 2 * (X @ w - y) @ X),
        (study.check_gradient, lambda X, y, w: [2 * (X @ w - y) @ column for column in X.T]),
        (study.check_descent, walk(down)),
        (study.check_descent, walk(down, keep=list)),
        (study.check_threshold, lambda X: 1 / np.linalg.norm(X, 2) ** 2),
        (study.check_threshold, lambda X: float(1 / np.linalg.eigvalsh(X @ X.T)[-1])),
        (study.check_threshold, right_threshold_by_trial),
        (study.check_minibatch, lambda X, y, w, rows: len(y) * np.mean([row_slope(X, y, w, i) for i in rows], axis=0)),
    ]


def test_a_path_whose_rows_are_all_one_array_and_its_start_too_is_told_both():
    def answer(X, y, start, lr, n_steps):
        w, path = start, [start]
        for _ in range(n_steps):
            w -= lr * slope(X, y, w)
            path.append(w)
        return np.array(path)

    sentences = check.say("changed", names="start"), study.say.part("descent")("aliased")
    assert study.check_descent(answer).sentence == " ".join(sentences)


def test_differences_too_coarse_iterations_too_few_and_errors_between_two_tolerances_are_close():
    def by_differences(X, y, w, h):
        return [(np.sum((X @ (w + h * e) - y) ** 2) - np.sum((X @ w - y) ** 2)) / h for e in np.eye(len(w))]

    def by_power(X, n_steps):
        """λmax by multiplying a vector by the Hessian again and again."""
        H, v = 2 * X.T @ X, np.ones(X.shape[1])
        for _ in range(n_steps):
            v = H @ v / np.linalg.norm(H @ v)
        return 2 / (v @ H @ v)

    def between(X, y, w):
        """Off by more than the relative tolerance and the absolute one, by less than NumPy's own 1e-8."""
        g = slope(X, y, w)
        return g + (-1.0) ** np.arange(len(g)) * (1e-6 * abs(g) + 5e-9)

    found = [study.check_gradient(partial(by_differences, h=h)) for h in (1e-4, 1e-5, 1e-6, 1e-7)]
    found += [study.check_threshold(partial(by_power, n_steps=n)) for n in (10, 12, 14)]
    assert {verdict.kind for verdict in (*found, study.check_gradient(between))} == {"almost"}
    assert study.check_threshold(partial(by_power, n_steps=200)).kind == "right"
    assert len({repr(study.check_gradient(lambda X, y, w: np.sin(X.T @ y))) for _ in range(3)}) == 1
