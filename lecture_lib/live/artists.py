"""What each kind of matplotlib artist is to a live figure: whether it can move, where it is, how it is placed."""

from __future__ import annotations

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import Collection, LineCollection, PathCollection, PolyCollection
from matplotlib.container import BarContainer
from matplotlib.lines import AxLine, Line2D
from matplotlib.patches import Patch, PathPatch, Polygon, Rectangle
from matplotlib.path import Path as Outline
from matplotlib.text import Annotation, Text

from .frames import rectangles

MOVABLE = (Line2D, PathCollection, LineCollection, PolyCollection, Polygon, PathPatch, Rectangle, Text)
KINDS = "a line, scatter, vlines, fill_between, bars, Rectangle, Polygon, PathPatch, text or image"
TEMPLATE = np.array([[0.4, 0.4], [0.6, 0.4], [0.6, 0.6]])  # axes fractions; inside, so that nothing is clipped away


def why_not(artist) -> str:
    """Why an artist's coordinates can't vary; empty if they can."""
    if isinstance(artist, Annotation | AxLine) or not isinstance(artist, MOVABLE):
        return f"it is none of {KINDS}"
    if artist.axes is None and not isinstance(artist, Text):
        return "it lies outside the axes"
    if isinstance(artist, Rectangle) and artist.angle:
        return "it is turned: give a Polygon"
    if isinstance(artist, Line2D) and not isinstance(artist.get_markevery(), list | None):
        return f"markevery must be None or a list of points, got {artist.get_markevery()!r}"
    if isinstance(artist, Collection) and _looks(artist) > 1:
        return "its parts look different: draw one for each look, or give scattered points their `color` and `size`"
    if isinstance(artist, LineCollection | PolyCollection) and np.any(artist.get_offsets()):
        return "its parts stand at offsets of their own"
    return ""


def _looks(collection: Collection) -> int:
    """How many looks the parts of a collection may have, in turn."""
    looks: list = [collection.get_facecolor(), collection.get_edgecolor(), collection.get_linewidth()]
    looks += [collection.get_linestyle(), getattr(collection, "get_sizes", list)(), collection.get_array()]
    return max(np.size(look, 0) if isinstance(look, np.ndarray) else len(look) for look in looks if look is not None)


def members(artist, frames) -> list[tuple]:
    """The artists that vary together, each with its frames: the bars of a container, given their lengths; or one."""
    if not isinstance(artist, BarContainer):
        return [(artist, frames)]
    lengths = np.asarray(frames)
    if lengths.dtype == bool:
        return [(bar, lengths) for bar in artist]
    if lengths.shape[-1:] != (len(artist),):
        raise ValueError(f"frames must end in the lengths of {len(artist)} bars, got shape {lengths.shape}")
    lying = artist.orientation == "horizontal"
    return [(bar, _bar(bar, length, lying)) for bar, length in zip(artist, np.moveaxis(lengths, -1, 0), strict=True)]


def _bar(bar: Rectangle, length: np.ndarray, lying: bool) -> np.ndarray:
    sizes = (length, bar.get_height()) if lying else (bar.get_width(), length)
    return rectangles(*(np.asarray(value)[..., None] for value in (*bar.get_xy(), *sizes)))


def coordinates(artist):
    """The transform from an artist's own coordinates, mostly its axes' data, to pixels."""
    if isinstance(artist, PathCollection):
        return artist.get_offset_transform()
    return artist.get_data_transform() if isinstance(artist, Patch) else artist.get_transform()


def place(artist, xy: np.ndarray) -> None:
    """Give an artist the coordinates `(n, 2)` of one frame."""
    if isinstance(artist, Line2D):
        artist.set_data(xy[:, 0], xy[:, 1])
    elif isinstance(artist, PathCollection):
        artist.set_offsets(xy)
    elif isinstance(artist, LineCollection | PolyCollection):
        artist.set_verts(runs(xy))
    elif isinstance(artist, Text):
        artist.set_position(xy[0])
    elif isinstance(artist, Rectangle):
        artist.set_bounds(*xy[0], *(xy[2] - xy[0]))
    elif isinstance(artist, Polygon):
        artist.set_xy(xy)
    else:
        artist.set_path(_outline(runs(xy)))


def current_xy(artist) -> np.ndarray:
    """Coordinates `(n, 2)` that an artist has now; NaN between its parts."""
    if isinstance(artist, Line2D):
        xy = artist.get_xydata()
    elif isinstance(artist, PathCollection):
        xy = artist.get_offsets()
    elif isinstance(artist, Text):
        xy = [artist.get_position()]
    elif isinstance(artist, Rectangle):
        (x, y), size = artist.get_xy(), (artist.get_width(), artist.get_height())
        xy = rectangles([x], [y], *size)
    else:
        paths = [artist.get_path()] if isinstance(artist, Patch) else artist.get_paths()
        parts = [part for path in paths for part in path.to_polygons(closed_only=False)]
        xy = np.vstack([np.empty((0, 2)), *(line for part in parts for line in (part, [[np.nan, np.nan]]))])
    return np.array(np.ma.filled(xy, np.nan), dtype=float)


def runs(xy: np.ndarray) -> list[np.ndarray]:
    """The parts of coordinates between NaNs."""
    finite = np.isfinite(xy).all(-1)
    parts = np.split(xy, np.flatnonzero(~finite))
    return [part for part in (run[np.isfinite(run).all(-1)] for run in parts) if len(part)]


def _outline(rings: list[np.ndarray]) -> Outline:
    """Rings as one closed outline."""
    if not rings:
        return Outline(np.zeros((1, 2)))
    codes = [[Outline.MOVETO, *[Outline.LINETO] * (len(ring) - 1)] for ring in rings]
    return Outline(np.concatenate(rings), np.concatenate(codes))


def place_template(artist) -> None:
    """Three points inside the axes: enough for matplotlib to write the artist's style."""
    if isinstance(artist, LineCollection | PolyCollection):
        artist.set_urls([None, None])  # two, or matplotlib may draw the path as a marker
    place(artist, coordinates(artist).inverted().transform(artist.axes.transAxes.transform(TEMPLATE)))


def stands_at(text) -> list[float]:
    """Where a text stands, in points with y downwards; its letters lie about this place as its alignment says."""
    figure = text.get_figure(root=True)
    dpi, figure.dpi = figure.dpi, 72  # as in the SVG, whose drawing put the words of a legend where they are
    x, y = text.get_transform().transform(text.get_position())
    figure.dpi = dpi
    return [round(float(x), 2), round(float(figure.get_figheight() * 72.0 - y), 2)]


def drops(text, strings: np.ndarray) -> np.ndarray:
    """How far the base line of each string lies below the place of its text, in points.

    matplotlib aligns by the letters' depth: a comma goes deeper than an x. A turned text keeps its template's place.
    """
    unique, which = np.unique(strings, return_inverse=True)
    if text.get_va() == "baseline" or text.get_rotation():
        return np.zeros(strings.shape)
    before, alignment, renderer = text.get_text(), text.get_va(), FigureCanvasAgg(text.figure).get_renderer()
    bottoms = []
    for va in (alignment, "baseline"):
        text.set_va(va)
        bottoms.append([_bottom(text, string, renderer) for string in unique.tolist()])
    text.set_text(before)
    text.set_va(alignment)
    return ((np.array(bottoms[1]) - bottoms[0]) * (72.0 / text.figure.dpi))[which].reshape(strings.shape)


def _bottom(text, string: str, renderer) -> float:
    text.set_text(string or "x")
    return text.get_window_extent(renderer).y0
