"""Training, deciding and three classes: every picture against scikit-learn, plain NumPy descent and counting."""

import json
import re
import zlib
from itertools import product

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import (
    accuracy_score,
    confusion_matrix,
    precision_score,
    recall_score,
    roc_auc_score,
    roc_curve,
)  # fmt: skip

from lecture_lib.chapters.logistic_regression import tasks
from lecture_lib.chapters.logistic_regression.figures import classes, deciding, training
from lecture_lib.chapters.logistic_regression.figures.training import ALPHAS, LRS, STEPS
from lecture_lib.datasets import load_penguins
from lecture_lib.figures import numbers as written

say = classes.say

BYTES = 300_000
FAR = [(1e3, -1e3), (-1e3, 1e3), (0.0, 0.0), (-3.1, 2.9)]


def size(live):
    return sum(map(len, live.build().frames.values())) + len(live.scene)


def sigma(z):
    return np.exp(-np.logaddexp(0, -z))


# ---- the data -------------------------------------------------------------------------------------------------------


def test_tasks_are_the_penguins_of_known_sex_and_species():
    penguins, task = load_penguins(), tasks.sexes()
    assert len(task.y) == 146 and task.y.sum() == 73
    known = (penguins.species == "Adelie") & (penguins.sex == "male")
    np.testing.assert_allclose(task.F[task.y == 1, 0], penguins.body_mass_g[known] / 1000)
    two = tasks.two_species()
    assert len(two.y) == 274 and two.y.sum() == (penguins.species == "Gentoo").sum()
    for one in (task, two):
        np.testing.assert_allclose(one.Z.std(axis=0), 1)
        (left, right), (low, high) = one.limits
        assert left < one.F[:, 0].min() and one.F[:, 0].max() < right
        assert low < one.F[:, 1].min() and one.F[:, 1].max() < high


@pytest.mark.parametrize("w", [(0.3, 1, 2), (-1, 5, 0.01), (0, 0, 2), (1, -2, 0), (0.1, -1e-9, 3)])
def test_crossings_lie_on_the_line_and_span_the_panel(w):
    ends = tasks.crossing(np.array(w, dtype=float), [(-3, 3), (-2, 2)])
    np.testing.assert_allclose(w[0] + ends @ w[1:], 0, atol=1e-9)
    assert np.ptp(ends[:, 0]) == pytest.approx(6) or np.ptp(ends[:, 1]) == pytest.approx(4)
    assert np.isnan(tasks.crossing(np.zeros(3), [(-3, 3), (-2, 2)])).all()


def test_probabilities_are_never_said_to_be_0_or_1(language):
    assert tasks.probability(0.5) == "0.50" and tasks.probability(0.0023) == "0.002"
    assert tasks.probability(1e-9) == say("below", value="0.001")
    assert tasks.probability(1 - 1e-9) == say("above", value="0.999")
    assert written.decimals(-0.001, 2) == "0.00" and written.decimals(-1.005, 1) == "−1.0"


# ---- training -------------------------------------------------------------------------------------------------------


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
        moved = w - lr * (X.T @ (sigma(z) - task.y) / len(z))
        if penalty == "l2":
            moved[1:] -= lr * 2 * alpha * w[1:]
        else:
            moved[1:] = np.sign(moved[1:]) * np.maximum(np.abs(moved[1:]) - lr * alpha, 0)
        w = moved
    return path


@pytest.mark.parametrize("data", (0, 1))
@pytest.mark.parametrize("q, i, j", [(0, 0, 0), (0, 2, 2), (0, 4, 0), (1, 2, 3), (1, 0, 4), (1, 5, 1), (0, 2, 4)])
def test_training_is_descent_step_by_step(shown, data, q, i, j):
    task, frames = shown[data]
    path = descend(task, LRS[i], ALPHAS[j], training.PENALTIES[q], STEPS[-1])
    costs, norms = np.array([cost for _, cost in path]), np.array([np.linalg.norm(w[1:]) for w, _ in path])
    np.testing.assert_allclose(frames.loss[q, i, j, :, 1], costs[STEPS], rtol=1e-7)
    np.testing.assert_allclose(frames.norm[q, i, j, :, 1], norms[STEPS], rtol=1e-7, atol=1e-12)
    assert frames.loss[q, i, j, :, 0].tolist() == STEPS.tolist()
    for k, step in enumerate(STEPS):
        line, w = frames.boundary[q, i, j, k], path[step][0]
        if (w[1:] == 0).all():
            assert np.isnan(line).all()
        else:
            z = w[0] + (line - task.shift) / task.unit @ w[1:]
            np.testing.assert_allclose(z, 0, atol=1e-8)


