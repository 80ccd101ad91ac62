"""Samples and low rank: estimates, errors and images against closed forms and scikit-learn; words at every position."""

import numpy as np
import pytest
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA

from lecture_lib.chapters.beyond_one_machine.figures import low_rank, samples
from lecture_lib.chapters.beyond_one_machine.figures.map_reduce import W
from lecture_lib.datasets import load_penguins


@pytest.fixture(scope="module")
def cloud():
    return samples.sample_frames()


@pytest.fixture(scope="module")
def ranks():
    return low_rank.rank_frames()


def test_truths_are_those_of_all_the_rows():
    penguins = load_penguins()
    x, y = penguins.flipper_length_mm, penguins.body_mass_g
    mean, slope, gradient = samples.truths()
    assert mean == pytest.approx(y.mean())
    assert slope == pytest.approx(np.polyfit((x - x.mean()) / x.std(), y, 1)[0])
    z = (x - x.mean()) / x.std()
    assert gradient == pytest.approx(np.mean(2 * z * (W[0] + W[1] * z - y)))


def test_estimates_are_least_squares_on_the_sample():
    penguins = load_penguins()
    x, y = penguins.flipper_length_mm, penguins.body_mass_g
    z = (x - x.mean()) / x.std()
    rows = np.random.default_rng([0, 64]).integers(0, 342, (samples.DRAWS, 64))
    mean, slope, gradient = samples.estimates(64)
    for k in (0, 1, samples.DRAWS - 1):
        assert mean[k] == pytest.approx(y[rows[k]].mean())
        assert slope[k] == pytest.approx(np.polyfit(z[rows[k]], y[rows[k]], 1)[0])
        X = np.column_stack([np.ones(64), z[rows[k]]])
        assert gradient[k] == pytest.approx((2 * X.T @ (X @ W - y[rows[k]]))[1] / 64)


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
    share = (np.abs(cloud.cloud[..., 1]) < samples.REACH).mean()
    assert share > 0.98  # what is outside is cut at the edge of the panel


def test_samples_in_words_and_small(language, cloud):
    said = samples.sentences(cloud)
    assert "6,400" in said[0, 4] and "2.38%" in said[0, 4] and not any("{" in one for one in said.ravel())
    live = samples.explore_samples().build()
    assert len(live.scene) + sum(map(len, live.frames.values())) < 300_000
    for what, size in ((0, 0), (2, 0), (1, len(samples.SIZES) - 1)):
        assert live.text_at({"what": what, "size": size}) == said[what, size]
    live.close()


def test_neither_funnel_nor_line_shows_before_the_question_is_answered(language):
    picture = samples.draw_samples()
    cloud, error = picture.fig.axes
    seen = [{*ax.lines, *ax.texts} - {*picture.answer} for ax in (cloud, error)]
    (zero,) = seen[0] - {picture.cloud, *cloud.texts}
    np.testing.assert_array_equal(zero.get_ydata(), 0)
    assert [text.get_text() for text in seen[0] & {*cloud.texts}] == [samples.say("truth")]
    assert seen[1] == {picture.head}


def test_all_clouds_stay_in_the_picture(cloud):
    strokes = cloud.clouds.reshape(3, len(samples.SIZES), samples.SHOWN, 3, 2)
    np.testing.assert_allclose(strokes[..., 0, :], cloud.cloud)
    np.testing.assert_allclose(strokes[..., 1, :], cloud.cloud * [samples.SPECK, 1])
    assert np.isnan(strokes[..., 2, :]).all()


# Low rank -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("k", [1, 8, 21, 63])
def test_images_and_errors_are_those_of_pca(ranks, k):
    data = load_digits().data
    pca = PCA(k, svd_solver="full").fit(data)
    rebuilt = pca.inverse_transform(pca.transform(data))
    total = np.linalg.norm(data - data.mean(0))
    assert ranks.whole[k, 1] == pytest.approx(100 * np.linalg.norm(data - rebuilt) / total, abs=1e-9)
    for i, row in enumerate(low_rank.IMAGES):
        one = 100 * np.linalg.norm(data[row] - rebuilt[row]) / np.linalg.norm(data[row] - data.mean(0))
        assert ranks.one[i, k, 1] == pytest.approx(one, abs=1e-9)
        np.testing.assert_allclose(ranks.rebuilt[i, k].astype(int), low_rank.shades(rebuilt[row]), atol=1)


def test_ends_are_the_mean_and_the_image_itself(ranks):
    data = load_digits().data
    assert ranks.whole[0, 1] == 100 and ranks.whole[-1, 1] == pytest.approx(0, abs=1e-9)
    np.testing.assert_allclose(ranks.rebuilt[:, -1].astype(int), ranks.originals, atol=1)
    np.testing.assert_array_equal(ranks.rebuilt[0, 0], low_rank.shades(data.mean(0)))
    assert (np.diff(ranks.whole[:, 1]) <= 1e-9).all() and (np.diff(ranks.one[..., 1]) <= 1e-9).all()


def test_the_images_are_different_digits():
    assert load_digits().target[list(low_rank.IMAGES)].tolist() == list(low_rank.IMAGES)


def test_rank_for_a_share_of_the_variance():
    assert (
        low_rank.rank_for(0.9)
        == np.argmax(np.cumsum(PCA().fit(load_digits().data).explained_variance_ratio_) > 0.9) + 1
    )
    assert low_rank.rank_for(1e-9) == 1


def test_shades_from_paper_to_ink():
    pixels = low_rank.shades(np.array([0.0] * 32 + [16.0] * 31 + [99.0]))
    assert pixels.shape == (8, 8, 3) and pixels[0, 0].tolist() == [255] * 3 and pixels[-1, -1].tolist() == [34] * 3


def test_ranks_in_words_and_small(language, ranks):
    said = low_rank.sentences(ranks)
    assert said.shape == (len(low_rank.IMAGES), 65) and not any("{" in one for one in said.ravel())
    assert "14,952" in said[0, 8] and "13.0%" in said[0, 8]
    live = low_rank.explore_low_rank().build()
    assert live.controls["rank"].start == 0  # nobody recognises a digit in the mean image
    assert len(live.scene) + sum(map(len, live.frames.values())) < 300_000
    for image, rank in ((0, 0), (4, 64), (2, 8)):
        assert live.text_at({"image": image, "rank": rank}) == said[image, rank]
    live.close()
