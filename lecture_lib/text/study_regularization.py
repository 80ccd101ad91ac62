"""Words of chapter 5's checks, one sentence for every mistake that can be named, and of its predictions."""

WORDS = {
    # Ridge.
    "ridge_needed": {
        "ko": "절편을 비롯해 w의 성분마다 수가 하나씩인 배열",
        "en": "an array with one number per component of w, the intercept included",
    },
    "ridge_right": {
        "ko": "릿지의 닫힌 해가 세 데이터에서 모두 맞고, 절편에는 벌점이 없습니다.",
        "en": "The closed form of ridge is correct on all three data sets, and the intercept is not penalised.",
    },
    "ridge_intercept_penalised": {
        "ko": "절편에도 벌점을 주었습니다. αI의 첫 대각 성분을 0으로 두세요. 그래야 y에 상수를 더해도 예측이 "
        "그만큼만 움직입니다.",
        "en": "The intercept is penalised. Set the first diagonal entry of αI to 0, so that adding a constant to y "
        "just moves the predictions by it.",
    },
    "ridge_only_intercept": {
        "ko": "절편에만 벌점을 주었습니다. 반대로 절편만 빼고 모두에 벌점을 줍니다.",
        "en": "Only the intercept is penalised. It is the other way round: everything but the intercept.",
    },
    "ridge_last_free": {
        "ko": "마지막 계수에 벌점이 없습니다. 벌점이 없어야 하는 것은 1로 채운 첫 열의 절편입니다.",
        "en": "The last coefficient is free of penalty. The free one is the intercept: the first column, of ones.",
    },
    "ridge_no_alpha": {
        "ko": "최소제곱 해입니다. XᵀX에 α를 더하지 않았습니다.",
        "en": "This is the least-squares solution: α is not added to XᵀX.",
    },
    "ridge_alpha_halved": {
        "ko": "α의 절반을 더했습니다. J에도 벌점에도 1/2이 없어서, 미분의 2는 양쪽에서 함께 지워집니다.",
        "en": "You added half of α. Neither J nor the penalty has a 1/2, so the 2s of both derivatives cancel.",
    },
    "ridge_alpha_doubled": {
        "ko": "2α를 더했습니다. 벌점을 미분한 2αw의 2는 2XᵀXw의 2와 함께 지워집니다.",
        "en": "You added 2α. The 2 of the penalty's derivative 2αw cancels with that of 2XᵀXw.",
    },
    "ridge_alpha_times_n": {
        "ko": "α에 n을 곱했습니다. 그것은 J를 n으로 나눈 평균에 벌점을 더할 때의 식입니다. 여기서 J는 합입니다.",
        "en": "α is multiplied by n. That belongs to the mean J/n plus a penalty; here J is the sum.",
    },
    "ridge_alpha_over_n": {
        "ko": "α를 n으로 나누었습니다. 여기서 J는 합이므로 α를 그대로 더합니다.",
        "en": "α is divided by n. Here J is the sum, so α is added as it is.",
    },
    "ridge_alpha_squared": {"ko": "α²을 더했습니다. α를 그대로 더합니다.", "en": "You added α². Add α as it is."},
    "ridge_alpha_negative": {
        "ko": "α를 뺐습니다. 벌점은 비용에 더하므로 XᵀX에도 더합니다.",
        "en": "You subtracted α. The penalty is added to the cost, so α is added to XᵀX.",
    },
    "ridge_alpha_everywhere": {
        "ko": "α를 XᵀX의 모든 성분에 더했습니다. 대각선에만 더합니다. 단위행렬은 np.eye가 만듭니다.",
        "en": "α is added to every entry of XᵀX. Add it to the diagonal only; np.eye makes the identity matrix.",
    },
    "ridge_no_intercept": {
        "ko": "값은 맞지만 절편이 빠졌습니다. X의 열마다 수가 하나씩 있어야 합니다.",
        "en": "The values are right, but the intercept is missing: one number per column of X is needed.",
    },
    "ridge_sign": {
        "ko": "부호가 반대입니다. 식은 (XᵀX + αD)w = Xᵀy입니다.",
        "en": "The sign is flipped. The equation is (XᵀX + αD)w = Xᵀy.",
    },
    "ridge_moment": {
        "ko": "Xᵀy까지만 계산했습니다. 이것을 오른쪽에 두고 연립방정식을 풀어야 합니다.",
        "en": "This stops at Xᵀy. It is the right-hand side of the equation that is to be solved.",
    },
    "ridge_predictions": {
        "ko": "예측 Xw를 돌려주었습니다. 필요한 것은 w입니다.",
        "en": "These are the predictions Xw. What is needed is w.",
    },
    "ridge_column": {
        "ko": "값은 맞지만 (p, 1) 모양의 열입니다. (p,) 모양이어야 합니다.",
        "en": "The values are right, but as a column of shape (p, 1). The shape must be (p,).",
    },
    # Soft threshold.
    "soft_needed": {"ko": "z와 같은 모양의 배열", "en": "an array of the shape of z"},
    "soft_right": {
        "ko": "연성 문턱이 두 데이터에서 맞습니다. 문턱 안은 정확히 0, 밖은 문턱만큼 0 쪽으로 옵니다.",
        "en": "The soft threshold is correct on both data sets: exactly 0 inside, closer to 0 by the threshold "
        "outside.",
    },
    "soft_sign_lost": {
        "ko": "크기는 맞지만 음수의 부호를 잃었습니다. np.sign(z)를 곱하세요.",
        "en": "The sizes are right, but negative numbers have lost their sign. Multiply by np.sign(z).",
    },
    "soft_no_cut": {
        "ko": "문턱 안의 값이 0을 지나 반대쪽으로 넘어갔습니다. 크기 |z| − t가 음수면 0으로 두어야 합니다.",
        "en": "Values inside the threshold have passed 0 to the other side. Where |z| − t is negative it must be 0.",
    },
    "soft_positive_only": {
        "ko": "양수만 다루었습니다. 음수도 문턱만큼 0 쪽으로 옵니다.",
        "en": "Only positive numbers are treated. Negative ones, too, come closer to 0 by the threshold.",
    },
    "soft_hard": {
        "ko": "문턱 밖의 값을 그대로 두었습니다. 그것은 경성 문턱입니다. 연성 문턱은 문턱만큼 줄이기도 합니다.",
        "en": "Values outside are left as they are: that is the hard threshold. The soft one also reduces them by t.",
    },
    "soft_only_minus": {
        "ko": "모든 값에서 t를 뺐습니다. 음수에서는 더해야 0 쪽으로 가고, 문턱 안은 0입니다.",
        "en": "t is subtracted everywhere. Negative numbers move towards 0 by adding it, and inside the threshold it "
        "is 0.",
    },
    "soft_clipped": {
        "ko": "[−t, t]로 잘라 냈습니다. 그것은 z에서 빠지는 쪽입니다. 필요한 것은 z에서 그것을 뺀 나머지입니다.",
        "en": "This cuts z to [−t, t], which is the part taken away. What is needed is z less that.",
    },
    "soft_shrunk": {
        "ko": "1 + t로 나누었습니다. 그것은 릿지의 축소입니다. 나누기로는 0이 되지 않습니다.",
        "en": "You divided by 1 + t. That is how ridge shrinks, and division never gives 0.",
    },
    "soft_away": {
        "ko": "t를 더해 0에서 멀어졌습니다. 크기에서 t를 빼야 합니다.",
        "en": "t is added, away from 0. Subtract it from the size.",
    },
    "soft_half": {
        "ko": "문턱이 절반입니다. 이 함수의 문턱은 t 그대로입니다.",
        "en": "The threshold is halved. Here it is t itself.",
    },
    "soft_double": {
        "ko": "문턱이 두 배입니다. 이 함수의 문턱은 t 그대로입니다.",
        "en": "The threshold is doubled. Here it is t itself.",
    },
    "soft_inside_out": {
        "ko": "안팎이 바뀌었습니다. t − |z|가 아니라 |z| − t입니다.",
        "en": "Inside and outside are swapped: it is |z| − t, not t − |z|.",
    },
    "soft_absolute": {
        "ko": "절댓값만 취했습니다. t를 빼고 부호를 되돌리세요.",
        "en": "This is just |z|. Subtract t and put the sign back.",
    },
    "soft_sign_only": {
        "ko": "부호만 남았습니다. 여기에 크기 |z| − t를 곱해야 합니다.",
        "en": "Only the sign is left. Multiply it by the size |z| − t.",
    },
    "soft_mask": {
        "ko": "참과 거짓을 돌려주었습니다. 필요한 것은 줄인 값 자체입니다.",
        "en": "These are True and False. What is needed is the reduced values themselves.",
    },
    # One coordinate of the lasso.
    "coordinate_needed": {"ko": "수 하나, 곧 새 wⱼ", "en": "a single number, the new w_j"},
    "coordinate_right": {
        "ko": "새 wⱼ가 세 데이터에서 모두 맞습니다. 이것을 모든 좌표에서 되풀이하면 라쏘의 해에 닿습니다.",
        "en": "The new w_j is correct on all three data sets. Repeated over all coordinates, it arrives at the lasso "
        "solution.",
    },
    "coordinate_alpha_not_halved": {
        "ko": "문턱이 α입니다. 제곱을 미분할 때 나온 2로 나누어 α/2가 됩니다.",
        "en": "The threshold is α. Dividing by the 2 that comes from the square makes it α/2.",
    },
    "coordinate_alpha_times_n": {
        "ko": "문턱에 n을 곱했습니다. 그것은 scikit-learn의 α를 쓸 때의 식입니다. 여기서는 α/2입니다.",
        "en": "The threshold is multiplied by n. That belongs to scikit-learn's α; here it is α/2.",
    },
    "coordinate_alpha_quartered": {
        "ko": "문턱이 α/4입니다. 2로 한 번만 나눕니다.",
        "en": "The threshold is α/4. Divide by 2 only once.",
    },
    "coordinate_no_threshold": {
        "ko": "벌점이 없을 때의 값입니다. 나누기 전에 α/2의 연성 문턱을 지나야 합니다.",
        "en": "This is the value without the penalty. Before dividing, apply the soft threshold α/2.",
    },
    "coordinate_own_part_kept": {
        "ko": "잔차에서 특징 j의 몫을 되돌리지 않았습니다. y − Xw에 xⱼwⱼ를 더한 뒤 xⱼ와 내적하세요.",
        "en": "Feature j's own part is not put back. Add x_j w_j to y − Xw before the inner product with x_j.",
    },
    "coordinate_others_ignored": {
        "ko": "다른 특징의 몫을 빼지 않았습니다. y가 아니라 y − Xw + xⱼwⱼ와 내적합니다.",
        "en": "The part of the other features is not subtracted. Take the inner product with y − Xw + x_j w_j, not "
        "with y.",
    },
    "coordinate_residual_sign": {
        "ko": "부호가 반대입니다. 잔차는 y − Xw입니다.",
        "en": "The sign is flipped. The residual is y − Xw.",
    },
    "coordinate_not_divided": {
        "ko": "xⱼᵀxⱼ로 나누지 않았습니다.",
        "en": "It is not divided by x_jᵀx_j.",
    },
    "coordinate_divided_by_n": {
        "ko": "n으로 나누었습니다. 표준화한 특징에서만 xⱼᵀxⱼ = n입니다. 일반적으로는 xⱼᵀxⱼ로 나눕니다.",
        "en": "You divided by n. Only for standardised features is x_jᵀx_j = n; in general divide by x_jᵀx_j.",
    },
    "coordinate_divided_by_length": {
        "ko": "xⱼ의 길이로 나누었습니다. 길이의 제곱 xⱼᵀxⱼ로 나눕니다.",
        "en": "You divided by the length of x_j. Divide by its square, x_jᵀx_j.",
    },
    "coordinate_divided_first": {
        "ko": "먼저 나누고 문턱을 적용했습니다. 문턱이 먼저이고 나누기가 나중입니다.",
        "en": "You divided first and applied the threshold afterwards. The threshold comes first.",
    },
    "coordinate_sign_lost": {
        "ko": "크기는 맞지만 부호를 잃었습니다. 연성 문턱은 부호를 지킵니다.",
        "en": "The size is right, but the sign is lost. The soft threshold keeps it.",
    },
    "coordinate_only_minus": {
        "ko": "α/2를 빼기만 했습니다. 음수일 때는 더하고, 크기가 α/2보다 작으면 0입니다.",
        "en": "α/2 is just subtracted. Where it is negative, add it; where the size is below α/2, the answer is 0.",
    },
    "coordinate_ridge": {
        "ko": "릿지의 갱신입니다. 라쏘는 α로 나누는 쪽을 키우지 않고 문턱을 적용합니다.",
        "en": "This is the update of ridge. Lasso applies a threshold instead of adding α to the divisor.",
    },
    "coordinate_change": {
        "ko": "새 값이 아니라 변화량입니다. wⱼ를 빼지 마세요.",
        "en": "This is the change, not the new value. Do not subtract w_j.",
    },
    "coordinate_whole_w": {
        "ko": "w 전체를 돌려주었습니다. 필요한 것은 새 wⱼ 하나입니다.",
        "en": "This is the whole w. What is needed is the new w_j alone.",
    },
    # One standard error.
    "one_error_needed": {"ko": "수 하나, 곧 α", "en": "a single number, the α"},
    "one_error_right": {
        "ko": "1 표준 오차 규칙의 α가 세 데이터에서 모두 맞습니다.",
        "en": "The one-standard-error α is correct on all three data sets.",
    },
    "one_error_least": {
        "ko": "평균 오차가 가장 작은 α입니다(argmin). 규칙은 거기서 표준 오차 하나 안에 드는 가장 큰 α를 고릅니다.",
        "en": "This is the α of the least mean error (argmin). The rule takes the largest α within one standard "
        "error of it.",
    },
    "one_error_smallest": {
        "ko": "표준 오차 하나 안에 드는 가장 작은 α입니다. 규제가 가장 강한 것, 곧 가장 큰 α를 고르세요.",
        "en": "This is the smallest α within one standard error. Take the largest: the strongest penalty.",
    },
    "one_error_first": {
        "ko": "조건에 맞는 첫째 α를 골랐습니다. α는 커지는 순서일 수도 작아지는 순서일 수도 있습니다. 가장 큰 것을 "
        "고르세요.",
        "en": "You took the first α that qualifies. The alphas may rise or fall; take the largest.",
    },
    "one_error_last": {
        "ko": "조건에 맞는 마지막 α를 골랐습니다. α는 커지는 순서일 수도 작아지는 순서일 수도 있습니다. 가장 큰 것을 "
        "고르세요.",
        "en": "You took the last α that qualifies. The alphas may rise or fall; take the largest.",
    },
    "one_error_deviation": {
        "ko": "표준편차를 썼습니다. 평균의 표준 오차는 그것을 폴드 수의 제곱근으로 나눈 값입니다.",
        "en": "You used the standard deviation. The standard error of the mean is that over the root of the number "
        "of folds.",
    },
    "one_error_ddof_0": {
        "ko": "표준편차를 구할 때 폴드 수 k로 나누었습니다(ddof=0). 표본에서 구하는 표준편차이므로 k − 1로 "
        "나눕니다(ddof=1).",
        "en": "The standard deviation is divided by the number of folds k (ddof=0). It is estimated from a sample, so "
        "divide by k − 1 (ddof=1).",
    },
    "one_error_two": {
        "ko": "표준 오차 둘을 더했습니다. 하나만 더합니다.",
        "en": "You allowed two standard errors. Allow one.",
    },
    "one_error_own": {
        "ko": "α마다 제 표준 오차를 썼습니다. 기준선은 하나, 최소 오차에 그 자리의 표준 오차를 더한 값입니다.",
        "en": "Each α uses its own standard error. There is one limit: the least error plus the standard error there.",
    },
    "one_error_index": {
        "ko": "α의 번호를 돌려주었습니다. 필요한 것은 α의 값입니다.",
        "en": "This is the index of the α. What is needed is its value.",
    },
    "one_error_least_index": {
        "ko": "평균 오차가 가장 작은 곳의 번호입니다(argmin). 필요한 것은 1 표준 오차 규칙이 고르는 α의 값입니다.",
        "en": "This is the index of the least mean error (argmin). What is needed is the α of the one-standard-error "
        "rule.",
    },
    "one_error_greatest": {
        "ko": "오차가 가장 큰 α입니다(argmax). 오차는 작을수록 좋습니다.",
        "en": "This is the α of the greatest error (argmax). Small errors are good.",
    },
    "one_error_largest": {
        "ko": "가장 큰 α를 돌려주었습니다. 오차가 기준선 아래인 것 가운데 가장 큰 α를 고르세요.",
        "en": "This is the largest α of all. Take the largest among those whose error is below the limit.",
    },
    "one_error_one_fold": {
        "ko": "한 폴드의 가장 작은 오차를 찾았습니다. 먼저 폴드에 걸쳐 평균을 내세요(axis=0).",
        "en": "You looked for the least error of a single fold. First take the mean over the folds (axis=0).",
    },
    "one_error_error": {
        "ko": "그 α에서의 평균 오차를 돌려주었습니다. 필요한 것은 α입니다.",
        "en": "This is the mean error at that α. What is needed is the α.",
    },
    "one_error_limit": {
        "ko": "기준선(최소 오차 + 표준 오차)입니다. 오차가 이 선을 넘지 않는 가장 큰 α를 돌려주세요.",
        "en": "This is the limit: least error plus standard error. Return the largest α whose error does not exceed "
        "it.",
    },
    "one_error_all_of_them": {
        "ko": "조건에 맞는 α를 모두 돌려주었습니다. 그 가운데 가장 큰 것 하나입니다.",
        "en": "These are all the alphas that qualify. Return the largest of them.",
    },
}

