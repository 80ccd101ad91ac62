"""The batch size: SGD on the penguins beside full-batch descent at two learning rates, by the amount of data read."""

from __future__ import annotations

from typing import NamedTuple

import ipywidgets
import numpy as np
from matplotlib.patches import Polygon

from lecture_lib.figures import look, numbers
from lecture_lib.figures.data import SCALES, Problem, draw_contours, draw_start, problem
from lecture_lib.figures.look import COLORS
from lecture_lib.live import Choice, LiveFigure, Mark, Panel, Slider, panel
from lecture_lib.solvers import best_lr, gram_form, lr_threshold, sgd
from lecture_lib.words import words_of

say = words_of(__file__)

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
RUNS = {  # colour, line, marker where it has arrived
    "sgd_path": ("path", {"ls": "-", "lw": 1.0}, {}),
    "full_path": ("ink", {"ls": ":", "lw": 1.8}, {"marker": "s", "ms": 5}),
    "best_path": ("optimum", {"ls": "--", "lw": 1.5}, {"marker": "D", "ms": 5}),
}


class SGDFrames(NamedTuple):
    """What the SGD pictures show at b batch sizes, m learning rates and t amounts of data read."""

    path: np.ndarray  # (b, m, t, 2)
    excess: np.ndarray  # (b, m, t, 2): epochs read, excess loss over least loss
    ball: np.ndarray  # (b, m, vertices, 2): ring around the minimum, NaN where there is none
    ball_edge: np.ndarray  # (b, m, 1, 2): where its name stands
    share: np.ndarray  # (b, m, t) of str: excess loss over least loss
    verdict: np.ndarray  # (b, m) of str


def sgd_frames(task: Problem, schedule: str, seed: int, batches=BATCHES, ratios=RATIOS) -> SGDFrames:
    """SGD at batch sizes, the last of them all the data, and ratios of learning rate to threshold, as frames."""
    gram, threshold = gram_form(task.X, task.y), lr_threshold(task.X)
    grid = [[_one_run(task, gram, threshold, size, ratio, schedule, seed) for ratio in ratios] for size in batches]
    path, excess, kept, verdicts = (np.array([[once[k] for once in row] for row in grid]) for k in range(4))
    ball, edge = ball_of(gram, kept)
    return SGDFrames(path, over_read(excess), ball, edge, shares_in_words(excess), verdicts)


def best_full_batch(task: Problem) -> tuple:
    """Full-batch descent at its best fixed rate: path (t, 2), excess loss (t, 2) and the same in words (t,)."""
    run = sgd(task.X, task.y, best_lr(task.X), len(task.y), EPOCHS, start=START)
    path, excess = _at_readings(run, gram_form(task.X, task.y))
    return path, over_read(excess), shares_in_words(excess)


def over_read(excess) -> np.ndarray:
    """Excess losses (…, t) as points (…, t, 2) over the epochs read."""
    return np.stack([np.broadcast_to(READ, excess.shape), excess], -1)


