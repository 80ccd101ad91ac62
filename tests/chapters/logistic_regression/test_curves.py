"""Odds, sigmoid and likelihood: every number against closed forms, scikit-learn and mere products."""

import json
import math
import re
import zlib
from itertools import product

import numpy as np
import pytest
from matplotlib.text import Text
from sklearn.linear_model import LogisticRegression

from lecture_lib.chapters.logistic_regression.figures import likelihood, odds, sigmoid
from lecture_lib.figures import numbers as written

say = likelihood.say

DATA_BYTES = 300_000


def size(live):
    return sum(map(len, live.build().frames.values())) + len(live.scene)


def sentences(live):
    """The readout at every position."""
    names = list(live.controls)
    for at in product(*(range(live.controls[name].count) for name in names)):
        yield dict(zip(names, at, strict=True)), live.text_at(dict(zip(names, at, strict=True)))


# ---- odds -----------------------------------------------------------------------------------------------------------


def test_odds_and_logits_are_the_closed_forms():
    frames = odds.odds_frames()
    for k, p in enumerate(odds.P):
        assert frames.odds[k] == pytest.approx(p / (1 - p))
        assert frames.logit[k] == pytest.approx(math.log(p) - math.log1p(-p))
        places = frames.place[k, :, 0]
        assert places == pytest.approx([p, p / (1 - p) / 100, (frames.logit[k] + 5) / 10])
        assert frames.curve[k] == pytest.approx([frames.logit[k], p])
    assert (frames.place[:, :, 0] > -1e-9).all() and (frames.place[:, :, 0] < 1 + 1e-9).all()


def test_the_steps_are_those_of_the_slide():
    frames = odds.odds_frames()
    at = {round(p, 2): step for p, step in zip(odds.P, frames.step, strict=True)}
    assert at[0.49] == pytest.approx(0.0400, abs=5e-5) and at[0.98] == pytest.approx(0.7033, abs=5e-5)
    assert at[0.98] / at[0.49] == pytest.approx(17.6, abs=0.05)
    assert at[0.99] == at[0.98] and at[0.01] == pytest.approx(at[0.98])  # the curve is symmetric
    assert frames.bar[:, 1, 0] == pytest.approx(frames.step)


def test_odds_say_what_they_show(language):
    live = odds.explore_odds()
    for at, said in sentences(live):
        p = odds.P[at["p"]]
        assert f"{p:.2f}" in said and written.decimals(math.log(p / (1 - p)), 2) in said and "nan" not in said
    assert size(live) < DATA_BYTES
    live.close()


def test_marks_of_odds_are_the_probabilities_they_name():
    live = odds.explore_odds().build()
    (slider,) = json.loads(zlib.decompress(live.scene))["controls"]
    assert [odds.P[int(mark["at"][0])] for mark in slider["marks"]] == [0.5, 0.98]
    live.close()


def words_before_the_answer(live):
    """All texts that are shown while the question is open."""
    return [one.get_text() for one in live._fig.findobj(Text) if one.get_visible() and one not in live._hidden]


def test_the_two_steps_are_hidden_until_the_question_about_them_is_answered():
    live = odds.explore_odds()
    shown = words_before_the_answer(live)
    assert not any("0.49" in words or "0.98" in words or "0.703" in words for words in shown)
    assert len(live._hidden) == 8  # twice a strip, a bar and the words beside each
    live.close()


# ---- the sigmoid ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("i", (0, 7, 13, len(sigmoid.W) - 1))
@pytest.mark.parametrize("j", (0, 5, 8, len(sigmoid.B) - 1))
def test_centre_and_slope(i, j):
    frames, w, b = sigmoid.sigmoid_frames(), sigmoid.W[i], sigmoid.B[j]
    x = frames.curve[i, j, :, 0]
    assert frames.curve[i, j, :, 1] == pytest.approx([1 / (1 + math.exp(-(w * v + b))) for v in x])
    assert frames.centre[i, j, 0] == pytest.approx([-b / w, 0.5])
    assert frames.root[i, j, 0] == pytest.approx([-b / w, 0])
    assert frames.drop[i, j, :, 0] == pytest.approx([-b / w] * 2)
    place = frames.words_at[i, j, 0, 0]
    if abs(b / w) <= 6:
        assert written.decimals(-b / w, 2) in frames.centre_words[i, j]
        assert place == pytest.approx(-b / w) or sigmoid.WIDEST == abs(place) < abs(b / w)
    else:
        assert frames.centre_words[i, j] == ""
    assert written.plain(w / 4) in frames.slope_words[i, j]
    (x0, y0), (x1, y1) = frames.tangent[i, j]
    h = 1e-5
    at = [1 / (1 + math.exp(-(w * (-b / w + d) + b))) for d in (-h, h)]
    assert (y1 - y0) / (x1 - x0) == pytest.approx((at[1] - at[0]) / (2 * h), rel=1e-6)
    assert (y1 - y0) / (x1 - x0) == pytest.approx(w / 4)


