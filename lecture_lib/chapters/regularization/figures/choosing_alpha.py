"""Choosing α by cross-validation on the diabetes data: its curve with its spread, the path, the coefficients."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from matplotlib.patches import PathPatch, Polygon
from matplotlib.path import Path

from lecture_lib.chapters.regularization.tasks import Task, diabetes
from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.live import Choice, LiveFigure, Mark, Slider, rectangles
from lecture_lib.solvers import cross_validate, lasso_path, ridge_path
from lecture_lib.words import words_of

say = words_of(__file__)

METHODS = ("lasso", "ridge")
ALPHAS = {"lasso": np.geomspace(40, 40_000, 61), "ridge": np.geomspace(0.1, 10_000, 61)}
FOLDS = 10
ERRORS = (2800, 4200)  # limits of the mean squared error
WEIGHTS = (-42.0, 42.0)  # and of the coefficients


class ChoiceFrames(NamedTuple):
    """What one method's pictures show at every α."""

    alphas: np.ndarray
    mean: np.ndarray  # (n_alpha,) mean of the squared errors over the folds
    spread: np.ndarray  # (n_alpha,) its standard error
    best: int
    one: int  # by the one-standard-error rule
    coefs: np.ndarray  # (n_alpha, p)


def choice_frames(task: Task, method: str) -> ChoiceFrames:
    """Cross-validation and the path of one method: state in, numbers of the pictures out."""
    alphas = ALPHAS[method]
    found = cross_validate(task.Z, task.y, method, alphas=alphas, n_folds=FOLDS, standardise=True)
    path = (lasso_path if method == "lasso" else ridge_path)(task.Z, task.y, alphas)
    return ChoiceFrames(alphas, found.mean, found.standard_error, found.best, found.one_standard_error, path.coefs)


class ChoicePanel(NamedTuple):
    """Axes of one method's first two panels, and the artists in them that move."""

    curve: object  # Axes
    path: object  # Axes
    line: object
    head: object
    told: list  # what tells how the curve goes on
    ruler: object
    points: object


@look.styled
def draw_choosing(task: Task, both: list):
    """Scenery of the three panels; the first two once per method. Returns figure, panels, bars and zeros."""
    fig, (left, middle, right) = look.figure(3)
    panels = []
    for frames, method in zip(both, METHODS, strict=True):
        curve, path = fig.add_subplot(left), fig.add_subplot(middle)
        panels.append(ChoicePanel(curve, path, *_draw_curve(curve, frames), *_draw_path(path, task, frames, method)))
    return fig, panels, *_draw_bars(fig.add_subplot(right), task)


def _draw_curve(ax, frames: ChoiceFrames) -> tuple:
    alphas, best, one = frames.alphas, frames.best, frames.one
    ax.set(xscale="log", xlim=alphas[[0, -1]] * [1, 1.8], ylim=ERRORS, xlabel="α", ylabel=say("cv_axis"))
    ax.set_title(say("cv"))
    look.ticks(ax.xaxis, [v for v in 10.0 ** np.arange(-1, 5) if alphas[0] <= 1.001 * v <= alphas[-1] * 1.1])
    look.ticks(ax.yaxis, range(2800, 4201, 400))
    low, high = frames.mean - frames.spread, frames.mean + frames.spread
    ring = np.vstack([np.column_stack([alphas, low]), np.column_stack([alphas, high])[::-1]])
    told = [ax.add_patch(Polygon(ring, fc=COLORS["error"] + "30", ec="none"))]
    least = frames.mean[best]
    limit, style = least + frames.spread[best], {"color": COLORS["penalty"], "lw": 1.5, "ls": ":"}
    told += ax.plot([alphas[0], alphas[one], alphas[one]], [limit, limit, ERRORS[0]], **style)
    told += ax.plot(alphas[[best, best]], [ERRORS[0], least], color=COLORS["optimum"], lw=1.2, ls="--")
    told.append(ax.text(alphas[0], limit + 25, " " + say("one_error"), color=COLORS["penalty"], va="bottom"))
    told.append(ax.text(alphas[best], ERRORS[0] + 20, " " + say("least_error"), color=COLORS["optimum"], va="bottom"))
    (line,) = ax.plot([], [], color=COLORS["error"], lw=1.8)
    return line, look.head(ax, COLORS["error"], ms=8), told


def _draw_path(ax, task: Task, frames: ChoiceFrames, method: str) -> tuple:
    size = np.abs(frames.coefs).sum(axis=1)
    ax.set(xlim=(0, 225), ylim=WEIGHTS, xlabel=say("size_axis"), ylabel=say("weight_points"))
    ax.set_title(say(f"{method}_path"))
    look.ticks(ax.xaxis, range(0, 161, 40))
    look.ticks(ax.yaxis, range(-40, 41, 20))
    ax.axhline(0, color=COLORS["line"], lw=0.8)
    ax.plot(size, frames.coefs, color=COLORS["prediction"], lw=1.3)
    heights = apart(frames.coefs[0], gap=5.2)
    for name, coef, height in zip(task.names, frames.coefs[0], heights, strict=True):
        ax.plot([size[0], size[0] + 5], [coef, height], color=COLORS["line"], lw=0.7)
        ax.text(size[0] + 6, height, say(name), size=7.5, va="center_baseline")
    (ruler,) = ax.plot([], [], ":", color=COLORS["penalty"], lw=2)
    return ruler, ax.scatter([], [], s=20, fc=COLORS["prediction"], ec=COLORS["paper"], lw=0.7, zorder=4)


