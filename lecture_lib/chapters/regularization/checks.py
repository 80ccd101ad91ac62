"""Chapter 5's exercises: ridge's closed form, the soft threshold, a coordinate update, the one-standard-error rule."""

import numpy as np

from lecture_lib.study.check import check
from lecture_lib.words import words_of

say = words_of(__file__)


def check_ridge(answer):
    """Verdict on a function of (X, y, alpha), X with its column of ones, that should return the ridge w, shape (p,)."""
    return check(answer, [_design(6, 3, 2.0), _design(9, 4, 0.5), _design(4, 2, 7.0)], _ridge, RIDGE, say.part("ridge"))


def check_soft_threshold(answer):
    """Verdict on a function of (z, t) that should return sign(z)·max(|z| − t, 0), shape of z."""
    cases = [
        {"z": np.array([3.1416, -2.7183, 0.5772, -0.25, 1.4142]), "t": 1.0},
        {"z": np.array([-4.0, 0.1, 2.5]), "t": 0.75},
    ]
    return check(answer, cases, _soft, SOFT, say.part("soft"))


def check_coordinate(answer):
    """Verdict on a function of (X, y, w, j, alpha) that should return the lasso's new w_j, one number."""
    cases = [_coordinate_case(7, 3, 1, 3.0, 1), _coordinate_case(9, 4, 2, 2.0, -1), _coordinate_case(6, 2, 0, 1.0, 1)]
    return check(answer, cases, _coordinate, COORDINATE, say.part("coordinate"))


def check_one_standard_error(answer):
    """Verdict on a function of (alphas, fold_errors) that should return the one-standard-error α, one number."""
    cases = [_folds(1527, 1), _folds(3388, -1), _folds(238, 1)]
    return check(answer, cases, _one_error, ONE_ERROR, say.part("one_error"))


# ---- ridge ----------------------------------------------------------------------------------------------------------


def _design(n, p, alpha):
    rng = np.random.default_rng(100 * n + p)
    X = np.column_stack([np.ones(n), rng.normal(size=(n, p - 1)) + 0.5])
    return {"X": X, "y": 3 + rng.normal(size=n), "alpha": alpha}


def _ridge(X, y, alpha, penalise=None):
    """Solve (XᵀX + α·diag(penalise))w = Xᵀy; the first column, of ones, is not penalised unless said."""
    weights = np.r_[0.0, np.ones(X.shape[1] - 1)] if penalise is None else penalise(X.shape[1])
    return np.linalg.solve(X.T @ X + alpha * np.diag(weights), X.T @ y)


def _scaled(factor):
    """Ridge with another α."""
    return lambda X, y, alpha: _ridge(X, y, factor(alpha, len(y)))


RIDGE = {
    "intercept_penalised": lambda X, y, alpha: _ridge(X, y, alpha, np.ones),
    "only_intercept": lambda X, y, alpha: _ridge(X, y, alpha, lambda p: np.eye(p)[0]),
    "last_free": lambda X, y, alpha: _ridge(X, y, alpha, lambda p: np.r_[np.ones(p - 1), 0.0]),
    "no_alpha": lambda X, y, alpha: _ridge(X, y, 0.0),
    "alpha_halved": _scaled(lambda alpha, n: alpha / 2),
    "alpha_doubled": _scaled(lambda alpha, n: 2 * alpha),
    "alpha_times_n": _scaled(lambda alpha, n: n * alpha),
    "alpha_over_n": _scaled(lambda alpha, n: alpha / n),
    "alpha_squared": _scaled(lambda alpha, n: alpha**2),
    "alpha_negative": _scaled(lambda alpha, n: -alpha),
    "alpha_everywhere": lambda X, y, alpha: np.linalg.solve(X.T @ X + alpha, X.T @ y),
    "no_intercept": lambda X, y, alpha: _ridge(X, y, alpha)[1:],
    "sign": lambda X, y, alpha: -_ridge(X, y, alpha),
    "moment": lambda X, y, alpha: X.T @ y,
    "predictions": lambda X, y, alpha: X @ _ridge(X, y, alpha),
    "column": lambda X, y, alpha: _ridge(X, y, alpha)[:, None],
}


