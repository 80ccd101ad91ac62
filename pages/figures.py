"""Live figures out of an executed notebook's widget state: what their pages need to move them without a kernel."""

from __future__ import annotations

import base64
import json
import struct
import zlib
from dataclasses import dataclass, field

STATE = "application/vnd.jupyter.widget-state+json"
VIEW = "application/vnd.jupyter.widget-view+json"
SYNCED = ("position", "prediction")
FOR_LAYOUT = ("VBoxModel", "HBoxModel", "BoxModel")


@dataclass
class Figure:
    """One live figure: its still, the state its module reads, and what of it needs Python."""

    alt: str
    png: bytes
    state: dict
    buffers: dict  # path as "scene" or "frames/t0" -> base64 of deflated bytes
    module: str
    style: str
    points: list = field(default_factory=list)  # labels of the points that can be dragged
    asked: list = field(default_factory=list)  # labels of the controls that ask the kernel

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the still in pixels."""
        return struct.unpack(">II", self.png[16:24])

    def script(self, key: str) -> str:
        """The figure's data as a script that hands them to the page."""
        content = {"state": self.state, "buffers": self.buffers}
        return f"courseFigure({json.dumps(key)}, {json.dumps(content, ensure_ascii=False)});\n"


def figure_of(data: dict, widgets: dict) -> Figure | None:
    """The live figure that an output shows, alone or with controls above it; None if it shows none.

    Parameters
    ----------
    data : dict
        The output's mime bundle.
    widgets : dict
        The notebook's widget state, by model id.
    """
    if VIEW not in data or "image/png" not in data:
        return None
    family = list(_family(data[VIEW]["model_id"], widgets))
    live = [model for model in family if {"_esm", "position", "prediction"} <= set(model["state"])]
    if len(live) != 1:
        raise ValueError(f"an output with a still must hold one live figure, found {len(live)}")
    state = live[0]["state"]
    scene, buffers = _without_points(_buffers(live[0]))
    return Figure(
        alt=data["text/plain"].removeprefix("LiveFigure: "),
        png=base64.b64decode(data["image/png"]),
        state={name: state[name] for name in SYNCED},
        buffers=buffers,
        module=state["_esm"],
        style=state["_css"],
        points=[handle["label"] for handle in scene["handles"]],
        asked=[name for model in family if model is not live[0] for name in _labels(model["state"])],
    )


def _family(model_id: str, widgets: dict):
    """A model and those it holds, in the order in which they are shown."""
    model = widgets[model_id]
    yield model
    for child in model["state"].get("children", ()):
        yield from _family(child.removeprefix("IPY_MODEL_"), widgets)


def _labels(state: dict) -> list[str]:
    if state["_model_name"] in FOR_LAYOUT or not state.get("_view_name"):
        return []
    return [state["description"]] if state.get("description") else []


def _buffers(model: dict) -> dict:
    return {"/".join(map(str, buffer["path"])): buffer["data"] for buffer in model["buffers"]}


def _without_points(buffers: dict) -> tuple[dict, dict]:
    """The scene, and the buffers with one that lets no point be dragged: it is Python that answers a drag."""
    scene = json.loads(zlib.decompress(base64.b64decode(buffers["scene"])))
    inert = json.dumps(scene | {"handles": [], "inert": scene["handles"]}, ensure_ascii=False).encode()
    return scene, buffers | {"scene": base64.b64encode(zlib.compress(inert, 9)).decode()}
