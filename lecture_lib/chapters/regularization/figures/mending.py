"""How ridge mends multicollinearity: a flipper measured twice, refitted on resamples of the penguins."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.chapters.regularization.tasks import Task, flippers, kilograms, twin_flippers, twins_of
from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.live import LiveFigure, Mark, Slider
from lecture_lib.solvers import ridge_path, shrink_factors
from lecture_lib.words import words_of

say = words_of(__file__)

ALPHAS = np.r_[0.0, 10.0 ** (np.arange(-12, 22) / 6)]  # 0, then 0.01 to 3,162
DRAWN = 1e-2 / 10 ** (1 / 3)  # where α = 0 is drawn on the logarithmic axis
N_RESAMPLES = 150
REACH = 1.4  # kg: half the width of the plane of coefficients
HEIGHTS = np.array([0.1, 0.5, 1.5])  # contours: (J − least J)/least J


class MendFrames(NamedTuple):
    """What the pictures show at every α."""

    cloud: np.ndarray  # (n_alpha, resamples, 2)
    path: np.ndarray  # (n_alpha, 2): coefficients on all the penguins
    factors: np.ndarray  # (2 directions, n_alpha, 2): α, σ²/(σ² + α)
    spread: np.ndarray  # (n_alpha, 2): α, standard deviation of w₁ over the resamples
    error: np.ndarray  # (n_alpha, 2): α, root mean square error on the penguins that a resample leaves out
    condition: np.ndarray  # (n_alpha,)


def mend_frames(task: Task) -> MendFrames:
    """Ridge at every α on all the penguins and on resamples of them: state in, pictures out."""
    clouds, errors = refits()
    values = np.linalg.svd(task.Z, compute_uv=False) ** 2
    rows = [*shrink_factors(task.Z, ALPHAS).T, clouds[..., 0].std(axis=1), np.sqrt(errors.mean(axis=1))]
    lines = np.array([over_alpha(row) for row in rows])
    condition = (values[0] + ALPHAS) / (values[1] + ALPHAS)
    return MendFrames(clouds, ridge_path(task.Z, task.y, ALPHAS).coefs, lines[:2], lines[2], lines[3], condition)


def over_alpha(values) -> np.ndarray:
    """Values as a line over α; α = 0 stands at the left edge."""
    return np.column_stack([np.r_[DRAWN, ALPHAS[1:]], values])


def refits(seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Fits to resamples of the penguins, drawn with replacement, judged by those that a resample leaves out.

    Returns
    -------
    Coefficients, shape (n_alpha, resamples, 2), and mean squared errors, shape (n_alpha, resamples).
    """
    (flipper, mass), rng = flippers(), np.random.default_rng(seed)
    twins = twins_of(flipper)
    coefs, errors = [], []
    for _ in range(N_RESAMPLES):
        rows = rng.integers(0, len(mass), len(mass))
        out = np.setdiff1d(np.arange(len(mass)), rows)
        Z = (twins - twins[rows].mean(axis=0)) / twins[rows].std(axis=0)
        fits = ridge_path(Z[rows], mass[rows], ALPHAS)
        coefs.append(fits.coefs)
        errors.append(((mass[out] - fits.intercepts[:, None] - fits.coefs @ Z[out].T) ** 2).mean(axis=1))
    return np.stack(coefs, axis=1), np.stack(errors, axis=1)


class MendPicture(NamedTuple):
    """The figure of `explore_mending` and the artists that move."""

    fig: object
    cloud: object
    path: object
    head: object
    lines: tuple  # both factors, spread, error
    heads: tuple


@look.styled
def draw_mending(task: Task) -> MendPicture:
    """Scenery of the three panels: the cloud of refits, the shrink factors, spread and error."""
    fig, (left, middle, right) = look.figure(3)
    cloud, path, head = _draw_cloud(fig.add_subplot(left), task)
    factors, costs = fig.add_subplot(middle), fig.add_subplot(right)
    _over_alpha(factors, (-0.02, 1.24), "factor_axis", "factors")
    strong, weak = ("direction_strong", COLORS["penalty"], "-"), ("direction_weak", COLORS["penalty"], "--")
    _over_alpha(costs, (-0.02, 0.9), "kg_axis", "spread_and_error")
    spread, error = ("spread", COLORS["prediction"], "-"), ("left_out", COLORS["error"], "--")
    drawn = []
    for ax, entries in ((factors, (strong, weak)), (costs, (spread, error))):
        look.key(ax, [(say(name), color, dashes) for name, color, dashes in entries])
        drawn += [_line(ax, color, dashes) for _, color, dashes in entries]
    lines, heads = zip(*drawn, strict=True)
    return MendPicture(fig, cloud, path, head, lines, heads)


