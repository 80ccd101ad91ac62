"""The slides in a browser, without any kernel."""

import gzip
import re
from contextlib import contextmanager

import pytest

from pages import slides
from pages.words import WORDS

NAME = "03_gradient_descent.html"
HALL = {"viewport": {"width": 1280, "height": 720}}
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
READY = "() => window.courseDeck?.isReady()"
AT = "() => courseDeck.getSlidePastCount()"
STANDS = """() => {
  const slide = courseDeck.getCurrentSlide();
  return slide.dataset.holds !== "figure" || slide.querySelector(".live-stands .live-panel-svg") !== null;
}"""
# What of the slide that is shown reaches beyond its sheet, or beyond the room of its figure.
SPILLS = """async () => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const slide = courseDeck.getCurrentSlide(), sheet = slide.querySelector(".sheet");
  const room = (slide.querySelector(".live") ?? sheet).getBoundingClientRect();
  const beyond = (box) => box.bottom > room.bottom + 2 || box.right > room.right + 2 || box.left < room.left - 2;
  const parts = slide.querySelectorAll(".live :is(.live-panel-svg, .live-controls, .live-readout, p, button)");
  const boxes = [sheet, ...slide.querySelectorAll("pre, .scrolls")];
  return [
    ...[sheet].filter((box) => box.scrollHeight > box.clientHeight + 1),
    ...boxes.filter((box) => box.scrollWidth > box.clientWidth + 1),
    ...[...parts].filter((part) => part.getClientRects().length && beyond(part.getBoundingClientRect())),
  ].map((part) => part.getAttribute("class"));
}"""


@pytest.fixture
def open_deck(open_page):
    @contextmanager
    def opened(url, **context):
        with open_page(url, **(HALL | context)) as page:
            page.wait_for_function(READY)
            yield page

    return opened


def go_to(page, selector):
    """The first slide that holds what the selector names."""
    page.evaluate(
        """(selector) => {
          const slide = courseDeck.getSlides().find((one) => one.matches(selector)), at = courseDeck.getIndices(slide);
          courseDeck.slide(at.h, at.v);
        }""",
        selector,
    )
    page.wait_for_function(STANDS)


def turned(page):
    """Every slide in turn, by the key of a presenter."""
    for number in range(page.evaluate("() => courseDeck.getTotalSlides()")):
        page.wait_for_function(f"number => ({AT})() === number", arg=number)
        page.wait_for_function(STANDS)
        yield number + 1
        page.keyboard.press("PageDown")


@pytest.mark.parametrize("lang", WORDS)
def test_on_no_slide_does_anything_spill(open_deck, deck_address, lang):
    with open_deck(f"{deck_address}/{lang}/{NAME}") as page:
        spilled = {number: what for number in turned(page) if (what := page.evaluate(SPILLS))}
        assert spilled == {}
        assert page.evaluate("() => courseDeck.isLastSlide()")


@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080), (3840, 2160)])
def test_a_projector_of_another_size_cuts_nothing_off(open_deck, deck_server, size):
    with open_deck(f"{deck_server}/ko/{NAME}", viewport=dict(zip(("width", "height"), size, strict=True))) as page:
        for holds in ("figure", "heading list", "code output"):
            go_to(page, f'[data-holds="{holds}"]')
            assert page.evaluate(SPILLS) == []
            box = page.evaluate("() => courseDeck.getCurrentSlide().getBoundingClientRect().toJSON()")
            assert box["left"] >= 0 and box["top"] >= 0 and box["right"] <= size[0] and box["bottom"] <= size[1]


@pytest.mark.parametrize("lang", WORDS)
def test_no_figure_spills_when_its_question_is_answered(open_deck, deck_server, lang):
    with open_deck(f"{deck_server}/{lang}/{NAME}") as page:
        for number in range(1, page.locator(".live-place").count() + 1):
            key = f"03_gradient_descent-{number}"
            go_to(page, f':has([data-figure="{key}"])')
            option = page.locator(f'[data-figure="{key}"] .live-options button').first
            if option.count():
                option.click()
            assert page.locator(f'[data-figure="{key}"] .live-controls').is_visible()
            assert page.evaluate(SPILLS) == [], key


def test_a_key_moves_the_slider_and_the_picture_while_the_slide_stays(open_deck, deck_address):
    with open_deck(f"{deck_address}/en/{NAME}") as page:
        go_to(page, '[data-holds="figure"]')
        page.locator(".present .live-options button").first.click()
        at = page.evaluate(AT)
        paths = "() => [...document.querySelectorAll('.present path')].map((path) => path.getAttribute('d')).join()"
        drawn = page.evaluate(paths)
        slider = page.locator(".present.present .live-place").get_by_role("slider").first
        slider.focus()
        value = slider.input_value()
        for _ in range(3):
            page.keyboard.press("ArrowRight")
        assert slider.input_value() != value
        page.wait_for_function(f"drawn => ({paths})() !== drawn", arg=drawn)
        assert page.evaluate(AT) == at


