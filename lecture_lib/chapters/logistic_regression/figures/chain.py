"""The chain rule: w → z → p → J forward, and back the slopes of the three stages, of which two factors cancel."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from matplotlib.patches import Rectangle

from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Panel, Stage
from lecture_lib.live import Choice, LiveFigure, Mark, Slider
from lecture_lib.solvers import sigmoid
from lecture_lib.words import words_of

say = words_of(__file__)

BUDGET = 40_000  # bytes that the browser gets
X = 2.0  # the feature of the one sample
W = np.arange(-12, 13) / 4
START = {"w": 14, "y": 0}  # w = 0.5; y = 1
LABELS = (1, 0)  # positions of y
WIDTH = 4.6  # inches
LEFTS, LOW, WIDE, HIGH = (11.0, 41.0, 71.0), 27.5, 19.0, 20.5  # of the three graphs, in a panel of 100 by 55
STAGES = (  # what each graph goes over: along, upwards
    ((-3.0, 3.0), (-6.0, 6.0)),
    ((-6.0, 6.0), (0.0, 1.0)),
    ((0.0, 1.0), (0.0, 6.2)),
)
REACH = 6.0  # half the length of a tangent
ABOVE, SYMBOLS, NUMBERS, PRODUCT = LOW + HIGH / 2 + 2.8, 22.8, 13.6, 2.8  # heights of the rows of words
HALF = 3.4  # from the bar of the fraction to its numbers
CENTRED = {"ha": "center", "va": "center_baseline"}


class ChainFrames(NamedTuple):
    """What is drawn of the three stages at every w and y; places in the panel."""

    curves: list  # of each stage, (y, points, 2): the first two are the same for both y
    points: list  # (w, y, 1, 2)
    tangents: list  # (w, y, 2, 2)
    forward: tuple  # z, p and J: (w, y)
    slopes: tuple  # ∂z/∂w, ∂p/∂z and ∂J/∂p: (w, y)
    product: np.ndarray  # (w, y): ∂J/∂w


def chain_frames() -> ChainFrames:
    """Values forward, slopes back: state in, pictures out."""
    w, y = np.meshgrid(W, np.array(LABELS, dtype=float), indexing="ij")
    z = X * w
    p = sigmoid(z)
    loss = losses(p, y)
    slopes = np.full(w.shape, X), p * (1 - p), (p - y) / (p * (1 - p))
    points = [on_page(k, *pair)[:, :, None] for k, pair in enumerate(((w, z), (z, p), (p, loss)))]
    tangents = [tangent(k, point, slope) for k, (point, slope) in enumerate(zip(points, slopes, strict=True))]
    return ChainFrames(curves(), points, tangents, (z, p, loss), slopes, (p - y) * X)


def losses(p, y) -> np.ndarray:
    """The log loss −log p of a sample with y = 1, −log(1 − p) of one with y = 0."""
    return -np.log(np.where(y == 1, p, 1 - p))


def on_page(k: int, along, up) -> np.ndarray:
    """Places in the graph of a stage as places in the panel: (…, 2)."""
    (left, right), (low, high) = STAGES[k]
    x = LEFTS[k] + WIDE * (np.asarray(along) - left) / (right - left)
    return np.stack(np.broadcast_arrays(x, LOW + HIGH * (np.asarray(up) - low) / (high - low)), -1)


def tangent(k: int, point, slope) -> np.ndarray:
    """A tangent of one length on the page, whatever its slope: (…, 2, 2)."""
    (left, right), (low, high) = STAGES[k]
    way = np.stack([np.full(slope.shape, WIDE / (right - left)), slope * HIGH / (high - low)], -1)
    way = REACH * way / np.linalg.norm(way, axis=-1, keepdims=True)
    return np.stack([point[..., 0, :] - way, point[..., 0, :] + way], -2)


def curves() -> list:
    """The graphs of z = wx, p = σ(z) and the log loss."""
    w, z, p = (np.linspace(*along, 61) for along, _ in STAGES)
    p = np.clip(p, np.exp(-STAGES[2][1][1]), 1 - np.exp(-STAGES[2][1][1]))
    first, second = on_page(0, w, X * w), on_page(1, z, sigmoid(z))
    return [np.stack([first] * 2), np.stack([second] * 2), np.stack([on_page(2, p, losses(p, y)) for y in LABELS])]


@look.styled
def explore_chain() -> LiveFigure:
    """One sample through the three stages: w and its label, the values forward and the slopes back."""
    frames, both = chain_frames(), ("w", "y")
    labels = numbers.plain(W, 2)
    stage = Stage(say, panels=1, width=WIDTH, controls=[
        Slider("w", "w", labels, start=START["w"], marks=[Mark(12, "0", COLORS["soft"])], play=True, play_ms=250),
        Choice("y", "y", [f"y = {label}" for label in LABELS], start=START["y"]),
    ])  # fmt: skip
    panel = stage.panel(say("title"), xlim=(0, 100), ylim=(0, 55), xticks=(), yticks=())
    panel.ax.set_position([0.01, 0.01, 0.98, 0.89])
    panel.ax.spines[:].set_visible(False)
    _draw_ways(panel)
    colors = ("prediction", "prediction", "error")
    for k, color in enumerate(colors):
        panel.line(color, frames.curves[k], "y", lw=2.2)
        panel.line("ink", frames.tangents[k], both, lw=2.2)
        panel.head(color, frames.points[k], both, ms=8)
    ring = panel.ring("prediction", frames.points[0][START["w"], START["y"], 0])
    panel.vary(ring, frames.points[0], both)
    stage.live.draggable(ring, label="w", moves={"w": (0, on_page(0, W, 0)[:, 0])})
    _show_numbers(panel, frames)
    return stage.tell(both, said=in_words(frames)).finish()


def _show_numbers(panel: Panel, frames: ChainFrames) -> None:
    """The values on the ways forward, the slopes below, and their product."""
    (z, p, loss), middle = frames.forward, numbers.decimals(frames.slopes[1], 4)
    w, over = np.broadcast_to(W[:, None], z.shape), numbers.decimals(p - np.array(LABELS), 3)
    value = numbers.decimals(frames.product, 3)
    product = say.among(np.zeros(z.shape, int), ["product"], value=value)
    for meaning, x, height, words, size in (
        ("prediction", 5.3, ABOVE, numbers.plain(w, 2), 11), ("prediction", 35.3, ABOVE, numbers.plain(z, 1), 11),
        ("prediction", 65.3, ABOVE, numbers.decimals(p, 3), 11), ("error", 95.0, ABOVE, numbers.decimals(loss, 2), 11),
        ("ink", 50.5, NUMBERS, middle, 14), ("ink", 80.5, NUMBERS + HALF, over, 14),
        ("ink", 80.5, NUMBERS - HALF, middle, 14), ("error", 50, PRODUCT, product, 15),
    ):  # fmt: skip
        panel.vary(panel.ax.text(x, height, "", size=size, color=COLORS[meaning], **CENTRED), words, ("w", "y"))


def _draw_ways(panel: Panel) -> None:
    """The frames of the graphs with their formulas, the arrows from one to the next and back, and what cancels."""
    ax, top = panel.ax, LOW + HIGH + 3.6
    for left, x, words in zip(LEFTS, (20.0, 48.8, 82.0), (say("dz"), say("dp"), say("dj")), strict=True):
        ax.add_patch(Rectangle((left, LOW), WIDE, HIGH, fc="none", ec=COLORS["line"], lw=1.0))
        ax.text(x, SYMBOLS, words, size=10.1, **CENTRED)
    for left, words in zip(LEFTS, ("z = wx", "p = σ(z)"), strict=False):
        ax.text(left + WIDE / 2, top, words, size=11.5, color=COLORS["prediction"], **CENTRED)
    style = {"size": 11.5, "color": COLORS["error"], "va": "center_baseline"}
    panel.vary(ax.text(LEFTS[2] + 2, top, say("loss1"), ha="left", **style), np.array([True, False]), "y")
    panel.vary(ax.text(LEFTS[2] + WIDE - 2, top, say("loss0"), ha="right", **style), np.array([False, True]), "y")
    for start, end, name in ((1.0, 10.3, "w"), (30.8, 40.3, "z"), (60.8, 70.3, "p"), (90.8, 99.5, "J")):
        _arrow(ax, start, end, ABOVE - 2.8, COLORS["soft"])
        ax.text((start + end) / 2, ABOVE - 5.4, name, size=10.1, color=COLORS["soft"], **CENTRED)
    ax.text(20.5, NUMBERS, numbers.plain(X), size=14, **CENTRED)
    for start in (69.0, 39.0):
        _arrow(ax, start, start - 7.0, NUMBERS - 3.6, COLORS["error"])
        ax.text(start - 3.5, NUMBERS, "×", size=14, **CENTRED)
    ax.plot([74, 87], [NUMBERS] * 2, color=COLORS["ink"], lw=1.2)
    for x, y in ((50.5, NUMBERS), (80.5, NUMBERS - HALF)):
        ax.plot([x - 6.5, x + 6.5], [y - 1.2, y + 1.2], color=COLORS["error"], lw=1.8, zorder=5)


def _arrow(ax, start: float, end: float, height: float, color: str) -> None:
    side = np.sign(end - start)
    ax.plot([start, end - side], [height] * 2, color=color, lw=1.6, solid_capstyle="butt")
    ax.fill([end, end - 1.8 * side, end - 1.8 * side], [height, height + 1.0, height - 1.0], color=color, lw=0)


def in_words(frames: ChainFrames) -> np.ndarray:
    """How steep the three stages are together."""
    _, middle, last = frames.slopes
    words = {"middle": numbers.decimals(middle, 4), "last": numbers.rounded(last)}
    return say.among(np.zeros(middle.shape, int), ["said"], both=numbers.decimals(middle * last, 3), **words)
