"""Every word that code shows, in Korean and English: `use` sets the reader's language, `words_of` a module.

The words of a module stand in the nearest words.toml above it, in the table of its name. What the modules of a folder
share stands there in [shared], and what all share in lecture_lib/words.toml.
"""

from functools import cache
from pathlib import Path
from string import Formatter
from tomllib import loads

import numpy as np

LANGUAGES = ("ko", "en")
HOME = Path(__file__).parent
_language = "ko"


def use(language):
    """Set the reader's language, "ko" or "en"; ValueError for any other."""
    global _language
    if language not in LANGUAGES:
        raise ValueError(f'language must be "ko" or "en", got {language!r}')
    _language = language


def language():
    """Return the reader's language, "ko" or "en"."""
    return _language


def words_of(file):
    """Return the `Words` of the module in this file, its ``__file__``."""
    folders = [folder for folder in Path(file).parents if folder.is_relative_to(HOME)]
    files = [folder / "words.toml" for folder in folders if (folder / "words.toml").exists()]
    return Words(
        Path(file).stem, [load(files[0]).get(Path(file).stem, {}), *(load(f).get("shared", {}) for f in files)]
    )


class Words:
    """A module's sentences in the reader's language: ``say("levels")``, with fields ``say("loss", times="3.2")``."""

    def __init__(self, name, tables):
        self.name, self._tables = name, tables

    def __call__(self, key, **fields):
        """Return the sentence with its {fields} filled in; KeyError names an unknown key or a missing field."""
        sentence = self.template(key)
        try:
            return sentence.format(**fields)
        except KeyError as missing:
            raise KeyError(f"sentence {key!r} of {self.name!r} needs the field {missing}") from None

    def template(self, key, lang=None):
        """Return the sentence, its {fields} left open, or the list of sentences; in `lang`, if it is named."""
        lang = lang or _language
        entry = next((table[key] for table in self._tables if key in table), None)
        if isinstance(entry, list):
            return [one[lang] for one in entry]
        if not isinstance(entry, dict) or set(entry) != set(LANGUAGES):
            raise KeyError(f"no sentence {key!r} in {self.name!r}")
        return entry[lang]

    def among(self, which, keys, /, **fields):
        """Return an array of sentences: at each place the one of `keys` that `which` numbers, with its fields' strings.

        Parameters
        ----------
        which : array of int
        keys : sequence of str
        fields : array of str
            Of the shape of `which`; a sentence takes those that it names.
        """
        which, sentences = np.asarray(which, dtype=int), [self.template(key) for key in keys]
        fields = {name: np.broadcast_to(field, which.shape) for name, field in fields.items()}
        said = [sentences[k].format(**{name: field[at] for name, field in fields.items()})
                for at, k in np.ndenumerate(which)]  # fmt: skip
        return np.array(said, dtype=str).reshape(which.shape)

    def question(self):
        """Return what is asked above a live figure: question, options, answer (from 0), a reply to each option."""
        ask = self.part("ask")
        said = {name: ask.template(name) for name in ("question", "options")}
        try:
            said["replies"] = ask.template("replies")
        except KeyError:
            said["replies"] = [ask.template("outcome")] * len(said["options"])
        return {"answer": ask._tables[0]["answer"], **said}

    def part(self, name):
        """Return the `Words` of a table within this one."""
        return Words(f"{self.name}.{name}", [table[name] for table in self._tables if name in table])

    def keys(self):
        """Return the keys of the module's own table."""
        return list(self._tables[0])


@cache
def load(path):
    """Return the tables of a words.toml; ValueError names what lacks a language or has other fields in it."""
    tables = loads(Path(path).read_text("utf-8"))
    _check(tables, str(path))
    return tables


def _check(entry, where):
    if isinstance(entry, dict) and set(entry) & set(LANGUAGES):
        forms = [_form(entry[lang]) for lang in LANGUAGES if lang in entry]
        if set(entry) != set(LANGUAGES) or forms[0] != forms[1] or None in forms:
            raise ValueError(f"{where} must say the same in {LANGUAGES}, with the same fields; got {entry}")
    elif isinstance(entry, dict | list):
        for key, value in entry.items() if isinstance(entry, dict) else enumerate(entry):
            _check(value, f"{where}: {key}")


def _form(sentence):
    """What both languages must have in common: the fields, or how many sentences with which; None is no sentence."""
    if isinstance(sentence, list):
        return [_form(one) for one in sentence]
    if not isinstance(sentence, str) or not sentence.strip():
        return None
    return sorted(field for _, field, _, _ in Formatter().parse(sentence) if field is not None)
