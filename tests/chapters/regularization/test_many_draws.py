"""Many draws: bias, variance and noise against closed forms and against fresh data; the pictures against the fits."""

import numpy as np
import pytest
from sklearn.linear_model import Ridge

from lecture_lib.chapters.regularization import draws as module
from lecture_lib.chapters.regularization import tasks
from lecture_lib.chapters.regularization.draws import FITS, normal_quantiles, truth
from lecture_lib.chapters.regularization.figures import many_draws as explorer
from lecture_lib.chapters.regularization.figures.many_draws import ALPHAS, AT, DEGREES, SEEN

CORNERS = [(0, 0), (1, 0), (4, 0), (9, 0), (9, 3), (9, 11), (3, 7)]
world = pytest.fixture(truth, scope="module")
run = pytest.fixture(lambda world: explorer.draws(world), scope="module")


def frames(run, degree, alpha, draw=0):
    return run.frames({"degree": degree, "alpha": alpha, "draw": draw})


def smoother(world, degree, alpha):
    """The matrix that makes predictions at all flipper lengths of masses at the 16, by the normal equations."""
    learnt, every = tasks.powers(world.x[world.few], degree), tasks.powers(world.x, degree)
    mean, std = learnt.mean(axis=0), learnt.std(axis=0)
    Z, new = (learnt - mean) / std, (every - mean) / std
    centre = np.eye(len(Z)) - 1 / len(Z)
    stacked = np.linalg.pinv(np.vstack([Z, np.sqrt(alpha) * np.eye(degree)]))[:, : len(Z)] if degree else Z.T
    return 1 / len(Z) + new @ stacked @ centre


def test_the_truth_is_a_curve_through_all_the_penguins(world):
    x, y = tasks.flippers()
    fit = np.polynomial.Polynomial.fit(x, y, module.TRUE_DEGREE)
    np.testing.assert_allclose(world.y, fit(world.x), rtol=1e-9)
    assert world.noise == pytest.approx((y - fit(x)).std())
    np.testing.assert_array_equal(world.x[world.few], tasks.few_penguins().x)
    assert world.share.sum() == pytest.approx(1) and world.x[AT] == SEEN


def test_noise_is_normal_and_every_draw_has_other_noise(world):
    values = normal_quantiles()
    assert values.mean() == pytest.approx(0, abs=1e-12) and values.std() == pytest.approx(1)
    drawn = [module.noisy(world.y, world.few, 1.0, values, draw) for draw in range(explorer.DRAWS)]
    noise = (np.array(drawn) - world.y)[..., world.few]
    n = noise.size
    assert abs(noise.mean()) < 4 / np.sqrt(n) and abs(noise.var() - 1) < 4 * np.sqrt(2 / n)
    flat = noise.reshape(-1, len(world.few))
    assert np.abs(np.corrcoef(flat.T) - np.eye(len(world.few))).max() < 5 / np.sqrt(len(flat))
    assert len(np.unique(flat.round(9), axis=0)) == len(flat)
    assert not np.delete(drawn[0] - world.y, world.few, axis=1).any()


@pytest.mark.parametrize("degree, alpha", CORNERS)
def test_the_curves_are_fits_of_another_library(world, run, degree, alpha):
    shown, samples = frames(run, degree, alpha, 3), module.noisy(world.y, world.few, world.noise, normal_quantiles(), 3)
    curves = shown.curves.reshape(FITS, -1, 2)[:, :-1]
    few = tasks.powers(world.x[world.few], degree)
    mean, std = few.mean(axis=0), few.std(axis=0)
    for k in (0, 57, 199):
        masses, wanted = samples[k, world.few], samples[k, world.few].mean()
        if degree:
            Z, new = (few - mean) / std, (tasks.powers(world.x, degree) - mean) / std
            wanted = Ridge(ALPHAS[alpha], solver="svd").fit(Z, masses).predict(new)
        np.testing.assert_allclose(curves[k, :, 1], wanted * np.ones(len(world.x)), rtol=1e-6)
    np.testing.assert_allclose(shown.mean[:, 1], curves[..., 1].mean(0), rtol=1e-12)
    np.testing.assert_array_equal(shown.sample, np.c_[world.x[world.few], samples[0, world.few]])
    np.testing.assert_array_equal(shown.one, curves[0])


