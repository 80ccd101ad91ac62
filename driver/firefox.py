"""Firefox, driven by WebDriver BiDi over one web socket: a page that can be evaluated, clicked and looked at.

Playwright drives a Firefox of its own that packages do not have. https://w3c.github.io/webdriver-bidi/
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
from base64 import b64decode
from contextlib import contextmanager
from itertools import count
from typing import NamedTuple

import websocket

COMMANDS = ("firefox-esr", "firefox")
TIMEOUT = 120  # seconds for one answer
LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
PREFERENCES = {
    "ui.prefersReducedMotion": 1, "intl.accept_languages": "en-GB", "browser.shell.checkDefaultBrowser": False,
    "app.update.enabled": False, "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False, "network.captive-portal-service.enabled": False,
}  # fmt: skip


def find_firefox() -> str | None:
    """Return the Firefox named by COURSE_FIREFOX, else the first one found, else None."""
    return os.environ.get("COURSE_FIREFOX") or next(filter(None, map(shutil.which, COMMANDS)), None)


@contextmanager
def firefox(width: int, height: int, scale: float):
    """A `Page` in a new Firefox, with a profile of its own and without motion."""
    with tempfile.TemporaryDirectory() as profile:
        with open(f"{profile}/user.js", "w", encoding="utf-8") as file:
            file.writelines(
                f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items()
            )
        command = [find_firefox(), "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"]
        process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        try:
            address = next(match[1] for line in process.stderr if (match := LISTENING.search(line)))
            socket = websocket.create_connection(f"{address}/session", timeout=TIMEOUT, suppress_origin=True)
            page = Page(socket)
            page.send(
                "browsingContext.setViewport", viewport={"width": width, "height": height}, devicePixelRatio=scale
            )
            yield page
            socket.close()
        finally:
            process.terminate()
            process.communicate()


class Page:
    """The one tab of a browser.

    Attributes
    ----------
    errors : list of str
        What went wrong on the page, or was said on its console as an error.
    """

    def __init__(self, socket):
        self._socket, self._numbers, self.errors, self._context = socket, count(), [], None
        self._ask("session.new", capabilities={})
        self._ask("session.subscribe", events=["log.entryAdded"])
        self._context = self._ask("browsingContext.getTree")["contexts"][0]["context"]

    def send(self, method: str, **params) -> dict:
        """Send a command about this tab and return what it answers; RuntimeError if it fails."""
        return self._ask(method, context=self._context, **params)

    def _ask(self, method: str, **params) -> dict:
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            said = json.loads(self._socket.recv())
            if said.get("method") == "log.entryAdded" and said["params"]["level"] == "error":
                self.errors.append(said["params"]["text"])
            if said.get("id") == number:
                if said["type"] == "error":
                    raise RuntimeError(f"{method}: {said['message']}")
                return said["result"]

    def goto(self, url: str) -> None:
        """Open an address and wait until it is loaded."""
        self.send("browsingContext.navigate", url=url, wait="complete")

    def evaluate(self, function: str, argument=None, given: str = ""):
        """Call a JavaScript function with what is given, an expression, and an argument; returns what it returns."""
        call = f"({function})({given and given + ', '}JSON.parse(told))"
        result = self._ask(
            "script.callFunction", functionDeclaration=f"async (told) => JSON.stringify((await {call}) ?? null)",
            awaitPromise=True, target={"context": self._context},
            arguments=[{"type": "string", "value": json.dumps(argument)}],
        )  # fmt: skip
        if result["type"] == "exception":
            raise RuntimeError(result["exceptionDetails"]["text"])
        return json.loads(result["result"]["value"])

    def place(self, number: int) -> Place:
        """What holds a live figure."""
        return Place(self, number)

    def shot(self, x: float, y: float, width: float, height: float) -> bytes:
        """A PNG of a part of the page."""
        clip = {"type": "box", "x": x, "y": y, "width": width, "height": height}
        return b64decode(self.send("browsingContext.captureScreenshot", origin="document", clip=clip)["data"])


class Place(NamedTuple):
    """What holds the figure of a number on a page."""

    page: Page
    number: int

    def evaluate(self, function: str, argument=None):
        """Call a JavaScript function with this element and an argument; returns what it returns."""
        return self.page.evaluate(function, argument, f'document.querySelectorAll(".live-place")[{self.number}]')
