"""The lasso against its optimality conditions, against scikit-learn, and against coordinate descent in plain NumPy."""

import re
import warnings

import numpy as np
import pytest
from hypothesis import reject
from hypothesis import strategies as st
from sklearn.datasets import load_diabetes
from sklearn.linear_model import Lasso

from lecture_lib.solvers import lasso, lasso_alpha_max, lasso_coordinate_steps, lasso_path, soft_threshold
from tests.solvers.common import RNG, given, normal


def objective(X, y, coef, intercept, alpha):
    return ((y - intercept - X @ coef) ** 2).sum() + alpha * np.abs(coef).sum()


def to_rounding(solve, *args, **kwargs):
    """A fit whose gap is 1e-12 of ‖y‖². Where rounding keeps it farther away it must say so, from near by."""
    try:
        return solve(*args, tol=1e-12, **kwargs)
    except ValueError as refusal:
        assert float(re.search(r"gap is still (\S+) of", str(refusal))[1]) < 1e-8
        reject()


def centred(X, y, fit_intercept=True):
    return (X - X.mean(axis=0), y - y.mean()) if fit_intercept else (X, y)


def assert_optimal(X, y, coef, intercept, alpha, slack=3e-6):
    """The conditions of Karush, Kuhn and Tucker: 2x_jᵀr = α·sign(w_j) where w_j ≠ 0, |2x_jᵀr| ≤ α elsewhere.

    They hold up to slack·α and to what rounding leaves of a product with a residual of the size of y.
    """
    fit_intercept = intercept is not None
    Xc, yc = centred(X, y, fit_intercept)
    slope = 2 * Xc.T @ (yc - Xc @ coef)
    rounding = 1e-11 * np.linalg.norm(Xc, axis=0) * (np.linalg.norm(yc) + np.linalg.norm(Xc * coef))
    tolerance = slack * alpha + rounding
    assert (np.abs(slope) <= alpha + tolerance).all()
    on = coef != 0
    assert (np.abs(slope - alpha * np.sign(coef))[on] <= tolerance[on]).all()
    if fit_intercept:
        np.testing.assert_allclose(intercept, y.mean() - X.mean(axis=0) @ coef, rtol=1e-9, atol=1e-9 * np.abs(y).max())


@st.composite
def problems(draw):
    """Data of every kind: n < p, columns of all scales, correlated, constant, zero and duplicated ones."""
    n, p = draw(st.integers(1, 30)), draw(st.integers(1, 12))
    rng = draw(RNG)
    X = rng.normal(size=(n, p)) + draw(st.sampled_from([0.0, 1.0, 50.0]))
    if draw(st.booleans()):
        X = 0.99 * X[:, :1] + 0.1 * X
    if draw(st.booleans()):
        X = X * 10.0 ** rng.uniform(-6, 6, size=p)
    for kind in draw(st.lists(st.sampled_from(["constant", "zero", "duplicate", "opposite"]), max_size=2)):
        j = rng.integers(p)
        X[:, j] = {"constant": 0.1, "zero": 0.0, "duplicate": X[:, 0], "opposite": -X[:, 0]}[kind]
    y = rng.normal(size=n) + X @ (rng.normal(size=p) * rng.integers(0, 2, size=p)) / max(1, np.abs(X).max())
    return X, y, 10.0 ** draw(st.floats(-3, 0.3)), draw(st.booleans())


@given(problems())
def test_the_gap_bounds_what_is_left_to_gain(problem):
    X, y, share, fit_intercept = problem
    alpha = share * lasso_alpha_max(X, y, fit_intercept) or 1.0
    least = to_rounding(lasso, X, y, alpha, fit_intercept)
    least = objective(X, y, least.coef, least.intercept, alpha)
    yy = (centred(X, y, fit_intercept)[1] ** 2).sum()
    for tol in (1e-1, 1e-4):
        rough = lasso(X, y, alpha, fit_intercept, tol)
        assert 0 <= rough.dual_gap <= tol * yy
        assert objective(X, y, rough.coef, rough.intercept, alpha) - least <= rough.dual_gap + 1e-11 * (yy + least)


