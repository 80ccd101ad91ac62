"""Guess the prices: receipts as data, every receipt's error, and the loss over the two prices."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Stage
from lecture_lib.live import Choice, LiveFigure, Slider, against
from lecture_lib.solvers import gram_form
from lecture_lib.words import words_of

say = words_of(__file__)

BUDGET = 150_000  # bytes, frames and scene
RECEIPTS = np.array([[3.0, 2], [1, 4], [4, 1], [2, 2], [1, 1], [2, 3]])  # snacks, milks
EXACT = RECEIPTS @ [1500.0, 1200.0]  # won
NOISY = np.array([6640.0, 6880, 7420, 4800, 2900, 6460])  # its least-squares prices are 1,440 and 1,260, exactly
SNACK, MILK = np.arange(900.0, 2101, 20), np.arange(600.0, 1801, 20)  # won; 1% of a width is over half a position
START = (5, 55)  # positions: 1,000 and 1,700 won
LEVELS = np.array([0.25, 1, 4, 9]) * 1e6  # contours, above the least loss: they leave the corner of their note free
TOP = 3_600.0  # won, of the panel of errors


class PriceFrames(NamedTuple):
    """What the exact receipts and the noisy ones show at every pair of prices."""

    prices: np.ndarray  # (w1, w2, 1, 2): won
    residuals: np.ndarray  # (2, w1, w2, 6 receipts)
    errors: np.ndarray  # (2, w1, w2, 18, 2): a stroke each, from 0 to the residual
    loss: np.ndarray  # (2, w1, w2)
    best: np.ndarray  # (2, w1, w2) of bool: the least loss
    least: np.ndarray  # (2, 1, 1): that loss
    coef: np.ndarray  # (2, 1, 2): its prices
    contours: np.ndarray  # (2, vertices, 2)


def price_frames() -> PriceFrames:
    """Residuals and losses of all prices that the sliders can be at."""
    forms = [gram_form(RECEIPTS, paid) for paid in (EXACT, NOISY)]
    w = np.stack(np.meshgrid(SNACK, MILK, indexing="ij"), -1)
    residuals = np.stack([EXACT, NOISY])[:, None, None] - w @ RECEIPTS.T
    strokes = np.stack([0 * residuals, residuals, np.full(residuals.shape, np.nan)], -1)
    errors = against(np.arange(1.0, len(RECEIPTS) + 1)[:, None], strokes)
    loss, least = (residuals**2).sum(-1), np.array([form.loss_min for form in forms])[:, None, None]
    best = np.isclose(loss, least, rtol=0, atol=1)
    contours = np.stack([look.ellipses(form.gram, form.coef, LEVELS) for form in forms])
    coef = np.array([form.coef for form in forms])[:, None]
    errors = errors.reshape(*loss.shape, -1, 2)
    return PriceFrames(w[..., None, :], residuals, errors, loss, best, least, coef, contours)


def worst_in_words(frames: PriceFrames) -> np.ndarray:
    """The receipt with the largest error, and that error, at each pair of prices."""
    which = np.abs(frames.residuals).argmax(-1)
    error = np.take_along_axis(frames.residuals, which[..., None], -1)[..., 0]
    keys = ("too_high", "no_error", "too_low")
    return say.among(np.sign(error).astype(int) + 1, keys, number=which + 1, won=numbers.decimals(abs(error)))


def verdict_in_words(frames: PriceFrames) -> np.ndarray:
    """Whether prices are the best, and if not, what loss can be reached."""
    noisy = frames.least > 1
    keys = ("not_yet", "all_fit", "not_yet_noisy", "best_fit")
    return say.among(frames.best + 2 * noisy, keys, least=numbers.decimals(frames.least))


@look.styled
def explore_prices() -> LiveFigure:
    """Two prices to be found from six receipts, exact or noisy, by sliders or by dragging the point."""
    frames, prices, each = price_frames(), ("w1", "w2"), ("receipts", "w1", "w2")
    snack, milk = numbers.decimals(SNACK), numbers.decimals(MILK)
    choice = Choice("receipts", say("receipts"), [say("exact"), say("noisy")])
    sliders = [Slider("w1", say("snack_price"), snack, start=START[0]),
               Slider("w2", say("milk_price"), milk, start=START[1])]  # fmt: skip
    stage = Stage(say, [choice, *sliders], panels=2, lead=1)

    receipts = {k: ", ".join(numbers.decimals(items)) for k, items in enumerate(RECEIPTS, 1)}
    errors = stage.panel(say("errors"), x=say("receipt_axis"), y=say("error_axis"), xticks=receipts,
                         yticks=(-2000, 0, 2000), xlim=(0.4, len(RECEIPTS) + 0.6), ylim=(-TOP, TOP))  # fmt: skip
    errors.ax.axhline(0, color=COLORS["optimum"], lw=1.3, ls="--")
    errors.line("error", frames.errors, each, lw=13, solid_capstyle="butt")

    window = {"xlim": SNACK[[0, -1]], "ylim": MILK[[0, -1]]}
    plane = stage.panel(say("loss_map"), x=say("snack_axis"), y=say("milk_axis"), **window).draw(look.thousands)
    plane.line("line", frames.contours, "receipts", lw=0.9)
    star = plane.head("optimum", frames.coef, "receipts", marker="*", ms=22)
    name = plane.text("optimum", say("found"), frames.coef + [0, 90], "receipts", ha="center", va="bottom")
    for found in (star, name):
        plane.vary(found, frames.best, each)
    note = {"size": 8, "va": "bottom", "linespacing": 1.3, "transform": plane.ax.transAxes}
    plane.ax.text(0.02, 0.02, say("levels"), color=COLORS["soft"], **note)
    point = plane.vary(plane.ring("prediction", (0, 0), s=60, lw=2), frames.prices, prices)
    stage.live.draggable(point, label=say("drag"), moves={"w1": (0, SNACK), "w2": (1, MILK)})

    stage.tell("w1", snack=snack).tell("w2", milk=milk).tell(each, loss=numbers.decimals(frames.loss))
    return stage.tell(each, worst=worst_in_words(frames), verdict=verdict_in_words(frames)).finish()
