"""Prices from receipts: residuals, losses and words against NumPy; the point takes the sliders along."""

from itertools import product

import numpy as np
import pytest

from lecture_lib.chapters.linearity.figures import prices as explorer
from lecture_lib.chapters.linearity.figures.prices import EXACT, MILK, NOISY, RECEIPTS, SNACK, START

say = explorer.say

LAST = len(SNACK) - 1
TRUE, BEST = (30, 30), (27, 33)  # positions of (1,500, 1,200) and of (1,440, 1,260)
PAID = (EXACT, NOISY)


@pytest.fixture(scope="module")
def frames():
    return explorer.price_frames()


def test_noisy_receipts_have_their_best_prices_on_the_sliders():
    coef, loss, *_ = np.linalg.lstsq(RECEIPTS, NOISY, rcond=None)
    np.testing.assert_allclose(coef, [SNACK[BEST[0]], MILK[BEST[1]]])
    assert loss.item() == pytest.approx(800_000)
    np.testing.assert_array_equal(EXACT, [6900, 6300, 7200, 5400, 2700, 6600])
    assert np.sum((NOISY - EXACT) ** 2) == 872_000


def test_errors_and_losses_are_those_of_the_receipts(frames):
    for r, i, j in product((0, 1), (0, START[0], TRUE[0], LAST), (0, START[1], TRUE[1], LAST)):
        strokes = frames.errors[r, i, j].reshape(len(RECEIPTS), 3, 2)
        total = 0
        for k, (snacks, milks) in enumerate(RECEIPTS):
            error = PAID[r][k] - snacks * SNACK[i] - milks * MILK[j]
            np.testing.assert_array_equal(strokes[k], [[k + 1, 0], [k + 1, error], [k + 1, np.nan]])
            assert frames.residuals[r, i, j, k] == error
            total += error**2
        assert frames.loss[r, i, j] == pytest.approx(total)


def test_errors_stay_in_the_panel(frames):
    assert np.nanmax(np.abs(frames.errors[..., 1])) < explorer.TOP


def test_the_best_prices_are_found_at_one_place(language, frames):
    verdicts = explorer.verdict_in_words(frames)
    said = [(TRUE, say("all_fit"), say("not_yet")),
            (BEST, say("best_fit", least="800,000"), say("not_yet_noisy", least="800,000"))]  # fmt: skip
    for best, loss, verdict, (place, found, not_yet) in zip(frames.best, frames.loss, verdicts, said, strict=True):
        assert np.argwhere(best).tolist() == [list(place)] and loss.argmin() == best.argmax()
        assert verdict[place] == found and set(verdict[~best]) == {not_yet}


def test_the_worst_receipt_in_words(language, frames):
    residuals = np.array([[0.0, 0.0, 0.0], [100.0, -250.0, 20.0], [1500.0, -250.0, 0.0]])
    said = [say("no_error"), say("too_high", number=2, won="250"), say("too_low", number=1, won="1,500")]
    assert explorer.worst_in_words(frames._replace(residuals=residuals)).tolist() == said


# ---- dragging -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def figure():
    figure = explorer.explore_prices().build()
    yield figure
    figure.close()


@pytest.fixture
def live(figure):
    """The figure as at first."""
    figure._on_message(None, {"kind": "reset"}, None)
    return figure


def test_readout_at_every_corner(language):
    live = explorer.explore_prices()
    for receipts, i, j in product((0, 1), (0, LAST), (0, LAST)):
        sentence = live.text_at({"receipts": receipts, "w1": i, "w2": j})
        loss = np.sum((PAID[receipts] - RECEIPTS @ [SNACK[i], MILK[j]]) ** 2)
        assert f"{loss:,.0f}" in sentence and f"{SNACK[i]:,.0f}" in sentence and "{" not in sentence
    assert live.position == {"receipts": 0, "w1": START[0], "w2": START[1]} and say("not_yet") in live.text_at()
    live.close()


def drag(live, x, y, let_go=True):
    (handle,) = live._handles.values()
    handle["callback"](0, float(x), float(y))
    if let_go:
        handle["settle"](0, float(x), float(y))


def test_the_sliders_follow_the_point(live):
    for x, y, place in (
        (1500, 1200, TRUE), (1509, 1191, TRUE), (900, 600, (0, 0)), (2100, 1800, (LAST, LAST)),
        (-9e9, 9e9, (0, LAST)), (1441.2, 1258.8, BEST),
    ):  # fmt: skip
        drag(live, x, y)
        assert (live.position["w1"], live.position["w2"]) == place, (x, y)


def test_after_a_drag_the_point_lies_on_the_sliders_values_everywhere(live):
    (point,) = live._handles
    track = live._track_of(point)
    before = track.frames.copy()
    for x, y in ((1333.3, 999.9), (1700, 1650), (900, 1800), (1500, 1200)):
        drag(live, x, y)
    np.testing.assert_array_equal(live._track_of(point).frames, before)


def test_a_drag_within_a_position_sends_no_frames_until_it_is_let_go(live, monkeypatch):
    sent = []
    monkeypatch.setattr(live, "send", lambda content, buffers=None: sent.append(content["kind"]))
    drag(live, SNACK[START[0]] + 4, MILK[START[1]] - 4, let_go=False)
    assert sent == []
    drag(live, SNACK[START[0]] + 4, MILK[START[1]] - 4)
    assert sent == ["frames"]
    drag(live, SNACK[7], MILK[9])  # on the sliders' values: nothing to put back
    assert sent == ["frames"]


def test_an_arrow_key_moves_the_point_by_at_least_one_position(live):
    """A key moves it by 1% of the panel: less than one position would be taken back."""
    step = np.diff(SNACK[[0, -1]])[0] / 100
    assert explorer.nearest(SNACK[10] + step, MILK[10] - step) == (11, 9)


def test_reset_puts_all_back(live):
    live._on_message(None, {"kind": "drag", "gid": next(iter(live._handles)).get_gid(), "index": 0, "x": 400.0,
                            "y": 80.0, "serial": 1}, None)  # fmt: skip
    assert live.position["w1"] != START[0]
    live._on_message(None, {"kind": "reset"}, None)
    assert live.position == {"receipts": 0, "w1": START[0], "w2": START[1]}


def test_the_notebook_holds_the_noisy_receipts():
    from pathlib import Path

    source = Path(__file__).resolve().parents[3] / "notebooks" / "source" / "01_linearity.py"
    cell = next(part for part in source.read_text("utf-8").split("# %%") if "\nX = np.array" in part)
    names = {}
    exec("\n".join(line for line in cell.splitlines() if line.startswith(("X =", "y ="))), {"np": np}, names)
    np.testing.assert_array_equal(names["X"], RECEIPTS)
    np.testing.assert_array_equal(names["y"], NOISY)
