# -*- coding: utf-8 -*-
"""The front door of the course: python3 course.py lab | test | build | watch | site | slides | bench | prepare.

Standard library only. It makes the course's own Python environment the first time, finds it the next
time, and runs what was asked inside it. Written so that a Python far too old can still read this file
and say which one is needed: no f-strings, no annotations.
"""

from __future__ import print_function

import sys

if not (3, 11) <= sys.version_info[:2] <= (3, 14):
    sys.exit(
        "This course needs Python 3.11 to 3.14, and this is Python {0}.{1}: install one from "
        "https://www.python.org/downloads/ and run the command with it, like python3.12 course.py lab\n"
        "이 강의에는 파이썬 3.11~3.14가 필요한데 지금은 {0}.{1}입니다. 위 주소에서 설치해 그 파이썬으로 "
        "실행해 주세요.".format(*sys.version_info[:2])
    )

import argparse
import hashlib
import json
import locale
import os
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
LANGUAGES = ("ko", "en")
REQUIREMENTS = {  # stage -> what it installs
    "packages": "requirements.txt", "tests": "requirements-test.txt", "peers": "requirements-peers.txt",
    "linker": "requirements-linker.txt",
}  # fmt: skip
NEED_PEERS = ("solvers",)  # benchmarks that compare with packages which the course itself does without
# Run at every start to see that the environment is whole: what the kernels stand on can be imported, and no
# file that pip installed is missing. JupyterLab itself takes too long to import twice.
PROBE = """
import IPython, anywidget, ipykernel, ipywidgets, matplotlib, numba
from importlib.metadata import distributions
files = (file for installed in distributions() for file in installed.files or () if file.suffix != ".pyc")
raise SystemExit(not all(file.locate().exists() for file in files))
"""
LAB_SETTINGS = {
    # Live figures are saved in the notebook, so that they move again when it is reopened without a run.
    "@jupyter-widgets/jupyterlab-manager:plugin": {"saveState": True},
    # No question about news at the first start, no request to a website.
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
}
LECTURE = "workspaces/lecture/"  # where lab/ begins by itself
OFFLINE = ("connection broken by", "ConnectionError", "NameResolutionError", "Network is unreachable")
WORDS = {
    "environment": ("파이썬 환경 만들기", "Making a Python environment"),
    "packages": ("패키지 설치", "Installing the packages"),
    "kernels": ("계산 함수 컴파일", "Compiling the numerical kernels"),
    "tests": ("시험용 패키지 설치", "Installing the packages for the tests"),
    "linker": ("WebAssembly 링커 설치", "Installing the linker for WebAssembly"),
    "peers": ("비교할 패키지 설치", "Installing the packages to compare with"),
    "no_peer": (
        "{peer} 를 여기에 설치할 수 없어 빼고 비교합니다.",
        "{peer} cannot be installed here: the comparison goes on without it.",
    ),
    "first": (
        "처음 한 번만 준비합니다. 1~3분쯤 걸립니다: {place}",
        "Setting up, this once; it takes a minute or three: {place}",
    ),
    "opening": (
        "JupyterLab을 엽니다. 끝내려면 이 창에서 Ctrl-C를 두 번 누르세요.",
        "Opening JupyterLab. To stop it, press Ctrl-C twice in this window.",
    ),
    "read_only": (
        "{root} 폴더에 쓸 수 없어 노트북이 저장되지 않습니다. 저장하려면 다른 곳에 복사해 쓰세요.",
        "The folder {root} is read-only, so notebooks cannot be saved; copy it elsewhere to keep your work.",
    ),
    "no_place": (
        "{root} 에도 {cache} 에도 쓸 수 없습니다. 쓸 수 있는 폴더로 복사해 쓰세요.",
        "Neither {root} nor {cache} can be written to: copy the course into one that can, and run again.",
    ),
    "no_venv": (
        "이 파이썬에는 venv가 없습니다. 설치해 주세요. 예: sudo apt install python{version}-venv",
        "This Python lacks its venv module: install it, for example: sudo apt install python{version}-venv",
    ),
    "offline": (
        "패키지 저장소에 닿지 않습니다. 인터넷 연결(프록시)을 확인하고 같은 명령을 다시 실행해 주세요.",
        "The package index is out of reach: check the internet connection (or proxy) and run again.",
    ),
    "no_space": (
        "{place} 의 디스크에 빈 공간이 모자랍니다. 1.5GB쯤 비우고 다시 실행해 주세요.",
        "The disk of {place} is full: free about 1.5 GB and run the same command again.",
    ),
    "stage_failed": (
        "'{stage}' 단계가 실패했습니다(위는 마지막 메시지). 원인을 없애고 다시 실행해 주세요.",
        "The step '{stage}' failed (its last messages are above): mend the cause and run again.",
    ),
    "in_use": (
        "{place} 를 새로 만들 수 없습니다. 열려 있는 JupyterLab을 닫고 이 폴더를 지운 뒤 다시 실행해 주세요.",
        "{place} cannot be made anew: close any running JupyterLab, delete that folder and run again.",
    ),
    "port_taken": (
        "{port}번 포트는 이미 쓰이고 있습니다. --port 에 다른 번호를 주거나 --port 없이 실행해 주세요.",
        "Port {port} is taken: give another number to --port, or leave --port out.",
    ),
    "port_refused": (
        "{port}번 포트를 열 권한이 없습니다. --port 에 1024 이상의 번호를 주세요.",
        "Port {port} may not be opened by you: give --port a number from 1024 up.",
    ),
    "port_number": (
        "포트는 1~65535의 정수여야 합니다: {port}",
        "a port is a whole number from 1 to 65535, not {port}",
    ),
    "no_notebook": (
        "{page} 가 없습니다. 받은 강의 자료가 온전하지 않으니 다시 내려받아 주세요.",
        "{page} is missing: this copy of the course is incomplete, download it again.",
    ),
    "no_benchmark": (
        "'{name}' 벤치마크가 없습니다. 있는 것: {names}",
        "There is no benchmark '{name}'; there are: {names}",
    ),
    "system": ("운영체제가 거절했습니다: {error}", "The operating system refused: {error}"),
}


