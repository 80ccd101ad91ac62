"""The start page's explorer: lines and losses against plain NumPy, at the ends of the slider and of the drag."""

from itertools import product
from pathlib import Path

import numpy as np
import pytest

from lecture_lib.chapters.start.figures import line as explorer
from lecture_lib.datasets import load_penguins
from lecture_lib.figures import numbers
from lecture_lib.figures.data import FLIPPER
from lecture_lib.figures.look import COLORS
from tests.chapters.figures import drag

PENGUINS = load_penguins()


def loss_ratio(level, slope):
    """Residual sum of squares of the line over the least one, by NumPy's own least squares."""
    x, y = PENGUINS.flipper_length_mm - PENGUINS.flipper_length_mm.mean(), PENGUINS.body_mass_g
    X = np.column_stack([np.ones_like(x), x])
    least = np.linalg.lstsq(X, y, rcond=None)[1].item()
    return np.sum((y - level - slope * x) ** 2) / least


# Positions of both ends, the middle and the start, of level and slope; then where the loss is least.
PLACES = list(product((0, 40, explorer.START["level"], 80), (0, explorer.START["slope"], 70, 140)))
LEAST = [(40, 69), (40, 70), (41, 71)]
frames = pytest.fixture(explorer.line_frames, scope="module")


def test_lines_and_losses(frames):
    mean = PENGUINS.flipper_length_mm.mean()
    assert frames.line.shape[:2] == frames.loss.shape[:2] == (81, 141)
    for j, k in PLACES:
        level, slope = explorer.LEVELS[j], explorer.SLOPES[k]
        np.testing.assert_allclose(frames.line[j, k, :, 0], FLIPPER)
        np.testing.assert_allclose(frames.line[j, k, :, 1], level + slope * (np.array(FLIPPER) - mean))
        np.testing.assert_allclose(frames.loss[j, k], [slope, loss_ratio(level, slope)], rtol=1e-9)
        np.testing.assert_allclose(frames.pivot[j], [[mean, level]])
    assert explorer.LIMITS[0] < frames.loss[..., 1].min() and frames.loss[..., 1].max() < explorer.LIMITS[1]


def test_words_stand_clear_of_the_line_and_in_the_panel(frames):
    """Above it at either end of the words."""
    right = frames.label[..., 0, 0]
    for end in (right, right - explorer.LABEL_WIDTH):
        line = explorer.LEVELS[:, None] + explorer.SLOPES * (end - PENGUINS.flipper_length_mm.mean())
        assert (frames.label[..., 0, 1] - line > 300).all()
    assert frames.label[..., 0, 1].max() < 7400


def test_both_sliders_reach_the_least_loss_and_one_alone_does_not(live):
    found = np.array([[loss_ratio(level, slope) < 1.005 for slope in explorer.SLOPES] for level in explorer.LEVELS])
    assert found.any()
    assert not found[explorer.START["level"]].any() and not found[:, explorer.START["slope"]].any()
    best = np.polyfit(PENGUINS.flipper_length_mm, PENGUINS.body_mass_g, 1)[0]
    (mark,) = live.controls["slope"].marks
    assert explorer.SLOPES[0] + mark.at == pytest.approx(best)


def test_readout_at_the_ends_and_where_the_loss_is_least(language, live):
    for j, k in PLACES + LEAST:
        level, slope = explorer.LEVELS[j], explorer.SLOPES[k]
        said, times = live.text_at({"level": j, "slope": k}), numbers.rounded(loss_ratio(level, slope))
        assert times in said and f"{abs(slope):.0f} g" in said and f"{level:,.0f} g" in said, (j, k)
        assert explorer.say("found" if times == "1.00" else "not_yet") in said, (j, k)


def test_a_drag_moves_the_level_and_leaves_the_slope(live):
    for y, level in ((0.0, 3200.0), (4201.75, 4200.0), (4990.0, 5000.0), (7400.0, 5200.0)):
        drag(live, 175, y)
        position = live.position
        assert explorer.LEVELS[position["level"]] == level and position["slope"] == explorer.START["slope"], y


def test_the_start_page_shows_every_colour_that_has_a_meaning():
    """Once in either language; the second class has the colour of the text, which turns with the theme."""
    page = (Path(__file__).resolve().parents[3] / "notebooks" / "source" / "00_start.py").read_text("utf-8")
    for color in {COLORS[name] for name in COLORS} - {COLORS[name] for name in ("ink", "line", "paper")}:
        assert page.count(rf"{{\color{{{color}}}{{\text{{") == 2, color
