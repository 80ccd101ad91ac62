"""Chapter 1 in JupyterLab: its figures at their ends, and the prices after a drag, are what plain arithmetic says."""

import numpy as np
import pytest

from driver.on_screen import assert_lines, data, eventually, hex_of, numbers
from lecture_lib.chapters.linearity.figures import basket, correlated, linear_or_not, prices
from lecture_lib.figures.look import COLORS

CHAPTER, LANGUAGES = "01_linearity", ("en",)
ARTISTS = {  # the moving parts in the order in which the explorer declares them
    "basket": "face floor net places drop seam head snacks milks cut",
    "linear_or_not": "gap under ghost one other curve",
    "prices": "errors contours star name point",
    "correlated": "data line cloud head name predicted",
}


# The basket -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ends", [("first", "first", "first"), ("last", "first", "last"), ("last", "last", "last")])
def test_basket_is_what_it_costs(show, twin_of, ends):
    figure, twin, frames = show("basket"), twin_of("basket"), basket.basket_frames()
    snacks, milks, turn = ((0 if end == "first" else -1) for end in ends)
    for control, end in zip(figure.controls, ends, strict=False):
        figure.go(control, end)
    for rule, end in ((0, "first"), (2, "last")):
        figure.go(figure.controls[3], end)
        wanted = {"seam": frames.seam[rule, turn, milks], "cut": frames.cut[rule, milks]}
        for (name, xy), part in zip(wanted.items(), twin.read(figure, *wanted), strict=True):
            assert hex_of(part["stroke"]) == COLORS["prediction"]
            assert_lines(part["lines"], twin.points(name, xy))
        s, m = basket.COUNTS[snacks], basket.COUNTS[milks]
        a = basket.total(basket.RULES[rule], s, m)
        b = basket.total(basket.RULES[rule], *basket.OTHER)
        assert {s, m, a, a + b, basket.total(basket.RULES[rule], s + 1, m + 4)} <= set(numbers(figure.readout()))


# Linear or not --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["first", "last"])
def test_curves_are_their_formulas(show, twin_of, end):
    figure, twin = show("linear_or_not"), twin_of("linear_or_not")
    figure.go(figure.controls[0], end)
    (u, v), x = np.c_[linear_or_not.START, [0.6, 0.6]], linear_or_not.X
    terms = np.array([x, x**2, np.sin(3 * x)])

    def f(w):
        return w @ terms if end == "first" else 2 * w[0] * w[1] * x

    curves = {"ghost": f(u) + f(v), "one": f(u), "other": f(v), "curve": f(u + v)}
    for (name, heights), part in zip(curves.items(), twin.read(figure, *curves), strict=True):
        assert hex_of(part["stroke"]) == COLORS["prediction"]
        assert_lines(part["lines"], twin.points(name, np.column_stack([x, heights])))
    both, together = ((f(u) + f(v))[linear_or_not.SEEN], f(u + v)[linear_or_not.SEEN])
    np.testing.assert_allclose(numbers(figure.readout())[:3], [0.6, both, together], atol=0.006)


# The prices -----------------------------------------------------------------------------------------------------


def assert_prices(figure, twin, paid, snack, milk):
    """Hold bars, point, sliders and readout to the receipts."""
    errors = paid - prices.RECEIPTS @ [snack, milk]
    strokes = [[(k + 1, 0), (k + 1, error), (np.nan, np.nan)] for k, error in enumerate(errors)]
    (bars,) = figure.lines(COLORS["error"])
    assert_lines(bars, twin.points("errors", np.reshape(strokes, (-1, 2))))
    (grip,) = figure.grips
    np.testing.assert_allclose(figure.place(grip), twin.points("point", (snack, milk))[0], atol=0.11)
    values = [figure.value(control) for control in figure.controls[1:]]
    assert values == [f"{snack:,.0f}", f"{milk:,.0f}"]
    said = figure.readout()
    assert f"{np.sum(errors**2):,.0f}" in said and all(value in said for value in values)


@pytest.mark.parametrize("ends", [("first", "last"), ("last", "first"), ("last", "last")])
def test_prices_at_the_ends_of_the_sliders(show, twin_of, ends):
    figure, twin = show("prices"), twin_of("prices")
    for control, end in zip(figure.controls[1:], ends, strict=True):
        figure.go(control, end)
    snack = prices.SNACK[0 if ends[0] == "first" else -1]
    milk = prices.MILK[0 if ends[1] == "first" else -1]
    for choice, paid in (("first", prices.EXACT), ("last", prices.NOISY)):
        figure.go(figure.controls[0], choice)
        assert_prices(figure, twin, paid, snack, milk)


def test_prices_after_a_drag_by_mouse_and_by_keys(show, twin_of):
    figure, twin = show("prices"), twin_of("prices")
    (grip,) = figure.grips
    (left, top), (right, bottom) = (figure.on_screen("axes1", xy) for xy in ((0, 0), (100, 100)))
    moved = np.array([70 / (right - left), 40 / (bottom - top)]) * 100
    snack, milk = data(twin.artists["point"].axes, np.array(figure.place(grip)) + moved)
    figure.drag(grip, 70, 40)
    eventually(lambda: np.testing.assert_allclose(on_sliders(figure), (snack, milk), atol=11))
    snack, milk = on_sliders(figure)
    eventually(lambda: assert_prices(figure, twin, prices.EXACT, snack, milk))
    figure.press(grip, "ArrowRight", "ArrowUp")
    eventually(lambda: assert_prices(figure, twin, prices.EXACT, snack + 20, milk + 20))
    figure.drag(grip, 3000, -3000)
    eventually(lambda: assert_prices(figure, twin, prices.EXACT, prices.SNACK[-1], prices.MILK[-1]))
    figure.reset()
    eventually(lambda: assert_prices(figure, twin, prices.EXACT, 1000, 1700))


def on_sliders(figure):
    return [float(figure.value(control).replace(",", "")) for control in figure.controls[1:]]


# Features that are alike ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["first", "last"])
def test_fitted_parameters_are_least_squares(show, twin_of, end):
    figure, twin, frames = show("correlated"), twin_of("correlated"), correlated.correlated_frames()
    figure.go(figure.controls[0], end)
    c = 0 if end == "first" else -1
    said = figure.readout()
    if end == "last":
        (line,) = twin.read(figure, "line")
        assert_lines(line["lines"], twin.points("line", frames.line[c, -1]))
        assert f"{frames.coef[c, -1].sum():.2f}" in said
    else:
        assert f"{frames.coef[c, -1, 0]:.2f}" in said.replace("−", "-")
        dots = twin.read(figure, "data", "cloud", "predicted")
        counts = [len([use for use in part["uses"] if use]) for part in dots]
        assert counts == [correlated.ROWS, correlated.DRAWS, correlated.NEW_ROWS]
