"""Softmax, one against the rest and one against one: against scikit-learn, SciPy and their own optimality."""

import numpy as np
import pytest
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy import special
from sklearn.base import clone
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsOneClassifier, OneVsRestClassifier

from lecture_lib.solvers import multiclass, newton, one_vs_one, one_vs_one_votes, one_vs_rest, predict_class, softmax
from lecture_lib.solvers.multiclass import one_vs_rest_probabilities, softmax_probabilities, softmax_regression
from lecture_lib.solvers.separable import SeparableDataError
from tests.solvers.common import LOSS, RNG, given

MODEL = LogisticRegression(solver="newton-cholesky", tol=1e-12, max_iter=500)


@st.composite
def problems(draw, scales=0.5, fewest=2):
    """Draw features of different lengths and up to 4 classes, each of which has rows everywhere."""
    rng = draw(RNG)
    p, n_classes = draw(st.integers(1, 3)), draw(st.integers(fewest, 4))
    places = rng.normal(size=(8, p))
    X = np.concatenate([np.tile(places, (n_classes, 1)), rng.normal(size=(40, p))])
    logits = X[8 * n_classes :] @ rng.normal(size=(p, n_classes))
    y = np.concatenate([np.repeat(np.arange(n_classes), 8), (logits + rng.gumbel(size=logits.shape)).argmax(axis=1)])
    return X * 10.0 ** rng.uniform(-scales, scales, size=p), y


@given(hnp.arrays(float, hnp.array_shapes(max_dims=3), elements=st.floats(-1e300, 1e300)))
def test_softmax_is_that_of_scipy(Z):
    np.testing.assert_allclose(softmax(Z), special.softmax(Z, axis=-1), rtol=1e-14, atol=1e-320)
    np.testing.assert_allclose(softmax(Z).sum(axis=-1), 1, rtol=1e-15)


@given(problems(scales=4), st.booleans(), LOSS, st.sampled_from([0.0, 1e-2, 3.0]))
def test_the_gradient_of_softmax_regression_is_zero(problem, fit_intercept, loss, alpha):
    X, y = problem
    try:
        fit = softmax_regression(X, y, alpha, loss, fit_intercept)
    except SeparableDataError:
        assert alpha == 0 and not fit_intercept  # without an intercept, one row may suffice
        return
    n, P, Y = len(y), softmax_probabilities(fit, X), np.eye(y.max() + 1)[y]
    scale = 1 if loss == "sum" else n
    pull = 2 * alpha * scale * fit.coefs
    slope = (P - Y).T @ X + pull
    np.testing.assert_allclose(slope / (np.abs(X).sum(axis=0) + np.abs(pull)), 0, atol=1e-10)
    if fit_intercept:
        np.testing.assert_allclose((P - Y).sum(axis=0) / n, 0, atol=1e-11)
    np.testing.assert_allclose(fit.coefs.sum(axis=0), 0, atol=1e-9 * np.abs(fit.coefs).max())
    assert fit.intercepts.sum() == pytest.approx(0, abs=1e-9 * (1 + np.abs(fit.intercepts).max()))
    Z = X @ fit.coefs.T + fit.intercepts
    value = (special.logsumexp(Z, axis=1) - Z[np.arange(n), y]).sum() / scale + alpha * (fit.coefs**2).sum()
    assert fit.converged and fit.objective == pytest.approx(value, rel=1e-9)


@given(problems(fewest=3))
def test_scikit_learn_finds_the_same_softmax(problem):
    X, y = problem
    fit = softmax_regression(X, y, 0.7)
    theirs = clone(MODEL).set_params(C=1 / 1.4).fit(X, y)
    np.testing.assert_array_equal(predict_class(fit, X), theirs.predict(X))
    np.testing.assert_allclose(fit.coefs, theirs.coef_, rtol=1e-7, atol=1e-8)
    np.testing.assert_allclose(fit.intercepts, theirs.intercept_ - theirs.intercept_.mean(), rtol=1e-7, atol=1e-8)
    np.testing.assert_allclose(softmax_probabilities(fit, X), theirs.predict_proba(X), rtol=1e-7)


def test_large_data_take_the_short_way_to_the_same_place(monkeypatch):
    rng, scales = np.random.default_rng(2), 10.0 ** np.linspace(-2, 2, 10)
    X = rng.normal(size=(25_000, 10)) * scales + 5
    logits = (X - 5) / scales @ rng.normal(size=(10, 3))
    y = (logits + rng.gumbel(size=logits.shape)).argmax(axis=1)
    assert X.size >= newton.LARGE
    short = softmax_regression(X, y, 2.0)
    monkeypatch.setattr(newton, "LARGE", np.inf)
    plain = softmax_regression(X, y, 2.0)
    assert short.converged and plain.converged
    np.testing.assert_allclose(short.coefs, plain.coefs, rtol=1e-7, atol=1e-10)
    np.testing.assert_allclose(short.intercepts, plain.intercepts, rtol=1e-7)
    assert short.objective == pytest.approx(plain.objective, rel=1e-12)


