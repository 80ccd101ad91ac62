"""Build the notebooks: one source per chapter, split by language, executed, written to ko/ and en/.

Usage: python notebooks/build.py [CHAPTER ...] [--check | --instructor]

A source is a py:percent file.  Every Korean Markdown cell (lang="ko") is followed by its English twin
(lang="en"); code cells are shared, only the first one may come as such a pair.  Cells may also carry
lecture="3.1 3.2" (the points of the lecture that they cover), tags=[...] and id="...".  Markdown cells with
audience="instructor" are notes for who teaches: only the instructor's edition has them.  slide="…" says what the
slides show of a cell (pages/deck.py), in the English twin only where its slides differ; notebooks do not have it.
"""

import argparse
import asyncio
import copy
import hashlib
import os
import re
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import jupytext
import nbformat

NOTEBOOKS = Path(__file__).resolve().parent
LANGUAGES = ("ko", "en")
KEPT = ("lecture", "tags", "audience")
INSTRUCTOR = "instructor"
SLIDE = "slide"
JUPYTEXT_NOTES = ("region_name", "cell_marker", "lines_to_next_cell", "lines_to_end_of_cell_marker")
VIEW = "application/vnd.jupyter.widget-view+json"
UNSTABLE = re.compile(r"\bat 0x[0-9a-fA-F]{6,}|IPY_MODEL_[0-9a-f]+")
COLOURS = re.compile(r"\x1b\[[0-9;]*m")  # of a traceback in a terminal
CELL_TIMEOUT = 120  # seconds
WORKERS = 2


class SourceError(ValueError):
    """The source does not have the shape of a chapter; the message begins with file:line."""


class BuildError(RuntimeError):
    """A cell failed, warned, or printed what cannot be the same twice."""


# --- from the source to one notebook per language ---------------------------------------------------


def split(path, notes=False):
    """Split a source into {"ko": notebook, "en": notebook}, not executed, with the same cell ids.

    The instructor's notes, and what slides show of a cell, are left out unless `notes` asks for them; the cells are
    the same otherwise.
    """
    path = Path(path)
    pairs = [pair for pair in _pairs(_read(path)) if notes or not _is_note(pair[0])]
    ids = _ids(path.stem, [ko for ko, _ in pairs])
    return {
        lang: _notebook(lang, [_built(pair[i], pair[0], id, notes) for pair, id in zip(pairs, ids, strict=True)])
        for i, lang in enumerate(LANGUAGES)
    }


def _read(path):
    """Cells of the source, each knowing the file:line it came from."""
    text = path.read_text(encoding="utf-8")
    cells = jupytext.reads(text, fmt="py:percent").cells
    lines = text.splitlines()
    starts = [i for i, line in enumerate(lines, 1) if re.match(r"# %%(\s|$)", line)]
    if len(starts) != len(cells) or not cells:
        raise SourceError(
            f"{path.name}:1: {len(cells)} cells but {len(starts)} lines with '# %%'; "
            "every cell, the first included, begins with such a line, and no cell contains one"
        )
    for cell, line in zip(cells, starts, strict=True):
        cell.where = f"{path.name}:{line}"
        for note in JUPYTEXT_NOTES:
            cell.metadata.pop(note, None)
        _check(cell)
    return cells


def _is_note(cell):
    return cell.metadata.get("audience") == INSTRUCTOR


def _check(cell):
    if cell.cell_type not in ("markdown", "code"):
        raise SourceError(f"{cell.where}: a {cell.cell_type} cell; only markdown and code cells are built")
    if not cell.source.strip():
        raise SourceError(f"{cell.where}: empty {cell.cell_type} cell")
    unknown = set(cell.metadata) - {"lang", "id", SLIDE, *KEPT}
    if unknown:
        raise SourceError(
            f"{cell.where}: metadata {_named(cell, unknown)} not understood; expected "
            'lang="ko" or "en", lecture="3.1 3.2", tags=["…"], id="…", slide="…", audience="instructor"'
        )
    lang = cell.metadata.get("lang")
    if lang is not None and lang not in LANGUAGES:
        raise SourceError(f'{cell.where}: lang="{lang}"; expected "ko" or "en"')
    if cell.cell_type == "markdown" and lang is None:
        raise SourceError(f'{cell.where}: markdown cell without lang="ko" or lang="en"')
    if "audience" in cell.metadata and not (_is_note(cell) and cell.cell_type == "markdown"):
        raise SourceError(f'{cell.where}: audience must be "instructor", and the cell a markdown cell')
    for key in ("lecture", "id", SLIDE):
        if not isinstance(cell.metadata.get(key, ""), str):
            raise SourceError(f"{cell.where}: {key} must be a string in quotes")


