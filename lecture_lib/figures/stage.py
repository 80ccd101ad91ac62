"""A figure told as a list of what it shows: each thing is drawn, named in its key and given its frames in one line.

    stage = Stage(say, [slider], panels=2)
    plane = stage.panel(say("cloud"), x=say("weight"), y="α", xlim=(0, 1), ylim=(0, 1))
    plane.line("path", frames.path, upto="alpha")  # a meaning of `look.COLORS`, frames, how they go over the controls
    stage.tell("alpha", error=numbers.decimals(frames.error, 3))
    return stage.finish()

Wherever frames are asked for, ``(run, name)`` will do: those of a `Run`, which are computed anew when a point is
dragged. A function that does this is `look.styled`. What the stage has no word for is drawn with ``panel.ax`` and moved
with ``panel.vary``.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from lecture_lib.figures import look
from lecture_lib.figures.look import COLORS
from lecture_lib.live import LiveFigure


class Run:
    """Frames that are computed from a state, such as a dragged point, and all that shows them.

    Parameters
    ----------
    compute : function of (state, pick, ...)
        Returns a NamedTuple of arrays. There is one pick per control in `along`, an index for the array's axis of that
        control: a slice of all its positions, or a list of the one on screen.
    along : str or tuple of str
        The controls for whose positions the frames are computed, in the order of the picks.
    at : dict, optional
        At which position of other controls these frames are shown.
    """

    def __init__(self, compute, state, along=(), at: dict | None = None):
        self.compute, self.state, self.at, self.shown = compute, state, at or {}, {}
        self.along = (along,) if isinstance(along, str) else tuple(along)
        self.frames = compute(state, *[slice(None)] * len(self.along))

    def show(self, live: LiveFigure, state, everywhere: bool = True) -> None:
        """Compute the frames of another state, at all positions or only for what is on screen, and show them."""
        self.state = state
        here = {} if everywhere else {name: live.position[name] for name in self.along}
        picks = [slice(None) if everywhere else [here[name]] for name in self.along]
        frames, changed = self.compute(state, *picks), {}
        for target, (get, over) in self.shown.items():
            changed[target] = _get(frames, get)[tuple(0 for name in over if name in here)]
        live.replace(changed, at=self.at | here)


class Stage:
    """A live figure of a chapter: its words, its panels, its readout and its question.

    Parameters
    ----------
    say : lecture_lib.words.Words
        The figure's words, with "alt", "readout" and, if something is asked, a table "ask".
    """

    def __init__(self, say, controls, panels: int):
        self.say, self._fields, self._used = say, {}, 0
        self.fig, self._slots = look.figure(panels)
        self.live = LiveFigure(self.fig, name=say.name, alt=say("alt"), controls=controls, words=look.words())

    def panel(self, title: str, *, x="", y="", when=None, xticks=None, yticks=None, **axes) -> Panel:
        """The next panel; with ``when=(control, k, n)``, the k-th of n that take turns in one place.

        Ticks are values, or a dict that also says how each is written; all else goes to the axes.
        """
        ax = self.fig.add_subplot(self._slots[self._used])
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
        over = (over,) if isinstance(over, str) else tuple(over)
        self.live.vary(artist, self._noted(artist, frames, over), over, **options)
        return artist

    def tell(self, over=(), **fields) -> Stage:
        """Fields of the readout: for each an array of strings over these controls."""
        over = (over,) if isinstance(over, str) else tuple(over)
        self._fields |= {name: (self._noted(name, strings, over), over) for name, strings in fields.items()}
        return self

    def drag(self, artist, runs, label: str, *beside, to=lambda index, x, y: np.array([x, y]), hint=None) -> None:
        """Let a point be moved: what is on screen is computed anew at once, all else once the point is let go.

        Parameters
        ----------
        runs : Run or list of Run
            What is computed from the point.
        label : str
            What the point is, for readers who cannot see it.
        beside : artists
            What moves with the point, such as its name.
        to : function of (index, x, y), optional
            The new state of the runs, if it is not the point alone.
        """
        runs = runs if isinstance(runs, list) else [runs]
        follow = [*beside] if any(artist in run.shown for run in runs) else [artist, *beside]

        def place(index, x, y, everywhere):
            self.live.replace({one: [[x, y]] for one in follow})
            state = to(index, x, y)
            for run in runs:
                run.show(self.live, state, everywhere)

        self.live.draggable(
            artist, lambda *at: place(*at, False), settle=lambda *at: place(*at, True), label=label, hint=hint
        )

    def finish(self, hides=()) -> LiveFigure:
        """The live figure, with its readout and its question, until whose answer what `hides` names is not shown."""
        known = self.say.keys()
        sentences = " ".join(f"{{{name}}}" for name in self._fields)  # one after the other, where nothing joins them
        self.live.readout(self.say.template("readout") if "readout" in known else sentences, **self._fields)
        return self.live.predict(**self.say.question(), hides=hides) if "ask" in known else self.live

    def _noted(self, target, frames, over: tuple):
        """The array; of ``(run, name)`` the run's frames, of ``([runs], name)`` theirs stacked, noted for a drag."""
        if not (isinstance(frames, tuple) and len(frames) == 2 and isinstance(frames[0], Run | list)):
            return frames
        runs, get = frames
        for run in runs if isinstance(runs, list) else [runs]:
            run.shown[target] = get, over
        return np.stack([_get(run.frames, get) for run in runs]) if isinstance(runs, list) else _get(runs.frames, get)


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
        self, meaning: str, frames, over=(), dashes="-", *, key="", upto=None, at=None, head=None, ghost=None, **style
    ):
        """A line; `upto` or `at` names a control with whose position a head goes along it.

        Parameters
        ----------
        key : str
            The line's name in the panel's key.
        head : dict, optional
            Style of the head.
        ghost : dict, optional
            Style in which all of the line is drawn behind it, faint: what is still to come.
        """
        over = (over,) if isinstance(over, str) else tuple(over)
        drawn = [self.ax.plot([], [], dashes, **{"color": COLORS[meaning], "lw": 1.8} | one)[0]
                 for one in ([style | ghost] if ghost else []) + [style]]  # fmt: skip
        if key:
            self.key(key, meaning, dashes)
        array = self.stage._noted(drawn[-1], frames, over)  # one for all, so that it is sent once
        self.vary(drawn[-1], array, over, **({"upto": upto} if upto else {}))
        going = self.head(meaning, array, over, at=upto or at, **head or {}) if upto or at else None
        return Line(drawn[-1], going, self.vary(drawn[0], array, over) if ghost else None)

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


def _get(frames, get) -> np.ndarray:
    """A field of the frames by its name, or what a function makes of them."""
    return np.asarray(getattr(frames, get) if isinstance(get, str) else get(frames))
