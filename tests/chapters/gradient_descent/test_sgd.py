"""The SGD explorer: frames, steps and verdicts against a plain loop and closed forms, at every end of every control."""

from itertools import product
from types import SimpleNamespace

import numpy as np
import pytest

from lecture_lib.chapters.gradient_descent.figures import sgd as explorer
from lecture_lib.chapters.gradient_descent.figures.sgd import BATCHES, EPOCHS, RATIOS, READ, START, say
from lecture_lib.figures.data import SCALES, problem
from lecture_lib.solvers import gram_form, sgd
from tests.chapters.figures import moving

N = 342
LAST = len(RATIOS) - 1
PLACES = ((0, 20, 50), (1, LAST, 108), (4, 6, 36), (0, 3, 108), (0, LAST, 60))  # batch size, learning rate, data read
SCHEDULES = ("constant", "1/t")
task = pytest.fixture(lambda: problem(SCALES.index("centred_cm")), scope="module")


@pytest.fixture(scope="module")
def both(task):
    """The frames of both schedules."""
    return {schedule: frames_of(task, schedule) for schedule in SCHEDULES}


def frames_of(task, schedule, draw=0, batches=range(5), lrs=range(40)):
    """What is shown at batch sizes and learning rates of a schedule and a random order of the data."""
    run, which = explorer.runs(task), {"schedule": SCHEDULES.index(schedule), "draw": draw}
    each = [[run.frames({"batch": batch, "lr": lr} | which) for lr in lrs] for batch in batches]
    fields = zip(*(zip(*row, strict=True) for row in each), strict=True)
    return explorer.SGDFrames(*(np.array(field) for field in fields))


def full_batch(task, rates):
    """Excess loss over least loss after each epoch at these learning rates, one per epoch.

    On a centred feature the error of each coefficient is multiplied by 1 − 2·rate·Σ(its column)² a step.
    """
    coef = np.polyfit(task.X[:, 1], task.y, 1)[::-1]
    least = ((task.y - task.X @ coef) ** 2).sum()
    squares = (task.X**2).sum(axis=0)
    shrink = np.vstack([np.ones(2), np.cumprod(1 - 2 * np.outer(rates, squares), axis=0)])
    return ((START - coef) ** 2 * shrink**2) @ squares / least


def rates_of(task, ratio, schedule):
    first = ratio / (task.X**2).sum(axis=0).max()
    return first / (1 + np.arange(EPOCHS)) if schedule == "1/t" else np.full(EPOCHS, first)


def test_runs_start_at_the_start_and_those_of_each_verdict_are_as_it_says(both):
    grid, readings = (len(BATCHES), len(RATIOS)), len(READ)
    for schedule, frames in both.items():
        assert frames.path.shape == frames.excess.shape == (*grid, readings, 2)
        assert frames.share.shape == frames.verdict.shape == frames.ball.shape[:2] == frames.ball_edge.shape[:2] == grid
        np.testing.assert_array_equal(frames.path[:, :, 0], np.broadcast_to(START, (*grid, 2)))
        diverges, on_way, ball = (frames.verdict == explorer.VERDICTS.index(kind) for kind in
                                  ("diverges", "on_way", "closes" if schedule == "1/t" else "hovers"))  # fmt: skip
        heights = frames.excess[..., 1]
        missing = np.isnan(heights)
        assert (heights[~missing] >= explorer.FLOOR).all() and diverges[missing.any(-1)].all()
        assert (np.diff(missing.astype(int)) >= 0).all() and on_way.any()
        np.testing.assert_array_equal(frames.share[on_way], heights[on_way][:, -1])  # how far it is
        np.testing.assert_array_equal(np.isfinite(frames.ball).all((-2, -1)), ball)
        if schedule == "constant":  # only batches too small for the rate diverge
            assert diverges[0, LAST] and not diverges[-1].any() and not diverges[:, 0].any()


def test_full_batch_and_what_is_left_over_without_noise_follow_the_closed_form(both, task):
    for (schedule, frames), lr in product(both.items(), (0, 14, LAST)):
        each_epoch = frames.full_excess[1, lr, :: explorer.READINGS, 1]
        expected = np.maximum(full_batch(task, rates_of(task, RATIOS[lr], schedule)), explorer.FLOOR)
        np.testing.assert_allclose(each_epoch, expected, rtol=1e-6, atol=1e-9)
        for batch in range(len(BATCHES)):
            np.testing.assert_array_equal(frames.full_excess[batch, lr], frames.excess[-1, lr])
            np.testing.assert_array_equal(frames.full_path[batch, lr], frames.path[-1, lr])
    for falling, schedule in enumerate(SCHEDULES):
        expected = full_batch(task, rates_of(task, 0.1, schedule))[-1]
        assert left(task, 0.1, N, falling) == pytest.approx(expected)
    steps = full_batch(task, np.full(6 * EPOCHS, rates_of(task, 0.01, "constant")[0]))
    assert left(task, 0.01, 64, 0) == pytest.approx(steps[-1])


