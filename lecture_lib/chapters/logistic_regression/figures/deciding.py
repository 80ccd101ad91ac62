"""Deciding: the threshold, the four counts, the ROC curve, and how far a bird is from the boundary."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.chapters.logistic_regression.tasks import (
    DIAMOND,
    Task,
    crossing,
    draw_class,
    form_of,
    name_classes,
    probability_in_words,
    sexes,
    sigma,
)  # fmt: skip
from lecture_lib.figures import look, numbers
from lecture_lib.figures.answers import answer, ready
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Stage
from lecture_lib.live import Answer, LiveFigure, Mark, Said, Slider, rectangles
from lecture_lib.solvers import logistic_regression, sigmoid
from lecture_lib.solvers.jit import VECTOR
from lecture_lib.words import words_of

say = words_of(__file__)

THRESHOLDS = np.arange(51) / 50  # 0 to 1
START = 25
REACH = 3.2  # standard deviations
BIRD = (1.0, 1.6)  # where the bird to drag is at first, in standard deviations
CELLS = {"tp": (0, 1), "fn": (1, 1), "fp": (0, 0), "tn": (1, 0)}  # column, row; in the order of the counts
SIDE, LOWER = 0.76, 0.09  # of the square of a count of all the birds of a class; how far it stands below the middle
QUARTERS = (0, 0.25, 0.5, 0.75, 1)


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
    wrong: np.ndarray  # (n_t, n, 2): the birds that are misclassified, else NaN
    counts: np.ndarray  # (4, n_t): TP, FN, FP, TN
    squares: np.ndarray  # (4, n_t, 6, 2)
    roc: np.ndarray  # (n_t, 2): share of the females called male, share of the males called male


def deciding_frames(fit: Fit) -> DecidingFrames:
    """Boundary, mistakes and counts at every threshold: state in, pictures out."""
    male, called = fit.task.y == 1, fit.p >= THRESHOLDS[:, None]
    cases = np.array([called & male, ~called & male, called & ~male, ~called & ~male])
    counts, most = cases.sum(axis=-1), max(male.sum(), (~male).sum())
    w = np.tile(fit.w, (len(THRESHOLDS), 1))
    with np.errstate(divide="ignore", invalid="ignore"):
        w[:, 0] -= np.log(THRESHOLDS / (1 - THRESHOLDS))
        line = crossing(w, [(-REACH, REACH)] * 2)
    side = SIDE * np.sqrt(counts / most)[..., None]
    column, row = np.array(list(CELLS.values())).T[..., None, None]
    squares = rectangles(column - side / 2, row - LOWER - side / 2, side, side)  # below the cell's name
    roc = np.stack([counts[2] / (~male).sum(), counts[0] / male.sum()], -1)
    return DecidingFrames(line, np.where((called != male)[..., None], fit.task.Z, np.nan), counts, squares, roc)


class BirdFrames(NamedTuple):
    """What is drawn and said of the bird that is dragged, at one threshold."""

    name_at: np.ndarray  # (1, 2): of its name, beside it and within the picture
    plumb: np.ndarray  # (2, 2): from the bird straight to the line p = ½
    z: float  # logit
    distance: float  # from the line p = ½, signed, in standard deviations
    p: float
    form: int  # in which p is written
    male: int  # 1 if it is called that


@answer(VECTOR, VECTOR)
def bird_at(points, at, w, thresholds):
    """Logit z of a bird, its distance z/‖w‖ from the line p = ½, and what a threshold makes of its probability."""
    u, v = points[0, 0], points[0, 1]
    z = w[0] + w[1] * u + w[2] * v
    length = np.sqrt(w[1] * w[1] + w[2] * w[2])
    away = z / length
    name_at, plumb = np.empty((1, 2)), np.empty((2, 2))
    name_at[0, 0], name_at[0, 1] = u + (0.25 if u < REACH - 1.6 else -1.4), v
    plumb[0, 0], plumb[0, 1] = u, v
    plumb[1, 0], plumb[1, 1] = u - away * w[1] / length, v - away * w[2] / length
    p = sigma(z)
    return BirdFrames(name_at, plumb, z, away, p, form_of(p), int(p >= thresholds[at[0]]))


def bird_of(fit: Fit) -> Answer:
    """What the model says of the bird, from where the hand puts it."""
    return ready(bird_at, fit.w, THRESHOLDS, points=[BIRD], along="t")


def roc_curve(fit: Fit) -> np.ndarray:
    """All the points of the ROC curve, from (0, 0) to (1, 1): one more for each different probability."""
    cuts = np.r_[np.inf, np.sort(np.unique(fit.p))[::-1]]
    called, male = fit.p >= cuts[:, None], fit.task.y == 1
    return np.column_stack([called[:, ~male].mean(axis=1), called[:, male].mean(axis=1)])


def auc(fit: Fit) -> float:
    """The area under the ROC curve: how often a male has a larger probability than a female; ties count half."""
    males, females = fit.p[fit.task.y == 1][:, None], fit.p[fit.task.y == 0]
    return float((males > females).mean() + (males == females).mean() / 2)


def rates_in_words(frames: DecidingFrames) -> dict:
    """What is said of all the birds at every threshold: the rates, and where there is no boundary."""
    tp, _, fp, tn = frames.counts
    precision = numbers.share(tp / np.maximum(tp + fp, 1), 1)
    return {
        "accuracy": numbers.share((tp + tn) / frames.counts.sum(axis=0), 1),
        "precision": np.where(tp + fp > 0, precision, say("undefined")),
        "recall": numbers.share(frames.roc[:, 1], 1), "false": numbers.share(frames.roc[:, 0], 1),
        "ends": np.select([THRESHOLDS == 0, THRESHOLDS == 1], [say("all_male"), say("none_male")], ""),
    }  # fmt: skip


def bird_in_words() -> dict:
    """What is said of the bird: its logit, probability, distance and predicted sex."""
    z, distance = (Said(["{it}"], it=(name, numbers.decimals, 2)) for name in ("z", "distance"))
    sex = Said([say("female"), say("male")], "male")
    return {"z": z, "p": probability_in_words("p", "form"), "distance": distance, "sex": sex}


@look.styled
def explore_deciding() -> LiveFigure:
    """Threshold, counts and ROC on the sex of Adelie penguins; a bird to drag, and its distance to the boundary."""
    fit, thresholds = fitted(), numbers.decimals(THRESHOLDS, 2)
    frames, bird = deciding_frames(fit), bird_of(fit)
    mark = Mark(START, "0.5", COLORS["soft"])
    stage = Stage(say, [Slider("t", say("threshold"), thresholds, start=START, marks=[mark], play=True)], panels=3)

    plane = stage.panel(say("threshold_title"), x=say("mass_z"), y=say("depth_z"), xticks=(-2, 0, 2),
                        yticks=(-2, 0, 2), **look.around((0, 0), REACH)).draw(_draw_birds, fit)  # fmt: skip
    plane.line("prediction", frames.line, "t", lw=2.2)
    plane.line("error", frames.wrong, "t", "o", mfc="none", mew=1.5, ms=8, zorder=3)
    plane.line("ink", bird["plumb"], (), ":", lw=2)
    point = plane.ring("prediction", BIRD, **DIAMOND, zorder=5)
    plane.text("prediction", say("this_bird"), bird["name_at"], va="center_baseline", zorder=5, path_effects=look.HALO)
    stage.live.draggable(point, bird, label=say("drag_bird"))
    name_classes(plane.ax, fit.task.looks, fit.task.names, ((0.8, 0.95), (0.8, 0.87)))
    plane.ax.text(0.02, 0.02, say("rings_wrong"), color=COLORS["error"], size=8, transform=plane.ax.transAxes)

    male, female, square = say("male"), say("female"), {"xlim": (-0.55, 1.55), "ylim": (-0.55, 1.55)}
    matrix = stage.panel(say("confusion"), x=say("predicted"), y=say("actual"), xticks={0: male, 1: female},
                         yticks={0: female, 1: male}, **square).draw(_draw_grid)  # fmt: skip
    for (name, (column, row)), counts, squares in zip(CELLS.items(), frames.counts, frames.squares, strict=True):
        matrix.area("prediction" if name in ("tp", "tn") else "error", squares, "t", ec="none", alpha=0.45)
        text = matrix.ax.text(column, row - LOWER, "", ha="center", va="center", size=14, zorder=5)
        matrix.vary(text, counts.astype(str), "t")

    unit = {"xlim": (-0.03, 1.03), "ylim": (-0.03, 1.03), "xticks": QUARTERS, "yticks": QUARTERS}
    roc = stage.panel(say("roc"), x=say("fpr"), y=say("tpr"), **unit).draw(_draw_roc, fit)
    roc.head("prediction", frames.roc, at="t", ms=9)

    said = {name: bird[words] for name, words in bird_in_words().items()}
    return stage.tell("t", t=thresholds, **said, **rates_in_words(frames)).finish()


def _draw_birds(ax, fit: Fit) -> None:
    for label, kind in enumerate(fit.task.looks):
        draw_class(ax, fit.task.Z[fit.task.y == label], kind, 18)
    ax.plot(*crossing(fit.w, [(-REACH, REACH)] * 2).T, "--", color=COLORS["prediction"], lw=1.3)


def _draw_grid(ax) -> None:
    ax.tick_params(length=0)
    for at in (-0.5, 0.5, 1.5):
        ax.plot([at, at], [-0.5, 1.5], color=COLORS["line"], lw=0.8)
        ax.plot([-0.5, 1.5], [at, at], color=COLORS["line"], lw=0.8)
    for name, (column, row) in CELLS.items():
        ax.text(column - 0.46, row + 0.44, say(name), color=COLORS["soft"], size=8, va="top")


def _draw_roc(ax, fit: Fit) -> None:
    ax.plot([0, 1], [0, 1], ":", color=COLORS["soft"], lw=1.2)
    ax.text(0.62, 0.55, say("coin"), color=COLORS["soft"], va="top")
    ax.plot(*roc_curve(fit).T, color=COLORS["prediction"], lw=1.8)
    ax.text(0.97, 0.06, say("auc", value=numbers.decimals(auc(fit), 3)), color=COLORS["prediction"], ha="right")
