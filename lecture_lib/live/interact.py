"""Frames from functions: of one artist, or of a whole plotting function."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import prod
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.image import AxesImage
from matplotlib.legend import Legend
from matplotlib.spines import Spine
from matplotlib.text import Text

from .artists import current_xy
from .controls import Choice, Slider

if TYPE_CHECKING:
    from .figure import LiveFigure

MOST = 500  # figures that are drawn beforehand: some 20 seconds, and half a gigabyte
FEW = 5  # words that stand side by side
LOOKS = ("color", "facecolor", "edgecolor", "linewidth", "linestyle", "marker", "alpha", "sizes", "fontsize", "array")


def computed(function: Callable, over: tuple[str, ...], controls: dict) -> np.ndarray:
    """What a function gives for the values of some controls at each of their positions; a tuple is x and y."""
    positions = [dict(zip(over, index, strict=True)) for index in _positions([controls[name] for name in over])]
    values = [function(*(controls[name].value(position) for name in over)) for position in positions]
    given = [np.stack(np.broadcast_arrays(*one), -1) if isinstance(one, tuple) else np.asarray(one) for one in values]
    if len(shapes := sorted({one.shape for one in given})) > 1:
        raise ValueError(f"a function must give one shape at every position, got {shapes[0]} and {shapes[-1]}")
    return np.array(given).reshape(*(controls[name].count for name in over), *given[0].shape)


def interact_frames(
    draw: Callable, *, name: str = "", alt: str = "", **values: Sequence | Slider | Choice
) -> LiveFigure:
    """Make a live figure of an ordinary plotting function: it is called once for each combination of values.

    Parameters
    ----------
    draw : function
        Plots with matplotlib, and returns the figure or leaves it to pyplot. At every call it draws the same artists:
        their places, words, pixels and whether they are shown may change, their looks may not.
    name, alt : str
        As in `LiveFigure`; the function's name and the first line of its docstring if left out.
    **values : sequence, Slider or Choice
        For each argument of the function the values it takes.

    Returns
    -------
    LiveFigure

    Examples
    --------
    >>> interact_frames(draw, rate=[0.1, 0.2, 0.5], steps=range(1, 20))
    """
    from .figure import LiveFigure

    controls = [_control(key, one) for key, one in values.items()]
    if (count := prod(control.count for control in controls)) > MOST:
        raise ValueError(f"draw would be called {count:,} times, more than {MOST:,}: give fewer values")
    counts, positions = [control.count for control in controls], _positions(controls)
    figures = [_drawn(draw, _arguments(controls, index)) for index in positions]
    start = positions.index(tuple(control.start for control in controls))
    _share_limits(figures, figures[start])
    said = alt or (draw.__doc__ or draw.__name__).strip().splitlines()[0]
    live = LiveFigure(figures[start], name=name or draw.__name__, alt=said, controls=controls)
    drawn = [_artists(figure) for figure in figures]
    kinds = sorted({" ".join(type(artist).__name__ for artist in artists) for artists in drawn})
    if len(kinds) > 1:
        raise ValueError(f"draw must draw the same artists at every call, got {kinds[0]}, and {kinds[-1]}")
    for artists in zip(*drawn, strict=True):
        for frames in _changes(artists, counts):
            over, frames = _needed(frames, controls)
            live.vary(artists[start], frames, over)
    return live


def _positions(controls: list) -> list[tuple]:
    return list(np.ndindex(*(control.count for control in controls)))


def _control(name: str, values) -> Slider | Choice:
    if isinstance(values, Slider | Choice):
        return replace(values, name=name)
    words = len(values) <= FEW and all(isinstance(value, str) for value in values)
    return Choice(name, name, values) if words else Slider(name, name, values)


def _arguments(controls: list, index: tuple) -> dict:
    position = {control.name: place for control, place in zip(controls, index, strict=True)}
    return {control.name: control.value(position) for control in controls}


def _drawn(draw: Callable, arguments: dict) -> Figure:
    """The figure of one call; pyplot forgets it, and whatever was open before stays untouched."""
    import matplotlib.pyplot as plt

    blank = plt.figure()
    try:
        given = draw(**arguments)
        return given if isinstance(given, Figure) else plt.gcf()
    finally:
        plt.close(plt.gcf())
        plt.close(blank)


def _share_limits(figures: list, shown: Figure) -> None:
    """Give each axes of the shown figure limits that hold those of all its twins."""
    for axes, *twins in zip(shown.axes, *(figure.axes for figure in figures), strict=False):
        for key in "xy":
            limits = np.array([getattr(twin, f"get_{key}lim")() for twin in twins])
            low, high = limits.min(), limits.max()
            axes.set(**{f"{key}lim": (high, low) if getattr(axes, f"{key}axis_inverted")() else (low, high)})


def _artists(figure: Figure) -> list:
    """All that a figure shows but its frames, ticks and numbers, in the order in which it was made."""
    found: list = [*figure.texts, *(text for legend in figure.legends for text in legend.get_texts())]
    for axes in figure.axes:
        children = [child for child in axes.get_children() if child is not axes.patch]
        found += [child for child in children if not isinstance(child, Axis | Spine | Legend)]
        found += [text for child in children if isinstance(child, Legend) for text in child.get_texts()]
        found += [axes.xaxis.label, axes.yaxis.label]
    return found


def _changes(artists: tuple, counts: list):
    """The frames of what changes among the twins of one artist."""
    for look in () if isinstance(artists[0], AxesImage) else LOOKS:
        gets = [get for artist in artists if (get := getattr(artist, f"get_{look}", None))]
        if len({repr(np.asarray(get(), dtype=object).tolist()) for get in gets}) > 1:
            raise ValueError(f"{type(artists[0]).__name__} has one {look} at all positions, but draw changes it")
    for read in (lambda artist: artist.get_visible(), *_reads(artists[0])):
        frames = _padded([np.asarray(read(artist)) for artist in artists])
        if any(not np.array_equal(frames[0], one, equal_nan=one.dtype.kind == "f") for one in frames):
            yield np.array(frames).reshape(*counts, *frames[0].shape)


def _reads(artist) -> list[Callable]:
    """What may change of an artist, besides whether it is shown."""
    if isinstance(artist, Text):
        return [Text.get_text, current_xy]
    if isinstance(artist, AxesImage):
        return [lambda image: image.to_rgba(image.get_array())]
    return [current_xy] if any(hasattr(artist, f"get_{name}") for name in ("xydata", "path", "paths")) else []


def _padded(frames: list[np.ndarray]) -> list[np.ndarray]:
    """Coordinates with as many points as the longest: NaN after the last."""
    if frames[0].ndim != 2 or len({len(frame) for frame in frames}) == 1:
        return frames
    longest = max(len(frame) for frame in frames)
    return [np.pad(frame, [(0, longest - len(frame)), (0, 0)], constant_values=np.nan) for frame in frames]


def _needed(frames: np.ndarray, controls: list) -> tuple[tuple, np.ndarray]:
    """The controls along which frames change, and the frames without the others."""
    over: list[str] = []
    for control in controls:
        first = frames.take([0], axis=len(over))
        if np.array_equal(frames, np.broadcast_to(first, frames.shape), equal_nan=frames.dtype.kind == "f"):
            frames = first.squeeze(len(over))
        else:
            over.append(control.name)
    return tuple(over), frames
