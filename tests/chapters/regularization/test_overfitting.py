"""The over-fitting explorer: every curve, error and sentence against NumPy's own least squares and scikit-learn."""

from itertools import product
from types import SimpleNamespace

import numpy as np
import pytest
from sklearn.linear_model import Ridge

from lecture_lib.chapters.regularization import tasks
from lecture_lib.chapters.regularization.figures import overfitting as explorer
from lecture_lib.chapters.regularization.figures.overfitting import ALONG, ALPHAS, DEGREES, say
from lecture_lib.solvers import ridge_path
from lecture_lib.words import LANGUAGES
from tests.chapters.figures import drag, guess_of, marks, moving

CORNERS = list(product((0, 1, 7, 15), (0, 1, 11, len(ALPHAS) - 1)))
few = pytest.fixture(tasks.few_penguins, scope="module")
fits = pytest.fixture(explorer.fits, scope="module")
frames = pytest.fixture(lambda fits: of_draw(fits, 0), scope="module")
ILL = (12, 21, 42, 61)  # draws whose powers are nearly collinear: of degree 15 their condition is 10⁹ and more


def of_draw(fits, draw):
    """The frames of one draw at all degrees and α."""
    at = product(range(len(DEGREES)), range(len(ALPHAS)))
    each = [fits.frames({"degree": degree, "alpha": alpha, "draw": draw}) for degree, alpha in at]
    shape = len(DEGREES), len(ALPHAS)
    return explorer.FitFrames(*(np.reshape(field, (*shape, *np.shape(field[0]))) for field in zip(*each, strict=True)))


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
    np.testing.assert_array_equal(frames.seen, np.broadcast_to(np.c_[few.x, few.y], frames.seen.shape))
    assert all(np.isfinite(array).all() for array in frames)


def test_every_fit_is_that_of_the_solvers(fits):
    for draw in (0, 1, *ILL):
        few, found = tasks.few_penguins(draw), of_draw(fits, draw)
        for degree in DEGREES[1:]:
            path = ridge_path(features(few, few.x, degree), few.y, ALPHAS)
            for x, y, errors in ((few.x, few.y, found.train), (few.new_x, few.new_y, found.new)):
                predicted = path.intercepts[:, None] + path.coefs @ features(few, x, degree).T
                error = np.sqrt(((y - predicted) ** 2).mean(axis=1))
                case = f"draw {draw}, degree {degree}"
                np.testing.assert_allclose(errors[degree], error, rtol=1e-6, atol=2e-7, err_msg=case)
            length = np.linalg.norm(path.coefs, axis=1)
            np.testing.assert_allclose(found.length[degree], length, rtol=1e-6, err_msg=case)


def test_reflections_give_the_triangle_of_the_qr_decomposition():
    rng = np.random.default_rng(0)
    A, b = rng.standard_normal((9, 4)), rng.standard_normal(9)
    A[:, 2] = 0
    A[5:, 2] = [0, -3, 0, 2]
    Q, R = np.linalg.qr(A)
    found, moved = A.copy(), b.copy()
    tasks.triangulate(found, moved)
    signs = np.sign(np.diag(found[:4]) * np.diag(R))
    np.testing.assert_allclose(np.triu(found[:4]), signs[:, None] * R, atol=1e-14)
    np.testing.assert_allclose(moved[:4], signs * (Q.T @ b), atol=1e-14)
    assert np.linalg.norm(moved) == pytest.approx(np.linalg.norm(b))


def test_a_line_over_the_degrees_is_held_within_what_a_logarithm_can_show(frames):
    for values, lines in ((frames.train, frames.train_line), (frames.new, frames.new_line),
                          (frames.length, frames.length_line)):  # fmt: skip
        assert (lines[..., 0] == DEGREES).all()
        for degree in DEGREES:  # whichever is on screen
            np.testing.assert_array_equal(lines[degree, ..., 1], np.clip(values.T, explorer.FLOOR, explorer.HIGH))


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
    shown = {
        6.7e-8: "0", 0.0: "0", 2e-6: "0.000", 0.0864: "0.086", 9.9994: "9.999", 26.78: "26.8", 130060.2: "130,060",
        2e9: "10⁹",
    }  # fmt: skip
    assert [tasks.kilograms(value) for value in shown] == list(shown.values())
    frames = SimpleNamespace(value=np.array(list(shown)), form=np.array([tasks.form_of(value) for value in shown]))
    assert tasks.kilograms_in_words("value", "form").of(frames).tolist() == list(shown.values())


