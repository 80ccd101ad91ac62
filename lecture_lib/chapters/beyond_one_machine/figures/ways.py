"""Five ways to one gradient, timed on the reader's machine, against the time it takes merely to read the data."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from lecture_lib.figures import look, numbers, stopwatch
from lecture_lib.figures.stage import Stage
from lecture_lib.figures.stopwatch import Lane, Times, fastest
from lecture_lib.live import Choice, LiveFigure
from lecture_lib.solvers.blocks import row_blocks, threaded_gradient
from lecture_lib.words import words_of

say = words_of(__file__)

ROWS, FEATURES = (1_000, 10_000, 100_000, 1_000_000), 16
WAYS = ("python", "copying", "numpy", "one_thread", "all_threads")
BUDGET = 40_000  # bytes, frames and scene
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


def explore_ways() -> LiveFigure:
    """One gradient by plain Python, NumPy, one compiled thread and all threads, timed here: a few seconds."""
    stages = stopwatch.FEWEST * len(ROWS) * (len(WAYS) + 2)
    return show_ways(settled(stopwatch.with_progress(measure(), stages)))


@look.styled
def show_ways(times: Times) -> LiveFigure:
    """The live figure of measured times, one position per number of rows; plain Python runs out of the panel."""
    ways, limits = times.seconds[:READING], limit(times.seconds)
    calm = stopwatch.quiet("beyond_one_machine.ways")
    rows = Choice("rows", say("rows"), numbers.decimals(ROWS), start=len(ROWS) - 1)
    stage = Stage(say, [rows, stopwatch.clock()], panels=1)
    lanes = [
        Lane(say(name), [("prediction", here)], behind) for name, here, behind in zip(WAYS, ways, calm, strict=False)
    ]
    lanes.append(Lane(say("limit"), [("soft", limits)], limit(calm)))
    longest = np.vstack([ways[1:], limits]).max(axis=0)
    outcome = stopwatch.race(stage, say("title"), lanes, ("rows",), longest=longest)
    return stage.tell("rows", **_fields(times)).finish(outcome, note=stopwatch.note(), to=stopwatch.AT_END)


def _fields(times: Times) -> dict:
    """What is said at each number of rows."""
    seconds, reading, size = times.seconds, limit(times.seconds), 8 * np.array(ROWS) * FEATURES
    python, copying, numpy, _, together = seconds[:READING]
    ratios = {"unbracketed": copying / numpy, "faster": python / together, "above": together / reading}
    rounded = {name: numbers.rounded(ratio) for name, ratio in ratios.items()}
    compared = say.among(np.zeros(len(ROWS), dtype=int), ["compared"], **rounded)
    told = {"n": numbers.decimals(ROWS), "size": numbers.rounded(size / 1e6), "threads": [str(cores())] * len(ROWS)}
    told["rate"] = numbers.rounded(size / reading / 1e9)
    return told | {"compared": stopwatch.if_steady(times.spread, compared)}
