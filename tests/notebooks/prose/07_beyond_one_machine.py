"""Numbers in chapter 7's prose that no cell prints, and what computes them."""

import re
from functools import cache
from pathlib import Path

import numpy as np
from dask.utils import parse_bytes
from scipy.stats import norm
from sklearn.datasets import load_digits
from threadpoolctl import threadpool_limits

from lecture_lib.chapters.beyond_one_machine.figures import low_rank, map_reduce, samples
from lecture_lib.chapters.beyond_one_machine.machines import TWO_WORKERS
from lecture_lib.datasets import load_penguins

SOURCE = Path(__file__).resolve().parents[3] / "notebooks" / "source" / "07_beyond_one_machine.py"
DIGITS, LABELS = load_digits(return_X_y=True)
SHUFFLES = 300


@cache
def set_up():
    """BLOCKS, FEW, ROWS, P and TRUTH, as the set-up cell has them."""
    assigned = re.search(r"^BLOCKS, FEW, ROWS, P, TRUTH = (.+)$", SOURCE.read_text(encoding="utf-8"), re.M)
    return eval(assigned[1], {"np": np})


# Sums -----------------------------------------------------------------------------------------------------------


@cache
def penguins():
    """Flipper length, standardised, and body mass."""
    all_of_them = load_penguins()
    x = all_of_them.flipper_length_mm
    return (x - x.mean()) / x.std(), all_of_them.body_mass_g


def chain(order, n_blocks):
    """Where the arrows of the blocks' gradients end, in kg."""
    z, y = penguins()
    residual = map_reduce.W[0] + map_reduce.W[1] * z - y
    terms = 2 * np.column_stack([residual, residual * z])[order] / 1000
    return np.cumsum([block.sum(0) for block in np.array_split(terms, n_blocks)], axis=0)


def detour(order, n_blocks=16):
    """Length of all arrows over that of the whole."""
    ends = np.vstack([np.zeros(2), chain(order, n_blocks)])
    return np.linalg.norm(np.diff(ends, axis=0), axis=1).sum() / np.linalg.norm(ends[-1])


def shuffled(seed):
    return np.random.default_rng(seed).permutation(len(penguins()[1]))


@cache
def four_ends():
    return chain(np.arange(len(penguins()[1])), 4).ravel()


@cache
def detours():
    return [detour(np.arange(len(penguins()[1]))), detour(shuffled(0))]


@cache
def longest_detour():
    return [SHUFFLES, max(detour(shuffled(seed)) for seed in range(SHUFFLES))]


def three_points():
    """The plain mean of two blocks' mean gradients at w = 0, and the mean gradient of all three points."""
    A, b = np.array([[1, -1], [1, 0], [1, 1]]), np.array([1, 2, 6])
    first, second, whole = (-2 * (A[rows].T @ b[rows]) / len(b[rows]) for rows in (slice(2), slice(2, 3), slice(3)))
    return [*(first + second) / 2, *whole]


# Workers --------------------------------------------------------------------------------------------------------


def sizes_of_memory():
    """GB of data, GB that both workers may hold, MB that one may hold."""
    blocks, _, rows, p, _ = set_up()
    limit = parse_bytes(TWO_WORKERS["memory_limit"])
    return [8 * blocks * rows * (p + 1) / 1e9, TWO_WORKERS["n_workers"] * limit / 1e9, limit / 1e6]


def worst_by_chance():
    """Between what the largest of so many normal errors lies, in standard errors, in 95 of 100 cases."""
    p = set_up()[3]
    return [p, *(norm.ppf((1 + share ** (1 / p)) / 2) for share in (0.025, 0.975))]


@cache
def condition():
    numbers = []
    for seed in range(200):
        A = np.random.default_rng(seed).normal(size=(400, 3))
        A[:, 2] = A[:, 1] + 2e-6 * A[:, 2]
        numbers.append(np.linalg.cond(A))
    return [np.log10(np.median(numbers))]


# Samples --------------------------------------------------------------------------------------------------------


@cache
def errors_of_the_mean():
    """In percent of the mean, from the samples in the figure."""
    y, errors = penguins()[1], []
    for size in (16, 64, 256):
        rows = np.random.default_rng([0, size]).integers(0, len(y), (samples.DRAWS, size))
        errors.append(100 * np.sqrt(np.mean((y[rows].mean(1) - y.mean()) ** 2)) / y.mean())
    return errors


