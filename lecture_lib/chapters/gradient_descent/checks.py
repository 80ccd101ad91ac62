"""Chapter 3's exercises: the gradient, the update loop, the threshold, the mini-batch gradient of ‖y − Xw‖²."""

import numpy as np

from lecture_lib.study.check import check
from lecture_lib.words import words_of

say = words_of(__file__)


def check_gradient(answer):
    """Verdict on a function of (X, y, w) that should return 2Xᵀ(Xw − y), shape (p,)."""
    return check(answer, [_data(3, 3), _data(7, 2), _data(5, 4)], _gradient, GRADIENT, say.part("gradient"))


def check_descent(answer):
    """Verdict on a function of (X, y, start, lr, n_steps) that should return the path, shape (n_steps + 1, p)."""
    cases = [_data(n, p) | {"lr": lr, "n_steps": k} for n, p, lr, k in [(6, 2, 0.03, 4), (8, 3, 0.02, 6)]]
    for case in cases:
        case["start"] = case.pop("w")
    order = ("X", "y", "start", "lr", "n_steps")
    return check(answer, [{name: case[name] for name in order} for case in cases], _path, DESCENT, say.part("descent"))


def check_threshold(answer):
    """Verdict on a function of X that should return 2/λmax of the Hessian 2XᵀX, one number."""
    cases = [{"X": _data(n, p)["X"]} for n, p in [(6, 2), (9, 3), (5, 4)]]
    return check(answer, cases, _threshold, THRESHOLD, say.part("threshold"))


def check_minibatch(answer):
    """Verdict on a function of (X, y, w, rows) that should return (n/b)·2X_bᵀ(X_b w − y_b), shape (p,)."""
    cases = [_data(n, p) | {"rows": np.array(rows)} for n, p, rows in [(8, 2, [1, 5]), (9, 3, [0, 2, 3, 8])]]
    return check(answer, cases, _minibatch, MINIBATCH, say.part("minibatch"))


def _data(n, p):
    rng = np.random.default_rng(100 * n + p)
    return {"X": rng.normal(size=(n, p)), "y": rng.normal(size=n), "w": rng.normal(size=p)}


def _gradient(X, y, w):
    return 2 * (X.T @ (X @ w - y))


def _path(X, y, start, lr, n_steps, gradient=_gradient, lr_used=lambda lr: lr):
    path = [start]
    for _ in range(n_steps):
        path.append(path[-1] - lr_used(lr) * gradient(X, y, path[-1]))
    return np.array(path)


def _in_turn(X, y, start, lr, n_steps):
    """The path when w1's derivative is taken after w0 has already moved."""
    path = [start]
    for _ in range(n_steps):
        w = path[-1].copy()
        for j in range(len(w)):
            w[j] -= lr * _gradient(X, y, w)[j]
        path.append(w)
    return np.array(path)


def _stale(X, y, start, lr, n_steps):
    return start - lr * np.arange(n_steps + 1)[:, None] * _gradient(X, y, start)


def _eigenvalues(X):
    return np.linalg.eigvalsh(2 * (X.T @ X))


def _threshold(X):
    return 2 / _eigenvalues(X)[-1]


def _minibatch(X, y, w, rows):
    return len(y) / len(rows) * _gradient(X[rows], y[rows], w)


def _square_only(X, value):
    """A forgotten transpose gives a value only where X is square; elsewhere NumPy raises an error."""
    return value() if X.shape[0] == X.shape[1] else np.nan


GRADIENT = {
    "no_factor_2": lambda X, y, w: _gradient(X, y, w) / 2,
    "divided_by_n": lambda X, y, w: _gradient(X, y, w) / len(y),
    "divided_by_n_no_2": lambda X, y, w: _gradient(X, y, w) / (2 * len(y)),
    "sign": lambda X, y, w: -_gradient(X, y, w),
    "sign_no_2": lambda X, y, w: -_gradient(X, y, w) / 2,
    "no_transpose": lambda X, y, w: _square_only(X, lambda: 2 * (X @ (X @ w - y))),
    "no_transpose_no_2": lambda X, y, w: _square_only(X, lambda: X @ (X @ w - y)),
    "no_y": lambda X, y, w: 2 * (X.T @ X @ w),
    "only_y": lambda X, y, w: -2 * (X.T @ y),
    "plus_y": lambda X, y, w: 2 * (X.T @ (X @ w + y)),
    "only_residual": lambda X, y, w: X @ w - y,
    "loss": lambda X, y, w: np.sum((X @ w - y) ** 2),
    "minimiser": lambda X, y, w: np.linalg.lstsq(X, y, rcond=None)[0],
    "summed": lambda X, y, w: _gradient(X, y, w).sum(),
    "column": lambda X, y, w: _gradient(X, y, w)[:, None],
    "stepped": lambda X, y, w: w - _gradient(X, y, w),
}

