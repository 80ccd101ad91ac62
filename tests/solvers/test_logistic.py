"""Logistic regression against scikit-learn, SciPy, higher precision, finite differences and its own optimality."""

from decimal import Decimal, localcontext

import numpy as np
import pytest
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy import special
from sklearn.linear_model import LogisticRegression

from lecture_lib.solvers import newton
from lecture_lib.solvers.descent import DIVERGED
from lecture_lib.solvers.logistic import log_loss, logistic_gradient, logistic_regression, sigmoid
from lecture_lib.solvers.logistic_paths import logistic_gradient_descent, logistic_lr_threshold, logistic_newton
from tests.solvers.common import LOSS, RNG, given


@st.composite
def problems(draw, scales=0.5, noisy=True):
    """Draw features of different lengths, and labels; noisy: of which a third are wrong, so that nothing separates."""
    rng = draw(RNG)
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
    return value + (np.asarray(alphas) * (w**2 if penalty == "l2" else np.abs(w))).sum()


def assert_optimal(X, y, fit, fit_intercept=True, penalty="l2", alpha=0.0, loss="sum", atol=1e-11):
    """The gradient of the cost is zero; by a coefficient that l1 holds at 0, that of the loss is at most alpha."""
    residual, alpha = special.expit(X @ fit.coef + fit.intercept) - y, alpha * (1 if loss == "sum" else len(y))
    pull = 2 * alpha * fit.coef if penalty == "l2" else alpha * np.sign(fit.coef)
    left = np.abs(X.T @ residual + pull) - alpha * (fit.coef == 0) * (penalty == "l1")
    size = np.abs(X).sum(axis=0) + (np.abs(pull) if penalty == "l2" else alpha)
    assert fit.converged and (left <= atol * size).all()
    assert abs(residual.sum()) / len(y) < min(atol, 5e-9) if fit_intercept else fit.intercept == 0


@pytest.mark.parametrize("z", [0.0, 1e-300, -1e-9, 0.5, -3.0, 36.0, -36.8, 37.0, 700.0, -700.0, 708.0, -708.0, 1e308])
def test_sigmoid_is_right_to_the_last_digits(z):
    with localcontext(prec=50):
        assert abs(Decimal(sigmoid(z)) * (1 + (-Decimal(z)).exp()) - 1) < 2e-15


@given(hnp.arrays(float, hnp.array_shapes(max_dims=3), elements=st.floats(allow_nan=False, allow_infinity=False)))
def test_sigmoid_over_the_whole_range_of_numbers_and_in_every_shape(z):
    np.testing.assert_allclose(sigmoid(z), special.expit(z), rtol=1e-14, atol=1e-320)
    assert (sigmoid(np.negative(z)) >= 0).all() and (sigmoid(z) <= 1).all()
    assert isinstance(sigmoid(0), float) and sigmoid(np.zeros((2, 0, 3))).shape == (2, 0, 3)


@given(st.lists(st.tuples(st.booleans(), st.floats(-1e300, 1e300)), min_size=1))
def test_log_loss_over_the_whole_range_of_numbers(rows):
    y, logit = np.array([row[0] for row in rows]), np.array([row[1] for row in rows])
    each = [-special.log_expit(z if label else -z) for label, z in rows]
    assert log_loss(y, logit, loss="sum") == pytest.approx(sum(each), rel=1e-13)
    assert log_loss(y, logit) == pytest.approx(np.mean(each), rel=1e-13)


def test_what_is_far_out_is_not_lost():
    assert log_loss([1], [40.0]) == pytest.approx(np.exp(-40.0), rel=1e-14)
    assert log_loss([0], [745.0]) == 745.0
    assert logistic_gradient([[1.0]], [1], [100.0])[0] == pytest.approx(-np.exp(-100.0), rel=1e-14)
    with pytest.raises(ValueError, match="logit is too large"):
        log_loss([0, 0], [1.7e308, 1.7e308], loss="sum")


@given(LOSS, problems())
def test_the_gradient_is_that_of_central_differences(loss, problem):
    X, y = problem
    w, h = np.linspace(-1, 1, X.shape[1]), 1e-5
    differences = [(cost(X, y, w + h * e, loss) - cost(X, y, w - h * e, loss)) / (2 * h) for e in np.eye(len(w))]
    np.testing.assert_allclose(logistic_gradient(X, y, w, loss), differences, rtol=1e-5, atol=1e-5)
    residual = special.expit(X @ w) - y
    expected = X.T @ residual / (1 if loss == "sum" else len(y))
    np.testing.assert_allclose(logistic_gradient(X, y, w, loss), expected, rtol=1e-10, atol=1e-12)


@given(problems(scales=6), st.booleans(), LOSS, st.just(0) | st.floats(-3, 3).map(lambda x: 10**x))
def test_with_l2_or_without_a_penalty_the_gradient_is_zero(problem, fit_intercept, loss, alpha):
    X, y = problem
    fit = logistic_regression(X, y, "l2" if alpha else None, alpha, loss, fit_intercept)
    assert_optimal(X, y, fit, fit_intercept, "l2", alpha, loss, 1e-11 if alpha else 1e-12)
    rows, alphas = np.column_stack([X, np.ones(len(y))]), [alpha] * X.shape[1] + [0]
    assert fit.objective == pytest.approx(cost(rows, y, np.append(fit.coef, fit.intercept), loss, alphas), rel=1e-10)


