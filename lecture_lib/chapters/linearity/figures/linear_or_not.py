"""Linear or not: the curves of two weights u and v, added point by point, against the curve of u + v."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from matplotlib.patches import Rectangle

from lecture_lib.chapters.linearity.superposition import (
    MOST,
    NAMES_AT,
    ROWS,
    SAME,
    SUM,
    THIRD,
    added,
    bar,
    between,
    beyond,
    curve_of,
    fine,
    labels_of,
    plane_of,
    stacks_of,
    weights,
)  # fmt: skip
from lecture_lib.figures import look, numbers
from lecture_lib.figures.answers import answer, ready
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.shapes import spot
from lecture_lib.figures.stage import Stage
from lecture_lib.live import Answer, Choice, LiveFigure, Said
from lecture_lib.solvers.jit import MATRIX
from lecture_lib.words import words_of

say = words_of(__file__)

BUDGET = 40_000  # bytes, frames and scene
MODELS = ("w₁x + w₂x² + w₃ sin 3x", "exp(w₁x)", "2w₁w₂x")
FEATURES = ("w₁x", "+ w₂x²", "+ w₃ sin 3x")
X = np.linspace(-1, 1, 41)
SEEN = 32  # of X: 0.6, where the gap is measured
WIDE, RAISED = 0.045, 0.28  # between the two bars and the measure there; from there to its number
START = np.array([[0.6, 0.3], [-0.2, 0.6]])  # u and v: their first two weights
REACH = 1.6  # of the plane of weights, to either side
VERDICTS = ("adds", "doubles", "differs", "differs_doubled", "by_chance")
ADDS, DOUBLES, DIFFERS, DIFFERS_DOUBLED, BY_CHANCE = range(5)


class SumFrames(NamedTuple):
    """What the pictures show of two weights u and v."""

    tips: np.ndarray  # (2, 2): u and v
    beside: np.ndarray  # (3, 2): from u to u + v and on to v
    arrows: np.ndarray  # (5, 2): from 0 to u and to v
    whole: np.ndarray  # (2, 2): from 0 to u + v
    tip: np.ndarray  # (1, 2): u + v
    name_u: np.ndarray  # (1, 2): where each is named
    name_v: np.ndarray
    name_w: np.ndarray
    one: np.ndarray  # (x, 2): f(u)
    other: np.ndarray  # (x, 2): f(v)
    ghost: np.ndarray  # (x, 2): f(u) + f(v)
    curve: np.ndarray  # (x, 2): f(u + v)
    gap: np.ndarray  # (2 x, 2): between the two
    bar_one: np.ndarray  # (2, 2): at the marked x from 0 to f(u)
    bar_other: np.ndarray  # (2, 2): from there on by f(v)
    measure: np.ndarray  # (2, 2): from f(u) + f(v) to f(u + v)
    size: np.ndarray  # (1, 2): where its length is written
    at_one: np.ndarray  # (1, 2): where each curve is named
    at_other: np.ndarray
    at_curve: np.ndarray
    at_ghost: np.ndarray
    stacks: np.ndarray  # (vertices, 2): the parts of f(u + v), each on those before it; nothing of other models
    both: float  # f(u) + f(v) at the marked x
    together: float  # f(u + v) there
    off: float  # how far the two are apart there
    equal: int  # 1 if f(u) + f(v) = f(u + v) at every x
    doubled: int  # 1 if u = v
    verdict: int  # which of `VERDICTS`


@answer(MATRIX)
def sums_at(points, at, table):
    """Both sides of f(u) + f(v) = f(u + v) for one of the `MODELS`; the table has x, x² and sin 3x in its columns."""
    model, u, v = at[0], weights(points[0]), weights(points[1])
    w = u + v
    one, other, curve = curve_of(model, u, table), curve_of(model, v, table), curve_of(model, w, table)
    ghost, widest = added(one, other, curve)
    both, together, doubled = ghost[SEEN, 1], curve[SEEN, 1], u[0] == v[0] and u[1] == v[1]
    verdict = DOUBLES if doubled else ADDS
    if model != SUM:
        verdict = BY_CHANCE if widest <= SAME else DIFFERS_DOUBLED if doubled else DIFFERS
    tips, beside, arrows, whole = plane_of(u, v)
    x, heights = table[SEEN, 0], labels_of(one, other, curve, ghost)
    high = max(max(one[SEEN, 1], other[SEEN, 1]), max(both, together))
    stacks = stacks_of(w, table)
    if model != SUM:
        stacks[:] = np.nan
    return SumFrames(
        tips, beside, arrows, whole, spot(w[0], w[1]), beyond(u), beyond(v), beyond(w),
        one, other, ghost, curve, between(ghost, curve),
        bar(x - WIDE, 0.0, one[SEEN, 1]), bar(x, one[SEEN, 1], both), bar(x + WIDE, both, together),
        spot(x, high + RAISED if widest > SAME else np.nan),
        spot(NAMES_AT, heights[0]), spot(NAMES_AT, heights[1]), spot(NAMES_AT, heights[2]),
        spot(NAMES_AT, heights[3]), stacks,
        both, together, fine(np.full(1, abs(together - both)))[0], int(widest <= SAME), int(doubled), verdict,
    )  # fmt: skip


def sums() -> Answer:
    """All that follows u and v, at each of the models."""
    return ready(sums_at, features(X), points=START, along="model")


def features(x) -> np.ndarray:
    """The features x, x² and sin 3x, one column each."""
    x = np.asarray(x, dtype=float)
    return np.stack([x, x**2, np.sin(3 * x)], -1)


def verdict_in_words() -> Said:
    """What the two curves say of the model, for this u and v."""
    return Said([say.template(key) for key in VERDICTS], "verdict")


@look.styled
def explore_linear_or_not() -> LiveFigure:
    """Two weights to drag, and a choice of model: is the curve of their sum the sum of their curves?"""
    run = sums()
    stage = Stage(say, [Choice("model", say("model"), list(MODELS))], panels=3)
    hidden = _show_curves(stage, run)
    _show_plane(stage, run)
    _show_stacks(stage, run)
    both, together = (run[Said(["{y}"], y=(name, numbers.decimals, 2))] for name in ("both", "together"))
    stage.tell("model", both=both, together=together, verdict=run[verdict_in_words()])
    return stage.finish(hides=hidden)


def _show_curves(stage: Stage, run: Answer) -> list:
    """The four curves, their names, and what is missing at the marked x; returns what the question is about."""
    panel = stage.panel(say("curves"), x="x", y="y", xlim=(-1.06, 1.9), ylim=(-2.9, 4.1), xticks=(-1, 0, 1))
    panel.ax.plot([-1, 1], [0, 0], color=COLORS["line"], lw=0.8)
    gap = panel.area("error", run["gap"], "model", fc=COLORS["error"] + "80", ec="none")
    panel.line("paper", run["ghost"], "model", lw=7, solid_capstyle="butt")
    panel.line("prediction", run["ghost"], "model", lw=7, alpha=0.35, solid_capstyle="butt")
    panel.line("prediction", run["one"], "model", "--", lw=1.4)
    panel.line("prediction", run["other"], "model", "-.", lw=1.4)
    curve = panel.line("prediction", run["curve"], "model", lw=2.4).line
    style = {"solid_capstyle": "butt", "snap": False}
    measure = panel.line("error", run["measure"], "model", lw=3, **style).line
    panel.line("prediction", run["bar_one"], "model", lw=3.4, **style)
    panel.line("prediction", run["bar_other"], "model", lw=3.4, alpha=0.55, **style)
    size = panel.text("error", "", run["size"], "model", ha="center", size=11)
    panel.vary(size, run[Said(["{off}"], off=("off", numbers.decimals, 2))], "model")
    panel.text("prediction", "f(u)", run["at_one"], "model")
    panel.text("prediction", "f(v)", run["at_other"], "model")
    panel.text("prediction", "f(u) + f(v)", run["at_ghost"], "model")
    name = panel.text("prediction", "", run["at_curve"], "model")
    panel.vary(name, run[Said(["f(u + v)", "= f(u + v)"], "equal")], "model")
    return [gap, curve, measure, size, name]


def _show_plane(stage: Stage, run: Answer) -> None:
    """u and v as arrows whose tips can be dragged, and u + v."""
    ticks = {"xticks": (-1, 0, 1), "yticks": (-1, 0, 1)}
    panel = stage.panel(say("plane"), x="w₁", y="w₂", **ticks, **look.around((0, 0), REACH))
    panel.ax.add_patch(Rectangle((-MOST, -MOST), 2 * MOST, 2 * MOST, fc="none", ec=COLORS["line"], lw=0.8))
    panel.line("line", run["beside"], lw=1.2)
    panel.line("prediction", run["arrows"], lw=1.4)
    panel.line("prediction", run["whole"], lw=2.6)
    panel.head("prediction", run["tip"], ms=8)
    for name, words in (("u", ["u", "u = v"]), ("v", ["v", ""]), ("w", ["u + v"] * 2)):
        text = panel.text("prediction", "", run[f"name_{name}"], ha="center")
        panel.vary(text, run[Said(words, "doubled")])
    tips = panel.vary(panel.ring("prediction", START), run["tips"])
    stage.live.draggable(tips, run, label=say("drag"))
    look.note(panel.ax, say("third", value=numbers.decimals(THIRD, 1)))


def _show_stacks(stage: Stage, run: Answer) -> None:
    """How f(u + v) is stacked of weighted features, where it is."""
    panel = stage.panel(say("stacks"), x="x", xlim=(-2.3, 1.06), ylim=(-5.6, 7.8), xticks=(-1, 0, 1), yticks=())
    panel.ax.spines["left"].set_visible(False)
    for model, key in ((1, "inside"), (2, "multiplied")):
        words = panel.ax.text(-0.6, 1.5, say(key), ha="center", size=10, linespacing=1.5)
        panel.vary(words, np.arange(len(MODELS)) == model, "model")
    for row, feature in zip(ROWS, FEATURES, strict=True):
        base = panel.ax.plot([-1, 1], [row] * 2, color=COLORS["line"], lw=0.8)
        name = panel.ax.text(-1.1, row, feature, ha="right", va="center", size=8.5)
        for part in (*base, name):
            panel.vary(part, np.arange(len(MODELS)) == SUM, "model")
    panel.area("prediction", run["stacks"], "model", fc=COLORS["prediction"] + "55", lw=1)
