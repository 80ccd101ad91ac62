"""Squares one can see: areas, the best line and leverage against NumPy; points dragged anywhere, onto one x too."""

from itertools import product

import numpy as np
import pytest

from lecture_lib.chapters.least_squares.figures import squares as explorer
from lecture_lib.chapters.least_squares.figures.squares import INTERCEPTS, LENGTHS, MASSES, SLOPES
from lecture_lib.figures import numbers

say = explorer.say

ENDS = list(product((0, len(INTERCEPTS) - 1), (0, len(SLOPES) - 1)))
HOME = explorer.ten_penguins()
FRAMES = explorer.square_frames((HOME, 0))


def oracle(points):
    """Coefficients, least loss and leverages by NumPy's least squares and a QR factorisation."""
    X = np.column_stack([np.ones(len(points)), points[:, 0]])
    coef, loss, *_ = np.linalg.lstsq(X, points[:, 1], rcond=None)
    q, _ = np.linalg.qr(X)
    return coef, loss.item(), (q**2).sum(1)


def random_points(seed):
    rng = np.random.default_rng(seed)
    return np.column_stack([rng.uniform(*LENGTHS, 10), rng.uniform(*MASSES, 10)])


def test_best_line_and_leverage():
    for points in (HOME, *map(random_points, range(4))):
        frames = explorer.square_frames((points, 3))
        best = frames.best
        coef, loss, leverage = oracle(points)
        np.testing.assert_allclose([best.intercept, best.slope], coef, rtol=1e-9)
        np.testing.assert_allclose(best.loss, loss, rtol=1e-9)
        np.testing.assert_allclose(best.leverage, leverage, rtol=1e-9)
        np.testing.assert_allclose(frames.best_line, [[x, coef[0] + coef[1] * x] for x in LENGTHS])
        np.testing.assert_allclose(frames.levers, np.column_stack([points[:, 0], leverage]), rtol=1e-9)
        np.testing.assert_array_equal(frames.lever, frames.levers[[3]])
        on_curve = np.interp(points[:, 0], *best.curve.T)
        np.testing.assert_allclose(on_curve, best.leverage, atol=0.01)


def test_leverage_is_how_far_the_line_follows():
    before = explorer.fit(HOME)
    for k in range(10):
        lifted = HOME.copy()
        lifted[k, 1] += 100
        after = explorer.fit(lifted)
        rise = after.intercept - before.intercept + (after.slope - before.slope) * HOME[k, 0]
        assert rise == pytest.approx(100 * before.leverage[k])


def test_squares_are_square_and_add_up(figure):
    data, summed, _ = figure._fig.axes
    pixels_per_gram = data.bbox.height / np.diff(MASSES)[0]
    for i, j in (*ENDS, explorer.START):
        residual = HOME[:, 1] - INTERCEPTS[i] - SLOPES[j] * HOME[:, 0]
        assert FRAMES.loss[i, j] == pytest.approx((residual**2).sum()), (i, j)
        corners = data.transData.transform(FRAMES.squares[i, j].reshape(10, 6, 2)[:, :4].reshape(-1, 2))
        sides = np.linalg.norm(np.diff(corners.reshape(10, 4, 2), axis=1), axis=-1)
        np.testing.assert_allclose(sides, np.broadcast_to(sides[:, 1:2], sides.shape), rtol=1e-3, atol=1e-9)
        np.testing.assert_allclose(sides[:, 1], np.abs(residual) * pixels_per_gram, rtol=1e-9)
        big = summed.transData.transform(FRAMES.big[i, j])
        assert np.ptp(big[:, 0]) == pytest.approx(np.ptp(big[:, 1]), rel=1e-3), (i, j)
        assert np.ptp(big[:, 1]) == pytest.approx(np.linalg.norm(residual) * pixels_per_gram), (i, j)


def test_lines_and_squares_are_whole_in_their_panel_at_every_position():
    squares = FRAMES.squares.reshape(len(INTERCEPTS), len(SLOPES), 10, 6, 2)[..., :4, :]
    for k, (low, high) in enumerate((LENGTHS, MASSES)):
        assert (squares[..., k] >= low - 1e-9).all() and (squares[..., k] <= high + 1e-9).all()
    at_points = INTERCEPTS[:, None, None] + SLOPES[:, None] * HOME[:, 0]
    assert MASSES[0] < at_points.min() and at_points.max() < MASSES[1] and LENGTHS[0] < HOME[:, 0].min()


def test_a_square_crosses_the_line_only_where_the_other_side_has_no_room():
    for i, j in np.ndindex(FRAMES.loss.shape):
        rings = FRAMES.squares[i, j].reshape(10, 6, 2)[:, :4]
        line = INTERCEPTS[i] + SLOPES[j] * rings[..., 0]
        above = HOME[:, 1] >= INTERCEPTS[i] + SLOPES[j] * HOME[:, 0]
        free = np.where(above[:, None], rings[..., 1] >= line - 1e-6, rings[..., 1] <= line + 1e-6).all(1)
        mirrored = 2 * HOME[:, :1] - rings[..., 0]
        assert (free | (mirrored < LENGTHS[0]).any(1) | (mirrored > LENGTHS[1]).any(1)).all(), (i, j)


