"""Words of what every check can answer, and the predictions that are asked above a live figure."""

from importlib import import_module

from lecture_lib import text

WORDS = {
    "title_missing": {"ko": "아직 비어 있습니다", "en": "Still empty"},
    "title_stopped": {"ko": "끝까지 가지 못했습니다", "en": "It did not get to an answer"},
    "title_form": {"ko": "형태가 다릅니다", "en": "Wrong form"},
    "title_value": {"ko": "값이 다릅니다", "en": "Wrong value"},
    "title_almost": {"ko": "거의 맞았습니다", "en": "Almost right"},
    "title_right": {"ko": "맞았습니다", "en": "Right"},
    "missing": {
        "ko": "...을 지우고 식을 써 넣은 뒤, 이 셀을 다시 실행하세요.",
        "en": "Replace the ... by your formula, then run this cell again.",
    },
    "no_return": {
        "ko": "함수가 None을 돌려주었습니다. return을 잊지 않았나요?",
        "en": "The function returned None. Did you forget the return?",
    },
    "not_function": {
        "ko": "필요한 것은 함수인데, 받은 것은 {came} 값입니다. 여러분이 쓴 함수의 이름을 넘기세요. 그 함수의 "
        "인자는 ({call})입니다.",
        "en": "A function is needed, but a value of type {came} came. Pass the name of your function, whose "
        "arguments are ({call}).",
    },
    "wrong_arguments": {
        "ko": "함수는 인자 ({call}) 모두를 이 순서로 받아야 합니다.",
        "en": "The function must take the arguments ({call}), in this order.",
    },
    "not_numbers": {
        "ko": "필요한 것은 {needed}인데, 받은 것은 {came} 값입니다.",
        "en": "What is needed is {needed}, but a value of type {came} came.",
    },
    "wrong_shape": {
        "ko": "답의 모양이 {came}입니다. 필요한 것은 {needed}, 모양은 {shape}입니다.",
        "en": "The answer has shape {came}. What is needed is {needed}, of shape {shape}.",
    },
    "not_finite": {
        "ko": "답에 NaN이나 무한대가 들어 있습니다. 0으로 나누거나 값이 너무 커지는 곳이 없는지 보세요.",
        "en": "The answer contains NaN or infinity. Look for a division by 0 or for a value that grows too large.",
    },
    "endless": {
        "ko": "{seconds}초 동안 계산하고도 함수가 끝나지 않아 멈추었습니다. 반복문이 언제 끝나는지 보세요.",
        "en": "The function had not ended after {seconds} seconds of computing and was stopped. Check when its loop "
        "ends.",
    },
    "waited": {
        "ko": "{seconds}초를 기다려도 함수가 끝나지 않아 멈추었습니다. input이나 time.sleep처럼 무언가를 기다리는 "
        "곳이 없는지 보세요.",
        "en": "The function had not ended after {seconds} seconds and was stopped. Look for what it waits for: an "
        "input or a time.sleep, perhaps.",
    },
    "crash": {
        "ko": "함수가 {error} 오류로 멈추었습니다: {message}",
        "en": "The function stopped with {error}: {message}",
    },
    "crash_at": {
        "ko": "함수의 {line}번째 줄 ‘{source}’에서 {error} 오류로 멈추었습니다: {message}",
        "en": "The function stopped at line {line}, ‘{source}’, with {error}: {message}",
    },
    "changed_only": {
        "ko": "값은 맞지만, 함수가 받은 배열 {names}의 값을 바꾸어 놓았습니다. 그러면 함수 밖의 배열도 바뀝니다. 값을 "
        "고칠 배열은 .copy()로 먼저 복사하세요.",
        "en": "The values are right, but the function changed the array {names} that it was given, and that changes it "
        "outside as well. Copy what you want to alter first, with .copy().",
    },
    "changed": {
        "ko": "함수가 받은 배열 {names}의 값을 바꾸어 놓았습니다. 이름을 새로 붙여도 복사되지는 않으니, 값을 고칠 "
        "배열은 .copy()로 먼저 복사하세요.",
        "en": "The function changed the array {names} that it was given. A new name does not make a new array, so copy "
        "what you want to alter first, with .copy().",
    },
    "factor": {
        "ko": "답이 정답의 {factor}배입니다. 빠졌거나 더 붙은 상수나 부호를 찾아보세요.",
        "en": "The answer is {factor} times the right one. Look for a constant or a sign that is missing or extra.",
    },
    "close": {
        "ko": "정답에 가깝지만 {digits}자리까지만 맞습니다. 중간에 반올림하지는 않았는지, 수렴하기 전에 반복을 "
        "멈추지는 않았는지, 간격을 너무 크게 잡지는 않았는지 보세요.",
        "en": "Close, but right to {digits} digits only. Is something rounded, an iteration stopped before it "
        "converged, or a step too coarse?",
    },
    "right_before": {
        "ko": "한 데이터에서는 맞지만 다른 데이터에서는 틀립니다. 거기서는 답{where}의 값이 {came}인데, 정답은 "
        "{needed}입니다. 정해 둔 숫자나 바깥 변수를 쓰고 있지 않나요?",
        "en": "Right on one data set, wrong on another. There answer{where} is {came}; it should be {needed}. Do you "
        "use a fixed number or a variable from outside?",
    },
    "ready": {
        "ko": "Python과 필요한 패키지가 모두 있고, 계산 결과도 맞습니다.",
        "en": "Python and all the packages are there, and the solvers compute what they should.",
    },
    "old_python": {
        "ko": "Python {needed} 이상이 필요한데 {came}입니다. 새 Python으로 python3 course.py lab을 실행하세요.",
        "en": "Python {needed} or newer is needed, this is {came}. Run python3 course.py lab with a newer one.",
    },
    "no_package": {
        "ko": "없는 패키지: {names}. 터미널에서 python3 course.py lab을 다시 실행하세요.",
        "en": "Missing packages: {names}. Run python3 course.py lab again in a terminal.",
    },
    "wrong_solver": {
        "ko": "계산 결과가 다릅니다. 터미널에서 python3 course.py test를 실행해 어디가 다른지 보세요.",
        "en": "The solvers give wrong numbers. Run python3 course.py test in a terminal to see where.",
    },
    "title_ready": {"ko": "준비되었습니다", "en": "Ready"},
    "differs": {
        "ko": "답{where}의 값은 {came}인데, 정답은 {needed}입니다. 식을 한 조각씩 출력해 비교해 보세요.",
        "en": "answer{where} is {came}; it should be {needed}. Print the formula piece by piece and compare.",
    },
}


def prediction(key):
    """Return the question, options, answer (index from 0) and outcome of "chapter.name" in the reader's language.

    They are `lecture_lib.text.study_<chapter>.PREDICTIONS[name]`.
    """
    chapter, _, name = key.partition(".")
    words = import_module(f"{__package__}.study_{chapter}").PREDICTIONS[name]
    return {"answer": words["answer"], **words[text.language()]}
