"""What the normal equation costs, timed on the reader's machine; and solving it against inverting XᵀX."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from lecture_lib import text
from lecture_lib.explorers import look, numbers
from lecture_lib.explorers.look import COLORS
from lecture_lib.explorers.timing import curves, fastest_seconds, seconds_in_words, with_progress
from lecture_lib.live import Choice, LiveFigure
from lecture_lib.text.least_squares import say, template
from lecture_lib.text.study import prediction

ROWS, FEATURES = (1_000, 2_000, 4_000, 8_000), (50, 100, 200, 400, 800)
STEEP_FROM = 2  # the slope against p is fitted from this size on: below, it is the calls that take the time
DEGREES = np.arange(2, 8)  # of the polynomials on which digits are counted
BELOW_NAMES = 0.7  # share of the height that the curves take; above it stand their names
PLACES = 16.0  # correct digits that a double can have
PARTS = (("build", "error", "o", "-"), ("solve", "prediction", "s", "-"), ("invert", "path", "^", ":"))


class Timings(NamedTuple):
    """Seconds: to build XᵀX and Xᵀy, of shape (n_rows, n_features); to solve and by the inverse, (n_features,)."""

    build: np.ndarray
    solve: np.ndarray
    invert: np.ndarray


def measure(rows=ROWS, features=FEATURES, seed: int = 0) -> Iterator[Timings]:
    """Time both halves of the normal equation on Gaussian data of every size, on one core, as they fill up."""
    from threadpoolctl import threadpool_limits

    rng = np.random.default_rng(seed)
    whole, y = rng.standard_normal((max(rows), max(features))), rng.standard_normal(max(rows))
    timings = Timings(np.full((len(rows), len(features)), np.nan), *np.full((2, len(features)), np.nan))
    for j, p in enumerate(features):
        with threadpool_limits(1):
            for i, n in enumerate(rows):
                X = np.ascontiguousarray(whole[:n, :p])
                timings.build[i, j] = fastest_seconds(build, X, y[:n])
            gram, moment = build(X, y[:n])
            timings.solve[j] = fastest_seconds(np.linalg.solve, gram, moment)
            timings.invert[j] = fastest_seconds(by_inverse, gram, moment)
        yield timings


def build(X, y) -> tuple:
    """XᵀX and Xᵀy."""
    return X.T @ X, X.T @ y


def by_inverse(gram, moment) -> np.ndarray:
    """What one should not do: form the inverse of XᵀX and multiply by it."""
    return np.linalg.inv(gram) @ moment


def slope(sizes, times) -> float:
    """Slope of a straight line through log time against log size: the power with which the time grows."""
    return float(np.polyfit(np.log(sizes), np.log(times), 1)[0])


def digits(degree: int) -> tuple[float, float]:
    """Correct digits of a polynomial's coefficients, all 1, fitted to exact data: by solving, by the inverse."""
    X = np.vander(np.arange(21.0), degree + 1, increasing=True)  # whole numbers: X and y are exact
    gram, moment = build(X, X.sum(1))
    found = np.linalg.solve(gram, moment), by_inverse(gram, moment)
    with np.errstate(divide="ignore"):
        return tuple(float(np.clip(-np.log10(np.abs(w - 1).max()), 0, PLACES)) for w in found)


class CostPicture(NamedTuple):
    """The figure of `explore_cost`; per panel of times the lines and the marks, and the marks of the digits."""

    fig: object
    lines: list  # [panel][part]
    marks: list
    digit_marks: list


@look.styled
def draw_cost(timings: Timings) -> CostPicture:
    """Scenery of the three panels: time against p, time against n, digits against the degree."""
    fig, (left, middle, right) = look.figure(3)
    every = np.concatenate([part.ravel() for part in timings]) * 1e3
    low = np.nanmin(every) / 2
    high = low * (np.nanmax(every) / low) ** (1 / BELOW_NAMES)
    drawn = []
    for slot, sizes, name in ((left, FEATURES, "features"), (middle, ROWS, "samples")):
        ax = fig.add_subplot(slot)
        ax.set(xscale="log", yscale="log", xlim=(sizes[0] / 1.3, sizes[-1] * 1.3), ylim=(low, high))
        words = text.say(f"gradient_descent.{name}_axis"), text.say("gradient_descent.milliseconds")
        ax.set(xlabel=words[0], ylabel=words[1], title=text.say(f"gradient_descent.over_{name}"))
        look.ticks(ax.xaxis, sizes)
        look.ticks(ax.yaxis, 10.0 ** np.arange(np.ceil(np.log10(low)), np.log10(high)))
        look.key(ax, [(say(part), COLORS[color], dashes) for part, color, _, dashes in PARTS])
        drawn.append([_draw_part(ax, *part) for part in PARTS])
    lines, marks = ([[pair[k] for pair in panel] for panel in drawn] for k in range(2))
    return CostPicture(fig, lines, marks, _draw_digits(fig.add_subplot(right)))


