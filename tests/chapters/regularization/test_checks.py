"""Chapter 5's checks name the mistake in answers as students write them, and pass other right answers."""

import numpy as np

from lecture_lib.chapters.regularization import checks as study
from lecture_lib.study import check
from tests.chapters.exercises import Exercises


def ridge(X, y, alpha, diagonal=None):
    D = np.eye(X.shape[1])
    D[0, 0] = 0
    return np.linalg.inv(X.T @ X + alpha * (D if diagonal is None else np.diag(diagonal))) @ X.T @ y


RIDGE = {
    "intercept_penalised": lambda X, y, a: np.linalg.inv(X.T @ X + a * np.eye(X.shape[1])) @ X.T @ y,
    "only_intercept": lambda X, y, a: ridge(X, y, a, np.arange(X.shape[1]) < 1),
    "last_free": lambda X, y, a: ridge(X, y, a, np.arange(X.shape[1]) < X.shape[1] - 1),
    "no_alpha": lambda X, y, a: np.linalg.lstsq(X, y, rcond=None)[0],
    "alpha_halved": lambda X, y, a: ridge(X, y, a / 2),
    "alpha_doubled": lambda X, y, a: ridge(X, y, 2 * a),
    "alpha_times_n": lambda X, y, a: ridge(X, y, len(X) * a),
    "alpha_over_n": lambda X, y, a: ridge(X, y, a / len(X)),
    "alpha_squared": lambda X, y, a: ridge(X, y, a * a),
    "alpha_negative": lambda X, y, a: ridge(X, y, -a),
    "alpha_everywhere": lambda X, y, a: np.linalg.solve(X.T @ X + a, X.T @ y),
    "no_intercept": lambda X, y, a: ridge(X, y, a)[1:],
    "sign": lambda X, y, a: -ridge(X, y, a),
    "moment": lambda X, y, a: y @ X,
    "predictions": lambda X, y, a: X @ ridge(X, y, a),
    "column": lambda X, y, a: ridge(X, y.reshape(-1, 1), a),
}


def soft(z, t):
    return np.where(z > t, z - t, np.where(z < -t, z + t, 0.0))


SOFT = {
    "sign_lost": lambda z, t: abs(soft(z, t)),
    "no_cut": lambda z, t: z - t * np.sign(z),
    "positive_only": lambda z, t: np.where(z > t, z - t, 0),
    "hard": lambda z, t: z * (abs(z) > t),
    "only_minus": lambda z, t: z - t,
    "clipped": lambda z, t: z - soft(z, t),
    "shrunk": lambda z, t: z / (1 + t),
    "away": lambda z, t: z + t * np.sign(z),
    "half": lambda z, t: soft(z, 0.5 * t),
    "double": lambda z, t: soft(z, t + t),
    "inside_out": lambda z, t: np.sign(z) * np.maximum(t - abs(z), 0),
    "absolute": lambda z, t: abs(z),
    "sign_only": lambda z, t: np.sign(soft(z, t)),
    "mask": lambda z, t: abs(z) > t,
}


def one(X, y, w, j, threshold):
    """The update with a given threshold: least squares on feature j alone, then soft."""
    x, others = X[:, j], np.delete(np.arange(X.shape[1]), j)
    return soft(x @ (y - X[:, others] @ w[others]), threshold) / (x @ x)