def apart(values, gap: float) -> np.ndarray:
    """Heights of labels near these values, in the same order, at least `gap` from each other."""
    order = np.argsort(values)
    ranks = gap * np.arange(len(values))
    placed, room = np.asarray(values, dtype=float)[order], np.empty(len(values))
    upwards = np.maximum.accumulate(placed - ranks) + ranks
    downwards = np.minimum.accumulate((placed - ranks)[::-1])[::-1] + ranks
    room[order] = (upwards + downwards) / 2
    return room


def _draw_bars(ax, task: Task) -> tuple:
    rows = range(len(task.names))
    ax.set(xlim=WEIGHTS, ylim=(len(rows) - 0.4, -0.6), xlabel=say("weight_points"), title=say("coefficients"))
    ax.set_yticks(rows, [say(name) for name in task.names])
    ax.tick_params(axis="y", length=0, labelsize=8.5)
    look.ticks(ax.xaxis, range(-40, 41, 20))
    ax.axvline(0, color=COLORS["line"], lw=0.8)
    for row, coef in enumerate(task.coef):
        ax.plot([coef, coef], [row - 0.36, row + 0.36], color=COLORS["optimum"], lw=1.5, ls="--")
    bars = PathPatch(Path(np.zeros((1, 2))), fc=COLORS["prediction"], ec=COLORS["prediction"], lw=1, zorder=2)
    ax.add_artist(bars)
    (zeros,) = ax.plot([], [], "o", color=COLORS["penalty"], ms=5, mec=COLORS["paper"], mew=0.6)
    return bars, zeros


def explore_choosing_alpha() -> LiveFigure:
    """α by cross-validation, for lasso and for ridge, on the diabetes data."""
    task = diabetes()
    both = [choice_frames(task, method) for method in METHODS]
    fig, panels, bars, zeros = draw_choosing(task, both)
    live = LiveFigure(fig, name="choosing_alpha", alt=say("alt"), controls=_controls(both), words=look.words())
    for k, (panel, frames) in enumerate(zip(panels, both, strict=True)):
        for axes in (panel.curve, panel.path):
            live.vary(axes, np.arange(len(METHODS)) == k, "method")
        curve = np.column_stack([frames.alphas, frames.mean])
        live.vary(panel.line, curve, upto="alpha").vary(panel.head, curve, at="alpha")
        size = np.abs(frames.coefs).sum(axis=1)
        ruler = np.stack([np.repeat(size[:, None], 2, 1), np.broadcast_to(WEIGHTS, (len(size), 2))], -1)
        points = np.stack([np.broadcast_to(size[:, None], frames.coefs.shape), frames.coefs], -1)
        live.vary(panel.ruler, ruler, "alpha").vary(panel.points, points, "alpha")
    coefs, rows = np.array([frames.coefs for frames in both]), np.arange(len(task.names), dtype=float)
    live.vary(bars, rectangles(0, rows - 0.3, coefs, 0.6), ("method", "alpha"))
    marks = np.stack([np.where(coefs == 0, 0.0, np.nan), np.where(coefs == 0, rows, np.nan)], -1)
    live.vary(zeros, marks, ("method", "alpha"))
    live.readout(say.template("readout"), **_fields(both, live.controls["alpha"].values))
    return live.predict(**say.question(), hides=[*panels[0].told, *panels[1].told])


def _controls(both: list) -> list:
    alphas = [numbers.rounded(frames.alphas) for frames in both]
    marks = [
        Mark([frames.best for frames in both], say("least_error"), COLORS["optimum"], "end"),
        Mark([frames.one for frames in both], say("one_error"), COLORS["penalty"], "start"),
    ]
    methods = Choice("method", say("method"), [say(f"method_{name}") for name in METHODS], start=0)
    return [methods, Slider("alpha", "α", alphas, start=both[0].best, marks=marks, over=("method",), play=True)]


def _fields(both: list, alphas) -> dict:
    """What the readout says at each method and α."""
    over = ("method", "alpha")
    told = {"mean": [frames.mean for frames in both], "spread": [frames.spread for frames in both]}
    said = {name: numbers.decimals(rows) for name, rows in told.items()}
    said |= {
        "alpha": alphas,
        "method": [[say(f"method_{name}")] * len(frames.mean) for name, frames in zip(METHODS, both, strict=True)],
    }
    said |= {"used": [(frames.coefs != 0).sum(axis=1).astype(str).tolist() for frames in both]}
    said |= {"verdict": [[_verdict(frames, at) for at in range(len(frames.mean))] for frames in both]}
    return {name: (words, over) for name, words in said.items()}


def _verdict(frames: ChoiceFrames, at: int) -> str:
    """Where α stands between the least error and the one-standard-error choice."""
    if at == frames.best:
        return say("at_least")
    if at == frames.one:
        return say("at_one")
    if at < frames.best:
        return say("below_least")
    return say("between" if at < frames.one else "above_one")
