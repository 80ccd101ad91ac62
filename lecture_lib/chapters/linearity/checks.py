"""Chapter 1's exercises: superposition, many totals at once, the design matrix of a parabola, the loss of prices."""

import numpy as np

from lecture_lib.study.check import check
from lecture_lib.words import words_of

say = words_of(__file__)


def check_superposition(answer):
    """Verdict on a function of (f, a, b) that should return whether f(a + b) = f(a) + f(b), True or False."""
    return check(answer, _superposition_cases(), _adds, SUPERPOSITION, say.part("superposition"))


def check_totals(answer):
    """Verdict on a function of (X, w) that should return the totals Xw, shape (n,)."""
    cases = [{name: _data(n, p)[name] for name in ("X", "w")} for n, p in [(4, 3), (3, 2), (5, 4)]]
    return check(answer, cases, lambda X, w: X @ w, TOTALS, say.part("totals"))


def check_design(answer):
    """Verdict on a function of x that should return the matrix with the columns 1, x, x²."""
    cases = [{"x": np.array(values)} for values in ([-1.5, 0.5, 2.0, 3.0], [0.2, -0.7, 1.1])]
    return check(answer, cases, _design, DESIGN, say.part("design"))


def check_loss(answer):
    """Verdict on a function of (X, y, w) that should return ‖y − Xw‖², one number."""
    return check(answer, [_data(4, 2), _data(6, 3), _data(3, 2)], _loss, LOSS, say.part("loss"))


def _data(n, p):
    rng = np.random.default_rng(10 * n + p)
    return {"X": rng.normal(size=(n, p)), "y": rng.normal(size=n), "w": rng.normal(size=p)}


