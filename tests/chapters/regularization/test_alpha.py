"""Lasso beside ridge, and ridge against multicollinearity: both paths against scikit-learn and closed forms."""

import json
import zlib

import numpy as np
import pytest
from sklearn.linear_model import Lasso, Ridge
from sklearn.preprocessing import StandardScaler

from lecture_lib.chapters.regularization import tasks
from lecture_lib.chapters.regularization.figures import alpha as explorer
from lecture_lib.chapters.regularization.figures import mending
from lecture_lib.chapters.regularization.figures.alpha import ALPHAS

say = explorer.say

ENDS = (0, 15, 24, 41, len(ALPHAS) - 1)


@pytest.fixture(scope="module")
def data():
    return tasks.with_random()


@pytest.fixture(scope="module")
def frames(data):
    return explorer.alpha_frames(*data)


# ---- lasso beside ridge ---------------------------------------------------------------------------------------------


def test_the_sample_is_standardised_and_the_others_like_it(data):
    task, new_Z, new_y = data
    assert task.Z.shape == (40, 8) and new_Z.shape == (293, 8) and len(new_y) == 293
    np.testing.assert_allclose(task.Z.mean(0), 0, atol=1e-12)
    np.testing.assert_allclose(task.Z.std(0), 1)
    assert np.abs(new_Z.mean(0)).max() < 0.5 and np.abs(new_Z.std(0) - 1).max() < 0.5


@pytest.mark.parametrize("at", ENDS)
def test_coefficients_are_those_of_scikit_learn(data, frames, at):
    task, new_Z, new_y = data
    n = len(task.y)
    lasso = Lasso(alpha=ALPHAS[at] / (2 * n), tol=1e-13, max_iter=100_000).fit(task.Z, task.y)
    ridge = Ridge(alpha=ALPHAS[at]).fit(task.Z, task.y)
    for ours, theirs, errors in ((frames.lasso, lasso, frames.errors[0]), (frames.ridge, ridge, frames.errors[1])):
        np.testing.assert_allclose(ours[at], theirs.coef_, rtol=1e-5, atol=1e-7)
        np.testing.assert_allclose(errors[at], np.sqrt(np.mean((new_y - theirs.predict(new_Z)) ** 2)), rtol=1e-6)
    np.testing.assert_array_equal(frames.lasso[at] == 0, lasso.coef_ == 0)


def test_bars_end_at_the_coefficients_and_marks_stand_at_the_zeros(frames):
    for bars, coefs in ((frames.lasso_bars, frames.lasso), (frames.ridge_bars, frames.ridge)):
        corners = bars.reshape(len(ALPHAS), 8, 6, 2)
        np.testing.assert_allclose(corners[:, :, 1, 0] - corners[:, :, 0, 0], coefs)
    marked = ~np.isnan(frames.zeros).any(-1)
    np.testing.assert_array_equal(marked, frames.lasso == 0)


def test_nothing_of_ridge_is_ever_zero_and_all_of_lasso_in_the_end(frames):
    assert (frames.ridge != 0).all()
    assert (frames.lasso[-1] == 0).all() and (frames.lasso[0] != 0).sum() == 7


def test_the_random_columns_go_first(frames):
    kept = (frames.lasso != 0).any(axis=1)
    gone = ~(frames.lasso[:, 4:] != 0).any(axis=1)
    assert kept[gone].any()  # at some α only measured features are left
    at = np.flatnonzero(gone)[0]
    assert set(np.flatnonzero(frames.lasso[at])) == {0, 2, 3}


def test_ridge_is_never_better_here_than_least_squares(data):
    task, new_Z, new_y = data
    errors = [np.mean((new_y - Ridge(alpha=alpha).fit(task.Z, task.y).predict(new_Z)) ** 2)
              for alpha in np.geomspace(1e-3, 1e3, 61)]  # fmt: skip
    least_squares = np.mean((new_y - task.y.mean() - new_Z @ task.coef) ** 2)
    assert min(errors) > least_squares


def test_words_say_how_many_lasso_uses(language, frames, data):
    said = explorer._fields(frames, ["x"] * len(ALPHAS))["verdict"][0]
    for sentence, coefs in zip(said, frames.lasso, strict=True):
        k = int((coefs != 0).sum())
        assert sentence == (say("uses_none") if k == 0 else say("uses_some", k=k, p=8))


