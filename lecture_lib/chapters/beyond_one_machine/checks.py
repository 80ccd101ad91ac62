"""Chapter 7's exercises: a Gram matrix from blocks, means of unequal blocks, rows for an error, a low rank."""

import numpy as np

from lecture_lib.study.check import check
from lecture_lib.words import words_of

say = words_of(__file__)


def check_gram(answer):
    """Verdict on a function of blocks (b, m, p) that should return XᵀX of all their rows, shape (p, p)."""
    cases = [{"blocks": _rng(k).normal(size=shape)} for k, shape in enumerate([(3, 5, 2), (4, 3, 3), (2, 2, 4)])]
    return check(answer, cases, _gram, GRAM, say.part("gram"))


def check_combine(answer):
    """Verdict on a function of (means, sizes) that should return the mean gradient of all rows, shape (p,)."""
    cases = [
        {"means": _rng(len(sizes)).normal(size=(len(sizes), p)), "sizes": np.array(sizes)}
        for sizes, p in [([100, 100, 42], 2), ([5, 20, 1, 9], 3)]
    ]
    return check(answer, cases, _combine, COMBINE, say.part("combine"))


def check_rows(answer):
    """Verdict on a function of (spread, goal) that should return the least n with spread / √n ≤ goal."""
    cases = [{"spread": spread, "goal": goal} for spread, goal in [(801.0, 10.0), (5.0, 1.5), (2.0, 1.55), (4.0, 0.5)]]
    return check(answer, cases, _rows, ROWS, say.part("rows"))


def check_low_rank(answer):
    """Verdict on a function of (X, k) that should return the matrix of rank k nearest to X, in X's shape."""
    cases = [{"X": _rng(n).normal(size=(n, p)) + 1, "k": k} for n, p, k in [(7, 4, 2), (5, 5, 3)]]
    return check(answer, cases, _low_rank, LOW_RANK, say.part("low_rank"))


def _rng(seed):
    return np.random.default_rng(700 + seed)


def _gram(blocks):
    return sum(X.T @ X for X in blocks)


def _combine(means, sizes):
    return sizes @ means / sizes.sum()


def _rows(spread, goal):
    return np.ceil((spread / goal) ** 2)


def _low_rank(X, k, kept=None, power=1):
    U, sigma, Vt = np.linalg.svd(X, full_matrices=False)
    kept = slice(None, k) if kept is None else kept
    return U[:, kept] * sigma[kept] ** power @ Vt[kept]


def _about_mean(X, k, put_back):
    mean = X.mean(0)
    return _low_rank(X - mean, k) + put_back * mean


def _v_not_transposed(X, k):
    U, sigma, Vt = np.linalg.svd(X, full_matrices=False)
    return U[:, :k] * sigma[:k] @ Vt[:, :k].T


GRAM = {
    "only_first": lambda blocks: blocks[0].T @ blocks[0],
    "only_last": lambda blocks: blocks[-1].T @ blocks[-1],
    "mean": lambda blocks: _gram(blocks) / len(blocks),
    "per_row": lambda blocks: _gram(blocks) / (len(blocks) * blocks.shape[1]),
    "doubled": lambda blocks: 2 * _gram(blocks),
    "added_first": lambda blocks: blocks.sum(0).T @ blocks.sum(0),
    "averaged_first": lambda blocks: blocks.mean(0).T @ blocks.mean(0),
    "not_added": lambda blocks: np.array([X.T @ X for X in blocks]),
    "other_side": lambda blocks: sum(X @ X.T for X in blocks),
    "squares": lambda blocks: (blocks**2).sum((0, 1)),
    "one_number": lambda blocks: (blocks**2).sum(),
    "all_summed": lambda blocks: _gram(blocks).sum(),
    "last_missing": lambda blocks: _gram(blocks[:-1]),
    "first_missing": lambda blocks: _gram(blocks[1:]),
}

COMBINE = {
    "plain_mean": lambda means, sizes: means.mean(0),
    "plain_sum": lambda means, sizes: means.sum(0),
    "not_divided": lambda means, sizes: sizes @ means,
    "divided_by_blocks": lambda means, sizes: sizes @ means / len(sizes),
    "divided_by_n": lambda means, sizes: means.sum(0) / sizes.sum(),
    "inverse_weights": lambda means, sizes: (1 / sizes) @ means / (1 / sizes).sum(),
    "divided_each": lambda means, sizes: (1 / sizes) @ means,
    "squared_weights": lambda means, sizes: sizes**2 @ means / (sizes**2).sum(),
    "only_first": lambda means, sizes: means[0],
    "only_last": lambda means, sizes: means[-1],
    "median": lambda means, sizes: np.median(means, axis=0),
    "wrong_axis": lambda means, sizes: means.mean(1),
    "not_added": lambda means, sizes: sizes[:, None] * means / sizes.sum(),
    "one_number": lambda means, sizes: _combine(means, sizes).sum(),
}

ROWS = {
    "not_squared": lambda spread, goal: spread / goal,
    "not_squared_up": lambda spread, goal: np.ceil(spread / goal),
    "not_rounded": lambda spread, goal: (spread / goal) ** 2,
    "rounded_down": lambda spread, goal: np.floor((spread / goal) ** 2),
    "nearest": lambda spread, goal: np.round((spread / goal) ** 2),
    "one_more": lambda spread, goal: np.floor((spread / goal) ** 2) + 1,
    "upside_down": lambda spread, goal: (goal / spread) ** 2,
    "root": lambda spread, goal: np.sqrt(spread / goal),
    "spread_squared_only": lambda spread, goal: spread**2 / goal,
    "goal_squared_only": lambda spread, goal: spread / goal**2,
    "spread_not_squared_up": lambda spread, goal: np.ceil(spread / goal**2),
    "squared_after": lambda spread, goal: np.ceil(spread / goal) ** 2,
    "doubled": lambda spread, goal: 2 * _rows(spread, goal),
}

LOW_RANK = {
    "smallest": lambda X, k: _low_rank(X, k, kept=slice(-k, None)),
    "one_more": lambda X, k: _low_rank(X, k + 1),
    "one_less": lambda X, k: _low_rank(X, k - 1),
    "only_kth": lambda X, k: _low_rank(X, k, kept=slice(k - 1, k)),
    "no_sigma": lambda X, k: _low_rank(X, k, power=0),
    "sigma_squared": lambda X, k: _low_rank(X, k, power=2),
    "everything": lambda X, k: X,
    "remainder": lambda X, k: X - _low_rank(X, k),
    "scores": lambda X, k: _low_rank(X, k) @ np.linalg.svd(X)[2][:k].T,
    "v_not_transposed": _v_not_transposed,
    "centred": lambda X, k: _about_mean(X, k, put_back=0),
    "about_mean": lambda X, k: _about_mean(X, k, put_back=1),
    "first_columns": lambda X, k: np.where(np.arange(X.shape[1]) < k, X, 0.0),
    "columns_alone": lambda X, k: X[:, :k],
    "values": lambda X, k: np.linalg.svd(X)[1][:k],
}
