"""The bowl: loss, gradient, terms and cuts of three points against the definition, at every w."""

from itertools import product

import numpy as np
import pytest

from lecture_lib.chapters.least_squares.figures import bowl as explorer
from lecture_lib.chapters.least_squares.figures.bowl import BEST, LEAST, W0, W1, X, Y, say
from lecture_lib.figures import numbers
from lecture_lib.figures.look import COLORS

ALL = list(product(range(len(W0)), range(len(W1))))
CORNERS = [*product((0, len(W0) - 1), (0, len(W1) - 1)), explorer.START]
AT_BEST = (int((BEST[0] - W0[0]) / 0.25), int((BEST[1] - W1[0]) / 0.25))
frames = pytest.fixture(explorer.bowl_frames, scope="module")


@pytest.fixture
def plane(live):
    """The axes of the contours."""
    return live._fig.axes[0]


def loss(w):
    return np.sum((Y - X @ w) ** 2)


def test_the_minimum_is_numpys_and_where_the_dotted_rows_of_the_normal_equation_cross():
    coef, least, *_ = np.linalg.lstsq(X, Y, rcond=None)
    np.testing.assert_allclose(coef, BEST)
    np.testing.assert_allclose(least, LEAST)
    assert (W0[AT_BEST[0]], W1[AT_BEST[1]]) == tuple(BEST)
    for row, line in enumerate(explorer.equation_lines()):
        np.testing.assert_allclose(line @ (X.T @ X)[row], (X.T @ Y)[row])


def test_loss_terms_and_gradient_at_every_w(frames):
    for i, j in ALL:
        w = np.array([W0[i], W1[j]])
        assert [frames.loss[i, j], frames.terms[i, j].sum()] == pytest.approx([loss(w)] * 2)
        np.testing.assert_allclose(frames.terms[i, j], [Y @ Y, -2 * Y @ X @ w, np.sum((X @ w) ** 2)], atol=1e-9)
        slopes = [loss(w + step) - loss(w - step) for step in 0.5 * np.eye(2)]  # exact: J is quadratic
        np.testing.assert_allclose(frames.gradient[i, j], slopes, atol=1e-9)
    zero = (frames.gradient == 0).all(-1)
    assert zero.sum() == 1 and zero[AT_BEST]


def test_arrow_points_along_the_gradient_and_stays_in_the_panel(frames, plane):
    w, tip = frames.arrow[..., 0, :], frames.arrow[..., 1, :]
    steepness, length = (np.linalg.norm(along, axis=-1) for along in (frames.gradient, tip - w))
    np.testing.assert_allclose(length, explorer.ARROW * np.sqrt(steepness))
    np.testing.assert_allclose((tip - w) * steepness[..., None], frames.gradient * length[..., None], atol=1e-12)
    np.testing.assert_allclose(frames.arrow[AT_BEST], np.broadcast_to(BEST, (5, 2)))
    for k, limits in enumerate((plane.get_xlim(), plane.get_ylim())):
        assert limits[0] < frames.arrow[..., k].min() and frames.arrow[..., k].max() < limits[1]


def test_on_screen_units_are_alike_and_off_the_minimum_the_arrow_reaches_farther_than_its_dot(frames, plane):
    unit = np.diff(plane.transData.transform([[1, 0], [0, 0], [0, 1]]), axis=0)
    across, up = np.linalg.norm(unit, axis=1)  # so that the arrow is perpendicular to the contour
    assert across == pytest.approx(up, rel=1e-3)
    (dot,) = [line for line in plane.lines if line.get_marker() == "o"]
    ends = plane.transData.transform(frames.arrow[..., :2, :].reshape(-1, 2)).reshape(-1, 2, 2)
    off = (frames.gradient != 0).any(-1).ravel()
    length = np.linalg.norm(ends[:, 1] - ends[:, 0], axis=-1)
    assert length[off].min() > dot.get_markersize() / 2 / 72 * plane.figure.dpi


def test_cuts_and_tangents(frames):
    assert frames.loss.max() < explorer.TOP
    along0, along1 = explorer.cuts(frames)
    for i, j in CORNERS:
        np.testing.assert_allclose(along0[j], [[w0, loss([w0, W1[j]])] for w0 in W0])
        np.testing.assert_allclose(along1[i], [[w1, loss([W0[i], w1])] for w1 in W1])
        for axis, curve in enumerate((along0[j], along1[i])):
            ends = explorer.tangents(frames, axis)[i, j]
            assert ends.mean(0) == pytest.approx([(W0[i], W1[j])[axis], frames.loss[i, j]])
            inside = (curve[:, 0] >= ends[0, 0]) & (curve[:, 0] <= ends[1, 0])
            assert (np.interp(curve[inside, 0], *ends.T) <= curve[inside, 1] + 1e-9).all()  # it touches from below


def test_bars_start_where_the_last_one_ends(frames):
    bars = explorer.waterfall(frames.terms)
    for i, j in CORNERS:
        terms = frames.terms[i, j]
        expected = [(0, terms[0]), (terms[0], terms[:2].sum()), (terms[:2].sum(), terms.sum()), (0, terms.sum())]
        for bar, pair in zip(bars, expected, strict=True):
            found = sorted(set(bar[i, j, :5, 1].round(9)))
            np.testing.assert_allclose(found, sorted(pair), atol=1e-6)
            assert -250 < found[0] and found[-1] < 250


def test_sentence_at_every_w(language, live, frames):
    kinds = {(True, True): "at_best", (True, False): "w0_zero", (False, True): "w1_zero", (False, False): "not_zero"}
    seen = set()
    for (i, j), cut in product(ALL, (0, 1)):
        said, (g0, g1) = live.text_at({"w0": i, "w1": j, "cut": cut}), frames.gradient[i, j]
        _, linear, square = frames.terms[i, j]
        assert f"J = 41 {numbers.term(linear)} {numbers.term(square)} = {numbers.plain(frames.loss[i, j], 2)}" in said
        assert f"∇J = ({numbers.plain(g0)}, {numbers.plain(g1)})" in said
        assert ("w₀", "w₁")[cut] in said and numbers.plain((g0, g1)[cut]) in said
        assert said.endswith(say(kinds[g0 == 0, g1 == 0]))
        seen.add((g0 == 0, g1 == 0))
    assert seen == set(kinds)


def test_where_the_minimum_is_stays_hidden_until_the_question_is_answered(live):
    assert not any(control.spec().get("marks") for control in live.controls.values())
    lines = [line for ax in live._fig.axes for line in ax.lines if line.get_transform() != ax.transAxes]
    telling = [line for line in lines if line.get_color() in (COLORS["optimum"], COLORS["line"])]
    assert len(telling) == 6 and set(telling) <= set(live._hidden)  # contours, star, two zeros, a level in each cut
