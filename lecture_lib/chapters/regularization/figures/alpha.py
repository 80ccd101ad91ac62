"""α in the hand: lasso and ridge side by side on one slider, features that matter among features that don't."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from lecture_lib.chapters.regularization.drawing import BAR, bars, cursor, least_squares, zeros
from lecture_lib.chapters.regularization.tasks import RANDOM, REAL, Task, kilograms, with_random
from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Panel, Stage
from lecture_lib.live import LiveFigure, Mark, Slider, against, rectangles
from lecture_lib.solvers import lasso_alpha_max, lasso_path, ridge_path
from lecture_lib.words import words_of

say = words_of(__file__)

BUDGET = 60_000  # bytes, frames and scene
ALPHAS = 10.0 ** ((np.arange(61) - 15) / 15)  # 0.1 to 1,000
WEIGHTS = (-0.3, 0.6)  # kg per standard deviation: limits of all the panels
TICKS = (-0.2, 0, 0.2, 0.4, 0.6)
UPRIGHT = (-0.24, 0.6)  # what a line at α takes of them: below it there are words
MEASURED, NOISE = {"color": COLORS["prediction"], "lw": 1.6}, {"color": COLORS["soft"], "lw": 1, "ls": "--"}


class AlphaFrames(NamedTuple):
    """What the pictures show at every α, of both methods."""

    lasso: np.ndarray  # (n_alpha, p) coefficients
    ridge: np.ndarray
    errors: np.ndarray  # (2, n_alpha): root mean square error on the other penguins


def alpha_frames(task: Task, new_Z, new_y) -> AlphaFrames:
    """Both paths over α, and the errors on other penguins: state in, pictures out."""
    paths = lasso_path(task.Z, task.y, ALPHAS), ridge_path(task.Z, task.y, ALPHAS)
    errors = [np.sqrt(((new_y - path.intercepts[:, None] - path.coefs @ new_Z.T) ** 2).mean(1)) for path in paths]
    return AlphaFrames(paths[0].coefs, paths[1].coefs, np.array(errors))


def verdict_in_words(frames: AlphaFrames) -> np.ndarray:
    """How many of the coefficients lasso uses at each α."""
    used = (frames.lasso != 0).sum(axis=1)
    return say.among(np.minimum(used, 1), ("uses_none", "uses_some"), k=used, p=frames.lasso.shape[1])


@look.styled
def explore_alpha() -> LiveFigure:
    """Lasso and ridge on one α: 40 penguins, four features that were measured and four columns of random numbers."""
    task, new_Z, new_y = with_random()
    frames, alphas = alpha_frames(task, new_Z, new_y), numbers.rounded(ALPHAS)
    stage = Stage(say, [Slider("alpha", "α", alphas, play=True, marks=_marks(task, frames))], panels=3)

    rows = {"ylim": (7.6, -2.0), "yticks": dict(enumerate(map(say, task.names)))}
    coefficients = stage.panel(say("coefficients"), x=say("weight_axis"), xlim=WEIGHTS, xticks=TICKS, **rows)
    coefficients.draw(least_squares, task.coef)
    bars(coefficients, frames.lasso, "alpha", -BAR, BAR)
    bars(coefficients, frames.ridge, "alpha", 0, BAR, fc=COLORS["paper"])
    answer = [zeros(coefficients, frames.lasso, "alpha", -BAR / 2), *_draw_key(coefficients.ax)]

    over = {"x": "α", "xscale": "log", "xlim": (ALPHAS[0] / 1.3, 1.7 * ALPHAS[-1]), "xticks": 10.0 ** np.arange(-1, 4)}
    for title, coefs in ((say("lasso_path"), frames.lasso), (say("ridge_path"), frames.ridge)):
        path = stage.panel(title, y=say("weight_axis"), ylim=WEIGHTS, yticks=TICKS, **over).draw(_draw_names, coefs[0])
        _draw_paths(path, coefs)
        cursor(path, ALPHAS, coefs, UPRIGHT, size=22)

    smallest = numbers.rounded(np.abs(frames.ridge).min(axis=1))
    stage.tell("alpha", alpha=alphas, verdict=verdict_in_words(frames), smallest=smallest)
    lasso, ridge = kilograms(frames.errors)
    return stage.tell("alpha", lasso=lasso, ridge=ridge).finish(hides=answer)


def _draw_key(ax) -> list:
    """Name bars, dashes and dots; the dot and its words are returned."""
    inside = {"transform": ax.transAxes}
    for y, paper in ((0.955, COLORS["prediction"]), (0.88, COLORS["paper"])):
        swatch = Path(rectangles([0.06], [y - 0.02], 0.07, 0.04)[:5])
        ax.add_artist(PathPatch(swatch, fc=paper, ec=COLORS["prediction"], lw=1, **inside))
    ax.plot([0.5, 0.5], [0.93, 0.98], "--", color=COLORS["optimum"], lw=1.5, **inside)
    (dot,) = ax.plot([0.5], [0.88], "o", color=COLORS["penalty"], ms=5, **inside)
    upper = (0.16, "lasso", "prediction"), (0.53, "least_squares", "optimum")
    lower = (0.16, "ridge", "prediction"), (0.53, "exactly_zero", "ink")
    texts = [ax.text(x, y, say(words), color=COLORS[meaning], va="center_baseline", **inside)
             for y, row in ((0.955, upper), (0.88, lower)) for x, words, meaning in row]  # fmt: skip
    return [dot, texts[-1]]


def _draw_names(ax, coefs) -> None:
    """Name the measured features where their paths begin."""
    ax.axhline(0, color=COLORS["line"], lw=0.8)
    heights = coefs[: len(REAL)] + 0.015
    heights[1:3] = -0.015, coefs[2] - 0.02  # these two stand below their lines
    for name, height, side in zip(REAL, heights, ("bottom", "top", "top", "bottom"), strict=True):
        ax.text(ALPHAS[1], height, say(name), color=COLORS["prediction"], va=side)
    ax.text(0.98, 0.02, say("random_ones"), color=COLORS["soft"], size=8, transform=ax.transAxes, ha="right")


def _draw_paths(panel: Panel, coefs) -> None:
    """A line per feature, up to α."""
    for path, style in zip(coefs.T, [MEASURED] * len(REAL) + [NOISE] * len(RANDOM), strict=True):
        panel.vary(*panel.ax.plot([], [], **style), against(ALPHAS, path), upto="alpha")


def _marks(task: Task, frames: AlphaFrames) -> list:
    """Where lasso has set the random columns to 0, and where all of them are."""
    kept = np.flatnonzero((frames.lasso[:, -len(RANDOM) :] != 0).any(axis=1)).max() + 1
    last = 15 + 15 * np.log10(lasso_alpha_max(task.Z, task.y))  # in fractions of a position
    return [
        Mark(kept, say("random_gone"), COLORS["soft"], "end"),
        Mark(last, say("all_gone"), COLORS["penalty"], "start"),
    ]
