"""Tasks of classification: logistic regression with each penalty, softmax regression, a fit of lecture size."""

import numpy as np
from _rounds import Way
from _task import Fits, Linear, Task, Work, birds, correlated, growing, one_fit

from lecture_lib import solvers

N_CLASSES = 5


def two_classes(n: int, p: int) -> Linear:
    """Labels drawn by the logistic model; alphas is the one penalty."""
    rng = np.random.default_rng(2)
    X = correlated(rng, n, p)
    y = (rng.random(n) < 1 / (1 + np.exp(-0.5 - X @ rng.normal(size=p) / np.sqrt(p)))).astype(float)
    return Linear(X, np.asfortranarray(X), y, np.array([1.0]))


def sparse_classes(n: int, p: int) -> Linear:
    """The same with an L1 penalty of a twentieth of the least that sets all w to 0."""
    data = two_classes(n, p)
    largest = np.abs(data.X.T @ (data.y - data.y.mean())).max()
    return data._replace(alphas=np.array([largest / 20]))


def five_classes(n: int, p: int) -> Linear:
    rng = np.random.default_rng(3)
    X = correlated(rng, n, p)
    logits = X @ rng.normal(size=(p, N_CLASSES)) / np.sqrt(p)
    y = (logits + rng.gumbel(size=logits.shape)).argmax(axis=1)  # drawn by the softmax model
    return Linear(X, np.asfortranarray(X), y, np.array([1.0]))


def log_loss(data, fits: Fits) -> np.ndarray:
    logit = data.X @ fits.coefs.T + fits.intercepts
    return (np.logaddexp(0, logit) - data.y[:, None] * logit).sum(axis=0)


def l2_objective(data, fits: Fits) -> np.ndarray:
    return log_loss(data, fits) + data.alphas * (fits.coefs**2).sum(axis=1)


def l1_objective(data, fits: Fits) -> np.ndarray:
    return log_loss(data, fits) + data.alphas * np.abs(fits.coefs).sum(axis=1)


def softmax_objective(data, fits: Fits) -> np.ndarray:
    """One model a class, together: a single number."""
    logits = data.X @ fits.coefs.T + fits.intercepts
    loss = np.logaddexp.reduce(logits, axis=1).sum() - logits[np.arange(len(data.y)), data.y].sum()
    return loss + data.alphas * (fits.coefs**2).sum()


def one_answer(model) -> Fits:
    return one_fit(np.ravel(model.coef_), model.intercept_)


# ---- ours


def ours(penalty, tol):
    def make(data):
        return Way(
            f'logistic_regression(penalty="{penalty}", tol={tol:.0e})',
            lambda: solvers.logistic_regression(data.X, data.y, penalty=penalty, alpha=data.alphas[0], tol=tol),
            lambda fit: one_fit(fit.coef, fit.intercept),
        )

    return make


def ours_softmax(data):
    return Way(
        "softmax_regression(tol=1e-04)",
        lambda: solvers.softmax_regression(data.X, data.y, alpha=data.alphas[0], tol=1e-4),
        lambda fit: Fits(fit.coefs, fit.intercepts),
    )


# ---- peers


def sklearn_logistic(solver, tol, answer=one_answer):
    """C multiplies the loss, and the L2 penalty is halved there: C = 1/(2·alpha)."""

    def make(data):
        from sklearn.linear_model import LogisticRegression

        model = LogisticRegression(C=0.5 / data.alphas[0], solver=solver, tol=tol, max_iter=10_000)
        return Way(
            f'scikit-learn LogisticRegression("{solver}", tol={tol:.0e})', lambda: model.fit(data.X, data.y), answer
        )

    return make


def sklearn_l1(solver, tol):
    def make(data):
        from sklearn.linear_model import LogisticRegression

        # liblinear penalises the intercept, the less the larger the column that stands for it.
        model = LogisticRegression(
            C=1 / data.alphas[0],
            l1_ratio=1,
            solver=solver,
            tol=tol,
            max_iter=10_000,
            intercept_scaling=100.0,
            random_state=0,
        )
        name = f'scikit-learn LogisticRegression("{solver}", l1_ratio=1, tol={tol:.0e})'
        return Way(name, lambda: model.fit(data.X, data.y), one_answer)

    return make


def scipy_lbfgs(ftol):
    """The loss and its gradient as one writes them in NumPy."""

    def make(data):
        from scipy.optimize import minimize
        from scipy.special import expit

        X, y, alpha = data.X, data.y, data.alphas[0]

        def value_and_slope(w):
            logit = X @ w[:-1] + w[-1]
            slack = expit(logit) - y
            value = (np.logaddexp(0, logit) - y * logit).sum() + alpha * w[:-1] @ w[:-1]
            return value, np.append(X.T @ slack + 2 * alpha * w[:-1], slack.sum())

        def call():
            options = {"ftol": ftol, "gtol": 0.0}
            return minimize(value_and_slope, np.zeros(X.shape[1] + 1), jac=True, method="L-BFGS-B", options=options)

        return Way(f"SciPy L-BFGS-B(ftol={ftol:.0e})", call, lambda result: one_fit(result.x[:-1], result.x[-1]))

    return make


