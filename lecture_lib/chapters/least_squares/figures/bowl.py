"""The bowl: J over (w₀, w₁) for three points, its gradient, its cuts, and its expansion term by term."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.live import Choice, LiveFigure, Slider, rectangles
from lecture_lib.words import words_of

say = words_of(__file__)

X = np.array([[1.0, 0], [1, 1], [1, 2]])  # three points, (0, 2), (1, 1), (2, 6): all numbers come out whole
Y = np.array([2.0, 1, 6])
BEST, LEAST = np.array([1.0, 2.0]), 6.0
W0, W1 = np.arange(-3.5, 5.51, 0.25), np.arange(-1.5, 5.51, 0.25)
START = (6, 8)  # w = (−2, 0.5)
REACH = 6.0  # half the height of the contour panel
ARROW = 0.28  # length of the arrow per square root of the gradient's, so that a small one can be seen too
BARB = np.array([[-0.36, 0.2], [0.0, 0.0], [-0.36, -0.2]])  # an arrow's head, pointing right
HEIGHTS = 2.0 ** np.arange(1, 7)  # of the contours above the least J
ZEROS = (("∂J/∂w₀ = 0", ":"), ("∂J/∂w₁ = 0", "--"))  # each partial derivative is 0 on a line
ZERO_KEY = 0.6  # where their names begin, as a fraction of the panel's width
TOP = 230.0  # of the panels with J on their axis


class BowlFrames(NamedTuple):
    """What the pictures show at each w: shapes begin with (n₀, n₁)."""

    w: np.ndarray  # (…, 1, 2)
    loss: np.ndarray  # (…)
    gradient: np.ndarray  # (…, 2)
    terms: np.ndarray  # (…, 3): yᵀy, −2wᵀXᵀy, wᵀXᵀXw
    arrow: np.ndarray  # (…, 5, 2)


def bowl_frames(w0=W0, w1=W1) -> BowlFrames:
    """J, its gradient 2XᵀXw − 2Xᵀy and its three terms at every w."""
    w = np.stack(np.meshgrid(w0, w1, indexing="ij"), -1)
    gram, moment = X.T @ X, X.T @ Y
    terms = np.stack(
        [np.broadcast_to(Y @ Y, w.shape[:2]), -2 * w @ moment, np.einsum("...i,ij,...j", w, gram, w)], axis=-1
    )
    gradient = 2 * w @ gram - 2 * moment
    return BowlFrames(w[..., None, :], terms.sum(-1), gradient, terms, arrows(w, gradient))


def arrows(w, gradient) -> np.ndarray:
    """From w a shaft along the gradient, and its head: (…, 5, 2); only the point w where the gradient is 0."""
    steepness = np.linalg.norm(gradient, axis=-1, keepdims=True)
    along = gradient / np.where(steepness, steepness, 1)
    across = np.stack([-along[..., 1], along[..., 0]], -1)
    length = ARROW * np.sqrt(steepness)
    tip = w + length * along
    size = np.minimum(1, length / 0.4)  # a short arrow has a small head
    head = [tip + size * (BARB[k, 0] * along + BARB[k, 1] * across) for k in range(3)]
    return np.stack([w, tip, *head], -2)


def cuts(frames: BowlFrames) -> tuple[np.ndarray, np.ndarray]:
    """J along w₀ at each w₁, shape (n₁, n₀, 2), and along w₁ at each w₀, shape (n₀, n₁, 2)."""
    w, loss = frames.w[..., 0, :], frames.loss
    across = np.stack([w[..., 0], loss], -1).swapaxes(0, 1)
    return across.copy(), np.stack([w[..., 1], loss], -1)


def tangents(frames: BowlFrames, axis: int, half: float = 1.0) -> np.ndarray:
    """Tangent of a cut at each w: two points (…, 2, 2)."""
    step = half * np.array([-1, 1])
    at = frames.w[..., 0, axis, None] + step
    return np.stack([at, frames.loss[..., None] + frames.gradient[..., axis, None] * step], -1)


def waterfall(terms) -> list[np.ndarray]:
    """Bars of the three terms, each starting where the last one ends, and of their sum: four of (…, 6, 2)."""
    ends = np.cumsum(terms, -1)
    starts = np.concatenate([np.zeros_like(ends[..., :1]), ends[..., :-1]], -1)
    bars = [rectangles(k - 0.3, starts[..., k, None], 0.6, terms[..., k, None]) for k in range(3)]
    return [*bars, rectangles(2.7, 0, 0.6, ends[..., 2, None])]


def equation_lines() -> np.ndarray:
    """Where each partial derivative is 0, the rows of XᵀXw = Xᵀy, as two lines of two points: (2, 2, 2)."""
    w0 = BEST[0] + np.array([-1, 1]) * 2 * REACH
    gram = X.T @ X
    w1 = BEST[1] - gram[:, :1] / gram[:, 1:] * (w0 - BEST[0])
    return np.stack([np.broadcast_to(w0, w1.shape), w1], -1)


class BowlPicture(NamedTuple):
    """The figure of `explore_bowl`, the artists that move, and what shows the minimum; of both cuts, w₀'s first."""

    fig: object
    w: object
    arrow: object
    answers: list  # where the minimum is
    planes: list  # Axes of the two cuts
    curves: list
    slopes: list
    heads: list
    bars: list


