"""Slides out of a chapter: what a lecture hall reads goes on the slides, the rest into the speaker's notes."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from html import escape

from lecture_lib.live.export import VIEW

from .markup import code_html, markdown_html, plain
from .page import Page, output_html, widgets_of
from .words import WORDS

LINES = 12.0  # of text on a slide
LETTERS = 62  # in a line; a Korean letter is as wide as two
SPARE = 2.5  # lines too many that a slide may have in exchange for a little smaller type
SHORT = 3.0  # lines: a paragraph no longer than this is shown whole
DERIVES = 6.2  # lines: so is one that leads to a formula
LEADS = ("formula", "list", "table")  # what the sentence before it introduces
ANCHOR = re.compile(r'(?<=<h\d) id="slide-\d+"')
ITEM = re.compile(r"\n(?=[-*] |\d+\. )")
SENTENCE = re.compile(r"(?:\$[^$]*\$|`[^`]*`|[^.?!$`]|[.?!](?![\s)”’\"]|$))+[.?!]*[)”’\"]*\s*")


@dataclass
class Block:
    """A heading, paragraph, formula, list, table, folded text, code, output or figure."""

    kind: str
    cell: str  # id of the cell it comes from
    html: str
    lines: float
    note: str = ""  # HTML for the speaker alone


@dataclass
class Slide:
    running: str = ""  # the section that goes on
    blocks: list[Block] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def lines(self) -> float:
        return sum(block.lines for block in self.blocks)


# --- From a cell to blocks ----------------------------------------------------------------------------


def pieces(source: str) -> list[str]:
    """Markdown cut at blank lines, but not within folded text or fenced code."""
    found, open_ = [], False
    for piece in re.split(r"\n\s*\n", source.strip()):
        if open_:
            found[-1] += "\n\n" + piece
        else:
            found.append(piece)
        whole = found[-1]
        open_ = whole.count("<details") > whole.count("</details>") or whole.count("```") % 2 == 1
    return found


def kind_of(piece: str) -> str:
    patterns = {
        "heading": r"#+ ",
        "formula": r"\$\$",
        "list": r"[-*] |\d+\. ",
        "table": r"\|",
        "folded": r"<details",
        "code": r"```",
        "quotation": r"> ",
    }
    return next((kind for kind, pattern in patterns.items() if re.match(pattern, piece)), "paragraph")


def sentences(text: str) -> list[str]:
    """Sentences of a paragraph; full stops within formulas and code end none."""
    return [sentence.strip() for sentence in SENTENCE.findall(" ".join(text.split())) if sentence.strip()]


def shown_of(paragraph: str, leads: bool) -> str:
    """What of a paragraph the slide shows: all if it is short, else how it begins, or how it ends if it leads on."""
    said, most = sentences(paragraph), DERIVES if leads else SHORT
    if lines_of(paragraph) <= most or len(said) < 2:
        return paragraph
    parts = [said[-count:] if leads else said[:count] for count in range(1, len(said))]
    fitting = [" ".join(part) for part in parts if lines_of(" ".join(part)) <= most]
    return fitting[-1] if fitting else " ".join(parts[0])


def lines_of(text: str) -> float:
    """About how many lines a text takes; of a formula's source, half the letters are commands."""
    text = re.sub(r"\$[^$]*\$", lambda formula: "x" * (len(formula[0]) // 3), text)
    wide = sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
    return max(1.0, wide / LETTERS) + 0.4


def height_of(kind: str, piece: str) -> float:
    rows = piece.splitlines()
    if kind == "heading":
        return 1.6
    if kind == "formula":
        return 2.4 + 1.3 * max(part.count(r"\\") for part in piece.split(r"\end"))  # matrices stand side by side
    if kind == "list":
        return sum(lines_of(item) for item in ITEM.split(piece)) + 0.4
    if kind in ("table", "code"):
        return 0.9 * len(rows) + 0.6
    return 1.6 if kind == "folded" else lines_of(piece)


def parted(piece: str) -> list[str]:
    """A list that is too long for a slide as two lists; all else as it is."""
    if kind_of(piece) != "list" or height_of("list", piece) <= LINES + SPARE:
        return [piece]
    items = ITEM.split(piece)
    half = (len(items) + 1) // 2
    return ["\n".join(items[:half]), "\n".join(items[half:])]


def text_blocks(source: str, cell: str, lang: str) -> list[Block]:
    """The blocks of a cell of text; what is said right after a table is shown whole, for it says what names mean."""
    blocks, cut = [], [part for piece in pieces(source) for part in parted(piece)]
    kinds = [kind_of(piece) for piece in cut]
    for before, kind, piece, after in zip(["", *kinds[:-1]], kinds, cut, [*kinds[1:], ""], strict=True):
        shown = shown_of(piece, after in LEADS) if kind == "paragraph" and before != "table" else piece
        note = _html(piece, lang) if shown != piece else ""
        blocks.append(Block(kind, cell, _html(shown, lang), height_of(kind, shown), note))
    return blocks


def _html(markdown: str, lang: str) -> str:
    """HTML without anchors: a slide is found by its cells."""
    return ANCHOR.sub("", markdown_html(markdown, "slide", WORDS[lang])[0])


def code_blocks(cell, page: Page, widgets: dict) -> list[Block]:
    """The blocks of a cell of code: a live figure alone, or the code and what it printed; no tables for reference."""
    if any("text/markdown" in output.get("data", {}) for output in cell.outputs):
        return []
    outputs = [output_html(output, cell.id, page, widgets) for output in cell.outputs]
    if any("live-place" in html for html in outputs):
        return [Block("figure", cell.id, html, LINES) for html in outputs if html]
    code = Block("code", cell.id, code_html(cell.source, WORDS[page.lang]), 0.75 * height_of("code", cell.source))
    printed = (Block("output", cell.id, html, 0.7 * len(html.splitlines()) + 0.5) for html in outputs if html)
    return [code, *printed]


# --- From blocks to slides ----------------------------------------------------------------------------


def deck_of(notebook, stem: str, lang: str) -> tuple[Page, list[list[Slide]]]:
    """A page that holds the figures, and the slides of each section, of an executed notebook with notes.

    The code before the first section, which sets things up, is left out.
    """
    title = plain(_html(f"# {notebook.metadata.title}", lang))
    page, widgets = Page(stem, lang, title), widgets_of(notebook)
    sections: list[list[Slide]] = [[]]
    notes: list[str] = []  # the instructor's, for the slide that comes next
    for cell in notebook.cells:
        if cell.metadata.get("audience"):
            notes.append(_html(cell.source, lang))
        elif cell.cell_type == "markdown":
            _add(sections, text_blocks(cell.source, cell.id, lang), notes)
        elif len(sections) > 1 or any(VIEW in output.get("data", {}) for output in cell.outputs):
            _add(sections, code_blocks(cell, page, widgets), notes)
    return page, [section for section in sections if section]


def _add(sections: list, blocks: list[Block], notes: list[str]) -> None:
    """Put the blocks of a cell on the last section's slides; notes are taken by the slide that begins the next one."""
    groups = grouped(blocks)
    heads = [group[0].html.startswith("<h2") for group in groups]
    for number, group in enumerate(groups):
        if heads[number]:
            sections.append([])
        section = sections[-1]
        last = number == len(groups) - 1 or groups[number + 1][0].kind == "heading"
        if section and last and is_stray(section[-1], group):
            section[-1].notes.append(group[0].note or group[0].html)
            continue
        if not section or begins(section[-1], group):
            section.append(Slide(_running(section)))
            if heads[number] or not any(heads):
                section[-1].notes += notes
                notes.clear()
        section[-1].blocks += group
        section[-1].notes += [block.note for block in group if block.note]


def begins(slide: Slide, group: list[Block]) -> bool:
    """Whether a group begins a slide: headings and figures do, a second piece of code, and what has no room here."""
    first, there = group[0].kind, {block.kind for block in slide.blocks}
    if first in ("heading", "figure") or "figure" in there or (first == "code" and "code" in there):
        return True
    spare = SPARE if there == {"paragraph"} or is_short(group) else 0  # a sentence alone would be a poor slide
    return slide.lines + sum(block.lines for block in group) > LINES + spare


def is_stray(slide: Slide, group: list[Block]) -> bool:
    """Whether the last words before a heading or code would stand alone on a slide: the speaker says them instead."""
    return is_short(group) and begins(slide, group) and slide.blocks[-1].kind != "figure"


def is_short(group: list[Block]) -> bool:
    return len(group) == 1 and group[0].kind == "paragraph" and group[0].lines <= SHORT


def grouped(blocks: list[Block]) -> list[list[Block]]:
    """Blocks that stay together: a heading with what it is over, a sentence with what it introduces, code and output,
    a question and its answer."""
    groups: list[list[Block]] = []
    for block in blocks:
        last = groups[-1][-1].kind if groups else ""
        always = last == "heading" or block.kind == "output"
        wanted = last == "paragraph" and block.kind in LEADS or block.kind == "folded"
        fits = groups and sum(one.lines for one in groups[-1]) + block.lines <= LINES + SPARE
        if groups and (always or wanted and fits):
            groups[-1].append(block)
        else:
            groups.append([block])
    return groups


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
    kinds, cells = (" ".join(dict.fromkeys(names)) for names in zip(*_origins(slide), strict=True))
    body = "".join(block.html for block in slide.blocks)
    notes = f'<aside class="notes">{"".join(slide.notes)}</aside>\n' if slide.notes else ""
    sheet = f'{running}<div class="sheet">{body}</div>\n{notes}'
    return f'<section data-holds="{kinds}" data-cells="{cells}">\n{sheet}</section>\n'


def _origins(slide: Slide) -> list[tuple[str, str]]:
    return [(block.kind, block.cell) for block in slide.blocks]
