"""Map and reduce: the penguins' rows cut into blocks, and the blocks' gradients added head to tail."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.figures import look, numbers
from lecture_lib.figures.data import FLIPPER, SCALES, problem
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Stage
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
CENTRE, REACH = (65.0, -140.0), 180.0  # kg: of the panel of gradients, and half its width


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
    n, blocks = len(problem(0).y), np.arange(1, MOST + 1)
    done = np.array([[added(count, k) for k in range(MOST + 1)] for count in blocks])
    one, all_of_them = blocks[:, None] == 1, done == blocks[:, None]
    kinds = np.where(done == 0, 0, np.where(~all_of_them, 1, np.where(one, 3, 2)))
    rows = [str(n // count) if n % count == 0 else f"{n // count}–{n // count + 1}" for count in blocks]
    return say.among(
        np.broadcast_to(kinds, frames.ends.shape[:3]), ("none", "some", "all", "one"), n=n, done=done,
        blocks=blocks[:, None], rows=np.array(rows)[:, None], sum=vectors(frames.ends[..., 0, :]),
        whole=vectors(frames.ends[0, -1, -1, 0]), ratio=numbers.decimals(frames.ratio, 2)[..., None],
    )  # fmt: skip


def vectors(xy) -> np.ndarray:
    """(−12, 34) for every two numbers, with proper minus signs."""
    first, second = np.moveaxis(numbers.decimals(xy).astype(object), -1, 0)  # strings of any length
    return "(" + first + ", " + second + ")"


@look.styled
def explore_map_reduce() -> LiveFigure:
    """The gradient on the penguins as a sum over blocks: their number, their order, and how many are added."""
    frames, counts = map_frames(), range(1, MOST + 1)
    stages = [[str(added(count, k)) for k in range(MOST + 1)] for count in counts]
    stage = Stage(say, panels=2, lead=1, controls=[
        Slider("blocks", say("blocks"), [str(count) for count in counts], start=3),
        Slider("stage", say("added"), stages, start=0, over=("blocks",), play=True, play_ms=350),
        Choice("order", say("order"), [say(name) for name in ORDERS]),
    ])  # fmt: skip
    n, each, every = len(problem(0).y), ("blocks", "stage"), ("order", "blocks", "stage")
    rows = stage.panel(say("map_title"), x=say("flipper"), y=say("row"), xlim=FLIPPER, ylim=(n, 0),
                       yticks=(0, 100, 200, 300))  # fmt: skip
    rows.area("data", frames.read, each, fc=COLORS["data"] + "22", ec="none", zorder=1)
    rows.area("data", frames.now, each, fc=COLORS["data"] + "33", ec=COLORS["ink"], lw=1.3, zorder=1.2)
    rows.line("line", frames.edges, "blocks", lw=0.9, zorder=1.1)
    rows.line("data", frames.dots, "order", "o", ms=2.4, mec="none", alpha=0.8)

    total = stage.panel(say("reduce_title"), x=say("g0"), y=say("g1"), **look.around(CENTRE, REACH))
    look.thousands(total.ax)
    whole = block_gradients(orders()[0], 1)[0]
    total.ax.plot(*np.array([[0, 0], whole]).T, color=COLORS["error"], lw=7, alpha=0.22, solid_capstyle="round")
    total.ax.text(*whole, "  " + say("whole"), color=COLORS["error"], va="top")
    total.ax.plot(0, 0, "o", color=COLORS["ink"], ms=4)
    total.ax.text(0, 0, "  0", va="bottom")
    total.line("error", frames.arrows, every, lw=1.5, solid_joinstyle="miter")
    total.head("error", frames.ends, every)
    return stage.tell(every, sentence=sentences(frames)).finish()
