"""What a task of benchmarks/solvers.py is, and what its tasks share."""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from _rounds import AGREE, Way

from lecture_lib.datasets import load_penguins


class Work(NamedTuple):
    """Work that the task cannot do without, in words, floating-point operations and bytes read from memory."""

    words: str
    flops: float
    bytes_read: float


class Task(NamedTuple):
    """Something to compute from n rows and p columns, our way and the peers'; beyond: no chapter has this size.

    Each way is made from the data by a function; what it needs to be imported it imports, so that a peer that is not
    there is missed only then. objective(data, answer) is an array. growth names the sizes at which our time is
    measured: n at the task's p, then p at the task's n. agree is how close all ways must come to the best objective, as
    a share of it.
    """

    name: str
    size: tuple[int, int]
    data: Callable[[int, int], Any]
    ours: Callable[[Any], Way]
    peers: tuple[Callable[[Any], Way], ...]
    objective: Callable[[Any, Any], np.ndarray]
    work: Callable[[int, int], Work] | None = None
    growth: tuple[tuple[int, ...], tuple[int, ...]] | None = None
    agree: float = AGREE
    beyond: bool = False


class Linear(NamedTuple):
    """Features, once by rows (for us) and once by columns (for peers that want them so), target or labels, penalties.

    gram and others are none of it: what a way forms it forms within its time.
    """

    X: np.ndarray
    X_by_columns: np.ndarray
    y: np.ndarray
    alphas: np.ndarray


def birds(n: int, p: int):
    """n penguins in random order: p of flipper, bill's length and depth, standardised; their mass; their species."""
    data = load_penguins()
    X = np.column_stack([data.flipper_length_mm, data.bill_length_mm, data.bill_depth_mm])
    order = np.random.default_rng(0).permutation(len(X))[:n]
    species = np.unique(data.species, return_inverse=True)[1]
    return ((X - X.mean(axis=0)) / X.std(axis=0))[order, :p], data.body_mass_g[order], species[order]


class Fits(NamedTuple):
    """Coefficients (m, p) and intercepts (m,) of m linear models."""

    coefs: np.ndarray
    intercepts: np.ndarray


def one_fit(coef, intercept) -> Fits:
    return Fits(np.reshape(coef, (1, -1)), np.reshape(intercept, 1))


def correlated(rng, n: int, p: int) -> np.ndarray:
    """Standard normal features of which any two correlate by 0.2."""
    return np.sqrt(0.8) * rng.normal(size=(n, p)) + np.sqrt(0.2) * rng.normal(size=(n, 1))


def sparse_coef(rng, p: int) -> np.ndarray:
    """Coefficients of which a tenth, and at most 20, are not 0."""
    coef = np.zeros(p)
    coef[rng.choice(p, max(1, min(20, p // 10)), replace=False)] = rng.normal(size=max(1, min(20, p // 10)))
    return coef


def squares(data, fits: Fits) -> np.ndarray:
    """‖y − w₀ − Xw‖² of each fit."""
    residuals = data.y[:, None] - fits.intercepts - data.X @ fits.coefs.T
    return (residuals**2).sum(axis=0)


def halves(size: int, count: int = 3) -> tuple[int, ...]:
    """The size and those half as large, a quarter as large, …, smallest first."""
    return tuple(size // 2**i for i in reversed(range(count)))


def growing(n: int, p: int):
    return halves(n), halves(p)
