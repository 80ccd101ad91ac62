"""Curves of models under weights, and all that the picture of superposition draws of them, as kernels."""

from __future__ import annotations

import numpy as np

from lecture_lib.figures.shapes import apart, spot, upright
from lecture_lib.solvers.jit import INTEGER, MATRIX, NUMBER, VECTOR, kernel

SUM, EXPONENTIAL, PRODUCT = range(3)  # models
MOST, STEP = 0.6, 0.05  # size of a weight at most, and between two of them
THIRD = 0.6  # w₃
TIP, SUNK = (0.26, 0.18), 0.06  # from a tip to its name, along and upwards; from there to the name's base line
NAMES_AT, APART, BELOW = 1.07, 0.42, 0.14  # where curves are named, how far apart, and their base lines below that
ROWS = (6.3, 2.4, -2.7)  # where the zeros of the three stacks stand
SAME = 1e-9  # a difference no larger is rounding


@kernel(VECTOR)
def weights(point):
    """The three weights at a point of the plane, on a grid and no larger than `MOST`."""
    w = np.empty(3)
    for k in range(2):
        w[k] = min(max(np.floor(point[k] / STEP + 0.5) * STEP, -MOST), MOST)
    w[2] = THIRD
    return w


@kernel(INTEGER, VECTOR, MATRIX)
def curve_of(model, w, table):
    """f(w) over x; the table has x, x² and sin 3x in its columns."""
    curve = np.empty((len(table), 2))
    for i in range(len(table)):
        x = table[i, 0]
        curve[i, 0] = x
        if model == EXPONENTIAL:
            curve[i, 1] = np.exp(w[0] * x)
        elif model == PRODUCT:
            curve[i, 1] = 2 * w[0] * w[1] * x
        else:
            curve[i, 1] = w[0] * x + w[1] * table[i, 1] + w[2] * table[i, 2]
    return curve


@kernel(MATRIX, MATRIX, MATRIX)
def added(one, other, curve):
    """Two curves added point by point, and how far the result is from a third at most."""
    ghost, widest = one.copy(), 0.0
    for i in range(len(one)):
        ghost[i, 1] = one[i, 1] + other[i, 1]
        widest = max(widest, abs(curve[i, 1] - ghost[i, 1]))
    return ghost, widest


@kernel(MATRIX, MATRIX)
def between(low, high):
    """The outline of what lies between two curves over the same x; nothing where they are the same."""
    n = len(low)
    outline, widest = np.empty((2 * n, 2)), 0.0
    for i in range(n):
        outline[i], outline[2 * n - 1 - i] = low[i], high[i]
        widest = max(widest, abs(high[i, 1] - low[i, 1]))
    if widest <= SAME:
        outline[:] = np.nan
    return outline


@kernel(NUMBER, NUMBER, NUMBER)
def bar(x, low, high):
    """A stroke at x from one height to another; nothing where they are the same."""
    return upright(x, low, high if abs(high - low) > SAME else np.nan)


@kernel(VECTOR, VECTOR)
def plane_of(u, v):
    """In the plane of w₁ and w₂: the tips of u and v, the other two sides of their parallelogram, and arrows."""
    tips, beside, arrows, whole = np.empty((2, 2)), np.empty((3, 2)), np.full((5, 2), np.nan), np.zeros((2, 2))
    for k in range(2):
        tips[0, k], tips[1, k], whole[1, k] = u[k], v[k], u[k] + v[k]
        beside[0, k], beside[1, k], beside[2, k] = u[k], u[k] + v[k], v[k]
        arrows[0, k], arrows[1, k], arrows[3, k], arrows[4, k] = 0.0, u[k], 0.0, v[k]
    return tips, beside, arrows, whole


@kernel(VECTOR)
def beyond(w):
    """Where the tip of w is named: a little further out."""
    length = np.sqrt(w[0] * w[0] + w[1] * w[1])
    across, up = (w[0] / length, w[1] / length) if length > 0 else (0.0, 1.0)
    return spot(w[0] + TIP[0] * across, w[1] + TIP[1] * up - SUNK)


@kernel(VECTOR)
def fine(values):
    """Values to a millionth: where they nearly cancel, another machine's exp would show otherwise."""
    return np.floor(1e6 * values + 0.5) / 1e6


@kernel(MATRIX, MATRIX, MATRIX, MATRIX)
def labels_of(one, other, curve, ghost):
    """Base lines of the names of the four curves: at their right ends, apart from each other."""
    ends = np.empty(4)
    ends[0], ends[1], ends[2], ends[3] = one[-1, 1], other[-1, 1], curve[-1, 1], ghost[-1, 1]
    if abs(ends[3] - ends[2]) <= SAME:
        ends[2] = ends[3]  # then the name of the sum stands above that of f(u + v)
    return fine(apart(ends, APART) - BELOW)


@kernel(VECTOR, MATRIX)
def stacks_of(w, table):
    """What each weighted feature adds: outlines from the sum of those before it to the sum with it, above each other.

    They are one line broken by NaN.
    """
    n = len(table)
    stacks = np.full((3 * (2 * n + 2), 2), np.nan)
    for i in range(n):
        before = 0.0
        for k in range(3):
            after, start = before + w[k] * table[i, k], k * (2 * n + 2)
            stacks[start + i, 0], stacks[start + i, 1] = table[i, 0], ROWS[k] + before
            stacks[start + 2 * n - 1 - i, 0], stacks[start + 2 * n - 1 - i, 1] = table[i, 0], ROWS[k] + after
            before = after
    for k in range(3):
        stacks[(k + 1) * (2 * n + 2) - 2] = stacks[k * (2 * n + 2)]  # closed
    return stacks
