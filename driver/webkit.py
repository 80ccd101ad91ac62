"""WebKit, driven by WebDriver: a page that can be evaluated and looked at, as `driver.firefox` has it.

Playwright drives a WebKit of its own that packages do not have. Debian has WebKitGTK with its driver in the package
webkit2gtk-driver, and a screen in memory in xvfb. https://www.w3.org/TR/webdriver2/
"""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from base64 import b64decode
from contextlib import contextmanager
from glob import glob
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from driver.firefox import Place

BROWSERS = "/usr/lib/*/webkit2gtk-4*/MiniBrowser"
TIMEOUT = 240  # seconds for one answer
CALL = """const [told, done] = arguments;
const answer = (async () => (%s)(%sJSON.parse(told)))();
answer.then((value) => done(JSON.stringify([value ?? null])), (error) => done(`${error}`));
"""
# What goes wrong is kept.
PREPARE = """() => {
  window.errors = [];
  addEventListener("error", (event) => errors.push(event.message));
}"""


def find_webkit() -> str | None:
    """Return WebKitGTK's small browser, if there are its driver and a screen in memory, else None."""
    there = shutil.which("WebKitWebDriver") and shutil.which("Xvfb") and shutil.which("xvfb-run")
    return next(iter(sorted(glob(BROWSERS))), None) if there else None


@contextmanager
def webkit(width: int, height: int, scale: int):
    """A `Page` in a new browser on a screen of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        "xvfb-run",
        "-a",
        "-s",
        "-screen 0 3200x2400x24",
        "WebKitWebDriver",
        f"--port={port}",
        "--host=127.0.0.1",
    ]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "start_new_session": True}
    with TemporaryDirectory() as config:
        still = Path(config, "gtk-3.0", "settings.ini")  # where its reader asks for reduced motion: nothing glides
        still.parent.mkdir()
        still.write_text("[Settings]\ngtk-enable-animations=false\n")
        settings = {"GDK_SCALE": str(scale), "XDG_CONFIG_HOME": config}
        process = subprocess.Popen(command, env=os.environ | settings, **quiet)
        try:
            page = Page(f"http://127.0.0.1:{port}/session", width, height, scale)
            yield page
            page.send("DELETE", "")
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()


class Page:
    """The one tab of a browser."""

    def __init__(self, address: str, width: int, height: int, scale: int):
        self._address, self._scale = address, scale
        options = {"binary": find_webkit(), "args": ["--automation"]}
        wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        for _ in range(50):  # the driver may not listen yet
            try:
                session = self.send("POST", "", wanted)
                break
            except urllib.error.URLError:
                time.sleep(0.2)
        self._address += f"/{session['sessionId']}"
        self.send("POST", "/timeouts", {"script": 1000 * TIMEOUT})
        self.send("POST", "/window/rect", {"width": width, "height": height})

    def send(self, method: str, path: str, body=None):
        """Send a command and return what it answers; RuntimeError if it fails."""
        data = json.dumps(body or {}).encode() if method == "POST" else None
        request = urllib.request.Request(self._address + path, data, method=method)
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(f"{path}: {error.read().decode()}") from None

    def goto(self, url: str) -> None:
        """Open an address and wait until it is loaded."""
        self.send("POST", "/url", {"url": url})
        self.evaluate(PREPARE)

    def evaluate(self, function: str, argument=None, given: str = ""):
        """Call a JavaScript function with what is given, an expression, and an argument; returns what it returns."""
        script = CALL % (function, given and f"{given}, ")
        answer = self.send("POST", "/execute/async", {"script": script, "args": [json.dumps(argument)]})
        if not answer.startswith("["):
            raise RuntimeError(answer)
        return json.loads(answer)[0]

    @property
    def errors(self) -> list[str]:
        """What went wrong on the page since it was loaded."""
        return self.evaluate("() => errors")

    def place(self, number: int) -> Place:
        """What holds a live figure."""
        return Place(self, number)

    def shot(self, x: float, y: float, width: float, height: float) -> bytes:
        """A PNG of a part of the page that is in the window."""
        left, top = self.evaluate("() => [scrollX, scrollY]")
        window = Image.open(io.BytesIO(b64decode(self.send("GET", "/screenshot"))))
        box = [round(self._scale * at) for at in (x - left, y - top, x - left + width, y - top + height)]
        part = io.BytesIO()
        window.crop(box).save(part, "PNG")
        return part.getvalue()
