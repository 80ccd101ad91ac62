"""The SGD explorer: frames, steps and verdicts against a plain loop and closed forms, at every end of every control."""

import warnings
import zlib
from itertools import product

import numpy as np
import pytest

from lecture_lib.chapters.gradient_descent.figures import sgd as explorer
from lecture_lib.chapters.gradient_descent.figures.sgd import BATCHES, EPOCHS, RATIOS, READ, START
from lecture_lib.figures.data import SCALES, problem
from lecture_lib.live.frames import SEPARATOR
from lecture_lib.solvers import gram_form, sgd

say = explorer.say

N = 342
LAST = len(RATIOS) - 1


@pytest.fixture(scope="module")
def task():
    return problem(SCALES.index("centred_cm"))


@pytest.fixture(scope="module")
def both(task):
    """The frames of both schedules."""
    return {schedule: explorer.sgd_frames(task, (schedule, 0)) for schedule in explorer.SCHEDULES}


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


def test_shapes_are_those_of_the_controls_and_every_run_starts_at_the_start(both):
    grid, readings = (len(BATCHES), len(RATIOS)), len(READ)
    for frames in both.values():
        assert frames.path.shape == frames.excess.shape == (*grid, readings, 2)
        assert frames.full_path.shape == frames.full_excess.shape == (len(RATIOS), readings, 2)
        assert frames.share.shape == frames.verdict.shape == frames.ball.shape[:2] == frames.ball_edge.shape[:2] == grid
        np.testing.assert_array_equal(frames.path[:, :, 0], np.broadcast_to(START, (*grid, 2)))


def test_full_batch_follows_the_closed_form(both, task):
    for (schedule, frames), lr in product(both.items(), (0, 14, LAST)):
        each_epoch = frames.full_excess[lr, :: explorer.READINGS, 1]
        expected = np.maximum(full_batch(task, rates_of(task, RATIOS[lr], schedule)), explorer.FLOOR)
        np.testing.assert_allclose(each_epoch, expected, rtol=1e-6, atol=1e-9)
        np.testing.assert_array_equal(frames.full_excess[lr], frames.excess[-1, lr])
        np.testing.assert_array_equal(frames.full_path[lr], frames.path[-1, lr])


def test_the_best_full_batch_follows_the_closed_form(language, task):
    path, excess = explorer.best_full_batch(task)
    words = explorer.shares_in_words(excess[:, 1])
    best = 1 / (task.X**2).sum()  # 2/(λmin + λmax), the columns being perpendicular
    expected = full_batch(task, np.full(EPOCHS, best))
    np.testing.assert_allclose(excess[:: explorer.READINGS, 1], expected, rtol=1e-6)
    np.testing.assert_array_equal(excess[:, 0], READ)
    assert words[-1] == "0.0013%" and words[0] == say("multiple", value="8.41")
    slower = [full_batch(task, np.full(EPOCHS, best * factor))[-1] for factor in (0.9, 1.1)]
    assert expected[-1] < min(slower)


def test_small_batches_lead_at_first_and_the_best_full_batch_in_the_end(task):
    full, first, last = explorer.best_full_batch(task)[1][:, 1], READ < 1, READ > EPOCHS - explorer.LATE
    for seed in range(20):
        sgd = explorer.sgd_frames(task, ("constant", seed), [0], [explorer.DEFAULT]).excess[0, 0, :, 1]
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


def test_steps_taken():
    for read, size, steps in (
        (0, 1, 0), (1, 342, 1), (0.99, 342, 0), (6, 64, 36), (0.5, 4, 42), (1, 4, 86), (1.5, 64, 8), (6, 1, 2052)
    ):  # fmt: skip
        assert explorer.steps_taken(read, size, N) == steps, (read, size)


def kind_of(frames, *place):
    return explorer.VERDICTS[frames.verdict[place]]


def test_excess_is_positive_or_deliberately_nan_after_divergence(both):
    for frames, batch, lr in product(both.values(), range(len(BATCHES)), range(len(RATIOS))):
        heights = frames.excess[batch, lr, :, 1]
        missing = np.isnan(heights)
        assert (heights[~missing] >= explorer.FLOOR).all()
        if missing.any():
            assert kind_of(frames, batch, lr) == "diverges"
            assert (np.diff(missing.astype(int)) >= 0).all()


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


