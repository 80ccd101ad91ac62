"""Chapter 3's figures: the learning rate, the batch size, and the choice between two methods."""

import sys

from lecture_lib.chapters import explorers

globals().update(explorers(sys.modules[__name__]))