# ---- soft threshold -------------------------------------------------------------------------------------------------


def _soft(z, t):
    return np.sign(z) * np.maximum(np.abs(z) - t, 0)


SOFT = {
    "sign_lost": lambda z, t: np.maximum(np.abs(z) - t, 0),
    "no_cut": lambda z, t: np.sign(z) * (np.abs(z) - t),
    "positive_only": lambda z, t: np.maximum(z - t, 0),
    "hard": lambda z, t: np.where(np.abs(z) > t, z, 0),
    "only_minus": lambda z, t: z - t,
    "clipped": lambda z, t: np.clip(z, -t, t),
    "shrunk": lambda z, t: z / (1 + t),
    "away": lambda z, t: np.sign(z) * (np.abs(z) + t),
    "half": lambda z, t: _soft(z, t / 2),
    "double": lambda z, t: _soft(z, 2 * t),
    "inside_out": lambda z, t: np.sign(z) * np.maximum(t - np.abs(z), 0),
    "absolute": lambda z, t: np.abs(z),
    "sign_only": lambda z, t: np.where(np.abs(z) > t, np.sign(z), 0),
    "mask": lambda z, t: np.abs(z) > t,
}


# ---- coordinate update ----------------------------------------------------------------------------------------------


def _coordinate_case(n, p, j, alpha, sign):
    """Data whose z_j is well above the threshold and of the given sign, and a w_j that is further out still."""
    rng = np.random.default_rng(10 * n + p)
    X, w = rng.normal(size=(n, p)), rng.normal(size=p)
    w[j] = 3.5 * sign
    y = X @ np.where(np.arange(p) == j, 2.5 * sign, w - 0.4) + 0.3 * rng.normal(size=n)
    return {"X": X, "y": y, "w": w, "j": j, "alpha": alpha}


def _alone(X, y, w, j):
    """x_jᵀ(residual without feature j)."""
    return X[:, j] @ (y - X @ w) + X[:, j] @ X[:, j] * w[j]


def _coordinate(X, y, w, j, alpha):
    return float(_soft(_alone(X, y, w, j), alpha / 2) / (X[:, j] @ X[:, j]))


def _with_threshold(t):
    """The update with another threshold, `t` of (alpha, n)."""
    return lambda X, y, w, j, alpha: _soft(_alone(X, y, w, j), t(alpha, len(y))) / (X[:, j] @ X[:, j])


def _whole_w(X, y, w, j, alpha):
    new = w.copy()
    new[j] = _coordinate(X, y, w, j, alpha)
    return new


COORDINATE = {
    "alpha_not_halved": _with_threshold(lambda alpha, n: alpha),
    "alpha_times_n": _with_threshold(lambda alpha, n: n * alpha),
    "alpha_quartered": _with_threshold(lambda alpha, n: alpha / 4),
    "no_threshold": _with_threshold(lambda alpha, n: 0.0),
    "own_part_kept": lambda X, y, w, j, alpha: _soft(X[:, j] @ (y - X @ w), alpha / 2) / (X[:, j] @ X[:, j]),
    "others_ignored": lambda X, y, w, j, alpha: _soft(X[:, j] @ y, alpha / 2) / (X[:, j] @ X[:, j]),
    "residual_sign": lambda X, y, w, j, alpha: -_coordinate(X, y, w, j, alpha),
    "not_divided": lambda X, y, w, j, alpha: _soft(_alone(X, y, w, j), alpha / 2),
    "divided_by_n": lambda X, y, w, j, alpha: _soft(_alone(X, y, w, j), alpha / 2) / len(y),
    "divided_by_length": lambda X, y, w, j, alpha: _soft(_alone(X, y, w, j), alpha / 2) / np.linalg.norm(X[:, j]),
    "divided_first": lambda X, y, w, j, alpha: _soft(_alone(X, y, w, j) / (X[:, j] @ X[:, j]), alpha / 2),
    "sign_lost": lambda X, y, w, j, alpha: max(abs(_alone(X, y, w, j)) - alpha / 2, 0) / (X[:, j] @ X[:, j]),
    "only_minus": lambda X, y, w, j, alpha: (_alone(X, y, w, j) - alpha / 2) / (X[:, j] @ X[:, j]),
    "ridge": lambda X, y, w, j, alpha: _alone(X, y, w, j) / (X[:, j] @ X[:, j] + alpha),
    "change": lambda X, y, w, j, alpha: _coordinate(X, y, w, j, alpha) - w[j],
    "whole_w": _whole_w,
}


