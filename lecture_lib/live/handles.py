"""Points that a hand can move: where they stand, what is computed from them, and what the browser must know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.text import Text
from numpy.typing import ArrayLike

from .answers import Answer
from .artists import coordinates
from .frames import axis_places
from .panels import clip_box
from .tracks import Track

Told = dict[str, Any]  # "points", a list of (x, y), and "last", which of them was moved last


class Handle:
    """The points of one artist, in the order of its frames.

    Parameters
    ----------
    track : Track
        Where the artist stands.
    follow : list of Track
        What else stands there; what is drawn by an answer is left to the answer.
    answers, label, hint, moves
        As in `LiveFigure.draggable`.
    """

    def __init__(
        self, track: Track, follow: Sequence[Track], answers: Sequence[Answer], label: str, hint: Text | None,
        moves: dict[str, tuple[int, ArrayLike]], controls: dict,
    ):  # fmt: skip
        self.track, self.artist, self.answers, self.label, self.hint = track, track.artist, answers, label, hint
        self.guess = False  # whether it stays, once the answer is shown
        self.home = track.frames.reshape(-1, 2).tolist()
        self.follow = [] if moves else [one for one in (track, *follow) if not one.sources]
        self.moves = {name: (axis, np.asarray(places, dtype=float)) for name, (axis, places) in moves.items()}
        for name, (axis, places) in self.moves.items():
            if name not in controls or places.shape != (controls[name].count,) or axis not in (0, 1):
                raise ValueError(f"moves must give an axis and a coordinate per position of a control, got {name!r}")
        for answer in answers:
            if len(answer.home) != len(self.home):
                raise ValueError(f"the answer's points must be the artist's {len(self.home)}, got {len(answer.home)}")

    def within(self, x: float, y: float) -> list[float]:
        """A place in data coordinates, held inside the axes."""
        (left, right), (low, high) = sorted(self.artist.axes.get_xlim()), sorted(self.artist.axes.get_ylim())
        return [float(np.clip(x, left, right)), float(np.clip(y, low, high))]

    def positions(self, place: list[float]) -> dict[str, int]:
        """The positions of the controls that a point takes along."""
        return {name: int(np.abs(places - place[axis]).argmin()) for name, (axis, places) in self.moves.items()}

    def moved(self, told: Told | None, index: int, place: list[float], position: dict, controls: dict) -> Told:
        """What is to be told once the point of this number on screen stands elsewhere."""
        over = self.track.over
        counts = [controls[name].count for name in over]
        first = int(np.ravel_multi_index([position[name] for name in over], counts)) if over else 0
        which = first * self.track.frames.shape[-2] + index
        points = told["points"] if told else self.home
        return {"points": [place if k == which else point for k, point in enumerate(points)], "last": which}

    def can_be(self, told: Told) -> bool:
        """Whether this can be told: as many finite points as there are, and one of them moved last."""
        try:
            points = np.array(told["points"], dtype=float)
            fits = points.shape == np.shape(self.home) and bool(np.isfinite(points).all())
            return fits and told["last"] in range(len(points))
        except (KeyError, TypeError, ValueError):
            return False

    def place(self, told: Told | None) -> None:
        """Let the answers and what follows know where the points stand; without news, at home."""
        for answer in self.answers:
            answer.points = np.array(told["points"] if told else answer.home, dtype=float)
            answer.last = told["last"] if told else answer.first
        for track in self.follow:
            track.placed = np.reshape(told["points"], track.frames.shape) if told else None

    def spec(self, answers: list[Answer]) -> dict:
        """What the browser must know, given the figure's answers in their order."""
        axes = self.artist.axes
        places = axis_places(axes.transData, self.artist)
        return {
            "gid": self.artist.get_gid(), "label": self.label, "box": clip_box(axes), "place": places,
            "axes": [axes.get_xlabel(), axes.get_ylabel()], "home": self.home,
            "hint": self.hint and self.hint.get_gid(), "guess": self.guess,
            "answers": [answers.index(one) for one in self.answers],
            "moves": [{"name": name, "axis": axis, "at": _on_figure(places[axis], values)}
                      for name, (axis, values) in self.moves.items()],
            "follow": [{"key": track.key, "unit": track.unit,
                        "place": axis_places(coordinates(track.artist), track.artist)} for track in self.follow],
        }  # fmt: skip


def _on_figure(place: list, values: np.ndarray) -> list[float]:
    """Coordinates along one axis as points of the figure."""
    kind, factor, plus = place
    return np.round(factor * (np.log10(values) if kind == "log" else values) + plus, 3).tolist()
