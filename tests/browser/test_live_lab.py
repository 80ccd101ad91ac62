"""Live figures in JupyterLab: where everything is on screen, against matplotlib's own transforms."""

import io
import re
from itertools import product

import matplotlib.colors
import nbformat
import numpy as np
import pytest
from PIL import Image

from driver import on_screen
from driver.on_screen import TENTH, OnScreen, assert_lines, eventually
from tests.browser import moving_figure as moving

FIGURE, PARTS = moving.draw()
NAMES = {name: name for name in PARTS} | {part: f"axes{FIGURE.axes.index(PARTS[part])}" for part in ("first", "second")}
CELLS = (
    "import moving_figure as moving\nimport ipywidgets, comm",
    "live = moving.make()\nlive",
    "asking = moving.make('asking', ask=True)\nasking",
)
FIGURE_CELL, QUESTION_CELL = 1, 2
# Where a slider is seen to be from now on: in the page, so that nothing passes unseen.
PASSED = """(slider) => {
  const passed = [];
  new MutationObserver(() => passed.push(slider.value)).observe(slider, { attributes: true });
  return passed;
}"""
OPEN = """import gc, matplotlib.figure
gc.collect()
figures = sum(isinstance(one, matplotlib.figure.Figure) for one in gc.get_objects())
print(len(comm.get_comm_manager().comms), len(ipywidgets.widgets.widget._instances), figures)"""


# What must be on screen, worked out apart from the package -------------------------------------------------------


def points(name, xy):
    """Data coordinates of a part's axes as points of the figure."""
    return on_screen.points(PARTS[name].axes, xy)


def assert_in_place(shown, position, start):
    """Hold all that is on screen to the position of the controls and the start."""
    scale, rate, step = position
    path = moving.trace(start)[scale, rate, : step + 1]
    assert_lines(shown["trace"]["lines"], points("trace", path))
    np.testing.assert_allclose([use["at"] for use in shown["trace"]["uses"]], points("trace", path), atol=TENTH)
    np.testing.assert_allclose([use["at"] for use in shown["now"]["uses"]], points("now", path[-1]), atol=TENTH)
    np.testing.assert_allclose([use["at"] for use in shown["start"]["uses"]], points("start", start), atol=TENTH)
    assert_lines(shown["fit"]["lines"], points("fit", moving.fit(start)[scale, rate, step]))
    assert_furniture(shown, scale, rate)


def assert_furniture(shown, scale, rate):
    """Dots, bars, words and pictures: what does not depend on the start."""
    frames = moving.frames()
    dots, there = frames["dots"], ~np.isnan(frames["dots"]["frames"][rate]).any(1)
    np.testing.assert_allclose(
        [use["at"] for use in shown["dots"]["uses"]], points("dots", dots["frames"][rate][there]), atol=TENTH
    )
    colors = [matplotlib.colors.to_rgb(dots["color"][0][index]) for index in dots["color"][1][rate][there]]
    fills = [f"rgb({', '.join(str(round(255 * channel)) for channel in color)})" for color in colors]
    assert [use["fill"] for use in shown["dots"]["uses"]] == fills
    diameters = np.sqrt(PARTS["dots"].get_sizes()[0]) * dots["size"][rate][there]
    np.testing.assert_allclose([use["diameter"] for use in shown["dots"]["uses"]], diameters, atol=TENTH)
    assert_lines(shown["bars"]["lines"], points("bars", frames["bars"]["frames"][rate]))
    assert shown["word"]["text"] == frames["word"]["frames"][rate]
    np.testing.assert_allclose([shown["word"]["start"]], points("word", frames["word"]["xy"][rate]), atol=TENTH)
    assert shown["tile"]["image"].startswith("data:image/png;base64,")
    visible = {name: shown[name]["visible"] for name in ("ring", "first", "second", "mirror")}
    assert visible == {"ring": rate % 2 == 0, "first": scale == 0, "second": scale == 1, "mirror": scale == 1}
    if scale == 1:
        assert_lines(shown["mirror"]["lines"], points("mirror", moving.MIRROR[scale]))


