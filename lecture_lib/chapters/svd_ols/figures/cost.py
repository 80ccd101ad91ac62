"""What QR and the SVD cost more than the normal equation, timed on the reader's machine: a race, and the ratios."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from lecture_lib.figures import look, numbers, stopwatch
from lecture_lib.figures.look import MARKERS
from lecture_lib.figures.stage import Stage
from lecture_lib.figures.stopwatch import Lane, Times, fastest_seconds
from lecture_lib.live import LiveFigure, against
from lecture_lib.words import words_of

say = words_of(__file__)

ROWS, FEATURES = (1_000, 4_000, 16_000), (16, 32, 64, 128, 256)
BUDGET = 60_000  # bytes, frames and scene


def normal_equation(X, y) -> np.ndarray:
    """Build XᵀX and solve."""
    return np.linalg.solve(X.T @ X, X.T @ y)


def qr(X, y) -> np.ndarray:
    """X = QR, then solve Rw = Qᵀy; the last column of the R of (X y) is Qᵀy, so Q itself is not needed."""
    R = np.linalg.qr(np.column_stack([X, y]), mode="r")
    return np.linalg.solve(R[:-1, :-1], R[:-1, -1])


def svd(X, y) -> np.ndarray:
    """X = UΣVᵀ, then w = VΣ⁻¹Uᵀy."""
    U, sigma, Vt = np.linalg.svd(X, full_matrices=False)
    return Vt.T @ ((U.T @ y) / sigma)


SOLVERS = {"normal_equation": normal_equation, "qr": qr, "svd": svd}


def measure(rows=ROWS, features=FEATURES, seed: int = 0) -> Iterator[np.ndarray]:
    """Time every method on Gaussian data of every size, on one core.

    Yields the seconds, (rounds, methods, rows, features), as they fill up.
    """
    rng = np.random.default_rng(seed)
    whole, y = rng.standard_normal((max(rows), max(features))), rng.standard_normal(max(rows))

    def one_round():
        for i, j in np.ndindex(len(rows), len(features)):
            X = np.ascontiguousarray(whole[: rows[i], : features[j]])
            for method, solver in enumerate(SOLVERS.values()):
                yield (method, i, j), fastest_seconds(solver, X, y[: rows[i]], fewest=1)

    for solver in SOLVERS.values():  # warm up
        solver(whole[:9, :2], y[:9])
    return stopwatch.in_rounds(one_round, (len(SOLVERS), len(rows), len(features)))


def explore_cost() -> LiveFigure:
    """Normal equation, QR and SVD timed on this machine: a few seconds."""
    stages = stopwatch.FEWEST * len(SOLVERS) * len(ROWS) * len(FEATURES)
    return show_cost(stopwatch.settled(stopwatch.with_progress(measure(), stages)))


@look.styled
def show_cost(times: Times) -> LiveFigure:
    """The live figure of measured times, one position per number of rows and of features."""
    seconds, both = times.seconds, ("rows", "features")
    lanes = [Lane(say(name), [(name, here)], calm)
             for name, here, calm in zip(SOLVERS, seconds, stopwatch.quiet("svd_ols.cost"), strict=True)]  # fmt: skip
    sizes = stopwatch.size_controls(ROWS, FEATURES, start=(len(ROWS) - 1, len(FEATURES) - 2))
    stage = Stage(say, [*sizes, stopwatch.clock()], panels=2)
    outcome = stopwatch.race(stage, say("title"), lanes, both)
    outcome += _draw_ratios(stage, seconds)
    stage.tell("rows", n=numbers.decimals(ROWS)).tell("features", p=numbers.decimals(FEATURES))
    _, qr_times, svd_times = numbers.rounded(seconds / seconds[0])
    said = stopwatch.if_steady(times.spread, growth(seconds))
    stage.tell(both, qr_times=qr_times, svd_times=svd_times, growth=said)
    return stage.finish(outcome, note=stopwatch.note(), to=stopwatch.AT_END)


def _draw_ratios(stage: Stage, seconds) -> list:
    """How many times the normal equation's time, and its operations, the others take; returns what was measured."""
    highest = int((seconds[1:] / seconds[0]).max()) + 1
    panel = stage.panel(say("ratios"), x=stopwatch.say("features"), y=say("times"), xscale="log",
                        xlim=(FEATURES[0] / 1.3, FEATURES[-1] * 1.3), ylim=(0, 1.35 * highest),
                        xticks=FEATURES, yticks=range(0, highest + 1, 2 if highest < 20 else 10))  # fmt: skip
    counts, drawn = operations(np.array(ROWS)[:, None], np.array(FEATURES)), []
    for name, time, count in zip(list(SOLVERS)[1:], seconds[1:], counts[1:], strict=True):
        dashes, marker = MARKERS[name]
        style = {"lw": 1, "alpha": stopwatch.FAINT}
        panel.line(name, against(FEATURES, count / counts[0]), "rows", dashes, **style)
        head = {"marker": marker, "ms": 8}
        line = panel.line(name, against(FEATURES, time / seconds[0]), "rows", dashes, at="features", head=head,
                          key=say(name), marker=marker, ms=3.5)  # fmt: skip
        drawn += line[:2]
    panel.key(say("by_operations"), "soft", "-")
    return drawn


def operations(n, p) -> np.ndarray:
    """Additions and multiplications of every method in the order of `SOLVERS`, for n rows and p features."""
    n, p = np.broadcast_arrays(np.asarray(n, dtype=float), np.asarray(p, dtype=float))
    return np.stack([n * p**2 + p**3 / 3, 2 * n * p**2 - 2 * p**3 / 3, 6 * n * p**2 + 20 * p**3])


def growth(seconds) -> np.ndarray:
    """What is said at every size of twice the features: of the normal equation and of the SVD."""
    normal, svd = (numbers.decimals(stopwatch.doubled(seconds[method], FEATURES, 1), 1) for method in (0, 2))
    return say.among(np.zeros(seconds.shape[1:], dtype=int), ["growth"], normal_times=normal, svd_more=svd)
