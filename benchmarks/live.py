"""A live figure against `interact` with inline matplotlib: the same picture in the same JupyterLab, in Chromium.

The picture is chapter 3's gradient descent. `interact` redraws that very figure by matplotlib at each move. Times
are taken in the page: from the key's event to the end of the frame that paints the changed picture.

    python benchmarks/live.py
"""

import platform
import sys
import tempfile
import time
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

import nbformat
import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT))

from driver.chromium import NONE, find_chromium  # noqa: E402
from driver.in_lab import Notebook, chromium, jupyterlab  # noqa: E402
from driver.on_screen import OnScreen  # noqa: E402
from driver.pictures import STAND, write_site  # noqa: E402
from lecture_lib import words  # noqa: E402
from pages.build import notebook_builder  # noqa: E402

PRESSES, BASELINE_PRESSES, NUDGES, RERUNS, DRAG_SECONDS = 80, 24, 40, 100, 3.0
CELLS = (
    """%matplotlib inline
import ipywidgets, comm, gc, psutil
from IPython.display import display
from lecture_lib import words
from lecture_lib.chapters.gradient_descent.figures import explore_gradient_descent
words.use("en")""",
    "live = explore_gradient_descent()\nlive",
    # The very picture by interact: the figure's own artists, put in place and drawn by matplotlib.
    """twin = explore_gradient_descent()
twin.build()
@ipywidgets.interact(lr=ipywidgets.IntSlider(twin.position["lr"], 0, twin.controls["lr"].count - 1))
def show(lr):
    for track in twin._tracks:
        if track.artist is not None:
            track.settle(twin.position | {"lr": lr})
    display(twin._fig)""",
)
LIVE, INTERACT = 1, 2

# From a key's event to the end of the frame that first shows `changed` other than it was. The live figure draws in
# an animation frame, whose painting is over when the next task runs; an image is painted in the frame after it loads.
WATCH = """([cell, selector, what]) => {
  const root = document.querySelector(`[data-test-cell="${cell}"]`);
  const see = () => [...root.querySelectorAll(selector)].map((node) => node.getAttribute(what)).join();
  const channel = new MessageChannel();
  let began = 0, before = "";
  window.timed = [];
  channel.port1.onmessage = ({ data }) => window.timed.push(performance.now() - data);
  const finish = () => {
    if (!began || see() === before) return;
    const start = began;
    began = 0;
    if (what !== "src") return channel.port2.postMessage(start);
    const image = root.querySelector(selector);
    image.decode().then(() => requestAnimationFrame(() => channel.port2.postMessage(start)));
  };
  window.unwatch?.();
  const observer = new MutationObserver(finish);
  const press = (event) => { began = event.timeStamp; before = see(); };
  observer.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: [what] });
  document.addEventListener("keydown", press, true);
  window.unwatch = () => { observer.disconnect(); document.removeEventListener("keydown", press, true); };
}"""
SAMPLE = """([cell, selector, what, seconds]) => new Promise((done) => {
  const root = document.querySelector(`[data-test-cell="${cell}"]`), start = performance.now();
  let last = "", pictures = 0, frames = 0;
  const look = () => {
    const now = [...root.querySelectorAll(selector)].map((node) => node.getAttribute(what)).join();
    if (now && now !== last) pictures++;
    last = now || last;
    frames++;
    const passed = (performance.now() - start) / 1000;
    if (passed < seconds) requestAnimationFrame(look); else done([pictures / passed, frames / passed]);
  };
  requestAnimationFrame(look);
})"""
RUN = """async (cell) => {
  const notebook = window.jupyterapp.shell.currentWidget.content, start = performance.now();
  notebook.activeCellIndex = cell;
  const node = notebook.widgets[cell].node, old = node.querySelector(".live");
  const isNew = (now) => now && now !== old && now.querySelector(".live-readout")?.textContent;
  const shown = new Promise((done) => {
    const look = () => (isNew(node.querySelector(".live")) ? done() : requestAnimationFrame(look));
    look();
  });
  await Promise.all([window.jupyterapp.commands.execute("notebook:run-cell"), shown]);
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
}"""
# From a key's event to the end of the frame that draws it, in a figure on a page.
TIME_KEYS = """(place) => {
  const channel = new MessageChannel();
  place.timed = [];
  channel.port1.onmessage = ({ data }) => place.timed.push(performance.now() - data);
  place.addEventListener("keydown", ({ timeStamp }) => {
    requestAnimationFrame(() => channel.port2.postMessage(timeStamp));
  }, true);
}"""
START = """(code) => {
  const { kernel } = window.jupyterapp.shell.currentWidget.sessionContext.session;
  kernel.requestExecute({ code });
}"""
COMMS = "() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel._comms.size"
COUNT = "gc.collect(); print(len(comm.get_comm_manager().comms), psutil.Process().memory_info().rss)"
PATH_LINE = ".live-panel-svg [id*=moving] > path"


