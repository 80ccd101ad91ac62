"""Chapter 4's exercises: VIF, the condition number of XᵀX, the SVD solution, the shortest one with a threshold."""

import numpy as np

from lecture_lib.study.check import check
from lecture_lib.study.verdict import verdict
from lecture_lib.words import words_of

say = words_of(__file__)


def check_vif(answer):
    """Verdict on a function of (A, j) that should return 1/(1 − R²) of column j of the features A, one number."""
    cases = [{"A": _features(n, p), "j": j} for n, p, j in [(12, 2, 0), (15, 3, 2), (20, 4, 1)]]
    return check(answer, cases, _vif, VIF, say.part("vif"))


def check_condition(answer):
    """Verdict on a function of X that should return the condition number of XᵀX, one number."""
    cases = [{"X": _features(n, p)} for n, p in [(6, 3), (9, 3), (8, 4)]]
    found = check(answer, cases, _condition, CONDITION, say.part("condition"))
    return _not_by_gram(found, answer, {"X": _ill_conditioned()}, _condition, say.part("condition"))


def check_svd(answer):
    """Verdict on a function of (X, y) that should return VΣ⁻¹Uᵀy, shape (p,); the first X is square."""
    cases = [{"X": _features(n, p), "y": _target(n, p)} for n, p in [(3, 3), (7, 3), (9, 4)]]
    found = check(answer, cases, _svd, SVD, say.part("svd"))
    X = _ill_conditioned()
    within_reach = np.linalg.qr(X)[0].sum(axis=1)  # no residual, which would cost every method the digits of XᵀX
    return _not_by_gram(found, answer, {"X": X, "y": within_reach}, _svd, say.part("svd"))


def check_shortest(answer):
    """Verdict on a function of (X, y, rcond) that should leave out singular values ≤ rcond·σmax, shape (p,)."""
    cases = [{"X": _stretched(sigma), "y": _target(7, len(sigma)), "rcond": rcond} for sigma, rcond in _STRETCHES]
    return check(answer, cases, _shortest, SHORTEST, say.part("shortest"))


# Of the singular values, which stay depends on whether the threshold is relative, squared, or to the sum.
_STRETCHES = [((5.0, 2.0, 0.6, 0.2), 0.1), ((0.9, 0.3, 0.15), 0.2), ((30.0, 9.0, 4.5, 2.0, 0.3), 0.12)]


def _not_by_gram(found, answer, case, right, sentences):
    """The verdict, unless a right answer goes wrong on this ill-conditioned X: then it built XᵀX."""
    if found.kind == "right" and check(answer, [case], right, {}, sentences).kind != "right":
        return verdict("value", sentences("by_gram"))
    return found


def _features(n, p):
    rng = np.random.default_rng(100 * n + p)
    shared = rng.normal(size=(n, 1))
    return rng.normal(size=(n, p)) + shared + rng.normal(size=p)


def _target(n, p):
    return np.random.default_rng(10 * n + p).normal(size=n)


def _stretched(sigma):
    """A matrix of 7 rows with these singular values."""
    rng, p = np.random.default_rng(len(sigma)), len(sigma)
    U, V = (np.linalg.qr(rng.normal(size=(size, p)))[0] for size in (7, p))
    return U * sigma @ V.T


def _ill_conditioned():
    """κ = 10⁸: the SVD of X keeps seven digits or more, that of XᵀX, with 10¹⁶, hardly any."""
    return _stretched((1.0, 0.1, 1e-8))


def _left(A, j, intercept=True):
    """What the regression of column j on the others leaves over."""
    rest = np.delete(A, j, axis=1)
    X = np.column_stack([np.ones(len(A)), rest]) if intercept else rest
    return A[:, j] - X @ np.linalg.lstsq(X, A[:, j], rcond=None)[0]


def _r_squared(A, j, intercept=True, centred=True):
    left, whole = _left(A, j, intercept), A[:, j] - A[:, j].mean() if centred else A[:, j]
    return 1 - left @ left / (whole @ whole)


def _vif(A, j):
    return 1 / (1 - _r_squared(A, j))


def _highest_correlation(A, j):
    return abs(np.delete(np.corrcoef(A.T)[j], j)).max()


def _inverse_correlations(A):
    return np.linalg.inv(np.corrcoef(A.T))


def _sigma(X):
    return np.linalg.svd(X, compute_uv=False)


def _condition(X):
    return (_sigma(X)[0] / _sigma(X)[-1]) ** 2


def _parts(X, y):
    U, sigma, Vt = np.linalg.svd(X, full_matrices=False)
    return U, sigma, Vt, U.T @ y


def _svd(X, y, scale=lambda sigma: 1 / sigma):
    _, sigma, Vt, along = _parts(X, y)
    return Vt.T @ (along * scale(sigma))


def _svd_with_vt(X, y):
    _, sigma, Vt, along = _parts(X, y)
    return Vt @ (along / sigma)


def _square_only(X, value):
    """A matrix in the wrong place gives a value only where X is square; elsewhere NumPy raises an error."""
    return value() if X.shape[0] == X.shape[1] else np.nan


def _not_turned(X, y):
    U, sigma, Vt, _ = _parts(X, y)
    return Vt.T @ ((U @ y) / sigma)


def _cut(X, y, keep, inverse=lambda sigma: 1 / sigma):
    _, sigma, Vt, along = _parts(X, y)
    return Vt.T @ np.where(keep(sigma), along * inverse(sigma), 0)


def _shortest(X, y, rcond):
    return _cut(X, y, lambda sigma: sigma > rcond * sigma[0])


def _raised(X, y, rcond):
    _, sigma, Vt, along = _parts(X, y)
    return Vt.T @ (along / np.maximum(sigma, rcond * sigma[0]))


