"""How ridge mends multicollinearity: a flipper measured twice, refitted on resamples of the penguins."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.chapters.regularization.tasks import Task, flippers, kilograms, twin_flippers, twins_of
from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Stage
from lecture_lib.live import LiveFigure, Mark, Slider
from lecture_lib.solvers import ridge_path, shrink_factors
from lecture_lib.words import words_of

say = words_of(__file__)

BUDGET = 60_000  # bytes, frames and scene
ALPHAS = np.r_[0.0, 10.0 ** (np.arange(-12, 22) / 6)]  # 0, then 0.01 to 3,162
DRAWN = 1e-2 / 10 ** (1 / 3)  # where α = 0 is drawn on the logarithmic axis
TICKS = {DRAWN: "0", 0.1: "0.1", 1: "1", 10: "10", 100: "100", 1000: "1,000"}
N_RESAMPLES = 150
MIDDLE, REACH = (0.8, -0.1), 1.4  # kg: the plane of coefficients, and half its width
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


@look.styled
def explore_mending() -> LiveFigure:
    """One slider, α: what it does to the cloud of refitted coefficients and to each singular direction."""
    task = twin_flippers()
    frames, alphas = mend_frames(task), ["0", *numbers.rounded(ALPHAS[1:])]
    mark = Mark(0, say("no_penalty"), COLORS["penalty"], "start")
    stage = Stage(say, [Slider("alpha", "α", alphas, play=True, play_ms=150, marks=[mark])], panels=3)

    plane = stage.panel(say("cloud"), x=say("weight_mm"), y=say("weight_inch"), **look.around(MIDDLE, REACH))
    excess = ((task.y - task.y.mean() - task.Z @ task.coef) ** 2).sum()
    plane.ax.plot(*look.ellipses(task.gram, task.coef, excess * HEIGHTS).T, color=COLORS["line"], lw=0.8)
    plane.dots("prediction", frames.cloud, "alpha", s=14, alpha=0.5, zorder=3)
    plane.line("path", frames.path, upto="alpha", zorder=3, head={"ms": 7})
    plane.ax.plot(*task.coef[:, None], "*", color=COLORS["optimum"], ms=17, mec=COLORS["paper"], mew=0.8, zorder=1.9)
    plane.key(say("path_over_alpha"), "path", "-", left=0.46)
    plane.key(say("resampled"), "prediction", "o", 4, left=0.46)
    plane.key(say("least_squares"), "optimum", "*", 11, left=0.46)

    over = {"x": "α", "xscale": "log", "xlim": (DRAWN / 1.3, ALPHAS[-1] * 1.3), "xticks": TICKS}
    factors = stage.panel(say("factors"), y=say("factor_axis"), ylim=(-0.02, 1.24), **over)
    factors.line("penalty", frames.factors[0], upto="alpha", key=say("direction_strong"), head={"ms": 7})
    factors.line("penalty", frames.factors[1], (), "--", upto="alpha", key=say("direction_weak"), head={"ms": 7})
    costs = stage.panel(say("spread_and_error"), y=say("kg_axis"), ylim=(-0.02, 0.9), **over)
    costs.line("prediction", frames.spread, upto="alpha", key=say("spread"), head={"ms": 7})
    costs.line("error", frames.error, (), "--", upto="alpha", key=say("left_out"), head={"ms": 7})

    strong, weak = numbers.decimals(frames.factors[..., 1], 3)
    spread, error = kilograms(frames.spread[:, 1]), kilograms(frames.error[:, 1])
    stage.tell("alpha", alpha=alphas, condition=numbers.rounded(frames.condition), strong=strong, weak=weak)
    return stage.tell("alpha", spread=spread, error=error).finish()
