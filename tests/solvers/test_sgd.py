"""SGD against plain NumPy, from which all follows that the theory says of its noise; and where it diverges."""

import numpy as np
import pytest
from hypothesis import strategies as st

from lecture_lib.datasets import load_penguins
from lecture_lib.solvers import best_lr, gram_form, lr_threshold, sgd
from lecture_lib.solvers.descent import SGD_DIVERGED
from tests.solvers.common import LOSS, given

SCHEDULES = st.sampled_from(["constant", "1/t"])


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


@given(st.data(), st.integers(1, 25), st.integers(1, 3), st.integers(0, 4), st.integers(0, 99))
def test_every_step_is_that_of_the_plain_loop(data, n, p, epochs, seed):
    batch_size, schedule, loss = map(data.draw, (st.integers(1, n), SCHEDULES, LOSS))
    rng = np.random.default_rng(seed)
    X, y, start = rng.normal(size=(n, p)), rng.normal(size=n), rng.normal(size=p)
    lr = 0.1 * lr_threshold(X, loss)
    run = sgd(X, y, lr, batch_size, epochs, schedule, seed, start, loss)
    path, losses, read = plain_sgd(X, y, lr, batch_size, epochs, schedule, seed, start, loss)
    np.testing.assert_array_equal(run.samples_read, read)
    np.testing.assert_allclose(run.path, path, rtol=1e-9, atol=1e-10)
    np.testing.assert_allclose(run.losses, losses, rtol=1e-9, atol=1e-12)
    by_default = sgd(X, y, lr, batch_size, epochs, "constant", 0, np.zeros(p), "sum")
    np.testing.assert_array_equal(sgd(X, y, lr, batch_size, epochs).path, by_default.path)


@pytest.fixture(scope="module")
def penguins():
    data = load_penguins()
    x = data.flipper_length_mm
    return np.column_stack([np.ones(342), (x - x.mean()) / x.std()]), data.body_mass_g


@pytest.mark.parametrize("ratio", [3.0, 1e3, 1e30, 1e300])
def test_divergence_is_said_without_a_warning(penguins, ratio):
    run = sgd(*penguins, ratio * lr_threshold(penguins[0]), 10, 5)
    limit = SGD_DIVERGED * run.losses[0]
    assert run.diverged_at is not None
    assert (run.losses[: run.diverged_at] <= limit).all() and not run.losses[run.diverged_at] <= limit
    lost = np.isnan(run.losses)
    assert (np.diff(lost.astype(int)) >= 0).all()  # huge, then NaN, never finite again
    assert lost[-1] == (ratio > 3)
    np.testing.assert_array_equal(np.isnan(run.path).all(axis=1), lost)
    np.testing.assert_array_equal(np.isfinite(run.path).all(axis=1), ~lost)


def test_noise_around_the_solution_is_no_divergence(penguins):
    X, y = penguins
    assert sgd(X, y, 0.2 * best_lr(X), 1, 50, start=gram_form(X, y).coef).diverged_at is None
