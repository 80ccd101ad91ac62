"""The basket: totals, surface, cut and bars against plain arithmetic; what the words say of superposition."""

from itertools import product

import numpy as np
import pytest

from lecture_lib.chapters.linearity.figures import basket as explorer
from lecture_lib.chapters.linearity.figures.basket import COUNTS, MOST, OTHER, RULES, TURNS, say

ENDS = (0, 3, MOST)
frames = pytest.fixture(explorer.basket_frames, scope="module")


def bill(rule, snacks, milks):
    """What a cashier adds up, item by item."""
    won = sum([1500] * snacks) + sum([1200] * milks)
    if rule == "pairs":
        won -= sum(1000 for _ in zip(range(snacks), range(milks), strict=False))
    return won + (3000 if rule == "delivery" else 0)


def totals(rule, snacks, milks):
    """Of this basket, of it and the other one apart and together, of it twice and with a snack more."""
    a, b = bill(rule, snacks, milks), bill(rule, *OTHER)
    together = bill(rule, snacks + OTHER[0], milks + OTHER[1])
    return [a, a + b, together, bill(rule, 2 * snacks, 2 * milks), bill(rule, snacks + 1, milks) - a]


def test_totals(frames):
    for rule, snacks, milks in product(RULES, range(14), range(14)):
        assert explorer.total(rule, snacks, milks) == bill(rule, snacks, milks), (rule, snacks, milks)
    assert explorer.total("fixed", 3, 2) == 6900  # the slides' basket
    for (r, rule), snacks, milks in product(enumerate(RULES), ENDS, ENDS):
        shown = (frames.a, frames.apart, frames.together, frames.twice, frames.more)
        assert [array[r, snacks, milks] for array in shown] == totals(rule, snacks, milks), (rule, snacks, milks)


def test_projection_is_a_turned_and_tilted_view():
    """Orthographic: by rotation matrices, about the middle of the floor."""
    rng = np.random.default_rng(0)
    points = rng.uniform(0, 10, (7, 3)) * [1, 1, 2700]
    shown = explorer.project(*points.T)
    for turn, view in zip(np.radians(TURNS), shown, strict=True):
        about = np.array([[np.cos(turn), -np.sin(turn), 0], [np.sin(turn), np.cos(turn), 0], [0, 0, 1]])
        tilt = np.array([[1, 0, 0], [0, np.sin(explorer.TILT), np.cos(explorer.TILT)]])
        wanted = tilt @ about @ ((points - [MOST / 2, MOST / 2, 0]) / [1, 1, explorer.TALL]).T
        np.testing.assert_allclose(view, wanted.T, atol=1e-12)


def test_surface_holds_every_point_that_the_head_can_be_at(frames):
    for rule, turn, snacks, milks in product(range(3), (0, 7, len(TURNS) - 1), ENDS, ENDS):
        here = explorer.project(snacks, milks, bill(RULES[rule], snacks, milks))[turn]
        below = explorer.project(snacks, milks, 0)[turn]
        np.testing.assert_allclose(frames.seam[rule, turn, milks, snacks], here)
        np.testing.assert_allclose(frames.drop[rule, turn, snacks, milks], [below, here])
        np.testing.assert_allclose(frames.places[turn, snacks, milks][1], below)
        assert np.isclose(frames.net[rule, turn], here).all(-1).any()


def test_all_of_it_stays_in_the_panel(frames, live):
    space, cut, bars = live._fig.axes
    shown = {space: (frames.face, frames.net, frames.floor, frames.drop), bars: frames.bars,
             cut: (frames.cut, frames.stair, frames.above + [0, 1_000])}  # fmt: skip
    for axes, parts in shown.items():
        for x, y in (np.moveaxis(part, -1, 0) for part in parts):
            assert axes.get_xlim()[0] <= np.nanmin(x) and np.nanmax(x) <= axes.get_xlim()[1]
            assert axes.get_ylim()[0] <= np.nanmin(y) and np.nanmax(y) <= axes.get_ylim()[1]


def test_cut_stair_and_bars_are_as_high_as_the_totals(frames):
    for (r, rule), milks, snacks in product(enumerate(RULES), ENDS, ENDS):
        won, apart, together, _, more = totals(rule, snacks, milks)
        np.testing.assert_array_equal(frames.cut[r, milks, snacks], [snacks, won])
        stair = [[snacks, won], [snacks + 1, won], [snacks + 1, won + more]]
        np.testing.assert_array_equal(frames.stair[r, milks, snacks], stair)
        ends = ((0, won), (won, apart), (0, together), (together, apart))
        for bar, (low, high) in zip(frames.bars, ends, strict=True):
            ring = bar[r, snacks, milks, :5, 1]
            assert np.isnan(ring).all() if low == high and low else (ring.min(), ring.max()) == (low, high)
    assert (np.diff(frames.cut[0, ..., 1], axis=-1) == 1500).all()


def test_the_words_at_the_dot_of_the_cut_stand_clear_of_its_line(frames):
    for rule, milks, snacks in product(range(3), COUNTS, COUNTS):
        (middle, low), line = frames.above[rule, milks, snacks, 0], frames.cut[rule, milks]
        assert middle >= explorer.WORD and abs(middle - snacks) <= explorer.WORD
        assert low > np.interp(middle + explorer.WORD, line[:, 0], line[:, 1])


def test_words_say_superposition_where_it_holds(language, live, frames):
    assert "6,900" in live.text_at()
    verdicts = explorer.verdict_in_words(frames)
    for (r, rule), snacks, milks in product(enumerate(RULES), COUNTS.tolist(), COUNTS.tolist()):
        said, (won, apart, together, twice, more) = verdicts[r, snacks, milks], totals(rule, snacks, milks)
        doubles = say("doubles") if twice == 2 * won else say("doubles_not", twice=f"{twice:,}", double=f"{2 * won:,}")
        adds = say("adds_by_chance") if together == apart else say("adds_less", gap=f"{apart - together:,}")
        if rule == "fixed":
            assert said == f"{say('adds')} {say('doubles')}"
        assert said.startswith(say("adds") if rule == "fixed" else adds) and said.endswith(doubles)
        if {snacks, milks} <= {0, MOST}:
            sentence = live.text_at({"rule": r, "snacks": snacks, "milks": milks})
            assert said in sentence and f"{won:,}" in sentence and f"{more:,}" in sentence, (rule, snacks, milks)
