"""Chapter 2 in JupyterLab: what is on screen of its explorers against the solvers, at ends and after drags."""

import re

import numpy as np
import pytest

from driver.on_screen import as_number, assert_at, assert_lines, eventually, numbers
from lecture_lib.chapters.least_squares.figures import bowl, intercept, projection, residuals, squares
from lecture_lib.datasets import load_penguins
from lecture_lib.solvers import leverage, normal_equation

CHAPTER, LANGUAGES = "02_least_squares", ("ko",)
ARTISTS = {  # the moving parts in the order in which the explorer declares them
    "squares": "squares best line points big least big_label least_label curve levers",
    "bowl": (
        f"floor shadow {' '.join(f'edge{k}' for k in range(13))} zero0 zero1 wire inside foot bottom across stem "
        "cut0 cut1 sloping level dot label0 label1 w gaps line"
    ),
    "projection": (
        "plane ones ones_name x x_name drop corner residual slide y y_name foot foot_name fitted "
        "fitted_name best gaps line dots"
    ),
    "intercept": "line origin label curve head",
    "residuals": "dots mean quarters bars chosen_bars chosen_mean",
}


def power(readout):
    """The first number written m×10ⁿ."""
    return as_number(re.search(r"[\d.]+×10[⁰¹²³⁴⁵⁶⁷⁸⁹]+", readout)[0])


# Squares ------------------------------------------------------------------------------------------------------------


def assert_squares(figure, twin, places, w0, w1):
    """Hold squares, sums, best line and leverage to NumPy and the solver, for points and a line by hand."""
    dots, rings, line, best, big, levers = twin.read(figure, "points", "squares", "line", "best", "big", "levers")
    X = np.column_stack([np.ones(10), places[:, 0]])
    residual = places[:, 1] - X @ [w0, w1]
    x = np.array(squares.LENGTHS)
    assert_at(dots, twin.points("points", places), 0.3)
    assert_lines(line["lines"], twin.points("line", np.column_stack([x, w0 + w1 * x])))
    for ring, place, gap in zip(rings["lines"], places, residual, strict=True):
        (low, high), right = twin.points("points", [[place[0], place[1] - gap], place]), np.ptp(np.array(ring)[:, 0])
        assert right == pytest.approx(abs(low[1] - high[1]), abs=0.3)
        assert np.ptp(np.array(ring)[:, 1]) == pytest.approx(right, abs=0.3)
    side = np.linalg.norm(residual)
    (ring,) = big["lines"]
    expected = twin.points("big", [[0, 0], [side, 0], [side, side], [0, side]])
    np.testing.assert_allclose(ring[:4], expected, atol=0.5)
    coef = normal_equation(X, places[:, 1])
    assert_lines(best["lines"], twin.points("best", np.column_stack([x, coef[0] + coef[1] * x])))
    assert_at(levers, twin.points("levers", np.column_stack([places[:, 0], leverage(X)])), 0.3)
    assert power(figure.readout()) == pytest.approx(residual @ residual, rel=0.006)


def test_squares_at_the_ends(show, twin_of):
    figure, twin = show("squares"), twin_of("squares")
    w0, w1, best = figure.controls
    figure.go(best, "last")
    for end0, end1 in (("first", "first"), ("first", "last"), ("last", "last"), ("last", "first")):
        figure.go(w0, end0)
        figure.go(w1, end1)
        line = squares.INTERCEPTS[0 if end0 == "first" else -1], squares.SLOPES[0 if end1 == "first" else -1]
        assert_squares(figure, twin, squares.ten_penguins(), *line)


def test_squares_after_drags(show, twin_of):
    figure, twin = show("squares"), twin_of("squares")
    w0, w1, best = figure.controls
    figure.go(best, "last")
    moves = (
        lambda: figure.drag(figure.grips[9], -60, 90),
        lambda: figure.press(figure.grips[0], *["Shift+ArrowUp"] * 4),
    )
    for move in moves:
        move()
        places = np.array([twin.place("points", figure, k) for k in range(10)])
        here = squares.INTERCEPTS[squares.START[0]], squares.SLOPES[squares.START[1]]
        eventually(lambda places=places, here=here: assert_squares(figure, twin, places, *here))
    figure.go(w0, "first")
    figure.go(w1, "last")
    ends = squares.INTERCEPTS[0], squares.SLOPES[-1]
    eventually(lambda: assert_squares(figure, twin, places, *ends))


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


