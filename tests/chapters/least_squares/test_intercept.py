"""With and without an intercept: lines through any origin against NumPy's least squares, and what is said of them."""

from itertools import product

import numpy as np
import pytest

from lecture_lib.chapters.least_squares.figures import intercept as explorer
from lecture_lib.chapters.least_squares.figures.intercept import GUESSED, LENGTHS, MASSES, SHARES, WHOLE, say
from lecture_lib.datasets import load_penguins
from lecture_lib.figures import numbers
from tests.chapters.figures import drag, guess_of

PENGUINS = load_penguins()
X, Y = PENGUINS.flipper_length_mm, PENGUINS.body_mass_g
LAST = len(SHARES) - 1
CORNERS = list(product((0, 7, WHOLE, LAST), repeat=2))
(LEVEL, SLOPE), (LEAST,), *_ = np.linalg.lstsq(np.column_stack([np.ones_like(X), X]), Y, rcond=None)
frames = pytest.fixture(lambda: explorer.intercept_frames(X, Y), scope="module")


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


def test_both_centred_is_the_line_with_an_intercept_and_elsewhere_the_loss_is_larger(frames):
    assert frames.times[WHOLE, WHOLE] == pytest.approx(1, abs=1e-12)
    assert frames.slope[WHOLE, WHOLE] == pytest.approx(SLOPE)
    np.testing.assert_allclose(frames.line[WHOLE, WHOLE, :, 1], LEVEL + SLOPE * LENGTHS)
    assert np.delete(frames.times.ravel(), WHOLE * len(SHARES) + WHOLE).min() > 1
    assert 4 < frames.times[0, WHOLE] < 4.2  # as the question's answer says


def test_everything_shown_lies_in_its_panel_and_the_name_of_the_origin_clear_of_the_line(frames):
    assert (frames.times < explorer.TIMES[1]).all() and (frames.times > explorer.TIMES[0]).all()
    x, y = np.moveaxis(explorer.label_places(frames)[:, :, 0], -1, 0)
    assert LENGTHS[0] < x.min() and x.max() < LENGTHS[1] and MASSES[0] < y.min() and y.max() < MASSES[1]
    a, b = np.moveaxis(frames.origin[:, :, 0], -1, 0)
    line = b + frames.slope * (x - a)
    assert np.abs(line - y)[(line > MASSES[0]) & (line < MASSES[1])].min() > 250


def test_sentence_at_every_corner(language, live, frames):
    told = explorer.verdict_in_words(frames)
    for i, j in CORNERS:
        said = live.text_at({"lengths": i, "masses": j})
        assert f"{SHARES[i] * X.mean():.1f} mm" in said and f"{SHARES[j] * Y.mean():,.0f} g" in said
        assert numbers.rounded(frames.times[i, j]) in said and f"{abs(frames.slope[i, j]):.1f} g/mm" in said
        assert told[i, j] in said
    assert told[[WHOLE, 0, WHOLE, 0], [WHOLE, WHOLE, 0, 0]].tolist() == [
        say(kind) for kind in ("both_centred", "target_centred", "feature_centred", "off_the_line")
    ]
    near = np.argwhere(told == say("on_the_line"))
    assert len(near)
    for i, j in near:
        assert abs(SHARES[j] * Y.mean() - LEVEL - SLOPE * SHARES[i] * X.mean()) < 350


def test_the_guess_is_a_line_that_turns_about_the_new_origin(language, live):
    ring, truth = guess_of(live)
    slope, _ = without(0, Y.mean())
    np.testing.assert_allclose(truth, [[GUESSED[0], Y.mean() + slope * GUESSED[0]]])
    assert live.position == {"lengths": 0, "masses": 0} and live._header["to"] == {"masses": WHOLE, "lengths": 0}
    drag(live, 60, 5700)
    assert live._track_of(ring).frame(live.position).tolist() == [[GUESSED[0], 5700]]
    (line,) = (track for track in live._tracks if track.artist is live._guess_parts[0] and track.prop == "xy")
    end = Y.mean() + (5700 - Y.mean()) / GUESSED[0] * LENGTHS[1]
    np.testing.assert_allclose(line.frame(live.position), [[0, Y.mean()], [LENGTHS[1], end]])