def test_a_flat_sigmoid_has_no_centre(language):
    frames, flat = sigmoid.sigmoid_frames(), list(sigmoid.W).index(0)
    for part in (frames.centre, frames.root, frames.tangent):
        assert np.isnan(part[flat]).all() and np.isfinite(np.delete(part, flat, 0)).all()
    assert np.ptp(frames.curve[flat, :, :, 1], axis=-1) == pytest.approx(np.zeros(len(sigmoid.B)))
    flat_words = [(written.decimals(b, 1), written.decimals(1 / (1 + math.exp(-b)), 3)) for b in sigmoid.B]
    assert all(
        said == sigmoid.say("sigmoid_flat", b=b, p=p)
        for said, (b, p) in zip(frames.said[flat], flat_words, strict=True)
    )


def test_sigmoid_says_what_it_shows(language):
    live = sigmoid.explore_sigmoid()
    for at, said in sentences(live):
        w, b = sigmoid.W[at["w"]], sigmoid.B[at["b"]]
        assert "nan" not in said and "inf" not in said and "−0.00" not in said
        if w:
            assert written.decimals(-b / w, 2) in said and written.plain(w / 4) in said
            assert (sigmoid.say("sigmoid_outside") in said) == (abs(b / w) > 6)
    assert size(live) < DATA_BYTES
    live.close()


# ---- likelihood -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def few():
    return likelihood.few_penguins()


@pytest.fixture(scope="module")
def frames(few):
    return likelihood.likelihood_frames(few)


@pytest.mark.parametrize("i", (0, 4, 13, len(likelihood.W) - 1))
@pytest.mark.parametrize("j", (0, 8, 10, len(likelihood.B) - 1))
def test_likelihood_is_the_product_of_the_bars(few, frames, i, j):
    w, b = likelihood.W[i], likelihood.B[j]
    p = [1 / (1 + math.exp(-(w * v + b))) for v in few.x]
    given = [q if label else 1 - q for q, label in zip(p, few.y, strict=True)]
    assert np.exp(-frames.loss[i, j]) == pytest.approx(math.prod(given), rel=1e-9)
    tall = np.concatenate([np.ptp(bars[i, j].reshape(-1, 6, 2)[:, :5, 1], axis=1) for bars in frames.bars])
    order = np.argsort(few.y, kind="stable")
    assert tall == pytest.approx(np.array(given)[order])
    dots = np.concatenate([dots[i, j] for dots in frames.dots])
    assert dots[:, 0] == pytest.approx(np.array(p)[order])
    assert dots[:, 1] == pytest.approx(np.minimum(-np.log(np.array(given)[order]), likelihood.MOST))
    assert frames.place[i, j, 0].tolist() == [b, w]


def test_a_full_bar_reaches_its_bird_and_nothing_tells_where_the_maximum_is(few, frames):
    for bars, label in zip(frames.bars, (0, 1), strict=True):
        starts = bars[:, :, 0::6, 1]
        assert (starts == 1 - label).all()  # so that it ends at the label if the probability given is 1
    live = likelihood.explore_likelihood()
    assert say("most_likely") not in words_before_the_answer(live)
    assert not any(control.spec().get("marks") for control in live.controls.values())
    live.close()


def test_bars_end_on_the_curve_and_do_not_overlap(few, frames):
    for bars, label in zip(frames.bars, (0, 1), strict=True):
        left = bars[0, 0].reshape(-1, 6, 2)[:, 0, 0]
        gaps = np.diff(np.sort(left))
        assert (gaps > likelihood.BAR * 0.99).all(), label


def test_the_star_is_the_maximum_and_lies_inside(few, frames):
    theirs = LogisticRegression(C=np.inf, tol=1e-12).fit(few.x[:, None], few.y)
    w, b = theirs.coef_[0, 0], theirs.intercept_[0]
    assert likelihood.W[0] < w < likelihood.W[-1] and likelihood.B[0] < b < likelihood.B[-1]
    assert likelihood.losses_of(few, w, b).sum() <= frames.loss.min()
    assert likelihood.losses_of(few, w, b).sum() == pytest.approx(frames.loss.min(), rel=0.01)


def test_likelihood_says_what_it_shows(language, few, frames):
    live = likelihood.explore_likelihood()
    for at, said in sentences(live):
        loss = frames.loss[at["w"], at["b"]]
        assert written.decimals(-loss, 2) in said and written.decimals(loss / len(few.y), 3) in said
        share = re.search(r"([\d.]+)%", said)
        assert share and float(share[1]) <= 100 and "nan" not in said
    assert size(live) < DATA_BYTES
    live.close()
