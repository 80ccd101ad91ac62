"""Numbers in chapter 2's prose that no cell of their section prints, and what computes them, by NumPy from the data."""

from functools import cache

import numpy as np

from lecture_lib.chapters.least_squares.figures import bowl, intercept, projection, residuals, squares
from lecture_lib.datasets import load_penguins

PENGUINS = load_penguins()
FLIPPER, MASS = PENGUINS.flipper_length_mm, PENGUINS.body_mass_g
KNOWN = PENGUINS.sex != ""
MALE, CHINSTRAP, GENTOO = PENGUINS.sex == "male", PENGUINS.species == "Chinstrap", PENGUINS.species == "Gentoo"
BILL = [PENGUINS.bill_length_mm, PENGUINS.bill_depth_mm]
SPECIES = [CHINSTRAP, GENTOO]


def fit(columns, rows=KNOWN):
    """Least squares of body mass on these columns and an intercept, on these rows: design, coefficients, residuals."""
    X = np.column_stack([np.ones(len(MASS)), *columns])[rows].astype(float)
    w = np.linalg.lstsq(X, MASS[rows])[0]
    return X, w, MASS[rows] - X @ w


def size(columns):
    return np.sqrt(np.mean(fit(columns)[2] ** 2))


def standard_errors(columns):
    """From the singular value decomposition: √ of s² times the sums of (Vᵀ/σ)²."""
    X, w, r = fit(columns)
    _, sigma, Vt = np.linalg.svd(X, full_matrices=False)
    return np.sqrt(r @ r / (len(r) - len(w)) * ((Vt / sigma[:, None]) ** 2).sum(0))


def first_predictions():
    length = (FLIPPER - FLIPPER.mean()) / 10
    return [*4200 + 500 * length[:3], 4200]


# Squares and the bowl ------------------------------------------------------------------------------------------------


def rss(points, w0, w1):
    return np.sum((points[:, 1] - w0 - w1 * points[:, 0]) ** 2)


def lines_by_hand():
    """Loss over least loss of the line first shown, and of 4,300 with 550."""
    points = squares.ten_penguins()
    slope, level = np.polyfit(*points.T, 1)
    shown = squares.INTERCEPTS[squares.START[0]], squares.SLOPES[squares.START[1]]
    return [rss(points, *line) / rss(points, level, slope) for line in (shown, (4300, 550))]


def lifted():
    """Slopes: as it is, with the leftmost of the ten points lifted by 1,000 g, with the one nearest to the mean."""
    points = squares.ten_penguins()
    chosen = points[:, 0].argmin(), abs(points[:, 0] - points[:, 0].mean()).argmin()
    raised = [points + [0, 1000] * (np.arange(10) == k)[:, None] for k in chosen]
    return [np.polyfit(*places.T, 1)[0] for places in (points, *raised)]


def bowl_start():
    """Where w stands first, and the slopes of J there, by differences."""

    def loss(at):
        return np.sum((bowl.Y - bowl.X @ at) ** 2)

    return [*bowl.START, *(loss(bowl.START + step) - loss(bowl.START - step) for step in np.eye(2) / 2)]


def terms():
    """The three terms of J at the minimum, and J."""
    X, y = bowl.X, bowl.Y
    fitted = X @ np.linalg.lstsq(X, y)[0]
    return [y @ y, 2 * y @ fitted, fitted @ fitted, np.sum((y - fitted) ** 2)]


def normal_equation_of_three():
    gram, moment = bowl.X.T @ bowl.X, bowl.X.T @ bowl.Y
    return [*gram.ravel(), *moment]


def first_projection():
    """‖r‖² at the start of the picture, and at ŷ."""
    space = projection.scene()
    _, middle, shift = projection.START
    return [np.sum((space.y[middle] - place) ** 2) for place in (space.fitted[middle, shift], space.foot[middle])]


# With and without an intercept ---------------------------------------------------------------------------------------


def through(a, b):
    """Loss of the best line through (a, b) over that of the best of all lines."""
    slope = np.linalg.lstsq((FLIPPER - a)[:, None], MASS - b)[0]
    least = np.sum((MASS - np.polyval(np.polyfit(FLIPPER, MASS, 1), FLIPPER)) ** 2)
    return np.sum((MASS - b - slope * (FLIPPER - a)) ** 2) / least


def raw_centred_both():
    return [through(0, 0), through(0, MASS.mean()), through(FLIPPER.mean(), MASS.mean())]


def beside_the_means():
    """A position of both sliders at which the new origin is near the line, and the loss there."""
    a, b = FLIPPER.mean() * intercept.SHARES[15], MASS.mean() * intercept.SHARES[8]
    return [a, b, through(a, b)]


