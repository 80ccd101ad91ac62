"""Whatever the figures time is timed once: what it comes to is not what most tests are about, and it takes long."""

from contextlib import contextmanager
from pathlib import Path

import pytest

SETTINGS = {"FEWEST": 1, "BUDGET": 0.0}
MODULE = "lecture_lib.figures.stopwatch"


@contextmanager
def here():
    with pytest.MonkeyPatch.context() as patch:
        for name, value in SETTINGS.items():
            patch.setattr(f"{MODULE}.{name}", value)
        yield


def in_kernels(home: Path) -> None:
    """In all kernels whose IPYTHONDIR is this folder."""
    folder = home / "profile_default" / "startup"
    folder.mkdir(parents=True)
    settings = [f"stopwatch.{name} = {value}" for name, value in SETTINGS.items()]
    (folder / "one_round.py").write_text("\n".join([f"import {MODULE} as stopwatch", *settings, "del stopwatch"]))
