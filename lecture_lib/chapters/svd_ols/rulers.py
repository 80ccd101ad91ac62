"""The penguins' flippers measured twice, in mm and in inches."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.datasets import load_penguins
from lecture_lib.figures import look


class Rulers(NamedTuple):
    """Flipper length by two rulers: z in mm, and q, the part of the inches that z does not explain.

    Both are standardised and uncorrelated; the standardised inches are ``rho * z + sqrt(1 - rho**2) * q``.
    """

    z: np.ndarray
    q: np.ndarray
    y: np.ndarray  # body mass in g
    rho: float


def two_rulers() -> Rulers:
    """The flippers of chapter 3: in mm, and in inches rounded to one decimal."""
    penguins = load_penguins()
    mm, inch = (standardised(v) for v in (penguins.flipper_length_mm, in_inches(penguins.flipper_length_mm)))
    rho = float(mm @ inch / len(mm))
    return Rulers(mm, standardised(inch - rho * mm), penguins.body_mass_g, rho)


def in_inches(mm) -> np.ndarray:
    """Lengths in inches, rounded to one decimal."""
    return np.round(mm / 25.4, 1)


def standardised(values) -> np.ndarray:
    """Values less their mean, over their standard deviation."""
    return (values - values.mean()) / values.std()


def corner_key(ax, entries, low: bool = False) -> list:
    """Name things in the upper right corner of a panel, or the lower: `(words, colour, line style or marker)`.

    "ring" is a hollow marker. Returns the artists.
    """
    artists = []
    for row, (words, color, cue) in enumerate(entries):
        height = (0.06 + 0.085 * (len(entries) - 1) if low else 0.95) - 0.085 * row
        style = {"color": color, "transform": ax.transAxes}
        if cue in ("-", "--", ":"):
            artists += ax.plot([0.91, 0.99], [height, height], cue, lw=1.8, **style)
        elif cue == "ring":
            artists += ax.plot([0.95], [height], "o", ms=6, mfc="none", mew=1.6, **style)
        else:
            artists += ax.plot([0.95], [height], cue, ms=9 if cue == "*" else 5, **style)
        artists.append(ax.text(0.89, height, words, ha="right", va="center_baseline", **style))
    return artists


def equal_axes(ax, reach: float) -> None:
    """A square grid around the origin: as far up as `reach`, and as much farther along as the panel is wider."""
    ax.set(xlim=(-reach / look.ASPECT, reach / look.ASPECT), ylim=(-reach, reach))
