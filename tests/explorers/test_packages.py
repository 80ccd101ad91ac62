"""What each notebook imports: its explorers and nothing heavy with them, every figure small and with a name of its own.

All modules of `lecture_lib.explorers` that offer explorers are found, new ones too. For a figure that must stay smaller
than the rest, `LIMITS` says how small.
"""

import importlib
import inspect
import pkgutil
import re
import subprocess
import sys
from collections import namedtuple
from functools import cache
from pathlib import Path

import pytest

from lecture_lib import explorers, text
from lecture_lib.explorers import timing

HEAVY = ("sklearn", "pandas", "matplotlib.pyplot", "jupyterlab")
SOURCES = Path(__file__).resolve().parents[2] / "notebooks" / "source"
LIMIT = 300_000  # bytes, frames and scene
LIMITS = {
    "basket": 100_000, "correlated": 100_000, "linear_or_not": 100_000, "prices": 150_000,
    "bowl": 70_000, "cost": 20_000, "intercept": 70_000, "projection": 70_000, "residuals": 70_000, "squares": 70_000,
    "sgd": 200_000,
    "correlation": 100_000, "digits": 50_000, "minimisers": 60_000, "three_moves": 100_000, "threshold": 60_000,
    "alpha": 60_000, "choosing_alpha": 100_000, "coordinate_descent": 100_000, "geometry": 60_000, "mending": 60_000,
}  # fmt: skip


def offered(module):
    return [name for name in vars(module) if name.startswith("explore_")]


MODULES = {name: importlib.import_module(f"{explorers.__name__}.{name}") for _, name, _ in
           pkgutil.iter_modules(explorers.__path__)}  # fmt: skip
MODULES = {name: module for name, module in MODULES.items() if offered(module)}
EXPLORERS = [(package, name) for package, module in MODULES.items() for name in offered(module)]
Shown = namedtuple("Shown", "name alt bundle size")


@pytest.fixture(scope="module")
def shown():
    """A function that shows an explorer's figure, once as each reader; what is timed runs once alone."""

    @cache
    def show(package, name, language):
        assert text.language() == language
        figure = getattr(MODULES[package], name)()
        bundle = figure._repr_mimebundle_()
        live = getattr(figure, "live", figure)
        size = sum(map(len, live.frames.values())) + len(live.scene)
        live.close()
        return Shown(live._name, live.alt, bundle, size)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timing, "REPEATS", 1)
        yield show


def test_the_chapters_are_found():
    assert {"start", "linearity", "least_squares", "gradient_descent", "svd_ols", "regularization"} <= set(MODULES)
    assert set(LIMITS) <= {name.removeprefix("explore_") for _, name in EXPLORERS}


@pytest.mark.parametrize("package", MODULES)
def test_the_notebook_shows_what_the_package_offers(package):
    (source,) = SOURCES.glob(f"[0-9][0-9]_{package}.py")
    used = re.findall(r"\bexplorers\.([A-Za-z]\w+)", source.read_text("utf-8").replace(explorers.__name__, ""))
    shown = re.findall(r"^explorers\.(explore_\w+)\(\)", source.read_text("utf-8"), re.M)
    assert sorted(shown) == sorted(offered(MODULES[package]))
    if hasattr(MODULES[package], "__path__"):
        assert MODULES[package].__all__ == sorted(set(used))
        assert all(hasattr(MODULES[package], name) for name in used)


@pytest.mark.parametrize("package, name", EXPLORERS)
def test_explorers_are_described_and_take_no_arguments(package, name):
    explorer = getattr(MODULES[package], name)
    assert explorer.__doc__ and not inspect.signature(explorer).parameters


@pytest.mark.parametrize("package", MODULES)
def test_importing_a_package_loads_nothing_heavy(package):
    module = MODULES[package].__name__
    code = f"import sys, {module}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert module in loaded
    assert not set(HEAVY) & set(loaded)


@pytest.mark.parametrize("package, name", EXPLORERS)
def test_figures_fit_their_budget_and_say_what_they_show(language, package, name, shown):
    figure = shown(package, name, language)
    assert figure.size < LIMITS.get(name.removeprefix("explore_"), LIMIT)
    assert figure.alt and figure.bundle["text/plain"] == f"LiveFigure: {figure.alt}"
    assert "image/png" in figure.bundle


@pytest.mark.parametrize("package", MODULES)
def test_every_figure_has_its_own_description_among_the_words(language, package, shown):
    words = importlib.import_module(f"{text.__name__}.{package}").WORDS
    alts = {key: said[language] for key, said in words.items() if key.split("_")[-1] == "alt"}
    figures = [shown(package, name, language) for name in offered(MODULES[package])]
    assert sorted(figure.alt for figure in figures) == sorted(alts.values())
    assert all(figure.alt == alts.get(f"{figure.name}_alt", figure.alt) for figure in figures)


@pytest.mark.parametrize("package", MODULES)
def test_figures_of_a_notebook_have_different_names(language, package, shown):
    names = [shown(package, name, language).name for name in offered(MODULES[package])]
    assert len(set(names)) == len(names)


def test_figures_of_the_course_have_different_names(shown):
    names = [shown(package, name, "ko").name for package, name in EXPLORERS]
    assert len(set(names)) == len(names)
