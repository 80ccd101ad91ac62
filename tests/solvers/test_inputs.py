"""Each check of inputs.py: what it refuses, by name, and every form of an array that it takes."""

import re

import numpy as np
import pytest

from lecture_lib.solvers import inputs

X = np.column_stack([np.ones(6), [1.0, 2.0, 4.0, 3.0, 6.0, 5.0]])
LABELS = np.array([0.0, 1.0, 0.0, 1.0, 1.0, 0.0])
REMEDY = "number them with np.unique(y, return_inverse=True)[1]"


def with_entry(array, value):
    changed = np.array(array, dtype=float)
    changed.flat[-1] = value
    return changed


ODD = (np.nan, np.inf)
NO_NUMBERS = {type(bad).__name__: bad for bad in ("2", True, np.array([2]), 2 + 0j, None)}
#: Of each check: the arguments that it gets, what the error must be and say.
REFUSED = {
    "real_array": [
        (("X", np.ones(6), 2), ValueError, "X must have 2 axes, but its shape is (6,); for one feature use x.reshape"),
        (("X", np.ones((6, 2, 1)), 2), ValueError, "X must have 2 axes, but its shape is (6, 2, 1)"),
        (("X", np.ones((0, 2)), 2), ValueError, "X must not be empty, but its shape is (0, 2)"),
        (("X", np.ones((6, 0)), 2), ValueError, "X must not be empty"),
        (("X", X.astype(complex), 2), TypeError, "X must hold real numbers, but came as ndarray of dtype complex128"),
        (("X", X.astype(str), 2), TypeError, "X must hold real numbers"),
        (("X", [[1.0, 2.0], [3.0]], 2), ValueError, "X must be a rectangular array of numbers"),
        (("X", None, 2), TypeError, "X must hold real numbers, but came as NoneType"),
        (("X", np.ma.masked_equal(X, 3.0), 2), ValueError, "X has masked entries; leave them out or fill them first"),
        (("lrs", 0.1, 1), ValueError, "lrs must have 1 axes, but its shape is ()"),
        (("lrs", [], 1), ValueError, "lrs must not be empty"),
    ],
    "numbers": [(("z", "ab"), TypeError, "z must hold real numbers, but came as str")],
    "data": [
        ((X, X[:, :1]), ValueError, "y must have 1 axes, but its shape is (6, 1)"),
        ((X, X[:5, 1]), ValueError, "y must have one entry per row of X, but X has 6 rows and y has 5"),
        ((X, list("abcdef")), TypeError, "y must hold real numbers"),
    ],
    "vector": [
        (("w", np.zeros(3), 2), ValueError, "w must have one entry per column of X, that is 2, but has 3"),
        (("w", 0.0, 2), ValueError, "w must have 1 axes"),
    ],
    "positive": [
        *((("lr", bad), ValueError, f"lr must be positive and finite, but is {bad}") for bad in (-0.1, 0, *ODD)),
        *((("lr", bad), TypeError, f"lr must be a number, but came as {kind}") for kind, bad in NO_NUMBERS.items()),
    ],
    "non_negative": [
        *((("a", bad), ValueError, f"a must be non-negative and finite, but is {bad}") for bad in (-0.1, *ODD)),
        *((("a", bad), TypeError, f"a must be a number, but came as {kind}") for kind, bad in NO_NUMBERS.items()),
    ],
    "non_negatives": [
        *((("a", [0, bad]), ValueError, f"a[1] must be non-negative and finite, but is {bad}") for bad in (-0.1, *ODD)),
        (("a", []), ValueError, "a must not be empty"),
    ],
    "whole": [
        (("n", 1, 2), ValueError, "n must be at least 2, but is 1"),
        (("n", 7, 1, 6), ValueError, "n must be from 1 to 6, but is 7"),
        (("n", 0, 1, 6), ValueError, "n must be from 1 to 6, but is 0"),
        *((("n", bad, 1), TypeError, f"n must be an integer, but came as {kind}") for kind, bad in NO_NUMBERS.items()),
        (("n", 2.0, 1), TypeError, "n must be an integer, but came as float"),
    ],
    "choice": [
        (("method", "OLS", ("lasso", "ridge")), ValueError, "method must be one of 'lasso', 'ridge', but is 'OLS'"),
        (("method", None, ("lasso", "ridge")), ValueError, "method must be one of 'lasso', 'ridge', but is None"),
        (("method", np.array(["lasso"]), ("lasso", "ridge")), ValueError, "method must be one of"),
    ],
    "penalty": [(("L2",), ValueError, "penalty must be one of 'l2', 'l1', but is 'L2'")],
    "loss_scale": [(("mse", 6), ValueError, "loss must be one of 'sum', 'mean', but is 'mse'")],
    "flag": [
        (("f", 1), TypeError, "f must be True or False, but came as int"),
        (("f", "no"), TypeError, "f must be True or False, but came as str"),
    ],
    "labels": [
        (("y", LABELS[:, None]), ValueError, "y must have 1 axes, but its shape is (6, 1)"),
        (("y", np.ones(0)), ValueError, "y must not be empty"),
        (("y", with_entry(LABELS, np.nan)), ValueError, "y must be finite, but y[5] is nan"),
        (("y", list("abcdef")), TypeError, f"y must hold real numbers, but holds words; {REMEDY}"),
        (("y", np.array(["no", None, 1], dtype=object)), TypeError, "y must hold real numbers, but holds words"),
        (("y", with_entry(LABELS, 0.5)), ValueError, "y must hold the labels 0 and 1 alone, but y[5] is 0.5"),
        (("y", 2 * LABELS - 1), ValueError, "y must hold the labels 0 and 1 alone, but y[0] is -1"),
    ],
    "labelled": [
        ((X, LABELS[:5]), ValueError, "y must have one entry per row of X, but X has 6 rows and y has 5"),
        ((X, np.zeros(6)), ValueError, "y must hold both labels, 0 and 1, but all 6 entries are 0"),
        ((X, np.ones(6)), ValueError, "y must hold both labels, 0 and 1, but all 6 entries are 1"),
    ],
    "classes": [
        ((X, list("abcdef")), TypeError, f"holds words; {REMEDY}"),
        ((X, [1, 2, 3, 1, 2, 3]), ValueError, f"y must hold every label from 0 to 3, but 0 does not occur; {REMEDY}"),
        ((X, [0, 1, 3, 1, 0, 1]), ValueError, "but 2 does not occur"),
        ((X, [0, 1, 0.5, 1, 0, 1]), ValueError, "y must hold the labels 0, 1, …, K − 1, but y[2] is 0.5"),
        ((X, [0, 1, -1, 1, 0, 1]), ValueError, "but y[2] is -1"),
        ((X, np.zeros(6)), ValueError, "y must hold at least two classes, but all 6 entries are 0"),
        ((X, [0, 1, 10**12, 1, 0, 1]), ValueError, "y must hold the labels 0, 1, …, K − 1, but y[2] is 1e+12"),
        ((X, [0, 1, 10**8, 1, 0, 1]), ValueError, "but 2 does not occur"),
        ((X, [0, 1, np.nan, 1, 0, 1]), ValueError, "y must be finite, but y[2] is nan (1 such)"),
        ((X, [0, 1, 2]), ValueError, "y must have one entry per row of X"),
    ],
}


