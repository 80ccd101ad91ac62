"""The projection picture: three data are one point in space, all Xw a plane in it, and ŷ the foot of y on the plane."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from matplotlib.patches import Polygon

from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Stage
from lecture_lib.live import LiveFigure, Mark, Slider, against
from lecture_lib.words import words_of

from .bowl import X

say = words_of(__file__)
BUDGET = 70_000  # bytes, frames and scene

AZIMUTHS = np.arange(0, 360, 15)  # degrees, around the plane's normal
ELEVATION = 30.0  # degrees above the plane
MIDDLE = np.arange(0, 6.01, 0.5)  # y₂, between y₁ = 2 and y₃ = 6
SHIFTS = np.arange(-2, 2.01, 0.25)  # w = ŵ + shift · DIRECTION
DIRECTION = np.array([1.0, -0.5])
AT_FOOT, IN_PLANE = 8, 8  # the positions of SHIFTS at which w is the best, of MIDDLE at which y lies in the plane
START = (1, 2, 14)  # azimuth 15°, y₂ = 1, shift 1.5
ALONG = np.array([1.0, 0, -1]) / np.sqrt(2), np.array([1.0, 1, 1]) / np.sqrt(3)  # perpendicular, in the plane
NORMAL = np.array([1.0, -2, 1]) / np.sqrt(6)
PATCH = (-4.7, 1.1), (-0.6, 9.9)  # how much of the plane is drawn, along each
CENTRE = ALONG[0] * np.mean(PATCH[0]) + ALONG[1] * np.mean(PATCH[1])
WIDE, RAISED = 6.1, 0.5  # half the width of the picture, and how far its middle lies above the plane's
CORNER = 0.9  # side of the mark of the right angle
NAME_GAP = 0.7  # from a point to its name
ENDS = np.array([-0.4, 2.4])  # of the lines in the data panel
VERDICTS = ("beside_foot", "at_foot", "y_in_plane")


class Scene(NamedTuple):
    """Places in space, per y₂ and shift of w: three numbers each, along the last axis."""

    y: np.ndarray  # (middles, 3)
    best: np.ndarray  # (middles, 2): the least-squares w
    foot: np.ndarray  # (middles, 3): ŷ
    w: np.ndarray  # (middles, shifts, 2)
    fitted: np.ndarray  # (middles, shifts, 3): Xw


def scene() -> Scene:
    """y, its foot on the plane of all Xw, and another point Xw of that plane."""
    y = np.stack(np.broadcast_arrays(2.0, MIDDLE, 6.0), -1)
    best = np.linalg.solve(X.T @ X, X.T @ y.T).T
    w = best[:, None] + SHIFTS[:, None] * DIRECTION
    return Scene(y, best, best @ X.T, w, w @ X.T)


def project(places) -> np.ndarray:
    """Places (…, 3) as seen in parallel from each azimuth, the plane lying flat: (azimuths, …, 2)."""
    turn, tilt = np.radians(AZIMUTHS)[:, None], np.radians(ELEVATION)
    front, right = np.cos(turn) * ALONG[0] + np.sin(turn) * ALONG[1], np.cos(turn) * ALONG[1] - np.sin(turn) * ALONG[0]
    axes = np.stack([right, np.cos(tilt) * NORMAL - np.sin(tilt) * front], -1)  # (azimuths, 3, 2)
    return np.einsum("...k,akc->a...c", np.asarray(places, dtype=float) - CENTRE, axes)


def right_angle(space: Scene) -> np.ndarray:
    """The mark at the foot, between the residual and the plane: (middles, 3, 3); NaN where the residual is 0."""
    residual = space.y - space.foot
    length = np.linalg.norm(residual, axis=-1, keepdims=True)
    up = CORNER * residual / np.where(length > 1e-9, length, np.nan)
    out = -CORNER * ALONG[1]
    return np.stack([space.foot + up, space.foot + up + out, space.foot + 0 * up + out], 1)


def names_beside(points, away) -> np.ndarray:
    """Where the names of points stand: beside them, in the direction seen from `away`, or above where they meet."""
    way = points - away
    length = np.linalg.norm(way, axis=-1, keepdims=True)
    way = np.where(length > 1e-6, way / np.where(length > 1e-6, length, 1), [0.0, 1.0])
    return (points + NAME_GAP * way)[..., None, :]


def verdict_in_words(space: Scene) -> np.ndarray:
    """Whether the residual is orthogonal to the columns, at every y₂ and shift."""
    loss, least = (((space.y[:, None] - places) ** 2).sum(-1) for places in (space.fitted, space.foot[:, None]))
    which = np.where(np.arange(len(SHIFTS)) == AT_FOOT, 1 + (np.arange(len(MIDDLE)) == IN_PLANE)[:, None], 0)
    lengths = {"loss": loss, "least": least, "slid": loss - least}
    return say.among(which, VERDICTS, **{name: numbers.plain(length, 2) for name, length in lengths.items()})


@look.styled
def explore_projection() -> LiveFigure:
    """Three data, two columns: turn the picture, move a datum, move w away from the foot and back."""
    space = scene()
    stage = Stage(say, _controls(space), panels=2)
    telling = _show_space(stage, space)
    _show_data(stage, space)

    residual = space.y[:, None] - space.fitted
    r, inner = (np.moveaxis(numbers.plain(parts, 2), -1, 0) for parts in (residual, residual @ X))
    stage.tell("azimuth", azimuth=AZIMUTHS.astype(str)).tell(("y2", "w"), verdict=verdict_in_words(space))
    stage.tell(("y2", "w"), loss=numbers.plain((residual**2).sum(-1), 2), r0=r[0], r1=r[1], r2=r[2])
    return stage.tell(("y2", "w"), a0=inner[0], a1=inner[1]).finish(hides=telling)


def _show_space(stage: Stage, space: Scene) -> list:
    """The plane, the points and what joins them; returns what shows the foot."""
    panel = stage.panel(say("space"), **look.around((0, RAISED), WIDE), xticks=(), yticks=())
    panel.ax.spines[:].set_visible(False)
    blue, middle = COLORS["prediction"], {"ha": "center", "va": "center"}
    corners = [ALONG[0] * PATCH[0][i] + ALONG[1] * PATCH[1][j] for i, j in ((0, 0), (1, 0), (1, 1), (0, 1))]
    plane = panel.ax.add_patch(Polygon([(0, 0)] * 3, fc=blue + "22", ec=blue + "66", lw=0.8))
    panel.vary(plane, project(corners), "azimuth")
    for name, tip in zip(("1", "x"), X.T, strict=True):
        panel.line("prediction", project([np.zeros(3), tip]), "azimuth", lw=2.2)
        panel.text("prediction", name, names_beside(project(tip), project(np.zeros(3))), "azimuth", **middle)

    datum, every = ("azimuth", "y2"), ("azimuth", "y2", "w")
    y, foot, fitted = project(space.y), project(space.foot), project(space.fitted)
    drop = panel.line("optimum", np.stack([y, foot], -2), datum, "--", lw=1.4)
    corner = panel.line("optimum", project(right_angle(space)), datum, lw=1.6)
    panel.line("error", np.stack(np.broadcast_arrays(y[:, :, None], fitted), -2), every, lw=2.2)
    slide = panel.line("prediction", np.stack(np.broadcast_arrays(fitted, foot[:, :, None]), -2), every, ":", lw=1.6)
    panel.head("ink", y[..., None, :], datum, ms=7)
    panel.text("ink", "y", names_beside(y, foot), datum, **middle)
    star = panel.head("optimum", foot[..., None, :], datum, marker="*", ms=12)
    star_name = panel.text("optimum", "ŷ", names_beside(foot, y), datum, **middle)
    panel.head("prediction", fitted[..., None, :], every, ms=7)
    name = panel.text("prediction", "Xw", names_beside(fitted, foot[:, :, None]), every, **middle)
    panel.vary(name, np.arange(len(SHIFTS)) != AT_FOOT, "w")
    return [drop.line, corner.line, slide.line, star, star_name]


def _show_data(stage: Stage, space: Scene) -> None:
    panel = stage.panel(say("same_data"), x="x", y="y", xlim=ENDS, ylim=(-2, 9), xticks=range(3))
    panel.key(say("line_of_w"), "prediction", "-")
    best, line = (w[..., :1] + w[..., 1:] * ENDS for w in (space.best, space.w))
    panel.line("optimum", against(ENDS, best), "y2", "--", lw=1.6, key=say("least_line"))
    gaps = np.stack(np.broadcast_arrays(space.y[:, None], space.fitted, np.nan), -1).reshape(*line.shape[:2], 9)
    panel.line("error", against(np.repeat(X[:, 1], 3), gaps), ("y2", "w"), lw=2.2)
    panel.line("prediction", against(ENDS, line), ("y2", "w"), lw=2.2)
    panel.head("ink", against(X[:, 1], space.y), "y2", ms=7)


def _controls(space: Scene) -> list:
    pairs = [[f"({w0}, {w1})" for w0, w1 in row] for row in numbers.plain(space.w, 2)]
    foot, flat = Mark(AT_FOOT, "ŷ", COLORS["optimum"]), Mark(IN_PLANE, say("in_plane"), COLORS["soft"], anchor="start")
    return [
        Slider("azimuth", say("azimuth"), [f"{angle}°" for angle in AZIMUTHS], start=START[0], play=True),
        Slider("y2", say("middle"), numbers.plain(MIDDLE, 2), start=START[1], marks=[flat]),
        Slider("w", "w = (w₀, w₁)", pairs, start=START[2], marks=[foot], over=("y2",)),
    ]
