"""Diamond and circle: optima, regions and contours against closed forms, wherever the star is dragged."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lecture_lib.chapters.regularization import tasks
from lecture_lib.chapters.regularization.figures import geometry
from lecture_lib.solvers import lasso_path, ridge_path
from tests.chapters.figures import drag, every, guess_of, moving

say = geometry.say

LAST = len(geometry.ALPHAS) - 1
PLACES = [(1.0, 0.81), (-0.55, -0.6), (0.0, 0.0), (0.7, 0.0), (0.0, -0.4), (1e-9, 0.3)]
task = pytest.fixture(lambda: tasks.pair("flipper", "male"), scope="module")


def frames_of(task, method, star=None):
    """What a plane shows at every α for a least-squares solution, and the optimum there."""
    frames = every(geometry.plane_of(task, method), star, alpha=LAST + 1)
    return frames, np.column_stack([frames.first, frames.second])


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


def test_optima_are_those_of_the_closed_forms(task):
    for star in [task.coef, *map(np.array, PLACES)]:
        (lasso, lasso_w), (ridge, ridge_w) = (frames_of(task, method, star) for method in geometry.METHODS)
        for frames, w in ((lasso, lasso_w), (ridge, ridge_w)):  # the path is the same at every α, as are the rings
            np.testing.assert_array_equal(frames.path, np.broadcast_to(w, frames.path.shape))
            np.testing.assert_array_equal(frames.rings, np.broadcast_to(frames.rings[0], frames.rings.shape))
            np.testing.assert_array_equal(np.column_stack([frames.no_first, frames.no_second]), w == 0)
        for at, alpha in enumerate(geometry.ALPHAS):
            case, expected = f"star at {star}, position {at}", lasso_2d(task.gram, star, alpha)
            np.testing.assert_allclose(lasso_w[at], expected, atol=1e-12, err_msg=case)
            np.testing.assert_array_equal(lasso_w[at] == 0, expected == 0, err_msg=case)
            closed = np.linalg.solve(task.gram + alpha * np.eye(2), task.gram @ star)
            np.testing.assert_allclose(ridge_w[at], closed, atol=1e-12, err_msg=case)


def test_optima_are_those_of_the_solvers(task):
    for star in [task.coef, *map(np.array, PLACES)]:
        for method, path in zip(geometry.METHODS, (lasso_path, ridge_path), strict=True):
            expected = path(task.Z, task.Z @ star, geometry.ALPHAS, fit_intercept=False).coefs
            np.testing.assert_allclose(frames_of(task, method, star)[1], expected, atol=1e-7, err_msg=f"{star}")


def test_the_region_touches_the_contour_at_the_optimum(task):
    for method, norm in zip(geometry.METHODS, (np.abs, np.square), strict=True):
        frames, optima = frames_of(task, method)
        np.testing.assert_allclose(frames.limit, norm(optima).sum(-1))
        for at in (10, 37, LAST):
            w, region, contour = optima[at], frames.region[at], frames.touching[at]
            np.testing.assert_allclose(norm(region).sum(-1), norm(w).sum(), rtol=1e-9, atol=1e-12)
            ring = contour[~np.isnan(contour).any(-1)]
            height = (w - task.coef) @ task.gram @ (w - task.coef)
            np.testing.assert_allclose(np.einsum("vi,ij,vj->v", ring - task.coef, task.gram, ring - task.coef), height)
            inside = norm(ring).sum(-1) < norm(w).sum() * (1 - 1e-9)
            assert not inside.any(), (method, at)  # the contour meets the region only from outside


def test_verdicts_name_the_zeros(task):
    (lasso, optima), (ridge, _) = (frames_of(task, method) for method in geometry.METHODS)
    kinds = [geometry.VERDICTS[k] for k in lasso.verdict]
    ranks = [("lasso_free", "lasso_edge", "lasso_corner", "lasso_origin").index(kind) for kind in kinds]
    assert ranks == sorted(ranks) and set(ranks) == {0, 1, 2, 3}
    for rank, w in zip(ranks, optima, strict=True):
        assert (rank == 2) == ((w == 0).sum() == 1) and (rank == 3) == (w == 0).all()
    corner, origin = ranks.index(2), ranks.index(3)
    assert geometry.ALPHAS[corner - 1] < 146.4 < geometry.ALPHAS[corner]
    assert geometry.ALPHAS[origin - 1] < 467.5 < geometry.ALPHAS[origin]
    assert [geometry.VERDICTS[k] for k in ridge.verdict] == ["ridge_free", *["ridge_edge"] * LAST]


def test_sentences_name_the_verdict_and_w(language, task):
    for method, star in product(geometry.METHODS, [task.coef, *map(np.array, PLACES)]):
        frames, optima = frames_of(task, method, star)
        sentences, pairs = geometry.verdict_in_words().of(frames), geometry.w_in_words().of(frames)
        for sentence, pair, k, w in zip(sentences, pairs, frames.verdict, optima, strict=True):
            assert geometry.VERDICTS[k].startswith(method) and sentence == say(geometry.VERDICTS[k])
            assert pair == f"({tasks.coefficient(w[0])}, {tasks.coefficient(w[1])})"
    assert tasks.coefficient([0.0, -0.25, 0.6581]).tolist() == ["0", "−0.250", "0.658"]


@given(x=st.floats(-0.55, 1.0), y=st.floats(-0.62, 0.82))
def test_any_place_of_the_star_gives_finite_frames(x, y):
    task = tasks.pair("flipper", "male")
    for method in geometry.METHODS:
        frames, optima = frames_of(task, method, [x, y])
        assert np.isfinite(optima).all() and np.isfinite(frames.region).all()
        assert (np.abs(optima).sum(-1) <= np.abs([x, y]).sum() * (1 + 1e-6) + 1e-9).all() or method == "ridge"


def test_what_tells_lassos_optimum_is_hidden_until_the_guess_is_compared_with_it(language, live, task):
    lasso, ridge = live._fig.axes
    assert {artist.axes for artist in live._hidden} == {lasso}
    assert say("contour_through") not in texts_of(live, lasso)
    assert say("contour_through") in texts_of(live, ridge)
    _, truth = guess_of(live)
    np.testing.assert_allclose(truth, [lasso_2d(task.gram, task.coef, geometry.ALPHAS[geometry.START])], atol=1e-12)
    assert truth[0, 1] == 0


def texts_of(live, ax):
    """What is written in a panel while the question is open."""
    return [text.get_text() for text in ax.texts if text not in live._hidden]


def test_dragging_the_star_moves_both_planes(language, live, task):
    assert say("lasso_corner") in live.text_at() and say("lasso_edge") in live.text_at({"alpha": 29})
    star, _ = live._handles
    guess = {track.artist for track in live._tracks if track.prop == "visible"}
    stars = [track for track in live._tracks if track.frames.shape == (1, 2) and track.artist not in guess]
    assert {track.artist.axes for track in stars} == {*live._fig.axes} and star.axes is live._fig.axes[0]
    for place in PLACES:
        drag(live, *place)
        assert [track.frame(live.position).tolist() for track in stars] == [[list(place)]] * 2
        frames = [frames_of(task, method, place)[0] for method in geometry.METHODS]
        for at, (plane, each) in product((0, 37, LAST), zip(live._fig.axes, frames, strict=True)):
            sentence = live.text_at({"alpha": at})
            for said in (geometry.w_in_words(), geometry.verdict_in_words()):
                assert said.of(each)[at] in sentence, (place, at)
            shown = [track.frame({"alpha": at}) for track in moving(live, plane)]
            for array in (each.rings[at], each.path[at][: at + 1], each.region[at], each.touching[at]):
                assert any(np.array_equal(array, one, equal_nan=True) for one in shown), (place, at)