def test_newton_arrives_at_scikit_learns_minimum_and_there_is_none_with_a_kink(shown):
    task, frames = shown[0]
    for j, alpha in enumerate(ALPHAS):
        C = np.inf if alpha == 0 else 1 / (2 * alpha * len(task.y))
        fit = LogisticRegression(C=C, tol=1e-12, solver="newton-cholesky").fit(task.Z, task.y)
        assert frames.newton_norm[0, j, -1, 1] == pytest.approx(np.linalg.norm(fit.coef_), rel=1e-6)
        assert np.isnan(frames.newton_loss[1, j, :, 1]).all() == (alpha > 0)


def test_separable_data_have_no_end_until_alpha_stops_them(shown):
    task, frames = shown[1]
    for i in range(5):
        assert (np.diff(frames.norm[0, i, 0, :, 1]) > 0).all() and (np.diff(frames.loss[0, i, 0, :, 1]) < 0).all()
    assert (np.diff(frames.newton_norm[0, 0, 1:, 1]) > 1).all()
    assert (training.least_costs(task) == 0).tolist() == [[True, False, False, False, False]] * 2
    assert np.ptp(frames.norm[0, 3, 2, -5:, 1]) < 1e-3


def test_verdicts_agree_with_the_curves(language):
    for task in (tasks.sexes(), tasks.two_species()):
        frames, least = training.training_frames(task), training.least_costs(task)
        seen = set()
        for q, i, j, k in np.ndindex(frames.said["verdict"].shape):
            said, cost = frames.said["verdict"][q, i, j, k], frames.loss[q, i, j, k, 1]
            seen.add(said)
            if k == 0:
                assert said == training.say("training_start")
            elif said == training.say("training_diverges"):
                assert not cost <= 10 * np.log(2) and not frames.loss[q, i, j, -1, 1] < training.LARGE
            elif least[q, j] == 0:
                assert said.startswith(training.say("training_endless"))
            else:
                assert said.startswith(training.say("training_near")) == (cost <= 1.01 * least[q, j])
        assert {
            training.say("training_near"),
            training.say("training_diverges"),
            training.say("training_start"),
        } <= seen


def test_a_boundary_that_cannot_be_seen_is_said_to_be_away(shown):
    seen = set()
    for task, frames in shown:
        (left, right), (low, high) = task.limits
        for at in np.ndindex(frames.boundary.shape[:-2]):
            said, line = frames.said["verdict"][at], frames.boundary[at]
            if said in (training.say("training_start"), training.say("training_diverges")):
                continue
            along = line[0] + np.linspace(-3, 4, 4001)[:, None] * (line[1] - line[0])
            inside = (along > (left, low)) & (along < (right, high))
            wanted = "flat" if np.isnan(line).all() else "" if inside.all(axis=1).any() else "outside"
            seen.add(wanted)
            told = [name for name in ("flat", "outside") if said.endswith(training.say(f"training_{name}"))]
            assert told == [wanted] * bool(wanted), (at, said)
    assert seen == {"", "flat", "outside"}


def test_training_begins_before_its_end(language):
    live = training.explore_training()
    assert 0 < live.position["step"] < len(STEPS) - 1 and live.position["data"] == 0
    live.close()


def test_training_says_something_whole_at_every_position(language):
    live = training.explore_training()
    counts = [range(live.controls[name].count) for name in ("data", "penalty", "lr", "alpha", "step")]
    for at in product(*counts):
        said = live.text_at(dict(zip(("data", "penalty", "lr", "alpha", "step"), at, strict=True)))
        assert "nan" not in said and "inf" not in said and "{" not in said
    assert size(live) < BYTES
    live.close()


def test_the_mark_is_at_the_threshold():
    live = training.explore_training().build()
    lr = json.loads(zlib.decompress(live.scene))["controls"][2]
    for at, task in zip(lr["marks"][0]["at"], (tasks.sexes(), tasks.two_species()), strict=True):
        threshold = 8 / np.linalg.eigvalsh(task.X.T @ task.X / len(task.y))[-1]
        assert np.exp(np.interp(at, np.arange(len(LRS)), np.log(LRS))) == pytest.approx(threshold, rel=1e-3)
    live.close()


# ---- deciding -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def fit():
    return deciding.fitted()


