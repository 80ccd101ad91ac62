"""A JupyterLab of its own, and its notebooks in a browser."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request
import uuid
from contextlib import contextmanager, suppress
from pathlib import Path

import course

ROOT = Path(__file__).resolve().parents[1]
TIMEOUT = 60_000  # milliseconds: for a slow machine; nothing waits this long where all is well
BROWSER = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []

# JupyterLab's own debugger asks every kernel for its state, and logs an error where the kernel restarts meanwhile.
OF_ITS_OWN = "Could not restore the debugger state"

OPEN = """() => {
  const page = window.jupyterapp?.shell.currentWidget;
  const session = page?.context?.isReady && page.sessionContext;
  return session?.isReady && session.session?.kernel?.status === "idle";
}"""
EXECUTE = """async (code) => {
  const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
  const request = kernel.requestExecute({ code, store_history: false });
  let said = "", failed = "";
  request.onIOPub = ({ header, content }) => {
    if (header.msg_type === "stream") said += content.text;
    if (header.msg_type === "error") failed = content.ename + ": " + content.evalue;
  };
  await request.done;
  if (failed) throw new Error(failed);
  return said;
}"""
OUTPUTS = """() => [...window.jupyterapp.shell.currentWidget.content.widgets].map(
  (cell) => (cell.model.type === "code" ? cell.model.outputs.toJSON() : []))"""
SOURCE = "(index) => window.jupyterapp.shell.currentWidget.content.widgets[index].model.sharedModel.getSource()"
SHOW_CELL = """async (index) => {
  const notebook = window.jupyterapp.shell.currentWidget.content;
  notebook.activeCellIndex = index;
  notebook.widgets[index].node.dataset.testCell = index; // off screen, cells leave the page: they cannot be counted
  await notebook.scrollToItem(index, "start");
}"""
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))"


class Server:
    """A running JupyterLab: its address, its token and its REST interface."""

    def __init__(self, url: str, token: str):
        self.url, self.token = url, token

    def ask(self, method: str, path: str):
        """The answer, decoded, to a request below /api."""
        request = urllib.request.Request(f"{self.url}api/{path}", method=method)
        request.add_header("Authorization", f"token {self.token}")
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.loads(answer.read() or "null")


@contextmanager
def jupyterlab(root: Path, home: Path):
    """Serve the folder `root` by a JupyterLab that keeps everything of its own in the folder `home`."""
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--ServerApp.ip=127.0.0.1", f"--port={_free_port()}"]
    command += [f"--ServerApp.root_dir={root}", "--LabApp.expose_app_in_browser=True"]
    if BROWSER:
        command.append("--allow-root")
    _write_settings(home / "settings")
    with open(home / "log", "w+", encoding="utf-8") as log:
        process = subprocess.Popen(command, env=_environment(home), cwd=root, stdout=log, stderr=subprocess.STDOUT)
        try:
            server = _wait_for(process, home)
            yield server
            server.ask("POST", "shutdown")
            process.wait(20)
        finally:
            if process.poll() is None:
                process.kill()
            process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _environment(home: Path) -> dict:
    places = {"JUPYTER_CONFIG_DIR": "config", "JUPYTER_RUNTIME_DIR": "runtime", "JUPYTERLAB_SETTINGS_DIR": "settings",
              "JUPYTERLAB_WORKSPACES_DIR": "workspaces", "IPYTHONDIR": "ipython"}  # fmt: skip
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    own = {name: str(home / folder) for name, folder in places.items()}
    return {**os.environ, **own, "PYTHONPATH": path, "JUPYTER_PREFER_ENV_PATH": "1", "PYTHONUTF8": "1"}


def _write_settings(folder: Path) -> None:
    """The settings that course.py gives its JupyterLab."""
    for plugin, settings in course.LAB_SETTINGS.items():
        extension, name = plugin.split(":")
        course.write_json(folder / extension / f"{name}.jupyterlab-settings", settings)


def _wait_for(process: subprocess.Popen, home: Path) -> Server:
    """The server, once it answers; it writes its address and token to a file named by its process."""
    notice, deadline = home / "runtime" / f"jpserver-{process.pid}.json", time.monotonic() + TIMEOUT / 1000
    while time.monotonic() < deadline and process.poll() is None:
        try:
            server = Server(**{key: json.loads(notice.read_text("utf-8"))[key] for key in ("url", "token")})
            server.ask("GET", "status")
            return server
        except (OSError, ValueError):
            time.sleep(0.1)
    raise RuntimeError("JupyterLab did not start:\n" + (home / "log").read_text("utf-8")[-3000:])


class Line:
    """A way to a server on this machine that can be cut, for web sockets alone or for everything.

    Attributes
    ----------
    server : Server
        The same server, at the line's end.
    """

    def __init__(self, server: Server):
        self.far = urllib.parse.urlsplit(server.url)
        self.listener = socket.create_server(("127.0.0.1", 0))
        near = self.far._replace(netloc=f"127.0.0.1:{self.listener.getsockname()[1]}")
        self.server = Server(near.geturl(), server.token)
        self.open: dict[socket.socket, bool] = {}  # both ends of each connection -> is it a web socket?
        self.down = self.everything = False
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self, everything: bool = False) -> None:
        """Close the connections there are, and let none through until it is mended."""
        self.down, self.everything = True, everything
        for end, is_web_socket in list(self.open.items()):
            if everything or is_web_socket:
                _hang_up(end)

    def mend(self) -> None:
        self.down = False

    def close(self) -> None:
        self.cut(everything=True)
        self.listener.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self.listener.accept()
            except OSError:  # closed
                return
            threading.Thread(target=self._connect, args=(near,), daemon=True).start()

    def _connect(self, near: socket.socket) -> None:
        with near, socket.create_connection((self.far.hostname, self.far.port)) as far:
            try:
                request = near.recv(65536)
                is_web_socket = b"upgrade: websocket" in request.lower()
                if self.down and (self.everything or is_web_socket):
                    return
                self.open[near] = self.open[far] = is_web_socket
                far.sendall(request)
                back = threading.Thread(target=_pump, args=(far, near), daemon=True)
                back.start()
                _pump(near, far)
                back.join()
            except OSError:  # hung up meanwhile
                pass
            finally:
                self.open.pop(near, None)
                self.open.pop(far, None)


def _pump(source: socket.socket, sink: socket.socket) -> None:
    """Pass on what comes, until one side ends; then the other ends too."""
    try:
        while data := source.recv(65536):
            sink.sendall(data)
    except OSError:  # hung up
        pass
    _hang_up(source)
    _hang_up(sink)


def _hang_up(end: socket.socket) -> None:
    with suppress(OSError):  # it has ended already
        end.shutdown(socket.SHUT_RDWR)


@contextmanager
def chromium(executable: str):
    """A browser from which `Notebook` opens its pages."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=BROWSER)
        yield browser
        browser.close()


