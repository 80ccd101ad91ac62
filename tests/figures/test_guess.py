"""A guess on the picture: held to its rails, its line and its distance as NumPy has them, told near or far."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lecture_lib import words
from lecture_lib.figures import look
from lecture_lib.figures.guess import NEAR, guess_at, joined, level, through
from lecture_lib.figures.stage import Stage
from lecture_lib.live import Slider
from tests.chapters.figures import told_at_once

TOML = """
[figure]
alt = {ko = "그림", en = "A figure"}
readout = {ko = "읽기", en = "A readout"}
[figure.ask]
question = {ko = "어디?", en = "Where?"}
gap = {ko = "{off}", en = "{off}"}
near = {ko = "가깝습니다", en = "near"}
far = {ko = "({x}, {y}): {off}, {times}배", en = "({x}, {y}): {off}, {times} times"}
"""
XLIM, YLIM = (0.0, 10.0), (1.0, 1000.0)
places = st.floats(0.01, 1e3)
pairs = st.lists(st.tuples(places, places, places, places), min_size=1, max_size=4)


def frames(points, truth, free=(1, 1), log=(0, 0), span=(1.0, 1.0), line=None):
    points, truth = (np.array(xy, dtype=float).reshape(-1, 2) for xy in (points, truth))
    line = [np.ascontiguousarray(part, dtype=float) for part in line or joined(len(points))]
    return guess_at(
        points, np.zeros(0, dtype=int), points + 1.0, truth, np.array(free), np.array(log), np.array(span), *line
    )


@given(pairs, st.sampled_from([(1, 1), (1, 0), (0, 1)]), st.sampled_from([(0, 0), (0, 1), (1, 1)]))
def test_distance_is_that_of_the_worst_point_on_its_rail(four, free, log):
    points, truth, span = np.array(four)[:, :2], np.array(four)[:, 2:], np.array([3.0, 0.7])
    found = frames(points, truth, free, log, span)
    held = np.where(free, points, truth)
    np.testing.assert_array_equal(found.held, held)
    apart = np.where(log, np.log10(held / truth), held - truth) / span
    worst = np.argmax((apart**2).sum(1))
    np.testing.assert_allclose([found.x, found.y], held[worst])
    np.testing.assert_allclose(found.off, np.linalg.norm(held[worst] - truth[worst]))
    np.testing.assert_allclose(np.log(found.times), np.abs(np.log(held[worst, 1] / truth[worst, 1])), atol=1e-9)
    middle = np.where(log, np.sqrt(held[worst] * truth[worst]), (held[worst] + truth[worst]) / 2)
    np.testing.assert_allclose(found.middle, [middle])
    far = np.linalg.norm(apart[worst])
    if abs(far - NEAR) > 1e-9:
        assert found.near == (far < NEAR)
    gaps = found.gaps.reshape(-1, 3, 2)
    np.testing.assert_array_equal(gaps[:, 0], held)
    np.testing.assert_array_equal(gaps[:, 1], truth)
    assert np.isnan(gaps[:, 2]).all()


@given(places, places, places)
def test_lines_go_through_their_points(x, y, other):
    ax = look.figure(1)[0].add_subplot(xlim=XLIM)
    flat = frames([x, y], [x, other], (0, 1), line=level(ax)).line
    np.testing.assert_allclose(flat, [[XLIM[0], y], [XLIM[1], y]])
    pivot = np.array([-1.0, 2.0])
    ray = frames([x, y], [x, other], (0, 1), line=through(pivot, 0.0, 1.0, 2.5)).line
    np.testing.assert_allclose(ray, [pivot, [x, y], pivot + 2.5 * (np.array([x, y]) - pivot)])
    assert {part.dtype for part in through((0, 1), 0, 1)} == {np.dtype(float)}  # as the kernel reads them
    both = frames([[x, y], [x + 1, other]], np.ones((2, 2)))
    np.testing.assert_allclose(both.line, [[x, y], [x + 1, other]])
    assert np.isnan(frames([x, y], [1.0, 1.0]).line).all()


@pytest.fixture
def asking(tmp_path, monkeypatch):
    """A figure that asks for two points on upright rails, on a logarithmic axis."""
    monkeypatch.setattr(words, "HOME", tmp_path)
    (tmp_path / "words.toml").write_text(TOML, "utf-8")
    live = drawn(words.words_of(tmp_path / "figure.py"))
    yield live
    live.close()


@look.styled
def drawn(say):
    stage = Stage(say, [Slider("k", "k", range(5), start=1), Slider("other", "other", range(3))], panels=1)
    panel = stage.panel("panel", xlim=XLIM, ylim=YLIM, yscale="log")
    stage.guess(panel, [[2, 10], [5, 10]], [[2, 20], [5, 400]], to={"k": 4}, moves="y", digits=1)
    return stage.finish()


def test_a_guess_is_seen_from_where_it_is_asked_for_to_where_the_answer_is(asking):
    parts = [track.artist for track in asking._tracks if track.prop == "visible"]
    seen = next(track.frames for track in asking._tracks if track.prop == "visible")
    assert seen.tolist() == [False, True, True, True, True] and len(parts) == 6
    assert len(asking._hidden) == 3 and set(asking._hidden) < set(parts)
    asking.build()
    assert "예측을 끌어 놓으세요" in told_at_once(asking)
    ring = next(iter(asking._handles))
    assert asking._handles[ring].guess and asking._header == {"guess": "guess", "question": "어디?", "to": {"k": 4}}


def test_a_guess_stays_on_its_rail_and_is_told_its_distance(asking):
    ring = next(iter(asking._handles))
    reply = asking._readout[1]["guess"]
    asking.drag(ring, 1, 9.0, 40.0)
    assert str(reply.frame(asking.position)) == "(5.0, 40.0): 360.0, 10.0배"
    track = next(one for one in asking._tracks if one.artist is ring and one.prop == "xy")
    np.testing.assert_array_equal(track.frame(asking.position), [[2, 10], [5, 40]])
    asking.drag(ring, 0, 2.0, 20.5)
    asking.drag(ring, 1, 5.0, 395.0)
    assert str(reply.frame(asking.position)) == "가깝습니다"
    named = next(track for track in asking._tracks if track.prop == "text" and "예측" in str(track.frames))
    assert str(named.frame(asking.position)) == "내 예측"
    assert asking.text_at() == "읽기"
