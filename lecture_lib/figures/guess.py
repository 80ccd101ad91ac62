"""A guess that the hand puts on the picture: points, the line through them, and how far off they are.

    stage.guess(plane, points=[[2.0, 0.5]], truth=[[0.67, 0.5]], moves="x", digits=2, to={"w": 24})

The words stand in the figure's table "ask": the question, what is said of a guess that is "near" and of one that is
"far", and what is written at the gap, with {x}, {y}, {off} and {times} as fields.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from matplotlib.transforms import offset_copy

from lecture_lib.figures import look, numbers
from lecture_lib.figures.answers import answer, ready
from lecture_lib.figures.look import COLORS
from lecture_lib.live import Said
from lecture_lib.solvers.jit import INTEGERS, MATRIX, VECTOR
from lecture_lib.words import words_of

say = words_of(__file__)

NEAR = 0.04  # of the panel's width or height: as good as right
BESIDE = 8  # points between a guess and its name


class GuessFrames(NamedTuple):
    """What the picture shows of a guess, and the numbers of its worst point."""

    held: np.ndarray  # (points, 2): on their rails
    line: np.ndarray  # (m, 2)
    gaps: np.ndarray  # (3·points, 2): from each guess to the truth, broken by NaN
    middle: np.ndarray  # (1, 2): of the widest gap
    name: np.ndarray  # (1, 2): at the last point
    x: float
    y: float
    off: float  # distance in the units of the data
    times: float  # the larger height over the smaller
    near: int
    moved: int  # 0 where the hand has not been yet


@answer(MATRIX, MATRIX, INTEGERS, INTEGERS, VECTOR, MATRIX, MATRIX, MATRIX)
def guess_at(points, at, home, truth, free, log, span, base, along, up):
    """Points held to the truth's coordinate where they are not free; the line is base + (along, up) · the points."""
    n, worst, most, moved = len(points), 0, -1.0, 0
    held, line, gaps = truth.copy(), base.copy(), np.full((3 * n, 2), np.nan)
    middle, name = np.empty((1, 2)), np.empty((1, 2))
    for k in range(n):
        away = 0.0
        for axis in range(2):
            if free[axis] == 1:
                held[k, axis] = points[k, axis]
                if points[k, axis] != home[k, axis]:
                    moved = 1
            gaps[3 * k, axis], gaps[3 * k + 1, axis] = held[k, axis], truth[k, axis]
            apart = np.log10(held[k, axis] / truth[k, axis]) if log[axis] == 1 else held[k, axis] - truth[k, axis]
            away += (apart / span[axis]) ** 2
        if away > most:
            worst, most = k, away
    for j in range(len(base)):
        for k in range(n):
            line[j, 0] += along[j, k] * held[k, 0]
            line[j, 1] += up[j, k] * held[k, 1]
    for axis in range(2):
        a, b = held[worst, axis], truth[worst, axis]
        middle[0, axis] = np.sqrt(a * b) if log[axis] == 1 else (a + b) / 2
        name[0, axis] = held[n - 1, axis]
    x, y = held[worst, 0], held[worst, 1]
    off = np.sqrt((x - truth[worst, 0]) ** 2 + (y - truth[worst, 1]) ** 2)
    times = max(y / truth[worst, 1], truth[worst, 1] / y)
    return GuessFrames(held, line, gaps, middle, name, x, y, off, times, int(np.sqrt(most) < NEAR), moved)


def level(ax) -> tuple:
    """A level line across the panel, at the height of one point."""
    ends = np.array(ax.get_xlim())
    return np.column_stack([ends, [0.0, 0.0]]), np.zeros((2, 1)), np.ones((2, 1))


def through(pivot, *shares: float) -> tuple:
    """The line from a pivot through one point; its ends are so many times as far from the pivot as the point."""
    shares = np.array(shares, dtype=float)
    return (1 - shares)[:, None] * np.asarray(pivot, dtype=float), shares[:, None], shares[:, None]


