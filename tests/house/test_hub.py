"""A class at once: the values and the guide for JupyterHub, and what benchmarks/class_load.py measures with."""

import asyncio
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

import course

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "jupyterhub.md").read_text(encoding="utf-8")
ENGLISH, KOREAN = GUIDE.split("## 한국어 요약")
MEBI = 2**20

# Of the chart's schema (jupyterhub/values.schema.yaml in jupyterhub/zero-to-jupyterhub-k8s), the parts in use, each
# with the type that it asks for. hub.config takes the class and the name of any traitlet of JupyterHub.
CHART = {
    "hub": {"config": {"Spawner": {"notebook_dir": str}}},
    "singleuser": {
        "image": {"name": str, "tag": str},
        "lifecycleHooks": {"postStart": {"exec": {"command": list}}},
        "defaultUrl": str,
        "memory": {"guarantee": str, "limit": str},
        "cpu": {"guarantee": (int, float), "limit": (int, float)},
        "extraEnv": dict,
        "storage": {"capacity": str},
    },
    "prePuller": {"hook": {"enabled": bool}, "continuous": {"enabled": bool}},
}


@pytest.fixture(scope="module")
def values():
    return yaml.safe_load((ROOT / "deploy" / "jupyterhub-values.yaml").read_text(encoding="utf-8"))


def misfits(values, schema, place=""):
    """The keys that a chart with this schema would refuse."""
    kind = dict if isinstance(schema, dict) else schema
    if not isinstance(values, kind):
        return [f"{place} is a {type(values).__name__}"]
    if kind is not schema:
        unknown = [f"{place}.{key} is unknown" for key in values if key not in schema]
        known = [misfits(values[key], schema[key], f"{place}.{key}") for key in values if key in schema]
        return sum(known, unknown)
    return []


def test_the_chart_knows_every_key_of_the_values_and_what_an_instructor_must_write_is_marked(values):
    assert all("REPLACE" in text for text in values["singleuser"]["image"].values())
    assert "`REPLACE`" in ENGLISH and "`REPLACE`" in KOREAN
    assert misfits(values, CHART) == []
    wrong = {"singleuser": {"image": {"names": "a"}, "memory": 1}, "hub": {}}  # so that the line above can fail
    assert misfits(wrong, CHART) == [".singleuser.image.names is unknown", ".singleuser.memory is a int"]


def test_students_land_on_a_page_that_is_copied_to_them(values):
    student = values["singleuser"]
    page = student["defaultUrl"].removeprefix("/lab/tree/")
    assert (ROOT / page).is_file()
    *_, copy = student["lifecycleHooks"]["postStart"]["exec"]["command"]
    source, target = re.search(r"cp -rn (\S+) (\S+)", copy).groups()
    checkout = re.search(r"--target-repo-dir (\S+)", ENGLISH)[1]
    assert Path(source).parent == Path(checkout)
    assert Path(target) == Path(values["hub"]["config"]["Spawner"]["notebook_dir"])
    assert page.startswith(Path(source).name + "/")
    assert re.findall(r'default_url = "([^"]+)"', GUIDE) == [student["defaultUrl"]]


