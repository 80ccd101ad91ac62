"""Choosing α by cross-validation on the diabetes data: its curve with its spread, the path, the coefficients."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from matplotlib.patches import Polygon

from lecture_lib.chapters.regularization.drawing import bars, cursor, least_squares, zeros
from lecture_lib.chapters.regularization.tasks import Task, diabetes
from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Panel, Stage
from lecture_lib.live import Choice, LiveFigure, Mark, Slider, against
from lecture_lib.solvers import cross_validate, lasso_path, ridge_path
from lecture_lib.words import words_of

say = words_of(__file__)

BUDGET = 100_000  # bytes, frames and scene
METHODS = ("lasso", "ridge")
ALPHAS = {"lasso": np.geomspace(40, 40_000, 61), "ridge": np.geomspace(0.1, 10_000, 61)}
FOLDS = 10
ERRORS = (2800, 4200)  # limits of the mean squared error
GUESSED = [32, 40, 47, 53]  # positions of lasso's α at which a guess is asked for
WEIGHTS, TICKS = (-42.0, 42.0), range(-40, 41, 20)  # and of the coefficients


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


def verdict_in_words(frames: ChoiceFrames) -> np.ndarray:
    """Where each α stands between the least error and the one-standard-error choice."""
    at, keys = np.arange(len(frames.alphas)), ("below_least", "at_least", "between", "at_one", "above_one")
    return say.among(2 + np.sign(at - frames.best) + np.sign(at - frames.one), keys)


def apart(values, gap: float) -> np.ndarray:
    """Heights of labels near these values, in the same order, at least `gap` from each other."""
    order = np.argsort(values)
    ranks = gap * np.arange(len(values))
    placed, room = np.asarray(values, dtype=float)[order], np.empty(len(values))
    upwards = np.maximum.accumulate(placed - ranks) + ranks
    downwards = np.minimum.accumulate((placed - ranks)[::-1])[::-1] + ranks
    room[order] = (upwards + downwards) / 2
    return room


@look.styled
def explore_choosing_alpha() -> LiveFigure:
    """α by cross-validation, for lasso and for ridge, on the diabetes data."""
    task, both = diabetes(), ("method", "alpha")
    methods = [choice_frames(task, method) for method in METHODS]
    stage = Stage(say, _controls(methods), panels=3)
    (lasso, first), (_, second) = (_show_curve(stage, k, frames) for k, frames in enumerate(methods))
    for k, frames in enumerate(methods):
        _show_path(stage, k, frames, task)

    coefs = np.array([frames.coefs for frames in methods])
    over = {"xlim": WEIGHTS, "xticks": TICKS, "ylim": (9.6, -0.6), "yticks": dict(enumerate(map(say, task.names)))}
    coefficients = stage.panel(say("coefficients"), x=say("weight_points"), **over).draw(least_squares, task.coef)
    bars(coefficients, coefs, both, -0.3, 0.6)
    zeros(coefficients, coefs, both)

    mean, spread = (numbers.decimals([getattr(frames, name) for frames in methods]) for name in ("mean", "spread"))
    stage.tell("method", method=stage.live.controls["method"].options)
    stage.tell(both, alpha=stage.live.controls["alpha"].values, mean=mean, spread=spread)
    stage.tell(both, used=(coefs != 0).sum(axis=2).astype(str), verdict=[verdict_in_words(one) for one in methods])
    truth = against(methods[0].alphas, methods[0].mean)[GUESSED]
    home, to = np.column_stack([truth[:, 0], np.full(len(truth), 3500.0)]), {"method": 0, "alpha": GUESSED[-1]}
    stage.guess(lasso, home, truth, to, moves="y", left=True)
    return stage.finish(hides=first + second)


def _show_curve(stage: Stage, k: int, frames: ChoiceFrames) -> tuple[Panel, list]:
    """The error against α; returns its panel and what tells how it goes on."""
    alphas, best, one = frames.alphas, frames.best, frames.one
    x = {"xscale": "log", "xlim": alphas[[0, -1]] * [1, 1.8], "xticks": 10.0 ** np.arange(-1, 5)}
    y = {"y": say("cv_axis"), "ylim": ERRORS, "yticks": range(2800, 4201, 400)}
    curve = stage.panel(say("cv"), x="α", when=("method", k, len(METHODS)), **x, **y)
    ax, least, limit = curve.ax, frames.mean[best], frames.mean[best] + frames.spread[best]
    low, high = (against(alphas, frames.mean + side * frames.spread) for side in (-1, 1))
    answer = [
        ax.add_patch(Polygon(np.vstack([low, high[::-1]]), fc=COLORS["error"] + "30", ec="none")),
        *ax.plot([alphas[0], *alphas[[one, one]]], [limit, limit, ERRORS[0]], ":", color=COLORS["penalty"], lw=1.5),
        *ax.plot(alphas[[best, best]], [ERRORS[0], least], "--", color=COLORS["optimum"], lw=1.2),
        ax.text(alphas[0], limit + 25, " " + say("one_error"), color=COLORS["penalty"], va="bottom"),
        ax.text(alphas[best], ERRORS[0] + 20, " " + say("least_error"), color=COLORS["optimum"], va="bottom"),
    ]
    curve.line("error", against(alphas, frames.mean), upto="alpha", head={"ms": 8})
    return curve, answer


def _show_path(stage: Stage, k: int, frames: ChoiceFrames, task: Task) -> None:
    """The coefficients against ‖w‖₁, each named where its path ends."""
    axes = {"x": say("size_axis"), "y": say("weight_points"), "xlim": (0, 225), "ylim": WEIGHTS}
    title, size = say(("lasso_path", "ridge_path")[k]), np.abs(frames.coefs).sum(axis=1)
    path = stage.panel(title, when=("method", k, len(METHODS)), xticks=range(0, 161, 40), yticks=TICKS, **axes)
    path.ax.axhline(0, color=COLORS["line"], lw=0.8)
    path.ax.plot(size, frames.coefs, color=COLORS["prediction"], lw=1.3)
    for name, coef, height in zip(task.names, frames.coefs[0], apart(frames.coefs[0], gap=5.2), strict=True):
        path.ax.plot([size[0], size[0] + 5], [coef, height], color=COLORS["line"], lw=0.7)
        path.ax.text(size[0] + 6, height, say(name), size=7.6, va="center_baseline")
    cursor(path, size, frames.coefs, WEIGHTS, size=20)


def _controls(methods: list) -> list:
    alphas = [numbers.rounded(frames.alphas) for frames in methods]
    marks = [
        Mark([frames.best for frames in methods], say("least_error"), COLORS["optimum"], "end"),
        Mark([frames.one for frames in methods], say("one_error"), COLORS["penalty"], "start"),
    ]
    return [
        Choice("method", say("method"), [say("method_lasso"), say("method_ridge")]),
        Slider("alpha", "α", alphas, start=methods[0].best, marks=marks, over=("method",), play=True),
    ]
