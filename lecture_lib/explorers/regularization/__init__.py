"""Chapter 5's explorers: over-fitting, lasso beside ridge, their geometry, coordinate descent, resamples, choosing α.

Each has a module of its own: a few pure functions from state to frames, a function that draws the scenery, and one
that joins the two.
"""

from .alpha import explore_alpha
from .choosing import explore_choosing_alpha
from .coordinate import explore_coordinate_descent
from .geometry import explore_geometry
from .mending import explore_mending
from .overfitting import explore_overfitting

__all__ = [
    "explore_alpha",
    "explore_choosing_alpha",
    "explore_coordinate_descent",
    "explore_geometry",
    "explore_mending",
    "explore_overfitting",
]
