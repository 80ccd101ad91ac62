"""Four ways to one gradient, timed on the reader's machine, against the time it takes merely to read the data."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from lecture_lib import text
from lecture_lib.explorers import look, numbers
from lecture_lib.explorers.look import COLORS
from lecture_lib.explorers.timing import curves, fastest_seconds, seconds_in_words, with_progress
from lecture_lib.live import Choice, LiveFigure, rectangles
from lecture_lib.solvers.blocks import row_blocks, threaded_gradient
from lecture_lib.text.beyond_one_machine import say, template
from lecture_lib.text.study import prediction

ROWS, FEATURES = (1_000, 10_000, 100_000, 1_000_000), 16
WAYS = ("python", "numpy", "one_thread", "all_threads")
DASHES = ("-", "--", ":", "-.")
PYTHON_ROWS = 10_000  # plain Python is timed on no more, and the time multiplied
BAR = 0.55  # thickness of a bar; the bars are 1 apart


class Timings(NamedTuple):
    """Seconds: of each way at each number of rows, and of reading X once by one thread and by all."""

    ways: np.ndarray  # (ways, rows)
    reading: np.ndarray  # (2, rows)
    threads: int


def cores() -> int:
    """How many threads can run at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def plain_python(rows, y, w) -> list:
    """The gradient of lists of numbers, in Python alone."""
    total = [0.0] * len(w)
    for x, target in zip(rows, y, strict=True):
        slope = 2 * (sum(a * b for a, b in zip(x, w, strict=True)) - target)
        total = [t + slope * a for t, a in zip(total, x, strict=True)]
    return total


def numpy_gradient(X, y, w) -> np.ndarray:
    """2Xᵀ(Xw − y), which reads X twice."""
    return 2 * (X.T @ (X @ w - y))


def read(X, n_threads: int) -> float:
    """Look at every number of X once and do as little as can be with it: find the largest."""
    blocks = [X[rows] for rows in row_blocks(len(X), n_threads)]
    if n_threads == 1:
        return X.max()
    with ThreadPoolExecutor(n_threads) as pool:
        return max(pool.map(np.max, blocks))


def measure(rows=ROWS, features: int = FEATURES, seed: int = 0) -> Iterator[Timings]:
    """Time every way on random data of every number of rows; yields the timings as they fill up."""
    from threadpoolctl import threadpool_limits

    rng, threads = np.random.default_rng(seed), cores()
    whole, target, w = rng.random((max(rows), features)), rng.random(max(rows)), rng.random(features)
    timings = Timings(np.full((len(WAYS), len(rows)), np.nan), np.full((2, len(rows)), np.nan), threads)
    for k, n in enumerate(rows):
        X, y, few = whole[:n], target[:n], min(n, PYTHON_ROWS)
        lists = X[:few].tolist(), y[:few].tolist(), w.tolist()
        with threadpool_limits(1):
            timings.ways[0, k] = fastest_seconds(plain_python, *lists) * n / few
            timings.ways[1, k] = fastest_seconds(numpy_gradient, X, y, w)
            timings.ways[2, k] = fastest_seconds(threaded_gradient, X, y, w, 1)
            timings.ways[3, k] = fastest_seconds(threaded_gradient, X, y, w, threads)
            timings.reading[:, k] = [fastest_seconds(read, X, count) for count in (1, threads)]
        yield timings


class WaysPicture(NamedTuple):
    """The figure of `explore_ways` and the artists that move."""

    fig: object
    bars: object
    limits: tuple  # reading by one thread, by all
    limit_name: object
    heads: tuple


@look.styled
def draw_ways(timings: Timings) -> WaysPicture:
    """Scenery of the two panels: a bar for each way at one number of rows, and time against the number of rows."""
    fig, (left, right) = look.figure(2)
    everything = 1e3 * np.concatenate([timings.ways.ravel(), timings.reading.ravel()])
    low, high = everything.min() / 2, everything.max()
    bars = _draw_bars(fig.add_subplot(left), low, 20 * high)
    return WaysPicture(fig, *bars, _draw_lines(fig.add_subplot(right), timings, low, 300 * high))


