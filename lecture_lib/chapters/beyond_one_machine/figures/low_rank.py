"""Fewer dimensions: handwritten digits rebuilt from their first principal components, and the error that is left."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np

from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Panel, Stage
from lecture_lib.live import Choice, LiveFigure, Mark, Slider, against
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
    one = against(ranks, 100 * one)
    return RankFrames(shades(digits()[rows]), shades(mean + sums), whole, one)


def shades(pixels: np.ndarray) -> np.ndarray:
    """Rows of 64 pixels as images in shades from white paper to dark ink, bytes."""
    ink = np.clip(pixels / WHITE, 0, 1).reshape(*pixels.shape[:-1], SIDE, SIDE, 1)
    return np.rint(255 - (255 - 34) * np.broadcast_to(ink, (*ink.shape[:-1], 3))).astype(np.uint8)


def sentences(frames: RankFrames) -> np.ndarray:
    """What is said of every image at every rank."""
    (n, p), rank = digits().shape, frames.whole[:, 0].astype(int)
    stored = rank * (n + p) + p
    kinds = np.where(rank == 0, 0, np.where(rank == p, 2, 1))
    return say.among(
        np.broadcast_to(kinds, frames.one.shape[:2]), ("none", "some", "all"), k=rank, digit=np.array(IMAGES)[:, None],
        whole=_percent(frames.whole[:, 1]), one=_percent(frames.one[..., 1]), numbers=numbers.decimals(stored),
        share=numbers.rounded(100 * stored / (n * p)),
    )  # fmt: skip


@numbers.of_each
def _percent(value) -> str:
    return numbers.decimals(value, 0 if value >= 9.95 else 1)


@look.styled
def explore_low_rank() -> LiveFigure:
    """Handwritten digits and a slider for the number of principal components that rebuild them."""
    frames = rank_frames()
    mark = Mark(rank_for(KEPT), say("kept"), COLORS["optimum"])
    controls = [
        Slider("rank", say("rank"), [str(k) for k in range(len(frames.whole))], marks=[mark], play=True),
        Choice("image", say("image"), [str(row) for row in IMAGES]),
    ]
    stage = Stage(say, controls, panels=3, lead=1)
    _draw_image(stage.panel(say("original_title"), xticks=[], yticks=[]), frames.originals, "image")
    _draw_image(stage.panel(say("rebuilt_title"), xticks=[], yticks=[]), frames.rebuilt, ("image", "rank"))

    error = stage.panel(say("error_title"), x=say("rank_axis"), y=say("error_axis"), xlim=(-1.5, 65.5), ylim=(0, 105),
                        xticks=range(0, 65, 16), yticks=range(0, 101, 25))  # fmt: skip
    error.ax.plot(*frames.whole.T, color=COLORS["error"], lw=1.8)
    error.line("prediction", frames.one, "image", "--", lw=1.5)
    error.key(say("all_images"), "error", "-", left=0.5)
    error.key(say("this_image"), "prediction", "--", left=0.5)
    error.head("error", frames.whole, at="rank")
    error.head("prediction", frames.one, "image", at="rank", marker="s")
    return stage.tell(("image", "rank"), sentence=sentences(frames)).finish()


def _draw_image(panel: Panel, images, over) -> None:
    panel.ax.spines[:].set(visible=True, color=COLORS["line"])
    panel.vary(panel.ax.imshow(images.reshape(-1, SIDE, SIDE, 3)[0], interpolation="none"), images, over)
