"""Numbers in chapter 4's prose that no cell of their section prints, and what computes them."""

from functools import cache

import numpy as np

from lecture_lib.chapters.svd_ols.figures import correlation, digits, minimisers, three_moves, threshold
from lecture_lib.chapters.svd_ols.rulers import two_rulers
from lecture_lib.datasets import load_longley, load_penguins
from lecture_lib.solvers import vif

# ---- Section 1


@cache
def penguins():
    """X of (1, mm, inches), standardised, and the body masses."""
    birds = load_penguins()
    lengths = birds.flipper_length_mm, np.round(birds.flipper_length_mm / 25.4, 1)
    return np.column_stack([np.ones(342), *((v - v.mean()) / v.std() for v in lengths)]), birds.body_mass_g


def least_squares(X, y):
    return np.linalg.lstsq(X, y, rcond=None)[0]


def sums_of_years():
    X, y = penguins()
    rows = [load_penguins().year == year for year in (2007, 2008, 2009)]
    return [least_squares(X[k], y[k])[1:].sum() for k in rows]


def birds_of_years():
    return [np.sum(load_penguins().year == year) for year in (2007, 2008, 2009)]


def w2_by_writing():
    """w₂ with the inches rounded to eighths, and to hundredths."""
    mm = load_penguins().flipper_length_mm
    X, y = penguins()
    found = []
    for parts in (8, 100):
        inches = np.round(mm / 25.4 * parts) / parts
        standard = (inches - inches.mean()) / inches.std()
        found.append(least_squares(np.column_stack([X[:, :2], standard]), y)[2])
    return found


def standard_errors():
    """Of w₂, of w₁ + w₂, of the line for a bird whose measurements agree; without correlation; VIF and its root."""
    X, y = penguins()
    residual = y - X @ least_squares(X, y)
    covariance = residual @ residual / (342 - 3) * np.linalg.inv(X.T @ X)
    kinds = [np.array(c) for c in ([0, 0, 1], [0, 1, 1], [1, 1.5, 1.5])]
    inflation = vif(X[:, 1:])[0]
    alone = np.sqrt(residual @ residual / (342 - 3) / 342)
    return [*(np.sqrt(c @ covariance @ c) for c in kinds), alone, inflation, np.sqrt(inflation)]


def sum_of_slopes():
    return [least_squares(*penguins())[1:].sum()]


def correlation_of_rulers():
    X, _ = penguins()
    return [np.corrcoef(X[:, 1], X[:, 2])[0, 1]]


def largest_gap():
    """How far apart a bird's two measurements are at most, in standard deviations."""
    X, _ = penguins()
    return [abs(X[:, 1] - X[:, 2]).max()]


def rule_of_thumb():
    """VIF 5 and 10 as R², and the factor of the standard error."""
    return [1 - 1 / 5, 1 - 1 / 10, np.sqrt(5), np.sqrt(10)]


def one_of_ten_and_their_sum():
    """Correlation of one of ten uncorrelated features of equal variance with the sum of all."""
    return [1 / np.sqrt(10)]


@cache
def resampled():
    """Over 1,000 bootstrap draws: fits on (1, z, second feature) with z₂ of correlation 0, 0.99, and the inches'."""
    rulers, rng = two_rulers(), np.random.default_rng(0)
    draws = rng.integers(0, 342, (1000, 342))
    fits = []
    for rho in (0.0, 0.99, rulers.rho):
        second = rho * rulers.z + np.sqrt(1 - rho**2) * rulers.q
        X = np.column_stack([np.ones(342), rulers.z, second])
        fits.append(np.array([least_squares(X[rows], rulers.y[rows]) for rows in draws]))
    return fits


def spreads_of_w2():
    return [fits[:, 2].std() for fits in resampled()]


def spreads_of_predictions():
    """For the agreeing new penguin, and for the one half a standard deviation apart."""
    return [(resampled()[2] @ [1, *bird]).std() for bird in correlation.BIRDS.values()]


def to_hundreds():
    """The spread for the penguin that is apart, and what the uncertainties of w₁ and w₂ would add up to, rounded."""
    _, w1, w2 = resampled()[2].std(axis=0)
    first, second = correlation.BIRDS["apart"]
    return [100 * round(value / 100) for value in (spreads_of_predictions()[1], first * w1 + second * w2)]


