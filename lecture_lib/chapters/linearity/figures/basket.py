"""The basket: what snacks and milks cost together, as a surface to turn and to cut, and the test of superposition."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Stage
from lecture_lib.live import Choice, LiveFigure, Slider, against, rectangles
from lecture_lib.words import words_of

say = words_of(__file__)

BUDGET = 100_000  # bytes, frames and scene
SNACK, MILK = 1500.0, 1200.0  # won
PAIR_OFF, DELIVERY = 1000.0, 3000.0  # won: off each pair of a snack and a milk; on top of every order
RULES = ("fixed", "pairs", "delivery")
BASKET = ("rule", "snacks", "milks")  # the controls that say what basket a costs
OTHER = (1, 4)  # snacks and milks of basket b
MOST = 6
COUNTS = np.arange(MOST + 1)
TURNS = np.arange(0, 91, 5)  # degrees
TILT = np.radians(22)  # how far the eye looks down
TALL = 3_000.0  # won per unit of height, a unit being one snack's width
BESIDE = 2.1  # how far from the floor's edges its names stand
WIDE, LOW, HIGH = 6.4, -2.9, 8.9  # of the panel of the surface: to either side, below and above
WORD, AIR = 1.05, 500.0  # half the width of the words at the dot of the cut, in snacks, and won between line and words
SUM_BAR, TOGETHER_BAR, BAR = 0.55, 1.75, 0.7  # left ends and width of the bars


def total(rule: str, snacks, milks):
    """What so many snacks and milks cost, in won, under one of the three `RULES`."""
    plain = SNACK * snacks + MILK * milks
    if rule == "pairs":
        return plain - PAIR_OFF * np.minimum(snacks, milks)
    return plain + DELIVERY * (rule == "delivery")


def project(snacks, milks, won, turns=TURNS) -> np.ndarray:
    """Points in space as seen by a distant eye, at every turn of the basket's floor about its middle.

    Returns
    -------
    ndarray of shape (turns, ..., 2)
        To the right and upwards. At 0 degrees snacks run to the right, at 90 degrees away from the eye.
    """
    x, y, z = np.broadcast_arrays(np.asarray(snacks) - MOST / 2, np.asarray(milks) - MOST / 2, np.asarray(won) / TALL)
    angle = np.radians(turns).reshape(-1, *[1] * x.ndim)
    away = x * np.sin(angle) + y * np.cos(angle)
    return np.stack([x * np.cos(angle) - y * np.sin(angle), away * np.sin(TILT) + z * np.cos(TILT)], -1)


class BasketFrames(NamedTuple):
    """What the figure shows; axes r rules, t turns, s snacks, m milks of basket a."""

    floor: np.ndarray  # (t, 5, 2): outline
    names: np.ndarray  # (2, t, 1, 2): where the two edges of the floor are named
    places: np.ndarray  # (t, s, m, 3, 2): from the two edges of the floor to the basket's place on it
    face: np.ndarray  # (r, t, 4 k, 2): edge of the surface
    net: np.ndarray  # (r, t, lines, 2)
    seam: np.ndarray  # (r, t, m, s, 2): the surface over the chosen milks
    drop: np.ndarray  # (r, t, s, m, 2, 2): from the floor to the surface
    cut: np.ndarray  # (r, m, s, 2): snacks, total
    above: np.ndarray  # (r, m, s, 1, 2): clear of the line, where it is steepest
    stair: np.ndarray  # (r, m, s, 3, 2): one snack more
    bars: np.ndarray  # (4, r, s, m, 6, 2): f(a), f(b) on it, f(a + b), and the difference
    tops: np.ndarray  # (4, r, s, m, 1, 2): where the words at the bars stand
    a: np.ndarray  # (r, s, m): won, as all that follows
    apart: np.ndarray  # f(a) + f(b)
    together: np.ndarray  # f(a + b)
    twice: np.ndarray  # f(2a)
    more: np.ndarray  # one snack more costs so much more


def basket_frames() -> BasketFrames:
    """All that the sliders can show."""
    s, m = np.meshgrid(COUNTS, COUNTS, indexing="ij")
    a, together = totals(s, m), totals(s + OTHER[0], m + OTHER[1])
    b = np.broadcast_to(totals(*OTHER)[:, None, None], a.shape)
    won = a, a + b, together, totals(2 * s, 2 * m), totals(s + 1, m) - a
    return BasketFrames(*_floor(s, m), *_surface(s, m), *_cut(s.T, m.T), *_bars(a, b, together), *won)


def totals(snacks, milks) -> np.ndarray:
    """The total under each of the `RULES`, in front of all other axes."""
    return np.stack([total(rule, snacks, milks) for rule in RULES])


def _floor(s, m) -> tuple:
    """Outline of the floor, the names of its edges, the basket's place on it."""
    outline = project([0, MOST, MOST, 0, 0], [0, 0, MOST, MOST, 0], 0)
    names = project([[MOST / 2], [-BESIDE]], [[-BESIDE], [MOST / 2]], 0).swapaxes(0, 1) - [0, 0.3]
    edge = np.zeros_like(s)
    return outline, names, project(np.stack([s, s, edge], -1), np.stack([edge, m, m], -1), 0)