def ball_of(gram, kept) -> tuple[np.ndarray, np.ndarray]:
    """The contours at these excess losses over the least, and where a name stands beside each, at most so far out."""
    unit = look.ellipses(gram.gram, np.zeros(2), [gram.loss_min])[:-1]
    size = np.sqrt(kept)[..., None, None]
    beside = 2.5 * np.abs(unit[[look.ELLIPSE_VERTICES // 8]]) * size
    reach = np.abs(beside).max(-1, keepdims=True)
    beside *= np.clip(reach, *LABEL_REACH) / reach
    return gram.coef + size * unit, gram.coef + beside


def _at_readings(run, gram) -> tuple[np.ndarray, np.ndarray]:
    """Path of a run, and its excess loss over the least loss, at each of `READ`."""
    shown = np.searchsorted(run.samples_read, READ * gram.n_samples + 1e-9, side="right") - 1
    return run.path[shown], np.maximum(run.losses[shown] / gram.loss_min - 1, FLOOR)


def _one_run(task: Problem, gram, threshold, size, ratio, schedule, seed) -> tuple:
    """Path and excess loss of one run at each of `READ`, the excess loss of its ball (NaN if it has none), verdict."""
    n = gram.n_samples
    run = sgd(task.X, task.y, ratio * threshold, size, EPOCHS, schedule, seed, START)
    late = run.losses[run.samples_read > (EPOCHS - LATE) * n]
    kept = np.nan if run.diverged_at is not None else late.mean() / gram.loss_min - 1
    kind = sgd_kind(leftover(gram, ratio, size, schedule), kept, size == n, schedule)
    path, excess = _at_readings(run, gram)
    share = shares_in_words(np.array([excess[-1] if kind == "on_way" else kept]))[0]
    words = say(f"sgd_{kind}", share=share, epochs=EPOCHS, late=LATE)
    return path, excess, kept if kind in ("hovers", "closes") else np.nan, words


def shares_in_words(shares: np.ndarray) -> np.ndarray:
    """Excess losses over the least loss as rounded strings: per cent up to 100, multiples above, NaN without bound."""
    multiple, boundless = say("multiple", value="{}").format, say("boundless")

    def words(share: float) -> str:
        if share <= 1:
            return f"{numbers.rounded(100 * share)}%"
        return multiple(numbers.rounded(share)) if share > 1 else boundless

    return np.array([words(share) for share in shares.ravel().tolist()]).reshape(shares.shape)


def leftover(gram, ratio: float, batch_size: int, schedule: str) -> float:
    """Excess loss over the least loss that descent without noise would have left at the end.

    The part of the error along an eigenvector of XᵀX with eigenvalue λ is multiplied by 1 − 2·ratioₜ·λ/λmax a step.
    """
    epochs = (np.arange(EPOCHS)[:, None] + np.arange(0, gram.n_samples, batch_size) / gram.n_samples).ravel()
    ratios = ratio / (1 + epochs) if schedule == "1/t" else np.full(epochs.shape, ratio)
    values, vectors = np.linalg.eigh(gram.gram)
    shrunk = vectors.T @ (START - gram.coef) * (1 - 2 * np.outer(ratios, values / values[-1])).prod(axis=0)
    return float(values @ shrunk**2 / gram.loss_min)


def sgd_kind(left: float, kept: float, whole_batch: bool, schedule: str) -> str:
    """What SGD does in the end, told by two excess losses over the least loss.

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


class SGDPicture(NamedTuple):
    """The figure of `explore_sgd` and the artists that move; lists have one for each of `RUNS`."""

    fig: object
    paths: list
    path_heads: list
    ball: object
    ball_label: object
    ghosts: list  # the whole curves, faint
    curves: list
    curve_heads: list


@look.styled
def draw_sgd(task: Problem) -> SGDPicture:
    """Scenery of the two panels: contours with the paths, excess loss against data read."""
    fig, (left, right) = look.figure(2)
    return SGDPicture(fig, *_draw_plane(fig.add_subplot(left), task), *_draw_progress(fig.add_subplot(right)))


def _draw_plane(ax, task: Problem) -> tuple:
    coef = draw_contours(ax, task, LEVELS)
    reach = REACH * np.array([1, look.ASPECT])
    ax.set(xlim=coef[0] + reach[0] * np.array([-1, 1]), ylim=coef[1] + reach[1] * np.array([-1, 1]))
    paths, heads = _lines(ax), _heads(ax)
    paths[0].set(marker="o", markersize=1.8, alpha=0.8)
    edge = {"ec": COLORS["optimum"], "lw": 1.8}
    ball = ax.add_patch(Polygon([coef] * 3, fc=COLORS["optimum"] + "30", zorder=2.8, **edge))
    ax.plot(*coef, "*", color=COLORS["optimum"], ms=9, mec=COLORS["paper"], mew=0.6, zorder=3)
    draw_start(ax, START, ha="left", va="top")
    label = ax.text(*coef, say("ball"), color=COLORS["optimum"], va="bottom")
    look.key(ax, [(say(name), COLORS[color], line["ls"]) for name, (color, line, _) in RUNS.items()])
    look.note(ax, say("sgd_levels"))
    return paths, heads, ball, label


def _draw_progress(ax) -> tuple:
    ax.set(xlim=(-0.2, EPOCHS + 0.2), ylim=(5e-6, 1e3), yscale="log", xlabel=say("epochs_read"))
    ax.set(ylabel=say("excess_ratio"), title=say("progress"))
    look.ticks(ax.xaxis, range(0, EPOCHS + 1, 2))
    look.ticks(ax.yaxis, 10.0 ** np.arange(-5, 4))
    return _lines(ax, alpha=0.45), _lines(ax), _heads(ax)


def _lines(ax, **style) -> list:
    return [ax.plot([], [], color=COLORS[color], **line, **style)[0] for color, line, _ in RUNS.values()]


def _heads(ax) -> list:
    return [look.head(ax, COLORS[color], **marker) for color, _, marker in RUNS.values()]


def explore_sgd() -> Panel:
    """SGD on the penguins: batch size, learning rate and data read; the kernel draws other runs."""
    task = problem(SCALES.index("centred_cm"))
    picture, frames = draw_sgd(task), sgd_frames(task, SCHEDULES[0], seed=0)
    path, excess, share = best_full_batch(task)
    live = LiveFigure(picture.fig, name="sgd", alt=say("alt"), controls=_controls(task), words=look.words())
    moving = _moving(picture, frames) | _run(picture, 2, path, excess, ())
    for artist, (array, over, options) in moving.items():
        live.vary(artist, array, over, **options)
    steps = [numbers.plain([steps_taken(read, size, len(task.y)) for read in READ]) for size in BATCHES]
    fixed = {"read": (live.controls["read"].values, ("read",)), "steps": (steps, ("batch", "read"))}
    live.readout(say.template("readout"), **fixed, best=(share, ("read",)), **_fields(frames))
    live.predict(**say.question(), hides=[*picture.ghosts, picture.ball, picture.ball_label])
    return panel(live, [_buttons(live, picture, task)])


def steps_taken(epochs_read: float, batch_size: int, n: int) -> int:
    """Steps of SGD once so much data was read: the last batch of an epoch may be smaller."""
    whole, part = divmod(epochs_read * n + 1e-9, n)
    return int(whole) * -(-n // batch_size) + int(part // batch_size)


def _moving(picture: SGDPicture, frames: SGDFrames) -> dict:
    """What each artist is that a new run changes: frames, the controls they go over, how many of the points show."""
    each = ("batch", "lr")
    ball = {picture.ball: (frames.ball, each, {}), picture.ball_label: (frames.ball_edge, each, {})}
    sgd, full = (frames.path, frames.excess, each), (frames.path[-1], frames.excess[-1], each[1:])
    return ball | _run(picture, 0, *sgd) | _run(picture, 1, *full)


def _run(picture: SGDPicture, k: int, path: np.ndarray, excess: np.ndarray, over: tuple) -> dict:
    """The same for the artists of the k-th of `RUNS`."""
    upto, at = {"upto": "read"}, {"at": "read"}
    return {
        picture.ghosts[k]: (excess, over, {}), picture.curves[k]: (excess, over, upto),
        picture.curve_heads[k]: (excess, over, at), picture.paths[k]: (path, over, upto),
        picture.path_heads[k]: (path, over, at),
    }  # fmt: skip


def _fields(frames: SGDFrames) -> dict:
    """What the readout says of a run: strings, and the controls they go over."""
    return {
        "sgd": (frames.share, ("batch", "lr", "read")),
        "full": (frames.share[-1], ("lr", "read")),
        "verdict": (frames.verdict, ("batch", "lr")),
    }


def _everything(picture: SGDPicture, frames: SGDFrames) -> dict:
    """Everything that a new run changes, artists and fields: frames, and the controls they go over."""
    moving = _moving(picture, frames) | _fields(frames)
    return {target: (array, over) for target, (array, over, *_) in moving.items()}


def _controls(task: Problem) -> list:
    n = len(task.y)
    batches = [str(size) if size < n else say("batch_all", n=n) for size in BATCHES]
    lrs = [numbers.scientific(ratio * lr_threshold(task.X)) for ratio in RATIOS]
    best = np.interp(task.best_ratio, RATIOS, np.arange(len(RATIOS)))
    mark = Mark(best, say("best_full"), COLORS["optimum"], anchor="end")
    return [
        Choice("batch", say("batch"), batches, start=0),
        Slider("lr", say("lr"), lrs, start=DEFAULT, marks=[mark]),
        Slider("read", say("read"), numbers.decimals(READ, 1), play=True),
    ]


def _buttons(live: LiveFigure, picture: SGDPicture, task: Problem) -> ipywidgets.HBox:
    """The two controls that ask the kernel: another schedule, another random order of the data."""
    names = zip((say("constant"), say("falling")), SCHEDULES, strict=True)
    schedule = ipywidgets.ToggleButtons(options=list(names), description=say("schedule"))
    schedule.style.button_width, schedule.layout.width = "auto", "max-content"
    again = ipywidgets.Button(description=say("again"))
    seed = 0

    def draw(_) -> None:
        at = {name: live.position[name] for name in ("batch", "lr")}
        here = (BATCHES[at["batch"]], BATCHES[-1]), RATIOS[[at["lr"]]]
        shown = _everything(picture, sgd_frames(task, schedule.value, seed, *here))
        first = {target: array[tuple(0 for name in over if name in at)] for target, (array, over) in shown.items()}
        live.replace(first, at=at)  # what is on screen at once, the rest behind it
        rest = _everything(picture, sgd_frames(task, schedule.value, seed))
        live.replace({target: array for target, (array, _) in rest.items()})

    def draw_again(button) -> None:
        nonlocal seed
        seed += 1
        draw(button)

    schedule.observe(draw, "value")
    again.on_click(draw_again)
    return ipywidgets.HBox([schedule, again], layout={"flex_flow": "row wrap", "align_items": "center"})
