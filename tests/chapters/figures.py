"""What the tests of several figures do with them, as a reader's hand and eye would."""

from itertools import product

import numpy as np
from matplotlib.text import Text


def drag(live, x, y, index=0, *, handle=0):
    """Move a point of one of the figure's draggable artists."""
    live.drag(list(live._handles)[handle], index, float(x), float(y))


def every(answer, points=None, /, **counts):
    """The frames of an answer at all positions of the controls in `along`, of which there are so many, from points."""
    answer.points = answer.home if points is None else np.array(points, dtype=float).reshape(answer.home.shape)
    start = {"point": answer.first, **dict.fromkeys(answer.beside, 0)}
    shape = [counts[name] for name in answer.along]
    each = [answer.frames(start | dict(zip(answer.along, at, strict=True))) for at in np.ndindex(*shape)]
    fields = zip(*each, strict=True)
    return type(each[0])(*(np.array(field).reshape((*shape, *np.shape(field[0]))) for field in fields))


def everywhere(live):
    """(position, readout) at every position of the controls."""
    for at in product(*(range(control.count) for control in live.controls.values())):
        position = dict(zip(live.controls, at, strict=True))
        yield position, live.text_at(position)


def moving(live, axes=None, title=None):
    """The tracks of what moves, in one panel, in those of a title or in all."""
    tracks = [track for track in live._tracks if track.artist and axes in (None, track.artist.axes)]
    return [track for track in tracks if title in (None, track.artist.axes.get_title("left"))]


def marks(live, control):
    """Where the marks of a control stand: for each a list, by the controls it hangs on."""
    return [mark["at"] for mark in live.controls[control].spec()["marks"]]


def told_at_once(live):
    """All texts that are shown while the question is open."""
    return [one.get_text() for one in live._fig.findobj(Text) if one.get_visible() and one not in live._hidden]


def guess_of(live):
    """The ring of a guess, and where it should stand."""
    ring = next(artist for artist, handle in live._handles.items() if handle.guess)
    return ring, live._hidden[-2].get_xydata()
