"""What of a chapter a slide shows, what the speaker says, and where a slide ends."""

import functools
import re

import nbformat
import pytest

from pages import deck
from pages.build import notebook_builder
from pages.deck import ITEM, Block, Slide, begins, deck_html, deck_of, first_sentences, kind_of, pieces
from pages.markup import markdown_html, plain
from pages.words import WORDS

BUILDER = notebook_builder
SOURCES = BUILDER.find_sources()
FIGURE = '<figure class="live-place"></figure>'
chapters = pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
languages = pytest.mark.parametrize("lang", WORDS)


@functools.cache
def told(source, lang):
    """The unexecuted notebook of a chapter with notes, and its sections of slides."""
    notebook = BUILDER.split(source, notes=True)[lang]
    return notebook, deck_of(notebook, source.stem, lang)[1]


def block(kind, *marks):
    return Block(kind, "a", "x", marks=set(marks))


def notebook_of(*cells):
    return nbformat.v4.new_notebook(cells=list(cells), metadata={"title": "9장 시험"})


def text(source, id, **metadata):
    return nbformat.v4.new_markdown_cell(source, id=id, metadata=metadata)


def code_cell(source, id, outputs=(), **metadata):
    return nbformat.v4.new_code_cell(source, id=id, outputs=list(outputs), metadata=metadata)


def slides_of(*cells):
    sections = deck_of(notebook_of(*cells), "09_test", "ko")[1]
    return [slide for section in sections for slide in section]


def words_on(slide):
    return plain("".join(one.html for one in slide.blocks))


def on_slides(*cells):
    """What stands on each slide and what is in its notes."""
    return [(words_on(slide), plain(" ".join(slide.notes))) for slide in slides_of(*cells)]


def said_by(cell):
    """Blocks of a cell of text, lists item by item, for they may be halved."""
    blocks = pieces(cell.source) if cell.cell_type == "markdown" else []
    return [part for piece in blocks for part in (ITEM.split(piece) if kind_of(piece) == "list" else [piece])]


# --- From a cell to blocks --------------------------------------------------------------------------


def test_markdown_is_cut_at_blank_lines():
    assert pieces("# A\n\nB\nC\n\n\n- D") == ["# A", "B\nC", "- D"]


@pytest.mark.parametrize(
    "whole", ["<details><summary>A</summary>\n\nB\n\n</details>", "```python\nx = 1\n\ny = 2\n```", "> A\n>\n> B"]
)
def test_what_belongs_together_is_not_cut(whole):
    assert pieces(f"Before\n\n{whole}\n\nAfter") == ["Before", whole, "After"]


@pytest.mark.parametrize(
    "piece, kind",
    [
        ("## 1. A", "heading"),
        ("$$x$$", "formula"),
        ("- A", "list"),
        ("12. A", "list"),
        ("| a | b |", "table"),
        ("<details>", "folded"),
        ("```python", "code"),
        ("> A", "quotation"),
        ("$x$ is a number.", "paragraph"),
        ("**A** is bold.", "paragraph"),
        ("-1 is a number.", "paragraph"),
        ("1.5 is a number.", "paragraph"),
        ("#1 is a number.", "paragraph"),
    ],
)
def test_a_piece_is_known_by_how_it_begins(piece, kind):
    assert kind_of(piece) == kind


@pytest.mark.parametrize(
    "paragraph, said",
    [
        ("One. Two? Three!", ["One.", "Two?", "Three!"]),
        ("하나입니다. 둘인가요?\n셋입니다.", ["하나입니다.", "둘인가요?", "셋입니다."]),
        ("$a. b$ is one. Two.", ["$a. b$ is one.", "Two."]),
        ("`a. b()` is one. Two.", ["`a. b()` is one.", "Two."]),
        ("About 0.5 of 1,000.25 is one. Two.", ["About 0.5 of 1,000.25 is one.", "Two."]),
        ("He says “One.” Two (three.) Four", ["He says “One.”", "Two (three.)", "Four"]),
        ("값은 $x = 0.5$입니다. `X.T`는 전치입니다.", ["값은 $x = 0.5$입니다.", "`X.T`는 전치입니다."]),
        ("And so on... Two", ["And so on...", "Two"]),
    ],
)
def test_sentences_end_at_full_stops_outside_formulas_and_code(paragraph, said):
    for count in range(1, len(said)):
        assert first_sentences(paragraph, count) == " ".join(said[:count])
    assert first_sentences(paragraph, len(said)) == first_sentences(paragraph, None) == paragraph


def test_a_slide_shows_two_sentences_of_a_paragraph_and_its_notes_all():
    assert on_slides(text("하나. 둘. 셋.", "09-a")) == [("하나. 둘.", "하나. 둘. 셋.")]
    assert on_slides(text("하나. 둘.", "09-a")) == [("하나. 둘.", "")]