def _named(cell, keys):
    return ", ".join(f"{key}={cell.metadata[key]!r}" for key in sorted(keys))


def _pairs(cells):
    """Pair every Korean cell with its English twin; a shared cell is paired with itself."""
    pairs, rest = [], list(cells)
    while rest:
        cell = rest.pop(0)
        lang = cell.metadata.get("lang")
        if lang == "en":
            raise SourceError(f'{cell.where}: lang="en" cell without its lang="ko" twin directly before it')
        if lang and cell.cell_type == "code" and any(ko.cell_type == "code" for ko, _ in pairs):
            raise SourceError(f"{cell.where}: lang on a code cell that is not the first one")
        pairs.append((cell, _twin(cell, rest) if lang else cell))
    return pairs


def _twin(ko, rest):
    en = rest.pop(0) if rest else None
    if en is None or en.metadata.get("lang") != "en" or en.cell_type != ko.cell_type:
        found = f"found a {en.cell_type} cell at {en.where}" if en else "the file ends"
        raise SourceError(
            f'{ko.where}: lang="ko" {ko.cell_type} cell needs its lang="en" twin directly after it; {found}'
        )
    for key in ("id", *KEPT):
        if key in en.metadata and en.metadata[key] != ko.metadata.get(key):
            raise SourceError(f"{en.where}: {key} is not the Korean twin's; leave it out")
    return en


def _ids(stem, cells):
    """One id per cell: the chapter's number and a hash of the cell's first line.

    Inserting, moving or rewriting a cell thus leaves the ids of all others as they are; cells that begin
    alike are numbered.
    """
    ids, prefix = [], re.sub(r"\W", "-", stem.split("_")[0], flags=re.ASCII)
    for cell in cells:
        first_line = cell.source.strip().splitlines()[0]
        kind = INSTRUCTOR if _is_note(cell) else cell.cell_type
        digest = hashlib.sha256(f"{kind}:{first_line}".encode()).hexdigest()[:8]
        id = wanted = cell.metadata.get("id", f"{prefix}-{digest}")
        if "id" in cell.metadata and (id in ids or not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", id)):
            raise SourceError(f'{cell.where}: id="{id}" is taken, or not 1-64 of A-Z, a-z, 0-9, - and _')
        repeat = 1
        while id in ids:
            repeat += 1
            id = f"{wanted}-{repeat}"
        ids.append(id)
    return ids


def _built(cell, ko, id, notes):
    new = nbformat.v4.new_markdown_cell if cell.cell_type == "markdown" else nbformat.v4.new_code_cell
    kept = {key: ko.metadata[key] for key in KEPT if key in ko.metadata}
    marks = cell.metadata.get(SLIDE, ko.metadata.get(SLIDE)) if notes else ""
    return new(cell.source, id=id, metadata=kept | {SLIDE: marks} if marks else kept)


def _notebook(lang, cells):
    """Metadata names no version, so that a build is the same with every Python."""
    notebook = nbformat.v4.new_notebook(cells=cells)
    heading = re.search(r"^# +(.+)$", "\n".join(c.source for c in cells if c.cell_type == "markdown"), re.M)
    notebook.nbformat_minor = 5
    notebook.metadata = nbformat.from_dict(
        {
            "kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"},
            "language_info": {"name": "python", "file_extension": ".py", "mimetype": "text/x-python"},
            "lang": lang,
            "title": heading.group(1).strip() if heading else "",
        }
    )
    return notebook


# --- execution --------------------------------------------------------------------------------------


