"""The sigmoid: w turns it, b moves it; its centre lies at −b/w, where its slope is w/4."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Stage
from lecture_lib.live import LiveFigure, Mark, Slider, against
from lecture_lib.solvers import sigmoid
from lecture_lib.words import words_of

say = words_of(__file__)

W = np.arange(-12, 13) / 4  # −3 to 3
B = np.arange(-8, 9) / 2  # −4 to 4
START = {"w": 18, "b": 4}  # w = 1.5, b = −2
GUESSED = [[-5.2, 0.5]]  # where the ring of the guess waits
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


def sigmoid_frames() -> SigmoidFrames:
    """The curve, its centre and its tangent at every w and b: state in, pictures out."""
    w, b = np.meshgrid(W, B, indexing="ij")
    z = w[..., None] * ALONG + b[..., None]
    curve = against(ALONG, sigmoid(z))
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
    return SigmoidFrames(curve, line, centre, root, tangent, drop, words_at)


def fields(frames: SigmoidFrames) -> dict:
    """What is said at every w and b: of the curve, and whether its centre is outside the picture."""
    w, b = np.meshgrid(W, B, indexing="ij")
    at = np.nan_to_num(frames.centre[..., 0, 0])
    words = {"w": numbers.decimals(w, 2), "b": numbers.decimals(b, 1), "p": numbers.decimals(sigmoid(b), 3)}
    words |= {"centre": numbers.decimals(at, 2), "slope": numbers.plain(w / 4)}
    curve = say.among(np.where(w == 0, 0, np.where(w > 0, 1, 2)), ("flat", "rises", "falls"), **words)
    return {"curve": curve, "outside": np.where(np.abs(at) > X[1], " " + say("outside"), "")}


def labels(frames: SigmoidFrames) -> tuple[np.ndarray, np.ndarray]:
    """The words at the centre, where it is in the picture, and those about the slope."""
    at, slope = frames.centre[..., 0, 0], np.broadcast_to(W[:, None] / 4, frames.centre.shape[:2])
    inside = np.abs(at) <= X[1]
    centres = say.among(np.zeros(at.shape, int), ["centre_at"], value=numbers.decimals(np.where(inside, at, 0), 2))
    return np.where(inside, centres, ""), say.among(np.zeros(at.shape, int), ["slope_is"], value=numbers.plain(slope))


@look.styled
def explore_sigmoid() -> LiveFigure:
    """w and b of σ(wx + b): the line of the logit beside the curve of the probability."""
    frames, both = sigmoid_frames(), ("w", "b")
    flat, level = (Mark(len(values) // 2, "0", COLORS["soft"]) for values in (W, B))
    stage = Stage(say, panels=2, lead=1, controls=[
        Slider("w", "w", numbers.decimals(W, 2), start=START["w"], marks=[flat], play=True),
        Slider("b", "b", numbers.decimals(B, 1), start=START["b"], marks=[level], play=True, play_ms=150),
    ])  # fmt: skip
    along = {"x": "x", "xlim": X, "xticks": range(-6, 7, 2)}
    logit = stage.panel(say("logit_line"), y=say("logit_z"), ylim=(-7, 7), yticks=(-6, -3, 0, 3, 6), **along)
    logit.ax.axhline(0, color=COLORS["line"], lw=0.8)
    logit.line("prediction", frames.line, both)
    logit.head("prediction", frames.root, both, ms=8)

    plane = stage.panel(say("curve"), y=say("p_sigma"), ylim=(-0.25, 1.3), yticks=(0, 0.25, 0.5, 0.75, 1), **along)
    for height in (0, 0.5, 1):
        plane.ax.axhline(height, color=COLORS["line"], lw=0.8)
    plane.line("prediction", frames.curve, both, lw=2.2)
    plane.line("ink", frames.tangent, both, "--", lw=1.3)
    plane.line("soft", frames.drop, both, ":", lw=1.2)
    plane.ax.plot([-5.8, -4.9], [ABOVE, ABOVE], "--", color=COLORS["ink"], lw=1.3)
    centre_words, slope_words = labels(frames)
    plane.vary(plane.ax.text(-4.7, ABOVE, "", va="center_baseline"), slope_words, both)
    style = {"color": COLORS["prediction"], "ha": "center", "va": "center_baseline"}
    name = plane.vary(plane.ax.text(0, BELOW, "", **style), centre_words, both, xy=frames.words_at)
    plane.head("prediction", frames.centre, both, ms=8)
    doubled = int(np.flatnonzero(W == 2 * W[START["w"]])[0])
    truth = frames.centre[doubled, START["b"]]
    stage.guess(plane, GUESSED, truth, to={"w": doubled, "b": START["b"]}, moves="x", digits=2)
    return stage.tell(both, **fields(frames)).finish(hides=[name])
