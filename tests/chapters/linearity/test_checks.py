"""Chapter 1's checks name the mistake in answers as students write them, and pass the notebooks' solutions."""

import numpy as np
import pytest

from lecture_lib.chapters.linearity import checks as study
from lecture_lib.study import check
from tests.chapters.exercises import Exercises


def columns(*values):
    return np.column_stack(values)


SUPERPOSITION = {
    "exact": lambda f, a, b: f(a) + f(b) == f(a + b),
    "gap": lambda f, a, b: f(a + b) - (f(a) + f(b)),
    "negated": lambda f, a, b: not np.isclose(f(a + b), f(a) + f(b)),
    "always_true": lambda f, a, b: f(a + b) == f(a + b),
    "always_false": lambda f, a, b: False,
    "scaling": lambda f, a, b: np.isclose(f(2 * a), f(a) + f(a)),
    "zero": lambda f, a, b: f(np.zeros(len(a))) == 0,
    "without_b": lambda f, a, b: np.isclose(f(a + b), f(a)),
    "minus": lambda f, a, b: np.isclose(f(a + b), f(a) - f(b)),
    "difference": lambda f, a, b: np.isclose(f(a - b), f(a) - f(b)),
    "doubling_too": lambda f, a, b: np.isclose(f(a + b), f(a) + f(b)) and np.isclose(f(2 * a), 2 * f(a)),
    "whole": lambda f, a, b: int(f(a + b)) == int(f(a) + f(b)),
    "product": lambda f, a, b: np.isclose(f(a * b), f(a) * f(b)),
    "together": lambda f, a, b: f(a + b),
    "apart": lambda f, a, b: f(a) + f(b),
    "both": lambda f, a, b: (f(a + b), f(a) + f(b)),
}

TOTALS = {
    "no_sum": lambda X, w: X * w,
    "per_item": lambda X, w: (X * w).sum(axis=0),
    "grand": lambda X, w: (X * w).sum(),
    "first_only": lambda X, w: sum(X[0] * w),
    "first_item": lambda X, w: w[0] * X[:, 0],
    "reversed": lambda X, w: X[:, ::-1] @ w,
    "counts_times_prices": lambda X, w: X.sum(axis=1) * sum(w),
    "added": lambda X, w: (X + w).sum(axis=1),
    "mean": lambda X, w: X @ w / X.shape[1],
    "column": lambda X, w: X @ w.reshape(-1, 1),
    "counts": lambda X, w: X @ np.ones(len(w)),
    "squared": lambda X, w: (X * X) @ w,
}

DESIGN = {
    "no_ones": lambda x: columns(x, x**2),
    "no_square": lambda x: columns(np.ones(len(x)), x),
    "reversed": lambda x: columns(x**2, x, np.ones(len(x))),
    "ones_last": lambda x: columns(x, x**2, np.ones(len(x))),
    "swapped": lambda x: columns(np.ones(len(x)), x**2, x),
    "rows": lambda x: np.array([np.ones(len(x)), x, x**2]),
    "doubled": lambda x: columns(np.ones(len(x)), x, x * 2),
    "power_of_two": lambda x: columns(np.ones(len(x)), x, 2**x),
    "flat": lambda x: np.concatenate([np.ones(len(x)), x, x**2]),
    "zeros": lambda x: columns(np.zeros(len(x)), x, x**2),
    "cubed": lambda x: columns(x, x**2, x**3),
    "added": lambda x: np.ones(len(x)) + x + x**2,
}

LOSS = {
    "mean": lambda X, y, w: np.mean((y - X @ w) ** 2),
    "half": lambda X, y, w: np.sum((y - X @ w) ** 2) / 2,
    "root": lambda X, y, w: np.linalg.norm(y - X @ w),
    "absolute": lambda X, y, w: np.sum(np.abs(y - X @ w)),
    "mean_absolute": lambda X, y, w: np.mean(np.abs(y - X @ w)),
    "not_squared": lambda X, y, w: np.sum(y - X @ w),
    "squared_sum": lambda X, y, w: np.sum(y - X @ w) ** 2,
    "residuals": lambda X, y, w: y - X @ w,
    "squares": lambda X, y, w: (y - X @ w) ** 2,
    "no_y": lambda X, y, w: np.sum((X @ w) ** 2),
    "only_y": lambda X, y, w: y @ y,
    "plus": lambda X, y, w: np.sum((y + X @ w) ** 2),
    "largest": lambda X, y, w: max((y - X @ w) ** 2),
    "sign": lambda X, y, w: -np.sum((y - X @ w) ** 2),
}