@cache
def above_the_line():
    """The fewest rows; there, over 20 sets of samples, the slope's error is about twice what the formula says."""
    size, spread = int(samples.SIZES[0]), samples.influences()[1].std()
    errors = [np.sqrt(np.mean((samples.estimates(size, seed)[1] - samples.truths()[1]) ** 2)) for seed in range(20)]
    assert 1.8 < np.median(errors) * np.sqrt(size) / spread < 2.4
    return [size]


def standard_error():
    sd = penguins()[1].std()
    return [sd, sd / 10, 100, 100 * 100]


def adelies():
    return [np.flatnonzero(load_penguins().species != "Adelie")[0]]


# Dimensions -----------------------------------------------------------------------------------------------------


@cache
def singular_values():
    return np.linalg.svd(DIGITS - DIGITS.mean(0), compute_uv=False)


@cache
def lost(k, row=None):
    """Share of the distance from the mean that k components lose, of all digits or of one."""
    mean, V = components(slice(None))
    centred = (DIGITS - mean)[slice(None) if row is None else row]
    return np.linalg.norm(centred - centred @ V[:, :k] @ V[:, :k].T) / np.linalg.norm(centred)


@cache
def zero_and_eight():
    assert [LABELS[0], LABELS[8]] == [0, 8]
    return [lost(8, 0), lost(8, 8)]


@cache
def kept():
    """The least rank that keeps this share of the variance, all components, and the share."""
    shares = np.cumsum(singular_values() ** 2) / np.sum(singular_values() ** 2)
    return [np.flatnonzero(shares >= low_rank.KEPT)[0] + 1, len(shares), low_rank.KEPT]


def stored(k):
    """Share of the numbers: scores, components and mean."""
    n, p = DIGITS.shape
    return [(k * (n + p) + p) / (n * p)]


@cache
def correlations():
    """Mean size of the correlation of pixels side by side or above one another, and of all other pairs."""
    varies = DIGITS.std(0) > 0
    row, column = np.divmod(np.flatnonzero(varies), 8)
    apart = abs(row[:, None] - row) + abs(column[:, None] - column)
    size = abs(np.corrcoef(DIGITS[:, varies].T))
    return [size[apart == 1].mean(), size[apart > 1].mean()]


def halves(n_splits):
    return [np.array_split(np.random.default_rng(seed).permutation(len(DIGITS)), 2) for seed in range(n_splits)]


def components(train):
    """Mean and components of the rows of one half."""
    mean = DIGITS[train].mean(0)
    return mean, np.linalg.svd(DIGITS[train] - mean, full_matrices=False)[2].T


@cache
@threadpool_limits.wrap(limits=1)  # the matrices are small: threads would only wait for each other
def told_by_lines():
    """Shares of digits that least squares gets right from 21 and from all components; and these numbers."""
    right = []
    for train, test in halves(20):
        mean, V = components(train)
        for k in (21, 64):
            Z = np.column_stack([np.ones(len(DIGITS)), (DIGITS - mean) @ V[:, :k]])
            guess = Z[test] @ np.linalg.lstsq(Z[train], np.eye(10)[LABELS[train]], rcond=None)[0]
            right.append(np.mean(guess.argmax(1) == LABELS[test]))
    return [*np.reshape(right, (-1, 2)).mean(0), 21, 64]


def fewer_products():
    return [(64 / 21) ** 2]


