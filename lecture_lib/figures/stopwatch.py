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

from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.live import Choice
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
    return _thread_pools().limit(limits=1)


@cache
def _thread_pools():
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


class Panel(NamedTuple):
    """Times against one size; the other is chosen by a control. Per method: the line, its mark, the quiet machine's."""

    sizes: tuple
    along: str  # the control that moves along the panel
    chosen: str  # the control that chooses the other size
    lines: list
    marks: list
    faint: list


def draw_panels(slots, rows, features, seconds, calm, methods: dict, room: float = 1.6) -> tuple[Panel, Panel]:
    """Scenery of both panels, on logarithmic axes.

    Parameters
    ----------
    seconds, calm : array
        All times, here and on the quiet machine: they set the height of the axes.
    methods : dict
        Words of the key -> (colour, style of the line, marker).
    room : float
        How far below the least time the axes begin, as a factor.
    """
    every = 1e3 * np.concatenate([np.ravel(seconds), np.ravel(calm)])
    low = every.min() / room
    limits = low, low * (every.max() / low) ** (1 / below_names(len(methods) + 1))
    scale = limits, decades(low, 3 * every.max())
    left = _draw_panel(slots[0], features, ("features", "rows"), *scale, methods)
    return left, _draw_panel(slots[1], rows, ("rows", "features"), *scale, methods)


def below_names(names: int) -> float:
    """Share of a panel's height that the curves may take, below so many names."""
    return 0.94 - 0.085 * names


def _draw_panel(slot, sizes, controls, limits, ticks, methods) -> Panel:
    ax, name = slot.get_gridspec().figure.add_subplot(slot), controls[0]
    ax.set(xscale="log", yscale="log", xlim=(sizes[0] / 1.3, sizes[-1] * 1.3), ylim=limits)
    words = (say(f"{word}") for word in (f"{name}_axis", "milliseconds", f"over_{name}"))
    ax.set(**dict(zip(("xlabel", "ylabel", "title"), words, strict=True)))
    look.ticks(ax.xaxis, sizes)
    look.ticks(ax.yaxis, ticks, numbers.plain)
    names = [(words, COLORS[color], dashes) for words, (color, dashes, _) in methods.items()]
    look.key(ax, [*names, (say("quiet"), COLORS["soft"], "-")])
    lines, marks, faint = [], [], []
    for color, dashes, marker in methods.values():
        faint += ax.plot([], [], dashes, color=COLORS[color], lw=1.2, alpha=FAINT)
        lines += ax.plot([], [], dashes, color=COLORS[color], lw=1.8, marker=marker, ms=3.5)
        marks.append(look.head(ax, COLORS[color], marker=marker, ms=8))
    return Panel(sizes, *controls, lines, marks, faint)


def decades(low: float, high: float) -> np.ndarray:
    """The powers of ten between two times."""
    return 10.0 ** np.arange(np.ceil(np.log10(low)), np.log10(high))


def vary_panels(live, panels, method: int, seconds, calm, over: tuple = ()) -> None:
    """Move one method's lines and marks: times of shape (…, rows, features), the first axes for the controls `over`."""
    for panel in panels:
        times, behind = (1e3 * (one if panel.along == "features" else one.swapaxes(-1, -2)) for one in (seconds, calm))
        points = curves(panel.sizes, times)
        live.vary(panel.lines[method], points, (*over, panel.chosen))
        live.vary(panel.marks[method], points, (*over, panel.chosen), at=panel.along)
        live.vary(panel.faint[method], curves(panel.sizes, behind), (*over, panel.chosen))


def curves(sizes, times: np.ndarray) -> np.ndarray:
    """Points (size, time) of each row of times."""
    return np.stack([np.broadcast_to(np.asarray(sizes, dtype=float), times.shape), times], -1)


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


def seconds_in_words(seconds: float) -> str:
    """A time, in seconds from half a second on, else in milliseconds."""
    unit, value = ("seconds_unit", seconds) if seconds >= 0.5 else ("milliseconds_unit", 1000 * seconds)
    return say(f"{unit}", value=numbers.rounded(value))


def if_steady(spread: float, words) -> np.ndarray:
    """These words, or instead of each one that says how far the machine is from steady: then no slope is read."""
    unsteady = say("unsteady", times=numbers.decimals(spread, 1))
    return np.asarray(words) if spread < UNSTEADY else np.full(np.shape(words), unsteady)
