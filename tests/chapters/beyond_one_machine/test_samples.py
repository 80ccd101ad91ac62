"""Samples: estimates and errors against closed forms and NumPy; words at every position."""

import numpy as np
import pytest

from lecture_lib.chapters.beyond_one_machine.figures import samples
from lecture_lib.chapters.beyond_one_machine.figures.map_reduce import W
from lecture_lib.datasets import load_penguins
from tests.chapters.figures import drag, guess_of

cloud = pytest.fixture(samples.sample_frames, scope="module")
PENGUINS = load_penguins()
X, Y = PENGUINS.flipper_length_mm, PENGUINS.body_mass_g
Z = (X - X.mean()) / X.std()


def test_truths_are_those_of_all_the_rows_and_estimates_of_the_sample():
    def expected(rows):
        z, y = Z[rows], Y[rows]
        return pytest.approx([y.mean(), np.polyfit(z, y, 1)[0], np.mean(2 * z * (W[0] + W[1] * z - y))])

    assert samples.truths() == expected(slice(None))
    rows, estimates = np.random.default_rng([0, 64]).integers(0, 342, (samples.DRAWS, 64)), samples.estimates(64)
    for k in (0, 1, samples.DRAWS - 1):
        assert [values[k] for values in estimates] == expected(rows[k])


def test_errors_fall_as_one_over_the_root(cloud):
    errors = cloud.error[..., 1] * np.sqrt(samples.SIZES)
    np.testing.assert_allclose(errors[[0, 2]], 1, atol=0.15)
    np.testing.assert_allclose(errors[1, 2:], 1, atol=0.25)
    slopes = [np.polyfit(np.log(samples.SIZES), np.log(error), 1)[0] for error in cloud.error[..., 1]]
    np.testing.assert_allclose(slopes, -0.5, atol=0.08)
    assert (cloud.error[..., 1] > 0.01).all() and (cloud.error[..., 1] < 1.6).all()


def test_clouds_stay_around_their_size(cloud):
    assert cloud.cloud.shape == (3, len(samples.SIZES), samples.SHOWN, 2)
    ratio = cloud.cloud[..., 0] / samples.SIZES[:, None]
    assert ratio.min() > 0.85 and ratio.max() < 1.2
    assert (np.abs(cloud.cloud[..., 1]) < samples.REACH).mean() > 0.98  # what is outside is cut at the panel's edge
    strokes = cloud.clouds.reshape(3, len(samples.SIZES), samples.SHOWN, 3, 2)
    np.testing.assert_allclose(strokes[..., 0, :], cloud.cloud)
    np.testing.assert_allclose(strokes[..., 1, :], cloud.cloud * [samples.SPECK, 1])
    assert np.isnan(strokes[..., 2, :]).all()


def test_samples_in_words_and_small(language, cloud):
    fields, live = samples.fields(cloud), samples.explore_samples()
    said = {at: live.text_at({"what": at[0], "size": at[1]}) for at in np.ndindex(3, len(samples.SIZES))}
    assert "6,400" in said[0, 4] and "2.38%" in said[0, 4] and not any("{" in one for one in said.values())
    assert all(str(words[at]) in one for at, one in said.items() for words in fields.values())


def test_neither_funnel_nor_line_shows_before_the_question_is_answered(language, live):
    cloud, error = live._fig.axes
    guess = {track.artist for track in live._tracks if track.prop == "visible"}
    shown = [{*ax.lines, *ax.texts} - {*live._hidden} - guess for ax in (cloud, error)]
    still = shown[0] - {track.artist for track in live._tracks}
    (zero,) = still & {*cloud.lines}
    np.testing.assert_array_equal(zero.get_ydata(), 0)
    assert [text.get_text() for text in still & {*cloud.texts}] == [samples.say("truth")]
    assert len(shown[0] - still) == 1 and len(shown[1]) == 1  # the cloud, and its error, of this size


def test_the_guess_is_held_to_its_size_and_to_the_error_of_the_means(live):
    ring, truth = guess_of(live)
    n = 4 * samples.SIZES[samples.FIRST]
    rows = np.random.default_rng([0, n]).integers(0, len(Y), (samples.DRAWS, n))
    error = np.sqrt(np.mean((Y[rows].mean(1) - Y.mean()) ** 2)) / Y.std()
    np.testing.assert_allclose(truth, [[n, error]])
    drag(live, 40, 0.03)
    assert live._track_of(ring).frame(live.position).tolist() == [[n, 0.03]]
