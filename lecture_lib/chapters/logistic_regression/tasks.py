"""The data of chapter 6's pictures: the sex of Adelie penguins, and the species of all penguins; how classes look."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np

from lecture_lib.datasets import load_penguins
from lecture_lib.figures import numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.live import Said
from lecture_lib.solvers.jit import NUMBER, kernel
from lecture_lib.words import words_of

say = words_of(__file__)

SPECIES = ("Adelie", "Chinstrap", "Gentoo")
LOOKS = {  # marker, face, rim
    "class_a": ("o", COLORS["class_a"], COLORS["paper"]),
    "class_b": ("^", COLORS["class_b"], COLORS["paper"]),
    "class_c": ("s", COLORS["class_c"], COLORS["soft"]),  # yellow stands out neither from paper nor from light ink
}
DIAMOND = {"s": 95, "marker": "D", "fc": COLORS["prediction"], "ec": COLORS["paper"], "lw": 1}  # a bird to drag
LIMITS = {"bill_length": (31.0, 61.0), "bill_depth": (12.0, 22.0)}  # mm, of the pictures of three species


class Task(NamedTuple):
    """Two classes on two features: F (n, 2) in kg and mm, y 0 or 1, looks and names of both, how it is drawn."""

    F: np.ndarray
    y: np.ndarray
    looks: tuple
    names: tuple
    limits: tuple  # of both axes

    @property
    def shift(self) -> np.ndarray:
        return self.F.mean(axis=0)

    @property
    def unit(self) -> np.ndarray:
        return self.F.std(axis=0)

    @property
    def Z(self) -> np.ndarray:
        return (self.F - self.shift) / self.unit

    @property
    def X(self) -> np.ndarray:
        """The design matrix: ones, then the standardised features."""
        return np.column_stack([np.ones(len(self.y)), self.Z])


@cache
def sexes() -> Task:
    """Body mass and bill depth of the 146 Adelie penguins of known sex; 1 is a male."""
    penguins, F = load_penguins(), _measured("mass", "bill_depth")
    chosen = (penguins.species == "Adelie") & (penguins.sex != "")
    male = (penguins.sex[chosen] == "male").astype(float)
    looks, names = ("class_a", "class_b"), ("female", "male")
    return Task(F[chosen], male, looks, names, ((2.65, 5.15), (15.0, 22.0)))


@cache
def two_species() -> Task:
    """Body mass and bill depth of Adelie and Gentoo penguins, which a line separates; 1 is a Gentoo."""
    penguins, F = load_penguins(), _measured("mass", "bill_depth")
    chosen = penguins.species != "Chinstrap"
    y = (penguins.species[chosen] == "Gentoo").astype(float)
    looks, names = ("class_a", "class_c"), ("Adelie", "Gentoo")
    return Task(F[chosen], y, looks, names, ((2.4, 6.8), (12.5, 22.0)))


def species(*features: str) -> tuple[np.ndarray, np.ndarray]:
    """Two features of all 342 penguins, and the species as 0, 1, 2."""
    return _measured(*features), np.searchsorted(SPECIES, load_penguins().species)


def _measured(*features: str) -> np.ndarray:
    penguins = load_penguins()
    columns = {
        "mass": penguins.body_mass_g / 1000,
        "bill_depth": penguins.bill_depth_mm,
        "bill_length": penguins.bill_length_mm,
    }
    return np.column_stack([columns[name] for name in features])


def draw_class(ax, xy, look: str, size: float = 20, **style):
    """The points of one class, in its colour and with its marker."""
    marker, face, rim = LOOKS[look]
    return ax.scatter(*np.asarray(xy).T, s=size, marker=marker, fc=face, ec=rim, lw=0.5, **style)


def name_classes(ax, looks, names, places=((0.57, 1.06), (0.8, 1.06))) -> None:
    """Name the classes at these places, in shares of the axes; if none are given in the line of the title."""
    for look, name, (left, height) in zip(looks, names, places, strict=True):
        marker, face, rim = LOOKS[look]
        style = {"transform": ax.transAxes, "clip_on": False}
        ax.plot([left], [height], marker, color=face, mec=rim, mew=0.5, ms=6, **style)
        ax.text(left + 0.04, height, say(name), va="center_baseline", **style)


@kernel(NUMBER)
def sigma(z):
    """The logistic function σ(z) = 1 / (1 + e^−z), without overflow."""
    e = np.exp(-abs(z))
    return (1.0 if z >= 0 else e) / (1.0 + e)


BELOW, ABOVE, TWO, THREE = range(4)  # how a probability is written: as a bound, or with so many decimals


@kernel(NUMBER)
def form_of(p):
    """In which of these forms a probability is written: never as 0 or 1, which no logit gives."""
    if p < 0.005:
        return BELOW if p < 0.00095 else THREE
    if p > 0.99905:
        return ABOVE
    return THREE if p >= 0.995 else TWO


def probability_in_words(p: str, form: str) -> Said:
    """A probability in its form; both are fields of an answer's frames."""
    sentences = [say("below", value="0.001"), say("above", value="0.999"), "{two}", "{three}"]
    return Said(sentences, form, two=(p, numbers.decimals, 2), three=(p, numbers.decimals, 3))


def crossing(w, limits) -> np.ndarray:
    """Ends (…, 2, 2) of the lines w₀ + w₁u + w₂v = 0 within limits of u (and far beyond those of v); NaN where w is 0.

    A line that is steeper than the panel is taken at two heights, so that upright lines are drawn, too.
    """
    w = np.asarray(w, dtype=float)
    (left, right), (low, high) = limits
    with np.errstate(divide="ignore", invalid="ignore"):
        u, v = np.array([left, right]), np.array([low, high])
        level = np.stack([np.broadcast_to(u, (*w.shape[:-1], 2)), -(w[..., :1] + w[..., 1:2] * u) / w[..., 2:]], -1)
        upright = np.stack([-(w[..., :1] + w[..., 2:] * v) / w[..., 1:2], np.broadcast_to(v, (*w.shape[:-1], 2))], -1)
        steep = np.abs(w[..., 1] * (right - left)) > np.abs(w[..., 2] * (high - low))
    ends = np.where(steep[..., None, None], upright, level)
    return np.where(np.isfinite(ends).all(axis=(-2, -1), keepdims=True), ends, np.nan)
