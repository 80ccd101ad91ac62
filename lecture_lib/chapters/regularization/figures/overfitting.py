"""Over-fitting: polynomials of any degree through 16 penguins, judged by all the others, and restrained by ridge."""

from __future__ import annotations

from itertools import count
from typing import NamedTuple

import ipywidgets
import numpy as np

from lecture_lib.chapters.regularization import tasks
from lecture_lib.chapters.regularization.drawing import below
from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Run, Stage
from lecture_lib.live import LiveFigure, Mark, Panel, Slider, against, panel
from lecture_lib.words import words_of

say = words_of(__file__)

DEGREES = np.arange(16)
ALPHAS = np.r_[0.0, 10.0 ** (np.arange(-12, 5) / 2)]  # 0, then 10⁻⁶ to 100
FLIPPER, MASS = (170.0, 233.0), (2.0, 8.0)  # mm and kg: limits of the data panel
WORDS_FROM = 5 / 6  # of the data panel's height: up to 7 kg is the curve's, the rest is the words'
ALONG = np.linspace(*FLIPPER, 101)
FLOOR, HIGH = 1e-4, 1e9  # of what is drawn on logarithmic axes, far out of the picture
NEAR = 1.1  # times the least error on new penguins: as good as it gets


class FitFrames(NamedTuple):
    """What the pictures show at every degree and α."""

    seen: np.ndarray  # (16 penguins, 2): those learnt from
    curve: np.ndarray  # (16, n_alpha, points, 2)
    train: np.ndarray  # (16, n_alpha): error on the 16
    new: np.ndarray  # (16, n_alpha): error on the others
    length: np.ndarray  # (16, n_alpha): ‖w‖
    verdict: np.ndarray  # (16, n_alpha): 0 fits, 1 over-fits, 2 under-fits


def fit_frames(few: tasks.Few) -> FitFrames:
    """Ridge on standardised powers of flipper length at every degree and α: state in, pictures out."""
    at, split = np.r_[few.x, few.new_x, ALONG], np.cumsum([len(few.x), len(few.new_x)])
    fits = [tasks.polynomial_path(few.x, few.y, at, degree, ALPHAS) for degree in DEGREES]
    on_few, on_new, along = np.split(np.array([values for values, _ in fits]), split, axis=2)
    train, new, length = rmse(on_few, few.y), rmse(on_new, few.new_y), np.array([norms for _, norms in fits])
    seen = np.column_stack([few.x, few.y])
    return FitFrames(seen, against(ALONG, along), train, new, length, verdicts(train, new))


def rmse(predicted, observed) -> np.ndarray:
    """Root mean square of the residuals along the last axis."""
    return np.sqrt(((predicted - observed) ** 2).mean(axis=-1))


def verdicts(train, new) -> np.ndarray:
    """Compare each fit with the one that is best on new penguins: as good, too close to the 16, or too far."""
    best = np.unravel_index(new.argmin(), new.shape)
    return np.select([new <= NEAR * new[best], train < train[best]], [0, 1], 2)


def over_degrees(values) -> np.ndarray:
    """Values (degrees, alphas) as one line over the degrees per α, held within what a logarithm can draw."""
    return against(DEGREES, np.clip(values.T, FLOOR, HIGH))


def verdict_in_words(frames: FitFrames) -> np.ndarray:
    """What is said of each fit."""
    return say.among(frames.verdict, ("fits", "overfits", "underfits"))


def many_draws() -> np.ndarray:
    """Quartiles over many draws of 16 penguins of the error on those not drawn: shape (3, degrees, n_alpha)."""
    errors = tasks.errors_of_draws(tuple(DEGREES), tuple(ALPHAS))
    return np.quantile(errors, (0.25, 0.5, 0.75), axis=0).swapaxes(1, 2)


@look.styled
def explore_overfitting() -> Panel:
    """Degree and α of a polynomial through 16 penguins; the kernel draws other penguins."""
    few, both, alphas = tasks.few_penguins(), ("degree", "alpha"), ["0", *numbers.rounded(ALPHAS[1:])]
    run, (low, median, high) = Run(fit_frames, few), many_draws()
    stage = Stage(say, _controls(alphas), panels=3)

    data = stage.panel(say("polynomial"), x=say("flipper_mm"), y=say("mass"), xlim=FLIPPER, ylim=MASS,
                       yticks=range(2, 8)).draw(look.dots, few.new_x, few.new_y)  # fmt: skip
    below(data.line("prediction", (run, "curve"), both, lw=2).line, WORDS_FROM)
    data.dots("ink", (run, "seen"), s=34, edgecolor=COLORS["paper"], lw=0.8, zorder=4)
    data.key(say("learnt_from"), "ink", "o", 5.5)
    data.key(say("new_penguins"), "soft", "o", 3)

    x = {"x": say("degree_axis"), "xlim": (-0.5, 15.5), "xticks": range(0, 16, 3), "yscale": "log"}
    style = {"upto": "degree", "marker": "o", "ms": 2.5, "head": {"ms": 8}}
    errors = stage.panel(say("errors"), y=say("error_axis"), ylim=(0.07, 1000), yticks=(0.1, 1, 10, 100, 1000), **x)
    errors.line("ink", (run, lambda frames: over_degrees(frames.train)), "alpha", "--", key=say("train_error"), **style)
    errors.line("error", (run, lambda frames: over_degrees(frames.new)), "alpha", key=say("new_error"), **style)
    band = np.hstack([over_degrees(low), over_degrees(high)[:, ::-1]])
    many = {"key": say("many_draws", n=tasks.N_DRAWS), "lw": 1.5, "zorder": 1.9}
    answer = [
        errors.area("error", band, "alpha", fc=COLORS["error"] + "30", ec="none"),
        errors.line("error", over_degrees(median), "alpha", ":", **many).line,
        errors.ax.lines[-1],  # its key
        errors.ax.texts[-1],
    ]
    y = {"y": say("length_axis"), "ylim": (0.05, 1e8), "yticks": 10.0 ** np.arange(0, 9, 2)}
    lengths = stage.panel(say("lengths"), **x, **y)
    lengths.line("penalty", (run, lambda frames: over_degrees(frames.length)), "alpha", **style)

    stage.tell("degree", degree=DEGREES.astype(str)).tell("alpha", alpha=alphas)
    stage.tell(both, verdict=(run, verdict_in_words), many=tasks.kilograms(median))
    stage.tell(both, train=(run, lambda frames: tasks.kilograms(frames.train)))
    stage.tell(both, new=(run, lambda frames: tasks.kilograms(frames.new)))
    live = stage.tell(both, length=(run, lambda frames: tasks.kilograms(frames.length))).finish(hides=answer)
    return panel(live, [_again(live, run)])


def _controls(alphas) -> list:
    straight = Mark(1, say("straight_line"), COLORS["soft"], "start")
    through = Mark(15, say("through_all"), COLORS["soft"], "end")
    free = Mark(0, say("no_penalty"), COLORS["penalty"], "start")
    return [
        Slider("degree", say("degree"), DEGREES, start=1, play=True, play_ms=500, marks=[straight, through]),
        Slider("alpha", say("ridge_alpha"), alphas, play=True, play_ms=300, marks=[free]),
    ]


def _again(live: LiveFigure, run: Run) -> ipywidgets.Button:
    """The button that asks the kernel for another 16 penguins."""
    button, seeds = ipywidgets.Button(description=say("again")), count(1)
    button.on_click(lambda _: run.show(live, tasks.few_penguins(next(seeds))))
    return button
