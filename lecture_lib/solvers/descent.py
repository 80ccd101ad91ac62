"""Gradient descent and stochastic gradient descent for least squares, with the whole trajectory.

The cost is J(w) = ‖y − Xw‖² (``loss="sum"``) or J(w) = ‖y − Xw‖² / n (``loss="mean"``). X is the design matrix as
given: a caller who wants an intercept puts the column of ones in.

Everything but SGD works on G = XᵀX, of p × p numbers, and on the distance e = w − w* to the least-squares solution w*:
gradient of J = 2Ge, J(w) = J(w*) + eᵀGe. One product Ge serves both. J(w) = yᵀy − 2wᵀXᵀy + wᵀGw would need no w*, but
subtracts nearly equal numbers where the residuals are small.
"""

from typing import NamedTuple

import numpy as np

from lecture_lib.solvers import inputs
from lecture_lib.solvers.jit import INTEGER, INTEGERS, MATRIX, NUMBER, VECTOR, kernel
from lecture_lib.solvers.least_squares import checked_matrix, cholesky_solve, gram_matrix, svd_ols

SCHEDULES = ("constant", "1/t")

#: Gradient descent has diverged where the loss is more than this many times the loss at the start. J(w_k) − J(w*) is
#: a sum of terms c·r^k with c, r ≥ 0, so convex in k: once above its start it rises for ever. Any factor ≥ 1 is proof.
DIVERGED = 10.0
#: For SGD that is no proof, since noise may lift the loss for a while: hence a far larger factor.
SGD_DIVERGED = 1e6

# Below this share of a column's squared length left unexplained by the columns before it, the normal equation has lost
# half its digits, and the singular value decomposition takes over.
_COLLINEAR = 1e-8
_EPS = float(np.finfo(float).eps)


class GramForm(NamedTuple):
    """Least squares in p-space: all that J(w) = ‖y − Xw‖² keeps of n rows of data.

    gram is XᵀX (p, p), moment Xᵀy (p,), n_samples n, coef the least-squares solution w* (p,), of least norm where
    there are many, and loss_min ‖y − Xw*‖².
    """

    gram: np.ndarray
    moment: np.ndarray
    n_samples: int
    coef: np.ndarray
    loss_min: float

    def excess(self, w):
        """(w − w*)ᵀ XᵀX (w − w*) = ‖y − Xw‖² − ‖y − Xw*‖² without cancellation, for each w of an array (…, p)."""
        w = np.asarray(w, dtype=float)
        if w.shape[-1:] != self.coef.shape:
            raise ValueError(f"w must have {len(self.coef)} entries along its last axis, but its shape is {w.shape}")
        error = w - self.coef
        with np.errstate(over="ignore", invalid="ignore"):  # a diverged path may come: inf and NaN say enough
            return np.maximum(((error @ self.gram) * error).sum(axis=-1), 0)


class Descent(NamedTuple):
    """A path of gradient descent: path[k] is w after k steps, losses[k] = J(path[k]); a family has an axis in front.

    diverged_at is the first step whose loss is above DIVERGED × losses[0] (by more than rounding) or not finite; None
    (in a family −1) where no step is, which is not to say that it converges: see `lr_threshold`. Once a loss is not
    finite, path and losses are NaN.
    """

    path: np.ndarray
    losses: np.ndarray
    lr: float | np.ndarray
    diverged_at: int | np.ndarray | None


class SGDRun(NamedTuple):
    """A run of SGD: path[i] is w after samples_read[i] rows, losses[i] is J over all data; otherwise as `Descent`."""

    path: np.ndarray
    losses: np.ndarray
    samples_read: np.ndarray
    diverged_at: int | None


@kernel(MATRIX, VECTOR, NUMBER, VECTOR, NUMBER, NUMBER, MATRIX, VECTOR)
def _descend(gram, coef, loss_min, start, lr, scale, path, losses):
    """Write the path w* + (I − 2·lr·scale·G)^k e₀ and its losses."""
    p = coef.shape[0]
    error = start - coef
    product = np.empty(p)
    rate = 2.0 * lr * scale
    for k in range(losses.shape[0]):
        excess = 0.0
        for i in range(p):
            product[i] = 0.0
            for j in range(p):
                product[i] += gram[i, j] * error[j]
            excess += product[i] * error[i]
        losses[k] = scale * (loss_min + (0.0 if excess < 0.0 else excess))  # negative by rounding alone; NaN stays
        for j in range(p):
            path[k, j] = coef[j] + error[j]
            error[j] -= rate * product[j]
    path[0] = start  # free of the rounding of w* + (start − w*)


