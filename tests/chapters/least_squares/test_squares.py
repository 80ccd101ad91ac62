"""Squares one can see: areas, the best line and leverage against NumPy; points dragged anywhere, onto one x too."""

from itertools import product

import numpy as np
import pytest

from lecture_lib.chapters.least_squares.figures import squares as explorer
from lecture_lib.chapters.least_squares.figures.squares import INTERCEPTS, LENGTHS, MASSES, SLOPES, say
from lecture_lib.figures import numbers
from tests.chapters.figures import drag, every, moving

COUNTS = {"w0": len(INTERCEPTS), "w1": len(SLOPES)}
ENDS = list(product((0, len(INTERCEPTS) - 1), (0, len(SLOPES) - 1)))
HOME = explorer.ten_penguins()
FRAMES = every(explorer.squares_of(HOME), **COUNTS)
FIRST = explorer.squares_of(HOME).frames({"w0": 0, "w1": 0})  # what does not depend on the line by hand


def oracle(points):
    """Coefficients, least loss and leverages by NumPy's least squares and a QR factorisation."""
    X = np.column_stack([np.ones(len(points)), points[:, 0]])
    coef, loss, *_ = np.linalg.lstsq(X, points[:, 1], rcond=None)
    q, _ = np.linalg.qr(X)
    return coef, loss.item(), (q**2).sum(1)


def test_best_line_and_leverage():
    for seed in range(5):
        rng = np.random.default_rng(seed)
        points = np.column_stack([rng.uniform(*LENGTHS, 10), rng.uniform(*MASSES, 10)]) if seed else HOME
        run = explorer.squares_of(points)
        run.last = 3
        frames = run.frames({"w0": 0, "w1": 0})
        coef, loss, leverage = oracle(points)
        np.testing.assert_allclose([frames.intercept, frames.slope], coef, rtol=1e-9)
        np.testing.assert_allclose(frames.least_loss, loss, rtol=1e-9)
        np.testing.assert_allclose(explorer.leverages(points), leverage, rtol=1e-9)
        assert run.first == leverage.argmax()
        np.testing.assert_allclose(frames.best_line, [[x, coef[0] + coef[1] * x] for x in LENGTHS])
        np.testing.assert_allclose(frames.levers, np.column_stack([points[:, 0], leverage]), rtol=1e-9)
        np.testing.assert_array_equal(frames.lever, frames.levers[[3]])
        assert [frames.x, frames.leverage] == frames.lever[0].tolist() and frames.follows == 100 * frames.leverage
        on_curve = np.interp(points[:, 0], *frames.curve.T)
        np.testing.assert_allclose(on_curve, leverage, atol=0.01)


def test_leverage_is_how_far_the_line_follows():
    before, leverage = explorer.fit(HOME), explorer.leverages(HOME)
    for k in range(10):
        lifted = HOME + np.outer(np.arange(10) == k, [0, 100])
        after = explorer.fit(lifted)
        rise = after.intercept - before.intercept + (after.slope - before.slope) * HOME[k, 0]
        assert rise == pytest.approx(100 * leverage[k])


def test_squares_are_square_and_add_up(live):
    data, summed, _ = live._fig.axes
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
    squares = FRAMES.squares.reshape(-1, 6, 2)[:, :4]
    for k, (low, high) in enumerate((LENGTHS, MASSES)):
        assert (squares[..., k] >= low - 1e-9).all() and (squares[..., k] <= high + 1e-9).all()
    x, y = np.moveaxis(squares, -1, 0)  # all turn the same way round, so that no square is cut out of another
    assert ((x * np.roll(y, -1, 1) - y * np.roll(x, -1, 1)).sum(1) >= 0).all()
    at_points = INTERCEPTS[:, None, None] + SLOPES[:, None] * HOME[:, 0]
    assert MASSES[0] < at_points.min() and at_points.max() < MASSES[1] and LENGTHS[0] < HOME[:, 0].min()
    assert np.sqrt(FRAMES.loss.max()) < explorer.SIDE_LABEL


def test_the_sliders_come_close_to_the_best_line_and_its_leverages_are_hidden_until_they_are_asked_for(live):
    assert FRAMES.loss.min() < 1.001 * FIRST.least_loss
    (panel,) = [ax for ax in live._fig.axes if ax.get_ylabel() == say("leverage")]
    leverages = {track.artist for track in moving(live, panel)}
    assert leverages and leverages <= set(live._hidden)


