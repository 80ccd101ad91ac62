"""A cost over two coefficients as a surface in space, cut off at a height, as kernels.

The cost is c + (w − ŵ)ᵀ gram (w − ŵ) + ridge·‖w‖² + lasso·‖w‖₁, written as one vector of eight numbers.
"""

from __future__ import annotations

import numpy as np

from lecture_lib.solvers.jit import MATRIX, NUMBER, VECTOR, kernel

HALVINGS = 40  # of an interval: to rounding
EDGE = (-0.8, 1.2, -0.8, 0.8)  # kg: the coefficients over which surfaces stand: w₁ from, to, w₂ from, to
STEP = 0.2  # kg, between two wires
CAP, FLOOR = 1.5, -0.7  # kg²: where surfaces are cut off, and where their shadow lies


@kernel(VECTOR, NUMBER, NUMBER)
def cost_of(terms, a, b):
    """The cost at w = (a, b)."""
    u, v = a - terms[0], b - terms[1]
    square = terms[2] * u * u + 2 * terms[3] * u * v + terms[4] * v * v
    return terms[5] + square + terms[6] * (a * a + b * b) + terms[7] * (abs(a) + abs(b))


@kernel(VECTOR, VECTOR, VECTOR, NUMBER, NUMBER)
def reach_of(terms, start, way, most, height):
    """How far a ray goes from where the cost is below a height until it is there, `most` at most."""
    low, high = 0.0, most
    if cost_of(terms, start[0] + most * way[0], start[1] + most * way[1]) <= height:
        return most
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if cost_of(terms, start[0] + middle * way[0], start[1] + middle * way[1]) <= height:
            low = middle
        else:
            high = middle
    return low


@kernel(VECTOR, VECTOR)
def least_along(terms, line):
    """Where along a wire the cost is least: line is (1 if w₁ moves, the other coefficient, from, to)."""
    low, high = line[2], line[3]
    for _ in range(HALVINGS):
        third = (high - low) / 3
        p, q = low + third, high - third
        before = cost_of(terms, p, line[1]) if line[0] > 0 else cost_of(terms, line[1], p)
        after = cost_of(terms, q, line[1]) if line[0] > 0 else cost_of(terms, line[1], q)
        if before <= after:
            high = q
        else:
            low = p
    return (low + high) / 2


@kernel(VECTOR, MATRIX, VECTOR)
def wires_of(terms, lines, ticks):
    """The surface as wires, in space: one line (n, 3) broken by NaN; each wire ends where it comes to the cap.

    Where a wire is cut off, the ticks beyond lie at its end.
    """
    m = len(ticks) + 1
    wires = np.full((len(lines) * m, 3), np.nan)
    start, way = np.empty(2), np.empty(2)
    for k in range(len(lines)):
        line = lines[k]
        along = line[0] > 0
        least = least_along(terms, line)
        start[0], start[1] = (least, line[1]) if along else (line[1], least)
        if not cost_of(terms, start[0], start[1]) <= CAP:
            continue
        way[0], way[1] = (1.0, 0.0) if along else (0.0, 1.0)
        high = least + reach_of(terms, start, way, line[3] - least, CAP)
        low = least - reach_of(terms, start, -way, least - line[2], CAP)
        for i in range(len(ticks)):
            at = min(max(ticks[i], low), high)
            a, b = (at, line[1]) if along else (line[1], at)
            wires[k * m + i, 0], wires[k * m + i, 1], wires[k * m + i, 2] = a, b, cost_of(terms, a, b)
    return wires


@kernel(VECTOR, VECTOR, VECTOR, MATRIX)
def contours_of(terms, least, heights, circle):
    """Contours around the minimum, in space at their heights: one line broken by NaN, also beyond the edges."""
    n = len(circle) + 1
    rings = np.full((len(heights) * n, 3), np.nan)
    for k in range(len(heights)):
        for i in range(n - 1):
            reach = reach_of(terms, least, circle[i], 4.0, heights[k])
            a, b = least[0] + reach * circle[i, 0], least[1] + reach * circle[i, 1]
            if EDGE[0] <= a <= EDGE[1] and EDGE[2] <= b <= EDGE[3] and heights[k] > cost_of(terms, least[0], least[1]):
                rings[k * n + i, 0], rings[k * n + i, 1], rings[k * n + i, 2] = a, b, heights[k]
    return rings


@kernel(MATRIX, VECTOR)
def seen(places, eye):
    """Places (n, 3) as a distant eye sees them: to the right and upwards.

    The eye is cosine and sine of its turn, then of its tilt.
    """
    n = len(places)
    shown = np.empty((n, 2))
    for i in range(n):
        x, y = places[i, 0] - (EDGE[0] + EDGE[1]) / 2, places[i, 1] - (EDGE[2] + EDGE[3]) / 2
        away = x * eye[1] + y * eye[0]
        shown[i, 0], shown[i, 1] = x * eye[0] - y * eye[1], away * eye[3] + places[i, 2] * eye[2]
    return shown


@kernel(MATRIX)
def shadow(places):
    """The same places on the floor."""
    below = places.copy()
    for i in range(len(places)):
        if places[i, 2] == places[i, 2]:
            below[i, 2] = FLOOR
    return below
