"""Show a chapter while it is written: its pages, which the browser loads anew after each save.

At once if only text has changed; if code or the library has, as soon as the chapter has run. Nothing is written into
notebooks/: `course.py build` does that once all is well.
"""

from __future__ import annotations

import functools
import os
import shutil
import sys
import tempfile
import threading
import time
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from .build import ROOT, executed, notebook_builder, put, write
from .page import page_of
from .words import WORDS

KINDS = ("*.py", "*.toml", "*.js", "*.css")  # files of the library
RELOAD = """<script>
let shown;
setInterval(async () => {
  const now = await (await fetch(location.pathname, { cache: "no-store" })).text().catch(() => shown);
  if (shown && now !== shown) location.reload();
  shown = now;
}, 500);
</script>
"""


def follow(source: Path, lang: str, last=None):
    """The executed notebook of a source; `last`, what it was before, lends its outputs if the code is the same."""
    notebook = notebook_builder.split(source)[lang]
    code, ran = ([cell for cell in one.cells if cell.cell_type == "code"] for one in (notebook, last or notebook))
    if last is None or [cell.source for cell in code] != [cell.source for cell in ran]:
        return executed(source, lang)
    for cell, before in zip(code, ran, strict=True):
        cell.outputs = before.outputs
    notebook.metadata.widgets = last.metadata.widgets
    return notebook


def show(source: Path, last: dict, out: Path) -> None:
    """Write the pages of a source in both languages; `last` keeps what was executed."""
    last |= {lang: follow(source, lang, last.get(lang)) for lang in WORDS}
    with tempfile.TemporaryDirectory(dir=out) as draft:
        write([page_of(notebook, source.stem, lang) for lang, notebook in last.items()], Path(draft))
        for page in Path(draft).glob(f"*/{source.stem}.html"):
            put(page, page.read_text("utf-8") + RELOAD)
        shutil.copytree(draft, out, copy_function=os.replace, dirs_exist_ok=True)  # no browser meets half a page


def saved(files) -> dict[Path, int]:
    """When each file was saved; an editor may just be putting one in its place."""
    return {file: file.stat().st_mtime_ns for file in files if file.is_file()}


def watch(source: Path, out: Path, again=lambda: time.sleep(0.3) or True) -> None:
    """Show a source whenever it or the library has been saved."""
    last, seen = {}, None
    while seen is None or again():
        now = saved(file for kind in KINDS for file in (ROOT / "lecture_lib").rglob(kind)), saved([source])
        if seen == now:
            continue
        if seen and seen[0] != now[0]:
            last.clear()
        seen = now
        try:
            show(source, last, out)
            print(time.strftime("%X"), flush=True)
        except (notebook_builder.SourceError, notebook_builder.BuildError, ValueError, OSError) as error:
            print(error, file=sys.stderr)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):  # not a line for each time a page asks
        pass


def serve(folder) -> ThreadingHTTPServer:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def main(chapters) -> int:
    try:
        (source,) = notebook_builder.find_sources(chapters)
    except ValueError as error:  # no chapter of that name, or not one
        print(f"course.py watch CHAPTER: {error}", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        port = serve(folder).server_port
        print(*(f"http://127.0.0.1:{port}/{lang}/{source.stem}.html" for lang in WORDS), sep="\n")
        try:
            watch(source, Path(folder))
        except KeyboardInterrupt:
            return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
