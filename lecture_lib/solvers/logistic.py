"""Logistic regression: the log loss, its gradient, and the fit without penalty, with an L2 and with an L1 penalty.

With logit z = xᵀw + b and p = σ(z), the loss of a row is −log p where y = 1 and −log(1 − p) where y = 0: both are
log(1 + e^−m) of the margin m = (2y − 1)z. Its derivatives by the logit are p − y and p(1 − p), so that

    gradient of the loss = Xᵀ(p − y),    Hessian = Xᵀ diag(p(1 − p)) X.

All fits are Newton's method (see newton.py).
"""

from typing import NamedTuple

import numpy as np

from lecture_lib.solvers import inputs, separable
from lecture_lib.solvers.jit import MATRIX, VECTOR, kernel
from lecture_lib.solvers.newton import fit

_BLOCK = 256  # rows that are worked on at a time, so that they stay in the cache


class LogisticFit(NamedTuple):
    """A fitted logistic regression: P(y = 1) = sigmoid(X @ coef + intercept).

    objective is the cost that was minimised, penalty and all, to within a share tol of it; n_iter counts the
    steps on all the data; converged is False where max_iter came first.
    """

    coef: np.ndarray
    intercept: float
    objective: float
    n_iter: int
    converged: bool


@kernel(MATRIX, VECTOR, VECTOR, VECTOR, VECTOR, MATRIX)
def _binary_terms(X, y, centre, w, slope, hessian):
    """Write gradient and (unless empty) Hessian of the summed log loss at w; return the loss and the least margin.

    The columns are X − centre; one entry of w more than columns is the intercept.
    """
    n, p = X.shape
    q = w.shape[0]
    rows = np.ones((min(n, _BLOCK), q))
    weighted = np.empty_like(rows)
    residual = np.empty(rows.shape[0])
    loss, least = 0.0, np.inf
    slope[:] = 0.0
    hessian[:] = 0.0
    for first in range(0, n, _BLOCK):
        size = min(_BLOCK, n - first)
        for i in range(size):
            for j in range(p):
                rows[i, j] = X[first + i, j] - centre[j]
        z = np.dot(rows[:size], w)
        for i in range(size):
            sign = 2.0 * y[first + i] - 1.0
            margin = sign * z[i]
            e = np.exp(-abs(margin))
            wrong = (e if margin >= 0 else 1.0) / (1.0 + e)  # |y − p| without cancellation
            loss += np.log1p(e) - min(margin, 0.0)
            least = min(least, margin)
            residual[i] = -sign * wrong
            z[i] = e / (1.0 + e) ** 2  # p(1 − p)
        slope += np.dot(residual[:size], rows[:size])
        if hessian.size:
            for i in range(size):
                for j in range(q):
                    weighted[i, j] = z[i] * rows[i, j]
            hessian += np.dot(rows[:size].T, weighted[:size])
    return loss, least


def sigmoid(z):
    """The logistic function σ(z) = 1 / (1 + e^−z), of an array of any shape, without overflow.

    Raises ValueError where z is NaN or infinite, TypeError where it is no number.
    """
    z = inputs.numbers("z", z)
    inputs.finite(z=z)
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e)[()] / (1.0 + e)[()]


def log_loss(y, logit, loss="mean"):
    """Log loss of the labels y under the given logits: −log p where y = 1, −log(1 − p) where y = 0.

    Parameters
    ----------
    y : array of shape (n,)
        Labels 0 and 1.
    logit : array of shape (n,)
    loss : "mean" or "sum"

    Returns
    -------
    float

    Raises
    ------
    ValueError, TypeError
        A wrong shape, an empty array, labels other than 0 and 1, NaN or infinity, an unknown loss.

    Notes
    -----
    Computed from the logit as log(1 + e^−m), m = (2y − 1)·logit, which is exact where p has rounded to 0 or 1.
    """
    y = inputs.labels("y", y)
    logit = inputs.real_array("logit", logit, 1)
    if len(y) != len(logit):
        raise ValueError(f"y must have one entry per logit, but has {len(y)}, and there are {len(logit)} logits")
    inputs.finite(logit=logit)
    margin = (2 * y - 1) * logit
    each = np.log1p(np.exp(-np.abs(margin))) - np.minimum(margin, 0)
    with np.errstate(over="ignore"):
        result = float((each * inputs.loss_scale(loss, len(y))).sum())
    if not result < np.inf:
        raise ValueError("the loss overflows: logit is too large; rescale it")
    return result


