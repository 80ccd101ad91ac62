"""The stage: what is drawn, named and moved in one line is what was said; a drag computes anew what hangs on it."""

from typing import NamedTuple

import numpy as np
import pytest
from matplotlib.colors import to_hex

from lecture_lib import words
from lecture_lib.figures import look, numbers
from lecture_lib.figures.answers import ready
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Stage
from lecture_lib.live import Choice, Said, Slider, against

K, SLOPES = np.arange(4), np.array([-1.0, 0.0, 2.0])
TOML = """
[figure]
alt = {ko = "그림", en = "A figure"}
readout = {ko = "값 {value}, {side}", en = "value {value}, {side}"}
left = {ko = "왼쪽", en = "left"}
"""
ASK = """
[figure.ask]
answer = 0
question = {ko = "무엇?", en = "What?"}
options = [{ko = "가", en = "a"}, {ko = "나", en = "b"}]
replies = [{ko = "가", en = "a"}, {ko = "나", en = "b"}]
"""


class Lines(NamedTuple):
    line: np.ndarray  # (4, 2)
    value: np.ndarray  # (4,)


def line_at(points, at, shift):
    values = points[0, 1] + shift + SLOPES[at[0]] * (K - points[0, 0])
    return Lines(against(K, values), values)


VALUE = Said(["{value}"], value=("value", numbers.decimals))


@pytest.fixture
def say(tmp_path, monkeypatch):
    monkeypatch.setattr(words, "HOME", tmp_path)
    (tmp_path / "words.toml").write_text(TOML, "utf-8")
    return words.words_of(tmp_path / "figure.py")


def controls():
    return [Choice("side", "side", ["left", "right"]), Slider("slope", "slope", SLOPES), Slider("k", "k", K)]


@look.styled
def staged(say):
    """Two planes that take turns, with a run each, and one panel for both."""
    stage = Stage(say, controls(), panels=2)
    runs = [ready(line_at, 10 * n, points=np.zeros(2), along="slope", at={"side": n}) for n in range(2)]
    rings = []
    for n, run in enumerate(runs):
        plane = stage.panel("plane", when=("side", n, 2), xlim=(-5, 5), ylim=(-5, 25))
        plane.line("path", run["line"], "slope", upto="k", key="this", ghost={"alpha": 0.5})
        ring = plane.ring("path", (0, 0))
        name = plane.text("path", "here", [(0, 0)])
        stage.live.draggable(ring, run, label="a point", follow=[name])
        rings.append(ring)
    both = stage.panel("both", xlim=(0, 3), ylim=(-5, 25), xticks={0: "none", 3: "three"}, yticks=(0, 10))
    both.line("error", [run["line"] for run in runs], ("side", "slope"), "--", key="error")
    both.key("dots", "data", "o", 4)
    both.key("elsewhere", "optimum", "-", left=0.5)
    stage.tell(("side", "slope", "k"), value=[run[VALUE] for run in runs])
    return stage.tell("side", side=[say("left"), "right"]), runs, rings


def test_frames_are_those_of_the_runs_and_a_line_its_head_and_its_ghost_share_them(say):
    stage, runs, _ = staged(say)
    live = stage.finish()
    ghost, line, head = (next(t for t in live._tracks if t.artist is one) for one in
                         (live._fig.axes[0].lines[k] for k in (0, 1, 3)))  # fmt: skip
    assert line.frames is head.frames is ghost.frames is not None
    assert (line.options, head.options, ghost.options) == ({"upto": "k"}, {"at": "k"}, {})
    each = [[line_at(np.zeros((1, 2)), [slope], shift).line for slope in range(3)] for shift in (0, 10)]
    np.testing.assert_array_equal(line.frames, each[0])
    both = next(t for t in live._tracks if t.over == ("side", "slope"))
    np.testing.assert_array_equal(both.frames, each)
    live.close()


def test_panels_take_turns_in_one_place_and_ticks_are_written_as_said(say):
    stage, *_ = staged(say)
    first, second, both = stage.fig.axes
    assert first.get_position().bounds == second.get_position().bounds != both.get_position().bounds
    turns = {t.artist: t.frames.tolist() for t in stage.live._tracks if t.prop == "visible"}
    assert turns == {first: [True, False], second: [False, True]}
    stage.fig.draw_without_rendering()
    assert [tick.get_text() for tick in both.get_xticklabels()] == ["none", "three"]
    assert [tick.get_text() for tick in both.get_yticklabels()] == ["0", "10"]


def test_names_stand_one_below_the_other_in_the_colour_of_their_meaning(say):
    stage, *_ = staged(say)
    names = {text.get_text(): text for text in stage.fig.axes[2].texts}
    assert {name: to_hex(text.get_color()) for name, text in names.items()} == {
        "error": COLORS["error"].lower(), "dots": COLORS["data"], "elsewhere": COLORS["optimum"].lower()
    }  # fmt: skip
    heights = [names[name].get_position()[1] for name in ("error", "dots", "elsewhere")]
    assert heights[1] == pytest.approx(heights[0] - 0.085) and heights[2] == heights[0]


def test_a_drag_moves_what_hangs_on_the_point_and_nothing_else(say):
    stage, _, rings = staged(say)
    live = stage.finish().build()
    live.position = {"side": 1, "slope": 2, "k": 3}
    live.drag(rings[1], 0, 1.0, 2.0)
    assert "value 16" in english(live) and "value 10" in english(live, slope=0)
    moved = {track.artist: track.frame(live.position).tolist() for track in live._tracks if track.over == ()}
    assert moved[rings[1]] == [[1.0, 2.0]] and moved[rings[0]] == [[0.0, 0.0]]
    assert [[1.0, 2.0]] in [xy for artist, xy in moved.items() if artist not in rings]  # the name beside it
    assert "value 6" in english(live, side=0)  # the other plane's answer is as it was
    live.close()


def english(live, **position):
    return live.text_at(position).replace("값", "value")


def test_the_readout_is_the_template_or_else_the_fields_one_after_the_other(say, tmp_path):
    stage, *_ = staged(say)
    assert stage.finish().text_at({"side": 0, "slope": 1, "k": 0}) == "값 0, 왼쪽"
    words.load.cache_clear()
    (tmp_path / "words.toml").write_text(TOML.replace("readout", "other"), "utf-8")
    stage, *_ = staged(words.words_of(tmp_path / "figure.py"))
    assert stage.finish().text_at({"side": 0, "slope": 1, "k": 0}) == "0 왼쪽"


def test_a_question_is_asked_where_there_is_one(say, tmp_path):
    stage, _, rings = staged(say)
    assert stage.finish()._header is None
    words.load.cache_clear()
    (tmp_path / "words.toml").write_text(TOML + ASK, "utf-8")
    stage, _, rings = staged(words.words_of(tmp_path / "figure.py"))
    live = stage.finish(hides=rings)
    assert live._header["options"] == ["가", "나"] and live._hidden == rings
    live.close()


def test_a_trail_is_one_line_drawn_more_strongly_where_it_is_fresh(say):
    stage = Stage(say, controls(), panels=1)
    plane = stage.panel("plane", xlim=(-5, 5), ylim=(-5, 25))
    line = plane.line("path", np.zeros((4, 2)), upto="k", trail=3)
    tracks = [track for track in stage.live._tracks if "upto" in track.options]
    assert [track.options.get("last", 0) for track in tracks] == [0, 3, 1] and tracks[0].artist is line.line
    strengths = [track.artist.get_alpha() or 1 for track in tracks]
    assert strengths == sorted(set(strengths)) and strengths[-1] == 1
    assert len({track.key for track in tracks}) == 1  # sent once
