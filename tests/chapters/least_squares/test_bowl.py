"""The bowl: heights, cuts and tangents against the definition of J, and w against the hand that moves it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lecture_lib.chapters.least_squares import paraboloid
from lecture_lib.chapters.least_squares.figures import bowl as explorer
from lecture_lib.chapters.least_squares.figures.bowl import say
from lecture_lib.chapters.least_squares.paraboloid import BEST, DROP, GRAM, LEAST, RIM, TALL, TURNED, TURNS, X, Y
from lecture_lib.figures import numbers
from lecture_lib.figures.look import COLORS
from tests.chapters.figures import drag

PLACES = [(0.0, 0.0), (2.0, -1.0), (-4.2, 3.0), (1.0, -1.0), (2.5, -1.5), (0.9, 1.1), (-1.6, 1.9)]  # w less the minimum


def loss(w):
    return np.sum((Y - X @ w) ** 2)


def seen(places):
    """Places in space on the page at every turn, by matrices: a turn of the floor, then a look down on it."""
    down, up = np.sin(paraboloid.LOOKING_DOWN), np.cos(paraboloid.LOOKING_DOWN)
    turn = np.radians(TURNS)[:, None, None]
    floor = np.block([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    flat = np.einsum("tij,nj->tni", floor, np.asarray(places, dtype=float)[:, :2])
    return np.stack([flat[..., 0], down * flat[..., 1] + up * np.asarray(places)[:, 2]], -1)


def frames_at(off, turn=0, moved=0):
    """What is shown after w was put so far off the minimum, seen as at `moved`, and the picture turned."""
    points = explorer.bowl().home
    points[moved] = seen([[*off, -DROP]])[moved, 0]
    return explorer.bowl_at(points, np.array([turn, moved]), TURNED, explorer.ENDS)


def test_the_minimum_is_numpys_and_where_the_rows_of_the_normal_equation_cross():
    coef, least, *_ = np.linalg.lstsq(X, Y, rcond=None)
    np.testing.assert_allclose(coef, BEST)
    np.testing.assert_allclose(least, LEAST)
    for row, lines in enumerate(paraboloid.floor()[2]):
        off = lines[0] - seen([[0, 0, -DROP]])[0]  # at turn 0 the page's x is w₀, and w₁ is foreshortened
        w = BEST + off / [1, np.sin(paraboloid.LOOKING_DOWN)]
        np.testing.assert_allclose(w @ GRAM[row], (X.T @ Y)[row])


@pytest.mark.parametrize("moved", (0, 7, 23))
@pytest.mark.parametrize("off", PLACES)
def test_the_answer_knows_j_and_its_slopes_where_the_hand_put_w_whatever_the_view(off, moved):
    for turn in (0, 5, 19):
        frames = frames_at(off, turn, moved)
        w = np.array([frames.w0, frames.w1])
        assert frames.loss == pytest.approx(loss(w))
        slopes = [loss(w + step) - loss(w - step) for step in np.eye(2) / 2]  # exact: J is quadratic
        np.testing.assert_allclose([frames.slope0, frames.slope1], slopes, atol=1e-9)
        assert np.linalg.norm(w - BEST - off) < explorer.NEAR * 1.5
        np.testing.assert_allclose(frames.ring, seen([[*(w - BEST), -DROP]])[turn], atol=1e-12)
        np.testing.assert_allclose(frames.dot, seen([[*(w - BEST), (loss(w) - LEAST) / TALL]])[turn], atol=1e-12)
        np.testing.assert_allclose(frames.line[:, 1], w[0] + w[1] * explorer.ENDS)
        ends = frames.gaps[np.isfinite(frames.gaps[:, 0])].reshape(3, 2, 2)
        np.testing.assert_allclose(ends[:, 0] - ends[:, 1], np.column_stack([0 * Y, Y - X @ w]), atol=1e-12)


@pytest.mark.parametrize("off", PLACES)
def test_cuts_lie_on_the_surface_up_to_its_rim_and_tangents_touch_them_from_below(off):
    slopes = 2 * GRAM @ off
    curves, shadows = explorer.cuts(*off)
    lines = explorer.tangents(*off, *slopes)
    for axis, curve in enumerate(np.split(curves, 2)):
        above = np.array([loss(BEST + place) for place in curve[:, :2]]) - LEAST
        np.testing.assert_allclose(curve[:, 2], above / TALL, atol=1e-12)
        np.testing.assert_allclose(above[[0, -1]], RIM)
        np.testing.assert_allclose(curve[:, 1 - axis], off[1 - axis])
        np.testing.assert_allclose(shadows[3 * axis : 3 * axis + 2, :2], curve[[0, -1], :2])
        low, high = lines[3 * axis : 3 * axis + 2]
        np.testing.assert_allclose((low + high) / 2, [*off, (loss(BEST + off) - LEAST) / TALL], atol=1e-12)
        assert (high - low)[2] / (high - low)[axis] == pytest.approx(slopes[axis] / TALL)
        assert np.linalg.norm(high - low) == pytest.approx(2 * explorer.TANGENT) and high[1 - axis] == low[1 - axis]
        assert all(loss(BEST + end[:2]) - LEAST > TALL * end[2] for end in (low, high))
    for turn in (0, 7):
        frames = frames_at(off, turn)
        if np.allclose([frames.w0, frames.w1], BEST + off):  # not drawn to a place nearby
            np.testing.assert_allclose(np.concatenate([frames.cut0, frames.cut1]), seen(curves)[turn], atol=1e-9)
            drawn = np.where(np.isnan(frames.sloping), frames.level, frames.sloping)
            np.testing.assert_allclose(drawn, seen(lines)[turn], atol=1e-9)


def test_a_tangent_is_level_exactly_where_its_slope_is_zero_and_both_at_the_minimum_alone():
    seen_kinds = set()
    for off in PLACES:
        frames = frames_at(off)
        level = np.isfinite(frames.level[[0, 3], 0])
        np.testing.assert_array_equal(level, [frames.slope0 == 0, frames.slope1 == 0])
        np.testing.assert_array_equal(level, np.isnan(frames.sloping[[0, 3], 0]))
        assert explorer.VERDICTS[frames.verdict] == ("not_zero", "w0_zero", "w1_zero", "at_best")[level @ (1, 2)]
        assert level.all() == ((frames.w0, frames.w1) == tuple(BEST))
        seen_kinds.add(frames.verdict)
    assert len(seen_kinds) == 4


@given(x=st.floats(-9, 9), y=st.floats(-9, 9), moved=st.integers(0, 23))
def test_wherever_the_hand_goes_w_stays_in_the_bowl_and_its_words_apart(x, y, moved):
    points = explorer.bowl().home
    points[moved] = x, y
    for turn in (moved, (moved + 9) % 24):
        frames = explorer.bowl_at(points, np.array([turn, moved]), TURNED, explorer.ENDS)
        assert frames.loss - LEAST < RIM
        apart = np.abs(frames.label0 - frames.label1)[0]
        assert apart[0] >= explorer.LABEL[0] or apart[1] >= explorer.LABEL[1] - 1e-9


def test_the_inside_is_seen_where_the_way_to_the_eye_leads_above_the_surface():
    shown = paraboloid.shows_inside(np.array(PLACES))
    away, up = 1e-4 * np.cos(paraboloid.LOOKING_DOWN), 1e-4 * np.sin(paraboloid.LOOKING_DOWN)
    for turn, angle in enumerate(np.radians(TURNS)):
        steps = np.array(PLACES) - away * np.array([np.sin(angle), np.cos(angle)])
        rise = np.array([loss(BEST + step) - loss(BEST + off) for step, off in zip(steps, PLACES, strict=True)]) / TALL
        np.testing.assert_array_equal(shown[turn], rise < up)
    assert 0 < shown.mean() < 1
    whole, inside = paraboloid.wire()
    np.testing.assert_array_equal(inside[np.isfinite(inside)], whole[np.isfinite(inside)])
    assert 0.2 < np.isfinite(inside).sum() / np.isfinite(whole).sum() < 0.9


def test_the_sentence_follows_the_hand(language, live):
    drag(live, *seen([[0, 0, -DROP]])[explorer.FIRST, 0])
    assert say("now", w0=1, w1=2, loss=6, slope0=0, slope1=0, verdict=say("at_best")) == live.text_at()
    live.position = {"turn": 9}
    assert "(1, 2)" in live.text_at()  # the view is not a place
    drag(live, *seen([[2, -1, -DROP]])[9, 0])
    fields = {"w0": 3, "w1": 1, "loss": numbers.plain(loss([3, 1]), 2), "slope0": 6, "slope1": 2}
    assert live.text_at() == say("now", **fields, verdict=say("not_zero"))


def test_where_the_minimum_is_stays_hidden_until_the_question_is_answered(live):
    lines = [line for line in live._fig.axes[0].lines if line.get_transform() != live._fig.axes[0].transAxes]
    telling = [line for line in lines if line.get_color() == COLORS["optimum"] and line.get_lw() < 3]
    assert len(telling) == 4 and set(telling) <= set(live._hidden)  # two zeros, a star on the floor and in the bowl
