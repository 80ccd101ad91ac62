"""LiveFigure: what is declared, what is sent, what comes back, what is shown."""

import base64
import json
import re
import warnings
import zlib
from io import BytesIO
from typing import NamedTuple

import ipywidgets
import matplotlib as mpl
import numpy as np
import pytest
import traitlets
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from PIL import Image

from lecture_lib.figures import numbers
from lecture_lib.figures.look import font_family
from lecture_lib.live import (
    TOKENS,
    Again,
    Answer,
    Choice,
    LiveFigure,
    Mark,
    Said,
    Slider,
    Zone,
    frames,
    rectangles,
    scenery,
    shown,
)  # fmt: skip

LR, STEPS = 5, 7
PATH = np.stack(np.broadcast_arrays(np.linspace(0, 1, LR)[:, None], np.linspace(0, 1, STEPS)), -1)


class Scene:
    """A figure with a line, a head, a title and a draggable start over two sliders and a choice."""

    def __init__(self, name="test"):
        with mpl.rc_context({"font.family": font_family()}):
            figure = Figure(figsize=(6, 3))
            self.axes, self.other = figure.subplots(1, 2)
            self.axes.set(xlim=(0, 2), ylim=(0, 2), xlabel="학습률")
            (self.line,) = self.axes.plot([0, 1], [0, 1], "o-")
            (self.head,) = self.axes.plot([0], [0], "s")
            (self.start,) = self.axes.plot([0.5], [0.5], "D")
            self.text = self.other.text(0.5, 0.5, "")
            self.points = self.other.scatter([0.1, 0.2], [0.1, 0.2], s=20)
            self.bars = self.other.add_patch(PathPatch(Path(np.zeros((3, 2)))))
            self.image = self.other.imshow(np.zeros((2, 2, 3)), extent=(0, 1, 0, 1))
        controls = [
            Choice("scale", "특징", ["mm", "cm"]),
            Slider("lr", "lr", [*"01234"], start=2, marks=[Mark(1.5, "2/λ", "#000")], zones=[Zone(3, 4, "", "#000")]),
            Slider("step", "step", range(STEPS), start=STEPS - 1, play=True),
        ]
        self.live = LiveFigure(figure, name=name, controls=controls, alt="A line.")
        self.live.vary(self.line, PATH, ("lr",), upto="step").vary(self.head, PATH, ("lr",), at="step")
        self.live.vary(self.text, np.array(["가", "나"]), ("scale",))
        loss = np.arange(LR * STEPS).reshape(LR, STEPS).astype(str), ("lr", "step")
        self.live.readout("손실 {loss}, {word}", loss=loss, word=(["a", "b"], ("scale",)))
        self.live.draggable(self.start, label="start")


def scene_of(live) -> dict:
    return json.loads(zlib.decompress(live.build().scene))


def test_every_kind_of_artist_is_declared_and_settled():
    s = Scene()
    color, size = (["#f00", "#00f"], np.eye(LR, 2, dtype=int)), np.full((LR, 2), 2.0)
    s.live.vary(s.points, None, ("lr",), xy=np.ones((LR, 2, 2)), color=color, size=size)
    s.live.vary(s.bars, rectangles(np.zeros((LR, 1)), 0, 1, np.arange(LR)[:, None]), ("lr",))
    s.live.vary(s.image, np.arange(2 * 2 * 2 * 3, dtype="u1").reshape(2, 2, 2, 3), ("scale",))
    s.live.vary(s.other, [True, False], ("scale",))
    props = sorted(f"{track['prop']} {track['count']}" for track in scene_of(s.live)["tracks"])
    assert props == ["color 2", "image 1", "size 2", "text 1", "visible 1", "xy 1", "xy 2", "xy 6", "xy 7", "xy 7"]
    np.testing.assert_array_equal(s.line.get_xydata(), PATH[2])
    np.testing.assert_array_equal(s.head.get_xydata(), PATH[2, -1:])
    assert s.text.get_text() == "가" and s.points.get_sizes().tolist() == [80, 80]
    assert s.bars.get_path().get_extents().ymax == 2


