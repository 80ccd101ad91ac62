"""Chapter 6's exercises: the sigmoid, the log loss, its gradient, one update with a penalty, and the decision."""

import numpy as np

from lecture_lib.study.check import check
from lecture_lib.words import words_of

say = words_of(__file__)


def check_sigmoid(answer):
    """Verdict on a function of z that should return 1/(1 + e^−z), shape of z, without overflow."""
    cases = [{"z": np.array([0.3, -1.2, 2.0, 0.1, -0.4])}, {"z": np.array([-800.0, -3.0, 0.7, 800.0])}]
    return check(answer, cases, _sigmoid, SIGMOID, say.part("sigmoid"))


def check_log_loss(answer):
    """Verdict on a function of (y, p) that should return the mean of −log of the probability of the label."""
    return check(answer, [_labels(5), _labels(8), _labels(3)], _log_loss, LOG_LOSS, say.part("loss"))


def check_gradient(answer):
    """Verdict on a function of (X, y, w) that should return Xᵀ(p − y)/n, shape (p,)."""
    return check(answer, [_data(3, 3), _data(7, 2), _data(5, 4)], _gradient, GRADIENT, say.part("gradient"))


def check_update(answer):
    """Verdict on a function of (X, y, w, lr, alpha) that should return w after one step on J + α‖w‖², shape (p,)."""
    cases = [_data(n, p) | {"lr": lr, "alpha": alpha} for n, p, lr, alpha in [(7, 3, 0.3, 0.2), (6, 4, 0.7, 0.05)]]
    return check(answer, cases, _update, UPDATE, say.part("update"))


def check_predict(answer):
    """Verdict on a function of (X, w, t) that should return 1 where p ≥ t, else 0, shape (n,)."""
    return check(
        answer, [_decision(0.5, 1), _decision(0.8, 2), _decision(0.3, 3)], _predict, PREDICT, say.part("predict")
    )


# ---- the sigmoid ----------------------------------------------------------------------------------------------------


def _sigmoid(z):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-z))


def _quietly(formula):
    """The formula without NumPy's warnings: the wrong ones overflow."""

    def quiet(**case):
        with np.errstate(all="ignore"):
            return formula(**case)

    return quiet


SIGMOID = {
    "overflow": lambda z: np.exp(z) / (1 + np.exp(z)),
    "mirrored": lambda z: 1 / (1 + np.exp(z)),
    "exponential": lambda z: np.exp(-z),
    "odds": lambda z: np.exp(z),
    "no_reciprocal": lambda z: 1 + np.exp(-z),
    "minus": lambda z: 1 / (1 - np.exp(-z)),
    "slope": lambda z: _sigmoid(z) * (1 - _sigmoid(z)),
    "logarithm": lambda z: -np.logaddexp(0, -z),
    "tanh": lambda z: np.tanh(z),
    "half": lambda z: _sigmoid(z / 2),
    "double": lambda z: _sigmoid(2 * z),
    "base_2": lambda z: 1 / (1 + 2.0**-z),
    "base_10": lambda z: 1 / (1 + 10.0**-z),
    "step": lambda z: z >= 0,
    "softmax": lambda z: np.exp(z - z.max()) / np.exp(z - z.max()).sum(),
}
SIGMOID = {name: _quietly(formula) for name, formula in SIGMOID.items()}


# ---- the log loss ---------------------------------------------------------------------------------------------------


def _labels(n):
    rng = np.random.default_rng(n)
    return {"y": np.r_[1.0, 0.0, rng.integers(0, 2, n - 2)], "p": rng.uniform(0.1, 0.95, n)}


def _given(y, p):
    """The probability given to the label that occurred."""
    return np.where(y == 1, p, 1 - p)


def _log_loss(y, p):
    return -np.log(_given(y, p)).mean()


LOG_LOSS = {
    "sum": lambda y, p: -np.log(_given(y, p)).sum(),
    "sign": lambda y, p: np.log(_given(y, p)).mean(),
    "sum_sign": lambda y, p: np.log(_given(y, p)).sum(),
    "only_ones": lambda y, p: -(y * np.log(p)).mean(),
    "only_zeros": lambda y, p: -((1 - y) * np.log(1 - p)).mean(),
    "minus_between": lambda y, p: -(y * np.log(p) - (1 - y) * np.log(1 - p)).mean(),
    "swapped": lambda y, p: -np.log(_given(1 - y, p)).mean(),
    "always_p": lambda y, p: -np.log(p).mean(),
    "base_2": lambda y, p: -np.log2(_given(y, p)).mean(),
    "base_10": lambda y, p: -np.log10(_given(y, p)).mean(),
    "squared": lambda y, p: ((y - p) ** 2).mean(),
    "absolute": lambda y, p: np.abs(y - p).mean(),
    "likelihood": lambda y, p: _given(y, p).prod(),
    "no_log": lambda y, p: _given(y, p).mean(),
    "log_outside": lambda y, p: -np.log(_given(y, p).mean()),
    "each": lambda y, p: -np.log(_given(y, p)),
    "wrong_share": lambda y, p: ((p >= 0.5) != y).mean(),
}


# ---- the gradient ---------------------------------------------------------------------------------------------------


def _data(n, p):
    rng = np.random.default_rng(100 * n + p)
    X = np.column_stack([np.ones(n), rng.normal(size=(n, p - 1))])
    return {"X": X, "y": np.r_[1.0, 0.0, rng.integers(0, 2, n - 2)], "w": rng.normal(size=p) + 0.2}


