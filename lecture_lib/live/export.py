"""Live figures without a kernel: on a page of their own, or on somebody else's, straight or out of a saved notebook."""

from __future__ import annotations

import json
import struct
from base64 import b64decode, b64encode
from dataclasses import dataclass
from html import escape
from pathlib import Path

HERE = Path(__file__).parent
SCRIPT = (HERE / "live.js").read_text("utf-8")  # made by front/build.js; defines `liveFigures`
STYLE = (HERE / "front" / "live.css").read_text("utf-8")
STATE = "application/vnd.jupyter.widget-state+json"
VIEW = "application/vnd.jupyter.widget-view+json"
SYNCED = ("position", "prediction", "dragged")


@dataclass
class Exported:
    """One live figure: its still, and the state its module reads.

    Attributes
    ----------
    alt, png
        The still and its words.
    state, buffers : dict
        What the browser reads: plain values, and base64 of deflated bytes by paths such as "scene" or "frames/t0".
    """

    alt: str
    png: bytes
    state: dict
    buffers: dict[str, str]

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the still in pixels."""
        return struct.unpack(">II", self.png[16:24])

    @property
    def _content(self) -> str:
        content = json.dumps({"state": self.state, "buffers": self.buffers}, ensure_ascii=False)
        return content.replace("</", "<\\/")  # which would end a script

    def script(self, key: str) -> str:
        """The figure's content as a script that hands it to `liveFigures.watch`."""
        return f"liveFigures.receive({json.dumps(key)}, {self._content});\n"

    def place(self, still: str, key: str = "", below: str = "") -> str:
        """The figure's place on a page: its still, until the live figure stands, and what comes below it."""
        (width, height), named = self.size, f' data-figure="{key}"' if key else ""
        return (
            f'<figure class="live-place"{named}>\n'
            f'<img src="{still}" width="{width}" height="{height}" alt="{escape(self.alt)}">\n{below}</figure>\n'
        )

    def html(self, full: bool = True) -> str:
        """The figure with all it needs, as a document or as a part of one."""
        still = "data:image/png;base64," + b64encode(self.png).decode()
        stands = f"<script>liveFigures.stand(document.currentScript.parentElement, {self._content})</script>\n"
        part = f"<style>\n{STYLE}</style>\n<script>\n{SCRIPT}</script>\n{self.place(still, below=stands)}"
        if not full:
            return part
        names = {"viewport": "width=device-width", "color-scheme": "light dark"}
        metas = "".join(f'<meta name="{name}" content="{content}">\n' for name, content in names.items())
        head = f'<meta charset="utf-8">\n{metas}<title>{escape(self.alt)}'
        return f"<!doctype html>\n<html>\n<head>\n{head}</title>\n</head>\n<body>\n{part}</body>\n</html>\n"


def saved(data: dict, widgets: dict) -> Exported | None:
    """The live figure that an output of an executed notebook shows, if it shows one.

    Parameters
    ----------
    data : dict
        The output's mime bundle.
    widgets : dict
        The notebook's widget state, by model id.
    """
    if VIEW not in data or "image/png" not in data:
        return None
    live = widgets[data[VIEW]["model_id"]]
    return Exported(
        alt=data["text/plain"].removeprefix("LiveFigure: "),
        png=b64decode(data["image/png"]),
        state={name: live["state"][name] for name in SYNCED},
        buffers={"/".join(map(str, buffer["path"])): buffer["data"] for buffer in live["buffers"]},
    )
