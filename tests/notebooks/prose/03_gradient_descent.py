"""Numbers in chapter 3's prose that no cell of their section prints, and what computes them, by NumPy from the data.

Descent is computed from the eigenvectors of XᵀX: there a step multiplies each part of the error by a number.
"""

from functools import cache
from itertools import combinations

import numpy as np

from lecture_lib.chapters.gradient_descent.figures import sgd as hovering
from lecture_lib.chapters.gradient_descent.figures.gradient_descent import AT_THRESHOLD, N_STEPS, RATIOS
from lecture_lib.datasets import load_penguins
from lecture_lib.figures.data import START_LINE
from lecture_lib.solvers import sgd

PENGUINS = load_penguins()
FLIPPER, MASS = PENGUINS.flipper_length_mm, PENGUINS.body_mass_g
N, MEAN = len(MASS), FLIPPER.mean()
CM, Z, INCH = (FLIPPER - MEAN) / 10, (FLIPPER - MEAN) / FLIPPER.std(), np.round(FLIPPER / 25.4, 1)
POINTS, TARGETS = np.array([[1, -1], [1, 0], [1, 1]]), np.array([1, 2, 6])


def design(*features):
    return np.column_stack([np.ones(len(features[0])), *features])


X = design(CM)


def squares(X, y, w):
    return np.sum((y - X @ w) ** 2)


def minimiser(X, y=MASS):
    return np.linalg.lstsq(X, y)[0]


def descend(X, lr, steps, start, y=MASS):
    """w after these numbers of steps: the part of the error along each eigenvector is multiplied by 1 − lr·λ."""
    values, vectors = np.linalg.eigh(2 * (X.T @ X))
    parts = vectors.T @ (start - minimiser(X, y))
    return minimiser(X, y) + (1 - lr * values) ** np.array(steps)[..., None] * parts @ vectors.T


def curvatures(X):
    return np.linalg.eigvalsh(2 * (X.T @ X))


# The learning rate, in the first figure ------------------------------------------------------------------------------

UNITS = {"mm": (0.0, 1.0), "mm - mean": (MEAN, 1.0), "cm": (MEAN, 10.0), "z": (MEAN, FLIPPER.std())}


@cache
def shown(unit):
    """Loss over least loss, (learning rates, steps), on the figure's slider; the best rate is the last but none."""
    shift, scale = UNITS[unit]
    level, slope = START_LINE
    X, start = design((FLIPPER - shift) / scale), np.array([level - slope * (MEAN - shift), slope * scale])
    low, high = curvatures(X)
    rates = np.append(RATIOS * 2 / high, 2 / (low + high))
    paths = [descend(X, rate, range(N_STEPS + 1), start) for rate in rates]
    losses = np.array([[squares(X, MASS, w) for w in path] for path in paths])
    return rates, losses / squares(X, MASS, minimiser(X))


@cache
def first_within_a_percent(unit):
    """Steps that the best rate takes; no other rate of the slider takes fewer."""
    near = shown(unit)[1] <= 1.01
    steps = np.where(near.any(axis=1), near.argmax(axis=1), N_STEPS + 1)
    assert steps[-1] == steps.min() <= N_STEPS
    return [steps[-1]]


@cache
def beside_the_threshold():
    rates, times = shown("cm")
    below, above = AT_THRESHOLD - 1, AT_THRESHOLD + 1
    diverged = np.argmax(times[above] > 10 * times[above, 0])
    return [1e3 * rates[below], N_STEPS, times[below, -1], 1e3 * rates[above], diverged]


@cache
def in_millimetres():
    """The least that any rate reaches with the raw values; the centred ones do not come within 1% either."""
    reached = [shown(unit)[1].min() for unit in ("mm", "mm - mean")]
    assert min(reached) > 1.01
    return [N_STEPS, reached[0]]


def best_ratio():
    low, high = curvatures(X)
    return [high / (low + high)]


# By hand -------------------------------------------------------------------------------------------------------------


@cache
def by_hand():
    """w, residuals and loss at the start and after one and two steps of the three points."""
    w, told = np.zeros(2), []
    for _ in range(3):
        residuals = TARGETS - POINTS @ w
        told.append((w, residuals, residuals @ residuals))
        w = w + 0.1 * 2 * (POINTS.T @ residuals)
    return told


def losses_by_hand():
    return [loss for *_, loss in by_hand()]


def second_step():
    _, residuals, loss = by_hand()[1]
    return [*residuals, loss]


def errors_by_hand():
    return np.transpose([w - minimiser(POINTS, TARGETS) for w, *_ in by_hand()]).ravel()


def bends():
    """The curvatures of the three points in w0 and in w1, where the minimum is, and the factors of a step."""
    curved = 2 * (POINTS**2).sum(axis=0)
    return [*curved, *minimiser(POINTS, TARGETS), *(1 - 0.1 * curved)]


