"""Losing digits: Longley's data by six methods, the years counted from ever farther away."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from lecture_lib.datasets import load_longley
from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.live import Choice, LiveFigure, Mark, Slider, rectangles
from lecture_lib.solvers import correct_digits, qr_ols, refined_ols, svd_ols
from lecture_lib.words import words_of

say = words_of(__file__)

SHIFTS = (-1954, -1950, -1900, -1800, 0, 1_000, 10**4, 10**5, 10**6, 10**7, 10**8, 10**9)  # added to the year
AS_GIVEN = SHIFTS.index(0)
UNITS = ("millions", "thousands", "standardised")
METHODS = ("inverse", "cholesky", "qr", "svd", "refined", "sklearn")
SHADES = dict(zip(METHODS, ("inverse", "normal_equation", "qr", "svd", "optimum", "ink"), strict=True))
CUES = look.MARKERS | {"optimum": ("-", "*"), "ink": ("-", "X")}  # line and marker of a shade
GNP = 1  # its column among the features
FULL = 16.0  # digits that a double has, about: the width of the picture
BAR = (0.1, 0.34)  # where a bar begins below the middle of its row, and its height
EPS = float(np.finfo(float).eps)


class DigitFrames(NamedTuple):
    """Correct digits by unit, shift and method; condition number of the columns, scaled alike."""

    digits: np.ndarray  # (units, shifts, methods); NaN where a method refuses
    condition: np.ndarray  # (units, shifts)


def problem(unit: str, shift: float) -> tuple:
    """Longley's features with the year shifted: X, y, and the certified slopes in these units."""
    data = load_longley()
    columns = (data.gnp_deflator, data.gnp, data.unemployed, data.armed_forces, data.population, data.year + shift)
    features, slopes = np.column_stack(columns), data.certified[1:].copy()
    if unit == "thousands":
        features[:, GNP] *= 1000
        slopes[GNP] /= 1000
    if unit == "standardised":
        slopes = slopes * features.std(axis=0)
        features = (features - features.mean(axis=0)) / features.std(axis=0)
    return np.column_stack([np.ones(len(features)), features]), data.employed, slopes


def solve(method: str, X, y) -> np.ndarray:
    """Coefficients by one of `METHODS`; raises where the method refuses."""
    if method == "inverse":
        return np.linalg.inv(X.T @ X) @ (X.T @ y)
    if method == "cholesky":
        lower = np.linalg.cholesky(X.T @ X)
        return np.linalg.solve(lower.T, np.linalg.solve(lower, X.T @ y))
    if method == "qr":
        return qr_ols(X, y)
    if method == "svd":
        return svd_ols(X, y, rcond=0).coef
    if method == "refined":
        return refined_ols(X, y)
    from sklearn.linear_model import LinearRegression

    model = LinearRegression().fit(X[:, 1:], y)
    return np.append(model.intercept_, model.coef_)


def digits_of(method: str, X, y, slopes) -> float:
    """Correct digits of the worst slope; NaN where the method refuses."""
    try:
        found = solve(method, X, y)[1:]
    except ValueError:  # np.linalg.LinAlgError is one
        return np.nan
    return correct_digits(found, slopes)


def digit_frames() -> DigitFrames:
    """Every method on every problem."""
    digits = np.empty((len(UNITS), len(SHIFTS), len(METHODS)))
    condition = np.empty(digits.shape[:2])
    for i, j in np.ndindex(condition.shape):
        X, y, slopes = problem(UNITS[i], SHIFTS[j])
        condition[i, j] = np.linalg.cond(X / np.linalg.norm(X, axis=0))
        digits[i, j] = [digits_of(method, X, y, slopes) for method in METHODS]
    return DigitFrames(digits, condition)


def theory(condition) -> np.ndarray:
    """Digits left where errors grow with κ and with κ²: shape (..., 2), between 0 and all of them."""
    logs = np.log10(np.asarray(condition))[..., None] * [1, 2]
    return np.clip(-np.log10(EPS) - logs, 0, FULL)


class DigitPicture(NamedTuple):
    """The figure of `explore_digits` and the artists that move."""

    fig: object
    bars: list
    labels: list
    marks: list  # lines of theory: κ, κ²
    mark_labels: list
    lines: list
    heads: list
    laws: list  # lines of theory against the condition number, and their names


@look.styled
def draw_digits() -> DigitPicture:
    """Scenery of the two panels: digits now, digits against the condition number."""
    fig, (left, right) = look.figure(2)
    return DigitPicture(fig, *_draw_bars(fig.add_subplot(left)), *_draw_lines(fig.add_subplot(right)))


def _draw_bars(ax) -> tuple:
    ax.set(xlim=(0, 17.5), ylim=(len(METHODS) - 0.1, -1.0), xlabel=say("digits"), title=say("digits_now"))
    look.ticks(ax.xaxis, range(0, 17, 4))
    look.ticks(ax.yaxis, [])
    marks, names = [], []
    for power, ha, dashes in (("κ", "left", "--"), ("κ²", "right", ":")):
        marks.append(ax.plot([], [], dashes, color=COLORS["ink"], lw=1.4)[0])
        names.append(ax.text(8, -0.75, power, ha=ha, va="center"))
    bars, labels = [], []
    for row, method in enumerate(METHODS):
        color, (_, marker) = COLORS[SHADES[method]], CUES[SHADES[method]]
        ax.plot([0.5], [row - 0.18], marker, color=color, ms=8 if marker == "*" else 4.5, mec="none")
        ax.text(1.0, row - 0.18, say(method), color=color, va="center_baseline", size=8.5)
        bars.append(ax.add_patch(PathPatch(Path(np.zeros((1, 2))), fc=color, ec="none", alpha=0.45)))
        labels.append(ax.text(17.4, row + 0.27, "0", ha="right", va="center_baseline"))
    return bars, labels, marks, names


