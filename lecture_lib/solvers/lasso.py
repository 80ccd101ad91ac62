"""The lasso, J(w) = ‖y − Xw‖² + α‖w‖₁: one fit, a path of them, and a run recorded one coordinate at a time.

With everything but w_j held fast J is a parabola plus α|w_j|, so its minimum is known: the parabola's own minimum moved
towards 0 by the threshold, w_j = S(q_j + G_jj w_j, α/2) / G_jj, where G = XᵀX and q = Xᵀ(y − Xw) are all that is needed
of the data. Sweeping over the coordinates finds which w_j are not 0 and their signs; once these are right the rest is a
linear system, so a sweep is followed by a Newton step on the nonzero w_j, which lands on the solution exactly.

The solver stops by the duality gap, a bound on J(w) − min J that needs no knowledge of the minimum.

The intercept is not penalised: it is taken out by centring X and y, and put back at the end.

References
----------
R. Tibshirani (1996), Regression Shrinkage and Selection via the Lasso. J. Friedman, T. Hastie, R. Tibshirani (2010),
Regularization Paths for Generalized Linear Models via Coordinate Descent: the sweeps, on XᵀX. H. Lee, A. Battle,
R. Raina, A. Ng (2006), Efficient Sparse Coding Algorithms: the step with fixed signs, cut where the first would change.
S.-J. Kim et al. (2007), An Interior-Point Method for Large-Scale l1-Regularized Least Squares: the duality gap.
R. Tibshirani et al. (2012), Strong Rules for Discarding Predictors: which columns may be left out where p is large.
"""

from typing import NamedTuple

import numpy as np

from lecture_lib.solvers import inputs
from lecture_lib.solvers.descent import gram_form
from lecture_lib.solvers.jit import INTEGER, INTEGERS, MATRIX, NUMBER, VECTOR, kernel
from lecture_lib.solvers.least_squares import backward, forward, gram_matrix

# Sums of squares below this have lost digits to underflow.
_TINY = 1e-290
# A column of which the others on the support leave less than this share unexplained stays out of the Newton step.
_COLLINEAR = 1e-10
_EPS = float(np.finfo(float).eps)


class LassoFit(NamedTuple):
    """A lasso: coef (p,), intercept, dual_gap (J is at most this far above its minimum), n_iter steps taken."""

    coef: np.ndarray
    intercept: float
    dual_gap: float
    n_iter: int


class LassoPath(NamedTuple):
    """A lasso for each of alphas (m,): coefs (m, p), intercepts (m,), dual_gaps (m,), n_iters (m,), as in LassoFit."""

    alphas: np.ndarray
    coefs: np.ndarray
    intercepts: np.ndarray
    dual_gaps: np.ndarray
    n_iters: np.ndarray


class CoordinateSteps(NamedTuple):
    """k steps, one coordinate at a time: path (k + 1, p) begins with w at the start, losses (k + 1,) are J(path).

    Step i moves w_j of j = coordinates[i] to soft_threshold(minimisers[i], thresholds[j]): minimisers[i] is where J
    without its penalty is least along that axis, thresholds (p,) are α / (2‖x_j‖²). Along a column of zeros J without
    its penalty is flat; there minimisers[i] is w_j as it was, and thresholds[j] infinite (0 where α is 0).
    """

    path: np.ndarray
    losses: np.ndarray
    coordinates: np.ndarray
    minimisers: np.ndarray
    thresholds: np.ndarray


# ---- coordinate descent as in the lecture, each step recorded


@kernel(NUMBER, NUMBER)
def _soft(z, threshold):
    """Move z towards 0 by the threshold, and not past it."""
    if z > threshold:
        return z - threshold
    if z < -threshold:
        return z + threshold
    return 0.0


@kernel(MATRIX, VECTOR, NUMBER, VECTOR, MATRIX, VECTOR)
def _record(gram, moment, alpha, w, path, minimisers):
    """Write w after each single coordinate step into path[1:], and where each parabola has its minimum."""
    p = w.shape[0]
    for k in range(minimisers.shape[0]):
        j = k % p
        slope = moment[j]
        for i in range(p):
            slope -= gram[j, i] * w[i]
        minimisers[k] = w[j]
        if gram[j, j] > 0.0:
            minimisers[k] += slope / gram[j, j]
            w[j] = _soft(minimisers[k], 0.5 * alpha / gram[j, j])
        elif alpha > 0.0:
            w[j] = 0.0
        for i in range(p):
            path[k + 1, i] = w[i]