@cache
def price_of_an_intercept():
    """How many times as large the variance, and the deviation, of the slope is: over 2,000 simulated samples."""
    noise = 393 * np.random.default_rng(0).standard_normal((len(FLIPPER), 2000))
    samples = 21 * FLIPPER[:, None] + noise
    with_one = np.linalg.lstsq(np.column_stack([np.ones_like(FLIPPER), FLIPPER]), samples)[0][1]
    without = np.linalg.lstsq(FLIPPER[:, None], samples)[0][0]
    exact = np.sum(FLIPPER**2) / np.sum((FLIPPER - FLIPPER.mean()) ** 2)
    assert abs(with_one.var() / without.var() / exact - 1) < 0.15
    return [exact, np.sqrt(exact)]


# Real data -----------------------------------------------------------------------------------------------------------


def flipper_coefficients():
    """Of the full model; of the flipper alone on the same birds, and on all of them."""
    return [fit([FLIPPER, *BILL, MALE, *SPECIES])[1][1], fit([FLIPPER])[1][1], np.polyfit(FLIPPER, MASS, 1)[0]]


def flipper_and_male():
    w = fit([FLIPPER, *BILL, MALE, *SPECIES])[1]
    return [w[1], w[4]]


@cache
def resampled():
    """Birds, draws, and the spread of the flipper's coefficient over them; then its standard error by the formula."""
    columns = [FLIPPER, *BILL, MALE, *SPECIES]
    X, _, _ = fit(columns)
    y, draws = MASS[KNOWN], 10_000
    times = np.random.default_rng(0).multinomial(len(y), np.full(len(y), 1 / len(y)), size=draws)  # each bird is drawn
    products = np.column_stack([X, y])[:, :, None] * X[:, None]  # of each bird: its part of XᵀX, and of Xᵀy below it
    sums = np.tensordot(times, products, 1)
    slopes = np.linalg.solve(sums[:, :-1], sums[:, -1:].swapaxes(1, 2))[:, 1, 0]
    return [len(y), draws, slopes.std(ddof=1), standard_errors(columns)[1]]


def sizes():
    sets = ([], [FLIPPER], [FLIPPER, *BILL], [FLIPPER, *BILL, MALE], [FLIPPER, *BILL, MALE, *SPECIES])
    return [size(columns) for columns in sets]


def bill_after_species():
    return [size([FLIPPER, *SPECIES]), size([FLIPPER, *BILL, *SPECIES])]


def groups():
    r = fit([FLIPPER])[2]
    return [-r[~MALE[KNOWN]].mean(), r[MALE[KNOWN]].mean()]


def quarters(columns):
    """Mean residual of each quarter of the birds by prediction, and the standard errors of these means."""
    X, w, r = fit(columns)
    place = np.digitize(X @ w, np.percentile(X @ w, (25, 50, 75)), right=True)
    parts = [r[place == k] for k in range(4)]
    return [part.mean() for part in parts], [part.std(ddof=1) / np.sqrt(len(part)) for part in parts]


def bend():
    means, errors = quarters([FLIPPER])
    return [*means, min(errors), max(errors)]


def straightened():
    return quarters([FLIPPER, *BILL, MALE, *SPECIES])[0]


def depths():
    others = ([], [FLIPPER], [FLIPPER, MALE], [FLIPPER, MALE, *SPECIES])
    return [fit([BILL[1], *columns])[1][1] for columns in others]


def largest_error_of_depth():
    others = ([], [FLIPPER], [FLIPPER, MALE], [FLIPPER, MALE, *SPECIES])
    worst = max(standard_errors([BILL[1], *columns])[1] for columns in others)
    assert worst < 20
    return []


def gram_of_100_000():
    return [100_000**2 * 8 / 1e9]


assert len(residuals.birds().y) == KNOWN.sum()

