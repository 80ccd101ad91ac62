"""Chapter 6 in JupyterLab: what its figures show, held to closed forms and the solvers."""

import re

import numpy as np
import pytest

from driver.on_screen import LENIENT, assert_at, assert_lines, data, eventually
from lecture_lib.chapters.logistic_regression import tasks
from lecture_lib.chapters.logistic_regression.figures import classes, likelihood, sigmoid, training
from lecture_lib.figures import numbers as written
from lecture_lib.solvers import logistic_gradient_descent, logistic_regression

CHAPTER, LANGUAGES = "06_logistic_regression", ("ko",)
ARTISTS = {  # the moving parts in the order in which the explorer declares them
    "odds": "thread points head bar bar_name",
    "sigmoid": "line root curve tangent drop slope_words centre_words centre",
    "likelihood": "female_bars male_bars curve place female_dots male_dots",
    "training": (
        "plane boundary other_plane other_boundary "
        "middle cost cost_head newton_cost other_middle other_cost other_cost_head other_newton_cost "
        "right norm norm_head newton_norm other_right other_norm other_norm_head other_newton_norm"
    ),
    "deciding": "line wrong plumb bird_name bird tp_square tp fn_square fn fp_square fp tn_square tn roc",
    "classes": "rest rest_edges rest_bird pairs pairs_edges pairs_bird softmax softmax_edges softmax_bird ring",
}


def sigma(z):
    return 1 / (1 + np.exp(-z))


def test_odds_show_the_closed_forms(show, twin_of):
    figure, twin = show("odds"), twin_of("odds")
    (slider,) = figure.controls
    for end, p in (("default", 0.8), ("first", 0.01), ("last", 0.99)):
        if end != "default":
            figure.go(slider, end)
        head, scales = twin.read(figure, "head", "points")
        logit = np.log(p / (1 - p))
        assert_at(head, twin.points("head", [logit, p]))
        places = [[p, 2], [p / (1 - p) / 100, 1], [(logit + 5) / 10, 0]]
        assert_at(scales, twin.points("points", places))
        assert written.decimals(logit, 2) in figure.readout()


def test_the_sigmoid_has_its_centre_and_its_slope(show, twin_of):
    figure, twin = show("sigmoid"), twin_of("sigmoid")
    slope, shift = figure.controls
    for w_end, w in (("first", sigmoid.W[0]), ("last", sigmoid.W[-1])):
        for b_end, b in (("first", sigmoid.B[0]), ("last", sigmoid.B[-1])):
            figure.go(slope, w_end)
            figure.go(shift, b_end)
            curve, centre = twin.read(figure, "curve", "centre")
            assert_lines(curve["lines"], twin.points("curve", np.column_stack([
                sigmoid.ALONG, sigma(w * sigmoid.ALONG + b)])))  # fmt: skip
            assert_at(centre, twin.points("centre", [-b / w, 0.5]))
            assert written.decimals(-b / w, 2) in figure.readout() and written.plain(w / 4) in figure.readout()


def test_likelihood_is_the_product(show, twin_of):
    figure, twin, few = show("likelihood"), twin_of("likelihood"), likelihood.few_penguins()
    slope, shift = figure.controls
    for w_end, w in (("first", likelihood.W[0]), ("last", likelihood.W[-1])):
        for b_end, b in (("first", likelihood.B[0]), ("last", likelihood.B[-1])):
            figure.go(slope, w_end)
            figure.go(shift, b_end)
            p = sigma(w * few.x + b)
            loss = -np.log(np.where(few.y == 1, p, 1 - p))
            place, dots = twin.read(figure, "place", "male_dots")
            assert_at(place, twin.points("place", [b, w]))
            males = np.column_stack([p, np.minimum(loss, likelihood.MOST)])[few.y == 1]
            heights = [use["at"][1] for use in dots["uses"]]  # a triangle's centre is not that of its box
            across = [use["at"][0] for use in dots["uses"]]
            wanted = twin.points("male_dots", males)
            np.testing.assert_allclose(across, wanted[:, 0], atol=LENIENT)
            np.testing.assert_allclose(heights, wanted[:, 1], atol=2)
            assert written.decimals(-loss.sum(), 2) in figure.readout()


