"""Three classes: regions, edges and answers are scikit-learn's; what is said of the bird is what was computed."""

import re

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from lecture_lib.chapters.logistic_regression import tasks
from lecture_lib.chapters.logistic_regression.figures import classes
from lecture_lib.figures import numbers as written
from tests.chapters.figures import drag

where = pytest.fixture(classes.setting, scope="module")
images = pytest.fixture(classes.maps, scope="module")


def theirs(S, y, alpha, pair=None):
    """scikit-learn's fit with α‖w‖² beside the mean log loss; of a pair of classes, alone with one another."""
    if pair:
        rows = np.isin(y, pair)
        S, y = S[rows], y[rows] == pair[1]
    return LogisticRegression(C=1 / (2 * len(y) * alpha), tol=1e-10, max_iter=10_000).fit(S, y)


PAIRS = ((0, 1), (0, 2), (1, 2))


def oracle(where, alpha, Z):
    """Probabilities of softmax and of one against the rest, and votes, all by scikit-learn."""
    S, y = where.standardise(where.F), where.y
    soft = theirs(S, y, alpha).predict_proba(Z)
    rest = np.column_stack([theirs(S, y == k, alpha).predict_proba(Z)[:, 1] for k in range(3)])
    votes = np.zeros((len(Z), 3), dtype=int)
    for a, b in PAIRS:
        second = theirs(S, y, alpha, (a, b)).predict(Z)
        votes[:, a] += ~second
        votes[:, b] += second
    return soft, rest, votes


def test_regions_are_scikit_learns_and_the_ring_is_around_their_tie(where, images):
    (left, right), (low, high) = (tasks.LIMITS[name] for name in classes.FEATURES)
    tints = np.array([classes._tint(color) for color in classes.TINTS])
    for j in (0, 1, 4):
        rng = np.random.default_rng(j)
        rows, columns = rng.integers(0, classes.HIGH, 60), rng.integers(0, classes.WIDE, 60)
        place = np.column_stack([left + (columns + 0.5) / classes.WIDE * (right - left),
                                 low + (rows + 0.5) / classes.HIGH * (high - low)])  # fmt: skip
        soft, rest, votes = oracle(where, classes.ALPHAS[j], where.standardise(place))
        pixels = images[:, j][:, rows, columns]
        clear, won = (rest >= 0.5).sum(axis=1) == 1, votes.max(axis=1) == 2
        rest, votes, soft = rest.argmax(axis=1), votes.argmax(axis=1), soft.argmax(axis=1)
        assert (pixels[0][clear] == tints[rest[clear]]).all() and (pixels[0][~clear, 3] == 0).all(), j
        assert (pixels[1][won] == tints[votes[won]]).all() and (pixels[1][~won, 3] == 0).all(), j
        agree = won & (rest == soft) & (votes == soft)
        assert (pixels[2][agree] == tints[soft[agree]]).all(), j
        assert (pixels[2][won & ~agree] == classes._tint(classes.COLORS["error"], 130)).all(), j
    ring = where.standardise(classes.tie(images))  # around the tie; with more of a penalty it is too small to see
    for j in (0, 1):
        assert oracle(where, classes.ALPHAS[j], ring[j])[2].tolist() == [[1, 1, 1]]


def test_edges_are_where_the_answers_change(where):
    S, y, lines = where.standardise(where.F), where.y, classes.edges(where).reshape(3, -1, 3, 3, 2)[..., :2, :]

    def on(line, shares=(0.2, 0.7)):
        return where.standardise(line[0] + np.array(shares)[:, None] * (line[1] - line[0]))

    for j in (0, 1, 3):
        rest, pairs, soft = lines[:, j]
        fits = [theirs(S, y == k, classes.ALPHAS[j]) for k in range(3)]
        fits += [theirs(S, y, classes.ALPHAS[j], pair) for pair in PAIRS]
        for fit, line in zip(fits, (*rest, *pairs), strict=True):
            np.testing.assert_allclose(fit.predict_proba(on(line))[:, 1], 0.5, atol=1e-5)
        for line in soft:
            p = np.sort(theirs(S, y, classes.ALPHAS[j]).predict_proba(on(line, (0, 0.2, 0.7, 1))), axis=1)
            np.testing.assert_allclose(p[:, 2], p[:, 1], atol=1e-5)  # two lead together,
            assert np.abs(p[[0, -1]] - 1 / 3).max(axis=1).min() < 1e-5  # to the place where all three are level


PLACES = [classes.BIRD, (31.0, 12.5), (61.0, 22.0), (1e4, -1e4)]


def test_the_three_answers_are_scikit_learns(where):
    birds = [classes.bird_frames(where, place) for place in PLACES]
    for j in (1, 3):
        for bird, *wanted in zip(birds, *oracle(where, classes.ALPHAS[j], where.standardise(PLACES)), strict=True):
            soft, rest, votes = wanted
            np.testing.assert_allclose(bird.softmax[j], soft, atol=1e-4)
            np.testing.assert_allclose(bird.rest[j], rest, atol=1e-4)
            assert bird.votes[j].tolist() == votes.tolist()
            assert bird.winners[j, [0, 2]].tolist() == [rest.argmax(), soft.argmax()]
            assert votes[bird.winners[j, 1]] == votes.max()


def test_classes_say_what_the_methods_answer(language, where):
    names = [classes.say(name) for name in tasks.SPECIES]
    for place in PLACES:
        bird = classes.bird_frames(where, place)
        for said, rest, votes, soft, winners in zip(classes.answers_in_words(bird), *bird, strict=True):
            at = [said.index(", ".join(written.decimals(rest, 2))), said.index("–".join(map(str, votes))),
                  said.rindex(", ".join(written.decimals(soft, 2))), len(said)]  # fmt: skip
            for winner, begin, end in zip(winners, at, at[1:], strict=False):
                assert [name for name in names if name in said[begin:end]] == [names[winner]], (place, said)
            tie = classes.say("pairs_tie", votes="–".join(map(str, votes)), who=names[winners[1]])
            assert tie in said or 2 in votes


def test_classes_answer_where_the_bird_is_dragged(language, where, live):
    (first,) = live._handles
    birds = [track for track in live._tracks if type(track.artist) is type(first)]
    assert len(birds) == 3 and len({bird.artist.axes for bird in birds}) == 3
    for place in [(33.0, 20.0), (61.0, 12.5)]:
        drag(live, *place)
        assert all(bird.frame(live.position).tolist() == [[*place]] for bird in birds)
        for j, words in enumerate(classes.answers_in_words(classes.bird_frames(where, place))):
            said = live.text_at({"alpha": j})
            assert words in said and re.search(rf"\b{classes.differing(where)[j]}", said)
