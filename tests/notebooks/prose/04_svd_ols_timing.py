"""Numbers about the times of chapter 4, from the quiet machine's times and the sizes of the figure."""

import numpy as np

from lecture_lib.chapters.svd_ols.figures.cost import FEATURES, ROWS, operations
from lecture_lib.figures import stopwatch

seconds = stopwatch.quiet("svd_ols.cost")
normal, qr, svd = seconds
STEEP_FROM = 2  # below this size it is the calls that take the time


def twice_the_features():
    """Where the steep part begins, the least and the largest factor of all methods."""
    factors = stopwatch.doubled(seconds, FEATURES, 2)[..., STEEP_FROM:]
    return [FEATURES[STEEP_FROM], factors.min(), factors.max()]


def ratio_of_operations():
    """Of QR and of the SVD, for the most rows, once it is seen that p hardly matters there."""
    _, qr, svd = operations(ROWS[-1], FEATURES) / operations(ROWS[-1], FEATURES)[0]
    assert np.ptp(qr) < 0.1 and np.ptp(svd) < 0.5
    return [qr[0], svd[0]]


def doubled_features():
    """n, p and its double, once the times of both methods are seen to grow 3 to 4 times."""
    growth = [method[-1, -1] / method[-1, -2] for method in (normal, svd)]
    assert all(2.6 < times < 4 for times in growth)
    return [ROWS[-1], FEATURES[-2], FEATURES[-1]]


def constants():
    """n and p; how many times as long as the normal equation the SVD takes, to the nearest ten; and QR 4 to 5 times."""
    assert 3.5 < qr[-1, -1] / normal[-1, -1] < 5.5
    return [ROWS[-1], FEATURES[-1], round(svd[-1, -1] / normal[-1, -1], -1)]


def svd_beyond_its_rows():
    """Times p³ that the SVD takes besides 6np²."""
    return [(operations(50, 10)[2] - 6 * 50 * 10**2) / 10**3]


def to_build_and_to_solve():
    """Operations for n = 100,000 and p = 100: the powers of ten, and the factor before the second."""
    n, p = 100_000, 100
    return [np.log10(n * p**2), p**3 / 3 / 1e5, n, p]


SAID = [
    ("약 $6np^2 + {0:.0f}p^3$", "about $6np^2 + {0:.0f}p^3$", svd_beyond_its_rows),
    ("$n$이 10만, $p$가 {3}이면", "With $n$ at {2:,} and $p$ at {3}, which", to_build_and_to_solve),
    (
        "$p \\ge {0}$일 때 {1:.1f}배에서 {2:.0f}배였습니다",
        "on the quiet machine, {1:.1f} to {2:.0f} times for $p \\ge {0}$.",
        twice_the_features,
    ),
    (
        "연산 수로는 QR이 정규 방정식의 {0:.0f}배, SVD가 {1:.0f}배입니다",
        "QR takes {0:.0f} times and the SVD {1:.0f} times the operations",
        ratio_of_operations,
    ),
    (
        "{0:,}행입니다. 특징을 {1}개에서 {2}개로",
        "{0:,} rows, {2} features instead of {1}:",
        doubled_features,
    ),
    (
        "‘데이터 수 n’을 {0:,}에 두고 ‘특징 수 p’를 {1}에서 {2}으로",
        "With “Rows n” at {0:,}, go from {1} to {2} in",
        doubled_features,
    ),
    (
        "$n$이 {0:,}, $p$가 {1}일 때 SVD는 정규 방정식의 {2:.0f}배쯤, QR은 4~5배쯤",
        "with $n$ at {0:,} and $p$ at {1}, the SVD took about {2:.0f} times as long as the normal equation, and QR 4 "
        "to 5",
        constants,
    ),
    (
        "만드는 $np^2$이 $10^{0:.0f}$, 푸는 $p^3/3$은 약 ${1:.0f} \\times 10^5$",
        "$np^2$ is $10^{0:.0f}$, while $p^3/3$ is about ${1:.0f} \\times 10^5$",
        to_build_and_to_solve,
    ),
]
SIZES = {}
GIVEN = []