def test_a_square_crosses_the_line_only_where_the_other_side_has_no_room():
    for i, j in np.ndindex(FRAMES.loss.shape):
        rings = FRAMES.squares[i, j].reshape(10, 6, 2)[:, :4]
        line = INTERCEPTS[i] + SLOPES[j] * rings[..., 0]
        above = HOME[:, 1] >= INTERCEPTS[i] + SLOPES[j] * HOME[:, 0]
        free = np.where(above[:, None], rings[..., 1] >= line - 1e-6, rings[..., 1] <= line + 1e-6).all(1)
        mirrored = 2 * HOME[:, :1] - rings[..., 0]
        assert (free | (mirrored < LENGTHS[0]).any(1) | (mirrored > LENGTHS[1]).any(1)).all(), (i, j)


def move(live, places):
    """Drag points to places; returns where all of them are."""
    moved = HOME.copy()
    for index, place in places.items():
        drag(live, *place, index)
        moved[index] = place
    return moved


def test_sentence_at_every_corner(language, live):
    coef, least, leverage = oracle(HOME)
    for (i, j), best in product((*ENDS, explorer.START), (0, 1)):
        said = live.text_at({"w0": i, "w1": j, "best": best})
        loss = ((HOME[:, 1] - INTERCEPTS[i] - SLOPES[j] * HOME[:, 0]) ** 2).sum()
        told = (f"{coef[0]:,.0f} + {coef[1]:,.0f}x", f"{numbers.large(least)} g²", f" {numbers.rounded(loss / least)}")
        assert numbers.large(loss) in said and all((words in said) == bool(best) for words in told)
        assert (say("best_hidden") in said) == (not best)
        assert f"{leverage.max():.2f}" in said and f"{100 * leverage.max():.0f} g" in said


def test_a_drag_answers_at_every_position(language, live):
    live.position, moved = {"w0": 3, "w1": 16, "best": 1}, HOME.copy()
    moved[4] = 3.0, 2500.0
    drag(live, *moved[4], 4)
    for i, j in ((3, 16), *ENDS):
        loss = ((moved[:, 1] - INTERCEPTS[i] - SLOPES[j] * moved[:, 0]) ** 2).sum()
        assert numbers.large(loss) in live.text_at({"w0": i, "w1": j})
    leverage = oracle(moved)[2][4]
    assert say("lever", x="3.0", h=f"{leverage:.2f}", follows=f"{100 * leverage:.0f}") in live.text_at()


def test_the_point_that_was_moved_last_is_marked_and_where_none_was_the_farthest(live):
    lever = next(track for track in live._tracks if any(field.get == "lever" for field in track.sources))

    def assert_marked(points, k):
        np.testing.assert_allclose(lever.frame(live.position), [[points[k, 0], oracle(points)[2][k]]])

    farthest = np.abs(HOME[:, 0] - HOME[:, 0].mean()).argmax()
    assert_marked(HOME, farthest)
    moved = HOME.copy()
    for k in (2, 7):
        moved[k] = 1.0 - k / 2, 3000.0
        drag(live, *moved[k], k)
        assert_marked(moved, k)
    live.dragged = {}
    assert_marked(HOME, farthest)


def test_any_point_in_any_corner(live):
    for corner in product(LENGTHS, MASSES):
        coef, least, _ = oracle(move(live, {0: corner, 9: corner, 4: corner}))
        said = live.text_at({"best": 1})
        assert numbers.large(least) in said and f"{coef[0]:,.0f}" in said, corner
        lines = [track.frame(live.position) for track in live._tracks if track.prop == "xy" and track.stride == 4]
        assert all(np.isfinite(frames).all() for frames in lines), corner


def test_all_points_at_one_x_have_no_unique_line(language, live):
    least = ((HOME[:, 1] - HOME[:, 1].mean()) ** 2).sum()
    for x in (LENGTHS[0], 0.0, LENGTHS[1]):
        move(live, {k: (x, mass) for k, mass in enumerate(HOME[:, 1])})
        for best in (0, 1):
            assert say("no_unique_line", loss=numbers.large(least)) in live.text_at({"best": best})
        assert say("lever", x=f"{x:.1f}".replace("-", "−"), h="0.10", follows="10") in live.text_at(), x
        assert "nan" not in live.text_at({"best": 1})


def test_all_points_in_one_place_and_all_on_one_line(language, live):
    move(live, {k: (1.0, 4000.0) for k in range(10)})
    assert say("no_unique_line", loss="0") in live.text_at()
    move(live, {k: (k - 4.0, 4000.0 + 100 * k) for k in range(1, 8)})
    move(live, {k: (3.0, 4700.0) for k in (0, 8, 9)})
    said = live.text_at({"best": 1})
    assert "∞" in said and "4,400 + 100x" in said and "nan" not in said
