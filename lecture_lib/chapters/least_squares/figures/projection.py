"""The projection picture: three data are one point in space, all Xw a plane in it, and ŷ the foot of y on the plane."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from matplotlib.patches import Polygon

from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.live import LiveFigure, Mark, Slider
from lecture_lib.words import words_of

from .bowl import X

say = words_of(__file__)

AZIMUTHS = np.arange(0, 360, 15)  # degrees, around the plane's normal
ELEVATION = 30.0  # degrees above the plane
MIDDLE = np.arange(0, 6.01, 0.5)  # y₂, between y₁ = 2 and y₃ = 6
SHIFTS = np.arange(-2, 2.01, 0.25)  # w = ŵ + shift · DIRECTION
DIRECTION = np.array([1.0, -0.5])
AT_FOOT = 8  # the position of SHIFTS at which w is the best
START = (1, 2, 14)  # azimuth 15°, y₂ = 1, shift 1.5
ALONG = np.array([1.0, 0, -1]) / np.sqrt(2), np.array([1.0, 1, 1]) / np.sqrt(3)  # perpendicular, in the plane
NORMAL = np.array([1.0, -2, 1]) / np.sqrt(6)
PATCH = (-4.7, 1.1), (-0.6, 9.9)  # how much of the plane is drawn, along each
CENTRE = ALONG[0] * np.mean(PATCH[0]) + ALONG[1] * np.mean(PATCH[1])
WIDE, RAISED = 6.1, 0.5  # half the width of the picture, and how far its middle lies above the plane's
CORNER = 0.9  # side of the mark of the right angle
NAME_GAP = 0.7  # from a point to its name


class Scene(NamedTuple):
    """Places in space, per y₂ and shift of w: three numbers each, along the last axis."""

    y: np.ndarray  # (middles, 3)
    best: np.ndarray  # (middles, 2): the least-squares w
    foot: np.ndarray  # (middles, 3): ŷ
    w: np.ndarray  # (middles, shifts, 2)
    fitted: np.ndarray  # (middles, shifts, 3): Xw


def scene(middles=MIDDLE, shifts=SHIFTS) -> Scene:
    """y, its foot on the plane of all Xw, and another point Xw of that plane."""
    middles, shifts = np.asarray(middles, dtype=float), np.asarray(shifts)
    y = np.stack([np.full(len(middles), 2.0), middles, np.full(len(middles), 6.0)], -1)
    best = np.linalg.solve(X.T @ X, X.T @ y.T).T
    w = best[:, None] + shifts[:, None] * DIRECTION
    return Scene(y, best, best @ X.T, w, w @ X.T)


def project(places, azimuths=AZIMUTHS) -> np.ndarray:
    """Places (…, 3) as seen in parallel from each azimuth, the plane lying flat: (azimuths, …, 2)."""
    turn, tilt = np.radians(azimuths)[:, None], np.radians(ELEVATION)
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


class ProjectionPicture(NamedTuple):
    """The figure of `explore_projection` and the artists that move."""

    fig: object
    plane: object
    columns: list
    column_names: list
    drop: object
    corner: object
    residual: object
    slide: object
    y: object
    y_name: object
    foot: object
    foot_name: object
    fitted: object
    fitted_name: object
    dots: object
    line: object
    best: object
    gaps: object


@look.styled
def draw_projection() -> ProjectionPicture:
    """Scenery of the two panels: space, and the three data with the line."""
    fig, (left, right) = look.figure(2)
    return ProjectionPicture(fig, *_draw_space(fig.add_subplot(left)), *_draw_data(fig.add_subplot(right)))


def _draw_space(ax) -> tuple:
    high = WIDE * look.ASPECT
    ax.set(xlim=(-WIDE, WIDE), ylim=(RAISED - high, RAISED + high), xticks=[], yticks=[], title=say("space"))
    ax.spines[:].set_visible(False)
    blue = COLORS["prediction"]
    plane = ax.add_patch(Polygon([(0, 0)] * 3, fc=blue + "22", ec=blue + "66", lw=0.8))
    columns = [ax.plot([], [], color=blue, lw=2.2)[0] for _ in range(2)]
    names = [ax.text(0, 0, words, color=blue, ha="center", va="center") for words in (say("ones"), "x")]
    (drop,) = ax.plot([], [], "--", color=COLORS["optimum"], lw=1.4)
    (corner,) = ax.plot([], [], color=COLORS["optimum"], lw=1.6)
    (residual,) = ax.plot([], [], color=COLORS["error"], lw=2.2)
    (slide,) = ax.plot([], [], ":", color=blue, lw=1.6)
    points = []
    for words, color, marker in (("y", "ink", "o"), ("ŷ", "optimum", "*"), ("Xw", "prediction", "o")):
        points.append(look.head(ax, COLORS[color], marker=marker, ms=12 if marker == "*" else 7))
        points.append(ax.text(0, 0, words, color=COLORS[color], ha="center", va="center"))
    return plane, columns, names, drop, corner, residual, slide, *points


def _draw_data(ax) -> tuple:
    ax.set(xlim=(-0.4, 2.4), ylim=(-2, 9), xlabel="x", ylabel="y", title=say("same_data"))
    look.ticks(ax.xaxis, range(3))
    look.key(ax, [(say("line_of_w"), COLORS["prediction"], "-"), (say("least_line"), COLORS["optimum"], "--")])
    (best,) = ax.plot([], [], "--", color=COLORS["optimum"], lw=1.6)
    (gaps,) = ax.plot([], [], color=COLORS["error"], lw=2.2)
    (line,) = ax.plot([], [], color=COLORS["prediction"], lw=2.2)
    return look.head(ax, COLORS["ink"], ms=7), line, best, gaps


def explore_projection() -> LiveFigure:
    """Three data, two columns: turn the picture, move a datum, move w away from the foot and back."""
    picture, space = draw_projection(), scene()
    live = LiveFigure(picture.fig, name="projection", alt=say("alt"), controls=_controls(space), words=look.words())
    _vary_scenery(live, picture)
    _vary_space(live, picture, space)
    _vary_data(live, picture, space)
    live.readout(say.template("readout"), **_fields(space))
    foot = [picture.drop, picture.corner, picture.slide, picture.foot, picture.foot_name]
    return live.predict(**say.question(), hides=foot)


def _vary_scenery(live: LiveFigure, picture: ProjectionPicture) -> None:
    corners = [ALONG[0] * PATCH[0][i] + ALONG[1] * PATCH[1][j] for i, j in ((0, 0), (1, 0), (1, 1), (0, 1))]
    live.vary(picture.plane, project(corners), "azimuth")
    for line, name, tip in zip(picture.columns, picture.column_names, X.T, strict=True):
        live.vary(line, project([np.zeros(3), tip]), "azimuth")
        live.vary(name, names_beside(project(tip), project(np.zeros(3))), "azimuth")


def _vary_space(live: LiveFigure, picture: ProjectionPicture, space: Scene) -> None:
    datum, every = ("azimuth", "y2"), ("azimuth", "y2", "w")
    y, foot, fitted = project(space.y), project(space.foot), project(space.fitted)
    wide = np.broadcast_to(y[:, :, None], fitted.shape), np.broadcast_to(foot[:, :, None], fitted.shape)
    live.vary(picture.drop, np.stack([y, foot], -2), datum).vary(picture.corner, project(right_angle(space)), datum)
    live.vary(picture.residual, np.stack([wide[0], fitted], -2), every)
    live.vary(picture.slide, np.stack([fitted, wide[1]], -2), every)
    live.vary(picture.y, y[..., None, :], datum).vary(picture.y_name, names_beside(y, foot), datum)
    live.vary(picture.foot, foot[..., None, :], datum).vary(picture.foot_name, names_beside(foot, y), datum)
    live.vary(picture.fitted, fitted[..., None, :], every)
    live.vary(picture.fitted_name, names_beside(fitted, wide[1]), every)
    live.vary(picture.fitted_name, np.arange(len(SHIFTS)) != AT_FOOT, "w")


def _vary_data(live: LiveFigure, picture: ProjectionPicture, space: Scene) -> None:
    x, ends = X[:, 1], np.array([-0.4, 2.4])
    live.vary(picture.dots, np.stack([np.broadcast_to(x, space.y.shape), space.y], -1), "y2")
    heights = space.w[..., :1] + space.w[..., 1:] * ends
    live.vary(picture.line, np.stack([np.broadcast_to(ends, heights.shape), heights], -1), ("y2", "w"))
    level = space.best[:, :1] + space.best[:, 1:] * ends
    live.vary(picture.best, np.stack([np.broadcast_to(ends, level.shape), level], -1), "y2")
    gap = np.full(space.fitted.shape, np.nan)
    tops = np.broadcast_to(space.y[:, None], gap.shape)
    heights = np.stack([tops, space.fitted, gap], -1).reshape(*gap.shape[:2], 9)
    live.vary(picture.gaps, np.stack([np.broadcast_to(np.repeat(x, 3), heights.shape), heights], -1), ("y2", "w"))


def _controls(space: Scene) -> list:
    pairs = [[f"({numbers.plain(w0, 2)}, {numbers.plain(w1, 2)})" for w0, w1 in row] for row in space.w]
    mark = Mark(AT_FOOT, "ŷ", COLORS["optimum"])
    return [
        Slider("azimuth", say("azimuth"), [f"{angle}°" for angle in AZIMUTHS], start=START[0], play=True),
        Slider(
            "y2",
            say("middle"),
            numbers.plain(MIDDLE, 2),
            start=START[1],
            marks=[Mark(8, say("in_plane"), COLORS["soft"], anchor="start")],
        ),
        Slider("w", say("move_w"), pairs, start=START[2], marks=[mark], over=("y2",)),
    ]


def _fields(space: Scene) -> dict:
    """What the readout says: the residual, its inner products with the columns, its length squared; and the view."""
    residual = space.y[:, None] - space.fitted
    inner = residual @ X
    loss, least = (residual**2).sum(-1), ((space.y - space.foot) ** 2).sum(-1)[:, None]
    both = ("y2", "w")
    texts = {f"r{k}": numbers.plain(residual[..., k], 2) for k in range(3)}
    texts |= {f"a{k}": numbers.plain(inner[..., k], 2) for k in range(2)}
    texts["loss"] = numbers.plain(loss, 2)
    told = [numbers.plain(np.broadcast_to(part, loss.shape), 2) for part in (loss, least, loss - least)]
    texts["verdict"] = np.array(
        [[_verdict(i, j, *(part[i, j] for part in told)) for j in range(len(SHIFTS))] for i in range(len(MIDDLE))]
    )
    fields = {name: (array, both) for name, array in texts.items()}
    return fields | {"azimuth": ([str(angle) for angle in AZIMUTHS], ("azimuth",))}


def _verdict(i: int, j: int, loss: str, least: str, slid: str) -> str:
    if j != AT_FOOT:
        return say("beside_foot", loss=loss, least=least, slid=slid)
    return say("y_in_plane" if MIDDLE[i] == 4 else "at_foot")
