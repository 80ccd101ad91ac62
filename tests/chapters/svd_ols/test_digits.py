"""The digits explorer: problems, digits and sentences against the certified answer and the theory of κ and κ²."""

from itertools import product

import numpy as np
import pytest

from lecture_lib.chapters.svd_ols.figures import digits as explorer
from lecture_lib.chapters.svd_ols.figures.digits import AS_GIVEN, METHODS, SHIFTS, UNITS, say
from tests.solvers.common import exact

frames = pytest.fixture(explorer.digit_frames, scope="module")


def test_certified_slopes_are_those_of_every_shifted_problem_and_of_the_standardised_columns():
    for unit, shift in product(UNITS[:2], (SHIFTS[0], 0, 10**4, SHIFTS[-1])):
        X, y, slopes = explorer.problem(unit, shift)
        np.testing.assert_allclose(exact(X, y)[1:], slopes, rtol=1e-12, err_msg=f"{unit}, {shift}")
    X, y, slopes = explorer.problem("standardised", 0)
    np.testing.assert_allclose(X.mean(0)[1:], 0, atol=1e-12)
    np.testing.assert_allclose(exact(X, y)[1:], slopes, rtol=1e-10)


def test_every_method_solves_an_easy_problem():
    rng = np.random.default_rng(0)
    X = np.column_stack([np.ones(20), rng.normal(size=(20, 3))])
    y = rng.normal(size=20)
    expected = np.linalg.lstsq(X, y, rcond=None)[0]
    for method in METHODS:
        np.testing.assert_allclose(explorer.solve(method, X, y), expected, rtol=1e-10, err_msg=method)


def test_qr_and_svd_follow_kappa_the_normal_equation_its_square(frames):
    by_kappa, by_square = np.moveaxis(explorer.theory(frames.condition), -1, 0)
    digits = dict(zip(METHODS, np.moveaxis(np.nan_to_num(frames.digits[0]), -1, 0), strict=True))
    for method in ("qr", "svd"):
        assert (abs(digits[method] - by_kappa[0]) < 2.5).all(), method
    for method in ("inverse", "cholesky"):
        assert (abs(digits[method] - by_square[0]) < 4).all(), method
        assert (digits[method][AS_GIVEN + 3 :] < digits["qr"][AS_GIVEN + 3 :] - 2).all()
    assert (digits["refined"] > 13).all() and (digits["sklearn"] > 11).all()
    assert (frames.digits[1, :, METHODS.index("sklearn")] < 1).all() and (frames.digits[2] > 8).all()
    assert np.nanmin(frames.digits) >= 0 and np.nanmax(frames.digits) <= explorer.FULL


def test_theory_loses_one_digit_or_two_per_factor_ten_of_kappa_which_grows_with_the_shift(frames):
    left = explorer.theory([1e2, 1e3, 1e7, 1e12])
    np.testing.assert_allclose(left[0] - left[1], [1, 2])
    assert left[3, 1] == 0 and left[2].tolist() == pytest.approx([8.65, 1.65], abs=0.01)
    np.testing.assert_allclose(frames.condition[0], frames.condition[1], rtol=1e-4)
    assert (np.diff(frames.condition[0]) > 0).all() and np.ptp(frames.condition[2]) < 1e-3 * frames.condition[2, 0]


def test_refusals_are_said(language):
    X = np.ones((5, 2))
    with pytest.raises(ValueError):
        explorer.solve("qr", X, np.arange(5.0))
    assert np.isnan(explorer.digits_of("qr", X, np.arange(5.0), np.ones(1)))
    assert explorer.digits_in_words(np.array([np.nan, 3.25])).tolist() == [say("refuses"), "3.2"]


def test_sentences_at_every_position_from_the_years_as_given(language, frames, live):
    values = live.controls["shift"].values
    assert values[AS_GIVEN] == say("year") and live.position["shift"] == AS_GIVEN
    assert not any("1,9" in value for value in values) and "1954" in values[0] and "10⁹" in values[-1]
    for unit, shift in np.ndindex(frames.condition.shape):
        readout = live.text_at({"unit": unit, "shift": shift})
        assert "nan" not in readout
        assert (say("cut") in readout, say("standardised_remark") in readout) == (unit == 1, unit == 2)
        for method in ("cholesky", "qr", "sklearn"):
            digits = frames.digits[unit, shift, METHODS.index(method)]
            assert (say("refuses") if np.isnan(digits) else f"{digits:.1f}") in readout


def test_strokes_of_theory_stand_across_the_bars_and_not_across_the_names(frames, live):
    strokes = [track.frames for track in live._tracks if track.artist in live._fig.axes[0].lines]
    for stroke, digits in zip(strokes, np.moveaxis(explorer.theory(frames.condition), -1, 0), strict=True):
        ends, rows = stroke.reshape(*frames.condition.shape, len(METHODS), 3, 2), np.arange(len(METHODS))
        assert np.isnan(ends[..., 2, 1]).all()
        np.testing.assert_allclose(ends[..., 0, 0], np.tile(digits[..., None], 6))
        assert (ends[..., 0, 1] > rows).all() and (ends[..., 1, 1] < rows + 0.6).all()
