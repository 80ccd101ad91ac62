"""Gradient descent and Newton's method for the log loss, with every point of the way.

The cost is the log loss, summed or averaged over the rows, + alpha·‖w‖² or + alpha·‖w‖₁. X is the design matrix as
given: a caller who wants an intercept puts the column of ones in. A constant column is taken for the intercept, and not
penalised.

The curvature of the log loss changes from place to place, and is largest where p = ½: XᵀX/4 (+ 2·alpha) bounds the
Hessian. And its gradient is bounded: without an L2 penalty, a learning rate far too large throws w about, but not to
infinity.
"""

from typing import NamedTuple

import numpy as np

from lecture_lib.solvers import inputs
from lecture_lib.solvers.descent import DIVERGED, hessian_eigenvalues
from lecture_lib.solvers.jit import MATRIX, NUMBER, VECTOR, kernel
from lecture_lib.solvers.least_squares import checked_matrix
from lecture_lib.solvers.logistic import binary_terms
from lecture_lib.solvers.newton import Cost, damped

_ROUNDING = 1e-12
_BAD_START = "start must be finite, and so near that its loss does not overflow"


class LogisticDescent(NamedTuple):
    """A path of gradient descent: path[k] is w after k steps, losses[k] the cost there, penalty and all.

    rose_at is the first step that raised the cost by more than rounding: a proof that lr is above the threshold of
    `logistic_lr_threshold`. diverged_at is the first step whose cost is above DIVERGED × losses[0] or not finite. Both
    are None where no step is. Neither proves that the path never comes back, but with an L2 penalty it diverges where
    lr > 1 / alpha. Where the cost overflows, path and losses are NaN from there on.
    """

    path: np.ndarray
    losses: np.ndarray
    lr: float
    rose_at: int | None
    diverged_at: int | None


class NewtonPath(NamedTuple):
    """A path of Newton's method: path[k] is w after k steps, losses[k] the cost, sizes[k] the share taken of step k."""

    path: np.ndarray
    losses: np.ndarray
    sizes: np.ndarray


@kernel(MATRIX, VECTOR, NUMBER, NUMBER, VECTOR, VECTOR, MATRIX, VECTOR)
def _descend_logistic(X, y, lr, scale, ridge, lasso, path, losses):
    """Write the path w ← soft(w − lr·(scale·Xᵀ(p − y) + 2·ridge·w), lr·lasso) from path[0] on, and its costs."""
    n, p = X.shape
    w, slope = path[0].copy(), np.empty(p)
    for k in range(losses.shape[0]):
        total = 0.0
        slope[:] = 0.0
        for i in range(n):
            logit = 0.0
            for j in range(p):
                logit += X[i, j] * w[j]
            sign = 2.0 * y[i] - 1.0
            margin = sign * logit
            e = np.exp(-abs(margin))
            total += np.log1p(e) - min(margin, 0.0)
            wrong = (e if margin >= 0 else 1.0) / (1.0 + e)
            for j in range(p):
                slope[j] -= sign * wrong * X[i, j]
        total *= scale
        for j in range(p):
            path[k, j] = w[j]
            total += ridge[j] * w[j] * w[j] + lasso[j] * abs(w[j])
            moved = w[j] - lr * (scale * slope[j] + 2.0 * ridge[j] * w[j])
            threshold = lr * lasso[j]
            w[j] = moved - threshold if moved > threshold else moved + threshold if moved < -threshold else 0.0 * moved
        losses[k] = total
        if not np.isfinite(total):
            path[k:] = np.nan
            losses[k:] = np.nan
            break


def logistic_lr_threshold(X, loss="mean", alpha=0.0):
    """Learning rate 2/L below which gradient descent on the log loss never raises the cost, from any start.

    L = λmax(XᵀX)/4 (/ n for ``loss="mean"``) + 2·alpha bounds the curvature everywhere. So the threshold is sufficient,
    and not necessary: where p is near 0 or 1, the loss is flatter, and larger rates do. Infinite where X and alpha are
    0. alpha is the strength of an L2 penalty; an L1 penalty (with the proximal step) leaves the threshold as it is.
    """
    steepest = float(hessian_eigenvalues(X, loss)[-1]) / 8 + 2 * inputs.non_negative("alpha", alpha)
    return 2 / steepest if steepest > 0 else np.inf


