"""Which to use: a map of where the normal equation and where gradient descent is faster, timed on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np

from lecture_lib.figures import look, numbers, stopwatch
from lecture_lib.figures.look import MARKERS
from lecture_lib.figures.stage import Stage
from lecture_lib.figures.stopwatch import Lane, Times, fastest_seconds, seconds_in_words
from lecture_lib.live import Choice, LiveFigure
from lecture_lib.words import words_of

say = words_of(__file__)

ROWS, FEATURES = (2_500, 5_000, 10_000), (10, 30, 100, 300, 800)
ACCURACY = 1e-6  # relative error of the coefficients that gradient descent is stopped at
TIMED_STEPS = 10  # of gradient descent, on the clock; the time of one is a tenth of theirs
NAME = "gradient_descent.which_to_use"  # of its question, and of its times on the quiet machine
EQUAL = 1.1  # times of up to this ratio are called equal
BUDGET = 60_000  # bytes, frames and scene
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


def explore_which_to_use() -> LiveFigure:
    """Normal equation against gradient descent to the same accuracy, timed on this machine: a few seconds."""
    stages = stopwatch.FEWEST * 2 * len(ROWS) * len(FEATURES)
    return show_timings(stopwatch.settled(stopwatch.with_progress(measure(), stages)), all_steps())


@look.styled
def show_timings(times: Times, steps) -> LiveFigure:
    """The live figure of measured times, one position per number of rows, of features, and condition number."""
    (normal, step), (calm_normal, calm_step) = times.seconds, stopwatch.quiet(NAME)
    over, descent = ("condition", "rows", "features"), step * steps
    stage = Stage(say, _controls(), panels=2)
    outcome = _draw_map(stage, normal, descent)
    always, always_calm = (np.broadcast_to(seconds, descent.shape) for seconds in (normal, calm_normal))
    lanes = [Lane(say("normal_equation"), [("normal_equation", always)], always_calm),
             Lane(say("descent"), [("path", descent)], calm_step * steps)]  # fmt: skip
    outcome += stopwatch.race(stage, say("race"), lanes, over, room=1.5)
    stage.tell("rows", n=numbers.decimals(ROWS)).tell("features", p=numbers.decimals(FEATURES))
    winners = stopwatch.if_steady(times.spread, winner(normal, descent))
    stage.tell(over, steps=steps_in_words(steps), winner=winners).tell(over[1:], step=seconds_in_words(step))
    return stage.finish(outcome, note=stopwatch.note(), to=stopwatch.AT_END)


def _draw_map(stage: Stage, normal, descent) -> list:
    """Every size as a cell in the colour of the faster method, with its lead; returns what tells the outcome."""
    places = {"xticks": dict(enumerate(numbers.decimals(FEATURES))), "yticks": dict(enumerate(numbers.decimals(ROWS)))}
    panel = stage.panel(say("map"), x=stopwatch.say("features"), y=stopwatch.say("rows"), **places,
                        xlim=(-0.5, len(FEATURES) - 0.5), ylim=(-0.5, len(ROWS) - 0.5))  # fmt: skip
    won, lead = faster(normal, descent), numbers.rounded(np.maximum(descent / normal, normal / descent))
    panel.area("line", cells(np.ones((1, *won.shape[1:]), dtype=bool))[0], fill=False, lw=0.8)
    drawn = []
    for k, meaning in ((1, "normal_equation"), (2, "path")):
        marker = MARKERS[meaning][1]
        drawn.append(panel.area(meaning, cells(won == k), "condition", alpha=0.25, lw=0))
        drawn.append(panel.dots(meaning, middles(won == k), "condition", marker=marker, s=24))
    for i, j in np.ndindex(won.shape[1:]):
        drawn.append(panel.ax.text(j, i + 0.2, "", ha="center", va="bottom", size=9.5))
        panel.vary(drawn[-1], say.among(won[:, i, j] > 0, ["equal", "times"], times=lead[:, i, j]), "condition")
    here = np.array([[[(j, i)] for j in range(len(FEATURES))] for i in range(len(ROWS))], dtype=float)
    ring = panel.vary(panel.ring("ink", (0, 0), s=170, fc="none"), here, ("rows", "features"))
    moves = {"rows": (1, np.arange(len(ROWS))), "features": (0, np.arange(len(FEATURES)))}
    stage.live.draggable(ring, label=say("drag"), moves=moves)
    return drawn


def faster(normal, descent) -> np.ndarray:
    """Which method takes less time: 1 the normal equation, 2 gradient descent, 0 neither by more than 10%."""
    ratio = np.asarray(descent) / normal
    return np.where(np.maximum(ratio, 1 / ratio) < EQUAL, 0, np.where(ratio > 1, 1, 2))


def cells(chosen) -> np.ndarray:
    """Outlines of the chosen cells, (conditions, m, 2), one after the other with NaN between and for all others."""
    square = np.array([[-0.5, -0.5], [0.5, -0.5], [0.5, 0.5], [-0.5, 0.5], [-0.5, -0.5], [np.nan, np.nan]]) * 0.96
    outlines = middles(chosen)[:, :, None] + square
    return outlines.reshape(len(chosen), -1, 2)


def middles(chosen) -> np.ndarray:
    """The middles of the chosen cells, (conditions, rows · features, 2), NaN for all others."""
    i, j = np.indices(chosen.shape[1:])
    return np.where(chosen[..., None], np.stack([j, i], axis=-1), np.nan).reshape(len(chosen), -1, 2)


def steps_in_words(steps) -> np.ndarray:
    """How many steps, found on the random data or the most that a condition number asks for."""
    most = np.arange(len(CONDITIONS))[:, None, None] > 0
    return say.among(np.broadcast_to(most, steps.shape) * 1, ("steps_found", "steps_most"), k=numbers.decimals(steps))


def winner(normal, descent) -> np.ndarray:
    """Which method takes less time, and how many times less."""
    times = numbers.rounded(np.maximum(np.divide(descent, normal), np.divide(normal, descent)))
    return say.among(faster(normal, descent), ("equally_fast", "normal_wins", "descent_wins"), times=times)


def _controls() -> list:
    named = [say("uncorrelated"), *(f"κ = {condition}" for condition in CONDITIONS[1:])]
    start = len(ROWS) - 2, len(FEATURES) - 2
    condition = Choice("condition", say("condition"), named, start=0)
    return [condition, *stopwatch.size_controls(ROWS, FEATURES, start), stopwatch.clock()]
