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


@pytest.fixture(scope="module", params=explorer.SCHEDULES)
def schedule(request):
    return request.param


@pytest.fixture(scope="module")
def frames(task, schedule):
    return explorer.sgd_frames(task, schedule, seed=0)


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


def test_shapes_are_those_of_the_controls(frames):
    grid, reading = (len(BATCHES), len(RATIOS)), (len(READ),)
    assert frames.path.shape == frames.excess.shape == (*grid, *reading, 2)
    assert frames.share.shape == (*grid, *reading) and frames.verdict.shape == grid
    assert frames.ball.shape[:2] == frames.ball_edge.shape[:2] == grid


def test_every_run_starts_at_the_start(frames, task):
    np.testing.assert_array_equal(frames.path[:, :, 0], np.broadcast_to(START, (len(BATCHES), len(RATIOS), 2)))


@pytest.mark.parametrize("lr", (0, 14, LAST))
def test_full_batch_follows_the_closed_form(frames, task, schedule, lr):
    each_epoch = frames.excess[-1, lr, :: explorer.READINGS, 1]
    expected = np.maximum(full_batch(task, rates_of(task, RATIOS[lr], schedule)), explorer.FLOOR)
    np.testing.assert_allclose(each_epoch, expected, rtol=1e-6, atol=1e-9)


def test_the_best_full_batch_follows_the_closed_form(language, task):
    path, excess, words = explorer.best_full_batch(task)
    best = 1 / (task.X**2).sum()  # 2/(λmin + λmax), the columns being perpendicular
    expected = full_batch(task, np.full(EPOCHS, best))
    np.testing.assert_allclose(excess[:: explorer.READINGS, 1], expected, rtol=1e-6)
    np.testing.assert_array_equal(excess[:, 0], READ)
    assert words[-1] == "0.0013%" and words[0] == say("multiple", value="8.41")
    slower = [full_batch(task, np.full(EPOCHS, best * factor))[-1] for factor in (0.9, 1.1)]
    assert expected[-1] < min(slower)


@pytest.mark.parametrize("seed", range(20))
def test_small_batches_lead_at_first_and_the_best_full_batch_in_the_end(task, seed):
    sgd = explorer.sgd_frames(task, "constant", seed, BATCHES[:1], RATIOS[[explorer.DEFAULT]]).excess[0, 0, :, 1]
    full = explorer.best_full_batch(task)[1][:, 1]
    first, last = READ < 1, READ > EPOCHS - explorer.LATE
    assert np.median(sgd[first]) < full[first].min() and np.median(sgd[last]) > full[last].max()


@pytest.mark.parametrize(("batch", "lr"), list(product(range(len(BATCHES)), (0, 14, 25))))
def test_readings_hold_the_last_step_taken(frames, task, schedule, batch, lr):
    threshold = 1 / np.linalg.eigvalsh(task.X.T @ task.X)[-1]
    run = sgd(task.X, task.y, RATIOS[lr] * threshold, BATCHES[batch], EPOCHS, schedule, 0, START)
    for reading in (0, 1, 7, 18, len(READ) - 1):
        steps = explorer.steps_taken(READ[reading], BATCHES[batch], N)
        np.testing.assert_allclose(frames.path[batch, lr, reading], run.path[steps], rtol=1e-9)
        assert run.samples_read[steps] <= READ[reading] * N + 1e-6
        assert steps + 1 == len(run.path) or run.samples_read[steps + 1] > READ[reading] * N + 1e-6


@pytest.mark.parametrize(("read", "size", "steps"), [(0, 1, 0), (1, 342, 1), (0.99, 342, 0), (6, 64, 36), (0.5, 4, 42),
                                                     (1, 4, 86), (1.5, 64, 8), (6, 1, 2052)])  # fmt: skip
def test_steps_taken(read, size, steps):
    assert explorer.steps_taken(read, size, N) == steps