# ---- Section 2


@cache
def digit_frames():
    return digits.digit_frames()


def digits_of_the_year():
    """Cholesky's and QR's digits at the year as given, and a million later."""
    at = [digits.AS_GIVEN, digits.SHIFTS.index(10**6)]
    return [digit_frames().digits[0, k, digits.METHODS.index(method)] for k in at for method in ("cholesky", "qr")]


def standardised_condition():
    return [digit_frames().condition[2, digits.AS_GIVEN]]


def growth_of_condition():
    """Of Longley's columns, made equally long, when the years are counted from a million years ago; to hundreds."""
    found = [digit_frames().condition[0, k] for k in (digits.SHIFTS.index(10**6), digits.AS_GIVEN)]
    return [round(found[0] / found[1], -2)]


def vifs_of_longley():
    us = load_longley()
    return list(vif(np.column_stack([us.gnp_deflator, us.gnp, us.unemployed, us.armed_forces, us.population, us.year])))


def digits_of_a_double():
    return [-np.log10(np.finfo(float).eps)]


def nothing_left():
    """κ at which κ²ε is 1, in units of 10⁷."""
    return [1 / np.sqrt(np.finfo(float).eps) / 1e7]


# ---- Section 3


def of_angles():
    """σ₁, σ₂ and w at 30° and at 6°; the residual at 0°."""
    found = []
    for degrees in (30, 6):
        X = three_moves.matrix(degrees)
        found += [*np.linalg.svd(X)[1], *np.linalg.solve(X, three_moves.TARGET)]
    X, y = three_moves.matrix(0), np.array(three_moves.TARGET)
    return [*found, np.linalg.norm(y - X @ np.linalg.pinv(X) @ y)]


def one_over_sigmas():
    return list(1 / np.linalg.svd(three_moves.matrix(30))[1])


# ---- Section 4


def longest():
    """Length of w at the ends of the slider over the shortest."""
    slope = minimisers.slope_on_z()
    return [np.hypot(slope, minimisers.SPLITS[-1]) / slope]


@cache
def cut():
    """Root mean square distance to the truth, and mean loss over the least, by truth and number of directions."""
    X = threshold.measured()
    noise = np.random.default_rng(0).normal(0, 390, (1000, len(X)))
    found = {}
    for name, truth in threshold.TRUTHS.items():
        masses = X @ truth + noise - noise.mean(axis=1, keepdims=True)
        U, sigma, Vt = np.linalg.svd(X, full_matrices=False)
        for kept in (6, 5, 4, 3, 2):
            w = masses @ U[:, :kept] / sigma[:kept] @ Vt[:kept]
            distance = np.sqrt(((w - np.asarray(truth)) ** 2).sum(axis=1).mean())
            found[name, kept] = distance, ((masses - w @ X.T) ** 2).sum()
    return found


def distances():
    """Where the truth is shared, with 6, 5, 4, 3 and 2 directions; where it is on one ruler, at first and at best."""
    alone = [cut()["one_ruler", kept][0] for kept in (6, 5, 4, 3, 2)]
    return [*(cut()["shared", kept][0] for kept in (6, 5, 4, 3, 2)), alone[0], min(alone)]


def losses():
    """In percent above the least, with 3 directions (in whole percent, from above) and 2; truth shared."""
    least = cut()["shared", 6][1]
    three, two = (100 * (cut()["shared", kept][1] / least - 1) for kept in (3, 2))
    return [np.ceil(three), two]


def steps_of_the_threshold():
    """The position before and after which a third direction is left out."""
    sigma = threshold.singular_values(threshold.measured())
    after = np.argmax(threshold.RCONDS >= sigma[2])
    return [threshold.RCONDS[after - 1], threshold.RCONDS[after]]


# ---- Sections 5 and 6


def to_solve():
    return [100**3 / 3 / 1e5]


def default_coefficients():
    """scikit-learn's w on the five powers, and R²."""
    from sklearn.linear_model import LinearRegression

    powers = np.arange(21.0)[:, None] ** np.arange(1, 6)
    target = 1 + powers.sum(axis=1)
    model = LinearRegression().fit(powers, target)
    return [*model.coef_, model.score(powers, target)]


