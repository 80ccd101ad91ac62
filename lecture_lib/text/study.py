"""Words of the predictions, asked above a live figure, and of what every check can answer."""

from lecture_lib import text

WORDS = {
    "title_missing": {"ko": "아직 비어 있습니다", "en": "Still empty"},
    "title_stopped": {"ko": "끝까지 가지 못했습니다", "en": "It did not get to an answer"},
    "title_form": {"ko": "형태가 다릅니다", "en": "Wrong form"},
    "title_value": {"ko": "값이 다릅니다", "en": "Wrong value"},
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
        "ko": "{seconds}초가 지나도 함수가 끝나지 않아 멈추었습니다. 반복문이 언제 끝나는지 보세요.",
        "en": "The function had not ended after {seconds} seconds and was stopped. Check when its loop ends.",
    },
    "crash": {
        "ko": "함수가 {error} 오류로 멈추었습니다: {message}",
        "en": "The function stopped with {error}: {message}",
    },
    "crash_at": {
        "ko": "함수의 {line}번째 줄 ‘{source}’에서 {error} 오류로 멈추었습니다: {message}",
        "en": "The function stopped at line {line}, ‘{source}’, with {error}: {message}",
    },
    "changed_input": {
        "ko": "값은 맞지만, 함수가 받은 배열 {name}의 값을 바꾸어 놓았습니다. "
        "w -= …는 받은 배열을 고칩니다. w = w - …로 새 배열을 만드세요.",
        "en": "The values are right, but the function changed the {name} that it was given. "
        "w -= … alters that array; w = w - … makes a new one.",
    },
    "factor": {
        "ko": "답이 정답의 {factor}배입니다. 빠졌거나 더 붙은 상수나 부호를 찾아보세요.",
        "en": "The answer is {factor} times the right one. Look for a constant or a sign that is missing or extra.",
    },
    "first_only": {
        "ko": "한 데이터에서는 맞지만 다른 데이터에서는 틀립니다. 정해 둔 숫자나 바깥 변수를 쓰고 있지 않나요?",
        "en": "Right on one data set, wrong on another. Do you use a fixed number or a variable from outside?",
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

PREDICTIONS = {
    "gradient_descent": {
        "answer": 2,
        "ko": {
            "question": "처음 보이는 그림에서, 최소점에 가장 적은 걸음으로 닿는 학습률은 어디에 있을까요?",
            "options": [
                "가장 작은 학습률. 조심조심 가야 지나치지 않습니다.",
                "발산하기 바로 전의 학습률. 걸음이 클수록 빠릅니다.",
                "그 사이 어딘가. 발산 경계보다 분명히 작습니다.",
                "어디든 같습니다. 결국 같은 곳에 닿습니다.",
            ],
            "outcome": "너무 작으면 기어가듯 느리고, 경계 2/λmax 바로 아래에서는 골짜기를 이쪽저쪽으로 건너뛰며 오래 "
            "흔들립니다. 가장 빠른 고정 학습률은 2/(λmin+λmax), 여기서는 경계의 약 0.66배입니다. 골짜기가 "
            "길쭉할수록 경계에 "
            "다가갑니다.",
        },
        "en": {
            "question": "In the picture as it first appears, which learning rate reaches the minimum in the "
            "fewest steps?",
            "options": [
                "The smallest. Care keeps you from overshooting.",
                "The one just short of diverging. Bigger steps are faster.",
                "One in between, clearly below the point of divergence.",
                "It makes no difference. They all arrive at the same place.",
            ],
            "outcome": "Too small a rate crawls; just below the threshold 2/λmax the path leaps across the valley and "
            "swings for a long time. The best fixed rate is 2/(λmin+λmax), here about 0.66 of the threshold. The more "
            "elongated the valley, the closer it comes to the threshold.",
        },
    },
    "sgd": {
        "answer": 1,
        "ko": {
            "question": "작은 배치와 발산하지 않을 만큼 작은 학습률로 SGD를 아주 오래 돌리면 w는 어떻게 될까요? "
            "학습률은 "
            "고정합니다.",
            "options": [
                "최소점에 정확히 멈춥니다.",
                "최소점 둘레를 끝없이 맴돕니다.",
                "최소점과 출발점 사이를 끝없이 오갑니다.",
                "최소점에 훨씬 못 미친 곳에서 멈춥니다.",
            ],
            "outcome": "최소점 둘레를 맴돕니다. 학습률을 줄이거나 배치를 키우면 맴도는 공이 작아집니다. 학습률을 차츰 "
            "낮추거나 배치를 데이터 전체로 하면 최소점으로 모입니다.",
        },
        "en": {
            "question": "Run SGD for a very long time with a small batch and a fixed learning rate, too small to "
            "diverge. What "
            "does w do?",
            "options": [
                "It stops exactly at the minimum.",
                "It hovers around the minimum without end.",
                "It goes back and forth between the minimum and the start.",
                "It stops well short of the minimum.",
            ],
            "outcome": "It hovers around the minimum. A smaller rate or a larger batch shrinks the ball in which "
            "it hovers; "
            "with a falling rate, or with all the data in the batch, it comes to the minimum.",
        },
    },
    "which_to_use": {
        "answer": 1,
        "ko": {
            "question": "데이터는 아주 많고 특징은 몇 개뿐입니다. 어느 쪽이 먼저 끝날까요?",
            "options": [
                "경사 하강법. 데이터 수에 덜 민감합니다.",
                "정규 방정식. 데이터를 한 번만 읽습니다.",
                "거의 같습니다. 둘 다 모든 데이터를 읽습니다.",
            ],
            "outcome": "정규 방정식입니다. 데이터를 한 번 읽어 XᵀX를 만들면 끝나지만, 경사 하강법은 걸음마다 다시 "
            "읽습니다. 경사 하강법은 필요한 걸음 수보다 특징 수 p가 훨씬 클 때 유리합니다.",
        },
        "en": {
            "question": "There are very many rows and only a few features. Which one finishes first?",
            "options": [
                "Gradient descent. It is less sensitive to the number of rows.",
                "The normal equation. It reads the data only once.",
                "About the same. Both read all the data.",
            ],
            "outcome": "The normal equation. One pass over the data builds XᵀX and the work is done; gradient descent "
            "reads everything again at each step. It pays when the number of features p is much larger "
            "than the number of steps needed.",
        },
    },
}


def prediction(name):
    """Return the prediction's question, options, answer (index from 0) and outcome in the reader's language."""
    words = PREDICTIONS[name]
    return {"answer": words["answer"], **words[text.language()]}
