"""Chapter 2's figures: squares, intercept, bowl, projection, cost and residuals of least squares."""

import sys

from lecture_lib.chapters import explorers

globals().update(explorers(sys.modules[__name__]))
