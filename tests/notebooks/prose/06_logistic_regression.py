"""Numbers in chapter 6's prose that no cell prints, and what computes them."""

from functools import cache

import numpy as np
from sklearn.linear_model import LogisticRegression

from lecture_lib import solvers
from lecture_lib.chapters.logistic_regression import tasks
from lecture_lib.chapters.logistic_regression.figures import (
    chain,
    classes,
    likelihood,
    line_or_curve,
    odds,
    sigmoid,
    training,
)
from lecture_lib.chapters.logistic_regression.figures.deciding import BIRD


def sigma(z):
    return np.exp(-np.logaddexp(0, -np.asarray(z, dtype=float)))


def logit(p):
    return np.log(p) - np.log1p(-p)


def birds():
    """Body mass in kg, kg above the mean, label."""
    task = tasks.sexes()
    return task.F[:, 0], task.F[:, 0] - task.F[:, 0].mean(), task.y


# ---- a line for labels ----------------------------------------------------------------------------------------------


@cache
def boundaries():
    """Of the line, with the heaviest male as he is and at the right end; of the curve at both; what the first line
    says of the bird at the right end."""
    (mass, y), end, found = line_or_curve.birds(), line_or_curve.MASSES[1], []
    for first in (mass[0], end):
        x = np.r_[first, mass[1:]]
        slope, level = np.polyfit(x, y, 1)
        fit = LogisticRegression(C=np.inf, tol=1e-10).fit(x[:, None], y)
        found.append(((0.5 - level) / slope, -fit.intercept_[0] / fit.coef_[0, 0], level + slope * end))
    (before, curve, said), (after, moved, _) = found
    assert abs(moved - curve) < 5e-3, "that of the curve stays"
    return [before, after, curve, said, int(y.sum() - 1), len(y)]


# ---- odds, sigmoid --------------------------------------------------------------------------------------------------


def steps():
    """In logit: 0.49 to 0.50, 0.98 to 0.99, and their ratio."""
    small, large = logit(0.50) - logit(0.49), logit(0.99) - logit(0.98)
    return [small, large, large / small]


def odds_of_ends():
    return [0.01 / 0.99, 0.99 / 0.01]


def first_odds():
    p = odds.P[odds.START]
    return [p, p / (1 - p), logit(p), 1 - p, logit(1 - p)]


def centres():
    """w, b, centre at first; centre at w = 3; p at w = 0; centre with w of the other sign."""
    w, b = sigmoid.W[sigmoid.START["w"]], sigmoid.B[sigmoid.START["b"]]
    return [w, b, -b / w, -b / 3, sigma(b), -w, b / w]


def slopes():
    """p(1 − p) at ½ and at 0.9, and their ratio."""
    return [0.5 * 0.5, 0.9 * 0.1, 0.9 * 0.1 / 0.25]


def correlation():
    return [np.corrcoef(tasks.sexes().F.T)[0, 1]]


# ---- likelihood -----------------------------------------------------------------------------------------------------


@cache
def few():
    """Twelve birds: the share of the greatest likelihood that w and b have, and the probabilities given."""
    x, y = likelihood.few_penguins()
    best = LogisticRegression(C=np.inf, tol=1e-12).fit(x[:, None], y)

    def given(w, b):
        p = sigma(w * x + b)
        return np.where(y == 1, p, 1 - p)

    most = given(best.coef_[0, 0], best.intercept_[0]).prod()
    return lambda w, b: given(w, b).prod() / most, given


def shares():
    """At w = b = 0; the w of the greatest share at b = 0, that share; at w = 16; at w = 9, b = 1; the shortest bar."""
    share, given = few()
    along = [share(w, 0) for w in likelihood.W]
    best = int(np.argmax(along))
    return [share(0, 0), likelihood.W[best], along[best], share(16, 0), share(9, 1), given(16, 0).min()]


def deepest():
    return [-np.log(few()[1](16, 0).min())]


def half_to_the_12th():
    return [0.5**12]


@cache
def by_mass():
    mass, x, y = birds()
    fit = LogisticRegression(C=np.inf, tol=1e-12).fit(x[:, None], y)
    return fit.coef_[0, 0], fit.intercept_[0]


