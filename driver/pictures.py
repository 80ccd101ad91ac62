"""Every live figure of the course on a page, and beside it what matplotlib draws for the same position.

matplotlib is the oracle: it draws the figure anew at a position, its SVG is put where the live panels stand, in the
same browser under the same style sheet, and the two screenshots are compared panel by panel.
"""

from __future__ import annotations

import importlib
import io
import json
import re
import zlib
from base64 import b64decode
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import nbformat
import numpy as np
from ipywidgets.embed import dependency_state
from PIL import Image, ImageChops, ImageFilter

from lecture_lib.live import LiveFigure, scenery
from lecture_lib.live.export import STATE
from pages import build
from pages.page import page_of

SCALE = 2  # pixels of a screenshot per pixel of the page
CLEAR = 40  # of 255: pixels that differ by more are different
ALIKE = 4e-4  # share of a panel's pixels: an edge that lies between two pixels can show in so many
FORGIVEN = 1  # pixels of blur: half a pixel's shift of an edge is none
HAIR = 0.03  # points
TOUCH = 1.0  # pixels by which words may overlap, or leave their panel

# The figure moves to a position, as by hand; once it is drawn, what it says and where its panels are is returned.
MOVE = """async (place, position) => {
  const rows = [...place.querySelectorAll(".live-controls > .live-slider, .live-controls > .live-choice")];
  rows.forEach((row, number) => {
    const inputs = row.querySelectorAll("input");
    if (row.classList.contains("live-choice")) return inputs[position[number]].click();
    inputs[0].value = position[number];
    inputs[0].dispatchEvent(new Event("input", { bubbles: true }));
  });
  [...place.querySelectorAll(".live-again")].forEach((button, number) => {
    const drawn = position[rows.length + number];
    while (+button.value !== drawn) button.click();
  });
  const panels = place.querySelector(".live-stage"), box = (one) => {
    const { x, y, width, height } = one.getBoundingClientRect();
    return [x + scrollX, y + scrollY, width, height];
  };
  panels.scrollIntoView({ behavior: "instant", block: "nearest" });
  await new Promise(requestAnimationFrame); // after the figure's own
  return {
    said: place.querySelector(".live-readout").textContent,
    clip: box(panels), panels: [...panels.querySelectorAll(".live-panel-svg")].map(box),
  };
}"""
# Another SVG in the place of each live panel, cut as it is; without one, the live panels are put back. A browser sets
# letters on whole pixels, so that a hair's breadth moves them by one: words that close are put together.
SWAP = """(place, [svg, hair]) => {
  const at = scrollY;
  place.querySelectorAll(".reference").forEach((one) => one.replaceWith(one.replaced));
  const panels = place.querySelectorAll(".live-panel-svg"), texts = [...place.querySelectorAll(".live-stage text")];
  const where = (text) => ["x", "y"].map((name) => +text.getAttribute(name));
  const close = (one, other) => where(one).every((at, k) => Math.abs(at - where(other)[k]) < hair);
  for (const panel of svg ? panels : []) {
    const whole = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
    const drawn = document.importNode(whole, true);
    for (const name of ["width", "height"]) drawn.removeAttribute(name);
    drawn.setAttribute("viewBox", panel.getAttribute("viewBox"));
    drawn.setAttribute("overflow", "hidden");
    drawn.setAttribute("class", `${panel.getAttribute("class")} reference`);
    drawn.style.cssText = panel.style.cssText;
    drawn.replaced = panel;
    for (const text of drawn.querySelectorAll("text[x]")) {
      const twin = texts.find((one) => one.textContent === text.textContent && close(one, text));
      for (const name of twin ? ["x", "y"] : []) text.setAttribute(name, twin.getAttribute(name));
    }
    panel.replaceWith(drawn);
  }
  scrollTo(0, at); // a page's end moves up in WebKit while a panel is not there
}"""
# What can be read in the panels: the words, their panel's size, and their four corners in it, in pixels. A box is as
# high as its font's tallest letters and deepest descenders; a fifth of that on either side is air.
WORDS = """(place) => [...place.querySelectorAll(".live-panel-svg")].flatMap((panel, number) => {
  const home = panel.getBoundingClientRect();
  const seen = (node) => node === panel || (getComputedStyle(node).display !== "none" && seen(node.parentElement));
  return [...panel.querySelectorAll("text")].filter((text) => text.textContent.trim() && seen(text)).map((text) => {
    const { x, y, width, height } = text.getBBox(), to = text.getScreenCTM();
    const corner = (u, v) => {
      const at = new DOMPoint(x + u * width, y + v * height).matrixTransform(to);
      return [at.x - home.x, at.y - home.y];
    };
    return {
      panel: number, size: [home.width, home.height], words: text.textContent,
      corners: [corner(0, 0.2), corner(1, 0.2), corner(1, 0.8), corner(0, 0.8)],
    };
  });
})"""
# Of the parts that move: those in which there is nothing to see, and those that stand as in matplotlib's template.
UNDRAWN = """(place, [names, svg]) => {
  const template = new DOMParser().parseFromString(svg, "image/svg+xml");
  const shape = (one) => one.getAttribute("d") ?? `${+one.getAttribute("x")} ${+one.getAttribute("y")}`;
  const drawn = (one) => !one.closest("defs") && one.style.display !== "none";
  const where = (node) => [...node.querySelectorAll("use, path")].filter(drawn).map(shape);
  const hidden = (node) => !node.matches(".live") && (node.style.display === "none" || hidden(node.parentElement));
  return names.filter((name) => {
    const node = place.querySelector(`.live-stage [id$="-${name}"]`), before = where(template.getElementById(name));
    if (hidden(node)) return false; // its turn comes when its axes are shown
    if (!node.querySelector("use, path, text, image") && !node.matches("image")) return true;
    return where(node).some((one) => before.includes(one));
  });
}"""
# Of what is hidden until the question is answered: what can be seen.
VISIBLE = """(place) => !place.querySelector(".live-asking") ? []
  : [...place.querySelectorAll(".live-readout, .live-mark, .live-answer, .live-answer *")]
  .filter((one) => getComputedStyle(one).visibility !== "hidden").map((one) => one.id || one.className)"""
