"""The lasso, J(w) = ‖y − Xw‖² + α‖w‖₁: one fit, a path of them, and a run recorded one coordinate at a time.

With everything but w_j held fast J is a parabola plus α|w_j|, so its minimum is known: the parabola's own minimum moved
towards 0 by the threshold, w_j = S(q_j + G_jj w_j, α/2) / G_jj, where G = XᵀX and q = Xᵀ(y − Xw) are all that is needed
of the data. Sweeping over the coordinates finds which w_j are not 0 and their signs; once these are right the rest is a
linear system, so a sweep is followed by a Newton step on the nonzero w_j, which lands on the solution exactly.

The solver stops by the duality gap, a bound on J(w) − min J that needs no knowledge of the minimum.

The intercept is not penalised: it is taken out by centring X and y, and put back at the end.
"""

from typing import NamedTuple

import numpy as np

from lecture_lib.solvers import inputs
from lecture_lib.solvers.descent import gram_form
from lecture_lib.solvers.jit import INTEGER, INTEGERS, MATRIX, NUMBER, VECTOR, kernel
from lecture_lib.solvers.least_squares import gram_matrix

# Up to this many columns, or as many as rows, G is formed whole; beyond, only for the columns that come into play.
_FEW = 64
# More columns than this are never all needed at once.
_MANY = 1000
# Rows centred and multiplied at a time.
_ROWS = 1024
# Sums of squares below this have lost digits to underflow.
_TINY = 1e-290
# Columns with |q_j| above this share of the last of these alphas join first; at the solution it is at most 1/2 of it.
_LIKELY = 0.45
# How many times alpha is halved at most on the way down to one far below.
_RUNGS = 50
# Alphas solved together are at least this share of the first.
_NEAR = 0.7
# How many penalties are solved before one product with all of X checks the columns left out.
_BLOCK = 4
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
    """Coordinate descent, one coordinate at a time: path[k] is w after k steps, losses[k] = J(path[k]).

    Step k moves w_j of j = coordinates[k] to soft_threshold(minimisers[k], thresholds[j]): minimisers[k] is where J
    without its penalty is least along that axis, thresholds (p,) are α / (2‖x_j‖²). Along a column of zeros J without
    its penalty is flat; there minimisers[k] is w_j as it was, and thresholds[j] infinite (0 where α is 0).
    """

    path: np.ndarray
    losses: np.ndarray
    coordinates: np.ndarray
    minimisers: np.ndarray
    thresholds: np.ndarray


@kernel(NUMBER, NUMBER)
def _soft(z, threshold):
    """Move z towards 0 by the threshold, and not past it."""
    if z > threshold:
        return z - threshold
    if z < -threshold:
        return z + threshold
    return 0.0


@kernel(MATRIX, INTEGER, NUMBER, VECTOR, VECTOR)
def _sweep(gram, p, threshold, w, q):
    """Minimise J along each of the p coordinates in turn, keeping q = moment − Gw."""
    for j in range(p):
        curvature = gram[j, j]
        if curvature > 0.0 and (w[j] != 0.0 or abs(q[j]) > threshold):
            new = _soft(q[j] + curvature * w[j], threshold) / curvature
            step = new - w[j]
            w[j] = new
            for k in range(p):
                q[k] -= step * gram[j, k]


@kernel(MATRIX, INTEGERS, INTEGER, INTEGER)
def _forget(factor, support, size, gone):
    """Take one column out of the support and of the factor, which rotations make triangular again."""
    for i in range(gone, size - 1):
        support[i] = support[i + 1]
    for i in range(size):
        for k in range(max(gone, i - 1), size - 1):
            factor[i, k] = factor[i, k + 1]
    for i in range(gone, size - 1):
        length = np.hypot(factor[i, i], factor[i + 1, i])
        cosine, sine = factor[i, i] / length, factor[i + 1, i] / length
        for k in range(i, size - 1):
            upper, lower = factor[i, k], factor[i + 1, k]
            factor[i, k] = cosine * upper + sine * lower
            factor[i + 1, k] = cosine * lower - sine * upper
    for i in range(gone, size - 1):
        for k in range(i + 1):
            factor[i, k] = factor[k, i]


