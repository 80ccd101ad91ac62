"""What the browser writes of its own numbers, and where it draws them: the same as here, to the letter."""

import json
import subprocess
from base64 import b64encode
from pathlib import Path
from shutil import which
from typing import NamedTuple

import numpy as np
import pytest
from matplotlib.figure import Figure

from lecture_lib.figures import numbers
from lecture_lib.live import Said, frames
from lecture_lib.live.tracks import Track

NODE = Path(__file__).parent / "front" / "words.mjs"
FORMS = [
    *((numbers.decimals, digits) for digits in range(5)), (numbers.plain,), (numbers.plain, 2), (numbers.term, 0),
    (numbers.term, 2), (numbers.share, 0), (numbers.share, 1), (numbers.rounded,), (numbers.large,),
    (numbers.scientific, 1), (numbers.scientific, 3), (numbers.power_of_ten,),
]  # fmt: skip
RNG = np.random.default_rng(0)
# Of every size, halfway between two roundings in binary, and next to where a form changes.
HALVES = np.concatenate([np.arange(-40, 41) / step for step in (2, 4, 8, 16, 32, 64, 1000)])
EDGES = np.array([1e-4, 0.9995, 9.995, 99.95, 99_999.5, 0.005, 1e-300, 1e15, 2.675, 1.005])
NEAR = np.concatenate([EDGES, np.nextafter(EDGES, 0), np.nextafter(EDGES, np.inf)])
VALUES = np.concatenate([10 ** RNG.uniform(-9, 14, 400) * RNG.choice([-1, 1], 400), HALVES, NEAR, -NEAR])


def text(values) -> str:
    return b64encode(np.ascontiguousarray(values, dtype=float).tobytes()).decode()


@pytest.fixture
def browser(tmp_path):
    """A function that asks node to write and to place."""
    if which("node") is None:
        pytest.skip("needs node")

    def ask(**asked):
        (tmp_path / "asked.json").write_text(json.dumps({"forms": [], "said": [], "places": []} | asked))
        run = subprocess.run(["node", NODE, tmp_path / "asked.json"], capture_output=True, text=True, encoding="utf-8")
        assert run.returncode == 0, run.stderr
        return json.loads(run.stdout)

    return ask


def test_numbers_are_written_alike(browser):
    values = [VALUES if form not in (numbers.power_of_ten,) else np.abs(VALUES[VALUES != 0]) for form, *_ in FORMS]
    asked = [[form.__name__, text(v), *digits] for (form, *digits), v in zip(FORMS, values, strict=True)]
    for (form, *digits), own, written in zip(FORMS, values, browser(forms=asked)["forms"], strict=True):
        wrong = [
            (v, here, there) for v, here, there in zip(own, form(own, *digits), written, strict=True) if here != there
        ]
        assert not wrong, (form.__name__, digits, wrong[:5])


class Shown(NamedTuple):
    which: np.ndarray
    loss: np.ndarray
    rate: float
    far: np.ndarray


SHOWN = Shown(np.array([0, 1, 1, 0]), np.array([0.5, 1234.5, np.nan, np.inf]), 0.25, np.array([0, 0, 1, 1]))
INNER = Said(["near", "{rate} away"], "far", rate=("rate", numbers.decimals, 1))
SAID = [
    Said(["at {rate}: {loss}", "{loss} ({how})"], "which", loss=("loss", numbers.rounded),
         rate=("rate", numbers.plain), how=INNER),
    Said(["{rate}"], rate=("rate", numbers.share)),
    Said(["one", "two"], "which"),
]  # fmt: skip


def test_sentences_are_said_alike(browser):
    packed = {name: text(np.ravel(value)) for name, value in SHOWN._asdict().items()}
    written = browser(said=[[said.spec(), packed] for said in SAID])["said"]
    assert written == [said.of(SHOWN).ravel().tolist() for said in SAID]
    assert written[0] == ["at 0.25: 0.5", "1,234 (near)", " (0.2 away)", "at 0.25: ∞"]
    assert SAID[1].of(SHOWN).shape == ()


@pytest.mark.parametrize("yscale", ["linear", "log"])
def test_coordinates_are_placed_alike(browser, yscale):
    figure = Figure(figsize=(4, 3), dpi=100)
    axes = figure.add_subplot(xlim=(-1, 10), ylim=(0.5, 200), yscale=yscale)
    (line,) = axes.plot([0], [1])
    near = np.stack([RNG.uniform(-1, 10, 60), RNG.uniform(0.5, 200, 60)], -1)
    wild = near * 10.0 ** RNG.integers(0, 12, (60, 2)) * RNG.choice([-1, 1], (60, 2))
    wild[RNG.random(60) < 0.2, 0] = np.nan
    data = np.concatenate([near, wild, [[0, np.inf], [1, 1], [2, -np.inf], [3, 0]]])[: 124 // 4 * 4].reshape(-1, 4, 2)
    place, unit = frames.axis_places(line.get_transform(), line), Track(line, "xy", data, ()).unit
    (parts,) = browser(places=[[text(data), place, unit, 4]])["places"]
    needed = frames.to_points(line.get_transform(), figure, data) * unit
    missing = np.isnan(needed).any(-1)
    found = np.array(parts, dtype=float).reshape(data.shape)
    np.testing.assert_array_equal((found == frames.MISSING).any(-1), missing)
    np.testing.assert_allclose(found[~missing], needed[~missing], atol=0.5001)
    assert missing.any() and not missing.all()
