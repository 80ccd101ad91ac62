"""The strength of a penalty in the lecture's objectives, and what scikit-learn calls the same.

The lecture penalises sums: ‖y − Xw‖² + α‖w‖₁, and log loss + α‖w‖² or + α‖w‖₁. scikit-learn minimises

    Lasso                ‖y − Xw‖² / (2n) + alpha·‖w‖₁
    LogisticRegression   C · (sum of the log losses) + ‖w‖²/2, or + ‖w‖₁

and two objectives have the same minimum where one is a multiple of the other. Ridge needs no conversion: both are
‖y − Xw‖² + α‖w‖².
"""

import numpy as np

from lecture_lib.solvers import inputs


def lasso_alpha_to_sklearn(alpha, n_samples):
    """The `alpha` of scikit-learn's Lasso that means the same as alpha here: alpha / (2n).

    Parameters
    ----------
    alpha : float
        At least 0.
    n_samples : int
        Number of rows n that the model is fitted on.

    Returns
    -------
    float

    Raises
    ------
    ValueError, TypeError
        An alpha below 0, NaN or infinite, n_samples below 1, something that is no number.
    """
    return inputs.non_negative("alpha", alpha) / (2 * inputs.whole("n_samples", n_samples, 1))


def lasso_alpha_from_sklearn(alpha, n_samples):
    """The alpha here that means the same as the `alpha` of scikit-learn's Lasso: alpha · 2n.

    Parameters and errors as in `lasso_alpha_to_sklearn`.
    """
    return inputs.non_negative("alpha", alpha) * (2 * inputs.whole("n_samples", n_samples, 1))


def logistic_alpha_to_C(alpha, penalty="l2", loss="sum", n_samples=None):
    """The `C` of scikit-learn's LogisticRegression that means the same as alpha here.

    Parameters
    ----------
    alpha : float
        Strength of the penalty, at least 0; 0 gives C = inf, no penalty.
    penalty : "l2" or "l1"
        log loss + alpha·‖w‖² gives C = 1/(2·alpha), log loss + alpha·‖w‖₁ gives C = 1/alpha.
    loss : "sum" or "mean"
        Whether the log losses of the rows are added up or averaged; averaged, alpha counts n times as much.
    n_samples : int
        Number of rows n; needed for ``loss="mean"``.

    Returns
    -------
    float

    Raises
    ------
    ValueError, TypeError
        An alpha below 0, NaN or infinite, an unknown penalty or loss, n_samples below 1 or missing.
    """
    strength = inputs.non_negative("alpha", alpha) * _factor(penalty, loss, n_samples)
    return 1 / strength if strength > 0 else np.inf


def logistic_C_to_alpha(C, penalty="l2", loss="sum", n_samples=None):
    """The alpha here that means the same as the `C` of scikit-learn's LogisticRegression.

    Parameters
    ----------
    C : float
        Above 0; inf gives alpha = 0, no penalty.
    penalty, loss, n_samples
        As in `logistic_alpha_to_C`.

    Returns
    -------
    float

    Raises
    ------
    ValueError, TypeError
        A C that is not above 0, otherwise as `logistic_alpha_to_C`.
    """
    factor = _factor(penalty, loss, n_samples)
    return 0.0 if isinstance(C, float) and C == np.inf else 1 / inputs.positive("C", C) / factor


def _factor(penalty, loss, n_samples):
    """1 / C per unit of alpha."""
    factor = 2 if inputs.penalty(penalty) == "l2" else 1
    if inputs.loss(loss) == "mean" or n_samples is not None:
        n_samples = inputs.whole("n_samples", n_samples, 1)
    return factor * n_samples if loss == "mean" else factor
