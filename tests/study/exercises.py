"""What every chapter's checks are held to. A chapter's tests inherit it, and add what is special to their exercises.

`pytest_generate_tests` in conftest.py fills the arguments in from the class.
"""

import numpy as np

from lecture_lib import text


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

    def test_every_mistake_gets_its_own_diagnosis(self, exercise, mistake):
        check, _, answers = self.CHECKS[exercise]
        chapter = check.__module__.rpartition(".")[2]
        verdict = check(answers[mistake])
        assert verdict.kind == "value"
        assert verdict.sentence == text.say(f"study_{chapter}.{exercise}_{mistake}")

    def test_every_answer_here_is_a_mistake_that_the_check_knows(self, exercise):
        _, known, answers = self.CHECKS[exercise]
        assert set(known) == set(answers) and len(known) >= self.FEWEST

    def test_other_right_answers_pass(self, check, answer):
        assert check(answer).kind == "right"

    def test_odd_answers_get_a_sentence(self, exercise, odd):
        answer, kind = ODD[odd]
        verdict = self.CHECKS[exercise][0](answer)
        assert verdict.kind == kind and len(verdict.sentence) > 10 and "{" not in verdict.sentence

    def test_an_endless_answer_is_stopped(self, exercise, monkeypatch):
        monkeypatch.setattr("lecture_lib.study.check.SECONDS", 0.1)
        assert self.CHECKS[exercise][0](endless).kind == "stopped"
