"""Bias and variance: polynomials fitted to 200 fresh samples of one truth, their mean, and how far they spread."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.chapters.regularization.drawing import below
from lecture_lib.chapters.regularization.draws import (
    FITS,
    Truth,
    curve,
    dots_of,
    errors_of_fits,
    layer,
    means_of,
    noisy,
    normal_quantiles,
    truth,
)  # fmt: skip
from lecture_lib.chapters.regularization.figures.overfitting import FLIPPER, MASS, predicted
from lecture_lib.chapters.regularization.tasks import ridge_of_degrees, standardised_powers
from lecture_lib.figures import look, numbers
from lecture_lib.figures.answers import answer, ready
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.shapes import upright
from lecture_lib.figures.stage import Stage
from lecture_lib.live import Again, Answer, LiveFigure, Mark, Said, Slider
from lecture_lib.solvers.jit import INTEGERS, NUMBER, VECTOR, kernel
from lecture_lib.words import words_of

say = words_of(__file__)

BUDGET = 90_000  # bytes, frames and scene
HIGHEST = 9  # degree
DEGREES = np.arange(HIGHEST + 1)
ALPHAS = np.r_[0.0, 10.0 ** (np.arange(-6, 5) / 2)]  # 0, then 0.001 to 100
DRAWS = 50  # of 200 samples
AT, SEEN = 46, 222  # where the spread is shown: which of the flipper lengths, and how long it is (mm)
WORDS_FROM = 0.74  # of the data panel's height: what is above is the words'
TOP = 0.72  # kg², of the panel of errors
ACROSS, UP = 60.0, (3.8, 6.7)  # of the panel of dots: dots in a row, and kg
BIAS_AT, SPREAD_AT = 43.0, 51.0  # where the brackets stand


class DrawFrames(NamedTuple):
    """What the pictures show of the fits to 200 samples, of one degree and α."""

    curves: np.ndarray  # (200 (lengths + 1), 2)
    sample: np.ndarray  # (16, 2): the first
    one: np.ndarray  # (lengths, 2): the fit to it
    mean: np.ndarray  # (lengths, 2): of the 200
    dots: np.ndarray  # (200, 2): their values at the marked flipper length
    middle: np.ndarray  # (2, 2): the mean there
    bracket: np.ndarray  # (2, 2): from the truth to the mean
    spread: np.ndarray  # (2, 2): a standard deviation down and up from the mean
    squared: np.ndarray  # (20, 2): bias² over the degrees, on the noise
    varying: np.ndarray  # (20, 2): variance, on both
    total: np.ndarray  # (10, 2): the sum
    bias: float  # squared, at this degree; likewise, to three decimals
    variance: float
    error: float


@answer(VECTOR, VECTOR, VECTOR, INTEGERS, NUMBER, VECTOR, VECTOR)
def draws_at(points, at, x, y, share, few, noise, quantiles, alphas):
    """Fits of all degrees to 200 samples of a truth, as `Truth` has it, at one α; pictures of one degree."""
    degree, n = at[0], len(x)
    Z, samples = standardised_powers(x, few), noisy(y, few, noise, quantiles, at[2])
    fits, curves = np.empty((HIGHEST + 1, FITS, n)), np.full((FITS * (n + 1), 2), np.nan)
    sample = np.empty((len(few), 2))
    for k in range(FITS):
        base, W = ridge_of_degrees(Z, samples[k], few, alphas[at[1]])
        for d in range(len(fits)):
            for i in range(n):
                fits[d, k, i] = predicted(base, W[d], Z[i], d)
        curves[k * (n + 1) : k * (n + 1) + n] = curve(x, fits[degree, k])
    for k in range(len(few)):
        sample[k, 0], sample[k, 1] = x[few[k]], samples[0, few[k]]
    mean, variance = means_of(fits)
    bias, spread = errors_of_fits(mean, variance, y, share)
    floor, degrees = np.full(len(fits), noise * noise), np.arange(len(fits)) + 0.0
    there, wide = mean[degree, AT], np.sqrt(variance[degree, AT])
    return DrawFrames(
        curves, sample, curve(x, fits[degree, 0]), curve(x, mean[degree]), dots_of(fits[degree, :, AT].copy()),
        level(there), upright(BIAS_AT, y[AT], there), upright(SPREAD_AT, there - wide, there + wide),
        layer(floor, floor + bias), layer(floor + bias, floor + bias + spread), curve(degrees, floor + bias + spread),
        thousandths(bias[degree]), thousandths(spread[degree]),
        thousandths(bias[degree]) + thousandths(spread[degree]) + thousandths(noise * noise),
    )  # fmt: skip


@kernel(NUMBER)
def level(height):
    """A line across the panel of dots."""
    line = np.empty((2, 2))
    line[0, 0], line[1, 0], line[:, 1] = 0.0, ACROSS, height
    return line


@kernel(NUMBER)
def thousandths(value):
    """To three decimals, so that what is said adds up."""
    return np.floor(1000 * value + 0.5) / 1000


def draws(world: Truth) -> Answer:
    """All that degree, α and the button show."""
    given = world.x, world.y, world.share, world.few, world.noise, normal_quantiles(), ALPHAS
    return ready(draws_at, *given, beside=("degree", "alpha", "draw"))


@look.styled
def explore_many_draws() -> LiveFigure:
    """Degree and α of polynomials fitted to 200 samples of one truth, of which a button draws others."""
    world, alphas = truth(), ["0", *numbers.rounded(ALPHAS[1:])]
    run = draws(world)
    line = Mark(1, say("straight_line"), COLORS["soft"], "start")
    free = Mark(0, say("no_penalty"), COLORS["penalty"], "start")
    controls = [
        Slider("degree", say("degree"), DEGREES, start=1, play=True, play_ms=600, marks=[line]),
        Slider("alpha", say("ridge_alpha"), alphas, play=True, play_ms=300, marks=[free]),
        Again("draw", say("again"), DRAWS),
    ]
    stage = Stage(say, controls, panels=3)
    _show_curves(stage, run, world)
    _show_dots(stage, run, world)
    hidden = _show_errors(stage, run, world)
    said = {name: run[Said(["{value}"], value=(name, numbers.decimals, 3))] for name in ("bias", "variance", "error")}
    return stage.tell(noise=np.array(numbers.decimals(world.noise**2, 3)), **said).finish(hides=hidden)


def _show_curves(stage: Stage, run: Answer, world: Truth) -> None:
    """All fits, faint; one of them with its sample; their mean and the truth."""
    panel = stage.panel(say("curves"), x=say("flipper_mm"), y=say("mass"), xlim=FLIPPER, ylim=MASS, yticks=range(2, 8))
    panel.ax.axvline(SEEN, color=COLORS["line"], lw=1)
    lines = [
        panel.line("prediction", run["curves"], lw=0.6, alpha=0.25, key=say("fits", n=FITS)),
        panel.line("ink", run["one"], lw=1.1),
        panel.line("prediction", run["mean"], lw=3, zorder=3),
    ]
    for line in lines:
        below(line.line, WORDS_FROM)
    panel.ax.plot(world.x, world.y, "--", color=COLORS["optimum"], lw=2.2, zorder=3.1)
    panel.dots("ink", run["sample"], s=26, edgecolor=COLORS["paper"], lw=0.8, zorder=4)
    panel.key(say("one_sample"), "ink", "o-", 5)
    panel.key(say("truth"), "optimum", "--")


def _show_dots(stage: Stage, run: Answer, world: Truth) -> None:
    """What the fits predict at one flipper length, the bias as a bracket, and a standard deviation as another."""
    over = {"xlim": (0, ACROSS), "ylim": UP, "xticks": (), "yticks": range(4, 7)}
    panel = stage.panel(say("dots", length=SEEN), y=say("predicted"), **over)
    panel.ax.plot([0, ACROSS], [world.y[AT]] * 2, "--", color=COLORS["optimum"], lw=1.6)
    panel.line("prediction", run["middle"], lw=1.6)
    panel.dots("prediction", run["dots"], s=5, alpha=0.7)
    style = {"lw": 2.4, "marker": "_", "ms": 9, "mew": 2}
    panel.line("error", run["bracket"], **style)
    panel.line("prediction", run["spread"], **style)
    panel.key(say("bias"), "error", "-", left=0.42)
    panel.key(say("deviation"), "prediction", "-", left=0.42)


def _show_errors(stage: Stage, run: Answer, world: Truth) -> list:
    """Noise, bias² and variance on each other over the degrees; returns what the question is about."""
    over = {"x": say("degree_axis"), "xlim": (-0.3, HIGHEST + 0.3), "xticks": range(0, HIGHEST + 1, 3)}
    panel = stage.panel(say("errors"), y=say("error_axis"), ylim=(0, TOP), yticks=(0, 0.2, 0.4, 0.6), **over)
    panel.ax.fill_between([0, HIGHEST], world.noise**2, color=COLORS["line"], lw=0)
    hidden = [
        panel.area("error", run["squared"], fc=COLORS["error"] + "90", ec="none"),
        panel.area("prediction", run["varying"], fc=COLORS["prediction"] + "70", ec="none"),
    ]
    panel.line("ink", run["total"], lw=1.8, at="degree", head={"ms": 8})
    for words, meaning in (("total", "ink"), ("variance", "prediction"), ("squared", "error"), ("noise", "soft")):
        panel.key(say(words), meaning, "-", left=0.35)
    return hidden
