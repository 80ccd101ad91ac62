"""How chapter 2's explorers write numbers."""

import numpy as np
import pytest

from lecture_lib.explorers.least_squares.numbers import large, plain, signed


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0"), (-0.0, "0"), (-0.001, "0"), (2.5, "2.5"), (-2.5, "−2.5"), (1 / 3, "0.33"), (-70, "−70"), (1e3, "1000")],
)
def test_plain_numbers(value, written):
    assert plain(value) == written


@pytest.mark.parametrize(("value", "written"), [(0, "+ 0"), (-0.001, "+ 0"), (2.5, "+ 2.5"), (-70, "− 70")])
def test_signed_numbers(value, written):
    assert signed(value) == written


def test_numbers_keep_their_shape():
    assert plain(np.zeros((2, 3))).shape == signed(np.zeros((2, 3))).shape == (2, 3)


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.3, "0.3"), (1520, "1,520"), (1_518_131.9, "1.52×10⁶"), (99_999, "99,999"), (1e5, "1.00×10⁵")],
)
def test_large_numbers(value, written):
    assert large(value) == written
