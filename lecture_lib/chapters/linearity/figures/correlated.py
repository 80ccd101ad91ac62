"""A first look at features that are alike: what scatters when data are drawn again, and what does not."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.live import Choice, LiveFigure, Mark, Slider
from lecture_lib.words import words_of

say = words_of(__file__)

CORRELATIONS = np.array([0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 0.98, 1.0])
DRAWS, ROWS, NEW_ROWS, NOISE = 40, 30, 12, 1.0
TRUE = np.array([1.5, 1.2])  # thousand won
NEW = ("similar", "apart")  # rows as correlated as the data, or not at all
SPAN = 2.6  # of the panel of parameters, to either side of the true ones
RANGE = 7.0  # of the panel of predictions
SEED = 11  # of draws that spread as theory has it, the last of them far from the true parameters


class CorrelatedFrames(NamedTuple):
    """What the pictures show at c correlations and d draws."""

    data: np.ndarray  # (c, d, rows, 2): both features
    coef: np.ndarray  # (c, d, 2): fitted parameters; at correlation 1 those of least length
    cloud: np.ndarray  # (c, d, 2): the same, NaN at correlation 1
    line: np.ndarray  # (c, d, 2, 2): at correlation 1 all parameters that fit best, else NaN
    predicted: np.ndarray  # (2, c, d, new rows, 2): true and predicted value of both kinds of new rows, NaN where the
    # prediction depends on which of the best parameters is taken
    miss: np.ndarray  # (2, c): mean of |predicted − true| over all draws


def correlated_frames() -> CorrelatedFrames:
    """Draw data at every correlation, fit, and predict; a draw differs between correlations in nothing else."""
    draws = [[_one_draw(correlation, seed) for seed in range(DRAWS)] for correlation in CORRELATIONS]
    data, coef, *predicted = (np.array([[one[k] for one in row] for row in draws]) for k in range(4))
    exact = (CORRELATIONS == 1)[:, None, None]
    predicted[1] = np.where(exact[..., None], np.nan, predicted[1])
    total = coef.sum(-1)[..., None]
    w1 = TRUE[0] + np.array([-2, 2]) * SPAN
    line = np.stack(np.broadcast_arrays(w1, total - w1), -1)
    predicted = np.stack(predicted)
    miss = np.abs(predicted[..., 1] - predicted[..., 0]).mean((-2, -1))
    cloud, line = np.where(exact, np.nan, coef), np.where(exact[..., None], line, np.nan)
    return CorrelatedFrames(data, coef, cloud, line, predicted, miss)


def _one_draw(correlation: float, seed: int) -> tuple:
    """Features of exactly this correlation, the fitted parameters, and true and predicted values of rows of `NEW`."""
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


def variance_inflation(correlation: float) -> float:
    """VIF of two features of this correlation: 1/(1 − r²), infinite at r = 1."""
    return float(np.inf) if correlation == 1 else 1 / (1 - correlation**2)


class CorrelatedPicture(NamedTuple):
    """The figure of `explore_correlated` and the artists that move."""

    fig: object
    data: object
    cloud: object
    head: object
    line: object
    line_name: object
    predicted: object


@look.styled
def draw_correlated() -> CorrelatedPicture:
    """Scenery of the three panels: both features, fitted parameters, predictions."""
    fig, (left, middle, right) = look.figure(3)
    ax = fig.add_subplot(left)
    ax.set(xlim=(-3.4, 3.4), ylim=(-3.4, 3.4), xlabel="x₁", ylabel="x₂", title=say("two_features"))
    data = ax.scatter([], [], s=16, color=COLORS["data"], alpha=0.8)
    plane = _draw_plane(fig.add_subplot(middle))
    ax = fig.add_subplot(right)
    ax.set(xlim=(-RANGE, RANGE), ylim=(-RANGE, RANGE), xlabel=say("true_value"), ylabel=say("predicted_value"))
    ax.set_title(say("predictions"))
    for axis in (ax.xaxis, ax.yaxis):
        look.ticks(axis, (-5, 0, 5))
    ax.plot([-RANGE, RANGE], [-RANGE, RANGE], "--", color=COLORS["optimum"], lw=1.3)
    predicted = ax.scatter([], [], s=26, color=COLORS["prediction"], alpha=0.85)
    return CorrelatedPicture(fig, data, *plane, predicted)


def _draw_plane(ax) -> tuple:
    low, high = TRUE - SPAN, TRUE + SPAN
    ax.set(xlim=(low[0], high[0]), ylim=(low[1], high[1]), xlabel="w₁", ylabel="w₂", title=say("fitted"))
    for axis in (ax.xaxis, ax.yaxis):
        look.ticks(axis, (-1, 0, 1, 2, 3))
    (line,) = ax.plot([], [], color=COLORS["prediction"], lw=2)
    cloud = ax.scatter([], [], s=14, color=COLORS["prediction"], alpha=0.45)
    head = look.head(ax, COLORS["prediction"], ms=9)
    ax.plot(*TRUE[:, None], "*", color=COLORS["optimum"], ms=11, mec=COLORS["paper"], mew=0.8, zorder=4)
    ax.text(high[0] - 0.2, high[1] - 0.2, say("true_w"), color=COLORS["optimum"], ha="right", va="top")
    style = {"color": COLORS["prediction"], "va": "bottom", "linespacing": 1.35}
    return cloud, head, line, ax.text(low[0] + 0.2, low[1] + 0.2, say("all_these"), **style)


def explore_correlated() -> LiveFigure:
    """Two features from unrelated to the same: fitted parameters and predictions, draw after draw."""
    picture, frames = draw_correlated(), correlated_frames()
    alt, controls = say("alt"), _controls()
    live = LiveFigure(picture.fig, name="correlated", alt=alt, controls=controls, words=look.words())
    each = ("correlation", "draw")
    live.vary(picture.data, frames.data, each).vary(picture.predicted, frames.predicted, ("new", *each))
    live.vary(picture.cloud, frames.cloud, "correlation", upto="draw")
    live.vary(picture.head, frames.cloud, "correlation", at="draw")
    live.vary(picture.line, frames.line, each).vary(picture.line_name, CORRELATIONS == 1, "correlation")
    draws = (live.controls["draw"].values, ("draw",))
    live.readout(say.template("readout"), draw=draws, **_fields(frames))
    return live.predict(**say.question())


def _fields(frames: CorrelatedFrames) -> dict:
    """What the readout says: strings, and the controls they go over."""
    fitted = [[_fit_in_words(r, w) for w in row] for r, row in zip(CORRELATIONS, frames.coef, strict=True)]
    spread = [_spread_in_words(r, w) for r, w in zip(CORRELATIONS, frames.coef, strict=True)]
    missed = [[_miss_in_words(miss) for miss in row] for row in frames.miss]
    each = ("correlation", "draw")
    return {"fitted": (fitted, each), "spread": (spread, each[:1]), "missed": (missed, ("new", "correlation"))}


def _fit_in_words(correlation: float, w: np.ndarray) -> str:
    if correlation == 1:
        return say("not_unique", total=numbers.decimals(w.sum(), 2))
    return say("fit", w1=numbers.decimals(w[0], 2), w2=numbers.decimals(w[1], 2))


def _spread_in_words(correlation: float, w: np.ndarray) -> str:
    if correlation == 1:
        return say("spread_exact")
    vif, sd = numbers.rounded(variance_inflation(correlation)), numbers.decimals(w[:, 0].std(ddof=1), 2)
    return say("spread", correlation=numbers.plain(correlation), vif=vif, n=DRAWS, sd=sd)


def _miss_in_words(miss: float) -> str:
    return say("missed_none") if np.isnan(miss) else say("missed", n=DRAWS, miss=numbers.decimals(miss, 2))


def _controls() -> list:
    mark = Mark(len(CORRELATIONS) - 1, say("same_feature"), COLORS["error"], anchor="end")
    return [
        Slider("correlation", say("correlation"), numbers.plain(CORRELATIONS), marks=[mark]),
        Slider("draw", say("draw"), [str(draw) for draw in range(1, DRAWS + 1)], start=DRAWS - 1, play=True,
               play_ms=200),
        Choice("new", say("new_rows"), [say(name) for name in NEW]),
    ]  # fmt: skip
