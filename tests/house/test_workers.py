"""Several workers share the tests out so that what is dear is made once, and the longest comes first."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import group_of

ROOT = Path(__file__).parents[2]
CHAPTER = """import os, pytest
@pytest.mark.parametrize("chapter", ["ko/03_x", "en/03_x"])
@pytest.mark.parametrize("again", range(3))
def test_{name}(chapter, again):
    with open({told!r}, "a") as told:
        print('["' + chapter + '", "{name}", "' + os.environ["PYTEST_XDIST_WORKER"] + '"]', file=told, flush=True)
"""


@pytest.mark.parametrize(
    "nodeid, group",
    [
        ("tests/browser/test_chapters.py::test_x[ko/03_gradient_descent]", "chapter ko/03_gradient_descent"),
        ("tests/chapters/a/test_in_lab.py::test_x[0-en/05_regularization-1]", "chapter en/05_regularization"),
        ("tests/pages/test_pictures.py::test_x[en/00_start]", "pictures en/00_start"),
        ("tests/pages/test_slides.py::test_x[ko]", "site"),
        ("notebooks/ko/03_gradient_descent.ipynb::Cell 3", "notebooks/ko/03_gradient_descent.ipynb"),
        ("tests/solvers/test_ridge.py::test_x[3-2]", "tests/solvers/test_ridge.py"),
    ],
)
def test_groups(nodeid, group):
    assert group_of(nodeid) == group


def test_a_chapter_stays_with_one_worker_whatever_file_asks_for_it(tmp_path, clean_environment):
    """And its tests follow one another, so that it is opened once."""
    told = tmp_path / "told"
    for name in ("one", "other", "third"):
        (tmp_path / f"test_{name}.py").write_text(CHAPTER.format(name=name, told=str(told)))
    options = "-m pytest -p conftest -n 2 --dist loadscope --no-loadscope-reorder -p no:cacheprovider".split()
    here = dict(cwd=tmp_path, env=clean_environment | {"PYTHONPATH": str(ROOT)})
    ran = subprocess.run([sys.executable, *options, str(tmp_path)], capture_output=True, text=True, **here)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    runs = [json.loads(line) for line in told.read_text().splitlines()]
    ko, en = ({worker for where, _, worker in runs if where == chapter} for chapter in ("ko/03_x", "en/03_x"))
    assert len(runs) == 18 and len(ko) == len(en) == 1 and ko != en
