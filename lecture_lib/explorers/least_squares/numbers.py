"""Numbers as this chapter's sentences write them."""

from __future__ import annotations

import numpy as np

from lecture_lib.explorers import look


def plain(values) -> np.ndarray:
    """Numbers with two decimals at most and none that is not needed: −2.5, 6, 0.33."""
    values = np.round(np.asarray(values, dtype=float), 2) + 0.0  # no −0
    words = [f"{value:.2f}".rstrip("0").rstrip(".").replace("-", "−") for value in values.ravel()]
    return np.array(words).reshape(values.shape)


def signed(values) -> np.ndarray:
    """Numbers as the next terms of a sum: + 6, − 2.5."""
    values = np.asarray(values, dtype=float)
    signs = np.where(np.round(values, 2) < 0, "− ", "+ ")
    return np.char.add(signs, plain(np.abs(values)))


def large(value: float) -> str:
    """A number of any size to three digits: 0.3, 1,520, 1.52×10⁶."""
    return look.scientific(value) if value >= 99_999.5 else look.rounded(value)
