"""Less data: estimates from samples of the penguins, and their error against the number of rows."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.chapters.beyond_one_machine.figures.map_reduce import W
from lecture_lib.figures import look, numbers
from lecture_lib.figures.data import SCALES, problem
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Panel, Stage
from lecture_lib.live import Choice, LiveFigure, Slider, against
from lecture_lib.words import words_of

say = words_of(__file__)

SIZES = 2 ** np.arange(2, 13)  # rows drawn, with replacement
DRAWS, SHOWN = 400, 100  # samples of each size; estimates in the cloud
QUANTITIES = ("mean", "slope", "gradient")
FIRST, GUESSED = 4, 6  # positions: 64 rows, and four times as many
REACH = 1.15  # spreads of one row shown, up and down
XLIM = (2.6, 6300)  # rows
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
    cloud = against(places, deviations[..., :SHOWN])
    strokes = np.stack([cloud, cloud * [SPECK, 1], np.full_like(cloud, np.nan)], axis=3).reshape(len(cloud), -1, 2)
    error = np.sqrt((deviations**2).mean(-1))
    errors = against(SIZES, error)
    return SampleFrames(cloud, strokes, errors, 100 * spread / np.abs(truth))


def fields(frames: SampleFrames) -> dict:
    """What is said for each quantity and size."""
    names = np.array([[say("the_mean")], [say("the_slope")], [say("the_gradient")]])
    percent = frames.percent[:, None]
    return {
        "n": np.tile(numbers.decimals(SIZES), (len(percent), 1)), "what": np.tile(names, len(SIZES)),
        "more": np.tile(numbers.decimals(100 * SIZES), (len(percent), 1)),
        "error": _percent(percent * frames.error[..., 1]), "formula": _percent(percent / np.sqrt(SIZES)),
    }  # fmt: skip


@numbers.of_each
def _percent(value) -> str:
    return numbers.decimals(value, 2 if value < 9.995 else 1)


@look.styled
def explore_samples() -> LiveFigure:
    """Estimates from samples of the penguins: what is estimated, and from how many rows."""
    frames = sample_frames()
    stage = Stage(say, panels=2, controls=[
        Slider("size", say("size"), numbers.decimals(SIZES), start=FIRST, play=True, play_ms=500),
        Choice("what", say("what"), [say(name) for name in QUANTITIES]),
    ])  # fmt: skip
    rows = {"x": say("sample_size"), "xscale": "log", "xlim": XLIM, "xticks": SIZES[::2]}
    cloud = stage.panel(say("cloud_title"), y=say("deviation"), ylim=(-REACH, REACH), **rows)
    answer = _draw_funnel(cloud)
    style = {"alpha": 0.25, "lw": 3, "solid_capstyle": "round", "zorder": 1.9}
    answer.append(cloud.line("prediction", frames.clouds, "what", **style).line)
    cloud.line("prediction", frames.cloud, ("what", "size"), "o", ms=3, mec="none", alpha=0.6)

    error = stage.panel(say("error_title"), y=say("error_axis"), yscale="log", ylim=(0.01, 1.6), yticks=(0.01, 0.1, 1),
                        **rows)  # fmt: skip
    answer += error.ax.plot(SIZES, 1 / np.sqrt(SIZES), "--", color=COLORS["error"], lw=1.5)
    answer.append(error.ax.text(12, 0.32, say("minus_half"), color=COLORS["error"], va="bottom"))
    answer.append(error.line("prediction", frames.error, "what", "o", ms=4).line)
    error.head("prediction", frames.error, "what", at="size", ms=9)
    truth = frames.error[0, GUESSED]
    stage.guess(error, [[truth[0], 0.6]], truth, {"size": GUESSED, "what": 0}, moves="y", left=True)
    return stage.tell(("what", "size"), **fields(frames)).finish(hides=answer)


def _draw_funnel(panel: Panel) -> list:
    """±1/√n and its name, which are returned, and the truth."""
    sizes = np.geomspace(*XLIM, 60)
    for side in (1, -1):
        panel.ax.plot(sizes, side / np.sqrt(sizes), "--", color=COLORS["error"], lw=1.5)
    panel.key(say("funnel"), "error", "--", left=0.6)
    funnel = [*panel.ax.lines, *panel.ax.texts]
    panel.ax.axhline(0, color=COLORS["optimum"], lw=1.3, ls="--")
    panel.ax.text(6000, 0.22, say("truth"), color=COLORS["optimum"], ha="right", va="bottom")
    return funnel
