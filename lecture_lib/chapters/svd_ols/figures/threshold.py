"""A threshold for singular values: exactness against stability, where four rulers measured the same flipper."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.datasets import load_penguins
from lecture_lib.figures import look, numbers
from lecture_lib.figures.data import in_inches, standardised
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Stage
from lecture_lib.live import Choice, LiveFigure, Mark, Slider, against
from lecture_lib.words import words_of

say = words_of(__file__)

BUDGET = 60_000  # bytes, frames and scene
RCONDS = np.geomspace(0.008, 0.9, 61)
FEATURES = ("ruler_mm", "ruler_inch", "ruler_half", "ruler_cm", "bill_length", "bill_depth")
TRUTHS = {"shared": (170.0, 170.0, 170.0, 170.0, 50.0, -30.0), "one_ruler": (680.0, 0.0, 0.0, 0.0, 50.0, -30.0)}
NOISE, DRAWS, SHOWN = 390.0, 1000, 60  # g; data sets drawn, and how many of them have dots
WLIM, GLIM = (-1900.0, 2500.0), (6.0, 10_000.0)  # coefficients shown; what the right panel shows (g)


class ThresholdFrames(NamedTuple):
    """What the pictures show of one truth at every threshold; in g, but for the rank and the losses."""

    rank: np.ndarray  # (thresholds,)
    coefs: np.ndarray  # (thresholds, draws, features)
    residual: np.ndarray  # (thresholds,): root mean square
    length: np.ndarray  # (thresholds,): root mean square of ‖w‖
    spread: np.ndarray  # (thresholds,): root mean square distance of w from its mean
    error: np.ndarray  # (thresholds,): root mean square distance of w from the truth
    times: np.ndarray  # (thresholds,): mean loss over mean least loss


def measured() -> np.ndarray:
    """Four measurements of the penguins' flippers and two of their bills, standardised."""
    birds = load_penguins()
    mm = birds.flipper_length_mm
    rulers = (mm, in_inches(mm), 5 * np.round(mm / 5), 10 * np.round(mm / 10))
    return np.column_stack([standardised(v) for v in (*rulers, birds.bill_length_mm, birds.bill_depth_mm)])


def threshold_frames(X, truth, seed: int = 0) -> ThresholdFrames:
    """Body masses drawn from a known w many times over, and the cut SVD solution of each."""
    noise = np.random.default_rng(seed).normal(0, NOISE, (DRAWS, len(X)))
    noise -= noise.mean(axis=1, keepdims=True)  # masses less their mean: no intercept is needed
    masses = X @ truth + noise
    U, sigma, Vt = np.linalg.svd(X, full_matrices=False)
    parts = masses @ U / sigma  # (draws, directions)
    kept = sigma > RCONDS[:, None] * sigma[0]  # (thresholds, directions)
    coefs = (kept[:, None] * parts) @ Vt
    found = (masses @ U) ** 2  # what each direction takes off the loss
    losses = (masses**2).sum() - np.where(kept, found.sum(0), 0).sum(1)
    middle = coefs.mean(1, keepdims=True)
    spread, error = (np.sqrt(((coefs - to) ** 2).sum(-1).mean(1)) for to in (middle, np.asarray(truth)))
    length = np.sqrt((coefs**2).sum(-1).mean(1))
    least = (masses**2).sum() - found.sum()
    residual = np.sqrt(losses / masses.size)
    return ThresholdFrames(kept.sum(1), coefs, residual, length, spread, error, losses / least)


def singular_values(X) -> np.ndarray:
    """Singular values over the largest."""
    sigma = np.linalg.svd(X, compute_uv=False)
    return sigma / sigma[0]


def position_of(rcond) -> np.ndarray:
    """Where a threshold lies among `RCONDS`, in fractions of a position."""
    return np.interp(np.log(rcond), np.log(RCONDS), np.arange(len(RCONDS)))


