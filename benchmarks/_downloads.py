"""Browsers that open one page of the static site, all at once, and the server they fetch it from.

python benchmarks/_downloads.py FOLDER    # serves the folder, and prints the port
"""

import asyncio
import re
import subprocess
import sys
import time
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple
from urllib.parse import urljoin

from tornado.httpclient import HTTPClientError
from tornado.simple_httpclient import SimpleAsyncHTTPClient

CONNECTIONS = 6  # of a browser to one server
PATIENCE = 120.0  # seconds until a file counts as failed
LINKS = (
    r'<link rel="stylesheet" href="([^"]+)"',
    r'<script[^>]* src="([^"]+)"',
    r'<img[^>]* src="(?!data:)([^"]+)"',
    r'url\("?(?!data:)([^")]+)"?\)',
)
FIGURE = r'data-figure="([^"]+)"'  # fetched by a script element once it comes near the screen


class Visit(NamedTuple):
    """What one browser had once the page was whole."""

    seconds: float
    files: int
    bytes: int
    failures: int


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    request_queue_size = 4096  # the standard five would turn a class away, to come back a second later


@contextmanager
def served(folder):
    """Serve a folder on this machine by a process of its own; answers its address."""
    with subprocess.Popen([sys.executable, __file__, str(folder)], stdout=subprocess.PIPE, text=True) as process:
        try:
            yield f"http://127.0.0.1:{int(process.stdout.readline())}/"
        finally:
            process.terminate()


def serve(folder):
    with Server(("127.0.0.1", 0), partial(Quiet, directory=folder)) as server:
        print(server.server_address[1], flush=True)
        server.serve_forever()


def links(text):
    """The files that a page or a style sheet loads by itself, as it names them."""
    found = [link for pattern in LINKS for link in re.findall(pattern, text)]
    found += [f"figures/{key}.js" for key in re.findall(FIGURE, text)]
    return list(dict.fromkeys(found))


async def visit(url):
    """Fetch a page and all that it loads, as a browser scrolled from top to bottom does."""
    client = SimpleAsyncHTTPClient(force_instance=True, max_clients=CONNECTIONS)
    began, seen, sizes = time.perf_counter(), {url}, []

    async def fetch(address):
        try:
            answer = await client.fetch(address, request_timeout=PATIENCE, connect_timeout=PATIENCE)
        except (HTTPClientError, OSError):
            return sizes.append(None)
        sizes.append(len(answer.body))
        if answer.headers["Content-Type"].split(";")[0] in ("text/html", "text/css"):
            more = {urljoin(address, link) for link in links(answer.body.decode())} - seen
            seen.update(more)
            await asyncio.gather(*map(fetch, more))

    await fetch(url)
    client.close()
    arrived = [size for size in sizes if size is not None]
    return Visit(time.perf_counter() - began, len(sizes), sum(arrived), len(sizes) - len(arrived))


async def rush(url, count):
    """So many browsers at once; the visit of each."""
    return await asyncio.gather(*(visit(url) for _ in range(count)))


if __name__ == "__main__":
    serve(sys.argv[1])
