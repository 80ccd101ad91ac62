"""The learning rate: gradient descent on the penguins, step by step, on four scales of the feature."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.figures import look, numbers
from lecture_lib.figures.data import FLIPPER, SCALES, Problem, draw_contours, draw_penguins, draw_start, problem
from lecture_lib.figures.look import COLORS
from lecture_lib.live import Choice, LiveFigure, Mark, Slider, Zone
from lecture_lib.solvers import gradient_descent_family, gram_form, lr_threshold
from lecture_lib.words import words_of

say = words_of(__file__)

N_STEPS = 60
AT_THRESHOLD = 166  # of 200 positions: the ratios run from 0.01 to 2.5, and this one is exactly 1
RATIOS = 100.0 ** ((np.arange(200) - AT_THRESHOLD) / AT_THRESHOLD)  # learning rate / threshold
NEAR = 1.01  # times the least loss: here descent has converged
STEEP = 5e4  # grams: several times the height of the data panel
OFF_THE_TOP = 1e4  # times the least loss: drawn no higher, which is far above the picture
GHOST = {"lw": 1.2, "alpha": 0.5}  # what is still to come
LEVELS = 2.0 ** np.arange(1, 7)  # contours, as multiples of the least loss


class DescentFrames(NamedTuple):
    """What one problem's pictures show at every learning rate and step."""

    path: np.ndarray  # (n_lr, n_steps + 1, 2)
    line: np.ndarray  # (n_lr, n_steps + 1, 2 ends, 2)
    loss: np.ndarray  # (n_lr, n_steps + 1, 2)
    times: np.ndarray  # (n_lr, n_steps + 1) of str
    verdict: np.ndarray  # (n_lr,) of str


def descent_frames(task: Problem, start, ratios=RATIOS) -> DescentFrames:
    """Gradient descent from a start at these ratios of learning rate to threshold: state in, pictures out."""
    run = gradient_descent_family(task.X, task.y, ratios * lr_threshold(task.X), N_STEPS, start)
    times = run.losses / gram_form(task.X, task.y).loss_min
    heights = np.minimum(times, OFF_THE_TOP)
    loss = np.stack([np.broadcast_to(np.arange(N_STEPS + 1.0), times.shape), heights], -1)
    told = zip(ratios, times, run.diverged_at, flipping_loss(task, start, ratios), strict=True)
    verdicts = [verdict(task.best_ratio, *each) for each in told]
    return DescentFrames(run.path, line_ends(task, run.path), loss, times_in_words(times), np.array(verdicts))


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


def times_in_words(times: np.ndarray) -> np.ndarray:
    """Multiples of the least loss as rounded strings; NaN, past the largest number, as the bound it is above."""
    beyond = say("beyond")
    words = [numbers.rounded(value) if value == value else beyond for value in times.ravel().tolist()]
    return np.array(words).reshape(times.shape)


def flipping_loss(task: Problem, start, ratios) -> np.ndarray:
    """Loss at the start, over the least loss, of the parts of the error that change sign with every step.

    The part along an eigenvector of XᵀX with eigenvalue λ is multiplied by 1 − 2·ratio·λ/λmax.
    """
    gram = gram_form(task.X, task.y)
    values, vectors = np.linalg.eigh(gram.gram)
    parts = values * (vectors.T @ (start - gram.coef)) ** 2 / gram.loss_min
    return (2 * np.outer(ratios, values / values[-1]) > 1) @ parts


def verdict(best: float, ratio: float, times: np.ndarray, diverged_at: int, flipping: float) -> str:
    """Say what gradient descent does at one learning rate, by theory where theory knows and by the run for the rest.

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
    str
        In this order: *at the minimum*, if the loss is and stays the least, to rounding; *diverges*, if ratio > 1;
        *threshold*, if ratio = 1 to rounding; *oscillates*, if ratio > best and more than 1% flips; *converges*, if
        the loss comes within 1% of the least; else *crawls*.
    """
    n = len(times) - 1
    if (times == 1).all():
        return say("at_minimum")
    if abs(ratio - 1) < 1e-9:
        return say("threshold")
    if ratio > 1:
        return say("diverges", k=diverged_at) if diverged_at >= 0 else say("diverges_later", n=n)
    near = times <= NEAR
    if near[0]:
        return say("near_from_start")
    swings = ratio > best * (1 + 1e-9) and flipping > NEAR - 1
    if near.any():
        return say("oscillates" if swings else "converges", k=int(near.argmax()))
    return say("oscillates_long" if swings else "crawls", n=n, times=numbers.rounded(times[-1]))


class DescentPicture(NamedTuple):
    """The figure of `explore_gradient_descent` and the artists that move; those of the contours once per scale."""

    fig: object
    planes: list  # Axes with the contours
    ghosts: list  # the whole path, and at the end the whole curve, faint
    paths: list
    heads: list
    starts: list
    start_labels: list
    line: object
    curve: object
    curve_head: object


