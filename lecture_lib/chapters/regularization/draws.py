"""A truth of which samples are drawn, and what many fits to them have in common: bias and variance, as kernels."""

from __future__ import annotations

from statistics import NormalDist
from typing import NamedTuple

import numpy as np

from lecture_lib.chapters.regularization.tasks import few_rows, flippers, powers
from lecture_lib.solvers.jit import INTEGER, INTEGERS, MATRIX, NUMBER, STACK, VECTOR, kernel

TRUE_DEGREE = 4  # of the polynomial through all the real penguins that is taken for the truth
FITS = 200
FACTOR, PRIME, QUANTILES = 48_271, 2**31 - 1, 512  # of Lehmer's random numbers, and of the values that they choose from
LOWEST, ROW = 3.9, 0.05  # kg: of the rows in which dots stand


class Truth(NamedTuple):
    """Flipper lengths, each once, what is true there, how many penguins have each; which are learnt from."""

    x: np.ndarray  # (lengths,): mm
    y: np.ndarray  # (lengths,): kg
    share: np.ndarray  # (lengths,): of the penguins
    few: np.ndarray  # (16,): those of the first figure
    noise: float  # kg: standard deviation


def truth() -> Truth:
    """A polynomial through all the real penguins, as if it were the truth, and their spread around it as the noise."""
    x, y = flippers()
    lengths, counts = np.unique(x, return_counts=True)
    design, at = (np.column_stack([np.ones(len(one)), powers(one, TRUE_DEGREE)]) for one in (x, lengths))
    coef = np.linalg.lstsq(design, y, rcond=None)[0]
    few = np.searchsorted(lengths, x[few_rows()])
    return Truth(lengths, at @ coef, counts / counts.sum(), few, float((y - design @ coef).std()))


def normal_quantiles() -> np.ndarray:
    """Equally likely values of a standard normal variable, of variance 1."""
    values = np.array([NormalDist().inv_cdf((k + 0.5) / QUANTILES) for k in range(QUANTILES)])
    return values / values.std()


@kernel(VECTOR, INTEGERS, NUMBER, VECTOR, INTEGER)
def noisy(y, few, noise, quantiles, draw):
    """Samples (200, lengths): the truth, with noise where it is learnt from; each draw has other noise."""
    samples, state = np.empty((FITS, len(y))), draw * 7919 + 1
    for _ in range(10):
        state = state * FACTOR % PRIME
    for k in range(FITS):
        samples[k] = y
        for i in few:
            state = state * FACTOR % PRIME
            samples[k, i] = y[i] + noise * quantiles[state * QUANTILES // PRIME]
    return samples


@kernel(STACK)
def means_of(fits):
    """The mean of many fits (degrees, fits, lengths), and their variance about it: two of (degrees, lengths)."""
    degrees, count, n = fits.shape
    mean, variance = np.zeros((degrees, n)), np.zeros((degrees, n))
    for d in range(degrees):
        for i in range(n):
            for k in range(count):
                mean[d, i] += fits[d, k, i] / count
            for k in range(count):
                variance[d, i] += (fits[d, k, i] - mean[d, i]) * (fits[d, k, i] - mean[d, i]) / count
    return mean, variance


@kernel(MATRIX, MATRIX, VECTOR, VECTOR)
def errors_of_fits(mean, variance, y, share):
    """Of every degree bias² and variance, averaged over the penguins."""
    bias, spread = np.zeros(len(mean)), np.zeros(len(mean))
    for d in range(len(mean)):
        for i in range(len(y)):
            bias[d] += share[i] * (mean[d, i] - y[i]) * (mean[d, i] - y[i])
            spread[d] += share[i] * variance[d, i]
    return bias, spread


@kernel(VECTOR, VECTOR)
def layer(low, high):
    """The outline of what lies between two lines over the degrees."""
    n = len(low)
    outline = np.empty((2 * n, 2))
    for d in range(n):
        outline[d, 0], outline[d, 1] = d, low[d]
        outline[2 * n - 1 - d, 0], outline[2 * n - 1 - d, 1] = d, high[d]
    return outline


@kernel(VECTOR)
def dots_of(values):
    """Values as dots, one beside the other in rows: how many stand before it in its row, and its height."""
    dots = np.empty((len(values), 2))
    for k in range(len(values)):
        row = np.floor((values[k] - LOWEST) / ROW)
        before = 0
        for j in range(k):
            before += np.floor((values[j] - LOWEST) / ROW) == row
        dots[k, 0], dots[k, 1] = before + 1.0, LOWEST + (row + 0.5) * ROW
    return dots


@kernel(VECTOR, VECTOR)
def curve(x, values):
    """A curve over x."""
    line = np.empty((len(x), 2))
    line[:, 0], line[:, 1] = x, values
    return line