def soft_threshold(z, threshold):
    """Move z, a number or an array, towards 0 by the threshold ≥ 0 and not past it: sign(z)·max(|z| − threshold, 0).

    This is the minimum of (w − z)² + 2·threshold·|w| over w; it is exactly 0 where |z| ≤ threshold.
    """
    values = inputs.numbers("z", z)
    inputs.finite(z=values)
    threshold = inputs.non_negative("threshold", threshold)
    return values - np.clip(values, -threshold, threshold)


def lasso_coordinate_steps(X, y, alpha, n_sweeps, start=None, fit_intercept=True):
    """Coordinate descent for the lasso in its plainest form, with w after each single step: `CoordinateSteps`.

    Parameters
    ----------
    X, y, alpha, fit_intercept
        As in `lasso`.
    n_sweeps : int
        How often each coordinate is visited, in the order of the columns.
    start : array of shape (p,), optional
        Where to start; zeros by default. Its loss must not overflow.
    """
    problem = _problem(X, y, fit_intercept)
    alpha = inputs.non_negative("alpha", alpha)
    n_sweeps = inputs.whole("n_sweeps", n_sweeps, 0)
    p = len(problem.moment)
    start = np.zeros(p) if start is None else inputs.vector("start", start, p).copy()
    path, minimisers = np.empty((n_sweeps * p + 1, p)), np.empty(n_sweeps * p)
    path[0] = start
    gram = gram_form(problem.X, problem.y)
    with np.errstate(all="ignore"):
        _record(gram.gram, gram.moment, alpha, start, path, minimisers)
        losses = gram.loss_min + gram.excess(path) + alpha * np.abs(path).sum(axis=1)
        thresholds = np.where(alpha > 0, alpha / (2 * gram.gram.diagonal()), 0.0)
    if not np.isfinite(losses[0]):
        raise ValueError("start must be finite, and so near that its loss does not overflow")
    return CoordinateSteps(path, losses, np.tile(np.arange(p), n_sweeps), minimisers, thresholds)


# ---- the solver: a sweep finds the signs, a Newton step the rest


@kernel(MATRIX, NUMBER, VECTOR, VECTOR)
def _sweep(gram, threshold, w, q):
    """Minimise J along each coordinate in turn, keeping q = moment − Gw."""
    for j in range(w.shape[0]):
        curvature = gram[j, j]
        if curvature > 0.0 and (w[j] != 0.0 or abs(q[j]) > threshold):
            new = _soft(q[j] + curvature * w[j], threshold) / curvature
            step = new - w[j]
            w[j] = new
            for k in range(w.shape[0]):
                q[k] -= step * gram[j, k]


@kernel(MATRIX, NUMBER, VECTOR, VECTOR, MATRIX, INTEGERS, INTEGER)
def _factor(gram, threshold, w, q, upper, support, size):
    """Bring G = UᵀU on the columns of nonzero w_j up to date; return their number. Column i of U is that of support[i].

    Columns that have joined cost one solution each. Where one has left, those behind it join anew. A column that those
    inside explain cannot join; where `_slide` makes one of them 0, all is done once more.
    """
    column, again = np.empty(w.shape[0]), True
    while again:
        again = False
        for i in range(size):
            if w[support[i]] == 0.0:
                size = i
                break
        inside = np.zeros(w.shape[0], dtype=np.bool_)
        inside[support[:size]] = True
        for j in range(w.shape[0]):
            if w[j] == 0.0 or inside[j] or again:
                continue
            pivot = gram[j, j]
            for i in range(size):
                column[i] = gram[j, support[i]]
            forward(upper, column[:size])
            for i in range(size):
                pivot -= column[i] * column[i]
            if pivot > _COLLINEAR * gram[j, j]:
                upper[:size, size] = column[:size]
                upper[size, size] = np.sqrt(pivot)
                support[size] = j
                size += 1
            else:
                backward(upper, column[:size])
                column[size], support[size] = -1.0, j
                again = _slide(gram, threshold, w, q, support[: size + 1], column, pivot)
    return size


