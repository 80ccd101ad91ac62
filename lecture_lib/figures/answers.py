"""What answers a hand: functions that numba compiles, for this machine and, as WebAssembly, for every browser.

    @answer(MATRIX, VECTOR)                # the types of what is given besides points and positions
    def fit_at(points, at, X, y): ...      # points (n, 2) that can be dragged, positions (k,) of controls
        return Fit(line, loss)             # a NamedTuple of arrays and numbers: the frames of this one position

    fit = ready(fit_at, X, y, points=START, along="slope")
    panel.line("prediction", fit["line"], "slope")

The WebAssembly of a module's answers lies beside it, in a file of its name; `course.py build` makes it anew.
"""

from __future__ import annotations

from pathlib import Path

from lecture_lib.live import Answer
from lecture_lib.solvers.jit import INTEGERS, MATRIX, kernel

ANSWERS: list = []  # all that `answer` made


def answer(*given):
    """Compile a function of points, positions and what else is given, of these types; x / 0 is infinite or NaN."""

    def decorate(function):
        compiled = kernel(MATRIX, INTEGERS, *given, error_model="numpy")(function)
        ANSWERS.append(compiled)
        return compiled

    return decorate


def ready(compiled, *given, **where) -> Answer:
    """The frames of a compiled function, given all that it needs; `where` says of which points and controls."""
    return Answer(compiled, given, code=code_of(compiled), **where)


def source_of(compiled) -> Path:
    """The file in which a compiled function is written."""
    return Path(python(compiled).__code__.co_filename)


def python(compiled):
    """The Python function that was compiled; itself where numba is switched off."""
    return getattr(compiled, "py_func", compiled)


def code_of(compiled) -> bytes:
    """The WebAssembly in which a browser finds the function under its name; empty where it was not built."""
    file = source_of(compiled).with_suffix(".wasm")
    return file.read_bytes() if file.exists() else b""
