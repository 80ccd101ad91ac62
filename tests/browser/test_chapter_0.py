"""The start page in JupyterLab: its line can be brought to the least loss, by sliders and by the point."""

import numpy as np

from driver.on_screen import as_number, assert_lines, eventually, hex_of
from lecture_lib.chapters.start.figures import line as start
from lecture_lib.datasets import load_penguins
from lecture_lib.figures import numbers
from lecture_lib.figures.data import FLIPPER
from lecture_lib.figures.look import COLORS

CHAPTER, LANGUAGES = "00_start", ("ko",)
ARTISTS = {  # the moving parts in the order in which the explorer declares them
    "line": "line pivot words",
}


def assert_line(figure, twin, level, slope):
    """Hold sliders, line, point and readout to a line, and the words beside the point to its place."""
    penguins = load_penguins()
    mean = penguins.flipper_length_mm.mean()
    ends = [(x, level + slope * (x - mean)) for x in FLIPPER]
    assert [as_number(figure.value(control)) for control in figure.controls] == [slope, level]
    line, words = twin.read(figure, "line", "words")
    assert hex_of(line["stroke"]) == COLORS["prediction"]
    assert_lines(line["lines"], twin.points("line", ends))
    (grip,) = figure.grips
    np.testing.assert_allclose(figure.place(grip), twin.points("pivot", (mean, level))[0], atol=0.11)
    assert words["visible"] and 0 < figure.place(grip)[1] - words["start"][1] < 60
    residuals = penguins.body_mass_g - level - slope * (penguins.flipper_length_mm - mean)
    least = np.polyfit(penguins.flipper_length_mm, penguins.body_mass_g, 1, full=True)[1].item()
    times = np.sum(residuals**2) / least
    assert numbers.rounded(times) in figure.readout()
    assert start.say("found" if times < 1.005 else "not_yet") in figure.readout()


def test_both_sliders_together_reach_the_least_loss(show, twin_of):
    figure, twin = show("line"), twin_of("line")
    slope, level = (control.locator("input") for control in figure.controls)
    assert_line(figure, twin, 5000, 0)
    figure.press(slope, "Home", *["ArrowRight"] * 70)
    assert_line(figure, twin, 5000, 50)
    figure.press(level, "Home", *["ArrowRight"] * 40)
    assert_line(figure, twin, 4200, 50)


def test_the_point_takes_the_height_along(show, twin_of):
    figure, twin = show("line"), twin_of("line")
    (grip,) = figure.grips
    figure.press(grip, "ArrowDown", "ArrowRight")
    eventually(lambda: assert_line(figure, twin, 4975, 0))
    figure.drag(grip, 30, 2000)
    eventually(lambda: assert_line(figure, twin, start.LEVELS[0], 0))
    figure.reset()
    eventually(lambda: assert_line(figure, twin, 5000, 0))
