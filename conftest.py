"""What several workers share out: tests that need the same dear thing stay together, and the longest come first."""

import os
import re
import shutil
from pathlib import Path
from tempfile import mkdtemp

import pytest

from tests import one_round

pytest_plugins = ["tests.lab"]
pytest.register_assert_rewrite("tests.chapters.exercises", "tests.chapters.figures")

CHAPTER = re.compile(r"\[.*?\b((?:ko|en)/\d\d_\w+)")
SITE = ("tests/pages/test_site.py", "tests/pages/test_slides.py")
# Beginnings of groups, the longest first, so that no worker begins with one while all others have come to their end.
# What is not named follows as it was collected.
LONGEST = (
    "site", "chapter", "tests/browser", "tests/notebooks/test_any_order.py", "notebooks", "tests/house", "pictures",
    "tests/chapters", "tests/solvers",
)  # fmt: skip


def group_of(nodeid: str) -> str:
    """A chapter that is open and run, the pictures of one, the site; for all else, and for a notebook, the file."""
    file = nodeid.partition("::")[0]
    if chapter := CHAPTER.search(nodeid):
        return f"{'pictures' if 'test_pictures' in file else 'chapter'} {chapter[1]}"
    return "site" if file in SITE else file


def rank(item) -> tuple[int, str, int]:
    """Of a chapter, what looks at it while its questions are open comes first, and the monkey last."""
    group = group_of(item.nodeid)
    place = next((place for place, start in enumerate(LONGEST) if group.startswith(start)), len(LONGEST))
    if not group.startswith("chapter"):
        return place, group, 0
    return place, group, 0 if "at_start" in item.fixturenames else 2 if "monkey" in item.name else 1


def pytest_configure(config):
    """Have the kernels of the notebooks time once what they time; workers get it from the process that shares out."""
    if hasattr(config, "workerinput"):
        return
    os.environ["IPYTHONDIR"] = folder = mkdtemp()
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    one_round.in_kernels(Path(folder))


def pytest_collection_modifyitems(items):
    items.sort(key=rank)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    # xdist's own --dist loadgroup groups nothing under pytest 9.2 (pytest-dev/pytest-xdist#1386).
    from xdist.scheduler import LoadScopeScheduling

    class Together(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            return group_of(nodeid)

    return Together(config, log)
