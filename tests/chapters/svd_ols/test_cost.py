"""The cost explorer on times made up beforehand, and its solvers; no test depends on how fast this machine is."""

import numpy as np
import pytest

from lecture_lib.chapters.svd_ols.figures import cost as explorer
from lecture_lib.chapters.svd_ols.figures.cost import FEATURES, ROWS, SOLVERS
from lecture_lib.figures import stopwatch
from lecture_lib.figures.stopwatch import Times

say = explorer.say


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


def test_measure_fills_every_size_in_every_round():
    *_, last = explorer.measure(rows=(40, 80), features=(3, 5))
    assert last.shape[0] >= stopwatch.FEWEST and last.shape[1:] == (3, 2, 2) and (last > 0).all()


def test_sentences_at_every_size(language, seconds):
    figure = explorer.show_cost(Times(seconds, 1.0))
    slopes = say("slopes", normal_p="2.0", svd_p="2.0", normal_n="1.0", svd_n="1.0")
    for rows, features in np.ndindex(len(ROWS), len(FEATURES)):
        said = figure.text_at({"rows": rows, "features": features})
        assert f"n = {ROWS[rows]:,}, p = {FEATURES[features]}" in said and "{" not in said
        assert "2.00" in said and "6.00" in said and slopes in said
    figure.close()


def test_no_slope_is_told_where_times_are_unsteady(language, seconds):
    figure = explorer.show_cost(Times(seconds, 1.5))
    assert str(stopwatch.if_steady(1.5, "")) in figure.text_at() and "2.00" in figure.text_at()
    assert say("slopes", normal_p="2.0", svd_p="2.0", normal_n="1.0", svd_n="1.0") not in figure.text_at()
    figure.close()


def test_lines_show_the_times_before_those_of_the_quiet_machine(seconds):
    figure = explorer.show_cost(Times(seconds, 1.0)).build()
    calm = stopwatch.quiet("svd_ols.cost")
    behind, against_p, _ = figure._tracks[:3]
    against_n = figure._tracks[10]
    np.testing.assert_allclose(against_p.frames[..., 1], 1000 * seconds[0])
    np.testing.assert_allclose(behind.frames[..., 1], 1000 * calm[0])
    np.testing.assert_allclose(against_n.frames[..., 1], 1000 * seconds[0].T)
    np.testing.assert_array_equal(against_n.frames[0, :, 0], ROWS)
    figure.close()