class Stop(Exception):
    """A failure told to the reader in one sentence."""


def system_language():
    """Return "ko" where the system speaks Korean, else "en"."""
    names = [os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    name = next((name for name in names if name), None) or locale.getlocale()[0] or ""
    return "ko" if name.lower().startswith("ko") else "en"


def say(key, **fields):
    return WORDS[key][LANGUAGES.index(system_language())].format(**fields)


# --- The environment ---------------------------------------------------------------------------


def writable(folder):
    """Tell by trying: permission bits lie on Windows and on network drives."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=str(folder)):
            return True
    except OSError:
        return False


def cache_folder():
    """Return this checkout's own folder in the user's cache, for a checkout that cannot be written to."""
    if os.name == "nt":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "linear-models-course" / digest(str(ROOT).encode("utf-8"))[:12]


def venv_place():
    for folder in (ROOT, cache_folder()):
        if writable(folder):
            return folder / ".venv"
    raise Stop(say("no_place", root=ROOT, cache=cache_folder()))


def python_of(place):
    return place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def environment(place):
    """Return the variables every command inside the environment runs with."""
    variables = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "PYTHONPATH")}
    variables["PYTHONUTF8"] = "1"  # Korean text on a Windows whose code page has none
    variables["JUPYTER_PREFER_ENV_PATH"] = "1"  # this environment's kernel, not one named python3 elsewhere
    variables.setdefault("NUMBA_CACHE_DIR", str(place / "numba"))
    for name in ("MALLOC_TRIM_THRESHOLD_", "MALLOC_MMAP_THRESHOLD_"):
        variables.setdefault(name, str(4 * 2**20))  # glibc: freed memory goes back, some megabytes for each kernel
    return variables


def digest(*contents):
    return hashlib.sha256(b"\0".join(contents)).hexdigest()


def wanted_stages(more):
    """Return stage -> fingerprint of what it depends on, in the order in which stages run."""
    library = ROOT / "lecture_lib"
    sources = sorted([*(library / "solvers").glob("*.py"), *(library / "chapters").glob("*/figures/*.py")])
    stages = {
        "environment": digest(str(ROOT).encode("utf-8")),
        "packages": digest((ROOT / REQUIREMENTS["packages"]).read_bytes()),
        "kernels": digest(Path(__file__).read_bytes(), *[source.read_bytes() for source in sources]),
    }
    for stage in more:
        stages[stage] = digest((ROOT / REQUIREMENTS[stage]).read_bytes())
    return stages


def finished_stages(place):
    """Return stage -> fingerprint recorded when it was finished; empty if the environment is not whole."""
    try:
        finished = json.loads((place / "course.json").read_text(encoding="utf-8"))
        subprocess.run(
            [str(python_of(place)), "-I", "-c", PROBE],
            check=True,
            env=environment(place),
            capture_output=True,
        )
    except (OSError, ValueError, subprocess.CalledProcessError):
        return {}
    return finished if isinstance(finished, dict) else {}


def set_up(*more):
    """Do what is due to make the environment what the course asks, with more stages if named; return its place."""
    place, wanted = venv_place(), wanted_stages(more)
    finished = finished_stages(place)
    if any(finished.get(stage) != wanted[stage] for stage in ("environment", "packages")):
        finished = {}
        print(say("first", place=place))
    due = [stage for stage in wanted if finished.get(stage) != wanted[stage]]
    for number, stage in enumerate(due, 1):
        run_stage(stage, place, "[{}/{}] {}".format(number, len(due), say(stage)))
        finished[stage] = wanted[stage]
        if stage != "environment":  # a record of the empty environment alone would be of no use
            (place / "course.json").write_text(json.dumps(finished), encoding="utf-8")
    return place


def run_stage(stage, place, label):
    python = str(python_of(place))
    if stage == "environment":
        make_venv(place, label)
    elif stage == "peers":
        install_peers(python, place, label)
    elif stage in REQUIREMENTS:
        pip_install(python, REQUIREMENTS[stage], place, label)
    else:
        print(label)  # the compiler draws its own bar
        if subprocess.call([python, __file__, "prepare"], env=environment(place)) != 0:
            raise Stop(say("stage_failed", stage=say(stage)))


def make_venv(place, label):
    try:
        import ensurepip  # noqa: F401  Debian ships venv without it
    except ImportError:
        raise Stop(say("no_venv", version="{}.{}".format(*sys.version_info[:2])))
    code, messages = attend([sys.executable, "-m", "venv", "--clear", str(place)], label, os.environ)
    if code != 0:
        explain(messages, place, say("in_use", place=place))


def pip_install(python, requirements, place, label):
    code, messages = attend(pip(python, "-r", str(ROOT / requirements)), label, environment(place))
    if code != 0:
        explain(messages, place, say("stage_failed", stage=label.split("] ")[-1]))


def pip(python, *what):
    command = [python, "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--only-binary=:all:"]
    return command + ["--retries=3"] + list(what)  # with none, pip would not say that it is offline


def install_peers(python, place, label):
    """Install each peer into a folder of its own, which only benchmarks look into; go on without one that fails."""
    lines = (ROOT / "requirements-peers.txt").read_text(encoding="ascii").splitlines()
    for peer in [line for line in lines if line and not line.startswith("#")]:
        # Without dependencies: what some peers ask for would put older versions in the place of the course's own.
        command = pip(python, "--no-deps", "--upgrade", "--target", str(place / "peers"), peer)
        code, messages = attend(command, "{}: {}".format(label, peer), environment(place))
        if code != 0:
            if any(sign in messages for sign in OFFLINE):
                raise Stop(say("offline"))
            print(say("no_peer", peer=peer))


def explain(messages, place, otherwise):
    """Raise the sentence that fits a failed command's messages; the messages are shown where none fits."""
    if any(sign in messages for sign in OFFLINE):
        raise Stop(say("offline"))
    if "No space left on device" in messages:
        raise Stop(say("no_space", place=place))
    print("\n".join(messages.splitlines()[-8:]), file=sys.stderr)
    raise Stop(otherwise)


def attend(command, label, variables):
    """Run a command whose messages matter only if it fails; return its code and its messages."""
    started, moving = time.time(), sys.stdout.isatty()
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        with log.open("wb") as messages:
            process = subprocess.Popen(command, stdout=messages, stderr=subprocess.STDOUT, env=variables)
            try:
                while process.poll() is None:
                    if moving:
                        print("\r{} … {:.0f} s ".format(label, time.time() - started), end="", flush=True)
                    time.sleep(0.2)
            finally:
                if process.poll() is None:
                    process.kill()
                process.wait()
        print("{}{} … {:.0f} s ".format("\r" if moving else "", label, time.time() - started), flush=True)
        return process.returncode, log.read_text(encoding="utf-8", errors="replace")


# --- The commands ------------------------------------------------------------------------------


def run(command, place):
    """Run a command inside the environment to its end; Ctrl-C is the command's to answer."""
    process = subprocess.Popen([str(python_of(place))] + command, env=environment(place), cwd=str(ROOT))
    signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            pass


def start_page(language, workspace=""):
    page = "notebooks/{}/00_start.ipynb".format(language)
    if not (ROOT / page).is_file():
        raise Stop(say("no_notebook", page=page))
    return "/lab/" + workspace + "tree/" + page


def check_port(port):
    with socket.socket() as probe:
        if os.name != "nt":  # a port left a moment ago is free; on Windows the option would hide a taken one
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            raise Stop(say("port_refused", port=port))
        except OSError:
            raise Stop(say("port_taken", port=port))


def lab(options, _):
    page = start_page(options.lang or system_language(), LECTURE if options.lecture else "")
    command = ["-m", "jupyterlab", "--ServerApp.ip=127.0.0.1", "--ServerApp.root_dir={}".format(ROOT)]
    command += ["--LabApp.default_url={}".format(page), "--Application.log_level=WARN"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # in a container, say; the address stays this machine's own
        command.append("--allow-root")
    if options.port is not None:
        check_port(options.port)
        command += ["--ServerApp.port={}".format(options.port), "--ServerApp.port_retries=0"]
    if options.no_browser:
        command.append("--no-browser")
    place = set_up()
    if place.parent != ROOT:
        print(say("read_only", root=ROOT))
    print(say("opening"), flush=True)
    return run(command, place)


def test(_, rest):
    shared = any(argument.startswith(("-n", "--numprocesses")) for argument in rest)
    workers = [] if shared else ["-n", "logical", "--maxprocesses=4"]  # as many as there are cores
    return run(["-m", "pytest"] + workers + rest, set_up("tests"))


def build(_, rest):
    place, compiled = set_up("tests"), ["-m", "lecture_lib.chapters.wasm", "tests.browser.moving_figure"]
    if run(compiled + ["--check"], place) != 0:  # what answers in a figure was changed: only then the linker is needed
        failed = run(compiled, set_up("tests", "linker"))
        if failed:
            return failed
    return run([str(ROOT / "notebooks" / "build.py")] + rest, place)


def watch(_, rest):
    return run(["-m", "pages.watch"] + rest, set_up("tests"))


def site(_, rest):
    return run(["-m", "pages"] + rest, set_up("tests"))


def slides(_, rest):
    return run(["-m", "pages.slides"] + rest, set_up("tests"))


def bench(options, _):
    scripts = {script.stem: script for script in sorted((ROOT / "benchmarks").glob("[!_]*.py"))}
    for name in options.names:
        if name not in scripts:
            raise Stop(say("no_benchmark", name=name, names=", ".join(scripts)))
    place = set_up("tests", *(["peers"] if any(name in NEED_PEERS for name in options.names or scripts) else []))
    return max([run([str(scripts[name])], place) for name in options.names or scripts], default=0)


def prepare(options, _):
    """Make the Python that runs this ready, once its packages are installed: lecture_lib, settings, kernels."""
    # The setuptools of requirements.txt: a build environment of its own would have to be downloaded.
    link = pip(sys.executable, "--quiet", "--no-build-isolation", "--no-deps", "--editable", str(ROOT))
    if subprocess.call(link) != 0:
        return 1
    write_json(Path(sys.prefix, "share", "jupyter", "lab", "settings", "overrides.json"), LAB_SETTINGS)
    config = {"extra_labextensions_path": [str(ROOT / "lab")]}  # lecture mode
    if options.lang:
        config["default_url"] = start_page(options.lang)
    write_json(Path(sys.prefix, "etc", "jupyter", "jupyter_lab_config.json"), {"LabApp": config})
    # Not from ROOT, where the package would be found even if the link did not work.
    return subprocess.call([sys.executable, "-m", "lecture_lib.chapters"], cwd=sys.prefix)


def write_json(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def port_number(text):
    if not (text.isdecimal() and 1 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError(say("port_number", port=text))
    return int(text)


def parser():
    top = argparse.ArgumentParser(prog="course.py", description="Linear models, an interactive course.")
    listed = "lab | test | build | watch | site | slides | bench | prepare"
    commands = top.add_subparsers(dest="command", required=True, metavar=listed)
    add = commands.add_parser("lab", help="open the course in JupyterLab")
    add.add_argument("--lang", choices=LANGUAGES, help="language of the notebooks (default: the system's)")
    add.add_argument("--port", type=port_number, help="port to serve on (default: the first free one from 8888)")
    add.add_argument("--lecture", action="store_true", help="for the lecture hall: large type, one idea per screen")
    add.add_argument("--no-browser", action="store_true", help="print the address instead of opening a browser")
    commands.add_parser("test", help="run all the tests; more arguments go to pytest", add_help=False)
    commands.add_parser("build", help="build notebooks: build [CHAPTER ...] [--check | --instructor]", add_help=False)
    commands.add_parser("watch", help="show a chapter's pages anew after each save: watch CHAPTER", add_help=False)
    commands.add_parser("site", help="build static pages: site [CHAPTER ...] [--out FOLDER]", add_help=False)
    commands.add_parser("slides", help="build slides: slides CHAPTER ... [--out FOLDER]", add_help=False)
    add = commands.add_parser("bench", help="run the benchmarks: bench [NAME ...]")
    add.add_argument("names", nargs="*", metavar="NAME", help="a file of benchmarks/, without .py (default: all)")
    add = commands.add_parser("prepare", help="make the Python that runs this ready, without a .venv (Binder)")
    add.add_argument("--lang", choices=LANGUAGES, help="open on the start page in this language")
    return top


def main(arguments):
    top = parser()
    options, rest = top.parse_known_args(arguments)
    if rest and options.command not in ("test", "build", "watch", "site", "slides"):
        top.error("unrecognized arguments: " + " ".join(rest))
    try:
        work = (lab, test, build, watch, site, slides, bench, prepare)
        return {command.__name__: command for command in work}[options.command](options, rest)
    except Stop as stop:
        print("course.py: {}".format(stop), file=sys.stderr)
    except OSError as error:
        print("course.py: {}".format(say("system", error=error)), file=sys.stderr)
    except KeyboardInterrupt:
        print()
        return 130
    return 1


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="replace")  # a console without Korean letters must not stop the course
    sys.exit(main(sys.argv[1:]))
