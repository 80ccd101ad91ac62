"""Factors: held to steps really taken on data of the same condition number; verdicts to what the errors do."""

import numpy as np
import pytest

from lecture_lib.chapters.gradient_descent.figures import factors
from lecture_lib.chapters.gradient_descent.figures.factors import KAPPAS, N_STEPS, RATIOS, VERDICTS, say

frames = pytest.fixture(factors.factor_frames, scope="module")


def errors(kappa, ratio):
    """The errors of gradient descent along both eigenvectors, step by step: X has columns at right angles."""
    X, w = np.diag([1, 1 / np.sqrt(kappa)]), np.array([1.0, 1.0])
    path = [w]
    for _ in range(N_STEPS):
        path.append(path[-1] - ratio * 2 / np.linalg.eigvalsh(2 * X.T @ X)[-1] * 2 * X.T @ (X @ path[-1]))
    return np.array(path).T


def test_errors_and_factors_are_those_of_steps_really_taken(frames):
    for (k, kappa), (i, ratio) in [(a, b) for a in enumerate(KAPPAS) for b in list(enumerate(RATIOS))[::5]]:
        taken = errors(kappa, ratio)
        np.testing.assert_allclose(frames.error[k, i, ..., 1], np.clip(np.abs(taken), *factors.EDGES), rtol=1e-6)
        np.testing.assert_allclose(frames.lines[k, :, i, 1], taken[:, 1], atol=1e-12)
    assert (frames.error[..., 0] == np.arange(N_STEPS + 1)).all() and (frames.lines[..., 0] == RATIOS).all()


def test_verdicts_are_what_a_little_more_does_to_the_slower_direction(frames):
    for (k, i), kind in np.ndenumerate(frames.verdict):
        now, more = (np.abs(errors(KAPPAS[k], RATIOS[i] + step)[:, 1]).max() for step in (0, 1e-6))
        if VERDICTS[kind] == "level":
            assert abs(RATIOS[i] - KAPPAS[k] / (KAPPAS[k] + 1)) < 0.021
        elif VERDICTS[kind] == "helps":
            assert more < now < 1
        elif VERDICTS[kind] == "hurts":
            assert now < more and now < 1
        elif VERDICTS[kind] == "threshold":
            assert now == pytest.approx(1)
        else:
            assert now > 1
    assert all({"helps", "level", "threshold", "diverges_here"} <= {VERDICTS[v] for v in row} for row in frames.verdict)


def test_the_best_rate_is_marked(frames, live):
    best, threshold = live.controls["lr"].marks
    places = np.interp(best.at, np.arange(len(RATIOS)), RATIOS)
    np.testing.assert_allclose(places, KAPPAS / (KAPPAS + 1), atol=1e-9)
    assert RATIOS[threshold.at] == 1 and live.controls["lr"].over == ("kappa",)


def test_the_sentence_says_both_factors(language, frames, live):
    for kappa, lr in np.ndindex(frames.verdict.shape):
        said = live.text_at({"kappa": kappa, "lr": lr})
        for factor in frames.lines[kappa, :, lr, 1]:
            assert f"{abs(factor):.3f}" in said
        assert said.endswith(say(VERDICTS[frames.verdict[kappa, lr]])) and f"κ = {KAPPAS[kappa]}," in said
