"""The start page's explorer: a line to turn and to lift, so that the hand learns what every figure answers to."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.figures import look, numbers
from lecture_lib.figures.data import FLIPPER, draw_penguins, problem
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Stage
from lecture_lib.live import LiveFigure, Mark, Slider, against
from lecture_lib.solvers import gram_form
from lecture_lib.words import words_of

say = words_of(__file__)

SLOPES = np.arange(-20.0, 121.0)  # g per mm
LEVELS = np.arange(3200.0, 5201.0, 25.0)  # g at the mean flipper length, on which the line turns
START = {"slope": 20, "level": 72}  # positions: 0 g per mm, 5,000 g
FOUND = 1.005  # times the least loss, and less: written 1.00
LABEL_SHIFT, LABEL_WIDTH = (4.0, 400.0), 30.0  # the point's words: mm to its left and g above it; mm they take
LIMITS = (0, 14.5)  # of the loss panel: all losses lie in it


class LineFrames(NamedTuple):
    """What the pictures show at every level and slope."""

    line: np.ndarray  # (levels, slopes, 2 ends, 2)
    loss: np.ndarray  # (levels, slopes, 2): slope, loss over least loss
    pivot: np.ndarray  # (levels, 1, 2): where the line turns
    label: np.ndarray  # (levels, slopes, 1, 2): where the point's words stand clear of the line


def line_frames() -> LineFrames:
    """Every line that the sliders can show, and its loss."""
    task = problem(1)  # the feature less its mean, in mm: its intercept is the level
    w = np.stack(np.meshgrid(LEVELS, SLOPES, indexing="ij"), -1)
    gram = gram_form(task.X, task.y)
    loss = np.stack([w[..., 1], 1 + gram.excess(w) / gram.loss_min], -1)
    line = against(FLIPPER, w @ task.ends.T)
    pivot = against(task.shift, LEVELS)[:, None]
    left, above = LABEL_SHIFT
    lifted = above + LABEL_WIDTH * np.maximum(-SLOPES, 0)  # a falling line is higher at the words' left end
    label = pivot + against(-left, lifted)
    return LineFrames(line, loss, pivot, label[:, :, None])


@look.styled
def explore_line() -> LiveFigure:
    """A line through the penguins, to turn and to lift by two sliders, or by the point on which it turns."""
    frames, each, slopes, levels = line_frames(), ("level", "slope"), numbers.decimals(SLOPES), numbers.decimals(LEVELS)
    best = gram_form(problem(1).X, problem(1).y).coef[1]
    mark = Mark(best - SLOPES[0], say("best"), COLORS["optimum"])
    slope = Slider("slope", say("slope"), slopes, start=START["slope"], marks=[mark], play=True)
    stage = Stage(say, [slope, Slider("level", say("level"), levels, start=START["level"])], panels=2)

    data = stage.panel(say("data")).draw(draw_penguins)
    data.line("prediction", frames.line, each, lw=2.2)
    pivot = data.vary(data.ring("prediction", frames.pivot[START["level"]]), frames.pivot, "level")
    label = data.text("prediction", say("pivot"), frames.label, each, ha="right", va="center")
    bowl = stage.panel(say("bowl"), x=say("slope"), y=say("loss_ratio"), xlim=SLOPES[[0, -1]] + (-3, 3), ylim=LIMITS)
    bowl.ax.axhline(1, color=COLORS["optimum"], lw=1.3, ls="--")
    bowl.line("error", frames.loss, "level", at="slope")

    stage.live.draggable(pivot, label=say("drag"), hint=label, moves={"level": (1, LEVELS)})
    times = frames.loss[..., 1]
    verdict = np.where(times < FOUND, say("found"), say("not_yet"))
    stage.tell("slope", slope=slopes).tell("level", level=levels)
    return stage.tell(each, times=numbers.rounded(times), verdict=verdict).finish()
