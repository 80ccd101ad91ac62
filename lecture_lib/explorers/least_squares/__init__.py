"""Chapter 2's explorers: squares, intercept, bowl, projection, cost and residuals of least squares.

Each has a module of its own: a few pure functions from state to frames, a function that draws the scenery, and one
that joins the two.
"""

from .bowl import explore_bowl
from .cost import explore_cost
from .intercept import explore_intercept
from .projection import explore_projection
from .residuals import explore_residuals
from .squares import explore_squares

__all__ = [
    "explore_bowl",
    "explore_cost",
    "explore_intercept",
    "explore_projection",
    "explore_residuals",
    "explore_squares",
]