# The page ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def path(folder):
    """A notebook that shows the figure, and the figure below a question."""
    cells = [nbformat.v4.new_code_cell(cell, id=f"cell-{number}") for number, cell in enumerate(CELLS)]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), folder / "moving.ipynb")
    return "moving.ipynb"


@pytest.fixture(scope="module")
def notebook(open_notebook, path):
    notebook = open_notebook(path)
    notebook.run_all()
    yield notebook
    assert notebook.errors == []


def shown_by(notebook, cell):
    return Moving(notebook, notebook.show_cell(cell).locator(".live"))


class Moving(OnScreen):
    """A view of the figure, and what the test knows of it."""

    def see(self):
        return {name: part for name, part in zip(NAMES, self.read(*NAMES.values()).values(), strict=True)}

    def position(self):
        choice, *sliders = self.controls
        checked = "(all) => all.findIndex((one) => one.checked)"
        return (
            choice.locator("input").evaluate_all(checked),
            *(int(s.locator("input").input_value()) for s in sliders),
        )

    def start(self):
        """Where the grip is, in data coordinates."""
        return on_screen.data(PARTS["start"].axes, self.place(self.grips[0]))

    def assert_in_place(self, position, start=moving.START):
        assert self.position() == tuple(position)
        assert_in_place(self.see(), position, start)


@pytest.fixture
def figure(notebook):
    """The figure as it was at first."""
    figure = shown_by(notebook, FIGURE_CELL)
    figure.reset()
    eventually(lambda: figure.assert_in_place(AT_FIRST))
    return figure


AT_FIRST = (0, 3, 5)
LAST = (1, len(moving.RATES) - 1, moving.STEPS - 1)


# The tests --------------------------------------------------------------------------------------------------------


def test_every_corner_by_keyboard(figure):
    for ends in product(("first", "last"), repeat=3):
        for control, end in zip(figure.controls, ends, strict=True):
            figure.go(control, end)
        scale, rate, step = position = [at if end == "last" else 0 for at, end in zip(LAST, ends, strict=True)]
        figure.assert_in_place(position)
        assert figure.readout() == f"After {step} steps: {moving.loss(moving.START)[scale, rate, step]}."
        values = [("first", "second")[scale], moving.controls()[1].values[scale][rate], str(step)]
        assert [figure.value(control) for control in figure.controls] == values
        said = [control.locator("input").get_attribute("aria-valuetext") for control in figure.controls[1:]]
        assert said == values[1:]


def test_one_key_is_one_position(figure):
    _, rate, step = figure.controls
    figure.press(rate.locator("input"), "ArrowRight", "ArrowRight", "ArrowLeft", "ArrowUp")
    figure.press(step.locator("input"), "ArrowDown", "ArrowDown")
    figure.assert_in_place((0, 5, 3))


def test_pixels_are_where_the_numbers_are(figure):
    """What the parts of the SVG say is what one sees: the colours, read from a picture of the page."""

    def color(name, xy):
        x, y = np.floor(figure.on_screen(name, points(name, xy)[0]))
        pixel = figure.page.screenshot(clip={"x": x, "y": y, "width": 1, "height": 1})
        return Image.open(io.BytesIO(pixel)).convert("RGB").getpixel((0, 0))

    orange, purple = (213, 94, 0), (204, 121, 167)
    heights = moving.frames()["dots"]["frames"][AT_FIRST[1], :, 1]
    assert color("now", moving.trace(moving.START)[AT_FIRST]) == purple
    assert color("tile", (4.1, 1.18)) == orange and color("tile", (4.1, 0.72)) == (0, 0, 0)
    half_orange = tuple(round(255 / 2 + channel / 2) for channel in orange)
    np.testing.assert_allclose(color("bars", (0.2, heights[0] / 3)), half_orange, atol=1)
    assert color("bars", (0.2, heights[0] + 0.1)) == (255, 255, 255)
    figure.go(figure.controls[0], "last")
    figure.notebook.painted()
    assert color("tile", (4.9, 0.72)) == (0, 114, 178) and color("tile", (4.9, 1.18)) == (0, 0, 0)


