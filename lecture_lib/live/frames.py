"""What moves, as numbers the browser can use: data coordinates to points of the figure, packed small."""

from __future__ import annotations

import zlib
from base64 import b64encode
from io import BytesIO

import numpy as np
from numpy.typing import ArrayLike
from PIL import Image

TWENTIETHS = 20  # coordinates travel as whole twentieths of a point: finer than a pixel at any zoom a reader uses
HUNDREDTHS = 100  # for texts
FAR = 20_000.0  # points; farther than this the pen stops, long after it has left the picture
MISSING = -(2**31)  # stands for NaN
SEPARATOR = "\x1f"  # between strings of one track


def to_points(transform, figure, frames: np.ndarray) -> np.ndarray:
    """Coordinates `(..., n, 2)`, by their transform to pixels, as points of the figure, y downwards; NaN if too far."""
    with np.errstate(all="ignore"):
        points = transform.transform(frames.reshape(-1, 2)).reshape(frames.shape) * (72.0 / figure.dpi)
        points[..., 1] = figure.get_figheight() * 72.0 - points[..., 1]
        return _tame(points)


def axis_places(transform, artist) -> list[list]:
    """How a coordinate along each axis becomes points of the figure: "linear" or "log", factor, and what is added."""
    figure = artist.get_figure(root=True)
    low, high = transform.transform([[1.0, 1.0], [10.0, 10.0]]) * (72.0 / figure.dpi) * [1, -1]
    low[1], high[1] = low[1] + figure.get_figheight() * 72.0, high[1] + figure.get_figheight() * 72.0
    kinds = ["linear" if transform.is_affine else axis.get_scale() for axis in (artist.axes.xaxis, artist.axes.yaxis)]
    if strangers := sorted(set(kinds) - {"linear", "log"}):
        raise ValueError(f"what a point moves must stand on linear or log axes, got {strangers[0]!r}")
    each = zip(kinds, low.tolist(), (high - low).tolist(), strict=True)
    return [[kind, step, at] if kind == "log" else [kind, step / 9, at - step / 9] for kind, at, step in each]


def _tame(points: np.ndarray) -> np.ndarray:
    """Pull the first far point of a line along its segment to a drawable distance; lift the pen after it."""
    far = ~(np.abs(points) < FAR).all(-1)
    if not far.any():
        return points
    tamed = np.where(far[..., None], np.nan, points)
    for near, beyond in ((np.s_[..., :-1, :], np.s_[..., 1:, :]), (np.s_[..., 1:, :], np.s_[..., :-1, :])):
        leaves = far[beyond[:-1]] & ~far[near[:-1]] & np.isfinite(points[beyond]).all(-1)
        step = points[beyond] - points[near]
        reach = FAR / np.abs(step).max(-1, initial=0.0, keepdims=True)
        tamed[beyond] = np.where(leaves[..., None], points[near] + step * reach, tamed[beyond])
    return tamed


def pack_numbers(values: np.ndarray, stride: int = 0, level: int = 4) -> bytes:
    """Numbers rounded to whole, NaN allowed, as 32-bit byte planes, low bytes first, deflated.

    With a `stride`, each number is its difference from the one so far before it, modulo 2³²: frames that change
    little from one position to the next then pack to a fraction.
    """
    missing = np.isnan(values) if values.dtype.kind == "f" else np.zeros(values.shape, bool)
    whole = np.where(missing, MISSING, np.rint(np.where(missing, 0, values))).astype(np.int64).ravel()
    if stride:
        whole[stride:] -= whole[:-stride].copy()
    planes = np.ascontiguousarray(whole.astype(np.uint32).astype("<u4").reshape(-1, 1).view("u1").T)
    return zlib.compress(planes.tobytes(), level)


def pack_strings(strings: np.ndarray, level: int = 4) -> bytes:
    """Strings, joined by a separator no text contains, deflated."""
    return zlib.compress(SEPARATOR.join(strings.ravel().tolist()).encode(), level)


def as_data_urls(images: np.ndarray) -> np.ndarray:
    """Images `(..., h, w, 3 or 4)` of bytes, or of floats in 0..1, as PNG data URLs."""
    pixels = images if images.dtype == np.uint8 else np.rint(np.clip(images, 0, 1) * 255).astype(np.uint8)
    urls = np.empty(pixels.shape[:-3], dtype=object)
    for position in np.ndindex(urls.shape):
        png = BytesIO()
        Image.fromarray(pixels[position]).save(png, format="png", optimize=True)
        urls[position] = "data:image/png;base64," + b64encode(png.getvalue()).decode()
    return urls


def band(x: ArrayLike, low: ArrayLike, high: ArrayLike) -> np.ndarray:
    """The outline of the area between two curves, for `vary` on what `fill_between` drew.

    Returns
    -------
    ndarray of shape (..., 2 * n, 2)
        Along `low` from the first of the n `x` to the last, and back along `high`.
    """
    x, low, high = np.broadcast_arrays(*(np.asarray(v, dtype=float) for v in (x, low, high)))
    return np.concatenate([np.stack([x, low], -1), np.stack([x, high], -1)[..., ::-1, :]], axis=-2)


def against(x: ArrayLike, y: ArrayLike) -> np.ndarray:
    """Points `(x, y)`, broadcast together: an array of shape (..., 2)."""
    return np.stack(np.broadcast_arrays(np.asarray(x, dtype=float), np.asarray(y, dtype=float)), -1)


def rectangles(x: ArrayLike, y: ArrayLike, width: ArrayLike, height: ArrayLike) -> np.ndarray:
    """Rings of rectangles, for `vary` on a patch: corners `(x, y)`, then `width` and `height`, broadcast together.

    Returns
    -------
    ndarray of shape (..., 6 * n, 2)
        Five corners of each of the n rectangles along the last input axis, and a NaN that closes the ring.
    """
    x, y, width, height = np.broadcast_arrays(*(np.asarray(v, dtype=float) for v in (x, y, width, height)))
    gap = np.full(x.shape, np.nan)
    xs = np.stack([x, x + width, x + width, x, x, gap], -1)
    ys = np.stack([y, y, y + height, y + height, y, gap], -1)
    return np.stack([xs, ys], -1).reshape(*x.shape[:-1], -1, 2)
