"""k-fold cross-validation over the penalties of the lasso or of ridge regression.

The rows are dealt out to k folds. Each fold in turn is left out, the model is fitted on the rest for every alpha, and
its squared error on the rows left out is what it would do on new data. T. Hastie, R. Tibshirani, J. Friedman (2009),
The Elements of Statistical Learning, sections 7.10 and 3.4, have it, and the rule of one standard error.
"""

from typing import NamedTuple

import numpy as np

from lecture_lib.solvers import inputs
from lecture_lib.solvers.lasso import lasso_path
from lecture_lib.solvers.ridge import ridge_path


class CrossValidation(NamedTuple):
    """Errors on rows left out, for each of alphas (m,): fold_errors (k, m) are mean squared errors, fold by fold.

    mean (m,) and standard_error (m,), standard deviation (divisor k − 1) / √k, are over the folds. best is the index of
    the first least mean, one_standard_error that of the largest alpha whose mean is within one standard error of it.
    """

    alphas: np.ndarray
    fold_errors: np.ndarray
    mean: np.ndarray
    standard_error: np.ndarray
    best: int
    one_standard_error: int


def k_folds(n_samples, n_folds=5, seed=0):
    """Deal the rows 0 … n_samples − 1 out to folds of equal size, give or take one, in random order.

    Returns the rows of each fold, an array of int; each row is in one fold. seed is that of ``np.random.default_rng``.
    """
    n_samples = inputs.whole("n_samples", n_samples, 2)
    n_folds = inputs.whole("n_folds", n_folds, 2, n_samples)
    order = np.random.default_rng(inputs.whole("seed", seed, 0)).permutation(n_samples)
    return np.array_split(order, n_folds)


def cross_validate(X, y, method="lasso", *, alphas, n_folds=5, seed=0, fit_intercept=True, standardise=False):
    """Mean squared error on rows left out, for each alpha.

    Parameters
    ----------
    X, y : arrays of shapes (n, p) and (n,)
        At least 2 rows.
    method : "lasso" or "ridge"
    alphas : array of shape (m,)
        Penalties, each at least 0, in any order.
    n_folds, seed
        As in `k_folds`.
    fit_intercept : bool
    standardise : bool
        Whether to divide each feature by its standard deviation (divisor n) after taking its mean away. Both are
        taken anew from the rows of each fit, never from those left out. A constant feature becomes 0.

    Returns
    -------
    CrossValidation
        Every fit has the objective with alpha as given. Its sum of squares runs over (k − 1)/k of the rows, so the
        same alpha weighs k/(k − 1) times as much as in a fit on all of them.
    """
    X, y = inputs.data(X, y)
    path = lasso_path if inputs.choice("method", method, ("lasso", "ridge")) == "lasso" else ridge_path
    alphas = inputs.non_negatives("alphas", alphas)
    inputs.flag("standardise", standardise)
    inputs.finite(X=X, y=y)
    if len(y) < 2:
        raise ValueError("X must have at least 2 rows, one to fit on and one to leave out, but has 1")
    folds = k_folds(len(y), n_folds, seed)
    fold_errors = np.empty((len(folds), len(alphas)))
    kept = np.ones(len(y), dtype=bool)
    for errors, fold in zip(fold_errors, folds, strict=True):
        kept[fold] = False
        train, test = X[kept], X[fold]
        if standardise:
            train, test = _standardised(train, test)
        fit = path(train, y[kept], alphas, fit_intercept=fit_intercept)
        kept[fold] = True
        with np.errstate(over="ignore", invalid="ignore"):
            errors[:] = ((y[fold] - fit.intercepts[:, None] - fit.coefs.dot(test.T)) ** 2).mean(axis=1)
    if not np.isfinite(fold_errors).all():
        raise ValueError("the squared errors overflow: the rows left out are too large; rescale X and y")
    mean = fold_errors.mean(axis=0)
    standard_error = fold_errors.std(axis=0, ddof=1) / np.sqrt(len(folds))
    best = int(np.argmin(mean))
    near = mean <= mean[best] + standard_error[best]
    simplest = int(np.argmax(np.where(near, alphas, -1.0)))
    return CrossValidation(alphas, fold_errors, mean, standard_error, best, simplest)


@np.errstate(over="ignore", invalid="ignore")
def _standardised(train, test):
    """Centre and scale both by the means and standard deviations of train."""
    mean, deviation = train.mean(axis=0), train.std(axis=0)
    if not np.isfinite(deviation).all():
        raise ValueError("the squares of X overflow: X is too large; rescale it")
    constant = deviation <= len(train) * np.finfo(float).eps * np.abs(mean)
    deviation[constant] = 1
    train, test = (train - mean) / deviation, (test - mean) / deviation
    train[:, constant] = test[:, constant] = 0
    return train, test
