"""Least squares against rational arithmetic, NumPy, scikit-learn and its own optimality conditions."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume
from hypothesis import strategies as st
from sklearn.linear_model import LinearRegression

from lecture_lib.solvers import condition_number, correct_digits, normal_equation, qr_ols, refined_ols, svd_ols
from lecture_lib.solvers.least_squares import _two_product, _two_sum, leverage, vif
from tests.solvers.common import RNG, exact, given, normal

UNIQUE = {"normal": normal_equation, "qr": qr_ols, "refined": refined_ols}
EACH = pytest.mark.parametrize("solve", UNIQUE.values(), ids=UNIQUE.keys())


@st.composite
def problems(draw, scales=6.0, correlation=3.0, noise=1.0):
    """Draw a design matrix of correlated columns, each of its own scale, and a target."""
    rng = draw(RNG)
    n, p = draw(st.integers(5, 16)), draw(st.integers(1, 4))
    X = rng.normal(size=(n, p))
    if draw(st.booleans()):
        X[:, 0] = 1
    if p > 1:
        X[:, -1] = X[:, 0] + 10.0 ** -draw(st.floats(0, correlation)) * X[:, -1]
    X *= 10.0 ** rng.uniform(-scales, scales, size=p)
    return X, X @ (rng.normal(size=p) / np.linalg.norm(X, axis=0)) + noise * rng.normal(size=n)


@st.composite
def collinear(draw):
    """Draw a matrix with one column that others make up exactly, and a target."""
    rng = draw(RNG)
    X = rng.integers(-9, 10, size=(draw(st.integers(6, 14)), draw(st.integers(2, 4)))).astype(float)
    kind = draw(st.sampled_from(["twice", "zero", "sum", "ones"]))
    added = {"twice": X[:, 0], "zero": 0 * X[:, 0], "sum": X.sum(axis=1), "ones": 1 - X[:, 0]}[kind]
    X = np.column_stack([X, added, np.ones(len(X))] if kind == "ones" else [X, added])
    return X[:, rng.permutation(X.shape[1])] * 2.0 ** draw(st.integers(-20, 20)), rng.normal(size=len(X))


def far(X, coef, expected):
    """Largest error of what a column contributes to Xw, as a share of the largest contribution."""
    length = np.linalg.norm(X, axis=0)
    return (abs(coef - expected) * length).max() / (abs(expected) * length).max()


@EACH
@given(problem=problems())
def test_the_solution_of_rational_arithmetic(solve, problem):
    X, y = problem
    assert far(X, solve(X, y), exact(X, y)) < 1e-8


@given(problems(scales=1.0))
def test_svd_gives_the_solution_of_rational_arithmetic(problem):
    X, y = problem
    solution = svd_ols(X, y)
    assert far(X, solution.coef, exact(X, y)) < 1e-8
    assert solution.rank == X.shape[1]
    np.testing.assert_allclose(solution.singular_values, np.linalg.svd(X)[1], rtol=1e-12)


@given(problems(scales=140.0, correlation=7.0) | problems(correlation=7.0, noise=1e4))
def test_refined_is_right_to_the_last_digit_however_large_the_residuals(problem):
    X, y = problem
    expected = exact(X, y)
    assume(np.isfinite(expected).all())
    assert (abs(refined_ols(X, y) - expected) <= np.spacing(abs(expected))).all()


@EACH
@pytest.mark.parametrize("n_columns", range(2, 15))
def test_the_answer_is_right_or_refused(solve, n_columns):
    """Powers of x, as in a polynomial fit: each one more costs more than a digit."""
    X = np.linspace(1, 3, 20)[:, None] ** np.arange(n_columns)
    y = np.cos(9 * X.sum(axis=1))
    tolerance = {normal_equation: 1e-7, refined_ols: 1e-14, qr_ols: 1e-14 * condition_number(X)}[solve]
    try:
        coef = solve(X, y)
    except ValueError as error:
        assert "condition number" in str(error) and n_columns > {normal_equation: 6, refined_ols: 11, qr_ols: 11}[solve]
    else:
        assert far(X, coef, exact(X, y)) < tolerance


@EACH
@given(problem=collinear())
def test_collinear_columns_are_refused(solve, problem):
    with pytest.raises(ValueError, match=r"singular: .* let svd_ols\(X, y\) find"):
        solve(*problem)


@EACH
def test_as_many_rows_as_columns_are_enough_and_fewer_are_refused(solve):
    X, y = normal(4, 4, 1)
    with pytest.raises(ValueError, match="singular: X has 4 columns but only 3 rows.*svd_ols"):
        solve(X[:3], y[:3])
    np.testing.assert_allclose(solve(X, y), exact(X, y), rtol=1e-12)
    assert solve(np.array([[4.0]]), np.array([2.0])).tolist() == [0.5]


@EACH
def test_an_exact_fit_and_a_target_of_zeros(solve):
    X = np.random.default_rng(2).integers(-9, 10, size=(12, 3)).astype(float)
    np.testing.assert_allclose(solve(X, X @ [3.0, -2.0, 0.0]), [3, -2, 0], atol=1e-14)
    np.testing.assert_array_equal(solve(X, np.zeros(12)), 0)
    assert solve(X[:1, :1] + 20, np.zeros(1)).tolist() == [0]


@pytest.mark.parametrize("size", [1e-300, 1e-200, 1e-100, 1e130])
@pytest.mark.parametrize("solve", [*UNIQUE.values(), lambda X, y: svd_ols(X, y).coef], ids=[*UNIQUE, "svd"])
def test_the_scale_of_the_target_does_not_matter(solve, size):
    X, y = normal(20, 3, 3)
    np.testing.assert_allclose(solve(X, size * y) / size, solve(X, y), rtol=1e-10)


def test_columns_too_small_to_square_are_refused_or_solved():
    X, y = normal(20, 3, 4)
    expected, X = refined_ols(X, y), X * [1, 1e-160, 1]
    with pytest.raises(ValueError, match="XᵀX underflows: a column of X is too small"):
        normal_equation(X, y)
    for solve in (qr_ols, refined_ols):
        np.testing.assert_allclose(solve(X, y) * [1, 1e-160, 1], expected, rtol=1e-10)
    with pytest.raises(ValueError, match="the coefficients overflow"):
        refined_ols(1e-200 * X[:, [0, 2]], 1e130 * y)


def test_many_columns_and_more_of_them_than_rows():
    X, y = normal(160, 80, 5)
    expected = np.linalg.lstsq(X, y, rcond=None)[0]
    for coef in (normal_equation(X, y), qr_ols(X, y), svd_ols(X, y).coef, refined_ols(X, y)):
        np.testing.assert_allclose(coef, expected, rtol=1e-9, atol=1e-13)
    X, y = normal(5, 9, 6)
    np.testing.assert_allclose(svd_ols(X, y).coef, np.linalg.pinv(X) @ y, rtol=1e-10)
    assert svd_ols(X, y).singular_values.shape == (5,)


@given(collinear())
def test_the_shortest_of_all_minimisers(problem):
    X, y = problem
    solution = svd_ols(X, y)
    np.testing.assert_allclose(solution.coef, np.linalg.pinv(X) @ y, rtol=1e-8, atol=1e-10 / abs(X).max())
    assert solution.rank == np.linalg.matrix_rank(X) < X.shape[1]
    # A minimiser, its residual orthogonal to X; the shortest, since nothing of it lies where X does not look.
    assert abs(X.T @ (y - X @ solution.coef)).max() < 1e-11 * abs(X).max() * np.linalg.norm(y)
    flat = np.linalg.svd(X)[2][solution.rank :]
    assert abs(flat @ solution.coef).max() < 1e-12 * np.linalg.norm(solution.coef)


def test_rcond_cuts_directions_off():
    rng = np.random.default_rng(7)
    X, y = rng.normal(size=(12, 4)) * [1, 0.1, 0.01, 1e-3], rng.normal(size=12)
    U, sigma, Vt = np.linalg.svd(X, full_matrices=False)
    for rank in range(5):
        rcond = 1.0 if rank == 0 else (0.0 if rank == 4 else sigma[rank] / sigma[0])
        solution = svd_ols(X, y, rcond=rcond)
        assert solution.rank == rank and svd_ols(0 * X, y).rank == 0 and not svd_ols(0 * X, y).coef.any()
        expected = sum(((U[:, k] @ y) / sigma[k] * Vt[k] for k in range(rank)), np.zeros(4))
        np.testing.assert_allclose(solution.coef, expected, rtol=1e-10)


@given(problems(scales=2.0), collinear())
def test_condition_number_is_that_of_numpy_and_of_collinear_columns_infinite(problem, singular):
    assert type(condition_number(problem[0])) is float
    assert condition_number(problem[0]) == pytest.approx(np.linalg.cond(problem[0]), rel=1e-6)
    X, _ = singular
    assert condition_number(X) == condition_number(X[: X.shape[1] - 1]) == condition_number(0 * X) == np.inf


@given(problems(correlation=2.0))
def test_vif_is_that_of_the_regressions_on_the_others(problem):
    X, _ = problem
    X = X[:, np.ptp(X, axis=0) > 0]
    assume(X.shape[1] > 1)
    for j, factor in enumerate(vif(X)):
        others = np.delete(X, j, axis=1)
        others = (others - others.mean(axis=0)) / others.std(axis=0)
        unexplained = 1 - LinearRegression().fit(others, X[:, j]).score(others, X[:, j])
        assert factor == pytest.approx(1 / unexplained, rel=1e-7)


def test_vif_of_one_feature_and_of_orthogonal_ones_is_1():
    assert vif(np.arange(5.0)[:, None]) == pytest.approx(1)
    assert vif([[1, 1], [1, -1], [-1, 1], [-1, -1]]) == pytest.approx([1, 1])
    angle = np.deg2rad(30)  # two features at correlation cos 30° = √3/2: 1/(1 − 3/4)
    e, f = np.array([1, -1, 0, 0]) / np.sqrt(2), np.array([0, 0, 1, -1]) / np.sqrt(2)
    np.testing.assert_allclose(vif(np.column_stack([e, np.cos(angle) * e + np.sin(angle) * f]) + 1e3), 4, rtol=1e-9)


def test_vif_is_infinite_where_the_combination_is_exact_and_nowhere_else():
    rng = np.random.default_rng(8)
    a, b, c = rng.normal(size=(3, 30))
    free = vif(np.column_stack([a, b, c]))
    with_sum = vif(np.column_stack([a, b, 1e3 * (a - b) + 7, c, np.full(30, 0.1)]))
    np.testing.assert_array_equal(np.isinf(with_sum), [True, True, True, False, True])
    assert with_sum[3] == pytest.approx(free[2], rel=1e-9)
    assert np.isinf(vif(rng.normal(size=(3, 5)))).all()  # three rows leave two directions about their mean


@given(problems(), collinear())
def test_leverage_is_the_share_of_its_own_value_in_the_prediction(problem, singular):
    X, y = problem
    h = leverage(X)
    for i in (0, len(y) - 1):
        moved = X @ refined_ols(X, y + np.eye(len(y))[i]) - X @ refined_ols(X, y)
        assert h[i] == pytest.approx(moved[i], abs=1e-7)
    assert h.sum() == pytest.approx(X.shape[1])
    assert (h >= 0).all() and (h <= 1 + 1e-12).all()
    X, _ = singular
    np.testing.assert_allclose(leverage(X), np.diag(X @ np.linalg.pinv(X)), atol=1e-10)


@pytest.mark.parametrize(
    ("estimate", "certified", "digits"),
    [
        ([1.0, 2.0], [1.0, 2.0], 15),
        ([1.001, 200.0], [1.0, 200.0], 3),
        ([1.0, 2.002], [1.0, 2.0], 3),
        ([-1.0], [1.0], 0),
        ([1e9], [1.0], 0),
        ([1e-4, 5.0], [0.0, 5.0], 4),
        ([np.nan, 1.0], [1.0, 1.0], 0),
        ([np.inf], [1.0], 0),
        ([1e300], [1e-300], 0),
    ],
)
def test_correct_digits(estimate, certified, digits):
    assert correct_digits(estimate, certified) == pytest.approx(digits, abs=1e-9)


@given(*[st.floats(-1e100, 1e100).filter(lambda value: value == 0 or abs(value) > 1e-100)] * 2, examples=500)
def test_error_free_transformations_are_free_of_error(a, b):
    """A compiler that contracts or reorders these few operations would make the errors vanish."""
    total, error = _two_sum(a, b)
    assert total == a + b and Fraction(total) + Fraction(error) == Fraction(a) + Fraction(b)
    product, error = _two_product(a, b)
    assert product == a * b and Fraction(product) + Fraction(error) == Fraction(a) * Fraction(b)
