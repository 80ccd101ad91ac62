"""The clock takes the fastest run; the bar leaves nothing behind; times are said in words."""

import pytest
from ipywidgets.widgets.widget import _instances

from lecture_lib import text
from lecture_lib.explorers import timing


def test_the_fastest_of_a_few_runs(monkeypatch):
    clock = iter([0, 0.03, 1, 1.01, 2, 2.02, 3, 3.05, 4, 4.001])
    monkeypatch.setattr(timing, "perf_counter", lambda: next(clock))
    assert timing.fastest_seconds(lambda: None) == pytest.approx(0.01)  # of 0.03, 0.01, 0.02, 0.05: then enough


def test_progress_leaves_no_widget_and_returns_the_last_stage():
    before = set(_instances)
    assert timing.with_progress(iter("abc"), 3, "…") == "c"
    assert set(_instances) == before


def test_times_in_words(language):
    assert timing.seconds_in_words(0.0123) == text.say("timing.milliseconds_unit", value="12.3")
    assert timing.seconds_in_words(1.5) == text.say("timing.seconds_unit", value="1.50")