def likelihood_of_all():
    """L as m and n of m·10ⁿ, n birds repeated 50 times, and their log L."""
    w, b = by_mass()
    _, x, y = birds()
    log = -np.logaddexp(0, -(2 * y - 1) * (w * x + b)).sum()
    power = np.floor(log / np.log(10))
    return [np.exp(log - power * np.log(10)), int(power), 50 * len(y), 50 * log]


def female():
    """What a female of 5.5 kg adds to −log L."""
    w, b = by_mass()
    return [np.logaddexp(0, w * (5.5 - birds()[0].mean()) + b)]


@cache
def odds_ratio():
    """For 100 g, and between which two it lies nine times out of ten when the birds are drawn again."""
    _, x, y = birds()
    rng, drawn = np.random.default_rng(0), []
    for _ in range(1000):
        rows = rng.integers(0, len(y), len(y))
        drawn.append(solvers.logistic_regression(x[rows, None], y[rows]).coef[0])
    return [np.exp(by_mass()[0] / 10), *np.exp(np.quantile(drawn, [0.05, 0.95]) / 10)]


def losses():
    """−log of ½ and of 0.01, and their ratio."""
    return [-np.log(0.5), -np.log(0.01), np.log(0.01) / np.log(0.5)]


# ---- gradient, training ---------------------------------------------------------------------------------------------


def gradients():
    task, w = tasks.sexes(), np.array([0.5, 1.0, -1.0])
    return list(task.X.T @ (sigma(task.X @ w) - task.y) / len(task.y))


def second_step():
    """z, p and the derivative by w at w = 1, b = 0.5 of a sample x = 2, y = 1."""
    z = 1 * 2 + 0.5
    return [z, sigma(z), (sigma(z) - 1) * 2]


def flat():
    """At w = −3, x = 2, y = 1: the slopes of sigmoid and loss, and their product."""
    p = sigma(chain.W[0] * chain.X)
    return [p * (1 - p), -1 / p, p - 1]


@cache
def fit_of_sexes():
    task = tasks.sexes()
    fit = LogisticRegression(C=np.inf, tol=1e-12, solver="newton-cholesky").fit(task.Z, task.y)
    return task, np.r_[fit.intercept_, fit.coef_[0]]


def descend(task, lr, steps, w=None):
    w = np.zeros(3) if w is None else w
    for _ in range(steps):
        w = w - lr * task.X.T @ (sigma(task.X @ w) - task.y) / len(task.y)
    return w


@cache
def rates():
    """2/L, 2/λmax of the Hessian at the minimum, the whole rates on both sides of it; the lower converges."""
    task, w = fit_of_sexes()
    p, n = sigma(task.X @ w), len(task.y)
    bound = 2 / (np.linalg.eigvalsh(task.X.T @ task.X)[-1] / (4 * n))
    limit = 2 / np.linalg.eigvalsh((task.X.T * (p * (1 - p))) @ task.X / n)[-1]
    below, above = np.floor(limit), np.ceil(limit)
    assert np.linalg.norm(descend(task, 10, 300) - w) < 1e-6
    assert np.linalg.norm(descend(task, below, 2000) - w) < 1e-6
    assert np.linalg.norm(descend(task, above, 2000) - w) > 0.1
    return [bound, limit, below, above]


@cache
def separable():
    """‖w‖ at step 80 and 300, of ridge; at step 100,000 how many times that at 80."""
    task = tasks.two_species()
    path = solvers.logistic_gradient_descent(task.X, task.y, 2.0, 100_000).path[:, 1:]
    norms = np.linalg.norm(path, axis=1)
    angles = np.degrees(np.arctan2(path[80:, 1], path[80:, 0]))
    assert np.abs(angles - angles[0]).max() < 2
    alpha = training.DATA["with_ridge"][1]
    stopped = solvers.logistic_gradient_descent(task.X, task.y, 2.0, 300, None, alpha).path[-1, 1:]
    return [norms[80], norms[300], alpha, np.linalg.norm(stopped), norms[-1] / norms[80]]


# ---- deciding -------------------------------------------------------------------------------------------------------


@cache
def counts():
    """TP, FN, FP, TN at the thresholds 0.5, 0.9, 0.1."""
    task, w = fit_of_sexes()
    p, male = sigma(task.X @ w), task.y == 1
    found = []
    for t in (0.5, 0.9, 0.1):
        said = p >= t
        pairs = ((said, male), (~said, male), (said, ~male), (~said, ~male))
        found += [int((predicted & actual).sum()) for predicted, actual in pairs]
    return found


