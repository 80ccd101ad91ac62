"""Separable classes: labels that a hyperplane explains without a mistake, so that the log loss has no minimiser.

With s = +1 for the class 1 and −1 for the class 0, a direction w separates where sᵢ·xᵢᵀw ≥ 0 for every row and > 0 for
some. Along it the loss falls for ever: the coefficients of the unpenalised fit would be infinite. The separation is
*complete* where all rows can be put strictly on their side, *quasi-complete* where some stay on the boundary.

Both ways to decide are proofs. That no direction separates is the same as: some weights qᵢ > 0 have Σ qᵢsᵢxᵢ = 0
(Stiemke's lemma). At the minimum, qᵢ = |yᵢ − pᵢ| are such weights. Near it, let d be the step of Newton's method:
qᵢ' = qᵢ − sᵢpᵢ(1 − pᵢ)·xᵢᵀd are such weights, as long as |xᵢᵀd| < 1 for every row. So *a Newton step that moves no
logit by 1 proves that the minimum exists*. Otherwise a linear program finds the direction, or that there is none. See
A. Albert, J. A. Anderson (1984), On the existence of maximum likelihood estimates in logistic regression models, and
K. Konis (2007), Linear programming algorithms for detecting separated data in binary logistic regression models.
"""

from typing import NamedTuple

import numpy as np

from lecture_lib.solvers import inputs

# A separation has to show in margins above this share of the numbers that they are computed from.
_ROUNDING = 1e-10


class Separation(NamedTuple):
    """A direction that separates: (2y − 1)·(X @ direction + intercept) is ≥ 0 for every row, and > 0 for some.

    direction is (p,), for more classes (K, p), where the logit of a row's own class is the largest; intercept a
    number, or (K,); complete tells whether every row is strictly on its side.
    """

    direction: np.ndarray
    intercept: float | np.ndarray
    complete: bool


class SeparableDataError(ValueError):
    """The classes can be separated, so that without a penalty the coefficients would be infinite.

    The attributes direction, intercept and complete are those of the attribute separation, a `Separation`.
    """

    def __init__(self, separation, what="y"):
        self.separation = separation
        self.direction, self.intercept, self.complete = separation
        kind = "completely" if separation.complete else "quasi-completely"
        with np.printoptions(precision=3, threshold=8):
            super().__init__(
                f"{what} is {kind} separated along the direction {separation.direction}: without a penalty the loss "
                "falls for ever along it, and no finite coefficients are best; use penalty='l2' or 'l1' with alpha > 0"
            )


class Guard:
    """Watches a fit without penalty, and raises `SeparableDataError` where there is no minimum.

    The coefficients that it is told of are (m, q) for the columns X − centre, an intercept last where q > p; m is 1 for
    two classes.
    """

    #: Where there is a minimum, Newton's method is rarely longer on its way. If it is, the linear program is asked.
    PATIENCE = 30

    def __init__(self, X, y, centre, shape):
        self.X, self.y, self.centre, self.shape = X, y, centre, shape
        self.asked = False

    def look(self, w, margin, doubtful):
        """Raise where w separates (all margins > 0), or where there is doubt and the linear program confirms it."""
        if margin > 0:
            raise SeparableDataError(self._separation(w))
        if doubtful and not self.asked:
            self.asked = True
            found = separating_direction(self.X, self.y, self.shape[1] > self.X.shape[1])
            if found is not None:
                raise SeparableDataError(found)

    def certain(self, step):
        """Whether this Newton step proves that there is a minimum: it moves no logit, or difference of two, by 1."""
        step, p = step.reshape(self.shape), self.X.shape[1]
        moves = (self.X - self.centre).dot(step[:, :p].T) + step[:, p:].sum(axis=1)
        return (moves.max(axis=1, initial=0) - moves.min(axis=1, initial=0)).max() < 1

    def _separation(self, w):
        w, p = w.reshape(self.shape), self.X.shape[1]
        w = w[0] if len(w) == 1 else w - w.mean(axis=0)
        return _scaled(w[..., :p], w[..., p:].sum(axis=-1) - w[..., :p].dot(self.centre), True)


