"""Linear or not: curves against their formulas; doubling w doubles the one and not the other."""

from itertools import product

import numpy as np
import pytest

from lecture_lib.chapters.linearity.figures import linear_or_not as explorer
from lecture_lib.chapters.linearity.figures.linear_or_not import WEIGHTS, X
from tests.chapters.figures import moving

ENDS = list(product((0, 4, len(WEIGHTS) - 1), repeat=3))
frames = pytest.fixture(explorer.linear_frames, scope="module")


def test_curves(frames):
    for i, j, k in ENDS:
        y = WEIGHTS[i] * X + WEIGHTS[j] * X**2 + WEIGHTS[k] * np.sin(3 * X)
        np.testing.assert_allclose(frames.once[i, j, k], np.column_stack([X, y]), atol=1e-12)
        np.testing.assert_allclose(frames.doubled[i, j, k], np.column_stack([X, 2 * y]), atol=1e-12)
        np.testing.assert_allclose(frames.power[i], np.column_stack([X, np.exp(WEIGHTS[i] * X)]))
        np.testing.assert_allclose(frames.power_doubled[i, :, 1], np.exp(2 * WEIGHTS[i] * X))


def test_ratios(frames, live):
    power_ratio = moving(live)[-1].frames
    np.testing.assert_allclose(power_ratio[..., 1], frames.power_doubled[..., 1] / frames.power[..., 1])
    with np.errstate(invalid="ignore"):
        ratio = frames.doubled[..., 1] / frames.once[..., 1]
    assert np.isnan(ratio[4, 4, 4]).all() and np.isnan(frames.ratio[4, 4, 4, :, 1]).all()
    shown = np.delete(frames.ratio[..., 1].reshape(-1, 2), 4 * 81 + 4 * 9 + 4, axis=0)
    assert (shown == 2).all() and np.nanmax(np.abs(ratio - 2)) < 1e-9
    np.testing.assert_array_equal(frames.ratio[..., 0], np.broadcast_to(X[[0, -1]], (9, 9, 9, 2)))


def test_all_curves_bend_in_their_panels_below_the_key_and_hide_what_doubling_does_until_it_is_predicted(live):
    assert 4 not in live.position.values()
    curves = moving(live)
    assert [live._fig.axes.index(track.artist.axes) for track in curves] == [0, 0, 1, 1, 2, 2]
    for track in curves:
        (low, high), heights = track.artist.axes.get_ylim(), track.frames[..., 1]
        assert low <= np.nanmin(heights) and np.nanmax(heights) < low + 0.82 * (high - low)
    once = {line for ax in live._fig.axes[:2] for line in ax.lines if line.get_linestyle() == "-"}
    assert set(live._hidden) == {track.artist for track in curves} - once


def test_readout_at_every_corner(language, live):
    for i, j, k in ENDS:
        sentence = live.text_at({"w1": i, "w2": j, "w3": k}).replace("−", "-")
        value = WEIGHTS[i] + WEIGHTS[j] + WEIGHTS[k] * np.sin(3)
        for number in (value, 2 * value, np.exp(WEIGHTS[i]), np.exp(2 * WEIGHTS[i])):
            assert f"{number + 0.0:.2f}" in sentence, (i, j, k)
        assert "{" not in sentence and "-0.00" not in sentence, (i, j, k)