@pytest.mark.parametrize("after", ["$$x$$", "- 가", "| 가 | 나 |\n|---|---|"])
def test_what_leads_to_a_formula_a_list_or_a_table_is_shown_whole(after):
    ((words, notes),) = on_slides(text(f"하나. 둘. 셋.\n\n{after}", "09-a"))
    assert words.startswith("하나. 둘. 셋.") and notes == ""


def test_what_follows_a_table_is_shown_whole():
    ((words, notes),) = on_slides(text("| 가 | 나 |\n|---|---|\n\n하나. 둘. 셋.", "09-a"))
    assert words.endswith("하나. 둘. 셋.") and notes == ""


# --- What the source marks ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "marks, shown", [("one", "하나."), ("two", "하나. 둘."), ("three", "하나. 둘. 셋."), ("four", "하나. 둘. 셋. 넷.")]
)
def test_so_many_sentences_are_shown(marks, shown):
    assert on_slides(text("하나. 둘. 셋. 넷. 끝.", "09-a", slide=marks)) == [(shown, "하나. 둘. 셋. 넷. 끝.")]


def test_a_paragraph_can_be_shown_whole_or_said_alone():
    paragraph = "하나. 둘. 셋."
    assert on_slides(text(f"가\n\n{paragraph}", "09-a", slide="2:whole")) == [(f"가 {paragraph}", "")]
    assert on_slides(text(f"가\n\n{paragraph}", "09-a", slide="2:notes")) == [("가", paragraph)]


def test_a_number_names_the_block_that_is_marked():
    cell = text("# 가\n\n하나. 둘.\n\n- 나\n\n다\n\n라", "09-a", slide="3:new 2:one 5:new,one")
    assert [words for words, _ in on_slides(cell)] == ["가 하나.", "나 다", "라"]


def test_what_would_begin_a_slide_can_go_on_below():
    cells = text("가\n\n> 나", "09-a", slide="2:continue"), code_cell("x = 1", "09-c", slide="continue")
    assert on_slides(text("## 다", "09-b"), *cells) == [("다 가 나 x = 1", "")]


def test_a_list_can_be_halved():
    cell = text("가\n\n- 나\n- 다\n- 라\n\n마", "09-a", slide="2:halves")
    assert [words for words, _ in on_slides(cell)] == ["가 나 다", "라 마"]


def test_a_cell_can_be_left_out():
    cells = text("나", "09-a", slide="skip"), code_cell("x = 1", "09-c", slide="skip")
    assert on_slides(text("## 가", "09-b"), *cells) == [("가", "")]


@pytest.mark.parametrize(
    "marks",
    ["sideways", "3:new", "0:new", "new,", ":new", "2:skip", "x:new", "halves", "2:whole", "new,sideways", "1:new:one"],
)
def test_a_mark_that_means_nothing_is_refused_by_name(marks):
    with pytest.raises(ValueError, match="cell 09-a: slide=") as refused:
        slides_of(text("하나.\n\n$$x$$", "09-a", slide=marks))
    assert marks in str(refused.value)


@pytest.mark.parametrize("marks", ["notes", "one"])
def test_code_is_neither_cut_nor_said(marks):
    with pytest.raises(ValueError, match="for code"):
        slides_of(text("## 가", "09-a"), code_cell("x = 1", "09-c", slide=marks))


# --- From blocks to slides --------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["code", "table", "quotation", "paragraph", "heading"])
def test_a_heading_stays_with_what_it_is_over(kind):
    assert not begins(Slide(blocks=[block("heading")]), block(kind))


@pytest.mark.parametrize(
    "there, coming",
    [
        ("paragraph", "heading"),
        ("paragraph", "figure"),
        ("heading", "figure"),
        ("figure", "paragraph"),
        ("figure", "output"),
        ("output", "code"),
        ("paragraph", "code"),
        ("paragraph", "quotation"),
        ("list", "table"),
    ],
)
def test_a_slide_begins(there, coming):
    assert begins(Slide(blocks=[block(there)]), block(coming))
    assert not begins(Slide(blocks=[block(there)]), block(coming, "continue"))


@pytest.mark.parametrize(
    "there, coming",
    [
        ("paragraph", "paragraph"),
        ("paragraph", "formula"),
        ("paragraph", "table"),
        ("table", "paragraph"),
        ("code", "output"),
        ("output", "output"),
        ("output", "paragraph"),
        ("folded", "code"),
        ("quotation", "paragraph"),
    ],
)
def test_a_slide_goes_on(there, coming):
    assert not begins(Slide(blocks=[block(there)]), block(coming))
    assert begins(Slide(blocks=[block(there)]), block(coming, "new"))


