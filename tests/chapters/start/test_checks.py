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


def test_environment_is_ready():
    assert environment.check_environment().kind == "right"


def test_environment_names_the_missing_package(monkeypatch):
    monkeypatch.setattr(environment, "PACKAGES", ("numpy", "no_such_package"))
    verdict = environment.check_environment()
    assert verdict.kind == "stopped" and "no_such_package" in verdict.sentence and "numpy" not in verdict.sentence


def test_environment_names_an_old_python(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 9, 0))
    verdict = environment.check_environment()
    assert verdict.kind == "stopped" and "3.9" in verdict.sentence and "3.11" in verdict.sentence


def test_environment_tells_wrong_numbers(monkeypatch):
    monkeypatch.setattr(environment, "_solver_agrees", lambda: False)
    assert "course.py test" in environment.check_environment().sentence
