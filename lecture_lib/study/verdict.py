"""What a check answers, shown in a notebook as a box and elsewhere as one line of text."""

from html import escape
from typing import NamedTuple

from lecture_lib.words import words_of

say = words_of(__file__)

# The mark and the word carry the meaning; the colour only repeats it.
KINDS = {
    "missing": ("○", "#767676"),
    "stopped": ("■", "#E69F00"),
    "form": ("△", "#E69F00"),
    "value": ("✗", "#D55E00"),
    "almost": ("≈", "#E69F00"),
    "right": ("✔", "#009E73"),
}


class Verdict(NamedTuple):
    """The answer to an exercise: its kind, one of KINDS, and a sentence in the reader's language."""

    kind: str
    mark: str
    title: str
    sentence: str

    def __repr__(self):
        return f"{self.mark} {self.title}: {self.sentence}"

    def _repr_html_(self):
        color = KINDS[self.kind][1]
        return (
            f'<div role="status" style="border-left: 5px solid {color}; padding: 0.4em 0.9em; margin: 0.3em 0">'
            f'<strong><span aria-hidden="true" style="color: {color}">{self.mark}</span> {escape(self.title)}</strong>'
            f"<br>{escape(self.sentence)}</div>"
        )


def verdict(kind, sentence):
    """Return the Verdict of this kind, under its title, that says this."""
    return Verdict(kind, KINDS[kind][0], say(kind), sentence)
