"""A threshold for singular values: exactness against stability, where four rulers measured the same flipper."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.chapters.svd_ols.rulers import corner_key, in_inches, standardised
from lecture_lib.datasets import load_penguins
from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.live import Choice, LiveFigure, Mark, Slider
from lecture_lib.words import words_of

say = words_of(__file__)

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


class ThresholdPicture(NamedTuple):
    """The figure of `explore_threshold` and the artists that move."""

    fig: object
    kept: object
    cut: object
    level: object
    coefs: object
    truth: object
    curves: list
    heads: list


@look.styled
def draw_threshold(sigma) -> ThresholdPicture:
    """Scenery of the three panels: singular values, coefficients, what the threshold does."""
    fig, (left, middle, right) = look.figure(3)
    sigmas, coefs, curves = (fig.add_subplot(slot) for slot in (left, middle, right))
    return ThresholdPicture(fig, *_draw_sigmas(sigmas, sigma), *_draw_coefs(coefs), *_draw_curves(curves))


def _draw_sigmas(ax, sigma) -> tuple:
    ax.set(xlim=(0.5, len(sigma) + 0.5), ylim=(RCONDS[0] * 0.9, 7), yscale="log", title=say("sigmas"))
    ax.set(xlabel=say("direction"), ylabel=say("sigma_ratio"))
    look.ticks(ax.yaxis, (0.01, 0.03, 0.1, 0.3, 1))
    ax.vlines(np.arange(1, len(sigma) + 1), RCONDS[0] * 0.9, sigma, color=COLORS["line"], lw=2, zorder=1)
    (level,) = ax.plot([], [], ":", color=COLORS["penalty"], lw=2.2)
    (kept,) = ax.plot([], [], "o", color=COLORS["prediction"], ms=8)
    (cut,) = ax.plot([], [], "x", color=COLORS["soft"], ms=8, mew=1.8)
    entries = [(say("kept"), COLORS["prediction"], "o"), (say("cut"), COLORS["soft"], "x")]
    corner_key(ax, [*entries, (say("level"), COLORS["penalty"], ":")])
    return kept, cut, level


def _draw_coefs(ax) -> tuple:
    ax.set(xlim=(0.4, len(FEATURES) + 0.6), ylim=WLIM, ylabel=say("coefficient"), title=say("coefficients"))
    look.thousands(ax)
    look.ticks(ax.xaxis, range(1, len(FEATURES) + 1), lambda at: say(FEATURES[round(at) - 1]))
    ax.tick_params(axis="x", labelsize=8.5)
    ax.axhline(0, color=COLORS["line"], lw=0.8)
    (truth,) = ax.plot([], [], color=COLORS["optimum"], lw=2.4)
    (coefs,) = ax.plot([], [], "o", color=COLORS["prediction"], ms=2.6, mec="none", alpha=0.6, zorder=3)
    entries = [(say("each_draw"), COLORS["prediction"], "o"), (say("true_w"), COLORS["optimum"], "-")]
    corner_key(ax, entries)
    return coefs, truth


def _draw_curves(ax) -> tuple:
    ax.set(xlim=(RCONDS[0] / 1.1, 1.05), ylim=GLIM, xscale="log", yscale="log", xlabel=say("rcond_axis"))
    ax.set(ylabel=say("in_grams"), title=say("trade"))
    look.ticks(ax.xaxis, (0.01, 0.03, 0.1, 0.3, 1))
    look.ticks(ax.yaxis, (10, 30, 100, 300, 1000))
    styles = (("to_truth", "error", "-"), ("spread_of_w", "prediction", "--"), ("typical_residual", "soft", ":"),
              ("length_of_w", "ink", "-."))  # fmt: skip
    look.key(ax, [(say(name), COLORS[shade], dashes) for name, shade, dashes in styles], left=0.2)
    curves = [ax.plot([], [], dashes, color=COLORS[shade], lw=1.8)[0] for _, shade, dashes in styles]
    return curves, [look.head(ax, COLORS[shade]) for _, shade, _ in styles]


def explore_threshold() -> LiveFigure:
    """Singular values below a threshold are left out: a slider for it, and two truths to find."""
    X = measured()
    sigma = singular_values(X)
    picture = draw_threshold(sigma)
    shown = [threshold_frames(X, truth) for truth in TRUTHS.values()]
    alt, controls = say("alt"), _controls(sigma)
    live = LiveFigure(picture.fig, name="threshold", alt=alt, controls=controls, words=look.words())
    _vary_sigmas(live, picture, sigma)
    over = ("truth", "rcond")
    live.vary(picture.coefs, np.stack([_beside_each_other(frames.coefs[:, :SHOWN]) for frames in shown]), over)
    live.vary(picture.truth, np.stack([_bars(truth) for truth in TRUTHS.values()]), "truth")
    for name, curve, head in zip(("error", "spread", "residual", "length"), picture.curves, picture.heads, strict=True):
        lines = np.stack([np.column_stack([RCONDS, getattr(frames, name)]) for frames in shown])
        live.vary(curve, lines, "truth").vary(head, lines, "truth", at="rcond")
    live.readout(say.template("said"), said=(np.array([_sentences(frames) for frames in shown]), over))
    return live.predict(**say.question(), hides=[*picture.curves[:2], *picture.heads[:2]])


def _vary_sigmas(live: LiveFigure, picture: ThresholdPicture, sigma) -> None:
    points = np.column_stack([np.arange(1, len(sigma) + 1), sigma])
    kept = (sigma > RCONDS[:, None])[..., None]
    level = np.stack([np.broadcast_to([0.5, len(sigma) + 0.5], (len(RCONDS), 2)), np.tile(RCONDS, (2, 1)).T], -1)
    live.vary(picture.kept, np.where(kept, points, np.nan), "rcond")
    live.vary(picture.cut, np.where(kept, np.nan, points), "rcond").vary(picture.level, level, "rcond")


def _beside_each_other(coefs) -> np.ndarray:
    """Dots of every draw's coefficients, a column per feature: shape (thresholds, dots, 2)."""
    draws, features = coefs.shape[1:]
    aside = np.linspace(-0.28, 0.28, draws)[:, None] + np.arange(1, features + 1)
    return np.stack([np.broadcast_to(aside, coefs.shape), coefs], -1).reshape(len(coefs), -1, 2)


def _bars(truth) -> np.ndarray:
    """A short level line per feature, separated by NaN."""
    at = np.arange(1, len(truth) + 1)
    ends = np.stack([at - 0.36, at + 0.36, np.full(at.shape, np.nan)], -1)
    return np.stack([ends, np.repeat(np.asarray(truth)[:, None], 3, axis=1)], -1).reshape(-1, 2)


def _sentences(frames: ThresholdFrames) -> list[str]:
    """What is said at each threshold."""
    said = []
    for k, rcond in enumerate(RCONDS):
        told = {"rank": frames.rank[k], "all": len(FEATURES), "times": numbers.decimals(frames.times[k], 3)}
        told |= {name: numbers.decimals(getattr(frames, name)[k]) for name in ("length", "spread", "error")}
        said.append(say("threshold_readout", rcond=numbers.rounded(rcond), **told))
    return said


def _controls(sigma) -> list:
    marks = [Mark(at, f"σ{'₁₂₃₄₅₆'[k]}", COLORS["prediction"]) for k, at in enumerate(position_of(sigma)) if k]
    return [
        Slider("rcond", say("rcond"), [numbers.rounded(rcond) for rcond in RCONDS], start=0, marks=marks, play=True),
        Choice("truth", say("truth"), [say(name) for name in TRUTHS], start=0),
    ]
