"""Chapter 7's figures: a sum over blocks of rows, ways to compute it, samples, and fewer dimensions."""

import sys

from lecture_lib.chapters import explorers

globals().update(explorers(sys.modules[__name__]))
