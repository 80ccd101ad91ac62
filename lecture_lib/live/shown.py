"""Figures on show: re-running a cell closes what it showed before; kernel-backed controls stand above a figure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import ipywidgets

if TYPE_CHECKING:
    from .figure import LiveFigure

_shown: dict[tuple, LiveFigure] = {}


def take_place(live: LiveFigure, name: str) -> None:
    """Close the figure of this name that this cell showed before; its reader's prediction carries over."""
    last = _shown.get(key := (name, _cell()))
    if last is not None and last is not live:
        live.prediction = last.prediction
        last.close()
    _shown[key] = live


def _cell() -> str | None:
    """The running cell's id, where the front end tells it."""
    try:
        from IPython import get_ipython

        return get_ipython().get_parent()["metadata"].get("cellId")
    except (ImportError, AttributeError, KeyError):  # no IPython, or not in a kernel
        return None


class Panel(ipywidgets.VBox):
    """Controls that ask the kernel, above a live figure; its mime bundle carries the figure's still."""

    def __init__(self, live: LiveFigure, controls: list):
        self.live = live.build()
        super().__init__([*controls, live])
        live.companions = [*_family(controls), self.layout, self]

    def close(self) -> None:
        super().close()
        self.children = ()  # the notebook's Out may keep this, but not what its children's callbacks hold

    def _repr_mimebundle_(self, **kwargs):
        return self.live.bundle(super()._repr_mimebundle_(**kwargs))


def panel(live: LiveFigure, controls: Iterable[ipywidgets.Widget]) -> Panel:
    """Show ordinary ipywidgets above a live figure."""
    return Panel(live, list(controls))


def _family(widgets) -> list:
    """Widgets with all that they hold: children, layouts and styles, each with a channel of its own."""
    found = []
    for widget in widgets:
        parts = [getattr(widget, name, None) for name in ("layout", "style")]
        found += [*_family(getattr(widget, "children", ())), *(part for part in parts if part is not None), widget]
    return found
