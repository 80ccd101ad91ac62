"""Logistic regression against scikit-learn, SciPy, higher precision, finite differences and its own optimality."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import special
from sklearn.linear_model import LogisticRegression

from lecture_lib.solvers import newton
from lecture_lib.solvers.descent import DIVERGED
from lecture_lib.solvers.logistic import log_loss, logistic_gradient, logistic_regression, sigmoid
from lecture_lib.solvers.logistic_paths import logistic_gradient_descent, logistic_lr_threshold, logistic_newton

quick = settings(deadline=None, max_examples=40)
LOSSES = pytest.mark.parametrize("loss", ["sum", "mean"])


@st.composite
def problems(draw, scales=0.5, noisy=True):
    """Draw features of different lengths, and labels; noisy: of which a third are wrong, so that nothing separates."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    n, p = draw(st.integers(30, 60)), draw(st.integers(1, 4))
    X = rng.normal(size=(n, p))
    y = (X @ rng.normal(size=p) + rng.normal(size=n) > 0).astype(float)
    if noisy:
        X[-20:-10], y[-20:-10] = X[:10], 1 - y[:10]
    y[:2] = 0, 1
    if noisy:
        y[-20:-18] = 1, 0
    return X * 10.0 ** rng.uniform(-scales, scales, size=p), y


def cost(X, y, w, loss="sum", alphas=0.0, penalty="l2"):
    margin = (2 * y - 1) * (X @ w)
    value = np.logaddexp(0, -margin).sum() / (1 if loss == "sum" else len(y))
    return value + (alphas * (w**2 if penalty == "l2" else np.abs(w))).sum()


def slope(X, y, fit):
    """Gradient of the summed log loss by the coefficients and the intercept."""
    residual = special.expit(X @ fit.coef + fit.intercept) - y
    return X.T @ residual, residual.sum()


# ---- the sigmoid, the loss and its gradient


@pytest.mark.parametrize("z", [0.0, 1e-300, -1e-9, 0.5, -3.0, 36.0, -36.8, 37.0, 700.0, -700.0, 708.0, -708.0, 1e308])
def test_sigmoid_is_right_to_the_last_digits(z):
    # exp of an exact fraction, by the series after halving the argument often enough.
    def exp(x):
        halvings = max(0, int(abs(x)).bit_length() + 4)
        x, term, total = x / 2**halvings, Fraction(1), Fraction(1)
        for k in range(1, 30):
            term = round(term * x / k * 2**300) / Fraction(2**300)
            total += term
        for _ in range(halvings):
            total = total * total
            shift = 1400
            total = Fraction(int(total * 2**shift), 2**shift)
        return total

    if abs(z) > 800:
        assert sigmoid(z) == 1.0
        return
    e = exp(-Fraction(abs(z)))
    expected = 1 / (1 + e) if z >= 0 else e / (1 + e)
    assert abs(Fraction(sigmoid(z)) / expected - 1) < 2e-15


@quick
@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1))
def test_sigmoid_over_the_whole_range_of_numbers(z):
    np.testing.assert_allclose(sigmoid(z), special.expit(z), rtol=1e-14, atol=1e-320)
    assert (sigmoid(np.negative(z)) >= 0).all() and (sigmoid(z) <= 1).all()


def test_sigmoid_keeps_the_shape():
    assert isinstance(sigmoid(0), float) and sigmoid(0) == 0.5
    assert sigmoid(np.zeros((2, 0, 3))).shape == (2, 0, 3)
    np.testing.assert_array_equal(sigmoid([[0, 1000], [-1000, 0]]), [[0.5, 1], [0, 0.5]])
    with pytest.raises(ValueError, match="z must be finite"):
        sigmoid([0, np.nan])


@quick
@given(st.lists(st.tuples(st.booleans(), st.floats(-1e300, 1e300)), min_size=1))
def test_log_loss_over_the_whole_range_of_numbers(rows):
    y, logit = np.array([row[0] for row in rows]), np.array([row[1] for row in rows])
    each = [-special.log_expit(z if label else -z) for label, z in rows]
    assert log_loss(y, logit, loss="sum") == pytest.approx(sum(each), rel=1e-13)
    assert log_loss(y, logit) == pytest.approx(np.mean(each), rel=1e-13)


