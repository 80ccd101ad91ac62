"""Words inside chapter 2's pictures and under them."""

from lecture_lib import text

WORDS = {
    # What the axes and the things in the pictures are called.
    "length": {"ko": "날개 길이 − 평균 (cm)", "en": "flipper length − mean (cm)"},
    "flipper": {"ko": "날개 길이 (mm)", "en": "flipper length (mm)"},
    "mass": {"ko": "체중 (g)", "en": "body mass (g)"},
    "predicted_mass": {"ko": "예측 체중 (g)", "en": "predicted body mass (g)"},
    "residual": {"ko": "잔차 (g)", "en": "residual (g)"},
    "this_line": {"ko": " 이 직선", "en": " this line"},
    "least": {"ko": "최소", "en": "least"},
    "least_line": {"ko": "최소제곱 직선", "en": "least-squares line"},
    # Squares.
    "data": {"ko": "펭귄 열 마리와 잔차의 제곱", "en": "Ten penguins, squared residuals"},
    "sum": {"ko": "제곱을 모두 합친 정사각형", "en": "All squares in one"},
    "side": {"ko": "변의 길이 (g)", "en": "side (g)"},
    "leverage": {"ko": "지레값 h", "en": "leverage h"},
    "leverage_title": {"ko": "점마다의 지레값", "en": "Leverage of each point"},
    "w0": {"ko": "절편 w₀ (g)", "en": "Intercept w₀ (g)"},
    "w1": {"ko": "기울기 w₁ (g/cm)", "en": "Slope w₁ (g/cm)"},
    "best_line": {"ko": "최소제곱 직선", "en": "Best line"},
    "hidden": {"ko": "숨김", "en": "hidden"},
    "shown": {"ko": "보임", "en": "shown"},
    "drag": {"ko": "펭귄", "en": "Penguin"},
    "squares_alt": {
        "ko": "왼쪽은 펭귄 열 마리의 날개 길이와 체중, 손으로 놓은 직선, 잔차마다 그린 정사각형입니다. 가운데는 그 "
        "넓이를 모두 합친 정사각형, 오른쪽은 점마다의 지레값입니다.",
        "en": "Left, flipper length and body mass of ten penguins, a line set by hand, and a square drawn on each "
        "residual; centre, one square as large as all of them together; right, the leverage of each point.",
    },
    "squares_readout": {
        "ko": "이 직선의 잔차 제곱합은 {loss} g²입니다. {best} {lever}",
        "en": "The residual sum of squares of this line is {loss} g². {best} {lever}",
    },
    "best_hidden": {
        "ko": "더 줄일 수 있을까요?",
        "en": "Can you make it smaller?",
    },
    "best_shown": {
        "ko": "최소제곱 직선 ŷ = {intercept} {slope}x의 {least} g²에 견주면 {times}배입니다.",
        "en": "That is {times} times the {least} g² of the least-squares line ŷ = {intercept} {slope}x.",
    },
    "no_unique_line": {
        "ko": "모든 점의 x가 같아서 최소제곱 직선이 하나로 정해지지 않습니다. 체중의 평균을 지나는 직선은 모두 잔차 "
        "제곱합이 {loss} g²로 가장 작습니다.",
        "en": "All points have the same x, so no single line is best: every line through their mean mass there has "
        "the least sum, {loss} g².",
    },
    "lever": {
        "ko": "x = {x}인 점의 지레값은 {h}입니다. 이 점만 100 g 올리면 최소제곱 직선이 그 자리에서 {follows} g "
        "올라갑니다.",
        "en": "The point at x = {x} has leverage {h}: lift it alone by 100 g, and there the least-squares line rises "
        "by {follows} g.",
    },
    # With and without an intercept.
    "origin_data": {"ko": "펭귄과 두 직선", "en": "Penguins and two lines"},
    "origin_loss": {"ko": "절편 없는 직선의 손실", "en": "Loss without an intercept"},
    "with": {"ko": "절편을 넣은 직선", "en": "with an intercept"},
    "without": {"ko": "절편 없는 직선", "en": "without an intercept"},
    "origin": {"ko": "새 원점", "en": "new origin"},
    "loss_ratio": {"ko": "손실 ÷ 최소 손실", "en": "loss ÷ least loss"},
    "subtracted": {"ko": "x에서 뺀 값 (mm)", "en": "subtracted from x (mm)"},
    "subtract_lengths": {"ko": "x에서 뺄 값 (mm)", "en": "Subtract from x (mm)"},
    "subtract_masses": {"ko": "y에서 뺄 값 (g)", "en": "Subtract from y (g)"},
    "mean": {"ko": "평균", "en": "mean"},
    "intercept_alt": {
        "ko": "왼쪽은 펭귄의 날개 길이와 체중, 절편을 넣은 직선과 새 원점을 지나는 절편 없는 직선입니다. 오른쪽은 "
        "x에서 뺀 값에 따른, 절편 없는 직선의 손실입니다.",
        "en": "Left, flipper length and body mass of the penguins with the least-squares line and the line without an "
        "intercept, which passes through the new origin; right, the loss of the latter against what is subtracted "
        "from x.",
    },
    "intercept_readout": {
        "ko": "x에서 {lengths} mm, y에서 {masses} g을 뺀 뒤 절편 없이 맞춘 직선의 기울기는 {slope} g/mm, 손실은 최소 "
        "손실의 {times}배입니다. {verdict}",
        "en": "With {lengths} mm subtracted from x and {masses} g from y, the line without an intercept has slope "
        "{slope} g/mm and {times} times the least loss. {verdict}",
    },
    "both_centred": {
        "ko": "둘 다 평균을 뺐으므로 절편을 넣은 직선과 똑같습니다.",
        "en": "Both are centred, so it is the very line with an intercept.",
    },
    "on_the_line": {
        "ko": "새 원점이 마침 절편을 넣은 직선 가까이 있어 두 직선이 거의 같습니다.",
        "en": "The new origin happens to lie near the line with an intercept, so the two nearly agree.",
    },
    "target_centred": {
        "ko": "y의 평균은 0이지만 x의 평균은 0이 아니어서 두 직선이 다릅니다.",
        "en": "The target has mean 0 but the feature has not, and the two lines differ.",
    },
    "feature_centred": {
        "ko": "x의 평균만 0입니다. 기울기는 맞지만 높이가 틀립니다.",
        "en": "Only the feature has mean 0: the slope is right, the height is wrong.",
    },
    "off_the_line": {
        "ko": "새 원점을 꼭 지나야 해서 데이터에 맞지 않습니다.",
        "en": "It has to pass through the new origin, and misses the data.",
    },
    # The bowl.
    "bowl": {"ko": "J의 등고선과 그레이디언트", "en": "Contours of J and the gradient"},
    "cut_w0": {"ko": "J의 w₀ 방향 단면과 접선", "en": "J along w₀, with tangent"},
    "cut_w1": {"ko": "J의 w₁ 방향 단면과 접선", "en": "J along w₁, with tangent"},
    "terms": {"ko": "J를 이루는 세 항", "en": "The three terms of J"},
    "cut": {"ko": "단면", "en": "Cut"},
    "along_w0": {"ko": "w₀ 방향", "en": "along w₀"},
    "along_w1": {"ko": "w₁ 방향", "en": "along w₁"},
    "bowl_alt": {
        "ko": "왼쪽은 (w₀, w₁) 평면의 J 등고선과 지금의 w에서 그은 그레이디언트 화살표, 가운데는 한 방향의 단면인 "
        "포물선과 접선, 오른쪽은 J를 이루는 세 항의 막대입니다.",
        "en": "Left, contours of J over (w₀, w₁) with the gradient as an arrow at the present w; centre, the parabola "
        "of a cut along one axis with its tangent; right, bars of the three terms of J.",
    },
    "bowl_readout": {
        "ko": "J = 41 {linear} {square} = {loss}입니다. ∇J = ({g0}, {g1})이고, {name} 방향 단면에서 접선의 기울기는 "
        "{slope}입니다. {verdict}",
        "en": "J = 41 {linear} {square} = {loss}. ∇J = ({g0}, {g1}); the tangent of the cut along {name} has slope "
        "{slope}. {verdict}",
    },
    "not_zero": {
        "ko": "w₀이나 w₁ 하나만 움직여도 J가 줄어듭니다.",
        "en": "Moving w₀ alone, or w₁ alone, would lower J.",
    },
    "w0_zero": {
        "ko": "w₀만 움직여서는 더 줄지 않지만, w₁을 움직이면 줄어듭니다.",
        "en": "Moving w₀ alone lowers J no further, but moving w₁ does.",
    },
    "w1_zero": {
        "ko": "w₁만 움직여서는 더 줄지 않지만, w₀을 움직이면 줄어듭니다.",
        "en": "Moving w₁ alone lowers J no further, but moving w₀ does.",
    },
    "at_best": {
        "ko": "그레이디언트가 0인 단 한 곳, 곧 최소점입니다.",
        "en": "This is the only place where the gradient is 0: the minimum.",
    },
    # The projection.
    "space": {"ko": "데이터 셋은 공간의 점 하나", "en": "Three values, one point in space"},
    "same_data": {"ko": "같은 데이터와 직선", "en": "The same data, and the line"},
    "ones": {"ko": "1", "en": "1"},
    "line_of_w": {"ko": "w의 직선", "en": "line of w"},
    "azimuth": {"ko": "보는 방향", "en": "Viewing angle"},
    "middle": {"ko": "가운데 데이터 y₂", "en": "Middle value y₂"},
    "move_w": {"ko": "w = (w₀, w₁)", "en": "w = (w₀, w₁)"},
    "in_plane": {"ko": "y가 평면 위", "en": "y in the plane"},
    "projection_alt": {
        "ko": "왼쪽은 X의 두 열이 생성하는 평면, 평면 밖의 점 y, y에서 평면에 내린 수선의 발 ŷ, 다른 w의 Xw를 공간에 "
        "그린 것입니다. 오른쪽은 같은 데이터 셋과 두 직선입니다.",
        "en": "Left, in space, the plane spanned by the two columns of X, the point y off it, the foot ŷ of the "
        "perpendicular from y, and Xw for another w; right, the same three data points with both lines.",
    },
    "projection_readout": {
        "ko": "{azimuth}°에서 본 모습입니다. r = ({r0}, {r1}, {r2}), ‖r‖² = {loss}, Xᵀr = ({a0}, {a1})입니다. "
        "{verdict}",
        "en": "Seen from {azimuth}°. r = ({r0}, {r1}, {r2}), ‖r‖² = {loss}, Xᵀr = ({a0}, {a1}). {verdict}",
    },
    "at_foot": {
        "ko": "잔차가 두 열과 모두 직각입니다. 이보다 짧은 잔차는 없습니다.",
        "en": "The residual is orthogonal to both columns. None is shorter.",
    },
    "y_in_plane": {
        "ko": "y가 평면 위에 있습니다. 직선이 세 점을 모두 지나고 잔차는 0입니다.",
        "en": "y lies in the plane: the line passes through all three points and the residual is 0.",
    },
    "beside_foot": {
        "ko": "잔차가 열과 직각이 아닙니다. 피타고라스 정리대로 {loss} = {least} + {slid}만큼 ŷ의 잔차보다 깁니다.",
        "en": "The residual is not orthogonal to the columns. By Pythagoras {loss} = {least} + {slid}: it is longer "
        "than that of ŷ.",
    },
    # The cost.
    "build": {"ko": "XᵀX, Xᵀy 만들기", "en": "build XᵀX and Xᵀy"},
    "solve": {"ko": "풀기", "en": "solve"},
    "invert": {"ko": "역행렬로 풀기", "en": "by the inverse"},
    "degree": {"ko": "다항식의 차수", "en": "Degree of the polynomial"},
    "digits": {"ko": "맞는 자릿수", "en": "correct digits"},
    "digits_title": {"ko": "풀기와 역행렬의 정확도", "en": "Solving against inverting"},
    "cost_alt": {
        "ko": "이 컴퓨터에서 잰 정규 방정식의 계산 시간입니다. 왼쪽은 특징 수, 가운데는 데이터 수에 따른 시간이고 두 "
        "축 모두 로그입니다. 흐린 선은 조용한 컴퓨터에서 잰 것입니다. 오른쪽은 방정식을 풀 때와 역행렬을 곱할 때 맞는 "
        "자릿수입니다.",
        "en": "Times of the normal equation measured on this machine: left against the number of features, centre "
        "against the number of rows, on logarithmic axes, with those of a quiet machine as faint lines; right, the "
        "correct digits of solving and of inverting.",
    },
    "cost_readout": {
        "ko": "n = {n}, p = {p}: 만들기 {build}, 풀기 {solve}, 역행렬로 풀기 {invert}. {slopes}",
        "en": "n = {n}, p = {p}: building takes {build}, solving {solve}, the inverse {invert}. {slopes}",
    },
    "slopes": {
        "ko": "로그 눈금에서 기울기는 만들기가 n에 대해 {over_n}, p에 대해 {over_p}, 풀기가 p에 대해 {cubic}입니다.",
        "en": "On logarithmic axes building has slope {over_n} against n and {over_p} against p; solving has slope "
        "{cubic} against p.",
    },
    # Residuals of real data.
    "cloud": {"ko": "예측에 따른 잔차", "en": "Residual against prediction"},
    "quarters": {"ko": "예측 순으로 넷으로 나눈 평균", "en": "mean of each quarter"},
    "histogram": {"ko": "잔차의 히스토그램", "en": "Histogram of the residuals"},
    "penguins": {"ko": "펭귄 수", "en": "number of penguins"},
    "features": {"ko": "특징", "en": "Features"},
    "mean_only": {"ko": "없음", "en": "none"},
    "flipper_only": {"ko": "날개", "en": "flipper"},
    "bills": {"ko": "+ 부리", "en": "+ bill"},
    "sex": {"ko": "+ 성별", "en": "+ sex"},
    "species": {"ko": "+ 종", "en": "+ species"},
    "group": {"ko": "살펴볼 무리", "en": "Group"},
    "everyone": {"ko": "모두", "en": "all"},
    "female": {"ko": "암컷", "en": "females"},
    "male": {"ko": "수컷", "en": "males"},
    "Adelie": {"ko": "아델리", "en": "Adelie"},
    "Chinstrap": {"ko": "턱끈", "en": "Chinstrap"},
    "Gentoo": {"ko": "젠투", "en": "Gentoo"},
    "everyone_long": {"ko": "펭귄", "en": "penguins"},
    "female_long": {"ko": "암컷", "en": "females"},
    "male_long": {"ko": "수컷", "en": "males"},
    "Adelie_long": {"ko": "아델리펭귄", "en": "Adelie penguins"},
    "Chinstrap_long": {"ko": "턱끈펭귄", "en": "Chinstrap penguins"},
    "Gentoo_long": {"ko": "젠투펭귄", "en": "Gentoo penguins"},
    "residuals_alt": {
        "ko": "왼쪽은 펭귄 333마리의 예측 체중에 따른 잔차와, 예측 순으로 넷으로 나누어 낸 평균입니다. 오른쪽은 "
        "잔차의 히스토그램입니다. 고른 무리를 주홍으로 칠했습니다.",
        "en": "Left, residual against predicted body mass of 333 penguins, and its mean in each quarter of the "
        "predictions; right, the histogram of the residuals. The chosen group is vermilion.",
    },
    "residuals_readout": {
        "ko": "잔차 제곱의 평균의 제곱근은 {size} g입니다. {name} {m}마리를 보면, {verdict}",
        "en": "The root mean square of the residuals is {size} g. Of the {m} {name}: {verdict}",
    },
    "everyone_fair": {
        "ko": "잔차의 평균이 0입니다. 1로 채운 열과 잔차가 직각이기 때문입니다.",
        "en": "the mean residual is 0, because the residual is orthogonal to the column of ones.",
    },
    "fair": {
        "ko": "잔차의 평균이 0입니다. 이 무리를 가리키는 0과 1의 열이 모델에 들어 있기 때문입니다.",
        "en": "the mean residual is 0, because the 0/1 columns that tell this group are in the model.",
    },
    "too_low": {
        "ko": "예측이 평균 {mean} g 가볍습니다.",
        "en": "on average the prediction is {mean} g too light.",
    },
    "too_high": {
        "ko": "예측이 평균 {mean} g 무겁습니다.",
        "en": "on average the prediction is {mean} g too heavy.",
    },
}


def say(name, **fields):
    """Return the sentence of this name in the reader's language, its {fields} filled in."""
    return text.say(f"least_squares.{name}", **fields)


def template(name):
    """Return the sentence of this name in the reader's language, its {fields} left for a readout to fill in."""
    return text.template(f"least_squares.{name}")