@pytest.mark.parametrize("number", range(2))
def test_training_is_what_the_solvers_say(show, twin_of, number):
    figure, twin = show("training"), twin_of("training")
    which, penalty, lr, alpha, step = figure.controls
    task = (tasks.sexes(), tasks.two_species())[number]
    figure.go(which, ("first", "last")[number])
    prefix = ("", "other_")[number]
    name = f"{prefix}boundary"
    for kind, rate, strength in ((0, 2, 0), (1, 2, 3), (0, 0, 2)):
        figure.go(penalty, ("first", "last")[kind])
        for control, at in ((lr, rate), (alpha, strength)):
            figure.go(control, "first")
            figure.press(control.locator("input"), *["ArrowRight"] * at)
        figure.go(step, "last")
        run = logistic_gradient_descent(
            task.X, task.y, training.LRS[rate], training.STEPS[-1], None, training.ALPHAS[strength],
            training.PENALTIES[kind],
        )  # fmt: skip
        line, cost, norm = twin.read(figure, name, f"{prefix}cost_head", f"{prefix}norm_head")
        ends = np.array([data(twin.artists[name].axes, place) for place in line["lines"][0]])
        z = run.path[-1][0] + (ends - task.shift) / task.unit @ run.path[-1][1:]
        np.testing.assert_allclose(z, 0, atol=0.02 * np.linalg.norm(run.path[-1][1:]))
        assert_at(cost, twin.points(f"{prefix}cost_head", [training.STEPS[-1], run.losses[-1]]))
        assert_at(norm, twin.points(f"{prefix}norm_head", [training.STEPS[-1], np.linalg.norm(run.path[-1][1:])]))


def test_deciding_counts_and_measures(show, twin_of):
    figure, twin = show("deciding"), twin_of("deciding")
    (slider,) = figure.controls
    task = tasks.sexes()
    fit = logistic_regression(task.Z, task.y)
    p = sigma(task.Z @ fit.coef + fit.intercept)
    for end, t in (("first", 0.0), ("last", 1.0)):
        figure.go(slider, end)
        wrong, roc = twin.read(figure, "wrong", "roc")
        mistakes = (p >= t) != task.y
        assert len(wrong["uses"]) == mistakes.sum()
        rates = [np.mean(p[task.y == label] >= t) for label in (0, 1)]
        assert_at(roc, twin.points("roc", rates))
        assert f"{1 - mistakes.mean():.1%}" in figure.readout()
    figure.reset()
    (grip,) = figure.grips
    for move in (lambda: figure.drag(grip, -40, 30), lambda: figure.press(grip, "Shift+ArrowLeft", "ArrowUp")):
        move()

        def told():
            bird = twin.place("bird", figure)
            z = fit.intercept + bird @ fit.coef
            (plumb,) = twin.read(figure, "plumb")
            foot = bird - z / (fit.coef @ fit.coef) * fit.coef
            np.testing.assert_allclose(plumb["lines"][0], twin.points("plumb", [bird, foot]), atol=0.6)
            said = [float(one.replace("−", "-")) for one in re.findall(r"−?\d+\.\d+", figure.readout())]
            assert min(abs(one - z) for one in said) < 0.02
            assert min(abs(one - z / np.linalg.norm(fit.coef)) for one in said) < 0.02

        eventually(told)


def test_three_methods_answer_for_the_bird_where_it_is_dragged(show, twin_of):
    figure, twin, answer = show("classes"), twin_of("classes"), classes.bird_of(classes.setting())
    (slider,) = figure.controls
    (grip,) = figure.grips
    for move in (lambda: figure.drag(grip, -15, -25), lambda: figure.press(grip, "Shift+ArrowRight", "ArrowDown")):
        move()

        def told():
            bird = twin.place("rest_bird", figure)
            for part, name in zip(twin.read(figure, "pairs_bird", "softmax_bird"), ("pairs_bird", "softmax_bird"),
                                  strict=True):  # fmt: skip
                assert_at(part, twin.points(name, bird), 1)
            answer.points = np.reshape(bird, (1, 2)).astype(float)
            bird, said = answer.frames({"alpha": classes.START}), figure.readout()
            assert re.search(r"\d–\d–\d", said)[0] == f"{bird.votes_a}–{bird.votes_b}–{bird.votes_c}"
            shown = [float(one) for one in re.findall(r"\d\.\d\d", said)]
            for share in (bird.softmax_a, bird.softmax_b, bird.softmax_c):
                assert min(abs(share - one) for one in shown) < 0.02

        eventually(told)
    pictures = []
    for end in ("first", "last"):
        figure.go(slider, end)
        pictures.append([part["image"] for part in twin.read(figure, *classes.METHODS)])
    assert all(image and image.startswith("data:image/png") for image in pictures[0] + pictures[1])
    assert all(first != last for first, last in zip(*pictures, strict=True))


def test_the_ring_is_one_and_stands_where_the_vote_is_a_tie(show, twin_of):
    figure, twin, where = show("classes"), twin_of("classes"), classes.setting()
    (slider,) = figure.controls
    ties = classes.tie(classes.maps(where))
    figure.go(slider, "first")
    assert_at(*twin.read(figure, "ring"), twin.points("ring", ties[0]))