def _draw_lines(ax) -> tuple:
    ax.set(xlim=(1.4, 11), ylim=(-0.6, 16.6), xlabel=say("kappa_axis"), ylabel=say("digits"), title=say("digits_over"))
    look.ticks(ax.xaxis, range(2, 11, 2), lambda log: numbers.power_of_ten(10.0**log))
    look.ticks(ax.yaxis, range(0, 17, 4))
    kappas = np.linspace(1.4, 11, 97)
    laws = [ax.plot(kappas, theory(10**kappas)[:, column], dashes, color=COLORS["ink"], lw=1.2)[0]
            for column, dashes in enumerate(("--", ":"))]  # fmt: skip
    laws += [ax.text(*at, power, ha="right", va="center") for at, power in (((8.6, 5.7), "κ"), ((3.6, 6.6), "κ²"))]
    lines, heads = [], []
    for shade in SHADES.values():
        dashes, marker = CUES[shade]
        lines += ax.plot([], [], dashes, color=COLORS[shade], lw=1.4, marker=marker, ms=3)
        heads.append(look.head(ax, COLORS[shade], marker=marker, ms=11 if marker == "*" else 7))
    return lines, heads, laws


def explore_digits() -> LiveFigure:
    """Correct digits of six methods on Longley's data, where the years count from ever farther away."""
    frames, picture = digit_frames(), draw_digits()
    alt, words = say("alt"), look.words()
    live = LiveFigure(picture.fig, name="digits", alt=alt, controls=_controls(), words=words)
    over = ("unit", "shift")
    shown = np.nan_to_num(frames.digits)
    for row in range(len(METHODS)):
        heights = shown[..., row]
        live.vary(picture.bars[row], rectangles(0, row + BAR[0], heights[..., None], BAR[1]), over)
        live.vary(picture.labels[row], in_words(frames.digits[..., row]), over)
        curve = np.stack([np.log10(frames.condition), heights], -1)
        live.vary(picture.lines[row], curve, "unit").vary(picture.heads[row], curve, "unit", at="shift")
    _vary_theory(live, picture, frames, over)
    live.readout(say.template("said"), said=(_sentences(frames), over))
    return live.predict(**say.question(), hides=[*picture.laws, *picture.lines, *picture.heads])


def _vary_theory(live, picture, frames, over) -> None:
    """What theory says, as a stroke across the place of each bar, and its name above them."""
    left = theory(frames.condition)
    top = np.arange(len(METHODS)) + BAR[0]
    heights = np.column_stack([top, top + BAR[1] + 0.12, np.full(len(METHODS), np.nan)]).ravel()
    for column, aside in enumerate((0.1, -0.1)):
        at = left[..., column, None]
        strokes = np.broadcast_arrays(at, heights)
        live.vary(picture.marks[column], np.stack(strokes, -1), over)
        above = np.stack([np.maximum(at + aside, 0.9), np.full(at.shape, -0.75)], -1)
        live.vary(picture.mark_labels[column], above, over)


def in_words(digits) -> np.ndarray:
    """Digits with one decimal, or that the method refuses."""
    said = [say("refuses") if value != value else numbers.decimals(value, 1) for value in digits.ravel()]
    return np.array(said).reshape(digits.shape)


def _sentences(frames: DigitFrames) -> np.ndarray:
    """What is said at each unit and shift."""
    said = np.empty(frames.condition.shape, dtype=object)
    for place in np.ndindex(said.shape):
        by = dict(zip(METHODS, in_words(frames.digits[place]), strict=True))
        kappa = numbers.rounded(frames.condition[place])
        told = say("digits_readout", kappa=kappa, cholesky=by["cholesky"], qr=by["qr"], sklearn=by["sklearn"])
        low = frames.digits[place][METHODS.index("sklearn")] < 1
        said[place] = told + " " + say("sklearn_cut" if low else _remark(UNITS[place[0]]))
    return said.astype(str)


def _remark(unit: str) -> str:
    return "standardised_remark" if unit == "standardised" else "sklearn_centres"


def _controls() -> list:
    years = [say("year_shifted", by=_signed(shift)) if shift else say("year") for shift in SHIFTS]
    mark = Mark(AS_GIVEN, say("nist"), COLORS["optimum"])
    return [
        Slider("shift", say("counted"), years, start=AS_GIVEN, marks=[mark], play=True, play_ms=700),
        Choice("unit", say("unit"), [say(unit) for unit in UNITS], start=0),
    ]


def _signed(shift: int) -> str:
    return f"− {-shift}" if shift < 0 else f"+ {numbers.power_of_ten(shift)}"  # no comma: they are years
