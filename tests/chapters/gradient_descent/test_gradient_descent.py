"""The learning-rate explorer: every picture and sentence against a plain NumPy loop and the theory of 2/λmax."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lecture_lib.chapters.gradient_descent.figures import gradient_descent as explorer
from lecture_lib.chapters.gradient_descent.figures.gradient_descent import AT_THRESHOLD, N_STEPS, RATIOS, say
from lecture_lib.figures import numbers
from lecture_lib.figures.data import FLIPPER, SCALES, problem
from lecture_lib.solvers import gram_form
from tests.chapters.figures import drag, every, marks

LAST = len(RATIOS) - 1
tasks = pytest.fixture(lambda: [problem(scale) for scale in range(len(SCALES))], scope="module")
shown = pytest.fixture(lambda tasks: [frames_of(task) for task in tasks], scope="module")


def frames_of(task, start=None):
    """What is shown at all learning rates of a descent from a start."""
    return every(explorer.descent(task, 0), start, lr=len(RATIOS))


def kinds_of(frames):
    """Which of the verdicts each learning rate gets."""
    return [explorer.VERDICTS[kind] for kind in frames.verdict]


def descents(task, positions):
    """(position, path, losses) of each learning rate, by the textbook's loop in extended precision."""
    for lr in positions:
        X, y, w = (np.asarray(a, dtype=np.longdouble) for a in (task.X, task.y, task.start))
        path, losses = [], []
        for _ in range(N_STEPS + 1):
            path.append(w)
            losses.append(((y - X @ w) ** 2).sum())
            w = w - RATIOS[lr] / np.linalg.eigvalsh(task.X.T @ task.X)[-1] * 2 * X.T @ (X @ w - y)
        yield lr, np.array(path, dtype=float), np.array(losses, dtype=float)


def least_loss(task):
    coef = np.polyfit(task.X[:, 1], task.y, 1)[::-1]
    return ((task.y - task.X @ coef) ** 2).sum()


def test_ratios_cross_the_threshold_at_one_exact_position():
    assert RATIOS[AT_THRESHOLD] == 1 and len(RATIOS) == 200
    assert RATIOS[0] == pytest.approx(0.01) and 2.4 < RATIOS[-1] < 2.6
    np.testing.assert_allclose(RATIOS[1:] / RATIOS[:-1], RATIOS[1] / RATIOS[0])
    np.testing.assert_allclose([explorer.position_of(ratio) for ratio in RATIOS], np.arange(200), atol=1e-9)


def test_the_scales_start_from_one_line_in_the_picture_and_are_better_conditioned_one_by_one(tasks):
    conditions = [np.linalg.cond(task.X) ** 2 for task in tasks]
    assert conditions[0] > 5e6
    np.testing.assert_allclose(conditions[1:], (tasks[1].X[:, 1].var(), tasks[2].X[:, 1].var(), 1), rtol=1e-9)
    for task in tasks:
        np.testing.assert_allclose(task.ends @ task.start, tasks[0].ends @ tasks[0].start, rtol=1e-12)
        for w in (task.start, np.linalg.lstsq(task.X, task.y, rcond=None)[0]):
            assert task.xlim[0] < w[0] < task.xlim[1] and task.ylim[0] < w[1] < task.ylim[1]


def test_frames_are_what_a_numpy_loop_says(tasks, shown):
    for task, frames in zip(tasks, shown, strict=True):
        for lr, path, losses in descents(task, (0, 100, AT_THRESHOLD - 1, AT_THRESHOLD, AT_THRESHOLD + 1, LAST)):
            reach = path * np.linalg.norm(task.X, axis=0)  # what each coefficient adds to the predictions
            error = frames.path[lr] * np.linalg.norm(task.X, axis=0) - reach
            assert (np.abs(error).max(-1) <= 1e-6 * np.abs(reach).max(-1)).all()
            masses = path @ task.ends.T
            lengths, heights = np.moveaxis(frames.line[lr], -1, 0)
            in_reach = np.abs(masses).max(-1) <= explorer.STEEP
            np.testing.assert_allclose(heights[in_reach], masses[in_reach], rtol=1e-6, atol=1e-3)
            np.testing.assert_array_equal(lengths[in_reach], [FLIPPER] * in_reach.sum())
            on_line = path[:, :1] + path[:, 1:] * (lengths - task.shift) / task.unit
            np.testing.assert_allclose(on_line, heights, rtol=1e-5, atol=1e-5 * np.abs(masses).max())
            drawn = np.minimum(losses / least_loss(task), explorer.OFF_THE_TOP)
            np.testing.assert_allclose(frames.loss[lr, :, 1], drawn, rtol=1e-5)
            np.testing.assert_array_equal(frames.loss[lr, :, 0], np.arange(N_STEPS + 1))
        assert all(np.isfinite(array).all() and len(array) == 200 for array in frames[:3])