@kernel(MATRIX, VECTOR, INTEGERS, INTEGER, VECTOR, MATRIX)
def _sgd_epoch(X, y, order, batch_size, rates, path):
    """Go once through the rows in the given order, w −= rate · 2Xᵦᵀ(Xᵦw − yᵦ) / b for each batch, from w = path[0]."""
    residuals = np.empty(batch_size)
    for step in range(rates.shape[0]):
        w = path[step + 1]
        w[:] = path[step]
        batch = order[step * batch_size : (step + 1) * batch_size]
        for k in range(batch.shape[0]):
            residual = -y[batch[k]]
            for j in range(w.shape[0]):
                residual += X[batch[k], j] * w[j]
            residuals[k] = residual
        rate = 2.0 * rates[step] / batch.shape[0]
        for k in range(batch.shape[0]):
            for j in range(w.shape[0]):
                w[j] -= rate * residuals[k] * X[batch[k], j]


def gradient(X, y, w, loss="sum"):
    """Gradient (p,) of the least-squares cost at w, 2Xᵀ(Xw − y), or that / n for ``loss="mean"``."""
    X, y = inputs.data(X, y)
    w = inputs.vector("w", w, X.shape[1])
    inputs.finite(X=X, y=y, w=w)
    with np.errstate(over="ignore", invalid="ignore"):
        result = 2 * inputs.loss_scale(loss, len(y)) * X.T.dot(X.dot(w) - y)
    if not np.isfinite(result).all():
        raise ValueError("the gradient overflows: X, y or w is too large; rescale them")
    return result


@np.errstate(all="ignore")  # what overflows is found in the results, and said in words
def gram_form(X, y):
    """The `GramForm` of X (n, p) and y (n,): formed once, used for many descents.

    w* comes from the normal equation, or, where columns are collinear, from the singular value decomposition.
    """
    X, y = inputs.data(X, y)
    gram, moment = gram_matrix(X), X.T.dot(y)
    coef = moment.copy()
    # Cholesky stops at NaN and infinity in X, and those of y end up in the loss: no search through the data here.
    if not cholesky_solve(gram, _COLLINEAR, np.empty_like(gram), coef):
        coef = svd_ols(X, y).coef
    residual = y - X.dot(coef)
    loss_min = float(residual.dot(residual))
    if not loss_min < np.inf:
        inputs.finite(y=y)
        raise ValueError("‖y − Xw‖² overflows: y is too large; rescale it")
    return GramForm(gram, moment, len(y), coef, loss_min)


def hessian_eigenvalues(X, loss="sum"):
    """Eigenvalues (p,) of the Hessian 2XᵀX (or 2XᵀX / n) of the cost, smallest first: 2σ² of X's singular values σ.

    Those that differ from 0 by rounding alone are exactly 0 (σ ≤ max(n, p) · ε · σmax, as in `matrix_rank`).
    """
    X = checked_matrix(X)
    scale = inputs.loss_scale(loss, len(X))
    sigma = np.linalg.svd(X, compute_uv=False)[::-1]
    sigma[sigma <= max(X.shape) * _EPS * sigma[-1]] = 0
    return np.concatenate([np.zeros(X.shape[1] - len(sigma)), 2 * scale * sigma**2])


def lr_threshold(X, loss="sum"):
    """Learning rate 2/λmax below which gradient descent converges from every start; infinite where X is zero.

    Above it, it diverges from every start but those without any part along the steepest directions.
    """
    steepest = float(hessian_eigenvalues(X, loss)[-1])
    return 2 / steepest if steepest > 0 else np.inf


def best_lr(X, loss="sum"):
    """Fixed learning rate 2/(λmin + λmax) that shrinks ‖w − w*‖ fastest in the worst case, by (κ − 1)/(κ + 1) a step.

    λmin is the smallest eigenvalue above 0: along the directions without curvature the cost is flat and w never moves.
    Infinite where X is zero. See B. T. Polyak (1987), Introduction to Optimization, section 1.4.
    """
    curved = [value for value in hessian_eigenvalues(X, loss).tolist() if value > 0]
    return 2 / (curved[0] + curved[-1]) if curved else np.inf


def gradient_descent(X, y, lr, n_steps=200, start=None, loss="sum"):
    """Gradient descent w ← w − lr·∇J(w) on the least-squares cost J; the `Descent` has every point of the path.

    Parameters
    ----------
    X, y : arrays of shapes (n, p) and (n,)
    lr : float
        Learning rate, above 0.
    n_steps : int
    start : array of shape (p,), optional
        Where to start; zeros by default. Its loss must not overflow.
    loss : "sum" or "mean"
    """
    gram = gram_form(X, y)
    lr = inputs.positive("lr", lr)
    path, losses, diverged_at = _path(gram, lr, *_setting(gram, n_steps, start, loss))
    return Descent(path, losses, lr, diverged_at)