def test_of_a_trail_the_last_points_can_be_shown_alone():
    s = Scene()
    (fresh,) = s.axes.plot([], [])
    s.live.vary(fresh, PATH, ("lr",), upto="step", last=2)
    track = s.live._track_of(fresh)
    for step in range(STEPS):
        shown = track.frame({"scale": 0, "lr": 1, "step": step})
        np.testing.assert_array_equal(shown, PATH[1, max(0, step - 1) : step + 1])
    assert [one["last"] for one in scene_of(s.live)["tracks"] if "last" in one] == [2]


def test_a_figure_that_would_send_too_much_says_how_much_and_what():
    figure = Figure()
    (line,) = figure.subplots().plot([0, 1])
    sliders = [Slider(name, name, range(60)) for name in "abc"]
    live = LiveFigure(figure, name="large", controls=sliders, budget=1_000_000)
    live.vary(line, np.random.default_rng(0).uniform(size=(60, 60, 60, 2, 2)), ("a", "b", "c"))
    said = r"send 1\.7 MB.* of 1\.0 MB; 1\.7 MB are Line2D\(_child0\) at 60 × 60 × 60 positions of \('a', 'b', 'c'\)"
    with pytest.raises(ValueError, match=said):
        live.build()
    assert not live.scene


def test_what_only_shows_and_hides_keeps_its_place():
    s = Scene()
    s.live.vary(s.bars, [True, False], "scale").vary(s.points, color=(["r", "b"], np.eye(LR, 2, dtype=int)), over="lr")
    before = s.bars.get_path(), s.points.get_offsets().tolist()
    s.live.build()
    assert (s.bars.get_path(), s.points.get_offsets().tolist()) == before


def test_bars_are_replaced_by_their_lengths():
    s = Scene()
    bars = s.other.bar([1, 2], [1, 1])
    s.live.vary(bars, np.ones((LR, 2)), "lr")
    s.live.replace({bars: [5, 7]}, at={"lr": 1})
    assert [s.live._track_of(bar).frames[:, 2, 1].tolist() for bar in bars] == [[1, 5, 1, 1, 1], [1, 7, 1, 1, 1]]


def test_what_a_question_hides_is_named_and_lacks_in_the_still():
    stills = {}
    for hides in ([], ["line", "text"]):
        s = Scene()
        s.axes.plot([0, 2], [2, 0], lw=8)
        s.live.predict("?", ["a", "b"], answer=0, replies=["!", "?"], hides=[getattr(s, name) for name in hides])
        scene = scene_of(s.live)
        assert scene["hidden"] == [getattr(s, name).get_gid() for name in hides]
        assert s.line.get_visible()
        stills[len(hides)] = s.live._png
    assert stills[0] != stills[2]


def test_a_point_that_can_be_dragged_may_have_a_hint():
    s = Scene()
    s.live.draggable(s.points, label="points", hint=s.axes.text(1, 1, "drag me"))
    start, points = scene_of(s.live)["handles"]
    assert start["hint"] is None and points["hint"] == s.axes.texts[0].get_gid()


@pytest.mark.parametrize(
    ("color", "sent"), [("#222222", "var(--live-ink)"), ("#D55E00", "light-dark(#d55e00, #f5842e)"), ("#abc", "#abc")]
)
def test_colours_that_turn_with_the_theme_are_sent_by_name(color, sent):
    s = Scene()
    s.live.vary(s.points, np.zeros((2, 2)), color=([color], np.zeros(2)))
    assert [track["palette"] for track in scene_of(s.live)["tracks"] if track["prop"] == "color"] == [[sent]]
    assert Mark(0, "", color).spec()["color"] == Zone(0, 1, "", color).spec()["color"] == sent


def test_an_array_used_twice_is_sent_once_and_building_twice_draws_once():
    s = Scene()
    scene, keys = s.live.build().scene, [track["key"] for track in scene_of(s.live)["tracks"][:2]]
    assert keys[0] == keys[1] and s.live.build().scene is scene
    assert len(s.live.frames) == 5  # path, text, start, two fields of the readout


