"""Logistic regression: the log loss, its gradient, and the fit without penalty, with an L2 and with an L1 penalty.

With logit z = xᵀw + b and p = σ(z), the loss of a row is −log p where y = 1 and −log(1 − p) where y = 0: both are
log(1 + e^−m) of the margin m = (2y − 1)z. Its derivatives by the logit are p − y and p(1 − p), so that

    gradient of the loss = Xᵀ(p − y),    Hessian = Xᵀ diag(p(1 − p)) X.

All fits are Newton's method (see newton.py).
"""

from typing import NamedTuple

import numpy as np

from lecture_lib.solvers import inputs
from lecture_lib.solvers.jit import MATRIX, VECTOR, kernel
from lecture_lib.solvers.newton import Cost, fit
from lecture_lib.solvers.separable import Guard

_BLOCK = 256  # rows that are worked on at a time, so that they stay in the cache


class LogisticFit(NamedTuple):
    """A fitted logistic regression: P(y = 1) = sigmoid(X @ coef + intercept).

    coef is (p,); objective the cost that was minimised, penalty and all, to within a share tol of it; n_iter counts the
    steps on all the data; converged is False where max_iter came first.
    """

    coef: np.ndarray
    intercept: float
    objective: float
    n_iter: int
    converged: bool


def sigmoid(z):
    """The logistic function σ(z) = 1 / (1 + e^−z), of an array of any shape, without overflow."""
    z = inputs.numbers("z", z)
    inputs.finite(z=z)
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e)[()] / (1.0 + e)[()]


def log_loss(y, logit, loss="mean"):
    """Log loss of the labels y under the given logits: −log p where y = 1, −log(1 − p) where y = 0.

    Computed from the logit (n,) as log(1 + e^−m), m = (2y − 1)·logit, which is exact where p has rounded to 0 or 1.
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
    """Gradient (p,) of the log loss at w, Xᵀ(p − y) with p = σ(Xw), or that / n for ``loss="mean"``."""
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
    X, y : arrays of shapes (n, p) and (n,)
        Features, without a column of ones, and labels 0 and 1 (or False and True), of both classes.
    penalty : None, "l2" or "l1"
        The intercept is never penalised.
    alpha : float
        Strength of the penalty, at least 0. `logistic_alpha_to_C` tells what scikit-learn calls it.
    loss : "sum" or "mean"
    fit_intercept : bool
    tol : float
        Stop after a step that was to lower the cost by no more than this share of it. A step doubles the digits that
        are right, but for large data (newton.LARGE), where it adds one or two: there, tol=1e-4 is faster by a third and
        leaves a cost right to 6 digits. The default leaves coefficients right to about 8 digits at least.
    max_iter : int

    Returns
    -------
    LogisticFit
        Where columns are collinear and not penalised, the coefficients are those of least norm.

    Raises
    ------
    SeparableDataError
        Without a penalty, where the classes are separable, completely or not: no finite coefficients are best.
    """
    X, y = inputs.labelled(X, y)
    setting = Setting.checked(penalty, alpha, loss, len(X), fit_intercept, tol, max_iter)
    coefs, intercepts, found = fit_logits(binary_terms, X, inputs.for_kernels(y), 1, setting)
    return LogisticFit(coefs[0], float(intercepts[0]), *found)


def logistic_alpha_to_C(alpha, penalty="l2", loss="sum", n_samples=None):
    """The `C` of scikit-learn's LogisticRegression that means the same as alpha here; infinite for alpha = 0.

    It minimises C · (sum of the log losses) + ‖w‖²/2, or + ‖w‖₁: C = 1/(2·alpha) or 1/alpha. Where here the loss is the
    mean over n_samples rows, which then must be given, alpha counts n_samples times as much.
    """
    strength = inputs.non_negative("alpha", alpha) * (2 if inputs.penalty(penalty) == "l2" else 1)
    mean = inputs.choice("loss", loss, ("sum", "mean")) == "mean"
    if mean or n_samples is not None:
        n_samples = inputs.whole("n_samples", n_samples, 1)
    strength *= n_samples if mean else 1
    return 1 / strength if strength > 0 else np.inf


