"""The front door, run as a reader runs it.

A small checkout stands in for the course: its course.py is the real one, its environment a real one made by venv and
pip; only the packages are small: one wheel whose JupyterLab and pytest tell how they were called.
"""

import ast
import json
import os
import re
import shutil
import signal
import socket
import string
import subprocess
import sys
import time
import tomllib
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import pytest

import course as door

ROOT = Path(__file__).parents[2]
TELL = "import json, os, sys\nprint(json.dumps({'argv': sys.argv[1:], 'env': dict(os.environ)}), flush=True)\n"
WAIT = "import time\ntry:\n    time.sleep(60 * ('WAIT' in os.environ))\nexcept KeyboardInterrupt:\n    pass\n"
MODULES = {"jupyterlab/__main__.py": TELL + WAIT, "pytest/__main__.py": TELL + "sys.exit(3)\n"} | {
    f"{name}/__init__.py": ""
    for name in "IPython anywidget ipykernel ipywidgets jupyterlab matplotlib numba pytest".split()
}


@pytest.fixture(scope="module")
def setuptools(tmp_path_factory):
    """The installed setuptools as a wheel: what makes lecture_lib importable must come without a network."""
    installed = distribution("setuptools")
    path = tmp_path_factory.mktemp("wheel") / f"setuptools-{installed.version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for file in installed.files:
            if file.suffix != ".pyc" and ".." not in file.parts:
                archive.write(file.locate(), file)
    return path


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    path = tmp_path_factory.mktemp("wheel") / "small-1-py3-none-any.whl"
    files = MODULES | {
        "small-1.dist-info/METADATA": "Metadata-Version: 2.1\nName: small\nVersion: 1\n",
        "small-1.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{name},,\n" for name in [*files, "small-1.dist-info/RECORD"])
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in (files | {"small-1.dist-info/RECORD": record}).items():
            archive.writestr(name, content)
    return path


def make_checkout(folder, requirement):
    """Write a small course into a folder."""
    kernels = "import os, sys\nprint('compiled for', sys.prefix, file=sys.stderr)\n"
    kernels += "sys.exit(int(os.environ.get('FAIL', 0)))\n"
    scripts = "notebooks/build pages/__main__ pages/watch benchmarks/live benchmarks/solvers".split()
    empty = (
        "requirements-test.txt requirements-linker.txt lecture_lib/__init__.py lecture_lib/solvers/__init__.py "
        "lecture_lib/chapters/__init__.py benchmarks/_private.py"
    ).split()
    files = {f"{script}.py": TELL for script in scripts} | dict.fromkeys(empty, "")
    files |= dict.fromkeys(["notebooks/ko/00_start.ipynb", "notebooks/en/00_start.ipynb"], "{}")
    files |= {"requirements.txt": requirement + "\n", "lecture_lib/chapters/__main__.py": kernels}
    stale = (
        "import os, sys\nprint('answers', *sys.argv[1:])\nsys.exit('STALE' in os.environ and '--check' in sys.argv)\n"
    )
    files["lecture_lib/chapters/wasm.py"] = stale
    files["requirements-peers.txt"] = "# compared with\n" + requirement.partition("\n")[0] + "\nno-such-peer==1\n"
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    for name in ("course.py", "pyproject.toml", "LICENSE", "LICENSE-TEXT"):
        shutil.copy(ROOT / name, folder)
    return folder


@pytest.fixture(scope="module")
def requirement(wheel, setuptools):
    """What a small course stands on."""
    return f"small @ {wheel.as_uri()}\nsetuptools @ {setuptools.as_uri()}"


@pytest.fixture(scope="module")
def checkout(tmp_path_factory, requirement):
    """A small course in a folder whose name has Hangul, spaces and brackets."""
    return make_checkout(tmp_path_factory.mktemp("x") / "선형 모형 강의 (1)", requirement)


@pytest.fixture
def variables(clean_environment, tmp_path):
    no_pip_settings = {name: value for name, value in clean_environment.items() if not name.startswith("PIP_")}
    return no_pip_settings | {"PIP_CONFIG_FILE": os.devnull, "HOME": str(tmp_path)}


@pytest.fixture
def course(checkout, variables):
    """Run course.py in the small checkout; answer the finished process."""

    def run(*arguments, folder=checkout, prefix=(), **more):
        command = [*prefix, sys.executable, str(folder / "course.py"), *arguments]
        options = dict(cwd=folder.parent, env=variables | more, encoding="utf-8", timeout=120)
        return subprocess.run(command, capture_output=True, **options)

    return run


def told(finished):
    """Return what the program behind the door told: its arguments and its environment."""
    return json.loads(next(line for line in finished.stdout.splitlines() if line.startswith('{"argv"')))


