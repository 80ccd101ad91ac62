"""What the normal equation, QR and the SVD cost, timed on the reader's machine."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from lecture_lib.figures import look, numbers, stopwatch
from lecture_lib.figures.look import COLORS, MARKERS
from lecture_lib.figures.stage import Stage
from lecture_lib.figures.stopwatch import Method, Times, fastest_seconds, seconds_in_words, slope
from lecture_lib.live import LiveFigure
from lecture_lib.words import words_of

say = words_of(__file__)

ROWS, FEATURES = (1_000, 4_000, 16_000), (16, 32, 64, 128, 256)
STEEP_FROM = 2  # the slope against p is fitted from this size on: below, it is the calls that take the time


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
    seconds, calm = times.seconds, stopwatch.quiet("svd_ols.cost")
    names = say("normal_equation"), say("by_qr"), say("by_svd")
    looks = [(name, *MARKERS[name]) for name in SOLVERS]
    methods = [Method(words, *look, *each) for words, look, *each in zip(names, looks, seconds, calm, strict=True)]
    controls = stopwatch.size_controls(ROWS, FEATURES, start=(len(ROWS) - 1, len(FEATURES) - 1))
    stage = Stage(say, controls, panels=2)
    (against_p, drawn), (against_n, _) = stopwatch.panels(stage, ROWS, FEATURES, methods, room=5)
    guide = _draw_guide(against_p.ax, FEATURES[-1], 2, say("guide_p"))
    _draw_guide(against_n.ax, ROWS[-1], 1, say("guide_n"))

    normal, qr, svd = seconds_in_words(seconds)
    stage.tell("rows", n=numbers.decimals(ROWS)).tell("features", p=numbers.decimals(FEATURES))
    _, qr_times, svd_times = numbers.rounded(seconds / seconds[0])
    said = stopwatch.if_steady(times.spread, slopes(seconds))
    both = ("rows", "features")
    stage.tell(both, normal=normal, qr=qr, svd=svd, qr_times=qr_times, svd_times=svd_times, slopes=said)
    return stage.finish([*sum(drawn, []), *guide], note=stopwatch.note())


def _draw_guide(ax, last: int, power: int, words: str) -> list:
    """A thin line of the slope that the theory predicts, below all curves, and its name."""
    ends = np.array([last / 2, last * 1.0])
    heights = ax.get_ylim()[0] * 1.5 * (ends / ends[0]) ** power
    (line,) = ax.plot(ends, heights, color=COLORS["soft"], lw=1)
    return [line, ax.text(ends[0] / 1.1, heights[0], words, color=COLORS["soft"], ha="right")]


def slopes(seconds) -> np.ndarray:
    """What is said of the slopes at every size: of the normal equation and of the SVD, against p and against n."""
    steep = FEATURES[STEEP_FROM:]
    by_p = numbers.decimals([[slope(steep, row[STEEP_FROM:]) for row in seconds[k]] for k in (0, 2)], 1)
    by_n = numbers.decimals([[slope(ROWS, column) for column in seconds[k].T] for k in (0, 2)], 1)
    (normal_p, svd_p), (normal_n, svd_n) = by_p[:, :, None], by_n
    each = np.zeros(seconds.shape[1:], dtype=int)
    return say.among(each, ["slopes"], normal_p=normal_p, svd_p=svd_p, normal_n=normal_n, svd_n=svd_n)
