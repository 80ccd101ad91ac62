"""No import runs upward: each part of the library imports only what README.md's table allows it."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LIBRARY = ROOT / "lecture_lib"
ROW = re.compile(r"^\| `lecture_lib/([\w.]+?)(?:/|\.py)`.*\|([^|]*)\|$", re.M)


def allowed():
    """Part of the library → the parts that it may import, as the table says."""
    rows = dict(ROW.findall((ROOT / "README.md").read_text("utf-8")))
    return {part: set(re.findall(r"`(\w+)`", said)) for part, said in rows.items()}


def imported(file):
    """The parts of the library that a module imports."""
    package = ["lecture_lib", *file.relative_to(LIBRARY).parts[:-1]]
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name.split(".") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            names = [[*base, *(node.module or "").split("."), alias.name] for alias in node.names]
        else:
            continue
        yield from (name[1] for name in ([part for part in one if part] for one in names) if name[0] == "lecture_lib")


def part_of(file):
    return file.relative_to(LIBRARY).with_suffix("").parts[0]


def test_the_table_names_every_part():
    assert {part_of(file) for file in LIBRARY.rglob("*.py")} - {"__init__"} == set(allowed())


@pytest.mark.parametrize("part", sorted(allowed()))
def test_a_part_imports_nothing_above_it(part):
    files = [file for file in LIBRARY.rglob("*.py") if part_of(file) == part]
    found = {(str(file.relative_to(LIBRARY)), name) for file in files for name in imported(file)}
    assert files and {one for one in found if one[1] not in allowed()[part] | {part}} == set()


def test_chapters_do_not_import_from_each_other():
    found = set()
    for file in (LIBRARY / "chapters").glob("*/**/*.py"):
        own = file.relative_to(LIBRARY / "chapters").parts[0]
        others = re.findall(r"lecture_lib\.chapters\.(\w+)", file.read_text("utf-8"))
        found |= {(str(file.relative_to(LIBRARY)), other) for other in others if other != own}
    assert found == set()