@look.styled
def draw_bowl() -> BowlPicture:
    """Scenery of the three panels: contours, a cut, the terms."""
    fig, (left, middle, right) = look.figure(3)
    w, arrow, answers = _draw_plane(fig.add_subplot(left))
    planes = [fig.add_subplot(middle) for _ in range(2)]
    cuts = [_draw_cut(ax, k, values) for k, (ax, values) in enumerate(zip(planes, (W0, W1), strict=True))]
    curves, slopes, heads, levels = (list(artists) for artists in zip(*cuts, strict=True))
    bars = _draw_terms(fig.add_subplot(right))
    return BowlPicture(fig, w, arrow, [*answers, *levels], planes, curves, slopes, heads, bars)


def _draw_plane(ax) -> tuple:
    wide = REACH / look.ASPECT
    ax.set(xlim=BEST[0] + np.array([-wide, wide]), ylim=BEST[1] + np.array([-REACH, REACH]))
    ax.set(xlabel="w₀", ylabel="w₁", title=say("bowl"))
    answers = ax.plot(*look.ellipses(X.T @ X, BEST, HEIGHTS).T, color=COLORS["line"], lw=0.8)
    look.ticks(ax.xaxis, range(-4, 7, 2))
    look.ticks(ax.yaxis, range(-2, 7, 2))
    for line, (_, dashes) in zip(equation_lines(), ZEROS, strict=True):
        answers += ax.plot(*line.T, dashes, color=COLORS["optimum"], lw=1.4)
    look.key(ax, [(words, COLORS["optimum"], dashes) for words, dashes in ZEROS], ZERO_KEY)
    answers += ax.plot(*BEST[:, None], "*", color=COLORS["optimum"], ms=17, mec=COLORS["paper"], mew=0.8, zorder=3)
    w = look.head(ax, COLORS["prediction"], ms=6.5)
    (arrow,) = ax.plot([], [], color=COLORS["error"], lw=2.0, solid_joinstyle="miter", zorder=4)
    return w, arrow, answers


def _draw_cut(ax, k: int, values) -> tuple:
    ax.set(xlim=values[[0, -1]] + (-0.3, 0.3), ylim=(-18, TOP), xlabel=("w₀", "w₁")[k])
    ax.set_title(say(f"cut_w{k}"))
    look.ticks(ax.yaxis, range(0, 250, 50))
    level = ax.axhline(LEAST, color=COLORS["optimum"], lw=1.3, ls="--")
    (curve,) = ax.plot([], [], color=COLORS["error"], lw=1.8)
    (slope,) = ax.plot([], [], color=COLORS["ink"], lw=1.4)
    return curve, slope, look.head(ax, COLORS["prediction"], ms=8), level


def _draw_terms(ax) -> list:
    ax.set(xlim=(-0.6, 3.6), ylim=(-250, 250), title=say("terms"))
    look.ticks(ax.yaxis, range(-200, 201, 100))
    names = ("yᵀy", "−2wᵀXᵀy", "wᵀXᵀXw", "J")
    look.ticks(ax.xaxis, range(4), lambda k: names[int(k)])
    ax.axhline(0, color=COLORS["ink"], lw=0.8)
    fills = 3 * [COLORS["soft"]] + [COLORS["error"]]
    return [ax.add_patch(PathPatch(Path(np.zeros((3, 2))), fc=fill + "b0", ec=fill, lw=1.2)) for fill in fills]


def explore_bowl() -> LiveFigure:
    """J of a line through three points: move w, see the gradient, the cuts and the terms."""
    picture, frames = draw_bowl(), bowl_frames()
    live = LiveFigure(picture.fig, name="bowl", alt=say("alt"), controls=_controls(), words=look.words())
    both = ("w0", "w1")
    live.vary(picture.w, frames.w, both).vary(picture.arrow, frames.arrow, both)
    for bar, rings in zip(picture.bars, waterfall(frames.terms), strict=True):
        live.vary(bar, rings, both)
    for k, curve in enumerate(cuts(frames)):
        other = both[1 - k]
        live.vary(picture.planes[k], np.arange(2) == k, "cut")
        live.vary(picture.curves[k], curve, other).vary(picture.heads[k], curve, other, at=both[k])
        live.vary(picture.slopes[k], tangents(frames, k), both)
    live.readout(say.template("readout"), **_fields(frames))
    return live.predict(**say.question(), hides=picture.answers)


def _controls() -> list:
    return [
        Slider("w0", "w₀", numbers.plain(W0, 2), start=START[0]),
        Slider("w1", "w₁", numbers.plain(W1, 2), start=START[1]),
        Choice("cut", say("cut"), [say("along_w0"), say("along_w1")], start=0),
    ]


def _fields(frames: BowlFrames) -> dict:
    """What the readout says at each w: strings, and the controls they go over."""
    both = ("w0", "w1")
    texts = {
        "linear": numbers.term(frames.terms[..., 1]),
        "square": numbers.term(frames.terms[..., 2]),
        "loss": numbers.plain(frames.loss, 2),
    }
    texts |= {f"g{k}": numbers.plain(frames.gradient[..., k], 2) for k in range(2)}
    zero = frames.gradient == 0
    names = np.select([zero.all(-1), zero[..., 0], zero[..., 1]], ["at_best", "w0_zero", "w1_zero"], "not_zero")
    texts["verdict"] = np.vectorize(say)(names)
    fields = {name: (array, both) for name, array in texts.items()}
    slopes = np.stack([numbers.plain(frames.gradient[..., k], 2) for k in range(2)], -1)
    return fields | {"name": (["w₀", "w₁"], ("cut",)), "slope": (slopes, (*both, "cut"))}
