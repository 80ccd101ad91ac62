"""Words inside chapter 5's pictures and under them."""

from lecture_lib import text

WORDS = {
    # What several pictures share.
    "lasso": {"ko": "라쏘", "en": "lasso"},
    "ridge": {"ko": "릿지", "en": "ridge"},
    "least_squares": {"ko": "최소제곱", "en": "least squares"},
    "no_penalty": {"ko": "규제 없음", "en": "no penalty"},
    "step": {"ko": "걸음", "en": "Step"},
    "coefficients": {"ko": "지금 α의 계수", "en": "Coefficients at this α"},
    "flipper": {"ko": "날개 길이", "en": "flipper"},
    "bill_length": {"ko": "부리 길이", "en": "bill length"},
    "bill_depth": {"ko": "부리 높이", "en": "bill depth"},
    "male": {"ko": "수컷", "en": "male"},
    "random_1": {"ko": "난수 1", "en": "random 1"},
    "random_2": {"ko": "난수 2", "en": "random 2"},
    "random_3": {"ko": "난수 3", "en": "random 3"},
    "random_4": {"ko": "난수 4", "en": "random 4"},
    "weight_axis": {"ko": "계수 w (kg/표준편차)", "en": "w (kg/standard deviation)"},
    "weight_flipper": {"ko": "날개 길이의 w₁ (kg)", "en": "w₁ of flipper length (kg)"},
    "weight_male": {"ko": "성별의 w₂ (kg)", "en": "w₂ of sex (kg)"},
    "weight_bill": {"ko": "부리 길이의 w₂ (kg)", "en": "w₂ of bill length (kg)"},
    "pair": {"ko": "({first}, {second})", "en": "({first}, {second})"},
    # Over-fitting.
    "flipper_mm": {"ko": "날개 길이 (mm)", "en": "flipper length (mm)"},
    "mass": {"ko": "체중 (kg)", "en": "body mass (kg)"},
    "polynomial": {"ko": "데이터와 다항식", "en": "Data and polynomial"},
    "learnt_from": {"ko": "학습에 쓴 16마리", "en": "16 to learn from"},
    "new_penguins": {"ko": "새 펭귄 326마리", "en": "326 new penguins"},
    "degree_axis": {"ko": "차수", "en": "degree"},
    "error_axis": {"ko": "오차 RMSE (kg)", "en": "RMSE (kg)"},
    "length_axis": {"ko": "‖w‖ (kg)", "en": "‖w‖ (kg)"},
    "errors": {"ko": "차수에 따른 오차", "en": "Errors against the degree"},
    "lengths": {"ko": "차수에 따른 ‖w‖", "en": "‖w‖ against the degree"},
    "train_error": {"ko": "학습한 16마리", "en": "the 16 learnt from"},
    "new_error": {"ko": "새 펭귄", "en": "new penguins"},
    "many_draws": {"ko": "새 펭귄, {n}번의 중앙값", "en": "median of {n} draws"},
    "degree": {"ko": "차수", "en": "Degree"},
    "ridge_alpha": {"ko": "α (릿지)", "en": "α (ridge)"},
    "straight_line": {"ko": "직선", "en": "straight line"},
    "through_all": {"ko": "16점을 모두 지남", "en": "through all 16"},
    "again": {"ko": "다른 16마리 뽑기", "en": "Draw another 16"},
    "fit_alt": {
        "ko": "왼쪽은 날개 길이와 체중의 산점도에 16마리로 맞춘 다항식을 겹친 그림, 가운데는 차수에 따른 학습 오차와 "
        "새 펭귄에서의 오차이며, 16마리를 200번 뽑았을 때의 중앙값과 가운데 절반의 띠를 함께 그립니다. 오른쪽은 차수에 "
        "따른 ‖w‖입니다.",
        "en": "Left, flipper length and body mass with a polynomial fitted to 16 penguins; centre, the error on "
        "those 16 and on new penguins against the degree, with the median and the middle half of 200 draws of 16; "
        "right, ‖w‖ against the degree.",
    },
    "fit_readout": {
        "ko": "차수 {degree}, α = {alpha}: 오차는 학습한 16마리에서 {train} kg, 새 펭귄에서 {new} kg(16마리를 200번 "
        "뽑았을 때의 중앙값은 {many} kg)이고 ‖w‖는 {length} kg입니다. {verdict}",
        "en": "Degree {degree}, α = {alpha}: the error is {train} kg on the 16 learnt from and {new} kg on new "
        "penguins (median of 200 draws: {many} kg); ‖w‖ is {length} kg. {verdict}",
    },
    "fit_fits": {
        "ko": "새 펭귄을 이 그림에서 가장 잘 맞히는 다항식에 가깝습니다.",
        "en": "On new penguins this is about as good as any polynomial here.",
    },
    "fit_overfits": {
        "ko": "과적합입니다. 학습한 16마리에 더 다가가느라 새 펭귄에서 멀어졌습니다.",
        "en": "Over-fitting: it comes closer to the 16 and pays for it on new penguins.",
    },
    "fit_underfits": {
        "ko": "과소적합입니다. 학습한 16마리조차 충분히 따라가지 못합니다.",
        "en": "Under-fitting: it does not even follow the 16 well.",
    },
    # α in the hand.
    "lasso_path": {"ko": "라쏘 경로", "en": "Lasso path"},
    "ridge_path": {"ko": "릿지 경로", "en": "Ridge path"},
    "exactly_zero": {"ko": "정확히 0", "en": "exactly 0"},
    "random_ones": {"ko": "점선: 난수 4개", "en": "dashed: 4 random columns"},
    "random_gone": {"ko": "난수는 모두 0", "en": "random ones all 0"},
    "all_gone": {"ko": "라쏘는 모두 0", "en": "lasso all 0"},
    "alpha_alt": {
        "ko": "왼쪽은 라쏘와 릿지의 계수를 특징마다 나란히 그린 막대, 가운데와 오른쪽은 α에 따른 라쏘와 릿지의 계수 "
        "경로입니다. 특징 8개 가운데 4개는 뜻 없는 난수입니다.",
        "en": "Left, bars of the lasso and ridge coefficients of each feature; centre and right, the paths of lasso "
        "and ridge over α. Of the 8 features 4 are random numbers without meaning.",
    },
    "alpha_readout": {
        "ko": "α = {alpha}: {verdict} 릿지는 여덟 계수를 모두 쓰고, 가장 작은 것의 크기는 {smallest}입니다. "
        "새 펭귄에서의 오차는 라쏘 {lasso} kg, 릿지 {ridge} kg입니다.",
        "en": "α = {alpha}: {verdict} Ridge uses all eight coefficients; the smallest has size {smallest}. "
        "The error on new penguins is {lasso} kg for lasso and {ridge} kg for ridge.",
    },
    "uses_all": {"ko": "라쏘도 계수 {p}개를 모두 씁니다.", "en": "Lasso, too, uses all {p} coefficients."},
    "uses_some": {
        "ko": "라쏘는 계수 {p}개 가운데 {k}개만 쓰고 나머지는 정확히 0입니다.",
        "en": "Lasso uses {k} of {p} coefficients; the rest are exactly 0.",
    },
    "uses_none": {
        "ko": "라쏘의 계수는 모두 정확히 0입니다. 누구에게나 평균 체중을 예측합니다.",
        "en": "All lasso coefficients are exactly 0: it predicts the mean mass for everyone.",
    },
    # Geometry.
    "lasso_plane": {"ko": "라쏘: 마름모 ‖w‖₁ ≤ c", "en": "Lasso: the diamond ‖w‖₁ ≤ c"},
    "ridge_plane": {"ko": "릿지: 원 ‖w‖² ≤ c", "en": "Ridge: the circle ‖w‖² ≤ c"},
    "contour_through": {"ko": "J의 등고선", "en": "contour of J"},
    "path_over_alpha": {"ko": "α = 0부터의 경로", "en": "path from α = 0"},
    "drag_star": {"ko": "최소제곱 해", "en": "Least-squares solution"},
    "geometry_alt": {
        "ko": "두 계수의 평면입니다. 왼쪽은 라쏘의 마름모, 오른쪽은 릿지의 원이 손실 등고선과 만나는 모습이며, 만나는 "
        "점이 해입니다.",
        "en": "The plane of two coefficients: left, the diamond of lasso, right, the circle of ridge, meeting the "
        "contours of the loss; where they meet is the solution.",
    },
    "geometry_readout": {
        "ko": "α = {alpha}. 라쏘: w = {lasso_w}, c = ‖w‖₁ = {lasso_c} kg. {lasso_verdict} "
        "릿지: w = {ridge_w}, c = ‖w‖² = {ridge_c} kg². {ridge_verdict}",
        "en": "α = {alpha}. Lasso: w = {lasso_w}, c = ‖w‖₁ = {lasso_c} kg. {lasso_verdict} "
        "Ridge: w = {ridge_w}, c = ‖w‖² = {ridge_c} kg². {ridge_verdict}",
    },
    "lasso_free": {"ko": "최소제곱 해입니다.", "en": "This is the least-squares solution."},
    "lasso_edge": {"ko": "마름모의 변에서 만납니다.", "en": "They meet on a side of the diamond."},
    "lasso_corner": {
        "ko": "모서리에서 만나므로 한 계수가 정확히 0입니다.",
        "en": "They meet at a corner: one coefficient is exactly 0.",
    },
    "lasso_origin": {"ko": "마름모가 원점 하나로 줄었습니다.", "en": "The diamond has shrunk to the origin."},
    "ridge_free": {"ko": "최소제곱 해입니다.", "en": "This is the least-squares solution."},
    "ridge_edge": {"ko": "원에는 모서리가 없어 0이 되지 않습니다.", "en": "A circle has no corner: nothing is 0."},
    "ridge_corner": {
        "ko": "우연히 한 계수가 0인 자리입니다.",
        "en": "Here one coefficient happens to be 0.",
    },
    "ridge_origin": {"ko": "원이 원점 하나로 줄었습니다.", "en": "The circle has shrunk to the origin."},
    # Coordinate descent.
    "lasso_contours": {"ko": "J + α‖w‖₁의 등고선과 경로", "en": "Contours of J + α‖w‖₁, path"},
    "slice": {"ko": "움직이는 계수만 본 단면", "en": "A slice: one coefficient moves"},
    "moving_weight": {"ko": "움직이는 계수 (kg)", "en": "the coefficient that moves (kg)"},
    "slice_axis": {"ko": "비용 ÷ n (kg²)", "en": "cost ÷ n (kg²)"},
    "slice_j": {"ko": "J, 바닥을 0으로", "en": "J, its bottom at 0"},
    "slice_penalty": {"ko": "벌점 α|wⱼ|", "en": "penalty α|wⱼ|"},
    "slice_total": {"ko": "둘의 합", "en": "their sum"},
    "threshold": {"ko": "연성 문턱과 릿지의 축소", "en": "Soft threshold, ridge shrinkage"},
    "alone_axis": {"ko": "벌점이 없을 때의 값 (kg)", "en": "value without penalty (kg)"},
    "new_axis": {"ko": "벌점이 있을 때의 값 (kg)", "en": "value with penalty (kg)"},
    "soft_line": {"ko": "라쏘: 연성 문턱", "en": "lasso: soft threshold"},
    "shrink_line": {"ko": "릿지: 축소", "en": "ridge: shrinkage"},
    "drag_start": {"ko": "출발점", "en": "Starting point"},
    "flipper_w": {"ko": "날개 길이의 w₁", "en": "w₁ of flipper length"},
    "bill_length_w": {"ko": "부리 길이의 w₂", "en": "w₂ of bill length"},
    "steps_alt": {
        "ko": "왼쪽은 라쏘 비용의 등고선 위를 축을 따라 움직이는 경로, 가운데는 지금 움직이는 계수 하나에 대한 비용의 "
        "단면, 오른쪽은 연성 문턱 함수와 릿지의 축소 직선입니다.",
        "en": "Left, contours of the lasso cost with a path that moves along one axis at a time; centre, the cost "
        "as a function of the coefficient that moves; right, the soft-threshold function and the ridge line.",
    },
    "steps_readout": {"ko": "α = {alpha}, {step}걸음. {verdict}", "en": "α = {alpha}, step {step}. {verdict}"},
    "steps_start": {
        "ko": "출발점은 w = ({first}, {second})입니다. 가운데 그림은 첫 걸음에서 움직일 w₁의 단면입니다.",
        "en": "The start is w = ({first}, {second}). The slice is that of w₁, which moves first.",
    },
    "step_moved": {
        "ko": "{which}만 움직였습니다. 벌점이 없을 때의 값 {alone}에서 문턱만큼 0 쪽으로 당긴 결과는 "
        "w = ({first}, {second})입니다.",
        "en": "Only {which} moved. Without the penalty it would be {alone}; the threshold brings it closer to 0: "
        "w = ({first}, {second}).",
    },
    "step_free": {
        "ko": "{which}만 움직였습니다. 벌점이 없으므로 단면의 바닥 {alone} 그대로, w = ({first}, {second})입니다.",
        "en": "Only {which} moved. There is no penalty, so it goes to the bottom of the slice, {alone}: "
        "w = ({first}, {second}).",
    },
    "step_zero": {
        "ko": "{which}만 움직였습니다. 벌점이 없을 때의 값이 {alone}인데 문턱을 넘지 못해 정확히 0이 되었습니다. "
        "w = ({first}, {second})입니다.",
        "en": "Only {which} moved. Without the penalty it would be {alone}, which is within the threshold: exactly 0, "
        "w = ({first}, {second}).",
    },
    "steps_arrived": {"ko": "라쏘 해에 닿았습니다.", "en": "This is the lasso solution."},
    "steps_going": {"ko": "아직 가는 중입니다.", "en": "It is still on its way."},
    # Ridge mends multicollinearity.
    "weight_mm": {"ko": "mm 특징의 w₁ (kg)", "en": "w₁ of the mm feature (kg)"},
    "weight_inch": {"ko": "인치 특징의 w₂ (kg)", "en": "w₂ of the inch feature (kg)"},
    "cloud": {"ko": "다시 뽑아 맞춘 w", "en": "w refitted on resamples"},
    "resampled": {"ko": "다시 뽑은 150번", "en": "150 resamples"},
    "factor_axis": {"ko": "축소 계수", "en": "shrink factor"},
    "factors": {"ko": "축소 계수 σ²/(σ² + α)", "en": "Shrink factors σ²/(σ² + α)"},
    "kg_axis": {"ko": "kg", "en": "kg"},
    "spread_and_error": {"ko": "얻는 것과 치르는 값", "en": "What is gained, what is paid"},
    "direction_strong": {"ko": "σ₁² = 684인 방향", "en": "direction of σ₁² = 684"},
    "direction_weak": {"ko": "σ₂² = 0.44인 방향", "en": "direction of σ₂² = 0.44"},
    "spread": {"ko": "w₁의 흩어짐", "en": "spread of w₁"},
    "left_out": {"ko": "빠진 펭귄의 예측 오차", "en": "RMSE on penguins left out"},
    "mend_alt": {
        "ko": "왼쪽은 펭귄을 다시 뽑아 150번 맞춘 두 계수의 구름, 가운데는 두 특이 방향의 축소 계수, 오른쪽은 계수의 "
        "흩어짐과, 뽑히지 않은 펭귄에서의 예측 오차를 α에 따라 그린 것입니다.",
        "en": "Left, the cloud of two coefficients refitted on 150 resamples of the penguins; centre, the shrink "
        "factors of both singular directions; right, against α, the spread of the coefficient and the error on the "
        "penguins left out of a resample.",
    },
    "mend_readout": {
        "ko": "α = {alpha}: 두 방향의 축소 계수는 {strong}, {weak}입니다. ZᵀZ + αI의 조건수는 {condition}입니다. "
        "다시 뽑을 때 w₁이 흩어지는 폭(표준편차)은 {spread} kg, 그때 빠진 펭귄의 예측 오차는 {error} kg입니다.",
        "en": "α = {alpha}: the shrink factors are {strong} and {weak}, the condition number of ZᵀZ + αI is "
        "{condition}. Over the resamples w₁ spreads by {spread} kg (standard deviation); the error on the penguins "
        "that they leave out is {error} kg.",
    },
    # Choosing α.
    "method": {"ko": "방법", "en": "Method"},
    "method_lasso": {"ko": "라쏘", "en": "Lasso"},
    "method_ridge": {"ko": "릿지", "en": "Ridge"},
    "cv": {"ko": "교차 검증", "en": "Cross-validation"},
    "cv_axis": {"ko": "평균 제곱 오차", "en": "mean squared error"},
    "least_error": {"ko": "최소", "en": "minimum"},
    "one_error": {"ko": "1 표준 오차", "en": "one standard error"},
    "size_axis": {"ko": "‖w‖₁", "en": "‖w‖₁"},
    "weight_points": {"ko": "계수 w (점/표준편차)", "en": "w (points/standard deviation)"},
    "age": {"ko": "나이", "en": "age"},
    "sex": {"ko": "성별", "en": "sex"},
    "bmi": {"ko": "BMI", "en": "BMI"},
    "bp": {"ko": "혈압", "en": "pressure"},
    "s1": {"ko": "s1 TC", "en": "s1 TC"},
    "s2": {"ko": "s2 LDL", "en": "s2 LDL"},
    "s3": {"ko": "s3 HDL", "en": "s3 HDL"},
    "s4": {"ko": "s4 TC/HDL", "en": "s4 TC/HDL"},
    "s5": {"ko": "s5 중성지방", "en": "s5 log TG"},
    "s6": {"ko": "s6 혈당", "en": "s6 glucose"},
    "choosing_alt": {
        "ko": "당뇨병 자료 442명입니다. 왼쪽은 α에 따른 교차 검증 오차와 그 표준 오차의 띠, 가운데는 ‖w‖₁에 따른 계수 "
        "경로, 오른쪽은 지금 α에서의 계수 막대입니다.",
        "en": "442 diabetes patients: left, the cross-validation error against α with a band of one standard error; "
        "centre, the path of the coefficients against ‖w‖₁; right, bars of the coefficients at this α.",
    },
    "choosing_readout": {
        "ko": "{method}, α = {alpha}: 교차 검증 오차는 {mean} ± {spread}입니다. 계수 10개 가운데 {used}개가 0이 "
        "아닙니다. {verdict}",
        "en": "{method}, α = {alpha}: the cross-validation error is {mean} ± {spread}, and {used} of 10 coefficients "
        "are not 0. {verdict}",
    },
    "at_least": {"ko": "오차가 가장 작은 α입니다.", "en": "Here the error is least."},
    "at_one": {
        "ko": "1 표준 오차 규칙이 고르는 α입니다. 최소 오차에 표준 오차 하나를 더한 선 아래에서 가장 큽니다.",
        "en": "The one-standard-error choice: the largest α whose error is within one standard error of the least.",
    },
    "below_least": {
        "ko": "오차가 가장 작은 곳보다 규제가 약합니다.",
        "en": "The penalty is weaker than where the error is least.",
    },
    "between": {
        "ko": "최소보다 늘어난 오차가 표준 오차 하나 안입니다. 1 표준 오차 규칙이 받아들이는 손해입니다.",
        "en": "The error is within one standard error of the least, a loss that the one-standard-error rule accepts.",
    },
    "above_one": {
        "ko": "최소보다 늘어난 오차가 표준 오차 하나를 넘습니다. 규칙이 받아들이지 않는 손해입니다.",
        "en": "The error is more than one standard error above the least, a loss that the rule does not accept.",
    },
}


def say(name, **fields):
    """Return the sentence of this name in the reader's language, its {fields} filled in."""
    return text.say(f"regularization.{name}", **fields)


def template(name):
    """Return the sentence of this name in the reader's language, its {fields} left for a readout to fill in."""
    return text.template(f"regularization.{name}")
