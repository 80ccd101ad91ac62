"""The SVD by hand: X turns, stretches and turns a circle; back the same way goes y to w."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from matplotlib.patches import Polygon

from lecture_lib.chapters.svd_ols.rulers import corner_key, equal_axes
from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.live import LiveFigure, Mark, Slider
from lecture_lib.words import words_of

say = words_of(__file__)

ANGLES = np.array([90, 80, 70, 60, 50, 40, 30, 25, 20, 15, 12, 9, 6, 0])  # degrees between the two columns of X
FIRST_ANGLE = 6
LENGTHS, BISECTOR = (1.3, 0.9), 65.0  # of the columns; degrees of the line halfway between them
STEPS = 12  # pictures per move
STAGES = np.arange(3 * STEPS + 1) / STEPS  # 0 nothing done, 1 turned by Vᵀ, 2 stretched by Σ, 3 turned by U
TARGET = (0.15, 1.75)  # y
REACH, VERTICES = 2.6, 49


class Factors(NamedTuple):
    """X = U diag(σ) Vᵀ of a 2 × 2 matrix, both turns by an angle: V = R(turn_in), U = R(turn_out)."""

    X: np.ndarray
    turn_in: float
    sigma: np.ndarray
    turn_out: float


def matrix(angle: float) -> np.ndarray:
    """Two columns of fixed lengths with so many degrees between them."""
    around = np.deg2rad([BISECTOR - angle / 2, BISECTOR + angle / 2])
    return np.array([np.cos(around), np.sin(around)]) * LENGTHS


def factors(X) -> Factors:
    """The SVD of a matrix whose columns go round counter-clockwise by at most 90°, in turns without a mirror."""
    values, vectors = np.linalg.eigh(X.T @ X)
    v = vectors[:, 1] * (1 if vectors[:, 1].sum() > 0 else -1)
    sigma = np.array([np.sqrt(values[1]), abs(np.linalg.det(X)) / np.sqrt(values[1])])
    u = X @ v / sigma[0]
    return Factors(X, float(np.arctan2(v[1], v[0])), np.where(sigma < 1e-12, 0, sigma), float(np.arctan2(u[1], u[0])))


def turn(angle: float) -> np.ndarray:
    """The matrix that turns the plane counter-clockwise."""
    return np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])


def part_way(parts: Factors, stage: float) -> np.ndarray:
    """The matrix of the moves made by this stage: the identity at 0, X at 3."""
    done = np.clip(stage - np.arange(3), 0, 1)
    stretch = np.diag(1 + done[1] * (parts.sigma - 1))
    return turn(done[2] * parts.turn_out) @ stretch @ turn(-done[0] * parts.turn_in)


class Solution(NamedTuple):
    """y in parts along u₁ and u₂, each divided by its singular value, and put together along v₁ and v₂."""

    along_u: np.ndarray
    divided: np.ndarray  # 0 where the singular value is
    w: np.ndarray
    fit: np.ndarray


def solution(parts: Factors, y) -> Solution:
    """w = VΣ⁻¹Uᵀy, leaving out a singular value of 0."""
    along = turn(parts.turn_out).T @ np.asarray(y, dtype=float)
    divided = np.divide(along, parts.sigma, out=np.zeros(2), where=parts.sigma > 0)
    w = turn(parts.turn_in) @ divided
    return Solution(along, divided, w, parts.X @ w)


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
    said: np.ndarray  # (angles,) of str


def moves_of(parts: list[Factors]) -> np.ndarray:
    """The matrices of all angles and stages: shape (angles, stages, 2, 2)."""
    return np.array([[part_way(one, stage) for stage in STAGES] for one in parts])


def move_frames(parts: list[Factors], moves) -> MoveFrames:
    """The circle and the two axes v₁, v₂ as they move."""
    around = np.linspace(0, 2 * np.pi, VERTICES)
    circle = np.array([np.cos(around), np.sin(around)])
    ring = np.swapaxes(moves @ circle, -1, -2)
    ends = np.array([move @ turn(one.turn_in) for one, move in zip(parts, moves, strict=True)])
    axes = np.stack([np.zeros(ends.shape), ends], -1)  # (angles, stages, 2, vector, end)
    return MoveFrames(ring, np.moveaxis(axes, 2, -1))


def answer_frames(parts: list[Factors], moves, y) -> AnswerFrames:
    """The way from y to w, and what is said of it."""
    answers = [solution(one, y) for one in parts]
    legs, names, lines = [], [], []
    for one, answer in zip(parts, answers, strict=True):
        v1, v2 = turn(one.turn_in).T
        legs.append([np.zeros(2), answer.divided[0] * v1, answer.w])
        box = (-REACH / look.ASPECT, REACH / look.ASPECT), (-REACH, REACH)
        names.append([name_place(answer.w, v2)])
        lines.append(look.chord(answer.w, v2, *box) if one.sigma[1] == 0 else np.full((2, 2), np.nan))
    w, fit = (np.array([getattr(answer, name) for answer in answers])[:, None] for name in ("w", "fit"))
    residual = np.concatenate([fit, np.broadcast_to(np.asarray(y, dtype=float), fit.shape)], 1)
    said = np.array([_sentence(*both) for both in zip(parts, answers, strict=True)])
    moved = (moves @ w[..., None])[..., 0]
    return AnswerFrames(np.array(legs), w, np.array(names), np.array(lines), moved, fit, residual, said)


def name_place(w, v2) -> np.ndarray:
    """Where w is named: left of it, or left of where the way to it, along v₂, leaves the picture."""
    reach = np.array([REACH / look.ASPECT, REACH]) - 0.35
    if (np.abs(w) > reach).any():
        ends = look.chord(w, v2, *np.column_stack([-reach, reach]))
        w = np.clip(w, -reach, reach) if np.isnan(ends).any() else ends[np.linalg.norm(ends - w, axis=1).argmin()]
    return w + [-0.2, 0.06]


def _sentence(parts: Factors, answer: Solution) -> str:
    told = {"s1": parts.sigma[0], "c1": answer.along_u[0], "c2": answer.along_u[1], "d1": answer.divided[0]}
    told |= {"w1": answer.w[0], "w2": answer.w[1]}
    words = {name: numbers.decimals(value, 2) for name, value in told.items()}
    if parts.sigma[1] == 0:
        return say("moves_singular", **words)
    return say(
        "moves_readout", s2=numbers.decimals(parts.sigma[1], 2), d2=numbers.decimals(answer.divided[1], 2), **words
    )


class MovePicture(NamedTuple):
    """The figure of `explore_three_moves` and the artists that move."""

    fig: object
    before: tuple  # the axes v₁ and v₂, their names
    legs: object
    w: object
    name: object
    line: object
    ring: object
    axes: tuple
    moved: object
    ellipse: object
    after: tuple  # σ₁u₁ and σ₂u₂, their names
    residual: object
    fit: object
    target: object


@look.styled
def draw_three_moves() -> MovePicture:
    """Scenery of the three panels: the plane of w, the moves, the plane of y."""
    fig, (left, middle, right) = look.figure(3)
    names = (("in_plane", "w1_plain", "w2_plain"), ("moving", "w1_to_y1", "w2_to_y2"), ("out_plane", "y1", "y2"))
    axes = [fig.add_subplot(slot) for slot in (left, middle, right)]
    for ax, (title, x, y) in zip(axes, names, strict=True):
        equal_axes(ax, REACH)
        ax.set(title=say(title), xlabel=say(x), ylabel=say(y))
        for axis in (ax.xaxis, ax.yaxis):
            look.ticks(axis, range(-2, 3))
        ax.axhline(0, color=COLORS["line"], lw=0.8)
        ax.axvline(0, color=COLORS["line"], lw=0.8)
    return MovePicture(fig, *_draw_before(axes[0]), *_draw_moving(axes[1]), *_draw_after(axes[2]))


def _draw_circle(ax):
    ring = Polygon(np.zeros((3, 2)), fc=COLORS["data"] + "22", ec=COLORS["data"], lw=1.2, zorder=1.5)
    return ax.add_patch(ring)


def _draw_vectors(ax) -> tuple:
    """Two arms from the origin with a small square at the end: the first solid, the second dashed."""
    style = {"color": COLORS["ink"], "marker": "s", "ms": 3.5, "markevery": [1]}
    return tuple(ax.plot([], [], dashes, lw=lw, **style)[0] for dashes, lw in (("-", 2), ("--", 1.5)))


def _draw_before(ax) -> tuple:
    around = np.linspace(0, 2 * np.pi, VERTICES)
    _draw_circle(ax).set_xy(np.column_stack([np.cos(around), np.sin(around)]))
    arms = _draw_vectors(ax)
    (line,) = ax.plot([], [], "--", color=COLORS["optimum"], lw=1.2)
    (legs,) = ax.plot([], [], color=COLORS["optimum"], lw=1.3, marker="o", ms=2.5)
    (w,) = ax.plot([], [], "*", color=COLORS["optimum"], ms=14, mec=COLORS["paper"], mew=0.8)
    names = [ax.text(1, 1, name, ha="center", va="center_baseline") for name in ("v₁", "v₂")]
    name = ax.text(1, 1, "w", ha="right", va="center_baseline")
    return (*arms, *names), legs, w, name, line


def _draw_moving(ax) -> tuple:
    return _draw_circle(ax), _draw_vectors(ax), look.head(ax, COLORS["optimum"], marker="*", ms=12)


def _draw_after(ax) -> tuple:
    ellipse, arms = _draw_circle(ax), _draw_vectors(ax)
    names = [ax.text(1, 1, name, ha="center", va="center_baseline") for name in ("σ₁u₁", "σ₂u₂")]
    (residual,) = ax.plot([], [], color=COLORS["error"], lw=1.8)
    (fit,) = ax.plot([], [], "o", color=COLORS["prediction"], ms=6, mec=COLORS["paper"], mew=0.8, zorder=4)
    ring = {"facecolor": COLORS["paper"], "edgecolor": COLORS["ink"], "lw": 1.6, "zorder": 3}
    target = look.whole(ax.scatter(*np.array(TARGET)[:, None], s=64, **ring))
    entries = [(say("y_point"), COLORS["ink"], "ring"), ("Xw", COLORS["prediction"], "o")]
    entries.append((say("residual"), COLORS["error"], "-"))
    corner_key(ax, entries, low=True)
    return ellipse, (*arms, *names), residual, fit, target


def explore_three_moves() -> LiveFigure:
    """X as three moves: a slider through them, one for how alike its columns are, and a y to drag."""
    parts = [factors(matrix(angle)) for angle in ANGLES]
    matrices, picture = moves_of(parts), draw_three_moves()
    moves = move_frames(parts, matrices)
    alt = say("alt")
    live = LiveFigure(picture.fig, name="three_moves", alt=alt, controls=_controls(), words=look.words())
    live.vary(picture.ring, moves.ring, ("angle", "stage"))
    live.vary(picture.ellipse, moves.ring[:, -1], "angle")
    _vary_arms(live, picture, moves)
    answer = answer_frames(parts, matrices, TARGET)
    for artist, array in _of_answer(picture, answer).items():
        live.vary(artist, array, "angle", **({"at": "stage"} if artist is picture.moved else {}))
    stages = np.array([stage_sentence(stage) for stage in STAGES])
    live.readout(say.template("moves_said"), said=(answer.said, ("angle",)), stage=(stages, ("stage",)))

    def move(_, x: float, y: float) -> None:
        new = answer_frames(parts, matrices, (x, y))
        live.replace({picture.target: [[x, y]], "said": new.said} | _of_answer(picture, new))

    live.draggable(picture.target, move, label=say("y_point"))
    return live.predict(**say.question())


def _of_answer(picture: MovePicture, answer: AnswerFrames) -> dict:
    return {
        picture.legs: answer.legs, picture.w: answer.w, picture.name: answer.name, picture.line: answer.line,
        picture.moved: answer.moved, picture.fit: answer.fit, picture.residual: answer.residual,
    }  # fmt: skip


def _vary_arms(live: LiveFigure, picture: MovePicture, moves: MoveFrames) -> None:
    """The arms v₁, v₂ before, on the way and after, and their names at their ends."""
    for k in range(2):
        live.vary(picture.before[k], moves.axes[:, 0, k], "angle")
        live.vary(picture.axes[k], moves.axes[:, :, k], ("angle", "stage"))
        live.vary(picture.after[k], moves.axes[:, -1, k], "angle")
        for arms, stage, gap in ((picture.before, 0, 0.28), (picture.after, -1, 0.42)):
            ends = moves.axes[:, stage, k, 1:]
            directions = moves.axes[:, 2 * STEPS + STEPS if stage else 0, k, 1:]
            live.vary(arms[2 + k], ends + gap * _unit(directions, k), "angle")


def _unit(vectors, k: int) -> np.ndarray:
    """Vectors made to length 1; where one is 0, a place that is clear of the other arm."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    aside = np.array([-1.0, 0.2])
    return np.divide(vectors, lengths, out=np.broadcast_to(aside, vectors.shape).copy(), where=lengths > 1e-9)


def stage_sentence(stage: float) -> str:
    """What has been done by a stage."""
    if stage == 0:
        return say("stage_start")
    if stage == 3:
        return say("stage_end")
    return say(f"stage_{int(np.ceil(stage))}")


def _controls() -> list:
    marks = [Mark(STEPS * k, name, COLORS["ink"]) for k, name in ((1, "Vᵀ"), (2, "Σ"))]
    marks.append(Mark(STEPS * 3, "U", COLORS["ink"], anchor="end"))
    stages = [numbers.share(stage / 3) for stage in STAGES]
    return [
        Slider("stage", say("stage"), stages, start=0, marks=marks, play=True),
        Slider("angle", say("angle"), [f"{angle}°" for angle in ANGLES], start=FIRST_ANGLE),
    ]
