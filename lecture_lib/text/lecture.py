"""The lecture point by point, and the map from its slides to the notebooks.

The lecture is "Part 04, Chapter 09. 선형 회귀와 선형 분류"; a reading on logistic regression goes with it.
A notebook cell names the points it covers in its metadata, lecture="3.1 3.2".
"""

from pathlib import Path

from lecture_lib import text

CHAPTERS = {
    1: {"stem": "01_linearity", "minutes": 40, "ko": "선형의 의미", "en": "What “linear” means"},
    2: {"stem": "02_least_squares", "minutes": 60, "ko": "최소제곱법", "en": "Ordinary least squares"},
    3: {"stem": "03_gradient_descent", "minutes": 60, "ko": "경사 하강법", "en": "Gradient descent"},
    4: {"stem": "04_svd_ols", "minutes": 50, "ko": "다중공선성과 SVD-OLS",
        "en": "Multicollinearity and SVD-OLS"},
    5: {"stem": "05_regularization", "minutes": 60, "ko": "규제: 라쏘와 릿지",
        "en": "Regularisation: lasso and ridge"},
    6: {"stem": "06_logistic_regression", "minutes": 90, "ko": "로지스틱 회귀", "en": "Logistic regression"},
    7: {"stem": "07_beyond_one_machine", "minutes": 40, "ko": "한 대를 넘어서", "en": "Beyond one machine"},
}  # fmt: skip

