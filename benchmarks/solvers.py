"""The solvers against the best peers: the same objective reached, then times in turns, with one thread each.

    python benchmarks/solvers.py [--only WORD] [--seconds N] [--to FILE]

For each task all ways must come within a millionth of the best objective, or the benchmark stops. Then they take turns,
and each ratio is taken within a round. The table goes to benchmarks/results/solvers.md, or to FILE, and to the screen.
"""

import argparse
import os
import sys
from pathlib import Path
from statistics import median

os.environ |= dict.fromkeys(  # before NumPy is imported
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS", "NUMBA_NUM_THREADS"), "1"
)
HERE = Path(__file__).resolve().parent
sys.path.append(str(Path(sys.prefix, "peers")))  # where course.py puts what is only compared with

import _lasso  # noqa: E402
import _least_squares  # noqa: E402
import _logistic  # noqa: E402
import _machine  # noqa: E402
import _rounds  # noqa: E402
import numpy as np  # noqa: E402
from threadpoolctl import threadpool_limits  # noqa: E402

TASKS = sorted((*_least_squares.TASKS, *_lasso.TASKS, *_logistic.TASKS), key=lambda task: task.beyond)


def main(arguments=None):
    options = parse(arguments)
    tasks = [task for task in TASKS if options.only in task.name]
    target = options.to or (None if options.only else HERE / "results" / "solvers.md")
    reports = []
    with threadpool_limits(1):
        for number, task in enumerate(tasks, 1):
            try:
                reports.append(run(task, options.seconds, f"[{number}/{len(tasks)}] "))
            except _rounds.Disagreement as disagreement:
                sys.exit(f"stopped: {disagreement}")
            if target:  # after each task, so that a run cut short leaves what it measured
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(f"# The solvers against their peers\n\n{tables(reports)}\n", encoding="utf-8")
    print(tables(reports))


def parse(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="", metavar="WORD", help="only the tasks with this in their name")
    parser.add_argument("--seconds", type=float, default=20.0, help="how long to time each task (default: 20)")
    parser.add_argument("--to", type=Path, metavar="FILE", help="where the table goes")
    return parser.parse_args(arguments)


def say(doing, end="\n"):
    """Tell on stderr what is being done; a terminal gets one line that changes."""
    moving = sys.stderr.isatty()
    if moving or end:
        print(f"\r\033[K{doing} …" if moving else f"{doing} …", end="" if moving else end, file=sys.stderr, flush=True)


# ---- one task


class Report:
    """What was measured of one task: excess and times by way, peers that are not installed, our times by size."""

    def __init__(self, task):
        self.task, self.missing, self.slopes = task, [], None


def run(task, budget, label=""):
    report = Report(task)
    say(f"{label}{task.name}: solving")
    data = task.data(*task.size)
    ways = [task.ours(data)]
    for make in task.peers:
        try:
            ways.append(make(data))
        except ImportError as error:
            report.missing.append(error.name)
    try:
        report.excesses = _rounds.excesses(lambda answer: task.objective(data, answer), ways, task.agree)
    except _rounds.Disagreement as disagreement:
        raise _rounds.Disagreement(f"{task.name}: {disagreement}") from None
    report.ours = ways[0].name
    say(f"{label}{task.name}: timing")
    progress = lambda done, rounds: say(f"{label}{task.name}: round {done} of {rounds}", end="")  # noqa: E731
    report.times = _rounds.take_turns(ways + (_machine.limits() if task.work else []), budget, progress)
    if task.growth:
        say(f"{label}{task.name}: growth")
        report.slopes = measure_growth(task)
    return report


def measure_growth(task):
    """Exponents of n and of p in our time, and the sizes."""
    (n, p), (rows, columns) = task.size, task.growth
    by_rows = [our_time(task, size, p) for size in rows]
    by_columns = [our_time(task, n, size) for size in columns]
    return _rounds.slope(rows, by_rows), _rounds.slope(columns, by_columns)


def our_time(task, n, p):
    way = task.ours(task.data(n, p))
    return _rounds.median_time(_rounds.take_turns([way], budget=1.0), way.name)


# ---- the tables

HEADINGS = "At the sizes of the course", "Larger than any chapter needs"


def tables(reports):
    course, beyond = ([report for report in reports if report.task.beyond is far] for far in (False, True))
    parts = [f"## {heading}\n\n{speed(some)}" for heading, some in zip(HEADINGS, (course, beyond), strict=True) if some]
    parts += [least_work(reports), growth(reports), footer(reports)]
    return "\n\n".join(part for part in parts if part)


def speed(reports):
    rows = [["task", "way", "time", "takes × ours", "above the best J"]]
    for report in reports:
        for name, excess in report.excesses.items():
            ours = name == report.ours
            rows.append(
                [
                    report.task.name if ours else "",
                    f"**{name}**" if ours else name,
                    duration(_rounds.median_time(report.times, name)),
                    "" if ours else f"{significant(_rounds.median_ratio(report.times, name, report.ours))}",
                    f"{excess:.0e}" if excess else "0",
                ]
            )
        rows += [["", f"({name} is not installed)", "", "", ""] for name in report.missing]
    return table(rows, "llrrr")


def least_work(reports):
    rows = [["task", "work that no way can spare", "at the machine's limit", "our time", "share"]]
    for report in reports:
        if report.task.work:
            words, *work = report.task.work(*report.task.size)
            least = [_machine.least_seconds(*work, times) for times in report.times]
            ours = [times[report.ours] for times in report.times]
            share = median(one / other for one, other in zip(least, ours, strict=True))
            rows.append([report.task.name, words, duration(median(least)), duration(median(ours)), f"{share:.0%}"])
    return table(rows, "llrrr") if len(rows) > 1 else ""


def growth(reports):
    rows = [["our time grows like", "n^", "for n =", "p^", "for p ="]]
    for report in reports:
        if report.slopes:
            sizes = [", ".join(f"{size:,}" for size in some) for some in report.task.growth]
            exponents = [f"{exponent:.2f}" for exponent in report.slopes]
            rows.append([report.task.name, exponents[0], sizes[0], exponents[1], sizes[1]])
    return table(rows, "lrrrr") if len(rows) > 1 else ""


def footer(reports):
    rates = [_machine.rates(times) for report in reports if report.task.work for times in report.times]
    lines = [
        f"First all ways were seen to come within {_rounds.AGREE:.0e} of the best objective (SGD, which hovers around "
        "it, within a hundredth). Times are of the processor, medians over the rounds; ratios, and shares of the "
        "machine's limit, are medians of those within a round. One thread.",
        f"{_machine.processor()}.",
    ]
    if rates:
        flops, bandwidth = np.median(rates, axis=0) / 1e9
        lines.append(f"{flops:.0f} GFLOP/s in a product of two matrices, {bandwidth:.1f} GB/s in a copy (medians).")
    return " ".join([*lines, f"{_machine.versions()}."])


def table(rows, alignment):
    line = "|".join({"l": "---", "r": "---:"}[side] for side in alignment)
    head, *body = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([head, f"|{line}|", *body])


def duration(seconds):
    unit, factor = next((pair for pair in (("s", 1), ("ms", 1e3)) if seconds * pair[1] >= 1), ("µs", 1e6))
    return f"{significant(seconds * factor)} {unit}"


def significant(number):
    """Three significant digits, without an exponent."""
    return f"{float(f'{number:.3g}'):,g}" if number < 1e6 else f"{number:,.0f}"


if __name__ == "__main__":
    main()
