"""The batch size: SGD on the penguins beside full-batch descent at two learning rates, by the amount of data read."""

from __future__ import annotations

from types import SimpleNamespace
from typing import NamedTuple

import numpy as np

from lecture_lib.figures import look, numbers
from lecture_lib.figures.answers import answer, ready
from lecture_lib.figures.data import SCALES, Problem, draw_contours, draw_start, problem
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Stage
from lecture_lib.live import Again, Answer, Choice, LiveFigure, Mark, Said, Slider
from lecture_lib.solvers import best_lr, gram_form, lr_threshold
from lecture_lib.solvers.descent import SGD_DIVERGED, _sgd_epoch
from lecture_lib.solvers.jit import BOOLEAN, INTEGER, INTEGERS, MATRIX, NUMBER, VECTOR, kernel
from lecture_lib.words import words_of

say = words_of(__file__)

BUDGET = 200_000  # bytes, frames and scene
BATCHES = (1, 4, 16, 64, 342)
RATIOS = np.geomspace(0.003, 0.9, 40)  # learning rate / threshold of full-batch descent
DEFAULT = 20  # of these
EPOCHS, READINGS, LATE = 6, 18, 2  # passes through the data; pictures per pass; the last passes, which show the ball
READ = np.arange(EPOCHS * READINGS + 1) / READINGS  # epochs read at each position
START = (3300.0, 0.0)  # a flat line, too low
LEVELS = 1 + 0.125 * 2.0 ** np.arange(0, 6)  # contours, as multiples of the least loss
REACH = 1300.0  # grams around the minimum
LABEL_REACH = 100.0, 500.0  # grams from the minimum to where the name of the ball stands: clear of the star, in sight
ARRIVED = 1e-3  # excess loss over least loss: closer is there
FLOOR = 1e-9  # of the least loss: far below the picture, so that its logarithm exists
DRAWS = 16  # random orders of the data, one after the other
VERDICTS = ("diverges", "on_way", "settles", "closes", "hovers")
DIVERGES, ON_WAY, SETTLES, CLOSES, HOVERS = range(5)
EACH = ("batch", "lr")  # the controls that runs of SGD go over
DESCENTS = (  # name, meaning, line, marker where it has arrived; frames, and the controls that they go over
    ("noisy", "path", {"lw": 1.0}, {}, "path", "excess", EACH),
    ("full", "ink", {"dashes": ":", "lw": 1.8}, {"marker": "s", "ms": 5}, "full_path", "full_excess", "lr"),
    ("best", "optimum", {"dashes": "--", "lw": 1.5}, {"marker": "D", "ms": 5}, "best_path", "best_excess", ()),
)
ABOVE, GHOST = {"zorder": 2.1}, {"zorder": 1.9, "alpha": 0.45}  # heads above all lines, what is still to come below
TRAIL = READINGS  # in which a path fades: one epoch


class SGDFrames(NamedTuple):
    """What the figure shows at one batch size and learning rate, at t amounts of data read."""

    path: np.ndarray  # (t, 2)
    excess: np.ndarray  # (t, 2): epochs read, excess loss over least loss
    full_path: np.ndarray  # (t, 2): the batch all the data
    full_excess: np.ndarray  # (t, 2)
    ball: np.ndarray  # (vertices, 2): ring around the minimum, NaN where there is none
    ball_edge: np.ndarray  # (1, 2): where its name stands
    verdict: int  # which of `VERDICTS`
    share: float  # the excess loss over least loss that it names
    form: int  # which of `FORMS` it is written in
    number: float  # and what is written
    forms: np.ndarray  # (t,): the same of the excess loss
    numbers: np.ndarray
    full_forms: np.ndarray
    full_numbers: np.ndarray