def test_log_loss_knows_probabilities_that_have_rounded_to_one():
    assert log_loss([1], [40.0]) == pytest.approx(np.exp(-40.0), rel=1e-14)
    assert log_loss([0], [745.0]) == 745.0
    with pytest.raises(ValueError, match="logit is too large"):
        log_loss([0, 0], [1.7e308, 1.7e308], loss="sum")


@LOSSES
@quick
@given(problems())
def test_the_gradient_is_that_of_central_differences(loss, problem):
    X, y = problem
    w, h = np.linspace(-1, 1, X.shape[1]), 1e-5
    differences = [(cost(X, y, w + h * e, loss) - cost(X, y, w - h * e, loss)) / (2 * h) for e in np.eye(len(w))]
    np.testing.assert_allclose(logistic_gradient(X, y, w, loss), differences, rtol=1e-5, atol=1e-5)
    residual = special.expit(X @ w) - y
    expected = X.T @ residual / (1 if loss == "sum" else len(y))
    np.testing.assert_allclose(logistic_gradient(X, y, w, loss), expected, rtol=1e-10, atol=1e-12)


def test_the_gradient_far_out_is_not_lost():
    assert logistic_gradient([[1.0]], [1], [100.0])[0] == pytest.approx(-np.exp(-100.0), rel=1e-14)


# ---- the fit


@quick
@given(problems(scales=6), st.booleans())
def test_without_a_penalty_the_gradient_is_zero(problem, fit_intercept):
    X, y = problem
    fit = logistic_regression(X, y, fit_intercept=fit_intercept)
    by_coef, by_intercept = slope(X, y, fit)
    assert fit.converged
    np.testing.assert_allclose(by_coef / np.abs(X).sum(axis=0), 0, atol=1e-12)
    assert abs(by_intercept) / len(y) < 1e-12 if fit_intercept else fit.intercept == 0


@quick
@given(problems(scales=6), st.booleans(), st.sampled_from(["sum", "mean"]), st.floats(-3, 3))
def test_with_l2_the_gradient_is_zero(problem, fit_intercept, loss, exponent):
    X, y = problem
    alpha = 10**exponent
    fit = logistic_regression(X, y, "l2", alpha, loss, fit_intercept)
    by_coef, by_intercept = slope(X, y, fit)
    pull = 2 * alpha * fit.coef * (1 if loss == "sum" else len(y))
    np.testing.assert_allclose((by_coef + pull) / (np.abs(X).sum(axis=0) + np.abs(pull)), 0, atol=1e-11)
    assert abs(by_intercept) / len(y) < 1e-11 if fit_intercept else fit.intercept == 0
    rows = np.column_stack([X, np.ones(len(y))])
    alphas = np.append(np.full(X.shape[1], alpha), 0)
    assert fit.objective == pytest.approx(cost(rows, y, np.append(fit.coef, fit.intercept), loss, alphas), rel=1e-10)


@quick
@given(problems(scales=3), st.booleans(), st.sampled_from(["sum", "mean"]), st.floats(-3, 1.2))
def test_with_l1_the_conditions_of_karush_kuhn_and_tucker_hold(problem, fit_intercept, loss, exponent):
    X, y = problem
    alpha = 10**exponent
    fit = logistic_regression(X, y, "l1", alpha, loss, fit_intercept)
    scale = 1 if loss == "sum" else len(y)
    by_coef, by_intercept = slope(X, y, fit)
    on = fit.coef != 0
    tolerance = 1e-7 * (np.abs(X).sum(axis=0) + alpha * scale)
    assert (np.abs(by_coef + alpha * scale * np.sign(fit.coef)) <= tolerance)[on].all()
    assert (np.abs(by_coef) <= alpha * scale + tolerance)[~on].all()
    assert abs(by_intercept) / len(y) < 1e-8 if fit_intercept else fit.intercept == 0


@quick
@given(problems())
def test_scikit_learn_finds_the_same(problem):
    X, y = problem
    for penalty, alpha, options in (
        (None, 0.0, dict(C=np.inf)),
        ("l2", 0.7, dict(C=1 / 1.4)),
    ):
        fit = logistic_regression(X, y, penalty, alpha)
        theirs = LogisticRegression(solver="newton-cholesky", tol=1e-12, max_iter=500, **options).fit(X, y)
        np.testing.assert_allclose(fit.coef, theirs.coef_[0], rtol=1e-7, atol=1e-9)
        np.testing.assert_allclose(fit.intercept, theirs.intercept_[0], rtol=1e-7, atol=1e-9)


