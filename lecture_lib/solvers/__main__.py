"""Compile every kernel once, so that no lecture waits for a compiler: ``python -m lecture_lib.solvers``."""

import importlib
import pkgutil
import sys

from lecture_lib import solvers
from lecture_lib.solvers.jit import KERNELS, cached

_WIDTH = 24


def main():
    """Compile or load all kernels, drawing the progress on stderr."""
    for module in pkgutil.iter_modules(solvers.__path__):
        if module.name != "__main__":
            importlib.import_module(f"{solvers.__name__}.{module.name}")
    for done, (dispatcher, types) in enumerate(KERNELS):
        _show(done, dispatcher.__name__.strip("_"))
        dispatcher.compile(types)
    _show(len(KERNELS), "done")
    sys.stderr.write("\n" if sys.stderr.isatty() else "")
    if not all(cached(dispatcher) for dispatcher, _ in KERNELS):
        print("No place for the compiled kernels is writable: each session compiles them anew.", file=sys.stderr)


def _show(done, name):
    """Redraw the bar on a terminal; elsewhere write a line, so that a log stays readable."""
    total = len(KERNELS)
    if sys.stderr.isatty():
        filled = _WIDTH * done // total
        sys.stderr.write(f"\rCompiling [{'#' * filled}{'.' * (_WIDTH - filled)}] {done}/{total} {name:<20}")
    else:
        sys.stderr.write(f"Compiling {done}/{total} {name}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
