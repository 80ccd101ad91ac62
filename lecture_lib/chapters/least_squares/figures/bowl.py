"""The bowl: J of three points as a surface over (w₀, w₁), the two cuts through w, and their tangents on it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.chapters.least_squares.paraboloid import (
    BEST,
    DOWN,
    DROP,
    G00,
    G01,
    G11,
    LEAST,
    RIM,
    TALL,
    TURNED,
    TURNS,
    UP,
    W0,
    W1,
    X,
    Y,
    edge_words,
    floor,
    height,
    on_page,
    seen,
    wire,
)  # fmt: skip
from lecture_lib.figures import look, numbers
from lecture_lib.figures.answers import answer, ready
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Stage
from lecture_lib.live import Answer, LiveFigure, Said, Slider
from lecture_lib.solvers.jit import MATRIX, NUMBER, VECTOR, kernel
from lecture_lib.words import words_of

say = words_of(__file__)
BUDGET = 70_000  # bytes, frames and scene

POINTS = tuple(zip(X[:, 1].tolist(), Y.tolist(), strict=True))
START = np.array([2.0, 3.0])
FIRST = 2  # of them
INSIDE = 0.85  # of the rim's height: w goes no higher
NEAR = 0.14  # w this near to where a tangent is level makes it so
TANGENT = 2.2  # half its length, in units
CUT = 25  # points on a cut
FLAT = 1e-9  # a slope this small is rounding
LABEL, LIFT = (4.6, 1.1), 0.6  # width and height of the words at a tangent, and how far above its end they stand
ENDS = np.array([-0.4, 2.4])  # of the line in the data panel
ZEROS = (("∂J/∂w₀ = 0", ":"), ("∂J/∂w₁ = 0", "--"))  # each partial derivative is 0 on a line
WIDE, RAISED = 8.2, 0.7  # half the width of the picture, and how far its middle lies above the bowl's bottom
VERDICTS = ("not_zero", "w0_zero", "w1_zero", "at_best")


class BowlFrames(NamedTuple):
    """What the pictures show of one w, seen from one side."""

    ring: np.ndarray  # (1, 2): w on the floor
    dot: np.ndarray  # (1, 2): above it on the surface
    stem: np.ndarray  # (2, 2): from one to the other
    across: np.ndarray  # (5, 2): the shadows of both cuts
    cut0: np.ndarray  # (CUT, 2): J along w₀
    cut1: np.ndarray
    sloping: np.ndarray  # (5, 2): the tangents that are not level
    level: np.ndarray  # (5, 2): those that are
    label0: np.ndarray  # (1, 2): where their slopes are written
    label1: np.ndarray
    line: np.ndarray  # (2, 2): of w, through the data
    gaps: np.ndarray  # (8, 2): its residuals
    w0: float
    w1: float
    loss: float
    slope0: float  # the partial derivatives
    slope1: float
    verdict: int  # which of `VERDICTS`


@kernel(NUMBER, NUMBER, NUMBER, NUMBER)
def grounded(x, y, cosine, sine):
    """The w, less the minimum, at which a point of the page lies on the floor: inside, and on a zero that is near."""
    away = (y + DROP * UP) / DOWN
    a, b = x * cosine + away * sine, away * cosine - x * sine
    high, most = height(a, b), INSIDE * RIM / TALL
    if high > most:
        a, b = np.sqrt(most / high) * a, np.sqrt(most / high) * b
    if a * a + b * b < 2 * NEAR * NEAR:
        return 0.0, 0.0
    zero0, zero1 = -G01 / G00 * b, -G01 / G11 * a
    if abs(a - zero0) < NEAR:
        return zero0, b
    return (a, zero1) if abs(b - zero1) < NEAR else (a, b)


@kernel(NUMBER, NUMBER)
def cuts(a, b):
    """The two parabolas through w on the surface, and their shadows' ends on the floor: (2 CUT, 3) and (5, 3)."""
    curves, shadows = np.empty((2 * CUT, 3)), np.full((5, 3), np.nan)
    for axis in range(2):
        other, bend = (b, G00) if axis == 0 else (a, G11)
        middle = -G01 / bend * other
        rest = (G11 if axis == 0 else G00) * other * other - bend * middle * middle
        reach = np.sqrt((RIM - rest) / bend)
        for k in range(CUT):
            along = middle + reach * (2 * k / (CUT - 1) - 1)
            u, v = (along, b) if axis == 0 else (a, along)
            curves[axis * CUT + k, 0], curves[axis * CUT + k, 1], curves[axis * CUT + k, 2] = u, v, height(u, v)
        for end in range(2):
            curve = curves[axis * CUT + end * (CUT - 1)]
            shadows[3 * axis + end, 0], shadows[3 * axis + end, 1], shadows[3 * axis + end, 2] = (
                curve[0],
                curve[1],
                -DROP,
            )
    return curves, shadows


