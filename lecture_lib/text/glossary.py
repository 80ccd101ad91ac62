"""The course's terms in Korean and English, with one meaning each; `table` shows a chapter's."""

from lecture_lib.text import language

TERMS = {
    "design_matrix": {
        "ko": "설계 행렬",
        "en": "design matrix",
        "chapters": (3,),
        "meaning_ko": "데이터 하나가 한 행, 특징 하나가 한 열인 행렬 X. 절편을 위해 1로 채운 열을 앞에 둡니다.",
        "meaning_en": "The matrix X: a row per sample, a column per feature, and a column of ones for the intercept.",
    },
    "intercept": {
        "ko": "절편",
        "en": "intercept",
        "chapters": (3,),
        "meaning_ko": "모든 특징이 0일 때의 예측값 w₀.",
        "meaning_en": "The prediction w₀ when every feature is 0.",
    },
    "cost_function": {
        "ko": "비용 함수",
        "en": "cost function",
        "chapters": (3,),
        "meaning_ko": "모델이 얼마나 틀렸는지를 수 하나로 나타낸 함수 J(w). 작을수록 좋습니다.",
        "meaning_en": "The function J(w) that says in one number how wrong the model is; smaller is better.",
    },
    "residual": {
        "ko": "잔차",
        "en": "residual",
        "chapters": (3,),
        "meaning_ko": "실제값과 예측값의 차이 y − ŷ.",
        "meaning_en": "The difference y − ŷ between the observed value and the prediction.",
    },
    "rss": {
        "ko": "잔차 제곱합",
        "en": "residual sum of squares",
        "chapters": (3,),
        "meaning_ko": "잔차를 제곱해 모두 더한 값 ‖y − Xw‖².",
        "meaning_en": "The squared residuals added up: ‖y − Xw‖².",
    },
    "norm": {
        "ko": "노름",
        "en": "norm",
        "chapters": (3,),
        "meaning_ko": "벡터의 길이 ‖v‖, 곧 성분의 제곱을 모두 더한 값의 제곱근.",
        "meaning_en": "The length ‖v‖ of a vector: the square root of the sum of its squared components.",
    },
    "mse": {
        "ko": "평균 제곱 오차",
        "en": "mean squared error",
        "chapters": (3,),
        "meaning_ko": "잔차 제곱합을 데이터 수 n으로 나눈 값.",
        "meaning_en": "The residual sum of squares divided by the number of rows n.",
    },
    "normal_equation": {
        "ko": "정규 방정식",
        "en": "normal equation",
        "chapters": (3,),
        "meaning_ko": "그레이디언트를 0으로 둔 식 XᵀXw = Xᵀy. 한 번에 풉니다.",
        "meaning_en": "XᵀXw = Xᵀy: the gradient set to zero, solved in one go.",
    },
    "gradient_descent": {
        "ko": "경사 하강법",
        "en": "gradient descent",
        "chapters": (3,),
        "meaning_ko": "그레이디언트의 반대 방향으로 조금씩 옮겨 가며 최소점을 찾는 방법.",
        "meaning_en": "The search for a minimum by repeated steps against the gradient.",
    },
    "gradient": {
        "ko": "그레이디언트",
        "en": "gradient",
        "chapters": (3,),
        "meaning_ko": "편미분을 모은 벡터 ∇J(w). 함수가 가장 가파르게 커지는 방향을 가리킵니다.",
        "meaning_en": "The vector of partial derivatives ∇J(w); it points where the function climbs most steeply.",
    },
    "partial_derivative": {
        "ko": "편미분",
        "en": "partial derivative",
        "chapters": (3,),
        "meaning_ko": "변수 하나만 움직이고 나머지는 상수로 본 미분 ∂J/∂wⱼ.",
        "meaning_en": "The derivative ∂J/∂wⱼ in one variable, the others held constant.",
    },
    "learning_rate": {
        "ko": "학습률",
        "en": "learning rate",
        "chapters": (3,),
        "meaning_ko": "그레이디언트에 곱해 걸음의 크기를 정하는 양수 lr.",
        "meaning_en": "The positive number lr that multiplies the gradient and sets the length of a step.",
    },
    "convergence": {
        "ko": "수렴",
        "en": "convergence",
        "chapters": (3,),
        "meaning_ko": "걸음을 거듭할수록 최소점에 한없이 가까워지는 일.",
        "meaning_en": "Coming ever closer to the minimum, step after step.",
    },
    "divergence": {
        "ko": "발산",
        "en": "divergence",
        "chapters": (3,),
        "meaning_ko": "걸음을 거듭할수록 최소점에서 한없이 멀어지는 일.",
        "meaning_en": "Moving away from the minimum without bound, step after step.",
    },
    "finite_difference": {
        "ko": "유한 차분",
        "en": "finite difference",
        "chapters": (3,),
        "meaning_ko": "w를 조금 움직였을 때 함숫값이 달라진 정도로 미분을 어림하는 방법.",
        "meaning_en": "An estimate of a derivative: move w a little, and divide the change of the function by "
        "the distance.",
    },
    "hessian": {
        "ko": "헤세 행렬",
        "en": "Hessian",
        "chapters": (3,),
        "meaning_ko": "두 번 미분한 값을 모은 행렬. 여기서는 H = 2XᵀX이며 골짜기의 굽은 정도를 나타냅니다.",
        "meaning_en": "The matrix of second derivatives, here H = 2XᵀX; it says how strongly the valley curves.",
    },
    "gram_matrix": {
        "ko": "그람 행렬",
        "en": "Gram matrix",
        "chapters": (3,),
        "meaning_ko": "특징끼리의 내적을 모은 행렬 XᵀX.",
        "meaning_en": "The matrix XᵀX of the inner products of the features.",
    },
    "eigenvector": {
        "ko": "고유벡터",
        "en": "eigenvector",
        "chapters": (3,),
        "meaning_ko": "행렬 H를 곱해도 제 방향의 λ배가 될 뿐인 0이 아닌 벡터 v. 곧 Hv = λv.",
        "meaning_en": "A vector v other than 0 that the matrix H only multiplies by a number: Hv = λv.",
    },
    "eigenvalue": {
        "ko": "고윳값",
        "en": "eigenvalue",
        "chapters": (3,),
        "meaning_ko": "Hv = λv를 만족하는 수 λ. 고유벡터 v 방향으로 골짜기가 굽은 정도입니다.",
        "meaning_en": "The λ in Hv = λv: how strongly the valley curves along the eigenvector v.",
    },
    "condition_number": {
        "ko": "조건수",
        "en": "condition number",
        "chapters": (3,),
        "meaning_ko": "κ = λmax/λmin. 골짜기가 얼마나 길쭉한지를 나타내고 경사 하강법의 속도를 정합니다.",
        "meaning_en": "κ = λmax/λmin: how elongated the valley is; it sets the speed of gradient descent.",
    },
    "standardisation": {
        "ko": "표준화",
        "en": "standardisation",
        "chapters": (3,),
        "meaning_ko": "특징에서 평균을 빼고 표준편차로 나누는 일.",
        "meaning_en": "Subtracting a feature's mean and dividing by its standard deviation.",
    },
    "sgd": {
        "ko": "확률적 경사 하강법",
        "en": "stochastic gradient descent",
        "chapters": (3,),
        "meaning_ko": "걸음마다 무작위로 고른 일부 데이터로 그레이디언트를 어림하는 경사 하강법.",
        "meaning_en": "Gradient descent that estimates the gradient at each step from a random part of the data.",
    },
    "mini_batch": {
        "ko": "미니배치",
        "en": "mini-batch",
        "chapters": (3,),
        "meaning_ko": "한 걸음에 읽는 데이터의 묶음. 그 수 b가 배치 크기입니다.",
        "meaning_en": "The rows read in one step; their number b is the batch size.",
    },
    "epoch": {
        "ko": "에포크",
        "en": "epoch",
        "chapters": (3,),
        "meaning_ko": "데이터 전체를 한 번 다 읽는 일.",
        "meaning_en": "One pass through all the data.",
    },
    "unbiased": {
        "ko": "비편향",
        "en": "unbiased",
        "chapters": (3,),
        "meaning_ko": "어림값의 평균이 참값과 같은 성질. 통계학에서는 불편이라고도 합니다.",
        "meaning_en": "Equal to the true value on average.",
    },
    "schedule": {
        "ko": "학습률 스케줄",
        "en": "learning-rate schedule",
        "chapters": (3,),
        "meaning_ko": "걸음이 나아감에 따라 학습률을 어떻게 바꿀지 정한 규칙.",
        "meaning_en": "The rule by which the learning rate changes as the steps go on.",
    },
    "minimum_norm_solution": {
        "ko": "최소 노름 해",
        "en": "minimum-norm solution",
        "chapters": (3,),
        "meaning_ko": "손실이 똑같이 가장 작은 여러 w 가운데 길이 ‖w‖가 가장 짧은 것.",
        "meaning_en": "Among all w with the same least loss, the one of the shortest length ‖w‖.",
    },
}

_HEAD = {"ko": "| 용어 | 영어 | 뜻 |\n|---|---|---|", "en": "| Term | Korean | Meaning |\n|---|---|---|"}


def table(chapter=None):
    """Return the chapter's terms, or all of them, as a table in the reader's language: IPython Markdown."""
    from IPython.display import Markdown

    terms = [term for term in TERMS.values() if chapter is None or chapter in term["chapters"]]
    if not terms:
        raise ValueError(f"no term of the glossary belongs to chapter {chapter!r}")
    here = language()
    there = "en" if here == "ko" else "ko"
    rows = [f"| **{term[here]}** | {term[there]} | {term['meaning_' + here]} |" for term in terms]
    return Markdown("\n".join([_HEAD[here], *rows]))