def _size(frame: str | bytes) -> int:
    return len(frame.encode() if isinstance(frame, str) else frame)


class Notebook:
    """A notebook open in JupyterLab, in a window of its own.

    Parameters
    ----------
    browser : playwright Browser
    server : Server
    path : str
        Of the notebook, below the folder that is served.
    workspace : str
        Name of JupyterLab's workspace; one of its own if empty.
    beside : Notebook, optional
        Another one, whose browser it shares as a second tab does.
    **context
        Options of the window, as Playwright's ``new_context`` takes them.

    Attributes
    ----------
    path : str
    page : playwright Page
    errors : list of str
        What the page logged as errors, uncaught ones included.
    received, sent : list of int
        Sizes in bytes of the messages over the page's web sockets.
    """

    def __init__(
        self, browser, server: Server, path: str, workspace: str = "", beside: Notebook | None = None, **context
    ):
        look = {"viewport": {"width": 1300, "height": 950}, "reduced_motion": "reduce"} | context
        window = beside.page.context if beside else browser.new_context(**look)
        self.server, self.path, self.page = server, path, window.new_page()
        self.errors: list[str] = []
        self.received: list[int] = []
        self.sent: list[int] = []
        self.page.set_default_timeout(TIMEOUT)
        self.page.on("console", self._note)
        self.page.on("pageerror", lambda error: self.errors.append(f"uncaught: {error.stack or error}"))
        self.page.on("websocket", self._count)
        workspace = workspace or uuid.uuid4().hex
        self.page.goto(f"{server.url}lab/workspaces/{workspace}/tree/{path}?token={server.token}")
        self.page.wait_for_function(OPEN)

    def _note(self, message) -> None:
        if message.type == "error" and not message.text.startswith(OF_ITS_OWN):
            self.errors.append(f"{message.text} ({message.location['url']})")

    def _count(self, web_socket) -> None:
        web_socket.on("framereceived", lambda frame: self.received.append(_size(frame)))
        web_socket.on("framesent", lambda frame: self.sent.append(_size(frame)))

    def command(self, name: str, **options):
        """Run a command of JupyterLab to its end."""
        script = "([name, options]) => window.jupyterapp.commands.execute(name, options).then(() => null)"
        self.page.evaluate(script, [name, options])

    def run_all(self) -> None:
        self.command("notebook:run-all-cells")

    def run_cell(self, index: int) -> None:
        self.show_cell(index)
        self.command("notebook:run-cell")

    def show_cell(self, index: int):
        """Make a cell the active one, bring it into view, and return its locator."""
        self.page.evaluate(SHOW_CELL, index)
        return self.page.locator(f"[data-test-cell='{index}']")

    def execute(self, code: str) -> str:
        """Run code in the kernel, outside any cell; what it printed."""
        return self.page.evaluate(EXECUTE, code)

    def outputs(self) -> list[list[dict]]:
        """The outputs of each cell, as they would be saved."""
        return self.page.evaluate(OUTPUTS)

    def source(self, index: int) -> str:
        """The text of a cell as it is now."""
        return self.page.evaluate(SOURCE, index)

    def painted(self) -> None:
        """Wait until all that has happened in the page so far is on screen."""
        self.page.evaluate(PAINTED)

    @property
    def kernel_id(self) -> str:
        return self.page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.id")

    def stop_kernel(self) -> None:
        """Shut the kernel down behind the page's back."""
        self.server.ask("DELETE", f"kernels/{self.kernel_id}")

    def close(self) -> None:
        """Close the page, and the kernel if there still is one; a second time does nothing."""
        if self.page.is_closed():
            return
        kernel = self.page.evaluate("() => window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.id")
        self.page.context.close()
        if kernel in [one["id"] for one in self.server.ask("GET", "kernels")]:
            self.server.ask("DELETE", f"kernels/{kernel}")
