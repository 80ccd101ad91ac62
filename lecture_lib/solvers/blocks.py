"""The least-squares gradient as a map and a reduce: each thread sums over a block of rows, then the sums are added."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from lecture_lib.solvers import inputs
from lecture_lib.solvers.jit import MATRIX, VECTOR, kernel


@kernel(MATRIX, VECTOR, VECTOR, VECTOR, nogil=True)
def _add_gradient(X, y, w, total):
    """Add 2xᵀ(xw − y) of every row to the total; each row is read once."""
    for i in range(X.shape[0]):
        slope = -y[i]
        for j in range(X.shape[1]):
            slope += X[i, j] * w[j]
        slope *= 2.0
        for j in range(X.shape[1]):
            total[j] += slope * X[i, j]


def row_blocks(n, n_blocks):
    """Cut n rows into so many slices whose lengths differ by at most one; the longer come first."""
    ends = np.cumsum([len(part) for part in np.array_split(np.empty(n), n_blocks)]).tolist()
    return [slice(start, end) for start, end in zip([0, *ends[:-1]], ends, strict=True)]


def threaded_gradient(X, y, w, n_threads=1):
    """Gradient 2Xᵀ(Xw − y) of the residual sum of squares, as `gradient`, the rows shared out among threads."""
    X, y = (inputs.for_kernels(array) for array in inputs.data(X, y))
    w = inputs.for_kernels(inputs.vector("w", w, X.shape[1]))
    blocks = row_blocks(len(y), inputs.whole("n_threads", n_threads, 1))
    totals = np.zeros((len(blocks), len(w)))
    if len(blocks) == 1:
        _add_gradient(X, y, w, totals[0])
    else:
        with ThreadPoolExecutor(len(blocks)) as pool:
            work = [(X[rows], y[rows], w, total) for rows, total in zip(blocks, totals, strict=True)]
            list(pool.map(lambda part: _add_gradient(*part), work))
    result = totals.sum(0)
    if not np.isfinite(result).all():  # looked for in the result alone, since a search through X costs as much
        inputs.finite(X=X, y=y, w=w)
        raise ValueError("the gradient overflows: X, y or w is too large; rescale them")
    return result
