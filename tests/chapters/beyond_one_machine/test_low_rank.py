"""Low rank: images and errors against scikit-learn's PCA; words at every position."""

import numpy as np
import pytest
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA

from lecture_lib.chapters.beyond_one_machine.figures import low_rank

ranks = pytest.fixture(low_rank.rank_frames, scope="module")


@pytest.mark.parametrize("k", [1, 21, 63])
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


def test_ends_are_the_mean_and_the_image_itself_of_different_digits_from_paper_to_ink(ranks):
    data = load_digits().data
    assert load_digits().target[list(low_rank.IMAGES)].tolist() == list(low_rank.IMAGES)
    pixels = low_rank.shades(np.array([0.0] * 32 + [16.0] * 31 + [99.0]))
    assert pixels.shape == (8, 8, 3) and pixels[0, 0].tolist() == [255] * 3 and pixels[-1, -1].tolist() == [34] * 3
    assert ranks.whole[0, 1] == 100 and ranks.whole[-1, 1] == pytest.approx(0, abs=1e-9)
    np.testing.assert_allclose(ranks.rebuilt[:, -1].astype(int), ranks.originals, atol=1)
    np.testing.assert_array_equal(ranks.rebuilt[0, 0], low_rank.shades(data.mean(0)))
    assert (np.diff(ranks.whole[:, 1]) <= 1e-9).all() and (np.diff(ranks.one[..., 1]) <= 1e-9).all()
    shares = np.cumsum(PCA().fit(data).explained_variance_ratio_)
    assert low_rank.rank_for(0.9) == np.argmax(shares > 0.9) + 1 and low_rank.rank_for(1e-9) == 1


def test_ranks_in_words(language, live, ranks):
    assert live.controls["rank"].start == 0  # nobody recognises a digit in the mean image
    said = low_rank.sentences(ranks)
    assert said.shape == (len(low_rank.IMAGES), 65) and "14,952" in said[0, 8] and "13.0%" in said[0, 8]
    for image, rank in ((0, 0), (4, 64), (2, 8)):
        assert live.text_at({"image": image, "rank": rank}) == said[image, rank]
