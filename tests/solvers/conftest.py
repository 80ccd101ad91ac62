"""Oracles that share no code and no rounding with the solvers."""

from fractions import Fraction

import numpy as np
import pytest


def solve_in_rationals(X, y, penalty=None):
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


@pytest.fixture(scope="session")
def exact():
    return solve_in_rationals
