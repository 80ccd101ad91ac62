"""The tests of the solvers run nearly every line of them: counted where the kernels are plain Python."""

import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
LEAST = 95  # per cent of the lines, in each file and so in all


def test_nearly_every_line_of_the_kernels_is_run_by_a_test(tmp_path):
    report = tmp_path / "coverage.json"
    finished = subprocess.run(
        [sys.executable, str(HERE / "without_jit.py"), str(report)],
        env={**os.environ, "NUMBA_DISABLE_JIT": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        cwd=HERE.parents[1],
        capture_output=True,
        text=True,
    )
    assert finished.returncode == 0, finished.stdout[-3000:] + finished.stderr[-1000:]
    files = json.loads(report.read_text())["files"]
    assert {"descent.py", "lasso.py", "least_squares.py", "logistic.py"} <= {Path(file).name for file in files}
    missed = {
        Path(file).name: lines["missing_lines"]
        for file, lines in files.items()
        if lines["summary"]["percent_covered"] < LEAST
    }
    assert missed == {}