def test_the_svg_has_theme_tokens_and_colours_of_the_page_and_no_font_names(monkeypatch):
    monkeypatch.setitem(TOKENS, "#123456", "#abcdef")
    s = Scene()
    s.axes.plot([0, 1], [1, 0], color="#222222")
    s.axes.set_title("#123456").set_color("#123456")
    svg = scene_of(s.live)["svg"]
    said = "var(--live-ink)", "var(--live-paper)", "학습률", "fill: light-dark(#123456, #abcdef)", ">#123456</text>"
    assert [one for one in said if one not in svg] == []
    assert not re.search("font-family|Live Sans", svg) and re.search(r"font-size: [\d.]+px", svg)
    for name in scenery.NEUTRALS.values():
        assert re.search(rf"--live-{name}: (var\(--jp-layout-color0, )?light-dark\(#\w+, #\w+\)", LiveFigure._css)


@pytest.mark.parametrize("layout", ["constrained", "tight", None])
def test_panels_hold_their_ink_and_do_not_overlap(layout):
    with mpl.rc_context({"font.family": font_family()}):
        figure = Figure(figsize=(7, 5), layout=layout)
        for number, axes in enumerate(figure.subplots(2, 2).ravel()):
            axes.set(ylabel="몸무게 (g)", xlabel="x", title=str(number))
    if layout is None:
        figure.subplots_adjust(left=0.12, right=0.98, top=0.93, bottom=0.1, wspace=0.35, hspace=0.45)
    boxes = [box["box"] for box in scene_of(LiveFigure(figure, name="panels"))["panels"]]
    for axes, (left, top, width, height) in zip(figure.axes, boxes, strict=True):
        ink = axes.get_tightbbox(FigureCanvasAgg(figure).get_renderer()).extents * 72 / figure.dpi
        assert left <= ink[0] and ink[2] <= left + width
        assert 360 - top - height <= ink[1] and ink[3] <= 360 - top
    assert boxes[0][0] + boxes[0][2] <= boxes[1][0] + 0.02
    assert boxes[0][1] + boxes[0][3] <= boxes[2][1] + 0.02


def test_axes_that_share_a_slot_share_a_panel():
    figure = Figure()
    grid = figure.add_gridspec(1, 2)
    for slot in (grid[0, 0], grid[0, 0], grid[0, 1]):
        figure.add_subplot(slot)
    assert [len(panel["parts"]) for panel in scene_of(LiveFigure(figure, name="slots"))["panels"]] == [2, 1]


@pytest.mark.parametrize(
    ("outside", "rows"),
    [
        (lambda figure: figure.suptitle("all"), [1, 4, 0]),
        (lambda figure: (figure.suptitle("all"), figure.supxlabel("x")), [1, 4, 1]),
        (lambda figure: figure.supylabel("y"), [0, 3, 0]),  # the left column becomes one panel
        (lambda figure: figure.text(0.5, 0.5, "amid", size=40, ha="center", va="center"), [0, 1, 0]),
        (lambda figure: figure.legend(handles=figure.axes[0].lines, loc="outside lower center"), [0, 4, 1]),
    ],
)
def test_what_lies_outside_the_axes_is_shown(outside, rows):
    figure = Figure(layout="constrained")
    for axes in figure.subplots(2, 2).ravel():
        axes.plot([0, 1], label="line")
    outside(figure)
    scene = scene_of(LiveFigure(figure, name="outside"))
    kinds = [panel["strip"] for panel in scene["panels"]]
    assert [kinds.index(False), kinds.count(False), len(kinds) - kinds.index(False) - kinds.count(False)] == rows
    parts = sorted(part for panel in scene["panels"] for part in panel["parts"])
    assert parts == sorted([f"axes{k}" for k in range(4)] + [f"outside{k}" for k in range(len(parts) - 4)])
    assert all(f'id="{part}"' in scene["svg"] for part in parts) and len(parts) > 4


def test_the_still_shows_the_default_position_in_korean_without_a_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        bundle = Scene().live._repr_mimebundle_()
    assert set(bundle) == {"text/plain", "image/png", "application/vnd.jupyter.widget-view+json"}
    assert bundle["text/plain"] == "LiveFigure: A line."
    still = Image.open(BytesIO(base64.b64decode(bundle["image/png"])))
    assert still.size == (600, 300) and len(still.convert("RGB").getcolors(1 << 20)) > 10