@cache
def gradient_of_the_cell():
    return 2 * (X.T @ (X @ [4000.0, 300.0] - MASS))


@cache
def from_scratch():
    """Steps until the gradient is shorter than 1, and w then; its length at the start, in 10,000s, in millions."""
    steps = range(1000)
    path = descend(X, 0.0005, steps, np.zeros(2))
    lengths = np.linalg.norm(2 * ((path - minimiser(X)) @ (X.T @ X)), axis=1)
    k = np.argmax(lengths < 1)
    return [k, *path[k], lengths[0] / 1e4, lengths[0] / 1e6]


# The learning rate, in the cells -------------------------------------------------------------------------------------


@cache
def below_and_above():
    """Steps to within 1% of the least loss at three ratios to the threshold; steps to divergence at a fourth."""
    steps = range(1001)
    least, start = squares(X, MASS, minimiser(X)), squares(X, MASS, 0 * X[0])
    told = []
    for ratio in (0.5, 0.9, 0.99, 1.01):
        path = descend(X, ratio * 2 / curvatures(X)[-1], steps, np.zeros(2))
        losses = np.array([squares(X, MASS, w) for w in path])
        told.append(np.argmax(losses <= 1.01 * least if ratio < 1 else losses > 10 * start))
    return told


@cache
def steps_to_a_thousandth():
    """For the raw mm, in hundred ten thousands and in millions, and for the mm less their mean."""
    told = []
    for feature in (FLIPPER, FLIPPER - MEAN):
        low, high = curvatures(design(feature))
        told.append(np.ceil(np.log(0.001) / np.log1p(-2 * low / (high + low))))
    millions = round(told[0] / 1e6)
    return [100 * millions, told[1], millions]


def just_below():
    factor = 1 - 0.99 * 2
    return [factor, 100 * (1 - abs(factor))]


def about(number):
    return round(number, -1)


def gigabytes():
    rows = [N, 1e6, 1e9]
    return [rows[0], *(100 * 8 * n / 1e9 for n in rows)]


# SGD -----------------------------------------------------------------------------------------------------------------


def late_excess(size, schedule="constant"):
    """In percent of the least loss, on average over the last epochs of the figure's run."""
    rate = hovering.RATIOS[hovering.DEFAULT] / (CM @ CM)
    run = sgd(X, MASS, rate, size, hovering.EPOCHS, schedule, 0, hovering.START)
    late = run.path[run.samples_read > (hovering.EPOCHS - hovering.LATE) * N]
    return 100 * (np.mean([squares(X, MASS, w) for w in late]) / squares(X, MASS, minimiser(X)) - 1)


@cache
def ball():
    return [1e5 * hovering.RATIOS[hovering.DEFAULT] / (CM @ CM), late_excess(1), late_excess(16), late_excess(1, "1/t")]


@cache
def diverges_at_the_best():
    """The best rate of full batch is too large for single rows: within the figure's epochs w passes all bounds."""
    path = sgd(X, MASS, 2 / curvatures(X).sum(), 1, hovering.EPOCHS, "constant", 0, hovering.START).path
    assert not np.isfinite(path).all() or np.abs(path).max() > 1e6
    return [1]


@cache
def after_ten_epochs():
    least = squares(X, MASS, minimiser(X))
    ends = [sgd(X, MASS, 0.2 / N, 8, 10, seed=seed).path[-1] for seed in range(200)]
    full = descend(X, 2 / curvatures(X).sum(), 10, np.zeros(2)) - minimiser(X)
    return [np.median([squares(X, MASS, w) for w in ends]) / least - 1, np.sum((X @ full) ** 2) / least]


@cache
def batches_of_two():
    """The estimates of the gradient at 0 from two of the three points, and the gradient."""
    pairs = [3 / 2 * -2 * (POINTS[[*rows]].T @ TARGETS[[*rows]]) for rows in combinations(range(3), 2)]
    np.testing.assert_allclose(np.mean(pairs, axis=0), -2 * (POINTS.T @ TARGETS))
    return [*np.ravel(pairs), *np.mean(pairs, axis=0)]


def rows_of_a_tenth():
    return [8 * int(np.ceil(0.1 * N / 8))]


# One answer or many --------------------------------------------------------------------------------------------------


@cache
def twice():
    """Where descent from (0, 0, 0) and (0, 1000, 0) arrives if z is there twice, and the loss."""
    both = design(Z, Z)
    shortest = minimiser(both)
    start = np.array([0.0, 1000.0, 0.0])
    flat = np.array([0.0, 1.0, -1.0]) / np.sqrt(2)
    return [*shortest, *(shortest + flat * (flat @ start)), squares(both, MASS, shortest)]


