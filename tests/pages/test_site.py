"""The pages in a browser, without any kernel."""

import gzip
import re

import pytest

from lecture_lib.chapters import explorers
from lecture_lib.chapters.gradient_descent import figures
from pages import build
from pages.page import page_of
from pages.words import WORDS

CHAPTER = "03_gradient_descent"
NAMES = ("00_start", CHAPTER)
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
SMALL = {"viewport": {"width": 360, "height": 740}}
FIRST = ".live-place >> nth=0"


def test_a_slider_moves_picture_and_readout_with_no_kernel(open_page, address):
    with open_page(f"{address}/en/{CHAPTER}.html") as page:
        place = page.locator(FIRST)
        place.scroll_into_view_if_needed()
        option = place.locator(".live-options button").first
        option.click()  # the question comes first
        assert option.get_attribute("aria-pressed") == "true"
        seen = "() => document.querySelector('.live-place .live-readout').textContent"
        paths = "() => [...document.querySelectorAll('.live-stage path')].map((path) => path.getAttribute('d')).join()"
        said, drawn = page.evaluate(seen), page.evaluate(paths)
        place.get_by_role("slider").first.focus()
        page.keyboard.press("Home")
        page.wait_for_function(f"said => ({seen})() !== said", arg=said)
        page.wait_for_function(f"drawn => ({paths})() !== drawn", arg=drawn)
        assert place.locator("img").is_hidden()


def test_a_point_is_dragged_with_no_kernel(open_page, address):
    with open_page(f"{address}/ko/{CHAPTER}.html") as page:
        place = page.locator(FIRST)
        place.scroll_into_view_if_needed()
        grip = place.locator(".live-handle:visible").first
        grip.wait_for()
        box, said = grip.bounding_box(), place.locator(".live-readout").text_content()
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.mouse.down()
        page.mouse.move(box["x"] + 80, box["y"] - 60, steps=8)
        page.mouse.up()
        page.wait_for_function("said => document.querySelector('.live-readout').textContent !== said", arg=said)


def test_language_switch_lands_on_the_same_cell(open_page, address):
    with open_page(f"{address}/ko/{CHAPTER}.html") as page:
        cell = page.evaluate("""() => {
          const cell = [...document.querySelectorAll(".cell")].at(-8);
          cell.scrollIntoView({ behavior: "instant" });
          return cell.id;
        }""")
        page.get_by_role("link", name="English").click()
        page.wait_for_function("() => document.documentElement.lang === 'en'")
        at_top = "(id) => Math.abs((document.getElementById(id)?.getBoundingClientRect().top ?? 9999) - 72) < 60"
        page.wait_for_function(at_top, arg=cell)
        assert page.url.endswith(f"/en/{CHAPTER}.html#{cell}")


@pytest.mark.parametrize("lang, word", [("ko", "학습률"), ("en", "learning rate")])
def test_search_finds_and_leads_there(open_page, address, lang, word):
    with open_page(f"{address}/{lang}/00_start.html") as page:
        page.get_by_role("searchbox").fill(word)
        result = page.locator(f"#results a[href^='{CHAPTER}']").first
        assert word in result.inner_text()
        result.click()
        page.wait_for_url(re.compile(rf"{CHAPTER}\.html#03-"))
        page.get_by_role("searchbox").fill("qqqq")
        page.wait_for_function("said => document.getElementById('found').textContent === said", arg=WORDS[lang]["none"])


@pytest.mark.parametrize("lang", WORDS)
@pytest.mark.parametrize("name", NAMES)
def test_a_telephone_needs_no_sideways_scrolling(open_page, server, all_stand, lang, name):
    with open_page(f"{server}/{lang}/{name}.html", **SMALL) as page:
        all_stand(page)
        page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
        page.get_by_role("searchbox").fill("a")
        found = page.locator("#results li").first.bounding_box()
        assert found["x"] >= 0 and found["x"] + found["width"] <= 360


@pytest.mark.parametrize(
    "lang, name, scheme", [("ko", CHAPTER, "light"), ("en", CHAPTER, "dark"), ("ko", "index", "light")]
)
def test_axe_finds_no_violation(open_page, server, all_stand, lang, name, scheme):
    from axe_playwright_python.sync_playwright import Axe

    with open_page(f"{server}/{lang}/{name}.html", color_scheme=scheme) as page:
        all_stand(page)
        page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        results = Axe().run(page, options=WCAG)
        assert results.violations_count == 0, results.generate_report()


@pytest.fixture(scope="module")
def whole_course(tmp_path_factory):
    out = tmp_path_factory.mktemp("course")
    build.build(build.notebook_builder.find_sources([]), out)
    return out


@pytest.mark.nightly
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_on_any_page(browser, whole_course, all_stand, scheme):
    from axe_playwright_python.sync_playwright import Axe

    pages, found = sorted(whole_course.glob("??/*.html")), {}
    for file in pages:
        with browser.new_context(color_scheme=scheme, reduced_motion="reduce") as window:
            page = window.new_page()
            page.goto(file.as_uri())
            all_stand(page)
            page.evaluate(
                "() => document.querySelectorAll('.live-options button:first-child').forEach((one) => one.click())"
            )
            results = Axe().run(page, options=WCAG)
            if results.violations_count:
                found[f"{file.parent.name}/{file.stem}"] = results.generate_report()
    assert len(pages) == 18 and found == {}


