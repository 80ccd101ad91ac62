"""Less data: estimates from samples of the penguins, and their error against the number of rows."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.chapters.beyond_one_machine.figures.map_reduce import W
from lecture_lib.figures import look, numbers
from lecture_lib.figures.data import SCALES, problem
from lecture_lib.figures.look import COLORS
from lecture_lib.live import Choice, LiveFigure, Slider
from lecture_lib.words import words_of

say = words_of(__file__)

SIZES = 2 ** np.arange(2, 13)  # rows drawn, with replacement
DRAWS, SHOWN = 400, 100  # samples of each size; estimates in the cloud
QUANTITIES = ("mean", "slope", "gradient")
REACH = 1.15  # spreads of one row shown, up and down
JITTER = 0.16  # of a doubling, to either side
SPECK = 1.002  # a stroke as short as that, with round ends, is a dot


class SampleFrames(NamedTuple):
    """What the pictures show for each quantity q and sample size s; errors in spreads of one row."""

    cloud: np.ndarray  # (q, s, shown, 2): rows, estimate minus the truth
    clouds: np.ndarray  # (q, 3 * s * shown, 2): those of all sizes, each a stroke that looks like a dot
    error: np.ndarray  # (q, s, 2): rows, root mean square of that over all draws
    percent: np.ndarray  # (q,): the spread of one row in per cent of the truth


def influences() -> np.ndarray:
    """By how much one row moves each estimate: to first order n·(estimate − truth) is their sum; shape (q, n)."""
    task = problem(SCALES.index("standardised"))
    z, y = task.X[:, 1], task.y
    residual = y - task.X @ np.linalg.lstsq(task.X, y, rcond=None)[0]
    slopes = 2 * z * (task.X @ W - y)
    return np.array([y - y.mean(), z * residual, slopes - slopes.mean()])


def truths() -> np.ndarray:
    """The quantities on all the rows: mean mass, slope, and mean of the rows' ∂J/∂w₁ at W."""
    task = problem(SCALES.index("standardised"))
    z, y = task.X[:, 1], task.y
    return np.array([y.mean(), (z * y).mean(), (2 * z * (task.X @ W - y)).mean()])


def estimates(size: int, seed: int = 0) -> np.ndarray:
    """The quantities on samples of so many rows: shape (q, DRAWS)."""
    task = problem(SCALES.index("standardised"))
    rows = np.random.default_rng([seed, size]).integers(0, len(task.y), (DRAWS, size))
    z, y = task.X[rows, 1], task.y[rows]
    centred = z - z.mean(1, keepdims=True)
    slope = (centred * y).sum(1) / np.maximum((centred**2).sum(1), 1e-12)
    gradient = (2 * z * (W[0] + W[1] * z - y)).mean(1)
    return np.array([y.mean(1), slope, gradient])


def sample_frames() -> SampleFrames:
    """Clouds of estimates and their errors, for every quantity and size."""
    spread, truth = influences().std(1), truths()
    deviations = np.array([(estimates(size) - truth[:, None]) / spread[:, None] for size in SIZES]).swapaxes(0, 1)
    places = SIZES[:, None] * 2 ** np.linspace(-JITTER, JITTER, SHOWN)
    cloud = np.stack([np.broadcast_to(places, deviations[..., :SHOWN].shape), deviations[..., :SHOWN]], -1)
    strokes = np.stack([cloud, cloud * [SPECK, 1], np.full_like(cloud, np.nan)], axis=3).reshape(len(cloud), -1, 2)
    error = np.sqrt((deviations**2).mean(-1))
    errors = np.stack([np.broadcast_to(SIZES, error.shape), error], -1)
    return SampleFrames(cloud, strokes, errors, 100 * spread / np.abs(truth))


