"""Newton's method for the log losses, with an L2 penalty, an L1 penalty or none.

Each step minimises the quadratic model that gradient and Hessian give, plus the penalty: for an L2 penalty that is one
linear system, for an L1 penalty coordinate descent on the model. If the cost does not fall enough, half the step is
tried, a quarter, and so on.

References
----------
J. Nocedal, S. J. Wright (2006), Numerical Optimization, chapters 3 and 6. J. Friedman, T. Hastie, R. Tibshirani (2010),
Regularization paths for generalized linear models via coordinate descent, Journal of Statistical Software 33(1).
"""

from typing import NamedTuple

import numpy as np

from lecture_lib.solvers.jit import MATRIX, NUMBER, VECTOR, kernel
from lecture_lib.solvers.least_squares import cholesky_solve

_ROUNDING = 1e-12  # a cost that seems to rise by no more than this share of it may as well have fallen
_COLLINEAR = 1e-10  # below this, Cholesky has lost most digits, and the eigenvalues are looked at
_SINGULAR = 1e-13  # eigenvalues of the scaled Hessian below this are 0 but for rounding
NO_HESSIAN = np.empty((0, 0))

#: From this many numbers in X on, the Hessian is formed once only, and the fit to every tenth row is the start, if
#: these are enough.
LARGE = 200_000
_SHARE, _ENOUGH = 10, 20  # rows per coefficient


class Minimum(NamedTuple):
    """Where Newton's method ended, and the last Hessian, penalty and all.

    singular tells whether some Hessian was, so that other w may be as good.
    """

    w: np.ndarray
    value: float
    n_iter: int
    converged: bool
    singular: bool
    hessian: np.ndarray


@kernel(MATRIX, VECTOR, VECTOR, VECTOR, NUMBER)
def _lasso_step(hessian, slope, w, alphas, tol):
    """Minimise slopeᵀd + ½dᵀHd + Σ alphasⱼ|wⱼ + dⱼ| over the step d by coordinate descent.

    Returns d, and by how much it lowers the cost but for the quadratic term, which takes half of that at most.
    """
    step = np.zeros_like(w)
    pull = slope.copy()  # slope + Hd
    for _ in range(10_000):
        moved = 0.0
        for j in range(w.shape[0]):
            curvature = hessian[j, j]
            if curvature > 0.0:
                now = w[j] + step[j]
                aim = now - pull[j] / curvature
                threshold = alphas[j] / curvature
                new = aim - threshold if aim > threshold else aim + threshold if aim < -threshold else 0.0
                if new != now:
                    step[j] = new - w[j]
                    moved = max(moved, curvature * (new - now) ** 2)
                    for k in range(w.shape[0]):
                        pull[k] += (new - now) * hessian[j, k]
        if not moved > tol:
            break
    gain = 0.0
    for j in range(w.shape[0]):
        gain -= slope[j] * step[j] + alphas[j] * (abs(w[j] + step[j]) - abs(w[j]))
    return step, gain


def newton_step(hessian, slope):
    """Solve hessian @ step = −slope; return the step and whether the Hessian is singular (then: of least norm)."""
    step = -slope
    if cholesky_solve(hessian, _COLLINEAR, np.empty_like(hessian), step):
        return step, False
    scale = np.sqrt(np.diag(hessian))
    scale[scale == 0] = 1
    scaled = hessian / scale / scale[:, None]
    return np.linalg.lstsq(scaled, -slope / scale, rcond=_SINGULAR)[0] / scale, True


def fit(terms, X, y, penalty, alphas, tol, max_iter, guard=None, dear=False):
    """Minimise the loss over the rows of X and y, plus the penalty, as `minimise`, from zeros.

    terms(X, y, w, slope, hessian) writes the derivatives of the summed loss, and returns the loss and the least margin.
    Large data start from the fit to a tenth of the rows, and the Hessian is formed there only, or, where it is dear, on
    that tenth only.
    """
    w, hessian, large = np.zeros(len(alphas)), None, X.size >= LARGE
    if large and len(y) >= _SHARE * _ENOUGH * len(w):
        some = slice(None, None, _SHARE)
        part = fit(terms, X[some].copy(), y[some].copy(), penalty, alphas / _SHARE, 1e-3, 8)
        w, hessian = part.w, part.hessian * _SHARE if dear else None
    return minimise(lambda *at: terms(X, y, *at), w, penalty, alphas, tol, max_iter, large, guard, hessian)


def minimise(evaluate, w, penalty, alphas, tol, max_iter, form_once=False, guard=None, hessian=None):
    """Minimise loss(w) + Σ alphasⱼ wⱼ² (or Σ alphasⱼ |wⱼ| for the penalty "l1") by Newton's method from w.

    Parameters
    ----------
    evaluate : function of w, slope, hessian
        Writes gradient and, unless it is empty, Hessian of the loss; returns the loss and the least margin.
    tol : float
        Stop after a step that was to lower the cost by no more than this share of it.
    form_once : bool
        Form the Hessian at the start only, and where a full step failed; otherwise correct it from the change of the
        gradient along the step (BFGS).
    guard : Guard, optional
        Told of every point, so that it can raise where there is no minimum.
    hessian : array of shape (q, q), optional
        With form_once: what to take for the Hessian at the start.

    Raises
    ------
    OverflowError
        The cost or its derivatives at the start are not finite.
    """
    lasso = penalty == "l1" and alphas.any()

    def cost(w, slope, hessian):
        loss, margin = evaluate(w, slope, hessian)
        if lasso:
            return loss + alphas.dot(np.abs(w)), margin
        slope += 2 * alphas * w
        hessian.flat[:: len(w) + 1] += 2 * alphas[: len(hessian)]
        return loss + alphas.dot(w * w), margin

    q = len(w)
    slope, new_slope = np.empty(q), np.empty(q)
    if hessian is None:
        hessian = np.empty((q, q))
        value, margin = cost(w, slope, hessian)
    else:
        value, margin = cost(w, slope, NO_HESSIAN)
    if not np.isfinite(value + hessian.sum()):
        raise OverflowError("the cost or its derivatives are not finite")
    ever_singular = False
    for n_iter in range(1, max_iter + 1):
        if lasso:
            step, gain = _lasso_step(hessian, slope, w, alphas, 1e-4 * tol * value)
        else:
            step, singular = newton_step(hessian, slope)
            ever_singular |= singular
            gain = -slope.dot(step)
        if guard is not None:
            guard.look(w, margin, n_iter > guard.PATIENCE)
        if gain <= tol * value:
            if guard is not None:
                cost(w, slope, hessian)
                step, singular = newton_step(hessian, slope)
                guard.look(w, margin, singular or not guard.certain(step))
            return Minimum(w + step, value - gain / 2, n_iter, True, ever_singular, hessian)
        size = 1.0
        while size > 1e-10:
            spare = form_once and size == 1
            new_value, margin = cost(w + size * step, new_slope, NO_HESSIAN if spare else hessian)
            if new_value <= value - 1e-4 * size * gain + _ROUNDING * value:
                break
            size /= 2
        else:
            break
        if spare:
            _correct(hessian, step, new_slope - slope)
        w, value = w + size * step, new_value
        slope, new_slope = new_slope, slope
    return Minimum(w, value, n_iter, False, ever_singular, hessian)


def _correct(hessian, step, change):
    """Change the Hessian as little as it takes so that hessian @ step is the observed change of the gradient (BFGS)."""
    curvature = change.dot(step)
    if curvature > 0:
        product = hessian.dot(step)
        hessian += np.outer(change, change) / curvature - np.outer(product, product) / product.dot(step)
