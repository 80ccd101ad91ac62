"""Why lasso gives zeros and ridge does not: contours of J against the diamond and against the circle."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

import numpy as np

from lecture_lib.chapters.regularization.drawing import below
from lecture_lib.chapters.regularization.tasks import Task, coefficient, pair
from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Run, Stage
from lecture_lib.live import LiveFigure, Mark, Slider
from lecture_lib.solvers import lasso_path, ridge_path
from lecture_lib.words import words_of

say = words_of(__file__)

BUDGET = 60_000  # bytes, frames and scene
ALPHAS = np.r_[0.0, 10.0 ** (np.arange(59) / 16)]  # 0, then 1 to 4,217
MIDDLE, REACH = (-0.57 + 0.8, 0.13), 0.8  # kg: the planes of coefficients, and half their width
WORDS_FROM = 0.9  # of a plane's height: what is above is the words'
HEIGHTS = np.array([0.1, 0.2, 0.3, 0.4]) ** 2  # contours: (J − least J)/n, in kg²
START = 29  # α = 56: both touch, and neither at a corner
TICKS = (-0.5, 0, 0.5, 1)
CIRCLE = look.ellipses(np.eye(2), (0, 0), [1.0])[:-1]
DIAMOND = np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [0.0, -1.0], [1.0, 0.0]])
METHODS = ("lasso", "ridge")
VERDICTS = (
    "lasso_free", "lasso_edge", "lasso_corner", "lasso_origin",
    "ridge_free", "ridge_edge", "ridge_corner", "ridge_origin",
)  # fmt: skip


class GeometryFrames(NamedTuple):
    """What one plane shows, for one least-squares solution."""

    rings: np.ndarray  # (vertices, 2): contours of J
    path: np.ndarray  # (all alphas, 2): the optimum
    w: np.ndarray  # (n_alpha, 2): the optimum at those picked
    region: np.ndarray  # (n_alpha, vertices, 2): what ‖w‖₁ ≤ c or ‖w‖² ≤ c allows
    touching: np.ndarray  # (n_alpha, vertices, 2): the contour through the optimum
    limit: np.ndarray  # (n_alpha,): c
    verdict: np.ndarray  # (n_alpha,): which of `VERDICTS`, where the optimum lies


def geometry_frames(task: Task, method: str, coef, pick=slice(None)) -> GeometryFrames:
    """One plane for the Gram matrix of a task and any least-squares solution: state in, pictures out."""
    path, w = (optima(task.Z, coef, method, alphas) for alphas in (ALPHAS, ALPHAS[pick]))
    excess = np.einsum("ai,ij,aj->a", w - coef, task.gram, w - coef)
    touching = np.array([look.ellipses(task.gram, coef, [height]) for height in excess])
    outline, p = (DIAMOND, 1) if method == "lasso" else (CIRCLE, 2)
    size = np.linalg.norm(w, p, axis=1)
    free = np.abs(w - coef).max(axis=1) <= 1e-12
    verdict = np.where(free, 0, 1 + (w == 0).sum(axis=1)) + 4 * METHODS.index(method)
    rings = look.ellipses(task.gram, coef, HEIGHTS * len(task.y))
    return GeometryFrames(rings, path, w, size[:, None, None] * outline, touching, size**p, verdict)


def optima(Z, coef, method: str, alphas) -> np.ndarray:
    """The optimum at each α when the least-squares solution is `coef`: y is made to lie on its plane."""
    if np.abs(coef).max() < 1e-12:  # the star lies on the origin: nothing to shrink
        return np.zeros((len(alphas), 2))
    return (lasso_path if method == "lasso" else ridge_path)(Z, Z @ coef, alphas, fit_intercept=False).coefs


def w_in_words(frames: GeometryFrames) -> np.ndarray:
    """The optimum at each α as a pair."""
    return np.array([f"({first}, {second})" for first, second in coefficient(frames.w)])


def verdict_in_words(frames: GeometryFrames) -> np.ndarray:
    """Where diamond or circle meets the contour at each α."""
    return say.among(frames.verdict, VERDICTS)


@look.styled
def explore_geometry() -> LiveFigure:
    """Diamond and circle on one α; the least-squares solution can be dragged on the left, and the kernel answers."""
    task, alphas = pair("flipper", "male"), ["0", *numbers.rounded(ALPHAS[1:])]
    mark = Mark(0, say("no_penalty"), COLORS["penalty"], "start")
    stage = Stage(say, [Slider("alpha", "α", alphas, start=START, play=True, marks=[mark])], panels=2)
    lasso, ridge = runs = [Run(partial(geometry_frames, task, method), task.coef, "alpha") for method in METHODS]
    star, other = _show_plane(stage, say("lasso_plane"), lasso), _show_plane(stage, say("ridge_plane"), ridge)
    # One of the two stars: each would remember where the other had taken it, and Reset would bring it back there.
    stage.drag(star, runs, say("drag_star"), stage.vary(other, [task.coef]))

    stage.tell("alpha", alpha=alphas, lasso_w=(lasso, w_in_words), ridge_w=(ridge, w_in_words))
    stage.tell("alpha", lasso_c=(lasso, lambda frames: numbers.rounded(frames.limit)))
    stage.tell("alpha", ridge_c=(ridge, lambda frames: numbers.rounded(frames.limit)))
    stage.tell("alpha", lasso_verdict=(lasso, verdict_in_words), ridge_verdict=(ridge, verdict_in_words))
    return stage.finish()


def _show_plane(stage: Stage, title: str, run: Run):
    """Contours, region and path over α; returns the star at the least-squares solution."""
    axes = {"x": say("weight_flipper"), "y": say("weight_male"), "xticks": TICKS, "yticks": TICKS}
    plane = stage.panel(title, **axes, **look.around(MIDDLE, REACH))
    plane.ax.axhline(0, color=COLORS["line"], lw=0.8)
    plane.ax.axvline(0, color=COLORS["line"], lw=0.8)
    lines = [
        plane.line("line", (run, "rings"), lw=0.8),
        plane.line("error", (run, "touching"), "alpha", key=say("contour_through"), lw=1.6),
        plane.line("path", (run, "path"), upto="alpha", head={"ms": 8, "mfc": COLORS["prediction"]}, lw=2),
    ]
    region = plane.area("penalty", (run, "region"), "alpha", fc=COLORS["penalty"] + "50", lw=1.6, ls=":")
    for artist in (region, *(line.line for line in lines)):
        below(artist, WORDS_FROM)
    plane.key(say("path_over_alpha"), "path", "-", left=0.48)
    star = {"marker": "*", "s": 190, "fc": COLORS["optimum"], "ec": COLORS["paper"], "lw": 0.8, "zorder": 5}
    return plane.ring("optimum", run.state, **star)
