"""Tasks of least squares: one fit, a path of gradient descent, epochs of SGD, one gradient, the ridge path."""

import numpy as np
from _rounds import Way
from _task import Fits, Linear, Task, Work, birds, correlated, growing, one_fit, squares

from lecture_lib import solvers
from lecture_lib.solvers.blocks import threaded_gradient

STEPS, EPOCHS, SGD_LR, N_ALPHAS = 200, 100, 1e-3, 100


def regression(n: int, p: int) -> Linear:
    rng = np.random.default_rng(0)
    X = correlated(rng, n, p)
    y = X @ rng.normal(size=p) + rng.normal(size=n)
    return Linear(X, np.asfortranarray(X), y, np.geomspace(1e-2, 1e6, N_ALPHAS))


def with_ones(n: int, p: int) -> Linear:
    """A design matrix: its first column is of ones."""
    data = regression(n, p)
    data.X[:, 0] = data.X_by_columns[:, 0] = 1.0
    return data


def penguins(n: int, p: int) -> Linear:
    """A column of ones and p − 1 standardised measurements; the mass."""
    X, mass, _ = birds(n, p - 1)
    X = np.column_stack([np.ones(n), X])
    return Linear(X, np.asfortranarray(X), mass, np.empty(0))


def patients(n: int, p: int) -> Linear:
    from sklearn.datasets import load_diabetes

    X, y = (part[:n] for part in load_diabetes(return_X_y=True))
    X = np.ascontiguousarray(X[:, :p])
    return Linear(X, np.asfortranarray(X), y, np.geomspace(1e-4, 1e2, N_ALPHAS))


# ---- one fit


def ols_answer(coef) -> Fits:
    return one_fit(coef, 0.0)


def ours_ols(data):
    return Way("normal_equation", lambda: solvers.normal_equation(data.X, data.y), ols_answer)


def numpy_lstsq(data):
    return Way("NumPy lstsq (gelsd)", lambda: np.linalg.lstsq(data.X, data.y)[0], ols_answer)


def scipy_lstsq(data):
    from scipy.linalg import lstsq

    return Way(
        'SciPy lstsq (lapack_driver="gelsy")',
        lambda: lstsq(data.X_by_columns, data.y, lapack_driver="gelsy", check_finite=False)[0],
        ols_answer,
    )


def sklearn_ols(data):
    from sklearn.linear_model import LinearRegression

    model = LinearRegression(fit_intercept=False)
    return Way("scikit-learn LinearRegression", lambda: model.fit(data.X, data.y).coef_, ols_answer)


def statsmodels_ols(data):
    from statsmodels.api import OLS

    return Way("statsmodels OLS (pinv)", lambda: OLS(data.y, data.X).fit().params, ols_answer)


# ---- paths of gradient descent


def path_losses(data, path) -> np.ndarray:
    return squares(data, Fits(path, np.zeros(len(path))))


def ours_descent(data):
    lr = solvers.best_lr(data.X)
    return Way("gradient_descent", lambda: solvers.gradient_descent(data.X, data.y, lr, STEPS), lambda run: run.path)


def numpy_descent(data):
    """The loop as one writes it first, with one residual for gradient and loss."""
    X, y, lr = data.X, data.y, solvers.best_lr(data.X)

    def call():
        w = np.zeros(X.shape[1])
        path, losses = [], []
        for _ in range(STEPS + 1):
            residual = X @ w - y
            path.append(w)
            losses.append(residual @ residual)
            w = w - lr * 2 * X.T @ residual
        return np.array(path), np.array(losses)

    return Way("NumPy loop", call, lambda result: result[0])


# ---- epochs of stochastic gradient descent, one row a step


def ours_sgd(data):
    return Way(
        "sgd, one row a step, with its path",
        lambda: solvers.sgd(data.X, data.y, SGD_LR, 1, EPOCHS, loss="mean"),
        lambda run: ols_answer(run.path[-1]),
    )


def sklearn_sgd(data):
    from sklearn.linear_model import SGDRegressor

    def call():
        # Its loss is half the square: twice the learning rate makes the same step.
        model = SGDRegressor(
            penalty=None, fit_intercept=False, learning_rate="constant", eta0=2 * SGD_LR, random_state=0
        )
        for _ in range(EPOCHS):
            model.partial_fit(data.X, data.y)
        return model.coef_

    return Way("scikit-learn SGDRegressor.partial_fit", call, ols_answer)