def dockerfile():
    """What repo2docker would do at the command of the guide."""
    command = re.search(r"jupyter-repo2docker (--no-run.+?) \.\n", ENGLISH, flags=re.DOTALL)[1].replace("\\\n", " ")
    options = [re.sub(r"<\w+>", "name", option) for option in command.split() if option not in ("--no-run", "--push")]
    run = [sys.executable, "-m", "repo2docker", "--no-build", *options, str(ROOT)]
    done = subprocess.run(run, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


@pytest.mark.nightly
@pytest.mark.skipif(os.name == "nt", reason="the image is Linux; repo2docker does not run here")
def test_students_have_the_variables_that_the_image_starts_with(values):
    variables = {}
    for name, value in re.findall(r"^ENV (\w+)=(\S+)", dockerfile(), flags=re.MULTILINE):
        variables[name] = re.sub(r"\$\{(\w+)\}", lambda found: variables.get(found[1], found[0]), value)
    command = ["bash", str(ROOT / "binder" / "start"), "env"]
    prefix = {"NB_PYTHON_PREFIX": variables["NB_PYTHON_PREFIX"]}
    said = subprocess.run(command, env=prefix, capture_output=True, text=True, check=True).stdout
    started = dict(line.split("=", 1) for line in said.splitlines())
    of_bash = {"PWD", "OLDPWD", "SHLVL", "_"}
    ours = {name: value for name, value in started.items() if name not in of_bash | set(prefix)}
    assert values["singleuser"]["extraEnv"] == ours and "NUMBA_CACHE_DIR" in ours


def test_the_guarantee_covers_an_open_chapter_and_its_server_as_measured(values):
    table = (ROOT / "benchmarks" / "results" / "class_load.md").read_text(encoding="utf-8")
    kernel = int(re.search(r"^\| 1 \|.*?\| (\d+) MiB \|", table, flags=re.MULTILINE)[1])
    server = int(re.search(r"takes (\d+) MiB itself", table)[1])
    sizes = (values["singleuser"]["memory"][name] for name in ("guarantee", "limit"))
    guarantee, limit = (int(size[:-1]) * {"M": 1, "G": 1024}[size[-1]] for size in sizes)
    assert kernel + server <= guarantee < limit


def test_every_file_that_the_guide_names_exists():
    spans = re.findall(r"`([^`\n]+)`", GUIDE)
    named = {span for span in spans if re.fullmatch(r"[a-z_]+/[\w./-]*|[\w-]+\.(txt|py|md|yaml)", span)}
    assert {"deploy/jupyterhub-values.yaml", "binder/requirements.txt", "binder/start"} <= named
    assert [file for file in sorted(named) if not (ROOT / file).exists()] == []


def test_every_command_of_the_front_door_that_the_guide_names_exists():
    commands = re.findall(r"course\.py ([a-z]\w*)((?: (?:--)?\w+)*)", GUIDE)
    assert {"site", "prepare", "bench"} == {name for name, _ in commands}
    for name, rest in commands:
        options, _ = course.parser().parse_known_args([name, *rest.split()] if name == "bench" else [name])
        assert all((ROOT / "benchmarks" / f"{script}.py").is_file() for script in getattr(options, "names", []))


def test_the_link_that_pulls_opens_a_chapter_of_the_repository():
    link = urlsplit(re.search(r"^https://\S+git-pull\S+$", GUIDE, flags=re.MULTILINE)[0])
    options = {name: values[0] for name, values in parse_qs(link.query, strict_parsing=True).items()}
    assert link.path == "/hub/user-redirect/git-pull" and set(options) == {"repo", "branch", "urlpath"}
    folder = urlsplit(options["repo"]).path.rsplit("/", 1)[1]
    opened = options["urlpath"].removeprefix(f"lab/tree/{folder}/")
    assert opened != options["urlpath"] and (ROOT / opened).is_file()


def level(load, students, seconds, memory=300, through=(1.0, 2.0)):
    return load.Level(students, students, list(through), [seconds] * 20, [memory * MEBI] * students, 80 * MEBI)


def test_a_class_is_as_large_as_the_line_between_two_levels_says(module):
    load = module("class_load")
    levels = [level(load, 4, 0.1), level(load, 16, 0.4), level(load, 32, 0.8)]
    assert load.students_at(levels, 0.2) == "at 8 students"  # time grows like the number of students
    assert load.students_at(levels, 0.05) == "with fewer than 4 students"
    assert load.students_at(levels, 1.0) == "with more than 32 students (none of these passed it)"


@pytest.mark.parametrize(
    "change, reason",
    [
        ({"most": 3}, "3 students were asked for"),
        ({"seconds": 1.5}, "p95 of a move passed 1 s"),
        ({"memory": 2**22}, "memory: 4 kernels would not fit"),
        ({"through": (1.0, 1e6)}, "time: 4 kernels would not have read the chapter"),
        ({}, ""),
    ],
)
def test_the_sweep_ends_for_a_reason_that_is_told(module, change, reason):
    load = module("class_load")
    most, seconds = change.pop("most", 128), change.pop("seconds", 0.01)
    levels = [level(load, 1, 0.01), level(load, 2, seconds, **change)]
    told = load.at_its_end(levels, most, ends=load.time.perf_counter() + 1000)
    assert told.startswith(reason) and bool(told) == bool(reason)


def test_the_report_has_a_row_for_each_level(module):
    load, downloads = module("class_load"), module("_downloads")
    visits = [downloads.Visit(seconds, 15, 765_327, 0) for seconds in (1.0, 2.0, 3.0)]
    text = load.report([level(load, 1, 0.01), level(load, 2, 0.5)], "memory", (visits, 1.25, 2.5))
    assert "| 1 | 20 | 10 ms | 10 ms | 300 MiB | 300 MiB |" in text
    assert "| 2 | 20 | 500 ms | 500 ms | 300 MiB | 600 MiB |" in text
    assert "passes 250 ms at 2 students, and 1 s with more than 2" in text and "ended here: memory." in text
    assert "| 3 | 15 | 765,327 | 2.0 s | 2.9 s | 3.0 s | 0 |" in text and "80 MiB itself with one student" in text


@pytest.mark.nightly
def test_a_class_of_which_nobody_can_read_is_an_error_with_a_sentence(module, monkeypatch, tmp_path):
    load = module("class_load")
    monkeypatch.setattr(load, "chapter_cells", lambda: ["text = 'fine'", "1 / 0"])
    with pytest.raises(SystemExit, match=r"^stopped: at 1 a student failed: ZeroDivisionError: division by zero"):
        load.main(["--clients", "0", "--to", str(tmp_path / "table.md")])
    assert not (tmp_path / "table.md").exists()


def test_a_browser_fetches_all_that_a_page_loads_and_counts_what_fails(module, tmp_path):
    downloads = module("_downloads")
    page = """<link rel="stylesheet" href="a/s.css"><script defer src="a/x.js"></script><img alt="" src="p.png">
    <img src="data:,"><a href="other.html">not loaded</a><div data-figure="one"></div><script src="gone.js"></script>"""
    (tmp_path / "a").mkdir(), (tmp_path / "figures").mkdir()
    files = {"page.html": page, "a/s.css": '@font-face { src: url("f.woff2") }', "a/f.woff2": "font", "a/x.js": "js"}
    files |= {"p.png": "png", "figures/one.js": "figure", "other.html": "x" * 1000}
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    with downloads.served(tmp_path) as address:
        visits = asyncio.run(downloads.rush(address + "page.html", 20))
    loaded = sum(len(text) for name, text in files.items() if name != "other.html")
    assert {visit[1:] for visit in visits} == {(7, loaded, 1)}


@pytest.fixture
def server(module, tmp_path):
    in_lab = module("class_load").jupyterlab
    (tmp_path / "served").mkdir(), (tmp_path / "jupyter").mkdir()
    with in_lab(tmp_path / "served", tmp_path / "jupyter") as running:
        yield running


@pytest.mark.nightly
def test_students_run_cells_and_drag_and_a_cell_that_raises_is_told(module, server):
    classroom = module("_classroom")
    cells = ["from lecture_lib.chapters.gradient_descent import figures as g", "g.explore_gradient_descent()"]

    async def lesson():
        students = [classroom.Student(server, number) for number in range(2)]
        await asyncio.gather(*(student.arrive() for student in students))
        await asyncio.gather(*(student.read(cells) for student in students))
        times = [await student.drag() for student in students for _ in range(3)]
        memory = [classroom.memory(student.pid) for student in students]
        with pytest.raises(classroom.Failed, match="ZeroDivisionError"):
            await students[0].read(["1 / 0"])
        await asyncio.gather(*(student.leave() for student in students))
        return students, times, memory

    students, times, memory = asyncio.run(lesson())
    assert len({student.kernel for student in students}) == len({student.pid for student in students}) == 2
    assert len(times) == 6 and all(time > 0 for time in times)
    assert all(50 * MEBI < used < 1000 * MEBI for used in memory)
    assert students[0].figure["at"] != students[1].figure["at"]  # each has a hand of their own
    assert server.ask("GET", "kernels") == []
