"""Ridge against multicollinearity: coefficients and factors in closed form, resamples against scikit-learn."""

import numpy as np
import pytest
from sklearn.linear_model import Ridge
from sklearn.preprocessing import StandardScaler

from lecture_lib.chapters.regularization import tasks
from lecture_lib.chapters.regularization.figures import mending
from lecture_lib.words import LANGUAGES

mended = pytest.fixture(lambda: mending.mend_frames(tasks.twin_flippers()), scope="module")


def test_ridge_of_the_twins_in_closed_form(mended):
    task = tasks.twin_flippers()
    values = np.linalg.svd(task.Z)[1] ** 2
    for at, alpha in enumerate(mending.ALPHAS):
        gram = task.Z.T @ task.Z + alpha * np.eye(2)
        w = np.linalg.solve(gram, task.Z.T @ (task.y - task.y.mean()))
        np.testing.assert_allclose(mended.path[at], w, rtol=1e-8)
        np.testing.assert_allclose(mended.condition[at], np.linalg.cond(gram), rtol=1e-8)
        np.testing.assert_allclose(mended.factors[:, at, 1], values / (values + alpha), rtol=1e-9)
    for lang in LANGUAGES:
        assert f"{values[0]:.0f}" in mending.say.template("direction_strong", lang)
        assert f"{values[1]:.2f}" in mending.say.template("direction_weak", lang)
    np.testing.assert_allclose(mended.path[0], (1.213, -0.516), atol=5e-4)  # what chapter 3 found


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


def test_the_cloud_shrinks_and_the_error_hardly_grows(mended, live):
    assert live.position == {"alpha": 0}  # no curve has begun
    assert (np.diff(mended.spread[:, 1]) < 0).all()
    at = np.flatnonzero(np.isclose(mending.ALPHAS, 10))[0]
    assert mended.spread[0, 1] / mended.spread[at, 1] > 19 and mended.error[at, 1] / mended.error[0, 1] < 1.01