def test_excess_is_positive_or_deliberately_nan_after_divergence(frames):
    heights = frames.excess[..., 1]
    for batch, lr in np.ndindex(heights.shape[:2]):
        missing = np.isnan(heights[batch, lr])
        assert (heights[batch, lr][~missing] >= explorer.FLOOR).all()
        if missing.any():
            assert frames.verdict[batch, lr] == say("sgd_diverges")
            assert (np.diff(missing.astype(int)) >= 0).all()


def test_ball_is_the_contour_of_the_mean_late_loss(frames, task, schedule):
    coef = np.polyfit(task.X[:, 1], task.y, 1)[::-1]
    threshold = 1 / np.linalg.eigvalsh(task.X.T @ task.X)[-1]
    run = sgd(task.X, task.y, RATIOS[14] * threshold, 1, EPOCHS, schedule, 0, START)

    def loss(ws):
        return ((task.y - np.asarray(ws) @ task.X.T) ** 2).sum(axis=-1)

    late = loss(run.path[run.samples_read > 4 * N]).mean()
    ring = frames.ball[0, 14]
    np.testing.assert_allclose(loss(ring), late, rtol=1e-8)
    np.testing.assert_allclose(ring[0], ring[-1])
    share = explorer.shares_in_words(np.array([late / loss([coef]) - 1]).ravel())[0]
    assert share in frames.verdict[0, 14]
    beside = (frames.ball_edge - coef)[~np.isnan(frames.ball_edge).any(-1)]
    near, far = explorer.LABEL_REACH
    assert len(beside) > 10 and (beside > 0).all()
    assert beside.max(-1).min() >= near - 1e-9 and beside.max() <= far + 1e-9


def test_ball_stands_exactly_where_the_words_say_so(frames, schedule):
    word = "sgd_closes" if schedule == "1/t" else "sgd_hovers"
    opening = say(word, share="|", late=explorer.LATE).split("|")[0]
    for place in np.ndindex(frames.verdict.shape):
        assert np.isfinite(frames.ball[place]).all() == frames.verdict[place].startswith(opening)


def late_loss(task, kind, seed):
    """Excess loss over the least of which the ball is the contour, by batch size and learning rate."""
    ball = explorer.sgd_frames(task, kind, seed).ball[..., 0, :]
    gaps = (ball - np.polyfit(task.X[:, 1], task.y, 1)[::-1]) @ task.X.T
    return (gaps**2).sum(axis=-1)


def test_constant_rate_keeps_a_ball_that_grows_with_the_rate_and_shrinks_with_the_batch(task):
    kept = np.mean([late_loss(task, "constant", seed) for seed in range(4)], axis=0)
    assert (np.diff(kept[0, [6, 14, 22]]) > 0).all()
    assert (np.diff(kept[:3, 26]) < 0).all()


def test_falling_rate_closes_the_ball(task):
    constant, falling = (late_loss(task, kind, 1)[0, 14] for kind in explorer.SCHEDULES)
    assert falling < constant / 2


def test_without_noise_leftover_is_the_closed_form(task, schedule):
    gram = gram_form(task.X, task.y)
    expected = full_batch(task, rates_of(task, 0.1, schedule))[-1]
    assert explorer.leftover(gram, 0.1, N, schedule) == pytest.approx(expected)
    if schedule == "constant":
        steps = full_batch(task, np.full(6 * EPOCHS, rates_of(task, 0.01, schedule)[0]))
        assert explorer.leftover(gram, 0.01, 64, schedule) == pytest.approx(steps[-1])


def test_verdict_rules_in_their_order():
    assert explorer.sgd_kind(5.0, np.nan, True, "constant") == "diverges"
    assert explorer.sgd_kind(0.3, 1.0, False, "1/t") == "on_way"
    assert explorer.sgd_kind(0.2, 1.0, False, "constant") == "hovers"
    assert explorer.sgd_kind(0.2, 1.0, False, "1/t") == "closes"
    assert explorer.sgd_kind(9e-4, 1e-3, True, "constant") == "settles"


