"""Linear or not: both sides of superposition against their formulas, wherever u and v are dragged."""

from itertools import product

import numpy as np
import pytest

from lecture_lib.chapters.linearity import superposition
from lecture_lib.chapters.linearity.figures import linear_or_not as explorer
from lecture_lib.chapters.linearity.figures.linear_or_not import MODELS, SEEN, START, X, say
from lecture_lib.chapters.linearity.superposition import MOST, ROWS, THIRD
from lecture_lib.figures.shapes import apart
from tests.chapters.figures import drag, every, moving

FORMULAS = (
    lambda w, x: w[0] * x + w[1] * x**2 + THIRD * w[2] * np.sin(3 * x),  # w[2] counts how often w₃ is there
    lambda w, x: np.exp(w[0] * x),
    lambda w, x: 2 * w[0] * w[1] * x,
)
GRID = np.round(np.arange(-MOST, MOST + 0.01, 0.05), 10)
sums = pytest.fixture(explorer.sums, scope="module")


def cases(n=60):
    """Pairs u, v on the grid: home, corners, the same twice, and any."""
    rng = np.random.default_rng(0)
    ends = [[(a, b), (c, d)] for a, b, c, d in product((-MOST, MOST), repeat=4)]
    return np.array([START, *ends, [(0.3, -0.2)] * 2, [(0, 0.5), (0, -0.1)], *rng.choice(GRID, (n, 2, 2))])


def test_both_sides_are_the_formulas_and_only_the_weighted_sum_adds_up_for_all_u_and_v(sums):
    adds = np.zeros(len(MODELS), dtype=int)
    for pair in cases():
        u, v = np.c_[pair, [1, 1]]
        frames = every(sums, pair, model=len(MODELS))
        for model, f in enumerate(FORMULAS):
            for shown, wanted in ((frames.one, f(u, X)), (frames.other, f(v, X)), (frames.curve, f(u + v, X)),
                                  (frames.ghost, f(u, X) + f(v, X))):  # fmt: skip
                np.testing.assert_allclose(shown[model], np.column_stack([X, wanted]), atol=1e-12)
            same = np.allclose(f(u + v, X), f(u, X) + f(v, X), atol=1e-9)
            assert frames.equal[model] == same == np.isnan(frames.gap[model]).any()
            assert frames.off[model] == pytest.approx(abs(f(u + v, X[SEEN]) - f(u, X[SEEN]) - f(v, X[SEEN])), abs=1e-6)
            adds[model] += same
    assert adds[0] == len(cases()) and adds[1] == 0 and 0 < adds[2] < len(cases()) / 2


def test_the_parts_are_stacked_into_the_curve(sums):
    for pair in cases(8):
        frames = every(sums, pair, model=len(MODELS))
        w, n = pair.sum(0), len(X)
        rows = frames.stacks[0].reshape(3, 2 * n + 2, 2)[:, :-2, 1] - np.array(ROWS)[:, None]
        low, high = rows[:, :n], rows[:, n:][:, ::-1]
        parts = np.array([w[0] * X, w[1] * X**2, 2 * THIRD * np.sin(3 * X)])
        np.testing.assert_allclose(high - low, parts, atol=1e-12)
        np.testing.assert_allclose(high[2], frames.curve[0, :, 1], atol=1e-12)
        np.testing.assert_allclose(low[1:], high[:2], atol=1e-12)
        assert np.isnan(frames.stacks[1:]).all()


def test_weights_keep_to_the_grid_and_within_reach():
    rng = np.random.default_rng(1)
    for point in rng.uniform(-2, 2, (50, 2)):
        w = superposition.weights(point)
        near = np.clip(point, -MOST, MOST)
        assert np.abs(w[:2] - near).max() <= 0.025 + 1e-9 and w[2] == THIRD
        np.testing.assert_allclose(w[:2] / 0.05, np.round(w[:2] / 0.05), atol=1e-9)


def test_all_of_it_stays_in_its_panel(sums, live):
    curves, plane, stacks = live._fig.axes
    for pair in cases():
        frames = every(sums, pair, model=len(MODELS))
        shown = {curves: (frames.one, frames.other, frames.ghost, frames.curve, frames.size, frames.at_ghost),
                 plane: (frames.tips, frames.whole, frames.name_w), stacks: (frames.stacks,)}  # fmt: skip
        for axes, parts in shown.items():
            for x, y in (np.moveaxis(part, -1, 0) for part in parts):
                for values, limits in ((x, axes.get_xlim()), (y, axes.get_ylim())):
                    values = values[np.isfinite(values)]
                    assert values.size == 0 or (limits[0] <= values.min() and values.max() <= limits[1])


def test_names_are_as_near_to_their_curves_as_they_can_be_apart():
    from scipy.optimize import minimize

    rng = np.random.default_rng(2)
    for heights in [np.zeros(4), *rng.normal(size=(20, 4)) * rng.choice([0.2, 1], (20, 1))]:
        found, order = apart(heights, 0.5), np.argsort(heights, kind="stable")
        assert (np.diff(found[order]) >= 0.5 - 1e-12).all()
        held = [{"type": "ineq", "fun": lambda z, o=order: np.diff(z[o]) - 0.5}]
        best = minimize(lambda z, h=heights: ((z - h) ** 2).sum(), found + 0.1 * rng.normal(size=4), constraints=held)
        np.testing.assert_allclose(found, best.x, atol=1e-4)


def test_what_is_asked_is_hidden_and_the_sentences_are_true(language, live):
    assert len(live._hidden) == 5 and live.position == {"model": 0}
    assert {track.artist for track in moving(live, live._fig.axes[0])} > set(live._hidden)
    drag(live, 0.3, -0.2, 0)
    drag(live, 0.3, -0.2, 1)
    for model, key in enumerate(("doubles", "differs_doubled", "differs_doubled")):
        assert say(key) in live.text_at({"model": model})
    drag(live, 0.0, 0.5, 0)
    drag(live, 0.0, -0.3, 1)
    for model, key in enumerate(("adds", "differs", "by_chance")):
        told = live.text_at({"model": model})
        u, v = np.array([0, 0.5, 1]), np.array([0, -0.3, 1])
        both, together = (FORMULAS[model](u, 0.6) + FORMULAS[model](v, 0.6)), FORMULAS[model](u + v, 0.6)
        assert say(key) in told and f"{both:.2f}" in told and f"{together:.2f}" in told
    assert np.isclose(X[SEEN], 0.6)
