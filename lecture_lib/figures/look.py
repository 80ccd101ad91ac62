"""The one look of every figure: a colour per meaning, one grid, one typography, labels on the things themselves."""

from __future__ import annotations

import pathlib
from functools import cache, wraps

import matplotlib as mpl
import numpy as np
from matplotlib import font_manager
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.patheffects import withStroke
from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator, NullLocator
from matplotlib.transforms import Bbox, TransformedBbox

from lecture_lib.figures import numbers
from lecture_lib.figures.shapes import rings
from lecture_lib.live import TOKENS
from lecture_lib.words import words_of

say = words_of(__file__)

# One colour per meaning, in every figure, slider mark and formula (there in \color{…}); each has a second cue. The
# first nine are Okabe and Ito's; methods that compute the same answer have four darks of their own.
COLORS = {
    "prediction": "#0072B2",  # a model, what it predicts, its fits to other samples: solid line, dots
    "error": "#D55E00",  # residual, loss, error, and where an error becomes too large: solid line
    "path": "#CC79A7",  # of a search or over a penalty, where it starts; gradient descent: small round markers
    "optimum": "#009E73",  # minimum, least squares, truth, what is best: star, dashed line
    "penalty": "#E69F00",  # penalty, constraint, what shrinks: dotted line, filled region
    "class_a": "#56B4E9",  # circles
    "class_b": "#222222",  # triangles
    "class_c": "#F0E442",  # squares with a rim
    "data": "#767676",  # what was observed: small circles
    "normal_equation": "#332288",  # dashed line, diamonds
    "qr": "#6E6E16",  # dash-dotted line, squares
    "svd": "#882255",  # solid line, circles
    "inverse": "#7A4A2A",  # dotted line, triangles
    "ink": "#222222",  # text, axes, what has no meaning of its own
    "soft": "#767676",  # what is said in passing
    "line": "#c8c8c8",  # contours, grid
    "paper": "#ffffff",
}
# Their shades on a dark page.
TOKENS.update(
    {"#332288": "#a79bf0", "#882255": "#e78abb", "#6e6e16": "#c6c05a", "#7a4a2a": "#d59b74"}
)  # on a dark page
MARKERS = {
    "normal_equation": ("--", "D"),
    "qr": ("-.", "s"),
    "svd": ("-", "o"),
    "inverse": (":", "^"),
    "path": ("-", "o"),
}
WIDTH, HEIGHT = 3.45, 3.15  # inches of one panel
MARGINS = {"left": 0.86, "right": 0.1, "bottom": 0.52, "top": 0.33}  # inches around its axes
ASPECT = (HEIGHT - MARGINS["bottom"] - MARGINS["top"]) / (WIDTH - MARGINS["left"] - MARGINS["right"])
ELLIPSE_VERTICES = 73
CIRCLE = np.stack([turn(np.linspace(0, 2 * np.pi, ELLIPSE_VERTICES)) for turn in (np.cos, np.sin)], -1)  # radius 1
FONT = pathlib.Path(__file__).parent / "fonts" / "LiveSansKR-Regular.otf"
HALO = [withStroke(linewidth=3, foreground=COLORS["paper"], joinstyle="round")]  # lines pass behind words
BEYOND = 8.0  # points around its axes in which a marker still shows


@cache
def font_family() -> list[str]:
    """Fonts for the still picture: the course's own (Latin, Hangul), then matplotlib's."""
    font_manager.fontManager.addfont(FONT)
    return ["Live Sans KR", "DejaVu Sans"]


def style() -> dict:
    """The matplotlib settings under which a figure and all its artists are made."""
    ink, paper = COLORS["ink"], COLORS["paper"]
    return {
        "font.family": font_family(), "font.size": 9, "axes.labelsize": 10, "axes.titlesize": 10.5,
        "axes.titlelocation": "left", "axes.titley": 1.0, "axes.titlepad": 7, "axes.labelpad": 7, "axes.edgecolor": ink,
        "axes.linewidth": 0.8, "axes.spines.top": False, "axes.spines.right": False, "axes.axisbelow": True,
        "axes.facecolor": paper, "figure.facecolor": paper, "text.color": ink, "axes.labelcolor": ink,
        "axes.titlecolor": ink, "xtick.color": ink, "ytick.color": ink, "xtick.major.width": 0.8,
        "ytick.major.width": 0.8, "xtick.major.size": 3, "ytick.major.size": 3, "figure.dpi": 100,
    }  # fmt: skip


def styled(draw):
    """Decorate a function that draws a figure: it runs under `style`."""

    @wraps(draw)
    def drawn(*args, **kwargs):
        with mpl.rc_context(style()):
            return draw(*args, **kwargs)

    return drawn


def words() -> dict:
    """The labels of a live figure's own buttons, in the reader's language."""
    return {name: say(name) for name in say.keys()}


def figure(panels: int, each: float = WIDTH) -> tuple[Figure, list]:
    """A figure of `panels` panels side by side, `each` so many inches wide, and its grid slots, from left to right.

    The margins are fixed in inches, so nothing needs a layout engine and every figure of the course lines up.
    """
    width = panels * each
    gap = MARGINS["left"] + MARGINS["right"]
    fig = Figure(figsize=(width, HEIGHT))
    grid = fig.add_gridspec(
        1, panels, left=MARGINS["left"] / width, right=1 - MARGINS["right"] / width,
        bottom=MARGINS["bottom"] / HEIGHT, top=1 - MARGINS["top"] / HEIGHT, wspace=gap / (each - gap),
    )  # fmt: skip
    return fig, [grid[0, k] for k in range(panels)]


