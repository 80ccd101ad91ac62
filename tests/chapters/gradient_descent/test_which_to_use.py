"""Which to use: both methods reach the same coefficients; steps, pictures and words say what was timed."""

import numpy as np
import pytest

from lecture_lib.chapters.gradient_descent.figures import which_to_use as explorer
from lecture_lib.chapters.gradient_descent.figures.which_to_use import ACCURACY, CONDITIONS, FEATURES, ROWS, say
from lecture_lib.figures import numbers, stopwatch
from lecture_lib.figures.stopwatch import Times, seconds_in_words

SIZE = (len(ROWS), len(FEATURES))
TIMES = Times(np.random.default_rng(3).uniform(1e-4, 2, (2, *SIZE)), 1.0)
STEPS = np.random.default_rng(4).integers(3, 2000, (len(CONDITIONS), *SIZE))


@pytest.mark.parametrize(("n", "p"), [(50, 2), (300, 30), (400, 100)])
def test_both_methods_reach_the_same_coefficients(n, p):
    rng = np.random.default_rng(n)
    X, y = rng.standard_normal((n, p)), rng.standard_normal(n)
    exact = np.linalg.lstsq(X, y, rcond=None)[0]
    lr = explorer.descent_rate(n, p)
    steps = explorer.descent_steps(X, y, lr)
    np.testing.assert_allclose(explorer.solve_normal_equation(X, y), exact, rtol=1e-9, atol=1e-12)
    error = [np.linalg.norm(explorer.descend(X, y, lr, k) - exact) / np.linalg.norm(exact) for k in (steps - 1, steps)]
    assert error[1] <= ACCURACY * 1.001 < error[0] * 1.002


@pytest.mark.parametrize(("n", "p"), [(2500, 10), (2500, 300), (1000, 400)])
def test_learning_rate_given_for_free_is_near_the_best(n, p):
    X = np.random.default_rng(p).standard_normal((n, p))
    eigenvalues = np.linalg.eigvalsh(2 * (X.T @ X))
    lr = explorer.descent_rate(n, p)
    assert lr < 2 / eigenvalues[-1] and lr == pytest.approx(2 / (eigenvalues[0] + eigenvalues[-1]), rel=0.06)


@pytest.mark.parametrize("condition", [10, 100])
def test_as_many_steps_as_the_worst_data_of_that_condition_number_take(condition):
    """The error in the directions of the extreme eigenvalues, at the best learning rate, step by step."""
    X, w, lr = np.diag([1.0, np.sqrt(condition)]), np.ones(2), 2 / (2 + 2 * condition)
    error = [np.linalg.norm(explorer.descend(X, X @ w, lr, k) - w) / np.sqrt(2) for k in range(1000)]
    assert np.argmax(np.array(error) <= ACCURACY) == explorer.steps_at(condition)


def test_steps_and_times_are_found_at_every_size():
    *_, last = explorer.measure(rows=(60, 120), features=(2, 5))
    assert last.shape[0] >= stopwatch.FEWEST and last.shape[1:] == (2, 2, 2) and (last > 0).all()
    steps = explorer.all_steps(rows=(60, 120), features=(2, 5))
    assert steps.shape == (len(CONDITIONS), 2, 2) and (steps > 0).all()
    whole, noise, w = explorer.gaussian(120, 5, 0)
    X, lr = whole[:60, :2], explorer.descent_rate(60, 2)
    assert steps[0, 0, 0] == explorer.descent_steps(X, X @ w[:2] + noise[:60], lr)
    assert [set(part.ravel()) for part in steps[1:]] == [{explorer.steps_at(kappa)} for kappa in CONDITIONS[1:]]


def test_words_at_every_position(language):
    live = explorer.show_timings(TIMES, STEPS)
    normal, step = TIMES.seconds
    for condition, rows, features in np.ndindex(STEPS.shape):
        sentence = live.text_at({"condition": condition, "rows": rows, "features": features})
        steps = STEPS[condition, rows, features]
        times = [normal[rows, features], step[rows, features] * steps]
        assert seconds_in_words(step[rows, features]) in sentence and str(explorer.winner(*times)) in sentence
        assert f"{ROWS[rows]:,}" in sentence and f"{steps:,}" in sentence
    won = explorer.winner(np.array([1.0, 3.0, 1.0, 1.05]), np.array([3.0, 1.0, 1.05, 1.0]))
    normal, descent = (say(key, times="3.00") for key in ("normal_wins", "descent_wins"))
    assert won.tolist() == [normal, descent, *[say("equally_fast")] * 2]
    assert str(stopwatch.if_steady(3.0, "")) in explorer.show_timings(TIMES._replace(spread=3.0), STEPS).text_at()


def test_the_map_has_every_size_once_in_the_colour_of_the_faster_method_with_its_lead():
    live, (normal, step) = explorer.show_timings(TIMES, STEPS), TIMES.seconds
    mapped = [track for track in live._tracks if track.over == ("condition",) and track.artist.axes is live.lead]
    solved, _, descended, _, *leads = (track.frames for track in mapped)
    for condition, (i, j) in ((c, at) for c in range(len(CONDITIONS)) for at in np.ndindex(SIZE)):
        ratio = STEPS[condition, i, j] * step[i, j] / normal[i, j]
        inside = [(np.abs(cells[condition] - (j, i)) < 0.5).all(1).sum() for cells in (solved, descended)]
        assert inside == [5 * (ratio >= 1.1), 5 * (ratio <= 1 / 1.1)]
        lead = say("times", times=numbers.rounded(max(ratio, 1 / ratio))) if any(inside) else say("equal")
        assert leads[i * SIZE[1] + j][condition] == lead


def test_bars_are_the_time_of_all_steps_and_of_the_normal_equation():
    live, (normal, step) = explorer.show_timings(TIMES, STEPS), TIMES.seconds
    over = ("clock", "condition", "rows", "features")
    ends = [track.frames[-1, ..., 1, 0] for track in live._tracks if track.over == over and track.frames.shape[-2] == 2]
    descent = STEPS * step
    for end, seconds in zip(ends, (normal, descent), strict=True):
        np.testing.assert_allclose(end, np.broadcast_to(seconds, descent.shape) / np.maximum(normal, descent))


def test_the_ring_takes_both_sizes_along():
    live = explorer.show_timings(TIMES, STEPS)
    assert [set(handle.moves) for handle in live._handles.values()] == [{"rows", "features"}]
