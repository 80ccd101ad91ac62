"""The list of the lecture's points and the map from its slides to the notebooks."""

from collections import Counter

import pytest

from lecture_lib import words
from lecture_lib.chapters import ORDER, STEMS
from lecture_lib.chapters.lecture import POINTS, SECTIONS, slide_map


def test_points_are_numbered_without_a_gap_and_belong_to_exactly_one_section():
    per_chapter = Counter(int(point.split(".")[0]) for point in POINTS)
    assert list(per_chapter) == list(range(1, len(ORDER) + 1)) and len(POINTS) == 50
    assert list(POINTS) == [f"{n}.{k}" for n, count in per_chapter.items() for k in range(1, count + 1)]
    assert Counter(" ".join(SECTIONS).split()) == Counter(list(POINTS))


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_titles_are_there_short_and_different(lang):
    titles = [point[lang] for point in POINTS.values()]
    assert len(set(titles)) == len(titles) and all(0 < len(title) <= 60 for title in titles)
    assert not any("|" in title for title in [*titles, *(heading[lang] for heading in SECTIONS.values())])


@pytest.mark.parametrize("lang, waiting", [("ko", "준비 중"), ("en", "in preparation")])
def test_map_links_the_notebooks_that_exist_and_only_those(lang, waiting, tmp_path):
    folder = tmp_path / lang
    folder.mkdir()
    assert "](" not in slide_map(lang, folder).data
    (folder / "03_gradient_descent.ipynb").touch()
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "02_least_squares.py").touch()
    rows = slide_map(lang, folder).data.splitlines()[2:]
    assert len(rows) == len(SECTIONS) and all(row.count("|") == 4 for row in rows)
    for row, (points, heading) in zip(rows, SECTIONS.items(), strict=True):
        assert row.startswith(f"| {heading[lang]} |")
        assert all(f"{point} {POINTS[point][lang]}" in row for point in points.split())
        stem = STEMS[int(points[0])]
        linked = points[0] in "23"
        assert (f"]({stem}.ipynb)" in row) == linked and (waiting in row) != linked


def test_map_follows_the_readers_language(language):
    assert slide_map().data == slide_map(language).data
    with pytest.raises(ValueError, match="lang must be"):
        slide_map("fr")