def test_without_javascript_the_stills_show(open_page, site):
    with open_page(f"{site.as_uri()}/en/{CHAPTER}.html", java_script_enabled=False) as page:
        stills = page.locator(".live-place img")
        assert stills.count() == len(explorers(figures))
        for still in stills.all():
            still.scroll_into_view_if_needed()
            assert still.is_visible() and still.bounding_box()["height"] > 100
            assert len(still.get_attribute("alt")) > 40
        assert page.get_by_role("link", name="한국어").is_visible()
        assert page.get_by_role("searchbox").is_hidden()


def test_dark_follows_the_system_until_the_reader_chooses(open_page, server):
    with open_page(f"{server}/en/00_start.html", color_scheme="dark") as page:
        button = page.get_by_role("button", name="Dark")
        paper = "() => getComputedStyle(document.body).backgroundColor"
        assert button.get_attribute("aria-pressed") == "true" and page.evaluate(paper) == "rgb(20, 20, 20)"
        button.click()
        page.reload()
        assert button.get_attribute("aria-pressed") == "false" and page.evaluate(paper) == "rgb(255, 255, 255)"


@pytest.mark.parametrize("locale, lang", [("ko-KR", "ko"), ("en-GB", "en"), ("fr-FR", "en")])
def test_the_first_page_is_in_the_readers_language(open_page, site, locale, lang):
    with open_page(f"{site.as_uri()}/index.html", locale=locale) as page:
        page.wait_for_function("lang => location.pathname.endsWith(`/${lang}/index.html`)", arg=lang)
        assert page.locator("main .chapters a").count() == len(NAMES)


def test_the_keyboard_reaches_the_text_first(open_page, server):
    with open_page(f"{server}/en/{CHAPTER}.html") as page:
        page.keyboard.press("Tab")
        assert page.evaluate("() => document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        page.wait_for_function("() => document.activeElement.id === 'content'")


FORMULAS = """() => [...document.querySelectorAll(".formula")].filter((one) => one.scrollWidth > one.clientWidth)
  .map((one) => `${one.closest(".cell").id}: ${one.textContent}`)"""


def test_every_formula_fits_on_a_desk(browser, tmp_path):
    """Of every chapter, whose text alone makes a page; on a telephone long formulas scroll."""
    sources, page = build.notebook_builder.find_sources([]), browser.new_page(viewport={"width": 1300, "height": 900})
    pages = [
        page_of(build.notebook_builder.split(source)[lang], source.stem, lang) for source in sources for lang in WORDS
    ]
    build.write_assets(tmp_path / "assets", [build.FRONT / name for name in build.PAGE_ASSETS])
    wide = []
    for one in pages:
        build.put(tmp_path / "page.html", build.framed(one, [one]).replace("../assets", "assets"))
        page.goto((tmp_path / "page.html").as_uri())
        page.evaluate("() => document.fonts.ready")
        wide += page.evaluate(FORMULAS)
    assert len(pages) > 10 and wide == []


# --- The files ---------------------------------------------------------------------------------


def test_every_page_has_its_language_one_heading_and_its_neighbours(site):
    for lang in WORDS:
        for name in (*NAMES, "index"):
            html = (site / lang / f"{name}.html").read_text("utf-8")
            assert f'<html lang="{lang}">' in html and len(re.findall("<h1[ >]", html)) == 1
            ids = re.findall(r' id="([^"]+)"', html)
            assert len(ids) == len(set(ids))
        last = (site / lang / f"{CHAPTER}.html").read_text("utf-8")
        assert 'class="previous" href="00_start.html"' in last and 'class="next"' not in last
        assert (site / lang / f"{CHAPTER}.ipynb").is_file() and f'href="{CHAPTER}.ipynb" download' in last


def test_both_languages_have_the_same_places(site):
    for name in NAMES:
        ids = [re.findall(r' id="(0[^"]+)"', (site / lang / f"{name}.html").read_text("utf-8")) for lang in WORDS]
        assert ids[0] == ids[1] and len(ids[0]) > 5


def test_no_file_loads_from_another_host(site):
    loads = r"<(?:link|script|img|iframe|source)[^>]+(?:src|href)=\"(?:https?:)?//|url\(\s*[\"']?(?:https?:)?//|@import"
    files = [file for file in site.rglob("*") if file.suffix in (".html", ".css", ".js")]
    assert len(files) > 15
    for file in files:
        text = file.read_text("utf-8")
        assert not re.search(loads, text), file
        if file.parent.name == "assets" and file.suffix == ".js":
            assert set(re.findall(r"https?://([\w.]+)", text)) <= {"www.w3.org"}, file  # names of XML, not addresses
            assert not re.search(r"^\s*(import|export)\b|\bfetch\(", text, re.M), file  # refused on file://


def test_a_chapter_weighs_little_with_all_that_it_loads(site):
    for lang in WORDS:
        folder = site / lang
        own = [folder / f"{CHAPTER}.html", folder / "search.js", *folder.glob(f"figures/{CHAPTER}-*")]
        files = [*own, *(site / "assets").iterdir()]
        assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= 1_500_000
