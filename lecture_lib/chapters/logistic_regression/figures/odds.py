"""Probability, odds and logit: one slider, three scales, and what the same step of p is worth on the last."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from lecture_lib.figures import look, numbers
from lecture_lib.figures.guess import through
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Stage
from lecture_lib.live import LiveFigure, Mark, Slider, rectangles
from lecture_lib.words import words_of

say = words_of(__file__)

P = np.arange(1, 100) / 100  # 0.01 to 0.99
STEP = 0.01
PAIRS = (0.49, 0.98)  # where the two steps of the lecture begin
START, GUESSED = 79, 97  # p = 0.8, odds 4; p = 0.98, which is guessed
ODDS_END, LOGIT_END = 100.0, 5.0
HEIGHTS = (2.0, 1.0, 0.0)  # of the scales of p, odds and logit in their panel
ROWS = (2, 1)  # of the bars of the two steps, above that of the step at p
FAINT = 0.45  # how strong what belongs to the two steps is
BAR, NAME = 0.2, 0.34  # how thick a bar is, and how far above it its name
LONGEST = 1.0  # change of the logit at the end of the panel: longer than any bar, which would tell
HOME = 0.25  # where the ring of the guess waits


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
    place = np.stack([along, np.broadcast_to(HEIGHTS, along.shape)], -1)
    before = step_start(p)
    step = logit_of(before + STEP) - logit_of(before)
    return OddsFrames(place, np.column_stack([logit, p]), rectangles(0, 0 - BAR / 2, step[:, None], BAR), odds, logit,
                      step)  # fmt: skip


def step_start(p) -> np.ndarray:
    """Where the step of 0.01 at p begins: at p, but one before 0.99, since 1 has no logit."""
    return np.where(p > 0.985, p - STEP, p)


def step_name(p) -> np.ndarray:
    """0.98 → 0.99."""
    first, last = (numbers.decimals(ends, 2).astype(object) for ends in (p, p + STEP))
    return (first + " → " + last).astype(str)


@numbers.of_each
def odds_in_words(odds) -> str:
    return numbers.decimals(odds, 3 if odds < 0.995 else 2)


@look.styled
def explore_odds() -> LiveFigure:
    """One probability on three scales, and the step of 0.01 from there, in logit."""
    frames, begin = odds_frames(), step_start(P)
    marks = [Mark(49, "0.5", COLORS["soft"]), Mark(97, "0.98", COLORS["soft"], "end")]
    stage = Stage(say, [Slider("p", say("p"), numbers.decimals(P, 2), start=START, marks=marks, play=True)], panels=3,
                  lead=2)  # fmt: skip
    scales = stage.panel(say("scales"), xlim=(-0.04, 1.04), ylim=(-0.55, 2.75)).draw(_draw_scales)
    scales.line("line", frames.place, "p", lw=1.2, zorder=1)
    scales.dots("prediction", frames.place, "p", s=60, ec=COLORS["paper"], lw=0.8, zorder=4)

    curve = stage.panel(say("logit_curve"), x=say("logit_axis"), y=say("p_axis"), xlim=(-LOGIT_END, LOGIT_END),
                        ylim=(-0.02, 1.02), xticks=(-4, -2, 0, 2, 4), yticks=(0, 0.25, 0.5, 0.75, 1))  # fmt: skip
    answers = _draw_strips(curve.ax)
    curve.head("prediction", frames.curve, at="p", ms=8)

    steps = stage.panel(say("step_worth"), x=say("step_axis"), xlim=(0, LONGEST), ylim=(-0.5, 2.7),
                        xticks=(0, 0.25, 0.5, 0.75, 1))  # fmt: skip
    answers += _draw_steps(steps.ax)
    steps.area("prediction", frames.bar, "p", lw=0.5)
    for at, words, side in ((0, step_name(begin), "left"), (LONGEST, numbers.decimals(frames.step, 3), "right")):
        steps.vary(steps.ax.text(at, NAME, "", color=COLORS["prediction"], ha=side), words, "p")
    truth = [[frames.step[GUESSED], ROWS[1]]]
    bar = through((0, ROWS[1]), 0.0, 1.0)
    stage.guess(steps, [[HOME, ROWS[1]]], truth, {"p": GUESSED}, moves="x", line=bar, digits=2, dy=-11)

    times = frames.step / (logit_of(0.5) - logit_of(0.49))
    stage.tell("p", p=numbers.decimals(P, 2), odds=odds_in_words(frames.odds), logit=numbers.decimals(frames.logit, 2))
    stage.tell("p", begin=numbers.decimals(begin, 2), end=numbers.decimals(begin + STEP, 2))
    stage.tell("p", step=numbers.decimals(frames.step, 3), times=numbers.decimals(times, 1))
    return stage.finish(hides=answers)


def _draw_scales(ax) -> None:
    ax.axis("off")
    fifths, names = (0, 0.25, 0.5, 0.75, 1), (say("scale_p"), say("scale_odds"), say("scale_logit"))
    ends = ("0 0.25 0.5 0.75 1", "1 25 50 75 100", "−5 −2.5 0 2.5 5")
    for height, name, words in zip(HEIGHTS, names, ends, strict=True):
        ax.plot([0, 1], [height, height], color=COLORS["ink"], lw=1)
        ax.text(-0.1, height + 0.1, name, ha="right", va="center")
        for at, number in zip(fifths, words.split(), strict=True):
            at = 0.01 if number == "1" and at == 0 else at  # odds of 1 of 100
            ax.plot([at, at], [height - 0.05, height + 0.05], color=COLORS["ink"], lw=0.8)
            ax.text(at, height - 0.13, number, ha="center", va="top")


def _draw_strips(ax) -> list:
    """The curve, and under it the two steps of the lecture, which are returned."""
    logits = np.linspace(-LOGIT_END, LOGIT_END, 121)
    ax.plot(logits, 1 / (1 + np.exp(-logits)), color=COLORS["prediction"], lw=1.8)
    strips, style = [], {"color": COLORS["soft"], "alpha": FAINT, "lw": 1}  # the rim shows where a strip is too narrow
    places = ((0.25, 0.12, "left"), (3.75, 0.3, "right"))
    for p, name, (x, y, side) in zip(PAIRS, step_name(np.array(PAIRS)), places, strict=True):
        strips.append(ax.fill_between(logit_of(np.array([p, p + STEP])), [-0.02, -0.02], [p, p + STEP], **style))
        strips.append(ax.text(x, y, name, color=COLORS["soft"], ha=side, va="center"))
    return strips


def _draw_steps(ax) -> list:
    """Bars of the two steps of the lecture; returns what tells how long the second is."""
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    drawn, pairs = [], np.array(PAIRS)
    for row, name, worth in zip(ROWS, step_name(pairs), logit_of(pairs + STEP) - logit_of(pairs), strict=True):
        bar = Path(rectangles(0, row - BAR / 2, worth[None], BAR)[:5])
        ax.text(0, row + NAME, name, color=COLORS["soft"])
        drawn.append(ax.add_artist(PathPatch(bar, fc=COLORS["soft"], ec="none", alpha=FAINT)))
        drawn.append(ax.text(LONGEST, row + NAME, numbers.decimals(worth, 3), color=COLORS["soft"], ha="right"))
    return drawn[2:]
