"""Lecture mode in a real JupyterLab: on by its workspace or a key, one idea per screen, every figure whole."""

import nbformat
import pytest

from driver.in_lab import Notebook
from lecture_lib.chapters import explorers
from lecture_lib.chapters.gradient_descent import figures

CHAPTER = "03_gradient_descent"
FIGURES = len(explorers(figures))
DESK, HALL = {"width": 1300, "height": 950}, {"width": 1280, "height": 720}
ON = "() => document.body.classList.contains('course-lecture')"
# Of the screen: what stands at its top, what of it is cut off at the bottom, and the height left to the notebook.
SCREEN = """() => {
  const isHeading = (block) => block.matches("h1, h2, h3");
  const panel = window.jupyterapp.shell.currentWidget.node, scroller = panel.querySelector(".jp-WindowedPanel-outer");
  const view = scroller.getBoundingClientRect(), curtain = document.querySelector(".course-curtain");
  const end = curtain.hidden ? view.bottom : curtain.getBoundingClientRect().top;
  const blocks = [...panel.querySelectorAll(".jp-RenderedMarkdown > *, .jp-InputArea, .jp-OutputArea-child")].filter(
    (block) => block.offsetHeight && !(block.closest(".jp-MarkdownCell") && block.matches(".jp-InputArea")));
  const boxes = blocks.map((block) => [block, block.getBoundingClientRect()]);
  const seen = boxes.filter(([, box]) => box.bottom > view.top + 1 && box.top < end - 1);
  return {
    first: seen[0][0].textContent.trim().slice(0, 60),
    figures: seen.filter(([block]) => block.querySelector(".live")).length,
    headings: seen.slice(1).filter(([block], i) => isHeading(block) && !isHeading(seen[i][0])).length,
    cut: seen.filter(([, box]) => box.height <= view.height && (box.top < view.top - 1 || box.bottom > end + 1)).length,
    last: boxes.at(-1)[1].bottom <= end + 1,
    top: scroller.scrollTop,
  };
}"""
SPILLS = """() => [...document.querySelectorAll(".live")].filter((live) => {
  const bottom = (part) => part.getBoundingClientRect().bottom;
  const lowest = Math.max(...[...live.querySelectorAll(".live-panel-svg, .live-readout")].map(bottom));
  return live.scrollHeight > live.clientHeight + 1 || lowest > bottom(live) + 1;
}).length"""
ROOM = "() => document.querySelector('.jp-WindowedPanel-outer').clientHeight"  # all but the menu and the tabs
SETTLED = """async () => {
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
}"""
PYTHON = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
EDITING = "() => Boolean(document.activeElement.closest('.jp-InputArea'))"


@pytest.fixture
def at_start(chapter):
    """The chapter, run, in a hall's size and in lecture mode, turned to its first screen."""
    chapter.once_run()
    chapter.page.set_viewport_size(HALL)
    chapter.show_cell(0)
    chapter.page.evaluate(SETTLED)
    switched(chapter, to="on")  # which begins at the active cell
    yield chapter
    if chapter.page.evaluate(ON):
        switched(chapter, to="off")
    chapter.page.set_viewport_size(DESK)


def switched(hall, to):
    hall.page.keyboard.press("Alt+l")
    hall.page.wait_for_function(f"() => ({ON})() === {str(to == 'on').lower()}")
    hall.page.evaluate(SETTLED)


def answer(figure):
    option = figure.locator(".live-question:not(.live-answered) button").first
    if option.count():
        option.click()


def turned(hall, key="PageDown"):
    hall.page.keyboard.press(key)
    hall.page.evaluate(SETTLED)
    return hall.page.evaluate(SCREEN)


