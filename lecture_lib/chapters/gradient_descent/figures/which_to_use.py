"""Which to use: the normal equation against gradient descent, timed on the reader's machine."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np

from lecture_lib.figures import look, numbers, stopwatch
from lecture_lib.figures.look import MARKERS
from lecture_lib.figures.stopwatch import Times, fastest_seconds, seconds_in_words
from lecture_lib.live import Choice, LiveFigure
from lecture_lib.words import words_of

say = words_of(__file__)

ROWS, FEATURES = (2_500, 5_000, 10_000), (10, 30, 100, 300, 800)
ACCURACY = 1e-6  # relative error of the coefficients that gradient descent is stopped at
TIMED_STEPS = 10  # of gradient descent, on the clock; the time of one is a tenth of theirs
NAME = "gradient_descent.which_to_use"  # of its question, and of its times on the quiet machine
CONDITIONS = (None, 10, 100)  # condition number of XᵀX; None: as the random data have it


def measure(rows=ROWS, features=FEATURES, seed: int = 0) -> Iterator[np.ndarray]:
    """Time the normal equation and one step of gradient descent on Gaussian data of every size, on one core.

    Yields the seconds, (rounds, methods, rows, features), as they fill up. The normal equation's time includes forming
    XᵀX. Gradient descent works on X itself.
    """
    whole, noise, w = gaussian(max(rows), max(features), seed)

    def one_round():
        for i, j in np.ndindex(len(rows), len(features)):
            n, p = rows[i], features[j]
            X = np.ascontiguousarray(whole[:n, :p])
            y = X @ w[:p] + noise[:n]
            yield (0, i, j), fastest_seconds(solve_normal_equation, X, y, fewest=1)
            lr = descent_rate(n, p)
            yield (1, i, j), fastest_seconds(descend, X, y, lr, TIMED_STEPS, fewest=1) / TIMED_STEPS

    for solver in (solve_normal_equation, lambda X, y: descend(X, y, 0.0, 1)):  # warm up
        solver(whole[:9, :2], noise[:9])
    return stopwatch.in_rounds(one_round, (2, len(rows), len(features)))


def gaussian(n: int, p: int, seed: int) -> tuple:
    """Uncorrelated features, noise and coefficients."""
    rng = np.random.default_rng(seed)
    return rng.standard_normal((n, p)), rng.standard_normal(n), rng.standard_normal(p)


def solve_normal_equation(X, y) -> np.ndarray:
    """Solve XᵀXw = Xᵀy."""
    return np.linalg.solve(X.T @ X, X.T @ y)


def descend(X, y, lr: float, steps: int) -> np.ndarray:
    """Take so many steps w ← w − lr·2Xᵀ(Xw − y) from 0; no XᵀX is formed."""
    w = np.zeros(X.shape[1])
    for _ in range(steps):
        w -= lr * 2 * (X.T @ (X @ w - y))
    return w


def descent_rate(n: int, p: int) -> float:
    """A good learning rate, which uncorrelated data give away.

    The eigenvalues of XᵀX lie near n(1 ± √(p/n))², so 2/(λmin + λmax) of the Hessian is 1/(2(n + p)).
    """
    return 1 / (2 * (n + p))


def descent_steps(X, y, lr: float) -> int:
    """Number of steps from 0 to a relative error of the coefficients of at most `ACCURACY`."""
    gram = X.T @ X
    error = np.linalg.solve(gram, X.T @ y)
    goal, steps = ACCURACY * np.linalg.norm(error), 0
    while np.linalg.norm(error) > goal:
        error -= lr * 2 * (gram @ error)
        steps += 1
    return steps


def steps_at(condition: float) -> int:
    """Most steps that the best learning rate needs: each leaves at most (κ − 1)/(κ + 1) of the error."""
    return int(np.ceil(np.log(ACCURACY) / np.log((condition - 1) / (condition + 1))))


@cache
def all_steps(rows=ROWS, features=FEATURES, seed: int = 0) -> np.ndarray:
    """Steps of gradient descent at every condition number and size, (conditions, rows, features)."""
    whole, noise, w = gaussian(max(rows), max(features), seed)
    steps = np.empty((len(CONDITIONS), len(rows), len(features)), dtype=int)
    for i, j in np.ndindex(steps.shape[1:]):
        X, lr = whole[: rows[i], : features[j]], descent_rate(rows[i], features[j])
        with stopwatch.one_thread():
            found = descent_steps(X, X @ w[: features[j]] + noise[: rows[i]], lr)
        steps[:, i, j] = [steps_at(condition) if condition else found for condition in CONDITIONS]
    return steps


def winner(normal: float, descent: float) -> str:
    """Say which method takes less time, and how many times less; within 10% they are equal."""
    times = max(normal, descent) / min(normal, descent)
    if times < 1.1:
        return say("equally_fast")
    return say("normal_wins" if normal < descent else "descent_wins", times=numbers.rounded(times))


@look.styled
def draw_which(whole_times, calm) -> tuple:
    """Scenery: time against the number of features, and of rows; returns the figure and its two panels."""
    fig, slots = look.figure(2)
    methods = {
        stopwatch.say("normal_equation"): ("normal_equation", *MARKERS["normal_equation"]),
        say("descent"): ("path", *MARKERS["path"]),
    }
    return fig, stopwatch.draw_panels(slots, ROWS, FEATURES, whole_times, calm, methods)


def explore_which_to_use() -> LiveFigure:
    """Normal equation against gradient descent to the same accuracy, timed on this machine: a few seconds."""
    stages = stopwatch.FEWEST * 2 * len(ROWS) * len(FEATURES)
    return show_timings(stopwatch.settled(stopwatch.with_progress(measure(), stages)), all_steps())


def show_timings(times: Times, steps) -> LiveFigure:
    """The live figure of measured times, one position per number of rows, of features, and condition number."""
    here, calm = (whole_times(seconds, steps) for seconds in (times.seconds, stopwatch.quiet(NAME)))
    fig, panels = draw_which(here, calm)
    live = LiveFigure(fig, name="which_to_use", alt=say("alt"), controls=_controls(), words=look.words())
    stopwatch.vary_panels(live, panels, 0, here[0, 0], calm[0, 0])
    stopwatch.vary_panels(live, panels, 1, here[1], calm[1], over=("condition",))
    live.readout(say.template("readout"), **_fields(times, here, steps, live))
    descent = [artists[1] for panel in panels for artists in (panel.lines, panel.marks, panel.faint)]
    return live.predict(**say.question(), hides=descent)


def whole_times(seconds, steps) -> np.ndarray:
    """Time of both methods at every condition number, (methods, conditions, rows, features)."""
    normal, step = seconds
    return np.stack([np.broadcast_to(normal, steps.shape), step * steps])


def _controls() -> list:
    named = [say("uncorrelated"), *(f"κ = {condition}" for condition in CONDITIONS[1:])]
    start = len(ROWS) - 1, len(FEATURES) - 2
    return [*stopwatch.size_controls(ROWS, FEATURES, start), Choice("condition", say("condition"), named, start=0)]


def _fields(times: Times, here, steps, live: LiveFigure) -> dict:
    """What the readout says at each size: strings, and the controls they go over."""
    in_words, everywhere = np.vectorize(seconds_in_words), ("condition", "rows", "features")
    winners = np.vectorize(winner)(*here)
    kinds = np.array(["steps_found", *["steps_most"] * (len(CONDITIONS) - 1)])[:, None, None]
    walked = np.vectorize(lambda kind, k: say(kind, k=numbers.decimals(k)))(kinds, steps)
    return {
        "n": (live.controls["rows"].options, ("rows",)), "p": (live.controls["features"].options, ("features",)),
        "normal": (in_words(times.seconds[0]), ("rows", "features")),
        "step": (in_words(times.seconds[1]), ("rows", "features")),
        "steps": (walked, everywhere), "descent": (in_words(here[1]), everywhere),
        "winner": (stopwatch.if_steady(times.spread, winners), everywhere),
    }  # fmt: skip
