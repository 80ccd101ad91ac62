"""Slides out of a chapter: what a lecture hall reads goes on the slides, the rest into the speaker's notes.

Blank lines part a cell of text into blocks; code and each of its outputs are blocks too. A slide begins with a heading,
a quotation, a figure, and after a figure; with code, unless folded text (a solution) is before it; with a table, unless
a paragraph leads to it. Every other block goes on below, and so does what follows a heading. A paragraph shows its
first two sentences, and the notes have all of it; one that leads to a formula, a list or a table, or follows a table,
is shown whole. Code before the first section sets things up and is left out.

A cell that wants something else says so in the source: slide="new" marks its first block, slide="3:new,one 5:notes"
the blocks of these numbers. The English cell has the Korean one's marks unless it has a slide="…" of its own.

skip                    the whole cell is left out
new, continue           the block begins a slide, or goes on below
notes                   it is for the speaker alone
one, two, three, four   so many sentences of a paragraph are shown
whole                   all of them are
halves                  the second half of a list is on a slide of its own
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape

from lecture_lib.live.export import VIEW

from .markup import code_html, markdown_html, plain
from .page import Page, output_html, widgets_of
from .words import WORDS

SENTENCES = {"one": 1, "two": 2, "three": 3, "four": 4, "whole": None}
WORD = re.compile(r"(?:([1-9]\d*):)?(.+)")
PLACES = {"new", "continue"}  # marks of any block
MORE = {"paragraph": {"notes", *SENTENCES}, "list": {"notes", "halves"}, "code": (), "output": (), "figure": ()}
KINDS = {
    "heading": r"#+ ",
    "formula": r"\$\$",
    "list": r"[-*] |\d+\. ",
    "table": r"\|",
    "folded": r"<details",
    "code": r"```",
    "quotation": r"> ",
    "paragraph": r"",
}
BEGIN = {"heading": "", "quotation": "", "code": "folded", "table": "paragraph"}  # a slide, except after that
LEADS = ("formula", "list", "table")  # what the paragraph before it introduces
PIECE = re.compile(r"(?:<details.*?</details>|```.*?```|\S).*?(?=\n\s*\n|\s*\Z)", re.S)
STOP = re.compile(r"[.?!][)”’\"*]*$")
ITEM = re.compile(r"\n(?=[-*] |\d+\. )")
ANCHOR = re.compile(r'(?<=<h\d) id="slide-\d+"')


@dataclass
class Block:
    """A heading, paragraph, formula, list, table, folded text, code, output or figure."""

    kind: str
    cell: str  # id of the cell it comes from
    html: str  # empty if the speaker alone has it
    note: str = ""  # HTML for the speaker alone
    marks: set[str] = field(default_factory=set)


@dataclass
class Slide:
    running: str = ""  # the section that goes on
    blocks: list[Block] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


# --- From a cell to blocks ----------------------------------------------------------------------------


def pieces(source: str) -> list[str]:
    """Markdown cut at blank lines, but not within folded text or fenced code."""
    return PIECE.findall(source)


def kind_of(piece: str) -> str:
    return next(kind for kind, pattern in KINDS.items() if re.match(pattern, piece))


def marks_of(cell, kinds: list[str]) -> list[set[str]]:
    """The marks of each of a cell's blocks, whose kinds are given."""
    marks: list[set[str]] = [set() for _ in kinds]
    for word in cell.metadata.get("slide", "").split():
        number, names = WORD.fullmatch(word).groups("1")
        kind = dict(enumerate(kinds, 1)).get(int(number))
        allowed = PLACES | set(MORE.get(kind, ["notes"])) if kind else set()
        if not set(names.split(",")) <= allowed:
            raise ValueError(
                f'cell {cell.id}: slide="{word}" for {kind or "no block"}; see pages/deck.py for the marks'
            )
        marks[int(number) - 1] |= set(names.split(","))
    return marks


def first_sentences(paragraph: str, count: int | None) -> str:
    """So many sentences, or all of the paragraph; full stops within formulas and code end none."""
    words = paragraph.split()
    starts = (" ".join(words[:place]) for place in range(1, len(words)))
    ends = [said for said in starts if STOP.search(said) and said.count("$") % 2 == said.count("`") % 2 == 0]
    return paragraph if count is None or len(ends) < count else ends[count - 1]


def parted(piece: str, marks: set[str]) -> list[tuple[str, set[str]]]:
    """A block with its marks, or the halves of a list, of which the second begins a slide."""
    if "halves" not in marks:
        return [(piece, marks)]
    items = ITEM.split(piece)
    half = (len(items) + 1) // 2
    return [("\n".join(items[:half]), marks), ("\n".join(items[half:]), {"new"})]


