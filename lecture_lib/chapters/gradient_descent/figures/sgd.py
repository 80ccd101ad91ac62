"""The batch size: SGD on the penguins beside full-batch descent at two learning rates, by the amount of data read."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

import ipywidgets
import numpy as np

from lecture_lib.figures import look, numbers
from lecture_lib.figures.data import SCALES, Problem, draw_contours, draw_start, problem
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Run, Stage
from lecture_lib.live import Choice, LiveFigure, Mark, Panel, Slider, panel
from lecture_lib.solvers import best_lr, gram_form, lr_threshold, sgd
from lecture_lib.words import words_of

say = words_of(__file__)

BUDGET = 200_000  # bytes, frames and scene
BATCHES = (1, 4, 16, 64, 342)
RATIOS = np.geomspace(0.003, 0.9, 40)  # learning rate / threshold of full-batch descent
DEFAULT = 20  # of these
EPOCHS, READINGS, LATE = 6, 18, 2  # passes through the data; pictures per pass; the last passes, which show the ball
READ = np.arange(EPOCHS * READINGS + 1) / READINGS  # epochs read at each position
START = np.array([3300.0, 0.0])  # a flat line, too low
LEVELS = 1 + 0.125 * 2.0 ** np.arange(0, 6)  # contours, as multiples of the least loss
REACH = 1300.0  # grams around the minimum
LABEL_REACH = 100.0, 500.0  # grams from the minimum to where the name of the ball stands: clear of the star, in sight
ARRIVED = 1e-3  # excess loss over least loss: closer is there
FLOOR = 1e-9  # of the least loss: far below the picture, so that its logarithm exists
SCHEDULES = ("constant", "1/t")
VERDICTS = ("diverges", "on_way", "settles", "closes", "hovers")
EACH = ("batch", "lr")  # the controls that runs of SGD go over
DESCENTS = (  # name, meaning, line, marker where it has arrived; frames, and the controls that they go over
    ("noisy", "path", {"lw": 1.0}, {}, "path", "excess", EACH),
    ("full", "ink", {"dashes": ":", "lw": 1.8}, {"marker": "s", "ms": 5}, "full_path", "full_excess", "lr"),
    ("best", "optimum", {"dashes": "--", "lw": 1.5}, {"marker": "D", "ms": 5}, "best_path", "best_excess", ()),
)
ABOVE, GHOST = {"zorder": 2.1}, {"zorder": 1.9, "alpha": 0.45}  # heads above all lines, what is still to come below


class SGDFrames(NamedTuple):
    """What the figure shows at b batch sizes, m learning rates and t amounts of data read."""

    path: np.ndarray  # (b, m, t, 2)
    excess: np.ndarray  # (b, m, t, 2): epochs read, excess loss over least loss
    full_path: np.ndarray  # (m, t, 2): the batch all the data
    full_excess: np.ndarray  # (m, t, 2)
    best_path: np.ndarray  # (t, 2): full batch at its best fixed rate
    best_excess: np.ndarray  # (t, 2)
    ball: np.ndarray  # (b, m, vertices, 2): ring around the minimum, NaN where there is none
    ball_edge: np.ndarray  # (b, m, 1, 2): where its name stands
    verdict: np.ndarray  # (b, m): which of `VERDICTS`
    share: np.ndarray  # (b, m): the excess loss over least loss that it names


def sgd_frames(task: Problem, state: tuple, batches=slice(None), lrs=slice(None)) -> SGDFrames:
    """SGD of a state, its schedule and seed, at all batch sizes and learning rates, or those picked, as frames."""
    gram, sizes = gram_form(task.X, task.y), (*np.array(BATCHES)[batches].tolist(), BATCHES[-1])
    grid = [[_one_run(task, gram, size, ratio, *state) for ratio in RATIOS[lrs]] for size in sizes]
    path, excess, kept, verdict, share = (np.array([[once[k] for once in row] for row in grid]) for k in range(5))
    full = path[-1], excess[-1], *best_full_batch(task)
    return SGDFrames(path[:-1], excess[:-1], *full, *ball_of(gram, kept[:-1]), verdict[:-1], share[:-1])


def best_full_batch(task: Problem) -> tuple[np.ndarray, np.ndarray]:
    """Full-batch descent at its best fixed rate: path and excess loss, (t, 2) each."""
    run = sgd(task.X, task.y, best_lr(task.X), len(task.y), EPOCHS, start=START)
    return _at_readings(run, gram_form(task.X, task.y))


def ball_of(gram, kept) -> tuple[np.ndarray, np.ndarray]:
    """The contours at these excess losses over the least, and where a name stands beside each, at most so far out."""
    unit = look.ellipses(gram.gram, np.zeros(2), [gram.loss_min])[:-1]
    size = np.sqrt(kept)[..., None, None]
    beside = 2.5 * np.abs(unit[[look.ELLIPSE_VERTICES // 8]]) * size
    reach = np.abs(beside).max(-1, keepdims=True)
    beside *= np.clip(reach, *LABEL_REACH) / reach
    return gram.coef + size * unit, gram.coef + beside


def _at_readings(run, gram) -> tuple[np.ndarray, np.ndarray]:
    """Path of a run and, as points over `READ`, its excess loss over the least loss."""
    shown = np.searchsorted(run.samples_read, READ * gram.n_samples + 1e-9, side="right") - 1
    return run.path[shown], np.column_stack([READ, np.maximum(run.losses[shown] / gram.loss_min - 1, FLOOR)])


def _one_run(task: Problem, gram, size, ratio, schedule, seed) -> tuple:
    """Path and excess loss of one run at each of `READ`, the excess loss of its ball (NaN if none), verdict, share."""
    n = gram.n_samples
    run = sgd(task.X, task.y, ratio * lr_threshold(task.X), size, EPOCHS, schedule, seed, START)
    late = run.losses[run.samples_read > (EPOCHS - LATE) * n]
    kept = np.nan if run.diverged_at is not None else late.mean() / gram.loss_min - 1
    kind = verdict(leftover(gram, ratio, size, schedule), kept, size == n, schedule)
    path, excess = _at_readings(run, gram)
    ball, share = kept if kind in ("hovers", "closes") else np.nan, excess[-1, 1] if kind == "on_way" else kept
    return path, excess, ball, VERDICTS.index(kind), share


def leftover(gram, ratio: float, batch_size: int, schedule: str) -> float:
    """Excess loss over the least loss that descent without noise would have left at the end.

    The part of the error along an eigenvector of XᵀX with eigenvalue λ is multiplied by 1 − 2·ratioₜ·λ/λmax a step.
    """
    epochs = (np.arange(EPOCHS)[:, None] + np.arange(0, gram.n_samples, batch_size) / gram.n_samples).ravel()
    ratios = ratio / (1 + epochs) if schedule == "1/t" else np.full(epochs.shape, ratio)
    values, vectors = np.linalg.eigh(gram.gram)
    shrunk = vectors.T @ (START - gram.coef) * (1 - 2 * np.outer(ratios, values / values[-1])).prod(axis=0)
    return float(values @ shrunk**2 / gram.loss_min)


def verdict(left: float, kept: float, whole_batch: bool, schedule: str) -> str:
    """Which of `VERDICTS`: what SGD does in the end, told by two excess losses over the least loss.

    `left` is what descent without noise would have left, `kept` the mean over the last epochs, NaN if the run
    diverged. In this order: *diverges*; *on_way*, if `left` is more than a quarter of `kept`; *settles*, if the batch
    is all the data, so that no noise keeps it away; *closes*, if the learning rate falls; else *hovers*.
    """
    if np.isnan(kept):
        return "diverges"
    if left > max(kept / 4, ARRIVED):
        return "on_way"
    if whole_batch:
        return "settles"
    return "closes" if schedule == "1/t" else "hovers"


def steps_taken(epochs_read, batch_size, n: int) -> np.ndarray:
    """Steps of SGD once so much data was read: the last batch of an epoch may be smaller."""
    whole, part = np.divmod(np.multiply(epochs_read, n) + 1e-9, n)
    return (whole * -(-n // batch_size) + part // batch_size).astype(int)


def verdict_in_words(frames: SGDFrames) -> np.ndarray:
    """What is said of each batch size and learning rate."""
    return say.among(frames.verdict, VERDICTS, share=shares_in_words(frames.share), epochs=EPOCHS, late=LATE)


def shares_in_words(shares: np.ndarray) -> np.ndarray:
    """Excess losses over the least loss as rounded strings: per cent up to 100, multiples above, NaN without bound."""
    value = numbers.rounded(np.where(shares <= 1, 100 * shares, np.nan_to_num(shares, nan=1.0)))
    above = say.among(np.isnan(shares).astype(int), ("multiple", "boundless"), value=value)
    return np.where(shares <= 1, np.char.add(value, "%"), above)


@look.styled
def explore_sgd() -> Panel:
    """SGD on the penguins: batch size, learning rate and data read; the kernel draws other runs."""
    task = problem(SCALES.index("centred_cm"))
    run = Run(partial(sgd_frames, task), (SCHEDULES[0], 0), EACH)
    stage = Stage(say, _controls(task), panels=2)
    hides = _show_plane(stage, task, run) + _show_progress(stage, run)
    steps = numbers.plain(steps_taken(READ, np.array(BATCHES)[:, None], len(task.y)))
    best = shares_in_words(run.frames.best_excess[:, 1])
    stage.tell("read", read=stage.live.controls["read"].values, best=best).tell(("batch", "read"), steps=steps)
    stage.tell((*EACH, "read"), sgd=(run, lambda frames: shares_in_words(frames.excess[..., 1])))
    stage.tell(("lr", "read"), full=(run, lambda frames: shares_in_words(frames.full_excess[..., 1])))
    live = stage.tell(EACH, verdict=(run, verdict_in_words)).finish(hides)
    return panel(live, [_buttons(live, run)])


def _show_plane(stage: Stage, task: Problem, run: Run) -> list:
    """Contours with the paths and the ball; returns the artists of the ball."""
    plane, coef = stage.panel(say("contours")).draw(draw_contours, task, LEVELS), gram_form(task.X, task.y).coef
    plane.ax.set(**look.around(coef, REACH))
    dots = {"marker": "o", "ms": 1.8, "alpha": 0.8}, {}, {}
    for (_, meaning, line, head, path, _, over), style in zip(DESCENTS, dots, strict=True):
        plane.line(meaning, (run, path), over, upto="read", head=head | ABOVE, **line, **style)
    ball = plane.area("optimum", (run, "ball"), EACH, fc=COLORS["optimum"] + "30", lw=1.8, zorder=2.8)
    plane.ax.plot(*coef, "*", color=COLORS["optimum"], ms=9, mec=COLORS["paper"], mew=0.6, zorder=3)
    plane.draw(draw_start, START, ha="left", va="top")
    label = plane.text("optimum", say("ball"), (run, "ball_edge"), EACH, va="bottom")
    for name, meaning, line, *_ in DESCENTS:
        plane.key(say(name), meaning, line.get("dashes", "-"))
    look.note(plane.ax, say("levels"))
    return [ball, label]


def _show_progress(stage: Stage, run: Run) -> list:
    """Excess loss against data read; returns the lines of what is still to come."""
    over = {"xlim": (-0.2, EPOCHS + 0.2), "ylim": (5e-6, 1e3), "yscale": "log", "xticks": range(0, EPOCHS + 1, 2)}
    words = {"x": say("epochs_read"), "y": say("excess_ratio")}
    progress = stage.panel(say("progress"), yticks=10.0 ** np.arange(-5, 4), **words, **over)
    return [
        progress.line(meaning, (run, excess), over, upto="read", head=head | ABOVE, ghost=GHOST, **line).ghost
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
        Slider("read", say("read"), numbers.decimals(READ, 1), play=True),
    ]


def _buttons(live: LiveFigure, run: Run) -> ipywidgets.HBox:
    """The two controls that ask the kernel: another schedule, another random order of the data."""
    names = zip((say("constant"), say("falling")), SCHEDULES, strict=True)
    schedule = ipywidgets.ToggleButtons(options=list(names), description=say("schedule"))
    schedule.style.button_width, schedule.layout.width = "auto", "max-content"
    again = ipywidgets.Button(description=say("again"))

    def draw(seed: int) -> None:
        for everywhere in (False, True):  # what is on screen at once, the rest behind it
            run.show(live, (schedule.value, seed), everywhere)

    schedule.observe(lambda _: draw(run.state[1]), "value")
    again.on_click(lambda _: draw(run.state[1] + 1))
    return ipywidgets.HBox([schedule, again], layout={"flex_flow": "row wrap", "align_items": "center"})
