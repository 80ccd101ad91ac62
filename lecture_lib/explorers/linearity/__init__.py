"""Chapter 1's explorers: the basket, linear in what, prices from receipts, and features that are alike.

Each has a module of its own: a few pure functions from state to frames, a function that draws the scenery, and one
that joins the two.
"""

from .basket import explore_basket
from .correlated import explore_correlated
from .linear_or_not import explore_linear_or_not
from .prices import explore_prices

__all__ = ["explore_basket", "explore_correlated", "explore_linear_or_not", "explore_prices"]