@pytest.mark.parametrize(
    ("check", "arguments", "error", "words"),
    [pytest.param(check, *case, id=f"{check}-{i}") for check, cases in REFUSED.items() for i, case in enumerate(cases)],
)
def test_what_is_refused_is_named(check, arguments, error, words):
    with pytest.raises(error, match=re.escape(words)):
        getattr(inputs, check)(*arguments)


def test_the_first_entry_that_is_not_finite_is_named_and_all_are_counted():
    inputs.finite(X=X, y=LABELS)
    with pytest.raises(ValueError, match=re.escape("X must be finite, but X[5, 1] is -inf (1 such)")):
        inputs.finite(y=LABELS, X=with_entry(X, -np.inf))
    with pytest.raises(ValueError, match=re.escape("y must be finite, but y[0] is nan (6 such)")):
        inputs.finite(X=X, y=np.full(6, np.nan))


def forms(array):
    """Give the same numbers in every form in which an array may come."""
    readonly = array.copy()
    readonly.flags.writeable = False
    strided = np.zeros(tuple(2 * size for size in array.shape))[tuple(slice(None, None, 2) for _ in array.shape)]
    strided[...] = array
    return {
        "list": array.tolist(),
        "int": array.astype(int),
        "float32": array.astype(np.float32),
        "big-endian": array.astype(">f8"),
        "int8": array.astype(np.int8),
        "bool where it can be": array.astype(bool) if (array == array.astype(bool)).all() else array,
        "fortran": np.asfortranarray(array),
        "readonly": readonly,
        "strided": strided,
        "reversed": array[::-1].copy()[::-1],
        "masked without a mask": np.ma.array(array),
    }


@pytest.mark.parametrize("form", forms(X))
def test_every_form_of_the_same_numbers_is_taken(form):
    given, y = forms(X)[form], forms(LABELS)[form]
    for array in (inputs.real_array("X", given, 2), inputs.numbers("X", given), inputs.data(given, y)[0]):
        assert array.dtype == np.float64 and array.dtype.isnative
        np.testing.assert_array_equal(array, X)
    kernel_array = inputs.for_kernels(inputs.real_array("X", given, 2))
    assert kernel_array.flags.c_contiguous and kernel_array.flags.writeable
    np.testing.assert_array_equal(kernel_array, X)
    np.testing.assert_array_equal(inputs.labels("y", y), LABELS)
    np.testing.assert_array_equal(inputs.classes(given, y)[1], LABELS)


def test_what_is_right_comes_back_as_it_is():
    assert inputs.real_array("X", X, 2) is X and inputs.numbers("X", X) is X and inputs.for_kernels(X) is X
    assert inputs.positive("lr", np.float32(0.5)) == 0.5 and type(inputs.positive("lr", 1)) is float
    assert inputs.non_negative("alpha", 0) == 0 and type(inputs.whole("n", np.int8(3), 3)) is int
    assert inputs.whole("n", 6, 1, 6) == 6 and inputs.whole("n", 1, 1, 6) == 1
    assert inputs.flag("f", np.True_) is True and inputs.penalty("l1") == "l1"
    assert inputs.loss_scale("sum", 4) == 1 and inputs.loss_scale("mean", 4) == 0.25
    alphas = np.array([0.0, 2.0])
    assert not np.shares_memory(inputs.non_negatives("alphas", alphas), alphas)
    assert inputs.classes(X, [0, 1, 2, 2, 1, 0])[2] == 3
