"""Training: every picture against plain descent and scikit-learn, every sentence against the curves."""

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from lecture_lib.chapters.logistic_regression import tasks
from lecture_lib.chapters.logistic_regression.figures import training
from lecture_lib.chapters.logistic_regression.figures.training import ALPHAS, LRS, SIGHTS, STEPS, VERDICTS
from tests.chapters.figures import everywhere, marks


@pytest.fixture(scope="module")
def shown():
    return [(task, training.training_frames(task)) for task in (tasks.sexes(), tasks.two_species())]


def descend(task, lr, alpha, penalty, steps):
    """Plain descent, one step after the other: w and the cost at each."""
    X, w, path = task.X, np.zeros(3), []
    for _ in range(steps + 1):
        z = X @ w
        part = np.sum(w[1:] ** 2) if penalty == "l2" else np.abs(w[1:]).sum()
        path.append((w, np.mean(np.logaddexp(0, z) - task.y * z) + alpha * part))
        moved = w - lr * (X.T @ (np.exp(-np.logaddexp(0, -z)) - task.y) / len(z))
        if penalty == "l2":
            moved[1:] -= lr * 2 * alpha * w[1:]
        else:
            moved[1:] = np.sign(moved[1:]) * np.maximum(np.abs(moved[1:]) - lr * alpha, 0)
        w = moved
    return path


@pytest.mark.parametrize("at", [(0, 0, 0), (0, 2, 2), (0, 4, 0), (1, 2, 3), (1, 0, 4), (1, 5, 1), (0, 2, 4)], ids=str)
def test_training_is_descent_step_by_step(shown, at):
    q, i, j = at
    for task, frames in shown:
        path = descend(task, LRS[i], ALPHAS[j], training.PENALTIES[q], STEPS[-1])
        costs, norms = np.transpose([(cost, np.linalg.norm(w[1:])) for w, cost in path])
        np.testing.assert_allclose(frames.loss[at][:, 1], costs[STEPS], rtol=1e-7)
        np.testing.assert_allclose(frames.norm[at][:, 1], norms[STEPS], rtol=1e-7, atol=1e-12)
        assert frames.loss[at][:, 0].tolist() == STEPS.tolist()
        for line, step in zip(frames.boundary[at], STEPS, strict=True):
            w = path[step][0]
            if (w[1:] == 0).all():
                assert np.isnan(line).all(), step
            else:
                z = w[0] + (line - task.shift) / task.unit @ w[1:]
                np.testing.assert_allclose(z, 0, atol=1e-8, err_msg=f"step {step}")


def test_newton_arrives_at_scikit_learns_minimum_and_there_is_none_with_a_kink(shown):
    task, frames = shown[0]
    for j, alpha in enumerate(ALPHAS):
        C = np.inf if alpha == 0 else 1 / (2 * alpha * len(task.y))
        fit = LogisticRegression(C=C, tol=1e-12, solver="newton-cholesky").fit(task.Z, task.y)
        assert frames.newton_norm[0, j, -1, 1] == pytest.approx(np.linalg.norm(fit.coef_), rel=1e-6)
        assert np.isnan(frames.newton_loss[1, j, :, 1]).all() == (alpha > 0)


def test_separable_data_have_no_end_until_alpha_stops_them(shown):
    _, frames = shown[1]
    for i in range(5):
        assert (np.diff(frames.norm[0, i, 0, :, 1]) > 0).all() and (np.diff(frames.loss[0, i, 0, :, 1]) < 0).all()
    assert (np.diff(frames.newton_norm[0, 0, 1:, 1]) > 1).all()
    assert (frames.least == 0).tolist() == [[True, False, False, False, False]] * 2
    assert np.ptp(frames.norm[0, 3, 2, -5:, 1]) < 1e-3


def test_verdicts_agree_with_the_curves(shown):
    for _, frames in shown:
        verdicts = np.array(VERDICTS)[frames.verdict]
        for (q, i, j, k), verdict in np.ndenumerate(verdicts):
            cost, least = frames.loss[q, i, j, k, 1], frames.least[q, j]
            if k == 0:
                assert verdict == "at_start"
            elif verdict == "diverges":
                assert not cost <= 10 * np.log(2) and not frames.loss[q, i, j, -1, 1] < training.LARGE
            elif least == 0:
                assert verdict == "endless", (q, i, j, k)
            else:
                assert (verdict == "near") == (cost <= 1.01 * least), (q, i, j, k)
                assert verdict == "near" or (verdict == "rose") == (0 < frames.rose[q, i, j] <= STEPS[k]), (q, i, j, k)
        assert {"near", "diverges", "at_start"} <= set(verdicts.ravel())


def test_a_boundary_that_cannot_be_seen_is_known_to_be_away(shown):
    seen = set()
    for task, frames in shown:
        (left, right), (low, high) = task.limits
        for at, verdict in np.ndenumerate(frames.verdict):
            if VERDICTS[verdict] in ("at_start", "diverges"):
                continue
            line = frames.boundary[at]
            along = line[0] + np.linspace(-3, 4, 4001)[:, None] * (line[1] - line[0])
            inside = (along > (left, low)) & (along < (right, high))
            wanted = "flat" if np.isnan(line).all() else "" if inside.all(axis=1).any() else "outside"
            assert SIGHTS[frames.sight[at]] == wanted, at
            seen.add(wanted)
    assert seen == {"", "flat", "outside"}


def test_training_says_something_whole_at_every_position(language, shown, live):
    assert 0 < live.position["step"] < len(STEPS) - 1 and live.position["data"] == 0  # it begins before its end
    for position, said in everywhere(live):
        data, *at = position.values()
        verdict, sight = VERDICTS[shown[data][1].verdict[*at]], SIGHTS[shown[data][1].sight[*at]]
        assert "nan" not in said and "inf" not in said
        for name in ("at_start", "diverges", "endless", "near"):
            assert (training.say(name) in said) == (name == verdict), (at, said)
        for name in ("outside", "flat"):
            wanted = name == sight and verdict not in ("at_start", "diverges")
            assert (training.say(name) in said) == wanted, (at, said)


def test_the_mark_is_at_the_threshold(live, shown):
    for at, (task, _) in zip(marks(live, "lr")[0], shown, strict=True):
        threshold = 8 / np.linalg.eigvalsh(task.X.T @ task.X / len(task.y))[-1]
        assert np.exp(np.interp(at, np.arange(len(LRS)), np.log(LRS))) == pytest.approx(threshold, rel=1e-3)
