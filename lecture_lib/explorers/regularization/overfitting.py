"""Over-fitting: polynomials of any degree through 16 penguins, judged by all the others, and restrained by ridge."""

from __future__ import annotations

from typing import NamedTuple

import ipywidgets
import numpy as np

from lecture_lib.explorers import look, numbers
from lecture_lib.explorers.look import COLORS
from lecture_lib.explorers.regularization.tasks import Few, backed, few_penguins, kilograms, polynomial_path
from lecture_lib.live import LiveFigure, Mark, Panel, Slider, panel
from lecture_lib.text.regularization import say, template
from lecture_lib.text.study import prediction

DEGREES = np.arange(16)
ALPHAS = np.r_[0.0, 10.0 ** (np.arange(-12, 5) / 2)]  # 0, then 10⁻⁶ to 100
FLIPPER, MASS = (170.0, 233.0), (2.0, 7.0)  # mm and kg: limits of the data panel
ALONG = np.linspace(*FLIPPER, 101)
FLOOR, HIGH = 1e-4, 1e6  # of what is drawn on logarithmic axes, far out of the picture
NEAR = 1.1  # times the least error on new penguins: as good as it gets
START = {"degree": 12, "alpha": 0}


class FitFrames(NamedTuple):
    """What the pictures show at every degree and α."""

    curve: np.ndarray  # (16, n_alpha, points, 2)
    train: np.ndarray  # (n_alpha, 16, 2): degree, error on the 16
    new: np.ndarray  # (n_alpha, 16, 2): degree, error on the others
    length: np.ndarray  # (n_alpha, 16, 2): degree, ‖w‖
    said: np.ndarray  # (3, 16, n_alpha) of str: the two errors and ‖w‖
    verdict: np.ndarray  # (16, n_alpha) of str


def fit_frames(few: Few) -> FitFrames:
    """Ridge on standardised powers of flipper length at every degree and α: state in, pictures out."""
    where, split = np.r_[few.x, few.new_x, ALONG], np.cumsum([len(few.x), len(few.new_x)])
    fits = [polynomial_path(few.x, few.y, where, degree, ALPHAS) for degree in DEGREES]
    on_few, on_new, along = np.split(np.array([values for values, _ in fits]), split, axis=2)
    train, new = rmse(on_few, few.y), rmse(on_new, few.new_y)
    length = np.array([norms for _, norms in fits])
    curve = np.stack([np.broadcast_to(ALONG, along.shape), along], -1)
    said = np.array([[[kilograms(value) for value in row] for row in table] for table in (train, new, length)])
    return FitFrames(curve, *map(over_degrees, (train, new, length)), said, verdicts(train, new))


def rmse(predicted, observed) -> np.ndarray:
    """Root mean square of the residuals along the last axis."""
    return np.sqrt(((predicted - observed) ** 2).mean(axis=-1))


def over_degrees(values) -> np.ndarray:
    """Values (degrees, alphas) as one line over the degrees per α, held within what a logarithm can draw."""
    heights = np.clip(values.T, FLOOR, HIGH)
    return np.stack([np.broadcast_to(DEGREES.astype(float), heights.shape), heights], -1)


def verdicts(train, new) -> np.ndarray:
    """Compare each fit with the one that is best on new penguins: as good, too close to the 16, or too far."""
    best = np.unravel_index(new.argmin(), new.shape)
    kinds = np.where(new <= NEAR * new[best], "fits", np.where(train < train[best], "overfits", "underfits"))
    return np.vectorize(lambda kind: say(f"fit_{kind}"))(kinds)


class FitPicture(NamedTuple):
    """The figure of `explore_overfitting` and the artists that move."""

    fig: object
    few: object
    curve: object
    lines: tuple  # training error, error on new penguins, ‖w‖
    heads: tuple


@look.styled
def draw_overfitting(few: Few) -> FitPicture:
    """Scenery of the three panels: penguins with the curve, both errors over the degree, ‖w‖ over the degree."""
    fig, (left, middle, right) = look.figure(3)
    seen, curve = _draw_data(fig.add_subplot(left), few)
    errors = fig.add_subplot(middle)
    _over_degrees(errors, (0.07, 300), (0.1, 1, 10, 100), "error_axis", "errors")
    names = ("train_error", COLORS["ink"], "--"), ("new_error", COLORS["error"], "-")
    look.key(errors, [(say(name), color, dashes) for name, color, dashes in names])
    drawn = [_line(errors, color, dashes) for _, color, dashes in names]
    lengths = fig.add_subplot(right)
    _over_degrees(lengths, (0.05, 1e6), 10.0 ** np.arange(-1, 7), "length_axis", "lengths")
    drawn.append(_line(lengths, COLORS["penalty"], "-"))
    lines, heads = zip(*drawn, strict=True)
    return FitPicture(fig, seen, curve, lines, heads)


