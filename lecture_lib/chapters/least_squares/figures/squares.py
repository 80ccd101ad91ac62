"""Squares one can see: ten penguins to drag, a line by hand, its squared residuals, and the leverage of each point."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from matplotlib.patches import PathPatch, Polygon
from matplotlib.path import Path

from lecture_lib.datasets import load_penguins
from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.live import Choice, LiveFigure, Slider, rectangles
from lecture_lib.words import words_of

say = words_of(__file__)

BIRDS = [27, 57, 79, 134, 16, 332, 229, 258, 268, 236]  # ten of the 342, well apart in the picture
LENGTHS, MASSES = (-3.6, 3.6), (1200.0, 7400.0)  # ranges of the data panel: cm from the mean of all 342, g
INTERCEPTS, SLOPES = np.arange(3700.0, 5101.0, 100), np.arange(0.0, 801.0, 50)  # g, g/cm: all in the panel
START = (1, 2)  # positions of the line first shown
SIDE_LABEL = 4400.0  # g; farther to the right its label would leave the panel
ALONG = np.linspace(*LENGTHS, 49)  # where the leverage curve is drawn
SAME = 1e-9  # cm² of spread below which all points have one x


class Fit(NamedTuple):
    """Least squares of ten masses on ten lengths; intercept and slope are NaN where no single line is best."""

    intercept: float
    slope: float
    loss: float
    leverage: np.ndarray  # (n,)
    curve: np.ndarray  # (m, 2): what a point would have at each of `ALONG` beside the others, NaN where undefined


def fit(points: np.ndarray) -> Fit:
    """The best line through points (n, 2), and each one's leverage 1/n + (x − x̄)² / Σ(x − x̄)²."""
    x, y = points.T
    centred, level = x - x.mean(), y.mean()
    spread = centred @ centred
    if spread < SAME:
        curve = np.column_stack([ALONG, np.full(len(ALONG), np.nan)])
        return Fit(np.nan, np.nan, float(((y - level) ** 2).sum()), np.full(len(x), 1 / len(x)), curve)
    slope = centred @ (y - level) / spread
    residual = y - level - slope * centred
    curve = np.column_stack([ALONG, 1 / len(x) + (ALONG - x.mean()) ** 2 / spread])
    return Fit(level - slope * x.mean(), slope, float(residual @ residual), 1 / len(x) + centred**2 / spread, curve)


def ten_penguins() -> np.ndarray:
    """Points (cm longer than average, g) of ten penguins: shape (10, 2)."""
    penguins = load_penguins()
    length = (penguins.flipper_length_mm - penguins.flipper_length_mm.mean()) / 10
    return np.column_stack([length, penguins.body_mass_g])[BIRDS]


class SquareFrames(NamedTuple):
    """What the pictures show of points at lines by hand, one per intercept and slope."""

    squares: np.ndarray  # (intercepts, slopes, 6n, 2)
    side: np.ndarray  # (intercepts, slopes): of the square that is as large as all of them together, in g
    loss: np.ndarray  # (intercepts, slopes)


def square_frames(points, intercepts=INTERCEPTS, slopes=SLOPES) -> SquareFrames:
    """A square on each residual, on the side that the line leaves free or else where the panel has room; their sum."""
    x, y = points.T
    w0, w1 = np.asarray(intercepts)[:, None, None], np.asarray(slopes)[None, :, None]
    residual = y - w0 - w1 * x
    per_gram = np.diff(LENGTHS)[0] / np.diff(MASSES)[0] * look.ASPECT  # cm as wide on screen as a gram is high
    high, away = np.abs(residual), np.where(residual * w1 > 0, -1, 1)
    wide = per_gram * high
    away = np.where(np.abs(x + away * wide) <= LENGTHS[1], away, -away)
    squares = rectangles(x - wide * (away < 0), np.minimum(y, y - residual), wide, high)
    loss = (residual**2).sum(-1)
    return SquareFrames(squares, np.sqrt(loss), loss)


def big_square(side) -> np.ndarray:
    """Corners of squares that stand in the lower left corner of their panel: (..., 4, 2)."""
    side = np.asarray(side)[..., None, None]
    return side * np.array([[0, 0], [1, 0], [1, 1], [0, 1]])


