"""Fewer dimensions: handwritten digits rebuilt from their first principal components, and the error that is left."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np

from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.live import Choice, LiveFigure, Mark, Slider
from lecture_lib.words import words_of

say = words_of(__file__)

IMAGES = (0, 1, 2, 3, 8)  # rows of the data that are shown: a 0, 1, 2, 3 and 8
SIDE = 8  # pixels
KEPT = 0.9  # of the variance: marked on the slider
WHITE = 16.0  # the pixels go from 0, paper, to 16, ink


class RankFrames(NamedTuple):
    """What the pictures show of images i at ranks k = 0 to 64."""

    originals: np.ndarray  # (i, 8, 8, 3)
    rebuilt: np.ndarray  # (i, k, 8, 8, 3)
    whole: np.ndarray  # (k, 2): rank, error of all images in per cent
    one: np.ndarray  # (i, k, 2): the same of one image


@cache
def digits() -> np.ndarray:
    """1,797 handwritten digits of 8×8 pixels, one per row: the set that comes with scikit-learn."""
    from sklearn.datasets import load_digits

    return load_digits().data


@cache
def factors() -> tuple:
    """Mean, and the singular value decomposition of the digits minus their mean."""
    mean = digits().mean(0)
    return mean, *np.linalg.svd(digits() - mean, full_matrices=False)


def rank_for(share: float) -> int:
    """The least rank that keeps this share of the variance."""
    squares = factors()[2] ** 2
    return int(np.argmax(squares.cumsum() >= share * squares.sum())) + 1


def rank_frames(images=IMAGES) -> RankFrames:
    """Images rebuilt from every number of components, and the errors that are left."""
    mean, U, sigma, Vt = factors()
    rows = list(images)
    ranks, p = np.arange(len(sigma) + 1), len(mean)
    parts = (U[rows] * sigma)[:, :, None] * Vt  # (i, component, pixel)
    sums = np.concatenate([np.zeros((len(rows), 1, p)), parts.cumsum(1)], axis=1)
    left = np.append((sigma**2)[::-1].cumsum()[::-1], 0.0)
    centred = digits()[rows] - mean
    one = np.linalg.norm(centred[:, None] - sums, axis=2) / np.linalg.norm(centred, axis=1)[:, None]
    whole = np.column_stack([ranks, 100 * np.sqrt(left / left[0])])
    one = np.stack([np.broadcast_to(ranks, one.shape), 100 * one], -1)
    return RankFrames(shades(digits()[rows]), shades(mean + sums), whole, one)


def shades(pixels: np.ndarray) -> np.ndarray:
    """Rows of 64 pixels as images in shades from white paper to dark ink, bytes."""
    ink = np.clip(pixels / WHITE, 0, 1).reshape(*pixels.shape[:-1], SIDE, SIDE, 1)
    return np.rint(255 - (255 - 34) * np.broadcast_to(ink, (*ink.shape[:-1], 3))).astype(np.uint8)


def sentences(frames: RankFrames) -> np.ndarray:
    """What is said of every image at every rank."""
    (n, p), ranks = digits().shape, frames.whole[:, 0].astype(int)
    said = np.empty((len(frames.one), len(ranks)), dtype=object)
    for i, k in np.ndindex(*said.shape):
        kept = k * (n + p) + p
        told = {"k": k, "digit": IMAGES[i], "whole": _percent(frames.whole[k, 1]), "one": _percent(frames.one[i, k, 1])}
        told |= {"numbers": numbers.decimals(kept), "share": numbers.rounded(100 * kept / (n * p))}
        kind = "rank_none" if k == 0 else "rank_all" if k == p else "rank_some"
        said[i, k] = say(kind, **told)
    return said.astype(str)


def _percent(value: float) -> str:
    return numbers.decimals(value, 0 if value >= 9.95 else 1)


class RankPicture(NamedTuple):
    """The figure of `explore_low_rank` and the artists that move."""

    fig: object
    original: object
    rebuilt: object
    one: object
    heads: tuple  # on the curve of all images, of this one


@look.styled
def draw_low_rank(frames: RankFrames) -> RankPicture:
    """Scenery of the three panels: the image, the image rebuilt, the error against the rank."""
    fig, (left, middle, right) = look.figure(3)
    shown = []
    for slot, title in ((left, "original_title"), (middle, "rebuilt_title")):
        ax = fig.add_subplot(slot)
        ax.set(title=say(title), xticks=[], yticks=[])
        ax.spines[:].set(visible=True, color=COLORS["line"])
        shown.append(ax.imshow(frames.originals[0], interpolation="none"))
    return RankPicture(fig, *shown, *_draw_error(fig.add_subplot(right), frames))


def _draw_error(ax, frames: RankFrames) -> tuple:
    ax.set(xlim=(-1.5, 65.5), ylim=(0, 105), xlabel=say("rank_axis"), ylabel=say("rank_error"), title=say("rank_title"))
    look.ticks(ax.xaxis, range(0, 65, 16))
    look.ticks(ax.yaxis, range(0, 101, 25))
    ax.plot(*frames.whole.T, color=COLORS["error"], lw=1.8)
    (one,) = ax.plot([], [], "--", color=COLORS["prediction"], lw=1.5)
    entries = [(say("all_images"), COLORS["error"], "-"), (say("this_image"), COLORS["prediction"], "--")]
    look.key(ax, entries, left=0.5)
    return one, (look.head(ax, COLORS["error"]), look.head(ax, COLORS["prediction"], marker="s"))


def explore_low_rank() -> LiveFigure:
    """Handwritten digits and a slider for the number of principal components that rebuild them."""
    frames = rank_frames()
    picture = draw_low_rank(frames)
    mark = Mark(rank_for(KEPT), say("kept"), COLORS["optimum"])
    controls = [
        Slider("rank", say("rank"), [str(k) for k in range(len(frames.whole))], marks=[mark], play=True),
        Choice("image", say("image"), [str(row) for row in IMAGES]),
    ]
    live = LiveFigure(picture.fig, name="low_rank", alt=say("alt"), controls=controls, words=look.words())
    live.vary(picture.original, frames.originals, "image").vary(picture.rebuilt, frames.rebuilt, ("image", "rank"))
    live.vary(picture.one, frames.one, "image")
    live.vary(picture.heads[0], frames.whole, at="rank").vary(picture.heads[1], frames.one, "image", at="rank")
    live.readout(say.template("said"), said=(sentences(frames), ("image", "rank")))
    return live.predict(**say.question())
