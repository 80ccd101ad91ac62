"""Fewer dimensions: a handwritten digit as the mean image and a few patterns, added one by one, and what is left."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.patches import Rectangle

from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Panel, Stage
from lecture_lib.live import Choice, LiveFigure, Mark, Slider, rectangles
from lecture_lib.words import words_of

say = words_of(__file__)

BUDGET = 100_000  # bytes that the browser gets
IMAGES = (0, 1, 2, 3, 8)  # rows of the data that are shown: a 0, 1, 2, 3 and 8
SIDE = 8  # pixels
KEPT = 0.9  # of the variance: marked on the slider
WHITE = 16.0  # the pixels go from 0, paper, to 16, ink
STRONG = 9.0  # a change of a pixel that is shown in full colour
RANKS = np.array([*range(12), 16, 21, 32, 48, 64])  # numbers of components
PATTERNS = 11  # that are shown beside the mean
WIDTH = 4.6  # inches
SUM, REST, WHOLE = (1.0, 23.5, 34.0), (41.5, 29.5, 26.0), (73.5, 29.5, 26.0)  # left, low, side: in 100 by 61
LEFT, TILE, FROM_TILE, STRIP = 1.2, 6.1, 8.32, 9.0  # of the strip: left edge, side, from one to the next, low edge
CENTRED = {"ha": "center", "va": "center_baseline"}


class RankFrames(NamedTuple):
    """What the pictures show of images i at each of the `RANKS` k."""

    originals: np.ndarray  # (i, 8, 8, 3)
    sums: np.ndarray  # (i, k, 8, 8, 3): mean and components
    rests: np.ndarray  # (i, k, 8, 8, 3): what the sum lacks
    patterns: np.ndarray  # (1 + PATTERNS, 8, 8, 3): the mean and the first components, each in full colour
    amounts: np.ndarray  # (i, PATTERNS): how much of each component the image has
    whole: np.ndarray  # (k,): error of all images, as a share
    one: np.ndarray  # (i, k): the same of one image
    variance: np.ndarray  # (k,): share of the variance
    stored: np.ndarray  # (k,): share of the numbers


@cache
def digits() -> np.ndarray:
    """1,797 handwritten digits of 8×8 pixels, one per row: the set that comes with scikit-learn."""
    from sklearn.datasets import load_digits

    return load_digits().data


@cache
def factors() -> tuple:
    """Mean, and the singular value decomposition of the digits minus their mean.

    Of the two signs that a component may have, it has that with which its largest entry is positive.
    """
    mean = digits().mean(0)
    U, sigma, Vt = np.linalg.svd(digits() - mean, full_matrices=False)
    signs = np.sign(Vt[np.arange(len(Vt)), np.abs(Vt).argmax(1)])
    return mean, U * signs, sigma, Vt * signs[:, None]


def variance_kept() -> np.ndarray:
    """The share of the variance in the first 0, 1, … components."""
    squares = factors()[2] ** 2
    return np.append(0.0, squares.cumsum()) / squares.sum()


def rank_for(share: float) -> int:
    """The least rank that keeps this share of the variance."""
    return int(np.argmax(variance_kept() >= share))


def rank_frames(images=IMAGES) -> RankFrames:
    """Images as sums of the mean and components, and the errors that are left."""
    (mean, U, sigma, Vt), rows, (n, p) = factors(), list(images), digits().shape
    parts = (U[rows] * sigma)[:, :, None] * Vt  # (i, component, pixel)
    sums = np.concatenate([np.zeros((len(rows), 1, p)), parts.cumsum(1)], axis=1)[:, RANKS]
    centred = digits()[rows] - mean
    rests, kept = centred[:, None] - sums, variance_kept()[RANKS]
    one = np.linalg.norm(rests, axis=2) / np.linalg.norm(centred, axis=1)[:, None]
    V = Vt[:PATTERNS]
    patterns = np.concatenate([shades(mean)[None], signed(V / np.abs(V).max(1, keepdims=True))])
    stored = (RANKS * (n + p) + p) / (n * p)
    return RankFrames(shades(digits()[rows]), shades(mean + sums), signed(rests / STRONG), patterns,
                      (U[rows] * sigma)[:, :PATTERNS], np.sqrt(np.maximum(1 - kept, 0)), one, kept, stored)  # fmt: skip


def shades(pixels: np.ndarray) -> np.ndarray:
    """Rows of 64 pixels as images in shades from white paper to dark ink, bytes."""
    return _mixed(pixels / WHITE, "ink")


def signed(share: np.ndarray) -> np.ndarray:
    """Rows of 64 changes as images: what adds ink in blue, what takes it away in vermilion, bytes."""
    return np.where(_squares(share) >= 0, _mixed(share, "prediction"), _mixed(-share, "error"))


def _squares(pixels) -> np.ndarray:
    return pixels.reshape(*pixels.shape[:-1], SIDE, SIDE, 1)


def _mixed(share, color: str) -> np.ndarray:
    """From white to a colour."""
    white, full = np.full(3, 255.0), np.rint(255 * np.array(to_rgb(COLORS[color])))
    return np.rint(white + (full - white) * np.clip(_squares(share), 0, 1)).astype(np.uint8)


def sentences(frames: RankFrames) -> np.ndarray:
    """What is said at every rank."""
    kinds = np.where(RANKS == 0, 0, np.where(RANKS == RANKS[-1], 2, 1))
    return say.among(kinds, ("none", "some", "all"), k=RANKS.astype(str), variance=_percent(frames.variance),
                     whole=_percent(frames.whole), stored=_percent(frames.stored))  # fmt: skip


@numbers.of_each
def _percent(share) -> str:
    return numbers.share(share, 0 if share >= 0.0995 else 1)


@look.styled
def explore_low_rank() -> LiveFigure:
    """A digit as a sum of patterns that light up one after the other, and what the sum lacks."""
    frames, both = rank_frames(), ("image", "rank")
    kept = Mark(int(np.flatnonzero(RANKS == rank_for(KEPT))[0]), say("kept"), COLORS["optimum"])
    stage = Stage(say, panels=1, width=WIDTH, controls=[
        Slider("rank", say("rank"), RANKS.astype(str), marks=[kept], play=True, play_ms=500),
        Choice("image", say("image"), [str(row) for row in IMAGES]),
    ])  # fmt: skip
    panel = stage.panel("", xticks=(), yticks=())
    panel.ax.set_position([0.01, 0.01, 0.98, 0.98])
    panel.ax.spines[:].set_visible(False)
    _show_image(panel, SUM, frames.sums, both)
    _show_image(panel, REST, frames.rests, both)
    _show_image(panel, WHOLE, frames.originals, "image")
    _show_titles(panel, frames)
    _show_strip(panel, frames)
    panel.ax.set(xlim=(0, 100), ylim=(0, 61), aspect="auto")  # an image sets limits of its own
    return stage.tell("rank", said=sentences(frames)).tell("image", image=[str(row) for row in IMAGES]).finish()


def _show_image(panel: Panel, place: tuple, images, over) -> None:
    panel.vary(_draw_image(panel, place, images.reshape(-1, SIDE, SIDE, 3)[0]), images, over)


def _draw_image(panel: Panel, place: tuple, image):
    """An image in its frame: left, low edge and side."""
    left, low, side = place
    style = {"interpolation": "none", "extent": (left, left + side, low, low + side), "aspect": "auto"}
    panel.ax.add_patch(Rectangle((left, low), side, side, fc="none", ec=COLORS["soft"], lw=0.8, zorder=2))
    return panel.ax.imshow(image, **style)


def _show_titles(panel: Panel, frames: RankFrames) -> None:
    ax, top = panel.ax, REST[1] + REST[2] + 3.2
    title = ax.text(SUM[0] + SUM[2] / 2, SUM[1] + SUM[2] + 2.2, "", size=10.5, **CENTRED)
    panel.vary(title, np.array([say("sum", k=str(k)) for k in RANKS]), "rank")
    rest = ax.text(REST[0] + REST[2] / 2, top, "", size=10.5, color=COLORS["error"], **CENTRED)
    panel.vary(rest, np.array([[say("rest", error=error) for error in row] for row in _percent(frames.one)]),
               ("image", "rank"))  # fmt: skip
    ax.text(WHOLE[0] + WHOLE[2] / 2, top, say("whole"), size=10.5, **CENTRED)
    for x, sign in ((38.2, "+"), (70.5, "=")):
        ax.text(x, REST[1] + REST[2] / 2, sign, size=18, **CENTRED)


def _show_strip(panel: Panel, frames: RankFrames) -> None:
    """The mean and the first patterns in a row, the sum framed, and what is not yet added veiled."""
    words = np.char.add("×", numbers.decimals(frames.amounts))
    for k, pattern in enumerate(frames.patterns):
        left = LEFT + k * FROM_TILE
        _draw_image(panel, (left, STRIP, TILE), pattern)
        amount = panel.ax.text(left + TILE / 2, STRIP - 3.2, "" if k else say("mean"), size=10.1, **CENTRED)
        if k:
            panel.vary(amount, words[:, k - 1], "image")
            panel.ax.text(left - (FROM_TILE - TILE) / 2, STRIP + TILE / 2, "+", size=10.1, **CENTRED)
    lit = LEFT + np.minimum(RANKS, PATTERNS)[:, None] * FROM_TILE + TILE + 0.9
    veil = rectangles(lit, STRIP - 5, 101.0 - lit, TILE + 6)
    panel.area("paper", veil, "rank", ec="none", alpha=0.75, zorder=3)
    frame = rectangles(np.full_like(lit, LEFT - 0.9), STRIP - 0.9, lit - LEFT + 0.9, TILE + 1.8)
    panel.area("prediction", frame, "rank", fc="none", lw=2.2, zorder=4)
    more = panel.ax.text(99.5, STRIP + TILE + 2.4, "", size=10.1, color=COLORS["prediction"], ha="right", va="baseline")
    panel.vary(more, np.array([say("more", n=str(k - PATTERNS)) if k > PATTERNS else "" for k in RANKS]), "rank")
