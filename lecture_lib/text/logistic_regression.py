"""Words inside chapter 6's pictures and under them."""

from lecture_lib import text

WORDS = {
    # What several pictures share.
    "female": {"ko": "암컷", "en": "female"},
    "male": {"ko": "수컷", "en": "male"},
    "adelie": {"ko": "아델리", "en": "Adelie"},
    "chinstrap": {"ko": "턱끈", "en": "Chinstrap"},
    "gentoo": {"ko": "젠투", "en": "Gentoo"},
    "below": {"ko": "{value} 미만", "en": "less than {value}"},
    "above": {"ko": "{value} 초과", "en": "more than {value}"},
    "under": {"ko": "{value} 미만", "en": "less than {value}"},
    "beyond": {"ko": "10¹⁵ 넘는 값", "en": "more than 10¹⁵"},
    "drag_bird": {"ko": "펭귄 한 마리", "en": "A penguin"},
    "mass_axis": {"ko": "체중 (kg)", "en": "body mass (kg)"},
    "depth_axis": {"ko": "부리 높이 (mm)", "en": "bill depth (mm)"},
    "bill_length_axis": {"ko": "부리 길이 (mm)", "en": "bill length (mm)"},
    "p_male": {"ko": "수컷일 확률 p", "en": "probability p of a male"},
    "no_penalty": {"ko": "규제 없음", "en": "no penalty"},
    # Odds.
    "scales": {"ko": "같은 것을 재는 세 눈금", "en": "One thing on three scales"},
    "scale_p": {"ko": "확률\np", "en": "probability\np"},
    "scale_odds": {"ko": "오즈\np/(1 − p)", "en": "odds\np/(1 − p)"},
    "scale_logit": {"ko": "로짓\nlog 오즈", "en": "logit\nlog odds"},
    "p": {"ko": "확률 p", "en": "Probability p"},
    "p_axis": {"ko": "확률 p", "en": "probability p"},
    "logit_axis": {"ko": "로짓", "en": "logit"},
    "logit_curve": {"ko": "로짓과 확률", "en": "Logit and probability"},
    "step_axis": {"ko": "로짓의 변화", "en": "change of the logit"},
    "step_worth": {"ko": "0.01의 값어치", "en": "What 0.01 of p is worth"},
    "odds_alt": {
        "ko": "왼쪽은 같은 확률을 확률, 오즈, 로짓의 세 눈금에 나란히 찍은 그림, 가운데는 로짓에 따른 확률 곡선, "
        "오른쪽은 확률이 0.01 커질 때 로짓이 커지는 양을 비교한 막대입니다.",
        "en": "Left, one probability marked on the scales of probability, odds and logit; centre, the probability "
        "against its logit; right, bars that compare by how much the logit rises when the probability rises by 0.01.",
    },
    "odds_readout": {
        "ko": "p = {p}이면 오즈는 {odds}, 로짓은 {logit}입니다. {begin}에서 {end}까지의 한 칸은 로짓으로 {step}이고, "
        "0.49 → 0.50의 {times}배입니다.",
        "en": "At p = {p} the odds are {odds} and the logit is {logit}. The step from {begin} to {end} is {step} of "
        "logit, {times} times the step 0.49 → 0.50.",
    },
    # The sigmoid.
    "logit_line": {"ko": "로짓 z = wx + b", "en": "The logit z = wx + b"},
    "logit_z": {"ko": "로짓 z", "en": "logit z"},
    "p_sigma": {"ko": "확률 p = σ(z)", "en": "probability p = σ(z)"},
    "sigmoid_curve": {"ko": "시그모이드 σ(wx + b)", "en": "The sigmoid σ(wx + b)"},
    "sigmoid_centre": {"ko": "−b/w = {value}", "en": "−b/w = {value}"},
    "sigmoid_slope": {"ko": "접선의 기울기 w/4 = {value}", "en": "slope of the tangent w/4 = {value}"},
    "sigmoid_alt": {
        "ko": "왼쪽은 로짓의 직선 z = wx + b, 오른쪽은 그것을 시그모이드에 넣은 확률 곡선입니다. 직선이 0을 지나는 "
        "곳이 곡선의 중심이고, 중심에 접선을 그렸습니다.",
        "en": "Left, the line of the logit z = wx + b; right, the curve of the probability σ(z). Where the line "
        "crosses 0 is the centre of the curve, at which its tangent is drawn.",
    },
    "sigmoid_rises": {
        "ko": "w = {w}, b = {b}: 중심은 x = −b/w = {centre}이고, 거기서 곡선의 기울기는 w/4 = {slope}입니다.",
        "en": "w = {w}, b = {b}: the centre is at x = −b/w = {centre}, and the slope there is w/4 = {slope}.",
    },
    "sigmoid_falls": {
        "ko": "w = {w}, b = {b}: 중심은 x = −b/w = {centre}, 거기서 기울기는 w/4 = {slope}입니다. w가 음수라 곡선이 "
        "내려갑니다.",
        "en": "w = {w}, b = {b}: the centre is at x = −b/w = {centre}, and the slope there is w/4 = {slope}. As w is "
        "negative, the curve falls.",
    },
    "sigmoid_flat": {
        "ko": "w = 0, b = {b}: 확률이 x와 상관없이 {p}입니다. 기울기가 없으니 중심도 없습니다.",
        "en": "w = 0, b = {b}: the probability is {p} whatever x is. With no slope there is no centre.",
    },
    "sigmoid_outside": {"ko": "중심은 그림 밖에 있습니다.", "en": "The centre is outside the picture."},
    # Likelihood.
    "mass_above": {"ko": "평균보다 무거운 정도 x (kg)", "en": "x, kg above the mean"},
    "each_probability": {"ko": "막대: 실제 성별에 준 확률", "en": "Bars: probability of the true sex"},
    "w_axis": {"ko": "w (1/kg)", "en": "w (1/kg)"},
    "likelihood_plane": {"ko": "−log L = 최소 + 0.5, 1, 2, 4, …", "en": "−log L = least + 0.5, 1, 2, 4, …"},
    "most_likely": {"ko": "최대가능도", "en": "most likely"},
    "loss_axis": {"ko": "로그 손실", "en": "log loss"},
    "log_loss": {"ko": "한 마리의 로그 손실", "en": "The log loss of one bird"},
    "loss_y1": {"ko": "y = 1: −log p", "en": "y = 1: −log p"},
    "loss_y0": {"ko": "y = 0: −log(1 − p)", "en": "y = 0: −log(1 − p)"},
    "likelihood_alt": {
        "ko": "왼쪽은 펭귄 12마리의 체중과 시그모이드 곡선이며, 막대의 길이는 실제 성별에 준 확률입니다. 가운데는 b와 "
        "w의 평면에 그린 −log 가능도의 등고선, 오른쪽은 로그 손실 곡선 위의 12마리입니다.",
        "en": "Left, the body masses of 12 penguins with the sigmoid; the length of a bar is the probability given to "
        "the actual sex. Centre, contours of −log likelihood over b and w; right, the 12 on the curves of the log "
        "loss.",
    },
    "likelihood_readout": {
        "ko": "열두 확률의 곱은 L = {product}이고, 가능한 최대의 {share}입니다. log L = {log}, 로그 손실의 평균은 "
        "{mean}입니다.",
        "en": "The product of the twelve probabilities is L = {product}, {share} of the greatest possible. "
        "log L = {log}; the mean log loss is {mean}.",
    },
    # Training.
    "data": {"ko": "데이터", "en": "Data"},
    "sexes": {"ko": "아델리펭귄의 성별", "en": "sex of Adelie penguins"},
    "two_species": {"ko": "아델리와 젠투 (분리 가능)", "en": "Adelie and Gentoo (separable)"},
    "penalty": {"ko": "규제", "en": "Penalty"},
    "l2": {"ko": "릿지 α‖w‖²", "en": "ridge α‖w‖²"},
    "l1": {"ko": "라쏘 α‖w‖₁", "en": "lasso α‖w‖₁"},
    "lr": {"ko": "학습률", "en": "Learning rate"},
    "never_rises": {"ko": "2/L (α = 0)", "en": "2/L (α = 0)"},
    "step": {"ko": "걸음", "en": "Step"},
    "steps": {"ko": "걸음 수", "en": "step"},
    "boundary_title": {"ko": "경계 p = 0.5", "en": "Boundary p = 0.5"},
    "cost_axis": {"ko": "비용 (벌점 포함)", "en": "cost (with penalty)"},
    "cost_title": {"ko": "비용 (파선: 뉴턴법 12걸음)", "en": "Cost (dashed: 12 steps of Newton)"},
    "norm_axis": {"ko": "‖w‖ (절편 빼고)", "en": "‖w‖ (no intercept)"},
    "norm_title": {"ko": "‖w‖ (파선: 뉴턴법)", "en": "‖w‖ (dashed: Newton)"},
    "training_alt": {
        "ko": "왼쪽은 펭귄의 체중과 부리 높이 위에 그린 결정 경계, 가운데는 걸음에 따른 비용, 오른쪽은 걸음에 따른 w의 "
        "길이입니다. 실선은 경사 하강법, 파선은 뉴턴법입니다.",
        "en": "Left, the decision boundary on body mass and bill depth; centre, the cost against the step; right, the "
        "length of w against the step. Solid lines are gradient descent, dashed ones Newton's method.",
    },
    "training_readout": {
        "ko": "경사 하강법 {step}걸음: 비용 {loss}, ‖w‖ = {norm}. {verdict} {newton}",
        "en": "Gradient descent, step {step}: cost {loss}, ‖w‖ = {norm}. {verdict} {newton}",
    },
    "training_start": {
        "ko": "w = 0이면 어디서나 p = 0.5라서 경계가 없습니다.",
        "en": "With w = 0, p = 0.5 everywhere and there is no boundary.",
    },
    "training_diverges": {
        "ko": "발산합니다. 벌점이 있는데 학습률이 너무 큽니다.",
        "en": "It diverges: with this penalty the learning rate is too large.",
    },
    "training_endless": {
        "ko": "최소점이 없습니다. 걸을수록 ‖w‖는 끝없이 커지고 비용은 0으로 갑니다.",
        "en": "There is no minimum: step by step ‖w‖ grows without end, and the cost goes to 0.",
    },
    "training_outside": {"ko": "경계는 그림 밖에 있습니다.", "en": "The boundary is outside the picture."},
    "training_flat": {"ko": "두 계수가 0이라 경계가 없습니다.", "en": "Both coefficients are 0: no boundary."},
    "training_near": {"ko": "최소 비용의 1% 안에 들었습니다.", "en": "It is within 1% of the least cost."},
    "training_rose": {
        "ko": "{k}걸음째에 비용이 올라갔습니다. 학습률이 2/L보다 큽니다.",
        "en": "The cost rose at step {k}: the learning rate is above 2/L.",
    },
    "training_going": {
        "ko": "아직 가는 중이며 최소 비용의 {times}배입니다.",
        "en": "It is on its way, at {times} times the least cost.",
    },
    "newton_near": {
        "ko": "뉴턴법은 {k}걸음이면 1% 안에 듭니다.",
        "en": "Newton's method is within 1% at step {k}.",
    },
    "newton_endless": {
        "ko": "뉴턴법의 ‖w‖도 걸음마다 커질 뿐입니다.",
        "en": "With Newton's method, too, ‖w‖ only grows step by step.",
    },
    "newton_none": {
        "ko": "라쏘의 벌점은 0에서 꺾여 있어 뉴턴법을 그대로 쓸 수 없습니다.",
        "en": "The lasso penalty has a kink at 0, so plain Newton does not apply.",
    },
    # Deciding.
    "mass_z": {"ko": "체중 (표준편차)", "en": "body mass (standard deviations)"},
    "depth_z": {"ko": "부리 높이 (표준편차)", "en": "bill depth (standard deviations)"},
    "threshold": {"ko": "문턱", "en": "Threshold"},
    "threshold_title": {"ko": "p = 문턱인 직선 (파선: 0.5)", "en": "p = threshold (dashed: 0.5)"},
    "rings_wrong": {"ko": "고리: 틀린 새", "en": "rings: wrong"},
    "this_bird": {"ko": "이 새", "en": "this bird"},
    "all_male": {"ko": " 모두 수컷이라고 하므로 경계가 없습니다.", "en": " All are called male: there is no boundary."},
    "none_male": {
        "ko": " 아무도 수컷이라고 하지 않으므로 경계가 없습니다.",
        "en": " None is called male: there is no boundary.",
    },
    "undefined": {"ko": "0/0", "en": "0/0"},
    "confusion": {"ko": "혼동 행렬", "en": "Confusion matrix"},
    "said_axis": {"ko": "예측", "en": "predicted"},
    "real_axis": {"ko": "실제", "en": "actual"},
    "tp": {"ko": "참 양성 TP", "en": "true positive TP"},
    "fn": {"ko": "거짓 음성 FN", "en": "false negative FN"},
    "fp": {"ko": "거짓 양성 FP", "en": "false positive FP"},
    "tn": {"ko": "참 음성 TN", "en": "true negative TN"},
    "fpr": {"ko": "거짓 양성률 FP/(FP + TN)", "en": "false positive rate FP/(FP + TN)"},
    "tpr": {"ko": "참 양성률 TP/(TP + FN)", "en": "true positive rate TP/(TP + FN)"},
    "roc": {"ko": "ROC 곡선 (학습한 새)", "en": "ROC curve (training birds)"},
    "coin": {"ko": "동전 던지기", "en": "a coin"},
    "auc": {"ko": "곡선 아래 넓이 {value}", "en": "area under it {value}"},
    "deciding_alt": {
        "ko": "왼쪽은 아델리펭귄의 체중과 부리 높이에 그린, 확률이 문턱과 같은 직선과 틀리게 예측한 새들, 가운데는 "
        "혼동 행렬, 오른쪽은 ROC 곡선과 지금 문턱의 점입니다.",
        "en": "Left, Adelie penguins with the line on which the probability equals the threshold, and rings around "
        "those misclassified; centre, the confusion matrix; right, the ROC curve with the point of this threshold.",
    },
    "deciding_readout": {
        "ko": "문턱 {t}, 학습한 146마리: 정확도 {accuracy}, 정밀도 {precision}, 재현율 {recall}, 거짓 양성률 "
        "{false}.{ends} 마름모 모양의 새: 로짓 {z}, 확률 {p}, p = 0.5인 직선까지 표준편차로 {distance}, 예측은 {said}.",
        "en": "Threshold {t}, on the 146 training birds: accuracy {accuracy}, precision {precision}, recall {recall}, "
        "false positive rate {false}.{ends} The diamond: logit {z}, probability {p}, {distance} standard deviations "
        "from the line p = 0.5, predicted {said}.",
    },
    # Three classes.
    "rest_title": {"ko": "하나 대 나머지 (OvR)", "en": "One-vs-rest (OvR)"},
    "pairs_title": {"ko": "일대일 투표 (OvO)", "en": "One-vs-one, votes (OvO)"},
    "softmax_title": {"ko": "소프트맥스", "en": "Softmax"},
    "rest_note": {"ko": "빈 곳: p ≥ 0.5인 종이 없거나 여럿", "en": "blank: no species has p ≥ 0.5, or several"},
    "pairs_note": {"ko": "동그라미 안 빈 곳: 표가 비김", "en": "blank, in the ring: the vote is a tie"},
    "softmax_note": {"ko": "주홍: 세 방법의 답이 갈림", "en": "vermilion: the three methods disagree"},
    "classes_alt": {
        "ko": "펭귄 세 종의 두 특징 위에 그린 결정 영역을 세 방법으로 나란히 놓았습니다. 왼쪽은 하나 대 나머지, "
        "가운데는 일대일 투표, 오른쪽은 소프트맥스입니다.",
        "en": "Decision regions on two features of three penguin species by three methods: left, one-vs-rest; centre, "
        "votes of one-vs-one; right, softmax.",
    },
    "classes_readout": {
        "ko": "α = {alpha}: 342마리 가운데 {differ}마리에서 세 답이 갈립니다. 마름모 모양의 새(아델리, 턱끈, 젠투 "
        "차례): {rest} {pairs} {softmax}",
        "en": "α = {alpha}: the three disagree on {differ} of 342 birds. The diamond (Adelie, Chinstrap, Gentoo): "
        "{rest} {pairs} {softmax}",
    },
    "rest_says": {
        "ko": "OvR은 {each} (합 {total})로 {who}.",
        "en": "OvR {each} (sum {total}): {who}.",
    },
    "pairs_say": {"ko": "OvO는 {votes}표로 {who}.", "en": "OvO votes {votes}: {who}."},
    "pairs_tie": {
        "ko": "OvO는 {votes}표로 비겨, 로짓의 합으로 {who}.",
        "en": "OvO votes {votes}, a tie; by the sum of logits, {who}.",
    },
    "softmax_says": {"ko": "소프트맥스는 {each} (합 1)로 {who}.", "en": "Softmax {each} (sum 1): {who}."},
}


def say(name, **fields):
    """Return the sentence of this name in the reader's language, its {fields} filled in."""
    return text.say(f"logistic_regression.{name}", **fields)


def template(name):
    """Return the sentence of this name in the reader's language, its {fields} left for a readout to fill in."""
    return text.template(f"logistic_regression.{name}")