@kernel(MATRIX, INTEGER, VECTOR, MATRIX, INTEGERS, INTEGER)
def _factor(gram, p, w, factor, support, size):
    """Bring the Cholesky factor of G on the nonzero w_j up to date, and return its size.

    Row i of the factor belongs to column support[i]. The upper triangle holds its transpose, so that every loop of the
    solution runs along a row.
    """
    for i in range(size - 1, -1, -1):
        if w[support[i]] == 0.0:
            _forget(factor, support, size, i)
            size -= 1
    missing = -size
    for j in range(p):
        missing += w[j] != 0.0
    if missing == 0:
        return size
    inside = np.zeros(p, dtype=np.bool_)
    for i in range(size):
        inside[support[i]] = True
    row = np.empty(p)
    for j in range(p):
        if w[j] == 0.0 or inside[j]:
            continue
        pivot = gram[j, j]
        for i in range(size):
            row[i] = gram[j, support[i]]
        for i in range(size):
            row[i] /= factor[i, i]
            pivot -= row[i] * row[i]
            for k in range(i + 1, size):
                row[k] -= row[i] * factor[i, k]
        if pivot > _COLLINEAR * gram[j, j]:
            for i in range(size):
                factor[i, size] = factor[size, i] = row[i]
            factor[size, size] = np.sqrt(pivot)
            support[size] = j
            size += 1
    return size


@kernel(NUMBER, VECTOR, VECTOR, MATRIX, INTEGERS, INTEGER)
def _newton(threshold, w, q, factor, support, size):
    """Step to the minimum of J over the support with the signs as they are, as far as they hold; say if all the way."""
    step = np.empty(size)
    for i in range(size):
        j = support[i]
        step[i] = q[j] - threshold * np.sign(w[j])
    for i in range(size):  # solve L Lᵀ step = that, L first
        step[i] /= factor[i, i]
        for k in range(i + 1, size):
            step[k] -= step[i] * factor[i, k]
    for i in range(size - 1, -1, -1):
        step[i] /= factor[i, i]
        for k in range(i):
            step[k] -= step[i] * factor[i, k]
    share, first = 1.0, -1
    for i in range(size):
        j = support[i]
        if -step[i] * np.sign(w[j]) * share > abs(w[j]):
            share, first = -w[j] / step[i], j
    for i in range(size):
        w[support[i]] += share * step[i]
    if first >= 0:
        w[first] = 0.0
    return first < 0


@kernel(MATRIX, VECTOR, INTEGER, VECTOR, VECTOR)
def _correlate(gram, moment, p, w, q):
    """Write q = moment − Gw, afresh."""
    for k in range(p):
        q[k] = moment[k]
    for j in range(p):
        if w[j] != 0.0:
            for k in range(p):
                q[k] -= w[j] * gram[j, k]


@kernel(VECTOR, INTEGER, NUMBER, NUMBER, VECTOR, VECTOR)
def _gap(moment, p, y_squared, alpha, w, q):
    """Duality gap of w.

    Scaled by s ≤ 1 until all |s q_j| ≤ α/2, the residual r is a point of the dual problem, with the value
    ‖y‖² − ‖y − s r‖². Since yᵀr = ‖r‖² + wᵀq, the gap is a sum of terms ≥ 0, free of cancellation.
    """
    largest, total, fitted = 0.0, 0.0, 0.0
    for j in range(p):
        largest = max(largest, abs(q[j]))
        fitted += w[j] * (moment[j] + q[j])
    scale = 1.0 if 2.0 * largest <= alpha else 0.5 * alpha / largest
    for j in range(p):
        total += alpha * abs(w[j]) - 2.0 * scale * w[j] * q[j]
    total += (1.0 - scale) ** 2 * max(y_squared - fitted, 0.0)
    return 0.0 if total < 0.0 else total  # by rounding alone; NaN stays NaN