def assert_one_sentence(finished, *words):
    """One sentence on the error stream that says what to do, and a code that says it failed."""
    lines = finished.stderr.strip().splitlines()
    assert finished.returncode not in (0, None)
    assert len(lines) == 1 and "Traceback" not in finished.stderr, finished.stderr
    assert all(word in lines[0] for word in words), lines[0]


def test_first_start_sets_up_and_a_second_does_not(checkout, course):
    first = course("lab", "--lang", "ko", "--port", "18741", "--no-browser")
    assert first.returncode == 0, first.stderr
    assert [f"[{stage}/3]" in first.stdout for stage in (1, 2, 3)] == [True] * 3
    assert f"compiled for {checkout / '.venv'}" in first.stderr
    argv, environment = told(first).values()
    assert "--LabApp.default_url=/lab/tree/notebooks/ko/00_start.ipynb" in argv
    assert {"--ServerApp.ip=127.0.0.1", f"--ServerApp.root_dir={checkout}", "--no-browser"} <= set(argv)
    assert {"--ServerApp.port=18741", "--ServerApp.port_retries=0"} <= set(argv)
    assert Path(environment["NUMBA_CACHE_DIR"]).parent == checkout / ".venv"
    settings = checkout / ".venv/share/jupyter/lab/settings/overrides.json"
    assert json.loads(settings.read_text())["@jupyter-widgets/jupyterlab-manager:plugin"] == {"saveState": True}

    second = course("lab", "--lang", "en", PYTHONPATH=str(checkout))  # of the reader's, not for the course
    assert "[1/" not in second.stdout and "compiled" not in second.stderr
    assert "--LabApp.default_url=/lab/tree/notebooks/en/00_start.ipynb" in told(second)["argv"]
    assert "PYTHONPATH" not in told(second)["env"]


def packages(venv):
    return next(venv.rglob("site-packages"))


def lose(*files):
    assert files
    for file in files:
        shutil.rmtree(file) if file.is_dir() else file.unlink()


def lose_python(venv):
    lose(*venv.glob("bin/python*"), *venv.glob("Scripts/python.exe"))


DAMAGES = {
    "half a record": lambda venv: (venv / "course.json").write_text("[half a rec"),
    "no record": lambda venv: lose(venv / "course.json"),
    "a broken import": lambda venv: (packages(venv) / "numba" / "__init__.py").write_text("import no_such_module"),
    "no package": lambda venv: lose(*packages(venv).glob("small*"), packages(venv) / "numba"),
    "a file less": lambda venv: lose(packages(venv) / "jupyterlab" / "__main__.py"),
    "no Python": lose_python,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damage_is_seen(checkout, course, damage, tmp_path):
    course("lab")
    copy = shutil.copytree(checkout / ".venv", tmp_path / ".venv", symlinks=True)
    assert list(door.finished_stages(copy)) == ["environment", "packages", "kernels"]
    damage(copy)
    assert door.finished_stages(copy) == {}


@pytest.mark.parametrize("damage", ["no Python", "other requirements"])
def test_damaged_or_outdated_environment_is_made_anew(checkout, course, damage):
    course("lab")
    if damage == "no Python":
        lose_python(checkout / ".venv")
    else:
        with (checkout / "requirements.txt").open("a") as requirements:
            requirements.write("# another\n")
    mended = course("lab")
    assert mended.returncode == 0, mended.stderr
    assert "[3/3]" in mended.stdout and told(mended)


def test_moved_checkout_is_set_up_anew(checkout, course, tmp_path):
    course("lab")
    moved = shutil.copytree(checkout, tmp_path / "moved", symlinks=True)
    finished = course("lab", folder=moved)
    assert "[3/3]" in finished.stdout and f"--ServerApp.root_dir={moved}" in told(finished)["argv"]


def test_new_kernels_alone_are_compiled_and_that_they_cannot_be_is_told_and_tried_again(checkout, course):
    course("lab")
    (checkout / "lecture_lib" / "solvers" / "another.py").write_text("")
    failed = course("lab", FAIL="1")
    assert failed.returncode == 1 and "Compiling the numerical kernels" in failed.stderr.splitlines()[-1]
    finished = course("lab")
    assert "[1/1]" in finished.stdout and "compiled for" in finished.stderr


def test_package_is_found_from_anywhere(checkout, course, tmp_path):
    course("lab")
    python = next(path for path in checkout.glob(".venv/*/python*") if path.stem == "python")
    code = "import lecture_lib; print(ascii(lecture_lib.__file__))"
    # The C locale, in which the folder's name cannot be written.
    clean = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "SYSTEMROOT": os.environ.get("SYSTEMROOT", "")}
    found = subprocess.run([python, "-c", code], cwd=tmp_path, env=clean, capture_output=True, text=True)
    assert found.stdout.strip() == ascii(str(checkout / "lecture_lib" / "__init__.py")), found.stderr


