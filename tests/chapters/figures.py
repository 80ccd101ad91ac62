"""What the tests of several figures do with them, as a reader's hand and eye would."""

from itertools import product

from matplotlib.text import Text


def drag(live, x, y, index=0, *, handle=0, let_go=True):
    """Move a point of one of the figure's draggable artists, and let go of it."""
    for told in ("callback", "settle")[: 1 + let_go]:
        list(live._handles.values())[handle][told](index, float(x), float(y))


def sent_at_once(live, x, y):
    """How many bytes a move sends before the point is let go."""
    sent, send = [], live.send
    live.send = lambda content, buffers=(): sent.append(sum(map(len, buffers)))
    drag(live, x, y, let_go=False)
    live.send = send
    return sum(sent)


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