PREDICTIONS = {
    "overfitting": {
        "answer": 2,
        "ko": {
            "question": "펭귄 16마리에 맞춘 다항식의 차수를 1에서 15까지 올립니다. 쓰지 않은 326마리에서의 오차는 "
            "어떻게 될까요?",
            "options": [
                "차수를 올릴수록 계속 줄어듭니다. 16점에 더 잘 맞으니까요.",
                "거의 그대로입니다. 같은 펭귄 무리에서 뽑았으니까요.",
                "얼마 동안 비슷하다가, 높은 차수에서 직선의 100배가 넘게 커집니다.",
                "조금씩 고르게 커집니다. 차수가 하나 늘 때마다 조금씩 손해입니다.",
            ],
            "outcome": "이 16마리에서는 8차까지 직선과 비슷하다가 15차에서 직선의 271배가 됩니다. 16마리를 200번 "
            "뽑으면(점선) 대개 더 일찍, 더 심하게 나빠집니다. 16마리에서의 오차는 그동안 계속 줄어 0이 됩니다. α를 "
            "조금만 키워 보세요.",
        },
        "en": {
            "question": "The degree of a polynomial fitted to 16 penguins is raised from 1 to 15. What happens to "
            "its error "
            "on the 326 that were not used?",
            "options": [
                "It keeps falling, since the fit to the 16 points improves.",
                "It hardly changes, since they come from the same population.",
                "Much the same for a while; at high degrees over 100 times that of the line.",
                "It grows evenly, a little with every degree.",
            ],
            "outcome": "With these 16 it is about as good as the line up to degree 8, and at degree 15 it is 271 times "
            "that of the line. Of 200 draws of 16 (dotted) most get worse sooner, and more so. All the while the error "
            "on the 16 falls, to 0. Now raise α a little.",
        },
    },
    "alpha": {
        "answer": 1,
        "ko": {
            "question": "특징 8개 가운데 4개는 뜻 없는 난수입니다. α를 키우면 난수의 계수는 어떻게 될까요?",
            "options": [
                "라쏘에서도 릿지에서도 정확히 0이 됩니다.",
                "라쏘에서는 하나씩 정확히 0이 되고, 릿지에서는 0이 되지 않습니다.",
                "릿지에서는 하나씩 정확히 0이 되고, 라쏘에서는 0이 되지 않습니다.",
                "둘 다 여덟 계수가 같은 비율로 작아집니다.",
            ],
            "outcome": "라쏘에서는 α가 커질수록 계수가 하나씩 정확히 0이 됩니다. 릿지의 계수는 α가 1,000이어도 0이 "
            "아닙니다.",
        },
        "en": {
            "question": "Of 8 features, 4 are random numbers without meaning. As α grows, what becomes of their "
            "coefficients?",
            "options": [
                "They become exactly 0 in lasso and in ridge.",
                "In lasso they become exactly 0 one by one; in ridge they do not.",
                "In ridge they become exactly 0 one by one; in lasso they do not.",
                "In both, all eight shrink by the same factor.",
            ],
            "outcome": "In lasso one coefficient after another becomes exactly 0. Those of ridge are not 0 even at "
            "α = 1,000.",
        },
    },
    "geometry": {
        "answer": 0,
        "ko": {
            "question": "왜 라쏘의 해는 축 위에 놓이기 쉬울까요?",
            "options": [
                "마름모의 모서리가 축 위에 있고, 모서리가 먼저 등고선에 닿기 쉽습니다.",
                "마름모가 원보다 작아서 축에 더 가깝습니다.",
                "손실의 등고선이 라쏘에서는 타원이 아니라 마름모입니다.",
                "계산할 때 작은 값을 0으로 반올림합니다.",
            ],
            "outcome": "모서리는 축 위에 있고 뾰족합니다. 등고선이 웬만큼 비스듬해도 모서리에서 만납니다. 원에는 "
            "모서리가 없습니다. "
            "왼쪽 별을 끌어서 확인해 보세요.",
        },
        "en": {
            "question": "Why does the lasso solution so often lie on an axis?",
            "options": [
                "The diamond's corners lie on the axes, and a corner often touches the contour first.",
                "The diamond is smaller than the circle and so closer to the axes.",
                "For lasso the contours of the loss are diamonds, not ellipses.",
                "The computation rounds small values to 0.",
            ],
            "outcome": "The corners lie on the axes and stick out. Even a contour that comes at quite an angle meets "
            "the diamond there. A circle has no corners. Drag the star on the left and see.",
        },
    },
    "coordinate": {
        "answer": 2,
        "ko": {
            "question": "라쏘를 계수 하나씩 풀어 갑니다. 벌점이 없을 때의 값이 문턱보다 0에 가까운 계수는 어떻게 "
            "될까요?",
            "options": [
                "문턱만큼 작아져 부호가 바뀝니다.",
                "절반으로 줄고, 걸음마다 다시 절반이 됩니다.",
                "한 번에 정확히 0이 됩니다.",
                "0으로 한없이 다가가지만 0은 아닙니다.",
            ],
            "outcome": "비용의 단면이 0에서 꺾여 있고 그 꺾인 곳이 바닥입니다. 그래서 한 걸음에 정확히 0이 됩니다.",
        },
        "en": {
            "question": "Lasso is solved one coefficient at a time. What happens to one whose value without the "
            "penalty is closer to 0 than the threshold?",
            "options": [
                "It is reduced by the threshold and changes sign.",
                "It is halved, and halved again at each step.",
                "It becomes exactly 0 in one step.",
                "It approaches 0 for ever and never gets there.",
            ],
            "outcome": "The slice of the cost has a kink at 0, and the kink is its bottom: exactly 0, in one step.",
        },
    },
    "mending": {
        "answer": 3,
        "ko": {
            "question": "같은 날개 길이를 mm와 인치로 두 번 넣었습니다. α를 0에서 10으로 올리면 무엇이 달라질까요?",
            "options": [
                "w의 흩어짐도 예측의 오차도 크게 줄어듭니다.",
                "w의 흩어짐도 예측의 오차도 크게 늘어납니다.",
                "거의 달라지지 않습니다. α가 n = 342보다 훨씬 작습니다.",
                "w의 흩어짐은 크게 줄고, 예측의 오차는 거의 그대로입니다.",
            ],
            "outcome": "데이터가 거의 말해 주지 않는 방향의 축소 계수만 0.04로 줄어듭니다. 흩어짐은 20분의 1쯤이 되고, "
            "뽑히지 않은 펭귄에서 잰 예측의 오차는 1%도 늘지 않습니다.",
        },
        "en": {
            "question": "The same flipper length is put in twice, in mm and in inches. What changes as α goes from 0 "
            "to 10?",
            "options": [
                "Both the spread of w and the error of prediction fall a lot.",
                "Both the spread of w and the error of prediction rise a lot.",
                "Next to nothing: α is much smaller than n = 342.",
                "The spread of w falls a lot; the error of prediction hardly changes.",
            ],
            "outcome": "Only the direction about which the data say almost nothing shrinks, to 0.04 of itself. The "
            "spread falls to about 1/20, and the error of prediction, on penguins left out, rises by less than 1%.",
        },
    },
    "choosing": {
        "answer": 2,
        "ko": {
            "question": "교차 검증 오차가 가장 작은 α보다 α를 더 키우면, 곧바로 오차가 뚜렷하게 커질까요?",
            "options": [
                "네. 최소이니 조금만 벗어나도 뚜렷하게 커집니다.",
                "아니요. 오차는 α와 상관없이 거의 일정합니다.",
                "아니요. 한동안 조금씩만 커지므로, 그만한 손해로 더 단순한 모델을 쓸 수 있습니다.",
                "아니요. α를 키울수록 오차가 계속 줄어듭니다.",
            ],
            "outcome": "곡선은 최소 둘레에서 평평합니다. 1 표준 오차 규칙은 표준 오차 하나까지의 손해를 받아들이고 더 "
            "단순한 모델을 고릅니다. 그만한 차이가 우연이라는 뜻은 아닙니다.",
        },
        "en": {
            "question": "Beyond the α with the least cross-validation error, does the error rise distinctly at once?",
            "options": [
                "Yes. It is a minimum, so the slightest move away raises it distinctly.",
                "No. The error is almost the same whatever α is.",
                "No. For a while it rises only a little, a small price for a simpler model.",
                "No. The error keeps falling as α grows.",
            ],
            "outcome": "The curve is flat around its minimum. The one-standard-error rule accepts a loss of up to one "
            "standard error and chooses a simpler model. It does not say that such a difference is chance.",
        },
    },
}
