"""Ordinary least squares, min ‖y − Xw‖², by four roads, and what tells how far to trust the answer.

X is the design matrix as given: a caller who wants an intercept puts the column of ones in. With κ the condition number
of X (its columns scaled alike) and ε = 2⁻⁵², the relative error of the coefficients is about

    normal equation   κ²ε, or (κ²ε)² and at least κε after its step of refinement
    QR and SVD        κε, and κ²ε times the share of y that no w explains
    refined           ε, as long as κε is well below 1
"""

from typing import NamedTuple

import numpy as np

from lecture_lib.solvers import inputs
from lecture_lib.solvers.jit import MATRIX, NUMBER, VECTOR, kernel

_EPS = float(np.finfo(float).eps)
_SAFE = 1e280  # a sum of squares between 1/_SAFE and _SAFE has lost nothing to overflow or underflow
_LARGEST = 1e150  # the largest singular value whose square does not overflow
_TRUSTED = 1e-5  # a correction below this share of the coefficients leaves about its square, 1e-10, to be corrected
_LOST = 1e3  # times p·ε is the least share of a column left that is surely more than rounding
_MAX_SOLVES = 10
_REFINED = 1e-12  # twice the working precision runs out where κ²ε² is more
_ZERO = 1e-8  # below this share of y a coefficient may be 0, which has no digits to be right
_SMALL = 10_000
_MAX_REFINEMENTS = 60
_SPLITTER = 2.0**27 + 1.0


class SVDSolution(NamedTuple):
    """Least-norm solution: coef (p,), the rank found, and all singular values (min(n, p),), largest first."""

    coef: np.ndarray
    rank: int
    singular_values: np.ndarray


def gram_matrix(X):
    """Gram matrix XᵀX."""
    # NumPy takes BLAS's syrk where both factors are one array: half the work, but twice the time on small ones.
    return X.T.dot(X if X.size > _SMALL else X.copy())


@kernel(MATRIX, VECTOR)
def forward(upper, b):
    """Solve Uᵀx = b, with x written over b."""
    for i in range(b.shape[0]):
        b[i] /= upper[i, i]
        for k in range(i + 1, b.shape[0]):
            b[k] -= upper[i, k] * b[i]


@kernel(MATRIX, VECTOR)
def backward(upper, b):
    """Solve Ux = b, with x written over b."""
    for i in range(b.shape[0] - 1, -1, -1):
        for k in range(i + 1, b.shape[0]):
            b[i] -= upper[i, k] * b[k]
        b[i] /= upper[i, i]


@kernel(MATRIX, NUMBER, MATRIX, VECTOR)
def cholesky_solve(gram, tolerance, upper, b):
    """Solve gram·x = b with gram = UᵀU: x is written over b, and U into the upper triangle of `upper`.

    Return False where gram is singular or not finite. Singular means: of the squared length of a column of X, the
    columns before it leave a share ≤ tolerance.
    """
    p = b.shape[0]
    upper[:] = gram
    for j in range(p):
        if not (upper[j, j] > tolerance * gram[j, j] and 1 / _SAFE < gram[j, j] < _SAFE):
            return False
        root = np.sqrt(upper[j, j])
        for k in range(j, p):
            upper[j, k] /= root
        for i in range(j + 1, p):
            factor = upper[j, i]
            for k in range(i, p):
                upper[i, k] -= factor * upper[j, k]
    forward(upper, b)
    backward(upper, b)
    return True


