"""The correlation explorer: refits, valley, spreads and sentences against least squares on the features themselves."""

from itertools import product

import numpy as np
import pytest

from lecture_lib.chapters.svd_ols.figures import correlation as explorer
from lecture_lib.chapters.svd_ols.figures.correlation import AT_INCHES, AT_ONE, BIRDS, DRAWS, REACH, SHOWN
from lecture_lib.chapters.svd_ols.rulers import two_rulers
from lecture_lib.datasets import load_penguins
from lecture_lib.figures import numbers as written

say = explorer.say

ENDS = (0, 1, AT_INCHES, AT_ONE - 1, AT_ONE)
BIRD = BIRDS["agreeing"]


@pytest.fixture(scope="module")
def rulers():
    return two_rulers()


@pytest.fixture(scope="module")
def draws(rulers):
    return explorer.refits(rulers)


@pytest.fixture(scope="module")
def frames(rulers, draws):
    return explorer.correlation_frames(rulers, draws)


@pytest.fixture(scope="module")
def rho(rulers):
    return explorer.correlations(rulers)


def design(rulers, r):
    return np.column_stack([np.ones_like(rulers.z), rulers.z, r * rulers.z + np.sqrt(1 - r**2) * rulers.q])


def resampled(rulers):
    return np.random.default_rng(0).integers(0, len(rulers.y), (DRAWS, len(rulers.y)))


def test_the_two_rulers_are_standardised_and_uncorrelated(rulers):
    mm = load_penguins().flipper_length_mm
    inch = np.round(mm / 25.4, 1)
    assert rulers.rho == pytest.approx(np.corrcoef(mm, inch)[0, 1])
    for part in (rulers.z, rulers.q):
        assert abs(part.mean()) < 1e-12 and part.std() == pytest.approx(1)
    assert abs(rulers.z @ rulers.q) < 1e-8
    np.testing.assert_allclose(design(rulers, rulers.rho)[:, 2], (inch - inch.mean()) / inch.std(), atol=1e-10)


def test_correlations_rise_from_0_to_exactly_1(rho, rulers):
    assert rho[0] == 0 and rho[-1] == 1 and len(rho) == AT_ONE + 1 and rho[AT_INCHES] == rulers.rho
    assert (np.diff(rho) > 0).all() and rho[-2] == pytest.approx(0.9999)


@pytest.mark.parametrize("at", ENDS)
def test_cloud_and_best_are_least_squares_on_the_features(rulers, rho, frames, at):
    X, y, rows = design(rulers, rho[at]), rulers.y, resampled(rulers)
    refitted = [np.linalg.lstsq(X[r], y[r], rcond=1e-10)[0][1:] for r in rows[:20]]
    assert frames.cloud.shape == (AT_ONE + 1, SHOWN, 2)
    np.testing.assert_allclose(frames.cloud[at, :20], refitted, rtol=1e-6, atol=1e-4)
    np.testing.assert_allclose(frames.best[at, 0], np.linalg.lstsq(X, y, rcond=1e-10)[0][1:], rtol=1e-6, atol=1e-4)


def test_chapter_3s_answer_is_there(frames):
    np.testing.assert_allclose(frames.best[AT_INCHES, 0], (1213, -516), atol=0.5)


@pytest.mark.parametrize("at", (0, AT_INCHES, AT_ONE))
def test_valley_lies_where_the_loss_is_as_it_says(rulers, rho, frames, at):
    X, y = design(rulers, rho[at]), rulers.y
    least = ((y - X @ np.linalg.lstsq(X, y, rcond=1e-10)[0]) ** 2).sum()
    rings = frames.valley[at].reshape(len(explorer.LEVELS), -1, 2)[:, :-1]
    for ring, level in zip(rings, explorer.LEVELS, strict=True):
        near = ring[np.abs(ring).max(1) < 2e4]
        losses = ((y - y.mean() - near @ X[:, 1:].T) ** 2).sum(1)
        np.testing.assert_allclose(losses / least - 1, level, rtol=2e-3)
        assert len(near)


def test_only_at_1_all_minimisers_are_a_line_through_the_shortest(frames, rho):
    assert np.isnan(frames.line[:-1]).all()
    (a, b), (c, d) = frames.line[-1]
    assert a + b == pytest.approx(c + d) == pytest.approx(frames.best[-1, 0].sum())
    assert frames.best[-1, 0, 0] == frames.best[-1, 0, 1]
    assert frames.spread[-1] == np.inf and np.isfinite(frames.spread[:-1]).all()


def test_spread_of_w2_grows_as_the_root_of_the_vif(frames, rho):
    root_vif = 1 / np.sqrt(1 - rho[:-1] ** 2)
    np.testing.assert_allclose(frames.spread[:-1] / frames.spread[0], root_vif, rtol=1e-9)


