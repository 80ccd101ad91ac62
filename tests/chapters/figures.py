"""What the tests of several figures do with them, as a reader's hand and eye would."""

from itertools import product


def drag(live, x, y, index=0, *, handle=0, let_go=True):
    """Move a point of one of the figure's draggable artists, and let go of it."""
    for told in ("callback", "settle")[: 1 + let_go]:
        list(live._handles.values())[handle][told](index, float(x), float(y))


def everywhere(live):
    """(position, readout) at every position of the controls."""
    for at in product(*(range(control.count) for control in live.controls.values())):
        position = dict(zip(live.controls, at, strict=True))
        yield position, live.text_at(position)


def moving(live, axes=None):
    """The tracks of what moves, in one panel or in all."""
    return [track for track in live._tracks if track.artist and axes in (None, track.artist.axes)]


def marks(live, control):
    """Where the marks of a control stand: for each a list, by the controls it hangs on."""
    return [mark["at"] for mark in live.controls[control].spec()["marks"]]
