"""The same penalty in the lecture's objective of the logistic loss and in scikit-learn's gives the same fit."""

from itertools import product

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from lecture_lib.solvers import logistic_alpha_to_C

N, RNG = 60, np.random.default_rng(0)
X = RNG.normal(size=(N, 4)) + 1
LABELS = (X @ [1.0, -2.0, 0.0, 0.3] + RNG.normal(size=N) > -0.7).astype(float)


def scikit_learn(C, penalty):
    """Fit to nearly the last digit, without an intercept, which liblinear would penalise."""
    solvers = {  # liblinear draws an order of the coefficients; in some it never gets to 1e-12
        "l1": dict(solver="liblinear", l1_ratio=1, tol=1e-10, random_state=0),
        "l2": dict(solver="newton-cholesky", l1_ratio=0, tol=1e-12),
    }
    return LogisticRegression(C=C, max_iter=10**5, fit_intercept=False, **solvers[penalty]).fit(X, LABELS).coef_[0]


@pytest.mark.parametrize("loss", ["sum", "mean"])
@pytest.mark.parametrize("alpha", [0.01, 0.1, 3.0])
@pytest.mark.parametrize("penalty", ["l2", "l1"])
def test_at_scikit_learns_minimum_our_conditions_hold(alpha, loss, penalty):
    """With l2 that the log loss + 2αw is zero; with l1, −α·sign(w) where w ≠ 0, and at most α elsewhere."""
    w = scikit_learn(logistic_alpha_to_C(alpha, penalty, loss, N), penalty)
    slope, on = X.T @ (1 / (1 + np.exp(-X @ w)) - LABELS) / (N if loss == "mean" else 1), w != 0
    if penalty == "l2":
        np.testing.assert_allclose(slope, -2 * alpha * w, rtol=1e-7)
    else:
        assert on.any() or loss == "mean"
        np.testing.assert_allclose(slope[on], -alpha * np.sign(w[on]), rtol=1e-6)
        assert (np.abs(slope) <= alpha * (1 + 1e-6)).all()


def test_no_penalty_is_an_infinite_C_and_the_mean_needs_the_number_of_rows():
    for penalty, loss in product(["l1", "l2"], ["sum", "mean"]):
        assert logistic_alpha_to_C(0, penalty, loss, N) == np.inf
    assert logistic_alpha_to_C(0.5) == 1  # by default the lecture's sum and l2, and scikit-learn's C
    with pytest.raises(TypeError, match="n_samples must be an integer, but came as NoneType"):
        logistic_alpha_to_C(1.0, loss="mean")
