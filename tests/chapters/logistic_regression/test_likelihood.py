"""Likelihood: a product of probabilities, against scikit-learn and mere products."""

import math
import re
from itertools import product

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from lecture_lib.chapters.logistic_regression.figures import likelihood
from lecture_lib.figures import numbers as written
from tests.chapters.figures import everywhere, told_at_once

say = likelihood.say
few = pytest.fixture(likelihood.few_penguins, scope="module")
frames = pytest.fixture(likelihood.likelihood_frames, scope="module")


def test_likelihood_is_the_product_of_the_bars(few, frames):
    order = np.argsort(few.y, kind="stable")
    for i, j in product((0, 4, 13, len(likelihood.W) - 1), (0, 8, 10, len(likelihood.B) - 1)):
        w, b = likelihood.W[i], likelihood.B[j]
        p = np.array([1 / (1 + math.exp(-(w * v + b))) for v in few.x])
        given = np.where(few.y == 1, p, 1 - p)
        assert np.exp(-frames.loss[i, j]) == pytest.approx(math.prod(given), rel=1e-9), (w, b)
        tall = np.concatenate([np.ptp(bars[i, j].reshape(-1, 6, 2)[:, :5, 1], axis=1) for bars in frames.bars])
        assert tall == pytest.approx(given[order]), (w, b)
        dots = np.concatenate([dots[i, j] for dots in frames.dots])
        assert dots[:, 0] == pytest.approx(p[order]), (w, b)
        assert dots[:, 1] == pytest.approx(np.minimum(-np.log(given[order]), likelihood.MOST)), (w, b)
        assert frames.place[i, j, 0].tolist() == [b, w]


def test_a_full_bar_reaches_its_bird_no_two_overlap_and_nothing_tells_where_the_maximum_is(frames, live):
    for bars, label in zip(frames.bars, (0, 1), strict=True):
        assert (bars[:, :, 0::6, 1] == 1 - label).all()  # so that it ends at the label if the probability given is 1
        gaps = np.diff(np.sort(bars[0, 0, 0::6, 0]))
        assert (gaps > likelihood.BAR * 0.99).all(), label
    assert say("most_likely") not in told_at_once(live)
    assert not any(control.spec().get("marks") for control in live.controls.values())


def test_the_star_is_the_maximum_and_lies_inside(few, frames):
    theirs = LogisticRegression(C=np.inf, tol=1e-12).fit(few.x[:, None], few.y)
    w, b = theirs.coef_[0, 0], theirs.intercept_[0]
    assert likelihood.W[0] < w < likelihood.W[-1] and likelihood.B[0] < b < likelihood.B[-1]
    least = likelihood.losses_of(few, w, b).sum()
    assert least <= frames.loss.min() and least == pytest.approx(frames.loss.min(), rel=0.01)


def test_likelihood_says_what_it_shows(language, few, frames, live):
    for at, said in everywhere(live):
        loss = frames.loss[at["w"], at["b"]]
        assert written.decimals(-loss, 2) in said and written.decimals(loss / len(few.y), 3) in said
        share = re.search(r"([\d.]+)%", said)
        assert share and float(share[1]) <= 100 and "nan" not in said
