"""The times of the timing figures on a quiet machine, which the figures draw faintly behind the reader's own.

    python benchmarks/reference_times.py [--rounds N] [--wait SECONDS]

Every figure measures itself again and again, each time once the machine has nothing else to do; the least of all its
times is kept. They go to lecture_lib/data/reference_times.json, with the machine and its versions. Nothing else should
run meanwhile.
"""

import argparse
import datetime
import json
import re
import sys
import time
from collections import deque

import _machine
import numpy as np
import psutil

from lecture_lib.chapters.beyond_one_machine.figures import ways
from lecture_lib.chapters.gradient_descent.figures import which_to_use
from lecture_lib.chapters.least_squares.figures import cost as least_squares_cost
from lecture_lib.chapters.svd_ols.figures import cost as svd_ols_cost
from lecture_lib.figures import stopwatch

FIGURES = {  # name -> how it measures, and how it takes together what it measured
    "least_squares.cost": (least_squares_cost.measure, stopwatch.settled),
    "gradient_descent.which_to_use": (which_to_use.measure, stopwatch.settled),
    "svd_ols.cost": (svd_ols_cost.measure, stopwatch.settled),
    "beyond_one_machine.ways": (ways.measure, ways.settled),
}
QUIET = 10  # per cent of the processor that others may use, in half a second


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=20, help="how often each figure measures itself (default: 20)")
    parser.add_argument(
        "--wait", type=float, default=10.0, metavar="SECONDS", help="at most so long for quiet, each time (default: 10)"
    )
    options = parser.parse_args(arguments)
    least = {name: np.inf for name in FIGURES}
    for number in range(1, options.rounds + 1):
        for name, (measure, take) in FIGURES.items():
            busy = wait_for_quiet(options.wait)
            times = take(deque(measure(), maxlen=1)[0])
            least[name] = np.minimum(least[name], times.seconds)
            said = f"[{number}/{options.rounds}] {name}: others use {busy:.0f}%, spread {times.spread:.2f}"
            print(said, file=sys.stderr, flush=True)
    write(least)


def wait_for_quiet(longest: float) -> float:
    """Wait until the machine has nothing else to do, or so many seconds; returns per cent of the processor in use."""
    begin = time.monotonic()
    while (busy := psutil.cpu_percent(interval=0.5)) > QUIET and time.monotonic() - begin < longest:
        pass
    return busy


def write(least: dict) -> None:
    content = {
        "machine": _machine.processor(),
        "date": datetime.date.today().isoformat(),
        "versions": _machine.versions(("numpy", "numba")),
        "threads": ways.cores(),
        "seconds": {name: rounded(seconds.tolist()) for name, seconds in least.items()},
    }
    lines = json.dumps(content, indent=1, ensure_ascii=False)
    lines = re.sub(r"\[([^\[\]]+)\]", lambda row: f"[{' '.join(row[1].split())}]", lines)  # a row of numbers a line
    stopwatch.REFERENCE.write_text(lines + "\n", encoding="utf-8")


def rounded(times):
    """To three digits."""
    return [rounded(one) for one in times] if isinstance(times, list) else float(f"{times:.3g}")


if __name__ == "__main__":
    main()
