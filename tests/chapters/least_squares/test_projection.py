"""The projection picture: feet, residuals and inner products against NumPy, seen from every side."""

from itertools import product

import numpy as np
import pytest

from lecture_lib.chapters.least_squares.figures import projection as explorer
from lecture_lib.chapters.least_squares.figures.projection import AT_FOOT, AZIMUTHS, MIDDLE, SHIFTS, X, say
from lecture_lib.figures import numbers
from lecture_lib.figures.look import COLORS

IN_PLANE = 8  # y₂ = 4: (2, 4, 6) lies on a line
CORNERS = list(product((0, 2, IN_PLANE, len(MIDDLE) - 1), (0, AT_FOOT, len(SHIFTS) - 1)))
space = pytest.fixture(explorer.scene, scope="module")


def test_foot_is_numpys_least_squares(space):
    for i, middle in enumerate(MIDDLE):
        y = np.array([2, middle, 6])
        coef = np.linalg.lstsq(X, y, rcond=None)[0]
        np.testing.assert_allclose(space.y[i], y)
        np.testing.assert_allclose(space.best[i], coef, atol=1e-12)
        np.testing.assert_allclose(space.foot[i], X @ coef, atol=1e-12)
        np.testing.assert_allclose(X.T @ (y - space.foot[i]), 0, atol=1e-12)
        np.testing.assert_allclose(space.fitted[i], space.w[i] @ X.T)
        np.testing.assert_allclose(space.w[i, AT_FOOT], coef, atol=1e-12)


def test_only_at_the_foot_is_the_residual_orthogonal_and_shortest(space):
    residual = space.y[:, None] - space.fitted
    inner, lengths = residual @ X, np.linalg.norm(residual, axis=-1)
    orthogonal = (np.abs(inner) < 1e-9).all(-1)
    assert orthogonal[:, AT_FOOT].all() and orthogonal.sum() == len(MIDDLE)
    assert (lengths.argmin(1) == AT_FOOT).all() and (np.abs(inner[:, np.arange(len(SHIFTS)) != AT_FOOT]) > 0.1).all()


def test_the_view_is_an_orthographic_one():
    """Two perpendicular unit axes across the line of sight: lengths along them are kept, along the sight lost."""
    origin, *units = (explorer.project(place) for place in (np.zeros(3), *np.eye(3)))
    for view in np.stack([unit - origin for unit in units], 1):  # (3 units, 2)
        np.testing.assert_allclose(view.T @ view, np.eye(2), atol=1e-12)


def test_the_right_angle_is_one_and_the_residual_of_the_foot_upright_from_every_side(space):
    along = explorer.project(space.y) - explorer.project(space.foot)
    np.testing.assert_allclose(along[..., 0], 0, atol=1e-9)
    corner, flat = explorer.right_angle(space), MIDDLE == 4
    assert np.isnan(corner[flat]).any() and np.isfinite(corner[~flat]).all()
    up, out = (corner[~flat][:, k] - space.foot[~flat] for k in (0, 2))
    np.testing.assert_allclose((up * out).sum(-1), 0, atol=1e-9)
    np.testing.assert_allclose(out @ np.cross(X[:, 0], X[:, 1]), 0, atol=1e-9)
    np.testing.assert_allclose(np.linalg.norm(up, axis=-1), explorer.CORNER)


def test_everything_lies_in_the_picture_and_on_the_patch(space, live):
    axes = live._fig.axes[0]
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    for places in (space.y, space.foot, space.fitted, X.T, np.zeros(3)):
        seen = explorer.project(places)
        assert left < seen[..., 0].min() and seen[..., 0].max() < right
        assert low < seen[..., 1].min() and seen[..., 1].max() < high
    for places in (space.foot, space.fitted, X.T, np.zeros((1, 3))):
        for along, (start, end) in zip(explorer.ALONG, explorer.PATCH, strict=True):
            assert start < (places @ along).min() and (places @ along).max() < end
    unit = axes.transData.transform([[0, 0], [1, 0], [0, 1]])
    assert np.ptp(unit[:, 0]) == pytest.approx(np.ptp(unit[:, 1]), rel=1e-3)


def test_names_stand_apart_from_their_points():
    points = np.array([[0.0, 0], [1, 1], [2, 2]])
    names = explorer.names_beside(points, np.array([[0.0, 0], [0, 1], [2, 3]]))[..., 0, :]
    np.testing.assert_allclose(names - points, explorer.NAME_GAP * np.array([[0, 1], [1, 0], [0, -1]]))


def test_sentence_at_every_corner(language, live, space):
    values = live.controls["w"].values
    assert values[2][AT_FOOT] == "(1, 2)" and np.shape(values) == (len(MIDDLE), len(SHIFTS))
    for (i, j), azimuth in product(CORNERS, (0, len(AZIMUTHS) - 1)):
        said = live.text_at({"azimuth": azimuth, "y2": i, "w": j})
        residual = np.array([2, MIDDLE[i], 6]) - X @ space.w[i, j]
        assert f"r = ({', '.join(numbers.plain(residual, 2))})" in said
        assert f"Xᵀr = ({', '.join(numbers.plain(X.T @ residual, 2))})" in said
        assert f"‖r‖² = {numbers.plain(residual @ residual, 2)}" in said and f"{AZIMUTHS[azimuth]}°" in said
        assert (say("at_foot") in said) == (j == AT_FOOT and i != IN_PLANE)
        assert (say("y_in_plane") in said) == (j == AT_FOOT and i == IN_PLANE)
        assert ("(0, 0)" in said) == (j == AT_FOOT) and "{" not in said


def test_the_foot_and_its_right_angle_are_hidden_until_the_question_is_answered(live):
    space = live._fig.axes[0]
    telling = [line for line in space.lines if line.get_color() == COLORS["optimum"] or line.get_linestyle() == ":"]
    names = [text for text in space.texts if text.get_text() == "ŷ"]
    assert len(telling) == 4 and set(telling + names) == set(live._hidden)  # perpendicular, corner, ŷ, the way to it
