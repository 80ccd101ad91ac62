"""Time 200 steps of gradient descent against a plain NumPy loop: ``python benchmarks/descent.py``.

The three ways take turns in every round, and each ratio is taken within a round: whatever else the machine does then
hits all of them alike. The table gives medians over the rounds.
"""

import platform
import statistics
import sys
import timeit
from pathlib import Path

import numba
import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from lecture_lib.solvers import best_lr, gradient_descent, gradient_descent_gram, gram_form  # noqa: E402

N, P, STEPS, ROUNDS = 1000, 2, 200, 41


def numpy_loop(X, y, lr):
    """Path and losses as one writes them first, with one residual for both."""
    w = np.zeros(X.shape[1])
    path, losses = [], []
    for _ in range(STEPS + 1):
        residual = X @ w - y
        path.append(w)
        losses.append(residual @ residual)
        w = w - lr * 2 * X.T @ residual
    return np.array(path), np.array(losses)


def microseconds(call, repeats):
    return timeit.timeit(call, number=repeats) / repeats * 1e6


def main():
    rng = np.random.default_rng(0)
    X = np.column_stack([np.ones(N), rng.normal(size=N)])
    y = X @ [1.0, 2.0] + rng.normal(size=N)
    gram, lr = gram_form(X, y), best_lr(X)
    ways = {
        "NumPy loop": (lambda: numpy_loop(X, y, lr), 10),
        "gradient_descent(X, y)": (lambda: gradient_descent(X, y, lr, STEPS), 1000),
        "gradient_descent_gram(gram)": (lambda: gradient_descent_gram(gram, lr, STEPS), 1000),
    }
    path, losses = numpy_loop(X, y, lr)
    for run in (gradient_descent(X, y, lr, STEPS), gradient_descent_gram(gram, lr, STEPS)):
        np.testing.assert_allclose(run.path, path, rtol=1e-9)
        np.testing.assert_allclose(run.losses, losses, rtol=1e-9)
    rounds = [{name: microseconds(*way) for name, way in ways.items()} for _ in range(ROUNDS)]

    print(f"Gradient descent, n = {N}, p = {P}, {STEPS} steps, path and losses; medians of {ROUNDS} rounds.\n")
    print("| way | µs | NumPy loop takes × as long |\n|---|---:|---:|")
    for name in ways:
        median = statistics.median(times[name] for times in rounds)
        ratio = statistics.median(times["NumPy loop"] / times[name] for times in rounds)
        print(f"| {name} | {median:,.1f} | {ratio:,.0f} |")
    print(f"\nPython {platform.python_version()}, NumPy {np.__version__}, numba {numba.__version__}.")


if __name__ == "__main__":
    main()