POINTS = {
    "1.1": {"ko": "장보기로 보는 선형 관계", "en": "A linear relation: the shopping bill"},
    "1.2": {"ko": "특징의 선형 결합", "en": "Linear combinations of features"},
    "1.3": {"ko": "직선, 평면, 초평면", "en": "Line, plane, hyperplane"},
    "1.4": {"ko": "파라미터에 선형, 변수에 선형", "en": "Linear in the parameters, or in x"},
    "1.5": {"ko": "학습은 손실을 줄이는 파라미터 찾기", "en": "Learning: finding parameters of least loss"},
    "1.6": {"ko": "특징 사이에 상관이 없다는 가정", "en": "The assumption of uncorrelated features"},
    "2.1": {"ko": "모델의 식 ŷ = Xw와 절편", "en": "The model ŷ = Xw and its intercept"},
    "2.2": {"ko": "절편을 빼도 되는 때", "en": "When the intercept may be left out"},
    "2.3": {"ko": "잔차와 비용 함수", "en": "Residuals and the cost function"},
    "2.4": {"ko": "최소제곱법의 뜻", "en": "What least squares means"},
    "2.5": {"ko": "최적화의 두 갈래 길", "en": "Optimisation: two roads"},
    "2.6": {"ko": "정규 방정식의 유도", "en": "Deriving the normal equation"},
    "2.7": {"ko": "정규 방정식의 계산량", "en": "What the normal equation costs"},
    "2.8": {"ko": "실제 데이터로 처음부터 끝까지", "en": "Real data from end to end"},
    "3.1": {"ko": "기울기의 반대로 한 걸음씩", "en": "Step by step against the gradient"},
    "3.2": {"ko": "기울기의 식과 파라미터 갱신", "en": "The gradient and the update"},
    "3.3": {"ko": "학습률: 느림과 발산 사이", "en": "The learning rate: between slow and divergent"},
    "3.4": {"ko": "걸음마다 모든 데이터를 읽는 비용", "en": "The price of reading all data at every step"},
    "3.5": {"ko": "확률적 경사 하강법", "en": "Stochastic gradient descent"},
    "3.6": {"ko": "정규 방정식과 경사 하강법 중 고르기", "en": "Normal equation or gradient descent?"},
    "3.7": {"ko": "두 방법의 해는 같은가", "en": "Do both give the same answer?"},
    "4.1": {"ko": "다중공선성이 흔드는 것", "en": "What multicollinearity makes unstable"},
    "4.2": {"ko": "특이 행렬에 가까워지는 정규 방정식", "en": "The normal equation near a singular matrix"},
    "4.3": {"ko": "SVD로 구하는 최소제곱해", "en": "Least squares by the SVD"},
    "4.4": {"ko": "SVD-OLS와 OLS의 계산량", "en": "The cost of SVD-OLS and of OLS"},
    "4.5": {"ko": "scikit-learn의 LinearRegression", "en": "scikit-learn's LinearRegression"},
    "5.1": {"ko": "과적합과 커지는 파라미터", "en": "Over-fitting and growing parameters"},
    "5.2": {"ko": "파라미터를 누르는 규제", "en": "Regularisation restrains the parameters"},
    "5.3": {"ko": "라쏘와 릿지의 비용 함수", "en": "The costs of lasso and ridge"},
    "5.4": {"ko": "라쏘: 파라미터를 0으로", "en": "Lasso: parameters become zero"},
    "5.5": {"ko": "릿지: 파라미터를 고르게 작게", "en": "Ridge: parameters become small"},
    "5.6": {"ko": "교차 검증으로 α 고르기", "en": "Choosing α by cross-validation"},
    "6.1": {"ko": "분류를 확률의 회귀로", "en": "Classification as regression of a probability"},
    "6.2": {"ko": "로짓에서 확률, 확률에서 예측으로", "en": "From logit to probability to prediction"},
    "6.3": {"ko": "오즈, 로그 오즈, 로지스틱 함수", "en": "Odds, log-odds and the logistic function"},
    "6.4": {"ko": "확률을 직접 예측하지 않는 까닭", "en": "Why not predict the probability directly"},
    "6.5": {"ko": "시그모이드의 기울기와 중심", "en": "Slope and centre of the sigmoid"},
    "6.6": {"ko": "내적 wᵀx의 뜻", "en": "What the inner product wᵀx says"},
    "6.7": {"ko": "가능도와 최대가능도", "en": "Likelihood and its maximum"},
    "6.8": {"ko": "로그를 씌우고 부호를 바꾸기", "en": "Taking the log, changing the sign"},
    "6.9": {"ko": "로그 손실", "en": "The log loss"},
    "6.10": {"ko": "연쇄 법칙으로 구하는 기울기", "en": "The gradient by the chain rule"},
    "6.11": {"ko": "닫힌 해가 없는 까닭", "en": "Why there is no closed form"},
    "6.12": {"ko": "결정 경계의 경사 하강과 규제", "en": "Gradient descent and penalties on the boundary"},
    "6.13": {"ko": "셋 이상의 클래스", "en": "More than two classes"},
    "6.14": {"ko": "지수 계산의 비용", "en": "The cost of all those exponentials"},
    "7.1": {"ko": "행의 합은 나누어 셀 수 있다", "en": "Sums over rows can be shared out"},
    "7.2": {"ko": "메모리보다 큰 데이터, 여러 대의 컴퓨터", "en": "More data than memory, many machines"},
    "7.3": {"ko": "GPU에서 같은 식", "en": "The same formula on a GPU"},
    "7.4": {"ko": "일을 줄이기: 표본과 차원", "en": "Less work: samples and dimensions"},
}

