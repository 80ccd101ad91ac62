"""Three classes: regions, edges and answers are scikit-learn's; what is said of the bird is what was computed."""

import re

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from lecture_lib.chapters.logistic_regression import tasks
from lecture_lib.chapters.logistic_regression.figures import classes
from lecture_lib.figures import numbers as written
from tests.chapters.figures import drag, every

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


def bird_at(where, place):
    """Of a bird at every α: probabilities and votes of the species, (5, 3), and what each method answers, (5, 3)."""
    frames = every(classes.bird_of(where), [place], alpha=len(classes.ALPHAS))
    rest, votes, soft = (np.column_stack([getattr(frames, f"{name}_{letter}") for letter in "abc"])
                         for name in ("rest", "votes", "softmax"))  # fmt: skip
    np.testing.assert_allclose(frames.total, rest.sum(axis=1))
    assert (frames.tie == (votes.max(axis=1) == 1)).all()
    return rest, votes, soft, np.column_stack([frames.rest_who, frames.pairs_who, frames.softmax_who])


def test_the_three_answers_are_scikit_learns(where):
    birds, Z = [bird_at(where, place) for place in PLACES], where.standardise(PLACES)
    for j in (1, 3):
        for bird, *theirs in zip(birds, *oracle(where, classes.ALPHAS[j], Z), strict=True):
            (rest, votes, soft, who), (their_soft, their_rest, their_votes) = bird, theirs
            np.testing.assert_allclose(soft[j], their_soft, atol=1e-4)
            np.testing.assert_allclose(rest[j], their_rest, atol=1e-4)
            assert votes[j].tolist() == their_votes.tolist()
            assert who[j, [0, 2]].tolist() == [their_rest.argmax(), their_soft.argmax()]
            assert their_votes[who[j, 1]] == their_votes.max()


def test_the_bird_gets_the_answers_of_the_regions(where, images):
    """What is said of a bird is what is painted where it is, in the tie of votes, too."""
    low, high = np.transpose([tasks.LIMITS[name] for name in classes.FEATURES])
    ties = 0
    for place in [*np.random.default_rng(1).uniform(low, high, (40, 2)), classes.tie(images)[0, 0]]:
        _, votes, _, who = bird_at(where, place)
        found = np.array([classes.answers(fits, where.standardise([place]))[:, 0] for fits in where.fits])
        assert who.tolist() == found.tolist(), place
        ties += votes[0].max() == 1
    assert ties


def test_classes_say_what_the_methods_answer(language, where):
    names = [classes.say(name) for name in tasks.SPECIES]
    for place in PLACES:
        bird = classes.bird_of(where)
        bird.points = np.array([place])
        for j, (rest, votes, soft, winners) in enumerate(zip(*bird_at(where, place), strict=True)):
            said, three = str(classes.answers_in_words().of(bird.frames({"alpha": j}))), "–".join(map(str, votes))
            at = [said.index(", ".join(written.decimals(rest, 2))), said.index(three),
                  said.rindex(", ".join(written.decimals(soft, 2))), len(said)]  # fmt: skip
            for winner, begin, end in zip(winners, at, at[1:], strict=False):
                assert [name for name in names if name in said[begin:end]] == [names[winner]], (place, said)
            a, b, c = votes
            tie = classes.say("pairs_tie", a=a, b=b, c=c, who=names[winners[1]])
            assert (tie in said) == (2 not in votes)
            assert written.decimals(rest.sum(), 2) in said


def test_classes_answer_where_the_bird_is_dragged(language, where, live):
    (first,) = live._handles
    birds = [track for track in live._tracks if type(track.artist) is type(first)]
    assert len(birds) == 3 and len({bird.artist.axes for bird in birds}) == 3
    for place in [(33.0, 20.0), (61.0, 12.5)]:
        drag(live, *place)
        assert all(bird.frame(live.position).tolist() == [[*place]] for bird in birds)
        bird = classes.bird_of(where)
        bird.points = np.array([place])
        for j in range(len(classes.ALPHAS)):
            said = live.text_at({"alpha": j})
            assert str(classes.answers_in_words().of(bird.frames({"alpha": j}))) in said
            assert re.search(rf"\b{classes.differing(where)[j]}", said)


def test_a_bird_that_is_nowhere_still_has_three_answers(where):
    bird = classes.bird_of(where)
    for odd in (np.nan, np.inf, -np.inf, 1e300):
        bird.points = np.full((1, 2), odd)
        frames = bird.frames({"alpha": 0})
        assert {frames.rest_who, frames.pairs_who, frames.softmax_who} <= {0, 1, 2}
