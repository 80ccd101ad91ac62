"""A chapter's pages follow its source while it is written."""

import re

import pytest

from pages import build, watch

SOURCE = """\
# %% [markdown] lang="ko"
# # 가 {ko}

# %% [markdown] lang="en"
# # A {en}

# %%
print({code})
"""
NAME = "00_start.py"  # whose notebooks lie beside its pages


@pytest.fixture
def runs(monkeypatch):
    """The languages in which a chapter was executed."""
    runs, run = [], build.notebook_builder.split

    def executed(source, lang):
        notebook = run(source)[lang]
        notebook.cells[-1].outputs = [{"output_type": "stream", "name": "stdout", "text": f"run {len(runs)}"}]
        notebook.metadata.widgets = {}
        runs.append(lang)
        return notebook

    monkeypatch.setattr(watch, "executed", executed)
    return runs


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "source" / NAME
    path.parent.mkdir()

    def save(ko="", en="", code=1):
        path.write_text(SOURCE.format(ko=ko, en=en, code=code), encoding="utf-8")
        return path

    return save


@pytest.fixture
def out(tmp_path):
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def shown(out, lang):
    return re.sub(r"<[^>]+>", "", (out / lang / "00_start.html").read_text("utf-8"))


def test_text_is_shown_anew_without_a_run_and_code_after_one(runs, source, out):
    watch.show(source(), last := {}, out)
    assert runs == ["ko", "en"] and "run 1" in shown(out, "en")
    watch.show(source(ko="나", en="B"), last, out)
    assert "가 나" in shown(out, "ko") and re.search("A B.*run 1", shown(out, "en"), re.S) and runs == ["ko", "en"]
    watch.show(source(code=2), last, out)
    assert runs == ["ko", "en"] * 2 and "print(2)" in shown(out, "ko") and "run 3" in shown(out, "en")


def test_what_is_saved_is_shown_and_what_is_wrong_is_said(runs, source, out, tmp_path, monkeypatch, capsys):
    (tmp_path / "lecture_lib").mkdir()
    monkeypatch.setattr(watch, "ROOT", tmp_path)
    words = tmp_path / "lecture_lib" / "words.toml"
    saves = [
        lambda: source(ko="나"),
        lambda: source(ko="다").write_text("# %% huh\nx", encoding="utf-8"),
        lambda: source(ko="라"),
        lambda: words.write_text("a = 1"),
        lambda: None,
    ]
    counts = []

    def again():
        counts.append(len(runs))
        return bool(saves) and (saves.pop(0)(), True)[1]

    watch.watch(source(), out, again)
    assert counts == [2, 2, 2, 2, 4, 4] and "가 라" in shown(out, "ko")
    assert "00_start.py:1: metadata" in capsys.readouterr().err


def test_a_page_is_loaded_anew_by_itself(runs, source, out, open_page):
    watch.show(source(), last := {}, out)
    server = watch.serve(out)
    with open_page(f"http://127.0.0.1:{server.server_port}/ko/00_start.html") as page:
        page.get_by_role("heading", name="가", exact=True).wait_for()
        page.wait_for_timeout(1000)  # it has looked once
        watch.show(source(ko="나"), last, out)
        page.get_by_role("heading", name="가 나").wait_for()
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("chapters", [["77"], [], ["0", "3"]])
def test_one_chapter_is_watched(chapters, capsys):
    assert watch.main(chapters) == 1
    assert "watch CHAPTER" in capsys.readouterr().err
