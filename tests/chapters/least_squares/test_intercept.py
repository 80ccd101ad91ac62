"""With and without an intercept: lines through any origin against NumPy's least squares, and what is said of them."""

from itertools import product

import numpy as np
import pytest

from lecture_lib.chapters.least_squares.figures import intercept as explorer
from lecture_lib.chapters.least_squares.figures.intercept import LENGTHS, MASSES, SHARES, WHOLE
from lecture_lib.datasets import load_penguins
from lecture_lib.figures import numbers

say = explorer.say

PENGUINS = load_penguins()
X, Y = PENGUINS.flipper_length_mm, PENGUINS.body_mass_g
LAST = len(SHARES) - 1
CORNERS = list(product((0, 7, WHOLE, LAST), repeat=2))
(LEVEL, SLOPE), (LEAST,), *_ = np.linalg.lstsq(np.column_stack([np.ones_like(X), X]), Y, rcond=None)


@pytest.fixture(scope="module")
def frames():
    return explorer.intercept_frames(X, Y)


def without(a, b):
    """Slope and loss of the best line through (a, b)."""
    coef, loss, *_ = np.linalg.lstsq((X - a)[:, None], Y - b, rcond=None)
    return coef.item(), loss.item()


def test_lines_through_any_origin(frames):
    for i, j in CORNERS:
        a, b = SHARES[i] * X.mean(), SHARES[j] * Y.mean()
        slope, loss = without(a, b)
        np.testing.assert_allclose(frames.origin[i, j, 0], [a, b])
        assert frames.slope[i, j] == pytest.approx(slope, rel=1e-9), (i, j)
        assert frames.times[i, j] == pytest.approx(loss / LEAST, rel=1e-9), (i, j)
        np.testing.assert_allclose(frames.line[i, j], [[x, b + slope * (x - a)] for x in LENGTHS], rtol=1e-9)


def test_curve_passes_every_position_of_the_slider(frames):
    fine, coarse = explorer.loss_curves(explorer.intercept_frames(X, Y, explorer.FINE)), explorer.loss_curves(frames)
    np.testing.assert_allclose(fine[:, ::4], coarse, rtol=1e-9)
    assert coarse.shape == (len(SHARES), len(SHARES), 2)


def test_both_centred_is_the_line_with_an_intercept(frames):
    assert frames.times[WHOLE, WHOLE] == pytest.approx(1, abs=1e-12)
    assert frames.slope[WHOLE, WHOLE] == pytest.approx(SLOPE)
    np.testing.assert_allclose(frames.line[WHOLE, WHOLE, :, 1], LEVEL + SLOPE * LENGTHS)
    others = np.delete(frames.times.ravel(), WHOLE * len(SHARES) + WHOLE)
    assert others.min() > 1


def test_the_prediction_is_right(frames):
    assert 4 < frames.times[0, WHOLE] < 4.2


def test_everything_shown_lies_in_its_panel(frames):
    assert (frames.times < explorer.TIMES[1]).all() and (frames.times > explorer.TIMES[0]).all()
    places = explorer.label_places(frames)[:, :, 0]
    assert LENGTHS[0] < places[..., 0].min() and places[..., 0].max() < LENGTHS[1]
    assert MASSES[0] < places[..., 1].min() and places[..., 1].max() < MASSES[1]


def test_the_name_of_the_origin_stays_clear_of_the_line(frames):
    places = explorer.label_places(frames)[:, :, 0]
    a, b = frames.origin[:, :, 0, 0], frames.origin[:, :, 0, 1]
    line = b + frames.slope * (places[..., 0] - a)
    inside = (line > MASSES[0]) & (line < MASSES[1])
    assert np.abs(line - places[..., 1])[inside].min() > 250


KINDS = ("both_centred", "on_the_line", "target_centred", "feature_centred", "off_the_line")


def test_sentence_at_every_corner(language, frames):
    live = explorer.explore_intercept()
    for i, j in CORNERS:
        said = live.text_at({"lengths": i, "masses": j})
        assert f"{SHARES[i] * X.mean():.1f} mm" in said and f"{SHARES[j] * Y.mean():,.0f} g" in said
        assert numbers.rounded(frames.times[i, j]) in said and f"{abs(frames.slope[i, j]):.1f} g/mm" in said
        assert sum(say(kind) in said for kind in KINDS) == 1 and "{" not in said
    live.close()


def test_verdicts(frames):
    told = explorer.verdict_in_words(frames)
    assert told[WHOLE, WHOLE] == say("both_centred")
    assert told[0, WHOLE] == say("target_centred") and told[WHOLE, 0] == say("feature_centred")
    assert told[0, 0] == say("off_the_line")
    near = np.argwhere(told == say("on_the_line"))
    assert len(near)
    for i, j in near:
        gap = SHARES[j] * Y.mean() - LEVEL - SLOPE * SHARES[i] * X.mean()
        assert abs(gap) < 350
