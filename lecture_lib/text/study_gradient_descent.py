"""Words of chapter 3's checks, one sentence for every mistake that can be named, and of its predictions."""

WORDS = {
    # The gradient.
    "gradient_needed": {"ko": "w의 성분마다 수가 하나씩인 배열", "en": "an array with one number per component of w"},
    "gradient_right": {
        "ko": "그레이디언트 2Xᵀ(Xw − y)가 세 데이터에서 모두 맞습니다.",
        "en": "The gradient 2Xᵀ(Xw − y) is correct on all three data sets.",
    },
    "gradient_no_factor_2": {
        "ko": "정답의 절반입니다. 제곱을 미분하면 앞에 2가 나옵니다.",
        "en": "This is half the gradient. Differentiating the square brings down a factor 2.",
    },
    "gradient_divided_by_n": {
        "ko": "n으로 나누었습니다. 그것은 평균 제곱 오차(MSE)의 그레이디언트입니다. 여기서 J는 합입니다.",
        "en": "You divided by n. That is the gradient of the mean squared error; here J is the sum.",
    },
    "gradient_divided_by_n_no_2": {
        "ko": "n으로 나누었고 2도 빠졌습니다. J = ‖y − Xw‖²에는 1/n도 1/2도 없습니다.",
        "en": "You divided by n and the factor 2 is missing. J = ‖y − Xw‖² has neither 1/n nor 1/2.",
    },
    "gradient_sign": {
        "ko": "부호가 반대입니다. y − Xw가 아니라 Xw − y입니다. 이대로 내려가려 하면 오히려 올라갑니다.",
        "en": "The sign is flipped: it is Xw − y, not y − Xw. With this, descent would climb.",
    },
    "gradient_sign_no_2": {
        "ko": "부호가 반대이고 2도 빠졌습니다. 괄호 안은 y − Xw가 아니라 Xw − y이고, 앞에 2가 붙습니다.",
        "en": "The sign is flipped and the factor 2 is missing: the bracket is Xw − y, not y − Xw, and a 2 "
        "stands in front.",
    },
    "gradient_no_transpose": {
        "ko": "X를 전치하지 않았습니다. 정사각이 아닌 X에서는 오류가 납니다. 앞의 X는 Xᵀ, 곧 X.T입니다.",
        "en": "X is not transposed, which fails as soon as X is not square. The first X is Xᵀ, that is X.T.",
    },
    "gradient_no_transpose_no_2": {
        "ko": "X를 전치하지 않았고 2도 빠졌습니다. 앞의 X는 Xᵀ, 곧 X.T입니다.",
        "en": "X is not transposed and the factor 2 is missing. The first X is Xᵀ, that is X.T.",
    },
    "gradient_no_y": {
        "ko": "y를 빼지 않았습니다. 괄호 안은 예측 Xw가 아니라 예측과 실제의 차이 Xw − y입니다.",
        "en": "y is not subtracted. The bracket holds the difference Xw − y, not the prediction Xw.",
    },
    "gradient_only_y": {
        "ko": "−2Xᵀy만 있습니다. w가 든 항 2XᵀXw가 빠졌습니다.",
        "en": "Only −2Xᵀy is there. The term with w, 2XᵀXw, is missing.",
    },
    "gradient_plus_y": {
        "ko": "y를 더했습니다. 괄호 안은 Xw − y입니다.",
        "en": "y is added. The bracket is Xw − y.",
    },
    "gradient_only_residual": {
        "ko": "Xw − y까지만 계산했습니다. 여기에 2Xᵀ를 곱해야 w의 성분마다 수가 하나씩 나옵니다.",
        "en": "This stops at Xw − y. Multiply by 2Xᵀ to get one number per component of w.",
    },
    "gradient_loss": {
        "ko": "손실 J(w) 자체를 돌려주었습니다. 필요한 것은 J를 w로 미분한 값입니다.",
        "en": "This is the loss J(w) itself. What is needed is its derivative with respect to w.",
    },
    "gradient_minimiser": {
        "ko": "최소점 w를 돌려주었습니다. 필요한 것은 주어진 w에서의 그레이디언트입니다.",
        "en": "This is the minimiser. What is needed is the gradient at the given w.",
    },
    "gradient_summed": {
        "ko": "모든 성분을 하나로 더했습니다. w의 성분마다 수가 하나씩 있어야 합니다.",
        "en": "All components are summed into one. There must be one number per component of w.",
    },
    "gradient_column": {
        "ko": "값은 맞지만 (p, 1) 모양의 열입니다. w처럼 (p,) 모양이어야 합니다.",
        "en": "The values are right, but as a column of shape (p, 1). It must have shape (p,), like w.",
    },
    "gradient_stepped": {
        "ko": "w에서 이미 한 걸음 옮겼습니다. 이 연습에서는 그레이디언트만 돌려주세요.",
        "en": "This has already taken a step from w. Here, return the gradient alone.",
    },
    # The update loop.
    "descent_needed": {
        "ko": "행마다 한 걸음의 w를 담은 경로(출발점 포함, n_steps + 1행)",
        "en": "the path, one w per row (the start included, n_steps + 1 rows)",
    },
    "descent_right": {
        "ko": "경로의 모든 점이 두 데이터에서 맞습니다. 받은 배열도 그대로입니다.",
        "en": "Every point of the path is correct on both data sets, and the arrays given are unchanged.",
    },
    "descent_only_last": {
        "ko": "마지막 w만 돌려주었습니다. 출발점부터 모든 걸음의 w를 모아 돌려주세요.",
        "en": "Only the last w came back. Collect the w of every step, from the start on.",
    },
    "descent_one_step": {
        "ko": "한 걸음만 갔습니다. return이 반복문 안에 들어가 있지 않나요?",
        "en": "It took one step only. Is the return inside the loop?",
    },
    "descent_one_step_path": {
        "ko": "한 걸음만 갔습니다. return이 반복문 안에 들어가 있지 않나요?",
        "en": "It took one step only. Is the return inside the loop?",
    },
    "descent_no_start": {
        "ko": "출발점이 빠졌습니다. 경로의 첫 행은 start입니다.",
        "en": "The start is missing. The first row of the path is start.",
    },
    "descent_too_short": {
        "ko": "마지막 한 걸음이 모자랍니다. n_steps번 움직이면 점은 n_steps + 1개입니다.",
        "en": "One step short. After n_steps moves there are n_steps + 1 points.",
    },
    "descent_too_long": {
        "ko": "한 걸음 더 갔습니다. n_steps번만 움직여야 합니다.",
        "en": "One step too many. It should move n_steps times.",
    },
    "descent_aliased": {
        "ko": "모든 행이 마지막 w와 같습니다. w -= …는 이미 담아 둔 배열까지 고칩니다. w = w - …로 새 배열을 만드세요.",
        "en": "Every row equals the last w. w -= … also alters those already collected; w = w - … makes a new one.",
    },
    "descent_never_moved": {
        "ko": "모든 행이 출발점입니다. 계산한 새 w를 다시 w에 담았나요?",
        "en": "Every row is the start. Did you store the new w back in w?",
    },
    "descent_uphill": {
        "ko": "그레이디언트를 더해서 오히려 올라갔습니다. 내려가려면 빼야 합니다.",
        "en": "The gradient is added, so the path climbs. Subtract it to go down.",
    },
    "descent_no_lr": {
        "ko": "학습률을 곱하지 않았습니다. 그레이디언트 전체만큼 움직였습니다.",
        "en": "The learning rate is not used. Each step moved by the whole gradient.",
    },
    "descent_lr_twice": {
        "ko": "학습률을 두 번 곱했습니다. 한 번만 곱합니다.",
        "en": "The learning rate is applied twice. Multiply by it once.",
    },
    "descent_divided_by_lr": {
        "ko": "학습률로 나누었습니다. 학습률은 곱합니다.",
        "en": "You divided by the learning rate. Multiply by it.",
    },
    "descent_no_factor_2": {
        "ko": "걸음이 절반입니다. 그레이디언트 2Xᵀ(Xw − y)의 2가 빠졌습니다.",
        "en": "The steps are half as long. The 2 of the gradient 2Xᵀ(Xw − y) is missing.",
    },
    "descent_mean_gradient": {
        "ko": "걸음이 1/n배입니다. 평균(MSE)의 그레이디언트를 썼습니다. 여기서 J는 합입니다.",
        "en": "The steps are 1/n as long. You used the gradient of the mean (MSE); here J is the sum.",
    },
    "descent_start_ignored": {
        "ko": "0에서 출발했습니다. 받은 start에서 출발해야 합니다.",
        "en": "It starts at 0. It should start from the start that is given.",
    },
    "descent_stale": {
        "ko": "경로가 곧은 선입니다. 그레이디언트를 출발점에서 한 번만 계산했습니다. 걸음마다 다시 계산하세요.",
        "en": "The path is a straight line: the gradient was computed only at the start. Compute it at every step.",
    },
    "descent_in_turn": {
        "ko": "w의 성분을 하나씩 차례로 고쳤습니다. 그레이디언트를 먼저 다 계산한 뒤 모든 성분을 한꺼번에 고칩니다.",
        "en": "The components of w were updated one after another. Compute the whole gradient first, then update them "
        "all at once.",
    },
    "descent_columns": {
        "ko": "행과 열이 바뀌었습니다. 한 행이 한 걸음이어야 합니다.",
        "en": "Rows and columns are swapped. One row should be one step.",
    },
    "descent_losses": {
        "ko": "걸음마다의 손실을 돌려주었습니다. 필요한 것은 걸음마다의 w입니다.",
        "en": "These are the losses at each step. What is needed is the w at each step.",
    },
    # The threshold.
    "threshold_needed": {"ko": "수 하나", "en": "a single number"},
    "threshold_right": {
        "ko": "경계 2/λmax가 세 데이터에서 모두 맞습니다. 이보다 작은 양의 학습률은 모두 수렴합니다.",
        "en": "The threshold 2/λmax is correct on all three data sets. Every positive rate below it converges.",
    },
    "threshold_no_hessian_2": {
        "ko": "정답의 두 배입니다. 헤세 행렬은 XᵀX가 아니라 2XᵀX입니다. 이 학습률은 발산합니다.",
        "en": "This is twice the threshold. The Hessian is 2XᵀX, not XᵀX. This rate diverges.",
    },
    "threshold_one_over_max": {
        "ko": "1/λmax입니다. 수렴하지만 경계의 절반입니다. 1 − lr·λ는 음수여도 −1보다 크면 됩니다.",
        "en": "This is 1/λmax: safe, but half the threshold. 1 − lr·λ may be negative as long as it is above −1.",
    },
    "threshold_smallest": {
        "ko": "가장 작은 고윳값을 썼습니다. 가장 가파른 방향, 곧 λmax가 경계를 정합니다.",
        "en": "You used the smallest eigenvalue. The steepest direction, λmax, sets the threshold.",
    },
    "threshold_smallest_half": {
        "ko": "가장 작은 고윳값을 썼고 2도 빠졌습니다. 경계는 2/λmax입니다.",
        "en": "You used the smallest eigenvalue, and a 2 is missing. The threshold is 2/λmax.",
    },
    "threshold_best_rate": {
        "ko": "2/(λmin + λmax)는 가장 빠른 학습률입니다. 여기서 묻는 것은 발산하기 시작하는 경계입니다.",
        "en": "2/(λmin + λmax) is the fastest rate. The question here is where divergence begins.",
    },
    "threshold_mean_loss": {
        "ko": "정답의 n배입니다. 평균(MSE)의 경계입니다. 여기서 J는 합이므로 n으로 나누지 않습니다.",
        "en": "This is n times the threshold: the one of the mean (MSE). Here J is the sum, so do not divide by n.",
    },
    "threshold_all_eigenvalues": {
        "ko": "고윳값마다 하나씩 돌려주었습니다. 모든 방향에서 안전해야 하므로 그중 가장 작은 값 하나입니다.",
        "en": "There is one value per eigenvalue. The rate must be safe in every direction: return the smallest.",
    },
    "threshold_all_eigenvalues_reversed": {
        "ko": "고윳값마다 하나씩 돌려주었습니다. 모든 방향에서 안전해야 하므로 그중 가장 작은 값 하나입니다.",
        "en": "There is one value per eigenvalue. The rate must be safe in every direction: return the smallest.",
    },
    "threshold_eigenvalue": {
        "ko": "λmax 자체입니다. 경계는 2를 λmax로 나눈 값입니다.",
        "en": "This is λmax itself. The threshold is 2 divided by λmax.",
    },
    "threshold_eigenvalue_no_2": {
        "ko": "XᵀX의 가장 큰 고윳값 자체입니다. 경계는 2를 2XᵀX의 가장 큰 고윳값으로 나눈 값입니다.",
        "en": "This is the largest eigenvalue of XᵀX. The threshold is 2 divided by the largest eigenvalue of 2XᵀX.",
    },
    "threshold_singular_value": {
        "ko": "X의 특이값으로 나누었습니다. XᵀX의 고윳값은 특이값의 제곱입니다.",
        "en": "You divided by a singular value of X. The eigenvalues of XᵀX are their squares.",
    },
    "threshold_singular_value_half": {
        "ko": "X의 특이값으로 나누었습니다. XᵀX의 고윳값은 특이값의 제곱입니다.",
        "en": "You divided by a singular value of X. The eigenvalues of XᵀX are their squares.",
    },
    "threshold_trace": {
        "ko": "고윳값을 모두 더한 값으로 나누었습니다. 가장 큰 고윳값 하나만 씁니다.",
        "en": "You divided by the sum of the eigenvalues. Use the largest one alone.",
    },
    "threshold_condition": {
        "ko": "조건수 λmax/λmin입니다. 경계는 2/λmax입니다.",
        "en": "This is the condition number λmax/λmin. The threshold is 2/λmax.",
    },
    # The mini-batch gradient.
    "minibatch_needed": {"ko": "w의 성분마다 수가 하나씩인 배열", "en": "an array with one number per component of w"},
    "minibatch_right": {
        "ko": "미니배치 그레이디언트가 두 데이터에서 맞습니다. 평균하면 전체 그레이디언트와 같습니다.",
        "en": "The mini-batch gradient is correct on both data sets. On average it equals the full gradient.",
    },
    "minibatch_no_scale": {
        "ko": "뽑은 행의 합이라 전체보다 작습니다. 평균이 전체와 같아지도록 n/b를 곱하세요.",
        "en": "This is the sum over the drawn rows, so it is too small. Multiply by n/b to match the full gradient on "
        "average.",
    },
    "minibatch_whole_scale": {
        "ko": "n을 b로 나눈 나머지를 버렸습니다. //가 아니라 /로 나누세요.",
        "en": "The remainder of n divided by b is dropped. Divide by /, not by //.",
    },
    "minibatch_inverse_scale": {
        "ko": "b/n을 곱했습니다. 거꾸로 n/b를 곱해야 합니다.",
        "en": "You multiplied by b/n. It is the other way round: n/b.",
    },
    "minibatch_mean_scale": {
        "ko": "b로 나누어 평균을 냈습니다. J가 합이므로 여기에 n을 더 곱해야 합니다.",
        "en": "You divided by b and took the mean. J is a sum, so multiply by n as well.",
    },
    "minibatch_n_only": {
        "ko": "n만 곱하고 b로 나누지 않았습니다. n/b를 곱합니다.",
        "en": "You multiplied by n but did not divide by b. The factor is n/b.",
    },
    "minibatch_all_rows": {
        "ko": "모든 행을 읽었습니다. X[rows]와 y[rows]만 쓰세요.",
        "en": "This reads every row. Use X[rows] and y[rows] only.",
    },
    "minibatch_all_rows_scaled": {
        "ko": "모든 행을 읽고 n/b를 곱했습니다. X[rows]와 y[rows]만 쓰세요.",
        "en": "This reads every row and multiplies by n/b. Use X[rows] and y[rows] only.",
    },
    "minibatch_no_factor_2": {
        "ko": "정답의 절반입니다. 그레이디언트의 2가 빠졌습니다.",
        "en": "This is half the answer. The 2 of the gradient is missing.",
    },
    "minibatch_sign": {
        "ko": "부호가 반대입니다. y − Xw가 아니라 Xw − y입니다.",
        "en": "The sign is flipped: it is Xw − y, not y − Xw.",
    },
    "minibatch_first_rows": {
        "ko": "처음 b개의 행을 썼습니다. rows가 가리키는 행을 쓰세요.",
        "en": "You used the first b rows. Use the rows that rows points to.",
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
            "outcome": "최소점 둘레를 맴돕니다. 학습률을 줄이거나 배치를 키우면 맴도는 공이 작아집니다. 배치를 데이터 "
            "전체로 하면 잡음이 없어 최소점에 닿습니다. 작은 배치로는 학습률을 차츰 낮추어야 최소점으로 모입니다.",
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
            "it hovers. With all the data in the batch there is no noise, and it arrives; with a small batch it closes "
            "in on the minimum only if the rate falls.",
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
            "outcome": "정규 방정식입니다. 특징 수 p를 10으로 옮겨 보세요. 데이터를 한 번 읽어 XᵀX를 만들면 끝나지만, "
            "경사 하강법은 걸음마다 다시 읽습니다. 경사 하강법은 필요한 걸음 수보다 p가 훨씬 클 때 유리합니다.",
        },
        "en": {
            "question": "There are very many rows and only a few features. Which one finishes first?",
            "options": [
                "Gradient descent. It is less sensitive to the number of rows.",
                "The normal equation. It reads the data only once.",
                "About the same. Both read all the data.",
            ],
            "outcome": "The normal equation: move the features p to 10. One pass over the data builds XᵀX and the work "
            "is done; gradient descent reads everything again at each step. It pays when p is much larger than the "
            "number of steps needed.",
        },
    },
}
