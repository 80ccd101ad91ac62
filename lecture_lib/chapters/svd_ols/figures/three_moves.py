"""The SVD by hand: X turns, stretches and turns a circle; back the same way goes y to w."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

import numpy as np

from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Panel, Run, Stage
from lecture_lib.live import LiveFigure, Mark, Slider
from lecture_lib.words import words_of

say = words_of(__file__)

BUDGET = 100_000  # bytes, frames and scene
ANGLES = np.array([90, 80, 70, 60, 50, 40, 30, 25, 20, 15, 12, 9, 6, 0])  # degrees between the two columns of X
FIRST_ANGLE = 6
LENGTHS, BISECTOR = (1.3, 0.9), 65.0  # of the columns; degrees of the line halfway between them
STEPS = 12  # pictures per move
STAGES = np.arange(3 * STEPS + 1) / STEPS  # 0 nothing done, 1 turned by Vᵀ, 2 stretched by Σ, 3 turned by U
TARGET = (0.15, 1.75)  # y
REACH, VERTICES = 2.6, 49
EDGE = np.array([REACH / look.ASPECT, REACH])  # half the width of the pictures, and half their height
CIRCLE = {"fc": COLORS["data"] + "22", "lw": 1.2, "zorder": 1.5}


class Factors(NamedTuple):
    """X = U diag(σ) Vᵀ of 2 × 2 matrices, both turns by an angle: V = R(turn_in), U = R(turn_out)."""

    X: np.ndarray  # (..., 2, 2)
    turn_in: np.ndarray  # (...)
    sigma: np.ndarray  # (..., 2)
    turn_out: np.ndarray  # (...)


class Solution(NamedTuple):
    """y in parts along u₁ and u₂, each divided by its singular value, and put together along v₁ and v₂."""

    along_u: np.ndarray  # (..., 2), as all that follows
    divided: np.ndarray  # 0 where the singular value is
    w: np.ndarray
    fit: np.ndarray


class MoveFrames(NamedTuple):
    """What the pictures show at every angle and stage."""

    ring: np.ndarray  # (angles, stages, vertices, 2)
    axes: np.ndarray  # (angles, stages, 2 vectors, 2 ends, 2)


class AnswerFrames(NamedTuple):
    """What the pictures show of one y at every angle."""

    legs: np.ndarray  # (angles, 3, 2): from 0 along v₁, then along v₂ to w
    w: np.ndarray  # (angles, 1, 2)
    name: np.ndarray  # (angles, 1, 2): where w is named
    line: np.ndarray  # (angles, 2, 2): all minimisers where a singular value is 0, else NaN
    moved: np.ndarray  # (angles, stages, 2): w part of the way
    fit: np.ndarray  # (angles, 1, 2): Xw
    residual: np.ndarray  # (angles, 2, 2)
    along_u: np.ndarray  # (angles, 2)
    divided: np.ndarray  # (angles, 2)


def matrix(angle: float) -> np.ndarray:
    """Two columns of fixed lengths with so many degrees between them."""
    around = np.deg2rad([BISECTOR - angle / 2, BISECTOR + angle / 2])
    return np.array([np.cos(around), np.sin(around)]) * LENGTHS


def factors(X) -> Factors:
    """The SVD of matrices whose columns go round counter-clockwise by at most 90°, in turns without a mirror."""
    values, vectors = np.linalg.eigh(np.swapaxes(X, -1, -2) @ X)
    v = vectors[..., 1] * np.sign(vectors[..., 1].sum(-1, keepdims=True))
    largest = np.sqrt(values[..., 1])
    sigma = np.stack([largest, abs(np.linalg.det(X)) / largest], -1)
    u = times(X, v)
    return Factors(X, np.arctan2(v[..., 1], v[..., 0]), np.where(sigma < 1e-12, 0, sigma),
                   np.arctan2(u[..., 1], u[..., 0]))  # fmt: skip


def times(matrices, vectors) -> np.ndarray:
    """Matrix times vector, for stacks of both."""
    return (matrices @ np.asarray(vectors, dtype=float)[..., None])[..., 0]


def turn(angle) -> np.ndarray:
    """The matrices that turn the plane counter-clockwise: shape (..., 2, 2)."""
    return np.stack([np.cos(angle), -np.sin(angle), np.sin(angle), np.cos(angle)], -1).reshape(*np.shape(angle), 2, 2)


def part_way(parts: Factors, stage: float) -> np.ndarray:
    """The matrices of the moves made by this stage: the identity at 0, X at 3."""
    done = np.clip(stage - np.arange(3), 0, 1)
    stretch = (1 + done[1] * (parts.sigma - 1))[..., None] * np.eye(2)
    return turn(done[2] * parts.turn_out) @ stretch @ turn(-done[0] * parts.turn_in)


def moves_of(parts: Factors) -> np.ndarray:
    """The matrices of all angles and stages: shape (angles, stages, 2, 2)."""
    return np.stack([part_way(parts, stage) for stage in STAGES], 1)


def solution(parts: Factors, y) -> Solution:
    """w = VΣ⁻¹Uᵀy, leaving out a singular value of 0."""
    along = times(np.swapaxes(turn(parts.turn_out), -1, -2), y)
    divided = np.divide(along, parts.sigma, out=np.zeros_like(along), where=parts.sigma > 0)
    w = times(turn(parts.turn_in), divided)
    return Solution(along, divided, w, times(parts.X, w))


def move_frames(parts: Factors, moves) -> MoveFrames:
    """The circle and the two axes v₁, v₂ as they move."""
    around = np.linspace(0, 2 * np.pi, VERTICES)
    ring = np.swapaxes(moves @ np.array([np.cos(around), np.sin(around)]), -1, -2)
    ends = np.swapaxes(moves @ turn(parts.turn_in)[:, None], -1, -2)  # (angles, stages, vector, 2)
    return MoveFrames(ring, np.stack([np.zeros_like(ends), ends], -2))


def answer_frames(parts: Factors, moves, y) -> AnswerFrames:
    """The way from y to w at every angle."""
    along, divided, w, fit = solution(parts, y)
    v1, v2 = np.moveaxis(turn(parts.turn_in), -1, 0)
    legs = np.stack([np.zeros_like(w), divided[:, :1] * v1, w], 1)
    names = np.array([[name_place(*each)] for each in zip(w, v2, strict=True)])
    lines = np.array([look.chord(*each, *zip(-EDGE, EDGE, strict=True)) for each in zip(w, v2, strict=True)])
    lines[parts.sigma[:, 1] > 0] = np.nan
    residual = np.stack(np.broadcast_arrays(fit, y), 1)
    moved = times(moves, w[:, None])
    return AnswerFrames(legs, w[:, None], names, lines, moved, fit[:, None], residual, along, divided)


def name_place(w, v2) -> np.ndarray:
    """Where w is named: left of it, or left of where the way to it, along v₂, leaves the picture."""
    reach = EDGE - 0.35
    if (np.abs(w) > reach).any():
        ends = look.chord(w, v2, *zip(-reach, reach, strict=True))
        w = np.clip(w, -reach, reach) if np.isnan(ends).any() else ends[np.linalg.norm(ends - w, axis=1).argmin()]
    return w + [-0.2, 0.06]


def beyond(ends, gap: float) -> np.ndarray:
    """Places beyond the ends of arms; where an arm has no length, one that is clear of the other arm."""
    lengths = np.linalg.norm(ends, axis=-1, keepdims=True)
    aside = np.broadcast_to([-1.0, 0.2], ends.shape).copy()
    return ends + gap * np.divide(ends, lengths, out=aside, where=lengths > 1e-9)


def answer_in_words(sigma, frames: AnswerFrames) -> np.ndarray:
    """What is said of the way from y to w at each angle."""
    pairs = {"s": sigma, "c": frames.along_u, "d": frames.divided, "w": frames.w[:, 0]}
    fields = {f"{name}{k + 1}": numbers.decimals(pair[:, k], 2) for name, pair in pairs.items() for k in (0, 1)}
    return say.among(1 * (sigma[:, 1] == 0), ("regular", "singular"), **fields)


def stages_in_words() -> np.ndarray:
    """What has been done by each stage."""
    which = np.ceil(STAGES).astype(int) + (STAGES == 3)
    return say.among(which, ("nothing_yet", "turned", "stretched", "turned_again", "done"))


@look.styled
def explore_three_moves() -> LiveFigure:
    """X as three moves: a slider through them, one for how alike its columns are, and a y to drag."""
    parts = factors(np.array([matrix(angle) for angle in ANGLES]))
    matrices = moves_of(parts)
    moves, run = move_frames(parts, matrices), Run(partial(answer_frames, parts, matrices), TARGET)
    ink, paper = COLORS["ink"], COLORS["paper"]
    marks = [Mark(STEPS, "Vᵀ", ink), Mark(2 * STEPS, "Σ", ink), Mark(3 * STEPS, "U", ink, anchor="end")]
    slider = Slider("stage", say("stage"), numbers.share(STAGES / 3), start=0, marks=marks, play=True)
    angle = Slider("angle", say("angle"), [f"{angle}°" for angle in ANGLES], start=FIRST_ANGLE)
    stage = Stage(say, [slider, angle], panels=3)

    before = _panel(stage, say("in_plane"), "w₁", "w₂")
    before.ax.fill(*moves.ring[0, 0].T, ec=COLORS["data"], **CIRCLE)
    _show_arms(before, moves.axes[:, 0], "angle", ("v₁", "v₂"), 0.28)
    before.line("optimum", (run, "line"), "angle", "--", lw=1.2)
    before.line("optimum", (run, "legs"), "angle", lw=1.3, marker="o", ms=2.5)
    before.line("optimum", (run, "w"), "angle", "*", ms=14, mec=paper, mew=0.8)
    before.text("ink", "w", (run, "name"), "angle", ha="right", va="center_baseline")

    moving = _panel(stage, say("moving"), "w₁ → y₁", "w₂ → y₂")
    moving.area("data", moves.ring, ("angle", "stage"), **CIRCLE)
    _show_arms(moving, moves.axes, ("angle", "stage"))
    moving.head("optimum", (run, "moved"), "angle", at="stage", marker="*", ms=12)

    after = _panel(stage, say("out_plane"), "y₁", "y₂")
    after.area("data", moves.ring[:, -1], "angle", **CIRCLE)
    _show_arms(after, moves.axes[:, -1], "angle", ("σ₁u₁", "σ₂u₂"), 0.42)
    after.line("error", (run, "residual"), "angle")
    after.line("prediction", (run, "fit"), "angle", "o", ms=6, mec=paper, mew=0.8, zorder=4)
    stage.drag(after.ring("ink", TARGET, s=64, lw=1.6, zorder=3), run, "y")
    after.key_at_right("y", "ink", "o", 0.23, ms=6, mfc="none", mew=1.6)
    after.key_at_right("Xw", "prediction", "o", 0.23, ms=5)
    after.key_at_right(say("residual"), "error", "-", 0.23)

    stage.tell("stage", stage=stages_in_words())
    return stage.tell("angle", answer=(run, partial(answer_in_words, parts.sigma))).finish()


def _panel(stage: Stage, title: str, x: str, y: str) -> Panel:
    ticks = range(-2, 3)
    panel = stage.panel(title, x=x, y=y, xticks=ticks, yticks=ticks, **look.around((0, 0), EDGE[0]))
    panel.ax.axhline(0, color=COLORS["line"], lw=0.8)
    panel.ax.axvline(0, color=COLORS["line"], lw=0.8)
    return panel


def _show_arms(panel: Panel, arms, over, names=(), gap: float = 0) -> None:
    """Two arms from 0 with a small square at the end, the first solid, the second dashed, and their names."""
    for k, (dashes, lw) in enumerate((("-", 2), ("--", 1.5))):
        panel.line("ink", arms[..., k, :, :], over, dashes, lw=lw, marker="s", ms=3.5, markevery=[1])
    for k, name in enumerate(names):
        panel.text("ink", name, beyond(arms[..., k, 1:, :], gap), over, ha="center", va="center_baseline")
