"""One JupyterLab for all the browser tests; it serves copies of the notebooks."""

import shutil
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE))  # for the modules beside this file; the tests lie in no package

from in_lab import ROOT, Notebook, chromium, jupyterlab  # noqa: E402


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
