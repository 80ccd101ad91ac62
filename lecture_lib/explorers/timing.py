"""What is timed on the reader's machine: the clock, the bar while it runs, the times in words and as curves."""

from __future__ import annotations

from time import perf_counter

import ipywidgets
import numpy as np
from IPython import get_ipython
from IPython.display import display

from lecture_lib import text
from lecture_lib.explorers import numbers

REPEATS, ENOUGH = 5, 0.1  # the fastest of so many runs, or of as many as these seconds hold


def fastest_seconds(work, *args) -> float:
    """Least time of up to `REPEATS` runs; fewer, once they have taken `ENOUGH` seconds."""
    times = []
    while len(times) < REPEATS and sum(times) < ENOUGH:
        begin = perf_counter()
        work(*args)
        times.append(perf_counter() - begin)
    return min(times)


def with_progress(stages, total: int, label: str):
    """Run through the stages, drawing a bar where there is a notebook, and return the last; leaves no trace."""
    bar = ipywidgets.IntProgress(max=total, description=label)
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


def seconds_in_words(seconds: float) -> str:
    """A time, in seconds from half a second on, else in milliseconds."""
    unit, value = ("seconds_unit", seconds) if seconds >= 0.5 else ("milliseconds_unit", 1000 * seconds)
    return text.say(f"timing.{unit}", value=numbers.rounded(value))


def curves(sizes, times: np.ndarray) -> np.ndarray:
    """Points (size, time) of each row of times."""
    return np.stack([np.broadcast_to(np.asarray(sizes, dtype=float), times.shape), times], -1)
