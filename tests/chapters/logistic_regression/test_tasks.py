"""The chapter's data, the lines drawn on them and how a probability is written."""

from types import SimpleNamespace

import numpy as np
import pytest

from lecture_lib.chapters.logistic_regression import tasks
from lecture_lib.datasets import load_penguins
from lecture_lib.figures import numbers as written


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


def test_crossings_lie_on_the_line_and_span_the_panel():
    for w in [(0.3, 1, 2), (-1, 5, 0.01), (0, 0, 2), (1, -2, 0), (0.1, -1e-9, 3)]:
        ends = tasks.crossing(np.array(w, dtype=float), [(-3, 3), (-2, 2)])
        np.testing.assert_allclose(w[0] + ends @ w[1:], 0, atol=1e-9, err_msg=str(w))
        assert np.ptp(ends[:, 0]) == pytest.approx(6) or np.ptp(ends[:, 1]) == pytest.approx(4), w
    assert np.isnan(tasks.crossing(np.zeros(3), [(-3, 3), (-2, 2)])).all()


def test_probabilities_are_never_said_to_be_0_or_1(language):
    p = [0.5, 0.0023, 1e-9, 1 - 1e-9, 0.9962, 0.00095, 0.0049999, 0.005, 0.99905, 0.9949999]
    below, above = tasks.say("below", value="0.001"), tasks.say("above", value="0.999")
    told = ["0.50", "0.002", below, above, "0.996", "0.001", "0.005", "0.01", "0.999", "0.99"]
    frames = SimpleNamespace(p=np.array(p), form=np.array([tasks.form_of(one) for one in p]))
    assert tasks.probability_in_words("p", "form").of(frames).tolist() == told
    assert [tasks.sigma(z) for z in (0.0, 800.0, -800.0)] == [0.5, 1, 0]
    assert tasks.sigma(-3.0) == pytest.approx(np.exp(-np.logaddexp(0, 3)), rel=1e-15)
    assert written.decimals(-0.001, 2) == "0.00" and written.decimals(-1.005, 1) == "−1.0"
