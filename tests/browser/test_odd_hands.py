"""Live figures under odd hands: kernels that die, stop or start anew, a lost connection, two windows, a monkey.

Whatever happens, the sliders move, what the reader typed into an exercise stays, and nobody sees an error.
"""

import random
import re
import time
from contextlib import contextmanager

import nbformat
import numpy as np
import psutil
import pytest

from driver.in_lab import OPEN, Line, Notebook
from driver.on_screen import OnScreen, eventually
from tests.browser import moving_figure as moving

CHAPTER, LANGUAGES = "03_gradient_descent", ("en",)  # for the monkey
CELLS = (
    "import moving_figure as moving\nimport ipywidgets, comm, os",
    "live = moving.make()\nlive",
    "def my_answer(x):\n    return ...",
)
FIGURE_CELL, EXERCISE_CELL = 1, 2
LAST = (1, len(moving.RATES) - 1, moving.STEPS - 1)  # positions of its controls
TYPED = "  # half done: x + 42"
START_COMMAND = "(name) => { window.jupyterapp.commands.execute(name); }"
NOBODY_THERE = re.compile(r"^Could not send widget sync message Error: Cannot send")  # ipywidgets, to the console
LOST_LINE = re.compile(r"WebSocket connection to .* failed|Failed to load resource: net::ERR_")


@pytest.fixture
def path(folder):
    """A notebook with a figure and an exercise."""
    cells = [nbformat.v4.new_code_cell(cell, id=f"cell-{number}") for number, cell in enumerate(CELLS)]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), folder / "odd_hands.ipynb")
    return "odd_hands.ipynb"


@pytest.fixture
def notebook(open_notebook, path):
    notebook = open_notebook(path)
    notebook.run_all()
    yield notebook
    notebook.close()


# What the reader sees ---------------------------------------------------------------------------------------------


@contextmanager
def at_work(notebook, exercise=EXERCISE_CELL, expected=None):
    """A reader in the midst of an exercise, undisturbed by what is done within: no error, no dialog, no lost word."""
    typed = type_into(notebook, exercise)
    yield
    assert notebook.source(exercise) == typed
    assert notebook.page.locator(".jp-Dialog").all_inner_texts() == []
    assert [error for error in notebook.errors if not (expected and expected.search(error))] == []


def type_into(notebook, cell):
    """Type at the end of a cell, as a reader does; the text that it holds then."""
    before = notebook.source(cell)
    notebook.show_cell(cell).locator(".cm-content").click()
    notebook.page.keyboard.press("ControlOrMeta+End")
    notebook.page.keyboard.type(TYPED)
    notebook.page.keyboard.press("Escape")
    assert notebook.source(cell) == before + TYPED
    return before + TYPED


def figure_of(notebook, cell=FIGURE_CELL):
    return OnScreen(notebook, notebook.show_cell(cell).locator(".live"))


def assert_sliders_move(figure):
    """Each control, taken by keys to either of its ends, changes picture and readout."""
    for control in figure.controls:
        seen = []
        for end in ("first", "last"):
            figure.go(control, end)
            seen.append((figure.picture(), figure.readout(), figure.value(control)))
        same = [first == last for first, last in zip(*seen, strict=True)]
        assert same == [False, same[1] and seen[-1][2].endswith("°"), False]  # what is turned may say the same


def values(figure):
    return [figure.value(control) for control in figure.controls]


def assert_moves_alone(figure):
    """All works without a kernel: the sliders, the way back to the start, and the point."""
    assert_sliders_move(figure)
    figure.reset()
    assert_sliders_move(figure)
    assert_drag_answered(figure)


def assert_drag_answered(figure):
    move_point(figure, -20, 15)
    assert_answered(figure)


def move_point(figure, dx, dy):
    """Drag the point; it follows the hand."""
    grip = figure.grips[0]
    before = figure.place(grip)
    figure.drag(grip, dx, dy)
    assert_followed(figure, before, dx, dy)