def test_on_the_way_the_words_say_how_far_it_is(frames):
    opening = say("sgd_on_way", share="|", epochs=EPOCHS).split("|")[0]
    on_way = [place for place in np.ndindex(frames.verdict.shape) if frames.verdict[place].startswith(opening)]
    assert on_way and all(frames.verdict[place][len(opening) :].startswith(frames.share[place][-1]) for place in on_way)


def test_only_batches_too_small_for_the_rate_diverge(task):
    diverges = explorer.sgd_frames(task, "constant", 0).verdict == say("sgd_diverges")
    assert diverges[0, LAST] and not diverges[-1].any() and not diverges[:, 0].any()


def test_shares_in_words(language):
    words = explorer.shares_in_words(np.array([0.1234, 1.0, 7.0, np.nan, 1e-9]))
    assert words[0].startswith("12.3%") and words[1].startswith("100%") and words[2].startswith("7.00")
    assert words[3] == say("boundless") and words[4].startswith("1×10⁻⁷%")


# ---- joined with live -----------------------------------------------------------------------------------------------


def test_readout_at_every_corner(language, task):
    shown = explorer.explore_sgd()
    frames = explorer.sgd_frames(task, "constant", 0)
    for batch, lr, read in product((0, 2, len(BATCHES) - 1), (0, LAST), (0, len(READ) - 1)):
        sentence = shown.live.text_at({"batch": batch, "lr": lr, "read": read})
        assert frames.verdict[batch, lr] in sentence and frames.share[batch, lr, read] in sentence
        assert frames.share[-1, lr, read] in sentence and "{" not in sentence
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


def position(batch, lr, read):
    return {"batch": batch, "lr": lr, "read": read}


def sentence_of(frames, batch, lr, read):
    """The readout that frames make at a position."""
    steps = explorer.steps_taken(READ[read], BATCHES[batch], N)
    sgd, full, verdict = frames.share[batch, lr, read], frames.share[-1, lr, read], frames.verdict[batch, lr]
    best = explorer.best_full_batch(problem(SCALES.index("centred_cm")))[2][read]
    shares = {"sgd": sgd, "full": full, "best": best}
    return say("readout", read=f"{READ[read]:.1f}", steps=f"{steps:,}", verdict=verdict, **shares)


PLACES = ((0, 20, 50), (1, LAST, 108), (4, 6, 36), (0, 3, 108), (0, LAST, 60))  # batch size, learning rate, data read
PRESSED = [  # what the reader presses; the schedule and the seed that are then on show
    (("again",), "constant", 1),
    (("1/t",), "1/t", 0),
    (("again", "1/t"), "1/t", 1),
    (("1/t", "again", "again", "constant"), "constant", 2),
]


@pytest.mark.parametrize(("pressed", "schedule", "seed"), PRESSED)
@pytest.mark.parametrize("on_screen", PLACES[:3])
def test_controls_replace_the_frames_on_screen_and_all_others(shown, task, pressed, schedule, seed, on_screen):
    shown.live.position = position(*on_screen)
    press(shown, pressed)
    frames = explorer.sgd_frames(task, schedule, seed)
    for place in PLACES:
        assert shown.live.text_at(position(*place)) == sentence_of(frames, *place)
    drawn = [frames.ball, frames.ball_edge]
    for path, excess in (
        (frames.path, frames.excess),
        (frames.path[-1], frames.excess[-1]),
        explorer.best_full_batch(task)[:2],
    ):
        drawn += [excess, excess, excess, path, path]
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
    share, field = explorer.sgd_frames(task, "constant", 1).share, shown.live._readout[1]["sgd"]
    words = []
    for items, buffers in sent:
        number = [item["key"] for item in items].index(field.key)
        words.append((items[number]["block"], zlib.decompress(buffers[number]).decode().split(SEPARATOR)))
    slices = len(BATCHES) * len(RATIOS)
    assert words == [([lr, slices], share[batch, lr].tolist()), ([0, 1], share.ravel().tolist())]
