"""The start page's explorer: lines and losses against plain NumPy, at the ends of the slider and of the drag."""

from itertools import product

import numpy as np
import pytest

from lecture_lib.datasets import load_penguins
from lecture_lib.explorers import start as explorer

PENGUINS = load_penguins()


def loss_ratio(level, slope):
    """Residual sum of squares of the line over the least one, by NumPy's own least squares."""
    x, y = PENGUINS.flipper_length_mm - PENGUINS.flipper_length_mm.mean(), PENGUINS.body_mass_g
    X = np.column_stack([np.ones_like(x), x])
    least = np.linalg.lstsq(X, y, rcond=None)[1].item()
    return np.sum((y - level - slope * x) ** 2) / least


@pytest.mark.parametrize("level", [0.0, 4201.75, explorer.LEVEL, 7400.0])
def test_lines_and_losses(level):
    frames = explorer.line_frames(level)
    mean = PENGUINS.flipper_length_mm.mean()
    for k in (0, 70, len(explorer.SLOPES) - 1):
        slope = explorer.SLOPES[k]
        np.testing.assert_allclose(frames.line[k, :, 1], level + slope * (np.array(explorer.FLIPPER) - mean))
        np.testing.assert_allclose(frames.loss[k], [slope, loss_ratio(level, slope)], rtol=1e-9)


def test_readout_at_the_ends_before_and_after_a_drag(language):
    figure = explorer.explore_line().build()
    drag = next(iter(figure._handles.values()))["callback"]
    for level, k in product((explorer.LEVEL, 0.0, 7400.0), (0, len(explorer.SLOPES) - 1)):
        drag(0, 175.0, level)
        said = figure.text_at({"slope": k})
        assert explorer.numbers.rounded(loss_ratio(level, explorer.SLOPES[k])) in said
        assert f"{abs(explorer.SLOPES[k]):.0f} g" in said
    figure.close()


def test_the_mark_lies_at_the_best_slope():
    (slider,) = explorer.explore_line().controls.values()
    best = np.polyfit(PENGUINS.flipper_length_mm, PENGUINS.body_mass_g, 1)[0]
    assert explorer.SLOPES[0] + slider.marks[0].at == pytest.approx(best)
