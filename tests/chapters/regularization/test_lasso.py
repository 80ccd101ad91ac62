"""Geometry and coordinate descent: optima, regions and steps against closed forms, wherever the points are dragged."""

import json
import zlib
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lecture_lib.chapters.regularization import tasks
from lecture_lib.chapters.regularization.figures import coordinate_descent as coordinate
from lecture_lib.chapters.regularization.figures import geometry

say = coordinate.say

LAST = len(geometry.ALPHAS) - 1
PLACES = [(1.0, 0.81), (-0.55, -0.6), (0.0, 0.0), (0.7, 0.0), (0.0, -0.4), (1e-9, 0.3)]


@pytest.fixture(scope="module")
def task():
    return tasks.pair("flipper", "male")


@pytest.fixture(scope="module")
def bills():
    return tasks.pair("flipper", "bill_length")


def lasso_2d(gram, coef, alpha):
    """min (w − coef)ᵀ gram (w − coef) + α‖w‖₁ over every choice of signs and zeros: the best that is consistent."""
    found, moment = [np.zeros(2)], gram @ coef
    for signs in product((-1, 0, 1), repeat=2):
        on = np.flatnonzero(signs)
        if on.size:
            w = np.zeros(2)
            w[on] = np.linalg.solve(gram[np.ix_(on, on)], (moment - alpha / 2 * np.array(signs))[on])
            if (np.sign(w[on]) == np.array(signs)[on]).all():
                found.append(w)
    costs = [(w - coef) @ gram @ (w - coef) + alpha * np.abs(w).sum() for w in found]
    return found[int(np.argmin(costs))]


# ---- geometry -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", [None, *PLACES])
@pytest.mark.parametrize("at", (0, 20, 37, LAST))
def test_optima_are_those_of_the_closed_forms(task, place, at):
    coef = task.coef if place is None else np.array(place)
    alpha = geometry.ALPHAS[at]
    lasso = geometry.geometry_frames(task, coef, "lasso")
    ridge = geometry.geometry_frames(task, coef, "ridge")
    np.testing.assert_allclose(lasso.w[at], lasso_2d(task.gram, coef, alpha), atol=1e-7)
    closed = np.linalg.solve(task.gram + alpha * np.eye(2), task.gram @ coef)
    np.testing.assert_allclose(ridge.w[at], closed, atol=1e-9)


@pytest.mark.parametrize("method", geometry.METHODS)
def test_the_region_touches_the_contour_at_the_optimum(task, method):
    frames = geometry.geometry_frames(task, task.coef, method)
    for at in (10, 37, LAST):
        w, region, contour = frames.w[at], frames.region[at], frames.touching[at]
        norm = np.abs if method == "lasso" else np.square
        np.testing.assert_allclose(norm(region).sum(-1), norm(w).sum(), rtol=1e-9, atol=1e-12)
        ring = contour[~np.isnan(contour).any(-1)]
        height = (w - task.coef) @ task.gram @ (w - task.coef)
        np.testing.assert_allclose(np.einsum("vi,ij,vj->v", ring - task.coef, task.gram, ring - task.coef), height)
        inside = norm(ring).sum(-1) < norm(w).sum() * (1 - 1e-9)
        assert not inside.any()  # the contour meets the region only from outside


def test_verdicts_name_the_zeros(language, task):
    frames = geometry.geometry_frames(task, task.coef, "lasso")
    kinds = [geometry.say(f"lasso_{kind}") for kind in ("free", "edge", "corner", "origin")]
    ranks = [kinds.index(sentence) for sentence in frames.verdict]
    assert ranks == sorted(ranks) and set(ranks) == {0, 1, 2, 3}
    for sentence, w in zip(frames.verdict, frames.w, strict=True):
        assert (sentence == kinds[2]) == ((w == 0).sum() == 1) and (sentence == kinds[3]) == (w == 0).all()
    corner = geometry.ALPHAS[ranks.index(2)]
    assert geometry.ALPHAS[ranks.index(2) - 1] < 146.4 < corner
    assert geometry.ALPHAS[ranks.index(3) - 1] < 467.5 < geometry.ALPHAS[ranks.index(3)]
    ridge = geometry.geometry_frames(task, task.coef, "ridge")
    assert set(ridge.verdict[1:]) == {geometry.say("ridge_edge")}


