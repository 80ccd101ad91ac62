"""A live figure as a reader has it: its controls worked by keys and mouse, its picture read from the page."""

from __future__ import annotations

import math
import re
import time

import numpy as np

TENTH = 0.1  # points: how exactly everything must be in place
LENIENT = 0.15  # points: markers, whose place is that of their boxes
MOVES = 20  # of the mouse in a drag, at most: as many as a quick hand makes
FAR = 20_000  # points: beyond this, a line ends far out of the picture, in the right direction
CONTROLS = ".live-controls > .live-slider, .live-controls > .live-choice"
# Of each named part: is it visible, its lines and its markers' centres in points of the figure, text and pixels.
READ = """(root, names) => Object.fromEntries(names.map((name) => {
  const visible = (part) => part === root || (getComputedStyle(part).display !== "none" && visible(part.parentElement));
  const node = root.querySelector(`[id$="-${name}"]`), svg = node.ownerSVGElement;
  if (!visible(node)) return [name, { visible: false }];
  const back = DOMMatrix.fromMatrix(svg.getScreenCTM()).inverse(), scale = Math.abs(back.a);
  const place = (x, y, from) => {
    const p = new DOMPoint(x, y).matrixTransform(back.multiply(from));
    return [p.x, p.y];
  };
  const path = node.querySelector(":scope > path"), text = node.querySelector("text");
  const pair = (two) => place(...two.trim().split(/[ ,]+/).map(Number), path.getScreenCTM());
  const strokes = (path?.getAttribute("d") ?? "").split("M").slice(1);
  const lines = strokes.map((stroke) => stroke.replace("Z", "").split("L").map(pair));
  const uses = [...node.querySelectorAll("use")].filter(visible).map((use) => {
    const { left, top, width, height } = use.getBoundingClientRect();
    const at = place(left + width / 2, top + height / 2, new DOMMatrix());
    return { at, diameter: width * scale, fill: getComputedStyle(use).fill };
  });
  const start = text?.textContent && text.getStartPositionOfChar(0);
  const image = node.tagName === "image" ? node : node.querySelector("image");
  return [name, {
    visible: true, lines, uses, stroke: path && getComputedStyle(path).stroke, image: image?.getAttribute("href"),
    text: text?.textContent, start: start && place(start.x, start.y, text.getScreenCTM()),
  }];
}))"""
VISIBLE = """(panels) => {
  const copy = panels.cloneNode(true);
  const others = "[style*='display: none'], .live-controls, .live-readout, .live-spoken";
  copy.querySelectorAll(others).forEach((one) => one.remove());
  copy.querySelectorAll("[aria-description]").forEach((one) => one.removeAttribute("aria-description")); // at rest
  copy.querySelectorAll("[style]").forEach(({ style }) => { style.cssText = style.cssText; }); // one way of writing it
  return copy.innerHTML.replaceAll(' style=""', "");
}"""
ON_SCREEN = """(root, [name, x, y]) => {
  const p = new DOMPoint(x, y).matrixTransform(root.querySelector(`[id$="-${name}"]`).ownerSVGElement.getScreenCTM());
  return [p.x, p.y];
}"""


def eventually(check, seconds: float = 15.0):
    """What `check` returns once it raises no AssertionError: for what the kernel has to answer first."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            return check()
        except AssertionError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def points(axes, xy) -> np.ndarray:
    """Data coordinates as points of the figure, from its upper left corner: by matplotlib, not by the package."""
    place = axes.transData.transform(np.reshape(xy, (-1, 2))) * 72 / axes.figure.dpi
    return np.column_stack([place[:, 0], axes.figure.get_figheight() * 72 - place[:, 1]])


def data(axes, xy) -> np.ndarray:
    """The inverse of `points`, of one point."""
    place = np.array([xy[0], axes.figure.get_figheight() * 72 - xy[1]]) * axes.figure.dpi / 72
    return axes.transData.inverted().transform(place)


def assert_lines(shown, xy) -> None:
    """Hold the lines on screen to points `(n, 2)`, at whose NaNs the pen is lifted."""
    gaps = np.isnan(xy).any(1)
    runs = [run[~np.isnan(run).any(1)] for run in np.split(xy, np.flatnonzero(gaps))]
    runs = [run for run in runs if len(run)]
    assert len(shown) == len(runs)
    for line, run in zip(shown, runs, strict=True):
        assert_line(np.array(line), run)


def assert_line(shown, wanted) -> None:
    """Hold one line to its points; it ends with the first that is far."""
    far = np.flatnonzero(np.abs(wanted).max(1) > FAR)
    if not len(far):
        np.testing.assert_allclose(shown, wanted, atol=TENTH)
        return
    np.testing.assert_allclose(shown[: far[0]], wanted[: far[0]], atol=TENTH)
    assert len(shown) == far[0] + 1
    before, beyond = wanted[far[0] - 1 : far[0] + 1]
    way, gone = (beyond - before) / np.linalg.norm(beyond - before), shown[-1] - before
    assert gone @ way > FAR / 2 and abs(gone[0] * way[1] - gone[1] * way[0]) < TENTH


def assert_at(part, wanted, atol: float = LENIENT) -> None:
    """Hold the markers of a part to points of the figure."""
    np.testing.assert_allclose([use["at"] for use in part["uses"]], wanted, atol=atol)


def hex_of(shade: str) -> str:
    """rgb(204, 121, 167) as #CC79A7."""
    return "#" + "".join(f"{int(number):02X}" for number in re.findall(r"\d+", shade)[:3])


def numbers(sentence: str) -> list[float]:
    """All numbers of a sentence, in order."""
    found = re.findall(r"[-−]?\d[\d,]*(?:\.\d+)?", sentence)
    return [float(number.replace(",", "").replace("−", "-")) for number in found]