@cache
def inches():
    """w after ten steps, and the exact answer; the loss is then within 2% of the least."""
    both = design(Z, (INCH - INCH.mean()) / INCH.std())
    early, exact = descend(both, 1 / curvatures(both)[-1], 10, np.zeros(3)), minimiser(both)
    assert squares(both, MASS, early) < 1.02 * squares(both, MASS, exact)
    return [*early, *exact]


SAID = [
    ("옮기면 {0}걸음 만에 최소 손실과의 차이가 1% 이내가 됩니다",
     "the mark “best”: within 1% of the least loss after {0} steps", lambda: first_within_a_percent("cm")),
    ("‘표준화’에서 ‘가장 빠름’으로 가면 {0}걸음이면", "with “standardised” and “best”, {0} step is enough",
     lambda: first_within_a_percent("z")),
    ("바로 왼쪽 칸({0:.2f}×10⁻³)에서는 {1}걸음을 가도 최소 손실의 {2:.2f}배이고, 바로 오른쪽 칸({3:.2f}×10⁻³)에서는 "
     "{4}걸음 만에 발산합니다",
     "({0:.2f}×10⁻³) the loss is still {2:.2f} times the least after {1} steps; one position right of it "
     "({3:.2f}×10⁻³) descent diverges after {4}.", beside_the_threshold),
    ("어떤 학습률로도 {0}걸음 안에 약 {1:.0f}배 아래로",
     "no learning rate gets below about {1:.0f} times the least in {0} steps",
     in_millimetres),
    ("처음의 출발점에서 {0}걸음 안에 최소 손실과의 차이가 1% 이내로 줄어드는 학습률이 없습니다",
     "no learning rate comes within 1% of the least loss in {0} steps", in_millimetres),
    ("경계의 약 {0:.2f}배입니다", "about {0:.2f} of the threshold", best_ratio),
    ("옅은 선은 {0}걸음까지의 길을", "the faint line shows all {0} steps", lambda: [N_STEPS]),
    ("$J$가 {0:.0f}, {1:.2f}, {2:.2f}로 줄어듭니다", "$J$ falls from {0:.0f} to {1:.2f} to {2:.2f}", losses_by_hand),
    ("두 열이 {0:,.1f}과 {1:,.1f}로", "both columns are {0:,.1f} and {1:,.1f}.", gradient_of_the_cell),
    ("{0}걸음 만에 $({1:.1f}, {2:.1f})$에서 멈추고", "stops after {0} steps at $({1:.1f}, {2:.1f})$", from_scratch),
    ("출발할 때의 길이는 약 {3:.0f}만입니다", "at the start its length was about {4:.2f} million", from_scratch),
    ("잔차는 $r = ({0:.1f}, {1:.1f}, \\square)$", "residuals are $r = ({0:.1f}, {1:.1f}, \\square)$", second_step),
    ("$r = ({0:.1f}, {1:.1f}, {2:.1f})$, $J = {3:.2f}$", "$r = ({0:.1f}, {1:.1f}, {2:.1f})$, $J = {3:.2f}$",
     second_step),
    ("오차에 {4:.1f}와 {5:.1f}이 곱해지는", "the errors are multiplied by {4:.1f} and {5:.1f},", bends),
    ("이 배율은 ${4:.1f}$와 ${5:.1f}$입니다", "these factors are ${4:.1f}$ and ${5:.1f}$,", bends),
    ("= {0:.0f} (w_0 - {2:.0f})", "= {0:.0f} (w_0 - {2:.0f})", bends),
    ("= {1:.0f} (w_1 - {3:.1f})", "= {1:.0f} (w_1 - {3:.1f})", bends),
    ("{{w^*}}}} = ({2:.0f}, {3:.1f})$", "{{w^*}}}} = ({2:.0f}, {3:.1f})$", bends),
    ("- {3:.1f} = (1 - {1:.0f} \\mathrm{{lr}})(w_1 - {3:.1f})",
     "- {3:.1f} = (1 - {1:.0f} \\mathrm{{lr}})(w_1 - {3:.1f})", bends),
    ("$w_0$의 오차는 ${0:.0f},\\; {1:.1f},\\; {2:.2f}$이고 $w_1$의 오차는 ${3:.1f},\\; {4:.1f},\\; {5:.1f}$입니다",
     "error of $w_0$ went ${0:.0f},\\; {1:.1f},\\; {2:.2f}$ and that of $w_1$ went ${3:.1f},\\; {4:.1f},\\; {5:.1f}$",
     errors_by_hand),
    ("그 셀이 찍은 {0:.0f}와 {1:,.1f}는 펭귄의", "The {0:.0f} and {1:,.1f} that its cell prints are",
     lambda: 2 * (X**2).sum(axis=0)),
    ("$2n = {0:.0f}$와 $2\\sum_i x_i^2 \\approx {1:.1f}$", "$2n = {0:.0f}$ and $2\\sum_i x_i^2 \\approx {1:.1f}$",
     lambda: 2 * (X**2).sum(axis=0)),
    ("경계의 0.50, 0.90, 0.99배일 때 {0}, {1}, {2}걸음이고 1.01배일 때 {3}걸음 만에 발산하는",
     "at 0.50, 0.90 and 0.99 times the threshold {0}, {1} and {2} steps, at 1.01 times divergence after {3}.",
     below_and_above),
    ("약 {0:,.0f}만 걸음이 {1:.0f}걸음이 됩니다", "about {2:.0f} million steps become {1:.0f}.", steps_to_a_thousandth),
    ("원래 mm 값으로는 약 {0:,.0f}만 걸음", "The raw mm need about {2:.0f} million steps", steps_to_a_thousandth),
    ("경계의 0.99배는 왜 느린가요?(가장 가파른 방향의 배율이 {0:.2f}이라 한 걸음에 {1:.0f}%만",
     "Why is 0.99 times the threshold slow? (Along the steepest direction the factor is {0:.2f}, only {1:.0f}% less",
     just_below),
    ("날개 길이는 {0:.0f} mm 안팎에", "Flipper lengths all lie around {0:.0f} mm", lambda: [about(MEAN)]),
    ("거의 나란한 데다 약 {0:.0f}배 길고", "about {0:.0f} times as long",
     lambda: [about(np.linalg.norm(FLIPPER) / np.sqrt(N))]),
    ("특징이 100개일 때 $X$의 크기를 읽습니다. {0}행은 {1:.4f} GB, 100만 행은 {2:.1f} GB, 10억 행은 {3:.0f} GB",
     "with 100 features: {0} rows take {1:.4f} GB, 1 million rows {2:.1f} GB, 1 billion rows {3:.0f} GB", gigabytes),
    ("10억 행이면 $X$가 {3:.0f} GB이고", "With 1 billion rows $X$ takes {3:.0f} GB", gigabytes),
    ("학습률 {0:.2f}×10⁻⁵)", "learning rate {0:.2f}×10⁻⁵)", ball),
    ("마지막 두 에포크의 초과 손실은 평균 {1:.2f}%입니다",
     "in the last two epochs its excess loss is {1:.2f}% on average", ball),
    ("‘배치 크기’를 16으로 하면 {2:.2f}%로 작아지고, 다시 {4}로 돌아와 ‘1/t로 줄임’을 누르면 {3:.2f}%가",
     "With “Batch size” 16 it falls to {2:.2f}%; back at {4}, “falling, 1/t” makes it {3:.2f}%.",
     lambda: [*ball(), *diverges_at_the_best()]),
    ("SGD의 중앙값은 {0:.4f}, 경사 하강법은 {1:.2e}입니다", "SGD has {0:.4f} in the median, gradient descent {1:.2e}.",
     after_ten_epochs),
    ("$g_B$는 $({0:.0f}, {1:.0f})$, $({2:.0f}, {3:.0f})$, $({4:.0f}, {5:.0f})$ 가운데 하나입니다. 셋의 평균은 "
     "$({6:.0f}, {7:.0f})$",
     "$g_B$ one of $({0:.0f}, {1:.0f})$, $({2:.0f}, {3:.0f})$, $({4:.0f}, {5:.0f})$. Their mean is "
     "$({6:.0f}, {7:.0f})$",
     batches_of_two),
    ("경사 하강법의 한 걸음은 {0}행을 읽기", "a step of gradient descent {0}.", lambda: [N]),
    ("SGD는 {0}행, 곧 데이터의 10분의 1 남짓만",
     "After {0} rows, little more than a tenth of the data", rows_of_a_tenth),
    ("$({0:.1f}, {1:.1f}, {2:.1f})$, 다른 곳에서 출발하면 $({3:.1f}, {4:.1f}, {5:.1f})$이고 손실은 {6:,.0f}으로",
     "$({0:.1f}, {1:.1f}, {2:.1f})$, from the other start at $({3:.1f}, {4:.1f}, {5:.1f})$, and the loss is "
     "{6:,.0f} for both",
     twice),
    ("$w$는 $({0:.0f}, {1:.0f}, {2:.0f})$이고 정확한 답은 $({3:.0f}, {4:.0f}, {5:.0f})$",
     "$w$ is $({0:.0f}, {1:.0f}, {2:.0f})$, and the exact answer is $({3:.0f}, {4:.0f}, {5:.0f})$", inches),
    ("정확한 답 $({3:.0f}, {4:.0f}, {5:.0f})$까지는", "to the exact $({3:.0f}, {4:.0f}, {5:.0f})$ takes", inches),
]  # fmt: skip
SIZES = {}
GIVEN = [
    ("가운데 80%가 드는", "the middle 80% of them"),
    ("mm 값으로 10만 걸음을 간", "after 100,000 steps with the raw mm"),
]
