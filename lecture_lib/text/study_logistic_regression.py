"""Words of chapter 6's checks, one sentence for every mistake that can be named, and of its predictions."""

WORDS = {
    # The sigmoid.
    "sigmoid_needed": {"ko": "z와 같은 모양의 배열", "en": "an array of the shape of z"},
    "sigmoid_right": {
        "ko": "시그모이드가 맞고, z = ±800에서도 넘치지 않습니다.",
        "en": "The sigmoid is correct, and does not overflow even at z = ±800.",
    },
    "sigmoid_overflow": {
        "ko": "e^z/(1 + e^z)로 계산했습니다. z = 800이면 e^z가 무한대라 ∞/∞, 곧 NaN이 됩니다. 1/(1 + e^−z)로 쓰면 "
        "1/(1 + 0) = 1입니다.",
        "en": "You computed e^z/(1 + e^z). At z = 800 e^z is infinite, and ∞/∞ is NaN. Written as 1/(1 + e^−z) it is "
        "1/(1 + 0) = 1.",
    },
    "sigmoid_mirrored": {
        "ko": "부호가 반대라 곡선이 내려갑니다. 지수는 −z입니다.",
        "en": "The sign is flipped, and the curve falls. The exponent is −z.",
    },
    "sigmoid_exponential": {
        "ko": "e^−z에서 멈추었습니다. 1을 더하고 역수를 취하세요.",
        "en": "This stops at e^−z. Add 1, and take the reciprocal.",
    },
    "sigmoid_odds": {
        "ko": "e^z는 오즈입니다. 확률은 오즈 ÷ (1 + 오즈)입니다.",
        "en": "e^z is the odds. The probability is odds ÷ (1 + odds).",
    },
    "sigmoid_no_reciprocal": {"ko": "1 + e^−z의 역수를 취하세요.", "en": "Take the reciprocal of 1 + e^−z."},
    "sigmoid_minus": {
        "ko": "분모가 1 − e^−z입니다. 더하기여야 합니다.",
        "en": "The denominator is 1 − e^−z. It must be a plus.",
    },
    "sigmoid_slope": {
        "ko": "이것은 시그모이드의 미분 p(1 − p)입니다. 필요한 것은 p입니다.",
        "en": "This is the derivative p(1 − p) of the sigmoid. What is needed is p.",
    },
    "sigmoid_logarithm": {
        "ko": "로그를 씌운 값입니다. 필요한 것은 확률 자체입니다.",
        "en": "This is its logarithm. What is needed is the probability itself.",
    },
    "sigmoid_tanh": {
        "ko": "tanh는 −1에서 1까지입니다. σ(z) = (1 + tanh(z/2))/2입니다.",
        "en": "tanh runs from −1 to 1. σ(z) = (1 + tanh(z/2))/2.",
    },
    "sigmoid_half": {"ko": "z가 절반이 되었습니다.", "en": "z has been halved."},
    "sigmoid_double": {"ko": "z가 두 배가 되었습니다.", "en": "z has been doubled."},
    "sigmoid_base_2": {"ko": "밑이 2입니다. 밑은 e, 곧 np.exp입니다.", "en": "The base is 2. It must be e: np.exp."},
    "sigmoid_base_10": {"ko": "밑이 10입니다. 밑은 e, 곧 np.exp입니다.", "en": "The base is 10. It must be e: np.exp."},
    "sigmoid_step": {
        "ko": "0과 1로 잘라 버렸습니다. 그 사이의 확률이 필요합니다.",
        "en": "This cuts to 0 and 1. The probabilities in between are needed.",
    },
    "sigmoid_softmax": {
        "ko": "합이 1이 되게 나눈 것은 소프트맥스입니다. 시그모이드는 성분마다 따로 계산합니다.",
        "en": "Divided so that they add up to 1: that is softmax. The sigmoid treats each component by itself.",
    },
    # The log loss.
    "loss_needed": {"ko": "수 하나", "en": "one number"},
    "loss_right": {
        "ko": "로그 손실이 세 데이터에서 모두 맞습니다.",
        "en": "The log loss is correct on all three data sets.",
    },
    "loss_sum": {
        "ko": "합입니다. n으로 나누어 평균을 내세요. 합은 −log L입니다.",
        "en": "This is the sum, −log L. Divide by n for the mean.",
    },
    "loss_sign": {
        "ko": "부호가 반대입니다. 1보다 작은 확률의 로그는 음수이므로 −를 붙입니다.",
        "en": "The sign is missing: the log of a probability below 1 is negative, so put a minus.",
    },
    "loss_sum_sign": {
        "ko": "이것은 log L입니다. 부호를 바꾸고 n으로 나누세요.",
        "en": "This is log L. Change the sign and divide by n.",
    },
    "loss_only_ones": {
        "ko": "y = 1인 항만 있습니다. y = 0이면 −log(1 − p)입니다.",
        "en": "Only the term for y = 1 is there. Where y = 0 it is −log(1 − p).",
    },
    "loss_only_zeros": {
        "ko": "y = 0인 항만 있습니다. y = 1이면 −log p입니다.",
        "en": "Only the term for y = 0 is there. Where y = 1 it is −log p.",
    },
    "loss_minus_between": {
        "ko": "두 항을 뺐습니다. 둘을 더한 뒤 −를 붙입니다.",
        "en": "One term is subtracted from the other. Add the two, then put the minus.",
    },
    "loss_swapped": {
        "ko": "y = 1과 y = 0을 서로 바꾸었습니다. 실제로 나온 레이블의 확률에 로그를 씌우세요.",
        "en": "y = 1 and y = 0 are swapped. Take the log of the probability of the label that occurred.",
    },
    "loss_always_p": {
        "ko": "y와 상관없이 −log p를 썼습니다. y = 0이면 −log(1 − p)입니다.",
        "en": "−log p is used whatever y is. Where y = 0 it is −log(1 − p).",
    },
    "loss_base_2": {
        "ko": "밑이 2입니다. 자연로그 np.log를 쓰세요.",
        "en": "The base is 2. Use the natural log, np.log.",
    },
    "loss_base_10": {
        "ko": "밑이 10입니다. 자연로그 np.log를 쓰세요.",
        "en": "The base is 10. Use the natural log, np.log.",
    },
    "loss_squared": {
        "ko": "제곱 오차입니다. 여기서는 로그 손실이 필요합니다.",
        "en": "This is the squared error. The log loss is needed.",
    },
    "loss_absolute": {
        "ko": "|y − p|의 평균입니다. 여기에 로그가 빠졌습니다.",
        "en": "This is the mean of |y − p|. The logarithm is missing.",
    },
    "loss_likelihood": {
        "ko": "확률의 곱, 곧 가능도입니다. 로그를 씌우고 부호를 바꾸어 평균을 내세요.",
        "en": "This is the product, the likelihood. Take the log, change the sign, and average.",
    },
    "loss_no_log": {
        "ko": "확률의 평균입니다. 평균을 내기 전에 로그를 씌우고 부호를 바꾸세요.",
        "en": "This is the mean probability. Take −log before you average.",
    },
    "loss_log_outside": {
        "ko": "평균을 낸 뒤 로그를 씌웠습니다. 로그가 먼저, 평균이 나중입니다.",
        "en": "The log is taken of the mean. First the log, then the mean.",
    },
    "loss_each": {
        "ko": "한 마리마다의 손실입니다. 마지막에 평균을 내세요.",
        "en": "These are the losses one by one. Average them in the end.",
    },
    "loss_wrong_share": {
        "ko": "틀린 비율입니다. 로그 손실은 확률을 그대로 씁니다.",
        "en": "This is the share of mistakes. The log loss uses the probabilities themselves.",
    },
    # The gradient.
    "gradient_needed": {
        "ko": "w의 성분마다 수가 하나씩인 배열",
        "en": "an array with one number per component of w",
    },
    "gradient_right": {
        "ko": "그레이디언트가 세 데이터에서 모두 맞습니다.",
        "en": "The gradient is correct on all three data sets.",
    },
    "gradient_sum": {
        "ko": "합의 그레이디언트입니다. J는 평균이므로 n으로 나누세요.",
        "en": "This is the gradient of the sum. J is a mean, so divide by n.",
    },
    "gradient_sign": {
        "ko": "부호가 반대입니다. y − p가 아니라 p − y입니다.",
        "en": "The sign is flipped: it is p − y, not y − p.",
    },
    "gradient_sum_sign": {
        "ko": "부호가 반대이고 n으로 나누지 않았습니다. Xᵀ(p − y)/n입니다.",
        "en": "The sign is flipped and the division by n is missing: Xᵀ(p − y)/n.",
    },
    "gradient_factor_2": {
        "ko": "2가 붙었습니다. 2는 최소제곱의 제곱에서 나온 것이고, 여기에는 제곱이 없습니다.",
        "en": "There is a factor 2. In least squares it came from the square; here there is no square.",
    },
    "gradient_no_sigmoid": {
        "ko": "Xw를 확률로 바꾸지 않았습니다. p = σ(Xw)를 쓰세요.",
        "en": "Xw has not been turned into a probability. Use p = σ(Xw).",
    },
    "gradient_mirrored": {
        "ko": "σ(−Xw)를 썼습니다. 그것은 y = 0일 확률입니다.",
        "en": "This uses σ(−Xw), which is the probability of y = 0.",
    },
    "gradient_with_slope": {
        "ko": "p(1 − p)가 남아 있습니다. 연쇄 법칙에서 손실의 미분의 분모 p(1 − p)와 지워집니다.",
        "en": "p(1 − p) is left over. In the chain rule it cancels with the denominator p(1 − p) of the loss.",
    },
    "gradient_with_slope_2": {
        "ko": "제곱 오차 (y − p)²의 그레이디언트입니다. 로그 손실에서는 2도 p(1 − p)도 없습니다.",
        "en": "This is the gradient of the squared error (y − p)². For the log loss there is neither 2 nor p(1 − p).",
    },
    "gradient_rounded": {
        "ko": "0과 1로 자른 예측을 썼습니다. 확률 p를 그대로 쓰세요.",
        "en": "This uses predictions cut to 0 and 1. Use the probability p itself.",
    },
    "gradient_no_y": {"ko": "y가 없습니다. p − y입니다.", "en": "y is missing: it is p − y."},
    "gradient_plus_y": {"ko": "y를 더했습니다. p − y입니다.", "en": "y is added. It is p − y."},
    "gradient_only_residual": {
        "ko": "p − y에서 멈추었습니다. 왼쪽에 Xᵀ를 곱하고 n으로 나누세요.",
        "en": "This stops at p − y. Multiply by Xᵀ from the left and divide by n.",
    },
    "gradient_loss": {
        "ko": "손실 자체입니다. 필요한 것은 그 그레이디언트입니다.",
        "en": "This is the loss itself. Its gradient is needed.",
    },
    "gradient_over_p": {
        "ko": "w의 성분 수로 나누었습니다. 데이터의 수 n으로 나누세요.",
        "en": "Divided by the number of components of w. Divide by the number of rows n.",
    },
    "gradient_summed": {
        "ko": "성분을 모두 더해 버렸습니다. 벡터 그대로 돌려주세요.",
        "en": "The components are added up. Return the vector.",
    },
    "gradient_column": {
        "ko": "값은 맞지만 (p, 1) 모양의 열입니다. (p,) 모양이어야 합니다.",
        "en": "The values are right, but as a column of shape (p, 1). The shape must be (p,).",
    },
    "gradient_stepped": {
        "ko": "이미 한 걸음 옮긴 w입니다. 그레이디언트만 돌려주세요.",
        "en": "This is w after a step. Return the gradient alone.",
    },
    # One update.
    "update_needed": {
        "ko": "새 w, 성분마다 수가 하나씩인 배열",
        "en": "the new w, an array with one number per component",
    },
    "update_right": {
        "ko": "한 걸음이 두 데이터에서 맞고, 절편에는 벌점이 없습니다.",
        "en": "The step is correct on both data sets, and the intercept is not penalised.",
    },
    "update_uphill": {
        "ko": "더해서 올라갔습니다. 그레이디언트를 빼세요.",
        "en": "This goes uphill. Subtract the gradient.",
    },
    "update_no_penalty": {
        "ko": "벌점이 없습니다. 2αw를 더하되 절편의 자리는 0으로 두세요.",
        "en": "The penalty is missing. Add 2αw, with 0 in the place of the intercept.",
    },
    "update_intercept_penalised": {
        "ko": "절편에도 벌점을 주었습니다. 첫 성분의 벌점은 0입니다.",
        "en": "The intercept is penalised, too. The penalty of the first component is 0.",
    },
    "update_penalty_no_2": {
        "ko": "벌점의 미분에 2가 빠졌습니다. α‖w‖²의 미분은 2αw입니다.",
        "en": "The penalty's derivative lacks its 2: that of α‖w‖² is 2αw.",
    },
    "update_penalty_no_2_intercept": {
        "ko": "벌점의 미분에 2가 빠졌고 절편에도 벌점을 주었습니다.",
        "en": "The penalty's derivative lacks its 2, and the intercept is penalised, too.",
    },
    "update_penalty_over_n": {
        "ko": "벌점까지 n으로 나누었습니다. 평균인 것은 손실뿐이니 2αw는 그대로 더합니다. 괄호를 보세요.",
        "en": "The penalty is divided by n, too. Only the loss is a mean; 2αw is added as it is. Mind the brackets.",
    },
    "update_penalty_sign": {
        "ko": "벌점의 부호가 반대라 w가 커집니다. 비용에 더하는 것이므로 그레이디언트에도 더합니다.",
        "en": "The penalty has the wrong sign, and w grows. It is added to the cost, so add it to the gradient.",
    },
    "update_lasso": {
        "ko": "라쏘의 벌점 α·sign(w)입니다. 여기서는 릿지의 2αw입니다.",
        "en": "This is lasso's α·sign(w). Here it is ridge's 2αw.",
    },
    "update_penalty_as_loss": {
        "ko": "벌점의 미분이 아니라 벌점 α‖w‖² 자체를 더했습니다.",
        "en": "The penalty α‖w‖² itself is added, not its derivative.",
    },
    "update_penalty_without_lr": {
        "ko": "벌점의 미분에 학습률을 곱하지 않았습니다. 괄호를 보세요.",
        "en": "The penalty's derivative is not multiplied by the learning rate. Mind the brackets.",
    },
    "update_sum": {
        "ko": "손실을 합으로 셌습니다. J는 평균이므로 n으로 나누세요.",
        "en": "The loss is summed. J is a mean, so divide by n.",
    },
    "update_no_sigmoid": {
        "ko": "Xw를 확률로 바꾸지 않았습니다. p = σ(Xw)를 쓰세요.",
        "en": "Xw has not been turned into a probability. Use p = σ(Xw).",
    },
    "update_no_lr": {"ko": "학습률을 곱하지 않았습니다.", "en": "The learning rate is missing."},
    "update_only_step": {"ko": "옮긴 양만 돌려주었습니다. w에 더하세요.", "en": "This is only the move. Add it to w."},
    "update_only_gradient": {
        "ko": "그레이디언트만 돌려주었습니다. w에서 lr배를 빼세요.",
        "en": "This is the gradient alone. Subtract lr times it from w.",
    },
    "update_nothing": {"ko": "w가 그대로입니다.", "en": "w has not moved."},
    "update_twice": {"ko": "두 걸음을 갔습니다. 한 걸음만 옮기세요.", "en": "These are two steps. Take one."},
    # The decision.
    "predict_needed": {"ko": "행마다 0 또는 1이 하나씩인 배열", "en": "an array with a 0 or 1 per row"},
    "predict_right": {
        "ko": "세 문턱에서 모두 맞고, 문턱과 같은 확률은 양성으로 셉니다.",
        "en": "Correct at all three thresholds; a probability equal to the threshold counts as positive.",
    },
    "predict_probabilities": {
        "ko": "확률을 돌려주었습니다. 문턱과 견주어 0이나 1로 바꾸세요.",
        "en": "These are the probabilities. Compare them with the threshold and return 0 or 1.",
    },
    "predict_logits": {
        "ko": "로짓 Xw를 돌려주었습니다. 확률로 바꾸어 문턱과 견주세요.",
        "en": "These are the logits Xw. Turn them into probabilities and compare with the threshold.",
    },
    "predict_inverted": {"ko": "0과 1이 바뀌었습니다.", "en": "0 and 1 are swapped."},
    "predict_strict": {
        "ko": "p > t로 견주었습니다. 확률이 문턱과 같으면 1, 곧 p ≥ t입니다.",
        "en": "You compare p > t. A probability equal to the threshold counts as 1: p ≥ t.",
    },
    "predict_logit_against_t": {
        "ko": "로짓을 문턱과 견주었습니다. 문턱은 확률의 눈금에 있습니다.",
        "en": "The logit is compared with the threshold, which is on the scale of probabilities.",
    },
    "predict_always_half": {
        "ko": "문턱 t를 쓰지 않고 늘 0.5로 나누었습니다.",
        "en": "The threshold t is not used: this cuts at 0.5 whatever it is.",
    },
    "predict_mirrored": {
        "ko": "y = 0일 확률 σ(−Xw)를 썼습니다.",
        "en": "This uses the probability σ(−Xw) of y = 0.",
    },
    "predict_other_side": {"ko": "문턱이 1 − t가 되었습니다.", "en": "The threshold has become 1 − t."},
    "predict_plus_minus": {"ko": "−1과 1이 아니라 0과 1이 필요합니다.", "en": "0 and 1 are needed, not −1 and 1."},
    "predict_cut_off": {
        "ko": "문턱을 넘는 것은 확률이 아니라 1이어야 합니다.",
        "en": "Above the threshold it must be 1, not the probability.",
    },
    "predict_distance": {
        "ko": "p − t에서 멈추었습니다. 0 이상이면 1입니다.",
        "en": "This stops at p − t. Where it is at least 0, return 1.",
    },
    "predict_count": {
        "ko": "양성의 수입니다. 행마다 답이 하나씩 필요합니다.",
        "en": "This is the number of positives. One answer per row is needed.",
    },
    "predict_rows": {
        "ko": "양성인 행의 번호입니다. 행마다 0이나 1을 돌려주세요.",
        "en": "These are the numbers of the positive rows. Return 0 or 1 for every row.",
    },
    "predict_column": {
        "ko": "값은 맞지만 (n, 1) 모양의 열입니다. (n,) 모양이어야 합니다.",
        "en": "The values are right, but as a column of shape (n, 1). The shape must be (n,).",
    },
}