def _surface(s, m) -> tuple:
    """Face, net, seam and drop."""

    def on_surface(x, y):
        return project(x, y, totals(x, y)).swapaxes(0, 1)

    low, high, up, down = 0 * COUNTS, 0 * COUNTS + MOST, COUNTS, COUNTS[::-1]
    face = on_surface(np.concatenate([up, high, down, low]), np.concatenate([low, up, high, down]))
    along, fixed = np.pad(m.astype(float), [(0, 0), (0, 1)], constant_values=np.nan).ravel(), COUNTS.repeat(MOST + 2)
    net = on_surface(np.concatenate([along, fixed]), np.concatenate([fixed, along]))
    drop = np.stack(np.broadcast_arrays(project(s, m, 0), on_surface(s, m)), -2)
    return face, net, on_surface(s.T, m.T), drop


def _cut(s, m) -> tuple:
    """Cut, the place of the words above it, and stair: snacks come last, behind the milks."""
    won, more = totals(s, m), totals(s + 1, m)
    cut = against(s, won)
    middle = np.maximum(s, WORD)
    above = against(middle, won + SNACK * (middle + WORD - s) + AIR)[..., None, :]
    stair = against(np.stack([s, s + 1, s + 1], -1), np.stack([won, won, more], -1))
    return cut, above, stair


def _bars(a, b, together) -> tuple:
    """Rectangles of f(a), f(b), f(a + b) and the difference, and the places of their words."""
    apart, ground = a + b, np.zeros(a.shape)
    missing = np.where(together == apart, np.nan, together)  # no bar where nothing is missing
    low, height = np.stack([ground, a, ground, missing]), np.stack([a, b, together, apart - missing])
    at = np.array([SUM_BAR, SUM_BAR, TOGETHER_BAR, TOGETHER_BAR]).reshape(4, 1, 1, 1, 1)
    x = np.array([SUM_BAR, SUM_BAR, SUM_BAR, TOGETHER_BAR]).reshape(4, 1, 1, 1)
    tops = against(x, np.stack([a / 2, a + b / 2, apart + 600, apart + 600]))
    return rectangles(at, low[..., None], BAR, height[..., None]), tops[..., None, :]


def verdict_in_words(frames: BasketFrames) -> np.ndarray:
    """Whether f(a + b) = f(a) + f(b), and whether f(2a) = 2 f(a), for every basket a."""
    gap, double = frames.apart - frames.together, 2 * frames.a
    kind = np.where(gap == 0, np.array([0, 1, 1])[:, None, None], 2)  # only fixed prices add whatever a is
    adds = say.among(kind, ("adds", "adds_by_chance", "adds_less"), gap=numbers.decimals(gap))
    fields = {"twice": numbers.decimals(frames.twice), "double": numbers.decimals(double)}
    doubles = say.among((frames.twice != double).astype(int), ("doubles", "doubles_not"), **fields)
    return np.char.add(np.char.add(adds, " "), doubles)


def won_in_words(key: str, won: np.ndarray) -> np.ndarray:
    """A sentence with each of these prices in it."""
    return say.among(np.zeros(won.shape, dtype=int), (key,), won=numbers.decimals(won))