def logistic_gradient_descent(X, y, lr, n_steps=200, start=None, alpha=0.0, penalty="l2", loss="mean"):
    """Gradient descent w ← w − lr·∇J(w) on the log loss with a penalty; the `LogisticDescent` has the whole path.

    For the penalty "l1" each step is a proximal one, w ← soft(w − lr·∇(log loss), lr·alpha): a gradient step on the log
    loss, then each coefficient is moved towards 0 by lr·alpha, and stays there if it gets there (ISTA).

    See A. Beck, M. Teboulle (2009), A fast iterative shrinkage-thresholding algorithm for linear inverse problems.

    Parameters
    ----------
    X, y : arrays of shapes (n, p) and (n,)
        The design matrix as given, and labels 0 and 1.
    lr : float
        Learning rate, above 0; below `logistic_lr_threshold` the cost never rises.
    n_steps : int
    start : array of shape (p,), optional
        Where to start; zeros by default. Its loss must not overflow.
    alpha : float
        Strength of the penalty, at least 0.
    penalty : "l2" or "l1"
    loss : "mean" or "sum"
    """
    lr = inputs.positive("lr", lr)
    X, y, path, alphas, scale = _setting(X, y, n_steps, start, alpha, loss)
    none = np.zeros(len(alphas))
    ridge, lasso = (alphas, none) if inputs.penalty(penalty) == "l2" else (none, alphas)
    losses = np.empty(len(path))
    _descend_logistic(X, y, lr, scale, ridge, lasso, path, losses)
    if not losses[0] < np.inf:
        raise ValueError(_BAD_START)
    diverged_at = _first(~(losses <= DIVERGED * losses[0]))
    with np.errstate(invalid="ignore"):
        rose_at = _first(np.append(False, losses[1:] > losses[:-1] * (1 + _ROUNDING)))
    if rose_at is None or (diverged_at is not None and diverged_at < rose_at):
        rose_at = diverged_at  # NaN is not larger than anything
    return LogisticDescent(path, losses, lr, rose_at, diverged_at)


def logistic_newton(X, y, n_steps=10, start=None, alpha=0.0, loss="mean"):
    """Newton's method w ← w − size·H⁻¹∇J(w) on the log loss + alpha·‖w‖², with every point of the path.

    A step is halved until it lowers the cost enough (Armijo's rule), which leads to the minimum from every start. Where
    the Hessian is singular (collinear columns, or p(1 − p) that has vanished), the step is that of least norm. On
    separable data without a penalty, w grows without end, by about one unit of logit a step. Parameters are as in
    `logistic_gradient_descent`; returns a `NewtonPath`.
    """
    X, y, path, alphas, scale = _setting(X, y, n_steps, start, alpha, loss)
    losses, sizes, centre = np.empty(len(path)), np.empty(len(path) - 1), np.zeros(len(alphas))
    cost = Cost(lambda X, y, w, form_hessian: binary_terms(X, y, centre, w, form_hessian), X, y, alphas / scale)
    with np.errstate(all="ignore"):  # what overflows is found in the results, and said in words
        here = cost(path[0])
        losses[0] = scale * here.value
        if not losses[0] + np.abs(here.hessian).sum() < np.inf:
            raise ValueError(_BAD_START)
        for k in range(len(sizes)):
            step, gain, _ = cost.step(here, 0.0)
            here, sizes[k] = damped(cost, here, step, gain)
            path[k + 1], losses[k + 1] = here.w, scale * here.value
    return NewtonPath(path, losses, sizes)


def _setting(X, y, n_steps, start, alpha, loss):
    X, y = checked_matrix(X), inputs.labels("y", y)
    inputs.same_rows(X, y)
    n, p = X.shape
    path = np.zeros((inputs.whole("n_steps", n_steps, 0) + 1, p))
    if start is not None:
        path[0] = inputs.vector("start", start, p)
        inputs.finite(start=path[0])
    alphas = np.full(p, inputs.non_negative("alpha", alpha))
    alphas[(X == X[0]).all(axis=0)] = 0
    return inputs.for_kernels(X), inputs.for_kernels(y), path, alphas, inputs.loss_scale(loss, n)


def _first(found):
    return int(found.argmax()) if found.any() else None
