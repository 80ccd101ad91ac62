"""Real data, end to end: body mass of penguins on a choice of features, and what the residuals say of a group."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from lecture_lib.datasets import load_penguins
from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.live import Choice, LiveFigure, rectangles
from lecture_lib.solvers import gram_form
from lecture_lib.words import words_of

say = words_of(__file__)

SETS = ("mean_only", "flipper_only", "bills", "sex", "species")  # each adds to the one before
GROUPS = ("everyone", "female", "male", "Adelie", "Chinstrap", "Gentoo")
PREDICTED, RESIDUAL = (2600.0, 6400.0), (-1900.0, 2600.0)  # ranges of the panels, g
BINS = np.arange(-1900.0, 2601.0, 100.0)
MOST = 62  # of the penguins, in one bin
NONE = 0.5  # g: a mean residual that rounds to 0
QUARTERS = "-s"  # how the means of the quarters are drawn


class Birds(NamedTuple):
    """The 333 penguins whose sex is known: a design matrix of all columns, masses, and who belongs to each group."""

    X: np.ndarray  # (333, 7): ones, flipper, bill length, bill depth (mm), male, Chinstrap, Gentoo (0 or 1)
    y: np.ndarray
    groups: np.ndarray  # (6, 333) of bool


COLUMNS = (1, 2, 4, 5, 7)  # how many columns each of SETS has


def birds() -> Birds:
    """The penguins as a least-squares problem; Adelie and female are where all 0/1 columns are 0."""
    penguins = load_penguins()
    known = penguins.sex != ""
    species, sex = penguins.species[known], penguins.sex[known]
    lengths = (penguins.flipper_length_mm, penguins.bill_length_mm, penguins.bill_depth_mm)
    marks = (sex == "male", species == "Chinstrap", species == "Gentoo")
    X = np.column_stack([np.ones(known.sum()), *(length[known] for length in lengths), *marks])
    groups = np.array([known[known], *(sex == name for name in GROUPS[1:3]), *(species == name for name in GROUPS[3:])])
    return Birds(X, penguins.body_mass_g[known], groups)


class ResidualFrames(NamedTuple):
    """What the pictures show, per set of features and, for counts and means, per group."""

    predicted: np.ndarray  # (sets, n)
    residual: np.ndarray  # (sets, n)
    counts: np.ndarray  # (sets, groups, bins)
    means: np.ndarray  # (sets, groups): mean residual
    quarters: np.ndarray  # (sets, 4, 2): mean prediction and mean residual of each quarter
    sizes: np.ndarray  # (sets,): root of the mean squared residual


def residual_frames(data: Birds) -> ResidualFrames:
    """Fit every set of features by the normal equation; predictions, residuals and their histograms."""
    designs = [data.X[:, :width] for width in COLUMNS]
    predicted = np.array([X @ gram_form(X, data.y).coef for X in designs])
    residual = data.y - predicted
    counts = np.array([[np.histogram(row[group], BINS)[0] for group in data.groups] for row in residual])
    means = residual @ data.groups.T / data.groups.sum(1)
    quarters = np.array([quarter_means(*rows) for rows in zip(predicted, residual, strict=True)])
    return ResidualFrames(predicted, residual, counts, means, quarters, np.sqrt((residual**2).mean(1)))


def quarter_means(predicted, residual) -> np.ndarray:
    """Means of prediction and residual in each quarter of the predictions, shape (4, 2); NaN where all are equal."""
    if np.ptp(predicted) < NONE:
        return np.full((4, 2), np.nan)
    quarter = np.searchsorted(np.quantile(predicted, (0.25, 0.5, 0.75)), predicted)
    return np.array([[part[quarter == k].mean() for part in (predicted, residual)] for k in range(4)])


class ResidualPicture(NamedTuple):
    """The figure of `explore_residuals` and the artists that move."""

    fig: object
    dots: object
    mean: object
    quarters: object
    bars: object
    chosen_bars: object
    chosen_mean: object


@look.styled
def draw_residuals() -> ResidualPicture:
    """Scenery of the two panels: residual against prediction, histogram of the residuals."""
    fig, (left, right) = look.figure(2)
    return ResidualPicture(fig, *_draw_cloud(fig.add_subplot(left)), *_draw_histogram(fig.add_subplot(right)))


def _draw_cloud(ax) -> tuple:
    ax.set(xlim=PREDICTED, ylim=RESIDUAL, xlabel=say("predicted_mass"), ylabel=say("residual"), title=say("cloud"))
    look.thousands(ax)
    ax.axhline(0, color=COLORS["optimum"], lw=1.3, ls="--")
    dots = ax.scatter([0], [0], s=10, fc=COLORS["data"], ec=COLORS["data"], lw=0.05, alpha=0.7)
    (mean,) = ax.plot([], [], color=COLORS["error"], lw=1.4)
    (quarters,) = ax.plot([], [], QUARTERS, color=COLORS["ink"], lw=1.6, ms=5)
    look.key(ax, [(say("quarters"), COLORS["ink"], "-")])
    return dots, mean, quarters


def _draw_histogram(ax) -> tuple:
    ax.set(xlim=BINS[[0, -1]], ylim=(0, MOST), xlabel=say("residual"), ylabel=say("penguins"), title=say("histogram"))
    look.thousands(ax)
    patches = [
        ax.add_patch(PathPatch(Path(np.zeros((3, 2))), fc=COLORS[color] + alpha, ec=COLORS["paper"], lw=0.5))
        for color, alpha in (("data", "70"), ("error", "c0"))
    ]
    ax.axvline(0, color=COLORS["optimum"], lw=1.3, ls="--")
    (mean,) = ax.plot([], [], color=COLORS["error"], lw=1.4)
    return *patches, mean


def explore_residuals() -> LiveFigure:
    """Residuals of the penguins' body mass: a choice of features, and a group to look at."""
    data, picture = birds(), draw_residuals()
    frames = residual_frames(data)
    controls = [
        Choice("features", say("features"), [say(name) for name in SETS], start=1),
        Choice("group", say("group"), [say(name) for name in GROUPS], start=0),
    ]
    live = LiveFigure(picture.fig, name="residuals", alt=say("alt"), controls=controls, words=look.words())
    both = ("features", "group")
    live.vary(picture.dots, np.stack([frames.predicted, frames.residual], -1), "features")
    live.vary(picture.dots, over="group", color=([COLORS["data"], COLORS["error"]], data.groups.astype(int)))
    live.vary(picture.mean, _rule(PREDICTED, frames.means), both).vary(picture.quarters, frames.quarters, "features")
    bins = rectangles(BINS[:-1], 0, 100.0, frames.counts)
    live.vary(picture.bars, bins[:, 0].copy(), "features").vary(picture.chosen_bars, bins, both)
    live.vary(picture.chosen_mean, _rule((0, MOST), frames.means)[..., ::-1].copy(), both)
    live.readout(say.template("readout"), **_fields(data, frames))
    return live.predict(**say.question())


def _rule(ends, values) -> np.ndarray:
    """A straight line across a panel at each value: (…, 2, 2)."""
    return np.stack([np.broadcast_to(ends, (*values.shape, 2)), np.stack([values, values], -1)], -1)


def _fields(data: Birds, frames: ResidualFrames) -> dict:
    sizes = (numbers.decimals(frames.sizes), ("features",))
    counts = ([str(group.sum()) for group in data.groups], ("group",))
    said = [[_verdict(mean, name) for mean, name in zip(row, GROUPS, strict=True)] for row in frames.means]
    names = ([say(f"{name}_long") for name in GROUPS], ("group",))
    return {"size": sizes, "m": counts, "name": names, "verdict": (said, ("features", "group"))}


def _verdict(mean: float, name: str) -> str:
    """Say how the predictions of a group are off on average."""
    if abs(mean) < NONE:
        return say("everyone_fair" if name == "everyone" else "fair")
    return say("too_low" if mean > 0 else "too_high", mean=numbers.decimals(abs(mean)))
