"""The shipped data against what the papers and lstsq say."""

from collections import Counter

import numpy as np
import pytest

from lecture_lib.datasets import _DATA, Penguins, load_penguins


@pytest.fixture(scope="module")
def penguins():
    return load_penguins()


def test_the_file_holds_all_344_birds():
    lines = (_DATA / "penguins.csv").read_text(encoding="utf-8").splitlines()
    assert Counter(line.split(",")[0] for line in lines[1:]) == {"Adelie": 152, "Chinstrap": 68, "Gentoo": 124}


def test_two_birds_without_measurements_are_left_out(penguins):
    arrays = penguins[:-1]
    assert all(array.shape == (342,) for array in arrays)
    assert Counter(penguins.species.tolist()) == {"Adelie": 151, "Chinstrap": 68, "Gentoo": 123}


def test_measurements(penguins):
    for name in ("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"):
        values = getattr(penguins, name)
        assert values.dtype == np.float64
        assert np.isfinite(values).all()
    assert penguins.flipper_length_mm.mean() == pytest.approx(200.9152, abs=5e-5)
    assert penguins.body_mass_g.mean() == pytest.approx(4201.754, abs=5e-4)
    assert penguins.bill_length_mm.mean() == pytest.approx(43.92193, abs=5e-6)
    assert penguins.bill_depth_mm.mean() == pytest.approx(17.15117, abs=5e-6)


def test_labels(penguins):
    assert set(penguins.island.tolist()) == {"Biscoe", "Dream", "Torgersen"}
    assert Counter(penguins.sex.tolist()) == {"male": 168, "female": 165, "": 9}


def test_mass_on_flipper_length(penguins):
    X = np.column_stack([np.ones(342), penguins.flipper_length_mm])
    intercept, slope = np.linalg.lstsq(X, penguins.body_mass_g, rcond=None)[0]
    assert intercept == pytest.approx(-5780.83, abs=5e-3)
    assert slope == pytest.approx(49.69, abs=5e-3)


def test_source_and_licence_come_along(penguins):
    for word in ("Gorman", "Horst", "10.1371/journal.pone.0090081", "CC0"):
        assert word in penguins.DESCR


def test_every_call_gives_arrays_of_its_own(penguins):
    changed = load_penguins()
    changed.flipper_length_mm[:] = 0
    assert load_penguins().flipper_length_mm.min() == penguins.flipper_length_mm.min() == 172
    assert isinstance(changed, Penguins)