def _draw_cloud(ax, task: Task) -> tuple:
    middle = np.array([0.8, -0.1])
    reach = REACH * np.array([1, look.ASPECT])
    ax.set(xlim=middle[0] + reach[0] * np.array([-1, 1]), ylim=middle[1] + reach[1] * np.array([-1, 1]))
    ax.set(xlabel=say("weight_mm"), ylabel=say("weight_inch"), title=say("cloud"))
    excess = ((task.y - task.y.mean() - task.Z @ task.coef) ** 2).sum()
    ax.plot(*look.ellipses(task.gram, task.coef, excess * HEIGHTS).T, color=COLORS["line"], lw=0.8)
    cloud = ax.scatter([], [], s=14, color=COLORS["prediction"], alpha=0.5, lw=0, zorder=3)
    (path,) = ax.plot([], [], color=COLORS["path"], lw=1.8, zorder=3)
    ax.plot(*task.coef[:, None], "*", color=COLORS["optimum"], ms=17, mec=COLORS["paper"], mew=0.8, zorder=1.9)
    names = [(say("path_over_alpha"), COLORS["path"], "-"), (say("resampled"), COLORS["prediction"], "o", 4)]
    look.key(ax, [*names, (say("least_squares"), COLORS["optimum"], "*", 11)], left=0.46)
    return cloud, path, look.head(ax, COLORS["path"], ms=7)


def _over_alpha(ax, limits, ylabel: str, title: str) -> None:
    ax.set(xscale="log", xlim=(DRAWN / 1.3, ALPHAS[-1] * 1.3), ylim=limits, xlabel="α", ylabel=say(ylabel))
    ax.set_title(say(title))
    look.ticks(ax.xaxis, [DRAWN, 0.1, 1, 10, 100, 1000], lambda value: "0" if value == DRAWN else numbers.plain(value))


def _line(ax, color: str, dashes: str) -> tuple:
    (line,) = ax.plot([], [], dashes, color=color, lw=1.8)
    return line, look.head(ax, color, ms=7)


def explore_mending() -> LiveFigure:
    """One slider, α: what it does to the cloud of refitted coefficients and to each singular direction."""
    task = twin_flippers()
    picture, frames = draw_mending(task), mend_frames(task)
    alphas = ["0", *numbers.rounded(ALPHAS[1:])]
    slider = Slider("alpha", "α", alphas, play=True, play_ms=150,
                    marks=[Mark(0, say("no_penalty"), COLORS["penalty"], "start")])  # fmt: skip
    live = LiveFigure(picture.fig, name="mending", alt=say("alt"), controls=[slider], words=look.words())
    live.vary(picture.cloud, frames.cloud, "alpha")
    live.vary(picture.path, frames.path, upto="alpha").vary(picture.head, frames.path, at="alpha")
    curves = *frames.factors, frames.spread, frames.error
    for line, head, array in zip(picture.lines, picture.heads, curves, strict=True):
        live.vary(line, array, upto="alpha").vary(head, array, at="alpha")
    live.readout(say.template("readout"), **_fields(frames, alphas))
    return live.predict(**say.question())


def _fields(frames: MendFrames, alphas) -> dict:
    """What the readout says at each α."""
    strong, weak = (numbers.decimals(row[:, 1], 3) for row in frames.factors)
    said = {"strong": strong, "weak": weak}
    said |= {name: [kilograms(value) for value in getattr(frames, name)[:, 1]] for name in ("spread", "error")}
    said |= {"alpha": alphas, "condition": numbers.rounded(frames.condition)}
    return {name: (words, ("alpha",)) for name, words in said.items()}
