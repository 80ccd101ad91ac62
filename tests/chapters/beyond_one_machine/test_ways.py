"""The ways to one gradient: they agree, one of them copies X; bars and words say what was timed."""

import tracemalloc

import numpy as np
import pytest

from lecture_lib.chapters.beyond_one_machine.figures import ways
from lecture_lib.chapters.beyond_one_machine.figures.ways import ROWS, WAYS, say
from lecture_lib.figures import numbers, stopwatch
from lecture_lib.figures.stopwatch import Times, seconds_in_words

RNG = np.random.default_rng(1)
DATA = RNG.normal(size=(5000, 4)), RNG.normal(size=5000), RNG.normal(size=4)
TIMES = Times(10.0 ** np.random.default_rng(0).uniform(-5, 1, (len(WAYS) + 2, len(ROWS))), 1.0)


def test_all_ways_give_one_gradient_and_plain_python_is_timed_on_some_rows_and_multiplied():
    X, y, w = DATA
    wanted = [2 * sum(x[j] * (x @ w - t) for x, t in zip(X, y, strict=True)) for j in range(4)]
    *tasks, reading, _ = ways.tasks(X, y, w, threads=3, few=len(y))
    for work, args, scale in tasks[:-1]:
        np.testing.assert_allclose(work(*args), wanted)
        assert scale == 1
    assert reading[0](*reading[1]) == X.max()
    (work, args, scale), *_ = ways.tasks(X, y, w, threads=1, few=500)
    np.testing.assert_allclose(work(*args), ways.numpy_gradient(X[:500], y[:500], w))
    assert scale == 10


def test_without_brackets_a_second_X_is_made():
    peaks = []
    for way in (ways.copying_gradient, ways.numpy_gradient):
        tracemalloc.start()
        way(*DATA)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[0] > DATA[0].nbytes > peaks[1]


@pytest.mark.parametrize("n_threads", [1, 2, 5])
def test_reading_looks_at_every_number(n_threads):
    X = np.zeros((11, 3))
    for place in ((0, 0), (10, 2), (5, 1)):
        X[place] += 1
        assert ways.read(X, n_threads) == X.max()


def test_every_way_is_called_before_anything_is_timed(monkeypatch):
    called = []
    monkeypatch.setattr(ways, "threaded_gradient", lambda X, y, w, n_threads: called.append((len(X), n_threads)))
    stages = ways.measure(rows=(400, 900), features=3)
    assert called == [(100, 1), (100, ways.cores())]  # at once, and small
    next(stages)
    assert len(called) == 2


def test_measuring_fills_every_size_in_every_round():
    *_, last = ways.measure(rows=(40, 90), features=3)
    assert last.shape[0] >= stopwatch.FEWEST and last.shape[1:] == (2, len(WAYS) + 2, 2) and (last > 0).all()


def test_a_busy_machine_shows_in_what_one_thread_takes_by_the_clock():
    worked = np.full((3, len(WAYS) + 2, 2), 0.25)
    clock = worked * np.array([1.0, 4.0, 2.0])[:, None, None]
    times = ways.settled(np.stack([clock, worked], axis=1))
    np.testing.assert_array_equal(times.seconds, 0.25)
    assert times.spread == 2
    assert ways.settled(np.stack([worked, worked], axis=1)).spread == 1


def test_words_at_every_number_of_rows_tell_a_ratio_if_times_are_steady(language):
    live, limit = ways.show_ways(TIMES), ways.limit(TIMES.seconds)
    np.testing.assert_array_equal(limit, np.minimum(*TIMES.seconds[-2:]))  # the faster way to read
    for k, n in enumerate(ROWS):
        sentence, seconds = live.text_at({"rows": k}), TIMES.seconds[:, k]
        ratios = seconds[1] / seconds[2], seconds[0] / seconds[4], seconds[4] / limit[k]
        assert all(str(numbers.rounded(ratio)) in sentence for ratio in ratios)
        assert f"{n:,}" in sentence and str(ways.cores()) in sentence
    sentence = ways.show_ways(TIMES._replace(spread=2.5)).text_at()
    assert str(stopwatch.if_steady(2.5, "")) in sentence
    assert say("compared", unbracketed="{}", faster="{}", above="{}").split("{}")[0] not in sentence


def test_plain_python_leaves_the_panel_where_it_takes_longer_than_that_and_says_how_far():
    seconds = TIMES.seconds.copy()
    seconds[0], seconds[1:] = (2.0, 0.1, 2.0, 2.0), (0.01, 0.2, 0.01, 0.01)
    live = ways.show_ways(TIMES._replace(seconds=seconds))
    drawn = [track for track in live._tracks if track.artist is not None]
    (words,) = (track for track in drawn if track.over == ("rows",) and "→" in str(track.frames[0]))
    (place,) = (track for track in drawn if track.artist is words.artist and track.over == ("clock", "rows"))
    assert np.isfinite(place.frames[-1, :, 0, 0]).tolist() == [True, False, True, True]
    assert np.isnan(place.frames[:-1]).any(-1).all()  # not before the others are done
    share = str(numbers.rounded(200 / words.artist.axes.get_xlim()[1]))
    assert stopwatch.say("widths", time=seconds_in_words(2.0), k=share) == words.frames[0]
