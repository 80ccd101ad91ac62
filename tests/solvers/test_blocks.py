"""The gradient by threads is the gradient; its blocks hold every row once; what cannot be summed is said."""

import numpy as np
import pytest
from hypothesis import strategies as st

from lecture_lib.solvers import gradient
from lecture_lib.solvers.blocks import row_blocks, threaded_gradient
from tests.solvers.common import given

X, Y, W = np.array([[1.0, 2.0], [1.0, 5.0], [1.0, -3.0]]), np.array([1.0, 0.0, 4.0]), np.array([0.5, -1.0])


@given(st.integers(1, 40), st.integers(1, 6), st.integers(1, 9), st.integers(0, 99))
def test_threads_give_the_gradient(n, p, n_threads, seed):
    rng = np.random.default_rng(seed)
    X, y, w = rng.normal(size=(n, p)), rng.normal(size=n), rng.normal(size=p)
    before = X.copy(), y.copy(), w.copy()
    np.testing.assert_allclose(threaded_gradient(X, y, w, n_threads), gradient(X, y, w), rtol=1e-9, atol=1e-9)
    assert all(np.array_equal(one, other) for one, other in zip((X, y, w), before, strict=True))


@pytest.mark.parametrize("form", [np.asfortranarray(X), X.astype(int), X.tolist(), np.repeat(X, 2, 0)[::2]])
def test_data_come_in_any_form(form):
    np.testing.assert_allclose(threaded_gradient(form, Y, W, 2), 2 * X.T @ (X @ W - Y))


@given(st.integers(0, 60), st.integers(1, 20))
def test_blocks_hold_every_row_once_and_are_even(n, n_blocks):
    blocks = row_blocks(n, n_blocks)
    assert len(blocks) == n_blocks
    assert [i for rows in blocks for i in range(n)[rows]] == list(range(n))
    sizes = [rows.stop - rows.start for rows in blocks]
    assert max(sizes) - min(sizes) <= 1 and sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize(
    ("changed", "error", "words"),
    [
        ({"X": np.ones(3)}, ValueError, "X must have 2 axes"),
        ({"y": np.ones(2)}, ValueError, "y must have one entry per row of X"),
        ({"w": np.ones(3)}, ValueError, "w must have one entry per column of X"),
        ({"n_threads": 0}, ValueError, "n_threads must be"),
        ({"n_threads": 1.5}, TypeError, "n_threads must be an integer"),
        ({"y": np.array([1.0, np.nan, 2.0])}, ValueError, r"y must be finite, but y\[1\] is nan"),
        ({"X": X * 1e300, "w": W * 1e300}, ValueError, "overflows"),
    ],
)
def test_what_cannot_be_summed_is_said(changed, error, words):
    with pytest.raises(error, match=words):
        threaded_gradient(**{"X": X, "y": Y, "w": W, "n_threads": 2} | changed)
