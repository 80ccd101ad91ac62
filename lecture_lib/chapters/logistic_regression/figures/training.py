"""Training: where p is 0.1 to 0.9 on the birds, and the ways of gradient descent and Newton's method over the cost."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from matplotlib.patches import Rectangle

from lecture_lib.chapters.logistic_regression.tasks import (
    Task,
    crossing,
    draw_class,
    name_classes,
    sexes,
    two_species,
)  # fmt: skip
from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Panel, Stage
from lecture_lib.live import Choice, LiveFigure, Slider
from lecture_lib.solvers import logistic_gradient_descent, logistic_newton, logistic_regression, sigmoid
from lecture_lib.words import words_of

say = words_of(__file__)

BUDGET = 100_000  # bytes that the browser gets
DATA = {"sexes": (sexes, 0.0), "two_species": (two_species, 0.0), "with_ridge": (two_species, 0.01)}  # and α
LRS = (0.5, 2.0, 10.0)
NEWTON, BESIDE = 3, 1  # positions: Newton's method, and the descent that is shown with it
STEPS = np.array([0, 1, 2, 4, 10, 20, 40, 80, 150, 300])  # of descent; Newton's method goes one by one
START = {"data": 0, "method": 1, "step": 3}
LEVELS = np.array([0.1, 0.25, 0.5, 0.75, 0.9])  # of p
SHADES = (0.0, 0.07, 0.14, 0.23, 0.33, 0.45)  # between them
REACH = 3.2  # standard deviations
BOX = np.array([[-1, -look.ASPECT], [1, -look.ASPECT], [1, look.ASPECT], [-1, look.ASPECT]]) * REACH
CORNERS = 7  # of a strip across the panel, at most, and its first again
PER_UNIT = 0.5  # standard deviations that the arrow is long for each unit of ‖w‖
FARTHEST = 1.8  # from the line p = ½ its name stands at most
NAMES_AT, NAME_GAP, NAME_WIDTH = 2.75, 0.12, 1.1  # of the lines: height, distance, room
PLANES = {"sexes": ((2.2, 1.0), 3.2), "two_species": ((3.3, -3.9), 5.0), "with_ridge": ((3.3, -3.9), 5.0)}
RINGS = {"sexes": 0.2608 + 0.01 * 2.0 ** np.arange(7), "two_species": 2.0 ** -np.arange(1, 9)}
RINGS["with_ridge"] = 0.131 + 0.01 * 2.0 ** np.arange(7)
NEAR = 1.01  # times the least cost
VERDICTS = ("at_start", "endless", "near", "going")


class TrainingFrames(NamedTuple):
    """What the pictures show of one task at each step of descent at each of `LRS`, then of Newton's method."""

    paths: np.ndarray  # (method, step, 2): w without the intercept
    strips: list  # of the strips between the levels of p, each (method, step, CORNERS, 2)
    lines: np.ndarray  # (level, method, step, 2, 2)
    names: np.ndarray  # (2, method, step, 1, 2): where the least and the greatest level of p are named
    arrow: np.ndarray  # (method, step, 2, 2): w, from the line p = ½
    tip: np.ndarray  # (method, step, 3, 2): its head
    letter: np.ndarray  # (method, step, 1, 2)
    cost: np.ndarray  # (method, step)
    least: float  # 0 where there is no minimum
    verdict: np.ndarray  # (method, step): which of `VERDICTS`


def training_frames(name: str) -> TrainingFrames:
    """Every method from w = 0 on, as frames: state in, pictures out."""
    task, alpha = DATA[name][0](), DATA[name][1]
    runs = [logistic_gradient_descent(task.X, task.y, lr, STEPS[-1], None, alpha) for lr in LRS]
    newton = logistic_newton(task.X, task.y, len(STEPS) - 1, None, alpha)
    w = np.stack([*(run.path[STEPS] for run in runs), newton.path])
    cost = np.stack([*(run.losses[STEPS] for run in runs), newton.losses])
    least = minimum(name).objective if minimum(name) else 0.0
    first = np.arange(len(STEPS)) == 0
    verdict = np.select([first & (w == 0).all(-1), np.full(cost.shape, least == 0), cost <= NEAR * least], range(3), 3)
    strips = [np.apply_along_axis(strip, -1, w, *ends) for ends in zip([0, *LEVELS], [*LEVELS, 1], strict=True)]
    lines = np.stack([_line(w, level) for level in LEVELS])
    return TrainingFrames(w[..., 1:], strips, lines, _names(w), *_arrow(w), cost, least, verdict)


def minimum(name: str):
    """The fit of least cost; None where the classes are separable and nothing stops w."""
    task, alpha = DATA[name][0](), DATA[name][1]
    if name == "two_species":
        return None
    return logistic_regression(task.Z, task.y, "l2" if alpha else None, alpha, loss="mean")


