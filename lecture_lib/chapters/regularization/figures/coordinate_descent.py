"""Lasso's coordinate descent, one coordinate at a time: the path, the parabola of a step, the soft threshold."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.chapters.regularization.tasks import Task, below, coefficient, pair
from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.live import LiveFigure, Mark, Slider
from lecture_lib.solvers import lasso_alpha_max, lasso_coordinate_steps, lasso_path, soft_threshold
from lecture_lib.words import words_of

say = words_of(__file__)

ALPHAS = 20.0 * np.arange(26)  # 0 to 500
SWEEPS = 6
STEPS = 2 * SWEEPS
LEFT, WIDTH, MIDDLE = -0.5, 1.5, 0.15  # kg: left edge and width of the plane, height of its middle
START = np.array([-0.3, 0.65])
HEIGHTS = np.array([0.06, 0.15, 0.3, 0.45, 0.65, 0.9]) ** 2  # contours: (J − least J)/n, in kg²
ANGLE = np.linspace(0, 2 * np.pi, 121)
COORDINATE = np.linspace(-0.6, 1.0, 41)  # kg: where the slices are drawn
TOP, WORDS_FROM = 1.6, 0.76  # kg²: height of the slice panel, and the share of it above which there are words
ARRIVED = 5e-4  # kg from the optimum: three decimals agree


class CoordinateFrames(NamedTuple):
    """What the pictures show at every α and step."""

    rings: np.ndarray  # (n_alpha, vertices, 2): contours of J_Lasso
    optimum: np.ndarray  # (n_alpha, 1, 2)
    path: np.ndarray  # (n_alpha, steps + 1, 2)
    parabola: np.ndarray  # (n_alpha, steps + 1, points, 2): J/n along the coordinate, less its least value
    total: np.ndarray  # (n_alpha, steps + 1, points, 2): with the penalty
    bottom: np.ndarray  # (n_alpha, steps + 1, 1, 2): where the total is least
    threshold: np.ndarray  # (n_alpha, steps + 1, 1, 2): least squares along the coordinate, its soft threshold
    verdict: np.ndarray  # (n_alpha, steps + 1) of str


def coordinate_frames(task: Task, start, alphas=ALPHAS) -> CoordinateFrames:
    """Coordinate descent from a start at every α: state in, pictures out. At step 0 the slice of step 1 shows."""
    n, best = len(task.y), lasso_path(task.Z, task.y, alphas).coefs
    runs = [lasso_coordinate_steps(task.Z, task.y, alpha, SWEEPS, start) for alpha in alphas]
    path = np.array([run.path for run in runs])
    alone = np.array([np.r_[run.minimisers[0], run.minimisers] for run in runs])
    half = (alphas / (2 * n))[:, None]  # ‖x_j‖² is n: the features are standardised
    new = np.array([soft_threshold(each, threshold) for each, (threshold,) in zip(alone, half, strict=True)])
    parabola = (COORDINATE - alone[..., None]) ** 2
    total = parabola + 2 * half[..., None] * np.abs(COORDINATE)
    least = (new - alone) ** 2 + 2 * half * np.abs(new)
    shape = np.broadcast_to(COORDINATE, parabola.shape)
    verdict = [[_verdict(k, each[k], alone[a, k], best[a]) for k in range(STEPS + 1)] for a, each in enumerate(path)]
    rings = np.array([contours(task.gram / n, task.coef, a / n, w) for a, w in zip(alphas, best, strict=True)])
    curves = (np.stack([shape, curve], -1) for curve in (parabola, total))
    points = (np.stack(both, -1)[..., None, :] for both in ((new, least), (alone, new)))
    return CoordinateFrames(rings, best[:, None], path, *curves, *points, np.array(verdict))


def contours(gram, coef, alpha: float, best) -> np.ndarray:
    """Rings around `best` on which J + α‖w‖₁, with J = (w − coef)ᵀ gram (w − coef), is higher by each of HEIGHTS."""

    def cost(w):
        return np.einsum("...i,ij,...j->...", w - coef, gram, w - coef) + alpha * np.abs(w).sum(-1)

    away = np.stack([np.cos(ANGLE), np.sin(ANGLE)], -1)
    low, high = np.zeros((len(HEIGHTS), len(ANGLE))), np.full((len(HEIGHTS), len(ANGLE)), 10.0)
    for _ in range(40):  # halve the stretch of each ray in which the height is reached
        middle = (low + high) / 2
        below = cost(best + middle[..., None] * away) - cost(best) < HEIGHTS[:, None]
        low, high = np.where(below, middle, low), np.where(below, high, middle)
    rings = best + low[..., None] * away
    return np.concatenate([rings, np.full((len(rings), 1, 2), np.nan)], axis=1).reshape(-1, 2)


def _verdict(step: int, w, alone: float, best) -> str:
    """What the step did, and whether w is there."""
    words = {"first": coefficient(w[0]), "second": coefficient(w[1])}
    if step == 0:
        return say("steps_start", **words)
    which = say("flipper_w" if step % 2 else "bill_length_w")
    new = w[(step - 1) % 2]
    kind = "step_zero" if new == 0 else "step_free" if new == alone else "step_moved"
    did = say(kind, which=which, alone=coefficient(alone), **words)
    return did + " " + say("steps_arrived" if np.abs(w - best).max() < ARRIVED else "steps_going")


class CoordinatePicture(NamedTuple):
    """The figure of `explore_coordinate_descent` and the artists that move."""

    fig: object
    rings: object
    optimum: object
    path: object
    head: object
    start: object
    parabola: object
    penalty: object
    total: object
    bottom: object
    soft: object
    shrink: object
    point: object


@look.styled
def draw_coordinate() -> CoordinatePicture:
    """Scenery of the three panels: the plane with the path, the slice along a coordinate, the soft threshold."""
    fig, (left, middle, right) = look.figure(3)
    plane = _draw_plane(fig.add_subplot(left))
    slice_ = _draw_slice(fig.add_subplot(middle))
    return CoordinatePicture(fig, *plane, *slice_, *_draw_threshold(fig.add_subplot(right)))


def _draw_plane(ax) -> tuple:
    height = WIDTH * look.ASPECT
    ax.set(xlim=(LEFT, LEFT + WIDTH), ylim=(MIDDLE - height / 2, MIDDLE + height / 2))
    ax.set(xlabel=say("weight_flipper"), ylabel=say("weight_bill"), title=say("lasso_contours"))
    for axis in (ax.xaxis, ax.yaxis):
        look.ticks(axis, (-0.5, 0, 0.5, 1))
    ax.axhline(0, color=COLORS["penalty"], lw=1, ls=":")
    ax.axvline(0, color=COLORS["penalty"], lw=1, ls=":")
    (rings,) = ax.plot([], [], color=COLORS["line"], lw=0.8)
    (optimum,) = ax.plot([], [], "*", color=COLORS["optimum"], ms=18, mec=COLORS["paper"], mew=0.8)
    (path,) = ax.plot([], [], color=COLORS["path"], lw=1.6, marker="o", ms=3)
    ring = {"facecolor": COLORS["paper"], "edgecolor": COLORS["path"], "lw": 1.8, "zorder": 4}
    head = look.head(ax, COLORS["path"])
    start = look.whole(ax.scatter(*START[:, None], s=52, **ring))
    return rings, look.whole(optimum), path, head, start


def _draw_slice(ax) -> tuple:
    ax.set(xlim=COORDINATE[[0, -1]], ylim=(-0.05, TOP), xlabel=say("moving_weight"), ylabel=say("slice_axis"))
    ax.set_title(say("slice"))
    look.ticks(ax.xaxis, (-0.5, 0, 0.5, 1))
    look.ticks(ax.yaxis, (0, 0.5, 1))
    (parabola,) = ax.plot([], [], color=COLORS["soft"], lw=1.2)
    (penalty,) = ax.plot([], [], ":", color=COLORS["penalty"], lw=2)
    (total,) = ax.plot([], [], color=COLORS["error"], lw=2)
    entries = (
        ("slice_j", COLORS["soft"], "-"),
        ("slice_penalty", COLORS["penalty"], ":"),
        ("slice_total", COLORS["error"], "-"),
    )
    look.key(ax, [(say(name), color, dashes) for name, color, dashes in entries])
    for line in (parabola, penalty, total):
        below(line, WORDS_FROM)
    (bottom,) = ax.plot([], [], "*", color=COLORS["optimum"], ms=13, mec=COLORS["paper"], mew=0.6)
    return parabola, penalty, total, bottom


def _draw_threshold(ax) -> tuple:
    ends = COORDINATE[[0, -1]]
    ax.set(xlim=ends, ylim=(-0.6, 1.0), xlabel=say("alone_axis"), ylabel=say("new_axis"), title=say("threshold"))
    for axis in (ax.xaxis, ax.yaxis):
        look.ticks(axis, (-0.5, 0, 0.5, 1))
    ax.plot(ends, ends, color=COLORS["line"], lw=0.8)
    (soft,) = ax.plot([], [], color=COLORS["prediction"], lw=2)
    (shrink,) = ax.plot([], [], "--", color=COLORS["prediction"], lw=1.3)
    look.key(ax, [(say("soft_line"), COLORS["prediction"], "-"), (say("shrink_line"), COLORS["prediction"], "--")])
    return soft, shrink, look.head(ax, COLORS["path"], ms=9)


def explore_coordinate_descent() -> LiveFigure:
    """Coordinate descent on flipper and bill length: α, step, and a start to drag."""
    task, picture = pair("flipper", "bill_length"), draw_coordinate()
    frames = coordinate_frames(task, START)
    live = LiveFigure(
        picture.fig, name="coordinate_descent", alt=say("alt"), controls=_controls(task), words=look.words()
    )
    live.vary(picture.rings, frames.rings, "alpha").vary(picture.optimum, frames.optimum, "alpha")
    live.vary(picture.path, frames.path, "alpha", upto="step").vary(picture.head, frames.path, "alpha", at="step")
    for artist in ("parabola", "total", "bottom"):
        live.vary(getattr(picture, artist), getattr(frames, artist), ("alpha", "step"))
    live.vary(picture.point, frames.threshold, ("alpha", "step"))
    lines = threshold_lines(len(task.y))
    for artist, array in zip((picture.penalty, picture.soft, picture.shrink), lines, strict=True):
        live.vary(artist, array, "alpha")
    steps, alphas = (live.controls[name].values for name in ("step", "alpha"))
    fixed = {"step": (steps, ("step",)), "alpha": (alphas, ("alpha",))}
    live.readout(say.template("readout"), **fixed, verdict=(frames.verdict, ("alpha", "step")))
    _make_draggable(live, picture, task)
    return live.predict(**say.question(), hides=[picture.optimum, picture.soft])


def threshold_lines(n: int) -> tuple:
    """At each α: the penalty over n, the soft threshold, and the ridge line, over one coordinate."""
    x = np.broadcast_to(COORDINATE, (len(ALPHAS), len(COORDINATE)))
    alphas = np.broadcast_to(ALPHAS[:, None], x.shape)
    kink = np.stack([np.full(len(ALPHAS), x[0, 0]), -ALPHAS / (2 * n), ALPHAS / (2 * n), np.full(len(ALPHAS), 1.0)], -1)
    soft = np.sign(kink) * np.maximum(np.abs(kink) - ALPHAS[:, None] / (2 * n), 0)
    soft[kink == 0] = 0
    penalty = np.stack([x, alphas / n * np.abs(x)], -1)
    ends = x[:, [0, -1]]
    return penalty, np.stack([kink, soft], -1), np.stack([ends, ends / (1 + alphas[:, :2] / n)], -1)


def _controls(task: Task) -> list:
    last = lasso_alpha_max(task.Z, task.y) / (ALPHAS[1] - ALPHAS[0])
    steps = [str(step) for step in range(STEPS + 1)]
    return [
        Slider("alpha", "α", numbers.decimals(ALPHAS), start=5,
               marks=[Mark(0, say("no_penalty"), COLORS["penalty"], "start"),
                      Mark(last, say("all_gone"), COLORS["penalty"], "end")]),
        Slider("step", say("step"), steps, play=True, play_ms=700),
    ]  # fmt: skip


def _make_draggable(live: LiveFigure, picture: CoordinatePicture, task: Task) -> None:
    def restart(x: float, y: float, pick, alphas, at: dict) -> None:
        frames = coordinate_frames(task, np.array([x, y]), alphas)
        moved = {name: getattr(frames, name)[pick] for name in ("path", "parabola", "total", "bottom")}
        changed = {getattr(picture, name): array for name, array in moved.items()}
        changed |= {picture.point: frames.threshold[pick], "verdict": frames.verdict[pick]}
        live.replace({picture.start: [[x, y]]} | changed, at=at)

    def on_screen(_, x: float, y: float) -> None:
        here = live.position["alpha"]
        restart(x, y, 0, ALPHAS[[here]], {"alpha": here})

    def everywhere(_, x: float, y: float) -> None:
        restart(x, y, slice(None), ALPHAS, {})

    live.draggable(picture.start, on_screen, settle=everywhere, label=say("drag_start"))
