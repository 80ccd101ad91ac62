"""A matplotlib figure that moves in the browser: every position computed before it is touched.

matplotlib draws the scenery once as SVG; `LiveFigure.vary` declares what moves, and a small browser module
redraws that alone. Nothing here knows about regression: the package could stand by itself.
"""

from .answers import Answer
from .controls import Again, Choice, Mark, Slider, Zone
from .export import Exported, saved
from .figure import LiveFigure
from .frames import against, band, rectangles
from .interact import interact_frames
from .said import Said
from .scenery import TOKENS

__all__ = [
    "Again", "Answer", "Choice", "Exported", "LiveFigure", "Mark", "Said", "Slider", "TOKENS", "Zone",
    "against", "band", "interact_frames", "rectangles", "saved",
]  # fmt: skip
