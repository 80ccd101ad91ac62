"""The correlation explorer: refits, valley, spreads and sentences against least squares on the features themselves."""

from itertools import product

import numpy as np
import pytest

from lecture_lib.chapters.svd_ols.figures import correlation as explorer
from lecture_lib.chapters.svd_ols.figures.correlation import AT_INCHES, AT_ONE, BIRDS, DRAWS, REACH, SHOWN, say
from lecture_lib.chapters.svd_ols.rulers import two_rulers
from lecture_lib.datasets import load_penguins
from lecture_lib.figures import numbers as written
from lecture_lib.solvers import condition_number, vif
from tests.chapters.figures import drag, every

ENDS = (0, 1, AT_INCHES, AT_ONE - 1, AT_ONE)
BIRD = BIRDS["agreeing"]
rulers = pytest.fixture(two_rulers, scope="module")
draws = pytest.fixture(explorer.refits, scope="module")
frames = pytest.fixture(explorer.correlation_frames, scope="module")
rho = pytest.fixture(explorer.correlations, scope="module")


def forecasts(draws, rho, birds):
    """The frames of new penguins, one for each of the two that can be chosen."""
    return every(explorer.forecast(draws, rho), birds, bird=len(birds))


def design(rulers, r):
    return np.column_stack([np.ones_like(rulers.z), rulers.z, r * rulers.z + np.sqrt(1 - r**2) * rulers.q])


def resampled(rulers):
    return np.random.default_rng(0).integers(0, len(rulers.y), (DRAWS, len(rulers.y)))


def test_the_two_rulers_are_standardised_and_their_correlations_rise_from_0_to_exactly_1(rulers, rho):
    assert rho[0] == 0 and rho[-1] == 1 and len(rho) == AT_ONE + 1 and rho[AT_INCHES] == rulers.rho
    assert (np.diff(rho) > 0).all() and rho[-2] == pytest.approx(0.9999)
    mm = load_penguins().flipper_length_mm
    inch = np.round(mm / 25.4, 1)
    assert rulers.rho == pytest.approx(np.corrcoef(mm, inch)[0, 1])
    for part in (rulers.z, rulers.q):
        assert abs(part.mean()) < 1e-12 and part.std() == pytest.approx(1)
    assert abs(rulers.z @ rulers.q) < 1e-8
    X = design(rulers, rulers.rho)
    np.testing.assert_allclose(X[:, 2], (inch - inch.mean()) / inch.std(), atol=1e-10)
    assert condition_number(X) == pytest.approx(np.sqrt((1 + rulers.rho) / (1 - rulers.rho)))
    np.testing.assert_allclose(vif(X[:, 1:]), 1 / (1 - rulers.rho**2))


def test_cloud_and_best_are_least_squares_on_the_features(rulers, rho, frames):
    y, rows = rulers.y, resampled(rulers)
    assert frames.cloud.shape == (AT_ONE + 1, SHOWN, 2)
    for at in ENDS:
        X, near = design(rulers, rho[at]), {"rtol": 1e-6, "atol": 1e-4, "err_msg": f"at position {at}"}
        refitted = [np.linalg.lstsq(X[r], y[r], rcond=1e-10)[0][1:] for r in rows[:20]]
        np.testing.assert_allclose(frames.cloud[at, :20], refitted, **near)
        np.testing.assert_allclose(frames.best[at, 0], np.linalg.lstsq(X, y, rcond=1e-10)[0][1:], **near)
    np.testing.assert_allclose(frames.best[AT_INCHES, 0], (1213, -516), atol=0.5)  # chapter 3's answer


def test_valley_lies_where_the_loss_is_as_it_says(rulers, rho, frames):
    y = rulers.y
    for at in (0, AT_INCHES, AT_ONE):
        X = design(rulers, rho[at])
        least = ((y - X @ np.linalg.lstsq(X, y, rcond=1e-10)[0]) ** 2).sum()
        rings = frames.valley[at].reshape(len(explorer.LEVELS), -1, 2)[:, :-1]
        for ring, level in zip(rings, explorer.LEVELS, strict=True):
            near = ring[np.abs(ring).max(1) < 2e4]
            losses = ((y - y.mean() - near @ X[:, 1:].T) ** 2).sum(1)
            np.testing.assert_allclose(losses / least - 1, level, rtol=2e-3, err_msg=f"at position {at}")
            assert len(near)


def test_only_at_1_all_minimisers_are_a_line_and_before_w2_spreads_as_the_root_of_the_vif(frames, rho):
    assert np.isnan(frames.minimisers[:-1]).all()
    (a, b), (c, d) = frames.minimisers[-1]
    assert a + b == pytest.approx(c + d) == pytest.approx(frames.best[-1, 0].sum())
    assert frames.best[-1, 0, 0] == frames.best[-1, 0, 1]
    assert frames.spread[-1] == np.inf and np.isfinite(frames.spread[:-1]).all()
    root_vif = 1 / np.sqrt(1 - rho[:-1] ** 2)
    np.testing.assert_allclose(frames.spread[:-1] / frames.spread[0], root_vif, rtol=1e-9)


