"""The start page's exercise: a first answer to try the checks on."""

import numpy as np

from lecture_lib.study.check import check
from lecture_lib.words import words_of

say = words_of(__file__)


def check_mean(answer):
    """Verdict on a function of x that should return the mean of x, one number."""
    cases = [{"x": np.array([2.0, 3.0, 6.0])}, {"x": np.array([1.0, 4.0, -2.0, 9.0, 0.5])}]
    return check(answer, cases, lambda x: x.mean(), MEAN, say.part("mean"))


MEAN = {
    "sum": lambda x: x.sum(),
    "median": lambda x: np.median(x),
    "unchanged": lambda x: x,
    "sample": lambda x: x.sum() / (len(x) - 1),
}
