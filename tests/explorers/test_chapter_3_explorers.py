"""What a notebook imports: the three explorers and nothing else, and nothing heavy with them."""

import inspect
import subprocess
import sys

from lecture_lib.explorers import gradient_descent as explorers

HEAVY = ("sklearn", "pandas", "matplotlib.pyplot", "jupyterlab")


def test_the_package_offers_three_explorers_without_arguments():
    assert explorers.__all__ == ["explore_gradient_descent", "explore_sgd", "explore_which_to_use"]
    for name in explorers.__all__:
        explorer = getattr(explorers, name)
        assert explorer.__doc__ and not inspect.signature(explorer).parameters


def test_importing_them_loads_nothing_heavy():
    code = "import sys, lecture_lib.explorers.gradient_descent; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "lecture_lib.explorers.gradient_descent" in loaded
    assert not set(HEAVY) & set(loaded)
