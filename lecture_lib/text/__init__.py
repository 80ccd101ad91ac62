"""Every word that code shows, in Korean and English: `use` sets the reader's language, `say` returns a sentence."""

from importlib import import_module

LANGUAGES = ("ko", "en")
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


def template(key):
    """Return the sentence named "module.name" in the reader's language, its {fields} left open.

    The sentence is `lecture_lib.text.<module>.WORDS[name][language]`. KeyError names an unknown key.
    """
    module, _, name = key.partition(".")
    try:
        return import_module(f"{__name__}.{module}").WORDS[name][_language]
    except (ModuleNotFoundError, AttributeError, KeyError, ValueError):
        raise KeyError(f"no sentence {key!r} in {_language!r}") from None


def say(key, **fields):
    """Return the sentence named "module.name" in the reader's language, its {fields} filled in.

    KeyError names an unknown key or a missing field.
    """
    sentence = template(key)
    try:
        return sentence.format(**fields)
    except KeyError as missing:
        raise KeyError(f"sentence {key!r} needs the field {missing}") from None
