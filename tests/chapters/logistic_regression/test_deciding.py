"""Deciding: counts, rates and the ROC curve are scikit-learn's; the bird's logit and distance are plain geometry."""

import numpy as np
import pytest
from sklearn import metrics

from lecture_lib.chapters.logistic_regression.figures import deciding
from lecture_lib.figures import numbers as written
from tests.chapters.figures import drag, every

FAR = [(1e3, -1e3), (-1e3, 1e3), (0.0, 0.0), (-3.1, 2.9)]


def sigma(z):
    return np.exp(-np.logaddexp(0, -z))


fit = pytest.fixture(deciding.fitted, scope="module")
frames = pytest.fixture(deciding.deciding_frames, scope="module")


def test_counts_are_scikit_learns_and_the_boundary_where_p_is_the_threshold(fit, frames):
    for k, t in enumerate(deciding.THRESHOLDS):
        (tn, fp), (fn, tp) = metrics.confusion_matrix(fit.task.y, fit.p >= t)
        counts = dict(zip(deciding.CELLS, frames.counts[:, k].tolist(), strict=True))
        assert counts == {"tp": tp, "fn": fn, "fp": fp, "tn": tn}, t
        assert np.isfinite(frames.wrong[k]).all(axis=1).sum() == fp + fn
        assert frames.roc[k] == pytest.approx([fp / 73, tp / 73])
        if t in (0, 1):
            assert np.isnan(frames.line[k]).all()
        else:
            np.testing.assert_allclose(sigma(fit.w[0] + frames.line[k] @ fit.w[1:]), t, atol=1e-9)
    sides = np.ptp(frames.squares[..., :5, :], axis=-2)
    np.testing.assert_allclose(sides.prod(axis=-1), deciding.SIDE**2 * frames.counts / 73, atol=1e-12)
    for (column, row), squares in zip(deciding.CELLS.values(), frames.squares, strict=True):
        middle = (squares[:, :5].max(axis=1) + squares[:, :5].min(axis=1)) / 2
        np.testing.assert_allclose(middle, np.broadcast_to([column, row - deciding.LOWER], middle.shape), atol=1e-12)


def test_roc_and_its_area_are_scikit_learns(fit):
    false, true, _ = metrics.roc_curve(fit.task.y, fit.p, drop_intermediate=False)
    np.testing.assert_allclose(deciding.roc_curve(fit), np.column_stack([false, true]))
    assert deciding.auc(fit) == pytest.approx(metrics.roc_auc_score(fit.task.y, fit.p))


def test_rates_are_scikit_learns_and_where_there_is_no_boundary_it_is_said(language, fit, frames):
    words, y = deciding.rates_in_words(frames), fit.task.y
    for k, t in enumerate(deciding.THRESHOLDS):
        called = fit.p >= t
        assert words["accuracy"][k] == f"{metrics.accuracy_score(y, called):.1%}"
        assert words["recall"][k] == f"{metrics.recall_score(y, called):.1%}"
        if called.any():
            assert words["precision"][k] == f"{metrics.precision_score(y, called):.1%}"
        assert words["ends"][k] == {0: deciding.say("all_male"), 1: deciding.say("none_male")}.get(t, "")
    assert words["precision"][-1] == "0/0"


def test_the_plumb_line_is_the_distance(fit):
    for place in [deciding.BIRD, *FAR]:
        birds = every(deciding.bird_of(fit), [place], t=len(deciding.THRESHOLDS))
        z, distance, plumb, name_at = birds.z[0], birds.distance[0], birds.plumb[0], birds.name_at[0]
        assert z == pytest.approx(fit.w @ [1, *place]), place
        assert fit.w[0] + plumb[1] @ fit.w[1:] == pytest.approx(0, abs=1e-9), place
        assert np.linalg.norm(np.subtract(place, plumb[1])) == pytest.approx(abs(distance)), place
        assert np.sign(distance) == np.sign(z) and birds.p == pytest.approx(sigma(z), rel=1e-14)
        assert plumb[0].tolist() == list(place) and abs(name_at[0, 0] - place[0]) < 1.5 and name_at[0, 1] == place[1]
        assert (birds.male == (sigma(z) >= deciding.THRESHOLDS)).all(), place
        assert all((field == field[0]).all() for field in birds[:-1])  # the threshold changes none of it


def test_the_bird_can_be_dragged_anywhere(language, fit, live):
    (point,) = live._handles
    for place in FAR:
        drag(live, *place)
        (left, right), (low, high) = point.axes.get_xlim(), point.axes.get_ylim()
        at = np.clip(place, (left, low), (right, high))  # no farther than the picture reaches
        assert live._track_of(point).frame(live.position).tolist() == [at.tolist()]
        z = fit.w @ [1, *at]
        for k, t in ((0, 0), (25, 0.5), (50, 1)):
            said, sex = live.text_at({"t": k}), deciding.say("male" if sigma(z) >= t else "female")
            assert written.decimals(z, 2) in said and said.split()[-1] == f"{sex}." and "nan" not in said
