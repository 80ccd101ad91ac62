"""The shipped data against what the papers, lstsq and exact arithmetic say."""

from collections import Counter
from fractions import Fraction

import numpy as np
import pytest

from lecture_lib.datasets import _DATA, Longley, Penguins, load_longley, load_penguins
from tests.solvers.common import exact


@pytest.fixture(scope="module")
def penguins():
    return load_penguins()


def test_measurements_and_labels_of_all_344_birds_but_two_without_measurements(penguins):
    lines = (_DATA / "penguins.csv").read_text(encoding="utf-8").splitlines()
    assert Counter(line.split(",")[0] for line in lines[1:]) == {"Adelie": 152, "Chinstrap": 68, "Gentoo": 124}
    means = dict(flipper_length_mm=200.9152, body_mass_g=4201.754, bill_length_mm=43.92193, bill_depth_mm=17.15117)
    for name, mean in means.items():
        values = getattr(penguins, name)
        assert values.dtype == np.float64 and np.isfinite(values).all()
        assert values.mean() == pytest.approx(mean, abs=0.5 * 10.0 ** -len(str(mean).split(".")[1]))
    assert all(array.shape == (342,) for array in penguins[:-1])
    assert Counter(penguins.species.tolist()) == {"Adelie": 151, "Chinstrap": 68, "Gentoo": 123}
    assert set(penguins.island.tolist()) == {"Biscoe", "Dream", "Torgersen"}
    assert Counter(penguins.sex.tolist()) == {"male": 168, "female": 165, "": 9}
    assert Counter(penguins.year.tolist()) == {2007: 109, 2008: 114, 2009: 119}


def test_mass_on_flipper_length(penguins):
    X = np.column_stack([np.ones(342), penguins.flipper_length_mm])
    intercept, slope = np.linalg.lstsq(X, penguins.body_mass_g, rcond=None)[0]
    assert intercept == pytest.approx(-5780.83, abs=5e-3)
    assert slope == pytest.approx(49.69, abs=5e-3)


def test_every_call_gives_arrays_of_its_own(penguins):
    changed = load_penguins()
    changed.flipper_length_mm[:] = 0
    assert load_penguins().flipper_length_mm.min() == penguins.flipper_length_mm.min() == 172
    assert isinstance(changed, Penguins)


@pytest.mark.parametrize(
    "load, words",
    [
        (load_penguins, ["Gorman", "Horst", "10.1371/journal.pone.0090081", "CC0"]),
        (load_longley, ["Longley", "1967", "itl.nist.gov/div898/strd", "public domain"]),
    ],
)
def test_source_and_licence_come_along(load, words):
    assert [word for word in words if word not in load().DESCR] == []


def test_longley_columns():
    data = load_longley()
    header = (_DATA / "longley.csv").read_text(encoding="utf-8").split("\n")[0]
    assert header.split(",") == list(Longley._fields[:7])
    assert all(array.shape == (16,) and array.dtype == np.float64 for array in data[:7])
    np.testing.assert_array_equal(data.year, np.arange(1947, 1963))
    means = [65317, 101.68125, 387698.4375, 3193.3125, 2606.6875, 117424, 1954.5]
    assert [array.mean() for array in data[:7]] == pytest.approx(means, rel=1e-12)


def test_longley_certified_coefficients_are_those_of_exact_arithmetic():
    data = load_longley()
    # Decimals as they are written (83.0, not the float next to it), so that nothing at all is rounded.
    y, *X = ([Fraction(str(value)) for value in column.tolist()] for column in data[:7])
    assert data.certified == pytest.approx(exact(np.column_stack([[Fraction(1)] * 16, *X]), y), rel=2e-14)
