"""How an answer is run: on copies of the arguments, in a thread of its own, for a limited time."""

import ctypes
import inspect
import sys
import threading
import time
import traceback
from contextlib import suppress
from functools import partial

import numpy as np

from lecture_lib.words import words_of

from .verdict import verdict

say = words_of(__file__)

SECONDS = 3.0  # of the answer's own processor time, imports apart
PATIENCE = 60.0  # by the clock on the wall: for imports on a slow disk, a crowded machine, an answer that sleeps
TICK = 0.02  # between two looks at an answer that is still running


class Failed(Exception):
    """Carries the verdict on an answer that gave no usable value, and what stands for the value, if anything does."""

    def __init__(self, kind, sentence, value=()):
        self.verdict = verdict(kind, sentence)
        self.value = np.asarray(value)


class _TimeUp(BaseException):
    """Raised inside an answer that does not end; not an Exception, so that the answer does not catch it."""


def run(answer, case):
    """Call the answer on copies of the case's values; return its value and the names of the arrays that it changed."""
    _must_be_callable(answer, case)
    given = {name: np.copy(value) if isinstance(value, np.ndarray) else value for name, value in case.items()}
    box = {"spent": lambda: 0.0}

    def work():
        box["spent"] = _stopwatch()
        try:
            with np.errstate(all="ignore"):
                box["value"] = answer(*given.values())
        except BaseException as error:  # whatever the answer raises is told to the student
            box["error"] = error

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        _wait(thread, box)
    finally:  # also when the student interrupts the kernel
        if thread.is_alive():
            _interrupt(thread)
    if "error" in box:
        raise _crash(answer, box["error"])
    arrays = {name: value for name, value in case.items() if isinstance(value, np.ndarray)}
    changed = [name for name, value in arrays.items() if not np.array_equal(given[name], value, equal_nan=True)]
    return _not_missing(box["value"]), changed


def _wait(thread, box):
    """Wait until the thread ends; Failed when it has worked for SECONDS or has taken PATIENCE in all."""
    deadline, worked, before = time.monotonic() + PATIENCE, 0.0, 0.0
    while thread.is_alive():
        thread.join(TICK)
        with suppress(OSError):  # the thread has just ended, and its clock with it
            now = box["spent"]()
            worked += 0.0 if _imports(thread) else now - before
            before = now
        if worked > SECONDS:
            raise Failed("stopped", say("endless", seconds=f"{SECONDS:g}"))
        if time.monotonic() > deadline:
            raise Failed("stopped", say("waited", seconds=f"{PATIENCE:g}"))


def _stopwatch():
    """Return a function that tells any thread how much processor time this one has spent from now on."""
    clock = time.process_time  # of all threads: the best that macOS and Windows offer
    if hasattr(time, "pthread_getcpuclockid"):
        clock = partial(time.clock_gettime, time.pthread_getcpuclockid(threading.get_ident()))
    start = clock()
    return lambda: clock() - start


def _imports(thread):
    """Whether the thread is in the middle of an import, at whatever depth."""
    frame = sys._current_frames().get(thread.ident)
    while frame and not frame.f_code.co_filename.startswith("<frozen importlib"):
        frame = frame.f_back
    return frame is not None


def _interrupt(thread):
    # Ends a loop written in Python. A thread that hangs inside compiled code stays behind, but dies with the kernel.
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident), ctypes.py_object(_TimeUp))


def _must_be_callable(answer, case):
    if answer is None:
        raise Failed("missing", say("missing"))
    _not_missing(answer)
    call = ", ".join(case)
    if not callable(answer):
        raise Failed("form", say("not_function", came=type(answer).__name__, call=call))
    try:
        inspect.signature(answer).bind(*case.values())
    except TypeError:
        raise Failed("form", say("wrong_arguments", call=call)) from None
    except ValueError:  # a built-in without a signature: calling it will tell
        pass


def _not_missing(value):
    if value is ... or value is NotImplemented:
        raise Failed("missing", say("missing"))
    return value


def _crash(answer, error):
    if isinstance(error, NotImplementedError):
        return Failed("missing", say("missing"))
    file = getattr(getattr(answer, "__code__", None), "co_filename", None)
    lines = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == file]
    fields = {"error": type(error).__name__, "message": " ".join(str(error).split())[:200]}
    value = np.nan if isinstance(error, ValueError | IndexError) else ()  # shapes that do not fit, a singular matrix
    if not lines:
        return Failed("stopped", say("crash", **fields), value)
    return Failed("stopped", say("crash_at", line=lines[-1].lineno, source=lines[-1].line, **fields), value)
