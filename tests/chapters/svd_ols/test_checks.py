"""Chapter 4's exercises: every mistake that can be named is named, in both languages, and right answers pass."""

import numpy as np
import pytest

from lecture_lib.chapters.svd_ols import checks as study
from tests.chapters.exercises import Exercises
from tests.solvers.common import fractions, solved_exactly

# The mistakes as a student would write them, not as the checks compute them.


def regress(A, j, ones=True):
    """Residuals of column j on the others."""
    others = [A[:, k] for k in range(A.shape[1]) if k != j]
    X = np.stack([np.ones(len(A)), *others] if ones else others, axis=1)
    return A[:, j] - X @ np.linalg.pinv(X) @ A[:, j]


def on_itself_too(A, j):
    """The variance of column j over that of what it leaves when it is among the columns that explain it."""
    X = np.column_stack([np.ones(len(A)), A])
    return A[:, j].var() / (A[:, j] - X @ np.linalg.lstsq(X, A[:, j], rcond=None)[0]).var()


def r2(A, j):
    return 1 - regress(A, j).var() / A[:, j].var()


VIF = {
    "r_squared": r2,
    "tolerance": lambda A, j: regress(A, j).var() / A[:, j].var(),
    "one_over": lambda A, j: 1 / r2(A, j),
    "odds": lambda A, j: A[:, j].var() / regress(A, j).var() - 1,
    "plain_r": lambda A, j: 1 / (1 - r2(A, j) ** 0.5),
    "root": lambda A, j: A[:, j].std() / regress(A, j).std(),
    "squared": lambda A, j: (1 - r2(A, j)) ** -2,
    "no_intercept": lambda A, j: ((A[:, j] - A[:, j].mean()) ** 2).sum() / (regress(A, j, ones=False) ** 2).sum(),
    "no_intercept_uncentred": lambda A, j: (A[:, j] ** 2).sum() / (regress(A, j, ones=False) ** 2).sum(),
    "no_intercept_var": lambda A, j: A[:, j].var() / regress(A, j, ones=False).var(),
    "own_column": on_itself_too,
    "uncentred": lambda A, j: (A[:, j] ** 2).sum() / (regress(A, j) ** 2).sum(),
    "pair": lambda A, j: 1 / (1 - max(np.corrcoef(A[:, j], A[:, k])[0, 1] ** 2 for k in range(A.shape[1]) if k != j)),
    "first_column": lambda A, j: 1 / (1 - r2(A, 0)),
    "all_columns": lambda A, j: [1 / (1 - r2(A, k)) for k in range(A.shape[1])],
    "matrix": lambda A, j: np.linalg.inv(np.corrcoef(A, rowvar=False)),
    "correlation": lambda A, j: max(abs(np.corrcoef(A[:, j], A[:, k])[0, 1]) for k in range(A.shape[1]) if k != j),
}


CONDITION = {
    "not_squared": np.linalg.cond,
    "upside_down": lambda X: np.linalg.cond(X) ** -2,
    "upside_down_not_squared": lambda X: 1 / np.linalg.cond(X),
    "fourth_power": lambda X: np.linalg.cond(X.T @ X) ** 2,
    "rooted": lambda X: np.linalg.cond(X) ** 0.5,
    "doubled": lambda X: np.linalg.cond(X) * 2,
    "largest": lambda X: np.linalg.eigvalsh(X.T @ X)[-1],
    "smallest": lambda X: np.linalg.eigvalsh(X.T @ X)[0],
    "largest_plain": lambda X: np.linalg.norm(X, 2),
    "second": lambda X: np.linalg.eigvalsh(X.T @ X)[-1] / np.linalg.eigvalsh(X.T @ X)[-2],
    "difference": lambda X: np.ptp(np.linalg.eigvalsh(X.T @ X)),
    "all_ratios": lambda X: np.linalg.eigvalsh(X.T @ X)[-1] / np.linalg.eigvalsh(X.T @ X)[::-1],
    "all_values": lambda X: np.linalg.eigvalsh(X.T @ X)[::-1],
}


def thin(X):
    return np.linalg.svd(X, full_matrices=False)


def parts(change):
    """An answer written with U, s and Vt."""
    return lambda X, y: change(*thin(X), y)


