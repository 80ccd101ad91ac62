"""Every built notebook in JupyterLab: it opens with its pictures, runs, and every figure answers to the hand."""

import re
from concurrent.futures import ThreadPoolExecutor

import nbformat
import numpy as np
import pytest

from driver.in_lab import ROOT
from driver.on_screen import Twin, as_number, assert_lines, cells_with_figures, data, eventually, points
from driver.pictures import ALIKE, Shown, difference
from lecture_lib.chapters import explorers
from lecture_lib.chapters.gradient_descent import figures
from lecture_lib.chapters.gradient_descent.figures import explore_factors, explore_gradient_descent, explore_sgd
from lecture_lib.chapters.gradient_descent.figures import gradient_descent as descent
from lecture_lib.chapters.gradient_descent.figures.gradient_descent import say
from lecture_lib.figures import data as penguins
from lecture_lib.figures.look import COLORS
from lecture_lib.solvers import gradient_descent, gram_form, lr_threshold

CHAPTERS = [
    path.relative_to(ROOT / "notebooks").with_suffix("").as_posix()
    for language in ("ko", "en")
    for path in sorted((ROOT / "notebooks" / language).glob("*.ipynb"))
]
DESCENT = [chapter for chapter in CHAPTERS if "03_" in chapter]
# What does not hang on the words: each chapter in one of the languages, by turns.
EITHER = [chapter for chapter in CHAPTERS if chapter.startswith("ko" if int(chapter[3:5]) % 2 else "en")]


def test_there_are_chapters():
    assert len(CHAPTERS) == 2 * len(EITHER) >= 16 and len(DESCENT) == 2


@pytest.mark.parametrize("chapter", CHAPTERS, indirect=True)
def test_opens_with_its_pictures(chapter):
    """Before anything runs, each figure's still is there, and no message about widgets in its place."""
    assert len(chapter.as_opened) == len(chapter.figures())
    for pictures, words in chapter.as_opened:
        assert pictures == 1
        assert [text for text in words if "widget" in text or "model" in text] == []


@pytest.mark.parametrize("chapter", CHAPTERS, indirect=True)
def test_runs_without_error(chapter, outputs):
    """As the built notebook did: no error, no warning, and a figure wherever one was built."""
    said = [output for cell in outputs for output in cell]
    assert [one for one in said if one["output_type"] == "error" or one.get("name") == "stderr"] == []
    built = nbformat.read(ROOT / "notebooks" / chapter.path, as_version=4)
    stills = [any("image/png" in one.get("data", {}) for one in cell.get("outputs", [])) for cell in built.cells]
    assert set(cells_with_figures(outputs)) <= set(np.flatnonzero(stills))


@pytest.mark.parametrize("chapter", DESCENT, indirect=True)
def test_there_are_figures(chapter):
    assert len(chapter.figures()) == len(explorers(figures))


@pytest.mark.parametrize("chapter", EITHER, indirect=True)
def test_every_control_changes_picture_and_readout(chapter):
    for figure, _, index in chapter.visit():
        before = figure.picture(), figure.readout()
        for control in figure.controls:
            seen = []
            for end in ("first", "last"):
                figure.go(control, end)
                seen.append((figure.picture(), figure.readout(), figure.value(control)))
            turns = seen[-1][2].endswith("°")  # the eye about the picture: the sentence stays the same
            for what, first, last in zip(("picture", "readout", "value"), *seen, strict=True):
                assert first != last or (turns and what == "readout"), f"cell {index}, {control.inner_text()}: {what}"
            assert all(readout and value for _, readout, value in seen)
        put_back(figure, before)


@pytest.mark.parametrize("chapter", DESCENT[:1], indirect=True)
def test_the_picture_is_the_one_matplotlib_draws(chapter):
    """As on the pages, where every figure is held to it in both languages; here the frames come from the kernel."""
    protocol = chapter.page.context.new_cdp_session(chapter.page)
    with ThreadPoolExecutor(1) as beside:
        explorers = (explore_gradient_descent, explore_factors, explore_sgd)
        for (figure, *_), explore in zip(chapter.visit(), explorers, strict=False):
            twin = explore()
            shown = Shown(getattr(twin, "live", twin).build(), figure.root, protocol, beside)
            for state in shown.states():
                eventually(lambda shown=shown, state=state: assert_as_drawn(shown, state))
            figure.reset()


