"""Packing: what the browser unpacks is what was meant, to a twentieth of a point."""

import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from lecture_lib.live import frames


def unpack(blob: bytes, stride: int = 0) -> np.ndarray:
    """The format read back by its description: byte planes, then running sums; the smallest integer is missing."""
    planes = np.frombuffer(zlib.decompress(blob), dtype="u1").reshape(4, -1).astype(object)
    values = [sum(int(planes[k, i]) << (8 * k) for k in range(4)) for i in range(planes.shape[1])]
    for i in range(stride, len(values) if stride else 0):
        values[i] = (values[i] + values[i - stride]) % 2**32
    signed = [value - 2**32 if value >= 2**31 else value for value in values]
    return np.array([np.nan if value == -(2**31) else float(value) for value in signed])


@given(hnp.arrays(float, st.integers(0, 40), elements=st.floats(-2e9, 2e9) | st.just(np.nan)), st.integers(0, 5))
def test_numbers_survive_rounded_to_whole(values, stride):
    assert np.array_equal(unpack(frames.pack_numbers(values, stride), stride), np.rint(values), equal_nan=True)


def test_frames_that_change_little_pack_small():
    frame = np.random.default_rng(0).uniform(0, 3000, (1, 60)).round()
    still = np.repeat(frame, 50, axis=0) + np.arange(50)[:, None]
    assert len(frames.pack_numbers(still, 60)) < len(frames.pack_numbers(still)) / 5


def axes_of(xscale="linear"):
    figure = Figure(figsize=(4, 3), dpi=100)
    FigureCanvasAgg(figure)
    axes = figure.subplots()
    axes.set(xlim=(1, 10), ylim=(-2, 2), xscale=xscale)
    return axes


def to_points(axes, data):
    return frames.to_points(axes.transData, axes.figure, data)


@pytest.mark.parametrize("xscale", ["linear", "log"])
def test_points_are_matplotlibs_pixels_turned_over(xscale):
    axes = axes_of(xscale)
    data = np.array([[1.0, -2.0], [10.0, 2.0], [3.0, 0.5]])
    pixels = axes.transData.transform(data)
    expected = np.column_stack([pixels[:, 0], 300 - pixels[:, 1]]) * 72 / 100
    np.testing.assert_allclose(to_points(axes, data), expected, atol=1e-9)


def test_a_line_that_leaves_is_drawn_to_the_edge_in_its_own_direction():
    axes = axes_of()
    data = np.array([[5.0, 0.0], [5.0, 1e9], [5.0, -1e12], [np.inf, 0.0], [5.0, 1.0]])
    points = to_points(axes, data)
    near = to_points(axes, np.array([[5.0, 0.0]]))[0]
    assert points[1, 0] == pytest.approx(near[0])
    assert -2.1 * frames.FAR < points[1, 1] < -1000
    assert np.isnan(points[2:4]).all() and np.isfinite(points[4]).all()


@given(hnp.arrays(float, (6, 2), elements=st.floats(allow_nan=True, allow_infinity=True)))
def test_any_numbers_become_drawable_or_missing_without_a_warning(data):
    points = to_points(axes_of(), data)
    assert (np.isnan(points) | (np.abs(points) <= 2.5 * frames.FAR)).all()


def test_rectangles_are_closed_rings_a_band_goes_along_and_back_and_points_are_broadcast_together():
    rings = frames.rectangles([0, 2], [0, 0], 1, [3, 4])
    assert rings.shape == (12, 2) and np.isnan(rings[[5, 11]]).all() and rings[6:11, 1].max() == 4
    assert rings[:5].tolist() == [[0, 0], [1, 0], [1, 3], [0, 3], [0, 0]]
    points = frames.against([1, 2, 3], np.array([[4, 5, 6], [7, 8, 9]]))
    assert points.shape == (2, 3, 2) and points.dtype == float
    np.testing.assert_array_equal(points[1], [[1, 7], [2, 8], [3, 9]])
    bands = frames.band([0, 1, 2], np.array([[1, 2, 3], [4, 5, 6]]), 9)
    assert bands.shape == (2, 6, 2) and bands.dtype == float
    np.testing.assert_array_equal(bands[1], [[0, 4], [1, 5], [2, 6], [2, 9], [1, 9], [0, 9]])


def test_strings_and_images_go_as_text():
    words = np.array([["발산합니다", ""], ["a, b", "λ"]])
    assert zlib.decompress(frames.pack_strings(words)).decode().split(frames.SEPARATOR) == words.ravel().tolist()
    urls = frames.as_data_urls(np.zeros((2, 3, 4, 5, 3)))
    assert urls.shape == (2, 3) and all(url.startswith("data:image/png;base64,") for url in urls.ravel())
