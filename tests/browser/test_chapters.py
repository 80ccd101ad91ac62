"""Every built notebook in JupyterLab: it opens with its pictures, runs, and every figure answers to the hand."""

import re

import nbformat
import numpy as np
import pytest
from in_lab import ROOT
from on_screen import OnScreen, assert_lines, data, eventually, points

from lecture_lib.explorers import penguins
from lecture_lib.explorers.gradient_descent import descent
from lecture_lib.explorers.look import COLORS
from lecture_lib.solvers import gradient_descent, gram_form, lr_threshold
from lecture_lib.text.gradient_descent import WORDS

CHAPTERS = [
    path.relative_to(ROOT / "notebooks").as_posix()
    for language in ("ko", "en")
    for path in sorted((ROOT / "notebooks" / language).glob("*.ipynb"))
]
DESCENT = [chapter for chapter in CHAPTERS if "03_" in chapter]


def test_there_are_chapters():
    assert len(CHAPTERS) >= 4 and len(DESCENT) == 2


@pytest.fixture(scope="module")
def chapter(request, open_notebook):
    """A chapter, opened; at the end, nothing may have been logged as an error."""
    notebook = open_notebook(request.param)
    yield notebook
    notebook.close()
    assert notebook.errors == []


@pytest.fixture(scope="module")
def outputs(chapter):
    """The outputs of each cell of a chapter, once all were run."""
    chapter.run_all()
    return chapter.outputs()


@pytest.fixture(scope="module")
def figures(chapter, outputs):
    """The live figures of a chapter that was run, and the cells they are in; their questions are skipped."""
    found = []
    for index in cells_with_figures(outputs):
        cell = chapter.show_cell(index)
        found.append((OnScreen(chapter, cell.locator(".live")), cell, index))
        found[-1][0].skip_question()
    return found


def cells_with_figures(outputs):
    """Numbers of the cells that show a live figure, by what they show where there are no widgets."""
    plain = [[str(output.get("data", {}).get("text/plain", "")) for output in cell] for cell in outputs]
    return [index for index, texts in enumerate(plain) if any("LiveFigure" in text for text in texts)]


@pytest.mark.parametrize("chapter", CHAPTERS, indirect=True)
def test_opens_with_its_pictures(chapter):
    """Before anything runs, each figure's still is there, and no message about widgets in its place."""
    for index in cells_with_figures(chapter.outputs()):
        shown = chapter.show_cell(index).locator(".jp-OutputArea-output")
        assert shown.locator("img").count() == 1
        assert [text for text in shown.all_inner_texts() if "widget" in text or "model" in text] == []


@pytest.mark.parametrize("chapter", CHAPTERS, indirect=True)
def test_runs_without_error(chapter, outputs):
    """As the built notebook did: no error, no warning, and a figure wherever one was built."""
    said = [output for cell in outputs for output in cell]
    assert [one for one in said if one["output_type"] == "error" or one.get("name") == "stderr"] == []
    built = nbformat.read(ROOT / "notebooks" / chapter.path, as_version=4)
    stills = [any("image/png" in one.get("data", {}) for one in cell.get("outputs", [])) for cell in built.cells]
    assert set(cells_with_figures(outputs)) <= set(np.flatnonzero(stills))


@pytest.mark.parametrize("chapter", DESCENT, indirect=True)
def test_there_are_figures(figures):
    assert len(figures) == 3


@pytest.mark.parametrize("chapter", CHAPTERS, indirect=True)
def test_every_control_changes_picture_and_readout(chapter, figures):
    for figure, _, index in figures:
        chapter.show_cell(index)
        before = figure.picture(), figure.readout()
        for control in figure.controls:
            seen = []
            for end in ("first", "last"):
                figure.go(control, end)
                seen.append((figure.picture(), figure.readout(), figure.value(control)))
            assert all(first != last for first, last in zip(*seen, strict=True)), (
                f"cell {index}, {control.inner_text()}"
            )
            assert all(readout and value for _, readout, value in seen)
        put_back(figure, before)


def put_back(figure, wanted):
    """Reset a figure, and hold its picture and readout to what they were."""
    figure.reset()
    eventually(lambda: equal((figure.picture(), figure.readout()), wanted))


def equal(one, other):
    assert one == other


def differ(one, other):
    assert one != other


@pytest.mark.parametrize("chapter", CHAPTERS, indirect=True)
def test_ordinary_widgets_change_the_picture(chapter, figures):
    for figure, cell, index in figures:
        chapter.show_cell(index)
        for button in cell.locator(
            ".widget-toggle-button:not(.mod-active), .jupyter-button:not(.widget-toggle-button)"
        ).all():
            before = figure.picture()
            button.click()
            eventually(lambda figure=figure, before=before: differ(figure.picture(), before))