@given(st.integers(5, 40), st.integers(1, 12), st.integers(0, 10**6), st.floats(-3, -0.05), *[st.booleans()] * 2)
def test_scikit_learn_finds_the_same(n, p, seed, log_share, fit_intercept, scaled):
    rng = np.random.default_rng(seed)
    X, y = (rng.normal(size=(n, p)) + 1) * 10.0 ** rng.uniform(-2 * scaled, 2 * scaled, size=p), rng.normal(size=n) + 3
    alpha = 10**log_share * lasso_alpha_max(X, y, fit_intercept)
    ours = lasso(X, y, alpha, fit_intercept, tol=1e-14)
    with warnings.catch_warnings(action="ignore"):
        theirs = Lasso(alpha / (2 * n), fit_intercept=fit_intercept, tol=1e-14, max_iter=10**6).fit(X, y)
    size = np.linalg.norm(X, axis=0)
    largest = np.abs(theirs.coef_ * size).max()
    np.testing.assert_allclose(ours.coef * size, theirs.coef_ * size, rtol=1e-7, atol=1e-7 * largest)
    np.testing.assert_allclose(ours.intercept, theirs.intercept_, rtol=1e-7, atol=1e-7)


def test_the_path_falls_geometrically_from_alpha_max_and_scikit_learn_finds_the_same():
    X, y = load_diabetes(return_X_y=True)
    path, alpha_max = lasso_path(X, y, tol=1e-12), lasso_alpha_max(X, y)
    assert path.alphas.shape == path.dual_gaps.shape == path.n_iters.shape == path.intercepts.shape == (100,)
    np.testing.assert_allclose(path.alphas, alpha_max * np.geomspace(1, 1e-3, 100), rtol=1e-14)
    assert path.alphas[0] == alpha_max
    for alpha, coef, intercept in list(zip(path.alphas, path.coefs, path.intercepts, strict=True))[::9]:
        theirs = Lasso(alpha / (2 * len(y)), tol=1e-13, max_iter=10**6).fit(X, y)
        np.testing.assert_allclose(coef, theirs.coef_, rtol=1e-7, atol=1e-7 * max(1, np.abs(theirs.coef_).max()))
        np.testing.assert_allclose(intercept, theirs.intercept_, rtol=1e-9)


@pytest.mark.parametrize("fit_intercept", [True, False])
@pytest.mark.parametrize(("n", "p", "rho"), [(20, 100, 0.0), (30, 300, 0.9), (60, 1100, 0.5), (1020, 1010, 0.0)])
def test_where_columns_are_many_the_left_out_ones_are_rightly_left_out(n, p, rho, fit_intercept):
    rng = np.random.default_rng(p)
    X = rng.normal(size=(n, p)) + 1
    for j in range(1, p):
        X[:, j] = rho * X[:, j - 1] + np.sqrt(1 - rho**2) * X[:, j]
    X[:, 5], X[:, 7], X[:, 9] = 0.3, X[:, 3], -X[:, 3]
    y = X[:, :10] @ rng.normal(size=10) + rng.normal(size=n)
    alphas = lasso_alpha_max(X, y, fit_intercept) * np.geomspace(1, 0.05, 8)
    path = lasso_path(X, y, alphas, fit_intercept=fit_intercept, tol=1e-12)
    for alpha, coef, intercept in zip(path.alphas, path.coefs, path.intercepts, strict=True):
        assert_optimal(X, y, coef, intercept if fit_intercept else None, alpha)
    assert (path.coefs[0] == 0).all() and (path.coefs[-1] != 0).sum() >= 5
    assert not path.coefs[:, 5].any() or not fit_intercept


@given(problems(), st.data())
def test_a_path_is_one_optimal_fit_per_alpha_in_the_order_given(problem, data):
    X, y, share, fit_intercept = problem
    shares = data.draw(st.lists(st.sampled_from([1e-3, 0.02, 0.1, 0.1, 0.5, 0.9, 1.0, 3.0]), min_size=1, max_size=6))
    alphas = np.array([*shares, share]) * (lasso_alpha_max(X, y, fit_intercept) or 1.0)
    path = to_rounding(lasso_path, X, y, alphas, fit_intercept)
    np.testing.assert_array_equal(path.alphas, alphas)
    yy = (centred(X, y, fit_intercept)[1] ** 2).sum()
    for alpha, coef, intercept in zip(alphas, path.coefs, path.intercepts, strict=True):
        alone = to_rounding(lasso, X, y, alpha, fit_intercept)
        fits = (coef, intercept), (alone.coef, alone.intercept)
        for w, b in fits:
            assert_optimal(X, y, w, b if fit_intercept else None, alpha)
            assert fit_intercept or b == 0
        ours, theirs = (objective(X, y, *fit, alpha) for fit in fits)
        assert abs(ours - theirs) <= 1e-11 * (yy + theirs)


