"""The course's terms in Korean and English, with one meaning each; `table` shows a chapter's.

A term stands in [terms] of the chapter that explains it first; a later chapter that takes it up names that chapter.
"""

from functools import cache

from lecture_lib import words
from lecture_lib.chapters import ORDER, tables
from lecture_lib.words import words_of

say = words_of(__file__)


@cache
def terms(chapter):
    """Return the terms of a chapter by their keys: {"ko": [term, meaning], "en": [term, meaning]}."""
    here = tables(chapter)["terms"]
    return {key: tables(1 + ORDER.index(at))["terms"][key] if isinstance(at, str) else at for key, at in here.items()}


def table(chapter=None):
    """Return the chapter's terms, or all of them, as a table in the reader's language: IPython Markdown."""
    from IPython.display import Markdown

    numbers = range(1, len(ORDER) + 1)
    if chapter is not None and chapter not in numbers:
        raise ValueError(f"no term of the glossary belongs to chapter {chapter!r}")
    chosen = {key: term for number in ([chapter] if chapter else numbers) for key, term in terms(number).items()}
    here = words.language()
    (there,) = set(words.LANGUAGES) - {here}
    rows = [f"| **{term[here][0]}** | {term[there][0]} | {term[here][1]} |" for term in chosen.values()]
    return Markdown("\n".join([say("head"), *rows]))
