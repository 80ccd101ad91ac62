"""The browser tests find a browser by themselves, are skipped where there is none, and never in CI."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def run_browser_test(tmp_path, clean_environment):
    """Run a test that asks for the browser where PATH and home hold none; answer (code, output)."""
    if os.name == "nt" or sys.platform == "darwin" or Path("/opt/google/chrome/chrome").exists():
        pytest.skip("a browser in its usual place cannot be hidden")
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path)
    (tmp_path / "test_it.py").write_text("def test_it(chromium_path):\n    print('found', chromium_path)\n")

    def run(**variables):
        hidden = {"PATH": str(tmp_path / "bin"), "PYTHONPATH": str(ROOT), "CI": ""}
        hidden |= dict.fromkeys(["HOME", "PLAYWRIGHT_BROWSERS_PATH"], str(tmp_path))
        command = [sys.executable, "-m", "pytest", "-rs", "-s", "-p", "no:cacheprovider", str(tmp_path)]
        environment = clean_environment | hidden | variables
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
        return done.returncode, done.stdout

    return run


def make_executable(path):
    path.parent.mkdir(exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return str(path)


def test_no_browser_is_a_skip_that_says_why_and_in_ci_a_failure(run_browser_test):
    code, output = run_browser_test()
    assert code == 0 and "1 skipped" in output and "COURSE_CHROMIUM" in output
    code, output = run_browser_test(CI="true")
    assert code == 1 and "no Chromium or Chrome found" in output


def test_the_browser_on_the_path_is_found_and_a_named_one_comes_first_if_it_is_there(run_browser_test, tmp_path):
    on_path, named = make_executable(tmp_path / "bin" / "chromium-browser"), make_executable(tmp_path / "mine")
    for variables, path in ({}, on_path), ({"COURSE_CHROMIUM": named}, named):
        code, output = run_browser_test(**variables)
        assert code == 0 and f"found {path}" in output
    code, output = run_browser_test(COURSE_CHROMIUM="/nowhere/chromium")
    assert code == 1 and "COURSE_CHROMIUM names no file: /nowhere/chromium" in output
