"""A line or a curve for labels: least squares and logistic regression on sixteen penguins, one of them to drag out."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.chapters.logistic_regression.tasks import draw_class, name_classes, sexes, sigma
from lecture_lib.figures import look, numbers
from lecture_lib.figures.answers import answer, ready
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.shapes import spot, upright
from lecture_lib.figures.stage import Panel, Stage
from lecture_lib.live import Answer, LiveFigure, Said
from lecture_lib.solvers import logistic_regression
from lecture_lib.solvers.jit import NUMBER, VECTOR, kernel
from lecture_lib.words import words_of

say = words_of(__file__)

BUDGET = 40_000  # bytes that the browser gets
N_BIRDS, SEED = 16, 145
MASSES, HEIGHTS = (2.6, 8.2), (-0.56, 1.6)  # of the panel: kg; y
ALONG = np.linspace(*MASSES, 113)
WIDTH = 4.1  # inches: there must be room to drag a bird out
LINE_LABEL, CURVE_LABEL = -0.27, -0.43  # heights of the words about the boundaries
GAP = 0.08  # kg, from a drop to its words
HINT = (4.75, 0.82)
N_STEPS = 40  # of Newton's method, from the fit to the birds as they are
CROSSINGS = {"line": {"marker": "D", "ms": 10}, "curve": {"marker": "o", "ms": 7}}
CLASSES = ("class_a", "class_b")  # females, males
GRAIN = 2.0**-30  # the logistic fit is rounded to it: each browser has an exp of its own


class Birds(NamedTuple):
    """Some Adelie penguins, the heaviest male first: mass in kg, and y, 1 for a male."""

    mass: np.ndarray
    y: np.ndarray


def birds() -> Birds:
    """The sixteen birds of this figure."""
    task = sexes()
    rows = np.sort(np.random.default_rng(SEED).choice(len(task.y), N_BIRDS, replace=False))
    rows = rows[np.lexsort([-task.F[rows, 0], -task.y[rows]])]
    return Birds(task.F[rows, 0].copy(), task.y[rows].copy())


class LabelFrames(NamedTuple):
    """What the picture shows with the heaviest male at some mass."""

    male: np.ndarray  # (1, 2): it stays at the height y = 1
    line: np.ndarray  # (2, 2): the part of the least-squares line that lies between 0 and 1
    below: np.ndarray  # (2, 2): the part below 0
    above: np.ndarray  # (2, 2): the part above 1
    curve: np.ndarray  # (points, 2): σ(z)
    line_at: np.ndarray  # (1, 2): where the line crosses ½
    curve_at: np.ndarray  # (1, 2)
    line_drop: np.ndarray  # (2, 2): from there down to the words
    curve_drop: np.ndarray  # (2, 2)
    line_label: np.ndarray  # (1, 2)
    curve_label: np.ndarray  # (1, 2)
    wrong: np.ndarray  # (birds, 2): those that the line misclassifies, else NaN
    line_boundary: float  # kg
    curve_boundary: float
    line_wrong: int
    curve_wrong: int
    outside: int  # how many birds the line gives a value below 0 or above 1
    hint: np.ndarray  # (1, 2): NaN once the male was moved


@answer(VECTOR, VECTOR, VECTOR, VECTOR)
def labels_at(points, at, mass, y, start, along):
    """Least squares and logistic regression of y on mass, once the first bird has the mass of the point.

    Parameters
    ----------
    start : array of shape (2,)
        The logistic fit to the birds as they are: z = start[0] + start[1] · mass.
    along : array of masses
        Where the curve is drawn.
    """
    x = mass.copy()
    x[0] = min(max(points[0, 0], MASSES[0]), MASSES[1])
    a, b = least_squares(x, y)
    c, d = newton(x, y, start)
    curve, wrong = np.empty((len(along), 2)), np.full((len(x), 2), np.nan)
    for k in range(len(along)):
        curve[k, 0], curve[k, 1] = along[k], sigma(c + d * along[k])
    line_wrong = curve_wrong = outside = 0
    for i in range(len(x)):
        value = a + b * x[i]
        outside += value < 0 or value > 1
        curve_wrong += (c + d * x[i] >= 0) != (y[i] == 1)
        if (value >= 0.5) != (y[i] == 1):
            wrong[i, 0], wrong[i, 1] = x[i], y[i]
            line_wrong += 1
    first, second = (0.5 - a) / b, -c / d
    hint = spot(HINT[0] if x[0] == mass[0] else np.nan, HINT[1])
    return LabelFrames(spot(x[0], 1.0), between(a, b, 0.0, 1.0), between(a, b, HEIGHTS[0], 0.0),
                       between(a, b, 1.0, HEIGHTS[1]), curve, spot(first, 0.5), spot(second, 0.5),
                       upright(first, 0.5, LINE_LABEL), upright(second, 0.5, CURVE_LABEL),
                       spot(first + GAP, LINE_LABEL), spot(second + GAP, CURVE_LABEL), wrong, first, second,
                       line_wrong, curve_wrong, outside, hint)  # fmt: skip


@kernel(VECTOR, VECTOR)
def least_squares(x, y):
    """Intercept and slope of the line with the least Σ(y − a − bx)²."""
    n, x_mean, y_mean, spread, together = len(x), 0.0, 0.0, 0.0, 0.0
    for i in range(n):
        x_mean += x[i] / n
        y_mean += y[i] / n
    for i in range(n):
        spread += (x[i] - x_mean) ** 2
        together += (x[i] - x_mean) * (y[i] - y_mean)
    return y_mean - together / spread * x_mean, together / spread


@kernel(VECTOR, VECTOR, VECTOR)
def newton(x, y, start):
    """Intercept and slope of the logit with the least log loss, by w ← w − H⁻¹∇J.

    A step that would change the logit of a bird by more than 1 is shortened, for it could lead away from the minimum.
    """
    c, d = start
    for _ in range(N_STEPS):
        g0 = g1 = h00 = h01 = h11 = 0.0
        for i in range(len(x)):
            p = sigma(c + d * x[i])
            r, q = p - y[i], p * (1 - p)
            g0, g1 = g0 + r, g1 + r * x[i]
            h00, h01, h11 = h00 + q, h01 + q * x[i], h11 + q * x[i] * x[i]
        determinant = h00 * h11 - h01 * h01
        dc, dd, most = (h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant, 1.0
        for i in range(len(x)):
            most = max(most, abs(dc + dd * x[i]))
        c, d = c - dc / most, d - dd / most
    return np.floor(c / GRAIN + 0.5) * GRAIN, np.floor(d / GRAIN + 0.5) * GRAIN


@kernel(NUMBER, NUMBER, NUMBER, NUMBER)
def between(a, b, low, high):
    """The ends of the part of y = a + bx that lies in the panel and between two heights; NaN if none does."""
    one, other = (low - a) / b, (high - a) / b
    left, right = max(min(one, other), MASSES[0]), min(max(one, other), MASSES[1])
    ends = np.full((2, 2), np.nan)
    if left < right:
        ends[0, 0], ends[0, 1], ends[1, 0], ends[1, 1] = left, a + b * left, right, a + b * right
    return ends


def fits(few: Birds) -> Answer:
    """Both fits, from where the hand puts the heaviest male."""
    fit = logistic_regression(few.mass[:, None], few.y)
    start = np.array([fit.intercept, fit.coef[0]])
    return ready(labels_at, few.mass, few.y, start, ALONG, points=[(few.mass[0], 1.0)])


@look.styled
def explore_line_or_curve() -> LiveFigure:
    """Sixteen penguins of both sexes, a line and a logistic curve through them, and a male to drag far out."""
    few = birds()
    run = fits(few)
    stage = Stage(say, [], panels=1, width=WIDTH)
    plane = stage.panel(say("title"), x=say("mass"), y=say("label"), xlim=MASSES, ylim=HEIGHTS, xticks=range(3, 9),
                        yticks=(0, 0.5, 1)).draw(_draw_birds, few)  # fmt: skip
    for part in ("below", "above"):
        plane.line("error", run[part], (), "--", lw=3)
    plane.line("optimum", run["line"], (), "--", lw=2.4)
    plane.line("prediction", run["curve"], lw=2.6)
    _show_boundary(plane, run, "line", say.template("line_boundary"), "optimum", "--")
    _show_boundary(plane, run, "curve", say.template("curve_boundary"), "prediction", ":")
    plane.line("error", run["wrong"], (), "o", mfc="none", mew=1.8, ms=11, zorder=5)
    male = plane.vary(plane.ring("class_b", run.home, marker="^", s=110, zorder=6), run["male"])
    hint = plane.text("ink", say("hint"), run["hint"], va="center_baseline")
    stage.live.draggable(male, run, label=say("drag"), hint=hint)
    return stage.tell(said=run[said()]).finish()


def said() -> Said:
    """How many birds each gets wrong, and how many values are no probabilities."""
    counts = {name: (name, numbers.decimals) for name in ("line_wrong", "curve_wrong", "outside")}
    return Said([say.template("said")], **counts)


def _show_boundary(plane: Panel, run: Answer, name: str, words: str, meaning: str, dashes: str) -> None:
    plane.line(meaning, run[f"{name}_drop"], (), dashes, lw=1.6)
    plane.head(meaning, run[f"{name}_at"], **CROSSINGS[name], zorder=5)
    mass = Said([words], mass=(f"{name}_boundary", numbers.decimals, 2))
    plane.vary(plane.text(meaning, "", run[f"{name}_label"], va="baseline"), run[mass])


def _draw_birds(ax, few: Birds) -> None:
    for low, high in ((HEIGHTS[0], 0), (1, HEIGHTS[1])):
        ax.axhspan(low, high, fc=COLORS["error"], alpha=0.08, lw=0)
    ax.axhline(0.5, color=COLORS["line"], lw=0.8)
    ax.text(MASSES[0] + 0.12, 1.46, say("not_probable"), color=COLORS["error"], va="center_baseline")
    for height, name, meaning, dashes in ((0.32, "line", "optimum", "--"), (0.16, "curve", "prediction", "-")):
        ax.plot([5.6, 6.1], [height] * 2, dashes, color=COLORS[meaning], lw=2.4)
        ax.text(6.2, height, say(name), color=COLORS[meaning], va="center_baseline")
    for label, kind in enumerate(CLASSES):
        mass = few.mass[1:][few.y[1:] == label]
        draw_class(ax, np.column_stack([mass, np.full(len(mass), label)]), kind, 52, zorder=4)
    name_classes(ax, CLASSES, ("female", "male"), ((0.64, 1.06), (0.85, 1.06)))
