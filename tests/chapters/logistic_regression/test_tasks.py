"""The chapter's data, the lines drawn on them and how a probability is written."""

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
    assert tasks.probability(0.5) == "0.50" and tasks.probability(0.0023) == "0.002"
    assert tasks.probability(1e-9) == tasks.say("below", value="0.001")
    assert tasks.probability(1 - 1e-9) == tasks.say("above", value="0.999")
    assert written.decimals(-0.001, 2) == "0.00" and written.decimals(-1.005, 1) == "−1.0"
