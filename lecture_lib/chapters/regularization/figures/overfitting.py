"""Over-fitting: polynomials of any degree through 16 penguins, judged by all the others, and restrained by ridge."""

from __future__ import annotations

from typing import NamedTuple

import ipywidgets
import numpy as np
from matplotlib.patches import Polygon

from lecture_lib.chapters.regularization import tasks
from lecture_lib.chapters.regularization.tasks import Few, few_penguins, kilograms, polynomial_path
from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.live import LiveFigure, Mark, Panel, Slider, panel
from lecture_lib.words import words_of

say = words_of(__file__)

DEGREES = np.arange(16)
ALPHAS = np.r_[0.0, 10.0 ** (np.arange(-12, 5) / 2)]  # 0, then 10⁻⁶ to 100
FLIPPER, MASS = (170.0, 233.0), (2.0, 8.0)  # mm and kg: limits of the data panel
WORDS_FROM = 5 / 6  # of the data panel's height: up to 7 kg is the curve's, the rest is the words'
ALONG = np.linspace(*FLIPPER, 101)
FLOOR, HIGH = 1e-4, 1e9  # of what is drawn on logarithmic axes, far out of the picture
NEAR = 1.1  # times the least error on new penguins: as good as it gets
START = {"degree": 1, "alpha": 0}


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


class ManyFrames(NamedTuple):
    """What many draws of 16 penguins do at every α, whichever are drawn: errors on the penguins not drawn."""

    band: np.ndarray  # (n_alpha, 2 · 16, 2): around the middle half of the draws
    median: np.ndarray  # (n_alpha, 16, 2)
    said: np.ndarray  # (16, n_alpha) of str: the median


def many_frames() -> ManyFrames:
    """Quartiles over the draws at every degree and α."""
    errors = tasks.errors_of_draws(tuple(DEGREES), tuple(ALPHAS))
    low, median, high = (over_degrees(quartile.T) for quartile in np.quantile(errors, (0.25, 0.5, 0.75), axis=0))
    said = [[kilograms(value) for value in row] for row in np.median(errors, axis=0).T]
    return ManyFrames(np.concatenate([low, high[:, ::-1]], axis=1), median, np.array(said))


class FitPicture(NamedTuple):
    """The figure of `explore_overfitting` and the artists that move."""

    fig: object
    band: object
    median: object
    few: object
    curve: object
    lines: tuple  # training error, error on new penguins, ‖w‖
    heads: tuple
    told: list  # what tells of many draws


@look.styled
def draw_overfitting(few: Few) -> FitPicture:
    """Scenery of the three panels: penguins with the curve, both errors over the degree, ‖w‖ over the degree."""
    fig, (left, middle, right) = look.figure(3)
    seen, curve = _draw_data(fig.add_subplot(left), few)
    errors, lengths = fig.add_subplot(middle), fig.add_subplot(right)
    _over_degrees(errors, (0.07, 1000), (0.1, 1, 10, 100, 1000), "error_axis", "errors")
    band, median = _draw_many(errors)
    names = ("train_error", COLORS["ink"], "--"), ("new_error", COLORS["error"], "-")
    many = say("many_draws", n=tasks.N_DRAWS)
    look.key(errors, [*((say(name), color, dashes) for name, color, dashes in names), (many, COLORS["error"], ":")])
    told = [band, median, errors.lines[-1], errors.texts[-1]]
    drawn = [_line(errors, color, dashes) for _, color, dashes in names]
    _over_degrees(lengths, (0.05, 1e8), 10.0 ** np.arange(0, 9, 2), "length_axis", "lengths")
    drawn.append(_line(lengths, COLORS["penalty"], "-"))
    lines, heads = zip(*drawn, strict=True)
    return FitPicture(fig, band, median, seen, curve, lines, heads, told)


def _draw_data(ax, few: Few) -> tuple:
    ax.set(xlim=FLIPPER, ylim=MASS, xlabel=say("flipper_mm"), ylabel=say("mass"), title=say("polynomial"))
    look.ticks(ax.yaxis, range(2, 8))
    look.dots(ax, few.new_x, few.new_y)
    (curve,) = ax.plot([], [], color=COLORS["prediction"], lw=2)
    tasks.below(curve, WORDS_FROM)
    seen = ax.scatter(few.x, few.y, s=34, fc=COLORS["ink"], ec=COLORS["paper"], lw=0.8, zorder=4)
    names = (say("learnt_from"), COLORS["ink"], "o", 5.5), (say("new_penguins"), COLORS["soft"], "o", 3)
    look.key(ax, names)
    return seen, curve


def _draw_many(ax) -> tuple:
    band = ax.add_patch(Polygon([(0, 1)] * 3, fc=COLORS["error"] + "30", ec="none"))
    (median,) = ax.plot([], [], ":", color=COLORS["error"], lw=1.5)
    return band, median


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
    picture, frames, many = draw_overfitting(few), fit_frames(few), many_frames()
    alphas = ["0", *numbers.rounded(ALPHAS[1:])]
    controls = [
        Slider("degree", say("degree"), DEGREES, start=START["degree"], play=True, play_ms=500,
               marks=[Mark(1, say("straight_line"), COLORS["soft"], "start"),
                      Mark(15, say("through_all"), COLORS["soft"], "end")]),
        Slider("alpha", say("ridge_alpha"), alphas, start=START["alpha"], play=True, play_ms=300,
               marks=[Mark(0, say("no_penalty"), COLORS["penalty"], "start")]),
    ]  # fmt: skip
    live = LiveFigure(picture.fig, name="overfitting", alt=say("alt"), controls=controls, words=look.words())
    live.vary(picture.curve, frames.curve, ("degree", "alpha")).vary(picture.few, np.column_stack([few.x, few.y]))
    live.vary(picture.band, many.band, "alpha").vary(picture.median, many.median, "alpha")
    for line, head, array in zip(picture.lines, picture.heads, frames[1:4], strict=True):
        live.vary(line, array, "alpha", upto="degree").vary(head, array, "alpha", at="degree")
    both = ("degree", "alpha")
    words = dict(zip(("train", "new", "length"), frames.said, strict=True)) | {"verdict": frames.verdict}
    fixed = {"degree": (DEGREES.astype(str), ("degree",)), "alpha": (alphas, ("alpha",)), "many": (many.said, both)}
    live.readout(say.template("readout"), **fixed, **{name: (array, both) for name, array in words.items()})
    live.predict(**say.question(), hides=picture.told)
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
