"""What it costs: what is timed is the normal equation; slopes, digits and words say what was measured."""

from fractions import Fraction
from itertools import product

import numpy as np

from lecture_lib.chapters.least_squares.figures import cost as explorer
from lecture_lib.chapters.least_squares.figures.cost import DEGREES, FEATURES, ROWS, say
from lecture_lib.figures import stopwatch
from lecture_lib.figures.stopwatch import Times, seconds_in_words

N, P = np.array(ROWS, dtype=float)[:, None], np.array(FEATURES, dtype=float)
SECONDS = np.stack(np.broadcast_arrays(1e-9 * N * P**2, 2e-10 * P**3, 9e-10 * P**3))  # (parts, rows, features)


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


def test_digits_are_counted_against_the_exact_answer_and_solving_keeps_more_than_inverting():
    """The polynomial's coefficients are all 1: exactly so, by rational arithmetic."""
    for degree, x in product(DEGREES, range(21)):
        row = np.vander([float(x)], degree + 1)
        assert sum(Fraction(x) ** k for k in range(degree + 1)) == Fraction(int(row.sum()))
    solved, inverted = np.transpose([explorer.digits(degree) for degree in DEGREES])
    assert all(((0 <= digits) & (digits <= explorer.PLACES)).all() for digits in (solved, inverted))
    assert (solved > inverted - 1).all() and (solved - inverted)[1:].mean() > 1


def test_words_at_every_corner_tell_slopes_if_times_are_steady(language):
    slopes = say("slopes", over_n="1.0", over_p="2.0", cubic="3.0")
    live = explorer.show_costs(Times(SECONDS, 1.02))
    for rows, features in product((0, 3), (0, 2, 4)):
        said = live.text_at({"rows": rows, "features": features})
        assert all(seconds_in_words(one) in said for one in SECONDS[:, rows, features])
        assert f"n = {ROWS[rows]:,}, p = {FEATURES[features]}:" in said and slopes in said
    said = explorer.show_costs(Times(SECONDS, 2.0)).text_at()
    assert str(stopwatch.if_steady(2.0, "")) in said and slopes not in said


def test_curves_show_the_times_and_those_of_the_quiet_machine_below_the_names_of_the_lines():
    tracks, calm = explorer.show_costs(Times(SECONDS, 1.0))._tracks, stopwatch.quiet("least_squares.cost")
    for part in range(3):
        behind, here, mark, over_n = *tracks[3 * part : 3 * part + 3], tracks[9 + 3 * part + 1]
        assert here.over == ("rows",) and over_n.over == ("features",)
        for track, seconds in ((here, SECONDS), (mark, SECONDS), (behind, calm), (over_n, SECONDS.swapaxes(1, 2))):
            np.testing.assert_allclose(track.frames[..., 1], 1e3 * seconds[part])
    axes, highest = tracks[0].artist.axes, 1e3 * max(SECONDS.max(), calm.max())
    (_, place) = axes.transAxes.inverted().transform(axes.transData.transform([FEATURES[0], highest]))
    assert 0.5 < place < min(one.get_position()[1] for one in axes.texts) - 0.05
