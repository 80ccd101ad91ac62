"""The learning-rate explorer: every picture and sentence against a plain NumPy loop and the theory of 2/λmax."""

import json
import re
import zlib
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lecture_lib import words
from lecture_lib.chapters.gradient_descent.figures import gradient_descent as explorer
from lecture_lib.chapters.gradient_descent.figures.gradient_descent import AT_THRESHOLD, N_STEPS, RATIOS
from lecture_lib.figures import numbers
from lecture_lib.figures.data import FLIPPER, SCALES, problem
from lecture_lib.solvers import gram_form

say = explorer.say

LAST = len(RATIOS) - 1
LR_CORNERS = (0, 100, AT_THRESHOLD - 1, AT_THRESHOLD, AT_THRESHOLD + 1, LAST)
KINDS = (
    "at_minimum", "near_from_start", "converges", "oscillates", "oscillates_long", "crawls", "threshold", "diverges",
    "diverges_later",
)  # fmt: skip


@pytest.fixture(scope="module")
def tasks():
    return [problem(scale) for scale in range(len(SCALES))]


def kind_of(sentence):
    """Which of KINDS a verdict is, by its sentence with any numbers in it."""
    numbers = {kind: re.escape(say.template(kind, words.language())) for kind in KINDS}
    patterns = {kind: re.sub(r"\\{\w+\\}", ".+", pattern) for kind, pattern in numbers.items()}
    (kind,) = [kind for kind, pattern in patterns.items() if re.fullmatch(pattern, sentence)]
    return kind


def numpy_descent(task, lr, start, n_steps=N_STEPS):
    """Path and losses by the textbook's loop, in extended precision: no kernel, no Gram matrix."""
    X, y, w = (np.asarray(a, dtype=np.longdouble) for a in (task.X, task.y, start))
    path, losses = [], []
    for _ in range(n_steps + 1):
        path.append(w)
        losses.append(((y - X @ w) ** 2).sum())
        w = w - lr * 2 * X.T @ (X @ w - y)
    return np.array(path, dtype=float), np.array(losses, dtype=float)


def least_loss(task):
    coef = np.polyfit(task.X[:, 1], task.y, 1)[::-1]
    return ((task.y - task.X @ coef) ** 2).sum()


# ---- the positions --------------------------------------------------------------------------------------------------


def test_ratios_cross_the_threshold_at_one_exact_position():
    assert RATIOS[AT_THRESHOLD] == 1 and len(RATIOS) == 200
    assert RATIOS[0] == pytest.approx(0.01) and 2.4 < RATIOS[-1] < 2.6
    np.testing.assert_allclose(RATIOS[1:] / RATIOS[:-1], RATIOS[1] / RATIOS[0])


def test_position_of_inverts_the_ratios():
    np.testing.assert_allclose([explorer.position_of(ratio) for ratio in RATIOS], np.arange(200), atol=1e-9)


def test_condition_numbers_fall_from_scale_to_scale(tasks):
    conditions = [np.linalg.cond(task.X) ** 2 for task in tasks]
    assert conditions[0] > 5e6
    np.testing.assert_allclose(conditions[1:], (tasks[1].X[:, 1].var(), tasks[2].X[:, 1].var(), 1), rtol=1e-9)


def test_all_scales_start_from_the_same_line(tasks):
    lines = [task.ends @ task.start for task in tasks]
    np.testing.assert_allclose(lines, [lines[0]] * 4, rtol=1e-12)


@pytest.mark.parametrize("scale", range(4))
def test_start_and_minimum_lie_in_the_picture(tasks, scale):
    task = tasks[scale]
    coef = np.linalg.lstsq(task.X, task.y, rcond=None)[0]
    for w in (task.start, coef):
        assert task.xlim[0] < w[0] < task.xlim[1] and task.ylim[0] < w[1] < task.ylim[1]