def test_ball_stands_exactly_where_the_words_say_so(both):
    for schedule, frames in both.items():
        ball = explorer.VERDICTS.index("closes" if schedule == "1/t" else "hovers")
        np.testing.assert_array_equal(np.isfinite(frames.ball).all((-2, -1)), frames.verdict == ball)


def late_loss(task, kind, seed):
    """Excess loss over the least of which the ball is the contour, by batch size and learning rate."""
    ball = explorer.sgd_frames(task, (kind, seed)).ball[..., 0, :]
    gaps = (ball - np.polyfit(task.X[:, 1], task.y, 1)[::-1]) @ task.X.T
    return (gaps**2).sum(axis=-1)


def test_constant_rate_keeps_a_ball_that_grows_with_the_rate_and_shrinks_with_the_batch(task):
    kept = np.mean([late_loss(task, "constant", seed) for seed in range(4)], axis=0)
    assert (np.diff(kept[0, [6, 14, 22]]) > 0).all()
    assert (np.diff(kept[:3, 26]) < 0).all()


def test_falling_rate_closes_the_ball(task):
    constant, falling = (late_loss(task, kind, 1)[0, 14] for kind in explorer.SCHEDULES)
    assert falling < constant / 2


def test_without_noise_leftover_is_the_closed_form(task):
    gram = gram_form(task.X, task.y)
    for schedule in explorer.SCHEDULES:
        expected = full_batch(task, rates_of(task, 0.1, schedule))[-1]
        assert explorer.leftover(gram, 0.1, N, schedule) == pytest.approx(expected)
    steps = full_batch(task, np.full(6 * EPOCHS, rates_of(task, 0.01, "constant")[0]))
    assert explorer.leftover(gram, 0.01, 64, "constant") == pytest.approx(steps[-1])


def test_verdict_rules_in_their_order():
    assert explorer.verdict(5.0, np.nan, True, "constant") == "diverges"
    assert explorer.verdict(0.3, 1.0, False, "1/t") == "on_way"
    assert explorer.verdict(0.2, 1.0, False, "constant") == "hovers"
    assert explorer.verdict(0.2, 1.0, False, "1/t") == "closes"
    assert explorer.verdict(9e-4, 1e-3, True, "constant") == "settles"


def test_on_the_way_the_words_say_how_far_it_is(both):
    for frames in both.values():
        on_way = frames.verdict == explorer.VERDICTS.index("on_way")
        assert on_way.any()
        np.testing.assert_array_equal(frames.share[on_way], frames.excess[on_way][:, -1, 1])


def test_only_batches_too_small_for_the_rate_diverge(both):
    diverges = both["constant"].verdict == explorer.VERDICTS.index("diverges")
    assert diverges[0, LAST] and not diverges[-1].any() and not diverges[:, 0].any()


def test_the_verdict_in_words(language, both):
    for frames in both.values():
        shares = explorer.shares_in_words(frames.share)
        for place, words in np.ndenumerate(explorer.verdict_in_words(frames)):
            named = {"share": shares[place], "epochs": EPOCHS, "late": explorer.LATE}
            assert words == say(kind_of(frames, *place), **named), place


def test_shares_in_words(language):
    words = explorer.shares_in_words(np.array([0.1234, 1.0, 7.0, np.nan, 1e-9]))
    assert words[0].startswith("12.3%") and words[1].startswith("100%") and words[2].startswith("7.00")
    assert words[3] == say("boundless") and words[4].startswith("1×10⁻⁷%")


# ---- joined with live -----------------------------------------------------------------------------------------------


def position(batch, lr, read):
    return {"batch": batch, "lr": lr, "read": read}


def in_words(frames):
    """Shares of SGD and of the best full batch, and verdicts."""
    shares = (explorer.shares_in_words(excess[..., 1]) for excess in (frames.excess, frames.best_excess))
    return *shares, explorer.verdict_in_words(frames)