def _shortest_with_vt(X, y, rcond):
    _, sigma, Vt, along = _parts(X, y)
    return Vt @ np.where(sigma > rcond * sigma[0], along / sigma, 0)


def _not_zeroed(X, y, rcond):
    _, sigma, Vt, along = _parts(X, y)
    return Vt.T @ np.where(sigma > rcond * sigma[0], along / sigma, along)


def _not_turned_back(X, y, rcond):
    _, sigma, _, along = _parts(X, y)
    return np.where(sigma > rcond * sigma[0], along / sigma, 0)


VIF = {
    "r_squared": _r_squared,
    "tolerance": lambda A, j: 1 - _r_squared(A, j),
    "one_over": lambda A, j: 1 / _r_squared(A, j),
    "odds": lambda A, j: _r_squared(A, j) / (1 - _r_squared(A, j)),
    "plain_r": lambda A, j: 1 / (1 - np.sqrt(_r_squared(A, j))),
    "root": lambda A, j: np.sqrt(_vif(A, j)),
    "squared": lambda A, j: _vif(A, j) ** 2,
    "no_intercept": lambda A, j: 1 / (1 - _r_squared(A, j, intercept=False)),
    "no_intercept_uncentred": lambda A, j: 1 / (1 - _r_squared(A, j, intercept=False, centred=False)),
    "no_intercept_var": lambda A, j: A[:, j].var() / _left(A, j, intercept=False).var(),
    "own_column": lambda A, j: lambda vif: abs(vif) > 1e12,
    "uncentred": lambda A, j: 1 / (1 - _r_squared(A, j, centred=False)),
    "pair": lambda A, j: 1 / (1 - _highest_correlation(A, j) ** 2),
    "first_column": lambda A, j: _vif(A, 0),
    "all_columns": lambda A, j: np.diag(_inverse_correlations(A)),
    "matrix": lambda A, j: _inverse_correlations(A),
    "correlation": lambda A, j: _highest_correlation(A, j),
}

CONDITION = {
    "not_squared": lambda X: _sigma(X)[0] / _sigma(X)[-1],
    "upside_down": lambda X: (_sigma(X)[-1] / _sigma(X)[0]) ** 2,
    "upside_down_not_squared": lambda X: _sigma(X)[-1] / _sigma(X)[0],
    "fourth_power": lambda X: _condition(X) ** 2,
    "rooted": lambda X: np.sqrt(_sigma(X)[0] / _sigma(X)[-1]),
    "doubled": lambda X: 2 * _sigma(X)[0] / _sigma(X)[-1],
    "largest": lambda X: _sigma(X)[0] ** 2,
    "smallest": lambda X: _sigma(X)[-1] ** 2,
    "largest_plain": lambda X: _sigma(X)[0],
    "second": lambda X: (_sigma(X)[0] / _sigma(X)[1]) ** 2,
    "difference": lambda X: _sigma(X)[0] ** 2 - _sigma(X)[-1] ** 2,
    "all_ratios": lambda X: (_sigma(X)[0] / _sigma(X)) ** 2,
    "all_values": lambda X: _sigma(X) ** 2,
}

SVD = {
    "vt": _svd_with_vt,
    "not_divided": lambda X, y: _svd(X, y, lambda sigma: 1.0),
    "multiplied": lambda X, y: _svd(X, y, lambda sigma: sigma),
    "squared_sigma": lambda X, y: _svd(X, y, lambda sigma: 1 / sigma**2),
    "rooted_sigma": lambda X, y: _svd(X, y, lambda sigma: 1 / np.sqrt(sigma)),
    "not_turned_back": lambda X, y: _parts(X, y)[3] / _parts(X, y)[1],
    "only_turned": lambda X, y: _parts(X, y)[3],
    "u_not_transposed": lambda X, y: _square_only(X, lambda: _not_turned(X, y)),
    "full": lambda X, y: _square_only(X, lambda: _svd(X, y)),
    "only_first": lambda X, y: _cut(X, y, lambda sigma: sigma == sigma[0]),
    "without_last": lambda X, y: _cut(X, y, lambda sigma: sigma > sigma[-1]),
    "prediction": lambda X, y: X @ _svd(X, y),
    "summed": lambda X, y: _svd(X, y).sum(),
    "column": lambda X, y: _svd(X, y)[:, None],
    "sign": lambda X, y: -_svd(X, y),
}

SHORTEST = {
    "nothing_cut": lambda X, y, rcond: _svd(X, y),
    "absolute": lambda X, y, rcond: _cut(X, y, lambda sigma: sigma > rcond),
    "squared": lambda X, y, rcond: _cut(X, y, lambda sigma: sigma**2 > rcond * sigma[0] ** 2),
    "to_smallest": lambda X, y, rcond: _cut(X, y, lambda sigma: rcond * sigma > sigma[-1]),
    "to_sum": lambda X, y, rcond: _cut(X, y, lambda sigma: sigma > rcond * sigma.sum()),
    "wrong_side": lambda X, y, rcond: _cut(X, y, lambda sigma: sigma <= rcond * sigma[0]),
    "raised": _raised,
    "not_zeroed": _not_zeroed,
    "vt": _shortest_with_vt,
    "not_divided": lambda X, y, rcond: _cut(X, y, lambda sigma: sigma > rcond * sigma[0], lambda sigma: 1.0),
    "squared_sigma": lambda X, y, rcond: _cut(X, y, lambda sigma: sigma > rcond * sigma[0], lambda sigma: sigma**-2.0),
    "not_turned_back": _not_turned_back,
    "only_largest": lambda X, y, rcond: _cut(X, y, lambda sigma: sigma == sigma[0]),
    "ridge": lambda X, y, rcond: np.linalg.solve(X.T @ X + rcond * np.eye(X.shape[1]), X.T @ y),
}