@answer(MATRIX, VECTOR, INTEGERS, INTEGERS, VECTOR, MATRIX, VECTOR, NUMBER, VECTOR, MATRIX, MATRIX)
def sgd_at(points, at, X, y, orders, batches, ratios, gram, coef, least, values, vectors, unit):
    """SGD at one batch size, learning rate, schedule and random order of the data, beside the whole batch, as pictures.

    Parameters
    ----------
    orders
        Rows in the order in which they are read: all epochs of the first draw, then of the next.
    gram, coef, least
        As `gram_form` has them.
    values, vectors
        Eigenvalues and eigenvectors of the Gram matrix.
    unit : array of shape (vertices, 2)
        Contour about the minimum on which the loss is twice the least, from 0.
    """
    n, size, ratio, falling, draw = len(y), batches[at[0]], ratios[at[1]], at[2], at[3]
    order = orders[draw * EPOCHS * n : (draw + 1) * EPOCHS * n]
    path, excess, kept = run_of(X, y, order, size, ratio / values[1], falling, gram, coef, least)
    full_path, full_excess, _ = run_of(X, y, order, n, ratio / values[1], falling, gram, coef, least)
    verdict = verdict_of(leftover(values, vectors, coef, ratio, n, size, falling) / least, kept, size == n, falling)
    share = excess[-1, 1] if verdict == ON_WAY else kept
    reach = np.sqrt(kept) if verdict in (HOVERS, CLOSES) else np.nan
    form, number = written(share)
    forms, numbers_in = written_each(excess)
    full_forms, full_numbers = written_each(full_excess)
    ball, edge = coef + reach * unit, edge_of(coef, reach, unit)
    return SGDFrames(path, excess, full_path, full_excess, ball, edge, verdict, share, form, number, forms, numbers_in,
                     full_forms, full_numbers)  # fmt: skip