def test_marks_stand_where_a_click_means_them(figure):
    """A click on the track below a mark takes the slider to the position nearest to it, on both scales."""
    choice, rate, _ = figure.controls
    for scale, places in enumerate(
        np.stack([moving.position_of(moving.BEST), moving.position_of(moving.THRESHOLD)], 1)
    ):
        figure.go(choice, ("first", "last")[scale])
        figure.notebook.painted()
        track = rate.locator("input").bounding_box()
        for mark, place in zip(rate.locator(".live-mark").all(), places, strict=True):
            box = mark.bounding_box()
            figure.page.mouse.click(box["x"] + box["width"] / 2, track["y"] + track["height"] / 2)
            assert figure.position()[1] == round(place)
        zone, limit = rate.locator(".live-zone").bounding_box(), rate.locator(".live-mark").nth(1).bounding_box()
        assert zone["x"] == pytest.approx(limit["x"], abs=2)


def test_play_runs_to_the_end(figure):
    step = figure.controls[2]
    figure.go(step, "last")
    play = step.locator("button")
    passed = step.locator("input").evaluate_handle(PASSED)
    play.click()  # from the end it starts over
    step.locator("button[aria-label='step: Play']").wait_for()
    figure.assert_in_place((0, 3, LAST[2]))
    assert len(set(passed.json_value())) > 3


def test_play_pauses(figure):
    play = figure.controls[2].locator("button")
    figure.go(figure.controls[2], "first")
    play.click()
    play.click()
    paused = figure.position()
    figure.page.wait_for_timeout(100)
    assert figure.position() == paused and paused[2] < LAST[2]


def assert_followed(figure, position=AT_FIRST):
    """What is on screen is that of the start at which the grip is; the kernel knows it once the hand rests."""
    figure.assert_in_place(position, figure.start())
    x, y = figure.start()
    eventually(lambda: assert_kernel_knows(figure.notebook, [x, y]))


def assert_kernel_knows(notebook, start):
    told = notebook.execute("print(*live.points(list(live._handles)[0])[0])").split()
    np.testing.assert_allclose([float(value) for value in told], start, atol=0.002)


def test_point_dragged_by_mouse(figure):
    before = figure.place(figure.grips[0])
    figure.drag(figure.grips[0], -60, 45)
    unit = figure.on_screen("start", (1, 0))[0] - figure.on_screen("start", (0, 0))[0]
    moved = np.subtract(figure.place(figure.grips[0]), before)
    np.testing.assert_allclose(moved, np.array([-60, 45]) / unit, atol=1)
    assert_followed(figure)
    figure.drag(figure.grips[0], 0, -250)  # out of the axes: it stops at the edge
    assert figure.start()[1] == pytest.approx(1, abs=0.002)
    assert_followed(figure)


def test_point_dragged_by_keyboard(figure):
    start, grip = np.array(moving.START), figure.grips[0]
    figure.press(grip, "ArrowLeft", "ArrowLeft", "ArrowUp", "Shift+ArrowDown")
    wide, high = 0.01 * 2, 0.01 * 2  # a hundredth of the axes' width and height
    np.testing.assert_allclose(figure.start(), start + [-2 * wide, high - 10 * high], atol=0.002)
    assert_followed(figure)
    figure.press(grip, "ArrowRight", "Shift+ArrowLeft")
    np.testing.assert_allclose(figure.start(), start + [-11 * wide, -9 * high], atol=0.002)
    figure.go(figure.controls[2], "last")
    assert_followed(figure, (0, 3, LAST[2]))


def test_point_dragged_by_finger(figure):
    finger = figure.page.context.new_cdp_session(figure.page)
    x, y = figure.on_screen("start", figure.place(figure.grips[0]))
    before = figure.start()
    for kind, places in (
        ("touchStart", [(x, y)]),
        ("touchMove", [(x - 20, y + 20)]),
        ("touchMove", [(x - 40, y + 40)]),
    ):
        touched = [{"x": x, "y": y} for x, y in places]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touched})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert (figure.start() - before) @ [-1, -1] > 0.2
    assert_followed(figure)


