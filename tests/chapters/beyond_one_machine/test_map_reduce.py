"""Map and reduce: sums against the whole, words and pictures at every position."""

from itertools import pairwise, product

import numpy as np
import pytest

from lecture_lib.chapters.beyond_one_machine.figures import map_reduce as sums
from lecture_lib.chapters.beyond_one_machine.figures.map_reduce import MOST, W
from lecture_lib.datasets import load_penguins

N = 342
frames = pytest.fixture(sums.map_frames, scope="module")


def test_every_chain_ends_at_the_whole_gradient(frames):
    penguins = load_penguins()
    z, y = penguins.flipper_length_mm, penguins.body_mass_g
    X = np.column_stack([np.ones(N), (z - z.mean()) / z.std()])
    ends = frames.ends[:, :, -1, 0]
    np.testing.assert_allclose(ends, np.broadcast_to(2 * X.T @ (X @ W - y) / 1000, ends.shape), rtol=1e-9)  # in kg
    np.testing.assert_allclose(frames.ends[:, :, 0], 0)


def test_arrows_are_the_blocks_gradients_head_to_tail_within_the_picture(frames):
    for order, count, stage in product((0, 1), (1, 3, 8, 16), (0, 7, 16)):
        done = count * stage // 16
        rows = sums.orders()[order]
        gradients = [sums.block_gradients(part, 1)[0] for part in np.array_split(rows, count)]
        joints = np.vstack([np.zeros((1, 2)), np.cumsum(gradients, axis=0)])
        arrows = frames.arrows[order, count - 1, stage].reshape(MOST, 6, 2)
        np.testing.assert_allclose(arrows[:done, 0], joints[:done], atol=1e-9)
        np.testing.assert_allclose(arrows[:done, 1], joints[1 : done + 1], atol=1e-9)
        assert np.isnan(arrows[done:]).all()
        barbs = np.linalg.norm(arrows[:done, [2, 4]] - arrows[:done, [1]], axis=-1)
        np.testing.assert_allclose(barbs, sums.BARB * np.sqrt(1.25), rtol=1e-6)
    points = frames.arrows[~np.isnan(frames.arrows).any(-1)]
    assert (np.abs(points - sums.CENTRE) < sums.REACH * np.array([1, 0.93])).all()


def test_boxes_hold_every_row_once(frames):
    for count in range(1, MOST + 1):
        boxes = frames.read[count - 1, -1].reshape(MOST, 6, 2)[:count, :5, 1]
        assert boxes[0].min() == 0 and boxes[-1].max() == N
        assert all(one.max() == other.min() for one, other in pairwise(boxes))
        np.testing.assert_array_equal(frames.now[count - 1, -1, :5, 1], boxes[-1])


def test_the_straight_way_is_the_shortest(frames):
    assert (frames.ratio >= 1 - 1e-12).all()
    np.testing.assert_allclose(frames.ratio[:, 0], 1)
    assert (frames.ratio[1, 1:] < frames.ratio[0, 1:]).mean() > 0.8  # shuffled blocks are alike


def test_words_and_size_of_the_sum(language, frames, live):
    said = sums.sentences(frames)
    assert said.shape == (2, MOST, MOST + 1) and not any("{" in sentence for sentence in said.ravel())
    assert "(67, −272)" in said[0, 3, -1] and "85–86" in said[0, 3, -1] and "342" in said[0, 3, 0]
    assert "(67, −272)" in said[1, 0, -1] and "342" in said[1, 0, -1]  # one block
    assert live.controls["stage"].start == 0  # the end of the arrows is asked for
    for order, blocks, stage in product((0, 1), (0, 15), (0, 16)):
        assert live.text_at({"order": order, "blocks": blocks, "stage": stage}) == said[order, blocks, stage]
