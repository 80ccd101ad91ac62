"""Likelihood: the probability given to each label that occurred, their product and its logarithm, as w and b move."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from lecture_lib.chapters.logistic_regression.tasks import draw_class, name_classes, sexes
from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.live import LiveFigure, Slider, rectangles
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
    return LikelihoodFrames(np.stack([np.broadcast_to(ALONG, curve.shape), curve], -1), tuple(bars), tuple(dots),
                            place, each.sum(axis=-1))  # fmt: skip


class LikelihoodPicture(NamedTuple):
    """The figure of `explore_likelihood`, the artists that move, and those that answer its question."""

    fig: object
    curve: object
    bars: tuple
    place: object
    dots: tuple
    answers: list


@look.styled
def draw_likelihood(few: Few) -> LikelihoodPicture:
    """Scenery of the three panels: data with the sigmoid, contours of −log L, log loss over p."""
    fig, (left, middle, right) = look.figure(3)
    curve, bars = _draw_data(fig.add_subplot(left), few)
    place, answers = _draw_plane(fig.add_subplot(middle), few)
    return LikelihoodPicture(fig, curve, bars, place, _draw_loss(fig.add_subplot(right)), answers)


def _draw_data(ax, few: Few) -> tuple:
    ax.set(xlim=X, ylim=(-0.08, 1.2), xlabel=say("mass_above"), ylabel=say("p_male"), title=say("each_probability"))
    look.ticks(ax.xaxis, (-1, -0.5, 0, 0.5, 1))
    look.ticks(ax.yaxis, (0, 0.25, 0.5, 0.75, 1))
    for height in (0, 1):
        ax.axhline(height, color=COLORS["line"], lw=0.8)
    bars = []
    for color in (COLORS["class_a"], COLORS["class_b"]):
        bars.append(PathPatch(Path(np.zeros((1, 2))), fc=color, ec="none", alpha=0.75))
        ax.add_artist(bars[-1])
    (curve,) = ax.plot([], [], color=COLORS["prediction"], lw=2)
    for label, kind in enumerate(("class_a", "class_b")):
        mine = few.x[few.y == label] + (label - 0.5) * BAR
        draw_class(ax, np.column_stack([mine, np.full(len(mine), label)]), kind, 34, zorder=4)
    name_classes(ax, ("class_a", "class_b"), ("female", "male"), ((0.06, 0.95), (0.5, 0.95)))
    return curve, tuple(bars)


def _draw_plane(ax, few: Few) -> tuple:
    ax.set(xlim=(-4.4, 4.4), ylim=(-5, 17), xlabel="b", ylabel=say("w_axis"), title=say("likelihood_plane"))
    look.ticks(ax.xaxis, (-4, -2, 0, 2, 4))
    look.ticks(ax.yaxis, (-4, 0, 4, 8, 12, 16))
    b, w = np.linspace(-4.4, 4.4, 61), np.linspace(-5, 17, 61)
    fit = logistic_regression(few.x[:, None], few.y)
    heights = losses_of(few, *np.meshgrid(w, b, indexing="ij")).sum(axis=-1) - fit.objective
    contours = ax.contour(b, w, heights, levels=LEVELS, colors=COLORS["line"], linewidths=0.8)
    look.optimum(ax, (fit.intercept, fit.coef[0]), say("most_likely"))
    return look.head(ax, COLORS["prediction"], ms=9), [contours, ax.lines[0], ax.texts[0]]


def _draw_loss(ax) -> tuple:
    ax.set(xlim=(-0.03, 1.03), ylim=(-0.25, 5.2), xlabel=say("p_male"), ylabel=say("loss_axis"), title=say("log_loss"))
    look.ticks(ax.xaxis, (0, 0.25, 0.5, 0.75, 1))
    look.ticks(ax.yaxis, range(6))
    p = np.linspace(0.003, 0.997, 120)
    ax.plot(p, -np.log(p), color=COLORS["error"], lw=1.6)
    ax.plot(p, -np.log(1 - p), "--", color=COLORS["error"], lw=1.6)
    ax.text(0.07, 4.75, say("loss_y1"), color=COLORS["error"])
    ax.text(0.93, 4.2, say("loss_y0"), color=COLORS["error"], ha="right")
    return tuple(draw_class(ax, np.zeros((1, 2)), kind, 34, zorder=4) for kind in ("class_a", "class_b"))


def explore_likelihood() -> LiveFigure:
    """w and b of the sigmoid through twelve penguins: bars of probability, their product, and its logarithm."""
    few = few_penguins()
    picture, frames = draw_likelihood(few), likelihood_frames(few)
    fit = logistic_regression(few.x[:, None], few.y)
    controls = [
        Slider("w", "w", numbers.decimals(W), start=START["w"], play=True, play_ms=200),
        Slider("b", "b", numbers.decimals(B, 1), start=START["b"], play=True, play_ms=200),
    ]
    live = LiveFigure(picture.fig, name="likelihood", alt=say("alt"), controls=controls, words=look.words())
    both = ("w", "b")
    live.vary(picture.curve, frames.curve, both).vary(picture.place, frames.place, both)
    for artists, arrays in ((picture.bars, frames.bars), (picture.dots, frames.dots)):
        for artist, array in zip(artists, arrays, strict=True):
            live.vary(artist, array, both)
    live.readout(say.template("readout"), **{name: (words, both) for name, words in _words(frames, fit).items()})
    return live.predict(**say.question(), hides=picture.answers)


def _words(frames: LikelihoodFrames, fit) -> dict:
    """What the readout says at every w and b."""
    share = np.exp(fit.objective - frames.loss)
    said = {"product": np.exp(-frames.loss), "share": share}
    words = {name: numbers.scientific(values, 2) for name, values in said.items()}
    words["share"] = np.vectorize(_share)(share)
    words["log"] = numbers.decimals(-frames.loss, 2)
    words["mean"] = numbers.decimals(frames.loss / N_FEW, 3)
    return words


def _share(value: float) -> str:
    if value < 0.001:
        return say("under", value="0.1%")
    return numbers.share(value, 0 if value >= 0.095 else 1)
