"""The clocks take the fastest run, the rounds repeat everything; what is unsteady says so; the bar leaves no trace."""

import json

import numpy as np
import pytest
from ipywidgets.widgets.widget import _instances
from threadpoolctl import threadpool_info

from lecture_lib.chapters.gradient_descent.figures import sgd
from lecture_lib.figures import stopwatch
from lecture_lib.figures.stage import Stage
from lecture_lib.live import Choice
from lecture_lib.words import words_of


@pytest.fixture
def clocks(monkeypatch):
    """A clock and the processor's time that go on as they are told, and else stand still."""
    now = {"clock": 0.0, "processor": 0.0}
    monkeypatch.setattr(stopwatch, "perf_counter", lambda: now["clock"])
    monkeypatch.setattr(stopwatch, "processor_time", lambda: now["processor"])

    def work(runs):
        clock, processor = next(runs)
        now["clock"] += clock
        now["processor"] += processor

    return work


def test_the_fastest_run_by_the_clock_and_of_the_processor(clocks):
    runs = iter([(0.5, 0.03), (0.2, 0.05), (0.4, 0.01), (0.1, 0.001)])
    assert stopwatch.fastest(clocks, runs) == pytest.approx((0.2, 0.01))  # three, and no fourth: they took long
    assert stopwatch.fastest_seconds(clocks, iter([(0.5, 0.03), (0.2, 0.05), (9.0, 0.04)])) == pytest.approx(0.03)


def test_short_work_is_repeated_and_long_work_is_not(clocks):
    short, long = iter([(0.001, 0.001)] * 99), iter([(0.02, 0.02)] * 99)
    stopwatch.fastest(clocks, short, fewest=1)
    stopwatch.fastest(clocks, long, fewest=1)
    assert (len(list(short)), len(list(long))) == (99 - stopwatch.REPEATS, 98)


def test_linear_algebra_has_one_thread_while_it_is_timed_and_made_ready_for_the_clock():
    def one_round():
        for index in np.ndindex(2):
            seen.extend(pool["num_threads"] for pool in threadpool_info())
            yield index, 1.0

    seen, before = [], [pool["num_threads"] for pool in threadpool_info()]
    stopwatch.fastest(lambda: seen.extend(pool["num_threads"] for pool in threadpool_info()), fewest=1)
    for _ in stopwatch.in_rounds(one_round, (2,)):
        assert [pool["num_threads"] for pool in threadpool_info()] == before  # not for the reader's own code
    assert len(seen) > 2 * len(before) and set(seen) == {1}


@pytest.mark.parametrize(("seconds", "rounds"), [(0.1, stopwatch.MOST), (0.9, 4), (5.0, stopwatch.FEWEST)])
def test_rounds_are_at_least_the_fewest_and_fill_the_time(clocks, seconds, rounds):
    def one_round():
        for index in np.ndindex(2, 3):
            clocks(iter([(seconds / 6, 0.0)]))
            yield index, 10.0 * index[0] + index[1]

    stages = list(stopwatch.in_rounds(one_round, (2, 3)))
    assert len(stages) == 6 * rounds
    assert np.isnan(stages[6]).sum() == 5  # the second round has begun
    np.testing.assert_array_equal(stages[-1], [[[0, 1, 2], [10, 11, 12]]] * rounds)


def test_what_the_rounds_say_together_and_what_doubling_does():
    runs = np.array([[1.0, 4.0, 9.0], [2.0, 2.0, 3.0], [1.5, 6.0, 3.0]])
    times = stopwatch.settled(runs)
    np.testing.assert_array_equal(times.seconds, [1, 2, 3])
    assert times.spread == pytest.approx(1.5)  # medians 1.5, 4 and 3 over the least
    sizes = np.array([10.0, 30, 100])
    for power in (0, 1, 2.5, 3):
        table = np.outer([1.0, 3.0], 7 * sizes**power)
        np.testing.assert_allclose(stopwatch.doubled(table, sizes, 1), np.full((2, 3), 2**power))
        np.testing.assert_allclose(stopwatch.doubled(table.T, sizes, 0), np.full((3, 2), 2**power))


SECONDS = np.array([[3.0, 0.5], [1.0, 1.0]])  # of two lanes at two sizes


@pytest.fixture
def race(language):
    stage = Stage(words_of(sgd.__file__), [Choice("size", "n", ["1", "2"]), stopwatch.clock()], panels=1)
    parts = [[("path", SECONDS[0] / 3), ("error", SECONDS[0] * 2 / 3)], [("path", SECONDS[1])]]
    lanes = [stopwatch.Lane(words, *one) for words, *one in zip("ab", parts, SECONDS / 2, strict=True)]
    stopwatch.race(stage, "race", lanes, ("size",))
    return stage.live


