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


def test_sentences_at_every_size_tell_what_doubling_does_if_times_are_steady(language):
    growth = say("growth", normal_times="4.0", svd_more="4.0")
    steady, unsteady = (explorer.show_cost(Times(SECONDS, spread)) for spread in (1.0, 1.5))
    for rows, features in np.ndindex(len(ROWS), len(FEATURES)):
        said = steady.text_at({"rows": rows, "features": features})
        assert f"n = {ROWS[rows]:,}, p = {FEATURES[features]}" in said
        assert "2.00" in said and "6.00" in said and growth in said
    said = unsteady.text_at()
    assert str(stopwatch.if_steady(1.5, "")) in said and "2.00" in said and growth not in said


def test_bars_and_lines_show_how_many_times_the_normal_equation_others_take():
    live = explorer.show_cost(Times(SECONDS, 1.0))
    over = ("clock", "rows", "features")
    bars = [track.frames[-1, ..., 1, 0] for track in live._tracks if track.over == over and track.frames.shape[-2] == 2]
    for bar, share in zip(bars, (1 / 6, 1 / 3, 1), strict=True):
        np.testing.assert_allclose(bar, share)
    lines = [track.frames[..., 1] for track in live._tracks if track.over == ("rows",) and track.artist is not None]
    np.testing.assert_allclose(lines[1], 2)
    np.testing.assert_allclose(lines[-1], 6)


def test_operations_are_those_of_the_text_for_many_rows():
    normal, qr, svd = explorer.operations(1e9, 100)
    assert (qr / normal, svd / normal) == pytest.approx((2, 6), rel=1e-5)
    square = explorer.operations(300, 300) / 300**3
    np.testing.assert_allclose(square, [4 / 3, 4 / 3, 26])  # of a square X