def test_scikit_learn_finds_the_same_with_l1():
    rng = np.random.default_rng(3)
    X = rng.normal(size=(200, 6))
    y = (X[:, 0] - X[:, 1] + rng.normal(size=200) > 0).astype(float)
    fit = logistic_regression(X, y, "l1", 8.0)
    theirs = LogisticRegression(
        l1_ratio=1.0, C=1 / 8.0, solver="saga", tol=1e-12, max_iter=100_000, random_state=0
    ).fit(X, y)
    np.testing.assert_array_equal(fit.coef != 0, theirs.coef_[0] != 0)
    assert 0 < (fit.coef != 0).sum() < 6
    np.testing.assert_allclose(fit.coef, theirs.coef_[0], rtol=1e-7, atol=1e-9)


@pytest.mark.parametrize("penalty", ["l2", "l1"])
def test_large_data_take_the_short_way_to_the_same_place(penalty, monkeypatch):
    rng = np.random.default_rng(4)
    X = rng.normal(size=(30_000, 10)) * 10.0 ** np.linspace(-3, 3, 10) + 50
    y = (rng.random(30_000) < special.expit((X - 50) @ (rng.normal(size=10) / 10.0 ** np.linspace(-3, 3, 10)))) * 1.0
    short = logistic_regression(X, y, penalty, 2.0)
    assert X.size >= newton.LARGE
    monkeypatch.setattr(newton, "LARGE", np.inf)
    plain = logistic_regression(X, y, penalty, 2.0)
    assert short.converged and plain.converged
    np.testing.assert_allclose(short.coef, plain.coef, rtol=1e-7)
    assert short.intercept == pytest.approx(plain.intercept, rel=1e-7)
    assert short.objective == pytest.approx(plain.objective, rel=1e-12)


def test_an_alpha_above_the_largest_gradient_leaves_nothing():
    rng = np.random.default_rng(5)
    X, y = rng.normal(size=(40, 3)), (np.arange(40) % 4 == 0) * 1.0
    alpha_max = np.abs(X.T @ (y - y.mean())).max()
    assert (logistic_regression(X, y, "l1", 1.0001 * alpha_max).coef == 0).all()
    assert (logistic_regression(X, y, "l1", 0.999 * alpha_max).coef != 0).sum() == 1
    assert logistic_regression(X, y, "l1", 1.1 * alpha_max).intercept == pytest.approx(np.log(1 / 3))


@quick
@given(problems(), st.integers(0, 99))
def test_collinear_columns_get_the_coefficients_of_least_norm(problem, seed):
    X, y = problem
    rng = np.random.default_rng(seed)
    more = np.column_stack([X, X @ rng.normal(size=X.shape[1]), np.full(len(y), 0.1), np.zeros(len(y))])
    plain, fit = logistic_regression(X, y), logistic_regression(more, y)
    logits = more @ fit.coef + fit.intercept
    np.testing.assert_allclose(logits, X @ plain.coef + plain.intercept, rtol=1e-6, atol=1e-7)
    centred = more - more.mean(axis=0)
    shortest = np.linalg.pinv(centred) @ (logits - logits.mean())
    np.testing.assert_allclose(fit.coef, shortest, rtol=1e-6, atol=1e-7)
    assert fit.coef[-1] == fit.coef[-2] == 0


@pytest.mark.parametrize("alpha", [1e-9, 1e-3, 10.0])
def test_twins_share_the_weight_under_l2(alpha):
    rng = np.random.default_rng(6)
    x, y = rng.normal(size=50), rng.integers(0, 2, 50)
    fit = logistic_regression(np.column_stack([x, x]), y, "l2", alpha)
    assert fit.coef[0] == pytest.approx(fit.coef[1], rel=1e-6)
    alone = logistic_regression(x[:, None], y, "l2", alpha / 2)
    assert fit.coef.sum() == pytest.approx(alone.coef[0], rel=1e-6)


def test_more_features_than_data_under_a_penalty():
    rng = np.random.default_rng(7)
    X, y = rng.normal(size=(20, 50)), np.arange(20) % 2
    for penalty in ("l2", "l1"):
        fit = logistic_regression(X, y, penalty, 0.5)
        assert fit.converged
        by_coef, by_intercept = slope(X, y, fit)
        assert abs(by_intercept) < 1e-7
        if penalty == "l2":
            np.testing.assert_allclose(by_coef, -fit.coef, atol=1e-9)
        else:
            assert np.abs(by_coef).max() <= 0.5 + 1e-6
            np.testing.assert_allclose(by_coef[fit.coef != 0], -0.5 * np.sign(fit.coef[fit.coef != 0]), atol=1e-6)