def test_a_line_made_upright_still_crosses_the_panel_and_a_level_one_far_out_is_drawn_nowhere(tasks, shown):
    (left, bottom), (right, top) = shown[2].line[172, N_STEPS]
    assert {bottom, top} == {-explorer.STEEP, explorer.STEEP}
    assert FLIPPER[0] < min(left, right) <= max(left, right) < FLIPPER[1]
    far, level = (explorer.line_ends(tasks[3].ends, np.array([w0, 0.0])) for w0 in (1e9, 4000.0))
    assert not np.isfinite(far[:, 0]).any()
    np.testing.assert_allclose(level, [[170, 4000], [233, 4000]])


def expected_words(task, ratio, losses):
    """The verdict on a run with these losses."""
    if ratio == 1:
        return say("threshold")
    near, above = (np.flatnonzero(far) for far in (losses <= 1.01 * least_loss(task), losses > 10 * losses[0]))
    if ratio > 1:
        return say("diverges", k=above[0]) if above.size else say("diverges_later", n=N_STEPS)
    swings = ratio > task.best_ratio
    if near.size:
        return say("oscillates" if swings else "converges", k=near[0])
    times = numbers.rounded(losses[-1] / least_loss(task))
    return say("oscillates_long" if swings else "crawls", n=N_STEPS, times=times)


def test_words_say_the_losses_and_the_steps_of_the_loop(language, tasks, shown):
    for task, frames in zip(tasks, shown, strict=True):
        times, said = explorer.times_in_words().of(frames), explorer.verdict_in_words().of(frames)
        for lr, _, losses in descents(task, (0, 60, 100, AT_THRESHOLD, 140, 160, 165, 167, 180, LAST)):
            assert said[lr] == expected_words(task, RATIOS[lr], losses), lr
            for step in (0, 1, N_STEPS) if lr <= AT_THRESHOLD else ():
                shown_loss = float(times[lr, step].replace(",", ""))
                assert shown_loss == pytest.approx(losses[step] / least_loss(task), rel=0.006), (lr, step)
    past = frames._replace(times=np.array([1.0, np.nan]), beyond=np.array([0, 1]))
    assert explorer.times_in_words().of(past).tolist() == ["1.00", say("beyond")]


@given(scale=st.integers(0, 3), along=st.floats(0, 1), up=st.floats(0, 1))
def test_words_say_diverges_exactly_above_the_threshold(scale, along, up):
    task = problem(scale)
    low, high = np.array([task.xlim, task.ylim]).T
    kinds = kinds_of(frames_of(task, low + (high - low) * [along, up]))
    assert all(kind.startswith("diverges") for kind in kinds[AT_THRESHOLD + 1 :])
    assert not any(kind.startswith("diverges") or kind == "threshold" for kind in kinds[:AT_THRESHOLD])
    assert kinds[AT_THRESHOLD] == "threshold"


def test_a_start_level_with_the_minimum_does_not_oscillate(tasks):
    task = tasks[2]  # the feature less its mean: its contours lie along the axes, the longer one level
    coef = gram_form(task.X, task.y).coef
    run = frames_of(task, coef - [2000.0, 0.0])
    swinging = np.flatnonzero((RATIOS > task.best_ratio) & (RATIOS < 1))
    assert {kinds_of(run)[lr] for lr in swinging} == {"converges"}
    assert (np.diff(run.path[swinging][..., 0], axis=1) >= -1e-9).all()  # and indeed it never turns back
    across = kinds_of(frames_of(task, coef - [0.0, 2000.0]))
    assert {across[lr] for lr in swinging} <= {"oscillates", "oscillates_long"}