# ---- state → frames -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("scale", "lr"), list(product(range(4), LR_CORNERS)))
def test_frames_are_what_a_numpy_loop_says(tasks, scale, lr):
    task = tasks[scale]
    frames = explorer.descent_frames(task, task.start)
    path, losses = numpy_descent(task, RATIOS[lr] / np.linalg.eigvalsh(task.X.T @ task.X)[-1], task.start)
    reach = path * np.linalg.norm(task.X, axis=0)  # what each coefficient adds to the predictions
    error = frames.path[lr] * np.linalg.norm(task.X, axis=0) - reach
    assert (np.abs(error).max(-1) <= 1e-6 * np.abs(reach).max(-1)).all()
    masses = path @ task.ends.T
    lengths, heights = np.moveaxis(frames.line[lr], -1, 0)
    shown = np.abs(masses).max(-1) <= explorer.STEEP
    np.testing.assert_allclose(heights[shown], masses[shown], rtol=1e-6, atol=1e-3)
    np.testing.assert_array_equal(lengths[shown], [FLIPPER] * shown.sum())
    on_line = path[:, :1] + path[:, 1:] * (lengths - task.shift) / task.unit
    np.testing.assert_allclose(on_line, heights, rtol=1e-5, atol=1e-5 * np.abs(masses).max())
    drawn = np.minimum(losses / least_loss(task), explorer.OFF_THE_TOP)
    np.testing.assert_allclose(frames.loss[lr, :, 1], drawn, rtol=1e-5)
    np.testing.assert_array_equal(frames.loss[lr, :, 0], np.arange(N_STEPS + 1))


@pytest.mark.parametrize("scale", range(4))
def test_frames_have_the_shapes_of_the_controls_and_are_finite(tasks, scale):
    frames = explorer.descent_frames(tasks[scale], tasks[scale].start)
    assert frames.path.shape == (200, 61, 2) and frames.line.shape == (200, 61, 2, 2)
    assert frames.loss.shape == (200, 61, 2) and frames.times.shape == (200, 61) and frames.verdict.shape == (200,)
    for array in frames[:3]:
        assert np.isfinite(array).all()


def test_a_line_made_upright_by_divergence_still_crosses_the_panel(tasks):
    (left, bottom), (right, top) = explorer.descent_frames(tasks[2], tasks[2].start).line[172, N_STEPS]
    assert {bottom, top} == {-explorer.STEEP, explorer.STEEP}
    assert FLIPPER[0] < min(left, right) <= max(left, right) < FLIPPER[1]


def test_a_level_line_far_out_is_drawn_nowhere(tasks):
    ends = explorer.line_ends(tasks[3], np.array([[1e9, 0.0], [4000.0, 0.0]]))
    assert not np.isfinite(ends[0, :, 0]).any()
    np.testing.assert_allclose(ends[1], [[170, 4000], [233, 4000]])


@pytest.mark.parametrize(("scale", "step"), list(product(range(4), (0, 1, N_STEPS))))
def test_the_loss_in_words_is_the_loss(language, tasks, scale, step):
    task = tasks[scale]
    words = explorer.descent_frames(task, task.start).times
    for lr in (0, 100, AT_THRESHOLD):
        _, losses = numpy_descent(task, RATIOS[lr] / np.linalg.eigvalsh(task.X.T @ task.X)[-1], task.start)
        times = losses[step] / least_loss(task)
        assert float(words[lr, step].replace(",", "")) == pytest.approx(times, rel=0.006)


# ---- verdicts -------------------------------------------------------------------------------------------------------


@settings(max_examples=40, deadline=None)
@given(scale=st.integers(0, 3), along=st.floats(0, 1), up=st.floats(0, 1))
def test_words_say_diverges_exactly_above_the_threshold(scale, along, up):
    task = problem(scale)
    low, high = np.array([task.xlim, task.ylim]).T
    verdicts = explorer.descent_frames(task, low + (high - low) * [along, up]).verdict
    kinds = [kind_of(sentence) for sentence in verdicts]
    assert all(kind.startswith("diverges") for kind in kinds[AT_THRESHOLD + 1 :])
    assert not any(kind.startswith("diverges") or kind == "threshold" for kind in kinds[:AT_THRESHOLD])
    assert kinds[AT_THRESHOLD] == "threshold"