def as_number(words: str) -> float:
    """1,234 or 10⁹ or 1.2×10⁹ as a number."""
    plain = words.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-", ","))
    mantissa, _, exponent = plain.rpartition("10") if any(mark in words for mark in "⁰¹²³⁴⁵⁶⁷⁸⁹") else (plain, "", "0")
    return float(mantissa.rstrip("×") or 1) * 10.0 ** int(exponent)


def cells_with_figures(outputs) -> list[int]:
    """Numbers of the cells that show a live figure, by what they show where there are no widgets."""
    plain = [[str(output.get("data", {}).get("text/plain", "")) for output in cell] for cell in outputs]
    return [index for index, texts in enumerate(plain) if any("LiveFigure" in text for text in texts)]


class OnScreen:
    """One view of a live figure.

    Parameters
    ----------
    notebook : in_lab.Notebook
    root : playwright Locator
        The view's ``.live`` element.
    """

    def __init__(self, notebook, root):
        self.notebook, self.page, self.root = notebook, notebook.page, root
        root.locator(".live-readout").wait_for(state="attached")

    def read(self, *names: str) -> dict:
        """What the named parts of the picture show."""
        self.notebook.painted()
        return self.root.evaluate(READ, list(names))

    def lines(self, color: str) -> list:
        """The lines of each part that moves, is visible and has this colour."""
        ids = self.root.locator("[id*=moving]").evaluate_all("(all) => all.map(({ id }) => id)")
        parts = self.read(*[node.split("-")[-1] for node in ids]).values()
        seen = [part for part in parts if part["visible"] and part["lines"] and part["stroke"]]
        return [part["lines"] for part in seen if hex_of(part["stroke"]) == color]

    def picture(self) -> str:
        """All that is visible in the panels, as one string to be compared."""
        self.notebook.painted()
        return self.root.locator(".live-stage").evaluate(VISIBLE)

    def readout(self) -> str:
        self.notebook.painted()
        said = '(one) => (one.closest(".live-asking") ? "" : one.textContent)'  # a cell out of sight has no inner text
        return self.root.locator(".live-readout").evaluate(said).strip()

    # The controls -----------------------------------------------------------------------------------------

    @property
    def controls(self) -> list:
        return self.root.locator(CONTROLS).all()

    def skip_question(self) -> None:
        """Answer the question, whatever is right, if there is one that is open."""
        option = self.root.locator(".live-question:not(.live-answered) button").first
        if option.count():
            option.click()

    def reset(self) -> None:
        self.root.locator(".live-reset").click()

    def go(self, control, end: str) -> None:
        """Take a control to its "first" or "last" position by keyboard alone."""
        radios = control.locator("input[type=radio]")
        if not radios.count():
            return self.press(control.locator("input"), "Home" if end == "first" else "End")
        now = radios.evaluate_all("(all) => all.findIndex((one) => one.checked)")
        moves = now if end == "first" else radios.count() - 1 - now
        self.press(radios.nth(now), *["ArrowLeft" if end == "first" else "ArrowRight"] * moves)

    def press(self, element, *keys: str) -> None:
        element.focus()
        for key in keys:
            self.page.keyboard.press(key)

    def value(self, control) -> str:
        """What a slider or a choice says it is at."""
        self.notebook.painted()
        chosen = control.locator("input[type=radio]:checked + span, output")
        return chosen.inner_text()

    # The points one can move ------------------------------------------------------------------------------

    @property
    def grips(self) -> list:
        return self.root.locator(".live-handle:visible").all()

    def place(self, grip) -> list[float]:
        """Where a grip is, in points of the figure."""
        self.notebook.painted()
        return [float(grip.get_attribute(name)) for name in ("cx", "cy")]

    def on_screen(self, name: str, xy) -> list[float]:
        """A place in points of the figure, in the panel of a named part, as a place in the page's window."""
        return self.root.evaluate(ON_SCREEN, [name, *map(float, xy)])

    def drag(self, grip, dx: float, dy: float) -> None:
        """Drag by mouse, `dx` and `dy` in pixels."""
        grip.scroll_into_view_if_needed()
        box = grip.bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + dx, y + dy, steps=min(MOVES, math.ceil(math.hypot(dx, dy) / 5)))
        self.page.mouse.up()


class Twin:
    """The same figure in this process: its moving artists, which name the parts in the page and tell their axes.

    Parameters
    ----------
    explore : function
        The explorer.
    names : str
        The test's names of the artists, between spaces, in the order in which the explorer declares them.
    """

    def __init__(self, explore, names: str = ""):
        built = explore()
        self.live = getattr(built, "live", built).build()
        self.tracks = [track for track in self.live._tracks if track.artist is not None]
        self.artists = dict(zip(names.split(), dict.fromkeys(track.artist for track in self.tracks), strict=False))

    def along(self, *over: str, **shown) -> list:
        """The artists whose coordinates go over these controls, in the order in which they were declared."""
        wanted = ("xy", over, shown)
        return [track.artist for track in self.tracks if (track.prop, track.over, track.options) == wanted]

    def read(self, figure: OnScreen, *names: str) -> list:
        """What the page shows of the named artists."""
        ids = [self.artists[name].get_gid() for name in names]
        shown = figure.read(*ids)
        return [shown[gid] for gid in ids]

    def points(self, name: str, xy) -> np.ndarray:
        """Data coordinates, in the axes of a named artist, as points of the figure."""
        return points(self.artists[name].axes, xy)

    def place(self, name: str, figure: OnScreen, number: int = 0) -> np.ndarray:
        """Where a grip is, in data coordinates of the axes of a named artist."""
        return data(self.artists[name].axes, figure.place(figure.grips[number]))
