"""The three moves: factors, moves, answers and sentences against NumPy's own SVD and pseudo-inverse."""

from itertools import product

import numpy as np
import pytest

from lecture_lib.chapters.svd_ols.figures import three_moves as explorer
from lecture_lib.chapters.svd_ols.figures.three_moves import ANGLES, REACH, STAGES, STEPS, TARGET
from lecture_lib.figures import numbers as written
from lecture_lib.figures.look import ASPECT

ALL = [explorer.factors(explorer.matrix(angle)) for angle in ANGLES]
MOVES = explorer.moves_of(ALL)


@pytest.mark.parametrize("angle", ANGLES)
def test_columns_have_their_lengths_and_angle(angle):
    first, second = explorer.matrix(angle).T
    assert np.linalg.norm(first) == pytest.approx(1.3) and np.linalg.norm(second) == pytest.approx(0.9)
    assert first @ second == pytest.approx(1.3 * 0.9 * np.cos(np.deg2rad(angle)))


@pytest.mark.parametrize("parts", ALL, ids=map(str, ANGLES))
def test_factors_are_the_svd(parts):
    np.testing.assert_allclose(parts.sigma, np.linalg.svd(parts.X)[1], atol=1e-12)
    built = explorer.turn(parts.turn_out) @ np.diag(parts.sigma) @ explorer.turn(-parts.turn_in)
    np.testing.assert_allclose(built, parts.X, atol=1e-12)


def test_only_parallel_columns_have_a_singular_value_of_0():
    assert [one.sigma[1] == 0 for one in ALL] == [angle == 0 for angle in ANGLES]


@pytest.mark.parametrize("parts", ALL, ids=map(str, ANGLES))
def test_moves_begin_with_nothing_pass_the_factors_and_end_with_x(parts):
    np.testing.assert_allclose(explorer.part_way(parts, 0), np.eye(2), atol=1e-12)
    np.testing.assert_allclose(explorer.part_way(parts, 1), explorer.turn(-parts.turn_in), atol=1e-12)
    sized = np.diag(parts.sigma) @ explorer.turn(-parts.turn_in)
    np.testing.assert_allclose(explorer.part_way(parts, 2), sized, atol=1e-12)
    np.testing.assert_allclose(explorer.part_way(parts, 3), parts.X, atol=1e-12)


@pytest.mark.parametrize("parts", ALL, ids=map(str, ANGLES))
@pytest.mark.parametrize("y", [TARGET, (0.0, 0.0), (-2.6, 2.6), (2.0, -1.0)])
def test_solution_is_that_of_the_pseudo_inverse(parts, y):
    answer = explorer.solution(parts, y)
    np.testing.assert_allclose(answer.w, np.linalg.pinv(parts.X) @ y, atol=1e-10)
    np.testing.assert_allclose(answer.fit, parts.X @ answer.w)
    np.testing.assert_allclose(answer.along_u @ answer.along_u, np.dot(y, y))


def test_frames_are_the_moves():
    frames = explorer.move_frames(ALL, MOVES)
    assert frames.ring.shape == (len(ANGLES), 3 * STEPS + 1, explorer.VERTICES, 2)
    for at, parts in enumerate(ALL):
        np.testing.assert_allclose(np.linalg.norm(frames.ring[at, :13], axis=-1), 1)  # turning keeps lengths
        radii = np.linalg.norm(frames.ring[at, -1], axis=-1)
        assert parts.sigma[1] - 1e-9 <= radii.min() and radii.max() <= parts.sigma[0] + 1e-9
        ends = frames.axes[at, :, :, 1]
        np.testing.assert_allclose(np.linalg.norm(ends[-1], axis=-1), parts.sigma, atol=1e-12)
        np.testing.assert_allclose(ends[12], np.eye(2), atol=1e-12)
        assert (frames.axes[at, :, :, 0] == 0).all()


@pytest.mark.parametrize("y", [TARGET, (0.0, 0.0), (2.8, -2.6)])
def test_answer_frames(language, y):
    frames = explorer.answer_frames(ALL, MOVES, y)
    for at, parts in enumerate(ALL):
        w = np.linalg.pinv(parts.X) @ y
        np.testing.assert_allclose(frames.w[at, 0], w, atol=1e-10)
        np.testing.assert_allclose(frames.legs[at, [0, 2]], [[0, 0], w], atol=1e-10)
        aside = frames.name[at, 0] - (-0.2, 0.06)
        assert (np.abs(aside) < (REACH / ASPECT - 0.3, REACH - 0.3)).all()
        if (np.abs(w) < 2.0).all():
            np.testing.assert_allclose(aside, w, atol=1e-10)
        np.testing.assert_allclose(frames.moved[at, [0, -1]], [w, parts.X @ w], atol=1e-10)
        np.testing.assert_allclose(frames.residual[at], [parts.X @ w, y], atol=1e-10)
        if parts.sigma[1]:
            assert np.isnan(frames.line[at]).all()
        else:
            np.testing.assert_allclose(parts.X @ frames.line[at].T, np.tile(parts.X @ w, (2, 1)).T, atol=1e-9)
        assert written.decimals(w[0], 2) in frames.said[at] and written.decimals(parts.sigma[0], 2) in frames.said[at]


def test_readout_at_every_corner(language):
    figure = explorer.explore_three_moves().build()
    said = {figure.text_at({"angle": a, "stage": s}) for a, s in product(range(len(ANGLES)), range(len(STAGES)))}
    assert len(said) == 5 * len(ANGLES) and not any("{" in one or "nan" in one for one in said)
    figure.close()


def test_dragging_to_the_corners_and_outside(language):
    figure = explorer.explore_three_moves().build()
    (handle,) = figure._handles.values()
    first = figure.text_at()
    for x, y in (*product((-REACH, REACH), repeat=2), (0.0, 0.0), (1e6, -1e6)):
        handle["callback"](0, x, y)
        for at, parts in enumerate(ALL):
            assert written.decimals((np.linalg.pinv(parts.X) @ (x, y))[1], 2) in figure.text_at({"angle": at})
    handle["callback"](0, *TARGET)
    assert figure.text_at() == first
    figure.close()