def test_a_slide_has_the_running_title_of_its_section_except_the_first():
    slides = slides_of(text("# 가", "09-a"), text("## 1. 나 $x$\n\n다", "09-b"), text("### 라\n\n마", "09-c"))
    assert [slide.running for slide in slides] == ["", "", "1. 나 x"]


def test_a_note_goes_to_the_slide_that_begins_the_section_after_it():
    note = text("> **메모** 말할 것", "09-n", audience="instructor")
    slides = slides_of(text("# 가", "09-a"), note, text("다\n\n## 1. 나\n\n다\n\n### 라", "09-b"))
    assert [plain("".join(slide.notes)) for slide in slides] == ["", "메모 말할 것", ""]
    assert "말할" not in "".join(map(words_on, slides))


def test_a_figure_has_a_slide_of_its_own(monkeypatch):
    monkeypatch.setattr(deck, "output_html", lambda *_: FIGURE)
    code = code_cell("draw()", "09-c", [nbformat.v4.new_output("stream", text="")])
    slides = slides_of(text("## 1. 가\n\n나", "09-a"), code, text("다\n\n라", "09-b"))
    assert [[one.kind for one in slide.blocks] for slide in slides][1] == ["figure"]
    assert slides[1].blocks[0].html == FIGURE and "draw" not in deck_html([slides])


def test_a_figure_under_what_a_cell_prints_has_a_slide_of_its_own_too(monkeypatch):
    shown = {"printed": "<pre>1</pre>", "drawn": FIGURE}
    monkeypatch.setattr(deck, "output_html", lambda output, *_: shown[output["text"]])
    outputs = [nbformat.v4.new_output("stream", text=name) for name in shown]
    slides = slides_of(text("## 1. 가\n\n나", "09-a"), code_cell("draw()", "09-c", outputs), text("다", "09-b"))
    kinds = [[one.kind for one in slide.blocks] for slide in slides]
    assert kinds[-2] == ["figure"] and ["code", "output"] == kinds[-3][-2:]


def test_code_before_the_first_section_is_left_out():
    cells = text("# 가", "09-a"), code_cell("setup", "09-c"), text("## 나", "09-b"), code_cell("later", "09-d")
    assert on_slides(*cells) == [("가", ""), ("나 later", "")]


def test_code_cannot_break_out_of_its_slide():
    code = code_cell("x = '</section><script>'", "09-c")
    html = deck_html([slides_of(text("## </section><b>", "09-a"), code, text("나", "09-b"))])
    assert "<script>" not in html and html.count("</section>") - 1 <= html.count("<section") + 1


# --- All chapters -----------------------------------------------------------------------------------


@chapters
@languages
def test_every_word_of_a_chapter_is_on_a_slide_or_in_its_notes(source, lang):
    notebook, sections = told(source, lang)
    slides = [slide for section in sections for slide in section]
    everything = " ".join(words_on(slide) + " " + plain("".join(slide.notes)) for slide in slides)
    for cell in notebook.cells:
        for piece in said_by(cell):
            assert plain(markdown_html(piece, "a", WORDS[lang])[0]) in everything, cell.id


@chapters
@languages
def test_cutting_loses_no_word(source, lang):
    for cell in told(source, lang)[0].cells:
        if cell.cell_type == "markdown":
            assert "\n".join(pieces(cell.source)).split() == cell.source.split()


@chapters
@languages
def test_the_instructors_notes_are_the_speakers_at_the_beginning_of_their_section(source, lang):
    notebook, sections = told(source, lang)
    for place, cell in enumerate(notebook.cells):
        if not cell.metadata.get("audience"):
            continue
        note = plain(markdown_html(cell.source, "a", WORDS[lang])[0])
        (slide,) = [one for section in sections for one in section if note in plain("".join(one.notes))]
        shown = {one.cell for one in slide.blocks}
        assert shown & {one.id for one in notebook.cells[place + 1 : place + 3]}
        if number := re.search(r"(\d+)절|section (\d+)", note[:40]):
            assert words_on(slide).startswith(f"{number[1] or number[2]}. ")
            assert any(slide is section[0] for section in sections)


@chapters
@languages
def test_no_slide_shows_a_note_or_is_a_heading_alone(source, lang):
    for section in told(source, lang)[1]:
        for slide in section:
            assert not re.search("강의자 메모|For the instructor", words_on(slide))
            assert {one.kind for one in slide.blocks} != {"heading"}, words_on(slide)


@chapters
def test_both_languages_show_every_cell(source):
    shown = [
        {one.cell for section in told(source, lang)[1] for slide in section for one in slide.blocks} for lang in WORDS
    ]
    assert shown[0] == shown[1]
