"""Softmax, one against the rest and one against one: against scikit-learn, SciPy and their own optimality."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import special
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsOneClassifier, OneVsRestClassifier

from lecture_lib.solvers import multiclass, newton
from lecture_lib.solvers.logistic import logistic_regression
from lecture_lib.solvers.multiclass import (
    one_vs_one,
    one_vs_one_votes,
    one_vs_rest,
    one_vs_rest_probabilities,
    predict_class,
    softmax,
    softmax_probabilities,
    softmax_regression,
)
from lecture_lib.solvers.separable import SeparableDataError

quick = settings(deadline=None, max_examples=30)


@st.composite
def problems(draw, scales=0.5, fewest=2):
    """Draw features of different lengths and up to 4 classes, each of which has rows everywhere."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    p, n_classes = draw(st.integers(1, 3)), draw(st.integers(fewest, 4))
    places = rng.normal(size=(8, p))
    X = np.concatenate([np.tile(places, (n_classes, 1)), rng.normal(size=(40, p))])
    logits = X[8 * n_classes :] @ rng.normal(size=(p, n_classes))
    y = np.concatenate([np.repeat(np.arange(n_classes), 8), (logits + rng.gumbel(size=logits.shape)).argmax(axis=1)])
    return X * 10.0 ** rng.uniform(-scales, scales, size=p), y


@quick
@given(st.lists(st.lists(st.floats(-1e300, 1e300), min_size=3, max_size=3), min_size=1))
def test_softmax_is_that_of_scipy(Z):
    np.testing.assert_allclose(softmax(Z), special.softmax(Z, axis=1), rtol=1e-14, atol=1e-320)
    np.testing.assert_allclose(softmax(Z).sum(axis=1), 1, rtol=1e-15)


def test_softmax_of_two_logits_is_the_sigmoid_of_their_difference():
    Z = np.array([[0.0, 3.0], [-700.0, 0.0], [1000.0, 1001.0]])
    np.testing.assert_allclose(softmax(Z)[:, 1], special.expit(Z[:, 1] - Z[:, 0]), rtol=1e-14)
    assert softmax(np.zeros((2, 5, 4))).shape == (2, 5, 4)
    np.testing.assert_array_equal(softmax([1.0]), [1.0])


@quick
@given(problems(scales=4), st.booleans(), st.sampled_from(["sum", "mean"]), st.sampled_from([0.0, 1e-2, 3.0]))
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


@quick
@given(problems(fewest=3))
def test_scikit_learn_finds_the_same_softmax(problem):
    X, y = problem
    fit = softmax_regression(X, y, 0.7)
    theirs = LogisticRegression(C=1 / 1.4, solver="newton-cholesky", tol=1e-12, max_iter=500).fit(X, y)
    np.testing.assert_array_equal(predict_class(fit, X), theirs.predict(X))
    np.testing.assert_allclose(fit.coefs, theirs.coef_, rtol=1e-7, atol=1e-8)
    np.testing.assert_allclose(fit.intercepts, theirs.intercept_ - theirs.intercept_.mean(), rtol=1e-7, atol=1e-8)
    np.testing.assert_allclose(softmax_probabilities(fit, X), theirs.predict_proba(X), rtol=1e-7)


def test_softmax_of_two_classes_is_logistic_regression():
    rng = np.random.default_rng(1)
    X, y = rng.normal(size=(60, 3)), rng.integers(0, 2, 60)
    for alpha in (0.0, 2.0):
        both, one = softmax_regression(X, y, alpha), logistic_regression(X, y, "l2", alpha / 2)
        np.testing.assert_allclose(both.coefs[1] - both.coefs[0], one.coef, rtol=1e-9)
        assert both.intercepts[1] - both.intercepts[0] == pytest.approx(one.intercept, rel=1e-9)
        assert both.objective == pytest.approx(one.objective, rel=1e-12)


def test_large_data_take_the_short_way_to_the_same_place(monkeypatch):
    rng = np.random.default_rng(2)
    X = rng.normal(size=(25_000, 10)) * 10.0 ** np.linspace(-2, 2, 10) + 5
    logits = (X - 5) / 10.0 ** np.linspace(-2, 2, 10) @ rng.normal(size=(10, 3))
    y = (logits + rng.gumbel(size=logits.shape)).argmax(axis=1)
    short = softmax_regression(X, y, 2.0)
    assert X.size >= newton.LARGE
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


# ---- one against the rest, one against one


