"""Numbers in chapter 1's prose that no cell of their section prints, and what computes them."""

from functools import cache

import numpy as np

from lecture_lib.chapters.linearity.figures import correlated, linear_or_not, planes
from lecture_lib.chapters.linearity.figures.prices import MILK, NOISY, RECEIPTS, SNACK, START
from lecture_lib.datasets import load_penguins

PRICES = np.array([1500, 1200])
EXACT = RECEIPTS @ PRICES
FIRST = np.array([SNACK[START[0]], MILK[START[1]]])
A, B = np.array([3, 2]), np.array([1, 4])


# The basket ---------------------------------------------------------------------------------------------------------


def bill(rule, basket):
    snacks, milks = basket
    won = sum([1500] * snacks) + sum([1200] * milks)
    return won + {"fixed": 0, "pairs": -1000 * min(basket), "delivery": 3000}[rule]


def apart_and_together():
    return [total for rule in ("fixed", "pairs", "delivery")
            for total in (bill(rule, A) + bill(rule, B), bill(rule, A + B))]  # fmt: skip


def one_basket():
    return [bill("fixed", A)]


def one_snack_below_the_fold():
    return [bill("pairs", (2, 4)) - bill("pairs", (1, 4)), bill("pairs", (5, 4)) - bill("pairs", (4, 4))]


def twice_with_delivery():
    return [bill("delivery", 2 * A), 2 * bill("delivery", A)]


def second_and_third_row():
    return (RECEIPTS @ PRICES)[1:3]


# The penguins -------------------------------------------------------------------------------------------------------


@cache
def penguins():
    """Design matrix with ones and three measurements, masses, and the least-squares coefficients by NumPy."""
    data = load_penguins()
    X = np.column_stack([np.ones_like(data.body_mass_g), data.bill_length_mm, data.bill_depth_mm,
                         data.flipper_length_mm])  # fmt: skip
    return X, data.body_mass_g, np.linalg.lstsq(X, data.body_mass_g, rcond=None)[0]


def weight_of_the_flipper():
    return [penguins()[2][3]]


def lightest_and_heaviest_of_three():
    X, _, coef = penguins()
    predicted = X[[0, 170, 341]] @ coef
    return [predicted.min(), predicted.max()]


def gentoos():
    """How many, and their weight of the flipper, by NumPy."""
    data, rows = load_penguins(), load_penguins().species == "Gentoo"
    columns = data.bill_length_mm, data.bill_depth_mm, data.flipper_length_mm
    X = np.column_stack([np.ones(rows.sum()), *(column[rows] for column in columns)])
    return [rows.sum(), np.linalg.lstsq(X, data.body_mass_g[rows], rcond=None)[0][3]]


def all_penguins():
    return [len(load_penguins().body_mass_g)]


def end_of_the_view():
    return [90 + planes.VIEWS[-1]]


def intercept_and_flippers():
    X, _, coef = penguins()
    return [coef[0], X[:, 3].min(), X[:, 3].max()]


def vifs():
    """Of each measurement: the diagonal of the inverse of the correlation matrix."""
    return np.diag(np.linalg.inv(np.corrcoef(penguins()[0][:, 1:].T)))


def largest_vif():
    assert vifs().max() < 2.7
    return [2.7]


def best_of_three_lines():
    X, y, _ = penguins()
    return [min(np.sum((y - X[:, [0, 3]] @ w) ** 2) for w in ([-5000, 46], [-5500, 48], [-6000, 51]))]


# Linear in what -----------------------------------------------------------------------------------------------------


def gaps_at_the_start():
    """At the marked x, between the sum of the curves and the curve of the sum: the exponential, then the product."""
    (u, v), x = linear_or_not.START, linear_or_not.X[linear_or_not.SEEN]
    models = (lambda w: np.exp(w[0] * x), lambda w: 2 * w[0] * w[1] * x)
    return [*(abs(f(u + v) - f(u) - f(v)) for f in models), x]


# Prices -------------------------------------------------------------------------------------------------------------


def loss(paid, w):
    return np.sum((paid - RECEIPTS @ w) ** 2)


def losses_and_best_prices():
    best, least, *_ = np.linalg.lstsq(RECEIPTS, NOISY, rcond=None)
    return [loss(EXACT, FIRST), *PRICES, loss(NOISY, PRICES), *best, least.item()]


