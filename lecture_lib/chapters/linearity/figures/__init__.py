"""Chapter 1's figures: the basket, linear in what, prices from receipts, and features that are alike."""

import sys

from lecture_lib.chapters import explorers

globals().update(explorers(sys.modules[__name__]))