DESCENT = {
    "only_last": lambda **case: _path(**case)[-1],
    "one_step": lambda **case: _path(**case)[1],
    "one_step_path": lambda **case: _path(**case)[:2],
    "no_start": lambda **case: _path(**case)[1:],
    "too_short": lambda **case: _path(**case)[:-1],
    "too_long": lambda **case: _path(**case | {"n_steps": case["n_steps"] + 1}),
    "aliased": lambda **case: np.tile(_path(**case)[-1], (case["n_steps"] + 1, 1)),
    "never_moved": lambda **case: np.tile(case["start"], (case["n_steps"] + 1, 1)),
    "uphill": lambda **case: _path(**case, lr_used=lambda lr: -lr),
    "no_lr": lambda **case: _path(**case, lr_used=lambda lr: 1.0),
    "lr_twice": lambda **case: _path(**case, lr_used=lambda lr: lr * lr),
    "divided_by_lr": lambda **case: _path(**case, lr_used=lambda lr: 1 / lr),
    "no_factor_2": lambda **case: _path(**case, lr_used=lambda lr: lr / 2),
    "mean_gradient": lambda **case: _path(**case, lr_used=lambda lr: lr / len(case["y"])),
    "start_ignored": lambda **case: _path(**case | {"start": np.zeros_like(case["start"])}),
    "stale": _stale,
    "in_turn": _in_turn,
    "columns": lambda **case: _path(**case).T,
    "losses": lambda **case: np.array([np.sum((case["y"] - case["X"] @ w) ** 2) for w in _path(**case)]),
}

THRESHOLD = {
    "no_hessian_2": lambda X: 2 * _threshold(X),
    "one_over_max": lambda X: _threshold(X) / 2,
    "smallest": lambda X: 2 / _eigenvalues(X)[0],
    "smallest_half": lambda X: 1 / _eigenvalues(X)[0],
    "best_rate": lambda X: 2 / (_eigenvalues(X)[0] + _eigenvalues(X)[-1]),
    "mean_loss": lambda X: len(X) * _threshold(X),
    "all_eigenvalues": lambda X: 2 / _eigenvalues(X),
    "all_eigenvalues_reversed": lambda X: 2 / _eigenvalues(X)[::-1],
    "eigenvalue": lambda X: _eigenvalues(X)[-1],
    "eigenvalue_no_2": lambda X: _eigenvalues(X)[-1] / 2,
    "singular_value": lambda X: 2 / np.linalg.norm(X, 2),
    "singular_value_half": lambda X: 1 / np.linalg.norm(X, 2),
    "trace": lambda X: 2 / _eigenvalues(X).sum(),
    "condition": lambda X: _eigenvalues(X)[-1] / _eigenvalues(X)[0],
}

MINIBATCH = {
    "no_scale": lambda X, y, w, rows: _gradient(X[rows], y[rows], w),
    "whole_scale": lambda X, y, w, rows: len(y) // len(rows) * _gradient(X[rows], y[rows], w),
    "inverse_scale": lambda X, y, w, rows: len(rows) / len(y) * _gradient(X[rows], y[rows], w),
    "mean_scale": lambda X, y, w, rows: _gradient(X[rows], y[rows], w) / len(rows),
    "n_only": lambda X, y, w, rows: len(y) * _gradient(X[rows], y[rows], w),
    "all_rows": lambda X, y, w, rows: _gradient(X, y, w),
    "all_rows_scaled": lambda X, y, w, rows: len(y) / len(rows) * _gradient(X, y, w),
    "no_factor_2": lambda X, y, w, rows: _minibatch(X, y, w, rows) / 2,
    "sign": lambda X, y, w, rows: -_minibatch(X, y, w, rows),
    "first_rows": lambda X, y, w, rows: _minibatch(X, y, w, np.arange(len(rows))),
}