def test_collinear_columns_get_the_coefficients_of_least_norm():
    rng = np.random.default_rng(3)
    X, y = rng.normal(size=(80, 2)), rng.integers(0, 3, 80)
    more = np.column_stack([X, X @ [1, -2], np.full(80, 0.1)])
    plain, fit = softmax_regression(X, y), softmax_regression(more, y)
    logits = more @ fit.coefs.T + fit.intercepts
    np.testing.assert_allclose(logits, X @ plain.coefs.T + plain.intercepts, rtol=1e-7, atol=1e-8)
    centred = more - more.mean(axis=0)
    np.testing.assert_allclose(fit.coefs.T, np.linalg.pinv(centred) @ (logits - logits.mean(axis=0)), atol=1e-8)


@given(problems())
def test_scikit_learn_finds_the_same_against_the_rest_and_one_against_one(problem):
    X, y = problem
    for solve, model in (one_vs_rest, OneVsRestClassifier), (one_vs_one, OneVsOneClassifier):
        fit, theirs = solve(X, y, "l2", 0.5), model(MODEL).fit(X, y)
        np.testing.assert_array_equal(predict_class(fit, X), theirs.predict(X))
        if y.max() > 1 or solve is one_vs_one:
            np.testing.assert_allclose(fit.coefs, [one.coef_[0] for one in theirs.estimators_], rtol=1e-7, atol=1e-8)
        logits = X @ fit.coefs.T + fit.intercepts
        if solve is one_vs_rest:
            np.testing.assert_allclose(one_vs_rest_probabilities(fit, X), special.expit(logits), rtol=1e-12)
    votes, K = one_vs_one_votes(fit, X), y.max() + 1
    assert votes.shape == (len(y), K)
    np.testing.assert_array_equal(votes.sum(axis=1), K * (K - 1) // 2)
    for k in range(K):
        won = [(logits[:, i] > 0) == (b == k) for i, (a, b) in enumerate(fit.pairs) if k in (a, b)]
        np.testing.assert_array_equal(votes[:, k], np.sum(won, axis=0))


def three_corners():
    y = np.repeat([0, 1, 2], 40)
    corners = 2 * np.column_stack([np.cos(2 * np.pi * y / 3), np.sin(2 * np.pi * y / 3)])
    return corners + np.random.default_rng(4).normal(size=(120, 2)), y


def test_ties_go_to_the_first_and_far_out_every_answer_may_be_no():
    ones = multiclass.OneVsOneFit(np.zeros((3, 1)), np.zeros(3), np.array([[0, 1], [0, 2], [1, 2]]))
    np.testing.assert_array_equal(one_vs_one_votes(ones, [[5.0]]), [[2, 1, 0]])
    assert predict_class(ones, [[5.0]])[0] == 0
    circle = ones._replace(intercepts=np.array([1.0, -1.0, 1.0]))
    np.testing.assert_array_equal(one_vs_one_votes(circle, [[5.0]]), [[1, 1, 1]])
    assert predict_class(circle, [[5.0]])[0] == 0
    stronger = ones._replace(intercepts=np.array([1.0, -1.0, 2.0]))
    assert predict_class(stronger, [[5.0]])[0] == 2
    rest = multiclass.OneVsRestFit(np.zeros((3, 1)), np.array([0.0, 2.0, 2.0]))
    assert predict_class(rest, [[5.0]])[0] == 1
    far_out = one_vs_rest_probabilities(multiclass.OneVsRestFit(np.array([[-1.0], [-2.0]]), np.zeros(2)), [[1e4]])
    np.testing.assert_array_equal(far_out, [[0, 0]])


def test_a_class_that_is_separable_alone_and_too_few_steps_are_named():
    X, y = three_corners()
    assert not softmax_regression(X, y, 1.0, max_iter=1).converged
    with pytest.raises(ValueError, match="class 0 against the rest: max_iter=1 steps are not enough"):
        one_vs_rest(X, y, max_iter=1)
    X[y == 2] -= [0, 50]
    with pytest.raises(SeparableDataError, match="class 2 against the rest is completely separated"):
        one_vs_rest(X, y)
    with pytest.raises(SeparableDataError, match="class 2 against class 0 is completely separated"):
        one_vs_one(X, y)
    assert np.isfinite(one_vs_rest(X, y, "l1", 0.1).coefs).all()


def test_what_no_fit_gave_is_refused():
    X, y = three_corners()
    rest = one_vs_rest(X, y)
    with pytest.raises(TypeError, match="fit must come from one_vs_one.X, y., but came as OneVsRestFit"):
        one_vs_one_votes(rest, X)
    with pytest.raises(TypeError, match="fit must come from softmax_regression"):
        softmax_probabilities(None, X)
    with pytest.raises(ValueError, match="X must have 2 columns, as in the fit, but has 3"):
        predict_class(rest, np.ones((4, 3)))
    with pytest.raises(ValueError, match="X is too large"):
        predict_class(rest, np.full((1, 2), 1.7e308))
