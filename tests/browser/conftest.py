"""One JupyterLab for all the browser tests; it serves copies of the notebooks.

The tests of a chapter say ``CHAPTER = "03_gradient_descent"`` and run in both languages. ``FIGURES`` names its live
figures in their order, for `show`; as a dict it says of each the arguments of its `Twin`, for `twin_of`.
"""

import shutil
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE))  # for the modules beside this file; the tests lie in no package

pytest.register_assert_rewrite("on_screen")

from in_lab import ROOT, Notebook, chromium, jupyterlab  # noqa: E402
from on_screen import OnScreen, Twin, cells_with_figures  # noqa: E402

from lecture_lib import words  # noqa: E402


def pytest_generate_tests(metafunc):
    """Have the tests of a module that names its CHAPTER run in both languages."""
    name = getattr(metafunc.module, "CHAPTER", None)
    if name and "chapter" in metafunc.fixturenames:
        notebooks = [f"{language}/{name}.ipynb" for language in words.LANGUAGES]
        metafunc.parametrize("chapter", notebooks, indirect=True, scope="module")


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """What JupyterLab serves: the built notebooks as they are, and the figure of this folder."""
    folder = tmp_path_factory.mktemp("served")
    for language in ("ko", "en"):
        shutil.copytree(ROOT / "notebooks" / language, folder / language, ignore=shutil.ignore_patterns(".*"))
    shutil.copy(HERE / "moving_figure.py", folder)
    return folder


@pytest.fixture(scope="session")
def server(folder, tmp_path_factory, chromium_path):
    with jupyterlab(folder, tmp_path_factory.mktemp("jupyter")) as server:
        yield server


@pytest.fixture(scope="module")
def browser(chromium_path):
    """For a module alone: while it runs, Playwright keeps an event loop that tests of other things must not meet."""
    with chromium(chromium_path) as browser:
        yield browser


@pytest.fixture(scope="module")
def open_notebook(server, browser):
    """A function that opens a notebook; all are closed at the end of the module."""
    opened = []

    def open_one(path: str, **context) -> Notebook:
        opened.append(Notebook(browser, server, path, **context))
        return opened[-1]

    yield open_one
    for notebook in opened:
        notebook.close()


# The chapter of a module -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def chapter(request, open_notebook):
    """A chapter, opened, and its language in use here too; at the end, nothing may have been logged as an error."""
    words.use(request.param[:2])
    notebook = open_notebook(request.param)
    yield notebook
    notebook.close()
    words.use("ko")
    assert notebook.errors == []


@pytest.fixture(scope="module")
def outputs(chapter):
    """The outputs of each cell of the chapter, once all were run."""
    chapter.run_all()
    return chapter.outputs()


@pytest.fixture(scope="module")
def figures(chapter, outputs):
    """The live figures of the chapter, run, and the cells they are in; their questions are skipped."""
    found = []
    for index in cells_with_figures(outputs):
        cell = chapter.show_cell(index)
        found.append((OnScreen(chapter, cell.locator(".live")), cell, index))
        found[-1][0].skip_question()
    return found


@pytest.fixture
def show(request, chapter, figures):
    """A function that brings a figure of the module's FIGURES into view, all as at first."""
    named = dict(zip(request.module.FIGURES, figures, strict=True))

    def shown(name) -> OnScreen:
        figure, _, index = named[name]
        chapter.show_cell(index)
        figure.reset()
        return figure

    return shown


@pytest.fixture
def twin_of(request):
    """A function that makes the `Twin` of one of the module's FIGURES; all are closed at the end of the test."""
    made = []

    def make(name) -> Twin:
        made.append(Twin(*request.module.FIGURES[name]))
        return made[-1]

    yield make
    for one in made:
        one.live.close()
