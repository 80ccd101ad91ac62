"""The look: contours that are contours, numbers as a reader writes them, one grid, words in both languages."""

import string

import matplotlib as mpl
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lecture_lib import text
from lecture_lib.explorers import look
from lecture_lib.explorers.gradient_descent.descent import draw_descent
from lecture_lib.explorers.gradient_descent.sgd import draw_sgd
from lecture_lib.explorers.gradient_descent.which_to_use import Timings, draw_which
from lecture_lib.explorers.penguins import problem
from lecture_lib.text import figures
from lecture_lib.text import gradient_descent as words

SUPERSCRIPT = {raised: plain for plain, raised in zip("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True)}


def as_number(written):
    if not any(sign in written for sign in SUPERSCRIPT):
        return float(written.replace(",", ""))
    mantissa, _, exponent = written.rpartition("10")
    return float(mantissa.rstrip("×") or 1) * 10.0 ** int("".join(SUPERSCRIPT[sign] for sign in exponent))


@given(st.floats(1e-12, 99_999))
def test_rounded_keeps_two_significant_digits(value):
    assert as_number(look.rounded(value)) == pytest.approx(value, rel=0.5 if value < 1e-4 else 0.051)


@given(st.floats(1, 99_999))
def test_rounded_keeps_three_from_one_on(value):
    assert as_number(look.rounded(value)) == pytest.approx(value, rel=0.0051)


@given(st.floats(1e5, 1e300))
def test_rounded_names_the_power_of_ten_of_large_numbers(value):
    assert abs(np.log10(as_number(look.rounded(value))) - np.log10(value)) <= 0.5 + 1e-9


EDGES = {
    0: "0", 0.012345: "0.012", 0.99951: "1.00", 1: "1.00", 9.996: "10.0", 99.96: "100", 1234.5: "1,234",
    99_999.6: "10⁵",
}  # fmt: skip


@pytest.mark.parametrize(("value", "written"), list(EDGES.items()))
def test_rounded_at_its_edges(value, written):
    assert look.rounded(value) == written


@given(st.floats(1e-300, 1e300))
def test_scientific_keeps_three_digits(value):
    assert as_number(look.scientific(value)) == pytest.approx(value, rel=0.0051)


@given(st.floats(0.1, 1e6), st.floats(-0.9, 0.9), st.lists(st.floats(0.01, 100), min_size=1, max_size=4))
def test_ellipses_lie_at_their_heights(spread, tilt, heights):
    gram = np.array([[1, tilt * np.sqrt(spread)], [tilt * np.sqrt(spread), spread]])
    centre = np.array([3.0, -2.0])
    rings = look.ellipses(gram, centre, heights).reshape(len(heights), -1, 2)
    assert np.isnan(rings[:, -1]).all()
    offset = rings[:, :-1] - centre
    reached = np.einsum("hvi,ij,hvj->hv", offset, gram, offset)
    np.testing.assert_allclose(reached, np.broadcast_to(np.array(heights)[:, None], reached.shape), rtol=1e-6)


def test_panels_are_equal_and_nothing_of_the_readers_settings_changes():
    before = dict(mpl.rcParams)
    fig = draw_descent([problem(scale) for scale in range(4)]).fig
    boxes = np.array([axes.get_position().bounds for axes in (fig.axes[0], *fig.axes[4:])])
    np.testing.assert_allclose(boxes[:, 1:], np.broadcast_to(boxes[0, 1:], (3, 3)))
    size = np.array([look.WIDTH * 3, look.HEIGHT])
    assert boxes[0, 3] * size[1] / (boxes[0, 2] * size[0]) == pytest.approx(look.ASPECT)
    assert dict(mpl.rcParams) == before


@pytest.mark.parametrize("scale", (2, 3))
def test_one_gram_is_as_long_upwards_as_along(scale):
    task = problem(scale)
    assert np.ptp(task.ylim) / np.ptp(task.xlim) == pytest.approx(look.ASPECT)


def inside(fig, box):
    width, height = fig.get_size_inches() * fig.dpi
    return box.x0 >= -0.5 and box.y0 >= -0.5 and box.x1 <= width + 0.5 and box.y1 <= height + 0.5


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_no_text_is_clipped_by_the_figure_or_a_neighbour(language):
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    text.use(language)
    tasks = [problem(scale) for scale in range(4)]
    timings = Timings(*np.full((3, 3, 5), 0.01))
    for fig in (draw_descent(tasks).fig, draw_sgd(tasks[3]).fig, draw_which(timings).fig):
        renderer = FigureCanvasAgg(fig).get_renderer()
        panels = len({axes.get_subplotspec().colspan.start for axes in fig.axes})
        width = fig.get_size_inches()[0] * fig.dpi / panels
        for axes in fig.axes:
            slot = axes.get_subplotspec().colspan.start
            box = axes.get_tightbbox(renderer)
            assert inside(fig, box) and slot * width - 1 <= box.x0 and box.x1 <= (slot + 1) * width + 1
    text.use("ko")


def fields(sentence):
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize(("module", "name"), [(module, name) for module in (words, figures) for name in module.WORDS])
def test_words_exist_in_both_languages_with_the_same_fields(module, name):
    said = module.WORDS[name]
    assert set(said) == set(text.LANGUAGES) and all(said.values())
    assert fields(said["ko"]) == fields(said["en"])