def _superposition_cases():
    """Totals with and without a discount, a fee and rounding errors; empty baskets; functions that are no totals.

    Some keep the sum rule for these two baskets and break it for a − b, some break doubling, some miss by less than 1.
    """
    fixed = _of_floats(lambda basket: basket @ [1500, 1200])
    pairs = _of_floats(lambda basket: basket @ [1500, 1200] - 1000 * basket.min())
    fee = _of_floats(lambda basket: basket @ [1500, 1200] + 3000)
    rounded = _of_floats(lambda basket: basket[0] * 0.1 + basket[1] * 0.7 + basket[2] * 0.3)
    free = _of_floats(lambda basket: 1500 * (basket.sum() - basket.sum() // 4))
    apart = _of_floats(lambda basket: abs(basket[0] - basket[1]))
    nearly = _of_floats(lambda basket: basket @ [2, 3] + 0.4 * basket.min())
    cases = [(fixed, (3, 2), (1, 4)), (pairs, (3, 2), (1, 4)), (fee, (3, 2), (1, 4)), (rounded, (0, 0, 1), (0, 1, 1)),
             (fixed, (2, 5), (0, 0)), (pairs, (2, 0), (0, 2)), (fixed, (0, 0), (1, 4)), (apart, (3, 0), (0, 1)),
             (free, (1, 1), (1, 0)), (free, (1, 0), (1, 1)), (free, (3, 1), (1, 1)), (free, (2, 1), (1, 0)),
             (nearly, (3, 0), (0, 1)), (nearly, (3, 0), (0, 3))]  # fmt: skip
    return [{"f": f, "a": np.array(a, dtype=float), "b": np.array(b, dtype=float)} for f, a, b in cases]


def _of_floats(total):
    """The same total for baskets that came as integers: 0 · 1/2 must not round."""
    return lambda basket: total(np.asarray(basket, dtype=float))


def _adds(f, a, b):
    return np.isclose(f(a + b), f(a) + f(b))


def _doubles(f, a, b):
    return all(np.isclose(f(times * basket), times * f(basket)) for times in (0.5, 2, 3, 10) for basket in (a, b))


def _residuals(X, y, w):
    return y - X @ w


def _loss(X, y, w):
    return np.sum(_residuals(X, y, w) ** 2)


def _design(x):
    return np.column_stack([np.ones_like(x), x, x**2])


SUPERPOSITION = {
    "exact": lambda f, a, b: f(a + b) == f(a) + f(b),
    "gap": lambda f, a, b: f(a + b) - f(a) - f(b),
    "negated": lambda f, a, b: not _adds(f, a, b),
    "always_true": lambda f, a, b: True,
    "always_false": lambda f, a, b: False,
    "scaling": lambda f, a, b: np.isclose(f(2 * a), 2 * f(a)),
    "zero": lambda f, a, b: f(0 * a) == 0,
    "without_b": lambda f, a, b: np.isclose(f(a + b), f(a)),
    "minus": lambda f, a, b: np.isclose(f(a + b), f(a) - f(b)),
    "difference": lambda f, a, b: np.isclose(f(a - b), f(a) - f(b)),
    "doubling_too": lambda f, a, b: lambda true: true == _adds(f, a, b) or not (true or _doubles(f, a, b)),
    "whole": lambda f, a, b: abs(f(a + b) - f(a) - f(b)) < 1,
    "product": lambda f, a, b: np.isclose(f(a * b), f(a) * f(b)),
    "together": lambda f, a, b: f(a + b),
    "apart": lambda f, a, b: f(a) + f(b),
    "both": lambda f, a, b: [f(a + b), f(a) + f(b)],
}

TOTALS = {
    "no_sum": lambda X, w: X * w,
    "per_item": lambda X, w: X.sum(0) * w,
    "grand": lambda X, w: np.sum(X @ w),
    "first_only": lambda X, w: X[0] @ w,
    "first_item": lambda X, w: X[:, 0] * w[0],
    "reversed": lambda X, w: X @ w[::-1],
    "counts_times_prices": lambda X, w: X.sum(1) * w.sum(),
    "added": lambda X, w: (X + w).sum(1),
    "mean": lambda X, w: (X * w).mean(1),
    "column": lambda X, w: (X @ w)[:, None],
    "counts": lambda X, w: X.sum(1),
    "squared": lambda X, w: X**2 @ w,
}

DESIGN = {
    "no_ones": lambda x: _design(x)[:, 1:],
    "no_square": lambda x: _design(x)[:, :2],
    "reversed": lambda x: _design(x)[:, ::-1],
    "ones_last": lambda x: _design(x)[:, [1, 2, 0]],
    "swapped": lambda x: _design(x)[:, [0, 2, 1]],
    "rows": lambda x: _design(x).T,
    "doubled": lambda x: np.column_stack([np.ones_like(x), x, 2 * x]),
    "power_of_two": lambda x: np.column_stack([np.ones_like(x), x, 2**x]),
    "flat": lambda x: _design(x).T.ravel(),
    "zeros": lambda x: np.column_stack([np.zeros_like(x), x, x**2]),
    "cubed": lambda x: np.column_stack([x, x**2, x**3]),
    "added": lambda x: 1 + x + x**2,
}

LOSS = {
    "mean": lambda X, y, w: _loss(X, y, w) / len(y),
    "half": lambda X, y, w: _loss(X, y, w) / 2,
    "root": lambda X, y, w: np.sqrt(_loss(X, y, w)),
    "absolute": lambda X, y, w: np.abs(_residuals(X, y, w)).sum(),
    "mean_absolute": lambda X, y, w: np.abs(_residuals(X, y, w)).mean(),
    "not_squared": lambda X, y, w: _residuals(X, y, w).sum(),
    "squared_sum": lambda X, y, w: _residuals(X, y, w).sum() ** 2,
    "residuals": _residuals,
    "squares": lambda X, y, w: _residuals(X, y, w) ** 2,
    "no_y": lambda X, y, w: np.sum((X @ w) ** 2),
    "only_y": lambda X, y, w: np.sum(y**2),
    "plus": lambda X, y, w: np.sum((y + X @ w) ** 2),
    "largest": lambda X, y, w: np.max(_residuals(X, y, w) ** 2),
    "sign": lambda X, y, w: -_loss(X, y, w),
}
