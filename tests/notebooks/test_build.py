"""The builder: what a source must look like, what comes out, and what it refuses."""

import json
import re

import nbformat
import pytest

from notebooks import build

CHAPTER = """\
# %% [markdown] lang="ko" lecture="3.1 3.2"
# # 제목
# 첫 줄

# %% [markdown] lang="en"
# # Title
# first line

# %% lang="ko"
lang = "ko"

# %% lang="en"
lang = "en"

# %% lecture="3.1" tags=["exercise"]
print(lang)

# %% [md] lang="ko"
# 끝

# %% [md] lang="en"
# End
"""


@pytest.fixture
def source(tmp_path):
    def write(text, name="03_test.py"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def code_cell(code):
    return f"# %%\n{code}\n"


def test_each_language_gets_its_text_and_the_shared_code(source):
    split = build.split(source(CHAPTER))
    ko, en = split["ko"], split["en"]
    assert [c.source for c in ko.cells] == ["# 제목\n첫 줄", 'lang = "ko"', "print(lang)", "끝"]
    assert [c.source for c in en.cells] == ["# Title\nfirst line", 'lang = "en"', "print(lang)", "End"]
    assert [c.id for c in ko.cells] == [c.id for c in en.cells]
    assert [c.metadata for c in ko.cells] == [c.metadata for c in en.cells]
    assert ko.cells[0].metadata == {"lecture": "3.1 3.2"}
    assert ko.cells[2].metadata == {"lecture": "3.1", "tags": ["exercise"]}
    assert (ko.metadata.title, en.metadata.title) == ("제목", "Title")
    assert (ko.metadata.lang, en.metadata.lang) == ("ko", "en")
    assert "version" not in json.dumps(ko.metadata)
    for notebook in split.values():
        nbformat.validate(notebook)


def test_ids_survive_insertion_and_rewriting_of_other_cells(source):
    def ids(text):
        return [cell.id for cell in build.split(source(text))["ko"].cells]

    before = ids(CHAPTER)
    assert before == ids(CHAPTER)
    assert ids(CHAPTER.replace("print(lang)", "print(lang)\nprint(2)").replace("첫 줄", "다른 줄")) == before
    grown = ids(CHAPTER.replace("# %% lecture", "# %%\nx = 1\n\n# %% lecture"))
    assert [id for id in grown if id in before] == before and len(grown) == len(before) + 1


def test_cells_that_begin_alike_get_different_valid_ids_and_one_may_be_given(source):
    notebook = build.split(source(code_cell("x") * 3 + '# %% id="setup"\nx\n'))["ko"]
    first, *others = [cell.id for cell in notebook.cells]
    assert others == [f"{first}-2", f"{first}-3", "setup"] and notebook.cells[3].metadata == {}
    nbformat.validate(notebook)


KO, EN = '# %% [markdown] lang="ko"\n# 가\n\n', '# %% [markdown] lang="en"\n# a\n\n'


@pytest.mark.parametrize(
    "text, line, said",
    [
        (KO, 1, "the file ends"),
        (KO + code_cell("x") + EN, 1, "found a code cell at 03_test.py:4"),
        (KO + KO + EN + EN, 1, "found a markdown cell at 03_test.py:4"),
        (EN + KO, 1, "without its"),
        (KO + EN + EN, 7, "without its"),
        (KO.replace("ko", "kr") + EN, 1, 'lang="kr"'),
        ("# %% [markdown]\n# text\n", 1, "without lang"),
        ("# %%\nx\n" + '# %% lang="ko"\nx\n# %% lang="en"\ny\n', 3, "not the first"),
        ('# %% lang="ko"\nx\n' + EN, 1, "needs its"),
        ("# %% [raw]\n# raw\n", 1, "raw cell"),
        ('# %% lectures="3.1"\nx\n', 1, "lectures='3.1'"),
        ("# %% lang=ko\nx\n", 1, "not understood"),
        ("# %% lecture=3.1\nx\n", 1, "lecture must be a string"),
        ("# %% a title\nx\n", 1, "a title"),
        (KO.replace('"ko"', '"ko" lecture="3.1"') + EN.replace('"en"', '"en" lecture="3.2"'), 4, "lecture"),
        ("# %%\n\n# %%\nx\n", 1, "empty code cell"),
        ("import os\n# %%\nx\n", 1, "every cell"),
        ("", 1, "0 cells"),
        ('# %% id="a"\nx\n# %% id="a"\ny\n', 3, 'id="a"'),
        ('# %% id="a b"\nx\n', 1, 'id="a b"'),
        (KO + EN + KO.replace('"ko"', '"ko" audience="students"') + EN, 7, 'audience must be "instructor"'),
        (KO.replace('"ko"', '"ko" audience="instructor"') + EN.replace('"en"', '"en" audience="x"'), 4, "audience"),
        (KO + EN.replace('"en"', '"en" audience="instructor"'), 4, "audience is not the Korean twin's"),
        (KO + EN + '# %% audience="instructor"\nx\n', 7, "the cell a markdown cell"),
        ("# %% audience=[]\nx\n", 1, 'audience must be "instructor"'),
        ("# %% slide=2\nx\n", 1, "slide must be a string"),
    ],
)
def test_a_misshapen_source_is_refused_by_file_and_line(source, text, line, said):
    with pytest.raises(build.SourceError) as refused:
        build.split(source(text))
    assert str(refused.value).startswith(f"03_test.py:{line}: ")
    assert said in str(refused.value)


NOTE = """\
# %% [markdown] lang="ko" audience="instructor"
# 메모

# %% [markdown] lang="en" audience="instructor"
# Note

"""
NOTED = re.sub(r'^(?=# %% (lecture|\[md\] lang="ko"))', NOTE, CHAPTER, flags=re.M)  # before the last two cells


def texts(notebook):
    return [cell.source for cell in notebook.cells]


@pytest.mark.parametrize("english, marks", [("", "new"), (' slide="one"', "one"), (' slide=""', None)])
def test_marks_for_slides_are_the_twins_too_unless_it_has_its_own_and_no_notebook_has_them(source, english, marks):
    path = source(KO.replace('"ko"', '"ko" slide="new"') + EN.replace('"en"', f'"en"{english}'))
    slides, students = build.split(path, notes=True), build.split(path)
    assert [slides[lang].cells[0].metadata.get("slide") for lang in build.LANGUAGES] == ["new", marks]
    assert students == build.split(source(KO + EN))


@pytest.mark.parametrize("text", [NOTED, NOTED.replace("# 메모", "# 끝"), NOTED.replace("# 메모", "# # 제목")])
def test_notes_are_for_the_instructor_alone_and_leave_all_other_cells_as_they_are(source, text):
    """Also where a note begins like a cell of the student's."""
    students, instructors = build.split(source(text)), build.split(source(text), notes=True)
    assert students == build.split(source(CHAPTER))
    for lang, notebook in instructors.items():
        assert [n for n, cell in enumerate(notebook.cells) if cell.metadata.get("audience") == "instructor"] == [2, 4]
        assert [cell for cell in notebook.cells if "audience" not in cell.metadata] == students[lang].cells
        nbformat.validate(notebook)
        assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)


