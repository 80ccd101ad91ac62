"""Training, deciding and three classes: every picture against scikit-learn, plain NumPy descent and counting."""

import re

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from lecture_lib.chapters.logistic_regression import tasks
from lecture_lib.chapters.logistic_regression.figures import classes
from lecture_lib.figures import numbers as written

say = classes.say

BYTES = 300_000
FAR = [(1e3, -1e3), (-1e3, 1e3), (0.0, 0.0), (-3.1, 2.9)]


def size(live):
    return sum(map(len, live.build().frames.values())) + len(live.scene)


def sigma(z):
    return np.exp(-np.logaddexp(0, -z))


# ---- three classes --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def where():
    return classes.setting()


def theirs(S, y, alpha):
    """scikit-learn's fit with α‖w‖² beside the mean log loss."""
    return LogisticRegression(C=1 / (2 * len(y) * alpha), tol=1e-10, max_iter=10_000).fit(S, y)


PAIRS = ((0, 1), (0, 2), (1, 2))


def theirs_of_pair(S, y, alpha, pair):
    rows = np.isin(y, pair)
    return theirs(S[rows], y[rows] == pair[1], alpha)


def oracle(where, alpha, Z):
    """Probabilities of softmax and of one against the rest, and votes, all by scikit-learn."""
    S, y = where.standardise(where.F), where.y
    soft = theirs(S, y, alpha).predict_proba(Z)
    rest = np.column_stack([theirs(S, y == k, alpha).predict_proba(Z)[:, 1] for k in range(3)])
    votes = np.zeros((len(Z), 3), dtype=int)
    for a, b in PAIRS:
        second = theirs_of_pair(S, y, alpha, (a, b)).predict(Z)
        votes[:, a] += ~second
        votes[:, b] += second
    return soft, rest, votes


@pytest.mark.parametrize("j", (0, 1, 4))
def test_regions_are_scikit_learns(where, j):
    rng = np.random.default_rng(j)
    rows, columns = rng.integers(0, classes.HIGH, 60), rng.integers(0, classes.WIDE, 60)
    (left, right), (low, high) = (tasks.LIMITS[name] for name in classes.FEATURES)
    place = np.column_stack([left + (columns + 0.5) / classes.WIDE * (right - left),
                             low + (rows + 0.5) / classes.HIGH * (high - low)])  # fmt: skip
    soft, rest, votes = oracle(where, classes.ALPHAS[j], where.standardise(place))
    pixels = classes.maps(where)[:, j][:, rows, columns]
    tints = np.array([classes._tint(color) for color in classes.TINTS])
    clear = (rest >= 0.5).sum(axis=1) == 1
    assert (pixels[0][clear] == tints[rest.argmax(axis=1)[clear]]).all() and (pixels[0][~clear, 3] == 0).all()
    won = votes.max(axis=1) == 2
    assert (pixels[1][won] == tints[votes.argmax(axis=1)[won]]).all() and (pixels[1][~won, 3] == 0).all()
    agree = won & (rest.argmax(axis=1) == soft.argmax(axis=1)) & (votes.argmax(axis=1) == soft.argmax(axis=1))
    assert (pixels[2][agree] == tints[soft.argmax(axis=1)[agree]]).all()
    assert (pixels[2][won & ~agree] == classes._tint(classes.COLORS["error"], 130)).all()


@pytest.mark.parametrize("j", (0, 1, 3))
def test_edges_are_where_the_answers_change(where, j):
    alpha, S, y = classes.ALPHAS[j], where.standardise(where.F), where.y
    rest, pairs, soft = classes.edges(where).reshape(3, len(classes.ALPHAS), 3, 3, 2)[:, j, :, :2]

    def on(line, shares=(0.2, 0.7)):
        return where.standardise(line[0] + np.array(shares)[:, None] * (line[1] - line[0]))

    for k, line in enumerate(rest):
        np.testing.assert_allclose(theirs(S, y == k, alpha).predict_proba(on(line))[:, 1], 0.5, atol=1e-5)
    for pair, line in zip(PAIRS, pairs, strict=True):
        np.testing.assert_allclose(theirs_of_pair(S, y, alpha, pair).predict_proba(on(line))[:, 1], 0.5, atol=1e-5)
    for line in soft:
        p = np.sort(theirs(S, y, alpha).predict_proba(on(line, (0, 0.2, 0.7, 1))), axis=1)
        np.testing.assert_allclose(p[:, 2], p[:, 1], atol=1e-5)  # two lead together,
        assert np.abs(p[[0, -1]] - 1 / 3).max(axis=1).min() < 1e-5  # to the place where all three are level


def test_the_ring_is_around_the_tie(where):
    ring = classes.tie(where, classes.maps(where))
    for j in (0, 1):  # with more of a penalty the triangle is too small to see
        votes = oracle(where, classes.ALPHAS[j], where.standardise(ring[j]))[2]
        assert votes.tolist() == [[1, 1, 1]]


@pytest.mark.parametrize("place", [classes.BIRD, (31.0, 12.5), (61.0, 22.0), (1e4, -1e4)])
def test_the_three_answers_are_scikit_learns(language, where, place):
    said = classes.bird_words(where, place)
    for j in (1, 3):
        soft, rest, votes = (each[0] for each in oracle(where, classes.ALPHAS[j], where.standardise([place])))
        assert ", ".join(written.decimals(soft, 2)) in said["softmax"][j]
        assert ", ".join(written.decimals(rest, 2)) in said["rest"][j]
        assert "–".join(map(str, votes)) in said["pairs"][j]
        names = [say(name) for name in tasks.SPECIES]
        assert said["softmax"][j].rstrip(".").endswith(names[soft.argmax()])


def test_classes_answer_where_the_bird_is_dragged(language, where):
    live = classes.explore_classes()
    (handle,) = live._handles.values()
    for x, y in [(33.0, 20.0), (61.0, 12.5)]:
        handle["callback"](0, x, y)
        words = classes.bird_words(where, (x, y))
        for j in range(len(classes.ALPHAS)):
            said = live.text_at({"alpha": j})
            assert all(words[name][j] in said for name in classes.METHODS)
            assert re.search(rf"\b{classes.differing(where)[j]}", said)
    assert size(live) < BYTES
    live.close()
