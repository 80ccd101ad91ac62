"""Numbers in the start page's prose that no cell prints, and what computes them."""

import numpy as np

from lecture_lib.chapters.start.figures import line as start
from lecture_lib.datasets import load_penguins


def at_best_slope():
    """The first level and the loss there at the best slope, over the least; the best level, and the same there."""
    penguins = load_penguins()
    x, y = penguins.flipper_length_mm - penguins.flipper_length_mm.mean(), penguins.body_mass_g
    slope, best = np.polyfit(x, y, 1)
    first, found = start.LEVELS[start.START["level"]], start.LEVELS[np.abs(start.LEVELS - best).argmin()]
    slope = start.SLOPES[np.abs(start.SLOPES - slope).argmin()]
    least = np.sum((y - np.polyval(np.polyfit(x, y, 1), x)) ** 2)
    losses = [np.sum((y - level - slope * x) ** 2) / least for level in (first, found)]
    return [first, losses[0], found, losses[1]]


SAID = [
    (
        "최소 손실의 {1:.2f}배이고, ‘높이 (g)’까지 {2:,.0f}으로 내리면 {3:.2f}배가 됩니다",
        "the loss is {1:.2f} times the least. Lower “Height (g)” to {2:,.0f} as well, and it is {3:.2f} times",
        at_best_slope,
    ),
    (
        "처음 높이인 {0:,.0f} g에서는 가장 좋은 기울기로도 손실이 최소 손실의 {1:.2f}배입니다. "
        "높이를 {2:,.0f} g쯤으로 내려야 {3:.2f}배가 됩니다",
        "At the first height, {0:,.0f} g, the loss is {1:.2f} times the least even with the best slope. "
        "It takes a height of about {2:,.0f} g to bring it to {3:.2f}",
        at_best_slope,
    ),
]
SIZES = {}
GIVEN = []
