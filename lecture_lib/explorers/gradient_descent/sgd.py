"""The batch size: SGD on the standardised penguins beside full-batch descent, by the amount of data read."""

from __future__ import annotations

from typing import NamedTuple

import ipywidgets
import numpy as np
from matplotlib.patches import Polygon

from lecture_lib.explorers import look, numbers
from lecture_lib.explorers.look import COLORS
from lecture_lib.explorers.penguins import SCALES, Problem, draw_contours, draw_start, problem
from lecture_lib.live import Choice, LiveFigure, Mark, Panel, Slider, panel
from lecture_lib.solvers import gram_form, lr_threshold, sgd
from lecture_lib.text.gradient_descent import say, template
from lecture_lib.text.study import prediction

BATCHES = (1, 4, 16, 64, 342)
RATIOS = np.geomspace(0.003, 0.9, 40)  # learning rate / threshold of full-batch descent
EPOCHS, READINGS, LATE = 6, 18, 2  # passes through the data; pictures per pass; the last passes, which show the ball
READ = np.arange(EPOCHS * READINGS + 1) / READINGS  # epochs read at each position
START = np.array([3300.0, 0.0])  # a flat line, too low
LEVELS = 1 + 0.125 * 2.0 ** np.arange(0, 9)  # contours, as multiples of the least loss
REACH = 1200.0  # grams around the minimum
LABEL_REACH = 700.0  # grams from the minimum, along either axis, to where the name of the ball stands at most
ARRIVED = 10.0  # grams from the minimum: closer is there
FLOOR = 1e-9  # of the least loss: far below the picture, so that its logarithm exists
SCHEDULES = ("constant", "1/t")


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
    path, excess, radius, verdicts = (np.array([[once[k] for once in row] for row in grid]) for k in range(4))
    angle = np.linspace(0, 2 * np.pi, look.ELLIPSE_VERTICES)
    ball = gram.coef + radius[..., None, None] * np.stack([np.cos(angle), np.sin(angle)], -1)
    curve = np.stack([np.broadcast_to(READ, excess.shape), excess], -1)
    beside = np.minimum(1.5 * radius, LABEL_REACH)  # of a ball that fills the panel, the name stays in it
    edge = gram.coef + beside[..., None, None] * np.ones(2)
    return SGDFrames(path, curve, ball, edge, shares_in_words(excess), verdicts)


def _one_run(task: Problem, gram, threshold, size, ratio, schedule, seed) -> tuple:
    """Path and excess loss at each of `READ`, radius of the ball (NaN where there is none) and verdict of one run."""
    n = len(task.y)
    run = sgd(task.X, task.y, ratio * threshold, size, EPOCHS, schedule, seed, START)
    shown = np.searchsorted(run.samples_read, READ * n + 1e-9, side="right") - 1
    excess = np.maximum(run.losses[shown] / gram.loss_min - 1, FLOOR)
    late = run.path[run.samples_read > (EPOCHS - LATE) * n] - gram.coef
    kept = np.nan if run.diverged_at is not None else np.sqrt((late**2).sum(-1).mean())
    left = leftover(ratio, size, n, schedule) * np.linalg.norm(START - gram.coef)
    kind = sgd_kind(left, kept, size == n, schedule)
    words = say(f"sgd_{kind}", radius=numbers.decimals(kept), epochs=EPOCHS)
    return run.path[shown], excess, kept if kind in ("hovers", "closes") else np.nan, words


def shares_in_words(shares: np.ndarray) -> np.ndarray:
    """Excess losses over the least loss as rounded strings: per cent up to 100, multiples above, NaN without bound."""
    percent, multiple = (say(name, value="{}").format for name in ("percent", "multiple"))
    boundless = say("boundless")

    def words(share: float) -> str:
        if share <= 1:
            return percent(numbers.rounded(100 * share))
        return multiple(numbers.rounded(share)) if share > 1 else boundless

    return np.array([words(share) for share in shares.ravel().tolist()]).reshape(shares.shape)


def leftover(ratio: float, batch_size: int, n: int, schedule: str) -> float:
    """Share of its distance to the minimum that descent without noise would have left: Π |1 − 2·ratioₜ|.

    Exact on a standardised feature, where the curvature is 2n in every direction, so 2n·lr = 2·ratio.
    """
    epochs = np.arange(EPOCHS)[:, None] + np.arange(0, n, batch_size) / n
    ratios = ratio / (1 + epochs) if schedule == "1/t" else np.full(epochs.shape, ratio)
    return float(np.abs(1 - 2 * ratios).prod())


def sgd_kind(left: float, kept: float, whole_batch: bool, schedule: str) -> str:
    """What SGD does in the end, told by two distances from the minimum.

    `left` is what descent without noise would have left, `kept` the root mean square over the last epochs, NaN if the
    run diverged. In this order: *diverges*; *on_way*, if `left` is more than half of `kept`; *settles*, if the batch
    is all the data, so that no noise keeps it away; *closes*, if the learning rate falls; else *hovers*.
    """
    if np.isnan(kept):
        return "diverges"
    if left > max(kept / 2, ARRIVED):
        return "on_way"
    if whole_batch:
        return "settles"
    return "closes" if schedule == "1/t" else "hovers"


