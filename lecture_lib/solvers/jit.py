"""How every numerical kernel is compiled: by numba, once, and kept on disk."""

import numba
from numba import types

# The arguments a kernel may take: contiguous and writable, since each other form would be compiled anew.
NUMBER, VECTOR, MATRIX, STACK = types.f8, types.f8[::1], types.f8[:, ::1], types.f8[:, :, ::1]
INTEGER, INTEGERS, BOOLEAN = types.i8, types.i8[::1], types.b1

#: (dispatcher, argument types) of every kernel; `kernel` is the only way to make one, so none is forgotten.
KERNELS = []


def kernel(*argument_types, **options):
    """Compile a function of plain loops for arguments of these types, and keep the compiled code on disk.

    The options are numba's: nogil, error_model.

    Where no place for the cache is writable, numba refuses at decoration; the kernel then works without a cache and
    is compiled anew in each session. With NUMBA_DISABLE_JIT=1 it stays the Python function that it is.
    """

    def decorate(function):
        try:
            dispatcher = numba.njit(cache=True, **options)(function)
        except (RuntimeError, OSError):
            dispatcher = numba.njit(**options)(function)
        if not numba.config.DISABLE_JIT:
            KERNELS.append((dispatcher, argument_types))
        return dispatcher

    return decorate


def cached(dispatcher):
    """Tell whether the kernel's compiled code is kept on disk."""
    return dispatcher.stats.cache_path is not None


def cache_misses():
    """Count the compilations in this process that no cache spared, over all kernels."""
    return sum(sum(dispatcher.stats.cache_misses.values()) for dispatcher, _ in KERNELS)
