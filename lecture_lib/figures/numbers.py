"""Numbers as a reader writes them, in one place, so that they look the same in every slider, readout and axis.

Thousands are set off by commas, a minus is a minus sign and never a hyphen, there is no negative zero, and powers of
ten are raised. Every function takes one number, or an array of them for an array of words.
"""

from __future__ import annotations

from functools import wraps

import numpy as np

LARGE = 99_999.5  # from here on, a number that is rounded is written as a power of ten
_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def of_each(write):
    """Let a function of one number take an array too."""

    @wraps(write)
    def written(values, *args, **kwargs):
        array = np.asarray(values)
        if array.ndim == 0:
            return write(array.item(), *args, **kwargs)
        words = [write(value, *args, **kwargs) for value in array.ravel().tolist()]
        return np.array(words, dtype=str).reshape(array.shape)

    return written


@of_each
def decimals(value, digits: int = 0) -> str:
    """With so many decimals: 1,234, −0.50."""
    return f"{round(float(value), digits) + 0.0:,.{digits}f}".replace("-", "−")


@of_each
def plain(value, digits: int = 6) -> str:
    """With as many decimals as it needs, and no more than `digits`: −2.5, 6, 0.33, 1,000."""
    words = decimals(value, digits)
    return words.rstrip("0").rstrip(".") if "." in words else words


@of_each
def signed(value, digits: int = 0) -> str:
    """With its sign, whichever it is: +1,234, −0.5; a 0 has none."""
    words = decimals(value, digits)
    return words if words.startswith("−") or not words.strip("0.") else f"+{words}"


@of_each
def term(value, digits: int = 2) -> str:
    """As the next term of a sum: + 6, − 2.5."""
    words = plain(value, digits)
    return f"− {words[1:]}" if words.startswith("−") else f"+ {words}"


@of_each
def share(value, digits: int = 0) -> str:
    """A share of 1 in percent: 4%, 12.5%."""
    return f"{decimals(100 * value, digits)}%"


@of_each
def rounded(value) -> str:
    """To three digits, or two below 1: 0.012, 1.23, −12.3, 1,234; from 100,000 on a power of ten."""
    if value < 0:
        return f"−{rounded(-value)}"
    if not value < LARGE:
        return power_of_ten(value)
    if value >= 99.95:
        return decimals(value)
    if value >= 0.9995:
        return decimals(value, 1 if value >= 9.995 else 2)
    return f"{value + 0.0:.2g}" if value >= 1e-4 or value == 0 else scientific(value, digits=1)


@of_each
def scientific(value, digits: int = 3) -> str:
    """As m×10ⁿ, m with so many digits."""
    mantissa, exponent = f"{value + 0.0:.{digits - 1}e}".split("e")
    return f"{mantissa}×10{_raised(int(exponent))}".replace("-", "−")


@of_each
def large(value) -> str:
    """To three digits whatever its size: 0.3, 1,520, 1.52×10⁶."""
    return scientific(value) if value >= LARGE else rounded(value)


@of_each
def power_of_ten(value) -> str:
    """The nearest power of ten, as 10ⁿ."""
    return f"10{_raised(round(np.log10(value)))}"


def on_axis(values):
    """The form in which all ticks of an axis are written: as powers of ten where they reach far, else plain."""
    values = np.abs(np.asarray(list(values), dtype=float))
    powers = values.min(initial=1.0) > 0 and np.allclose(np.log10(values), np.round(np.log10(values)))
    far = values.max(initial=0.0) > 1_000 or values.min(initial=1.0) < 0.01
    return power_of_ten if len(values) > 1 and powers and far else plain


def _raised(exponent: int) -> str:
    return str(exponent).translate(_SUPERSCRIPT)
