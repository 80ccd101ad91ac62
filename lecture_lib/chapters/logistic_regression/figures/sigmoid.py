"""The sigmoid: w turns it, b moves it; its centre lies at −b/w, where its slope is w/4."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.live import LiveFigure, Mark, Slider
from lecture_lib.solvers import sigmoid
from lecture_lib.words import words_of

say = words_of(__file__)

W = np.arange(-12, 13) / 4  # −3 to 3
B = np.arange(-8, 9) / 2  # −4 to 4
START = {"w": 18, "b": 4}  # w = 1.5, b = −2
X = (-6.0, 6.0)
ALONG = np.linspace(*X, 97)
REACH = 0.42  # half the height of the tangent that is drawn
BELOW, ABOVE = -0.17, 1.2  # heights of the words about the centre and the slope, where no curve comes
WIDEST = 3.9  # how far from the middle the words about the centre stand at most


class SigmoidFrames(NamedTuple):
    """What the pictures show at every w and b."""

    curve: np.ndarray  # (n_w, n_b, points, 2)
    line: np.ndarray  # (n_w, n_b, 2 ends, 2): z = wx + b
    centre: np.ndarray  # (n_w, n_b, 1, 2): where p = ½, NaN where w is 0
    root: np.ndarray  # (n_w, n_b, 1, 2): where z = 0
    tangent: np.ndarray  # (n_w, n_b, 2, 2)
    drop: np.ndarray  # (n_w, n_b, 2, 2): from the centre straight down
    words_at: np.ndarray  # (n_w, n_b, 1, 2): of the words below the centre
    centre_words: np.ndarray  # (n_w, n_b) of str
    slope_words: np.ndarray
    said: np.ndarray


def sigmoid_frames() -> SigmoidFrames:
    """The curve, its centre and its tangent at every w and b: state in, pictures out."""
    w, b = np.meshgrid(W, B, indexing="ij")
    z = w[..., None] * ALONG + b[..., None]
    curve = np.stack([np.broadcast_to(ALONG, z.shape), sigmoid(z)], -1)
    line = np.stack([np.broadcast_to(X, (*w.shape, 2)), z[..., [0, -1]]], -1)
    with np.errstate(divide="ignore", invalid="ignore"):
        at = np.where(w == 0, np.nan, -b / w)
        half = np.minimum(np.abs(REACH / (w / 4)), 2.0)
    run = np.stack([-half, half], -1)
    tangent = np.stack([at[..., None] + run, 0.5 + w[..., None] / 4 * run], -1)
    tangent[w == 0] = np.nan
    centre = np.stack([at, np.where(w == 0, np.nan, 0.5)], -1)[..., None, :]
    root = np.stack([at, np.where(w == 0, np.nan, 0.0)], -1)[..., None, :]
    drop = np.stack([np.stack([at, at], -1), np.broadcast_to([0.5, BELOW + 0.07], (*w.shape, 2))], -1)
    inside = np.abs(at) <= X[1]
    words_at = np.stack([np.where(inside, np.clip(at, -WIDEST, WIDEST), 0), np.full(w.shape, BELOW)], -1)[..., None, :]
    named = np.where(inside, _named("sigmoid_centre", numbers.decimals(at, 2)), "")
    said = np.array([[_sentence(each, other) for other in B] for each in W])
    slopes = _named("sigmoid_slope", numbers.plain(w / 4))
    return SigmoidFrames(curve, line, centre, root, tangent, drop, words_at, named, slopes, said)


def _named(name: str, values) -> np.ndarray:
    return np.array([say(name, value=value) for value in values.ravel()]).reshape(values.shape)


def _sentence(w: float, b: float) -> str:
    if w == 0:
        return say("sigmoid_flat", b=numbers.decimals(b, 1), p=numbers.decimals(sigmoid(b), 3))
    words = {
        "w": numbers.decimals(w, 2),
        "b": numbers.decimals(b, 1),
        "centre": numbers.decimals(-b / w, 2),
        "slope": numbers.plain(w / 4),
    }
    where = "" if abs(b / w) <= X[1] else " " + say("sigmoid_outside")
    return say("sigmoid_rises" if w > 0 else "sigmoid_falls", **words) + where


class SigmoidPicture(NamedTuple):
    """The figure of `explore_sigmoid` and the artists that move."""

    fig: object
    line: object
    root: object
    curve: object
    tangent: object
    centre: object
    drop: object
    centre_words: object
    slope_words: object


@look.styled
def draw_sigmoid() -> SigmoidPicture:
    """Scenery of the two panels: the logit z over x, the probability over x."""
    fig, (left, right) = look.figure(2)
    ax = fig.add_subplot(left)
    ax.set(xlim=X, ylim=(-7, 7), xlabel="x", ylabel=say("logit_z"), title=say("logit_line"))
    look.ticks(ax.xaxis, range(-6, 7, 2))
    look.ticks(ax.yaxis, (-6, -3, 0, 3, 6))
    ax.axhline(0, color=COLORS["line"], lw=0.8)
    (line,) = ax.plot([], [], color=COLORS["prediction"], lw=1.8)
    root = look.head(ax, COLORS["prediction"], ms=8)
    ax = fig.add_subplot(right)
    ax.set(xlim=X, ylim=(-0.25, 1.3), xlabel="x", ylabel=say("p_sigma"), title=say("sigmoid_curve"))
    look.ticks(ax.xaxis, range(-6, 7, 2))
    look.ticks(ax.yaxis, (0, 0.25, 0.5, 0.75, 1))
    for height in (0, 0.5, 1):
        ax.axhline(height, color=COLORS["line"], lw=0.8)
    (curve,) = ax.plot([], [], color=COLORS["prediction"], lw=2.2)
    (tangent,) = ax.plot([], [], "--", color=COLORS["ink"], lw=1.3)
    (drop,) = ax.plot([], [], ":", color=COLORS["soft"], lw=1.2)
    ax.plot([-5.8, -4.9], [ABOVE, ABOVE], "--", color=COLORS["ink"], lw=1.3)
    slope_words = ax.text(-4.7, ABOVE, "", va="center_baseline")
    centre_words = ax.text(0, BELOW, "", color=COLORS["prediction"], ha="center", va="center_baseline")
    centre = look.head(ax, COLORS["prediction"], ms=8)
    return SigmoidPicture(fig, line, root, curve, tangent, centre, drop, centre_words, slope_words)


def explore_sigmoid() -> LiveFigure:
    """w and b of σ(wx + b): the line of the logit beside the curve of the probability."""
    picture, frames = draw_sigmoid(), sigmoid_frames()
    flat = Mark(len(W) // 2, "0", COLORS["soft"])
    controls = [
        Slider("w", "w", numbers.decimals(W, 2), start=START["w"], marks=[flat], play=True),
        Slider("b", "b", numbers.decimals(B, 1), start=START["b"], play=True, play_ms=150,
               marks=[Mark(len(B) // 2, "0", COLORS["soft"])]),
    ]  # fmt: skip
    live = LiveFigure(picture.fig, name="sigmoid", alt=say("alt"), controls=controls, words=look.words())
    both = ("w", "b")
    for name in ("line", "root", "curve", "tangent", "drop", "centre", "centre_words", "slope_words"):
        live.vary(getattr(picture, name), getattr(frames, name), both)
    live.vary(picture.centre_words, xy=frames.words_at, over=both)
    live.readout("{said}", said=(frames.said, both))
    return live.predict(**say.question(), hides=[picture.centre_words])
