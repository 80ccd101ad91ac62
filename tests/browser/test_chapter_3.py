"""Chapter 3 in JupyterLab: path, loss and readout of gradient descent are those of the solver, after drags too."""

import re

import numpy as np
import pytest

from driver.on_screen import as_number, assert_lines, data, eventually, points
from lecture_lib.chapters.gradient_descent.figures import gradient_descent as descent
from lecture_lib.chapters.gradient_descent.figures.gradient_descent import say
from lecture_lib.figures import data as penguins
from lecture_lib.figures.look import COLORS
from lecture_lib.solvers import gradient_descent, gram_form, lr_threshold

CHAPTER, LANGUAGES = "03_gradient_descent", ("en",)


@pytest.fixture
def axes(twin_of):
    """The paths in the four planes of contours, and the axes of the loss."""
    twin = twin_of("gradient_descent")
    planes, (curve,) = twin.along("lr", upto="step"), twin.along("scale", "lr", upto="step")
    return planes, curve.axes


def test_descent_is_what_the_solver_says(show, axes):
    figure = show("gradient_descent")
    scale, rate, step = figure.controls
    for number in range(len(penguins.SCALES)):
        choose(figure, scale, number)
        for rate_end, step_end in (("first", "last"), ("last", "last"), ("last", "first"), ("first", "first")):
            figure.go(rate, rate_end)
            figure.go(step, step_end)
            assert_descent(figure, axes, number, rate_end, step_end, penguins.problem(number).start)


def test_descent_starts_where_the_point_was_dragged(show, axes):
    figure = show("gradient_descent")
    scale, rate, step = figure.controls
    number = penguins.SCALES.index("centred_cm")
    choose(figure, scale, number)
    for move in (lambda grip: figure.drag(grip, 40, 30), lambda grip: figure.press(grip, *["Shift+ArrowUp"] * 3)):
        (grip,) = figure.grips
        move(grip)
        start = data(axes[0][number].axes, figure.place(grip))
        for end in ("first", "last"):
            figure.go(rate, "first")
            figure.go(step, end)
            eventually(lambda end=end, start=start: assert_descent(figure, axes, number, "first", end, start))


def choose(figure, control, number):
    """Take a choice to one of its options by keyboard."""
    figure.go(control, "first")
    for here in range(number):
        figure.press(control.locator("input").nth(here), "ArrowRight")


def assert_descent(figure, axes, number, rate_end, step_end, start):
    """Hold path, loss curve and readout to a run of the solver."""
    planes, loss = axes
    task = penguins.problem(number)
    ratio = descent.RATIOS[0 if rate_end == "first" else -1]
    n_steps = descent.N_STEPS if step_end == "last" else 0
    run = gradient_descent(task.X, task.y, ratio * lr_threshold(task.X), n_steps, start)
    times = run.losses / gram_form(task.X, task.y).loss_min
    gid = planes[number].get_gid()
    assert_lines(figure.read(gid)[gid]["lines"], points(planes[number].axes, run.path))
    steps = np.column_stack([np.arange(n_steps + 1), times])
    visible = steps[: int(np.argmax(times > descent.OFF_THE_TOP)) or None]
    curve = points(loss, visible)
    np.testing.assert_allclose(figure.lines(COLORS["error"])[-1][0][: len(curve)], curve, atol=0.1)
    said = readout_numbers(figure.readout())
    assert said["step"] == str(n_steps)
    shown = as_number(said["times"])
    if shown < 1e5:
        assert shown == pytest.approx(times[-1], rel=0.06)
    else:  # said as a power of ten
        assert np.log10(shown) == pytest.approx(np.log10(times[-1]), abs=0.501)


def readout_numbers(readout):
    """The fields of the sentence under the figure, in whichever language it is."""
    for template in (say.template("readout", lang) for lang in ("ko", "en")):
        pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+?)", re.escape(template))
        if match := re.fullmatch(pattern, readout):
            return match
    raise AssertionError(f"not a readout of gradient descent: {readout}")
