"""Chapter 4 in JupyterLab: what its figures show, held to NumPy's least squares and the solvers."""

import numpy as np
import pytest

from driver.on_screen import LENIENT, assert_at, assert_lines, eventually, numbers
from lecture_lib.chapters.svd_ols.figures import correlation, digits, minimisers, three_moves, threshold
from lecture_lib.chapters.svd_ols.rulers import two_rulers
from lecture_lib.figures import numbers as written
from lecture_lib.figures.look import ASPECT
from lecture_lib.solvers import gradient_descent, lr_threshold
from tests.chapters.figures import every

CHAPTER, LANGUAGES = "04_svd_ols", ("ko",)
ARTISTS = {  # the moving parts in the order in which the explorer declares them
    "correlation": "valley line cloud best birds bird label wide wide_now narrow narrow_now",
    "three_moves": (
        "v1 v2 v1_name v2_name line legs w name ring turned1 turned2 moved ellipse after1 after2 "
        "after1_name after2_name residual fit target"
    ),
    "minimisers": "circle arm way w label start loss length",
    "threshold": "level kept cut truth coefs",
}
STAR = 1.2  # points: a star is not centred in its box, by which it is found


def test_correlation_shows_least_squares(show, twin_of):
    figure, twin, rulers = show("correlation"), twin_of("correlation"), two_rulers()
    slider, _ = figure.controls
    rows = np.random.default_rng(0).integers(0, len(rulers.y), (correlation.SHOWN, len(rulers.y)))
    for end, rho in (("default", rulers.rho), ("first", 0.0), ("last", 1.0)):
        if end != "default":
            figure.go(slider, end)
        second = rho * rulers.z + np.sqrt(1 - rho**2) * rulers.q
        X = np.column_stack([np.ones_like(rulers.z), rulers.z, second])
        refits = [np.linalg.lstsq(X[r], rulers.y[r], rcond=1e-10)[0][1:] for r in rows]
        best = np.linalg.lstsq(X, rulers.y, rcond=1e-10)[0][1:]
        cloud, star, birds = twin.read(figure, "cloud", "best", "birds")
        assert_at(cloud, twin.points("cloud", refits))
        assert_at(star, twin.points("best", best), STAR)
        assert_at(birds, twin.points("birds", np.column_stack([rulers.z, second])[:: correlation.EVERY]))
        if rho < 1:
            assert f"({written.decimals(best[0])}, {written.decimals(best[1])})" in figure.readout()


def test_correlation_predicts_for_the_bird_where_it_was_dragged(show, twin_of):
    figure, twin, rulers = show("correlation"), twin_of("correlation"), two_rulers()
    draws, rho = correlation.refits(rulers), correlation.correlations(rulers)
    (grip,) = figure.grips
    for move in (lambda: figure.drag(grip, 10, 60), lambda: figure.press(grip, "Shift+ArrowLeft", "ArrowUp")):
        move()
        bird = twin.place("bird", figure)
        forecast = every(correlation.forecast(draws, rho), [bird, bird], bird=2)

        def told(forecast=forecast):
            said = numbers(figure.readout())
            for value in (forecast.mass, forecast.spread):  # the grip's place is known to a fraction of a point
                assert min(abs(one - value[0, correlation.AT_INCHES]) for one in said) < 12, figure.readout()

        eventually(told)


@pytest.mark.parametrize("unit", range(3))
def test_digits_are_those_of_the_methods_on_this_machine(show, unit):
    figure = show("digits")
    slider, choice = figure.controls
    figure.go(choice, "first")
    for here in range(unit):
        figure.press(choice.locator("input").nth(here), "ArrowRight")
    for end, shift in (("first", digits.SHIFTS[0]), ("last", digits.SHIFTS[-1])):
        figure.go(slider, end)
        X, y, slopes = digits.problem(digits.UNITS[unit], shift)
        for method in ("qr", "sklearn"):
            found = numbers(figure.readout())
            expected = float(written.decimals(digits.digits_of(method, X, y, slopes), 1))
            assert min(abs(one - expected) for one in found) < 1.5, (figure.readout(), expected)


def test_three_moves_end_where_the_pseudo_inverse_says(show, twin_of):
    figure, twin = show("three_moves"), twin_of("three_moves")
    stage, angle = figure.controls
    assert_w(figure, twin, three_moves.ANGLES[three_moves.FIRST_ANGLE], three_moves.TARGET)
    for end, degrees in (("first", three_moves.ANGLES[0]), ("last", three_moves.ANGLES[-1])):
        figure.go(angle, end)
        assert_w(figure, twin, degrees, three_moves.TARGET)
    X = three_moves.matrix(0)
    w = np.linalg.pinv(X) @ three_moves.TARGET
    for end, place in (("first", w), ("last", X @ w)):
        figure.go(stage, end)
        assert_at(*twin.read(figure, "moved"), twin.points("moved", place), STAR)


