"""Ridge regression, min ‖y − w₀ − Xw‖² + alpha·‖w‖², for one alpha and for a whole path from one decomposition.

The intercept w₀ is not penalised: with X and y centred it drops out, and w₀ = ȳ − x̄ᵀw. Then

    (XᵀX + alpha·I) w = Xᵀy,    or    w = Xᵀc with (XXᵀ + alpha·I) c = y,

whichever matrix is the smaller. With XᵀX = VΛVᵀ, w = V (Λ + alpha·I)⁻¹ VᵀXᵀy costs p² for each further alpha.
"""

from typing import NamedTuple

import numpy as np

from lecture_lib.solvers import inputs
from lecture_lib.solvers.least_squares import (
    checked_matrix,
    column_means,
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
_WIDE = 300


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
    """Ridge regression: the minimum of ‖y − w₀ − Xw‖² + alpha·‖w‖² over w and the intercept w₀.

    Parameters
    ----------
    X : array of shape (n, p)
        Features, without a column of ones; they are taken as they are, not standardised.
    y : array of shape (n,)
    alpha : float
        Strength of the penalty, at least 0. At 0 the least-squares solution, the shortest where there are many.
    fit_intercept : bool
        Whether there is an intercept, which is never penalised.

    Returns
    -------
    LinearFit
        coef (p,), intercept.

    Raises
    ------
    ValueError, TypeError
        alpha < 0, a wrong shape, an empty array, NaN or infinity, numbers whose squares overflow, something that is
        no number.

    References
    ----------
    A. E. Hoerl, R. W. Kennard (1970), Ridge regression: biased estimation for nonorthogonal problems, Technometrics
    12(1).
    """
    alpha = inputs.non_negative("alpha", alpha)
    problem = _centred(X, y, fit_intercept)
    coefs, intercepts = _finished(problem, _alone(problem, alpha))
    return LinearFit(coefs, float(intercepts))


def ridge_path(X, y, alphas, fit_intercept=True):
    """Ridge regression as in `ridge` for each of many alphas, from one decomposition.

    Parameters
    ----------
    alphas : array of shape (m,)
        Strengths of the penalty, each at least 0, in any order.

    Returns
    -------
    RidgePath
        alphas (m,), coefs (m, p), intercepts (m,).

    Raises
    ------
    ValueError, TypeError
        As `ridge`.

    Notes
    -----
    Eigenvectors of XᵀX serve every alpha that leaves it well-posed, with a step of refinement; each of the others is
    solved alone.
    """
    alphas = _strengths(alphas)
    problem = _centred(X, y, fit_intercept)
    gram = problem.gram
    values, vectors = np.linalg.eigh(gram)
    well = values[0] + alphas > _WELL_POSED * (values[-1] + alphas)
    moment = problem.A.T.dot(problem.target) + problem.moment
    shifted, alpha = values + alphas[well, None], alphas[well, None]
    z = (moment.dot(vectors) / shifted).dot(vectors.T)
    z += ((moment - z.dot(gram) - alpha * z).dot(vectors) / shifted).dot(vectors.T)
    coefs = np.empty((len(alphas), problem.X.shape[1]))
    coefs[well] = problem.coef(z)
    for i in np.flatnonzero(~well):
        coefs[i] = _alone(problem, float(alphas[i]))
    return RidgePath(alphas, *_finished(problem, coefs))


def shrink_factors(X, alphas):
    """Shrink factors σ²/(σ² + alpha): what ridge leaves of Xw along each singular vector of X, from 0 to 1.

    Their sum over the singular values is the number of parameters that ridge in effect fits.

    Parameters
    ----------
    X : array of shape (n, p)
        Taken as it is: centre the columns first to match `ridge` with an intercept.
    alphas : array of shape (m,)
        Strengths of the penalty, each at least 0.

    Returns
    -------
    array of shape (m, min(n, p))
        One column per singular value σ, largest σ first; 0 where σ differs from 0 by rounding alone.

    Raises
    ------
    ValueError, TypeError
        As `ridge`.
    """
    X = checked_matrix(X)
    root = np.sqrt(_strengths(alphas))
    sigma = np.linalg.svd(X, compute_uv=False)
    real = sigma > max(X.shape) * _EPS * sigma[0]
    factors = np.zeros((len(root), len(sigma)))
    with np.errstate(over="ignore"):
        factors[:, real] = 1 / (1 + (root[:, None] / sigma[real]) ** 2)
    return factors


class _Problem(NamedTuple):
    """Ridge as (AᵀA + alpha·I) z = Aᵀtarget + moment: A = X and z = w, or A = Xᵀ and w = Xᵀz where that is smaller.

    X and y are centred where there is an intercept; given is X as it came; y is divided by 2**exponent.
    """

    X: np.ndarray
    y: np.ndarray
    given: np.ndarray
    fit_intercept: bool
    x_mean: np.ndarray
    y_mean: float
    exponent: int
    A: np.ndarray
    target: np.ndarray
    moment: np.ndarray
    gram: np.ndarray

    def coef(self, z):
        return z if self.A is self.X else z.dot(self.X)


@np.errstate(all="ignore")  # what overflows is found in the Gram matrix, and said in words
def _centred(X, y, fit_intercept):
    fit_intercept = inputs.flag("fit_intercept", fit_intercept)
    given, y = inputs.data(X, y)
    y, exponent = scaled_target(y)
    n, p = given.shape
    X, x_mean, y_mean = given, np.zeros(p), 0.0
    if fit_intercept:
        x_mean, y_mean = column_means(X), column_means(y[:, None])[0]
        X, y = X - x_mean, y - y_mean
    if n - fit_intercept >= p:
        A, target, moment = X, y, np.zeros(p)
    else:
        A, target, moment = np.ascontiguousarray(X.T), np.zeros(p), y
    gram = A.T.dot(A)
    if too_large(gram):
        inputs.finite("X", given)
        raise ValueError("XᵀX overflows: X is too large; rescale its columns")
    if fit_intercept and A is not X:
        # Centring empties the direction (1, …, 1) of XXᵀ, in which neither y nor z has a part: any curvature will do.
        gram += np.trace(gram) / n**2
    return _Problem(X, y, given, fit_intercept, x_mean, y_mean, exponent, A, target, moment, gram)


def _alone(problem, alpha):
    """Solve for one alpha: by Cholesky; where that loses digits by QR; where X is rank deficient by its SVD."""
    X, y = problem.X, problem.y
    n, p = X.shape
    z = solve_gram(
        problem.gram + alpha * np.eye(len(problem.gram)),
        problem.A,
        problem.target,
        alpha,
        problem.moment,
        tolerance=_TOLERANCE,
    )
    if z is not None and _sums_are_right(problem, z):
        return problem.coef(z)
    if p <= max(n, _WIDE) and (alpha > 0 or problem.A is X):
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


def _sums_are_right(problem, z):
    """Tell whether the sums of w = Xᵀz keep their digits, which large terms of both signs may cancel."""
    if problem.A is problem.X:
        return True
    length = np.sqrt((problem.X**2).sum(axis=0))
    rounding = _EPS * (length**2).max() * np.sqrt(z.dot(z))
    return rounding <= _TOLERANCE * (length * abs(problem.coef(z))).max()


def _finished(problem, coefs):
    """Undo the scaling of y, and find the intercept."""
    coefs = unscaled(coefs, problem.exponent)
    return coefs, np.ldexp(problem.y_mean, problem.exponent) - coefs.dot(problem.x_mean)


def _strengths(alphas):
    alphas = inputs.real_array("alphas", alphas, 1).copy()
    for i, alpha in enumerate(alphas.tolist()):
        inputs.non_negative(f"alphas[{i}]", alpha)
    return alphas
