"""Chapter 7 in JupyterLab: what its figures show, held to the gradient, closed forms and scikit-learn."""

import base64
import io

import numpy as np
import pytest
from on_screen import OnScreen, points
from PIL import Image
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA

from lecture_lib import text
from lecture_lib.datasets import load_penguins
from lecture_lib.explorers.beyond_one_machine import low_rank, map_reduce, samples, ways

CHAPTERS = ("ko/07_beyond_one_machine.ipynb", "en/07_beyond_one_machine.ipynb")
FIGURES = ("map_reduce", "ways", "samples", "low_rank")
LENIENT = 0.15  # points


@pytest.fixture(scope="module", params=CHAPTERS)
def chapter(request, open_notebook):
    """The chapter, opened and run; at the end, nothing may have been logged as an error."""
    text.use(request.param[:2])
    notebook = open_notebook(request.param)
    notebook.run_all()
    yield notebook
    notebook.close()
    text.use("ko")
    assert notebook.errors == []


@pytest.fixture(scope="module")
def cells(chapter):
    """Number of the cell of each figure."""
    plain = ["".join(str(o.get("data", {}).get("text/plain", "")) for o in cell) for cell in chapter.outputs()]
    shown = [index for index, words in enumerate(plain) if "LiveFigure" in words]
    return dict(zip(FIGURES, shown, strict=True))


@pytest.fixture
def show(chapter, cells):
    """A function that brings a figure into view, as it was at first."""

    def show(name):
        figure = OnScreen(chapter, chapter.show_cell(cells[name]).locator(".live"))
        figure.skip_question()
        figure.reset()
        return figure

    return show


def moving(live):
    """The artists of a figure made anew, in the order in which they are declared; their ids are those on screen."""
    live.build()
    return list(dict.fromkeys(track.artist for track in live._tracks if track.artist is not None))


def at(figure, artist):
    """Centres of an artist's markers, in points."""
    return np.array([use["at"] for use in figure.read(artist.get_gid())[artist.get_gid()]["uses"]])


def whole_gradient():
    """The gradient of all penguins where the figure takes it, in kg."""
    penguins = load_penguins()
    z, y = penguins.flipper_length_mm, penguins.body_mass_g
    X = np.column_stack([np.ones(len(y)), (z - z.mean()) / z.std()])
    return 2 * X.T @ (X @ map_reduce.W - y) / 1000


def test_every_chain_of_arrows_ends_at_the_whole_gradient(show):
    figure = show("map_reduce")
    artists = moving(map_reduce.explore_map_reduce())
    arrows, end = artists[4], artists[5]
    blocks, stage, order = figure.controls
    wanted = points(end.axes, whole_gradient())
    for count, name in ((1, "first"), (16, "last")):
        figure.go(blocks, name)
        for filed in ("first", "last"):
            figure.go(order, filed)
            np.testing.assert_allclose(at(figure, end), wanted, atol=LENIENT)
            lines = figure.read(arrows.get_gid())[arrows.get_gid()]["lines"]
            assert len(lines) == count
            np.testing.assert_allclose(lines[-1][1], wanted[0], atol=LENIENT)
    figure.go(stage, "first")
    np.testing.assert_allclose(at(figure, end), points(end.axes, [0, 0]), atol=LENIENT)
    assert "16" in figure.readout()


def test_bars_answer_to_the_number_of_rows(show):
    figure = show("ways")
    (rows,) = figure.controls
    for end, n in (("first", ways.ROWS[0]), ("last", ways.ROWS[-1])):
        figure.go(rows, end)
        assert f"n = {n:,}" in figure.readout()


def test_the_cloud_is_that_of_samples_of_the_penguins(show):
    figure = show("samples")
    cloud, error, head = moving(samples.explore_samples())
    size, what = figure.controls
    y = load_penguins().body_mass_g
    for end, n in (("first", 4), ("last", 4096)):
        figure.go(size, end)
        rows = np.random.default_rng([0, n]).integers(0, len(y), (samples.DRAWS, n))
        deviations = (y[rows].mean(1) - y.mean()) / y.std()
        heights = points(cloud.axes, np.column_stack([np.full(samples.SHOWN, n), deviations[: samples.SHOWN]]))[:, 1]
        np.testing.assert_allclose(at(figure, cloud)[:, 1], heights, atol=LENIENT)
        np.testing.assert_allclose(at(figure, head), points(head.axes, [n, np.sqrt((deviations**2).mean())]), atol=0.3)
        assert f"{100 * n:,}" in figure.readout()
    before = figure.readout()
    figure.go(what, "last")
    assert figure.readout() != before and len(at(figure, error)) == len(samples.SIZES)


@pytest.mark.parametrize("image", ["first", "last"])
def test_images_are_rebuilt_from_so_many_components(show, image):
    figure = show("low_rank")
    artists = moving(low_rank.explore_low_rank())
    original, rebuilt, _, whole, one = artists
    rank, choice = figure.controls
    figure.go(choice, image)
    data, row = load_digits().data, low_rank.IMAGES[0 if image == "first" else -1]
    for end, k in (("default", low_rank.START), ("first", 0), ("last", 64)):
        if end != "default":
            figure.go(rank, end)
        assert figure.value(rank) == str(k)
        pca = PCA(max(k, 1), svd_solver="full").fit(data)
        back = pca.inverse_transform(pca.transform(data)) if k else np.tile(data.mean(0), (len(data), 1))
        np.testing.assert_allclose(pixels(figure, rebuilt), low_rank.shades(back[row]).astype(int), atol=1)
        np.testing.assert_allclose(pixels(figure, original), low_rank.shades(data[row]).astype(int), atol=1)
        error = 100 * np.linalg.norm(data - back) / np.linalg.norm(data - data.mean(0))
        np.testing.assert_allclose(at(figure, whole), points(whole.axes, [k, error]), atol=LENIENT)
        assert len(at(figure, one)) == 1


def pixels(figure, artist):
    """The image on screen as numbers, its first row at the top."""
    url = figure.read(artist.get_gid())[artist.get_gid()]["image"]
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(url.split(",")[1]))).convert("RGB")).astype(int)
