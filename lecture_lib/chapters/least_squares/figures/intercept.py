"""With and without an intercept: the origin that a line without one must pass, moved by what is subtracted."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.datasets import load_penguins
from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.live import LiveFigure, Mark, Slider
from lecture_lib.words import words_of

say = words_of(__file__)

SHARES = np.arange(23) / 20  # of the mean that is subtracted: 0 to 110%
FINE = np.arange(89) / 80  # for the curve of the loss
WHOLE = 20  # the position at which it is the whole mean
LENGTHS, MASSES = (-12.0, 245.0), (-550.0, 6900.0)  # ranges of the data panel: both origins are in it
TIMES = (0.8, 300.0)
LIKE = 1.005  # times the least loss: here the new origin lies on the best line, to the eye
LABEL_SHIFT = (42.0, -520.0)  # mm and g from the origin to its name
LABEL_ENDS, LABEL_LOW = (42.0, 208.0), -330.0  # so that it stays in the panel


class InterceptFrames(NamedTuple):
    """What the pictures show, per share of the mean length and of the mean mass that is subtracted."""

    origin: np.ndarray  # (lengths, masses, 1, 2): where the new origin lies, in mm and g as measured
    slope: np.ndarray  # (lengths, masses)
    line: np.ndarray  # (lengths, masses, 2 ends, 2)
    times: np.ndarray  # (lengths, masses): loss over that of the line with an intercept


def intercept_frames(length, mass, shares=SHARES) -> InterceptFrames:
    """Least squares without an intercept, after subtracting a and b: the best line through the point (a, b).

    `shares` are those of the mean length; of the mean mass, they are always `SHARES`.
    """
    a, b = shares * length.mean(), SHARES * mass.mean()
    u, v = length - a[:, None], mass - b[:, None]
    slope = u @ v.T / (u**2).sum(1)[:, None]
    loss = (v**2).sum(1) - slope * (u @ v.T)
    x = np.array(LENGTHS)
    heights = b[:, None] + slope[..., None] * (x - a[:, None, None])
    line = np.stack([np.broadcast_to(x, heights.shape), heights], -1)
    origin = np.stack(np.meshgrid(a, b, indexing="ij"), -1)[:, :, None]
    return InterceptFrames(origin, slope, line, loss / with_intercept(length, mass)[2])


def with_intercept(length, mass) -> tuple[float, float, float]:
    """Intercept, slope and loss of the best line."""
    u, v = length - length.mean(), mass - mass.mean()
    slope = u @ v / (u @ u)
    return mass.mean() - slope * length.mean(), slope, float(v @ v - slope * (u @ v))


def verdict(times: float, lengths: int, masses: int) -> str:
    """Say whether the line is the one with an intercept, and why."""
    if lengths == masses == WHOLE:
        return say("both_centred")
    if times < LIKE:
        return say("on_the_line")
    if masses == WHOLE:
        return say("target_centred")
    if lengths == WHOLE:
        return say("feature_centred")
    return say("off_the_line")


def label_places(frames: InterceptFrames) -> np.ndarray:
    """Where the origin's name stands: beside it in the panel, above or below, where the line leaves it room."""
    x, y = np.moveaxis(frames.origin[:, :, 0], -1, 0)
    right, down = LABEL_SHIFT
    rising, room = frames.slope > 0, x + right <= LABEL_ENDS[1]
    aside, over = np.where(rising & room, right, -right), np.where(rising & ~room, -down, down)
    return np.stack([np.clip(x + aside, *LABEL_ENDS), np.maximum(y + over, LABEL_LOW)], -1)[:, :, None]


def loss_curves(frames: InterceptFrames) -> np.ndarray:
    """Loss over least loss against what is subtracted from the length, per share of the mass: (masses, lengths, 2)."""
    return np.stack([frames.origin[:, :, 0, 0], frames.times], -1).swapaxes(0, 1).copy()


class InterceptPicture(NamedTuple):
    """The figure of `explore_intercept` and the artists that move."""

    fig: object
    line: object
    origin: object
    label: object
    curve: object
    head: object


@look.styled
def draw_intercept(length, mass) -> InterceptPicture:
    """Scenery of the two panels: penguins with both lines and the new origin, loss against what is subtracted."""
    fig, (left, right) = look.figure(2)
    data, loss = fig.add_subplot(left), fig.add_subplot(right)
    data.set(xlim=LENGTHS, ylim=MASSES, xlabel=say("flipper"), ylabel=say("mass"), title=say("origin_data"))
    look.thousands(data)
    look.dots(data, length, mass)
    intercept, slope, _ = with_intercept(length, mass)
    data.plot(LENGTHS, intercept + slope * np.array(LENGTHS), "--", color=COLORS["optimum"], lw=1.6)
    (line,) = data.plot([], [], color=COLORS["prediction"], lw=2.2)
    origin = look.head(data, COLORS["prediction"], ms=8)
    label = data.text(0, 0, say("origin"), color=COLORS["prediction"], ha="center", va="center")
    keys = [("without", "prediction", "-"), ("with", "optimum", "--")]
    look.key(data, [(say(words), COLORS[color], dashes) for words, color, dashes in keys])
    return InterceptPicture(fig, line, origin, label, *_draw_loss(loss, length.mean()))


def _draw_loss(ax, mean: float) -> tuple:
    ax.set(xlim=(-5, mean * SHARES[-1] + 5), ylim=TIMES, yscale="log", xlabel=say("subtracted"))
    ax.set(ylabel=say("loss_ratio"), title=say("origin_loss"))
    look.ticks(ax.xaxis, range(0, 250, 50))
    look.ticks(ax.yaxis, (1, 3, 10, 30, 100, 300))
    ax.axhline(1, color=COLORS["optimum"], lw=1.3, ls="--")
    (curve,) = ax.plot([], [], color=COLORS["error"], lw=1.8)
    return curve, look.head(ax, COLORS["error"])


def explore_intercept() -> LiveFigure:
    """A line without an intercept through the penguins: subtract from the feature, from the target, from both."""
    penguins = load_penguins()
    length, mass = penguins.flipper_length_mm, penguins.body_mass_g
    picture, frames = draw_intercept(length, mass), intercept_frames(length, mass)
    controls = [_slider("lengths", length.mean(), 1), _slider("masses", mass.mean(), 0)]
    live = LiveFigure(picture.fig, name="intercept", alt=say("alt"), controls=controls, words=look.words())
    both = ("lengths", "masses")
    live.vary(picture.line, frames.line, both).vary(picture.origin, frames.origin, both)
    live.vary(picture.label, label_places(frames), both)
    live.vary(picture.curve, loss_curves(intercept_frames(length, mass, FINE)), "masses")
    live.vary(picture.head, loss_curves(frames), "masses", at="lengths")
    live.readout(say.template("readout"), **_fields(live, frames))
    return live.predict(**say.question())


def _fields(live: LiveFigure, frames: InterceptFrames) -> dict:
    both = ("lengths", "masses")
    verdicts = [[verdict(times, i, j) for j, times in enumerate(row)] for i, row in enumerate(frames.times)]
    slopes = numbers.decimals(frames.slope, 1)
    times = numbers.rounded(frames.times)
    fields = {name: (live.controls[name].values, (name,)) for name in both}
    return fields | {"slope": (slopes, both), "times": (times, both), "verdict": (verdicts, both)}


def _slider(name: str, mean: float, decimals: int) -> Slider:
    values = numbers.decimals(SHARES * mean, decimals)
    mark = Mark(WHOLE, say("mean"), COLORS["optimum"], anchor="end")
    return Slider(name, say(f"subtract_{name}"), values, start=0, marks=[mark])