SAID = [
    ("{0:,.1f}, {1:,.1f}, {2:,.1f}로 같은 것", "agree: {0:,.1f}, {1:,.1f}, {2:,.1f}.", first_predictions),
    ("모든 예측이 {3:,.0f} g씩 줄어듭니다", "every prediction is {3:,.0f} g less", first_predictions),
    ("처음 직선은 최소의 {0:.2f}배이고, 4,300과 550이면 {1:.2f}배",
     "first line has {0:.2f} times the least sum, and 4,300 with 550 has {1:.2f} times", lines_by_hand),
    ("기울기가 {0:.0f}에서 {1:.0f}으로", "the slope from {0:.0f} to {1:.0f};", lifted),
    ("가까운 점을 올리면 {2:.0f}로", "hardly changes it: {2:.0f}.", lifted),
    ("첫 자리 $({0:.0f}, {1:.0f})$에서 두 접선의 기울기 {2:.0f}와 {3:.0f}",
     "first place $({0:.0f}, {1:.0f})$ point out that the slopes {2:.0f} and {3:.0f}", bowl_start),
    ("$J = {0:.0f} - {1:.0f} + {2:.0f} = {3:.0f}$", "$J = {0:.0f} - {1:.0f} + {2:.0f} = {3:.0f}$", terms),
    ("bmatrix}} {4:.0f} \\\\ {5:.0f} \\end", "bmatrix}} {4:.0f} \\\\ {5:.0f} \\end", normal_equation_of_three),
    ("${0:.0f}w_0 + {1:.0f}w_1 = {4:.0f}$와 ${2:.0f}w_0 + {3:.0f}w_1 = {5:.0f}$",
     "${0:.0f}w_0 + {1:.0f}w_1 = {4:.0f}$ and ${2:.0f}w_0 + {3:.0f}w_1 = {5:.0f}$", normal_equation_of_three),
    ("$\\lVert r \\rVert^2$은 {0:.2f}입니다. ‘w = (w₀, w₁)’을 ‘ŷ’ 표시로 옮기면 {1:.0f}으로",
     "$\\lVert r \\rVert^2$ is {0:.2f}. Move “w = (w₀, w₁)” to the mark “ŷ”: it falls to {1:.0f} and",
     first_projection),
    ("{0!r}가 됩니다. 3을 10으로 나누면 {1}입니다", "gives {0!r}. Dividing 3 by 10 gives {1}.",
     lambda: [3 * (1 / 10), 3 / 10]),
    ("손실이 최소 손실의 {0:.2f}배입니다. ‘y에서 뺄 값 (g)’만 ‘평균’으로 옮기면 {1:.2f}배",
     "the loss is {0:.2f} times the least. Move “Subtract from y (g)” alone", raw_centred_both),
    ("‘평균’으로 옮기면 {2:.2f}배입니다", "it becomes worse, {1:.2f} times; move", raw_centred_both),
    ("손실이 최소 손실의 {0:.2f}배, $y$에서만 평균을 빼면 {1:.2f}배",
     "makes the loss {0:.2f} times the least; with $y$ alone centred, {1:.2f} times", raw_centred_both),
    ("{0:.1f} mm와 {1:,.0f} g에", "{0:.1f} mm and {1:,.0f} g:", beside_the_means),
    ("다시 {2:.2f}배입니다", "it is {2:.2f} times", beside_the_means),
    ("날개 길이라면 {0:.0f}배, 표준편차로는 {1:.0f}배", "as measured {0:.0f} times, or {1:.0f} times",
     price_of_an_intercept),
    ("날개 {0:.1f} g/mm와 수컷 {1:.1f} g", "flipper {0:.1f} g/mm and male {1:.1f} g", flipper_and_male),
    ("날개만 썼을 때는 {1:.1f} g/mm입니다", "With the flipper alone it is {1:.1f} g/mm", flipper_coefficients),
    ("둘째 셀에서 보듯 {2:.1f})", "as the second cell shows, {2:.1f})", flipper_coefficients),
    ("{1:,}번 되풀이하면 날개의 계수는 {2:.1f} g/mm쯤 흔들립니다. 식이 말하는 {3:.1f}와",
     "Draw {0} from these {0} penguins, repeats allowed, and fit, {1:,} times over: the coefficient of the flipper "
     "wavers by some {2:.1f} g/mm, not far from the {3:.1f} of the formula", resampled),
    ("암컷은 평균 {0:.0f} g 무겁게, 수컷은 {1:.0f} g 가볍게",
     "females are predicted {0:.0f} g too heavy on average and males {1:.0f} g too light", groups),
    ("예측이 평균 {0:.0f} g 무겁고, ‘수컷’이면 {1:.0f} g 가볍습니다", "{0:.0f} g too heavy on average, and at", groups),
    ("‘수컷’이면 {1:.0f} g 가볍습니다", "“males” {1:.0f} g too light", groups),
    ("{0:.0f}, {1:.0f}, {2:.0f}, {3:.0f}, {4:.0f} g", "{0:.0f}, {1:.0f}, {2:.0f}, {3:.0f}, {4:.0f} g", sizes),
    ("{0:.0f}에서 {4:.0f} g으로", "fell from {0:.0f} to {4:.0f} g", sizes),
    ("{0:.0f}에서 {1:.0f} g으로", "falls from {0:.0f} to {1:.0f} g", bill_after_species),
    ("날개만 쓰면 {0:.0f}, {1:.0f}, {2:.0f}, {3:.0f} g", "it bends: {0:.0f}, {1:.0f}, {2:.0f}, {3:.0f} g", bend),
    ("표준 오차가 {4:.0f}에서 {5:.0f} g이니", "from {4:.0f} to {5:.0f} g", bend),
    ("종까지 넣으면 {0:.0f}, {1:.0f}, {2:.0f}, {3:.0f} g", "means are {0:.0f}, {1:.0f}, {2:.0f}, {3:.0f} g",
     straightened),
    ("{0:.1f}, {1:.1f}, {2:.1f}, {3:.1f}", "{0:.1f}, {1:.1f}, {2:.1f}, {3:.1f}", depths),
    ("표준 오차는 20 g/mm를 넘지 않습니다", "is above 20 g/mm", largest_error_of_depth),
    ("$X^\\top X$만 {0:.0f} GB", "$X^\\top X$ alone takes {0:.0f} GB", gram_of_100_000),
]  # fmt: skip
SIZES = {
    "333": lambda: KNOWN.sum(),
    "342": lambda: len(MASS),
}
GIVEN = [
    ("1,000 g", "1,000 g"),
    ("$p$가 10만이면", "With $p$ at 100,000"),
]
