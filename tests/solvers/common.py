"""What the solvers' tests share: how they draw what they are tried on, and an oracle with code of its own."""

from fractions import Fraction

import hypothesis
import numpy as np
from hypothesis import strategies as st

LOSS = st.sampled_from(["sum", "mean"])
RNG = st.integers(0, 2**32 - 1).map(np.random.default_rng)


def given(*strategies, examples=80, **named):
    """As Hypothesis has it, for so many examples at least."""
    settings = hypothesis.settings(max_examples=max(examples, hypothesis.settings().max_examples))
    return lambda test: settings(hypothesis.given(*strategies, **named)(test))


def exact(X, y, penalty=None):
    """Solve (XᵀX + diag(penalty))w = Xᵀy without any rounding but that of the answer; None where it is singular."""
    rows = [[Fraction(value) for value in row] for row in np.column_stack([X, y]).tolist()]
    p = len(rows[0]) - 1
    system = [[sum(row[i] * row[j] for row in rows) for j in range(p + 1)] for i in range(p)]
    for i in range(p):
        system[i][i] += Fraction(0 if penalty is None else float(penalty[i]))
    for i in range(p):  # Gauss and Jordan; a positive definite matrix needs no pivoting
        if system[i][i] == 0:
            return None
        system[i] = [value / system[i][i] for value in system[i]]
        for k in set(range(p)) - {i}:
            system[k] = [a - system[k][i] * b for a, b in zip(system[k], system[i], strict=True)]
    return np.array([float(row[p]) for row in system])


def normal(n, p, seed):
    """A table and a target that have nothing to do with each other."""
    rng = np.random.default_rng(seed)
    return rng.normal(size=(n, p)), rng.normal(size=n)
