"""Every number in the prose has a source: a cell prints it, its code sets it, or `prose/` computes it.

A chapter's table in `prose/`, in all files whose names begin with the chapter's, holds

- `SAID`, rows (Korean piece, English piece, function): the function's numbers, written into the pieces as `{0:.1f}`
  says, must stand in the prose of the language, so a number that drifts from its computation is found;
- `SIZES`, number as written -> function: sizes that are said all over a chapter;
- `GIVEN`, rows (Korean piece, English piece): what nobody can compute, such as years, and numbers that an exercise or a
  worked example chooses freely.
"""

import re
import runpy
from functools import cache
from pathlib import Path
from string import Formatter

import nbformat
import pytest

from lecture_lib.chapters import tables
from notebooks import build

TABLES = Path(__file__).resolve().parent / "prose"
STEMS = [source.stem for source in build.find_sources()]
SMALL = 10  # whole numbers up to it are words as often as numbers

NUMBER = re.compile(
    r"(?P<mantissa>\d+(?:,\d{3})*(?:\.\d+)?)"
    r"(?:\s*(?:×|\\times|\\cdot)\s*10(?:\^\{?(?P<power>-?\d+)\}?|(?P<raised>[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)))?(?P<percent>\\?%)?"
)
WRAPPED = re.compile(r"(?<=\S)\n(?:> ?)?[ \t]*(?![#|>`\s]|[-*] |\d+\. )")
RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
# What holds digits and is no number: code, tags and links, references, names, colours, exponents and indices.
SKIPPED = [
    re.compile(pattern, flags)
    for pattern, flags in [
        (r"^```.*?^```", re.M | re.S),
        (r"`[^`\n]*`", 0),
        (r"<[^>\n]+>|\]\([^)\n]*\)|\\color\{[^}]*\}", 0),
        (r"^#+ \d+\.", re.M),
        (r"\d+(?:[–~,]\s?\d+)*(?=(?:장|절|쪽|번째|주차)(?![가-힣]*원))", 0),
        (r"\b(?:[Cc]hapters?|[Ss]ections?|[Ss]lides?|[Ee]xercises?|[Pp]oints?|연습 문제|연습|§)\s?\d+(?:\.\d+)*"
         r"(?:(?:[–~]|, | and |과 |와 )\d+(?:\.\d+)*)*", 0),
        (r"(?:(?<!10)\^|_)(?:\{[^{}]*\}|-?\w)", 0),
        (r"\| \d+(?: min|분) \| [\d., ]+ \|$|· \d+(?: minutes|분)\*\*", re.M),  # held by test_instructor.py
        (r"[A-Za-z]\d+\b", 0),
    ]
]  # fmt: skip

each_chapter = pytest.mark.parametrize("stem", STEMS)
each_language = pytest.mark.parametrize("lang", build.LANGUAGES)


@cache
def table(stem):
    """What all the chapter's files say together."""
    parts = [runpy.run_path(str(path)) for path in sorted(TABLES.glob(f"{stem}*.py"))]
    whole = {name: [row for part in parts for row in part.get(name, [])] for name in ("SAID", "GIVEN")}
    return whole | {"SIZES": {written: size for part in parts for written, size in part.get("SIZES", {}).items()}}


class Written(Formatter):
    """Format strings whose numbers have the sign that `plain` gives."""

    def format_field(self, value, form):
        return plain(super().format_field(value, form))


def plain(text):
    """Prose with one minus sign and one comma, its paragraphs in one line each."""
    text = text.replace("−", "-").replace("{,}", ",").replace("\\,", " ")
    return WRAPPED.sub(" ", text)


@cache
def prose(stem, lang):
    """The prose of a chapter, notes and predictions included, as pieces (where, section, text)."""
    pieces, section = [], ""
    for cell in build.split(build.NOTEBOOKS / "source" / f"{stem}.py", notes=True)[lang].cells:
        if cell.cell_type != "markdown":
            continue
        if heading := re.search(r"^## (.+)$", cell.source, re.M):
            section = heading[1]
        pieces.append((cell.id, section, plain(cell.source)))
    for name, table in tables(int(stem[:2])).items():
        if ask := table.get("ask"):
            said = "\n".join(one[lang] for one in (ask["question"], *answers(ask)))
            pieces.append((f"prediction {name}", None, plain(said)))
    return pieces


