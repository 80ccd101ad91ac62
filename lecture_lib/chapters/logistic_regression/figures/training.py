"""Training: gradient descent beside Newton's method on the boundary between two kinds of penguin, with a penalty."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.chapters.logistic_regression.tasks import (
    Task,
    crossing,
    draw_class,
    name_classes,
    sexes,
    two_species,
)  # fmt: skip
from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Panel, Stage
from lecture_lib.live import Choice, LiveFigure, Mark, Slider, against
from lecture_lib.solvers import (
    logistic_gradient_descent,
    logistic_lr_threshold,
    logistic_newton,
    logistic_regression,
)  # fmt: skip
from lecture_lib.words import words_of

say = words_of(__file__)

DATA, PENALTIES = ("sexes", "two_species"), ("l2", "l1")
LRS = np.array([0.02, 0.1, 0.5, 2.0, 5.0, 10.0, 50.0])
ALPHAS = np.array([0.0, 0.001, 0.01, 0.1, 0.5])
STEPS = np.array([0, 1, 2, 3, 5, 7, 10, 15, 20, 30, 40, 60, 80, 100, 150, 200, 300])
N_NEWTON = 12
NEAR = 1.01  # times the least cost
LARGE = 1e3  # drawn no higher, which is far above both pictures
COST = ({"ylim": (0.2, 2.2), "yticks": (0.2, 0.5, 1, 2)}, {"ylim": (8e-4, 2.0), "yticks": (0.001, 0.01, 0.1, 1)})
NORM = ({"ylim": (0.0, 6.0), "yticks": (0, 2, 4, 6)}, {"ylim": (0.0, 12.0), "yticks": (0, 4, 8, 12)})  # per task
START = {"data": 0, "penalty": 0, "lr": 2, "alpha": 2, "step": 3}
VERDICTS = ("at_start", "diverges", "endless", "near", "rose", "going")
SIGHTS = ("", "outside", "flat")  # of the boundary: in the picture, outside it, or none


class TrainingFrames(NamedTuple):
    """What the pictures show of one task at every penalty q, learning rate i, α j and step k."""

    boundary: np.ndarray  # (q, i, j, k, 2 ends, 2)
    loss: np.ndarray  # (q, i, j, k, 2): step, cost
    norm: np.ndarray  # (q, i, j, k, 2): step, ‖w‖ without the intercept
    newton_loss: np.ndarray  # (q, j, N_NEWTON + 1, 2), NaN for the L1 penalty
    newton_norm: np.ndarray
    values: np.ndarray  # (q, i, j, k, 2): cost and ‖w‖ however large
    least: np.ndarray  # (q, j): least cost; 0 if there is no minimum
    rose: np.ndarray  # (q, i, j): step at which the cost first rose, else −1
    verdict: np.ndarray  # (q, i, j, k): which of `VERDICTS`
    sight: np.ndarray  # (q, i, j, k): which of `SIGHTS`


def training_frames(task: Task) -> TrainingFrames:
    """Gradient descent and Newton's method from w = 0, as frames: state in, pictures out."""
    X, shape = task.X, (len(PENALTIES), len(LRS), len(ALPHAS))
    w = np.empty((*shape, len(STEPS), 3))
    loss, rose = np.empty((*shape, len(STEPS))), np.full(shape, -1)
    for q, i, j in np.ndindex(shape):
        if q and ALPHAS[j] == 0:  # no penalty is the same in both
            w[q, i, j], loss[q, i, j], rose[q, i, j] = w[0, i, j], loss[0, i, j], rose[0, i, j]
            continue
        run = logistic_gradient_descent(X, task.y, LRS[i], STEPS[-1], None, ALPHAS[j], PENALTIES[q])
        w[q, i, j], loss[q, i, j], rose[q, i, j] = run.path[STEPS], run.losses[STEPS], run.rose_at or -1
    norm, least = np.linalg.norm(w[..., 1:], axis=-1), least_costs(task)
    newton = [logistic_newton(X, task.y, N_NEWTON, None, alpha) for alpha in ALPHAS]
    newton_loss = np.array([run.losses for run in newton])
    newton_norm = np.array([np.linalg.norm(run.path[:, 1:], axis=1) for run in newton])
    return TrainingFrames(
        _boundary(task, w), _over(STEPS, loss), _over(STEPS, norm), _only_l2(newton_loss), _only_l2(newton_norm),
        np.stack([loss, norm], -1), least, rose, verdicts(loss, rose, least), _sights(task, w),
    )  # fmt: skip


