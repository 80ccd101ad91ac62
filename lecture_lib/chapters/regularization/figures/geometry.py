"""Why lasso gives zeros and ridge does not: contours of J against the diamond and against the circle."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from matplotlib.patches import Polygon

from lecture_lib.chapters.regularization.tasks import Task, below, coefficient, pair
from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.live import LiveFigure, Mark, Slider
from lecture_lib.solvers import lasso_path, ridge_path
from lecture_lib.words import words_of

say = words_of(__file__)

ALPHAS = np.r_[0.0, 10.0 ** (np.arange(59) / 16)]  # 0, then 1 to 4,217
LEFT, WIDTH, MIDDLE = -0.57, 1.6, 0.13  # kg: left edge and width of both planes, height of their middle
WORDS_FROM = 0.9  # of a plane's height: what is above is the words'
HEIGHTS = np.array([0.1, 0.2, 0.3, 0.4]) ** 2  # contours: (J − least J)/n, in kg²
START = 29  # α = 56: both touch, and neither at a corner
ANGLE = np.linspace(0, 2 * np.pi, look.ELLIPSE_VERTICES)
CIRCLE = np.stack([np.cos(ANGLE), np.sin(ANGLE)], -1)
DIAMOND = np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [0.0, -1.0], [1.0, 0.0]])
METHODS = ("lasso", "ridge")


class GeometryFrames(NamedTuple):
    """What one plane shows at every α, for one least-squares solution."""

    rings: np.ndarray  # (vertices, 2): contours of J
    w: np.ndarray  # (n_alpha, 2): the optimum
    region: np.ndarray  # (n_alpha, vertices, 2): what ‖w‖₁ ≤ c or ‖w‖² ≤ c allows
    touching: np.ndarray  # (n_alpha, vertices, 2): the contour through the optimum
    coefs: np.ndarray  # (n_alpha,) of str: w in words
    limit: np.ndarray  # (n_alpha,) of str: c
    verdict: np.ndarray  # (n_alpha,) of str


def geometry_frames(task: Task, coef, method: str, alphas=ALPHAS) -> GeometryFrames:
    """Both planes' pictures for the Gram matrix of a task and any least-squares solution: state in, pictures out."""
    coef = np.asarray(coef, dtype=float)
    w = optima(task.Z, coef, method, alphas)
    rings = look.ellipses(task.gram, coef, HEIGHTS * len(task.y))
    excess = np.einsum("ai,ij,aj->a", w - coef, task.gram, w - coef)
    touching = np.array([look.ellipses(task.gram, coef, [height]) for height in excess])
    size = np.abs(w).sum(axis=1) if method == "lasso" else np.linalg.norm(w, axis=1)
    region = size[:, None, None] * (DIAMOND if method == "lasso" else CIRCLE)
    limits = size if method == "lasso" else size**2
    said = [say("pair", first=coefficient(a), second=coefficient(b)) for a, b in w]
    verdict = [say(f"{method}_{kind(each, coef)}") for each in w]
    return GeometryFrames(rings, w, region, touching, *map(np.array, (said, numbers.rounded(limits), verdict)))


def optima(Z, coef, method: str, alphas) -> np.ndarray:
    """The optimum at each α when the least-squares solution is `coef`: y is made to lie on its plane."""
    if np.abs(coef).max() < 1e-12:  # the star lies on the origin: nothing to shrink
        return np.zeros((len(alphas), 2))
    return (lasso_path if method == "lasso" else ridge_path)(Z, Z @ coef, alphas, fit_intercept=False).coefs


def kind(w, coef) -> str:
    """Where the optimum lies: "free" at α = 0, at the "origin", on a "corner" or on an "edge"."""
    if np.allclose(w, coef, rtol=0, atol=1e-12):
        return "free"
    zeros = int((w == 0).sum())
    return ("edge", "corner", "origin")[zeros]


class Plane(NamedTuple):
    """The artists of one plane that move."""

    ax: object
    rings: object
    region: object
    touching: object
    path: object
    head: object
    star: object


@look.styled
def draw_geometry(task: Task):
    """Scenery of the two planes: lasso's diamond on the left, ridge's circle on the right."""
    fig, slots = look.figure(2)
    return fig, [_draw_plane(fig.add_subplot(slot), task, method) for slot, method in zip(slots, METHODS, strict=True)]


