"""What chapter 5's notebook imports: six explorers, nothing heavy with them, each with a name of its own."""

import inspect
import subprocess
import sys

from lecture_lib.explorers import regularization as explorers

HEAVY = ("sklearn", "pandas", "matplotlib.pyplot", "jupyterlab")
NAMES = ["alpha", "choosing_alpha", "coordinate_descent", "geometry", "mending", "overfitting"]


def test_the_package_offers_six_explorers_without_arguments():
    assert explorers.__all__ == [f"explore_{name}" for name in NAMES]
    for name in explorers.__all__:
        explorer = getattr(explorers, name)
        assert explorer.__doc__ and not inspect.signature(explorer).parameters


def test_importing_them_loads_nothing_heavy():
    code = "import sys, lecture_lib.explorers.regularization; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "lecture_lib.explorers.regularization" in loaded
    assert not set(HEAVY) & set(loaded)


def test_figures_have_different_names():
    shown = [getattr(explorers, name)() for name in explorers.__all__]
    figures = [getattr(one, "live", one) for one in shown]
    assert len({figure._name for figure in figures}) == len(figures)
    for figure in figures:
        assert figure.alt
        figure.close()
