"""The harness of the benchmarks: what it refuses, what its ratios are, what its tables say, which times it keeps."""

import importlib
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture
def solvers(module):
    return module("solvers")


def toy_task(solvers, *ways, work=None, growth=None):
    """Find 2 as the minimum of (w − 2)² + 1."""
    ours, *peers = [lambda _, way=way: way for way in ways]
    toy = dict(name="a toy", size=(8, 4), objective=lambda data, w: np.array([(w - 2) ** 2 + 1]), work=work)
    task = importlib.import_module("_task").Task
    return task(data=lambda n, p: None, ours=ours, peers=tuple(peers), growth=growth, **toy)


def test_a_way_that_misses_the_best_objective_is_named(module):
    rounds = module("_rounds")
    good, near, bad = (rounds.Way(name, lambda w=w: w) for name, w in [("good", 0), ("near", 5e-7), ("bad", 2e-6)])

    def objective(w):
        return np.array([1.0, 4.0 * (1 + w)])

    assert rounds.excesses(objective, [good, near]) == {"good": 0.0, "near": pytest.approx(5e-7)}
    with pytest.raises(rounds.Disagreement, match="bad ends 2.0e-06 of the best objective above it"):
        rounds.excesses(objective, [bad, good])
    with pytest.raises(rounds.Disagreement, match="bad ends nan"):
        rounds.excesses(lambda w: np.array([w]), [good._replace(call=lambda: 1.0), rounds.Way("bad", lambda: np.nan)])


def test_a_disagreement_stops_the_benchmark_with_a_sentence(solvers, monkeypatch, capsys, tmp_path):
    way = importlib.import_module("_rounds").Way
    monkeypatch.setattr(solvers, "TASKS", (toy_task(solvers, way("ours", lambda: 2.0), way("wrong", lambda: 2.1)),))
    with pytest.raises(SystemExit, match=r"^stopped: a toy: wrong ends 1.0e-02 of the best objective above it"):
        solvers.main(["--to", str(tmp_path / "table.md")])
    assert not (tmp_path / "table.md").exists()


def test_ratios_are_medians_of_those_within_a_round_and_growth_is_the_exponent_of_a_power_law(module):
    rounds = module("_rounds")
    # The second round was slow for all: the ratio of the medians would be 40 / 20.
    times = [{"ours": 1.0, "peer": 4.0}, {"ours": 100.0, "peer": 400.0}, {"ours": 20.0, "peer": 40.0}]
    assert rounds.median_ratio(times, "peer", "ours") == 4.0 and rounds.median_time(times, "peer") == 40.0
    assert rounds.slope([10, 20, 40], [3e-6 * size**1.7 for size in (10, 20, 40)]) == pytest.approx(1.7)


def test_ways_take_turns_in_alternating_order(module, monkeypatch):
    rounds = module("_rounds")
    monkeypatch.setattr(rounds, "LEAST_SECONDS", 0.0)
    calls = []
    ways = [rounds.Way(name, lambda name=name: calls.append(name)) for name in "AB"]
    seen = []
    times = rounds.take_turns(ways, budget=0.0, after_round=lambda done, count: seen.append((done, count)))
    assert "".join(calls) == "AB" + "ABBAABBAAB"  # once to see how long each takes, then the rounds
    assert len(times) == rounds.FEWEST_ROUNDS and all(set(time) == {"A", "B"} for time in times)
    assert seen == [(done, 5) for done in range(1, 6)]


def test_tables_say_what_was_measured(solvers, monkeypatch, capsys, tmp_path):
    rounds, task = importlib.import_module("_rounds"), importlib.import_module("_task")

    def not_there(data):
        import a_peer_that_is_not_there  # noqa: F401

    ways = rounds.Way("ours", lambda: 2.0), rounds.Way("slow", lambda: sum(range(10_000)) * 0 + 2.0001)
    work, growth = lambda n, p: task.Work("n·p", 2.0 * n * p, 8.0 * n * p), ((2, 4, 8), (1, 2, 4))
    toy = toy_task(solvers, *ways, work=work, growth=growth)
    toy = toy._replace(peers=(*toy.peers, not_there))
    monkeypatch.setattr(solvers, "TASKS", (toy, toy._replace(name="another")))
    target = tmp_path / "new" / "table.md"
    solvers.main(["--only", "toy", "--seconds", "0.1", "--to", str(target)])
    text = target.read_text(encoding="utf-8")
    assert capsys.readouterr().out.strip() in text and "another" not in text
    ours, slow, missing = (line.strip("| ").split(" | ") for line in text.splitlines()[6:9])
    assert ours[:2] == ["a toy", "**ours**"] and ours[-1] == "0"
    assert slow[0] == "slow" and float(slow[2].replace(",", "")) > 10 and slow[3:] == ["1e-08"]
    assert missing[0] == "(a_peer_that_is_not_there is not installed)"
    assert "| a toy | n·p | " in text and "| 2, 4, 8 | " in text
    durations = [solvers.duration(seconds) for seconds in (2.345, 0.01234, 4.567e-6, 1234.5)]
    assert durations == ["2.35 s", "12.3 ms", "4.57 µs", "1,230 s"]
    assert f"Python {sys.version.split()[0]}, numpy {np.__version__}" in text and "GFLOP/s" in text and "cores" in text


def test_one_thread_for_all_before_numpy_is_imported():
    names = ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS"]
    code = "import solvers, numba, os, threadpoolctl as t\n"
    code += "print({library['num_threads'] for library in t.threadpool_info()} | {numba.get_num_threads()}"
    code += f" | {{int(os.environ[name]) for name in {names}}})"
    options = dict(env=os.environ | dict.fromkeys(names, "2"), cwd=BENCHMARKS, capture_output=True, text=True)
    finished = subprocess.run([sys.executable, "-c", code], **options)
    assert finished.stdout.strip() == "{1}", finished.stderr


def test_every_task_can_be_set_up_small_and_ours_is_solved(solvers):
    for task in solvers.TASKS:
        data = task.data(min(task.size[0], 60), min(task.size[1], 6))
        way = task.ours(data)
        assert np.isfinite(task.objective(data, way.answer(way.call()))).all(), task.name


def test_the_least_times_of_a_quiet_machine_are_kept_to_three_digits_and_waiting_ends(
    module, monkeypatch, tmp_path, capsys
):
    reference = module("reference_times")
    busy = iter([90.0, 50.0, 3.0, 99.0, 99.0])
    monkeypatch.setattr(reference.psutil, "cpu_percent", lambda interval: next(busy))
    assert reference.wait_for_quiet(60) == 3
    assert reference.wait_for_quiet(0) == 99  # there is none in time
    runs = iter([[[3.0, 0.0123456]], [[2.0, 0.5]], [[4.0, 0.1]]])
    measured = lambda: iter([None, np.array([next(runs)])])  # noqa: E731
    monkeypatch.setattr(reference, "FIGURES", {"a": (measured, reference.stopwatch.settled)})
    monkeypatch.setattr(reference, "wait_for_quiet", lambda longest: 4.0)
    monkeypatch.setattr(reference.stopwatch, "REFERENCE", tmp_path / "times.json")
    reference.main(["--rounds", "3"])
    assert reference.stopwatch.quiet("a").tolist() == [[2.0, 0.0123]]
    assert "[3/3] a: others use 4%" in capsys.readouterr().err