@kernel(
    MATRIX, VECTOR, INTEGER, NUMBER, VECTOR, NUMBER, INTEGER,
    VECTOR, MATRIX, INTEGERS, INTEGER, MATRIX, VECTOR, INTEGERS,
)  # fmt: skip
def _path(gram, moment, p, y_squared, alphas, limit, max_iter, w, factor, support, size, coefs, gaps, n_iters):
    """Solve for each alpha from the solution before; return the size of the factor."""
    q = np.empty(p)
    _correlate(gram, moment, p, w, q)
    for i in range(alphas.shape[0]):
        threshold = 0.5 * alphas[i]
        n_iters[i] = 0
        while True:
            size = _factor(gram, p, w, factor, support, size)
            arrived = _newton(threshold, w, q, factor, support, size)
            _correlate(gram, moment, p, w, q)
            gaps[i] = _gap(moment, p, y_squared, alphas[i], w, q)
            if gaps[i] <= limit or n_iters[i] >= max_iter:
                break
            if arrived:
                _sweep(gram, p, threshold, w, q)
            n_iters[i] += 1
        for j in range(p):
            coefs[i, j] = w[j]
    return size


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


class _Problem(NamedTuple):
    """The data as given, their means, and what the lasso needs of them centred (XᵀX or, where None, all of X)."""

    X: np.ndarray
    x_mean: np.ndarray
    y_mean: float
    y: np.ndarray
    y_squared: float
    moment: np.ndarray
    gram: np.ndarray | None
    centred: np.ndarray | None

    def alpha_max(self):
        """Smallest alpha at which w = 0."""
        return 2 * float(np.abs(self.moment).max())

    def centred_X(self):
        """X with every column centred, and the constant ones exactly 0."""
        return np.where(self.gram.diagonal() > 0, self.X - self.x_mean, 0.0) if self.centred is None else self.centred


@np.errstate(all="ignore")  # what overflows is found in the results, and said in words
def _problem(X, y, fit_intercept):
    """Check the data, centre them where there is an intercept, and form XᵀX unless it is large."""
    X, y = inputs.data(X, y)
    n, p = X.shape
    x_mean, y_mean = np.zeros(p), 0.0
    if inputs.flag("fit_intercept", fit_intercept):
        x_mean, y_mean = np.ones(n).dot(X) / n, float(y.mean())
    given, y = y, y - y_mean
    y_squared = float(y.dot(y))
    gram = centred = None
    if p <= max(min(n, _MANY), _FEW):
        gram, moment = _gram(X, y, x_mean)
        squares = gram.diagonal()
    else:
        centred = X - x_mean
        moment, squares = y.dot(centred), np.einsum("ij,ij->j", centred, centred)
    if not squares.sum() + y_squared < np.inf:
        _explain_overflow(X, given, squares)
    constant = _is_rounding(n, x_mean, squares)
    if constant.any():
        _refuse_tiny("X", X[:, constant], x_mean[constant])
        moment[constant] = 0
        if gram is None:
            centred[:, constant] = 0
        else:
            gram[constant] = gram[:, constant] = 0
    if _is_rounding(n, y_mean, y_squared):
        _refuse_tiny("y", given, y_mean)
        y, y_squared, moment = np.zeros(n), 0.0, np.zeros(p)
    return _Problem(X, x_mean, y_mean, y, y_squared, moment, gram, centred)


def _gram(X, y, x_mean):
    """XᵀX and Xᵀy of the centred columns, a block of rows at a time: no centred copy of all of X is made."""
    gram = moment = 0.0
    for first in range(0, len(X), _ROWS):
        block = X[first : first + _ROWS] - x_mean
        gram, moment = gram + gram_matrix(block), moment + block.T.dot(y[first : first + _ROWS])
    return gram, moment


