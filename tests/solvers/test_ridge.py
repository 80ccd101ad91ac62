"""Ridge against rational arithmetic, scikit-learn, closed forms and its own optimality conditions."""

import numpy as np
import pytest
from hypothesis import strategies as st
from sklearn.linear_model import Ridge

from lecture_lib.solvers import ridge, ridge_path, shrink_factors, svd_ols
from tests.solvers.common import RNG, exact, given, normal


@st.composite
def problems(draw, scales=6.0, n=(2, 14), p=(1, 4)):
    """Draw columns of different scales, some of them equal to another, correlated with it, constant or zero."""
    rng = draw(RNG)
    n, p = draw(st.integers(*n)), draw(st.integers(*p))
    X = rng.normal(size=(n, p)) + rng.normal(size=p) * draw(st.sampled_from([0.0, 1.0, 30.0]))
    kind = draw(st.sampled_from(["free", "free", "correlated", "twice", "constant", "zero"]))
    if kind == "correlated":
        X[:, -1] = X[:, 0] + 1e-3 * X[:, -1]
    X *= 10.0 ** rng.uniform(-scales, scales, size=p)
    if kind == "twice":
        X[:, -1] = X[:, 0]
    if kind in ("constant", "zero"):
        X[:, -1] = X[0, -1] if kind == "constant" else 0
    return X, rng.normal(size=n) + draw(st.sampled_from([0.0, 10.0]))


def exact_ridge(X, y, alpha, fit_intercept=True):
    """Coefficients and intercept, the latter as one more column, of ones and without a penalty."""
    if not fit_intercept:
        return exact(X, y, np.full(X.shape[1], alpha)), 0.0
    *coef, intercept = exact(np.column_stack([X, np.ones(len(X))]), y, [alpha] * X.shape[1] + [0.0])
    return np.array(coef), intercept


def check(X, y, fit, expected):
    """Every coefficient right to 1e-7 of itself, but for what is below 1e-10 of the largest contribution to Xw."""
    coef, intercept = expected
    length = np.maximum(np.linalg.norm(X - X.mean(axis=0), axis=0), 1e-9 * np.linalg.norm(X, axis=0))
    length[length == 0] = 1
    floor = 1e-10 * (abs(coef) * length).max() / length
    assert (abs(fit[0] - coef) <= 1e-7 * abs(coef) + floor).all()
    size = abs(y).max() + (abs(coef) * abs(X).max(axis=0)).max()
    assert fit[1] == pytest.approx(intercept, rel=1e-7, abs=1e-9 * size)


@given(fit_intercept=st.booleans(), problem=problems(), log_alpha=st.floats(-6, 6))
def test_ridge_and_its_path_are_the_solution_of_rational_arithmetic(fit_intercept, problem, log_alpha):
    path = ridge_path(*problem, 10.0 ** np.array([3, -6, 12, -2, 0, log_alpha]), fit_intercept)
    for alpha, coef, intercept in zip(*path, strict=True):
        expected = exact_ridge(*problem, alpha, fit_intercept)
        check(*problem, (coef, intercept), expected)
        check(*problem, ridge(*problem, alpha, fit_intercept), expected)


@pytest.mark.parametrize("fit_intercept", [True, False])
@pytest.mark.parametrize("shape", [(60, 8), (8, 60), (40, 400)])
def test_scikit_learn_and_the_optimality_conditions_agree(shape, fit_intercept):
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=shape) + 3, rng.normal(size=shape[0]) + 5
    path = ridge_path(X, y, [1e-3, 1.0, 100.0], fit_intercept)
    for alpha, coef, intercept in zip(*path, strict=True):
        model = Ridge(alpha=alpha, fit_intercept=fit_intercept, solver="svd").fit(X, y)
        np.testing.assert_allclose(coef, model.coef_, rtol=1e-7, atol=1e-11)
        assert intercept == pytest.approx(model.intercept_, rel=1e-9, abs=1e-12)
        residual = y - intercept - X @ coef
        np.testing.assert_allclose(X.T @ residual, alpha * coef, rtol=1e-8, atol=1e-9)
        assert not fit_intercept or abs(residual.sum()) < 1e-10
        alone = ridge(X, y, alpha, fit_intercept)
        np.testing.assert_allclose(alone.coef, coef, rtol=1e-9, atol=1e-12)
        assert type(alone.intercept) is float


@given(problem=problems(scales=1.0))
def test_without_a_penalty_it_is_the_shortest_least_squares_solution(problem):
    X, y = problem
    expected = svd_ols(np.where(np.ptp(X, axis=0) > 0, X - X.mean(axis=0), 0), y - y.mean(), rcond=1e-10).coef
    atol = 1e-7 * max(abs(expected).max(), abs(y).max() / max(abs(X).max(), 1e-9))
    for coef in (ridge(X, y, 0.0).coef, ridge_path(X, y, [1.0, 0.0]).coefs[1]):
        np.testing.assert_allclose(coef, expected, atol=atol)


