"""What it costs: what is timed is the normal equation; bars, blocks, digits and words say what was measured."""

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


def test_words_at_every_corner_tell_what_doubling_does_if_times_are_steady(language):
    growth = say("growth", n_times="2.0", p_times="4.0", cubic="8.0")
    live = explorer.show_costs(Times(SECONDS, 1.02))
    for rows, features in product((0, 3), (0, 2, 4)):
        said = live.text_at({"rows": rows, "features": features})
        assert all(seconds_in_words(one) in said for one in SECONDS[:, rows, features])
        assert f"n = {ROWS[rows]:,}, p = {FEATURES[features]}:" in said and growth in said
    said = explorer.show_costs(Times(SECONDS, 2.0)).text_at()
    assert str(stopwatch.if_steady(2.0, "")) in said and growth not in said


def test_each_way_is_a_bar_of_building_and_then_of_solving_or_inverting():
    tracks = explorer.show_costs(Times(SECONDS, 1.0))._tracks
    build, solve, invert = SECONDS
    for lane, rest in enumerate((solve, invert)):
        building, after = (track.frames[-1, ..., 0] for track in tracks[6 * lane : 6 * lane + 2])  # at the finish
        np.testing.assert_allclose(building[..., 1], build / (build + invert))
        np.testing.assert_allclose(np.diff(after)[..., 0], rest / (build + invert))
        assert (building[..., 1] == after[..., 0]).all()


def test_the_blocks_are_to_scale_and_the_cube_is_the_first_piece_of_the_beam():
    """On paper a block is its square front and, along its depth, the length that its volume asks for."""
    for n, p in product(ROWS, FEATURES):
        beam, cube = explorer.block(p, n), explorer.block(p, p)
        (low, right, _, up), into = beam[:4], beam[8] - beam[7]
        assert (right - low)[0] == (up - low)[1] == p
        np.testing.assert_allclose(into, (cube[8] - cube[7]) * n / p)
        np.testing.assert_array_equal(beam[:5], cube[:5])
        assert (beam.min(axis=0, where=~np.isnan(beam), initial=np.inf) >= 0).all()
    fig = explorer.show_costs(Times(SECONDS, 1.0))._fig
    (axes,) = (axes for axes in fig.axes if axes.get_title(loc="left") == say("work"))
    largest = explorer.block(FEATURES[-1], ROWS[-1])
    assert (np.nanmax(largest, axis=0) < (axes.get_xlim()[1], axes.get_ylim()[1])).all()
