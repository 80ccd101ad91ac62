"""The SVD by hand: X turns, stretches and turns a circle; back the same way goes y to w."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.figures import look, numbers
from lecture_lib.figures.answers import answer, ready
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Panel, Stage
from lecture_lib.live import Answer, LiveFigure, Mark, Said, Slider
from lecture_lib.solvers.jit import MATRIX, NUMBER, STACK, VECTOR, kernel
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
EDGE = (REACH / look.ASPECT, REACH)  # half the width of the pictures, and half their height
CIRCLE = {"fc": COLORS["data"] + "22", "lw": 1.2, "zorder": 1.5}


class Factors(NamedTuple):
    """X = U diag(σ) Vᵀ of 2 × 2 matrices, both turns by an angle: V = R(turn_in), U = R(turn_out)."""

    X: np.ndarray  # (..., 2, 2)
    turn_in: np.ndarray  # (...)
    sigma: np.ndarray  # (..., 2)
    turn_out: np.ndarray  # (...)


class MoveFrames(NamedTuple):
    """What the pictures show at every angle and stage."""

    ring: np.ndarray  # (angles, stages, vertices, 2)
    axes: np.ndarray  # (angles, stages, 2 vectors, 2 ends, 2)


class AnswerFrames(NamedTuple):
    """What the pictures show of one y at one angle: parts along u₁ and u₂, divided by σ, and put together along v."""

    legs: np.ndarray  # (3, 2): from 0 along v₁, then along v₂ to w
    w: np.ndarray  # (1, 2)
    name: np.ndarray  # (1, 2): where w is named
    line: np.ndarray  # (2, 2): all minimisers where a singular value is 0, else NaN
    moved: np.ndarray  # (stages, 2): w part of the way
    fit: np.ndarray  # (1, 2): Xw
    residual: np.ndarray  # (2, 2)
    singular: int  # 1 where σ₂ is 0
    s1: float  # singular values
    s2: float
    c1: float  # components of y along u₁ and u₂
    c2: float
    d1: float  # each divided by its singular value; 0 where that is
    d2: float
    w1: float
    w2: float


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
    u = (X @ v[..., None])[..., 0]
    return Factors(X, np.arctan2(v[..., 1], v[..., 0]), np.where(sigma < 1e-12, 0, sigma),
                   np.arctan2(u[..., 1], u[..., 0]))  # fmt: skip


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


def move_frames(parts: Factors, moves) -> MoveFrames:
    """The circle and the two axes v₁, v₂ as they move."""
    around = np.linspace(0, 2 * np.pi, VERTICES)
    ring = np.swapaxes(moves @ np.array([np.cos(around), np.sin(around)]), -1, -2)
    ends = np.swapaxes(moves @ turn(parts.turn_in)[:, None], -1, -2)  # (angles, stages, vector, 2)
    return MoveFrames(ring, np.stack([np.zeros_like(ends), ends], -2))


@answer(STACK, MATRIX, STACK, STACK)
def solution_at(points, at, Ut, sigma, Vt, moves):
    """The way from y to w = VΣ⁻¹Uᵀy at one of the angles, leaving out a singular value of 0.

    Parameters
    ----------
    Ut, sigma, Vt : arrays of shape (angles, 2, 2), (angles, 2) and (angles, 2, 2)
        X = UΣVᵀ at each angle.
    moves : array of shape (angles, 2 * stages, 2)
        The rows of the matrices of the moves made by each stage, the last two of them those of X.
    """
    y, u, s, v, rows = points[0], Ut[at[0]], sigma[at[0]], Vt[at[0]], moves[at[0]]
    c1, c2 = u[0, 0] * y[0] + u[0, 1] * y[1], u[1, 0] * y[0] + u[1, 1] * y[1]
    d1, d2 = c1 / s[0], c2 / s[1] if s[1] > 0 else 0.0
    legs, moved = np.zeros((3, 2)), np.empty((len(rows) // 2, 2))
    legs[1] = d1 * v[0]
    legs[2] = w = legs[1] + d2 * v[1]
    for k in range(len(rows)):
        moved[k // 2, k % 2] = rows[k, 0] * w[0] + rows[k, 1] * w[1]
    line, residual = np.full((2, 2), np.nan), np.empty((2, 2))
    residual[0], residual[1] = moved[-1], y
    enters, leaves = within(w, v[1], 0.0)
    if s[1] == 0 and enters < leaves:
        line[0], line[1] = w + enters * v[1], w + leaves * v[1]
    return AnswerFrames(legs, legs[2:], name_place(w, v[1]), line, moved, moved[-1:], residual,
                        int(s[1] == 0), s[0], s[1], c1, c2, d1, d2, w[0], w[1])  # fmt: skip


@kernel(VECTOR, VECTOR, NUMBER)
def within(point, direction, margin):
    """From which t to which t, if any, point + t · direction is in the picture, no nearer to its edge than a margin."""
    enters, leaves = -np.inf, np.inf
    for k in range(2):
        reach = EDGE[k] - margin
        if direction[k] != 0:
            low, high = (-reach - point[k]) / direction[k], (reach - point[k]) / direction[k]
            enters, leaves = max(enters, min(low, high)), min(leaves, max(low, high))
        elif abs(point[k]) > reach:
            leaves = -np.inf
    return enters, leaves


@kernel(VECTOR, VECTOR)
def name_place(w, v2):
    """Where w is named: left of it, or left of where the way to it, along v₂, leaves the picture."""
    margin, place = 0.35, np.empty((1, 2))
    enters, leaves = within(w, v2, margin)
    t = min(max(enters, 0.0), leaves)  # 0 where w is in the picture
    for k in range(2):
        reach = EDGE[k] - margin
        place[0, k] = w[k] + t * v2[k] if enters < leaves else min(max(w[k], -reach), reach)
    place[0, 0] -= 0.2
    place[0, 1] += 0.06
    return place


def way_back(parts: Factors, moves) -> Answer:
    """The way from y to w at every angle, from where the hand puts y."""
    Ut, Vt = (np.swapaxes(turn(angle), -1, -2) for angle in (parts.turn_out, parts.turn_in))
    return ready(solution_at, Ut, parts.sigma, Vt, moves.reshape(len(moves), -1, 2), points=[TARGET], along="angle")


def beyond(ends, gap: float) -> np.ndarray:
    """Places beyond the ends of arms; where an arm has no length, one that is clear of the other arm."""
    lengths = np.linalg.norm(ends, axis=-1, keepdims=True)
    aside = np.broadcast_to([-1.0, 0.2], ends.shape).copy()
    return ends + gap * np.divide(ends, lengths, out=aside, where=lengths > 1e-9)


def answer_in_words() -> Said:
    """What is said of the way from y to w."""
    fields = {f"{name}{k}": (f"{name}{k}", numbers.decimals, 2) for name in "scdw" for k in (1, 2)}
    return Said([say.template("regular"), say.template("singular")], "singular", **fields)


def stages_in_words() -> np.ndarray:
    """What has been done by each stage."""
    which = np.ceil(STAGES).astype(int) + (STAGES == 3)
    return say.among(which, ("nothing_yet", "turned", "stretched", "turned_again", "done"))


@look.styled
def explore_three_moves() -> LiveFigure:
    """X as three moves: a slider through them, one for how alike its columns are, and a y to drag."""
    parts = factors(np.array([matrix(angle) for angle in ANGLES]))
    matrices = moves_of(parts)
    moves, run = move_frames(parts, matrices), way_back(parts, matrices)
    ink, paper = COLORS["ink"], COLORS["paper"]
    marks = [Mark(STEPS, "Vᵀ", ink), Mark(2 * STEPS, "Σ", ink), Mark(3 * STEPS, "U", ink, anchor="end")]
    slider = Slider("stage", say("stage"), numbers.share(STAGES / 3), start=0, marks=marks, play=True)
    angle = Slider("angle", say("angle"), [f"{angle}°" for angle in ANGLES], start=FIRST_ANGLE)
    stage = Stage(say, [slider, angle], panels=3, lead=1)

    before = _panel(stage, say("in_plane"), "w₁", "w₂")
    before.ax.fill(*moves.ring[0, 0].T, ec=COLORS["data"], **CIRCLE)
    _show_arms(before, moves.axes[:, 0], "angle", ("v₁", "v₂"), 0.28)
    before.line("optimum", run["line"], "angle", "--", lw=1.2)
    before.line("optimum", run["legs"], "angle", lw=1.3, marker="o", ms=2.5)
    before.line("optimum", run["w"], "angle", "*", ms=14, mec=paper, mew=0.8)
    before.text("ink", "w", run["name"], "angle", ha="right", va="center_baseline")

    moving = _panel(stage, say("moving"), "w₁ → y₁", "w₂ → y₂")
    moving.area("data", moves.ring, ("angle", "stage"), **CIRCLE)
    _show_arms(moving, moves.axes, ("angle", "stage"))
    moving.head("optimum", run["moved"], "angle", at="stage", marker="*", ms=12)

    after = _panel(stage, say("out_plane"), "y₁", "y₂")
    after.area("data", moves.ring[:, -1], "angle", **CIRCLE)
    _show_arms(after, moves.axes[:, -1], "angle", ("σ₁u₁", "σ₂u₂"), 0.42)
    after.line("error", run["residual"], "angle")
    after.line("prediction", run["fit"], "angle", "o", ms=6, mec=paper, mew=0.8, zorder=4)
    stage.live.draggable(after.ring("ink", TARGET, s=64, lw=1.6, zorder=3), run, label="y")
    after.key_at_right("y", "ink", "o", 0.23, ms=6, mfc="none", mew=1.6)
    after.key_at_right("Xw", "prediction", "o", 0.23, ms=5)
    after.key_at_right(say("residual"), "error", "-", 0.23)

    stage.tell("stage", stage=stages_in_words())
    return stage.tell("angle", answer=run[answer_in_words()]).finish()


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