def test_figure_opens_where_its_question_is_open(language, live):
    assert live.position == {"degree": 1, "alpha": 0, "draw": 0}
    lines = [track for track in live._tracks if track.options.get("upto") == "degree"]
    assert len(lines) == 3 and all(len(track.frame(live.position)) == 2 for track in lines)
    band = live._hidden[:4]  # then what tells how far off a guess is
    assert [type(artist).__name__ for artist in band] == ["PathPatch", "Line2D", "Line2D", "Text"]
    assert band[-1].get_text() == say("many_draws", n=tasks.N_DRAWS)
    assert marks(live, "degree") == [[1], [15]] and marks(live, "alpha")[0] == [0]  # line, all met, no penalty


def test_the_guess_is_held_to_its_degrees_and_to_the_errors_of_other_solvers(live, few):
    ring, truth = guess_of(live)
    errors = [oracle(few, degree, 0)[0][1] for degree in explorer.GUESSED]
    np.testing.assert_allclose(truth, np.c_[explorer.GUESSED, errors], rtol=1e-4)
    drag(live, 3.3, 0.8, 1)
    assert live._track_of(ring).frame(live.position)[1].tolist() == [explorer.GUESSED[1], 0.8]


def expected_verdicts(train, new):
    """What is to be said of each fit, by comparison with the one that is best on new penguins."""
    best = np.unravel_index(new.argmin(), new.shape)
    worse = np.where(train < train[best], say("overfits"), say("underfits"))
    return np.where(new <= 1.1 * new[best], say("fits"), worse)


def test_verdicts_agree_with_the_errors_and_are_told_at_every_position(language, live, frames):
    sentences = expected_verdicts(frames.train, frames.new)
    for at, sentence in np.ndenumerate(sentences):
        said = live.text_at(dict(zip(("degree", "alpha"), at, strict=True)))
        assert said.endswith(sentence) and "nan" not in said, at
        assert all(tasks.kilograms(values[at]) in said for values in (frames.train, frames.new, frames.length))
    assert set(sentences.ravel()) == {say(kind) for kind in explorer.VERDICTS}


def test_the_button_draws_other_penguins(language, live, fits):
    for draw in (1, 2, 3, explorer.DRAWS - 1):
        few, found = tasks.few_penguins(draw), of_draw(fits, draw)
        sentences = expected_verdicts(found.train, found.new)
        for degree, alpha in CORNERS:
            position = {"degree": degree, "alpha": alpha, "draw": draw}
            (train, new), length, along = oracle(few, degree, ALPHAS[alpha])
            told = live.text_at(position)
            assert told.endswith(sentences[degree, alpha]), position
            assert all(tasks.kilograms(value) in told for value in (train, new, length)), position
            at = live.position | position
            lines = (found.train_line, found.new_line, found.length_line)
            shown = [np.c_[few.x, few.y], found.curve[degree, alpha], *(line[0, alpha, : degree + 1] for line in lines)]
            for array in shown:
                assert any(np.array_equal(array, track.frame(at)) for track in moving(live)), position
            np.testing.assert_allclose(found.curve[degree, alpha, :, 1], along, rtol=1e-3, atol=1e-6)
    assert list(live.controls) == ["degree", "alpha", "draw"] and live.controls["draw"].count == explorer.DRAWS == 64


def test_every_draw_has_numbers_to_show_and_meets_its_16_at_degree_15(fits):
    drawn = set()
    for draw in range(explorer.DRAWS):
        for alpha in (0, 1, len(ALPHAS) - 1):
            fit = fits.frames({"degree": 15, "alpha": alpha, "draw": draw})
            assert all(np.isfinite(field).all() for field in fit), draw
            assert (fit.train_form == tasks.NOTHING) == (alpha == 0), draw
        assert (np.diff(fit.seen[:, 0]) > 0).all()
        drawn.add(fit.seen.tobytes())
    assert len(drawn) == explorer.DRAWS
