"""The cost explorer on times made up beforehand, and its solvers; no test depends on how fast this machine is."""

import numpy as np
import pytest

from lecture_lib.explorers.svd_ols import cost as explorer
from lecture_lib.explorers.svd_ols.cost import FEATURES, ROWS, SOLVERS


@pytest.fixture
def seconds():
    """Times as n p², with constants of 1, 2 and 6."""
    sizes = np.outer(ROWS, np.square(FEATURES)) * 1e-9
    return np.array([1, 2, 6])[:, None, None] * sizes


@pytest.mark.parametrize("solver", SOLVERS.values())
def test_solvers_agree_with_numpy(solver):
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(50, 6)), rng.normal(size=50)
    np.testing.assert_allclose(solver(X, y), np.linalg.lstsq(X, y, rcond=None)[0], rtol=1e-9)


def test_measure_fills_every_size_in():
    stages = list(explorer.measure(rows=(40, 80), features=(3, 5)))
    assert len(stages) == 4 and (stages[-1] > 0).all() and stages[-1].shape == (3, 2, 2)


def test_slopes():
    assert explorer.slope((1, 10, 100), (2.0, 200.0, 20_000.0)) == pytest.approx(2)


def test_sentences_at_every_size(language, seconds):
    figure = explorer.show_cost(seconds)
    for rows, features in np.ndindex(len(ROWS), len(FEATURES)):
        said = figure.text_at({"rows": rows, "features": features})
        assert f"n = {ROWS[rows]:,}, p = {FEATURES[features]}" in said and "6.00" in said and "{" not in said
        assert "2.0" in said and "1.0" in said
    figure.close()


def test_lines_show_the_times(seconds):
    figure = explorer.show_cost(seconds).build()
    against_p, against_n = (figure._track_of(artist) for artist in (figure._tracks[0].artist, figure._tracks[2].artist))
    np.testing.assert_allclose(against_p.frames[..., 1], 1000 * seconds[0])
    np.testing.assert_allclose(against_n.frames[..., 1], 1000 * seconds[0].T)
    np.testing.assert_array_equal(against_n.frames[0, :, 0], ROWS)
    figure.close()
