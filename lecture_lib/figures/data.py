"""The penguins as the figures need them: standardised, by two rulers, and body mass on flipper length as a problem."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.datasets import load_penguins
from lecture_lib.figures import look
from lecture_lib.figures.look import COLORS
from lecture_lib.solvers import best_lr, gram_form, lr_threshold
from lecture_lib.words import words_of

say = words_of(__file__)

SCALES = ("raw_mm", "centred_mm", "centred_cm", "standardised")
SLOPES = ("slope_mm", "slope_mm", "slope_cm", "slope_sd")
STRETCH = (0, 4, 1, 1)  # on the raw feature, 4 would still show nothing: there the limits are set by hand
START_LINE = (1700.0, -60.0)  # grams at the mean flipper length, grams per mm: where all four descents start
FLIPPER, MASS = (170.0, 233.0), (0.0, 7400.0)  # ranges of the data panel
LABEL_GAP = "   "  # between a point and its label


class Problem(NamedTuple):
    """Least squares of body mass on flipper length, which is shifted and divided by a unit: ((mm − shift) / unit)."""

    X: np.ndarray
    y: np.ndarray
    shift: float
    unit: float
    start: np.ndarray  # (2,)
    slope: str  # key of what the slope is called
    xlim: tuple
    ylim: tuple

    @property
    def best_ratio(self) -> float:
        return best_lr(self.X) / lr_threshold(self.X)

    @property
    def ends(self) -> np.ndarray:
        """Design matrix of the two ends of the line in the data panel."""
        return np.column_stack([np.ones(2), (np.array(FLIPPER) - self.shift) / self.unit])


def standardised(X) -> np.ndarray:
    """Columns, or one, less their means and over their standard deviations."""
    X = np.asarray(X, dtype=float)
    return (X - X.mean(axis=0)) / X.std(axis=0)


def in_inches(mm) -> np.ndarray:
    """Lengths in inches, rounded to one decimal, as the second ruler of chapters 4 and 5 reads them."""
    return np.round(np.asarray(mm) / 25.4, 1)


def problem(scale: int) -> Problem:
    """Penguins on one of the four `SCALES`, with the start that is the same line on all of them."""
    penguins = load_penguins()
    x, y = penguins.flipper_length_mm, penguins.body_mass_g
    shift = 0.0 if scale == 0 else x.mean()
    unit = (1.0, 1.0, 10.0, x.std())[scale]
    X = np.column_stack([np.ones_like(x), (x - shift) / unit])
    level, slope = START_LINE
    start = np.array([level - slope * (x.mean() - shift), slope * unit])
    return Problem(X, y, shift, unit, start, SLOPES[scale], *_window(scale, gram_form(X, y).coef, start))


def _window(scale: int, coef, start) -> tuple:
    """Limits of the contour panel; one gram takes `STRETCH` times more room upwards than along."""
    if scale == 0:
        return (-10_000.0, 18_000.0), (-90.0, 75.0)
    left, right = 400.0, 6_600.0
    reach = (right - left) * look.ASPECT / STRETCH[scale] / 2
    middle = (start[1] + coef[1]) / 2
    return (left, right), (middle - reach, middle + reach)


def draw_penguins(ax) -> None:
    """Scenery of a data panel: flipper length and body mass of every penguin."""
    task = problem(0)
    ax.set(xlim=FLIPPER, ylim=MASS, xlabel=say("flipper"), ylabel=say("mass"))
    look.thousands(ax)
    look.dots(ax, task.X[:, 1], task.y)


def draw_contours(ax, task: Problem, levels) -> np.ndarray:
    """Contours at multiples of the least loss; returns where the minimum is."""
    gram = gram_form(task.X, task.y)
    ax.set(xlim=task.xlim, ylim=task.ylim, xlabel=say("intercept"), ylabel=say(task.slope), title=say("contours"))
    look.thousands(ax)
    rings = look.ellipses(gram.gram, gram.coef, gram.loss_min * (levels - 1))
    ax.plot(*rings.T, color=COLORS["line"], lw=0.8)
    return gram.coef


def draw_start(ax, xy, ha: str = "right", va: str = "center") -> tuple:
    """Ring where descent starts, and its name beside it, aligned as a text is: both artists."""
    ring = {"facecolor": COLORS["paper"], "edgecolor": COLORS["path"], "lw": 1.8, "zorder": 4}
    start = look.whole(ax.scatter(*np.asarray(xy)[:, None], s=52, **ring))
    words = LABEL_GAP + say("start") if ha == "left" else say("start") + LABEL_GAP
    return start, ax.text(*xy, words, color=COLORS["path"], ha=ha, va=va)
