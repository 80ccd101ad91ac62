"""Figures on show: re-running a cell closes what it showed before."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .figure import LiveFigure

_shown: dict[tuple, LiveFigure] = {}


def take_place(live: LiveFigure, name: str) -> None:
    """Close the figure of this name that this cell showed before; its reader's prediction carries over."""
    last = _shown.get(key := (name, _cell()))
    if last is not None and last is not live:
        live.prediction, live.dragged = last.prediction, last.guessed()
        last.close()
    _shown[key] = live


def _cell() -> str | None:
    """The running cell's id, where the front end tells it."""
    try:
        from IPython import get_ipython

        return get_ipython().get_parent()["metadata"].get("cellId")
    except (ImportError, AttributeError, KeyError):  # no IPython, or not in a kernel
        return None
