"""The same penalty in the lecture's objectives and in scikit-learn's gives the same fit."""

import numpy as np
import pytest
from sklearn.linear_model import Lasso, LogisticRegression, Ridge

from lecture_lib.solvers import lasso, logistic_alpha_to_C, ridge

N = 60
RNG = np.random.default_rng(0)
X = RNG.normal(size=(N, 4)) + 1
Y = X @ [1.0, -2.0, 0.0, 0.3] + RNG.normal(size=N)
LABELS = (Y > np.median(Y)).astype(float)


@pytest.mark.parametrize("alpha", [0.5, 20.0, 1e4])
def test_the_lasso(alpha):
    ours = lasso(X, Y, alpha, tol=1e-14)
    theirs = Lasso(alpha / (2 * N), tol=1e-14).fit(X, Y)
    np.testing.assert_allclose(ours.coef, theirs.coef_, rtol=1e-7, atol=1e-10)


@pytest.mark.parametrize("alpha", [0.5, 20.0, 1e4])
def test_ridge_needs_none(alpha):
    np.testing.assert_allclose(ridge(X, Y, alpha).coef, Ridge(alpha).fit(X, Y).coef_, rtol=1e-9)


def scikit_learn(C, penalty):
    """Fit to nearly the last digit, without an intercept, which liblinear would penalise."""
    solvers = {  # liblinear draws an order of the coefficients; in some it never gets to 1e-12
        "l1": dict(solver="liblinear", l1_ratio=1, tol=1e-10, random_state=0),
        "l2": dict(solver="newton-cholesky", l1_ratio=0, tol=1e-12),
    }
    model = LogisticRegression(C=C, max_iter=10**5, fit_intercept=False, **solvers[penalty])
    return model.fit(X, LABELS).coef_[0]


def logistic_slope(w, loss):
    p = 1 / (1 + np.exp(-X @ w))
    return X.T @ (p - LABELS) / (N if loss == "mean" else 1)


@pytest.mark.parametrize("loss", ["sum", "mean"])
@pytest.mark.parametrize("alpha", [0.01, 0.1, 3.0])
def test_logistic_regression_with_l2(alpha, loss):
    """At scikit-learn's minimum our gradient is zero: that of the log loss + 2αw."""
    w = scikit_learn(logistic_alpha_to_C(alpha, "l2", loss, N), "l2")
    np.testing.assert_allclose(logistic_slope(w, loss), -2 * alpha * w, rtol=1e-7)


@pytest.mark.parametrize("loss", ["sum", "mean"])
@pytest.mark.parametrize("alpha", [0.01, 0.1, 3.0])
def test_logistic_regression_with_l1(alpha, loss):
    """At scikit-learn's minimum our optimality conditions hold: −α·sign(w) where w ≠ 0, at most α elsewhere."""
    w = scikit_learn(logistic_alpha_to_C(alpha, "l1", loss, N), "l1")
    slope, on = logistic_slope(w, loss), w != 0
    assert on.any() or loss == "mean"
    np.testing.assert_allclose(slope[on], -alpha * np.sign(w[on]), rtol=1e-6)
    assert (np.abs(slope) <= alpha * (1 + 1e-6)).all()


@pytest.mark.parametrize("penalty", ["l1", "l2"])
@pytest.mark.parametrize("loss", ["sum", "mean"])
def test_no_penalty_is_an_infinite_C(penalty, loss):
    assert logistic_alpha_to_C(0, penalty, loss, N) == np.inf


def test_the_defaults_are_the_lectures_sum_and_l2():
    assert logistic_alpha_to_C(0.5) == 1  # scikit-learn's default C


def test_the_mean_needs_the_number_of_rows():
    with pytest.raises(TypeError, match="n_samples must be an integer, but came as NoneType"):
        logistic_alpha_to_C(1.0, loss="mean")