def joined(n: int) -> tuple:
    """The points joined in their order, or nothing where there is one."""
    return (np.zeros((n, 2)), np.eye(n), np.eye(n)) if n > 1 else (np.full((1, 2), np.nan), *[np.zeros((1, 1))] * 2)


class Guess(NamedTuple):
    """What `LiveFigure.guess` asks for."""

    artist: object  # the ring
    reply: object
    hides: list
    parts: list


def place_guess(stage, panel, points, truth, *, moves="both", line=None, digits=0, to=None, left=False, dy=0) -> Guess:
    """Draw a guess that can be dragged, until it is shown how far off it is.

    Parameters
    ----------
    points, truth : arrays of shape (n, 2)
        Where the guess stands at first, and where it should.
    moves : {"both", "x", "y"}
        Which of its coordinates the hand moves; the other is the truth's.
    line : tuple, optional
        What `level`, `through` or `joined` gives; without it, the points are joined.
    digits : int
        Of {x}, {y} and {off}.
    to : dict, optional
        Positions of controls to which the figure goes; the guess shows on their way there alone.
    left, dy
        Whether its words stand left of it, and by how many points its name is raised.
    """
    points, truth = (np.array(xy, dtype=float).reshape(-1, 2) for xy in (points, truth))
    ax, ask = panel.ax, stage.say.part("ask")
    fit = ready(guess_at, points, truth, *_rails(ax, moves), *(line or joined(len(points))), points=points)
    given = {name: (name, numbers.decimals, digits) for name in ("x", "y", "off")}
    given["times"] = ("times", numbers.rounded)
    side = {"ha": "right" if left else "left", "va": "baseline"}
    aside = -BESIDE if left else BESIDE

    dotted = panel.line("ink", fit["line"], dashes=":", lw=1.6).line
    gap = panel.line("error", fit["gaps"], lw=1.6).line
    found = look.whole(ax.plot(*truth.T, "o", color=COLORS["error"], ms=4)[0])
    lying = {"ha": "center", "transform": _beside(ax, 0, 6)}
    upright = {**side, "transform": _beside(ax, aside, -3)}
    stands = lying if moves == "x" else upright
    off = panel.text("error", "", fit["middle"], **{"va": "baseline", "path_effects": look.HALO} | stands)
    stage.vary(off, fit[Said([ask.template("gap")], **given)])
    ring = panel.ring("ink", points, s=72, linestyle=(0, (1.6, 0.9)), zorder=5)
    stage.vary(ring, fit["held"])
    name = panel.text("ink", "", fit["name"], **side, transform=_beside(ax, aside, dy + 8))
    stage.vary(name, fit[Said([say("drag"), say("name")], "moved")])
    parts = [dotted, gap, found, off, ring, name]
    if to:
        _show_on_the_way(stage, parts, to)
    stage.live.draggable(ring, fit, label=say("name"), hint=name)
    return Guess(ring, fit[Said([ask.template("far"), ask.template("near")], "near", **given)], parts[1:4], parts)


def _rails(ax, moves: str) -> tuple:
    """Of each axis: whether the hand moves along it, whether it is logarithmic, and how far it goes."""
    log = [ax.get_xscale() == "log", ax.get_yscale() == "log"]
    limits = zip((ax.get_xlim(), ax.get_ylim()), log, strict=True)
    span = np.ptp([np.log10(ends) if scale else ends for ends, scale in limits], axis=1)
    return np.array([moves in ("both", "x"), moves in ("both", "y")], dtype=int), np.array(log, dtype=int), span


def _beside(ax, x: float, y: float):
    return offset_copy(ax.transData, ax.figure, x=x, y=y, units="points")


def _show_on_the_way(stage, artists, to: dict) -> None:
    """Let these be seen on the way of the controls from their start to where the answer is shown."""
    controls = [stage.live.controls[name] for name in to]
    seen = np.zeros([control.count for control in controls], dtype=bool)
    ways = (sorted((control.start, to[control.name])) for control in controls)
    seen[tuple(slice(first, last + 1) for first, last in ways)] = True
    for artist in artists:
        stage.vary(artist, seen, tuple(to))