def test_grips_hide_with_their_axes(figure):
    assert [grip.get_attribute("aria-label") for grip in figure.grips] == ["start"]
    figure.go(figure.controls[0], "last")
    figure.notebook.painted()
    assert [grip.get_attribute("aria-label") for grip in figure.grips] == ["start", "end 1", "end 2"]


def test_reset_restores_everything(figure):
    before = figure.picture(), figure.readout()
    figure.drag(figure.grips[0], -50, 50)
    for control, end in zip(figure.controls, ("last", "first", "last"), strict=True):
        figure.go(control, end)
    assert_followed(figure, (LAST[0], 0, LAST[2]))
    figure.reset()
    eventually(lambda: figure.assert_in_place(AT_FIRST))
    assert (figure.picture(), figure.readout()) == before
    assert eventually(lambda: kernel_says(figure.notebook, "print(tuple(live.position.values()))", str(AT_FIRST)))


def kernel_says(notebook, code, wanted):
    assert notebook.execute(code).strip() == wanted
    return True


def test_kernel_hears_of_the_position_once_the_hand_leaves_and_may_set_it(figure):
    figure.go(figure.controls[1], "last")
    assert kernel_says(figure.notebook, "print(live.position['rate'])", str(AT_FIRST[1]))
    figure.page.evaluate("document.activeElement.blur()")
    eventually(lambda: kernel_says(figure.notebook, "print(live.position['rate'])", str(LAST[1])))
    figure.notebook.execute("live.position = {'scale': 1, 'rate': 2, 'step': 7}")
    eventually(lambda: figure.assert_in_place((1, 2, 7)))


def test_second_view_follows(figure):
    figure.notebook.show_cell(FIGURE_CELL)
    figure.notebook.command("notebook:create-output-view")
    try:
        second = Moving(figure.notebook, figure.page.locator(".jp-LinkedOutputView .live"))
        figure.go(figure.controls[1], "last")
        second.assert_in_place((0, LAST[1], AT_FIRST[2]))
        second.go(second.controls[1], "first")
        figure.assert_in_place((0, 0, AT_FIRST[2]))
        figure.drag(figure.grips[0], -50, 50)
        eventually(lambda: second.assert_in_place((0, 0, AT_FIRST[2]), figure.start()))
        second.assert_in_place((0, 0, AT_FIRST[2]), second.start())
    finally:
        close_tab = "() => window.jupyterapp.shell.widgets('main').forEach((tab) => { if (!tab.context) tab.close(); })"
        figure.page.evaluate(close_tab)


def test_prediction_comes_first_and_stays(notebook):
    figure = shown_by(notebook, QUESTION_CELL)
    assert_chosen(figure, None)
    assert figure.root.locator(".live-readout").is_hidden()
    figure.press(figure.root.get_by_role("button", name="rest", exact=True), "Enter")
    assert_chosen(figure, "rest")
    reply, options = figure.root.locator(".live-reply"), figure.root.locator(".live-options button")
    assert reply.inner_text() == "Not as you predicted. It is pushed."
    assert options.evaluate_all("(all) => all.map((one) => one.className)") == [
        "live-button live-wrong", "live-button live-right"
    ]  # fmt: skip
    assert figure.root.locator(".live-readout").is_visible()
    eventually(lambda: kernel_says(notebook, "print(asking.prediction)", "0"))
    notebook.run_cell(QUESTION_CELL)
    again = shown_by(notebook, QUESTION_CELL)
    assert_chosen(again, "rest")
    again.go(again.controls[1], "first")
    again.assert_in_place((0, 0, AT_FIRST[2]))


def test_a_move_before_any_answer_shows_what_the_question_hides(notebook):
    notebook.execute("asking.prediction = -1")
    figure = shown_by(notebook, QUESTION_CELL)
    notebook.run_cell(QUESTION_CELL)
    figure = shown_by(notebook, QUESTION_CELL)
    assert figure.root.locator(".live-readout").is_hidden()
    figure.go(figure.controls[1], "last")
    assert figure.root.locator(".live-readout").is_visible()
    assert figure.root.locator(".live-options button:visible").count() == 2  # it can still be answered


