"""Coordinate descent: steps, slices and lines against the textbook's loop and the cost itself, from any start."""

from itertools import product

import numpy as np
import pytest
from sklearn.linear_model import Lasso

from lecture_lib.chapters.regularization import tasks
from lecture_lib.chapters.regularization.figures import coordinate_descent as coordinate
from lecture_lib.chapters.regularization.figures.coordinate_descent import ALPHAS, STEPS, say
from tests.chapters.figures import drag, every, guess_of, marks, moving

STARTS = [coordinate.START, (0.0, 0.0), (1.0, 0.84), (-0.5, -0.54)]
bills = pytest.fixture(lambda: tasks.pair("flipper", "bill_length"), scope="module")


@pytest.fixture(scope="module")
def best(bills):
    """The optimum at every α, by scikit-learn."""
    fits = [Lasso(alpha=max(alpha, 1e-12) / (2 * len(bills.y)), tol=1e-14, max_iter=100_000) for alpha in ALPHAS]
    return np.array([fit.fit(bills.Z, bills.y).coef_ for fit in fits])


frames = pytest.fixture(lambda bills, best: frames_of(bills, best), scope="module")


def frames_of(task, best, start=None):
    """What is shown at every α of coordinate descent from a start."""
    return every(coordinate.descent(task, best), start, alpha=len(ALPHAS))


def numpy_steps(task, alpha, start):
    """Coordinate descent on the residual, as the chapter writes it."""
    w, path, alone = np.array(start, dtype=float), [np.array(start, dtype=float)], []
    y = task.y - task.y.mean()
    for step in range(STEPS):
        x, j = task.Z[:, step % 2], step % 2
        z = x @ (y - task.Z @ w + x * w[j])
        alone.append(z / (x @ x))
        w[j] = np.sign(z) * max(abs(z) - alpha / 2, 0) / (x @ x)
        path.append(w.copy())
    return np.array(path), np.array(alone)


def test_steps_are_those_of_the_textbook(bills, best):
    for start in STARTS:
        frames = frames_of(bills, best, start)
        for at in (0, 5, 23, len(ALPHAS) - 1):
            path, alone = numpy_steps(bills, ALPHAS[at], start)
            close = {"atol": 1e-10, "err_msg": f"from {start} at position {at}"}
            np.testing.assert_allclose(frames.path[at], path, **close)
            np.testing.assert_array_equal(frames.path[at] == 0, path == 0)
            np.testing.assert_allclose(frames.threshold[at, 1:, 0, 0], alone, **close)
            moved = [path[step, (step - 1) % 2] for step in range(1, STEPS + 1)]
            np.testing.assert_allclose(frames.threshold[at, 1:, 0, 1], moved, **close)


def test_slices_are_the_cost_along_the_coordinate(bills, frames):
    """Parabola and total against the cost itself, each up to the constant that puts the parabola's bottom at 0."""
    for step in (1, 2, 7, 12):
        moves, before = (step - 1) % 2, frames.path[5, step - 1]
        w = np.tile(before, (len(coordinate.COORDINATE), 1))
        w[:, moves] = coordinate.COORDINATE
        residuals = bills.y - bills.y.mean() - w @ bills.Z.T
        J = (residuals**2).sum(-1) / len(bills.y)
        height = frames.parabola[5, step, :, 1]
        np.testing.assert_allclose(height - height[0], J - J[0], atol=1e-9)
        assert 0 <= height.min() < 1e-3
        penalty = ALPHAS[5] / len(bills.y) * np.abs(coordinate.COORDINATE)
        np.testing.assert_allclose(frames.total[5, step, :, 1], height + penalty, atol=1e-12)
        for curve in (frames.parabola, frames.total):
            np.testing.assert_array_equal(curve[5, step, :, 0], coordinate.COORDINATE)
        at, least = frames.bottom[5, step, 0]
        np.testing.assert_allclose(at, frames.path[5, step, moves], rtol=1e-12)  # 0 is met exactly
        assert least <= frames.total[5, step, :, 1].min() + 1e-12


def test_contours_have_their_height_everywhere(bills, best):
    n, at = len(bills.y), 5
    rings = coordinate.contours(bills.gram / n, bills.coef, ALPHAS[at] / n, best[at])
    rings = rings.reshape(len(coordinate.HEIGHTS), -1, 2)

    def cost(w):
        J = np.einsum("vi,ij,vj->v", w - bills.coef, bills.gram, w - bills.coef)
        return (J + ALPHAS[at] * np.abs(w).sum(-1)) / n

    for ring, height in zip(rings, coordinate.HEIGHTS, strict=True):
        np.testing.assert_allclose(cost(ring[:-1]) - cost(best[at][None]), height, rtol=1e-6)


