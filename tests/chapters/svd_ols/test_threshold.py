"""The threshold: cut solutions, their spread and error, against `np.linalg.lstsq` and theory."""

import numpy as np
import pytest

from lecture_lib.chapters.svd_ols.figures import threshold as explorer
from lecture_lib.chapters.svd_ols.figures.threshold import DRAWS, FEATURES, NOISE, RCONDS, TRUTHS
from lecture_lib.figures import numbers as written
from tests.chapters.figures import moving

X = pytest.fixture(explorer.measured, scope="module")


@pytest.fixture(scope="module")
def by_truth(X):
    """Each truth and its frames."""
    return [(np.array(truth), explorer.threshold_frames(X, truth)) for truth in TRUTHS.values()]


def masses(X, truth):
    noise = np.random.default_rng(0).normal(0, NOISE, (DRAWS, len(X)))
    return X @ truth + noise - noise.mean(1, keepdims=True)


def test_the_measurements_are_standardised_and_the_rank_falls_where_the_marks_are(X, by_truth):
    np.testing.assert_allclose(X.mean(0), 0, atol=1e-12)
    np.testing.assert_allclose(X.std(0), 1)
    assert (np.corrcoef(X[:, :4].T) > 0.97).all() and X.shape[1] == len(FEATURES)  # those of the flipper are alike
    places, rank = explorer.position_of(explorer.singular_values(X)[1:]), by_truth[0][1].rank
    np.testing.assert_allclose(np.ceil(places), [(rank > k).sum() for k in range(1, 6)])


def test_coefficients_are_those_of_lstsq_with_the_threshold(X, by_truth):
    for truth, frames in by_truth:
        for at in (0, 20, 40, len(RCONDS) - 1):
            for draw, y in enumerate(masses(X, truth)[:10]):
                coef, _, rank, _ = np.linalg.lstsq(X, y, rcond=RCONDS[at])
                np.testing.assert_allclose(frames.coefs[at, draw], coef, rtol=1e-8, atol=1e-8, err_msg=f"{truth}, {at}")
                assert rank == frames.rank[at], (truth, at)


def test_losses_lengths_spreads_and_errors(X, by_truth):
    sigma = np.linalg.svd(X, compute_uv=False)
    for truth, frames in by_truth:
        residuals = masses(X, truth)[None] - frames.coefs @ X.T
        losses = (residuals**2).sum(-1).mean(1)
        np.testing.assert_allclose(frames.times, losses / losses.min())
        np.testing.assert_allclose(frames.residual, np.sqrt(losses / len(X)))
        away = frames.coefs - truth
        np.testing.assert_allclose(frames.error, [np.sqrt((one**2).sum(1).mean()) for one in away])
        bias = np.linalg.norm(away.mean(1), axis=-1)
        np.testing.assert_allclose(frames.error**2, frames.spread**2 + bias**2)
        np.testing.assert_allclose(frames.length, [np.sqrt((one**2).sum(1).mean()) for one in frames.coefs])
        in_theory = [NOISE * np.sqrt((1 / sigma[:rank] ** 2).sum()) for rank in frames.rank]
        np.testing.assert_allclose(frames.spread, in_theory, rtol=0.06, err_msg=str(truth))


def test_the_more_is_cut_the_larger_the_loss_and_the_smaller_length_and_spread(by_truth):
    for truth, frames in by_truth:
        assert frames.rank[0] == len(FEATURES) and frames.rank[-1] == 1 and (np.diff(frames.rank) <= 0).all(), truth
        assert (np.diff(frames.times) >= -1e-12).all() and frames.times[0] == pytest.approx(1), truth
        assert (np.diff(frames.length) <= 1e-9).all() and (np.diff(frames.spread) <= 1e-9).all(), truth


def test_sentences_at_every_position(language, by_truth, live):
    for k, (_, frames) in enumerate(by_truth):
        for at, rcond in enumerate(RCONDS):
            fields = {name: written.decimals(getattr(frames, name)[at]) for name in ("length", "spread", "error")}
            fields |= {"rcond": written.rounded(rcond), "rank": frames.rank[at], "all": len(FEATURES)}
            expected = explorer.say("readout", times=f"{frames.times[at]:.3f}", **fields)
            assert live.text_at({"truth": k, "rcond": at}) == expected


def test_every_coefficient_has_its_dot_beside_its_feature_and_every_truth_its_bar(by_truth, live):
    bars, dots = moving(live, live._fig.axes[1])
    for k, (truth, frames) in enumerate(by_truth):
        shown = dots.frames[k].reshape(len(RCONDS), explorer.SHOWN, len(FEATURES), 2)
        np.testing.assert_array_equal(shown[..., 1], frames.coefs[:, : explorer.SHOWN])
        np.testing.assert_array_equal(np.rint(shown[..., 0]), np.broadcast_to(np.arange(1, 7), shown.shape[:-1]))
        ends = bars.frames[k].reshape(len(FEATURES), 3, 2)
        np.testing.assert_allclose(ends[:, :2, 0].mean(1), np.arange(1, 7))
        np.testing.assert_array_equal(ends[..., 1], np.tile(truth[:, None], 3))
