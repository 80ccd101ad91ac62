"""`LiveFigure`: an ordinary matplotlib figure whose declared parts move in the browser, without the kernel."""

from __future__ import annotations

import inspect
import json
import threading
import zlib
from base64 import b64encode
from collections.abc import Callable, Sequence
from typing import Any, Self

import anywidget
import numpy as np
import traitlets
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text
from numpy.typing import ArrayLike

from . import scenery
from .answers import Answer, Field, as_names, fields_of
from .artists import coordinates, current_xy, members
from .controls import Again, Choice, Slider
from .export import SCRIPT, STYLE, SYNCED, Exported
from .frames import SEPARATOR, axis_places
from .handles import Handle
from .interact import computed
from .panels import panels
from .shown import take_place
from .tracks import DROP, THOUSANDTHS, Track, as_track

Names = str | Sequence[str]  # of controls
BUDGET = 4_000_000  # bytes: what a notebook can keep, and a slow line bring within seconds
WORDS = {
    "reset": "Reset", "play": "Play", "pause": "Pause", "predict": "Predict first", "reveal": "Show",
    "again": "Predict again", "right": "As you predicted.", "wrong": "Not as you predicted.",
}  # fmt: skip


class LiveFigure(anywidget.AnyWidget):
    """A matplotlib figure in which the browser redraws the declared artists for each position of the controls.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
        Any figure made of subplots; it is laid out once, when first shown.
    name : str
        Re-running a cell closes the figure of the same name that the cell showed before.
    controls : list of Slider, Choice and Again
        The axes of positions.
    alt : str
        One or two sentences that say what the picture shows.
    words : dict, optional
        The labels of the figure's own buttons in the reader's language; keys as in `WORDS`.
    budget : int
        Bytes that may be sent; a figure that needs more is refused when it is shown.

    Examples
    --------
    >>> live = LiveFigure(fig, name="line", alt="A turning line.", controls=[Slider("slope", "slope", values)])
    >>> live.vary(line, frames, over=("slope",))  # frames: (positions, points, 2), in data coordinates
    """

    _esm = SCRIPT + "export default liveFigures.default;\n"
    _css = STYLE

    scene = traitlets.Bytes(b"").tag(sync=True)
    frames = traitlets.Dict({}).tag(sync=True)
    position = traitlets.Dict({}).tag(sync=True, echo_update=False)
    prediction = traitlets.Int(-1).tag(sync=True, echo_update=False)
    dragged = traitlets.Dict({}).tag(sync=True, echo_update=False)

    lead: Axes | None = None  # the picture that is large, where there is one; else all are alike
    note = ""  # what is said below the figure on a page without a kernel
    _fig: Any  # the Figure; None once closed

    def __init__(
        self, fig: Figure, *, name: str, controls: Sequence[Slider | Choice | Again] = (), alt: str = "",
        words: dict[str, str] | None = None, budget: int = BUDGET,
    ):  # fmt: skip
        if fig.subfigs or any(axes.name == "3d" for axes in fig.axes):
            raise ValueError("fig must have flat axes and no subfigures: the browser draws neither")
        self._budget = budget
        self._fig, self._name, self.alt, self._words = fig, name, alt, WORDS | (words or {})
        self.controls = {control.name: control for control in controls}
        self._specs = [control.spec() for control in controls]
        self._tracks: list[Track] = []
        self._handles: dict = {}
        self._answers: list[Answer] = []
        self._computed_once: dict = {}
        self._readout: tuple[str, dict] = ("", {})
        self._header: dict | None = None  # the question above the picture
        self._hidden: list = []  # artists, until the question is answered
        self._guess_parts: list = []  # artists, until a point is dragged that is no guess
        self._png, self._lock = b"", threading.RLock()
        self._stale: set[str] = set()  # keys of frames that were replaced and not packed anew
        super().__init__(position={control.name: control.start for control in controls})

    # What moves -----------------------------------------------------------------------------------------------

    def vary(
        self, artist, frames: ArrayLike | Callable | None = None, over: Names = (), *, upto: str | None = None,
        at: str | None = None, last: int = 0, xy: ArrayLike | None = None,
        color: tuple[list[str], ArrayLike] | None = None, size: ArrayLike | None = None,
    ) -> Self:  # fmt: skip
        """Declare what an artist is at each position of the controls named in `over`.

        Parameters
        ----------
        artist : matplotlib Artist
            A line, scatter, `vlines`, `fill_between`, Rectangle, Polygon or PathPatch (coordinates), what `bar` returns
            (lengths), a text (strings), an image (pixels), or anything, Axes included, with booleans (shown or hidden).
        frames : array, function, or field of an `Answer`
            One axis per name in `over`, then ``(points, 2)`` in data coordinates; NaN lifts the pen. `rectangles` and
            `band` make outlines of numbers. For bars one length each, for a text an array of strings, for an image
            ``(h, w, 3 or 4)``. A function is called with the controls' values at each position; for coordinates it may
            give x and y as a tuple. Fields of answers, or a list of them that is stacked, follow the points.
        over : str or tuple of str
            The controls, in the order of the array's axes; if left out, those that the function's arguments name.
        upto, at : str, optional
            A control whose position says how many points show (position + 1), or which one.
        last : int
            Of the points up to there, how many show at most; 0 for all: the fresh end of a trail.
        xy : array, optional
            Coordinates ``(1, 2)`` per position of a text whose strings are `frames`.
        color : (list of colours, index array), optional
            Colours of a scatter's points, as indices shaped like `frames` without its last axis.
        size : array, optional
            Diameters of a scatter's points relative to its own, shaped like `frames` without its last axis.

        Raises
        ------
        ValueError
            If the artist can't vary, a name is not a control's, or the array's axes don't fit the controls' positions.
        """
        shown = {key: value for key, value in (("upto", upto), ("at", at), ("last", last)) if value}
        over = as_names(over)
        if sources := fields_of(frames):
            self._add(as_track(artist, self._beforehand(sources, over), over, **shown), sources)
        elif frames is not None:
            over, frames = self._computed(over, frames)
            for part, own in members(artist, frames):
                self._add(as_track(part, own, over, **shown))
        if xy is not None:
            self._add(Track(artist, "xy", np.asarray(xy, dtype=float), over))
        if color is not None:
            self._add(Track(artist, "color", np.asarray(color[1], dtype=int), over, palette=list(color[0])))
        if size is not None:
            self._add(Track(artist, "size", np.asarray(size, dtype=float), over))
        return self

    def readout(self, template: str, **fields: tuple[ArrayLike | Callable, Names] | Callable) -> Self:
        """A sentence under the figure; each field is ``(array of strings, names of its controls)``, or a function."""
        given = {name: (field, ()) if callable(field) else field for name, field in fields.items()}
        self._readout = (template, {name: self._said(*field) for name, field in given.items()})
        return self

    def _said(self, strings, over: Names) -> Track:
        over, sources = as_names(over), fields_of(strings)
        if sources:
            strings = self._beforehand(sources, over)
        else:
            over, strings = self._computed(over, strings)
        return self._add(Track(None, "text", np.asarray(strings, dtype=str), over), sources)

    def _beforehand(self, sources: list[Field], over: tuple) -> np.ndarray:
        """The frames of answers with the points where they stand at first: those of several are stacked."""
        for field in sources:
            if field.answer not in self._answers:
                field.answer.joins(self.controls)
                self._answers.append(field.answer)
        key = (*((field.answer, field.get) for field in sources), over)
        if key not in self._computed_once:  # one array for all artists that show the same, so that it is sent once
            each = [field.beforehand(over) for field in sources]
            self._computed_once[key] = np.stack(each) if len(each) > 1 else each[0]
        return self._computed_once[key]

    def text_at(self, position: dict[str, int] | None = None) -> str:
        """The readout at a position; controls that are not named stay where they are."""
        position = {**self.position, **(position or {})}
        template, tracks = self._readout
        return template.format(**{name: str(track.frame(position)) for name, track in tracks.items()})

    def draggable(
        self, artist, *answers: Answer, label: str, follow: Sequence[Artist] = (), hint: Text | None = None,
        moves: dict[str, tuple[int, ArrayLike]] | None = None,
    ) -> Self:  # fmt: skip
        """Let the reader move an artist's points, by pointer, finger or arrow keys.

        Parameters
        ----------
        *answers : Answer
            What is computed from the points; their `points` are the artist's, at all positions of what it varies over.
        label : str
            What the point is, for readers who cannot see it.
        follow : artists, optional
            What stands where the point stands, besides the artist itself if it is no field of an answer.
        hint : matplotlib Text, optional
            Words such as "drag me", not shown where nothing answers a drag.
        moves : dict, optional
            Controls that the point takes along instead: for each the axis, 0 or 1, and the coordinate of each position.
        """
        if not any(track.artist is artist for track in self._tracks):
            self.vary(artist, current_xy(artist))
        track, others = self._track_of(artist), [self._track_of(one) for one in follow]
        self._handles[artist] = Handle(track, others, answers, label, hint, moves or {}, self.controls)
        return self

    def drag(self, artist, index: int, x: float, y: float) -> None:
        """Move a point of an artist as a hand would: to data coordinates, held inside the axes."""
        handle, number = self._handles[artist], self._number(artist)
        place = handle.within(x, y)
        if handle.moves:
            self.position = {**self.position, **handle.positions(place)}
        else:
            told = handle.moved(self.dragged.get(number), index, place, self.position, self.controls)
            self.dragged = {**self.dragged, number: told}

    def points(self, artist) -> np.ndarray:
        """Where the points of a draggable artist came to rest, (n, 2) in data coordinates."""
        told = self.dragged.get(self._number(artist))
        return np.array(told["points"] if told else self._handles[artist].home)

    def _number(self, artist) -> str:
        return str(list(self._handles).index(artist))

    @traitlets.validate("dragged")
    def _valid_dragged(self, proposal) -> dict:
        handles = {self._number(artist): handle for artist, handle in self._handles.items()}
        for number, told in proposal["value"].items():
            if number not in handles or not handles[number].can_be(told):
                raise traitlets.TraitError(f"dragged must hold finite points of a handle, got {number!r}: {told}")
        return proposal["value"]

    @traitlets.observe("dragged")
    def _place_points(self, change) -> None:
        for artist, handle in self._handles.items():
            handle.place(self.dragged.get(self._number(artist)))

    def predict(
        self, question: str, options: Sequence[str], *, answer: int, replies: Sequence[str],
        hides: Sequence[Artist] = (), to: dict[str, int] | None = None,
    ) -> Self:  # fmt: skip
        """Ask before the first move; the choice, the right option and the reply to the choice stay on screen.

        Until the reader has chosen or moved something, the readout and what `hides` names are not shown: they would
        give the answer away.

        Parameters
        ----------
        answer : int
            Which option is right, from 0.
        replies : list of str
            What is said to who chose each of the options.
        hides : list of matplotlib Artist
            Artists that hold the answer at the start. The still picture lacks them too.
        to : dict, optional
            Positions of controls to which the figure goes once it is answered; what can play up to there plays.
        """
        if not 0 <= answer < len(options):
            raise ValueError(f"answer must be in 0..{len(options) - 1}, got {answer}")
        if len(replies) != len(options):
            raise ValueError(f"replies must be as many as the {len(options)} options, got {len(replies)}")
        return self._ask({"options": list(options), "answer": answer, "replies": list(replies)}, question, hides, to)

    def guess(
        self, question: str, artist: Artist, reply: Field, *, hides: Sequence[Artist] = (),
        parts: Sequence[Artist] = (), to: dict[str, int] | None = None,
    ) -> Self:  # fmt: skip
        """Ask for a guess that the hand puts on the picture; once it is shown how far off it is, it stays there.

        Parameters
        ----------
        artist : matplotlib Artist
            Whose points are the guess; they are `draggable`, and their hint goes once the answer is shown.
        reply : Field
            What is said of the guess, words of an answer.
        parts : list of matplotlib Artist
            What goes once another point is dragged, since that may change the answer.
        hides, to
            As in `predict`.
        """
        self._handles[artist].guess, self._guess_parts = True, list(parts)
        self._readout[1]["guess"] = self._said(reply, ())
        return self._ask({"guess": "guess"}, question, hides, to)

    def guessed(self) -> dict:
        """Of the points that were dragged, those of a guess."""
        guesses = {self._number(artist) for artist, handle in self._handles.items() if handle.guess}
        return {number: told for number, told in self.dragged.items() if number in guesses}

    def _ask(self, said: dict, question: str, hides: Sequence[Artist], to: dict[str, int] | None) -> Self:
        if outside := [artist for artist in hides if artist.figure is not self._fig]:
            raise ValueError(f"hides must name artists of the figure, got {outside[0]!r}")
        if strangers := [name for name in to or {} if name not in self.controls]:
            raise ValueError(f"to must name controls {sorted(self.controls)}, got {strangers[0]!r}")
        self._header = said | {"question": question, "to": to or {}}
        self._hidden = list(hides)
        return self

    def _computed(self, over, frames) -> tuple[tuple, Any]:
        """The controls' names as a tuple, and the frames that a function gives at their positions."""
        if not callable(frames):
            return over, frames
        over = over or tuple(inspect.signature(frames).parameters)
        if strangers := [name for name in over if name not in self.controls]:
            raise ValueError(f"over must name controls {sorted(self.controls)}, got {strangers[0]!r}")
        return over, computed(frames, over, self.controls)

    def _add(self, track: Track, sources: Sequence[Field] = ()) -> Track:
        track.check(self.controls)
        track.sources = list(sources)
        if track.artist is not None and track.artist.get_figure(root=True) is not self._fig:
            raise ValueError(f"what varies must be an artist of the figure, got {track.artist!r}")
        twin = next((other for other in self._tracks if other.shares(track)), None)
        track.key = twin.key if twin else f"t{len(self._tracks)}"
        self._tracks.append(track)
        return track

    # What is sent ---------------------------------------------------------------------------------------------

    def build(self) -> Self:
        """Draw the scenery and the still, and pack the frames; only the first call does anything."""
        with self._lock:
            if not self.scene:
                scenery.freeze(self._fig)
                scene = self._scene()
                frames = {key: track.pack(track.frames) for key, track in self._by_key().items()}
                frames |= {key: zlib.compress(content, 9) for key, content in self._codes().items()}
                packed = zlib.compress(json.dumps(scene, ensure_ascii=False).encode())
                self._hold_to_budget(frames, len(packed))
                with self.hold_sync():
                    self.frames, self.scene = frames, packed
                self._png = self._still()  # last: the browser unpacks meanwhile
                for answer in self._answers:
                    answer.forget()
        return self

    def _by_key(self) -> dict[str, Track]:
        return {track.key: track for track in self._tracks}

    def _codes(self) -> dict[str, bytes]:
        """What the answers' functions are, as WebAssembly, and what they are given."""
        codes = {f"code{self._code_number(answer)}": answer.code for answer in self._answers if answer.code}
        return codes | {f"given{number}": answer.bytes_given() for number, answer in enumerate(self._answers)}

    def _code_number(self, answer: Answer) -> int:
        return next(number for number, other in enumerate(self._answers) if other.code == answer.code)

    def _hold_to_budget(self, frames: dict, scenery_size: int) -> None:
        total = scenery_size + sum(map(len, frames.values()))
        if total <= self._budget:
            return
        key = max(self._by_key(), key=lambda key: len(frames[key]))
        track, largest = self._by_key()[key], len(frames[key]) / 1e6
        positions = " × ".join(str(self.controls[name].count) for name in track.over)
        raise ValueError(
            f"the figure would send {total / 1e6:.1f} MB, more than its budget of {self._budget / 1e6:.1f} MB; "
            f"{largest:.1f} MB are {track.artist or 'the readout'} at {positions} positions of {track.over}"
        )

    def _scene(self) -> dict:
        drawn = [track for track in self._tracks if track.artist is not None]
        hints = [handle.hint for handle in self._handles.values() if handle.hint is not None]
        scenery.name_parts(self._fig, [*(track.artist for track in drawn), *self._hidden, *hints])
        svg = scenery.draw_template(self._fig, drawn)
        specs = [track.spec() for track in drawn]  # before anything else measures a text
        boxes = panels(self._fig)
        template, fields = self._readout
        return {
            "svg": svg, "panels": boxes, "lead": self._lead_of(boxes), "note": self.note, "controls": self._specs,
            "alt": self.alt, "words": self._words, "tracks": specs,
            "handles": [handle.spec(self._answers) for handle in self._handles.values()],
            "answers": [self._answer_spec(answer, number) for number, answer in enumerate(self._answers)],
            "readout": {"template": template, "fields": {
                name: {"key": track.key, "over": track.over} for name, track in fields.items()}},
            "header": self._header and self._header | {"parts": _names(self._guess_parts)},
            "hidden": _names(self._hidden),
            "separator": SEPARATOR, "drop": DROP, "thousandths": THOUSANDTHS,
        }  # fmt: skip

    def _lead_of(self, boxes: list[dict]) -> int | None:
        """The number of the panel that is large."""
        if self.lead is None or any(box["strip"] for box in boxes):
            return None
        return next(number for number, box in enumerate(boxes) if self.lead.get_gid() in box["parts"])

    def _answer_spec(self, answer: Answer, number: int) -> dict:
        """An answer, with the tracks that it changes: which field of it, and how many axes come before the field's."""
        spec = answer.spec(f"code{self._code_number(answer)}", answer.frames(answer.start))
        told = {(track.key, field.get if isinstance(field.get, str) else id(field.get)): {
                    "key": track.key, "over": track.over, "leading": field.leading(track.over), "prop": track.prop,
                    "field": field.get if isinstance(field.get, str) else field.get.spec(),
                    "place": track.artist and axis_places(coordinates(track.artist), track.artist),
                    "unit": track.unit,
                    "count": track.frames.shape[-2] if track.prop == "xy" else 1,
                } for track in self._tracks for field in track.sources if field.answer is answer}  # fmt: skip
        return spec | {"tracks": list(told.values()), "given_key": f"given{number}"}

    def _still(self) -> bytes:
        for track in self._tracks:
            if track.artist is not None:
                track.settle(self.position)
        shown = [artist for artist in self._hidden if artist.get_visible()]
        for artist in shown:
            artist.set_visible(False)
        still = scenery.draw_png(self._fig)
        for artist in shown:
            artist.set_visible(True)
        return still

    def replace(self, changed: dict, at: dict[str, int] | None = None) -> None:
        """Give artists, or readout fields by name, new frames: all of them, or the slice at one position.

        Parameters
        ----------
        changed : dict
            Artist or name of a readout field -> array as in `vary`; with `at`, of that slice alone. A track that
            does not depend on the controls in `at` is replaced whole.
        at : dict, optional
            Position of the leading controls of `over`, e.g. ``{"scale": 2}``.
        """
        with self._lock:
            items: list[dict] = []
            buffers = []
            for target, array in (pair for one in changed.items() for pair in members(*one)):
                track = self._track_of(target, array)
                index = tuple((at or {})[name] for name in track.over if name in (at or {}))
                part = self._store(track, index, array)
                if self.scene and not any(item["key"] == track.key for item in items):
                    items.append({"key": track.key, "block": _block(index, track.frames.shape)})
                    buffers.append(track.pack(part, level=1))
                    self._stale.add(track.key)
            if items:
                self.send({"kind": "frames", "items": items}, buffers)

    def _store(self, track: Track, index: tuple, array) -> np.ndarray:
        """Keep new frames in an array of our own, for every track that shares it."""
        new = as_track(track.artist, array, ()).frames if track.artist else np.asarray(array, dtype=str)
        if new.shape != track.frames[index].shape:
            raise ValueError(f"new frames must have shape {track.frames[index].shape}, got {new.shape}")
        whole = track.frames.astype(np.result_type(track.frames, new), copy=True)
        whole[index] = new
        for twin in [twin for twin in self._tracks if twin.key == track.key]:
            twin.frames = whole
        return new

    def _track_of(self, target, array=None) -> Track:
        if isinstance(target, str) and target in self._readout[1]:
            return self._readout[1][target]
        tracks = [track for track in self._tracks if track.artist is target]
        if not tracks:
            raise ValueError(f"replace needs an artist that varies or the name of a readout field, got {target!r}")
        prop = as_track(target, array, ()).prop if array is not None else "xy"
        return next((track for track in tracks if track.prop == prop), tracks[0])

    def get_state(self, key=None, drop_defaults=False):
        """The state as sent to a browser; frames replaced since are packed only when one asks for all."""
        with self._lock:
            for track in self._tracks:
                if track.key in self._stale:
                    self.frames[track.key] = track.pack(track.frames)
                    self._stale.discard(track.key)
        return super().get_state(key=key, drop_defaults=drop_defaults)

    # What comes back ------------------------------------------------------------------------------------------

    @traitlets.validate("position")
    def _valid_position(self, proposal) -> dict:
        position = proposal["value"]
        if set(position) != set(self.controls):
            raise traitlets.TraitError(f"position must name {sorted(self.controls)}, got {sorted(position)}")
        for name, index in position.items():
            if not isinstance(index, int) or not 0 <= index < self.controls[name].count:
                raise traitlets.TraitError(
                    f"position of {name!r} must be in 0..{self.controls[name].count - 1}, got {index!r}"
                )
        return position

    # What is shown --------------------------------------------------------------------------------------------

    def _repr_mimebundle_(self, **kwargs):
        if self._fig is None:
            return {"text/plain": f"LiveFigure, closed when its cell was run again: {self.alt}"}
        self.build()
        take_place(self, self._name)
        bundle = super()._repr_mimebundle_(**kwargs)
        data = dict(bundle[0] if isinstance(bundle, tuple) else bundle or {})
        return data | {"image/png": b64encode(self._png).decode(), "text/plain": f"LiveFigure: {self.alt}"}

    def to_html(self, full: bool = True) -> str:
        """The figure as a page that moves without kernel, network or other files; if not `full`, as a part of one."""
        self.build()
        frames = self.get_state("frames")["frames"]
        buffers = {"scene": self.scene} | {f"frames/{key}": packed for key, packed in frames.items()}
        encoded = {path: b64encode(packed).decode() for path, packed in buffers.items()}
        return Exported(self.alt, self._png, {name: getattr(self, name) for name in SYNCED}, encoded).html(full)

    def close(self) -> None:
        """Close the figure's channel to the browser."""
        self.layout.close()
        super().close()
        # The notebook's Out may keep a closed figure; let go of all that is large.
        self._tracks, self._handles, self._readout, self._specs = [], {}, ("", {}), []
        self._hidden, self._guess_parts = [], []
        self._answers, self._computed_once, self.lead = [], {}, None
        self._fig, self._png, self.controls, self.frames, self.scene = None, b"", {}, {}, b""


def _names(artists: list) -> list[str]:
    return [artist.get_gid() for artist in artists]


def _block(index: tuple, shape: tuple) -> list[int]:
    """Where a slice lies in the whole, in units of its own length: its number, and how many there are."""
    leading = shape[: len(index)]
    return [int(np.ravel_multi_index(index, leading)) if index else 0, int(np.prod(leading, dtype=int))]
