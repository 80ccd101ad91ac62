"""The browser's side: the bundle is made of its sources, and their pure parts pass under node's own runner."""

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest

from lecture_lib import live

LIVE = Path(live.__file__).parent
FRONT = LIVE / "front"
SOURCES = sorted(file for file in FRONT.glob("*.js") if file.name != "build.js")
TESTS = Path(__file__).parent / "front"


def run(*command):
    done = subprocess.run(command, cwd=FRONT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def needs(*parts):
    """Skip where node, or what npm would install, is missing: the sums in the bundle are held everywhere."""
    missing = [part for part in parts if not (shutil.which(part) or (FRONT / "node_modules" / part).exists())]
    if missing:
        pytest.skip(f"no {missing[0]}: to change the browser's side, have node and run npm install in {FRONT}")


def sum_of(text):
    return hashlib.sha256(text.encode()).hexdigest()


def test_the_bundle_is_made_of_its_sources():
    first, bundle = (LIVE / "live.js").read_text("utf-8").split("\n", 1)
    assert len(SOURCES) > 10
    text = "".join(source.read_text("utf-8") for source in SOURCES)
    assert first == f"// sources {sum_of(text)}, bundle {sum_of(bundle)}", "run npm run build in lecture_lib/live/front"


def test_esbuild_makes_the_same_bundle():
    needs("node", "esbuild")
    run("node", "build.js", "--check")


def test_types_hold():
    needs("node", "typescript")
    run("node", "node_modules/typescript/bin/tsc")
    assert all(
        file.read_text("utf-8").startswith("// @ts-check\n") for file in FRONT.glob("*.js") if file.name != "build.js"
    )


def test_pure_parts():
    needs("node")
    files = sorted(map(str, TESTS.glob("*.test.mjs")))
    assert len(files) >= 3
    run("node", "--test", *files)
