"""The over-fitting explorer: every curve, error and sentence against NumPy's own least squares and scikit-learn."""

from itertools import product

import numpy as np
import pytest
from sklearn.linear_model import Ridge

from lecture_lib.chapters.regularization import tasks
from lecture_lib.chapters.regularization.figures import overfitting as explorer
from lecture_lib.chapters.regularization.figures.overfitting import ALONG, ALPHAS, DEGREES, say
from lecture_lib.words import LANGUAGES
from tests.chapters.figures import marks, moving

CORNERS = list(product((0, 1, 7, 15), (0, 1, 11, len(ALPHAS) - 1)))
few = pytest.fixture(tasks.few_penguins, scope="module")
frames = pytest.fixture(explorer.fit_frames, scope="module")


def features(few, x, degree):
    """Powers of x moved to −1…1, standardised by the penguins learnt from: written out again, one by one."""
    columns = []
    for power in range(1, degree + 1):
        learnt, there = (((values - 201.5) / 29.5) ** power for values in (few.x, x))
        columns.append((there - np.mean(learnt)) / np.std(learnt))
    return np.array(columns).T.reshape(len(x), degree)


def oracle(few, degree, alpha):
    """Errors on both groups, ‖w‖ and the curve."""
    if degree == 0:
        flat = few.y.mean()
        return [np.sqrt(np.mean((y - flat) ** 2)) for y in (few.y, few.new_y)], 0.0, np.full(len(ALONG), flat)
    if alpha == 0:
        A = np.column_stack([np.ones(len(few.x)), features(few, few.x, degree)])
        w = np.linalg.lstsq(A, few.y, rcond=1e-15)[0]
        intercept, coef = w[0], w[1:]
    else:
        fit = Ridge(alpha=alpha, solver="svd").fit(features(few, few.x, degree), few.y)
        intercept, coef = fit.intercept_, fit.coef_
    predicted = [intercept + features(few, x, degree) @ coef for x in (few.x, few.new_x, ALONG)]
    errors = [np.sqrt(np.mean((y - p) ** 2)) for y, p in zip((few.y, few.new_y), predicted, strict=False)]
    return errors, np.linalg.norm(coef), predicted[2]


def test_the_penguins_are_divided_without_overlap(few):
    assert len(few.x) == len(np.unique(few.x)) == 16 and len(few.new_x) == 326
    everyone = np.sort(np.r_[few.x * 1e4 + few.y, few.new_x * 1e4 + few.new_y])
    penguins = tasks.load_penguins()
    np.testing.assert_allclose(everyone, np.sort(penguins.flipper_length_mm * 1e4 + penguins.body_mass_g / 1000))


def test_frames_are_what_other_solvers_say(few, frames):
    for degree, alpha in CORNERS:
        (train, new), length, along = oracle(few, degree, ALPHAS[alpha])
        case = f"degree {degree}, position {alpha}"
        np.testing.assert_allclose(frames.curve[degree, alpha, :, 1], along, rtol=1e-4, atol=1e-6, err_msg=case)
        for found, value in ((frames.train, train), (frames.new, new), (frames.length, length)):
            np.testing.assert_allclose(found[degree, alpha], value, rtol=1e-5, atol=1e-9, err_msg=case)
    np.testing.assert_array_equal(frames.curve[..., 0], np.broadcast_to(ALONG, frames.curve.shape[:-1]))
    np.testing.assert_array_equal(frames.seen, np.c_[few.x, few.y])
    assert all(np.isfinite(array).all() for array in frames)
    assert {array.shape for array in (frames.curve[..., 0, 0], *frames[2:])} == {(16, len(ALPHAS))}


def test_a_line_over_the_degrees_is_held_within_what_a_logarithm_can_show(frames):
    for values in (frames.train, frames.new, frames.length):
        line = explorer.over_degrees(values)
        assert (line[..., 0] == DEGREES).all()
        np.testing.assert_array_equal(line[..., 1], np.clip(values.T, explorer.FLOOR, explorer.HIGH))


def test_training_error_falls_with_the_degree_and_rises_with_alpha(frames):
    assert (np.diff(frames.train[:, 0]) <= 1e-6).all()
    assert (np.diff(frames.train[15]) >= -1e-6).all()
    assert (np.diff(frames.length[15]) <= 1e-6).all()
    assert tasks.kilograms(frames.train[15, 0]) == "0"  # through all penguins, and far from new ones
    assert 271 < frames.new[15, 0] / frames.new[1, 0] < 272


errors = pytest.fixture(lambda: tasks.errors_of_draws(tuple(DEGREES), tuple(ALPHAS)), scope="module")


