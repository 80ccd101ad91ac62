"""Frames from functions: of one artist by `vary`, of a whole plotting function by `interact_frames`."""

import matplotlib
import numpy as np
import pytest
from matplotlib.figure import Figure

from lecture_lib.live import Choice, LiveFigure, Slider, interact_frames, scenery

matplotlib.use("agg")
import matplotlib.pyplot as plt  # noqa: E402

X = np.linspace(0, 6, 40)
RATES, STEPS = (0.1, 0.2, 0.1 + 0.2), range(10, 40, 10)


def simple(controls=None):
    figure = Figure()
    (line,) = figure.subplots().plot([0, 1])
    three = [Slider("lr", "lr", RATES), Slider("step", "step", range(4)), Choice("unit", "", ["mm", "cm"])]
    return line, LiveFigure(figure, name="simple", controls=controls or three)


def frames_of(live, artist):
    return live._track_of(artist).frames


def test_a_function_gives_the_frames_of_the_controls_that_it_is_given():
    line, live = simple()
    live.vary(line, lambda lr: (X, lr * X), over="lr")
    np.testing.assert_array_equal(frames_of(live, line), [np.stack([X, lr * X], -1) for lr in RATES])
    assert live.controls["lr"].spec()["values"] == ["0.1", "0.2", "0.3"]  # as one says them
    live.vary(line, lambda step, lr: [[lr, step]])  # named by its arguments
    assert frames_of(live, line).shape == (3, 40, 2) and live._tracks[-1].over == ("step", "lr")
    np.testing.assert_array_equal(live._tracks[-1].frames[3, 1], [[RATES[1], 3]])


def test_a_function_gives_strings_pictures_and_a_readout():
    line, live = simple()
    text, image = line.axes.text(0, 0, ""), line.axes.imshow(np.zeros((2, 2, 3)))
    live.vary(text, lambda unit: f"in {unit}").vary(image, lambda lr: np.full((2, 2, 3), lr))
    live.vary(line, lambda lr: lr < 0.15)
    live.readout("{both}, {one}", both=lambda lr, unit: f"{lr:.1f} {unit}", one=(lambda step: step**2, "step"))
    assert frames_of(live, text).tolist() == ["in mm", "in cm"] and frames_of(live, image)[2, 0, 0, 0] == RATES[2]
    assert frames_of(live, line).tolist() == [True, False, False]
    assert live.text_at({"lr": 2, "unit": 1, "step": 3}) == "0.3 cm, 9"


def test_values_that_depend_on_another_control_come_with_it():
    nested = [Choice("unit", "", ["mm", "cm"]), Slider("x", "x", [[10, 20, 30], [1, 2, 3]], over=("unit",))]
    line, live = simple(nested)
    live.vary(line, lambda unit, x: [[x, 0]])
    assert frames_of(live, line)[:, :, 0, 0].tolist() == [[10, 20, 30], [1, 2, 3]]
    with pytest.raises(ValueError, match="'x' depend on 'unit'"):
        live.vary(line, lambda x: [[x, 0]])


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda line, live: live.vary(line, lambda speed: X), "'speed'"),
        (lambda line, live: live.vary(line, lambda step: np.zeros((step, 2))), r"one shape.*\(0, 2\) and \(3, 2\)"),
        (lambda line, live: live.vary(line, lambda lr: lr), "points, 2"),
    ],
)
def test_bad_functions_are_named(call, words):
    with pytest.raises(ValueError, match=words):
        call(*simple())


def waves(rate, kind, n):
    """Waves and what they make."""
    figure, (left, right) = plt.subplots(1, 2)
    y = np.sin(rate * X) if kind == "sin" else np.cos(rate * X)
    left.plot(X[:n], y[:n], label=f"rate {rate:.1f}")
    left.fill_between(X, 0, y, alpha=0.2)
    left.legend(loc="upper left")
    left.set(title=kind, xlabel=f"n = {n}")
    left.scatter(X[:3], y[:3]).set_visible(n > 10)
    left.vlines(X[: n // 10], 0, y[: n // 10])
    right.hist(y, bins=8)
    right.imshow(y.reshape(8, 5), extent=(-1, 0, 0, 10), aspect="auto")
    right.invert_yaxis()
    right.text(n, 1, "here")
    figure.suptitle(f"{rate:.1f}")


def waves_by_hand(**arguments):
    """The same picture, drawn by matplotlib alone."""
    waves(**arguments)
    figure = plt.gcf()
    plt.close(figure)
    return figure


def test_a_plotting_function_becomes_a_live_figure_of_the_same_pictures():
    plt.close("all")
    mine = plt.figure()
    live = interact_frames(waves, rate=RATES, kind=["sin", "cos"], n=STEPS)
    assert plt.get_fignums() == [mine.number]
    plt.close(mine)
    assert live.alt == "Waves and what they make."
    assert [type(one) for one in live.controls.values()] == [Slider, Choice, Slider]
    over = {track.prop if track.prop != "xy" else type(track.artist).__name__: track.over for track in live._tracks}
    assert over["Line2D"] == ("rate", "kind", "n") and over["FillBetweenPolyCollection"] == ("rate", "kind")
    assert over["visible"] == ("n",) and over["Text"] == ("n",)  # only what a control changes is sent for it
    live.build()
    for position in ((0, 0, 0), (2, 1, 1), (1, 0, 2)):
        for track in live._tracks:
            track.settle(dict(zip(live.controls, position, strict=True)))
        figure = waves_by_hand(rate=RATES[position[0]], kind=["sin", "cos"][position[1]], n=STEPS[position[2]])
        for axes, twin in zip(live._fig.axes, figure.axes, strict=True):
            twin.set(xlim=axes.get_xlim(), ylim=axes.get_ylim())
        assert scenery.draw_png(live._fig) == scenery.draw_png(figure), position


def test_a_function_may_return_its_figure_and_a_slider_may_be_given():
    def draw(a):
        figure = Figure()
        figure.subplots().plot([0, a], [0, 2 * a])
        return figure

    live = interact_frames(draw, name="mine", alt="A line.", a=Slider("", "how far", [1, 2, 4], start=1))
    assert (live._name, live.alt, live.position) == ("mine", "A line.", {"a": 1})
    ((axes,), (track,)) = live._fig.axes, live._tracks
    assert track.frames[:, 1].tolist() == [[1, 2], [2, 4], [4, 8]]
    assert axes.get_xlim() == pytest.approx((-0.2, 4.2)) and axes.get_ylim() == pytest.approx((-0.4, 8.4))


@pytest.mark.parametrize(
    ("plot", "words"),
    [
        (lambda k: plt.plot([0, 1], color="rb"[k]), "Line2D has one color at all"),
        (lambda k: plt.scatter([0, 1], [0, 1], c=[k, 1]), "PathCollection has one array at all"),
        (lambda k: [plt.plot([0, 1]) for _ in range(k + 1)], "same artists at every call, got Line2D "),
        (lambda k: plt.contour([[0, 1], [1, k + 2]]), "QuadContourSet has one array"),
    ],
)
def test_what_may_not_change_is_named(plot, words):
    with pytest.raises(ValueError, match=words):
        interact_frames(plot, k=range(2))
    assert not plt.get_fignums()


def test_too_many_calls_are_refused_before_the_first():
    with pytest.raises(ValueError, match=r"3,600 times, more than 500"):
        interact_frames(lambda a, b: pytest.fail("called"), a=range(60), b=range(60))
