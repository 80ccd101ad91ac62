"""Real data: fits of every set of features against scikit-learn, and what is said of each group's residuals."""

import numpy as np
import pytest
from sklearn.linear_model import LinearRegression

from lecture_lib.chapters.least_squares.figures import residuals as explorer
from lecture_lib.chapters.least_squares.figures.residuals import BINS, GROUPS, GUESSED, PREDICTED, RESIDUAL, SETS, say
from lecture_lib.datasets import load_penguins
from tests.chapters.figures import drag, guess_of

data = pytest.fixture(explorer.birds, scope="module")
frames = pytest.fixture(explorer.residual_frames, scope="module")


def test_birds(data):
    assert data.X.shape == (333, 7) and np.linalg.matrix_rank(data.X) == 7
    assert data.groups.sum(1).tolist() == [333, 165, 168, 146, 68, 119]
    assert (data.groups[3:].sum(0) == 1).all() and (data.groups[1:3].sum(0) == 1).all()
    penguins = load_penguins()
    known = penguins.sex != ""
    np.testing.assert_array_equal(data.y, penguins.body_mass_g[known])
    np.testing.assert_array_equal(data.X[:, 4], data.groups[2])
    np.testing.assert_array_equal(data.X[:, 5:].T, data.groups[4:])
    np.testing.assert_array_equal(data.groups[1], penguins.sex[known] == "female")
    np.testing.assert_array_equal(data.groups[4], penguins.species[known] == "Chinstrap")


def test_predictions_are_scikit_learns_and_the_mean_without_features(data, frames):
    np.testing.assert_allclose(frames.predicted[0], data.y.mean())
    for k, width in list(enumerate(SETS.values()))[1:]:
        features = data.X[:, 1:width]
        fitted = LinearRegression(tol=0).fit(features, data.y)
        np.testing.assert_allclose(frames.predicted[k], fitted.predict(features), rtol=1e-9)
        np.testing.assert_allclose(frames.residual[k], data.y - fitted.predict(features), atol=1e-5)


def test_more_columns_never_make_the_residual_longer_and_groups_with_a_column_have_mean_0(frames):
    assert (np.diff(frames.sizes) < 0).all() and frames.sizes.round().tolist() == [804, 392, 391, 338, 284]
    zero = np.abs(frames.means) < 1e-6
    first = {"everyone": 0, "female": 3, "male": 3}  # set of features with such a column; the species come last
    assert zero.tolist() == [[k >= first.get(group, 4) for group in GROUPS] for k in range(len(SETS))]
    assert (np.abs(frames.means[~zero]) > 1).all()


def test_quarters_are_those_of_the_predictions(data, frames):
    assert np.isnan(frames.quarters[0]).all()  # one prediction for all has no quarters
    for predicted, residual, means in zip(frames.predicted[1:], frames.residual[1:], frames.quarters[1:], strict=True):
        place = np.digitize(predicted, np.percentile(predicted, (25, 50, 75)), right=True)
        expected = [[predicted[place == k].mean(), residual[place == k].mean()] for k in range(4)]
        np.testing.assert_allclose(means, expected)
        assert np.bincount(place).min() > 65  # of 333: equal predictions stay together
        assert np.bincount(place) @ means[:, 1] == pytest.approx(0, abs=1e-6)
        assert (np.diff(means[:, 0]) > 0).all()
    bend = frames.quarters[1:, :, 1] @ [1, -1, -1, 1]
    assert bend[-1] < bend[0] / 2  # the species take most of it out


def test_everyone_is_in_a_bin_and_in_the_picture(data, frames):
    np.testing.assert_array_equal(frames.counts.sum(-1), np.broadcast_to(data.groups.sum(1), (5, 6)))
    assert frames.counts.max() < explorer.MOST
    assert RESIDUAL[0] < frames.residual.min() and frames.residual.max() < RESIDUAL[1]
    assert PREDICTED[0] < frames.predicted.min() and frames.predicted.max() < PREDICTED[1]
    assert BINS[0] == RESIDUAL[0] and BINS[-1] == RESIDUAL[1]


NAMES = ("everyone_long", "female_long", "male_long", "Adelie_long", "Chinstrap_long", "Gentoo_long")


def test_sentence_at_every_position(language, data, frames, live):
    assert live.position == {"features": 1, "group": 0}  # the females' mean is asked for
    for (k, group), mean in np.ndenumerate(frames.means):
        said = live.text_at({"features": k, "group": group})
        assert f"{frames.sizes[k]:.0f} g" in said and str(data.groups[group].sum()) in said
        assert say(NAMES[group]) in said and "{" not in said
        if abs(mean) < 0.5:
            assert say("everyone_fair" if group == 0 else "fair") in said
        else:
            assert say("too_low" if mean > 0 else "too_high", mean=f"{abs(mean):.0f}") in said


def test_the_guess_is_a_level_line_and_the_mean_of_all_is_no_good_one(language, live):
    ring, truth = guess_of(live)
    penguins = load_penguins()
    known = penguins.sex != ""
    flipper, mass = penguins.flipper_length_mm[known, None], penguins.body_mass_g[known]
    residual = mass - LinearRegression().fit(flipper, mass).predict(flipper)
    np.testing.assert_allclose(truth, [[GUESSED[0], residual[penguins.sex[known] == "female"].mean()]])
    assert live._header["to"] == {"features": 1, "group": GROUPS.index("female")}
    drag(live, 3000, 0)
    assert live._track_of(ring).frame(live.position).tolist() == [[GUESSED[0], 0]]
    (line,) = (track for track in live._tracks if track.artist is live._guess_parts[0] and track.prop == "xy")
    assert line.frame(live.position).tolist() == [[PREDICTED[0], 0], [PREDICTED[1], 0]]
    assert live._answers[0].frames(live.position).near == 0
