"""The map from the lecture's slides to the notebooks.

The lecture is "Part 04, Chapter 09. 선형 회귀와 선형 분류"; a reading on logistic regression goes with it. Its points
stand in [lecture] of each chapter's words.toml, its sections in that of all chapters. A notebook cell names the points
it covers in its metadata, lecture="3.1 3.2".
"""

from pathlib import Path

from lecture_lib import words
from lecture_lib.chapters import HERE, ORDER, STEMS, tables
from lecture_lib.words import words_of

say = words_of(__file__)

POINTS = {point: title for number in range(1, len(ORDER) + 1) for point, title in tables(number)["lecture"].items()}
SECTIONS = words.load(HERE / "words.toml")["sections"]  # points -> heading on the slide, and the same in English


def slide_map(lang=None, folder="."):
    """Table from each section of the lecture to its points and notebooks, as IPython Markdown.

    Parameters
    ----------
    lang : {"ko", "en"}, optional
        Language of the table; the reader's language if left out.
    folder : path, optional
        Where the notebooks of that language lie, seen from the working directory.  A chapter is linked if its
        notebook lies there or its source in the ``source`` folder beside; else it is in preparation.
    """
    from IPython.display import Markdown

    lang = lang or words.language()
    if lang not in words.LANGUAGES:
        raise ValueError(f"lang must be one of {words.LANGUAGES}, got {lang!r}")
    head = [say.template(name, lang) for name in ("slide", "points", "notebook")]
    rows = [_row(heading[lang], points.split(), lang, Path(folder)) for points, heading in SECTIONS.items()]
    return Markdown("\n".join("| " + " | ".join(cells) + " |" for cells in [head, ["---"] * 3, *rows]))


def _row(heading, points, lang, folder):
    chapters = dict.fromkeys(int(point.split(".")[0]) for point in points)
    covered = "<br>".join(f"{point} {POINTS[point][lang]}" for point in points)
    return [heading, covered, "<br>".join(_link(number, lang, folder) for number in chapters)]


def _link(number, lang, folder):
    stem = STEMS[number]
    title = say.template("chapter", lang).format(number=number, title=tables(number)["chapter"]["title"][lang])
    if (folder / f"{stem}.ipynb").exists() or (folder / "../source" / f"{stem}.py").exists():
        return f"[{title}]({stem}.ipynb)"
    return f"{title} ({say.template('in_preparation', lang)})"