def gradient_descent_family(X, y, lrs, n_steps=200, start=None, loss="sum"):
    """Gradient descent as in `gradient_descent` for each of many learning rates lrs (m,), which come in front.

    So the path of the `Descent` is (m, n_steps + 1, p), losses (m, n_steps + 1), diverged_at (m,) of int, −1 for none.
    """
    gram = gram_form(X, y)
    lrs = inputs.real_array("lrs", lrs, 1).copy()
    for i, lr in enumerate(lrs):
        inputs.positive(f"lrs[{i}]", lr)
    setting = _setting(gram, n_steps, start, loss)
    paths, losses, steps = zip(*(_path(gram, lr, *setting) for lr in lrs), strict=True)
    diverged_at = np.array([-1 if step is None else step for step in steps])
    return Descent(np.array(paths), np.array(losses), lrs, diverged_at)


def sgd(X, y, lr, batch_size, epochs, schedule="constant", seed=0, start=None, loss="sum"):
    """Stochastic gradient descent w ← w − lrₜ·(n/b)·∇Jᵦ(w), where Jᵦ is the share in J of a random batch of b rows.

    The factor n/b makes the mini-batch gradient unbiased for ∇J, so a learning rate means the same at every batch
    size. Each epoch goes once through all rows in a new random order; its last batch is smaller where batch_size does
    not divide n. Returns an `SGDRun`. See H. Robbins, S. Monro (1951), A Stochastic Approximation Method.

    Parameters
    ----------
    X, y, start, loss
        As in `gradient_descent`.
    lr : float
        Learning rate at the start, above 0.
    batch_size : int
        Rows per step, from 1 to n.
    epochs : int
        Number of passes through the data.
    schedule : "constant" or "1/t"
        lrₜ = lr, or lrₜ = lr / (1 + t) with t the passes through the data so far (rows read / n, so a fraction).
    seed : int
        Seed of ``np.random.default_rng``, which draws the orders.
    """
    X, y = (inputs.for_kernels(array) for array in inputs.data(X, y))  # one layout: one kernel
    gram = gram_form(X, y)
    n = len(y)
    lr = inputs.positive("lr", lr)
    batch_size = inputs.whole("batch_size", batch_size, 1, n)
    epochs, start, scale = _setting(gram, epochs, start, loss, "epochs")
    inputs.choice("schedule", schedule, SCHEDULES)
    rng = np.random.default_rng(inputs.whole("seed", seed, 0))

    before = np.arange(0, n, batch_size)  # rows of an epoch read before each of its steps
    path = np.empty((epochs * len(before) + 1, len(start)))
    path[0] = start
    for epoch in range(epochs):
        lrs = lr / (1 + epoch + before / n) if schedule == "1/t" else np.full(len(before), lr)
        steps = path[epoch * len(before) : (epoch + 1) * len(before) + 1]
        _sgd_epoch(X, y, rng.permutation(n), batch_size, lrs * scale * n, steps)
    samples_read = np.append(np.add.outer(n * np.arange(epochs), before), epochs * n)
    with np.errstate(over="ignore", invalid="ignore"):
        losses = scale * (gram.loss_min + gram.excess(path))
    return SGDRun(path, losses, samples_read, _diverged(gram, scale, path, losses, SGD_DIVERGED))


def _setting(gram, n_steps, start, loss, name="n_steps"):
    n_steps = inputs.whole(name, n_steps, 0)
    p = len(gram.coef)
    start = np.zeros(p) if start is None else inputs.vector("start", start, p).copy()
    return n_steps, start, inputs.loss_scale(loss, gram.n_samples)


def _path(gram, lr, n_steps, start, scale):
    path, losses = np.empty((n_steps + 1, len(start))), np.empty(n_steps + 1)
    _descend(gram.gram, gram.coef, gram.loss_min, start, lr, scale, path, losses)
    return path, losses, _diverged(gram, scale, path, losses, DIVERGED)


def _diverged(gram, scale, path, losses, factor):
    """Find the first loss above factor × the first one, or not finite; from the latter on all becomes NaN."""
    finite = np.isfinite(losses)
    if not finite[0]:
        raise ValueError("start must be finite, and so near that its loss does not overflow")
    if not finite.all():
        lost = finite.argmin()
        path[lost:] = losses[lost:] = np.nan
    # A start that already is a minimum has a loss of nothing but rounding, which may well grow tenfold.
    error = path[0] - gram.coef
    rounding = _EPS * scale * float(np.trace(gram.gram)) * float(error.dot(error))
    within = losses <= min(factor * (float(losses[0]) + rounding), np.finfo(float).max)
    return None if within.all() else int(within.argmin())
