"""Factors: a valley to stretch and to turn, and what a step leaves of the error along each of its two axes."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.figures import look, numbers
from lecture_lib.figures.answers import answer, ready
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.shapes import rings
from lecture_lib.figures.stage import Stage
from lecture_lib.live import Answer, Choice, LiveFigure, Mark, Slider, against
from lecture_lib.solvers.jit import MATRIX, NUMBER, VECTOR, kernel
from lecture_lib.words import words_of

say = words_of(__file__)

BUDGET = 50_000  # bytes, frames and scene
KAPPAS = np.array([2.0, 5, 10, 30, 100])
ANGLES = np.arange(0, 91, 5)  # degrees, of the flattest direction
TURNED = np.stack([np.cos(np.radians(ANGLES)), np.sin(np.radians(ANGLES))], -1)
RATIOS = np.arange(5, 61) / 50  # learning rate over the threshold 2/λmax
FIRST = {"kappa": 2, "angle": 6, "lr": 37}
START = (-2.3, 1.5)
N_STEPS = 30
REACH, TALL = 3.0, 3.0 * look.ASPECT  # half the width and the height of the valley's panel
FAR = 100.0  # what has gone so far off is not drawn
NAMES, BESIDE = 2.15, 0.46  # from the minimum to the names of the axes, and from these to the axes
HEIGHTS = 0.08 * 2.5 ** np.arange(6)  # of the contours, λmax being 2
LOWEST, HIGHEST, TOP = 2e-5, 30.0, 1e4  # error over error at the start: drawn up to the highest, below the factors
ALIKE = 0.03  # sizes of factors that differ by less are told to be equal
DIRECTIONS = (("steepest", "λmax", "error", "-", "o"), ("flattest", "λmin", "ink", "--", "s"))
VERDICTS = ("helps", "level", "hurts", "threshold", "diverges_here")


class ValleyFrames(NamedTuple):
    """What the large picture shows at one condition number, angle and learning rate."""

    contours: np.ndarray  # (m, 2): broken by NaN
    steep_axis: np.ndarray  # (2, 2)
    flat_axis: np.ndarray
    steep_name: np.ndarray  # (1, 2)
    flat_name: np.ndarray
    path: np.ndarray  # (N_STEPS + 1, 2)
    steepest: np.ndarray  # (N_STEPS + 1, 2): the path's shadow on the axis
    flattest: np.ndarray
    legs: np.ndarray  # (3, 2): from the start to both axes


@answer(VECTOR, MATRIX, VECTOR, MATRIX, VECTOR)
def valley_at(points, at, kappas, turned, ratios, circle, heights):
    """Gradient descent in a valley, from a start, and the parts of its error along the valley's two axes.

    With λmax = 2 the Gram matrix has eigenvalue 1 across the valley and 1/κ along it.
    """
    shrink, cosine, sine = 1 / kappas[at[0]], turned[at[1], 0], turned[at[1], 1]
    gram = np.empty((2, 2))
    gram[0, 0], gram[1, 1] = sine * sine + shrink * cosine * cosine, cosine * cosine + shrink * sine * sine
    gram[0, 1] = gram[1, 0] = (shrink - 1) * sine * cosine
    contours = rings(gram, np.zeros(2), heights, circle)
    x, y = points[0, 0], points[0, 1]
    steep = parts_of(cosine * y - sine * x, 1 - 2 * ratios[at[2]], -sine, cosine)
    flat = parts_of(cosine * x + sine * y, 1 - 2 * ratios[at[2]] * shrink, cosine, sine)
    legs, steep_name, flat_name = np.empty((3, 2)), np.empty((1, 2)), np.empty((1, 2))
    legs[0], legs[1, 0], legs[1, 1], legs[2] = steep[0], x, y, flat[0]
    steep_name[0, 0], steep_name[0, 1] = NAMES * sine + BESIDE * cosine, BESIDE * sine - NAMES * cosine
    flat_name[0, 0], flat_name[0, 1] = NAMES * cosine + BESIDE * sine, NAMES * sine - BESIDE * cosine
    return ValleyFrames(contours, axis_along(-sine, cosine), axis_along(cosine, sine), steep_name, flat_name,
                        steep + flat, steep, flat, legs)  # fmt: skip


@kernel(NUMBER, NUMBER, NUMBER, NUMBER)
def parts_of(part, factor, across, up):
    """A part of the error along an axis, at every step: each step multiplies it."""
    found = np.full((N_STEPS + 1, 2), np.nan)
    for step in range(N_STEPS + 1):
        if not abs(part) < FAR:
            break
        found[step, 0], found[step, 1] = part * across, part * up
        part *= factor
    return found


@kernel(NUMBER, NUMBER, error_model="numpy")
def axis_along(across, up):
    """A line through the minimum, from edge to edge of the picture: its dashes begin where it begins."""
    line, far = np.empty((2, 2)), min(REACH / abs(across), TALL / abs(up))
    line[0, 0], line[0, 1], line[1, 0], line[1, 1] = -far * across, -far * up, far * across, far * up
    return line


def valley() -> Answer:
    """The answer, of all controls: only its first position is sent."""
    given = KAPPAS, TURNED, RATIOS, look.CIRCLE, HEIGHTS
    return ready(valley_at, *given, points=START, beside=("kappa", "angle", "lr"))


def factors() -> np.ndarray:
    """1 − lr·λ in the steepest and the flattest direction, at all condition numbers and rates: (2, n_kappa, n_lr)."""
    shrink = np.stack([np.ones(len(KAPPAS)), 1 / KAPPAS])[..., None]  # λ over λmax
    return 1 - 2 * RATIOS * shrink


def errors_left() -> np.ndarray:
    """Error over error at the start in both directions, step by step: (2, n_kappa, n_lr, N_STEPS + 1, 2)."""
    steps = np.arange(N_STEPS + 1.0)
    left = np.abs(factors())[..., None] ** steps
    return against(steps, np.where((left > LOWEST / 10) & (left <= HIGHEST), left, np.nan))


def verdict(steep, flat) -> np.ndarray:
    """Which of `VERDICTS` tells of these factors: the direction whose factor is larger in size sets the speed."""
    gap = np.abs(flat) - np.abs(steep)
    decided = np.where((np.abs(gap) < ALIKE) & (steep < 0), 1, np.where(gap > 0, 0, 2))
    return np.where(steep < -1 - 1e-9, 4, np.where(steep < -1 + 1e-9, 3, decided))


@look.styled
def explore_factors() -> LiveFigure:
    """A valley to stretch and to turn, descent from a start to drag, and the factor of each direction."""
    stage = Stage(say, _controls(), panels=2)
    _show_valley(stage)
    _show_errors(stage)
    stage.tell("kappa", kappa=numbers.plain(KAPPAS)).tell("lr", lr=numbers.decimals(RATIOS, 2))
    return stage.tell(("kappa", "lr"), verdict=say.among(verdict(*factors()), VERDICTS)).finish()


def _show_valley(stage: Stage) -> None:
    """Contours, axes, the path and its shadows on the axes."""
    run = valley()
    plane = stage.panel(say("valley"), x="w₀", y="w₁", **look.around((0, 0), REACH), xticks=(), yticks=())
    plane.line("line", run["contours"], lw=0.9)
    plane.line("soft", run["legs"], (), ":", lw=1.3)
    plane.line("path", run["path"], lw=1.4, marker="o", ms=4)
    for (name, value, meaning, dashes, marker), short in zip(DIRECTIONS, ("steep", "flat"), strict=True):
        plane.line(meaning, run[f"{short}_axis"], (), dashes, lw=1.2)
        plane.line(meaning, run[name], (), marker, ms=5, mec=COLORS["paper"], mew=0.6)
        plane.text(meaning, value, run[f"{short}_name"], ha="center", va="center")
    plane.ax.plot([0], [0], "*", color=COLORS["optimum"], ms=14, mec=COLORS["paper"], mew=0.8, zorder=3)
    stage.live.draggable(plane.ring("path", START), run, label=say("start"))


def _show_errors(stage: Stage) -> None:
    """What is left of the error in each direction, with its factor."""
    over = {"xlim": (-0.5, N_STEPS + 0.5), "xticks": range(0, 31, 10), "yticks": (1e-4, 1e-2, 1), "yscale": "log"}
    panel = stage.panel(say("error_left"), x=say("steps"), y=say("error_axis"), ylim=(LOWEST, TOP), **over)
    panel.ax.axhline(1, color=COLORS["line"], lw=0.8)
    lines = zip(DIRECTIONS, errors_left(), factors(), strict=True)
    for row, ((name, _, meaning, dashes, marker), error, factor) in enumerate(lines):
        panel.line(meaning, error, ("kappa", "lr"), dashes, lw=1.6, marker=marker, ms=3)
        panel.key("", meaning, dashes)
        words = panel.ax.text(0.13, 0.95 - 0.085 * row, "", color=COLORS[meaning], transform=panel.ax.transAxes,
                              va="center_baseline")  # fmt: skip
        told = say.among(np.zeros(factor.shape, dtype=int), (name,), factor=numbers.decimals(factor, 2))
        stage.vary(words, told, ("kappa", "lr"))


def _controls() -> list:
    best = np.interp(KAPPAS / (KAPPAS + 1), RATIOS, np.arange(len(RATIOS)))
    marks = [Mark(best, say("best"), COLORS["optimum"], "end"), Mark(45, "2/λmax", COLORS["error"], "start")]
    rates = [numbers.decimals(RATIOS, 2)] * len(KAPPAS)
    return [
        Slider("angle", say("angle"), [f"{angle}°" for angle in ANGLES], start=FIRST["angle"], play=True),
        Choice("kappa", say("kappa"), numbers.plain(KAPPAS).tolist(), start=FIRST["kappa"]),
        Slider("lr", say("lr_axis"), rates, start=FIRST["lr"], marks=marks, over=("kappa",), play=True),
    ]
