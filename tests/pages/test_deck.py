"""What of a chapter a slide shows, what the speaker says, and where a slide ends."""

import functools
import re

import nbformat
import pytest

from pages import deck
from pages.build import notebook_builder
from pages.deck import Block, Slide, begins, deck_html, deck_of, grouped, kind_of, parted, pieces, sentences, shown_of
from pages.markup import markdown_html, plain
from pages.words import WORDS

BUILDER = notebook_builder
SOURCES = BUILDER.find_sources()
FIGURE = '<figure class="live-place"></figure>'
LONG = "이 문장은 두 줄을 넘기려고 일부러 길게 늘여 쓴 문장이라서 더 할 말이 없는데도 끝나지 않고 이어집니다."
chapters = pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
languages = pytest.mark.parametrize("lang", WORDS)


@functools.cache
def told(source, lang):
    """The unexecuted notebook of a chapter with notes, and its sections of slides."""
    notebook = BUILDER.split(source, notes=True)[lang]
    return notebook, deck_of(notebook, source.stem, lang)[1]


def block(kind, lines=1.0, html="x"):
    return Block(kind, "a", html, lines)


def kinds(groups):
    return [[one.kind for one in group] for group in groups]


def notebook_of(*cells):
    return nbformat.v4.new_notebook(cells=list(cells), metadata={"title": "9장 시험"})


def text(source, id, **metadata):
    return nbformat.v4.new_markdown_cell(source, id=id, metadata=metadata)


def slides_of(*cells):
    sections = deck_of(notebook_of(*cells), "09_test", "ko")[1]
    return [slide for section in sections for slide in section]


def words_on(slide):
    return plain("".join(one.html for one in slide.blocks))


def shown_pieces(cell):
    return [part for piece in pieces(cell.source) for part in parted(piece)] if cell.cell_type == "markdown" else []


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
    assert sentences(paragraph) == said


@chapters
@languages
def test_no_sentence_of_the_course_is_lost_between_two(source, lang):
    for cell in told(source, lang)[0].cells:
        for piece in pieces(cell.source) if cell.cell_type == "markdown" else []:
            if kind_of(piece) == "paragraph":
                assert " ".join(sentences(piece)).split() == piece.split()


def test_a_short_paragraph_is_shown_whole():
    assert shown_of("하나. 둘. 셋.", leads=False) == "하나. 둘. 셋."


def test_of_a_long_paragraph_as_many_first_sentences_are_shown_as_fit():
    assert shown_of(f"하나. {LONG} {LONG} 끝.", leads=False) == f"하나. {LONG}"
    assert shown_of(f"하나. {LONG * 3} 끝.", leads=False) == "하나."


def test_what_introduces_a_formula_is_shown_before_it():
    assert shown_of(f"하나. {LONG * 3} {LONG} 식은 이렇습니다.", leads=True) == f"{LONG} 식은 이렇습니다."


def test_a_long_paragraph_of_one_sentence_is_shown_whole():
    assert shown_of(LONG * 3, leads=False) == LONG * 3


def test_what_a_slide_leaves_out_of_a_paragraph_is_in_its_notes():
    paragraph = f"하나. {LONG * 2} 끝."
    (slide,) = slides_of(text(f"# 가\n\n{paragraph}", "09-a"))
    assert words_on(slide) == "가 하나."
    assert plain("".join(slide.notes)) == paragraph


# --- From blocks to slides --------------------------------------------------------------------------


def test_a_heading_stays_with_what_it_is_over_however_long():
    assert kinds(grouped([block("heading"), block("code", 20)])) == [["heading", "code"]]


def test_a_list_too_long_for_a_slide_becomes_two():
    items = [f"{number}. {LONG}" for number in range(1, 10)]
    assert parted("\n".join(items)) == ["\n".join(items[:5]), "\n".join(items[5:])]
    assert parted("\n".join(items[:4])) == ["\n".join(items[:4])]


@pytest.mark.parametrize("kind", ["formula", "list", "table"])
def test_a_sentence_stays_with_what_it_introduces(kind):
    assert kinds(grouped([block("paragraph"), block(kind), block("paragraph")])) == [["paragraph", kind], ["paragraph"]]


def test_a_sentence_introduces_no_list_that_fills_a_slide():
    assert kinds(grouped([block("paragraph"), block("list", deck.LINES + deck.SPARE)])) == [["paragraph"], ["list"]]


def test_code_stays_with_its_output():
    assert kinds(grouped([block("code"), block("output"), block("output")])) == [["code", "output", "output"]]


@pytest.mark.parametrize(
    "there, coming",
    [("paragraph", "heading"), ("paragraph", "figure"), ("figure", "paragraph"), ("code", "code")],
)
def test_a_slide_begins_with_a_heading_a_figure_after_one_and_more_code(there, coming):
    assert begins(Slide(blocks=[block(there)]), [block(coming)])


@pytest.mark.parametrize("there, coming", [("paragraph", "paragraph"), ("paragraph", "code"), ("output", "paragraph")])
def test_a_slide_goes_on_while_there_is_room(there, coming):
    assert not begins(Slide(blocks=[block(there)]), [block(coming)])
    assert begins(Slide(blocks=[block(there, 8.0)]), [block(coming, 8.0)])


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
    code = nbformat.v4.new_code_cell("draw()", id="09-c", outputs=[nbformat.v4.new_output("stream", text="")])
    slides = slides_of(text("## 1. 가\n\n나", "09-a"), code, text("다\n\n라", "09-b"))
    assert [[one.kind for one in slide.blocks] for slide in slides][1] == ["figure"]
    assert slides[1].blocks[0].html == FIGURE and "draw" not in deck_html([slides])


def test_code_before_the_first_section_and_tables_for_reference_are_left_out():
    setup, later, table = (nbformat.v4.new_code_cell(name, id=f"09-{name}") for name in ("setup", "later", "table"))
    table.outputs = [nbformat.v4.new_output("display_data", {"text/markdown": "| a |\n|---|"})]
    shown = "".join(map(words_on, slides_of(text("# 가", "09-a"), setup, text("## 나", "09-b"), later, table)))
    assert "setup" not in shown and "later" in shown and "table" not in shown


def test_code_cannot_break_out_of_its_slide():
    code = nbformat.v4.new_code_cell("x = '</section><script>'", id="09-c")
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
        for piece in shown_pieces(cell):
            assert plain(markdown_html(piece, "a", WORDS[lang])[0]) in everything, cell.id


@chapters
@languages
def test_cutting_loses_no_word(source, lang):
    for cell in told(source, lang)[0].cells:
        if cell.cell_type == "markdown":
            assert "\n".join(shown_pieces(cell)).split() == cell.source.split()


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