@kernel(NUMBER, NUMBER, NUMBER, NUMBER)
def tangents(a, b, slope0, slope1):
    """The two tangents at w, in space, as one line broken by NaN: (5, 3)."""
    lines = np.full((5, 3), np.nan)
    for axis in range(2):
        rise = (slope0 if axis == 0 else slope1) / TALL
        for end in range(2):
            step = (2 * end - 1) * TANGENT / np.sqrt(1 + rise * rise)
            lines[3 * axis + end, 0] = a + (step if axis == 0 else 0.0)
            lines[3 * axis + end, 1] = b + (0.0 if axis == 0 else step)
            lines[3 * axis + end, 2] = height(a, b) + rise * step
    return lines


@kernel(MATRIX)
def labels(lines):
    """Where the slopes of two tangents are written: beside the ends that are higher on the page, one not on the other.

    The base line of the words is given.
    """
    places, sides = np.empty((2, 2)), np.empty(2)
    for axis in range(2):
        low, high = 3 * axis, 3 * axis + 1
        if lines[low, 1] > lines[high, 1]:
            low, high = high, low
        sides[axis] = 1.0 if lines[high, 0] > lines[low, 0] else -1.0
        places[axis, 0], places[axis, 1] = lines[high, 0] + sides[axis] * LABEL[0] / 2, lines[high, 1] + LIFT
    upper = 1 if places[1, 1] > places[0, 1] else 0
    if abs(places[0, 0] - places[1, 0]) < LABEL[0]:
        places[upper, 1] = max(places[upper, 1], places[1 - upper, 1] + LABEL[1])
    return places


@answer(MATRIX, VECTOR)
def bowl_at(points, at, turned, ends):
    """Cuts, tangents and line of one w, which is given as a place on the page, seen as when it was moved last."""
    moved, cosine, sine = at[1], turned[at[0], 0], turned[at[0], 1]
    a, b = grounded(points[moved, 0], points[moved, 1], turned[moved, 0], turned[moved, 1])
    slope0, slope1 = 2 * (G00 * a + G01 * b), 2 * (G01 * a + G11 * b)
    slope0, slope1 = 0.0 if abs(slope0) < FLAT else slope0, 0.0 if abs(slope1) < FLAT else slope1
    w0, w1, high = W0 + a, W1 + b, height(a, b)
    stem = np.empty((2, 3))
    for k in range(2):
        stem[k, 0], stem[k, 1], stem[k, 2] = a, b, high if k else -DROP
    stem = seen(stem, cosine, sine)
    curves, shadows = cuts(a, b)
    curves, touching = seen(curves, cosine, sine), seen(tangents(a, b, slope0, slope1), cosine, sine)
    sloping, level = touching.copy(), touching.copy()
    for axis in range(2):
        if slope0 == 0 if axis == 0 else slope1 == 0:
            sloping[3 * axis : 3 * axis + 2] = np.nan
        else:
            level[3 * axis : 3 * axis + 2] = np.nan
    words = labels(touching)
    line, gaps = fitted(w0, w1, ends)
    verdict = (1 if slope0 == 0 else 0) + (2 if slope1 == 0 else 0)
    return BowlFrames(stem[:1].copy(), stem[1:].copy(), stem, seen(shadows, cosine, sine), curves[:CUT].copy(),
                      curves[CUT:].copy(), sloping, level, words[:1].copy(), words[1:].copy(), line, gaps, w0, w1,
                      LEAST + TALL * high, slope0, slope1, verdict)  # fmt: skip