@kernel(MATRIX, NUMBER, VECTOR, VECTOR, INTEGERS, VECTOR, NUMBER)
def _slide(gram, threshold, w, q, support, way, curvature):
    """Move w on the support to and fro along a way that leaves Xw all but as it is, to where J is least on it.

    That is where one w_j becomes 0, if not before: tell whether one has, the last of the support left aside.
    """
    slope, last, first = 0.0, support.shape[0] - 1, -1
    for i in range(last + 1):
        slope += way[i] * (threshold * np.sign(w[support[i]]) - q[support[i]])
    reach = abs(slope) / curvature if curvature > 0.0 and slope != 0.0 else np.inf
    side = -np.sign(slope) if slope != 0.0 else -np.sign(way[last] * w[support[last]])
    for i in range(last + 1):
        if -side * way[i] / w[support[i]] * reach > 1.0:
            reach, first = -side * w[support[i]] / way[i], i
    for i in range(last + 1 if reach < np.inf else 0):
        w[support[i]] = 0.0 if i == first else w[support[i]] + side * reach * way[i]
        for k in range(w.shape[0]):
            q[k] -= side * reach * way[i] * gram[support[i], k]
    return 0 <= first < last


@kernel(NUMBER, VECTOR, VECTOR, MATRIX, INTEGERS)
def _newton(threshold, w, q, upper, support):
    """Step to the minimum of J over the support with the signs as they are, as far as they hold; say if all the way."""
    step = np.empty(support.shape[0])
    for i in range(support.shape[0]):
        j = support[i]
        step[i] = q[j] - threshold * np.sign(w[j])
    forward(upper, step)
    backward(upper, step)
    share, first = 1.0, -1
    for i in range(support.shape[0]):
        j = support[i]
        if -step[i] * np.sign(w[j]) * share > abs(w[j]):
            share, first = -w[j] / step[i], j
    for i in range(support.shape[0]):
        w[support[i]] += share * step[i]
    if first >= 0:
        w[first] = 0.0
    return first < 0


@kernel(MATRIX, VECTOR, VECTOR, VECTOR)
def _correlate(gram, moment, w, q):
    """Write q = moment − Gw, afresh."""
    q[:] = moment
    for j in range(w.shape[0]):
        if w[j] != 0.0:
            for k in range(w.shape[0]):
                q[k] -= w[j] * gram[j, k]


@kernel(VECTOR, NUMBER, NUMBER, VECTOR, VECTOR)
def _gap(moment, y_squared, alpha, w, q):
    """Duality gap of w.

    Scaled by s ≤ 1 until all |s q_j| ≤ α/2, the residual r is a point of the dual problem, with the value
    ‖y‖² − ‖y − s r‖². Since yᵀr = ‖r‖² + wᵀq, the gap is a sum of terms ≥ 0, free of cancellation.
    """
    largest, total, fitted = 0.0, 0.0, 0.0
    for j in range(w.shape[0]):
        largest = max(largest, abs(q[j]))
        fitted += w[j] * (moment[j] + q[j])
    scale = 1.0 if 2.0 * largest <= alpha else 0.5 * alpha / largest
    for j in range(w.shape[0]):
        total += alpha * abs(w[j]) - 2.0 * scale * w[j] * q[j]
    total += (1.0 - scale) ** 2 * max(y_squared - fitted, 0.0)
    return 0.0 if total < 0.0 else total  # by rounding alone; NaN stays NaN


@kernel(MATRIX, VECTOR, NUMBER, VECTOR, NUMBER, INTEGER, VECTOR)
def _path(gram, moment, y_squared, alphas, limit, max_iter, w):
    """Solve for each alpha from the solution before, the first from w; return coefs, gaps and numbers of steps."""
    m, p = alphas.shape[0], w.shape[0]
    coefs, gaps, n_iters = np.empty((m, p)), np.empty(m), np.zeros(m, dtype=np.int64)
    upper, support, size = np.empty((p, p)), np.empty(p, dtype=np.int64), 0
    q = np.empty(p)
    _correlate(gram, moment, w, q)
    for i in range(m):
        threshold = 0.5 * alphas[i]
        while True:
            size = _factor(gram, threshold, w, q, upper, support, size)
            arrived = _newton(threshold, w, q, upper, support[:size])
            _correlate(gram, moment, w, q)
            gaps[i] = _gap(moment, y_squared, alphas[i], w, q)
            if gaps[i] <= limit or n_iters[i] >= max_iter:
                break
            if arrived:
                _sweep(gram, threshold, w, q)
            n_iters[i] += 1
        coefs[i] = w
    return coefs, gaps, n_iters


def lasso_alpha_max(X, y, fit_intercept=True):
    """Smallest alpha at which every coefficient of the lasso is 0: 2·max|x_jᵀy|, centred if there is an intercept."""
    return _problem(X, y, fit_intercept).alpha_max()