# ---- one gradient of chapter 7


def after_a_step(data, gradient) -> np.ndarray:
    """The cost where a small step along the gradient leads: what differs in the gradient differs there."""
    return squares(data, ols_answer(1 - 0.1 / len(data.y) * gradient))


def ours_gradient(data):
    w = np.ones(data.X.shape[1])
    return Way("threaded_gradient, one thread", lambda: threaded_gradient(data.X, data.y, w))


def numpy_gradient(data):
    X, y, w = data.X, data.y, np.ones(data.X.shape[1])
    return Way("NumPy 2 * X.T @ (X @ w - y)", lambda: 2 * X.T @ (X @ w - y))


# ---- the ridge path


def ridge_objective(data, fits: Fits) -> np.ndarray:
    return squares(data, fits) + data.alphas * (fits.coefs**2).sum(axis=1)


def ours_ridge(data):
    return Way(
        "ridge_path",
        lambda: solvers.ridge_path(data.X, data.y, data.alphas),
        lambda path: Fits(path.coefs, path.intercepts),
    )


def svd_ridge(data):
    def call():
        x_mean, y_mean = data.X.mean(axis=0), data.y.mean()
        U, sigma, Vt = np.linalg.svd(data.X - x_mean, full_matrices=False)
        coefs = (sigma / (sigma**2 + data.alphas[:, None]) * (U.T @ (data.y - y_mean))) @ Vt
        return Fits(coefs, y_mean - coefs @ x_mean)

    return Way("NumPy svd, all α at once", call)


def sklearn_ridge(data):
    from sklearn.linear_model import Ridge

    def call():
        models = [Ridge(alpha, solver="cholesky").fit(data.X, data.y) for alpha in data.alphas]
        return Fits(np.array([model.coef_ for model in models]), np.array([model.intercept_ for model in models]))

    return Way('scikit-learn Ridge(solver="cholesky"), a loop', call)


TASKS = (
    Task(
        "OLS, penguins, 342 × 4",
        (342, 4),
        penguins,
        ours_ols,
        (sklearn_ols, numpy_lstsq, statsmodels_ols),
        squares,
    ),
    Task(
        "OLS, 1,000,000 × 16",
        (1_000_000, 16),
        with_ones,
        ours_ols,
        (numpy_lstsq, sklearn_ols),
        squares,
        lambda n, p: Work("one XᵀX", n * p**2, 8 * n * p),
    ),
    Task(
        "one gradient, 1,000,000 × 16",
        (1_000_000, 16),
        with_ones,
        ours_gradient,
        (numpy_gradient,),
        after_a_step,
        lambda n, p: Work("reading X", 4 * n * p, 8 * n * p),
    ),
    Task(
        f"gradient descent, {STEPS} steps, penguins, 342 × 2",
        (342, 2),
        penguins,
        ours_descent,
        (numpy_descent,),
        path_losses,
    ),
    Task(
        f"SGD, {EPOCHS} epochs, penguins, 342 × 2",
        (342, 2),
        penguins,
        ours_sgd,
        (sklearn_sgd,),
        squares,
        agree=0.01,  # both hover around the minimum
    ),
    Task(
        f"ridge path, {N_ALPHAS} α, diabetes, 442 × 10",
        (442, 10),
        patients,
        ours_ridge,
        (svd_ridge, sklearn_ridge),
        ridge_objective,
    ),
    Task(
        "OLS, 100,000 × 100",
        (100_000, 100),
        with_ones,
        ours_ols,
        (numpy_lstsq, scipy_lstsq, sklearn_ols, statsmodels_ols),
        squares,
        lambda n, p: Work("one XᵀX", n * p**2, 8 * n * p),
        growing(100_000, 100),
        beyond=True,
    ),
    Task(
        f"ridge path, {N_ALPHAS} α, 10,000 × 200",
        (10_000, 200),
        regression,
        ours_ridge,
        (svd_ridge, sklearn_ridge),
        ridge_objective,
        lambda n, p: Work("one XᵀX", n * p**2, 8 * n * p),
        growing(10_000, 200),
        beyond=True,
    ),
)
