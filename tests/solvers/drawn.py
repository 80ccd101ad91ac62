"""How the solvers' tests draw what they are tried on."""

import hypothesis
import numpy as np
from hypothesis import strategies as st

LOSS = st.sampled_from(["sum", "mean"])
RNG = st.integers(0, 2**32 - 1).map(np.random.default_rng)


def given(*strategies, examples=80, **named):
    """As Hypothesis has it, for so many examples, each as slow as it needs to be."""
    settings = hypothesis.settings(deadline=None, max_examples=examples)
    return lambda test: settings(hypothesis.given(*strategies, **named)(test))
