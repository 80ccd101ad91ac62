"""What it costs: what is timed is the normal equation; slopes, digits and words say what was measured."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest

from lecture_lib.explorers.least_squares import cost as explorer
from lecture_lib.explorers.least_squares.cost import DEGREES, FEATURES, ROWS, Timings
from lecture_lib.explorers.timing import seconds_in_words
from lecture_lib.text.least_squares import say

SIZE = (len(ROWS), len(FEATURES))


@pytest.fixture
def timings():
    n, p = np.array(ROWS, dtype=float)[:, None], np.array(FEATURES, dtype=float)
    return Timings(1e-9 * n * p**2, 2e-10 * p**3, 9e-10 * p**3)


def test_what_is_timed_gives_the_coefficients():
    rng = np.random.default_rng(1)
    X, y = rng.standard_normal((60, 7)), rng.standard_normal(60)
    gram, moment = explorer.build(X, y)
    exact = np.linalg.lstsq(X, y, rcond=None)[0]
    np.testing.assert_allclose(np.linalg.solve(gram, moment), exact, rtol=1e-9)
    np.testing.assert_allclose(explorer.by_inverse(gram, moment), exact, rtol=1e-9)


def test_measuring_fills_every_size():
    stages = [np.isfinite(stage.solve).sum() for stage in explorer.measure(rows=(60, 120), features=(2, 5, 9))]
    assert stages == [1, 2, 3]
    (*_, last) = explorer.measure(rows=(60, 120), features=(2, 5))
    assert last.build.shape == (2, 2) and last.solve.shape == last.invert.shape == (2,)
    assert all((part > 0).all() for part in last)


def test_slope_is_the_power():
    sizes = np.array([10.0, 30, 100])
    for power in (0, 1, 2.5, 3):
        assert explorer.slope(sizes, 7 * sizes**power) == pytest.approx(power, abs=1e-9)


@pytest.mark.parametrize("degree", DEGREES)
def test_digits_are_counted_against_the_exact_answer(degree):
    """The polynomial's coefficients are all 1: exactly so, by rational arithmetic."""
    x = [Fraction(k) for k in range(21)]
    assert all(
        sum(value**k for k in range(degree + 1)) == Fraction(int(np.vander([float(value)], degree + 1).sum()))
        for value in x
    )
    solved, inverted = explorer.digits(degree)
    assert 0 <= inverted <= explorer.PLACES and 0 <= solved <= explorer.PLACES


def test_solving_is_more_accurate_than_inverting():
    solved, inverted = np.transpose([explorer.digits(degree) for degree in DEGREES])
    assert (solved > inverted - 1).all() and (solved - inverted)[1:].mean() > 1


@pytest.mark.parametrize(("rows", "features", "degree"), list(product((0, 3), (0, 2, 4), (0, len(DEGREES) - 1))))
def test_pictures_and_words_at_every_corner(language, timings, rows, features, degree):
    live = explorer.show_costs(timings)
    said = live.text_at({"rows": rows, "features": features, "degree": degree})
    for seconds in (timings.build[rows, features], timings.solve[features], timings.invert[features]):
        assert seconds_in_words(seconds) in said
    assert f"n = {ROWS[rows]:,}, p = {FEATURES[features]}:" in said
    assert all(power in said for power in ("1.0", "2.0", "3.0")) and "{" not in said
    solved, inverted = explorer.digits(DEGREES[degree])
    assert f"{solved:.1f}" in said and f"{inverted:.1f}" in said
    live.close()


def test_stored_output_holds_no_timing(timings):
    live = explorer.show_costs(timings)
    assert live._repr_mimebundle_()["text/plain"] == f"LiveFigure: {say('cost_alt')}"
    live.close()


def test_curves_stay_below_the_names_of_the_lines(timings):
    picture = explorer.draw_cost(timings)
    axes = picture.lines[0][0].axes
    highest = np.concatenate([part.ravel() for part in timings]).max() * 1e3
    (_, place) = axes.transAxes.inverted().transform(axes.transData.transform([FEATURES[0], highest]))
    assert place < 0.74  # three rows of names, from 0.95 down
