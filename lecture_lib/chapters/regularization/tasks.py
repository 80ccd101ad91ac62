"""The data of chapter 5's pictures: penguins in small samples and in pairs of features, and the diabetes data."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np

from lecture_lib.datasets import load_penguins
from lecture_lib.figures import numbers
from lecture_lib.figures.data import in_inches, standardised
from lecture_lib.live import Said
from lecture_lib.solvers.jit import INTEGERS, MATRIX, NUMBER, VECTOR, kernel

N_FEW, N_SAMPLE = 16, 40  # penguins of the first figure and of the second
HIGHEST = N_FEW - 1  # degree: that of a polynomial through all the few penguins
MIDDLE, HALF = 201.5, 29.5  # mm: all the flipper lengths are between MIDDLE − HALF and MIDDLE + HALF
N_DRAWS = 200  # times that the few penguins are drawn, to see what holds for most draws
REAL = ("flipper", "bill_length", "bill_depth", "male")
RANDOM = ("random_1", "random_2", "random_3", "random_4")
DIABETES = ("age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6")


class Task(NamedTuple):
    """A regression on standardised features: Z of shape (n, p) without a column of ones, y, keys of the features."""

    Z: np.ndarray
    y: np.ndarray
    names: tuple

    @property
    def gram(self) -> np.ndarray:
        return self.Z.T @ self.Z

    @property
    def coef(self) -> np.ndarray:
        """The least-squares solution, without the intercept."""
        return np.linalg.lstsq(self.Z, self.y - self.y.mean(), rcond=None)[0]


@cache
def measured() -> tuple:
    """Flipper length, bill length and depth in mm, and 1 for a male: shape (333, 4); body mass in kg."""
    penguins = load_penguins()
    known = penguins.sex != ""
    columns = penguins.flipper_length_mm, penguins.bill_length_mm, penguins.bill_depth_mm, penguins.sex == "male"
    return np.column_stack(columns)[known].astype(float), penguins.body_mass_g[known] / 1000


@cache
def flippers() -> tuple:
    """Flipper length in mm and body mass in kg of all 342 penguins."""
    penguins = load_penguins()
    return penguins.flipper_length_mm, penguins.body_mass_g / 1000


def pair(first: str, second: str) -> Task:
    """All penguins of known sex, and two of the features in `REAL`."""
    X, y = measured()
    return Task(standardised(X[:, [REAL.index(first), REAL.index(second)]]), y, (first, second))


def with_random(seed: int = 7) -> tuple[Task, np.ndarray, np.ndarray]:
    """A sample of 40 penguins with the features in `REAL` and four columns of random numbers that mean nothing.

    Returns
    -------
    The task; and of all the other penguins the features, standardised like the sample's, and the masses.
    """
    X, y = measured()
    rng = np.random.default_rng(seed)
    rows = np.sort(rng.choice(len(y), N_SAMPLE, replace=False))
    others = np.setdiff1d(np.arange(len(y)), rows)
    seen, new = (np.column_stack([X[at], rng.standard_normal((len(at), len(RANDOM)))]) for at in (rows, others))
    new = (new - seen.mean(axis=0)) / seen.std(axis=0)
    return Task(standardised(seen), y[rows], REAL + RANDOM), new, y[others]


def twin_flippers() -> Task:
    """Flipper length of all penguins twice: in mm, and in inches rounded to one decimal."""
    flipper, mass = flippers()
    return Task(standardised(twins_of(flipper)), mass, ("mm", "inch"))


def twins_of(flipper) -> np.ndarray:
    """A length in mm beside the same in inches, rounded to one decimal."""
    return np.column_stack([flipper, in_inches(flipper)])


@cache
def diabetes() -> Task:
    """442 patients, ten features, how far the disease had gone on a year later (Efron et al. 2004)."""
    from sklearn.datasets import load_diabetes  # scikit-learn takes a second or two to import: only here

    X, y = load_diabetes(return_X_y=True, scaled=False)
    return Task(standardised(X), y, DIABETES)


NOTHING, FINE, WHOLE, ROUGH = range(4)  # forms in which an error or a length is written


@kernel(NUMBER)
def form_of(value):
    """In which form an error or a length in kg is written: with three decimals, fewer where it is large."""
    if value < 1e-6:  # what rounding leaves
        return NOTHING
    if value < 9.9995:
        return FINE
    return WHOLE if 100 <= value < 1e6 else ROUGH


def kilograms_in_words(name: str, form: str) -> Said:
    """An error or a length in its form; both are fields of an answer's frames."""
    forms = {"fine": (numbers.decimals, 3), "whole": (numbers.decimals,), "rough": (numbers.rounded,)}
    return Said(["0", "{fine}", "{whole}", "{rough}"], form, **{key: (name, *one) for key, one in forms.items()})


@numbers.of_each
def kilograms(value) -> str:
    """An error or a length as a reader writes it."""
    form = form_of(value)
    if form == NOTHING:
        return "0"
    return numbers.rounded(value) if form == ROUGH else numbers.decimals(value, 3 if form == FINE else 0)


@numbers.of_each
def coefficient(value) -> str:
    """A coefficient with three decimals, exactly 0 as a bare 0."""
    return "0" if value == 0 else numbers.decimals(value, 3)


class Few(NamedTuple):
    """A few penguins to learn from, and all the others: flipper length in mm, body mass in kg."""

    x: np.ndarray
    y: np.ndarray
    new_x: np.ndarray
    new_y: np.ndarray


