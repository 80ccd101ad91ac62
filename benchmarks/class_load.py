"""A class at once: kernels that read chapter 3 and hear where points rest, and browsers that open its static page.

    python benchmarks/class_load.py [--most N] [--seconds N] [--clients N] [--site FOLDER] [--to FILE]

Kernels join in doublings, all new ones at once, while the moves stay quick and memory and time last. The table goes to
benchmarks/results/class_load.md, or to FILE, and to the screen.
"""

import argparse
import asyncio
import math
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.append(str(ROOT))

import _classroom  # noqa: E402
import _downloads  # noqa: E402
import _machine  # noqa: E402
import nbformat  # noqa: E402
import numpy as np  # noqa: E402
import psutil  # noqa: E402

from driver.in_lab import jupyterlab  # noqa: E402

CHAPTER = "03_gradient_descent"
LANG = "en"
LEVELS = (1, 2, 4, 8, 16, 32, 64, 128)  # students
NOTICED, ANNOYING = 0.25, 1.0  # seconds that a move may take: p95 is compared with both
LEAST_MOVES, LEAST_SECONDS = 40, 6.0  # at each level
SPARE = 1.15  # times the memory that new kernels will take must be free
BUILD_SECONDS, SERVE_SECONDS = 45.0, 20.0  # of the time, kept for the site
MEBI = 2**20


class Level(NamedTuple):
    """What was measured with so many students."""

    students: int
    started: int  # of them at once, just before
    through: list  # seconds until each of these had run the chapter
    moves: list  # seconds
    memory: list  # bytes of each kernel
    server: int  # bytes of the Jupyter server


def main(arguments=None):
    options = parse(arguments)
    for_site = (BUILD_SECONDS * (options.site is None) + SERVE_SECONDS) * bool(options.clients)
    ends = time.perf_counter() + options.seconds - for_site
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        levels, stopped = measure_class(Path(folder), options.most, ends)
        if not levels:
            sys.exit(f"stopped: {stopped}")
        visits = measure_site(options.site, Path(folder, "site"), options.clients) if options.clients else None
    text = report(levels, stopped, visits)
    target = options.to or HERE / "results" / "class_load.md"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(f"# A class at once\n\n{text}\n", encoding="utf-8")
    print(text)


