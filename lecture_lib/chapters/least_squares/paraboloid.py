"""J of a line through three points as a paraboloid over its floor, (w₀, w₁), seen from afar; w is less the minimum."""

from __future__ import annotations

import numpy as np

from lecture_lib.figures import look, numbers
from lecture_lib.figures.shapes import rings
from lecture_lib.solvers.jit import MATRIX, NUMBER, kernel

X = np.array([[1.0, 0], [1, 1], [1, 2]])  # three points, (0, 2), (1, 1), (2, 6): all numbers come out whole
Y = np.array([2.0, 1, 6])
BEST, LEAST, GRAM = np.array([1.0, 2.0]), 6.0, X.T @ X
G00, G01, G11, W0, W1 = (float(value) for value in (*GRAM[0], GRAM[1, 1], *BEST))  # kernels know numbers, not arrays
TURNS = np.arange(0, 360, 15)  # degrees, of the floor about the minimum
TURNED = np.stack([np.cos(np.radians(TURNS)), np.sin(np.radians(TURNS))], -1)
LOOKING_DOWN = np.radians(26)
DOWN, UP = float(np.sin(LOOKING_DOWN)), float(np.cos(LOOKING_DOWN))  # on the page, of what lies away and what is high
RIM = 36.0  # of the bowl, above the least J
TALL = 8.0  # J per unit of height, a unit being one of w
DROP = 4.2  # units from the bottom of the bowl to the floor
FLOOR = np.sqrt(RIM * np.diag(np.linalg.inv(GRAM)))  # half its sides: the shadow of the rim just fits
LEVELS = np.array([2.0, 6, 12, 20, 36])  # of the rings, above the least J
SPOKES, ALONG = 16, 9  # meridians of the wire, and points on each
EDGES = (("w₀", (-4, -2, 0, 2, 4, 6)), ("w₁", (-2, 0, 2, 4, 6)))  # what is written along the floor


@kernel(MATRIX, NUMBER, NUMBER)
def seen(places, cosine, sine):
    """Places (n, 3), w less the minimum and a height, as a distant eye sees them after a turn: (n, 2)."""
    page = np.empty((len(places), 2))
    for k in range(len(places)):
        a, b = places[k, 0], places[k, 1]
        page[k, 0] = a * cosine - b * sine
        page[k, 1] = (a * sine + b * cosine) * DOWN + places[k, 2] * UP
    return page


@kernel(NUMBER, NUMBER)
def height(a, b):
    """How high the surface is, in units above its bottom."""
    return (G00 * a * a + 2 * G01 * a * b + G11 * b * b) / TALL


def on_page(places) -> np.ndarray:
    """Places (n, 3) in space, w less the minimum and a height, at every turn: (turns, n, 2)."""
    return np.stack([seen(np.array(places, dtype=float, order="C"), *turn) for turn in TURNED])


def wire() -> tuple[np.ndarray, np.ndarray]:
    """Rings and meridians of the surface at every turn, (turns, n, 2): all, and those parts whose inside is seen."""
    circles = rings(GRAM, np.zeros(2), LEVELS, look.CIRCLE[::2].copy())
    around = rings(GRAM, np.zeros(2), LEVELS[-1:], look.CIRCLE[:: (look.ELLIPSE_VERTICES - 1) // SPOKES].copy())
    out = np.append(np.linspace(0, 1, ALONG), np.nan)[:, None]
    w = np.concatenate([circles, *(out * end for end in around[:SPOKES])])
    places = np.column_stack([w, np.einsum("ni,ij,nj->n", w, GRAM, w) / TALL])
    lines = on_page(places)
    return lines, np.where(shows_inside(w)[..., None], lines, np.nan)


def shows_inside(w) -> np.ndarray:
    """At every turn, at which w less the minimum the eye looks on the inside of the bowl: (turns, n)."""
    eyes = np.column_stack([-TURNED[:, ::-1] * UP, np.full(len(TURNS), DOWN)])  # from the bowl to the eye
    upwards = np.column_stack([-2 * w @ GRAM / TALL, np.ones(len(w))])  # at right angles to the surface
    return eyes @ upwards.T > 0


def floor() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """At every turn the floor's outline, the contours on it, and where each partial derivative is 0, two lines."""
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1], [-1, -1]]) * FLOOR
    shadow = rings(GRAM, np.zeros(2), LEVELS, look.CIRCLE.copy())
    zeros = [look.chord((0, 0), (row[1], -row[0]), *(FLOOR[:, None] * (-1, 1))) for row in GRAM]
    lay = [on_page(np.column_stack([w, np.full(len(w), -DROP)])) for w in (corners, shadow, np.concatenate(zeros))]
    return lay[0], lay[1], lay[2].reshape(len(TURNS), 2, 2, 2).swapaxes(0, 1)


def edge_words() -> list[tuple[str, np.ndarray]]:
    """What is written along the two edges of the floor that are nearest, and where at every turn, (turns, 1, 2)."""
    nearest = [nearest_edge(axis) for axis in range(2)]
    found = []
    for axis, (name, ticks) in enumerate(EDGES):
        for tick in ticks:
            found.append((numbers.plain(tick), beside(axis, tick - BEST[axis], nearest[axis], 0.8)))
        found.append((name, beside(axis, -nearest[1 - axis] * (FLOOR[axis] + 1.4), nearest[axis], -0.8)))
    return found


def nearest_edge(axis: int) -> np.ndarray:
    """On which side of the floor, -1 or 1, its edge along an axis is nearer to the eye: (turns,)."""
    sides = np.zeros((2, 3))
    sides[:, 1 - axis] = -1, 1
    return 2 * (on_page(sides) @ (0.01, 1)).argmin(-1) - 1


def beside(axis: int, along, side, gap: float) -> np.ndarray:
    """Places on the page, (turns, 1, 2), so far along an edge of the floor on this side, and from it."""
    places = np.full((len(TURNS), 3), -DROP)
    places[:, axis], places[:, 1 - axis] = along, side * (FLOOR[1 - axis] + gap)
    return on_page(places)[np.arange(len(TURNS)), np.arange(len(TURNS))][:, None]