def sentence_of(said, batch, lr, read):
    """The readout that such words make at a position."""
    sgd, best, verdict = said
    steps = explorer.steps_taken(READ[read], BATCHES[batch], N)
    shares = {"sgd": sgd[batch, lr, read], "full": sgd[-1, lr, read], "best": best[read]}
    return say("readout", read=f"{READ[read]:.1f}", steps=f"{steps:,}", verdict=verdict[batch, lr], **shares)


def test_readout_at_every_corner(language, task):
    shown = explorer.explore_sgd()
    said = in_words(explorer.sgd_frames(task, ("constant", 0)))
    for place in product((0, 2, len(BATCHES) - 1), (0, LAST), (0, len(READ) - 1)):
        sentence = shown.live.text_at(position(*place))
        assert sentence == sentence_of(said, *place) and "{" not in sentence, place
    assert shown._repr_mimebundle_()["text/plain"] == f"LiveFigure: {say('alt')}"
    shown.live.close()


@pytest.fixture
def shown():
    panel = explorer.explore_sgd()
    yield panel
    panel.live.close()


def press(shown, pressed):
    """Press "draw again", or a schedule, one after the other; a click's error would only be logged, so see to it."""
    schedule, again = shown.children[0].children
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        for name in pressed:
            if name == "again":
                again.click()
            else:
                schedule.value = name
    assert not caught


def test_opens_before_the_first_step_with_the_answer_hidden(shown):
    assert shown.live.position == {"batch": 0, "lr": explorer.DEFAULT, "read": 0}
    assert len(shown.live._hidden) == 5


PLACES = ((0, 20, 50), (1, LAST, 108), (4, 6, 36), (0, 3, 108), (0, LAST, 60))  # batch size, learning rate, data read
PRESSED = (("again",), ("1/t",), ("again", "1/t"), ("1/t", "again", "again", "constant"))


def test_controls_replace_the_frames_on_screen_and_all_others(shown, task):
    schedule, seed = "constant", 0
    for pressed, on_screen in product(PRESSED, PLACES[:3]):
        shown.live.position = position(*on_screen)
        press(shown, pressed)
        schedule = [schedule, *(one for one in pressed if one != "again")][-1]
        seed += pressed.count("again")
        frames = explorer.sgd_frames(task, (schedule, seed))
        said = in_words(frames)
        for place in PLACES:
            assert shown.live.text_at(position(*place)) == sentence_of(said, *place), (schedule, seed, place)
        paths, excess = (
            (frames.path, frames.full_path, frames.best_path),
            (frames.excess, frames.full_excess, frames.best_excess),
        )
        drawn = [path for path in paths for _ in range(2)] + [frames.ball, frames.ball_edge]
        drawn += [curve for curve in excess for _ in range(3)]
        for track, array in zip([track for track in shown.live._tracks if track.artist], drawn, strict=True):
            np.testing.assert_array_equal(track.frames, array)


def test_drawing_again_changes_sgd_and_not_full_batch(shown):
    places = [position(*place) for place in PLACES[:4]]  # none of them diverged without bound
    before = [shown.live.text_at(place) for place in places]
    press(shown, ["again"])
    after = [shown.live.text_at(place) for place in places]
    assert [a == b for a, b in zip(after, before, strict=True)] == [place["batch"] == 4 for place in places]


def test_what_is_on_screen_is_sent_before_the_rest(shown, task):
    sent, (batch, lr, read) = [], PLACES[0]
    shown.live.position = position(batch, lr, read)
    shown.live.send = lambda content, buffers=None: sent.append((content["items"], buffers))
    press(shown, ["again"])
    share, field = in_words(explorer.sgd_frames(task, ("constant", 1)))[0], shown.live._readout[1]["sgd"]
    words = []
    for items, buffers in sent:
        number = [item["key"] for item in items].index(field.key)
        words.append((items[number]["block"], zlib.decompress(buffers[number]).decode().split(SEPARATOR)))
    slices = len(BATCHES) * len(RATIOS)
    assert words == [([lr, slices], share[batch, lr].tolist()), ([0, 1], share.ravel().tolist())]
