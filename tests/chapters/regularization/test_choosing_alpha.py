"""Choosing α: cross-validation and paths of the diabetes data against scikit-learn's, and every sentence."""

from itertools import product

import numpy as np
import pytest
from sklearn.linear_model import Lasso, Ridge, lasso_path
from sklearn.preprocessing import StandardScaler

from lecture_lib.chapters.regularization import tasks
from lecture_lib.chapters.regularization.figures import choosing_alpha as choosing
from lecture_lib.chapters.regularization.figures.choosing_alpha import ALPHAS, FOLDS, METHODS, say
from lecture_lib.solvers import k_folds
from tests.chapters.figures import drag, guess_of, marks, moving

task = pytest.fixture(tasks.diabetes, scope="module")
both = pytest.fixture(lambda task: [choosing.choice_frames(task, method) for method in METHODS], scope="module")


def test_both_paths_on_the_papers_data_are_scikit_learns(task, both):
    assert task.Z.shape == (442, 10) and (task.y.min(), task.y.max()) == (25, 346)
    np.testing.assert_allclose(task.Z.mean(0), 0, atol=1e-12)
    _, theirs, _ = lasso_path(
        task.Z, task.y - task.y.mean(), alphas=ALPHAS["lasso"] / (2 * 442), tol=1e-10, max_iter=99_999
    )
    np.testing.assert_allclose(both[0].coefs, theirs.T[::-1], atol=1e-4)  # theirs come from large to small
    np.testing.assert_array_equal((both[0].coefs == 0).sum(1), (theirs.T[::-1] == 0).sum(1))
    for at in (0, 30, 60):
        ridge = Ridge(alpha=ALPHAS["ridge"][at]).fit(task.Z, task.y)
        np.testing.assert_allclose(both[1].coefs[at], ridge.coef_, rtol=1e-7, err_msg=f"position {at}")


def fold_errors(task, method, alpha):
    """The squared error of a fit on the other folds, by scikit-learn, of each fold."""
    errors = []
    for fold in k_folds(442, FOLDS, seed=0):
        rest = np.setdiff1d(np.arange(442), fold)
        scale = StandardScaler().fit(task.Z[rest])
        lasso, ridge = Lasso(alpha=alpha / (2 * len(rest)), tol=1e-10, max_iter=99_999), Ridge(alpha=alpha)
        model = (lasso, ridge)[method].fit(scale.transform(task.Z[rest]), task.y[rest])
        errors.append(np.mean((task.y[fold] - model.predict(scale.transform(task.Z[fold]))) ** 2))
    return errors


def test_cross_validation_is_what_a_loop_with_scikit_learn_gives(task, both):
    for method, at in product(range(2), (0, 25, 60)):
        errors = fold_errors(task, method, ALPHAS[METHODS[method]][at])
        case = f"{METHODS[method]} at position {at}"
        assert both[method].mean[at] == pytest.approx(np.mean(errors), rel=1e-7), case
        assert both[method].spread[at] == pytest.approx(np.std(errors, ddof=1) / np.sqrt(FOLDS), rel=1e-7), case


def test_the_two_choices_follow_their_rules_and_lie_in_the_panels(both):
    for frames in both:
        assert frames.mean[frames.best] == frames.mean.min()
        limit = frames.mean.min() + frames.spread[frames.best]
        assert frames.mean[frames.one] <= limit and (frames.mean[frames.one + 1 :] > limit).all()
        assert 0 < frames.best < frames.one < 60
        assert np.abs(frames.coefs).max() < choosing.WEIGHTS[1] and np.abs(frames.coefs).sum(1).max() < 170
        for at in (frames.best, frames.one):
            assert choosing.ERRORS[0] < frames.mean[at] - frames.spread[at]
            assert frames.mean[at] + frames.spread[at] < choosing.ERRORS[1]


def test_what_the_chapter_says_of_them(both):
    lasso = both[0]
    names = np.array(tasks.DIABETES)
    assert set(names[lasso.coefs[lasso.one] != 0]) == {"bmi", "s5", "bp", "s3", "sex"}
    assert (lasso.coefs[lasso.best] != 0).sum() == 8
    assert (both[1].coefs != 0).all()
    entered = {name: np.flatnonzero(lasso.coefs[:, j]).max() for j, name in enumerate(names)}
    assert sorted(entered, key=entered.get, reverse=True)[2] == "bp"
    assert entered["bmi"] == max(entered.values()) or entered["s5"] == max(entered.values())


