"""One site of two small chapters, the slides of one, one browser, one server each, for all tests of the pages."""

import functools
import threading
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from driver.in_lab import TIMEOUT
from pages import build, slides

CHAPTERS = ("00", "03")  # 3 has a question, points to drag and controls that ask the kernel
REPOSITORY = "someone/linear-models"
STAND = """async () => {
  for (const place of document.querySelectorAll(".live-place")) {
    place.scrollIntoView({ behavior: "instant" });
    while (!place.classList.contains("live-stands")) await new Promise(requestAnimationFrame);
  }
}"""


@pytest.fixture(scope="session")
def run_chapters():
    """Executed notebooks by chapter and language, as the site was built of them."""
    return {}


@pytest.fixture(scope="session")
def site(tmp_path_factory, run_chapters):
    """Folder of a built site."""
    run = build.executed

    def executed(source, lang):
        return run_chapters.setdefault((source.stem, lang), run(source, lang))

    out = tmp_path_factory.mktemp("pages") / "사이트 (1)"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "executed", executed)
        build.build(build.notebook_builder.find_sources(CHAPTERS), out, REPOSITORY)
    return out


@pytest.fixture(scope="session")
def deck(tmp_path_factory, site, run_chapters):
    """Folder of the slides of chapter 3; what its cells gave is taken from the site, to execute it only once."""
    builder = build.notebook_builder

    def executed(source, lang, notes):
        notebook, run = builder.split(source, notes)[lang], run_chapters[source.stem, lang]
        outputs = {cell.id: cell.outputs for cell in run.cells if cell.cell_type == "code"}
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs = outputs[cell.id]
        notebook.metadata.widgets = run.metadata.widgets
        return notebook

    out = tmp_path_factory.mktemp("slides") / "슬라이드 (1)"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(slides, "executed", executed)
        slides.build(builder.find_sources(CHAPTERS[1:]), out)
    return out


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@contextmanager
def served(folder):
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))) as http:
        thread = threading.Thread(target=http.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{http.server_port}"
        http.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def server(site):
    """Address at which the site is served."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def deck_server(deck):
    """Address at which the slides are served."""
    with served(deck) as address:
        yield address


@pytest.fixture(params=["file", "http"])
def address(request):
    """Where the site lies: in a folder, or on a server."""
    return request.getfixturevalue("site").as_uri() if request.param == "file" else request.getfixturevalue("server")


@pytest.fixture(params=["file", "http"])
def deck_address(request):
    """Where the slides lie: in a folder, or on a server."""
    return (
        request.getfixturevalue("deck").as_uri() if request.param == "file" else request.getfixturevalue("deck_server")
    )


@pytest.fixture
def open_page(browser):
    """Open an address in a window of its own; at the end nothing may have gone wrong or elsewhere."""

    @contextmanager
    def opened(url, **context):
        window = browser.new_context(**({"viewport": {"width": 1200, "height": 900}, "locale": "en-GB"} | context))
        page, errors, requests = window.new_page(), [], []
        page.set_default_timeout(TIMEOUT)
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("requestfailed", lambda request: errors.append(f"failed: {request.url}"))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(url)
        yield page
        window.close()
        assert errors == []
        assert [one for one in requests if not one.startswith(("file:", "data:", "http://127.0.0.1:"))] == []

    return opened


@pytest.fixture
def all_stand():
    """Bring every figure near, and wait until it stands."""
    return lambda page: page.evaluate(STAND)
