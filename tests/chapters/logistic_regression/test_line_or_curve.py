"""A line or a curve: both fits against NumPy and scikit-learn, and what is marked against what they predict."""

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from lecture_lib.chapters.logistic_regression.figures import line_or_curve as figure
from lecture_lib.chapters.logistic_regression.figures.line_or_curve import ALONG, HEIGHTS, MASSES
from tests.chapters.figures import drag

PLACES = np.linspace(*MASSES, 29)


def shown_at(mass):
    run = figure.fits(figure.birds())
    run.points = np.array([[mass, 0.3]])
    return run.frames({})


def fitted_at(place):
    """Masses and labels with the heaviest male there; intercept and slope of the line, and of the logit."""
    mass, y = figure.birds()
    mass[0] = place
    b, a = np.polyfit(mass, y, 1)
    fit = LogisticRegression(C=np.inf, tol=1e-12, solver="newton-cholesky").fit(mass[:, None], y)
    return mass, y, (a, b), (fit.intercept_[0], fit.coef_[0, 0])


def test_both_fits_are_the_libraries_wherever_the_male_is():
    for place in PLACES:
        shown, (_, _, (a, b), (c, d)) = shown_at(place), fitted_at(place)
        np.testing.assert_allclose(shown.curve, np.column_stack([ALONG, 1 / (1 + np.exp(-c - d * ALONG))]), atol=1e-5)
        assert shown.line_boundary == pytest.approx((0.5 - a) / b, rel=1e-9)
        assert shown.curve_boundary == pytest.approx(-c / d, rel=1e-5)
        assert shown.male.tolist() == [[place, 1.0]]


def test_the_parts_of_the_line_are_the_whole_of_it_in_the_panel():
    for place in PLACES:
        shown, (_, _, (a, b), _) = shown_at(place), fitted_at(place)
        parts = [part for part in (shown.below, shown.line, shown.above) if not np.isnan(part).any()]
        np.testing.assert_allclose(np.vstack(parts)[:, 1], a + b * np.vstack(parts)[:, 0], atol=1e-9)
        ends = [*np.clip((np.array(HEIGHTS) - a) / b, *MASSES)]
        joints = [x for x in ((0 - a) / b, (1 - a) / b) if ends[0] < x < ends[1]]
        np.testing.assert_allclose(np.vstack(parts)[:, 0], np.sort([*ends, *joints, *joints]), atol=1e-9)
        assert np.isnan(shown.above).any() or shown.above[0, 1] >= 1 - 1e-12
        assert np.isnan(shown.below).any() or shown.below[1, 1] <= 1e-12


def test_rings_and_counts_are_those_of_the_predictions():
    for place in PLACES:
        shown, (mass, y, (a, b), (c, d)) = shown_at(place), fitted_at(place)
        value, wrong = a + b * mass, (a + b * mass >= 0.5) != (y == 1)
        assert np.isnan(shown.wrong[:, 0]).tolist() == (~wrong).tolist()
        np.testing.assert_allclose(shown.wrong[wrong], np.column_stack([mass, y])[wrong])
        assert (shown.line_wrong, shown.outside) == (wrong.sum(), ((value < 0) | (value > 1)).sum())
        assert shown.curve_wrong == ((c + d * mass >= 0) != (y == 1)).sum()


def test_the_line_walks_past_the_other_males_and_the_curve_stays():
    mass, y = figure.birds()
    males, near, far = mass[1:][y[1:] == 1], shown_at(mass[0]), shown_at(MASSES[1])
    assert mass[0] == mass[y == 1].max()
    assert near.line_boundary < np.median(males) < males.max() < far.line_boundary
    assert abs(near.curve_boundary - far.curve_boundary) < 0.005 < abs(near.line_boundary - near.curve_boundary)
    assert far.line_wrong == len(males)


def test_a_drag_keeps_the_male_a_male_and_takes_the_hint_away(language, live):
    answer = live._answers[0]
    assert not np.isnan(answer.frames({}).hint).any()
    before = live.text_at()
    drag(live, 8.0, -0.4)
    assert answer.frames({}).male.tolist() == [[8.0, 1.0]] and np.isnan(answer.frames({}).hint).any()
    assert live.text_at() != before and "{" not in live.text_at()