@look.styled
def explore_basket() -> LiveFigure:
    """Snacks and milks in a basket: the total as a surface, its cut, and the test of superposition."""
    controls = [
        Slider("snacks", say("snacks"), COUNTS, start=3),
        Slider("milks", say("milks"), COUNTS, start=2),
        Slider("turn", say("turn"), [f"{turn}°" for turn in TURNS], start=7, play=True),
        Choice("rule", say("rule"), [say(rule) for rule in RULES]),
    ]
    stage, frames = Stage(say, controls, panels=3), basket_frames()
    for show in (_show_surface, _show_cut, _show_bars):
        show(stage, frames)
    values = {name: numbers.decimals(getattr(frames, name)) for name in ("a", "apart", "together", "more")}
    stage.tell("snacks", snacks=COUNTS).tell("milks", milks=COUNTS)
    return stage.tell(BASKET, **values, verdict=verdict_in_words(frames)).finish()


def _show_surface(stage: Stage, frames: BasketFrames) -> None:
    space = stage.panel(say("surface"), xlim=(-WIDE, WIDE), ylim=(LOW, HIGH))
    space.ax.set_axis_off()
    space.area("prediction", frames.face, ("rule", "turn"), fc=COLORS["prediction"] + "20", lw=0.9)
    space.line("line", frames.floor, "turn", lw=1.2)
    space.line("prediction", frames.net, ("rule", "turn"), lw=0.6, alpha=0.6)
    space.line("soft", frames.places, ("turn", "snacks", "milks"), ":", lw=1)
    space.line("soft", frames.drop, ("rule", "turn", "snacks", "milks"), "--", lw=1)
    space.line("prediction", frames.seam, ("rule", "turn", "milks"), at="snacks", lw=2.4, head={"ms": 8})
    for words, place in zip((say("snacks_edge"), say("milks_edge")), frames.names, strict=True):
        space.text("ink", words, place, "turn", ha="center", va="center", size=8.5)


def _show_cut(stage: Stage, frames: BasketFrames) -> None:
    over = {"xlim": (-0.3, MOST + 1.3), "ylim": (0, 24_000), "xticks": COUNTS, "yticks": range(0, 24_000, 5_000)}
    plane = stage.panel(say("cut"), x=say("snacks_axis"), y=say("total"), **over)
    plane.line("prediction", frames.cut, ("rule", "milks"), at="snacks", lw=2.4, head={"ms": 8, "zorder": 2.1})
    plane.line("ink", frames.stair, ("rule", "milks", "snacks"), lw=1.1)
    step = plane.ax.text(MOST + 1.2, 500, "", ha="right", va="bottom")
    plane.vary(step, won_in_words("one_more", frames.more), BASKET)
    won = plane.text("prediction", "", frames.above, ("rule", "milks", "snacks"), ha="center", va="bottom")
    plane.vary(won, won_in_words("won", frames.a), BASKET)


def _show_bars(stage: Stage, frames: BasketFrames) -> None:
    names = {SUM_BAR + BAR / 2: "f(a) + f(b)", TOGETHER_BAR + BAR / 2: "f(a + b)"}
    over = {"xlim": (-0.1, 2.75), "ylim": (0, 32_000), "xticks": names, "yticks": range(0, 32_000, 10_000)}
    plane = stage.panel(say("superposition"), y=say("total"), **over)
    blue, orange, paper = COLORS["prediction"], COLORS["error"], COLORS["paper"]
    colors = (blue, paper), (blue + "80", paper), (blue, paper), (orange + "50", orange)
    for bar, (fill, edge) in zip(frames.bars, colors, strict=True):
        plane.area("prediction", bar, BASKET, fc=fill, ec=edge, lw=0.8)
    for name, place in zip(("f(a)  ", "f(b)  "), frames.tops[:2], strict=True):
        plane.text("prediction", name, place, BASKET, ha="right", va="center")
    for won, place in zip((frames.apart, frames.together), frames.tops[2:], strict=True):
        plane.vary(plane.text("ink", "", place, BASKET, ha="left", va="bottom"), won_in_words("won", won), BASKET)
