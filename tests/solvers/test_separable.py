"""Separable classes: recognised where they are, and only there, by the linear program and by the fits."""

import numpy as np
import pytest
from hypothesis import strategies as st
from scipy.optimize import linprog

from lecture_lib.solvers.logistic import logistic_regression
from lecture_lib.solvers.multiclass import softmax_regression
from lecture_lib.solvers.separable import SeparableDataError, separating_direction
from tests.solvers.common import given


@st.composite
def small_tables(draw):
    """Draw few rows of small whole numbers: separable completely, in part or not at all, all of them often."""
    n, p = draw(st.integers(3, 14)), draw(st.integers(1, 3))
    X = draw(st.lists(st.lists(st.integers(-2, 2), min_size=p, max_size=p), min_size=n, max_size=n))
    y = draw(st.lists(st.integers(0, 1), min_size=n, max_size=n))
    y[0], y[1] = 0, 1
    return np.array(X, dtype=float), np.array(y)


def design(X, fit_intercept):
    return np.column_stack([X, np.ones(len(X))]) if fit_intercept else X


def strictly(rows):
    """The rows that some direction puts strictly on their side while no row is on the wrong side: one program each."""
    bounds = dict(A_ub=-rows, b_ub=np.zeros(len(rows)), bounds=[(-1, 1)] * rows.shape[1])
    return np.array([-linprog(-row, **bounds).fun > 1e-6 for row in rows])


@given(small_tables(), st.booleans())
def test_a_direction_is_found_exactly_where_there_is_one_and_the_fit_says_so(table, fit_intercept):
    X, y = table
    found = separating_direction(X, y, fit_intercept)
    expected = strictly((2 * y - 1)[:, None] * design(X, fit_intercept))
    if not expected.any():
        fit = logistic_regression(X, y, fit_intercept=fit_intercept)
        assert found is None and fit.converged and np.abs(fit.coef).max() < 100
        return
    with pytest.raises(SeparableDataError, match="separated along the direction") as caught:
        logistic_regression(X, y, fit_intercept=fit_intercept)
    assert ("quasi-completely" in str(caught.value)) != caught.value.complete
    for one in (caught.value, found):
        margins = (2 * y - 1) * (X @ one.direction + one.intercept)
        assert (margins >= -1e-9).all() and (margins > 1e-9).any()
        assert one.complete == expected.all() == (margins > 1e-9).all()
    np.testing.assert_array_equal(margins > 1e-9, expected)
    assert np.linalg.norm(found.direction) == pytest.approx(1)
    assert fit_intercept or found.intercept == 0


@given(small_tables(), st.floats(-6, 6), st.floats(-6, 6))
def test_neither_scale_nor_place_of_a_column_matters(table, scale, shift):
    X, y = table
    moved = X * 10.0**scale + np.round(shift) * 10.0**scale
    found, again = separating_direction(X, y), separating_direction(moved, y)
    assert (found is None) == (again is None)
    if found is not None:
        assert found.complete == again.complete


@pytest.mark.parametrize("penalty", ["l2", "l1"])
def test_a_penalty_makes_separable_data_harmless(penalty):
    X, y = np.arange(10.0)[:, None], (np.arange(10) > 4) * 1
    sizes = [abs(logistic_regression(X, y, penalty, alpha).coef[0]) for alpha in (1.0, 1e-3, 1e-6)]
    assert np.isfinite(sizes).all() and sizes[0] < sizes[1] < sizes[2]
    with pytest.raises(SeparableDataError):
        logistic_regression(X, y, penalty, 0.0)


def test_a_boundary_that_is_barely_crossed_is_no_separation():
    x = np.concatenate([np.linspace(-1, 0, 20), np.linspace(0, 1, 20)])
    y = np.repeat([0, 1], 20)
    assert separating_direction(x[:, None], y).complete is False  # both classes have a row at 0
    crossed = x.copy()
    crossed[19], crossed[20] = 1e-4, -1e-4
    assert separating_direction(crossed[:, None], y) is None
    fit = logistic_regression(crossed[:, None], y)
    assert fit.converged and fit.coef[0] > 40  # steep, and right: the gradient is zero
    residual = 1 / (1 + np.exp(-(crossed * fit.coef[0] + fit.intercept))) - y
    assert abs(residual.sum()) < 1e-12 and abs(residual @ crossed) < 1e-12
    open_ = x.copy()
    open_[19], open_[20] = -1e-4, 1e-4
    assert separating_direction(open_[:, None], y).complete


@pytest.mark.parametrize("fit_intercept", [True, False])
def test_no_more_rows_than_features_can_always_be_separated(fit_intercept):
    rng = np.random.default_rng(1)
    X, y = rng.normal(size=(6, 8)), np.array([0, 1, 1, 0, 1, 0])
    assert separating_direction(X, y, fit_intercept).complete
    with pytest.raises(SeparableDataError, match="completely"):
        logistic_regression(X, y, fit_intercept=fit_intercept)


def test_a_group_of_one_label_alone_is_quasi_complete():
    rng = np.random.default_rng(2)
    group, x = np.arange(60) % 3 == 0, rng.normal(size=60)
    y = np.where(group, 1, rng.integers(0, 2, 60))
    with pytest.raises(SeparableDataError, match="quasi-completely") as caught:
        logistic_regression(np.column_stack([x, group]), y)
    np.testing.assert_allclose(caught.value.direction, [0, 1], atol=1e-9)
    assert caught.value.intercept == pytest.approx(0, abs=1e-9)


def test_separable_data_of_many_rows_are_recognised_without_the_linear_program(monkeypatch):
    import scipy.optimize

    rng = np.random.default_rng(3)
    X = rng.normal(size=(30_000, 10))
    X[:, 0] += 0.05 * np.sign(X[:, 0])
    y = X[:, 0] > 0
    monkeypatch.setattr(scipy.optimize, "linprog", None)
    with pytest.raises(SeparableDataError) as caught:
        logistic_regression(X, y)
    assert caught.value.complete
    assert ((2 * y - 1) * (X @ caught.value.direction + caught.value.intercept) > 0).all()
    y[:50] = ~y[:50]  # and so is a minimum
    assert logistic_regression(X, y).converged


@st.composite
def three_classes(draw):
    X, _ = draw(small_tables())
    y = np.array(draw(st.lists(st.integers(0, 2), min_size=len(X), max_size=len(X))))
    y[:3] = 0, 1, 2
    return X, y


@given(three_classes(), st.booleans(), examples=20)
def test_three_classes(table, fit_intercept):
    X, y = table
    found, rows = separating_direction(X, y, fit_intercept), design(X, fit_intercept)
    pairs = [np.kron(np.eye(3)[y[i]] - np.eye(3)[k], rows[i]) for i in range(len(X)) for k in range(3) if k != y[i]]
    expected = strictly(np.array(pairs))
    if found is None:
        assert not expected.any()
        fit = softmax_regression(X, y, fit_intercept=fit_intercept)
        assert fit.converged and np.abs(fit.coefs).max() < 100
        return
    for given_ in (found, pytest.raises(SeparableDataError, softmax_regression, X, y, 0.0, "sum", fit_intercept).value):
        logits = X @ given_.direction.T + given_.intercept
        margins = np.array([logits[i, y[i]] - logits[i, k] for i in range(len(X)) for k in range(3) if k != y[i]])
        assert (margins >= -1e-9).all() and (margins > 1e-9).any()
        assert given_.complete == expected.all()
        np.testing.assert_allclose(given_.direction.sum(axis=0), 0, atol=1e-9)
