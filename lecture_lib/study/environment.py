"""The start page's check: is everything there that the course needs, and does it compute what it should?"""

import sys
from importlib.util import find_spec

import numpy as np

from lecture_lib.words import words_of

from .verdict import verdict

say = words_of(__file__)

PYTHON = (3, 11)
PACKAGES = ("numpy", "scipy", "numba", "matplotlib", "sklearn", "anywidget", "ipywidgets")


def check_environment():
    """Verdict on the Python, the packages and one run of a compiled solver against NumPy."""
    if sys.version_info < PYTHON:
        came, needed = (".".join(map(str, version[:2])) for version in (sys.version_info, PYTHON))
        return verdict("stopped", say("old_python", came=came, needed=needed))
    missing = [name for name in PACKAGES if find_spec(name) is None]
    if missing:
        return verdict("stopped", say("no_package", names=", ".join(missing)))
    if not _solver_agrees():
        return verdict("stopped", say("wrong_solver"))
    return verdict("right", say("ready"))._replace(title=say("title_ready"))


def _solver_agrees():
    from lecture_lib.solvers import gradient_descent

    X, y = np.array([[1.0, -1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([1.0, 2.0, 6.0])
    path = gradient_descent(X, y, lr=0.1, n_steps=100).path
    return np.allclose(path[1], 0.2 * (X.T @ y)) and np.allclose(path[-1], np.linalg.lstsq(X, y)[0])
