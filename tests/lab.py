"""One JupyterLab for all browser tests of a worker; a chapter is opened and run in it once for all that ask for it.

The tests of a chapter say ``CHAPTER = "03_gradient_descent"``, and ``LANGUAGES = ("ko",)`` where one language will do:
what its figures compute is the same in both, and on the pages their sentences are held to it in both. `show` takes the
name of a figure, as ``figures.explore_…()`` in the chapter has it. ``ARTISTS`` names the artists that move in a
figure, in the order in which the explorer declares them, for `twin_of`.
"""

import importlib
import re
import shutil
from contextlib import ExitStack, contextmanager

import pytest

pytest.register_assert_rewrite("driver.on_screen")

from driver.in_lab import ROOT, Notebook, chromium, jupyterlab  # noqa: E402
from driver.on_screen import OnScreen, Twin, cells_with_figures, eventually  # noqa: E402
from lecture_lib import words  # noqa: E402
from tests import one_round  # noqa: E402

NOTEBOOKS = ROOT / "notebooks"
SLEEP = """() => {
  const { kernel } = window.jupyterapp.shell.currentWidget.sessionContext.session;
  kernel.requestExecute({ code: "import time; time.sleep(3600)", store_history: false });
}"""
EXPLORE = re.compile(r"^figures\.explore_(\w+)\(\)$", re.M)


def pytest_generate_tests(metafunc):
    """Have the tests of a module that names its CHAPTER run in the languages that it names, or in both."""
    name = getattr(metafunc.module, "CHAPTER", None)
    languages = getattr(metafunc.module, "LANGUAGES", words.LANGUAGES)
    if name and "chapter" in metafunc.fixturenames:
        metafunc.parametrize("chapter", [f"{language}/{name}" for language in languages], indirect=True)


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """What JupyterLab serves: the built notebooks as they are, and the figure of the browser tests."""
    folder = tmp_path_factory.mktemp("served")
    for language in words.LANGUAGES:
        shutil.copytree(NOTEBOOKS / language, folder / language, ignore=shutil.ignore_patterns(".*"))
    for kind in ("py", "wasm"):
        shutil.copy(ROOT / "tests" / "browser" / f"moving_figure.{kind}", folder)
    return folder


@pytest.fixture(scope="session")
def server(folder, tmp_path_factory, chromium_path):
    home = tmp_path_factory.mktemp("jupyter")
    one_round.in_kernels(home / "ipython")
    with jupyterlab(folder, home) as server:
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


# The chapters -------------------------------------------------------------------------------------------------------