# ---- how all logits are fitted, of two classes and of more


class Setting(NamedTuple):
    """How to fit: alpha beside the summed loss, which is multiplied by scale in the end, and the rest as given."""

    alpha: float
    scale: float
    lasso: bool
    fit_intercept: bool
    tol: float
    max_iter: int

    @classmethod
    def checked(cls, penalty, alpha, loss, n, fit_intercept, tol, max_iter):
        if penalty is not None:
            inputs.penalty(penalty)
        alpha, scale = inputs.non_negative("alpha", alpha), inputs.loss_scale(loss, n)
        if penalty is None and alpha > 0:
            raise ValueError(f"alpha must be 0 without a penalty, but is {alpha}; choose penalty='l2' or 'l1'")
        fit_intercept = inputs.flag("fit_intercept", fit_intercept)
        tol, max_iter = inputs.positive("tol", tol), inputs.whole("max_iter", max_iter, 1)
        return cls(alpha / scale, scale, penalty == "l1" and alpha > 0, fit_intercept, tol, max_iter)


def fit_logits(terms, X, y, m, setting):
    """Fit m rows of coefficients and their intercepts, so that the logits are X @ coefs.T + intercepts.

    terms(X, y, centre, w, form_hessian), with w of shape (m, p), or (m, p + 1) with the intercepts last, returns loss,
    least margin, gradient and Hessian. Return coefs, intercepts and (objective, n_iter, converged).
    """
    X = inputs.for_kernels(X)
    p, shape = X.shape[1], (m, X.shape[1] + setting.fit_intercept)
    alphas = np.zeros(shape)
    alphas[:, :p] = setting.alpha
    try:
        with np.errstate(all="ignore"):  # what overflows is found in the results, and said in words
            # The means of the columns, from about a thousand rows; a constant column becomes exactly 0.
            centre = X[0] + (X[:: 1 + len(X) // 1000] - X[0]).mean(axis=0) if setting.fit_intercept else np.zeros(p)
            # Two classes are centred on the fly, without a copy, which would take as long as the fit of large data.
            rows, left = (X, centre) if m == 1 else (X - centre, None)
            guard = None if setting.alpha else Guard(X, y, centre, shape)
            at = lambda X, y, w, form_hessian: terms(X, y, left, w.reshape(shape), form_hessian)  # noqa: E731
            result = fit(Cost(at, rows, y, alphas.ravel(), setting.lasso), setting.tol, setting.max_iter, guard)
    except OverflowError:
        inputs.finite(X=X)
        raise ValueError("XᵀX overflows: X is too large; rescale it") from None
    w = result.w.reshape(shape)
    w = w if m == 1 else w - w.mean(axis=0)
    coefs = w[:, :p]
    if result.singular and not setting.alpha:  # the same logits, the least norm
        coefs = np.linalg.lstsq(X - centre, (X - centre).dot(coefs.T), rcond=None)[0].T.copy()
    intercepts = w[:, p] - coefs.dot(centre) if setting.fit_intercept else np.zeros(m)
    return coefs, intercepts, (float(result.value * setting.scale), result.n_iter, result.converged)


def binary_terms(X, y, centre, w, form_hessian):
    """Summed log loss at w (1, q), least margin, gradient and Hessian (empty if it is not to be formed)."""
    w = w.ravel()
    slope, hessian = np.zeros(len(w)), np.zeros((len(w), len(w)) if form_hessian else (0, 0))
    loss, least = _binary_terms(X, y, centre, w, slope, hessian)
    return loss, least, slope, hessian


@kernel(MATRIX, VECTOR, VECTOR, VECTOR, VECTOR, MATRIX)
def _binary_terms(X, y, centre, w, slope, hessian):
    """Add gradient and (unless empty) Hessian of the summed log loss at w; return the loss and the least margin.

    The columns are X − centre; one entry of w more than columns is the intercept.
    """
    n, p = X.shape
    q = w.shape[0]
    rows = np.ones((min(n, _BLOCK), q))
    weighted = np.empty_like(rows)
    residual = np.empty(rows.shape[0])
    loss, least = 0.0, np.inf
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