def _explain_overflow(X, y, squares):
    inputs.finite(X=X)
    inputs.finite(y=y)
    name, norm = ("y", "‖y‖²") if squares.sum() < np.inf else ("X", "XᵀX")
    raise ValueError(f"{norm} overflows: {name} is too large; rescale it")


def _is_rounding(n, mean, squares):
    """Tell whether a sum of squares is no more than centring constant numbers leaves, or than underflow does."""
    return squares <= np.maximum(n * (n * _EPS * mean) ** 2, _TINY)


def _refuse_tiny(name, values, mean):
    if (np.abs(values - mean) > len(values) ** 1.5 * _EPS * np.abs(mean)).any():
        raise ValueError(f"{name} has numbers so small that their squares vanish; rescale it")


def _with_rungs(alphas, alpha_max):
    """Put halves, quarters, … of alpha_max between falling alphas that lie far apart, and say where they now are.

    A solution nearby is found in a few steps, one far away in many.
    """
    far = alphas[0] < alpha_max / 2 or (alphas[1:] < alphas[:-1] / 2).any()
    if not far or alpha_max <= alphas[-1]:
        return alphas, None
    halvings = min(np.log2(alpha_max) - np.log2(alphas[-1]), _RUNGS)
    steps = np.append(alphas, alpha_max * 0.5 ** np.arange(1, max(halvings, 1)))
    order = np.argsort(-steps, kind="stable")
    return steps[order], np.flatnonzero(order < len(alphas))


def _solve(problem, alphas, tol, max_iter):
    """Find coefs, gaps and n_iters for alphas that fall."""
    limit = inputs.positive("tol", tol) * problem.y_squared
    max_iter = inputs.whole("max_iter", max_iter, 1)
    if alphas[-1] == 0:
        return _solve_with_zeros(problem, alphas, tol, max_iter)
    steps, places = _with_rungs(alphas, problem.alpha_max())
    solve = _on_gram if problem.centred is None else _on_working_set
    coefs, gaps, n_iters = solve(problem, steps, limit, max_iter)
    if not gaps.max() <= limit:
        worst = int(np.argmax(gaps))
        raise ValueError(
            f"max_iter={max_iter} steps were too few at alpha={steps[worst]:.6g}: the duality gap is still "
            f"{gaps[worst] / problem.y_squared:.1e} of ‖y‖², above tol={tol:g}; raise max_iter or tol, or take a "
            "larger alpha"
        )
    if places is None:
        return coefs, gaps, n_iters
    return coefs[places], gaps[places], np.add.reduceat(n_iters, np.append(0, places[:-1] + 1))


def _solve_with_zeros(problem, alphas, tol, max_iter):
    m, positive = len(alphas), np.count_nonzero(alphas)
    coefs, gaps, n_iters = np.zeros((m, len(problem.moment))), np.zeros(m), np.zeros(m, dtype=np.int64)
    if positive:
        found = _solve(problem, alphas[:positive], tol, max_iter)
        coefs[:positive], gaps[:positive], n_iters[:positive] = found
    coefs[positive:], gaps[positive:] = _least_squares(problem)
    return coefs, gaps, n_iters


def _on_gram(problem, alphas, limit, max_iter):
    p, m = len(problem.moment), len(alphas)
    coefs, gaps, n_iters = np.empty((m, p)), np.empty(m), np.empty(m, dtype=np.int64)
    w, factor, support = np.zeros(p), np.empty((p, p)), np.empty(p, dtype=np.int64)
    _path(
        problem.gram, problem.moment, p, problem.y_squared, alphas, limit, max_iter,
        w, factor, support, 0, coefs, gaps, n_iters,
    )  # fmt: skip
    return coefs, gaps, n_iters


