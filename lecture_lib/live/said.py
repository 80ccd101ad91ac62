"""Words of numbers: sentences that the browser can say, too, of what it has computed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

Form = tuple  # (field, function that writes it, its further arguments)


class Said:
    """At each place one of some sentences, with numbers written in their fields.

    Parameters
    ----------
    sentences : sequence of str
        With {names} where numbers are written.
    which : str, optional
        The field of the frames that numbers the sentence, from 0; without it, it is the first.
    fields : (field, function, *arguments), or Said
        What is written at a name: a field of the frames, by a function of `numbers` that the browser knows by its
        name; or words in turn. A number without bound is written as ∞, and one that is missing not at all.
    """

    def __init__(self, sentences: Sequence[str], which: str = "", **fields: Form | Said):
        self.sentences, self.which, self.fields = list(sentences), which, fields

    def of(self, frames) -> np.ndarray:
        """The words of these frames, an array in the shape of what they are made of."""
        written = {name: _written(field, frames) for name, field in self.fields.items()}
        which = np.asarray(getattr(frames, self.which) if self.which else 0, dtype=int)
        shape = np.broadcast_shapes(which.shape, *(np.shape(words) for words in written.values()))
        which = np.broadcast_to(which, shape)
        written = {name: np.broadcast_to(words, shape) for name, words in written.items()}
        said = [self.sentences[k].format(**{name: words[at] for name, words in written.items()})
                for at, k in np.ndenumerate(which)]  # fmt: skip
        return np.array(said, dtype=str).reshape(shape)

    def spec(self) -> dict:
        """What the browser must know to say it."""
        fields = {name: field.spec() if isinstance(field, Said) else _named(*field)
                  for name, field in self.fields.items()}  # fmt: skip
        return {"sentences": self.sentences, "which": self.which, "fields": fields}


def _written(field: Form | Said, frames) -> np.ndarray:
    if isinstance(field, Said):
        return field.of(frames)
    name, write, *arguments = field
    numbers = np.asarray(getattr(frames, name))
    finite = np.isfinite(numbers)
    written = np.asarray(write(np.where(finite, numbers, 0), *arguments))
    return np.where(finite, written, np.select([numbers > 0, numbers < 0], ["∞", "−∞"], ""))


def _named(name: str, write: Callable, *arguments) -> list:
    return [name, write.__name__, *arguments]