def few_rows(seed: int = 0) -> np.ndarray:
    """Draw 16 penguins of different flipper lengths, so that a polynomial of degree 15 passes through them all.

    Each flipper length is as likely as any other, so the rare ones, very short or very long, come more often than
    among all the penguins.

    Returns
    -------
    Their numbers, from the shortest flipper to the longest.
    """
    (x, _), rng = flippers(), np.random.default_rng(seed)
    order = rng.permutation(len(x))
    _, first = np.unique(x[order], return_index=True)
    rows = rng.choice(order[first], N_FEW, replace=False)
    return rows[np.argsort(x[rows])]


def few_penguins(seed: int = 0) -> Few:
    """The 16 penguins that `few_rows` draws, and all the others."""
    (x, y), rows = flippers(), few_rows(seed)
    new = np.setdiff1d(np.arange(len(x)), rows)
    return Few(x[rows], y[rows], x[new], y[new])


def powers(x, degree: int) -> np.ndarray:
    """Columns s, s², …, s^degree of s = (x − 201.5)/29.5, which runs from −1 to 1 over all the flipper lengths."""
    s = (np.asarray(x, dtype=float) - MIDDLE) / HALF
    return s[..., None] ** np.arange(1, degree + 1)


@kernel(VECTOR, INTEGERS)
def standardised_powers(x, rows):
    """Columns s, s², …, s¹⁵, as in `powers`, each standardised by its mean and standard deviation over these rows."""
    Z = np.empty((len(x), HIGHEST))
    for i in range(len(x)):
        s = (x[i] - MIDDLE) / HALF
        Z[i, 0] = s
        for k in range(1, HIGHEST):
            Z[i, k] = Z[i, k - 1] * s
    for k in range(HIGHEST):
        mean = spread = 0.0
        for i in rows:
            mean += Z[i, k] / len(rows)
        for i in rows:
            spread += (Z[i, k] - mean) * (Z[i, k] - mean) / len(rows)
        for i in range(len(x)):
            Z[i, k] = (Z[i, k] - mean) / np.sqrt(spread)
    return Z


@kernel(MATRIX, VECTOR, INTEGERS, NUMBER)
def ridge_of_degrees(Z, y, rows, alpha):
    """Ridge on the first d columns of these rows, of mean 0, for every degree d: the mean of y, and in row d the w.

    With √α·I below Z and zeros below y, ridge is least squares. One decomposition into Q and R serves every degree:
    the first d columns of R and entries of Qᵀy are those of the first d columns of Z.
    """
    n, p = len(rows), Z.shape[1]
    A, b, mean = np.zeros((n + p, p)), np.zeros(n + p), 0.0
    for i in rows:
        mean += y[i] / n
    for i in range(n):
        A[i], b[i] = Z[rows[i]], y[rows[i]] - mean
    for k in range(p):
        A[n + k, k] = np.sqrt(alpha)
    triangulate(A, b)
    W = np.zeros((p + 1, p))
    for degree in range(1, p + 1):
        w = W[degree]
        for k in range(degree - 1, -1, -1):
            left = b[k]
            for j in range(k + 1, degree):
                left -= A[k, j] * w[j]
            w[k] = left / A[k, k]
    return mean, W


@kernel(MATRIX, VECTOR, error_model="numpy")
def triangulate(A, b):
    """Turn A into R, in the upper triangle, and b into Qᵀb, in place, by Householder's reflections."""
    n, p = A.shape
    for k in range(p):
        length = 0.0
        for i in range(k, n):
            length += A[i, k] * A[i, k]
        corner = -np.sqrt(length) if A[k, k] > 0 else np.sqrt(length)
        A[k, k] -= corner  # from here down the column is v, and I − 2vvᵀ/vᵀv takes what it was to the corner
        half = -corner * A[k, k]  # vᵀv/2
        for j in range(k + 1, p):
            along = 0.0
            for i in range(k, n):
                along += A[i, k] * A[i, j]
            for i in range(k, n):
                A[i, j] -= along / half * A[i, k]
        along = 0.0
        for i in range(k, n):
            along += A[i, k] * b[i]
        for i in range(k, n):
            b[i] -= along / half * A[i, k]
        A[k, k] = corner


@cache
def errors_of_draws(degrees: tuple, alphas: tuple) -> np.ndarray:
    """Root mean square error on the others of ridge on powers, for many draws: (N_DRAWS, len(alphas), len(degrees))."""
    x, y, new_x, new_y = (np.array(column) for column in zip(*map(few_penguins, range(N_DRAWS)), strict=True))
    learnt, new = powers(x, max(degrees)), powers(new_x, max(degrees))
    each = [_errors(learnt[..., :d], y, new[..., :d], new_y, np.array(alphas)) for d in degrees]
    return np.stack(each, axis=-1)


def _errors(learnt, y, new, new_y, alphas) -> np.ndarray:
    """Of all the draws, one a row, at once: shape (draws, len(alphas))."""
    mean = y.mean(axis=1)[:, None, None]
    shift, unit = learnt.mean(axis=1, keepdims=True), learnt.std(axis=1, keepdims=True)
    U, sigma, Vt = np.linalg.svd((learnt - shift) / unit, full_matrices=False)
    along = (y[:, None, :] - mean) @ U  # of y along each singular direction: (draws, 1, degree)
    coefs = sigma[:, None] / (sigma[:, None] ** 2 + alphas[:, None]) * along @ Vt
    predicted = mean + coefs @ ((new - shift) / unit).swapaxes(1, 2)
    return np.sqrt(((predicted - new_y[:, None]) ** 2).mean(axis=-1))