@look.styled
def draw_descent(tasks: list[Problem]) -> DescentPicture:
    """Scenery of the three panels: contours with path, data with line, loss against step."""
    fig, (left, middle, right) = look.figure(3)
    planes = [fig.add_subplot(left) for _ in tasks]
    movers = [_draw_plane(ax, task) for ax, task in zip(planes, tasks, strict=True)]
    ghosts, paths, heads, starts, labels = (list(artists) for artists in zip(*movers, strict=True))
    line = _draw_data(fig.add_subplot(middle), tasks[0])
    ghost, curve, curve_head = _draw_loss(fig.add_subplot(right))
    return DescentPicture(fig, planes, [*ghosts, ghost], paths, heads, starts, labels, line, curve, curve_head)


def _draw_plane(ax, task: Problem) -> tuple:
    coef = draw_contours(ax, task, LEVELS)
    (ghost,) = ax.plot([], [], color=COLORS["path"], **GHOST)
    (path,) = ax.plot([], [], color=COLORS["path"], lw=1.6, marker="o", ms=3)
    head = look.head(ax, COLORS["path"])
    look.optimum(ax, coef, say("minimum"))
    start, label = draw_start(ax, task.start)
    look.note(ax, _contour_note(task))
    return ghost, path, head, start, label


def _draw_data(ax, task: Problem):
    draw_penguins(ax)
    ax.set_title(say("data"))
    best = task.ends @ gram_form(task.X, task.y).coef
    ax.plot(FLIPPER, best, "--", color=COLORS["optimum"], lw=1.3)
    (line,) = ax.plot(FLIPPER, best, color=COLORS["prediction"], lw=2.2)
    look.key(ax, [(say("this_line"), COLORS["prediction"], "-"), (say("least_squares_line"), COLORS["optimum"], "--")])
    return line


def _contour_note(task: Problem) -> str:
    stretch = np.diff(task.xlim)[0] / np.diff(task.ylim)[0] * look.ASPECT
    words = [say("levels")] if stretch < 1.5 else [say("stretched", times=numbers.decimals(stretch)), say("levels")]
    return "\n".join(words)


def _draw_loss(ax) -> tuple:
    ax.set(xlim=(-1, N_STEPS + 1), ylim=(0.6, 400), yscale="log", xlabel=say("steps"), ylabel=say("loss_ratio"))
    ax.set_title(say("loss_curve"))
    look.ticks(ax.xaxis, range(0, N_STEPS + 1, 10))
    look.ticks(ax.yaxis, (1, 3, 10, 30, 100, 300))
    ax.axhline(1, color=COLORS["optimum"], lw=1.3, ls="--")
    ax.text(N_STEPS, 0.93, say("least_loss"), color=COLORS["optimum"], ha="right", va="top")
    (ghost,) = ax.plot([], [], color=COLORS["error"], **GHOST)
    (curve,) = ax.plot([], [], color=COLORS["error"], lw=1.8)
    return ghost, curve, look.head(ax, COLORS["error"])


def explore_gradient_descent() -> LiveFigure:
    """Gradient descent on the penguins: learning rate, step, scale of the feature, and a start to drag."""
    tasks = [problem(scale) for scale in range(len(SCALES))]
    shown = [descent_frames(task, task.start) for task in tasks]
    picture = draw_descent(tasks)
    alt, controls = say("alt"), _controls(tasks)
    live = LiveFigure(picture.fig, name="gradient_descent", alt=alt, controls=controls, words=look.words())
    for scale, task in enumerate(tasks):
        _vary_plane(live, picture, scale, shown[scale], task)
    over = ("scale", "lr")
    live.vary(picture.line, np.stack([frames.line for frames in shown]), (*over, "step"))
    curves = np.stack([frames.loss for frames in shown])
    live.vary(picture.ghosts[-1], curves, over)
    live.vary(picture.curve, curves, over, upto="step").vary(picture.curve_head, curves, over, at="step")
    live.readout(
        say.template("readout"),
        step=(live.controls["step"].values, ("step",)),
        times=(np.stack([frames.times for frames in shown]), (*over, "step")),
        verdict=(np.stack([frames.verdict for frames in shown]), over),
    )
    return live.predict(**say.question(), hides=picture.ghosts)


def _vary_plane(live: LiveFigure, picture: DescentPicture, scale: int, frames: DescentFrames, task: Problem) -> None:
    live.vary(picture.planes[scale], np.arange(len(SCALES)) == scale, "scale")
    live.vary(picture.ghosts[scale], frames.path, "lr")
    live.vary(picture.paths[scale], frames.path, "lr", upto="step")
    live.vary(picture.heads[scale], frames.path, "lr", at="step")
    live.vary(picture.start_labels[scale], [task.start])

    def restart(x: float, y: float, pick, ratios, at: dict) -> None:
        new = DescentFrames(*(array[pick] for array in descent_frames(task, np.array([x, y]), ratios)))
        at_start = {picture.starts[scale]: [[x, y]], picture.start_labels[scale]: [[x, y]]}
        moved = {picture.paths[scale]: new.path, picture.line: new.line, picture.curve: new.loss}
        live.replace(at_start | moved | {"times": new.times, "verdict": new.verdict}, at={"scale": scale, **at})

    def on_screen(_, x: float, y: float) -> None:
        lr = live.position["lr"]
        restart(x, y, 0, RATIOS[[lr]], {"lr": lr})

    def everywhere(_, x: float, y: float) -> None:
        restart(x, y, slice(None), RATIOS, {})

    live.draggable(picture.starts[scale], on_screen, settle=everywhere, label=say("drag"))


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
