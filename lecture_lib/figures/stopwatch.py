"""What is timed on the reader's machine: clocks and rounds, a quiet machine's times behind them, panels and words."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from time import perf_counter, process_time
from typing import NamedTuple

import ipywidgets
import numpy as np
from IPython import get_ipython
from IPython.display import display

from lecture_lib.figures import numbers
from lecture_lib.figures.stage import Panel, Stage
from lecture_lib.live import Choice, against
from lecture_lib.words import words_of

say = words_of(__file__)

FEWEST, MOST, BUDGET = 3, 8, 3.0  # rounds; once they have taken so many seconds, there are no more than the fewest
REPEATS, ENOUGH = 5, 0.01  # runs in a round, as many as these seconds hold: one, where it is long
UNSTEADY = 1.25  # from here on the same work takes so unlike times that no slope should be read
FAINT = 0.35
REFERENCE = Path(__file__).parents[1] / "data" / "reference_times.json"
processor_time = perf_counter if sys.platform == "win32" else process_time  # Windows counts it in steps of 16 ms


class Times(NamedTuple):
    """The least seconds of every work at every size; and how many times as long the same work takes as a rule."""

    seconds: np.ndarray
    spread: float


# The clocks ---------------------------------------------------------------------------------------------------------


def fastest(work, *args, fewest: int = FEWEST) -> tuple[float, float]:
    """Least seconds of a few runs, by the clock and of the processor, whose time stands still while others have it.

    NumPy's linear algebra gets one thread.
    """
    runs = []
    with one_thread():
        while len(runs) < fewest or (len(runs) < REPEATS and sum(clock for clock, _ in runs) < ENOUGH):
            worked, begin = processor_time(), perf_counter()
            work(*args)
            end = perf_counter()
            runs.append((end - begin, processor_time() - worked))
    return tuple(map(min, zip(*runs, strict=True)))


def one_thread():
    """A context in which NumPy's linear algebra has one thread."""
    return _thread_pools(len(sys.modules)).limit(limits=1)


@cache
def _thread_pools(_):
    """The pools of threads there are; looked for anew once more modules are loaded, which may bring some."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def fastest_seconds(work, *args, fewest: int = FEWEST) -> float:
    """Least seconds of the processor of a few runs."""
    return fastest(work, *args, fewest=fewest)[1]


def in_rounds(one_round, shape: tuple) -> Iterator[np.ndarray]:
    """Time everything once per round, again and again; yields the seconds, (rounds, *shape), as they fill up.

    `one_round()` yields (index, seconds). The runs of one work lie apart, so that a disturbance hits one of them.
    """
    runs, begin = [], perf_counter()
    while len(runs) < FEWEST or (len(runs) < MOST and perf_counter() - begin < BUDGET):
        runs.append(np.full(shape, np.nan))
        for index, seconds in _alone(one_round()):
            runs[-1][index] = seconds
            yield np.stack(runs)


def _alone(stages) -> Iterator:
    """The stages, each made on one thread: a second would go on looking for work while the next run is timed."""
    while True:
        with one_thread():
            stage = next(stages, None)
        if stage is None:
            return
        yield stage


def settled(runs: np.ndarray) -> Times:
    """What all rounds together say."""
    least = runs.min(axis=0)
    return Times(least, float(np.median(np.median(runs, axis=0) / least)))


def quiet(name: str) -> np.ndarray:
    """The seconds of a figure on a quiet machine, from the file that `benchmarks/reference_times.py` writes."""
    return np.array(json.loads(REFERENCE.read_text("utf-8"))["seconds"][name])


def with_progress(stages, total: int):
    """Run through the stages, drawing a bar where there is a notebook, and return the last; leaves no trace."""
    bar = ipywidgets.IntProgress(max=total, description=say("measuring"))
    view = {"text/plain": "", **{kind: data for kind, data in bar._repr_mimebundle_().items() if "widget" in kind}}
    place = display(view, raw=True, display_id=True) if get_ipython() else None
    last = None
    for last in stages:  # noqa: B007
        bar.value += 1
    if place:
        place.update({"text/plain": ""}, raw=True)
    for part in (bar.layout, bar.style, bar):
        part.close()
    return last


# Two panels: time against p, time against n -------------------------------------------------------------------------


class Method(NamedTuple):
    """A method that is timed: name, colour, line and marker; its seconds here and on the quiet machine."""

    words: str
    meaning: str
    dashes: str
    marker: str
    seconds: np.ndarray  # (..., rows, features), the first axes for the controls `over`
    calm: np.ndarray
    over: tuple = ()


def panels(stage: Stage, rows, features, methods: list[Method], room: float = 1.6) -> list[tuple]:
    """Time against p and time against n, on logarithmic axes which begin the factor `room` below the least time.

    Returns
    -------
    Both panels, each with the artists of every method in it.
    """
    every = 1e3 * np.concatenate([np.ravel(times) for method in methods for times in (method.seconds, method.calm)])
    low = every.min() / room
    limits = low, low * (every.max() / low) ** (1 / below_names(len(methods) + 1))
    scale = {"ylim": limits, "yticks": {at: numbers.plain(at) for at in decades(low, 3 * every.max())}}
    words = {"y": say("milliseconds"), "xscale": "log", "yscale": "log"} | scale
    left = stage.panel(say("over_features"), x=say("features_axis"), xticks=features, **_wide(features), **words)
    against_p = _curves(left, features, ("features", "rows"), methods)
    right = stage.panel(say("over_rows"), x=say("rows_axis"), xticks=rows, **_wide(rows), **words)
    return [(left, against_p), (right, _curves(right, rows, ("rows", "features"), methods))]


def below_names(names: int) -> float:
    """Share of a panel's height that the curves may take, below so many names."""
    return 0.94 - 0.085 * names


