"""What a public solver must refuse, by name: one bad value for each argument. test_inputs.py has every bad value.

That a value of the wrong kind and NaN among the numbers are found by different checks makes two of X and y.
"""

import copy
import re

import numpy as np
import pytest

from lecture_lib import solvers

X = np.column_stack([np.ones(6), [1.0, 2.0, 4.0, 3.0, 6.0, 5.0]])
Y = np.array([1.0, 2.0, 3.0, 5.0, 8.0, 13.0])
LABELS = np.array([0.0, 1.0, 0.0, 1.0, 1.0, 0.0])
CLASSES = np.array([0.0, 1.0, 2.0, 0.0, 1.0, 2.0])
ALPHAS = np.array([50.0, 0.0, 0.5])
FIT = dict(alpha=0.5, loss="mean", fit_intercept=True, tol=1e-10, max_iter=50)

#: What the first argument of these comes from.
FITS = {
    "softmax_probabilities": lambda: solvers.softmax_regression(X, CLASSES, 0.5),
    "one_vs_rest_probabilities": lambda: solvers.one_vs_rest(X, CLASSES, "l2", 0.5),
    "one_vs_one_votes": lambda: solvers.one_vs_one(X, CLASSES, "l2", 0.5),
    "predict_class": lambda: solvers.softmax_regression(X, CLASSES, 0.5),
}
#: Every public function with arguments that it takes.
CALLS = {
    **dict.fromkeys("hessian_eigenvalues lr_threshold best_lr condition_number vif leverage".split(), dict(X=X)),
    **dict.fromkeys(FITS, dict(X=X)),
    **dict.fromkeys("gram_form normal_equation qr_ols refined_ols".split(), dict(X=X, y=Y)),
    **dict.fromkeys(["one_vs_rest", "one_vs_one"], dict(X=X, y=CLASSES, penalty="l2", **FIT)),
    "gradient": dict(X=X, y=Y, w=np.ones(2)),
    "gradient_descent": dict(X=X, y=Y, lr=0.001, n_steps=5, start=np.zeros(2)),
    "gradient_descent_family": dict(X=X, y=Y, lrs=np.array([0.001, 0.002]), n_steps=5, start=np.zeros(2)),
    "svd_ols": dict(X=X, y=Y, rcond=0.01),
    "ridge": dict(X=X, y=Y, alpha=0.5, fit_intercept=True),
    "ridge_path": dict(X=X, y=Y, alphas=ALPHAS, fit_intercept=True),
    "shrink_factors": dict(X=X, alphas=ALPHAS),
    "correct_digits": dict(estimate=[1.0, 2.0], certified=[1.0, 2.1]),
    "soft_threshold": dict(z=[1.0, -2.0], threshold=0.5),
    "lasso": dict(X=X, y=Y, alpha=0.5, fit_intercept=True, tol=1e-10, max_iter=100),
    "lasso_path": dict(X=X, y=Y, alphas=ALPHAS, fit_intercept=True, tol=1e-10, max_iter=100),
    "lasso_alpha_max": dict(X=X, y=Y, fit_intercept=True),
    "lasso_coordinate_steps": dict(X=X, y=Y, alpha=0.5, n_sweeps=3, start=np.zeros(2), fit_intercept=False),
    "k_folds": dict(n_samples=6, n_folds=3, seed=0),
    "cross_validate": dict(X=X, y=Y, method="lasso", alphas=ALPHAS, n_folds=3, fit_intercept=True),
    "logistic_alpha_to_C": dict(alpha=0.5, penalty="l1", loss="mean", n_samples=6),
    "sgd": dict(X=X, y=Y, lr=0.001, batch_size=2, epochs=3, start=np.zeros(2)),
    "sigmoid": dict(z=[1.0, -2.0]),
    "log_loss": dict(y=LABELS, logit=Y),
    "logistic_gradient": dict(X=X, y=LABELS, w=np.ones(2)),
    "logistic_regression": dict(X=X, y=LABELS, penalty="l2", **FIT),
    "logistic_lr_threshold": dict(X=X, loss="mean", alpha=0.5),
    "logistic_gradient_descent": dict(X=X, y=LABELS, lr=0.001, n_steps=5, start=np.zeros(2), alpha=0.5, penalty="l2"),
    "logistic_newton": dict(X=X, y=LABELS, n_steps=5, start=np.zeros(2), alpha=0.5),
    "softmax": dict(Z=X),
    "softmax_regression": dict(X=X, y=CLASSES, **FIT),
}
#: These form no squares of X: it may be as large as numbers go.
NO_SQUARES = {"logistic_gradient", *FITS}
#: In these y holds labels.
LABELLED = {name for name in CALLS if any(CALLS[name].get("y") is labels for labels in (LABELS, CLASSES))}


