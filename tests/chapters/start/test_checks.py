"""The start page's exercise and its check of the environment."""

import sys

from lecture_lib.chapters.start import checks as start
from lecture_lib.study import check, environment
from tests.chapters.exercises import Exercises

WRONG = {
    "sum": sum,
    "median": lambda x: sorted(x)[len(x) // 2],
    "unchanged": lambda x: x,
    "sample": lambda x: sum(x) / (len(x) - 1),
}


class TestExercises(Exercises):
    FEWEST = 4
    CHECKS = {"mean": (start.check_mean, start.MEAN, WRONG)}
    RIGHT = [(start.check_mean, lambda x: sum(x) / len(x))]


def test_a_rounded_mean_is_close():
    assert start.check_mean(lambda x: round(x.mean(), 2)).sentence == check.say("close", digits=3)


def test_environment_is_ready_or_what_is_missing_is_named(monkeypatch):
    assert environment.check_environment().kind == "right"
    for owner, name, value, told in (
        (environment, "_solver_agrees", lambda: False, ["course.py test"]),
        (environment, "PACKAGES", ("numpy", "no_such_package"), ["no_such_package"]),
        (sys, "version_info", (3, 9, 0), ["3.9", "3.11"]),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(owner, name, value)
            verdict = environment.check_environment()
        assert verdict.kind == "stopped" and all(word in verdict.sentence for word in told), name
        assert "numpy" not in verdict.sentence
