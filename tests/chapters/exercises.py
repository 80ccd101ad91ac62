"""What every chapter's checks are held to. A chapter's tests inherit it, and add what is special to their exercises.

`pytest_generate_tests` in conftest.py fills the arguments in from the class.
"""

import re
from importlib import import_module

import numpy as np

VALUES_ARE_RIGHT = ("값은 맞지만", "values are right", "value is right")


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


class Exercises:
    """Tests of a chapter's checks; where sentences are held to something, in both languages.

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

    def test_every_mistake_gets_its_own_diagnosis_under_a_title_that_fits(self, exercise, language):
        check, known, answers = self.CHECKS[exercise]
        sentences = import_module(check.__module__).say.part(exercise)
        for mistake in known:
            verdict = check(answers[mistake])
            assert verdict.sentence == sentences(mistake), mistake
            assert verdict.kind in ("value", "form", "stopped"), mistake
            assert (verdict.kind == "form") >= any(words in verdict.sentence for words in VALUES_ARE_RIGHT), mistake

    def test_every_answer_here_is_a_mistake_that_the_check_knows_and_has_a_sentence_for(self, exercise):
        check, known, answers = self.CHECKS[exercise]
        assert set(known) == set(answers) and len(known) >= self.FEWEST
        said = set(import_module(check.__module__).say.part(exercise).keys())
        assert said - set(known) - {"by_gram"} == {"right", "needed"} and set(known) <= said

    def test_other_right_answers_pass_whatever_the_type_of_their_numbers(self, check, answer):
        assert check(answer).kind == "right"
        for dtype in (complex, object):
            assert check(lambda *given, dtype=dtype: np.asarray(answer(*given)).astype(dtype)).kind == "right", dtype

    def test_a_rounded_answer_is_not_accused_of_anything_else(self, check, answer):
        for decimals in (1, 2, 3, 5):
            verdict = check(lambda *given, to=decimals: np.round(np.asarray(answer(*given), dtype=float), to))
            assert not re.search("정해 둔 숫자|정답의 1배", verdict.sentence), decimals
            said = re.search(r"값은 (\S+)인데, 정답은 (\S+)입니다", verdict.sentence)
            assert not said or said[1] != said[2], decimals
            assert decimals < 3 or verdict.kind in ("right", "almost"), decimals

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

    def test_an_answer_that_stops_later_is_told_where(self, check, answer):
        calls = []

        def stops(*given):
            calls.append(given)
            return answer(*given) if len(calls) == 1 else calls["no such key"]

        verdict = check(stops)
        assert verdict.kind == "stopped" and "TypeError" in verdict.sentence

    def test_odd_answers_get_a_sentence(self, exercise, language):
        for odd, (answer, kind) in ODD.items():
            verdict = self.CHECKS[exercise][0](answer)
            assert verdict.kind == kind and len(verdict.sentence) > 10 and "{" not in verdict.sentence, odd
