"""The solutions folded away in the notebooks pass the checks, and the cells as handed out say that they are empty."""

import re
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from lecture_lib import words

SOURCES = sorted((Path(__file__).resolve().parents[2] / "notebooks" / "source").glob("*.py"))
FENCE = re.compile(r"```python\n(.*?)```", re.S)
CALL = re.compile(r"^checks\.(check_\w+)\((\w+)\)$", re.M)


def cells(source):
    """(head, body) of every cell, the bodies of Markdown cells without their comment marks."""
    for cell in re.split(r"^# %%", source.read_text(encoding="utf-8"), flags=re.M)[1:]:
        head, _, body = cell.partition("\n")
        yield head, re.sub(r"^# ?", "", body, flags=re.M) if "[markdown]" in head else body


def exercises():
    """(file, module, check, function, code of the cell, solution) for every exercise, once per language."""
    for source in SOURCES:
        everything = source.read_text(encoding="utf-8")
        module = re.search(r"^from lecture_lib\.chapters\.(\w+) import checks", everything, re.M)
        folded = [block for head, body in cells(source) if "[markdown]" in head for block in FENCE.findall(body)]
        for head, body in cells(source):
            call = CALL.search(body)
            if call and "[markdown]" not in head:
                name = call[2]
                found = [block for block in folded if f"def {name}(" in block]
                yield source.stem, module[1], call[1], name, body, found


EXERCISES = list(exercises())


def test_chapter_3_has_its_exercises():
    checks = {check for stem, _, check, *_ in EXERCISES if stem == "03_gradient_descent"}
    assert checks == {"check_gradient", "check_descent", "check_threshold", "check_minibatch"}


@pytest.mark.parametrize("stem, module, check, name, cell, solutions", EXERCISES)
def test_solutions_are_right_and_cells_as_handed_out_are_missing(stem, module, check, name, cell, solutions):
    checks = import_module(f"lecture_lib.chapters.{module}.checks")
    assert len(solutions) == len(words.LANGUAGES)
    handed_out = re.split(r"^checks\.", cell, flags=re.M)[0]
    for code, kind in (*((solution, "right") for solution in solutions), (handed_out, "missing")):
        namespace = {"np": np}
        exec(code, namespace)
        assert getattr(checks, check)(namespace[name]).kind == kind