def test_raw_millimetres_crawl_at_every_rate_below_the_threshold(tasks):
    verdicts = explorer.descent_frames(tasks[0], tasks[0].start).verdict
    assert {kind_of(sentence) for sentence in verdicts[:AT_THRESHOLD]} == {"crawls"}


def test_standardised_feature_converges_in_one_step_at_the_best_rate():
    times = np.array([50.0] + [1.0] * N_STEPS)
    assert explorer.verdict(0.5, 0.5, times, -1, flipping=0.0) == say("converges", k=1)


def test_a_start_level_with_the_minimum_does_not_oscillate(tasks):
    task = tasks[2]  # the feature less its mean: its contours lie along the axes, the longer one level
    coef = explorer.gram_form(task.X, task.y).coef
    run = explorer.descent_frames(task, coef - [2000.0, 0.0])
    swinging = (RATIOS > task.best_ratio) & (RATIOS < 1)
    assert {kind_of(sentence) for sentence in run.verdict[swinging]} == {"converges"}
    assert (np.diff(run.path[swinging][..., 0], axis=1) >= -1e-9).all()  # and indeed it never turns back
    across = explorer.descent_frames(task, coef - [0.0, 2000.0]).verdict[swinging]
    assert {kind_of(sentence) for sentence in across} <= {"oscillates", "oscillates_long"}


@pytest.mark.parametrize("scale", (2, 3))
def test_round_bowls_crawl_then_converge_then_oscillate_then_diverge(tasks, scale):
    task = tasks[scale]
    order = {"crawls": 0, "converges": 1, "oscillates": 2, "oscillates_long": 3, "threshold": 4}
    kinds = [kind_of(sentence) for sentence in explorer.descent_frames(task, task.start).verdict]
    ranks = [order.get(kind, 5) for kind in kinds]
    assert ranks == sorted(ranks) and set(ranks) == set(range(6))
    first = kinds.index("oscillates")
    assert RATIOS[first - 1] <= task.best_ratio < RATIOS[first]


@pytest.mark.parametrize(("scale", "lr"), list(product(range(4), (0, 60, 100, 140, 160, 165, 167, 180, LAST))))
def test_numbers_in_the_verdict_are_those_of_the_loop(language, tasks, scale, lr):
    task = tasks[scale]
    _, losses = numpy_descent(task, RATIOS[lr] / np.linalg.eigvalsh(task.X.T @ task.X)[-1], task.start)
    near = np.flatnonzero(losses <= 1.01 * least_loss(task))
    above = np.flatnonzero(losses > 10 * losses[0])
    sentence = explorer.descent_frames(task, task.start).verdict[lr]
    if RATIOS[lr] > 1 and above.size:
        assert sentence == say("diverges", k=above[0])
    elif RATIOS[lr] > 1:
        assert sentence == say("diverges_later", n=N_STEPS)
    elif near.size:
        name = "oscillates" if RATIOS[lr] > task.best_ratio else "converges"
        assert sentence == say(name, k=near[0])
    else:
        name = "oscillates_long" if RATIOS[lr] > task.best_ratio else "crawls"
        times = numbers.rounded(losses[-1] / least_loss(task))
        assert sentence == say(name, n=N_STEPS, times=times)


@pytest.mark.parametrize("scale", range(4))
def test_a_start_on_the_minimum_stays_there(language, tasks, scale):
    task = tasks[scale]
    frames = explorer.descent_frames(task, gram_form(task.X, task.y).coef)
    assert set(frames.verdict) == {say("at_minimum")}
    assert set(frames.times.ravel()) == {"1.00"}


def test_a_start_within_one_per_cent_says_so(tasks):
    start = gram_form(tasks[3].X, tasks[3].y).coef + [5.0, 0.0]
    assert explorer.descent_frames(tasks[3], start).verdict[100] == say("near_from_start")


# ---- joined with live -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def live():
    figure = explorer.explore_gradient_descent().build()
    yield figure
    figure.close()


def test_figure_fits_its_budget(live):
    assert sum(len(packed) for packed in live.frames.values()) < 220_000


