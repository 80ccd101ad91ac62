"""Least squares on data whose coefficients are certified."""

import numpy as np
import pytest

from benchmarks._nist import FILIP, SETS
from lecture_lib.solvers import correct_digits, normal_equation, qr_ols, refined_ols, svd_ols
from tests.solvers.common import exact

#: Correct digits owed: by refined_ols all that the certified values hold, or that rounding y left; by the others one
#: or two fewer than they reach.
DIGITS = {
    "Longley": {refined_ols: 14, qr_ols: 10, svd_ols: 10, normal_equation: 10},
    "Wampler1": {refined_ols: 15, qr_ols: 8, svd_ols: 8, normal_equation: 8},
    "Wampler2": {refined_ols: 13, qr_ols: 11, svd_ols: 9, normal_equation: 11},
    "Wampler3": {refined_ols: 15, qr_ols: 8, svd_ols: 8, normal_equation: 8},
    "Wampler4": {refined_ols: 15, qr_ols: 6, svd_ols: 6, normal_equation: 6},
    "Wampler5": {refined_ols: 15, qr_ols: 4, svd_ols: 4, normal_equation: 4},
    "NoInt1": {refined_ols: 14, qr_ols: 14, svd_ols: 14, normal_equation: 14},
    "NoInt2": {refined_ols: 15, qr_ols: 14, svd_ols: 14, normal_equation: 14},
}


def digits(solve, data):
    solution = solve(data.X, data.y)
    return correct_digits(solution.coef if solve is svd_ols else solution, data.coef)


@pytest.mark.parametrize("solve", [refined_ols, qr_ols, svd_ols, normal_equation])
@pytest.mark.parametrize("name", SETS)
def test_certified_digits(name, solve):
    assert digits(solve, SETS[name]) >= DIGITS[name][solve]


@pytest.mark.parametrize("name", SETS)
def test_refined_is_the_solution_of_rational_arithmetic(name):
    data = SETS[name]
    expected = exact(data.X, data.y)
    assert (abs(refined_ols(data.X, data.y) - expected) <= np.spacing(abs(expected))).all()


def test_the_order_of_the_columns_and_their_scale_do_not_matter():
    data = SETS["Wampler5"]
    scales = 2.0 ** np.array([-500, 10, 260, -30, 460, 0])  # powers of two round nothing
    coef = refined_ols(np.asfortranarray((data.X * scales)[:, ::-1]), data.y)[::-1]
    assert correct_digits(coef * scales, data.coef) == 15


def test_filip_is_solved_as_far_as_its_powers_are_known_or_refused():
    expected = exact(FILIP.X, FILIP.y)
    assert 7 < correct_digits(expected, FILIP.coef) < 9
    assert correct_digits(refined_ols(FILIP.X, FILIP.y), expected) == 15
    assert digits(qr_ols, FILIP) > 5
    with pytest.raises(ValueError, match="XᵀX is singular.*condition number"):
        normal_equation(FILIP.X, FILIP.y)
    assert svd_ols(FILIP.X, FILIP.y).rank == 10  # and that of columns scaled alike is full
    scales = abs(FILIP.X).max(axis=0)
    assert correct_digits(svd_ols(FILIP.X / scales, FILIP.y).coef / scales, FILIP.coef) > 5
