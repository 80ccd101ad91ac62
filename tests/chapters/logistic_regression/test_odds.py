"""Odds: every number against closed forms; the answer is hidden until it is asked for."""

import math

import pytest

from lecture_lib.chapters.logistic_regression.figures import odds
from lecture_lib.figures import numbers as written
from tests.chapters.figures import drag, guess_of, marks, told_at_once


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


def test_the_guessed_step_is_hidden_until_the_answer_is_shown(live):
    assert [odds.P[int(at)] for (at,) in marks(live, "p")] == [0.5, 0.98]
    told = told_at_once(live)
    assert "0.98 → 0.99" in told and "0.040" in told and not any("0.703" in words for words in told)
    assert len(live._hidden) == 9  # two strips with their names, a bar and its length; the gap, its end and its size


def test_the_guess_is_held_to_what_the_step_is_worth():
    live = odds.explore_odds()
    ring, ((end, row),) = guess_of(live)
    assert end == pytest.approx(math.log(0.99 / 0.01) - math.log(0.98 / 0.02))
    drag(live, 0.04, 0.2, handle=list(live._handles).index(ring))
    held = next(track for track in live._tracks if track.artist is ring and track.prop == "xy").frame(live.position)
    assert held.tolist() == [[0.04, row]]
    assert f"{end - 0.04:.2f}" in str(live._readout[1]["guess"].frame(live.position))
    after = live.position | live._header["to"]
    assert live.controls["p"].value(after) == "0.98" and f"{end / math.log(51 / 49):.1f}" in live.text_at(after)
