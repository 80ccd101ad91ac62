"""Three species: one against the rest, one against one and softmax side by side, and where they disagree."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from matplotlib.colors import to_rgb

from lecture_lib.chapters.logistic_regression.tasks import (
    DIAMOND,
    LIMITS,
    SPECIES,
    crossing,
    draw_class,
    sigma,
    species,
)  # fmt: skip
from lecture_lib.figures import look, numbers
from lecture_lib.figures.answers import answer, ready
from lecture_lib.figures.look import COLORS
from lecture_lib.figures.stage import Stage
from lecture_lib.live import Answer, LiveFigure, Said, Slider
from lecture_lib.solvers import (
    one_vs_one,
    one_vs_one_votes,
    one_vs_rest,
    one_vs_rest_probabilities,
    predict_class,
    softmax_regression,
)  # fmt: skip
from lecture_lib.solvers.jit import MATRIX, NUMBER, STACK, VECTOR, kernel
from lecture_lib.words import words_of

say = words_of(__file__)

METHODS = ("rest", "pairs", "softmax")
PAIRS = ((0, 1), (0, 2), (1, 2))  # in the order of one-vs-one's fits
FEATURES = ("bill_length", "bill_depth")
ALPHAS = np.array([0.0001, 0.001, 0.01, 0.1, 1.0])
START = 1
BIRD = (43.6, 17.5)  # mm: where the bird to drag is at first
KINDS = ("class_a", "class_b", "class_c")
TINTS = (COLORS["class_a"], COLORS["soft"], COLORS["class_c"])  # pixels do not turn with the theme, as ink does
NAMES_AT = ((32.0, 21.3), (52.6, 21.3), (54.0, 13.4))  # mm, where no birds are
WIDE, HIGH = 249, 231  # pixels of a map


class Setting(NamedTuple):
    """The data, F (n, 2) in mm and y 0, 1, 2, and the fits of the three `METHODS` at every α."""

    F: np.ndarray
    y: np.ndarray
    fits: list

    def standardise(self, points) -> np.ndarray:
        return (np.asarray(points, dtype=float) - self.F.mean(axis=0)) / self.F.std(axis=0)


def setting() -> Setting:
    """Fit the three methods at every α: the mean log loss, with a ridge penalty."""
    F, y = species(*FEATURES)
    Z = (F - F.mean(axis=0)) / F.std(axis=0)
    fits = [
        (
            one_vs_rest(Z, y, "l2", alpha, loss="mean"),
            one_vs_one(Z, y, "l2", alpha, loss="mean"),
            softmax_regression(Z, y, alpha, loss="mean"),
        )
        for alpha in ALPHAS
    ]
    return Setting(F, y, fits)


def answers(fits, Z) -> np.ndarray:
    """The class that each of the three methods gives: (3, n)."""
    return np.array([predict_class(fit, Z) for fit in fits])


def doubtful(fits, Z) -> np.ndarray:
    """Where a method itself has no clear answer, (2, n): none or several classes claim the bird; the vote is a tie."""
    claims = (one_vs_rest_probabilities(fits[0], Z) >= 0.5).sum(axis=1)
    votes = one_vs_one_votes(fits[1], Z)
    return np.array([claims != 1, (votes == votes.max(axis=1, keepdims=True)).sum(axis=1) > 1])


def maps(where: Setting) -> np.ndarray:
    """The regions as pixels, from below: (3 methods, n_alpha, HIGH, WIDE, 4)."""
    limits = zip((LIMITS[name] for name in FEATURES), (WIDE, HIGH), strict=True)
    u, v = (low + (np.arange(size) + 0.5) / size * (high - low) for (low, high), size in limits)
    Z = where.standardise(np.stack(np.meshgrid(u, v), -1).reshape(-1, 2))
    tints, bare, red = np.array([_tint(color) for color in TINTS]), _tint("#ffffff", 0), _tint(COLORS["error"], 130)
    images = np.empty((len(METHODS), len(ALPHAS), len(Z), 4), dtype=np.uint8)
    for j, fits in enumerate(where.fits):
        found, unclear = answers(fits, Z), doubtful(fits, Z)
        images[:, j] = tints[found]
        images[0, j][unclear[0]], images[1, j][unclear[1]] = bare, bare
        images[2, j][(found != found[0]).any(axis=0)] = red
    return images.reshape(len(METHODS), len(ALPHAS), HIGH, WIDE, 4)


def _tint(color: str, opacity: int = 100) -> np.ndarray:
    return np.array([*(round(255 * part) for part in to_rgb(color)), opacity], dtype=np.uint8)


def linear(fit) -> np.ndarray:
    """The logits of a fit as functions w₀ + w₁u + w₂v, one a row: (3, 3)."""
    return np.column_stack([fit.intercepts, fit.coefs])


def edges(where: Setting) -> np.ndarray:
    """The lines at which each method's answer changes, in mm, set apart by NaN: (3 methods, n_alpha, 9, 2).

    OvR has a line p = ½ for each class, OvO one for each pair; that of two classes in softmax ends at the third.
    """
    limits = where.standardise(np.array([LIMITS[name] for name in FEATURES]).T).T
    lines = np.full((len(METHODS), len(ALPHAS), 3, 3, 2), np.nan)
    for j, fits in enumerate(where.fits):
        rest, pairs, soft = map(linear, fits)
        lines[0, j, :, :2], lines[1, j, :, :2] = crossing(rest, limits), crossing(pairs, limits)
        for line, (k, other, third) in zip(lines[2, j], ((0, 1, 2), (0, 2, 1), (1, 2, 0)), strict=True):
            ends = crossing(soft[k] - soft[other], limits)
            line[:2] = _where_negative(ends, np.column_stack([[1, 1], ends]) @ (soft[third] - soft[k]))
    return lines.reshape(len(METHODS), len(ALPHAS), 9, 2) * where.F.std(axis=0) + where.F.mean(axis=0)


def _where_negative(ends, values) -> np.ndarray:
    """The part of a segment in which a linear function, given at its ends, is below 0."""
    if (values > 0).all():
        return np.full((2, 2), np.nan)
    share = values[0] / (values[0] - values[1]) if (values > 0).any() else 0.0
    zero = ends[0] + share * (ends[1] - ends[0])
    return np.where((values > 0)[:, None], zero, ends)


class BirdFrames(NamedTuple):
    """What the three methods say of one bird at one α, of species a, b and c."""

    rest_a: float  # probabilities, each of one against the rest
    rest_b: float
    rest_c: float
    total: float  # their sum
    rest_who: int  # the species that it answers
    votes_a: int
    votes_b: int
    votes_c: int
    tie: int  # 1 if no species has more votes than the others
    pairs_who: int
    softmax_a: float  # probabilities
    softmax_b: float
    softmax_c: float
    softmax_who: int


@answer(VECTOR, VECTOR, STACK, STACK, STACK)
def bird_at(points, at, mean, std, rest, pairs, soft):
    """The three methods on one bird: place in, numbers out.

    Parameters
    ----------
    mean, std : arrays of shape (2,)
        Of the features, by which they are standardised.
    rest, pairs, soft : arrays of shape (n_alpha, 3, 3)
        Logits as `linear` has them.
    """
    u, v = (points[0, 0] - mean[0]) / std[0], (points[0, 1] - mean[1]) / std[1]
    z, against, scores = logits_of(rest[at[0]], u, v), logits_of(pairs[at[0]], u, v), logits_of(soft[at[0]], u, v)
    a, b, c = sigma(z[0]), sigma(z[1]), sigma(z[2])
    votes, favour = np.zeros(3), np.zeros(3)
    for k, (first, second) in enumerate(PAIRS):
        votes[first if against[k] <= 0 else second] += 1
        favour[first] -= against[k]
        favour[second] += against[k]
    tie = votes[0] == votes[1] == 1  # and so has the third
    p = softmax_of(scores)
    return BirdFrames(a, b, c, a + b + c, greatest(z), int(votes[0]), int(votes[1]), int(votes[2]), int(tie),
                      greatest(favour if tie else votes), p[0], p[1], p[2], greatest(scores))  # fmt: skip


@kernel(MATRIX, NUMBER, NUMBER)
def logits_of(models, u, v):
    """Three logits w₀ + w₁u + w₂v."""
    z = np.empty(3)
    for k in range(3):
        z[k] = models[k, 0] + models[k, 1] * u + models[k, 2] * v
    return z


@kernel(VECTOR)
def softmax_of(z):
    """e^zₖ / Σ e^zₗ, without overflow."""
    p, top, total = np.empty(3), z[greatest(z)], 0.0
    for k in range(3):
        p[k] = np.exp(z[k] - top)
        total += p[k]
    for k in range(3):
        p[k] /= total
    return p


@kernel(VECTOR)
def greatest(values):
    """The number of the greatest value, of equal ones the first."""
    found = 0
    for k in range(1, len(values)):
        found = k if values[k] > values[found] else found
    return found


def bird_of(where: Setting) -> Answer:
    """What the three methods say of the bird at every α, from where the hand puts it."""
    each = [np.array([linear(fits[k]) for fits in where.fits]) for k in range(len(METHODS))]
    return ready(bird_at, where.F.mean(axis=0), where.F.std(axis=0), *each, points=[BIRD], along="alpha")


def answers_in_words() -> Said:
    """What the three methods say of the bird, one after the other."""
    names, two = [say(name) for name in SPECIES], (numbers.decimals, 2)
    who = {method: Said(names, f"{method}_who") for method in METHODS}
    rest, votes, soft = ({letter: (f"{name}_{letter}", *form) for letter in "abc"}
                         for name, form in (("rest", two), ("votes", two[:1]), ("softmax", two)))  # fmt: skip
    pairs = [say.template("pairs_say"), say.template("pairs_tie")]
    return Said(
        ["{rest} {pairs} {softmax}"],
        rest=Said([say.template("rest_says")], **rest, total=("total", *two), who=who["rest"]),
        pairs=Said(pairs, "tie", **votes, who=who["pairs"]),
        softmax=Said([say.template("softmax_says")], **soft, who=who["softmax"]),
    )


def tie(images) -> np.ndarray:
    """The middle of the triangle in which the vote is a tie: (n_alpha, 1, 2), NaN where it is too small to see."""
    (left, right), (low, high) = (LIMITS[name] for name in FEATURES)
    found = np.full((len(ALPHAS), 1, 2), np.nan)
    for j, image in enumerate(images[METHODS.index("pairs")]):
        rows, columns = np.nonzero(image[..., 3] == 0)
        if len(rows):
            share = (columns.mean() + 0.5) / WIDE, (rows.mean() + 0.5) / HIGH
            found[j] = left + share[0] * (right - left), low + share[1] * (high - low)
    return found


def differing(where: Setting) -> np.ndarray:
    """On how many of the penguins the three answers differ, at every α."""
    found = np.array([answers(fits, where.standardise(where.F)) for fits in where.fits])
    return (found != found[:, :1]).any(axis=1).sum(axis=1)


@look.styled
def explore_classes() -> LiveFigure:
    """OvR, OvO and softmax on three species: α, and a bird to drag in the first panel, with its three answers."""
    where, alphas = setting(), numbers.rounded(ALPHAS)
    images, lines, bird = maps(where), edges(where), bird_of(where)
    stage = Stage(say, [Slider("alpha", "α", alphas, start=START, play=True, play_ms=600)], panels=3, lead=None)
    titles = (say("rest_title"), say("pairs_title"), say("softmax_title"))
    notes = (say("rest_note"), say("pairs_note"), say("softmax_note"))
    xlim, ylim = (LIMITS[name] for name in FEATURES)
    axes = {"xlim": xlim, "ylim": ylim, "xticks": range(35, 61, 5), "yticks": range(12, 23, 2)}
    planes = [stage.panel(title, x=say("bill_length_axis"), y=say("depth_axis"), **axes) for title in titles]
    birds, words = [], []
    for plane, image, line, note in zip(planes, images, lines, notes, strict=True):
        style = {"extent": (*xlim, *ylim), "origin": "lower", "aspect": "auto", "zorder": 0}
        plane.vary(plane.ax.imshow(image[START], **style), image, "alpha")
        plane.line("ink", line, "alpha", lw=0.8, zorder=0.5)
        plane.draw(_draw_penguins, where)
        words.append(plane.ax.text(0.02, 0.02, note, size=8.9, transform=plane.ax.transAxes, zorder=6))
        birds.append(plane.vary(plane.ring("prediction", BIRD, **DIAMOND, zorder=7), [BIRD]))
    planes[1].line("ink", tie(images), "alpha", "o", mfc="none", mew=1.3, ms=15, zorder=6)
    stage.live.draggable(birds[0], bird, label=say("drag_bird"), follow=birds[1:])

    stage.tell("alpha", alpha=alphas, differ=differing(where).astype(str), answers=bird[answers_in_words()])
    return stage.finish(hides=words[:1])


def _draw_penguins(ax, where: Setting) -> None:
    for label, kind in enumerate(KINDS):
        draw_class(ax, where.F[where.y == label], kind, 9)
    for name, place in zip(SPECIES, NAMES_AT, strict=True):
        ax.text(*place, say(name), zorder=6)
