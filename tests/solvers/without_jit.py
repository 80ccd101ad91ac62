"""Run the solvers' tests with the kernels as plain Python, and tell which of their lines ran: see test_coverage.py.

NUMBA_DISABLE_JIT=1 python tests/solvers/without_jit.py REPORT.json
"""

import sys
from pathlib import Path

import coverage
import pytest

HERE = Path(__file__).resolve().parent
SOLVERS = HERE.parents[1] / "lecture_lib" / "solvers"
MOST_EXAMPLES = 6
LEFT_OUT = "not (test_kernels or test_coverage)"  # what is about compiled code


def main(report):
    about_compiling = [str(SOLVERS / name) for name in ("jit.py", "__main__.py")]
    measured = coverage.Coverage(data_file=None, include=[str(SOLVERS / "*")], omit=about_compiling)
    # NumPy warns where compiled code is silent: of overflow in numbers that are looked at afterwards.
    options = "-q -x -p no:cacheprovider -W ignore::RuntimeWarning".split() + ["-k", LEFT_OUT, str(HERE)]
    with measured.collect():
        code = pytest.main(options, plugins=[sys.modules[__name__]])
    measured.json_report(outfile=report)
    return code


def pytest_configure():
    """Let the tests ask for as many examples as they like, and get few, always the same ones.

    Plain Python is a hundred times slower.
    """
    import hypothesis

    class FewExamples(hypothesis.settings):
        def __init__(self, parent=None, *, max_examples=MOST_EXAMPLES, **others):
            few = {"max_examples": min(max_examples, MOST_EXAMPLES), "derandomize": True, "database": None}
            super().__init__(parent, **others | few)

    hypothesis.settings = FewExamples


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
