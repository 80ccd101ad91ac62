"""The basket: totals, surface, cut and bars against plain arithmetic; what the words say of superposition."""

from itertools import product

import numpy as np
import pytest

from lecture_lib.chapters.linearity.figures import basket as explorer
from lecture_lib.chapters.linearity.figures.basket import COUNTS, MOST, OTHER, RULES, TURNS

say = explorer.say

ENDS = (0, 3, MOST)


@pytest.fixture(scope="module")
def frames():
    return explorer.basket_frames()


@pytest.fixture
def live():
    figure = explorer.explore_basket()
    yield figure
    figure.close()


def bill(rule, snacks, milks):
    """What a cashier adds up, item by item."""
    won = sum([1500] * snacks) + sum([1200] * milks)
    if rule == "pairs":
        won -= sum(1000 for _ in zip(range(snacks), range(milks), strict=False))
    return won + (3000 if rule == "delivery" else 0)


def test_totals(frames):
    for rule, snacks, milks in product(RULES, range(14), range(14)):
        assert explorer.total(rule, snacks, milks) == bill(rule, snacks, milks), (rule, snacks, milks)
    assert explorer.total("fixed", 3, 2) == 6900  # the slides' basket
    for r, snacks, milks in product(range(3), ENDS, ENDS):
        a, b = bill(RULES[r], snacks, milks), bill(RULES[r], *OTHER)
        together = bill(RULES[r], snacks + OTHER[0], milks + OTHER[1])
        twice, more = bill(RULES[r], 2 * snacks, 2 * milks), bill(RULES[r], snacks + 1, milks) - a
        said = [
            array[r, snacks, milks] for array in (frames.a, frames.apart, frames.together, frames.twice, frames.more)
        ]
        assert said == [a, a + b, together, twice, more], (r, snacks, milks)


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


def test_cut_and_stair(frames):
    for rule, milks, snacks in product(range(3), ENDS, ENDS):
        won, more = bill(RULES[rule], snacks, milks), bill(RULES[rule], snacks + 1, milks)
        np.testing.assert_array_equal(frames.cut[rule, milks, snacks], [snacks, won])
        np.testing.assert_array_equal(
            frames.stair[rule, milks, snacks], [[snacks, won], [snacks + 1, won], [snacks + 1, more]]
        )
    assert (np.diff(frames.cut[0, ..., 1], axis=-1) == 1500).all()


def test_the_words_at_the_dot_of_the_cut_stand_clear_of_its_line(frames):
    for rule, milks, snacks in product(range(3), COUNTS, COUNTS):
        (middle, low), line = frames.above[rule, milks, snacks, 0], frames.cut[rule, milks]
        assert middle >= explorer.WORD and abs(middle - snacks) <= explorer.WORD
        assert low > np.interp(middle + explorer.WORD, line[:, 0], line[:, 1])


def test_bars_are_as_high_as_the_totals(frames):
    for rule, snacks, milks in product(range(3), ENDS, ENDS):
        a, b = bill(RULES[rule], snacks, milks), bill(RULES[rule], *OTHER)
        together = bill(RULES[rule], snacks + OTHER[0], milks + OTHER[1])
        tops = [bar[rule, snacks, milks, :5, 1] for bar in frames.bars]
        for ring, (low, high) in zip(tops, ((0, a), (a, a + b), (0, together), (together, a + b)), strict=True):
            if low == high and low:
                assert np.isnan(ring).all()
            else:
                assert (ring.min(), ring.max()) == (low, high)


def test_words_say_superposition_where_it_holds(language, frames):
    verdicts = explorer.verdict_in_words(frames)
    for (r, rule), snacks, milks in product(enumerate(RULES), COUNTS.tolist(), COUNTS.tolist()):
        said = verdicts[r, snacks, milks]
        apart = bill(rule, snacks, milks) + bill(rule, *OTHER)
        together = bill(rule, snacks + OTHER[0], milks + OTHER[1])
        twice, double = bill(rule, 2 * snacks, 2 * milks), 2 * bill(rule, snacks, milks)
        if rule == "fixed":
            assert said == f"{say('adds')} {say('doubles')}"
        elif together == apart:
            assert said.startswith(say("adds_by_chance"))
        else:
            assert said.startswith(say("adds_less", gap=f"{apart - together:,}"))
        assert said.endswith(
            say("doubles") if twice == double else say("doubles_not", twice=f"{twice:,}", double=f"{double:,}")
        )


def test_readout_at_every_corner(language, live):
    for rule, snacks, milks in product(range(3), (0, MOST), (0, MOST)):
        sentence = live.text_at({"rule": rule, "snacks": snacks, "milks": milks})
        assert f"{bill(RULES[rule], snacks, milks):,}" in sentence, (rule, snacks, milks)
        more = bill(RULES[rule], snacks + 1, milks) - bill(RULES[rule], snacks, milks)
        assert f"{more:,}" in sentence and "{" not in sentence, (rule, snacks, milks)


def test_default_frame_teaches(language, live):
    assert "6,900" in live.text_at() and say("adds") in live.text_at()
