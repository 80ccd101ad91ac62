"""What stays, drawn once by matplotlib: the scenery as SVG, one panel per subplot, and the still picture."""

from __future__ import annotations

import re
from io import BytesIO, StringIO

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.text import Text
from PIL import Image

from .artists import place_template
from .panels import outside

# Colours that turn with the reader's theme: the neutrals, which the style sheet knows by name, and by their shade on a
# dark page the three darkest of Okabe and Ito's. One's own are added here.
NEUTRALS = {"#222222": "ink", "#767676": "soft", "#c8c8c8": "line", "#ffffff": "paper"}
TOKENS = {"#0072b2": "#4ba3e3", "#009e73": "#1fbf93", "#d55e00": "#f5842e"}


def themed(color: str) -> str:
    """A colour as the browser gets it: with its shade on a dark page if it turns with the theme."""
    key = color.lower()
    if key in NEUTRALS:
        return f"var(--live-{NEUTRALS[key]})"
    return f"light-dark({key}, {TOKENS[key]})" if key in TOKENS else color


def freeze(figure) -> None:
    """Lay the figure out once; it must not move again between the SVG, the still and the frames."""
    if figure.get_layout_engine() is not None:
        FigureCanvasAgg(figure)  # a plain Figure may have no canvas that measures text
        figure.draw_without_rendering()
        figure.set_layout_engine("none")


def name_parts(figure, artists) -> None:
    """Give the axes and the moving artists ids by which the browser finds them in the SVG."""
    for number, axes in enumerate(figure.axes):
        axes.set_gid(f"axes{number}")
    for kind, members in (("moving", artists), ("outside", outside(figure))):
        for number, artist in enumerate(dict.fromkeys(members)):
            if artist.get_gid() is None:
                artist.set_gid(f"{kind}{number}{'-halo' if haloed(artist) else ''}")


def haloed(artist) -> bool:
    """Whether the style sheet draws a halo for it: matplotlib's own would make outlines of the words."""
    return isinstance(artist, Text) and bool(artist.get_path_effects())


def draw_template(figure, tracks) -> str:
    """The SVG in which everything that moves is drawn once, small and in view, as a pattern for the browser."""
    halos: dict[Text, list] = {}
    for track in tracks:
        track.artist.set_visible(True)
        if isinstance(track.artist, Text):
            track.artist.set_text(track.artist.get_text() or "x")
            halos.setdefault(track.artist, track.artist.get_path_effects())
            track.artist.set_path_effects([])
        elif track.prop == "xy":
            place_template(track.artist)
    svg = draw_svg(figure)
    for text, halo in halos.items():
        text.set_path_effects(halo)
    return svg


def draw_svg(figure) -> str:
    """The figure as SVG text set by the browser: tokens for the neutral colours, no font names, no metadata."""
    buffer, dpi = StringIO(), figure.dpi
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "live"}):
        FigureCanvasSVG(figure).print_svg(buffer, metadata={"Date": None})  # savefig would draw twice
    figure.dpi = dpi  # print_svg leaves it at 72
    svg = buffer.getvalue()
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg[svg.index("<svg") :], flags=re.S)
    svg = re.sub(r"<[^>]*>", lambda tag: _tidied(tag.group()), svg)  # not what is written between the tags
    return re.sub(r"\s*\n\s*", " ", svg)


def _tidied(tag: str) -> str:
    """A tag without font names, with places to a hundredth, and with tokens for colours."""
    if "font" in tag:
        tag = re.sub(r"font: [^;\"]*?([\d.]+px) [^;\"]*", r"font-size: \1", tag)
        tag = re.sub(r"font-family: [^;\"]*;?", "", tag)
    if "#" in tag:
        tag = re.sub(r"#[0-9a-f]{6}", lambda color: themed(color.group()), tag)
    return re.sub(r"(\d+\.\d\d)\d+", r"\1", tag)


def draw_png(figure) -> bytes:
    """The figure as it stands, for readers without a kernel or a browser module; 128 colours are plenty, and small."""
    canvas, buffer = FigureCanvasAgg(figure), BytesIO()
    canvas.draw()
    still = Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("RGB")
    still.quantize(128, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(buffer, "png")
    return buffer.getvalue()