def by_hand():
    """Paid, computed, residual and its square, receipt after receipt; then their sum."""
    residuals = EXACT - RECEIPTS @ FIRST
    rows = np.column_stack([EXACT, RECEIPTS @ FIRST, residuals, residuals**2])
    return [*rows.ravel(), loss(EXACT, FIRST), *FIRST]


def residuals_that_cancel():
    residuals = EXACT - RECEIPTS @ FIRST
    assert residuals.sum() == 0
    return residuals[residuals != 0]


def least_absolute():
    """Prices of the least sum of absolute residuals: a minimum lies where two receipts come out right."""
    pairs = [RECEIPTS[[i, j]] for i in range(6) for j in range(i)]
    paid = [NOISY[[i, j]] for i in range(6) for j in range(i)]
    corners = [np.linalg.solve(X, y) for X, y in zip(pairs, paid, strict=True) if abs(np.linalg.det(X)) > 1e-9]
    return min(corners, key=lambda w: np.abs(NOISY - RECEIPTS @ w).sum())


def pairs_of_prices():
    return [len(SNACK) * len(MILK)]


def apart_over_together():
    """How much more of the loss both prices together bring than one up and one down by as much."""
    best = np.linalg.lstsq(RECEIPTS, NOISY, rcond=None)[0]
    apart, together = (loss(NOISY, best + [100, sign * 100]) - loss(NOISY, best) for sign in (-1, 1))
    assert np.isclose(together, 6 * apart)
    return []


# Features that are alike ----------------------------------------------------------------------------------------------


@cache
def draws(correlation):
    """Fitted parameters of the figure's draws, by NumPy."""
    data = [correlated._one_draw(correlation, seed)[0] for seed in range(correlated.DRAWS)]
    noisy = []
    for seed, X in enumerate(data):
        rng = np.random.default_rng([correlated.SEED, seed])
        rng.standard_normal((correlated.ROWS, 2))
        noisy.append(X @ correlated.TRUE + rng.standard_normal(correlated.ROWS))
    return np.array([np.linalg.lstsq(X, y, rcond=None)[0] for X, y in zip(data, noisy, strict=True)])


def spreads():
    """Standard deviation of w₁ at correlations 0 and 0.98: over the draws, and by the formula."""
    formula = [np.sqrt(1 / (1 - r**2) / correlated.ROWS) for r in (0, 0.98)]
    return [*(draws(r)[:, 0].std(ddof=1) for r in (0, 0.98)), *formula, correlated.DRAWS]


def misses():
    """Mean |predicted − true| over all draws, of new rows that move together at 0.98, and apart."""
    new = np.random.default_rng(correlated.SEED).standard_normal((correlated.NEW_ROWS, 2))
    together = np.column_stack([new[:, 0], 0.98 * new[:, 0] + np.sqrt(1 - 0.98**2) * new[:, 1]])
    off = draws(0.98) - correlated.TRUE
    return [np.abs(off @ rows.T).mean() for rows in (together, new)]


def inflation():
    return [1 - 0.95**2, 1 / (1 - 0.95**2), 1 / np.sqrt(1 - 0.95**2)]


