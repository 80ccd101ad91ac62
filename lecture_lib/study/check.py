"""How an answer is checked: look at its form, compare it with the right one, look for the mistake that explains it."""

from numbers import Number

import numpy as np

from lecture_lib.words import words_of

from .run import Failed, run
from .verdict import verdict

say = words_of(__file__)

RTOL, ATOL = 1e-6, 1e-9  # an answer may differ from the right one by RTOL times its size, plus ATOL


def check(answer, cases, right, mistakes, sentences):
    """Return the verdict on the student's function `answer`.

    Parameters
    ----------
    answer : the student's function; anything else gets a verdict too.
    cases : list of dicts, argument name → value; the answer is called with their values in this order.
    right : function of the same arguments, the right answer.
    mistakes : dict, name → function of the same arguments: what that mistake gives, NaN where NumPy raises an error,
        or a test of a number that can be this or that. The first mistake that fits every case is the diagnosis.
    sentences : `lecture_lib.words.Words` of the exercise: one for every mistake, "right" and "needed".
    """
    values, failed, changed = _values(answer, cases, sentences("needed"))
    expected = [np.asarray(right(**case), dtype=float) for case in cases]
    if not failed and all(map(_equal, values, expected)):
        found = verdict("right", sentences("right"))
    else:
        found = _mistake(values, failed, expected, cases, mistakes, sentences)
        found = found or (failed.verdict if failed else _unexplained(values, expected, sentences))
    return _with_changes(found, ", ".join(changed))


def _values(answer, cases, needed):
    """The answer's values up to the first case without one, what failed there, and the arrays that were changed."""
    values, changed = [], {}
    for case in cases:
        try:
            value, touched = run(answer, case)
            changed |= dict.fromkeys(touched)
            values.append(_numbers(value, needed))
        except Failed as failed:
            return values, failed, changed
    return values, None, changed


def _numbers(value, needed):
    """Return the value as a float array; Failed says what came and what is needed."""
    if value is None:
        raise Failed("form", say("no_return"))
    came = type(value).__name__
    try:
        array = np.asarray(value)
        came += f" (dtype {array.dtype})" * (array.ndim > 0)
        if array.dtype == object and all(isinstance(number, Number) for number in array.flat):
            array = array.astype(complex)  # Decimal, Fraction and other numbers of Python's
    except (TypeError, ValueError, OverflowError):  # rows of different lengths, for one
        raise Failed("form", say("not_numbers", came=came, needed=needed)) from None
    if array.dtype.kind == "c" and _close(array.imag, 0).all():
        array = array.real
    if array.dtype.kind not in "biuf":
        raise Failed("form", say("not_numbers", came=came, needed=needed))
    array = array.astype(float)
    if not np.isfinite(array).all():
        raise Failed("value", say("not_finite"), value=array)
    return array


def _mistake(values, failed, expected, cases, mistakes, sentences):
    """The verdict that names the mistake, or None. One that is right so far must also fail where the answer did."""
    astray = not all(map(_equal, values, expected))
    for name, formula in mistakes.items():
        fits = all(_fits(value, formula(**case)) for value, case in zip(values, cases, strict=False))
        if fits and (astray or _fits(failed.value, formula(**cases[len(values)]))):
            wrong = "form" if all(map(_reshaped, values, expected)) else "value"
            return verdict(wrong if astray else failed.verdict.kind, sentences(name))
    return None


def _unexplained(values, expected, sentences):
    """No known mistake fits: say what can be seen in the numbers."""
    for came, needed in zip(values, expected, strict=True):
        if came.shape != needed.shape:
            fields = {"came": came.shape, "shape": needed.shape, "needed": sentences("needed")}
            return verdict("form", say("wrong_shape", **fields))
    factor = _factor(values, expected)
    if factor and f"{factor:.4g}" != "1":
        return verdict("value", say("factor", factor=f"{factor:.4g}"))
    digits = min(map(_digits, values, expected))
    if digits >= 2:  # more than RTOL asks for where a number is wrong that is small beside the others
        return verdict("almost", say("close", digits=min(round(digits), 6)))
    wrong = next(i for i in range(len(values)) if not _equal(values[i], expected[i]))
    place = tuple(map(int, np.argwhere(~_close(values[wrong], expected[wrong]))[0]))
    came, needed = _told_apart(values[wrong][place], expected[wrong][place])
    fields = {"where": list(place) or "", "came": came, "needed": needed}
    return verdict("value", say("right_before" if wrong else "differs", **fields))


def _with_changes(found, names):
    """The verdict, and before it that the answer changed the arrays of these names: it may be why it is wrong."""
    if not names:
        return found
    if found.kind == "right":
        return verdict("almost", say("changed_only", names=names))
    return found._replace(sentence=f"{say('changed', names=names)} {found.sentence}")


# ---- comparing numbers ----------------------------------------------------------------------------------------------


def _close(value, expected):
    return np.isclose(value, expected, rtol=RTOL, atol=ATOL, equal_nan=True)


def _equal(value, expected):
    return value.shape == expected.shape and bool(_close(value, expected).all())


def _fits(value, mistaken):
    if callable(mistaken):
        return value.shape == () and bool(mistaken(value))
    return _equal(value, np.asarray(mistaken, dtype=float))


def _reshaped(value, expected):
    """Whether all the numbers are among the right ones, but not in the right shape."""
    return value.shape != expected.shape and bool(_close(value.reshape(-1, 1), expected.ravel()).any(axis=1).all())


def _factor(values, expected):
    """The number that makes these values of the right ones by multiplication; 0 if there is none."""
    came, needed = (np.concatenate([array.ravel() for array in arrays]) for arrays in (values, expected))
    factor = came @ needed / (needed @ needed)
    return factor if _equal(came, factor * needed) else 0.0


def _digits(value, expected):
    """How many digits are right: of the largest number in the array, by the largest error."""
    if _equal(value, expected):
        return np.inf
    with np.errstate(divide="ignore"):
        return -np.log10(np.abs(value - expected).max() / np.abs(expected).max())


def _told_apart(came, needed):
    """Both numbers with as many digits, four at least, as it takes to tell them apart."""
    for digits in range(4, 18):
        texts = f"{came:.{digits}g}", f"{needed:.{digits}g}"
        if texts[0] != texts[1]:
            break
    return texts