def left(task, ratio, size, falling):
    """Excess loss over least loss that descent without noise leaves."""
    gram = gram_form(task.X, task.y)
    return explorer.leftover(*np.linalg.eigh(gram.gram), gram.coef, ratio, N, size, falling) / gram.loss_min


def test_the_best_full_batch_follows_the_closed_form(language, task):
    path, excess = explorer.best_full_batch(task)
    words = shares_in_words(excess[:, 1])
    best = 1 / (task.X**2).sum()  # 2/(λmin + λmax), the columns being perpendicular
    expected = full_batch(task, np.full(EPOCHS, best))
    np.testing.assert_allclose(excess[:: explorer.READINGS, 1], expected, rtol=1e-6)
    np.testing.assert_array_equal(excess[:, 0], READ)
    assert words[-1] == "0.0013%" and words[0] == say("multiple", value="8.41")
    slower = [full_batch(task, np.full(EPOCHS, best * factor))[-1] for factor in (0.9, 1.1)]
    assert expected[-1] < min(slower)


def test_small_batches_lead_at_first_and_the_best_full_batch_in_the_end(task):
    full, first, last = explorer.best_full_batch(task)[1][:, 1], READ < 1, READ > EPOCHS - explorer.LATE
    for seed in range(explorer.DRAWS):
        sgd = frames_of(task, "constant", seed, [0], [explorer.DEFAULT]).excess[0, 0, :, 1]
        assert np.median(sgd[first]) < full[first].min() and np.median(sgd[last]) > full[last].max(), seed


def test_readings_hold_the_last_step_taken(both, task):
    threshold = 1 / np.linalg.eigvalsh(task.X.T @ task.X)[-1]
    for (schedule, frames), (batch, size), lr in product(both.items(), enumerate(BATCHES), (0, 14, 25)):
        run = sgd(task.X, task.y, RATIOS[lr] * threshold, size, EPOCHS, schedule, 0, START)
        for reading in (0, 1, 7, 18, len(READ) - 1):
            steps = explorer.steps_taken(READ[reading], size, N)
            np.testing.assert_allclose(frames.path[batch, lr, reading], run.path[steps], rtol=1e-9)
            assert run.samples_read[steps] <= READ[reading] * N + 1e-6, (schedule, size, lr, reading)
            assert steps + 1 == len(run.path) or run.samples_read[steps + 1] > READ[reading] * N + 1e-6
    for read, size, steps in (
        (0, 1, 0), (1, 342, 1), (0.99, 342, 0), (6, 64, 36), (0.5, 4, 42), (1, 4, 86), (1.5, 64, 8), (6, 1, 2052)
    ):  # fmt: skip
        assert explorer.steps_taken(read, size, N) == steps, (read, size)


def test_ball_is_the_contour_of_the_mean_late_loss(both, task):
    coef = np.polyfit(task.X[:, 1], task.y, 1)[::-1]
    threshold = 1 / np.linalg.eigvalsh(task.X.T @ task.X)[-1]

    def loss(ws):
        return ((task.y - np.asarray(ws) @ task.X.T) ** 2).sum(axis=-1)

    for schedule, frames in both.items():
        run = sgd(task.X, task.y, RATIOS[14] * threshold, 1, EPOCHS, schedule, 0, START)
        late = loss(run.path[run.samples_read > 4 * N]).mean()
        ring = frames.ball[0, 14]
        np.testing.assert_allclose(loss(ring), late, rtol=1e-8)
        np.testing.assert_allclose(ring[0], ring[-1])
        assert frames.share[0, 14] == pytest.approx(late / loss([coef]).item() - 1)
        beside = (frames.ball_edge - coef)[~np.isnan(frames.ball_edge).any(-1)]
        near, far = explorer.LABEL_REACH
        assert len(beside) > 10 and (beside > 0).all()
        assert beside.max(-1).min() >= near - 1e-9 and beside.max() <= far + 1e-9