def test_lines_of_the_threshold_panel():
    penalty, soft, shrink = coordinate.threshold_lines(333)
    for at, alpha in enumerate(ALPHAS):
        half = alpha / 666
        z, value = soft[at].T
        np.testing.assert_allclose(value, np.sign(z) * np.maximum(np.abs(z) - half, 0), atol=1e-12)
        np.testing.assert_allclose(z, (-0.6, -half, half, 1.0))
        np.testing.assert_allclose(shrink[at, :, 1], shrink[at, :, 0] * 333 / (333 + alpha))
        np.testing.assert_allclose(penalty[at, :, 1], alpha / 333 * np.abs(penalty[at, :, 0]))


def test_sentences_at_every_position(language, frames, best):
    sentences = coordinate.steps_in_words().of(frames)
    of_a_zero, of_a_move, of_no_penalty = {"ko": ("정확히 0", "문턱만큼", "벌점이 없으므로"),
                                           "en": ("exactly 0", "closer to 0", "no penalty")}[language]  # fmt: skip
    for (at, step), sentence in np.ndenumerate(sentences):
        w = frames.path[at, step]
        assert f"w = ({tasks.coefficient(w[0])}, {tasks.coefficient(w[1])})" in sentence
        assert (of_no_penalty in sentence) == (at == 0 and step > 0) and not (of_a_move in sentence and at * step == 0)
        assert (of_a_zero in sentence) == (step > 0 and w[(step - 1) % 2] == 0), (at, step)
        if step:
            arrived = np.abs(w - best[at]).max() < coordinate.ARRIVED
            assert sentence.endswith(" " + say("arrived" if arrived else "going"))
            assert say("flipper_w" if step % 2 else "bill_length_w") in sentence
    for words in (of_a_zero, of_a_move):
        assert any(words in sentence for sentence in sentences[:, 1:].ravel())


def test_the_star_the_soft_threshold_and_the_mark_are_where_the_solution_is(language, live, bills, best):
    assert live.position["step"] == 0 and say("arrived") in live.text_at({"step": STEPS})
    star, soft = (live._track_of(artist).frames for artist in live._hidden[:2])
    np.testing.assert_allclose(star[:, 0], best, atol=1e-7)
    np.testing.assert_array_equal(soft, coordinate.threshold_lines(len(bills.y))[1])
    _, (last,) = marks(live, "alpha")
    assert 20 * last == pytest.approx(2 * np.abs(bills.Z.T @ (bills.y - bills.y.mean())).max(), rel=1e-3)


def test_what_tells_the_first_step_is_hidden(live):
    star, soft, total, bottom, mark, *_ = live._hidden
    plane, cut, rule = live._fig.axes
    assert [one.axes for one in (star, soft, total, bottom, mark)] == [plane, rule, cut, cut, rule]
    assert live.position == {"alpha": coordinate.ALPHA, "step": 0}


def test_the_guess_is_held_to_the_row_and_to_the_first_step(live, bills):
    ring, truth = guess_of(live)
    w2, n, alpha = coordinate.START[1], len(bills.y), ALPHAS[coordinate.ALPHA]
    w1 = np.linspace(-1, 1, 200_001)
    centred = bills.y - bills.y.mean() - w2 * bills.Z[:, 1]
    cost = n * w1**2 - 2 * w1 * (bills.Z[:, 0] @ centred) + alpha * np.abs(w1)
    np.testing.assert_allclose(truth, [[w1[cost.argmin()], w2]], atol=1e-5)
    drag(live, 0.4, 0.1, handle=1)
    assert live._track_of(ring).frame(live.position).tolist() == [[0.4, w2]]


def test_dragging_the_start_changes_every_position(language, live, bills, best):
    ring, _ = live._handles
    for place in STARTS[1:]:
        drag(live, *place)
        frames = frames_of(bills, best, place)
        sentences = coordinate.steps_in_words().of(frames)
        for at, step in product((0, 5, 25), (0, 1, 2, 12)):
            position = {"alpha": at, "step": step}
            assert sentences[at, step] in live.text_at(position), (place, at, step)
            shown = [track.frame(position) for track in moving(live) if track.artist is not ring]
            here = frames.path[at, : step + 1], *(array[at, step] for array in frames[1:5])
            for array in here:
                assert any(np.array_equal(array, one) for one in shown), (place, at, step)
        assert live._track_of(ring).frame(live.position).tolist() == [list(place)]
