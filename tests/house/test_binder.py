"""The Binder image: what repo2docker makes of binder/, and its steps in its order in a fresh environment."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.error import URLError

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = [
    pytest.mark.nightly,
    pytest.mark.skipif(os.name == "nt", reason="Binder's images are Linux; repo2docker does not run here"),
]

# Runs the chapter as a reader does, then calls every kernel, and counts what had to be compiled.
CHAPTER = """
import sys, nbformat
from nbclient import NotebookClient
notebook = nbformat.read(sys.argv[1], as_version=4)
count = "from lecture_lib.solvers import jit\\n[d.compile(s) for d, s in jit.KERNELS]\\n"
count += "print(len(jit.KERNELS), jit.cache_misses(), __import__('os').environ['NUMBA_CPU_NAME'])"
notebook.cells.append(nbformat.v4.new_code_cell(count))
NotebookClient(notebook, timeout=300, resources={"metadata": {"path": sys.argv[2]}}).execute()
print(notebook.cells[-1].outputs[0].text)
"""


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """A copy of what a clone would have."""
    copy = tmp_path_factory.mktemp("binder") / "repository"
    ignored = (line.rstrip("/") for line in (ROOT / ".gitignore").read_text().splitlines())
    return shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", *ignored))


@pytest.fixture(scope="module")
def dockerfile(checkout):
    """What repo2docker would have docker do."""
    command = [sys.executable, "-m", "repo2docker", "--no-build", "--user-id", "1000", "--user-name", "reader", "."]
    done = subprocess.run(command, cwd=checkout, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_image_has_the_python_the_font_and_the_requirements_and_is_finished_and_started_by_our_scripts(dockerfile):
    assert re.search(r"environment-2epy-2d3-2e12-", dockerfile)
    assert re.search(r"apt-get install .* fonts-nanum ", dockerfile)
    # They include ../requirements.txt, the one place of the pins, so they must come after the copy.
    copied = dockerfile.index("COPY --chown=1000:1000 src/ ${REPO_DIR}/")
    assert copied < dockerfile.index('pip install --no-cache-dir -r "binder/requirements.txt"')
    assert "RUN ./binder/postBuild" in dockerfile and 'ENV R2D_ENTRYPOINT="${REPO_DIR}/binder/start"' in dockerfile


@pytest.fixture(scope="module")
def image(checkout, dockerfile, tmp_path_factory):
    """The steps that follow the copy, run in a fresh environment; answers the variables a container has."""
    home = tmp_path_factory.mktemp("home")
    prefix = home / "environment"
    subprocess.run([sys.executable, "-m", "venv", prefix], check=True)
    ours = ("PYTHON", "IPYTHON", "JUPYTER", "NUMBA")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    variables = kept | {"HOME": str(home), "REPO_DIR": str(checkout), "PATH": f"{prefix}/bin:{os.environ['PATH']}"}
    variables |= {"NB_PYTHON_PREFIX": str(prefix), "KERNEL_PYTHON_PREFIX": str(prefix), "LC_ALL": "C.UTF-8"}
    steps = re.findall(r"^RUN (.+(?:\\\n.+)*)$", dockerfile.split("# Copy stuff.")[1], flags=re.MULTILINE)
    assert len(steps) == 4  # pip install, chmod, postBuild, chmod
    for step in steps:
        done = subprocess.run(["bash", "-c", step], cwd=checkout, env=variables, capture_output=True, text=True)
        assert done.returncode == 0, f"{step}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
    return variables


@pytest.fixture(scope="module")
def read_only_package(checkout):
    package = checkout / "lecture_lib"
    parts = [package, *package.rglob("*")]
    modes = {part: part.stat().st_mode for part in parts}
    for part in parts:
        part.chmod(modes[part] & ~0o222)
    yield package
    for part in parts:
        part.chmod(modes[part])


def test_no_kernel_is_compiled_at_run_time(checkout, image, read_only_package, bound_by_permissions, tmp_path):
    """With the package read-only, which sends numba to look for its cache elsewhere."""
    chapter = checkout / "notebooks" / "ko" / "03_gradient_descent.ipynb"
    command = [checkout / "binder" / "start", "python", "-c", CHAPTER, chapter, tmp_path]
    done = subprocess.run([*bound_by_permissions, *command], env=image, cwd=checkout, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    kernels, misses, cpu = done.stdout.split()
    assert int(kernels) > 0 and (misses, cpu) == ("0", "generic")


def test_kernels_would_be_compiled_without_the_start_script(image, bound_by_permissions, tmp_path):
    """So the count above can fail: the same cache serves nothing once the CPU's own name is in the key."""
    code = "from lecture_lib.solvers import descent, jit\n[d.compile(s) for d, s in jit.KERNELS]\n"
    code += "print(jit.cache_misses())"
    cache = {"NUMBA_CACHE_DIR": image["NB_PYTHON_PREFIX"] + "/var/numba"}
    command = [*bound_by_permissions, "python", "-c", code]
    done = subprocess.run(command, env=image | cache, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert int(done.stdout) > 0


@pytest.fixture(scope="module")
def server(checkout, image):
    """JupyterLab as a container starts it; answers its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--ip=127.0.0.1", f"--port={port}", "--no-browser", "--allow-root", "--IdentityProvider.token="]
    command = [checkout / "binder" / "start", "jupyter", "lab", *options]
    process = subprocess.Popen(command, cwd=checkout, env=image, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_for(address, process, seconds=60):
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        assert process.poll() is None, "JupyterLab ended"
        try:
            return urllib.request.urlopen(address + "/api/status", timeout=5).close()
        except URLError:
            time.sleep(0.2)
    pytest.fail(f"JupyterLab did not answer within {seconds} s")


@pytest.mark.parametrize(
    "plugin, key, value",
    [
        ("@jupyter-widgets/jupyterlab-manager:plugin", "saveState", True),
        ("@jupyterlab/apputils-extension:notification", "fetchNews", "false"),
        ("@jupyterlab/apputils-extension:notification", "checkForUpdates", False),
    ],
)
def test_lab_opens_on_the_start_page_and_our_settings_are_known_to_it_and_taken(server, plugin, key, value):
    with urllib.request.urlopen(server) as answer:
        assert answer.url == server + "/lab/tree/notebooks/ko/00_start.ipynb"
    with urllib.request.urlopen(f"{server}/lab/api/settings/{plugin}") as answer:
        assert json.load(answer)["schema"]["properties"][key]["default"] == value
