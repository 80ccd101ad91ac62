"""Chapter 6's figures: odds and logit, the sigmoid, likelihood, training, deciding, and three classes."""

import sys

from lecture_lib.chapters import explorers

globals().update(explorers(sys.modules[__name__]))
