"""One chapter as HTML: its cells, and the frame of navigation around them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from lecture_lib.live import saved
from lecture_lib.live.export import STATE

from .markup import SCROLLS, code_html, markdown_html, plain
from .words import WORDS

FRONT = Path(__file__).parent / "front"
TEMPLATE = (FRONT / "page.html").read_text("utf-8")
LAB = "<code>python3 course.py lab</code>"
ANSI = re.compile(r"\x1b\[[0-9;]*m")


@dataclass
class Page:
    """A chapter in one language, ready to be framed."""

    stem: str
    lang: str
    title: str = ""
    body: str = ""
    sections: list = field(default_factory=list)  # (anchor, HTML) of the headings of level 2
    found: list = field(default_factory=list)  # [anchor, heading, text] for search
    figures: dict = field(default_factory=dict)  # key -> Exported
    binder: str = ""  # address at which the chapter runs; empty if there is none


def page_of(notebook, stem: str, lang: str, binder: str = "") -> Page:
    """The page of an executed notebook.

    Parameters
    ----------
    notebook : NotebookNode
        Executed, with the widgets' state in its metadata.
    stem, lang : str
        Name of the chapter and its language.
    binder : str
        Address at which the chapter runs; empty if there is none.
    """
    title = plain(markdown_html(f"# {notebook.metadata.title}", "title", WORDS[lang])[0])
    page = Page(stem, lang, title, binder=binder)
    widgets = widgets_of(notebook)
    page.body = "\n".join(_cell(cell, page, widgets) for cell in notebook.cells)
    return page


def widgets_of(notebook) -> dict:
    """The state of an executed notebook's widgets, by model id."""
    return notebook.metadata.get("widgets", {}).get(STATE, {}).get("state", {})


def _cell(cell, page: Page, widgets: dict) -> str:
    if cell.cell_type == "markdown":
        body = _text(cell.source, cell.id, page)
    else:
        outputs = [output_html(output, cell.id, page, widgets) for output in cell.outputs]
        body = code_html(cell.source, WORDS[page.lang]) + "".join(outputs)
    return f'<div class="cell {cell.cell_type}-cell" id="{cell.id}">\n{body}</div>'


def _text(source: str, cell: str, page: Page) -> str:
    html, headings = markdown_html(source, cell, WORDS[page.lang])
    page.sections += [(anchor, text) for level, anchor, text in headings if level == 2]
    page.found.append([cell, plain(headings[0][2]) if headings else "", plain(html)])
    return html


def output_html(output, cell: str, page: Page, widgets: dict) -> str:
    """One output of a cell; a live figure is also noted down in the page."""
    data, words = output.get("data", {}), WORDS[page.lang]
    if figure := saved(data, widgets):
        key = f"{page.stem}-{len(page.figures) + 1}"
        page.figures[key] = figure
        return figure.place(f"figures/{key}.png", key)
    if "text/html" in data:
        return SCROLLS.format(label=words["output"], body=data["text/html"]).replace('"scrolls"', '"scrolls output"')
    if "text/markdown" in data:
        return f'<div class="output">{markdown_html(data["text/markdown"], f"{cell}-output", words)[0]}</div>'
    if "image/png" in data:
        raise ValueError(
            f"{page.lang}/{page.stem}: cell {cell} shows a picture that has no words for who cannot see it"
        )
    text = ANSI.sub("", output.get("text") or data.get("text/plain", ""))
    label = words["output"]
    return f'<pre class="output" tabindex="0" role="group" aria-label="{label}">{escape(text)}</pre>' if text else ""


# --- The frame ---------------------------------------------------------------------------------


def framed(page: Page, pages: list[Page]) -> str:
    """The whole document of a chapter, given all chapters of its language in order."""
    words, index = WORDS[page.lang], [other.stem for other in pages].index(page.stem)
    before = pages[index - 1] if index else None
    after = pages[index + 1] if index + 1 < len(pages) else None
    steps = [_step("previous", before, words), _step("next", after, words)]
    return _document(
        page.lang,
        name=f"{page.stem}.html",
        title=f"{page.title} · {words['course']}",
        contents_list=_contents(pages, page),
        top=_ways_to_open(page),
        body=page.body,
        steps=f'<nav class="steps" aria-label="{words["chapters"]}">{"".join(steps)}</nav>',
    )


def index(pages: list[Page], lang: str) -> str:
    """The first page of a language: the list of chapters."""
    words = WORDS[lang]
    listed = "".join(f'<li><a href="{page.stem}.html">{escape(page.title)}</a></li>' for page in pages)
    body = f'<h1>{words["course"]}</h1>\n<p>{words["intro"]}</p>\n<ul class="chapters">{listed}</ul>'
    parts = {"name": "index.html", "title": words["course"], "contents_list": _contents(pages, None)}
    return _document(lang, **parts, top="", body=body, steps="")


def _document(lang: str, **parts: str) -> str:
    fields = {**WORDS[lang], **parts, "words": escape(json.dumps(WORDS[lang], ensure_ascii=False))}
    fields["title"] = escape(fields["title"])
    return filled(TEMPLATE, fields)


def filled(template: str, fields: dict) -> str:
    """The template with each {{name}} replaced by its field."""
    return re.sub(r"\{\{(\w+)\}\}", lambda match: fields[match[1]], template)


def _step(which: str, page: Page | None, words: dict) -> str:
    if page is None:
        return ""
    return f'<a rel="{which[:4]}" class="{which}" href="{page.stem}.html">{words[which]}: {escape(page.title)}</a>'


def _contents(pages: list[Page], here: Page | None) -> str:
    return "<ol>" + "".join(_entry(page, page is here) for page in pages) + "</ol>"


def _entry(page: Page, here: bool) -> str:
    if not here:
        return f'<li><a href="{page.stem}.html">{escape(page.title)}</a></li>'
    sections = "".join(f'<li><a href="#{anchor}">{text}</a></li>' for anchor, text in page.sections)
    return f'<li><a aria-current="page" href="{page.stem}.html">{escape(page.title)}</a><ol>{sections}</ol></li>'


def _ways_to_open(page: Page) -> str:
    words = WORDS[page.lang]
    run = f'<a href="{escape(page.binder)}">{words["binder"]}</a>' if page.binder else ""
    download = f'<a href="{page.stem}.ipynb" download>{words["download"]}</a>'
    lab = words["lab"].format(command=LAB)
    return f'<details class="ways"><summary>{words["open"]}</summary><p>{run} {download}</p><p>{lab}</p></details>'
