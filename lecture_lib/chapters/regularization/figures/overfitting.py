"""Over-fitting: polynomials of any degree through 16 penguins, judged by all the others, and restrained by ridge."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.chapters.regularization import tasks
from lecture_lib.chapters.regularization.drawing import below
from lecture_lib.chapters.regularization.tasks import (
    HIGHEST,
    N_FEW,
    form_of,
    ridge_of_degrees,
    standardised_powers,
)  # fmt: skip
from lecture_lib.figures import look, numbers
from lecture_lib.figures.answers import answer, ready
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Stage
from lecture_lib.live import Again, Answer, LiveFigure, Mark, Said, Slider, against
from lecture_lib.solvers.jit import INTEGER, INTEGERS, MATRIX, NUMBER, VECTOR, kernel
from lecture_lib.words import words_of

say = words_of(__file__)

DEGREES = np.arange(HIGHEST + 1)
ALPHAS = np.r_[0.0, 10.0 ** (np.arange(-12, 5) / 2)]  # 0, then 10⁻⁶ to 100
FLIPPER, MASS = (170.0, 233.0), (2.0, 8.0)  # mm and kg: limits of the data panel
WORDS_FROM = 5 / 6  # of the data panel's height: up to 7 kg is the curve's, the rest is the words'
ALONG = np.linspace(*FLIPPER, 101)
FLOOR, HIGH = 1e-4, 1e9  # of what is drawn on logarithmic axes, far out of the picture
NEAR = 1.1  # times the least error on new penguins: as good as it gets
DRAWS = 64  # of 16 penguins, one after the other
GUESSED = [6, 9, 12, 15]  # degrees at which a guess is asked for
VERDICTS = ("fits", "overfits", "underfits")
FITS, OVERFITS, UNDERFITS = range(3)


class FitFrames(NamedTuple):
    """What the pictures show of one draw of 16 penguins at one degree and α."""

    seen: np.ndarray  # (16, 2): the penguins learnt from
    curve: np.ndarray  # (points, 2)
    train_line: np.ndarray  # (16 degrees, 2): degree, error on the 16
    new_line: np.ndarray  # (16 degrees, 2): degree, error on the others
    length_line: np.ndarray  # (16 degrees, 2): degree, ‖w‖
    train: float  # the same at this degree, and in which form each is written
    train_form: int
    new: float
    new_form: int
    length: float
    length_form: int
    verdict: int  # which of `VERDICTS`


@answer(VECTOR, VECTOR, INTEGERS, VECTOR, MATRIX)
def fits_at(points, at, x, y, rows, alphas, best):
    """Ridge on standardised powers of flipper length, at one α and degree: a draw of penguins in, pictures out.

    Parameters
    ----------
    x : array of shape (n + points,)
        Flipper lengths of all the penguins, then of the points of the curve.
    y : array of shape (n,)
    rows : array of shape (draws · 16,)
        Which penguins are learnt from.
    best : array of shape (draws, 2)
        As `best_of` has them.
    """
    degree, alpha, draw = at[0], alphas[at[1]], at[2]
    few = rows[draw * N_FEW : (draw + 1) * N_FEW]
    Z = standardised_powers(x, few)
    mean, W = ridge_of_degrees(Z, y, few, alpha)
    train, new, length = errors_of(Z, y, few, mean, W)
    seen, curve = np.empty((N_FEW, 2)), np.empty((len(x) - len(y), 2))
    for k in range(N_FEW):
        seen[k, 0], seen[k, 1] = x[few[k]], y[few[k]]
    for k in range(len(curve)):
        i = len(y) + k
        curve[k, 0], curve[k, 1] = x[i], predicted(mean, W[degree], Z[i], degree)
    verdict = FITS if new[degree] <= NEAR * best[draw, 1] else OVERFITS if train[degree] < best[draw, 0] else UNDERFITS
    return FitFrames(
        seen, curve, over_degrees(train), over_degrees(new), over_degrees(length),
        train[degree], form_of(train[degree]), new[degree], form_of(new[degree]),
        length[degree], form_of(length[degree]), verdict,
    )  # fmt: skip


@kernel(NUMBER, VECTOR, VECTOR, INTEGER)
def predicted(mean, w, z, degree):
    """The mean and the first terms of wᵀz."""
    total = mean
    for k in range(degree):
        total += w[k] * z[k]
    return total


@kernel(MATRIX, VECTOR, INTEGERS, NUMBER, MATRIX)
def errors_of(Z, y, few, mean, W):
    """Of every degree the root mean square error on the few and on the others, and ‖w‖."""
    learnt, count = np.zeros(len(y), np.bool_), len(W)
    for i in few:
        learnt[i] = True
    train, new, length = np.zeros(count), np.zeros(count), np.zeros(count)
    for degree in range(count):
        for i in range(len(y)):
            error = y[i] - predicted(mean, W[degree], Z[i], degree)
            if learnt[i]:
                train[degree] += error * error / len(few)
            else:
                new[degree] += error * error / (len(y) - len(few))
        for k in range(degree):
            length[degree] += W[degree, k] * W[degree, k]
    return np.sqrt(train), np.sqrt(new), np.sqrt(length)


@kernel(VECTOR)
def over_degrees(values):
    """Values as a line over the degrees, held within what a logarithm can draw."""
    line = np.empty((len(values), 2))
    for degree in range(len(values)):
        line[degree, 0], line[degree, 1] = degree, min(max(values[degree], FLOOR), HIGH)
    return line


def best_of(x, y, rows) -> tuple[float, float]:
    """Errors on the few and on the others of that fit, of all degrees and α, that is best on the others."""
    found, Z = [], standardised_powers(x, rows)
    for alpha in ALPHAS:
        train, new, _ = errors_of(Z, y, rows, *ridge_of_degrees(Z, y, rows, alpha))
        found.append((train[new.argmin()], new.min()))
    return min(found, key=lambda errors: errors[1])


def fits() -> Answer:
    """The fits at every degree and α to the first draw; those to other draws are computed when they are asked for."""
    x, y = tasks.flippers()
    x, rows = np.r_[x, ALONG], np.array([tasks.few_rows(seed) for seed in range(DRAWS)])
    best = np.array([best_of(x, y, few) for few in rows])
    return ready(fits_at, x, y, rows.ravel(), ALPHAS, best, along=("degree", "alpha"), beside="draw")


def verdict_in_words() -> Said:
    """Each fit compared with the one that is best on new penguins: as good, too close to the 16, or too far."""
    return Said([say.template(kind) for kind in VERDICTS], "verdict")


def many_draws() -> np.ndarray:
    """Quartiles over many draws of 16 penguins of the error on those not drawn: shape (3, n_alpha, degrees)."""
    errors = tasks.errors_of_draws(tuple(DEGREES), tuple(ALPHAS))
    return np.quantile(errors, (0.25, 0.5, 0.75), axis=0)


@look.styled
def explore_overfitting() -> LiveFigure:
    """Degree and α of a polynomial through 16 penguins, of which a button draws others."""
    run, both, alphas = fits(), ("degree", "alpha"), ["0", *numbers.rounded(ALPHAS[1:])]
    quartiles = many_draws()
    low, median, high = against(DEGREES, np.clip(quartiles, FLOOR, HIGH))
    stage = Stage(say, _controls(alphas), panels=3)

    data = stage.panel(say("polynomial"), x=say("flipper_mm"), y=say("mass"), xlim=FLIPPER, ylim=MASS,
                       yticks=range(2, 8)).draw(look.dots, *tasks.flippers())  # fmt: skip
    below(data.line("prediction", run["curve"], both, lw=2).line, WORDS_FROM)
    data.dots("ink", run["seen"], s=34, edgecolor=COLORS["paper"], lw=0.8, zorder=4)
    data.key(say("learnt_from"), "ink", "o", 5.5)
    data.key(say("new_penguins"), "soft", "o", 3)

    x = {"x": say("degree_axis"), "xlim": (-0.5, 15.5), "xticks": range(0, 16, 3), "yscale": "log"}
    style = {"upto": "degree", "marker": "o", "ms": 2.5, "head": {"ms": 8}}
    errors = stage.panel(say("errors"), y=say("error_axis"), ylim=(0.07, 1000), yticks=(0.1, 1, 10, 100, 1000), **x)
    errors.line("ink", run["train_line"], "alpha", "--", key=say("train_error"), **style)
    errors.line("error", run["new_line"], "alpha", key=say("new_error"), **style)
    band = np.hstack([low, high[:, ::-1]])
    many = {"key": say("many_draws", n=tasks.N_DRAWS), "lw": 1.5, "zorder": 1.9}
    hidden = [
        errors.area("error", band, "alpha", fc=COLORS["error"] + "30", ec="none"),
        errors.line("error", median, "alpha", ":", **many).line,
        errors.ax.lines[-1],  # its key
        errors.ax.texts[-1],
    ]
    y = {"y": say("length_axis"), "ylim": (0.05, 1e8), "yticks": 10.0 ** np.arange(0, 9, 2)}
    lengths = stage.panel(say("lengths"), **x, **y)
    lengths.line("penalty", run["length_line"], "alpha", **style)

    found = run.frames({"degree": HIGHEST, "alpha": 0, "draw": 0}).new_line[GUESSED]
    to = {"degree": HIGHEST, "alpha": 0, "draw": 0}
    stage.guess(errors, against(GUESSED, np.full(len(GUESSED), 10.0)), found, to, moves="y", left=True)
    stage.tell("degree", degree=DEGREES.astype(str)).tell("alpha", alpha=alphas)
    stage.tell(both, verdict=run[verdict_in_words()], many=tasks.kilograms(quartiles[1].T))
    said = {name: run[tasks.kilograms_in_words(name, f"{name}_form")] for name in ("train", "new", "length")}
    return stage.tell(both, **said).finish(hides=hidden)


def _controls(alphas) -> list:
    straight = Mark(1, say("straight_line"), COLORS["soft"], "start")
    through = Mark(15, say("through_all"), COLORS["soft"], "end")
    free = Mark(0, say("no_penalty"), COLORS["penalty"], "start")
    return [
        Slider("degree", say("degree"), DEGREES, start=1, play=True, play_ms=500, marks=[straight, through]),
        Slider("alpha", say("ridge_alpha"), alphas, play=True, play_ms=300, marks=[free]),
        Again("draw", say("again"), DRAWS),
    ]