def test_no_package_and_no_network_is_one_sentence_and_the_next_start_goes_on(tmp_path, requirement, course):
    folder = make_checkout(tmp_path / "course", "no-such-package==1")
    failed = course("lab", folder=folder, PIP_NO_INDEX="1")
    *messages, sentence = failed.stderr.strip().splitlines()
    assert failed.returncode == 1 and "Traceback" not in failed.stderr
    assert any("no-such-package" in message for message in messages) and "Installing the packages" in sentence
    failed = course("lab", folder=folder, PIP_INDEX_URL="http://127.0.0.1:9/simple")
    assert_one_sentence(failed, "check the internet connection", "run again")
    (folder / "requirements.txt").write_text(requirement + "\n")
    finished = course("lab", folder=folder)
    assert finished.returncode == 0 and "[3/3]" in finished.stdout


@pytest.fixture
def read_only(tmp_path, requirement):
    folder = make_checkout(tmp_path / "course", requirement)
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)


def test_read_only_checkout_keeps_its_environment_in_the_cache_and_nowhere_to_write_is_one_sentence(
    read_only, course, bound_by_permissions, tmp_path
):
    nowhere = {"XDG_CACHE_HOME": str(read_only / "cache"), "HOME": str(read_only)}
    failed = course("lab", folder=read_only, prefix=bound_by_permissions, **nowhere)
    assert_one_sentence(failed, "copy the course")
    finished = course("lab", folder=read_only, prefix=bound_by_permissions, XDG_CACHE_HOME=str(tmp_path / "cache"))
    assert finished.returncode == 0, finished.stderr
    assert "read-only, so notebooks cannot be saved" in finished.stdout
    assert not (read_only / ".venv").exists()
    place = Path(told(finished)["env"]["NUMBA_CACHE_DIR"]).parent
    assert (tmp_path / "cache") in place.parents or (tmp_path / "Library") in place.parents


def test_tests_pass_arguments_on_and_return_pytests_code(checkout, course):
    arguments = ["-k", "descent and not sgd", "--maxfail=1", "-x", "tests"]
    finished = course("test", *arguments)
    assert finished.returncode == 3
    assert told(finished)["argv"] == ["-n", "logical", "--maxprocesses=4", *arguments]
    assert told(course("test", "-n", "0", "tests"))["argv"] == ["-n", "0", "tests"]


@pytest.mark.parametrize("command", ["build 03_gradient_descent --check", "site 3 --out elsewhere", "watch 3"])
def test_other_commands_pass_arguments_on(course, command):
    assert told(course(*command.split()))["argv"] == command.split()[1:]


def test_build_installs_the_linker_only_where_an_answer_was_changed(course):
    as_ever = course("build", "3")
    assert (
        as_ever.stdout.splitlines()[0] == "answers tests.browser.moving_figure --check"
        and "Installing the linker" not in as_ever.stdout
    )
    changed = course("build", "3", STALE="1")
    assert "Installing the linker" in changed.stdout and "\nanswers tests.browser.moving_figure\n" in changed.stdout
    assert told(changed)["argv"] == ["3"]
    assert "Installing the linker" not in course("build", "3", STALE="1").stdout


def test_bench_runs_what_is_named_and_installs_its_peers_beside_the_course(checkout, course):
    assert_one_sentence(course("bench", "nothing"), "There is no benchmark 'nothing'", "live, solvers")
    alone = course("bench", "live")
    assert told(alone)["argv"] == [] and "compare with" not in alone.stdout
    first = course("bench", "solvers", PIP_NO_INDEX="1")
    assert first.returncode == 0, first.stderr
    assert "Installing the packages to compare with" in first.stdout
    assert "no-such-peer==1 cannot be installed here" in first.stdout
    assert told(first)["argv"] == []
    assert (checkout / ".venv" / "peers" / "jupyterlab").is_dir()
    assert "compare with" not in course("bench", "solvers", PIP_NO_INDEX="1").stdout


def test_taken_port_is_one_sentence(course):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert_one_sentence(course("lab", "--port", port), f"Port {port} is taken", "--port")
        assert_one_sentence(course("lab", "--port", port, LANG="ko_KR.UTF-8"), f"{port}번 포트", "--port")


@pytest.mark.parametrize("argument", [*(f"--port={port}" for port in "0 65536 -1 eight 8.5 ²".split()), "--prot"])
def test_what_is_no_port_and_no_option_is_told(course, argument):
    failed = course("lab", argument)
    said = "unrecognized arguments: --prot" if argument == "--prot" else f"not {argument.partition('=')[2]}"
    assert failed.returncode == 2 and said in failed.stderr and "Traceback" not in failed.stderr


