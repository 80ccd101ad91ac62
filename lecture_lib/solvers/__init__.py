"""Numbers in, numbers out: the solvers of the course, in NumPy and numba."""

from lecture_lib.solvers.descent import (
    Descent,
    GramForm,
    SGDRun,
    best_lr,
    gradient,
    gradient_descent,
    gradient_descent_family,
    gradient_descent_gram,
    gram_form,
    hessian_eigenvalues,
    lr_threshold,
    sgd,
)

__all__ = [
    "Descent",
    "GramForm",
    "SGDRun",
    "best_lr",
    "gradient",
    "gradient_descent",
    "gradient_descent_family",
    "gradient_descent_gram",
    "gram_form",
    "hessian_eigenvalues",
    "lr_threshold",
    "sgd",
]