def test_counts_are_scikit_learns_at_every_threshold(fit):
    frames = deciding.deciding_frames(fit)
    for k, t in enumerate(deciding.THRESHOLDS):
        (tn, fp), (fn, tp) = confusion_matrix(fit.task.y, fit.p >= t)
        assert {name: int(many[k]) for name, many in frames.counts.items()} == {"tp": tp, "fn": fn, "fp": fp, "tn": tn}
        assert np.isfinite(frames.wrong[k]).all(axis=1).sum() == fp + fn
        assert frames.roc[k] == pytest.approx([fp / 73, tp / 73])
        for name, square in frames.squares.items():
            area = np.ptp(square[k][:5, 0]) * np.ptp(square[k][:5, 1])
            assert area == pytest.approx(deciding.SIDE**2 * frames.counts[name][k] / 73)


def test_boundary_moves_parallel_and_is_where_p_is_the_threshold(fit):
    frames = deciding.deciding_frames(fit)
    for k, t in enumerate(deciding.THRESHOLDS):
        if t in (0, 1):
            assert np.isnan(frames.line[k]).all()
        else:
            np.testing.assert_allclose(sigma(fit.w[0] + frames.line[k] @ fit.w[1:]), t, atol=1e-9)


def test_roc_and_its_area_are_scikit_learns(fit):
    false, true, _ = roc_curve(fit.task.y, fit.p, drop_intermediate=False)
    np.testing.assert_allclose(deciding.roc_curve(fit), np.column_stack([false, true]))
    assert deciding.auc(fit) == pytest.approx(roc_auc_score(fit.task.y, fit.p))


def test_rates_are_scikit_learns_and_where_there_is_no_boundary_it_is_said(language, fit):
    words, y = deciding.rate_words(deciding.deciding_frames(fit)), fit.task.y
    for k, t in enumerate(deciding.THRESHOLDS):
        told = fit.p >= t
        assert words["accuracy"][k] == f"{accuracy_score(y, told):.1%}"
        assert words["recall"][k] == f"{recall_score(y, told):.1%}"
        if told.any():
            assert words["precision"][k] == f"{precision_score(y, told):.1%}"
        assert words["ends"][k] == {0: deciding.say("all_male"), 1: deciding.say("none_male")}.get(t, "")
    assert words["precision"][-1] == "0/0"


@pytest.mark.parametrize("place", [deciding.BIRD, *FAR])
def test_the_plumb_line_is_the_distance(fit, place):
    bird = deciding.bird_frames(fit, place)
    foot = bird.plumb[1]
    assert fit.w[0] + foot @ fit.w[1:] == pytest.approx(0, abs=1e-9)
    assert np.linalg.norm(np.subtract(place, foot)) == pytest.approx(abs(bird.distance))
    assert np.sign(bird.distance) == np.sign(bird.z)
    assert bird.place.tolist() == [list(place)] and abs(bird.name_at[0, 0] - place[0]) < 1.5
    said = deciding.bird_words(bird)
    assert set(said["said"][sigma(bird.z) >= deciding.THRESHOLDS]) <= {deciding.say("male")}


def test_the_bird_can_be_dragged_anywhere(language, fit):
    live = deciding.explore_deciding()
    (handle,) = live._handles.values()
    for x, y in FAR:
        handle["callback"](0, x, y)
        z = fit.w[0] + np.array([x, y]) @ fit.w[1:]
        for t in (0, 25, 50):
            said = live.text_at({"t": t})
            assert written.decimals(z, 2) in said and "nan" not in said
    assert size(live) < BYTES
    live.close()


# ---- three classes --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def where():
    return classes.setting()


def theirs(S, y, alpha):
    """scikit-learn's fit with α‖w‖² beside the mean log loss."""
    return LogisticRegression(C=1 / (2 * len(y) * alpha), tol=1e-10, max_iter=10_000).fit(S, y)


PAIRS = ((0, 1), (0, 2), (1, 2))


def theirs_of_pair(S, y, alpha, pair):
    rows = np.isin(y, pair)
    return theirs(S[rows], y[rows] == pair[1], alpha)


def oracle(where, alpha, Z):
    """Probabilities of softmax and of one against the rest, and votes, all by scikit-learn."""
    S, y = where.standardise(where.F), where.y
    soft = theirs(S, y, alpha).predict_proba(Z)
    rest = np.column_stack([theirs(S, y == k, alpha).predict_proba(Z)[:, 1] for k in range(3)])
    votes = np.zeros((len(Z), 3), dtype=int)
    for a, b in PAIRS:
        second = theirs_of_pair(S, y, alpha, (a, b)).predict(Z)
        votes[:, a] += ~second
        votes[:, b] += second
    return soft, rest, votes