def around(middle, reach: float) -> dict:
    """Limits of a panel about its middle, `reach` to either side along; a unit is as long along as upwards."""
    low, high = (np.asarray(middle) + side * reach * np.array([1, ASPECT]) for side in (-1, 1))
    return {"xlim": (low[0], high[0]), "ylim": (low[1], high[1])}


def ticks(axis, values, form=None) -> None:
    """Put an axis's ticks at these values and nowhere else, all written in one form."""
    values = list(values)
    form = form or numbers.on_axis(values)
    axis.set_major_locator(FixedLocator(values))
    axis.set_major_formatter(FuncFormatter(lambda value, _: form(value)))
    axis.set_minor_locator(NullLocator())


def thousands(ax) -> None:
    """A few round ticks per axis, thousands set off by a comma."""
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_locator(MaxNLocator(nbins=5, steps=[1, 2, 2.5, 5, 10]))
        axis.set_major_formatter(FuncFormatter(lambda value, _: numbers.plain(value)))


def dots(ax, x, y) -> None:
    """The data: a small dot each, all of them one path, so that the browser has one shape to paint and not hundreds."""
    speck = 5e-4 * np.diff(ax.get_xlim())[0]  # a stroke with round ends, too short to see, is a dot
    ends = np.stack([np.column_stack([x, y]), np.column_stack([x + speck, y])], axis=1).reshape(-1, 2)
    path = Path(ends, np.tile([Path.MOVETO, Path.LINETO], len(x)))
    path.should_simplify = False  # it would leave out what is too short to see
    style = {"fill": False, "ec": COLORS["data"], "lw": 3, "capstyle": "round", "alpha": 0.7, "snap": False}
    ax.add_artist(PathPatch(path, **style))  # add_patch would measure it, for limits that are set already


def optimum(ax, xy, words: str) -> None:
    """A star where the loss is least, named."""
    ax.plot(*np.asarray(xy)[:, None], "*", color=COLORS["optimum"], ms=17, mec=COLORS["paper"], mew=0.8, zorder=1.9)
    ax.text(*xy, "   " + words, color=COLORS["optimum"], va="bottom")


def head(ax, color: str, **style):
    """The point at which a moving line has arrived: one marker, rimmed so that it stands out from the line."""
    style = {"marker": "o", "ms": 5.5, "mec": COLORS["paper"], "mew": 0.8} | style
    (marker,) = ax.plot([], [], ls="none", color=color, **style)
    return whole(marker)


def whole(marker):
    """Let a marker be drawn whole where it stands at the edge of its axes, and hidden where it is far out."""
    box = marker.axes.get_position()
    size = marker.axes.figure.get_size_inches() * 72 * (box.width, box.height)
    reach = Bbox([-BEYOND / size, 1 + BEYOND / size])
    marker.set_clip_box(TransformedBbox(reach, marker.axes.transAxes))
    return marker


def key(ax, entries, left: float = 0.03, first: int = 0) -> None:
    """Name what is in a panel in its upper left corner, from top to bottom.

    A line is `(words, colour, line style)`, a marker `(words, colour, marker, size)`. `left` is where they begin, as a
    fraction of the panel's width, `first` the row of the first.
    """
    for row, (words, color, cue, *size) in enumerate(entries, first):
        height = 0.95 - 0.085 * row
        at, style = ([left + 0.04], {"ms": size[0], "mew": 0}) if size else ([left, left + 0.08], {"lw": 1.8})
        ax.plot(at, [height] * len(at), cue, color=color, transform=ax.transAxes, **style)
        ax.text(left + 0.1, height, words, color=color, transform=ax.transAxes, va="center_baseline")


def note(ax, words: str) -> None:
    """Say something in passing in the lower left corner of a panel."""
    box = {"facecolor": COLORS["paper"], "edgecolor": "none", "pad": 1.5}
    style = {"color": COLORS["soft"], "size": 8, "va": "bottom", "linespacing": 1.3, "bbox": box}
    ax.text(0.02, 0.02, words, transform=ax.transAxes, **style)


def chord(point, direction, xlim, ylim) -> np.ndarray:
    """The ends, shape (2, 2), of the part of a line that lies in a box; NaN if none does.

    Dashes begin where their line begins: one that began far outside would have others in the browser than in the still.
    """
    point, direction = np.asarray(point, dtype=float), np.asarray(direction, dtype=float)
    with np.errstate(all="ignore"):
        reach = np.sort((np.array([xlim, ylim]).T - point) / direction, axis=0)  # the line enters, and leaves, a strip
        enters, leaves = np.nanmax(reach[0]), np.nanmin(reach[1])
    if not enters < leaves:
        return np.full((2, 2), np.nan)
    return point + np.array([[enters], [leaves]]) * direction


def ellipses(gram, centre, heights) -> np.ndarray:
    """Contours of (w − centre)ᵀ gram (w − centre) at these heights, as one line broken by NaN: shape (m, 2).

    The contours of a quadratic are ellipses, so a few dozen vertices each draw them exactly where they are.
    """
    return rings(*(np.array(value, dtype=float, order="C") for value in (gram, centre, heights)), CIRCLE)
