"""Words of chapter 2's checks, and its predictions."""

WORDS = {
    # The residual sum of squares.
    "rss_needed": {"ko": "수 하나", "en": "a single number"},
    "rss_right": {
        "ko": "세 데이터에서 모두 맞습니다. 이것이 이 장의 비용 함수 J(w)입니다.",
        "en": "Right on all three data sets. This is the cost function J(w) of this chapter.",
    },
    "rss_mean": {
        "ko": "n으로 나누었습니다. 그러면 평균 제곱 오차(MSE)입니다. 여기서 묻는 것은 합입니다.",
        "en": "You divided by n, which makes it the mean squared error (MSE). Here the sum is asked for.",
    },
    "rss_root": {
        "ko": "제곱근을 씌웠습니다. 그러면 잔차 벡터의 길이 ‖r‖입니다. 제곱인 채로 두세요.",
        "en": "You took the square root, which is the length ‖r‖ of the residual. Leave it squared.",
    },
    "rss_root_mean": {
        "ko": "n으로 나누고 제곱근을 씌웠습니다(RMSE). 둘 다 하지 말고 합을 돌려주세요.",
        "en": "You divided by n and took the root (RMSE). Do neither: return the sum.",
    },
    "rss_half": {
        "ko": "정답의 절반입니다. 1/2을 곱하는 책도 있지만 이 강의의 J에는 없습니다.",
        "en": "This is half the answer. Some books put a factor 1/2; the J of this course has none.",
    },
    "rss_half_mean": {
        "ko": "2n으로 나누었습니다. 이 강의의 J는 나누지 않은 합입니다.",
        "en": "You divided by 2n. The J of this course is the plain sum.",
    },
    "rss_residual": {
        "ko": "잔차를 그대로 돌려주었습니다. 제곱해서 모두 더하세요.",
        "en": "These are the residuals themselves. Square them and add them up.",
    },
    "rss_squares": {
        "ko": "잔차의 제곱까지는 맞습니다. 이제 모두 더하세요.",
        "en": "The squared residuals are right. Now add them up.",
    },
    "rss_not_squared": {
        "ko": "잔차를 제곱하지 않고 더했습니다. 양수와 음수가 서로 지웁니다.",
        "en": "The residuals are summed without squaring, so positive and negative ones cancel.",
    },
    "rss_sum_squared": {
        "ko": "더한 다음에 제곱했습니다. 제곱한 다음에 더해야 합니다.",
        "en": "You summed first and squared then. Square first, then sum.",
    },
    "rss_absolute": {
        "ko": "절댓값을 더했습니다. 최소제곱법은 제곱을 더합니다.",
        "en": "You summed absolute values. Least squares sums squares.",
    },
    "rss_plus": {
        "ko": "y에 예측을 더했습니다. 잔차는 y − Xw입니다.",
        "en": "The prediction is added to y. The residual is y − Xw.",
    },
    "rss_predictions": {
        "ko": "예측 Xw의 제곱을 더했습니다. y에서 Xw를 뺀 잔차를 제곱하세요.",
        "en": "You summed the squares of the predictions Xw. Square the residuals y − Xw.",
    },
    "rss_about_mean": {
        "ko": "y에서 평균을 뺀 값의 제곱합입니다. 평균 대신 예측 Xw를 빼세요.",
        "en": "This is the sum of squares about the mean of y. Subtract the prediction Xw, not the mean.",
    },
    "rss_least": {
        "ko": "가장 작은 값, 곧 최소제곱해의 J를 돌려주었습니다. 받은 w에서의 값이 필요합니다.",
        "en": "This is the least value, J at the least-squares solution. What is needed is J at the given w.",
    },
    "rss_no_transpose": {
        "ko": "X를 전치했습니다. 한 행이 데이터 하나이므로 그대로 Xw입니다.",
        "en": "X is transposed. Its rows are the data, so it is Xw as it stands.",
    },
    "rss_broadcast": {
        "ko": "y가 (n, 1) 모양이 되어 모든 y에서 모든 예측을 뺐습니다. y를 (n,) 모양 그대로 쓰세요.",
        "en": "y became (n, 1), so every prediction was subtracted from every y. Keep y of shape (n,).",
    },
    "rss_penalised": {
        "ko": "‖w‖²을 더했습니다. 그것은 5장의 규제입니다. 여기서는 잔차만 씁니다.",
        "en": "You added ‖w‖², which is the penalty of chapter 5. Here only the residuals count.",
    },
    # The fit.
    "fit_needed": {"ko": "절편과 기울기, 곧 수 두 개인 배열", "en": "intercept and slope, an array of two numbers"},
    "fit_right": {
        "ko": "절편과 기울기가 세 데이터에서 모두 맞습니다.",
        "en": "Intercept and slope are right on all three data sets.",
    },
    "fit_no_ones": {
        "ko": "기울기 하나뿐입니다. 설계 행렬에 1로 채운 열을 빠뜨려 직선이 원점을 지납니다.",
        "en": "There is only a slope: the design matrix lacks its column of ones, so the line passes through the "
        "origin.",
    },
    "fit_no_ones_number": {
        "ko": "기울기 하나뿐입니다. 설계 행렬에 1로 채운 열을 빠뜨려 직선이 원점을 지납니다.",
        "en": "There is only a slope: the design matrix lacks its column of ones, so the line passes through the "
        "origin.",
    },
    "fit_swapped": {
        "ko": "순서가 바뀌었습니다. 1로 채운 열이 첫 열이므로 절편이 먼저입니다.",
        "en": "The order is swapped. The column of ones comes first, so the intercept does.",
    },
    "fit_slope_only": {
        "ko": "기울기만 돌려주었습니다. 절편도 함께 돌려주세요.",
        "en": "Only the slope came back. Return the intercept as well.",
    },
    "fit_intercept_only": {
        "ko": "절편만 돌려주었습니다. 기울기도 함께 돌려주세요.",
        "en": "Only the intercept came back. Return the slope as well.",
    },
    "fit_column": {
        "ko": "값은 맞지만 (2, 1) 모양의 열입니다. (2,) 모양이어야 합니다.",
        "en": "The values are right, but as a column of shape (2, 1). The shape must be (2,).",
    },
    "fit_right_side": {
        "ko": "우변 Xᵀy만 계산했습니다. XᵀXw = Xᵀy를 w에 대해 푸세요.",
        "en": "This is the right-hand side Xᵀy only. Solve XᵀXw = Xᵀy for w.",
    },
    "fit_no_transpose": {
        "ko": "점이 둘이라 X가 정사각일 때만 맞고, 그 밖에는 XX도 solve(X, y)도 계산할 수 없습니다. 전치를 곱한 XᵀX와 "
        "Xᵀy를 쓰세요.",
        "en": "Right for two points only, where X is square. Elsewhere neither XX nor solve(X, y) can be computed: use "
        "XᵀX and Xᵀy, with the transpose.",
    },
    "fit_sign": {
        "ko": "부호가 반대입니다. 정규 방정식은 XᵀXw = +Xᵀy입니다.",
        "en": "The sign is flipped. The normal equation is XᵀXw = +Xᵀy.",
    },
    "fit_gradient_2": {
        "ko": "정답의 절반입니다. 그레이디언트의 2를 한쪽 항에만 남겼습니다. 양변의 2는 함께 지워집니다.",
        "en": "This is half the answer. The 2 of the gradient stayed on one side only; it cancels on both.",
    },
    "fit_twice": {
        "ko": "정답의 두 배입니다. 그레이디언트의 2를 한쪽 항에만 남겼습니다. 양변의 2는 함께 지워집니다.",
        "en": "This is twice the answer. The 2 of the gradient stayed on one side only; it cancels on both.",
    },
    "fit_roles": {
        "ko": "x와 y의 역할이 바뀌었습니다. y를 x로 예측합니다.",
        "en": "x and y have changed roles. It is y that is predicted from x.",
    },
    "fit_penalised": {
        "ko": "XᵀX에 단위행렬을 더했습니다. 그것은 5장의 릿지입니다.",
        "en": "You added the identity to XᵀX. That is the ridge regression of chapter 5.",
    },
    "fit_predictions": {
        "ko": "예측 Xw를 돌려주었습니다. 필요한 것은 w입니다.",
        "en": "These are the predictions Xw. What is needed is w.",
    },
    "fit_residuals": {
        "ko": "잔차를 돌려주었습니다. 필요한 것은 w입니다.",
        "en": "These are the residuals. What is needed is w.",
    },
    "fit_centred": {
        "ko": "기울기는 맞지만 절편이 y의 평균입니다. x에서 평균을 뺐다면, 원래 x의 절편은 ȳ − w₁x̄입니다.",
        "en": "The slope is right, but the intercept is the mean of y. If you centred x, the intercept for x itself is "
        "ȳ − w₁x̄.",
    },
    "fit_zeros": {
        "ko": "절편이 0이고 기울기는 원점을 지나는 직선의 것입니다. 첫 열이 0으로 채워지지 않았나요?",
        "en": "The intercept is 0 and the slope is that of the line through the origin. Is the first column zeros "
        "instead of ones?",
    },
    "fit_no_division": {
        "ko": "XᵀX를 곱했습니다. 곱할 것은 그 역행렬이고, 계산할 때는 np.linalg.solve로 풉니다.",
        "en": "You multiplied by XᵀX. It is its inverse that would multiply; compute with np.linalg.solve.",
    },
    "fit_loss": {
        "ko": "가장 작은 J를 돌려주었습니다. 필요한 것은 J가 가장 작은 w입니다.",
        "en": "This is the least J. What is needed is the w at which J is least.",
    },
    # The prediction.
    "predict_needed": {"ko": "x_new마다 수가 하나씩인 배열", "en": "an array with one number per x_new"},
    "predict_right": {
        "ko": "예측이 세 데이터에서 모두 맞습니다.",
        "en": "The predictions are right on all three data sets.",
    },
    "predict_no_intercept": {
        "ko": "절편 w₀을 더하지 않았습니다.",
        "en": "The intercept w₀ is not added.",
    },
    "predict_swapped": {
        "ko": "절편과 기울기가 바뀌었습니다. w[0]이 절편, w[1]이 기울기입니다.",
        "en": "Intercept and slope are swapped: w[0] is the intercept, w[1] the slope.",
    },
    "predict_both_times": {
        "ko": "절편에도 x를 곱했습니다. 절편에는 1이 곱해집니다.",
        "en": "The intercept is multiplied by x as well. It goes with the column of ones.",
    },
    "predict_minus": {
        "ko": "기울기의 항을 뺐습니다. 더해야 합니다.",
        "en": "The term with the slope is subtracted. Add it.",
    },
    "predict_minus_intercept": {
        "ko": "절편을 뺐습니다. 더해야 합니다.",
        "en": "The intercept is subtracted. Add it.",
    },
    "predict_bracket": {
        "ko": "절편에 기울기를 곱했습니다. 괄호를 살펴보세요.",
        "en": "The intercept is multiplied by the slope. Look at the brackets.",
    },
    "predict_sum": {
        "ko": "예측을 모두 더했습니다. x_new마다 하나씩 돌려주세요.",
        "en": "The predictions are summed. Return one per x_new.",
    },
    "predict_mean": {
        "ko": "예측의 평균을 냈습니다. x_new마다 하나씩 돌려주세요.",
        "en": "The predictions are averaged. Return one per x_new.",
    },
    "predict_first": {
        "ko": "첫 예측만 돌려주었습니다. x_new마다 하나씩 돌려주세요.",
        "en": "Only the first prediction came back. Return one per x_new.",
    },
    "predict_column": {
        "ko": "값은 맞지만 (m, 1) 모양의 열입니다. x_new처럼 (m,) 모양이어야 합니다.",
        "en": "The values are right, but as a column of shape (m, 1). The shape must be that of x_new, (m,).",
    },
    "predict_elementwise": {
        "ko": "w와 x_new를 성분끼리 곱했습니다. w[0] + w[1] * x_new입니다.",
        "en": "w and x_new are multiplied component by component. It is w[0] + w[1] * x_new.",
    },
    "predict_inner": {
        "ko": "w와 x_new를 내적했습니다. x_new의 수마다 1을 앞에 붙인 행과 w를 내적해야 합니다.",
        "en": "This is the inner product of w and x_new. Take that of w with the row (1, x) for each x in x_new.",
    },
    # Without an intercept.
    "origin_needed": {"ko": "기울기, 곧 수 하나", "en": "the slope, a single number"},
    "origin_right": {
        "ko": "세 데이터에서 모두 맞습니다. 열이 하나뿐이라 정규 방정식이 나눗셈 하나가 됩니다.",
        "en": "Right on all three data sets. With a single column the normal equation is one division.",
    },
    "origin_with_intercept": {
        "ko": "절편이 있는 직선의 기울기입니다. x와 y에서 평균을 빼지 말고, 1로 채운 열도 넣지 마세요.",
        "en": "This is the slope of the line with an intercept. Neither centre x and y nor put in a column of ones.",
    },
    "origin_both": {
        "ko": "절편까지 구했습니다. 여기서는 직선이 원점을 지납니다.",
        "en": "You found an intercept as well. Here the line passes through the origin.",
    },
    "origin_array": {
        "ko": "값은 맞지만 수 하나를 담은 배열입니다. 수 하나를 돌려주세요.",
        "en": "The value is right, but in an array. Return the number itself.",
    },
    "origin_ratio_of_sums": {
        "ko": "합끼리 나누었습니다. 각 항에 x를 곱해 Σxy를 Σx²으로 나누세요.",
        "en": "This divides the sums. Multiply each term by x first: Σxy over Σx².",
    },
    "origin_mean_ratio": {
        "ko": "y/x의 평균입니다. 제곱합을 가장 작게 하는 것은 Σxy를 Σx²으로 나눈 값입니다.",
        "en": "This is the mean of y/x. The sum of squares is least for Σxy over Σx².",
    },
    "origin_ratios": {
        "ko": "점마다 y/x를 돌려주었습니다. 모든 점에 기울기 하나입니다.",
        "en": "This is y/x for each point. There is one slope for all of them.",
    },
    "origin_inverted": {
        "ko": "거꾸로 나누었습니다. Σxy를 Σx²으로 나눕니다.",
        "en": "It is upside down. Divide Σxy by Σx².",
    },
    "origin_over_y": {
        "ko": "Σy²으로 나누었습니다. 설계 행렬의 열은 x이므로 Σx²으로 나눕니다.",
        "en": "You divided by Σy². The column of the design matrix is x, so divide by Σx².",
    },
    "origin_no_division": {
        "ko": "Σxy까지만 계산했습니다. Σx²으로 나누세요.",
        "en": "This stops at Σxy. Divide it by Σx².",
    },
    "origin_mean_only": {
        "ko": "xy의 평균입니다. n이 아니라 Σx²으로 나눕니다.",
        "en": "This is the mean of xy. Divide by Σx², not by n.",
    },
    "origin_root": {
        "ko": "‖x‖로 나누었습니다. ‖x‖², 곧 Σx²으로 나눕니다.",
        "en": "You divided by ‖x‖. Divide by ‖x‖², which is Σx².",
    },
    "origin_sum_squared": {
        "ko": "x를 더한 다음에 제곱했습니다. 제곱한 다음에 더하세요.",
        "en": "You summed x first and squared then. Square first, then sum.",
    },
    "origin_correlation": {
        "ko": "‖x‖‖y‖로 나누었습니다. 그러면 두 벡터가 이루는 각의 코사인입니다. ‖x‖²으로 나누세요.",
        "en": "You divided by ‖x‖‖y‖, which gives the cosine of an angle. Divide by ‖x‖².",
    },
    "origin_sign": {
        "ko": "부호가 반대입니다.",
        "en": "The sign is flipped.",
    },
    "origin_target_centred": {
        "ko": "y에서만, 또는 분자의 x에서만 평균을 뺐습니다. 받은 그대로 쓰세요.",
        "en": "You centred y alone, or x in the numerator alone. Use both as given.",
    },
    # The leverage.
    "leverage_needed": {"ko": "데이터마다 수가 하나씩인 배열", "en": "an array with one number per row of X"},
    "leverage_right": {
        "ko": "지레값이 세 데이터에서 모두 맞습니다. 모두 더하면 X의 열의 수가 됩니다.",
        "en": "The leverages are right on all three data sets. They add up to the number of columns of X.",
    },
    "leverage_matrix": {
        "ko": "행렬 H 전체를 돌려주었습니다. 대각 성분만 필요합니다: np.diag(H).",
        "en": "This is the whole matrix H. Only its diagonal is needed: np.diag(H).",
    },
    "leverage_trace": {
        "ko": "대각 성분을 모두 더했습니다. 더하지 말고 그대로 돌려주세요.",
        "en": "The diagonal is summed. Return it as it is.",
    },
    "leverage_largest": {
        "ko": "가장 큰 지레값 하나만 돌려주었습니다. 데이터마다 하나씩입니다.",
        "en": "Only the largest leverage came back. There is one per row.",
    },
    "leverage_complement": {
        "ko": "1 − h입니다. I − H가 아니라 H의 대각 성분입니다.",
        "en": "This is 1 − h: the diagonal of I − H, not of H.",
    },
    "leverage_root": {
        "ko": "제곱근을 씌웠습니다. 지레값은 H의 대각 성분 그대로입니다.",
        "en": "You took the square root. The leverage is the diagonal of H itself.",
    },
    "leverage_squared": {
        "ko": "제곱했습니다. 지레값은 H의 대각 성분 그대로입니다.",
        "en": "You squared it. The leverage is the diagonal of H itself.",
    },
    "leverage_no_inverse": {
        "ko": "X와 Xᵀ 사이의 (XᵀX)⁻¹이 빠졌습니다.",
        "en": "The (XᵀX)⁻¹ between X and Xᵀ is missing.",
    },
    "leverage_row_sums": {
        "ko": "H의 행을 더했습니다. 1로 채운 열이 있으면 그 합은 언제나 1입니다. 대각 성분을 돌려주세요.",
        "en": "You summed the rows of H, which always gives 1 if X has a column of ones. Return the diagonal.",
    },
    "leverage_inverse_diagonal": {
        "ko": "(XᵀX)⁻¹의 대각 성분입니다. 양쪽에 X와 Xᵀ를 곱한 뒤 대각 성분을 고르세요.",
        "en": "This is the diagonal of (XᵀX)⁻¹. Multiply by X and Xᵀ on its sides first.",
    },
    "leverage_column": {
        "ko": "값은 맞지만 (n, 1) 모양의 열입니다. (n,) 모양이어야 합니다.",
        "en": "The values are right, but as a column of shape (n, 1). The shape must be (n,).",
    },
    "leverage_no_ones": {
        "ko": "X의 첫 열, 곧 1로 채운 열을 빼고 계산했습니다. 받은 X를 그대로 쓰세요.",
        "en": "You left out the first column of X, the ones. Use X as given.",
    },
    "leverage_times_n": {
        "ko": "정답의 n배입니다. n을 곱하지 않습니다.",
        "en": "This is n times the answer. Do not multiply by n.",
    },
    "leverage_distance_only": {
        "ko": "1/n이 빠졌습니다. 절편도 지레값에 1/n을 보탭니다.",
        "en": "The 1/n is missing. The intercept adds 1/n to every leverage.",
    },
}

