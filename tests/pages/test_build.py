"""What becomes of a source's text, formulas and figures, and of what cannot be built."""

import argparse
import re

import nbformat
import pytest

from pages import build
from pages.markup import code_html, markdown_html, plain
from pages.mathematics import to_mathml
from pages.page import page_of
from pages.words import WORDS

BUILDER = build.notebook_builder


@pytest.mark.parametrize("lang", WORDS)
@pytest.mark.parametrize("source", BUILDER.find_sources(), ids=lambda source: source.stem)
def test_every_formula_of_the_course_becomes_mathml(source, lang):
    formulas = 0
    for cell in BUILDER.split(source)[lang].cells:
        if cell.cell_type == "markdown":
            html, _ = markdown_html(cell.source, cell.id, WORDS[lang])
            formulas += html.count("<math ")
            text = re.sub(r"(?s)<(code|pre)\b.*?</\1>", "", html)
            assert "\\" not in text and "$" not in text, text
    assert formulas > 5 or source.stem == "00_start"


@pytest.mark.parametrize(
    "latex, mathml",
    [
        (r"\lVert v \rVert", r'form="prefix"[^>]*>‖<.*form="postfix"[^>]*>‖<'),
        (r"{\color{#D55E00}{J}}", r'class="math-vermillion".*J'),
        (r"\arg\min_w J", r">arg</mo>.*>min</mo>"),
        (r"\log x", r'rspace="0.167em"[^>]*>log<'),
        (r"\log(x)", r'rspace="0"[^>]*>log<'),
        (r"(-1)", r'form="prefix"[^>]*>−<'),
        (r"a - 1", r"<mo>−</mo>"),
        (r"\partial J / \partial w", r'lspace="0"[^>]*>∂<.*>/<.*lspace="0"[^>]*>∂<'),
        (r"\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}", r"<mtable>.*<mtr>.*<mtr>"),
    ],
)
def test_formulas_are_set_as_latex_sets_them(latex, mathml):
    assert re.search(mathml, to_mathml(latex))


@pytest.mark.parametrize("latex", [r"\nosuchcommand{x}", r"\color{#123456}{x}"])
def test_a_formula_that_is_not_understood_is_named(latex):
    with pytest.raises(ValueError, match=re.escape(latex) if "123456" not in latex else "#123456"):
        to_mathml(latex)


def test_text_is_markdown_with_anchors_and_what_is_wide_scrolls():
    source = "## 가 $x$\n\n| a | b |\n|---|---|\n| 1 | $y$ |\n\n```python\nx = 1\n```\n\n$$x^2$$"
    html, headings = markdown_html(source, "03-ab", WORDS["ko"])
    assert headings[0][:2] == (2, "03-ab-1") and plain(headings[0][2]) == "가 x"
    assert '<h2 id="03-ab-1">' in html
    assert html.count('tabindex="0"') == 3 and 'aria-label="표"' in html
    html, _ = markdown_html("이것이 **경사 하강법**입니다. $J(w)$는 작다.\n\n다음", "03-ab", WORDS["ko"])
    assert plain(html) == "이것이 경사 하강법입니다. J(w)는 작다. 다음"  # words are found with their particles
    assert "<script>" not in code_html("x = '<script>'", WORDS["en"])


def test_text_that_was_printed_is_shown_as_it_is_and_a_picture_without_words_refused():
    def page_with(output):
        cell = nbformat.v4.new_code_cell("x", id="03-x", outputs=[output])
        return page_of(nbformat.v4.new_notebook(cells=[cell], metadata={"title": "3. A title"}), "03_x", "en")

    page = page_with(nbformat.v4.new_output("stream", text="a < b\n"))
    assert page.title == "3. A title" and "a &lt; b" in page.body
    with pytest.raises(ValueError, match="en/03_x: cell 03-x shows a picture"):
        page_with(nbformat.v4.new_output("display_data", {"image/png": "AAAA"}))


@pytest.mark.parametrize("name", ["me", "https://host/me/course", "me/a/b", "me/<b>"])
def test_binder_opens_the_notebook_of_a_repository_which_is_owner_and_name(name):
    address = "https://mybinder.org/v2/gh/me/course/HEAD?urlpath=lab/tree/notebooks/ko/a.ipynb"
    assert build.binder_address("me/course", "notebooks/ko/a.ipynb") == address
    assert build.binder_address("", "a.ipynb") == ""
    with pytest.raises(argparse.ArgumentTypeError, match="OWNER/NAME"):
        build.repository_name(name)


@pytest.mark.parametrize("variable, given, repository", [("", [], None), ("a/b", [], "a/b"), ("a/b", ["c/d"], "c/d")])
def test_the_repository_may_be_given_or_not(monkeypatch, variable, given, repository):
    monkeypatch.setenv("COURSE_REPOSITORY", variable)
    arguments = ["3", *(part for name in given for part in ("--repository", name))]
    assert build.read_options(arguments).repository == repository


def test_an_unknown_chapter_is_told(tmp_path, capsys):
    assert build.main(["77", "--out", str(tmp_path / "site")]) == 1
    assert "no chapter '77'" in capsys.readouterr().err


def test_a_folder_with_other_files_is_not_emptied_and_an_older_site_is(tmp_path):
    (tmp_path / "thesis.txt").write_text("")
    with pytest.raises(FileExistsError, match="--out"):
        build.clear(tmp_path)
    assert (tmp_path / "thesis.txt").exists()
    (tmp_path / ".nojekyll").touch()
    build.clear(tmp_path)
    assert not list(tmp_path.iterdir())


def test_both_languages_have_the_same_words():
    fields = [{key: set(re.findall(r"\{\w+\}", text)) for key, text in words.items()} for words in WORDS.values()]
    assert fields[0] == fields[1]