def with_entry(array, value):
    changed = np.array(array, dtype=float)
    changed.flat[-1] = value
    return changed


def call(function, **changed):
    arguments = {**CALLS[function], **changed}
    if function in FITS and "fit" not in changed:
        arguments["fit"] = FITS[function]()
    return getattr(solvers, function)(**arguments)


STRENGTHS, FLAGS = ("alpha", "rcond", "threshold"), ("fit_intercept", "standardise")
#: For each argument: what may come, and what the error must be and say.
BAD = {
    **{name: [(0, ValueError, f"{name} must be positive and finite, but is 0")] for name in ("lr", "tol")},
    **{name: [(-0.1, ValueError, f"{name} must be non-negative and finite, but is -0.1")] for name in STRENGTHS},
    **{name: [(1, TypeError, f"{name} must be True or False, but came as int")] for name in FLAGS},
    **{name: [(-1, ValueError, f"{name} must be at least 0")] for name in ("n_steps", "epochs", "seed", "n_sweeps")},
    "lrs": [([0.1, -0.1], ValueError, "lrs[1] must be positive and finite, but is -0.1")],
    "alphas": [([0.1, -0.1], ValueError, "alphas[1] must be non-negative and finite, but is -0.1")],
    "X": [
        (np.ones(6), ValueError, "X must have 2 axes, but its shape is (6,)"),
        (with_entry(X, np.nan), ValueError, "X must be finite, but X[5, 1] is nan"),
    ],
    "y": [
        (Y[:5], ValueError, "y must have one entry per row of X, but X has 6 rows and y has 5"),
        (with_entry(Y, np.nan), ValueError, "y must be finite, but y[5] is nan"),
    ],
    "y of labels": [
        (LABELS[:5], ValueError, "y must have one entry per "),
        (with_entry(LABELS, 0.5), ValueError, "but y[5] is 0.5"),
    ],
    "w": [
        (np.zeros(3), ValueError, "w must have one entry per column of X, that is 2, but has 3"),
        (np.array([0.0, np.nan]), ValueError, "w must be finite, but w[1] is nan"),
        (np.array([1e308, 1e308]), ValueError, "overflow"),
    ],
    "start": [
        (np.zeros(3), ValueError, "start must have one entry per column of X, that is 2, but has 3"),
        (np.array([0.0, np.nan]), ValueError, "start must be finite"),
        (np.array([1e200, 1e200]), ValueError, "start must be finite, and so near that its loss does not overflow"),
    ],
    "loss": [("mse", ValueError, "loss must be one of 'sum', 'mean', but is 'mse'")],
    "estimate": [(np.zeros(3), ValueError, "estimate must have as many entries as certified, that is 2, but has 3")],
    "certified": [([1.0, np.nan], ValueError, "certified must be finite, but certified[1] is nan")],
    "z": [([1.0, np.nan], ValueError, "z must be finite, but z[1] is nan")],
    "Z": [
        (np.ones((0, 2)), ValueError, "Z must have one axis at least and not be empty"),
        (with_entry(X, np.nan), ValueError, "Z must be finite, but Z[5, 1] is nan"),
        (1.0, ValueError, "Z must have one axis at least"),
    ],
    "method": [("OLS", ValueError, "method must be one of 'lasso', 'ridge', but is 'OLS'")],
    "penalty": [("L2", ValueError, "penalty must be one of 'l2', 'l1', but is 'L2'")],
    "schedule": [("1/T", ValueError, "schedule must be one of 'constant', '1/t', but is '1/T'")],
    "fit": [(X, TypeError, "(X, y), but came as ndarray")],
    "logit": [
        (Y[:5], ValueError, "y must have one entry per logit"),
        (with_entry(Y, np.inf), ValueError, "logit must be finite, but logit[5] is inf"),
    ],
    "batch_size": [(7, ValueError, "batch_size must be from 1 to 6, but is 7"), (0, ValueError, "batch_size must be")],
    "max_iter": [(0, ValueError, "max_iter must be at least 1")],
    "n_samples": [(0, ValueError, "n_samples must be at least ")],
    "n_folds": [(1, ValueError, "n_folds must be from 2 to 6"), (7, ValueError, "n_folds must be from 2 to 6")],
}
OPTIONAL = {
    **dict.fromkeys("gradient hessian_eigenvalues lr_threshold best_lr gradient_descent".split(), ["loss"]),
    **dict.fromkeys("gradient_descent_family log_loss logistic_gradient logistic_gradient_descent".split(), ["loss"]),
    **{"logistic_newton": ["loss"], "cross_validate": ["seed", "standardise"], "sgd": ["loss", "schedule", "seed"]},
}


