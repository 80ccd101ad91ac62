"""All minimisers: the same feature twice, the line on which the loss is least, and the shortest w on it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.chapters.svd_ols.rulers import corner_key, two_rulers
from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.live import LiveFigure, Mark, Slider
from lecture_lib.words import words_of

say = words_of(__file__)

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
    arm = np.stack([np.zeros_like(w), w], 1)
    loss = np.column_stack([SPLITS, losses / losses.min()])
    return MinimiserFrames(w[:, None], arm, circle, loss, np.column_stack([SPLITS, lengths / lengths.min()]))


def arrival(slope: float, start) -> np.ndarray:
    """Where gradient descent goes from a start: it cannot leave the direction (1, 1), across the line."""
    start = np.asarray(start, dtype=float)
    return start + (slope - start.sum()) / 2


class MinimiserPicture(NamedTuple):
    """The figure of `explore_minimisers` and the artists that move."""

    fig: object
    w: object
    arm: object
    circle: object
    way: object
    start: object
    start_label: object
    minimum: list  # the star, and what names it and the line
    curves: list  # loss and length along the line
    heads: tuple


@look.styled
def draw_minimisers(slope: float, frames: MinimiserFrames) -> MinimiserPicture:
    """Scenery of the two panels: the valley with its line of minimisers, loss and length along it."""
    fig, (left, right) = look.figure(2)
    return MinimiserPicture(
        fig, *_draw_valley(fig.add_subplot(left), slope), *_draw_along(fig.add_subplot(right), frames)
    )


def _draw_valley(ax, slope: float) -> tuple:
    wide = REACH / look.ASPECT
    ax.set(xlim=(MIDDLE - wide, MIDDLE + wide), ylim=(MIDDLE - REACH, MIDDLE + REACH), title=say("valley"))
    ax.set(xlabel=say("w1_twice"), ylabel=say("w2_twice"))
    look.thousands(ax)
    rulers, far = two_rulers(), np.array([-5000.0, 5000.0])
    least = ((rulers.y - rulers.y.mean() - slope * rulers.z) ** 2).sum()
    for away in np.sqrt(LEVELS * least / len(rulers.y)):
        for total in (slope - away, slope + away):
            ax.plot(far, total - far, color=COLORS["line"], lw=0.8)
    ax.plot(far, slope - far, "--", color=COLORS["optimum"], lw=1.5)
    ax.plot([0], [0], "+", color=COLORS["ink"], ms=9)
    (circle,) = ax.plot([], [], ":", color=COLORS["ink"], lw=1.1)
    (arm,) = ax.plot([], [], color=COLORS["ink"], lw=1.4)
    minimum = ax.plot([slope / 2], [slope / 2], "*", color=COLORS["optimum"], ms=15, mec=COLORS["paper"], mew=0.8)
    entries = [(say("shortest"), COLORS["optimum"], "*"), (say("all_minimisers"), COLORS["optimum"], "--")]
    minimum += corner_key(ax, [*entries, (say("same_length"), COLORS["ink"], ":")])[:4]
    (way,) = ax.plot([], [], color=COLORS["path"], lw=1.6, marker="o", ms=3, markevery=[1])
    w = look.head(ax, COLORS["ink"], ms=8)
    ring = {"facecolor": COLORS["paper"], "edgecolor": COLORS["path"], "lw": 1.8, "zorder": 4}
    start = look.whole(ax.scatter(*np.array(START)[:, None], s=52, **ring))
    label = ax.text(*START, say("start"), color=COLORS["path"], ha="right", va="top")
    return w, arm, circle, way, start, label, minimum


def _draw_along(ax, frames: MinimiserFrames) -> tuple:
    ax.set(xlim=SPLITS[[0, -1]] * 1.06, ylim=(0.7, 4.2), xlabel=say("split"), ylabel=say("times_least"))
    ax.set_title(say("along"))
    look.thousands(ax)
    curves = ax.plot(*frames.length.T, "--", color=COLORS["ink"], lw=1.6)
    curves += ax.plot(*frames.loss.T, color=COLORS["error"], lw=1.8)
    look.key(ax, [(say("length"), COLORS["ink"], "--"), (say("loss"), COLORS["error"], "-")], left=0.33)
    return curves, (look.head(ax, COLORS["error"]), look.head(ax, COLORS["ink"], marker="s"))


def explore_minimisers() -> LiveFigure:
    """The same feature twice: a slider along the line of minimisers, and a start of gradient descent to drag."""
    slope = slope_on_z()
    frames = minimiser_frames(slope)
    picture = draw_minimisers(slope, frames)
    values = numbers.decimals(SPLITS)
    mark = Mark(AT_SHORTEST, say("equal_shares"), COLORS["ink"])
    slider = Slider("split", say("split"), values, start=FIRST, marks=[mark], play=True)
    alt = say("alt")
    live = LiveFigure(picture.fig, name="minimisers", alt=alt, controls=[slider], words=look.words())
    live.vary(picture.w, frames.w, "split").vary(picture.arm, frames.arm, "split")
    live.vary(picture.circle, frames.circle, "split")
    for head, curve in zip(picture.heads, (frames.loss, frames.length), strict=True):
        live.vary(head, curve, at="split")
    live.vary(picture.way, way(slope, START)).vary(picture.start_label, label_place(START))
    said = np.array([_sentence(*each) for each in zip(frames.w[:, 0], frames.length[:, 1], strict=True)])
    live.readout(
        say.template("two_said"), first=(said, ("split",)), second=(np.array(descent_sentence(slope, START)), ())
    )

    def move(_, x: float, y: float) -> None:
        moved = {picture.start: [[x, y]], picture.start_label: label_place((x, y)), picture.way: way(slope, (x, y))}
        live.replace(moved | {"second": np.array(descent_sentence(slope, (x, y)))})

    live.draggable(picture.start, move, label=say("start_of_descent"))
    told = [*picture.minimum, picture.way, *picture.curves, *picture.heads]
    return live.predict(**say.question(), hides=told)


def way(slope: float, start) -> np.ndarray:
    """The straight way of descent."""
    return np.array([start, arrival(slope, start)], dtype=float)


def label_place(start) -> np.ndarray:
    """Where the start's name stands: below and left of it, inside the picture."""
    x, y = start
    return np.array([[max(x - 40, MIDDLE - REACH / look.ASPECT + 420), max(y - 60, MIDDLE - REACH + 150)]])


def _sentence(w, times: float) -> str:
    told = {"w1": numbers.decimals(w[0]), "w2": numbers.decimals(w[1]), "length": numbers.decimals(np.hypot(*w))}
    if abs(times - 1) < 1e-9:
        return say("on_shortest", **told)
    return say("on_line", times=numbers.decimals(times, 2), **told)


def descent_sentence(slope: float, start) -> str:
    """Where descent from the start arrives."""
    end = arrival(slope, start)
    words = say(
        "descent_arrives",
        a=numbers.decimals(start[0]),
        b=numbers.decimals(start[1]),
        c=numbers.decimals(end[0]),
        d=numbers.decimals(end[1]),
    )
    return words + (" " + say("descent_shortest") if abs(end[0] - end[1]) < 0.5 else "")