COORDINATE = {
    "alpha_not_halved": lambda X, y, w, j, a: one(X, y, w, j, a),
    "alpha_times_n": lambda X, y, w, j, a: one(X, y, w, j, a * len(y)),
    "alpha_quartered": lambda X, y, w, j, a: one(X, y, w, j, a / 4),
    "no_threshold": lambda X, y, w, j, a: one(X, y, w, j, 0),
    "own_part_kept": lambda X, y, w, j, a: soft(X[:, j] @ (y - X @ w), a / 2) / (X[:, j] @ X[:, j]),
    "others_ignored": lambda X, y, w, j, a: one(X, y, np.zeros_like(w), j, a / 2),
    "residual_sign": lambda X, y, w, j, a: -one(X, y, w, j, a / 2),
    "not_divided": lambda X, y, w, j, a: one(X, y, w, j, a / 2) * (X[:, j] @ X[:, j]),
    "divided_by_n": lambda X, y, w, j, a: one(X, y, w, j, a / 2) * (X[:, j] @ X[:, j]) / len(y),
    "divided_by_length": lambda X, y, w, j, a: one(X, y, w, j, a / 2) * np.sqrt(X[:, j] @ X[:, j]),
    "divided_first": lambda X, y, w, j, a: soft(one(X, y, w, j, 0), a / 2),
    "sign_lost": lambda X, y, w, j, a: abs(one(X, y, w, j, a / 2)),
    "only_minus": lambda X, y, w, j, a: one(X, y, w, j, 0) - a / 2 / (X[:, j] @ X[:, j]),
    "ridge": lambda X, y, w, j, a: one(X, y, w, j, 0) * (X[:, j] @ X[:, j]) / (X[:, j] @ X[:, j] + a),
    "change": lambda X, y, w, j, a: one(X, y, w, j, a / 2) - w[j],
    "whole_w": lambda X, y, w, j, a: np.where(np.arange(len(w)) == j, one(X, y, w, j, a / 2), w),
}


def within(errors, spread=lambda e: np.std(e, axis=0, ddof=1) / len(e) ** 0.5, times=1):
    """Indices of the alphas whose mean error is at most the least one plus `times` its spread."""
    mean = errors.mean(0)
    best = np.argmin(mean)
    return [i for i in range(errors.shape[1]) if mean[i] <= mean[best] + times * spread(errors)[best]]


def chosen(alphas, errors, **variant):
    return max(within(errors, **variant), key=lambda i: alphas[i])


def own_errors(alphas, errors):
    mean, error = errors.mean(0), errors.std(0, ddof=1) / np.sqrt(len(errors))
    return max(a for a, m, e in zip(alphas, mean, error, strict=True) if m <= mean.min() + e)


def limit(alphas, errors):
    best = errors.mean(0).argmin()
    return errors.mean(0)[best] + errors[:, best].std(ddof=1) / np.sqrt(len(errors))


ONE_ERROR = {
    "least": lambda alphas, e: alphas[e.mean(0).argmin()],
    "smallest": lambda alphas, e: min(alphas[within(e)]),
    "first": lambda alphas, e: alphas[within(e)[0]],
    "last": lambda alphas, e: alphas[within(e)[-1]],
    "deviation": lambda alphas, e: alphas[chosen(alphas, e, spread=lambda e: e.std(0, ddof=1))],
    "ddof_0": lambda alphas, e: alphas[chosen(alphas, e, spread=lambda e: e.std(0) / np.sqrt(len(e)))],
    "two": lambda alphas, e: alphas[chosen(alphas, e, times=2)],
    "own": own_errors,
    "index": lambda alphas, e: chosen(alphas, e),
    "least_index": lambda alphas, e: e.mean(0).argmin(),
    "greatest": lambda alphas, e: alphas[e.mean(0).argmax()],
    "largest": lambda alphas, e: max(alphas),
    "one_fold": lambda alphas, e: alphas[np.argmin(e.min(0))],
    "error": lambda alphas, e: e.mean(0)[chosen(alphas, e)],
    "limit": limit,
    "all_of_them": lambda alphas, e: alphas[within(e)],
}


def ridge_by_centring(X, y, alpha):
    Z = X[:, 1:] - X[:, 1:].mean(0)
    w = np.linalg.solve(Z.T @ Z + alpha * np.eye(Z.shape[1]), Z.T @ (y - y.mean()))
    return [y.mean() - X[:, 1:].mean(0) @ w, *w]


def ridge_by_rows(X, y, alpha):
    """Least squares with a row √α·eⱼ more for each coefficient."""
    more = np.sqrt(alpha) * np.eye(X.shape[1])[1:]
    return np.linalg.lstsq(np.vstack([X, more]), np.r_[y, np.zeros(len(more))], rcond=None)[0]


def ridge_by_sklearn(X, y, alpha):
    from sklearn.linear_model import Ridge

    fit = Ridge(alpha=alpha).fit(X[:, 1:], y)
    return np.r_[fit.intercept_, fit.coef_]


