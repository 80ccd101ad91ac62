"""Every live figure of the course in a browser, at its start, both ends and (in Korean) the middle of each control.

The picture is the one matplotlib draws, words are whole and apart, a colour keeps its meaning, numbers are written
alike, and nothing tells the answer to a question that has not been answered.
"""

import io
import re
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from fontTools.ttLib import TTFont
from matplotlib.colors import to_hex, to_rgba_array
from matplotlib.text import Text

from driver.pictures import ALIKE, SCALE, STAND, Shown, difference, shots, side_by_side, write_site
from lecture_lib import words
from lecture_lib.figures.look import COLORS, FONT
from lecture_lib.live.scenery import themed
from pages import build
from pages.typeface import picture_font
from tests.pages.meanings import WORDS

DRAGS = (["ArrowRight", "ArrowUp"], ["ArrowLeft", "ArrowLeft", "ArrowDown"])
GUESS = ["ArrowDown", "ArrowRight"]
DESK, TELEPHONE = {"width": 1300, "height": 900}, {"width": 390, "height": 844}
# Of every question that is open: how many lines it takes, and how many rows its options.
LINES = """() => [...document.querySelectorAll(".live-question")].map((one) => {
  const rows = (part, each) => Math.round(one.querySelector(part).getBoundingClientRect().height / each);
  const line = parseFloat(getComputedStyle(one).lineHeight);
  return [rows(".live-question-text", line), rows(".live-options", one.querySelector("button").offsetHeight)];
})"""
SOURCES = {source.stem: source for source in build.notebook_builder.find_sources([])}


@pytest.fixture(scope="module")
def page(browser):
    look = {"viewport": DESK, "locale": "en-GB", "reduced_motion": "reduce"}
    window = browser.new_context(device_scale_factor=SCALE, **look)
    yield window.new_page()
    window.close()


@pytest.fixture(scope="module", params=[f"{lang}/{stem}" for lang in words.LANGUAGES for stem in SOURCES])
def walk(request, page, one_round, tmp_path_factory):
    """What was seen of a chapter's figures on a walk through their positions, by the tests below."""
    lang, stem = request.param.split("/")
    before = words.language()
    words.use(lang)
    folder = tmp_path_factory.mktemp(stem)
    figures = write_site(folder, SOURCES[stem], lang)
    page.goto(f"{folder.as_uri()}/{lang}/{stem}.html")
    page.evaluate(STAND)
    seen = SimpleNamespace(
        lang=lang, compared=[], readouts=[], undrawn=[], crowded=[], early=[], figures=figures, folder=folder
    )
    seen.lines = [page.set_viewport_size(size) or page.evaluate(LINES) for size in (TELEPHONE, DESK)]
    shoot = shots(page)
    with ThreadPoolExecutor(2) as pool:
        for (name, live), place in zip(figures.items(), page.locator(".live-place").all(), strict=True):
            walk_through(name, Shown(live, place, shoot, pool), seen)
    words.use(before)
    return seen


def walk_through(name, figure, seen):
    seen.early += [f"{name}: {part}" for part in figure.told_early()]
    figure.guess(GUESS)
    seen.early += [f"{name}, guessed: {part}" for part in figure.told_early()]
    seen.undrawn += [f"{name}: {part}" for part in figure.undrawn()]
    figure.skip_question()
    seen.readouts.append((f"{name}, of the guess", *figure.reply()))
    for state in figure.states(middle=seen.lang == words.LANGUAGES[0]):  # between its ends, words are what they are
        look(f"{name} {state}", figure, state, seen)
    stays = all(handle.guess for handle in figure.live._handles.values())
    for number, keys in enumerate([] if stays else DRAGS):
        state = figure.drag(number, keys)
        for moved in (state, *others(figure.live, state)):
            look(f"{name} dragged {keys} {moved}", figure, moved, seen)


def others(live, state):
    """Another position of the first control that no point takes along: what is there must follow the point, too."""
    bound = {name for handle in live._handles.values() for name in handle.moves}
    free = [name for name in live.controls if name not in bound][:1]
    return [state | {name: live.controls[name].count - 1 - state[name] for name in free}] if free else []


def look(where, figure, state, seen):
    """What is seen at a position: words, pictures, and whether the words in them are whole."""
    said, pairs = figure.pictures(state)
    seen.readouts.append((where, said.strip(), figure.live.text_at(state).strip()))
    shares = [figure.beside.submit(difference, *pair) for pair in pairs]
    if "dragged" not in where and any(index in (0, figure.live.controls[control].count - 1)
                                      for control, index in state.items()):  # fmt: skip
        seen.crowded += [f"{where}: {fault}" for fault in figure.crowded()]
    for panel, share in enumerate(shares):
        seen.compared.append((f"{where} panel {panel}", *once_more(figure, state, panel, share.result())))


def once_more(figure, state, panel, share):
    """The share of pixels that differ, and the pair if they do: looked at twice, since a busy browser may be late."""
    if share <= ALIKE:
        return share, None
    pair = figure.pictures(state)[1][panel]
    return difference(*pair), pair