@pytest.mark.parametrize("j", (0, 1, 4))
def test_regions_are_scikit_learns(where, j):
    rng = np.random.default_rng(j)
    rows, columns = rng.integers(0, classes.HIGH, 60), rng.integers(0, classes.WIDE, 60)
    (left, right), (low, high) = (tasks.LIMITS[name] for name in classes.FEATURES)
    place = np.column_stack([left + (columns + 0.5) / classes.WIDE * (right - left),
                             low + (rows + 0.5) / classes.HIGH * (high - low)])  # fmt: skip
    soft, rest, votes = oracle(where, classes.ALPHAS[j], where.standardise(place))
    pixels = classes.maps(where)[:, j][:, rows, columns]
    tints = np.array([classes._tint(color) for color in classes.TINTS])
    clear = (rest >= 0.5).sum(axis=1) == 1
    assert (pixels[0][clear] == tints[rest.argmax(axis=1)[clear]]).all() and (pixels[0][~clear, 3] == 0).all()
    won = votes.max(axis=1) == 2
    assert (pixels[1][won] == tints[votes.argmax(axis=1)[won]]).all() and (pixels[1][~won, 3] == 0).all()
    agree = won & (rest.argmax(axis=1) == soft.argmax(axis=1)) & (votes.argmax(axis=1) == soft.argmax(axis=1))
    assert (pixels[2][agree] == tints[soft.argmax(axis=1)[agree]]).all()
    assert (pixels[2][won & ~agree] == classes._tint(classes.COLORS["error"], 130)).all()


@pytest.mark.parametrize("j", (0, 1, 3))
def test_edges_are_where_the_answers_change(where, j):
    alpha, S, y = classes.ALPHAS[j], where.standardise(where.F), where.y
    rest, pairs, soft = classes.edges(where).reshape(3, len(classes.ALPHAS), 3, 3, 2)[:, j, :, :2]

    def on(line, shares=(0.2, 0.7)):
        return where.standardise(line[0] + np.array(shares)[:, None] * (line[1] - line[0]))

    for k, line in enumerate(rest):
        np.testing.assert_allclose(theirs(S, y == k, alpha).predict_proba(on(line))[:, 1], 0.5, atol=1e-5)
    for pair, line in zip(PAIRS, pairs, strict=True):
        np.testing.assert_allclose(theirs_of_pair(S, y, alpha, pair).predict_proba(on(line))[:, 1], 0.5, atol=1e-5)
    for line in soft:
        p = np.sort(theirs(S, y, alpha).predict_proba(on(line, (0, 0.2, 0.7, 1))), axis=1)
        np.testing.assert_allclose(p[:, 2], p[:, 1], atol=1e-5)  # two lead together,
        assert np.abs(p[[0, -1]] - 1 / 3).max(axis=1).min() < 1e-5  # to the place where all three are level


def test_the_ring_is_around_the_tie(where):
    ring = classes.tie(where, classes.maps(where))
    for j in (0, 1):  # with more of a penalty the triangle is too small to see
        votes = oracle(where, classes.ALPHAS[j], where.standardise(ring[j]))[2]
        assert votes.tolist() == [[1, 1, 1]]


@pytest.mark.parametrize("place", [classes.BIRD, (31.0, 12.5), (61.0, 22.0), (1e4, -1e4)])
def test_the_three_answers_are_scikit_learns(language, where, place):
    said = classes.bird_words(where, place)
    for j in (1, 3):
        soft, rest, votes = (each[0] for each in oracle(where, classes.ALPHAS[j], where.standardise([place])))
        assert ", ".join(written.decimals(soft, 2)) in said["softmax"][j]
        assert ", ".join(written.decimals(rest, 2)) in said["rest"][j]
        assert "–".join(map(str, votes)) in said["pairs"][j]
        names = [say(name) for name in tasks.SPECIES]
        assert said["softmax"][j].rstrip(".").endswith(names[soft.argmax()])


def test_classes_answer_where_the_bird_is_dragged(language, where):
    live = classes.explore_classes()
    (handle,) = live._handles.values()
    for x, y in [(33.0, 20.0), (61.0, 12.5)]:
        handle["callback"](0, x, y)
        words = classes.bird_words(where, (x, y))
        for j in range(len(classes.ALPHAS)):
            said = live.text_at({"alpha": j})
            assert all(words[name][j] in said for name in classes.METHODS)
            assert re.search(rf"\b{classes.differing(where)[j]}", said)
    assert size(live) < BYTES
    live.close()