def test_bowl_after_drags_and_turns(show, twin_of):
    figure, twin = show("bowl"), twin_of("bowl")
    (turn,) = figure.controls
    for end, (across, up) in (("first", (-40, 10)), ("last", (30, -20))):
        figure.go(turn, end)
        figure.drag(figure.grips[0], across, up)
        eventually(lambda: assert_bowl(figure, twin))


def assert_bowl(figure, twin):
    """Hold line and slopes to the w that the sentence says."""
    w0, w1, loss, *slopes = numbers(figure.readout())[-5:]
    residuals = bowl.Y - bowl.X @ [w0, w1]
    assert loss == pytest.approx(residuals @ residuals, abs=0.3)
    np.testing.assert_allclose(slopes, -2 * bowl.X.T @ residuals, atol=0.1)
    (line,) = twin.read(figure, "line")
    expected = twin.points("line", np.column_stack([bowl.ENDS, w0 + w1 * bowl.ENDS]))
    np.testing.assert_allclose(line["lines"][0], expected, atol=0.5)  # the sentence rounds w


# The projection -----------------------------------------------------------------------------------------------------


def test_projection_at_the_ends(show, twin_of):
    figure, twin = show("projection"), twin_of("projection")
    azimuth, middle, w = figure.controls
    space = projection.scene()
    for turned, raised, moved in (("first", "first", "last"), ("last", "last", "first"), ("last", "first", "first")):
        for control, end in ((azimuth, turned), (middle, raised), (w, moved)):
            figure.go(control, end)
        a, i, j = (0 if end == "first" else -1 for end in (turned, raised, moved))
        gap, star, y, dots, line = twin.read(figure, "residual", "foot", "y", "dots", "line")
        view = [projection.project(place)[a] for place in (space.y[i], space.fitted[i, j])]
        assert_lines(gap["lines"], twin.points("residual", view))
        assert_at(star, twin.points("foot", projection.project(space.foot[i])[a]), 1)  # not as deep as it is high
        assert_at(y, twin.points("y", view[0]), 0.3)
        assert_at(dots, twin.points("dots", np.column_stack([projection.X[:, 1], space.y[i]])), 0.3)
        ends = np.array([-0.4, 2.4])
        heights = space.w[i, j, 0] + space.w[i, j, 1] * ends
        assert_lines(line["lines"], twin.points("line", np.column_stack([ends, heights])))
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


def test_intercept_at_the_ends(show, twin_of):
    figure, twin = show("intercept"), twin_of("intercept")
    penguins = load_penguins()
    x, y = penguins.flipper_length_mm, penguins.body_mass_g
    lengths, masses = figure.controls
    for end0, end1 in (("first", "first"), ("last", "first"), ("last", "last"), ("first", "last")):
        figure.go(lengths, end0)
        figure.go(masses, end1)
        a = x.mean() * intercept.SHARES[0 if end0 == "first" else -1]
        b = y.mean() * intercept.SHARES[0 if end1 == "first" else -1]
        (slope,) = normal_equation((x - a)[:, None], y - b)
        line, origin = twin.read(figure, "line", "origin")
        ends = np.array(intercept.LENGTHS)
        assert_lines(line["lines"], twin.points("line", np.column_stack([ends, b + slope * (ends - a)])))
        assert_at(origin, twin.points("origin", [a, b]), 0.3)
        said = numbers(figure.readout())
        assert said[:3] == pytest.approx([a, b, slope], abs=0.5)


def test_residuals_at_the_ends(show, twin_of):
    figure, twin = show("residuals"), twin_of("residuals")
    birds = residuals.birds()
    features, group = figure.controls
    for end, width in (("last", 7), ("first", 1)):
        figure.go(features, end)
        X = birds.X[:, :width]
        predicted = X @ normal_equation(X, birds.y)
        for last, members in (("last", birds.groups[-1]), ("first", birds.groups[0])):
            figure.go(group, last)
            dots, mean = twin.read(figure, "dots", "mean")
            assert_at(dots, twin.points("dots", np.column_stack([predicted, birds.y - predicted])), 0.3)
            vermilion = [use["fill"] == "rgb(213, 94, 0)" for use in dots["uses"]]
            assert vermilion == members.tolist()
            height = twin.points("mean", [0, (birds.y - predicted)[members].mean()])[0, 1]
            np.testing.assert_allclose(np.array(mean["lines"][0])[:, 1], height, atol=0.2)
