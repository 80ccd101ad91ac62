"""The look: contours that are contours, one grid, words in both languages."""

import matplotlib as mpl
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lecture_lib.chapters.gradient_descent.figures import explore_gradient_descent
from lecture_lib.figures import look
from lecture_lib.figures.data import problem


@given(st.floats(0.1, 1e6), st.floats(-0.9, 0.9), st.lists(st.floats(0.01, 100), min_size=1, max_size=4))
def test_ellipses_lie_at_their_heights(spread, tilt, heights):
    gram = np.array([[1, tilt * np.sqrt(spread)], [tilt * np.sqrt(spread), spread]])
    centre = np.array([3.0, -2.0])
    rings = look.ellipses(gram, centre, heights).reshape(len(heights), -1, 2)
    assert np.isnan(rings[:, -1]).all()
    offset = rings[:, :-1] - centre
    reached = np.einsum("hvi,ij,hvj->hv", offset, gram, offset)
    np.testing.assert_allclose(reached, np.broadcast_to(np.array(heights)[:, None], reached.shape), rtol=1e-6)


@pytest.mark.parametrize("abc", [(1, 0, 1), (2, 0, 1), (1, 0, 2), (3, 1, 2), (2, -1, 3), (1, 0.5, 1), (1, -1e-9, 1)])
def test_ellipses_reach_as_far_along_their_axes_as_the_eigenvalues_say(abc):
    a, b, c = abc
    gram = np.array([[a, b], [b, c]], dtype=float)
    ring, quarter = look.ellipses(gram, (0, 0), [4.0])[:-1], look.ELLIPSE_VERTICES // 4
    for vertex, value in zip((ring[0], ring[quarter]), np.linalg.eigvalsh(gram), strict=True):
        assert np.linalg.norm(vertex) == pytest.approx(2 / np.sqrt(value))
        np.testing.assert_allclose(gram @ vertex, value * vertex, atol=1e-9)
    np.testing.assert_allclose(ring[0], ring[-1], atol=1e-12)


def test_panels_are_equal_and_nothing_of_the_readers_settings_changes():
    before = dict(mpl.rcParams)
    live = explore_gradient_descent()
    boxes = np.array([axes.get_position().bounds for axes in live._fig.axes])
    np.testing.assert_array_equal(boxes[1:4], np.broadcast_to(boxes[0], (3, 4)))  # four planes take turns
    boxes = boxes[3:]
    live.close()
    np.testing.assert_allclose(boxes[:, 1:], np.broadcast_to(boxes[0, 1:], (3, 3)))
    size = np.array([look.WIDTH * 3, look.HEIGHT])
    assert boxes[0, 3] * size[1] / (boxes[0, 2] * size[0]) == pytest.approx(look.ASPECT)
    assert dict(mpl.rcParams) == before


@pytest.mark.parametrize("scale", (2, 3))
def test_one_gram_is_as_long_upwards_as_along(scale):
    task = problem(scale)
    assert np.ptp(task.ylim) / np.ptp(task.xlim) == pytest.approx(look.ASPECT)


@given(*[st.floats(-5, 5)] * 2, st.floats(0, np.pi))
def test_a_chord_is_the_part_of_the_line_in_the_box(x, y, angle):
    point, direction = np.array([x, y]), np.array([np.cos(angle), np.sin(angle)])
    ends = look.chord(point, direction, (-2, 3), (-1, 1))
    along = point + np.linspace(-20, 20, 4001)[:, None] * direction
    inside = along[((along >= (-2, -1)) & (along <= (3, 1))).all(1)]
    if np.isnan(ends).any():
        assert len(inside) <= 1
    else:
        offsets = (ends - point) @ direction
        np.testing.assert_allclose(ends, point + offsets[:, None] * direction, atol=1e-9)
        assert (ends >= np.array([-2, -1]) - 1e-9).all() and (ends <= np.array([3, 1]) + 1e-9).all()
        if len(inside):
            np.testing.assert_allclose(np.sort(offsets), (inside[[0, -1]] - point) @ direction, atol=0.011)
