"""The font of the stills for the figures of the pages, cut to the characters that figures are written in."""

from __future__ import annotations

import io
from functools import cache

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from lecture_lib.figures.look import FONT
from lecture_lib.words import HOME

WRITTEN = ("words.toml", "figures/*.py")  # where lecture_lib has the words of figures, and signs that they add


@cache
def picture_font() -> bytes:
    """A WOFF file; every character that no figure has is left out."""
    texts = [file.read_text("utf-8") for pattern in WRITTEN for file in HOME.rglob(pattern)]
    font, options, file = TTFont(FONT, recalcTimestamp=False), Options(), io.BytesIO()
    cutter = Subsetter(options)
    cutter.populate(text="".join(texts))
    cutter.subset(font)
    font.flavor = "woff"
    font.save(file)
    return file.getvalue()
