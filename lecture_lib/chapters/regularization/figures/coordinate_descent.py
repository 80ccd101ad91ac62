"""Lasso's coordinate descent, one coordinate at a time: the path, the parabola of a step, the soft threshold."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

import numpy as np

from lecture_lib.chapters.regularization.drawing import below
from lecture_lib.chapters.regularization.tasks import Task, coefficient, pair
from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Run, Stage
from lecture_lib.live import LiveFigure, Mark, Slider, against
from lecture_lib.solvers import lasso_alpha_max, lasso_coordinate_steps, lasso_path, soft_threshold
from lecture_lib.words import words_of

say = words_of(__file__)

BUDGET = 100_000  # bytes, frames and scene
ALPHAS = 20.0 * np.arange(26)  # 0 to 500
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


class CoordinateFrames(NamedTuple):
    """What the pictures show of the steps at every α. At step 0 the slice of step 1 shows."""

    path: np.ndarray  # (n_alpha, steps + 1, 2)
    parabola: np.ndarray  # (n_alpha, steps + 1, points, 2): J/n along the coordinate, less its least value
    total: np.ndarray  # (n_alpha, steps + 1, points, 2): with the penalty
    bottom: np.ndarray  # (n_alpha, steps + 1, 1, 2): where the total is least
    threshold: np.ndarray  # (n_alpha, steps + 1, 1, 2): least squares along the coordinate, its soft threshold
    did: np.ndarray  # (n_alpha, steps + 1): which of `DID`
    arrived: np.ndarray  # (n_alpha, steps + 1): whether w is the optimum, to what is said of it


def coordinate_frames(task: Task, best, start, pick=slice(None)) -> CoordinateFrames:
    """Coordinate descent from a start at every α, or those picked, towards the best w: state in, pictures out."""
    alphas, steps = ALPHAS[pick], np.arange(STEPS + 1)
    runs = [lasso_coordinate_steps(task.Z, task.y, alpha, SWEEPS, start) for alpha in alphas]
    path = np.array([run.path for run in runs])
    alone = np.array([np.r_[run.minimisers[0], run.minimisers] for run in runs])
    half = alphas[:, None] / (2 * len(task.y))  # ‖x_j‖² is n: the features are standardised
    new = np.array([soft_threshold(each, threshold) for each, (threshold,) in zip(alone, half, strict=True)])
    parabola = (COORDINATE - alone[..., None]) ** 2
    total = parabola + 2 * half[..., None] * np.abs(COORDINATE)
    least = (new - alone) ** 2 + 2 * half * np.abs(new)
    points = (against(*both)[..., None, :] for both in ((new, least), (alone, new)))
    did = np.select([steps == 0, new == 0, new == alone], [0, 1, 2], 3)
    arrived = np.abs(path - best[pick][:, None]).max(axis=-1) < ARRIVED
    return CoordinateFrames(path, against(COORDINATE, parabola), against(COORDINATE, total), *points, did, arrived)


def steps_in_words(frames: CoordinateFrames) -> np.ndarray:
    """What each step did, and whether w is there."""
    first, second = np.moveaxis(coefficient(frames.path), -1, 0)
    weight = np.where(np.arange(STEPS + 1) % 2, say("flipper_w"), say("bill_length_w"))
    alone = coefficient(frames.threshold[..., 0, 0])
    did = say.among(frames.did, DID, weight=weight, alone=alone, first=first, second=second)
    there = say.among(frames.arrived.astype(int), ("going", "arrived"))
    return np.where(frames.did == 0, did, np.char.add(np.char.add(did, " "), there))


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
    run = Run(partial(coordinate_frames, task, best), START, "alpha")
    stage, ticks = Stage(say, _controls(task), panels=3), {"xticks": TICKS, "yticks": TICKS}

    plane = stage.panel(say("lasso_contours"), x=say("weight_flipper"), y=say("weight_bill"), **ticks,
                        **look.around(MIDDLE, REACH))  # fmt: skip
    plane.ax.axhline(0, color=COLORS["penalty"], lw=1, ls=":")
    plane.ax.axvline(0, color=COLORS["penalty"], lw=1, ls=":")
    plane.line("line", rings, "alpha", lw=0.8)
    optimum = plane.head("optimum", best[:, None], "alpha", marker="*", ms=18)
    plane.line("path", (run, "path"), "alpha", upto="step", lw=1.6, marker="o", ms=3)
    stage.drag(plane.ring("path", START), run, say("drag_start"))

    x = {"xlim": COORDINATE[[0, -1]], "xticks": TICKS}
    cut = stage.panel(say("slice"), x=say("moving_weight"), y=say("slice_axis"), ylim=(-0.05, TOP),
                      yticks=(0, 0.5, 1), **x)  # fmt: skip
    curves = [
        cut.line("soft", (run, "parabola"), both, key=say("slice_j"), lw=1.2),
        cut.line("penalty", penalty, "alpha", ":", key=say("slice_penalty"), lw=2),
        cut.line("error", (run, "total"), both, key=say("slice_total"), lw=2),
    ]
    for curve in curves:
        below(curve.line, WORDS_FROM)
    star = cut.ax.plot([], [], "*", color=COLORS["optimum"], ms=13, mec=COLORS["paper"], mew=0.6)
    cut.vary(*star, (run, "bottom"), both)

    rule = stage.panel(say("threshold"), x=say("alone_axis"), y=say("new_axis"), ylim=(-0.6, 1.0), yticks=TICKS, **x)
    rule.ax.plot(x["xlim"], x["xlim"], color=COLORS["line"], lw=0.8)
    soft = rule.line("prediction", threshold, "alpha", key=say("soft_line"), lw=2)
    rule.line("prediction", shrinkage, "alpha", "--", key=say("shrink_line"), lw=1.3)
    rule.head("path", (run, "threshold"), both, ms=9)

    stage.tell("alpha", alpha=stage.live.controls["alpha"].values).tell(both, verdict=(run, steps_in_words))
    return stage.tell("step", step=stage.live.controls["step"].values).finish(hides=[optimum, soft.line])


def _controls(task: Task) -> list:
    last = lasso_alpha_max(task.Z, task.y) / (ALPHAS[1] - ALPHAS[0])
    steps = [str(step) for step in range(STEPS + 1)]
    return [
        Slider("alpha", "α", numbers.decimals(ALPHAS), start=5,
               marks=[Mark(0, say("no_penalty"), COLORS["penalty"], "start"),
                      Mark(last, say("all_gone"), COLORS["penalty"], "end")]),
        Slider("step", say("step"), steps, play=True, play_ms=700),
    ]  # fmt: skip
