"""Factors: what one step makes of the error in the steepest and in the flattest direction, and what is left of it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Stage
from lecture_lib.live import Choice, LiveFigure, Mark, Slider, against
from lecture_lib.words import words_of

say = words_of(__file__)

KAPPAS = np.array([2, 5, 10, 30, 100])
RATIOS = np.arange(5, 61) / 50  # learning rate over the threshold 2/λmax
N_STEPS = 30
EDGES = 1e-6, 1e3  # error over error at the start: drawn within these, far outside the picture
ALIKE = 0.03  # sizes of factors that differ by less are told to be equal
START = {"kappa": 2, "lr": 15}
BUDGET = 60_000  # bytes, frames and scene


class FactorFrames(NamedTuple):
    """What the pictures show at every condition number and learning rate; the steepest direction first."""

    lines: np.ndarray  # (n_kappa, 2, n_lr, 2): learning rate, factor
    error: np.ndarray  # (n_kappa, n_lr, 2, N_STEPS + 1, 2): step, error over error at the start
    verdict: np.ndarray  # (n_kappa, n_lr): which of `VERDICTS`


VERDICTS = ("helps", "level", "hurts", "threshold", "diverges_here")


def factor_frames(kappas=KAPPAS, ratios=RATIOS) -> FactorFrames:
    """Factors 1 − lr·λ of the directions of λmax and λmin = λmax/κ, and their powers: state in, pictures out."""
    shrink = np.stack([np.ones(len(kappas)), 1 / np.asarray(kappas)], -1)[..., None]  # λ over λmax
    factors = 1 - 2 * np.asarray(ratios) * shrink
    lines = against(ratios, factors)
    steps = np.arange(N_STEPS + 1.0)
    left = np.clip(np.abs(factors.swapaxes(1, 2))[..., None] ** steps, *EDGES)
    return FactorFrames(lines, against(steps, left), verdict(*factors.swapaxes(0, 1)))


def verdict(steep, flat) -> np.ndarray:
    """Which of `VERDICTS` tells of these factors: the direction whose factor is larger in size sets the speed."""
    gap = np.abs(flat) - np.abs(steep)
    decided = np.where((np.abs(gap) < ALIKE) & (steep < 0), 1, np.where(gap > 0, 0, 2))
    return np.where(steep < -1 - 1e-9, 4, np.where(steep < -1 + 1e-9, 3, decided))


@look.styled
def explore_factors() -> LiveFigure:
    """One factor per direction: condition number and learning rate, and the error that is left step by step."""
    frames, both = factor_frames(), ("kappa", "lr")
    best = np.interp(KAPPAS / (KAPPAS + 1), RATIOS, np.arange(len(RATIOS)))
    marks = [Mark(best, say("best"), COLORS["optimum"], "end"), Mark(45, "2/λmax", COLORS["error"], "start")]
    stage = Stage(say, panels=2, controls=[
        Choice("kappa", say("kappa"), [str(kappa) for kappa in KAPPAS], start=START["kappa"]),
        Slider("lr", say("lr_axis"), [numbers.decimals(RATIOS, 2)] * len(KAPPAS), start=START["lr"], marks=marks,
               over=("kappa",), play=True),
    ])  # fmt: skip
    plane = stage.panel(say("factors"), x=say("lr_axis"), y=say("factor_axis"), xlim=(0, 1.22), ylim=(-1.5, 1.9),
                        xticks=(0, 0.25, 0.5, 0.75, 1), yticks=(-1, 0, 1))  # fmt: skip
    plane.ax.axhspan(-1, 1, color=COLORS["line"], alpha=0.25, lw=0)
    plane.ax.text(0.02, -0.96, say("band"), color=COLORS["soft"], size=8, va="bottom")
    plane.ax.axhline(0, color=COLORS["line"], lw=0.8)
    error = stage.panel(say("error_left"), x=say("steps"), y=say("error_axis"), yscale="log", ylim=(2e-5, 50),
                        xlim=(-0.5, N_STEPS + 0.5), xticks=range(0, 31, 10), yticks=(1e-4, 1e-2, 1))  # fmt: skip
    error.ax.axhline(1, color=COLORS["line"], lw=0.8)
    for k, (dashes, name) in enumerate((("-", say("steepest")), ("--", say("flattest")))):
        plane.line("ink", frames.lines[:, k], "kappa", dashes, at="lr", key=name, head={"ms": 8})
        error.line("error", frames.error[:, :, k], both, dashes, marker="o", ms=2.5)
    steep, flat = numbers.decimals(frames.lines[..., 1].swapaxes(0, 1), 3)
    stage.tell("kappa", kappa=numbers.plain(KAPPAS)).tell("lr", lr=numbers.decimals(RATIOS, 2))
    stage.tell(both, steep=steep, flat=flat, verdict=say.among(frames.verdict, VERDICTS))
    return stage.finish()
