"""Chapter 5 in JupyterLab, in both languages: what is on screen is what the solvers say, at ends and after drags."""

import numpy as np
import pytest

from driver.on_screen import assert_lines, data, eventually, numbers, points
from lecture_lib.chapters.regularization import tasks
from lecture_lib.chapters.regularization.figures import (
    alpha,
    geometry,
    mending,
    overfitting,
)
from lecture_lib.chapters.regularization.figures import choosing_alpha as choosing
from lecture_lib.chapters.regularization.figures import coordinate_descent as coordinate
from lecture_lib.solvers import cross_validate, lasso, lasso_coordinate_steps, ridge

CHAPTER, LANGUAGES = "05_regularization", ("en",)


def assert_shown(figure, artist, xy):
    """The visible line of an artist is the line through these points."""
    gid = artist.get_gid()
    assert_lines(figure.read(gid)[gid]["lines"], points(artist.axes, np.asarray(xy, dtype=float)))


def test_over_fitting_at_its_ends(show, twin_of):
    figure, twin = show("overfitting"), twin_of("overfitting")
    (curve,) = twin.along("degree", "alpha")
    degree, strength = figure.controls
    fits, last = overfitting.fits(), len(overfitting.ALPHAS) - 1
    for end, number in (("first", 0), ("last", 15)):
        figure.go(degree, end)
        figure.go(strength, "last")
        fit = fits.frames({"degree": number, "alpha": last, "draw": 0})
        assert_shown(figure, curve, fit.curve)
        assert numbers(figure.readout())[0] == number and tasks.kilograms(fit.length) in figure.readout()
    figure.go(strength, "first")
    fit = fits.frames({"degree": 15, "alpha": 0, "draw": 0})
    assert tasks.kilograms(fit.new) in figure.readout()


def test_the_cloud_and_the_condition_number_at_the_ends(show, twin_of):
    figure, twin = show("mending"), twin_of("mending")
    gram = tasks.twin_flippers().gram
    path, *_ = twin.along(upto="alpha")
    for end, at in (("first", 0), ("last", len(mending.ALPHAS) - 1)):
        figure.go(figure.controls[0], end)
        condition = np.linalg.cond(gram + mending.ALPHAS[at] * np.eye(2))
        assert any(abs(number - condition) < 0.006 * condition for number in numbers(figure.readout()))
    task = tasks.twin_flippers()
    way = [ridge(task.Z, task.y, strength).coef for strength in mending.ALPHAS]
    assert_shown(figure, path, way)


def test_the_bars_of_lasso_and_ridge_at_the_ends(show, twin_of):
    figure, twin = show("alpha"), twin_of("alpha")
    task = tasks.with_random()[0]
    bars = [artist for artist in twin.along("alpha") if hasattr(artist, "get_path") and artist.axes.yaxis_inverted()]
    for end, at in (("first", 0), ("last", len(alpha.ALPHAS) - 1)):
        figure.go(figure.controls[0], end)
        for artist, solve in zip(bars[:2], (lasso, ridge), strict=True):
            coef = solve(task.Z, task.y, alpha.ALPHAS[at]).coef
            gid = artist.get_gid()
            rings = np.array(figure.read(gid)[gid]["lines"])
            ends = points(artist.axes, np.column_stack([coef, np.zeros(8)]))[:, 0]
            np.testing.assert_allclose(rings[:, 1, 0], ends, atol=0.1)


def test_the_diamond_and_the_circle_before_and_after_a_drag(show, twin_of):
    figure, twin = show("geometry"), twin_of("geometry")
    task = tasks.pair("flipper", "male")
    paths = twin.along(upto="alpha")
    (slider,) = figure.controls
    first = figure.picture()
    figure.go(slider, "last")
    assert_ways(figure, paths, task, task.coef)
    (grip,) = figure.grips
    for move in (lambda: figure.drag(grip, -40, 50), lambda: figure.press(grip, "Shift+ArrowLeft", "ArrowUp")):
        move()
        star = data(paths[0].axes, figure.place(grip))
        eventually(lambda star=star: assert_ways(figure, paths, task, star))
    figure.reset()
    eventually(lambda: assert_same(figure.picture(), first))
    figure.page.wait_for_timeout(500)  # last of all, the kernel puts the slider back
    figure.go(slider, "last")
    assert_ways(figure, paths, task, task.coef)


def assert_same(picture, other):
    assert picture == other


def assert_ways(figure, paths, task, star):
    """Both paths run from the star as the solvers do on data whose least-squares solution it is."""
    for path, solve in zip(paths, (lasso, ridge), strict=True):
        way = [solve(task.Z, task.Z @ star, strength, fit_intercept=False).coef for strength in geometry.ALPHAS]
        assert_shown(figure, path, way)


def test_coordinate_descent_at_its_ends_and_after_a_drag(show, twin_of):
    figure, twin = show("coordinate_descent"), twin_of("coordinate_descent")
    task = tasks.pair("flipper", "bill_length")
    (path,) = twin.along("alpha", upto="step")
    strength, step = figure.controls
    for end, at in (("first", 0), ("last", -1)):
        figure.go(strength, end)
        figure.go(step, "last")
        assert_steps(figure, path, task, at, coordinate.START)
    for move in (lambda grip: figure.drag(grip, 50, 40), lambda grip: figure.press(grip, "Shift+ArrowUp")):
        (grip,) = figure.grips
        move(grip)
        start = data(path.axes, figure.place(grip))
        eventually(lambda start=start: assert_steps(figure, path, task, -1, start))
    figure.go(strength, "first")
    eventually(lambda: assert_steps(figure, path, task, 0, start))
    figure.reset()


def assert_steps(figure, path, task, at, start):
    run = lasso_coordinate_steps(task.Z, task.y, coordinate.ALPHAS[at], coordinate.SWEEPS, start)
    assert_shown(figure, path, run.path)
    assert numbers(figure.readout())[0] == coordinate.ALPHAS[at]


def test_cross_validation_at_the_ends_of_both_methods(show):
    figure = show("choosing_alpha")
    task = tasks.diabetes()
    method, strength = figure.controls
    for end, name in (("first", "lasso"), ("last", "ridge")):
        figure.go(method, end)
        alphas = choosing.ALPHAS[name]
        found = cross_validate(task.Z, task.y, name, alphas=alphas, n_folds=choosing.FOLDS, standardise=True)
        for place, at in (("first", 0), ("last", -1)):
            figure.go(strength, place)
            said = numbers(figure.readout())
            assert said[1:3] == pytest.approx([found.mean[at], found.standard_error[at]], abs=0.51)
