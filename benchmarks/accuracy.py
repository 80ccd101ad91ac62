"""Correct digits of each least-squares solver on NIST's certified data: ``python benchmarks/accuracy.py``.

The table gives the log relative error, the least over the coefficients: 15 where all that is certified is right, 0
where nothing is.
"""

import platform
import sys
import warnings
from pathlib import Path

import numba
import numpy as np
import scipy.linalg
import sklearn
from sklearn.linear_model import LinearRegression

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT))

from _nist import FILIP, SETS  # noqa: E402

from lecture_lib.solvers import correct_digits, normal_equation, qr_ols, refined_ols, svd_ols  # noqa: E402


def scikit_learn(X, y):
    """With the design matrix, column of ones and all."""
    return LinearRegression(fit_intercept=False).fit(X, y).coef_


def scikit_learn_as_used(X, y):
    """Without the column of ones where there is one, which is left to scikit-learn."""
    if not (X[:, 0] == 1).all():
        return scikit_learn(X, y)
    model = LinearRegression().fit(X[:, 1:], y)
    return np.array([model.intercept_, *model.coef_])


WAYS = {
    "`np.linalg.inv(X.T @ X) @ X.T @ y`": lambda X, y: np.linalg.inv(X.T @ X) @ X.T @ y,
    "`normal_equation`": normal_equation,
    "`qr_ols`": qr_ols,
    "`svd_ols`": lambda X, y: svd_ols(X, y).coef,
    "`refined_ols`": refined_ols,
    "`numpy.linalg.lstsq`": lambda X, y: np.linalg.lstsq(X, y)[0],
    "`scipy.linalg.lstsq`, gelsd": lambda X, y: scipy.linalg.lstsq(X, y, lapack_driver="gelsd")[0],
    "`scipy.linalg.lstsq`, gelsy": lambda X, y: scipy.linalg.lstsq(X, y, lapack_driver="gelsy")[0],
    "`LinearRegression(fit_intercept=False)`": scikit_learn,
    "`LinearRegression()`": scikit_learn_as_used,
}


def digits(solve, data):
    """Correct digits, or "refused" where the solver says that it cannot be trusted."""
    try:
        with warnings.catch_warnings(action="ignore"):
            return f"{correct_digits(solve(data.X, data.y), data.coef):.1f}"
    except (ValueError, np.linalg.LinAlgError):
        return "refused"


def main():
    sets = {**SETS, "Filip": FILIP}
    print(f"Correct digits of the certified coefficients.\n\n| way | {' | '.join(sets)} |")
    print(f"|---|{'---:|' * len(sets)}")
    for name, solve in WAYS.items():
        print(f"| {name} | {' | '.join(digits(solve, data) for data in sets.values())} |")
    print(f"\nPython {platform.python_version()}, NumPy {np.__version__}, SciPy {scipy.__version__}, ", end="")
    print(f"scikit-learn {sklearn.__version__}, numba {numba.__version__}.")


if __name__ == "__main__":
    main()
