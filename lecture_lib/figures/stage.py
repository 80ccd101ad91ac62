"""A figure told as a list of what it shows: each thing is drawn, named in its key and given its frames in one line.

    stage = Stage(say, [slider], panels=2)
    plane = stage.panel(say("cloud"), x=say("weight"), y="α", xlim=(0, 1), ylim=(0, 1))
    plane.line("path", frames.path, upto="alpha")  # a meaning of `look.COLORS`, frames, how they go over the controls
    stage.tell("alpha", error=numbers.decimals(frames.error, 3))
    return stage.finish()

Wherever frames are asked for, ``fit["line"]`` will do: a field of an `Answer` (see `answers`), computed anew, here and
in the browser, when a point is dragged; so will a list of fields, one for each position of the first control. A
function that does this is `look.styled`. What the stage has no word for is drawn with ``panel.ax`` and moved with
``panel.vary``.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from lecture_lib.figures import look
from lecture_lib.figures.guess import place_guess
from lecture_lib.figures.look import COLORS
from lecture_lib.live import LiveFigure

FAINT, WEAK = 0.3, 0.6  # how strong the past of a trail is, and its recent part


class Stage:
    """A live figure of a chapter: its words, its panels, its readout and its question.

    Parameters
    ----------
    say : lecture_lib.words.Words
        The figure's words, with "alt", "readout" and, if something is asked, a table "ask".
    lead : int or None
        Which of the panels carries the idea, and is large; None if they are to be compared.
    width : float
        Inches of each panel.
    """

    def __init__(self, say, controls, panels: int, lead: int | None = 0, width: float = look.WIDTH):
        self.say, self._fields, self._used, self._lead, self._guess = say, {}, 0, lead, None
        self.fig, self._slots = look.figure(panels, width)
        self.live = LiveFigure(self.fig, name=say.name, alt=say("alt"), controls=controls, words=look.words())

    def panel(self, title: str, *, x="", y="", when=None, xticks=None, yticks=None, **axes) -> Panel:
        """The next panel; with ``when=(control, k, n)``, the k-th of n that take turns in one place.

        Ticks are values, or a dict that also says how each is written; all else goes to the axes.
        """
        ax = self.fig.add_subplot(self._slots[self._used])
        if self._used == self._lead:
            self.live.lead = ax
        self._used += when is None or when[1] == when[2] - 1
        ax.set(title=title, xlabel=x, ylabel=y, **axes)
        for axis, ticks in ((ax.xaxis, xticks), (ax.yaxis, yticks)):
            if ticks is not None:
                look.ticks(axis, ticks, ticks.get if isinstance(ticks, dict) else None)
        if when:
            self.live.vary(ax, np.arange(when[2]) == when[1], when[0])
        return Panel(self, ax)

    def vary(self, artist, frames, over=(), **options):
        """Say what an artist is at each position, as `LiveFigure.vary` does; returns the artist."""
        self.live.vary(artist, frames, over, **options)
        return artist

    def tell(self, over=(), **fields) -> Stage:
        """Fields of the readout: for each an array of strings over these controls, or the words of an answer."""
        self._fields |= {name: (strings, over) for name, strings in fields.items()}
        return self

    def guess(self, panel: Panel, points, truth, to=None, **options) -> Stage:
        """Ask for a guess on the picture instead of a choice, as `place_guess` draws it; returns the stage."""
        self._guess = place_guess(self, panel, points, truth, to=to, **options)._asdict() | {"to": to}
        return self

    def finish(self, hides=(), note: str = "", to: dict[str, int] | None = None) -> LiveFigure:
        """The live figure, with its readout and its question, until whose answer what `hides` names is not shown.

        The note stands below it on a page without Python. Once it is answered the figure goes to the positions `to`.
        """
        known = self.say.keys()
        sentences = " ".join(f"{{{name}}}" for name in self._fields)  # one after the other, where nothing joins them
        self.live.readout(self.say.template("readout") if "readout" in known else sentences, **self._fields)
        self.live.note = note
        if self._guess:
            all_hidden = [*hides, *self._guess["hides"]]
            return self.live.guess(self.say.part("ask")("question"), **self._guess | {"hides": all_hidden})
        return self.live.predict(**self.say.question(), hides=hides, to=to) if "ask" in known else self.live


class Line(NamedTuple):
    """The artists of a line that moves; without `upto` or `at` there is no head, and without a style no ghost."""

    line: object
    head: object
    ghost: object


class Panel:
    """One panel of a stage; its methods draw a thing in the colour of its meaning and say how it moves."""

    def __init__(self, stage: Stage, ax):
        self.stage, self.ax, self.vary, self._keys = stage, ax, stage.vary, {}

    def line(
        self, meaning: str, frames, over=(), dashes="-", *, key="", upto=None, at=None, head=None, ghost=None,
        trail=0, **style,
    ):  # fmt: skip
        """A line; `upto` or `at` names a control with whose position a head goes along it.

        Parameters
        ----------
        key : str
            The line's name in the panel's key.
        head : dict, optional
            Style of the head.
        trail : int
            How many of its last points are drawn more strongly, the freshest fully: a trail that fades with age.
        ghost : dict, optional
            Style in which all of the line is drawn behind it, faint: what is still to come.
        """
        over = (over,) if isinstance(over, str) else tuple(over)
        going, ages = {"upto": upto} if upto else {}, [(trail, WEAK), (-(-trail // 4), 1.0)] if trail else []

        def drawn(faint, **which):
            style_of = {"color": COLORS[meaning], "lw": 1.8} | style | faint
            return self.vary(self.ax.plot([], [], dashes, **style_of)[0], frames, over, **which)

        behind = drawn(ghost) if ghost else None
        line = drawn({"alpha": FAINT} if trail else {}, **going)
        for last, alpha in ages:
            drawn({"alpha": alpha}, **going, last=last)
        if key:
            self.key(key, meaning, dashes)
        return Line(line, self.head(meaning, frames, over, at=upto or at, **head or {}) if upto or at else None, behind)

    def head(self, meaning: str, frames, over=(), *, at=None, **style):
        """A marker, where a line has arrived or by itself."""
        marker = look.head(self.ax, COLORS[meaning], **style)
        return self.vary(marker, frames, over, **({"at": at} if at else {}))

    def dots(self, meaning: str, frames, over=(), **style):
        """Points of a scatter."""
        return self.vary(self.ax.scatter([], [], **{"color": COLORS[meaning], "lw": 0} | style), frames, over)

    def area(self, meaning: str, frames, over=(), **style):
        """A filled outline, or several, separated by NaN."""
        style = {"fc": COLORS[meaning], "ec": COLORS[meaning]} | style
        return self.vary(self.ax.add_artist(PathPatch(Path(np.zeros((1, 2))), **style)), frames, over)

    def ring(self, meaning: str, xy, **style):
        """A hollow point, to be dragged."""
        style = {"s": 52, "fc": COLORS["paper"], "ec": COLORS[meaning], "lw": 1.8, "zorder": 4} | style
        return look.whole(self.ax.scatter(*np.reshape(xy, (-1, 2)).T, **style))

    def text(self, meaning: str, words: str, place, over=(), **style):
        """Words whose place varies; `vary` gives them strings that do."""
        return self.vary(self.ax.text(0, 0, words, color=COLORS[meaning], **style), place, over)

    def key(self, words: str, meaning: str, cue, *size, left: float = 0.03) -> None:
        """Name something in the panel's upper left corner, below what is named there already; as `look.key` has it."""
        row = self._keys.setdefault(left, 0)
        look.key(self.ax, [(words, COLORS[meaning], cue, *size)], left, row)
        self._keys[left] += 1

    def draw(self, scenery, *args, **kwargs) -> Panel:
        """Draw what stands still by a function of the axes; returns the panel."""
        scenery(self.ax, *args, **kwargs)
        return self

    def key_at_right(self, words: str, meaning: str, cue: str, top: float = 0.95, **marker) -> list:
        """Name something in the panel's right corner, its line or marker right of the words; returns both artists."""
        height = top - 0.085 * self._keys.setdefault("right", 0)
        self._keys["right"] += 1
        style = {"color": COLORS[meaning], "transform": self.ax.transAxes}
        at, cued = ([0.95], marker) if marker else ([0.91, 0.99], {"lw": 1.8})
        drawn = self.ax.plot(at, [height] * len(at), cue, **style, **cued)
        return [*drawn, self.ax.text(0.89, height, words, ha="right", va="center_baseline", **style)]
