"""Every sentence exists in both languages with the same fields and is used; what is missing is refused by name."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from lecture_lib import words
from lecture_lib.chapters import STEMS, tables

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted((ROOT / "lecture_lib").rglob("words.toml"))
HANGUL = re.compile("[가-힣]")
# The start page's table says what each colour is called.
OTHER_COLOURS = re.compile(r"주황|빨강|빨간|녹색|보라색|자주색|\b(?:orange|red|purple|magenta|gray)\b", re.I)
AMERICAN = re.compile(r"ization|(?:standard|regular|optim|minim)ize|color|center|behavior|neighbor", re.I)
ELSEWHERE = "chapter lecture sections terms checks look".split()  # read whole; of the checks, exercises.py knows


@pytest.fixture(autouse=True)
def korean_again():
    yield
    words.use("ko")


@pytest.fixture
def written(tmp_path, monkeypatch):
    """A function that writes a words.toml and returns the words of a module beside it."""
    monkeypatch.setattr(words, "HOME", tmp_path)

    def write(toml, folder="chapter", module="figure"):
        place = tmp_path / folder
        place.mkdir(parents=True, exist_ok=True)
        (place / "words.toml").write_text(toml, "utf-8")
        return words.words_of(place / f"{module}.py")

    return write


def sentences(entry, where=""):
    """(where, its two languages) of every sentence of a file."""
    if isinstance(entry, dict) and set(entry) == set(words.LANGUAGES):
        yield where, entry
    elif isinstance(entry, dict | list):
        for key, value in entry.items() if isinstance(entry, dict) else enumerate(entry):
            yield from sentences(value, f"{where}.{key}")


def test_english_is_english_as_it_is_spelt_here():
    said = [(where, str(entry["en"])) for file in FILES for where, entry in sentences(words.load(file), str(file))]
    assert len(said) > 1500
    assert [one for one in said if HANGUL.search(one[1]) or AMERICAN.search(one[1])] == []


def test_a_colour_is_called_as_on_the_start_page():
    files = [*ROOT.glob("notebooks/source/*.py"), *FILES]
    assert len(files) > 18
    assert {(file.name, name) for file in files for name in OTHER_COLOURS.findall(file.read_text("utf-8"))} == set()


def test_every_sentence_is_used():
    """Its key stands as a string in the module of its table, or in one that shares it."""
    unused = []
    for file in FILES:
        below = {path.stem: strings(path) for path in file.parent.rglob("*.py")}
        for name, table in words.load(file).items():
            if name not in ELSEWHERE:
                known = set().union(*below.values()) if name == "shared" else below[name]
                read_by_the_stage = {"alt", "readout", "ask"}
                unused += [f"{file.parent.name}.{name}.{key}" for key in set(table) - known - read_by_the_stage]
    assert unused == []


def strings(path):
    tree = ast.parse(path.read_text("utf-8"))
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


@pytest.mark.parametrize(
    "toml",
    [
        '[figure]\na = {ko = "가"}',
        '[figure]\na = {ko = "가", en = "a", fr = "a"}',
        '[figure]\na = {ko = "가 {x}", en = "a"}',
        '[figure]\na = {ko = "가 {x}", en = "a {y}"}',
        '[figure]\na = {ko = " ", en = "a"}',
        "[figure]\na = {ko = 1, en = 1}",
        '[figure]\na = {ko = ["가", "나"], en = ["a"]}',
        '[figure.ask]\noptions = [{ko = "가", en = "a"}, {ko = "나"}]',
    ],
)
def test_what_does_not_say_the_same_in_both_languages_is_refused(toml, written):
    with pytest.raises(ValueError, match="figure"):
        written(toml)


def test_a_sentence_is_found_in_the_modules_table_then_among_what_is_shared(written):
    written('[shared]\nb = {ko = "나중", en = "later"}\nc = {ko = "모두", en = "all"}', ".")
    say = written('[figure]\na = {ko = "{n}개", en = "{n} of them"}\n[shared]\nb = {ko = "나", en = "b"}')
    assert [say("a", n=3), say("b"), say("c")] == ["3개", "나", "모두"]
    words.use("en")
    assert [say("a", n=3), say("b"), say("c"), *say.keys()] == ["3 of them", "b", "all", "a"]
    assert (say.template("a"), say.template("b", "ko")) == ("{n} of them", "나")


@pytest.mark.parametrize("key", ["nothing", "", "a.ko", "part", "figure.a"])
def test_an_unknown_sentence_and_a_missing_field_are_named(key, written):
    say = written('[figure]\na = {ko = "{n}개", en = "{n}"}\n[figure.part]\nb = {ko = "나", en = "b"}')
    with pytest.raises(KeyError, match=f"no sentence '{key}' in 'figure'"):
        say(key)
    with pytest.raises(KeyError, match="'a'.*'n'"):
        say("a")
    assert say.part("part")("b") == "나"


@pytest.mark.parametrize("language", ["fr", "KO", "", None, 3, ["ko"]])
def test_unknown_language(language):
    with pytest.raises(ValueError, match="language must be"):
        words.use(language)
    assert words.language() == "ko"


def asked():
    """The question of every figure, by the number of its chapter and its name: choices and guesses."""
    every = [(f"{number}.{name}", table) for number in STEMS for name, table in tables(number).items()]
    return {name: table["ask"] for name, table in every if "ask" in table}


def test_a_guess_is_told_how_far_off_it_is_at_the_gap_and_in_a_sentence():
    guesses = {name: ask for name, ask in asked().items() if "options" not in ask}
    assert len(guesses) >= 5
    for name, ask in guesses.items():
        assert set(ask) == {"question", "gap", "near", "far"}, name
        for lang in words.LANGUAGES:
            parts = [part for said in ("gap", "far") for part in Formatter().parse(ask[said][lang])]
            fields = {field for _, field, *_ in parts if field}
            assert fields & {"off", "times"} and fields <= {"x", "y", "off", "times"}, name


def test_questions_have_three_or_four_different_options_and_an_answer_among_them():
    choices = {name: ask for name, ask in asked().items() if "options" in ask}
    assert len(choices) >= 25
    for name, ask in choices.items():
        assert set(ask) == {"answer", "question", "options", "replies"}, name
        assert len(ask["replies"]) == len(ask["options"]) in (3, 4) and 0 <= ask["answer"] < len(ask["options"]), name
        for lang in words.LANGUAGES:
            for said in (ask["options"], ask["replies"]):
                assert len({one[lang] for one in said}) == len(ask["options"]), name


@pytest.mark.parametrize("lang, question", [("ko", "어느 쪽"), ("en", "Which one")])
def test_a_question_is_in_the_readers_language(lang, question):
    words.use(lang)
    from lecture_lib.chapters.gradient_descent.figures.which_to_use import say

    asked = say.question()
    assert question in asked["question"] and len(asked["options"]) == 3
    assert set(asked) == {"question", "options", "answer", "replies"}