def main():
    result = {}
    with opened() as notebook:
        notebook.run_all()
        for name, measure in MEASURES.items():
            print(f"{name} …", file=sys.stderr, flush=True)
            result[name] = measure(notebook)
        print(report(result, notebook.page.context.browser.version))


@contextmanager
def opened():
    """The benchmark's notebook, open in JupyterLab."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        root, home = Path(folder, "served"), Path(folder, "jupyter")
        root.mkdir(), home.mkdir()
        kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
        cells = [nbformat.v4.new_code_cell(cell) for cell in CELLS]
        nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), root / "bench.ipynb")
        with jupyterlab(root, home) as server, chromium(find_chromium() or sys.exit(NONE)) as browser:
            notebook = Notebook(browser, server, "bench.ipynb")
            yield notebook
            notebook.close()


def live_figure(notebook) -> OnScreen:
    figure = OnScreen(notebook, notebook.show_cell(LIVE).locator(".live"))
    figure.skip_question()
    return figure


# What is measured ---------------------------------------------------------------------------------------------


def presses(notebook, element, keys, watched) -> np.ndarray:
    """Milliseconds from each key to the changed picture."""
    notebook.page.evaluate(WATCH, watched)
    element.focus()
    for number, key in enumerate(keys):
        notebook.page.keyboard.press(key)
        notebook.page.wait_for_function("(n) => window.timed.length > n", arg=number, timeout=20_000)
        notebook.page.wait_for_timeout(20 + 7 * (number % 5))  # not in step with the screen's frames
    return np.array(notebook.page.evaluate("() => { window.unwatch(); return window.timed; }"))


def back_and_forth(count: int, there="ArrowRight", back="ArrowLeft") -> list[str]:
    return [there if number % 20 < 10 else back for number in range(count)]


def drag(notebook, box, watched, seconds=DRAG_SECONDS, grip=None) -> list[float]:
    """Different pictures, frames and mouse moves a second in a drag there and back along a track.

    The browser takes one move of the mouse per frame of its screen, which is 60 a second where it keeps up.
    """
    page = notebook.page
    left, right, y = box["x"], box["x"] + box["width"], box["y"] + box["height"] / 2
    page.mouse.move((left + right) / 2 if grip is None else grip["x"] + grip["width"] / 2, y)
    page.mouse.down()
    page.evaluate("(options) => { window.sampling = (" + SAMPLE + ")(options); }", [*watched, seconds])
    start, moved, steps = time.perf_counter(), 0, 45
    while (passed := time.perf_counter() - start) < seconds:
        page.mouse.move((right, left)[moved // steps % 2], y, steps=steps)
        moved += steps
    page.mouse.up()
    return [*page.evaluate("() => window.sampling"), moved / passed]


def moves(notebook) -> dict:
    """Key presses and a drag of the learning rate's slider."""
    figure = live_figure(notebook)
    slider, watched = figure.controls[1].locator("input"), [LIVE, PATH_LINE, "d"]
    figure.press(slider, "Home", *["PageUp"] * 4)
    return {
        "keys": presses(notebook, slider, back_and_forth(PRESSES), watched),
        "drag": drag(notebook, slider.bounding_box(), watched),
    }