def assert_as_drawn(shown, state):
    """Hold what is seen at a position to matplotlib's picture; a notebook may be scrolling while it is looked at."""
    said, pairs = shown.pictures(state)
    assert said.strip() == shown.live.text_at(state).strip()
    assert [share for share in (difference(*pair) for pair in pairs) if share > ALIKE] == [], state


def move_by_mouse_and_keys(figure, grip):
    """Drag a grip left and up, then take it right and down; a point on a rail moves along it alone."""
    before = figure.place(grip)
    figure.drag(grip, -30, -20)
    by_mouse = at_rest(figure, grip)
    assert by_mouse[0] <= before[0] and by_mouse[1] < before[1]
    figure.press(grip, "Shift+ArrowRight", "ArrowDown")
    by_keys = at_rest(figure, grip)
    assert by_keys[0] >= by_mouse[0] and by_keys[1] > by_mouse[1]
    assert (by_mouse[0] < before[0]) == (by_keys[0] > by_mouse[0])


def at_rest(figure, grip):
    """Where a grip is once it moves no more: the kernel may put it where it fits."""
    last, place = None, figure.place(grip)
    while place != last:
        figure.notebook.settled()
        last, place = place, figure.place(grip)
    return place


def put_back(figure, wanted):
    """Reset a figure, and hold its picture and readout to what they were."""
    figure.reset()
    eventually(lambda: equal((figure.picture(), figure.readout()), wanted))


def equal(one, other):
    assert one == other


def differ(one, other):
    assert one != other


@pytest.mark.parametrize("chapter", EITHER, indirect=True)
def test_ordinary_widgets_change_the_picture(chapter):
    for figure, cell, _ in chapter.visit():
        for button in cell.locator(
            ".widget-toggle-button:not(.mod-active), .jupyter-button:not(.widget-toggle-button)"
        ).all():
            before = figure.picture()
            button.click()
            eventually(lambda figure=figure, before=before: differ(figure.picture(), before))


@pytest.mark.parametrize("chapter", EITHER, indirect=True)
def test_points_move_by_mouse_and_by_keyboard(chapter):
    for figure, *_ in chapter.visit():
        before_all = figure.picture(), figure.readout()
        for grip in figure.grips:
            move_by_mouse_and_keys(figure, grip)
        if figure.grips:
            put_back(figure, before_all)


# The learning rate: what the solver says ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def axes():
    """The axes of the four planes of contours, and of the loss."""
    twin = Twin(explore_gradient_descent)
    planes, (curve,) = twin.along("lr", upto="step"), twin.along("scale", "lr", upto="step")
    yield [path.axes for path in planes], curve.axes
    twin.live.close()


@pytest.mark.parametrize("chapter", DESCENT[:1], indirect=True)
def test_descent_is_what_the_solver_says(chapter, axes):
    figure = chapter.named("gradient_descent")
    scale, rate, step = figure.controls
    for number in range(len(penguins.SCALES)):
        choose(figure, scale, number)
        for rate_end, step_end in (("first", "last"), ("last", "last"), ("last", "first"), ("first", "first")):
            figure.go(rate, rate_end)
            figure.go(step, step_end)
            assert_descent(figure, axes, number, rate_end, step_end, penguins.problem(number).start)


@pytest.mark.parametrize("chapter", DESCENT[1:], indirect=True)
def test_descent_starts_where_the_point_was_dragged(chapter, axes):
    figure = chapter.named("gradient_descent")
    scale, rate, step = figure.controls
    number = penguins.SCALES.index("centred_cm")
    choose(figure, scale, number)
    for move in (lambda grip: figure.drag(grip, 40, 30), lambda grip: figure.press(grip, *["Shift+ArrowUp"] * 3)):
        (grip,) = figure.grips
        move(grip)
        start = data(axes[0][number], figure.place(grip))
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
    assert_lines(figure.lines(COLORS["path"])[-1], points(planes[number], run.path))
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