def answers(ask):
    """What may be said to a question's reader: the options and their replies, or what is said of a guess."""
    return [*ask["options"], *ask["replies"]] if "options" in ask else [ask["near"], ask["far"]]


@cache
def sources(stem, lang):
    """Section -> the numbers that its cells print or set; None -> those of all sections."""
    found, section = {None: set()}, ""
    for cell in nbformat.read(build.NOTEBOOKS / lang / f"{stem}.ipynb", as_version=4).cells:
        if cell.cell_type == "markdown" and (heading := re.search(r"^## (.+)$", cell.source, re.M)):
            section = heading[1]
        if cell.cell_type == "code":
            printed = [output.get("text") or output.get("data", {}).get("text/plain", "") for output in cell.outputs]
            numbers = set(map(float, LITERAL.findall("\n".join([cell.source, *printed]).replace(",", ""))))
            found.setdefault(section, set()).update(numbers)
            found[None] |= numbers
    return found


LITERAL = re.compile(r"(?<![\w.])\d+\.?\d*(?:e[+-]?\d+)?")


def bare(text):
    """Prose without what holds digits and is no number; every letter keeps its place."""
    for pattern in SKIPPED:
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    return text


def numbers(text):
    """(start, end, value, half a unit of the last digit, is it in percent) of every number in prose, in order."""
    for match in NUMBER.finditer(bare(text)):
        mantissa = match["mantissa"].replace(",", "")
        scale = 10.0 ** int(match["power"] or (match["raised"] or "0").translate(RAISED))
        digits = len(mantissa.partition(".")[2])
        yield *match.span(), float(mantissa) * scale, 0.5 * 10.0**-digits * scale, bool(match["percent"])


def has_source(value, half, percent, known):
    scales = (1, 100) if percent else (1,)
    return any(abs(scale * number - value) <= half * (1 + 1e-9) for number in known for scale in scales)


def said(stem):
    """Rows of both pieces, with their numbers written in."""
    return [
        [Written().format(plain(piece), *numbers()) for piece in pieces]
        for *pieces, numbers in table(stem).get("SAID", [])
    ]


def covered(stem, lang, text):
    """Stretches of a text that the table accounts for."""
    place = build.LANGUAGES.index(lang)
    pieces = [row[place] for row in said(stem)] + [plain(row[place]) for row in table(stem).get("GIVEN", [])]
    for piece in pieces:
        yield from ((match.start(), match.end()) for match in re.finditer(re.escape(piece), text))


@each_language
@each_chapter
def test_every_number_has_a_source(stem, lang):
    sizes = {float(plain(written).replace(",", "")) for written in table(stem).get("SIZES", {})}
    lacking = []
    for where, section, text in prose(stem, lang):
        known = sources(stem, lang).get(section, set()) | sizes
        spans = list(covered(stem, lang, text))
        for start, end, value, half, percent in numbers(text):
            inside = any(a <= start and end <= b for a, b in spans)
            small = half == 0.5 and value <= SMALL
            if not (small or inside or has_source(value, half, percent, known)):
                lacking.append(f"{where}: …{text[max(0, start - 40) : end + 20]!r}…")
    assert lacking == []


@each_language
@each_chapter
def test_what_is_said_is_computed(stem, lang):
    whole, place = "\n".join(text for *_, text in prose(stem, lang)), build.LANGUAGES.index(lang)
    assert [row[place] for row in said(stem) if row[place] not in whole] == []
    assert [row[place] for row in table(stem).get("GIVEN", []) if plain(row[place]) not in whole] == []
    for written, size in table(stem).get("SIZES", {}).items():
        assert float(plain(written).replace(",", "")) == size()


# A hyphen for a minus outside formulas, four digits in a row that are no year.
ODD = re.compile(r"(?<![\w.)/])-\d|(?<![\d.,])(?!(?:1[89]|20)\d\d(?!\d))\d{4,}")
FORMULA = re.compile(r"\$\$.*?\$\$|\$[^$\n]*\$", re.S)


@each_language
@each_chapter
def test_numbers_are_written_alike(stem, lang):
    odd = []
    for cell in build.split(build.NOTEBOOKS / "source" / f"{stem}.py", notes=True)[lang].cells:
        if cell.cell_type == "markdown":
            text = bare(FORMULA.sub(lambda match: " " * len(match[0]), cell.source))
            odd += [f"{cell.id}: {text[max(0, m.start() - 30) : m.end() + 10]!r}" for m in ODD.finditer(text)]
    assert odd == []