def _least_squares(problem):
    """alpha = 0: least squares with columns brought to one length, once refined, and by how much that lowered J."""
    X = problem.centred_X()
    lengths = np.linalg.norm(X, axis=0)
    lengths[lengths == 0] = 1
    X = X / lengths
    coef = np.linalg.lstsq(X, problem.y, rcond=None)[0]
    step = np.linalg.lstsq(X, problem.y - X.dot(coef), rcond=None)[0]
    gain = X.dot(step)
    return (coef + step) / lengths, gain.dot(gain)


class _WorkingSet:
    """The columns that may matter, in the order of their coming: XᵀX, its factor and w on them alone."""

    def __init__(self, problem):
        self.problem = problem
        self.columns = np.empty(0, dtype=np.int64)
        self.left_out = np.ones(len(problem.moment), dtype=bool)
        self.room = self.factored = 0
        self.rows, self.gram, self.factor = np.empty((0, len(problem.y))), np.empty((0, 0)), np.empty((0, 0))
        self.support, self.w = np.empty(0, dtype=np.int64), np.empty(0)

    def add(self, new):
        """Take in the columns numbered new."""
        old, size = len(self.columns), len(self.columns) + len(new)
        if size > self.room:
            self._enlarge(2 * size)
        self.columns = np.append(self.columns, new)
        self.left_out[new] = False
        self.rows[old:size] = self.problem.centred[:, new].T
        self.gram[old:size, :size] = self.rows[old:size].dot(self.rows[:size].T)
        self.gram[:old, old:size] = self.gram[old:size, :old].T

    def _enlarge(self, room):
        more = room - self.room
        self.rows = np.pad(self.rows, ((0, more), (0, 0)))
        self.gram, self.factor = np.pad(self.gram, (0, more)), np.pad(self.factor, (0, more))
        self.support, self.w = np.pad(self.support, (0, more)), np.pad(self.w, (0, more))
        self.room = room

    def solve(self, alphas, limit, max_iter):
        """Solve for each alpha with these columns; return coefs, residuals and n_iters."""
        size = len(self.columns)
        coefs, n_iters = np.empty((len(alphas), size)), np.empty(len(alphas), dtype=np.int64)
        self.factored = _path(
            self.gram, self.problem.moment[self.columns], size, self.problem.y_squared, alphas, limit, max_iter,
            self.w, self.factor, self.support, self.factored, coefs, np.empty(len(alphas)), n_iters,
        )  # fmt: skip
        return coefs, self.problem.y - coefs.dot(self.rows[:size]), n_iters


def _on_working_set(problem, alphas, limit, max_iter):
    """Solve a few alphas on the columns that may matter, then check them with one pass through all of X."""
    m, p = len(alphas), len(problem.moment)
    coefs, gaps, n_iters = np.zeros((m, p)), np.zeros(m), np.zeros(m, dtype=np.int64)
    work, q, done = _WorkingSet(problem), problem.moment, 0
    while done < m:
        block = alphas[done : done + _BLOCK]
        block = block[block >= _NEAR * block[0]]
        new = np.flatnonzero((np.abs(q) > _LIKELY * block[-1]) & work.left_out)
        if len(new) > len(problem.y):
            new = new[np.argsort(-np.abs(q[new]))[: len(problem.y)]]
        work.add(new)
        sub_coefs, residuals, sub_iters = work.solve(block, limit / 2, max_iter)
        correlations = residuals.dot(problem.centred)
        for alpha, w, q, n_iter in zip(block, sub_coefs, correlations, sub_iters, strict=True):
            coefs[done, work.columns] = w
            n_iters[done] += n_iter
            gaps[done] = _gap(problem.moment, p, problem.y_squared, alpha, coefs[done], q)
            if not gaps[done] <= limit:
                break
            done += 1
        else:
            continue
        work.w[: len(w)] = w
        if not ((np.abs(q) > alpha / 2) & work.left_out).any():
            break  # not for want of columns: `_solve` sees the gap
    return coefs, gaps, n_iters


