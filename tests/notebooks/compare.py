"""What two texts in two languages must have in common: their formulas, numbers, code, outline and terms."""

import io
import re
import tokenize
from decimal import Decimal

FENCE = re.compile(r"^( *)(```+|~~~+)[^\n]*\n(.*?)^\1\2[ \t]*$", re.M | re.S)
DISPLAY = re.compile(r"\$\$(.+?)\$\$", re.S)
INLINE = re.compile(r"(?<![\\$])\$(?!\s)((?:\\.|[^$\\])+?)(?<!\s)\$(?!\d)")
NUMBER = re.compile(
    r"(?<![A-Za-zͰ-Ͽ0-9_.,])"
    r"([0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?(?:[eE][-+−]?[0-9]+)?)"
    r"(?:(천|만|억)| (thousand|million|billion)\b)?"
)
UNITS = {"천": 10**3, "만": 10**4, "억": 10**8, "thousand": 10**3, "million": 10**6, "billion": 10**9}
SPELLED = {  # good prose spells small numbers out, and not the same ones in both languages
    0: r"\bzero\b|\bno\b|없",
    1: r"\b(one|once|first|single|an?)\b|(?<![가-힣])(한 |하나|첫)",
    2: r"\b(two|twice|second|both|double|half)\b|(?<![가-힣])(두 |둘|절반)",
    3: r"\b(three|third)|(?<![가-힣])(세 |셋)",
    4: r"\bfour|(?<![가-힣])(네 |넷)",
    5: r"\b(five|fifth)|다섯",
    6: r"\bsix|여섯",
    7: r"\bseven|일곱",
    8: r"\beight|여덟",
    9: r"\bnin(e|th)|아홉",
    10: r"\bten(th)?\b|(?<![가-힣])열 ",
}


def formulas(markdown):
    """Display formulas in order, and the set of inline ones, without words, spaces and full stops."""
    text = _without_code(markdown)
    inline = INLINE.findall(DISPLAY.sub(" ", text))
    return [_plain(formula) for formula in DISPLAY.findall(text)], {_plain(formula) for formula in inline}


def _plain(formula):
    return re.sub(r"\s+|\\[,;:! ]", "", _without_words(formula)).rstrip(".,")


def _without_words(formula):
    """Empty every \\text{…}: the words differ by language, but not where they stand."""
    kept, position = "", 0
    for start in re.finditer(r"\\text(?:bf|it|rm|sf)?\{", formula):
        if start.start() >= position:
            kept += formula[position : start.end()] + "}"
            position = _closing_brace(formula, start.end())
    return kept + formula[position:]


def _closing_brace(formula, position):
    depth = 1
    while depth and position < len(formula):
        depth += {"{": 1, "}": -1}.get(formula[position], 0)
        position += 1
    return position


def missing_numbers(markdown, other):
    """Numbers in the prose of one text that the other neither writes in digits nor, if small, spells out."""
    prose = _prose(other)
    return sorted(
        float(number)
        for number in numbers(markdown) - numbers(other)
        if not (number in SPELLED and re.search(SPELLED[number], prose, re.I))
    )


def numbers(markdown):
    """Set of the numbers written in digits in the prose: not in formulas, blocks of code, links."""
    found = set()
    for digits, korean, english in NUMBER.findall(_prose(markdown)):
        value = Decimal(digits.replace(",", "").replace("−", "-"))
        found.add(value * UNITS.get(korean or english, 1))
    return found


def _prose(markdown):
    text = INLINE.sub(" ", DISPLAY.sub(" ", FENCE.sub("", markdown)))
    text = re.sub(r"(분의 ?[0-9]+)만", r"\1 ", text)  # "10분의 1만" is "only a tenth", not ten thousand
    text = re.sub(r"<!--.*?-->|<[^<>]+>", " ", text, flags=re.S)
    text = re.sub(r"\]\([^)\s]*\)|\bhttps?://\S+", "]", text)
    return re.sub(r"^[ >]*[0-9]+[.)] ", "", text, flags=re.M)


def _without_code(markdown):
    return re.sub(r"(`+)(?!`).+?(?<!`)\1(?!`)", " ", FENCE.sub("", markdown))


def code_blocks(markdown):
    """Fenced code blocks in order, each as its tokens without comments; SyntaxError if one is broken."""
    return [_tokens(block) for _, _, block in FENCE.findall(markdown)]


def _tokens(code):
    compile(code, "<code block>", "exec")
    ignored = (tokenize.COMMENT, tokenize.NL)
    tokens = tokenize.generate_tokens(io.StringIO(code).readline)
    return [token.string for token in tokens if token.type not in ignored]


def outline(markdown):
    """Levels of the headings in order, and how many folded parts, table rows and list items there are."""
    text = FENCE.sub("", markdown)
    return {
        "headings": [len(level) for level in re.findall(r"^(#{1,6}) ", text, re.M)],
        "folded": len(re.findall(r"<details\b", text)),
        "table rows": len(re.findall(r"^ *\|.*\| *$", text, re.M)),
        "list items": len(re.findall(r"^[ >]*(?:[-*+]|[0-9]+[.)]) ", text, re.M)),
    }


def bold_terms(markdown, terms, lang):
    """Keys of the glossary terms set in bold; English ones also in the plural or with a capital."""
    keys = {_base(term[lang], lang): key for key, term in terms.items()}
    bold = re.findall(r"\*\*(.+?)\*\*", _without_code(markdown), re.S)
    return {keys[_base(text, lang)] for text in bold if _base(text, lang) in keys}


def _base(text, lang):
    text = " ".join(text.split())
    return re.sub(r"s$", "", text.lower()) if lang == "en" else text
