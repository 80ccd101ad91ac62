"""Fills in what `exercises.Exercises` asks of each chapter."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parent))  # for exercises.py; the tests lie in no package
pytest.register_assert_rewrite("exercises")

from exercises import Exercises  # noqa: E402


def pytest_generate_tests(metafunc):
    """Give the tests of `Exercises` their cases: the exercises and right answers of the inheriting class."""
    if metafunc.cls is None or not issubclass(metafunc.cls, Exercises):
        return
    if "exercise" in metafunc.fixturenames:
        metafunc.parametrize("exercise", metafunc.cls.CHECKS)
    if "answer" in metafunc.fixturenames:
        metafunc.parametrize("check, answer", metafunc.cls.RIGHT)
