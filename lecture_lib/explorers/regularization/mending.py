"""How ridge mends multicollinearity: a flipper measured twice, refitted on resamples of the penguins."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.datasets import load_penguins
from lecture_lib.explorers import look, numbers
from lecture_lib.explorers.look import COLORS
from lecture_lib.explorers.regularization.tasks import Task, kilograms, standardised, twin_flippers, twins_of
from lecture_lib.live import LiveFigure, Mark, Slider
from lecture_lib.solvers import ridge_path, shrink_factors
from lecture_lib.text.regularization import say, template
from lecture_lib.text.study import prediction

ALPHAS = np.r_[0.0, 10.0 ** (np.arange(-12, 22) / 6)]  # 0, then 0.01 to 3,162
DRAWN = 1e-2 / 10 ** (1 / 3)  # where α = 0 is drawn on the logarithmic axis
N_RESAMPLES = 150
REACH = 1.4  # kg: half the width of the plane of coefficients
START = 13  # α = 1


class MendFrames(NamedTuple):
    """What the pictures show at every α."""

    cloud: np.ndarray  # (n_alpha, resamples, 2)
    path: np.ndarray  # (n_alpha, 2): coefficients on all the penguins
    factors: np.ndarray  # (2 directions, n_alpha, 2): α, σ²/(σ² + α)
    spread: np.ndarray  # (n_alpha, 2): α, standard deviation of w₁ over the resamples
    error: np.ndarray  # (n_alpha, 2): α, root mean square residual on all the penguins
    condition: np.ndarray  # (n_alpha,)


def mend_frames(task: Task) -> MendFrames:
    """Ridge at every α on all the penguins and on resamples of them: state in, pictures out."""
    path = ridge_path(task.Z, task.y, ALPHAS).coefs
    clouds = refits()
    residuals = task.y - task.y.mean() - path @ task.Z.T
    values = np.linalg.svd(task.Z, compute_uv=False) ** 2
    factors = shrink_factors(task.Z, ALPHAS).T
    rows = [over_alpha(line) for line in (*factors, clouds[..., 0].std(axis=1), np.sqrt((residuals**2).mean(1)))]
    condition = (values[0] + ALPHAS) / (values[1] + ALPHAS)
    return MendFrames(clouds, path, np.array(rows[:2]), rows[2], rows[3], condition)


def over_alpha(values) -> np.ndarray:
    """Values as a line over α; α = 0 stands at the left edge."""
    return np.column_stack([np.r_[DRAWN, ALPHAS[1:]], values])


def refits(seed: int = 0) -> np.ndarray:
    """Coefficients on resamples of the penguins, drawn with replacement: shape (n_alpha, resamples, 2)."""
    penguins, rng = load_penguins(), np.random.default_rng(seed)
    twins, mass = twins_of(penguins.flipper_length_mm), penguins.body_mass_g / 1000
    found = []
    for _ in range(N_RESAMPLES):
        rows = rng.integers(0, len(mass), len(mass))
        found.append(ridge_path(standardised(twins[rows]), mass[rows], ALPHAS).coefs)
    return np.stack(found, axis=1)


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
    strong, weak = ("direction_strong", COLORS["prediction"], "-"), ("direction_weak", COLORS["penalty"], "--")
    _over_alpha(costs, (-0.02, 0.9), "kg_axis", "spread_and_error")
    spread, error = ("spread", COLORS["path"], "-"), ("residual_size", COLORS["error"], "--")
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
    rings = look.ellipses(task.gram, task.coef, excess * np.array([0.01, 0.1, 0.5, 1.0, 2.0]))
    ax.plot(*rings.T, color=COLORS["line"], lw=0.8)
    cloud = ax.scatter([], [], s=14, color=COLORS["path"], alpha=0.5, lw=0, zorder=3)
    (path,) = ax.plot([], [], color=COLORS["prediction"], lw=1.4)
    look.optimum(ax, task.coef, say("least_squares"))
    return cloud, path, look.head(ax, COLORS["prediction"], ms=7)


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
    slider = Slider("alpha", "α", alphas, start=START, play=True, play_ms=150,
                    marks=[Mark(0, say("no_penalty"), COLORS["penalty"], "start")])  # fmt: skip
    live = LiveFigure(picture.fig, name="mending", alt=say("mend_alt"), controls=[slider], words=look.words())
    live.vary(picture.cloud, frames.cloud, "alpha")
    live.vary(picture.path, frames.path, upto="alpha").vary(picture.head, frames.path, at="alpha")
    for line, head, array in zip(picture.lines, picture.heads, [*frames.factors, *frames[3:5]], strict=True):
        live.vary(line, array).vary(head, array, at="alpha")
    live.readout(template("mend_readout"), **_fields(frames, alphas))
    return live.predict(**prediction("regularization.mending"))


def _fields(frames: MendFrames, alphas) -> dict:
    """What the readout says at each α."""
    strong, weak = (numbers.decimals(row[:, 1], 3) for row in frames.factors)
    said = {"strong": strong, "weak": weak}
    said |= {name: [kilograms(value) for value in getattr(frames, name)[:, 1]] for name in ("spread", "error")}
    said |= {"alpha": alphas, "condition": numbers.rounded(frames.condition)}
    return {name: (words, ("alpha",)) for name, words in said.items()}
