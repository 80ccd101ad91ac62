"""What the normal equation, QR and the SVD cost, timed on the reader's machine."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from lecture_lib import text
from lecture_lib.explorers import look, numbers
from lecture_lib.explorers.look import COLORS
from lecture_lib.explorers.timing import curves, fastest_seconds, seconds_in_words, with_progress
from lecture_lib.live import Choice, LiveFigure
from lecture_lib.text.study import prediction
from lecture_lib.text.svd_ols import say, template

ROWS, FEATURES = (1_000, 4_000, 16_000), (8, 16, 32, 64, 128)
STYLES = {"normal": ("optimum", "--", "D"), "qr": ("prediction", "-", "s"), "svd": ("path", "-", "o")}


def normal_equation(X, y) -> np.ndarray:
    """Build XᵀX and solve."""
    return np.linalg.solve(X.T @ X, X.T @ y)


def qr(X, y) -> np.ndarray:
    """X = QR, then solve Rw = Qᵀy; the last column of the R of (X y) is Qᵀy, so Q itself is not needed."""
    R = np.linalg.qr(np.column_stack([X, y]), mode="r")
    return np.linalg.solve(R[:-1, :-1], R[:-1, -1])


def svd(X, y) -> np.ndarray:
    """X = UΣVᵀ, then w = VΣ⁻¹Uᵀy."""
    U, sigma, Vt = np.linalg.svd(X, full_matrices=False)
    return Vt.T @ ((U.T @ y) / sigma)


SOLVERS = {"normal": normal_equation, "qr": qr, "svd": svd}


def measure(rows=ROWS, features=FEATURES, seed: int = 0) -> Iterator[np.ndarray]:
    """Seconds of every method on Gaussian data of every size, on one core: shape (methods, rows, features).

    Yields the array as it fills up.
    """
    from threadpoolctl import threadpool_limits

    rng = np.random.default_rng(seed)
    whole, y = rng.standard_normal((max(rows), max(features))), rng.standard_normal(max(rows))
    seconds = np.full((len(SOLVERS), len(rows), len(features)), np.nan)
    for i, j in np.ndindex(len(rows), len(features)):
        X = np.ascontiguousarray(whole[: rows[i], : features[j]])
        with threadpool_limits(1):
            for method, solver in enumerate(SOLVERS.values()):
                seconds[method, i, j] = fastest_seconds(solver, X, y[: rows[i]])
        yield seconds


def slope(sizes, times) -> float:
    """Slope of the line through log time against log size: the power by which time grows."""
    return float(np.polyfit(np.log(sizes), np.log(times), 1)[0])


@look.styled
def draw_cost(seconds) -> tuple:
    """Scenery of the two panels; returns the figure, and per panel the lines and marks of the methods."""
    fig, slots = look.figure(2)
    low, high = np.nanmin(seconds) * 1e3 / 2, np.nanmax(seconds) * 1e3 * 12
    drawn = []
    for slot, sizes, name in zip(slots, (FEATURES, ROWS), ("features", "rows"), strict=True):
        ax = fig.add_subplot(slot)
        ax.set(xscale="log", yscale="log", xlim=(sizes[0] / 1.3, sizes[-1] * 1.3), ylim=(low, high))
        ax.set(xlabel=say(f"{name}_axis"), ylabel=say("milliseconds"), title=say(f"over_{name}"))
        look.ticks(ax.xaxis, sizes)
        look.ticks(ax.yaxis, 10.0 ** np.arange(np.ceil(np.log10(low)), np.log10(high)))
        _draw_guide(ax, sizes, power=2 if name == "features" else 1)
        look.key(ax, [(say(f"by_{name}"), COLORS[shade], dash) for name, (shade, dash, _) in STYLES.items()])
        drawn.append(_draw_methods(ax))
    return fig, *zip(*drawn, strict=True)


def _draw_guide(ax, sizes, power: int) -> None:
    """A thin line of the slope that the theory foretells, in the lower right corner, and its name."""
    low, high = np.array(ax.get_ylim())
    ends = np.array([sizes[-1] / 3, sizes[-1] * 1.0])
    heights = low * 1.6 * (ends / ends[0]) ** power
    ax.plot(ends, heights, color=COLORS["soft"], lw=1)
    ax.text(ends[0] / 1.1, heights[0], say("guide_p" if power == 2 else "guide_n"), color=COLORS["soft"], ha="right")


def _draw_methods(ax) -> tuple:
    lines, marks = [], []
    for shade, dash, marker in STYLES.values():
        lines += ax.plot([], [], dash, color=COLORS[shade], lw=1.8, marker=marker, ms=3.5)
        marks.append(look.head(ax, COLORS[shade], marker=marker, ms=8))
    return lines, marks


def explore_cost() -> LiveFigure:
    """Normal equation, QR and SVD timed on this machine: a few seconds."""
    return show_cost(with_progress(measure(), len(ROWS) * len(FEATURES), text.say("timing.measuring")))


def show_cost(seconds) -> LiveFigure:
    """The live figure of measured times, one position per number of rows and of features."""
    fig, lines, marks = draw_cost(seconds)
    live = LiveFigure(fig, name="svd_cost", alt=say("cost_alt"), controls=_controls(), words=look.words())
    for method, times in enumerate(1000 * seconds):
        against_p, against_n = curves(FEATURES, times), curves(ROWS, times.T)
        live.vary(lines[0][method], against_p, "rows").vary(marks[0][method], against_p, "rows", at="features")
        live.vary(lines[1][method], against_n, "features")
        live.vary(marks[1][method], against_n, "features", at="rows")
    live.readout(template("said"), said=(_sentences(seconds), ("rows", "features")))
    return live.predict(**prediction("svd_ols.cost"))


def _sentences(seconds) -> np.ndarray:
    """What is said at each size: times, their ratio, and the slopes through the three largest p and through all n."""
    said = np.empty(seconds.shape[1:], dtype=object)
    for i, j in np.ndindex(said.shape):
        told = {name: seconds_in_words(seconds[k, i, j]) for k, name in enumerate(SOLVERS)}
        told |= {
            "n": numbers.decimals(ROWS[i]),
            "p": FEATURES[j],
            "times": numbers.rounded(seconds[2, i, j] / seconds[0, i, j]),
        }
        told["by_p"] = numbers.decimals(slope(FEATURES[-3:], seconds[2, i, -3:]), 1)
        told["by_n"] = numbers.decimals(slope(ROWS, seconds[2, :, j]), 1)
        said[i, j] = say("cost_readout", **told)
    return said.astype(str)


def _controls() -> list:
    return [
        Choice("rows", say("rows"), numbers.decimals(ROWS), start=len(ROWS) - 1),
        Choice("features", say("features_p"), [str(p) for p in FEATURES], start=len(FEATURES) - 1),
    ]
