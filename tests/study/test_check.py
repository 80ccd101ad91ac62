"""Whatever a student passes to a check, one helpful sentence comes back, in both languages."""

import threading
import time
import warnings

import numpy as np
import pytest

from lecture_lib import text
from lecture_lib.study.check import check
from lecture_lib.study.verdict import KINDS

CASES = [{"x": np.array([1.0, 2.0, 4.0])}, {"x": np.array([3.0, -1.0])}]


def judge(answer):
    """The exercise: return 2x."""
    mistakes = {"first_rows": lambda x: x + 1}  # any sentence without fields serves
    return check(answer, CASES, lambda x: 2 * x, mistakes, "study_gradient_descent.minibatch")


def raises_here(x):
    return 1 / 0


def raises_deep(x):
    y = x * 2
    return np.linalg.inv(y)


def not_implemented(x):
    raise NotImplementedError


def exits(x):
    raise SystemExit("out")


def counts_for_ever(x):
    while True:
        x = x + 1


def refuses_to_stop(x):
    while True:
        try:
            x = x + 1
        except Exception:
            pass


def doubles_in_place(x):
    x *= 2
    return x


ODD = [
    (None, "missing", "..."),
    (..., "missing", "..."),
    (NotImplemented, "missing", "..."),
    (lambda x: ..., "missing", "..."),
    (not_implemented, "missing", "..."),
    (2.0, "form", "float"),
    ("2 * x", "form", "str"),
    ([2, 4, 8], "form", "list"),
    (CASES[0]["x"], "form", "ndarray"),
    (lambda: 1, "form", "(x)"),
    (lambda x, y: 1, "form", "(x)"),
    (lambda x: None, "form", "None"),
    (lambda x: "2x", "form", "str"),
    (lambda x: [1, [2, 3]], "form", "list"),
    (lambda x: {"x": x}, "form", "dict"),
    (lambda x: x + 1j, "form", "ndarray"),
    (lambda x: (i for i in x), "form", "generator"),
    (lambda x: 2 * x[:, None], "form", "(3, 1)"),
    (lambda x: 2 * x.sum(), "form", "()"),
    (lambda x: [], "form", "(0,)"),
    (lambda x: x * np.nan, "value", "NaN"),
    (lambda x: x / 0, "value", "NaN"),
    (lambda x: -3 * x, "value", "-1.5"),
    (lambda x: np.array([2.0, 4.0, 8.0])[: len(x)], "value", ""),
    (lambda x: x * x, "value", "[0]"),
    (raises_here, "stopped", "ZeroDivisionError"),
    (raises_here, "stopped", "1 / 0"),
    (raises_deep, "stopped", "np.linalg.inv(y)"),
    (exits, "stopped", "SystemExit"),
    (doubles_in_place, "value", " x"),
    (lambda x: 2 * x, "right", ""),
    (lambda x: list(2 * x), "right", ""),
    (lambda *args: 2 * args[0], "right", ""),
]


@pytest.mark.parametrize("answer, kind, named", ODD)
def test_odd_answers_get_a_helpful_sentence(answer, kind, named):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        verdict = judge(answer)
    assert verdict.kind == kind
    assert named in verdict.sentence
    assert len(verdict.sentence) > 10 and "{" not in verdict.sentence


def test_sentence_says_which_line_failed():
    line = raises_deep.__code__.co_firstlineno + 2
    assert str(line) in judge(raises_deep).sentence


@pytest.mark.parametrize("answer", [counts_for_ever, refuses_to_stop])
def test_an_endless_loop_is_stopped(answer, monkeypatch):
    monkeypatch.setattr("lecture_lib.study.check.SECONDS", 0.2)
    before = threading.active_count()
    verdict = judge(answer)
    assert verdict.kind == "stopped" and "0.2" in verdict.sentence
    deadline = time.monotonic() + 5
    while threading.active_count() > before and time.monotonic() < deadline:
        time.sleep(0.02)
    assert threading.active_count() <= before


def test_cases_are_never_changed():
    before = [case["x"].copy() for case in CASES]
    judge(doubles_in_place)
    for old, case in zip(before, CASES, strict=True):
        np.testing.assert_array_equal(case["x"], old)


def test_a_known_mistake_comes_before_a_crash_on_the_next_data():
    def fits_only_the_first(x):
        return x + np.ones(3)

    sentence = text.say("study_gradient_descent.minibatch_first_rows")
    assert judge(fits_only_the_first).sentence == sentence


def test_verdict_shows_mark_and_word_and_escapes_html():
    def angry(x):
        raise ValueError("<b>x & y</b>")

    verdict = judge(angry)
    html = verdict._repr_html_()
    assert "<b>x" not in html and "&lt;b&gt;x &amp; y" in html
    assert verdict.mark == KINDS["stopped"][0] and verdict.mark in html and verdict.title in html
    assert 'role="status"' in html and "\n" not in repr(verdict)
    assert repr(verdict) == f"{verdict.mark} {verdict.title}: {verdict.sentence}"


def test_every_kind_has_its_own_mark_and_title():
    titles = [text.say(f"study.title_{kind}") for kind in KINDS]
    assert len(set(titles)) == len({mark for mark, _ in KINDS.values()}) == len(KINDS)