@pytest.mark.parametrize("lang, note", [("ko", "메모"), ("en", "Note")])
def test_the_instructors_edition_is_the_students_notebook_with_the_notes_in_their_places(source, tmp_path, lang, note):
    students = tmp_path / "students"
    built = nbformat.read(build.build(source(CHAPTER), lang, students), as_version=4)
    path = source(NOTED)  # a new note makes no notebook stale
    assert build.differences(path, lang, students) == []
    written = build.instructor_edition(path, lang, students, tmp_path / "instructors")
    edition = nbformat.read(written, as_version=4)
    nbformat.validate(edition)
    assert written == tmp_path / "instructors" / "03_test.ipynb"
    assert edition.metadata == built.metadata
    assert [cell for cell in edition.cells if "audience" not in cell.metadata] == built.cells
    assert texts(edition) == texts(build.split(path, notes=True)[lang]) and texts(edition).count(note) == 2
    assert edition.cells[3].outputs[0].text == f"{lang}\n" and edition.cells[3].execution_count == 2


def test_no_instructors_edition_is_made_of_a_stale_notebook(source, tmp_path):
    students, instructors = tmp_path / "students", tmp_path / "instructors"

    def refused(text):
        with pytest.raises(build.BuildError) as error:
            build.instructor_edition(source(text), "en", students, instructors)
        assert not instructors.exists()
        return str(error.value).splitlines()

    command = "first: python3 course.py build 03_test"
    assert refused(NOTED) == ["en/03_test.ipynb: not built", command]
    students.mkdir()
    nbformat.write(build.split(source(NOTED))["en"], students / "03_test.ipynb")
    differs, last = refused(NOTED.replace("print(lang)", "print(lang)\nprint(2)"))
    assert differs.endswith("differs in source: 'print(lang)'") and last == command


WIDGET = """\
class Still:
    def _repr_mimebundle_(self, **_):
        return {"text/plain": "a figure", "image/png": "aGk=", "application/vnd.jupyter.widget-view+json": {}}
Still()"""