def best_line(best: Fit) -> np.ndarray:
    """The two ends of the best line, or NaN."""
    x = np.array(LENGTHS)
    return np.column_stack([x, best.intercept + best.slope * x])


def comparisons(loss, best: Fit) -> np.ndarray:
    """What is said of the best line, hidden and shown, at each line by hand: one axis more than `loss`."""
    if np.isnan(best.slope):
        return np.full((*loss.shape, 2), say("no_unique_line", loss=numbers.large(best.loss)))
    line = {
        "intercept": numbers.decimals(best.intercept),
        "slope": numbers.term(best.slope, 0),
        "least": numbers.large(best.loss),
    }
    times = [_times(value, best.loss) for value in loss.ravel()]
    shown = np.array([say("best_shown", times=value, **line) for value in times]).reshape(loss.shape)
    return np.stack([np.full(loss.shape, say("best_hidden")), shown], -1)


def _times(loss: float, least: float) -> str:
    return numbers.rounded(loss / least) if least > 1e-6 else "∞"


def lever_words(points, best: Fit, chosen: int) -> str:
    """What one point's leverage is, and what it means."""
    x, leverage = points[chosen, 0], best.leverage[chosen]
    place = numbers.decimals(x, 1)
    return say("lever", x=place, h=numbers.decimals(leverage, 2), follows=numbers.decimals(100 * leverage))


class SquarePicture(NamedTuple):
    """The figure of `explore_squares` and the artists that move."""

    fig: object
    points: object
    squares: object
    line: object
    best: object
    big: object
    big_label: object
    least: object
    least_label: object
    curve: object
    levers: object
    lever: object
    lever_label: object


@look.styled
def draw_squares(points) -> SquarePicture:
    """Scenery of the three panels: data with squares, one large square, leverage."""
    fig, (left, middle, right) = look.figure(3)
    data = _draw_data(fig.add_subplot(left), points)
    return SquarePicture(fig, *data, *_draw_sum(fig.add_subplot(middle)), *_draw_leverage(fig.add_subplot(right)))


def _draw_data(ax, points) -> tuple:
    ax.set(xlim=LENGTHS, ylim=MASSES, xlabel=say("length"), ylabel=say("mass"), title=say("data"))
    look.thousands(ax)
    style = {"fc": COLORS["error"] + "38", "ec": COLORS["error"], "lw": 1.0}
    squares = ax.add_patch(PathPatch(Path(np.zeros((3, 2))), **style))
    (best,) = ax.plot([], [], "--", color=COLORS["optimum"], lw=1.8)
    (line,) = ax.plot([], [], color=COLORS["prediction"], lw=2.2)
    dots = ax.scatter(*points.T, s=40, fc=COLORS["data"], ec=COLORS["paper"], lw=1.0, zorder=4)
    return look.whole(dots), squares, line, best


def _draw_sum(ax) -> tuple:
    high = np.diff(MASSES)[0]  # as many as in the data panel: a square is as large in both
    ax.set(xlim=(0, high / look.ASPECT), ylim=(0, high), title=say("sum"), xlabel=say("side"), ylabel=say("side"))
    look.thousands(ax)
    big = ax.add_patch(Polygon([(0, 0)] * 3, fc=COLORS["error"] + "38", ec=COLORS["error"], lw=1.6))
    least = ax.add_patch(Polygon([(0, 0)] * 3, fc="none", ec=COLORS["optimum"], lw=1.8, ls="--"))
    big_label = ax.text(0, 0, say("this_line"), color=COLORS["error"], va="bottom")
    least_label = ax.text(0, 0, say("least"), color=COLORS["optimum"], va="center")
    return big, big_label, least, least_label


def _draw_leverage(ax) -> tuple:
    ax.set(xlim=LENGTHS, ylim=(0, 1.02), xlabel=say("length"), ylabel=say("leverage"), title=say("leverage_title"))
    look.ticks(ax.yaxis, (0, 0.2, 0.4, 0.6, 0.8, 1))
    look.ticks(ax.xaxis, range(-3, 4))
    (curve,) = ax.plot([], [], color=COLORS["line"], lw=1.6)
    levers = look.whole(ax.scatter([], [], s=30, fc=COLORS["data"], ec=COLORS["paper"], lw=1.0))
    lever = look.head(ax, COLORS["ink"], ms=8)
    label = ax.text(0, 0, "h", ha="center", va="bottom")
    return curve, levers, lever, label


