"""Fills in what `exercises.Exercises` asks of each chapter; the figures that the tests show."""

from importlib import import_module

import pytest
from ipywidgets.widgets.widget import _instances

from lecture_lib.live import LiveFigure
from tests.chapters.exercises import Exercises


def pytest_generate_tests(metafunc):
    """Give the tests of `Exercises` their cases: the exercises and right answers of the inheriting class."""
    if metafunc.cls is None or not issubclass(metafunc.cls, Exercises):
        return
    if "exercise" in metafunc.fixturenames:
        metafunc.parametrize("exercise", metafunc.cls.CHECKS)
    if "answer" in metafunc.fixturenames:
        metafunc.parametrize("check, answer", metafunc.cls.RIGHT)


@pytest.fixture
def live(request):
    """The figure of which the test's file has the name, as a reader of the test's language sees it."""
    if "language" in request.fixturenames:
        request.getfixturevalue("language")
    figures = import_module(f"lecture_lib.chapters.{request.path.parent.name}.figures")
    shown = getattr(figures, request.path.stem.replace("test_", "explore_"))()
    return getattr(shown, "live", shown).build()


@pytest.fixture(autouse=True)
def closed():
    """Whatever figures a test shows are closed after it."""
    before = set(_instances)
    yield
    for key in set(_instances) - before:
        if isinstance(figure := _instances.get(key), LiveFigure):
            figure.close()
