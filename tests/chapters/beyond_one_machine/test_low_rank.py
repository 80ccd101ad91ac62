"""Low rank: images, what they lack and their errors against scikit-learn's PCA; the sum of the parts; the words."""

import numpy as np
import pytest
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA

from lecture_lib.chapters.beyond_one_machine.figures import low_rank
from lecture_lib.chapters.beyond_one_machine.figures.low_rank import IMAGES, PATTERNS, RANKS, STRONG
from tests.chapters.figures import everywhere

ranks = pytest.fixture(low_rank.rank_frames, scope="module")


@pytest.mark.parametrize("k", [1, 11, 21, 48])
def test_images_and_errors_are_those_of_pca(ranks, k):
    data, at = load_digits().data, RANKS.tolist().index(k)
    pca = PCA(k, svd_solver="full").fit(data)
    rebuilt, centred = pca.inverse_transform(pca.transform(data)), data - data.mean(0)
    assert ranks.whole[at] == pytest.approx(np.linalg.norm(data - rebuilt) / np.linalg.norm(centred))
    assert ranks.variance[at] == pytest.approx(pca.explained_variance_ratio_.sum())
    for i, row in enumerate(IMAGES):
        left = data[row] - rebuilt[row]
        assert ranks.one[i, at] == pytest.approx(np.linalg.norm(left) / np.linalg.norm(centred[row]))
        np.testing.assert_allclose(ranks.sums[i, at].astype(int), low_rank.shades(rebuilt[row]), atol=1)
        np.testing.assert_allclose(ranks.rests[i, at].astype(int), low_rank.signed(left / STRONG), atol=1)


def test_the_patterns_times_their_amounts_make_the_image(ranks):
    data = load_digits().data
    patterns = PCA(PATTERNS, svd_solver="full").fit(data).components_
    patterns = patterns * np.sign(patterns[np.arange(PATTERNS), np.abs(patterns).argmax(1)])[:, None]
    wanted = low_rank.signed(patterns / np.abs(patterns).max(1, keepdims=True)).astype(int)
    np.testing.assert_allclose(ranks.patterns[1:].astype(int), wanted, atol=1)
    np.testing.assert_array_equal(ranks.patterns[0], low_rank.shades(data.mean(0)))
    for i, amounts in enumerate(ranks.amounts):
        made = low_rank.shades(data.mean(0) + amounts @ patterns)
        np.testing.assert_allclose(ranks.sums[i, RANKS.tolist().index(PATTERNS)].astype(int), made, atol=1)


def test_ends_are_the_mean_and_the_image_itself_of_different_digits(ranks):
    data = load_digits().data
    assert load_digits().target[list(IMAGES)].tolist() == list(IMAGES)
    assert (RANKS[0], RANKS[-1], ranks.whole[0]) == (0, 64, 1) and ranks.whole[-1] == pytest.approx(0, abs=1e-7)
    np.testing.assert_allclose(ranks.sums[:, -1].astype(int), ranks.originals, atol=1)
    assert (ranks.sums[:, 0] == low_rank.shades(data.mean(0))).all() and (ranks.rests[:, -1] >= 254).all()
    assert (np.diff(ranks.one) <= 1e-9).all() and (np.diff(ranks.whole) < 0).all()
    shares = np.cumsum(PCA().fit(data).explained_variance_ratio_)
    assert low_rank.rank_for(0.9) == np.argmax(shares > 0.9) + 1 and low_rank.rank_for(1e-9) == 1


def test_colours_go_from_paper_to_ink_and_say_more_or_less():
    grey = low_rank.shades(np.array([0.0] * 32 + [16.0] * 31 + [99.0]))
    assert grey.shape == (8, 8, 3) and grey[0, 0].tolist() == [255] * 3 and grey[-1, -1].tolist() == [34] * 3
    more, less, none = low_rank.signed(np.array([2.0, -2.0] + [0.0] * 62))[0, :3].tolist()
    assert (more, less, none) == ([0, 114, 178], [213, 94, 0], [255, 255, 255])


def test_ranks_in_words(language, live, ranks):
    assert live.controls["rank"].start == 0  # nobody recognises a digit in the mean image
    said = low_rank.sentences(ranks)
    assert said.shape == RANKS.shape and "13%" in said[8] and "104%" in said[-1]
    for position, sentence in everywhere(live):
        assert sentence.endswith(said[position["rank"]]) and str(low_rank.IMAGES[position["image"]]) in sentence
