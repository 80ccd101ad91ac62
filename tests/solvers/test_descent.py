"""Gradient descent against closed forms, finite differences, np.linalg and the theory of quadratics."""

import numpy as np
import pytest
from hypothesis import assume
from hypothesis import strategies as st

from lecture_lib.datasets import load_penguins
from lecture_lib.solvers import gradient_descent, gradient_descent_family
from lecture_lib.solvers.descent import DIVERGED, best_lr, gradient, gram_form, hessian_eigenvalues, lr_threshold
from tests.solvers.common import LOSS, RNG, given, normal


@st.composite
def problems(draw, rank_deficient=False):
    """Draw a design matrix with columns of different lengths, and a target."""
    rng = draw(RNG)
    n, p = draw(st.integers(8, 30)), draw(st.integers(1, 4))
    X = rng.normal(size=(n, p)) * 10.0 ** rng.uniform(-0.5, 0.5, size=p)
    if rank_deficient:
        X = np.column_stack([X, X @ rng.normal(size=p)])
    return X, X @ rng.normal(size=X.shape[1]) + rng.normal(size=n)


anything = problems() | problems(rank_deficient=True)


def cost(X, y, w, loss):
    squares = (y - X @ w) ** 2
    return squares.sum() if loss == "sum" else squares.mean()


def penguins():
    data = load_penguins()
    return np.column_stack([np.ones(342), data.flipper_length_mm]), data.body_mass_g


@given(LOSS, problems())
def test_gradient_is_that_of_central_differences(loss, problem):
    X, y = problem
    w, h = np.linspace(-1, 1, X.shape[1]), 1e-4
    # On a quadratic the central difference has no error but rounding.
    differences = [(cost(X, y, w + h * e, loss) - cost(X, y, w - h * e, loss)) / (2 * h) for e in np.eye(len(w))]
    np.testing.assert_allclose(gradient(X, y, w, loss), differences, rtol=1e-6, atol=1e-6 * cost(X, y, w, loss))


@given(LOSS, problems())
def test_hessian_eigenvalues_are_those_of_the_matrix(loss, problem):
    X, _ = problem
    expected = np.linalg.eigvalsh(2 * X.T @ X / (1 if loss == "sum" else len(X)))
    np.testing.assert_allclose(hessian_eigenvalues(X, loss), expected, rtol=1e-9, atol=1e-13 * expected[-1])
    assert lr_threshold(X, loss) == pytest.approx(2 / expected[-1])
    assert best_lr(X, loss) == pytest.approx(2 / (expected[0] + expected[-1]))


@pytest.mark.parametrize("shape", [(3, 5), (6, 4)])
def test_a_flat_direction_has_the_eigenvalue_zero_and_no_say_in_the_best_rate(shape):
    X = np.random.default_rng(1).normal(size=shape)
    X[:, 2] = X[:, 0] - 3 * X[:, 1]
    values = hessian_eigenvalues(X)
    rank = np.linalg.matrix_rank(X)
    np.testing.assert_array_equal(values == 0, np.arange(shape[1]) < shape[1] - rank)
    assert best_lr(X) == pytest.approx(2 / (values[-rank] + values[-1]))


def test_where_nothing_moves_every_rate_will_do_and_no_step_leaves_the_start_alone():
    X = np.zeros((3, 2))
    assert lr_threshold(X) == best_lr(X) == np.inf
    run = gradient_descent(X, np.ones(3), lr=1.0, n_steps=4, start=[1, 2])
    np.testing.assert_array_equal(run.path, np.tile([1.0, 2.0], (5, 1)))
    np.testing.assert_array_equal(run.losses, 3.0)
    run = gradient_descent(*penguins(), 1e-9, n_steps=0, start=[0.1, 0.2])
    np.testing.assert_array_equal(run.path, [[0.1, 0.2]])
    assert run.losses.shape == (1,)


