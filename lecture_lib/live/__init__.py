"""A matplotlib figure that moves in the browser: every position computed before it is touched.

matplotlib draws the scenery once as SVG; `LiveFigure.vary` declares what moves, and a small browser module
redraws that alone. Nothing here knows about regression: the package could stand by itself.
"""

from .controls import Choice, Mark, Slider, Zone
from .export import Exported, saved
from .figure import LiveFigure
from .frames import against, band, rectangles
from .interact import interact_frames
from .scenery import TOKENS
from .shown import Panel, panel

__all__ = [
    "Choice", "Exported", "LiveFigure", "Mark", "Panel", "Slider", "TOKENS", "Zone", "against", "band",
    "interact_frames", "panel", "rectangles", "saved",
]  # fmt: skip
