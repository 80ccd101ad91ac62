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
from lecture_lib.live import Choice, LiveFigure, Mark, Slider
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
AXES = {  # of each task: limits and ticks of the cost and of ‖w‖
    "cost": (((0.2, 2.2), (0.2, 0.5, 1, 2)), ((8e-4, 2.0), (0.001, 0.01, 0.1, 1))),
    "norm": (((0.0, 6.0), (0, 2, 4, 6)), ((0.0, 12.0), (0, 4, 8, 12))),
}
START = {"data": 0, "penalty": 0, "lr": 2, "alpha": 2, "step": 3}


class TrainingFrames(NamedTuple):
    """What the pictures show of one task at every penalty, learning rate and α."""

    boundary: np.ndarray  # (2, n_lr, n_alpha, n_steps, 2 ends, 2)
    loss: np.ndarray  # (2, n_lr, n_alpha, n_steps, 2): step, cost
    norm: np.ndarray  # (2, n_lr, n_alpha, n_steps, 2): step, ‖w‖ without the intercept
    newton_loss: np.ndarray  # (2, n_alpha, N_NEWTON + 1, 2), NaN for the L1 penalty
    newton_norm: np.ndarray
    said: dict  # of str: loss, norm, verdict (2, n_lr, n_alpha, n_steps), newton (2, n_alpha)


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
    norm = np.linalg.norm(w[..., 1:], axis=-1)
    newton = [logistic_newton(X, task.y, N_NEWTON, None, alpha) for alpha in ALPHAS]
    newton_loss = np.array([run.losses for run in newton])
    newton_norm = np.array([np.linalg.norm(run.path[:, 1:], axis=1) for run in newton])
    least = least_costs(task)
    said = {"loss": _numbers(loss), "norm": _numbers(norm)}
    said["verdict"] = _verdicts(loss, rose, least, _places(task, w))
    said["newton"] = _newton_words(newton_loss, least)
    return TrainingFrames(
        _boundary(task, w), _over(STEPS, loss), _over(STEPS, norm), _only_l2(newton_loss), _only_l2(newton_norm), said
    )


def least_costs(task: Task) -> np.ndarray:
    """Least cost at every penalty and α; 0 where the classes are separable and nothing stops them."""
    least = np.zeros((len(PENALTIES), len(ALPHAS)))
    for q, j in np.ndindex(least.shape):
        if ALPHAS[j] > 0 or task.names != two_species().names:
            fit = logistic_regression(task.Z, task.y, PENALTIES[q], ALPHAS[j], loss="mean")
            least[q, j] = fit.objective
    return least


def _boundary(task: Task, w) -> np.ndarray:
    """Ends of the line p = ½ in kg and mm."""
    limits = (np.array(task.limits) - task.shift[:, None]) / task.unit[:, None]
    return crossing(w, limits) * task.unit + task.shift


def _places(task: Task, w) -> np.ndarray:
    """Words about a boundary that cannot be seen: there is none, or it lies outside the picture."""
    (left, right), (low, high) = (np.array(task.limits) - task.shift[:, None]) / task.unit[:, None]
    corners = np.array([[left, low], [left, high], [right, low], [right, high]])
    with np.errstate(all="ignore"):
        z = w[..., :1] + w[..., 1:] @ corners.T
    outside = np.where((z > 0).all(axis=-1) | (z < 0).all(axis=-1), " " + say("training_outside"), "")
    return np.where((w[..., 1:] == 0).all(axis=-1), " " + say("training_flat"), outside)


def _over(steps, values) -> np.ndarray:
    heights = np.minimum(values, LARGE)
    return np.stack([np.broadcast_to(np.asarray(steps, dtype=float), heights.shape), heights], -1)


def _only_l2(values) -> np.ndarray:
    """Newton's method needs a cost without a kink: there is none of it with an L1 penalty, unless α is 0."""
    lasso = np.where(ALPHAS[:, None] == 0, values, np.nan)
    return _over(np.arange(N_NEWTON + 1), np.stack([values, lasso]))


def _numbers(values) -> np.ndarray:
    return np.array([_number(value) for value in values.ravel().tolist()]).reshape(values.shape)


def _number(value: float) -> str:
    if not value <= 1e15:
        return say("beyond")
    return numbers.rounded(value) if value >= 1e-4 or value == 0 else numbers.scientific(value, 2)


def _verdicts(loss, rose, least, places) -> np.ndarray:
    words = np.empty(loss.shape, dtype=object)
    for q, i, j, k in np.ndindex(loss.shape):
        run = loss[q, i, j, : k + 1], STEPS[k], rose[q, i, j], least[q, j]
        endless = PENALTIES[q] == "l2" and ALPHAS[j] * LRS[i] >= 1  # each step multiplies w by 1 − 2·lr·α ≤ −1
        words[q, i, j, k] = _verdict(*run, endless, places[q, i, j, k])
    return words.astype(str)


def _verdict(losses, step: int, rose: int, least: float, endless: bool, place: str) -> str:
    """Say what descent has done up to a step; a least cost of 0 means that there is no minimum."""
    if step == 0:
        return say("training_start")
    if endless and not losses[-1] <= 10 * losses[0]:
        return say("training_diverges")
    if least == 0:
        return say("training_endless") + place
    if losses[-1] <= NEAR * least:
        return say("training_near") + place
    if 0 < rose <= step:
        return say("training_rose", k=rose) + place
    return say("training_going", times=numbers.rounded(losses[-1] / least)) + place


