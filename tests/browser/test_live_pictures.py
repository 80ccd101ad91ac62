"""Small figures, one for each kind of thing that can move or stand still, in the browser as matplotlib draws them."""

from concurrent.futures import ThreadPoolExecutor

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.figure import Figure

from driver.pictures import ALIKE, SCALE, STAND, Shown, difference, shots, side_by_side
from lecture_lib.figures.look import font_family
from lecture_lib.live import Choice, LiveFigure, Slider, band, rectangles

COUNT = 5
TURN = np.linspace(0.3, 1.7, COUNT)


def around_the_axes(figure):
    """A title above, a name and a legend below, a name at the side of two rows, a line across a gap, a lone word."""
    (first, second), (third, empty) = figure.subplots(2, 2)
    figure.subplots_adjust(left=0.14, right=0.94, top=0.87, bottom=0.25, wspace=0.3, hspace=0.5)
    empty.remove()
    (line,) = first.plot([0, 1], [0, 1], label="turn 0")
    second.plot([0, 1], [1, 0])
    third.set_title("below")
    title = figure.suptitle("Whole")
    figure.supxlabel("x of all")
    figure.supylabel("y of all")
    key = figure.legend(handles=[line], loc="lower right").get_texts()[0]
    second.plot([0, 1], [0.2, 1.2], label="rise 0")
    named = second.legend(loc="upper left").get_texts()[0]
    figure.text(0.7, 0.4, "alone")
    figure.add_artist(mpl.lines.Line2D([0.45, 0.55], [0.7, 0.7], color="#D55E00"))
    return [(line, [[[0, 0], [1, turn]] for turn in TURN]), (title, [f"Whole {k}" for k in range(COUNT)]),
            (key, [f"turn {k}" for k in range(COUNT)]), (named, [f"rise {k}" for k in range(COUNT)])]  # fmt: skip


def outlines(figure):
    """Bars that stand and bars that lie, a turning area with a rim, a rectangle, and an area that falls in two."""
    figure.set_layout_engine("constrained")
    (first, second), (third, fourth) = figure.subplots(2, 2)
    standing = first.bar([0.2, 0.5, 0.8], [1, 1, 1], width=0.2, bottom=0.1, color=["C0", "C1", "C2"], edgecolor="k")
    lying = second.barh([0.5, 1.5], [1, 1], height=0.4, left=0.05, hatch="/")
    x = np.linspace(0, 1, 20)
    area = third.fill_between(x, x, x, alpha=0.4)
    rimmed = third.fill_between(x, x, x, color="C1", ec="k")  # which matplotlib would draw as a marker
    (rectangle,) = fourth.bar([0.5], [1], width=0.2)
    torn = fourth.fill_between(x, x, x, color="C3")
    lengths = 0.2 + 0.3 * TURN[:, None] * [1, 2, 0.5]
    pieces = [np.concatenate([band(x[:8], 0, t * x[:8]), [[np.nan] * 2], band(x[12:], 0, x[12:])]) for t in TURN]
    return [
        (standing, lengths), (lying, lengths[:, :2] / 2), (area, band(x, 0.2 * x, TURN[:, None] * x)),
        (rimmed, band(x, 1.7, 1.7 + 0.1 * np.sin(TURN[:, None] * 9 * x))), (torn, np.array(pieces)),
        (rectangle, rectangles([0.4], [1.9], 0.2 * TURN[:, None], -0.2)),
    ]  # fmt: skip


def strokes(figure):
    """Strokes of one style, a line and a span in coordinates of their own, and what only shows and hides."""
    first, second = figure.subplots(1, 2)
    up = first.vlines([0.1, 0.3], 0, 1, colors="C1", linestyles="dashed", lw=2)
    across = first.hlines([0.5], 0, 1, colors="C2")
    line, span = second.axvline(0.5, color="C3"), second.axvspan(0, 0.1, alpha=0.3)
    (ring,) = second.plot([0.2, 0.7], [1.5, 1.5], "o", mfc="none", ms=9)
    gone = first.bar([0.8], [1], width=0.1)
    upright = [[[0.1, 0], [0.1, turn], [np.nan, np.nan], [0.6 * turn, 0.2], [0.6 * turn, 1]] for turn in TURN]
    return [
        (up, upright), (across, [[[0, turn], [turn / 2, turn]] for turn in TURN]),
        (line, [[[turn / 2, 0.2], [turn / 2, 0.9]] for turn in TURN]),
        (span, rectangles([0.1], [0], TURN[:, None] / 4, 1)),
        (ring, np.arange(COUNT) % 2 == 0), (gone, np.arange(COUNT) % 2 == 1),
    ]  # fmt: skip


def words(figure):
    """Words that look like what is rewritten in the picture of matplotlib: colours, ids, addresses, fonts."""
    axes = figure.subplots()
    (line,) = axes.plot([0, 1], color="#222222")
    axes.set_xlabel('id="a" url(#a) href="#a" #d55e00')
    title = axes.set_title('colour #222222 id="a" url(#a) href="#a" font: 12px serif; <g> & 1.2345')
    place = figure.text(0, 0.5, "#d55e00", rotation=90)
    moves = axes.text(0, 0, "half way", transform=axes.transAxes)
    return [
        (line, [[[0, 0], [1, turn]] for turn in TURN]),
        (title, [f'colour #0072b2 id="{k}" url(#{k})' for k in range(COUNT)]),
        (place, [[[0.02, turn / 2]] for turn in TURN]), (moves, [[[turn / 3, 0.9]] for turn in TURN]),
    ]  # fmt: skip