def test_alpha_figure(language):
    live = explorer.explore_alpha()
    for at in range(len(ALPHAS)):
        assert "{" not in live.text_at({"alpha": at})
    assert live.position == {"alpha": 0} and live._hidden  # before the paths are drawn, and without the dots at 0
    lines = [track for track in live._tracks if track.options.get("upto") == "alpha"]
    assert len(lines) == 16 and all(len(track.frame(live.position)) == 1 for track in lines)
    live.close()


def test_marks_stand_where_lasso_loses_the_random_columns_and_everything(frames, data):
    live = explorer.explore_alpha().build()
    random, last = json.loads(zlib.decompress(live.scene))["controls"][0]["marks"]
    assert (frames.lasso[int(random["at"][0]) :, 4:] == 0).all() and (frames.lasso[int(random["at"][0]) - 1, 4:]).any()
    task = data[0]
    largest = 2 * np.abs(task.Z.T @ (task.y - task.y.mean())).max()
    assert 10 ** ((last["at"][0] - 15) / 15) == pytest.approx(largest, rel=1e-3)
    live.close()


# ---- ridge against multicollinearity --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def mended():
    return mending.mend_frames(tasks.twin_flippers())


def test_ridge_of_the_twins_in_closed_form(mended):
    task = tasks.twin_flippers()
    values = np.linalg.svd(task.Z)[1] ** 2
    for at, alpha in enumerate(mending.ALPHAS):
        gram = task.Z.T @ task.Z + alpha * np.eye(2)
        w = np.linalg.solve(gram, task.Z.T @ (task.y - task.y.mean()))
        np.testing.assert_allclose(mended.path[at], w, rtol=1e-8)
        np.testing.assert_allclose(mended.condition[at], np.linalg.cond(gram), rtol=1e-8)
        np.testing.assert_allclose(mended.factors[:, at, 1], values / (values + alpha), rtol=1e-9)
    np.testing.assert_allclose(mended.path[0], (1.213, -0.516), atol=5e-4)  # what chapter 3 found


def test_labels_name_the_singular_values_that_are_there():
    strong, weak = np.linalg.svd(tasks.twin_flippers().Z)[1] ** 2
    for lang in ("ko", "en"):
        assert f"{strong:.0f}" in mending.say.template("direction_strong", lang)
        assert f"{weak:.2f}" in mending.say.template("direction_weak", lang)


def test_cloud_and_error_are_what_refits_on_the_same_rows_give(mended):
    """Coefficients on the rows drawn, errors on the penguins that were not, each resample weighing the same."""
    penguins, rng = tasks.load_penguins(), np.random.default_rng(0)
    twins, mass = tasks.twins_of(penguins.flipper_length_mm), penguins.body_mass_g / 1000
    places, errors = (0, 13, 34), []
    for number in range(mending.N_RESAMPLES):
        rows = rng.integers(0, 342, 342)
        out = np.array(sorted(set(range(342)) - set(rows.tolist())))
        scale = StandardScaler().fit(twins[rows])
        fits = [Ridge(alpha=max(mending.ALPHAS[at], 1e-12)).fit(scale.transform(twins[rows]), mass[rows])
                for at in places]  # fmt: skip
        for at, fit in zip(places, fits, strict=True):
            np.testing.assert_allclose(mended.cloud[at, number], fit.coef_, rtol=1e-5)
        errors.append([np.mean((mass[out] - fit.predict(scale.transform(twins[out]))) ** 2) for fit in fits])
    np.testing.assert_allclose(mended.error[list(places), 1], np.sqrt(np.mean(errors, axis=0)), rtol=1e-7)
    np.testing.assert_allclose(mended.spread[:, 1], mended.cloud[..., 0].std(1))


def test_the_cloud_shrinks_and_the_error_hardly_grows(mended):
    assert (np.diff(mended.spread[:, 1]) < 0).all()
    at = np.flatnonzero(np.isclose(mending.ALPHAS, 10))[0]
    assert mended.spread[0, 1] / mended.spread[at, 1] > 19 and mended.error[at, 1] / mended.error[0, 1] < 1.01


def test_mending_figure(language):
    live = mending.explore_mending()
    assert live.position == {"alpha": 0}  # no curve has begun
    for at in range(len(mending.ALPHAS)):
        assert "{" not in live.text_at({"alpha": at})
    live.close()
