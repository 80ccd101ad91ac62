"""Squares one can see: ten penguins to drag, a line by hand, its squared residuals, and the leverage of each point."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from matplotlib.patches import Polygon

from lecture_lib.datasets import load_penguins
from lecture_lib.figures import look, numbers
from lecture_lib.figures.answers import answer, ready
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Stage
from lecture_lib.live import Answer, Choice, LiveFigure, Said, Slider, against
from lecture_lib.solvers.jit import MATRIX, NUMBER, VECTOR, kernel
from lecture_lib.words import words_of

say = words_of(__file__)
BUDGET = 70_000  # bytes, frames and scene

BIRDS = [27, 57, 79, 134, 16, 332, 229, 258, 268, 236]  # ten of the 342, well apart in the picture
LENGTHS, MASSES = (-3.6, 3.6), (1200.0, 7400.0)  # of the data panel: cm from the mean of 342, g
PER_GRAM = (LENGTHS[1] - LENGTHS[0]) / (MASSES[1] - MASSES[0]) * look.ASPECT  # cm as wide on screen as a gram is high
INTERCEPTS, SLOPES = np.arange(3700.0, 5101.0, 100), np.arange(0.0, 801.0, 50)  # g, g/cm: all in the panel
START = (1, 2)  # positions of the line first shown
SIDE_LABEL = 4400.0  # g; farther to the right its label would leave the panel
LEVER_LABEL = (3.1, 0.92)  # cm, leverage: no farther out than this
ALONG = np.linspace(*LENGTHS, 49)  # where the leverage curve is drawn
SAME = 1e-9  # cm² of spread below which all points have one x
EXACT = 1e-6  # g² of loss below which all points lie on the best line
VERDICTS = ("best_hidden", "best_shown", "no_unique_line")
NO_UNIQUE_LINE = 2


class Fit(NamedTuple):
    """Least squares of n masses on n lengths; spread, intercept and slope are NaN where no single line is best."""

    intercept: float
    slope: float
    loss: float
    mean: float  # x̄
    spread: float  # Σ(x − x̄)²


@kernel(MATRIX)
def fit(points):
    """The best line through points (n, 2)."""
    n, x_mean, y_mean = len(points), 0.0, 0.0
    for k in range(n):
        x_mean += points[k, 0]
        y_mean += points[k, 1]
    x_mean, y_mean, spread, together = x_mean / n, y_mean / n, 0.0, 0.0
    for k in range(n):
        spread += (points[k, 0] - x_mean) ** 2
        together += (points[k, 0] - x_mean) * (points[k, 1] - y_mean)
    spread = spread if spread >= SAME else np.nan
    slope, loss = together / spread, 0.0
    rise = 0.0 if np.isnan(slope) else slope  # of the level line, where all have one x
    for k in range(n):
        loss += (points[k, 1] - y_mean - rise * (points[k, 0] - x_mean)) ** 2
    return Fit(y_mean - slope * x_mean, slope, loss, x_mean, spread)


@kernel(MATRIX)
def leverages(points):
    """The leverage 1/n + (x − x̄)² / Σ(x − x̄)² of each point; 1/n where all have one x."""
    best, n = fit(points), len(points)
    found = np.full(n, 1 / n)
    for k in range(n if best.spread > 0 else 0):
        found[k] += (points[k, 0] - best.mean) ** 2 / best.spread
    return found


def ten_penguins() -> np.ndarray:
    """Points (cm longer than average, g) of ten penguins: shape (10, 2)."""
    penguins = load_penguins()
    length = (penguins.flipper_length_mm - penguins.flipper_length_mm.mean()) / 10
    return np.column_stack([length, penguins.body_mass_g])[BIRDS]


class SquareFrames(NamedTuple):
    """What the pictures show of points at one line by hand."""

    squares: np.ndarray  # (6n, 2)
    loss: float
    big: np.ndarray  # (4, 2): the square that is as large as all of them together
    big_label: np.ndarray  # (1, 2)
    best_line: np.ndarray  # (2, 2)
    least: np.ndarray  # (4, 2): the large square of the best line
    least_label: np.ndarray  # (1, 2)
    curve: np.ndarray  # (m, 2): leverage that a point would have at each of `ALONG` beside the others; NaN without one
    levers: np.ndarray  # (n, 2): length, leverage
    lever: np.ndarray  # (1, 2): of the point that was moved last
    lever_label: np.ndarray  # (1, 2)
    verdict: np.ndarray  # (2,): which of `VERDICTS`, with the best line hidden and shown
    intercept: float  # of the best line
    slope: float
    least_loss: float
    exact: int  # 1 if all points lie on it
    times: float  # loss over least loss
    x: float  # of the point that was moved last
    leverage: float
    follows: float  # g by which the best line rises there when that point is lifted by 100 g


@answer(VECTOR, VECTOR, VECTOR)
def squares_at(points, at, intercepts, slopes, along):
    """The squares on one line by hand, beside least squares and the leverage of each point: state in, pictures out."""
    squares, loss = squares_on(points, intercepts[at[0]], slopes[at[1]])
    best, n, chosen = fit(points), len(points), at[2]
    side, least = np.sqrt(loss), np.sqrt(best.loss)
    label, least_label = np.full((1, 2), min(side, SIDE_LABEL)), np.full((1, 2), min(least, SIDE_LABEL))
    least_label[0, 0] += 150
    least_label[0, 1] /= 2
    line, curve, levers = np.empty((2, 2)), np.empty((len(along), 2)), np.empty((n, 2))
    for k in range(2):
        line[k, 0], line[k, 1] = LENGTHS[k], best.intercept + best.slope * LENGTHS[k]
    for k in range(len(along)):
        curve[k, 0], curve[k, 1] = along[k], 1 / n + (along[k] - best.mean) ** 2 / best.spread
    own = leverages(points)
    for k in range(n):
        levers[k, 0], levers[k, 1] = points[k, 0], own[k]
    x, leverage, lever, lever_label = points[chosen, 0], own[chosen], np.empty((1, 2)), np.empty((1, 2))
    lever[0, 0], lever[0, 1] = x, leverage
    lever_label[0, 0] = min(max(x, -LEVER_LABEL[0]), LEVER_LABEL[0])
    lever_label[0, 1] = min(leverage + 0.03, LEVER_LABEL[1])
    verdict, exact = np.arange(2), not best.loss > EXACT
    if not best.spread > 0:
        verdict[:] = NO_UNIQUE_LINE
    times = 1.0 if exact else loss / best.loss
    return SquareFrames(squares, loss, big_square(side), label, line, big_square(least), least_label, curve, levers,
                        lever, lever_label, verdict, best.intercept, best.slope, best.loss, int(exact), times, x,
                        leverage, 100 * leverage)  # fmt: skip


@kernel(MATRIX, NUMBER, NUMBER)
def squares_on(points, w0, w1):
    """A square on each residual, on the side that the line leaves free or else where the panel has room; their sum.

    Each is five corners and a NaN.
    """
    n, loss = len(points), 0.0
    squares = np.full((6 * n, 2), np.nan)
    for k in range(n):
        x, y = points[k, 0], points[k, 1]
        residual = y - w0 - w1 * x
        loss += residual * residual
        high, away = abs(residual), -1 if residual * w1 > 0 else 1
        wide = PER_GRAM * high
        if not abs(x + away * wide) <= LENGTHS[1]:
            away = -away
        left, low = (x - wide if away < 0 else x), min(y, y - residual)
        for corner in range(5):
            squares[6 * k + corner, 0] = left + wide if 0 < corner < 3 else left
            squares[6 * k + corner, 1] = low + high if 1 < corner < 4 else low
    return squares, loss


@kernel(NUMBER)
def big_square(side):
    """Corners of a square that stands in the lower left corner of its panel."""
    corners = np.zeros((4, 2))
    corners[1:3, 0], corners[2:, 1] = side, side
    return corners


def squares_of(points) -> Answer:
    """The squares of points, of which the one with most leverage counts as moved until one is."""
    farthest = int(leverages(points).argmax())
    given = INTERCEPTS, SLOPES, ALONG
    return ready(squares_at, *given, points=points, along=("w0", "w1"), beside="point", first=farthest)


def comparison_in_words() -> Said:
    """What is said of the best line, hidden and shown: one axis more than `loss`."""
    line = {"intercept": ("intercept", numbers.decimals), "slope": ("slope", numbers.term, 0)}
    times = Said(["{times}", "∞"], "exact", times=("times", numbers.rounded))
    least = ("least_loss", numbers.large)
    return Said([say.template(key) for key in VERDICTS], "verdict", times=times, least=least, loss=least, **line)


def lever_in_words() -> Said:
    """What the leverage of the point that was moved last is, and what it means."""
    h, follows = ("leverage", numbers.decimals, 2), ("follows", numbers.decimals)
    return Said([say.template("lever")], x=("x", numbers.decimals, 1), h=h, follows=follows)


@look.styled
def explore_squares() -> LiveFigure:
    """A line by hand through ten penguins that can be dragged, beside the best line."""
    run, stage, by_hand = squares_of(ten_penguins()), Stage(say, _controls(), panels=3), ("w0", "w1")
    faint = {"fc": COLORS["error"] + "38"}

    data = stage.panel(say("data"), x=say("length"), y=say("mass"), xlim=LENGTHS, ylim=MASSES).draw(look.thousands)
    data.area("error", run["squares"], by_hand, lw=1.0, **faint)
    best = data.line("optimum", run["best_line"], (), "--").line
    heights = INTERCEPTS[:, None, None] + SLOPES[:, None] * np.array(LENGTHS)
    data.line("prediction", against(LENGTHS, heights), by_hand, lw=2.2)
    points = data.ring("data", run.home, s=40, fc=COLORS["data"], ec=COLORS["paper"], lw=1.0)
    stage.live.draggable(points, run, label=say("drag"))

    high = MASSES[1] - MASSES[0]  # as many as in the data panel: a square is as large in both
    summed = stage.panel(say("sum"), x=say("side"), y=say("side"), xlim=(0, high / look.ASPECT), ylim=(0, high))
    big = Polygon([(0, 0)] * 3, ec=COLORS["error"], lw=1.6, **faint)
    least = Polygon([(0, 0)] * 3, fc="none", ec=COLORS["optimum"], lw=1.8, ls="--")
    summed.draw(look.thousands).vary(summed.ax.add_patch(big), run["big"], by_hand)
    summed.vary(summed.ax.add_patch(least), run["least"])
    summed.text("error", say("this_line"), run["big_label"], by_hand, va="bottom")
    least_label = summed.text("optimum", say("least"), run["least_label"], va="center")
    for artist in (best, least, least_label):
        stage.vary(artist, np.array([False, True]), "best")

    levers = stage.panel(say("leverage_title"), x=say("length"), y=say("leverage"), xlim=LENGTHS, ylim=(0, 1.02),
                         xticks=range(-3, 4), yticks=(0, 0.2, 0.4, 0.6, 0.8, 1))  # fmt: skip
    leverage = [
        levers.line("line", run["curve"], lw=1.6).line,
        look.whole(levers.dots("data", run["levers"], s=30, ec=COLORS["paper"], lw=1.0)),
        levers.head("ink", run["lever"], ms=8),
        levers.text("ink", "h", run["lever_label"], ha="center", va="bottom"),
    ]

    loss = Said(["{loss}"], loss=("loss", numbers.large))
    stage.tell(by_hand, loss=run[loss]).tell(lever=run[lever_in_words()])
    return stage.tell((*by_hand, "best"), best=run[comparison_in_words()]).finish(hides=leverage)


def _controls() -> list:
    return [
        Slider("w0", say("w0"), numbers.decimals(INTERCEPTS), start=START[0]),
        Slider("w1", say("w1"), numbers.decimals(SLOPES), start=START[1]),
        Choice("best", say("best_line"), [say("hidden"), say("shown")], start=0),
    ]