def test_pages_turn_through_the_chapter_with_one_idea_each_and_nothing_cut(at_start):
    screens = [at_start.page.evaluate(SCREEN)]
    while len(screens) < 150 and not screens[-1]["last"]:
        screens.append(turned(at_start))
    assert screens[-1]["last"] and len({screen["top"] for screen in screens}) == len(screens)
    assert sum(screen["figures"] for screen in screens) == FIGURES
    for screen in screens:
        assert screen["headings"] == 0 and screen["figures"] <= 1 and screen["cut"] == 0, screen["first"]
    back = [turned(at_start, "PageUp") for _ in screens[1:]]
    assert [screen["top"] for screen in back] == [screen["top"] for screen in screens[-2::-1]]


def test_a_focused_slider_does_not_keep_the_page_from_turning(at_start):
    while not at_start.page.evaluate(SCREEN)["figures"]:
        turned(at_start)
    figure = at_start.page.locator(".live").first
    answer(figure)
    slider = figure.get_by_role("slider").first
    slider.focus()
    before = slider.input_value()
    at_start.page.keyboard.press("ArrowLeft")
    moved = slider.input_value()
    assert moved != before
    assert turned(at_start)["figures"] == 0 and slider.input_value() == moved


def test_figures_fit_their_room_at_both_ends_of_every_slider(at_start):
    for figure in at_start.page.locator(".live").all():
        answer(figure)
        for slider in figure.get_by_role("slider").all():
            for end in ("Home", "End"):
                slider.press(end)
                at_start.page.evaluate(SETTLED)
                assert at_start.page.evaluate(SPILLS) == 0


def test_the_curtain_is_lifted_by_the_hand_that_goes_elsewhere(at_start):
    curtain = at_start.page.locator(".course-curtain")
    keyboard, mouse = at_start.page.keyboard, at_start.page.mouse
    for go in (lambda: keyboard.press("ArrowDown"), lambda: mouse.wheel(0, 100), curtain.click):
        while curtain.is_hidden():
            turned(at_start)
        mouse.move(400, 300)
        go()
        curtain.wait_for(state="hidden")


def test_folded_code_runs_and_opens_when_it_is_edited(at_start):
    page, cell = at_start.page, at_start.show_cell(2)
    page.evaluate("() => window.jupyterapp.shell.currentWidget.activate()")
    area = cell.locator(".jp-InputArea")
    folded = area.bounding_box()["height"]
    page.keyboard.press("Enter")
    page.wait_for_function(EDITING)
    assert area.bounding_box()["height"] > 2 * folded
    page.keyboard.press("Escape")
    page.wait_for_function(f"() => !({EDITING})()")
    assert area.bounding_box()["height"] == folded
    before = cell.locator(".jp-InputPrompt").text_content()
    at_start.run_cell(2)
    assert cell.locator(".jp-InputPrompt").text_content() != before


def test_the_key_puts_everything_back(at_start):
    page = at_start.page
    bars = "() => ['left', 'right'].map((side) => window.jupyterapp.shell.isSideTabBarVisible(side))"
    assert page.evaluate(bars) == [False, False]
    switched(at_start, to="off")
    assert page.evaluate(bars) == [True, True]
    assert page.locator(".live-beside").count() == 0 and page.locator(".course-curtain").is_hidden()
    switched(at_start, to="on")
    assert page.evaluate(bars) == [False, False] and page.locator(".live-beside").count() == FIGURES
    assert page.evaluate(ROOM) == HALL["height"] - 65


def test_its_workspace_begins_in_it_and_it_outlives_a_restart(browser, server, folder):
    cells = ["import moving_figure as moving", "moving.make()", "moving.make('asking', ask=True)"]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells], metadata=PYTHON)
    nbformat.write(notebook, folder / "lecture.ipynb")
    opened = Notebook(browser, server, "lecture.ipynb", workspace="lecture", viewport=HALL)
    opened.page.wait_for_function(ON)
    opened.run_all()
    opened.page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    opened.run_all()
    opened.page.wait_for_function("() => document.querySelectorAll('.live-beside').length === 2")
    assert opened.page.evaluate(ON)
    assert opened.page.evaluate(ROOM) == HALL["height"] - 65
    opened.close()
    assert opened.errors == []