def lasso(X, y, alpha, fit_intercept=True, tol=1e-10, max_iter=10_000):
    """Lasso: the minimum of J(w) = ‖y − b − Xw‖² + α‖w‖₁ over the coefficients w and the intercept b.

    Parameters
    ----------
    X, y : arrays of shapes (n, p) and (n,)
        Features, without a column of ones, are taken as they are: standardise them first where α is to mean the same
        for each.
    alpha : float
        Strength of the penalty, at least 0; in the units of y² per unit of w. scikit-learn's is alpha / (2n).
    fit_intercept : bool
    tol : float
        The duality gap to reach, in units of ‖y − ȳ‖² (of ‖y‖² without intercept); as in scikit-learn.
    max_iter : int
        Most steps for one alpha: Newton steps on the nonzero coefficients, each but those that a change of sign cut
        short followed by a sweep over all. Where they are too few, a ValueError says so.

    Returns
    -------
    LassoFit
        Where columns are collinear there may be many minimisers; this is one of them, and for alpha = 0 (least squares)
        the one where the w_j‖x_j‖ have the least norm.
    """
    alphas = np.array([inputs.non_negative("alpha", alpha)])
    path = _fits(_problem(X, y, fit_intercept), alphas, tol, max_iter)
    return LassoFit(path.coefs[0], float(path.intercepts[0]), float(path.dual_gaps[0]), int(path.n_iters[0]))


def lasso_path(X, y, alphas=None, fit_intercept=True, tol=1e-10, max_iter=10_000):
    """Lasso as in `lasso` for each of many alphas, each solved from the solution at the next larger one.

    alphas (m,) may come in any order, which that of the `LassoPath` is. By default they are 100, falling geometrically
    from `lasso_alpha_max` to a thousandth of it, for which some column must be correlated with y.
    """
    problem = _problem(X, y, fit_intercept)
    if alphas is not None:
        return _fits(problem, inputs.non_negatives("alphas", alphas), tol, max_iter)
    if problem.alpha_max() == 0:
        raise ValueError("alphas must be given: no column of X is correlated with y, so all coefficients are 0")
    return _fits(problem, problem.alpha_max() * 1e-3 ** (np.arange(100) / 99), tol, max_iter)


class _Problem(NamedTuple):
    """X and y centred, their means, and what the lasso needs of them (gram is XᵀX, None where columns are many)."""

    X: np.ndarray
    y: np.ndarray
    x_mean: np.ndarray
    y_mean: float
    y_squared: float
    moment: np.ndarray
    gram: np.ndarray | None

    def alpha_max(self):
        """Smallest alpha at which w = 0."""
        return 2 * float(np.abs(self.moment).max())


@np.errstate(all="ignore")  # what overflows is found in the results, and said in words
def _problem(X, y, fit_intercept):
    """Check the data, centre them where there is an intercept, and form XᵀX unless it is large."""
    given = X, y = inputs.data(X, y)
    n, p = X.shape
    x_mean, y_mean = np.zeros(p), 0.0
    if inputs.flag("fit_intercept", fit_intercept):
        x_mean, y_mean = np.ones(n).dot(X) / n, float(y.mean())
    X, y = X - x_mean, y - y_mean
    gram = gram_matrix(X) if p <= max(n, _FEW) else None
    squares = np.einsum("ij,ij->j", X, X) if gram is None else gram.diagonal()
    y_squared = float(y.dot(y))
    if not squares.sum() + y_squared < np.inf:
        inputs.finite(X=given[0], y=given[1])
        what = "‖y‖² overflows: y" if squares.sum() < np.inf else "XᵀX overflows: X"
        raise ValueError(f"{what} is too large; rescale it")
    constant = _is_rounding("X", X, x_mean, squares)
    if constant.any():
        X[:, constant] = 0
        gram = gram if gram is None else gram_matrix(X)
    if _is_rounding("y", y[:, None], np.array([y_mean]), np.array([y_squared])).any():
        y, y_squared = np.zeros(n), 0.0
    return _Problem(X, y, x_mean, y_mean, y_squared, y.dot(X), gram)


def _is_rounding(name, centred, mean, squares):
    """Tell which columns are no more than centring constant numbers leaves; refuse those that vanish by underflow."""
    n = len(centred)
    found = squares <= np.maximum(n * (n * _EPS * mean) ** 2, _TINY)
    if (np.abs(centred[:, found]) > n**1.5 * _EPS * np.abs(mean[found])).any():
        raise ValueError(f"{name} has numbers so small that their squares vanish; rescale it")
    return found


