"""All minimisers: the line, the shortest on it and where descent arrives, against the solvers."""

from itertools import product

import numpy as np
import pytest

from lecture_lib.chapters.svd_ols.figures import minimisers as explorer
from lecture_lib.chapters.svd_ols.figures.minimisers import AT_SHORTEST, FIRST, MIDDLE, REACH, SPLITS, START, say
from lecture_lib.chapters.svd_ols.rulers import two_rulers
from lecture_lib.figures import numbers as written
from lecture_lib.solvers import gradient_descent, lr_threshold, svd_ols
from tests.chapters.figures import drag, guess_of

slope = pytest.fixture(explorer.slope_on_z, scope="module")
frames = pytest.fixture(explorer.minimiser_frames, scope="module")


@pytest.fixture(scope="module")
def twice():
    rulers = two_rulers()
    return np.column_stack([np.ones_like(rulers.z), rulers.z, rulers.z]), rulers.y


def descent_from(slope, start):
    answer = explorer.descent(slope)
    answer.points = np.array([start], dtype=float)
    return answer.frames({})


def test_every_position_is_a_minimiser_whose_length_is_shown_and_only_one_is_shortest(frames, twice):
    X, y = twice
    w = np.column_stack([np.full(len(SPLITS), y.mean()), frames.w[:, 0]])
    gradients = 2 * X.T @ (X @ w.T - y[:, None])
    np.testing.assert_allclose(gradients, 0, atol=1e-4)
    np.testing.assert_allclose(frames.loss[:, 1], 1, rtol=1e-12)
    assert frames.length[:, 1].argmin() == AT_SHORTEST and (frames.length[:, 1] >= 1).all()
    np.testing.assert_allclose(frames.w[:, 0, 0] - frames.w[:, 0, 1], SPLITS, atol=1e-9)
    np.testing.assert_allclose(frames.loss[:, 0], SPLITS)
    np.testing.assert_allclose(frames.w[AT_SHORTEST, 0], svd_ols(*twice).coef[1:], rtol=1e-9)
    lengths = np.linalg.norm(frames.w[:, 0], axis=-1)
    np.testing.assert_allclose(np.linalg.norm(frames.circle, axis=-1), lengths[:, None] * np.ones(73))
    np.testing.assert_allclose(frames.arm[:, 1], frames.w[:, 0])


def test_descent_arrives_where_the_solver_does(slope, twice):
    X, y = twice
    for start in START, (-800.0, 400.0), (1500.0, 1500.0), (349.0, 349.0):
        run = gradient_descent(X, y, lr_threshold(X) / 2, 200, start=[0.0, *start])
        frames = descent_from(slope, start)
        np.testing.assert_allclose(frames.path, [start, run.path[-1][1:]], rtol=1e-6, atol=1e-6)
        np.testing.assert_array_equal(frames.path, [[frames.a, frames.b], [frames.c, frames.d]])
        assert frames.shortest == (start[0] == start[1])


def test_sentences_at_every_position(language, frames, live):
    assert live.position == {"split": FIRST}
    for at, w in enumerate(frames.w[:, 0]):
        readout = live.text_at({"split": at})
        assert f"{written.decimals(w[0])}, {written.decimals(w[1])}" in readout and "{" not in readout
        assert written.decimals(np.hypot(*w)) in readout and say("at_shortest") in readout
        assert (written.decimals(frames.length[at, 1], 2) in readout) or at == AT_SHORTEST
        assert (say.template("on_shortest").rpartition("}")[2] in readout) == (at == AT_SHORTEST)


def test_dragging_the_start(language, slope, live):
    first = live.text_at()
    for x, y in (*product((MIDDLE - REACH, MIDDLE + REACH), repeat=2), (slope, 0.0), (1e7, -1e7)):
        drag(live, x, y)
        ((x, y),) = live.points(next(iter(live._handles)))  # held inside the axes
        frames, end = descent_from(slope, (x, y)), np.array([x, y]) + (slope - x - y) / 2
        assert ", ".join(written.decimals(end)) in live.text_at()
        assert (say("at_shortest") in live.text_at()) == (x == y)
        assert frames.name[0, 1] >= MIDDLE - REACH
    drag(live, *START)
    assert live.text_at() == first


def test_the_guess_is_held_to_the_least_squares_solution_of_least_norm(twice):
    live = explorer.explore_minimisers()
    ring, (shortest,) = guess_of(live)
    np.testing.assert_allclose(shortest, np.linalg.lstsq(*twice, rcond=1e-10)[0][1:])
    drag(live, 300.0, 500.0, handle=list(live._handles).index(ring))
    off = np.linalg.norm(shortest - (300.0, 500.0))
    assert f"{off:.0f} g" in str(live._readout[1]["guess"].frame(live.position))