@settings(max_examples=40, deadline=None)
@given(x=st.floats(-0.55, 1.0), y=st.floats(-0.62, 0.82))
def test_any_place_of_the_star_gives_finite_frames(x, y):
    task = tasks.pair("flipper", "male")
    for method in geometry.METHODS:
        frames = geometry.geometry_frames(task, (x, y), method)
        assert np.isfinite(frames.w).all() and np.isfinite(frames.region).all()
        assert (np.abs(frames.w).sum(-1) <= np.abs([x, y]).sum() * (1 + 1e-6) + 1e-9).all() or method == "ridge"


def test_geometry_figure_and_its_readout(language):
    live = geometry.explore_geometry()
    assert geometry.say("lasso_edge") in live.text_at()  # the corner is the answer to the question
    assert geometry.say("lasso_corner") in live.text_at({"alpha": 37})
    for at in range(LAST + 1):
        assert "{" not in live.text_at({"alpha": at})
    live.close()


@pytest.mark.parametrize("place", PLACES)
def test_dragging_the_star_moves_both_planes(language, task, place):
    live = geometry.explore_geometry().build()
    (told,) = live._handles.values()
    told["callback"](0, *place)
    at_once = live.text_at()
    told["settle"](0, *place)
    assert live.text_at() == at_once
    for method in geometry.METHODS:
        frames = geometry.geometry_frames(task, place, method)
        for at in (0, 37, LAST):
            sentence = live.text_at({"alpha": at})
            assert frames.coefs[at] in sentence and frames.verdict[at] in sentence
    live.close()


def test_zero_is_said_as_zero():
    assert [tasks.coefficient(value) for value in (0.0, -0.25, 0.6581)] == ["0", "−0.250", "0.658"]


# ---- coordinate descent ---------------------------------------------------------------------------------------------


def numpy_steps(task, alpha, start):
    """Coordinate descent on the residual, as the chapter writes it."""
    w, path, alone = np.array(start, dtype=float), [np.array(start, dtype=float)], []
    y = task.y - task.y.mean()
    for step in range(coordinate.STEPS):
        x, j = task.Z[:, step % 2], step % 2
        z = x @ (y - task.Z @ w + x * w[j])
        alone.append(z / (x @ x))
        w[j] = np.sign(z) * max(abs(z) - alpha / 2, 0) / (x @ x)
        path.append(w.copy())
    return np.array(path), np.array(alone)


@pytest.mark.parametrize("start", [coordinate.START, (0.0, 0.0), (1.0, 0.84), (-0.5, -0.54)])
@pytest.mark.parametrize("at", (0, 5, 23, len(coordinate.ALPHAS) - 1))
def test_steps_are_those_of_the_textbook(bills, start, at):
    alpha = coordinate.ALPHAS[at]
    frames = coordinate.coordinate_frames(bills, start, coordinate.ALPHAS[[at]])
    path, alone = numpy_steps(bills, alpha, start)
    np.testing.assert_allclose(frames.path[0], path, atol=1e-10)
    np.testing.assert_array_equal(frames.path[0] == 0, path == 0)
    np.testing.assert_allclose(frames.threshold[0, 1:, 0, 0], alone, atol=1e-10)
    for step in range(1, coordinate.STEPS + 1):
        np.testing.assert_allclose(frames.threshold[0, step, 0, 1], path[step, (step - 1) % 2], atol=1e-10)
    best = lasso_2d(bills.gram, bills.coef, alpha)
    np.testing.assert_allclose(frames.optimum[0, 0], best, atol=1e-7)


def test_slices_are_the_cost_along_the_coordinate(bills):
    """Parabola and total against the cost itself, each up to the constant that puts the parabola's bottom at 0."""
    alphas = coordinate.ALPHAS[[5]]
    frames, n = coordinate.coordinate_frames(bills, coordinate.START, alphas), len(bills.y)
    for step in (1, 2, 7, 12):
        moves, before = (step - 1) % 2, frames.path[0, step - 1]
        w = np.tile(before, (len(coordinate.COORDINATE), 1))
        w[:, moves] = coordinate.COORDINATE
        residuals = bills.y - bills.y.mean() - w @ bills.Z.T
        J = (residuals**2).sum(-1) / n
        drawn = frames.parabola[0, step, :, 1]
        np.testing.assert_allclose(drawn - drawn[0], J - J[0], atol=1e-9)
        assert 0 <= drawn.min() < 1e-3
        penalty = alphas[0] / n * np.abs(coordinate.COORDINATE)
        np.testing.assert_allclose(frames.total[0, step, :, 1], drawn + penalty, atol=1e-12)
        place, least = frames.bottom[0, step, 0]
        np.testing.assert_allclose(place, frames.path[0, step, moves], rtol=1e-12)  # 0 is met exactly
        assert least <= frames.total[0, step, :, 1].min() + 1e-12