def sentences(frames: SampleFrames) -> np.ndarray:
    """What is said for each quantity and size."""
    said = np.empty(frames.error.shape[:2], dtype=object)
    for q, s in np.ndindex(*said.shape):
        size, percent = int(SIZES[s]), frames.percent[q]
        told = {"n": numbers.decimals(size), "what": say(f"what_{QUANTITIES[q]}"), "more": numbers.decimals(100 * size)}
        told |= {"error": _percent(percent * frames.error[q, s, 1]), "formula": _percent(percent / size**0.5)}
        said[q, s] = say("samples_readout", **told)
    return said.astype(str)


def _percent(value: float) -> str:
    return numbers.decimals(value, 2 if value < 9.995 else 1)


class SamplesPicture(NamedTuple):
    """The figure of `explore_samples`, the artists that move, and those that hold the answer."""

    fig: object
    clouds: object
    cloud: object
    error: object
    head: object
    answer: list


@look.styled
def draw_samples() -> SamplesPicture:
    """Scenery of the two panels: a cloud of estimates in its funnel, and the error against the sample size."""
    fig, (left, right) = look.figure(2)
    clouds, cloud, funnel = _draw_cloud(fig.add_subplot(left))
    error, head, line = _draw_error(fig.add_subplot(right))
    return SamplesPicture(fig, clouds, cloud, error, head, [clouds, *funnel, error, *line])


def _draw_cloud(ax) -> tuple:
    ax.set(xscale="log", xlim=(2.6, 6300), ylim=(-REACH, REACH), xlabel=say("sample_size"), ylabel=say("deviation"))
    ax.set_title(say("cloud_title"))
    look.ticks(ax.xaxis, SIZES[::2])
    sizes = np.geomspace(2.6, 6300, 60)
    for side in (1, -1):
        ax.plot(sizes, side / np.sqrt(sizes), "--", color=COLORS["error"], lw=1.5)
    look.key(ax, [(say("funnel"), COLORS["error"], "--")], left=0.6)
    funnel = [*ax.lines, *ax.texts]
    ax.axhline(0, color=COLORS["optimum"], lw=1.3, ls="--")
    ax.text(6000, 0.22, say("truth"), color=COLORS["optimum"], ha="right", va="bottom")
    style = {"color": COLORS["prediction"], "alpha": 0.25, "lw": 3, "solid_capstyle": "round", "zorder": 1.9}
    (clouds,) = ax.plot([], [], **style)
    return clouds, ax.plot([], [], "o", color=COLORS["prediction"], ms=3, mec="none", alpha=0.6)[0], funnel


def _draw_error(ax) -> tuple:
    ax.set(xscale="log", yscale="log", xlim=(2.6, 6300), ylim=(0.01, 1.6), xlabel=say("sample_size"))
    ax.set(ylabel=say("error_axis"), title=say("error_title"))
    look.ticks(ax.xaxis, SIZES[::2])
    look.ticks(ax.yaxis, (0.01, 0.1, 1))
    ax.plot(SIZES, 1 / np.sqrt(SIZES), "--", color=COLORS["error"], lw=1.5)
    ax.text(80, 0.13, say("minus_half"), color=COLORS["error"], va="bottom")
    line = [*ax.lines, *ax.texts]
    (error,) = ax.plot([], [], "o", color=COLORS["prediction"], ms=4)
    return error, look.head(ax, COLORS["prediction"], ms=9), line


def explore_samples() -> LiveFigure:
    """Estimates from samples of the penguins: what is estimated, and from how many rows."""
    picture, frames = draw_samples(), sample_frames()
    controls = [
        Slider("size", say("size"), numbers.decimals(SIZES), start=4, play=True, play_ms=500),
        Choice("what", say("what"), [say(name) for name in QUANTITIES]),
    ]
    live = LiveFigure(picture.fig, name="samples", alt=say("alt"), controls=controls, words=look.words())
    live.vary(picture.clouds, frames.clouds, "what").vary(picture.cloud, frames.cloud, ("what", "size"))
    live.vary(picture.error, frames.error, "what")
    live.vary(picture.head, frames.error, "what", at="size")
    live.readout(say.template("said"), said=(sentences(frames), ("what", "size")))
    return live.predict(**say.question(), hides=picture.answer)