def by_loop(X, y, w):
    total = 0
    for row, paid in zip(X, y, strict=True):
        total += (paid - sum(x * price for x, price in zip(row, w, strict=True))) ** 2
    return total


def adds(f, a, b):
    """Says True and False as Python's own."""
    return bool(abs(f(a + b) - f(a) - f(b)) < 1e-6)


class TestExercises(Exercises):
    FEWEST = 12
    CHECKS = {
        "superposition": (study.check_superposition, study.SUPERPOSITION, SUPERPOSITION),
        "totals": (study.check_totals, study.TOTALS, TOTALS),
        "design": (study.check_design, study.DESIGN, DESIGN),
        "loss": (study.check_loss, study.LOSS, LOSS),
    }
    RIGHT = [
        (study.check_superposition, lambda f, a, b: np.isclose(f(a + b), f(a) + f(b))),
        (study.check_superposition, adds),
        (study.check_totals, lambda X, w: (X * w).sum(axis=1)),
        (study.check_totals, lambda X, w: [row @ w for row in X]),
        (study.check_totals, lambda X, w: w @ X.T),
        (study.check_design, lambda x: np.vander(x, 3, increasing=True)),
        (study.check_design, lambda x: [[1, value, value**2] for value in x]),
        (study.check_design, lambda x: np.array([x**0, x, x * x]).T),
        (study.check_loss, lambda X, y, w: np.linalg.norm(X @ w - y) ** 2),
        (study.check_loss, lambda X, y, w: (y - X @ w) @ (y - X @ w)),
        (study.check_loss, by_loop),
    ]


@pytest.mark.parametrize(
    "mistake, answer",
    [
        ("doubling_too", lambda f, a, b: adds(f, a, b) and np.isclose(f(2 * b), 2 * f(b))),
        ("doubling_too", lambda f, a, b: adds(f, a, b) and np.isclose(f(2 * (a + b)), 2 * f(a + b))),
        ("doubling_too", lambda f, a, b: adds(f, a, b) and all(np.isclose(f(10 * v), 10 * f(v)) for v in (a, b))),
        ("doubling_too", lambda f, a, b: adds(f, a, b) and np.isclose(f(a / 2), f(a) / 2)),
        ("doubling_too", lambda f, a, b: np.isclose(f(2 * a + 3 * b), 2 * f(a) + 3 * f(b))),
        ("whole", lambda f, a, b: round(f(a + b)) == round(f(a) + f(b))),
        ("whole", lambda f, a, b: np.isclose(f(a + b), f(a) + f(b), atol=0.5)),
    ],
)
def test_other_ways_to_test_superposition_get_the_same_diagnosis(mistake, answer):
    assert study.check_superposition(answer).sentence == study.say.part("superposition")(mistake)


@pytest.mark.parametrize(
    "answer",
    [
        lambda f, a, b: f(a + b) <= f(a) + f(b) + 1e-9,
        lambda f, a, b: f(a + b) >= f(a) + f(b) - 1e-9,
        lambda f, a, b: np.isclose(f(2 * b), 2 * f(b)),
        lambda f, a, b: np.isclose(f(a), f(b)),
    ],
)
def test_other_tests_than_superposition_do_not_pass_and_are_not_called_imprecise(answer):
    verdict = study.check_superposition(answer)
    assert verdict.kind == "value" and verdict.sentence != study.say.part("superposition")("whole")


def test_the_sentence_counts_the_pairs(language):
    assert len(study._superposition_cases()) == 14
    assert {"ko": "열네 짝", "en": "fourteen pairs"}[language] in study.say.part("superposition")("right")


def test_a_loss_off_by_little_is_close_and_no_multiple():
    """The answer is 1.00001 times the right one: as a multiple it would read 1."""
    verdict = study.check_loss(lambda X, y, w: 1.00001 * np.sum((y - X @ w) ** 2))
    assert verdict.kind == "almost" and verdict.sentence == check.say("close", digits=5)
