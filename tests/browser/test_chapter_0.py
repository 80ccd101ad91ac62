"""The start page in JupyterLab: its line can be brought to the least loss, by sliders and by the point."""

import numpy as np

from driver.on_screen import as_number, assert_lines, eventually, points
from lecture_lib.datasets import load_penguins
from lecture_lib.explorers import start
from lecture_lib.explorers.look import COLORS

CHAPTER = "00_start"


def assert_line(figure, level, slope):
    """Hold sliders, line, point and readout to a line, and the words beside the point to its place."""
    _, line, pivot, label, *_ = start.draw_line()
    penguins = load_penguins()
    mean = penguins.flipper_length_mm.mean()
    ends = [(x, level + slope * (x - mean)) for x in start.FLIPPER]
    assert [as_number(figure.value(control)) for control in figure.controls] == [slope, level]
    assert any(same(shown, points(line.axes, ends)) for shown in figure.lines(COLORS["prediction"]))
    (grip,) = figure.grips
    np.testing.assert_allclose(figure.place(grip), points(pivot.axes, (mean, level))[0], atol=0.11)
    words = figure.root.locator("text", has_text=label.get_text())
    beside = figure.place(grip)[1] - float(words.get_attribute("y"))
    assert words.is_visible() and 0 < beside < 60
    residuals = penguins.body_mass_g - level - slope * (penguins.flipper_length_mm - mean)
    least = np.polyfit(penguins.flipper_length_mm, penguins.body_mass_g, 1, full=True)[1].item()
    times = np.sum(residuals**2) / least
    assert start.numbers.rounded(times) in figure.readout()
    assert start.say("found" if times < 1.005 else "not_yet") in figure.readout()


def same(shown, wanted):
    try:
        assert_lines(shown, wanted)
    except AssertionError:
        return False
    return True


def test_both_sliders_together_reach_the_least_loss(show):
    figure = show("line")
    slope, level = (control.locator("input") for control in figure.controls)
    assert_line(figure, 5000, 0)
    figure.press(slope, "Home", *["ArrowRight"] * 70)
    assert_line(figure, 5000, 50)
    figure.press(level, "Home", *["ArrowRight"] * 40)
    assert_line(figure, 4200, 50)


def test_the_point_takes_the_height_along(show):
    figure = show("line")
    (grip,) = figure.grips
    figure.press(grip, "ArrowDown", "ArrowRight")
    eventually(lambda: assert_line(figure, 4925, 0))
    figure.drag(grip, 30, 2000)
    eventually(lambda: assert_line(figure, start.LEVELS[0], 0))
    figure.reset()
    eventually(lambda: assert_line(figure, 5000, 0))
