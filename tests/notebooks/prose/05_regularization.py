"""Numbers in chapter 5's prose that no cell of their section prints, and what computes them."""

from functools import cache

import numpy as np

from lecture_lib import solvers
from lecture_lib.chapters.regularization import tasks
from lecture_lib.chapters.regularization.figures import alpha, geometry, mending, overfitting
from lecture_lib.chapters.regularization.figures import choosing_alpha as choosing
from lecture_lib.chapters.regularization.figures import coordinate_descent as coordinate
from lecture_lib.datasets import load_penguins

DRAWN = (1, 5, 8, 12, 15)  # degrees
X3, Y3 = np.array([[-1.0], [0.0], [1.0]]), np.array([1.0, 2.0, 6.0])  # the three points of the worked example


def rmse(predicted, observed):
    return np.sqrt(((predicted - observed) ** 2).mean(axis=-1))


@cache
def draws():
    """Errors on new penguins, shape (draws, α of 0 and 0.1, degrees)."""
    return tasks.errors_of_draws(DRAWN, (0.0, 0.1))


@cache
def of_draws():
    medians = np.median(draws(), axis=0)
    better = int((draws()[:, 1, -1] < draws()[:, 0, 0]).sum())
    ratio = medians[0, 3] / medians[0, 0]
    return [len(draws()), *medians[0], medians[1, -1], better, np.floor(ratio / 100) * 100]


@cache
def of_sixteen(seed):
    """Errors on new penguins at the degrees, then at degree 15 with α = 0.1; ‖w‖ of degree 15 without and with it."""
    fits, tenth = overfitting.fits(), int(np.isclose(overfitting.ALPHAS, 0.1).argmax())
    free = [fits.frames({"degree": degree, "alpha": 0, "draw": seed}) for degree in DRAWN]
    held = fits.frames({"degree": DRAWN[-1], "alpha": tenth, "draw": seed})
    return [*(one.new for one in free), held.new, free[-1].length, held.length]


@cache
def of_next_sixteen():
    errors = of_sixteen(1)
    return [np.floor(errors[4] / 1e4) * 1e4, errors[5]]


@cache
def of_units():
    """Mean prediction less 100 with 100 added to y, intercept free and penalised; g per mm by the unit."""
    F, y = tasks.measured()
    X = np.column_stack([np.ones(len(y)), tasks.standardised(F)])
    free, whole = (np.linalg.solve(X.T @ X + 10 * D, X.T @ (y + 100)) for D in (np.diag([0, 1, 1, 1, 1]), np.eye(5)))
    slopes = [1000 * solvers.ridge(F[:, :1] / unit, y, alpha=10).coef[0] / unit for unit in (1, 10, 1000)]
    return [np.mean(X @ free) - 100, np.mean(X @ whole) - 100, *slopes]


@cache
def of_mending():
    """Spread, error and both factors at α = 0, 10 and 316, σ², and by how much the spread falls."""
    frames = mending.mend_frames(tasks.twin_flippers())
    start, ten, far = (int(np.argmin(np.abs(mending.ALPHAS - strength))) for strength in (0, 10, 316.2))
    spread, error, factors = frames.spread[:, 1], frames.error[:, 1], frames.factors[..., 1]
    values = np.linalg.svd(tasks.twin_flippers().Z, compute_uv=False) ** 2
    return [
        spread[start], spread[ten], error[start], error[ten], *factors[:, ten],
        mending.ALPHAS[far], factors[0, far], error[far], *values, round(spread[start] / spread[ten], -1),
    ]  # fmt: skip


@cache
def of_twins():
    return 1000 * tasks.twin_flippers().coef


def of_twins_in_kg():
    """Both coefficients without a penalty, and with α = 10."""
    twins = tasks.twin_flippers()
    return [*twins.coef, *solvers.ridge(twins.Z, twins.y, alpha=10).coef]


@cache
def of_three_points():
    """Slopes by least squares and by ridge with α = 2, 1/100 of the first, the α that gives it; lasso with α = 8."""
    least, two = (solvers.ridge(X3, Y3, strength).coef[0] for strength in (0, 2))
    first = solvers.lasso_alpha_max(X3, Y3)
    return [least, two, least / 100, 5 / (least / 100) - 2, solvers.lasso(X3, Y3, alpha=8).coef[0], first]


