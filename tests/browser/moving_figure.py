"""A figure with one of everything that `live` moves: pure functions from state to frames, and the wiring.

test_live_lab.py shows it in JupyterLab, and works out apart from `live` where everything has to be.
"""

from typing import NamedTuple

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from lecture_lib.figures import numbers
from lecture_lib.figures.answers import answer, ready
from lecture_lib.figures.look import font_family
from lecture_lib.live import Choice, LiveFigure, Mark, Said, Slider, Zone, rectangles
from lecture_lib.solvers.jit import MATRIX, VECTOR

CURVATURE = np.array([[1.0, 0.2], [1.0, 0.9]])  # one row per position of "scale"
RATES = np.linspace(0.1, 2.2, 11)
STEPS = 9
START = (0.8, 0.6)
PALETTE = ["#0072B2", "#D55E00", "#009E73"]
MIRROR = np.array([[[1, 2], [2, 20]], [[1, 50], [2, 5.0]]])  # on log axes that show for the second scale alone
BEST = 2 / CURVATURE.sum(axis=1)  # per scale
THRESHOLD = 2 / CURVATURE.max(axis=1)


def position_of(rate):
    """The fractional position of a rate on its slider."""
    return (np.asarray(rate) - RATES[0]) / (RATES[1] - RATES[0])


def trace(start):
    """Descent from `start` on a bowl: (scale, rate, step, 2)."""
    factors = 1 - RATES[:, None] * CURVATURE[:, None, :]
    return np.asarray(start) * factors[:, :, None, :] ** np.arange(STEPS)[:, None]


def fit(start):
    """A line with a gap, whose end flies off at the largest rate: (scale, rate, step, 5, 2)."""
    x = np.array([0.0, 0.3, np.nan, 0.5, 1.0])
    y = 0.5 + 0.3 * trace(start)[..., :1] + 0.2 * trace(start)[..., 1:] * x
    y[:, -1, :, -1] = 1e9
    return np.stack([np.broadcast_to(x, y.shape), y], -1)


def loss(start):
    """What the readout says: (scale, rate, step) of str."""
    return numbers.rounded((CURVATURE[:, None, None] * trace(start) ** 2).sum(-1))


class Answered(NamedTuple):
    """What depends on the start: `trace`, `fit` and the number of `loss` at one scale and rate."""

    trace: np.ndarray
    fit: np.ndarray
    loss: np.ndarray


@answer(MATRIX, VECTOR, VECTOR)
def answered_at(points, at, curvature, rates, x):
    """The same by a loop, as the browser computes it."""
    trace, fit, loss = np.empty((STEPS, 2)), np.empty((STEPS, len(x), 2)), np.zeros(STEPS)
    w = points[0].copy()
    for step in range(STEPS):
        for k in range(2):
            trace[step, k] = w[k]
            loss[step] += curvature[at[0], k] * w[k] ** 2
            w[k] -= rates[at[1]] * curvature[at[0], k] * w[k]
        for k in range(len(x)):
            fit[step, k, 0], fit[step, k, 1] = x[k], 0.5 + 0.3 * trace[step, 0] + 0.2 * trace[step, 1] * x[k]
        if at[1] == len(rates) - 1:
            fit[step, -1, 1] = 1e9
    return Answered(trace, fit, loss)


def frames():
    """What does not depend on the start, per artist: keyword arguments of `LiveFigure.vary`."""
    rate = np.arange(len(RATES))
    heights = np.abs(np.sin(np.arange(4) + RATES[:, None]))
    dots = np.stack([np.broadcast_to(np.arange(4) + 0.5, heights.shape), heights], -1)
    dots[3, 2] = np.nan
    tiles = np.zeros((2, 2, 2, 3), "u1")
    tiles[0, 0], tiles[1, 1] = (213, 94, 0), (0, 114, 178)
    word_at = np.stack([np.linspace(-0.9, 0.2, len(RATES)), np.full(len(RATES), 0.85)], -1)[:, None]
    return {
        "dots": dict(frames=dots, color=(PALETTE, (rate[:, None] + np.arange(4)) % 3), size=0.5 + heights),
        "bars": dict(frames=rectangles(np.arange(4) + 0.1, 0, 0.8, heights)),
        "word": dict(frames=np.array([f"rate {value:.2f} <&>" for value in RATES]), xy=word_at),
        "ring": dict(frames=rate % 2 == 0),
        "tile": dict(frames=tiles),
        "first": dict(frames=np.array([True, False])),
        "second": dict(frames=np.array([False, True])),
    }


