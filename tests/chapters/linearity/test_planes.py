"""Line, plane, hyperplane: the fit by scikit-learn, the view by rotation matrices, and what lies on the plane."""

import numpy as np
import pytest
from matplotlib.text import Text
from sklearn.linear_model import LinearRegression

from lecture_lib.chapters.linearity.figures import planes as explorer
from lecture_lib.chapters.linearity.figures.planes import FLIPPERS, SIDE, VIEWS
from lecture_lib.datasets import load_penguins
from tests.chapters.figures import moving

data = pytest.fixture(explorer.birds, scope="module")
frames = pytest.fixture(lambda data: explorer.plane_frames(data), scope="module")
tilt = pytest.fixture(lambda data: explorer.elevation(data.coef), scope="module")


@pytest.fixture(scope="module")
def model():
    penguins = load_penguins()
    rows = [k for k, name in enumerate(penguins.species) if name == "Gentoo"]
    X = np.column_stack([penguins.bill_length_mm, penguins.bill_depth_mm, penguins.flipper_length_mm])[rows]
    return LinearRegression().fit(X, penguins.body_mass_g[rows]), X, penguins.body_mass_g[rows]


def box(length, depth, mass):
    """The box by hand: 20 mm and 4.5 mm to six units about its middle, 400 g to one."""
    return np.array([(length - 50) * 6 / 20, (depth - 15.25) * 6 / 4.5, (mass - 3800) / 400])


def test_the_plane_holds_the_predictions_of_another_library(model, data, frames, tilt):
    fit, X, mass = model
    np.testing.assert_allclose(data.coef, [fit.intercept_, *fit.coef_], rtol=1e-9)
    for f in (0, 12, len(FLIPPERS) - 1):
        corners = [(40, 13), (60, 13), (60, 17.5), (40, 17.5)]
        places = [box(a, b, fit.predict([[a, b, FLIPPERS[f]]])[0]) for a, b in corners]
        np.testing.assert_allclose(frames.face[:, f, :4], explorer.project(places, tilt), atol=1e-9)
        assert frames.count[f] == (X[:, 2] == FLIPPERS[f]).sum()
    assert frames.count.sum() == len(X) == 123


def test_the_view_is_a_turned_and_tilted_one(tilt):
    rng = np.random.default_rng(0)
    places = rng.uniform(-3, 3, (9, 3))
    for angle, view in zip(np.radians(VIEWS), explorer.project(places, tilt), strict=True):
        toward = np.array([np.cos(angle) * np.cos(tilt), np.sin(angle) * np.cos(tilt), np.sin(tilt)])  # the eye
        right = np.array([-np.sin(angle), np.cos(angle), 0])
        axes = np.stack([right, np.cross(toward, right)])
        np.testing.assert_allclose(axes @ axes.T, np.eye(2), atol=1e-12)
        np.testing.assert_allclose(view, places @ axes.T, atol=1e-12)


def test_at_the_mark_the_plane_is_a_line_and_elsewhere_is_not(frames, live):
    (mark,) = live.controls["view"].spec()["marks"]
    assert mark["at"] == [len(VIEWS) - 1] and VIEWS[-1] == 0
    for v, faces in enumerate(frames.face):
        (a, b), (c, d) = np.moveaxis(faces[:, 1] - faces[:, 0], -1, 0), np.moveaxis(faces[:, 3] - faces[:, 0], -1, 0)
        area = np.abs(a * d - b * c)
        assert (area < 1e-9).all() if v == len(VIEWS) - 1 else (area > 1).all()


def test_a_longer_flipper_lifts_all_of_the_plane_by_its_weight(frames, data, tilt):
    lift = np.diff(frames.face, axis=1)
    np.testing.assert_allclose(lift[..., 0], 0, atol=1e-9)
    np.testing.assert_allclose(lift[..., 1], data.coef[3] / explorer.TALL * np.cos(tilt), atol=1e-9)


def test_residuals_go_from_each_bird_of_this_flipper_length_to_its_prediction(model, frames, tilt):
    fit, X, mass = model
    for f in (0, 3, 12, 20):
        rows = np.flatnonzero(X[:, 2] == FLIPPERS[f])
        ends = [[box(*X[k, :2], mass[k]), box(*X[k, :2], fit.predict(X[[k]])[0])] for k in rows]
        shown = frames.residuals[:, f].reshape(len(VIEWS), -1, 3, 2)[:, : len(rows), :2]
        np.testing.assert_allclose(shown, explorer.project(np.reshape(ends, (-1, 2, 3)), tilt), atol=1e-9)
        assert np.isnan(frames.residuals[:, f, 3 * len(rows) :]).all()
        np.testing.assert_allclose(frames.birds[:, f, : len(rows)], shown[:, :, 0], atol=1e-9)


def test_all_of_it_stays_in_the_panel_and_the_other_planes_wait_for_the_answer(language, live, frames):
    space, line = live._fig.axes
    for track in moving(live, space):
        if track.prop == "xy" and not isinstance(track.artist, Text):  # words may stand beside the axes
            for axis, limits in enumerate((space.get_xlim(), space.get_ylim())):
                values = track.frames[..., axis]
                assert limits[0] <= np.nanmin(values) and np.nanmax(values) <= limits[1], track.artist
    (hidden,) = live._hidden
    np.testing.assert_array_equal(live._track_of(hidden).frames, frames.others)


def test_the_sentence(language, live, model):
    fit, X, _ = model
    for f in (0, 12, 28):
        told = live.text_at({"flipper": f})
        mass = fit.predict([[*X[:, :2].mean(0), FLIPPERS[f]]])[0]
        assert f"{mass:,.0f}" in told and str(FLIPPERS[f]) in told and f"{(X[:, 2] == FLIPPERS[f]).sum()}" in told
    assert SIDE == 3.0