SAID = [
    ("{0:.0f}마리, 2008년에 {1:.0f}마리, 2009년에 {2:.0f}마리",
     "{0:.0f} of them in 2007, {1:.0f} in 2008 and {2:.0f} in 2009", birds_of_years),
    ("세 해의 합은 {0:.0f}, {1:.0f}, {2:.0f}이고", "The sums of the three years are {0:.0f}, {1:.0f} and {2:.0f}",
     sums_of_years),
    ("{0:.0f}에서 {1:.0f}까지 옮겨", "from {0:.0f} to {1:.0f}. In the figure", w2_by_writing),
    ("표준편차가 {0:.0f} g에서 {1:.0f} g이 됩니다", "goes from {0:.0f} g to {1:.0f} g", spreads_of_predictions),
    ("예측이 {0:.0f} g 흔들립니다", "predictions vary by {0:.0f} g", spreads_of_predictions),
    ("그대로 {0:.0f} g쯤", "Still about {0:.0f} g", spreads_of_predictions),
    ("{0:.0f} g보다 작음", "Less than {0:.0f} g", spreads_of_predictions),
    ("{0:.0f} g쯤", "About {0:.0f} g", to_hundreds),
    ("{1:,.0f} g쯤", "About {1:,.0f} g", to_hundreds),
    ("{0:.0f} g에서, 0.99일 때 {1:.0f} g, 0.9987일 때 {2:.0f} g",
     "{0:.0f} g to {1:.0f} g at 0.99 and {2:.0f} g at 0.9987", spreads_of_w2),
    ("상관이 없을 때 {3:.1f} g인 표준 오차가 여기서는 {5:.1f}배", "{3:.1f} g without correlation, is {5:.1f} times",
     standard_errors),
    ("VIF {4:.0f}을", "The VIF, {4:.0f}, is", standard_errors),
    ("그 제곱근 {5:.1f}입니다", "its root, {5:.1f}, is", standard_errors),
    ("직선의 표준 오차 {2:.0f} g", "error of the line, {2:.0f} g", standard_errors),
    ("표준 오차가 {0:.0f}이라", "error of {0:.0f} not", standard_errors),
    ("(합 {0:.0f}입니다.", "(The sum, {0:.0f};", sum_of_slopes),
    ("표준 오차가 {1:.0f}입니다.)", "error is {1:.0f}.)", standard_errors),
    ("$\\rho = {0:.4f}$", "$\\rho = {0:.4f}$", correlation_of_rulers),
    ("펭귄도 {0:.1f}표준편차", "about {0:.1f} standard deviations apart", largest_gap),
    ("{0:.1f}이나 {1:.1f}를 넘는다는 뜻이고, 표준 오차가 {2:.1f}배나 {3:.1f}배",
     "above {0:.1f} or {1:.1f}, and {2:.1f} or {3:.1f} times", rule_of_thumb),
    ("상관계수도 {0:.2f}를", "a correlation above {0:.2f}", one_of_ten_and_their_sum),
    ("촐레스키는 {0:.0f}자리쯤, QR은 {1:.0f}자리쯤", "Cholesky has about {0:.0f} correct digits and QR about {1:.0f}",
     digits_of_the_year),
    ("{2:.0f}자리쯤과 {3:.0f}자리쯤이 됩니다", "about {2:.0f} and about {3:.0f} (", digits_of_the_year),
    ("조건수가 {0:.0f}로", "the condition number falls to {0:.0f}", standardised_condition),
    ("쉬우니 {0:.0f}자리와", "mention {0:.0f} digits", digits_of_a_double),
    ("약 {0:.0f}자리이고", "about {0:.0f} digits; the gap", digits_of_a_double),
    ("차례로 {0:.1f}, {1:,.1f}, {2:.1f}, {3:.1f}, {4:.1f}, {5:.1f}입니다",
     "are {0:.1f}, {1:,.1f}, {2:.1f}, {3:.1f}, {4:.1f} and {5:.1f}.", vifs_of_longley),
    ("κ가 ${0:.0f} \\times 10^7$쯤", "κ is about ${0:.0f} \\times 10^7$", nothing_left),
    ("조건수가 약 {0:.0f}배", "κ grows {0:.0f} times", growth_of_condition),
    ("{1:.2f}에서 {5:.2f}이 되고 $w$는 ({2:.2f}, {3:.2f})에서 ({6:.2f}, {7:.2f})으로",
     "from {1:.2f} to {5:.2f}, and $w$ runs away from ({2:.2f}, {3:.2f}) to ({6:.2f}, {7:.2f})", of_angles),
    ("$y$의 성분 {8:.2f}이", "a component {8:.2f} of $y$", of_angles),
    ("곧 {1:.1f}배쯤입니다.)", "about {1:.1f} times.)", one_over_sigmas),
    ("{0:.2f}배쯤입니다.)", "about {0:.2f} times.)", one_over_sigmas),
    ("가운데의 {0:.2f}배까지", "up to {0:.2f} times that", longest),
    ("{0:.0f} g에서 {1:.0f}, {2:.0f}, {3:.0f} g으로 줄다가 {4:.0f} g으로 늡니다",
     "from {0:.0f} g to {1:.0f}, {2:.0f} and {3:.0f} g, then rises to {4:.0f} g", distances),
    ("바꾸면 {6:.0f} g까지밖에", "falls no further than {6:.0f} g", distances),
    ("{0:.0f} g에서 {1:.0f}, {2:.0f}, {3:.0f} g으로 줄어듭니다",
     "from {0:.0f} g to {1:.0f}, {2:.0f} and {3:.0f} g, while", distances),
    ("거리도 {4:.0f} g으로 늘어납니다", "the distance to {4:.0f} g: a direction", distances),
    ("{5:.0f} g에서 {6:.0f} g까지밖에", "from {5:.0f} g to {6:.0f} g. The shortest", distances),
    ("평균해서 {0:.0f}%도", "on average by less than {0:.0f}%", losses),
    ("훈련 손실이 {1:.1f}% 늘고", "the training loss rises by {1:.1f}%", losses),
    ("{0:.2f}에서 {1:.1f}으로 한 칸", "from {0:.2f} to {1:.1f}. The directions", steps_of_the_threshold),
    ("거리가 {3:.0f} g에서 {4:.0f} g으로 뜁니다", "jumps from {3:.0f} g to {4:.0f} g", distances),
    ("약 ${0:.0f} \\times 10^5$입니다", "about ${0:.0f} \\times 10^5$", to_solve),
    ("{0:.2f}, {1:.2f}, {2:.2f}, {3:.0f}, {4:.0f}이고 $R^2$이 {5:.6f}",
     "{0:.2f}, {1:.2f}, {2:.2f}, {3:.0f} and {4:.0f}, with an $R^2$ of {5:.6f}",
     default_coefficients),
]  # fmt: skip
SIZES = {
    "342": lambda: len(load_penguins().year),
    "16": lambda: len(load_longley().year),
    "390": lambda: threshold.NOISE,
    "1.3": lambda: three_moves.LENGTHS[0],
    "0.9": lambda: three_moves.LENGTHS[1],
    "30": lambda: three_moves.ANGLES[three_moves.FIRST_ANGLE],
}
GIVEN = [
    ("1947년부터 1962년까지", "from 1947 to 1962"),
    ("2.2 \\times 10^{-16}", "2.2 \\times 10^{-16}"),
    ("1,000배가 될 뿐", "1,000 times as large, and again"),
    ("수를 1,000배로 하면", "made 1,000 times as large?"),
    ("\\delta^2 = 10^{-16}", "\\delta^2 = 10^{-16}"),
    ("12/\\sqrt 2", "12/\\sqrt 2"),
    ("(1.5, 1.5) + (-1, 1)", "(1.5, 1.5) + (-1, 1)"),
    ("1 mm, 0.1인치, 5 mm, 1 cm", "1 mm, 0.1 inch, 5 mm and 1 cm"),
    ("$n$이 10만, $p$가 100이면", "$n$ at 100,000 and $p$ at 100"),
    ("scikit-learn 1.9", "scikit-learn 1.9"),
    ("$x = 0, 1, \\ldots, 20$", "$x = 0, 1, \\ldots, 20$"),
]
