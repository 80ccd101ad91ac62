"""Every sentence exists in both languages with the same placeholders; `say` names what is unknown or missing."""

import importlib
import pkgutil
import re
import string
from pathlib import Path

import pytest

from lecture_lib import text
from lecture_lib.text.study import prediction

MODULES = [
    name
    for _, name, _ in pkgutil.iter_modules(text.__path__)
    if hasattr(importlib.import_module(f"lecture_lib.text.{name}"), "WORDS")
]
SENTENCES = [(module, key) for module in MODULES for key in importlib.import_module(f"lecture_lib.text.{module}").WORDS]
PREDICTIONS = {
    f"{name.removeprefix('study_')}.{key}": asked
    for name in MODULES
    for key, asked in getattr(importlib.import_module(f"lecture_lib.text.{name}"), "PREDICTIONS", {}).items()
}
HANGUL = re.compile("[가-힣]")
# The start page's table says what each colour is called.
OTHER_COLOURS = re.compile(r"주황|빨강|빨간|녹색|보라색|자주색|\b(?:orange|red|purple|magenta|gray)\b", re.I)
ROOT = Path(__file__).resolve().parents[2]
AMERICAN = re.compile(r"ization|(?:standard|regular|optim|minim)ize|color|center|behavior|neighbor", re.I)


@pytest.fixture(autouse=True)
def korean_again():
    yield
    text.use("ko")


def fields(sentence):
    return sorted(name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None)


def words(module, key):
    return importlib.import_module(f"lecture_lib.text.{module}").WORDS[key]


def test_the_words_of_all_parts_are_found():
    assert {"study", "study_gradient_descent", "study_start"} <= set(MODULES)


@pytest.mark.parametrize("module, key", SENTENCES)
def test_both_languages_have_the_sentence_and_its_fields(module, key):
    sentence = words(module, key)
    assert set(sentence) == set(text.LANGUAGES)
    assert all(isinstance(sentence[lang], str) and sentence[lang].strip() for lang in text.LANGUAGES)
    assert fields(sentence["ko"]) == fields(sentence["en"])
    assert not HANGUL.search(sentence["en"])
    assert not AMERICAN.search(sentence["en"])


def test_a_colour_is_called_as_on_the_start_page():
    files = [*ROOT.glob("notebooks/source/*.py"), *ROOT.glob("lecture_lib/text/*.py")]
    assert len(files) > 20
    assert {(file.name, name) for file in files for name in OTHER_COLOURS.findall(file.read_text("utf-8"))} == set()


@pytest.mark.parametrize("module, key", SENTENCES)
@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_say_fills_every_field_in_and_names_a_missing_one(module, key, lang):
    text.use(lang)
    names = fields(words(module, key)[lang])
    said = text.say(f"{module}.{key}", **{name: f"<{name}>" for name in names})
    assert all(f"<{name}>" in said for name in names)
    if names:
        with pytest.raises(KeyError, match=names[0]):
            text.say(f"{module}.{key}", **{name: 1 for name in names[1:] if name != names[0]})


@pytest.mark.parametrize("key", ["study.nothing", "nowhere.x", "study", "", "study.", ".x", "study.title_right.ko"])
def test_unknown_sentence(key):
    with pytest.raises(KeyError, match="no sentence"):
        text.say(key)


@pytest.mark.parametrize("language", ["fr", "KO", "", None, 3, ["ko"]])
def test_unknown_language(language):
    with pytest.raises(ValueError, match="language must be"):
        text.use(language)
    assert text.language() == "ko"


def test_use_sets_the_language():
    text.use("en")
    assert text.language() == "en" and text.say("study.title_right") == "Right"


# --- predictions ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PREDICTIONS)
def test_predictions_are_complete_in_both_languages(name):
    ko, en = PREDICTIONS[name]["ko"], PREDICTIONS[name]["en"]
    assert set(ko) == set(en) == {"question", "options", "outcome"}
    assert len(ko["options"]) == len(en["options"]) == len(set(ko["options"])) in (3, 4)
    assert 0 <= PREDICTIONS[name]["answer"] < len(ko["options"])
    assert not HANGUL.search(" ".join([en["question"], en["outcome"], *en["options"]]))


@pytest.mark.parametrize("lang, question", [("ko", "어느 쪽"), ("en", "Which one")])
def test_prediction_is_in_the_readers_language(lang, question):
    text.use(lang)
    asked = prediction("gradient_descent.which_to_use")
    assert question in asked["question"]
    assert set(asked) == {"question", "options", "answer", "outcome"}


def test_chapter_3_predictions_are_there():
    assert {f"gradient_descent.{name}" for name in ("gradient_descent", "sgd", "which_to_use")} <= set(PREDICTIONS)
