"""What this machine can do at most with one thread, and what it is."""

import os
import platform
import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import numpy as np
from _rounds import Way

PRODUCT, COPY = "product of two matrices", "copy of an array"
PACKAGES = ("numpy", "numba", "scipy", "scikit-learn", "adelie", "celer", "python-glmnet", "skglm", "statsmodels")


SIZE, LENGTH = 1000, 2**24  # of two square matrices, and of an array far larger than every cache


def limits() -> list[Way]:
    """A product of two matrices and a copy of a large array, to take turns with what is timed."""
    A, B = np.random.default_rng(0).normal(size=(2, SIZE, SIZE))
    product, source, target = np.empty((SIZE, SIZE)), np.ones(LENGTH), np.zeros(LENGTH)
    return [
        Way(PRODUCT, lambda: np.matmul(A, B, out=product)),
        Way(COPY, lambda: np.copyto(target, source)),
    ]


def rates(times: dict) -> tuple[float, float]:
    """Floating-point operations and bytes a second in a round."""
    return 2 * SIZE**3 / times[PRODUCT], 2 * 8 * LENGTH / times[COPY]


def least_seconds(flops: float, bytes_read: float, times: dict) -> float:
    """The least time for so many operations on so many bytes at the rates of a round, had nothing else to be done."""
    most_flops, bandwidth = rates(times)
    return max(flops / most_flops, bytes_read / bandwidth)


def processor() -> str:
    """The model's name and the number of cores."""
    name = platform.processor() or platform.machine()
    information = Path("/proc/cpuinfo")
    if information.is_file():
        found = re.search(r"^model name\s*: (.+)$", information.read_text(), flags=re.MULTILINE)
        name = found[1] if found else name
    return f"{name}, {os.cpu_count()} cores"


def versions(packages=PACKAGES) -> str:
    def of(package):
        try:
            return f"{package} {version(package)}"
        except PackageNotFoundError:
            return f"{package} not installed"

    return ", ".join([f"Python {platform.python_version()}", *map(of, packages)])
