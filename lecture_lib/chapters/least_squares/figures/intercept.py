"""With and without an intercept: the origin that a line without one must pass, moved by what is subtracted."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.datasets import load_penguins
from lecture_lib.figures import look, numbers
from lecture_lib.figures.guess import through
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Panel, Stage
from lecture_lib.live import LiveFigure, Mark, Slider, against
from lecture_lib.words import words_of

say = words_of(__file__)
BUDGET = 70_000  # bytes, frames and scene

SHARES = np.arange(23) / 20  # of the mean that is subtracted: 0 to 110%
FINE = np.arange(89) / 80  # for the curve of the loss
WHOLE = 20  # the position at which it is the whole mean
LENGTHS, MASSES = np.array([-12.0, 245.0]), (-550.0, 6900.0)  # ranges of the data panel: both origins are in it
TIMES = (0.8, 300.0)
LIKE = 1.005  # times the least loss: here the new origin lies on the best line, to the eye
LABEL_SHIFT = (42.0, -520.0)  # mm and g from the origin to its name
LABEL_ENDS, LABEL_LOW = (42.0, 208.0), -330.0  # so that it stays in the panel
GUESSED = (150.0, 5060.0)  # mm and g: where the line is taken hold of that is guessed
VERDICTS = ("both_centred", "on_the_line", "target_centred", "feature_centred", "off_the_line")


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
    least = len(mass) * mass.var() * (1 - np.corrcoef(length, mass)[0, 1] ** 2)  # with an intercept: (1 − r²) Σ(y − ȳ)²
    line = against(LENGTHS, b[:, None] + slope[..., None] * (LENGTHS - a[:, None, None]))
    origin = np.stack(np.meshgrid(a, b, indexing="ij"), -1)[:, :, None]
    return InterceptFrames(origin, slope, line, loss / least)


def label_places(frames: InterceptFrames) -> np.ndarray:
    """Where the origin's name stands: beside it in the panel, above or below, where the line leaves it room."""
    x, y = np.moveaxis(frames.origin[:, :, 0], -1, 0)
    right, down = LABEL_SHIFT
    rising, room = frames.slope > 0, x + right <= LABEL_ENDS[1]
    aside, over = np.where(rising & room, right, -right), np.where(rising & ~room, -down, down)
    return np.stack([np.clip(x + aside, *LABEL_ENDS), np.maximum(y + over, LABEL_LOW)], -1)[:, :, None]


def loss_curves(frames: InterceptFrames) -> np.ndarray:
    """Loss over least loss against what is subtracted from the length, per share of the mass: (masses, lengths, 2)."""
    return np.stack([frames.origin[:, :, 0, 0], frames.times], -1).swapaxes(0, 1)


def verdict_in_words(frames: InterceptFrames) -> np.ndarray:
    """Whether the line is the one with an intercept, and why, at every position."""
    masses = np.arange(len(SHARES)) == WHOLE
    lengths = masses[:, None]
    which = np.select([lengths & masses, frames.times < LIKE, masses, lengths], range(4), 4)
    return say.among(which, VERDICTS)


@look.styled
def explore_intercept() -> LiveFigure:
    """A line without an intercept through the penguins: subtract from the feature, from the target, from both."""
    penguins = load_penguins()
    length, mass = penguins.flipper_length_mm, penguins.body_mass_g
    frames, fine, both = intercept_frames(length, mass), intercept_frames(length, mass, FINE), ("lengths", "masses")
    lengths, masses = numbers.decimals(SHARES * length.mean(), 1), numbers.decimals(SHARES * mass.mean())
    marks = [Mark(WHOLE, say("mean"), COLORS["optimum"], anchor="end")]
    sliders = [Slider("lengths", say("subtract_lengths"), lengths, start=0, marks=marks),
               Slider("masses", say("subtract_masses"), masses, start=0, marks=marks)]  # fmt: skip
    stage = Stage(say, sliders, panels=2)

    data = stage.panel(say("data"), x=say("flipper"), y=say("mass"), xlim=LENGTHS, ylim=MASSES)
    data.draw(look.thousands).draw(look.dots, length, mass)
    data.ax.plot(*frames.line[WHOLE, WHOLE].T, "--", color=COLORS["optimum"], lw=1.6)  # through the means
    data.line("prediction", frames.line, both, lw=2.2, key=say("without"))
    data.head("prediction", frames.origin, both, ms=8)
    data.text("prediction", say("origin"), label_places(frames), both, ha="center", va="center")
    data.key(say("with"), "optimum", "--")

    loss = stage.panel(say("loss"), x=say("subtracted"), y=say("loss_ratio"), yscale="log", ylim=TIMES,
                       xlim=(-5, length.mean() * SHARES[-1] + 5), xticks=range(0, 250, 50),
                       yticks=(1, 3, 10, 30, 100, 300))  # fmt: skip
    loss.ax.axhline(1, color=COLORS["optimum"], lw=1.3, ls="--")
    loss.line("error", loss_curves(fine), "masses")
    loss.head("error", loss_curves(frames), "masses", at="lengths")

    _ask(stage, data, frames)
    stage.tell("lengths", lengths=lengths).tell("masses", masses=masses)
    stage.tell(both, slope=numbers.decimals(frames.slope, 1), times=numbers.rounded(frames.times))
    return stage.tell(both, verdict=verdict_in_words(frames)).finish()


def _ask(stage: Stage, data: Panel, frames: InterceptFrames) -> None:
    """A line through the new origin to be turned: how it will lie once the mean is subtracted from the mass alone."""
    origin, slope = frames.origin[0, WHOLE, 0], frames.slope[0, WHOLE]
    truth = [GUESSED[0], origin[1] + slope * (GUESSED[0] - origin[0])]
    turning = through(origin, 0.0, LENGTHS[1] / GUESSED[0])
    to = {"masses": WHOLE, "lengths": 0}
    stage.guess(data, GUESSED, truth, to, moves="y", line=turning, left=True, dy=-6)