def decades(low: float, high: float) -> list[float]:
    """The powers of ten between two times."""
    return (10.0 ** np.arange(np.ceil(np.log10(low)), np.log10(high))).tolist()


def _wide(sizes) -> dict:
    return {"xlim": (sizes[0] / 1.3, sizes[-1] * 1.3)}


def _curves(panel: Panel, sizes, controls: tuple, methods: list[Method]) -> list[list]:
    """The artists of every method: the quiet machine's line, this machine's, and the mark at the size chosen."""
    along, chosen = controls
    for method in methods:
        panel.key(method.words, method.meaning, method.dashes)
    panel.key(say("quiet"), "soft", "-")
    drawn = []
    for method in methods:
        seconds, calm = (
            1e3 * (times if along == "features" else times.swapaxes(-1, -2)) for times in (method.seconds, method.calm)
        )
        over, color = (*method.over, chosen), (method.meaning,)
        faint = panel.line(*color, against(sizes, calm), over, method.dashes, lw=1.2, alpha=FAINT)
        head = {"marker": method.marker, "ms": 8}
        line = panel.line(*color, against(sizes, seconds), over, method.dashes, at=along, head=head,
                          marker=method.marker, ms=3.5)  # fmt: skip
        drawn.append([faint.line, line.line, line.head])
    return drawn


def size_controls(rows, features, start: tuple) -> list[Choice]:
    """The controls of n and p, at these positions."""
    return [
        Choice("rows", say("rows"), numbers.decimals(rows), start=start[0]),
        Choice("features", say("features"), numbers.decimals(features), start=start[1]),
    ]


# Words --------------------------------------------------------------------------------------------------------------


def slope(sizes, times) -> float:
    """Slope of the straight line through log time against log size: the power with which the time grows."""
    return float(np.polyfit(np.log(sizes), np.log(times), 1)[0])


@numbers.of_each
def seconds_in_words(seconds) -> str:
    """A time, in seconds from half a second on, else in milliseconds."""
    if seconds >= 0.5:
        return say("seconds_unit", value=numbers.rounded(seconds))
    return say("milliseconds_unit", value=numbers.rounded(1000 * seconds))


def note() -> str:
    """What is said of the times on a page, where nothing is measured."""
    return say("note")


def if_steady(spread: float, words) -> np.ndarray:
    """These words, or instead of each one that says how far the machine is from steady: then no slope is read."""
    unsteady = say("unsteady", times=numbers.decimals(spread, 1))
    return np.asarray(words) if spread < UNSTEADY else np.full(np.shape(words), unsteady)