def test_overlapping_squares_add_up():
    """All rings turn the same way round, so that no square is cut out of another."""
    rings = FRAMES.squares.reshape(-1, 6, 2)[:, :4]
    x, y = np.moveaxis(rings, -1, 0)
    area = (x * np.roll(y, -1, 1) - y * np.roll(x, -1, 1)).sum(1)
    assert (area >= 0).all()


def test_the_leverages_are_hidden_until_the_question_is_answered(figure):
    hidden = {id(artist) for artist in figure._hidden}
    (panel,) = [ax for ax in figure._fig.axes if ax.get_ylabel() == say("leverage")]
    moving = {id(track.artist) for track in figure._tracks if getattr(track.artist, "axes", None) is panel}
    assert moving and moving <= hidden


def test_the_large_square_fits_its_panel_at_every_position():
    assert np.sqrt(FRAMES.loss.max()) < explorer.SIDE_LABEL


def test_the_sliders_come_close_to_the_best_line():
    assert FRAMES.loss.min() < 1.001 * FRAMES.best.loss


# ---- joined with live -----------------------------------------------------------------------------------------------


@pytest.fixture
def figure(language):
    live = explorer.explore_squares().build()
    yield live
    live.close()


def handle(live):
    (found,) = live._handles.values()
    return found


def move(live, places):
    """Drag points to places, each as a hand does: several moves, then let go."""
    told = handle(live)
    for index, (x, y) in places.items():
        told["callback"](index, x, y)
        told["settle"](index, x, y)


def test_sentence_at_every_corner(figure):
    coef, least, leverage = oracle(HOME)
    for (i, j), best in product((*ENDS, explorer.START), (0, 1)):
        said = figure.text_at({"w0": i, "w1": j, "best": best})
        loss = ((HOME[:, 1] - INTERCEPTS[i] - SLOPES[j] * HOME[:, 0]) ** 2).sum()
        assert numbers.large(loss) in said and "{" not in said
        assert (f"{coef[0]:,.0f} + {coef[1]:,.0f}x" in said) == bool(best)
        assert (f"{numbers.large(least)} g²" in said) == (f" {numbers.rounded(loss / least)}" in said) == bool(best)
        assert (say("best_hidden") in said) == (not best)
        assert f"{leverage.max():.2f}" in said and f"{100 * leverage.max():.0f} g" in said


def test_a_drag_answers_first_for_what_is_on_screen_and_then_for_all(figure):
    figure.position = {"w0": 3, "w1": 16, "best": 1}
    handle(figure)["callback"](4, 3.0, 2500.0)
    moved = HOME.copy()
    moved[4] = 3.0, 2500.0
    frames = explorer.square_frames((moved, 4))
    assert numbers.large(frames.loss[3, 16]) in figure.text_at()
    assert numbers.large(frames.loss[4, 16]) not in figure.text_at({"w0": 4})
    handle(figure)["settle"](4, 3.0, 2500.0)
    for i, j in ENDS:
        assert numbers.large(frames.loss[i, j]) in figure.text_at({"w0": i, "w1": j})
    _, _, leverage = oracle(moved)
    assert say("lever", x="3.0", h=f"{leverage[4]:.2f}", follows=f"{100 * leverage[4]:.0f}") in figure.text_at()


def test_any_point_in_any_corner(figure):
    for corner in product(LENGTHS, MASSES):
        move(figure, {0: corner, 9: corner, 4: corner})
        moved = HOME.copy()
        moved[[0, 4, 9]] = corner
        coef, least, _ = oracle(moved)
        said = figure.text_at({"best": 1})
        assert numbers.large(least) in said and f"{coef[0]:,.0f}" in said, corner
        lines = [track.frames for track in figure._tracks if track.prop == "xy" and track.stride == 4]
        assert all(np.isfinite(frames).all() for frames in lines), corner


def test_all_points_at_one_x_have_no_unique_line(figure):
    least = ((HOME[:, 1] - HOME[:, 1].mean()) ** 2).sum()
    for x in (LENGTHS[0], 0.0, LENGTHS[1]):
        move(figure, {k: (x, mass) for k, mass in enumerate(HOME[:, 1])})
        for best in (0, 1):
            assert say("no_unique_line", loss=numbers.large(least)) in figure.text_at({"best": best})
        assert say("lever", x=f"{x:.1f}".replace("-", "−"), h="0.10", follows="10") in figure.text_at(), x
        assert "nan" not in figure.text_at({"best": 1})


def test_all_points_in_one_place_and_all_on_one_line(figure):
    move(figure, {k: (1.0, 4000.0) for k in range(10)})
    assert say("no_unique_line", loss="0") in figure.text_at()
    move(figure, {k: (k - 4.0, 4000.0 + 100 * k) for k in range(1, 8)})
    move(figure, {k: (3.0, 4700.0) for k in (0, 8, 9)})
    said = figure.text_at({"best": 1})
    assert "∞" in said and "4,400 + 100x" in said and "nan" not in said


def test_putting_every_point_back_restores_the_sentence(figure):
    before = figure.text_at({"best": 1})
    move(figure, {2: (3.0, 6000.0), 0: (0.0, 3000.0)})
    assert figure.text_at({"best": 1}) != before
    move(figure, {0: tuple(HOME[0]), 2: tuple(HOME[2])})
    assert figure.text_at({"best": 1}) == before
