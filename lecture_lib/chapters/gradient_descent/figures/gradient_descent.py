"""The learning rate: gradient descent on the penguins, step by step, on four scales of the feature."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.figures import look, numbers
from lecture_lib.figures.answers import answer, ready
from lecture_lib.figures.data import FLIPPER, SCALES, Problem, draw_contours, draw_penguins, draw_start, problem
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Stage
from lecture_lib.live import Answer, Choice, LiveFigure, Mark, Said, Slider, Zone
from lecture_lib.solvers import gram_form, lr_threshold
from lecture_lib.solvers.descent import DIVERGED, _descend
from lecture_lib.solvers.jit import MATRIX, NUMBER, VECTOR, kernel
from lecture_lib.words import words_of

say = words_of(__file__)

BUDGET = 220_000  # bytes, frames and scene
N_STEPS = 60
AT_THRESHOLD = 166  # of 200 positions: the ratios run from 0.01 to 2.5, and this one is exactly 1
RATIOS = 100.0 ** ((np.arange(200) - AT_THRESHOLD) / AT_THRESHOLD)  # learning rate / threshold
NEAR = 1.01  # times the least loss: here descent has converged
STEEP = 5e4  # grams: several times the height of the data panel
OFF_THE_TOP = 1e4  # times the least loss: drawn no higher, which is far above the picture
GHOST = {"lw": 1.2, "alpha": 0.5, "marker": None}  # what is still to come
VERDICTS = (
    "at_minimum", "threshold", "diverges", "diverges_later", "near_from_start", "oscillates", "converges",
    "oscillates_long", "crawls",
)  # fmt: skip
AT_MINIMUM, THRESHOLD, DIVERGES, DIVERGES_LATER, NEAR_FROM_START, OSCILLATES, CONVERGES, OSCILLATES_LONG, CRAWLS = (
    range(9)
)
LEVELS = 2.0 ** np.arange(1, 7)  # contours, as multiples of the least loss


class DescentFrames(NamedTuple):
    """What one problem's pictures show at one learning rate: at each step, and of the whole."""

    path: np.ndarray  # (n_steps + 1, 2)
    line: np.ndarray  # (n_steps + 1, 2 ends, 2)
    loss: np.ndarray  # (n_steps + 1, 2): step, loss over least loss
    times: np.ndarray  # (n_steps + 1,): loss over least loss; NaN past the largest number
    beyond: np.ndarray  # (n_steps + 1,): 1 where it is
    verdict: int  # which of `VERDICTS`
    k: int  # the step that it names
    last: float  # the times at the end
    lost: int  # 1 if they are beyond


@answer(MATRIX, VECTOR, NUMBER, VECTOR, MATRIX, MATRIX, NUMBER, VECTOR)
def descent_at(points, at, gram, coef, least, values, vectors, ends, best, ratios):
    """Gradient descent from a start at one of the learning rates: state in, pictures out.

    Parameters
    ----------
    gram, coef, least
        As `gram_form` has them.
    values, vectors
        Eigenvalues and eigenvectors of the Gram matrix.
    ends : array of shape (2, 2)
        Design matrix of the ends of the line in the data panel.
    best : float
        Best fixed rate 2/(λmin + λmax) over the threshold.
    ratios : array of shape (200,)
        The learning rates over the threshold.
    """
    ratio = ratios[at[0]]
    path, losses = np.empty((N_STEPS + 1, 2)), np.empty(N_STEPS + 1)
    _descend(gram, coef, least, points[0], ratio / values[1], 1.0, path, losses)
    line, loss, times = np.empty((N_STEPS + 1, 2, 2)), np.empty((N_STEPS + 1, 2)), losses / least
    beyond = np.zeros(N_STEPS + 1, np.int64)
    for step in range(N_STEPS + 1):
        if not times[step] < np.inf:
            path[step:], times[step:], beyond[step:] = np.nan, np.nan, 1
        line[step] = line_ends(ends, path[step])
        loss[step, 0], loss[step, 1] = step, min(times[step], OFF_THE_TOP)
    verdict, k = verdict_of(best, ratio, times, flipping_loss(values, vectors, points[0] - coef, ratio) / least)
    return DescentFrames(path, line, loss, times, beyond, verdict, k, times[-1], beyond[-1])


