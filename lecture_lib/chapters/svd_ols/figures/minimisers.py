"""All minimisers: the same feature twice, the line on which the loss is least, and the shortest w on it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.chapters.svd_ols.rulers import two_rulers
from lecture_lib.figures import look, numbers
from lecture_lib.figures.answers import answer, ready
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Stage
from lecture_lib.live import Answer, LiveFigure, Mark, Said, Slider
from lecture_lib.solvers.jit import NUMBER
from lecture_lib.words import words_of

say = words_of(__file__)

BUDGET = 60_000  # bytes, frames and scene
SPLITS = np.arange(-2200.0, 2201.0, 50.0)  # w₁ − w₂ (g)
AT_SHORTEST, FIRST = 44, 60  # positions
MIDDLE, REACH = 250.0, 1350.0  # of both coefficients in the picture (g)
LEVELS = 0.02 * 4.0 ** np.arange(4)  # contours, as shares of the least loss above it
START = (0.0, 0.0)  # where descent begins
GUESSED = [[-650.0, -950.0]]  # where the ring waits
LOW = MIDDLE - REACH / look.ASPECT + 420, MIDDLE - REACH + 150  # its name goes no further left or down


class MinimiserFrames(NamedTuple):
    """What the pictures show at every split of the slope."""

    w: np.ndarray  # (splits, 1, 2)
    arm: np.ndarray  # (splits, 2, 2): from 0 to w
    circle: np.ndarray  # (splits, vertices, 2): all w of this length
    loss: np.ndarray  # (splits, 2): split, loss over least loss
    length: np.ndarray  # (splits, 2): split, length over that of the shortest


class DescentFrames(NamedTuple):
    """What the pictures show of gradient descent from a start."""

    path: np.ndarray  # (2, 2): straight from the start to the minimiser where it arrives
    name: np.ndarray  # (1, 2): where the start is named
    a: float  # the start, (a, b)
    b: float
    c: float  # where it arrives, (c, d)
    d: float
    shortest: int  # 1 if that is the shortest of all minimisers, to half a gram


def slope_on_z() -> float:
    """Least squares of body mass on z alone, in g per standard deviation: w₁ + w₂ where z is there twice."""
    rulers = two_rulers()
    return float(rulers.z @ rulers.y / len(rulers.y))


def minimiser_frames(slope: float) -> MinimiserFrames:
    """Every w on the line w₁ + w₂ = slope, and its loss on the penguins, summed bird by bird."""
    rulers = two_rulers()
    w = np.stack([(slope + SPLITS) / 2, (slope - SPLITS) / 2], -1)
    residuals = rulers.y - rulers.y.mean() - (w @ np.ones(2))[:, None] * rulers.z
    losses, lengths = (residuals**2).sum(1), np.hypot(*w.T)
    around = np.linspace(0, 2 * np.pi, look.ELLIPSE_VERTICES)
    circle = lengths[:, None, None] * np.stack([np.cos(around), np.sin(around)], -1)
    loss, length = (np.column_stack([SPLITS, values / values.min()]) for values in (losses, lengths))
    return MinimiserFrames(w[:, None], np.stack([np.zeros_like(w), w], 1), circle, loss, length)


@answer(NUMBER)
def descent_at(points, at, slope):
    """Gradient descent from a start: it cannot leave the direction (1, 1), across the line w₁ + w₂ = slope."""
    a, b = points[0]
    rise = (slope - (a + b)) / 2
    c, d = a + rise, b + rise
    path, name = np.empty((2, 2)), np.empty((1, 2))
    path[0, 0], path[0, 1], path[1, 0], path[1, 1] = a, b, c, d
    name[0, 0], name[0, 1] = max(a - 40, LOW[0]), max(b - 60, LOW[1])
    return DescentFrames(path, name, a, b, c, d, int(abs(d - c) < 0.5))


def descent(slope: float) -> Answer:
    """Gradient descent from where the hand puts the start."""
    return ready(descent_at, slope, points=START)


def w_in_words(frames: MinimiserFrames) -> np.ndarray:
    """What is said of each w on the line."""
    (w1, w2), times = numbers.decimals(frames.w[:, 0].T), frames.length[:, 1]
    lengths = numbers.decimals(np.hypot(*frames.w[:, 0].T))
    fields = {"w1": w1, "w2": w2, "length": lengths, "times": numbers.decimals(times, 2)}
    return say.among(1 * (np.abs(times - 1) < 1e-9), ("on_line", "on_shortest"), **fields)


def descent_in_words() -> Said:
    """Where descent from the start arrives."""
    arrives, places = say.template("arrives"), {name: (name, numbers.decimals) for name in "abcd"}
    return Said([arrives, f"{arrives} {say('at_shortest')}"], "shortest", **places)


@look.styled
def explore_minimisers() -> LiveFigure:
    """The same feature twice: a slider along the line of minimisers, and a start of gradient descent to drag."""
    slope = slope_on_z()
    frames, run = minimiser_frames(slope), descent(slope)
    mark = Mark(AT_SHORTEST, say("equal_shares"), COLORS["ink"])
    slider = Slider("split", say("split"), numbers.decimals(SPLITS), start=FIRST, marks=[mark], play=True)
    stage = Stage(say, [slider], panels=2)

    window = look.around((MIDDLE, MIDDLE), REACH / look.ASPECT)
    plane = stage.panel(say("valley"), x=say("w1_twice"), y=say("w2_twice"), **window)
    plane.draw(look.thousands).draw(_draw_valley, slope)
    plane.line("ink", frames.circle, "split", ":", lw=1.1)
    plane.line("ink", frames.arm, "split", lw=1.4)
    star = {"color": COLORS["optimum"], "ms": 15, "mec": COLORS["paper"], "mew": 0.8, "zorder": 4}
    hidden = plane.ax.plot([slope / 2], [slope / 2], "*", **star)
    hidden += plane.key_at_right(say("shortest"), "optimum", "*", ms=9)
    hidden += plane.key_at_right(say("line"), "optimum", "--")
    plane.key_at_right(say("same_length"), "ink", ":")
    hidden.append(plane.line("path", run["path"], lw=1.6, marker="o", ms=3, markevery=[1]).line)
    plane.head("ink", frames.w, "split", ms=8)
    start = plane.ring("path", START)
    plane.text("path", say("start"), run["name"], ha="right", va="top")
    stage.live.draggable(start, run, label=say("start_of_descent"))

    along = stage.panel(say("along"), x=say("split"), y=say("times_least"), xlim=SPLITS[[0, -1]] * 1.06,
                        ylim=(0.7, 4.2)).draw(look.thousands)  # fmt: skip
    hidden += along.ax.plot(*frames.length.T, "--", color=COLORS["ink"], lw=1.6)
    hidden += along.ax.plot(*frames.loss.T, color=COLORS["error"], lw=1.8)
    along.key(say("length"), "ink", "--", left=0.33)
    along.key(say("loss"), "error", "-", left=0.33)
    hidden += along.head("error", frames.loss, at="split"), along.head("ink", frames.length, at="split", marker="s")

    stage.guess(plane, points=GUESSED, truth=[[slope / 2, slope / 2]], to={"split": AT_SHORTEST}, dy=-11)
    return stage.tell("split", w=w_in_words(frames)).tell(descent=run[descent_in_words()]).finish(hides=hidden)


def _draw_valley(ax, slope: float) -> None:
    """Contours, which are parallel lines, the line of all minimisers, and 0."""
    rulers, far = two_rulers(), np.array([-5000.0, 5000.0])
    least = ((rulers.y - rulers.y.mean() - slope * rulers.z) ** 2).sum()
    for away in np.sqrt(LEVELS * least / len(rulers.y)):
        for total in (slope - away, slope + away):
            ax.plot(far, total - far, color=COLORS["line"], lw=0.8)
    ax.plot(far, slope - far, "--", color=COLORS["optimum"], lw=1.5)
    ax.plot([0], [0], "+", color=COLORS["ink"], ms=9)
