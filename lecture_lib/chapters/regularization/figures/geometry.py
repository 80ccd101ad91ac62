"""Why lasso gives zeros and ridge does not: contours of J against the diamond and against the circle."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.chapters.regularization.drawing import below
from lecture_lib.chapters.regularization.figures.coordinate_descent import coefficient_in_words
from lecture_lib.chapters.regularization.tasks import Task, pair
from lecture_lib.figures import look, numbers
from lecture_lib.figures.answers import answer, ready
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.shapes import rings
from lecture_lib.figures.stage import Stage
from lecture_lib.live import Answer, LiveFigure, Mark, Said, Slider
from lecture_lib.solvers.jit import INTEGER, MATRIX, NUMBER, VECTOR, kernel
from lecture_lib.solvers.lasso import _sweep
from lecture_lib.words import words_of

say = words_of(__file__)

BUDGET = 60_000  # bytes, frames and scene
ALPHAS = np.r_[0.0, 10.0 ** (np.arange(59) / 16)]  # 0, then 1 to 4,217
MIDDLE, REACH = (-0.57 + 0.8, 0.13), 0.8  # kg: the planes of coefficients, and half their width
WORDS_FROM = 0.9  # of a plane's height: what is above is the words'
HEIGHTS = np.array([0.1, 0.2, 0.3, 0.4]) ** 2  # contours: (J − least J)/n, in kg²
START = 36  # α = 154: lasso's first at a corner
TICKS = (-0.5, 0, 0.5, 1)
DIAMOND = np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [0.0, -1.0], [1.0, 0.0]])
SWEEPS = 20  # of coordinate descent: each brings w nearer by the square of the features' correlation, 0.07
METHODS = ("lasso", "ridge")
LASSO = 0
VERDICTS = (
    "lasso_free", "lasso_edge", "lasso_corner", "lasso_origin",
    "ridge_free", "ridge_edge", "ridge_corner", "ridge_origin",
)  # fmt: skip


class GeometryFrames(NamedTuple):
    """What one plane shows at one α, for one least-squares solution."""

    rings: np.ndarray  # (vertices, 2): contours of J
    path: np.ndarray  # (n_alpha, 2): the optimum at every α
    region: np.ndarray  # (vertices, 2): what ‖w‖₁ ≤ c or ‖w‖² ≤ c allows
    touching: np.ndarray  # (vertices, 2): the contour through the optimum
    limit: float  # c
    verdict: int  # which of `VERDICTS`, where the optimum lies
    first: float  # w₁
    second: float  # w₂
    no_first: int  # 1 where it is exactly 0
    no_second: int


@answer(MATRIX, VECTOR, INTEGER, MATRIX, MATRIX, VECTOR)
def geometry_at(points, at, gram, alphas, method, outline, circle, heights):
    """One plane for the Gram matrix of a task and any least-squares solution: state in, pictures out.

    Parameters
    ----------
    method : int
        Which of `METHODS`.
    outline : array of shape (vertices, 2)
        What the method allows at c = 1.
    circle : array of shape (vertices, 2)
        The circle of radius 1 of which the contours are made.
    heights : array
        Of the contours of J above its least.
    """
    coef, path = points[0], np.empty((len(alphas), 2))
    for k in range(len(alphas)):
        path[k] = lasso_of(gram, coef, alphas[k]) if method == LASSO else ridge_of(gram, coef, alphas[k])
    first, second = path[at[0], 0], path[at[0], 1]
    u, v = first - coef[0], second - coef[1]
    touching = rings(gram, coef, np.full(1, gram[0, 0] * u * u + 2 * gram[0, 1] * u * v + gram[1, 1] * v * v), circle)
    limit = abs(first) + abs(second) if method == LASSO else first * first + second * second
    size = limit if method == LASSO else np.sqrt(limit)
    free, no_first, no_second = max(abs(u), abs(v)) <= 1e-12, int(first == 0), int(second == 0)
    verdict = 4 * method + (0 if free else 1 + no_first + no_second)
    return GeometryFrames(rings(gram, coef, heights, circle), path, size * outline, touching, limit, verdict, first,
                          second, no_first, no_second)  # fmt: skip


@kernel(MATRIX, VECTOR, NUMBER)
def lasso_of(gram, coef, alpha):
    """Where (w − coef)ᵀ gram (w − coef) + α‖w‖₁ is least, by coordinate descent from `coef`."""
    w, q = coef.copy(), np.zeros(2)  # q = gram (coef − w)
    for _ in range(SWEEPS):
        _sweep(gram, alpha / 2, w, q)
    return w


@kernel(MATRIX, VECTOR, NUMBER)
def ridge_of(gram, coef, alpha):
    """Where (w − coef)ᵀ gram (w − coef) + α‖w‖² is least: (gram + αI) w = gram coef."""
    a, b, c = gram[0, 0] + alpha, gram[0, 1], gram[1, 1] + alpha
    u, v = gram[0, 0] * coef[0] + b * coef[1], b * coef[0] + gram[1, 1] * coef[1]
    w, determinant = np.empty(2), a * c - b * b
    w[0], w[1] = (c * u - b * v) / determinant, (a * v - b * u) / determinant
    return w


def plane_of(task: Task, method: str) -> Answer:
    """The plane of a method, for where the hand puts the least-squares solution."""
    which, outline = METHODS.index(method), DIAMOND if method == "lasso" else look.CIRCLE
    given = task.gram, ALPHAS, which, outline, look.CIRCLE, HEIGHTS * len(task.y)
    return ready(geometry_at, *given, points=task.coef, along="alpha")


def w_in_words() -> Said:
    """The optimum as a pair."""
    weights = {name: coefficient_in_words(name, f"no_{name}") for name in ("first", "second")}
    return Said(["({first}, {second})"], **weights)


def verdict_in_words() -> Said:
    """Where diamond or circle meets the contour."""
    return Said([say.template(key) for key in VERDICTS], "verdict")


@look.styled
def explore_geometry() -> LiveFigure:
    """Diamond and circle on one α; the least-squares solution can be dragged on the left."""
    task, alphas = pair("flipper", "male"), ["0", *numbers.rounded(ALPHAS[1:])]
    mark = Mark(0, say("no_penalty"), COLORS["penalty"], "start")
    stage = Stage(say, [Slider("alpha", "α", alphas, start=START, play=True, marks=[mark])], panels=2, lead=None)
    lasso, ridge = runs = [plane_of(task, method) for method in METHODS]
    plane, star, hidden = _show_plane(stage, say("lasso_plane"), lasso)
    _, other, _ = _show_plane(stage, say("ridge_plane"), ridge)
    # One of the two stars: each would remember where the other had taken it, and Reset would bring it back there.
    stage.live.draggable(star, *runs, label=say("drag_star"), follow=[stage.vary(other, [task.coef])])

    limit, w, verdict = Said(["{c}"], c=("limit", numbers.rounded)), w_in_words(), verdict_in_words()
    stage.tell("alpha", alpha=alphas, lasso_w=lasso[w], lasso_c=lasso[limit], lasso_verdict=lasso[verdict])
    stage.tell("alpha", ridge_w=ridge[w], ridge_c=ridge[limit], ridge_verdict=ridge[verdict])
    first = lasso.frames({"alpha": START})
    stage.guess(plane, [[0.9, -0.5]], [[first.first, first.second]], {"alpha": START}, digits=2, left=True)
    return stage.finish(hides=hidden)


def _show_plane(stage: Stage, title: str, run: Answer) -> tuple:
    """Contours, region and path over α; returns the panel, the star at least squares, and what tells the optimum."""
    axes = {"x": say("weight_flipper"), "y": say("weight_male"), "xticks": TICKS, "yticks": TICKS}
    plane = stage.panel(title, **axes, **look.around(MIDDLE, REACH))
    plane.ax.axhline(0, color=COLORS["line"], lw=0.8)
    plane.ax.axvline(0, color=COLORS["line"], lw=0.8)
    lines = [plane.line("line", run["rings"], lw=0.8)]
    known = len(plane.ax.lines)
    lines += [
        plane.line("error", run["touching"], "alpha", key=say("contour_through"), lw=1.6),
        plane.line("path", run["path"], upto="alpha", head={"ms": 8, "mfc": COLORS["prediction"]}, lw=2),
    ]
    region = plane.area("penalty", run["region"], "alpha", fc=COLORS["penalty"] + "50", lw=1.6, ls=":")
    for artist in (region, *(line.line for line in lines)):
        below(artist, WORDS_FROM)
    plane.key(say("path_over_alpha"), "path", "-", left=0.48)
    hidden = [*plane.ax.lines[known:], *plane.ax.texts]
    star = {"marker": "*", "s": 190, "fc": COLORS["optimum"], "ec": COLORS["paper"], "lw": 0.8, "zorder": 5}
    return plane, plane.ring("optimum", run.home, **star), hidden
