"""The instructor's notes of the real chapters, and the README's plans, which rest on their minutes."""

import re
from functools import cache

import pytest

from notebooks import build
from tests.notebooks import compare

LANGUAGES = build.LANGUAGES
STEMS = {int(source.stem[:2]): source.stem for source in build.find_sources()}
START = 0  # the chapter without numbered sections
CHAPTERS = [number for number in STEMS if number != START]
README = build.NOTEBOOKS.parent / "README.md"
SESSION = 50  # minutes, at most
LEAST = 2  # minutes of a note

OPENING = {
    "ko": re.compile(r"> \*\*강의자 메모(?: · (?P<section>\d+)절)? · (?P<minutes>\d+)분\*\* \S"),
    "en": re.compile(r"> \*\*For the instructor(?: · section (?P<section>\d+))? · (?P<minutes>\d+) minutes\*\* \S"),
}
LABELS = {"ko": ["보여 줄 것", "예측", "흔한 오답", "질문"], "en": ["Show", "Predict", "Wrong answers", "Ask"]}
HEADING = re.compile(r"^## (\d+)\. (.+)$", re.M)
TABLE_ROW = re.compile(r"^\| (\d+\. .+?) \| (\d+)(?:분| min) \| [\d., ]+ \|$", re.M)

each_stem = pytest.mark.parametrize("number", STEMS)
each_chapter = pytest.mark.parametrize("number", CHAPTERS)
each_language = pytest.mark.parametrize("lang", LANGUAGES)


@cache
def cells(number, lang):
    """All cells of a chapter's source, with the notes."""
    return build.split(build.NOTEBOOKS / "source" / f"{STEMS[number]}.py", notes=True)[lang].cells


def is_note(cell):
    return "audience" in cell.metadata


def notes(number, lang):
    return [cell.source for cell in cells(number, lang) if is_note(cell)]


def opening(note, lang):
    """What a note's first line says: (section, minutes); section 0 if it names none."""
    said = OPENING[lang].match(note)
    assert said, f"a note begins otherwise: {note.splitlines()[0]}"
    return int(said["section"] or 0), int(said["minutes"])


def minutes(number, lang="en"):
    """Section -> minutes, from the notes."""
    return dict(opening(note, lang) for note in notes(number, lang))


def time_table(number, lang):
    """Rows of the table in the first cell: (section -> title, minutes)."""
    return [
        ({int(n): title for n, title in (name.split(". ", 1) for name in re.split(r", (?=\d+\. )", names))}, int(time))
        for names, time in TABLE_ROW.findall(cells(number, lang)[0].source)
    ]


def headings(number, lang):
    """Section -> title, from the headings of the text."""
    texts = [cell.source for cell in cells(number, lang) if cell.cell_type == "markdown" and not is_note(cell)]
    return {int(section): title for section, title in HEADING.findall("\n\n".join(texts))}


@each_language
@each_stem
def test_every_section_of_the_time_table_has_one_note_in_order_directly_before_its_heading(number, lang):
    """The start page has no sections, and one note that names none."""
    named = [section for sections, _ in time_table(number, lang) for section in sections]
    assert named == list(range(1, len(named) + 1)) and bool(named) == (number != START)
    assert [opening(note, lang)[0] for note in notes(number, lang)] == (named or [0])
    after = None  # the cell after the note, other notes left out
    for cell in reversed(cells(number, lang)):
        if is_note(cell) and number != START:
            section = opening(cell.source, lang)[0]
            assert str(section) in [n for n, _ in HEADING.findall(after.source)], f"section {section}"
        elif not is_note(cell):
            after = cell


@each_language
@each_chapter
def test_the_time_table_has_the_minutes_of_the_notes_and_the_names_of_the_headings(number, lang):
    of, titles = minutes(number, lang), headings(number, lang)
    assert min(of.values()) >= LEAST
    for sections, time in time_table(number, lang):
        assert sum(of[section] for section in sections) == time, sections
        assert all(titles[section].startswith(name) for section, name in sections.items())


@each_language
@each_stem
def test_a_note_is_a_quotation_with_four_labelled_bullets_and_nothing_else_is_bold(number, lang):
    for note in notes(number, lang):
        lines = note.splitlines()
        assert lines[0].startswith("> **") and all(re.match(r">( \S|   \S|$)", line) for line in lines), note
        labels = [re.match(r"> - \*\*(.+?)\*\* \S", line) for line in lines if line.startswith("> - ")]
        assert [label and label[1] for label in labels] == LABELS[lang], note
        words = re.sub(r"`[^`]+`", "", note)  # in code, ** is a power
        assert re.findall(r"\*\*(.+?)\*\*", words, re.S)[1:] == LABELS[lang], note


