"""Numbers as a reader writes them: what is written says the number, and is written alike everywhere."""

import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lecture_lib.figures import numbers

LIBRARY = Path(__file__).resolve().parents[2] / "lecture_lib"
SUPERSCRIPT = {raised: plain for plain, raised in zip("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True)}


def as_number(written):
    if not any(sign in written for sign in SUPERSCRIPT):
        return float(written.replace(",", "").replace("−", "-"))
    mantissa, _, exponent = written.rpartition("10")
    return float(mantissa.rstrip("×").replace("−", "-") or 1) * 10.0 ** int(
        "".join(SUPERSCRIPT[sign] for sign in exponent)
    )


@given(st.floats(1e-12, 1) | st.floats(1, 99_999))
def test_rounded_keeps_two_significant_digits_and_three_from_one_on(value):
    rel = 0.5 if value < 1e-4 else 0.051 if value < 1 else 0.0051
    assert as_number(numbers.rounded(value)) == pytest.approx(value, rel=rel)


@given(st.floats(1e5, 1e300))
def test_rounded_names_the_power_of_ten_of_large_numbers(value):
    assert abs(np.log10(as_number(numbers.rounded(value))) - np.log10(value)) <= 0.5 + 1e-9


WRITTEN = [
    (numbers.rounded, (0, 0.012345, 0.99951, 1, 9.996, 99.96, 1234.5, 99_999.6),
     ["0", "0.012", "1.00", "1.00", "10.0", "100", "1,234", "10⁵"]),
    (lambda value: numbers.plain(value, 2), (0, -0.0, -0.001, 2.5, -2.5, 1 / 3, -70, 1e3),
     ["0", "0", "0", "2.5", "−2.5", "0.33", "−70", "1,000"]),
    (numbers.term, (0, -0.001, 2.5, -70), ["+ 0", "+ 0", "+ 2.5", "− 70"]),
    (numbers.signed, (0, 3, -1234, -0.2), ["0", "+3", "−1,234", "0"]),
    (numbers.share, (0, 0.125, 1), ["0%", "12%", "100%"]),
    (numbers.large, (0.3, 1520, 1_518_131.9, 99_999, 1e5), ["0.3", "1,520", "1.52×10⁶", "99,999", "1.00×10⁵"]),
]  # fmt: skip


def test_numbers_at_the_edges_of_their_forms():
    for write, values, written in WRITTEN:
        assert [write(value) for value in values] == written


@given(st.floats(1e-300, 1e300))
def test_scientific_keeps_three_digits(value):
    assert as_number(numbers.scientific(value)) == pytest.approx(value, rel=0.0051)


@given(st.floats(-1e300, 1e300))
def test_a_negative_number_is_a_minus_before_the_positive(value):
    assert numbers.rounded(-abs(value)).removeprefix("−") == numbers.rounded(abs(value))
    assert numbers.scientific(-abs(value)).removeprefix("−") == numbers.scientific(abs(value))


@given(st.floats(-1e9, 1e9), st.integers(0, 4))
def test_decimals_are_within_half_of_the_last(value, digits):
    written = numbers.decimals(value, digits)
    assert as_number(written) == pytest.approx(value, rel=1e-15, abs=0.5 * 10.0**-digits + 1e-12)
    assert len(written.partition(".")[2]) == digits and not re.fullmatch("−[0.]*", written)


@given(st.integers(-(10**12), 10**12))
def test_thousands_are_set_off(value):
    groups = numbers.decimals(value).removeprefix("−").split(",")
    assert int("".join(groups)) == abs(value) and all(len(group) == 3 for group in groups[1:]) and len(groups[0]) < 4


@pytest.mark.parametrize("write", [numbers.decimals, numbers.plain, numbers.signed, numbers.term, numbers.rounded])
def test_an_array_becomes_an_array_of_the_same_words(write):
    values = np.array([[-1234.5, 0.0, 2.0], [7.25, 1e4, -3.0]])
    words = write(values)
    assert words.shape == values.shape
    assert [write(value) for value in values.ravel()] == words.ravel().tolist()


@pytest.mark.parametrize(
    ("values", "first"), [((0.01, 0.1, 1), "0.01"), ((0.1, 1, 10**4), "10⁻¹"), ((-2, 0, 2000), "−2"), ((1, 1000), "1")]
)
def test_the_ticks_of_an_axis_are_in_one_form(values, first):
    assert numbers.on_axis(values)(values[0]) == first


def test_explorers_format_no_number_themselves():
    """A format such as {x:.2f} in an explorer would be a second place where numbers are written."""
    own = re.compile(r"\{[^{}\n]*?(?<!:):[,+]?(?:\.\d+)?[fgeEd%]\}|:,\}|replace\(\"-\"")
    files = [*LIBRARY.glob("chapters/*/figures/*.py"), *LIBRARY.glob("figures/*.py")]
    files = [file for file in files if file.name != "numbers.py"]
    assert len(files) > 30
    assert {file.name: found for file in files if (found := own.findall(file.read_text("utf-8")))} == {}
