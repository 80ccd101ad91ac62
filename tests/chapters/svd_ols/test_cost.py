"""The cost explorer on times made up beforehand, and its solvers; no test depends on how fast this machine is."""

import numpy as np
import pytest

from lecture_lib.chapters.svd_ols.figures import cost as explorer
from lecture_lib.chapters.svd_ols.figures.cost import FEATURES, ROWS, SOLVERS, say
from lecture_lib.figures import stopwatch
from lecture_lib.figures.stopwatch import Times

SECONDS = np.outer(ROWS, np.square(FEATURES)) * np.array([1e-9, 2e-9, 6e-9])[:, None, None]  # as n p²


@pytest.mark.parametrize("solver", SOLVERS.values())
def test_solvers_agree_with_numpy(solver):
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(50, 6)), rng.normal(size=50)
    np.testing.assert_allclose(solver(X, y), np.linalg.lstsq(X, y, rcond=None)[0], rtol=1e-9)


def test_measure_fills_every_size_in_every_round():
    *_, last = explorer.measure(rows=(40, 80), features=(3, 5))
    assert last.shape[0] >= stopwatch.FEWEST and last.shape[1:] == (3, 2, 2) and (last > 0).all()


def test_sentences_at_every_size_tell_slopes_if_times_are_steady(language):
    slopes = say("slopes", normal_p="2.0", svd_p="2.0", normal_n="1.0", svd_n="1.0")
    steady, unsteady = (explorer.show_cost(Times(SECONDS, spread)) for spread in (1.0, 1.5))
    for rows, features in np.ndindex(len(ROWS), len(FEATURES)):
        said = steady.text_at({"rows": rows, "features": features})
        assert f"n = {ROWS[rows]:,}, p = {FEATURES[features]}" in said
        assert "2.00" in said and "6.00" in said and slopes in said
    said = unsteady.text_at()
    assert str(stopwatch.if_steady(1.5, "")) in said and "2.00" in said and slopes not in said


def test_lines_show_the_times_before_those_of_the_quiet_machine():
    tracks, calm = explorer.show_cost(Times(SECONDS, 1.0))._tracks, stopwatch.quiet("svd_ols.cost")
    for track, seconds in ((0, calm[0]), (1, SECONDS[0]), (10, SECONDS[0].T)):
        np.testing.assert_allclose(tracks[track].frames[..., 1], 1000 * seconds)
    np.testing.assert_array_equal(tracks[10].frames[0, :, 0], ROWS)