@kernel(MATRIX, VECTOR)
def line_ends(ends, w):
    """Two points of a line w, at the edges of the data panel or, on a steep line, `STEEP` grams out.

    So a line that has gone almost upright by divergence is drawn where it crosses the panel.
    """
    masses = ends[:, 0] * w[0] + ends[:, 1] * w[1]
    found = np.empty((2, 2))
    for k in range(2):
        height = min(max(masses[k], -STEEP), STEEP)
        rise = masses[1] - masses[0]
        along = 0.0 if height == masses[k] else (height - masses[k]) / rise if rise != 0.0 else np.nan
        found[k, 0], found[k, 1] = FLIPPER[k] + along * (FLIPPER[1] - FLIPPER[0]), height
    return found


@kernel(VECTOR, MATRIX, VECTOR, NUMBER)
def flipping_loss(values, vectors, error, ratio):
    """Loss at the start of the parts of the error that change sign with every step.

    The part along an eigenvector of XᵀX with eigenvalue λ is multiplied by 1 − 2·ratio·λ/λmax.
    """
    total = 0.0
    for k in range(2):
        if 2 * ratio * values[k] / values[1] > 1:
            part = vectors[0, k] * error[0] + vectors[1, k] * error[1]
            total += values[k] * part * part
    return total


@kernel(NUMBER, NUMBER, VECTOR, NUMBER)
def verdict_of(best, ratio, times, flipping):
    """What gradient descent does at one learning rate, by theory where theory knows and by the run for the rest.

    Parameters
    ----------
    best : float
        Best fixed rate 2/(λmin + λmax) over the threshold.
    ratio : float
        Learning rate over the threshold 2/λmax.
    times : array of shape (n_steps + 1,)
        Loss over least loss at each step.
    flipping : float
        Loss over least loss of what changes sign with every step, as `flipping_loss` gives it.

    Returns
    -------
    Which of `VERDICTS`, and the step that it names, if any. In this order: *at the minimum*, if the loss is and stays
    the least, to rounding; *diverges*, if ratio > 1; *threshold*, if ratio = 1 to rounding; *oscillates*, if
    ratio > best and more than 1% flips; *converges*, if the loss comes within 1% of the least; else *crawls*.
    """
    swings = ratio > best * (1 + 1e-9) and flipping > NEAR - 1
    near = above = -1
    still = True
    for step in range(len(times)):
        still = still and times[step] == 1
        near = step if near < 0 and times[step] <= NEAR else near
        above = step if above < 0 and not times[step] <= DIVERGED * times[0] else above
    if still:
        return AT_MINIMUM, 0
    if abs(ratio - 1) < 1e-9:
        return THRESHOLD, 0
    if ratio > 1:
        return (DIVERGES, above) if above >= 0 else (DIVERGES_LATER, 0)
    if near == 0:
        return NEAR_FROM_START, 0
    if near > 0:
        return (OSCILLATES if swings else CONVERGES), near
    return (OSCILLATES_LONG if swings else CRAWLS), 0


def descent(task: Problem, scale: int) -> Answer:
    """Gradient descent on one of the problems, from where the hand puts the start."""
    gram = gram_form(task.X, task.y)
    given = gram.gram, gram.coef, gram.loss_min, *np.linalg.eigh(gram.gram), task.ends, task.best_ratio, RATIOS
    return ready(descent_at, *given, points=task.start, along="lr", at={"scale": scale})


def times_in_words(times: str = "times", beyond: str = "beyond") -> Said:
    """A multiple of the least loss; past the largest number, the bound it is above."""
    return Said(["{times}", say("beyond")], beyond, times=(times, numbers.rounded))


def verdict_in_words() -> Said:
    """What is said of a learning rate."""
    sentences = [say.template(key).replace("{n}", str(N_STEPS)) for key in VERDICTS]
    return Said(sentences, "verdict", k=("k", numbers.decimals), times=times_in_words("last", "lost"))