@kernel(MATRIX, VECTOR, INTEGERS, INTEGER, NUMBER, INTEGER, MATRIX, VECTOR, NUMBER)
def run_of(X, y, order, size, lr, falling, gram, coef, least):
    """One run at each of `READ`: its path, its excess loss over the least, and the mean of that over the last epochs.

    The mean is NaN if the run diverged.
    """
    n = len(y)
    per_epoch = -(-n // size)
    path, rates = np.empty((EPOCHS * per_epoch + 1, 2)), np.empty(per_epoch)
    path[0, 0], path[0, 1] = START[0], START[1]
    for epoch in range(EPOCHS):
        for step in range(per_epoch):
            rates[step] = n * lr / (1 + epoch + step * size / n) if falling else n * lr
        rows = order[epoch * n : (epoch + 1) * n]
        _sgd_epoch(X, y, rows, size, rates, path[epoch * per_epoch : (epoch + 1) * per_epoch + 1])
    excess, late, diverged = np.empty(len(path)), 0.0, False
    for step in range(len(path)):
        d0, d1 = path[step, 0] - coef[0], path[step, 1] - coef[1]
        excess[step] = ((gram[0, 0] * d0 + 2 * gram[0, 1] * d1) * d0 + gram[1, 1] * d1 * d1) / least
        if diverged or not excess[step] < np.inf:
            excess[step], path[step, 0], path[step, 1] = np.nan, np.nan, np.nan
        diverged = diverged or not 1 + excess[step] <= SGD_DIVERGED * (1 + excess[0])
        late += excess[step] if step > (EPOCHS - LATE) * per_epoch else 0.0
    shown, heights = at_readings(path, excess, n, size)
    return shown, heights, np.nan if diverged else late / (LATE * per_epoch)


@kernel(MATRIX, VECTOR, INTEGER, INTEGER)
def at_readings(path, excess, n, size):
    """Path and, over the epochs read, excess loss of a run after the last step that each of `READ` allows."""
    count = EPOCHS * READINGS + 1
    shown, heights = np.empty((count, 2)), np.empty((count, 2))
    for k in range(count):
        rows = int(k * n / READINGS + 1e-9)
        step = rows // n * -(-n // size) + rows % n // size
        shown[k, 0], shown[k, 1] = path[step, 0], path[step, 1]
        heights[k, 0] = k / READINGS
        heights[k, 1] = FLOOR if excess[step] < FLOOR else excess[step]
    return shown, heights


@kernel(VECTOR, MATRIX, VECTOR, NUMBER, INTEGER, INTEGER, INTEGER)
def leftover(values, vectors, coef, ratio, n, size, falling):
    """Excess loss that descent without noise would have left at the end.

    The part of the error along an eigenvector of XᵀX with eigenvalue λ is multiplied by 1 − 2·ratioₜ·λ/λmax a step.
    """
    total, per_epoch = 0.0, -(-n // size)
    for k in range(2):
        part = vectors[0, k] * (START[0] - coef[0]) + vectors[1, k] * (START[1] - coef[1])
        for epoch in range(EPOCHS):
            for step in range(per_epoch):
                rate = ratio / (1 + epoch + step * size / n) if falling else ratio
                part *= 1 - 2 * rate * values[k] / values[1]
        total += values[k] * part * part
    return total


@kernel(NUMBER, NUMBER, BOOLEAN, INTEGER)
def verdict_of(left, kept, whole_batch, falling):
    """Which of `VERDICTS`: what SGD does in the end, told by two excess losses over the least loss.

    `left` is what descent without noise would have left, `kept` the mean over the last epochs, NaN if the run
    diverged. In this order: *diverges*; *on_way*, if `left` is more than a quarter of `kept`; *settles*, if the batch
    is all the data, so that no noise keeps it away; *closes*, if the learning rate falls; else *hovers*.
    """
    if np.isnan(kept):
        return DIVERGES
    if left > max(kept / 4, ARRIVED):
        return ON_WAY
    if whole_batch:
        return SETTLES
    return CLOSES if falling else HOVERS


@kernel(VECTOR, NUMBER, MATRIX)
def edge_of(coef, reach, unit):
    """Where the name of a ball stands beside it: on its diagonal, at most so far out."""
    corner = unit[len(unit) // 8]
    beside = 2.5 * reach * np.abs(corner)
    far = max(beside[0], beside[1])
    edge = np.empty((1, 2))
    edge[0] = coef + beside * (min(max(far, LABEL_REACH[0]), LABEL_REACH[1]) / far)
    return edge


@kernel(NUMBER)
def written(share):
    """How an excess loss over the least loss is written: per cent up to 1, a multiple above, NaN without bound."""
    if np.isnan(share):
        return 2, 1.0
    return (0, 100 * share) if share <= 1 else (1, share)


@kernel(MATRIX)
def written_each(excess):
    """`written` for each point of a curve."""
    forms, numbers_in = np.empty(len(excess), np.int64), np.empty(len(excess))
    for k in range(len(excess)):
        forms[k], numbers_in[k] = written(excess[k, 1])
    return forms, numbers_in


def random_orders(n: int) -> np.ndarray:
    """For each draw and epoch the rows in the order in which `sgd` reads them with the draw as its seed."""
    rngs = [np.random.default_rng(seed) for seed in range(DRAWS)]
    return np.concatenate([rng.permutation(n) for rng in rngs for _ in range(EPOCHS)])


def runs(task: Problem) -> Answer:
    """SGD at all batch sizes and learning rates; other schedules and draws are computed when they are asked for."""
    gram, batches = gram_form(task.X, task.y), np.array(BATCHES)
    unit = look.ellipses(gram.gram, np.zeros(2), [gram.loss_min])[:-1]
    given = task.X, task.y, random_orders(len(task.y)), batches, RATIOS, gram.gram, gram.coef, gram.loss_min
    return ready(sgd_at, *given, *np.linalg.eigh(gram.gram), unit, along=EACH, beside=("schedule", "draw"))


def best_full_batch(task: Problem) -> tuple[np.ndarray, np.ndarray]:
    """Full-batch descent at its best fixed rate: path and excess loss, (t, 2) each."""
    gram, n = gram_form(task.X, task.y), len(task.y)
    order = np.tile(np.arange(n), EPOCHS)
    return run_of(task.X, task.y, order, n, best_lr(task.X), 0, gram.gram, gram.coef, gram.loss_min)[:2]


def steps_taken(epochs_read, batch_size, n: int) -> np.ndarray:
    """Steps of SGD once so much data was read: the last batch of an epoch may be smaller."""
    whole, part = np.divmod(np.multiply(epochs_read, n) + 1e-9, n)
    return (whole * -(-n // batch_size) + part // batch_size).astype(int)


def share_in_words(form: str, number: str) -> Said:
    """An excess loss over the least loss, written in one of `FORMS`."""
    return Said(["{value}%", say.template("multiple"), say("boundless")], form, value=(number, numbers.rounded))


def verdict_in_words() -> Said:
    """What is said of a batch size and learning rate."""
    known = {"epochs": EPOCHS, "late": LATE, "share": "{share}"}
    sentences = [say.template(key).format_map(known) for key in VERDICTS]
    return Said(sentences, "verdict", share=share_in_words("form", "number"))


@look.styled
def explore_sgd() -> LiveFigure:
    """SGD on the penguins: batch size, learning rate, schedule, data read, and other random orders of the data."""
    task = problem(SCALES.index("centred_cm"))
    run, stage = runs(task), Stage(say, _controls(task), panels=2)
    best_path, best_excess = best_full_batch(task)
    frames = {"path": run["path"], "full_path": run["full_path"], "best_path": best_path}
    frames |= {"excess": run["excess"], "full_excess": run["full_excess"], "best_excess": best_excess}
    hides = _show_plane(stage, task, run, frames) + _show_progress(stage, frames)
    steps = numbers.plain(steps_taken(READ, np.array(BATCHES)[:, None], len(task.y)))
    forms, numbers_in = written_each(best_excess)
    best = share_in_words("forms", "numbers").of(SimpleNamespace(forms=forms, numbers=numbers_in))
    stage.tell("read", read=stage.live.controls["read"].values, best=best).tell(("batch", "read"), steps=steps)
    stage.tell((*EACH, "read"), sgd=run[share_in_words("forms", "numbers")])
    stage.tell(("lr", "read"), full=run[share_in_words("full_forms", "full_numbers")])
    return stage.tell(EACH, verdict=run[verdict_in_words()]).finish(hides)


def _show_plane(stage: Stage, task: Problem, run: Answer, frames: dict) -> list:
    """Contours with the paths and the ball; returns the artists of the ball."""
    plane, coef = stage.panel(say("contours")).draw(draw_contours, task, LEVELS), gram_form(task.X, task.y).coef
    plane.ax.set(**look.around(coef, REACH))
    dots = {"marker": "o", "ms": 1.8, "alpha": 0.8}, {}, {}
    for (_, meaning, line, head, path, _, over), style in zip(DESCENTS, dots, strict=True):
        plane.line(meaning, frames[path], over, upto="read", trail=TRAIL, head=head | ABOVE, **line, **style)
    ball = plane.area("optimum", run["ball"], EACH, fc=COLORS["optimum"] + "30", lw=1.8, zorder=2.8)
    plane.ax.plot(*coef, "*", color=COLORS["optimum"], ms=9, mec=COLORS["paper"], mew=0.6, zorder=3)
    plane.draw(draw_start, START, ha="left", va="top")
    label = plane.text("optimum", say("ball"), run["ball_edge"], EACH, va="bottom")
    for name, meaning, line, *_ in DESCENTS:
        plane.key(say(name), meaning, line.get("dashes", "-"))
    look.note(plane.ax, say("levels"))
    return [ball, label]


def _show_progress(stage: Stage, frames: dict) -> list:
    """Excess loss against data read; returns the lines of what is still to come."""
    over = {"xlim": (-0.2, EPOCHS + 0.2), "ylim": (5e-6, 1e3), "yscale": "log", "xticks": range(0, EPOCHS + 1, 2)}
    words = {"x": say("epochs_read"), "y": say("excess_ratio")}
    progress = stage.panel(say("progress"), yticks=10.0 ** np.arange(-5, 4), **words, **over)
    return [
        progress.line(meaning, frames[excess], over, upto="read", head=head | ABOVE, ghost=GHOST, **line).ghost
        for _, meaning, line, head, _, excess, over in DESCENTS
    ]


def _controls(task: Problem) -> list:
    n = len(task.y)
    batches = [str(size) if size < n else say("batch_all", n=n) for size in BATCHES]
    lrs = [numbers.scientific(ratio * lr_threshold(task.X)) for ratio in RATIOS]
    best = np.interp(task.best_ratio, RATIOS, np.arange(len(RATIOS)))
    mark = Mark(best, say("fastest"), COLORS["optimum"], anchor="end")
    return [
        Choice("batch", say("batch"), batches, start=0),
        Slider("lr", say("lr"), lrs, start=DEFAULT, marks=[mark]),
        Choice("schedule", say("schedule"), [say("constant"), say("falling")]),
        Again("draw", say("again"), DRAWS),
        Slider("read", say("read"), numbers.decimals(READ, 1), play=True),
    ]
