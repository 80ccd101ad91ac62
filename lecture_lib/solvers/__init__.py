"""Numbers in, numbers out: the solvers of the course, in NumPy and numba.

Every function checks what comes in before it computes, and says by name what it refuses (see inputs.py):

    a wrong shape, an empty, ragged or masked array                ValueError
    NaN or infinity among the numbers                              ValueError, with its place
    a number out of its range, an unknown word for an option       ValueError, with what is allowed
    labels other than those needed, or one class alone             ValueError, with what to do
    numbers whose squares, losses or sums overflow                 ValueError: … is too large
    words, complex numbers or objects in the place of numbers      TypeError
    a number for True or False, a float for a whole number         TypeError

Arrays may come as lists, of any real type and in any memory layout; none is changed. A docstring names only what a
function refuses besides. ``loss`` says whether the losses of the rows are added up ("sum") or averaged ("mean").
"""
# ruff: noqa: F401, I001 – this list of imports is the list of exports

from lecture_lib.solvers.cross_validation import cross_validate, k_folds
from lecture_lib.solvers.descent import (
    best_lr, gradient, gradient_descent, gradient_descent_family, gram_form, hessian_eigenvalues, lr_threshold, sgd,
)  # fmt: skip
from lecture_lib.solvers.lasso import lasso, lasso_alpha_max, lasso_coordinate_steps, lasso_path, soft_threshold
from lecture_lib.solvers.least_squares import (
    condition_number, correct_digits, leverage, normal_equation, qr_ols, refined_ols, svd_ols, vif,
)  # fmt: skip
from lecture_lib.solvers.logistic import log_loss, logistic_alpha_to_C, logistic_gradient, logistic_regression, sigmoid
from lecture_lib.solvers.logistic_paths import logistic_gradient_descent, logistic_lr_threshold, logistic_newton
from lecture_lib.solvers.multiclass import (
    one_vs_one, one_vs_one_votes, one_vs_rest, one_vs_rest_probabilities, predict_class, softmax,
    softmax_probabilities, softmax_regression,
)  # fmt: skip
from lecture_lib.solvers.ridge import ridge, ridge_path, shrink_factors
from lecture_lib.solvers.separable import SeparableDataError

__all__ = sorted(name for name, value in globals().items() if callable(value))