@look.styled
def explore_gradient_descent() -> LiveFigure:
    """Gradient descent on the penguins: learning rate, step, scale of the feature, and a start to drag."""
    tasks = [problem(scale) for scale in range(len(SCALES))]
    runs = [descent(task, scale) for scale, task in enumerate(tasks)]
    stage, over = Stage(say, _controls(tasks), panels=3), ("scale", "lr")

    ghosts = []
    for k, (task, run) in enumerate(zip(tasks, runs, strict=True)):
        plane = stage.panel(say("contours"), when=("scale", k, len(tasks))).draw(draw_contours, task, LEVELS)
        style = {"lw": 1.6, "marker": "o", "ms": 3, "ghost": GHOST}
        ghosts += plane.line("path", run["path"], "lr", upto="step", trail=20, **style)[2:]
        look.optimum(plane.ax, gram_form(task.X, task.y).coef, say("minimum"))
        start, label = draw_start(plane.ax, task.start)
        look.note(plane.ax, _contour_note(task))
        stage.live.draggable(start, run, label=say("drag"), follow=[stage.vary(label, [task.start])])

    data = stage.panel(say("data")).draw(draw_penguins)
    best = tasks[0].ends @ gram_form(tasks[0].X, tasks[0].y).coef
    data.ax.plot(FLIPPER, best, "--", color=COLORS["optimum"], lw=1.3)
    data.line("prediction", [run["line"] for run in runs], (*over, "step"), lw=2.2, key=say("this_line"))
    data.key(say("least_squares_line"), "optimum", "--")

    loss = stage.panel(say("loss_curve"), x=say("steps"), y=say("loss_ratio"), yscale="log", xlim=(-1, N_STEPS + 1),
                       ylim=(0.6, 400), xticks=range(0, N_STEPS + 1, 10), yticks=(1, 3, 10, 30, 100, 300))  # fmt: skip
    loss.ax.axhline(1, color=COLORS["optimum"], lw=1.3, ls="--")
    loss.ax.text(N_STEPS, 0.93, say("least_loss"), color=COLORS["optimum"], ha="right", va="top")
    ghosts += loss.line("error", [run["loss"] for run in runs], over, upto="step", ghost=GHOST)[2:]

    verdict, times = verdict_in_words(), times_in_words()
    stage.tell("step", step=stage.live.controls["step"].values).tell(over, verdict=[run[verdict] for run in runs])
    return stage.tell((*over, "step"), times=[run[times] for run in runs]).finish(hides=ghosts)


def _contour_note(task: Problem) -> str:
    stretch = np.diff(task.xlim)[0] / np.diff(task.ylim)[0] * look.ASPECT
    words = [say("levels")] if stretch < 1.5 else [say("stretched", times=numbers.decimals(stretch)), say("levels")]
    return "\n".join(words)


def _controls(tasks: list[Problem]) -> list:
    best = [position_of(task.best_ratio) for task in tasks]
    marks = [
        Mark(best, say("best"), COLORS["optimum"], anchor="end"),
        Mark(AT_THRESHOLD, "2/λmax", COLORS["error"], anchor="start"),
    ]
    lrs = [[numbers.scientific(lr) for lr in RATIOS * lr_threshold(task.X)] for task in tasks]
    zone = Zone(AT_THRESHOLD, len(RATIOS) - 1, say("diverging"), COLORS["error"])
    steps = [str(step) for step in range(N_STEPS + 1)]
    return [
        Choice("scale", say("scale"), [say(name) for name in SCALES], start=2),
        Slider("lr", say("lr"), lrs, start=100, marks=marks, zones=[zone], over=("scale",)),
        Slider("step", say("step"), steps, play=True),
    ]


def position_of(ratio: float) -> float:
    """Where a ratio of learning rate to threshold lies among `RATIOS`, in fractions of a position."""
    return AT_THRESHOLD * (1 + np.log(ratio) / np.log(100))
