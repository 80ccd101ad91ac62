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


@pytest.mark.parametrize(
    "whole", ["<details><summary>A</summary>\n\nB\n\n</details>", "```python\nx = 1\n\ny = 2\n```", "> A\n>\n> B"]
)
def test_markdown_is_cut_at_blank_lines_but_not_what_belongs_together(whole):
    assert pieces("# A\n\nB\nC\n\n\n- D") == ["# A", "B\nC", "- D"]
    assert pieces(f"Before\n\n{whole}\n\nAfter") == ["Before", whole, "After"]


KINDS = {
    "## 1. A": "heading", "$$x$$": "formula", "- A": "list", "12. A": "list", "| a | b |": "table", "```python": "code",
    "<details>": "folded", "> A": "quotation", "$x$ is a number.": "paragraph", "**A** is bold.": "paragraph",
    "-1 is a number.": "paragraph", "1.5 is a number.": "paragraph", "#1 is a number.": "paragraph",
}  # fmt: skip


@pytest.mark.parametrize("piece", KINDS)
def test_a_piece_is_known_by_how_it_begins(piece):
    assert kind_of(piece) == KINDS[piece]


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


@pytest.mark.parametrize("around", ["{}\n\n$$x$$", "{}\n\n- 가", "{}\n\n| 가 |\n|---|", "| 가 |\n|---|\n\n{}"])
def test_what_leads_to_a_formula_a_list_or_a_table_or_follows_one_is_shown_whole(around):
    ((words, notes),) = on_slides(text(around.format("하나. 둘. 셋."), "09-a"))
    assert "하나. 둘. 셋." in words and notes == ""


@pytest.mark.parametrize(
    "marks, shown", [("one", "하나."), ("two", "하나. 둘."), ("three", "하나. 둘. 셋."), ("four", "하나. 둘. 셋. 넷.")]
)
def test_so_many_sentences_are_shown_or_all_or_none(marks, shown):
    paragraph = "하나. 둘. 셋. 넷. 끝."
    assert on_slides(text(paragraph, "09-a", slide=marks)) == [(shown, paragraph)]
    assert on_slides(text(f"가\n\n{paragraph}", "09-a", slide="2:whole")) == [(f"가 {paragraph}", "")]
    assert on_slides(text(f"가\n\n{paragraph}", "09-a", slide="2:notes")) == [("가", paragraph)]


def test_a_number_names_the_block_that_is_marked():
    cell = text("# 가\n\n하나. 둘.\n\n- 나\n\n다\n\n라", "09-a", slide="3:new 2:one 5:new,one")
    assert [words for words, _ in on_slides(cell)] == ["가 하나.", "나 다", "라"]


def test_what_would_begin_a_slide_can_go_on_below_a_list_be_halved_and_a_cell_left_out():
    cells = text("가\n\n> 나", "09-a", slide="2:continue"), code_cell("x = 1", "09-c", slide="continue")
    assert on_slides(text("## 다", "09-b"), *cells) == [("다 가 나 x = 1", "")]
    halved = text("가\n\n- 나\n- 다\n- 라\n\n마", "09-a", slide="2:halves")
    assert [words for words, _ in on_slides(halved)] == ["가 나 다", "라 마"]
    skipped = text("나", "09-a", slide="skip"), code_cell("x = 1", "09-c", slide="skip")
    assert on_slides(text("## 가", "09-b"), *skipped) == [("가", "")]


@pytest.mark.parametrize(
    "marks", "sideways 3:new 0:new new, :new 2:skip x:new halves 2:whole new,sideways 1:new:one".split()
)
def test_a_mark_that_means_nothing_is_refused_by_name_and_code_is_neither_cut_nor_said(marks):
    with pytest.raises(ValueError, match="cell 09-a: slide=") as refused:
        slides_of(text("하나.\n\n$$x$$", "09-a", slide=marks))
    assert marks in str(refused.value)
    for mark in ("notes", "one"):
        with pytest.raises(ValueError, match="for code"):
            slides_of(text("## 가", "09-a"), code_cell("x = 1", "09-c", slide=mark))


