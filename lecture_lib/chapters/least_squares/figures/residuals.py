"""Real data, end to end: body mass of penguins on a choice of features, and what the residuals say of a group."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.datasets import load_penguins
from lecture_lib.figures import look, numbers
from lecture_lib.figures.guess import level
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Stage
from lecture_lib.live import Choice, LiveFigure, against, rectangles
from lecture_lib.solvers import gram_form
from lecture_lib.words import words_of

say = words_of(__file__)
BUDGET = 70_000  # bytes, frames and scene

SETS = {"mean_only": 1, "flipper_only": 2, "bills": 4, "sex": 5, "species": 7}  # how many columns each has
GROUPS = ("everyone", "female", "male", "Adelie", "Chinstrap", "Gentoo")
IN_A_SENTENCE = ("everyone_long", "female_long", "male_long", "Adelie_long", "Chinstrap_long", "Gentoo_long")
VERDICTS = ("everyone_fair", "fair", "too_low", "too_high")
PREDICTED, RESIDUAL = (2600.0, 6400.0), (-1600.0, 2300.0)  # ranges of the panels, g
BINS = np.arange(RESIDUAL[0], RESIDUAL[1] + 1, 100)
MOST = 62  # of the penguins, in one bin
GUESSED = (6150.0, 1500.0)  # g: where the guess of a mean residual is held, and its height at first
LEAST = 0.5  # g: a smaller mean residual rounds to 0


class Birds(NamedTuple):
    """The 333 penguins whose sex is known: a design matrix of all columns, masses, and who belongs to each group."""

    X: np.ndarray  # (333, 7): ones, flipper, bill length, bill depth (mm), male, Chinstrap, Gentoo (0 or 1)
    y: np.ndarray
    groups: np.ndarray  # (6, 333) of bool


def birds() -> Birds:
    """The penguins as a least-squares problem; Adelie and female are where all 0/1 columns are 0."""
    penguins = load_penguins()
    known = penguins.sex != ""
    species, sex = penguins.species[known], penguins.sex[known]
    lengths = (penguins.flipper_length_mm, penguins.bill_length_mm, penguins.bill_depth_mm)
    groups = np.array([known[known], *((sex == name) | (species == name) for name in GROUPS[1:])])
    X = np.column_stack([np.ones(known.sum()), *(length[known] for length in lengths), *groups[[2, 4, 5]]])
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
    predicted = np.array([X @ gram_form(X, data.y).coef for X in (data.X[:, :width] for width in SETS.values())])
    residual = data.y - predicted
    counts = np.array([[np.histogram(row[group], BINS)[0] for group in data.groups] for row in residual])
    means = residual @ data.groups.T / data.groups.sum(1)
    quarters = np.array([quarter_means(*rows) for rows in zip(predicted, residual, strict=True)])
    return ResidualFrames(predicted, residual, counts, means, quarters, np.sqrt((residual**2).mean(1)))


def quarter_means(predicted, residual) -> np.ndarray:
    """Means of prediction and residual in each quarter of the predictions, shape (4, 2); NaN where all are equal."""
    if np.ptp(predicted) < LEAST:
        return np.full((4, 2), np.nan)
    quarter = np.searchsorted(np.quantile(predicted, (0.25, 0.5, 0.75)), predicted)
    return np.array([[part[quarter == k].mean() for part in (predicted, residual)] for k in range(4)])


def verdict_in_words(frames: ResidualFrames) -> np.ndarray:
    """How the predictions of each group are off on average."""
    fair, everyone = np.abs(frames.means) < LEAST, np.arange(len(GROUPS)) == 0
    which = np.select([fair & everyone, fair, frames.means > 0], range(3), 3)
    return say.among(which, VERDICTS, mean=numbers.decimals(np.abs(frames.means)))


@look.styled
def explore_residuals() -> LiveFigure:
    """Residuals of the penguins' body mass: a choice of features, and a group to look at."""
    data, both = birds(), ("features", "group")
    frames = residual_frames(data)
    features = Choice("features", say("features"), [say(name) for name in SETS], start=1)
    group = Choice("group", say("group"), [say(name) for name in GROUPS], start=0)
    stage = Stage(say, [features, group], panels=2)

    cloud = stage.panel(say("cloud"), x=say("predicted_mass"), y=say("residual"), xlim=PREDICTED, ylim=RESIDUAL)
    cloud.draw(look.thousands).ax.axhline(0, color=COLORS["optimum"], lw=1.3, ls="--")
    dots = cloud.dots("data", np.stack([frames.predicted, frames.residual], -1), "features", s=10, lw=0.05, alpha=0.7)
    cloud.vary(dots, None, "group", color=([COLORS["data"], COLORS["error"]], data.groups.astype(int)))
    cloud.line("error", against(PREDICTED, frames.means[..., None]), both, lw=1.4)
    cloud.line("ink", frames.quarters, "features", "-s", lw=1.6, ms=5)
    cloud.key(say("quarters"), "ink", "-")

    histogram = stage.panel(say("histogram"), x=say("residual"), y=say("penguins"), xlim=RESIDUAL, ylim=(0, MOST))
    histogram.draw(look.thousands)
    bars, rim = rectangles(BINS[:-1], 0, 100.0, frames.counts), {"ec": COLORS["paper"], "lw": 0.5}
    histogram.area("data", bars[:, 0], "features", fc=COLORS["data"] + "70", **rim)
    histogram.area("error", bars, both, fc=COLORS["error"] + "c0", **rim)
    histogram.ax.axvline(0, color=COLORS["optimum"], lw=1.3, ls="--")
    histogram.line("error", against(frames.means[..., None], (0, MOST)), both, lw=1.4)

    flipper, female = list(SETS).index("flipper_only"), GROUPS.index("female")
    truth, to = [GUESSED[0], frames.means[flipper, female]], {"features": flipper, "group": female}
    stage.guess(cloud, GUESSED, truth, to, moves="y", line=level(cloud.ax), left=True, dy=-21)
    stage.tell("features", size=numbers.decimals(frames.sizes)).tell(both, verdict=verdict_in_words(frames))
    names = [say(name) for name in IN_A_SENTENCE]
    return stage.tell("group", m=data.groups.sum(1).astype(str), name=names).finish()