SAID = [
    (
        "‘정가’에서는 둘 다 {0:,}원이고, 쌍 할인에서는 {2:,}원과 {3:,}원, 배달비에서는 {4:,}원과 {5:,}원입니다",
        "With “fixed prices” both are {0:,} won; with the pair discount {2:,} and {3:,}, with delivery {4:,} and {5:,}",
        apart_and_together,
    ),
    (
        "$f(2a)$는 {0:,}원인데 $2f(a)$는 {1:,}원입니다",
        "$f(2a)$ is {0:,} won, $2f(a)$ is {1:,} won",
        twice_with_delivery,
    ),
    ("과자 3개와 우유 2개면 {0:,}원입니다", "For 3 snacks and 2 milks that makes {0:,} won", one_basket),
    (
        "과자가 우유보다 적을 때는 과자 하나가 {0}원, 그렇지 않을 때는 {1:,}원을",
        "A snack adds {0} won while there are fewer snacks than milks, and {1:,} won",
        one_snack_below_the_fold,
    ),
    (
        "둘째 행만 함께 채우고({0:,.0f}) 셋째 행은 학생에게 맡깁니다({1:,.0f})",
        "the second row together ({0:,.0f}) and leave the third to the students ({1:,.0f})",
        second_and_third_row,
    ),
    ("세 마리 모두 +{0:.1f} g", "read +{0:.1f} g for all three birds", weight_of_the_flipper),
    (
        "예측 체중이 {0:,.1f} g에서 {1:,.1f} g까지 다르니",
        "Predicted masses differ, from {0:,.1f} g to {1:,.1f} g",
        lightest_and_heaviest_of_three,
    ),
    ("{0:.1f} g을 날개만의 효과로", "The {0:.1f} g are quickly read", weight_of_the_flipper),
    ("젠투 펭귄 {0}마리가", "one species, {0} Gentoo penguins", gentoos),
    ("세 종 {0}마리를 모두 쓰므로", "all {0} penguins of three species", all_penguins),
    ("평면 전체가 {1:.1f} g씩", "the whole plane rises by {1:.1f} g", gentoos),
    ("‘보는 방향’을 {0}°까지", "turn “View” to {0}°", end_of_the_view),
    ("어느 펭귄이든 {0:.1f} g", "It is {0:.1f} g for every penguin", weight_of_the_flipper),
    (
        "exp(w₁x)로 바꾸면 처음 자리에서 {0:.2f}, 2w₁w₂x로 바꾸면 {1:.2f}이 어긋납니다",
        "to exp(w₁x), and at the start they part by {0:.2f}; to 2w₁w₂x, by {1:.2f}",
        gaps_at_the_start,
    ),
    (
        "수는 $x = {2:.1f}$에서 잰",
        "the number is its size at $x = {2:.1f}$",
        gaps_at_the_start,
    ),
    (
        "처음에는 {0:,.0f}이고 {1:,}원과 {2:,}원에서 0이 됩니다. ‘영수증’을 ‘잡음이 섞인 영수증’으로 바꾸면 그 자리의 "
        "손실이 {3:,.0f}이고, {4:,.0f}원과 {5:,.0f}원에서 {6:,.0f}으로 가장",
        "{0:,.0f} at first, 0 at {1:,} and {2:,} won. Set “Receipts” to “with noise”: there the loss is now {3:,.0f}, "
        "and it is least, {6:,.0f}, at {4:,.0f} and {5:,.0f} won",
        losses_and_best_prices,
    ),
    ("흔히 {1:,}원과 {2:,}원을 고릅니다", "Many choose the true {1:,} and {2:,} won", losses_and_best_prices),
    (
        "잔차를 그냥 더하면 {0:,.0f}, {1:,.0f}, {2:,.0f}, {3:,.0f}이 지워져 0이",
        "by hand: {0:,.0f}, {1:,.0f}, {2:,.0f} and {3:,.0f} cancel to 0",
        residuals_that_cancel,
    ),
    ("격자에서 {0:,.0f}원과 {1:,.0f}원입니다", "(No: {0:,.0f} and {1:,.0f} won on the grid.)", least_absolute),
    ("가장 좋은 가격은 {0:,.0f}원과 {1:,.0f}원입니다", "the best prices are {0:,.0f} and {1:,.0f} won", least_absolute),
    (
        "둘을 그만큼 함께 올릴 때의 6분의 1만 손실이 늘어납니다",
        "the loss grows by only a sixth of what it grows by when both rise",
        apart_over_together,
    ),
    *[
        (f"| {receipt} | {row} |",) * 2 + (by_hand,)
        for receipt, row in (
            ("3, 2", "{0:,.0f} | 3 · {25:,.0f} + 2 · {26:,.0f} = {1:,.0f} | {2:,.0f} | {3:,.0f}"),
            ("1, 4", "{4:,.0f} | 1 · {25:,.0f} + 4 · {26:,.0f} = {5:,.0f} | {6:,.0f} | {7:,.0f}"),
            ("4, 1", "{8:,.0f} | $\\square$"),
            ("2, 2", "{12:,.0f} | $\\square$"),
            ("1, 1", "{16:,.0f} | $\\square$"),
            ("2, 3", "{20:,.0f} | $\\square$"),
        )
    ],
    (
        "계산한 돈은 {9:,.0f}, {13:,.0f}, {17:,.0f}, {21:,.0f}입니다. 잔차는 {10:,.0f}, {14:,.0f}, {18:,.0f}, "
        "{22:,.0f}이고, 제곱은 {11:,.0f}, {15:,.0f}, {19:,.0f}, {23:,.0f}입니다. 모두 더하면 $J = {24:,.0f}$",
        "The computed totals are {9:,.0f}, {13:,.0f}, {17:,.0f}, {21:,.0f}. The residuals are {10:,.0f}, {14:,.0f}, "
        "{18:,.0f}, {22:,.0f}, and their squares {11:,.0f}, {15:,.0f}, {19:,.0f}, {23:,.0f}. Together, $J = {24:,.0f}$",
        by_hand,
    ),
    ("20원 간격의 {0:,}쌍", "{0:,} pairs 20 won apart", pairs_of_prices),
    (
        "‘상관계수’를 0에서 0.98로 올리면 {4}번 뽑은 $w_1$의 표준편차가 {0:.2f}에서 {1:.2f}로",
        "“Correlation” from 0 to 0.98: over {4} draws the standard deviation of $w_1$ grows from {0:.2f} to {1:.2f}",
        spreads,
    ),
    (
        "표준편차는 {2:.2f}에서 {3:.2f}가 되어야 하니, {4}번 뽑아",
        "deviation should go from {2:.2f} to {3:.2f}: measured over {4} draws",
        spreads,
    ),
    (
        "평균 {0:.2f} 빗나간 채 그대로입니다. ‘새 데이터’를 ‘따로 움직임’으로 바꾸면 {1:.2f}가",
        "stay off by {0:.2f} on average. Set “New data” to “features move apart”, and it is {1:.2f}",
        misses,
    ),
    ("언제나 평균 {0:.2f} 빗나갑니다", "they are always off by {0:.2f} on average", misses),
    ("상관계수가 0.98이면 평균 {1:.2f} 빗나갑니다", "at correlation 0.98 they are off by {1:.2f} on average", misses),
    ("데이터를 {4}번 새로 뽑고", "anew {4} times", spreads),
    (
        "VIF는 {0:.2f}, {1:.2f}, {2:.2f}이라 견딜",
        "The VIFs of the penguins, {0:.2f}, {1:.2f} and {2:.2f}, are bearable",
        vifs,
    ),
    ("상관이 꽤 있지만 VIF는 {0}을 넘지", "no VIF is above {0}", largest_vif),
    ("($\\sqrt{{{1:.1f}}}$, 약 {2:.1f}배입니다.)", "($\\sqrt{{{1:.1f}}}$, about {2:.1f} times.)", inflation),
    (
        "$1/{0:.4f} \\approx {1:.1f}$입니다. 표준편차는 상관이 없을 때의 약 {2:.1f}배입니다",
        "$1/{0:.4f} \\approx {1:.1f}$. The standard deviation is about {2:.1f} times",
        inflation,
    ),
    ("셋째가 {0:,.0f}으로 가장", "The third has the least, {0:,.0f}", best_of_three_lines),
    (
        "체중을 {0:,.0f} g으로 예측합니다. 본 적이 있는 날개는 {1:.0f} mm에서 {2:.0f} mm까지",
        "predicts {0:,.0f} g for a penguin whose measurements are all 0 mm. The flippers that it has seen are from "
        "{1:.0f} mm to {2:.0f} mm",
        intercept_and_flippers,
    ),
    (
        "절편인 {0:,.0f} g으로 예측합니다. 날개 길이는 {1:.0f} mm에서 {2:.0f} mm까지만",
        "its intercept, {0:,.0f} g. The flippers that it has seen are from {1:.0f} mm to {2:.0f} mm",
        intercept_and_flippers,
    ),
]
SIZES = {}
GIVEN = [
    ("한 쌍마다 1,000원을 깎아도", "with 1,000 won off each pair"),
    ("가중치를 −1,000으로", "a new feature of weight −1,000"),
    ("가중치는 −1,000입니다", "with weight −1,000"),
    ("20원 간격의 자리", "a multiple of 20 won"),
    ("$w = (1.5, 1.2)$", "$w = (1.5, 1.2)$"),
    ("‘상관계수’를 0에서 0.98로", "“Correlation” from 0 to 0.98"),
    ("상관계수가 0.95이면", "At correlation 0.95,"),
    ("상관계수가 0.95일 때의 VIF", "the VIF at correlation 0.95"),
    ("\\frac{1}{1 - 0.95^2}", "\\frac{1}{1 - 0.95^2}"),
]
