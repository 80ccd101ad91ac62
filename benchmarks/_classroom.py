"""Students of a class, each with a kernel and a web socket of their own, who read a chapter and drag a point.

They speak to a Jupyter server as JupyterLab does: kernels over REST, messages over the web socket's v1 protocol.
"""

import asyncio
import json
import random
import time
import uuid
import zlib

import psutil
from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1, serialize_msg_to_ws_v1
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import websocket_connect

PROTOCOL = "v1.kernel.websocket.jupyter.org"
PATIENCE = 180.0  # seconds until a message is given up
PACE = (0.25, 0.5)  # seconds between two moves of a student, drawn anew each time
STRIDE = 0.02  # of the place of a point: how far it is moved, at most


class Failed(Exception):
    """A cell that raised, or a kernel that fell silent."""


async def ask(server, method, path, body=None):
    """The answer, decoded, to a request below /api."""
    request = HTTPRequest(
        f"{server.url}api/{path}",
        method,
        {"Authorization": f"token {server.token}"},
        json.dumps(body) if body is not None else None,
        connect_timeout=PATIENCE,
        request_timeout=PATIENCE,
        allow_nonstandard_methods=True,
    )
    answer = await AsyncHTTPClient(max_clients=1000).fetch(request)  # the standard ten would ask by turns
    return json.loads(answer.body or "null")


def memory(pid):
    """Bytes of a process: its own and its share of what it has in common with others (PSS), elsewhere all it sees."""
    used = psutil.Process(pid).memory_full_info()
    return getattr(used, "pss", None) or used.rss


class Answer:
    """What is awaited: under which key, and which parts of it are still to come."""

    def __init__(self, key, missing):
        self.key, self.missing, self.reply = key, set(missing), None
        self.whole = asyncio.get_running_loop().create_future()

    def hear(self, part, content=None):
        self.missing.discard(part)
        self.reply = content or self.reply
        if not self.missing and not self.whole.done():
            self.whole.set_result(self.reply)

    def fail(self, reason):
        if not self.whole.done():
            self.whole.set_exception(Failed(reason))


class Student:
    """One reader: a kernel, its web socket, and the first figure with a point to drag."""

    def __init__(self, server, number):
        self.server, self.random = server, random.Random(number)
        self.pid, self.figure = None, None
        self._session, self._awaited, self._positions = uuid.uuid4().hex, None, {}

    async def arrive(self):
        """Ask for a kernel and open its channels; messages are kept by the server until the kernel hears them."""
        self.kernel = (await ask(self.server, "POST", "kernels", {"name": "python3"}))["id"]
        url = f"ws{self.server.url.removeprefix('http')}api/kernels/{self.kernel}/channels?session_id={self._session}"
        token = {"Authorization": f"token {self.server.token}"}
        request = HTTPRequest(url, headers=token, connect_timeout=PATIENCE, request_timeout=PATIENCE)
        self._socket = await websocket_connect(request, subprotocols=[PROTOCOL], max_message_size=2**28)
        self._listening = asyncio.create_task(self._listen())

    async def leave(self):
        self._socket.close()
        await self._listening
        await ask(self.server, "DELETE", f"kernels/{self.kernel}")

    async def read(self, cells):
        """Run the cells one after the other, each once the one before is through."""
        for cell in cells:
            await self._run(cell)
        reply = await self._run("", {"pid": "__import__('os').getpid()"})
        self.pid = int(reply["user_expressions"]["pid"]["data"]["text/plain"])
        if self.figure is None:
            raise Failed("the chapter shows no figure with a point to drag")

    async def _run(self, code, expressions=None):
        content = {"code": code, "silent": False, "store_history": True, "allow_stdin": False, "stop_on_error": True}
        reply = await self._send("execute_request", content | {"user_expressions": expressions or {}})
        if reply["status"] != "ok":
            raise Failed(f"{reply.get('ename')}: {reply.get('evalue')} in\n{code}")
        return reply

    async def drag(self):
        """Let go of the point a little further; seconds until the kernel has taken note of it."""
        x, y = self.figure.setdefault("at", self.figure["home"][0])
        self.figure["at"] = [value * self.random.uniform(1 - STRIDE, 1 + STRIDE) for value in (x, y)]
        state = {"dragged": {self.figure["number"]: {"points": [self.figure["at"]], "last": 0}}}
        began = time.perf_counter()
        data = {"method": "update", "state": state, "buffer_paths": []}
        await self._send("comm_msg", {"comm_id": self.figure["comm"], "data": data}, {"idle"})
        return time.perf_counter() - began

    async def play(self, until):
        """Drag at a student's pace until then; the seconds of each move."""
        times = []
        await asyncio.sleep(self.random.uniform(0, PACE[1]))
        while time.perf_counter() < until:
            next_move = time.perf_counter() + self.random.uniform(*PACE)
            times.append(await self.drag())
            await asyncio.sleep(max(0.0, next_move - time.perf_counter()))
        return times

    async def _send(self, kind, content, parts=frozenset({"reply", "idle"})):
        """Send a message on the shell channel and wait: for its reply, if it has one, and for the kernel's rest."""
        header = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "session": self._session, "username": ""}
        self._awaited = Answer(header["msg_id"], set(parts))
        message = [json.dumps(part).encode() for part in (header | {"version": "5.3"}, {}, {}, content)]
        await self._socket.write_message(serialize_msg_to_ws_v1(message, "shell"), binary=True)
        try:
            return await asyncio.wait_for(self._awaited.whole, PATIENCE)
        except TimeoutError:
            raise Failed(f"no answer to {kind} within {PATIENCE:.0f} s") from None

    # What the kernel says ----------------------------------------------------------------------------------------

    async def _listen(self):
        reason = "the server closed the kernel's channels"
        try:
            while (message := await self._socket.read_message()) is not None:
                _, (header, request, _, content, *buffers) = deserialize_msg_from_ws_v1(message)
                kind, request = json.loads(header)["msg_type"], json.loads(request).get("msg_id")
                self._hear(kind, request, json.loads(content), buffers)
        except Exception as error:
            reason = f"a message was not understood: {error!r}"
            raise
        finally:
            if self._awaited:
                self._awaited.fail(reason)

    def _hear(self, kind, request, content, buffers):
        if kind == "execute_reply":
            self._tell(request, "reply", content)
        elif kind == "status" and content["execution_state"] == "idle":
            self._tell(request, "idle")
        elif kind == "status" and content["execution_state"] in ("restarting", "dead") and self._awaited:
            self._awaited.fail("the kernel died, perhaps for want of memory")
        elif kind in ("comm_open", "comm_msg"):
            self._hear_widget(content["comm_id"], content["data"], buffers)

    def _tell(self, key, part, content=None):
        if self._awaited and key == self._awaited.key:
            self._awaited.hear(part, content)

    def _hear_widget(self, comm, data, buffers):
        state, paths = data.get("state", {}), data.get("buffer_paths", [])
        if "position" in state:
            self._positions[comm] = state["position"]
        packed = buffers[paths.index(["scene"])] if ["scene"] in paths else b""  # empty until the figure is drawn
        if packed and self.figure is None:
            self._take_hold(comm, json.loads(zlib.decompress(packed))["handles"])

    def _take_hold(self, comm, handles):
        """Of a figure with points to drag, the one on the scale of the feature that is on screen."""
        if handles:
            number = min(self._positions[comm].get("scale", 0), len(handles) - 1)
            self.figure = handles[number] | {"comm": comm, "number": str(number)}