def execute(notebook, folder, name, views=False):
    """Run all cells in `folder`, in place; raise BuildError if one fails, warns or prints an address.

    With `views`, the outputs stay as they came, and the state of the widgets is kept in the metadata: for pages.
    """
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    metadata, started = copy.deepcopy(notebook.metadata), []
    client = NotebookClient(
        notebook,
        timeout=CELL_TIMEOUT,
        kernel_name="python3",
        record_timing=False,
        coalesce_streams=True,  # else a busy machine stores one text in several pieces
        store_widget_state=views,
        resources={"metadata": {"path": str(folder)}},
        on_cell_start=lambda cell, cell_index: started.append(cell_index),
        extra_arguments=["--log-level=ERROR"],
    )
    try:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
            with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:  # what zmq wants on Windows
                runner.run(client.async_execute(env=_environment(profile)))
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
        failed = _where(name, notebook, started[-1] if started else 0)
        raise BuildError(f"{failed} failed:\n{COLOURS.sub('', str(error)).strip()}") from None
    if views:
        return
    notebook.metadata = metadata  # nbclient adds the version of Python
    for index, cell in enumerate(notebook.cells):
        _settle(cell, _where(name, notebook, index))


def _where(name, notebook, index):
    return f"{name}: cell {index + 1} ({notebook.cells[index].id})"


def _environment(profile):
    """The kernel imports this checkout and reads no start-up files of the person who builds."""
    path = os.pathsep.join(filter(None, [str(NOTEBOOKS.parent), os.environ.get("PYTHONPATH")]))
    return {**os.environ, "PYTHONPATH": path, "IPYTHONDIR": profile}


def _settle(cell, where):
    """Keep of the outputs what is the same in every build and shows without a kernel."""
    cell.metadata.pop("execution", None)
    for output in cell.get("outputs", []):
        if output.output_type == "stream" and output.name == "stderr":
            raise BuildError(f"{where} warned, or wrote to stderr:\n{output.text}")
        data = output.get("data", {})
        if len(data) > 1:
            data.pop(VIEW, None)  # without its model it would only say so, and hide the still beside it
        texts = [output.get("text", ""), *(value for kind, value in data.items() if kind != "image/png")]
        _refuse_unstable("\n".join(map(str, texts)), where)


def _refuse_unstable(text, where):
    address = UNSTABLE.search(text)
    if address:
        raise BuildError(f"{where} shows what differs every time: {address.group()}")
    if str(NOTEBOOKS.parent) in text:
        raise BuildError(f"{where} shows the path of this checkout")


def build(source, lang, folder=None):
    """Split, execute and write one notebook in one language; returns the path written."""
    source = Path(source)
    folder = Path(folder or NOTEBOOKS / lang)
    folder.mkdir(parents=True, exist_ok=True)
    notebook = split(source)[lang]
    execute(notebook, folder, f"{lang}/{source.stem}")
    nbformat.validate(notebook)
    path = folder / f"{source.stem}.ipynb"
    _write(path, nbformat.writes(notebook) + "\n")
    return path


def instructor_edition(source, lang, built=None, folder=None):
    """Write the built notebook with the instructor's notes in their places; nothing is executed."""
    source = Path(source)
    stale = differences(source, lang, built)
    if stale:
        raise BuildError("\n".join([*stale, f"first: python3 course.py build {source.stem}"]))
    name = f"{source.stem}.ipynb"
    students = nbformat.read(Path(built or NOTEBOOKS / lang) / name, as_version=4)
    notebook, by_id = split(source, notes=True)[lang], {cell.id: cell for cell in students.cells}
    notebook.cells = [by_id.get(cell.id, cell) for cell in notebook.cells]
    folder = Path(folder or NOTEBOOKS / INSTRUCTOR / lang)
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / name, nbformat.writes(notebook) + "\n")
    return folder / name


def _write(path, text):
    """Write in one move: a build that is broken off leaves the old notebook whole."""
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=".tmp")
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.chmod(draft, 0o644)  # mkstemp gives 0600
        os.replace(draft, path)
    except BaseException:
        os.unlink(draft)
        raise


# --- comparison -------------------------------------------------------------------------------------