def runs(notebook) -> list[float]:
    """Milliseconds from running the cell to its picture, the first run left out."""
    notebook.show_cell(LIVE)
    return [notebook.page.evaluate(RUN, LIVE) for _ in range(6)][1:]


def without_kernel(notebook) -> dict:
    """The moves again, once the kernel is shut down."""
    notebook.stop_kernel()
    return moves(notebook) | {"point": point(notebook)}


def interact(notebook) -> dict:
    """The same moves of the slider that `interact` makes."""
    cell = notebook.show_cell(INTERACT)
    cell.locator(".jupyter-widgets img").first.wait_for()
    handle, watched = cell.locator(".noUi-handle"), [INTERACT, ".jupyter-widgets img", "src"]
    keys = presses(notebook, handle, back_and_forth(BASELINE_PRESSES), watched)
    track = cell.locator(".noUi-target").bounding_box()
    return {"keys": keys, "drag": drag(notebook, track, watched)}


def point(notebook) -> dict:
    """A nudge of the starting point, and a drag of it: how soon the picture that hangs on it has changed."""
    figure = live_figure(notebook)
    grip = figure.grips[0]
    nudges = presses(notebook, grip, back_and_forth(NUDGES), [LIVE, PATH_LINE, "d"])
    box = grip.bounding_box()
    track = {"x": box["x"], "y": box["y"], "width": 120, "height": box["height"]}
    notebook.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    return {"nudges": nudges, "drag": drag(notebook, track, [LIVE, PATH_LINE, "d"], grip=box)}


def busy(notebook) -> dict:
    """The same while a cell runs."""
    notebook.page.evaluate(START, "import time\ntime.sleep(25)")
    return point(notebook)


def every_figure(notebook) -> dict:
    """Of every figure of the course, on a page: milliseconds from a key on its first slider to the changed picture."""
    found, browser = {}, notebook.page.context.browser
    with tempfile.TemporaryDirectory() as folder:
        for source in notebook_builder.find_sources([]):
            words.use("en")
            names = write_site(Path(folder, source.stem), source, "en")
            page = browser.new_context(viewport={"width": 1300, "height": 900}).new_page()
            page.goto(f"{Path(folder, source.stem).as_uri()}/en/{source.stem}.html")
            page.evaluate(STAND)
            for name, place in zip(names, page.locator(".live-place").all(), strict=True):
                found[name.removeprefix("explore_")] = of_keys(page, place)
            page.context.close()
    return found


def of_keys(page, place) -> np.ndarray:
    """Milliseconds from each key on a figure's first slider to the end of the frame that paints the change."""
    slider = place.get_by_role("slider")
    if not slider.count():
        return np.array([np.nan])
    slider.first.focus()
    place.evaluate(TIME_KEYS)
    for number, key in enumerate(back_and_forth(NUDGES)):
        page.keyboard.press(key)
        page.wait_for_timeout(40 + 7 * (number % 5))
    return np.array(place.evaluate("(place) => place.timed"))


def shown_once(notebook) -> int:
    """Bytes received over the web sockets from running the cell to its picture."""
    notebook.show_cell(LIVE)
    notebook.page.wait_for_timeout(500)
    before = sum(notebook.received)
    notebook.page.evaluate(RUN, LIVE)
    notebook.page.wait_for_timeout(500)
    return sum(notebook.received) - before


def bytes_per_move(notebook, count=20) -> tuple[float, float]:
    """Bytes sent and received per move of a slider, when each move is followed by a rest."""
    figure = live_figure(notebook)
    slider = figure.controls[1].locator("input")
    before = np.array([sum(notebook.sent), sum(notebook.received)])
    for key in back_and_forth(count):
        figure.press(slider, key)
        notebook.page.wait_for_timeout(400)
    return tuple((np.array([sum(notebook.sent), sum(notebook.received)]) - before) / count)


def growth(notebook) -> dict:
    """Channels, models and memory before and after many runs of the cell."""

    def state():
        comms, memory = map(int, notebook.execute(COUNT).split())
        models = notebook.page.evaluate(COMMS)
        return comms, models, memory / 2**20

    notebook.show_cell(LIVE)
    for _ in range(10):
        notebook.page.evaluate(RUN, LIVE)
    before = state()
    for _ in range(RERUNS):
        notebook.page.evaluate(RUN, LIVE)
    return {"before": before, "after": state()}


