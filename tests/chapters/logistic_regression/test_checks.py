"""Chapter 6's checks name the mistake in answers as students write them, and pass other right answers."""

import math

import numpy as np

from lecture_lib import solvers
from lecture_lib.chapters.logistic_regression import checks as study
from lecture_lib.study import check
from tests.chapters.exercises import Exercises


def s(z):
    return 1 / (1 + np.exp(-z))


SIGMOID = {
    "overflow": lambda z: np.exp(z) / (np.exp(z) + 1),
    "mirrored": lambda z: s(-z),
    "exponential": lambda z: np.exp(-z),
    "odds": lambda z: np.exp(z),
    "no_reciprocal": lambda z: 1 + np.exp(-z),
    "minus": lambda z: 1 / (1.5 - np.exp(-z) - 0.5),
    "slope": lambda z: s(z) * (1 - s(z)),
    "logarithm": lambda z: -np.logaddexp(0, -z),
    "tanh": lambda z: 2 * s(2 * z) - 1,
    "half": lambda z: s(z / 2),
    "double": lambda z: s(2 * z),
    "base_2": lambda z: 1 / (1 + np.power(2.0, -z)),
    "base_10": lambda z: 1 / (1 + np.power(10.0, -z)),
    "step": lambda z: np.where(z >= 0, 1, 0),
    "softmax": lambda z: solvers.softmax(z),
}

LOSS = {
    "sum": lambda y, p: -sum(y * np.log(p) + (1 - y) * np.log(1 - p)),
    "sign": lambda y, p: np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)),
    "sum_sign": lambda y, p: np.sum(y * np.log(p) + (1 - y) * np.log(1 - p)),
    "only_ones": lambda y, p: np.mean(-y * np.log(p)),
    "only_zeros": lambda y, p: np.mean((y - 1) * np.log(1 - p)),
    "minus_between": lambda y, p: np.mean(-y * np.log(p) + (1 - y) * np.log(1 - p)),
    "swapped": lambda y, p: -np.mean((1 - y) * np.log(p) + y * np.log(1 - p)),
    "always_p": lambda y, p: np.mean(-np.log(p)),
    "base_2": lambda y, p: -np.mean(y * np.log2(p) + (1 - y) * np.log2(1 - p)),
    "base_10": lambda y, p: -np.mean(y * np.log10(p) + (1 - y) * np.log10(1 - p)),
    "squared": lambda y, p: np.mean((p - y) ** 2),
    "absolute": lambda y, p: np.mean(abs(p - y)),
    "likelihood": lambda y, p: np.prod(p**y * (1 - p) ** (1 - y)),
    "no_log": lambda y, p: np.mean(p**y * (1 - p) ** (1 - y)),
    "log_outside": lambda y, p: -np.log(np.mean(p**y * (1 - p) ** (1 - y))),
    "each": lambda y, p: -(y * np.log(p) + (1 - y) * np.log(1 - p)),
    "wrong_share": lambda y, p: np.mean((p >= 0.5).astype(int) != y),
}


def grad(X, y, w):
    return (s(X @ w) - y) @ X / len(y)


GRADIENT = {
    "sum": lambda X, y, w: X.T @ (s(X @ w) - y),
    "sign": lambda X, y, w: X.T @ (y - s(X @ w)) / len(y),
    "sum_sign": lambda X, y, w: X.T @ (y - s(X @ w)),
    "factor_2": lambda X, y, w: 2 / len(y) * X.T @ (s(X @ w) - y),
    "no_sigmoid": lambda X, y, w: X.T @ (X @ w - y) / len(X),
    "mirrored": lambda X, y, w: X.T @ (1 / (1 + np.exp(X @ w)) - y) / len(y),
    "with_slope": lambda X, y, w: X.T @ ((s(X @ w) - y) * s(X @ w) * (1 - s(X @ w))) / len(y),
    "with_slope_2": lambda X, y, w: 2 * X.T @ ((s(X @ w) - y) * s(X @ w) * (1 - s(X @ w))) / len(y),
    "rounded": lambda X, y, w: X.T @ ((s(X @ w) >= 0.5) - y) / len(y),
    "no_y": lambda X, y, w: X.T @ s(X @ w) / len(y),
    "plus_y": lambda X, y, w: X.T @ (s(X @ w) + y) / len(y),
    "only_residual": lambda X, y, w: s(X @ w) - y,
    "loss": lambda X, y, w: solvers.log_loss(y, X @ w),
    "over_p": lambda X, y, w: X.T @ (s(X @ w) - y) / X.shape[1],
    "summed": lambda X, y, w: sum(grad(X, y, w)),
    "column": lambda X, y, w: X.T @ (s(X @ w) - y).reshape(-1, 1) / len(y),
    "stepped": lambda X, y, w: w - grad(X, y, w),
}


def ridge_part(w):
    return np.r_[0, 2 * w[1:]]


