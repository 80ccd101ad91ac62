"""Words of chapter 4's checks, one sentence for every mistake that can be named, and of its predictions."""

WORDS = {
    # The variance inflation factor.
    "vif_needed": {"ko": "수 하나", "en": "a single number"},
    "vif_right": {
        "ko": "VIF 1/(1 − R²)이 세 데이터에서 모두 맞습니다.",
        "en": "The VIF 1/(1 − R²) is correct on all three data sets.",
    },
    "vif_r_squared": {
        "ko": "R² 자체입니다. 1에서 R²을 빼고, 1을 그 값으로 나눕니다.",
        "en": "This is R² itself. Subtract it from 1, and divide 1 by the result.",
    },
    "vif_tolerance": {
        "ko": "1 − R²입니다. VIF는 그 역수입니다.",
        "en": "This is 1 − R². The VIF is 1 divided by it.",
    },
    "vif_one_over": {
        "ko": "1/R²입니다. 분모는 1 − R²입니다.",
        "en": "This is 1/R². The denominator is 1 − R².",
    },
    "vif_odds": {
        "ko": "R²/(1 − R²)입니다. 분자는 1입니다. 지금 답은 VIF보다 1 작습니다.",
        "en": "This is R²/(1 − R²). The numerator is 1; your answer is 1 less than the VIF.",
    },
    "vif_plain_r": {
        "ko": "1/(1 − R)입니다. R을 제곱해야 합니다.",
        "en": "This is 1/(1 − R). R has to be squared.",
    },
    "vif_root": {
        "ko": "VIF의 제곱근입니다. 표준 오차가 커지는 배율이 이것이고, VIF는 분산이 커지는 배율입니다.",
        "en": "This is the root of the VIF: the factor for the standard error. The VIF is that for the variance.",
    },
    "vif_squared": {
        "ko": "VIF를 제곱했습니다. 1/(1 − R²) 그대로입니다.",
        "en": "This is the VIF squared. It is 1/(1 − R²) as it stands.",
    },
    "vif_no_intercept": {
        "ko": "다른 특징들로 회귀할 때 절편이 빠졌습니다. 1로 채운 열을 함께 넣으세요.",
        "en": "The regression on the other features has no intercept. Put a column of ones in.",
    },
    "vif_no_intercept_uncentred": {
        "ko": "절편을 빼고 회귀했고, R²도 평균을 빼지 않고 계산했습니다. 1로 채운 열을 넣고, 분모에는 평균에서 벗어난 "
        "정도의 "
        "제곱합을 쓰세요.",
        "en": "The regression has no intercept, and R² is taken without subtracting the mean. Put a column of ones in, "
        "and compare with the squares of the deviations from the mean.",
    },
    "vif_no_intercept_var": {
        "ko": "다른 특징들로 회귀할 때 절편이 빠졌습니다. 1로 채운 열을 함께 넣으세요.",
        "en": "The regression on the other features has no intercept. Put a column of ones in.",
    },
    "vif_own_column": {
        "ko": "회귀에 쓴 열에 j번째 열도 들어 있습니다. 그러면 잔차가 거의 0이 되어 VIF가 터무니없이 커집니다. "
        "np.delete(A, j, axis=1)로 그 열을 빼세요.",
        "en": "Column j is among the columns it is regressed on, so next to nothing is left over and the VIF is far "
        "too large. Leave it out: np.delete(A, j, axis=1).",
    },
    "vif_uncentred": {
        "ko": "R²을 계산할 때 그 특징의 평균을 빼지 않았습니다. 분모는 평균에서 벗어난 정도의 제곱합입니다.",
        "en": "R² is taken without subtracting the feature's mean. Its denominator is the sum of the squared "
        "deviations from the mean.",
    },
    "vif_pair": {
        "ko": "가장 높은 상관계수 하나만 썼습니다. 특징이 셋 이상이면 나머지 모두로 회귀한 R²이 필요합니다.",
        "en": "This uses the highest single correlation. With three features or more, R² is that of the regression on "
        "all the others together.",
    },
    "vif_first_column": {
        "ko": "늘 첫 열의 VIF입니다. 물어본 것은 j번째 열입니다.",
        "en": "This is always the VIF of the first column. The question is about column j.",
    },
    "vif_all_columns": {
        "ko": "모든 열의 VIF입니다. j번째 하나만 돌려주세요.",
        "en": "These are the VIFs of all columns. Return that of column j alone.",
    },
    "vif_matrix": {
        "ko": "상관행렬의 역행렬입니다. VIF는 그 대각선의 j번째 수입니다.",
        "en": "This is the inverse of the correlation matrix. The VIF is number j on its diagonal.",
    },
    "vif_correlation": {
        "ko": "상관계수입니다. 나머지 특징 모두로 회귀한 R²에서 1/(1 − R²)을 구하세요.",
        "en": "This is a correlation. Take R² of the regression on all the other features, then 1/(1 − R²).",
    },
    # The condition number of XᵀX.
    "condition_needed": {"ko": "수 하나", "en": "a single number"},
    "condition_right": {
        "ko": "XᵀX의 조건수 (σmax/σmin)²이 네 데이터에서 모두 맞습니다. X의 조건수가 10⁸이어도 맞습니다.",
        "en": "The condition number (σmax/σmin)² of XᵀX is correct on all four data sets, even where that of X is 10⁸.",
    },
    "condition_by_gram": {
        "ko": "세 데이터에서는 맞지만, X의 조건수가 10⁸이면 틀립니다. 그때 XᵀX의 조건수는 10¹⁶이라, 만들고 나면 남는 "
        "자릿수가 거의 없습니다. X의 특이값을 쓰세요.",
        "en": "Right on three data sets, but not where the condition number of X is 10⁸. That of XᵀX is 10¹⁶ then, and "
        "once it is built hardly a digit is left. Use the singular values of X.",
    },
    "condition_not_squared": {
        "ko": "X의 조건수입니다. XᵀX의 고윳값은 특이값의 제곱이므로 조건수도 제곱입니다.",
        "en": "This is the condition number of X. The eigenvalues of XᵀX are the squares of the singular values, so "
        "the condition number is squared as well.",
    },
    "condition_upside_down": {
        "ko": "위아래가 바뀌었습니다. 가장 큰 것을 가장 작은 것으로 나눕니다. np.linalg.svd는 특이값을 큰 것부터 "
        "돌려줍니다.",
        "en": "Upside down: the largest is divided by the smallest. np.linalg.svd returns the largest first.",
    },
    "condition_upside_down_not_squared": {
        "ko": "위아래가 바뀌었고 제곱도 빠졌습니다. (σmax/σmin)²입니다.",
        "en": "Upside down, and not squared: it is (σmax/σmin)².",
    },
    "condition_fourth_power": {
        "ko": "한 번 더 제곱했습니다. XᵀX의 고윳값이 이미 특이값의 제곱입니다.",
        "en": "Squared once too often: the eigenvalues of XᵀX are the squares of the singular values already.",
    },
    "condition_rooted": {
        "ko": "제곱근을 취했습니다. XᵀX에서는 제곱이 됩니다.",
        "en": "You took the root. For XᵀX it is the square.",
    },
    "condition_doubled": {
        "ko": "두 배를 했습니다. 제곱이어야 합니다.",
        "en": "This is doubled. It has to be squared.",
    },
    "condition_largest": {
        "ko": "XᵀX의 가장 큰 고윳값입니다. 가장 작은 것으로 나누어야 조건수입니다.",
        "en": "This is the largest eigenvalue of XᵀX. Divide it by the smallest.",
    },
    "condition_smallest": {
        "ko": "XᵀX의 가장 작은 고윳값입니다. 조건수는 가장 큰 것을 이것으로 나눈 값입니다.",
        "en": "This is the smallest eigenvalue of XᵀX. The condition number is the largest divided by it.",
    },
    "condition_largest_plain": {
        "ko": "가장 큰 특이값입니다. 조건수는 비율입니다.",
        "en": "This is the largest singular value. The condition number is a ratio.",
    },
    "condition_second": {
        "ko": "둘째 특이값으로 나누었습니다. 가장 작은 것, 곧 마지막 것으로 나눕니다.",
        "en": "You divided by the second singular value. It is the smallest, the last one.",
    },
    "condition_difference": {
        "ko": "빼지 말고 나누세요. 조건수는 비율입니다.",
        "en": "Divide, do not subtract: the condition number is a ratio.",
    },
    "condition_all_ratios": {
        "ko": "모든 특이값으로 나눈 값들입니다. 가장 작은 특이값으로 나눈 하나만 필요합니다.",
        "en": "These are the ratios to every singular value. Only that to the smallest is needed.",
    },
    "condition_all_values": {
        "ko": "XᵀX의 고윳값 모두입니다. 가장 큰 것을 가장 작은 것으로 나누세요.",
        "en": "These are all the eigenvalues of XᵀX. Divide the largest by the smallest.",
    },
    # The SVD solution.
    "svd_needed": {"ko": "w의 성분마다 수가 하나씩인 배열", "en": "an array with one number per component of w"},
    "svd_right": {
        "ko": "w = VΣ⁻¹Uᵀy가 네 데이터에서 모두 맞습니다. X의 조건수가 10⁸이어도 맞습니다.",
        "en": "w = VΣ⁻¹Uᵀy is correct on all four data sets, even where the condition number of X is 10⁸.",
    },
    "svd_by_gram": {
        "ko": "세 데이터에서는 맞지만, X의 조건수가 10⁸이면 틀립니다. 그때 XᵀX의 조건수는 10¹⁶이라, XᵀX로 풀면 남는 "
        "자릿수가 거의 없습니다. 작은 특이값을 잘라 내도 틀립니다. X의 특이값을 모두 쓰세요.",
        "en": "Right on three data sets, but not where the condition number of X is 10⁸. That of XᵀX is 10¹⁶ then, and "
        "solving with it leaves hardly a digit. Cutting off small singular values is wrong, too. Use all those of X.",
    },
    "svd_vt": {
        "ko": "V 자리에 Vᵀ를 썼습니다. np.linalg.svd가 돌려주는 셋째는 이미 Vᵀ이므로, V는 그 전치 Vt.T입니다.",
        "en": "Vᵀ stands where V should. The third thing np.linalg.svd returns is Vᵀ already, so V is Vt.T.",
    },
    "svd_not_divided": {
        "ko": "σ로 나누지 않았습니다. Uᵀy의 성분마다 제 특이값으로 나눕니다.",
        "en": "You did not divide by σ. Divide each component of Uᵀy by its singular value.",
    },
    "svd_multiplied": {
        "ko": "σ를 곱했습니다. Σ⁻¹이므로 나누어야 합니다.",
        "en": "You multiplied by σ. It is Σ⁻¹: divide.",
    },
    "svd_squared_sigma": {
        "ko": "σ²으로 나누었습니다. XᵀX에서는 σ²이지만, X에서는 σ입니다.",
        "en": "You divided by σ². That belongs to XᵀX; for X it is σ.",
    },
    "svd_rooted_sigma": {
        "ko": "σ의 제곱근으로 나누었습니다. σ로 나눕니다.",
        "en": "You divided by the root of σ. Divide by σ.",
    },
    "svd_not_turned_back": {
        "ko": "Σ⁻¹Uᵀy까지만 계산했습니다. 여기에 V를 곱해야 w의 좌표가 됩니다.",
        "en": "This stops at Σ⁻¹Uᵀy. Multiply by V to come back to the coordinates of w.",
    },
    "svd_only_turned": {
        "ko": "Uᵀy까지만 계산했습니다. σ로 나누고 V를 곱하세요.",
        "en": "This stops at Uᵀy. Divide by σ, and multiply by V.",
    },
    "svd_u_not_transposed": {
        "ko": "U를 전치하지 않았습니다. 정사각이 아닌 X에서는 오류가 납니다. Uᵀ는 U.T입니다.",
        "en": "U is not transposed, which fails as soon as X is not square. Uᵀ is U.T.",
    },
    "svd_full": {
        "ko": "정사각행렬 X에서는 맞지만 그 밖의 X에서는 멈춥니다. np.linalg.svd에 full_matrices=False를 주어 얇은 "
        "SVD를 "
        "쓰세요. X의 역행렬이나 solve(X, y)도 정사각일 때만 됩니다.",
        "en": "Right where X is square, but it stops where it is not. Give np.linalg.svd full_matrices=False, for the "
        "thin SVD. An inverse of X, or solve(X, y), needs a square X as well.",
    },
    "svd_only_first": {
        "ko": "가장 큰 특이값 하나만 썼습니다. 모든 방향을 더해야 합니다.",
        "en": "Only the largest singular value is used. Add up all directions.",
    },
    "svd_without_last": {
        "ko": "마지막 특이값이 빠졌습니다. 이 연습에는 0인 특이값이 없으므로 다 써야 합니다.",
        "en": "The last singular value is left out. None is 0 in this exercise, so use them all.",
    },
    "svd_prediction": {
        "ko": "예측 Xw입니다. 필요한 것은 w입니다.",
        "en": "This is the prediction Xw. What is needed is w.",
    },
    "svd_summed": {
        "ko": "모든 성분을 하나로 더했습니다. w의 성분마다 수가 하나씩 있어야 합니다.",
        "en": "All components are summed into one. There must be one number per component of w.",
    },
    "svd_column": {
        "ko": "값은 맞지만 (p, 1) 모양의 열입니다. (p,) 모양이어야 합니다.",
        "en": "The values are right, but as a column of shape (p, 1). It must have shape (p,).",
    },
    "svd_sign": {
        "ko": "부호가 반대입니다. Uᵀy에 빼기가 붙을 까닭이 없습니다.",
        "en": "The sign is flipped. There is no minus in VΣ⁻¹Uᵀy.",
    },
    # The shortest solution with a threshold.
    "shortest_needed": {"ko": "w의 성분마다 수가 하나씩인 배열", "en": "an array with one number per component of w"},
    "shortest_right": {
        "ko": "문턱값 아래를 잘라 낸 해가 세 데이터에서 모두 맞습니다.",
        "en": "The solution cut at the threshold is correct on all three data sets.",
    },
    "shortest_nothing_cut": {
        "ko": "아무것도 자르지 않았습니다. σ ≤ rcond·σmax인 방향은 빼야 합니다.",
        "en": "Nothing is cut off. Leave out the directions with σ ≤ rcond·σmax.",
    },
    "shortest_absolute": {
        "ko": "σ를 rcond와 바로 견주었습니다. 문턱값은 가장 큰 특이값에 대한 비율이므로 rcond·σmax와 견줍니다.",
        "en": "σ is compared with rcond itself. The threshold is relative to the largest: compare with rcond·σmax.",
    },
    "shortest_squared": {
        "ko": "σ²을 견주었습니다. 특이값 σ를 그대로 rcond·σmax와 견줍니다.",
        "en": "You compared σ². Compare σ itself with rcond·σmax.",
    },
    "shortest_to_smallest": {
        "ko": "가장 작은 특이값을 기준으로 삼았습니다. 기준은 가장 큰 특이값, sigma[0]입니다.",
        "en": "The smallest singular value is the yardstick here. It should be the largest, sigma[0].",
    },
    "shortest_to_sum": {
        "ko": "특이값의 합을 기준으로 삼았습니다. 기준은 가장 큰 특이값입니다.",
        "en": "The sum of the singular values is the yardstick here. It should be the largest.",
    },
    "shortest_wrong_side": {
        "ko": "거꾸로 잘랐습니다. 문턱값보다 큰 특이값을 남깁니다.",
        "en": "The wrong side is cut off. Keep the singular values above the threshold.",
    },
    "shortest_raised": {
        "ko": "작은 특이값을 문턱값까지 올려서 썼습니다. 그 방향은 아예 빼야 합니다. 1/σ 대신 0을 씁니다.",
        "en": "Small singular values are raised to the threshold. Leave those directions out: 0 instead of 1/σ.",
    },
    "shortest_not_zeroed": {
        "ko": "작은 특이값으로 나누지만 않고 성분은 남겼습니다. 그 성분을 0으로 두어야 합니다.",
        "en": "The components of small singular values are left undivided. They have to be set to 0.",
    },
    "shortest_vt": {
        "ko": "V 자리에 Vᵀ를 썼습니다. V는 Vt.T입니다.",
        "en": "Vᵀ stands where V should. V is Vt.T.",
    },
    "shortest_not_divided": {
        "ko": "남긴 방향을 σ로 나누지 않았습니다.",
        "en": "The kept directions are not divided by σ.",
    },
    "shortest_squared_sigma": {
        "ko": "σ²으로 나누었습니다. σ로 나눕니다.",
        "en": "You divided by σ². Divide by σ.",
    },
    "shortest_not_turned_back": {
        "ko": "V를 곱하지 않았습니다. Σ⁻¹Uᵀy는 아직 v₁, v₂, … 방향의 좌표입니다.",
        "en": "V is missing. Σ⁻¹Uᵀy are still coordinates along v₁, v₂, ….",
    },
    "shortest_only_largest": {
        "ko": "가장 큰 특이값 하나만 남겼습니다. 문턱값보다 큰 것은 모두 남깁니다.",
        "en": "Only the largest singular value is kept. Keep all that are above the threshold.",
    },
    "shortest_ridge": {
        "ko": "XᵀX에 rcond·I를 더했습니다. 그것은 5장의 릿지입니다. 여기서는 작은 특이값을 잘라 냅니다.",
        "en": "You added rcond·I to XᵀX. That is ridge, of chapter 5. Here small singular values are cut off.",
    },
}