def _draw_data(ax, few: Few) -> tuple:
    ax.set(xlim=FLIPPER, ylim=MASS, xlabel=say("flipper_mm"), ylabel=say("mass"), title=say("polynomial"))
    look.dots(ax, few.new_x, few.new_y)
    (curve,) = ax.plot([], [], color=COLORS["prediction"], lw=2)
    seen = ax.scatter(few.x, few.y, s=34, fc=COLORS["ink"], ec=COLORS["paper"], lw=0.8, zorder=4)
    ax.plot([0.05], [0.95], "o", color=COLORS["ink"], ms=5.5, transform=ax.transAxes)
    ax.text(0.09, 0.95, say("learnt_from"), transform=ax.transAxes, va="center_baseline")
    ax.plot([0.05], [0.865], "o", color=COLORS["data"], ms=3, transform=ax.transAxes)
    ax.text(0.09, 0.865, say("new_penguins"), color=COLORS["soft"], transform=ax.transAxes, va="center_baseline")
    backed(ax, 2)
    return seen, curve


def _over_degrees(ax, limits, values, ylabel: str, title: str) -> None:
    ax.set(xlim=(-0.5, 15.5), ylim=limits, yscale="log", xlabel=say("degree_axis"), ylabel=say(ylabel))
    ax.set_title(say(title))
    look.ticks(ax.xaxis, range(0, 16, 3))
    look.ticks(ax.yaxis, values)


def _line(ax, color: str, dashes: str) -> tuple:
    (line,) = ax.plot([], [], dashes, color=color, lw=1.8, marker="o", ms=2.5)
    return line, look.head(ax, color, ms=8)


def explore_overfitting() -> Panel:
    """Degree and α of a polynomial through 16 penguins; the kernel draws other penguins."""
    few = few_penguins()
    picture, frames = draw_overfitting(few), fit_frames(few)
    alphas = ["0", *numbers.rounded(ALPHAS[1:])]
    controls = [
        Slider("degree", say("degree"), DEGREES, start=START["degree"], play=True, play_ms=500,
               marks=[Mark(1, say("straight_line"), COLORS["soft"], "start"),
                      Mark(15, say("through_all"), COLORS["soft"], "end")]),
        Slider("alpha", say("ridge_alpha"), alphas, start=START["alpha"], play=True, play_ms=300,
               marks=[Mark(0, say("no_penalty"), COLORS["penalty"], "start")]),
    ]  # fmt: skip
    live = LiveFigure(picture.fig, name="overfitting", alt=say("fit_alt"), controls=controls, words=look.words())
    live.vary(picture.curve, frames.curve, ("degree", "alpha")).vary(picture.few, np.column_stack([few.x, few.y]))
    for line, head, array in zip(picture.lines, picture.heads, frames[1:4], strict=True):
        live.vary(line, array, "alpha").vary(head, array, "alpha", at="degree")
    both = ("degree", "alpha")
    words = dict(zip(("train", "new", "length"), frames.said, strict=True)) | {"verdict": frames.verdict}
    fixed = {"degree": (DEGREES.astype(str), ("degree",)), "alpha": (alphas, ("alpha",))}
    live.readout(template("fit_readout"), **fixed, **{name: (array, both) for name, array in words.items()})
    live.predict(**prediction("regularization.overfitting"))
    return panel(live, [_again(live, picture)])


def _again(live: LiveFigure, picture: FitPicture) -> ipywidgets.Button:
    """The button that asks the kernel for another 16 penguins."""
    button, seed = ipywidgets.Button(description=say("again")), 0

    def draw(_) -> None:
        nonlocal seed
        seed += 1
        few = few_penguins(seed)
        frames = fit_frames(few)
        moved = dict(zip(picture.lines, frames[1:4], strict=True)) | {picture.curve: frames.curve}
        words = dict(zip(("train", "new", "length"), frames.said, strict=True)) | {"verdict": frames.verdict}
        live.replace({picture.few: np.column_stack([few.x, few.y])} | moved | words)

    button.on_click(draw)
    return button
