"""Training: the ways against plain descent and scikit-learn, the strips and the arrow against p itself."""

import numpy as np
import pytest
from matplotlib.path import Path
from sklearn.linear_model import LogisticRegression

from lecture_lib.chapters.logistic_regression.figures import training
from lecture_lib.chapters.logistic_regression.figures.training import BOX, DATA, LEVELS, LRS, NEWTON, STEPS, VERDICTS
from tests.chapters.figures import everywhere


@pytest.fixture(scope="module")
def shown():
    return {name: training.training_frames(name) for name in DATA}


def sigma(z):
    return np.exp(-np.logaddexp(0, -z))


def cost_of(task, alpha, w):
    z = task.X @ w
    return np.mean(np.logaddexp(0, z) - task.y * z) + alpha * np.sum(w[1:] ** 2)


def ways(name):
    """w at each step of each method, by plain steps: (method, step, 3)."""
    task, alpha = DATA[name][0](), DATA[name][1]
    ridge, found = 2 * alpha * np.diag([0.0, 1, 1]), []

    def slope(w):
        return task.X.T @ (sigma(task.X @ w) - task.y) / len(task.y) + ridge @ w

    for lr in LRS:
        w, path = np.zeros(3), []
        for _ in range(STEPS[-1] + 1):
            path.append(w)
            w = w - lr * slope(w)
        found.append(np.array(path)[STEPS])
    w, path = np.zeros(3), []
    for _ in STEPS:
        path.append(w)
        p = sigma(task.X @ w)
        w = w - np.linalg.solve((task.X.T * (p * (1 - p))) @ task.X / len(p) + ridge, slope(w))
    return np.array([*found, path])


@pytest.mark.parametrize("name", DATA)
def test_the_ways_are_those_of_plain_steps(shown, name):
    frames, w = shown[name], ways(name)
    np.testing.assert_allclose(frames.paths, w[..., 1:], rtol=1e-6, atol=1e-9)
    task, alpha = DATA[name][0](), DATA[name][1]
    costs = np.apply_along_axis(lambda one: cost_of(task, alpha, one), -1, w)
    np.testing.assert_allclose(frames.cost, costs, rtol=1e-6)


@pytest.mark.parametrize("name", DATA)
def test_a_point_lies_in_the_strip_of_its_probability(shown, name):
    frames, w = shown[name], ways(name)
    points = np.random.default_rng(0).uniform(BOX[0], BOX[2], (400, 2))
    for at in np.ndindex(w.shape[:2]):
        p = sigma(w[at][0] + points @ w[at][1:])
        for strip, low, high in zip(frames.strips, [0, *LEVELS], [*LEVELS, 1], strict=True):
            corners = strip[at]
            inside = np.zeros(len(p), bool) if np.isnan(corners).any() else Path(corners).contains_points(points)
            clear = np.abs(p - low) > 1e-9 if at[1] else np.ones(len(p), bool)
            assert (inside == (p >= low) & ((p < high) | (high == 1)))[clear].all(), at


@pytest.mark.parametrize("name", DATA)
def test_lines_have_their_level_and_the_arrow_is_w_at_right_angles_to_them(shown, name):
    frames, w = shown[name], ways(name)
    for at in np.ndindex(w.shape[:2]):
        lines, arrow, tip = frames.lines[:, *at], frames.arrow[at], frames.tip[at]
        if at[1] == 0:
            assert np.isnan(lines).all() and np.isnan(arrow).all() and np.isnan(tip).all()
            continue
        np.testing.assert_allclose(sigma(w[at][0] + lines @ w[at][1:]), np.tile(LEVELS[:, None], 2), atol=1e-7)
        np.testing.assert_allclose(sigma(w[at][0] + arrow[0] @ w[at][1:]), 0.5, atol=1e-7)
        np.testing.assert_allclose(tip[1] - arrow[0], training.PER_UNIT * w[at][1:], rtol=1e-6)
        assert abs((lines[2, 1] - lines[2, 0]) @ (tip[1] - arrow[0])) < 1e-6 * np.linalg.norm(lines[2, 1] - lines[2, 0])


def test_the_star_is_scikit_learns_and_separable_data_have_none(shown):
    assert training.minimum("two_species") is None and shown["two_species"].least == 0
    for name in ("sexes", "with_ridge"):
        task, alpha = DATA[name][0](), DATA[name][1]
        C = 1 / (2 * alpha * len(task.y)) if alpha else np.inf
        fit = LogisticRegression(C=C, tol=1e-12, solver="newton-cholesky").fit(task.Z, task.y)
        np.testing.assert_allclose(training.minimum(name).coef, fit.coef_[0], rtol=1e-5)
        w = np.r_[fit.intercept_, fit.coef_[0]]
        assert shown[name].least == pytest.approx(cost_of(task, alpha, w))
        assert min(training.RINGS[name]) == pytest.approx(shown[name].least + 0.01, abs=2e-4)
        np.testing.assert_allclose(shown[name].paths[NEWTON, -1], fit.coef_[0], rtol=1e-5)


def test_without_a_penalty_w_of_separable_data_only_grows_and_ridge_stops_it(shown):
    free, held = (np.linalg.norm(shown[name].paths, axis=-1) for name in ("two_species", "with_ridge"))
    assert (np.diff(free) > 0).all() and (np.diff(shown["two_species"].cost) < 0).all()
    assert (np.diff(free[NEWTON])[1:] > 1).all() and np.ptp(held[1:, -2:]) < 1e-3


@pytest.mark.parametrize("name", DATA)
def test_contours_are_of_the_cost_with_the_best_intercept(name):
    task, alpha = DATA[name][0](), DATA[name][1]
    first, second = np.array([0.0, 2.5, 8.0]), np.array([-8.5, 0.0, 1.5])
    over = np.linspace(-30, 30, 12001)
    for i, j in np.ndindex(3, 3):
        z = over[:, None] + task.Z @ [first[j], second[i]]
        least = np.mean(np.logaddexp(0, z) - task.y * z, axis=1).min() + alpha * (first[j] ** 2 + second[i] ** 2)
        assert training.costs_over(name, first, second)[i, j] == pytest.approx(least, abs=1e-5)


def test_what_is_said_is_what_is_drawn(language, shown, live):
    assert live.position["data"] == 0 and 0 < live.position["step"] < len(STEPS) - 1
    for position, said in everywhere(live):
        name, at = list(DATA)[position["data"]], (position["method"], position["step"])
        frames, step = shown[name], STEPS[at[1]] if at[0] < NEWTON else at[1]
        near = frames.least > 0 and frames.cost[at] <= 1.01 * frames.least
        wanted = "at_start" if step == 0 else "endless" if name == "two_species" else "near" if near else "going"
        assert VERDICTS[frames.verdict[at]] == wanted
        words = training.say(wanted, **({} if step == 0 else {"step": str(step)}))
        assert said == f"{training.say(name)}. {words}"
    assert {VERDICTS[k] for one in shown.values() for k in one.verdict.ravel()} == set(VERDICTS)
