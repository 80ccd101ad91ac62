"""More than two classes: softmax regression, one against the rest, one against one.

Softmax regression has K logits, z = Wx + b, and pₖ = e^zₖ / Σ e^zₗ. The loss of a row is −log p of its own class. Its
derivatives by the logits are pₖ − [k is the class] and pₖ([k = l] − pₗ). To add the same to all logits changes nothing:
of all the (W, b) that give the same probabilities, that whose sum over the classes is 0 is chosen. An L2 penalty
chooses the same W by itself.

One against the rest is K logistic regressions, one against one is K(K − 1)/2. See C. M. Bishop (2006), Pattern
Recognition and Machine Learning, sections 4.1.2 and 4.3.4.
"""

from typing import NamedTuple

import numpy as np

from lecture_lib.solvers import inputs
from lecture_lib.solvers.least_squares import gram_matrix
from lecture_lib.solvers.logistic import Setting, fit_logits, logistic_regression, sigmoid
from lecture_lib.solvers.separable import SeparableDataError


class SoftmaxFit(NamedTuple):
    """A fitted softmax regression: P(class k) = softmax(X @ coefs.T + intercepts)[:, k].

    coefs (K, p) and intercepts (K,) add up to 0 over the classes; the rest is as in `LogisticFit`.
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
    """m = K(K − 1)/2 logistic regressions, each fitted to the rows of two classes, as in pairs (m, 2).

    sigmoid(X @ coefs[i] + intercepts[i]) is the probability of pairs[i, 1] against pairs[i, 0].
    """

    coefs: np.ndarray
    intercepts: np.ndarray
    pairs: np.ndarray


def softmax(Z):
    """e^zₖ / Σ e^zₗ along the last axis of an array of logits of any shape, without overflow."""
    Z = inputs.numbers("Z", Z)
    if Z.ndim == 0 or not Z.size:
        raise ValueError(f"Z must have one axis at least and not be empty, but its shape is {Z.shape}")
    inputs.finite(Z=Z)
    with np.errstate(over="ignore"):
        e = np.exp(Z - Z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def softmax_regression(X, y, alpha=0.0, loss="sum", fit_intercept=True, tol=1e-15, max_iter=100):
    """Softmax regression: minimise −Σ log p(own class) (or its mean) + alpha·‖W‖².

    For two classes, the difference of the two rows of coefs is what `logistic_regression` gives for an alpha of half
    the size. The Hessian has (K(p + 1))² entries: beyond some thousand coefficients the fit is slow.

    Parameters
    ----------
    X, y : arrays of shapes (n, p) and (n,)
        The labels in y are 0, 1, …, K − 1, all of which occur.
    alpha : float
        Strength of the L2 penalty, at least 0; the intercepts are never penalised.
    loss, fit_intercept, tol, max_iter
        As in `logistic_regression`.

    Returns
    -------
    SoftmaxFit
        With alpha = 0 and collinear columns, the coefficients are those of least norm.

    Raises
    ------
    SeparableDataError
        With alpha = 0, where the classes are separable, completely or not: no finite coefficients are best.
    """
    X, y, n_classes = inputs.classes(X, y)
    setting = Setting.checked("l2", alpha, loss, len(X), fit_intercept, tol, max_iter)
    coefs, intercepts, found = fit_logits(_softmax_terms, X, y, n_classes, setting)
    return SoftmaxFit(coefs, intercepts, *found)


def _softmax_terms(X, y, _, w, form_hessian):
    """Summed softmax loss at w (K, q), least margin, gradient and Hessian (empty if it is not to be formed)."""
    p, own = X.shape[1], (y, np.arange(len(y)))
    Z = w[:, :p].dot(X.T) + w[:, p:].sum(axis=1, keepdims=True)
    Z -= Z[own]
    Z[own] = -np.inf  # e^z of the own class is 1, and is kept apart, so that p − 1 does not cancel
    margins = -Z.max(axis=0)
    top = np.maximum(-margins, 0)
    P, P_own = np.exp(Z - top), np.exp(-top)
    others = P.sum(axis=0)
    loss = (top + np.log1p(others + (P_own - 1))).sum()
    P /= others + P_own
    P[own] = -others / (others + P_own)
    slope = np.column_stack([P.dot(X), P.sum(axis=1)])[:, : w.shape[1]]
    P[own] += 1
    hessian = _softmax_hessian(X, P, w.shape[1]) if form_hessian else np.zeros((0, 0))
    return loss, margins.min(), slope.ravel(), hessian


def _softmax_hessian(X, P, q):
    """Σ over the rows of pₖ([k = l] − pₗ)·xxᵀ in block (k, l); bent where all classes change alike, see below."""
    K = len(P)
    columns = np.column_stack([X, np.ones(len(X))]).T[:q]
    weighted = (P[:, None, :] * columns).reshape(K * q, -1)
    blocks = -gram_matrix(weighted.T).reshape(K, q, K, q)
    for k in range(K):  # the blocks of a row add up to 0; pₖ − pₖ² would cancel
        blocks[k, :, k] = 0
        blocks[k, :, k] = -blocks[k].sum(axis=1)
    # In the direction in which nothing changes, all classes alike, the Hessian is 0. There it is given a curvature, so
    # that it can be solved for a step; on the step, whose sum over the classes is 0, this has no influence.
    diagonal = np.arange(q)
    bend = np.einsum("kjkj->j", blocks) / K**2
    blocks[:, diagonal, :, diagonal] += bend[:, None, None]
    return blocks.reshape(K * q, K * q)


def one_vs_rest(X, y, penalty=None, alpha=0.0, loss="sum", fit_intercept=True, tol=1e-15, max_iter=100):
    """One logistic regression for each class, against all the others; returns a `OneVsRestFit`.

    Parameters as in `logistic_regression`, but the labels in y are 0, 1, …, K − 1, all of which occur.
    """
    X, y, n_classes = inputs.classes(X, y)
    setting = (penalty, alpha, loss, fit_intercept, tol, max_iter)
    return OneVsRestFit(*_fit_all(((X, y == k, f"class {k} against the rest") for k in range(n_classes)), setting))


def one_vs_one(X, y, penalty=None, alpha=0.0, loss="sum", fit_intercept=True, tol=1e-15, max_iter=100):
    """One logistic regression for each pair of classes, fitted to their rows; `OneVsOneFit`, else as `one_vs_rest`."""
    X, y, n_classes = inputs.classes(X, y)
    inputs.finite(X=X)
    setting = (penalty, alpha, loss, fit_intercept, tol, max_iter)
    pairs = np.array([(a, b) for a in range(n_classes) for b in range(a + 1, n_classes)])
    rows = [(y == a) | (y == b) for a, b in pairs]
    two = ((X[i], y[i] == b, f"class {b} against class {a}") for i, (a, b) in zip(rows, pairs, strict=True))
    return OneVsOneFit(*_fit_all(two, setting), pairs)


def _fit_all(tasks, setting):
    """One logistic regression after another; an error names the classes."""
    fits = []
    for X, y, what in tasks:
        try:
            fits.append(logistic_regression(X, y.astype(float), *setting))
        except SeparableDataError as error:
            raise SeparableDataError(error.separation, what) from None
        if not fits[-1].converged:
            raise ValueError(f"{what}: max_iter={setting[-1]} steps are not enough for tol={setting[-2]}")
    return np.array([fit.coef for fit in fits]), np.array([fit.intercept for fit in fits])


def softmax_probabilities(fit, X):
    """Probability of every class under a softmax regression, (n, K); each row adds up to 1."""
    return softmax(_logits(fit, X, SoftmaxFit))


def one_vs_rest_probabilities(fit, X):
    """Probability of each class against the rest, (n, K): K answers to K questions, so a row does not add up to 1."""
    return sigmoid(_logits(fit, X, OneVsRestFit))


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
