"""What every chapter's checks are held to. A chapter's tests inherit it, and add what is special to their exercises.

`pytest_generate_tests` in conftest.py fills the arguments in from the class.
"""

import re
from importlib import import_module

import numpy as np
import pytest

VALUES_ARE_RIGHT = ("값은 맞지만", "values are right", "value is right")


def endless(*_):
    n = 0
    while True:
        n = n + 1


ODD = {
    "None": (None, "missing"),
    "dots": (..., "missing"),
    "a number": (3.0, "form"),
    "a list": ([1, 2], "form"),
    "a string": ("X @ w", "form"),
    "no arguments": (lambda: 1, "form"),
    "dots returned": (lambda *_: ..., "missing"),
    "no return": (lambda *_: None, "form"),
    "a string returned": (lambda *_: "42", "form"),
    "a word returned": (lambda *_: "w", "form"),
    "ragged rows": (lambda *_: [[1], [2, 3]], "form"),
    "a wrong shape": (lambda *_: np.ones((2, 3, 4)), "form"),
    "zeros of a wrong shape": (lambda *_: np.zeros((2, 2, 2)), "form"),
    "NaN": (lambda *_: np.nan, "value"),
    "a division by 0": (lambda *_: 1 / 0, "stopped"),
    "a singular matrix": (lambda *_: np.linalg.solve(np.zeros((2, 2)), np.ones(2)), "stopped"),
    "an index too large": (lambda *arguments: arguments[99], "stopped"),
}


@pytest.mark.usefixtures("language")
class Exercises:
    """Tests of a chapter's checks, in both languages.

    Attributes
    ----------
    CHECKS : dict
        Exercise → the check, the mistakes it knows, and answers that make them as a student would write them.
    RIGHT : list
        Pairs of a check and an answer that is right although written otherwise than the notebook's solution.
    FEWEST : int
        How many mistakes each check knows at least.
    """

    CHECKS: dict = {}
    RIGHT: list = []
    FEWEST = 10

    def test_every_mistake_gets_its_own_diagnosis_under_a_title_that_fits(self, exercise, mistake):
        check, _, answers = self.CHECKS[exercise]
        verdict = check(answers[mistake])
        assert verdict.sentence == import_module(check.__module__).say.part(exercise)(mistake)
        assert verdict.kind in ("value", "form", "stopped")
        assert (verdict.kind == "form") >= any(words in verdict.sentence for words in VALUES_ARE_RIGHT)

    def test_every_answer_here_is_a_mistake_that_the_check_knows(self, exercise):
        _, known, answers = self.CHECKS[exercise]
        assert set(known) == set(answers) and len(known) >= self.FEWEST

    def test_every_mistake_and_no_other_has_a_sentence(self, exercise):
        check, known, _ = self.CHECKS[exercise]
        said = import_module(check.__module__).say.part(exercise).keys()
        assert set(said) - set(known) - {"by_gram"} == {"right", "needed"} and set(known) <= set(said)

    def test_other_right_answers_pass(self, check, answer):
        assert check(answer).kind == "right"

    @pytest.mark.parametrize("decimals", [1, 2, 3, 5])
    def test_a_rounded_answer_is_not_accused_of_anything_else(self, check, answer, decimals):
        verdict = check(lambda *given: np.round(np.asarray(answer(*given), dtype=float), decimals))
        assert not re.search("정해 둔 숫자|fixed number|정답의 1배|answer is 1 times", verdict.sentence)
        said = re.search(r"값은 (\S+)인데, 정답은 (\S+)입니다|is (\S+); it should be (\S+)\. ", verdict.sentence)
        assert not said or len(set(filter(None, said.groups()))) == 2
        assert decimals < 3 or verdict.kind in ("right", "almost")

    def test_a_right_answer_that_changes_what_it_was_given_is_told(self, check, answer):
        changed = []

        def spoils(*given):
            value = np.copy(answer(*given))
            for array in given:
                if isinstance(array, np.ndarray):
                    array += 1
                    changed.append(array)
            return value

        verdict = check(spoils)
        assert verdict.kind == ("almost" if changed else "right")

    @pytest.mark.parametrize("dtype", [complex, object])
    def test_right_numbers_of_another_type_pass(self, check, answer, dtype):
        assert check(lambda *given: np.asarray(answer(*given)).astype(dtype)).kind == "right"

    def test_an_answer_that_stops_later_is_told_where(self, check, answer):
        calls = []

        def stops(*given):
            calls.append(given)
            return answer(*given) if len(calls) == 1 else calls["no such key"]

        verdict = check(stops)
        assert verdict.kind == "stopped" and "TypeError" in verdict.sentence

    def test_odd_answers_get_a_sentence(self, exercise, odd):
        answer, kind = ODD[odd]
        verdict = self.CHECKS[exercise][0](answer)
        assert verdict.kind == kind and len(verdict.sentence) > 10 and "{" not in verdict.sentence

    def test_an_endless_answer_is_stopped(self, exercise, monkeypatch):
        monkeypatch.setattr("lecture_lib.study.run.SECONDS", 0.1)
        assert self.CHECKS[exercise][0](endless).kind == "stopped"
