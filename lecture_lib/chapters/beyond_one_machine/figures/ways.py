"""Five ways to one gradient, timed on the reader's machine, against the time it takes merely to read the data."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from lecture_lib.figures import look, numbers, stopwatch
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stopwatch import Times, curves, fastest, seconds_in_words
from lecture_lib.live import Choice, LiveFigure
from lecture_lib.solvers.blocks import row_blocks, threaded_gradient
from lecture_lib.words import words_of

say = words_of(__file__)

ROWS, FEATURES = (1_000, 10_000, 100_000, 1_000_000), 16
WAYS = {  # line, marker; all are ways to the same number, so that none has a colour of its own
    "python": (":", "^"),
    "copying": ("--", "D"),
    "numpy": ("-", "s"),
    "one_thread": ("-.", "v"),
    "all_threads": ("-", "o"),
}
PYTHON_ROWS = 10_000  # plain Python is timed on no more, and the time multiplied
READING = len(WAYS)  # after the ways, the times of reading X once by one thread and by all


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


def copying_gradient(X, y, w) -> np.ndarray:
    """The same, as it is quickly written; Python computes 2 * X.T first, a second X."""
    return 2 * X.T @ (X @ w - y)


def read(X, n_threads: int) -> float:
    """Look at every number of X once and do as little as can be with it: find the largest."""
    blocks = [X[rows] for rows in row_blocks(len(X), n_threads)]
    if n_threads == 1:
        return X.max()
    with ThreadPoolExecutor(n_threads) as pool:
        return max(pool.map(np.max, blocks))


def measure(rows=ROWS, features: int = FEATURES, seed: int = 0) -> Iterator[np.ndarray]:
    """Time every way on random data of every number of rows.

    Yields the seconds, (rounds, 2, ways and 2 of reading, rows), as they fill up: by the clock, and of the processor.
    """
    rng, threads = np.random.default_rng(seed), cores()
    whole, target, w = rng.random((max(rows), features)), rng.random(max(rows)), rng.random(features)

    def one_round():
        for k, n in enumerate(rows):
            X, y, few = whole[:n], target[:n], min(n, PYTHON_ROWS)
            for way, (work, args, scale) in enumerate(tasks(X, y, w, threads, few)):
                yield (slice(None), way, k), np.multiply(fastest(work, *args, fewest=1), scale)

    for work, args, _ in tasks(whole[:100], target[:100], w, threads, 1):  # warm up: numba loads what it compiled
        work(*args)
    return stopwatch.in_rounds(one_round, (2, len(WAYS) + 2, len(rows)))


def tasks(X, y, w, threads: int, few: int) -> list:
    """(function, arguments, factor of its time) of every way, and of reading by one thread and by all."""
    lists = X[:few].tolist(), y[:few].tolist(), w.tolist()
    return [
        (plain_python, lists, len(X) / few), (copying_gradient, (X, y, w), 1), (numpy_gradient, (X, y, w), 1),
        (threaded_gradient, (X, y, w, 1), 1), (threaded_gradient, (X, y, w, threads), 1),
        (read, (X, 1), 1), (read, (X, threads), 1),
    ]  # fmt: skip


def settled(runs: np.ndarray) -> Times:
    """The least times by the clock. How steady they are, the longest tell: the clock's time of one thread, as a rule,
    over the least that it works.
    """
    clock, worked = runs[:, 0], runs[:, 1].min(axis=0)
    alone = [way for way, name in enumerate(WAYS) if name != "all_threads"]
    return Times(clock.min(axis=0), float(np.median((np.median(clock, axis=0) / worked)[alone, -1])))


def limit(seconds: np.ndarray) -> np.ndarray:
    """The least time in which X can be read, by one thread or by all, at every number of rows."""
    return seconds[READING:].min(axis=0)


@look.styled
def draw_ways(seconds, calm) -> tuple:
    """Scenery: a dot for each way at one number of rows; time per row against the number of rows.

    Returns the figure; the dots, the quiet machine's, the line of the limit and its name; the lines and their heads.
    """
    fig, (left, right) = look.figure(2)
    return fig, _draw_dots(fig.add_subplot(left), seconds, calm), _draw_lines(fig.add_subplot(right), seconds, calm)


def _draw_dots(ax, seconds, calm) -> tuple:
    every = 1e3 * np.concatenate([seconds.ravel(), calm.ravel()])
    limits = every.min() / 3, every.max() * 6
    ax.set(xscale="log", xlim=limits, ylim=(len(WAYS) + 0.1, -0.9), title=say("ways_title"), xlabel=say("milliseconds"))
    look.ticks(ax.xaxis, stopwatch.decades(limits[0], limits[1] / 3)[::2], numbers.plain)  # whole at the edge
    look.ticks(ax.yaxis, [])
    dots, faint = [], []
    for place, (way, (_, marker)) in enumerate(WAYS.items()):
        ax.axhline(place, color=COLORS["line"], lw=0.8)
        ax.text(0.02, place - 0.16, say(way), transform=ax.get_yaxis_transform(), va="bottom", size=8.5)
        faint.append(look.head(ax, COLORS["ink"], marker=marker, ms=8, alpha=stopwatch.FAINT))
        dots.append(look.head(ax, COLORS["ink"], marker=marker, ms=8))
    (least,) = ax.plot([], [], "--", color=COLORS["soft"], lw=1.5)
    name = ax.text(1, len(WAYS), say("limit"), color=COLORS["soft"], va="center", size=8.5)
    return dots, faint, least, name


def _draw_lines(ax, seconds, calm) -> tuple:
    here, behind = (1e9 * np.vstack([times[:READING], limit(times)]) / ROWS for times in (seconds, calm))
    low, high = min(here.min(), behind.min()) / 2, max(here.max(), behind.max()) * 20
    ax.set(xscale="log", yscale="log", xlim=(ROWS[0] / 1.6, ROWS[-1] * 1.6), ylim=(low, high))
    ax.set(xlabel=say("rows_axis"), ylabel=say("nanoseconds"), title=say("over_rows"))
    look.ticks(ax.xaxis, ROWS)
    look.ticks(ax.yaxis, stopwatch.decades(low, high / 7), numbers.plain)
    look.key(ax, [(say("limit"), COLORS["soft"], "--"), (stopwatch.say("quiet"), COLORS["soft"], "-")])
    lines, heads = [], []
    for (dashes, marker), times, calm_times in zip(WAYS.values(), here, behind, strict=False):
        style = {"color": COLORS["ink"], "marker": marker}
        faint = ax.plot(ROWS, calm_times, dashes, lw=1, ms=3, alpha=stopwatch.FAINT, **style)
        lines.append(faint + ax.plot(ROWS, times, dashes, lw=1.4, ms=3.5, **style))
        heads.append(look.head(ax, ms=8, **style))
    ax.plot(ROWS, here[-1], "--", color=COLORS["soft"], lw=1.5)
    return lines, heads


def explore_ways() -> LiveFigure:
    """One gradient by plain Python, NumPy, one compiled thread and all threads, timed here: a few seconds."""
    stages = stopwatch.FEWEST * len(ROWS) * (len(WAYS) + 2)
    return show_ways(settled(stopwatch.with_progress(measure(), stages)))


def show_ways(times: Times) -> LiveFigure:
    """The live figure of measured times, one position per number of rows."""
    seconds, calm = times.seconds, stopwatch.quiet("beyond_one_machine.ways")
    fig, (dots, faint, least, name), (lines, heads) = draw_ways(seconds, calm)
    control = Choice("rows", say("rows"), numbers.decimals(ROWS), start=len(ROWS) - 1)
    live = LiveFigure(fig, name="ways", alt=say("alt"), controls=[control], words=look.words())
    for way in range(len(WAYS)):
        for dot, of in ((dots[way], seconds[way]), (faint[way], calm[way])):
            live.vary(dot, np.array([[[1e3 * time, way]] for time in of]), "rows")
        live.vary(heads[way], curves(ROWS, 1e9 * seconds[way] / ROWS), at="rows")
    live.vary(least, np.array([beside_names(1e3 * time) for time in limit(seconds)]), "rows")
    live.vary(name, np.array([[[1e3 * time, len(WAYS) - 0.2]] for time in limit(seconds)]), "rows")
    live.readout(say.template("said"), said=(ways_in_words(times), ("rows",)))
    last = list(WAYS).index("all_threads")
    shared = [dots[last], faint[last], heads[last], *lines[last]]
    return live.predict(**say.question(), hides=shared)


def beside_names(time: float) -> np.ndarray:
    """A line at this time, down past every dot; it is lifted where the names stand."""
    pieces = [[[time, place - 0.12], [time, place + 0.45], [np.nan, np.nan]] for place in range(len(WAYS))]
    return np.concatenate(pieces)[:-1]


def ways_in_words(times: Times) -> np.ndarray:
    """What is said at each number of rows."""
    said = []
    for n, taken, reading in zip(ROWS, times.seconds.T, limit(times.seconds), strict=True):
        told = {way: seconds_in_words(seconds) for way, seconds in zip(WAYS, taken, strict=False)}
        told |= {"n": numbers.decimals(n), "size": numbers.rounded(8 * n * FEATURES / 1e6), "threads": cores()}
        told |= {"reading": seconds_in_words(reading), "rate": numbers.rounded(8 * n * FEATURES / reading / 1e9)}
        python, copying, numpy, _, together = taken[:READING]
        ratios = {"unbracketed": copying / numpy, "faster": python / together, "above": together / reading}
        compared = say("ways_compared", **{name: numbers.rounded(ratio) for name, ratio in ratios.items()})
        said.append(say("ways_readout", **told, compared=stopwatch.if_steady(times.spread, compared)))
    return np.array(said)
