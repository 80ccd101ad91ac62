"""Correlated features: refitted coefficients, the valley of J and a prediction, from correlation 0 to 1."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.chapters.svd_ols.rulers import Rulers, corner_key, two_rulers
from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.live import Choice, LiveFigure, Mark, Slider
from lecture_lib.words import words_of

say = words_of(__file__)

NEARNESS = np.arange(41) / 10  # 1 − correlation is 10 to the power of minus this
AT_INCHES, AT_ONE = 29, 41  # positions of chapter 3's inches, and of correlation 1
TICKS = {0: "0", 10: "0.9", 20: "0.99", 30: "0.999", 41: "1"}
DRAWS, SHOWN = 1000, 100  # resampled data sets, for the spreads; how many of them have a dot
LEVELS = 0.005 * 4.0 ** np.arange(5)  # contours, as shares of the least loss above it
XLIM, MIDDLE = (-1500.0, 3900.0), -300.0  # of w₁; centre of w₂ (g)
YLIM = tuple(MIDDLE + np.array([-0.5, 0.5]) * np.diff(XLIM) * look.ASPECT)
REACH, EVERY = 3.0, 3  # standard deviations shown; of the birds, each third
BIRDS = {"agreeing": (1.5, 1.5), "apart": (1.5, 1.0)}  # new penguins, in standard deviations
SPREADS = (10.0, 10_000.0)  # g shown
NO_INVERSE = 1e-9  # stands for 1 − correlation where that is 0, so that the contours are lines as far as one sees


class CorrelationFrames(NamedTuple):
    """What the pictures show at every correlation, the last of them 1."""

    cloud: np.ndarray  # (positions, shown draws, 2)
    best: np.ndarray  # (positions, 1, 2): coefficients of all the data, the shortest at correlation 1
    valley: np.ndarray  # (positions, points, 2)
    line: np.ndarray  # (positions, 2, 2): all minimisers at correlation 1, else NaN
    birds: np.ndarray  # (positions, birds, 2)
    spread: np.ndarray  # (positions,): standard deviation of w₂ over the draws; inf at 1


def correlations(rulers: Rulers) -> np.ndarray:
    """The correlation at each position: finer and finer towards 1, chapter 3's inches among them."""
    rho = np.append(1 - 10.0**-NEARNESS, 1.0)
    rho[AT_INCHES] = rulers.rho
    return rho