# ---- one standard error ---------------------------------------------------------------------------------------------


def _folds(seed, order):
    """Errors (five folds, alphas) with a flat minimum and folds that differ; alphas rise or fall."""
    rng = np.random.default_rng(seed)
    alphas = np.geomspace(0.1, 100, 12 + seed % 10)[::order]
    curve = 3 + 0.5 * np.log10(alphas / (1 + 0.3 * (seed % 10))) ** 2
    noise = rng.normal(size=(5, 1)) * 0.5 + rng.normal(size=(5, len(alphas))) * 0.25
    return {"alphas": alphas, "fold_errors": curve + noise}


def _within(alphas, fold_errors, times=1.0, ddof=1, root=True, own=False):
    """Which alphas have an error at most one standard error above the least; and variants that are wrong."""
    mean, k = fold_errors.mean(axis=0), len(fold_errors)
    error = fold_errors.std(axis=0, ddof=ddof) / (np.sqrt(k) if root else 1)
    return mean <= mean.min() + times * (error if own else error[mean.argmin()])


def _one_error(alphas, fold_errors, **variant):
    return alphas[_within(alphas, fold_errors, **variant)].max()


def _least(alphas, fold_errors):
    return int(fold_errors.mean(axis=0).argmin())


ONE_ERROR = {
    "least": lambda alphas, fold_errors: alphas[_least(alphas, fold_errors)],
    "smallest": lambda alphas, fold_errors: alphas[_within(alphas, fold_errors)].min(),
    "first": lambda alphas, fold_errors: alphas[_within(alphas, fold_errors).argmax()],
    "last": lambda alphas, fold_errors: alphas[np.flatnonzero(_within(alphas, fold_errors))[-1]],
    "deviation": lambda alphas, fold_errors: _one_error(alphas, fold_errors, root=False),
    "ddof_0": lambda alphas, fold_errors: _one_error(alphas, fold_errors, ddof=0),
    "two": lambda alphas, fold_errors: _one_error(alphas, fold_errors, times=2.0),
    "own": lambda alphas, fold_errors: _one_error(alphas, fold_errors, own=True),
    "index": lambda alphas, fold_errors: int(np.flatnonzero(alphas == _one_error(alphas, fold_errors))[0]),
    "least_index": _least,
    "greatest": lambda alphas, fold_errors: alphas[fold_errors.mean(axis=0).argmax()],
    "largest": lambda alphas, fold_errors: alphas.max(),
    "one_fold": lambda alphas, fold_errors: alphas[np.unravel_index(fold_errors.argmin(), fold_errors.shape)[1]],
    "error": lambda alphas, fold_errors: fold_errors.mean(axis=0)[alphas == _one_error(alphas, fold_errors)][0],
    "limit": lambda alphas, fold_errors: _limit(fold_errors),
    "all_of_them": lambda alphas, fold_errors: alphas[_within(alphas, fold_errors)],
}


def _limit(fold_errors):
    mean, error = fold_errors.mean(axis=0), fold_errors.std(axis=0, ddof=1) / np.sqrt(len(fold_errors))
    return mean.min() + error[mean.argmin()]
