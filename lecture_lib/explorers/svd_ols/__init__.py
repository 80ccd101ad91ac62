"""Chapter 4's explorers: correlated features, lost digits, the SVD as three moves, all minimisers, a threshold, cost.

Each has a module of its own: a few pure functions from state to frames, a function that draws the scenery, and one
that joins the two.
"""

from .correlation import explore_correlation
from .cost import explore_cost
from .digits import explore_digits
from .minimisers import explore_minimisers
from .three_moves import explore_three_moves
from .threshold import explore_threshold

__all__ = [
    "explore_correlation",
    "explore_cost",
    "explore_digits",
    "explore_minimisers",
    "explore_three_moves",
    "explore_threshold",
]
