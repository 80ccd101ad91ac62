"""Features that are alike: exact correlations, fits and spreads against NumPy and the formula of the VIF."""

from itertools import product

import numpy as np
import pytest

from lecture_lib.chapters.linearity.figures import correlated as explorer
from lecture_lib.chapters.linearity.figures.correlated import CORRELATIONS, DRAWS, NOISE, ROWS, TRUE, say
from lecture_lib.solvers import vif

LAST = len(CORRELATIONS) - 1
frames = pytest.fixture(explorer.correlated_frames, scope="module")


def test_every_draw_has_exactly_the_correlation_and_the_variance_inflation_that_are_said(frames):
    for c, d in product(range(LAST + 1), (0, 17, DRAWS - 1)):
        data = frames.data[c, d]
        np.testing.assert_allclose(data.mean(0), 0, atol=1e-12)
        np.testing.assert_allclose(data.std(0), 1)
        np.testing.assert_allclose(np.corrcoef(data.T)[0, 1], CORRELATIONS[c], atol=1e-12)
        assert c == LAST or frames.vif[c] == pytest.approx(vif(data), rel=1e-9)
    assert frames.vif[LAST] == np.inf


def test_the_fit_scatters_as_the_formula_says_and_predictions_do_not(frames):
    """The variance of w is NOISE²/n · VIF; of 40 draws the spread is known within a third, of 400 within 12%."""
    spread = frames.coef[:LAST].std(axis=1, ddof=1)
    wanted = NOISE * np.sqrt(1 / (1 - CORRELATIONS[:LAST] ** 2) / ROWS)
    assert (np.abs(spread / wanted[:, None] - 1) < 1 / 3).all()
    assert (np.diff(spread[2:, 0]) > 0).all()  # before, the VIF hardly grows
    for correlation in (0.0, 0.98):
        coef = np.array([explorer._one_draw(correlation, seed)[1] for seed in range(400)])
        exact = NOISE * np.sqrt(explorer.variance_inflation(correlation) / ROWS)
        np.testing.assert_allclose(coef.std(axis=0, ddof=1), exact, rtol=0.12)
    similar, apart = frames.miss[:, :LAST]
    np.testing.assert_allclose(similar, similar[0], rtol=1e-6)
    assert similar[0] == pytest.approx(apart[0]) and (np.diff(apart) > 0).all() and apart[-1] > 4 * similar[-1]


def test_new_rows_are_those_of_their_kind(frames):
    """Predictions by the fitted parameters; apart, the rows are the same at every correlation."""
    true, predicted = frames.predicted[..., 0], frames.predicted[..., 1]
    np.testing.assert_array_equal(true[1, :LAST], np.broadcast_to(true[1, 0, 0], true[1, :LAST].shape))
    np.testing.assert_allclose(frames.miss[:, :LAST], np.abs(predicted - true)[:, :LAST].mean((-2, -1)))
    rows = np.random.default_rng(explorer.SEED).standard_normal((explorer.NEW_ROWS, 2))
    np.testing.assert_allclose(true[1, 0, 0], rows @ TRUE)
    np.testing.assert_allclose(predicted[1, LAST - 1], frames.coef[LAST - 1] @ rows.T)
    assert np.isnan(predicted[1, LAST]).all() and np.isfinite(predicted[0]).all() and np.isnan(frames.miss[1, LAST])


def test_the_noise_moves_all_predictions_alike_whatever_the_correlation(frames):
    """Fits to the same noise, of features that span the same plane, err by the same amounts on the data."""

    def off(c):
        return np.einsum("dij,dj->di", frames.data[c], frames.coef[c]) - frames.data[c] @ TRUE

    for c in range(1, LAST):
        np.testing.assert_allclose(off(c), off(0), atol=1e-9)


def test_the_same_feature_twice_leaves_a_line_of_answers(frames):
    np.testing.assert_array_equal(frames.data[LAST, ..., 0], frames.data[LAST, ..., 1])
    assert np.isnan(frames.cloud[LAST]).all() and np.isfinite(frames.cloud[:LAST]).all()
    assert np.isnan(frames.line[:LAST]).all() and np.isfinite(frames.line[LAST]).all()
    sums = frames.line[LAST].sum(-1)
    np.testing.assert_allclose(sums, frames.coef[LAST].sum(-1)[:, None] * np.ones(2))
    np.testing.assert_allclose(frames.coef[LAST, :, 0], frames.coef[LAST, :, 1])  # of least length


def test_everything_stays_in_its_panel(live):
    assert CORRELATIONS[live.position["correlation"]] == 0  # what happens when it grows is asked
    scatters = [track for track in live._tracks if hasattr(track.artist, "get_offsets")]
    assert [live._fig.axes.index(track.artist.axes) for track in scatters] == [0, 1, 2]
    for track in scatters:
        low, high = np.array([track.artist.axes.get_xlim(), track.artist.axes.get_ylim()]).T
        points = track.frames.reshape(-1, 2)
        assert (low < np.nanmin(points, axis=0)).all() and (np.nanmax(points, axis=0) < high).all()


def test_readout_at_every_corner(language, live, frames):
    for c, d in product((0, 6, LAST - 1, LAST), (0, DRAWS - 1)):
        sentence, apart = (live.text_at({"correlation": c, "draw": d, "new": new}) for new in (0, 1))
        assert say("missed", n=DRAWS, miss=f"{frames.miss[0, c]:.2f}") in sentence and "{" not in sentence, (c, d)
        missed = say("missed_none") if c == LAST else say("missed", n=DRAWS, miss=f"{frames.miss[1, c]:.2f}")
        assert missed in apart, (c, d)
        if c == LAST:
            assert say("spread_exact") in sentence and f"{frames.coef[c, d].sum():.2f}" in sentence, d
        else:
            assert f"{frames.coef[c, :, 0].std(ddof=1):.2f}" in sentence, (c, d)
            assert f"({frames.coef[c, d, 0]:.2f}, {frames.coef[c, d, 1]:.2f})" in sentence.replace("−", "-"), (c, d)
