"""The glossary is complete, says each term once, and holds what the chapters introduce in bold."""

import re
from pathlib import Path

import pytest

from lecture_lib import text
from lecture_lib.text.glossary import TERMS, table

SOURCES = Path(__file__).resolve().parents[2] / "notebooks" / "source"
CHAPTERS = [int(source.name[:2]) for source in sorted(SOURCES.glob("*.py")) if source.name > "01"]
HANGUL = re.compile("[가-힣]")


@pytest.fixture(autouse=True)
def korean_again():
    yield
    text.use("ko")


@pytest.mark.parametrize("key", TERMS)
def test_terms_are_complete(key):
    term = TERMS[key]
    assert set(term) == {"ko", "en", "chapters", "meaning_ko", "meaning_en"}
    assert HANGUL.search(term["ko"]) and HANGUL.search(term["meaning_ko"])
    assert not HANGUL.search(term["en"] + term["meaning_en"])
    assert term["chapters"] and set(term["chapters"]) <= set(range(1, 8))
    assert all(term[f"meaning_{lang}"].endswith(".") and "|" not in term[f"meaning_{lang}"] for lang in text.LANGUAGES)


def test_no_term_twice():
    for lang in text.LANGUAGES:
        assert len({term[lang] for term in TERMS.values()}) == len(TERMS)


def _is_text_for_students(cell, lang):
    heading = cell.partition("\n")[0]
    return f'[markdown] lang="{lang}"' in heading and "audience" not in heading


def introduced(lang, number):
    """Everything set in bold in the chapter's Markdown cells of one language."""
    (source,) = SOURCES.glob(f"{number:02}_*.py")
    cells = re.split(r"^# %%", source.read_text(encoding="utf-8"), flags=re.M)
    chosen = [re.sub(r"^# ?", "", cell, flags=re.M) for cell in cells if _is_text_for_students(cell, lang)]
    return [" ".join(bold.split()) for cell in chosen for bold in re.findall(r"\*\*(.+?)\*\*", cell, re.S)]


@pytest.mark.parametrize("number", CHAPTERS)
@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_a_chapter_introduces_each_of_its_terms_once_and_nothing_else_in_bold(lang, number):
    wanted = sorted(term[lang] for term in TERMS.values() if number in term["chapters"])
    bold = [word if word in wanted else word.lower() for word in introduced(lang, number)]
    assert sorted(bold) == wanted


@pytest.mark.parametrize("lang, other", [("ko", "en"), ("en", "ko")])
def test_table_is_in_the_readers_language(lang, other):
    text.use(lang)
    rows = table(chapter=3).data.splitlines()
    terms = [term for term in TERMS.values() if 3 in term["chapters"]]
    assert len(rows) == len(terms) + 2 and all(row.count("|") == 4 for row in rows)
    for row, term in zip(rows[2:], terms, strict=True):
        assert row == f"| **{term[lang]}** | {term[other]} | {term[f'meaning_{lang}']} |"


def test_table_of_all_terms():
    assert len(table().data.splitlines()) == len(TERMS) + 2


def test_unknown_chapter():
    with pytest.raises(ValueError, match="99"):
        table(chapter=99)