@given(anything)
def test_gram_form_solves_least_squares_with_the_least_norm(problem):
    X, y = problem
    gram = gram_form(X, y)
    np.testing.assert_allclose(gram.coef, np.linalg.pinv(X) @ y, rtol=1e-6, atol=1e-8)
    assert gram.loss_min == pytest.approx(cost(X, y, np.linalg.pinv(X) @ y, "sum"))
    np.testing.assert_allclose(gram.gram, X.T @ X, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(gram.moment, X.T @ y, rtol=1e-9, atol=1e-10)
    assert gram.n_samples == len(y)


def test_small_residuals_do_not_cancel():
    rng = np.random.default_rng(2)
    X = np.column_stack([np.ones(50), rng.normal(1000, 1, 50)])
    y = X @ [3.0, 2.0] + 1e-7 * rng.normal(size=50)
    gram = gram_form(X, y)
    w = gram.coef + [1e-9, 0]
    exact = cost(X.astype(np.longdouble), y.astype(np.longdouble), w.astype(np.longdouble), "sum")
    assert gram.loss_min + gram.excess(w) == pytest.approx(float(exact), rel=1e-3)


def test_excess_takes_a_whole_grid_and_a_diverged_path():
    X, y = penguins()
    gram = gram_form(X, y)
    grid = np.random.default_rng(3).normal(size=(4, 5, 2)) * [1000, 10]
    expected = [[cost(X, y, w, "sum") - gram.loss_min for w in row] for row in grid]
    np.testing.assert_allclose(gram.excess(grid), expected, rtol=1e-9)
    assert gram.excess(np.array([1e300, 1e300])) == np.inf
    assert np.isnan(gram.excess([np.nan, 0.0]))
    with pytest.raises(ValueError, match="w must have 2 entries along its last axis"):
        gram.excess(np.zeros((2, 3)))


@given(LOSS, anything, st.floats(0.01, 1.2))
def test_path_is_the_plain_loop(loss, problem, ratio):
    X, y = problem
    lr = ratio * lr_threshold(X, loss)
    w = np.linspace(-2, 2, X.shape[1])
    run = gradient_descent(X, y, lr, n_steps=30, start=w, loss=loss)
    for k in range(31):
        np.testing.assert_allclose(run.path[k], w, rtol=1e-7, atol=1e-8)
        assert run.losses[k] == pytest.approx(cost(X, y, w, loss))
        w = w - lr * (2 if loss == "sum" else 2 / len(y)) * X.T @ (X @ w - y)


@given(LOSS, problems(), st.floats(0.01, 0.999))
def test_below_the_threshold_the_loss_never_rises(loss, problem, ratio):
    X, y = problem
    run = gradient_descent(X, y, ratio * lr_threshold(X, loss), n_steps=300, loss=loss)
    assert run.diverged_at is None
    assert (np.diff(run.losses) <= 1e-12 * run.losses[:-1]).all()


@given(LOSS, problems(), st.floats(1.05, 50))
def test_above_the_threshold_it_diverges_and_says_so(loss, problem, ratio):
    X, y = problem
    run = gradient_descent(X, y, ratio * lr_threshold(X, loss), n_steps=1000, loss=loss)
    assume(run.losses[0] > 1.001 * run.losses[:20].min() or run.diverged_at)  # the start excites some direction
    limit = DIVERGED * run.losses[0]
    assert run.diverged_at is not None
    assert (run.losses[: run.diverged_at] <= limit).all()
    assert not (run.losses[run.diverged_at :] <= limit).any()  # it never comes back
    finite = np.isfinite(run.losses)
    assert (np.diff(finite.astype(int)) <= 0).all()  # huge, then NaN, never finite again
    np.testing.assert_array_equal(np.isnan(run.losses), ~finite)
    np.testing.assert_array_equal(np.isnan(run.path).all(axis=1), ~finite)
    np.testing.assert_array_equal(np.isfinite(run.path).all(axis=1), finite)


def test_at_the_threshold_the_steepest_direction_swings_for_ever_and_without_part_in_it_one_converges_above():
    X, y = np.eye(2) * [1.0, 2.0], np.zeros(2)
    swings = gradient_descent(X, y, lr_threshold(X), n_steps=50, start=[0.0, 1.0])
    np.testing.assert_array_equal(swings.path[:, 1], np.resize([1.0, -1.0], 51))
    converges = gradient_descent(X, y, 1.5 * lr_threshold(X), n_steps=50, start=[1.0, 0.0])
    assert swings.diverged_at is converges.diverged_at is None and converges.losses[-1] < 1e-10


@given(anything)
def test_the_best_rate_leads_from_zero_to_least_squares_of_least_norm(problem):
    X, y = problem
    values = hessian_eigenvalues(X)
    steps = int(20 * values[-1] / values[values > 0][0]) + 10
    assume(steps < 200_000)
    run = gradient_descent(X, y, best_lr(X), n_steps=steps)
    np.testing.assert_allclose(run.path[-1], np.linalg.pinv(X) @ y, rtol=1e-6, atol=1e-8)
    assert run.diverged_at is None


@given(LOSS, problems())
def test_the_family_is_one_path_per_rate(loss, problem):
    X, y = problem
    lrs = lr_threshold(X, loss) * np.array([0.01, 0.5, 0.99, 1.3, 1e4])
    start = np.ones(X.shape[1])
    family = gradient_descent_family(X, y, lrs, n_steps=100, start=start, loss=loss)
    for i, lr in enumerate(lrs):
        run = gradient_descent(X, y, lr, n_steps=100, start=start, loss=loss)
        np.testing.assert_array_equal(family.path[i], run.path)
        np.testing.assert_array_equal(family.losses[i], run.losses)
        assert family.diverged_at[i] == (-1 if run.diverged_at is None else run.diverged_at)


@pytest.mark.parametrize("lr", [1e30, 1e300, 1.7e308])
def test_absurd_rates_say_so_without_a_warning(lr):
    X, y = penguins()
    run = gradient_descent(X, y, lr, n_steps=5)
    family = gradient_descent_family(X, y, [1e-9, lr], n_steps=5)
    assert run.diverged_at == family.diverged_at[1] == 1
    assert family.diverged_at[0] == -1
    np.testing.assert_array_equal(run.path[0], 0)
    assert np.isnan(run.path[-1]).all()
    # At the solution the gradient is 0, and 2·lr overflows: 0 × ∞. NaN at once is not given a finite loss.
    run = gradient_descent(np.eye(2), np.ones(2), 1.7e308, n_steps=2, start=[1.0, 1.0])
    assert run.diverged_at == 1 and np.isnan(run.losses[1:]).all() and np.isnan(run.path[1:]).all()


def test_more_features_than_data():
    X, y = normal(5, 9, 4)
    run = gradient_descent(X, y, best_lr(X), n_steps=3000)
    np.testing.assert_allclose(run.path[-1], np.linalg.pinv(X) @ y, atol=1e-8)
    assert run.losses[-1] < 1e-15
