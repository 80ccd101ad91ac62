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


fractions = np.vectorize(Fraction, otypes=[object])


def solved_exactly(A, B):
    """A⁻¹B in fractions, of which both consist, by elimination; A is positive definite, and needs no pivoting."""
    rows = np.column_stack([A, B])
    for i, others in enumerate(~np.eye(len(A), dtype=bool)):
        rows[i] /= rows[i, i]
        rows[others] -= np.outer(rows[others, i], rows[i])
    return rows[:, len(A) :]


def exact(X, y, penalty=None):
    """Solve (XᵀX + diag(penalty))w = Xᵀy without any rounding but that of the answer; None where it is singular."""
    X, y = fractions(X), fractions(y)
    gram = X.T @ X + np.diag(fractions(np.zeros(X.shape[1]) if penalty is None else penalty))
    try:
        return solved_exactly(gram, X.T @ y)[:, 0].astype(float)
    except ZeroDivisionError:
        return None


def normal(n, p, seed):
    """A table and a target that have nothing to do with each other."""
    rng = np.random.default_rng(seed)
    return rng.normal(size=(n, p)), rng.normal(size=n)