def soft_threshold(z, threshold):
    """Move z towards 0 by the threshold and not past it: argmin over w of (w − z)² + 2·threshold·|w|.

    Parameters
    ----------
    z : float or array of any shape
    threshold : float
        At least 0.

    Returns
    -------
    float or array of the shape of z
        sign(z)·max(|z| − threshold, 0), exactly 0 where |z| ≤ threshold.

    Raises
    ------
    ValueError, TypeError
        NaN or infinity, a threshold below 0, something that is no number.
    """
    values = inputs.numbers("z", z)
    inputs.finite(z=values)
    threshold = inputs.non_negative("threshold", threshold)
    return values - np.clip(values, -threshold, threshold)


def lasso_alpha_max(X, y, fit_intercept=True):
    """Smallest alpha at which every coefficient of the lasso is 0: 2·max|x_jᵀy|, of centred columns with an intercept.

    Parameters and errors as in `lasso`.
    """
    return _problem(X, y, fit_intercept).alpha_max()


def lasso(X, y, alpha, fit_intercept=True, tol=1e-10, max_iter=10_000):
    """Lasso: the minimum of J(w) = ‖y − b − Xw‖² + α‖w‖₁ over the coefficients w and the intercept b.

    Parameters
    ----------
    X : array of shape (n, p)
        The features, without a column of ones. They are taken as given: standardise them first where α is to mean the
        same for each.
    y : array of shape (n,)
    alpha : float
        Strength of the penalty, at least 0; in the units of y² per unit of w. `lasso_alpha_to_sklearn` converts it.
    fit_intercept : bool
        Without it b = 0.
    tol : float
        The duality gap to reach, in units of ‖y − ȳ‖² (of ‖y‖² without intercept); as in scikit-learn.
    max_iter : int
        Most steps for one alpha: Newton steps on the nonzero coefficients, each but those that a change of sign cut
        short followed by a sweep over all.

    Returns
    -------
    LassoFit
        coef (p,), intercept, dual_gap, n_iter. Where columns are collinear there may be many minimisers; this is one
        of them, and for alpha = 0 (least squares, by the singular value decomposition) the one where the w_j‖x_j‖ have
        the least norm: the shortest w where all columns have one length, as standardised ones do.

    Raises
    ------
    ValueError, TypeError
        A wrong shape, an empty array, NaN or infinity, numbers whose squares overflow or vanish, an alpha below 0, a
        gap still above tol after max_iter steps, something that is no number.

    References
    ----------
    R. Tibshirani (1996), Regression Shrinkage and Selection via the Lasso, JRSS B 58(1).
    J. Friedman, T. Hastie, R. Tibshirani (2010), Regularization Paths for Generalized Linear Models via Coordinate
    Descent, Journal of Statistical Software 33(1): the sweeps, on XᵀX.
    H. Lee, A. Battle, R. Raina, A. Ng (2006), Efficient Sparse Coding Algorithms, NIPS 19: the step with fixed signs,
    cut where the first sign would change.
    S.-J. Kim, K. Koh, M. Lustig, S. Boyd, D. Gorinevsky (2007), An Interior-Point Method for Large-Scale l1-Regularized
    Least Squares, IEEE Journal of Selected Topics in Signal Processing 1(4): the duality gap.
    R. Tibshirani et al. (2012), Strong Rules for Discarding Predictors in Lasso-type Problems, JRSS B 74(2): which
    columns may be left out where p is large.
    """
    alphas = np.array([inputs.non_negative("alpha", alpha)])
    problem = _problem(X, y, fit_intercept)
    coefs, gaps, n_iters = _solve(problem, alphas, tol, max_iter)
    coef = coefs[0].copy()
    return LassoFit(coef, problem.y_mean - float(coef.dot(problem.x_mean)), float(gaps[0]), int(n_iters[0]))


