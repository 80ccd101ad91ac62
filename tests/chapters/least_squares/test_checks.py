"""Chapter 2's checks name the mistake in answers as students write them, and pass other right answers."""

import numpy as np

from lecture_lib.chapters.least_squares import checks as study
from tests.chapters.exercises import Exercises


def design(x):
    return np.column_stack([np.ones(len(x)), x])


def fitted(x, y):
    return np.linalg.pinv(design(x)) @ y


def hat(X):
    return X @ np.linalg.pinv(X)


RSS = {
    "mean": lambda X, y, w: np.mean((y - X @ w) ** 2),
    "root": lambda X, y, w: np.linalg.norm(y - X @ w),
    "root_mean": lambda X, y, w: np.sqrt(np.mean((y - X @ w) ** 2)),
    "half": lambda X, y, w: 0.5 * np.sum((y - X @ w) ** 2),
    "half_mean": lambda X, y, w: np.sum((y - X @ w) ** 2) / (2 * len(y)),
    "residual": lambda X, y, w: y - X @ w,
    "squares": lambda X, y, w: (y - X @ w) ** 2,
    "not_squared": lambda X, y, w: sum(y - X @ w),
    "sum_squared": lambda X, y, w: sum(y - X @ w) ** 2,
    "absolute": lambda X, y, w: abs(y - X @ w).sum(),
    "plus": lambda X, y, w: np.sum((y + X @ w) ** 2),
    "predictions": lambda X, y, w: np.linalg.norm(X @ w) ** 2,
    "about_mean": lambda X, y, w: np.var(y) * len(y),
    "least": lambda X, y, w: np.sum((y - hat(X) @ y) ** 2),
    "no_transpose": lambda X, y, w: np.sum((y - X.T @ w) ** 2),
    "broadcast": lambda X, y, w: np.sum((y.reshape(-1, 1) - X @ w) ** 2),
    "penalised": lambda X, y, w: np.sum((y - X @ w) ** 2) + np.sum(w**2),
}

FIT = {
    "no_ones": lambda x, y: np.linalg.lstsq(x.reshape(-1, 1), y, rcond=None)[0],
    "no_ones_number": lambda x, y: np.sum(x * y) / np.sum(x**2),
    "swapped": lambda x, y: np.polyfit(x, y, 1),
    "slope_only": lambda x, y: np.polyfit(x, y, 1)[0],
    "intercept_only": lambda x, y: np.polyfit(x, y, 1)[1],
    "column": lambda x, y: np.linalg.solve(design(x).T @ design(x), design(x).T @ y.reshape(-1, 1)),
    "right_side": lambda x, y: design(x).T @ y,
    "no_transpose": lambda x, y: np.linalg.solve(design(x) @ design(x), design(x) @ y),
    "sign": lambda x, y: np.linalg.solve(design(x).T @ design(x), -design(x).T @ y),
    "gradient_2": lambda x, y: np.linalg.solve(2 * design(x).T @ design(x), design(x).T @ y),
    "twice": lambda x, y: np.linalg.solve(design(x).T @ design(x), 2 * design(x).T @ y),
    "roles": lambda x, y: fitted(y, x),
    "penalised": lambda x, y: np.linalg.inv(design(x).T @ design(x) + np.identity(2)) @ design(x).T @ y,
    "predictions": lambda x, y: hat(design(x)) @ y,
    "residuals": lambda x, y: y - hat(design(x)) @ y,
    "centred": lambda x, y: fitted(x - x.mean(), y),
    "zeros": lambda x, y: np.linalg.lstsq(np.column_stack([np.zeros(len(x)), x]), y, rcond=None)[0],
    "no_division": lambda x, y: (design(x).T @ design(x)) @ (design(x).T @ y),
    "loss": lambda x, y: np.sum((y - hat(design(x)) @ y) ** 2),
}

PREDICT = {
    "no_intercept": lambda w, x_new: w[1] * x_new,
    "swapped": lambda w, x_new: w[0] * x_new + w[1],
    "both_times": lambda w, x_new: w[0] * x_new + w[1] * x_new,
    "minus": lambda w, x_new: w[0] - w[1] * x_new,
    "minus_intercept": lambda w, x_new: -w[0] + w[1] * x_new,
    "bracket": lambda w, x_new: (w[0] + x_new) * w[1],
    "sum": lambda w, x_new: np.sum(design(x_new) @ w),
    "mean": lambda w, x_new: np.mean(design(x_new) @ w),
    "first": lambda w, x_new: (design(x_new) @ w)[0],
    "column": lambda w, x_new: design(x_new) @ w.reshape(-1, 1),
    "elementwise": lambda w, x_new: w * x_new,
    "inner": lambda w, x_new: w @ x_new,
}

