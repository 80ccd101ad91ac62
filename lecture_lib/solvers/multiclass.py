"""More than two classes: softmax regression, one against the rest, one against one.

Softmax regression has K logits, z = Wx + b, and pₖ = e^zₖ / Σ e^zₗ. The loss of a row is −log p of its own class. Its
derivatives by the logits are pₖ − [k is the class] and pₖ([k = l] − pₗ). To add the same to all logits changes nothing:
of all the (W, b) that give the same probabilities, that whose sum over the classes is 0 is chosen. An L2 penalty
chooses the same W by itself.

One against the rest is K logistic regressions, one against one is K(K − 1)/2.

References
----------
C. M. Bishop (2006), Pattern Recognition and Machine Learning, sections 4.1.2 and 4.3.4.
"""

from typing import NamedTuple

import numpy as np

from lecture_lib.solvers import inputs, separable
from lecture_lib.solvers.jit import INTEGER, INTEGERS, MATRIX, VECTOR, kernel
from lecture_lib.solvers.logistic import centre_of, logistic_regression, sigmoid
from lecture_lib.solvers.newton import fit

_BLOCK = 256  # rows that are worked on at a time, so that they stay in the cache


class SoftmaxFit(NamedTuple):
    """A fitted softmax regression: P(class k) = softmax(X @ coefs.T + intercepts)[:, k].

    coefs is (K, p), intercepts (K,), the sum over the classes being 0; objective the cost that was minimised, penalty
    and all, to within a share tol of it; n_iter counts the steps on all the data; converged is False where max_iter
    came first.
    """

    coefs: np.ndarray
    intercepts: np.ndarray
    objective: float
    n_iter: int
    converged: bool


class OneVsRestFit(NamedTuple):
    """K logistic regressions: sigmoid(X @ coefs[k] + intercepts[k]) is the probability of class k against the rest."""

    coefs: np.ndarray
    intercepts: np.ndarray


class OneVsOneFit(NamedTuple):
    """K(K − 1)/2 logistic regressions, each fitted to the rows of two classes.

    pairs is (m, 2); sigmoid(X @ coefs[i] + intercepts[i]) is the probability of pairs[i, 1] against pairs[i, 0].
    """

    coefs: np.ndarray
    intercepts: np.ndarray
    pairs: np.ndarray


@kernel(MATRIX, INTEGER)
def _complete(hessian, K):
    """Fill in the Hessian's blocks above and on the diagonal (the K blocks of a row add up to 0), then bend it.

    Along the direction in which nothing changes, all classes alike, the Hessian is 0. There it is given a curvature, so
    that it can be solved for a step; on the step, whose sum over the classes is 0, this has no influence.
    """
    q = hessian.shape[0] // K
    for i in range(K * q):
        for j in range(i):
            hessian[j, i] = hessian[i, j]
    for k in range(K):
        for i in range(q):
            for j in range(q):
                total = 0.0
                for other in range(K):
                    if other != k:
                        total += hessian[k * q + i, other * q + j]
                hessian[k * q + i, k * q + j] = -total
    for j in range(q):
        bend = 0.0
        for k in range(K):
            bend += hessian[k * q + j, k * q + j] / K**2
        for k in range(K):
            for other in range(K):
                hessian[k * q + j, other * q + j] += bend


@kernel(MATRIX, INTEGERS, VECTOR, MATRIX, MATRIX, MATRIX)
def _softmax_terms(X, y, centre, w, slope, hessian):
    """Write gradient and (unless empty) Hessian of the summed softmax loss at w (K, q); return the loss and the margin.

    The columns are X − centre; one entry of w more than columns is the intercept.
    """
    n, p = X.shape
    K, q = w.shape
    columns = np.empty((q, _BLOCK))  # a block of rows, turned round, so that the columns of a class lie together
    weighted = np.empty((K * q, _BLOCK))
    loss, least = 0.0, np.inf
    slope[:] = 0.0
    hessian[:] = 0.0
    for first in range(0, n, _BLOCK):
        size = min(_BLOCK, n - first)
        if size < _BLOCK:
            columns[:] = 0.0
        columns[p:, :size] = 1.0
        for i in range(size):
            for j in range(p):
                columns[j, i] = X[first + i, j] - centre[j]
        P = np.dot(w, columns)
        for i in range(size):
            own, rival = y[first + i], -np.inf
            for k in range(K):
                if k != own and not P[k, i] <= rival:
                    rival = P[k, i]
            margin, top = P[own, i] - rival, max(P[own, i], rival)
            others = 0.0
            for k in range(K):
                P[k, i] = np.exp(P[k, i] - top)
                if k != own:
                    others += P[k, i]
            total = P[own, i] + others
            loss += np.log1p(others) if margin >= 0 else np.log(total) - margin
            least = min(least, margin)
            for k in range(K):
                P[k, i] /= total
        if hessian.size:
            for k in range(K):
                for j in range(q):
                    for i in range(_BLOCK):
                        weighted[k * q + j, i] = P[k, i] * columns[j, i]
            for k in range(1, K):
                here = slice(k * q, (k + 1) * q)
                hessian[here, : k * q] -= np.dot(weighted[here], weighted[: k * q].T)
        for i in range(size):
            own = y[first + i]
            P[own, i] = 0.0
            P[own, i] = -P[:, i].sum()  # p − 1 without cancellation
        slope += np.dot(P, columns.T)
    if hessian.size:
        _complete(hessian, K)
    return loss, least


