"""Cross-validation against scikit-learn's pipelines on the same folds."""

from itertools import product

import numpy as np
import pytest
from hypothesis import strategies as st
from sklearn.datasets import load_diabetes
from sklearn.linear_model import Lasso, Ridge
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from lecture_lib.solvers import cross_validate, k_folds
from tests.solvers.common import given

ALPHAS = np.array([300.0, 3000.0, 3.0, 30.0, 1e5])  # in no order


@given(st.integers(2, 60), st.data())
def test_each_row_is_in_one_fold_at_random_and_folds_are_of_one_size(n, data):
    n_folds, seed = data.draw(st.integers(2, n)), data.draw(st.integers(0, 99))
    folds = k_folds(n, n_folds, seed)
    assert len(folds) == n_folds
    np.testing.assert_array_equal(np.sort(np.concatenate(folds)), np.arange(n))
    assert {len(fold) for fold in folds} <= {n // n_folds, -(-n // n_folds)}
    np.testing.assert_array_equal(np.concatenate(folds), np.concatenate(k_folds(n, n_folds, seed)))
    first, other = (np.concatenate(k_folds(50, 5, seed)) for seed in (0, 1))
    assert (first != other).any() and (first != np.arange(50)).any()


@pytest.fixture(scope="module")
def diabetes():
    X, y = load_diabetes(return_X_y=True, scaled=False)
    return np.column_stack([X[:, :6], np.full(len(y), 0.1)]), y


@pytest.mark.parametrize("method", ["lasso", "ridge"])
@pytest.mark.parametrize("fit_intercept", [True, False])
@pytest.mark.parametrize("standardise", [True, False])
def test_scikit_learn_finds_the_same_errors(diabetes, method, fit_intercept, standardise):
    X, y = diabetes
    ours = cross_validate(X, y, method, alphas=ALPHAS, seed=3, fit_intercept=fit_intercept, standardise=standardise)
    for (i, alpha), (k, fold) in product(enumerate(ALPHAS), enumerate(k_folds(len(y), seed=3))):
        train = np.delete(np.arange(len(y)), fold)
        if method == "lasso":
            model = Lasso(alpha / (2 * len(train)), fit_intercept=fit_intercept, tol=1e-12, max_iter=10**6)
        else:
            model = Ridge(alpha, fit_intercept=fit_intercept)
        model = make_pipeline(StandardScaler(), model) if standardise else model
        error = -cross_val_score(model, X, y, cv=[(train, fold)], scoring="neg_mean_squared_error")
        np.testing.assert_allclose(ours.fold_errors[k, i], error[0], rtol=1e-7)


def test_mean_standard_error_and_the_two_choices(diabetes):
    X, y = diabetes
    ours = cross_validate(X, y, alphas=ALPHAS, n_folds=7, standardise=True)
    np.testing.assert_array_equal(ours.alphas, ALPHAS)
    assert ours.fold_errors.shape == (7, 5)
    np.testing.assert_allclose(ours.mean, ours.fold_errors.mean(axis=0))
    np.testing.assert_allclose(ours.standard_error, [np.std(e, ddof=1) / 7**0.5 for e in ours.fold_errors.T])
    assert ours.mean[ours.best] == min(ours.mean)
    limit = ours.mean[ours.best] + ours.standard_error[ours.best]
    within = [alpha for alpha, mean in zip(ALPHAS, ours.mean, strict=True) if mean <= limit]
    assert ALPHAS[ours.one_standard_error] == max(within) > ALPHAS[ours.best]
    assert len(within) < len(ALPHAS)


def test_a_penalty_that_leaves_nothing_predicts_the_mean_of_the_other_folds(diabetes):
    X, y = diabetes
    for error, fold in zip(cross_validate(X, y, alphas=[1e9]).fold_errors[:, 0], k_folds(len(y)), strict=True):
        assert error == pytest.approx(((y[fold] - np.delete(y, fold).mean()) ** 2).mean(), rel=1e-12)


def test_leaving_one_out_takes_two_rows():
    X, y = np.arange(5.0)[:, None], np.array([0.0, 1.0, 1.0, 4.0, 3.0])
    ours = cross_validate(X, y, "ridge", alphas=[1.0], n_folds=5)
    assert ours.fold_errors.shape == (5, 1) and np.isfinite(ours.standard_error).all()
    with pytest.raises(ValueError, match="X must have at least 2 rows, one to fit on and one to leave out, but has 1"):
        cross_validate([[1.0]], [1.0], alphas=[1.0])


def test_errors_that_overflow_are_said():
    X, y = np.ones((4, 1)), np.array([0.0, 0.0, 0.0, 1e200])
    with pytest.raises(ValueError, match="too large"):
        cross_validate(X, y, alphas=[1.0], n_folds=4)
    with pytest.raises(ValueError, match="too large"):
        cross_validate(1e200 * np.arange(4.0)[:, None], np.ones(4), alphas=[1.0], n_folds=4, standardise=True)
