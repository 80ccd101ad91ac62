"""Build slides: a chapter as reveal.js slides whose figures move, with no kernel and no network."""

from __future__ import annotations

import argparse
import sys
from html import escape
from pathlib import Path

from .build import ROOT, clear, executed, notebook_builder, put, write_assets, write_figures
from .deck import deck_html, deck_of
from .page import FRONT, filled
from .words import WORDS

REVEAL = Path(__file__).parent / "reveal"
REVEAL_ASSETS = ("reveal.js", "reveal.css", "notes.js", "LICENSE")
SLIDE_ASSETS = ("slides.js", "text.css", "slides.css")
TEMPLATE = (FRONT / "slides.html").read_text("utf-8")


def build(sources: list[Path], out: Path) -> list[Path]:
    """Write the slides of these sources in both languages into a folder made anew; returns their files."""
    clear(out)  # before a minute of work
    decks = [deck_of(executed(source, lang, notes=True), source.stem, lang) for source in sources for lang in WORDS]
    assets = [FRONT / name for name in SLIDE_ASSETS] + [REVEAL / name for name in REVEAL_ASSETS]
    write_assets(out / "assets", assets)
    (out / ".nojekyll").touch()
    return [write_deck(page, sections, out / page.lang) for page, sections in decks]


def write_deck(page, sections, folder: Path) -> Path:
    (folder / "figures").mkdir(parents=True, exist_ok=True)
    write_figures(page, folder / "figures")
    fields = WORDS[page.lang] | {"title": escape(page.title), "deck": deck_html(sections), "name": f"{page.stem}.html"}
    put(folder / f"{page.stem}.html", filled(TEMPLATE, fields))
    return folder / f"{page.stem}.html"


def read_options(arguments=None):
    parser = argparse.ArgumentParser(prog="course.py slides", description="Build a chapter's slides.")
    parser.add_argument("chapters", nargs="+", metavar="CHAPTER", help='"3" or "03_gradient_descent"')
    parser.add_argument("--out", type=Path, default=ROOT / "slides", help="folder to write to (default: slides)")
    return parser.parse_args(arguments)


def main(arguments=None) -> int:
    options, builder = read_options(arguments), notebook_builder
    try:
        files = build(builder.find_sources(options.chapters), options.out)
    except (builder.SourceError, builder.BuildError, ValueError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(*[f"Open {file}" for file in files], sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
