"""What the normal equation costs, timed on the reader's machine; and solving it against inverting XᵀX."""

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

ROWS, FEATURES = (1_000, 2_000, 4_000, 8_000), (50, 100, 200, 400, 800)
STEEP_FROM = 2  # the slope against p is fitted from this size on: below, it is the calls that take the time
DEGREES = np.arange(2, 8)  # of the polynomials on which digits are counted
PLACES = 16.0  # correct digits that a double can have
PARTS = (  # to build, to solve, to invert: colour, line, marker; building is common to both ways of solving
    ("ink", "-", "o"),
    ("normal_equation", *MARKERS["normal_equation"]),
    ("inverse", *MARKERS["inverse"]),
)
BUDGET = 20_000  # bytes, frames and scene


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


def explore_cost() -> LiveFigure:
    """The two halves of the normal equation, timed on this machine within a few seconds, and the inverse beside."""
    stages = stopwatch.FEWEST * len(FEATURES) * (len(ROWS) + 2)
    return show_costs(stopwatch.settled(stopwatch.with_progress(measure(), stages)))


@look.styled
def show_costs(times: Times) -> LiveFigure:
    """The live figure of measured times: against p, against n, and correct digits against the degree."""
    calm = stopwatch.quiet("least_squares.cost")
    names = say("build"), say("solve"), say("invert")
    methods = [Method(*each) for each in zip(names, *zip(*PARTS, strict=True), times.seconds, calm, strict=True)]
    stage = Stage(say, stopwatch.size_controls(ROWS, FEATURES, start=(len(ROWS) - 1, 2)), panels=3)
    panels = stopwatch.panels(stage, ROWS, FEATURES, methods)
    _draw_digits(stage, names[1:])
    build, solve, invert = seconds_in_words(times.seconds)
    stage.tell("rows", n=numbers.decimals(ROWS))
    stage.tell("features", p=numbers.decimals(FEATURES), solve=solve[0], invert=invert[0])
    said = stopwatch.if_steady(times.spread, slopes(times.seconds))
    stage.tell(("rows", "features"), build=build, slopes=said)
    answer = [artist for _, drawn in panels for artist in drawn[0]]
    return stage.finish(answer, note=stopwatch.note())


def _draw_digits(stage: Stage, names) -> None:
    ends = DEGREES[[0, -1]] + (-0.4, 0.4)
    panel = stage.panel(say("digits_title"), x=say("degree"), y=say("digits"), xlim=ends, ylim=(-0.5, 17.5),
                        xticks=DEGREES, yticks=range(0, 17, 4))  # fmt: skip
    counted = np.array([digits(degree) for degree in DEGREES])
    for (color, dashes, marker), correct, words in zip(PARTS[1:], counted.T, names, strict=True):
        style = {"color": COLORS[color], "lw": 1.8, "marker": marker, "ms": 5}
        look.whole(panel.ax.plot(DEGREES, correct, dashes, **style)[0])
        panel.key(words, color, dashes, left=0.45)


def slopes(seconds) -> np.ndarray:
    """What is said of the three slopes at every size."""
    build, solve, _ = seconds
    against_p = numbers.decimals([slope(FEATURES[STEEP_FROM:], row[STEEP_FROM:]) for row in build], 1)
    against_n = numbers.decimals([slope(ROWS, column) for column in build.T], 1)
    cubic = numbers.decimals(slope(FEATURES[STEEP_FROM:], solve[0, STEEP_FROM:]), 1)
    each = np.zeros(build.shape, dtype=int)
    return say.among(each, ["slopes"], over_n=against_n, over_p=against_p[:, None], cubic=cubic)
