"""Squares one can see: ten penguins to drag, a line by hand, its squared residuals, and the leverage of each point."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from matplotlib.patches import Polygon

from lecture_lib.datasets import load_penguins
from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Run, Stage
from lecture_lib.live import Choice, LiveFigure, Slider, against, rectangles
from lecture_lib.words import words_of

say = words_of(__file__)
BUDGET = 70_000  # bytes, frames and scene

BIRDS = [27, 57, 79, 134, 16, 332, 229, 258, 268, 236]  # ten of the 342, well apart in the picture
LENGTHS, MASSES = np.array([-3.6, 3.6]), np.array([1200.0, 7400.0])  # of the data panel: cm from the mean of 342, g
INTERCEPTS, SLOPES = np.arange(3700.0, 5101.0, 100), np.arange(0.0, 801.0, 50)  # g, g/cm: all in the panel
START = (1, 2)  # positions of the line first shown
SIDE_LABEL = 4400.0  # g; farther to the right its label would leave the panel
ALONG = np.linspace(*LENGTHS, 49)  # where the leverage curve is drawn
SAME = 1e-9  # cm² of spread below which all points have one x
EXACT = 1e-6  # g² of loss below which all points lie on the best line
VERDICTS = ("best_hidden", "best_shown", "no_unique_line")


class Fit(NamedTuple):
    """Least squares of ten masses on ten lengths; intercept and slope are NaN where no single line is best."""

    intercept: np.ndarray  # ()
    slope: np.ndarray  # ()
    loss: np.ndarray  # ()
    leverage: np.ndarray  # (n,)
    curve: np.ndarray  # (m, 2): what a point would have at each of `ALONG` beside the others, NaN where undefined


def fit(points) -> Fit:
    """The best line through points (n, 2), and each one's leverage 1/n + (x − x̄)² / Σ(x − x̄)²."""
    x, y = points.T
    centred, n = x - x.mean(), len(x)
    spread = centred @ centred if centred @ centred >= SAME else np.nan
    slope = centred @ (y - y.mean()) / spread
    residual = y - y.mean() - np.nan_to_num(slope) * centred
    leverage = 1 / n + np.nan_to_num(centred**2 / spread)
    curve = np.column_stack([ALONG, 1 / n + (ALONG - x.mean()) ** 2 / spread])
    return Fit(y.mean() - slope * x.mean(), slope, residual @ residual, leverage, curve)


def ten_penguins() -> np.ndarray:
    """Points (cm longer than average, g) of ten penguins: shape (10, 2)."""
    penguins = load_penguins()
    length = (penguins.flipper_length_mm - penguins.flipper_length_mm.mean()) / 10
    return np.column_stack([length, penguins.body_mass_g])[BIRDS]


class SquareFrames(NamedTuple):
    """What the pictures show of points at lines by hand, one per intercept and slope."""

    points: np.ndarray  # (n, 2)
    squares: np.ndarray  # (intercepts, slopes, 6n, 2)
    loss: np.ndarray  # (intercepts, slopes)
    big: np.ndarray  # (intercepts, slopes, 4, 2): the square that is as large as all of them together
    big_label: np.ndarray  # (intercepts, slopes, 1, 2)
    best: Fit
    best_line: np.ndarray  # (2, 2)
    least: np.ndarray  # (4, 2): the large square of the best line
    least_label: np.ndarray  # (1, 2)
    levers: np.ndarray  # (n, 2): length, leverage
    lever: np.ndarray  # (1, 2): of the point that was moved last
    lever_label: np.ndarray  # (1, 2)


def square_frames(state, intercepts=slice(None), slopes=slice(None)) -> SquareFrames:
    """Squares and least squares at all lines by hand, or those picked, of points (n, 2) and which was moved last."""
    points, chosen = state
    squares, loss = squares_on(points, INTERCEPTS[intercepts], SLOPES[slopes])
    best = fit(points)
    side, least = np.sqrt(loss), np.sqrt(best.loss)
    label = np.minimum(side, SIDE_LABEL)[..., None, None] * np.ones(2)
    least_label = min(least, SIDE_LABEL) * np.array([[1, 0.5]]) + [150, 0]
    line = np.column_stack([LENGTHS, best.intercept + best.slope * LENGTHS])
    levers = np.column_stack([points[:, 0], best.leverage])
    lever = levers[[chosen]]
    lever_label = np.clip(lever + [0, 0.03], [-3.1, 0], [3.1, 0.92])
    return SquareFrames(points, squares, loss, big_square(side), label, best, line, big_square(least), least_label,
                        levers, lever, lever_label)  # fmt: skip


def squares_on(points, intercepts, slopes) -> tuple[np.ndarray, np.ndarray]:
    """A square on each residual, on the side that the line leaves free or else where the panel has room; their sum."""
    x, y = points.T
    w0, w1 = intercepts[:, None, None], slopes[:, None]
    residual = y - w0 - w1 * x
    per_gram = np.diff(LENGTHS)[0] / np.diff(MASSES)[0] * look.ASPECT  # cm as wide on screen as a gram is high
    high, away = np.abs(residual), np.where(residual * w1 > 0, -1, 1)
    wide = per_gram * high
    away = np.where(np.abs(x + away * wide) <= LENGTHS[1], away, -away)
    return rectangles(x - wide * (away < 0), np.minimum(y, y - residual), wide, high), (residual**2).sum(-1)