@pytest.mark.parametrize("role", ["slider", "button"])
def test_a_presenters_keys_turn_the_slides_also_while_a_figure_has_the_focus(open_deck, deck_server, role):
    with open_deck(f"{deck_server}/en/{NAME}") as page:
        go_to(page, '[data-holds="figure"]')
        page.locator(".present .live-options button").first.click()
        at = page.evaluate(AT)
        page.locator(".present.present .live-place").get_by_role(role).first.focus()
        page.keyboard.press("PageDown")
        page.wait_for_function(f"at => ({AT})() === at + 1", arg=at)
        page.keyboard.press("PageUp")
        page.wait_for_function(f"at => ({AT})() === at", arg=at)


@pytest.mark.parametrize("lang, said", [("ko", "강의자 메모 · 1절"), ("en", "For the instructor · section 1")])
def test_the_speaker_reads_the_instructors_note_where_its_section_begins(open_deck, deck_server, lang, said):
    with open_deck(f"{deck_server}/{lang}/{NAME}") as page:
        notes = page.locator("aside.notes", has_text=said)
        assert notes.count() == 1 and notes.is_hidden()
        assert notes.locator("xpath=..").locator("h2").text_content().startswith("1. ")
        with page.context.expect_page() as opened:
            page.keyboard.press("s")
        speaker = opened.value
        speaker.wait_for_load_state()
        page.evaluate("() => courseDeck.slide(1, 0)")
        speaker.locator(".speaker-controls-notes", has_text=said).wait_for()


@pytest.mark.parametrize("lang, other", [("ko", "en"), ("en", "ko")])
def test_l_goes_to_the_same_cell_in_the_other_language(open_deck, deck_address, lang, other):
    with open_deck(f"{deck_address}/{lang}/{NAME}") as page:
        go_to(page, '[data-holds="figure"]')
        cell = page.evaluate("() => courseDeck.getCurrentSlide().dataset.cells")
        page.keyboard.press("l")
        page.wait_for_url(re.compile(f"/{other}/{NAME}"))
        page.wait_for_function(READY)
        page.wait_for_function("cell => courseDeck.getCurrentSlide().dataset.cells === cell", arg=cell)
        assert page.evaluate("() => document.documentElement.lang") == other


def test_d_makes_it_dark_and_light_again(open_deck, deck_server):
    with open_deck(f"{deck_server}/ko/{NAME}") as page:
        paper = "() => getComputedStyle(document.body).backgroundColor"
        light = page.evaluate(paper)
        page.keyboard.press("d")
        dark = page.evaluate(paper)
        assert max(map(int, re.findall(r"\d+", dark))) < 64 < min(map(int, re.findall(r"\d+", light)))
        page.keyboard.press("d")
        assert page.evaluate(paper) == light


def test_the_address_leads_back_to_the_slide(open_deck, deck_address):
    with open_deck(f"{deck_address}/ko/{NAME}#/3/1") as page:
        assert page.evaluate("() => Object.values(courseDeck.getIndices()).slice(0, 2)") == [3, 1]


@pytest.mark.parametrize("key", ["", "d"], ids=["light", "dark"])
def test_axe_finds_no_violation(open_deck, deck_server, key):
    from axe_playwright_python.sync_playwright import Axe

    with open_deck(f"{deck_server}/ko/{NAME}") as page:
        if key:
            page.keyboard.press(key)
        for holds in ("heading", "formula", "list", "table", "code", "quotation", "folded", "figure"):
            go_to(page, f'[data-holds~="{holds}"]')
            results = Axe().run(page, options=WCAG)
            assert results.violations_count == 0, f"{holds}: {results.generate_report()}"


# --- The files --------------------------------------------------------------------------------------


def test_the_slides_of_both_languages_hold_the_same_cells(deck):
    found = [set(re.findall(r"\b03-\w+", (deck / lang / NAME).read_text("utf-8"))) for lang in WORDS]
    assert found[0] == found[1] and len(found[0]) > 20


def test_no_file_of_the_slides_loads_from_another_host(deck):
    loads = r"<(?:link|script|img|iframe|source)[^>]+(?:src|href)=\"(?:https?:)?//|url\(\s*[\"']?(?:https?:)?//|@import"
    files = [file for file in deck.rglob("*") if file.suffix in (".html", ".css")]
    assert len(files) > 5
    assert [file for file in files if re.search(loads, file.read_text("utf-8"))] == []


def test_a_deck_weighs_little_with_all_that_it_loads(deck):
    files = [deck / "ko" / NAME, *(deck / "ko" / "figures").iterdir(), *(deck / "assets").iterdir()]
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= 1_600_000


def test_an_unknown_chapter_has_no_slides(tmp_path, capsys):
    assert slides.main(["77", "--out", str(tmp_path / "slides")]) == 1
    assert "no chapter '77'" in capsys.readouterr().err


def test_slides_overwrite_no_other_files(tmp_path, capsys):
    (tmp_path / "thesis.txt").write_text("")
    assert slides.main(["0", "--out", str(tmp_path)]) == 1
    assert "--out" in capsys.readouterr().err and (tmp_path / "thesis.txt").exists()
