"""Checks of what the caller passes in: an error names the argument, what came and what is needed."""

import numpy as np

# Written out rather than numbers.Real: an abstract base class costs more than the rest of a check.
_INTEGER = (int, np.integer)
_REAL = (float, int, np.floating, np.integer)


def real_array(name, value, ndim):
    """Return value as a float64 array with ndim axes, without a copy where none is needed."""
    if type(value) is not np.ndarray or value.dtype != np.float64:
        value = _convert(name, value)
    if value.ndim != ndim:
        hint = "; for one feature use x.reshape(-1, 1)" if (ndim, value.ndim) == (2, 1) else ""
        raise ValueError(f"{name} must have {ndim} axes, but its shape is {value.shape}{hint}")
    if not value.size:
        raise ValueError(f"{name} must not be empty, but its shape is {value.shape}")
    return value


def _convert(name, value):
    if np.ma.is_masked(value):
        raise ValueError(f"{name} has masked entries; leave them out or fill them first")
    array = _rectangular(name, value)
    if array.dtype.kind not in "biuf":
        raise TypeError(f"{name} must hold real numbers, but came as {type(value).__name__} of dtype {array.dtype}")
    return array.astype(np.float64)


def _rectangular(name, value):
    try:
        return np.asarray(value)
    except ValueError as error:
        raise ValueError(f"{name} must be a rectangular array of numbers ({error})") from None


def data(X, y):
    """Return the design matrix X (n, p) and the target y (n,) as float64 arrays."""
    X = real_array("X", X, 2)
    y = real_array("y", y, 1)
    same_rows(X, y)
    return X, y


def same_rows(X, y):
    """Raise where X and y differ in length."""
    if len(X) != len(y):
        raise ValueError(f"y must have one entry per row of X, but X has {len(X)} rows and y has {len(y)}")


def vector(name, value, p):
    """Return value as a float64 vector with one entry per column of X."""
    value = real_array(name, value, 1)
    if len(value) != p:
        raise ValueError(f"{name} must have one entry per column of X, that is {p}, but has {len(value)}")
    return value


def finite(**arrays):
    """Raise where an entry of one of the arrays, given by their names, is NaN or infinite."""
    for name, array in arrays.items():
        bad = np.argwhere(~np.isfinite(array))
        if len(bad):
            place = ", ".join(map(str, bad[0]))
            raise ValueError(f"{name} must be finite, but {name}[{place}] is {array[tuple(bad[0])]} ({len(bad)} such)")


def positive(name, value):
    """Return value as a float, 0 < value < inf."""
    if not 0 < _number(name, value) < np.inf:
        raise ValueError(f"{name} must be positive and finite, but is {value}")
    return float(value)


def non_negative(name, value):
    """Return value as a float, 0 <= value < inf."""
    if not 0 <= _number(name, value) < np.inf:
        raise ValueError(f"{name} must be non-negative and finite, but is {value}")
    return float(value)


def _number(name, value):
    if not isinstance(value, _REAL) or value is True or value is False:
        raise TypeError(f"{name} must be a number, but came as {type(value).__name__}")
    return value


def whole(name, value, least, most=None):
    """Return value as an int, least <= value (<= most)."""
    if not isinstance(value, _INTEGER) or value is True or value is False:
        raise TypeError(f"{name} must be an integer, but came as {type(value).__name__}")
    if value < least or (most is not None and value > most):
        need = f"at least {least}" if most is None else f"from {least} to {most}"
        raise ValueError(f"{name} must be {need}, but is {value}")
    return int(value)


def choice(name, value, options):
    """Return value where it is one of the options."""
    if not isinstance(value, str) or value not in options:
        raise ValueError(f"{name} must be one of {', '.join(map(repr, options))}, but is {value!r}")
    return value


def penalty(value):
    """Return value where it names the penalty alpha·‖w‖² or alpha·‖w‖₁."""
    return choice("penalty", value, ("l2", "l1"))


def loss_scale(value, n_samples):
    """Return what the sum of the losses of the rows is multiplied by: 1, or 1/n for their mean."""
    return 1.0 if choice("loss", value, ("sum", "mean")) == "sum" else 1.0 / n_samples


def flag(name, value):
    """Return value where it is True or False."""
    if not isinstance(value, (bool, np.bool_)):
        raise TypeError(f"{name} must be True or False, but came as {type(value).__name__}")
    return bool(value)


def labels(name, value):
    """Return value as a float64 vector that holds 0 and 1 alone."""
    value = real_array(name, _numbered(name, value), 1)
    is_label = (value == 0) | (value == 1)
    if not is_label.all():
        finite(**{name: value})
        i = int(is_label.argmin())
        raise ValueError(f"{name} must hold the labels 0 and 1 alone, but {name}[{i}] is {value[i]:g}")
    return value


def labelled(X, y):
    """Return the features X (n, p) and the labels y (n,) of two classes, both of which occur."""
    X, y = real_array("X", X, 2), labels("y", y)
    same_rows(X, y)
    if y[0] == y.sum() / len(y):
        raise ValueError(f"y must hold both labels, 0 and 1, but all {len(y)} entries are {y[0]:g}")
    return X, y


def classes(X, y):
    """Return X (n, p), the labels y (n,) as integers from 0 to K − 1, all of which occur, and K."""
    X, y = real_array("X", X, 2), real_array("y", _numbered("y", y), 1)
    same_rows(X, y)
    finite(y=y)
    whole = np.where(np.abs(y) < 1e9, y, -1).astype(np.int64)
    bad = np.flatnonzero((whole != y) | (whole < 0))
    if len(bad):
        raise ValueError(
            f"y must hold the labels 0, 1, …, K − 1, but y[{bad[0]}] is {y[bad[0]]:g}; "
            "number them with np.unique(y, return_inverse=True)[1]"
        )
    n_classes = int(whole.max()) + 1
    if n_classes < 2:
        raise ValueError(f"y must hold at least two classes, but all {len(y)} entries are 0")
    missing = np.setdiff1d(np.arange(min(n_classes, len(y) + 1)), whole)
    if len(missing):
        raise ValueError(
            f"y must hold every label from 0 to {n_classes - 1}, but {missing[0]} does not occur; "
            "number them with np.unique(y, return_inverse=True)[1]"
        )
    return X, whole, n_classes


def _numbered(name, value):
    """Say what to do with classes that are named by words."""
    if type(value) is not np.ndarray:
        value = value if np.ma.isMaskedArray(value) else _rectangular(name, value)
    if value.dtype.kind in "US" or (value.dtype.kind == "O" and any(isinstance(entry, str) for entry in value.flat)):
        remedy = f"number them with np.unique({name}, return_inverse=True)[1]"
        raise TypeError(f"{name} must hold real numbers, but holds words; {remedy}")
    return value


def numbers(name, value):
    """Return value, of any shape, as a float64 array."""
    return value if type(value) is np.ndarray and value.dtype == np.float64 else _convert(name, value)


def for_kernels(array):
    """Return a float64 array in the one form for which kernels are compiled: C-contiguous and writable."""
    flags = array.flags
    return array if flags.c_contiguous and flags.writeable else array.copy(order="C")


def non_negatives(name, value):
    """Return a copy of value as a float64 vector, each entry 0 <= entry < inf."""
    value = real_array(name, value, 1).copy()
    if not (value.min() >= 0 and value.max() < np.inf):
        for i, entry in enumerate(value):
            non_negative(f"{name}[{i}]", entry)
    return value
