"""What the normal equation costs, timed on the reader's machine; and solving it against inverting XᵀX."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from lecture_lib.figures import look, numbers, stopwatch
from lecture_lib.figures.look import COLORS, MARKERS
from lecture_lib.figures.stopwatch import Times, fastest_seconds, seconds_in_words, slope
from lecture_lib.live import LiveFigure
from lecture_lib.words import words_of

say = words_of(__file__)

ROWS, FEATURES = (1_000, 2_000, 4_000, 8_000), (50, 100, 200, 400, 800)
STEEP_FROM = 2  # the slope against p is fitted from this size on: below, it is the calls that take the time
DEGREES = np.arange(2, 8)  # of the polynomials on which digits are counted
PLACES = 16.0  # correct digits that a double can have
PARTS = {  # colour, line, marker; building is common to both ways of solving
    "build": ("ink", "-", "o"),
    "solve": ("normal_equation", *MARKERS["normal_equation"]),
    "invert": ("inverse", *MARKERS["inverse"]),
}


def measure(rows=ROWS, features=FEATURES, seed: int = 0) -> Iterator[np.ndarray]:
    """Time both halves of the normal equation, and the inverse, on Gaussian data of every size, on one core.

    Yields the seconds, (rounds, parts, rows, features), as they fill up; to solve takes no time that depends on n.
    """
    rng = np.random.default_rng(seed)
    whole, y = rng.standard_normal((max(rows), max(features))), rng.standard_normal(max(rows))

    def one_round():
        for j, p in enumerate(features):
            for i, n in enumerate(rows):
                X = np.ascontiguousarray(whole[:n, :p])
                yield (0, i, j), fastest_seconds(build, X, y[:n], fewest=1)
            equation = build(X, y[:n])
            for part, solver in ((1, np.linalg.solve), (2, by_inverse)):
                yield (part, slice(None), j), fastest_seconds(solver, *equation, fewest=1)

    for solver in (np.linalg.solve, by_inverse):  # warm up
        solver(*build(whole[:9, :2], y[:9]))
    return stopwatch.in_rounds(one_round, (len(PARTS), len(rows), len(features)))


def build(X, y) -> tuple:
    """XᵀX and Xᵀy."""
    return X.T @ X, X.T @ y


def by_inverse(gram, moment) -> np.ndarray:
    """What one should not do: form the inverse of XᵀX and multiply by it."""
    return np.linalg.inv(gram) @ moment


def digits(degree: int) -> tuple[float, float]:
    """Correct digits of a polynomial's coefficients, all 1, fitted to exact data: by solving, by the inverse."""
    X = np.vander(np.arange(21.0), degree + 1, increasing=True)  # whole numbers: X and y are exact
    gram, moment = build(X, X.sum(1))
    found = np.linalg.solve(gram, moment), by_inverse(gram, moment)
    with np.errstate(divide="ignore"):
        return tuple(float(np.clip(-np.log10(np.abs(w - 1).max()), 0, PLACES)) for w in found)


@look.styled
def draw_cost(seconds, calm) -> tuple:
    """Scenery: time against p, time against n, correct digits against the degree; returns the figure and two panels."""
    fig, slots = look.figure(3)
    methods = {say(part): style for part, style in PARTS.items()}
    panels = stopwatch.draw_panels(slots[:2], ROWS, FEATURES, seconds, calm, methods)
    _draw_digits(fig.add_subplot(slots[2]))
    return fig, panels


def _draw_digits(ax) -> None:
    ax.set(xlim=DEGREES[[0, -1]] + (-0.4, 0.4), ylim=(-0.5, 17.5), xlabel=say("degree"), ylabel=say("digits"))
    ax.set_title(say("digits_title"))
    look.ticks(ax.xaxis, DEGREES)
    look.ticks(ax.yaxis, range(0, 17, 4))
    counted = np.array([digits(degree) for degree in DEGREES])
    for part, correct in zip(("solve", "invert"), counted.T, strict=True):
        color, dashes, marker = PARTS[part]
        look.whole(ax.plot(DEGREES, correct, dashes, color=COLORS[color], lw=1.8, marker=marker, ms=5)[0])
    look.key(ax, [(say(part), COLORS[PARTS[part][0]], PARTS[part][1]) for part in ("solve", "invert")], left=0.45)


def explore_cost() -> LiveFigure:
    """The two halves of the normal equation, timed on this machine within a few seconds, and the inverse beside."""
    stages = stopwatch.FEWEST * len(FEATURES) * (len(ROWS) + 2)
    return show_costs(stopwatch.settled(stopwatch.with_progress(measure(), stages)))


def show_costs(times: Times) -> LiveFigure:
    """The live figure of measured times: per number of rows and of features."""
    calm = stopwatch.quiet("least_squares.cost")
    fig, panels = draw_cost(times.seconds, calm)
    controls = stopwatch.size_controls(ROWS, FEATURES, start=(len(ROWS) - 1, 2))
    live = LiveFigure(fig, name="cost", alt=say("alt"), controls=controls, words=look.words())
    for part in range(len(PARTS)):
        stopwatch.vary_panels(live, panels, part, times.seconds[part], calm[part])
    live.readout(say.template("readout"), **_fields(times, live))
    built = [artists[0] for panel in panels for artists in (panel.lines, panel.marks, panel.faint)]
    return live.predict(**say.question(), hides=built)


def _fields(times: Times, live: LiveFigure) -> dict:
    """What the readout says: strings, and the controls they go over."""
    build, solve, invert = np.vectorize(seconds_in_words)(times.seconds)
    return {
        "n": (live.controls["rows"].options, ("rows",)), "p": (live.controls["features"].options, ("features",)),
        "build": (build, ("rows", "features")),
        "solve": (solve[0], ("features",)), "invert": (invert[0], ("features",)),
        "slopes": (stopwatch.if_steady(times.spread, slopes(times.seconds)), ("rows", "features")),
    }  # fmt: skip


def slopes(seconds) -> np.ndarray:
    """What is said of the three slopes at every size."""
    build, solve, _ = seconds
    against_p = numbers.decimals([slope(FEATURES[STEEP_FROM:], row[STEEP_FROM:]) for row in build], 1)
    against_n = numbers.decimals([slope(ROWS, column) for column in build.T], 1)
    cubic = numbers.decimals(slope(FEATURES[STEEP_FROM:], solve[0, STEEP_FROM:]), 1)
    said = [[say("slopes", over_n=n, over_p=p, cubic=cubic) for n in against_n] for p in against_p]
    return np.array(said)