def _fits(problem, alphas, tol, max_iter):
    """Solve for alphas in any order, the largest first."""
    limit = inputs.positive("tol", tol) * problem.y_squared
    max_iter = inputs.whole("max_iter", max_iter, 1)
    coefs, gaps = np.zeros((len(alphas), len(problem.moment))), np.zeros(len(alphas))
    n_iters = np.zeros(len(alphas), dtype=np.int64)
    falling = np.argsort(-alphas, kind="stable")
    some, none = falling[alphas[falling] > 0], alphas == 0
    if len(some):
        coefs[some], gaps[some], n_iters[some] = _falling(problem, alphas[some], limit, max_iter)
    if none.any():
        coefs[none], gaps[none] = _least_squares(problem)
    return LassoPath(alphas, coefs, problem.y_mean - coefs.dot(problem.x_mean), gaps, n_iters)


def _falling(problem, alphas, limit, max_iter):
    """Solve for alphas > 0 that fall, on the way down from alpha_max: a solution nearby is found in a few steps."""
    halvings = np.log2(problem.alpha_max() / alphas[0]) if problem.alpha_max() > 2 * alphas[0] else 0
    lead = problem.alpha_max() * 0.5 ** np.arange(1, max(1, min(halvings, 50)))
    steps, k = np.append(lead, alphas), len(lead)
    if problem.gram is None:
        coefs, gaps, n_iters = _on_working_set(problem, steps, limit, max_iter)
    else:
        w = np.zeros(len(problem.moment))
        coefs, gaps, n_iters = _path(problem.gram, problem.moment, problem.y_squared, steps, limit, max_iter, w)
    if not gaps.max() <= limit:
        worst = int(np.argmax(gaps))
        raise ValueError(
            f"max_iter={max_iter} steps were too few at alpha={steps[worst]:.6g}: the duality gap is still "
            f"{gaps[worst] / problem.y_squared:.1e} of ‖y‖², above tol={limit / problem.y_squared:g}; raise max_iter "
            "or tol, or take a larger alpha"
        )
    n_iters[k] += n_iters[:k].sum()
    return coefs[k:], gaps[k:], n_iters[k:]


def _least_squares(problem):
    """alpha = 0: least squares with columns brought to one length, once refined, and by how much that lowered J."""
    lengths = np.linalg.norm(problem.X, axis=0)
    lengths[lengths == 0] = 1
    X = problem.X / lengths
    coef = np.linalg.lstsq(X, problem.y, rcond=None)[0]
    step = np.linalg.lstsq(X, problem.y - X.dot(coef), rcond=None)[0]
    gain = X.dot(step)
    return (coef + step) / lengths, gain.dot(gain)


# ---- for more columns than rows: XᵀX of the columns that come into play alone
# Measured for a path of 100 α on 200 × 5,000: 59 ms; the best peer takes 200 ms, and XᵀX whole has 25 million entries.

# Up to this many columns, or as many as rows, XᵀX is formed whole.
_FEW = 64
# Columns with |q_j| above this share of the last of these alphas join; at the solution it is at most 1/2 of it.
_LIKELY = 0.45
# Penalties solved before one product with all of X checks the columns left out, and how near to the first they lie.
_BLOCK, _NEAR = 4, 0.7


def _on_working_set(problem, alphas, limit, max_iter):
    """Solve a few alphas on the columns that may matter, then check them with one pass through all of X."""
    (n, p), m = problem.X.shape, len(alphas)
    coefs, gaps, n_iters = np.zeros((m, p)), np.zeros(m), np.zeros(m, dtype=np.int64)
    w, q, done, inside = np.zeros(p), problem.moment, 0, np.zeros(p, dtype=bool)
    while done < m:
        block = alphas[done : done + _BLOCK]
        block = block[block >= _NEAR * block[0]]
        likely = (np.abs(q) > _LIKELY * block[-1]) & ~inside
        if likely.sum() > n:
            likely &= np.abs(q) >= np.partition(np.abs(q[likely]), -n)[-n]
        inside |= likely
        X, moment = problem.X[:, inside], problem.moment[inside]
        found, _, steps = _path(gram_matrix(X), moment, problem.y_squared, block, limit / 2, max_iter, w[inside])
        correlations = (problem.y - found.dot(X.T)).dot(problem.X)
        for alpha, small, q, n_iter in zip(block, found, correlations, steps, strict=True):
            w = coefs[done]
            w[inside] = small
            n_iters[done] += n_iter
            gaps[done] = _gap(problem.moment, problem.y_squared, alpha, w, q)
            if not gaps[done] <= limit:
                break
            done += 1
        else:
            inside = w != 0
            continue
        if not ((np.abs(q) > alpha / 2) & ~inside).any():
            break  # not for want of columns: `_fits` sees the gap
    return coefs, gaps, n_iters