def bad_calls():
    for function, arguments in CALLS.items():
        for argument in [*["fit"] * (function in FITS), *arguments, *OPTIONAL.get(function, [])]:
            key = "y of labels" if argument == "y" and function in LABELLED else argument
            for i, case in enumerate(BAD[key]):
                yield pytest.param(function, argument, *case, id=f"{function}-{argument}-{i}")


@pytest.mark.parametrize(("function", "argument", "value", "error", "words"), list(bad_calls()))
def test_bad_input_is_refused_by_name(function, argument, value, error, words):
    with pytest.raises(error, match=re.escape(words)):
        call(function, **{argument: value})


@pytest.mark.parametrize("function", [name for name in CALLS if "X" in CALLS[name] and name not in NO_SQUARES])
def test_numbers_whose_squares_overflow_are_refused(function):
    with pytest.raises(ValueError, match="X is too large|overflow"):
        call(function, X=1e200 * X)
    if "y" in CALLS[function] and function not in LABELLED | {"gradient"}:  # whose squares overflow, not the gradient
        with pytest.raises(ValueError, match="y is too large"):
            call(function, y=1e200 * Y)


@pytest.mark.parametrize("function", ["logistic_regression", "softmax_regression", "one_vs_rest", "one_vs_one"])
@pytest.mark.parametrize("label", [0, 1])
def test_one_class_alone_is_refused(function, label):
    with pytest.raises(ValueError, match="y must hold (both labels|at least two classes|every label)"):
        call(function, y=np.full(6, label))


def test_a_strength_without_a_penalty_is_refused():
    with pytest.raises(ValueError, match="alpha must be 0 without a penalty, but is 0.5; choose penalty='l2' or 'l1'"):
        solvers.logistic_regression(X, LABELS, alpha=0.5)


def test_every_public_function_is_tried():
    assert set(CALLS) == {*solvers.__all__} - {"SeparableDataError"}


def same(a, b):
    if isinstance(a, tuple):
        return len(a) == len(b) and all(map(same, a, b))
    return a is None or isinstance(a, str) or np.allclose(a, b, rtol=1e-12, atol=1e-12)


def forms(array):
    """Give the same numbers as they come from a list, a table of floats of half the size, and a file that is mapped."""
    mapped = np.asfortranarray(array)
    mapped.flags.writeable = False
    return array.tolist(), array.astype(np.float32), mapped, np.repeat(array, 2, axis=0)[::2]


@pytest.mark.parametrize("function", [name for name in CALLS if "X" in CALLS[name]])
def test_every_form_of_the_same_numbers_gives_the_same_answer(function):
    expected, arrays = call(function), {name: CALLS[function][name] for name in ("X", "y") if name in CALLS[function]}
    for given in zip(*map(forms, arrays.values()), strict=True):
        assert same(call(function, **dict(zip(arrays, given, strict=True))), expected)


@pytest.mark.parametrize("function", CALLS)
def test_input_stays_as_it_was(function):
    arguments = copy.deepcopy(CALLS[function])
    result = call(function, **arguments)
    for name, value in CALLS[function].items():
        assert same(arguments[name], value)
    mine = [value for value in arguments.values() if isinstance(value, np.ndarray)]
    for array in result if isinstance(result, tuple) else [result]:
        assert not any(np.shares_memory(array, value) for value in mine)
