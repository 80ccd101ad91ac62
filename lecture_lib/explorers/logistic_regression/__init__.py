"""Chapter 6's explorers: odds and logit, the sigmoid, likelihood, training, deciding, and three classes.

Each has a module of its own: a few pure functions from state to frames, a function that draws the scenery, and one
that joins the two.
"""

from .classes import explore_classes
from .deciding import explore_deciding
from .likelihood import explore_likelihood
from .odds import explore_odds
from .sigmoid import explore_sigmoid
from .training import explore_training

__all__ = [
    "explore_classes",
    "explore_deciding",
    "explore_likelihood",
    "explore_odds",
    "explore_sigmoid",
    "explore_training",
]