def test_build_executes_and_keeps_what_shows_without_a_kernel_as_one_text(source, tmp_path):
    slowly = "import time\nfor n in range(3):\n    print(n, flush=True)\n    time.sleep(0.4)"
    path = source(CHAPTER + "\n" + code_cell(WIDGET) + code_cell(slowly))
    built = build.build(path, "en", tmp_path / "out")
    notebook = nbformat.read(built, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == [1, 2, 3, 4]
    assert [output.text for cell in (code[1], code[3]) for output in cell.outputs] == ["en\n", "0\n1\n2\n"]
    assert set(code[2].outputs[0].data) == {"text/plain", "image/png"}
    assert "widgets" not in notebook.metadata and "execution" not in code[0].metadata
    assert build.differences(path, "en", built.parent) == []
    assert [file.name for file in built.parent.iterdir()] == [built.name]
    first = built.read_bytes()
    assert b"\r" not in first and build.build(path, "en", built.parent).read_bytes() == first


@pytest.mark.parametrize(
    "code, said",
    [
        ("1 / 0", "ZeroDivisionError"),
        ("import warnings; warnings.warn('careful')", "careful"),
        ("import sys; print('to stderr', file=sys.stderr)", "to stderr"),
        ("object()", "what differs every time"),
        ("import os; os._exit(1)", "failed"),
    ],
)
def test_a_cell_that_fails_or_warns_stops_the_build_and_leaves_the_old_notebook(source, tmp_path, code, said):
    old = tmp_path / "out" / "03_test.ipynb"
    old.parent.mkdir()
    old.write_text("old")
    with pytest.raises(build.BuildError) as failed:
        build.build(source(CHAPTER + "\n" + code_cell(code)), "en", old.parent)
    assert str(failed.value).startswith("en/03_test: cell 5 (03-")
    assert said in str(failed.value) and "\x1b" not in str(failed.value)
    assert old.read_text() == "old"
    assert [file.name for file in old.parent.iterdir()] == [old.name]


def test_differences_name_the_cell(source, tmp_path):
    split = build.split(source(CHAPTER))["ko"]
    ids = [cell.id for cell in split.cells]

    def differences(change):
        changed = build.split(source(CHAPTER))["ko"]
        change(changed)
        nbformat.write(changed, tmp_path / "03_test.ipynb")
        return build.differences(tmp_path / "03_test.py", "ko", tmp_path)

    def edit(notebook):
        notebook.cells[2].source += "  # edited"

    assert build.differences(source(CHAPTER), "ko", tmp_path) == ["ko/03_test.ipynb: not built"]
    assert differences(lambda notebook: None) == []
    assert differences(edit) == [f"ko/03_test.ipynb: cell {ids[2]} differs in source: 'print(lang)'"]
    assert differences(lambda n: n.cells.pop(3)) == [f"ko/03_test.ipynb: cell {ids[3]} is not built: '끝'"]
    extra, unknown = nbformat.v4.new_code_cell("extra", id="extra"), "cell extra is not in the source: 'extra'"
    assert differences(lambda n: n.cells.append(extra)) == [f"ko/03_test.ipynb: {unknown}"]
    assert differences(lambda n: n.cells.reverse()) == ["ko/03_test.ipynb: the cells are in another order"]
    assert differences(lambda n: n.metadata.pop("title")) == ["ko/03_test.ipynb: notebook metadata differs"]


@pytest.fixture
def course(tmp_path, monkeypatch):
    monkeypatch.setattr(build, "NOTEBOOKS", tmp_path)
    (tmp_path / "source").mkdir()
    for stem in ("00_start", "03_test"):
        (tmp_path / "source" / f"{stem}.py").write_text(CHAPTER, encoding="utf-8")
    return tmp_path


def test_chapters_go_by_number_or_name_and_all_in_order_unless_named(course, capsys):
    for names in ([], ["3", "0", "03"], ["03_test.py", "00_start"]):
        assert [path.stem for path in build.find_sources(names)] == ["00_start", "03_test"]
    assert build.main(["9"]) == 1
    assert "no chapter '9'; there is 00_start, 03_test" in capsys.readouterr().err


def test_the_command_builds_checks_and_says_what_differs(course, capsys):
    assert build.main(["--check", "3"]) == 1
    assert "ko/03_test.ipynb: not built" in capsys.readouterr().err
    assert build.main(["3"]) == 0
    assert "[2/2] en/03_test.ipynb built" in capsys.readouterr().out
    assert build.main(["--check", "3"]) == 0
    (course / "source" / "03_test.py").unlink()
    assert build.main(["--check"]) == 1
    assert "ko/03_test.ipynb: has no source" in capsys.readouterr().err


def test_one_failing_chapter_does_not_keep_the_others_from_being_built(course, capsys):
    (course / "source" / "00_start.py").write_text("# %%\n1 / 0\n", encoding="utf-8")
    assert build.main([]) == 1
    assert "ko/00_start: cell 1" in capsys.readouterr().err
    assert (course / "ko" / "03_test.ipynb").exists() and not (course / "ko" / "00_start.ipynb").exists()


def test_the_command_writes_instructors_editions_of_built_notebooks(course, capsys):
    (course / "source" / "03_test.py").write_text(NOTED, encoding="utf-8")
    assert build.main(["--instructor", "3"]) == 1
    assert "first: python3 course.py build 03_test" in capsys.readouterr().err
    for lang in build.LANGUAGES:
        (course / lang).mkdir(exist_ok=True)
        nbformat.write(build.split(course / "source" / "03_test.py")[lang], course / lang / "03_test.ipynb")
    assert build.main(["--instructor", "3"]) == 0
    written = {course / "instructor" / lang / "03_test.ipynb" for lang in build.LANGUAGES}
    assert set(course.glob("instructor/*/*")) == written
    assert build.main(["--check", "3"]) == 0
