"""Probability, odds and logit: one slider, three scales, and what the same step of p is worth on the last."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.live import LiveFigure, Mark, Slider, rectangles
from lecture_lib.words import words_of

say = words_of(__file__)

P = np.arange(1, 100) / 100  # 0.01 to 0.99
STEP = 0.01
PAIRS = (0.49, 0.98)  # where the two steps of the lecture begin
START = 79  # p = 0.8, odds 4
ODDS_END, LOGIT_END = 100.0, 5.0
HEIGHTS = {"p": 2.0, "odds": 1.0, "logit": 0.0}  # of the three scales in their panel
BAR = 0.5


class OddsFrames(NamedTuple):
    """What the pictures show at every p; places along the scales are shares of their length."""

    place: np.ndarray  # (n_p, 3, 2): the point on each of the three scales
    curve: np.ndarray  # (n_p, 2): logit, p
    bar: np.ndarray  # (n_p, 6, 2): the step of 0.01 from p towards the nearer end, in logit
    odds: np.ndarray  # (n_p,)
    logit: np.ndarray
    step: np.ndarray


def logit_of(p) -> np.ndarray:
    """log(p/(1 − p))."""
    return np.log(p / (1 - p))


def odds_frames(p=P) -> OddsFrames:
    """Odds and logit of every probability: state in, pictures out."""
    odds, logit = p / (1 - p), logit_of(p)
    along = np.stack([p, odds / ODDS_END, (logit + LOGIT_END) / (2 * LOGIT_END)], -1)
    place = np.stack([along, np.broadcast_to(list(HEIGHTS.values()), along.shape)], -1)
    before = step_start(p)
    step = logit_of(before + STEP) - logit_of(before)
    return OddsFrames(place, np.column_stack([logit, p]), rectangles(0, 0 - BAR / 2, step[:, None], BAR), odds, logit,
                      step)  # fmt: skip


def step_start(p) -> np.ndarray:
    """Where the step of 0.01 at p begins: at p, but one before 0.99, since 1 has no logit."""
    return np.where(p > 0.985, p - STEP, p)


class OddsPicture(NamedTuple):
    """The figure of `explore_odds`, the artists that move, and those that answer its question."""

    fig: object
    points: object
    thread: object
    head: object
    bar: object
    bar_name: object
    answers: list


@look.styled
def draw_odds() -> OddsPicture:
    """Scenery of the three panels: the scales, p over its logit, the worth of a step."""
    fig, (left, middle, right) = look.figure(3)
    thread, points = _draw_scales(fig.add_subplot(left))
    head, strips = _draw_curve(fig.add_subplot(middle))
    bar, bar_name, bars = _draw_steps(fig.add_subplot(right))
    return OddsPicture(fig, points, thread, head, bar, bar_name, strips + bars)


def _draw_scales(ax) -> tuple:
    ax.set(xlim=(-0.04, 1.04), ylim=(-0.55, 2.75))
    ax.axis("off")
    ax.set_title(say("scales"))
    ends = {
        "p": [(0, "0"), (0.25, "0.25"), (0.5, "0.5"), (0.75, "0.75"), (1, "1")],
        "odds": [(0.01, "1"), (0.25, "25"), (0.5, "50"), (0.75, "75"), (1, "100")],
        "logit": [(0, "−5"), (0.25, "−2.5"), (0.5, "0"), (0.75, "2.5"), (1, "5")],
    }
    for name, height in HEIGHTS.items():
        ax.plot([0, 1], [height, height], color=COLORS["ink"], lw=1)
        ax.text(-0.1, height + 0.1, say(f"scale_{name}"), ha="right", va="center")
        for at, words in ends[name]:
            ax.plot([at, at], [height - 0.05, height + 0.05], color=COLORS["ink"], lw=0.8)
            ax.text(at, height - 0.13, words, ha="center", va="top")
    (thread,) = ax.plot([], [], color=COLORS["line"], lw=1.2, zorder=1)
    points = ax.scatter([], [], s=60, fc=COLORS["prediction"], ec=COLORS["paper"], lw=0.8, zorder=4)
    return thread, points


def _draw_curve(ax) -> tuple:
    ax.set(xlim=(-LOGIT_END, LOGIT_END), ylim=(-0.02, 1.02), xlabel=say("logit_axis"), ylabel=say("p_axis"))
    ax.set_title(say("logit_curve"))
    look.ticks(ax.xaxis, (-4, -2, 0, 2, 4))
    look.ticks(ax.yaxis, (0, 0.25, 0.5, 0.75, 1))
    logits = np.linspace(-LOGIT_END, LOGIT_END, 121)
    ax.plot(logits, 1 / (1 + np.exp(-logits)), color=COLORS["prediction"], lw=1.8)
    strips = []
    for p, words_at, side in zip(PAIRS, ((0.25, 0.12), (3.75, 0.3)), ("left", "right"), strict=True):
        edges = logit_of(np.array([p, p + STEP]))
        style = {"color": COLORS["soft"], "alpha": 0.45, "lw": 1}  # the rim shows where the strip is too narrow to see
        strips.append(ax.fill_between(edges, [-0.02, -0.02], [p, p + STEP], **style))
        strips.append(ax.text(*words_at, _step_name(p), color=COLORS["soft"], ha=side, va="center"))
    return look.head(ax, COLORS["prediction"], ms=8), strips


def _step_name(p: float) -> str:
    return f"{numbers.decimals(p, 2)} → {numbers.decimals(p + STEP, 2)}"


def _draw_steps(ax) -> tuple:
    ax.set(xlim=(0, 0.8), ylim=(-0.6, 2.75), xlabel=say("step_axis"), title=say("step_worth"))
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    look.ticks(ax.xaxis, (0, 0.2, 0.4, 0.6, 0.8))
    fixed = []
    for row, p in zip((2, 1), PAIRS, strict=True):
        width = logit_of(p + STEP) - logit_of(p)
        bar = Path(rectangles(0, row - BAR / 2, np.array([width]), BAR)[:5])
        fixed.append(ax.add_artist(PathPatch(bar, fc=COLORS["soft"], ec="none")))
        words = f"{_step_name(p)}:  {numbers.decimals(width, 3)}"
        fixed.append(ax.text(0, row + 0.36, words, color=COLORS["soft"]))
    bar = PathPatch(Path(np.zeros((1, 2))), fc=COLORS["prediction"], ec=COLORS["prediction"], lw=0.5)
    ax.add_artist(bar)
    return bar, ax.text(0, 0.36, "", color=COLORS["prediction"]), fixed


def explore_odds() -> LiveFigure:
    """One probability on three scales, and the step of 0.01 from there, in logit."""
    picture, frames = draw_odds(), odds_frames()
    marks = [Mark(49, "0.5", COLORS["soft"]), Mark(97, "0.98", COLORS["soft"], "end")]
    slider = Slider("p", say("p"), numbers.decimals(P, 2), start=START, marks=marks, play=True)
    live = LiveFigure(picture.fig, name="odds", alt=say("alt"), controls=[slider], words=look.words())
    live.vary(picture.points, frames.place, "p").vary(picture.thread, frames.place, "p")
    live.vary(picture.head, frames.curve, at="p").vary(picture.bar, frames.bar, "p")
    begin = step_start(P)
    names = [f"{_step_name(p)}:  {numbers.decimals(step, 3)}" for p, step in zip(begin, frames.step, strict=True)]
    live.vary(picture.bar_name, names, "p")
    times = frames.step / (logit_of(0.5) - logit_of(0.49))
    words = {
        "p": numbers.decimals(P, 2),
        "odds": [numbers.decimals(odds, 3 if odds < 0.995 else 2) for odds in frames.odds],
        "logit": numbers.decimals(frames.logit, 2),
        "begin": numbers.decimals(begin, 2),
        "end": numbers.decimals(begin + STEP, 2),
        "step": numbers.decimals(frames.step, 3),
        "times": numbers.decimals(times, 1),
    }
    live.readout(say.template("readout"), **{name: (array, ("p",)) for name, array in words.items()})
    return live.predict(**say.question(), hides=picture.answers)