def least_costs(task: Task) -> np.ndarray:
    """Least cost at every penalty and α; 0 where the classes are separable and nothing stops them."""
    least = np.zeros((len(PENALTIES), len(ALPHAS)))
    for q, j in np.ndindex(least.shape):
        if ALPHAS[j] > 0 or task.names != two_species().names:
            fit = logistic_regression(task.Z, task.y, PENALTIES[q], ALPHAS[j], loss="mean")
            least[q, j] = fit.objective
    return least


def verdicts(loss, rose, least) -> np.ndarray:
    """What descent has done up to each step, as the first of `VERDICTS` that is true."""
    ridge = np.arange(len(PENALTIES)) == PENALTIES.index("l2")
    too_large = ridge[:, None, None] & (ALPHAS * LRS[:, None] >= 1)  # each step multiplies w by 1 − 2·lr·α ≤ −1
    least, rose = least[:, None, :, None], rose[..., None]
    diverges = too_large[..., None] & ~(loss <= 10 * loss[..., :1])
    tests = [STEPS == 0, diverges, least == 0, loss <= NEAR * least, (rose > 0) & (rose <= STEPS)]
    return np.select(tests, range(5), 5)


def _limits(task: Task) -> np.ndarray:
    """The limits of both axes, standardised as the features are."""
    return (np.array(task.limits) - task.shift[:, None]) / task.unit[:, None]


def _boundary(task: Task, w) -> np.ndarray:
    """Ends of the line p = ½ in kg and mm."""
    return crossing(w, _limits(task)) * task.unit + task.shift


def _sights(task: Task, w) -> np.ndarray:
    """Whether the boundary is in the picture: which of `SIGHTS`."""
    corners = np.stack(np.meshgrid(*_limits(task)), -1).reshape(-1, 2)
    with np.errstate(all="ignore"):
        z = w[..., :1] + w[..., 1:] @ corners.T
    return np.select([(w[..., 1:] == 0).all(-1), (z > 0).all(-1) | (z < 0).all(-1)], [2, 1], 0)


def _over(steps, values) -> np.ndarray:
    heights = np.minimum(values, LARGE)
    return against(steps, heights)


def _only_l2(values) -> np.ndarray:
    """Newton's method needs a cost without a kink: there is none of it with an L1 penalty, unless α is 0."""
    lasso = np.where(ALPHAS[:, None] == 0, values, np.nan)
    return _over(np.arange(N_NEWTON + 1), np.stack([values, lasso]))


@numbers.of_each
def value_in_words(value) -> str:
    if not value <= 1e15:
        return say("beyond")
    return numbers.rounded(value) if value >= 1e-4 or value == 0 else numbers.scientific(value, 2)


def verdict_in_words(frames: TrainingFrames) -> np.ndarray:
    """What descent has done up to each step."""
    loss, going = frames.values[..., 0], frames.verdict == VERDICTS.index("going")
    times = np.divide(loss, frames.least[..., None, :, None], out=np.ones_like(loss), where=going)
    return say.among(frames.verdict, VERDICTS, k=frames.rose[..., None], times=numbers.rounded(times))


def sight_in_words(frames: TrainingFrames) -> np.ndarray:
    """About a boundary that cannot be seen; nothing at the start and where descent diverges, which says it all."""
    words = np.array(["", *(" " + say(sight) for sight in SIGHTS[1:])])
    return np.where(frames.verdict < VERDICTS.index("endless"), "", words[frames.sight])


