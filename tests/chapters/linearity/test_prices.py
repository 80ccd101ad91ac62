"""Prices from receipts: residuals, losses and words against NumPy; the point takes the sliders along."""

from itertools import product
from pathlib import Path

import numpy as np
import pytest

from lecture_lib.chapters.linearity.figures import prices as explorer
from lecture_lib.chapters.linearity.figures.prices import EXACT, MILK, NOISY, RECEIPTS, SNACK, START, say
from tests.chapters.figures import drag

LAST = len(SNACK) - 1
TRUE, BEST = (30, 30), (27, 33)  # positions of (1,500, 1,200) and of (1,440, 1,260)
PAID = (EXACT, NOISY)
frames = pytest.fixture(explorer.price_frames, scope="module")


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
    assert np.nanmax(np.abs(frames.errors[..., 1])) < explorer.TOP


def test_the_best_prices_are_found_at_one_place(language, frames):
    verdicts = explorer.verdict_in_words(frames)
    said = [(TRUE, say("all_fit"), say("not_yet")),
            (BEST, say("best_fit", least="800,000"), say("not_yet_noisy", least="800,000"))]  # fmt: skip
    for best, loss, verdict, (place, found, not_yet) in zip(frames.best, frames.loss, verdicts, said, strict=True):
        assert np.argwhere(best).tolist() == [list(place)] and loss.argmin() == best.argmax()
        assert verdict[place] == found and set(verdict[~best]) == {not_yet}


def test_readout_at_every_corner(language, live, frames):
    assert live.position == {"receipts": 0, "w1": START[0], "w2": START[1]} and say("not_yet") in live.text_at()
    for receipts, i, j in product((0, 1), (0, LAST), (0, LAST)):
        sentence = live.text_at({"receipts": receipts, "w1": i, "w2": j})
        loss = np.sum((PAID[receipts] - RECEIPTS @ [SNACK[i], MILK[j]]) ** 2)
        assert f"{loss:,.0f}" in sentence and f"{SNACK[i]:,.0f}" in sentence
    residuals = np.array([[0.0, 0.0, 0.0], [100.0, -250.0, 20.0], [1500.0, -250.0, 0.0]])
    worst = [say("no_error"), say("too_high", number=2, won="250"), say("too_low", number=1, won="1,500")]
    assert explorer.worst_in_words(frames._replace(residuals=residuals)).tolist() == worst


def test_the_sliders_follow_the_point(live):
    for x, y, place in (
        (1500, 1200, TRUE), (1509, 1191, TRUE), (900, 600, (0, 0)), (2100, 1800, (LAST, LAST)),
        (-9e9, 9e9, (0, LAST)), (1441.2, 1258.8, BEST),
    ):  # fmt: skip
        drag(live, x, y)
        assert (live.position["w1"], live.position["w2"]) == place, (x, y)


def test_the_notebook_holds_the_noisy_receipts():
    source = Path(__file__).resolve().parents[3] / "notebooks" / "source" / "01_linearity.py"
    cell = next(part for part in source.read_text("utf-8").split("# %%") if "\nX = np.array" in part)
    names = {}
    exec("\n".join(line for line in cell.splitlines() if line.startswith(("X =", "y ="))), {"np": np}, names)
    np.testing.assert_array_equal(names["X"], RECEIPTS)
    np.testing.assert_array_equal(names["y"], NOISY)
