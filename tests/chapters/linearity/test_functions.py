"""Linear or not: curves against their formulas; doubling w doubles the one and not the other."""

from itertools import product

import numpy as np
import pytest

from lecture_lib.chapters.linearity.figures import linear_or_not as explorer
from lecture_lib.chapters.linearity.figures.linear_or_not import WEIGHTS, X

ENDS = (0, 4, len(WEIGHTS) - 1)


@pytest.fixture(scope="module")
def frames():
    return explorer.linear_frames()


@pytest.mark.parametrize(("i", "j", "k"), list(product(ENDS, repeat=3)))
def test_curves(frames, i, j, k):
    y = WEIGHTS[i] * X + WEIGHTS[j] * X**2 + WEIGHTS[k] * np.sin(3 * X)
    np.testing.assert_allclose(frames.once[i, j, k], np.column_stack([X, y]), atol=1e-12)
    np.testing.assert_allclose(frames.doubled[i, j, k], np.column_stack([X, 2 * y]), atol=1e-12)
    np.testing.assert_allclose(frames.power[i, :, 1], np.exp(WEIGHTS[i] * X))
    np.testing.assert_allclose(frames.power_doubled[i, :, 1], np.exp(2 * WEIGHTS[i] * X))


def test_ratios(frames):
    np.testing.assert_allclose(frames.power_ratio[..., 1], frames.power_doubled[..., 1] / frames.power[..., 1])
    with np.errstate(invalid="ignore"):
        ratio = frames.doubled[..., 1] / frames.once[..., 1]
    assert np.isnan(ratio[4, 4, 4]).all() and np.isnan(frames.ratio[4, 4, 4, :, 1]).all()
    shown = np.delete(frames.ratio[..., 1].reshape(-1, 2), 4 * 81 + 4 * 9 + 4, axis=0)
    assert (shown == 2).all() and np.nanmax(np.abs(ratio - 2)) < 1e-9


def test_all_curves_stay_in_their_panels_below_the_key(frames):
    picture = explorer.draw_linear()
    for line, curves in ((picture.sums[0], (frames.once, frames.doubled)),
                         (picture.powers[0], (frames.power, frames.power_doubled)),
                         (picture.ratios[0], (frames.ratio, frames.power_ratio))):  # fmt: skip
        low, high = line.axes.get_ylim()
        for curve in curves:
            assert low <= np.nanmin(curve[..., 1])
            assert np.nanmax(curve[..., 1]) < low + 0.82 * (high - low)


@pytest.mark.parametrize(("i", "j", "k"), list(product((0, 4, 8), repeat=3)))
def test_readout_at_every_corner(language, i, j, k):
    live = explorer.explore_linear_or_not()
    sentence = live.text_at({"w1": i, "w2": j, "w3": k}).replace("−", "-")
    value = WEIGHTS[i] + WEIGHTS[j] + WEIGHTS[k] * np.sin(3)
    for number in (value, 2 * value, np.exp(WEIGHTS[i]), np.exp(2 * WEIGHTS[i])):
        assert f"{number + 0.0:.2f}" in sentence
    assert "{" not in sentence and "-0.00" not in sentence
    live.close()


def test_default_frame_bends(language):
    live = explorer.explore_linear_or_not()
    assert all(live.position[name] != 4 for name in ("w1", "w2", "w3"))
    live.close()


def test_what_doubling_does_is_hidden_until_it_is_predicted(language):
    live = explorer.explore_linear_or_not()
    moving = {track.artist for track in live._tracks if track.artist is not None}
    once = {line for ax in live._fig.axes[:2] for line in ax.lines if line.get_linestyle() == "-"}
    assert len(moving) == 6 and set(live._hidden) == moving - once
    live.close()
