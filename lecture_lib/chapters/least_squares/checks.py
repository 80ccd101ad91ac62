"""Chapter 2's exercises: the sum of squares, the fit, a prediction, the line without an intercept, the leverage."""

import numpy as np

from lecture_lib.study.check import check
from lecture_lib.words import words_of

say = words_of(__file__)


def check_rss(answer):
    """Verdict on a function of (X, y, w) that should return ‖y − Xw‖², one number."""
    cases = [_data(n, p) | {"w": _weights(n, p)} for n, p in [(4, 4), (7, 2), (5, 3)]]
    return check(answer, cases, _rss, RSS, say.part("rss"))


def check_fit(answer):
    """Verdict on a function of (x, y) that should return the least-squares (w0, w1), shape (2,)."""
    cases = [{"x": np.array([-1.0, 2.0]), "y": np.array([1.31, 6.74])}, _pairs(7), _pairs(12)]
    return check(answer, cases, _fit, FIT, say.part("fit"))


def check_predict(answer):
    """Verdict on a function of (w, x_new) that should return w0 + w1·x_new, shape (m,)."""
    cases = [{"w": np.array([3.0, 2.0]), "x_new": np.array([1.5, -2.0])}]
    cases += [{"w": _weights(m, 2), "x_new": _weights(m, m)} for m in (4, 3)]
    return check(answer, cases, _predict, PREDICT, say.part("predict"))


def check_through_origin(answer):
    """Verdict on a function of (x, y) that should return Σxy/Σx², one number."""
    return check(answer, [_pairs(n) for n in (6, 9, 5)], _through_origin, THROUGH_ORIGIN, say.part("origin"))


def check_leverage(answer):
    """Verdict on a function of X that should return the diagonal of X(XᵀX)⁻¹Xᵀ, shape (n,)."""
    cases = [{"X": _data(n, p)["X"]} for n, p in [(6, 2), (9, 3), (5, 2)]]
    return check(answer, cases, _leverage, LEVERAGE, say.part("leverage"))


def _data(n, p):
    rng = np.random.default_rng(100 * n + p)
    return {"X": np.column_stack([np.ones(n), rng.normal(1, 1, size=(n, p - 1))]), "y": rng.normal(5, 2, size=n)}


def _weights(n, p):
    return np.random.default_rng(1000 * n + p).normal(2, 1, size=p)


def _pairs(n):
    rng = np.random.default_rng(n)
    x = rng.uniform(1, 4, size=n)
    return {"x": x, "y": 3 + 2 * x + rng.normal(size=n)}


def _rss(X, y, w):
    return np.sum((y - X @ w) ** 2)


def _design(x):
    return np.column_stack([np.ones_like(x), x])


def _solve(X, y):
    return np.linalg.lstsq(X, y, rcond=None)[0]


def _fit(x, y):
    return _solve(_design(x), y)


def _predict(w, x_new):
    return w[0] + w[1] * x_new


def _through_origin(x, y):
    return x @ y / (x @ x)


def _hat(X):
    return X @ np.linalg.inv(X.T @ X) @ X.T


def _leverage(X):
    return np.diag(_hat(X))


RSS = {
    "mean": lambda X, y, w: _rss(X, y, w) / len(y),
    "root": lambda X, y, w: np.sqrt(_rss(X, y, w)),
    "root_mean": lambda X, y, w: np.sqrt(_rss(X, y, w) / len(y)),
    "half": lambda X, y, w: _rss(X, y, w) / 2,
    "half_mean": lambda X, y, w: _rss(X, y, w) / len(y) / 2,
    "residual": lambda X, y, w: y - X @ w,
    "squares": lambda X, y, w: (y - X @ w) ** 2,
    "not_squared": lambda X, y, w: np.sum(y - X @ w),
    "sum_squared": lambda X, y, w: np.sum(y - X @ w) ** 2,
    "absolute": lambda X, y, w: np.sum(np.abs(y - X @ w)),
    "plus": lambda X, y, w: np.sum((y + X @ w) ** 2),
    "predictions": lambda X, y, w: np.sum((X @ w) ** 2),
    "about_mean": lambda X, y, w: np.sum((y - y.mean()) ** 2),
    "least": lambda X, y, w: _rss(X, y, _solve(X, y)),
    "no_transpose": lambda X, y, w: _rss(X.T, y, w) if X.shape[0] == X.shape[1] else np.nan,
    "broadcast": lambda X, y, w: np.sum((y[:, None] - X @ w) ** 2),
    "penalised": lambda X, y, w: _rss(X, y, w) + w @ w,
}