def parse(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--most", type=int, default=LEVELS[-1], metavar="N", help="students at most")
    parser.add_argument("--seconds", type=float, default=300.0, help="how long it may take in all (default: 300)")
    parser.add_argument("--clients", type=int, default=200, metavar="N", help="browsers at once; 0: leave the site out")
    parser.add_argument("--site", type=Path, metavar="FOLDER", help="a site already built (default: builds chapter 3)")
    parser.add_argument("--to", type=Path, metavar="FILE", help="where the table goes")
    return parser.parse_args(arguments)


def say(doing):
    print(f"{doing} …", file=sys.stderr, flush=True)


# ---- kernels


def measure_class(folder, most, ends):
    """The levels that were reached, and why there are no more."""
    root, home = folder / "served", folder / "jupyter"
    root.mkdir(), home.mkdir()
    with jupyterlab(root, home) as server:
        pid = int(next((home / "runtime").glob("jpserver-*.json")).stem.split("-")[1])
        return asyncio.run(sweep(server, pid, most, ends))


async def sweep(server, pid, most, ends):
    """Let students join in doublings until one thing or another is at its end."""
    students, levels, cells = [], [], chapter_cells()
    try:
        while not (stopped := at_its_end(levels, most, ends)):
            count = LEVELS[len(levels)]
            say(f"{count} students")
            levels.append(await measure_level(server, pid, students, count, cells))
    except _classroom.Failed as failure:
        stopped = f"at {LEVELS[len(levels)]} a student failed: {str(failure).splitlines()[0]}"
    await asyncio.gather(*(student.leave() for student in students), return_exceptions=True)
    return levels, stopped


def chapter_cells():
    notebook = nbformat.read(ROOT / "notebooks" / LANG / f"{CHAPTER}.ipynb", as_version=4)
    return [cell.source for cell in notebook.cells if cell.cell_type == "code"]


def at_its_end(levels, most, ends):
    """Why another doubling is not to be tried; empty if it is."""
    count = LEVELS[len(levels)] if len(levels) < len(LEVELS) else math.inf
    if count > most:
        return f"{most} students were asked for"
    if not levels:
        return ""
    last = levels[-1]
    if percentile(last.moves, 95) > ANNOYING:
        return f"p95 of a move passed {ANNOYING:.0f} s"
    coming = (count - last.students) * max(last.memory) * SPARE
    if coming > psutil.virtual_memory().available:
        return f"memory: {count} kernels would not fit"
    # Twice as many at once take at most twice as long; leaving takes a while as well.
    if time.perf_counter() + 2 * max(last.through) * 1.3 + LEAST_SECONDS + 0.2 * count > ends:
        return f"time: {count} kernels would not have read the chapter before it was up"
    return ""


async def measure_level(server, pid, students, count, cells):
    """Let new students join all at once and read the chapter, then all play."""
    new = [_classroom.Student(server, number) for number in range(len(students), count)]
    students += new
    through = await asyncio.gather(*(join(student, cells) for student in new))
    await asyncio.gather(*(student.drag() for student in new))  # the first move loads what the others need
    seconds = max(LEAST_SECONDS, LEAST_MOVES * sum(_classroom.PACE) / 2 / count)
    until = time.perf_counter() + seconds
    moves = [move for each in await asyncio.gather(*(student.play(until) for student in students)) for move in each]
    memory = [_classroom.memory(student.pid) for student in students]
    return Level(count, len(new), through, moves, memory, _classroom.memory(pid))


async def join(student, cells):
    """Seconds until the student has read the chapter."""
    began = time.perf_counter()
    await student.arrive()
    await student.read(cells)
    return time.perf_counter() - began


# ---- the site


@contextmanager
def own_time(process):
    """Processor seconds that a process takes meanwhile, put into the list that is answered."""
    before, taken = sum(process.cpu_times()[:2]), []
    yield taken
    taken.append(sum(process.cpu_times()[:2]) - before)


def measure_site(site, place, clients):
    """The visits, and processor seconds of the server and of the clients."""
    if site is None:
        say("building the site")
        build = [sys.executable, "-m", "pages", "3", "--out", str(place)]
        subprocess.run(build, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    say(f"{clients} browsers")
    with _downloads.served(site or place) as address:
        url = f"{address}{LANG}/{CHAPTER}.html"
        asyncio.run(_downloads.rush(url, 1))  # the files are in the system's cache from here on
        us = psutil.Process()
        with own_time(us) as ours, own_time(us.children()[-1]) as theirs:
            visits = asyncio.run(_downloads.rush(url, clients))
    return visits, theirs[0], ours[0]


# ---- the report


def report(levels, stopped, site):
    parts = [moves_table(levels), limits(levels, stopped), start_table(levels)]
    parts += [site_table(*site)] if site else []
    return "\n\n".join([*parts, footer(levels)])


def moves_table(levels):
    rows = [["students", "moves", "median", "p95", "memory per kernel", "of all kernels"]]
    for level in levels:
        times = milliseconds(median(level.moves)), milliseconds(percentile(level.moves, 95))
        each, whole = mebibytes(median(level.memory)), mebibytes(sum(level.memory))
        rows.append([f"{level.students}", f"{len(level.moves)}", *times, each, whole])
    return table(rows)


def limits(levels, stopped):
    """How many students there may be until a move is slow, and why no more were tried."""
    noticed, annoying = (students_at(levels, limit) for limit in (NOTICED, ANNOYING))
    return (
        f"p95 of a move passes {NOTICED * 1000:.0f} ms {noticed}, and {ANNOYING:.0f} s {annoying}. "
        f"The sweep ended here: {stopped}."
    )


def students_at(levels, limit):
    """At how many students p95 passes a limit, on a straight line in logarithms between two levels."""
    points = [(level.students, percentile(level.moves, 95)) for level in levels]
    if points[0][1] > limit:
        return f"with fewer than {points[0][0]} students"
    for (few, quick), (many, slow) in zip(points, points[1:], strict=False):
        if slow > limit:
            crossing = few * (many / few) ** (math.log(limit / quick) / math.log(slow / quick))
            return f"at {crossing:.0f} students"
    return f"with more than {points[-1][0]} students (none of these passed it)"


def start_table(levels):
    rows = [["kernels asked for at once", "beside", "first through", "median", "last"]]
    for level in levels:
        times = [f"{value:.1f} s" for value in (min(level.through), median(level.through), max(level.through))]
        rows.append([f"{level.started}", f"{level.students - level.started}", *times])
    return table(rows)


def site_table(visits, theirs, ours):
    seconds, failures = [visit.seconds for visit in visits], sum(visit.failures for visit in visits)
    times = [f"{value:.1f} s" for value in (median(seconds), percentile(seconds, 95), max(seconds))]
    head = ["browsers at once", "files each", "bytes each", "median", "p95", "last", "failures"]
    row = [f"{len(visits)}", f"{visits[0].files}", f"{max(visit.bytes for visit in visits):,}", *times, f"{failures}"]
    spent = f"Processor time: {theirs:.1f} s of the server, {ours:.1f} s of the clients, which share this machine."
    return f"{table([head, row])}\n\n{spent}"


def footer(levels):
    names = ("jupyter-server", "jupyterlab", "ipykernel", "numpy", "numba", "matplotlib")
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    kind = "PSS, which shares out what kernels have in common" if sys.platform == "linux" else "resident set"
    return (
        f"One JupyterLab server for all, on the machine on which the students are played too; it takes "
        f"{mebibytes(levels[0].server)} itself with one student. A kernel runs all cells of chapter 3, then the "
        f"student moves the start of its first figure every {_classroom.PACE[0]}–{_classroom.PACE[1]} s, once it "
        f"has taken note of the one before. A move lasts from the message to the kernel's rest; no picture waits. "
        f"Memory is the {kind}, median over the kernels. {_machine.processor()}, {mebibytes(memory_of_machine())}. "
        f"Python {sys.version.split()[0]}, {versions}."
    )


def memory_of_machine():
    return psutil.virtual_memory().total


def percentile(values, share):
    return float(np.percentile(values, share))


def milliseconds(seconds):
    return f"{seconds * 1000:,.0f} ms"


def mebibytes(count):
    return f"{count / MEBI:,.0f} MiB"


def table(rows):
    head, *body = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([head, f"|{'---:|' * len(rows[0])}", *body])


if __name__ == "__main__":
    main()
