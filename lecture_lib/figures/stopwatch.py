"""What is timed on the reader's machine: clocks and rounds, a quiet machine's times, the race of methods, words."""

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
from lecture_lib.figures.stage import Panel, Stage
from lecture_lib.live import Choice, Slider, against
from lecture_lib.words import words_of

say = words_of(__file__)

FEWEST, MOST, BUDGET = 3, 8, 3.0  # rounds; once they have taken so many seconds, there are no more than the fewest
REPEATS, ENOUGH = 5, 0.01  # runs in a round, as many as these seconds hold: one, where it is long
UNSTEADY = 1.25  # from here on the same work takes so unlike times that nothing should be read from them
FAINT = 0.35
REFERENCE = Path(__file__).parents[1] / "data" / "reference_times.json"
CLOCK = np.linspace(0, 1, 41)  # of a race
AT_END = {"clock": len(CLOCK) - 1}  # where its outcome is seen
AFTER = 0.04  # of a race's width: from the end of a bar to its time
BAR = {"solid_capstyle": "butt"}
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


# A race ---------------------------------------------------------------------------------------------------------------


class Lane(NamedTuple):
    """A method in a race: its name; what it does one after the other; all its seconds on the quiet machine."""

    words: str
    parts: list  # of (meaning, seconds); seconds of any shape, an axis for each control of the race
    calm: np.ndarray


def clock() -> Slider:
    """The control of a race: how much has passed of the time that the slowest takes."""
    return Slider("clock", say("clock"), numbers.share(CLOCK), play=True)


def race(stage: Stage, title: str, lanes: list[Lane], over: tuple, *, room: float = 1.3, longest=None) -> list:
    """A bar per lane, which grows while the clock runs and stops, with its time, where the work is done.

    Parameters
    ----------
    over : tuple of str
        The controls that choose the work, in the order of the seconds' axes.
    room : float
        Width of the panel; the bar of the slowest is 1 wide.
    longest : np.ndarray, optional
        Seconds of a bar as wide as 1, if these are not the slowest lane's: others leave the panel.

    Returns
    -------
    What tells the outcome: bars and times.
    """
    totals = [sum(seconds for _, seconds in lane.parts) for lane in lanes]
    longest = np.max(totals, axis=0) if longest is None else longest
    panel = stage.panel(title, x=say("race"), xlim=(0, room), ylim=(len(lanes) - 0.5, -0.62), xticks=[], yticks=[])
    tall = 72 * panel.ax.get_position().height * look.HEIGHT / len(lanes)  # points from one lane to the next
    thick, drawn = min(17.0, 0.3 * tall), []
    for row, (lane, total) in enumerate(zip(lanes, totals, strict=True)):
        panel.ax.text(0.012, row - (thick / 2 + 2) / tall, lane.words, va="bottom")
        begin = np.zeros(np.shape(longest))
        for meaning, seconds in lane.parts:
            end = begin + seconds / longest
            drawn.append(panel.line(meaning, bar(row, begin, end, room), ("clock", *over), lw=thick, **BAR).line)
            begin = end
        panel.head(lane.parts[-1][0], front(row, begin, room), ("clock", *over), ms=0.6 * thick)
        calm = bar(row + (thick / 2 + 4) / tall, np.zeros(np.shape(longest)), lane.calm / longest, room)[-1]
        drawn.append(panel.line("soft", calm, over, lw=3, alpha=FAINT, **BAR).line)
        done = panel.text("ink", "", arrival(row, begin), ("clock", *over), va="center_baseline", size=9.5)
        drawn.append(panel.vary(done, seconds_in_words(total), over))
        if (begin > room).any():
            drawn.append(_say_how_far(panel, row, total, begin, over, room))
    stage.tell(("clock", *over), arrived=arrived([lane.words for lane in lanes], np.array(totals) / longest))
    return drawn


def arrived(names: list[str], ends) -> np.ndarray:
    """Who is done, in words (clock, …), while the clock runs; nothing once the race is over."""
    now = np.reshape(CLOCK, (-1, *[1] * (np.ndim(ends) - 1)))
    done = np.stack([end <= now + 1e-9 for end in ends], axis=-1)
    share = np.broadcast_to(np.reshape(numbers.share(CLOCK), now.shape), done.shape[:-1])
    said = [", ".join(name for name, there in zip(names, one, strict=True) if there) or say("nobody")
            for one in done.reshape(-1, len(names))]  # fmt: skip
    running = np.broadcast_to(now < 1, share.shape)
    return np.where(running, say.among(np.zeros(share.shape, dtype=int), ["arrived"], clock=share,
                                       names=np.reshape(said, share.shape)), "")  # fmt: skip


def _say_how_far(panel: Panel, row: float, seconds, end, over: tuple, room: float):
    """The time of a bar that leaves the panel, written in it, and how many panels long it is."""
    there = np.where((end > room) & (CLOCK == 1)[:, None], room - 0.02, np.nan)
    told = panel.text("paper", "", against(there[..., None], np.full((*there.shape, 1), float(row))),
                      ("clock", *over), ha="right", va="center_baseline", size=9.5)  # fmt: skip
    widths = {"time": seconds_in_words(seconds), "k": numbers.rounded(end / room)}
    return panel.vary(told, say.among(np.zeros(np.shape(end), dtype=int), ["widths"], **widths), over)


def bar(row: float, begin, end, room: float) -> np.ndarray:
    """The ends of a bar, (clock, …, 2, 2), at every time; nothing is left of it before it begins."""
    now = np.reshape(np.append(CLOCK[:-1], room), (-1, *[1] * np.ndim(end)))
    to = np.clip(now, begin, np.minimum(end, room))
    x = np.stack(np.broadcast_arrays(begin, to), axis=-1)
    return against(x, np.full(x.shape, float(row)))


def front(row: float, end, room: float) -> np.ndarray:
    """Where a lane's bar has come to, (clock, …, 1, 2), while it is in the panel."""
    foremost = bar(row, np.zeros(np.shape(end)), end, room)[..., 1:, :]
    return np.where(foremost[..., :1] < room, foremost, np.nan)


def arrival(row: float, end) -> np.ndarray:
    """Where a lane's time is written, (clock, …, 1, 2), once its work is done: after the bar, else nowhere."""
    now = np.reshape(CLOCK, (-1, *[1] * np.ndim(end)))
    there = np.where(end <= now + 1e-9, end + AFTER, np.nan)  # the slowest may be above 1 by a rounding
    return against(there[..., None], np.full((*there.shape, 1), float(row)))


def size_controls(rows, features, start: tuple) -> list[Choice]:
    """The controls of n and p, at these positions."""
    return [
        Choice("rows", say("rows"), numbers.decimals(rows), start=start[0]),
        Choice("features", say("features"), numbers.decimals(features), start=start[1]),
    ]


# Words --------------------------------------------------------------------------------------------------------------


def doubled(times, sizes, axis: int) -> np.ndarray:
    """How many times as long the work takes at twice the size, from a size to the next; the last has that before it."""
    times = np.moveaxis(np.asarray(times), axis, -1)
    power = np.diff(np.log(times), axis=-1) / np.diff(np.log(sizes))
    return np.moveaxis(2 ** np.concatenate([power, power[..., -1:]], axis=-1), -1, axis)


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
    """These words, or instead of each one that says how far the machine is from steady."""
    unsteady = say("unsteady", times=numbers.decimals(spread, 1))
    return np.asarray(words) if spread < UNSTEADY else np.full(np.shape(words), unsteady)
