"""Map and reduce: the penguins' rows cut into blocks, and the blocks' gradients added head to tail."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from lecture_lib.figures import look, numbers
from lecture_lib.figures.data import FLIPPER, SCALES, problem
from lecture_lib.figures.look import COLORS
from lecture_lib.live import Choice, LiveFigure, Slider, rectangles
from lecture_lib.solvers import gradient
from lecture_lib.solvers.blocks import row_blocks
from lecture_lib.words import words_of

say = words_of(__file__)

MOST = 16  # blocks; a row of the slider per number of them
W = np.array([4300.0, 300.0])  # where the gradients are taken: a line that is too high and too flat
KILO = 1000.0  # gradients are shown in kg
ORDERS = ("filed", "shuffled")
BARB = 7.0  # kg: length of an arrow's barbs
XLIM, MIDDLE = (-115.0, 245.0), -140.0  # kg: limits of ∂J/∂w₀, centre of ∂J/∂w₁


class MapFrames(NamedTuple):
    """What the pictures show at both orders o, every number of blocks b and every stage k."""

    dots: np.ndarray  # (o, n, 2): flipper length, place in the order
    read: np.ndarray  # (b, k, 6 * MOST, 2): rectangles of the blocks that are added
    now: np.ndarray  # (b, k, 6, 2): the rectangle of the last one added
    edges: np.ndarray  # (b, 3 * MOST, 2): lines between the blocks
    arrows: np.ndarray  # (o, b, k, 6 * MOST, 2): one arrow per block added, head to tail
    ends: np.ndarray  # (o, b, k, 1, 2): where the last one ends
    ratio: np.ndarray  # (o, b): length of the whole chain over that of the whole gradient


def added(n_blocks: int, stage: int) -> int:
    """How many of the blocks are added at a stage of 0 to MOST."""
    return n_blocks * stage // MOST


def block_gradients(order, n_blocks: int) -> np.ndarray:
    """Gradient 2Xᵀ(Xw − y) of each block of rows at W, in kg: shape (n_blocks, 2)."""
    task = problem(SCALES.index("standardised"))
    X, y = task.X[order], task.y[order]
    return np.array([gradient(X[rows], y[rows], W) for rows in row_blocks(len(y), n_blocks)]) / KILO


def orders() -> list[np.ndarray]:
    """The rows as they are filed, and shuffled."""
    n = len(problem(0).y)
    return [np.arange(n), np.random.default_rng(0).permutation(n)]


def arrow(start, end) -> np.ndarray:
    """A line from start to end with two barbs: shape (6, 2), the last of it NaN."""
    way = (end - start) / max(np.linalg.norm(end - start), 1e-12)
    side = np.array([-way[1], way[0]])
    barbs = [end - BARB * way + 0.5 * BARB * side, end, end - BARB * way - 0.5 * BARB * side]
    return np.array([start, end, *barbs, [np.nan, np.nan]])


def joints(order, n_blocks: int) -> np.ndarray:
    """Sums of the first 0, 1, … blocks' gradients, in kg: shape (n_blocks + 1, 2)."""
    return np.vstack([np.zeros(2), block_gradients(order, n_blocks).cumsum(0)])


def map_frames() -> MapFrames:
    """Every order, number of blocks and stage as frames."""
    stages, flipper = range(MOST + 1), problem(0).X[:, 1]
    n, both = len(flipper), orders()
    dots = np.array([np.column_stack([flipper[order], np.arange(n) + 0.5]) for order in both])
    read, now = np.full((MOST, MOST + 1, 6 * MOST, 2), np.nan), np.full((MOST, MOST + 1, 6, 2), np.nan)
    edges, ratio = np.full((MOST, 3 * MOST, 2), np.nan), np.empty((2, MOST))
    arrows, ends = np.full((2, MOST, MOST + 1, 6 * MOST, 2), np.nan), np.zeros((2, MOST, MOST + 1, 1, 2))
    for b, count in enumerate(range(1, MOST + 1)):
        rows, done = row_blocks(n, count), [added(count, k) for k in stages]
        boxes = rectangles(FLIPPER[0], [r.start for r in rows], np.diff(FLIPPER)[0], [r.stop - r.start for r in rows])
        edges[b, : 3 * count] = [xy for r in rows for xy in ((FLIPPER[0], r.stop), (FLIPPER[1], r.stop), (np.nan,) * 2)]
        for k in stages:
            read[b, k, : 6 * done[k]] = boxes[: 6 * done[k]]
            now[b, k] = boxes[6 * done[k] - 6 : 6 * done[k]] if done[k] else np.nan
        for o, order in enumerate(both):
            places = joints(order, count)
            ends[o, b, :, 0] = places[done]
            arrows[o, b], ratio[o, b] = chains(places, done)
    return MapFrames(dots, read, now, edges, arrows, ends, ratio)


