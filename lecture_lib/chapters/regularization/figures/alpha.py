"""α in the hand: lasso and ridge side by side on one slider, features that matter among features that don't."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from lecture_lib.chapters.regularization.tasks import N_RANDOM, REAL, Task, kilograms, with_random
from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.live import LiveFigure, Mark, Slider, rectangles
from lecture_lib.solvers import lasso_alpha_max, lasso_path, ridge_path
from lecture_lib.words import words_of

say = words_of(__file__)

ALPHAS = 10.0 ** ((np.arange(61) - 15) / 15)  # 0.1 to 1,000
BAR = 0.36  # height of a bar; the two of a feature take 2·BAR
WEIGHTS = (-0.3, 0.6)  # kg per standard deviation: limits of all the panels
RULED = (-0.24, 0.6)  # what an upright line at α takes of them: below it there are words


class AlphaFrames(NamedTuple):
    """What the pictures show at every α, of both methods."""

    lasso: np.ndarray  # (n_alpha, p) coefficients
    ridge: np.ndarray
    lasso_bars: np.ndarray  # (n_alpha, 6 p, 2)
    ridge_bars: np.ndarray
    zeros: np.ndarray  # (n_alpha, p, 2): marks where a lasso coefficient is exactly 0, else NaN
    errors: np.ndarray  # (2, n_alpha): root mean square error on the other penguins


def alpha_frames(task: Task, new_Z, new_y) -> AlphaFrames:
    """Both paths over α, as bars and as lines, and the errors on other penguins: state in, pictures out."""
    paths = lasso_path(task.Z, task.y, ALPHAS), ridge_path(task.Z, task.y, ALPHAS)
    errors = [np.sqrt(((new_y - path.intercepts[:, None] - path.coefs @ new_Z.T) ** 2).mean(1)) for path in paths]
    lasso, ridge = (path.coefs for path in paths)
    rows = np.arange(len(task.names), dtype=float)
    bars = [rectangles(0, rows + low, coefs, BAR) for coefs, low in ((lasso, -BAR), (ridge, 0))]
    at_zero = np.where(lasso == 0, 0.0, np.nan)
    zeros = np.stack([at_zero, np.where(lasso == 0, rows - BAR / 2, np.nan)], -1)
    return AlphaFrames(lasso, ridge, *bars, zeros, np.array(errors))


class AlphaPicture(NamedTuple):
    """The figure of `explore_alpha` and the artists that move."""

    fig: object
    lasso_bars: object
    ridge_bars: object
    zeros: object
    rulers: tuple  # the upright lines at α in both path panels
    points: tuple  # the coefficients at α in both
    paths: tuple  # their lines, one a feature, in both
    told: list  # what tells of zeros


@look.styled
def draw_alpha(task: Task, frames: AlphaFrames) -> AlphaPicture:
    """Scenery of the three panels: bars of the coefficients, the lasso path, the ridge path."""
    fig, (left, middle, right) = look.figure(3)
    *bars, told = _draw_bars(fig.add_subplot(left), task)
    panels = (fig.add_subplot(middle), "lasso_path", frames.lasso), (fig.add_subplot(right), "ridge_path", frames.ridge)
    drawn = zip(*(_draw_path(ax, title, coefs) for ax, title, coefs in panels), strict=True)
    return AlphaPicture(fig, *bars, *drawn, told)


def _draw_bars(ax, task: Task) -> tuple:
    rows = range(len(task.names))
    ax.set(xlim=WEIGHTS, ylim=(len(rows) - 0.4, -2.0), xlabel=say("weight_axis"), title=say("coefficients"))
    ax.set_yticks(rows, [say(name) for name in task.names])
    ax.tick_params(axis="y", length=0, labelsize=8.5)
    look.ticks(ax.xaxis, (-0.2, 0, 0.2, 0.4, 0.6))
    ax.axvline(0, color=COLORS["line"], lw=0.8)
    for row, coef in enumerate(task.coef):
        ax.plot([coef, coef], [row - BAR, row + BAR], color=COLORS["optimum"], lw=1.5, ls="--")
    lasso = _bar(ax, fc=COLORS["prediction"], ec=COLORS["prediction"])
    ridge = _bar(ax, fc=COLORS["paper"], ec=COLORS["prediction"])
    (zeros,) = ax.plot([], [], "o", color=COLORS["penalty"], ms=5, mec=COLORS["paper"], mew=0.6)
    return lasso, ridge, zeros, [zeros, *_bar_key(ax)]


def _bar(ax, **style):
    patch = PathPatch(Path(np.zeros((1, 2))), lw=1, zorder=2, **style)
    ax.add_artist(patch)
    return patch


def _bar_key(ax) -> tuple:
    """Name bars, dashes and dots; the dot and its words are returned."""
    for x, y, words, filled in ((0.06, 0.955, "lasso", True), (0.06, 0.88, "ridge", False)):
        style = {"fc": COLORS["prediction"] if filled else COLORS["paper"], "ec": COLORS["prediction"], "lw": 1}
        corners = Path(
            np.array([[x, y - 0.02], [x + 0.07, y - 0.02], [x + 0.07, y + 0.02], [x, y + 0.02], [x, y - 0.02]])
        )
        ax.add_artist(PathPatch(corners, transform=ax.transAxes, **style))
        ax.text(x + 0.1, y, say(words), color=COLORS["prediction"], transform=ax.transAxes, va="center_baseline")
    ax.plot([0.5, 0.5], [0.93, 0.98], "--", color=COLORS["optimum"], lw=1.5, transform=ax.transAxes)
    ax.text(0.53, 0.955, say("least_squares"), color=COLORS["optimum"], transform=ax.transAxes, va="center_baseline")
    (dot,) = ax.plot([0.5], [0.88], "o", color=COLORS["penalty"], ms=5, transform=ax.transAxes)
    return dot, ax.text(0.53, 0.88, say("exactly_zero"), transform=ax.transAxes, va="center_baseline")


def _draw_path(ax, title: str, coefs) -> tuple:
    ax.set(xscale="log", xlim=(ALPHAS[0] / 1.3, 1.7 * ALPHAS[-1]), ylim=WEIGHTS, xlabel="α", ylabel=say("weight_axis"))
    ax.set_title(say(title))
    look.ticks(ax.xaxis, 10.0 ** np.arange(-1, 4))
    look.ticks(ax.yaxis, (-0.2, 0, 0.2, 0.4, 0.6))
    ax.axhline(0, color=COLORS["line"], lw=0.8)
    lines = [_path_line(ax, j) for j in range(coefs.shape[1])]
    heights = coefs[0, : len(REAL)] + 0.015
    heights[1:3] = -0.015, coefs[0, 2] - 0.02  # these two stand below their lines
    for name, height, side in zip(REAL, heights, ("bottom", "top", "top", "bottom"), strict=True):
        ax.text(ALPHAS[1], height, say(name), color=COLORS["prediction"], va=side)
    ax.text(0.98, 0.02, say("random_ones"), color=COLORS["soft"], size=8, transform=ax.transAxes, ha="right")
    (ruler,) = ax.plot([], [], ":", color=COLORS["penalty"], lw=2)
    points = ax.scatter([], [], s=22, fc=COLORS["prediction"], ec=COLORS["paper"], lw=0.7, zorder=4)
    return ruler, points, lines


def _path_line(ax, j: int):
    real = j < len(REAL)
    style = {"color": COLORS["prediction"], "lw": 1.6} if real else {"color": COLORS["soft"], "lw": 1, "ls": "--"}
    return ax.plot([], [], **style)[0]


def explore_alpha() -> LiveFigure:
    """Lasso and ridge on one α: 40 penguins, four features that were measured and four columns of random numbers."""
    task, new_Z, new_y = with_random()
    frames = alpha_frames(task, new_Z, new_y)
    picture = draw_alpha(task, frames)
    alphas = numbers.rounded(ALPHAS)
    slider = Slider("alpha", "α", alphas, play=True, marks=_marks(task, frames))
    live = LiveFigure(picture.fig, name="alpha", alt=say("alt"), controls=[slider], words=look.words())
    ruler = np.stack([np.repeat(ALPHAS[:, None], 2, 1), np.broadcast_to(RULED, (len(ALPHAS), 2))], -1)
    for k, coefs in enumerate((frames.lasso, frames.ridge)):
        points = np.stack([np.broadcast_to(ALPHAS[:, None], coefs.shape), coefs], -1)
        live.vary(picture.rulers[k], ruler, "alpha").vary(picture.points[k], points, "alpha")
        for line, path in zip(picture.paths[k], points.swapaxes(0, 1), strict=True):
            live.vary(line, path, upto="alpha")
    for artist in ("lasso_bars", "ridge_bars", "zeros"):
        live.vary(getattr(picture, artist), getattr(frames, artist), "alpha")
    live.readout(say.template("readout"), **_fields(frames, alphas))
    return live.predict(**say.question(), hides=picture.told)


def _marks(task: Task, frames: AlphaFrames) -> list:
    """Where lasso has set the random columns to 0, and where all of them are."""
    kept = np.flatnonzero((frames.lasso[:, -N_RANDOM:] != 0).any(axis=1)).max() + 1
    last = position_of(lasso_alpha_max(task.Z, task.y))
    return [
        Mark(kept, say("random_gone"), COLORS["soft"], "end"),
        Mark(last, say("all_gone"), COLORS["penalty"], "start"),
    ]


def position_of(alpha: float) -> float:
    """Where an α lies among `ALPHAS`, in fractions of a position."""
    return 15 + 15 * np.log10(alpha)


def _fields(frames: AlphaFrames, alphas) -> dict:
    """What the readout says at each α."""
    used = (frames.lasso != 0).sum(axis=1)
    p = frames.lasso.shape[1]
    verdict = [say("uses_all" if k == p else "uses_none" if k == 0 else "uses_some", k=k, p=p) for k in used]
    errors = [[kilograms(value) for value in row] for row in frames.errors]
    smallest = [numbers.rounded(value) for value in np.abs(frames.ridge).min(axis=1)]
    said = {"alpha": alphas, "verdict": verdict, "lasso": errors[0], "ridge": errors[1], "smallest": smallest}
    return {name: (words, ("alpha",)) for name, words in said.items()}