def logit(p):
    with np.errstate(divide="ignore"):
        return np.log(p) - np.log1p(-np.asarray(p, dtype=float))


def strip(w, low: float, high: float) -> np.ndarray:
    """The part of the panel in which p lies between two levels: (CORNERS, 2), NaN if none does."""
    corners = BOX
    for sign, level in ((1.0, low), (-1.0, high)):
        if 0 < level < 1:
            corners = _cut(corners, sign * (w[0] + corners @ w[1:] - logit(level)), strict=sign < 0)
    found = np.full((CORNERS, 2), np.nan)
    if len(corners):
        found[: len(corners)], found[len(corners) :] = corners, corners[0]
    return found


def _cut(corners, heights, strict: bool) -> np.ndarray:
    """The part of a polygon in which a linear function, given at its corners, is at least 0, or above it."""
    inside, kept = heights > 0 if strict else heights >= 0, []
    for k in range(len(corners)):
        before = k - 1
        if inside[k] != inside[before]:
            share = heights[before] / (heights[before] - heights[k])
            kept.append(corners[before] + share * (corners[k] - corners[before]))
        if inside[k]:
            kept.append(corners[k])
    return np.array(kept).reshape(-1, 2)


def _line(w, level: float) -> np.ndarray:
    """Ends of the line p = level."""
    return crossing(w - logit(level) * np.array([1.0, 0, 0]), np.array([BOX[0], BOX[2]]).T)


def _unit(w) -> tuple[np.ndarray, np.ndarray]:
    """‖w‖ without the intercept, and the direction of w; NaN where it has none."""
    length = np.linalg.norm(w[..., 1:], axis=-1, keepdims=True)
    length[length == 0] = np.nan
    return length, w[..., 1:] / length


def _names(w) -> np.ndarray:
    """Where the outer two lines are named: outside the band, at that end which is free of birds; NaN where p is not."""
    length, along = _unit(w)
    places = []
    for level, side in ((LEVELS[0], -1), (LEVELS[-1], 1)):
        height = side * NAMES_AT * np.sign(along[..., 1])
        x = (logit(level) - w[..., 0] - w[..., 2] * height) / w[..., 1] + side * NAME_GAP / along[..., 0]
        places.append(np.stack([np.where(np.abs(x) < REACH - NAME_WIDTH, x, np.nan), height], -1))
    return np.array(places)[..., None, :]


def _arrow(w) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """w as an arrow at right angles to the line p = ½, its head, and where it is named."""
    length, along = _unit(w)
    foot = -w[..., :1] / length * along
    across = 0.16 * np.stack([-along[..., 1], along[..., 0]], -1)
    tip = foot + PER_UNIT * length * along
    back, letter = tip - 0.34 * along, foot + np.minimum(PER_UNIT * length / 2, FARTHEST) * along + 2.2 * across
    return np.stack([foot, back], -2), np.stack([back + across, tip, back - across], -2), letter[..., None, :]


def costs_over(name: str, first, second) -> np.ndarray:
    """The cost at every pair of coefficients, with the best intercept for each: (second, first)."""
    task, alpha = DATA[name][0](), DATA[name][1]
    u, v = np.meshgrid(first, second)
    slopes, shift = np.stack([u, v], -1) @ task.Z.T, np.zeros((*u.shape, 1))
    for _ in range(60):  # a step is no longer than 1, as the loss is far from a parabola far from its minimum
        p = sigmoid(slopes + shift)
        rise = (p - task.y).sum(-1, keepdims=True) / np.maximum((p * (1 - p)).sum(-1, keepdims=True), 1e-12)
        shift = shift - np.clip(rise, -1, 1)
    z = slopes + shift
    return np.mean(np.logaddexp(0, z) - task.y * z, axis=-1) + alpha * (u**2 + v**2)


@look.styled
def explore_training() -> LiveFigure:
    """Three tasks, four ways to train, step by step: the probability over the birds, the way over the cost."""
    frames = {name: training_frames(name) for name in DATA}
    stage = Stage(say, _controls(), panels=2)
    for k, name in enumerate(DATA):
        _show_birds(stage, frames[name], DATA[name][0](), ("data", k, len(DATA)))
    for k, name in enumerate(DATA):
        _show_way(stage, frames[name], name, ("data", k, len(DATA)))

    each = ("data", "method", "step")
    stage.tell("data", data=[say(name) for name in DATA])
    return stage.tell(each, said=np.array([verdict_in_words(one) for one in frames.values()])).finish()