def test_too_few_steps_are_said():
    X, y = np.array([[1.0], [2], [3], [4]]), [0, 1, 0, 1]
    fit = logistic_regression(X, y, max_iter=1)
    assert not fit.converged and fit.n_iter == 1
    assert logistic_regression(X, y).converged


def test_a_column_of_the_other_label_coding_turns_the_signs():
    X, y = np.array([[1.0], [2], [3], [4]]), np.array([0, 1, 0, 1])
    one, other = logistic_regression(X, y), logistic_regression(X, y == 0)
    np.testing.assert_allclose(one.coef, -other.coef, rtol=1e-12)
    assert one.intercept == pytest.approx(-other.intercept)


# ---- the paths


@quick
@given(problems(), st.sampled_from(["sum", "mean"]), st.sampled_from(["l2", "l1"]), st.floats(0, 0.3))
def test_gradient_descent_is_the_plain_loop(problem, loss, penalty, alpha):
    X, y = problem
    X = np.column_stack([np.ones(len(y)), X])
    lr = 0.8 * logistic_lr_threshold(X, loss, alpha)
    w, alphas = np.linspace(-1, 1, X.shape[1]), np.full(X.shape[1], alpha)
    alphas[0] = 0
    run = logistic_gradient_descent(X, y, lr, 20, w, alpha, penalty, loss)
    for k in range(21):
        np.testing.assert_allclose(run.path[k], w, rtol=1e-8, atol=1e-10)
        assert run.losses[k] == pytest.approx(cost(X, y, w, loss, alphas, penalty))
        g = X.T @ (special.expit(X @ w) - y) / (1 if loss == "sum" else len(y))
        if penalty == "l2":
            w = w - lr * (g + 2 * alphas * w)
        else:
            moved = w - lr * g
            w = np.sign(moved) * np.maximum(np.abs(moved) - lr * alphas, 0)
    assert run.rose_at is None and run.diverged_at is None and run.lr == lr


@pytest.mark.parametrize("penalty", ["l2", "l1"])
def test_both_paths_lead_to_the_fit(penalty):
    rng = np.random.default_rng(8)
    X, y = rng.normal(size=(60, 2)), rng.integers(0, 2, 60)
    fit = logistic_regression(X, y, penalty, 0.05, loss="mean")
    design = np.column_stack([np.ones(60), X])
    run = logistic_gradient_descent(
        design, y, 0.9 * logistic_lr_threshold(design, alpha=0.05), 3000, alpha=0.05, penalty=penalty
    )
    np.testing.assert_allclose(run.path[-1], [fit.intercept, *fit.coef], rtol=1e-8, atol=1e-10)
    assert run.losses[-1] == pytest.approx(fit.objective)
    if penalty == "l2":
        newton_run = logistic_newton(design, y, alpha=0.05)
        np.testing.assert_allclose(newton_run.path[-1], [fit.intercept, *fit.coef], rtol=1e-9, atol=1e-11)
        np.testing.assert_array_equal(newton_run.sizes, 1)


def test_constant_columns_are_not_penalised():
    rng = np.random.default_rng(9)
    X, y = rng.normal(size=(60, 3)) + 1, rng.integers(0, 2, 60)
    X[:, 1] = 0.5
    for run in (
        logistic_newton(X, y, alpha=2.0, loss="sum"),
        logistic_gradient_descent(X, y, 0.01, 5000, alpha=2.0, loss="sum"),
    ):
        w = run.path[-1]
        np.testing.assert_allclose(logistic_gradient(X, y, w, "sum") + 4 * w * [1, 0, 1], 0, atol=1e-8)
        assert abs(w[1]) > 0.01


@quick
@given(problems(), st.sampled_from(["sum", "mean"]), st.floats(0, 1), st.floats(0.05, 0.999))
def test_below_the_threshold_the_cost_never_rises(problem, loss, alpha, ratio):
    X, y = problem
    rng = np.random.default_rng(0)
    run = logistic_gradient_descent(
        X, y, ratio * logistic_lr_threshold(X, loss, alpha), 50, rng.normal(size=X.shape[1]), alpha, "l2", loss
    )
    assert run.rose_at is None
    assert (np.diff(run.losses) <= 1e-12 * run.losses[:-1]).all()