@pytest.mark.parametrize("bird", [(1.5, 1.5), (1.5, 0.5), (0.0, 0.0), (-3.0, 3.0)])
def test_forecasts_are_those_of_the_refitted_models(rulers, rho, draws, frames, bird):
    mean, spread = explorer.forecasts(draws, rho, bird)
    for at in (0, AT_INCHES, AT_ONE):
        X = design(rulers, rho[at])
        fits = [np.linalg.lstsq(X[rows], rulers.y[rows], rcond=1e-10)[0] for rows in resampled(rulers)]
        told = np.array(fits) @ [1, *bird]
        if at < AT_ONE:
            assert frames.spread[at] == pytest.approx(np.std(fits, axis=0)[2], rel=1e-5)
        assert mean[at] == pytest.approx(np.mean(told)) and spread[at] == pytest.approx(np.std(told), rel=1e-5)


def test_a_bird_like_the_others_is_safe_and_one_unlike_them_is_not(draws, rho):
    _, like = explorer.forecasts(draws, rho, BIRD)
    _, unlike = explorer.forecasts(draws, rho, BIRDS["apart"])
    assert like.max() < 50 and unlike[AT_ONE - 1] > 500


def test_spreads_over_the_draws_are_near_the_standard_errors(rulers, rho, draws, frames):
    X, y = design(rulers, rulers.rho), rulers.y
    noise = ((y - X @ np.linalg.lstsq(X, y, rcond=None)[0]) ** 2).sum() / (len(y) - 3)
    covariance = noise * np.linalg.inv(X.T @ X)
    assert frames.spread[AT_INCHES] == pytest.approx(np.sqrt(covariance[2, 2]), rel=0.1)
    for bird in BIRDS.values():
        where = np.array([1, *bird])
        _, spread = explorer.forecasts(draws, rho, bird)
        assert spread[AT_INCHES] == pytest.approx(np.sqrt(where @ covariance @ where), rel=0.1)


def test_every_sentence_says_its_numbers(language, rulers, rho, draws, frames):
    for bird in (BIRD, (2.0, -3.0)):
        mean, spread = explorer.forecasts(draws, rho, bird)
        said = explorer.sentences(rho, frames, mean, spread, bird)
        assert len(set(said)) == len(rho) and not any("{" in one or "nan" in one or "inf " in one for one in said)
        for at in range(AT_ONE):
            numbers = [
                written.rounded(1 / (1 - rho[at] ** 2)),
                *map(written.decimals, frames.best[at, 0]),
                written.decimals(frames.spread[at]),
            ]
            assert all(
                number in said[at] for number in [*numbers, written.decimals(mean[at]), written.decimals(spread[at])]
            )
        assert written.decimals(mean[-1]) in said[-1]


def test_the_inches_are_said_with_their_vif_and_condition_number(language):
    figure = explorer.explore_correlation()
    sentence = figure.text_at()
    assert "0.9987" in sentence and "391" in sentence and "39.5" in sentence and "1,213, −516" in sentence
    figure.close()


def test_kappa_and_vif_are_those_of_the_features(rulers):
    from lecture_lib.solvers import condition_number, vif

    X = design(rulers, rulers.rho)
    assert condition_number(X) == pytest.approx(np.sqrt((1 + rulers.rho) / (1 - rulers.rho)))
    np.testing.assert_allclose(vif(X[:, 1:]), 1 / (1 - rulers.rho**2))


@pytest.mark.parametrize("chosen", range(len(BIRDS)))
def test_dragging_to_corners_outside_and_onto_the_diagonal(language, chosen):
    figure = explorer.explore_correlation().build()
    (handle,) = figure._handles.values()
    figure.position = figure.position | {"bird": chosen}
    first = [figure.text_at({"rho": at}) for at in ENDS]
    other = [figure.text_at({"rho": at, "bird": 1 - chosen}) for at in ENDS]
    for x, y in (*product((-REACH, REACH), repeat=2), (0.0, 0.0), (50.0, -50.0)):
        handle["callback"](0, x, y)
        told = [figure.text_at({"rho": at}) for at in ENDS]
        apart = say("correlation_one_apart", mass="@", narrow="@").split("@")[0]
        assert told[-1].startswith(apart) == (x != y)
        assert told != first and not any("nan" in one or "inf " in one for one in told)
    handle["callback"](0, *list(BIRDS.values())[chosen])
    assert [figure.text_at({"rho": at}) for at in ENDS] == first
    assert [figure.text_at({"rho": at, "bird": 1 - chosen}) for at in ENDS] == other
    figure.close()


def test_the_birds_name_stays_in_the_panel():
    for bird in product((-REACH, 0, REACH), repeat=2):
        ((x, y),) = explorer.label_place(bird)
        assert -1.3 <= x <= REACH and -REACH <= y <= REACH - 0.4


@pytest.mark.parametrize("value, words", [(-0.4, "0"), (-1234.6, "−1,235"), (999.5, "1,000")])
def test_grams(value, words):
    assert written.decimals(value) == words


@pytest.mark.parametrize("value, words", [(-0.001, "0.00"), (-0.5, "−0.50"), (2, "2.00")])
def test_decimals(value, words):
    assert written.decimals(value, 2) == words
