"""The bowl: J over (w₀, w₁) for three points, its gradient, its cuts, and its expansion term by term."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Stage
from lecture_lib.live import Choice, LiveFigure, Slider, against, rectangles
from lecture_lib.words import words_of

say = words_of(__file__)
BUDGET = 70_000  # bytes, frames and scene

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
TOP = 230.0  # of the panels with J on their axis
VERDICTS = ("at_best", "w0_zero", "w1_zero", "not_zero")


class BowlFrames(NamedTuple):
    """What the pictures show at each w: shapes begin with (n₀, n₁)."""

    w: np.ndarray  # (…, 1, 2)
    loss: np.ndarray  # (…)
    gradient: np.ndarray  # (…, 2)
    terms: np.ndarray  # (…, 3): yᵀy, −2wᵀXᵀy, wᵀXᵀXw
    arrow: np.ndarray  # (…, 5, 2)


def bowl_frames() -> BowlFrames:
    """J, its gradient 2XᵀXw − 2Xᵀy and its three terms at every w."""
    w = np.stack(np.meshgrid(W0, W1, indexing="ij"), -1)
    gram, moment = X.T @ X, X.T @ Y
    terms = np.stack(np.broadcast_arrays(Y @ Y, -2 * w @ moment, np.einsum("...i,ij,...j", w, gram, w)), -1)
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
    w0, w1 = np.moveaxis(frames.w[..., 0, :], -1, 0)
    return np.stack([w0, frames.loss], -1).swapaxes(0, 1), np.stack([w1, frames.loss], -1)


def tangents(frames: BowlFrames, axis: int) -> np.ndarray:
    """Tangent of a cut at each w: two points (…, 2, 2)."""
    step = np.array([-1, 1])
    at = frames.w[..., 0, axis, None] + step
    return np.stack([at, frames.loss[..., None] + frames.gradient[..., axis, None] * step], -1)


def waterfall(terms) -> list[np.ndarray]:
    """Bars of the three terms, each starting where the last one ends, and of their sum: four of (…, 6, 2)."""
    starts = np.cumsum(terms, -1) - terms
    bars = [rectangles(k - 0.3, starts[..., k, None], 0.6, terms[..., k, None]) for k in range(3)]
    return [*bars, rectangles(2.7, 0, 0.6, terms.sum(-1)[..., None])]


def equation_lines() -> np.ndarray:
    """Where each partial derivative is 0, the rows of XᵀXw = Xᵀy, as two lines of two points: (2, 2, 2)."""
    w0, gram = BEST[0] + np.array([-2, 2]) * REACH, X.T @ X
    w1 = BEST[1] - gram[:, :1] / gram[:, 1:] * (w0 - BEST[0])
    return against(w0, w1)


def verdict_in_words(frames: BowlFrames) -> np.ndarray:
    """Along which axes J could still be lowered, at every w."""
    return say.among((frames.gradient != 0) @ (2, 1), VERDICTS)


@look.styled
def explore_bowl() -> LiveFigure:
    """J of a line through three points: move w, see the gradient, the cuts and the terms."""
    frames, both, stage = bowl_frames(), ("w0", "w1"), Stage(say, _controls(), panels=3)

    plane = stage.panel(say("contours"), x="w₀", y="w₁", **look.around(BEST, REACH / look.ASPECT),
                        xticks=range(-4, 7, 2), yticks=range(-2, 7, 2))  # fmt: skip
    answers = plane.ax.plot(*look.ellipses(X.T @ X, BEST, HEIGHTS).T, color=COLORS["line"], lw=0.8)
    for line, (name, dashes) in zip(equation_lines(), ZEROS, strict=True):
        answers += plane.ax.plot(*line.T, dashes, color=COLORS["optimum"], lw=1.4)
        plane.key(name, "optimum", dashes, left=0.6)
    answers += plane.ax.plot(*BEST, "*", color=COLORS["optimum"], ms=17, mec=COLORS["paper"], mew=0.8, zorder=3)
    plane.head("prediction", frames.w, both, ms=6.5)
    plane.line("error", frames.arrow, both, lw=2.0, solid_joinstyle="miter", zorder=4)

    axes = ("w₀", say("cut_w0"), W0), ("w₁", say("cut_w1"), W1)
    for k, ((name, title, values), curve) in enumerate(zip(axes, cuts(frames), strict=True)):
        cut = stage.panel(title, x=name, when=("cut", k, 2), yticks=range(0, 250, 50), ylim=(-18, TOP),
                          xlim=values[[0, -1]] + (-0.3, 0.3))  # fmt: skip
        answers.append(cut.ax.axhline(LEAST, color=COLORS["optimum"], lw=1.3, ls="--"))
        cut.line("error", curve, both[1 - k])
        cut.line("ink", tangents(frames, k), both, lw=1.4)
        cut.head("prediction", curve, both[1 - k], at=both[k], ms=8)

    names = dict(enumerate(("yᵀy", "−2wᵀXᵀy", "wᵀXᵀXw", "J")))
    terms = stage.panel(say("terms"), xticks=names, yticks=range(-200, 201, 100), xlim=(-0.6, 3.6), ylim=(-250, 250))
    terms.ax.axhline(0, color=COLORS["ink"], lw=0.8)
    for meaning, bar in zip(("soft", "soft", "soft", "error"), waterfall(frames.terms), strict=True):
        terms.area(meaning, bar, both, fc=COLORS[meaning] + "b0", lw=1.2)

    linear, square = np.moveaxis(numbers.term(frames.terms[..., 1:]), -1, 0)
    slope, loss = numbers.plain(frames.gradient, 2), numbers.plain(frames.loss, 2)
    stage.tell(both, linear=linear, square=square, loss=loss, g0=slope[..., 0], g1=slope[..., 1])
    stage.tell(both, verdict=verdict_in_words(frames)).tell("cut", name=[name for name, *_ in axes])
    return stage.tell((*both, "cut"), slope=slope).finish(hides=answers)


def _controls() -> list:
    return [
        Slider("w0", "w₀", numbers.plain(W0, 2), start=START[0]),
        Slider("w1", "w₁", numbers.plain(W1, 2), start=START[1]),
        Choice("cut", say("cut"), [say("along_w0"), say("along_w1")], start=0),
    ]