def test_round_bowls_crawl_then_converge_then_oscillate_then_diverge(tasks, shown):
    order = {"crawls": 0, "converges": 1, "oscillates": 2, "oscillates_long": 3, "threshold": 4}
    assert set(kinds_of(shown[0])[:AT_THRESHOLD]) == {"crawls"}  # raw millimetres, at every rate
    for scale in (2, 3):
        kinds = kinds_of(shown[scale])
        ranks = [order.get(kind, 5) for kind in kinds]
        assert ranks == sorted(ranks) and set(ranks) == set(range(6))
        first = kinds.index("oscillates")
        assert RATIOS[first - 1] <= tasks[scale].best_ratio < RATIOS[first]


def test_a_start_on_the_minimum_stays_there_and_one_within_a_per_cent_says_so(language, tasks):
    for task in tasks:
        frames = frames_of(task, gram_form(task.X, task.y).coef)
        assert set(explorer.verdict_in_words().of(frames)) == {say("at_minimum")}
        assert set(explorer.times_in_words().of(frames).ravel()) == {"1.00"}
    start = gram_form(tasks[3].X, tasks[3].y).coef + [5.0, 0.0]
    assert kinds_of(frames_of(tasks[3], start))[100] == "near_from_start"
    in_one_step = np.array([50.0] + [1.0] * N_STEPS)  # as the standardised feature does, at the best rate
    assert explorer.verdict_of(0.5, 0.5, in_one_step, 0.0) == (explorer.CONVERGES, 1)


def test_opens_at_the_start_with_what_is_to_come_hidden(language, live):
    assert live.position == {"scale": 2, "lr": 100, "step": 0}
    opening = say("converges", k="|").split("|")[0]
    assert live._readout[1]["verdict"].frame(live.position).item().startswith(opening)
    whole = [track for track in live._tracks if track.artist in live._hidden]
    assert [track.options for track in whole] == [{}] * 5
    assert {track.frames.shape[-2] for track in whole} == {N_STEPS + 1}


def assert_readouts(live, frames, scale):
    """Hold the sentences of a scale to its frames, at the ends of the other controls."""
    verdicts, times = explorer.verdict_in_words().of(frames), explorer.times_in_words().of(frames)
    for lr, step in product((0, AT_THRESHOLD, LAST), (0, N_STEPS)):
        sentence = live.text_at({"scale": scale, "lr": lr, "step": step})
        assert sentence == say("readout", step=step, times=times[lr, step], verdict=verdicts[lr]), (scale, lr, step)


def test_marks_stand_at_the_best_rate_and_the_threshold(live, tasks):
    best, threshold = marks(live, "lr")
    eigenvalues = [np.linalg.eigvalsh(task.X.T @ task.X) for task in tasks]
    ratios = 100 ** ((np.array(best) - AT_THRESHOLD) / AT_THRESHOLD)
    np.testing.assert_allclose(ratios, [high / (low + high) for low, high in eigenvalues], rtol=1e-4)
    assert threshold == [AT_THRESHOLD]
    assert np.shape(live.controls["lr"].values) == (4, 200)
    assert live.controls["lr"].values[2][AT_THRESHOLD] == numbers.scientific(1 / eigenvalues[2][1])


def test_dragging_to_the_corners_and_onto_the_minimum_moves_the_start_of_one_scale(language, live, tasks, shown):
    now = list(shown)
    for scale, task in enumerate(tasks):
        live.position = {**live.position, "scale": scale}
        assert_readouts(live, shown[scale], scale)
        for start in (*product(task.xlim, task.ylim), gram_form(task.X, task.y).coef):
            drag(live, *start, handle=scale)
            now[scale] = frames_of(task, start)
            assert_readouts(live, now[scale], scale)
    for scale, frames in enumerate(now):
        assert_readouts(live, frames, scale)