def logistic_gradient(X, y, w, loss="mean"):
    """Gradient of the log loss, Xᵀ(p − y) with p = σ(Xw), or that / n for ``loss="mean"``.

    X is the design matrix as given. Parameters, result and errors as in `gradient`, with labels 0 and 1 in y.
    """
    X = inputs.real_array("X", X, 2)
    y = inputs.labels("y", y)
    inputs.same_rows(X, y)
    w = inputs.vector("w", w, X.shape[1])
    inputs.finite(X=X, w=w)
    with np.errstate(over="ignore", invalid="ignore"):
        logit = X.dot(w)
        margin = (2 * y - 1) * logit
        e = np.exp(-np.abs(margin))
        wrong = np.where(margin >= 0, e, 1.0) / (1 + e)
        result = X.T.dot((1 - 2 * y) * wrong) * inputs.loss_scale(loss, len(y))
    if not (np.isfinite(logit).all() and np.isfinite(result).all()):
        raise ValueError("the gradient overflows: X or w is too large; rescale them")
    return result


def logistic_regression(X, y, penalty=None, alpha=0.0, loss="sum", fit_intercept=True, tol=1e-15, max_iter=100):
    """Logistic regression: minimise the log loss + alpha·‖w‖² ("l2") or + alpha·‖w‖₁ ("l1").

    Parameters
    ----------
    X : array of shape (n, p)
        Features, without a column of ones.
    y : array of shape (n,)
        Labels 0 and 1 (or False and True), of both classes.
    penalty : None, "l2" or "l1"
        The intercept is never penalised.
    alpha : float
        Strength of the penalty, at least 0; 0 is no penalty.
    loss : "sum" or "mean"
        Whether the log loss is summed over the rows or averaged, which decides what alpha means.
    fit_intercept : bool
    tol : float
        Stop after a step that was to lower the cost by no more than this share of it. A step doubles the digits that
        are right, but for large data (newton.LARGE), where it adds one or two: there, tol=1e-4 is faster by a third and
        leaves a cost right to 6 digits. The default leaves coefficients right to about 8 digits at least.
    max_iter : int
        Largest number of steps.

    Returns
    -------
    LogisticFit
        coef (p,), intercept, objective, n_iter, converged.

    Raises
    ------
    SeparableDataError
        Without a penalty, where the classes are separable, completely or not: no finite coefficients are best. See
        `separating_direction`.
    ValueError, TypeError
        A wrong shape, an empty array, NaN or infinity, numbers whose squares overflow, labels other than 0 and 1, one
        class only, alpha without a penalty, an unknown penalty or loss, alpha, tol or max_iter out of range.

    Notes
    -----
    Without a penalty and with collinear columns, the coefficients are those of least norm.
    """
    X, y = inputs.labelled(X, y)
    alphas, scale = _strength(penalty, alpha, loss, X.shape, fit_intercept)
    tol, max_iter = inputs.positive("tol", tol), inputs.whole("max_iter", max_iter, 1)
    X, y = inputs.for_kernels(X), inputs.for_kernels(y)
    try:
        with np.errstate(all="ignore"):  # what overflows is found in the results, and said in words
            centre = centre_of(X) if fit_intercept else np.zeros(X.shape[1])
            guard = None if alphas.any() else _guard(X, y, centre, fit_intercept)

            def terms(X, y, w, slope, hessian):
                return _binary_terms(X, y, centre, w, slope, hessian)

            result = fit(terms, X, y, penalty, alphas, tol, max_iter, guard)
    except OverflowError:
        inputs.finite(X=X)
        raise ValueError("XᵀX overflows: X is too large; rescale it") from None
    coef = result.w[: X.shape[1]]
    if result.singular and not alphas.any():
        coef = np.linalg.lstsq(X - centre, (X - centre).dot(coef), rcond=None)[0]  # the same logits, the least norm
    intercept = float(result.w[-1] - centre.dot(coef)) if fit_intercept else 0.0
    return LogisticFit(coef, intercept, float(result.value * scale), result.n_iter, result.converged)


def _guard(X, y, centre, fit_intercept):
    """Watch for separable classes."""
    p = X.shape[1]

    def separation(w):
        return separable.scaled(w[:p], (w[p] if fit_intercept else 0.0) - centre.dot(w[:p]), True)

    def largest_move(step):
        return np.abs((X - centre).dot(step[:p]) + (step[p] if fit_intercept else 0.0)).max()

    return separable.Guard(lambda: separable.separating_direction(X, y, fit_intercept), separation, largest_move)


def centre_of(X):
    """The means of the columns, from about a thousand rows; a constant column becomes exactly 0."""
    return X[0] + (X[:: 1 + len(X) // 1000] - X[0]).mean(axis=0)


def _strength(penalty, alpha, loss, shape, fit_intercept):
    """Check them, and return the penalty's weight on each coefficient beside the summed loss, and the loss's scale."""
    if penalty is not None:
        inputs.penalty(penalty)
    alpha, scale = inputs.non_negative("alpha", alpha), inputs.loss_scale(loss, shape[0])
    if penalty is None and alpha > 0:
        raise ValueError(f"alpha must be 0 without a penalty, but is {alpha}; choose penalty='l2' or 'l1'")
    fit_intercept = inputs.flag("fit_intercept", fit_intercept)
    alphas = np.full(shape[1] + fit_intercept, alpha / scale)
    if fit_intercept:
        alphas[-1] = 0
    return alphas, scale
