"""Chapter 7's checks name the mistake in answers as students write them, and pass other right answers."""

import math

import numpy as np

from lecture_lib.chapters.beyond_one_machine import checks as study
from tests.chapters.exercises import Exercises


def return_in_the_loop(blocks):
    total = 0
    for X in blocks:
        total = total + X.T @ X
        return total


def overwritten(blocks):
    for X in blocks:
        total = X.T @ X
    return total


def tall(blocks):
    return np.concatenate(list(blocks))


GRAM = {
    "only_first": return_in_the_loop,
    "only_last": overwritten,
    "mean": lambda blocks: np.mean([X.T @ X for X in blocks], axis=0),
    "per_row": lambda blocks: tall(blocks).T @ tall(blocks) / len(tall(blocks)),
    "doubled": lambda blocks: 2 * tall(blocks).T @ tall(blocks),
    "added_first": lambda blocks: sum(blocks).T @ sum(blocks),
    "averaged_first": lambda blocks: np.mean(blocks, axis=0).T @ np.mean(blocks, axis=0),
    "not_added": lambda blocks: [X.T @ X for X in blocks],
    "other_side": lambda blocks: sum(X @ X.T for X in blocks),
    "squares": lambda blocks: (tall(blocks) ** 2).sum(0),
    "one_number": lambda blocks: np.sum(blocks**2),
    "all_summed": lambda blocks: np.sum([X.T @ X for X in blocks]),
    "last_missing": lambda blocks: sum(blocks[b].T @ blocks[b] for b in range(len(blocks) - 1)),
    "first_missing": lambda blocks: sum(blocks[b].T @ blocks[b] for b in range(1, len(blocks))),
}

COMBINE = {
    "plain_mean": lambda means, sizes: np.mean(means, axis=0),
    "plain_sum": lambda means, sizes: sum(means),
    "not_divided": lambda means, sizes: sum(n * g for n, g in zip(sizes, means, strict=True)),
    "divided_by_blocks": lambda means, sizes: np.mean(sizes[:, None] * means, axis=0),
    "divided_by_n": lambda means, sizes: sum(means) / sum(sizes),
    "inverse_weights": lambda means, sizes: np.average(means, axis=0, weights=1 / sizes),
    "divided_each": lambda means, sizes: sum(g / n for n, g in zip(sizes, means, strict=True)),
    "squared_weights": lambda means, sizes: np.average(means, axis=0, weights=sizes**2),
    "only_first": lambda means, sizes: means[0],
    "only_last": lambda means, sizes: means[-1],
    "median": lambda means, sizes: np.median(means, 0),
    "wrong_axis": lambda means, sizes: means.mean(axis=1),
    "not_added": lambda means, sizes: means * sizes[:, None] / np.sum(sizes),
    "one_number": lambda means, sizes: np.sum(means * sizes[:, None]) / np.sum(sizes),
}

ROWS = {
    "not_squared": lambda spread, goal: spread / goal,
    "not_squared_up": lambda spread, goal: math.ceil(spread / goal),
    "not_rounded": lambda spread, goal: spread**2 / goal**2,
    "rounded_down": lambda spread, goal: int((spread / goal) ** 2),
    "nearest": lambda spread, goal: round((spread / goal) ** 2),
    "one_more": lambda spread, goal: int((spread / goal) ** 2) + 1,
    "upside_down": lambda spread, goal: (goal / spread) ** 2,
    "root": lambda spread, goal: math.sqrt(spread / goal),
    "spread_squared_only": lambda spread, goal: spread**2 / goal,
    "goal_squared_only": lambda spread, goal: spread / goal**2,
    "spread_not_squared_up": lambda spread, goal: math.ceil(spread / goal**2),
    "squared_after": lambda spread, goal: math.ceil(spread / goal) ** 2,
    "doubled": lambda spread, goal: 2 * math.ceil((spread / goal) ** 2),
}


def svd(X):
    return np.linalg.svd(X, full_matrices=False)


def cut(X, start, stop, scale=lambda sigma: sigma):
    U, sigma, Vt = svd(X)
    return U[:, start:stop] @ np.diag(scale(sigma)[start:stop]) @ Vt[start:stop]


def v_not_transposed(X, k):
    U, sigma, V = svd(X)
    return U[:, :k] @ np.diag(sigma[:k]) @ V[:, :k].T


LOW_RANK = {
    "smallest": lambda X, k: cut(X, X.shape[1] - k, X.shape[1]),
    "one_more": lambda X, k: cut(X, 0, k + 1),
    "one_less": lambda X, k: cut(X, 0, k - 1),
    "only_kth": lambda X, k: cut(X, k - 1, k),
    "no_sigma": lambda X, k: cut(X, 0, k, np.ones_like),
    "sigma_squared": lambda X, k: cut(X, 0, k, np.square),
    "everything": lambda X, k: svd(X)[0] * svd(X)[1] @ svd(X)[2],
    "remainder": lambda X, k: cut(X, k, None),
    "scores": lambda X, k: svd(X)[0][:, :k] * svd(X)[1][:k],
    "v_not_transposed": v_not_transposed,
    "centred": lambda X, k: cut(X - X.mean(0), 0, k),
    "about_mean": lambda X, k: X.mean(0) + cut(X - X.mean(0), 0, k),
    "first_columns": lambda X, k: np.hstack([X[:, :k], np.zeros((len(X), X.shape[1] - k))]),
    "columns_alone": lambda X, k: X[:, :k],
    "values": lambda X, k: svd(X)[1][:k],
}


class TestExercises(Exercises):
    CHECKS = {
        "gram": (study.check_gram, study.GRAM, GRAM),
        "combine": (study.check_combine, study.COMBINE, COMBINE),
        "rows": (study.check_rows, study.ROWS, ROWS),
        "low_rank": (study.check_low_rank, study.LOW_RANK, LOW_RANK),
    }
    RIGHT = [
        (study.check_gram, lambda blocks: sum(X.T @ X for X in blocks)),
        (study.check_gram, lambda blocks: np.einsum("bij,bik->jk", blocks, blocks)),
        (study.check_gram, lambda blocks: (tall(blocks).T @ tall(blocks)).tolist()),
        (study.check_combine, lambda means, sizes: np.average(means, axis=0, weights=sizes)),
        (study.check_combine, lambda means, sizes: np.repeat(means, sizes, axis=0).mean(0)),
        (study.check_rows, lambda spread, goal: math.ceil((spread / goal) ** 2)),
        (study.check_rows, lambda spread, goal: np.ceil((goal / spread) ** -2)),
        (study.check_rows, lambda spread, goal: np.ceil(1 / (goal / spread) ** 2)),
        (study.check_rows, lambda spread, goal: np.ceil(spread**2 / goal**2)),
        (study.check_rows, lambda spread, goal: -(-(spread**2) // goal**2)),
        (study.check_rows, lambda spread, goal: next(n for n in range(1, 10**5) if spread / math.sqrt(n) <= goal)),
        (study.check_low_rank, lambda X, k: cut(X, 0, k)),
        (study.check_low_rank, lambda X, k: X @ svd(X)[2][:k].T @ svd(X)[2][:k]),
    ]