ORIGIN = {
    "with_intercept": lambda x, y: np.polyfit(x, y, 1)[0],
    "both": lambda x, y: fitted(x, y),
    "array": lambda x, y: np.linalg.lstsq(x.reshape(-1, 1), y, rcond=None)[0],
    "ratio_of_sums": lambda x, y: np.mean(y) / np.mean(x),
    "mean_ratio": lambda x, y: np.mean(y / x),
    "ratios": lambda x, y: y / x,
    "inverted": lambda x, y: np.sum(x**2) / np.sum(x * y),
    "over_y": lambda x, y: np.sum(x * y) / np.sum(y**2),
    "no_division": lambda x, y: np.dot(x, y),
    "mean_only": lambda x, y: np.sum(x * y) / len(x),
    "root": lambda x, y: np.dot(x, y) / np.linalg.norm(x),
    "sum_squared": lambda x, y: np.sum(x * y) / np.sum(x) ** 2,
    "correlation": lambda x, y: np.dot(x, y) / (np.linalg.norm(x) * np.linalg.norm(y)),
    "sign": lambda x, y: -np.dot(x, y) / np.dot(x, x),
    "target_centred": lambda x, y: np.sum(x * (y - np.mean(y))) / np.sum(x**2),
}

LEVERAGE = {
    "matrix": lambda X: hat(X),
    "trace": lambda X: np.trace(hat(X)),
    "largest": lambda X: max(np.diag(hat(X))),
    "complement": lambda X: np.diag(np.eye(len(X)) - hat(X)),
    "root": lambda X: np.diag(hat(X)) ** 0.5,
    "squared": lambda X: np.diag(hat(X)) ** 2,
    "no_inverse": lambda X: np.sum(X**2, axis=1),
    "row_sums": lambda X: hat(X).sum(axis=1),
    "inverse_diagonal": lambda X: np.diag(np.linalg.inv(X.T @ X)),
    "column": lambda X: np.diag(hat(X)).reshape(-1, 1),
    "no_ones": lambda X: np.diag(hat(X[:, 1:])),
    "times_n": lambda X: len(X) * np.diag(hat(X)),
    "distance_only": lambda X: np.diag(hat(X[:, 1:] - X[:, 1:].mean(axis=0))),
}


def by_hand(x, y):
    slope = np.sum((x - x.mean()) * (y - y.mean())) / np.sum((x - x.mean()) ** 2)
    return y.mean() - slope * x.mean(), slope


def by_moving(X):
    """How far each prediction follows when its own target is raised by 1."""
    eye = np.eye(len(X))
    return [X[i] @ np.linalg.lstsq(X, eye[i], rcond=None)[0] for i in range(len(X))]


def by_descent(x, y):
    """Three thousand steps down, at the rate that the largest eigenvalue allows."""
    X = design(x)
    lr, w = 1 / np.linalg.norm(X.T @ X, 2), np.zeros(2)
    for _ in range(3000):
        w = w - lr * X.T @ (X @ w - y)
    return w


class TestExercises(Exercises):
    CHECKS = {
        "rss": (study.check_rss, study.RSS, RSS),
        "fit": (study.check_fit, study.FIT, FIT),
        "predict": (study.check_predict, study.PREDICT, PREDICT),
        "origin": (study.check_through_origin, study.THROUGH_ORIGIN, ORIGIN),
        "leverage": (study.check_leverage, study.LEVERAGE, LEVERAGE),
    }
    RIGHT = [
        (study.check_rss, lambda X, y, w: (y - X @ w) @ (y - X @ w)),
        (study.check_rss, lambda X, y, w: y @ y - 2 * w @ X.T @ y + w @ X.T @ X @ w),
        (study.check_rss, lambda X, y, w: sum((yi - row @ w) ** 2 for row, yi in zip(X, y, strict=True))),
        (study.check_fit, lambda x, y: np.linalg.inv(design(x).T @ design(x)) @ design(x).T @ y),
        (study.check_fit, lambda x, y: np.linalg.lstsq(design(x), y, rcond=None)[0]),
        (study.check_fit, by_hand),
        (study.check_fit, by_descent),
        (study.check_predict, lambda w, x_new: design(x_new) @ w),
        (study.check_predict, lambda w, x_new: [w[0] + w[1] * x for x in x_new]),
        (study.check_through_origin, lambda x, y: np.dot(x, y) / np.dot(x, x)),
        (study.check_through_origin, lambda x, y: np.linalg.lstsq(x[:, None], y, rcond=None)[0][0]),
        (study.check_leverage, lambda X: np.diag(X @ np.linalg.inv(X.T @ X) @ X.T)),
        (study.check_leverage, lambda X: np.sum(np.linalg.qr(X)[0] ** 2, axis=1)),
        (study.check_leverage, by_moving),
    ]