@kernel(MATRIX, MATRIX, VECTOR, NUMBER, VECTOR)
def _solve(gram, X, y, alpha, coef):
    """Solve gram·w = Xᵀy, then gram·d = Xᵀ(y − Xw) − alpha·w for a correction d of w until it is small.

    coef holds Xᵀy before, and w after. Return an estimate of the relative error that the rounding of the residuals
    leaves, infinite where gram is singular or the corrections do not become small.
    """
    n, p = X.shape
    upper, left = np.empty_like(gram), np.empty_like(coef)
    if not cholesky_solve(gram, _LOST * p * _EPS, upper, coef):
        return np.inf
    for _ in range(_MAX_SOLVES):
        squares = 0.0
        for j in range(p):
            left[j] = -alpha * coef[j]
        for i in range(n):
            residual = y[i]
            for j in range(p):
                residual -= X[i, j] * coef[j]
            for j in range(p):
                left[j] += residual * X[i, j]
            squares += residual * residual
        forward(upper, left)
        backward(upper, left)
        change, size, share = 0.0, 0.0, 1.0
        for j in range(p):
            coef[j] += left[j]
            length = np.sqrt(gram[j, j])
            change = max(change, abs(left[j]) * length)
            size = max(size, abs(coef[j]) * length)
            share = min(share, (upper[j, j] / length) ** 2)
        if change <= _TRUSTED * size:
            return _EPS * np.sqrt(squares) / (share * size) if size > 0.0 else 0.0
    return np.inf


def solve_gram(gram, X, y, alpha=0.0, tolerance=np.inf):
    """Solve (XᵀX + alpha·I)w = Xᵀy by Cholesky's factorisation of gram = XᵀX + alpha·I, and refine.

    Return None where gram is singular or not finite, or so nearly singular that the refinement does not settle, or
    leaves a relative error estimated as tolerance or more.
    """
    coef = X.T.dot(y)
    error = _solve(gram, inputs.for_kernels(X), inputs.for_kernels(y), alpha, coef)
    return coef if error < tolerance else None


@np.errstate(all="ignore")  # what overflows is found in the Gram matrix, and said in words
def normal_equation(X, y):
    """Solve XᵀXw = Xᵀy by Cholesky's factorisation XᵀX = UᵀU, and once more for what is left of y; return w (p,).

    Building XᵀX takes np² operations, its factorisation p³/3. The second solve, XᵀXd = Xᵀ(y − Xw), takes 4np: its
    correction d wins back most of what the squared condition number lost, and its size shows how much that was. Where
    that is more than half the digits of a coefficient, a third solve follows, and so on.

    Parameters
    ----------
    X, y : arrays of shapes (n, p) and (n,)
        n ≥ p, and no column a combination of the others, or a ValueError says so.
    """
    X, y = inputs.data(X, y)
    y, exponent = scaled_target(y)
    gram = gram_matrix(X)
    coef = solve_gram(gram, X, y) if len(X) >= len(gram) else None
    if coef is None:
        raise _why_unsolved(X, gram)
    return np.ldexp(coef, exponent) if exponent else coef


def _why_unsolved(X, gram):
    inputs.finite(X=X)
    if too_large(gram.diagonal()):
        return ValueError("XᵀX overflows: X is too large; rescale its columns")
    if ((gram.diagonal() <= 1 / _SAFE) & X.any(axis=0)).any():
        return ValueError("XᵀX underflows: a column of X is too small; rescale it")
    return ValueError(_singular("XᵀX is singular", X))


def _singular(what, X):
    condition = condition_number(equilibrated(X)[0])
    reason = f"some columns of X are, or nearly are, combinations of others (condition number {condition:.2g})"
    if len(X) < X.shape[1]:
        reason = f"X has {X.shape[1]} columns but only {len(X)} rows"
    return f"{what}: {reason}, so many w fit as well; drop columns, or let svd_ols(X, y) find the shortest w"


def qr_ols(X, y):
    """Solve min ‖y − Xw‖² by Householder's QR factorisation: with X = QR, Rw = Qᵀy. X and y as in `normal_equation`.

    The factorisation is that of (X y): the last column of its R holds Qᵀy, so that Q itself is never formed. See
    G. H. Golub (1965), Numerical methods for solving linear least squares problems, Numerische Mathematik 7.
    """
    X, y, exponent = _checked(X, y)
    p = X.shape[1]
    triangle = np.linalg.qr(np.column_stack([X, y]), mode="r")
    upper, coef = np.ascontiguousarray(triangle[:p, :p]), triangle[:p, p].copy()
    if _rank(upper, len(X)) < p:
        raise ValueError(_singular("R is singular", X))
    backward(upper, coef)
    return unscaled(coef, exponent)