@cache
def of_alpha():
    """α with no random column left; of lasso the best α, error and random 4; least squares' error; random 3 turns."""
    task, new_Z, new_y = tasks.with_random()
    frames = alpha.alpha_frames(task, new_Z, new_y)
    gone = alpha.ALPHAS[np.flatnonzero((frames.lasso[:, -4:] == 0).all(axis=1))[0]]
    best = frames.errors[0].argmin()
    least_squares = rmse(task.y.mean() + new_Z @ task.coef, new_y)
    turns = np.flatnonzero(np.diff(np.sign(frames.ridge[:, 6])))[0]
    return [gone, alpha.ALPHAS[best], frames.errors[0][best], frames.lasso[best, 7], least_squares, alpha.ALPHAS[turns]]


@cache
def of_samples():
    """Mean errors of lasso, ridge and least squares over samples of 40, α chosen by them alone; lasso's lead ± SE."""
    errors, alphas = [], np.r_[0.0, alpha.ALPHAS]
    for seed in range(200):
        task, new_Z, new_y = tasks.with_random(seed)
        row = []
        for method, path in (("lasso", solvers.lasso_path), ("ridge", solvers.ridge_path)):
            found = solvers.cross_validate(task.Z, task.y, method, alphas=alphas, n_folds=10, standardise=True)
            fits = path(task.Z, task.y, alphas[[found.best, 0]])
            row += list(rmse(fits.intercepts[:, None] + fits.coefs @ new_Z.T, new_y))
        errors.append(row[:3])
    lasso, least_squares, ridge = np.transpose(errors)
    lead = ridge - lasso
    means = [lasso.mean(), ridge.mean(), least_squares.mean()]
    return [len(lead), *means, lead.mean(), lead.std(ddof=1) / np.sqrt(len(lead))]


@cache
def of_geometry():
    """The first α in the figure at which lasso is at a corner, both answers there; exactly from where, and the end."""
    task = tasks.pair("flipper", "male")
    lasso, ridge = (path(task.Z, task.y, geometry.ALPHAS).coefs for path in (solvers.lasso_path, solvers.ridge_path))
    at = int(np.flatnonzero(lasso[:, 1] == 0)[0])
    fine = np.linspace(100, 200, 1001)
    corner = fine[np.flatnonzero(solvers.lasso_path(task.Z, task.y, fine).coefs[:, 1] == 0)[0]]
    end = 2 * np.abs(task.Z.T @ (task.y - task.y.mean())).max()
    return [geometry.ALPHAS[at], lasso[at, 0], *ridge[at], corner, end]


@cache
def of_steps():
    """Values without the penalty at step 6 and, last, at step 1; threshold, w at step 7; w₁ at α = 300; correlation."""
    task = tasks.pair("flipper", "bill_length")
    runs = [solvers.lasso_coordinate_steps(task.Z, task.y, strength, coordinate.SWEEPS, coordinate.START)
            for strength in (100.0, 300.0)]  # fmt: skip
    threshold = 100 / (2 * len(task.y))
    assert runs[0].path[6, 1] == runs[1].path[1, 0] == 0
    first, sixth = runs[0].minimisers[[0, 5]]
    return [sixth, threshold, runs[0].path[7, 0], runs[1].path[3, 0], np.corrcoef(task.Z.T)[0, 1], first]


@cache
def of_choosing():
    """Of the least error and of the rule: α, error, standard error; how much the error grows, in percent too."""
    frames = choosing.choice_frames(tasks.diabetes(), "lasso")
    rows = [[row[at] for row in (frames.alphas, frames.mean, frames.spread)] for at in (frames.best, frames.one)]
    grown = rows[1][1] - rows[0][1]
    found = solvers.cross_validate(
        *tasks.diabetes()[:2], "lasso", alphas=np.array([row[0] for row in rows]), n_folds=10, standardise=True
    )
    pairs = np.diff(found.fold_errors)[:, 0]
    return [*rows[0], *rows[1], grown, 100 * grown / rows[0][1], pairs.std(ddof=1) / np.sqrt(len(pairs))]


@cache
def of_patients():
    return [tasks.diabetes().y.min(), tasks.diabetes().y.max()]


@cache
def of_choices():
    """How often, in percent, lasso chooses random 4 and bill length when the 40 penguins are drawn again."""
    task, rng, chosen = tasks.with_random()[0], np.random.default_rng(0), []
    for _ in range(500):
        rows = rng.integers(0, 40, 40)
        chosen.append(solvers.lasso(tasks.standardised(task.Z[rows]), task.y[rows], alpha=4).coef != 0)
    return 100 * np.mean(chosen, axis=0)[[7, 1]]