def test_forecasts_are_those_of_the_refitted_models(rulers, rho, draws, frames):
    birds, rows = [(1.5, 1.5), (1.5, 0.5), (0.0, 0.0), (-3.0, 3.0)], resampled(rulers)
    pairs = [forecasts(draws, rho, pair) for pair in (birds[:2], birds[2:])]
    masses, spreads = (np.concatenate([getattr(told, name) for told in pairs]) for name in ("mass", "spread"))
    for at in (0, AT_INCHES, AT_ONE):
        X = design(rulers, rho[at])
        fits = np.array([np.linalg.lstsq(X[k], rulers.y[k], rcond=1e-10)[0] for k in rows])
        if at < AT_ONE:
            assert frames.spread[at] == pytest.approx(np.std(fits, axis=0)[2], rel=1e-5)
        for k, bird in enumerate(birds):
            predicted = fits @ [1, *bird]
            assert masses[k, at] == pytest.approx(np.mean(predicted)), (at, bird)
            assert spreads[k, at] == pytest.approx(np.std(predicted), rel=1e-5), (at, bird)


def test_moments_of_the_draws_are_as_good_as_the_draws(rho, draws):
    fits, alone = draws
    birds = [(1.5, 1.5), (-2.0, -3.0)]
    told = forecasts(draws, rho, birds)
    for at, r in enumerate(rho):
        second = fits[:, 2] / np.sqrt(1 - r**2) if r < 1 else 0
        for k, (u, v) in enumerate(birds):
            predicted = fits[:, 0] + (fits[:, 1] - r * second) * u + second * v
            if r == 1:
                predicted = alone[:, 0] + alone[:, 1] * (u + v) / 2
            assert told.mass[k, at] == pytest.approx(np.mean(predicted), rel=1e-10)
            assert told.spread[k, at] == pytest.approx(np.std(predicted), rel=1e-9)


def test_a_new_penguin_has_its_curve_its_place_and_no_spread_at_1_if_it_is_apart(rho, draws):
    birds = [BIRD, (2.0, -3.0)]
    told = forecasts(draws, rho, birds)
    for k, bird in enumerate(birds):
        np.testing.assert_array_equal(told.bird[k], [bird])
        np.testing.assert_array_equal(told.name[k], explorer.name_place(np.array(bird)))
        np.testing.assert_array_equal(told.curve[k, :-1], np.column_stack([np.arange(AT_ONE), told.spread[k, :-1]]))
        np.testing.assert_array_equal(told.curve[k, -1], [AT_ONE, told.spread[k, -1] if k == 0 else np.nan])
        np.testing.assert_array_equal(told.sentence[k], [*range(AT_ONE), AT_ONE + k])


def test_spreads_over_the_draws_are_near_the_standard_errors(rulers, rho, draws, frames):
    X, y = design(rulers, rulers.rho), rulers.y
    noise = ((y - X @ np.linalg.lstsq(X, y, rcond=None)[0]) ** 2).sum() / (len(y) - 3)
    covariance = noise * np.linalg.inv(X.T @ X)
    assert frames.spread[AT_INCHES] == pytest.approx(np.sqrt(covariance[2, 2]), rel=0.1)
    birds = list(BIRDS.values())
    like, unlike = spreads = forecasts(draws, rho, birds).spread
    assert like.max() < 50 and unlike[AT_ONE - 1] > 500
    for bird, spread in zip(birds, spreads, strict=True):
        where = np.array([1, *bird])
        assert spread[AT_INCHES] == pytest.approx(np.sqrt(where @ covariance @ where), rel=0.1)


def test_every_sentence_says_its_numbers(language, live, rho, draws, frames):
    assert all(number in live.text_at() for number in ("0.9987", "391", "39.5", "1,213, −516"))
    told = forecasts(draws, rho, [BIRD, (2.0, -3.0)])
    words = explorer.verdict_in_words(rho, frames).of(told)
    for sentences, means, spreads in zip(words, told.mass, told.spread, strict=True):
        assert len(set(sentences)) == len(rho)
        assert not any("{" in one or "nan" in one or "inf " in one for one in sentences)
        for at, sentence in enumerate(sentences[:-1]):
            r, grams = rho[at], [*frames.best[at, 0], frames.spread[at], means[at], spreads[at]]
            unitless = 1 / (1 - r**2), np.sqrt((1 + r) / (1 - r))
            for number in (*map(written.rounded, unitless), *map(written.decimals, grams)):
                assert number in sentence, at
        assert all(written.decimals(grams[-1]) in sentences[-1] for grams in (means, spreads))


def test_dragging_to_corners_outside_and_onto_the_diagonal(language, live):
    def readouts(bird):
        return [live.text_at({"rho": at, "bird": bird}) for at in ENDS]

    apart = say("one_apart", mass="@", narrow="@").split("@")[0]
    for chosen, home in enumerate(BIRDS.values()):
        live.position = live.position | {"bird": chosen}
        first, other = readouts(chosen), readouts(1 - chosen)
        for x, y in (*product((-REACH, REACH), repeat=2), (0.0, 0.0), (50.0, -50.0)):
            drag(live, x, y)
            readout = readouts(chosen)
            assert readout[-1].startswith(apart) == (x != y)
            assert readout != first and not any("nan" in one or "inf " in one for one in readout)
            assert readouts(1 - chosen) == other
        drag(live, *home)
        assert readouts(chosen) == first and readouts(1 - chosen) == other
    for bird in product((-REACH, 0, REACH), repeat=2):
        ((x, y),) = explorer.name_place(np.array(bird, dtype=float))
        assert -1.3 <= x <= REACH and -REACH <= y <= REACH - 0.4, bird