def _newton_words(losses, least) -> np.ndarray:
    words = np.full(least.shape, say("newton_none"), dtype=object)
    for j, alpha in enumerate(ALPHAS):
        near = np.flatnonzero(losses[j] <= NEAR * least[0, j])
        words[0, j] = say("newton_near", k=near[0]) if near.size else say("newton_endless")
        if alpha == 0:
            words[1, j] = words[0, j]
    return words.astype(str)


class Panels(NamedTuple):
    """The three panels of one task, and what moves in them."""

    axes: list
    boundary: object
    lines: tuple  # cost and ‖w‖ of gradient descent
    heads: tuple
    newtons: tuple  # the same of Newton's method


@look.styled
def draw_training(tasks: list[Task]) -> tuple:
    """Scenery: penguins with the boundary, cost over steps, ‖w‖ over steps, each once per task; (figure, panels)."""
    fig, slots = look.figure(3)
    return fig, [_draw_panels([fig.add_subplot(slot) for slot in slots], k, task) for k, task in enumerate(tasks)]


def _draw_panels(axes: list, number: int, task: Task) -> Panels:
    boundary, drawn = _draw_plane(axes[0], task), []
    for ax, name, color in zip(axes[1:], AXES, (COLORS["error"], COLORS["penalty"]), strict=True):
        limits, ticks = AXES[name][number]
        ax.set_xscale("symlog", linthresh=1, linscale=0.5)
        ax.set_yscale("log" if name == "cost" else "linear")
        ax.set(xlim=(-0.1, 400), ylim=limits, xlabel=say("steps"), ylabel=say(f"{name}_axis"))
        ax.set_title(say(f"{name}_title"))
        look.ticks(ax.xaxis, (0, 1, 10, 100, 300))
        look.ticks(ax.yaxis, ticks)
        drawn.append(_draw_lines(ax, color))
    return Panels(axes, boundary, *zip(*drawn, strict=True))


def _draw_plane(ax, task: Task):
    ax.set(xlim=task.limits[0], ylim=task.limits[1], xlabel=say("mass_axis"), ylabel=say("depth_axis"))
    ax.set_title(say("boundary_title"))
    look.ticks(ax.xaxis, range(3, 7))
    look.ticks(ax.yaxis, range(14, 23, 2))
    for label, kind in enumerate(task.looks):
        draw_class(ax, task.F[task.y == label], kind, 18)
    name_classes(ax, task.looks, task.names)
    (line,) = ax.plot([], [], color=COLORS["prediction"], lw=2.2)
    return line


def _draw_lines(ax, color: str) -> tuple:
    (line,) = ax.plot([], [], color=color, lw=1.8)
    (newton,) = ax.plot([], [], "--", color=color, lw=1.5, marker="D", ms=3)
    return line, look.head(ax, color, ms=7), newton


def explore_training() -> LiveFigure:
    """Gradient descent and Newton's method: data, penalty, learning rate, α and step."""
    tasks = [sexes(), two_species()]
    (fig, drawn), shown = draw_training(tasks), [training_frames(task) for task in tasks]
    alt, controls = say("alt"), _controls(tasks)
    live = LiveFigure(fig, name="training", alt=alt, controls=controls, words=look.words())
    for number, (panels, frames) in enumerate(zip(drawn, shown, strict=True)):
        for ax in panels.axes:
            live.vary(ax, np.arange(len(tasks)) == number, "data")
        live.vary(panels.boundary, frames.boundary, ("penalty", "lr", "alpha", "step"))
        for k, name in enumerate(("loss", "norm")):
            curves, newton = getattr(frames, name), getattr(frames, f"newton_{name}")
            over = ("penalty", "lr", "alpha")
            live.vary(panels.lines[k], curves, over, upto="step").vary(panels.heads[k], curves, over, at="step")
            live.vary(panels.newtons[k], newton, ("penalty", "alpha"))
    words = {name: np.stack([frames.said[name] for frames in shown]) for name in shown[0].said}
    axes = {name: ("data", "penalty", "alpha") if name == "newton" else ("data", *over, "step") for name in words}
    fields = {name: (array, axes[name]) for name, array in words.items()}
    live.readout(say.template("readout"), step=(STEPS.astype(str), ("step",)), **fields)
    return live.predict(**say.question())


def _controls(tasks: list[Task]) -> list:
    thresholds = [logistic_lr_threshold(task.X) for task in tasks]
    at = np.interp(np.log(thresholds), np.log(LRS), np.arange(len(LRS)))
    lrs = [numbers.decimals(lr, 2) if lr < 1 else numbers.decimals(lr) for lr in LRS]
    alphas = ["0", *numbers.rounded(ALPHAS[1:])]
    return [
        Choice("data", say("data"), [say(name) for name in DATA], start=START["data"]),
        Choice("penalty", say("penalty"), [say(name) for name in PENALTIES], start=START["penalty"]),
        Slider("lr", say("lr"), [lrs] * len(tasks), start=START["lr"], over=("data",),
               marks=[Mark(at, say("never_rises"), COLORS["error"], "end")]),
        Slider("alpha", "α", alphas, start=START["alpha"],
               marks=[Mark(0, say("no_penalty"), COLORS["penalty"], "start")]),
        Slider("step", say("step"), STEPS.astype(str), start=START["step"], play=True, play_ms=150),
    ]  # fmt: skip
