"""The start page's figure: a line to turn and to lift."""

import sys

from lecture_lib.chapters import explorers

globals().update(explorers(sys.modules[__name__]))
