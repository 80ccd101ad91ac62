"""Every live figure of the course in Firefox and in WebKit: its picture is matplotlib's, its words are Python's.

Run at night, where there are such browsers.
"""

from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from driver.firefox import find_firefox, firefox
from driver.pictures import ALIKE, SCALE, STAND, Shown, write_site
from driver.webkit import find_webkit, webkit
from lecture_lib import words
from tests.pages.test_pictures import SOURCES, walk_through

pytestmark = pytest.mark.nightly
# WebKit paints dots of no length apart from their path: twice, and darker, where dots overlap. It sets letters on whole
# pixels, while matplotlib's words with a halo are outlines that lie between them.
LOOSE = {
    ("webkit", "explore_samples"): 7e-3,
    ("webkit", "explore_residuals"): 1e-3,
    ("webkit", "explore_overfitting"): 1.5e-3,
}
BROWSERS = {"firefox": (firefox, find_firefox), "webkit": (webkit, find_webkit)}


@pytest.fixture(scope="module", params=BROWSERS)
def page(request):
    opened, find = BROWSERS[request.param]
    if find() is None:
        pytest.skip(f"no {request.param} found")
    with opened(1400, 1050, SCALE) as page:
        page.browser = request.param
        yield page


@pytest.mark.parametrize("stem", SOURCES)
@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_pictures_and_words_are_those_of_python(lang, stem, page, one_round, tmp_path, monkeypatch):
    monkeypatch.setattr(words, "_language", lang)
    figures = write_site(tmp_path, SOURCES[stem], lang)
    page.goto((tmp_path / lang / f"{stem}.html").as_uri())
    page.evaluate(STAND)
    seen = SimpleNamespace(lang="", compared=[], readouts=[], undrawn=[], crowded=[], early=[])  # no middles
    with ThreadPoolExecutor(1) as pool:
        for number, (name, live) in enumerate(figures.items()):
            walk_through(name, Shown(live, page.place(number), page.shot, pool), seen)
    assert [(where, shown, right) for where, shown, right in seen.readouts if shown != right] == []
    limits = [LOOSE.get((page.browser, where.split()[0]), ALIKE) for where, *_ in seen.compared]
    differ = [(where, share) for (where, share, _), limit in zip(seen.compared, limits, strict=True) if share > limit]
    assert differ == []
    assert seen.undrawn + seen.crowded + seen.early + page.errors == []
