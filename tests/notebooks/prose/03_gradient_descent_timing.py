"""Numbers about the times of chapter 3, from the quiet machine's times and the steps that the figure counts."""

from lecture_lib.chapters.gradient_descent.figures.which_to_use import (
    CONDITIONS,
    FEATURES,
    NAME,
    ROWS,
    all_steps,
    steps_at,
)
from lecture_lib.figures import stopwatch

normal, step = stopwatch.quiet(NAME)
n, p = ROWS[-1], FEATURES[-1]


def steps_shown():
    """n, the least and the most p, steps at both, then the least n and the steps there."""
    found = all_steps()[0]
    return [n, FEATURES[0], p, found[-1, 0], found[-1, -1], ROWS[0], found[0, -1]]


def operations(n, p):
    """Steps of gradient descent that take as many operations as the normal equation."""
    return (n * p**2 + p**3 / 3) / (4 * n * p)


def at_large_p():
    """n, p, how many steps have the operations of the normal equation, and how many, to the nearest ten, its time."""
    return [n, p, operations(n, p), round(normal[-1, -1] / step[-1, -1], -1)]


def few_features():
    """n, p and the steps of gradient descent that take as many operations as the normal equation."""
    return [100_000, 10, operations(100_000, 10)]


def gram_of_many_features():
    """p, and the GB of its Gram matrix."""
    return [100_000, 8 * 100_000**2 / 1e9]


def normal_equation_is_ahead():
    """The largest condition number, once the normal equation is seen to take less time at every size."""
    assert (normal < step * steps_at(CONDITIONS[-1])).all()
    return [CONDITIONS[-1]]


def descent_catches_up():
    """Nothing: with hundreds of features gradient descent is ahead on uncorrelated data, with 10 it is behind."""
    times = step * all_steps()[0]
    assert (times[:, -2:] < normal[:, -2:]).all() and (times[:, 0] > normal[:, 0]).all()
    return []


def break_even():
    """The largest condition number, the steps that it may take, and p, to a thousand, of so many operations."""
    steps = steps_at(CONDITIONS[-1])
    enough = next(p for p in range(1, 100_000) if operations(100_000, p) >= steps)
    return [CONDITIONS[-1], steps, round(enough, -3), round(enough, -3) // 1000]


SAID = [
    ("한 번 푸는 연산이 {2:.1f}걸음의 연산과", "solving once takes as many as {2:.1f} steps", few_features),
    ("$n$이 10만, $p$가 {1}이고", "With $n$ at {0:,} and $p$ at {1}, if", few_features),
    (
        "얼마나 큰가요?({1:.0f} GB입니다.)",
        "With $p$ at {0:,}, how large is $X^\\top X$? ({1:.0f} GB.)",
        gram_of_many_features,
    ),
    (
        "‘데이터 수 n’을 {0:,}에 두고 ‘특징 수 p’를 {1}에서 {2}까지 옮기며 그림의 문장에서 걸음 수가 {3}에서 {4}로",
        "With “Rows n” at {0:,} move “Features p” from {1} to {2} and read in the figure's sentence how the steps rise "
        "from {3} to {4}",
        steps_shown,
    ),
    ("‘데이터 수 n’을 {5:,}으로 줄여 {6}이", "with “Rows n” at {5:,} there are {6}", steps_shown),
    (
        "$n$이 {0:,}, $p$가 {1}일 때 정규 방정식의 연산은 경사 하강법 {2:.0f}걸음의 연산과 같지만, 시간은 "
        "{3:.0f}걸음쯤의",
        "with $n$ at {0:,} and $p$ at {1}, the normal equation takes as many operations as {2:.0f} steps of gradient "
        "descent, but only the time of about {3:.0f}",
        at_large_p,
    ),
    (
        "$\\kappa = {0}$이면 이 그림의 어느 크기에서도 정규 방정식이",
        "With $\\kappa = {0}$ the normal equation is ahead at every",
        normal_equation_is_ahead,
    ),
    (
        "$p$가 수백일 때 경사 하강법이 따라잡거나 앞섭니다.",
        "gradient descent catches up, or is ahead, with some hundreds of",
        descent_catches_up,
    ),
    (
        "조건수가 {0}이라 {1}걸음을 걸어야 한다면 $p$가 {3}천에",
        "Where the condition number is {0} and {1} steps are needed, $p$ has to be nearly {2:,}",
        break_even,
    ),
    ("‘데이터의 조건수’를 10, {0}으로", "“Condition number” to 10 and to {0}", lambda: [CONDITIONS[-1]]),
    ("$\\kappa = 10$과 $\\kappa = {0}$으로", "$\\kappa = 10$ and $\\kappa = {0}$", lambda: [CONDITIONS[-1]]),
    ("10억 행이면 이것만 {0} GB", "With 1 billion rows it takes {0} GB", lambda: [8 * 10**9 // 10**9]),
]
SIZES = {}
GIVEN = []