def chains(places, done) -> tuple:
    """Arrows from place to place, as many as are done at each stage; and their length over that of the whole way."""
    chain = np.concatenate([arrow(*pair) for pair in zip(places[:-1], places[1:], strict=True)])
    shown = np.full((len(done), 6 * MOST, 2), np.nan)
    for k, count in enumerate(done):
        shown[k, : 6 * count] = chain[: 6 * count]
    return shown, np.linalg.norm(np.diff(places, axis=0), axis=1).sum() / np.linalg.norm(places[-1])


def sentences(frames: MapFrames) -> np.ndarray:
    """What is said at every order, number of blocks and stage."""
    n, whole = len(problem(0).y), frames.ends[0, -1, -1, 0]
    said = np.empty(frames.ends.shape[:3], dtype=object)
    for o, b, k in np.ndindex(*said.shape):
        done, least = added(b + 1, k), n // (b + 1)
        rows = str(least) if n % (b + 1) == 0 else f"{least}–{least + 1}"
        told = {"blocks": b + 1, "rows": rows, "done": done, "sum": vector(frames.ends[o, b, k, 0])}
        told |= {"whole": vector(whole), "ratio": numbers.decimals(frames.ratio[o, b], 2), "n": n}
        kind = "none" if done == 0 else "some" if done <= b else "all" if b else "one"
        said[o, b, k] = say(f"map_{kind}", **told)
    return said.astype(str)


def vector(xy) -> str:
    """(−12, 34) kg, with proper minus signs."""
    return f"({', '.join(numbers.decimals(xy))})"


class MapPicture(NamedTuple):
    """The figure of `explore_map_reduce` and the artists that move."""

    fig: object
    dots: object
    read: object
    now: object
    edges: object
    arrows: object
    end: object


@look.styled
def draw_map() -> MapPicture:
    """Scenery of the two panels: the rows in blocks, the gradients head to tail."""
    fig, (left, right) = look.figure(2)
    return MapPicture(fig, *_draw_rows(fig.add_subplot(left)), *_draw_sum(fig.add_subplot(right)))


def _draw_rows(ax) -> tuple:
    n = len(problem(0).y)
    ax.set(xlim=FLIPPER, ylim=(n, 0), xlabel=say("flipper"), ylabel=say("row"), title=say("map_title"))
    look.ticks(ax.yaxis, (0, 100, 200, 300))
    empty = Path(np.zeros((1, 2)))
    read = ax.add_patch(PathPatch(empty, fc=COLORS["data"] + "22", ec="none", zorder=1))
    now = ax.add_patch(PathPatch(empty, fc=COLORS["data"] + "33", ec=COLORS["ink"], lw=1.3, zorder=1.2))
    (edges,) = ax.plot([], [], color=COLORS["line"], lw=0.9, zorder=1.1)
    (dots,) = ax.plot([], [], "o", color=COLORS["data"], ms=2.4, mec="none", alpha=0.8)
    return dots, read, now, edges


def _draw_sum(ax) -> tuple:
    half = np.diff(XLIM)[0] * look.ASPECT / 2
    ax.set(xlim=XLIM, ylim=(MIDDLE - half, MIDDLE + half), xlabel=say("g0"), ylabel=say("g1"))
    ax.set_title(say("reduce_title"))
    look.thousands(ax)
    whole = block_gradients(orders()[0], 1)[0]
    ax.plot(*np.array([[0, 0], whole]).T, color=COLORS["error"], lw=7, alpha=0.22, solid_capstyle="round")
    ax.text(*whole, "  " + say("whole"), color=COLORS["error"], va="top")
    ax.plot(0, 0, "o", color=COLORS["ink"], ms=4)
    ax.text(0, 0, "  0", va="bottom")
    (arrows,) = ax.plot([], [], color=COLORS["error"], lw=1.5, solid_joinstyle="miter")
    return arrows, look.head(ax, COLORS["error"])


def explore_map_reduce() -> LiveFigure:
    """The gradient on the penguins as a sum over blocks: their number, their order, and how many are added."""
    picture, frames = draw_map(), map_frames()
    counts = range(1, MOST + 1)
    stages = [[str(added(count, k)) for k in range(MOST + 1)] for count in counts]
    controls = [
        Slider("blocks", say("blocks"), [str(count) for count in counts], start=3),
        Slider("stage", say("added"), stages, start=0, over=("blocks",), play=True, play_ms=350),
        Choice("order", say("order"), [say(name) for name in ORDERS]),
    ]
    live = LiveFigure(picture.fig, name="map_reduce", alt=say("alt"), controls=controls, words=look.words())
    live.vary(picture.dots, frames.dots, "order").vary(picture.edges, frames.edges, "blocks")
    live.vary(picture.read, frames.read, ("blocks", "stage")).vary(picture.now, frames.now, ("blocks", "stage"))
    every = ("order", "blocks", "stage")
    live.vary(picture.arrows, frames.arrows, every).vary(picture.end, frames.ends, every)
    live.readout(say.template("said"), said=(sentences(frames), every))
    return live.predict(**say.question())