def differences(source, lang, folder=None):
    """Say, cell by cell, how the built notebook's input differs from what the source gives."""
    source = Path(source)
    path = Path(folder or NOTEBOOKS / lang) / f"{source.stem}.ipynb"
    if not path.exists():
        return [f"{lang}/{path.name}: not built"]
    wanted, found = split(source)[lang], nbformat.read(path, as_version=4)
    said = [] if found.metadata == wanted.metadata else [f"{lang}/{path.name}: notebook metadata differs"]
    new = {cell.id: cell for cell in wanted.cells}
    old = {cell.id: cell for cell in found.cells}
    for id in dict.fromkeys([*new, *old]):
        how = _difference(new.get(id), old.get(id))
        if how:
            said.append(f"{lang}/{path.name}: cell {id} {how}: {_brief(new.get(id) or old[id])}")
    if not said and list(new) != list(old):
        said.append(f"{lang}/{path.name}: the cells are in another order")
    return said


def _difference(new, old):
    if old is None:
        return "is not built"
    if new is None:
        return "is not in the source"
    keys = [key for key in ("cell_type", "source", "metadata") if new[key] != old[key]]
    return f"differs in {', '.join(keys)}" if keys else ""


def _brief(cell):
    return repr(cell.source.strip().partition("\n")[0][:60])


def check(sources):
    """Differences of all `sources` in both languages, and built notebooks that have no source."""
    said = [line for source in sources for lang in LANGUAGES for line in differences(source, lang)]
    stems = {path.stem for path in find_sources()}
    for path in sorted(path for lang in LANGUAGES for path in (NOTEBOOKS / lang).glob("*.ipynb")):
        if path.stem not in stems:
            said.append(f"{path.parent.name}/{path.name}: has no source")
    return said


# --- the command ------------------------------------------------------------------------------------


def find_sources(chapters=()):
    """Sources of the chapters named by number or stem ("3", "03", "03_gradient_descent"); all if none is."""
    sources = sorted((NOTEBOOKS / "source").glob("[0-9][0-9]_*.py"))
    if not chapters:
        return sources
    found = []
    for chapter in chapters:
        match = [s for s in sources if chapter in (s.stem, s.name) or s.stem[:2] == chapter.zfill(2)]
        if not match:
            there = ", ".join(s.stem for s in sources) or "none"
            raise SourceError(f"no chapter {chapter!r}; there is {there}")
        found += match
    return sorted(set(found))


def build_all(sources):
    """Build every source in both languages, a few at a time; returns what failed, in words.

    Threads, not processes: the work is done by the kernels, and one process hands out their ports.
    """
    for source in sources:
        split(source)  # a mistake in a source is said before anything runs
    jobs = [(source, lang) for source in sources for lang in LANGUAGES]
    failures = []
    with ThreadPoolExecutor(WORKERS) as pool:
        running = [pool.submit(build, *job) for job in jobs]
        for number, ((source, lang), future) in enumerate(zip(jobs, running, strict=True), 1):
            error = future.exception()
            done = "failed" if error else "built"
            print(f"[{number}/{len(jobs)}] {lang}/{source.stem}.ipynb {done}", flush=True)
            if isinstance(error, BuildError):
                failures.append(str(error))
            elif error:
                raise error
    return failures


def instructor_editions(sources):
    """Write every source's instructor's edition in both languages."""
    for source in sources:
        for lang in LANGUAGES:
            print(instructor_edition(source, lang).relative_to(NOTEBOOKS.parent))
    return []


def read_options(arguments):
    parser = argparse.ArgumentParser(prog="course.py build", description="Build the notebooks from notebooks/source.")
    parser.add_argument("chapters", nargs="*", metavar="CHAPTER", help='"3" or "03_gradient_descent"; default: all')
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--check", dest="work", action="store_const", const=check, help="build nothing; say what differs")
    how.add_argument(
        "--instructor",
        dest="work",
        action="store_const",
        const=instructor_editions,
        help="put the built notebooks with the instructor's notes into notebooks/instructor; run nothing",
    )
    return parser.parse_args(arguments)


def main(arguments=None):
    options = read_options(arguments)
    work = options.work or build_all
    try:
        sources = find_sources(options.chapters)
        said = work(sources)
    except (SourceError, BuildError) as error:
        said = [str(error)]
    print(*said, sep="\n", file=sys.stderr, end="\n" if said else "")
    if work is check and not said:
        print(f"{len(sources)} chapters, both languages: as in the source")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