def assert_followed(figure, before, dx, dy):
    moved = np.subtract(figure.place(figure.grips[0]), before)
    assert np.sign(moved).tolist() == [np.sign(dx), np.sign(dy)]


def assert_answered(figure):
    """The path begins where the hand put the point: it is drawn anew, whatever becomes of the kernel."""
    (path,) = figure.read("trace")["trace"]["lines"]
    np.testing.assert_allclose(path[0], figure.place(figure.grips[0]), atol=0.2)


def kernel_process(notebook):
    return psutil.Process(int(notebook.execute("print(os.getpid())")))


# The kernel -------------------------------------------------------------------------------------------------------


def test_kernel_asleep_and_awake(notebook):
    figure, process = figure_of(notebook), kernel_process(notebook)
    with at_work(notebook):
        process.suspend()
        try:
            figure_of(notebook)
            assert_drag_answered(figure)
            assert_sliders_move(figure)
        finally:
            process.resume()
        assert_drag_answered(figure)


def test_kernel_killed_in_mid_drag(notebook):
    """The server starts another one, and JupyterLab says so in a notice of its own, the only one there is."""
    process = kernel_process(notebook)
    with at_work(notebook, expected=NOBODY_THERE):
        figure = figure_of(notebook)
        with held(figure) as (x, y):
            process.kill()
            assert_hand_is_followed(figure, x, y)
        dismiss(notebook, "Kernel Restarting", "Ok")
        assert_moves_alone(figure)
        run_afresh(notebook)


def test_kernel_shut_down_in_mid_drag(notebook):
    with at_work(notebook, expected=NOBODY_THERE):
        figure = figure_of(notebook)
        with held(figure) as (x, y):
            notebook.stop_kernel()
            assert_hand_is_followed(figure, x, y)
        assert_moves_alone(figure)


def test_a_kernel_late_to_hear_of_a_reset_leaves_the_sliders_alone(notebook):
    """The kernel is slow to hear of it; meanwhile the reader has moved on, and let go."""
    figure, process = figure_of(notebook), kernel_process(notebook)
    with at_work(notebook):
        figure = figure_of(notebook)
        figure.go(figure.controls[1], "first")
        assert_drag_answered(figure)
        process.suspend()
        try:
            figure.reset()
            for control in figure.controls:
                figure.go(control, "last")
            figure.page.evaluate("document.activeElement.blur()")
            moved = values(figure)
        finally:
            process.resume()
        eventually(lambda: assert_kernel_knows(notebook, LAST))
        assert values(figure) == moved


def assert_kernel_knows(notebook, position):
    assert notebook.execute("print(*live.position.values())").split() == [str(place) for place in position]


@contextmanager
def held(figure):
    """The point between finger and thumb, moved a little; where the hand is."""
    (grip,), mouse = figure.grips, figure.page.mouse
    grip.scroll_into_view_if_needed()
    box = grip.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    mouse.move(x, y)
    mouse.down()
    mouse.move(x - 10, y + 10, steps=3)
    yield x - 10, y + 10
    mouse.up()


def assert_hand_is_followed(figure, x, y):
    before = figure.place(figure.grips[0])
    figure.page.mouse.move(x - 30, y + 20, steps=5)
    assert_followed(figure, before, -30, 20)
    assert_answered(figure)


def dismiss(notebook, title, button):
    """Press a button of the only dialog that JupyterLab shows."""
    dialog = notebook.page.locator(".jp-Dialog")
    dialog.wait_for()
    assert dialog.locator(".jp-Dialog-header").inner_text() == title
    dialog.locator("button", has_text=button).last.click()
    dialog.wait_for(state="detached")


def run_afresh(notebook):
    """Run all cells in the kernel that is there now: the new figure answers."""
    notebook.page.wait_for_function(OPEN)
    notebook.run_all()
    figure = figure_of(notebook)
    assert_sliders_move(figure)
    assert_drag_answered(figure)


