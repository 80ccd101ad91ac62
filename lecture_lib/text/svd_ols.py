"""Words inside chapter 4's pictures and under them."""

from lecture_lib import text

WORDS = {
    "said": {"ko": "{said}", "en": "{said}"},
    "two_said": {"ko": "{first} {second}", "en": "{first} {second}"},
    # Correlated features.
    "rho": {"ko": "상관계수", "en": "Correlation"},
    "inches": {"ko": "3장의 인치", "en": "inches of chapter 3"},
    "w1": {"ko": "첫째 특징의 w₁ (g)", "en": "w₁ of the first feature (g)"},
    "w2": {"ko": "둘째 특징의 w₂ (g)", "en": "w₂ of the second feature (g)"},
    "plane": {"ko": "다시 구한 w와 J의 골짜기", "en": "Refitted w and the valley of J"},
    "refit": {"ko": "다시 뽑은 펭귄의 w", "en": "w of resampled penguins"},
    "all_data": {"ko": "펭귄 342마리의 w", "en": "w of all 342 penguins"},
    "valley_levels": {
        "ko": "등고선: 최소 손실보다\n0.5, 2, 8, 32, 128% 높은 곳",
        "en": "contours: 0.5, 2, 8, 32, 128%\nabove the least loss",
    },
    "features": {"ko": "두 특징 (표준편차 단위)", "en": "The two features (in sd)"},
    "first": {"ko": "첫째 특징: mm 자", "en": "first feature: ruler in mm"},
    "second": {"ko": "둘째 특징: 인치 자", "en": "second feature: ruler in inches"},
    "new_bird": {"ko": "새 펭귄", "en": "new penguin"},
    "bird_control": {"ko": "새 펭귄", "en": "New penguin"},
    "agreeing": {"ko": "두 값이 맞음 (1.5, 1.5)", "en": "its measurements agree (1.5, 1.5)"},
    "apart": {"ko": "반 표준편차 어긋남 (1.5, 1.0)", "en": "half a standard deviation apart (1.5, 1.0)"},
    "correlation": {"ko": "상관계수", "en": "correlation"},
    "spread": {"ko": "표준편차 (g)", "en": "standard deviation (g)"},
    "spreads": {"ko": "다시 뽑을 때 흔들리는 폭", "en": "How far resampling moves it"},
    "of_w2": {"ko": "w₂", "en": "w₂"},
    "of_prediction": {"ko": "새 펭귄의 예측", "en": "prediction for the new penguin"},
    "correlation_alt": {
        "ko": "왼쪽은 펭귄을 다시 뽑을 때마다 구한 w의 구름과 손실 등고선, 가운데는 두 특징의 산점도와 끌 수 있는 새 "
        "펭귄, 오른쪽은 상관계수에 따른 w₂와 예측의 표준편차입니다.",
        "en": "Left, the cloud of w refitted to resampled penguins on the contours of the loss; centre, the two "
        "features and a new penguin to drag; right, the standard deviations of w₂ and of the prediction against the "
        "correlation.",
    },
    "correlation_readout": {
        "ko": "상관계수 {rho}: VIF {vif}, 조건수 {kappa}. 가장 좋은 w는 ({w1}, {w2}) g입니다. 펭귄을 1,000번 다시 "
        "뽑으면 w₂의 표준편차는 {wide} g이고, 새 펭귄의 예측 {mass} g의 표준편차는 {narrow} g입니다.",
        "en": "Correlation {rho}: VIF {vif}, condition number {kappa}. The best w is ({w1}, {w2}) g. When the penguins "
        "are resampled 1,000 times, the standard deviation of w₂ is {wide} g; that of the prediction for the new "
        "penguin, {mass} g, is {narrow} g.",
    },
    "correlation_one": {
        "ko": "상관계수 1: VIF와 조건수가 무한대이고 XᵀX의 역행렬이 없습니다. 초록 점선 위의 모든 w가 똑같이 좋습니다. "
        "점은 저마다의 가장 짧은 해입니다. 어느 것을 골라도 새 펭귄의 예측은 {mass} g이고, 표준편차는 {narrow} "
        "g입니다.",
        "en": "Correlation 1: VIF and condition number are infinite, XᵀX has no inverse, and every w on the dashed "
        "green line is equally good. The dots are the shortest of each. All predict {mass} g for the new penguin, with "
        "a standard deviation of {narrow} g.",
    },
    "correlation_one_apart": {
        "ko": "상관계수 1: XᵀX의 역행렬이 없고, 초록 점선 위의 모든 w가 똑같이 좋습니다. 가장 짧은 해(점)는 새 펭귄을 "
        "{mass} g(표준편차 {narrow} g)으로 예측하지만, mm와 인치로 잰 값이 다른 이 펭귄에게는 다른 해가 저마다 다른 "
        "값을 예측합니다.",
        "en": "Correlation 1: XᵀX has no inverse, and every w on the dashed green line is equally good. The shortest "
        "(dots) predict {mass} g for the new penguin (standard deviation {narrow} g); but its two measurements "
        "differ, so each of the other solutions predicts something else.",
    },
    # Losing digits.
    "counted": {"ko": "연도 열", "en": "Year column"},
    "year": {"ko": "연도", "en": "year"},
    "year_shifted": {"ko": "연도 {by}", "en": "year {by}"},
    "nist": {"ko": "NIST 그대로", "en": "as NIST gives it"},
    "unit": {"ko": "GNP의 단위", "en": "Unit of GNP"},
    "millions": {"ko": "백만 달러 (그대로)", "en": "million dollars (as given)"},
    "thousands": {"ko": "천 달러", "en": "thousand dollars"},
    "standardised": {"ko": "모든 열 표준화", "en": "all columns standardised"},
    "digits": {"ko": "맞는 자릿수", "en": "correct digits"},
    "digits_now": {"ko": "방법마다 맞는 자릿수", "en": "Correct digits by method"},
    "digits_over": {"ko": "조건수가 커지면", "en": "As the condition number grows"},
    "kappa_axis": {"ko": "X의 조건수 κ (열의 길이를 맞춤)", "en": "κ of X (columns of equal length)"},
    "inverse": {"ko": "역행렬 (XᵀX)⁻¹Xᵀy", "en": "inverse (XᵀX)⁻¹Xᵀy"},
    "cholesky": {"ko": "정규 방정식 (촐레스키)", "en": "normal equation (Cholesky)"},
    "qr": {"ko": "QR", "en": "QR"},
    "svd": {"ko": "SVD (자르지 않음)", "en": "SVD (nothing cut)"},
    "refined": {"ko": "QR과 반복 개선", "en": "QR, refined"},
    "sklearn": {"ko": "scikit-learn", "en": "scikit-learn"},
    "refuses": {"ko": "특이 행렬이라며 거절", "en": "refuses: singular"},
    "digits_alt": {
        "ko": "왼쪽은 롱리 데이터의 기울기 여섯 개를 여섯 방법으로 풀었을 때 맞는 자릿수의 막대, 오른쪽은 조건수에 "
        "따른 자릿수입니다. 점선은 이론이 말하는 자릿수입니다.",
        "en": "Left, bars of the correct digits of Longley's six slopes by six methods; right, the digits against the "
        "condition number. Broken lines are what theory predicts.",
    },
    "digits_readout": {
        "ko": "조건수 κ = {kappa}. 맞는 자릿수는 촐레스키 {cholesky}, QR {qr}, scikit-learn {sklearn}입니다.",
        "en": "Condition number κ = {kappa}. Correct digits: Cholesky {cholesky}, QR {qr}, scikit-learn {sklearn}.",
    },
    "sklearn_cut": {
        "ko": "scikit-learn은 가장 큰 특이값의 10⁻⁶배보다 작은 특이값을 0으로 보고 잘라, 한 자리도 맞지 않습니다.",
        "en": "scikit-learn takes singular values below 10⁻⁶ of the largest for 0 and cuts them off: no digit is "
        "right.",
    },
    "sklearn_centres": {
        "ko": "scikit-learn은 먼저 평균을 빼므로, 연도를 어디서부터 세든 상관없습니다.",
        "en": "scikit-learn subtracts the means first, so it does not matter where the years are counted from.",
    },
    "standardised_remark": {
        "ko": "표준화하면 연도를 어디서부터 세든 같은 문제가 되고, 모든 방법이 여덟 자리 넘게 맞습니다.",
        "en": "Standardised, it is the same problem wherever the years are counted from, and every method gets more "
        "than eight digits right.",
    },
    # Three moves.
    "stage": {"ko": "X가 하는 일", "en": "What X does"},
    "angle": {"ko": "두 열 사이의 각", "en": "Angle between columns"},
    "in_plane": {"ko": "w의 평면 (출발)", "en": "Plane of w (before)"},
    "moving": {"ko": "X가 하는 세 동작", "en": "The three moves of X"},
    "out_plane": {"ko": "y의 평면 (도착)", "en": "Plane of y (after)"},
    "w1_plain": {"ko": "w₁", "en": "w₁"},
    "w2_plain": {"ko": "w₂", "en": "w₂"},
    "w1_to_y1": {"ko": "w₁ → y₁", "en": "w₁ → y₁"},
    "w2_to_y2": {"ko": "w₂ → y₂", "en": "w₂ → y₂"},
    "y1": {"ko": "y₁", "en": "y₁"},
    "y2": {"ko": "y₂", "en": "y₂"},
    "y_point": {"ko": "y", "en": "y"},
    "residual": {"ko": "잔차", "en": "residual"},
    "moves_said": {"ko": "{stage} {said}", "en": "{stage} {said}"},
    "stage_start": {
        "ko": "아직 시작 전입니다. 반지름 1인 원과 v₁, v₂, w입니다.",
        "en": "Nothing done yet: the circle of radius 1, v₁, v₂ and w.",
    },
    "stage_1": {
        "ko": "Vᵀ가 돌립니다. v₁과 v₂가 두 축에 놓일 때까지입니다.",
        "en": "Vᵀ turns, until v₁ and v₂ lie on the axes.",
    },
    "stage_2": {
        "ko": "Σ가 늘이고 줄입니다. 가로로 σ₁배, 세로로 σ₂배입니다.",
        "en": "Σ stretches: σ₁ times along, σ₂ times upwards.",
    },
    "stage_3": {
        "ko": "U가 돌립니다. 두 축이 u₁과 u₂로 옵니다.",
        "en": "U turns: the axes come to u₁ and u₂.",
    },
    "stage_end": {
        "ko": "세 동작이 끝났습니다. 원은 타원이 되고, w는 Xw가 되었습니다.",
        "en": "All three moves are done: the circle is an ellipse, and w has become Xw.",
    },
    "moves_readout": {
        "ko": "거꾸로 y에서: u₁, u₂ 방향의 성분 ({c1}, {c2})를 σ = ({s1}, {s2})로 나누면 ({d1}, {d2})이고, "
        "w = {d1} v₁ + {d2} v₂ = ({w1}, {w2})입니다.",
        "en": "Back from y: its components ({c1}, {c2}) along u₁ and u₂, divided by σ = ({s1}, {s2}), are "
        "({d1}, {d2}), so w = {d1} v₁ + {d2} v₂ = ({w1}, {w2}).",
    },
    "moves_singular": {
        "ko": "σ₂ = 0이라 타원이 선분입니다. y의 성분 ({c1}, {c2}) 가운데 {c2}는 잔차로 남고, {c1} ÷ {s1} = {d1}만으로 "
        "w = ({w1}, {w2})입니다. 점선 위의 w 가운데 가장 짧습니다.",
        "en": "σ₂ = 0: the ellipse is a segment. Of the components ({c1}, {c2}) of y, {c2} stays as residual, and "
        "{c1} ÷ {s1} = {d1} alone gives w = ({w1}, {w2}), the shortest on the dashed line.",
    },
    "moves_alt": {
        "ko": "왼쪽은 w의 평면에 그린 반지름 1인 원과 v₁, v₂, 가운데는 돌고 늘어나고 다시 도는 원, 오른쪽은 y의 평면에 "
        "놓인 타원과 σ₁u₁, σ₂u₂, 그리고 끌 수 있는 y입니다.",
        "en": "Left, the circle of radius 1 with v₁ and v₂ in the plane of w; centre, the circle as it is turned, "
        "stretched and turned; right, the ellipse with σ₁u₁ and σ₂u₂ in the plane of y, and a y to drag.",
    },
    # All minimisers.
    "valley": {"ko": "같은 특징이 둘일 때의 J", "en": "J where a feature is there twice"},
    "w1_twice": {"ko": "w₁ (g/표준편차)", "en": "w₁ (g per sd)"},
    "w2_twice": {"ko": "w₂ (g/표준편차)", "en": "w₂ (g per sd)"},
    "split": {"ko": "w₁ − w₂ (g)", "en": "w₁ − w₂ (g)"},
    "shortest": {"ko": "가장 짧은 해", "en": "shortest"},
    "all_minimisers": {"ko": "모든 최소점", "en": "all minimisers"},
    "equal_shares": {"ko": "w₁ = w₂", "en": "w₁ = w₂"},
    "same_length": {"ko": "지금의 길이 ‖w‖", "en": "length ‖w‖ now"},
    "start": {"ko": "출발 ", "en": "start "},
    "start_of_descent": {"ko": "경사 하강법의 출발점", "en": "Start of gradient descent"},
    "along": {"ko": "선을 따라가면", "en": "Along the line"},
    "times_least": {"ko": "가장 작은 값의 몇 배", "en": "times the least value"},
    "length": {"ko": "w의 길이 ‖w‖", "en": "length ‖w‖"},
    "loss": {"ko": "손실 J(w)", "en": "loss J(w)"},
    "minimisers_alt": {
        "ko": "왼쪽은 나란한 직선으로 된 손실 등고선과 모든 최소점의 선, 원점에서 w까지의 거리를 나타낸 원, 오른쪽은 "
        "그 선을 따라간 손실과 w의 길이입니다.",
        "en": "Left, contours of the loss, which are parallel lines, with the line of all minimisers and a circle "
        "through w around the origin; right, the loss and the length of w along that line.",
    },
    "on_line": {
        "ko": "w = ({w1}, {w2}) g: 손실은 최소 손실 그대로이고, 길이는 {length} g로 가장 짧은 해의 {times}배입니다.",
        "en": "w = ({w1}, {w2}) g: the loss is still the least; the length, {length} g, is {times} times the shortest.",
    },
    "on_shortest": {
        "ko": "w = ({w1}, {w2}) g: 최소점 가운데 가장 짧은 해입니다. 길이는 {length} g이고, 원이 초록 점선에 닿기만 "
        "합니다.",
        "en": "w = ({w1}, {w2}) g: the shortest of all minimisers, of length {length} g. The circle just touches the "
        "dashed line.",
    },
    "descent_arrives": {
        "ko": "({a}, {b})에서 출발한 경사 하강법은 선을 수직으로 만나 ({c}, {d})에 닿습니다.",
        "en": "Gradient descent from ({a}, {b}) meets the line at a right angle, in ({c}, {d}).",
    },
    "descent_shortest": {"ko": "가장 짧은 해입니다.", "en": "That is the shortest."},
    # The threshold.
    "rcond": {"ko": "문턱값 rcond", "en": "Threshold rcond"},
    "truth": {"ko": "w의 참값", "en": "True w"},
    "shared": {"ko": "네 자에 고르게", "en": "shared by the four rulers"},
    "one_ruler": {"ko": "mm 자에만", "en": "on the mm ruler alone"},
    "sigmas": {"ko": "특이값", "en": "Singular values"},
    "direction": {"ko": "방향의 번호 k", "en": "direction k"},
    "sigma_ratio": {"ko": "σₖ ÷ σ₁", "en": "σₖ ÷ σ₁"},
    "kept": {"ko": "쓰는 방향", "en": "kept"},
    "cut": {"ko": "잘라 낸 방향", "en": "cut off"},
    "level": {"ko": "문턱값", "en": "threshold"},
    "coefficient": {"ko": "w (g/표준편차)", "en": "w (g per sd)"},
    "coefficients": {"ko": "데이터를 다시 만들 때마다 구한 w", "en": "w of each new data set"},
    "ruler_mm": {"ko": "mm", "en": "mm"},
    "ruler_inch": {"ko": "0.1\n인치", "en": "0.1\ninch"},
    "ruler_half": {"ko": "5 mm", "en": "5 mm"},
    "ruler_cm": {"ko": "1 cm", "en": "1 cm"},
    "bill_length": {"ko": "부리\n길이", "en": "bill\nlength"},
    "bill_depth": {"ko": "부리\n높이", "en": "bill\ndepth"},
    "each_draw": {"ko": "데이터 60벌의 w", "en": "w of 60 data sets"},
    "true_w": {"ko": "w의 참값", "en": "true w"},
    "rcond_axis": {"ko": "문턱값 rcond", "en": "threshold rcond"},
    "in_grams": {"ko": "g", "en": "g"},
    "trade": {"ko": "문턱값이 바꾸는 것", "en": "What the threshold changes"},
    "to_truth": {"ko": "참값까지의 거리", "en": "distance to the true w"},
    "spread_of_w": {"ko": "w가 흩어진 정도", "en": "spread of w"},
    "typical_residual": {"ko": "잔차의 크기 (훈련)", "en": "residuals (training)"},
    "length_of_w": {"ko": "w의 길이 ‖w‖", "en": "length ‖w‖"},
    "threshold_alt": {
        "ko": "왼쪽은 특이값과 문턱값, 가운데는 데이터 60벌에서 구한 계수와 그 참값, 오른쪽은 문턱값에 따른 참값까지의 "
        "거리, w가 흩어진 정도, 잔차의 크기, w의 길이입니다.",
        "en": "Left, the singular values and the threshold; centre, the coefficients of 60 data sets and the true "
        "ones; right, against the threshold, the distance to the true w, the spread of w, the size of the residuals "
        "and the length of w.",
    },
    "threshold_readout": {
        "ko": "문턱값 {rcond}: {all}개 방향 가운데 {rank}개를 씁니다. 데이터 1,000벌에 걸쳐 훈련 손실은 평균해서 "
        "최소의 {times}배, ‖w‖는 {length} g쯤이고, w는 {spread} g만큼 흩어지며, 참값에서 {error} g만큼 "
        "떨어져 있습니다.",
        "en": "Threshold {rcond} keeps {rank} of {all} directions. Over 1,000 data sets the training loss is on "
        "average {times} times the least, ‖w‖ about {length} g, the spread of w {spread} g, and its distance to the "
        "truth {error} g.",
    },
    # The cost.
    "by_qr": {"ko": "QR", "en": "QR"},
    "by_svd": {"ko": "SVD", "en": "SVD"},
    "guide_p": {"ko": "p²에 비례", "en": "as p²"},
    "guide_n": {"ko": "n에 비례", "en": "as n"},
    "cost_alt": {
        "ko": "이 컴퓨터에서 잰 정규 방정식, QR, SVD의 계산 시간입니다. 왼쪽은 특징 수, 오른쪽은 데이터 수에 따른 "
        "시간이며 두 축 모두 로그입니다. 흐린 선은 조용한 컴퓨터에서 잰 것입니다.",
        "en": "Time taken on this machine by the normal equation, QR and the SVD: left against the number of features, "
        "right against the number of rows, on logarithmic axes. The faint lines were measured on a quiet machine.",
    },
    "cost_readout": {
        "ko": "n = {n}, p = {p}: 정규 방정식 {normal}, QR {qr}, SVD {svd}. 정규 방정식에 견주어 QR은 {qr_times}배, "
        "SVD는 {svd_times}배 걸립니다. {slopes}",
        "en": "n = {n}, p = {p}: normal equation {normal}, QR {qr}, SVD {svd}. Compared with the normal equation, QR "
        "takes {qr_times} and the SVD {svd_times} times as long. {slopes}",
    },
    "slopes": {
        "ko": "기울기는 p에 대해 정규 방정식 {normal_p}, SVD {svd_p}이고, n에 대해 정규 방정식 {normal_n}, SVD "
        "{svd_n}입니다.",
        "en": "Slopes: against p, {normal_p} for the normal equation and {svd_p} for the SVD; against n, {normal_n} "
        "and {svd_n}.",
    },
}


def say(name, **fields):
    """Return the sentence of this name in the reader's language, its {fields} filled in."""
    return text.say(f"svd_ols.{name}", **fields)


def template(name):
    """Return the sentence of this name in the reader's language, its {fields} left for a readout to fill in."""
    return text.template(f"svd_ols.{name}")
