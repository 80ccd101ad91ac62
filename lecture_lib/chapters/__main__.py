"""Compile every kernel once, those too that answer in figures: ``python -m lecture_lib.chapters``."""

from lecture_lib import chapters
from lecture_lib.solvers.__main__ import main

if __name__ == "__main__":
    chapters.figures()
    main()
