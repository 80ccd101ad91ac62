"""All minimisers: the same feature twice, the line on which the loss is least, and the shortest w on it."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

import numpy as np

from lecture_lib.chapters.svd_ols.rulers import two_rulers
from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Run, Stage
from lecture_lib.live import LiveFigure, Mark, Slider
from lecture_lib.words import words_of

say = words_of(__file__)

BUDGET = 60_000  # bytes, frames and scene
SPLITS = np.arange(-2200.0, 2201.0, 50.0)  # w₁ − w₂ (g)
AT_SHORTEST, FIRST = 44, 60  # positions
MIDDLE, REACH = 250.0, 1350.0  # of both coefficients in the picture (g)
LEVELS = 0.02 * 4.0 ** np.arange(4)  # contours, as shares of the least loss above it
START = (0.0, 0.0)  # where descent begins


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


def descent_frames(slope: float, start) -> DescentFrames:
    """Gradient descent from a start: it cannot leave the direction (1, 1), across the line."""
    start = np.asarray(start, dtype=float)
    low = np.array([MIDDLE - REACH / look.ASPECT + 420, MIDDLE - REACH + 150])  # below and left, inside the picture
    return DescentFrames(np.array([start, start + (slope - start.sum()) / 2]), np.maximum(start - (40, 60), low)[None])


def w_in_words(frames: MinimiserFrames) -> np.ndarray:
    """What is said of each w on the line."""
    (w1, w2), times = numbers.decimals(frames.w[:, 0].T), frames.length[:, 1]
    lengths = numbers.decimals(np.hypot(*frames.w[:, 0].T))
    fields = {"w1": w1, "w2": w2, "length": lengths, "times": numbers.decimals(times, 2)}
    return say.among(1 * (np.abs(times - 1) < 1e-9), ("on_line", "on_shortest"), **fields)


def descent_in_words(frames: DescentFrames) -> str:
    """Where descent from the start arrives."""
    (a, b), (c, d) = numbers.decimals(frames.path)
    words = say("arrives", a=a, b=b, c=c, d=d)
    return f"{words} {say('at_shortest')}" if abs(np.diff(frames.path[1])) < 0.5 else words


@look.styled
def explore_minimisers() -> LiveFigure:
    """The same feature twice: a slider along the line of minimisers, and a start of gradient descent to drag."""
    slope = slope_on_z()
    frames, run = minimiser_frames(slope), Run(partial(descent_frames, slope), START)
    mark = Mark(AT_SHORTEST, say("equal_shares"), COLORS["ink"])
    slider = Slider("split", say("split"), numbers.decimals(SPLITS), start=FIRST, marks=[mark], play=True)
    stage = Stage(say, [slider], panels=2)

    window = look.around((MIDDLE, MIDDLE), REACH / look.ASPECT)
    plane = stage.panel(say("valley"), x=say("w1_twice"), y=say("w2_twice"), **window)
    plane.draw(look.thousands).draw(_draw_valley, slope)
    plane.line("ink", frames.circle, "split", ":", lw=1.1)
    plane.line("ink", frames.arm, "split", lw=1.4)
    star = {"color": COLORS["optimum"], "ms": 15, "mec": COLORS["paper"], "mew": 0.8}
    answer = plane.ax.plot([slope / 2], [slope / 2], "*", **star)
    answer += plane.key_at_right(say("shortest"), "optimum", "*", ms=9)
    answer += plane.key_at_right(say("line"), "optimum", "--")
    plane.key_at_right(say("same_length"), "ink", ":")
    answer.append(plane.line("path", (run, "path"), lw=1.6, marker="o", ms=3, markevery=[1]).line)
    plane.head("ink", frames.w, "split", ms=8)
    start = plane.ring("path", START)
    plane.text("path", say("start"), (run, "name"), ha="right", va="top")
    stage.drag(start, run, say("start_of_descent"))

    along = stage.panel(say("along"), x=say("split"), y=say("times_least"), xlim=SPLITS[[0, -1]] * 1.06,
                        ylim=(0.7, 4.2)).draw(look.thousands)  # fmt: skip
    answer += along.ax.plot(*frames.length.T, "--", color=COLORS["ink"], lw=1.6)
    answer += along.ax.plot(*frames.loss.T, color=COLORS["error"], lw=1.8)
    along.key(say("length"), "ink", "--", left=0.33)
    along.key(say("loss"), "error", "-", left=0.33)
    answer += along.head("error", frames.loss, at="split"), along.head("ink", frames.length, at="split", marker="s")

    return stage.tell("split", w=w_in_words(frames)).tell(descent=(run, descent_in_words)).finish(hides=answer)


def _draw_valley(ax, slope: float) -> None:
    """Contours, which are parallel lines, the line of all minimisers, and 0."""
    rulers, far = two_rulers(), np.array([-5000.0, 5000.0])
    least = ((rulers.y - rulers.y.mean() - slope * rulers.z) ** 2).sum()
    for away in np.sqrt(LEVELS * least / len(rulers.y)):
        for total in (slope - away, slope + away):
            ax.plot(far, total - far, color=COLORS["line"], lw=0.8)
    ax.plot(far, slope - far, "--", color=COLORS["optimum"], lw=1.5)
    ax.plot([0], [0], "+", color=COLORS["ink"], ms=9)
