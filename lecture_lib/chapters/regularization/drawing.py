"""What several of chapter 5's figures draw: values against α, a coefficient per row, what leaves room for words."""

from __future__ import annotations

import numpy as np
from matplotlib.transforms import Bbox, TransformedBbox

from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Panel
from lecture_lib.live import against, rectangles

BAR = 0.36  # of the distance of two rows: half the height of what stands in one


def below(artist, height: float):
    """Cut an artist off at this height of its axes, a fraction of them, so that the words above it stay free."""
    strip = Bbox([[0, 0], [1, height]])
    artist.set_clip_box(TransformedBbox(strip, artist.axes.transAxes))
    return artist


def least_squares(ax, coef) -> None:
    """A row per coefficient, with its least-squares value dashed."""
    row = np.arange(len(coef))
    ax.tick_params(axis="y", length=0, labelsize=8.5)
    ax.axvline(0, color=COLORS["line"], lw=0.8)
    ax.plot([coef] * 2, [row - BAR, row + BAR], "--", color=COLORS["optimum"], lw=1.5)


def bars(panel: Panel, coefs, over, low: float, height: float, **style):
    """A bar per row from 0 to the coefficient, `low` from the middle of the row."""
    shape = rectangles(0, np.arange(coefs.shape[-1]) + low, coefs, height)
    return panel.area("prediction", shape, over, lw=1, zorder=2, **style)


def zeros(panel: Panel, coefs, over, low: float = 0.0):
    """A dot in each row whose coefficient is exactly 0."""
    points = against(np.where(coefs == 0, 0.0, np.nan), np.arange(coefs.shape[-1]) + low)
    return panel.head("penalty", points, over, ms=5, mew=0.6)


def cursor(panel: Panel, x, coefs, ends, size: float) -> None:
    """An upright line at each x in turn, between these ends, and on it the coefficients there."""
    panel.line("penalty", against(x[:, None], ends), "alpha", ":", lw=2)
    style = {"s": size, "edgecolor": COLORS["paper"], "lw": 0.7, "zorder": 4}
    panel.dots("prediction", against(x[:, None], coefs), "alpha", **style)
