"""Small figures, one for each kind of thing that can move or stand still, in the browser as matplotlib draws them."""

from concurrent.futures import ThreadPoolExecutor

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.figure import Figure
from pictures import ALIKE, SCALE, STAND, Shown, difference, side_by_side, write_page

from lecture_lib.live import LiveFigure, Slider, font_family

COUNT = 5
TURN = np.linspace(0.3, 1.7, COUNT)


def around_the_axes(figure):
    """A title above, a name and a legend below, a name at the side of two rows, a line across a gap, a lone word."""
    (first, second), (third, empty) = figure.subplots(2, 2)
    figure.subplots_adjust(left=0.14, right=0.94, top=0.87, bottom=0.25, wspace=0.3, hspace=0.5)
    empty.remove()
    (line,) = first.plot([0, 1], [0, 1], label="turns")
    second.plot([0, 1], [1, 0])
    third.set_title("below")
    title = figure.suptitle("Whole")
    figure.supxlabel("x of all")
    figure.supylabel("y of all")
    figure.legend(handles=[line], loc="lower right")
    figure.text(0.7, 0.4, "alone")
    figure.add_artist(mpl.lines.Line2D([0.45, 0.55], [0.7, 0.7], color="#D55E00"))
    return [(line, [[[0, 0], [1, turn]] for turn in TURN]), (title, [f"Whole {k}" for k in range(COUNT)])]


FIGURES = [around_the_axes]


def made(draw) -> LiveFigure:
    with mpl.rc_context({"font.family": font_family()}):
        figure = Figure(figsize=(6, 4))
        varied = draw(figure)
    for axes in figure.axes:
        axes.set(xlim=(0, 1), ylim=(0, 2))
    live = LiveFigure(figure, name=draw.__name__, controls=[Slider("k", "k", range(COUNT), start=1)])
    for artist, frames in varied:
        live.vary(artist, frames, "k")
    return live


@pytest.fixture(scope="module")
def shown(browser, tmp_path_factory):
    """Every figure and its place, by the function that draws it."""
    folder, window = tmp_path_factory.mktemp("small"), browser.new_context(device_scale_factor=SCALE)
    lives = write_page(folder, {draw.__name__: made(draw) for draw in FIGURES}, "small", "en")
    page = window.new_page()
    page.goto(f"{folder.as_uri()}/en/small.html")
    page.evaluate(STAND)
    protocol = window.new_cdp_session(page)
    with ThreadPoolExecutor(1) as pool:
        places = zip(lives.items(), page.locator(".live-place").all(), strict=True)
        yield {name: Shown(live, place, protocol, pool) for (name, live), place in places}
    window.close()


@pytest.mark.parametrize("draw", FIGURES)
def test_the_picture_is_the_one_matplotlib_draws(shown, draw, tmp_path):
    figure, seen = shown[draw.__name__], set()
    for state in figure.states():
        pairs = figure.pictures(state)[1]
        seen.add(b"".join(live.tobytes() for live, _ in pairs))
        for number, pair in enumerate(pairs):
            side_by_side(*pair).save(tmp_path / f"{state['k']}-{number}.png")
            assert difference(*pair) <= ALIKE, f"{state}, panel {number}: {tmp_path}"
    assert len(seen) == len(figure.states())
    assert figure.crowded() == []
