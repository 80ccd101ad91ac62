"""The basket: what snacks and milks cost together, as a surface to turn and to cut, and the test of superposition."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from matplotlib.patches import PathPatch, Polygon
from matplotlib.path import Path

from lecture_lib.figures import look, numbers
from lecture_lib.figures.look import COLORS
from lecture_lib.live import Choice, LiveFigure, Slider, rectangles
from lecture_lib.words import words_of

say = words_of(__file__)

SNACK, MILK = 1500.0, 1200.0  # won
PAIR_OFF, DELIVERY = 1000.0, 3000.0  # won: off each pair of a snack and a milk; on top of every order
RULES = ("fixed", "pairs", "delivery")
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
    """What the pictures show; axes r rules, t turns, s snacks, m milks."""

    floor: np.ndarray  # (t, 5, 2): outline
    places: np.ndarray  # (t, s, m, 3, 2): from the two edges of the floor to the basket's place on it
    face: np.ndarray  # (r, t, 4 k, 2): edge of the surface
    net: np.ndarray  # (r, t, lines, 2)
    seam: np.ndarray  # (r, t, m, s, 2): the surface over the chosen milks
    drop: np.ndarray  # (r, t, s, m, 2, 2): from the floor to the surface
    cut: np.ndarray  # (r, m, s, 2): snacks, total
    above: np.ndarray  # (r, m, s, 1, 2): clear of the line, where it is steepest
    stair: np.ndarray  # (r, m, s, 3, 2): one snack more
    bars: tuple  # f(a), f(b) on it, f(a + b), and the difference: (r, s, m, 6, 2) each
    tops: tuple  # where the four words at the bars stand: (r, s, m, 1, 2) each


def basket_frames() -> BasketFrames:
    """All that the sliders can show."""
    s, m = np.meshgrid(COUNTS, COUNTS, indexing="ij")
    edge = np.zeros_like(s)
    places = project(np.stack([s, s, edge], -1), np.stack([edge, m, m], -1), 0)
    per_rule = [_surface(rule, s, m) for rule in RULES]
    face, net, seam, drop, cut, stair = (np.stack(parts) for parts in zip(*per_rule, strict=True))
    bars, tops = _bars(s, m)
    middle = np.maximum(cut[..., 0], WORD)
    above = np.stack([middle, cut[..., 1] + SNACK * (middle + WORD - cut[..., 0]) + AIR], -1)[..., None, :]
    floor = project([0, MOST, MOST, 0, 0], [0, 0, MOST, MOST, 0], 0)
    return BasketFrames(floor, places, face, net, seam, drop, cut, above, stair, bars, tops)


def _surface(rule: str, s, m) -> tuple:
    """Face, net, seam, drop, cut and stair of one rule."""
    ends, flat = COUNTS, np.zeros_like(COUNTS)
    round_x = np.concatenate([ends, flat + MOST, ends[::-1], flat])
    round_y = np.concatenate([flat, ends, flat + MOST, ends[::-1]])
    face = project(round_x, round_y, total(rule, round_x, round_y))
    gap = np.full((len(COUNTS), 1), np.nan)
    along, fixed = np.hstack([np.tile(COUNTS, (len(COUNTS), 1)), gap]).ravel(), COUNTS.repeat(len(COUNTS) + 1)
    net_x, net_y = np.concatenate([along, fixed]), np.concatenate([fixed, along])
    net = project(net_x, net_y, total(rule, net_x, net_y))
    won = total(rule, s, m)
    seam = project(s.T, m.T, won.T)
    drop = project(s[..., None], m[..., None], np.stack([0 * won, won], -1))
    more = total(rule, s + 1, m)
    cut = np.stack([s.T, won.T], -1).astype(float)
    stair = np.stack([np.stack([s, s + 1, s + 1], -1), np.stack([won, won, more], -1)], -1).swapaxes(0, 1)
    return face, net, seam, drop, cut, stair


def _bars(s, m) -> tuple:
    """Rectangles, and the places of their words, of f(a), f(b), f(a + b) and the difference."""
    a, b, together = (np.stack(values) for values in zip(*(_totals(rule, s, m) for rule in RULES), strict=True))
    apart = a + b
    missing = np.where(together == apart, np.nan, together)  # no bar where nothing is missing
    spans = [
        (SUM_BAR, 0 * a, a),
        (SUM_BAR, a, b),
        (TOGETHER_BAR, 0 * a, together),
        (TOGETHER_BAR, missing, apart - missing),
    ]
    bars = tuple(rectangles(x, low[..., None], BAR, height[..., None]) for x, low, height in spans)
    at = [(SUM_BAR, a / 2), (SUM_BAR, a + b / 2), (SUM_BAR, apart + 600), (TOGETHER_BAR, apart + 600)]
    tops = tuple(np.stack([np.full(a.shape, float(x)), y], -1)[..., None, :] for x, y in at)
    return bars, tops


def _totals(rule: str, s, m) -> tuple:
    """f(a), f(b) and f(a + b) of baskets a."""
    b = np.full(s.shape, total(rule, *map(float, OTHER)))
    return total(rule, s, m), b, total(rule, s + OTHER[0], m + OTHER[1])


def verdict(rule: str, snacks: int, milks: int) -> str:
    """Say whether f(a + b) = f(a) + f(b), and whether f(2a) = 2 f(a), for one basket a."""
    a, b, together = (float(value) for value in _totals(rule, np.array(snacks), np.array(milks)))
    twice, gap = float(total(rule, 2 * snacks, 2 * milks)), together - a - b
    if gap == 0:
        adds = say("adds" if rule == "fixed" else "adds_by_chance")
    else:
        adds = say("adds_less", gap=numbers.decimals(-gap))
    doubles = say(
        "doubles" if twice == 2 * a else "doubles_not", twice=numbers.decimals(twice), double=numbers.decimals(2 * a)
    )
    return f"{adds} {doubles}"


def _words() -> dict:
    """What the readout and the labels say: arrays of strings over (rule, snacks, milks)."""
    shape = (len(RULES), len(COUNTS), len(COUNTS))
    said = {name: np.empty(shape, dtype=object) for name in ("a", "apart", "together", "more", "verdict")}
    for r, s, m in np.ndindex(shape):
        a, b, together = (float(value) for value in _totals(RULES[r], np.array(s), np.array(m)))
        more = float(total(RULES[r], s + 1, m)) - a
        totals = {"a": a, "apart": a + b, "together": together, "more": more}
        for name, value in totals.items():
            said[name][r, s, m] = numbers.decimals(value)
        said["verdict"][r, s, m] = verdict(RULES[r], s, m)
    return {name: words.astype(str) for name, words in said.items()}


class BasketPicture(NamedTuple):
    """The figure of `explore_basket` and the artists that move."""

    fig: object
    space: dict  # by the name of the frames
    cut: object
    head: object
    stair: object
    step: object
    won: object
    bars: tuple
    words: tuple


@look.styled
def draw_basket() -> BasketPicture:
    """Scenery of the three panels: the surface, its cut, the bars."""
    fig, (left, middle, right) = look.figure(3)
    space = _draw_space(fig.add_subplot(left))
    return BasketPicture(fig, space, *_draw_cut(fig.add_subplot(middle)), *_draw_bars(fig.add_subplot(right)))


def _draw_space(ax) -> dict:
    blue = COLORS["prediction"]
    ax.set(xlim=(-WIDE, WIDE), ylim=(LOW, HIGH), title=say("surface"))
    ax.set_axis_off()
    parts = {"face": ax.add_patch(Polygon([(0, 0)] * 3, fc=blue + "20", ec=blue, lw=0.9))}
    lines = {
        "floor": {"color": COLORS["line"], "lw": 1.2}, "net": {"color": blue, "lw": 0.6, "alpha": 0.6},
        "places": {"color": COLORS["soft"], "lw": 1, "ls": ":"}, "drop": {"color": COLORS["soft"], "lw": 1, "ls": "--"},
        "seam": {"color": blue, "lw": 2.4},
    }  # fmt: skip
    for name, style in lines.items():
        (parts[name],) = ax.plot([], [], **style)
    parts["head"] = look.head(ax, blue, ms=8)
    parts["snacks"] = ax.text(0, 0, say("snacks_edge"), ha="center", va="center", size=8.5)
    parts["milks"] = ax.text(0, 0, say("milks_edge"), ha="center", va="center", size=8.5)
    return parts


def _draw_cut(ax) -> tuple:
    blue = COLORS["prediction"]
    ax.set(xlim=(-0.3, MOST + 1.3), ylim=(0, 24_000), xlabel=say("snacks_axis"), ylabel=say("total"), title=say("cut"))
    look.thousands(ax)
    look.ticks(ax.xaxis, COUNTS)
    (cut,) = ax.plot([], [], color=blue, lw=2.4)
    (stair,) = ax.plot([], [], color=COLORS["ink"], lw=1.1)
    step = ax.text(MOST + 1.2, 500, "", ha="right", va="bottom")
    won = ax.text(0, 0, "", ha="center", va="bottom", color=blue)
    return cut, look.head(ax, blue, ms=8), stair, step, won


def _draw_bars(ax) -> tuple:
    blue, orange = COLORS["prediction"], COLORS["error"]
    ax.set(xlim=(-0.1, 2.75), ylim=(0, 32_000), ylabel=say("total"), title=say("superposition"))
    look.thousands(ax)
    names = {SUM_BAR + BAR / 2: "f(a) + f(b)", TOGETHER_BAR + BAR / 2: "f(a + b)"}
    look.ticks(ax.xaxis, names, names.get)
    empty, paper = Path(np.zeros((3, 2))), COLORS["paper"]
    fills = [(blue, paper), (blue + "80", paper), (blue, paper), (orange + "50", orange)]
    bars = tuple(ax.add_patch(PathPatch(empty, fc=fc, ec=ec, lw=0.8)) for fc, ec in fills)
    beside = [ax.text(0, 0, f"{name}  ", ha="right", va="center", color=blue) for name in ("f(a)", "f(b)")]
    above = [ax.text(0, 0, "", ha="left", va="bottom") for _ in range(2)]
    return bars, (*beside, *above)


def explore_basket() -> LiveFigure:
    """Snacks and milks in a basket: the total as a surface, its cut, and the test of superposition."""
    picture, frames, words = draw_basket(), basket_frames(), _words()
    alt, controls = say("alt"), _controls()
    live = LiveFigure(picture.fig, name="basket", alt=alt, controls=controls, words=look.words())
    _vary_space(live, picture.space, frames)
    live.vary(picture.cut, frames.cut, ("rule", "milks")).vary(picture.head, frames.cut, ("rule", "milks"), at="snacks")
    live.vary(picture.stair, frames.stair, ("rule", "milks", "snacks"))
    each = ("rule", "snacks", "milks")
    live.vary(picture.step, np.vectorize(lambda won: say("one_more", won=won))(words["more"]), each)
    live.vary(picture.won, np.vectorize(lambda won: say("won", won=won))(words["a"]), each)
    live.vary(picture.won, xy=frames.above, over=("rule", "milks", "snacks"))
    for bar, ring in zip(picture.bars, frames.bars, strict=True):
        live.vary(bar, ring, each)
    for word, top in zip(picture.words, frames.tops, strict=True):
        live.vary(word, xy=top, over=each)
    for word, name in zip(picture.words[2:], ("apart", "together"), strict=True):
        live.vary(word, np.vectorize(lambda won: say("won", won=won))(words[name]), each)
    counts = {name: (live.controls[name].values, (name,)) for name in ("snacks", "milks")}
    live.readout(say.template("readout"), **counts, **{name: (words[name], each) for name in words})
    return live.predict(**say.question())


def _vary_space(live: LiveFigure, parts: dict, frames: BasketFrames) -> None:
    live.vary(parts["floor"], frames.floor, "turn").vary(parts["places"], frames.places, ("turn", "snacks", "milks"))
    for name in ("face", "net"):
        live.vary(parts[name], getattr(frames, name), ("rule", "turn"))
    live.vary(parts["seam"], frames.seam, ("rule", "turn", "milks"))
    live.vary(parts["head"], frames.seam, ("rule", "turn", "milks"), at="snacks")
    live.vary(parts["drop"], frames.drop, ("rule", "turn", "snacks", "milks"))
    for name, place in (("snacks", (MOST / 2, -BESIDE)), ("milks", (-BESIDE, MOST / 2))):
        live.vary(parts[name], project(*np.array(place)[:, None], 0) - [0, 0.3], "turn")


def _controls() -> list:
    counts = [str(count) for count in COUNTS]
    return [
        Slider("snacks", say("snacks"), counts, start=3),
        Slider("milks", say("milks"), counts, start=2),
        Slider("turn", say("turn"), [f"{turn}°" for turn in TURNS], start=7, play=True),
        Choice("rule", say("rule"), [say(rule) for rule in RULES]),
    ]
