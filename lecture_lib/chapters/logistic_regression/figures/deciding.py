"""Deciding: the threshold, the four counts, the ROC curve, and how far a bird is from the boundary."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from lecture_lib.chapters.logistic_regression.tasks import (
    Task,
    crossing,
    draw_class,
    name_classes,
    probability,
    sexes,
)  # fmt: skip
from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.live import LiveFigure, Mark, Slider, rectangles
from lecture_lib.solvers import logistic_regression, sigmoid
from lecture_lib.words import words_of

say = words_of(__file__)

THRESHOLDS = np.arange(51) / 50  # 0 to 1
START = 25
REACH = 3.2  # standard deviations
HIGH = REACH * look.ASPECT
BIRD = (1.0, 1.6)  # where the bird to drag is at first, in standard deviations
CELLS = {"tp": (0, 1), "fn": (1, 1), "fp": (0, 0), "tn": (1, 0)}  # column, row
SIDE, LOWER = 0.76, 0.09  # of the square of a count of all the birds of a class; how far it stands below the middle


class Fit(NamedTuple):
    """The model of the sex of Adelie penguins, on standardised features."""

    task: Task
    w: np.ndarray  # (3,)

    @property
    def p(self) -> np.ndarray:
        return sigmoid(self.task.X @ self.w)


def fitted() -> Fit:
    """The fit without penalty."""
    task = sexes()
    fit = logistic_regression(task.Z, task.y)
    return Fit(task, np.r_[fit.intercept, fit.coef])


class DecidingFrames(NamedTuple):
    """What the pictures show at every threshold."""

    line: np.ndarray  # (n_t, 2, 2): where p equals the threshold
    wrong: np.ndarray  # (n_t, n, 2): the birds that are told wrongly, else NaN
    counts: dict  # (n_t,) of int: tp, fn, fp, tn
    squares: dict  # (n_t, 6, 2)
    roc: np.ndarray  # (n_t, 2): share of females told to be males, share of males told rightly


def deciding_frames(fit: Fit) -> DecidingFrames:
    """Boundary, mistakes and counts at every threshold: state in, pictures out."""
    y, said = fit.task.y == 1, fit.p >= THRESHOLDS[:, None]
    counts = {"tp": said & y, "fn": ~said & y, "fp": said & ~y, "tn": ~said & ~y}
    counts = {name: cases.sum(axis=1) for name, cases in counts.items()}
    with np.errstate(divide="ignore"):
        logit = np.log(THRESHOLDS / (1 - THRESHOLDS))
    w = np.tile(fit.w, (len(THRESHOLDS), 1))
    w[:, 0] -= logit
    wrong = np.where((said != y)[..., None], fit.task.Z, np.nan)
    roc = np.stack([counts["fp"] / (~y).sum(), counts["tp"] / y.sum()], -1)
    with np.errstate(invalid="ignore"):
        line = crossing(w, [(-REACH, REACH)] * 2)
    most = max(y.sum(), (~y).sum())
    squares = {name: _square(*CELLS[name], SIDE * np.sqrt(many / most)) for name, many in counts.items()}
    return DecidingFrames(line, wrong, counts, squares, roc)


def _square(column: float, row: float, side) -> np.ndarray:
    """A square in a cell, below the cell's name."""
    side = side[:, None]
    return rectangles(column - side / 2, row - LOWER - side / 2, side, side)


class BirdFrames(NamedTuple):
    """What is drawn and said of the bird that is dragged."""

    place: np.ndarray  # (1, 2)
    name_at: np.ndarray  # (1, 2): of its name, beside it and within the picture
    plumb: np.ndarray  # (2, 2): from the bird straight to the line p = ½
    z: float
    distance: float


def bird_frames(fit: Fit, place) -> BirdFrames:
    """Logit of a bird, and its signed distance z/‖w‖ from the line p = ½, in standard deviations."""
    place, normal = np.asarray(place, dtype=float), fit.w[1:]
    z = float(fit.w[0] + normal @ place)
    length = np.linalg.norm(normal)
    name_at = np.array([[place[0] + (0.25 if place[0] < REACH - 1.6 else -1.4), place[1]]])
    return BirdFrames(place[None], name_at, np.stack([place, place - z / length**2 * normal]), z, z / length)


