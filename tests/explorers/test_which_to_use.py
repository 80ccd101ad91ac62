"""Which to use: both methods reach the same coefficients; pictures and words say what was timed."""

from itertools import product

import numpy as np
import pytest

from lecture_lib.explorers.gradient_descent import which_to_use as explorer
from lecture_lib.explorers.gradient_descent.which_to_use import ACCURACY, FEATURES, ROWS, Timings
from lecture_lib.text.gradient_descent import say

SIZE = (len(ROWS), len(FEATURES))


@pytest.fixture
def timings():
    rng = np.random.default_rng(3)
    return Timings(rng.uniform(1e-4, 2, SIZE), rng.uniform(1e-4, 2, SIZE), rng.integers(3, 90, SIZE).astype(float))


@pytest.mark.parametrize(("n", "p"), [(50, 2), (300, 30), (400, 100)])
def test_both_methods_reach_the_same_coefficients(n, p):
    rng = np.random.default_rng(n)
    X, y = rng.standard_normal((n, p)), rng.standard_normal(n)
    exact = np.linalg.lstsq(X, y, rcond=None)[0]
    lr, steps = explorer.descent_plan(X, y)
    np.testing.assert_allclose(explorer.solve_normal_equation(X, y), exact, rtol=1e-9, atol=1e-12)
    error = [np.linalg.norm(explorer.descend(X, y, lr, k) - exact) / np.linalg.norm(exact) for k in (steps - 1, steps)]
    assert error[1] <= ACCURACY * 1.001 < error[0] * 1.002


@pytest.mark.parametrize(("n", "p"), [(2500, 10), (2500, 300), (1000, 400)])
def test_learning_rate_given_for_free_is_near_the_best(n, p):
    X = np.random.default_rng(p).standard_normal((n, p))
    eigenvalues = np.linalg.eigvalsh(2 * X.T @ X)
    lr, _ = explorer.descent_plan(X, X[:, 0])
    assert lr < 2 / eigenvalues[-1] and lr == pytest.approx(2 / (eigenvalues[0] + eigenvalues[-1]), rel=0.06)


def test_measuring_fills_every_size_in_order():
    stages = [np.isfinite(stage.normal).sum() for stage in explorer.measure(rows=(60, 120), features=(2, 5))]
    assert stages == [1, 2, 3, 4]
    (*_, last) = explorer.measure(rows=(60, 120), features=(2, 5))
    assert all((values > 0).all() for values in last)
    np.testing.assert_array_equal(last.steps, list(explorer.measure(rows=(60, 120), features=(2, 5)))[-1].steps)


@pytest.mark.parametrize(("rows", "features"), list(product(range(SIZE[0]), range(SIZE[1]))))
def test_pictures_and_words_at_every_position(language, timings, rows, features):
    live = explorer.show_timings(timings)
    normal, descent = timings.normal[rows, features], timings.descent[rows, features]
    sentence = live.text_at({"rows": rows, "features": features})
    assert explorer.seconds_in_words(normal) in sentence and explorer.seconds_in_words(descent) in sentence
    assert explorer.winner(normal, descent) in sentence and f"{ROWS[rows]:,}" in sentence
    assert str(int(timings.steps[rows, features])) in sentence and "{" not in sentence
    live.close()


def test_curves_hold_size_and_time(timings):
    points = explorer.curves(FEATURES, timings.normal)
    assert points.shape == (*SIZE, 2)
    np.testing.assert_array_equal(points[1, :, 0], FEATURES)
    np.testing.assert_array_equal(points[1, :, 1], timings.normal[1])


def test_winner_in_words(language):
    assert explorer.winner(1.0, 3.0) == say("normal_wins", times="3.0")
    assert explorer.winner(3.0, 1.0) == say("descent_wins", times="3.0")
    assert explorer.winner(1.0, 1.05) == explorer.winner(1.05, 1.0) == say("equally_fast")


def test_stored_output_holds_no_timing(timings):
    live = explorer.show_timings(timings)
    assert live._repr_mimebundle_()["text/plain"] == f"LiveFigure: {say('which_alt')}"
    live.close()
