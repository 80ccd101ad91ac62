"""Chapter 5's figures: over-fitting, lasso beside ridge, their geometry, coordinate descent, resamples, choosing α."""

import sys

from lecture_lib.chapters import explorers

globals().update(explorers(sys.modules[__name__]))