def adelie_l1(tol):
    def make(data):
        from adelie import glm, grpnet

        def call():
            return grpnet(
                data.X_by_columns,
                glm.binomial(data.y),
                lmda_path=data.alphas / len(data.y),
                irls_tol=tol,
                tol=tol,
                early_exit=False,
                progress_bar=False,
            )

        name = f"adelie grpnet(binomial, tol={tol:.0e})"
        return Way(name, call, lambda state: one_fit(state.betas.toarray()[-1], state.intercepts[-1]))

    return make


def glmnet_logistic(tol, alpha):
    """glmnet's penalty is λ(α‖w‖₁ + (1 − α)‖w‖²/2) beside the mean loss."""

    def make(data):
        from glmnet import LogitNet

        strength = data.alphas / len(data.y) * (1 if alpha == 1 else 2)

        def call():
            # Two λ, since the wrapper falters at one; the first lets no coefficient in.
            model = LogitNet(alpha, lambda_path=np.array([1e3, 1]) * strength, standardize=False, n_splits=0, tol=tol)
            return model.fit(data.X_by_columns, data.y)

        name = f"glmnet LogitNet(alpha={alpha}, tol={tol:.0e})"
        return Way(name, call, lambda m: one_fit(m.coef_path_[0, :, -1], np.ravel(m.intercept_path_)[-1]))

    return make


def skglm_l1(tol):
    def make(data):
        from skglm import SparseLogisticRegression

        model = SparseLogisticRegression(data.alphas[0] / len(data.y), tol=tol)
        return Way(
            f"skglm SparseLogisticRegression(tol={tol:.0e})", lambda: model.fit(data.X_by_columns, data.y), one_answer
        )

    return make


def many_answers(model) -> Fits:
    return Fits(model.coef_, model.intercept_)


HALF = np.array([0.5])  # scikit-learn's C = 1


def two_species(n: int, p: int) -> Linear:
    """Adelie penguins and the others."""
    X, _, species = birds(n, p)
    return Linear(X, np.asfortranarray(X), (species == 0).astype(float), HALF)


def three_species(n: int, p: int) -> Linear:
    X, _, species = birds(n, p)
    return Linear(X, np.asfortranarray(X), species, HALF)


def eights(n: int, p: int) -> Linear:
    """Pictures of an 8 and of other digits."""
    from sklearn.datasets import load_digits

    X, digit = load_digits(return_X_y=True)
    X = np.ascontiguousarray(X[:n, -p:]) / 16
    return Linear(X, np.asfortranarray(X), (digit[:n] == 8).astype(float), HALF)


TASKS = (
    Task(
        "logistic regression, L2, penguins, 342 × 3",
        (342, 3),
        two_species,
        ours("l2", 1e-4),
        (  # liblinear penalises the intercept
            sklearn_logistic("lbfgs", 1e-4),
            sklearn_logistic("newton-cholesky", 1e-4),
            scipy_lbfgs(1e-9),
        ),
        l2_objective,
    ),
    Task(
        "softmax regression, L2, penguins, 342 × 2, 3 classes",
        (342, 2),
        three_species,
        ours_softmax,
        (
            sklearn_logistic("lbfgs", 1e-5, many_answers),
            sklearn_logistic("newton-cholesky", 1e-4, many_answers),
        ),
        softmax_objective,
    ),
    Task(
        "logistic regression, L2, digits, 1,797 × 64",
        (1_797, 64),
        eights,
        ours("l2", 1e-4),
        (sklearn_logistic("lbfgs", 1e-7), sklearn_logistic("newton-cholesky", 1e-4), scipy_lbfgs(1e-10)),
        l2_objective,
    ),
    Task(
        "logistic regression, L2, 100,000 × 50",
        (100_000, 50),
        two_classes,
        ours("l2", 1e-4),
        (
            sklearn_logistic("lbfgs", 1e-3),
            scipy_lbfgs(1e-6),
            sklearn_logistic("newton-cholesky", 1e-3),
            glmnet_logistic(5e-8, 0),
        ),
        l2_objective,
        lambda n, p: Work("one Hessian", n * p**2, 8 * n * p),
        growing(100_000, 50),
        beyond=True,
    ),
    Task(
        "logistic regression, L1, one α, 10,000 × 200",
        (10_000, 200),
        sparse_classes,
        ours("l1", 1e-5),
        (
            adelie_l1(2e-7),
            sklearn_l1("liblinear", 3e-4),
            sklearn_l1("saga", 1e-3),
            skglm_l1(1e-4),
            glmnet_logistic(5e-8, 1),
        ),
        l1_objective,
        None,
        growing(10_000, 200),
        beyond=True,
    ),
    # adelie has a multinomial model too, but calls NumPy in a way that NumPy 2 no longer allows.
    Task(
        f"softmax regression, L2, 50,000 × 30, {N_CLASSES} classes",
        (50_000, 30),
        five_classes,
        ours_softmax,
        (
            sklearn_logistic("lbfgs", 1e-4, many_answers),
            sklearn_logistic("newton-cholesky", 1e-3, many_answers),
        ),
        softmax_objective,
        lambda n, p: Work("reading X twice", 8 * n * p * N_CLASSES, 16 * n * p),
        growing(50_000, 30),
        beyond=True,
    ),
)
