"""Build the pages: execute every source in both languages, and write what a browser needs beside them."""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

from lecture_lib.figures.look import FONT
from lecture_lib.live.export import SCRIPT, STYLE
from notebooks import build as notebook_builder

from .page import FRONT, Page, framed, index, page_of
from .typeface import picture_font
from .words import WORDS

ROOT = Path(__file__).resolve().parents[1]
FONTS = Path(__file__).parent / "fonts"
PAGE_ASSETS = ("page.js", "theme.js", "text.css", "page.css")


def binder_address(repository: str, notebook: str) -> str:
    """Where Binder opens a notebook of a GitHub repository; empty if there is no repository."""
    if not repository:
        return ""
    return f"https://mybinder.org/v2/gh/{repository}/HEAD?urlpath={quote(f'lab/tree/{notebook}')}"


def executed(source: Path, lang: str, notes: bool = False):
    """The notebook of a source in one language, run, with the state of its widgets."""
    builder = notebook_builder
    notebook = builder.split(source, notes)[lang]
    builder.execute(notebook, ROOT / "notebooks" / lang, f"{lang}/{source.stem}", views=True)
    return notebook


def execute(source: Path, lang: str, repository: str = "") -> Page:
    """Run a source in one language and make its page."""
    notebook = executed(source, lang)
    binder = binder_address(repository, f"notebooks/{lang}/{source.stem}.ipynb")
    return page_of(notebook, source.stem, lang, binder)


def write(pages: list[Page], out: Path) -> None:
    """Write the site of all pages into a folder that is made anew."""
    clear(out)
    write_assets(out / "assets", [FRONT / name for name in PAGE_ASSETS])
    shutil.copy(FRONT / "index.html", out / "index.html")
    (out / ".nojekyll").touch()  # GitHub Pages serves the files as they are
    for lang in WORDS:
        of_lang = [page for page in pages if page.lang == lang]
        (out / lang / "figures").mkdir(parents=True)
        for page in of_lang:
            write_page(page, of_lang, out / lang)
        put(out / lang / "index.html", index(of_lang, lang))
        put(out / lang / "search.js", f"courseIndex({json.dumps(search_entries(of_lang), ensure_ascii=False)});\n")


def clear(out: Path) -> None:
    """Remove an older site; refuse a folder that holds something else."""
    if out.exists() and any(out.iterdir()):
        if not (out / ".nojekyll").exists():
            raise FileExistsError(
                f"--out must name an empty folder, a new one, or an older site; {out} holds other files"
            )
        shutil.rmtree(out)
    out.mkdir(parents=True, exist_ok=True)


def write_page(page: Page, of_lang: list[Page], folder: Path) -> None:
    notebook = ROOT / "notebooks" / page.lang / f"{page.stem}.ipynb"
    put(folder / f"{page.stem}.html", framed(page, of_lang))
    shutil.copy(notebook, folder / notebook.name)
    write_figures(page, folder / "figures")


def write_figures(page: Page, folder: Path) -> None:
    for key, figure in page.figures.items():
        put(folder / f"{key}.js", figure.script(key))
        (folder / f"{key}.png").write_bytes(figure.png)


def write_assets(folder: Path, files: list[Path]) -> None:
    """The files that all pages share."""
    folder.mkdir()
    for file in [*files, *FONTS.iterdir()]:
        shutil.copy(file, folder / file.name)
    (folder / "LiveSansKR.woff").write_bytes(picture_font())
    shutil.copy(FONT.with_name("OFL.txt"), folder / "LiveSansKR-OFL.txt")
    put(folder / "live.js", f'{SCRIPT}addEventListener("DOMContentLoaded", liveFigures.watch);\n')
    put(folder / "live.css", STYLE)


def search_entries(pages: list[Page]) -> list[list[str]]:
    """[address, title, text] of every cell of text; a cell without a heading is found under the one before it."""
    entries = []
    for page in pages:
        heading = page.title
        for anchor, own, text in page.found:
            heading = own or heading
            title = page.title if heading == page.title else f"{page.title} – {heading}"
            entries.append([f"{page.stem}.html#{anchor}", title, text])
    return entries


def put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def build(sources: list[Path], out: Path, repository: str = "") -> None:
    """Build the site of these sources; raises what notebooks/build.py raises, and ValueError for a bad formula."""
    clear(out)  # before minutes of work
    jobs = [(source, lang) for source in sources for lang in WORDS]
    with ThreadPoolExecutor(notebook_builder.WORKERS) as pool:
        running = [pool.submit(execute, source, lang, repository) for source, lang in jobs]
        pages = []
        for number, ((source, lang), future) in enumerate(zip(jobs, running, strict=True), 1):
            pages.append(future.result())
            print(f"[{number}/{len(jobs)}] {lang}/{source.stem}.html", flush=True)
    write(pages, out)


def repository_name(text: str) -> str:
    if not re.fullmatch(r"[\w.-]+/[\w.-]+", text):
        raise argparse.ArgumentTypeError(f"must be OWNER/NAME of a GitHub repository, got {text!r}")
    return text


def read_options(arguments=None):
    parser = argparse.ArgumentParser(prog="course.py site", description="Build the course as static pages.")
    parser.add_argument("chapters", nargs="*", metavar="CHAPTER", help='"3" or "03_gradient_descent"; default: all')
    parser.add_argument("--out", type=Path, default=ROOT / "site", help="folder to write to (default: site)")
    parser.add_argument(
        "--repository",
        type=repository_name,
        default=os.environ.get("COURSE_REPOSITORY") or None,
        help="OWNER/NAME on GitHub, for links to Binder (default: the variable COURSE_REPOSITORY)",
    )
    return parser.parse_args(arguments)


def main(arguments=None) -> int:
    options, builder = read_options(arguments), notebook_builder
    try:
        build(builder.find_sources(options.chapters), options.out, options.repository or "")
    except (builder.SourceError, builder.BuildError, ValueError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    if not options.repository:
        print("No --repository OWNER/NAME was given: the pages have no links to Binder.")
    print(f"Open {options.out / 'index.html'}")
    return 0