def _show_birds(stage: Stage, frames: TrainingFrames, task: Task, when) -> None:
    """The birds, the strips of p, and w as an arrow."""
    ticks, both = {"xticks": (-2, 0, 2), "yticks": (-2, 0, 2)}, ("method", "step")
    panel = stage.panel(
        say("birds"), when=when, x=say("mass_z"), y=say("depth_z"), **look.around((0, 0), REACH), **ticks
    )
    for shade, frame in zip(SHADES[1:], frames.strips[1:], strict=True):
        panel.area("prediction", frame, both, ec="none", alpha=shade, zorder=0.5)
    for level, line in zip(LEVELS, frames.lines, strict=True):
        panel.line("prediction", line, both, lw=2.8 if level == 0.5 else 1.2, zorder=1.5)
    for label, kind in enumerate(task.looks):
        draw_class(panel.ax, task.Z[task.y == label], kind, 20)
    name_classes(panel.ax, task.looks, task.names, ((0.52, 1.06), (0.8, 1.06)))
    panel.line("paper", frames.arrow, both, lw=6, solid_capstyle="butt", zorder=4)
    panel.line("ink", frames.arrow, both, lw=3.2, solid_capstyle="butt", zorder=5)
    panel.area("ink", frames.tip, both, ec=COLORS["paper"], lw=0.8, zorder=5)
    panel.head("paper", frames.letter, both, ms=14, zorder=5)
    panel.text("ink", "w", frames.letter, both, size=13, ha="center", va="center_baseline", zorder=6)
    for level, side, place in zip(LEVELS[[0, -1]], ("right", "left"), frames.names, strict=True):
        panel.text("prediction", f"p = {level}", place, both, ha=side, va="center_baseline", zorder=6)
    nowhere = panel.ax.text(1.4, -2.4, say("nowhere"), size=9.5, ha="center", va="center", zorder=6)
    panel.vary(nowhere, frames.verdict == VERDICTS.index("at_start"), both)


def _show_way(stage: Stage, frames: TrainingFrames, name: str, when) -> None:
    """Contours of the cost over both coefficients, and the way of the method as far as it has come."""
    panel = stage.panel(say("way"), when=when, x=say("w_mass"), y=say("w_depth"), **look.around(*PLANES[name]))
    _draw_cost(panel, name)
    thin = {"lw": 1.0, "ms": 2.5, "alpha": 0.55}
    beside = [*range(len(LRS)), BESIDE]
    panel.line("path", frames.paths[beside], "method", marker="o", **thin)
    panel.key(say("descent"), "path", "-", left=0.42)
    panel.key(say("newton"), "path", "--", left=0.42)
    panel.line("path", frames.paths[NEWTON], (), "--", marker="D", **thin)
    place = frames.paths[..., None, :]
    panel.line("ink", np.concatenate([np.zeros_like(place), place], -2), ("method", "step"), lw=2.2)
    panel.line("path", frames.paths, "method", upto="step", trail=12, lw=2.4, head={"ms": 9, "zorder": 3})
    words = panel.ax.text(0.03, 0.05, "", transform=panel.ax.transAxes, size=10)
    length = np.linalg.norm(frames.paths, axis=-1)
    panel.vary(words, say.among(np.zeros(length.shape, int), ["at"], cost=numbers.rounded(frames.cost),
                                length=numbers.decimals(length, 2)), ("method", "step"))  # fmt: skip


def _draw_cost(panel: Panel, name: str) -> None:
    first, second = (np.linspace(*limits, 61) for limits in (panel.ax.get_xlim(), panel.ax.get_ylim()))
    style = {"levels": np.sort(RINGS[name]), "colors": COLORS["line"], "linewidths": 0.9}
    panel.ax.contour(first, second, costs_over(name, first, second), **style)
    for left, low, width, height in ((0.4, 0.82, 0.6, 0.18), (0.01, 0.01, 0.8, 0.12)):  # behind words
        panel.ax.add_patch(Rectangle((left, low), width, height, fc=COLORS["paper"], ec="none", alpha=0.85,
                                     transform=panel.ax.transAxes, zorder=1.5))  # fmt: skip
    fit = minimum(name)
    if fit:
        look.optimum(panel.ax, fit.coef, "")


def verdict_in_words(frames: TrainingFrames) -> np.ndarray:
    """What is said of each method at each step."""
    steps = np.stack([*[STEPS] * len(LRS), np.arange(len(STEPS))])
    return say.among(frames.verdict, VERDICTS, step=steps.astype(str))


def _controls() -> list:
    steps = [STEPS.astype(str)] * len(LRS) + [np.arange(len(STEPS)).astype(str)]
    return [
        Choice("data", say("data"), [say(name) for name in DATA], start=START["data"]),
        Choice("method", say("lr"), [*numbers.plain(LRS), say("newton")], start=START["method"]),
        Slider("step", say("step"), steps, start=START["step"], over=("method",), play=True, play_ms=500),
    ]