FIGURES = [around_the_axes, outlines, strokes, words]


def made(draw) -> LiveFigure:
    with mpl.rc_context({"font.family": font_family()}):
        figure = Figure(figsize=(6, 4))
        varied = draw(figure)
    for axes in figure.axes:
        axes.set(xlim=(0, 1), ylim=(0, 2))
    live = LiveFigure(figure, name=draw.__name__, alt=draw.__name__, controls=[Slider("k", "k", range(COUNT), start=1)])
    for artist, frames in varied:
        live.vary(artist, frames, "k")
    return live


@pytest.fixture(scope="module")
def page(browser):
    """A window for files; it is never to fail, or to ask for another file."""
    window, wrong = browser.new_context(device_scale_factor=SCALE, reduced_motion="reduce"), []
    page = window.new_page()
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request", lambda request: wrong.append(request.url) if not request.url.startswith(("file:", "data:")) else None
    )
    yield page
    window.close()
    assert wrong == []


@pytest.fixture(scope="module")
def shown(page, tmp_path_factory):
    """Every figure and its place on one page, by the function that draws it."""
    file = tmp_path_factory.mktemp("small") / "그림 (1).html"
    lives = {draw.__name__: made(draw) for draw in FIGURES}
    parts = [live.to_html(full=False) for live in lives.values()]
    file.write_text(f'<!doctype html><meta charset="utf-8">{"".join(parts)}', encoding="utf-8")
    page.goto(file.as_uri())
    page.evaluate(STAND)
    shoot = shots(page)
    with ThreadPoolExecutor(1) as pool:
        places = zip(lives.items(), page.locator(".live-place").all(), strict=True)
        yield {name: Shown(live, place, shoot, pool) for (name, live), place in places}


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


def test_a_page_of_its_own_moves_and_shows_a_still_without_scripts(browser, tmp_path):
    live, file = made(words), tmp_path / "own.html"
    live.draggable(live._fig.axes[0].lines[0], label="end")
    file.write_text(live.to_html(), encoding="utf-8")
    for scripts in (True, False):
        with browser.new_context(java_script_enabled=scripts) as window:
            page = window.new_page()
            page.goto(file.as_uri())
            still = page.get_by_role("img", name="words", exact=True)
            still.wait_for(state="hidden" if scripts else "visible")  # at once without scripts, else once it stands
            assert page.title() == "words" and still.is_visible() is not scripts
            if scripts:
                page.get_by_role("slider").press("End")
                page.get_by_text('colour #0072b2 id="4" url(#4)').wait_for()
                assert page.locator(".live-handle").count() > 0


def gliding() -> LiveFigure:
    """A line that a choice lifts, and words that say so."""
    figure = Figure(figsize=(4, 3))
    axes = figure.add_subplot(xlim=(0, 1), ylim=(0, 10))
    (line,) = axes.plot([0, 1], [1, 1])
    live = LiveFigure(figure, name="gliding", alt="gliding", controls=[Choice("k", "k", ["low", "high"])])
    live.vary(line, [[[0, 1], [1, 1]], [[0, 9], [1, 9]]], "k")
    return live.readout("It is {k}.", k=(["low", "high"], "k"))


HEIGHTS = """async (choose) => {
  const path = document.querySelector(".live-stage [id*=moving] > path"), seen = [];
  const height = () => Number(path.getAttribute("d").match(/^M[\\d.]+ ([\\d.]+)/)[1]);
  const until = performance.now() + 500;
  if (choose) document.querySelectorAll("input[type=radio]")[1].click();
  while (performance.now() < until) {
    if (seen.at(-1) !== height()) seen.push(height());
    await new Promise(requestAnimationFrame);
  }
  return seen;
}"""


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_a_choice_glides_there_unless_the_reader_wants_no_motion(browser, tmp_path, motion):
    (tmp_path / "gliding.html").write_text(gliding().to_html(), "utf-8")
    with browser.new_context(reduced_motion=motion) as window:
        page = window.new_page()
        page.goto((tmp_path / "gliding.html").as_uri())
        page.locator(".live-stage").wait_for()
        (start,), seen = page.evaluate(HEIGHTS, False), page.evaluate(HEIGHTS, True)
        seen = [height for height in seen if height != start]
        assert seen == sorted(seen, reverse=True)  # y is downwards
        assert (len(seen) > 4) is (motion == "no-preference") and page.evaluate(HEIGHTS, False) == seen[-1:]


def test_a_move_is_announced_once_it_rests(browser, tmp_path):
    (tmp_path / "gliding.html").write_text(gliding().to_html(), "utf-8")
    with browser.new_context() as window:
        page = window.new_page()
        page.goto((tmp_path / "gliding.html").as_uri())
        page.locator(".live-stage").wait_for()
        assert page.get_by_role("status").inner_text() == ""
        page.get_by_label("high").check()
        page.get_by_role("status").get_by_text("It is high.").wait_for()
        assert page.locator(".live-readout").inner_text() == "It is high."
