"""Which to use: the normal equation against gradient descent, timed on the reader's machine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from lecture_lib import text
from lecture_lib.explorers import look, numbers
from lecture_lib.explorers.look import COLORS
from lecture_lib.explorers.timing import curves, fastest_seconds, seconds_in_words, with_progress
from lecture_lib.live import Choice, LiveFigure
from lecture_lib.text.gradient_descent import say, template
from lecture_lib.text.study import prediction

ROWS, FEATURES = (2_500, 5_000, 10_000), (10, 30, 100, 300, 800)
ACCURACY = 1e-6  # relative error of the coefficients that gradient descent is stopped at


class Timings(NamedTuple):
    """Seconds of both methods and steps of gradient descent, each of shape (n_rows, n_features)."""

    normal: np.ndarray
    descent: np.ndarray
    steps: np.ndarray


def measure(rows=ROWS, features=FEATURES, seed: int = 0) -> Iterator[Timings]:
    """Time both methods on Gaussian data of every size, on one core; yields the timings as they fill up.

    The normal equation's clock includes forming XᵀX. Gradient descent works on X itself, and gets a good learning
    rate for free: the eigenvalues of XᵀX lie near n(1 ± √(p/n))², so 2/(λmin + λmax) of the Hessian is 1/(2(n + p)).
    """
    from threadpoolctl import threadpool_limits

    rng = np.random.default_rng(seed)
    whole = rng.standard_normal((max(rows), max(features)))
    noise, w = rng.standard_normal(max(rows)), rng.standard_normal(max(features))
    timings = Timings(*np.full((3, len(rows), len(features)), np.nan))
    for i, j in np.ndindex(len(rows), len(features)):
        X = np.ascontiguousarray(whole[: rows[i], : features[j]])
        y = X @ w[: features[j]] + noise[: rows[i]]
        with threadpool_limits(1):
            lr, steps = descent_plan(X, y)
            timings.normal[i, j] = fastest_seconds(solve_normal_equation, X, y)
            timings.descent[i, j] = fastest_seconds(descend, X, y, lr, steps)
        timings.steps[i, j] = steps
        yield timings


def solve_normal_equation(X, y) -> np.ndarray:
    """Solve XᵀXw = Xᵀy."""
    return np.linalg.solve(X.T @ X, X.T @ y)


def descend(X, y, lr: float, steps: int) -> np.ndarray:
    """Take so many steps w ← w − lr·2Xᵀ(Xw − y) from 0; no XᵀX is formed."""
    w = np.zeros(X.shape[1])
    for _ in range(steps):
        w -= lr * 2 * (X.T @ (X @ w - y))
    return w


def descent_plan(X, y) -> tuple[float, int]:
    """Learning rate, and the number of steps from 0 to a relative error of the coefficients of at most `ACCURACY`."""
    n, p = X.shape
    lr = 1 / (2 * (n + p))
    gram = X.T @ X
    error = np.linalg.solve(gram, X.T @ y)
    goal, steps = ACCURACY * np.linalg.norm(error), 0
    while np.linalg.norm(error) > goal:
        error -= lr * 2 * (gram @ error)
        steps += 1
    return lr, steps


def winner(normal: float, descent: float) -> str:
    """Say which method took less time, and how many times less; within 10% they are equal."""
    times = max(normal, descent) / min(normal, descent)
    if times < 1.1:
        return say("equally_fast")
    return say("normal_wins" if normal < descent else "descent_wins", times=numbers.decimals(times, 1))


class WhichPicture(NamedTuple):
    """The figure of `explore_which_to_use`; per panel the lines and marks of both methods."""

    fig: object
    lines: tuple  # per panel: normal equation, gradient descent
    marks: tuple


@look.styled
def draw_which(timings: Timings) -> WhichPicture:
    """Scenery of the two panels: time against the number of features, and against the number of rows."""
    fig, slots = look.figure(2)
    low, high = np.nanmin(timings[:2]) * 1e3 / 2, np.nanmax(timings[:2]) * 1e3 * 8
    drawn = []
    for slot, sizes, title in zip(slots, (FEATURES, ROWS), ("features", "samples"), strict=True):
        ax = fig.add_subplot(slot)
        ax.set(xscale="log", yscale="log", xlim=(sizes[0] / 1.3, sizes[-1] * 1.3), ylim=(low, high))
        ax.set(xlabel=say(f"{title}_axis"), ylabel=say("milliseconds"), title=say(f"over_{title}"))
        look.ticks(ax.xaxis, sizes)
        look.ticks(ax.yaxis, 10.0 ** np.arange(np.ceil(np.log10(low)), np.log10(high)))
        look.key(ax, [(say("normal_equation"), COLORS["optimum"], "--"), (say("descent"), COLORS["path"], "-")])
        drawn.append(_draw_methods(ax))
    lines, marks = zip(*drawn, strict=True)
    return WhichPicture(fig, lines, marks)


def _draw_methods(ax) -> tuple:
    (normal,) = ax.plot([], [], "--", color=COLORS["optimum"], lw=1.8, marker="D", ms=3.5)
    (descent,) = ax.plot([], [], color=COLORS["path"], lw=1.8, marker="o", ms=3.5)
    marks = look.head(ax, COLORS["optimum"], marker="D", ms=8), look.head(ax, COLORS["path"], ms=9)
    return (normal, descent), marks


def explore_which_to_use() -> LiveFigure:
    """Normal equation against gradient descent to the same accuracy, timed on this machine: a few seconds."""
    timings = with_progress(measure(), len(ROWS) * len(FEATURES), text.say("timing.measuring"))
    return show_timings(timings)


def show_timings(timings: Timings) -> LiveFigure:
    """The live figure of measured times, one position per number of rows and of features."""
    picture = draw_which(timings)
    live = LiveFigure(picture.fig, name="which_to_use", alt=say("which_alt"), controls=_controls(), words=look.words())
    milliseconds = [1000 * timings.normal, 1000 * timings.descent]
    against_p = [curves(FEATURES, times) for times in milliseconds]  # (rows, features, 2)
    against_n = [curves(ROWS, times.T) for times in milliseconds]  # (features, rows, 2)
    for method in range(2):
        live.vary(picture.lines[0][method], against_p[method], "rows")
        live.vary(picture.marks[0][method], against_p[method], "rows", at="features")
        live.vary(picture.lines[1][method], against_n[method], "features")
        live.vary(picture.marks[1][method], against_n[method], "features", at="rows")
    sizes = {"n": (live.controls["rows"].options, ("rows",)), "p": (live.controls["features"].options, ("features",))}
    live.readout(template("which_readout"), **sizes, **_fields(timings))
    return live.predict(**prediction("gradient_descent.which_to_use"))


def _controls() -> list:
    return [
        Choice("rows", say("samples"), numbers.decimals(ROWS), start=len(ROWS) - 1),
        Choice("features", say("features"), [str(p) for p in FEATURES], start=3),
    ]


def _fields(timings: Timings) -> dict:
    """What the readout says at each size: strings, and the controls they go over."""
    in_words = np.vectorize(seconds_in_words)
    said = {
        "normal": in_words(timings.normal),
        "descent": in_words(timings.descent),
        "steps": timings.steps.astype(int),
        "winner": np.vectorize(winner)(timings.normal, timings.descent),
    }
    return {name: (words, ("rows", "features")) for name, words in said.items()}
