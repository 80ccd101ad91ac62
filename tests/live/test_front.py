"""The browser's side: the bundle is made of its sources, and their pure parts pass under node's own runner."""

import hashlib
import json
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


@pytest.fixture(scope="module")
def node():
    """Node, as many computers have it; without it the sums in the bundle are what is held."""
    if not shutil.which("node"):
        pytest.skip("no node: the browser's side is held to its sums alone")


@pytest.fixture(scope="module")
def tools(node):
    """What package.json names, installed beside the sources where it is not there yet."""
    npm = [shutil.which("npm") or "npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"]
    wanted = json.loads((FRONT / "package.json").read_text("utf-8"))["devDependencies"]
    for name, version in wanted.items():
        installed = FRONT / "node_modules" / name / "package.json"
        if not installed.exists() or json.loads(installed.read_text("utf-8"))["version"] != version:
            try:
                subprocess.run(npm, cwd=FRONT, capture_output=True, text=True, check=True, timeout=180)
            except (OSError, subprocess.SubprocessError) as error:
                pytest.skip(f"npm cannot install what the browser's side is bundled and checked with: {error}")


def test_the_bundle_is_made_of_its_sources():
    first, bundle = (LIVE / "live.js").read_text("utf-8").split("\n", 1)
    assert len(SOURCES) > 10
    texts = "".join(source.read_text("utf-8") for source in SOURCES), bundle
    sums = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
    assert first == "// sources {}, bundle {}".format(*sums), "run npm run build in lecture_lib/live/front"


def test_esbuild_makes_the_same_bundle(tools):
    run("node", "build.js", "--check")


def test_types_hold(tools):
    run("node", "node_modules/typescript/bin/tsc")
    assert all(file.read_text("utf-8").startswith("// @ts-check\n") for file in SOURCES)


def test_pure_parts(node):
    files = sorted(map(str, TESTS.glob("*.test.mjs")))
    assert len(files) >= 3
    run("node", "--test", *files)
