"""Chapter 6 in JupyterLab: what its figures show, held to closed forms and the solvers."""

import re

import numpy as np
import pytest

from driver.on_screen import LENIENT, assert_at, assert_lines, data, eventually
from lecture_lib.chapters.logistic_regression import tasks
from lecture_lib.chapters.logistic_regression.figures import (
    chain,
    classes,
    likelihood,
    line_or_curve,
    sigmoid,
    training,
)
from lecture_lib.figures import numbers as written
from lecture_lib.solvers import logistic_gradient_descent, logistic_regression

CHAPTER, LANGUAGES = "06_logistic_regression", ("ko",)
ARTISTS = {  # the moving parts in the order in which the explorer declares them
    "odds": "thread points head bar bar_name bar_worth",
    "sigmoid": "line root curve tangent drop slope_words centre_words centre",
    "likelihood": "female_bars male_bars curve place female_dots male_dots",
    "line_or_curve": "below above line curve line_drop line_at line_name curve_drop curve_at",
    "chain": "loss1 loss0 line tangent0 dot0 curve tangent1 dot1 loss tangent2 dot2",
    "training": " ".join(
        f"{name}{k}"
        for names in (
            "axes s1 s2 s3 s4 s5 low lower half upper high rim arrow tip disc letter low_name high_name nowhere",
            "way beside newton stick path recent fresh head words",
        )
        for k in range(3)
        for name in names.split()
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


def test_the_line_tips_under_the_hand_and_the_curve_stays(show, twin_of):
    figure, twin = show("line_or_curve"), twin_of("line_or_curve")
    (grip,) = figure.grips
    before = twin.read(figure, "line_at", "curve_at")
    figure.press(grip, *["Shift+ArrowRight"] * 9)
    after = twin.read(figure, "line_at", "curve_at")
    place = twin.place("line_at", figure)[0]
    mass, y = line_or_curve.birds()
    slope, level = np.polyfit(np.r_[place, mass[1:]], y, 1)
    assert_at(after[0], twin.points("line_at", [(0.5 - level) / slope, 0.5]))
    moved = [one["uses"][0]["at"][0] - other["uses"][0]["at"][0] for one, other in zip(after, before, strict=True)]
    assert moved[0] > 5 and abs(moved[1]) < 1


def test_the_chain_stands_where_the_three_functions_do(show, twin_of):
    figure, twin = show("chain"), twin_of("chain")
    w_slider, label = figure.controls
    for end, w in (("first", chain.W[0]), ("last", chain.W[-1])):
        figure.go(w_slider, end)
        for name, y in (("first", 1), ("last", 0)):
            figure.go(label, name)
            z = chain.X * w
            p = sigma(z)
            loss = -np.log(p if y else 1 - p)
            for k, place in enumerate(((w, z), (z, p), (p, loss))):
                assert_at(*twin.read(figure, f"dot{k}"), twin.points(f"dot{k}", chain.on_page(k, *place)))
            assert written.decimals(p - y, 3) in figure.readout()


@pytest.mark.parametrize("number", range(2))
def test_training_is_what_the_solvers_say(show, twin_of, number):
    figure, twin = show("training"), twin_of("training")
    which, _, step = figure.controls
    which_end, k = ("first", "last")[number], (0, 2)[number]
    get_task, alpha = list(training.DATA.values())[k]
    task = get_task()
    figure.go(which, which_end)
    figure.go(step, "last")
    run = logistic_gradient_descent(task.X, task.y, training.LRS[1], training.STEPS[-1], None, alpha)
    line, head = twin.read(figure, f"half{k}", f"head{k}")
    ends = np.array([data(twin.artists[f"half{k}"].axes, place) for place in line["lines"][0]])
    np.testing.assert_allclose(run.path[-1][0] + ends @ run.path[-1][1:], 0, atol=0.05)
    assert_at(head, twin.points(f"head{k}", run.path[-1][1:]))


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