def test_kernel_restarted(notebook):
    with at_work(notebook, expected=NOBODY_THERE):
        before = kernel_process(notebook).pid
        notebook.page.evaluate(START_COMMAND, "kernelmenu:restart")
        dismiss(notebook, "Restart Kernel?", "Restart")
        assert_moves_alone(figure_of(notebook))
        run_afresh(notebook)
        assert kernel_process(notebook).pid != before


# The line ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def line(server):
    line = Line(server)
    yield line
    line.close()


@pytest.mark.parametrize(("everything", "seconds"), [(False, 10), (True, 3)], ids=["web sockets", "everything"])
def test_line_cut(browser, line, path, everything, seconds):
    """JupyterLab says so where it can ask for nothing at all; what was moved meanwhile stays."""
    notebook = Notebook(browser, line.server, path)
    notebook.run_all()
    figure = figure_of(notebook)
    with at_work(notebook, expected=LOST_LINE):
        line.cut(everything)
        mended = time.monotonic() + seconds
        if everything:  # JupyterLab says so, and would say it again
            notebook.page.get_by_text("Do not show this message again").click()
            dismiss(notebook, "Server Connection Error", "Close")
        figure_of(notebook)
        while time.monotonic() < mended:
            assert_sliders_move(figure)
        moved = values(figure)
        line.mend()
        notebook.command("kernelmenu:reconnect-to-kernel")
        notebook.page.wait_for_function(OPEN)
        notebook.execute("")
        assert values(figure) == moved
        assert_drag_answered(figure)
        notebook.command("docmanager:save")
    notebook.close()


# The notebook -----------------------------------------------------------------------------------------------------


def test_two_tabs_on_one_notebook(browser, server, notebook):
    """Both move. Of the one that saves second JupyterLab asks what to do, and neither loses a word."""
    with at_work(notebook):
        notebook.command("docmanager:save")
        other = Notebook(browser, server, notebook.path, beside=notebook)
        assert other.kernel_id == notebook.kernel_id
        with at_work(other):
            for tab in (notebook, other, notebook, other):
                tab.page.bring_to_front()
                assert_sliders_move(figure_of(tab))
                assert_drag_answered(figure_of(tab))
            other.command("docmanager:save")
        notebook.page.bring_to_front()
        notebook.page.evaluate(START_COMMAND, "docmanager:save")
        dismiss(notebook, "File Changed", "Cancel")
        assert on_disk(server, notebook) == CELLS[EXERCISE_CELL] + TYPED * 2


def on_disk(server, notebook):
    """The exercise as it was saved."""
    return server.ask("GET", f"contents/{notebook.path}")["content"]["cells"][EXERCISE_CELL]["source"]


# One cell, run over and over --------------------------------------------------------------------------------------

OFTEN = 30  # a hundred times is measured no differently
RUN_OFTEN = """async ([cell, times]) => {
  for (let time = 0; time < times; time++) {
    window.jupyterapp.shell.currentWidget.content.activeCellIndex = cell;
    await window.jupyterapp.commands.execute("notebook:run-cell");
  }
}"""
IN_KERNEL = "print(len(comm.get_comm_manager().comms), len(ipywidgets.widgets.widget._instances))"
IN_PAGE = """() => [
  window.jupyterapp.shell.currentWidget.sessionContext.session.kernel._comms.size,
  document.querySelectorAll(".live").length,
  document.querySelectorAll(".live *").length,
]"""


def test_cell_run_over_and_over_piles_nothing_up(notebook):
    with at_work(notebook):
        run_often(notebook, 2)
        before, nodes_before = piled_up(notebook), nodes_held(notebook)
        run_often(notebook, OFTEN)
        assert piled_up(notebook) == before
        in_figure = before[1][2]
        assert nodes_held(notebook) - nodes_before < OFTEN * in_figure / 4  # JupyterLab itself keeps a few
        figure = figure_of(notebook)
        assert_sliders_move(figure)
        assert_drag_answered(figure)