def big_square(side) -> np.ndarray:
    """Corners of squares that stand in the lower left corner of their panel: (..., 4, 2)."""
    return np.multiply.outer(side, [[0, 0], [1, 0], [1, 1], [0, 1]])


def comparison_in_words(frames: SquareFrames) -> np.ndarray:
    """What is said of the best line, hidden and shown, at each line by hand: one axis more than `loss`."""
    best, shape = frames.best, (*frames.loss.shape, 2)
    times = numbers.rounded(frames.loss / best.loss) if best.loss > EXACT else np.full(frames.loss.shape, "∞")
    line = {"intercept": numbers.decimals(best.intercept), "slope": numbers.term(best.slope, 0)}
    least = numbers.large(best.loss)
    which = np.broadcast_to((2, 2) if np.isnan(best.slope) else (0, 1), shape)
    return say.among(which, VERDICTS, times=times[..., None], least=least, loss=least, **line)


def lever_in_words(frames: SquareFrames) -> str:
    """What the leverage of the point that was moved last is, and what it means."""
    x, leverage = frames.lever[0]
    follows = numbers.decimals(100 * leverage)
    return say("lever", x=numbers.decimals(x, 1), h=numbers.decimals(leverage, 2), follows=follows)


@look.styled
def explore_squares() -> LiveFigure:
    """A line by hand through ten penguins that can be dragged, beside the best line."""
    home, by_hand = ten_penguins(), ("w0", "w1")
    farthest = fit(home).leverage.argmax()
    run, stage = Run(square_frames, (home, farthest), by_hand), Stage(say, _controls(), panels=3)
    faint = {"fc": COLORS["error"] + "38"}

    data = stage.panel(say("data"), x=say("length"), y=say("mass"), xlim=LENGTHS, ylim=MASSES).draw(look.thousands)
    data.area("error", (run, "squares"), by_hand, lw=1.0, **faint)
    best = data.line("optimum", (run, "best_line"), (), "--").line
    heights = INTERCEPTS[:, None, None] + SLOPES[:, None] * LENGTHS
    data.line("prediction", against(LENGTHS, heights), by_hand, lw=2.2)
    points = data.ring("data", home, s=40, fc=COLORS["data"], ec=COLORS["paper"], lw=1.0)
    data.vary(points, (run, "points"))

    high = np.diff(MASSES)[0]  # as many as in the data panel: a square is as large in both
    summed = stage.panel(say("sum"), x=say("side"), y=say("side"), xlim=(0, high / look.ASPECT), ylim=(0, high))
    big = Polygon([(0, 0)] * 3, ec=COLORS["error"], lw=1.6, **faint)
    least = Polygon([(0, 0)] * 3, fc="none", ec=COLORS["optimum"], lw=1.8, ls="--")
    summed.draw(look.thousands).vary(summed.ax.add_patch(big), (run, "big"), by_hand)
    summed.vary(summed.ax.add_patch(least), (run, "least"))
    summed.text("error", say("this_line"), (run, "big_label"), by_hand, va="bottom")
    least_label = summed.text("optimum", say("least"), (run, "least_label"), va="center")
    for artist in (best, least, least_label):
        stage.vary(artist, np.array([False, True]), "best")

    levers = stage.panel(say("leverage_title"), x=say("length"), y=say("leverage"), xlim=LENGTHS, ylim=(0, 1.02),
                         xticks=range(-3, 4), yticks=(0, 0.2, 0.4, 0.6, 0.8, 1))  # fmt: skip
    leverage = [
        levers.line("line", (run, lambda frames: frames.best.curve), lw=1.6).line,
        look.whole(levers.dots("data", (run, "levers"), s=30, ec=COLORS["paper"], lw=1.0)),
        levers.head("ink", (run, "lever"), ms=8),
        levers.text("ink", "h", (run, "lever_label"), ha="center", va="bottom"),
    ]

    def moved(index: int, x: float, y: float) -> tuple:
        places = run.state[0].copy()
        places[index] = x, y
        return places, farthest if np.allclose(places, home) else index

    stage.drag(points, run, say("drag"), to=moved)
    stage.tell(by_hand, loss=(run, lambda frames: numbers.large(frames.loss))).tell(lever=(run, lever_in_words))
    return stage.tell((*by_hand, "best"), best=(run, comparison_in_words)).finish(hides=leverage)


def _controls() -> list:
    return [
        Slider("w0", say("w0"), numbers.decimals(INTERCEPTS), start=START[0]),
        Slider("w1", say("w1"), numbers.decimals(SLOPES), start=START[1]),
        Choice("best", say("best_line"), [say("hidden"), say("shown")], start=0),
    ]
