"""The chain rule: the slopes against finite differences, the tangents against the curves that they touch."""

import numpy as np
import pytest

from lecture_lib.chapters.logistic_regression.figures import chain
from lecture_lib.chapters.logistic_regression.figures.chain import HIGH, LABELS, LEFTS, LOW, STAGES, WIDE, W, X
from tests.chapters.figures import drag, everywhere

frames = pytest.fixture(chain.chain_frames, scope="module")


def stages(y):
    """The three functions that follow one another."""
    return (lambda w: 2 * w, lambda z: np.exp(-np.logaddexp(0, -z)),
            lambda p: -(y * np.log(p) + (1 - y) * np.log1p(-p)))  # fmt: skip


def data_of(k, places):
    """Places in the panel as what they are in the graph of a stage."""
    share = (places - [LEFTS[k], LOW]) / [WIDE, HIGH]
    low, high = np.array(STAGES[k]).T
    return low + share * (high - low)


def test_values_are_those_of_the_stages_and_slopes_their_finite_differences(frames):
    for i, j in np.ndindex(len(W), len(LABELS)):
        at, product, h = W[i], 1.0, 1e-6
        for k, stage in enumerate(stages(LABELS[j])):
            slope = stage(at + h * at * (1 - at) if k == 2 else at + h) - stage(
                at - h * at * (1 - at) if k == 2 else at - h
            )
            slope /= 2 * h * (at * (1 - at) if k == 2 else 1)
            assert frames.slopes[k][i, j] == pytest.approx(slope, rel=1e-6)
            at, product = stage(at), product * slope
            assert frames.forward[k][i, j] == pytest.approx(at, rel=1e-9)
        assert frames.product[i, j] == pytest.approx(product, rel=1e-5)


def test_points_lie_on_the_curves_and_tangents_touch_them_there(frames):
    for i, j in np.ndindex(len(W), len(LABELS)):
        at = W[i]
        for k, stage in enumerate(stages(LABELS[j])):
            point, tangent = data_of(k, frames.points[k][i, j])[0], data_of(k, frames.tangents[k][i, j])
            np.testing.assert_allclose(point, [at, stage(at)], atol=1e-9)
            np.testing.assert_allclose(tangent.mean(axis=0), point, atol=1e-9)
            rise, run = (tangent[1] - tangent[0])[::-1]
            assert rise / run == pytest.approx(frames.slopes[k][i, j], rel=1e-6)
            np.testing.assert_allclose(np.linalg.norm(np.diff(frames.tangents[k][i, j], axis=0)), 2 * chain.REACH)
            at = stage(at)
    for k, curve in enumerate(frames.curves):
        for y, places in zip(LABELS, curve, strict=True):
            along, up = data_of(k, places).T
            np.testing.assert_allclose(up, stages(y)[k](along), atol=1e-6)


def test_what_is_said_is_what_is_left(language, frames, live):
    assert frames.slopes[0].tolist() == np.full((len(W), 2), X).tolist()
    for position, said in everywhere(live):
        left = frames.forward[1][position["w"], position["y"]] - LABELS[position["y"]]
        assert f"p − y = {left:.3f}".replace("-", "−") in said and "nan" not in said


def test_a_hand_on_the_first_graph_moves_w(live):
    for at in (0, 7, len(W) - 1):
        drag(live, *chain.on_page(0, W[at], 0.0) + [0.2, 9.0])
        assert live.position["w"] == at