SVD = {
    "vt": parts(lambda U, s, Vt, y: Vt @ (U.T @ y / s)),
    "not_divided": parts(lambda U, s, Vt, y: Vt.T @ (U.T @ y)),
    "multiplied": parts(lambda U, s, Vt, y: Vt.T @ np.diag(s) @ U.T @ y),
    "squared_sigma": parts(lambda U, s, Vt, y: Vt.T @ (U.T @ y / s**2)),
    "rooted_sigma": parts(lambda U, s, Vt, y: Vt.T @ (U.T @ y / s**0.5)),
    "not_turned_back": parts(lambda U, s, Vt, y: U.T @ y / s),
    "only_turned": parts(lambda U, s, Vt, y: U.T @ y),
    "u_not_transposed": parts(lambda U, s, Vt, y: Vt.T @ (U @ y / s)),
    "full": lambda X, y: np.linalg.svd(X)[2].T @ (np.linalg.svd(X)[0].T @ y / np.linalg.svd(X)[1]),
    "only_first": parts(lambda U, s, Vt, y: U[:, 0] @ y / s[0] * Vt[0]),
    "without_last": parts(lambda U, s, Vt, y: Vt[:-1].T @ (U[:, :-1].T @ y / s[:-1])),
    "prediction": parts(lambda U, s, Vt, y: U @ (U.T @ y)),
    "summed": lambda X, y: np.linalg.lstsq(X, y, rcond=None)[0].sum(),
    "column": lambda X, y: np.linalg.lstsq(X, y[:, None], rcond=None)[0],
    "sign": lambda X, y: -np.linalg.pinv(X) @ y,
}


def kept(which, divide=lambda part, s: part / s, back=True):
    """An answer that keeps the directions for which `which(s, rcond)` is true."""

    def answer(X, y, rcond):
        U, s, Vt = thin(X)
        d = np.array(
            [divide(part, one) if keep else 0.0 for part, one, keep in zip(U.T @ y, s, which(s, rcond), strict=True)]
        )
        return sum(value * row for value, row in zip(d, Vt, strict=True)) if back else d

    return answer


def above(s, rcond):
    return s > rcond * s.max()


def clamped(X, y, rcond):
    U, s, Vt = thin(X)
    s[s < rcond * s[0]] = rcond * s[0]
    return Vt.T @ (U.T @ y / s)


def half_divided(X, y, rcond):
    U, s, Vt = thin(X)
    d = U.T @ y
    d[above(s, rcond)] /= s[above(s, rcond)]
    return Vt.T @ d


def wrong_turn(X, y, rcond):
    U, s, Vt = thin(X)
    return Vt @ np.where(above(s, rcond), U.T @ y / s, 0)


SHORTEST = {
    "nothing_cut": lambda X, y, rcond: np.linalg.lstsq(X, y, rcond=1e-12)[0],
    "absolute": kept(lambda s, rcond: s > rcond),
    "squared": kept(lambda s, rcond: s**2 > rcond * s[0] ** 2),
    "to_smallest": kept(lambda s, rcond: rcond * s > s.min()),
    "to_sum": kept(lambda s, rcond: s > rcond * sum(s)),
    "wrong_side": kept(lambda s, rcond: ~above(s, rcond)),
    "raised": clamped,
    "not_zeroed": half_divided,
    "vt": wrong_turn,
    "not_divided": kept(above, lambda part, s: part),
    "squared_sigma": kept(above, lambda part, s: part / s**2),
    "not_turned_back": kept(above, back=False),
    "only_largest": kept(lambda s, rcond: s == s.max()),
    "ridge": lambda X, y, rcond: np.linalg.inv(X.T @ X + rcond * np.eye(X.shape[1])) @ X.T @ y,
}