def draw():
    """The scenery, and the moving artists by name; `first` and `second` are Axes in one slot."""
    fig = Figure(figsize=(9, 2.8))
    grid = fig.add_gridspec(1, 3, left=0.07, right=0.98, bottom=0.15, top=0.9, wspace=0.3)
    plane, data = fig.add_subplot(grid[0]), fig.add_subplot(grid[1])
    parts = {"first": fig.add_subplot(grid[2]), "second": fig.add_subplot(grid[2])}
    plane.set(xlim=(-1, 1), ylim=(-1, 1), xlabel="slope")
    data.set(xlim=(0, 5), ylim=(0, 1.2))
    parts["second"].set(xlim=(0, 3), yscale="log", ylim=(1, 100))
    (parts["trace"],) = plane.plot([0, 1], [0, 1], "o-", color="#CC79A7", ms=4)
    (parts["now"],) = plane.plot([0], [0], "o", color="#CC79A7", ms=12, mec="none", zorder=5)
    (parts["ring"],) = plane.plot([0], [0], "*", color="#009E73", ms=10)
    parts["start"] = plane.scatter([START[0]], [START[1]], s=50, fc="none", ec="#222222")
    parts["word"] = plane.text(0, 0, "")
    (parts["fit"],) = data.plot([0, 1], [0, 1], color="#0072B2")
    parts["dots"] = data.scatter(np.arange(4), np.zeros(4), s=40)
    parts["bars"] = data.add_patch(PathPatch(Path(np.zeros((3, 2))), fc="#D55E00", alpha=0.5))
    parts["tile"] = data.imshow(np.zeros((2, 2, 3), "u1"), extent=(4, 5, 0.7, 1.2), aspect="auto")
    data.set(xlim=(0, 5), ylim=(0, 1.2))
    (parts["mirror"],) = parts["second"].plot([1, 2], [1, 10], color="#0072B2")
    for name, part in parts.items():
        part.set_gid(name)
    return fig, parts


def controls():
    marks = [Mark(position_of(BEST), "best", PALETTE[2], "end"), Mark(position_of(THRESHOLD), "limit", PALETTE[1])]
    zones = [Zone(position_of(THRESHOLD), len(RATES) - 1, "diverges", PALETTE[1])]
    values = [[f"{rate * unit:.2f}" for rate in RATES] for unit in (1, 10)]
    return [
        Choice("scale", "scale", ["first", "second"]),
        Slider("rate", "rate", values, start=3, marks=marks, zones=zones, over=("scale",)),
        Slider("step", "step", range(STEPS), start=5, play=True, play_ms=30),
    ]


def make(name="moving", ask=False):
    """The figure, live."""
    fig, parts = draw()
    for text in fig.findobj(lambda artist: hasattr(artist, "set_fontfamily")):
        text.set_fontfamily(font_family())
    live = LiveFigure(fig, name=name, alt="A figure that moves.", controls=controls())
    x = np.array([0.0, 0.3, np.nan, 0.5, 1.0])
    descent = ready(answered_at, CURVATURE, RATES, x, points=START, along=("scale", "rate"))
    live.vary(parts["trace"], descent["trace"], ("scale", "rate"), upto="step")
    live.vary(parts["now"], descent["trace"], ("scale", "rate"), at="step")
    live.vary(parts["fit"], descent["fit"], ("scale", "rate", "step"))
    for artist, options in frames().items():
        over = "scale" if artist in ("tile", "first", "second") else "rate"
        live.vary(parts[artist], over=over, **options)
    live.vary(parts["mirror"], MIRROR, "scale")
    said = descent[Said(["{loss}"], loss=("loss", numbers.rounded))]
    steps = [str(step) for step in range(STEPS)]
    live.readout("After {step} steps: {loss}.", loss=(said, ("scale", "rate", "step")), step=(steps, ("step",)))
    live.draggable(parts["start"], descent, label="start").draggable(parts["mirror"], label="end")
    if ask:
        live.predict("What will it do?", ["rest", "move"], answer=1, replies=["It is pushed.", "It moves."])
    return live
