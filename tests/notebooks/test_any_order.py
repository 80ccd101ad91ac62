"""Cells answer in any order: each runs after the set-up cells alone, and twice, as after a restart in the middle."""

import pytest

from lecture_lib import words
from notebooks import build

SOURCES = build.find_sources()


@pytest.fixture(autouse=True)
def language_again():
    before = words.language()
    yield
    words.use(before)


def code(source):
    """(the code cells before the lecture begins, those that teach) of a source; the language is the reader's."""
    cells = [cell for cell in build.split(source)["en"].cells if cell.cell_type == "code"]
    first = next((i for i, cell in enumerate(cells) if cell.metadata.get("lecture")), 1)
    return [cell.source for cell in cells[:first]], [cell.source for cell in cells[first:]]


@pytest.mark.usefixtures("one_round")
@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_each_cell_needs_only_the_set_up_and_runs_twice(source, capsys):
    set_up, teaching = code(source)
    shared = {}
    for cell in set_up:
        exec(cell, shared)
    capsys.readouterr()
    for cell in reversed(teaching):
        alone = dict(shared)
        said = []
        for _ in range(1 if "LocalCluster(" in cell else 2):  # a cluster is made anew every time
            try:
                exec(cell, alone)
            except Exception as error:
                pytest.fail(f"{type(error).__name__}: {error}\n\n{cell}", pytrace=False)
            said.append(capsys.readouterr().out)
        assert len(set(said)) == 1, cell