def separating_direction(X, y, fit_intercept=True):
    """Find the `Separation` of the classes 0, 1, …, K − 1 in y, or None where there is none.

    Of all separating directions it is one, of length 1, that puts as many rows as possible strictly on their side.
    Margins below about 1e-10 of the standardised data count as 0.

    The linear program: maximise Σ mᵢ subject to mᵢ ≤ sᵢ·xᵢᵀw and 0 ≤ mᵢ ≤ 1. At its optimum mᵢ = 1 in every row that
    some separating direction puts strictly on its side, and mᵢ = 0 in all others. With K > 2 classes there are K − 1
    margins to a row, one for each class that it is not in.
    """
    inputs.finite(X=X)
    y, p = np.asarray(y, dtype=int), X.shape[1]
    n_classes = y.max() + 1
    rows, centre, spread = _standardised(X, fit_intercept)
    if n_classes == 2:
        differences = (2 * y - 1)[:, None] * rows
    else:
        signs = np.eye(n_classes)[y][:, None, :] - np.eye(n_classes)  # (n, other class, K)
        others = signs.any(axis=2)
        differences = (signs[:, :, :, None] * rows[:, None, None, :])[others].reshape(others.sum(), -1)
    found = _solve_program(differences)
    if found is None:
        return None
    v, complete = found
    if n_classes > 2:
        v = v.reshape(n_classes, -1)
        v = v - v.mean(axis=0)
    direction = v[..., :p] / spread
    return _scaled(direction, v[..., p:].sum(axis=-1) - direction @ centre, complete)


def _scaled(direction, intercept, complete):
    """Make a `Separation` whose direction has the length 1."""
    length = np.linalg.norm(direction)
    intercept = intercept / length + 0.0  # −0 becomes 0
    return Separation(direction / length + 0.0, intercept if np.ndim(intercept) else float(intercept), complete)


def _standardised(X, fit_intercept):
    """Return X with its columns centred and scaled, ones behind, and the centre and the scale."""
    with np.errstate(all="ignore"):
        centre = X[0] + (X - X[0]).mean(axis=0) if fit_intercept else np.zeros(X.shape[1])
        spread = np.abs(X - centre).max(axis=0)
    if not np.isfinite(spread).all():
        raise ValueError("the spread of X overflows: X is too large; rescale it")
    spread[spread == 0] = 1
    rows = (X - centre) / spread
    return np.column_stack([rows, np.ones(len(X))]) if fit_intercept else rows, centre, spread


def _solve_program(rows):
    """Find v with rows @ v ≥ 0 and as many entries as possible > 0; return (v, all entries > 0), or None."""
    from scipy.optimize import linprog
    from scipy.sparse import csr_array, eye_array, hstack

    n, q = rows.shape
    cost = np.concatenate([np.zeros(q), -np.ones(n)])
    bounds = np.array([[-np.inf, np.inf]] * q + [[0, 1]] * n)
    below = hstack([csr_array(-rows), eye_array(n)], format="csr")
    answer = linprog(cost, A_ub=below, b_ub=np.zeros(n), bounds=bounds, method="highs")
    if answer.x is None:
        raise ValueError(f"the linear program that looks for a separation failed ({answer.message})")
    v, strict = answer.x[:q], answer.x[q:] > 0.5
    if not strict.any():
        return None
    if not strict.all():  # rows on the boundary: make their margins 0 beyond the tolerance of the program
        v = v - np.linalg.lstsq(rows[~strict], rows[~strict] @ v, rcond=None)[0]
    v = np.where(np.abs(v) > 1e-13 * np.abs(v).max(), v, 0.0)
    margins, noise = rows @ v, _ROUNDING * np.abs(rows).max() * np.abs(v).max()
    if margins.min() < -noise or not margins.max() > noise:
        return None
    return v, bool(strict.all())