@pytest.mark.parametrize("degree, alpha", CORNERS)
def test_bias_and_variance_are_those_of_the_closed_form(world, run, degree, alpha):
    """Of 200 fits: the variance to its own standard error, the bias to that of a mean of 200."""
    H = smoother(world, degree, ALPHAS[alpha])
    bias = world.share @ (H @ world.y[world.few] - world.y) ** 2
    variance = world.noise**2 * world.share @ (H**2).sum(1)
    shown = [frames(run, degree, alpha, draw) for draw in range(3)]
    assert np.mean([one.variance for one in shown]) == pytest.approx(variance, rel=0.12, abs=1e-3)
    assert np.mean([one.bias for one in shown]) == pytest.approx(bias, rel=0.05, abs=0.002 + variance / 100)


@pytest.mark.parametrize("degree, alpha", CORNERS)
def test_bias_variance_and_noise_add_up_to_the_error_on_fresh_data(world, run, degree, alpha):
    shown, rng = frames(run, degree, alpha), np.random.default_rng(0)
    fits = shown.curves.reshape(FITS, -1, 2)[:, :-1, 1]
    fresh = world.y + world.noise * rng.standard_normal((400, 1, len(world.x)))
    measured = (((fresh - fits) ** 2).mean((0, 1)) * world.share).sum()
    total = shown.total[degree, 1]
    assert total == pytest.approx(measured, rel=0.01)
    exact = ((fits - world.y) ** 2).mean(0) @ world.share + world.noise**2
    assert total == pytest.approx(exact, rel=1e-10) and shown.error == pytest.approx(total, abs=1.6e-3)
    layers = [shown.squared[degree, 1], shown.squared[-1 - degree, 1], shown.varying[-1 - degree, 1]]
    np.testing.assert_allclose(np.diff([*layers]), [shown.bias, shown.variance], atol=6e-4)
    assert layers[0] == pytest.approx(world.noise**2) and layers[2] == pytest.approx(total)


def test_low_degrees_are_biased_high_ones_spread_and_alpha_trades_one_for_the_other(run):
    bias, variance = np.array([[frames(run, degree, 0)[-3:-1] for degree in DEGREES]])[0].T
    assert (np.diff(variance[1:]) > 0).all() and bias[0] > 0.9 * (bias[0] + variance[0])
    assert (bias[4:] < 0.005).all() and variance[9] > 20 * variance[1]
    held = frames(run, 9, 3)
    assert held.variance < variance[9] / 4 and held.bias < 0.005


def test_the_dots_are_the_values_at_the_mark_and_the_brackets_bias_and_deviation(world, run):
    for degree, alpha in CORNERS:
        shown = frames(run, degree, alpha, 1)
        values = shown.curves.reshape(FITS, -1, 2)[:, AT, 1]
        assert np.abs(shown.dots[:, 1] - values).max() <= module.ROW / 2 + 1e-9
        assert len(np.unique(shown.dots, axis=0)) == FITS  # none on another
        np.testing.assert_allclose(shown.bracket[:, 1], [world.y[AT], values.mean()])
        np.testing.assert_allclose(shown.spread[:, 1], values.mean() + np.array([-1, 1]) * values.std())


def test_all_of_it_fits_and_the_sentence_adds_up(language, live, run):
    for degree, alpha in CORNERS:
        for draw in (0, 7, explorer.DRAWS - 1):
            shown = frames(run, degree, alpha, draw)
            assert (shown.total[:, 1] < explorer.TOP).all()
            assert explorer.UP[0] < shown.dots[:, 1].min() and shown.dots[:, 1].max() < explorer.UP[1]
            assert shown.dots[:, 0].max() < explorer.ACROSS
        told = live.text_at({"degree": degree, "alpha": alpha, "draw": 0})
        error, *parts = (float(word) for word in told.replace("²", " ").split() if word.replace(".", "").isdigit())
        assert error == pytest.approx(sum(parts)) and len(parts) == 3
    assert len(live._hidden) == 2
