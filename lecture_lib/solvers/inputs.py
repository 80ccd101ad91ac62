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
    try:
        array = np.asarray(value)
    except ValueError as error:
        raise ValueError(f"{name} must be a rectangular array of numbers ({error})") from None
    if array.dtype.kind not in "biuf":
        raise TypeError(f"{name} must hold real numbers, but came as {type(value).__name__} of dtype {array.dtype}")
    return array.astype(np.float64)


def data(X, y):
    """Return the design matrix X (n, p) and the target y (n,) as float64 arrays."""
    X = real_array("X", X, 2)
    y = real_array("y", y, 1)
    if len(X) != len(y):
        raise ValueError(f"y must have one entry per row of X, but X has {len(X)} rows and y has {len(y)}")
    return X, y


def vector(name, value, p):
    """Return value as a float64 vector with one entry per column of X."""
    value = real_array(name, value, 1)
    if len(value) != p:
        raise ValueError(f"{name} must have one entry per column of X, that is {p}, but has {len(value)}")
    return value


def finite(name, array):
    """Raise where an entry is NaN or infinite."""
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
