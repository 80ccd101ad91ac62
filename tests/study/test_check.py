"""Whatever a student passes to a check, one helpful sentence comes back, in both languages."""

import warnings
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from lecture_lib.chapters.gradient_descent import checks
from lecture_lib.study import check as checker
from lecture_lib.study import verdict as verdicts
from lecture_lib.study.check import check
from lecture_lib.study.verdict import KINDS

pytestmark = pytest.mark.usefixtures("language")  # as each reader
CASES = [{"x": np.array([1.0, 2.0, 4.0])}, {"x": np.array([3.0, -1.0])}]


def judge(answer):
    """The exercise: return 2x."""
    mistakes = {"first_rows": lambda x: x + 1}  # any sentence without fields serves
    return check(answer, CASES, lambda x: 2 * x, mistakes, checks.say.part("minibatch"))


def raises_here(x):
    return 1 / 0


def raises_deep(x):
    y = x * 2
    return np.linalg.inv(y)


def not_implemented(x):
    raise NotImplementedError


def exits(x):
    raise SystemExit("out")


def doubles_in_place(x):
    x *= 2
    return x


#: Kind of the verdict and what its sentence names, for each answer.
ODD = [
    ("missing", "...", None, ..., NotImplemented, lambda x: ..., not_implemented),
    ("form", "float", 2.0),
    ("form", "str", "2 * x", lambda x: "2x"),
    ("form", "list", [2, 4, 8], lambda x: [1, [2, 3]]),
    ("form", "ndarray", CASES[0]["x"]),
    ("form", "(x)", lambda: 1, lambda x, y: 1),
    ("form", "None", lambda x: None),
    ("form", "dict", lambda x: {"x": x}),
    ("form", "complex128", lambda x: x + 1j, lambda x: list(x + 1j)),
    ("form", "complex", lambda x: 2j),
    ("form", "object", lambda x: np.array([None] * len(x)), lambda x: [10**400] * len(x)),
    ("form", "object", lambda x: np.array(["1.5"] * len(x), dtype=object)),
    ("form", "generator", lambda x: (i for i in x)),
    ("form", "(3, 1)", lambda x: 2 * x[:, None]),
    ("form", "()", lambda x: 2 * x.sum()),
    ("form", "(0,)", lambda x: []),
    ("value", "NaN", lambda x: [Decimal("nan")] * len(x), lambda x: x * np.nan, lambda x: x / 0),
    ("value", "-1.5", lambda x: -3 * x),
    ("value", "", lambda x: np.array([2.0, 4.0, 8.0])[: len(x)]),
    ("value", "[0]", lambda x: x * x),
    ("stopped", "ZeroDivisionError", raises_here),
    ("stopped", "1 / 0", raises_here),
    ("stopped", "np.linalg.inv(y)", raises_deep),
    ("stopped", str(raises_deep.__code__.co_firstlineno + 2), raises_deep),
    ("stopped", "SystemExit", exits),
    ("almost", " x", doubles_in_place),
    ("right", "", lambda x: 2 * x, lambda x: list(2 * x), lambda *args: 2 * args[0], lambda x: 2 * x + 0j),
    ("right", "", lambda x: [2 * Decimal(number) for number in x], lambda x: [2 * Fraction(number) for number in x]),
    ("right", "", lambda x: np.array([int(2 * number) for number in x], dtype=object)),
]


@pytest.mark.parametrize("kind, named, answer", [(*row[:2], answer) for row in ODD for answer in row[2:]])
def test_odd_answers_get_a_helpful_sentence_and_never_change_the_cases(kind, named, answer):
    with warnings.catch_warnings(action="error"):
        verdict = judge(answer)
    assert verdict.kind == kind and named in verdict.sentence
    assert len(verdict.sentence) > 10 and "{" not in verdict.sentence
    assert [case["x"].tolist() for case in CASES] == [[1, 2, 4], [3, -1]]


def test_two_numbers_that_differ_are_shown_with_the_digits_in_which_they_do_and_of_the_data_in_which_they_do():
    off = judge(lambda x: 2 * x * (1 + 1e-5) if len(x) == 3 else 0 * x)  # by 1e-5 on the first data, then by far
    assert off.sentence == checker.say("differs", where=[0], came="2.00002", needed="2")
    right_on_the_first_alone = judge(lambda x: np.array([2.0, 4.0, 8.0])[: len(x)])
    assert right_on_the_first_alone.sentence == checker.say("right_before", where=[0], came="2", needed="6")
    known_mistake_that_crashes_on_the_next = judge(lambda x: x + np.ones(3))
    assert known_mistake_that_crashes_on_the_next.sentence == checks.say.part("minibatch")("first_rows")


def test_the_arrays_that_a_wrong_answer_changed_are_named_first():
    def answer(x):
        x *= -3
        return x

    changed, factor = checker.say("changed", names="x"), checker.say("factor", factor="-1.5")
    assert judge(answer).sentence == f"{changed} {factor}" and judge(answer).kind == "value"


def test_verdict_shows_its_own_mark_and_word_and_escapes_html():
    def angry(x):
        raise ValueError("<b>x & y</b>")

    titles = [verdicts.say(kind) for kind in KINDS]
    assert len(set(titles)) == len({mark for mark, _ in KINDS.values()}) == len(KINDS)
    verdict = judge(angry)
    html = verdict._repr_html_()
    assert "<b>x" not in html and "&lt;b&gt;x &amp; y" in html
    assert verdict.mark == KINDS["stopped"][0] and verdict.mark in html and verdict.title in html
    assert 'role="status"' in html and "\n" not in repr(verdict)
    assert repr(verdict) == f"{verdict.mark} {verdict.title}: {verdict.sentence}"
