"""Springs: every residual pulls at the line; their sum and their torque are the gradient, with its sign reversed."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.datasets import load_penguins
from lecture_lib.figures import look, numbers
from lecture_lib.figures.answers import answer, ready
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Stage
from lecture_lib.live import Answer, LiveFigure, Said, Slider
from lecture_lib.solvers import gram_form
from lecture_lib.solvers.jit import BOOLEAN, MATRIX, NUMBER, kernel
from lecture_lib.words import words_of

say = words_of(__file__)

BUDGET = 60_000  # bytes, frames and scene
BIRDS = [19, 57, 38, 138, 337, 215, 230, 264]  # eight of the 342, with room between them for the arrows
LENGTHS, MASSES = (-3.6, 3.6), (1800.0, 8300.0)  # of the data panel: cm from the mean of 342, g
PER_GRAM = (LENGTHS[1] - LENGTHS[0]) / (MASSES[1] - MASSES[0]) * look.ASPECT  # cm as wide on screen as a gram is high
GRIP, HIGHEST = 3.2, 7000.0  # cm from the middle to where the line is held, and how high at most (g)
START = ((-GRIP, 4400.0), (GRIP, 2500.0))  # the line first shown, by its ends
N_STEPS = 60
COILS, WIDTH = 9, 0.075  # of a spring, cm
RADIUS, TURN = 1.2, 2e-4  # cm of the bent arrow; the tangent of half its angle, per cm·g of the mean torque
MOST = 0.72  # of these tangents
SHORTEST, NAMED = 0.04, 0.35  # cm: an arrow that is shorter is not drawn; one must be longer to have its name
BEND = 12  # pieces of a bent arrow
BARB = 0.16  # cm, of an arrow's head
ABOVE, BELOW = 150.0, 430.0  # g from an arrow's tip to the base line of its name
W0, W1 = (1700.0, 7300.0), (-1250.0, 1450.0)  # of the contours
LEVELS = 1 + 2.0 ** np.arange(0, 8)  # as multiples of the least loss
RATE = 0.7  # learning rate times λmax: the larger eigenvalue of the Hessian
STILL = 0.5  # a force this small is written as 0
VERDICTS = ("down_flatter", "up_flatter", "down_steeper", "up_steeper", "settled")
SETTLED = 4


class SpringFrames(NamedTuple):
    """What the pictures show after so many steps."""

    held: np.ndarray  # (2, 2): where the line is held
    first: np.ndarray  # (2, 2): the line as it was let go
    line: np.ndarray  # (2, 2)
    springs: np.ndarray  # (n (COILS + 4), 2): broken by NaN
    force: np.ndarray  # (5, 2): an arrow
    torque: np.ndarray  # (2 (BEND + 5), 2): two bent arrows
    force_at: np.ndarray  # (1, 2): where their names stand
    torque_at: np.ndarray
    path: np.ndarray  # (N_STEPS + 1, 2): w so far, NaN from then on
    parts: np.ndarray  # (3, 2): the next step, first along w₀ and then along w₁
    pull: float  # −∂J/∂w₀
    turn: float  # −∂J/∂w₁
    loss: float
    verdict: int  # which of `VERDICTS`


def eight_penguins() -> np.ndarray:
    """Points (cm longer than average, g) of eight penguins: shape (8, 2)."""
    penguins = load_penguins()
    length = (penguins.flipper_length_mm - penguins.flipper_length_mm.mean()) / 10
    return np.column_stack([length, penguins.body_mass_g])[BIRDS]


def design(birds) -> np.ndarray:
    """Their design matrix."""
    return np.column_stack([np.ones(len(birds)), birds[:, 0]])


@answer(MATRIX, NUMBER)
def springs_at(points, at, birds, lr):
    """The line that two ends hold, let go for so many steps of gradient descent: springs, force and torque.

    Parameters
    ----------
    birds : array of shape (n, 2)
        What pulls: feature, target.
    lr : float
        Learning rate.
    """
    low, high = min(points[0, 1], HIGHEST), min(points[1, 1], HIGHEST)
    w0, w1 = (low + high) / 2, (high - low) / (2 * GRIP)
    held, first = line_of(w0, w1, GRIP), line_of(w0, w1, LENGTHS[1])
    path = np.full((N_STEPS + 1, 2), np.nan)
    for step in range(at[0] + 1):
        path[step, 0], path[step, 1] = w0, w1
        pull, turn, loss = pulls(birds, w0, w1)
        if step < at[0]:
            w0, w1 = w0 + lr * pull, w1 + lr * turn
    n, parts = len(birds), np.full((3, 2), w0)
    parts[1:, 0], parts[:2, 1], parts[2, 1] = w0 + lr * pull, w1, w1 + lr * turn
    force, force_at = straight(w0, pull / (2 * n))
    torque, torque_at = bent(w0, min(max(TURN * turn / (2 * n), -MOST), MOST), not pull > 0)
    verdict = (1 if pull > 0 else 0) + (2 if turn > 0 else 0)
    if abs(pull) < STILL and abs(turn) < STILL:
        verdict = SETTLED
    return SpringFrames(held, first, line_of(w0, w1, LENGTHS[1]), springs(birds, w0, w1), force, torque, force_at,
                        torque_at, path, parts, pull, turn, loss, verdict)  # fmt: skip


@kernel(MATRIX, NUMBER, NUMBER)
def pulls(birds, w0, w1):
    """Force and torque of the springs, −∂J/∂w₀ = 2Σr and −∂J/∂w₁ = 2Σxr, and J = Σr²."""
    pull, turn, loss = 0.0, 0.0, 0.0
    for k in range(len(birds)):
        residual = birds[k, 1] - w0 - w1 * birds[k, 0]
        pull += 2 * residual
        turn += 2 * birds[k, 0] * residual
        loss += residual * residual
    return pull, turn, loss


@kernel(NUMBER, NUMBER, NUMBER)
def line_of(w0, w1, reach):
    """Two points of a line, so far to either side."""
    line = np.empty((2, 2))
    line[0, 0], line[0, 1], line[1, 0], line[1, 1] = -reach, w0 - w1 * reach, reach, w0 + w1 * reach
    return line


@kernel(MATRIX, NUMBER, NUMBER)
def springs(birds, w0, w1):
    """A zigzag from the line to each point, and NaN: straight at both ends, and stretched as far as the residual."""
    n, each = len(birds), COILS + 4
    lines = np.full((n * each, 2), np.nan)
    for k in range(n):
        x, foot = birds[k, 0], w0 + w1 * birds[k, 0]
        for i in range(each - 1):
            share = 0.0 if i == 0 else 1.0 if i == each - 2 else 0.12 + 0.76 * (i - 1) / COILS
            side = 0.0 if i < 2 or i > COILS else 1.0 if i % 2 else -1.0
            lines[k * each + i, 0], lines[k * each + i, 1] = x + WIDTH * side, foot + share * (birds[k, 1] - foot)
    return lines


@kernel(MATRIX, NUMBER, NUMBER, NUMBER)
def put_head(line, across, along, length):
    """The last three points of an arrow: a head on the point before, pointing this way on screen, small on a short one.

    What is too short to see is not drawn.
    """
    size, tip = min(BARB, length), len(line) - 4
    for k in range(3):
        side, back = 0.6 * size * (k - 1), 0.0 if k == 1 else size
        line[tip + 1 + k, 0] = line[tip, 0] - back * across - side * along
        line[tip + 1 + k, 1] = line[tip, 1] + (side * across - back * along) / PER_GRAM
    if not length > SHORTEST:
        line[:] = np.nan


@kernel(NUMBER, NUMBER)
def straight(low, rise):
    """The arrow of the force, from the middle of the line, and where its name stands."""
    line, place = np.zeros((5, 2)), np.full((1, 2), np.nan)
    line[0, 1], line[1, 1] = low, low + rise
    put_head(line, 0.0, 1.0 if rise > 0 else -1.0, abs(rise) * PER_GRAM)
    if abs(rise) * PER_GRAM > NAMED:
        place[0, 0], place[0, 1] = 0.0, low + rise + (ABOVE if rise > 0 else -BELOW)
    return line, place


@kernel(NUMBER, NUMBER, BOOLEAN)
def bent(middle, tangent, named_above):
    """Two arrows bent about the middle of the line, by twice the angle of this tangent, and where their name stands.

    It stands at the upper tip or at the lower one, away from the name of the force.
    """
    each, place = BEND + 5, np.full((1, 2), np.nan)
    lines = np.full((2 * each, 2), np.nan)
    for arm in range(2):
        one, side, way = np.empty((each - 1, 2)), 1 - 2 * arm, 1.0 if tangent > 0 else -1.0
        for k in range(BEND + 1):
            t = tangent * k / BEND
            cosine, sine = side * (1 - t * t) / (1 + t * t), side * 2 * t / (1 + t * t)
            one[k, 0], one[k, 1] = RADIUS * cosine, middle + RADIUS * sine / PER_GRAM
        put_head(one, -way * sine, way * cosine, 2 * RADIUS * abs(tangent))
        lines[arm * each : arm * each + each - 1] = one
        if (side * tangent > 0) == named_above and 2 * RADIUS * abs(tangent) > NAMED:
            place[0, 0], place[0, 1] = one[BEND, 0], one[BEND, 1] + (ABOVE if named_above else -BELOW)
    return lines, place


def pulled(birds) -> Answer:
    """The springs of these birds, on a line that two ends hold."""
    lr = RATE / np.linalg.eigvalsh(2 * design(birds).T @ design(birds))[-1]
    return ready(springs_at, birds, lr, points=START, along="step")


def verdict_in_words() -> Said:
    """Which way the line is pulled and turned."""
    return Said([say(key) for key in VERDICTS], "verdict")


@look.styled
def explore_springs() -> LiveFigure:
    """Eight penguins on springs: hold the line by its ends, let it go, and it settles where force and torque are 0."""
    birds = eight_penguins()
    run, steps = pulled(birds), [str(step) for step in range(N_STEPS + 1)]
    stage = Stage(say, [Slider("step", say("step"), steps, play=True)], panels=2)
    _show_springs(stage, run, birds)
    _show_contours(stage, run, birds)
    loss = Said(["{loss}"], loss=("loss", numbers.large))
    return stage.tell("step", step=steps, loss=run[loss], verdict=run[verdict_in_words()]).finish()


def _show_springs(stage: Stage, run: Answer, birds) -> None:
    """The line on its springs, and what they do to it together."""
    data = stage.panel(say("data"), x=say("length"), y=say("mass"), xlim=LENGTHS, ylim=MASSES, xticks=range(-3, 4),
                       yticks=(2000, 4000, 6000))  # fmt: skip
    data.line("line", run["first"], lw=1.6)
    data.line("error", run["springs"], "step", lw=1.5)
    data.line("prediction", run["line"], "step", lw=2.6)
    data.ax.plot(*birds.T, "o", color=COLORS["data"], ms=7, mec=COLORS["paper"], mew=0.8)
    for name, field, words in (("force", "pull", "force_is"), ("torque", "turn", "torque_is")):
        data.line("ink", run[name], "step", lw=2.6, solid_joinstyle="miter", zorder=3)
        data.text("ink", say(name), run[f"{name}_at"], "step", ha="center", va="baseline", size=9)
        told = data.ax.text(0.03, 0.93 if name == "force" else 0.85, "", transform=data.ax.transAxes, va="baseline")
        stage.vary(told, run[Said([say.template(words)], value=(field, numbers.decimals))], "step")
    ring = data.ring("prediction", START)
    stage.vary(ring, run["held"])
    stage.live.draggable(ring, run, label=say("hold"))


def _show_contours(stage: Stage, run: Answer, birds) -> None:
    """The same line as a point of the plane, and its next step in two parts."""
    gram = gram_form(design(birds), birds[:, 1])
    plane = stage.panel(say("contours"), x="w₀ (g)", y="w₁ (g/cm)", xlim=W0, ylim=W1).draw(look.thousands)
    plane.ax.plot(*look.ellipses(gram.gram, gram.coef, gram.loss_min * (LEVELS - 1)).T, color=COLORS["line"], lw=0.8)
    plane.ax.plot(*gram.coef, "*", color=COLORS["optimum"], ms=13, mec=COLORS["paper"], mew=0.8)
    plane.line("path", run["path"], "step", lw=1.4, marker="o", ms=3)
    plane.line("ink", run["parts"], "step", lw=2.6, solid_joinstyle="miter")
    plane.head("prediction", run["path"], "step", at="step", ms=8)
    look.note(plane.ax, say("next"))
