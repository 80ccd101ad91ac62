"""The strength of a penalty in the lecture's objectives, and what scikit-learn calls the same.

The lecture penalises sums: ‖y − Xw‖² + α‖w‖₁, and log loss + α‖w‖² or + α‖w‖₁. scikit-learn minimises

    Lasso                ‖y − Xw‖² / (2n) + alpha·‖w‖₁
    LogisticRegression   C · (sum of the log losses) + ‖w‖²/2, or + ‖w‖₁

and two objectives have the same minimum where one is a multiple of the other: its alpha of the lasso is α / (2n). Ridge
needs no conversion: both are ‖y − Xw‖² + α‖w‖².
"""

import numpy as np

from lecture_lib.solvers import inputs


def logistic_alpha_to_C(alpha, penalty="l2", loss="sum", n_samples=None):
    """The `C` of scikit-learn's LogisticRegression that means the same as alpha here.

    Parameters
    ----------
    alpha : float
        Strength of the penalty, at least 0; 0 gives C = inf, no penalty.
    penalty : "l2" or "l1"
        log loss + alpha·‖w‖² gives C = 1/(2·alpha), log loss + alpha·‖w‖₁ gives C = 1/alpha.
    loss : "sum" or "mean"
        Averaged over the rows, alpha counts n times as much.
    n_samples : int
        Number of rows n; needed for ``loss="mean"``.

    Returns
    -------
    float
    """
    strength = inputs.non_negative("alpha", alpha) * (2 if inputs.penalty(penalty) == "l2" else 1)
    if inputs.loss(loss) == "mean" or n_samples is not None:
        n_samples = inputs.whole("n_samples", n_samples, 1)
    strength = strength * n_samples if loss == "mean" else strength
    return 1 / strength if strength > 0 else np.inf