def test_labels_keep_their_distance_and_their_order():
    values = np.array([3.0, 1.0, 1.2, 1.1, -20.0])
    placed = choosing.apart(values, gap=2.0)
    order = np.argsort(values)
    assert (np.diff(placed[order]) >= 2.0 - 1e-9).all() and np.abs(placed - values).max() < 4


def test_lines_and_points_are_the_frames(both, live):
    for k, (frames, title) in enumerate(zip(both, ("lasso_path", "ridge_path"), strict=True)):
        turns = [
            track.artist for track in live._tracks if track.over == ("method",) and track.artist and track.frames[k]
        ]
        curve, path = ([track for track in moving(live, axes) if track.prop == "xy"][:2] for axes in turns)
        assert [axes.get_title("left") for axes in turns] == [say("cv"), say(title)]
        assert [track.options for track in curve] == [{"upto": "alpha"}, {"at": "alpha"}]
        assert all((track.frames == np.c_[frames.alphas, frames.mean]).all() for track in curve)
        size = np.abs(frames.coefs).sum(1)
        upright, points = (track.frames for track in path)
        np.testing.assert_array_equal(upright, np.stack([np.c_[size, size], np.tile(choosing.WEIGHTS, (61, 1))], -1))
        np.testing.assert_array_equal(points, np.stack([np.tile(size, (10, 1)).T, frames.coefs], -1))
    over = [track for track in live._tracks if track.over == ("method", "alpha") and track.artist]
    bars, zeros = [track.frames for track in over if track.prop == "xy"]
    coefs, corners = np.array([frames.coefs for frames in both]), bars.reshape(2, 61, 10, 6, 2)
    np.testing.assert_allclose(corners[..., 1, 0] - corners[..., 0, 0], coefs)
    np.testing.assert_array_equal(~np.isnan(zeros).any(-1), coefs == 0)


def test_verdicts_at_every_alpha(language, both):
    for frames in both:
        for at, sentence in enumerate(choosing.verdict_in_words(frames)):
            aside = "below_least" if at < frames.best else "between" if at < frames.one else "above_one"
            assert sentence == say({frames.best: "at_least", frames.one: "at_one"}.get(at, aside))


def test_opens_at_the_least_error_and_tells_each_choice(language, live, both):
    assert live.position == {"method": 0, "alpha": both[0].best}  # the curve ends here, what goes on is hidden
    curves = [track for track in live._tracks if track.options.get("upto") == "alpha"]
    assert [len(track.frame(live.position)) for track in curves] == [both[0].best + 1] * 2
    assert len(live._hidden) == 13  # five of each method, and how far off a guess is
    for method, frames in enumerate(both):
        for at in (0, frames.best, frames.one, 60):
            sentence = live.text_at({"method": method, "alpha": at})
            assert f"{frames.mean[at]:,.0f} ± {frames.spread[at]:,.0f}" in sentence
            assert say(f"method_{METHODS[method]}") in sentence and choosing.verdict_in_words(frames)[at] in sentence
            assert str((frames.coefs[at] != 0).sum()) in sentence


def test_the_guess_is_held_to_its_alphas_and_to_scikit_learns_errors(live, task):
    ring, truth = guess_of(live)
    alphas = choosing.ALPHAS["lasso"][choosing.GUESSED]
    np.testing.assert_allclose(
        truth, np.c_[alphas, [np.mean(fold_errors(task, 0, alpha)) for alpha in alphas]], rtol=1e-7
    )
    drag(live, 5000, 3100, 2)
    np.testing.assert_allclose(live._track_of(ring).frame(live.position)[2], [alphas[2], 3100])


def test_marks_follow_the_method(live, both):
    assert marks(live, "alpha") == [[frames.best for frames in both], [frames.one for frames in both]]
    assert live.controls["alpha"].over == ("method",) and np.shape(live.controls["alpha"].values) == (2, 61)
