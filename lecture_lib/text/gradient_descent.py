"""Words inside chapter 3's pictures and under them."""

from lecture_lib import text

WORDS = {
    # What the axes and the things in the pictures are called.
    "intercept": {"ko": "절편 w₀ (g)", "en": "intercept w₀ (g)"},
    "slope_mm": {"ko": "기울기 w₁ (g/mm)", "en": "slope w₁ (g/mm)"},
    "slope_cm": {"ko": "기울기 w₁ (g/cm)", "en": "slope w₁ (g/cm)"},
    "slope_sd": {"ko": "기울기 w₁ (g/표준편차)", "en": "slope w₁ (g/standard deviation)"},
    "flipper": {"ko": "날개 길이 (mm)", "en": "flipper length (mm)"},
    "mass": {"ko": "체중 (g)", "en": "body mass (g)"},
    "steps": {"ko": "걸음 수", "en": "step"},
    "loss_ratio": {"ko": "손실 ÷ 최소 손실", "en": "loss ÷ least loss"},
    "excess_ratio": {"ko": "초과 손실 ÷ 최소 손실", "en": "excess loss ÷ least loss"},
    "epochs_read": {"ko": "읽은 데이터 (에포크)", "en": "data read (epochs)"},
    "contours": {"ko": "손실 등고선과 경로", "en": "Loss contours and path"},
    "data": {"ko": "데이터와 직선", "en": "Data and line"},
    "loss_curve": {"ko": "걸음에 따른 손실", "en": "Loss, step by step"},
    "progress": {"ko": "읽은 데이터에 따른 손실", "en": "Loss against data read"},
    "start": {"ko": "출발", "en": "start"},
    "minimum": {"ko": "최소점", "en": "minimum"},
    "least_loss": {"ko": "최소 손실", "en": "least loss"},
    "this_line": {"ko": "지금의 직선", "en": "the line now"},
    "least_squares_line": {"ko": "최소제곱 직선", "en": "least-squares line"},
    "levels": {"ko": "등고선: 최소 손실의 2, 4, 8, …배", "en": "contours: 2, 4, 8, … times the least loss"},
    "sgd_levels": {
        "ko": "등고선: 최소 손실의 9/8, 5/4, 3/2, …배",
        "en": "contours: 9/8, 5/4, 3/2, … × least loss",
    },
    "stretched": {"ko": "세로축을 {times}배 늘려 그림", "en": "vertical axis stretched {times} times"},
    "drag": {"ko": "출발점", "en": "Starting point"},
    # Gradient descent: controls and readout.
    "scale": {"ko": "특징 x", "en": "Feature x"},
    "raw_mm": {"ko": "원래 값 (mm)", "en": "raw (mm)"},
    "centred_mm": {"ko": "평균을 뺌 (mm)", "en": "centred (mm)"},
    "centred_cm": {"ko": "평균을 뺌 (cm)", "en": "centred (cm)"},
    "standardised": {"ko": "표준화", "en": "standardised"},
    "lr": {"ko": "학습률", "en": "Learning rate"},
    "step": {"ko": "걸음", "en": "Step"},
    "best": {"ko": "가장 빠름", "en": "best"},
    "diverging": {"ko": "발산", "en": "diverges"},
    "descent_alt": {
        "ko": "왼쪽은 절편과 기울기 평면의 손실 등고선과 경사 하강 경로, 가운데는 펭귄 342마리의 날개 길이와 체중에 "
        "지금의 직선을 겹친 그림, 오른쪽은 걸음에 따른 손실입니다.",
        "en": "Left, loss contours over intercept and slope with the path of gradient descent; centre, flipper length "
        "and body mass of 342 penguins with the line now; right, the loss against the step.",
    },
    "descent_readout": {
        "ko": "{step}걸음 뒤 손실은 최소 손실의 {times}배입니다. {verdict}",
        "en": "After {step} steps the loss is {times} times the least loss. {verdict}",
    },
    "beyond": {"ko": "10³⁰⁰", "en": "10³⁰⁰"},
    "at_minimum": {
        "ko": "출발점이 최소점입니다. 그레이디언트가 0이므로 움직이지 않습니다.",
        "en": "The start is the minimum: the gradient is 0 and nothing moves.",
    },
    "near_from_start": {
        "ko": "수렴합니다. 처음부터 최소 손실과의 차이가 1% 이내입니다.",
        "en": "Converges: it starts within 1% of the least loss.",
    },
    "converges": {
        "ko": "수렴합니다. {k}걸음 만에 최소 손실과의 차이가 1% 이내로 줄어듭니다.",
        "en": "Converges: within 1% of the least loss after {k} steps.",
    },
    "oscillates": {
        "ko": "진동하며 수렴합니다. 최소점을 이쪽저쪽으로 지나치며 {k}걸음 만에 최소 손실과의 차이가 1% 이내로 "
        "줄어듭니다.",
        "en": "Oscillates and converges: it overshoots to and fro, but is within 1% of the least loss after {k} steps.",
    },
    "oscillates_long": {
        "ko": "진동합니다. 최소점을 이쪽저쪽으로 지나치며 {n}걸음 뒤에도 손실이 최소 손실의 {times}배입니다.",
        "en": "Oscillates: it overshoots to and fro, and after {n} steps the loss is still {times} times the least.",
    },
    "crawls": {
        "ko": "기어가듯 느립니다. {n}걸음을 다 가도 손실이 최소 손실의 {times}배입니다.",
        "en": "Crawls: even after {n} steps the loss is still {times} times the least.",
    },
    "threshold": {
        "ko": "경계 2/λmax입니다. 가장 가파른 방향으로 같은 폭을 오갈 뿐, 수렴하지도 발산하지도 않습니다.",
        "en": "This is the threshold 2/λmax: along the steepest direction it swings to and fro by the same "
        "width, neither converging nor diverging.",
    },
    "diverges": {
        "ko": "{k}걸음 만에 발산합니다. 손실이 출발할 때의 10배를 넘습니다.",
        "en": "Diverges after {k} steps: the loss passes 10 times its value at the start.",
    },
    "diverges_later": {
        "ko": "느리게 발산합니다. {n}걸음까지는 손실이 출발할 때의 10배를 넘지 않지만 결국 끝없이 커집니다.",
        "en": "Diverges, slowly: within {n} steps the loss does not pass 10 times its value at the start, but it "
        "grows without end.",
    },
    # SGD.
    "batch": {"ko": "배치 크기", "en": "Batch size"},
    "best_full": {"ko": "전체 배치에 가장 빠름", "en": "best for full batch"},
    "batch_all": {"ko": "{n} (전체)", "en": "{n} (all)"},
    "read": {"ko": "읽은 데이터 (에포크)", "en": "Data read (epochs)"},
    "schedule": {"ko": "스케줄", "en": "Schedule"},
    "constant": {"ko": "고정", "en": "constant"},
    "falling": {"ko": "1/t로 줄임", "en": "falling, 1/t"},
    "again": {"ko": "다시 뽑기", "en": "Draw again"},
    "sgd_path": {"ko": "SGD", "en": "SGD"},
    "full_path": {"ko": "전체 배치, 같은 학습률", "en": "full batch, same rate"},
    "best_path": {"ko": "전체 배치, 가장 빠른 학습률", "en": "full batch, its best rate"},
    "ball": {"ko": "맴도는 공", "en": "ball"},
    "sgd_alt": {
        "ko": "왼쪽은 손실 등고선 위의 SGD 경로와 두 학습률의 전체 배치 경로, 최소점 둘레의 공입니다. 오른쪽은 읽은 "
        "데이터에 따른 세 방법의 초과 손실입니다.",
        "en": "Left, loss contours with the path of SGD, those of full-batch descent at two rates and the ball around "
        "the minimum; right, the excess loss of all three against the amount of data read.",
    },
    "sgd_readout": {
        "ko": "데이터를 {read}번 읽는 동안 SGD는 {steps}걸음을 갔습니다. 초과 손실은 최소 손실의 {sgd}(SGD), "
        "{full}(전체 배치, 같은 학습률), {best}(전체 배치, 가장 빠른 학습률)입니다. {verdict}",
        "en": "{read} epochs read, {steps} steps of SGD taken. Excess loss ÷ least loss: SGD {sgd}, full batch {full} "
        "(same rate), {best} (best rate). {verdict}",
    },
    "multiple": {"ko": "{value}배", "en": "{value} times"},
    "boundless": {"ko": "무한 배", "en": "infinite"},
    "sgd_hovers": {
        "ko": "결국 최소점 둘레를 맴돕니다. 마지막 {late}에포크의 초과 손실은 평균 {share}입니다.",
        "en": "It ends up hovering around the minimum, at {share} on average in the last {late} epochs.",
    },
    "sgd_closes": {
        "ko": "학습률이 줄면서 공도 작아집니다. 마지막 {late}에포크의 초과 손실은 평균 {share}입니다.",
        "en": "The ball shrinks with the learning rate, to {share} on average in the last {late} epochs.",
    },
    "sgd_on_way": {
        "ko": "데이터를 {epochs}번 다 읽어도 초과 손실이 {share}로, 아직 내려가는 중입니다.",
        "en": "Even after {epochs} epochs, at {share}, it is still on its way down.",
    },
    "sgd_settles": {
        "ko": "배치가 데이터 전체라서 잡음이 없고, 최소점에 그대로 멈춥니다.",
        "en": "The batch is all the data, so there is no noise, and it settles at the minimum.",
    },
    "sgd_diverges": {
        "ko": "발산합니다. 배치가 이만큼 작으면 이 학습률은 너무 큽니다.",
        "en": "Diverges: this learning rate is too large for so small a batch.",
    },
    # Which to use.
    "descent": {"ko": "경사 하강법", "en": "gradient descent"},
    "condition": {"ko": "데이터의 조건수", "en": "Condition number"},
    "uncorrelated": {"ko": "상관없는 난수", "en": "uncorrelated"},
    "steps_found": {"ko": "{k}걸음", "en": "{k} steps"},
    "steps_most": {"ko": "많아야 {k}걸음", "en": "at most {k} steps"},
    "which_alt": {
        "ko": "이 컴퓨터에서 잰 정규 방정식과 경사 하강법의 계산 시간입니다. 왼쪽은 특징 수, 오른쪽은 데이터 수에 따른 "
        "시간이며 두 축 모두 로그입니다. 흐린 선은 조용한 컴퓨터에서 잰 것입니다.",
        "en": "Time taken on this machine by the normal equation and by gradient descent: left against the number of "
        "features, right against the number of rows, on logarithmic axes. The faint lines were measured on a quiet "
        "machine.",
    },
    "which_readout": {
        "ko": "n = {n}, p = {p}: 정규 방정식 {normal}, 경사 하강법 {descent} ({steps}, 한 걸음에 {step}). {winner}",
        "en": "n = {n}, p = {p}: normal equation {normal}, gradient descent {descent} ({steps} of {step} each). "
        "{winner}",
    },
    "normal_wins": {"ko": "정규 방정식이 {times}배 빠릅니다.", "en": "The normal equation is {times} times faster."},
    "descent_wins": {"ko": "경사 하강법이 {times}배 빠릅니다.", "en": "Gradient descent is {times} times faster."},
    "equally_fast": {"ko": "둘이 비슷합니다.", "en": "They are about equally fast."},
}


def say(name, **fields):
    """Return the sentence of this name in the reader's language, its {fields} filled in."""
    return text.say(f"gradient_descent.{name}", **fields)


def template(name):
    """Return the sentence of this name in the reader's language, its {fields} left for a readout to fill in."""
    return text.template(f"gradient_descent.{name}")