ANSWER = """async (place) => {
  place.querySelector(".live-question:not(.live-answered) button")?.click();
  await new Promise(requestAnimationFrame); // controls that move to the answer show it
}"""
# A point is dragged by the arrow keys; what the page then knows of all points that were moved is returned.
DRAG = """async (place, [number, keys, among]) => {
  const grips = [...place.querySelectorAll(among)].filter((one) => one.getBoundingClientRect().width);
  const grip = grips[number % grips.length];
  for (const key of keys) {
    grip.dispatchEvent(new KeyboardEvent("keydown", { key, shiftKey: true, bubbles: true }));
    await new Promise(requestAnimationFrame);
  }
  return [place.model.get("dragged"), place.model.get("position")];
}"""
# Every figure near and standing.
STAND = """async () => {
  for (const place of document.querySelectorAll(".live-place")) {
    place.scrollIntoView({ behavior: "instant" });
    while (!place.classList.contains("live-stands")) await new Promise(requestAnimationFrame);
  }
  await document.fonts.ready;
}"""


def shots(page) -> Callable:
    """What takes pictures of a page of Playwright's Chromium, quicker than the page does by itself."""
    protocol = page.context.new_cdp_session(page)

    def shoot(*clip) -> bytes:
        box = dict(zip(("x", "y", "width", "height"), clip, strict=True)) | {"scale": SCALE}
        return b64decode(protocol.send("Page.captureScreenshot", {"clip": box, "optimizeForSpeed": True})["data"])

    return shoot


