"""Likelihood: the probability given to each label that occurred, their product and its logarithm, as w and b move."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.chapters.logistic_regression.tasks import draw_class, name_classes, sexes
from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Stage
from lecture_lib.live import LiveFigure, Slider, against, rectangles
from lecture_lib.solvers import logistic_regression, sigmoid
from lecture_lib.words import words_of

say = words_of(__file__)

N_FEW, SEED = 12, 8
W = np.arange(-4.0, 17.0)  # per kg
B = np.arange(-8, 9) / 2
START = {"w": 7, "b": 8}  # w = 3, b = 0
X = (-1.0, 1.2)  # kg from the mean
ALONG = np.linspace(*X, 56)
BAR = 0.022  # kg: width of a bar
MOST = 12.0  # loss drawn no higher, which is far above the picture
QUARTERS = (0, 0.25, 0.5, 0.75, 1)
CLASSES = ("class_a", "class_b")  # females, males
LEVELS = np.array([0.5, 1, 2, 4, 8, 16, 32])  # contours: −log L above its least, as the title says


class Few(NamedTuple):
    """A few Adelie penguins: x, kg above the mean of all 146, and y, 1 for a male."""

    x: np.ndarray
    y: np.ndarray


def few_penguins() -> Few:
    """The twelve birds of this figure."""
    task = sexes()
    rows = np.sort(np.random.default_rng(SEED).choice(len(task.y), N_FEW, replace=False))
    return Few(task.F[rows, 0] - task.shift[0], task.y[rows])


class LikelihoodFrames(NamedTuple):
    """What the pictures show at every w and b; bars and dots once per class, females first."""

    curve: np.ndarray  # (n_w, n_b, points, 2)
    bars: tuple  # each (n_w, n_b, 6 birds, 2): from the other label's end of the axis to the curve
    dots: tuple  # each (n_w, n_b, birds, 2): p and log loss
    place: np.ndarray  # (n_w, n_b, 1, 2): b and w
    loss: np.ndarray  # (n_w, n_b): −log L


def losses_of(few: Few, w, b) -> np.ndarray:
    """−log of the probability given to each label: (…, birds)."""
    z = np.asarray(w)[..., None] * few.x + np.asarray(b)[..., None]
    return np.logaddexp(0, -(2 * few.y - 1) * z)


def likelihood_frames(few: Few) -> LikelihoodFrames:
    """Curve, bars and losses at every w and b: state in, pictures out."""
    w, b = np.meshgrid(W, B, indexing="ij")
    p = sigmoid(w[..., None] * few.x + b[..., None])
    each = losses_of(few, w, b)
    curve = sigmoid(w[..., None] * ALONG + b[..., None])
    bars, dots = [], []
    for label, shift in ((0, -BAR), (1, 0.0)):
        mine = few.y == label
        height = p[..., mine] if label else p[..., mine] - 1
        bars.append(rectangles(few.x[mine] + shift, 1.0 - label, BAR, height))
        dots.append(np.stack([p[..., mine], np.minimum(each[..., mine], MOST)], -1))
    place = np.stack([b, w], -1)[..., None, :]
    return LikelihoodFrames(against(ALONG, curve), tuple(bars), tuple(dots),
                            place, each.sum(axis=-1))  # fmt: skip


def fields(frames: LikelihoodFrames, least: float) -> dict:
    """What is said at every w and b; `least` is −log L at its least."""
    return {
        "product": numbers.scientific(np.exp(-frames.loss), 2), "share": share_in_words(np.exp(least - frames.loss)),
        "log": numbers.decimals(-frames.loss, 2), "mean": numbers.decimals(frames.loss / N_FEW, 3),
    }  # fmt: skip


@numbers.of_each
def share_in_words(share) -> str:
    if share < 0.001:
        return say("below", value="0.1%")
    return numbers.share(share, 0 if share >= 0.095 else 1)


@look.styled
def explore_likelihood() -> LiveFigure:
    """w and b of the sigmoid through twelve penguins: bars of probability, their product, and its logarithm."""
    few = few_penguins()
    frames, fit, both = likelihood_frames(few), logistic_regression(few.x[:, None], few.y), ("w", "b")
    stage = Stage(say, panels=3, controls=[
        Slider("w", "w", numbers.decimals(W), start=START["w"], play=True, play_ms=200),
        Slider("b", "b", numbers.decimals(B, 1), start=START["b"], play=True, play_ms=200),
    ])  # fmt: skip
    birds = stage.panel(say("each_probability"), x=say("mass_above"), y=say("p_male"), xlim=X, ylim=(-0.08, 1.2),
                        xticks=(-1, -0.5, 0, 0.5, 1), yticks=QUARTERS).draw(_draw_birds, few)  # fmt: skip
    for kind, bars in zip(CLASSES, frames.bars, strict=True):
        birds.area(kind, bars, both, ec="none", alpha=0.75)
    birds.line("prediction", frames.curve, both, lw=2)

    plane = stage.panel(say("likelihood_plane"), x="b", y=say("w_axis"), xlim=(-4.4, 4.4), ylim=(-5, 17),
                        xticks=range(-4, 5, 2), yticks=range(-4, 17, 4))  # fmt: skip
    answers = _draw_heights(plane.ax, few, fit)
    plane.head("prediction", frames.place, both, ms=9)

    loss = stage.panel(say("log_loss"), x=say("p_male"), y=say("loss_axis"), xlim=(-0.03, 1.03), ylim=(-0.25, 5.2),
                       xticks=QUARTERS, yticks=range(6)).draw(_draw_losses)  # fmt: skip
    for kind, dots in zip(CLASSES, frames.dots, strict=True):
        loss.vary(draw_class(loss.ax, np.zeros((1, 2)), kind, 34, zorder=4), dots, both)
    return stage.tell(both, **fields(frames, fit.objective)).finish(hides=answers)


def _draw_birds(ax, few: Few) -> None:
    for height in (0, 1):
        ax.axhline(height, color=COLORS["line"], lw=0.8)
    for label, kind in enumerate(CLASSES):
        mine = few.x[few.y == label] + (label - 0.5) * BAR
        draw_class(ax, np.column_stack([mine, np.full(len(mine), label)]), kind, 34, zorder=4)
    name_classes(ax, CLASSES, ("female", "male"), ((0.06, 0.95), (0.5, 0.95)))


def _draw_heights(ax, few: Few, fit) -> list:
    """Contours of −log L, the star at its least and the star's name."""
    b, w = np.linspace(*ax.get_xlim(), 61), np.linspace(*ax.get_ylim(), 61)
    heights = losses_of(few, *np.meshgrid(w, b, indexing="ij")).sum(axis=-1) - fit.objective
    contours = ax.contour(b, w, heights, levels=LEVELS, colors=COLORS["line"], linewidths=0.8)
    look.optimum(ax, (fit.intercept, fit.coef[0]), say("most_likely"))
    return [contours, *ax.lines, *ax.texts]


def _draw_losses(ax) -> None:
    p = np.linspace(0.003, 0.997, 120)
    ax.plot(p, -np.log(p), color=COLORS["error"], lw=1.6)
    ax.plot(p, -np.log(1 - p), "--", color=COLORS["error"], lw=1.6)
    ax.text(0.07, 4.75, say("loss_y1"), color=COLORS["error"])
    ax.text(0.93, 4.2, say("loss_y0"), color=COLORS["error"], ha="right")
