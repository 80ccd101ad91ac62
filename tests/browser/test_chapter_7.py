"""Chapter 7 in JupyterLab: what its figures show, held to the gradient, closed forms and scikit-learn."""

import base64
import io

import numpy as np
import pytest
from PIL import Image
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA

from driver.on_screen import LENIENT, assert_at
from lecture_lib.chapters.beyond_one_machine.figures import low_rank, map_reduce, samples, ways
from lecture_lib.datasets import load_penguins

CHAPTER, LANGUAGES = "07_beyond_one_machine", ("en",)
ARTISTS = {  # the moving parts in the order in which the explorer declares them
    "map_reduce": "read now edges dots arrows end",
    "samples": "clouds cloud error head",
    "low_rank": "sum rest original",
}


def whole_gradient():
    """The gradient of all penguins where the figure takes it, in kg."""
    penguins = load_penguins()
    z, y = penguins.flipper_length_mm, penguins.body_mass_g
    X = np.column_stack([np.ones(len(y)), (z - z.mean()) / z.std()])
    return 2 * X.T @ (X @ map_reduce.W - y) / 1000


def test_every_chain_of_arrows_ends_at_the_whole_gradient(show, twin_of):
    figure, twin = show("map_reduce"), twin_of("map_reduce")
    blocks, stage, order = figure.controls
    assert_at(*twin.read(figure, "end"), twin.points("end", [0, 0]))
    figure.go(stage, "last")
    wanted = twin.points("end", whole_gradient())
    for count, name in ((1, "first"), (16, "last")):
        figure.go(blocks, name)
        for filed in ("first", "last"):
            figure.go(order, filed)
            end, arrows = twin.read(figure, "end", "arrows")
            assert_at(end, wanted)
            assert len(arrows["lines"]) == count
            np.testing.assert_allclose(arrows["lines"][-1][1], wanted[0], atol=LENIENT)
    assert "16" in figure.readout()


def test_bars_answer_to_the_number_of_rows(show):
    figure = show("ways")
    rows, _ = figure.controls
    for end, n in (("first", ways.ROWS[0]), ("last", ways.ROWS[-1])):
        figure.go(rows, end)
        assert f"n = {n:,}" in figure.readout()


def test_the_cloud_is_that_of_samples_of_the_penguins(show, twin_of):
    figure, twin = show("samples"), twin_of("samples")
    size, what = figure.controls
    y = load_penguins().body_mass_g
    for end, n in (("first", 4), ("last", 4096)):
        figure.go(size, end)
        rows = np.random.default_rng([0, n]).integers(0, len(y), (samples.DRAWS, n))
        deviations = (y[rows].mean(1) - y.mean()) / y.std()
        clouds, cloud, head = twin.read(figure, "clouds", "cloud", "head")
        shown = np.column_stack([np.full(samples.SHOWN, n), deviations[: samples.SHOWN]])
        heights = [use["at"][1] for use in cloud["uses"]]
        np.testing.assert_allclose(heights, twin.points("cloud", shown)[:, 1], atol=LENIENT)
        faint = np.array(clouds["lines"])[:, 0, 1].reshape(len(samples.SIZES), -1)[list(samples.SIZES).index(n)]
        np.testing.assert_allclose(faint, heights, atol=LENIENT)
        assert_at(head, twin.points("head", [n, np.sqrt((deviations**2).mean())]), atol=0.3)
        assert f"{100 * n:,}" in figure.readout()
    before = figure.readout()
    figure.go(what, "last")
    assert figure.readout() != before and len(twin.read(figure, "error")[0]["uses"]) == len(samples.SIZES)


@pytest.mark.parametrize("image", ["first", "last"])
def test_images_are_rebuilt_from_so_many_components(show, twin_of, image):
    figure, twin = show("low_rank"), twin_of("low_rank")
    rank, choice = figure.controls
    figure.go(choice, image)
    data, row = load_digits().data, low_rank.IMAGES[0 if image == "first" else -1]
    for k in (0, 8, 64):
        figure.press(rank.locator("input"), "Home", *["ArrowRight"] * low_rank.RANKS.tolist().index(k))
        pca = PCA(max(k, 1), svd_solver="full").fit(data)
        back = pca.inverse_transform(pca.transform(data)) if k else np.tile(data.mean(0), (len(data), 1))
        rebuilt, rest, original = twin.read(figure, "sum", "rest", "original")
        np.testing.assert_allclose(pixels(rebuilt), low_rank.shades(back[row]).astype(int), atol=1)
        np.testing.assert_allclose(pixels(original), low_rank.shades(data[row]).astype(int), atol=1)
        left = low_rank.signed((data[row] - back[row]) / low_rank.STRONG)
        np.testing.assert_allclose(pixels(rest), left.astype(int), atol=1)
        assert figure.value(rank) == str(k)


def pixels(part):
    """The image on screen as numbers, its first row at the top."""
    stored = Image.open(io.BytesIO(base64.b64decode(part["image"].split(",")[1])))
    return np.asarray(stored.convert("RGB")).astype(int)