# The lecture's sections in its order: heading on the slide, the same in English, points.
SECTIONS = (
    ("선형 관계란", "What a linear relation is", "1.1"),
    ("선형 결합과 선형 모델", "Linear combinations and linear models", "1.2 1.3"),
    ("선형 의미에서의 흔한 질문", "A common question about “linear”", "1.4"),
    ("선형 모델을 학습한다는 것은", "What it means to train a linear model", "1.5"),
    ("선형 모델의 가정", "The assumption of the linear model", "1.6"),
    ("의미와 모델 표현 식", "Meaning and formula of the model", "2.1 2.2"),
    ("비용 함수", "The cost function", "2.3 2.4 2.8"),
    ("최적화 방법론", "Methods of optimisation", "2.5"),
    ("정규 방정식", "The normal equation", "2.6 2.7"),
    ("경사 하강법", "Gradient descent", "3.1 3.3"),
    ("경사 하강법 – 파라미터 업데이트", "Gradient descent: the update", "3.2"),
    ("확률적 경사 하강법", "Stochastic gradient descent", "3.4 3.5"),
    ("뭘 써야 하나요??", "Which one to use?", "3.6 3.7"),
    ("다중공선성", "Multicollinearity", "4.1 4.2"),
    ("SVD-OLS", "SVD-OLS", "4.3"),
    ("SVD-OLS VS OLS", "SVD-OLS against OLS", "4.4 4.5"),
    ("규제를 사용하는 선형 모델", "Linear models with regularisation", "5.1 5.2"),
    ("라쏘 회귀와 릿지 회귀", "Lasso and ridge regression", "5.3 5.6"),
    ("라쏘 회귀", "Lasso regression", "5.4"),
    ("릿지 회귀", "Ridge regression", "5.5"),
    ("로지스틱 회귀 감 잡기", "A feel for logistic regression", "6.1 6.13"),
    ("로지스틱 회귀", "Logistic regression", "6.2"),
    ("로짓(로그 오즈), 로지스틱 함수", "Logit (log-odds) and the logistic function", "6.3"),
    ("용어는 알겠는데... 그게 어쨌다는거죠??", "I know the words, but so what?", "6.4"),
    ("비용 함수 (1/2), (2/2)", "The cost function (1/2), (2/2)", "6.9"),
    ("분류 문제의 최적화", "Optimisation for classification", "6.11 6.12"),
    ("경사 하강법 – 파라미터 업데이트 (로지스틱 회귀)", "Gradient descent: the update, logistic", "6.10"),
    ("읽을거리: 로지스틱 회귀와 최대우도법", "Reading: logistic regression and maximum likelihood",
     "6.5 6.6 6.7 6.8 6.14 7.1 7.2 7.3 7.4"),
)  # fmt: skip

WORDS = {
    "slide": {"ko": "강의 슬라이드", "en": "Lecture slide"},
    "points": {"ko": "다루는 내용", "en": "What it covers"},
    "notebook": {"ko": "노트북", "en": "Notebook"},
    "chapter": {"ko": "{number}장 {title}", "en": "{number}. {title}"},
    "in_preparation": {"ko": "준비 중", "en": "in preparation"},
}


def slide_map(lang=None, folder="."):
    """Table from each section of the lecture to its points and notebooks, as IPython Markdown.

    Parameters
    ----------
    lang : {"ko", "en"}, optional
        Language of the table; the reader's language if left out.
    folder : path, optional
        Where the notebooks of that language lie, seen from the working directory.  A chapter is linked if its
        notebook lies there or its source in the ``source`` folder beside; else it is in preparation.
    """
    from IPython.display import Markdown

    lang = lang or text.language()
    if lang not in text.LANGUAGES:
        raise ValueError(f"lang must be one of {text.LANGUAGES}, got {lang!r}")
    head = [WORDS[name][lang] for name in ("slide", "points", "notebook")]
    rows = [_row(*section, lang, Path(folder)) for section in SECTIONS]
    return Markdown("\n".join("| " + " | ".join(cells) + " |" for cells in [head, ["---"] * 3, *rows]))


def _row(ko, en, ids, lang, folder):
    ids = ids.split()
    points = "<br>".join(f"{id} {POINTS[id][lang]}" for id in ids)
    chapters = dict.fromkeys(int(id.split(".")[0]) for id in ids)
    return [ko if lang == "ko" else en, points, "<br>".join(_link(n, lang, folder) for n in chapters)]


def _link(number, lang, folder):
    chapter = CHAPTERS[number]
    title = WORDS["chapter"][lang].format(number=number, title=chapter[lang])
    notebook, source = folder / f"{chapter['stem']}.ipynb", folder / "../source" / f"{chapter['stem']}.py"
    if notebook.exists() or source.exists():
        return f"[{title}]({chapter['stem']}.ipynb)"
    return f"{title} ({WORDS['in_preparation'][lang]})"