class Chapter(Notebook):
    """A chapter as it was opened, and then run once: for as many tests as ask for it, one after the other.

    Attributes
    ----------
    path : str
        ``"ko/03_gradient_descent.ipynb"``, say.
    as_opened : list of (int, list of str)
        Of each cell with a figure, before anything has run: how many pictures it shows, and its words.
    twins : dict of str to Twin
        Those that were asked for.
    """

    def __init__(self, browser, server, name: str):
        super().__init__(browser, server, f"{name}.ipynb")
        self.as_opened = [self._shown(index) for index in cells_with_figures(self.outputs())]
        self.twins: dict[str, Twin] = {}
        self._outputs = self._figures = None
        self.answers = True  # the kernel does

    def _shown(self, index: int) -> tuple[int, list[str]]:
        shown = self.show_cell(index).locator(".jp-OutputArea-output")
        return shown.locator("img").count(), shown.all_inner_texts()

    def once_run(self) -> list:
        """The outputs of each cell once all were run."""
        if self._outputs is None:
            self.run_all()
            self._outputs = self.outputs()
        return self._outputs

    def figures(self) -> list:
        """(figure, cell, number of the cell) of each live figure, its question skipped."""
        if self._figures is None:
            self._figures = [self._figure(index) for index in cells_with_figures(self.once_run())]
        return self._figures

    def _figure(self, index: int):
        cell = self.show_cell(index)
        figure = OnScreen(self, cell.locator(".live"))
        figure.skip_question()
        return figure, cell, index

    def visit(self):
        """Each of the figures in turn, in view and as at first."""
        for figure, cell, index in self.figures():
            self.show_cell(index)
            figure.reset()
            self.settled()
            yield figure, cell, index

    def named(self, name: str) -> OnScreen:
        """The figure that ``figures.explore_…()`` shows, in view and as at first."""
        for figure, _, index in self.figures():
            if EXPLORE.search(self.source(index))[1] == name:
                self.show_cell(index)
                figure.reset()
                return figure
        raise LookupError(f"{self.path} shows no figure {name}")

    def close(self) -> None:
        for twin in self.twins.values():
            twin.live.close()
        super().close()

    def settled(self) -> None:
        """Wait until the kernel has answered all that the page has told it, and what it tells upon the first answer."""
        for _ in range(2 if self.answers else 0):
            self.execute("")
        self.painted()

    @contextmanager
    def busy(self):
        """Meanwhile a cell runs in the kernel, which answers nothing: the figures move all the same."""
        self.figures()
        self.page.evaluate(SLEEP)
        eventually(self._assert_busy)
        self.answers = False
        try:
            yield
            self._assert_busy()
        finally:
            self.answers = True
            self.server.ask("POST", f"kernels/{self.kernel_id}/interrupt")
            self.settled()

    def _assert_busy(self) -> None:
        assert self.server.ask("GET", f"kernels/{self.kernel_id}")["execution_state"] == "busy"


class Chapters:
    """The chapters that were asked for, one at a time in a browser of their own."""

    def __init__(self, server, chromium_path):
        self.server, self.chromium_path = server, chromium_path
        self.browser = self.chapter = self.name = None
        self.stack = ExitStack()

    def open(self, name: str) -> Chapter:
        if name != self.name:
            self.browser = self.browser or self.stack.enter_context(chromium(self.chromium_path))
            if self.chapter:
                self.chapter.close()
            self.chapter, self.name = Chapter(self.browser, self.server, name), name
        return self.chapter

    def close(self) -> None:
        """Close chapter and browser: while one is open, Playwright keeps an event loop that others must not meet."""
        if self.chapter:
            self.chapter.close()
        self.stack.close()
        self.browser = self.chapter = self.name = None


@pytest.fixture(scope="session")
def chapters(request, server, chromium_path):
    chapters = Chapters(server, chromium_path)
    request.config.chapters = chapters
    yield chapters
    chapters.close()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item, nextitem):
    """After the last test of a chapter, close it."""
    chapters = getattr(item.config, "chapters", None)
    if chapters and "chapter" not in getattr(nextitem, "fixturenames", ()):
        chapters.close()


@pytest.fixture
def chapter(request, chapters):
    """A chapter, open, and its language in use here too; afterwards, nothing may have been logged as an error."""
    words.use(request.param[:2])
    chapter = chapters.open(request.param)
    yield chapter
    words.use("ko")
    errors, chapter.errors = chapter.errors, []
    assert errors == []


@pytest.fixture
def outputs(chapter):
    """The outputs of each cell of the chapter, once all were run."""
    return chapter.once_run()


@pytest.fixture
def show(chapter):
    """A function that brings a figure of the chapter into view, all as at first."""
    return chapter.named


@pytest.fixture
def twin_of(request, chapter, one_round):
    """A function that gives the `Twin` of a figure of the module's CHAPTER, made once while the chapter is open."""
    explorers = importlib.import_module(f"lecture_lib.chapters.{request.module.CHAPTER[3:]}.figures")
    artists = getattr(request.module, "ARTISTS", {})

    def twin(name: str) -> Twin:
        if name not in chapter.twins:
            chapter.twins[name] = Twin(getattr(explorers, f"explore_{name}"), artists.get(name, ""))
        return chapter.twins[name]

    return twin
