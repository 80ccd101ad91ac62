"""Lasso beside ridge: both paths against scikit-learn, what the bars, dots and marks show, and every sentence."""

import numpy as np
import pytest
from matplotlib.patches import PathPatch
from sklearn.linear_model import Lasso, Ridge

from lecture_lib.chapters.regularization import tasks
from lecture_lib.chapters.regularization.figures import alpha as explorer
from lecture_lib.chapters.regularization.figures.alpha import ALPHAS, say
from tests.chapters.figures import marks, moving

ENDS = [0, 15, 24, 41, len(ALPHAS) - 1]
data = pytest.fixture(tasks.with_random, scope="module")
frames = pytest.fixture(lambda data: explorer.alpha_frames(*data), scope="module")


def test_the_sample_is_standardised_the_others_like_it_and_ridge_never_better_than_least_squares(data):
    task, new_Z, new_y = data
    assert task.Z.shape == (40, 8) and new_Z.shape == (293, 8) and len(new_y) == 293
    np.testing.assert_allclose(task.Z.mean(0), 0, atol=1e-12)
    np.testing.assert_allclose(task.Z.std(0), 1)
    assert np.abs(new_Z.mean(0)).max() < 0.5 and np.abs(new_Z.std(0) - 1).max() < 0.5
    ridges = [Ridge(alpha=alpha).fit(task.Z, task.y) for alpha in np.geomspace(1e-3, 1e3, 61)]
    least_squares = np.mean((new_y - task.y.mean() - new_Z @ task.coef) ** 2)
    assert min(np.mean((new_y - ridge.predict(new_Z)) ** 2) for ridge in ridges) > least_squares


def test_coefficients_and_errors_are_those_of_scikit_learn(data, frames):
    task, new_Z, new_y = data
    for at in ENDS:
        lasso = Lasso(alpha=ALPHAS[at] / (2 * len(task.y)), tol=1e-13, max_iter=100_000).fit(task.Z, task.y)
        ridge = Ridge(alpha=ALPHAS[at]).fit(task.Z, task.y)
        for ours, theirs, errors in ((frames.lasso, lasso, frames.errors[0]), (frames.ridge, ridge, frames.errors[1])):
            case = f"{theirs} at position {at}"
            np.testing.assert_allclose(ours[at], theirs.coef_, rtol=1e-5, atol=1e-7, err_msg=case)
            error = np.sqrt(np.mean((new_y - theirs.predict(new_Z)) ** 2))
            np.testing.assert_allclose(errors[at], error, rtol=1e-6, err_msg=case)
        np.testing.assert_array_equal(frames.lasso[at] == 0, lasso.coef_ == 0, err_msg=f"zeros at position {at}")


def test_bars_end_at_the_coefficients_and_dots_stand_at_the_zeros(live, frames):
    bars = [track for track in moving(live) if track.over == ("alpha",) and isinstance(track.artist, PathPatch)]
    for track, coefs, low in zip(bars, (frames.lasso, frames.ridge), (-0.36, 0.0), strict=True):
        corners = track.frames.reshape(len(ALPHAS), 8, 6, 2)
        np.testing.assert_allclose(corners[:, :, 1, 0] - corners[:, :, 0, 0], coefs)
        places = np.c_[np.zeros(8), np.arange(8) + low]
        np.testing.assert_allclose(corners[:, :, 0], np.broadcast_to(places, (61, 8, 2)))
    (dots,) = (track.frames for track in moving(live) if track.artist in live._hidden)
    shown = ~np.isnan(dots).any(-1)
    np.testing.assert_array_equal(shown, frames.lasso == 0)
    np.testing.assert_allclose(dots[shown], np.c_[np.zeros(shown.sum()), np.nonzero(shown)[1] - 0.18])


def test_lines_run_along_the_paths_and_points_stand_at_alpha(live, frames):
    """Both panels: a line per feature, the upright line at α, and the coefficients on it."""
    for title, coefs in (("lasso_path", frames.lasso), ("ridge_path", frames.ridge)):
        *lines, upright, points = moving(live, title=say(title))
        np.testing.assert_allclose(np.array([line.frames[:, 1] for line in lines]), coefs.T)
        assert all((line.frames[:, 0] == ALPHAS).all() and line.options == {"upto": "alpha"} for line in lines)
        np.testing.assert_allclose(upright.frames[..., 0], np.c_[ALPHAS, ALPHAS])
        np.testing.assert_allclose(points.frames, np.stack([np.tile(ALPHAS, (8, 1)).T, coefs], -1))


def test_of_lasso_the_random_columns_go_first_and_all_in_the_end_and_of_ridge_none(frames):
    assert (frames.ridge != 0).all() and (frames.lasso[-1] == 0).all() and (frames.lasso[0] != 0).sum() == 7
    kept = (frames.lasso != 0).any(axis=1)
    gone = ~(frames.lasso[:, 4:] != 0).any(axis=1)
    assert kept[gone].any()  # at some α only measured features are left
    at = np.flatnonzero(gone)[0]
    assert set(np.flatnonzero(frames.lasso[at])) == {0, 2, 3}


def test_the_readout_says_how_many_lasso_uses_and_both_errors(language, frames, live):
    assert live.position == {"alpha": 0} and len(live._hidden) == 3  # before the paths, and without the dots at 0
    lines = [track for track in live._tracks if track.options.get("upto") == "alpha"]
    assert len(lines) == 16 and all(len(track.frame(live.position)) == 1 for track in lines)
    for at, coefs in enumerate(frames.lasso):
        sentence, k = live.text_at({"alpha": at}), int((coefs != 0).sum())
        assert k < 8 and (say("uses_none") if k == 0 else say("uses_some", k=k, p=8)) in sentence
        lasso, ridge = tasks.kilograms(frames.errors[:, at])
        assert sentence.index(lasso) < sentence.rindex(ridge)


def test_marks_stand_where_lasso_loses_the_random_columns_and_everything(live, frames, data):
    ((random,), (last,)), task = marks(live, "alpha"), data[0]
    assert (frames.lasso[int(random) :, 4:] == 0).all() and (frames.lasso[int(random) - 1, 4:]).any()
    largest = 2 * np.abs(task.Z.T @ (task.y - task.y.mean())).max()
    assert 10 ** ((last - 15) / 15) == pytest.approx(largest, rel=1e-3)
