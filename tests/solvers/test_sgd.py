"""SGD against plain NumPy, against gradient descent, and against what the theory says of its noise."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lecture_lib.datasets import load_penguins
from lecture_lib.solvers import best_lr, gradient, gradient_descent, gram_form, lr_threshold, sgd
from lecture_lib.solvers.descent import SGD_DIVERGED

quick = settings(deadline=None, max_examples=40)


@pytest.fixture(scope="module")
def penguins():
    data = load_penguins()
    x = data.flipper_length_mm
    return np.column_stack([np.ones(342), (x - x.mean()) / x.std()]), data.body_mass_g


def plain_sgd(X, y, lr, batch_size, epochs, schedule, seed, start, loss):
    """Every step of SGD as the definition says it."""
    rng = np.random.default_rng(seed)
    n, w = len(y), start.copy()
    path, losses, read = [w], [], [0]
    for epoch in range(epochs):
        order = rng.permutation(n)
        for first in range(0, n, batch_size):
            rows = order[first : first + batch_size]
            rate = lr / (1 + (epoch * n + first) / n) if schedule == "1/t" else lr
            estimate = n / len(rows) * 2 * X[rows].T @ (X[rows] @ w - y[rows])
            w = w - rate * estimate / (1 if loss == "sum" else n)
            path.append(w)
            read.append(read[-1] + len(rows))
    losses = [((y - X @ w) ** 2).sum() / (1 if loss == "sum" else n) for w in path]
    return np.array(path), np.array(losses), np.array(read)


@quick
@given(
    n=st.integers(1, 25),
    p=st.integers(1, 3),
    data=st.data(),
    schedule=st.sampled_from(["constant", "1/t"]),
    loss=st.sampled_from(["sum", "mean"]),
)
def test_every_step_is_that_of_the_plain_loop(n, p, data, schedule, loss):
    batch_size, epochs, seed = data.draw(st.integers(1, n)), data.draw(st.integers(0, 4)), data.draw(st.integers(0, 99))
    rng = np.random.default_rng(seed)
    X, y, start = rng.normal(size=(n, p)), rng.normal(size=n), rng.normal(size=p)
    lr = 0.1 * lr_threshold(X, loss)
    run = sgd(X, y, lr, batch_size, epochs, schedule, seed, start, loss)
    path, losses, read = plain_sgd(X, y, lr, batch_size, epochs, schedule, seed, start, loss)
    np.testing.assert_array_equal(run.samples_read, read)
    np.testing.assert_allclose(run.path, path, rtol=1e-9, atol=1e-10)
    np.testing.assert_allclose(run.losses, losses, rtol=1e-9, atol=1e-12)
    assert run.samples_read[-1] == epochs * n


@pytest.mark.parametrize("loss", ["sum", "mean"])
def test_the_whole_data_as_one_batch_is_gradient_descent(penguins, loss):
    X, y = penguins
    lr = 0.7 * lr_threshold(X, loss)
    run = sgd(X, y, lr, batch_size=342, epochs=30, loss=loss)
    full = gradient_descent(X, y, lr, n_steps=30, loss=loss)
    np.testing.assert_allclose(run.path, full.path, rtol=1e-9)
    np.testing.assert_allclose(run.losses, full.losses, rtol=1e-9)


@pytest.mark.parametrize("batch_size", [1, 5, 12])
def test_the_mini_batch_gradient_is_unbiased(batch_size):
    rng = np.random.default_rng(5)
    X, y, w = rng.normal(size=(12, 2)), rng.normal(size=12), np.array([1.0, -2.0])
    first_steps = [sgd(X, y, 1.0, batch_size, 1, seed=seed, start=w).path[1] - w for seed in range(4000)]
    error = np.std(first_steps, axis=0) / np.sqrt(4000)
    assert (np.abs(np.mean(first_steps, axis=0) + gradient(X, y, w)) <= 4 * error + 1e-9).all()


def test_each_epoch_reads_every_row_once_in_a_new_order():
    n = 6
    # Row i alone moves coordinate i, so the path tells the order of reading.
    path = sgd(np.eye(n), np.ones(n), 1e-3, batch_size=1, epochs=8, seed=1).path
    order = np.argmax(np.abs(np.diff(path, axis=0)), axis=1).reshape(8, n)
    np.testing.assert_array_equal(np.sort(order, axis=1), np.tile(np.arange(n), (8, 1)))
    assert len(np.unique(order, axis=0)) > 1


def test_the_seed_decides(penguins):
    X, y = penguins
    first, again, other = (sgd(X, y, 1e-5, 10, 2, seed=seed).path for seed in (1, 1, 2))
    np.testing.assert_array_equal(first, again)
    assert not np.allclose(first, other)


def test_a_constant_rate_hovers_in_a_ball_that_grows_with_the_rate(penguins):
    X, y = penguins
    gram = gram_form(X, y)
    balls = []
    for ratio in (0.001, 0.01, 0.05):
        run = sgd(X, y, ratio * best_lr(X), batch_size=1, epochs=60)
        balls.append(gram.excess(run.path[-30 * 342 :]).mean())
    assert 0 < 3 * balls[0] < balls[1] < balls[2] / 3


def test_a_falling_rate_closes_in_on_the_solution(penguins):
    X, y = penguins
    gram = gram_form(X, y)
    for seed in range(5):
        constant, falling = (
            sgd(X, y, 0.02 * best_lr(X), 4, 100, schedule, seed).path[-86:] for schedule in ("constant", "1/t")
        )
        assert gram.excess(falling).mean() < 0.1 * gram.excess(constant).mean()


def test_larger_batches_hover_closer(penguins):
    X, y = penguins
    gram = gram_form(X, y)
    balls = []
    for batch_size in (1, 10, 100):
        run = sgd(X, y, 0.01 * best_lr(X), batch_size, 400, start=gram.coef)
        balls.append(gram.excess(run.path).mean())
    assert balls[0] > 3 * balls[1] > 9 * balls[2] > 0


def test_without_noise_in_the_data_there_is_no_ball():
    rng = np.random.default_rng(6)
    X = rng.normal(size=(40, 3))
    w = np.array([1.0, 2.0, 3.0])
    run = sgd(X, X @ w, 0.02 * best_lr(X), 1, 400)
    np.testing.assert_allclose(run.path[-1], w, atol=1e-10)
    assert run.diverged_at is None


@pytest.mark.parametrize("ratio", [3.0, 1e3, 1e30, 1e300])
def test_divergence_is_said_without_a_warning(penguins, ratio):
    X, y = penguins
    run = sgd(X, y, ratio * lr_threshold(X), 10, 5)
    limit = SGD_DIVERGED * run.losses[0]
    assert run.diverged_at is not None
    assert (run.losses[: run.diverged_at] <= limit).all()
    assert not run.losses[run.diverged_at] <= limit
    lost = np.isnan(run.losses)
    assert (np.diff(lost.astype(int)) >= 0).all()  # huge, then NaN, never finite again
    assert lost[-1] == (ratio > 3)
    np.testing.assert_array_equal(np.isnan(run.path).all(axis=1), lost)
    np.testing.assert_array_equal(np.isfinite(run.path).all(axis=1), ~lost)


def test_noise_around_the_solution_is_no_divergence(penguins):
    X, y = penguins
    run = sgd(X, y, 0.2 * best_lr(X), 1, 50, start=gram_form(X, y).coef)
    assert run.diverged_at is None
