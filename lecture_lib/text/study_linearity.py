"""Words of chapter 1's checks, and its predictions."""

WORDS = {
    # Superposition.
    "superposition_needed": {"ko": "True나 False 하나", "en": "a single True or False"},
    "superposition_right": {
        "ko": "함수와 바구니 열네 짝에서 모두 맞습니다. 반올림 오차가 있어도 맞습니다.",
        "en": "Right for all fourteen pairs of a function and two baskets, rounding errors included.",
    },
    "superposition_exact": {
        "ko": "==로 비교했습니다. 0.1처럼 이진수로 딱 떨어지지 않는 값은 반올림 때문에 조금 다를 수 있습니다. "
        "np.isclose로 비교하세요.",
        "en": "You compared with ==. Numbers such as 0.1 are rounded, so equal totals may differ a little. Use "
        "np.isclose.",
    },
    "superposition_gap": {
        "ko": "차이 f(a+b) − f(a) − f(b)를 돌려주었습니다. 필요한 것은 차이가 0인지를 말하는 True나 False입니다.",
        "en": "This is the difference f(a+b) − f(a) − f(b). What is needed is whether it is 0: True or False.",
    },
    "superposition_negated": {
        "ko": "True와 False가 뒤바뀌었습니다. 같을 때 True입니다.",
        "en": "True and False are swapped. Return True where the two are equal.",
    },
    "superposition_always_true": {
        "ko": "언제나 True입니다. 묶음 할인이나 배달비가 있는 함수도 구별해야 합니다.",
        "en": "This is always True. It must tell functions with a bundle discount or a delivery fee apart.",
    },
    "superposition_always_false": {
        "ko": "언제나 False입니다. 정가로 계산하는 함수에서는 같아야 합니다.",
        "en": "This is always False. For fixed prices the two are equal.",
    },
    "superposition_scaling": {
        "ko": "f(2a) = 2f(a)를 확인했습니다. 그것도 선형의 조건이지만, 여기서 묻는 것은 f(a+b) = f(a)+f(b)입니다.",
        "en": "You tested f(2a) = 2f(a). That is a condition of linearity too, but here the question is "
        "f(a+b) = f(a)+f(b).",
    },
    "superposition_zero": {
        "ko": "f(0) = 0만 확인했습니다. 묶음 할인은 f(0) = 0이지만 선형이 아닙니다.",
        "en": "You only tested f(0) = 0. The bundle discount passes that, but is not linear.",
    },
    "superposition_without_b": {
        "ko": "오른쪽에 f(b)가 없습니다. f(a+b)를 f(a)+f(b)와 비교하세요.",
        "en": "f(b) is missing on the right. Compare f(a+b) with f(a)+f(b).",
    },
    "superposition_minus": {
        "ko": "오른쪽에서 f(b)를 뺐습니다. f(a)+f(b)와 비교하세요.",
        "en": "f(b) is subtracted on the right. Compare with f(a)+f(b).",
    },
    "superposition_difference": {
        "ko": "f(a−b)를 f(a)−f(b)와 비교했습니다. f(a+b)를 f(a)+f(b)와 비교하세요.",
        "en": "You compared f(a−b) with f(a)−f(b). Compare f(a+b) with f(a)+f(b).",
    },
    "superposition_doubling_too": {
        "ko": "f(2a) = 2f(a)와 같은 배수의 조건까지 확인했습니다. 선형이려면 그것도 필요하지만, 이 연습에서 묻는 것은 "
        "합의 조건 f(a+b) = f(a)+f(b) 하나입니다.",
        "en": "You tested multiples as well, such as f(2a) = 2f(a). Linearity needs that too, but this exercise asks "
        "for the sum rule f(a+b) = f(a)+f(b) alone.",
    },
    "superposition_whole": {
        "ko": "1보다 작은 차이를 놓쳤습니다. 정수로 자르거나 반올림해 비교하거나, 허용 오차를 너무 크게 잡으면 "
        "그렇습니다. np.isclose로 비교하세요.",
        "en": "A difference below 1 goes unnoticed, as it does if totals are cut or rounded to whole numbers, or the "
        "tolerance is too wide. Use np.isclose.",
    },
    "superposition_product": {
        "ko": "더하지 않고 곱했습니다. f(a+b)를 f(a)+f(b)와 비교하세요.",
        "en": "You multiplied instead of adding. Compare f(a+b) with f(a)+f(b).",
    },
    "superposition_together": {
        "ko": "f(a+b) 자체를 돌려주었습니다. 이것이 f(a)+f(b)와 같은지를 돌려주세요.",
        "en": "This is f(a+b) itself. Return whether it equals f(a)+f(b).",
    },
    "superposition_apart": {
        "ko": "f(a)+f(b) 자체를 돌려주었습니다. 이것이 f(a+b)와 같은지를 돌려주세요.",
        "en": "This is f(a)+f(b) itself. Return whether it equals f(a+b).",
    },
    "superposition_both": {
        "ko": "두 총액을 함께 돌려주었습니다. 둘이 같은지를 True나 False 하나로 돌려주세요.",
        "en": "Both totals came back. Return whether they are equal, as one True or False.",
    },
    # Totals.
    "totals_needed": {"ko": "바구니마다 총액이 하나씩인 배열", "en": "an array with one total per basket"},
    "totals_right": {
        "ko": "모든 바구니의 총액이 맞습니다. 행렬 곱 한 번이면 됩니다.",
        "en": "The totals of all baskets are right: one matrix product does it.",
    },
    "totals_no_sum": {
        "ko": "물건마다의 금액입니다. 한 바구니 안에서 더해야 총액입니다. X * w가 아니라 X @ w입니다.",
        "en": "These are the costs of each kind of item. Add them up within each basket: X @ w, not X * w.",
    },
    "totals_per_item": {
        "ko": "바구니를 모두 합친 물건마다의 금액입니다. 필요한 것은 바구니마다의 총액입니다.",
        "en": "These are the costs of each item over all baskets. What is needed is the total of each basket.",
    },
    "totals_grand": {
        "ko": "모든 바구니를 합친 총액입니다. 바구니마다 하나씩 돌려주세요.",
        "en": "This is the total of all baskets together. Return one per basket.",
    },
    "totals_first_only": {
        "ko": "첫 바구니의 총액만 있습니다. X의 모든 행을 계산하세요.",
        "en": "This is the total of the first basket alone. Use every row of X.",
    },
    "totals_first_item": {
        "ko": "첫째 물건만 계산했습니다. 모든 열을 더하세요.",
        "en": "Only the first item is counted. Add up all columns.",
    },
    "totals_reversed": {
        "ko": "가격의 순서가 뒤집혔습니다. j번째 열에는 j번째 가격을 곱합니다.",
        "en": "The prices are in reverse order. Column j goes with price j.",
    },
    "totals_counts_times_prices": {
        "ko": "개수의 합에 가격의 합을 곱했습니다. 물건마다 먼저 곱한 뒤에 더합니다.",
        "en": "You multiplied the sum of the counts by the sum of the prices. Multiply item by item first, then add.",
    },
    "totals_added": {
        "ko": "개수와 가격을 더했습니다. 개수에는 가격을 곱합니다.",
        "en": "You added counts and prices. Multiply each count by its price.",
    },
    "totals_mean": {
        "ko": "물건의 가짓수로 나누었습니다. 총액은 평균이 아니라 합입니다.",
        "en": "You divided by the number of items. A total is a sum, not a mean.",
    },
    "totals_column": {
        "ko": "값은 맞지만 (n, 1) 모양의 열입니다. (n,) 모양이어야 합니다.",
        "en": "The values are right, but as a column of shape (n, 1). The shape must be (n,).",
    },
    "totals_counts": {
        "ko": "개수만 더했습니다. 가격을 곱하지 않았습니다.",
        "en": "You added the counts alone. Multiply them by the prices.",
    },
    "totals_squared": {
        "ko": "개수를 제곱했습니다. 개수는 한 번만 곱합니다.",
        "en": "You squared the counts. Each count is multiplied once.",
    },
    # The design matrix.
    "design_needed": {"ko": "열이 1, x, x²인 행렬", "en": "a matrix with the columns 1, x, x²"},
    "design_right": {
        "ko": "세 열이 모두 맞습니다. 이제 곡선도 Xw로 쓸 수 있습니다.",
        "en": "All three columns are right. Now the curve, too, is Xw.",
    },
    "design_no_ones": {
        "ko": "1로 채운 열이 없습니다. 상수항에는 그 열이 필요합니다.",
        "en": "The column of ones is missing. The constant term needs it.",
    },
    "design_no_square": {
        "ko": "x²의 열이 없습니다. 셋째 열은 x²입니다.",
        "en": "The column of x² is missing. It is the third one.",
    },
    "design_reversed": {
        "ko": "열의 순서가 거꾸로입니다. 1, x, x²의 순서입니다.",
        "en": "The columns are in reverse order. It is 1, x, x².",
    },
    "design_ones_last": {
        "ko": "1로 채운 열이 맨 뒤에 있습니다. 맨 앞에 두세요.",
        "en": "The column of ones is last. Put it first.",
    },
    "design_swapped": {
        "ko": "둘째 열과 셋째 열이 바뀌었습니다. 1, x, x²의 순서입니다.",
        "en": "The second and third columns are swapped. It is 1, x, x².",
    },
    "design_rows": {
        "ko": "행과 열이 바뀌었습니다. 데이터 하나가 한 행이어야 합니다. np.column_stack을 쓰세요.",
        "en": "Rows and columns are swapped. One sample should be one row. Use np.column_stack.",
    },
    "design_doubled": {
        "ko": "셋째 열이 2x입니다. 필요한 것은 제곱 x², 곧 x ** 2입니다.",
        "en": "The third column is 2x. It should be the square x², that is x ** 2.",
    },
    "design_power_of_two": {
        "ko": "셋째 열이 2의 x제곱입니다. x의 제곱은 x ** 2입니다.",
        "en": "The third column is 2 to the power x. The square of x is x ** 2.",
    },
    "design_flat": {
        "ko": "세 열을 한 줄로 이어 붙였습니다. np.column_stack으로 나란히 세우세요.",
        "en": "The three columns are strung together in one row. Stand them side by side with np.column_stack.",
    },
    "design_zeros": {
        "ko": "첫 열이 0입니다. 상수항의 열은 1로 채웁니다. np.ones를 쓰세요.",
        "en": "The first column is zeros. The column of the constant term is ones: use np.ones.",
    },
    "design_cubed": {
        "ko": "x³의 열이 들어 있습니다. 필요한 열은 1, x, x²입니다.",
        "en": "There is a column of x³. The columns needed are 1, x, x².",
    },
    "design_added": {
        "ko": "세 열을 더해 버렸습니다. 더하지 말고 나란히 세우세요. 더하는 일은 w가 합니다.",
        "en": "The three columns are added up. Stand them side by side; adding is what w is for.",
    },
    # The loss.
    "loss_needed": {"ko": "수 하나", "en": "a single number"},
    "loss_right": {
        "ko": "손실이 세 데이터에서 모두 맞습니다.",
        "en": "The loss is right on all three data sets.",
    },
    "loss_mean": {
        "ko": "n으로 나누어 평균을 냈습니다. 여기서 J는 합입니다.",
        "en": "You divided by n and took the mean. Here J is the sum.",
    },
    "loss_half": {
        "ko": "정답의 절반입니다. 1/2을 곱하지 않습니다.",
        "en": "This is half the answer. There is no factor 1/2.",
    },
    "loss_root": {
        "ko": "제곱근을 씌웠습니다. J는 길이 ‖r‖이 아니라 그 제곱입니다.",
        "en": "You took the square root. J is not the length ‖r‖ but its square.",
    },
    "loss_absolute": {
        "ko": "절댓값을 더했습니다. 여기서는 제곱을 더합니다.",
        "en": "You added absolute values. Here the squares are added.",
    },
    "loss_mean_absolute": {
        "ko": "절댓값의 평균입니다. 여기서는 제곱을 더합니다.",
        "en": "This is the mean of the absolute values. Here the squares are added.",
    },
    "loss_not_squared": {
        "ko": "잔차를 그대로 더했습니다. 플러스와 마이너스가 서로 지워집니다. 먼저 제곱하세요.",
        "en": "You added the residuals as they are, so plus and minus cancel. Square them first.",
    },
    "loss_squared_sum": {
        "ko": "더한 다음에 제곱했습니다. 제곱한 다음에 더해야 합니다.",
        "en": "You added first and then squared. Square first, then add.",
    },
    "loss_residuals": {
        "ko": "잔차까지만 계산했습니다. 제곱해서 모두 더하세요.",
        "en": "This stops at the residuals. Square them and add them up.",
    },
    "loss_squares": {
        "ko": "제곱까지만 계산했습니다. 모두 더해 수 하나로 만드세요.",
        "en": "This stops at the squares. Add them up to one number.",
    },
    "loss_no_y": {
        "ko": "낸 돈 y를 빼지 않았습니다. 제곱하는 것은 잔차 y − Xw입니다.",
        "en": "The amount paid, y, is missing. What is squared is the residual y − Xw.",
    },
    "loss_only_y": {
        "ko": "예측 Xw를 빼지 않았습니다. 제곱하는 것은 잔차 y − Xw입니다.",
        "en": "The prediction Xw is missing. What is squared is the residual y − Xw.",
    },
    "loss_plus": {
        "ko": "y와 Xw를 더했습니다. 잔차는 y − Xw입니다.",
        "en": "You added y and Xw. The residual is y − Xw.",
    },
    "loss_largest": {
        "ko": "가장 큰 제곱 하나만 돌려주었습니다. 모두 더하세요.",
        "en": "This is the largest square alone. Add them all up.",
    },
    "loss_sign": {
        "ko": "부호가 반대입니다. 제곱의 합은 음수가 될 수 없습니다.",
        "en": "The sign is flipped. A sum of squares cannot be negative.",
    },
}