def svd_ols(X, y, rcond=None):
    """Solve min ‖y − Xw‖² by the singular value decomposition X = UΣVᵀ: w = VΣ⁻¹Uᵀy, the shortest of all minimisers.

    Returns an `SVDSolution`. See G. H. Golub, C. Reinsch (1970), Singular value decomposition and least squares.

    Parameters
    ----------
    X, y : arrays of shapes (n, p) and (n,)
        X may have any rank; n < p will do.
    rcond : float, optional
        Singular values σ ≤ rcond · σmax count as 0; max(n, p)·ε by default. A larger one cuts directions off in
        which the data say little, which trades exactness for stability.
    """
    X, y, exponent = _checked(X, y)
    rcond = max(X.shape) * _EPS if rcond is None else inputs.non_negative("rcond", rcond)
    U, sigma, Vt = np.linalg.svd(X, full_matrices=False)
    rank = int(np.count_nonzero(sigma > rcond * sigma[0]))
    coef = Vt[:rank].T.dot(U[:, :rank].T.dot(y) / sigma[:rank])
    return SVDSolution(unscaled(coef, exponent), rank, sigma)


# ---- Twice the working precision: for chapter 4, and for ridge where alpha and XᵀX are far apart


@kernel(NUMBER, NUMBER)
def _two_sum(a, b):
    """Return s = fl(a + b) and the error e, so that a + b = s + e exactly (Knuth 1969)."""
    s = a + b
    part = s - a
    return s, (a - (s - part)) + (b - part)


@kernel(NUMBER, NUMBER)
def _two_product(a, b):
    """Return m = fl(a·b) and the error e, so that a·b = m + e exactly (Dekker 1971)."""
    m = a * b
    big = _SPLITTER * a
    a_high = big - (big - a)
    a_low = a - a_high
    big = _SPLITTER * b
    b_high = big - (big - b)
    b_low = b - b_high
    return m, a_low * b_low - (((m - a_high * b_high) - a_low * b_high) - a_high * b_low)


@kernel(MATRIX, VECTOR, MATRIX, MATRIX, VECTOR, VECTOR)
def _defects(X, y, w, r, f, g):
    """Write f = y − r − Xw and g = −Xᵀr, as if in twice the precision; w and r are pairs (value, its error)."""
    g[:] = 0.0
    g_error = np.zeros_like(g)
    for i in range(X.shape[0]):
        total, error = _two_sum(y[i], -r[0, i])
        error -= r[1, i]
        for j in range(X.shape[1]):
            product, low = _two_product(X[i, j], -w[0, j])
            total, lost = _two_sum(total, product)
            error += lost + (low - X[i, j] * w[1, j])
            product, low = _two_product(X[i, j], -r[0, i])
            g[j], lost = _two_sum(g[j], product)
            g_error[j] += lost + (low - X[i, j] * r[1, i])
        f[i] = total + error
    for j in range(X.shape[1]):
        g[j] += g_error[j]


@kernel(MATRIX, VECTOR)
def _add(pair, step):
    """Add step to a vector kept as value and error."""
    for i in range(step.shape[0]):
        total, error = _two_sum(pair[0, i], step[i])
        pair[0, i], pair[1, i] = _two_sum(total, error + pair[1, i])


