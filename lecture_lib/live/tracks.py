"""A track: one property of one artist over the positions of some controls."""

from __future__ import annotations

import numpy as np
from matplotlib.artist import Artist
from matplotlib.collections import PathCollection, PolyCollection
from matplotlib.image import AxesImage
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle
from matplotlib.text import Text

from .answers import Field
from .artists import KINDS, coordinates, drops, place, stands_at, why_not
from .frames import HUNDREDTHS, TWENTIETHS, as_data_urls, pack_numbers, pack_strings, to_points
from .scenery import themed

THOUSANDTHS = 1000  # relative sizes travel as whole thousandths
DROP = "\x1e"  # between a string and how far below its place it is written


class Track:
    """Frames of one property ("xy", "text", "image", "visible", "color", "size"), one axis per control in `over`.

    `options` may hold ``upto`` or ``at`` (the control that says how many points show, or which one), ``last`` (of those
    up to there, only so many) and ``palette``.
    """

    def __init__(self, artist, prop: str, frames: np.ndarray, over, **options):
        self.artist, self.prop, self.frames = artist, prop, frames
        self.over, self.options, self.key = tuple(over), options, ""
        self.sources: list[Field] = []  # of answers, by which frames change once a point was moved
        self.placed: np.ndarray | None = None  # frames where the hand has put what follows it

    def check(self, controls: dict) -> None:
        """Hold the artist to what can vary, and the array's axes to the controls' positions."""
        if reason := self._refusal():
            raise ValueError(f"{type(self.artist).__name__} can't vary like that: {reason}")
        counts = [(axis, name) for axis, name in enumerate(self.over)]
        counts += [(len(self.over), self.options[key]) for key in ("upto", "at") if key in self.options]
        for axis, name in counts:
            if name not in controls:
                raise ValueError(f"over, upto and at must name controls {sorted(controls)}, got {name!r}")
            needed = controls[name].count
            if axis >= self.frames.ndim or self.frames.shape[axis] != needed:
                raise ValueError(
                    f"frames must have {needed} positions of {name!r} on axis {axis}, got shape {self.frames.shape}"
                )
        if self.prop == "text" and self.artist is not None and self.artist.get_bbox_patch() is not None:
            raise ValueError("strings must vary on a text without a box, since the box keeps its size in the browser")
        if self.prop == "xy" and (self.frames.ndim != len(self.over) + 2 or self.frames.shape[-1] != 2):
            raise ValueError(f"frames must end in (points, 2) after {self.over}, got shape {self.frames.shape}")
        if isinstance(self.artist, Rectangle) and self.prop == "xy" and self.frames.shape[-2] not in (5, 6):
            raise ValueError(f"frames of a Rectangle must be made by `rectangles`, got shape {self.frames.shape}")

    def _refusal(self) -> str:
        """Why the artist can't vary in this way; empty if it can."""
        if self.artist is None:
            return ""
        if not isinstance(self.artist, Artist):
            return f"it is none of {KINDS}"
        if getattr(self.artist.axes, "name", "") == "3d":
            return "its axes have three dimensions"
        if self.prop in ("color", "size"):
            return "" if isinstance(self.artist, PathCollection) else f"only a scatter has a {self.prop} for each point"
        return why_not(self.artist) if self.prop == "xy" else ""

    def shares(self, other: Track) -> bool:
        """Whether the two can be sent as one: the very same array, in the same axes."""
        if self.frames is not other.frames or (self.prop, self.unit) != (other.prop, other.unit):
            return False
        return self.prop != "xy" or coordinates(self.artist) == coordinates(other.artist)

    @property
    def stride(self) -> int:
        """How many numbers a frame of coordinates takes; 0 for all else."""
        return 2 * self.frames.shape[-2] if self.prop == "xy" else 0

    @property
    def unit(self) -> int:
        """Parts of a point in which places travel: letters jump by a pixel where other shapes move by a part of one."""
        return HUNDREDTHS if isinstance(self.artist, Text) else TWENTIETHS

    def pack(self, frames: np.ndarray, level: int = 4) -> bytes:
        """Frames as the browser gets them."""
        if self.prop == "xy":
            points = to_points(coordinates(self.artist), self.artist.get_figure(root=True), frames)
            return pack_numbers(points * self.unit, self.stride, level)
        if self.prop == "text":
            return pack_strings(frames if self.artist is None else lowered(self.artist, frames), level)
        if self.prop == "image":
            return pack_strings(as_data_urls(frames[..., ::-1, :, :] if _upside_down(self.artist) else frames), level)
        return pack_numbers(frames * THOUSANDTHS if self.prop == "size" else frames, level=level)

    def frame(self, position: dict) -> np.ndarray:
        """The property at a position."""
        frame = self._answered(position)
        if "at" in self.options:
            return frame[[position[self.options["at"]]]]
        if "upto" not in self.options:
            return frame
        end = position[self.options["upto"]] + 1
        return frame[max(0, end - self.options.get("last", end)) : end]

    def _answered(self, position: dict) -> np.ndarray:
        """The frame that was computed beforehand or, once a point was moved, by the answer that is on screen."""
        index = tuple(position[name] for name in self.over)
        for field in self.sources:
            if field.answer.moved(position):
                return field.here(position)[index[field.leading(self.over) :]]
        return (self.frames if self.placed is None else self.placed)[index]

    def settle(self, position: dict) -> None:
        """Put the artist where it is at a position."""
        frame, artist = self.frame(position), self.artist
        if self.prop == "xy":
            place(artist, np.where(np.abs(frame) < 1e100, frame, np.nan))
        elif self.prop == "text":
            artist.set_text(str(frame))
        elif self.prop == "image":
            artist.set_data(frame)
        elif self.prop == "visible":
            artist.set_visible(bool(frame))
        elif self.prop == "color":
            artist.set_color([self.options["palette"][k] for k in frame])  # the rim too, as in the browser
        elif self.prop == "size":
            artist.set_sizes(artist.get_sizes()[:1] * frame**2)  # matplotlib's sizes are areas

    def spec(self) -> dict:
        """What the browser must know to draw it."""
        spec = {"gid": self.artist.get_gid(), "key": self.key, "prop": self.prop, "over": self.over} | self.options
        if "palette" in self.options:
            spec["palette"] = [themed(color) for color in self.options["palette"]]
        points_axis = {"xy": -2, "color": -1, "size": -1}.get(self.prop)
        spec["count"] = self.frames.shape[points_axis] if points_axis else 1
        spec["stride"], spec["unit"] = self.stride, self.unit
        spec["closed"] = isinstance(self.artist, Patch | PolyCollection)
        if isinstance(self.artist, Text):
            spec["anchor"], spec["level"] = stands_at(self.artist), not self.artist.get_rotation()
        marked = self.artist.get_markevery() if self.prop == "xy" and isinstance(self.artist, Line2D) else None
        if marked is not None:
            spec["marked"] = np.asarray(marked).tolist()  # numbers of the points that have a marker
        return spec


def _upside_down(image) -> bool:
    """Whether matplotlib stores the image so in SVG: if it draws it from the top, and fits it to pixels itself."""
    return image.origin == "upper" and image.get_interpolation() != "none"


def lowered(text, strings: np.ndarray) -> np.ndarray:
    """Strings of a text, each after the hundredths of a point by which its base line lies below the text's place."""
    drop = np.rint(HUNDREDTHS * drops(text, strings)).astype(int).astype(str)
    return np.char.add(np.char.add(drop, DROP), strings)


def as_track(artist, frames, over, **options) -> Track:
    """The property that an array means for an artist: booleans show and hide, strings are text, pixels an image."""
    array = np.asarray(frames)
    if array.dtype == bool:
        return Track(artist, "visible", array, over)
    if isinstance(artist, AxesImage):
        return Track(artist, "image", array, over)
    if array.dtype.kind in "UO" and isinstance(artist, Text):
        return Track(artist, "text", array.astype(str), over)
    return Track(artist, "xy", np.asarray(frames, dtype=float), over, **options)