PREDICTIONS = {
    "basket": {
        "answer": 1,
        "ko": {
            "question": "과자와 우유를 한 쌍으로 살 때마다 1,000원을 깎아 줍니다. 총액은 여전히 선형일까요?",
            "options": [
                "선형입니다. 개수에 따라 늘어나는 것은 마찬가지입니다.",
                "선형이 아닙니다. 두 바구니를 합치면 새 쌍이 생길 수 있습니다.",
                "선형이 아닙니다. 바구니를 두 배로 하면 총액이 두 배가 되지 않습니다.",
                "선형입니다. 할인은 음수인 가격과 같습니다.",
            ],
            "outcome": "선형이 아닙니다. a에 남던 과자와 b에 남던 우유가 만나 새 쌍이 되면 f(a+b)가 f(a)+f(b)보다 "
            "적어집니다. 그래도 바구니를 두 배로 하면 쌍도 두 배라 총액은 꼭 두 배입니다. 그래서 선형인지 알려면 "
            "두 조건을 모두 확인해야 합니다.",
        },
        "en": {
            "question": "Every pair of a snack and a milk is 1,000 won off. Is the total still linear?",
            "options": [
                "Yes. It still grows with the counts.",
                "No. Putting two baskets together can make new pairs.",
                "No. Doubling a basket does not double its total.",
                "Yes. A discount is just a negative price.",
            ],
            "outcome": "It is not linear. Where a snack left over in a meets a milk left over in b, there is a new "
            "pair, and f(a+b) is less than f(a)+f(b). Yet doubling a basket doubles its pairs, so its total doubles "
            "exactly. To be sure of linearity, test both conditions.",
        },
    },
    "linear_or_not": {
        "answer": 2,
        "ko": {
            "question": "다음 가운데 w₁, w₂를 모두 두 배로 하면 모든 x에서 y도 꼭 두 배가 되는 것은 무엇일까요?",
            "options": [
                "y = exp(w₁x). w₁이 두 배이니 y도 두 배입니다.",
                "없습니다. 그래프가 직선이 아니면 두 배가 되지 않습니다.",
                "y = w₁x + w₂x². 그래프는 휘었지만 w는 곱해지기만 합니다.",
                "둘 다. 어차피 w에 비례합니다.",
            ],
            "outcome": "가중합만 그렇습니다. 그래프가 아무리 휘어도 w는 특징에 곱해지기만 하므로, w를 두 배로 하면 y도 "
            "꼭 두 배입니다. exp(w₁x)는 x마다 다른 배수, 곧 exp(w₁x)배가 되므로 선형이 아닙니다. 가중합이 선형인지는 "
            "합의 조건까지 보아야 합니다.",
        },
        "en": {
            "question": "Which of these doubles exactly, at every x, when w₁ and w₂ are both doubled?",
            "options": [
                "y = exp(w₁x). Twice the w₁, twice the y.",
                "Neither. It takes a straight graph to double.",
                "y = w₁x + w₂x². The graph bends, but w only multiplies.",
                "Both. They are proportional to w either way.",
            ],
            "outcome": "Only the weighted sum does. However much the graph bends, w only multiplies the features, so "
            "doubling w doubles y. exp(w₁x) is multiplied by exp(w₁x), a different factor at every x, so it is not "
            "linear. That the weighted sum is linear takes the sum rule as well.",
        },
    },
    "prices": {
        "answer": 2,
        "ko": {
            "question": "영수증의 금액에 잡음이 섞여 있습니다. 손실이 가장 작은 가격에서 잔차 막대는 어떻게 될까요?",
            "options": [
                "막대가 모두 사라집니다.",
                "막대 하나만 남고 모두 사라집니다.",
                "막대가 남지만, 어떤 가격도 제곱의 합을 더 줄이지 못합니다.",
                "손실이 가장 작은 가격은 참값인 1,500원과 1,200원입니다. 막대는 잡음입니다.",
            ],
            "outcome": "막대가 남습니다. 여섯 영수증을 모두 맞히는 두 가격이 없기 때문입니다. 최소 손실은 800,000이고, "
            "그때의 가격은 1,440원과 1,260원입니다. 데이터를 만들 때 쓴 참값과도 다릅니다. "
            "잡음이 가격을 옮겨 놓았습니다.",
        },
        "en": {
            "question": "Suppose the receipts are noisy. What becomes of the residual bars where the loss is least?",
            "options": [
                "All bars vanish.",
                "All but one vanish.",
                "Bars remain, but no prices make the sum of their squares smaller.",
                "The prices of least loss are the true 1,500 and 1,200 won; the bars are the noise.",
            ],
            "outcome": "Bars remain: no two prices fit all six receipts. The least loss is 800,000, at 1,440 and "
            "1,260 won. These are not the true prices from which the data were made: the noise has shifted them.",
        },
    },
    "correlated": {
        "answer": 1,
        "ko": {
            "question": "두 특징이 거의 같다면, 데이터를 새로 뽑을 때마다 무엇이 크게 흔들릴까요?",
            "options": [
                "구한 w와 예측이 모두 크게 흔들립니다.",
                "구한 w는 크게 흔들리지만, 비슷한 데이터의 예측은 거의 그대로입니다.",
                "예측은 크게 흔들리지만, 구한 w는 거의 그대로입니다.",
                "아무것도 흔들리지 않습니다. 같은 특징이 둘이라 더 확실합니다.",
            ],
            "outcome": "w₁이 늘면 w₂가 그만큼 줄어드는 쪽으로 흔들립니다. 두 특징이 늘 함께 움직이므로 예측에서는 "
            "서로 지워집니다. 그래서 예측은 거의 그대로입니다. 다만 두 특징이 따로 움직이는 새 데이터라면 "
            "예측도 흔들립니다. ‘새 데이터’를 바꾸어 확인해 보세요.",
        },
        "en": {
            "question": "If two features are nearly the same, what changes a lot from one draw of data to the next?",
            "options": [
                "The fitted w and the predictions, both a lot.",
                "The fitted w a lot; predictions for similar data hardly at all.",
                "The predictions a lot; the fitted w hardly at all.",
                "Nothing. With the feature twice we are all the more certain.",
            ],
            "outcome": "Where w₁ rises, w₂ falls by about as much. The features move together, so in a prediction the "
            "two changes cancel, and it hardly moves. For new data in which they move apart, predictions change as "
            "well: see for yourself under “New data”.",
        },
    },
}