def test_collinear_columns_beside_a_vanishing_alpha_have_the_limit_for_their_solution():
    rng = np.random.default_rng(1)
    X, y = rng.normal(size=(20, 3)), rng.normal(size=20)
    X = np.column_stack([X, X[:, 0]])
    for alpha in (1e-18, 1e-30, 0.0):
        for coef in (ridge(X, y, alpha).coef, ridge_path(X, y, [alpha]).coefs[0]):
            np.testing.assert_allclose(coef, ridge(X, y, 1e-12).coef, rtol=1e-9)
    wide, y = np.column_stack([X.T] * 200)[:, :600], rng.normal(size=4)  # 4 rows, two of them equal; p > n, p > 300
    np.testing.assert_allclose(ridge(wide, y, 1e-16).coef, ridge(wide, y, 1e-9).coef, rtol=1e-7)


def test_a_strong_penalty_leaves_the_mean():
    X, y = normal(20, 3, 2)
    for alpha in (1e200, 1e300):
        fit = ridge(X, y, alpha)
        expected = X.T @ (y - y.mean()) / alpha
        np.testing.assert_allclose(fit.coef, expected, rtol=1e-9, atol=1e-13 * abs(expected).max())
        np.testing.assert_array_equal(ridge_path(X, y, [alpha]).coefs[0], pytest.approx(fit.coef, rel=1e-9))
        assert fit.intercept == pytest.approx(y.mean())


@pytest.mark.parametrize("alpha", [0.0, 1e-3, 10.0])
@pytest.mark.parametrize("shape", [(12, 3), (3, 12)])
def test_columns_and_targets_without_variation_get_exactly_0(shape, alpha):
    rng = np.random.default_rng(3)
    X, y = rng.normal(size=shape), rng.normal(size=shape[0])
    X[:, 1], X[:, 2] = 0.1, 0
    for coef in (ridge(X, y, alpha).coef, ridge_path(X, y, [alpha, 1.0]).coefs[0]):
        np.testing.assert_allclose(coef[1:3], 0, atol=1e-16)
    fit = ridge(X, np.full(shape[0], 0.1), alpha)
    np.testing.assert_array_equal(fit.coef, 0)
    assert fit.intercept == 0.1
    np.testing.assert_array_equal(ridge_path(0 * X, y, [alpha]).coefs, 0)


@pytest.mark.parametrize("size", [1e-300, 1e-150, 1e120])
def test_the_scale_of_the_target_does_not_matter(size):
    rng = np.random.default_rng(4)
    X, y = rng.normal(size=(12, 3)), rng.normal(size=12) + 2
    fit, scaled = ridge(X, y, 0.5), ridge(X, size * y, 0.5)
    np.testing.assert_allclose(scaled.coef / size, fit.coef, rtol=1e-10)
    assert scaled.intercept / size == pytest.approx(fit.intercept)


def test_one_row_and_no_intercept():
    assert ridge([[1.0, 2.0]], [5.0], 0.0).coef.tolist() == [0, 0]
    assert ridge([[1.0, 2.0]], [5.0], 0.0).intercept == 5
    np.testing.assert_allclose(ridge([[1.0, 2.0]], [5.0], 0.0, fit_intercept=False).coef, [1, 2])
    np.testing.assert_allclose(ridge([[1.0, 2.0]], [5.0], 5.0, fit_intercept=False).coef, [0.5, 1])


@given(problem=problems(scales=1.0))
def test_each_singular_direction_of_the_fit_shrinks_by_its_factor_that_of_the_formula(problem):
    X, y = problem
    alphas = [0.0, 1e-3, 1.0, 50.0]
    factors = shrink_factors(X, alphas)
    U, sigma, _ = np.linalg.svd(X, full_matrices=False)
    assert factors.shape == (4, len(sigma))
    fits = ridge_path(X, y, alphas, fit_intercept=False).coefs @ X.T
    real = sigma > 1e-9 * max(sigma[0], 1e-300)
    np.testing.assert_allclose((fits @ U)[:, real], (factors * (U.T @ y))[:, real], atol=1e-7 * abs(y).max())
    assert ((factors >= 0) & (factors <= 1)).all()
    X = np.diag([3.0, 1.0, 0.0])[:, [1, 0, 2]]
    np.testing.assert_allclose(shrink_factors(X, [0.0, 1.0, 3.0]), [[1, 1, 0], [0.9, 0.5, 0], [0.75, 0.25, 0]])
    np.testing.assert_allclose(shrink_factors(1e-200 * X, [1e-300])[0], [9e-100, 1e-100, 0], rtol=1e-12)
    np.testing.assert_array_equal(shrink_factors(1e-200 * X, [0.0, 1e300]), [[1, 1, 0], [0, 0, 0]])