def _draw_plane(ax, task: Task, method: str) -> Plane:
    height = WIDTH * look.ASPECT
    ax.set(xlim=(LEFT, LEFT + WIDTH), ylim=(MIDDLE - height / 2, MIDDLE + height / 2))
    ax.set(xlabel=say("weight_flipper"), ylabel=say("weight_male"), title=say(f"{method}_plane"))
    for axis in (ax.xaxis, ax.yaxis):
        look.ticks(axis, (-0.5, 0, 0.5, 1))
    ax.axhline(0, color=COLORS["line"], lw=0.8)
    ax.axvline(0, color=COLORS["line"], lw=0.8)
    (rings,) = ax.plot([], [], color=COLORS["line"], lw=0.8)
    region = ax.add_patch(Polygon([(0, 0)] * 3, fc=COLORS["penalty"] + "50", ec=COLORS["penalty"], lw=1.6, ls=":"))
    (touching,) = ax.plot([], [], color=COLORS["error"], lw=1.6)
    (path,) = ax.plot([], [], color=COLORS["path"], lw=2)
    style = {"fc": COLORS["optimum"], "ec": COLORS["paper"], "lw": 0.8, "zorder": 5}
    star = look.whole(ax.scatter(*task.coef[:, None], marker="*", s=190, **style))
    for artist in (rings, region, touching, path):
        below(artist, WORDS_FROM)
    look.key(ax, [(say("contour_through"), COLORS["error"], "-")])
    look.key(ax, [(say("path_over_alpha"), COLORS["path"], "-")], left=0.48)
    return Plane(ax, rings, region, touching, path, look.head(ax, COLORS["prediction"], ms=8), star)


def explore_geometry() -> LiveFigure:
    """Diamond and circle on one α; the least-squares solution can be dragged on the left, and the kernel answers."""
    task = pair("flipper", "male")
    fig, planes = draw_geometry(task)
    alphas = ["0", *numbers.rounded(ALPHAS[1:])]
    slider = Slider("alpha", "α", alphas, start=START, play=True,
                    marks=[Mark(0, say("no_penalty"), COLORS["penalty"], "start")])  # fmt: skip
    live = LiveFigure(fig, name="geometry", alt=say("alt"), controls=[slider], words=look.words())
    fields = {"alpha": (alphas, ("alpha",))}
    for plane, method in zip(planes, METHODS, strict=True):
        frames = geometry_frames(task, task.coef, method)
        for artist, (array, over, options) in _moving(plane, frames).items():
            live.vary(artist, array, over, **options)
        fields |= {name: (words, ("alpha",)) for name, words in _words(frames, method).items()}
    live.readout(say.template("readout"), **fields)
    _make_draggable(live, planes, task)
    return live.predict(**say.question())


def _moving(plane: Plane, frames: GeometryFrames) -> dict:
    """What each artist is: frames, the controls they go over, and how many of the points show."""
    return {
        plane.rings: (frames.rings, (), {}), plane.region: (frames.region, ("alpha",), {}),
        plane.touching: (frames.touching, ("alpha",), {}), plane.path: (frames.w, (), {"upto": "alpha"}),
        plane.head: (frames.w, (), {"at": "alpha"}),
    }  # fmt: skip


def _words(frames: GeometryFrames, method: str) -> dict:
    return {f"{method}_w": frames.coefs, f"{method}_c": frames.limit, f"{method}_verdict": frames.verdict}


def _make_draggable(live: LiveFigure, planes: list, task: Task) -> None:
    def place(x: float, y: float, alphas, at: dict | None) -> None:
        for plane, method in zip(planes, METHODS, strict=True):
            frames = geometry_frames(task, (x, y), method, alphas)
            pick = 0 if at else slice(None)
            changed = {plane.star: [[x, y]], plane.rings: frames.rings}
            changed |= {plane.region: frames.region[pick], plane.touching: frames.touching[pick]}
            changed |= {name: words[pick] for name, words in _words(frames, method).items()}
            live.replace(changed if at else changed | {plane.path: frames.w}, at=at)

    def on_screen(_, x: float, y: float) -> None:
        for plane, method in zip(planes, METHODS, strict=True):  # a path does not go over α: it is replaced whole
            live.replace({plane.path: optima(task.Z, np.array([x, y]), method, ALPHAS)})
        here = live.position["alpha"]
        place(x, y, ALPHAS[[here]], {"alpha": here})

    # One of the two stars: each would remember where the other had taken it, and Reset would bring it back there.
    live.draggable(planes[0].star, on_screen, settle=lambda _, x, y: place(x, y, ALPHAS, None), label=say("drag_star"))
    live.vary(planes[1].star, [task.coef])
