"""Chapter 6's explorers load nothing heavy even when shown, bear the names of their figures, and ask a question."""

import subprocess
import sys

from lecture_lib.explorers import logistic_regression as explorers

HEAVY = ("sklearn", "pandas", "matplotlib.pyplot", "jupyterlab")
NAMES = ["classes", "deciding", "likelihood", "odds", "sigmoid", "training"]


def test_importing_and_showing_them_loads_nothing_heavy():
    code = "import sys; from lecture_lib.explorers import logistic_regression as e; "
    code += "[getattr(e, name)() for name in e.__all__]; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "lecture_lib.explorers.logistic_regression" in loaded
    assert not set(HEAVY) & set(loaded)


def test_figures_have_different_names_and_a_question(language):
    figures = [getattr(explorers, name)() for name in explorers.__all__]
    assert {figure._name for figure in figures} == set(NAMES)
    for figure in figures:
        assert figure.alt and figure._question
        figure.close()
