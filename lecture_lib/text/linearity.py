"""Words inside chapter 1's pictures and under them."""

from lecture_lib import text

WORDS = {
    # The basket.
    "snacks": {"ko": "과자 (개)", "en": "Snacks"},
    "milks": {"ko": "우유 (개)", "en": "Milks"},
    "turn": {"ko": "돌려 보기", "en": "Turn"},
    "rule": {"ko": "값을 매기는 법", "en": "Pricing"},
    "fixed": {"ko": "정가", "en": "fixed prices"},
    "pairs": {"ko": "과자+우유 한 쌍마다 1,000원 할인", "en": "1,000 won off per snack-and-milk pair"},
    "delivery": {"ko": "배달비 3,000원 추가", "en": "3,000 won for delivery"},
    "surface": {"ko": "높이가 총액", "en": "The height is the total"},
    "snacks_edge": {"ko": "과자 0–6", "en": "snacks 0–6"},
    "milks_edge": {"ko": "우유 0–6", "en": "milks 0–6"},
    "cut": {"ko": "우유 수를 고정하고 자른 단면", "en": "A cut at the chosen milks"},
    "snacks_axis": {"ko": "과자 (개)", "en": "snacks"},
    "total": {"ko": "총액 (원)", "en": "total (won)"},
    "one_more": {"ko": "하나 더 담으면 +{won}원", "en": "one more: +{won} won"},
    "superposition": {"ko": "따로 살 때와 함께 살 때", "en": "Two orders or one"},
    "won": {"ko": "{won}원", "en": "{won} won"},
    "basket_alt": {
        "ko": "왼쪽은 과자와 우유의 수에 따른 총액을 높이로 나타낸 면, 가운데는 우유 수를 고정하고 자른 단면, 오른쪽은 "
        "두 바구니를 따로 살 때와 함께 살 때의 총액 막대입니다.",
        "en": "Left, a surface whose height is the total over snacks and milks; centre, its cut at the chosen number "
        "of milks; right, bars of the total for two baskets bought apart and together.",
    },
    "basket_readout": {
        "ko": "바구니 a는 과자 {snacks}개와 우유 {milks}개, {a}원입니다. 바구니 b(과자 1개, 우유 4개)와 따로 사면 "
        "{apart}원, 함께 사면 {together}원입니다. {verdict} 과자를 하나 더 담으면 {more}원 늘어납니다.",
        "en": "Basket a (snacks: {snacks}, milks: {milks}) costs {a} won. With basket b (snacks: 1, milks: 4) it costs "
        "{apart} won apart and {together} won together. {verdict} One more snack adds {more} won.",
    },
    "adds": {"ko": "f(a+b) = f(a)+f(b)입니다.", "en": "So f(a+b) = f(a)+f(b)."},
    "adds_by_chance": {
        "ko": "이 a에서는 f(a+b)가 f(a)+f(b)와 같지만, 다른 a에서는 다릅니다.",
        "en": "For this a, f(a+b) equals f(a)+f(b); for others it does not.",
    },
    "adds_less": {
        "ko": "f(a+b)가 f(a)+f(b)보다 {gap}원 적습니다.",
        "en": "So f(a+b) is {gap} won less than f(a)+f(b).",
    },
    "doubles": {"ko": "f(2a) = 2f(a)입니다.", "en": "And f(2a) = 2f(a)."},
    "doubles_not": {
        "ko": "f(2a) = {twice}원인데 2f(a) = {double}원입니다.",
        "en": "And f(2a) is {twice} won, while 2f(a) is {double} won.",
    },
    # The prices.
    "receipts": {"ko": "영수증", "en": "Receipts"},
    "exact": {"ko": "정확한 영수증", "en": "exact"},
    "noisy": {"ko": "잡음이 섞인 영수증", "en": "with noise"},
    "snack_slider": {"ko": "과자 값 w₁ (원)", "en": "Snack, w₁ (won)"},
    "milk_slider": {"ko": "우유 값 w₂ (원)", "en": "Milk, w₂ (won)"},
    "errors": {"ko": "영수증마다의 잔차", "en": "The residual of each receipt"},
    "receipt_axis": {"ko": "영수증 (과자 수, 우유 수)", "en": "receipt (snacks, milks)"},
    "error_axis": {"ko": "잔차: 낸 돈 − 계산 (원)", "en": "residual: paid − computed (won)"},
    "loss_map": {"ko": "손실 등고선과 지금의 가격", "en": "Loss contours and your prices"},
    "snack_price": {"ko": "과자 값 w₁ (원)", "en": "snack, w₁ (won)"},
    "milk_price": {"ko": "우유 값 w₂ (원)", "en": "milk, w₂ (won)"},
    "price_levels": {
        "ko": "최소 손실 + 25만,\n100만, 400만, 900만",
        "en": "least loss + 0.25,\n1, 4, 9 million",
    },
    "found": {"ko": "찾았습니다", "en": "found"},
    "drag_prices": {"ko": "과자와 우유의 가격", "en": "Prices of a snack and a milk"},
    "prices_alt": {
        "ko": "왼쪽은 영수증 여섯 장의 잔차 막대, 오른쪽은 과자 값과 우유 값에 따른 손실 등고선과 지금의 가격을 "
        "나타내는 점입니다.",
        "en": "Left, a bar for the residual of each of six receipts; right, contours of the loss over the prices of a "
        "snack and a milk, and a point at the prices now.",
    },
    "prices_readout": {
        "ko": "과자 {snack}원, 우유 {milk}원으로 계산하면 손실은 {loss}입니다. {worst} {verdict}",
        "en": "With a snack at {snack} won and a milk at {milk} won the loss is {loss}. {worst} {verdict}",
    },
    "no_error": {"ko": "모든 영수증의 금액이 꼭 맞습니다.", "en": "Every receipt comes out right."},
    "too_low": {
        "ko": "가장 크게 틀린 {number}번째 영수증에서는 {won}원 적게 계산합니다.",
        "en": "Receipt {number} is furthest off: {won} won too little.",
    },
    "too_high": {
        "ko": "가장 크게 틀린 {number}번째 영수증에서는 {won}원 많게 계산합니다.",
        "en": "Receipt {number} is furthest off: {won} won too much.",
    },
    "all_fit": {"ko": "손실이 0입니다. 가격을 찾았습니다.", "en": "The loss is 0: these are the prices."},
    "best_fit": {
        "ko": "손실을 이보다 더 줄일 수 없습니다. 최소 손실은 0이 아니라 {least}입니다.",
        "en": "No prices do better: the least loss is {least}, not 0.",
    },
    "not_yet": {"ko": "손실을 0까지 줄여 보세요.", "en": "Bring the loss down to 0."},
    "not_yet_noisy": {"ko": "손실을 {least}까지 줄여 보세요.", "en": "Bring the loss down to {least}."},
    # Linear or not.
    "weight": {"ko": "w{number} (특징 {feature})", "en": "w{number} (feature {feature})"},
    "weighted_sum": {"ko": "w₁x + w₂x² + w₃ sin 3x", "en": "w₁x + w₂x² + w₃ sin 3x"},
    "exponential": {"ko": "지수 함수 exp(w₁x)", "en": "Exponential exp(w₁x)"},
    "ratios": {"ko": "w를 두 배로 하면 y는 몇 배", "en": "Doubling w multiplies y by"},
    "weighted_sum_axis": {"ko": "y", "en": "y"},
    "exponential_axis": {"ko": "y", "en": "y"},
    "ratios_axis": {"ko": "2w의 y ÷ w의 y", "en": "y with 2w ÷ y with w"},
    "with_w": {"ko": "w", "en": "w"},
    "with_2w": {"ko": "2w", "en": "2w"},
    "key_sum": {"ko": "가중합", "en": "weighted sum"},
    "key_power": {"ko": "exp(w₁x)", "en": "exp(w₁x)"},
    "linear_alt": {
        "ko": "왼쪽은 세 특징의 가중합 곡선과 가중치를 두 배로 한 곡선, 가운데는 같은 w₁로 그린 지수 함수와 두 배로 한 "
        "것, 오른쪽은 두 배로 했을 때 y가 몇 배가 되는지입니다.",
        "en": "Left, a weighted sum of three features as a curve, and the curve with the weights doubled; centre, the "
        "same for an exponential of w₁x; right, by how much doubling multiplies y in either case.",
    },
    "linear_readout": {
        "ko": "x = 1에서 가중합은 {once}이고, w를 모두 두 배로 하면 {doubled}로 꼭 두 배입니다. exp(w₁x)는 {power}에서 "
        "{power_doubled}로 {times}배가 됩니다.",
        "en": "At x = 1 the weighted sum is {once}; with all of w doubled it is {doubled}, exactly twice. exp(w₁x) "
        "goes from {power} to {power_doubled}, {times} times as much.",
    },
    # Features that are alike.
    "correlation": {"ko": "상관계수", "en": "Correlation"},
    "draw": {"ko": "데이터 뽑은 횟수", "en": "Draws of data"},
    "same_feature": {"ko": "두 특징이 같음", "en": "the same feature twice"},
    "two_features": {"ko": "뽑은 데이터의 두 특징", "en": "Both features of a draw"},
    "fitted": {"ko": "뽑을 때마다 구한 w", "en": "The fitted w of every draw"},
    "true_w": {"ko": "★ 참값 (1.5, 1.2)", "en": "★ true w (1.5, 1.2)"},
    "all_these": {"ko": "이 직선 위의 w는\n모두 똑같이 잘 맞음", "en": "every w on this line\nfits equally well"},
    "predictions": {"ko": "새 데이터의 예측", "en": "Predictions for new data"},
    "true_value": {"ko": "참값", "en": "true value"},
    "predicted_value": {"ko": "예측값", "en": "predicted value"},
    "new_rows": {"ko": "새 데이터", "en": "New data"},
    "similar": {"ko": "두 특징이 함께 움직임", "en": "features move together"},
    "apart": {"ko": "따로 움직임", "en": "features move apart"},
    "correlated_alt": {
        "ko": "왼쪽은 뽑은 데이터의 두 특징, 가운데는 뽑을 때마다 구한 파라미터 w와 참값, 오른쪽은 새 데이터의 참값과 "
        "예측값입니다.",
        "en": "Left, both features of a draw of data; centre, the parameters fitted to every draw, and the true ones; "
        "right, true and predicted values of new data.",
    },
    "correlated_readout": {
        "ko": "{spread} {missed} {draw}번째로 뽑은 데이터에서는 {fitted}",
        "en": "{spread} {missed} In draw {draw}, {fitted}",
    },
    "spread": {
        "ko": "상관계수 {correlation}, VIF {vif}: {n}번 뽑아 구한 w₁의 표준편차는 {sd}입니다.",
        "en": "Correlation {correlation}, VIF {vif}: over {n} draws, w₁ has standard deviation {sd}.",
    },
    "spread_exact": {
        "ko": "두 특징이 같으므로 VIF는 무한대이고 w는 하나로 정해지지 않습니다.",
        "en": "The two features are the same: the VIF is infinite and w is not unique.",
    },
    "missed": {
        "ko": "새 데이터의 예측은 {n}번 평균 {miss}만큼 빗나갑니다.",
        "en": "Predictions for the new data are off by {miss} on average over {n} draws.",
    },
    "missed_none": {
        "ko": "새 데이터의 예측은 그 가운데 어느 w를 쓰느냐에 따라 얼마든지 달라집니다.",
        "en": "Predictions for the new data may be anything: they depend on which of these w is taken.",
    },
    "fit": {"ko": "w = ({w1}, {w2})입니다.", "en": "w = ({w1}, {w2})."},
    "not_unique": {
        "ko": "w₁ + w₂ = {total}이기만 하면 모두 똑같이 잘 맞습니다.",
        "en": "every w with w₁ + w₂ = {total} fits equally well.",
    },
}


def say(name: str, **fields) -> str:
    """A sentence of chapter 1's pictures in the reader's language."""
    return text.say(f"linearity.{name}", **fields)


def template(name: str) -> str:
    """A sentence of chapter 1's pictures, its {fields} left open."""
    return text.template(f"linearity.{name}")
