"""The penguins' flippers measured twice, in mm and in inches."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.datasets import load_penguins
from lecture_lib.figures.data import in_inches, standardised


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