SAID = [
    (
        "({0:.0f}, {1:.0f}), ({2:.0f}, {3:.0f}), ({4:.0f}, {5:.0f})을 거쳐 ({6:.0f}, {7:.0f}) kg",
        "({0:.0f}, {1:.0f}), ({2:.0f}, {3:.0f}) and ({4:.0f}, {5:.0f}) one arrives at ({6:.0f}, {7:.0f}) kg",
        four_ends,
    ),
    (
        "전체의 {0:.2f}배에서 {1:.2f}배로",
        "{1:.2f} times as long as the whole instead of {0:.2f} times",
        detours,
    ),
    ("{0}번 섞어 보면 길어야 {1:.2f}배", "In {0} shuffles it is {1:.2f} times at most", longest_detour),
    ("$({0:.1f}, {1:.1f})$", "$({0:.1f}, {1:.1f})$", three_points),
    (r"/3 \approx ({2:.0f}, {3:.2f})$", r"/3 \approx ({2:.0f}, {3:.2f})$", three_points),
    (
        "데이터는 {0:.2f} GB, 두 작업자가 쓸 수 있는 메모리는 합해 {1:.1f} GB",
        "there are {0:.2f} GB of data, and both workers together may hold {1:.1f} GB",
        sizes_of_memory,
    ),
    ("일부러 {2:.0f} MB로", "no more than {2:.0f} MB", sizes_of_memory),
    ("둘을 합하면 {1:.1f} GB", "Together that is {1:.1f} GB", sizes_of_memory),
    (
        "계수가 {0}개이면 가장 많이 빗나간 것은 우연만으로도 대개 {1:.1f}배에서 {2:.1f}배",
        "the worst of {0} coefficients is mostly off by {1:.1f} to {2:.1f} of them",
        worst_by_chance,
    ),
    (
        "16, 64, 256으로 올리면 오차가 {0:.2f}%, {1:.2f}%, {2:.2f}%",
        "16, 64, 256: the error is {0:.2f}%, {1:.2f}%, {2:.2f}%",
        errors_of_the_mean,
    ),
    ("{0:,}행을 뽑았을까요", "how could {0:,} rows be drawn", lambda: [samples.SIZES[-1]]),
    ("표본 {0}개의 것을 모아", "comes from {0} samples", lambda: [samples.DRAWS]),
    ("{0}행이면 두 배쯤", "with {0} rows at about twice", above_the_line),
    ("체중의 표준편차는 약 {0:.0f} g", "body mass is about {0:.0f} g", standard_error),
    ("표준 오차는 ${0:.0f} /", "the standard error is ${0:.0f} /", standard_error),
    (r"${0:.0f}/10 \approx {1:.0f}$", r"${0:.0f}/10 \approx {1:.0f}$", standard_error),
    ("{2}배인 $n = {3}$", "{2} times the rows: $n = {3}$", standard_error),
    ("앞 {0}행에는 아델리펭귄뿐", "first {0} rows are Adelie penguins only", adelies),
    ("이 그림의 오차 {0:.0%}와 {1:.0%}", "the error on this image is {0:.0%} and {1:.0%}", zero_and_eight),
    (
        "‘분산의 {2:.0%}’ 표시인 {0}로, 다시 {1}로",
        "Go to {0}, the mark “{2:.0%} of the variance”, and to {1}",
        kept,
    ),
    ("저장할 수는 {0:.0%}", "{0:.0%} of the numbers are stored, more", lambda: stored(64)),
    ("8개면 저장할 수가 원래의 {0:.0%}", "With 8 components, {0:.0%} of the numbers", lambda: stored(8)),
    ("분산의 {2:.0%}를 담으면", "with {2:.0%} of the variance the error", kept),
    (r"$\sqrt{{0.1}}$에 가까운 {0:.0%}", r"it is {0:.0%}, close to $\sqrt{{0.1}}$", lambda: [lost(21)]),
    (
        "{2}개로 숫자를 맞히는 비율은 {3}개와 견주어 어떤가요? ({0:.0%}와 {1:.0%})",
        "{2} components compare with {3} in telling digits? ({0:.0%} and {1:.0%})",
        told_by_lines,
    ),
    (
        "이웃한 화소끼리 평균 {0:.2f}, 떨어진 화소끼리 {1:.2f}",
        "neighbouring pixels has size {0:.2f}, of others {1:.2f}",
        correlations,
    ),
    ("약 {0:.0f}분의 1만", "about one {0:.0f}th of them", fewer_products),
    ("$10^{0:.0f}$쯤인", "is about $10^{0:.0f}$", condition),
]
SIZES = {
    "342": lambda: len(penguins()[1]),
    "1,797": lambda: len(DIGITS),
    "64": lambda: DIGITS.shape[1],
    "16": lambda: map_reduce.MOST,
}
GIVEN = [
    ("10억 행에서든 100만 행에서든", "10,000 rows have nearly the same error, from 1 billion or from 1 million"),
    ("10억 행에서 뽑든 100만 행에서 뽑든 1만 행", "From 1 billion rows or from 1 million, 10,000 of them"),
    ("‘40개쯤’", "“about 40”"),  # what the question offers
    ("64행일 때의 오차가 이 점입니다. 256행으로", "error with 64 rows. Where does it lie with 256?"),
]