def test_the_readout_says_what_holds_at_a_position():
    positions = {}, {"lr": 0, "step": 0}, {"scale": 1, "lr": 4, "step": 6}
    assert [Scene().live.text_at(place) for place in positions] == ["손실 20, a", "손실 0, a", "손실 34, b"]


def test_frames_can_be_replaced_whole_or_in_part():
    s = Scene()
    s.live.build()
    sent = []
    s.live.send = lambda content, buffers=None: sent.append((content, buffers))
    s.live.replace({s.line: PATH[1] + 1, s.head: PATH[1] + 1, "loss": np.full(STEPS, "x")}, at={"lr": 1})
    ((message, buffers),) = sent
    assert [item["block"] for item in message["items"]] == [[1, LR], [1, LR]] and len(buffers) == 2
    assert [s.live.text_at({"lr": lr}) for lr in (1, 2)] == ["손실 x, a", "손실 20, a"]
    before, key = dict(s.live.frames), message["items"][0]["key"]
    assert s.live.get_state()["frames"][key] != before[key]
    assert PATH[1, 0, 0] == 0.25  # the caller's array is untouched


class Sum(NamedTuple):
    line: np.ndarray  # (2, 2): through both points
    height: float  # of the point moved last, plus the rate
    which: int


def sum_at(points, at, rates):
    return Sum(points.copy(), points[at[1], 1] + rates[at[0]], at[1])


def summed():
    """A figure of two points, the line through them, and words of the one moved last, over a slider and two draws."""
    figure = Figure()
    axes = figure.add_subplot(xlim=(0, 10), ylim=(1, 100), yscale="log")
    (line,), points = axes.plot([0, 1], [1, 1]), axes.scatter([1, 2], [10, 20])
    name, rates = axes.text(0, 1, "here"), np.array([0.0, 100.0])
    controls = [Slider("rate", "rate", rates), Again("draw", "again", 2)]
    answer = Answer(sum_at, [rates], points=[[1, 10], [2, 20]], along="rate", beside=("point", "draw"))
    live = LiveFigure(figure, name="sum", controls=controls, alt="Two points.")
    live.vary(line, answer["line"]).vary(name, [[[1, 10], [2, 20]][0]])
    said = Said(["first {height}", "second {height}"], "which", height=("height", numbers.decimals, 1))
    live.readout("{said}", said=(answer[said], "rate"))
    live.draggable(points, answer, label="point")
    return live, answer, line, points


def test_an_answer_follows_the_points_wherever_they_are_put():
    live, answer, line, points = summed()
    live.build()
    frames = next(track for track in live._tracks if track.artist is line).frames.copy()
    assert live.text_at() == "first 10.0" and live.text_at({"rate": 1}) == "first 110.0"
    live.drag(points, 1, 3.0, 50.0)
    assert live.text_at() == "second 50.0" and live.text_at({"rate": 1}) == "second 150.0"
    np.testing.assert_array_equal(live.points(points), [[1, 10], [3, 50]])
    moved = next(track for track in live._tracks if track.artist is line)
    np.testing.assert_array_equal(moved.frame(live.position), [[1, 10], [3, 50]])
    np.testing.assert_array_equal(moved.frames, frames)  # what was computed beforehand stays, for Reset
    live.drag(points, 0, -5.0, 1e9)
    assert live.points(points)[0].tolist() == [0.0, 100.0]  # held inside the axes
    live.dragged = {}
    assert live.text_at() == "first 10.0"
    live.close()


def test_the_browser_is_told_all_that_it_needs_to_call_an_answer():
    live, answer, line, points = summed()
    spec = scene_of(live.build())
    (told,) = spec["answers"]
    assert (told["name"], told["along"], told["beside"]) == ("sum_at", ["rate"], ["point", "draw"])
    assert told["fields"] == [["line", "f8", 2], ["height", "f8", 0], ["which", "i8", 0]] and told["given"] == [
        [2, "f8"]
    ]
    assert zlib.decompress(live.frames["given0"]) == np.array([0.0, 100.0]).tobytes()
    words, drawn = sorted(told["tracks"], key=lambda track: track["prop"] == "xy")
    assert words["leading"] == 1 and words["field"]["fields"] == {"height": ["height", "decimals", 1]}
    assert drawn["leading"] == 0 and [axis[0] for axis in drawn["place"]] == ["linear", "log"]
    data = np.array([[3.0, 50.0]])
    on_figure = [factor * (np.log10(v) if kind == "log" else v) + plus
                 for (kind, factor, plus), v in zip(drawn["place"], data[0], strict=True)]  # fmt: skip
    np.testing.assert_allclose(on_figure, frames.to_points(line.axes.transData, live._fig, data)[0], atol=1e-9)
    live.close()


