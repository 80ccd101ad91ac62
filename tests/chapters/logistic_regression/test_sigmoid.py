"""The sigmoid: centre, slope and words against closed forms."""

import math
from itertools import product

import numpy as np
import pytest

from lecture_lib.chapters.logistic_regression.figures import sigmoid
from lecture_lib.figures import numbers as written
from tests.chapters.figures import drag, everywhere, guess_of


def test_centre_and_slope():
    frames = sigmoid.sigmoid_frames()
    centres, slopes = sigmoid.labels(frames)
    for i, j in product((0, 7, 13, len(sigmoid.W) - 1), (0, 5, 8, len(sigmoid.B) - 1)):
        w, b = sigmoid.W[i], sigmoid.B[j]
        curve = [1 / (1 + math.exp(-(w * v + b))) for v in frames.curve[i, j, :, 0]]
        assert frames.curve[i, j, :, 1] == pytest.approx(curve)
        assert frames.centre[i, j, 0] == pytest.approx([-b / w, 0.5])
        assert frames.root[i, j, 0] == pytest.approx([-b / w, 0])
        assert frames.drop[i, j, :, 0] == pytest.approx([-b / w] * 2)
        place = frames.words_at[i, j, 0, 0]
        if abs(b / w) <= 6:
            assert written.decimals(-b / w, 2) in centres[i, j]
            assert place == pytest.approx(-b / w) or sigmoid.WIDEST == abs(place) < abs(b / w)
        else:
            assert centres[i, j] == ""
        assert written.plain(w / 4) in slopes[i, j]
        (x0, y0), (x1, y1) = frames.tangent[i, j]
        low, high = (1 / (1 + math.exp(-(w * (-b / w + d) + b))) for d in (-1e-5, 1e-5))
        assert [(y1 - y0) / (x1 - x0)] * 2 == pytest.approx([(high - low) / 2e-5, w / 4], rel=1e-6)


def test_a_flat_sigmoid_has_no_centre(language):
    frames, flat = sigmoid.sigmoid_frames(), list(sigmoid.W).index(0)
    for part in (frames.centre, frames.root, frames.tangent):
        assert np.isnan(part[flat]).all() and np.isfinite(np.delete(part, flat, 0)).all()
    assert np.ptp(frames.curve[flat, :, :, 1], axis=-1) == pytest.approx(np.zeros(len(sigmoid.B)))
    for said, b in zip(sigmoid.fields(frames)["curve"][flat], sigmoid.B, strict=True):
        p = written.decimals(1 / (1 + math.exp(-b)), 3)
        assert said == sigmoid.say("flat", b=written.decimals(b, 1), p=p)


def test_sigmoid_says_what_it_shows(language, live):
    for at, said in everywhere(live):
        w, b = sigmoid.W[at["w"]], sigmoid.B[at["b"]]
        assert "nan" not in said and "inf" not in said and "−0.00" not in said
        if w:
            assert written.decimals(-b / w, 2) in said and written.plain(w / 4) in said
            assert (sigmoid.say("outside") in said) == (abs(b / w) > 6)


def test_the_guess_is_held_to_the_centre_of_twice_the_w():
    live = sigmoid.explore_sigmoid()
    ring, ((x, p),) = guess_of(live)
    w, b = (float(live.controls[name].value(live.position).replace("−", "-")) for name in "wb")
    assert 1 / (1 + math.exp(-(2 * w * x + b))) == pytest.approx(0.5) and p == 0.5
    drag(live, 3.0, 0.9, handle=list(live._handles).index(ring))
    held = next(track for track in live._tracks if track.artist is ring and track.prop == "xy").frame(live.position)
    assert held.tolist() == [[3.0, 0.5]]
    assert f"{3 - x:.2f}" in str(live._readout[1]["guess"].frame(live.position))
    after = live.position | live._header["to"]
    assert float(live.controls["w"].value(after).replace("−", "-")) == 2 * w and after["b"] == live.position["b"]
