"""A first look at features that are alike: what scatters when data are drawn again, and what does not."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Stage
from lecture_lib.live import Choice, LiveFigure, Mark, Slider, against
from lecture_lib.words import words_of

say = words_of(__file__)

BUDGET = 100_000  # bytes, frames and scene
CORRELATIONS = np.array([0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 0.98, 1.0])
DRAWS, ROWS, NEW_ROWS, NOISE = 40, 30, 12, 1.0
TRUE = np.array([1.5, 1.2])  # thousand won
SPAN = 2.6  # of the panel of parameters, to either side of the true ones
RANGE = 7.0  # of the panel of predictions
SEED = 11  # of draws that spread as theory has it, the last of them far from the true parameters


class CorrelatedFrames(NamedTuple):
    """What the figure shows at c correlations and d draws; new rows are as correlated as the data, or not at all."""

    data: np.ndarray  # (c, d, rows, 2): both features
    coef: np.ndarray  # (c, d, 2): fitted parameters; at correlation 1 those of least length
    cloud: np.ndarray  # (c, d, 2): the same, NaN at correlation 1
    line: np.ndarray  # (c, d, 2, 2): at correlation 1 all parameters that fit best, else NaN
    predicted: np.ndarray  # (2, c, d, new rows, 2): true and predicted value of both kinds of new rows, NaN where the
    # prediction depends on which of the best parameters is taken
    miss: np.ndarray  # (2, c): mean of |predicted − true| over all draws
    spread: np.ndarray  # (c,): standard deviation of w₁ over all draws
    vif: np.ndarray  # (c,)


def correlated_frames() -> CorrelatedFrames:
    """Draw data at every correlation, fit, and predict; a draw differs between correlations in nothing else."""
    draws = [[_one_draw(correlation, seed) for seed in range(DRAWS)] for correlation in CORRELATIONS]
    data, coef, *predicted = (np.array([[one[k] for one in row] for row in draws]) for k in range(4))
    same = (CORRELATIONS == 1)[:, None, None]
    predicted[1] = np.where(same[..., None], np.nan, predicted[1])
    predicted = np.stack(predicted)
    w1 = TRUE[0] + np.array([-2, 2]) * SPAN
    line = against(w1, coef.sum(-1)[..., None] - w1)
    cloud, line = np.where(same, np.nan, coef), np.where(same[..., None], line, np.nan)
    miss = np.abs(predicted[..., 1] - predicted[..., 0]).mean((-2, -1))
    spread = coef[..., 0].std(axis=1, ddof=1)
    return CorrelatedFrames(data, coef, cloud, line, predicted, miss, spread, variance_inflation(CORRELATIONS))


def _one_draw(correlation: float, seed: int) -> tuple:
    """Features of exactly this correlation, the fitted parameters, true and predicted values of both new rows."""
    rng = np.random.default_rng([SEED, seed])
    raw = rng.standard_normal((ROWS, 2))
    apart, _ = np.linalg.qr(raw - raw.mean(0))
    X = _mix(np.sqrt(ROWS) * apart, correlation)
    y = X @ TRUE + NOISE * rng.standard_normal(ROWS)
    coef = np.linalg.lstsq(X, y, rcond=1e-9)[0]
    new = np.random.default_rng(SEED).standard_normal((NEW_ROWS, 2))
    return X, coef, *(np.column_stack([rows @ TRUE, rows @ coef]) for rows in (_mix(new, correlation), new))


def _mix(apart: np.ndarray, correlation: float) -> np.ndarray:
    """Two features of this correlation out of two uncorrelated ones."""
    second = correlation * apart[:, 0] + np.sqrt(1 - correlation**2) * apart[:, 1]
    return np.column_stack([apart[:, 0], second])


def variance_inflation(correlation) -> np.ndarray:
    """VIF of two features of this correlation: 1/(1 − r²), infinite at r = 1."""
    with np.errstate(divide="ignore"):
        return 1 / (1 - np.square(correlation))


def fit_in_words(frames: CorrelatedFrames) -> np.ndarray:
    """The parameters of every draw."""
    w1, w2 = np.moveaxis(numbers.decimals(frames.coef, 2), -1, 0)
    same = np.isnan(frames.cloud[..., 0]).astype(int)
    return say.among(same, ("fit", "not_unique"), w1=w1, w2=w2, total=numbers.decimals(frames.coef.sum(-1), 2))


def spread_in_words(frames: CorrelatedFrames) -> np.ndarray:
    """How much w₁ scatters."""
    fields = {"vif": numbers.rounded(np.minimum(frames.vif, 1e3)), "sd": numbers.decimals(frames.spread, 2)}
    same = np.isinf(frames.vif).astype(int)
    return say.among(same, ("spread", "spread_exact"), correlation=numbers.plain(CORRELATIONS), n=DRAWS, **fields)


def miss_in_words(frames: CorrelatedFrames) -> np.ndarray:
    """How far predictions are off."""
    missed = numbers.decimals(np.nan_to_num(frames.miss), 2)
    return say.among(np.isnan(frames.miss).astype(int), ("missed", "missed_none"), n=DRAWS, miss=missed)


@look.styled
def explore_correlated() -> LiveFigure:
    """Two features from unrelated to the same: fitted parameters and predictions, draw after draw."""
    stage, frames, each = Stage(say, _controls(), panels=3, lead=1), correlated_frames(), ("correlation", "draw")
    blue, green = COLORS["prediction"], COLORS["optimum"]

    features = stage.panel(say("two_features"), x="x₁", y="x₂", xlim=(-3.4, 3.4), ylim=(-3.4, 3.4))
    features.dots("data", frames.data, each, s=16, alpha=0.8, lw=1)

    low, high = TRUE - SPAN, TRUE + SPAN
    window = {"xlim": (low[0], high[0]), "ylim": (low[1], high[1]), "xticks": range(-1, 4), "yticks": range(-1, 4)}
    plane = stage.panel(say("fitted"), x="w₁", y="w₂", **window)
    plane.line("prediction", frames.line, each, lw=2)
    plane.vary(plane.ax.scatter([], [], s=14, color=blue, alpha=0.45), frames.cloud, "correlation", upto="draw")
    plane.head("prediction", frames.cloud, "correlation", at="draw", ms=9)
    plane.ax.plot(*TRUE[:, None], "*", color=green, ms=11, mec=COLORS["paper"], mew=0.8, zorder=4)
    plane.ax.text(*(high - 0.2), say("true_w"), color=green, ha="right", va="top")
    name = plane.ax.text(*(low + 0.2), say("all_these"), color=blue, va="bottom", linespacing=1.35)
    plane.vary(name, CORRELATIONS == 1, "correlation")

    square = {"xlim": (-RANGE, RANGE), "ylim": (-RANGE, RANGE), "xticks": (-5, 0, 5), "yticks": (-5, 0, 5)}
    values = stage.panel(say("predictions"), x=say("true_value"), y=say("predicted_value"), **square)
    values.ax.plot([-RANGE, RANGE], [-RANGE, RANGE], "--", color=green, lw=1.3)
    values.dots("prediction", frames.predicted, ("new", *each), s=26, alpha=0.85, lw=1)

    stage.tell("correlation", spread=spread_in_words(frames)).tell(("new", "correlation"), missed=miss_in_words(frames))
    return stage.tell("draw", draw=range(1, DRAWS + 1)).tell(each, fitted=fit_in_words(frames)).finish()


def _controls() -> list:
    mark = Mark(len(CORRELATIONS) - 1, say("same_feature"), COLORS["error"], anchor="end")
    return [
        Slider("correlation", say("correlation"), numbers.plain(CORRELATIONS), marks=[mark]),
        Slider("draw", say("draw"), range(1, DRAWS + 1), start=DRAWS - 1, play=True, play_ms=200),
        Choice("new", say("new_rows"), [say("similar"), say("apart")]),
    ]