def accuracies():
    """At the thresholds 0.5 and 0.9, in percent."""
    found = counts()
    return [100 * (found[k] + found[k + 3]) / sum(found[k : k + 4]) for k in (0, 4)]


def diamond():
    """Logit and signed distance."""
    _, w = fit_of_sexes()
    z = w[0] + w[1:] @ BIRD
    return [z, z / np.linalg.norm(w[1:])]


def steps_of_descent():
    """How many steps at learning rate 2 until the gradient is below 1e-8."""
    task, w = tasks.sexes(), np.zeros(3)
    for step in range(10_000):
        gradient = task.X.T @ (sigma(task.X @ w) - task.y) / len(task.y)
        if np.linalg.norm(gradient) < 1e-8:
            return [step]
        w = w - 2.0 * gradient


def far_bird():
    """p of a male for 20 kg and 10 mm is above this."""
    task, w = fit_of_sexes()
    z = w[0] + (np.array([20, 10]) - task.shift) / task.unit @ w[1:]
    assert sigma(z) > 0.999999
    return [0.999999]


# ---- three species --------------------------------------------------------------------------------------------------


def three_fits(S, y, alpha):
    rest, pairs = (method(S, y, "l2", alpha, "mean") for method in (solvers.one_vs_rest, solvers.one_vs_one))
    return rest, pairs, solvers.softmax_regression(S, y, alpha, "mean")


@cache
def wrong():
    """Of the birds fitted to, by OvR, OvO and softmax; of the birds left out, on average of 100 divisions."""
    F, y = tasks.species(*classes.FEATURES)
    alpha, every = classes.ALPHAS[classes.START], np.arange(len(y))

    def mistakes(rows, judged):
        mean, deviation = F[rows].mean(axis=0), F[rows].std(axis=0)
        fits = three_fits((F[rows] - mean) / deviation, y[rows], alpha)
        return np.array([np.sum(solvers.predict_class(fit, (F[judged] - mean) / deviation) != y[judged])
                         for fit in fits])  # fmt: skip

    left_out = np.array([
        sum(mistakes(np.setdiff1d(every, fold), fold) for fold in solvers.k_folds(len(y), 10, seed))
        for seed in range(100)
    ])  # fmt: skip
    assert (left_out[:, :1] > left_out[:, 1:]).all(), "OvR misclassifies most in all of them"
    return [*mistakes(every, every), *left_out.mean(axis=0)]


@cache
def three_answers():
    """At the diamond: sum of OvR, votes of OvO, softmax of Chinstrap; sum of OvR at 50 mm, 16 mm."""
    F, y = tasks.species(*classes.FEATURES)
    mean, deviation = F.mean(axis=0), F.std(axis=0)
    rest, pairs, soft = three_fits((F - mean) / deviation, y, classes.ALPHAS[classes.START])
    here, there = ((np.array([place]) - mean) / deviation for place in (classes.BIRD, (50, 16)))
    sums = [sigma(at @ rest.coefs.T + rest.intercepts).sum() for at in (here, there)]
    e = np.exp(here @ soft.coefs.T + soft.intercepts)[0]
    votes = solvers.one_vs_one_votes(pairs, here)[0]
    return [sums[0], *votes, (e / e.sum())[1], sums[1]]


def exponentials():
    """Of 20,000 rows and 100 features: one per row, one per row and feature."""
    return [20_000, 20_000 * 100]