UPDATE = {
    "uphill": lambda X, y, w, lr, a: w + lr * (grad(X, y, w) + a * ridge_part(w)),
    "no_penalty": lambda X, y, w, lr, a: w - lr * grad(X, y, w),
    "intercept_penalised": lambda X, y, w, lr, a: w - lr * (grad(X, y, w) + 2 * a * w),
    "penalty_no_2": lambda X, y, w, lr, a: w - lr * (grad(X, y, w) + a * ridge_part(w) / 2),
    "penalty_no_2_intercept": lambda X, y, w, lr, a: w - lr * (grad(X, y, w) + a * w),
    "penalty_over_n": lambda X, y, w, lr, a: w - lr / len(y) * (X.T @ (s(X @ w) - y) + a * ridge_part(w)),
    "penalty_sign": lambda X, y, w, lr, a: w - lr * (grad(X, y, w) - a * ridge_part(w)),
    "lasso": lambda X, y, w, lr, a: w - lr * (grad(X, y, w) + a * np.sign(ridge_part(w))),
    "penalty_as_loss": lambda X, y, w, lr, a: w - lr * (grad(X, y, w) + a * np.sum(w[1:] ** 2)),
    "penalty_without_lr": lambda X, y, w, lr, a: w - lr * grad(X, y, w) - a * ridge_part(w),
    "sum": lambda X, y, w, lr, a: w - lr * (len(y) * grad(X, y, w) + a * ridge_part(w)),
    "no_sigmoid": lambda X, y, w, lr, a: w - lr * (X.T @ (X @ w - y) / len(y) + a * ridge_part(w)),
    "no_lr": lambda X, y, w, lr, a: w - (grad(X, y, w) + a * ridge_part(w)),
    "only_step": lambda X, y, w, lr, a: -lr * (grad(X, y, w) + a * ridge_part(w)),
    "only_gradient": lambda X, y, w, lr, a: grad(X, y, w) + a * ridge_part(w),
    "nothing": lambda X, y, w, lr, a: w,
    "twice": lambda X, y, w, lr, a: step(X, y, step(X, y, w, lr, a), lr, a),
}


def step(X, y, w, lr, a):
    return w - lr * (grad(X, y, w) + a * ridge_part(w))


PREDICT = {
    "probabilities": lambda X, w, t: s(X @ w),
    "logits": lambda X, w, t: X @ w,
    "inverted": lambda X, w, t: (s(X @ w) < t).astype(int),
    "strict": lambda X, w, t: (s(X @ w) > t).astype(int),
    "logit_against_t": lambda X, w, t: (X @ w >= t).astype(int),
    "always_half": lambda X, w, t: np.where(s(X @ w) >= 0.5, 1, 0),
    "mirrored": lambda X, w, t: np.where(s(-X @ w) >= t, 1, 0),
    "other_side": lambda X, w, t: np.where(s(X @ w) >= 1 - t, 1, 0),
    "plus_minus": lambda X, w, t: np.where(s(X @ w) >= t, 1, -1),
    "cut_off": lambda X, w, t: s(X @ w) * (s(X @ w) >= t),
    "distance": lambda X, w, t: s(X @ w) - t,
    "count": lambda X, w, t: np.sum(s(X @ w) >= t),
    "rows": lambda X, w, t: np.where(s(X @ w) >= t)[0],
    "column": lambda X, w, t: (s(X @ w) >= t).astype(int).reshape(-1, 1),
}


def sigmoid_by_cases(z):
    return [1 / (1 + math.exp(-v)) if v >= 0 else math.exp(v) / (1 + math.exp(v)) for v in z]


def gradient_by_rows(X, y, w):
    total = np.zeros(len(w))
    for row, label in zip(X, y, strict=True):
        total += (s(row @ w) - label) * row
    return total / len(y)


def update_by_differences(X, y, w, lr, alpha, h=1e-6):
    def cost(w):
        return solvers.log_loss(y, X @ w) + alpha * np.sum(w[1:] ** 2)

    return w - lr * np.array([(cost(w + h * u) - cost(w - h * u)) / (2 * h) for u in np.eye(len(w))])


class TestExercises(Exercises):
    CHECKS = {
        "sigmoid": (study.check_sigmoid, study.SIGMOID, SIGMOID),
        "loss": (study.check_log_loss, study.LOG_LOSS, LOSS),
        "gradient": (study.check_gradient, study.GRADIENT, GRADIENT),
        "update": (study.check_update, study.UPDATE, UPDATE),
        "predict": (study.check_predict, study.PREDICT, PREDICT),
    }
    RIGHT = [
        (study.check_sigmoid, s),
        (study.check_sigmoid, sigmoid_by_cases),
        (study.check_sigmoid, lambda z: (1 + np.tanh(z / 2)) / 2),
        (study.check_sigmoid, solvers.sigmoid),
        (study.check_log_loss, lambda y, p: -np.mean(np.log(np.where(y == 1, p, 1 - p)))),
        (study.check_log_loss, lambda y, p: solvers.log_loss(y, np.log(p / (1 - p)))),
        (study.check_log_loss, lambda y, p: np.mean(-y * np.log(p) - (1 - y) * np.log(1 - p))),
        (study.check_gradient, grad),
        (study.check_gradient, gradient_by_rows),
        (study.check_gradient, solvers.logistic_gradient),
        (study.check_update, step),
        (study.check_update, update_by_differences),
        (study.check_predict, lambda X, w, t: (s(X @ w) >= t).astype(int)),
        (study.check_predict, lambda X, w, t: [1 if s(row @ w) >= t else 0 for row in X]),
        (study.check_predict, lambda X, w, t: X @ w >= np.log(t / (1 - t))),
    ]


def test_a_sigmoid_that_is_not_a_number_in_another_place_is_told_as_such():
    verdict = study.check_sigmoid(lambda z: np.where(z < -100, np.nan, s(z)))
    assert verdict.sentence == check.say("not_finite")


def test_an_update_that_sets_the_intercept_of_w_itself_to_0_is_told_although_its_value_is_wrong():
    def answer(X, y, w, lr, alpha):
        v = w
        v[0] = 0
        return w - lr * (grad(X, y, w) + 2 * alpha * v)

    verdict = study.check_update(answer)
    assert verdict.kind == "value" and verdict.sentence.startswith(check.say("changed", names="w"))
    assert "-=" not in verdict.sentence


def test_a_row_lies_on_the_threshold_so_that_a_strict_comparison_shows():
    case = study._decision(0.5, 1)
    assert (s(case["X"] @ case["w"]) == 0.5).any()
