"""Losing digits: Longley's data by six methods, the years counted from ever farther away."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.datasets import load_longley
from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Stage
from lecture_lib.live import Choice, LiveFigure, Mark, Slider, against, rectangles
from lecture_lib.solvers import correct_digits, qr_ols, refined_ols, svd_ols
from lecture_lib.words import words_of

say = words_of(__file__)

BUDGET = 50_000  # bytes, frames and scene
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
        return correct_digits(solve(method, X, y)[1:], slopes)
    except ValueError:  # np.linalg.LinAlgError is one
        return np.nan


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


def strokes(digits) -> np.ndarray:
    """Upright strokes at so many digits, one across the place of each bar: shape (..., points, 2)."""
    tops = np.arange(len(METHODS)) + BAR[0]
    heights = np.column_stack([tops, tops + BAR[1] + 0.12, np.full(len(METHODS), np.nan)]).ravel()
    return against(digits[..., None], heights)


def digits_in_words(digits) -> np.ndarray:
    """Digits with one decimal, or that the method refuses."""
    return np.where(np.isnan(digits), say("refuses"), numbers.decimals(digits, 1))


def years() -> list[str]:
    """From where the years are counted; without commas, since they are years."""
    signed = [f"− {-shift}" if shift < 0 else f"+ {numbers.power_of_ten(shift)}" for shift in SHIFTS if shift]
    words = [say("year_shifted", by=shift) for shift in signed]
    return words[:AS_GIVEN] + [say("year")] + words[AS_GIVEN:]


def remark_in_words(frames: DigitFrames) -> np.ndarray:
    """What is said of scikit-learn at each unit and shift."""
    cut = frames.digits[..., METHODS.index("sklearn")] < 1
    standardised = np.array(UNITS)[:, None] == "standardised"
    return say.among(np.where(cut, 0, 1 + standardised), ("cut", "centres", "standardised_remark"))


@look.styled
def explore_digits() -> LiveFigure:
    """Correct digits of six methods on Longley's data, where the years count from ever farther away."""
    frames, over, mark = digit_frames(), ("unit", "shift"), Mark(AS_GIVEN, say("nist"), COLORS["optimum"])
    slider = Slider("shift", say("counted"), years(), start=AS_GIVEN, marks=[mark], play=True, play_ms=700)
    stage = Stage(say, [slider, Choice("unit", say("unit"), [say(unit) for unit in UNITS])], panels=2)
    _show_bars(stage, frames, over)
    growth = _show_growth(stage, frames)
    for method in ("cholesky", "qr", "sklearn"):
        stage.tell(over, **{method: digits_in_words(frames.digits[..., METHODS.index(method)])})
    stage.tell(over, kappa=numbers.rounded(frames.condition), remark=remark_in_words(frames))
    return stage.finish(hides=growth)


def _show_bars(stage: Stage, frames: DigitFrames, over) -> None:
    """A bar per method, and strokes across it where theory has it end."""
    panel = stage.panel(say("now"), x=say("axis"), xlim=(0, 17.5), ylim=(len(METHODS) - 0.1, -1.0),
                        xticks=range(0, 17, 4), yticks=[])  # fmt: skip
    for k, (power, ha, dashes, aside) in enumerate((("κ", "left", "--", 0.1), ("κ²", "right", ":", -0.1))):
        left = theory(frames.condition)[..., k]
        panel.line("ink", strokes(left), over, dashes, lw=1.4)
        above = np.stack([np.maximum(left + aside, 0.9), np.full(left.shape, -0.75)], -1)
        panel.text("ink", power, above[..., None, :], over, ha=ha, va="center")
    for row, (method, shade) in enumerate(SHADES.items()):
        color, marker, digits = COLORS[shade], CUES[shade][1], frames.digits[..., row]
        panel.ax.plot([0.5], [row - 0.18], marker, color=color, ms=8 if marker == "*" else 4.5, mec="none")
        panel.ax.text(1.0, row - 0.18, say(method), color=color, va="center_baseline", size=8.5)
        bar = rectangles(0, row + BAR[0], np.nan_to_num(digits)[..., None], BAR[1])
        panel.area(shade, bar, over, ec="none", alpha=0.45)
        label = panel.ax.text(17.4, row + 0.27, "0", ha="right", va="center_baseline")
        panel.vary(label, digits_in_words(digits), over)


def _show_growth(stage: Stage, frames: DigitFrames) -> list:
    """Digits against the condition number; returns all artists, since they hold the answer."""
    powers = {k: numbers.power_of_ten(10.0**k) for k in range(2, 11, 2)}
    panel = stage.panel(say("over_kappa"), x=say("kappa_axis"), y=say("axis"), xlim=(1.4, 11), ylim=(-0.6, 16.6),
                        xticks=powers, yticks=range(0, 17, 4))  # fmt: skip
    kappas, shown = np.linspace(1.4, 11, 97), []
    for k, (power, dashes, at) in enumerate((("κ", "--", (8.6, 5.7)), ("κ²", ":", (3.6, 6.6)))):
        shown += panel.ax.plot(kappas, theory(10**kappas)[:, k], dashes, color=COLORS["ink"], lw=1.2)
        shown.append(panel.ax.text(*at, power, ha="right", va="center"))
    for row, shade in enumerate(SHADES.values()):
        curve = np.stack([np.log10(frames.condition), np.nan_to_num(frames.digits[..., row])], -1)
        dashes, marker = CUES[shade]
        head = {"marker": marker, "ms": 11 if marker == "*" else 7}
        shown += panel.line(shade, curve, "unit", dashes, at="shift", lw=1.4, marker=marker, ms=3, head=head)[:2]
    return shown
