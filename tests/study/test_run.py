"""An answer is run on copies and for a limited time of its own: neither imports nor the work of others count."""

import importlib
import sys
import threading
import time

import numpy as np
import pytest

from lecture_lib.study import run as limits
from lecture_lib.study.run import Failed, run

pytestmark = pytest.mark.usefixtures("language")  # as each reader
CASE = {"x": np.array([1.0, 2.0, 4.0])}
one_clock = not hasattr(time, "pthread_getcpuclockid")


def verdict_of(answer):
    """The verdict of an answer that fails."""
    with pytest.raises(Failed) as failed:
        run(answer, CASE)
    return failed.value.verdict


def works(seconds):
    """Compute for so long by this thread's own processor time."""
    until = time.thread_time() + seconds
    while time.thread_time() < until:
        pass


@pytest.fixture(params=["of the thread", "of the process"])
def clock(request, monkeypatch):
    """Every system's way to tell how long an answer has worked."""
    if request.param == "of the process":
        monkeypatch.delattr(time, "pthread_getcpuclockid", raising=False)


@pytest.fixture
def slow_module(tmp_path, monkeypatch):
    """The name of a module whose import takes half a second of work, most of it in a module that it imports."""
    work = "import time\nuntil = time.thread_time() + {}\nwhile time.thread_time() < until: pass\n"
    (tmp_path / "slow_inner.py").write_text(work.format(0.4))
    (tmp_path / "slow_outer.py").write_text(work.format(0.1) + "import slow_inner\n")
    monkeypatch.syspath_prepend(tmp_path)
    yield "slow_outer"
    for name in ("slow_outer", "slow_inner"):
        sys.modules.pop(name, None)


def counts_for_ever(x):
    while True:
        x = x + 1


def refuses_to_stop(x):
    while True:
        try:
            x = x + 1
        except Exception:
            pass


def wait_until_no_more_than(n_threads):
    deadline = time.monotonic() + 5
    while threading.active_count() > n_threads and time.monotonic() < deadline:
        time.sleep(0.02)
    assert threading.active_count() <= n_threads


@pytest.mark.parametrize("answer", [counts_for_ever, refuses_to_stop])
def test_an_endless_loop_is_stopped(answer, clock, monkeypatch):
    monkeypatch.setattr(limits, "SECONDS", 0.2)
    before = threading.active_count()
    verdict = verdict_of(answer)
    assert verdict.kind == "stopped" and verdict.sentence == limits.say("endless", seconds="0.2")
    wait_until_no_more_than(before)


def test_the_limit_is_of_work_and_not_far_off(clock, monkeypatch):
    monkeypatch.setattr(limits, "SECONDS", 0.3)
    assert run(lambda x: (works(0.1), time.sleep(0.4)), CASE)[0] == (None, None)  # waiting costs nothing
    start = time.process_time()
    assert verdict_of(lambda x: works(60)).sentence == limits.say("endless", seconds="0.3")
    assert 0.25 < time.process_time() - start < 2


@pytest.mark.skipif(one_clock, reason="this system has one clock for all threads")
def test_the_work_of_other_threads_costs_nothing(monkeypatch):
    """Answer and neighbour share one interpreter, so by the clock on the wall the answer takes twice as long."""
    monkeypatch.setattr(limits, "SECONDS", 0.3)
    neighbour = threading.Thread(target=works, args=(0.8,))
    neighbour.start()
    assert run(lambda x: (works(0.15), time.sleep(0.8)), CASE)[0] == (None, None)
    neighbour.join()


@pytest.mark.parametrize("import_it", [__import__, importlib.import_module])
def test_imports_cost_nothing_but_work_after_them_counts(import_it, slow_module, clock, monkeypatch):
    monkeypatch.setattr(limits, "SECONDS", 0.2)
    assert run(lambda x: import_it(slow_module).__name__, CASE)[0] == slow_module
    sys.modules.pop(slow_module), sys.modules.pop("slow_inner")
    verdict = verdict_of(lambda x: (import_it(slow_module), counts_for_ever(x)))
    assert verdict.sentence == limits.say("endless", seconds="0.2")


def test_an_answer_that_waits_for_ever_and_an_import_that_never_ends_are_given_up(tmp_path, monkeypatch):
    (tmp_path / "never_ends.py").write_text("while True: pass\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(limits, "PATIENCE", 0.3)
    never, before, start = threading.Event(), threading.active_count(), time.monotonic()
    for answer in (lambda x: never.wait(20), lambda x: __import__("never_ends")):
        verdict = verdict_of(answer)
        assert verdict.kind == "stopped" and verdict.sentence == limits.say("waited", seconds="0.3")
    never.set()
    assert time.monotonic() - start < 10
    wait_until_no_more_than(before)


def test_interrupting_the_kernel_ends_the_answer(monkeypatch):
    def interrupted(thread, box):
        raise KeyboardInterrupt

    monkeypatch.setattr(limits, "_wait", interrupted)
    before = threading.active_count()
    with pytest.raises(KeyboardInterrupt):
        run(counts_for_ever, CASE)
    wait_until_no_more_than(before)


def test_all_changed_arrays_are_named_and_the_cases_stay():
    case = {"X": np.ones((2, 2)), "n": 3, "y": np.array([np.nan, 1.0]), "w": np.zeros(2)}

    def answer(X, n, y, w):
        X[0, 0], w[1] = 5.0, 1.0
        return n

    assert run(answer, case) == (3, ["X", "w"])
    assert (case["X"] == 1).all() and (case["w"] == 0).all()


def test_prints_and_warnings_reach_the_reader_and_numpys_come_as_values(capsys):
    def answer(x):
        print("halfway")
        return x / 0

    before = np.geterr()
    assert np.isinf(run(answer, CASE)[0]).all()
    assert capsys.readouterr().out == "halfway\n" and np.geterr() == before