PREDICTIONS = {
    "squares": {
        "answer": 1,
        "ko": {
            "question": "열 마리 가운데 한 마리의 체중만 1000 g 올린다면, 최소제곱 직선은 어느 점을 올릴 때 가장 많이 "
            "기울까요?",
            "options": [
                "어느 점이든 같습니다. 1000 g은 1000 g입니다.",
                "날개 길이가 평균에서 가장 먼 점",
                "날개 길이가 평균에 가장 가까운 점",
                "체중이 가장 무거운 점",
            ],
            "outcome": "평균에서 먼 점입니다. 점이 직선을 당기는 힘은 지레와 같아서 받침점, 곧 x의 평균에서 멀수록 "
            "셉니다. 체중과는 상관없이 x만으로 정해지는 이 힘을 지레값이라고 합니다.",
        },
        "en": {
            "question": "If you lift the body mass of one of the ten penguins by 1000 g, which point tilts the "
            "least-squares line most?",
            "options": [
                "It makes no difference. 1000 g is 1000 g.",
                "The one whose flipper length is farthest from the mean.",
                "The one whose flipper length is closest to the mean.",
                "The heaviest one.",
            ],
            "outcome": "The one far from the mean. A point pulls on the line as on a lever: the farther it is from the "
            "fulcrum, the mean of x, the stronger. This pull depends on x alone and not on the mass; it is called the "
            "leverage.",
        },
    },
    "intercept": {
        "answer": 2,
        "ko": {
            "question": "체중 y에서만 평균을 빼어 y의 평균을 0으로 맞추고, 날개 길이 x는 그대로 둡니다. 이제 절편을 "
            "빼도 될까요?",
            "options": [
                "됩니다. y의 평균이 0이면 절편도 0입니다.",
                "됩니다. 기울기만 조금 달라집니다.",
                "안 됩니다. 직선이 (0, 평균 체중)을 지나야 해서 손실이 크게 늘어납니다.",
            ],
            "outcome": "안 됩니다. 손실이 최소 손실의 4배를 넘습니다. 절편 없는 직선은 원점을 지나므로, 원점이 "
            "최소제곱 직선 위에 있어야 합니다. 그 직선은 언제나 (x의 평균, y의 평균)을 지나니, 둘 다 평균을 빼면 "
            "확실합니다.",
        },
        "en": {
            "question": "Subtract the mean from body mass y alone, so that y has mean 0, and leave flipper length x as "
            "it is. May the intercept be left out now?",
            "options": [
                "Yes. If y has mean 0, the intercept is 0.",
                "Yes. Only the slope changes a little.",
                "No. The line has to pass through (0, mean mass), and the loss grows a lot.",
            ],
            "outcome": "No: the loss is more than 4 times the least. A line without an intercept passes through the "
            "origin, so the origin must lie on the least-squares line. That line always passes through (mean of x, "
            "mean of y); centring both makes sure.",
        },
    },
    "bowl": {
        "answer": 3,
        "ko": {
            "question": "w₀ 방향의 단면에서 포물선의 바닥에 닿았습니다. 이곳은 J의 최소점일까요?",
            "options": [
                "그렇습니다. 바닥이니까요.",
                "그렇습니다. 포물선의 바닥은 하나뿐입니다.",
                "아닙니다. 볼록하지 않아서 더 낮은 바닥이 또 있을 수 있습니다.",
                "꼭 그렇지는 않습니다. w₁ 방향의 기울기도 0이어야 합니다.",
            ],
            "outcome": "한 방향의 단면에서 바닥이어도 다른 방향으로는 비탈일 수 있습니다. 두 편미분이 함께 0인 곳, 곧 "
            "두 점선이 만나는 곳만 최소점입니다. 그 두 점선의 식이 정규 방정식입니다.",
        },
        "en": {
            "question": "In the cut along w₀ you have reached the bottom of the parabola. Is this the minimum of J?",
            "options": [
                "Yes. It is the bottom.",
                "Yes. A parabola has only one bottom.",
                "No. J is not convex, so there may be another, lower bottom.",
                "Not necessarily. The slope along w₁ must be 0 as well.",
            ],
            "outcome": "The bottom of one cut may still be on a slope in the other direction. Only where both partial "
            "derivatives are 0, where the two dotted lines meet, is the minimum. The equations of the two lines are "
            "the normal equation.",
        },
    },
    "projection": {
        "answer": 0,
        "ko": {
            "question": "Xw는 평면 위를 움직입니다. y에서 Xw까지의 거리가 가장 짧을 때, 잔차 r = y − Xw는 평면과 어떤 "
            "각을 이룰까요?",
            "options": [
                "직각입니다.",
                "X의 한 열하고만 직각입니다.",
                "y에 따라 다릅니다.",
                "평면과 나란합니다.",
            ],
            "outcome": "y가 어디에 있든 직각입니다. 한 점에서 평면에 이르는 가장 짧은 길은 수선이기 때문입니다. 평면과 "
            "직각이라는 말은 두 열과 모두 직각이라는 말이고, 식으로 쓰면 Xᵀr = 0입니다.",
        },
        "en": {
            "question": "Xw moves in a plane. When y is at its least distance from Xw, what angle does the residual "
            "r = y − Xw make with the plane?",
            "options": [
                "A right angle.",
                "A right angle with one column of X only.",
                "It depends on y.",
                "It is parallel to the plane.",
            ],
            "outcome": "A right angle, wherever y is: the shortest way from a point to a plane is the perpendicular. "
            "Being orthogonal to the plane means being orthogonal to both columns, and that is Xᵀr = 0.",
        },
    },
    "cost": {
        "answer": 2,
        "ko": {
            "question": "데이터가 8,000행, 특징이 200개입니다. 정규 방정식을 푸는 시간은 대부분 어디에 쓰일까요?",
            "options": [
                "XᵀX의 역행렬을 구하는 데. 슬라이드도 O(p³)이라고 합니다.",
                "방정식을 푸는 데. p³에 비례하니까요.",
                "XᵀX를 만드는 데. np²에 비례하고 n이 p보다 훨씬 큽니다.",
                "반반입니다.",
            ],
            "outcome": "XᵀX를 만드는 데 쓰입니다. n이 p보다 훨씬 크면 np²이 p³보다 큽니다. p가 n에 가까워지면 푸는 "
            "시간이 따라옵니다. 역행렬은 더 느린데 더 정확하지도 않으니 쓸 일이 없습니다.",
        },
        "en": {
            "question": "There are 8,000 rows and 200 features. Where does most of the time of the normal equation go?",
            "options": [
                "Into the inverse of XᵀX. The slide says O(p³) too.",
                "Into solving the equation. It is proportional to p³.",
                "Into building XᵀX. It is proportional to np², and n is much larger than p.",
                "Half and half.",
            ],
            "outcome": "Into building XᵀX: where n is much larger than p, np² is larger than p³. As p comes nearer to "
            "n, solving catches up. The inverse is slower and no more accurate, so there is no use for it.",
        },
    },
    "residuals": {
        "answer": 1,
        "ko": {
            "question": "날개 길이만 아는 모델에서 암컷의 잔차는 평균이 얼마쯤일까요?",
            "options": [
                "0입니다. 최소제곱의 잔차는 평균이 0입니다.",
                "음수입니다. 날개 길이가 같아도 암컷이 더 가볍습니다.",
                "양수입니다. 날개 길이가 같으면 암컷이 더 무겁습니다.",
            ],
            "outcome": "음수입니다. 모든 펭귄의 평균은 0이지만 무리의 평균은 그렇지 않습니다. 모델이 모르는 것이 "
            "잔차에 남습니다. 성별을 0과 1의 열로 넣으면 암컷과 수컷의 평균이 정확히 0이 됩니다.",
        },
        "en": {
            "question": "In the model that knows flipper length alone, what is the mean residual of the females?",
            "options": [
                "0. Residuals of least squares have mean 0.",
                "Negative. With flippers of the same length, females are lighter.",
                "Positive. With flippers of the same length, females are heavier.",
            ],
            "outcome": "Negative. Over all penguins the mean is 0, but over a group it need not be: what the model "
            "does not know stays in the residuals. Put sex in as a 0/1 column, and the means of females and of males "
            "are exactly 0.",
        },
    },
}