PREDICTIONS = {
    "correlation": {
        "answer": 1,
        "ko": {
            "question": "두 특징의 상관계수를 1 쪽으로 올리면서 펭귄을 거듭 다시 뽑습니다. 무엇이 크게 흔들릴까요?",
            "options": [
                "w도 예측도 크게 흔들립니다.",
                "w는 크게 흔들리지만, 데이터와 비슷한 펭귄의 예측은 그대로입니다.",
                "예측은 크게 흔들리지만, w는 그대로입니다.",
                "펭귄이 342마리나 되므로 어느 것도 흔들리지 않습니다.",
            ],
            "outcome": "w는 골짜기를 따라 끝없이 흩어지지만, 두 자의 값이 서로 맞는 펭귄의 예측은 거의 그대로입니다. "
            "새 "
            "펭귄을 대각선 밖으로 끌어내 보세요. 데이터에 없던 조합을 물으면 예측도 w처럼 흔들립니다.",
        },
        "en": {
            "question": "Raise the correlation of the two features towards 1, and resample the penguins again and "
            "again. What is shaken?",
            "options": [
                "Both w and the predictions.",
                "w; but not the prediction for a penguin like those in the data.",
                "The predictions; but not w.",
                "Neither. There are 342 penguins, after all.",
            ],
            "outcome": "w scatters along the valley without bound, while the prediction for a penguin whose two "
            "measurements agree hardly moves. Drag the new penguin off the diagonal: asked about a combination that "
            "the data do not contain, the prediction is shaken just as w is.",
        },
    },
    "digits": {
        "answer": 2,
        "ko": {
            "question": "연도를 서기 0년 대신 백만 년 전부터 세면, 연도 열은 1로 채운 열과 더 비슷해지고 X의 조건수는 "
            "약 "
            "500배가 됩니다. 정규 방정식(촐레스키)과 QR은 맞는 자릿수를 얼마나 잃을까요?",
            "options": [
                "둘 다 잃지 않습니다. 문제가 같으니 답도 같습니다.",
                "둘 다 같은 만큼 잃습니다.",
                "정규 방정식이 QR의 약 두 배를 잃습니다.",
                "QR만 잃습니다. 정규 방정식은 정확한 식입니다.",
            ],
            "outcome": "QR은 κ만큼, 정규 방정식은 κ²만큼 잃습니다. XᵀX를 만드는 순간 조건수가 제곱되기 때문입니다. "
            "그래서 "
            "오른쪽 그림의 점선 두 개는 기울기가 하나는 −1, 하나는 −2입니다.",
        },
        "en": {
            "question": "Count the years from a million years ago instead of from year 0. Their column becomes more "
            "like the column of ones, and the condition number of X about 500 times as large. How many correct digits "
            "do the normal equation (Cholesky) and QR lose?",
            "options": [
                "None. It is the same problem, so it has the same answer.",
                "Both lose the same number.",
                "The normal equation loses about twice as many as QR.",
                "Only QR loses any; the normal equation is an exact formula.",
            ],
            "outcome": "QR loses in proportion to κ, the normal equation to κ²: the moment XᵀX is built the condition "
            "number is squared. Hence the two broken lines on the right, one of slope −1 and one of slope −2.",
        },
    },
    "three_moves": {
        "answer": 0,
        "ko": {
            "question": "두 열 사이의 각을 30°에서 줄여 가면 타원과 w는 어떻게 될까요? y는 그대로 둡니다.",
            "options": [
                "타원은 납작해지고 w는 멀리 달아납니다.",
                "타원은 납작해지고 w는 0에 가까워집니다.",
                "타원은 커지고 w도 커집니다.",
                "타원은 돌기만 하고 w는 그대로입니다.",
            ],
            "outcome": "σ₂가 작아져 타원이 납작해집니다. 그 방향으로 y를 만들려면 작은 σ₂로 나누어야 하므로 w가 v₂ "
            "방향으로 "
            "달아납니다. 0°가 되면 σ₂ = 0이고, 나눌 수 없는 성분은 잔차로 남습니다.",
        },
        "en": {
            "question": "Reduce the angle between the two columns from 30° while y stays where it is. What becomes of "
            "the ellipse and of w?",
            "options": [
                "The ellipse goes flat, and w runs away.",
                "The ellipse goes flat, and w comes near 0.",
                "The ellipse grows, and so does w.",
                "The ellipse only turns, and w stays.",
            ],
            "outcome": "σ₂ becomes small and the ellipse flat. To produce y in that direction one divides by the small "
            "σ₂, so w runs away along v₂. At 0° σ₂ is 0, and the component that cannot be divided stays as residual.",
        },
    },
    "minimisers": {
        "answer": 1,
        "ko": {
            "question": "같은 특징을 두 번 넣었습니다. 초록 점선을 따라 w를 옮기면 손실과 w의 길이는 어떻게 변할까요?",
            "options": [
                "둘 다 변하지 않습니다.",
                "손실은 그대로이고, 길이는 가운데에서 가장 짧습니다.",
                "손실은 가운데에서 가장 작고, 길이는 그대로입니다.",
                "둘 다 가운데에서 가장 작습니다.",
            ],
            "outcome": "w₁ + w₂가 같으면 예측이 같으므로 손실도 같습니다. 길이는 기울기를 반씩 나눌 때 가장 짧고, "
            "SVD-OLS와 "
            "0에서 출발한 경사 하강법은 바로 그것을 고릅니다.",
        },
        "en": {
            "question": "The same feature is there twice. Move w along the dashed green line: what happens to the loss "
            "and to the length of w?",
            "options": [
                "Neither changes.",
                "The loss stays; the length is least in the middle.",
                "The loss is least in the middle; the length stays.",
                "Both are least in the middle.",
            ],
            "outcome": "Where w₁ + w₂ is the same the predictions are, and so is the loss. The length is least where "
            "the slope is shared equally, and that is the one that SVD-OLS picks, and gradient descent from 0.",
        },
    },
    "threshold": {
        "answer": 2,
        "ko": {
            "question": "문턱값을 올려 작은 특이값부터 하나씩 잘라 냅니다. 참된 w까지의 거리는 어떻게 될까요? 참된 w는 "
            "네 자에 "
            "고르게 나뉘어 있습니다.",
            "options": [
                "하나라도 자르면 늘어납니다. 잘라 낸 답은 정확한 최소점이 아닙니다.",
                "자를수록 줄어듭니다. 안정할수록 좋습니다.",
                "처음에는 줄다가, 지나치게 자르면 다시 늘어납니다.",
                "변하지 않습니다. 작은 특이값은 영향이 작습니다.",
            ],
            "outcome": "작은 특이값은 잡음을 크게 늘리므로, 자르면 w가 덜 흩어져 참값에 가까워집니다. 데이터가 잘 알려 "
            "주는 "
            "방향까지 자르면 다시 멀어집니다. 참된 w가 mm 자에만 있으면, 흩어짐은 똑같이 줄어도 거리는 거의 줄지 "
            "않습니다.",
        },
        "en": {
            "question": "Raise the threshold and cut the singular values off one by one, the smallest first. What "
            "happens to the distance to the true w, which is shared by the four rulers?",
            "options": [
                "Any cut increases it: the answer is no longer the exact minimiser.",
                "Every cut decreases it: the more stable, the better.",
                "It falls at first, and rises when too much is cut.",
                "Nothing. Small singular values have a small influence.",
            ],
            "outcome": "A small singular value magnifies the noise; without it w scatters less and comes nearer to the "
            "truth. Cut directions of which the data say much, and it moves away again. Where the true w is on the mm "
            "ruler alone, the spread falls just the same, but the distance hardly does.",
        },
    },
    "cost": {
        "answer": 1,
        "ko": {
            "question": "데이터 16,000개, 특징 128개에서 특징을 256개로 늘리면 SVD의 시간은 몇 배가 될까요? 정규 "
            "방정식은 어떨까요?",
            "options": [
                "SVD는 약 2배, 정규 방정식은 약 8배",
                "둘 다 3~4배. 다른 것은 처음부터 곱해진 상수",
                "SVD는 약 8배, 정규 방정식은 약 2배",
                "둘 다 거의 그대로. n이 같으니까",
            ],
            "outcome": "n이 p보다 훨씬 크면 둘 다 연산이 np²에 비례해 4배쯤이 됩니다. 정규 방정식도 XᵀX를 "
            "만들어야 하기 때문입니다. 행렬이 클수록 연산 하나가 빨라져, 시간은 4배에 조금 못 미칩니다. 크게 다른 것은 "
            "상수입니다.",
        },
        "en": {
            "question": "With 16,000 rows, go from 128 features to 256. How many times as long does the SVD take? And "
            "the normal equation?",
            "options": [
                "The SVD about 2 times, the normal equation about 8 times",
                "Both 3 to 4 times; what differs is the constant in front",
                "The SVD about 8 times, the normal equation about 2 times",
                "Both hardly longer, as n is the same",
            ],
            "outcome": "Where n is much larger than p the operations of both grow as np², to about 4 times as many, "
            "for the normal equation has to build XᵀX. With larger matrices an operation is faster, so the time grows "
            "a little less. What differs greatly is the constant.",
        },
    },
}
