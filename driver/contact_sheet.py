"""Pictures of every live figure, for the eye: python -m driver.contact_sheet [CHAPTER …] [--out FOLDER].

One sheet per figure, language and look: the figure with its question, at its start, at both ends of its controls.
Looks: light, dark, and a telephone.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from PIL import Image

from driver.chromium import find_chromium
from driver.in_lab import chromium
from driver.pictures import MOVE, STAND, Shown, write_site
from lecture_lib import words
from pages.build import notebook_builder

ROOT = Path(__file__).resolve().parents[1]
WIDTH, GAP = 2000, 8  # pixels of a sheet
LOOKS = {
    "light": {"viewport": {"width": 1300, "height": 900}},
    "dark": {"viewport": {"width": 1300, "height": 900}, "color_scheme": "dark"},
    "telephone": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2},
}


def sheet(figure: Shown, folder: Path) -> Image.Image:
    """The figure as at first, once its question is answered, and at both ends of each control, one below the other."""
    shots = [_shot(figure, folder)]
    figure.skip_question()
    for state in figure.states(middle=False):
        figure.place.evaluate(MOVE, figure.in_page(state))
        shots.append(_shot(figure, folder))
    return grid(shots)


def grid(shots: list[Image.Image]) -> Image.Image:
    """Pictures side by side, as many as a screen is wide, and below one another."""
    width, height = max(shot.width for shot in shots) + GAP, max(shot.height for shot in shots) + GAP
    columns = min(len(shots), max(1, WIDTH // width))
    whole = Image.new("RGB", (columns * width, -(-len(shots) // columns) * height), "red")
    for number, shot in enumerate(shots):
        whole.paste(shot, (number % columns * width, number // columns * height))
    return whole


def _shot(figure: Shown, folder: Path) -> Image.Image:
    figure.place.screenshot(path=folder / "shot.png")
    return Image.open(folder / "shot.png").convert("RGB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("chapters", nargs="*", help='"3" or "03_gradient_descent"; default: all')
    parser.add_argument("--out", type=Path, default=ROOT / "sheets")
    parser.add_argument("--lang", choices=words.LANGUAGES, action="append")
    parser.add_argument("--look", choices=LOOKS, action="append")
    options = parser.parse_args()
    options.out.mkdir(exist_ok=True)
    with chromium(find_chromium()) as browser, tempfile.TemporaryDirectory() as folder:
        for lang in options.lang or words.LANGUAGES:
            words.use(lang)
            for source in notebook_builder.find_sources(options.chapters):
                site = Path(folder) / lang / source.stem
                figures = write_site(site, source, lang)
                for look in options.look or LOOKS:
                    page = browser.new_context(**LOOKS[look], reduced_motion="reduce").new_page()
                    page.goto(f"{site.as_uri()}/{lang}/{source.stem}.html")
                    page.evaluate(STAND)
                    page.add_style_tag(content="header { position: static !important; }")  # else over tall figures
                    for (name, live), place in zip(figures.items(), page.locator(".live-place").all(), strict=True):
                        path = options.out / f"{source.stem[:2]}_{name.removeprefix('explore_')}_{lang}_{look}.png"
                        sheet(Shown(live, place), Path(folder)).save(path)
                        print(path, flush=True)
                    page.context.close()


if __name__ == "__main__":
    main()
