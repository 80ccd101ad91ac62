"""Numbers about the times of chapter 2, from the quiet machine's times and the sizes of the figure."""

import numpy as np

from lecture_lib.chapters.least_squares.figures.cost import FEATURES, ROWS
from lecture_lib.figures import stopwatch

build, solve, invert = stopwatch.quiet("least_squares.cost")
STEEP_FROM = 2  # below this size it is the calls that take the time


def building_twice_the_features():
    """Times as long as with half the features, with most rows and not too few features, where rows twice the time."""
    assert (np.abs(stopwatch.doubled(build, ROWS, 0)[:, STEEP_FROM:] - 2) < 0.25).all()
    return [np.sqrt(build[-1, -1] / build[-1, STEEP_FROM])]


def solving_twice_the_features():
    """Nothing, once the factor is seen to grow with p, up to 8."""
    factors = stopwatch.doubled(solve[0], FEATURES, 0)[STEEP_FROM - 1 : -1]
    assert (np.diff(factors) > 0).all() and 6.5 < factors[-1] < 8
    return []


def three_times():
    """Nothing, once it is seen that the inverse takes about three times as long as solving, for large p."""
    assert (np.abs(invert[0, STEEP_FROM:] / solve[0, STEEP_FROM:] - 3) < 1.2).all()
    return []


def comes_closer():
    """n and p at which solving comes closest to building."""
    ratio = solve / build
    i, j = np.unravel_index(ratio.argmax(), ratio.shape)
    assert ratio[i, j] > 0.4
    return [ROWS[i], FEATURES[j]]


SAID = [
    (
        "네 배에 조금 못 미칩니다(조용한 컴퓨터에서 {0:.1f}배쯤)",
        "somewhat less than four times as long (about {0:.1f} on the quiet machine)",
        building_twice_the_features,
    ),
    (
        "배율은 $p$가 클수록 $2^3 = 8$에 다가갑니다",
        "a factor that tends to $2^3 = 8$ as $p$",
        solving_twice_the_features,
    ),
    (
        "역행렬을 만들면 연산 수대로 세 배쯤 걸립니다.",
        "Forming the inverse takes about three times as long",
        three_times,
    ),
    (
        "‘데이터 수 n’을 {0:,}, ‘특징 수 p’를 {1}으로 바꾸면",
        "With “Rows n” {0:,} and “Features p” {1} solving comes",
        comes_closer,
    ),
]
SIZES = {"8,000": lambda: ROWS[-1], "200": lambda: FEATURES[2]}
GIVEN = []