def refined_ols(X, y):
    """Solve min ‖y − Xw‖² to the last digit: QR, then refinement with residuals in twice the working precision.

    X and y are as in `normal_equation`. w is the solution for them as they are held in the machine, rounded to the
    nearest float or its neighbour; where κ is above 10⁸ and the residuals are large, to 12 digits at least.

    With the residual r as a second unknown, least squares is the linear system r + Xw = y, Xᵀr = 0. What (r, w) leave
    of its right-hand side, f = y − r − Xw and g = −Xᵀr, is computed as if in twice the precision; X = QR solves the
    same system for the correction, R dw = t and dr = f − Qt with t = Qᵀf − R⁻ᵀg; r and w are kept as a value and its
    error. Columns are first scaled by powers of two, which rounds nothing.

    See Å. Björck (1967), Iterative refinement of linear least squares solutions I; T. Ogita, S. M. Rump, S. Oishi
    (2005), Accurate sum and dot product; J. Demmel, Y. Hida, E. J. Riedy, X. S. Li (2009), Extra-precise iterative
    refinement for overdetermined least squares problems.
    """
    X, y, exponent = _checked(X, y)
    n, p = X.shape
    scaled, exponents = equilibrated(X)
    target = inputs.for_kernels(y)
    Q, R = np.linalg.qr(scaled)
    R = np.ascontiguousarray(R)
    if _rank(R, n) < p:
        raise ValueError(_singular("R is singular", X))
    w, r, f, g = np.zeros((2, p)), np.zeros((2, n)), np.empty(n), np.empty(p)
    changes = [np.inf, np.inf]
    for _ in range(_MAX_REFINEMENTS):
        _defects(scaled, target, w, r, f, g)
        forward(R, g)
        step = Q.T.dot(f) - g
        _add(r, f - Q.dot(step))
        backward(R, step)
        _add(w, step)
        change, size = abs(step).max(), abs(w[0]).max()
        changes.append(change)
        if change <= _EPS**2 * size or not change < changes[-3] / 2:  # w and r gain their digits in turns
            break
    if not change <= _REFINED * max(size, _ZERO * abs(y).max()):
        raise ValueError(_singular("the refinement does not converge", X))
    return unscaled(w[0], exponent - exponents)


# ---- How far to trust the answer


def condition_number(X):
    """Condition number σmax/σmin of X: how much more X stretches one direction than another.

    Infinite where X is rank deficient: σmin ≤ max(n, p)·ε·σmax, or n < p.
    """
    X = checked_matrix(X)
    n, p = X.shape
    sigma = np.linalg.svd(X, compute_uv=False)
    if n < p or sigma[-1] <= max(n, p) * _EPS * sigma[0]:
        return np.inf
    return float(sigma[0] / sigma[-1])


def vif(X):
    """Variance inflation factor 1/(1 − R²) of each feature, R² that of its regression on the others and an intercept.

    It is the factor (p,) by which the variance of a coefficient exceeds what it would be without correlation, at least
    1, infinite for a constant feature and one that is a combination of others. X (n, p) comes without the column of
    ones. See D. W. Marquardt (1970), Generalized inverses, ridge regression, biased linear estimation, Technometrics.
    """
    X = checked_matrix(X)
    n, p = X.shape
    centred, _ = equilibrated(X - column_means(X))
    length = np.sqrt((centred**2).sum(axis=0))
    centred /= np.where(length > 0, length, 1)
    # The factors are the diagonal of (ZᵀZ)⁻¹ = VΣ⁻²Vᵀ, Z the centred columns at length 1.
    _, sigma, Vt = np.linalg.svd(np.linalg.qr(centred, mode="r"))
    rank = np.count_nonzero(sigma > max(n, p) * _EPS * sigma[0])
    factors = ((Vt[:rank] / sigma[:rank, None]) ** 2).sum(axis=0)
    involved = abs(Vt[rank:]).max(axis=0, initial=0) > 1e-8  # in a combination that vanishes
    return np.where((length == 0) | involved, np.inf, np.maximum(factors, 1))