class TestExercises(Exercises):
    CHECKS = {
        "vif": (study.check_vif, study.VIF, VIF),
        "condition": (study.check_condition, study.CONDITION, CONDITION),
        "svd": (study.check_svd, study.SVD, SVD),
        "shortest": (study.check_shortest, study.SHORTEST, SHORTEST),
    }
    RIGHT = [
        (study.check_vif, lambda A, j: np.linalg.inv(np.corrcoef(A.T))[j, j]),
        (study.check_vif, lambda A, j: float(A[:, j].var() / regress(A, j).var())),
        (study.check_condition, lambda X: np.linalg.cond(X) ** 2),
        (study.check_condition, lambda X: np.linalg.cond(np.linalg.qr(X)[1]) ** 2),
        (study.check_condition, lambda X: (np.linalg.norm(X, 2) * np.linalg.norm(np.linalg.pinv(X), 2)) ** 2),
        (study.check_svd, lambda X, y: np.linalg.pinv(X) @ y),
        (study.check_svd, lambda X, y: list(np.linalg.lstsq(X, y, rcond=None)[0])),
        (study.check_svd, parts(lambda U, s, Vt, y: Vt.T @ np.diag(1 / s) @ U.T @ y)),
        (study.check_svd, lambda X, y: np.linalg.solve(np.linalg.qr(X)[1], np.linalg.qr(X)[0].T @ y)),
        (study.check_shortest, lambda X, y, rcond: np.linalg.lstsq(X, y, rcond=rcond)[0]),
        (study.check_shortest, lambda X, y, rcond: np.linalg.pinv(X, rcond=rcond) @ y),
        (study.check_shortest, kept(above)),
    ]


def test_solving_with_a_square_x_only_is_told_as_such():
    verdict = study.check_svd(lambda X, y: np.linalg.solve(X, y))
    assert verdict.sentence == study.say.part("svd")("full")


def test_the_cases_tell_the_thresholds_apart():
    """Each case keeps some directions and cuts others off, and none lies on its threshold."""
    for sigma, rcond in study._STRETCHES:
        ratios = np.array(sigma) / max(sigma)
        assert 0 < (ratios > rcond).sum() < len(sigma) and abs(ratios / rcond - 1).min() > 0.1


def test_a_column_explained_by_itself_is_named_whatever_noise_is_left():
    """The last bits decide between a huge number and an infinite one."""
    for residual in (0.0, 1e-16):
        verdict = study.check_vif(lambda A, j, residual=residual: np.float64(1.0) / np.float64(residual))
        assert verdict.sentence == study.say.part("vif")("own_column")


def by_eigenvalues_of_the_gram_matrix(X, y):
    values, V = np.linalg.eigh(X.T @ X)
    return V @ ((V.T @ X.T @ y) / values)


@pytest.mark.parametrize(
    "exercise, answer",
    [
        ("condition", lambda X: np.linalg.cond(X.T @ X)),
        ("condition", lambda X: np.linalg.eigvalsh(X.T @ X)[-1] / np.linalg.eigvalsh(X.T @ X)[0]),
        ("condition", lambda X: np.linalg.norm(X.T @ X, 2) * np.linalg.norm(np.linalg.inv(X.T @ X), 2)),
        ("svd", lambda X, y: np.linalg.solve(X.T @ X, X.T @ y)),
        ("svd", lambda X, y: np.linalg.inv(X.T @ X) @ X.T @ y),
        ("svd", lambda X, y: np.linalg.pinv(X.T @ X) @ X.T @ y),
        ("svd", by_eigenvalues_of_the_gram_matrix),
        ("svd", lambda X, y: np.linalg.lstsq(X, y, rcond=1e-6)[0]),
    ],
)
def test_the_gram_matrix_loses_the_digits_that_the_last_case_asks_for(exercise, answer):
    verdict = getattr(study, f"check_{exercise}")(answer)
    assert verdict.kind == "value" and verdict.sentence == study.say.part(exercise)("by_gram")


def test_the_last_case_is_known_to_more_digits_than_are_compared():
    """Against exact arithmetic, from which what XᵀX gives in floating point is far."""
    X = study._ill_conditioned()
    y = np.linalg.qr(X)[0].sum(axis=1)
    G = fractions(X).T @ fractions(X)
    inverse = solved_exactly(G, fractions(np.eye(len(G), dtype=int)))
    condition = np.prod([np.linalg.norm(matrix.astype(float), 2) for matrix in (G, inverse)])
    w = (inverse @ fractions(X).T @ fractions(y)).astype(float)
    np.testing.assert_allclose(study._condition(X), condition, rtol=1e-7)
    np.testing.assert_allclose(study._svd(X, y), w, rtol=1e-7)
    assert abs(np.linalg.cond(X.T @ X) / condition - 1) > 1e-4
    assert abs(np.linalg.solve(X.T @ X, X.T @ y) / w - 1).max() > 1e-4