def _draw_part(ax, _, color: str, marker: str, dashes: str) -> tuple:
    (line,) = ax.plot([], [], dashes, color=COLORS[color], lw=1.8, marker=marker, ms=3.5)
    return line, look.head(ax, COLORS[color], marker=marker, ms=9)


def _draw_digits(ax) -> list:
    counted = np.array([digits(degree) for degree in DEGREES])
    ax.set(xlim=DEGREES[[0, -1]] + (-0.4, 0.4), ylim=(-0.5, 17.5), xlabel=say("degree"), ylabel=say("digits"))
    ax.set_title(say("digits_title"))
    look.ticks(ax.xaxis, DEGREES)
    look.ticks(ax.yaxis, range(0, 17, 4))
    heads = []
    for k, (_, color, marker, dashes) in enumerate(PARTS[1:]):
        ax.plot(DEGREES, counted[:, k], dashes, color=COLORS[color], lw=1.8, marker=marker, ms=3.5)
        heads.append(look.head(ax, COLORS[color], marker=marker, ms=9))
    look.key(ax, [(say(part), COLORS[color], dashes) for part, color, _, dashes in PARTS[1:]])
    return heads


def explore_cost() -> LiveFigure:
    """The two halves of the normal equation, timed on this machine within a few seconds, and the inverse beside."""
    timings = with_progress(measure(), len(FEATURES), text.say("timing.measuring"))
    return show_costs(timings)


def show_costs(timings: Timings) -> LiveFigure:
    """The live figure of measured times: per number of rows, of features, and per degree."""
    picture = draw_cost(timings)
    live = LiveFigure(picture.fig, name="cost", alt=say("cost_alt"), controls=_controls(), words=look.words())
    flat = [np.broadcast_to(part, timings.build.shape) for part in timings]
    for k, times in enumerate(flat):
        against_p, against_n = curves(FEATURES, 1e3 * times), curves(ROWS, 1e3 * times.T)
        live.vary(picture.lines[0][k], against_p, "rows")
        live.vary(picture.marks[0][k], against_p, "rows", at="features")
        live.vary(picture.lines[1][k], against_n, "features")
        live.vary(picture.marks[1][k], against_n, "features", at="rows")
    counted = np.array([digits(degree) for degree in DEGREES])
    for k, mark in enumerate(picture.digit_marks):
        live.vary(mark, np.column_stack([DEGREES, counted[:, k]]), at="degree")
    live.readout(template("cost_readout"), **_fields(timings, counted, live))
    return live.predict(**prediction("least_squares.cost"))


def _controls() -> list:
    rows, features = text.say("gradient_descent.samples"), text.say("gradient_descent.features")
    return [
        Choice("rows", rows, numbers.decimals(ROWS), start=len(ROWS) - 1),
        Choice("features", features, [str(p) for p in FEATURES], start=2),
        Choice("degree", say("degree"), [str(degree) for degree in DEGREES], start=3),
    ]


def _fields(timings: Timings, counted: np.ndarray, live: LiveFigure) -> dict:
    """What the readout says: strings, and the controls they go over."""
    in_words = np.vectorize(seconds_in_words)
    over_p = [slope(FEATURES[STEEP_FROM:], row[STEEP_FROM:]) for row in timings.build]
    over_n = [slope(ROWS, column) for column in timings.build.T]
    cubic = slope(FEATURES[STEEP_FROM:], timings.solve[STEEP_FROM:])
    solved, inverted = counted.T
    return {
        "n": (live.controls["rows"].options, ("rows",)), "p": (live.controls["features"].options, ("features",)),
        "build": (in_words(timings.build), ("rows", "features")), "solve": (in_words(timings.solve), ("features",)),
        "invert": (in_words(timings.invert), ("features",)), "cubic": (numbers.decimals(cubic, 1), ()),
        "over_p": (numbers.decimals(over_p, 1), ("rows",)),
        "over_n": (numbers.decimals(over_n, 1), ("features",)),
        "degree": (live.controls["degree"].options, ("degree",)),
        "solved": (numbers.decimals(solved, 1), ("degree",)),
        "inverted": (numbers.decimals(inverted, 1), ("degree",)),
    }  # fmt: skip
