"""What chapter 2's notebook imports: six explorers and nothing heavy, small when shown; and how numbers are written."""

import inspect
import subprocess
import sys

import numpy as np
import pytest

from lecture_lib.explorers import least_squares as explorers
from lecture_lib.explorers.least_squares.numbers import large, plain, signed
from lecture_lib.text import least_squares as words

HEAVY = ("sklearn", "pandas", "matplotlib.pyplot", "jupyterlab")
NAMES = ["bowl", "cost", "intercept", "projection", "residuals", "squares"]


def test_the_package_offers_six_explorers_without_arguments():
    assert explorers.__all__ == [f"explore_{name}" for name in NAMES]
    for name in explorers.__all__:
        explorer = getattr(explorers, name)
        assert explorer.__doc__ and not inspect.signature(explorer).parameters


def test_importing_them_loads_nothing_heavy():
    code = "import sys, lecture_lib.explorers.least_squares; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "lecture_lib.explorers.least_squares" in loaded
    assert not set(HEAVY) & set(loaded)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "cost"])
def test_figures_fit_their_budget_and_say_what_they_show(language, name):
    live = getattr(explorers, f"explore_{name}")()
    assert live._repr_mimebundle_()["text/plain"] == f"LiveFigure: {words.say(f'{name}_alt')}"
    assert sum(len(packed) for packed in live.frames.values()) + len(live.scene) < 70_000
    live.close()


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0"), (-0.0, "0"), (-0.001, "0"), (2.5, "2.5"), (-2.5, "−2.5"), (1 / 3, "0.33"), (-70, "−70"), (1e3, "1000")],
)
def test_plain_numbers(value, written):
    assert plain(value) == written


@pytest.mark.parametrize(("value", "written"), [(0, "+ 0"), (-0.001, "+ 0"), (2.5, "+ 2.5"), (-70, "− 70")])
def test_signed_numbers(value, written):
    assert signed(value) == written


def test_numbers_keep_their_shape():
    assert plain(np.zeros((2, 3))).shape == signed(np.zeros((2, 3))).shape == (2, 3)


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.3, "0.3"), (1520, "1,520"), (1_518_131.9, "1.52×10⁶"), (99_999, "99,999"), (1e5, "1.00×10⁵")],
)
def test_large_numbers(value, written):
    assert large(value) == written