@cache
def of_leak():
    """Cross-validation errors on noise, the ten features chosen on all the rows and on the rest of each fold."""
    rng, errors = np.random.default_rng(0), []
    for _ in range(50):
        A, b = rng.normal(size=(100, 2000)), tasks.standardised(rng.normal(size=100))
        for held_out in solvers.k_folds(100, n_folds=10):
            rest = np.setdiff1d(np.arange(100), held_out)
            best = [np.argsort(-np.abs(A[seen].T @ b[seen]))[:10] for seen in (np.arange(100), rest)]
            fits = [solvers.ridge(A[rest][:, columns], b[rest], alpha=10) for columns in best]
            errors.append([np.mean((b[held_out] - fit.intercept - A[held_out][:, columns] @ fit.coef) ** 2)
                           for columns, fit in zip(best, fits, strict=True)])  # fmt: skip
    return np.mean(errors, axis=0)


SAID = [
    ("1, 8, 12, 15로 올리면 새 펭귄에서의 오차가 {0:.3f}, {2:.3f}, {3:.3f}, {4:.0f} kg이 됩니다",
     "raise “Degree” to 1, 8, 12 and 15: the error on new penguins is {0:.3f}, {2:.3f}, {3:.3f} and {4:.0f} kg",
     lambda: of_sixteen(0)),
    ("점선({0}번의 중앙값)은 {1:.3f}, {3:.3f}, {4:.1f}, {5:,.0f} kg입니다",
     "the median of {0} draws, is at {1:.3f}, {3:.3f}, {4:.1f} and {5:,.0f} kg", of_draws),
    ("$\\alpha$를 0.1로 올리면 오차는 {5:.3f} kg(중앙값 ", "raise $\\alpha$ to 0.1: the error is {5:.3f} kg (median ",
     lambda: of_sixteen(0)),
    ("kg(중앙값 {6:.3f} kg), $\\lVert w", "kg (median {6:.3f} kg), and $\\lVert w", of_draws),
    ("$\\lVert w \\rVert$는 {6:,.0f}에서 {7:.3f}로 내려옵니다", "$\\lVert w \\rVert$ falls from {6:,.0f} to {7:.3f}.",
     lambda: of_sixteen(0)),
    ("규제 없이는 {0:,.0f} kg을 넘고, $\\alpha = 0.1$에서는 {1:.3f} kg입니다",
     "the error is over {0:,.0f} kg without the penalty and {1:.3f} kg at $\\alpha = 0.1$", of_next_sixteen),
    ("$\\alpha = 0.1$인 15차가 직선보다 나은 것은 {0}번 가운데 {7}번뿐입니다",
     "degree 15 with $\\alpha = 0.1$ does so in only {7} of {0} draws", of_draws),
    ("12차에서 {8:.0f}배를 넘습니다", "at degree 12 over {8:.0f} times", of_draws),
    ("{4:.0f} kg이던 오차가 {5:.3f} kg이 되고", "The error of {4:.0f} kg becomes {5:.3f} kg", lambda: of_sixteen(0)),
    ("{0}번의 중앙값도 {5:,.0f} kg에서 {6:.3f} kg으로 줄어듭니다. 그래도 직선의 중앙값 {1:.3f} kg에는",
     "median of the {0} draws falls from {5:,.0f} kg to {6:.3f} kg. It still falls short of the line, whose median is "
     "{1:.3f} kg", of_draws),
    ("$y$에 100을 더했을 때 {0:.3f} kg이어야 할 수가 {1:.3f} kg이 됩니다. 날개 1 mm마다 더 예측하는 체중은 mm로 "
     "{2:.2f} g, cm로 {3:.2f} g, m로 {4:.2f} g입니다",
     "100 added to $y$, what should be {0:.3f} kg becomes {1:.3f} kg. The mass predicted per mm of flipper is "
     "{2:.2f} g in mm, {3:.2f} g in cm and {4:.2f} g in m", of_units),
    ("여기서는 $({0:.3f}, {1:.3f})$ kg입니다", "which is $({0:.3f}, {1:.3f})$ kg here", of_twins_in_kg),
    ("두 계수는 {2:.2f}과 {3:.2f}로", "close to each other, {2:.2f} and {3:.2f}", of_twins_in_kg),
    ("1 m마다의 계수가 {2:.0f} kg쯤이라", "Its coefficient is about {2:.0f} kg per m", of_units),
    ("{0:.3f} kg이어야 할 평균 예측이 {1:.3f} kg이 됩니다",
     "a mean prediction that should be {0:.3f} kg becomes {1:.3f} kg", of_units),
    ("$w_1$의 흩어짐은 {0:.3f} kg에서 {1:.3f} kg으로 줄고, 뽑히지 않은 펭귄의 예측 오차는 {2:.3f} kg에서 "
     "{3:.3f} kg이 될 뿐입니다. 그림에서 두 축소 계수가 {4:.3f}과 {5:.3f}로 갈라진 것을 짚습니다. "
     "{6:.0f}까지 올리면 $\\sigma_1$ 방향의 축소 계수도 {7:.3f}가 되고 오차가 {8:.3f} kg으로",
     "the spread of $w_1$ falls from {0:.3f} kg to {1:.3f} kg, and the error on the penguins left out only rises "
     "from {2:.3f} kg to {3:.3f} kg. Point at the two shrink factors, now {4:.3f} and {5:.3f}. "
     "At {6:.0f} the factor of the direction of $\\sigma_1$ is down to {7:.3f} as well, and the error up to "
     "{8:.3f} kg", of_mending),
    ("$\\sigma^2$, 곧 {9:.0f}와 {10:.2f}입니다", "$\\sigma^2$ of each direction, {9:.0f} and {10:.2f}.", of_mending),
    ("그대로이고({4:.3f}배), 나누는 방향만 {5:.3f}배가 됩니다. 구름의 폭은 약 {11:.0f}분의 1로 줄고, 예측 오차는 "
     "{2:.3f} kg에서 {3:.3f} kg이 될 뿐입니다",
     "(times {4:.3f}), while that of the sharing is multiplied by {5:.3f}. The cloud is about 1/{11:.0f} as wide, and "
     "the error of prediction only rises from {2:.3f} kg to {3:.3f} kg", of_mending),
    ("그때 $({0:.0f}, {1:.0f})$ g이었으니", "answered $({0:.0f}, {1:.0f})$ g there", of_twins),
    ("$w_1 = 5/2 = {0}$", "$w_1 = 5/2 = {0}$", of_three_points),
    ("$w_1 = 5/(2 + 2) = {1}$", "$w_1 = 5/(2 + 2) = {1}$", of_three_points),
    ("$5/(2 + \\alpha) = {2:.3f}$에서 $\\alpha = {3:.0f}$", "$5/(2 + \\alpha) = {2:.3f}$ gives $\\alpha = {3:.0f}$",
     of_three_points),
    ("({4:.1f}이고, $\\alpha = {5:.0f}$부터입니다.)", "({4:.1f}; from $\\alpha = {5:.0f}$.)", of_three_points),
    ("‘난수는 모두 0’({0:.2f})까지", "“random ones all 0” ({0:.2f})", of_alpha),
    ("오차가 가장 작은 $\\alpha = {1:.2f}$에서도 난수 4는 {3:.3f}로",
     "at the least error, at $\\alpha = {1:.2f}$, random 4 is still there with {3:.3f}.", of_alpha),
    ("릿지의 난수 3은 {5:.1f} 근처에서", "Ridge's random 3 passes through 0 near {5:.1f} as", of_alpha),
    ("$\\alpha = {0:.1f}$에서는 난수 넷이 모두 0이고", "At $\\alpha = {0:.1f}$ all four random columns", of_alpha),
    ("라쏘가 $\\alpha = {1:.2f}$에서 {2:.3f} kg까지 내려가고, 릿지는 어느 $\\alpha$에서도 최소제곱의 {4:.3f} kg보다",
     "goes down to {2:.3f} kg, at $\\alpha = {1:.2f}$; ridge's is at no $\\alpha$ better than the {4:.3f} kg of",
     of_alpha),
    ("40마리를 {0}번 뽑아 그때마다 그 40마리만으로 $\\alpha$를 고르면(6절) 오차의 평균은 라쏘 {1:.3f}, 릿지 "
     "{2:.3f}, 최소제곱 {3:.3f} kg입니다. 라쏘와 릿지의 차이는 {4:.3f} ± {5:.3f} kg",
     "Draw 40 penguins {0} times, choose $\\alpha$ each time by those 40 alone (section 6), and the mean error is "
     "{1:.3f} kg for lasso, {2:.3f} kg for ridge and {3:.3f} kg for least squares. Lasso and ridge differ by {4:.3f} ± "
     "{5:.3f} kg", of_samples),
    ("‘α’를 0에서 {0:.0f}까지 올려, 라쏘는 ({1:.3f}, 0)으로 모서리에 닿고 릿지는 ({2:.3f}, {3:.3f})인",
     "raise “α” from 0 to {0:.0f} and compare: lasso has arrived at the corner, ({1:.3f}, 0), while ridge is at "
     "({2:.3f}, {3:.3f})", of_geometry),
    ("$\\alpha$가 {4:.0f}쯤일 때 모서리에 이르러", "at $\\alpha$ of about {4:.0f} it arrives at the corner",
     of_geometry),
    ("$\\alpha = {5:.0f}$에서 원점에 닿습니다", "which it reaches at $\\alpha = {5:.0f}$", of_geometry),
    ("6걸음째에 벌점이 없을 때의 값 {0:.3f}가 문턱 {1:.3f}을 넘지 못해 $w_2$가 정확히 0이 되고, 7걸음째에 "
     "({2:.3f}, 0)에",
     "At step 6 the value without the penalty, {0:.3f}, is within the threshold {1:.3f}, so $w_2$ becomes exactly 0; "
     "step 7 arrives at ({2:.3f}, 0)", of_steps),
    ("‘α’가 300이면 첫 걸음에 0이 된 $w_1$이 셋째 걸음에 {3:.3f}이",
     "with “α” at 300 $w_1$ is 0 after the first step and {3:.3f} after the third", of_steps),
    ("(상관계수 {4:.2f})", "(correlation {4:.2f})", of_steps),
    ("벌점을 잊으면 {5:.3f}에", "forgets the penalty puts it at {5:.3f}", of_steps),
    ("‘최소’({0:.0f})에 있습니다. 오차는 {1:,.0f} ± {2:.0f}이고",
     "“minimum” ({0:.0f}): the error is {1:,.0f} ± {2:.0f}", of_choosing),
    ("‘1 표준 오차’({3:,.0f})까지 올리면 {4:,.0f} ± {5:.0f}에",
     "“one standard error” ({3:,.0f}), it is {4:,.0f} ± {5:.0f}", of_choosing),
    ("{0:.0f}에서 {3:,.0f}까지 아홉 배가 되는 동안 오차는 {6:.0f}, 곧 {7:.0f}%만",
     "from {0:.0f} to {3:,.0f}, as $\\alpha$ grows nine times, the error rises by only {6:.0f}, that is {7:.0f}%",
     of_choosing),
    ("짝지은 차이의 표준 오차는 {8:.0f}뿐입니다", "the standard error of the paired difference is only {8:.0f}.",
     of_choosing),
    ("목푯값은 {0:.0f}에서 {1:.0f} 사이의", "a score between {0:.0f} and {1:.0f}", of_patients),
    ("난수 4를 {0:.0f}%, 진짜로 잰 부리 길이를 {1:.0f}% 골랐습니다",
     "random 4 in {0:.0f}% of the draws; it chose bill length, really measured, in only {1:.0f}%", of_choices),
    ("오차는 {0:.2f}으로 1보다 훨씬 작고, 제대로 한 쪽은 {1:.2f}입니다",
     "an error of {0:.2f}, far below 1, the right way {1:.2f}.", of_leak),
]  # fmt: skip
SIZES = {
    "16": lambda: tasks.N_FEW,
    "326": lambda: len(tasks.few_penguins().new_y),
    "200": lambda: tasks.N_DRAWS,
    "15": lambda: overfitting.DEGREES[-1],
    "342": lambda: len(load_penguins().flipper_length_mm),
    "40": lambda: tasks.N_SAMPLE,
    "293": lambda: len(tasks.with_random()[2]),
    "12": lambda: coordinate.STEPS,
}
GIVEN = [
    ("차수’를 1, 8, 12, 15로", "“Degree” to 1, 8, 12 and 15"),
    ("$\\alpha$를 0.1로 올리면", "raise $\\alpha$ to 0.1:"),
    ("$\\alpha = 0.1$에서는", "kg at $\\alpha = 0.1$."),
    ("$\\alpha = 0.1$인 15차가", "degree 15 with $\\alpha = 0.1$ does"),
    ("$\\alpha$를 0.1쯤으로 두면", "with $\\alpha$ around 0.1"),
    ("라쏘의 $\\alpha$만 1,000배가", "alone must be 1,000 times"),
    ("최소제곱의 100분의 1이 되는", "is 1/100 of that of least squares"),
    ("$\\alpha$가 100을 넘으면", "Beyond $\\alpha$ of about 100"),
    ("‘α’가 100일 때 ‘걸음’을", "With “α” at 100, take"),
    ("Tibshirani, 2004)", "Tibshirani, 2004)"),
]
