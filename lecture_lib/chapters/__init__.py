"""The chapters in the course's order, each a folder of its words, its figures and the checks of its exercises."""

from importlib import import_module
from pathlib import Path

from lecture_lib import words

HERE = Path(__file__).parent
ORDER = (
    "linearity",
    "least_squares",
    "gradient_descent",
    "svd_ols",
    "regularization",
    "logistic_regression",
    "beyond_one_machine",
)
STEMS = {number: f"{number:02}_{name}" for number, name in enumerate(("start", *ORDER))}  # of the notebooks' files


def tables(number):
    """Return what the words.toml of a chapter holds, by its number: 0 for the start page."""
    return words.load(HERE / STEMS[number][3:] / "words.toml")


def explorers(package):
    """Return the function explore_x of every module x.py in a chapter's package of figures, by its name."""
    stems = sorted(file.stem for file in Path(package.__file__).parent.glob("*.py") if file.stem != "__init__")
    found = {f"explore_{stem}": import_module(f"{package.__name__}.{stem}") for stem in stems}
    return {name: getattr(module, name) for name, module in found.items() if hasattr(module, name)}


def figures():
    """Import the figures of all chapters, so that all their answers are known; return the packages."""
    return [import_module(f"{__name__}.{name}.figures") for name in ("start", *ORDER)]
