"""What stays, drawn once by matplotlib: the scenery as SVG, one panel per subplot, and the still picture."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path

import matplotlib as mpl
import numpy as np
from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.collections import PathCollection
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Polygon
from matplotlib.path import Path as Outline
from matplotlib.text import Text
from PIL import Image

# Colours that turn with the reader's theme; the browser's style sheet gives them their values. First the neutrals,
# then the three darkest of Okabe and Ito's and four darks of Tol's kind, which a dark page shows lighter.
TOKENS = {"#222222": "ink", "#767676": "soft", "#c8c8c8": "line", "#ffffff": "paper"}
TOKENS |= {"#0072b2": "blue", "#009e73": "green", "#d55e00": "vermillion"}
TOKENS |= {"#332288": "indigo", "#882255": "wine", "#6e6e16": "olive", "#7a4a2a": "brown"}
FONT = Path(__file__).parent / "fonts" / "LiveSansKR-Regular.otf"
TEMPLATE = np.array([[0.4, 0.4], [0.6, 0.4], [0.6, 0.6]])  # axes fractions; inside, so that nothing is clipped away


def themed(color: str) -> str:
    """A colour as the browser gets it: one that turns with the theme by its token."""
    token = TOKENS.get(color.lower())
    return f"var(--live-{token})" if token else color


@cache
def font_family() -> list[str]:
    """Fonts for the still picture: the one that comes with this package (Latin, Hangul), then matplotlib's own."""
    font_manager.fontManager.addfont(FONT)
    return ["Live Sans KR", "DejaVu Sans"]


def freeze(figure) -> None:
    """Lay the figure out once; it must not move again between the SVG, the still and the frames."""
    if figure.get_layout_engine() is not None:
        FigureCanvasAgg(figure)  # a plain Figure may have no canvas that measures text
        figure.draw_without_rendering()
        figure.set_layout_engine("none")


def place(artist, xy: np.ndarray) -> None:
    """Give a matplotlib artist the data coordinates `(n, 2)` of one frame."""
    if isinstance(artist, Line2D):
        artist.set_data(xy[:, 0], xy[:, 1])
    elif isinstance(artist, PathCollection):
        artist.set_offsets(xy)
    elif isinstance(artist, Text):
        artist.set_position(xy[0])
    elif isinstance(artist, Polygon):
        artist.set_xy(xy)
    elif isinstance(artist, PathPatch):
        artist.set_path(_rings(xy))
    else:
        raise TypeError(f"artist must be a line, scatter, text, Polygon or PathPatch, got {type(artist).__name__}")


def _rings(xy: np.ndarray) -> Outline:
    """NaN-separated rings as one closed outline."""
    finite = np.isfinite(xy).all(-1)
    starts = finite & ~np.r_[False, finite[:-1]]
    codes = np.where(starts, Outline.MOVETO, Outline.LINETO)[finite]
    return Outline(xy[finite], codes) if finite.any() else Outline(np.zeros((1, 2)))


def place_template(artist) -> None:
    """Two or three points inside the axes: enough for matplotlib to write the artist's style."""
    if isinstance(artist, Text):
        artist.set_text(artist.get_text() or "x")
    elif isinstance(artist, Line2D | PathCollection | Polygon | PathPatch):
        axes = artist.axes
        place(artist, axes.transData.inverted().transform(axes.transAxes.transform(TEMPLATE)))


def stands_at(text) -> list[float]:
    """Where a text stands, in points with y downwards; its letters lie about this place as its alignment says."""
    figure = text.figure
    x, y = text.get_transform().transform(text.get_position()) * (72.0 / figure.dpi)
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


def name_parts(figure, artists) -> None:
    """Give the axes and the moving artists ids by which the browser finds them in the SVG."""
    for number, axes in enumerate(figure.axes):
        axes.set_gid(f"axes{number}")
    for kind, members in (("moving", artists), ("outside", outside(figure))):
        for number, artist in enumerate(dict.fromkeys(members)):
            if artist.get_gid() is None:
                artist.set_gid(f"{kind}{number}")


def outside(figure) -> list:
    """What the figure holds outside its axes: titles, texts, legends, lines."""
    return [artist for artist in figure.get_children() if artist is not figure.patch and artist not in figure.axes]


def draw_template(figure, artists) -> str:
    """The SVG in which every moving artist is drawn once, small and in view, as a pattern for the browser."""
    for artist in dict.fromkeys(artists):
        artist.set_visible(True)
        place_template(artist)
    return draw_svg(figure)


def draw_svg(figure) -> str:
    """The figure as SVG text set by the browser: tokens for the neutral colours, no font names, no metadata."""
    buffer, dpi = StringIO(), figure.dpi
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "live"}):
        FigureCanvasSVG(figure).print_svg(buffer, metadata={"Date": None})  # savefig would draw twice
    figure.dpi = dpi  # print_svg leaves it at 72
    svg = buffer.getvalue()
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg[svg.index("<svg") :], flags=re.S)
    svg = re.sub(r"font: [^;\"]*?([\d.]+px) [^;\"]*", r"font-size: \1", svg)
    svg = re.sub(r"font-family: [^;\"]*;?", "", svg)
    svg = re.sub(r"<[^>]*>", lambda tag: re.sub(r"(\d+\.\d\d)\d+", r"\1", tag.group()), svg)
    svg = re.sub(r"\s*\n\s*", " ", svg)
    for color in TOKENS:
        svg = svg.replace(color, themed(color))
    return svg


