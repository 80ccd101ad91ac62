"""Fills in what `exercises.Exercises` asks of each chapter."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parent))  # for exercises.py; the tests lie in no package
pytest.register_assert_rewrite("exercises")

from exercises import ODD, Exercises  # noqa: E402


def pytest_generate_tests(metafunc):
    """Give the tests of `Exercises` their cases: the mistakes, right answers and exercises of the inheriting class."""
    if metafunc.cls is None or not issubclass(metafunc.cls, Exercises):
        return
    asked, checks = metafunc.fixturenames, metafunc.cls.CHECKS
    if "mistake" in asked:
        cases = [(exercise, mistake) for exercise, (_, known, _) in checks.items() for mistake in known]
        metafunc.parametrize("exercise, mistake", cases)
    elif "exercise" in asked:
        metafunc.parametrize("exercise", checks)
    if "odd" in asked:
        metafunc.parametrize("odd", ODD)
    if "answer" in asked:
        metafunc.parametrize("check, answer", metafunc.cls.RIGHT)
