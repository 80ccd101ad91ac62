"""Chapter 3's explorers: the learning rate, the batch size, and the choice between two methods.

Each has a module of its own: a few pure functions from state to frames, a function that draws the scenery, and one
that joins the two.
"""

from .descent import explore_gradient_descent
from .sgd import explore_sgd
from .which_to_use import explore_which_to_use

__all__ = ["explore_gradient_descent", "explore_sgd", "explore_which_to_use"]
