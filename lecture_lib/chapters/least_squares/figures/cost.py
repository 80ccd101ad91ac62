"""What the normal equation costs: solving it against inverting XᵀX, in a race, as work to scale, and in digits."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from lecture_lib.figures import look, numbers, stopwatch
from lecture_lib.figures.look import COLORS, MARKERS
from lecture_lib.figures.stage import Stage
from lecture_lib.figures.stopwatch import Lane, Times, fastest_seconds, seconds_in_words
from lecture_lib.live import LiveFigure
from lecture_lib.words import words_of

say = words_of(__file__)

ROWS, FEATURES = (1_000, 2_000, 4_000, 8_000), (50, 100, 200, 400, 800)
DEGREES = np.arange(2, 8)  # of the polynomials on which digits are counted
PLACES = 16.0  # correct digits that a double can have
WAYS = {"solving": "normal_equation", "inverting": "inverse"}  # after XᵀX is built; the colour of each
INTO = np.array([0.75, 0.66])  # where the depth of a block goes on paper
BUDGET = 90_000  # bytes, frames and scene


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
    return stopwatch.in_rounds(one_round, (1 + len(WAYS), len(rows), len(features)))


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
    """The live figure of measured times: the race, the work to scale, and correct digits against the degree."""
    build, solve, invert = times.seconds
    calm = stopwatch.quiet("least_squares.cost")
    looks = zip(WAYS.items(), (solve, invert), calm[1:], strict=True)
    lanes = [Lane(say(way), [("ink", build), (color, rest)], calm[0] + behind) for (way, color), rest, behind in looks]
    controls = [*stopwatch.size_controls(ROWS, FEATURES, start=(len(ROWS) - 1, 2)), stopwatch.clock()]
    stage = Stage(say, controls, panels=3)
    outcome = stopwatch.race(stage, say("title"), lanes, ("rows", "features"))
    outcome += _draw_work(stage)
    _draw_digits(stage)
    stage.tell("rows", n=numbers.decimals(ROWS)).tell("features", p=numbers.decimals(FEATURES))
    told = dict(zip(("build", "solve", "invert"), seconds_in_words(times.seconds), strict=True))
    stage.tell(("rows", "features"), growth=stopwatch.if_steady(times.spread, growth(build, solve)), **told)
    return stage.finish(outcome, note=stopwatch.note(), to=stopwatch.AT_END)


def _draw_work(stage: Stage) -> list:
    """XᵀX's n·p·p as a beam, to scale, and p·p·p as its first piece; returns what is drawn."""
    reach = ROWS[-1] * INTO + FEATURES[-1]
    panel = stage.panel(say("work"), xlim=(-400, reach[0] + 400), ylim=(-400, reach[1] + 400), xticks=[], yticks=[])
    sizes, both = np.array([[(n, p) for p in FEATURES] for n in ROWS], dtype=float), ("rows", "features")
    n, p = sizes[..., 0], sizes[..., 1]
    drawn = [panel.area("ink", block(p, n), both, alpha=0.25, lw=0.8),
             panel.area("normal_equation", block(p, p), both, alpha=0.75, lw=0.8)]  # fmt: skip
    for words, meaning, height, count in (("beam", "ink", 0.94, n * p**2), ("cube", "normal_equation", 0.85, p**3)):
        text = panel.ax.text(0.04, height, "", color=COLORS[meaning], transform=panel.ax.transAxes)
        said = say.among(np.zeros(n.shape, dtype=int), [words], count=numbers.large(count))
        drawn.append(panel.vary(text, said, both))
    return drawn


def block(side, depth) -> np.ndarray:
    """The faces in sight, (…, 17, 2), of a block with a square front: front, top and right side, seen from the left."""
    side, into = np.asarray(side)[..., None], np.asarray(depth)[..., None] * INTO
    corners = [side * np.array(corner) for corner in ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))]
    low, right, high, left = corners
    faces = [[low, right, high, left, low], [left, high, high + into, left + into, left],
             [right, right + into, high + into, high, right]]  # fmt: skip
    gap = np.full(low.shape, np.nan)
    return np.stack([point for face in faces for point in (*face, gap)][:-1], axis=-2)


def _draw_digits(stage: Stage) -> None:
    ends = DEGREES[[0, -1]] + (-0.4, 0.4)
    panel = stage.panel(say("digits_title"), x=say("degree"), y=say("digits"), xlim=ends, ylim=(-0.5, 17.5),
                        xticks=DEGREES, yticks=range(0, 17, 4))  # fmt: skip
    counted = np.array([digits(degree) for degree in DEGREES])
    for (way, meaning), correct in zip(WAYS.items(), counted.T, strict=True):
        dashes, marker = MARKERS[meaning]
        style = {"color": COLORS[meaning], "lw": 1.8, "marker": marker, "ms": 5}
        look.whole(panel.ax.plot(DEGREES, correct, dashes, **style)[0])
        panel.key(say(way), meaning, dashes, left=0.22)


def growth(build, solve) -> np.ndarray:
    """What is said of twice the rows and twice the features, at every size."""
    rows, features = (numbers.decimals(stopwatch.doubled(build, *along), 1) for along in ((ROWS, 0), (FEATURES, 1)))
    cubic = numbers.decimals(stopwatch.doubled(solve, FEATURES, 1), 1)
    return say.among(np.zeros(build.shape, dtype=int), ["growth"], n_times=rows, p_times=features, cubic=cubic)