@each_stem
def test_formulas_code_and_numbers_of_the_notes_agree(number):
    for ko, en in zip(*(notes(number, lang) for lang in LANGUAGES), strict=True):
        assert compare.formulas(ko) == compare.formulas(en), ko
        assert compare.code_blocks(ko) == compare.code_blocks(en), ko
        assert compare.missing_numbers(ko, en) == [], f"in Korean only: {ko}"
        assert compare.missing_numbers(en, ko) == [], f"in English only: {en}"


@each_stem
def test_sections_and_minutes_of_both_languages_agree(number):
    ko, en = (minutes(number, lang) for lang in LANGUAGES)
    assert ko == en
    tables = [[(list(sections), time) for sections, time in time_table(number, lang)] for lang in LANGUAGES]
    assert tables[0] == tables[1]
    assert list(headings(number, "ko")) == list(headings(number, "en"))


PLANS = {"en": "| Plan | Chapters and sections | Minutes |", "ko": "| 계획 | 장과 절 | 분 |"}
PLACE = {
    "en": re.compile(r"(\d)(?: §(\d+)(?:–(\d+))?)?(?: \((\d+)\))?"),
    "ko": re.compile(r"(\d)장(?: (\d+)(?:–(\d+))?절)?(?: \((\d+)\))?"),
}


def plans(lang):
    """Rows of the plans' table, each as its four cells: plan, sections shown, minutes, sections left."""
    text = README.read_text(encoding="utf-8").partition(PLANS[lang])[2]
    rows = re.match(r".*\n\|[-|]+\n((?:\|.*\n)+)", text)[1]
    return [[cell.strip() for cell in row[1:-1].split("|")] for row in rows.splitlines()]


def places(names, lang):
    """What each of the names, set apart by commas, means: (its (chapter, section) pairs, minutes in brackets)."""
    said = [PLACE[lang].fullmatch(name.strip()) for name in names.split(",") if name.strip()]
    assert all(said), names
    return [(sections_of(*(number and int(number) for number in place.groups()[:3])), place[4]) for place in said]


def sections_of(chapter, first, last):
    """(chapter, section) pairs from the first to the last section; of the whole chapter if none is named."""
    of = minutes(chapter)
    wanted = of if first is None else range(first, (last or first) + 1)
    assert set(wanted) <= set(of), f"chapter {chapter} has no such section"
    return [(chapter, section) for section in wanted]


def time_of(sections):
    return sum(minutes(chapter)[section] for chapter, section in sections)


def sessions(row, lang):
    """Of each session of a plan: its places as lists of (chapter, section) pairs."""
    return [[sections for sections, _ in places(session, lang)] for session in row[1].split(";")]


def left(row, lang):
    return [section for sections, _ in places(row[3], lang) for section in sections]


def shown(row, lang):
    return [section for session in sessions(row, lang) for sections in session for section in sections]


def total(row):
    terms, result = row[2].split(" = ")
    terms = [int(term) for term in re.findall(r"\d+", terms)]
    assert sum(terms) == int(result), row
    return terms, int(result)


@each_language
def test_minutes_of_the_plans_are_those_of_their_sections(lang):
    *rows, _ = plans(lang)
    assert len(rows) == 6
    for row in rows:
        assert total(row)[0] == [time_of(sections) for session in sessions(row, lang) for sections in session], row
    named = [place for row in rows[1:] for place in places(row[3], lang)]  # those left to reading
    assert named and [int(written) for _, written in named] == [time_of(sections) for sections, _ in named]


@each_language
def test_plans_have_the_length_they_promise_and_show_each_section_once_or_leave_it_to_reading(lang):
    hour, day, *weeks, together = plans(lang)
    assert total(hour)[1] == 60 and total(day)[1] == 6 * 60
    assert total(together)[0] == [total(week)[1] for week in weeks] and len(weeks) == 4
    for week in weeks:
        times = [sum(map(time_of, session)) for session in sessions(week, lang)]
        assert len(times) == 2 and max(times) <= SESSION, week
    everything = [(number, section) for number in STEMS for section in minutes(number)]
    assert shown(day, lang) + left(day, lang) == [place for place in everything if place[0] != START]
    unread = set(everything) - {place for week in weeks for place in left(week, lang)}
    assert [place for week in weeks for place in shown(week, lang)] == sorted(unread)


def test_both_languages_have_the_same_plans():
    def numbers(row, lang):
        return sessions(row, lang), row[2], places(row[3], lang)

    (hour, *ko), (_, *en) = (plans(lang)[:-1] for lang in LANGUAGES)
    assert [numbers(row, "ko") for row in ko] == [numbers(row, "en") for row in en]
    assert sessions(hour, "ko") == sessions(plans("en")[0], "en")
