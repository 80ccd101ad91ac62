"""Ridge regression, min ‖y − w₀ − Xw‖² + alpha·‖w‖², for one alpha and for a whole path from one decomposition.

The intercept w₀ is not penalised: with X and y centred it drops out, and w₀ = ȳ − x̄ᵀw. Then

    (XᵀX + alpha·I) w = Xᵀy.

With XᵀX = VΛVᵀ, w = V (Λ + alpha·I)⁻¹ VᵀXᵀy costs p² for each further alpha. Where there are fewer rows than columns,
X = UΣVᵀ gives the same from the smaller factor: w = V (Σ² + alpha·I)⁻¹ ΣUᵀy. See A. E. Hoerl, R. W. Kennard (1970),
Ridge regression: biased estimation for nonorthogonal problems, Technometrics 12(1).
"""

from typing import NamedTuple

import numpy as np

from lecture_lib.solvers import inputs
from lecture_lib.solvers.least_squares import (
    checked_matrix,
    column_means,
    gram_matrix,
    refined_ols,
    scaled_target,
    solve_gram,
    too_large,
    unscaled,
)

_EPS = float(np.finfo(float).eps)
# Below this ratio of the smallest to the largest eigenvalue of XᵀX + alpha·I, eigenvectors cost too many digits.
_WELL_POSED = 1e-6
_TOLERANCE = 1e-9  # a larger error than this of Cholesky's solution is worth a slower one
_WIDE = 300  # more columns than this, and than rows, are too many for a p × p system


class LinearFit(NamedTuple):
    """A linear model ŷ = intercept + Xw: coef (p,) and intercept, 0 where none was asked for."""

    coef: np.ndarray
    intercept: float


class RidgePath(NamedTuple):
    """A linear model for each of alphas (m,): coefs (m, p), intercepts (m,)."""

    alphas: np.ndarray
    coefs: np.ndarray
    intercepts: np.ndarray


def ridge(X, y, alpha, fit_intercept=True):
    """Ridge regression: the minimum of ‖y − w₀ − Xw‖² + alpha·‖w‖² over w and the intercept w₀, as a `LinearFit`.

    Parameters
    ----------
    X, y : arrays of shapes (n, p) and (n,)
        Features, without a column of ones, are taken as they are, not standardised.
    alpha : float
        Strength of the penalty, at least 0. At 0 the least-squares solution, the shortest where there are many.
    fit_intercept : bool
    """
    alpha = inputs.non_negative("alpha", alpha)
    problem = _centred(X, y, fit_intercept)
    coef, intercept = _finished(problem, _alone(problem, alpha))
    return LinearFit(coef, float(intercept))


def ridge_path(X, y, alphas, fit_intercept=True):
    """Ridge regression as in `ridge` for each of alphas (m,), in any order, as a `RidgePath`, from one decomposition.

    It serves every alpha that leaves XᵀX + alpha·I well-posed; each of the others is solved alone.
    """
    alphas = inputs.non_negatives("alphas", alphas)
    problem = _centred(X, y, fit_intercept)
    n, p = problem.X.shape
    solve = _by_eigenvectors if n - problem.fit_intercept >= p else _by_singular_vectors
    with np.errstate(all="ignore"):
        coefs, well = solve(problem, alphas[:, None])
    for i in np.flatnonzero(~well):
        coefs[i] = _alone(problem, float(alphas[i]))
    return RidgePath(alphas, *_finished(problem, coefs))


def shrink_factors(X, alphas):
    """Shrink factors σ²/(σ² + alpha): what ridge leaves of Xw along each singular vector of X, from 0 to 1.

    Returns an array of shape (m, min(n, p)) for alphas (m,), largest σ first, 0 where σ differs from 0 by rounding
    alone. Each row adds up to the number of parameters that ridge in effect fits. X is taken as it is: centre the
    columns first to match `ridge` with an intercept.
    """
    X = checked_matrix(X)
    root = np.sqrt(inputs.non_negatives("alphas", alphas))
    sigma = np.linalg.svd(X, compute_uv=False)
    real = sigma > max(X.shape) * _EPS * sigma[0]
    factors = np.zeros((len(root), len(sigma)))
    with np.errstate(over="ignore"):
        factors[:, real] = 1 / (1 + (root[:, None] / sigma[real]) ** 2)
    return factors