FIT = {
    "no_ones": lambda x, y: np.array([_through_origin(x, y)]),
    "no_ones_number": lambda x, y: _through_origin(x, y),
    "swapped": lambda x, y: _fit(x, y)[::-1],
    "slope_only": lambda x, y: _fit(x, y)[1],
    "intercept_only": lambda x, y: _fit(x, y)[0],
    "column": lambda x, y: _fit(x, y)[:, None],
    "right_side": lambda x, y: _design(x).T @ y,
    "no_transpose": lambda x, y: _no_transpose(_design(x), y),
    "sign": lambda x, y: -_fit(x, y),
    "gradient_2": lambda x, y: _fit(x, y) / 2,
    "twice": lambda x, y: 2 * _fit(x, y),
    "roles": lambda x, y: _fit(y, x),
    "penalised": lambda x, y: np.linalg.solve(_design(x).T @ _design(x) + np.eye(2), _design(x).T @ y),
    "predictions": lambda x, y: _design(x) @ _fit(x, y),
    "residuals": lambda x, y: y - _design(x) @ _fit(x, y),
    "centred": lambda x, y: np.array([y.mean(), _fit(x, y)[1]]),
    "zeros": lambda x, y: np.array([0.0, _through_origin(x, y)]),
    "no_division": lambda x, y: _design(x).T @ _design(x) @ (_design(x).T @ y),
    "loss": lambda x, y: _rss(_design(x), y, _fit(x, y)),
}

PREDICT = {
    "no_intercept": lambda w, x_new: w[1] * x_new,
    "swapped": lambda w, x_new: w[1] + w[0] * x_new,
    "both_times": lambda w, x_new: (w[0] + w[1]) * x_new,
    "minus": lambda w, x_new: w[0] - w[1] * x_new,
    "minus_intercept": lambda w, x_new: w[1] * x_new - w[0],
    "bracket": lambda w, x_new: w[1] * (w[0] + x_new),
    "sum": lambda w, x_new: np.sum(_predict(w, x_new)),
    "mean": lambda w, x_new: np.mean(_predict(w, x_new)),
    "first": lambda w, x_new: _predict(w, x_new)[0],
    "column": lambda w, x_new: _predict(w, x_new)[:, None],
    "elementwise": lambda w, x_new: w * x_new if len(x_new) == 2 else np.nan,
    "inner": lambda w, x_new: w @ x_new if len(x_new) == 2 else np.nan,
}

THROUGH_ORIGIN = {
    "with_intercept": lambda x, y: _fit(x, y)[1],
    "both": lambda x, y: _fit(x, y),
    "array": lambda x, y: np.array([_through_origin(x, y)]),
    "ratio_of_sums": lambda x, y: y.sum() / x.sum(),
    "mean_ratio": lambda x, y: np.mean(y / x),
    "ratios": lambda x, y: y / x,
    "inverted": lambda x, y: 1 / _through_origin(x, y),
    "over_y": lambda x, y: x @ y / (y @ y),
    "no_division": lambda x, y: x @ y,
    "mean_only": lambda x, y: np.mean(x * y),
    "root": lambda x, y: x @ y / np.sqrt(x @ x),
    "sum_squared": lambda x, y: x @ y / x.sum() ** 2,
    "correlation": lambda x, y: x @ y / np.sqrt((x @ x) * (y @ y)),
    "sign": lambda x, y: -_through_origin(x, y),
    "target_centred": lambda x, y: _through_origin(x, y - y.mean()),
}

LEVERAGE = {
    "matrix": _hat,
    "trace": lambda X: np.trace(_hat(X)),
    "largest": lambda X: _leverage(X).max(),
    "complement": lambda X: 1 - _leverage(X),
    "root": lambda X: np.sqrt(_leverage(X)),
    "squared": lambda X: _leverage(X) ** 2,
    "no_inverse": lambda X: np.diag(X @ X.T),
    "row_sums": lambda X: _hat(X).sum(axis=1),
    "inverse_diagonal": lambda X: np.diag(np.linalg.inv(X.T @ X)),
    "column": lambda X: _leverage(X)[:, None],
    "no_ones": lambda X: _leverage(X[:, 1:]),
    "times_n": lambda X: len(X) * _leverage(X),
    "distance_only": lambda X: _leverage(X) - 1 / len(X),
}


def _no_transpose(X, y):
    """XXw = Xy makes sense only where X is square, as with two points."""
    return np.linalg.solve(X @ X, X @ y) if X.shape[0] == X.shape[1] else np.nan
