"""Odds: every number against closed forms; the answer is hidden until it is asked for."""

import math

import pytest

from lecture_lib.chapters.logistic_regression.figures import odds
from lecture_lib.figures import numbers as written
from tests.chapters.figures import marks, told_at_once


def test_odds_and_logits_are_the_closed_forms():
    frames = odds.odds_frames()
    for k, p in enumerate(odds.P):
        assert frames.odds[k] == pytest.approx(p / (1 - p))
        assert frames.logit[k] == pytest.approx(math.log(p) - math.log1p(-p))
        places = frames.place[k, :, 0]
        assert places == pytest.approx([p, p / (1 - p) / 100, (frames.logit[k] + 5) / 10])
        assert frames.curve[k] == pytest.approx([frames.logit[k], p])
    assert (frames.place[:, :, 0] > -1e-9).all() and (frames.place[:, :, 0] < 1 + 1e-9).all()
    at = {round(p, 2): step for p, step in zip(odds.P, frames.step, strict=True)}
    assert at[0.49] == pytest.approx(0.0400, abs=5e-5) and at[0.98] == pytest.approx(0.7033, abs=5e-5)
    assert at[0.98] / at[0.49] == pytest.approx(17.6, abs=0.05)  # as the slide says
    assert at[0.99] == at[0.98] and at[0.01] == pytest.approx(at[0.98])  # the curve is symmetric
    assert frames.bar[:, 1, 0] == pytest.approx(frames.step)


def test_odds_say_what_they_show(language, live):
    for k, p in enumerate(odds.P):
        said = live.text_at({"p": k})
        assert f"{p:.2f}" in said and written.decimals(math.log(p / (1 - p)), 2) in said and "nan" not in said


def test_the_two_steps_are_hidden_until_the_question_about_them_is_answered(live):
    assert [odds.P[int(at)] for (at,) in marks(live, "p")] == [0.5, 0.98]
    assert not any("0.49" in words or "0.98" in words or "0.703" in words for words in told_at_once(live))
    assert len(live._hidden) == 8  # twice a strip, a bar and the words beside each
