"""Correlated features: refitted coefficients, the valley of J and a prediction, from correlation 0 to 1."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.chapters.svd_ols.rulers import Rulers, two_rulers
from lecture_lib.figures import look, numbers
from lecture_lib.figures.answers import answer, ready
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Stage
from lecture_lib.live import Answer, Choice, LiveFigure, Mark, Said, Slider, against
from lecture_lib.solvers.jit import MATRIX, STACK, VECTOR, kernel
from lecture_lib.words import words_of

say = words_of(__file__)

BUDGET = 100_000  # bytes, frames and scene
AT_INCHES, AT_ONE = 29, 41  # positions of chapter 3's inches, and of correlation 1
TICKS = {0: "0", 10: "0.9", 20: "0.99", 30: "0.999", 41: "1"}
DRAWS, SHOWN = 1000, 100  # resampled data sets, for the spreads; how many of them have a dot
LEVELS = 0.005 * 4.0 ** np.arange(5)  # contours, as shares of the least loss above it
XLIM, MIDDLE = (-1500.0, 3900.0), -300.0  # of w₁; centre of w₂ (g)
YLIM = tuple(MIDDLE + np.array([-0.5, 0.5]) * np.diff(XLIM) * look.ASPECT)
REACH, EVERY = 3.0, 3  # standard deviations shown; of the birds, each third
BIRDS = {"agreeing": (1.5, 1.5), "apart": (1.5, 1.0)}  # new penguins, in standard deviations
NO_INVERSE = 1e-9  # stands for 1 − correlation where that is 0, so that the contours are lines as far as one sees


class CorrelationFrames(NamedTuple):
    """What the pictures show at every correlation, the last of them 1."""

    cloud: np.ndarray  # (positions, shown draws, 2)
    best: np.ndarray  # (positions, 1, 2): coefficients of all the data, the shortest at correlation 1
    valley: np.ndarray  # (positions, points, 2)
    minimisers: np.ndarray  # (positions, 2, 2): a line at correlation 1, else NaN
    birds: np.ndarray  # (positions, birds, 2)
    spread: np.ndarray  # (positions,): standard deviation of w₂ over the draws; inf at 1


class ForecastFrames(NamedTuple):
    """What the pictures show of a new penguin, at every correlation."""

    bird: np.ndarray  # (1, 2)
    name: np.ndarray  # (1, 2): where it is named
    curve: np.ndarray  # (positions, 2): position, spread; NaN at 1 if each of the many solutions differs
    mass: np.ndarray  # (positions,): mean over the draws
    spread: np.ndarray  # (positions,): standard deviation over the draws
    sentence: np.ndarray  # (positions,): which of those of `verdict_in_words`


def correlations(rulers: Rulers) -> np.ndarray:
    """The correlation at each position: finer and finer towards 1, chapter 3's inches among them."""
    rho = np.append(1 - 10.0 ** (np.arange(41) / -10), 1.0)
    rho[AT_INCHES] = rulers.rho
    return rho


