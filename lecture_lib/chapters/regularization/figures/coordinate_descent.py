"""Lasso's coordinate descent, one coordinate at a time: the path, the parabola of a step, the soft threshold."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.chapters.regularization.drawing import below
from lecture_lib.chapters.regularization.tasks import Task, pair
from lecture_lib.figures import look, numbers
from lecture_lib.figures.answers import answer, ready
from lecture_lib.figures.guess import level
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Stage
from lecture_lib.live import Answer, LiveFigure, Mark, Said, Slider, against
from lecture_lib.solvers import gram_form, lasso_alpha_max, lasso_path
from lecture_lib.solvers.jit import MATRIX, VECTOR
from lecture_lib.solvers.lasso import _record
from lecture_lib.words import words_of

say = words_of(__file__)

BUDGET = 100_000  # bytes, frames and scene
ALPHAS = 20.0 * np.arange(26)  # 0 to 500
ALPHA = 5  # position at first: 100
SWEEPS = 6
STEPS = 2 * SWEEPS
MIDDLE, REACH = (0.25, 0.15), 0.75  # kg: the plane of coefficients, and half its width
START = np.array([-0.3, 0.65])
HEIGHTS = np.array([0.06, 0.15, 0.3, 0.45, 0.65, 0.9]) ** 2  # contours: (J − least J)/n, in kg²
ANGLE = np.linspace(0, 2 * np.pi, 121)
TICKS = (-0.5, 0, 0.5, 1)
COORDINATE = np.linspace(-0.6, 1.0, 41)  # kg: where the slices are drawn
TOP, WORDS_FROM = 1.6, 0.76  # kg²: height of the slice panel, and the share of it above which there are words
ARRIVED = 5e-4  # kg from the optimum: three decimals agree
DID = ("at_start", "zero", "free", "moved")  # what a step did
AT_START, ZERO, FREE, MOVED = range(4)


class CoordinateFrames(NamedTuple):
    """What the pictures show of the steps at one α. At step 0 the slice of step 1 shows."""

    path: np.ndarray  # (steps + 1, 2)
    parabola: np.ndarray  # (steps + 1, points, 2): J/n along the coordinate, less its least value
    total: np.ndarray  # (steps + 1, points, 2): with the penalty
    bottom: np.ndarray  # (steps + 1, 1, 2): where the total is least
    threshold: np.ndarray  # (steps + 1, 1, 2): least squares along the coordinate, its soft threshold
    did: np.ndarray  # (steps + 1,): which of `DID`
    moving: np.ndarray  # (steps + 1,): which coordinate moved
    there: np.ndarray  # (steps + 1,): 0 at the start, then 1 until w is the optimum, to what is said of it, then 2
    first: np.ndarray  # (steps + 1,): w₁
    second: np.ndarray  # (steps + 1,): w₂
    alone: np.ndarray  # (steps + 1,): least squares along the coordinate
    no_first: np.ndarray  # (steps + 1,): 1 where it is exactly 0; likewise
    no_second: np.ndarray
    no_alone: np.ndarray


@answer(MATRIX, VECTOR, VECTOR, MATRIX, VECTOR)
def steps_at(points, at, gram, moment, alphas, best, slices):
    """Coordinate descent from a start at one α: state in, pictures out.

    Parameters
    ----------
    gram, moment
        ZᵀZ and Zᵀ(y − ȳ) of standardised features: ‖z_j‖² is n.
    best : array of shape (n_alpha, 2)
        The lasso solutions.
    slices : array
        Values of the coordinate at which its parabola is drawn.
    """
    alpha, n_steps, n = alphas[at[0]], STEPS + 1, gram[0, 0]
    path, minimisers = np.empty((n_steps, 2)), np.empty(STEPS)
    path[0] = points[0]
    _record(gram, moment, alpha, points[0].copy(), path, minimisers)
    parabola, total = np.empty((n_steps, len(slices), 2)), np.empty((n_steps, len(slices), 2))
    bottom, threshold = np.empty((n_steps, 1, 2)), np.empty((n_steps, 1, 2))
    first, second, alone = np.empty(n_steps), np.empty(n_steps), np.empty(n_steps)
    did, moving, there = np.zeros(n_steps, np.int64), np.zeros(n_steps, np.int64), np.zeros(n_steps, np.int64)
    no_first, no_second, no_alone = did.copy(), did.copy(), did.copy()
    for step in range(n_steps):
        taken = max(step, 1)
        j, z = (taken - 1) % 2, minimisers[taken - 1]
        new = path[taken, j]
        for i in range(len(slices)):
            height = (slices[i] - z) ** 2
            parabola[step, i, 0], parabola[step, i, 1] = slices[i], height
            total[step, i, 0], total[step, i, 1] = slices[i], height + alpha / n * abs(slices[i])
        bottom[step, 0, 0], bottom[step, 0, 1] = new, (new - z) ** 2 + alpha / n * abs(new)
        threshold[step, 0, 0], threshold[step, 0, 1] = z, new
        first[step], second[step], alone[step], moving[step] = path[step, 0], path[step, 1], z, j
        no_first[step], no_second[step], no_alone[step] = first[step] == 0, second[step] == 0, z == 0
        if step > 0:
            did[step] = ZERO if new == 0 else FREE if new == z else MOVED
            away = max(abs(first[step] - best[at[0], 0]), abs(second[step] - best[at[0], 1]))
            there[step] = 2 if away < ARRIVED else 1
    return CoordinateFrames(path, parabola, total, bottom, threshold, did, moving, there, first, second, alone,
                            no_first, no_second, no_alone)  # fmt: skip


def descent(task: Task, best) -> Answer:
    """Coordinate descent from where the hand puts the start, towards the best w at each α."""
    gram = gram_form(task.Z, task.y - task.y.mean())
    return ready(steps_at, gram.gram, gram.moment, ALPHAS, best, COORDINATE, points=START, along="alpha")


def coefficient_in_words(name: str, zero: str) -> Said:
    """A field with coefficients as `coefficient` writes them; another field has a 1 where they are exactly 0."""
    return Said(["{value}", "0"], zero, value=(name, numbers.decimals, 3))


def steps_in_words() -> Said:
    """What each step did, and whether w is there."""
    weight = Said([say("flipper_w"), say("bill_length_w")], "moving")
    values = {name: coefficient_in_words(name, f"no_{name}") for name in ("first", "second", "alone")}
    did = Said([say.template(key) for key in DID], "did", weight=weight, **values)
    return Said(["{did}", f"{{did}} {say('going')}", f"{{did}} {say('arrived')}"], "there", did=did)


def contours(gram, coef, alpha: float, best) -> np.ndarray:
    """Rings around `best` on which J + α‖w‖₁, with J = (w − coef)ᵀ gram (w − coef), is higher by each of HEIGHTS."""

    def cost(w):
        return np.einsum("...i,ij,...j->...", w - coef, gram, w - coef) + alpha * np.abs(w).sum(-1)

    away = np.stack([np.cos(ANGLE), np.sin(ANGLE)], -1)
    low, high = np.zeros((len(HEIGHTS), len(ANGLE))), np.full((len(HEIGHTS), len(ANGLE)), 10.0)
    for _ in range(40):  # halve the stretch of each ray in which the height is reached
        middle = (low + high) / 2
        inside = cost(best + middle[..., None] * away) - cost(best) < HEIGHTS[:, None]
        low, high = np.where(inside, middle, low), np.where(inside, high, middle)
    rings = best + low[..., None] * away
    return np.concatenate([rings, np.full((len(rings), 1, 2), np.nan)], axis=1).reshape(-1, 2)


def threshold_lines(n: int) -> tuple:
    """At each α: the penalty over n, the soft threshold, and the ridge line, over one coordinate."""
    half = ALPHAS[:, None] / (2 * n)
    penalty = against(COORDINATE, 2 * half * np.abs(COORDINATE))
    kink = np.hstack([np.full_like(half, COORDINATE[0]), -half, half, np.full_like(half, 1.0)])
    soft = np.sign(kink) * np.maximum(np.abs(kink) - half, 0)
    ends = COORDINATE[[0, -1]]
    return penalty, against(kink, soft), against(ends, ends / (1 + 2 * half))


@look.styled
def explore_coordinate_descent() -> LiveFigure:
    """Coordinate descent on flipper and bill length: α, step, and a start to drag."""
    task, both = pair("flipper", "bill_length"), ("alpha", "step")
    n, best = len(task.y), lasso_path(task.Z, task.y, ALPHAS).coefs
    rings = [contours(task.gram / n, task.coef, a / n, w) for a, w in zip(ALPHAS, best, strict=True)]
    penalty, threshold, shrinkage = threshold_lines(n)
    run = descent(task, best)
    stage, ticks = Stage(say, _controls(task), panels=3), {"xticks": TICKS, "yticks": TICKS}

    plane = stage.panel(say("lasso_contours"), x=say("weight_flipper"), y=say("weight_bill"), **ticks,
                        **look.around(MIDDLE, REACH))  # fmt: skip
    plane.ax.axhline(0, color=COLORS["penalty"], lw=1, ls=":")
    plane.ax.axvline(0, color=COLORS["penalty"], lw=1, ls=":")
    plane.line("line", rings, "alpha", lw=0.8)
    optimum = plane.head("optimum", best[:, None], "alpha", marker="*", ms=18)
    plane.line("path", run["path"], "alpha", upto="step", trail=5, lw=1.6, marker="o", ms=3)
    stage.live.draggable(plane.ring("path", START), run, label=say("drag_start"))

    x = {"xlim": COORDINATE[[0, -1]], "xticks": TICKS}
    cut = stage.panel(say("slice"), x=say("moving_weight"), y=say("slice_axis"), ylim=(-0.05, TOP),
                      yticks=(0, 0.5, 1), **x)  # fmt: skip
    curves = [
        cut.line("soft", run["parabola"], both, key=say("slice_j"), lw=1.2),
        cut.line("penalty", penalty, "alpha", ":", key=say("slice_penalty"), lw=2),
        cut.line("error", run["total"], both, key=say("slice_total"), lw=2),
    ]
    for curve in curves:
        below(curve.line, WORDS_FROM)
    (star,) = cut.ax.plot([], [], "*", color=COLORS["optimum"], ms=13, mec=COLORS["paper"], mew=0.6)
    cut.vary(star, run["bottom"], both)

    rule = stage.panel(say("threshold"), x=say("alone_axis"), y=say("new_axis"), ylim=(-0.6, 1.0), yticks=TICKS, **x)
    rule.ax.plot(x["xlim"], x["xlim"], color=COLORS["line"], lw=0.8)
    soft = rule.line("prediction", threshold, "alpha", key=say("soft_line"), lw=2)
    rule.line("prediction", shrinkage, "alpha", "--", key=say("shrink_line"), lw=1.3)
    done = rule.head("path", run["threshold"], both, ms=9)

    first = run.frames({"alpha": ALPHA, "step": 1}).path[1]
    row = {"moves": "x", "line": level(plane.ax), "digits": 2, "left": True, "dy": 6}
    stage.guess(plane, [[0.85, START[1]]], first, {"alpha": ALPHA, "step": 1}, **row)

    stage.tell("alpha", alpha=stage.live.controls["alpha"].values).tell(both, verdict=run[steps_in_words()])
    hidden = [optimum, soft.line, curves[-1].line, star, done]
    return stage.tell("step", step=stage.live.controls["step"].values).finish(hides=hidden)


def _controls(task: Task) -> list:
    last = lasso_alpha_max(task.Z, task.y) / (ALPHAS[1] - ALPHAS[0])
    steps = [str(step) for step in range(STEPS + 1)]
    return [
        Slider("alpha", "α", numbers.decimals(ALPHAS), start=ALPHA,
               marks=[Mark(0, say("no_penalty"), COLORS["penalty"], "start"),
                      Mark(last, say("all_gone"), COLORS["penalty"], "end")]),
        Slider("step", say("step"), steps, play=True, play_ms=700),
    ]  # fmt: skip
