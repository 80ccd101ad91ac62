"""Chapter 2 in JupyterLab: what is on screen of its explorers against the solvers, at ends and after drags."""

import re

import numpy as np
import pytest

from driver.on_screen import as_number, assert_at, assert_lines, data, eventually, numbers, points
from lecture_lib.datasets import load_penguins
from lecture_lib.explorers.least_squares import bowl, intercept, projection, residuals, squares
from lecture_lib.solvers import leverage, normal_equation

CHAPTER = "02_least_squares"


def power(readout):
    """The first number written m×10ⁿ."""
    return as_number(re.search(r"[\d.]+×10[⁰¹²³⁴⁵⁶⁷⁸⁹]+", readout)[0])


def parts(figure, named, *wanted):
    """What the parts of a picture show, by their names in its scenery, which names parts in the order they vary in."""
    ids = {key: artist.get_gid() for key, artist in named._asdict().items() if hasattr(artist, "get_gid")}
    shown = figure.read(*(ids[key] for key in wanted))
    return {key: shown[ids[key]] for key in wanted}


@pytest.fixture(scope="module")
def scenery():
    """Each explorer's own artists, named as in the page: by building the same figure here."""
    built = {}

    def pictured(module, draw):
        if module not in built:
            kept, original = [], getattr(module, draw)

            def keep(*args):
                kept.append(original(*args))
                return kept[-1]

            setattr(module, draw, keep)
            try:
                getattr(module, draw.replace("draw", "explore"))().build()
            finally:
                setattr(module, draw, original)
            built[module] = kept[0]
        return built[module]

    return pictured


# Squares ------------------------------------------------------------------------------------------------------------


def assert_squares(figure, picture, places, w0, w1):
    """Hold squares, sums, best line and leverage to NumPy and the solver, for points and a line by hand."""
    seen = parts(figure, picture, "points", "squares", "line", "best", "big", "levers")
    X = np.column_stack([np.ones(10), places[:, 0]])
    residual = places[:, 1] - X @ [w0, w1]
    axes = picture.points.axes
    assert_at(seen["points"], points(axes, places), 0.3)
    for ring, place, gap in zip(seen["squares"]["lines"], places, residual, strict=True):
        (low, high), right = points(axes, [[place[0], place[1] - gap], place]), np.ptp(np.array(ring)[:, 0])
        assert right == pytest.approx(abs(low[1] - high[1]), abs=0.3)
        assert np.ptp(np.array(ring)[:, 1]) == pytest.approx(right, abs=0.3)
    side = np.linalg.norm(residual)
    (ring,) = seen["big"]["lines"]
    expected = points(picture.big.axes, squares.big_square(side))
    np.testing.assert_allclose(ring[:4], expected, atol=0.5)
    coef = normal_equation(X, places[:, 1])
    x = np.array(squares.LENGTHS)
    assert_lines(seen["best"]["lines"], points(axes, np.column_stack([x, coef[0] + coef[1] * x])))
    levers = points(picture.levers.axes, np.column_stack([places[:, 0], leverage(X)]))
    assert_at(seen["levers"], levers, 0.3)
    assert power(figure.readout()) == pytest.approx(residual @ residual, rel=0.006)


def test_squares_at_the_ends(show, scenery):
    figure, picture = show("squares"), scenery(squares, "draw_squares")
    w0, w1, best = figure.controls
    figure.go(best, "last")
    for end0, end1 in (("first", "first"), ("first", "last"), ("last", "last"), ("last", "first")):
        figure.go(w0, end0)
        figure.go(w1, end1)
        line = squares.INTERCEPTS[0 if end0 == "first" else -1], squares.SLOPES[0 if end1 == "first" else -1]
        assert_squares(figure, picture, squares.ten_penguins(), *line)


def test_squares_after_drags(show, scenery):
    figure, picture = show("squares"), scenery(squares, "draw_squares")
    w0, w1, best = figure.controls
    figure.go(best, "last")
    moves = (
        lambda: figure.drag(figure.grips[9], -60, 90),
        lambda: figure.press(figure.grips[0], *["Shift+ArrowUp"] * 4),
    )
    for move in moves:
        move()
        places = np.array([data(picture.points.axes, figure.place(grip)) for grip in figure.grips])
        here = squares.INTERCEPTS[squares.START[0]], squares.SLOPES[squares.START[1]]
        eventually(lambda places=places, here=here: assert_squares(figure, picture, places, *here))
    figure.go(w0, "first")
    figure.go(w1, "last")
    ends = squares.INTERCEPTS[0], squares.SLOPES[-1]
    eventually(lambda: assert_squares(figure, picture, places, *ends))


def test_all_points_on_one_x_say_so(show):
    figure = show("squares")
    for grip in figure.grips:
        figure.drag(grip, -500, 0)
    words = ("하나로 정해지지 않습니다", "no single line is best")
    eventually(lambda: holds(any(said in figure.readout() for said in words)))
    figure.reset()
    eventually(lambda: holds(not any(said in figure.readout() for said in words)))


def holds(condition):
    assert condition


# The bowl -----------------------------------------------------------------------------------------------------------