def test_three_moves_follow_the_point_that_is_dragged(show, twin_of):
    figure, twin = show("three_moves"), twin_of("three_moves")
    (grip,) = figure.grips
    for move in (lambda: figure.drag(grip, 15, 25), lambda: figure.press(grip, "Shift+ArrowRight", "ArrowDown")):
        move()
        y = twin.place("target", figure)
        eventually(lambda y=y: assert_w(figure, twin, three_moves.ANGLES[three_moves.FIRST_ANGLE], y))


def assert_w(figure, twin, degrees, y):
    """Hold w and Xw to the pseudo-inverse."""
    X = three_moves.matrix(degrees)
    w = np.linalg.pinv(X) @ y
    star, fit = twin.read(figure, "w", "fit")
    assert_at(star, twin.points("w", w), STAR)
    assert_at(fit, twin.points("fit", X @ w), 0.6)


def test_minimisers_lie_on_the_line_and_descent_arrives_on_it(show, twin_of):
    figure, twin, rulers = show("minimisers"), twin_of("minimisers"), two_rulers()
    slope = rulers.z @ rulers.y / len(rulers.y)
    (slider,) = figure.controls
    for end, split in (("first", minimisers.SPLITS[0]), ("last", minimisers.SPLITS[-1])):
        figure.go(slider, end)
        w = np.array([slope + split, slope - split]) / 2
        assert_at(*twin.read(figure, "w"), twin.points("w", w))
        assert f"({written.decimals(w[0])}, {written.decimals(w[1])})" in figure.readout()
    X = np.column_stack([np.ones_like(rulers.z), rulers.z, rulers.z])
    (grip,) = figure.grips
    for move in (lambda: figure.drag(grip, 30, 40), lambda: figure.press(grip, "Shift+ArrowUp", "ArrowLeft")):
        move()
        start = twin.place("start", figure)
        end = gradient_descent(X, rulers.y, lr_threshold(X) / 2, 200, start=[0.0, *start]).path[-1][1:]
        wanted = twin.points("way", [start, end])
        eventually(lambda wanted=wanted: np.testing.assert_allclose(way(figure, twin), wanted, atol=0.6))


def way(figure, twin):
    (part,) = twin.read(figure, "way")
    return np.array(part["lines"][0])


@pytest.mark.parametrize("truth", range(2))
def test_threshold_shows_the_cut_solutions(show, twin_of, truth):
    figure, twin = show("threshold"), twin_of("threshold")
    slider, choice = figure.controls
    figure.go(choice, ("first", "last")[truth])
    X, w = threshold.measured(), np.array(list(threshold.TRUTHS.values())[truth])
    noise = np.random.default_rng(0).normal(0, threshold.NOISE, (threshold.DRAWS, len(X)))
    masses = X @ w + noise - noise.mean(1, keepdims=True)
    for end, rcond in (("first", threshold.RCONDS[0]), ("last", threshold.RCONDS[-1])):
        figure.go(slider, end)
        U, sigma, Vt = np.linalg.svd(X, full_matrices=False)
        above = sigma > rcond * sigma[0]
        coefs = masses @ U[:, above] / sigma[above] @ Vt[above]
        kept, cut, dots = twin.read(figure, "kept", "cut", "coefs")
        rank = 6 if end == "first" else 1
        assert (len(kept["uses"]), len(cut["uses"])) == (rank, 6 - rank)
        heights = [use["at"][1] for use in dots["uses"]]
        shown = coefs[: threshold.SHOWN].ravel()
        wanted = twin.points("coefs", np.column_stack([np.ones(shown.size), shown]))[:, 1]
        np.testing.assert_allclose(heights, wanted, atol=LENIENT)
        error = np.sqrt(((coefs - w) ** 2).sum(1).mean())
        assert written.decimals(error) in figure.readout()


def test_the_line_of_minimisers_shows_where_a_singular_value_is_0(show, twin_of):
    figure, twin = show("three_moves"), twin_of("three_moves")
    _, angle = figure.controls
    (line,) = twin.read(figure, "line")
    assert line["lines"] == []
    figure.go(angle, "last")
    (line,) = twin.read(figure, "line")
    w = np.linalg.pinv(three_moves.matrix(0)) @ three_moves.TARGET
    v2 = np.linalg.svd(three_moves.matrix(0))[2][1]
    edge = np.array([three_moves.REACH / ASPECT, three_moves.REACH])  # half the panel's width, and height
    reach = np.abs((np.sign(v2) * edge - w) / v2).min(), np.abs((np.sign(-v2) * edge - w) / v2).min()
    ends = twin.points("line", [w - reach[1] * v2, w + reach[0] * v2])
    try:
        assert_lines(line["lines"], ends)
    except AssertionError:
        assert_lines(line["lines"], ends[::-1])  # which way v₂ points is a matter of taste
