"""Numbers in the start page's prose that no cell prints, and what computes them."""

from lecture_lib.explorers import start
from lecture_lib.explorers.penguins import problem
from lecture_lib.solvers import gram_form


def at_best_slope():
    """Loss over least loss at the mark, for the level at which the line first turns, and for one lowered to 4200 g."""
    task = problem(1)
    gram = gram_form(task.X, task.y)
    losses = [gram.excess([level, round(gram.coef[1])]) / gram.loss_min + 1 for level in (start.LEVEL, 4200.0)]
    return [start.LEVEL, *losses]


SAID = [("최소 손실의 {1:.2f}배", "the loss is {1:.2f} times the least", at_best_slope)]
SIZES = {}
GIVEN = []