def _by_eigenvectors(problem, alpha):
    """The coefficients for each alpha, once refined, and which alphas leave the problem well-posed."""
    gram, moment = problem.gram, problem.X.T.dot(problem.y)
    values, vectors = np.linalg.eigh(gram)
    shifted = values + alpha
    w = (moment.dot(vectors) / shifted).dot(vectors.T)
    w += ((moment - w.dot(gram) - alpha * w).dot(vectors) / shifted).dot(vectors.T)
    return w, shifted[:, 0] > _WELL_POSED * shifted[:, -1]


def _by_singular_vectors(problem, alpha):
    U, sigma, Vt = np.linalg.svd(problem.X, full_matrices=False)
    coefs = (problem.y.dot(U) * sigma / (sigma**2 + alpha)).dot(Vt)
    return coefs, alpha[:, 0] > _WELL_POSED * (sigma[0] ** 2 + alpha[:, 0])


class _Problem(NamedTuple):
    """X and y centred where there is an intercept; given is X as it came; y is divided by 2**exponent."""

    X: np.ndarray
    y: np.ndarray
    given: np.ndarray
    fit_intercept: bool
    x_mean: np.ndarray
    y_mean: float
    exponent: int
    gram: np.ndarray | None


@np.errstate(all="ignore")  # what overflows is found in the sums of squares, and said in words
def _centred(X, y, fit_intercept):
    fit_intercept = inputs.flag("fit_intercept", fit_intercept)
    given, y = inputs.data(X, y)
    y, exponent = scaled_target(y)
    n, p = given.shape
    X, x_mean, y_mean = given, np.zeros(p), 0.0
    if fit_intercept:
        x_mean, y_mean = column_means(X), column_means(y[:, None])[0]
        X, y = X - x_mean, y - y_mean
    gram = gram_matrix(X) if p <= max(n, _WIDE) else None
    if too_large((X**2).sum(axis=0) if gram is None else gram.diagonal()):
        inputs.finite(X=given)
        raise ValueError("XᵀX overflows: X is too large; rescale its columns")
    return _Problem(X, y, given, fit_intercept, x_mean, y_mean, exponent, gram)


def _alone(problem, alpha):
    """Solve for one alpha: by Cholesky; where that loses digits by QR; where X is rank deficient by its SVD."""
    X, y = problem.X, problem.y
    n, p = X.shape
    if problem.gram is not None:
        coef = solve_gram(problem.gram + alpha * np.eye(p), X, y, alpha, _TOLERANCE)
        if coef is not None:
            return coef
        if alpha > 0 or n - problem.fit_intercept >= p:
            try:
                return _by_least_squares(problem, alpha)
            except ValueError:  # collinear, and alpha lost beside XᵀX: then the limit alpha → 0, the shortest solution
                pass
    U, sigma, Vt = np.linalg.svd(X, full_matrices=False)
    largest = np.hypot(sigma[0], np.sqrt(n * problem.x_mean.dot(problem.x_mean)))  # before centring, which rounded
    real = sigma > max(n, p) * _EPS * largest
    return (y.dot(U[:, real]) / (sigma[real] + alpha / sigma[real])).dot(Vt[real])


def _by_least_squares(problem, alpha):
    """Solve as least squares with a row √alpha·eⱼ and a target 0 more for each coefficient, but the intercept."""
    X, y = problem.given, problem.y
    penalty = np.sqrt(alpha) * np.eye(X.shape[1])
    if problem.fit_intercept:
        X = np.column_stack([X, np.ones(len(X))])
        penalty = np.column_stack([penalty, np.zeros(len(penalty))])
    coef = refined_ols(np.vstack([X, penalty]), np.concatenate([y, np.zeros(len(penalty))]))
    return coef[: len(penalty)]


def _finished(problem, coefs):
    """Undo the scaling of y, and find the intercept."""
    coefs = unscaled(coefs, problem.exponent)
    return coefs, np.ldexp(problem.y_mean, problem.exponent) - coefs.dot(problem.x_mean)
