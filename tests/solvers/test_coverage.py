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
    env = {**os.environ, "NUMBA_DISABLE_JIT": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, str(HERE / "without_jit.py"), str(report)]
    finished = subprocess.run(command, env=env, cwd=HERE.parents[1], capture_output=True, text=True)
    assert finished.returncode == 0, finished.stdout[-3000:] + finished.stderr[-1000:]
    files = {Path(file).name: lines for file, lines in json.loads(report.read_text())["files"].items()}
    assert {"descent.py", "lasso.py", "least_squares.py", "logistic.py"} <= set(files)
    few = {name: lines for name, lines in files.items() if lines["summary"]["percent_covered"] < LEAST}
    assert {name: lines["missing_lines"] for name, lines in few.items()} == {}