def test_contours_have_their_height_everywhere(bills):
    n, alpha = len(bills.y), 100.0
    best = lasso_2d(bills.gram, bills.coef, alpha)
    rings = coordinate.contours(bills.gram / n, bills.coef, alpha / n, best).reshape(len(coordinate.HEIGHTS), -1, 2)

    def cost(w):
        return np.einsum("vi,ij,vj->v", w - bills.coef, bills.gram, w - bills.coef) / n + alpha / n * np.abs(w).sum(-1)

    for ring, height in zip(rings, coordinate.HEIGHTS, strict=True):
        np.testing.assert_allclose(cost(ring[:-1]) - cost(best[None]), height, rtol=1e-6)


def test_lines_of_the_threshold_panel():
    penalty, soft, shrink = coordinate.threshold_lines(333)
    for at, alpha in enumerate(coordinate.ALPHAS):
        half = alpha / 666
        z, value = soft[at].T
        np.testing.assert_allclose(value, np.sign(z) * np.maximum(np.abs(z) - half, 0), atol=1e-12)
        np.testing.assert_allclose(shrink[at, :, 1], shrink[at, :, 0] * 333 / (333 + alpha))
        np.testing.assert_allclose(penalty[at, :, 1], alpha / 333 * np.abs(penalty[at, :, 0]))


def test_sentences_at_every_position(language, bills):
    frames = coordinate.coordinate_frames(bills, coordinate.START)
    for at, step in np.ndindex(frames.verdict.shape):
        sentence, w = frames.verdict[at, step], frames.path[at, step]
        assert "{" not in sentence
        if step:
            arrived = np.abs(w - frames.optimum[at, 0]).max() < coordinate.ARRIVED
            assert sentence.endswith(say("steps_arrived" if arrived else "steps_going"))
            assert tasks.coefficient(w[0]) in sentence and tasks.coefficient(w[1]) in sentence
    kinds = {"ko": ("정확히 0", "문턱만큼", "벌점이 없으므로"), "en": ("exactly 0", "closer to 0", "no penalty")}[
        language
    ]
    for kind in kinds:
        assert any(kind in sentence for sentence in frames.verdict[:, 1:].ravel())
    assert not any(kinds[1] in sentence for sentence in frames.verdict[0])


def test_coordinate_figure(language):
    live = coordinate.explore_coordinate_descent().build()
    assert live.position["step"] == 0 and len(live._hidden) == 2  # the lasso solution, and the soft threshold
    assert say("steps_arrived") in live.text_at({"step": coordinate.STEPS})
    last = json.loads(zlib.decompress(live.scene))["controls"][0]["marks"][1]["at"][0]
    bills = tasks.pair("flipper", "bill_length")
    assert 20 * last == pytest.approx(2 * np.abs(bills.Z.T @ (bills.y - bills.y.mean())).max(), rel=1e-3)
    live.close()


@pytest.mark.parametrize("place", [(1.0, 0.84), (-0.5, -0.54), (0.0, 0.0)])
def test_dragging_the_start(language, bills, place):
    live = coordinate.explore_coordinate_descent().build()
    (told,) = live._handles.values()
    told["callback"](0, *place)
    at_once = [live.text_at({"step": step}) for step in (0, 1, 12)]
    told["settle"](0, *place)
    frames = coordinate.coordinate_frames(bills, place)
    assert [live.text_at({"step": step}) for step in (0, 1, 12)] == at_once
    for at, step in product((0, 5, 25), (0, 1, 2, 12)):
        assert frames.verdict[at, step] in live.text_at({"alpha": at, "step": step})
    live.close()


@pytest.mark.parametrize("explore", (geometry.explore_geometry, coordinate.explore_coordinate_descent))
def test_a_drag_sends_little_at_once(explore, monkeypatch):
    live, sent = explore().build(), []
    monkeypatch.setattr(live, "send", lambda content, buffers=(): sent.append(sum(map(len, buffers))))
    told = list(live._handles.values())[0]
    told["callback"](0, 0.4, 0.3)
    assert 0 < sum(sent) < 12_000
    live.close()