@kernel(NUMBER, NUMBER, VECTOR)
def fitted(w0, w1, ends):
    """The line of w, and its residuals as pieces broken by NaN."""
    line, gaps = np.empty((2, 2)), np.full((8, 2), np.nan)
    for k in range(2):
        line[k, 0], line[k, 1] = ends[k], w0 + w1 * ends[k]
    for k in range(3):
        x, y = POINTS[k]
        gaps[3 * k, 0], gaps[3 * k, 1], gaps[3 * k + 1, 0], gaps[3 * k + 1, 1] = x, y, x, w0 + w1 * x
    return line, gaps


def bowl() -> Answer:
    """The answer: a place of w on the page for every turn, of which that of the turn when it was moved last counts."""
    home = on_page([[*(START - BEST), -DROP]])[:, 0]
    return ready(bowl_at, TURNED, ENDS, points=home, along="turn", beside="point", first=FIRST)


def slope_in_words(axis: int) -> Said:
    """A partial derivative, as it is written at its tangent."""
    return Said([f"w{'₀₁'[axis]}: {{slope}}"], slope=(f"slope{axis}", numbers.plain, 1))


@look.styled
def explore_bowl() -> LiveFigure:
    """J of a line through three points as a bowl: turn it, move w, and see both tangents."""
    run = bowl()
    slider = Slider("turn", say("turn"), [f"{turn}°" for turn in TURNS], start=FIRST, play=True)
    stage = Stage(say, [slider], panels=2)
    answers = _show_bowl(stage, run)
    _show_data(stage, run)
    fields = {name: (name, numbers.plain, 2) for name in ("w0", "w1", "loss", "slope0", "slope1")}
    verdict = Said([say(key) for key in VERDICTS], "verdict")
    told = Said([say.template("now")], verdict=verdict, **fields)
    return stage.tell(now=run[told]).finish(hides=answers)


def _show_bowl(stage: Stage, run: Answer) -> list:
    """The surface over its floor, with what touches it at w; returns what shows where the minimum is."""
    panel = stage.panel(say("surface"), **look.around((0, RAISED), WIDE), xticks=(), yticks=())
    panel.ax.spines[:].set_visible(False)
    outline, shadow, zeros = floor()
    panel.area("line", outline, "turn", fc=COLORS["line"] + "30", lw=0.8)
    panel.line("line", shadow, "turn", lw=1.0)
    for words, places in edge_words():
        panel.text("soft", words, places, "turn", ha="center", va="center", size=8 if words[0] != "w" else 10)
    answers = [panel.line("optimum", line, "turn", dashes, lw=1.4).line
               for line, (_, dashes) in zip(zeros, ZEROS, strict=True)]  # fmt: skip
    for left, (words, dashes) in zip((0.0, 0.62), ZEROS, strict=True):
        panel.key(words, "optimum", dashes, left=left)
    whole, inside = wire()
    panel.line("error", whole, "turn", lw=0.8, alpha=0.22)
    panel.line("error", inside, "turn", lw=1.0, alpha=0.6)
    for z in (-DROP, 0.0):
        answers.append(panel.head("optimum", on_page([[0, 0, z]]), "turn", marker="*", ms=11 if z else 9))
    panel.line("prediction", run["across"], "turn", ":", lw=1.0)
    panel.line("prediction", run["stem"], "turn", ":", lw=1.2)
    for cut in ("cut0", "cut1"):
        panel.line("error", run[cut], "turn", lw=2.4)
    panel.line("ink", run["sloping"], "turn", lw=2.6)
    panel.line("optimum", run["level"], "turn", lw=3.4)
    panel.head("prediction", run["dot"], "turn", ms=8)
    for axis in range(2):
        label = panel.text("ink", "", run[f"label{axis}"], "turn", ha="center", va="baseline", size=10)
        stage.vary(label, run[slope_in_words(axis)])
    ring = panel.ring("prediction", START)
    stage.vary(ring, run["ring"], "turn")
    stage.live.draggable(ring, run, label="w")
    return answers


def _show_data(stage: Stage, run: Answer) -> None:
    panel = stage.panel(say("same_line"), x="x", y="y", xlim=ENDS, ylim=(-2, 9), xticks=range(3))
    panel.line("error", run["gaps"], lw=2.2)
    panel.line("prediction", run["line"], lw=2.2)
    panel.ax.plot(X[:, 1], Y, "o", color=COLORS["ink"], ms=7, mec=COLORS["paper"], mew=0.8)
