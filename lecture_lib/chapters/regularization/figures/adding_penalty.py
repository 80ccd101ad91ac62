"""Adding the penalty: the bowl of J and the penalty as surfaces, their sum, and its minimum, which walks as α grows."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.chapters.regularization.figures.coordinate_descent import coefficient_in_words
from lecture_lib.chapters.regularization.figures.geometry import lasso_of, ridge_of
from lecture_lib.chapters.regularization.surfaces import (
    CAP,
    EDGE,
    FLOOR,
    STEP,
    contours_of,
    cost_of,
    seen,
    shadow,
    wires_of,
)  # fmt: skip
from lecture_lib.chapters.regularization.tasks import Task, pair
from lecture_lib.figures import look, numbers
from lecture_lib.figures.answers import answer, ready
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Stage
from lecture_lib.live import Answer, Choice, LiveFigure, Mark, Said, Slider
from lecture_lib.solvers.jit import MATRIX, NUMBER, VECTOR
from lecture_lib.words import words_of

say = words_of(__file__)

BUDGET = 60_000  # bytes, frames and scene
RIDGE, LASSO = range(2)
ALPHAS = 10.0 * np.arange(49)  # 0 to 480: lasso's coefficients are all 0 from 468 on
FIRST = 10  # position of α
TURNS = np.arange(-20, 71, 5)  # degrees
TURNED = 9  # position
TILT = np.radians(24)  # how far the eye looks down
HEIGHTS = np.array([0.05, 0.15, 0.3, 0.5, 0.75])  # kg²: contours above the minimum
WIDE, LOW, HIGH = 1.55, -1.3, 1.95  # of a picture: to either side, below and above
VERDICTS = ("free", "ridge", "lasso", "lasso_axis", "lasso_origin")
FREE, SHRUNK, PULLED, ON_AXIS, AT_ORIGIN = range(5)


class PenaltyFrames(NamedTuple):
    """What the pictures show of one penalty, at one α and seen from one side; all as seen."""

    bowl: np.ndarray  # wires of J/n
    penalty: np.ndarray  # wires of the penalty, over n
    total: np.ndarray  # wires of the sum
    rim: np.ndarray  # where the sum is cut off
    contours: np.ndarray  # of the sum, on the floor
    path: np.ndarray  # (n_alpha, 2): the minimum at every α, on the floor
    drop: np.ndarray  # (2, 2): from the minimum on the surface to the floor
    bottom: np.ndarray  # (1, 2): the minimum on the surface
    star: np.ndarray  # (1, 2): least squares, on the floor
    first: float  # w₁
    second: float  # w₂
    no_first: int  # 1 where it is exactly 0
    no_second: int
    verdict: int  # which of `VERDICTS`


@answer(MATRIX, VECTOR, NUMBER, NUMBER, VECTOR, MATRIX, MATRIX, VECTOR, VECTOR, MATRIX)
def penalty_at(points, at, gram, coef, least, n, alphas, eyes, lines, ticks, heights, circle):
    """J, the penalty and their sum, all over n, for the Gram matrix of a task.

    Parameters
    ----------
    least : float
        The least J.
    eyes : array of shape (turns, 4)
        Cosine and sine of each turn and of the tilt.
    lines, ticks, circle
        The wires and how they are cut into strokes, as `wires_of` has them; directions of the contours.
    """
    method, alpha, eye = at[0], alphas[at[1]], eyes[at[2]]
    path = np.empty((len(alphas), 3))
    for k in range(len(alphas)):
        w = lasso_of(gram, coef, alphas[k]) if method == LASSO else ridge_of(gram, coef, alphas[k])
        path[k, 0], path[k, 1], path[k, 2] = w[0], w[1], FLOOR
    bowl, pull, total = np.zeros(8), np.zeros(8), np.zeros(8)
    bowl[0], bowl[1], bowl[2], bowl[3], bowl[4], bowl[5] = (
        coef[0], coef[1], gram[0, 0] / n, gram[0, 1] / n, gram[1, 1] / n, least / n)  # fmt: skip
    pull[6 + method] = alpha / n
    total[:] = bowl + pull
    w = path[at[1], :2].copy()
    here = np.empty((2, 3))
    here[0, 0], here[0, 1], here[0, 2] = w[0], w[1], cost_of(total, w[0], w[1])
    here[1, 0], here[1, 1], here[1, 2] = w[0], w[1], FLOOR
    star = np.full((1, 3), FLOOR)
    star[0, :2] = coef
    rim, drop = np.full(1, CAP), seen(here, eye)
    verdict = FREE
    if alpha > 0:
        verdict = SHRUNK if method == RIDGE else PULLED + int(w[0] == 0) + int(w[1] == 0)
    return PenaltyFrames(
        seen(wires_of(bowl, lines, ticks), eye), seen(wires_of(pull, lines, ticks), eye),
        seen(wires_of(total, lines, ticks), eye), seen(contours_of(total, w, rim, circle), eye),
        seen(shadow(contours_of(total, w, here[0, 2] + heights, circle)), eye), seen(path, eye),
        drop, drop[:1].copy(), seen(star, eye), w[0], w[1], int(w[0] == 0), int(w[1] == 0), verdict,
    )  # fmt: skip


def eyes() -> np.ndarray:
    """Cosine and sine of each turn, and of the tilt."""
    turn, tilt = np.radians(TURNS), np.full(len(TURNS), TILT)
    return np.stack([np.cos(turn), np.sin(turn), np.cos(tilt), np.sin(tilt)], -1)


def wires() -> tuple[np.ndarray, np.ndarray]:
    """The wires over both coefficients, and where along them strokes may end: 0 is among both, for the kinks."""
    (a, b), (c, d) = EDGE[:2], EDGE[2:]
    across = [[1, w2, a, b] for w2 in np.arange(c, d + STEP / 2, STEP)]
    along = [[0, w1, c, d] for w1 in np.arange(a, b + STEP / 2, STEP)]
    lines = np.round([*across, *along], 10)
    return lines, np.round(np.arange(min(a, c), max(b, d) + STEP / 4, STEP / 2), 10)


def surfaces(task: Task) -> Answer:
    """All that the choice and the sliders show of a task."""
    residual = task.y - task.y.mean() - task.Z @ task.coef
    lines, ticks = wires()
    given = task.gram, task.coef, float(residual @ residual), float(len(task.y)), ALPHAS, eyes(), lines, ticks, HEIGHTS
    return ready(penalty_at, *given, look.CIRCLE, beside=("penalty", "alpha", "turn"))


def in_view(places) -> np.ndarray:
    """Places (n, 3) as seen at every turn: (turns, n, 2)."""
    return np.array([seen(np.array(places, dtype=float), eye) for eye in eyes()])


def verdict_in_words() -> Said:
    """Where the minimum of the sum has gone."""
    return Said([say.template(key) for key in VERDICTS], "verdict")


@look.styled
def explore_adding_penalty() -> LiveFigure:
    """A choice of penalty, α, and a view to turn: two surfaces and their sum, with the walk of its minimum."""
    alphas = numbers.decimals(ALPHAS)
    mark = Mark(0, say("no_penalty"), COLORS["penalty"], "start")
    controls = [
        Choice("penalty", say("penalty"), [say("ridge_penalty"), say("lasso_penalty")]),
        Slider("alpha", "α", alphas, start=FIRST, play=True, play_ms=120, marks=[mark]),
        Slider("turn", say("turn"), [f"{turn - TURNS[0]}°" for turn in TURNS], start=TURNED, play=True),
    ]
    stage = Stage(say, controls, panels=3)
    run = surfaces(pair("flipper", "male"))
    _show_total(_space(stage, "total"), run)
    _space(stage, "bowl").line("error", run["bowl"], lw=0.9)
    _space(stage, "pull").line("penalty", run["penalty"], lw=0.9)
    weights = {name: coefficient_in_words(name, f"no_{name}") for name in ("first", "second")}
    w = run[Said(["({first}, {second})"], **weights)]
    return stage.tell("alpha", alpha=alphas).tell(w=w, verdict=run[verdict_in_words()]).finish()


def _space(stage: Stage, name: str):
    """A panel with the floor and its two axes."""
    panel = stage.panel(say(name), xlim=(-WIDE, WIDE), ylim=(LOW, HIGH))
    panel.ax.set_axis_off()
    a, b, c, d = EDGE
    corners = in_view([(a, c, FLOOR), (b, c, FLOOR), (b, d, FLOOR), (a, d, FLOOR), (a, c, FLOOR)])
    panel.line("line", corners, "turn", lw=1)
    panel.line("line", in_view([(a, 0, FLOOR), (b, 0, FLOOR)]), "turn", lw=1.6)
    panel.line("line", in_view([(0, c, FLOOR), (0, d, FLOOR)]), "turn", lw=1.6)
    return panel


def _show_total(panel, run: Answer) -> None:
    """The sum, its contours as a shadow, and its minimum with the way it has come."""
    panel.line("line", run["contours"], lw=1.2)
    panel.line("error", run["total"], lw=0.9, alpha=0.8)
    panel.line("error", run["rim"], lw=1.2, alpha=0.8)
    panel.line("ink", run["drop"], (), ":", lw=1.2)
    panel.head("optimum", run["star"], marker="*", ms=13)
    panel.line("path", run["path"], lw=2.4, upto="alpha", head={"ms": 8, "mfc": COLORS["prediction"]})
    panel.head("prediction", run["bottom"], ms=8)
    for place, words in (((EDGE[1] + 0.13, 0, FLOOR), "w₁"), ((0, EDGE[3] + 0.13, FLOOR), "w₂")):
        panel.text("ink", words, in_view([place]), "turn", ha="center", va="center")
