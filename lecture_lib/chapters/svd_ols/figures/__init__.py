"""Chapter 4's figures: correlated features, lost digits, the SVD as three moves, all minimisers, a threshold, cost."""

import sys

from lecture_lib.chapters import explorers

globals().update(explorers(sys.modules[__name__]))
