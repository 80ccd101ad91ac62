"""Adding the penalty: surfaces against their formulas, minima against scikit-learn, the view against rotations."""

import numpy as np
import pytest
from sklearn.linear_model import Lasso, Ridge

from lecture_lib.chapters.regularization import surfaces, tasks
from lecture_lib.chapters.regularization.figures import adding_penalty as explorer
from lecture_lib.chapters.regularization.figures.adding_penalty import ALPHAS, HEIGHTS, TILT, TURNS, say
from lecture_lib.chapters.regularization.surfaces import CAP, EDGE, FLOOR

run = pytest.fixture(lambda: explorer.surfaces(tasks.pair("flipper", "male")), scope="module")
RIDGE, LASSO = 0, 1


@pytest.fixture(scope="module")
def costs():
    """J/n and both penalties over n at w, bird by bird."""
    task = tasks.pair("flipper", "male")
    centred, n = task.y - task.y.mean(), len(task.y)

    def at(w, method, alpha):
        w = np.asarray(w, dtype=float)
        pull = (w**2 if method == RIDGE else np.abs(w)).sum(-1)
        return ((centred - w @ task.Z.T) ** 2).mean(-1), alpha / n * pull

    return at


def frames(run, method, alpha, turn=9):
    return run.frames({"penalty": method, "alpha": alpha, "turn": turn})


def on_screen(places, turn):
    """By rotation matrices, about the middle of the floor."""
    angle, middle = np.radians(TURNS[turn]), [(EDGE[0] + EDGE[1]) / 2, (EDGE[2] + EDGE[3]) / 2, 0]
    about = np.array([[np.cos(angle), -np.sin(angle), 0], [np.sin(angle), np.cos(angle), 0], [0, 0, 1]])
    tilt = np.array([[1, 0, 0], [0, np.sin(TILT), np.cos(TILT)]])
    return (np.asarray(places) - middle) @ (tilt @ about).T


def wires(cost):
    """Where the wires of a surface run below the cap: w, and the cost there; NaN elsewhere."""
    lines, ticks = explorer.wires()
    moving = [np.c_[ticks, np.full(len(ticks), line[1])][:, :: 1 if line[0] else -1] for line in lines]
    w = np.array(moving)
    inside = (w[..., 0] >= EDGE[0]) & (w[..., 0] <= EDGE[1]) & (w[..., 1] >= EDGE[2]) & (w[..., 1] <= EDGE[3])
    height = cost(w)
    return w, np.where(inside & (height <= CAP), height, np.nan)


@pytest.mark.parametrize("method", (RIDGE, LASSO))
@pytest.mark.parametrize("alpha, turn", ((0, 0), (10, 9), (30, 4), (48, 18)))
def test_wires_lie_on_j_on_the_penalty_and_on_their_sum(run, costs, method, alpha, turn):
    shown = frames(run, method, alpha, turn)
    for name, part in (("bowl", lambda both: both[0]), ("penalty", lambda both: both[1]), ("total", sum)):
        w, height = wires(lambda w, part=part: part(costs(w, method, ALPHAS[alpha])))
        wanted = on_screen(np.concatenate([w, height[..., None]], -1), turn)
        found = getattr(shown, name).reshape(*height.shape[:1], -1, 2)[:, :-1]
        below = np.isfinite(height)
        assert below.sum() > 50
        np.testing.assert_allclose(found[below], wanted[below], atol=1e-9)
        assert np.isnan(found).all(-1).sum() <= (~below.any(1)).sum() * found.shape[1]


@pytest.mark.parametrize("method", (RIDGE, LASSO))
def test_the_minimum_walks_where_another_library_has_it(run, costs, method):
    task = tasks.pair("flipper", "male")
    for k in (1, 5, 14, 15, 30, 46, 47, 48):
        alpha, shown = ALPHAS[k], frames(run, method, k)
        fit = Ridge(alpha) if method == RIDGE else Lasso(alpha / (2 * len(task.y)), tol=1e-12, max_iter=100_000)
        w = fit.fit(task.Z, task.y).coef_
        np.testing.assert_allclose((shown.first, shown.second), w, atol=1e-7)
        assert (shown.no_first, shown.no_second) == tuple(int(value == 0) for value in w)
        places = [[*w, sum(costs(w, method, alpha))], [*w, FLOOR]]
        np.testing.assert_allclose(shown.drop, on_screen(places, 9), atol=1e-6)
        np.testing.assert_allclose(shown.path[k], shown.drop[1], atol=1e-12)


def test_on_an_axis_lasso_stays_and_ridge_is_never_on_one(run):
    zero = np.array([[frames(run, method, k)[-3:-1] for k in range(len(ALPHAS))] for method in (RIDGE, LASSO)])
    assert not zero[RIDGE].any()
    assert (np.diff(zero[LASSO], axis=0) >= 0).all() and zero[LASSO][-1].all()
    assert 0 < zero[LASSO][:, 1].argmax() < zero[LASSO][:, 0].argmax()


@pytest.mark.parametrize("method", (RIDGE, LASSO))
def test_contours_are_where_the_cost_has_their_heights(costs, method):
    for alpha in (0.0, 150.0, 400.0):
        task = tasks.pair("flipper", "male")
        terms = np.zeros(8)
        terms[:6] = *task.coef, *(task.gram[[0, 0, 1], [0, 1, 1]] / len(task.y)), costs(task.coef, RIDGE, 0)[0]
        terms[6 + method] = alpha / len(task.y)
        least = np.array([0.3, 0.05])
        heights = sum(costs(least, method, alpha)) + HEIGHTS
        rings = surfaces.contours_of(terms, least, heights, explorer.look.CIRCLE).reshape(len(heights), -1, 3)
        for ring, height in zip(rings, heights, strict=True):
            ring = ring[np.isfinite(ring[:, 0])]
            assert len(ring) > 20
            np.testing.assert_allclose(sum(costs(ring[:, :2], method, alpha)), height, atol=1e-9)


def test_all_of_it_stays_in_its_panel(run, live):
    for method, alpha, turn in ((RIDGE, 0, 0), (RIDGE, 48, 18), (LASSO, 10, 5), (LASSO, 48, 13)):
        shown = frames(run, method, alpha, turn)
        for field in (shown.bowl, shown.penalty, shown.total, shown.rim, shown.contours, shown.path):
            x, y = np.nanmax(np.abs(field[..., 0])), field[..., 1]
            assert x <= explorer.WIDE and explorer.LOW <= np.nanmin(y) and np.nanmax(y) <= explorer.HIGH
    assert [axes.get_xlim() for axes in live._fig.axes] == [(-explorer.WIDE, explorer.WIDE)] * 3


def test_the_sentence(language, live):
    for method, alpha, key in ((0, 0, "free"), (0, 48, "ridge"), (1, 5, "lasso"), (1, 30, "lasso_axis"),
                               (1, 48, "lasso_origin")):  # fmt: skip
        told = live.text_at({"penalty": method, "alpha": alpha, "turn": 0})
        assert say(key) in told and f"{ALPHAS[alpha]:.0f}" in told
