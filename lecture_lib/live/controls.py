"""The controls that the browser draws itself: a slider with marks and zones, a few radio buttons, or a button."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from .scenery import themed


@dataclass(frozen=True)
class Mark:
    """A labelled place on a slider's track.

    `at` is a position, fractions allowed; an array gives one place per position of the slider's `over`.
    `anchor` says where the label lies: it ends at the mark ("end"), is centred, or starts there ("start").
    """

    at: float | Sequence[float]
    label: str
    color: str
    anchor: str = "middle"

    def spec(self) -> dict:
        if self.anchor not in ("start", "middle", "end"):
            raise ValueError(f"anchor must be 'start', 'middle' or 'end', got {self.anchor!r}")
        return {"at": _floats("at", self.at), "label": self.label, "color": themed(self.color), "anchor": self.anchor}


@dataclass(frozen=True)
class Zone:
    """A shaded stretch of a slider's track from position `low` to position `high`."""

    low: float | Sequence[float]
    high: float | Sequence[float]
    label: str
    color: str

    def spec(self) -> dict:
        low, high = _floats("low", self.low), _floats("high", self.high)
        return {"low": low, "high": high, "label": self.label, "color": themed(self.color)}


@dataclass(frozen=True)
class Slider:
    """One axis of positions, moved along a track.

    `values` holds the text shown at each position; with `over` it is nested, one list per position of the
    named controls. With `play`, a button steps through the positions, `play_ms` milliseconds each.
    """

    name: str
    label: str
    values: Sequence
    start: int = 0
    marks: Sequence[Mark] = ()
    zones: Sequence[Zone] = ()
    over: tuple[str, ...] = ()
    play: bool = False
    play_ms: int = 90
    kind: str = field(default="slider", init=False)

    @property
    def count(self) -> int:
        return np.shape(self.values)[-1]

    def value(self, position: dict):
        """The value at a position of this control and of those in `over`."""
        if missing := [name for name in self.over if name not in position]:
            raise ValueError(f"the values of {self.name!r} depend on {missing[0]!r}: name it in over as well")
        return np.asarray(self.values)[*(position[name] for name in (*self.over, self.name))]

    def spec(self) -> dict:
        _check_start(self.name, self.start, self.count)
        return {
            "name": self.name, "kind": self.kind, "label": self.label, "start": int(self.start),
            "count": self.count, "over": list(self.over), "play": self.play_ms if self.play else 0,
            "values": [_written(value) for value in np.asarray(self.values).ravel()],
            "marks": [mark.spec() for mark in self.marks], "zones": [zone.spec() for zone in self.zones],
        }  # fmt: skip


@dataclass(frozen=True)
class Choice:
    """One axis of a few positions, shown side by side as radio buttons."""

    name: str
    label: str
    options: Sequence[str]
    start: int = 0
    kind: str = field(default="choice", init=False)

    @property
    def count(self) -> int:
        return len(self.options)

    def value(self, position: dict) -> str:
        return self.options[position[self.name]]

    def spec(self) -> dict:
        _check_start(self.name, self.start, self.count)
        return {
            "name": self.name, "kind": self.kind, "label": self.label, "start": int(self.start),
            "count": self.count, "values": [str(option) for option in self.options],
        }  # fmt: skip


@dataclass(frozen=True)
class Again:
    """One axis of positions that are as good as each other, such as random draws: a button takes the next."""

    name: str
    label: str
    count: int
    start: int = field(default=0, init=False)
    kind: str = field(default="again", init=False)

    def value(self, position: dict) -> int:
        return position[self.name]

    def spec(self) -> dict:
        _check_start(self.name, self.start, self.count)
        return {"name": self.name, "kind": self.kind, "label": self.label, "start": self.start, "count": self.count}


def _check_start(name: str, start: int, count: int) -> None:
    if count < 1:
        raise ValueError(f"control {name!r} needs at least one position, got none")
    if not 0 <= start < count:
        raise ValueError(f"start of control {name!r} must be in 0..{count - 1}, got {start}")


def _written(value) -> str:
    return f"{value:.6g}" if isinstance(value, float) else str(value)  # 0.3, not 0.30000000000000004


def _floats(name: str, value) -> list[float]:
    places = np.atleast_1d(np.asarray(value, dtype=float))
    if not np.isfinite(places).all():
        raise ValueError(f"{name} must be finite positions, got {value!r}")
    return [round(float(place), 3) for place in places.ravel()]