def coordinate_by_search(X, y, w, j, alpha):
    """Ternary search of the convex cost along one coordinate."""

    def cost(value):
        moved = np.where(np.arange(len(w)) == j, value, w)
        return np.sum((y - X @ moved) ** 2) + alpha * np.abs(moved).sum()

    low, high = -50.0, 50.0
    for _ in range(300):
        a, b = low + (high - low) / 3, high - (high - low) / 3
        low, high = (low, b) if cost(a) < cost(b) else (a, high)
    return (low + high) / 2


def one_error_by_loop(alphas, fold_errors):
    mean, best = fold_errors.mean(axis=0), fold_errors.mean(axis=0).argmin()
    allowed = mean[best] + np.std(fold_errors[:, best], ddof=1) / np.sqrt(fold_errors.shape[0])
    answer = 0
    for alpha, error in zip(alphas, mean, strict=True):
        if error <= allowed and alpha > answer:
            answer = alpha
    return answer


class TestExercises(Exercises):
    CHECKS = {
        "ridge": (study.check_ridge, study.RIDGE, RIDGE),
        "soft": (study.check_soft_threshold, study.SOFT, SOFT),
        "coordinate": (study.check_coordinate, study.COORDINATE, COORDINATE),
        "one_error": (study.check_one_standard_error, study.ONE_ERROR, ONE_ERROR),
    }
    RIGHT = [
        (study.check_ridge, ridge),
        (study.check_ridge, ridge_by_centring),
        (study.check_ridge, ridge_by_rows),
        (study.check_ridge, ridge_by_sklearn),
        (study.check_soft_threshold, soft),
        (study.check_soft_threshold, lambda z, t: [float(soft(v, t)) for v in z]),
        (study.check_soft_threshold, lambda z, t: z - np.clip(z, -t, t)),
        (study.check_coordinate, lambda X, y, w, j, a: one(X, y, w, j, a / 2)),
        (study.check_coordinate, coordinate_by_search),
        (study.check_one_standard_error, lambda alphas, e: alphas[chosen(alphas, e)]),
        (study.check_one_standard_error, one_error_by_loop),
    ]


def test_ridge_that_changes_its_input_is_told():
    def answer(X, y, alpha):
        X -= 0.0
        y += 1.0
        w = ridge(X, y, alpha)
        w[0] -= 1.0
        return w

    assert study.check_ridge(answer).sentence == check.say("changed_only", names="y")


def test_the_cases_of_the_rule_tell_its_variants_apart():
    """The limit must cut between the alphas, so that rounding does not decide; both rising and falling alphas occur."""
    cases = [study._folds(1527, 1), study._folds(3388, -1), study._folds(238, 1)]
    assert {bool(np.diff(case["alphas"])[0] > 0) for case in cases} == {True, False}
    for case in cases:
        alphas, errors = case["alphas"], case["fold_errors"]
        assert 1 < len(within(errors)) < len(alphas) and abs(errors.mean(0) - limit(alphas, errors)).min() > 1e-3


def test_other_errors_than_the_standard_error_do_not_pass():
    others = [
        lambda e: e.std(0, ddof=1) / np.sqrt(len(e) - 1),
        lambda e: e.std(0, ddof=1) / np.sqrt(e.shape[1]),
        lambda e: np.full(e.shape[1], e.std(0, ddof=1).mean() / np.sqrt(len(e))),
        lambda e: np.full(e.shape[1], e.std(0, ddof=1).max() / np.sqrt(len(e))),
        lambda e: np.full(e.shape[1], e.std(ddof=1) / np.sqrt(len(e))),
        lambda e: np.full(e.shape[1], e.std(ddof=1) / np.sqrt(e.size)),
        lambda e: 0.05 * e.mean(0),
        lambda e: 0.1 * e.mean(0),
    ]
    for number, error in enumerate(others):
        verdict = study.check_one_standard_error(lambda alphas, e, error=error: alphas[chosen(alphas, e, spread=error)])
        assert verdict.kind == "value", number
