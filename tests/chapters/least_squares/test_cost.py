"""What it costs: what is timed is the normal equation; slopes, digits and words say what was measured."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest

from lecture_lib.chapters.least_squares.figures import cost as explorer
from lecture_lib.chapters.least_squares.figures.cost import DEGREES, FEATURES, ROWS
from lecture_lib.figures import stopwatch
from lecture_lib.figures.stopwatch import Times, seconds_in_words

say = explorer.say


@pytest.fixture
def seconds():
    """Times as n p², p³ and p³, of shape (parts, rows, features)."""
    n, p = np.array(ROWS, dtype=float)[:, None], np.array(FEATURES, dtype=float)
    return np.stack(np.broadcast_arrays(1e-9 * n * p**2, 2e-10 * p**3, 9e-10 * p**3))


def test_what_is_timed_gives_the_coefficients():
    rng = np.random.default_rng(1)
    X, y = rng.standard_normal((60, 7)), rng.standard_normal(60)
    gram, moment = explorer.build(X, y)
    exact = np.linalg.lstsq(X, y, rcond=None)[0]
    np.testing.assert_allclose(np.linalg.solve(gram, moment), exact, rtol=1e-9)
    np.testing.assert_allclose(explorer.by_inverse(gram, moment), exact, rtol=1e-9)


def test_measuring_fills_every_size_in_every_round():
    stages = list(explorer.measure(rows=(60, 120), features=(2, 5, 9)))
    assert np.isfinite(stages[2][0, 0]).sum() == 2 and np.isfinite(stages[2][0, 1]).all(0).tolist() == [1, 0, 0]
    assert stages[-1].shape[0] >= stopwatch.FEWEST and stages[-1].shape[1:] == (3, 2, 3)
    assert (stages[-1] > 0).all() and (stages[-1][:, 1:, 0] == stages[-1][:, 1:, 1]).all()


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


@pytest.mark.parametrize(("rows", "features"), list(product((0, 3), (0, 2, 4))))
def test_words_at_every_corner(language, seconds, rows, features):
    live = explorer.show_costs(Times(seconds, 1.02))
    said = live.text_at({"rows": rows, "features": features})
    assert all(seconds_in_words(one) in said for one in seconds[:, rows, features])
    assert f"n = {ROWS[rows]:,}, p = {FEATURES[features]}:" in said
    assert say("slopes", over_n="1.0", over_p="2.0", cubic="3.0") in said and "{" not in said
    live.close()


def test_no_slope_is_told_where_times_are_unsteady(language, seconds):
    live = explorer.show_costs(Times(seconds, 2.0))
    said = live.text_at()
    slopes = say("slopes", over_n="1.0", over_p="2.0", cubic="3.0")
    assert str(stopwatch.if_steady(2.0, "")) in said and slopes not in said
    live.close()


def test_pictures_show_the_times_and_those_of_the_quiet_machine(seconds):
    live = explorer.show_costs(Times(seconds, 1.0))
    calm = stopwatch.quiet("least_squares.cost")
    for part in range(3):
        behind, here, mark = live._tracks[3 * part : 3 * part + 3]
        over_n = live._tracks[9 + 3 * part + 1]
        assert here.over == ("rows",) and over_n.over == ("features",)
        np.testing.assert_allclose(here.frames[..., 1], 1e3 * seconds[part])
        np.testing.assert_allclose(mark.frames[..., 1], 1e3 * seconds[part])
        np.testing.assert_allclose(behind.frames[..., 1], 1e3 * calm[part])
        np.testing.assert_allclose(over_n.frames[..., 1], 1e3 * seconds[part].T)
    live.close()


def test_stored_output_holds_no_timing(seconds):
    live = explorer.show_costs(Times(seconds, 1.0))
    assert live._repr_mimebundle_()["text/plain"] == f"LiveFigure: {say('alt')}"
    live.close()


def test_curves_stay_below_the_names_of_the_lines(seconds):
    live = explorer.show_costs(Times(seconds, 1.0))
    axes, highest = live._tracks[0].artist.axes, 1e3 * max(seconds.max(), stopwatch.quiet("least_squares.cost").max())
    (_, place) = axes.transAxes.inverted().transform(axes.transData.transform([FEATURES[0], highest]))
    lowest_name = min(one.get_position()[1] for one in axes.texts)
    assert 0.5 < place < lowest_name - 0.05
    live.close()