def test_errors_of_many_draws_are_what_other_solvers_say(errors):
    assert errors.shape == (tasks.N_DRAWS, len(ALPHAS), len(DEGREES))
    for (degree, alpha), seed in product(CORNERS, (0, 3, 60, 199)):
        (_, new), *_ = oracle(tasks.few_penguins(seed), degree, ALPHAS[alpha])
        case = f"degree {degree}, position {alpha}, seed {seed}"
        np.testing.assert_allclose(errors[seed, alpha, degree], new, rtol=1e-4, err_msg=case)
    for name, lang in product(("readout", "alt"), LANGUAGES):
        assert str(tasks.N_DRAWS) in say.template(name, lang)


def test_band_and_median_are_the_quartiles_of_the_draws(errors, live):
    band, median = (live._track_of(artist).frames for artist in live._hidden[:2])
    for alpha, degree in ((0, 0), (0, 6), (11, 15), (17, 3)):
        ordered, middle = sorted(errors[:, alpha, degree]), np.median(errors[:, alpha, degree])
        assert ordered[49] <= band[alpha, degree, 1] <= ordered[50]
        assert ordered[149] <= band[alpha, 31 - degree, 1] <= ordered[150]
        assert median[alpha, degree, 1] == pytest.approx(middle)
        assert tasks.kilograms(middle) in live.text_at({"degree": degree, "alpha": alpha})
        assert {band[alpha, degree, 0], band[alpha, 31 - degree, 0], median[alpha, degree, 0]} == {degree}


def test_what_holds_for_most_draws(errors):
    """Degree 15 fails in nearly all of them, and ridge brings it back, though not to the line."""
    line, wild, calm = errors[:, 0, 1], errors[:, 0, 15], errors[:, 11, 15]
    medians = np.median(errors[:, 0], axis=0) / np.median(line)
    assert (medians[1:6] < 1.1).all() and 1.9 < medians[8] < 2.2 and medians[12] > 100
    assert (np.diff(medians[2:]) > 0).all() and (medians[13:] > 5 * medians[12:15]).all()
    assert ALPHAS[11] == pytest.approx(0.1) and np.mean(wild > 100 * line) > 0.9
    assert (calm < wild).all() and np.median(calm) < 1.25 * np.median(line) and np.mean(calm < line) < 0.25


def test_kilograms_round_to_what_matters():
    shown = {1e-12: "0", 0.0: "0", 0.0864: "0.086", 9.9994: "9.999", 26.78: "26.8", 130060.2: "130,060", 2e9: "10⁹"}
    assert [tasks.kilograms(value) for value in shown] == list(shown.values())


def test_figure_opens_where_its_question_is_open(language, live):
    assert live.position == {"degree": 1, "alpha": 0}
    lines = [track for track in live._tracks if track.options.get("upto") == "degree"]
    assert len(lines) == 3 and all(len(track.frame(live.position)) == 2 for track in lines)
    assert [type(artist).__name__ for artist in live._hidden] == ["PathPatch", "Line2D", "Line2D", "Text"]
    assert live._hidden[-1].get_text() == say("many_draws", n=tasks.N_DRAWS)
    assert marks(live, "degree") == [[1], [15]] and marks(live, "alpha")[0] == [0]  # line, all met, no penalty


def test_verdicts_agree_with_the_errors_and_are_told_at_every_position(language, live, frames):
    train, new, sentences = frames.train, frames.new, explorer.verdict_in_words(frames)
    best = np.unravel_index(new.argmin(), new.shape)
    for at, sentence in np.ndenumerate(sentences):
        wrong = "overfits" if train[at] < train[best] else "underfits"
        assert sentence == say("fits" if new[at] <= 1.1 * new[best] else wrong), at
        said = live.text_at(dict(zip(("degree", "alpha"), at, strict=True)))
        assert sentence in said and "nan" not in said
        assert all(tasks.kilograms(values[at]) in said for values in (train, new, frames.length))
    assert set(sentences.ravel()) == {say(kind) for kind in ("fits", "overfits", "underfits")}


def test_the_button_draws_other_penguins(live, few):
    for seed in range(1, 6):
        live.companions[-1].children[0].click()
        other = tasks.few_penguins(seed)
        frames = explorer.fit_frames(other)
        assert len(other.x) == 16 and not np.array_equal(other.x, few.x)
        assert all(np.isfinite(array).all() for array in frames), seed
        sentences = explorer.verdict_in_words(frames)
        for degree, alpha in CORNERS:
            sentence = live.text_at({"degree": degree, "alpha": alpha})
            assert tasks.kilograms(frames.new[degree, alpha]) in sentence and sentences[degree, alpha] in sentence
        lines = [explorer.over_degrees(values) for values in (frames.train, frames.new, frames.length)]
        for array in (np.c_[other.x, other.y], frames.curve, *lines):
            assert any(np.array_equal(array, track.frames) for track in moving(live)), seed