def late_loss(task, kind, seed):
    """Excess loss over the least of which the ball is the contour, by batch size and learning rate."""
    ball = frames_of(task, kind, seed).ball[..., 0, :]
    gaps = (ball - np.polyfit(task.X[:, 1], task.y, 1)[::-1]) @ task.X.T
    return (gaps**2).sum(axis=-1)


def test_the_ball_grows_with_the_rate_shrinks_with_the_batch_and_closes_with_a_falling_rate(task):
    kept = np.mean([late_loss(task, "constant", seed) for seed in range(4)], axis=0)
    assert (np.diff(kept[0, [6, 14, 22]]) > 0).all()
    assert (np.diff(kept[:3, 26]) < 0).all()
    assert late_loss(task, "1/t", 1)[0, 14] < late_loss(task, "constant", 1)[0, 14] / 2


def test_verdict_rules_in_their_order():
    assert explorer.verdict_of(5.0, np.nan, True, 0) == explorer.DIVERGES
    assert explorer.verdict_of(0.3, 1.0, False, 1) == explorer.ON_WAY
    assert [explorer.verdict_of(0.2, 1.0, False, falling) for falling in (0, 1)] == [explorer.HOVERS, explorer.CLOSES]
    assert explorer.verdict_of(9e-4, 1e-3, True, 0) == explorer.SETTLES


def shares_in_words(shares):
    """Excess losses over the least loss as the figure writes them."""
    forms, numbers_in = explorer.written_each(np.column_stack([shares, shares]))
    words = explorer.share_in_words("forms", "numbers")
    return words.of(SimpleNamespace(forms=forms, numbers=numbers_in))


def test_the_verdict_and_the_shares_in_words(language, both):
    for frames in both.values():
        shares = shares_in_words(frames.share.ravel()).reshape(frames.share.shape)
        for place, words in np.ndenumerate(explorer.verdict_in_words().of(frames)):
            named = {"share": shares[place], "epochs": EPOCHS, "late": explorer.LATE}
            assert words == say(explorer.VERDICTS[frames.verdict[place]], **named), place
    words = shares_in_words(np.array([0.1234, 1.0, 7.0, np.nan, 1e-9]))
    assert words[0].startswith("12.3%") and words[1].startswith("100%") and words[2].startswith("7.00")
    assert words[3] == say("boundless") and words[4].startswith("1×10⁻⁷%")


def position(batch, lr, read):
    return {"batch": batch, "lr": lr, "read": read}


def readouts(task, frames, *places):
    """The sentences at these places, of SGD's frames and their words."""
    best, verdicts = shares_in_words(explorer.best_full_batch(task)[1][:, 1]), explorer.verdict_in_words().of(frames)
    for batch, lr, read in places:
        steps = explorer.steps_taken(READ[read], BATCHES[batch], N)
        sgd, full = (shares_in_words(frames.excess[which, lr, :, 1])[read] for which in (batch, -1))
        shares = {"sgd": sgd, "full": full, "best": best[read]}
        yield say("readout", read=f"{READ[read]:.1f}", steps=f"{steps:,}", verdict=verdicts[batch, lr], **shares)


def test_opens_before_the_first_step_with_the_answer_hidden_and_tells_every_corner(language, live, both, task):
    assert live.position == position(0, explorer.DEFAULT, 0) | {"schedule": 0, "draw": 0} and len(live._hidden) == 5
    places = list(product((0, 2, len(BATCHES) - 1), (0, LAST), (0, len(READ) - 1)))
    assert [live.text_at(position(*place)) for place in places] == [*readouts(task, both["constant"], *places)]


def test_another_schedule_or_order_of_the_data_is_another_run(live, task):
    for schedule, draw in product(range(2), (0, 1, explorer.DRAWS - 1)):
        frames, chosen = frames_of(task, SCHEDULES[schedule], draw), {"schedule": schedule, "draw": draw}
        said = [live.text_at(position(*place) | chosen) for place in PLACES]
        assert said == [*readouts(task, frames, *PLACES)], chosen
        paths = [track for track in moving(live) if track.over == explorer.EACH and track.prop == "xy"]
        for (batch, lr, read), (track, array) in product(PLACES, [(paths[0], frames.path)]):
            shown = track.frame({**live.position, **position(batch, lr, read), **chosen})
            np.testing.assert_array_equal(shown, array[batch, lr, : read + 1])
    first, second = (frames_of(task, "constant", draw, [0], [20]).path for draw in (0, 1))
    assert np.abs(first - second).max() > 1