def text_blocks(cell, lang: str) -> list[Block]:
    """The blocks of a cell of text; what is said right after a table says what names mean, so it is not cut."""
    cut = pieces(cell.source)
    marked = [part for both in zip(cut, marks_of(cell, list(map(kind_of, cut))), strict=True) for part in parted(*both)]
    kinds, blocks = ["", *(kind_of(piece) for piece, _ in marked), ""], []
    for before, kind, after, (piece, marks) in zip(kinds, kinds[1:], kinds[2:], marked, strict=False):
        whole = kind != "paragraph" or before == "table" or after in LEADS
        count = next((SENTENCES[mark] for mark in SENTENCES if mark in marks), None if whole else 2)
        shown = "" if "notes" in marks else first_sentences(piece, count)
        note = "" if shown == piece else _html(piece, lang)
        blocks.append(Block(kind, cell.id, shown and _html(shown, lang), note, marks))
    return blocks


def _html(markdown: str, lang: str) -> str:
    """HTML without anchors: a slide is found by its cells."""
    return ANCHOR.sub("", markdown_html(markdown, "slide", WORDS[lang])[0])


def code_blocks(cell, page: Page, widgets: dict) -> list[Block]:
    """The blocks of a cell of code: a live figure alone, or the code and what it printed and showed."""
    outputs = [html for output in cell.outputs if (html := output_html(output, cell.id, page, widgets))]
    parts = [("figure" if "live-place" in html else "output", html) for html in outputs]
    if not parts or any(kind == "output" for kind, _ in parts):
        parts.insert(0, ("code", code_html(cell.source, WORDS[page.lang])))
    marked = zip(parts, marks_of(cell, [kind for kind, _ in parts]), strict=True)
    return [Block(kind, cell.id, html, marks=marks) for (kind, html), marks in marked]


# --- From blocks to slides ----------------------------------------------------------------------------


def deck_of(notebook, stem: str, lang: str) -> tuple[Page, list[list[Slide]]]:
    """A page that holds the figures, and the slides of each section, of an executed notebook with notes."""
    title = plain(_html(f"# {notebook.metadata.title}", lang))
    page, widgets = Page(stem, lang, title), widgets_of(notebook)
    sections: list[list[Slide]] = [[]]
    notes: list[str] = []  # the instructor's, for the slide that comes next
    for cell in notebook.cells:
        if cell.metadata.get("audience"):
            notes.append(_html(cell.source, lang))
        elif cell.metadata.get("slide") == "skip":
            continue
        elif cell.cell_type == "markdown":
            _add(sections, text_blocks(cell, lang), notes)
        elif len(sections) > 1 or any(VIEW in output.get("data", {}) for output in cell.outputs):
            _add(sections, code_blocks(cell, page, widgets), notes)
    return page, [section for section in sections if section]


def _add(sections: list, blocks: list[Block], notes: list[str]) -> None:
    """Put the blocks of a cell on the last section's slides; notes are taken by the slide that begins the next one."""
    heads = [block.html.startswith("<h2") for block in blocks]
    for block, is_head in zip(blocks, heads, strict=True):
        if is_head:
            sections.append([])
        section = sections[-1]
        if not section or begins(section[-1], block):
            section.append(Slide(_running(section)))
            if is_head or not any(heads):
                section[-1].notes += notes
                notes.clear()
        section[-1].blocks += [block] if block.html else []
        section[-1].notes += [block.note] if block.note else []


def begins(slide: Slide, block: Block) -> bool:
    """Whether a block begins a slide after this one."""
    if block.marks & {"new", "continue", "notes"}:
        return "new" in block.marks
    last = slide.blocks[-1].kind if slide.blocks else ""
    return "figure" in (last, block.kind) or block.kind in BEGIN and last not in ("heading", BEGIN[block.kind])


def _running(section: list[Slide]) -> str:
    if not section or section[0].blocks[0].kind != "heading":
        return ""
    return plain(section[0].blocks[0].html)


# --- As HTML ------------------------------------------------------------------------------------------


def deck_html(sections: list[list[Slide]]) -> str:
    """The sections of reveal.js: one stack of slides per section of the chapter."""
    return "\n".join(f"<section>\n{''.join(map(slide_html, section))}</section>" for section in sections)


def slide_html(slide: Slide) -> str:
    running = f'<p class="running">{escape(slide.running)}</p>\n' if slide.running else ""
    kinds = " ".join(dict.fromkeys(block.kind for block in slide.blocks))
    cells = " ".join(dict.fromkeys(block.cell for block in slide.blocks))
    body = "".join(block.html for block in slide.blocks)
    notes = f'<aside class="notes">{"".join(slide.notes)}</aside>\n' if slide.notes else ""
    sheet = f'{running}<div class="sheet">{body}</div>\n{notes}'
    return f'<section data-holds="{kinds}" data-cells="{cells}">\n{sheet}</section>\n'
