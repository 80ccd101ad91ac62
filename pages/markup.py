"""Markdown and code of a cell as HTML, with mathematics as MathML."""

from __future__ import annotations

import re
from html import escape, unescape

from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from .mathematics import to_mathml

SCROLLS = '<div class="scrolls" tabindex="0" role="group" aria-label="{label}">{body}</div>'
# A formula in a line, with the bracket before it and the particle or full stop after it: no line ends between them.
TOGETHER = re.compile(r'[(\[‘“]?<math [^>]*display="inline".*?</math>[^\s<]{0,12}')

INLINE = re.compile(r"</?(?:strong|em|code|span|a|m[a-z]+)\b[^>]*>")
LONG = 24  # letters of a formula that a telephone may have no room for


class Renderer(IPythonRenderer):
    """Headings get the cell's id, so that both languages have the same anchors; what is wide scrolls in itself."""

    def __init__(self, cell: str, words: dict):
        super().__init__(escape=False)
        self.cell, self.words, self.headings = cell, words, []

    def heading(self, text, level, **attrs):
        anchor = f"{self.cell}-{len(self.headings) + 1}"
        self.headings.append((level, anchor, text))
        return f'<h{level} id="{anchor}">{text}</h{level}>\n'

    def block_code(self, code, info=None):
        return code_html(code, self.words) if info == "python" else f"<pre>{escape(code)}</pre>\n"

    def table(self, text):
        return SCROLLS.format(label=self.words["table"], body=f"<table>\n{text}</table>")

    def block_math(self, body):
        mathml = to_mathml(body, display=True)
        label = self.words["formula"]  # in a span, since a formula may stand within a paragraph
        return f'<span class="scrolls formula" tabindex="0" role="group" aria-label="{label}">{mathml}</span>'

    multiline_math = block_math

    def inline_math(self, body):
        return to_mathml(body)

    def latex_environment(self, name, body):
        return self.block_math(rf"\begin{{{name}}}{body}\end{{{name}}}")


def markdown_html(source: str, cell: str, words: dict) -> tuple[str, list]:
    """HTML of Markdown, and its headings as (level, anchor, HTML)."""
    renderer = Renderer(cell, words)
    html = MarkdownWithMath(renderer=renderer).render(source)
    return TOGETHER.sub(lambda match: _together(match[0], words), html), renderer.headings


def _together(html: str, words: dict) -> str:
    if len(plain(html)) < LONG:
        return f'<span class="together">{html}</span>'
    return f'<span class="together long" tabindex="0" role="group" aria-label="{words["formula"]}">{html}</span>'


def code_html(code: str, words: dict) -> str:
    body = highlight(code, PythonLexer(), HtmlFormatter(nowrap=True))
    return f'<pre class="code" tabindex="0" role="group" aria-label="{words["code"]}"><code>{body}</code></pre>\n'


def plain(html: str) -> str:
    """The words of HTML, for search: a particle stays with the word that it follows, paragraphs part."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", INLINE.sub("", html)))).strip()
