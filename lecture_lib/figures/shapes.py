"""Shapes that the answers of several figures draw, as kernels."""

from __future__ import annotations

import numpy as np

from lecture_lib.solvers.jit import MATRIX, NUMBER, VECTOR, kernel


@kernel(MATRIX, VECTOR, VECTOR, MATRIX, error_model="numpy")
def rings(gram, centre, heights, circle):
    """Contours of (w − centre)ᵀ gram (w − centre) for two coefficients, one per height, as one line broken by NaN.

    Each is the circle of radius 1, given by its points (n, 2), stretched along the axes of an ellipse, which are the
    eigenvectors of gram, by 1/√eigenvalue.
    """
    a, b, c = gram[0, 0], gram[0, 1], gram[1, 1]
    lean = (a - c) / 2
    reach = np.sqrt(lean * lean + b * b)
    large = (a + c) / 2 + reach
    small = (a * c - b * b) / large
    x, y = (b, reach - lean) if lean <= 0 else (-reach - lean, -b)  # an eigenvector of the large eigenvalue
    length = np.sqrt(x * x + y * y)
    x, y = (x / length, y / length) if length > 0 else (0.0, 1.0)
    n = len(circle)
    lines = np.full((len(heights) * (n + 1), 2), np.nan)
    for k in range(len(heights)):
        flat, steep = np.sqrt(heights[k] / small), np.sqrt(heights[k] / large)
        for i in range(n):
            u, v = flat * circle[i, 0], steep * circle[i, 1]
            lines[k * (n + 1) + i, 0] = centre[0] - y * u + x * v
            lines[k * (n + 1) + i, 1] = centre[1] + x * u + y * v
    return lines


@kernel(NUMBER, NUMBER)
def spot(x, y):
    """One point, (1, 2)."""
    at = np.empty((1, 2))
    at[0, 0], at[0, 1] = x, y
    return at


@kernel(NUMBER, NUMBER, NUMBER)
def upright(x, low, high):
    """An upright stroke, (2, 2)."""
    stroke = np.empty((2, 2))
    stroke[:, 0], stroke[0, 1], stroke[1, 1] = x, low, high
    return stroke


@kernel(VECTOR, NUMBER)
def apart(heights, gap):
    """Heights as near to these as they can be in the same order and at least a gap apart: where names stand.

    Less multiples of the gap they are least squares in ascending order: a mean over those that would meet.
    """
    n = len(heights)
    rank = np.zeros(n, np.int64)
    for i in range(n):
        for j in range(n):
            rank[i] += heights[j] < heights[i] or (heights[j] == heights[i] and j < i)
    ordered, found = np.empty(n), np.empty(n)
    for i in range(n):
        ordered[rank[i]] = heights[i] - gap * rank[i]
    for i in range(n):
        best = -np.inf
        for low in range(rank[i] + 1):
            total, least = 0.0, np.inf
            for high in range(low, n):
                total += ordered[high]
                if high >= rank[i]:
                    least = min(least, total / (high - low + 1))
            best = max(best, least)
        found[i] = best + gap * rank[i]
    return found