@dataclass
class Shown:
    """A live figure and its place on a page.

    Attributes
    ----------
    live : LiveFigure
        The very figure, or one of the same frames; matplotlib draws it.
    place : playwright Locator
        What holds one view of it; in another browser, what can be evaluated as one.
    shoot : callable
        Takes a picture of (x, y, width, height) of the page: a PNG.
    beside : Executor
        Does what the browser need not wait for.
    """

    live: LiveFigure
    place: object
    shoot: Callable = None
    beside: Executor = None

    def skip_question(self) -> None:
        """Answer the question, whatever is right."""
        self.place.evaluate(ANSWER)

    def reply(self) -> tuple[str, str]:
        """What is said of the guess, if one is asked for: in the page, and by the figure here."""
        said = self.live._readout[1].get("guess")
        shown = self.place.evaluate("(place) => place.querySelector('.live-reply')?.textContent")
        return (shown, str(said.frame(self.live.position))) if said else ("", "")

    def guess(self, keys: list[str]) -> None:
        """Move all points of a guess, if one is asked for."""
        for handle in self.live._handles.values():
            for number in range(len(handle.home) if handle.guess else 0):
                self.drag(number, keys, ".live-handle.live-guess")

    def drag(self, number: int, keys: list[str], among: str = ".live-handle") -> dict:
        """Move one of the points that show by so many arrow keys with Shift; returns the position of the controls.

        The figure here knows of it, too.
        """
        dragged, position = self.place.evaluate(DRAG, [number, keys, among])
        self.live.dragged = dragged
        return {name: position[name] for name in self.live.controls}

    def states(self, middle: bool = True) -> list[dict]:
        """The start, then both ends of each control and, if asked, its middle; one is moved at a time."""
        start = {name: control.start for name, control in self.live.controls.items()}
        moved = [start | {name: index} for name, control in self.live.controls.items()
                 for index in (0, control.count - 1, control.count // 2)[: 3 if middle else 2]]  # fmt: skip
        return [dict(state) for state in dict.fromkeys(tuple(state.items()) for state in [start, *moved])]

    def in_page(self, state: dict) -> list[int]:
        """Positions in the order of the page: buttons that draw again come last."""
        kinds = {name: control.kind == "again" for name, control in self.live.controls.items()}
        return [state[name] for name in sorted(state, key=lambda name: kinds[name])]

    def pictures(self, state: dict) -> tuple[str, list]:
        """The readout at a position, and of each panel a pair of pictures: the live one and matplotlib's."""
        drawn = self.beside.submit(drawn_by_matplotlib, self.live, state)  # while the browser is at it
        seen = self.place.evaluate(MOVE, self.in_page(state))
        live = self._shot(seen["clip"])
        self.place.evaluate(SWAP, [drawn.result(), HAIR])
        reference = self._shot(seen["clip"])
        self.place.evaluate(SWAP, [None, HAIR])
        return seen["said"], [
            tuple(_cut(shot, seen["clip"], box) for shot in (live, reference)) for box in seen["panels"]
        ]

    def _shot(self, clip) -> Image.Image:
        return Image.open(io.BytesIO(self.shoot(*clip))).convert("RGB")

    def told_early(self) -> list[str]:
        """What is seen of the readout and of what the question hides, while it has not been answered."""
        return self.place.evaluate(VISIBLE)

    def undrawn(self) -> list[str]:
        """The moving parts that are empty, or stand where matplotlib's template has them."""
        tracks = [track for track in self.live._tracks if track.artist is not None and track.prop == "xy"]
        template = json.loads(zlib.decompress(self.live.scene))["svg"]
        return self.place.evaluate(UNDRAWN, [[track.artist.get_gid() for track in tracks], template])

    def crowded(self) -> list[str]:
        """What is wrong with the words in the panels: two that overlap, or one that its panel clips."""
        words = self.place.evaluate(WORDS)
        clipped = [word["words"] for word in words if not _inside(word)]
        overlapping = [f"{one['words']} | {other['words']}" for one, other in combinations(words, 2)
                       if one["panel"] == other["panel"] and _overlap(one["corners"], other["corners"])]  # fmt: skip
        return [f"clipped: {one}" for one in clipped] + [f"overlapping: {two}" for two in overlapping]


def _inside(word: dict) -> bool:
    corners, size = np.array(word["corners"]), np.array(word["size"])
    return bool((corners > -TOUCH).all() and (corners < size + TOUCH).all())


def _overlap(one, other) -> bool:
    """Whether two convex quadrilaterals overlap by more than a touch: no edge of either parts them."""
    one, other = np.array(one), np.array(other)
    if (one.max(0) < other.min(0)).any() or (other.max(0) < one.min(0)).any():
        return False  # nor do their boxes
    for quadrilateral in (one, other):
        edges = np.roll(quadrilateral, -1, axis=0) - quadrilateral
        normals = np.column_stack([edges[:, 1], -edges[:, 0]])
        normals /= np.linalg.norm(normals, axis=1, keepdims=True) + 1e-12
        a, b = one @ normals.T, other @ normals.T
        if ((a.max(0) - TOUCH < b.min(0)) | (b.max(0) - TOUCH < a.min(0))).any():
            return False
    return True


def _cut(shot: Image.Image, clip, box) -> Image.Image:
    left, top = SCALE * (box[0] - clip[0]), SCALE * (box[1] - clip[1])
    return shot.crop(tuple(map(round, (left, top, left + SCALE * box[2], top + SCALE * box[3]))))


def side_by_side(one: Image.Image, other: Image.Image) -> Image.Image:
    """A pair of pictures as one, for the eye."""
    both = Image.new("RGB", (one.width + other.width + 10, max(one.height, other.height)), "red")
    both.paste(one, (0, 0))
    both.paste(other, (one.width + 10, 0))
    return both


def difference(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that differ clearly, once both are blurred by a pixel."""
    blurred = [picture.filter(ImageFilter.GaussianBlur(FORGIVEN)) for picture in (one, other)]
    apart = np.asarray(ImageChops.difference(*blurred)).max(-1)
    return float((apart > CLEAR).mean())


def drawn_by_matplotlib(live, state: dict) -> str:
    """The figure as matplotlib draws it with every moving artist where it is at a position."""
    for track in live._tracks:
        if track.artist is not None:
            track.settle(state)
    for handle in live._handles.values():
        if handle.guess and handle.hint:
            handle.hint.set_visible(False)  # its question is answered
    if live.dragged != live.guessed():
        for artist in live._guess_parts:
            artist.set_visible(False)
    return scenery.draw_svg(live._fig)


def explorers(source: Path) -> dict:
    """The explorers that a chapter calls, by name, in their order."""
    module = importlib.import_module(f"lecture_lib.chapters.{source.stem[3:]}.figures")
    names = re.findall(r"^figures\.(explore_\w+)\(\)$", source.read_text("utf-8"), re.M)
    return {name: getattr(module, name) for name in names}


def write_site(folder: Path, source: Path, lang: str) -> dict:
    """A site with a page of the chapter's figures and nothing else; returns the figures, by the explorer's name."""
    shown = {name: explore() for name, explore in explorers(source).items()}
    notebook = nbformat.v4.new_notebook(metadata={"title": source.stem, "widgets": {STATE: {"state": _state(shown)}}})
    for name, widget in shown.items():
        output = nbformat.v4.new_output("display_data", data=widget._repr_mimebundle_())
        notebook.cells.append(nbformat.v4.new_code_cell(name, outputs=[output]))
    page = page_of(notebook, source.stem, lang)
    (folder / lang / "figures").mkdir(parents=True)
    build.put(folder / lang / f"{source.stem}.html", build.framed(page, [page]))
    build.write_figures(page, folder / lang / "figures")
    build.write_assets(folder / "assets", [build.FRONT / name for name in build.PAGE_ASSETS])
    return {name: getattr(widget, "live", widget) for name, widget in shown.items()}


def _state(shown: dict) -> dict:
    for widget in shown.values():
        getattr(widget, "live", widget).build()
    return json.loads(json.dumps(dependency_state(list(shown.values()), drop_defaults=False)))
