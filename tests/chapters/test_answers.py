"""What answers a hand: the same numbers here and in WebAssembly, wherever points are dragged and controls stand."""

import json
import subprocess
from base64 import b64encode
from pathlib import Path
from shutil import which

import numpy as np
import pytest

from lecture_lib import chapters
from lecture_lib.chapters import wasm
from lecture_lib.figures.answers import source_of

NODE = Path(__file__).parents[1] / "live" / "front" / "answers.mjs"
MOVING = Path(__file__).parents[1] / "browser" / "moving_figure.wasm"
DRAWS = 40  # of points and positions, for each answer
ULPS = 4  # apart, at most, where the mathematics of the browser is called
MOST = 60_000  # bytes of WebAssembly, compressed, for all figures
FUNCTIONS = (b"exp", b"log", b"sin", b"cos", b"tan", b"pow", b"hypot")


@pytest.fixture(scope="module")
def figures():
    """The answers of every figure of the course, each with the limits of the axes on which its points stand."""
    found = []
    for package in chapters.figures():
        for explore in chapters.explorers(package).values():
            shown = explore()
            live = getattr(shown, "live", shown).build()
            limits = {}
            for artist, handle in live._handles.items():
                limits |= {answer: (artist.axes.get_xlim(), artist.axes.get_ylim()) for answer in handle.answers}
            found += [(answer, limits.get(answer)) for answer in live._answers]
            live.close()
    return found


def places(answer, limits, rng):
    """Points to try: home, corners, one point, far out, not a number; and anywhere on the axes."""
    if limits is None:
        return [answer.home] * DRAWS
    low, high = np.transpose(limits)
    ends = [np.broadcast_to(place, answer.home.shape) for place in (low, high, [low[0], high[1]], (low + high) / 2)]
    odd = [np.full(answer.home.shape, value) for value in (0.0, -0.0, 1e300, -1e-300, np.inf, np.nan)]
    anywhere = [rng.uniform(low, high, answer.home.shape) for _ in range(DRAWS)]
    return [answer.home, *ends, *odd, *anywhere]


def case(answer, limits) -> dict:
    rng, calls = np.random.default_rng(len(answer.function.__name__)), []
    counts = [answer.counts.get(name, len(answer.home)) for name in (*answer.along, *answer.beside)]
    for number, points in enumerate(places(answer, limits, rng)):
        ends = ([0] * len(counts), [count - 1 for count in counts])
        at = ends[number] if number < 2 else [int(rng.integers(count)) for count in counts]
        frames = answer.function(np.ascontiguousarray(points), np.array(at, dtype=np.int64), *answer.given)
        expected = {name: _text(np.asarray(value).tobytes()) for name, value in frames._asdict().items()}
        calls.append({"points": _text(np.ascontiguousarray(points).tobytes()), "at": at, "expected": expected})
    spec, given = answer.spec("", answer.frames(answer.start)), _text(answer.bytes_given())
    return {"code": _text(answer.code), "spec": spec, "given": given, "calls": calls}


def _text(content: bytes) -> str:
    return b64encode(content).decode()


@pytest.mark.skipif(which("node") is None, reason="needs node")
def test_a_browser_computes_the_very_numbers(figures, tmp_path):
    """Bit for bit, unless a function such as exp is called, of which each browser has its own."""
    assert len(figures) > 10
    (tmp_path / "cases.json").write_text(json.dumps([case(*one) for one in figures]))
    run = subprocess.run(["node", NODE, tmp_path / "cases.json"], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    report = json.loads(run.stdout)
    assert [one["name"] for one in report] == [answer.function.__name__ for answer, _ in figures]
    for (answer, _), one in zip(figures, report, strict=True):
        allowed = ULPS if any(name in answer.code for name in FUNCTIONS) else 0
        assert 0 <= one["worst"] <= allowed, one
        assert one["numbers"] > DRAWS


def test_the_files_are_made_of_the_sources_and_are_small():
    import gzip

    files = wasm.files("tests.browser.moving_figure")
    for file, functions in files.items():
        assert wasm.sum_in(file.read_bytes()) == wasm.sum_of(functions), f"{file.name} is out of date: course.py build"
        assert b".py" not in file.read_bytes()  # no place of the machine on which it was made
    assert set(files) - {MOVING} == set(Path(chapters.__file__).parents[1].rglob("*.wasm"))
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) < MOST


def test_another_constant_or_another_helper_is_another_source(monkeypatch):
    from lecture_lib.chapters.gradient_descent.figures import gradient_descent as figure

    before = wasm.sum_of([figure.descent_at])
    assert source_of(figure.descent_at).name == "gradient_descent.py"
    for name, other in (("STEEP", 6e4), ("FLIPPER", (170.0, 240.0)), ("line_ends", figure.flipping_loss)):
        with monkeypatch.context() as changed:
            changed.setattr(figure, name, other)
            assert wasm.sum_of([figure.descent_at]) != before, name
    assert wasm.sum_of([figure.descent_at]) == before
