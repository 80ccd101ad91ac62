"""What the tests of the front door, of the Binder image and of the benchmarks share."""

import importlib
import os
import shutil
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def bound_by_permissions():
    """A command prefix under which a read-only folder is read-only: root, too, must be held to the bits."""
    if os.name == "nt":
        pytest.skip("folders are made read-only by other means on Windows")
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("run as root without setpriv (util-linux), which gives root's privilege up")
    return ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override"]


@pytest.fixture
def clean_environment():
    """The environment variables of a reader: none of the tester's language, Python or Jupyter settings."""
    gone = ("LC_", "LANG", "PYTHON", "IPYTHON", "JUPYTER", "NUMBA", "VIRTUAL_ENV", "COURSE", "PYTEST")
    return {name: value for name, value in os.environ.items() if not name.startswith(gone)}


@pytest.fixture
def module(monkeypatch):
    """Import a module of the benchmarks, which lie in no package, and forget all of them afterwards."""
    benchmarks = Path(__file__).parents[2] / "benchmarks"
    monkeypatch.syspath_prepend(str(benchmarks))
    names = [path.stem for path in benchmarks.glob("*.py")]
    for name in names:
        monkeypatch.delitem(sys.modules, name, raising=False)
    before = dict(os.environ)
    yield importlib.import_module
    for name in set(names) & set(sys.modules):
        del sys.modules[name]
    os.environ.clear()
    os.environ.update(before)
    sys.path.remove(str(Path(sys.prefix, "peers"))) if str(Path(sys.prefix, "peers")) in sys.path else None
