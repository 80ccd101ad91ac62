"""The start page's explorer: a line to turn and to lift, so that the hand learns what every figure answers to."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.figures import look, numbers
from lecture_lib.figures.data import FLIPPER, draw_penguins, problem
from lecture_lib.figures.look import COLORS
from lecture_lib.live import LiveFigure, Mark, Slider
from lecture_lib.solvers import gram_form
from lecture_lib.words import words_of

say = words_of(__file__)

SLOPES = np.arange(-20.0, 121.0)  # g per mm
LEVELS = np.arange(3200.0, 5201.0, 25.0)  # g at the mean flipper length, on which the line turns
START = {"slope": 20, "level": 72}  # positions: 0 g per mm, 5,000 g
FOUND = 1.005  # times the least loss, and less: written 1.00
LABEL_SHIFT, LABEL_WIDTH = (4.0, 400.0), 30.0  # the point's words: mm to its left and g above it; mm they take
LIMITS = (0, 14.5)  # of the loss panel: every line has its place in it


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
    times = 1 + gram.excess(w) / gram.loss_min
    masses = w @ task.ends.T
    line = np.stack([np.broadcast_to(FLIPPER, masses.shape), masses], -1)
    loss = np.stack([w[..., 1], times], -1)
    pivot = np.stack([np.full(LEVELS.shape, task.shift), LEVELS], -1)[:, None]
    left, above = LABEL_SHIFT
    lifted = above + LABEL_WIDTH * np.maximum(-SLOPES, 0)  # a falling line is higher at the words' left end
    label = pivot + np.stack([np.full(SLOPES.shape, -left), lifted], -1)
    return LineFrames(line, loss, pivot, label[:, :, None])


@look.styled
def draw_line():
    """Scenery of the two panels: penguins with the line and the point it turns on, loss against slope."""
    fig, (left, right) = look.figure(2)
    data, bowl = fig.add_subplot(left), fig.add_subplot(right)
    draw_penguins(data)
    data.set_title(say("data"))
    (line,) = data.plot([], [], color=COLORS["prediction"], lw=2.2)
    at = [problem(1).shift, LEVELS[START["level"]]]
    ring = {"fc": COLORS["paper"], "ec": COLORS["prediction"], "lw": 1.8, "zorder": 4}
    pivot = look.whole(data.scatter(*np.array(at)[:, None], s=52, **ring))
    label = data.text(*at, say("pivot"), color=COLORS["prediction"], ha="right", va="center")
    bowl.set(xlim=SLOPES[[0, -1]] + (-3, 3), ylim=LIMITS, xlabel=say("slope"), title=say("bowl"))
    bowl.set_ylabel(say("loss_ratio"))
    bowl.axhline(1, color=COLORS["optimum"], lw=1.3, ls="--")
    (curve,) = bowl.plot([], [], color=COLORS["error"], lw=1.8)
    return fig, line, pivot, label, curve, look.head(bowl, COLORS["error"])


def explore_line() -> LiveFigure:
    """A line through the penguins, to turn and to lift by two sliders, or by the point on which it turns."""
    fig, line, pivot, label, curve, head = draw_line()
    live = LiveFigure(fig, name="line", alt=say("alt"), controls=_controls(), words=look.words())
    frames, each = line_frames(), ("level", "slope")
    live.vary(line, frames.line, each).vary(label, frames.label, each).vary(pivot, frames.pivot, "level")
    live.vary(curve, frames.loss, "level").vary(head, frames.loss, "level", at="slope")
    times = frames.loss[..., 1]
    verdict = np.where(times < FOUND, say("found"), say("not_yet"))
    said = {name: (control.values, (name,)) for name, control in live.controls.items()}
    said |= {"times": (numbers.rounded(times), each), "verdict": (verdict, each)}
    live.readout(say.template("readout"), **said)

    def lift(_, x: float, y: float) -> None:
        live.position = {**live.position, "level": int(np.abs(LEVELS - y).argmin())}

    def settle(_, x: float, y: float) -> None:  # where it was let go between two levels, it is put back on them
        live.replace({pivot: frames.pivot})

    return live.draggable(pivot, lift, settle=settle, label=say("drag"), hint=label)


def _controls() -> list:
    best = gram_form(problem(1).X, problem(1).y).coef[1]
    mark = Mark(best - SLOPES[0], say("best"), COLORS["optimum"])
    return [
        Slider("slope", say("slope"), numbers.decimals(SLOPES), start=START["slope"], marks=[mark], play=True),
        Slider("level", say("level"), numbers.decimals(LEVELS), start=START["level"]),
    ]
