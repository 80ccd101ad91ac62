"""What the normal equation, QR and the SVD cost, timed on the reader's machine."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from lecture_lib.figures import look, numbers, stopwatch
from lecture_lib.figures.look import COLORS, MARKERS
from lecture_lib.figures.stopwatch import Times, fastest_seconds, seconds_in_words, slope
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


@look.styled
def draw_cost(seconds, calm) -> tuple:
    """Scenery: time against p, time against n; returns the figure, its panels, and what guides the eye in the first."""
    fig, slots = look.figure(2)
    names = stopwatch.say("normal_equation"), say("by_qr"), say("by_svd")
    methods = {words: (name, *MARKERS[name]) for words, name in zip(names, SOLVERS, strict=True)}
    panels = stopwatch.draw_panels(slots, ROWS, FEATURES, seconds, calm, methods, room=5)
    guides = [_draw_guide(panel, power) for panel, power in zip(panels, (2, 1), strict=True)]
    return fig, panels, guides[0]


def _draw_guide(panel, power: int) -> list:
    """A thin line of the slope that the theory predicts, below all curves, and its name."""
    ax, last = panel.lines[0].axes, panel.sizes[-1]
    ends = np.array([last / 2, last * 1.0])
    heights = ax.get_ylim()[0] * 1.5 * (ends / ends[0]) ** power
    (line,) = ax.plot(ends, heights, color=COLORS["soft"], lw=1)
    words = say("guide_p" if power == 2 else "guide_n")
    return [line, ax.text(ends[0] / 1.1, heights[0], words, color=COLORS["soft"], ha="right")]


def explore_cost() -> LiveFigure:
    """Normal equation, QR and SVD timed on this machine: a few seconds."""
    stages = stopwatch.FEWEST * len(SOLVERS) * len(ROWS) * len(FEATURES)
    return show_cost(stopwatch.settled(stopwatch.with_progress(measure(), stages)))


def show_cost(times: Times) -> LiveFigure:
    """The live figure of measured times, one position per number of rows and of features."""
    seconds, calm = times.seconds, stopwatch.quiet("svd_ols.cost")
    fig, panels, guide = draw_cost(seconds, calm)
    controls = stopwatch.size_controls(ROWS, FEATURES, start=(len(ROWS) - 1, len(FEATURES) - 1))
    live = LiveFigure(fig, name="cost", alt=say("alt"), controls=controls, words=look.words())
    for method in range(len(SOLVERS)):
        stopwatch.vary_panels(live, panels, method, seconds[method], calm[method])
    live.readout(say.template("readout"), **_fields(times, live))
    against_p = panels[0]
    growth = [*against_p.lines, *against_p.marks, *against_p.faint, *guide]
    return live.predict(**say.question(), hides=growth)


def _fields(times: Times, live: LiveFigure) -> dict:
    """What the readout says: strings, and the controls they go over."""
    normal, qr, svd = np.vectorize(seconds_in_words)(times.seconds)
    both = ("rows", "features")
    ratios = [numbers.rounded(times.seconds[k] / times.seconds[0]) for k in (1, 2)]
    return {
        "n": (live.controls["rows"].options, ("rows",)), "p": (live.controls["features"].options, ("features",)),
        "normal": (normal, both), "qr": (qr, both), "svd": (svd, both), "qr_times": (ratios[0], both),
        "svd_times": (ratios[1], both), "slopes": (stopwatch.if_steady(times.spread, slopes(times.seconds)), both),
    }  # fmt: skip


def slopes(seconds) -> np.ndarray:
    """What is said of the slopes at every size: of the normal equation and of the SVD, against p and against n."""
    steep = FEATURES[STEEP_FROM:]
    by_p = numbers.decimals([[slope(steep, row[STEEP_FROM:]) for row in seconds[k]] for k in (0, 2)], 1)
    by_n = numbers.decimals([[slope(ROWS, column) for column in seconds[k].T] for k in (0, 2)], 1)
    return np.array(
        [
            [say("slopes", normal_p=by_p[0, i], svd_p=by_p[1, i], normal_n=by_n[0, j], svd_n=by_n[1, j])
             for j in range(len(FEATURES))] for i in range(len(ROWS))
        ]
    )  # fmt: skip