def test_bowl_at_the_ends(show, scenery):
    figure, picture = show("bowl"), scenery(bowl, "draw_bowl")
    w0, w1, cut = figure.controls
    names = picture.w.get_gid(), picture.arrow.get_gid(), *(bar.get_gid() for bar in picture.bars)
    for end0, end1 in (("first", "first"), ("first", "last"), ("last", "last"), ("last", "first")):
        figure.go(w0, end0)
        figure.go(w1, end1)
        w = np.array([bowl.W0[0 if end0 == "first" else -1], bowl.W1[0 if end1 == "first" else -1]])
        gradient = 2 * bowl.X.T @ (bowl.X @ w - bowl.Y)
        seen = figure.read(*names)
        np.testing.assert_allclose(seen[names[0]]["uses"][0]["at"], points(picture.w.axes, w)[0], atol=0.3)
        shaft = seen[names[1]]["lines"][0][:2]
        tip = w + bowl.ARROW * gradient / np.sqrt(np.linalg.norm(gradient))
        np.testing.assert_allclose(shaft, points(picture.w.axes, [w, tip]), atol=0.2)
        loss = np.sum((bowl.Y - bowl.X @ w) ** 2)
        heights = points(picture.bars[3].axes, [[0, loss], [0, 0]])[:, 1]
        ring = np.array(seen[names[5]]["lines"][0])
        assert [ring[:, 1].min(), ring[:, 1].max()] == pytest.approx(list(heights), abs=0.2)
        assert {loss, *gradient} <= set(numbers(figure.readout()))


def test_bowl_gradient_is_0_at_the_minimum(show):
    figure = show("bowl")
    w0, w1, _ = figure.controls
    figure.press(w0.locator("input"), *["ArrowRight"] * 12)
    figure.press(w1.locator("input"), *["ArrowRight"] * 6)
    assert [figure.value(w0), figure.value(w1)] == ["1", "2"] and "∇J = (0, 0)" in figure.readout()


# The projection -----------------------------------------------------------------------------------------------------


def test_projection_at_the_ends(show, scenery):
    figure, picture = show("projection"), scenery(projection, "draw_projection")
    azimuth, middle, w = figure.controls
    space = projection.scene()
    for turned, raised, moved in (("first", "first", "last"), ("last", "last", "first"), ("last", "first", "first")):
        for control, end in ((azimuth, turned), (middle, raised), (w, moved)):
            figure.go(control, end)
        a, i, j = (0 if end == "first" else -1 for end in (turned, raised, moved))
        seen = parts(figure, picture, "residual", "foot", "y", "dots", "line")
        view = [projection.project(place)[a] for place in (space.y[i], space.fitted[i, j])]
        assert_lines(seen["residual"]["lines"], points(picture.residual.axes, view))
        foot = points(picture.foot.axes, projection.project(space.foot[i])[a])[0]
        np.testing.assert_allclose(seen["foot"]["uses"][0]["at"], foot, atol=1)  # a star is not as deep as it is high
        ends = np.array([-0.4, 2.4])
        line = np.column_stack([ends, space.w[i, j, 0] + space.w[i, j, 1] * ends])
        assert_lines(seen["line"]["lines"], points(picture.line.axes, line))
        residual = space.y[i] - space.fitted[i, j]
        shown = numbers(figure.readout().split("Xᵀr")[1])[:2]
        assert shown == pytest.approx(list(projection.X.T @ residual), abs=0.006)


def test_projection_is_orthogonal_at_the_foot(show):
    figure = show("projection")
    figure.press(figure.controls[2].locator("input"), *["ArrowLeft"] * 6)
    for end in ("first", "last"):
        figure.go(figure.controls[1], end)
        assert "Xᵀr = (0, 0)" in figure.readout()


# The intercept, and real data ---------------------------------------------------------------------------------------


def test_intercept_at_the_ends(show, scenery):
    figure, picture = show("intercept"), scenery(intercept, "draw_intercept")
    penguins = load_penguins()
    x, y = penguins.flipper_length_mm, penguins.body_mass_g
    lengths, masses = figure.controls
    for end0, end1 in (("first", "first"), ("last", "first"), ("last", "last"), ("first", "last")):
        figure.go(lengths, end0)
        figure.go(masses, end1)
        a = x.mean() * intercept.SHARES[0 if end0 == "first" else -1]
        b = y.mean() * intercept.SHARES[0 if end1 == "first" else -1]
        (slope,) = normal_equation((x - a)[:, None], y - b)
        seen = parts(figure, picture, "line", "origin")
        ends = np.array(intercept.LENGTHS)
        assert_lines(seen["line"]["lines"], points(picture.line.axes, np.column_stack([ends, b + slope * (ends - a)])))
        np.testing.assert_allclose(seen["origin"]["uses"][0]["at"], points(picture.origin.axes, [a, b])[0], atol=0.3)
        said = numbers(figure.readout())
        assert said[:3] == pytest.approx([a, b, slope], abs=0.5)


def test_residuals_at_the_ends(show, scenery):
    figure, picture = show("residuals"), scenery(residuals, "draw_residuals")
    birds = residuals.birds()
    features, group = figure.controls
    for end, width in (("last", 7), ("first", 1)):
        figure.go(features, end)
        X = birds.X[:, :width]
        predicted = X @ normal_equation(X, birds.y)
        for last, members in (("last", birds.groups[-1]), ("first", birds.groups[0])):
            figure.go(group, last)
            seen = parts(figure, picture, "dots", "mean")
            expected = points(picture.dots.axes, np.column_stack([predicted, birds.y - predicted]))
            assert_at(seen["dots"], expected, 0.3)
            orange = [use["fill"] == "rgb(213, 94, 0)" for use in seen["dots"]["uses"]]
            assert orange == members.tolist()
            height = points(picture.mean.axes, [0, (birds.y - predicted)[members].mean()])[0, 1]
            np.testing.assert_allclose(np.array(seen["mean"]["lines"][0])[:, 1], height, atol=0.2)
