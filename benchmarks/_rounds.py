"""Ways of doing one task: whether they find the same minimum, and how long they take, in turns."""

import statistics
from collections.abc import Callable
from time import process_time
from typing import NamedTuple

import numpy as np

AGREE = 1e-6  # of the best objective
LEAST_SECONDS = 0.005  # per turn: far above the clock's grain
MOST_ROUNDS, FEWEST_ROUNDS = 41, 5


class Way(NamedTuple):
    """A name with the settings that matter, what is timed, and what turns its answer into the objective's argument."""

    name: str
    call: Callable
    answer: Callable = lambda result: result


class Disagreement(Exception):
    """A way that did not solve the task: its time means nothing."""


def excesses(objective: Callable, ways: list[Way], agree: float = AGREE) -> dict[str, float]:
    """How far each way's objective is above the best one, as a share of it; where there are many, the worst.

    The objective is computed here, from the answers alone: no way is taken at its word.
    """
    values = {way.name: np.atleast_1d(objective(way.answer(way.call()))) for way in ways}
    best = np.fmin.reduce(list(values.values()))  # NaN is never the best
    result = {name: float(((value - best) / np.abs(best)).max()) for name, value in values.items()}
    for name, excess in result.items():
        if not excess <= agree:  # NaN neither
            raise Disagreement(f"{name} ends {excess:.1e} of the best objective above it; allowed are {agree:.0e}")
    return result


def seconds(call: Callable, number: int = 1) -> float:
    """Processor time per call: what a clock says of one thread where nothing else runs, and still says where it does.

    By the clock a long call would be interrupted more often than a short one, and look slower than it is.
    """
    start = process_time()
    for _ in range(number):
        call()
    return (process_time() - start) / number


def take_turns(ways: list[Way], budget: float, after_round: Callable = lambda done, rounds: None) -> list[dict]:
    """Time all ways in each of many rounds, A B A B …; return name → seconds per call of every round.

    Whatever else the machine does in a round hits all ways alike. The order is reversed in every second round. budget
    is about how many seconds all this may take.
    """
    once = {way.name: max(seconds(way.call), 1e-7) for way in ways}
    numbers = {name: max(1, round(LEAST_SECONDS / time)) for name, time in once.items()}
    one_round = sum(once[name] * numbers[name] for name in once)
    rounds = int(min(max(budget / one_round, FEWEST_ROUNDS), MOST_ROUNDS))
    times = []
    for done in range(rounds):
        times.append({way.name: seconds(way.call, numbers[way.name]) for way in ways[:: (1, -1)[done % 2]]})
        after_round(done + 1, rounds)
    return times


def median_time(times: list[dict], name: str) -> float:
    return statistics.median(time[name] for time in times)


def median_ratio(times: list[dict], name: str, ours: str) -> float:
    """Median over the rounds of how many times as long as ours a way took in the same round."""
    return statistics.median(time[name] / time[ours] for time in times)


def slope(sizes: list[int], times: list[float]) -> float:
    """Exponent k of the power law time ∝ size^k fitted to the logarithms."""
    return float(np.polyfit(np.log(sizes), np.log(times), 1)[0])
