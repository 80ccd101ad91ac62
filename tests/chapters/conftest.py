"""Fills in what `exercises.Exercises` asks of each chapter."""

import pytest

pytest.register_assert_rewrite("tests.chapters.exercises")

from tests.chapters.exercises import Exercises  # noqa: E402


def pytest_generate_tests(metafunc):
    """Give the tests of `Exercises` their cases: the exercises and right answers of the inheriting class."""
    if metafunc.cls is None or not issubclass(metafunc.cls, Exercises):
        return
    if "exercise" in metafunc.fixturenames:
        metafunc.parametrize("exercise", metafunc.cls.CHECKS)
    if "answer" in metafunc.fixturenames:
        metafunc.parametrize("check, answer", metafunc.cls.RIGHT)
