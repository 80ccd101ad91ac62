"""Tasks of the lasso: a path of 100 penalties on the diabetes data, where rows are many, and where columns are many."""

import numpy as np
from _least_squares import patients
from _rounds import Way
from _task import Fits, Linear, Task, Work, correlated, growing, one_fit, sparse_coef, squares

from lecture_lib import solvers

N_ALPHAS = 100


def sparse_regression(n: int, p: int) -> Linear:
    """Few columns matter; penalties from the least that sets all w to 0 down to a thousandth (n < p: a hundredth)."""
    rng = np.random.default_rng(1)
    X, coef = correlated(rng, n, p), sparse_coef(rng, p)
    y = X @ coef + 0.5 * np.linalg.norm(coef) * rng.normal(size=n)
    largest = 2 * np.abs((X - X.mean(axis=0)).T @ (y - y.mean())).max()
    return Linear(X, np.asfortranarray(X), y, np.geomspace(largest, largest * (1e-3 if n > p else 1e-2), N_ALPHAS))


def diabetes(n: int, p: int) -> Linear:
    data = patients(n, p)
    return data._replace(alphas=np.geomspace(1, 1e-3, N_ALPHAS) * solvers.lasso_alpha_max(data.X, data.y))


def objective(data, fits: Fits) -> np.ndarray:
    alphas = data.alphas if len(fits.coefs) > 1 else data.alphas[len(data.alphas) // 2]
    return squares(data, fits) + alphas * np.abs(fits.coefs).sum(axis=1)


def centred(data):
    x_mean, y_mean = data.X.mean(axis=0), data.y.mean()
    return x_mean, y_mean, data.X_by_columns - x_mean, data.y - y_mean


def uncentred(coefs, x_mean, y_mean) -> Fits:
    return Fits(coefs, y_mean - coefs @ x_mean)


def lambdas(data) -> np.ndarray:
    """The penalties as all peers scale them: ‖y − Xw‖²/(2n) + λ‖w‖₁."""
    return data.alphas / (2 * len(data.y))


def ours(data):
    return Way(
        "lasso_path",
        lambda: solvers.lasso_path(data.X, data.y, data.alphas),
        lambda path: Fits(path.coefs, path.intercepts),
    )


def sklearn_path(tol):
    def make(data):
        from sklearn.linear_model import lasso_path

        def call():
            x_mean, y_mean, X, y = centred(data)
            return uncentred(lasso_path(X, y, alphas=lambdas(data), tol=tol, copy_X=False)[1].T, x_mean, y_mean)

        return Way(f"scikit-learn lasso_path(tol={tol:.0e})", call)

    return make


def celer_path(tol):
    def make(data):
        from celer import celer_path

        def call():
            x_mean, y_mean, X, y = centred(data)
            coefs = celer_path(X, y, "lasso", alphas=lambdas(data), tol=tol, max_iter=100)[1].T
            return uncentred(coefs, x_mean, y_mean)

        return Way(f"celer celer_path(tol={tol:.0e})", call)

    return make


def skglm_path(tol):
    def make(data):
        from skglm import Lasso

        def call():
            x_mean, y_mean, X, y = centred(data)
            return uncentred(Lasso(tol=tol, fit_intercept=False).path(X, y, lambdas(data))[1].T, x_mean, y_mean)

        return Way(f"skglm Lasso(tol={tol:.0e}).path", call)

    return make


def adelie_cov(tol):
    def make(data):
        from adelie import gaussian_cov

        def call():
            x_mean, y_mean, X, y = centred(data)
            gram, moment = np.asfortranarray(X.T @ X / len(y)), X.T @ y / len(y)
            state = gaussian_cov(gram, moment, lmda_path=lambdas(data), tol=tol, early_exit=False, progress_bar=False)
            return uncentred(state.betas.toarray(), x_mean, y_mean)

        return Way(f"adelie gaussian_cov(tol={tol:.0e})", call)

    return make


def adelie_naive(tol):
    def make(data):
        from adelie import glm, grpnet

        def call():
            state = grpnet(
                data.X_by_columns,
                glm.gaussian(data.y),
                lmda_path=lambdas(data),
                tol=tol,
                early_exit=False,
                progress_bar=False,
            )
            return Fits(state.betas.toarray(), state.intercepts)

        return Way(f"adelie grpnet(tol={tol:.0e})", call)

    return make


def glmnet_path(tol):
    def make(data):
        from glmnet import ElasticNet

        def call():
            model = ElasticNet(lambda_path=lambdas(data), standardize=False, n_splits=0, tol=tol)
            model.fit(data.X_by_columns, data.y)
            return Fits(model.coef_path_.T, model.intercept_path_)

        return Way(f"glmnet ElasticNet(tol={tol:.0e})", call)

    return make


# ---- lecture size: our whole path against one fit of scikit-learn's


def middle(data) -> int:
    return len(data.alphas) // 2


def ours_within_path(data):
    def answer(path):
        return one_fit(path.coefs[middle(data)], path.intercepts[middle(data)])

    return Way("lasso_path, 100 α", lambda: solvers.lasso_path(data.X, data.y, data.alphas), answer)


def sklearn_one(tol):
    def make(data):
        from sklearn.linear_model import Lasso

        model = Lasso(lambdas(data)[middle(data)], tol=tol)
        return Way(
            f"scikit-learn Lasso(tol={tol:.0e}), one α",
            lambda: model.fit(data.X, data.y),
            lambda fitted: one_fit(fitted.coef_, fitted.intercept_),
        )

    return make


TASKS = (
    Task(
        f"lasso path, {N_ALPHAS} α, diabetes, 442 × 10",
        (442, 10),
        diabetes,
        ours,
        (sklearn_path(1e-5), adelie_cov(1e-8)),
        objective,
    ),
    Task(
        "the same against one α, diabetes, 442 × 10",
        (442, 10),
        diabetes,
        ours_within_path,
        (sklearn_one(1e-4),),
        objective,
    ),
    Task(
        f"lasso path, {N_ALPHAS} α, 10,000 × 200",
        (10_000, 200),
        sparse_regression,
        ours,
        # celer and skglm, made for many columns, take tens of times as long here
        (adelie_cov(1e-7), sklearn_path(3e-4), glmnet_path(1e-7), adelie_naive(5e-9)),
        objective,
        lambda n, p: Work("one XᵀX", n * p**2, 8 * n * p),
        growing(10_000, 200),
        beyond=True,
    ),
    Task(
        f"lasso path, {N_ALPHAS} α, 200 × 5,000",
        (200, 5_000),
        sparse_regression,
        ours,
        (glmnet_path(1e-11), adelie_naive(1e-11), celer_path(3e-6), skglm_path(2e-5), sklearn_path(2e-5)),
        objective,
        None,
        growing(200, 5_000),
        beyond=True,
    ),
)
