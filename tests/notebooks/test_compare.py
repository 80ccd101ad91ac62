"""The comparison of the two languages finds what differs and passes what may differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.notebooks import compare


def test_formulas_differ_only_in_words_and_spaces():
    ko = "손실은 $J(w)$, 곧\n$$\\color{#D55E00}{J(w)} = \\text{잔차 {제곱}합} + 1.$$ `$x$`\n```\n$y$\n```"
    en = "The loss $J(w)$ is\n$$\\color{#D55E00}{J(w)} =\\text{sum of squares} + 1$$ as $J( w )$"
    assert compare.formulas(ko) == compare.formulas(en)
    assert compare.formulas(en) == (["\\color{#D55E00}{J(w)}=\\text{}+1"], {"J(w)"})


@pytest.mark.parametrize("other", ["$$a=c$$", "$$c$$ $$a=b$$", "$a=b$", "$$\\color{red}{a}=b$$ $$c$$", ""])
def test_formulas_that_differ_in_what_they_say_or_in_order(other):
    assert compare.formulas("$$a=b$$ $$c$$") != compare.formulas(other)


@pytest.mark.parametrize(
    "ko, en",
    [
        ("3걸음 만에 발산합니다.", "Diverges after 3 steps."),
        ("펭귄 342마리, 1,500원", "342 penguins, 1500 won"),
        ("데이터 100만 개", "1 million rows"),
        ("5천 개와 2억 개", "5,000 and 200 million"),
        ("10분의 1만 읽고", "after reading only 1/10"),
        ("2개의 길", "two roads"),
        ("두 길", "2 roads"),
        ("0.10부터 2.5까지", "from 0.1 to 2.5"),
        ("약 1e-7입니다", "about 1e−7"),
        ("1. 첫째\n2. 둘째", "- first\n- second"),
        ("[7장](07_x.ipynb)을 보세요", "see [chapter 7](https://x.org/12)"),
        ("$x = 3$일 때 w1", "where $x = 3$ is w1"),
        ("```python\nx = 5\n```\n끝", "end"),
        ('<font size="4">크다</font>', "big"),
        ("2014년, 3.3절, 제3장", "in 2014, section 3.3, chapter 3"),
        ("50%입니다.", "It is 50 percent."),
    ],
)
def test_numbers_that_agree(ko, en):
    assert compare.missing_numbers(ko, en) == []
    assert compare.missing_numbers(en, ko) == []


@pytest.mark.parametrize(
    "ko, en, missing",
    [
        ("344마리", "342 penguins", [344]),
        ("0.01", "0.1", [0.01]),
        ("3걸음", "some steps", [3]),
        ("배치 2개", "batches", [2]),
        ("100만 개", "100 rows", [1e6]),
        ("`lr=0.5`", "`lr=0.2`", [0.5]),
        ("1,500원과 1,200원", "1,500 won", [1200]),
    ],
)
def test_numbers_that_differ(ko, en, missing):
    assert compare.missing_numbers(ko, en) == missing


@given(st.lists(st.integers(11, 10**9), min_size=1), st.sampled_from(["{:,}", "{}"]))
def test_every_number_written_is_read(values, form):
    ko = "".join(form.format(value) + "걸음과 " for value in values)
    assert compare.numbers(ko) == set(values)


def test_code_blocks_may_differ_in_comments_only():
    ko = "<details>\n\n```python\nr = y - X @ w  # 잔차\n\nx = 1\n```\n</details>"
    en = "<details>\n\n```python\n# residual\nr = y - X @ w\nx = 1\n```\n</details>"
    assert compare.code_blocks(ko) == compare.code_blocks(en) != []
    assert compare.code_blocks(ko) != compare.code_blocks(en.replace("y - X", "X - y"))
    assert compare.code_blocks(ko) != compare.code_blocks("no code")
    with pytest.raises(SyntaxError):
        compare.code_blocks("```python\nx = (\n```")


def test_outline_sees_a_lost_heading_fold_row_or_item():
    text = "# A\n## B\n- x\n1. y\n\n| a | b |\n<details>\n\n```\n# no heading\n```\n</details>"
    assert compare.outline(text) == {"headings": [1, 2], "folded": 1, "table rows": 1, "list items": 2}


def test_bold_terms_are_found_in_either_number():
    terms = {"lr": {"ko": "학습률", "en": "learning rate"}, "sgd": {"ko": "확률적 경사 하강법", "en": "SGD"}}
    assert compare.bold_terms("**학습률**은 **크게**", terms, "ko") == {"lr"}
    assert compare.bold_terms("**Learning rates** are **bold**; SGD", terms, "en") == {"lr"}
    assert compare.bold_terms("**SGD**", terms, "en") == {"sgd"}