@quick
@given(problems())
def test_scikit_learn_finds_the_same_against_the_rest(problem):
    X, y = problem
    fit = one_vs_rest(X, y, "l2", 0.5)
    model = LogisticRegression(solver="newton-cholesky", tol=1e-12, max_iter=500)
    theirs = OneVsRestClassifier(model).fit(X, y)
    np.testing.assert_array_equal(predict_class(fit, X), theirs.predict(X))
    if y.max() > 1:
        np.testing.assert_allclose(fit.coefs, [one.coef_[0] for one in theirs.estimators_], rtol=1e-7, atol=1e-8)
    alone = np.column_stack([special.expit(X @ w + b) for w, b in zip(fit.coefs, fit.intercepts, strict=True)])
    np.testing.assert_allclose(one_vs_rest_probabilities(fit, X), alone, rtol=1e-12)


@quick
@given(problems())
def test_scikit_learn_finds_the_same_one_against_one(problem):
    X, y = problem
    fit = one_vs_one(X, y, "l2", 0.5)
    model = LogisticRegression(solver="newton-cholesky", tol=1e-12, max_iter=500)
    theirs = OneVsOneClassifier(model).fit(X, y)
    np.testing.assert_allclose(fit.coefs, [one.coef_[0] for one in theirs.estimators_], rtol=1e-7, atol=1e-8)
    votes, K = one_vs_one_votes(fit, X), y.max() + 1
    assert votes.shape == (len(y), K)
    np.testing.assert_array_equal(votes.sum(axis=1), K * (K - 1) // 2)
    np.testing.assert_array_equal(predict_class(fit, X), theirs.predict(X))
    logits = X @ fit.coefs.T + fit.intercepts
    for k in range(K):
        won = [
            (logits[:, i] > 0) if b == k else (logits[:, i] <= 0) for i, (a, b) in enumerate(fit.pairs) if k in (a, b)
        ]
        np.testing.assert_array_equal(votes[:, k], np.sum(won, axis=0))


def three_corners():
    rng = np.random.default_rng(4)
    y = np.repeat([0, 1, 2], 40)
    angles = 2 * np.pi * y / 3
    return np.column_stack([np.cos(angles), np.sin(angles)]) * 2 + rng.normal(size=(120, 2)), y


def test_the_ambiguous_places_can_be_seen():
    X, y = three_corners()
    grid = np.stack(np.meshgrid(np.linspace(-1, 1, 201), np.linspace(-1, 1, 201)), axis=-1).reshape(-1, 2)
    ones = one_vs_one(X, y)
    votes = one_vs_one_votes(ones, grid)
    tied = (votes == 1).all(axis=1)
    assert 0 < tied.sum() < len(grid) / 10
    favour = np.zeros((len(grid), 3))
    logits = grid @ ones.coefs.T + ones.intercepts
    for i, (a, b) in enumerate(ones.pairs):
        favour[:, a] -= logits[:, i]
        favour[:, b] += logits[:, i]
    np.testing.assert_array_equal(predict_class(ones, grid)[tied], favour[tied].argmax(axis=1))
    np.testing.assert_array_equal(predict_class(ones, grid)[~tied], votes[~tied].argmax(axis=1))
    yes = (one_vs_rest_probabilities(one_vs_rest(X, y), grid) > 0.5).sum(axis=1)
    assert set(yes) >= {0, 1}


def test_ties_go_to_the_first():
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


def test_far_out_every_answer_may_be_no():
    rest = multiclass.OneVsRestFit(np.array([[-1.0], [-2.0]]), np.zeros(2))
    np.testing.assert_array_equal(one_vs_rest_probabilities(rest, [[1e4]]), [[0, 0]])
    assert one_vs_rest_probabilities(rest, [[0.0]]).sum() == 1.0


def test_a_class_that_is_separable_alone_is_named():
    X, y = three_corners()
    X[y == 2] -= [0, 50]
    with pytest.raises(SeparableDataError, match="class 2 against the rest is completely separated"):
        one_vs_rest(X, y)
    with pytest.raises(SeparableDataError, match="class 2 against class 0 is completely separated"):
        one_vs_one(X, y)
    assert np.isfinite(one_vs_rest(X, y, "l1", 0.1).coefs).all()


def test_too_few_steps_are_said():
    X, y = three_corners()
    assert not softmax_regression(X, y, 1.0, max_iter=1).converged
    with pytest.raises(ValueError, match="class 0 against the rest: max_iter=1 steps are not enough"):
        one_vs_rest(X, y, max_iter=1)


@pytest.mark.parametrize("call", [softmax_regression, one_vs_rest, one_vs_one])
def test_labels_that_are_refused(call):
    """All take them through one check, of which test_inputs.py has every case."""
    with pytest.raises(ValueError, match="y must hold every label from 0 to 3, but 2 does not occur"):
        call(np.arange(8.0).reshape(4, 2), [0, 1, 3, 1])


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
    with pytest.raises(ValueError, match="X must be finite"):
        predict_class(rest, [[0.0, np.nan]])
