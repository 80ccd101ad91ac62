"""The learning rate: gradient descent on the penguins, step by step, on four scales of the feature."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

import numpy as np

from lecture_lib.figures import look, numbers
from lecture_lib.figures.data import FLIPPER, SCALES, Problem, draw_contours, draw_penguins, draw_start, problem
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Run, Stage
from lecture_lib.live import Choice, LiveFigure, Mark, Slider, Zone, against
from lecture_lib.solvers import gradient_descent_family, gram_form, lr_threshold
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
LEVELS = 2.0 ** np.arange(1, 7)  # contours, as multiples of the least loss


class DescentFrames(NamedTuple):
    """What one problem's pictures show at every learning rate and step."""

    path: np.ndarray  # (n_lr, n_steps + 1, 2)
    line: np.ndarray  # (n_lr, n_steps + 1, 2 ends, 2)
    loss: np.ndarray  # (n_lr, n_steps + 1, 2): step, loss over least loss
    times: np.ndarray  # (n_lr, n_steps + 1): loss over least loss; NaN past the largest number
    verdict: np.ndarray  # (n_lr, 2): which of `VERDICTS`, and the step that it names


def descent_frames(task: Problem, start, pick=slice(None)) -> DescentFrames:
    """Gradient descent from a start at all the learning rates, or those picked: state in, pictures out."""
    ratios = RATIOS[pick]
    run = gradient_descent_family(task.X, task.y, ratios * lr_threshold(task.X), N_STEPS, start)
    times = run.losses / gram_form(task.X, task.y).loss_min
    heights = np.minimum(times, OFF_THE_TOP)
    loss = against(np.arange(N_STEPS + 1.0), heights)
    told = zip(ratios, times, run.diverged_at, flipping_loss(task, start, ratios), strict=True)
    verdicts = np.array([verdict(task.best_ratio, *each) for each in told])
    return DescentFrames(run.path, line_ends(task, run.path), loss, times, verdicts)


def line_ends(task: Problem, path) -> np.ndarray:
    """Two points of each line w of a path, at the edges of the data panel or, on a steep line, `STEEP` grams out.

    So a line that has gone almost upright by divergence is drawn where it crosses the panel.
    """
    masses = path @ task.ends.T
    heights = np.clip(masses, -STEEP, STEEP)
    with np.errstate(divide="ignore", invalid="ignore"):  # a level line far out has no such points: not finite
        along = (heights - masses) / (masses[..., 1:] - masses[..., :1])
    lengths = FLIPPER + np.where(heights == masses, 0, along) * (FLIPPER[1] - FLIPPER[0])
    return np.stack([lengths, heights], -1)


def times_in_words(frames: DescentFrames) -> np.ndarray:
    """Multiples of the least loss as rounded strings; NaN, past the largest number, as the bound it is above."""
    words = numbers.rounded(np.nan_to_num(frames.times, nan=1.0))
    return np.where(np.isnan(frames.times), say("beyond"), words)


def verdict_in_words(frames: DescentFrames) -> np.ndarray:
    """What is said of each learning rate."""
    kind, k = frames.verdict.T
    return say.among(kind, VERDICTS, k=k, n=N_STEPS, times=times_in_words(frames)[:, -1])


def flipping_loss(task: Problem, start, ratios) -> np.ndarray:
    """Loss at the start, over the least loss, of the parts of the error that change sign with every step.

    The part along an eigenvector of XᵀX with eigenvalue λ is multiplied by 1 − 2·ratio·λ/λmax.
    """
    gram = gram_form(task.X, task.y)
    values, vectors = np.linalg.eigh(gram.gram)
    parts = values * (vectors.T @ (start - gram.coef)) ** 2 / gram.loss_min
    return (2 * np.outer(ratios, values / values[-1]) > 1) @ parts


