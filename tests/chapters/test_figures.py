"""What each notebook shows: every figure small, described and in its place; nothing heavy is loaded with them."""

import importlib
import inspect
import re
import subprocess
import sys
from collections import namedtuple
from functools import cache
from pathlib import Path

import pytest

from lecture_lib import words
from lecture_lib.chapters import STEMS, explorers, tables
from lecture_lib.figures import stopwatch

HEAVY = ("sklearn", "pandas", "matplotlib.pyplot", "jupyterlab")
SOURCES = Path(__file__).resolve().parents[2] / "notebooks" / "source"
BUDGET = 300_000  # bytes, frames and scene, of a figure whose module does not say BUDGET itself

PACKAGES = {stem: importlib.import_module(f"lecture_lib.chapters.{stem[3:]}.figures") for stem in STEMS.values()}
EXPLORERS = {name: explore for package in PACKAGES.values() for name, explore in
             ((f"{package.__name__}.{name}", explore) for name, explore in explorers(package).items())}  # fmt: skip
Shown = namedtuple("Shown", "name alt bundle size")


@pytest.fixture(scope="module")
def shown():
    """A function that shows an explorer's figure, once as each reader; what is timed runs once alone."""

    @cache
    def show(explorer, language):
        assert words.language() == language
        figure = EXPLORERS[explorer]()
        bundle = figure._repr_mimebundle_()
        live = getattr(figure, "live", figure)
        size = sum(map(len, live.frames.values())) + len(live.scene)
        live.close()
        return Shown(live._name, live.alt, bundle, size)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stopwatch, "REPEATS", 1)
        patch.setattr(stopwatch, "FEWEST", 1)
        patch.setattr(stopwatch, "BUDGET", 0.0)
        yield show


@pytest.mark.parametrize("stem", STEMS.values())
def test_the_notebook_shows_all_figures_of_its_chapter(stem):
    shown = re.findall(r"^figures\.(explore_\w+)\(\)", (SOURCES / f"{stem}.py").read_text("utf-8"), re.M)
    assert sorted(shown) == sorted(explorers(PACKAGES[stem])) and shown


def test_importing_the_figures_loads_nothing_heavy():
    code = f"import sys; from lecture_lib.chapters import {', '.join(stem[3:] for stem in STEMS.values())}\n"
    code += "".join(f"import {package.__name__}\n" for package in PACKAGES.values()) + "print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert {package.__name__ for package in PACKAGES.values()} < set(loaded)
    assert not set(HEAVY) & set(loaded)


@pytest.mark.parametrize("explorer", EXPLORERS)
def test_figures_are_described_fit_their_budget_and_have_their_modules_name(language, explorer, shown):
    explore, figure = EXPLORERS[explorer], shown(explorer, language)
    assert explore.__doc__ and not inspect.signature(explore).parameters
    assert figure.size < getattr(sys.modules[explore.__module__], "BUDGET", BUDGET)
    table = tables(next(n for n, stem in STEMS.items() if f".{stem[3:]}." in explorer))[figure.name]
    assert figure.alt == table["alt"][language] and explorer.endswith(f"explore_{figure.name}")
    assert figure.bundle["text/plain"] == f"LiveFigure: {figure.alt}" and "image/png" in figure.bundle