def leverage(X):
    """Leverage hᵢ = ∂ŷᵢ/∂yᵢ of each row of X, the diagonal (n,) of the projection X(XᵀX)⁻¹Xᵀ on the columns of X.

    It lies between 0 and 1, and adds up to the rank of X, which may be any. See D. C. Hoaglin, R. E. Welsch (1978), The
    hat matrix in regression and ANOVA, The American Statistician 32(1).
    """
    scaled, _ = equilibrated(checked_matrix(X))
    U, sigma, _ = np.linalg.svd(scaled, full_matrices=False)
    span = U[:, sigma > max(scaled.shape) * _EPS * sigma[0]]
    return (span**2).sum(axis=1)


def correct_digits(estimate, certified):
    """Number of correct decimal digits: the log relative error −log₁₀(|w − c| / |c|), the least over the coefficients.

    From 0, where nothing is right, to 15, beyond which certified values are not known; see NIST's Statistical Reference
    Datasets, https://www.itl.nist.gov/div898/strd. Where a certified value is 0, the absolute error counts.
    """
    certified = inputs.real_array("certified", certified, 1)
    inputs.finite(certified=certified)
    estimate = inputs.real_array("estimate", estimate, 1)
    if len(estimate) != len(certified):
        need = f"as many entries as certified, that is {len(certified)}"
        raise ValueError(f"estimate must have {need}, but has {len(estimate)}")
    with np.errstate(all="ignore"):  # an estimate may have overflowed: no digit of it is right
        error = abs(estimate - certified) / np.where(certified == 0, 1, abs(certified))
        digits = -np.log10(max(error.max(), 1e-15))  # NaN where an entry is
    return float(digits) if digits > 0 else 0.0


# ---- What all roads need


def checked_matrix(X):
    """Return X as a finite float64 matrix whose squares do not overflow."""
    X = inputs.real_array("X", X, 2)
    inputs.finite(X=X)
    if not max(X.max(), -X.min()) < _LARGEST:
        raise ValueError("X is too large: its squares overflow; rescale its columns")
    return X


@np.errstate(all="ignore")
def _checked(X, y):
    X, y = inputs.data(X, y)
    y, exponent = scaled_target(y)
    return checked_matrix(X), y, exponent


def scaled_target(y):
    """Return y, scaled by a power of two where its squares would underflow, and the exponent."""
    square = y.dot(y)
    if 1 / _SAFE < square < _SAFE or not y.any():
        return y, 0
    inputs.finite(y=y)
    if not square < _SAFE:
        raise ValueError("‖y‖² overflows: y is too large; rescale it")
    exponent = int(np.frexp(abs(y).max())[1])
    return np.ldexp(y, -exponent), exponent


def too_large(squares):
    """Tell whether the squared lengths of the columns, the diagonal of XᵀX, have overflowed or are not finite."""
    return not (squares < _SAFE).all()


def column_means(X):
    """Mean of each column; that of a constant column is the constant itself, so that nothing is left without it."""
    means = np.ones(len(X)).dot(X) / len(X)
    same = np.flatnonzero(X[0] == X[-1])
    if same.size:
        constant = same[(X[:, same] == X[0, same]).all(axis=0)]
        means[constant] = X[0, constant]
    return means


def equilibrated(X):
    """Scale each column by a power of two to a largest entry from 1/2 to 1; return the exponents as well."""
    exponents = np.frexp(abs(X).max(axis=0))[1]
    return np.ascontiguousarray(np.ldexp(X, -exponents)), exponents


def _rank(upper, n):
    """Rank of an n-row matrix from its triangular factor (fewer rows: trapezoidal), the columns scaled alike."""
    sigma = np.linalg.svd(equilibrated(upper)[0], compute_uv=False)
    return np.count_nonzero(sigma > max(n, len(upper)) * _EPS * sigma[0])


def unscaled(coef, exponents):
    """Multiply the coefficients by powers of two, and say where that overflows."""
    if not (type(exponents) is int and exponents == 0):  # as a rule, and ldexp takes its time
        with np.errstate(over="ignore"):
            coef = np.ldexp(coef, exponents)
    if not np.isfinite(coef).all():
        raise ValueError("the coefficients overflow: X is too small or y too large; rescale them")
    return coef
