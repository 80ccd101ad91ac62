"""Line, plane, hyperplane: body mass over two bill measurements as a plane to turn, which a third feature lifts."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.datasets import load_penguins
from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Stage
from lecture_lib.live import LiveFigure, Mark, Slider, against
from lecture_lib.solvers import normal_equation
from lecture_lib.words import words_of

say = words_of(__file__)

BUDGET = 80_000  # bytes, frames and scene
LENGTH, DEPTH, MASS = (40.0, 60.0), (13.0, 17.5), (3800.0, 6400.0)  # mm, mm, g: the box
SIDE, TALL = 3.0, 400.0  # half a side of its floor; g per unit of height
FLIPPERS = np.arange(203, 232)  # mm
START = 12  # of FLIPPERS: 215 mm
OTHERS = np.array([205, 225])  # mm: planes that stand still
VIEWS = np.arange(-90, 1, 5)  # degrees: where the eye stands, from the side of short bills to that of long ones
FIRST = 7
GRID = np.linspace(-SIDE, SIDE, 7)
CENTRE, WIDE = (0.62, 2.98), 5.0  # of the picture: its middle, and how far it reaches to either side
SHORT = 3.2  # an edge seen shorter than this has no words
BESIDE, BELOW = np.array([0.2, -0.6]), np.array([0.0, -0.95])  # from an edge of the plane and of the floor to its words


class Birds(NamedTuple):
    """Gentoo penguins: features (n, 3), mm: bill length and depth, flipper length; body mass, g; the fit."""

    X: np.ndarray
    mass: np.ndarray
    coef: np.ndarray  # (4,): the intercept first


class PlaneFrames(NamedTuple):
    """What the figure shows; axes v views, f flipper lengths."""

    cloud: np.ndarray  # (v, n, 2): all the birds
    floor: np.ndarray  # (v, 5, 2)
    scale: np.ndarray  # (v, ticks, 2): the upright axis with its ticks
    face: np.ndarray  # (v, f, 5, 2)
    net: np.ndarray  # (v, f, points, 2)
    others: np.ndarray  # (v, points, 2): outlines of two more planes
    birds: np.ndarray  # (v, f, most, 2): those of this flipper length, then NaN
    residuals: np.ndarray  # (v, f, 3 most, 2): from each to the plane
    count: np.ndarray  # (f,)


def birds() -> Birds:
    """The Gentoo penguins, and least squares of body mass on three measurements."""
    penguins = load_penguins()
    gentoo = penguins.species == "Gentoo"
    columns = penguins.bill_length_mm, penguins.bill_depth_mm, penguins.flipper_length_mm
    X, mass = np.column_stack(columns)[gentoo], penguins.body_mass_g[gentoo]
    return Birds(X, mass, normal_equation(np.column_stack([np.ones(len(X)), X]), mass))


def elevation(coef) -> float:
    """How far the eye looks down, in radians: by the slope of the plane along bill length.

    So from the side of long bills the plane is seen edge-on.
    """
    return float(np.arctan(coef[1] * (LENGTH[1] - LENGTH[0]) / (2 * SIDE) / TALL))


def in_box(length, depth, mass) -> np.ndarray:
    """Measurements as places (…, 3) in the box."""
    x, y = (((np.asarray(value) - low) / (high - low) * 2 - 1) * SIDE
            for value, (low, high) in ((length, LENGTH), (depth, DEPTH)))  # fmt: skip
    return np.stack(np.broadcast_arrays(x, y, (np.asarray(mass) - MASS[0]) / TALL), -1)


def project(places, tilt: float) -> np.ndarray:
    """Places (…, 3) as a distant eye sees them from each of the `VIEWS`: (views, …, 2), to the right and upwards."""
    x, y, z = np.moveaxis(np.asarray(places, dtype=float), -1, 0)
    eye = np.radians(VIEWS).reshape(-1, *[1] * x.ndim)
    toward = x * np.cos(eye) + y * np.sin(eye)
    return np.stack([y * np.cos(eye) - x * np.sin(eye), z * np.cos(tilt) - toward * np.sin(tilt)], -1)


def on_plane(coef, x, y, flipper) -> np.ndarray:
    """Places of the plane over points of the floor, at a flipper length."""
    length, depth = (low + (np.asarray(value) / SIDE + 1) / 2 * (high - low)
                     for value, (low, high) in ((x, LENGTH), (y, DEPTH)))  # fmt: skip
    return in_box(length, depth, coef[0] + coef[1] * length + coef[2] * depth + coef[3] * np.asarray(flipper))


def plane_frames(data: Birds) -> PlaneFrames:
    """All that the two sliders can show."""
    tilt, f = elevation(data.coef), FLIPPERS[:, None]
    ring = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1], [-1, -1]]) * SIDE
    ends = np.array([-SIDE, SIDE, np.nan])
    lines = np.concatenate([against(np.tile(ends, 7), GRID.repeat(3)), against(GRID.repeat(3), np.tile(ends, 7))])
    outlines = [np.vstack([on_plane(data.coef, *ring.T, one), np.full((1, 3), np.nan)]) for one in OTHERS]
    here, stubs = _slices(data)
    return PlaneFrames(
        project(in_box(*data.X.T[:2], data.mass), tilt),
        project(np.column_stack([ring, np.zeros(5)]), tilt),
        project(_scale(), tilt),
        project(on_plane(data.coef, *ring.T, f), tilt),
        project(on_plane(data.coef, *lines.T, f), tilt),
        project(np.concatenate(outlines), tilt),
        project(here, tilt),
        project(stubs, tilt),
        np.isfinite(here[..., 0]).sum(1),
    )  # fmt: skip


def _scale() -> np.ndarray:
    """The upright axis over the corner of the least measurements."""
    top = (MASS[1] - MASS[0]) / TALL
    return np.array([[-SIDE, -SIDE, 0], [-SIDE, -SIDE, top]])


def _slices(data: Birds) -> tuple[np.ndarray, np.ndarray]:
    """Of each flipper length the birds, (f, most, 3) and NaN, and their residuals, as strokes broken by NaN."""
    rows = [np.flatnonzero(data.X[:, 2] == one) for one in FLIPPERS]
    here = np.full((len(rows), max(map(len, rows)), 3), np.nan)
    strokes = np.full((*here.shape[:2], 3, 3), np.nan)
    for k, row in enumerate(rows):
        predicted = data.coef[0] + data.X[row] @ data.coef[1:]
        here[k, : len(row)] = strokes[k, : len(row), 0] = in_box(*data.X[row].T[:2], data.mass[row])
        strokes[k, : len(row), 1] = in_box(*data.X[row].T[:2], predicted)
    return here, strokes.reshape(len(rows), -1, 3)


def near_edge(along: int) -> np.ndarray:
    """Ends on the floor of that edge, along bill length or depth, which is near the eye: (2, 2)."""
    return SIDE * np.array([[[-1, -1], [1, -1]], [[1, -1], [1, 1]]][along])


def words_at(seen, offset) -> np.ndarray:
    """Where the words of an edge (…, 2 ends, 2) stand: (…, 1, 2); NaN where the edge is seen too short."""
    wide = np.ptp(seen[..., 0], axis=-1)[..., None, None] >= SHORT
    return np.where(wide, seen.mean(-2, keepdims=True) + offset, np.nan)


@look.styled
def explore_planes() -> LiveFigure:
    """A plane through the Gentoo penguins: turn it until it is a line, and lift it by the length of the flipper."""
    data = birds()
    edge_on = Mark(len(VIEWS) - 1, say("edge_on"), COLORS["soft"], "end")
    lengths, turns = [f"{one} mm" for one in FLIPPERS], [f"{90 + view}°" for view in VIEWS]
    flipper = Slider("flipper", say("flipper"), lengths, start=START, play=True, play_ms=180)
    view = Slider("view", say("view"), turns, start=FIRST, play=True, play_ms=180, marks=[edge_on])
    stage = Stage(say, [flipper, view], panels=2)
    frames = plane_frames(data)
    hidden = _show_space(stage, frames, data)
    _show_line(stage, data)
    middle = data.coef[0] + data.X[:, :2].mean(0) @ data.coef[1:3] + data.coef[3] * FLIPPERS
    stage.tell("flipper", flipper=FLIPPERS.astype(str), count=numbers.decimals(frames.count))
    return stage.tell("flipper", mass=numbers.decimals(middle)).finish(hides=hidden)


def _show_space(stage: Stage, frames: PlaneFrames, data: Birds) -> list:
    """The box, the birds and the plane; returns the two other planes."""
    panel = stage.panel(say("plane"), **look.around(CENTRE, WIDE))
    panel.ax.set_axis_off()
    both, tilt = ("view", "flipper"), elevation(data.coef)
    panel.line("line", frames.floor, "view", lw=1.2)
    panel.line("line", frames.scale, "view", lw=1.2)
    others = panel.line("prediction", frames.others, "view", ":", lw=1.2).line
    panel.dots("data", frames.cloud, "view", s=9, alpha=0.4)
    panel.area("prediction", frames.face, both, fc=COLORS["prediction"] + "28", lw=1.6)
    panel.line("prediction", frames.net, both, lw=0.6, alpha=0.6)
    panel.line("error", frames.residuals, both, lw=2)
    panel.dots("ink", frames.birds, both, s=34, edgecolor=COLORS["paper"], lw=0.8)
    for k, name in enumerate(("length_edge", "depth_edge")):
        ends, slope = near_edge(k), say("slope", grams=numbers.signed(data.coef[1 + k], 1))
        edge, below = on_plane(data.coef, *ends.T, FLIPPERS[:, None]), np.column_stack([ends, [0, 0]])
        style = {"va": "center", "size": 8.5, "path_effects": look.HALO}
        panel.text("prediction", slope, words_at(project(edge, tilt), BESIDE), both, **style)
        panel.text("ink", say(name), words_at(project(below, tilt), BELOW), "view", ha="center", va="center")
    for mass in (4000, 5000, 6000):
        place = project([[-SIDE, -SIDE, (mass - MASS[0]) / TALL]], tilt) - [0.15, 0]
        panel.text("ink", say("grams", mass=numbers.decimals(mass)), place, "view", ha="right", va="center", size=8)
    return [others]


def _show_line(stage: Stage, data: Birds) -> None:
    """Body mass over flipper length, with the line of an average bill."""
    ticks = {"xticks": range(205, 231, 10), "yticks": (4000, 5000, 6000)}
    panel = stage.panel(say("line"), x=say("flipper_axis"), y=say("mass_axis"), xlim=(201, 233), ylim=MASS, **ticks)
    look.dots(panel.ax, data.X[:, 2], data.mass)
    here = [data.mass[data.X[:, 2] == one] for one in FLIPPERS]
    most = max(map(len, here))
    column = np.array([np.r_[one, np.full(most - len(one), np.nan)] for one in here])
    panel.dots("ink", against(FLIPPERS[:, None], column), "flipper", s=22, edgecolor=COLORS["paper"], lw=0.8)
    line = against(FLIPPERS, data.coef[0] + data.X[:, :2].mean(0) @ data.coef[1:3] + data.coef[3] * FLIPPERS)
    panel.line("prediction", line, at="flipper", lw=2.2, head={"ms": 8})
    slope = say("slope", grams=numbers.signed(data.coef[3], 1))
    panel.ax.text(232, 3900, slope, color=COLORS["prediction"], ha="right", va="bottom")