class SGDPicture(NamedTuple):
    """The figure of `explore_sgd` and the artists that move."""

    fig: object
    path: object
    full: object
    full_head: object
    head: object
    ball: object
    ball_label: object
    curve: object
    full_curve: object
    full_curve_head: object
    curve_head: object


@look.styled
def draw_sgd(task: Problem) -> SGDPicture:
    """Scenery of the two panels: contours with both paths, excess loss against data read."""
    fig, (left, right) = look.figure(2)
    return SGDPicture(fig, *_draw_plane(fig.add_subplot(left), task), *_draw_progress(fig.add_subplot(right)))


def _draw_plane(ax, task: Problem) -> tuple:
    coef = draw_contours(ax, task, LEVELS)
    reach = REACH * np.array([1, look.ASPECT])
    ax.set(xlim=coef[0] + reach[0] * np.array([-1, 1]), ylim=coef[1] + reach[1] * np.array([-1, 1]))
    edge = {"ec": COLORS["optimum"], "lw": 1.6}
    ball = ax.add_patch(Polygon([coef] * 3, fc=COLORS["optimum"] + "30", zorder=2.8, **edge))
    path, full, full_head, head = _draw_pair(ax, COLORS["path"], marker="o", ms=1.8)
    ax.plot(*coef, "*", color=COLORS["optimum"], ms=9, mec=COLORS["paper"], mew=0.6, zorder=3)
    draw_start(ax, START, ha="left", va="top")
    label = ax.text(*coef, say("ball"), color=COLORS["optimum"], va="bottom")
    look.key(ax, [(say("sgd_path"), COLORS["path"], "-"), (say("full_path"), COLORS["path"], "--")])
    look.note(ax, say("sgd_levels"))
    return path, full, full_head, head, ball, label


def _draw_progress(ax) -> tuple:
    ax.set(xlim=(-0.2, EPOCHS + 0.2), ylim=(5e-5, 5e3), yscale="log", xlabel=say("epochs_read"))
    ax.set(ylabel=say("excess_ratio"), title=say("progress"))
    look.ticks(ax.xaxis, range(0, EPOCHS + 1, 2))
    look.ticks(ax.yaxis, 10.0 ** np.arange(-4, 4))
    look.key(ax, [(say("sgd_path"), COLORS["error"], "-"), (say("full_path"), COLORS["error"], "--")])
    return _draw_pair(ax, COLORS["error"])


def _draw_pair(ax, color: str, **marks) -> tuple:
    """SGD as a thin solid line, full batch as a dashed line with squares at its ends; and their heads."""
    (line,) = ax.plot([], [], color=color, lw=0.9, alpha=0.8, **marks)
    (full,) = ax.plot([], [], "--", color=color, lw=1.6)
    full_head = look.head(ax, color, marker="s", ms=5)
    return line, full, full_head, look.head(ax, color)


def explore_sgd() -> Panel:
    """SGD on the standardised penguins: batch size, learning rate and data read; the kernel draws other runs."""
    task = problem(SCALES.index("standardised"))
    picture, frames = draw_sgd(task), sgd_frames(task, SCHEDULES[0], seed=0)
    live = LiveFigure(picture.fig, name="sgd", alt=say("sgd_alt"), controls=_controls(task), words=look.words())
    for artist, (array, over, options) in _moving(picture, frames).items():
        live.vary(artist, array, over, **options)
    steps = [[str(steps_taken(read, size, len(task.y))) for read in READ] for size in BATCHES]
    fixed = {"read": (live.controls["read"].values, ("read",)), "steps": (steps, ("batch", "read"))}
    live.readout(template("sgd_readout"), **fixed, **_fields(frames))
    live.predict(**prediction("gradient_descent.sgd"))
    return panel(live, [_buttons(live, picture, task)])


def steps_taken(epochs_read: float, batch_size: int, n: int) -> int:
    """Steps of SGD once so much data was read: the last batch of an epoch may be smaller."""
    whole, part = divmod(epochs_read * n + 1e-9, n)
    return int(whole) * -(-n // batch_size) + int(part // batch_size)


def _moving(picture: SGDPicture, frames: SGDFrames) -> dict:
    """What each artist is: frames, the controls they go over, and how many of the points show."""
    each, full_path, full_excess = ("batch", "lr"), frames.path[-1], frames.excess[-1]
    upto, at = {"upto": "read"}, {"at": "read"}
    return {
        picture.path: (frames.path, each, upto), picture.head: (frames.path, each, at),
        picture.full: (full_path, ("lr",), upto), picture.full_head: (full_path, ("lr",), at),
        picture.curve: (frames.excess, each, upto), picture.curve_head: (frames.excess, each, at),
        picture.full_curve: (full_excess, ("lr",), upto), picture.full_curve_head: (full_excess, ("lr",), at),
        picture.ball: (frames.ball, each, {}), picture.ball_label: (frames.ball_edge, each, {}),
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
    best = np.interp(0.5, RATIOS, np.arange(len(RATIOS)))
    return [
        Choice("batch", say("batch"), batches, start=0),
        Slider("lr", say("lr"), lrs, start=17, marks=[Mark(best, say("best_full"), COLORS["optimum"], anchor="end")]),
        Slider("read", say("read"), numbers.decimals(READ, 1), start=len(READ) - 1, play=True),
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
