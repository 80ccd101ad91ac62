"""Linear or not: a weighted sum of bent features beside exp(w₁x), and what doubling w does to each."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.figures import look, numbers
from lecture_lib.figures.stage import Stage
from lecture_lib.live import LiveFigure, Slider, against
from lecture_lib.words import words_of

say = words_of(__file__)

BUDGET = 100_000  # bytes, frames and scene
WEIGHTS = np.arange(-4, 5) / 4
REACH = 1.2
X = np.linspace(-REACH, REACH, 49)
SEEN = 1.0  # the x at which the readout reads the curves
FEATURES = {"w1": "x", "w2": "x²", "w3": "sin 3x"}  # by the control of each one's weight


class LinearFrames(NamedTuple):
    """What the figure shows; axes: position of w₁, of w₂, of w₃; then points."""

    once: np.ndarray  # (w1, w2, w3, x, 2): the weighted sum
    doubled: np.ndarray  # the same with 2w
    power: np.ndarray  # (w1, x, 2): exp(w₁x)
    power_doubled: np.ndarray
    ratio: np.ndarray  # (w1, w2, w3, 2 ends, 2): doubled over once, NaN where that is 0/0
    value: np.ndarray  # (w1, w2, w3): the weighted sum at `SEEN`
    factor: np.ndarray  # (w1,): exp(w₁x) there


def linear_frames() -> LinearFrames:
    """Both models at every position of the sliders, with w and with 2w."""
    w = np.stack(np.meshgrid(WEIGHTS, WEIGHTS, WEIGHTS, indexing="ij"), -1)
    once, power = w @ features(X).T, np.exp(np.outer(WEIGHTS, X))
    twice = np.where(w.any(-1, keepdims=True), 2.0, np.nan)
    curves = [curve(X, y) for y in (once, 2 * once, power, power**2)]
    return LinearFrames(*curves, curve(X[[0, -1]], twice), w @ features(SEEN), np.exp(WEIGHTS * SEEN))


def features(x) -> np.ndarray:
    """The features x, x² and sin 3x, one column each."""
    x = np.asarray(x, dtype=float)
    return np.stack([x, x**2, np.sin(3 * x)], -1)


def curve(x, y) -> np.ndarray:
    """Points (…, 2) of curves y over x."""
    return against(x, y)


@look.styled
def explore_linear_or_not() -> LiveFigure:
    """Three weights that bend a curve; doubling them doubles the curve, but not an exponential."""
    stage, frames, weights = Stage(say, _controls(), panels=3), linear_frames(), tuple(FEATURES)
    bold, doubled, x = {"lw": 2.2}, {"dashes": "--", "lw": 1.6, "key": "2w"}, {"x": "x", "xlim": (-REACH, REACH)}

    sums = stage.panel("w₁x + w₂x² + w₃ sin 3x", y="y", ylim=(-6.5, 9.2), xticks=(-1, 0, 1), **x)
    sums.line("prediction", frames.once, weights, key="w", **bold)
    asked = [sums.line("prediction", frames.doubled, weights, **doubled)]

    powers = stage.panel(say("exponential"), y="y", ylim=(0, 14), xticks=(-1, 0, 1), **x)
    powers.line("ink", frames.power, "w1", key="w", **bold)
    asked += [powers.line("ink", frames.power_doubled, "w1", **doubled)]

    ratios = stage.panel(say("ratios"), y=say("ratio"), ylim=(0, 4.6), xticks=(-1, 0, 1), yticks=range(5), **x)
    asked += [ratios.line("prediction", frames.ratio, weights, key=say("weighted_sum"), **bold)]
    asked += [ratios.line("ink", frames.power, "w1", key="exp(w₁x)", **bold)]  # exp(2w₁x) / exp(w₁x)

    once, doubled = numbers.decimals(frames.value, 2), numbers.decimals(2 * frames.value, 2)
    power, squared = numbers.decimals(frames.factor, 2), numbers.decimals(frames.factor**2, 2)
    stage.tell(weights, once=once, doubled=doubled).tell("w1", power=power, power_doubled=squared, times=power)
    return stage.finish(hides=[line.line for line in asked])  # what doubling does


def _controls() -> list:
    values, starts = numbers.decimals(WEIGHTS, 2), (6, 8, 8)
    names = [say("weight", number=number, feature=name) for number, name in zip("₁₂₃", FEATURES.values(), strict=True)]
    return [Slider(*one, values, start=start) for *one, start in zip(FEATURES, names, starts, strict=True)]