def bird_words(bird: BirdFrames, thresholds=THRESHOLDS) -> dict:
    """What the readout says of a bird at every threshold."""
    p = float(sigmoid(bird.z))
    said = np.where(p >= thresholds, say("male"), say("female"))
    same = {"z": numbers.decimals(bird.z, 2), "p": probability(p), "distance": numbers.decimals(bird.distance, 2)}
    return {name: np.full(len(thresholds), words) for name, words in same.items()} | {"said": said}


def rate_words(frames: DecidingFrames) -> dict:
    """What the readout says of all the birds at every threshold: the rates, and where there is no boundary."""
    counts = frames.counts
    said = counts["tp"] + counts["fp"]
    words = {
        "accuracy": numbers.share((counts["tp"] + counts["tn"]) / sum(counts.values()), 1),
        "precision": np.where(said > 0, numbers.share(counts["tp"] / np.maximum(said, 1), 1), say("undefined")),
        "recall": numbers.share(frames.roc[:, 1], 1),
        "false": numbers.share(frames.roc[:, 0], 1),
    }
    ends = {0: say("all_male"), 1: say("none_male")}
    return words | {"ends": np.array([ends.get(t, "") for t in THRESHOLDS])}


class DecidingPicture(NamedTuple):
    """The figure of `explore_deciding` and the artists that move."""

    fig: object
    line: object
    wrong: object
    plumb: object
    bird: object
    bird_name: object
    squares: dict
    counts: dict
    roc_head: object


@look.styled
def draw_deciding(fit: Fit, frames: DecidingFrames) -> DecidingPicture:
    """Scenery of the three panels: the plane with its boundary, the four counts, the ROC curve."""
    fig, (left, middle, right) = look.figure(3)
    plane = _draw_plane(fig.add_subplot(left), fit)
    counts = _draw_counts(fig.add_subplot(middle))
    return DecidingPicture(fig, *plane, *counts, _draw_roc(fig.add_subplot(right), fit))


def _draw_plane(ax, fit: Fit) -> tuple:
    ax.set(xlim=(-REACH, REACH), ylim=(-HIGH, HIGH), xlabel=say("mass_z"), ylabel=say("depth_z"))
    ax.set_title(say("threshold_title"))
    for axis in (ax.xaxis, ax.yaxis):
        look.ticks(axis, (-2, 0, 2))
    for label, kind in enumerate(fit.task.looks):
        draw_class(ax, fit.task.Z[fit.task.y == label], kind, 18)
    ax.plot(*crossing(fit.w, [(-REACH, REACH)] * 2).T, "--", color=COLORS["prediction"], lw=1.3)
    (line,) = ax.plot([], [], color=COLORS["prediction"], lw=2.2)
    (wrong,) = ax.plot([], [], "o", color=COLORS["error"], mfc="none", mew=1.5, ms=8, zorder=3)
    (plumb,) = ax.plot([], [], ":", color=COLORS["ink"], lw=2)
    bird = look.whole(ax.scatter([], [], s=95, marker="D", fc=COLORS["prediction"], ec=COLORS["paper"], lw=1, zorder=5))
    bird_name = ax.text(0, 0, say("this_bird"), color=COLORS["prediction"], va="center_baseline", zorder=5)
    name_classes(ax, fit.task.looks, fit.task.names, ((0.8, 0.95), (0.8, 0.87)))
    ax.text(0.02, 0.02, say("rings_wrong"), color=COLORS["error"], size=8, transform=ax.transAxes)
    return line, wrong, plumb, bird, bird_name