def draw_png(figure) -> bytes:
    """The figure as it stands, for readers without a kernel or a browser module; 128 colours are plenty, and small."""
    canvas, buffer = FigureCanvasAgg(figure), BytesIO()
    canvas.draw()
    still = Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("RGB")
    still.quantize(128, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(buffer, "png")
    return buffer.getvalue()


def panels(figure) -> list[dict]:
    """One box per subplot slot, in points with y downwards: axes that share a slot share a panel.

    What lies outside the axes is shown in a strip above or below all of them, or else joins the panels it lies on.
    """
    head, cells, foot, loose = [], _cells(figure), [], outside(figure)
    if loose:
        renderer = FigureCanvasAgg(figure).get_renderer()
        inks = [_points(axes.get_tightbbox(renderer), figure) for axes in figure.axes]
        top, bottom = min(ink[1] for ink in inks), max(ink[3] for ink in inks)
        extents = [artist.get_window_extent(renderer).padded(1.0) for artist in loose]  # a line has no height
        loose = [(_points(one, figure), [artist.get_gid()]) for one, artist in zip(extents, loose, strict=True)]
        if len(cells) > 1:
            above, below = [one for one in loose if one[0][3] <= top], [one for one in loose if one[0][1] >= bottom]
            head, cells, foot = _strips(cells, above, below)
            loose = [one for one in loose if one not in above + below]
        for box, names in loose:
            cells = _joined(cells, box, names)
    return [
        {"box": [round(float(v), 2) for v in (left, top, right - left, bottom - top)], "parts": names, "strip": strip}
        for strip, row in ((True, head), (False, cells), (True, foot))
        for (left, top, right, bottom), names in row
    ]


def _points(extent, figure) -> list:
    """An extent in pixels as left, top, right, bottom in points, y downwards."""
    left, low, right, high = extent.extents * 72.0 / figure.dpi
    height = figure.get_figheight() * 72.0
    return [left, height - high, right, height - low]


def _strips(cells: list, above: list, below: list) -> tuple[list, list, list]:
    """A strip as high as what lies above, the cells cut to what is between, and a strip for what lies below."""
    left, top, right, bottom = _union([box for box, _ in cells])
    low, high = max([top, *(box[3] for box, _ in above)]), min([bottom, *(box[1] for box, _ in below)])
    between = [([box[0], max(box[1], low), box[2], min(box[3], high)], names) for box, names in cells]
    head = [([left, top, right, low], sum((names for _, names in above), []))] if above else []
    foot = [([left, high, right, bottom], sum((names for _, names in below), []))] if below else []
    return head, between, foot


def _joined(cells: list, box: list, names: list) -> list:
    """The cells, those that a box lies on made one with it, and with the cells that the whole lies on."""
    hit = [cell for cell in cells if (np.minimum(box, cell[0])[2:] > np.maximum(box, cell[0])[:2]).all()]
    whole = _union([box, *(cell[0] for cell in hit)])
    if whole != box:
        return _joined(cells, whole, names)
    joined = (whole, sum((cell[1] for cell in hit), []) + names)
    first = min((cells.index(cell) for cell in hit), default=len(cells))
    return [*cells[:first], joined, *(cell for cell in cells[first:] if cell not in hit)]


def _union(boxes: list) -> list:
    """The box around boxes."""
    lows, highs = np.array(boxes)[:, :2].min(0), np.array(boxes)[:, 2:].max(0)
    return [*lows.tolist(), *highs.tolist()]


def _cells(figure) -> list:
    """One box per subplot slot, as left, top, right, bottom in points, and the names of its axes.

    The gap between two slots is divided as the figure's outer margins are, so labels stay with their axes.
    """
    slots: dict[tuple, list] = {}
    for axes in figure.axes:
        slots.setdefault(tuple(np.round(axes.get_position().extents, 6)), []).append(axes)
    size = figure.get_size_inches() * 72.0
    lows, highs = np.array(list(slots))[:, :2], np.array(list(slots))[:, 2:]
    margins = lows.min(0), 1 - highs.max(0)
    result = []
    for members, low, high in zip(slots.values(), lows, highs, strict=True):
        left, bottom = (_edge(low[k], highs[:, k], margins[0][k], margins[1][k]) for k in (0, 1))
        right, top = (1 - _edge(1 - high[k], 1 - lows[:, k], margins[1][k], margins[0][k]) for k in (0, 1))
        box = [left * size[0], (1 - top) * size[1], right * size[0], (1 - bottom) * size[1]]
        result.append((box, [axes.get_gid() for axes in members]))
    return result


def _edge(start: float, ends: np.ndarray, margin: float, opposite: float) -> float:
    """Where the panel that begins at `start` is cut from the nearest one that ends before it, if there is one."""
    before = ends[ends <= start]
    return start - (start - before.max()) * margin / (margin + opposite) if len(before) else 0.0


def clip_box(axes) -> list[int]:
    """The axes' rectangle in points, y downwards: left, top, right, bottom."""
    return [round(float(v), 2) for v in _points(axes.bbox, axes.figure)]


def to_data(axes, x: float, y: float) -> tuple[float, float]:
    """A place in points, y downwards, as data coordinates, held inside the axes' limits."""
    scale = axes.figure.dpi / 72.0
    place = axes.transData.inverted().transform((x * scale, (axes.figure.get_figheight() * 72.0 - y) * scale))
    limits = np.sort(axes.get_xlim()), np.sort(axes.get_ylim())
    return tuple(float(np.clip(value, *limit)) for value, limit in zip(place, limits, strict=True))
