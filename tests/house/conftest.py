"""What the tests of the front door and of the Binder image share."""

import os
import shutil

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
