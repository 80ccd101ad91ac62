"""The start page's explorer: a line to turn and to lift, so that the hand learns what every figure answers to."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib import text
from lecture_lib.explorers import look, numbers
from lecture_lib.explorers.look import COLORS
from lecture_lib.explorers.penguins import FLIPPER, draw_penguins, problem
from lecture_lib.live import LiveFigure, Mark, Slider
from lecture_lib.solvers import gram_form
from lecture_lib.text.start import say

SLOPES = np.arange(-20.0, 121.0)  # g per mm
LEVEL = 5000.0  # g at the mean flipper length, where the line first turns
LABEL_SHIFT, LABEL_WIDTH = (4.0, 400.0), 30.0  # the point's words: mm to its left and g above it; mm they take
LIMITS = (0, 16)  # of the loss panel


class LineFrames(NamedTuple):
    """What the pictures show at every slope, for lines through one point."""

    line: np.ndarray  # (slopes, 2 ends, 2)
    loss: np.ndarray  # (slopes, 2): slope, loss over least loss
    times: np.ndarray  # (slopes,) of str


def line_frames(level: float) -> LineFrames:
    """Lines that pass the mean flipper length at a level of body mass, in g, and their losses."""
    task = problem(1)  # the feature less its mean, in mm: its intercept is the level
    w = np.column_stack([np.full(len(SLOPES), level), SLOPES])
    gram = gram_form(task.X, task.y)
    times = 1 + gram.excess(w) / gram.loss_min
    masses = w @ task.ends.T
    line = np.stack([np.broadcast_to(FLIPPER, masses.shape), masses], -1)
    return LineFrames(line, np.column_stack([SLOPES, times]), numbers.rounded(times))


def label_places(level: float) -> np.ndarray:
    """Where the point's words stand clear of the line, at every slope: shape (slopes, 1, 2)."""
    left, above = LABEL_SHIFT
    heights = level + above + LABEL_WIDTH * np.maximum(-SLOPES, 0)  # a falling line is higher at their left end
    return np.column_stack([np.full(len(SLOPES), problem(1).shift - left), heights])[:, None]


@look.styled
def draw_line():
    """Scenery of the two panels: penguins with the line and the point it turns on, loss against slope."""
    fig, (left, right) = look.figure(2)
    data, bowl = fig.add_subplot(left), fig.add_subplot(right)
    draw_penguins(data)
    data.set_title(say("data"))
    (line,) = data.plot([], [], color=COLORS["prediction"], lw=2.2)
    pivot = data.scatter(
        [problem(1).shift], [LEVEL], s=52, fc=COLORS["paper"], ec=COLORS["prediction"], lw=1.8, zorder=4
    )
    label = data.text(problem(1).shift, LEVEL, say("pivot"), color=COLORS["prediction"], ha="right", va="center")
    bowl.set(xlim=SLOPES[[0, -1]] + (-3, 3), ylim=LIMITS, xlabel=say("slope"), title=say("bowl"))
    bowl.set_ylabel(text.say("gradient_descent.loss_ratio"))
    bowl.axhline(1, color=COLORS["optimum"], lw=1.3, ls="--")
    (curve,) = bowl.plot([], [], color=COLORS["error"], lw=1.8)
    return fig, line, pivot, label, curve, look.head(bowl, COLORS["error"])


def explore_line() -> LiveFigure:
    """One slider to turn a line through the penguins, one point to lift it."""
    fig, line, pivot, label, curve, head = draw_line()
    best = Mark(gram_form(problem(1).X, problem(1).y).coef[1] - SLOPES[0], say("best"), COLORS["optimum"])
    values = numbers.decimals(SLOPES)
    slider = Slider("slope", say("slope"), values, start=20, marks=[best], play=True)
    live = LiveFigure(fig, name="line", alt=say("alt"), controls=[slider], words=look.words())
    frames = line_frames(LEVEL)
    live.vary(line, frames.line, "slope").vary(curve, frames.loss).vary(head, frames.loss, at="slope")
    live.vary(label, label_places(LEVEL), "slope")
    live.readout(text.template("start.readout"), slope=(values, ("slope",)), times=(frames.times, ("slope",)))

    def lift(_, x: float, y: float) -> None:
        lifted, mean = line_frames(y), problem(1).shift
        moved = {line: lifted.line, curve: lifted.loss, head: lifted.loss, "times": lifted.times}
        live.replace({pivot: [[mean, y]], label: label_places(y)} | moved)

    return live.draggable(pivot, lift, label=say("drag"), hint=label)
