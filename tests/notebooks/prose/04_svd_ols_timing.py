"""Numbers about the times of chapter 4, from the quiet machine's times and the sizes of the figure."""

import numpy as np

from lecture_lib.chapters.svd_ols.figures.cost import FEATURES, ROWS, STEEP_FROM
from lecture_lib.figures import stopwatch

seconds = stopwatch.quiet("svd_ols.cost")
normal, qr, svd = seconds


def slopes_against_p():
    """Where the steep part begins, the least and the largest slope of all methods, to the nearest half."""
    slopes = [stopwatch.slope(FEATURES[STEEP_FROM:], row[STEEP_FROM:]) for method in seconds for row in method]
    return [FEATURES[STEEP_FROM], round(2 * min(slopes)) / 2, round(2 * max(slopes)) / 2]


def slopes_against_n():
    """Nothing, once all slopes against n are seen to be near 1 for large p."""
    assert all(abs(stopwatch.slope(ROWS, method[:, -1]) - 1) < 0.25 for method in seconds)
    return []


def doubled_features():
    """n, p and its double, once the times of both methods are seen to grow 3 to 4 times."""
    growth = [method[-1, -1] / method[-1, -2] for method in (normal, svd)]
    assert all(2.6 < times < 4 for times in growth)
    return [ROWS[-1], FEATURES[-2], FEATURES[-1]]


def constants():
    """n and p; how many times as long as the normal equation the SVD takes, to the nearest ten; and QR 4 to 5 times."""
    assert 3.5 < qr[-1, -1] / normal[-1, -1] < 5.5
    return [ROWS[-1], FEATURES[-1], round(svd[-1, -1] / normal[-1, -1], -1)]


def to_build_and_to_solve():
    """Operations for n = 100,000 and p = 100: the powers of ten, and the factor before the second."""
    n, p = 100_000, 100
    return [np.log10(n * p**2), p**3 / 3 / 1e5, n, p]


SAID = [
    ("$n$이 10만, $p$가 {3}이면", "With $n$ at {2:,} and $p$ at {3}, which", to_build_and_to_solve),
    ("다음 셀은 $n$이 10만일 때", "With $n$ at {2:,}, the next cell shows", to_build_and_to_solve),
    (
        "$p \\ge {0}$일 때 {1:.1f}에서 {2:.0f} 사이였습니다",
        "they were {1:.1f} to {2:.0f} for $p \\ge {0}$.",
        slopes_against_p,
    ),
    (
        "데이터 수에 따른 시간은 기울기가 1에 가깝습니다.",
        "Against the number of rows the slopes are near 1.",
        slopes_against_n,
    ),
    (
        "데이터 {0:,}개, 특징 {1}개에서 특징을 {2}개로",
        "With {0:,} rows, go from {1} features to {2}.",
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