@look.styled
def explore_threshold() -> LiveFigure:
    """Singular values below a threshold are left out: a slider for it, and two truths to find."""
    X, over, rconds = measured(), ("truth", "rcond"), numbers.rounded(RCONDS)
    sigma, by_truth = singular_values(X), [threshold_frames(X, truth) for truth in TRUTHS.values()]
    frames = ThresholdFrames(*map(np.stack, zip(*by_truth, strict=True)))
    marks = [Mark(at, f"σ{'₁₂₃₄₅₆'[k]}", COLORS["prediction"]) for k, at in enumerate(position_of(sigma)) if k]
    slider = Slider("rcond", say("rcond"), rconds, start=0, marks=marks, play=True)
    stage = Stage(say, [slider, Choice("truth", say("truth"), [say(name) for name in TRUTHS])], panels=3)
    _show_sigmas(stage, sigma)

    coefs = stage.panel(say("coefficients"), y=say("coefficient"), xlim=(0.4, len(FEATURES) + 0.6), ylim=WLIM)
    look.thousands(coefs.ax)
    look.ticks(coefs.ax.xaxis, range(1, len(FEATURES) + 1), lambda at: say(FEATURES[round(at) - 1]))
    coefs.ax.tick_params(axis="x", labelsize=8.5)
    coefs.ax.axhline(0, color=COLORS["line"], lw=0.8)
    coefs.line("optimum", np.array([bars(truth) for truth in TRUTHS.values()]), "truth", lw=2.4)
    dots = {"ms": 2.6, "mec": "none", "alpha": 0.6, "zorder": 3}
    coefs.line("prediction", beside_each_other(frames.coefs[:, :, :SHOWN]), over, "o", **dots)
    coefs.key_at_right(say("each_draw"), "prediction", "o", ms=5)
    coefs.key_at_right(say("true_w"), "optimum", "-")

    answer = _show_trade(stage, frames)
    fields = {name: numbers.decimals(getattr(frames, name)) for name in ("length", "spread", "error", "rank")}
    stage.tell(over, times=numbers.decimals(frames.times, 3), **fields)
    stage.tell("rcond", rcond=rconds).tell(all=str(len(FEATURES)))
    return stage.finish(hides=answer)


def _show_sigmas(stage: Stage, sigma) -> None:
    """The singular values on their strings, those below the threshold crossed out."""
    n, low = len(sigma), RCONDS[0] * 0.9
    panel = stage.panel(say("sigmas"), x=say("direction"), y=say("sigma_ratio"), xlim=(0.5, n + 0.5), ylim=(low, 7),
                        yscale="log", yticks=(0.01, 0.03, 0.1, 0.3, 1))  # fmt: skip
    panel.ax.vlines(np.arange(1, n + 1), low, sigma, color=COLORS["line"], lw=2, zorder=1)
    points, kept = np.column_stack([np.arange(1, n + 1), sigma]), (sigma > RCONDS[:, None])[..., None]
    level = against([0.5, n + 0.5], RCONDS[:, None])
    panel.line("penalty", level, "rcond", ":", lw=2.2)
    panel.line("prediction", np.where(kept, points, np.nan), "rcond", "o", ms=8)
    panel.line("soft", np.where(kept, np.nan, points), "rcond", "x", ms=8, mew=1.8)
    panel.key_at_right(say("kept"), "prediction", "o", ms=5)
    panel.key_at_right(say("cut"), "soft", "x", ms=5)
    panel.key_at_right(say("level"), "penalty", ":")


def _show_trade(stage: Stage, frames: ThresholdFrames) -> list:
    """What changes with the threshold; returns the artists that hold the answer."""
    panel = stage.panel(say("trade"), x=say("rcond_axis"), y=say("in_grams"), xlim=(RCONDS[0] / 1.1, 1.05), ylim=GLIM,
                        xscale="log", yscale="log", xticks=(0.01, 0.03, 0.1, 0.3, 1),
                        yticks=(10, 30, 100, 300, 1000))  # fmt: skip
    artists = []
    for values, key, meaning, dashes in (
        (frames.error, "to_truth", "error", "-"), (frames.spread, "spread_of_w", "prediction", "--"),
        (frames.residual, "typical_residual", "soft", ":"), (frames.length, "length_of_w", "ink", "-."),
    ):  # fmt: skip
        panel.key(say(key), meaning, dashes, left=0.2)
        curve = against(RCONDS, values)
        artists += panel.line(meaning, curve, "truth", dashes, at="rcond")[:2]
    return artists[:4]


def beside_each_other(coefs) -> np.ndarray:
    """Dots of every draw's coefficients, a column per feature: shape (..., dots, 2)."""
    draws, features = coefs.shape[-2:]
    aside = np.linspace(-0.28, 0.28, draws)[:, None] + np.arange(1, features + 1)
    return against(aside, coefs).reshape(*coefs.shape[:-2], -1, 2)


def bars(truth) -> np.ndarray:
    """A short level line per feature, separated by NaN."""
    at = np.arange(1, len(truth) + 1)[:, None] + [-0.36, 0.36, np.nan]
    return against(at, np.asarray(truth)[:, None]).reshape(-1, 2)