def refits(rulers: Rulers, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Least squares on resampled penguins: coefficients on (1, z, q), and on (1, z) alone."""
    n, rng = len(rulers.y), np.random.default_rng(seed)
    X = np.column_stack([np.ones(n), rulers.z, rulers.q])
    times = np.array([np.bincount(rows, minlength=n) for rows in rng.integers(0, n, (DRAWS, n))])
    grams_ = (times @ (X[:, :, None] * X[:, None]).reshape(n, 9)).reshape(DRAWS, 3, 3)
    moments = (times @ (X * rulers.y[:, None]))[..., None]  # z and q are uncorrelated, so this is safe
    return tuple(np.linalg.solve(grams_[:, :p, :p], moments[:, :p])[..., 0] for p in (3, 2))


def on_features(fits, alone, rho) -> np.ndarray:
    """Coefficients of z and of ρz + √(1−ρ²)q from those of z and q: shape (positions, fits, 2).

    At ρ = 1 both features are z; the shortest of the many solutions shares the slope on z alone equally.
    """
    second = fits[:, 2] / np.sqrt(1 - np.minimum(rho, 1 - NO_INVERSE)[:, None] ** 2)
    first = fits[:, 1] - rho[:, None] * second
    half = np.broadcast_to(alone[:, 1] / 2, first.shape)
    same = rho[:, None] == 1
    return np.stack([np.where(same, half, first), np.where(same, half, second)], -1)


def correlation_frames(rulers: Rulers, draws) -> CorrelationFrames:
    """The refitted coefficients, the valley and the birds at each correlation."""
    rho, n = correlations(rulers), len(rulers.y)
    X = np.column_stack([np.ones(n), rulers.z, rulers.q])
    whole = np.linalg.lstsq(X, rulers.y, rcond=None)[0]
    best = on_features(whole[None], whole[None], rho)  # z and q are uncorrelated: alone, z has the same slope
    least = ((rulers.y - X @ whole) ** 2).sum() + n * whole[2] ** 2 * (rho == 1)  # at 1, q explains nothing
    nearly = np.minimum(rho, 1 - NO_INVERSE)
    grams_ = n * np.array([[[1, r], [r, 1]] for r in nearly])
    valley = np.array([look.ellipses(g, w[0], LEVELS * one) for g, w, one in zip(grams_, best, least, strict=True)])
    line = np.full((len(rho), 2, 2), np.nan)
    line[rho == 1] = look.chord(best[rho == 1][0, 0], (-1, 1), XLIM, YLIM)
    cloud = on_features(*draws, rho)
    birds = np.stack([np.broadcast_to(rulers.z, (len(rho), n)), second_feature(rulers, rho)], -1)[:, ::EVERY]
    spread = np.where(rho < 1, cloud[..., 1].std(1), np.inf)
    return CorrelationFrames(cloud[:, :SHOWN], best, valley, line, birds, spread)


def second_feature(rulers: Rulers, rho) -> np.ndarray:
    """The second feature at each correlation: shape (positions, n)."""
    return rho[:, None] * rulers.z + np.sqrt(1 - rho[:, None] ** 2) * rulers.q


def forecasts(draws, rho, bird) -> tuple[np.ndarray, np.ndarray]:
    """Mean and spread over the draws of the body mass predicted for a bird; at correlation 1 by the shortest w."""
    fits, alone = draws
    intercepts = np.where(rho[:, None] == 1, alone[:, 0], fits[:, 0])
    masses = intercepts + on_features(fits, alone, rho) @ np.asarray(bird, dtype=float)
    return masses.mean(1), masses.std(1)


def sentences(rho, frames: CorrelationFrames, mean, spread, bird) -> np.ndarray:
    """What is said at each correlation."""
    said = []
    for r, best, wide, mass, narrow in zip(rho, frames.best[:, 0], frames.spread, mean, spread, strict=True):
        told = {"mass": numbers.decimals(mass), "narrow": numbers.decimals(narrow)}
        if r == 1:
            said.append(say("correlation_one" if bird[0] == bird[1] else "correlation_one_apart", **told))
            continue
        vif, kappa = 1 / (1 - r**2), np.sqrt((1 + r) / (1 - r))
        told |= {
            "rho": numbers.decimals(r, 4 if r > 0.99 else 2),
            "vif": numbers.rounded(vif),
            "kappa": numbers.rounded(kappa),
        }
        said.append(
            say(
                "correlation_readout",
                w1=numbers.decimals(best[0]),
                w2=numbers.decimals(best[1]),
                wide=numbers.decimals(wide),
                **told,
            )
        )
    return np.array(said)


class CorrelationPicture(NamedTuple):
    """The figure of `explore_correlation` and the artists that move."""

    fig: object
    cloud: object
    best: object
    valley: object
    line: object
    birds: object
    bird: object
    bird_label: object
    curves: tuple  # spread of w₂, of the prediction
    heads: tuple


@look.styled
def draw_correlation() -> CorrelationPicture:
    """Scenery of the three panels: coefficients, features, spreads against the correlation."""
    fig, (left, middle, right) = look.figure(3)
    plane, data, spreads = (fig.add_subplot(slot) for slot in (left, middle, right))
    return CorrelationPicture(fig, *_draw_plane(plane), *_draw_features(data), *_draw_spreads(spreads))


def _draw_plane(ax) -> tuple:
    ax.set(xlim=XLIM, ylim=YLIM, xlabel=say("w1"), ylabel=say("w2"), title=say("plane"))
    look.thousands(ax)
    (valley,) = ax.plot([], [], color=COLORS["line"], lw=0.8)
    (line,) = ax.plot([], [], "--", color=COLORS["optimum"], lw=1.3)
    (cloud,) = ax.plot([], [], "o", color=COLORS["prediction"], ms=3, mec="none", alpha=0.55, zorder=2.6)
    (best,) = ax.plot([], [], "*", color=COLORS["optimum"], ms=15, mec=COLORS["paper"], mew=0.8)
    entries = [(say("refit"), COLORS["prediction"], "o"), (say("all_data"), COLORS["optimum"], "*")]
    corner_key(ax, entries)
    look.note(ax, say("valley_levels"))
    return cloud, best, valley, line


def _draw_features(ax) -> tuple:
    reach = (-REACH, REACH)
    ax.set(xlim=reach, ylim=reach, xlabel=say("first"), ylabel=say("second"), title=say("features"))
    (birds,) = ax.plot([], [], "o", color=COLORS["data"], ms=3, mec="none", alpha=0.7)
    ring = {"facecolor": COLORS["paper"], "edgecolor": COLORS["prediction"], "lw": 1.8, "zorder": 4}
    at = BIRDS["agreeing"]
    bird = look.whole(ax.scatter(*np.array(at)[:, None], s=52, **ring))
    label = ax.text(*at, say("new_bird"), color=COLORS["prediction"], ha="right", va="bottom")
    return birds, bird, label


def _draw_spreads(ax) -> tuple:
    ax.set(xlim=(-1, AT_ONE + 1), ylim=SPREADS, yscale="log", xlabel=say("correlation"), ylabel=say("spread"))
    ax.set_title(say("spreads"))
    look.ticks(ax.xaxis, TICKS, lambda at: TICKS[round(at)])
    look.ticks(ax.yaxis, (10, 100, 1000))
    look.key(ax, [(say("of_w2"), COLORS["error"], "-"), (say("of_prediction"), COLORS["prediction"], "--")])
    (wide,) = ax.plot([], [], color=COLORS["error"], lw=1.8)
    (narrow,) = ax.plot([], [], "--", color=COLORS["prediction"], lw=1.8)
    heads = look.head(ax, COLORS["error"]), look.head(ax, COLORS["prediction"], marker="s")
    return (wide, narrow), heads


def label_place(bird) -> np.ndarray:
    """Where the new penguin's name ends: above and left of it, or below and right where it is below the rest."""
    if bird[1] < bird[0]:
        return np.array([[np.clip(bird[0] + 1.35, -1.2, REACH), max(bird[1] - 0.55, 0.1 - REACH)]])
    return np.array([[max(bird[0] - 0.12, -1.2), min(bird[1] + 0.12, REACH - 0.45)]])


def _against_position(spread) -> np.ndarray:
    return np.column_stack([np.arange(len(spread)), np.where(np.isfinite(spread), spread, np.nan)])


def explore_correlation() -> LiveFigure:
    """Two features on the penguins, from uncorrelated to the same: refits, valley, and a new penguin to drag."""
    rulers, picture = two_rulers(), draw_correlation()
    draws, rho = refits(rulers), correlations(rulers)
    frames = correlation_frames(rulers, draws)
    alt = say("alt")
    live = LiveFigure(picture.fig, name="correlation", alt=alt, controls=_controls(rho), words=look.words())
    for artist in ("cloud", "best", "valley", "line", "birds"):
        live.vary(getattr(picture, artist), getattr(frames, artist), "rho")
    birds = np.array(list(BIRDS.values()))
    live.vary(picture.bird, birds[:, None], "bird")
    live.vary(picture.bird_label, np.array([label_place(bird) for bird in birds]), "bird")
    narrow, said = (np.stack(each) for each in zip(*(_told(frames, draws, rho, bird) for bird in birds), strict=True))
    wide = _against_position(frames.spread)
    live.vary(picture.curves[0], wide).vary(picture.heads[0], wide, at="rho")
    live.vary(picture.curves[1], narrow, "bird").vary(picture.heads[1], narrow, "bird", at="rho")
    live.readout(say.template("said"), said=(said, ("bird", "rho")))

    def move(_, x: float, y: float) -> None:
        narrow, said = _told(frames, draws, rho, (x, y))
        moved = {picture.bird: [[x, y]], picture.bird_label: label_place((x, y))}
        moved |= {picture.curves[1]: narrow, picture.heads[1]: narrow, "said": said}
        live.replace(moved, at={"bird": live.position["bird"]})

    live.draggable(picture.bird, move, label=say("new_bird"))
    return live.predict(**say.question())


def _controls(rho) -> list:
    values = [*(numbers.decimals(r, 4 if r > 0.99 else 2) for r in rho[:-1]), "1"]
    mark = Mark(AT_INCHES, say("inches"), COLORS["optimum"], anchor="end")
    return [
        Slider("rho", say("rho"), values, start=AT_INCHES, marks=[mark], play=True),
        Choice("bird", say("bird_control"), [say(name) for name in BIRDS]),
    ]


def _told(frames: CorrelationFrames, draws, rho, bird) -> tuple:
    """The curve of the prediction's spread, and the sentences, for a new penguin."""
    mean, spread = forecasts(draws, rho, bird)
    at_one = spread.copy()
    if bird[0] != bird[1]:
        at_one[-1] = np.inf  # each of the many solutions predicts something else
    return _against_position(at_one), sentences(rho, frames, mean, spread, bird)