def test_the_threshold_is_that_of_the_curvature_at_zero():
    X = np.array([[1.0, 2.0], [3.0, -1.0], [0.5, 1.0]])
    curvature = np.linalg.eigvalsh(X.T @ X)[-1] / 4
    assert logistic_lr_threshold(X, "sum") == pytest.approx(2 / curvature)
    assert logistic_lr_threshold(X, "mean", 0.3) == pytest.approx(2 / (curvature / 3 + 0.6))
    assert logistic_lr_threshold(np.zeros((2, 2))) == np.inf
    # Balanced pairs have their minimum at 0, where the bound is reached: just above it, nearby points are driven away.
    pairs, labels = np.array([[1.0], [1.0]]), [0, 1]
    above = logistic_gradient_descent(pairs, labels, 1.01 * logistic_lr_threshold(pairs), 50, [1e-3])
    assert above.rose_at == 1


def test_a_rate_far_too_large_is_said():
    rng = np.random.default_rng(10)
    X = np.column_stack([np.ones(50), 10 * rng.normal(size=50)])
    y = (X[:, 1] + 5 * rng.normal(size=50) > 0) * 1
    run = logistic_gradient_descent(X, y, 1000 * logistic_lr_threshold(X), 100)
    assert run.rose_at is not None
    first = run.diverged_at
    assert run.losses[first] > DIVERGED * run.losses[0] >= run.losses[:first].max()
    assert np.isfinite(run.losses).all()  # the gradient is bounded: thrown about, but not to infinity
    penalised = logistic_gradient_descent(X, y, 1e3, 400, alpha=1.0)
    assert penalised.diverged_at is not None and np.isnan(penalised.losses[-1]) and np.isnan(penalised.path[-1]).all()
    assert np.isfinite(penalised.losses[: penalised.diverged_at]).all()
    absurd = logistic_gradient_descent(X, y, 1e308, 5)
    assert absurd.diverged_at == absurd.rose_at == 1


def test_newton_arrives_from_where_full_steps_would_lead_astray():
    X, y = np.array([[1.0, -2], [1, -1], [1, 0], [1, 1], [1, 2]]), [0, 1, 0, 1, 1]
    far = np.array([0.0, 8.0])
    p = special.expit(X @ far)
    full = far - np.linalg.solve(X.T @ (X * (p * (1 - p))[:, None]), X.T @ (p - y))
    assert cost(X, np.array(y), full) > 10 * cost(X, np.array(y), far)
    run = logistic_newton(X, y, 30, far)
    fit = logistic_regression(X[:, 1:], y)
    np.testing.assert_allclose(run.path[-1], [fit.intercept, fit.coef[0]], rtol=1e-9)
    assert (np.diff(run.losses) <= 1e-12).all() and run.sizes.min() < 1


@LOSSES
@quick
@given(problems(), st.floats(0, 1))
def test_a_newton_step_solves_the_system(loss, problem, alpha):
    X, y = problem
    w, scale = np.linspace(-0.5, 0.5, X.shape[1]), 1 if loss == "sum" else 1 / len(y)
    run = logistic_newton(X, y, 1, w, alpha, loss)
    p = special.expit(X @ w)
    hessian = scale * X.T @ (X * (p * (1 - p))[:, None]) + 2 * alpha * np.eye(len(w))
    g = scale * X.T @ (p - y) + 2 * alpha * w
    assert np.log2(run.sizes[0]) % 1 == 0
    np.testing.assert_allclose(run.path[1], w - run.sizes[0] * np.linalg.solve(hessian, g), rtol=1e-7, atol=1e-9)
    assert run.losses[0] == pytest.approx(cost(X, y, w, loss, alpha))


def test_on_separable_data_newton_grows_by_one_logit_a_step():
    X, y = np.array([[-1.0], [1.0]]), [0, 1]
    path = logistic_newton(X, y, 12).path[:, 0]
    np.testing.assert_allclose(np.diff(path)[6:], 1, atol=0.01)


def test_no_step_leaves_the_start_alone():
    X, y = np.array([[1.0, 2.0], [3.0, -1.0]]), [0, 1]
    for run in (logistic_gradient_descent(X, y, 0.1, 0, [1, 2]), logistic_newton(X, y, 0, [1, 2])):
        np.testing.assert_array_equal(run.path, [[1, 2]])
        assert run.losses.shape == (1,)
