"""Factors: held to steps really taken on data with a valley of that shape; verdicts to what the errors do."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lecture_lib.chapters.gradient_descent.figures import factors
from lecture_lib.chapters.gradient_descent.figures.factors import ANGLES, KAPPAS, N_STEPS, RATIOS, VERDICTS, say
from lecture_lib.figures import numbers
from tests.chapters.figures import drag, marks

GIVEN = factors.valley().given
coordinates = st.floats(-3, 3)


def data(kappa, angle):
    """Two rows whose J is the valley: XᵀX has eigenvalue 1/κ along the angle and 1 across it, and the minimum is 0."""
    turn = np.radians(angle)
    axes = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    return np.diag([1 / np.sqrt(kappa), 1]) @ axes


def descend(X, start, ratio):
    """The path of gradient descent on ‖Xw‖² at so many times the threshold, by the textbook's loop."""
    lr, path = ratio * 2 / np.linalg.eigvalsh(2 * X.T @ X)[-1], [np.array(start)]
    for _ in range(N_STEPS):
        path.append(path[-1] - lr * 2 * X.T @ (X @ path[-1]))
    return np.array(path)


def shown(start, kappa, angle, lr):
    return factors.valley_at(np.array([start]), np.array([kappa, angle, lr]), *GIVEN)


@given(x=coordinates, y=coordinates, kappa=st.integers(0, 4), angle=st.integers(0, 18), lr=st.integers(0, 55))
def test_the_path_is_that_of_steps_really_taken_and_its_shadows_are_its_parts_along_the_eigenvectors(
    x, y, kappa, angle, lr
):
    frames, X = shown((x, y), kappa, angle, lr), data(KAPPAS[kappa], ANGLES[angle])
    path = descend(X, (x, y), RATIOS[lr])
    drawn = np.isfinite(frames.path).all(-1)
    near = np.abs(path).max(-1) < 10  # many times the picture
    assert drawn[near].all()
    np.testing.assert_allclose(frames.path[drawn], path[drawn], atol=1e-8)
    vectors = np.linalg.eigh(2 * X.T @ X)[1].T
    for vector, shadow in zip(vectors, (frames.flattest, frames.steepest), strict=True):
        np.testing.assert_allclose(shadow[drawn], np.outer(path[drawn] @ vector, vector), atol=1e-8)
    np.testing.assert_allclose(frames.legs, [frames.steepest[0], (x, y), frames.flattest[0]])


@pytest.mark.parametrize("angle", (0, 5, 18))
@pytest.mark.parametrize("kappa", range(len(KAPPAS)))
def test_contours_are_levels_of_the_valley_and_the_axes_are_theirs(kappa, angle):
    frames, X = shown(factors.START, kappa, angle, 0), data(KAPPAS[kappa], ANGLES[angle])
    for ring, height in zip(frames.contours.reshape(len(factors.HEIGHTS), -1, 2), factors.HEIGHTS, strict=True):
        np.testing.assert_allclose(((ring[:-1] @ X.T) ** 2).sum(1), height, rtol=1e-6)
    for axis, value in ((frames.steep_axis, 1), (frames.flat_axis, 1 / KAPPAS[kappa])):
        np.testing.assert_allclose(axis @ X.T @ X, value * axis, atol=1e-12)
        np.testing.assert_allclose((np.abs(axis) / [factors.REACH, factors.TALL]).max(-1), 1)


def test_turning_the_valley_or_moving_the_start_leaves_the_share_that_a_step_leaves():
    for start, angle in ((factors.START, 0), (factors.START, 13), ((1.0, 2.0), 4), ((-0.3, -2.0), 18)):
        for kappa, lr in ((0, 10), (2, 37), (4, 20)):
            frames = shown(start, kappa, angle, lr)
            both = zip((frames.steepest, frames.flattest), factors.factors(), factors.errors_left(), strict=True)
            for shadow, factor, left in both:
                lengths = np.linalg.norm(shadow, axis=-1)
                np.testing.assert_allclose(lengths[1:], lengths[:-1] * abs(factor[kappa, lr]), atol=1e-12)
                seen = np.isfinite(left[kappa, lr, :, 1])
                np.testing.assert_allclose(left[kappa, lr, seen, 1], lengths[seen] / lengths[0], rtol=1e-6)


def test_lines_are_drawn_as_far_as_the_picture_reaches_and_below_the_words():
    for factor, left in zip(factors.factors(), factors.errors_left(), strict=True):
        size = np.abs(factor)[..., None] ** np.arange(N_STEPS + 1)
        inside = (size >= factors.LOWEST) & (size <= factors.HIGHEST)
        assert np.isfinite(left[..., 1])[inside].all() and not np.nanmax(left[..., 1]) > factors.HIGHEST
        assert (left[..., 0] == np.arange(N_STEPS + 1)).all()


def test_verdicts_are_what_a_little_more_does_to_the_slower_direction():
    kinds = factors.verdict(*factors.factors())
    for (k, i), kind in np.ndenumerate(kinds):
        X, best = data(KAPPAS[k], 0), KAPPAS[k] / (KAPPAS[k] + 1)
        now, more = (np.abs(descend(X, (1.0, 1.0), RATIOS[i] + step)[1]).max() for step in (0, 1e-6))
        if VERDICTS[kind] == "level":
            assert abs(RATIOS[i] - best) < 0.021
        elif VERDICTS[kind] == "threshold":
            assert now == pytest.approx(1)
        else:
            right = {"helps": more < now < 1, "hurts": now < more and now < 1, "diverges_here": now > 1}
            assert right[VERDICTS[kind]]
    assert all({"helps", "level", "threshold", "diverges_here"} <= {VERDICTS[v] for v in row} for row in kinds)


def test_the_best_rate_is_marked(live):
    best, threshold = marks(live, "lr")
    places = np.interp(best, np.arange(len(RATIOS)), RATIOS)
    np.testing.assert_allclose(places, KAPPAS / (KAPPAS + 1), atol=1e-4)
    assert RATIOS[int(threshold[0])] == 1 and live.controls["lr"].over == ("kappa",)


def test_both_factors_are_written_and_only_condition_number_and_rate_change_what_is_said(language, live):
    texts = [track for track in live._tracks if track.prop == "text" and track.artist]
    assert len(texts) == 2 and all(track.over == ("kappa", "lr") for track in texts)
    for kappa, lr in ((0, 0), (2, 37), (4, 55)):
        X = data(KAPPAS[kappa], 30)
        lambdas, rate = np.linalg.eigvalsh(2 * X.T @ X)[::-1], RATIOS[lr] * 2 / np.linalg.eigvalsh(2 * X.T @ X)[-1]
        for track, name, value in zip(texts, ("steepest", "flattest"), lambdas, strict=True):
            written = str(track.frame({"kappa": kappa, "lr": lr, "angle": 0}))
            assert written == say(name, factor=numbers.decimals(1 - rate * value, 2))
        said = live.text_at({"kappa": kappa, "lr": lr, "angle": 0})
        drag(live, 1.0, -1.0)
        assert said == live.text_at({"kappa": kappa, "lr": lr, "angle": 18})