PREDICTIONS = {
    "odds": {
        "answer": 2,
        "ko": {
            "question": "로짓으로 잴 때 0.98 → 0.99는 0.49 → 0.50의 몇 배쯤 되는 변화일까요?",
            "options": ["같습니다. 둘 다 0.01입니다.", "2배쯤", "18배쯤", "절반쯤"],
            "outcome": "0.703과 0.040, 17.6배입니다. 0.98 → 0.99에서는 틀릴 확률이 절반으로 줄기 때문입니다.",
        },
        "en": {
            "question": "Measured in logit, how many times the step 0.49 → 0.50 is the step 0.98 → 0.99?",
            "options": ["The same: both are 0.01.", "About 2 times", "About 18 times", "About half"],
            "outcome": "0.703 against 0.040, 17.6 times: from 0.98 to 0.99 the probability of being wrong is halved.",
        },
    },
    "sigmoid": {
        "answer": 1,
        "ko": {
            "question": "b는 그대로 두고 w만 두 배로 키우면 σ(wx + b)의 중심은 어떻게 될까요?",
            "options": [
                "그대로 있고 곡선만 가팔라집니다.",
                "x = 0 쪽으로 절반 다가오고 곡선이 가팔라집니다.",
                "x = 0에서 두 배 멀어지고 곡선이 가팔라집니다.",
            ],
            "outcome": "중심은 −b/w입니다. w가 두 배면 절반이 됩니다. w는 기울기만이 아니라 중심도 옮깁니다.",
        },
        "en": {
            "question": "b stays, w is doubled. What becomes of the centre of σ(wx + b)?",
            "options": [
                "It stays, and the curve gets steeper.",
                "It comes half way towards x = 0, and the curve gets steeper.",
                "It moves twice as far from x = 0, and the curve gets steeper.",
            ],
            "outcome": "The centre is −b/w: with twice the w it is halved. So w moves the centre as well as the slope.",
        },
    },
    "likelihood": {
        "answer": 3,
        "ko": {
            "question": "w를 크게 키우면 열두 마리 거의 모두에 1에 가까운 확률을 줍니다. 가능도는 어떻게 될까요?",
            "options": [
                "끝없이 커집니다.",
                "1로 다가갑니다.",
                "w와 상관없이 일정합니다.",
                "커지다가 다시 작아집니다. 틀린 몇 마리가 곱을 0으로 끌고 갑니다.",
            ],
            "outcome": "b = 0이면 w = 7에서 가장 큽니다. 더 키우면 자신 있게 틀린 새의 막대가 0에 가까워지고, "
            "하나만 0에 가까워도 곱은 0에 가깝습니다.",
        },
        "en": {
            "question": "A large w gives nearly all twelve birds a probability near 1. What becomes of the likelihood?",
            "options": [
                "It grows without end.",
                "It approaches 1.",
                "It is the same for every w.",
                "It grows, then falls: the few that are wrong pull the product to 0.",
            ],
            "outcome": "With b = 0 it is greatest at w = 7. Beyond, the bar of a bird that is confidently "
            "misclassified comes near 0, and one factor near 0 is enough to bring the product near 0.",
        },
    },
    "training": {
        "answer": 0,
        "ko": {
            "question": "아델리와 젠투는 직선 하나로 완전히 나뉩니다. 규제 없이(α = 0) 오래 걸으면 w는 어떻게 될까요?",
            "options": [
                "경계의 방향은 거의 굳지만 ‖w‖는 끝없이 커집니다.",
                "모두 맞히는 순간 그레이디언트가 0이 되어 멈춥니다.",
                "최소점에 닿아 멈춥니다. 비용이 볼록하기 때문입니다.",
                "0으로 돌아갑니다.",
            ],
            "outcome": "모두 맞혀도 확률을 1에 더 가깝게 만들 여지가 늘 남습니다. α를 조금만 주면 멈춥니다.",
        },
        "en": {
            "question": "A line separates Adelie from Gentoo completely. Without a penalty (α = 0), what does w do in "
            "the long run?",
            "options": [
                "The boundary hardly turns any more, but ‖w‖ grows without end.",
                "It stops as soon as all are right, since the gradient is 0.",
                "It reaches the minimum and stops, since the cost is convex.",
                "It goes back to 0.",
            ],
            "outcome": "Even with all right, the probabilities can always come closer to 1. A little α stops it.",
        },
    },
    "deciding": {
        "answer": 1,
        "ko": {
            "question": "문턱을 0.5에서 0.9로 올리면 무엇이 달라질까요?",
            "options": [
                "두 가지 오류가 모두 줄어듭니다.",
                "암컷을 수컷이라 하는 오류는 줄고, 수컷을 놓치는 오류는 늘어납니다.",
                "암컷을 수컷이라 하는 오류는 늘고, 수컷을 놓치는 오류는 줄어듭니다.",
                "경계의 방향이 돌아갑니다.",
            ],
            "outcome": "0.5에서 0.9로 올리면 FP가 6에서 1로 줄고 FN이 9에서 28로 늡니다. 경계는 나란히 옮겨 갈 "
            "뿐입니다. 이 맞바꿈을 그린 것이 ROC 곡선입니다.",
        },
        "en": {
            "question": "What changes when the threshold rises from 0.5 to 0.9?",
            "options": [
                "Both kinds of error become fewer.",
                "Fewer females are called male, and more males are missed.",
                "More females are called male, and fewer males are missed.",
                "The boundary turns.",
            ],
            "outcome": "From 0.5 to 0.9 FP falls from 6 to 1, and FN rises from 9 to 28. The boundary only moves, "
            "parallel to itself. The ROC curve draws that trade.",
        },
    },
    "classes": {
        "answer": 2,
        "ko": {
            "question": "하나 대 나머지에서 ‘아델리일 확률’, ‘턱끈일 확률’, ‘젠투일 확률’을 더하면 얼마일까요?",
            "options": [
                "언제나 1입니다.",
                "언제나 1보다 작습니다.",
                "자리에 따라 1보다 크기도 작기도 합니다.",
                "언제나 1.5입니다.",
            ],
            "outcome": "처음 마름모에서는 0.52입니다. 따로따로 학습한 세 물음의 답이라 합이 1일 까닭이 없습니다. "
            "소프트맥스의 합은 언제나 1입니다.",
        },
        "en": {
            "question": "In one-vs-rest, what do the probabilities of “Adelie”, “Chinstrap” and “Gentoo” add up to?",
            "options": [
                "Always 1.",
                "Always less than 1.",
                "More or less than 1, depending on the place.",
                "Always 1.5.",
            ],
            "outcome": "At the diamond it is 0.52 at first. These are answers to three questions that were learnt "
            "apart, so nothing makes them add up to 1. Those of softmax always do.",
        },
    },
}
