"""How a figure is cut into panels, so that they can wrap: one box for each slot, and for what lies outside the axes."""

from __future__ import annotations

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg

NEAR, HAIR = 1e-3, 0.5  # points: edges that are the same but for rounding, and what nobody sees


def panels(figure) -> list[dict]:
    """One box per subplot slot, in points with y downwards: axes that share a slot share a panel.

    What lies outside the axes is shown in a strip above or below all of them, or else joins the panels it lies on.
    """
    renderer = FigureCanvasAgg(figure).get_renderer()
    cells, loose = _cells(figure, renderer), outside(figure)
    head: list = []
    foot: list = []
    if loose:
        inks = [_points(axes.get_tightbbox(renderer) or axes.bbox, figure) for axes in figure.axes]
        top, bottom = min(ink[1] for ink in inks), max(ink[3] for ink in inks)
        extents = [artist.get_window_extent(renderer).padded(1.0) for artist in loose]  # a line has no height
        loose = [(_points(one, figure), [artist.get_gid()]) for one, artist in zip(extents, loose, strict=True)]
        if len(cells) > 1:
            above, below = [one for one in loose if one[0][3] <= top], [one for one in loose if one[0][1] >= bottom]
            head, cells, foot = _strips(cells, above, below)
            loose = [one for one in loose if one not in above + below]
        for box, names in loose:
            cells = _joined(cells, box, names)
    return [
        {"box": [round(float(v), 2) for v in (left, top, right - left, bottom - top)], "parts": names, "strip": strip}
        for strip, row in ((True, head), (False, cells), (True, foot))
        for (left, top, right, bottom), names in row
    ]


def outside(figure) -> list:
    """What the figure holds outside its axes: titles, texts, legends, lines."""
    return [artist for artist in figure.get_children() if artist is not figure.patch and artist not in figure.axes]


def _points(extent, figure) -> list:
    """An extent in pixels as left, top, right, bottom in points, y downwards."""
    left, low, right, high = extent.extents * 72.0 / figure.dpi
    height = figure.get_figheight() * 72.0
    return [left, height - high, right, height - low]


def _strips(cells: list, above: list, below: list) -> tuple[list, list, list]:
    """A strip as high as what lies above, the cells cut to what is between, and a strip for what lies below."""
    left, top, right, bottom = _union([box for box, _ in cells])
    low, high = max([top, *(box[3] for box, _ in above)]), min([bottom, *(box[1] for box, _ in below)])
    between = [([box[0], max(box[1], low), box[2], min(box[3], high)], names) for box, names in cells]
    head = [([left, top, right, low], [name for _, names in above for name in names])] if above else []
    foot = [([left, high, right, bottom], [name for _, names in below for name in names])] if below else []
    return head, between, foot


def _joined(cells: list, box: list, names: list) -> list:
    """The cells, those that a box lies on made one with it, and with the cells that the whole lies on."""
    hit = [cell for cell in cells if (np.minimum(box, cell[0])[2:] - np.maximum(box, cell[0])[:2] > NEAR).all()]
    whole = _union([box, *(cell[0] for cell in hit)])
    if whole != box:
        return _joined(cells, whole, names)
    joined = (whole, sum((cell[1] for cell in hit), []) + names)
    first = min((cells.index(cell) for cell in hit), default=len(cells))
    return [*cells[:first], joined, *(cell for cell in cells[first:] if cell not in hit)]


def _union(boxes: list) -> list:
    """The box around boxes."""
    lows, highs = np.array(boxes)[:, :2].min(0), np.array(boxes)[:, 2:].max(0)
    return [*lows.tolist(), *highs.tolist()]


def _cells(figure, renderer) -> list:
    """One box per subplot slot, as left, top, right, bottom in points, and the names of its axes.

    The gap between two slots is divided as the figure's outer margins are, but not through the numbers on an axis.
    """
    slots: dict[tuple, list] = {}
    for axes in figure.axes:
        slots.setdefault(tuple(np.round(axes.get_position().extents, 6)), []).append(axes)
    width, height = figure.get_size_inches() * 72.0
    names = [[axes.get_gid() for axes in members] for members in slots.values()]
    if len(slots) == 1:
        return [([0.0, 0.0, width, height], names[0])]
    own = np.array([_union([_with_axis(axes, renderer) for axes in members]) for members in slots.values()])
    slot = np.array([[left, 1 - high, right, 1 - low] for left, low, right, high in slots]) * ([width, height] * 2)
    boxes = np.zeros((len(slots), 4))
    for k, size in enumerate((width, height)):
        start, end, first, last = slot[:, k], slot[:, k + 2], own[:, k], own[:, k + 2]
        boxes[:, k] = _cuts(start, end, first, last, size)
        boxes[:, k + 2] = size - _cuts(size - end, size - start, size - last, size - first, size)
    cells = list(zip(boxes.tolist(), names, strict=True))
    for left, top, right, bottom in own.tolist():  # numbers that reach beyond a neighbour's can't be parted from it
        cells = _joined(cells, [left + HAIR, top + HAIR, right - HAIR, bottom - HAIR], [])
    return cells


def _with_axis(axes, renderer) -> list:
    """What an axes takes with its ticks, their numbers and the axes' names."""
    extents = [axes.bbox, *(axis.get_tightbbox(renderer) for axis in (axes.xaxis, axes.yaxis))]
    return _union([_points(extent, axes.figure) for extent in extents if extent is not None])


def _cuts(starts, ends, firsts, lasts, size: float) -> np.ndarray:
    """Where the panel of each slot begins, given where slots begin and end, and where what they take does."""
    margin, opposite = starts.min(), size - ends.max()
    cuts = []
    for start in starts:
        before = ends[ends <= start + NEAR]
        end = before.max(initial=0.0)
        cut = start - (start - end) * margin / ((margin + opposite) or 1.0)
        least, most = lasts[abs(ends - end) < NEAR].max(initial=0.0), firsts[abs(starts - start) < NEAR].min()
        cuts.append(0.0 if not len(before) else min(max(cut, least), most) if least <= most else (least + most) / 2)
    return np.array(cuts)


def clip_box(axes) -> list[float]:
    """The axes' rectangle in points, y downwards: left, top, right, bottom."""
    return [round(float(v), 2) for v in _points(axes.bbox, axes.figure)]