def run_often(notebook, times):
    notebook.page.evaluate(RUN_OFTEN, [FIGURE_CELL, times])


def piled_up(notebook):
    """Channels and widgets in the kernel; channels, figures and their nodes in the page."""
    figure_of(notebook)
    return notebook.execute(IN_KERNEL), notebook.page.evaluate(IN_PAGE)


def nodes_held(notebook):
    """Nodes in the browser's memory, those included that have left the page but are held by something."""
    browser = notebook.page.context.new_cdp_session(notebook.page)
    browser.send("HeapProfiler.collectGarbage")
    nodes = browser.send("Memory.getDOMCounters")["nodes"]
    browser.detach()
    return nodes


# A monkey ---------------------------------------------------------------------------------------------------------

MONKEY_SECONDS = 10
KEYS = (
    "ArrowLeft ArrowRight ArrowUp ArrowDown Home End PageUp PageDown Tab Shift+Tab Space Enter Escape Delete Backspace"
)
KEYS = [*KEYS.split(), *"abdmxyz0"]  # the letters mean something to the notebook: to delete a cell, to restart
TOUCHABLE = ".live input:visible, .live button:visible, .live-handle:visible"
ORDINARY = ".widget-toggle-button, .jupyter-button:not(.widget-toggle-button)"
IN_FIGURE = "() => Boolean(document.activeElement?.closest('.live'))"
EXERCISES = (12, 17, 23, 32)
SOURCES = (
    "() => window.jupyterapp.shell.currentWidget.content.widgets.map((cell) => cell.model.sharedModel.getSource())"
)


class Monkey:
    """Keys and pointer without sense, always the same ones for a seed."""

    def __init__(self, chapter, seed):
        self.page, self.random = chapter.page, random.Random(seed)

    def shake(self, cell):
        self.random.choice([self.type, self.type, self.scribble, self.scribble, self.press])(cell)

    def type(self, cell):
        """Keys, as long as the figure has them."""
        self.random.choice(cell.locator(TOUCHABLE).all()).focus()
        for key in self.random.choices(KEYS, k=6):
            if self.page.evaluate(IN_FIGURE):
                self.page.keyboard.press(key)

    def scribble(self, cell):
        """Press the pointer somewhere in the figure, or on what can be moved, and go anywhere."""
        spot = self.random.choice([cell.locator(".live"), *cell.locator(TOUCHABLE).all()]).bounding_box()
        x, y = self.within(spot["x"], spot["width"]), self.within(spot["y"], spot["height"])
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        for _ in range(3):
            self.page.mouse.move(x + self.random.gauss(0, 60), y + self.random.gauss(0, 40), steps=3)
        self.page.mouse.up()

    def within(self, low, length):
        return low + self.random.random() * length

    def press(self, cell):
        """An ordinary widget above the figure, where there is one."""
        buttons = cell.locator(ORDINARY).all()
        if buttons:
            self.random.choice(buttons).click()


def test_monkey(chapter):
    figures = chapter.figures()
    typed = [type_into(chapter, cell) for cell in EXERCISES]
    sources, monkey = chapter.page.evaluate(SOURCES), Monkey(chapter, seed=chapter.path)
    rested = time.monotonic() + MONKEY_SECONDS
    while time.monotonic() < rested:
        _, cell, index = monkey.random.choice(figures)
        chapter.show_cell(index)
        monkey.shake(cell)
    assert chapter.page.evaluate(SOURCES) == sources and [chapter.source(cell) for cell in EXERCISES] == typed
    assert chapter.page.locator(".jp-Dialog").count() == 0
    chapter.page.wait_for_function(OPEN)
    for figure, _, index in figures:
        chapter.show_cell(index)
        pause(figure)
        figure.reset()
        assert_sliders_move(figure)


def pause(figure):
    for playing in figure.root.locator(".live-play", has_text="❚❚").all():
        playing.click()