def test_the_picture_is_the_one_matplotlib_draws(walk):
    assert len(walk.compared) > 5
    differ = []
    for where, share, pair in walk.compared:
        if share > ALIKE:
            differ.append(f"{where}: {share:.3%}")
            side_by_side(*pair).save(walk.folder / f"{len(differ)}.png")
    assert differ == [], f"left as in the browser, right by matplotlib: {walk.folder}"


def test_the_readout_is_the_sentence_of_the_position(walk):
    assert [(where, shown, right) for where, shown, right in walk.readouts if shown != right] == []


def test_every_part_that_moves_has_left_its_template(walk):
    assert walk.undrawn == []


def test_words_are_whole_and_apart(walk):
    assert walk.crowded == []


def test_the_font_of_the_pages_has_every_character_that_the_font_of_the_stills_has(walk):
    known, shipped = (TTFont(file).getBestCmap().keys() for file in (FONT, io.BytesIO(picture_font())))
    for live in walk.figures.values():
        moving = [track.frames for track in live._tracks if track.artist is not None and track.frames.dtype.kind == "U"]
        said = {one.get_text() for one in live._fig.findobj(Text)}.union(
            *(frames.ravel().tolist() for frames in moving)
        )
        assert {ord(letter) for letter in "".join(said)} & known <= shipped


def test_a_question_is_one_line_and_a_row_of_options_and_two_lines_on_a_telephone(walk):
    telephone, desk = walk.lines
    assert [(number, lines) for number, lines in enumerate(telephone) if lines[0] > 2 or lines[1] > 1] == []
    assert [(number, lines) for number, lines in enumerate(desk) if lines[0] > 1 or lines[1] > 1] == []


def test_nothing_tells_the_answer_before_the_question_is_answered(walk):
    assert walk.early == []


# What the figures are made of -----------------------------------------------------------------------------------------

MEANING = {COLORS[name].lower(): name for name in WORDS}
NEUTRAL = {COLORS[name].lower() for name in ("ink", "soft", "line", "paper")}
# As nobody writes numbers: a hyphen for a minus, four digits in a row, an exponent behind an e, a zero with a sign.
ODD = re.compile(r"(?<![\w.])-\d|(?<![\d.,])\d{4,}|\d[eE][+-]?\d|−0(?:\.0+)?(?![\d.])")
YEARS = re.compile(r"\b(?:18|19|20)\d\d\b")
NUMBER = re.compile(r"(?<![\w)])−?\d(?:[\d.,]*\d)?|\d")


def words_in_colour(live) -> set:
    """(word, meaning) of every text and every mark and zone on a slider; numbers as #."""
    texts = [(one.get_text().strip(" •●"), to_hex(one.get_color())) for one in live._fig.findobj(Text)]
    placed = [one for control in live.controls.values() for one in control.spec().get("marks", [])]
    placed += [one for control in live.controls.values() for one in control.spec().get("zones", [])]
    hex_of = {themed(colour): colour for colour in {*MEANING, *NEUTRAL}}
    marks = [(mark["label"], hex_of.get(mark["color"], mark["color"])) for mark in placed]
    words = [(NUMBER.sub("#", word), colour.lower()) for word, colour in texts + marks]
    return {(word, MEANING[colour]) for word, colour in words if word.strip("# %") and colour not in NEUTRAL}


def colours(live) -> set:
    """Every colour that some artist is drawn in."""
    found = set()
    for artist in live._fig.findobj(lambda one: one.get_visible() and not isinstance(one, Text)):
        for name in ("get_color", "get_edgecolor", "get_facecolor", "get_markerfacecolor", "get_markeredgecolor"):
            if get := getattr(artist, name, None):
                found |= {to_hex(colour) for colour in to_rgba_array(get()) if colour[3] > 0}
    return found


def test_a_colour_keeps_its_meaning(walk):
    palette = {colour.lower() for colour in COLORS.values()}
    assert {(name, one) for name, live in walk.figures.items() for one in colours(live) - palette} == set()
    if walk.lang == "en":
        seen = {(word, meaning) for live in walk.figures.values() for word, meaning in words_in_colour(live)}
        assert {(word, meaning) for word, meaning in seen if word not in WORDS[meaning]} == set()


def test_a_word_has_one_colour():
    everything = [word for words in WORDS.values() for word in words]
    assert len(everything) == len(set(everything))


def said(live) -> list[str]:
    """All that a figure says: its texts, and what sliders and readout say at every position."""
    values = [str(value) for control in live.controls.values() for value in control.spec().get("values", [])]
    frames = [line for track in live._tracks if track.prop == "text" for line in set(track.frames.ravel().tolist())]
    return [*(one.get_text() for one in live._fig.findobj(Text)), *values, *frames]


def test_numbers_are_written_alike(walk):
    lines = [(name, line) for name, live in walk.figures.items() for line in said(live)]
    assert {(name, line) for name, line in lines if ODD.search(YEARS.sub("", line))} == set()
