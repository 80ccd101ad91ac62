"""Guess the prices: receipts as data, every receipt's error, and the loss over the two prices."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.live import Choice, LiveFigure, Slider
from lecture_lib.solvers import gram_form
from lecture_lib.words import words_of

say = words_of(__file__)

RECEIPTS = np.array([[3.0, 2], [1, 4], [4, 1], [2, 2], [1, 1], [2, 3]])  # snacks, milks
EXACT = RECEIPTS @ [1500.0, 1200.0]  # won
NOISY = np.array([6640.0, 6880, 7420, 4800, 2900, 6460])  # its least-squares prices are 1,440 and 1,260, exactly
PAID = {"exact": EXACT, "noisy": NOISY}
SNACK, MILK = np.arange(900.0, 2101, 20), np.arange(600.0, 1801, 20)  # won; 1% of a width is over half a position
START = (5, 55)  # positions: 1,000 and 1,700 won
LEVELS = np.array([0.25, 1, 4, 9]) * 1e6  # contours, above the least loss: they leave the corner of their note free
TOP = 3_600.0  # won, of the panel of errors


class PriceFrames(NamedTuple):
    """What one set of receipts shows at every pair of prices."""

    errors: np.ndarray  # (w1, w2, 3 receipts, 2): a stroke each, from 0 to the residual
    loss: np.ndarray  # (w1, w2)
    worst: np.ndarray  # (w1, w2) of str
    verdict: np.ndarray  # (w1, w2) of str
    best: np.ndarray  # (w1, w2) of bool: the least loss


def price_frames(paid: np.ndarray) -> PriceFrames:
    """Residuals and losses of all prices that the sliders can be at."""
    w = np.stack(np.meshgrid(SNACK, MILK, indexing="ij"), -1)
    residuals = paid - w @ RECEIPTS.T
    loss = (residuals**2).sum(-1)
    least = gram_form(RECEIPTS, paid).loss_min
    receipts = np.arange(1.0, len(paid) + 1)
    strokes = np.stack([0 * residuals, residuals, np.full(residuals.shape, np.nan)], -1)
    across = np.broadcast_to(receipts[:, None], strokes.shape)
    errors = np.stack([across, strokes], -1).reshape(*loss.shape, -1, 2)
    best = np.isclose(loss, least, rtol=0, atol=1)
    return PriceFrames(errors, loss, worst_in_words(residuals), verdicts(loss, best, least), best)


def worst_in_words(residuals: np.ndarray) -> np.ndarray:
    """The receipt with the largest error, and that error, at each pair of prices."""
    which = np.abs(residuals).argmax(-1)
    size = np.take_along_axis(residuals, which[..., None], -1)[..., 0]
    too_low, too_high = (say(name, number="{0}", won="{1}").format for name in ("too_low", "too_high"))
    triples = zip((which + 1).flat, size.flat, numbers.decimals(abs(size)).flat, strict=True)
    words = [
        (too_low if error > 0 else too_high)(number, won) if error else say("no_error")
        for number, error, won in triples
    ]
    return np.array(words).reshape(which.shape)


def verdicts(loss: np.ndarray, best: np.ndarray, least: float) -> np.ndarray:
    """Whether prices are the best, and if not, how the loss compares with the least."""
    found = say("all_fit") if least < 1 else say("best_fit", least=numbers.decimals(least))
    words = np.where(best, found, say("not_yet") if least < 1 else say("not_yet_noisy", least=numbers.decimals(least)))
    return words.astype(str)


def nearest(x: float, y: float) -> tuple[int, int]:
    """Positions of the sliders nearest to two prices."""
    return int(np.abs(SNACK - x).argmin()), int(np.abs(MILK - y).argmin())


class PricePicture(NamedTuple):
    """The figure of `explore_prices` and the artists that move."""

    fig: object
    errors: object
    rings: object
    point: object
    star: object
    name: object


@look.styled
def draw_prices() -> PricePicture:
    """Scenery of the two panels: errors of the receipts, contours of the loss with the prices."""
    fig, (left, right) = look.figure(2)
    return PricePicture(fig, _draw_errors(fig.add_subplot(left)), *_draw_plane(fig.add_subplot(right)))


def _draw_errors(ax):
    ax.set(xlim=(0.4, len(RECEIPTS) + 0.6), ylim=(-TOP, TOP), xlabel=say("receipt_axis"), ylabel=say("error_axis"))
    ax.set_title(say("errors"))
    look.thousands(ax)
    names = {k + 1: ", ".join(numbers.decimals(items)) for k, items in enumerate(RECEIPTS)}
    look.ticks(ax.xaxis, names, names.get)
    ax.axhline(0, color=COLORS["optimum"], lw=1.3, ls="--")
    (errors,) = ax.plot([], [], color=COLORS["error"], lw=13, solid_capstyle="butt")
    return errors


def _draw_plane(ax) -> tuple:
    ax.set(xlim=SNACK[[0, -1]], ylim=MILK[[0, -1]], xlabel=say("snack_price"), ylabel=say("milk_price"))
    ax.set_title(say("loss_map"))
    look.thousands(ax)
    (rings,) = ax.plot([], [], color=COLORS["line"], lw=0.9)
    (star,) = ax.plot([], [], "*", color=COLORS["optimum"], ms=22, mec=COLORS["paper"], mew=0.8)
    name = ax.text(0, 0, say("found"), color=COLORS["optimum"], ha="center", va="bottom")
    point = ax.scatter([0], [0], s=60, fc=COLORS["paper"], ec=COLORS["prediction"], lw=2, zorder=4)
    style = {"color": COLORS["soft"], "size": 8, "va": "bottom", "linespacing": 1.3}
    ax.text(0.02, 0.02, say("price_levels"), transform=ax.transAxes, **style)
    return rings, look.whole(point), star, name


def explore_prices() -> LiveFigure:
    """Two prices to be found from six receipts, exact or noisy, by sliders or by dragging the point."""
    picture = draw_prices()
    shown = [price_frames(paid) for paid in PAID.values()]
    alt, controls = say("alt"), _controls()
    live = LiveFigure(picture.fig, name="prices", alt=alt, controls=controls, words=look.words())
    prices, each = ("w1", "w2"), ("receipts", "w1", "w2")
    forms = [gram_form(RECEIPTS, paid) for paid in PAID.values()]
    rings = np.stack([look.ellipses(form.gram, form.coef, LEVELS) for form in forms])
    live.vary(picture.errors, np.stack([frames.errors for frames in shown]), each)
    live.vary(picture.rings, rings, "receipts")
    coefs = np.array([form.coef for form in forms])[:, None]
    live.vary(picture.star, coefs, "receipts").vary(picture.name, coefs + [0, 90], "receipts")
    found = np.stack([frames.best for frames in shown])
    live.vary(picture.star, found, each).vary(picture.name, found, each)
    grid = np.stack(np.meshgrid(SNACK, MILK, indexing="ij"), -1)[..., None, :]
    live.vary(picture.point, grid, prices)
    losses = [[numbers.decimals(loss) for loss in frames.loss.ravel()] for frames in shown]
    live.readout(
        say.template("readout"),
        snack=(live.controls["w1"].values, ("w1",)),
        milk=(live.controls["w2"].values, ("w2",)),
        loss=(np.reshape(losses, found.shape), each),
        worst=(np.stack([frames.worst for frames in shown]), each),
        verdict=(np.stack([frames.verdict for frames in shown]), each),
    )
    _let_drag(live, picture.point, grid)
    return live.predict(**say.question())


def _let_drag(live: LiveFigure, point, grid: np.ndarray) -> None:
    """The point takes the sliders along; where it was left between two positions it is put back on them."""
    loose = False

    def follow(_, x: float, y: float) -> None:
        nonlocal loose
        last = live.position
        i, j = nearest(x, y)
        loose = loose or [x, y] != grid[i, j, 0].tolist()
        if (i, j) != (last["w1"], last["w2"]):
            live.position = {**last, "w1": i, "w2": j}

    def settle(_, x: float, y: float) -> None:  # the last place was told before; this one may be older
        nonlocal loose
        if loose:
            live.replace({point: grid})
        loose = False

    live.draggable(point, follow, settle=settle, label=say("drag_prices"))


def _controls() -> list:
    return [
        Choice("receipts", say("receipts"), [say(name) for name in PAID]),
        Slider("w1", say("snack_slider"), numbers.decimals(SNACK), start=START[0]),
        Slider("w2", say("milk_slider"), numbers.decimals(MILK), start=START[1]),
    ]
