"""How an answer is checked: run it safely, look at its form, then look for the mistake that explains its value."""

import ctypes
import inspect
import threading
import traceback

import numpy as np

from lecture_lib.text import say

from .verdict import verdict

SECONDS = 3.0


class Failed(Exception):
    """Carries the verdict on an answer that gave no usable value."""

    def __init__(self, kind, key, **fields):
        self.verdict = verdict(kind, key, **fields)


class _TimeUp(BaseException):
    """Raised inside an answer that does not end; not an Exception, so that the answer does not catch it."""


def check(answer, cases, right, mistakes, words):
    """Return the verdict on the student's function `answer`.

    Parameters
    ----------
    answer : the student's function; anything else gets a verdict too.
    cases : list of dicts, argument name → value; the answer is called with their values in this order.
    right : function of the same arguments, the right answer.
    mistakes : dict, name → function of the same arguments: what that mistake gives. The first that fits every case
        is the diagnosis.
    words : start of the keys of the sentences: one for every mistake, "right" and "needed".
    """
    values, failed, changed = [], None, None
    for case in cases:
        try:
            value, touched = run(answer, case)
            values.append(_numbers(value, say(f"{words}_needed")))
        except Failed as failure:
            failed = failure
            break
        changed = changed or touched
    if not values:
        return failed.verdict
    for name, formula in mistakes.items():
        if all(_equal(value, formula(**case)) for value, case in zip(values, cases, strict=False)):
            return verdict("value", f"{words}_{name}")
    if failed:
        return failed.verdict
    return _judge(values, [np.asarray(right(**case), dtype=float) for case in cases], changed, words)


def run(answer, case):
    """Call the answer on copies of the case's values; return its value and the name of an input that it changed."""
    _must_be_callable(answer, case)
    given = {name: np.copy(value) if isinstance(value, np.ndarray) else value for name, value in case.items()}
    box = {}

    def work():
        try:
            with np.errstate(all="ignore"):
                box["value"] = answer(*given.values())
        except BaseException as error:  # whatever the answer raises is told to the student
            box["error"] = error

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(SECONDS)
    if thread.is_alive():
        _interrupt(thread)
        raise Failed("stopped", "study.endless", seconds=f"{SECONDS:g}")
    if "error" in box:
        raise _crash(answer, box["error"])
    arrays = {name: value for name, value in case.items() if isinstance(value, np.ndarray)}
    changed = (name for name, value in arrays.items() if not np.array_equal(given[name], value, equal_nan=True))
    return _not_missing(box["value"]), next(changed, None)


def _judge(values, expected, changed, words):
    for came, needed in zip(values, expected, strict=True):
        if came.shape != needed.shape:
            fields = {"came": came.shape, "shape": needed.shape, "needed": say(f"{words}_needed")}
            return verdict("form", "study.wrong_shape", **fields)
    if not all(map(_equal, values, expected)):
        return _unexplained(values, expected)
    if changed:
        return verdict("value", "study.changed_input", name=changed)
    return verdict("right", f"{words}_right")


def _numbers(value, needed):
    """Return the value as a float array; Failed says what came and what is needed."""
    if value is None:
        raise Failed("form", "study.no_return")
    try:
        array = np.asarray(value)
    except ValueError:  # rows of different lengths
        raise Failed("form", "study.not_numbers", came=type(value).__name__, needed=needed) from None
    if array.dtype.kind not in "biuf":
        raise Failed("form", "study.not_numbers", came=type(value).__name__, needed=needed)
    if not np.isfinite(array).all():
        raise Failed("value", "study.not_finite")
    return array.astype(float)


def _must_be_callable(answer, case):
    if answer is None:
        raise Failed("missing", "study.missing")
    _not_missing(answer)
    call = ", ".join(case)
    if not callable(answer):
        raise Failed("form", "study.not_function", came=type(answer).__name__, call=call)
    try:
        inspect.signature(answer).bind(*case.values())
    except TypeError:
        raise Failed("form", "study.wrong_arguments", call=call) from None
    except ValueError:  # a built-in without a signature: calling it will tell
        pass


def _not_missing(value):
    if value is ... or value is NotImplemented:
        raise Failed("missing", "study.missing")
    return value


def _crash(answer, error):
    if isinstance(error, NotImplementedError):
        return Failed("missing", "study.missing")
    file = getattr(getattr(answer, "__code__", None), "co_filename", None)
    lines = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == file]
    fields = {"error": type(error).__name__, "message": " ".join(str(error).split())[:200]}
    if not lines:
        return Failed("stopped", "study.crash", **fields)
    return Failed("stopped", "study.crash_at", line=lines[-1].lineno, source=lines[-1].line, **fields)


def _interrupt(thread):
    # Ends a loop written in Python. A thread that hangs inside compiled code stays behind, but dies with the kernel.
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident), ctypes.py_object(_TimeUp))


def _equal(value, expected):
    expected = np.asarray(expected, dtype=float)
    return value.shape == expected.shape and np.allclose(value, expected, rtol=1e-6, atol=1e-9)


def _unexplained(values, expected):
    """No known mistake fits: a constant factor, right only on the first data, or else the first number that differs."""
    factors = [np.vdot(e, v) / np.vdot(e, e) for v, e in zip(values, expected, strict=True)]
    same = np.allclose(factors, factors[0], rtol=1e-6)
    if same and factors[0] != 0 and all(_equal(v, factors[0] * e) for v, e in zip(values, expected, strict=True)):
        return verdict("value", "study.factor", factor=f"{factors[0]:.4g}")
    if _equal(values[0], expected[0]):
        return verdict("value", "study.first_only")
    place = tuple(map(int, np.argwhere(~np.isclose(values[0], expected[0], rtol=1e-6))[0]))
    came, needed = f"{values[0][place]:.4g}", f"{expected[0][place]:.4g}"
    return verdict("value", "study.differs", where=list(place) or "", came=came, needed=needed)