def test_bars_grow_alike_until_their_work_is_done_and_only_then_say_the_time(race):
    first, second, front, _, place, words, other, _, _, other_place, _ = (track.frames for track in race._tracks)
    longest = SECONDS.max(axis=0)
    for tick, now in enumerate(stopwatch.CLOCK):
        for size in (0, 1):
            done = np.minimum(SECONDS[:, size] / longest[size], now)
            assert np.diff(first[tick, size, :, 0]) + np.diff(second[tick, size, :, 0]) == pytest.approx(done[0])
            reached = first[tick, size, 0, 0] + done[0]
            np.testing.assert_allclose(front[tick, size, 0], [reached if reached < 1.3 else np.nan, 0])
            assert np.diff(other[tick, size, :, 0]) == pytest.approx(done[1])
            for at, end in ((place, SECONDS[0]), (other_place, SECONDS[1])):
                assert np.isfinite(at[tick, size, 0, 0]) == (end[size] / longest[size] <= now + 1e-9)
    assert words.tolist() == stopwatch.seconds_in_words(SECONDS[0]).tolist()


def test_while_the_clock_runs_those_who_are_done_are_named(language):
    said = stopwatch.arrived(["a", "b"], np.array([[1.0, 0.5], [0.3, 1.0]]))
    at = np.searchsorted(stopwatch.CLOCK, [0.25, 0.4, 0.6])
    none, one, other = stopwatch.say("nobody"), "a", "b"
    for tick, (first, second) in zip(at, ((none, none), (other, none), (other, one)), strict=True):
        share = f"{stopwatch.CLOCK[tick]:.0%}"
        assert said[tick].tolist() == [stopwatch.say("arrived", clock=share, names=who) for who in (first, second)]
    assert said[-1].tolist() == ["", ""]


def test_a_lane_begins_its_second_part_where_the_first_ends(race):
    first, second, _, calm = (track.frames for track in race._tracks[:4])
    np.testing.assert_allclose(first[-1, :, 1, 0], second[-1, :, 0, 0])
    assert (np.diff(second[0, ..., 0]) == 0).all()  # nothing of it is seen yet
    np.testing.assert_allclose(calm[:, 1, 0], SECONDS[0] / 2 / SECONDS.max(axis=0))


def test_times_are_said_in_their_unit_and_an_unsteady_machine_says_so_instead_of_a_slope(language):
    words = np.array([["slope 1", "slope 2"]])
    assert stopwatch.if_steady(1.1, words).tolist() == words.tolist()
    assert stopwatch.if_steady(stopwatch.UNSTEADY - 0.01, "slope 1") == "slope 1"
    said = stopwatch.say("unsteady", times="1.7")
    assert stopwatch.if_steady(1.7, words).tolist() == [[said, said]]
    assert stopwatch.if_steady(1.7, "slope 1") == said and "1.7" in said and "slope" not in said
    assert stopwatch.seconds_in_words(0.0123) == stopwatch.say("milliseconds_unit", value="12.3")
    assert stopwatch.seconds_in_words(1.5) == stopwatch.say("seconds_unit", value="1.50")


def test_progress_leaves_no_widget_and_returns_the_last_stage():
    before = set(_instances)
    assert stopwatch.with_progress(iter("abc"), 2) == "c"  # more stages than were foreseen are no fault
    assert set(_instances) == before


# The quiet machine ----------------------------------------------------------------------------------------------------


def test_the_quiet_machine_is_named_and_took_longer_for_more_work_of_the_figures_sizes():
    from lecture_lib.chapters.beyond_one_machine.figures import ways
    from lecture_lib.chapters.gradient_descent.figures import which_to_use
    from lecture_lib.chapters.least_squares.figures import cost
    from lecture_lib.chapters.svd_ols.figures import cost as svd_cost

    known = json.loads(stopwatch.REFERENCE.read_text("utf-8"))
    assert all(known[name] for name in ("machine", "date", "versions", "threads"))
    shapes = {
        "least_squares.cost": (3, len(cost.ROWS), len(cost.FEATURES)),
        "gradient_descent.which_to_use": (2, len(which_to_use.ROWS), len(which_to_use.FEATURES)),
        "svd_ols.cost": (3, len(svd_cost.ROWS), len(svd_cost.FEATURES)),
        "beyond_one_machine.ways": (len(ways.WAYS) + 2, len(ways.ROWS)),
    }
    assert {name: stopwatch.quiet(name).shape for name in known["seconds"]} == shapes
    for name in shapes:
        seconds = stopwatch.quiet(name)
        assert (seconds > 0).all()
        if name != "beyond_one_machine.ways":
            assert (np.diff(seconds, axis=-1) > 0).all()
            growing = seconds[:1] if name == "least_squares.cost" else seconds  # to solve takes the same for every n
            assert (np.diff(growing, axis=1) > 0).all()
