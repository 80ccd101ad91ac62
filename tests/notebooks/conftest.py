"""Gives the tests two modules that lie outside any package: the build, and the comparison of languages."""

import importlib.util
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def _load(name, path):
    spec = importlib.util.spec_from_file_location(name, path)
    sys.modules[name] = module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)


_load("notebook_build", HERE.parents[1] / "notebooks" / "build.py")
_load("notebook_compare", HERE / "compare.py")