BEGINS = "paragraph>heading paragraph>figure heading>figure figure>paragraph figure>output output>code paragraph>code"
GOES_ON = "paragraph>paragraph paragraph>formula paragraph>table table>paragraph code>output output>output"
GOES_ON += " heading>code heading>table heading>quotation heading>paragraph heading>heading"
PAIRS = dict.fromkeys(f"{BEGINS} paragraph>quotation list>table".split(), True)
PAIRS |= dict.fromkeys(f"{GOES_ON} output>paragraph folded>code quotation>paragraph".split(), False)


@pytest.mark.parametrize("pair", PAIRS)
def test_a_slide_begins_or_goes_on_unless_it_is_marked(pair):
    there, coming = pair.split(">")
    assert begins(Slide(blocks=[block(there)]), block(coming)) == PAIRS[pair]
    mark = "continue" if PAIRS[pair] else "new"
    assert begins(Slide(blocks=[block(there)]), block(coming, mark)) != PAIRS[pair]


def test_a_section_has_its_title_on_all_slides_but_the_first_which_has_the_note_before_it():
    note = text("> **메모** 말할 것", "09-n", audience="instructor")
    slides = slides_of(
        text("# 가", "09-a"), note, text("다\n\n## 1. 나 $x$\n\n다", "09-b"), text("### 라\n\n마", "09-c")
    )
    assert [slide.running for slide in slides] == ["", "", "1. 나 x"]
    assert [plain("".join(slide.notes)) for slide in slides] == ["", "메모 말할 것", ""]
    assert "말할" not in "".join(map(words_on, slides))


def test_a_figure_has_a_slide_of_its_own_also_under_what_its_cell_prints(monkeypatch):
    monkeypatch.setattr(deck, "output_html", lambda output, *_: output["text"])
    printed, drawn = (nbformat.v4.new_output("stream", text=html) for html in ("<pre>1</pre>", FIGURE))
    for outputs, before in ([drawn], ["heading", "paragraph"]), ([printed, drawn], ["code", "output"]):
        code = code_cell("draw()", "09-c", outputs)
        slides = slides_of(text("## 1. 가\n\n나", "09-a"), code, text("다\n\n라", "09-b"))
        *_, last, figure, _ = ([one.kind for one in slide.blocks] for slide in slides)
        assert figure == ["figure"] and last[-2:] == before and slides[-2].blocks[0].html == FIGURE
        assert ("draw" in deck_html([slides])) == (printed in outputs)


def test_code_before_the_first_section_is_left_out():
    cells = text("# 가", "09-a"), code_cell("setup", "09-c"), text("## 나", "09-b"), code_cell("later", "09-d")
    assert on_slides(*cells) == [("가", ""), ("나 later", "")]


def test_code_cannot_break_out_of_its_slide():
    code = code_cell("x = '</section><script>'", "09-c")
    html = deck_html([slides_of(text("## </section><b>", "09-a"), code, text("나", "09-b"))])
    assert "<script>" not in html and html.count("</section>") - 1 <= html.count("<section") + 1


@chapters
@languages
def test_every_word_of_a_chapter_is_on_a_slide_or_in_its_notes(source, lang):
    notebook, sections = told(source, lang)
    slides = [slide for section in sections for slide in section]
    everything = " ".join(words_on(slide) + " " + plain("".join(slide.notes)) for slide in slides)
    for cell in notebook.cells:
        assert cell.cell_type == "code" or "\n".join(pieces(cell.source)).split() == cell.source.split()
        for piece in said_by(cell):
            assert plain(markdown_html(piece, "a", WORDS[lang])[0]) in everything, cell.id


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
    slides = [[slide for section in told(source, lang)[1] for slide in section] for lang in WORDS]
    ko, en = ({one.cell for slide in shown for one in slide.blocks} for shown in slides)
    assert ko == en