def newton_in_words(frames: TrainingFrames) -> np.ndarray:
    """What Newton's method does at each penalty and α."""
    loss = frames.newton_loss[..., 1]
    near = loss <= NEAR * frames.least[..., None]
    kinds = np.select([np.isnan(loss[..., 0]), near.any(-1)], [2, 0], 1)
    return say.among(kinds, ("newton_near", "newton_endless", "newton_none"), k=near.argmax(-1))


@look.styled
def explore_training() -> LiveFigure:
    """Gradient descent and Newton's method: data, penalty, learning rate, α and step."""
    tasks = [sexes(), two_species()]
    frames = TrainingFrames(*map(np.stack, zip(*map(training_frames, tasks), strict=True)))
    stage, turns = Stage(say, _controls(tasks), panels=3), [("data", k, len(tasks)) for k in range(len(tasks))]
    for k, task in enumerate(tasks):
        (xlim, ylim), ticks = task.limits, {"xticks": range(3, 7), "yticks": range(14, 23, 2)}
        plane = stage.panel(say("boundary_title"), when=turns[k], x=say("mass_axis"), y=say("depth_axis"), xlim=xlim,
                            ylim=ylim, **ticks).draw(_draw_penguins, task)  # fmt: skip
        plane.line("prediction", frames.boundary[k], ("penalty", "lr", "alpha", "step"), lw=2.2)
    for k, turn in enumerate(turns):
        cost = stage.panel(say("cost_title"), when=turn, y=say("cost_axis"), yscale="log", **COST[k])
        _show_runs(cost, "error", frames.loss[k], frames.newton_loss[k])
    for k, turn in enumerate(turns):
        norm = stage.panel(say("norm_title"), when=turn, y=say("norm_axis"), **NORM[k])
        _show_runs(norm, "penalty", frames.norm[k], frames.newton_norm[k])

    every = ("data", "penalty", "lr", "alpha", "step")
    loss, norm = np.moveaxis(value_in_words(frames.values), -1, 0)
    stage.tell("step", step=STEPS.astype(str)).tell(every, loss=loss, norm=norm, verdict=verdict_in_words(frames))
    stage.tell(every, boundary=sight_in_words(frames))
    return stage.tell(("data", "penalty", "alpha"), newton=newton_in_words(frames)).finish()


def _draw_penguins(ax, task: Task) -> None:
    for label, kind in enumerate(task.looks):
        draw_class(ax, task.F[task.y == label], kind, 18)
    name_classes(ax, task.looks, task.names)


def _show_runs(panel: Panel, meaning: str, descent, newton) -> None:
    """Descent and Newton's method over the steps."""
    panel.ax.set_xscale("symlog", linthresh=1, linscale=0.5)
    panel.ax.set(xlim=(-0.1, 400), xlabel=say("steps"))
    look.ticks(panel.ax.xaxis, (0, 1, 10, 100, 300))
    panel.line(meaning, descent, ("penalty", "lr", "alpha"), upto="step", head={"ms": 7, "zorder": 2.1})
    panel.line(meaning, newton, ("penalty", "alpha"), "--", lw=1.5, marker="D", ms=3)


def _controls(tasks: list[Task]) -> list:
    thresholds = [logistic_lr_threshold(task.X) for task in tasks]
    at = np.interp(np.log(thresholds), np.log(LRS), np.arange(len(LRS)))
    lrs = [numbers.decimals(lr, 2) if lr < 1 else numbers.decimals(lr) for lr in LRS]
    return [
        Choice("data", say("data"), [say(name) for name in DATA], start=START["data"]),
        Choice("penalty", say("penalty"), [say(name) for name in PENALTIES], start=START["penalty"]),
        Slider("lr", say("lr"), [lrs] * len(tasks), start=START["lr"], over=("data",),
               marks=[Mark(at, say("never_rises"), COLORS["error"], "end")]),
        Slider("alpha", "α", ["0", *numbers.rounded(ALPHAS[1:])], start=START["alpha"],
               marks=[Mark(0, say("no_penalty"), COLORS["penalty"], "start")]),
        Slider("step", say("step"), STEPS.astype(str), start=START["step"], play=True, play_ms=150),
    ]  # fmt: skip
