"""The threshold: cut solutions, their spread and error, against `np.linalg.lstsq` and theory."""

import numpy as np
import pytest

from lecture_lib.chapters.svd_ols.figures import threshold as explorer
from lecture_lib.chapters.svd_ols.figures.threshold import DRAWS, FEATURES, NOISE, RCONDS, TRUTHS
from lecture_lib.figures import numbers as written


@pytest.fixture(scope="module")
def X():
    return explorer.measured()


@pytest.fixture(scope="module", params=TRUTHS)
def truth(request):
    return np.array(TRUTHS[request.param])


@pytest.fixture(scope="module")
def frames(X, truth):
    return explorer.threshold_frames(X, truth)


def masses(X, truth):
    noise = np.random.default_rng(0).normal(0, NOISE, (DRAWS, len(X)))
    return X @ truth + noise - noise.mean(1, keepdims=True)


def test_the_measurements_are_standardised_and_those_of_the_flipper_alike(X):
    np.testing.assert_allclose(X.mean(0), 0, atol=1e-12)
    np.testing.assert_allclose(X.std(0), 1)
    assert (np.corrcoef(X[:, :4].T) > 0.97).all() and X.shape[1] == len(FEATURES)


@pytest.mark.parametrize("at", (0, 20, 40, len(RCONDS) - 1))
def test_coefficients_are_those_of_lstsq_with_the_threshold(X, truth, frames, at):
    for draw, y in enumerate(masses(X, truth)[:10]):
        coef, _, rank, _ = np.linalg.lstsq(X, y, rcond=RCONDS[at])
        np.testing.assert_allclose(frames.coefs[at, draw], coef, rtol=1e-8, atol=1e-8)
        assert rank == frames.rank[at]


def test_losses_lengths_spreads_and_errors(X, truth, frames):
    residuals = masses(X, truth)[None] - frames.coefs @ X.T
    losses = (residuals**2).sum(-1).mean(1)
    np.testing.assert_allclose(frames.times, losses / losses.min())
    np.testing.assert_allclose(frames.residual, np.sqrt(losses / len(X)))
    away = frames.coefs - truth
    np.testing.assert_allclose(frames.error, [np.sqrt((one**2).sum(1).mean()) for one in away])
    bias = np.linalg.norm(away.mean(1), axis=-1)
    np.testing.assert_allclose(frames.error**2, frames.spread**2 + bias**2)
    np.testing.assert_allclose(frames.length, [np.sqrt((one**2).sum(1).mean()) for one in frames.coefs])


def test_spread_is_what_theory_says(X, frames):
    sigma = np.linalg.svd(X, compute_uv=False)
    expected = [NOISE * np.sqrt((1 / sigma[:rank] ** 2).sum()) for rank in frames.rank]
    np.testing.assert_allclose(frames.spread, expected, rtol=0.06)


def test_the_more_is_cut_the_larger_the_loss_and_the_smaller_length_and_spread(frames):
    assert frames.rank[0] == len(FEATURES) and frames.rank[-1] == 1 and (np.diff(frames.rank) <= 0).all()
    assert (np.diff(frames.times) >= -1e-12).all() and frames.times[0] == pytest.approx(1)
    assert (np.diff(frames.length) <= 1e-9).all() and (np.diff(frames.spread) <= 1e-9).all()


def test_marks_stand_where_the_rank_falls(X):
    sigma, rank = explorer.singular_values(X), explorer.threshold_frames(X, TRUTHS["shared"]).rank
    np.testing.assert_allclose(np.ceil(explorer.position_of(sigma[1:])), [(rank > k).sum() for k in range(1, 6)])


def test_sentences_at_every_position(language, X):
    figure = explorer.explore_threshold()
    for truth, values in enumerate(TRUTHS.values()):
        frames = explorer.threshold_frames(X, values)
        for at in range(len(RCONDS)):
            said = figure.text_at({"truth": truth, "rcond": at})
            assert (
                written.decimals(frames.error[at]) in said
                and written.decimals(frames.spread[at]) in said
                and "{" not in said
            )
            assert f"{frames.times[at]:.3f}" in said
    figure.close()