def _draw_counts(ax) -> tuple:
    ax.set(
        xlim=(-0.55, 1.55), ylim=(-0.55, 1.55), title=say("confusion"), xlabel=say("said_axis"), ylabel=say("real_axis")
    )
    ax.set_xticks([0, 1], [say("male"), say("female")])
    ax.set_yticks([0, 1], [say("female"), say("male")])
    ax.tick_params(length=0)
    for at in (-0.5, 0.5, 1.5):
        ax.plot([at, at], [-0.5, 1.5], color=COLORS["line"], lw=0.8)
        ax.plot([-0.5, 1.5], [at, at], color=COLORS["line"], lw=0.8)
    squares, counts = {}, {}
    for name, (column, row) in CELLS.items():
        color = COLORS["prediction"] if name in ("tp", "tn") else COLORS["error"]
        squares[name] = PathPatch(Path(np.zeros((1, 2))), fc=color, ec="none", alpha=0.45)
        ax.add_artist(squares[name])
        ax.text(column - 0.46, row + 0.44, say(name), color=COLORS["soft"], size=8, va="top")
        counts[name] = ax.text(column, row - LOWER, "", ha="center", va="center", size=14, zorder=5)
    return squares, counts


def _draw_roc(ax, fit: Fit):
    ax.set(xlim=(-0.03, 1.03), ylim=(-0.03, 1.03), xlabel=say("fpr"), ylabel=say("tpr"), title=say("roc"))
    for axis in (ax.xaxis, ax.yaxis):
        look.ticks(axis, (0, 0.25, 0.5, 0.75, 1))
    ax.plot([0, 1], [0, 1], ":", color=COLORS["soft"], lw=1.2)
    ax.text(0.62, 0.55, say("coin"), color=COLORS["soft"], va="top")
    ax.plot(*roc_curve(fit).T, color=COLORS["prediction"], lw=1.8)
    ax.text(0.97, 0.06, say("auc", value=numbers.decimals(auc(fit), 3)), color=COLORS["prediction"], ha="right")
    return look.head(ax, COLORS["prediction"], ms=9)


def roc_curve(fit: Fit) -> np.ndarray:
    """All the points of the ROC curve, from (0, 0) to (1, 1): one more for each different probability."""
    cuts = np.r_[np.inf, np.sort(np.unique(fit.p))[::-1]]
    said, y = fit.p >= cuts[:, None], fit.task.y == 1
    return np.column_stack([said[:, ~y].mean(axis=1), said[:, y].mean(axis=1)])


def auc(fit: Fit) -> float:
    """The area under the ROC curve: how often a male has a larger probability than a female; ties count half."""
    males, females = fit.p[fit.task.y == 1][:, None], fit.p[fit.task.y == 0]
    return float((males > females).mean() + (males == females).mean() / 2)


def explore_deciding() -> LiveFigure:
    """Threshold, counts and ROC on the sex of Adelie penguins; a bird to drag, and its distance to the boundary."""
    fit = fitted()
    frames, bird = deciding_frames(fit), bird_frames(fit, BIRD)
    picture = draw_deciding(fit, frames)
    texts = numbers.decimals(THRESHOLDS, 2)
    marks = [Mark(START, "0.5", COLORS["soft"])]
    slider = Slider("t", say("threshold"), texts, start=START, marks=marks, play=True)
    live = LiveFigure(picture.fig, name="deciding", alt=say("alt"), controls=[slider], words=look.words())
    live.vary(picture.line, frames.line, "t").vary(picture.wrong, frames.wrong, "t")
    live.vary(picture.plumb, bird.plumb).vary(picture.bird, bird.place).vary(picture.bird_name, xy=bird.name_at)
    live.vary(picture.roc_head, frames.roc, at="t")
    for name in CELLS:
        live.vary(picture.squares[name], frames.squares[name], "t")
        live.vary(picture.counts[name], frames.counts[name].astype(str), "t")
    words = rate_words(frames) | bird_words(bird) | {"t": texts}
    live.readout(say.template("readout"), **{name: (array, ("t",)) for name, array in words.items()})

    def move(_, x: float, y: float) -> None:
        new = bird_frames(fit, (x, y))
        drawn = {picture.plumb: new.plumb, picture.bird: new.place, picture.bird_name: new.name_at}
        live.replace(drawn | bird_words(new))

    live.draggable(picture.bird, move, label=say("drag_bird"))
    return live.predict(**say.question())