def test_columns_that_explain_one_another_are_exchanged_and_not_crept_along():
    """More columns than rows, alike but for a tenth, and a small alpha: sweeps alone take thousands of steps."""
    for seed in range(300):
        rng = np.random.default_rng(seed)
        n, p = rng.integers(3, 12), rng.integers(8, 14)
        X, y = 0.99 * rng.normal(size=(n, 1)) + 0.1 * rng.normal(size=(n, p)), rng.normal(size=n)
        X[:, 1], X[:, 4] = X[:, 0], X[:, 2] - X[:, 3]
        alphas = lasso_alpha_max(X, y) * np.array([0.02, 1e-3])
        path = lasso_path(X, y, alphas)
        assert path.n_iters.max() < 150, seed
        for alpha, coef, intercept in zip(alphas, path.coefs, path.intercepts, strict=True):
            assert_optimal(X, y, coef, intercept, alpha, slack=1e-3)


@given(problems())
def test_at_alpha_max_all_is_zero_and_just_below_something_is_not(problem):
    X, y, _, fit_intercept = problem
    alpha = lasso_alpha_max(X, y, fit_intercept)
    Xc, yc = centred(X, y, fit_intercept)
    np.testing.assert_allclose(alpha, 2 * np.abs(Xc.T @ yc).max(), rtol=1e-8, atol=1e-9 * np.linalg.norm(Xc) + 1e-300)
    for larger in (alpha, 2 * alpha, 1e300):
        fit = lasso(X, y, larger, fit_intercept)
        assert not fit.coef.any()
        assert fit.dual_gap == 0
        np.testing.assert_allclose(fit.intercept, y.mean() if fit_intercept else 0, rtol=1e-14)
    if alpha:
        assert lasso(X, y, 0.999 * alpha, fit_intercept).coef.any()


@given(problems())
def test_alpha_zero_is_least_squares(problem):
    X, y, _, fit_intercept = problem
    fit = lasso(X, y, 0, fit_intercept)
    Xc, yc = centred(X, y, fit_intercept)
    size = np.linalg.norm(Xc, axis=0)
    slope = Xc.T @ (yc - Xc @ fit.coef)
    assert (np.abs(slope) <= 1e-9 * size * (np.linalg.norm(yc) + np.linalg.norm(Xc * fit.coef))).all()
    path = lasso_path(X, y, [0.0, lasso_alpha_max(X, y, fit_intercept), 0.0], fit_intercept=fit_intercept)
    np.testing.assert_array_equal(path.coefs[[0, 2]], [fit.coef, fit.coef])
    assert not path.coefs[1].any()


def test_of_many_least_squares_solutions_alpha_zero_gives_the_shortest_for_columns_of_one_length():
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(6, 9)), rng.normal(size=6)
    X /= np.linalg.norm(X, axis=0)
    shortest = np.linalg.pinv(X) @ y
    scales = 10.0 ** rng.uniform(-6, 6, size=9)
    np.testing.assert_allclose(lasso(X, y, 0, fit_intercept=False).coef, shortest, rtol=1e-9)
    np.testing.assert_allclose(lasso(X * scales, y, 0, fit_intercept=False).coef * scales, shortest, rtol=1e-9)


def test_what_centring_leaves_of_a_constant_is_not_data():
    X = np.column_stack([np.full(7, 0.1), np.full(7, 1e6 / 3), np.arange(7.0)])
    y = np.arange(7.0) ** 2
    path = lasso_path(X, y, lasso_alpha_max(X, y) * np.geomspace(1, 1e-8, 100))
    assert not path.coefs[:, :2].any() and path.coefs[-1, 2] != 0
    assert lasso_alpha_max(X[:, :2], y) == lasso_alpha_max(X, np.full(7, 0.1)) == 0
    fit = lasso(X, np.full(7, 0.1), 1e-9)
    assert not fit.coef.any() and fit.intercept == pytest.approx(0.1)
    with pytest.raises(ValueError, match="alphas must be given: no column of X is correlated with y"):
        lasso_path(X[:, :2], y)


def test_one_row():
    fit = lasso([[2.0, 1.0]], [3.0], 0.5)
    assert fit.coef.tolist() == [0, 0] and fit.intercept == 3
    fit = lasso([[2.0, 1.0]], [3.0], 0.5, fit_intercept=False)
    np.testing.assert_allclose(fit.coef, [(6 - 0.25) / 4, 0])  # S(xy, α/2) / x²


@pytest.mark.parametrize("scale", [1e-160, 1e160])
def test_squares_that_leave_the_floats_are_refused(scale):
    X, y = normal(9, 3, 0)
    words = "too large" if scale > 1 else "so small that their squares vanish"
    with pytest.raises(ValueError, match=words):
        lasso(X * [1, scale, 1], y, 0.1)
    with pytest.raises(ValueError, match=words):
        lasso(np.tile(X, 50) * np.repeat([scale, 1], 75), y, 0.1)
    with pytest.raises(ValueError, match=f"y .*{words}"):
        lasso(X, y * scale, 0.1)


