"""What a figure computes from its points: one compiled function, called here and, as WebAssembly, by the browser."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from .said import Said

MOST = 1000  # frames that are kept, since several artists ask for the same
POINT = "point"  # in `beside`: which of the points was moved last
Get = str | Said


class Answer:
    """Frames that one function computes from where points stand and from the positions of controls.

    Parameters
    ----------
    function : function of (points, at, *given)
        Computes the frames of one position: a NamedTuple of arrays and numbers. points is an array (n, 2) in data
        coordinates, at an array of the positions of the controls in `along`, then in `beside`.
    given : sequence of arrays and numbers
        All else that the function needs.
    points : array of shape (n, 2)
        Where the points stand at first; `LiveFigure.draggable` says whose they are.
    along : str or tuple of str
        Controls for each of whose positions the frames are computed beforehand.
    beside : str or tuple of str
        Controls whose first position alone has frames beforehand; ``"point"`` is the number of the point moved last.
    at : dict, optional
        At which positions of other controls these frames are shown.
    code : bytes
        The function as WebAssembly, exported under its name; without it, nothing answers in a browser.
    first : int
        Which point counts as moved before any is.
    """

    def __init__(
        self, function: Callable, given: Sequence = (), points: ArrayLike = (), along: str | tuple = (),
        beside: str | tuple = (), at: dict[str, int] | None = None, code: bytes = b"", first: int = 0,
    ):  # fmt: skip
        self.function, self.code, self.at, self.first = function, code, at or {}, first
        self.given = [_given(value) for value in given]
        self.home = np.array(points, dtype=float).reshape(-1, 2)
        self.points, self.last = self.home.copy(), first
        self.along, self.beside = as_names(along), as_names(beside)
        self.start: dict[str, int] = {POINT: first}
        self.counts: dict[str, int] = {}
        self._kept: dict = {}

    def __getitem__(self, get: Get) -> Field:
        return Field(self, get)

    def joins(self, controls: dict) -> None:
        """Learn how many positions the controls of a figure have."""
        needed = [name for name in (*self.along, *self.beside, *self.at) if name != POINT]
        if strangers := [name for name in needed if name not in controls]:
            raise ValueError(f"along, beside and at must name controls {sorted(controls)}, got {strangers[0]!r}")
        self.counts = {name: controls[name].count for name in needed}
        self.start |= {name: controls[name].start for name in needed}

    def frames(self, position: dict) -> Any:
        """The frames at a position, of the points as they stand."""
        at = [{POINT: self.last, **position}[name] for name in (*self.along, *self.beside)]
        key = (self.points.tobytes(), *at)
        if key not in self._kept:
            if len(self._kept) > MOST:
                self._kept.clear()
            self._kept[key] = self.function(self.points, np.array(at, dtype=np.int64), *self.given)
        return self._kept[key]

    def forget(self) -> None:
        """Let go of the frames that were computed: they are in the tracks now, or quickly computed again."""
        self._kept = {}

    def moved(self, position: dict) -> bool:
        """Whether frames other than those that were computed beforehand hold at a position."""
        if any(position[name] != k for name, k in self.at.items()):
            return False
        away = any({POINT: self.last, **position}[name] != self.start[name] for name in self.beside)
        return away or not np.array_equal(self.points, self.home)

    def spec(self, key: str, example: Any) -> dict:
        """What the browser must know to call the function."""
        fields = [(name, np.asarray(value)) for name, value in zip(example._fields, example, strict=True)]
        return {
            "key": key, "name": self.function.__name__, "along": self.along, "beside": self.beside, "at": self.at,
            "home": self.home.ravel().tolist(), "first": self.first,
            "start": {name: self.start[name] for name in self.beside},
            "given": [list(value.shape) + [value.dtype.str[1:]] if isinstance(value, np.ndarray) else
                      ("i" if isinstance(value, int) else "f") for value in self.given],
            "fields": [[name, value.dtype.str[1:], value.ndim] for name, value in fields],
        }  # fmt: skip

    def bytes_given(self) -> bytes:
        """What is given, one after the other, eight bytes a number."""
        return b"".join(np.asarray(value).tobytes() for value in self.given)


class Field:
    """One field of an answer's frames by its name, or the words that are made of some."""

    def __init__(self, answer: Answer, get: Get):
        self.answer, self.get = answer, get

    def here(self, position: dict) -> np.ndarray:
        """The field at a position, of the points as they stand."""
        frames = self.answer.frames(position)
        return np.asarray(getattr(frames, self.get) if isinstance(self.get, str) else self.get.of(frames))

    def beforehand(self, over: tuple[str, ...]) -> np.ndarray:
        """The field at all positions of those controls in `over` along which the answer is computed."""
        answer = self.answer
        along = [name for name in over if name in answer.along]
        each = [self.here(answer.start | dict(zip(along, at, strict=True)))
                for at in product(*(range(answer.counts[name]) for name in along))]  # fmt: skip
        frames = np.array(each).reshape((*(answer.counts[name] for name in along), *each[0].shape))
        return frames.astype(float) if frames.dtype.kind == "f" else frames  # numba's float is not the same object

    def leading(self, over: tuple[str, ...]) -> int:
        """How many axes of the frames over these controls come before the field's own."""
        return sum(name in self.answer.along or name in self.answer.at for name in over)


def fields_of(frames) -> list[Field]:
    """The fields that frames consist of: one, or a list of them that is stacked; empty if it is something else."""
    if isinstance(frames, Field):
        return [frames]
    return list(frames) if isinstance(frames, list) and frames and isinstance(frames[0], Field) else []


def as_names(names: str | Sequence[str]) -> tuple:
    """Names of controls as a tuple; one may come alone."""
    return (names,) if isinstance(names, str) else tuple(names)


def _given(value):
    """A number, or an array in the one form for which functions are compiled."""
    if isinstance(value, bool) or not isinstance(value, int | float | np.generic | np.ndarray):
        raise TypeError(f"given must hold arrays and numbers, got {type(value).__name__}")
    if isinstance(value, int | float):
        return value
    array = np.asarray(value)
    kind = np.int64 if array.dtype.kind in "iu" else np.float64
    return np.array(array, dtype=kind, order="C") if array.ndim else array.astype(kind).item()