@pytest.mark.parametrize("chapter", CHAPTERS, indirect=True)
def test_points_move_by_mouse_and_by_keyboard(chapter, figures):
    for figure, _, index in figures:
        chapter.show_cell(index)
        before_all = figure.picture(), figure.readout()
        for grip in figure.grips:
            before = figure.place(grip)
            figure.drag(grip, -30, -20)
            by_mouse = figure.place(grip)
            assert by_mouse[0] < before[0] and by_mouse[1] < before[1]
            figure.press(grip, "Shift+ArrowRight", "ArrowDown")
            by_keys = figure.place(grip)
            assert by_keys[0] > by_mouse[0] and by_keys[1] > by_mouse[1]
        if figure.grips:
            put_back(figure, before_all)


# The learning rate: what the solver says ------------------------------------------------------------------------


@pytest.mark.parametrize("chapter", DESCENT, indirect=True)
def test_descent_is_what_the_solver_says(chapter, figures):
    figure, _, index = figures[0]
    chapter.show_cell(index)
    scale, rate, step = figure.controls
    tasks = [penguins.problem(number) for number in range(len(penguins.SCALES))]
    scenery = descent.draw_descent(tasks)
    for number, task in enumerate(tasks):
        choose(figure, scale, number)
        for rate_end, step_end in (("first", "last"), ("last", "last"), ("last", "first"), ("first", "first")):
            figure.go(rate, rate_end)
            figure.go(step, step_end)
            assert_descent(figure, task, scenery, number, rate_end, step_end, task.start)


@pytest.mark.parametrize("chapter", DESCENT, indirect=True)
def test_descent_starts_where_the_point_was_dragged(chapter, figures):
    figure, _, index = figures[0]
    chapter.show_cell(index)
    figure.reset()
    scale, rate, step = figure.controls
    number = penguins.SCALES.index("centred_cm")
    choose(figure, scale, number)
    task, scenery = penguins.problem(number), descent.draw_descent([penguins.problem(n) for n in range(4)])
    for move in (lambda grip: figure.drag(grip, 40, 30), lambda grip: figure.press(grip, *["Shift+ArrowUp"] * 3)):
        (grip,) = figure.grips
        move(grip)
        start = data(scenery.planes[number], figure.place(grip))
        for end in ("first", "last"):
            figure.go(rate, "first")
            figure.go(step, end)
            eventually(lambda end=end, start=start: assert_descent(figure, task, scenery, number, "first", end, start))


def choose(figure, control, number):
    """Take a choice to one of its options by keyboard."""
    figure.go(control, "first")
    for here in range(number):
        figure.press(control.locator("input").nth(here), "ArrowRight")


def assert_descent(figure, task, scenery, number, rate_end, step_end, start):
    """Hold path, loss curve and readout to a run of the solver."""
    ratio = descent.RATIOS[0 if rate_end == "first" else -1]
    n_steps = descent.N_STEPS if step_end == "last" else 0
    run = gradient_descent(task.X, task.y, ratio * lr_threshold(task.X), n_steps, start)
    times = run.losses / gram_form(task.X, task.y).loss_min
    moving = moving_parts(figure)
    assert_lines(moving[COLORS["path"]], points(scenery.planes[number], run.path))
    steps = np.column_stack([np.arange(n_steps + 1), times])
    visible = steps[: int(np.argmax(times > descent.OFF_THE_TOP)) or None]
    curve = points(scenery.curve.axes, visible)
    np.testing.assert_allclose(moving[COLORS["error"]][0][: len(curve)], curve, atol=0.1)
    said = readout_numbers(figure.readout())
    assert said["step"] == str(n_steps)
    shown = as_number(said["times"])
    if shown < 1e5:
        assert shown == pytest.approx(times[-1], rel=0.06)
    else:  # said as a power of ten
        assert np.log10(shown) == pytest.approx(np.log10(times[-1]), abs=0.501)


def moving_parts(figure):
    """The lines that move and are visible, by colour."""
    names = [
        node.split("-")[-1]
        for node in figure.root.locator("[id*=moving]").evaluate_all("(all) => all.map(({ id }) => id)")
    ]
    parts = [part for part in figure.read(*names).values() if part["visible"] and part["lines"]]
    return {hex_of(part["stroke"]): part["lines"] for part in parts}


def hex_of(shade):
    """rgb(204, 121, 167) as #CC79A7."""
    return "#" + "".join(f"{int(number):02X}" for number in re.findall(r"\d+", shade)[:3])


def readout_numbers(readout):
    """The fields of the sentence under the figure, in whichever language it is."""
    for template in WORDS["descent_readout"].values():
        pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+?)", re.escape(template))
        if match := re.fullmatch(pattern, readout):
            return match
    raise AssertionError(f"not a readout of gradient descent: {readout}")


def as_number(words):
    """1,234 or 10⁹ or 1.2×10⁹ as a number."""
    plain = words.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-", ","))
    mantissa, _, exponent = plain.rpartition("10") if any(mark in words for mark in "⁰¹²³⁴⁵⁶⁷⁸⁹") else (plain, "", "0")
    return float(mantissa.rstrip("×") or 1) * 10.0 ** int(exponent)