def lasso_path(X, y, alphas=None, n_alphas=100, alpha_min_ratio=1e-3, fit_intercept=True, tol=1e-10, max_iter=10_000):
    """Lasso as in `lasso` for each of many alphas, each solved from the solution at the next larger one.

    Parameters
    ----------
    X, y, fit_intercept, tol, max_iter
        As in `lasso`.
    alphas : array of shape (m,), optional
        In any order. By default n_alphas of them, falling geometrically from `lasso_alpha_max` to alpha_min_ratio
        times that.
    n_alphas : int
    alpha_min_ratio : float
        Above 0 and below 1.

    Returns
    -------
    LassoPath
        alphas (m,), coefs (m, p), intercepts (m,), dual_gaps (m,), n_iters (m,), in the order of alphas.

    Raises
    ------
    ValueError, TypeError
        As `lasso`; also where alphas are to be chosen but no column is correlated with y.
    """
    n_alphas = inputs.whole("n_alphas", n_alphas, 1)
    if not inputs.positive("alpha_min_ratio", alpha_min_ratio) < 1:
        raise ValueError(f"alpha_min_ratio must be below 1, but is {alpha_min_ratio}")
    problem = _problem(X, y, fit_intercept)
    if alphas is None:
        if problem.alpha_max() == 0:
            raise ValueError("alphas must be given: no column of X is correlated with y, so all coefficients are 0")
        alphas = problem.alpha_max() * alpha_min_ratio ** (np.arange(n_alphas) / max(n_alphas - 1, 1))
        coefs, gaps, n_iters = _solve(problem, alphas, tol, max_iter)
    else:
        alphas = inputs.non_negatives("alphas", alphas)
        falling = np.argsort(-alphas)
        back = np.argsort(falling)
        coefs, gaps, n_iters = (part[back] for part in _solve(problem, alphas[falling], tol, max_iter))
    return LassoPath(alphas, coefs, problem.y_mean - coefs.dot(problem.x_mean), gaps, n_iters)


def lasso_coordinate_steps(X, y, alpha, n_sweeps, start=None, fit_intercept=True):
    """Coordinate descent for the lasso in its plainest form, with w after each single step.

    Parameters
    ----------
    X, y, alpha, fit_intercept
        As in `lasso`.
    n_sweeps : int
        How often each coordinate is visited, in the order of the columns; at least 0.
    start : array of shape (p,), optional
        Where to start; zeros by default.

    Returns
    -------
    CoordinateSteps
        path (k + 1, p), losses (k + 1,), coordinates (k,), minimisers (k,), thresholds (p,), with k = n_sweeps · p.

    Raises
    ------
    ValueError, TypeError
        As `lasso`; also a start whose loss overflows.
    """
    problem = _problem(X, y, fit_intercept)
    alpha = inputs.non_negative("alpha", alpha)
    n_sweeps = inputs.whole("n_sweeps", n_sweeps, 0)
    p = len(problem.moment)
    start = np.zeros(p) if start is None else inputs.vector("start", start, p).copy()
    path, minimisers = np.empty((n_sweeps * p + 1, p)), np.empty(n_sweeps * p)
    path[0] = start
    gram = gram_form(problem.centred_X(), problem.y)
    with np.errstate(all="ignore"):
        _record(gram.gram, gram.moment, alpha, start, path, minimisers)
        losses = gram.loss_min + gram.excess(path) + alpha * np.abs(path).sum(axis=1)
        thresholds = np.where(alpha > 0, alpha / (2 * gram.gram.diagonal()), 0.0)
    if not np.isfinite(losses[0]):
        raise ValueError("start must be finite, and so near that its loss does not overflow")
    return CoordinateSteps(path, losses, np.tile(np.arange(p), n_sweeps), minimisers, thresholds)