@pytest.mark.parametrize("p", [30, 300])
def test_too_few_steps_are_said(p):
    rng = np.random.default_rng(1)
    X, y = rng.normal(size=(40, p)), rng.normal(size=40)
    alpha = 0.01 * lasso_alpha_max(X, y)
    with pytest.raises(ValueError, match=r"max_iter=1 steps were too few at alpha=.* the duality gap is still .* tol"):
        lasso(X, y, alpha, max_iter=1)
    with pytest.raises(ValueError, match="max_iter=1 steps were too few"):
        lasso_path(X, y, [alpha], max_iter=1)
    with pytest.raises(ValueError, match="above tol=1e-40"):
        lasso(X, y, alpha, tol=1e-40, max_iter=50)
    assert lasso(X, y, alpha).n_iter > 1


@pytest.mark.parametrize("share", [1e-6, 1e-9])
def test_far_below_alpha_max_it_nears_least_squares(share):
    rng = np.random.default_rng(2)
    X, y = rng.normal(size=(60, 8)) * 10.0 ** np.arange(-6, 2), rng.normal(size=60)
    fit = lasso(X, y, share * lasso_alpha_max(X, y))
    assert_optimal(X, y, fit.coef, fit.intercept, share * lasso_alpha_max(X, y), slack=1e-3)


@given(st.floats(-1e3, 1e3), st.floats(0, 1e3))
def test_the_soft_threshold_minimises_its_parabola_takes_any_shape_and_gives_exact_zeros(z, threshold):
    w = soft_threshold(z, threshold)
    assert abs(w) == pytest.approx(max(abs(z) - threshold, 0), rel=1e-12, abs=1e-12) and w * z >= 0
    others = np.append(np.linspace(-1e3, 1e3, 101), [0, z])
    assert ((others - z) ** 2 + 2 * threshold * np.abs(others) >= (w - z) ** 2 + 2 * threshold * abs(w) - 1e-6).all()
    np.testing.assert_array_equal(soft_threshold([[-3, -1, 0], [1, 2, 0.3]], 1), [[-2, 0, 0], [0, 1, 0]])
    assert not np.signbit(soft_threshold(-0.3, 0.3))


@given(problems(), st.integers(0, 5))
def test_every_recorded_step_is_that_of_the_plain_loop(problem, n_sweeps):
    X, y, share, fit_intercept = problem
    alpha = share * lasso_alpha_max(X, y, fit_intercept)
    Xc, yc = centred(X, y, fit_intercept)
    # Centred constants are rounding, and may come out of another sum as something else.
    Xc, p = Xc * (np.abs(Xc).max(axis=0) > 1e-12 * np.abs(X).max(axis=0)), X.shape[1]
    start = np.random.default_rng(0).normal(size=p) / np.maximum(np.linalg.norm(Xc, axis=0), 1e-3)
    run = lasso_coordinate_steps(X, y, alpha, n_sweeps, start, fit_intercept)
    np.testing.assert_array_equal(run.coordinates, np.tile(np.arange(p), n_sweeps))
    np.testing.assert_array_equal(run.path[0], start)
    by_default = lasso_coordinate_steps(X, y, alpha, n_sweeps, np.zeros(p), True)
    np.testing.assert_array_equal(lasso_coordinate_steps(X, y, alpha, n_sweeps).path, by_default.path)
    assert run.path.shape == (n_sweeps * p + 1, p) and run.losses.shape == (n_sweeps * p + 1,)
    for k, j in enumerate(run.coordinates):
        w, x, others = run.path[k], Xc[:, j], np.delete(np.arange(p), j)
        squared = x @ x
        np.testing.assert_array_equal(run.path[k + 1][others], w[others])
        if squared == 0:
            assert run.minimisers[k] == w[j]
            assert run.path[k + 1, j] == (0 if alpha > 0 else w[j])
            continue
        minimiser = x @ (yc - Xc[:, others] @ w[others]) / squared
        rounding = 1e-10 * (np.linalg.norm(yc) + np.linalg.norm(Xc * w)) / np.sqrt(squared)
        assert abs(run.minimisers[k] - minimiser) <= 1e-9 * abs(run.minimisers[k]) + rounding
        np.testing.assert_allclose(run.thresholds[j], alpha / (2 * squared), rtol=1e-9)
        moved = soft_threshold(run.minimisers[k], run.thresholds[j])
        assert abs(run.path[k + 1, j] - moved) <= 1e-12 * abs(run.minimisers[k])
    losses = [((yc - Xc @ w) ** 2).sum() + alpha * np.abs(w).sum() for w in run.path]
    np.testing.assert_allclose(run.losses, losses, rtol=1e-6, atol=1e-9 * (losses[0] + yc @ yc))
    assert (np.diff(run.losses) <= 1e-9 * losses[0]).all()