def _gradient(X, y, w):
    return X.T @ (_sigmoid(X @ w) - y) / len(y)


def _with_slope(X, y, w):
    p = _sigmoid(X @ w)
    return X.T @ ((p - y) * p * (1 - p)) / len(y)


GRADIENT = {
    "sum": lambda X, y, w: _gradient(X, y, w) * len(y),
    "sign": lambda X, y, w: -_gradient(X, y, w),
    "sum_sign": lambda X, y, w: -_gradient(X, y, w) * len(y),
    "factor_2": lambda X, y, w: 2 * _gradient(X, y, w),
    "no_sigmoid": lambda X, y, w: X.T @ (X @ w - y) / len(y),
    "mirrored": lambda X, y, w: X.T @ (_sigmoid(-X @ w) - y) / len(y),
    "with_slope": _with_slope,
    "with_slope_2": lambda X, y, w: 2 * _with_slope(X, y, w),
    "rounded": lambda X, y, w: X.T @ ((X @ w >= 0) - y) / len(y),
    "no_y": lambda X, y, w: X.T @ _sigmoid(X @ w) / len(y),
    "plus_y": lambda X, y, w: X.T @ (_sigmoid(X @ w) + y) / len(y),
    "only_residual": lambda X, y, w: _sigmoid(X @ w) - y,
    "loss": lambda X, y, w: _log_loss(y, _sigmoid(X @ w)),
    "over_p": lambda X, y, w: _gradient(X, y, w) * len(y) / len(w),
    "summed": lambda X, y, w: _gradient(X, y, w).sum(),
    "column": lambda X, y, w: _gradient(X, y, w)[:, None],
    "stepped": lambda X, y, w: w - _gradient(X, y, w),
}


# ---- one update -----------------------------------------------------------------------------------------------------


def _update(X, y, w, lr, alpha, penalty=lambda w: 2 * w, gradient=_gradient):
    """One step; the penalty's derivative is that of w with its intercept set to 0."""
    return w - lr * (gradient(X, y, w) + alpha * penalty(np.r_[0.0, w[1:]]))


UPDATE = {
    "uphill": lambda **case: 2 * case["w"] - _update(**case),
    "no_penalty": lambda **case: _update(**case | {"alpha": 0.0}),
    "intercept_penalised": lambda **case: _update(**case | {"alpha": 0.0}) - 2 * case["lr"] * case["alpha"] * case["w"],
    "penalty_no_2": lambda **case: _update(**case, penalty=lambda w: w),
    "penalty_no_2_intercept": lambda **case: _update(**case | {"alpha": 0.0}) - case["lr"] * case["alpha"] * case["w"],
    "penalty_over_n": lambda **case: _update(**case, penalty=lambda w: 2 * w / len(case["y"])),
    "penalty_sign": lambda **case: _update(**case, penalty=lambda w: -2 * w),
    "lasso": lambda **case: _update(**case, penalty=np.sign),
    "penalty_as_loss": lambda **case: _update(**case, penalty=lambda w: w @ w),
    "penalty_without_lr": lambda **case: _update(**case, penalty=lambda w: 2 * w / case["lr"]),
    "sum": lambda **case: _update(**case, gradient=lambda X, y, w: _gradient(X, y, w) * len(y)),
    "no_sigmoid": lambda **case: _update(**case, gradient=lambda X, y, w: X.T @ (X @ w - y) / len(y)),
    "no_lr": lambda **case: _update(**case | {"lr": 1.0}),
    "only_step": lambda **case: _update(**case) - case["w"],
    "only_gradient": lambda **case: (case["w"] - _update(**case)) / case["lr"],
    "nothing": lambda **case: case["w"],
    "twice": lambda **case: _update(**case | {"w": _update(**case)}),
}


# ---- the decision ---------------------------------------------------------------------------------------------------


def _decision(t, seed):
    """Rows on both sides of every threshold that a mistake uses, one of them exactly on the right one."""
    rng = np.random.default_rng(seed)
    z = np.r_[0.0, rng.permutation(np.linspace(-2.2, 2.4, 22))]
    x = rng.normal(size=len(z))
    return {"X": np.column_stack([np.ones(len(z)), x, (z - x) / 2]), "w": np.array([0.0, 1.0, 2.0]), "t": t}


def _probability(X, w):
    return _sigmoid(X @ w)


def _predict(X, w, t):
    return (_probability(X, w) >= t).astype(float)


PREDICT = {
    "probabilities": lambda X, w, t: _probability(X, w),
    "logits": lambda X, w, t: X @ w,
    "inverted": lambda X, w, t: _probability(X, w) < t,
    "strict": lambda X, w, t: _probability(X, w) > t,
    "logit_against_t": lambda X, w, t: X @ w >= t,
    "always_half": lambda X, w, t: _probability(X, w) >= 0.5,
    "mirrored": lambda X, w, t: _sigmoid(-X @ w) >= t,
    "other_side": lambda X, w, t: _probability(X, w) >= 1 - t,
    "plus_minus": lambda X, w, t: np.where(_probability(X, w) >= t, 1, -1),
    "cut_off": lambda X, w, t: np.where(_probability(X, w) >= t, _probability(X, w), 0),
    "distance": lambda X, w, t: _probability(X, w) - t,
    "count": lambda X, w, t: _predict(X, w, t).sum(),
    "rows": lambda X, w, t: np.flatnonzero(_predict(X, w, t)),
    "column": lambda X, w, t: _predict(X, w, t)[:, None],
}