def _draw_bars(ax, low: float, high: float) -> tuple:
    ax.set(xscale="log", xlim=(low, high), ylim=(len(WAYS) + 0.35, -0.75), title=say("ways_title"))
    ax.set_xlabel(say("milliseconds"))
    look.ticks(ax.xaxis, _decades(low, high))
    look.ticks(ax.yaxis, [])
    bars = ax.add_patch(PathPatch(Path(np.zeros((1, 2))), fc=COLORS["prediction"] + "66", ec=COLORS["prediction"]))
    box = {"facecolor": COLORS["paper"], "edgecolor": "none", "pad": 0.8}
    style = {"transform": ax.get_yaxis_transform(), "va": "bottom", "size": 8.5, "bbox": box}
    for place, way in enumerate(WAYS):
        ax.text(0.02, place - BAR / 2 - 0.05, say(way), **style)
    limits = tuple(ax.plot([], [], ls, color=COLORS["penalty"], lw=1.8)[0] for ls in (":", "--"))
    name = ax.text(low, len(WAYS) + 0.1, say("limit"), color=COLORS["ink"], va="center", size=8.5)
    return bars, limits, name


def _draw_lines(ax, timings: Timings, low: float, high: float) -> tuple:
    ax.set(xscale="log", yscale="log", xlim=(ROWS[0] / 2, ROWS[-1] * 2), ylim=(low, high))
    ax.set(xlabel=say("rows_axis"), ylabel=say("milliseconds"), title=say("over_rows"))
    look.ticks(ax.xaxis, ROWS)
    look.ticks(ax.yaxis, _decades(low, high)[::2])
    blue = [(say(way), COLORS["prediction"], dashes) for way, dashes in zip(WAYS, DASHES, strict=True)]
    look.key(ax, [*blue, (say("limit"), COLORS["penalty"], "--")])
    heads = []
    for times, dashes in zip(timings.ways, DASHES, strict=True):
        ax.plot(ROWS, 1e3 * times, dashes, color=COLORS["prediction"], lw=1.6)
        heads.append(look.head(ax, COLORS["prediction"]))
    ax.plot(ROWS, 1e3 * timings.reading[1], "--", color=COLORS["penalty"], lw=1.8)
    return (*heads, look.head(ax, COLORS["penalty"], marker="s"))


def _decades(low: float, high: float) -> np.ndarray:
    return 10.0 ** np.arange(np.ceil(np.log10(low)), np.log10(high))


def explore_ways() -> LiveFigure:
    """One gradient by plain Python, NumPy, one compiled thread and all threads, timed here: a few seconds."""
    return show_ways(with_progress(measure(), len(ROWS), text.say("timing.measuring")))


def show_ways(timings: Timings) -> LiveFigure:
    """The live figure of measured times, one position per number of rows."""
    picture = draw_ways(timings)
    control = Choice("rows", say("rows"), numbers.decimals(ROWS), start=len(ROWS) - 1)
    live = LiveFigure(picture.fig, name="ways", alt=say("ways_alt"), controls=[control], words=look.words())
    low = picture.bars.axes.get_xlim()[0]
    places = np.arange(len(WAYS)) - BAR / 2
    live.vary(picture.bars, rectangles(low, places, 1e3 * timings.ways.T - low, BAR), "rows")
    for line, times in zip(picture.limits, 1e3 * timings.reading, strict=True):
        live.vary(line, np.array([across_bars(t) for t in times]), "rows")
    live.vary(picture.limit_name, np.array([[[t, len(WAYS) + 0.1]] for t in 1e3 * timings.reading[1]]), "rows")
    for head, times in zip(picture.heads, [*timings.ways, timings.reading[1]], strict=True):
        live.vary(head, curves(ROWS, 1e3 * times), at="rows")
    live.readout(template("said"), said=(ways_in_words(timings), ("rows",)))
    return live.predict(**prediction("beyond_one_machine.ways"))


def across_bars(time: float) -> np.ndarray:
    """A line at this time, down every bar; it is lifted where the names stand."""
    pieces = [[[time, place - BAR / 2], [time, place + BAR / 2], [np.nan, np.nan]] for place in range(len(WAYS))]
    line = np.concatenate(pieces)[:-1]
    line[-1, 1] = len(WAYS) - 0.1  # the last goes on to the line's own name
    return line


def ways_in_words(timings: Timings) -> np.ndarray:
    """What is said at each number of rows."""
    said = []
    for k, n in enumerate(ROWS):
        times, size = timings.ways[:, k], 8 * n * FEATURES
        told = {way: seconds_in_words(seconds) for way, seconds in zip(WAYS, times, strict=True)}
        told |= {"n": numbers.decimals(n), "size": numbers.rounded(size / 1e6), "threads": timings.threads}
        told |= {"reading": seconds_in_words(timings.reading[1, k])}
        told |= {"rate": numbers.rounded(size / timings.reading[1, k] / 1e9)}
        told |= {
            "faster": numbers.rounded(times[0] / times[3]),
            "above": numbers.rounded(times[3] / timings.reading[1, k]),
        }
        said.append(say("ways_readout", **told))
    return np.array(said)