def assert_chosen(figure, option):
    pressed = figure.root.locator(".live-options [aria-pressed=true]")
    assert pressed.all_inner_texts() == ([option] if option else [])


def test_tab_reaches_everything(figure):
    stops = figure.root.locator("input:not([type=radio]), input:checked, button, .live-handle:visible")
    stops.first.focus()
    focused = "(all) => all.indexOf(document.activeElement)"
    reached = [stops.evaluate_all(focused)]
    for _ in range(stops.count() - 1):
        figure.page.keyboard.press("Tab")
        reached.append(stops.evaluate_all(focused))
    assert reached == list(range(stops.count())) and len(reached) > 4


def test_colours_turn_with_the_theme(figure):
    label = figure.root.locator("svg text", has_text="slope")
    shades = []
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        figure.notebook.command("apputils:change-theme", theme=theme)
        figure.page.wait_for_selector(f"body[data-jp-theme-name='{theme}']", state="attached")
        figure.page.wait_for_selector("#jupyterlab-splash", state="detached")  # it fails where a second one comes
        ink = label.evaluate("(node) => getComputedStyle(node).fill")
        paper = figure.root.evaluate("(node) => getComputedStyle(node).backgroundColor")
        shades.append([brightness(ink), brightness(paper)])
    (dark_ink, dark_paper), (light_ink, light_paper) = shades
    assert dark_paper < 0.2 < 0.7 < dark_ink and light_ink < 0.3 < 0.9 < light_paper


def brightness(shade):
    """From 0 to 1, of a CSS colour such as rgb(34, 34, 34)."""
    return np.mean([float(part) for part in re.findall(r"[\d.]+", shade)[:3]]) / 255


def test_narrow_window_stacks_the_panels(figure):
    size = figure.page.viewport_size
    figure.notebook.command("application:toggle-left-area")
    figure.page.set_viewport_size({"width": 420, "height": 800})
    try:
        figure.notebook.painted()
        boxes = [panel.bounding_box() for panel in figure.root.locator(".live-panel-svg").all()]
        assert len({round(box["x"]) for box in boxes}) == 1 and len({box["y"] for box in boxes}) == len(boxes)
        assert figure.root.evaluate("(node) => node.scrollWidth <= node.clientWidth")
        figure.go(figure.controls[1], "last")
        figure.assert_in_place((0, LAST[1], AT_FIRST[2]))
    finally:
        figure.page.set_viewport_size(size)
        figure.notebook.command("application:toggle-left-area")


def test_running_cells_again_leaves_nothing_behind(notebook):
    cells = (FIGURE_CELL, QUESTION_CELL)
    for cell in cells:
        notebook.run_cell(cell)
    before = notebook.execute(OPEN)
    for cell in cells * 5:
        notebook.run_cell(cell)
    assert notebook.execute(OPEN) == before  # channels, widgets, matplotlib figures
    assert notebook.page.locator(".live").count() == len(cells)
    shown_by(notebook, FIGURE_CELL).assert_in_place(AT_FIRST)


def test_kernel_stopped(open_notebook, path):
    notebook = open_notebook(path)
    notebook.run_all()
    figure = shown_by(notebook, FIGURE_CELL)
    assert notebook.errors == []
    notebook.stop_kernel()
    for end, position in (("last", LAST), ("first", (0, 0, 0))):
        for control in figure.controls:
            figure.go(control, end)
        figure.assert_in_place(position)
    figure.reset()
    figure.assert_in_place(AT_FIRST)


def test_reopened_without_running(open_notebook, path):
    """Saved by the reader and opened again: the figure moves, though the new kernel knows nothing of it."""
    notebook = open_notebook(path)
    notebook.run_all()
    shown_by(notebook, FIGURE_CELL).assert_in_place(AT_FIRST)
    notebook.command("docmanager:save")
    notebook.stop_kernel()
    notebook.close()
    again = open_notebook(path)
    figure = shown_by(again, FIGURE_CELL)
    for control in figure.controls:
        figure.go(control, "last")
    figure.assert_in_place(LAST)
    assert again.errors == []
