"""The real chapters: built from their source, executed, alike in both languages, in the course's shape."""

import ast
import base64
import re
import statistics
from collections import Counter

import nbformat
import pytest

from lecture_lib.chapters import ORDER
from lecture_lib.chapters import STEMS as NAMES
from lecture_lib.chapters.glossary import terms
from lecture_lib.chapters.lecture import POINTS
from notebooks import build
from tests.notebooks import compare

TERMS = {key: term for number in range(1, len(ORDER) + 1) for key, term in terms(number).items()}
TERMS = {key: {lang: term[lang][0] for lang in term} for key, term in TERMS.items()}
LANGUAGES = build.LANGUAGES
SOURCES = build.find_sources()
STEMS = [source.stem for source in SOURCES]
CHAPTER_STEMS = [stem for stem in STEMS if stem != "00_start"]
CELLS = range(25, 46)  # in a chapter
LINES = 12  # in a code cell, at most
MEDIAN_LINES = 5
PLOTTING = "plot|scatter|bar|hist|contour|contourf|imshow|subplots|savefig|axhline"
PATHS = re.compile(r"(?<![\w./])/(?:home|root|tmp|Users|usr|opt|var)/|[A-Z]:\\\\Users")

each_chapter = pytest.mark.parametrize("stem", STEMS)
each_language = pytest.mark.parametrize("lang", LANGUAGES)


def built(stem, lang):
    path = build.NOTEBOOKS / lang / f"{stem}.ipynb"
    if not path.exists():
        pytest.fail(f"{lang}/{path.name} is not built", pytrace=False)
    return nbformat.read(path, as_version=4)


def code_cells(stem, lang):
    return [cell for cell in built(stem, lang).cells if cell.cell_type == "code"]


def twins(stem):
    """Markdown cells of the source in pairs: (where, ko, en)."""
    ko, en = build.split(build.NOTEBOOKS / "source" / f"{stem}.py").values()
    pairs = zip(ko.cells, en.cells, strict=True)
    return [(f"{stem} cell {a.id}", a.source, b.source) for a, b in pairs if a.cell_type == "markdown"]


def test_the_chapters_of_the_course_are_built_as_their_sources_are():
    assert set(STEMS) == set(NAMES.values()) and build.check(SOURCES) == []


@each_language
@each_chapter
def test_every_code_cell_was_executed_in_order_and_what_it_shows_is_there(stem, lang):
    """nbval passes a stripped cell: every cell after the set-up that shows something must have it stored."""
    cells = code_cells(stem, lang)
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert [cell.source for cell in cells[1:] if shows(cell.source) and not cell.outputs] == []


def shows(code):
    """Whether running the cell leaves something to see: it ends with an expression, or prints."""
    body = ast.parse(re.sub(r"^[%!].*$", "", code, flags=re.M)).body
    calls = [n.func.id for n in ast.walk(ast.Module(body, [])) if isinstance(n, ast.Call) and hasattr(n.func, "id")]
    return bool(body) and (isinstance(body[-1], ast.Expr) or "print" in calls)


@pytest.mark.parametrize(
    "code, seen",
    [("x", True), ("x = 1", False), ("for i in y:\n    print(i)", True), ("%time x", False), ("f(x)", True)],
)
def test_what_counts_as_shown(code, seen):
    assert shows(code) == seen


@each_language
@each_chapter
def test_live_figures_show_without_a_kernel(stem, lang):
    for cell in code_cells(stem, lang):
        data = [output.data for output in cell.outputs if "data" in output]
        assert not any(build.VIEW in shown for shown in data), cell.source
        if re.search(r"\b(explore_\w+|LiveFigure)\(", cell.source):
            stills = [shown for shown in data if {"image/png", "text/plain"} <= set(shown)]
            assert len(stills) == 1, cell.source
            assert base64.b64decode(stills[0]["image/png"])[:8] == b"\x89PNG\r\n\x1a\n", cell.source


@each_language
@each_chapter
def test_no_errors_warnings_addresses_or_paths(stem, lang):
    for output in (output for cell in code_cells(stem, lang) for output in cell.outputs):
        assert output.output_type != "error" and output.get("name") != "stderr", output
        shown = {**output.get("data", {}), "": output.get("text")}
        text = "\n".join(str(content) for kind, content in shown.items() if "png" not in kind)
        assert not build.UNSTABLE.search(text) and not PATHS.search(text), text


@each_chapter
def test_both_languages_have_the_same_cells_and_share_the_code_after_the_set_up(stem):
    ko, en = ([(cell.id, cell.cell_type, cell.metadata) for cell in built(stem, lang).cells] for lang in LANGUAGES)
    assert ko == en
    ko, en = ([cell.source for cell in code_cells(stem, lang)] for lang in LANGUAGES)
    assert ko[1:] == en[1:] and ko[0].replace('"ko"', '"en"') == en[0]


@each_chapter
@pytest.mark.parametrize("of", [compare.formulas, compare.code_blocks, compare.outline], ids=lambda of: of.__name__)
def test_formulas_code_and_outline_agree(stem, of):
    for where, ko, en in twins(stem):
        assert of(ko) == of(en), where


@each_chapter
def test_numbers_and_terms_introduced_in_bold_agree(stem):
    for where, ko, en in twins(stem):
        assert compare.missing_numbers(ko, en) == [], f"{where}: in Korean only"
        assert compare.missing_numbers(en, ko) == [], f"{where}: in English only"
        assert compare.bold_terms(ko, TERMS, "ko") == compare.bold_terms(en, TERMS, "en"), where


@each_language
@pytest.mark.parametrize("stem", CHAPTER_STEMS)
def test_a_chapter_has_its_length_and_introduces_terms_of_the_glossary(stem, lang):
    assert len(built(stem, lang).cells) in CELLS
    text = "\n\n".join(pair[1 + LANGUAGES.index(lang)] for pair in twins(stem))
    assert compare.bold_terms(text, TERMS, lang)


@each_chapter
def test_code_cells_are_short_and_hold_no_plotting_code_and_no_trailing_semicolon(stem):
    lengths = {cell.source: len(cell.source.splitlines()) for cell in code_cells(stem, "ko")}
    assert [source for source, lines in lengths.items() if lines > LINES] == []
    assert statistics.median(lengths.values()) <= MEDIAN_LINES
    for source in lengths:
        assert not re.search(rf"matplotlib|\.({PLOTTING})\(|;\s*(#.*)?$", source, re.M), source


def points(stem, lang, cell_type=None):
    cells = [cell for cell in built(stem, lang).cells if cell_type in (None, cell.cell_type)]
    return Counter(point for cell in cells for point in cell.metadata.get("lecture", "").split())


@each_language
@each_chapter
def test_cells_name_only_points_that_exist(stem, lang):
    assert set(points(stem, lang)) <= set(POINTS)


@each_language
@pytest.mark.parametrize("number", range(1, len(ORDER) + 1))
def test_every_point_of_a_chapter_is_covered(number, lang):
    """In words (a Markdown cell) and in what the reader runs (a code cell)."""
    stem = NAMES[number]
    wanted = {point for point in POINTS if point.startswith(f"{number}.")}
    if stem not in STEMS:
        pytest.skip(f"chapter {number} ({stem}) is not written: {len(wanted)} points of the lecture are missing")
    for cell_type in ("markdown", "code"):
        assert wanted - set(points(stem, lang, cell_type)) == set(), f"no {cell_type} cell"
