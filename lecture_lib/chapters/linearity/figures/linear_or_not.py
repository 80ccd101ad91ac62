"""Linear or not: a weighted sum of bent features beside exp(w₁x), and what doubling w does to each."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.live import LiveFigure, Slider
from lecture_lib.words import words_of

say = words_of(__file__)

WEIGHTS = np.arange(-4, 5) / 4
REACH = 1.2
X = np.linspace(-REACH, REACH, 49)
SEEN = 1.0  # the x at which the readout reads the curves
FEATURES = ("x", "x²", "sin 3x")


def features(x) -> np.ndarray:
    """The features x, x² and sin 3x, one column each."""
    x = np.asarray(x, dtype=float)
    return np.stack([x, x**2, np.sin(3 * x)], -1)


class LinearFrames(NamedTuple):
    """What the pictures show; axes: position of w₁, of w₂, of w₃; then points."""

    once: np.ndarray  # (w1, w2, w3, x, 2): the weighted sum
    doubled: np.ndarray  # the same with 2w
    power: np.ndarray  # (w1, x, 2): exp(w₁x)
    power_doubled: np.ndarray
    ratio: np.ndarray  # (w1, w2, w3, x, 2): doubled over once, NaN where that is 0/0
    power_ratio: np.ndarray  # (w1, x, 2)


def linear_frames() -> LinearFrames:
    """Both models at every position of the sliders, with w and with 2w."""
    w = np.stack(np.meshgrid(WEIGHTS, WEIGHTS, WEIGHTS, indexing="ij"), -1)
    once, power = w @ features(X).T, np.exp(np.outer(WEIGHTS, X))
    flat = np.where(np.abs(w).sum(-1, keepdims=True) > 0, 2.0, np.nan) + 0 * X[:2]
    ends = np.stack([np.broadcast_to(X[[0, -1]], flat.shape), flat], -1)
    return LinearFrames(_curve(once), _curve(2 * once), _curve(power), _curve(power**2), ends, _curve(power))


def _curve(y: np.ndarray) -> np.ndarray:
    return np.stack([np.broadcast_to(X, y.shape), y], -1)


class LinearPicture(NamedTuple):
    """The figure of `explore_linear_or_not` and the lines that move, once and doubled."""

    fig: object
    sums: tuple
    powers: tuple
    ratios: tuple


@look.styled
def draw_linear() -> LinearPicture:
    """Scenery of the three panels: the weighted sum, the exponential, the ratios."""
    fig, slots = look.figure(3)
    axes = [fig.add_subplot(slot) for slot in slots]
    titles = ("weighted_sum", "exponential", "ratios")
    for ax, name, ylim in zip(axes, titles, ((-6.5, 9.2), (0, 14), (0, 4.6)), strict=True):
        ax.set(xlim=(-REACH, REACH), ylim=ylim, xlabel="x", title=say(name), ylabel=say(f"{name}_axis"))
        look.ticks(ax.xaxis, (-1, 0, 1))
    pairs = [_draw_pair(ax, color) for ax, color in zip(axes, (COLORS["prediction"], COLORS["ink"]), strict=False)]
    look.ticks(axes[2].yaxis, range(5))
    blue, black = COLORS["prediction"], COLORS["ink"]
    look.key(axes[2], [(say("key_sum"), blue, "-"), (say("key_power"), black, "-")])
    ratios = [axes[2].plot([], [], color=color, lw=2.2)[0] for color in (blue, black)]
    return LinearPicture(fig, *pairs, tuple(ratios))


def _draw_pair(ax, color: str) -> tuple:
    look.key(ax, [(say("with_w"), color, "-"), (say("with_2w"), color, "--")])
    (once,) = ax.plot([], [], color=color, lw=2.2)
    (doubled,) = ax.plot([], [], "--", color=color, lw=1.6)
    return once, doubled


def explore_linear_or_not() -> LiveFigure:
    """Three weights that bend a curve; doubling them doubles the curve, but not an exponential."""
    picture, frames = draw_linear(), linear_frames()
    alt, controls = say("alt"), _controls()
    live = LiveFigure(picture.fig, name="linear_or_not", alt=alt, controls=controls, words=look.words())
    weights = ("w1", "w2", "w3")
    live.vary(picture.sums[0], frames.once, weights).vary(picture.sums[1], frames.doubled, weights)
    live.vary(picture.powers[0], frames.power, "w1").vary(picture.powers[1], frames.power_doubled, "w1")
    live.vary(picture.ratios[0], frames.ratio, weights).vary(picture.ratios[1], frames.power_ratio, "w1")
    live.readout(say.template("readout"), **_fields())
    hides = [picture.sums[1], picture.powers[1], *picture.ratios]  # what doubling does is what is asked
    return live.predict(**say.question(), hides=hides)


def _fields() -> dict:
    """What the readout says: strings, and the controls they go over."""
    w = np.stack(np.meshgrid(WEIGHTS, WEIGHTS, WEIGHTS, indexing="ij"), -1)
    value, power = w @ features(SEEN), np.exp(WEIGHTS * SEEN)
    sums, powers = ("w1", "w2", "w3"), ("w1",)
    return {
        "once": (numbers.decimals(value, 2), sums),
        "doubled": (numbers.decimals(2 * value, 2), sums),
        "power": (numbers.decimals(power, 2), powers),
        "power_doubled": (numbers.decimals(power**2, 2), powers),
        "times": (numbers.decimals(power, 2), powers),
    }


def _controls() -> list:
    values = numbers.decimals(WEIGHTS, 2)
    starts = (6, 8, 8)
    names = [say("weight", number=number, feature=name) for number, name in zip("₁₂₃", FEATURES, strict=True)]
    return [
        Slider(f"w{k + 1}", name, values, start=start)
        for k, (name, start) in enumerate(zip(names, starts, strict=True))
    ]
