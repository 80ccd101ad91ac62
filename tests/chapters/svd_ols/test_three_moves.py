"""The three moves: factors, moves, answers and sentences against NumPy's own SVD and pseudo-inverse."""

from itertools import product

import numpy as np
import pytest

from lecture_lib.chapters.svd_ols.figures import three_moves as explorer
from lecture_lib.chapters.svd_ols.figures.three_moves import ANGLES, REACH, STAGES, STEPS, TARGET
from lecture_lib.figures import numbers as written
from lecture_lib.figures.look import ASPECT
from tests.chapters.figures import drag, every

ALL = explorer.factors(np.array([explorer.matrix(angle) for angle in ANGLES]))
MOVES = explorer.moves_of(ALL)
BACK = explorer.way_back(ALL, MOVES)
SINGLE = [explorer.Factors(*each) for each in zip(*ALL, strict=True)]


def test_factors_are_the_svd_of_columns_at_their_angle():
    for angle, parts in zip(ANGLES, SINGLE, strict=True):
        first, second = parts.X.T
        assert np.linalg.norm(parts.X, axis=0) == pytest.approx([1.3, 0.9]), angle
        assert first @ second == pytest.approx(1.3 * 0.9 * np.cos(np.deg2rad(angle))), angle
        np.testing.assert_allclose(parts.sigma, np.linalg.svd(parts.X)[1], atol=1e-12, err_msg=f"{angle}°")
        built = explorer.turn(parts.turn_out) @ np.diag(parts.sigma) @ explorer.turn(-parts.turn_in)
        np.testing.assert_allclose(built, parts.X, atol=1e-12, err_msg=f"{angle}°")
    np.testing.assert_array_equal(ALL.sigma[:, 1] == 0, ANGLES == 0)  # only where they are parallel


def test_moves_begin_with_nothing_pass_the_factors_and_end_with_x():
    for angle, parts, moves in zip(ANGLES, SINGLE, MOVES, strict=True):
        turned = explorer.turn(-parts.turn_in)
        for stage, expected in enumerate((np.eye(2), turned, np.diag(parts.sigma) @ turned, parts.X)):
            for found in (explorer.part_way(parts, stage), moves[stage * STEPS]):
                np.testing.assert_allclose(found, expected, atol=1e-12, err_msg=f"{angle}° after {stage} moves")


def test_solution_is_that_of_the_pseudo_inverse():
    for y in TARGET, (0.0, 0.0), (-2.6, 2.6), (2.0, -1.0):
        frames = every(BACK, y, angle=len(ANGLES))
        np.testing.assert_array_equal(np.column_stack([frames.s1, frames.s2]), ALL.sigma)
        np.testing.assert_allclose(np.column_stack([frames.w1, frames.w2]), frames.w[:, 0])
        for at, parts in enumerate(SINGLE):
            near, w = {"atol": 1e-10, "err_msg": f"{ANGLES[at]}°, {y}"}, frames.w[at, 0]
            np.testing.assert_allclose(w, np.linalg.pinv(parts.X) @ y, **near)
            np.testing.assert_allclose(frames.fit[at, 0], parts.X @ w, **near)
            c1, c2, d1, d2 = (frame[at] for frame in (frames.c1, frames.c2, frames.d1, frames.d2))
            np.testing.assert_allclose(explorer.turn(parts.turn_out) @ (c1, c2), y, **near)
            assert d1 * frames.s1[at] == pytest.approx(c1), near
            assert d2 * frames.s2[at] == pytest.approx(0 if frames.singular[at] else c2), near
        np.testing.assert_array_equal(frames.singular, ANGLES == 0)
        assert (frames.d2[ANGLES == 0] == 0).all()


def test_frames_are_the_moves():
    frames = explorer.move_frames(ALL, MOVES)
    assert frames.ring.shape == (len(ANGLES), 3 * STEPS + 1, explorer.VERTICES, 2)
    for at, parts in enumerate(SINGLE):
        np.testing.assert_allclose(np.linalg.norm(frames.ring[at, :13], axis=-1), 1)  # turning keeps lengths
        radii = np.linalg.norm(frames.ring[at, -1], axis=-1)
        assert parts.sigma[1] - 1e-9 <= radii.min() and radii.max() <= parts.sigma[0] + 1e-9
        ends = frames.axes[at, :, :, 1]
        np.testing.assert_allclose(np.linalg.norm(ends[-1], axis=-1), parts.sigma, atol=1e-12)
        np.testing.assert_allclose(ends[12], np.eye(2), atol=1e-12)
        assert (frames.axes[at, :, :, 0] == 0).all()
    ends = np.array([[3.0, 4.0], [0.0, 0.0], [-0.5, 0.0]])  # names stand beyond arms, and aside where there is none
    np.testing.assert_allclose(explorer.beyond(ends, 0.5), [[3.3, 4.4], [-0.5, 0.1], [-1.0, 0.0]])


def test_answer_frames(language):
    for y in TARGET, (0.0, 0.0), (2.8, -2.6):
        frames = every(BACK, y, angle=len(ANGLES))
        words = explorer.answer_in_words().of(frames)
        for at, parts in enumerate(SINGLE):
            w, near = np.linalg.pinv(parts.X) @ y, {"atol": 1e-10, "err_msg": f"{ANGLES[at]}°, {y}"}
            np.testing.assert_allclose(frames.w[at, 0], w, **near)
            legs = frames.legs[at]
            np.testing.assert_allclose(legs[[0, 2]], [[0, 0], w], **near)
            along = np.diff(legs, axis=0) @ np.linalg.svd(parts.X)[2][::-1].T
            np.testing.assert_allclose(np.diag(along), 0, **near)  # the first along v₁, the second along v₂
            aside = frames.name[at, 0] - (-0.2, 0.06)
            assert (np.abs(aside) < (REACH / ASPECT - 0.3, REACH - 0.3)).all(), near
            if (np.abs(w) < 2.0).all():
                np.testing.assert_allclose(aside, w, **near)
            np.testing.assert_allclose(frames.moved[at], MOVES[at] @ w, **near)
            np.testing.assert_allclose(frames.moved[at, [0, -1]], [w, parts.X @ w], **near)
            np.testing.assert_allclose(frames.residual[at], [parts.X @ w, y], **near)
            if parts.sigma[1]:
                assert np.isnan(frames.line[at]).all(), near
            else:
                np.testing.assert_allclose(parts.X @ frames.line[at].T, np.tile(parts.X @ w, (2, 1)).T, **near)
            assert all(written.decimals(number, 2) in words[at] for number in (w[0], parts.sigma[0])), near


def test_readout_at_every_corner(language, live):
    told = {live.text_at({"angle": a, "stage": s}) for a, s in product(range(len(ANGLES)), range(len(STAGES)))}
    assert len(told) == 5 * len(ANGLES) and not any("{" in one or "nan" in one for one in told)
    for stage, key in ((0, "nothing_yet"), (1, "turned"), (13, "stretched"), (25, "turned_again"), (36, "done")):
        assert live.text_at({"stage": stage}).startswith(explorer.say(key)), stage


def test_dragging_to_the_corners_and_outside(language, live):
    first = live.text_at()
    for x, y in (*product((-REACH, REACH), repeat=2), (0.0, 0.0), (1e6, -1e6)):
        drag(live, x, y)
        ((x, y),) = live.points(*live._handles)  # held inside the axes
        for at, parts in enumerate(SINGLE):
            assert written.decimals((np.linalg.pinv(parts.X) @ (x, y))[1], 2) in live.text_at({"angle": at})
    drag(live, *TARGET)
    assert live.text_at() == first