def test_a_point_may_take_controls_along():
    s = Scene()
    s.live.draggable(s.points, label="rate", moves={"lr": (1, np.linspace(0, 1, LR))})
    s.live.drag(s.points, 0, 0.3, 0.6)
    assert s.live.position["lr"] == 2
    spec = scene_of(s.live)["handles"][1]["moves"]
    assert spec[0]["name"] == "lr" and len(spec[0]["at"]) == LR and np.all(np.diff(spec[0]["at"]) < 0)  # y downwards


@pytest.mark.parametrize(
    "told",
    [{"0": {"points": [[0, np.nan]], "last": 0}}, {"0": {"points": [[0, 0], [1, 1]], "last": 0}}, {"7": {}},
     {"0": {"points": [[0, 0]], "last": 1}}, {"0": {"points": "here", "last": 0}}],
)  # fmt: skip
def test_impossible_points_change_nothing(told):
    live = Scene().live
    with pytest.raises(traitlets.TraitError, match="dragged"):
        live.dragged = told
    assert live.dragged == {}


@pytest.mark.parametrize("position", [{}, {"lr": 0}, *({"scale": 0, "lr": lr, "step": 0} for lr in (5, -1, "1"))])
def test_an_impossible_position_changes_nothing(position):
    live = Scene().live
    with pytest.raises(traitlets.TraitError, match="position"):
        live.position = position
    assert live.position == {"scale": 0, "lr": 2, "step": 6}


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda s: s.live.vary(s.line, PATH, ("speed",)), "'speed'"),
        (lambda s: s.live.vary(s.line, PATH[:3], ("lr",)), r"5 positions of 'lr'.*\(3, 7, 2\)"),
        (lambda s: s.live.vary(s.line, PATH, ("lr", "step")), r"points, 2"),
        (lambda s: s.live.vary(s.line, PATH[:, :3], ("lr",), upto="step"), "7 positions of 'step'"),
        (lambda s: s.live.replace({s.bars: PATH}), "artist that varies"),
        (lambda s: s.live.replace({"nothing": PATH}), "'nothing'"),
        (lambda s: s.live.replace({s.line: PATH[0]}), r"\(5, 7, 2\).*\(7, 2\)"),
        (lambda s: s.live.predict("?", ["a"], answer=0, replies=[]), "replies.*1 options"),
        (lambda s: s.live.predict("?", ["a"], answer=1, replies=[""]), "answer"),
        (lambda s: LiveFigure(Figure(), name="x", controls=[Slider("a", "a", ["0"], start=1)]), "start of control 'a'"),
        (lambda s: LiveFigure(Figure(), name="x", controls=[Choice("a", "a", [])]), "at least one"),
        (lambda s: s.live.predict("?", ["a"], answer=0, replies=[""], hides=[Scene().line]), "hides.*Line2D"),
        (lambda s: s.live.predict("?", ["a"], answer=0, replies=[""], to={"speed": 1}), "to.*'speed'"),
        (lambda s: s.live.vary(s.other.text(0, 0, "", bbox={"pad": 1}), ["a", "b"], "scale"), "without a box"),
        (lambda s: s.live.vary(s.other.plot([0, 1], markevery=2)[0], PATH, "lr"), "markevery.*2"),
        (lambda s: s.live.vary(s.other.quiver([1, 2], [1, 2], [1, 2], [1, 2]), PATH, "lr"), "Quiver.*offsets"),
        (lambda s: s.live.vary(s.other.annotate("a", (0, 0)), PATH[:, :1], "lr"), "Annotation.*none of a line"),
        (lambda s: s.live.vary(s.other.contour(np.eye(3)), PATH, "lr"), "QuadContourSet.*none of"),
        (lambda s: s.live.vary(s.other.axline((0, 0), (1, 1)), PATH, "lr"), "AxLine.*none of"),
        (lambda s: s.live.vary(s.other.plot([1]), PATH, "lr"), "^list.*none of"),
        (lambda s: s.live.vary(s.other.stem([1]), PATH, "lr"), "StemContainer.*none of"),
        (lambda s: s.live.vary(s.other.scatter([1, 2], [1, 2], c=[1, 2]), PATH, "lr"), "look different"),
        (lambda s: s.live.vary(s.other.vlines([1, 2], 0, 1, colors=[*"rb"]), PATH, "lr"), "look different"),
        (lambda s: s.live.vary(s.line, color=(["r"], np.zeros(7))), "Line2D.*only a scatter has a color"),
        (lambda s: s.live.vary(s.other.bar([1, 2], 1), np.ones((LR, 3)), "lr"), r"2 bars.*\(5, 3\)"),
        (lambda s: s.live.vary(s.other.bar([1], 1)[0], PATH, "lr"), r"`rectangles`.*\(5, 7, 2\)"),
        (lambda s: s.live.vary(s.other.add_patch(Rectangle((0, 0), 1, 1, angle=9)), PATH, "lr"), "turned"),
        (lambda s: s.live.vary(s.axes.figure.add_artist(Line2D([0], [0])), PATH, "lr"), "outside the axes"),
        (lambda s: s.live.vary(Scene().line, PATH, "lr"), "artist of the figure"),
        (
            lambda s: s.live.vary(s.axes.figure.add_subplot(projection="3d").plot([0], [0], [0])[0], PATH, "lr"),
            "Line3D.*three dimensions",
        ),
        (lambda s: LiveFigure(s.axes.figure.add_subplot(projection="3d").figure, name="x"), "flat axes"),
        (lambda s: LiveFigure(Figure().subfigures(1, 2)[0].subplots().get_figure(root=True), name="x"), "flat axes"),
        (lambda s: Mark(np.nan, "", "#000").spec(), "finite"),
        (lambda s: s.live.draggable(s.points, label="", moves={"lr": (1, [0.0])}), "moves.*'lr'"),
        (lambda s: s.live.draggable(s.points, Answer(sum_at, points=[[0, 0]]), label=""), "artist's 2, got 1"),
        (lambda s: s.live.vary(s.line, Answer(sum_at, along="speed")["line"]), "along.*'speed'"),
        (lambda s: Mark(0, "", "#000", anchor="left").spec(), "'left'"),
    ],
)
def test_bad_input_is_named(call, words):
    with pytest.raises(ValueError, match=words):
        call(Scene())


