"""The glossary is complete, says each term once, and holds what the chapters introduce in bold."""

import re
from pathlib import Path

import pytest

from lecture_lib import words
from lecture_lib.chapters import ORDER
from lecture_lib.chapters.glossary import table, terms

SOURCES = Path(__file__).resolve().parents[2] / "notebooks" / "source"
CHAPTERS = [int(source.name[:2]) for source in sorted(SOURCES.glob("*.py")) if source.name > "01"]
HANGUL = re.compile("[가-힣]")
TERMS = {key: term for number in range(1, len(ORDER) + 1) for key, term in terms(number).items()}


@pytest.fixture(autouse=True)
def korean_again():
    yield
    words.use("ko")


def test_terms_are_complete_and_none_is_there_twice():
    assert len(TERMS) > 100
    for lang in words.LANGUAGES:
        assert len({term[lang][0] for term in TERMS.values()}) == len(TERMS)
    for key, term in TERMS.items():
        assert all(HANGUL.search(said) for said in term["ko"]) and not HANGUL.search("".join(term["en"])), key
        assert all(len(term[lang]) == 2 and term[lang][1].endswith(".") for lang in words.LANGUAGES), key
        assert not any("|" in said for lang in words.LANGUAGES for said in term[lang]), key


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
@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_a_chapter_introduces_each_of_its_terms_once_and_nothing_else_in_bold(lang, number):
    wanted = sorted(term[lang][0] for term in terms(number).values())
    bold = [word if word in wanted else word.lower() for word in introduced(lang, number)]
    assert sorted(bold) == wanted


@pytest.mark.parametrize("lang, other", [("ko", "en"), ("en", "ko")])
def test_table_is_in_the_readers_language(lang, other):
    words.use(lang)
    rows = table(chapter=3).data.splitlines()
    assert all(row.count("|") == 4 for row in rows)
    for row, term in zip(rows[2:], terms(3).values(), strict=True):
        assert row == f"| **{term[lang][0]}** | {term[other][0]} | {term[lang][1]} |"


def test_table_of_all_terms_and_of_an_unknown_chapter():
    assert len(table().data.splitlines()) == len(TERMS) + 2
    with pytest.raises(ValueError, match="99"):
        table(chapter=99)