def verdict(best: float, ratio: float, times: np.ndarray, diverged_at: int, flipping: float) -> tuple[int, int]:
    """What gradient descent does at one learning rate, by theory where theory knows and by the run for the rest.

    Parameters
    ----------
    best : float
        Best fixed rate 2/(λmin + λmax) over the threshold.
    ratio : float
        Learning rate over the threshold 2/λmax.
    times : array of shape (n_steps + 1,)
        Loss over least loss at each step.
    diverged_at : int
        First step whose loss is above 10 times that at the start, −1 where there is none.
    flipping : float
        Loss over least loss of what changes sign with every step, as `flipping_loss` gives it.

    Returns
    -------
    Which of `VERDICTS`, and the step that it names, if any. In this order: *at the minimum*, if the loss is and stays
    the least, to rounding; *diverges*, if ratio > 1; *threshold*, if ratio = 1 to rounding; *oscillates*, if
    ratio > best and more than 1% flips; *converges*, if the loss comes within 1% of the least; else *crawls*.
    """
    near = times <= NEAR
    swings = ratio > best * (1 + 1e-9) and flipping > NEAR - 1
    at = 0
    if (times == 1).all():
        kind = "at_minimum"
    elif abs(ratio - 1) < 1e-9:
        kind = "threshold"
    elif ratio > 1:
        kind, at = "diverges" if diverged_at >= 0 else "diverges_later", diverged_at
    elif near[0]:
        kind = "near_from_start"
    elif near.any():
        kind, at = "oscillates" if swings else "converges", near.argmax()
    else:
        kind = "oscillates_long" if swings else "crawls"
    return VERDICTS.index(kind), int(at)


@look.styled
def explore_gradient_descent() -> LiveFigure:
    """Gradient descent on the penguins: learning rate, step, scale of the feature, and a start to drag."""
    tasks = [problem(scale) for scale in range(len(SCALES))]
    runs = [Run(partial(descent_frames, task), task.start, "lr", at={"scale": k}) for k, task in enumerate(tasks)]
    stage, over = Stage(say, _controls(tasks), panels=3), ("scale", "lr")

    ghosts = []
    for k, (task, run) in enumerate(zip(tasks, runs, strict=True)):
        plane = stage.panel(say("contours"), when=("scale", k, len(tasks))).draw(draw_contours, task, LEVELS)
        ghosts += plane.line("path", (run, "path"), "lr", upto="step", lw=1.6, marker="o", ms=3, ghost=GHOST)[2:]
        look.optimum(plane.ax, gram_form(task.X, task.y).coef, say("minimum"))
        start, label = draw_start(plane.ax, task.start)
        look.note(plane.ax, _contour_note(task))
        stage.drag(start, run, say("drag"), stage.vary(label, [task.start]))

    data = stage.panel(say("data")).draw(draw_penguins)
    best = tasks[0].ends @ gram_form(tasks[0].X, tasks[0].y).coef
    data.ax.plot(FLIPPER, best, "--", color=COLORS["optimum"], lw=1.3)
    data.line("prediction", (runs, "line"), (*over, "step"), lw=2.2, key=say("this_line"))
    data.key(say("least_squares_line"), "optimum", "--")

    loss = stage.panel(say("loss_curve"), x=say("steps"), y=say("loss_ratio"), yscale="log", xlim=(-1, N_STEPS + 1),
                       ylim=(0.6, 400), xticks=range(0, N_STEPS + 1, 10), yticks=(1, 3, 10, 30, 100, 300))  # fmt: skip
    loss.ax.axhline(1, color=COLORS["optimum"], lw=1.3, ls="--")
    loss.ax.text(N_STEPS, 0.93, say("least_loss"), color=COLORS["optimum"], ha="right", va="top")
    ghosts += loss.line("error", (runs, "loss"), over, upto="step", ghost=GHOST)[2:]

    stage.tell("step", step=stage.live.controls["step"].values).tell(over, verdict=(runs, verdict_in_words))
    return stage.tell((*over, "step"), times=(runs, times_in_words)).finish(hides=ghosts)


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