def test_opens_at_the_start_with_what_is_to_come_hidden(language):
    figure = explorer.explore_gradient_descent()
    assert figure.position == {"scale": 2, "lr": 100, "step": 0}
    assert kind_of(figure._readout[1]["verdict"].frame(figure.position).item()) == "converges"
    assert figure._repr_mimebundle_()["text/plain"] == f"LiveFigure: {say('alt')}"
    whole = [track for track in figure._tracks if track.artist in figure._hidden]
    assert [track.options for track in whole] == [{}] * 5
    assert {track.frames.shape[-2] for track in whole} == {N_STEPS + 1}
    figure.close()


@pytest.mark.parametrize(("scale", "lr", "step"), list(product(range(4), (0, AT_THRESHOLD, LAST), (0, N_STEPS))))
def test_readout_at_every_corner(language, scale, lr, step):
    figure, task = explorer.explore_gradient_descent(), problem(scale)
    frames = explorer.descent_frames(task, task.start)
    sentence = figure.text_at({"scale": scale, "lr": lr, "step": step})
    assert frames.verdict[lr] in sentence and frames.times[lr, step] in sentence and "{" not in sentence
    figure.close()


def test_marks_stand_at_the_best_rate_and_the_threshold(live, tasks):
    spec = json.loads(zlib.decompress(live.scene))["controls"][1]
    best, threshold = spec["marks"]
    ratios = [100 ** ((at - AT_THRESHOLD) / AT_THRESHOLD) for at in best["at"]]
    eigenvalues = [np.linalg.eigvalsh(task.X.T @ task.X) for task in tasks]
    np.testing.assert_allclose(ratios, [high / (low + high) for low, high in eigenvalues], rtol=1e-4)
    assert threshold["at"] == [AT_THRESHOLD]
    shown = np.array(spec["values"]).reshape(4, 200)
    assert shown[2, AT_THRESHOLD] == numbers.scientific(1 / eigenvalues[2][1])


def drag(figure, scale, xy, let_go=True):
    """Tell the start's callbacks, as the browser does."""
    handle = list(figure._handles.values())[scale]
    figure.position = {**figure.position, "scale": scale}
    handle["callback"](0, *map(float, xy))
    if let_go:
        handle["settle"](0, *map(float, xy))


@pytest.mark.parametrize("scale", range(4))
def test_dragging_to_the_corners_and_onto_the_minimum(language, scale):
    figure, task = explorer.explore_gradient_descent().build(), problem(scale)
    coef = gram_form(task.X, task.y).coef
    for start in (*product(task.xlim, task.ylim), coef):
        drag(figure, scale, start)
        frames = explorer.descent_frames(task, np.array(start))
        for lr, step in product((0, AT_THRESHOLD, LAST), (0, N_STEPS)):
            sentence = figure.text_at({"scale": scale, "lr": lr, "step": step})
            assert frames.verdict[lr] in sentence and frames.times[lr, step] in sentence
    figure.close()


def test_dragging_keeps_the_start_of_the_other_scales():
    figure = explorer.explore_gradient_descent().build()
    before = [figure.text_at({"scale": scale, "lr": 80}) for scale in range(4)]
    drag(figure, 1, (3000.0, 200.0))
    after = [figure.text_at({"scale": scale, "lr": 80}) for scale in range(4)]
    assert [a == b for a, b in zip(after, before, strict=True)] == [True, False, True, True]
    figure.close()


def test_a_drag_changes_what_is_on_screen_at_once_and_the_rest_when_let_go():
    figure = explorer.explore_gradient_descent().build()
    on_screen, elsewhere = {"scale": 1}, {"scale": 1, "lr": 80}
    before = figure.text_at({**on_screen, "step": 0}), figure.text_at(elsewhere)
    drag(figure, 1, (3000.0, 200.0), let_go=False)
    during = figure.text_at({**on_screen, "step": 0}), figure.text_at(elsewhere)
    drag(figure, 1, (3000.0, 200.0))
    after = figure.text_at({**on_screen, "step": 0}), figure.text_at(elsewhere)
    assert before[0] != during[0] == after[0]
    assert before[1] == during[1] != after[1]
    figure.close()
