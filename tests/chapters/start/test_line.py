"""The start page's explorer: lines and losses against plain NumPy, at the ends of the slider and of the drag."""

from itertools import product
from pathlib import Path

import numpy as np
import pytest

from lecture_lib.chapters.start.figures import line as explorer
from lecture_lib.datasets import load_penguins
from lecture_lib.figures.look import COLORS

PENGUINS = load_penguins()


def loss_ratio(level, slope):
    """Residual sum of squares of the line over the least one, by NumPy's own least squares."""
    x, y = PENGUINS.flipper_length_mm - PENGUINS.flipper_length_mm.mean(), PENGUINS.body_mass_g
    X = np.column_stack([np.ones_like(x), x])
    least = np.linalg.lstsq(X, y, rcond=None)[1].item()
    return np.sum((y - level - slope * x) ** 2) / least


def positions():
    """Positions of both ends, the middle and the start, of level and slope."""
    levels = (0, len(explorer.LEVELS) // 2, explorer.START["level"], len(explorer.LEVELS) - 1)
    slopes = (0, explorer.START["slope"], 70, len(explorer.SLOPES) - 1)
    return list(product(levels, slopes))


@pytest.fixture(scope="module")
def frames():
    return explorer.line_frames()


@pytest.mark.parametrize(("j", "k"), positions())
def test_lines_and_losses(frames, j, k):
    mean, level, slope = PENGUINS.flipper_length_mm.mean(), explorer.LEVELS[j], explorer.SLOPES[k]
    np.testing.assert_allclose(frames.line[j, k, :, 0], explorer.FLIPPER)
    np.testing.assert_allclose(frames.line[j, k, :, 1], level + slope * (np.array(explorer.FLIPPER) - mean))
    np.testing.assert_allclose(frames.loss[j, k], [slope, loss_ratio(level, slope)], rtol=1e-9)
    np.testing.assert_allclose(frames.pivot[j], [[mean, level]])


def test_every_loss_has_its_place_in_the_panel(frames):
    assert explorer.LIMITS[0] < frames.loss[..., 1].min() and frames.loss[..., 1].max() < explorer.LIMITS[1]


def test_words_stand_clear_of_the_line_and_in_the_panel(frames):
    """Above it at either end of the words."""
    right = frames.label[..., 0, 0]
    for end in (right, right - explorer.LABEL_WIDTH):
        line = explorer.LEVELS[:, None] + explorer.SLOPES * (end - PENGUINS.flipper_length_mm.mean())
        assert (frames.label[..., 0, 1] - line > 300).all()
    assert frames.label[..., 0, 1].max() < 7400


def test_both_sliders_reach_the_least_loss_and_one_alone_does_not(frames):
    found = np.array([[loss_ratio(level, slope) < 1.005 for slope in explorer.SLOPES] for level in explorer.LEVELS])
    assert found.any()
    assert not found[explorer.START["level"]].any() and not found[:, explorer.START["slope"]].any()


@pytest.mark.parametrize(("j", "k"), [*positions(), (40, 69), (40, 70), (41, 71)])
def test_readout_at_the_ends_and_where_the_loss_is_least(language, j, k):
    live, level, slope = explorer.explore_line(), explorer.LEVELS[j], explorer.SLOPES[k]
    said, times = live.text_at({"level": j, "slope": k}), explorer.numbers.rounded(loss_ratio(level, slope))
    assert times in said and f"{abs(slope):.0f} g" in said and f"{level:,.0f} g" in said
    assert explorer.say("found" if times == "1.00" else "not_yet") in said
    live.close()


@pytest.mark.parametrize("y, level", [(0.0, 3200.0), (4201.75, 4200.0), (4990.0, 5000.0), (7400.0, 5200.0)])
def test_a_drag_moves_the_level_and_leaves_the_slope(y, level):
    live = explorer.explore_line().build()
    ((point, drag),) = live._handles.items()
    drag["callback"](0, 175.0, y)
    assert explorer.LEVELS[live.position["level"]] == level and live.position["slope"] == explorer.START["slope"]
    live._track_of(point).frames = live._track_of(point).frames + 1  # as the hand leaves it
    drag["settle"](0, 175.0, y)
    np.testing.assert_allclose(live._track_of(point).frames, explorer.line_frames().pivot)
    live.close()


def test_the_mark_lies_at_the_best_slope():
    best = np.polyfit(PENGUINS.flipper_length_mm, PENGUINS.body_mass_g, 1)[0]
    (mark,) = explorer.explore_line().controls["slope"].marks
    assert explorer.SLOPES[0] + mark.at == pytest.approx(best)


def test_the_start_page_shows_every_colour_that_has_a_meaning():
    """Once in either language; the second class has the colour of the text, which turns with the theme."""
    page = (Path(__file__).resolve().parents[3] / "notebooks" / "source" / "00_start.py").read_text("utf-8")
    for color in {COLORS[name] for name in COLORS} - {COLORS[name] for name in ("ink", "line", "paper")}:
        assert page.count(rf"{{\color{{{color}}}{{\text{{") == 2, color