def test_showing_again_keeps_a_guess_and_no_other_point():
    def shown_anew():
        live, answer, _, points = summed()
        (other,) = live._fig.axes[0].plot([3], [30])
        live.draggable(other, label="other")
        live.guess("?", points, answer[Said(["{height}"], height=("height", numbers.decimals, 0))], to={"rate": 1})
        live._repr_mimebundle_()
        return live, points, other

    first, points, other = shown_anew()
    first.drag(points, 1, 4.0, 70.0)
    first.drag(other, 0, 5.0, 50.0)
    assert str(first._readout[1]["guess"].frame(first.position)) == "70"
    second, points, other = shown_anew()
    np.testing.assert_array_equal(second.points(points), [[1, 10], [4, 70]])
    np.testing.assert_array_equal(second.points(other), [[3, 30]])
    assert str(second._readout[1]["guess"].frame(second.position)) == "70"
    second.close()


def test_showing_again_closes_the_last_one_and_keeps_the_prediction():
    before = len(ipywidgets.Widget._instances) if hasattr(ipywidgets.Widget, "_instances") else None
    first = Scene("again").live
    assert "image/png" in first._repr_mimebundle_()
    first.prediction = 1
    second = Scene("again").live
    second._repr_mimebundle_()
    assert first.comm is None and second.comm is not None
    assert second.prediction == 1
    assert shown._shown[("again", None)] is second
    second.close()
    assert before is None or len(ipywidgets.Widget._instances) <= before + 2