SAID = [
    ("경계가 {0:.2f} kg에서 {1:.2f} kg으로", "moves from {0:.2f} kg to {1:.2f} kg", boundaries),
    ("나머지 수컷 {4}마리가", "the {4} other males", boundaries),
    ("로지스틱 곡선의 경계는 {2:.2f} kg 그대로", "that of the logistic curve stays at {2:.2f} kg", boundaries),
    ("오른쪽 끝의 새에게 {3:.1f}을 예측합니다", "would predict {3:.1f} for the bird", boundaries),
    ("가운데 {5}마리에 직선과", "to {5} of the 146 birds", boundaries),
    ("0.01의 값어치가 {0:.3f}에서 {1:.3f}으로", "what 0.01 is worth grows from {0:.3f} to {1:.3f}", steps),
    ("0.50과 같은 {0:.2f}에 놓는데", "put it at {0:.2f}, like that of 0.49", steps),
    ("그 {2:.0f}배쯤인 {1:.3f}입니다", "ends at {1:.3f}, about {2:.0f} times as far", steps),
    ("0.49 → 0.50은 로짓으로 {0:.3f}, 0.98 → 0.99는 {1:.3f}입니다",
     "0.49 → 0.50 is {0:.3f} of logit, 0.98 → 0.99 is {1:.3f}", steps),
    ("0.01의 오즈는 약 {0:.2f}, 0.99의 오즈는 {1:.0f}입니다",
     "those of 0.01 are about {0:.2f}, those of 0.99 are {1:.0f}", odds_of_ends),
    ("$p = {0:.1f}$에서 오즈와 로짓은, 그리고 $p = {3:.1f}$의 로짓은? ({1:.0f}와 {2:.2f}, ${4:.2f}$)",
     "odds and logit at $p = {0:.1f}$, as in the first picture, and the logit at $p = {3:.1f}$? ({1:.0f} and {2:.2f}; "
     "${4:.2f}$)", first_odds),
    ("$w = {0:.1f}$, $b = {1:.0f}$이고 중심이 {2:.2f}입니다. ‘w’를 3으로 올리면 중심이 {3:.2f}로 다가오고, 0이면 "
     "곡선이 {4:.3f}에서 평평해지고, ${5:.1f}$이면 중심이 ${6:.2f}$으로",
     "$w = {0:.1f}$ and $b = {1:.0f}$, and the centre is at {2:.2f}. Raise “w” to 3 and it comes to {3:.2f}; at 0 the "
     "curve is flat at {4:.3f}; at ${5:.1f}$ the centre is at ${6:.2f}$", centres),
    ("$w = {0:.1f}$로 돌아와", "Back at $w = {0:.1f}$", centres),
    ("($w \\cdot {1:.2f}$이므로 {2:.0%})", "($w \\cdot {1:.2f}$, so {2:.0%})", slopes),
    ("중심에서 ${0:.2f}$이므로 기울기는 $w/4$입니다. $p = 0.9$에서는 ${1:.2f}$이고 중심의 {2:.0%}입니다",
     "At the centre $p(1 - p)$ is ${0:.2f}$, so the slope is $w/4$. At $p = 0.9$ it is ${1:.2f}$, {2:.0%} of that",
     slopes),
    ("부리 높이의 상관 계수는 {0:.2f}입니다", "have the correlation {0:.2f}", correlation),
    ("가능한 최대의 {0:.1%}) $b = 0$인 채로 $w$를 올리면 {1:.0f}에서 {2:.0%}까지 커졌다가 16에서 {3:.0%}로",
     "{0:.1%} of the greatest possible) and raise $w$ with $b = 0$: the share grows to {2:.0%} at {1:.0f} and falls to "
     "{3:.0%} at 16", shares),
    ("$b = 1$로 옮기면 {4:.0%}이고", "Go to $w = 9$, $b = 1$: {4:.0%}", shares),
    ("막대가 {5:.2f}로 줄어든", "whose bar has shrunk to {5:.2f}", shares),
    ("b = 0이면 w = {1:.0f}에서 가장 크니", "With b = 0 it is greatest at w = {1:.0f}", shares),
    ("$L = {0:.2f} \\cdot 10^{{{1}}}$", "$L = {0:.2f} \\cdot 10^{{{1}}}$", likelihood_of_all),
    ("{2:,}마리에서는 왜 $L$이 0으로 찍힐까요? ($\\log L = {3:.2f}$",
     "Why is $L$ printed as 0 for {2:,} birds? ($\\log L = {3:.2f}$", likelihood_of_all),
    ("{2:,}마리의 곱은", "The product of {2:,} factors", likelihood_of_all),
    ("곱은 $0.5^{{12}}$, 약 {0:.5f}입니다", "The product is $0.5^{{12}}$, about {0:.5f}", half_to_the_12th),
    ("하나만 {0:.2f}까지", "one is as high as {0:.2f}", deepest),
    ("{0:.3f}에서 {1:.3f}로 약 {2:.1f}배입니다", "from {0:.3f} to {1:.3f}, about {2:.1f} times", losses),
    ("($\\log 2$, 곧 {0:.3f})", "($\\log 2$, that is {0:.3f})", losses),
    ("0.5를 주면 {0:.3f}, 0.01을 주면 {1:.3f}입니다", "for 0.5 it is {0:.3f}, for 0.01 it is {1:.3f}", losses),
    ("{0:.2f}을 확률의 배수로 읽기도", "And {0:.2f} is taken to multiply the probability", odds_ratio),
    ("$e^{{0.1w}} = {0:.2f}$배가 됩니다. 확률이 {0:.2f}배가 되는 것은 아닙니다. 이 {0:.2f}도 146마리에서",
     "$e^{{0.1w}} = {0:.2f}$. It is not the probability that becomes {0:.2f} times as large. This {0:.2f} is an",
     odds_ratio),
    ("열에 아홉은 {1:.1f}와 {2:.1f} 사이입니다", "nine times out of ten it comes out between {1:.1f} and {2:.1f}",
     odds_ratio),
    ("비용이 {0:.1f} 늘어납니다", "adds {0:.1f} to the cost", female),
    ("기울기는 {0:.4f}, 손실의 기울기는 ${1:.0f}$이고 곱은 ${2:.3f}$입니다",
     "slope of the sigmoid is {0:.4f}, that of the loss ${1:.0f}$, and their product ${2:.3f}$", flat),
    ("(${0:.6f}$, ${1:.6f}$, ${2:.6f}$)", "(${0:.6f}$, ${1:.6f}$, ${2:.6f}$)", gradients),
    ("벌써 $p = {1:.3f}$라서 ${2:.3f}$입니다", "$p = {1:.3f}$ already, so it is ${2:.3f}$", second_step),
    ("$\\sigma({0:.1f}) = {1:.3f}$", "$\\sigma({0:.1f}) = {1:.3f}$", second_step),
    ("$z = 1 \\cdot 2 + 0.5 = {0:.1f}$, $p = {1:.3f}$, $\\partial J/\\partial w = ({1:.3f} - 1) \\cdot 2 = {2:.3f}$",
     "$z = 1 \\cdot 2 + 0.5 = {0:.1f}$, $p = {1:.3f}$, $\\partial J/\\partial w = ({1:.3f} - 1) \\cdot 2 = {2:.3f}$",
     second_step),
    ("{0:.2f}의 두 배 가까운 10도 수렴합니다", "10, nearly twice {0:.2f}, converges, too", rates),
    ("$2/L$은 약 {0:.2f}인데", "$2/L$ is about {0:.2f}", rates),
    ("여기서는 {1:.1f}이고, {2:.0f}는 수렴하고 {3:.0f}는 수렴하지 않습니다",
     "Here that is {1:.1f}: at {2:.0f} descent converges, at {3:.0f} it does not", rates),
    ("{0:.2f}에서 {1:.2f}로 커지는데, ‘아델리와 젠투, 릿지’에서는 {3:.2f}에서 멈춥니다",
     "grows from {0:.2f} to {1:.2f}; with “Adelie, Gentoo, ridge” it stops at {3:.2f}", separable),
    ("$\\alpha = {2:.2f}$인 벌점을 더합니다", "a penalty with $\\alpha = {2:.2f}$", separable),
    ("$\\lVert w \\rVert$는 {4:.1f}배가 됩니다", "$\\lVert w \\rVert$ becomes {4:.1f} times as large", separable),
    ("‘문턱’ 0.50에서 혼동 행렬을 읽고(TP {0}, FN {1}, FP {2}, TN {3}) 0.90으로 올리면 FP는 {6}로 줄고 FN은 {5}로 "
     "늘어납니다. 0.10으로 내리면 FP {10}, FN {9}입니다",
     "“Threshold” 0.50 (TP {0}, FN {1}, FP {2}, TN {3}), then raise it to 0.90: FP falls to {6}, FN rises to {5}. At "
     "0.10 there are FP {10} and FN {9}", counts),
    ("{0:.1f}%에서 {1:.1f}%로 떨어집니다", "falls from {0:.1f}% to {1:.1f}%", accuracies),
    ("로짓은 {0:.2f}, 거리는 {1:.2f}이고", "logit {0:.2f} and distance {1:.2f}", diamond),
    ("경사 하강법은 {0}걸음", "Gradient descent arrives after {0} steps", steps_of_descent),
    ("합이 {0:.2f}이고 아델리, OvO는 {1}–{2}–{3}표로 턱끈, 소프트맥스는 {4:.2f}로 턱끈",
     "OvR, sum {0:.2f}: Adelie; OvO, {1}–{2}–{3} votes: Chinstrap; softmax, {4:.2f}: Chinstrap", three_answers),
    ("({5:.2f}쯤)", "(about {5:.2f})", three_answers),
    ("(틀린 수 {0}, {1}, {2})", "({0}, {1} and {2} birds misclassified)", wrong),
    ("평균 {3:.0f}, {4:.0f}, {5:.0f}마리입니다. 소프트맥스의 {2}은",
     "misclassify {3:.0f}, {4:.0f} and {5:.0f} birds on average. The {2} of softmax", wrong),
    ("{0:,}과 {1:,}임을", "{0:,} exponentials against {1:,}", exponentials),
    ("수컷일 확률이 {0}보다", "a probability above {0} of being male", far_bird),
]  # fmt: skip
SIZES = {"146": lambda: len(birds()[2])}
GIVEN = [
    ("1838년", "in 1838"),
    ("1845년", "in 1845"),
    ("$p = 0.5$", "$p = 0.5$"),
    ("$\\hat p \\ge 0.5$", "$\\hat p \\ge 0.5$"),
    ("예측이 0.5인 체중", "The mass at which the prediction is 0.5"),
    ("같은 0.01이 어디서나", "the same 0.01 does not"),
    ("0.98로 옮기면 0.01의", "then to 0.98: what 0.01 is"),
    ("0.98 → 0.99", "0.98 → 0.99"),
    ("0.49 → 0.50", "0.49 → 0.50"),
    ("$p = 0.75$", "$p = 0.75$"),
    ("틀릴 확률이 0.02에서 0.01로", "being wrong is halved, from 0.02 to 0.01"),
    ("체중 100 g마다", "every 100 g of body mass"),
    ("이미 0.99라면", "at 0.99 there is no room"),
    ("체중이 100 g 무거울 때마다", "Every 100 g of body mass"),
    ("$z = 800$", "$z = 800$"),
    ("$z = \\pm 800$", "$z = \\pm 800$"),
    ("$p = 0.9$", "$p = 0.9$"),
    ("막대가 모두 0.5", "every bar 0.5"),
    ("$w = 16$", "$w = 16$"),
    ("모두에게 0.5를", "every bird gets 0.5"),
    ("곱은 $0.5^{12}$", "The product is $0.5^{12}$"),
    ("확률이 0.5에서 0.01로 떨어지면", "falls from 0.5 to 0.01"),
    ("모두에게 0.5를 주는", "gives 0.5 to all"),
    ("146마리를 1,000번", "the 146 again, 1,000 times"),
    ("체중이 5.5 kg인", "this female of 5.5 kg"),
    ("0.5를 주면", "for 0.5 it is"),
    ("0.01을 주면", "for 0.01 it is"),
    ("‘걸음’을 300까지", "“Step” to 300"),
    ("‘학습률’을 0.5, 2, 10으로", "“Learning rate” to 0.5, 2 and 10"),
    ("$p$가 0.1, 0.25, 0.5, 0.75, 0.9인 곳", "where $p$ is 0.1, 0.25, 0.5, 0.75 and 0.9"),
    ("($p = 0.1$과 $0.9$인 두 직선", "(The lines $p = 0.1$ and $0.9$ are"),
    ("80과 300을", "“Step” 80 with 300"),
    ("80걸음에서 100,000걸음까지", "from step 80 to step 100,000"),
    ("부리 길이 50 mm, 부리 높이 16 mm쯤", "about 50 mm long and 16 mm deep"),
    ("교차 검증을 100번", "is repeated 100 times"),
    ("100번 모두", "in all 100"),
    ("모두 0.5보다 작은", "are below 0.5"),
    ("체중 20 kg에 부리 높이 10 mm인", "20 kg with a bill 10 mm deep"),
]
