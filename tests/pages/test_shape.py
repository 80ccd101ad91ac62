"""The shape of every live figure: one large picture, words large enough, on a telephone targets as wide as a thumb."""

from types import SimpleNamespace

import pytest

from driver.pictures import STAND, write_site
from lecture_lib import words
from tests.pages.test_pictures import SOURCES

PICTURE = 0.65  # share of a figure's height below its question that its largest picture has, on a desk
TYPE, THUMB = {"telephone": 11, "narrow": 8.5, "desk": 11, "wide": 11}, 44  # pixels
SIZES = {"telephone": (390, 844), "narrow": (1024, 768), "desk": (1300, 900), "wide": (1920, 1080)}
# Of every figure: its heights, its smallest type, what can be hit, and the lowest edge of picture and control in hand.
MEASURE = """() => [...document.querySelectorAll(".live-place")].map((place) => {
  const box = (one) => one.getBoundingClientRect(), all = (names) => [...place.querySelectorAll(names)];
  const shown = (one) => box(one).height > 0;
  const tall = (names) => Math.max(0, ...all(names).map((one) => box(one).height));
  const scale = (text) => Math.hypot(text.getScreenCTM().a, text.getScreenCTM().b);
  const type = (text) => parseFloat(getComputedStyle(text).fontSize) * scale(text);
  const target = (one) => box(one.closest("label") ?? one);
  return {
    height: box(place).height - tall(".live-question"), picture: tall(".live-panel-svg"),
    type: Math.min(...all(".live-panel-svg text").filter((one) => one.textContent.trim() && shown(one)).map(type)),
    targets: all("button, input, .live-handle").filter(shown).map((one) => Math.round(target(one).height)),
  };
})"""
# The large picture and each control in turn, on one screen; of pictures that are compared, one will do.
TOGETHER = """async () => {
  const lost = [];
  const seen = (picture) => {
    const { top, bottom } = picture.getBoundingClientRect();
    return top >= 0 && picture.contains(document.elementFromPoint(200, bottom - 5));
  };
  for (const place of document.querySelectorAll(".live-place")) {
    const large = place.querySelectorAll(".live-lead .live-panel-svg");
    const pictures = large.length ? large : place.querySelectorAll(".live-panel-svg");
    for (const control of place.querySelectorAll(".live-controls > *")) {
      control.scrollIntoView({ behavior: "instant", block: "end" });
      await new Promise(requestAnimationFrame);
      if (![...pictures].some(seen)) lost.push(`${place.id} ${control.textContent.trim()}`);
    }
  }
  return lost;
}"""


@pytest.fixture(scope="module", params=[*SOURCES])
def measured(request, browser, one_round, tmp_path_factory):
    """What was measured of a chapter's figures in windows of all sizes."""
    folder, before = tmp_path_factory.mktemp("shape"), words.language()
    words.use("ko")
    names, seen = list(write_site(folder, SOURCES[request.param], "ko")), {}
    words.use(before)
    for size, (width, height) in SIZES.items():
        hand = {"has_touch": True, "is_mobile": True} if size == "telephone" else {}
        window = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", **hand)
        page = window.new_page()
        page.goto((folder / "ko" / f"{request.param}.html").as_uri())
        page.evaluate(STAND)
        figures = dict(zip(names, page.evaluate(MEASURE), strict=True))
        across = page.evaluate("() => document.documentElement.scrollWidth") - width
        lost = page.evaluate(TOGETHER) if size == "telephone" else []
        seen[size] = SimpleNamespace(figures=figures, across=across, lost=lost)
        window.close()
    return seen


def test_one_picture_has_most_of_a_figures_height(measured):
    figures = {(size, name): one for size in ("desk", "wide") for name, one in measured[size].figures.items()}
    assert {at: one for at, one in figures.items() if one["picture"] < PICTURE * one["height"]} == {}


def test_no_page_scrolls_sideways_and_no_type_is_small(measured):
    assert [size for size, seen in measured.items() if seen.across > 0] == []
    small = [(size, name, one["type"]) for size, seen in measured.items() for name, one in seen.figures.items()
             if one["type"] < TYPE[size]]  # fmt: skip
    assert small == []


def test_on_a_telephone_a_thumb_hits_and_sees_what_it_moves(measured):
    seen = measured["telephone"]
    assert {name: one["targets"] for name, one in seen.figures.items() if min(one["targets"]) < THUMB} == {}
    assert seen.lost == []
