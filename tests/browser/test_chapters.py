"""Every built notebook in JupyterLab: it opens with its pictures, runs, and answers to the hand while a cell runs."""

import importlib
from concurrent.futures import ThreadPoolExecutor

import nbformat
import numpy as np
import pytest

from driver.in_lab import ROOT
from driver.on_screen import cells_with_figures, eventually
from driver.pictures import ALIKE, Shown, difference, shots
from lecture_lib import words
from lecture_lib.chapters import STEMS, explorers
from lecture_lib.chapters.gradient_descent.figures import explore_factors, explore_gradient_descent, explore_springs

# Each in one of the languages, by turns, as in the tests of single chapters: nbval runs all of both.
CHAPTERS = [f"{words.LANGUAGES[number % 2]}/{stem}" for number, stem in STEMS.items()]


@pytest.fixture
def busy(chapter):
    """While the test runs, a cell does, so that no figure can ask the kernel for anything."""
    with chapter.busy():
        yield


@pytest.mark.parametrize("chapter", CHAPTERS, indirect=True)
def test_opens_with_its_pictures(chapter):
    """Before anything runs, each figure's still is there, and no message about widgets in its place."""
    package = importlib.import_module(f"lecture_lib.chapters.{chapter.path[6:-6]}.figures")
    assert len(chapter.as_opened) == len(chapter.figures()) == len(explorers(package))
    for pictures, texts in chapter.as_opened:
        assert pictures == 1
        assert [text for text in texts if "widget" in text or "model" in text] == []


@pytest.mark.parametrize("chapter", CHAPTERS, indirect=True)
def test_runs_without_error(chapter, outputs):
    """As the built notebook did: no error, no warning, and a figure wherever one was built."""
    said = [output for cell in outputs for output in cell]
    assert [one for one in said if one["output_type"] == "error" or one.get("name") == "stderr"] == []
    built = nbformat.read(ROOT / "notebooks" / chapter.path, as_version=4)
    stills = [any("image/png" in one.get("data", {}) for one in cell.get("outputs", [])) for cell in built.cells]
    assert set(cells_with_figures(outputs)) <= set(np.flatnonzero(stills))


@pytest.mark.parametrize("chapter", CHAPTERS, indirect=True)
def test_every_control_changes_picture_and_readout(chapter, busy):
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
        for button in figure.root.locator(".live-again").all():
            button.click()
            assert figure.picture() != before[0]
            put_back(figure, before)


@pytest.mark.parametrize("chapter", ["en/03_gradient_descent"], indirect=True)
def test_the_picture_is_the_one_matplotlib_draws(chapter):
    """As on the pages, where every figure is held to it in both languages; here the frames come from the kernel."""
    shoot = shots(chapter.page)
    with ThreadPoolExecutor(1) as beside:
        explorers = (explore_gradient_descent, explore_springs, explore_factors)
        for (figure, *_), explore in zip(chapter.visit(), explorers, strict=False):
            twin = explore()
            shown = Shown(getattr(twin, "live", twin).build(), figure.root, shoot, beside)
            for state in shown.states():
                eventually(lambda shown=shown, state=state: assert_as_drawn(shown, state))
            figure.reset()


def assert_as_drawn(shown, state):
    """Hold what is seen at a position to matplotlib's picture; a notebook may be scrolling while it is looked at."""
    said, pairs = shown.pictures(state)
    assert said.strip() == shown.live.text_at(state).strip()
    assert [share for share in (difference(*pair) for pair in pairs) if share > ALIKE] == [], state


def move_by_mouse_and_keys(figure, grip):
    """Drag a grip left and up, then take it right and down; on a rail or from cell to cell it moves as it can."""
    before = figure.place(grip)
    for pull in ((-30, -20), (-90, -60)):
        if (by_mouse := at_rest(figure, grip)) == before:
            figure.drag(grip, *pull)
            by_mouse = at_rest(figure, grip)
    assert along(before, by_mouse, -30, -20) > 0
    figure.press(grip, "Shift+ArrowRight", "ArrowDown")
    by_keys = at_rest(figure, grip)
    assert along(by_mouse, by_keys, 10, 1) > 0  # Shift goes ten times as far
    assert (by_mouse[0] < before[0]) == (by_keys[0] > by_mouse[0])


def along(before, after, dx, dy):
    """How far a point went the way that it was pulled; on a rail, too, that is more than 0."""
    return (after[0] - before[0]) * dx + (after[1] - before[1]) * dy


def at_rest(figure, grip):
    """Where a grip is once it moves no more: on a rail it glides to where it fits."""
    last, place = None, figure.place(grip)
    while place != last:
        figure.notebook.painted()
        last, place = place, figure.place(grip)
    return place


def put_back(figure, wanted):
    """Reset a figure, and hold its picture and readout to what they were."""
    figure.reset()
    eventually(lambda: equal((figure.picture(), figure.readout()), wanted))


def equal(one, other):
    assert one == other


@pytest.mark.parametrize("chapter", CHAPTERS, indirect=True)
def test_a_guess_is_put_by_hand_told_how_far_off_it_is_and_asked_for_again(chapter, busy):
    for figure, *_ in chapter.visit():
        rings = figure.root.locator(".live-handle.live-guess").all()
        if not rings:
            continue
        button, reply = figure.root.locator(".live-question button"), figure.root.locator(".live-reply")
        button.click()  # it was shown when the figure was opened
        assert not figure.readout() and not reply.inner_text()
        for ring in rings:
            before = figure.place(ring)
            figure.drag(ring, 25, 20)
            assert figure.place(ring) != before
        assert not figure.readout() and not reply.inner_text()
        button.click()
        first = reply.inner_text()
        assert figure.readout() and first and not any(ring.is_visible() for ring in rings)
        button.click()
        assert not figure.readout() and all(ring.is_visible() for ring in rings)
        for ring in rings:
            figure.press(ring, *["Shift+ArrowLeft", "Shift+ArrowUp"] * 2)
        button.click()
        assert reply.inner_text() not in ("", first)
        figure.reset()


@pytest.mark.parametrize("chapter", CHAPTERS, indirect=True)
def test_points_move_by_mouse_and_by_keyboard(chapter, busy):
    for figure, *_ in chapter.visit():
        before_all = figure.picture(), figure.readout()
        for grip in figure.grips:
            move_by_mouse_and_keys(figure, grip)
        if figure.grips:
            put_back(figure, before_all)