def explore_squares() -> LiveFigure:
    """A line by hand through ten penguins that can be dragged, beside the best line."""
    home = ten_penguins()
    picture = draw_squares(home)
    alt, controls = say("alt"), _controls()
    live = LiveFigure(picture.fig, name="squares", alt=alt, controls=controls, words=look.words())
    _vary(live, picture, home)
    points = home.copy()

    def show(index: int, x: float, y: float, at: dict, *axes) -> None:
        points[index] = x, y
        moved = not np.allclose(points, home)
        best = fit(points)
        chosen = index if moved else int(best.leverage.argmax())
        frames = square_frames(points, *axes)
        here = {picture.points: points.copy()} | _moving(picture, points, frames, best, chosen)
        live.replace({target: _slice(array, over, at) for target, (array, over) in _all(here).items()}, at=at)

    def on_screen(index: int, x: float, y: float) -> None:
        at = {name: live.position[name] for name in ("w0", "w1")}
        show(index, x, y, at, INTERCEPTS[[at["w0"]]], SLOPES[[at["w1"]]])

    def everywhere(index: int, x: float, y: float) -> None:
        show(index, x, y, {})

    live.draggable(picture.points, on_screen, settle=everywhere, label=say("drag"))
    leverage = [picture.curve, picture.levers, picture.lever, picture.lever_label]
    return live.predict(**say.question(), hides=leverage)


def _all(moving: dict) -> dict:
    return {target: frames if isinstance(frames, tuple) else (frames, ()) for target, frames in moving.items()}


def _slice(array, over, at: dict):
    """The one frame that was computed, where only that of the present line was."""
    return array[tuple(0 for name in over if name in at)]


def _vary(live: LiveFigure, picture: SquarePicture, points) -> None:
    best, by_hand = fit(points), ("w0", "w1")
    x = np.array(LENGTHS)
    heights = INTERCEPTS[:, None, None] + SLOPES[:, None] * x
    live.vary(picture.line, np.stack([np.broadcast_to(x, heights.shape), heights], -1), by_hand)
    fields = {}
    for target, (array, over) in _all(
        _moving(picture, points, square_frames(points), best, int(best.leverage.argmax()))
    ).items():
        if isinstance(target, str):
            fields[target] = (array, over)
        else:
            live.vary(target, array, over)
    for artist in (picture.best, picture.least, picture.least_label):
        live.vary(artist, np.array([False, True]), "best")
    live.readout(say.template("readout"), **fields)


def _moving(picture: SquarePicture, points, frames: SquareFrames, best: Fit, chosen: int) -> dict:
    """What every artist and field is for these points: frames, and the controls they go over."""
    by_hand = ("w0", "w1")
    label_at = np.minimum(frames.side, SIDE_LABEL)[..., None, None] * np.ones(2)
    levers = np.column_stack([points[:, 0], best.leverage])
    lever = levers[[chosen]]
    side = np.sqrt(best.loss)
    losses = numbers.large(frames.loss)
    return {
        picture.squares: (frames.squares, by_hand), picture.big: (big_square(frames.side), by_hand),
        picture.big_label: (label_at, by_hand), picture.best: best_line(best), picture.least: big_square(side),
        picture.least_label: np.array([[min(side, SIDE_LABEL) + 150, min(side, SIDE_LABEL) / 2]]),
        picture.curve: best.curve, picture.levers: levers, picture.lever: lever,
        picture.lever_label: np.clip(lever + [0, 0.03], [-3.1, 0], [3.1, 0.92]),
        "loss": (losses, by_hand), "best": (comparisons(frames.loss, best), (*by_hand, "best")),
        "lever": np.array(lever_words(points, best, chosen)),
    }  # fmt: skip


def _controls() -> list:
    return [
        Slider("w0", say("w0"), numbers.decimals(INTERCEPTS), start=START[0]),
        Slider("w1", say("w1"), numbers.decimals(SLOPES), start=START[1]),
        Choice("best", say("best_line"), [say("hidden"), say("shown")], start=0),
    ]