def refits(rulers: Rulers, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Least squares on resampled penguins: coefficients on (1, z, q), and on (1, z) alone."""
    n, rng = len(rulers.y), np.random.default_rng(seed)
    X = np.column_stack([np.ones(n), rulers.z, rulers.q])
    times = np.array([np.bincount(rows, minlength=n) for rows in rng.integers(0, n, (DRAWS, n))])
    grams = (times @ (X[:, :, None] * X[:, None]).reshape(n, 9)).reshape(DRAWS, 3, 3)
    moments = (times @ (X * rulers.y[:, None]))[..., None]  # z and q are uncorrelated, so this is safe
    return tuple(np.linalg.solve(grams[:, :p, :p], moments[:, :p])[..., 0] for p in (3, 2))


def on_features(fits, alone, rho) -> np.ndarray:
    """Coefficients of z and of ρz + √(1−ρ²)q from those of z and q: shape (positions, fits, 2).

    At ρ = 1 both features are z; the shortest of the many solutions shares the slope on z alone equally.
    """
    second = fits[:, 2] / np.sqrt(1 - np.minimum(rho, 1 - NO_INVERSE)[:, None] ** 2)
    first = fits[:, 1] - rho[:, None] * second
    return np.where(rho[:, None, None] == 1, alone[:, 1:] / 2, np.stack([first, second], -1))


def correlation_frames(rulers: Rulers, draws) -> CorrelationFrames:
    """The refitted coefficients, the valley and the birds at each correlation."""
    rho, n = correlations(rulers), len(rulers.y)
    X = np.column_stack([np.ones(n), rulers.z, rulers.q])
    whole = np.linalg.lstsq(X, rulers.y, rcond=None)[0]
    best = on_features(whole[None], whole[None, :2], rho)  # z and q are uncorrelated: alone, z has the same slope
    least = ((rulers.y - X @ whole) ** 2).sum() + n * whole[2] ** 2 * (rho == 1)  # at 1, q explains nothing
    grams = n * np.array([[[1, r], [r, 1]] for r in np.minimum(rho, 1 - NO_INVERSE)])
    valley = np.array([look.ellipses(g, w[0], LEVELS * one) for g, w, one in zip(grams, best, least, strict=True)])
    line = np.full((len(rho), 2, 2), np.nan)
    line[-1] = look.chord(best[-1, 0], (-1, 1), XLIM, YLIM)
    cloud = on_features(*draws, rho)
    second = rho[:, None] * rulers.z + np.sqrt(1 - rho[:, None] ** 2) * rulers.q
    birds = against(rulers.z, second)[:, ::EVERY]
    spread = np.where(rho < 1, cloud[..., 1].std(1), np.inf)
    return CorrelationFrames(cloud[:, :SHOWN], best, valley, line, birds, spread)


@answer(MATRIX, STACK)
def forecast_at(points, at, means, covariances):
    """Body mass predicted for one of the new penguins, b₀ + b₁u + b₂v, over the draws of b at each correlation.

    Parameters
    ----------
    means, covariances : arrays of shape (positions, 3) and (positions, 3, 3)
        Of b; at correlation 1, the last position, b is the shortest of the many solutions.
    """
    bird, last = points[at[0] : at[0] + 1].copy(), len(means) - 1
    u, v = bird[0]
    curve, mass, spread = np.empty((last + 1, 2)), np.empty(last + 1), np.empty(last + 1)
    for k in range(last + 1):
        m, c = means[k], covariances[k]
        mass[k] = m[0] + m[1] * u + m[2] * v
        variance = c[0, 0] + c[1, 1] * u * u + c[2, 2] * v * v + 2 * (c[0, 1] * u + c[0, 2] * v + c[1, 2] * u * v)
        spread[k] = np.sqrt(variance)
        curve[k, 0], curve[k, 1] = k, spread[k]
    sentence = np.arange(last + 1)
    if u != v:
        curve[last, 1], sentence[last] = np.nan, last + 1
    return ForecastFrames(bird, name_place(bird[0]), curve, mass, spread, sentence)


@kernel(VECTOR)
def name_place(bird):
    """Where the new penguin's name ends: above and left of it, or below and right where it is below the rest."""
    u, v = bird
    place = np.empty((1, 2))
    if v < u:
        place[0, 0], place[0, 1] = min(max(u + 1.35, -1.2), REACH), max(v - 0.55, 0.1 - REACH)
    else:
        place[0, 0], place[0, 1] = max(u - 0.12, -1.2), min(v + 0.12, REACH - 0.45)
    return place


def forecast(draws, rho) -> Answer:
    """The forecasts for the new penguins, from where the hand puts them: a sum of b needs its moments alone."""
    fits, alone = draws
    intercepts = np.where(rho[:, None] == 1, alone[:, 0], fits[:, 0])
    coefs = np.concatenate([intercepts[..., None], on_features(fits, alone, rho)], -1)
    covariances = np.array([np.cov(each.T, bias=True) for each in coefs])
    return ready(forecast_at, coefs.mean(1), covariances, points=list(BIRDS.values()), along="bird")


def over_positions(values) -> np.ndarray:
    """Values as a line over the positions."""
    return against(np.arange(AT_ONE + 1), np.where(np.isfinite(values), values, np.nan))


def rho_in_words(rho) -> np.ndarray:
    """Correlations to two decimals, from 0.99 on to four."""
    return np.where(rho > 0.99, numbers.decimals(rho, 4), numbers.decimals(rho, 2))


def verdict_in_words(rho, frames: CorrelationFrames) -> Said:
    """What is said of a new penguin at each correlation: only the forecast follows the hand."""
    r, best, left_open = rho[:-1], frames.best[:-1, 0], {"mass": "{mass}", "narrow": "{narrow}"}
    fields = {"rho": rho_in_words(r), "wide": numbers.decimals(frames.spread[:-1])}
    fields |= {"w1": numbers.decimals(best[:, 0]), "w2": numbers.decimals(best[:, 1])}
    fields |= {"vif": numbers.rounded(1 / (1 - r**2)), "kappa": numbers.rounded(np.sqrt((1 + r) / (1 - r)))}
    at_each = (dict(zip(fields, words, strict=True)) for words in zip(*fields.values(), strict=True))
    sentences = [say("below_one", **words, **left_open) for words in at_each]
    sentences += [say("one", **left_open), say("one_apart", **left_open)]
    return Said(sentences, "sentence", mass=("mass", numbers.decimals), narrow=("spread", numbers.decimals))


@look.styled
def explore_correlation() -> LiveFigure:
    """Two features on the penguins, from uncorrelated to the same: refits, valley, and a new penguin to drag."""
    rulers = two_rulers()
    draws, rho = refits(rulers), correlations(rulers)
    frames, run = correlation_frames(rulers, draws), forecast(draws, rho)
    mark = Mark(AT_INCHES, say("inches"), COLORS["optimum"], anchor="end")
    slider = Slider("rho", say("rho"), [*rho_in_words(rho[:-1]), "1"], start=AT_INCHES, marks=[mark], play=True)
    stage = Stage(say, [slider, Choice("bird", say("bird_control"), [say(name) for name in BIRDS])], panels=3)

    plane = stage.panel(say("plane"), x=say("w1"), y=say("w2"), xlim=XLIM, ylim=YLIM).draw(look.thousands)
    plane.line("line", frames.valley, "rho", lw=0.8)
    plane.line("optimum", frames.minimisers, "rho", "--", lw=1.3)
    plane.line("prediction", frames.cloud, "rho", "o", ms=3, mec="none", alpha=0.55, zorder=2.6)
    plane.line("optimum", frames.best, "rho", "*", ms=15, mec=COLORS["paper"], mew=0.8)
    plane.key_at_right(say("refit"), "prediction", "o", ms=5)
    plane.key_at_right(say("all_data"), "optimum", "*", ms=9)
    plane.draw(look.note, say("valley_levels"))

    reach = (-REACH, REACH)
    features = stage.panel(say("features"), x=say("first"), y=say("second"), xlim=reach, ylim=reach)
    features.line("data", frames.birds, "rho", "o", ms=3, mec="none", alpha=0.7)
    bird = stage.vary(features.ring("prediction", BIRDS["agreeing"]), run["bird"], "bird")
    features.text("prediction", say("new_bird"), run["name"], "bird", ha="right", va="bottom")

    spreads = stage.panel(say("spreads"), x=say("rho_axis"), y=say("spread"), yscale="log", ylim=(10, 10_000),
                          xlim=(-1, AT_ONE + 1), xticks=TICKS, yticks=(10, 100, 1000))  # fmt: skip
    spreads.line("error", over_positions(frames.spread), at="rho", key=say("of_w2"))
    head = {"marker": "s"}
    spreads.line("prediction", run["curve"], "bird", "--", at="rho", key=say("of_prediction"), head=head)

    stage.live.draggable(bird, run, label=say("new_bird"))
    return stage.tell(("bird", "rho"), verdict=run[verdict_in_words(rho, frames)]).finish()