def test_incomplete_checkout_is_one_sentence(tmp_path, course):
    folder = make_checkout(tmp_path / "course", "")
    (folder / "notebooks" / "en" / "00_start.ipynb").unlink()
    assert_one_sentence(course("lab", "--lang", "en", folder=folder), "notebooks/en/00_start.ipynb is missing")


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C cannot be sent to another console on Windows")
@pytest.mark.parametrize("during, code", [("set-up", 130), ("lab", 0)])
def test_ctrl_c_leaves_without_a_traceback(tmp_path, checkout, course, variables, wheel, during, code):
    folder, sign = checkout, '{"argv"'
    if during == "set-up":
        folder, sign = make_checkout(tmp_path / "course", f"small @ {wheel.as_uri()}"), "Setting up"
    else:
        course("lab")
    process = subprocess.Popen(
        [sys.executable, "-u", str(folder / "course.py"), "lab"], env=variables | {"WAIT": "1"},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True, preexec_fn=heed_ctrl_c,
    )  # fmt: skip
    try:
        while not process.stdout.readline().startswith(sign):
            assert process.poll() is None
        time.sleep(1)
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=20)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
    assert process.returncode == code and "Traceback" not in errors, errors


def heed_ctrl_c():
    """Undo what a shell does to commands in the background: they ignore Ctrl-C, and so would their children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize(
    "variables, elsewhere, language",
    [
        ({"LANG": "ko_KR.UTF-8"}, None, "ko"),
        ({"LANG": "en_GB.UTF-8"}, "ko_KR", "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "ko_KR.eucKR"}, None, "ko"),
        ({"LANG": "ko_KR.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, None, "en"),
        ({"LANG": "", "LC_ALL": "C"}, "ko_KR", "en"),
        ({}, "Korean_Korea", "ko"),
        ({}, "English_United States", "en"),
        ({}, None, "en"),
    ],
)
def test_language_is_the_systems(monkeypatch, variables, elsewhere, language):
    kept = {name: value for name, value in os.environ.items() if name not in ("LC_ALL", "LC_MESSAGES", "LANG")}
    monkeypatch.setattr(os, "environ", kept | variables)
    monkeypatch.setattr(door.locale, "getlocale", lambda: (elsewhere, None))
    assert door.system_language() == language


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 8, 18), (3, 10, 13), (3, 15, 0)])
def test_wrong_python_is_told(version):
    pretend = f"import runpy, sys; sys.version_info = {version}; runpy.run_path({str(ROOT / 'course.py')!r})"
    finished = subprocess.run([sys.executable, "-X", "utf8", "-c", pretend], capture_output=True, encoding="utf-8")
    assert finished.returncode == 1 and "Traceback" not in finished.stderr
    assert "needs Python 3.11 to 3.14, and this is Python {}.{}".format(*version) in finished.stderr


def test_old_pythons_can_read_the_front_door_and_the_new_ones_are_said_alike():
    """Or the old ones would answer with a SyntaxError before the sentence is reached."""
    tree = ast.parse((ROOT / "course.py").read_text(encoding="utf-8"), feature_version=(3, 4))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.Lambda)]
    assert not any(function.args.kwonlyargs or function.args.posonlyargs for function in functions)
    assert not any(isinstance(node, ast.JoinedStr | ast.AnnAssign | ast.Nonlocal) for node in ast.walk(tree))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == ">=3.11,<3.15"
    assert "(3, 11) <= sys.version_info[:2] <= (3, 14)" in (ROOT / "course.py").read_text(encoding="utf-8")


def test_messages_are_in_both_languages():
    for korean, english in door.WORDS.values():
        fields = [{part[1] for part in string.Formatter().parse(text)} for text in (korean, english)]
        assert fields[0] == fields[1]
        assert any("가" <= letter <= "힣" for letter in korean) and english.isascii()


@pytest.mark.parametrize(
    "name", ["requirements.txt", "requirements-test.txt", "requirements-peers.txt", "requirements-linker.txt"]
)
def test_every_requirement_is_pinned_and_has_its_reason_in_the_readme(name):
    lines = [line for line in (ROOT / name).read_text(encoding="ascii").splitlines() if line and line[0] != "#"]
    assert lines and all(line.count("==") == 1 and "*" not in line for line in lines)
    reasons = (ROOT / "README.md").read_text(encoding="utf-8").split("### Dependencies")[1].split("## License")[0]
    assert [line for line in lines if not re.search(rf"\b{line.split('==')[0]}\b", reasons)] == []