def softmax(Z):
    """e^zₖ / Σ e^zₗ along the last axis of an array of logits of any shape, without overflow.

    Raises ValueError where Z is empty or not finite, TypeError where it holds no numbers.
    """
    Z = inputs.numbers("Z", Z)
    if Z.ndim == 0 or not Z.size:
        raise ValueError(f"Z must have one axis at least and not be empty, but its shape is {Z.shape}")
    inputs.finite(Z=Z)
    with np.errstate(over="ignore"):
        e = np.exp(Z - Z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def softmax_regression(X, y, alpha=0.0, loss="sum", fit_intercept=True, tol=1e-15, max_iter=100):
    """Softmax regression: minimise −Σ log p(own class) (or its mean) + alpha·‖W‖².

    Parameters
    ----------
    X : array of shape (n, p)
        Features, without a column of ones.
    y : array of shape (n,)
        Labels 0, 1, …, K − 1, all of which occur.
    alpha : float
        Strength of the L2 penalty, at least 0; the intercepts are never penalised.
    loss : "sum" or "mean"
        Whether the loss is summed over the rows or averaged, which decides what alpha means.
    fit_intercept : bool
    tol, max_iter
        As in `logistic_regression`.

    Returns
    -------
    SoftmaxFit
        coefs (K, p), intercepts (K,), objective, n_iter, converged. The sum over the classes is 0, of the coefficients
        and of the intercepts.

    Raises
    ------
    SeparableDataError
        With alpha = 0, where the classes are separable, completely or not: no finite coefficients are best.
    ValueError, TypeError
        A wrong shape, an empty array, NaN or infinity, numbers whose squares overflow, labels that are no 0, 1, … or
        leave one out, one class only, an unknown loss, alpha, tol or max_iter out of range.

    Notes
    -----
    With alpha = 0 and collinear columns, the coefficients are those of least norm. For two classes, the difference of
    the two rows of coefs is what `logistic_regression` gives for an alpha of half the size. The Hessian has (K(p + 1))²
    entries: beyond some thousand coefficients the fit is slow.
    """
    X, y, n_classes = inputs.classes(X, y)
    scale, fit_intercept = inputs.loss_scale(loss, len(X)), inputs.flag("fit_intercept", fit_intercept)
    tol, max_iter = inputs.positive("tol", tol), inputs.whole("max_iter", max_iter, 1)
    p, shape = X.shape[1], (n_classes, X.shape[1] + fit_intercept)
    alphas = np.zeros(shape)
    alphas[:, :p] = inputs.non_negative("alpha", alpha) / scale
    X = inputs.for_kernels(X)

    def terms(X, y, w, slope, hessian):
        return _softmax_terms(X, y, centre, w.reshape(shape), slope.reshape(shape), hessian)

    try:
        with np.errstate(all="ignore"):  # what overflows is found in the results, and said in words
            centre = centre_of(X) if fit_intercept else np.zeros(p)
            guard = None if alpha > 0 else _guard(X, y, centre, shape)
            result = fit(terms, X, y, "l2", alphas.ravel(), tol, max_iter, guard, dear=True)
    except OverflowError:
        inputs.finite(X=X)
        raise ValueError("XᵀX overflows: X is too large; rescale it") from None
    w = result.w.reshape(shape)
    w = w - w.mean(axis=0)
    coefs = w[:, :p]
    if result.singular and alpha == 0:  # the same logits, the least norm
        coefs = np.linalg.lstsq(X - centre, (X - centre).dot(coefs.T), rcond=None)[0].T.copy()
    intercepts = w[:, p] - coefs.dot(centre) if fit_intercept else np.zeros(n_classes)
    return SoftmaxFit(coefs, intercepts, float(result.value * scale), result.n_iter, result.converged)


def _guard(X, y, centre, shape):
    """Watch for separable classes."""
    p, fit_intercept = X.shape[1], shape[1] > X.shape[1]

    def separation(w):
        w = w.reshape(shape) - w.reshape(shape).mean(axis=0)
        offset = w[:, p] if fit_intercept else 0.0
        return separable.scaled(w[:, :p], offset - w[:, :p].dot(centre), True)

    def largest_move(step):
        step = step.reshape(shape)
        return np.ptp((X - centre).dot(step[:, :p].T) + (step[:, p] if fit_intercept else 0.0), axis=1).max()

    return separable.Guard(lambda: separable.separating_direction(X, y, fit_intercept), separation, largest_move)


def one_vs_rest(X, y, penalty=None, alpha=0.0, loss="sum", fit_intercept=True, tol=1e-15, max_iter=100):
    """One logistic regression for each class, against all the others.

    Parameters and errors as in `logistic_regression`, but the labels in y are 0, 1, …, K − 1, all of which occur.

    Returns
    -------
    OneVsRestFit
        coefs (K, p), intercepts (K,).
    """
    X, y, n_classes = inputs.classes(X, y)
    setting = (penalty, alpha, loss, fit_intercept, tol, max_iter)
    fits = [_fit_two(X, y == k, f"class {k} against the rest", setting) for k in range(n_classes)]
    return OneVsRestFit(np.array([fit.coef for fit in fits]), np.array([fit.intercept for fit in fits]))


def one_vs_one(X, y, penalty=None, alpha=0.0, loss="sum", fit_intercept=True, tol=1e-15, max_iter=100):
    """One logistic regression for each pair of classes, fitted to their rows alone.

    Parameters and errors as in `logistic_regression`, but the labels in y are 0, 1, …, K − 1, all of which occur.

    Returns
    -------
    OneVsOneFit
        coefs (m, p), intercepts (m,), pairs (m, 2), where m = K(K − 1)/2.
    """
    X, y, n_classes = inputs.classes(X, y)
    inputs.finite(X=X)
    setting = (penalty, alpha, loss, fit_intercept, tol, max_iter)
    pairs, fits = np.array([(a, b) for a in range(n_classes) for b in range(a + 1, n_classes)]), []
    for a, b in pairs:
        rows = (y == a) | (y == b)
        fits.append(_fit_two(X[rows], y[rows] == b, f"class {b} against class {a}", setting))
    return OneVsOneFit(np.array([fit.coef for fit in fits]), np.array([fit.intercept for fit in fits]), pairs)


def _fit_two(X, y, what, setting):
    try:
        result = logistic_regression(X, y.astype(float), *setting)
    except separable.SeparableDataError as error:
        raise separable.SeparableDataError(error.separation, what) from None
    if not result.converged:
        raise ValueError(f"{what}: max_iter={setting[-1]} steps are not enough for tol={setting[-2]}")
    return result


def softmax_probabilities(fit, X):
    """Probability of every class under a softmax regression, (n, K); each row adds up to 1."""
    return softmax(_logits(fit, X, SoftmaxFit))


def one_vs_rest_probabilities(fit, X, normalised=False):
    """Probability of each class against the rest, (n, K).

    These are K separate answers to K separate questions: a row does not add up to 1. With ``normalised=True`` each row
    is divided by its sum, which is a convention, not a probability that any model was fitted to.
    """
    normalised = inputs.flag("normalised", normalised)
    logits = _logits(fit, X, OneVsRestFit)
    if not normalised:
        return sigmoid(logits)
    # Divided by the largest first: far from the data all of them may have vanished.
    return softmax(np.minimum(logits, 0) - np.log1p(np.exp(-np.abs(logits))))


def one_vs_one_votes(fit, X):
    """How many of the K − 1 comparisons that a class takes part in it wins, (n, K) of int.

    A logit of exactly 0 counts for the first class of the pair. Where two classes have the most votes, or all have the
    same (the triangle in the middle), the vote is ambiguous. There are no probabilities of classes here.
    """
    return _votes(fit, _logits(fit, X, OneVsOneFit))[0]


def predict_class(fit, X):
    """Class of each row, (n,) of int, under what softmax_regression, one_vs_rest or one_vs_one has fitted.

    Softmax and one against the rest: the class with the largest logit, the first of them in a tie. One against one:
    the class with the most votes; of those in a tie, the one whose comparisons have the largest sum of logits in its
    favour, then the first.
    """
    logits = _logits(fit, X, SoftmaxFit, OneVsRestFit, OneVsOneFit)
    if type(fit) is not OneVsOneFit:
        return logits.argmax(axis=1)
    votes, favour = _votes(fit, logits)
    return np.where(votes == votes.max(axis=1, keepdims=True), favour, -np.inf).argmax(axis=1)


def _votes(fit, logits):
    """Count the votes, and add up the logits in favour of each class."""
    n_classes = int(fit.pairs.max()) + 1
    votes, favour = np.zeros((len(logits), n_classes), dtype=np.int64), np.zeros((len(logits), n_classes))
    for (a, b), logit in zip(fit.pairs, logits.T, strict=True):
        votes[:, a] += logit <= 0
        votes[:, b] += logit > 0
        favour[:, a] -= logit
        favour[:, b] += logit
    return votes, favour


def _logits(fit, X, *kinds):
    if type(fit) not in kinds:
        names = {SoftmaxFit: "softmax_regression", OneVsRestFit: "one_vs_rest", OneVsOneFit: "one_vs_one"}
        need = " or ".join(f"{names[kind]}(X, y)" for kind in kinds)
        raise TypeError(f"fit must come from {need}, but came as {type(fit).__name__}")
    X = inputs.real_array("X", X, 2)
    if X.shape[1] != fit.coefs.shape[1]:
        raise ValueError(f"X must have {fit.coefs.shape[1]} columns, as in the fit, but has {X.shape[1]}")
    with np.errstate(all="ignore"):
        logits = X.dot(fit.coefs.T) + fit.intercepts
    if not np.isfinite(logits).all():
        inputs.finite(X=X)
        raise ValueError("the logits overflow: X is too large; rescale it")
    return logits