@given(problems(scales=3), st.booleans(), LOSS, st.floats(-3, 1.2).map(lambda x: 10**x))
def test_with_l1_the_conditions_of_karush_kuhn_and_tucker_hold(problem, fit_intercept, loss, alpha):
    fit = logistic_regression(*problem, "l1", alpha, loss, fit_intercept)
    assert_optimal(*problem, fit, fit_intercept, "l1", alpha, loss, 1e-7)


@given(problems())
def test_scikit_learn_finds_the_same(problem):
    for penalty, alpha, C in ((None, 0.0, np.inf), ("l2", 0.7, 1 / 1.4)):
        fit = logistic_regression(*problem, penalty, alpha)
        theirs = LogisticRegression(solver="newton-cholesky", tol=1e-12, max_iter=500, C=C).fit(*problem)
        np.testing.assert_allclose(fit.coef, theirs.coef_[0], rtol=1e-7, atol=1e-9)
        np.testing.assert_allclose(fit.intercept, theirs.intercept_[0], rtol=1e-7, atol=1e-9)


@pytest.mark.parametrize("penalty", ["l2", "l1"])
def test_large_data_take_the_short_way_to_the_same_place(penalty, monkeypatch):
    rng, scales = np.random.default_rng(4), 10.0 ** np.linspace(-3, 3, 10)
    X = rng.normal(size=(30_000, 10)) * scales + 50
    y = (rng.random(30_000) < special.expit((X - 50) @ (rng.normal(size=10) / scales))) * 1.0
    assert X.size >= newton.LARGE
    short = logistic_regression(X, y, penalty, 2.0)
    monkeypatch.setattr(newton, "LARGE", np.inf)
    plain = logistic_regression(X, y, penalty, 2.0)
    assert short.converged and plain.converged
    np.testing.assert_allclose([*short.coef, short.intercept], [*plain.coef, plain.intercept], rtol=1e-7)
    assert short.objective == pytest.approx(plain.objective, rel=1e-12)


def test_an_alpha_above_the_largest_gradient_leaves_nothing():
    rng = np.random.default_rng(5)
    X, y = rng.normal(size=(40, 3)), (np.arange(40) % 4 == 0) * 1.0
    alpha_max = np.abs(X.T @ (y - y.mean())).max()
    assert (logistic_regression(X, y, "l1", 1.0001 * alpha_max).coef == 0).all()
    assert (logistic_regression(X, y, "l1", 0.999 * alpha_max).coef != 0).sum() == 1
    assert logistic_regression(X, y, "l1", 1.1 * alpha_max).intercept == pytest.approx(np.log(1 / 3))


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


@pytest.mark.parametrize(("penalty", "atol"), [("l2", 1e-11), ("l1", 1e-7)])
def test_more_features_than_data_under_a_penalty(penalty, atol):
    X, y = np.random.default_rng(7).normal(size=(20, 50)), np.arange(20) % 2
    assert_optimal(X, y, logistic_regression(X, y, penalty, 0.5), True, penalty, 0.5, atol=atol)


def test_too_few_steps_are_said():
    fit = logistic_regression(np.array([[1.0], [2], [3], [4]]), [0, 1, 0, 1], max_iter=1)
    assert not fit.converged and fit.n_iter == 1


@given(problems(), LOSS, st.sampled_from(["l2", "l1"]), st.floats(0, 0.3))
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


def test_constant_columns_are_not_penalised():
    rng, alpha = np.random.default_rng(9), 2 / 60
    X, y = rng.normal(size=(60, 3)) + 1, rng.integers(0, 2, 60)
    X[:, 1] = 0.5
    newton_run = logistic_newton(X, y, alpha=alpha)
    np.testing.assert_array_equal(newton_run.sizes, 1)
    for run in (newton_run, logistic_gradient_descent(X, y, 0.6, 5000, alpha=alpha)):
        w = run.path[-1]
        np.testing.assert_allclose(logistic_gradient(X, y, w, "mean") + 2 * alpha * w * [1, 0, 1], 0, atol=2e-10)
        assert abs(w[1]) > 0.01


@given(problems(), LOSS, st.floats(0, 1), st.floats(0.05, 0.999))
def test_below_the_threshold_the_cost_never_rises(problem, loss, alpha, ratio):
    X, y = problem
    lr, start = ratio * logistic_lr_threshold(X, loss, alpha), np.random.default_rng(0).normal(size=X.shape[1])
    run = logistic_gradient_descent(X, y, lr, 50, start, alpha, "l2", loss)
    assert run.rose_at is None and (np.diff(run.losses) <= 1e-12 * run.losses[:-1]).all()


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
    assert run.losses[run.diverged_at] > DIVERGED * run.losses[0] >= run.losses[: run.diverged_at].max()
    assert np.isfinite(run.losses).all()  # the gradient is bounded: thrown about, but not to infinity
    penalised = logistic_gradient_descent(X, y, 1e3, 400, alpha=1.0)
    assert np.isnan(penalised.losses[-1]) and np.isnan(penalised.path[-1]).all()
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


@given(LOSS, problems(), st.floats(0, 1))
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
    np.testing.assert_allclose(np.diff(logistic_newton([[-1.0], [1.0]], [0, 1], 12).path[:, 0])[6:], 1, atol=0.01)


def test_no_step_leaves_the_start_alone():
    X, y = np.array([[1.0, 2.0], [3.0, -1.0]]), [0, 1]
    for run in (logistic_gradient_descent(X, y, 0.1, 0, [1, 2]), logistic_newton(X, y, 0, [1, 2])):
        np.testing.assert_array_equal(run.path, [[1, 2]])
        assert run.losses.shape == (1,)
