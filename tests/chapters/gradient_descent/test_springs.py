"""Springs: force and torque against differences of J, the descent against NumPy's, and where it ends."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lecture_lib.chapters.gradient_descent.figures import springs as explorer
from lecture_lib.chapters.gradient_descent.figures.springs import GRIP, N_STEPS, PER_GRAM, START, say
from lecture_lib.figures import numbers
from lecture_lib.solvers import gradient_descent, lr_threshold
from tests.chapters.figures import drag, every

BIRDS = explorer.eight_penguins()
X, Y = np.column_stack([np.ones(8), BIRDS[:, 0]]), BIRDS[:, 1]
BEST = np.linalg.lstsq(X, Y, rcond=None)[0]
heights = st.floats(1800, 7000)


def shown(low=START[0][1], high=START[1][1]):
    """What is shown at every step of a line that two ends hold."""
    return every(explorer.pulled(BIRDS), [(-GRIP, low), (GRIP, high)], step=N_STEPS + 1)


def loss(w):
    return np.sum((Y - X @ w) ** 2)


@given(low=heights, high=heights)
def test_every_step_is_one_of_gradient_descent_and_force_and_torque_are_its_gradient(low, high):
    frames, start = shown(low, high), np.array([(low + high) / 2, (high - low) / (2 * GRIP)])
    path = gradient_descent(X, Y, 0.35 * lr_threshold(X), N_STEPS, start=start).path
    np.testing.assert_allclose(frames.path[-1], path, rtol=1e-9, atol=1e-9)
    for step in (0, 1, 7, N_STEPS):
        w = path[step]
        slopes = [loss(w + one) - loss(w - one) for one in np.eye(2) / 2]  # exact: J is quadratic
        np.testing.assert_allclose([frames.pull[step], frames.turn[step]], np.negative(slopes), atol=1e-3)
        assert frames.loss[step] == pytest.approx(loss(w))
        np.testing.assert_allclose(frames.line[step, :, 1], w[0] + w[1] * frames.line[step, :, 0], rtol=1e-9)
        np.testing.assert_array_equal(np.isnan(frames.path[step, :, 0]), np.arange(N_STEPS + 1) > step)
        if step < N_STEPS:
            across, up = np.diff(frames.parts[step], axis=0)
            np.testing.assert_allclose(np.array([across[0], up[1]]), path[step + 1] - w, atol=1e-6)
            assert across[1] == up[0] == 0
    np.testing.assert_allclose(path[-1], BEST, rtol=1e-3)


@given(low=heights, high=heights)
def test_springs_join_the_line_and_the_birds_and_are_as_long_as_the_residuals(low, high):
    frames = shown(low, high)
    for step in (0, N_STEPS):
        w = frames.path[-1, step]
        ends = np.array([spring[[0, -2]] for spring in np.split(frames.springs[step], 8)])
        np.testing.assert_allclose(ends[:, 1], BIRDS, rtol=1e-12)
        np.testing.assert_allclose(ends[:, 1, 1] - ends[:, 0, 1], Y - X @ w, atol=1e-6)
        assert np.isnan(frames.springs[step].reshape(8, -1, 2)[:, -1]).all()


@given(low=heights, high=heights)
def test_arrows_point_the_way_of_force_and_torque_and_stay_in_the_picture(low, high):
    frames = shown(low, high)
    w0, w1 = frames.path[0, 0]
    tip = frames.force[0, 1, 1]
    if np.isfinite(tip):
        assert tip - w0 == pytest.approx(np.mean(Y - X @ [w0, w1]))
        assert explorer.MASSES[0] < tip < explorer.MASSES[1]
    right, left = (frames.torque[0, k : k + explorer.BEND + 1] for k in (0, explorer.BEND + 5))
    if np.isfinite(right).all():
        assert np.sign(right[-1, 1] - w0) == np.sign(frames.turn[0]) == -np.sign(left[-1, 1] - w0)
        for arm in (right, left):
            radius = np.hypot(arm[:, 0], (arm[:, 1] - w0) * PER_GRAM)
            np.testing.assert_allclose(radius, explorer.RADIUS, rtol=1e-9)
        assert abs(right[-1, 0]) > 0.3 * explorer.RADIUS  # clear of the straight one


def test_a_balanced_line_has_no_arrows_and_is_said_to_have_settled(language):
    ends = BEST[0] + BEST[1] * np.array([-GRIP, GRIP])
    frames = shown(*ends)
    assert np.isnan(frames.force).all() and np.isnan(frames.torque).all() and np.isnan(frames.force_at).all()
    assert set(explorer.verdict_in_words().of(frames)) == {say("settled")}
    before = shown()
    assert before.verdict[-1] == explorer.SETTLED and before.verdict[0] == explorer.VERDICTS.index("up_steeper")


def test_sentence_and_numbers_follow_the_hand_and_no_end_goes_above_what_is_written(language, live):
    for index, y in ((0, 2400.0), (1, 6900.0), (1, 8200.0)):
        drag(live, 0, y, index)
    w = np.array([(2400 + explorer.HIGHEST) / 2, (explorer.HIGHEST - 2400) / (2 * GRIP)])
    frames = shown(2400.0, explorer.HIGHEST)
    assert frames.loss[0] == pytest.approx(loss(w))
    said = say("readout", step=0, loss=numbers.large(loss(w)), verdict=explorer.verdict_in_words().of(frames)[0])
    assert live.text_at() == said
    texts = {str(track.frame(live.position)) for track in live._tracks if track.prop == "text" and track.artist}
    pull, turn = 2 * X.T @ (Y - X @ w)
    assert texts == {say("force_is", value=numbers.decimals(pull)), say("torque_is", value=numbers.decimals(turn))}
