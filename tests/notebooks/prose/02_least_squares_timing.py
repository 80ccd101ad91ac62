"""Numbers about the times of chapter 2, from the quiet machine's times and the sizes of the figure."""

import numpy as np

from lecture_lib.chapters.least_squares.figures.cost import FEATURES, ROWS, STEEP_FROM
from lecture_lib.figures import stopwatch

build, solve, invert = stopwatch.quiet("least_squares.cost")


def slope_to_build():
    """Of the line that is on screen first: the largest n, and p from where the readout's slope begins."""
    return [stopwatch.slope(FEATURES[STEEP_FROM:], build[-1, STEEP_FROM:])]


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
        "2에 조금 못 미칩니다(흐린 선에서 {0:.1f}쯤)",
        "somewhat less than 2 (about {0:.1f} on the faint line)",
        slope_to_build,
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