MEASURES = {
    "shown": shown_once,
    "runs": runs,
    "interact": interact,
    "moves": moves,
    "bytes_per_move": bytes_per_move,
    "point": point,
    "busy": busy,
    "figures": every_figure,
    "growth": growth,
    "stopped": without_kernel,
}


# What is said --------------------------------------------------------------------------------------------------


def report(result: dict, browser: str) -> str:
    alive, stopped, base = result["moves"], result["stopped"], result["interact"]
    before, after = result["growth"]["before"], result["growth"]["after"]
    ratio = np.median(base["keys"]) / np.median(alive["keys"])
    rows = [
        ("key → picture", "median ≤ 16 ms, p95 ≤ 35 ms", spread(alive["keys"])),
        ("— with `interact`", "", spread(base["keys"])),
        ("— ratio of the medians", "≥ 20", f"{ratio:.0f}"),
        ("— kernel shut down", "median ≤ 16 ms, p95 ≤ 35 ms", spread(stopped["keys"])),
        ("60 Hz drag of the slider", "≥ 55 pictures/s", rate(alive["drag"])),
        ("— with `interact`", "", rate(base["drag"])),
        ("— kernel shut down", "≥ 55 pictures/s", rate(stopped["drag"])),
        ("nudged point → picture", "median ≤ 16 ms, p95 ≤ 25 ms", spread(result["point"]["nudges"])),
        ("— a cell running", "median ≤ 16 ms, p95 ≤ 25 ms", spread(result["busy"]["nudges"])),
        ("— kernel shut down", "median ≤ 16 ms, p95 ≤ 25 ms", spread(stopped["point"]["nudges"])),
        ("drag of the point", "≥ 55 pictures/s", rate(result["point"]["drag"])),
        ("— a cell running", "≥ 55 pictures/s", rate(result["busy"]["drag"])),
        ("key → picture, each figure", "median ≤ 16 ms", slowest(result["figures"])),
        ("bytes when shown", "≤ 300,000", f"{result['shown']:,}"),
        ("bytes sent, received per move", "≤ 1,000", "{:,.0f}, {:,.0f}".format(*result["bytes_per_move"])),
        ("cell run → picture", "≤ 600 ms", f"median {np.median(result['runs']):.0f} ms"),
        (f"{RERUNS} runs: comms in the kernel", "no growth", f"{before[0]} → {after[0]}"),
        (f"{RERUNS} runs: comms in the page", "no growth", f"{before[1]} → {after[1]}"),
        (f"{RERUNS} runs: memory of the kernel", "no growth", f"{before[2]:.0f} → {after[2]:.0f} MiB"),
    ]
    table = ["| | target | measured |", "|---|---|---|", *(f"| {' | '.join(row)} |" for row in rows)]
    names = ("jupyterlab", "ipykernel", "ipywidgets", "anywidget", "matplotlib", "numpy", "numba")
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    return "\n".join([*table, "", f"Python {platform.python_version()}, {versions}, Chromium {browser}"])


def spread(times) -> str:
    return f"median {np.median(times):.1f} ms, p95 {np.percentile(times, 95):.1f} ms (n = {len(times)})"


def slowest(figures: dict) -> str:
    """The medians of the slowest figures, and how many are within 16 ms."""
    medians = {name: float(np.median(times)) for name, times in figures.items() if np.isfinite(times).all()}
    last = sorted(medians, key=medians.get)[-4:]
    within = sum(median <= 16 for median in medians.values())
    return f"{within} of {len(medians)}; slowest: " + ", ".join(f"{name} {medians[name]:.1f}" for name in last[::-1])


def rate(drag) -> str:
    return f"{drag[0]:.1f} pictures/s (screen {drag[1]:.0f} frames/s, mouse {drag[2]:.0f} moves/s)"


if __name__ == "__main__":
    main()
