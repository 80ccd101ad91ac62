# %% [markdown] lang="ko" lecture="3.1" slide="3:three 4:new 7:new"
# # 3장 경사 하강법
#
# 펭귄의 날개 길이만 알면 체중을 맞힐 수 있을까요?
#
# 남극 파머 군도의 펭귄 342마리를 잰 자료가 있습니다. 날개 길이에서 체중을 예측하는 직선을 찾으려 합니다.
# 2장의 정규 방정식은 그 직선을 한 번에 구합니다. 이 장에서는 같은 직선을 한 걸음씩 찾아갑니다.
# 특징이 너무 많아 한 번에 풀기 벅찰 때, 또는 로지스틱 회귀처럼 한 번에 풀 식이 없을 때 쓰는 방법입니다.
#
# 이 장을 마치면 다음을 할 수 있습니다.
#
# - 그레이디언트와 갱신식을 직접 쓰고, 맞게 썼는지 확인하기
# - 어떤 학습률에서 수렴하고 어떤 학습률에서 발산하는지 데이터에서 계산하기
# - 특징을 표준화하면 왜 빨라지는지 설명하기
# - 정규 방정식, 경사 하강법, 확률적 경사 하강법(SGD) 가운데 무엇을 쓸지 근거를 들어 고르기
#
# | 절 | 시간 | 강의 내용 |
# |---|---|---|
# | 1. 안갯속에서 산 내려가기 | 10분 | 3.1 |
# | 2. 그레이디언트와 갱신 | 15분 | 3.2 |
# | 3. 학습률 | 15분 | 3.3 |
# | 4. 한 걸음의 계산량, 5. 확률적 경사 하강법 | 10분 | 3.4, 3.5 |
# | 6. 무엇을 쓸까, 7. 답은 같은가 | 10분 | 3.6, 3.7 |
#
# 아래 셀들은 데이터를 읽습니다. 특징 $x$는 날개 길이가 평균보다 몇 cm 긴지를 나타냅니다. 체중 $y$의 단위는 g입니다.
# **설계 행렬** $X$는 펭귄 한 마리를 한 행에 적은 표입니다. 첫 열은 모두 1이고 둘째 열은 $x$입니다.
# 그래서 $Xw$의 각 행은 $w_0 + w_1 x$, 곧 그 펭귄의 예측 체중입니다. $w_0$은 직선의 **절편**, $w_1$은 기울기입니다.
# `z`는 같은 특징을 표준화한 것으로, 3절부터 씁니다.

# %% [markdown] lang="en" slide="3:one 4:new 7:new"
# # 3. Gradient descent
#
# Can you tell a penguin's body mass from the length of its flipper?
#
# We have measurements of 342 penguins from the Palmer Archipelago in Antarctica, and look for the line that predicts
# body mass from flipper length. The normal equation of chapter 2 finds that line in one go. Here we walk to the same
# line step by step. That is what one does when there are too many features to solve in one go, or when there is no
# formula to solve at all, as in logistic regression.
#
# By the end of this chapter you will be able to
#
# - write the gradient and the update yourself, and check that they are right;
# - compute from the data which learning rates converge and which diverge;
# - explain why standardising the features makes descent faster;
# - choose between the normal equation, gradient descent and stochastic gradient descent (SGD), and say why.
#
# | Section | Time | Lecture points |
# |---|---|---|
# | 1. Down the mountain in fog | 10 min | 3.1 |
# | 2. The gradient and the update | 15 min | 3.2 |
# | 3. The learning rate | 15 min | 3.3 |
# | 4. The price of a step, 5. Stochastic gradient descent | 10 min | 3.4, 3.5 |
# | 6. Which to use, 7. Is the answer the same | 10 min | 3.6, 3.7 |
#
# The cells below load the data. The feature $x$ says how many cm longer than average a flipper is. Body mass $y$ is
# in g. The **design matrix** $X$ is a table with one row per penguin. Its first column is all ones, its second is
# $x$, so each row of $Xw$ is $w_0 + w_1 x$: the predicted body mass of that penguin. $w_0$ is the **intercept** of
# the line and $w_1$ its slope. `z` is the same feature standardised; section 3 explains and uses it.

# %% lang="ko"
from lecture_lib import words

words.use("ko")

# %% lang="en"
from lecture_lib import words

words.use("en")

# %%
import numpy as np

from lecture_lib.chapters import glossary
from lecture_lib.chapters.gradient_descent import checks, figures
from lecture_lib.datasets import load_penguins
from lecture_lib.solvers import descent

penguins = load_penguins()
flipper, y = penguins.flipper_length_mm, penguins.body_mass_g
n, x = len(y), (flipper - flipper.mean()) / 10
z, X = (flipper - flipper.mean()) / flipper.std(), np.column_stack([np.ones(n), x])
print(f"n = {n}, x: {x.min():.1f} ... {x.max():.1f} cm, y: {y.min():.0f} ... {y.max():.0f} g")

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 1절 · 10분** 같은 골짜기라도 학습률에 따라 기어가고, 곧장 닿고, 발산한다는 것을 학생이 제
# > 눈으로 확인합니다.
# >
# > - **보여 줄 것** 첫 그림에서 ‘걸음’을 한 번 재생한 뒤 ‘학습률’을 ‘가장 빠름’ 표시로 옮기면 4걸음 만에 최소
# >   손실과의 차이가 1% 이내가 됩니다. ‘2/λmax’ 표시 바로 왼쪽 칸(1.44×10⁻³)에서는 60걸음을 가도 최소 손실의
# >   1.02배이고, 바로 오른쪽 칸(1.52×10⁻³)에서는 33걸음 만에 발산합니다. ‘특징 x’를 ‘원래 값 (mm)’으로 바꾸면
# >   어떤 학습률로도 60걸음 안에 약 13배 아래로 내려가지 못하지만, ‘표준화’에서 ‘가장 빠름’으로 가면 1걸음이면
# >   됩니다.
# > - **예측** 첫 그림에서 가장 적은 걸음으로 닿는 학습률을 예측합니다. 답하거나 무언가를 움직이기 전에는 경로도
# >   슬라이더의 표시도 보이지 않습니다. 걸음이 클수록 빠르다고 보아 흔히 발산하기 바로 전을 고릅니다. 답은 그보다
# >   분명히 작은, 경계의 약 0.66배입니다.
# > - **흔한 오답** 그레이디언트의 반대쪽에 최소점이 있다고 여기기 쉽습니다. 출발점을 옆으로 끌어 경로가 휘는
# >   것을 보이고, ‘지금 선 자리에서 가장 가파른 쪽일 뿐’이라고 바로잡습니다. mm 그림은 세로축을 늘려 그려 직각이
# >   드러나지 않으니 cm 그림에서 보입니다.
# > - **질문** 데이터도 직선도 같은데 왜 mm와 표준화가 다른가요?(골짜기의 모양이 다릅니다.) 2/λmax를 넘으면 첫
# >   걸음부터 멀어지나요?(아닙니다. 처음 몇 걸음은 가까워질 수 있습니다.) $\lambda_{\max}$의 설명은 3절로 미루고
# >   여기서는 ‘경계’라고만 해야 시간이 맞습니다.

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 1 · 10 minutes** Students see for themselves that in one and the same valley
# > descent crawls, arrives or diverges, and that the learning rate decides which.
# >
# > - **Show** In the first picture play “Step” once, then move “Learning rate” to the mark “best”: within 1% of
# >   the least loss after 4 steps. One position left of the mark “2/λmax” (1.44×10⁻³) the loss is still 1.02
# >   times the least after 60 steps; one position right of it (1.52×10⁻³) descent diverges after 33. Set
# >   “Feature x” to “raw (mm)”, and no learning rate gets below about 13 times the least in 60 steps; with
# >   “standardised” and “best”, 1 step is enough.
# > - **Predict** Students predict which learning rate needs the fewest steps in the first picture; until they
# >   answer or move something, neither the path nor the marks on the slider show. Many choose the one just
# >   short of diverging, because bigger steps look faster. The answer is clearly smaller, about 0.66 of the
# >   threshold.
# > - **Wrong answers** It is easily believed that the minimum lies straight against the gradient. Drag the
# >   start aside so that the path bends, and say: it is only the steepest way from where you stand. Do so in
# >   cm; in mm the vertical axis is stretched, and the right angle does not show.
# > - **Ask** The data and the line are the same, so why do mm and standardised differ? (The valley has another
# >   shape.) Beyond 2/λmax, does the very first step lead away? (No, the first few may come closer.) Leave
# >   $\lambda_{\max}$ to section 3 and call it just the threshold here, or time runs out.

# %% [markdown] lang="ko" lecture="3.1 3.3" slide="5:new 7:whole 9:new"
# ## 1. 안갯속에서 산 내려가기
#
# 직선이 얼마나 틀렸는지를 수 하나로 나타내는 함수가 **비용 함수**입니다. 그 값을 손실이라고도 합니다.
# 여기서는 실제값과 예측값의 차이를 제곱해 모두 더한 **잔차 제곱합**을 씁니다.
#
# $${\color{#D55E00}{J(w)}} = \lVert y - {\color{#0072B2}{Xw}} \rVert^2$$
#
# $\lVert v \rVert$는 벡터 $v$의 길이, 곧 **노름**입니다. $\lVert v \rVert^2$은 성분을 제곱해 모두 더한 값입니다.
#
# $w$를 땅 위의 위치로, $J(w)$를 그 자리의 높이로 생각합시다. 안개가 짙어 골짜기는 보이지 않습니다.
# 그래도 발밑이 어느 쪽으로 비탈졌는지는 느낄 수 있습니다. **그레이디언트** $\nabla J(w)$는 가장 가파르게 올라가는
# 방향을 가리키는 벡터입니다. 슬라이드에서 기울기(Gradient)라고 하는 것입니다. 그러니 반대쪽으로 한 걸음 내딛습니다.
#
# $${\color{#CC79A7}{w^{\text{새}}}} = w - \mathrm{lr} \cdot {\color{#D55E00}{\nabla J(w)}}$$
#
# 아무 데서나 출발해 이 걸음을 되풀이하고, 그레이디언트가 0에 가까워지면 멈춥니다. 이것이 **경사 하강법**입니다.
# 걸음의 크기를 정하는 양수 $\mathrm{lr}$이 **학습률**입니다.
#
# 아래 그림의 등고선은 지켜보는 우리를 위한 것입니다. 걷는 사람은 등고선을 보지 못하고, 발밑의 비탈만 압니다.
#
# 먼저 질문에 답하세요. 그다음 ‘걸음’의 ▶를 눌러 내려가 보세요. 옅은 선은 60걸음까지의 길을 미리 보여 줍니다.
# 이제 학습률을 왼쪽 끝에서 오른쪽 끝까지 옮기면서 세 가지를 보세요.
#
# - 경로가 등고선과 어떤 각도로 만나는지
# - 손실 곡선이 어느 학습률에서 가장 빨리 내려가는지
# - 슬라이더의 경계 표시 $2/\lambda_{\max}$를 넘는 순간 무슨 일이 생기는지($\lambda_{\max}$는 3절에서 배웁니다)
#
# 출발점은 끌어서 옮길 수 있습니다. 특징 $x$를 원래 값, 평균을 뺀 값, 표준화한 값으로 바꾸어 같은 일을 되풀이해
# 보세요.

# %% [markdown] lang="en" slide="5:new 9:new"
# ## 1. Down the mountain in fog
#
# A **cost function** says in one number how wrong a line is; its value is also called the loss. Ours is the
# **residual sum of squares**: square the differences between observed and predicted values, and add them up.
#
# $${\color{#D55E00}{J(w)}} = \lVert y - {\color{#0072B2}{Xw}} \rVert^2$$
#
# Here $\lVert v \rVert$ is the length of the vector $v$, its **norm**; $\lVert v \rVert^2$ is the sum of its squared
# components.
#
# Think of $w$ as a place on the map and of $J(w)$ as the height there. The fog is thick; the valley is out of sight.
# But you feel which way the ground slopes under your feet. The **gradient** $\nabla J(w)$ is the vector that points
# straight uphill. So take a step the other way.
#
# $${\color{#CC79A7}{w^{\text{new}}}} = w - \mathrm{lr} \cdot {\color{#D55E00}{\nabla J(w)}}$$
#
# Start anywhere, repeat this step, and stop when the gradient is close to 0. This is **gradient descent**. The
# positive number $\mathrm{lr}$, which sets the length of a step, is the **learning rate**.
#
# The contours in the figure are there for us, who look on. The walker sees none of them and knows only the slope
# underfoot.
#
# Answer the question first. Then press ▶ beside “Step” to descend; the faint line shows all 60 steps in advance. Now
# move the learning rate from the far left to the far right and watch three things:
#
# - the angle at which the path meets the contours;
# - the learning rate at which the loss falls fastest;
# - what happens as you pass the mark $2/\lambda_{\max}$ on the slider (section 3 explains $\lambda_{\max}$).
#
# The starting point can be dragged. Change the feature $x$ (raw, centred, standardised) and do it all again.

# %% lecture="3.1 3.3"
figures.explore_gradient_descent()

# %% [markdown] lang="ko" lecture="3.1 3.3" slide="3:notes"
# ### 무엇을 보았나요
#
# - 각 걸음은 출발한 자리의 등고선과 직각을 이룹니다. 그레이디언트는 손실이 가장 빨리 변하는 방향이기 때문입니다.
#   mm일 때는 세로축을 늘려 그려서 직각으로 보이지 않습니다.
#   그 방향이 최소점을 똑바로 가리키지는 않으므로, 길쭉한 골짜기에서는 경로가 휘거나 지그재그가 됩니다.
# - 학습률이 너무 작으면 기어가듯 느립니다. 키우면 빨라지다가, 어느 값을 지나면 최소점을 이쪽저쪽으로 지나치며 다시
#   느려집니다.
# - 경계 $2/\lambda_{\max}$를 넘으면 **발산**합니다. 첫 몇 걸음은 최소점에 가까워질 수 있지만, 결국 걸음마다 더
#   멀어집니다.
# - mm로는, 평균을 빼든 빼지 않든, 처음의 출발점에서 60걸음 안에 최소 손실과의 차이가 1% 이내로 줄어드는 학습률이
#   없습니다. 표준화하면 가장 빠른 학습률로 한 걸음이면 됩니다. 같은 데이터, 같은 직선인데도 그렇습니다.
#
# 3절에서 이 모두를 식 하나로 설명합니다. 그 전에 그레이디언트를 구해 봅시다.

# %% [markdown] lang="en" slide="2:halves"
# ### What you saw
#
# - Each step leaves at a right angle to the contour, because the gradient is the direction in which the loss changes
#   fastest. (In mm the vertical axis is stretched, so the angle does not look right.) The gradient does not point
#   straight at the minimum, so in an elongated valley the path bends or zigzags.
# - With too small a learning rate descent crawls. A larger one is faster, until the path overshoots the minimum to
#   and fro and becomes slow again.
# - Above the threshold $2/\lambda_{\max}$ there is **divergence**. The first few steps may still come closer to the
#   minimum, but in the end every step leads further away.
# - In mm, centred or not, no learning rate comes within 1% of the least loss in 60 steps from the start first shown.
#   With the standardised feature, one step at the best rate is enough. Yet the data and the line are the same.
#
# Section 3 explains all of this by one formula. First we need the gradient.

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 2절 · 15분** 그레이디언트와 갱신식을 제 손으로 쓰고, 맞게 썼는지 스스로 확인할 수 있게
# > 합니다.
# >
# > - **보여 줄 것** 그림에서 직선을 잡았다 놓아 힘과 돌림힘이 함께 0이 되는 것을 봅니다. 점 세 개의 첫
# >   걸음은 칠판에서 함께 하고, 둘째 걸음은 학생에게 2분쯤 맡긴 뒤 첫 셀로 확인합니다($J$가 41,
# >   10.32, 3.81로 줄어듭니다). 유한 차분 셀에서는 두 열이 −138,000.0과 −265,465.9로
# >   똑같습니다. 처음부터 만든 반복문은 36걸음 만에 $(4201.8, 496.9)$에서 멈추고, 라이브러리와
# >   scikit-learn도 같은 답을 냅니다.
# > - **예측** 합과 평균도 견주는 둘째 셀을 실행하기 전에, 손실을 평균으로 바꾸고 학습률은 그대로 두면 경로가 같을지
# >   묻습니다. 최소점이 같으니 경로도 같다고 흔히 답합니다. 그레이디언트가 $1/n$배가 되므로 학습률이 $n$배여야
# >   같습니다.
# > - **흔한 오답** 연습 1에서는 부호, 2, 전치를 빠뜨리거나 $n$으로 나눕니다. 행렬과 벡터의 모양부터 따지게 하면
# >   전치의 실수는 금방 드러납니다. 연습 2에서는 `w -= …`가 이미 담아 둔 배열까지 고쳐 모든 행이 마지막 $w$와
# >   같아지니, `w = w - …`로 새 배열을 만들게 합니다.
# > - **질문** 차분은 어림값인데 왜 두 열이 똑같은가요?($J$가 이차식이라 양쪽으로 잰 차분은 반올림 오차를 빼면
# >   정확합니다.) 부호를 거꾸로 쓰면 경로는 어떻게 되나요?(올라갑니다.) 시간은 손 계산에서 가장 많이 드니,
# >   모자라면 연습 2를 숙제로 돌립니다.

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 2 · 15 minutes** Students write the gradient and the update with their own
# > hands, and can check by themselves that they are right.
# >
# > - **Show** In the figure hold the line and let it go, until force and torque are both 0. Take the first step of
# >   the three points together on the board, give 2 minutes for the second, and confirm with the first cell ($J$
# >   falls from 41 to 10.32 to 3.81). In the cell of finite differences both columns are −138,000.0 and −265,465.9.
# >   The loop from scratch stops after 36 steps at $(4201.8, 496.9)$; the library and scikit-learn give the same.
# > - **Predict** Before running the second cell, which also compares sum and mean, ask whether the path stays the same
# >   if the loss becomes a mean and the learning rate is kept. Many say yes, because the minimum is the same. The
# >   gradient is $1/n$ times as large, so the rate must be $n$ times as large.
# > - **Wrong answers** In exercise 1 the sign, the 2 or the transpose goes missing, or the answer is divided by
# >   $n$. Have students check the shapes of matrix and vector first: that soon shows a missing transpose. In
# >   exercise 2, `w -= …` also alters the arrays already collected, and every row equals the last $w$;
# >   `w = w - …` makes a new one.
# > - **Ask** A difference is an approximation, so why do the columns agree? ($J$ is quadratic: a central
# >   difference is exact but for rounding.) What does the path do if the sign is flipped? (It climbs.) The work
# >   by hand takes most of the time; if it runs short, make exercise 2 homework.

# %% [markdown] lang="ko" lecture="3.2" slide="4:new"
# ## 2. 그레이디언트와 갱신
#
# 펭귄 $i$의 실제값에서 예측값을 뺀 것이 **잔차** $r_i = y_i - w_0 - w_1 x_i$이고, $J(w) = \sum_i r_i^2$입니다.
# 나머지 변수를 상수로 보고 한 변수로만 미분한 것이 **편미분**입니다. 편미분을 모은 벡터가 그레이디언트입니다.
# 연쇄 법칙으로 $r_i^2$을 미분하면 $2r_i$에 $r_i$의 미분을 곱한 것이 됩니다. $r_i$를 미분하면 $w_0$으로는 $-1$,
# $w_1$로는 $-x_i$입니다.
#
# $$\frac{\partial J}{\partial w_0} = -2\sum_i r_i, \qquad \frac{\partial J}{\partial w_1} = -2\sum_i x_i r_i$$
#
# 둘 다 $X$의 한 열과 잔차의 내적에 $-2$를 곱한 값입니다. 모든 열의 내적을 한꺼번에 쓰면 전치 행렬 $X^\top$를 곱하는
# 것이 됩니다.
#
# $${\color{#D55E00}{\nabla J(w)}} = -2X^\top(y - Xw) = 2X^\top({\color{#0072B2}{Xw}} - y)$$
#
# 잔차 하나하나를 직선을 당기는 용수철로 볼 수 있습니다. $r_i$만큼 늘어난 용수철의 에너지가 $r_i^2$이면 당기는 힘은
# $2r_i$입니다. 힘의 합 $2\sum_i r_i = -\partial J/\partial w_0$은 직선을 올리거나 내리고, $x = 0$에 대한 돌림힘
# $2\sum_i x_i r_i = -\partial J/\partial w_1$은 직선을 돌립니다. 고리를 끌어 직선을 잡았다가 ▶로 놓아 보세요. 직선은
# 어디에서 멈추나요?

# %% [markdown] lang="en"
# ## 2. The gradient and the update
#
# The **residual** $r_i = y_i - w_0 - w_1 x_i$ of penguin $i$ is its observed minus its predicted value, and
# $J(w) = \sum_i r_i^2$. A **partial derivative** is taken in one variable, the others held constant; together they
# are the components of the gradient. By the chain rule the derivative of $r_i^2$ is $2r_i$ times that of $r_i$,
# which is $-1$ for $w_0$ and $-x_i$ for $w_1$.
#
# $$\frac{\partial J}{\partial w_0} = -2\sum_i r_i, \qquad \frac{\partial J}{\partial w_1} = -2\sum_i x_i r_i$$
#
# Each is $-2$ times the inner product of a column of $X$ with the residuals. Taking all columns at once means
# multiplying by the transpose $X^\top$.
#
# $${\color{#D55E00}{\nabla J(w)}} = -2X^\top(y - Xw) = 2X^\top({\color{#0072B2}{Xw}} - y)$$
#
# Each residual can be seen as a spring that pulls at the line. If a spring stretched by $r_i$ stores the energy
# $r_i^2$, it pulls with the force $2r_i$. The sum of the forces, $2\sum_i r_i = -\partial J/\partial w_0$, lifts or
# lowers the line; their torque about $x = 0$, $2\sum_i x_i r_i = -\partial J/\partial w_1$, turns it. Hold the line by
# its rings and let it go with ▶. Where does it stop?

# %% lecture="3.2"
figures.explore_springs()

# %% [markdown] lang="ko" lecture="3.2" slide="5:new"
# 힘과 돌림힘이 모두 0인 곳, 곧 그레이디언트가 0인 최소제곱 직선에서 멈춥니다.
#
# ### 손으로 한 걸음
#
# 점 세 개 $(-1, 1)$, $(0, 2)$, $(1, 6)$이 있고 $w = (0, 0)$에서 출발합니다. 학습률은 $0.1$입니다.
#
# 1. 잔차는 $r = (1, 2, 6)$이고 $J = 41$입니다.
# 2. $\partial J/\partial w_0 = -2 \cdot (1 + 2 + 6) = -18$,
#    $\partial J/\partial w_1 = -2 \cdot (-1 + 0 + 6) = -10$입니다.
# 3. 새 위치는 $w = (0 + 0.1 \cdot 18,\; 0 + 0.1 \cdot 10) = (1.8, 1.0)$입니다.
#
# 둘째 걸음은 여러분 차례입니다. 빈칸을 채우세요.
#
# 1. 잔차는 $r = (0.2, 0.2, \square)$이고 $J = \square$입니다.
# 2. $\partial J/\partial w_0 = \square$, $\partial J/\partial w_1 = -6.0$입니다.
# 3. 새 위치는 $w = (\square, \square)$입니다.
#
# <details><summary>답</summary>
#
# $r = (0.2, 0.2, 3.2)$, $J = 10.32$, $\partial J/\partial w_0 = -7.2$, $w = (2.52, 1.60)$입니다. 아래 첫째 셀이
# 확인해 줍니다.
#
# </details>
#
# ### 그레이디언트를 믿어도 될까요
#
# 식을 옮겨 쓰다 보면 부호나 2를 빠뜨리기 쉽습니다. 미분 공식을 쓰지 않는 방법으로 확인합시다.
# $w$의 한 성분만 양쪽으로 $h$만큼 움직여 높이의 차이를 재고, 움직인 거리로 나눕니다. 이것이 **유한 차분**입니다.
#
# $$\frac{\partial J}{\partial w_j} \approx \frac{J(w + h u_j) - J(w - h u_j)}{2h}$$
#
# $u_j$는 $j$번째 성분만 1이고 나머지는 0인 벡터입니다. 아래 둘째 셀에서 왼쪽 열(유한 차분)과 오른쪽 열(식)이 같은지
# 보세요.

# %% [markdown] lang="en"
# It stops where force and torque are both 0: at the least-squares line, where the gradient is 0.
#
# ### One step by hand
#
# There are three points, $(-1, 1)$, $(0, 2)$, $(1, 6)$. We start at $w = (0, 0)$ with learning rate $0.1$.
#
# 1. The residuals are $r = (1, 2, 6)$ and $J = 41$.
# 2. $\partial J/\partial w_0 = -2 \cdot (1 + 2 + 6) = -18$ and
#    $\partial J/\partial w_1 = -2 \cdot (-1 + 0 + 6) = -10$.
# 3. The new place is $w = (0 + 0.1 \cdot 18,\; 0 + 0.1 \cdot 10) = (1.8, 1.0)$.
#
# The second step is yours. Fill in the blanks.
#
# 1. The residuals are $r = (0.2, 0.2, \square)$ and $J = \square$.
# 2. $\partial J/\partial w_0 = \square$ and $\partial J/\partial w_1 = -6.0$.
# 3. The new place is $w = (\square, \square)$.
#
# <details><summary>Answer</summary>
#
# $r = (0.2, 0.2, 3.2)$, $J = 10.32$, $\partial J/\partial w_0 = -7.2$, $w = (2.52, 1.60)$. The first cell below
# confirms it.
#
# </details>
#
# ### Can the gradient be trusted?
#
# A sign or a factor 2 is easily lost. So check the formula in a way that needs no calculus. Move one component of $w$
# by $h$ to either side, and divide the difference in height by the distance. This is a **finite difference**.
#
# $$\frac{\partial J}{\partial w_j} \approx \frac{J(w + h u_j) - J(w - h u_j)}{2h}$$
#
# Here $u_j$ is 1 in component $j$ and 0 elsewhere. In the second cell below, see whether the left column (finite
# difference) equals the right one (formula).

# %% lecture="3.2"
A, b, w = np.array([[1, -1], [1, 0], [1, 1]]), np.array([1, 2, 6]), np.zeros(2)
for step in range(3):
    loss, gradient = np.sum((b - A @ w) ** 2), 2 * (A.T @ (A @ w - b))
    print(f"{step}: w = ({w[0]:.2f}, {w[1]:.2f}), J = {loss:.2f}, ∇J = ({gradient[0]:.2f}, {gradient[1]:.2f})")
    w = w - 0.1 * gradient


# %% lecture="3.2"
def J(w):
    return np.sum((y - X @ w) ** 2)


w, h = np.array([4000.0, 300.0]), 0.5
for j, u in enumerate(np.eye(2)):
    difference = (J(w + h * u) - J(w - h * u)) / (2 * h)
    print(f"w{j}: {difference:11.1f} {descent.gradient(X, y, w)[j]:11.1f}")

# %% [markdown] lang="ko" lecture="3.2"
# 두 열이 같습니다. $J$가 이차식이라, 이렇게 양쪽으로 잰 차분은 반올림 오차를 빼면 정확합니다.
#
# ### 연습 1: 그레이디언트
#
# `...`을 지우고 $\nabla J(w) = 2X^\top(Xw - y)$를 돌려주세요. NumPy에서 전치는 `X.T`, 행렬 곱은 `@`입니다.
#
# <details><summary>풀이</summary>
#
# ```python
# def my_gradient(X, y, w):
#     return 2 * (X.T @ (X @ w - y))
# ```
#
# </details>

# %% [markdown] lang="en"
# The columns agree. $J$ is quadratic, so a central difference is exact but for rounding.
#
# ### Exercise 1: the gradient
#
# Replace the `...` so that the function returns $\nabla J(w) = 2X^\top(Xw - y)$. In NumPy the transpose is `X.T` and
# the matrix product is `@`.
#
# <details><summary>Solution</summary>
#
# ```python
# def my_gradient(X, y, w):
#     return 2 * (X.T @ (X @ w - y))
# ```
#
# </details>


# %% lecture="3.2"
def my_gradient(X, y, w):
    return ...


checks.check_gradient(my_gradient)

# %% [markdown] lang="ko" lecture="3.1 3.2" slide="2:whole"
# ### 처음부터 만들기
#
# 경사 하강법은 NumPy 몇 줄이면 됩니다. 펭귄 데이터로 돌려 봅시다.
# 그레이디언트의 길이가 1보다 작아지면 멈춥니다. 출발할 때의 길이는 약 295만입니다.
#
# 둘째 셀은 같은 일을 이 강의의 라이브러리로, 그리고 경사 하강법을 쓰지 않는 scikit-learn으로 합니다. 세 답이 같은지
# 보세요.
# 그 셀의 마지막 줄은 손실을 합으로 잴 때와 평균으로 잴 때를 견줍니다. True가 나오면 두 경로가 같다는 뜻입니다.

# %% [markdown] lang="en" slide="3:one"
# ### From scratch
#
# Gradient descent takes a few lines of NumPy. Here it runs on the penguins. It stops when the gradient is shorter
# than 1; at the start its length was about 2.95 million.
#
# The second cell does the same with the library of this course, and with scikit-learn, which does not use gradient
# descent here. See whether the three answers agree. Its last line compares the loss as a sum with the loss as a
# mean: True means that the two paths are the same.

# %% lecture="3.1 3.2"
lr, w = 0.0005, np.zeros(2)
for step in range(1000):
    gradient = 2 * (X.T @ (X @ w - y))
    if np.linalg.norm(gradient) < 1:
        print(f"{step} steps: w = ({w[0]:.1f}, {w[1]:.1f})")
        break
    w = w - lr * gradient

# %% lecture="3.2 3.7"
from sklearn.linear_model import LinearRegression

library = descent.gradient_descent(X, y, lr=0.0005, n_steps=100).path[-1]
sklearn = LinearRegression().fit(x.reshape(-1, 1), y)
for intercept, slope in (library, (sklearn.intercept_, *sklearn.coef_)):
    print(f"w = ({intercept:.1f}, {slope:.1f})")
total = descent.gradient_descent(X, y, lr=0.0005, n_steps=50, loss="sum").path
mean = descent.gradient_descent(X, y, lr=n * 0.0005, n_steps=50, loss="mean").path
print(np.allclose(total, mean))

# %% [markdown] lang="ko" lecture="3.2"
# 날개가 1 cm 길면 체중이 약 497 g 더 나간다고 예측합니다. 날개 길이가 평균인 펭귄은 약 4,202 g입니다.
# 둘째 셀의 마지막 줄에서는 학습률을 $n$배로 하니 평균의 경로가 합의 경로와 같아졌습니다.
#
# > #### 슬라이드 더 정확히
# >
# > - 슬라이드의 ‘기울기가 작아지는 방향(-gradient)’은 그레이디언트의 반대 방향을 말합니다. 그리로 가면 작아지는 것은
# >   비용입니다.
# > - 슬라이드의 $(y - Xw)^2$은 $(y - Xw)^\top(y - Xw) = \lVert y - Xw \rVert^2$을 줄여 쓴 것입니다.
# > - 슬라이드가 MSE라고 부르는 $\lVert y - \hat y \rVert^2$은 잔차 제곱합입니다. **평균 제곱 오차**는 이것을 $n$으로
# >   나눈 값입니다.
# >   최소점은 같습니다. 그레이디언트는 $1/n$배가 되므로, 같은 경로를 걸으려면 학습률이 $n$배여야 합니다.
#
# ### 연습 2: 갱신 반복문
#
# `start`에서 출발해 `n_steps`번 갱신하고, 지나온 모든 $w$를 배열로 돌려주세요.
# 출발점도 들어가므로 모양은 `(n_steps + 1, p)`입니다. 받은 `start`는 그대로 두어야 합니다.
#
# <details><summary>풀이</summary>
#
# ```python
# def my_descent(X, y, start, lr, n_steps):
#     path = [start]
#     for step in range(n_steps):
#         w = path[-1]
#         path.append(w - lr * 2 * (X.T @ (X @ w - y)))
#     return np.array(path)
# ```
#
# </details>

# %% [markdown] lang="en" slide="one"
# For a flipper 1 cm longer the line predicts about 497 g more; for one of average length, about 4,202 g. In the last
# line of the second cell a learning rate $n$ times as large made the path of the mean equal to that of the sum.
#
# > #### The slide, more precisely
# >
# > - The slide's “direction in which the slope becomes smaller (-gradient)” is the direction against the gradient.
# >   What becomes smaller that way is the cost.
# > - The slide's $(y - Xw)^2$ is short for $(y - Xw)^\top(y - Xw) = \lVert y - Xw \rVert^2$.
# > - What the slide calls MSE, $\lVert y - \hat y \rVert^2$, is the residual sum of squares. The
# >   **mean squared error** is that divided by $n$. The minimiser is the same. The gradient is $1/n$ times as large,
# >   so the same path needs a learning rate $n$ times as large.
#
# ### Exercise 2: the update loop
#
# Start at `start`, update `n_steps` times, and return every $w$ on the way as an array. The start is included, so the
# shape is `(n_steps + 1, p)`. Leave the `start` that you are given unchanged.
#
# <details><summary>Solution</summary>
#
# ```python
# def my_descent(X, y, start, lr, n_steps):
#     path = [start]
#     for step in range(n_steps):
#         w = path[-1]
#         path.append(w - lr * 2 * (X.T @ (X @ w - y)))
#     return np.array(path)
# ```
#
# </details>


# %% lecture="3.2"
def my_descent(X, y, start, lr, n_steps):
    return ...


checks.check_descent(my_descent)

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 3절 · 15분** 경계 $2/\lambda_{\max}$가 외울 규칙이 아니라, 방향마다 오차에
# > $1 - \mathrm{lr} \cdot \lambda$가 곱해진다는 사실에서 나온다는 것을 알게 합니다.
# >
# > - **보여 줄 것** 칠판에서는 손 계산의 두 수만 다룹니다. 오차에 0.4와 0.6이 곱해지는 것을 2절의
# >   값에서 확인하고, 그림에서 골짜기를 돌려도 두 선이 그대로임을 봅니다. 그 셀이 찍은 684와 1,348.5는
# >   펭귄의 두 수입니다. 표에서 경계의 0.50, 0.90, 0.99배일 때 7, 13, 143걸음이고
# >   1.01배일 때 150걸음 만에 발산하는 것을 읽습니다. 마지막으로 조건수 셀을 실행합니다.
# > - **예측** 조건수 셀을 실행하기 전에, mm에서 평균만 빼면 걸음 수가 얼마나 줄지 어림하게 합니다. 평균을 빼는
# >   것은 자리를 옮길 뿐이라 별 차이가 없다고 보기 쉽습니다. 그러나 약 2,900만 걸음이 681걸음이 됩니다.
# > - **흔한 오답** 연습 3에서 흔히 $1/\lambda_{\max}$를 씁니다. 배율이 음수면 안 된다고 생각한 것이니, −1보다
# >   크기만 하면 최소점을 넘나들며 수렴한다고 1절의 그림으로 바로잡습니다. $X^\top X$의 고윳값을 쓰면 경계의 두
# >   배가 되어 발산하고, $2/(\lambda_{\min} + \lambda_{\max})$는 가장 빠른 학습률이지 경계가 아닙니다.
# > - **질문** 경계의 0.99배는 왜 느린가요?(가장 가파른 방향의 배율이 −0.98이라 한 걸음에 2%만 줄어듭니다.)
# >   $\kappa = 1$이면 몇 걸음인가요?(가장 빠른 학습률로 한 걸음입니다.) 시간이 모자라면 고유벡터의 문단은
# >   그림만 보이고, 가장 빠른 학습률은 답을 펼쳐 읽고 넘어갑니다.

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 3 · 15 minutes** Students should leave knowing that the threshold
# > $2/\lambda_{\max}$ is not a rule to memorise: it follows from the factor $1 - \mathrm{lr} \cdot \lambda$ that
# > multiplies the error in each direction.
# >
# > - **Show** On the board take only the two numbers worked out by hand: check on the values of section 2 that
# >   the errors are multiplied by 0.4 and 0.6, and turn the valley of the figure: its two lines stay as they are.
# >   The 684 and 1,348.5 that its cell prints are the two numbers of the penguins. Read off the table: at
# >   0.50, 0.90 and 0.99 times the threshold 7, 13 and 143 steps, at 1.01 times divergence after 150. Last, run
# >   the cell of the condition numbers.
# > - **Predict** Before that cell, have students guess by how much subtracting the mean from mm cuts the steps.
# >   It seems to be a mere shift that changes little. Yet about 29 million steps become 681.
# > - **Wrong answers** In exercise 3 many write $1/\lambda_{\max}$, believing that the factor must not be
# >   negative; go back to the picture of section 1, where above −1 it overshoots to and fro and still converges.
# >   The eigenvalues of $X^\top X$ give twice the threshold, which diverges. And
# >   $2/(\lambda_{\min} + \lambda_{\max})$ is the best rate, not the threshold.
# > - **Ask** Why is 0.99 times the threshold slow? (Along the steepest direction the factor is −0.98, only 2%
# >   less per step.) How many steps if $\kappa = 1$? (One, at the best rate.) If time runs short, show the figure in
# >   place of the paragraph on eigenvectors, and open and read the answer for the best rate.

# %% [markdown] lang="ko" lecture="3.3" slide="6:whole 7:new 12:new 14:new"
# ## 3. 학습률
#
# 발산의 경계는 왜 있을까요? 2절의 점 세 개로 돌아가 봅시다. $x$의 합이 0이라서, 두 편미분에 저마다 제 변수만 남습니다.
#
# $$\frac{\partial J}{\partial w_0} = 6\,(w_0 - 3), \qquad \frac{\partial J}{\partial w_1} = 4\,(w_1 - 2.5)$$
#
# 둘 다 0이 되는 최소점은 ${\color{#009E73}{w^*}} = (3, 2.5)$입니다. 갱신식의 양변에서 최소점을 빼 보세요. 최소점에서
# 벗어난 만큼, 곧 오차에 수 하나가 곱해질 뿐입니다.
#
# $${\color{#CC79A7}{w_0^{\text{새}}}} - 3 = (1 - 6\,\mathrm{lr})(w_0 - 3), \qquad
# {\color{#CC79A7}{w_1^{\text{새}}}} - 2.5 = (1 - 4\,\mathrm{lr})(w_1 - 2.5)$$
#
# 학습률이 $0.1$이면 이 배율은 $0.4$와 $0.6$입니다. 손으로 구한 값이 그렇습니다. $w_0$의 오차는
# $-3,\; -1.2,\; -0.48$이고 $w_1$의 오차는 $-2.5,\; -1.5,\; -0.9$입니다.
#
# 6과 4는 $J$를 그 변수로 두 번 미분한 값입니다. 골짜기가 그 방향으로 얼마나 굽었는지를 말해 줍니다. 이런 수를
# $\lambda$라 하면, 한 걸음의 배율은 $1 - \mathrm{lr} \cdot \lambda$이고 $k$걸음의 배율은
# $(1 - \mathrm{lr} \cdot \lambda)^k$입니다. $k$가 커질 때 이것이 0으로 가려면 $|1 - \mathrm{lr} \cdot \lambda| < 1$, 곧
# $0 < \mathrm{lr} < 2/\lambda$여야 합니다. 두 방향에서 모두 그래야 하므로, $\lambda$가 큰 쪽이 경계를 정합니다.
# 여기서는 $2/6$입니다.
#
# 펭귄도 마찬가지입니다. $x$에서 평균을 뺐으니 $x$의 합이 0이고, 두 수는 $2n = 684$와
# $2\sum_i x_i^2 \approx 1348.5$입니다.
#
# ### 골짜기가 비스듬하면
#
# $x$의 합이 0이 아니면 두 편미분에 $w_0$과 $w_1$이 섞이고, 골짜기의 축이 비스듬해집니다. 그래도 축을 따라 보면 똑같은
# 일이 일어납니다. 행렬로 적어 봅시다. 오차를 $e = w - {\color{#009E73}{w^*}}$라 하면
# $\nabla J({\color{#009E73}{w^*}}) = 0$이므로
# $\nabla J(w) = \nabla J(w) - \nabla J({\color{#009E73}{w^*}}) = 2X^\top X e = He$입니다.
# **헤세 행렬**(헤시안) $H = 2X^\top X$는 $J$를 두 번 미분한 것이고, $X^\top X$는 **그람 행렬**이라고 합니다.
# 갱신식의 양변에서 ${\color{#009E73}{w^*}}$를 빼면 이렇게 됩니다.
#
# $${\color{#CC79A7}{e^{\text{새}}}} = e - \mathrm{lr} \cdot He = (I - \mathrm{lr} \cdot H)\,e$$
#
# 여기서 $I$는 단위행렬입니다. $Hv = \lambda v$처럼 $H$를 곱해도 제 방향의 $\lambda$배가 될 뿐인, 0이 아닌 벡터 $v$를
# **고유벡터**, $\lambda$를 **고윳값**이라 합니다. 골짜기의 축이 바로 고유벡터의 방향입니다.
# $H$는 대칭행렬이라 서로 수직인 고유벡터가 $X$의 열 수만큼 있고, 어떤 오차든 그 방향의 성분들로 나눌 수 있습니다.
# 그리고 고유벡터 방향의 성분은 한 걸음마다 $1 - \mathrm{lr} \cdot \lambda$배가 됩니다.
#
# $${\color{#CC79A7}{e_k}} = (1 - \mathrm{lr} \cdot \lambda)^k\, e_0$$
#
# 여기서 $e_0$은 출발할 때, $e_k$는 $k$걸음 뒤의 그 성분입니다. 그래서 어디서 출발하든 **수렴**하는 조건은 정확히
# 이것입니다.
#
# $$0 < \mathrm{lr} < \frac{2}{\lambda_{\max}}$$
#
# 아래 그림에서 골짜기를 돌리고, $\kappa = \lambda_{\max}/\lambda_{\min}$으로 늘이고, 출발점을 끌어 보세요. 경로를
# 두 축에 비춘 점들이 오차의 두 성분이고, 옆의 두 선은 성분마다 남은 오차입니다. 먼저 질문에 답하세요. 그다음 학습률을
# 끝에서 끝까지 옮기며, 두 선이 어디에서 함께 내려가고 어디에서부터 하나가 올라가는지 보세요.
#
# 그 위의 표는 펭귄입니다. 왼쪽 열은 학습률이 경계의 몇 배인지입니다. 가운데는 몇 걸음 만에 손실과 최소 손실의 차이가
# 1% 이내가 되는지, 오른쪽은 몇 걸음 만에 발산하는지, 곧 손실이 출발할 때의 10배를 넘는지입니다. 0에서 출발합니다.

# %% [markdown] lang="en" slide="7:new 12:new 16:one 17:notes"
# ## 3. The learning rate
#
# Why is there a threshold at all? Go back to the three points of section 2. The $x$ add up to 0, so each partial
# derivative contains its own variable only:
#
# $$\frac{\partial J}{\partial w_0} = 6\,(w_0 - 3), \qquad \frac{\partial J}{\partial w_1} = 4\,(w_1 - 2.5)$$
#
# Both are 0 at the minimum, ${\color{#009E73}{w^*}} = (3, 2.5)$. Subtract it from both sides of the update. What is
# left to go, the error, is just multiplied by a number:
#
# $${\color{#CC79A7}{w_0^{\text{new}}}} - 3 = (1 - 6\,\mathrm{lr})(w_0 - 3), \qquad
# {\color{#CC79A7}{w_1^{\text{new}}}} - 2.5 = (1 - 4\,\mathrm{lr})(w_1 - 2.5)$$
#
# With the learning rate $0.1$ these factors are $0.4$ and $0.6$, and so it was by hand: the error of $w_0$ went
# $-3,\; -1.2,\; -0.48$ and that of $w_1$ went $-2.5,\; -1.5,\; -0.9$.
#
# The 6 and the 4 are the second derivatives of $J$ in the two variables: they say how strongly the valley curves in
# that direction. Call such a number $\lambda$. Then one step multiplies the error by $1 - \mathrm{lr} \cdot \lambda$,
# and $k$ steps by $(1 - \mathrm{lr} \cdot \lambda)^k$. For this to go to 0 as $k$ grows, we need
# $|1 - \mathrm{lr} \cdot \lambda| < 1$, that is $0 < \mathrm{lr} < 2/\lambda$. It must hold in both directions, so the
# larger $\lambda$ sets the threshold: here it is $2/6$.
#
# The penguins are no different. The mean was subtracted from $x$, so the $x$ add up to 0, and the two numbers are
# $2n = 684$ and $2\sum_i x_i^2 \approx 1348.5$.
#
# ### If the valley is tilted
#
# If the $x$ do not add up to 0, both partial derivatives contain both $w_0$ and $w_1$, and the axes of the valley are
# tilted. Along these axes the same thing still happens. Write it with matrices: let
# $e = w - {\color{#009E73}{w^*}}$ be the error. Since $\nabla J({\color{#009E73}{w^*}}) = 0$, we have
# $\nabla J(w) = \nabla J(w) - \nabla J({\color{#009E73}{w^*}}) = 2X^\top X e = He$. The **Hessian** $H = 2X^\top X$
# is the second derivative of $J$; $X^\top X$ is called the **Gram matrix**. Subtract ${\color{#009E73}{w^*}}$ from
# both sides of the update:
#
# $${\color{#CC79A7}{e^{\text{new}}}} = e - \mathrm{lr} \cdot He = (I - \mathrm{lr} \cdot H)\,e$$
#
# Here $I$ is the identity matrix. A vector $v$ other than 0 that $H$ only multiplies by a number, $Hv = \lambda v$,
# is an **eigenvector**, and $\lambda$ its **eigenvalue**. The axes of the valley are the directions of the
# eigenvectors. $H$ is symmetric, so it has as many perpendicular eigenvectors as $X$ has columns, and every error is
# made up of components along them. Each step multiplies the component along an eigenvector by
# $1 - \mathrm{lr} \cdot \lambda$:
#
# $${\color{#CC79A7}{e_k}} = (1 - \mathrm{lr} \cdot \lambda)^k\, e_0$$
#
# Here $e_0$ is that component at the start and $e_k$ the same after $k$ steps. So there is **convergence** from every
# start exactly if
#
# $$0 < \mathrm{lr} < \frac{2}{\lambda_{\max}}$$
#
# In the figure turn the valley, stretch it by $\kappa = \lambda_{\max}/\lambda_{\min}$, and drag the start. The path's
# shadows on the two axes are the two components of the error, and the two lines beside show what is left of each.
# Answer the question first. Then move the learning rate from end to end: see where both lines fall together, and from
# where on one of them rises.
#
# The table above it is about the penguins. The left column is the learning rate as a multiple of the threshold. The
# middle one says after how many steps the loss is within 1% of the least; the right one, after how many it has
# diverged, that is, passed 10 times its value at the start. Descent starts at 0.

# %% lecture="3.3"
threshold, least = descent.lr_threshold(X), descent.gram_form(X, y).loss_min
print("eigenvalues", descent.hessian_eigenvalues(X).round(1), f"2/λmax = {threshold:.6f}")
for ratio in (0.01, 0.1, 0.5, 0.9, 0.99, 1.01, 1.1, 1.5):
    run = descent.gradient_descent(X, y, ratio * threshold, n_steps=1000)
    near = np.flatnonzero(run.losses <= 1.01 * least)
    print(f"{ratio:.2f} {near[0] if near.size else '-':>5} {run.diverged_at or '-':>5}")

figures.explore_factors()

# %% [markdown] lang="ko" lecture="3.3" slide="7:three"
# 골짜기를 돌려도, 출발점을 끌어도 달라지는 것은 경로뿐입니다. 배율 $1 - \mathrm{lr} \cdot \lambda$에는 학습률과
# $\lambda$만 있기 때문입니다. 경계를 넘으면 $\lambda_{\max}$의 선이 올라갑니다. 펭귄에서도 경계의 0.99배는 수렴하고
# 1.01배는 발산합니다. 경계 바로 아래에서는 수렴해도 느립니다.
#
# ### 가장 빠른 학습률
#
# 모든 방향 가운데 오차가 가장 더디게 줄어드는 방향이 속도를 정합니다. 그 배율은
# $|1 - \mathrm{lr} \cdot \lambda_{\min}|$과 $|1 - \mathrm{lr} \cdot \lambda_{\max}|$ 가운데 큰 쪽입니다. 앞의 것이 큰
# 동안은 $\mathrm{lr}$을 키울수록 빨라지고, 뒤의 것이 큰 동안은 키울수록 느려집니다. 그래서 둘이 같을 때가 가장
# 빠릅니다. 빈칸을 채우세요.
#
# $$1 - \mathrm{lr} \cdot \lambda_{\min} = -(1 - \mathrm{lr} \cdot \lambda_{\max})
# \quad\Rightarrow\quad \mathrm{lr} = \square$$
#
# <details><summary>답</summary>
#
# $\mathrm{lr} = \dfrac{2}{\lambda_{\min} + \lambda_{\max}}$입니다. $\kappa = \lambda_{\max}/\lambda_{\min}$이라 쓰면
# 이때 한 걸음의 배율은 $\dfrac{\kappa - 1}{\kappa + 1}$입니다.
#
# </details>
#
# ### 조건수
#
# $\kappa = \lambda_{\max}/\lambda_{\min}$을 **조건수**라 합니다. 골짜기가 얼마나 길쭉한지를 나타냅니다.
# $\kappa = 1$이면 등고선이 원이고, 가장 빠른 학습률로 한 걸음이면 됩니다. $\kappa$가 크면 배율이 1에 가까워 느립니다.
#
# 특징에서 수 하나를 빼거나 수 하나로 나누기만 해도 $\kappa$가 달라집니다. **표준화**는 평균을 빼고 표준편차로 나누는
# 일입니다.
# 다음 셀의 열은 차례로 $\kappa$, 가장 빠른 학습률일 때 한 걸음의 배율, 오차를 1,000분의 1로 줄이는 데 많아야 몇
# 걸음이 드는지입니다. `z`가 표준화한 특징입니다.
#
# 위의 그림에서 두 선은 경계의 $\kappa/(\kappa + 1)$배에서 함께 내려갑니다. 거기가 가장 빠른 학습률입니다. $\kappa$가
# 크면 그 자리가 경계 바로 앞이므로, 조금만 더 키워도 발산합니다.

# %% [markdown] lang="en" slide="7:three 8:one"
# Turn the valley or drag the start, and only the path changes: the factor $1 - \mathrm{lr} \cdot \lambda$ contains
# nothing but the learning rate and $\lambda$. Beyond the threshold the line of $\lambda_{\max}$ rises. With the
# penguins, too, 0.99 times the threshold converges and 1.01 times diverges; just below it, convergence is slow.
#
# ### The best rate
#
# The direction in which the error shrinks most slowly sets the speed. Its factor is the larger of
# $|1 - \mathrm{lr} \cdot \lambda_{\min}|$ and $|1 - \mathrm{lr} \cdot \lambda_{\max}|$. While the former is larger,
# raising $\mathrm{lr}$ helps; while the latter is larger, it hurts. So descent is fastest where they are equal. Fill in
# the blank.
#
# $$1 - \mathrm{lr} \cdot \lambda_{\min} = -(1 - \mathrm{lr} \cdot \lambda_{\max})
# \quad\Rightarrow\quad \mathrm{lr} = \square$$
#
# <details><summary>Answer</summary>
#
# $\mathrm{lr} = \dfrac{2}{\lambda_{\min} + \lambda_{\max}}$. With $\kappa = \lambda_{\max}/\lambda_{\min}$, the factor
# per step is then $\dfrac{\kappa - 1}{\kappa + 1}$.
#
# </details>
#
# ### The condition number
#
# $\kappa = \lambda_{\max}/\lambda_{\min}$ is the **condition number**. It says how elongated the valley is. If
# $\kappa = 1$ the contours are circles, and one step at the best rate is enough. If $\kappa$ is large the factor is
# near 1, and descent is slow.
#
# Subtracting a number from the feature or dividing it by one is all it takes to change $\kappa$. **Standardisation**
# subtracts the mean and divides by the standard deviation. The columns of the next cell are $\kappa$, the factor per
# step at the best rate, and the steps needed, at most, to reduce the error to 1/1,000. `z` is the standardised
# feature.
#
# In the figure above both lines fall together at $\kappa/(\kappa + 1)$ times the threshold: that is the best rate. If
# $\kappa$ is large it lies just below the threshold, and a little more already diverges.

# %% lecture="3.3"
features = {"mm": flipper, "mm - mean": flipper - flipper.mean(), "cm - mean": x, "z": z}
for name, feature in features.items():
    low, *_, high = descent.hessian_eigenvalues(np.column_stack([np.ones(len(y)), feature]))
    factor = (high - low) / (high + low)
    steps = 1 if factor < 0.001 else np.ceil(np.log(0.001) / np.log(factor))
    print(f"{name:9} {high / low:8.3g} {factor:.7f} {steps:8.3g}")

# %% [markdown] lang="ko" lecture="3.3" slide="4:whole"
# 원래 mm 값으로는 약 2,900만 걸음, 평균만 빼도 681걸음, cm로 바꾸면 7걸음, 표준화하면 1걸음입니다.
# 날개 길이는 200 mm 안팎에 몰려 있습니다. 그래서 이 열은 1로 채운 열과 거의 나란한 데다 약 200배 길고, 골짜기가 극도로
# 길쭉해집니다.
# 특징이 여럿이고 서로 상관이 있으면, 표준화해도 $\kappa$가 1보다 큽니다.
#
# > #### 슬라이드 더 정확히
# >
# > - 학습률이 ‘너무 크면’ 안 된다는 말은 이렇게 정확해집니다. $0 < \mathrm{lr} < 2/\lambda_{\max}$일 때, 그리고 그때만
# >   모든 출발점에서 최소점으로 수렴합니다. 경계를 넘으면, $\lambda_{\max}$의 고유벡터 방향으로 조금이라도 벗어난
# >   출발점은 모두 발산합니다. $\lambda_{\min} = 0$이면 최소점이 여럿이고 그중 하나로 수렴하며(7절), 가장 빠른
# >   학습률에는 0이 아닌 가장 작은 고윳값을 씁니다.
# > - 슬라이드는 기울기가 0에 가까워지면 최적값에 도달했다고 봅니다. 0인 곳이 최소점인 것은 $J$가 아래로 볼록하기
# >   때문입니다.
# >   0에 가깝다고 최소점에 가까운 것은 아닙니다. 최소점까지의 거리는 많아야
# >   $\lVert \nabla J(w) \rVert / \lambda_{\min}$이므로, 골짜기가 길쭉하면 아직 멀 수 있습니다.
#
# ### 연습 3: 경계 찾기
#
# $X$를 받아 $J(w) = \lVert y - Xw \rVert^2$의 경계 $2/\lambda_{\max}$를 돌려주세요.
# 대칭행렬의 고윳값은 `np.linalg.eigvalsh`가 작은 것부터 돌려줍니다. 어느 행렬의 고윳값인지 주의하세요.
#
# <details><summary>풀이</summary>
#
# ```python
# def my_threshold(X):
#     return 2 / np.linalg.eigvalsh(2 * (X.T @ X))[-1]
# ```
#
# </details>

# %% [markdown] lang="en" slide=""
# The raw mm need about 29 million steps. Subtracting the mean leaves 681, changing to cm 7, and standardising 1.
# Flipper lengths all lie around 200 mm, so their column is nearly parallel to the column of ones and about 200 times
# as long, and the valley is extremely elongated. With several features that are correlated, $\kappa$ exceeds 1 even
# after standardisation.
#
# > #### The slide, more precisely
# >
# > - That the learning rate must not be “too large” can be said exactly. Descent converges to a minimum from every
# >   start if, and only if, $0 < \mathrm{lr} < 2/\lambda_{\max}$. Above that it diverges from every start that is off
# >   the minimum, however little, along the eigenvector of $\lambda_{\max}$. If $\lambda_{\min} = 0$ there are many
# >   minima and it converges to one of them (section 7); the best rate then takes the smallest eigenvalue that is not
# >   0.
# > - The slide takes a gradient near 0 to mean that the optimum is reached. A gradient of exactly 0 is a minimum
# >   because $J$ is convex. Near 0 need not be near the minimum: the distance is at most
# >   $\lVert \nabla J(w) \rVert / \lambda_{\min}$, and in an elongated valley that can still be far.
#
# ### Exercise 3: find the threshold
#
# Given $X$, return the threshold $2/\lambda_{\max}$ of $J(w) = \lVert y - Xw \rVert^2$. `np.linalg.eigvalsh` returns
# the eigenvalues of a symmetric matrix, smallest first. Mind whose eigenvalues you take.
#
# <details><summary>Solution</summary>
#
# ```python
# def my_threshold(X):
#     return 2 / np.linalg.eigvalsh(2 * (X.T @ X))[-1]
# ```
#
# </details>


# %% lecture="3.3"
def my_threshold(X):
    return ...


checks.check_threshold(my_threshold)

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 4절 · 3분** 한 걸음마다 데이터를 모두 읽는다는 것, 그래서 $n$이 크면 걸음 하나가 비싸다는
# > 것만 남깁니다.
# >
# > - **보여 줄 것** 셀을 실행해 특징이 100개일 때 $X$의 크기를 읽습니다. 342행은 0.0003 GB, 100만 행은 0.8 GB,
# >   10억 행은 800 GB입니다.
# > - **예측** 실행하기 전에 10억 행이면 몇 GB일지 어림하게 합니다. 수 하나가 8바이트라는 것만 알려 주면 셈할 수
# >   있습니다.
# > - **흔한 오답** 데이터를 한 번 읽으면 그만이라고 여기기 쉽습니다. $w$가 달라졌으니 걸음마다 다시 읽어야
# >   합니다. $X^\top X$를 만들어 두는 최소제곱의 지름길은 슬라이드 상자를 각자 읽게 합니다.
# > - **질문** 한 걸음에 $X$의 수 하나를 몇 번 쓰나요?(두 번입니다. $Xw$에 한 번, $X^\top$를 곱할 때 한
# >   번입니다.)

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 4 · 3 minutes** One thing is to stay: every step reads all the data, so with
# > large $n$ a single step is expensive.
# >
# > - **Show** Run the cell and read off the size of $X$ with 100 features: 342 rows take 0.0003 GB, 1 million
# >   rows 0.8 GB, 1 billion rows 800 GB.
# > - **Predict** Before running it, have students estimate the GB of 1 billion rows. It is enough to tell them
# >   that a number takes 8 bytes.
# > - **Wrong answers** It is easily thought that reading the data once will do. But $w$ has changed, so each
# >   step must read them again. The shortcut of least squares, building $X^\top X$, is in the box on the slide,
# >   for reading at home.
# > - **Ask** How often is a number in $X$ used in one step? (Twice: once for $Xw$, once for the product with
# >   $X^\top$.)

# %% [markdown] lang="ko" lecture="3.4" slide="2:three"
# ## 4. 한 걸음의 계산량
#
# $2X^\top(Xw - y)$를 한 번 계산하려면 $X$의 모든 수를 두 번 씁니다. $Xw$에 한 번, $X^\top$를 곱할 때 한 번입니다.
# $X$가 $n$행 $p$열이면 곱셈과 덧셈을 합해 연산이 약 $4np$번입니다. 그러고 나서 겨우 한 걸음을 내딛습니다.
#
# 특징이 100개일 때 $X$가 차지하는 크기를 봅시다.

# %% [markdown] lang="en" slide="2:one"
# ## 4. The price of a step
#
# To compute $2X^\top(Xw - y)$ once, every number in $X$ is used twice: once for $Xw$, once for the product with
# $X^\top$. If $X$ has $n$ rows and $p$ columns, that is about $4np$ operations, additions and multiplications. All
# this for a single step.
#
# Here is the size of $X$ with 100 features.

# %% lecture="3.4" slide="continue"
for rows in (342, 1_000_000, 1_000_000_000):
    print(f"n = {rows:13,}: {rows * 100:15,} numbers, {rows * 100 * 8 / 1e9:10.4f} GB")

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 5절 · 7분** SGD는 시작이 빠르고, 학습률을 고정하면 끝에서 맴돈다는 것을 읽은 데이터의 양으로
# > 견주어 보입니다.
# >
# > - **보여 줄 것** 첫 화면(배치 크기 1, 학습률 8.29×10⁻⁵)에서 ‘읽은 데이터’를 재생하면 SGD는 첫 에포크가 끝나기
# >   전에 골짜기 바닥에 이르러 맴돌고, 마지막 두 에포크의 초과 손실은 평균 9.90%입니다. 초록 파선은 3에포크쯤에서
# >   SGD를 앞지릅니다. ‘배치 크기’를 16으로 하면 0.54%로 작아지고, 다시 1로 돌아와 ‘1/t로 줄임’을 누르면 1.58%가
# >   됩니다. ‘고정’으로 되돌리고 ‘학습률’을 ‘전체 배치에 가장 빠름’까지 올리면 발산합니다(‘다시 뽑기’를 누르면
# >   수가 달라집니다).
# > - **예측** 작은 배치로 아주 오래 돌리면 $w$가 어떻게 될지 예측합니다. 최소점에서는 그레이디언트가 0이라고
# >   배웠으니 흔히 정확히 멈춘다고 답합니다. 0인 것은 전체의 그레이디언트이고, 미니배치의 그레이디언트는
# >   거기서도 0이 아닙니다.
# > - **흔한 오답** 걸음 수로 견주면 공정하지 않습니다. 서로 다른 학습률로 견주어도 그래서, 그림에는 전체 배치가
# >   둘입니다. 수치 셀에서 SGD의 한 걸음은 8행, 경사 하강법의 한 걸음은
# >   342행을 읽습니다. 연습 4에서는 $n/b$를 빠뜨려 합이 작아지거나 거꾸로 $b/n$을 곱합니다.
# > - **질문** 배치 크기가 342이면 왜 맴돌지 않나요?(데이터 전체라서 잡음이 없습니다.) 10에포크 뒤에는 누가
# >   앞서나요?(경사 하강법입니다. 셀의 마지막 줄에서 SGD의 중앙값은 0.0924, 경사 하강법은 2.29e-08입니다.) 연습 4는
# >   숙제로 돌려도 됩니다.

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 5 · 7 minutes** Measured by the data read, SGD is fast at the start and, with
# > a constant learning rate, hovers at the end: show both.
# >
# > - **Show** In the first picture (batch size 1, learning rate 8.29×10⁻⁵) play “Data read”: before the first
# >   epoch is over SGD is at the bottom of the valley and hovers, and in the last two epochs its excess loss is
# >   9.90% on average. The green dashed line overtakes it at about epoch 3. With “Batch size” 16 it falls to
# >   0.54%; back at 1, “falling, 1/t” makes it 1.58%. Return to “constant” and raise “Learning rate” to “best
# >   for full batch”: it diverges (a new draw has other numbers).
# > - **Predict** Students predict what $w$ does if SGD runs very long with a small batch. They have learnt that
# >   the gradient is 0 at the minimum, so many answer that it stops exactly there. What is 0 is the full
# >   gradient; that of a mini-batch is not 0 even there.
# > - **Wrong answers** To compare by steps is not fair, nor to compare at a rate that suits one of the two only:
# >   that is why the figure has full batch twice. In the cells with numbers, a step of SGD reads 8 rows, a
# >   step of gradient descent 342. In exercise 4 the factor $n/b$ is left out, so the sum is too small, or
# >   turned into $b/n$.
# > - **Ask** Why does it not hover with batch size 342? (All the data, so no noise.) Which one leads after 10
# >   epochs? (Gradient descent: on the last line of the cell SGD has 0.0924 in the median, gradient descent 2.29e-08.)
# >   Exercise 4 may be left as homework.

# %% [markdown] lang="ko" lecture="3.4 3.5" slide="6:three 8:new"
# 10억 행이면 $X$가 800 GB이고, 걸음마다 이것을 모두 훑습니다. 보통 컴퓨터의 메모리에는 들어가지도 않습니다.
#
# > #### 슬라이드 더 정확히
# >
# > 슬라이드는 $n \gg p$일 때 이 비용이 치명적이라고 합니다. 로지스틱 회귀를 비롯한 대부분의 비용 함수에서 그렇습니다.
# > 최소제곱에는 지름길이 있습니다. 그람 행렬 $X^\top X$와 $X^\top y$를 한 번 만들어 두면, 그 뒤로는 한 걸음에 연산이 약
# > $2p^2$번뿐이고 $n$과 상관없습니다.
# > 이 강의의 라이브러리도 그렇게 합니다. 그래서 슬라이더의 모든 위치를 미리 계산해 둘 수 있습니다.
#
# ## 5. 확률적 경사 하강법
#
# 걸음마다 데이터를 다 읽어야 할까요? 여론 조사처럼 일부만 뽑아도 방향은 대강 알 수 있습니다.
# 무작위로 고른 $b$개의 행 $B$를 **미니배치**라 하고, 그것으로 그레이디언트를 어림합니다.
#
# $${\color{#CC79A7}{g_B}} = \frac{n}{b} \cdot 2X_B^\top(X_B w - y_B)$$
#
# $X_B$와 $y_B$는 뽑힌 행만 모은 것입니다. $n/b$를 곱하면, 뽑을 때마다 달라지는 $g_B$의 평균이 전체 그레이디언트와
# 같아집니다. 이런 어림을 **비편향**(불편)이라고 합니다. 2절의 점 세 개로 확인해 봅시다. $w = (0, 0)$에서 두 점씩
# 뽑으면 $g_B$는 $(-9, 3)$, $(-21, -15)$, $(-24, -18)$ 가운데 하나입니다. 셋의 평균은 $(-18, -10)$, 바로 전체
# 그레이디언트입니다.
#
# 이 어림으로 내려가는 것이 **확률적 경사 하강법**(SGD)입니다. 데이터를 한 바퀴 다 읽으면 한 **에포크**입니다.
# 여기서는 에포크마다 행의 순서를 새로 섞어 $b$행씩 차례로 읽습니다.
#
# 그림의 초과 손실은 손실에서 최소 손실을 뺀 값입니다. SGD 곁에 데이터 전체를 읽는 경사 하강법, 곧 전체 배치가 둘
# 있습니다. 점선은 SGD와 같은 학습률을 쓰고, 초록 파선은 3절에서 구한 가장 빠른 학습률을 씁니다. ‘스케줄’에서 ‘1/t로
# 줄임’을 고르면, 데이터를 $t$번 읽었을 때 SGD의 학습률이 처음의 $1/(1+t)$배가 됩니다. ‘다시 뽑기’는 순서를 새로
# 섞습니다.
#
# 먼저 질문에 답하세요. 그다음 ‘읽은 데이터’를 재생하고, 배치 크기와 학습률을 바꾸며 보세요.
#
# - 최소점 둘레에서 경로가 어떻게 움직이는지, 맴도는 공(초록 테두리)의 크기가 어떻게 달라지는지
# - 걸음 수가 아니라 읽은 데이터의 양으로 견줄 때, 처음과 끝에 어느 쪽이 앞서는지
# - ‘1/t로 줄임’으로 학습률을 차츰 줄이면 공이 어떻게 되는지

# %% [markdown] lang="en" slide="6:three 8:one 9:new"
# With 1 billion rows $X$ takes 800 GB, and every step goes through all of it. It does not even fit into the memory of
# an ordinary computer.
#
# > #### The slide, more precisely
# >
# > The slide calls this cost fatal where $n \gg p$. For most cost functions, that of logistic regression among them,
# > it is. Least squares has a shortcut: build the Gram matrix $X^\top X$ and $X^\top y$ once, and from then on a
# > step takes only about $2p^2$ operations, whatever $n$ is. The library of this course does so, which is how it
# > can compute every position of the slider beforehand.
#
# ## 5. Stochastic gradient descent
#
# Must every step read all the data? As in an opinion poll, a sample gives the rough direction. Draw $b$ rows $B$ at
# random, a **mini-batch**, and estimate the gradient from them.
#
# $${\color{#CC79A7}{g_B}} = \frac{n}{b} \cdot 2X_B^\top(X_B w - y_B)$$
#
# $X_B$ and $y_B$ hold the drawn rows only. $g_B$ differs from draw to draw; the factor $n/b$ makes its mean equal to
# the full gradient. Such an estimate is called **unbiased**. Check it on the three points of section 2: at
# $w = (0, 0)$, drawing two of them makes $g_B$ one of $(-9, 3)$, $(-21, -15)$, $(-24, -18)$. Their mean is
# $(-18, -10)$, which is the full gradient.
#
# To descend by this estimate is **stochastic gradient descent** (SGD). One pass through all the data is an **epoch**.
# Here each epoch shuffles the rows anew and reads $b$ at a time.
#
# The excess loss in the figure is the loss minus the least loss. Beside SGD there are two runs of gradient descent that
# reads all the data, in short full batch: the dotted line at the same learning rate as SGD, the green dashed one at the
# best fixed rate of section 3. The schedule “falling, 1/t” makes the learning rate of SGD $1/(1+t)$ times that at the
# start once the data have been read $t$ times. “Draw again” shuffles afresh.
#
# Answer the question first. Then play “Data read”, change the batch size and the learning rate, and watch
#
# - how the path moves around the minimum, and how the size of the ball in which it hovers (rimmed green) changes;
# - which method leads at first and which at the end, counted in data read rather than in steps;
# - what becomes of the ball when the schedule lets the learning rate fall.

# %% lecture="3.5"
figures.explore_sgd()

# %% [markdown] lang="ko" lecture="3.5" slide="3:new"
# ### 무엇을 보았나요
#
# - 학습률을 고정하면 최소점에 멈추지 않고 그 둘레를 맴돕니다. 최소점에서도 미니배치의 그레이디언트는 0이 아니기
#   때문입니다. 공의 테두리는 마지막 두 에포크의 평균 손실을 높이로 하는 등고선입니다.
# - 읽은 데이터로 견주면, 처음 설정의 SGD는 첫 에포크 동안 앞섭니다. 전체 배치는 데이터를 다 읽어야 한 걸음을 떼기
#   때문입니다. 그러나 가장 빠른 학습률을 쓰는 전체 배치는 몇 에포크 만에 SGD를 앞지르고 계속 정확해집니다.
# - 학습률을 줄이거나 배치를 키우면 공이 작아집니다. 대신 걸음이 짧아지거나, 한 걸음에 읽는 데이터가 많아집니다.
#   배치 크기가 1일 때 학습률을 너무 키우면 발산합니다.
# - **학습률 스케줄**로 학습률을 차츰 줄이면 공이 점점 작아져 최소점으로 모입니다.
#
# 한 번의 운이 아닌지 숫자로 확인합시다. 첫째 셀은 배치 크기 8로 200에포크를 돌기를 20번 되풀이합니다. 비용 $J$가
# $n$행의 합이라 그레이디언트도 $n$에 비례해 커지므로, 학습률은 $n$으로 나누어 적습니다. 뒤의 100에포크에서 손실이 최소
# 손실보다 평균 몇 % 높은지, 그 표준 오차가 얼마인지(± 뒤) 보세요.
#
# 둘째 셀은 읽은 데이터의 양으로 견줍니다. 왼쪽부터 읽은 에포크, SGD의 초과 손실을 최소 손실로 나눈 값, 가장 빠른
# 학습률을 쓴 경사 하강법의 같은 값입니다. SGD는 200번 돌린 중앙값이고, 괄호는 그중 가운데 80%가 드는 범위입니다.
# 걸음 수로 견주면 공정하지 않습니다. SGD의 한 걸음은 8행, 경사 하강법의 한 걸음은 342행을 읽기 때문입니다.

# %% [markdown] lang="en" slide="3:new,three 4:one"
# ### What you saw
#
# - With a constant learning rate the path does not stop at the minimum but hovers around it. Even at the minimum the
#   gradient of a mini-batch is not 0. The rim of the ball is the contour at the mean loss of the last two epochs.
# - By the data read, SGD at the first setting leads during the first epoch, because full batch must read all the
#   data for a single step. But full batch at its best rate overtakes SGD within a few epochs and goes on improving.
# - A smaller rate or a larger batch makes the ball smaller. In return the steps are shorter, or each reads more
#   data. With batch size 1, too large a rate diverges.
# - A **learning-rate schedule** that lets the rate fall shrinks the ball onto the minimum.
#
# Was it mere luck? See the numbers of many runs. The first cell runs 200 epochs with batch size 8, 20 times over. The
# cost $J$ is a sum over $n$ rows and its gradient grows as $n$, so the learning rate is written divided by $n$. See by
# how many % the loss of the last 100 epochs is above the least loss, on average, and the standard error of that
# (behind the ±).
#
# The second cell compares by the amount of data read. Its columns are epochs read, the excess loss of SGD over the
# least loss, and the same of gradient descent at its best rate. For SGD it is the median of 200 runs; the brackets
# hold the middle 80% of them. To compare by steps would not be fair: a step of SGD reads 8 rows, a step of gradient
# descent 342.

# %% lecture="3.5" slide="continue"
form = descent.gram_form(X, y)
for c, schedule in ((0.1, "constant"), (0.05, "constant"), (0.025, "constant"), (0.1, "1/t")):
    excess = []
    for seed in range(20):
        run = descent.sgd(X, y, lr=c / n, batch_size=8, epochs=200, schedule=schedule, seed=seed)
        excess.append(run.losses[run.samples_read > 100 * n].mean() / form.loss_min - 1)
    error = np.std(excess, ddof=1) / np.sqrt(20)
    print(f"lr = {c:.3f}/n {schedule:8} {np.mean(excess):7.3%} ± {error:.3%}")

# %% lecture="3.5"
form = descent.gram_form(X, y)
full = descent.gradient_descent(X, y, descent.best_lr(X), n_steps=10)
runs = [descent.sgd(X, y, lr=0.2 / n, batch_size=8, epochs=10, seed=seed) for seed in range(200)]
for passes in (0.1, 1, 2, 5, 10):
    k = np.searchsorted(runs[0].samples_read, passes * n)
    low, middle, high = np.percentile([form.excess(run.path[k]) for run in runs], [10, 50, 90]) / form.loss_min
    alone = form.excess(full.path[int(passes)]) / form.loss_min
    print(f"{passes:4} {middle:8.3g} ({low:.2g} ... {high:.2g}) {alone:10.3g}")

# %% [markdown] lang="ko" lecture="3.5" slide="2:new 3:continue 5:whole"
# 학습률을 절반으로 줄일 때마다 초과 손실이 절반 아래로 줄어듭니다. 에포크마다 모든 행을 꼭 한 번씩 읽으니 잡음이 일부
# 상쇄되기 때문입니다. 걸음마다 모든 행 가운데서 새로 뽑으면, 학습률이 작을 때 절반쯤으로 줄어듭니다. 1/t로 낮추면
# 거의 사라집니다.
#
# SGD는 40행, 곧 데이터의 10분의 1 남짓만 읽고도 골짜기를 거의 다 내려갑니다. 최소 손실의 117배로 출발한 초과 손실이
# 중앙값으로 0.923배가 됩니다. 그때 경사 하강법은 아직 한 걸음도 떼지 못했습니다.
# 그러나 끝은 반대입니다. SGD는 맴돌고, 경사 하강법은 계속 정확해집니다.
# 데이터가 아주 많아 한두 바퀴밖에 못 읽을 때 SGD가 빛나는 까닭입니다.
#
# > #### 슬라이드 더 정확히
# >
# > 슬라이드는 SGD가 빠르게 수렴할 수 있다고 합니다. 빠른 것은 시작입니다. 학습률을 고정하면 최소점 둘레를 맴돌 뿐
# > 수렴하지 않고(잔차가 모두 0이 되는 데이터는 예외입니다), 알맞게 낮추어야 수렴합니다.
# > 빠르기는 걸음 수가 아니라 읽은 데이터의 양으로 재야 합니다.
#
# ### 연습 4: 미니배치 그레이디언트
#
# `rows`에는 뽑힌 행의 번호가 들어 있습니다. 그 행들만 써서 $g_B$를 돌려주세요. 평균이 전체 그레이디언트와 같아야
# 합니다.
#
# <details><summary>풀이</summary>
#
# ```python
# def my_minibatch(X, y, w, rows):
#     X_B, y_B = X[rows], y[rows]
#     return len(y) / len(rows) * 2 * (X_B.T @ (X_B @ w - y_B))
# ```
#
# </details>

# %% [markdown] lang="en" slide="one 2:new,one 3:continue 5:whole"
# Each halving of the learning rate more than halves the excess loss: an epoch reads every row exactly once, so the
# noise partly cancels. If each step drew afresh from all the rows, small rates would give about one half. With the 1/t
# schedule it almost disappears.
#
# After 40 rows, little more than a tenth of the data, SGD has come down most of the valley: the excess loss, 117 times
# the least loss at the start, is 0.923 times in the median. By then gradient descent has not taken a single step. At
# the end it is the other way round: SGD hovers while gradient descent becomes more and more accurate. This is why SGD
# shines when there is so much data that one or two passes are all you can afford.
#
# > #### The slide, more precisely
# >
# > The slide says that SGD can converge fast. What is fast is the beginning. With a constant learning rate it hovers
# > around the minimum and does not converge (except where all residuals can be 0); with a suitably falling rate it
# > does. And speed should be measured in data read, not steps.
#
# ### Exercise 4: the mini-batch gradient
#
# `rows` holds the numbers of the rows drawn. Return $g_B$, using those rows only. Its mean must be the full gradient.
#
# <details><summary>Solution</summary>
#
# ```python
# def my_minibatch(X, y, w, rows):
#     X_B, y_B = X[rows], y[rows]
#     return len(y) / len(rows) * 2 * (X_B.T @ (X_B @ w - y_B))
# ```
#
# </details>


# %% lecture="3.5"
def my_minibatch(X, y, w, rows):
    return ...


checks.check_minibatch(my_minibatch)

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 6절 · 6분** 데이터 수 $n$이 큰 것과 특징 수 $p$가 큰 것을 구별해 방법을 고르게 합니다.
# >
# > - **보여 줄 것** 시간을 재는 데 몇 초가 걸리니 질문을 읽기 전에 셀을 실행해 둡니다. 답하거나 무언가를 움직이면
# >   지도의 칸에 색이 나타납니다. ‘데이터 수 n’을 10,000에 두고 ‘특징 수 p’를 10에서 800까지 옮기며 그림의
# >   문장에서 걸음 수가 5에서 18로 느는 것을 읽고, ‘데이터 수 n’을 2,500으로 줄여 68이 되는 것을 봅니다. 그런
# >   다음 ‘데이터의 조건수’를 10, 100으로 올려 지도가 정규 방정식의 색으로 덮이는 것을 보입니다. 시간은 컴퓨터마다
# >   다르니 어느 쪽이 어디에서 이기는지만 말합니다.
# > - **예측** 데이터는 아주 많고 특징은 몇 개뿐일 때 누가 먼저 끝날지 예측합니다. 데이터 수에 덜 민감하다는
# >   슬라이드의 말 때문에 흔히 경사 하강법을 고릅니다. 정규 방정식은 데이터를 한 번만 읽으므로 먼저 끝납니다.
# > - **흔한 오답** ‘큰 데이터에는 경사 하강법’이라고 외우기 쉽습니다. 무엇이 큰지 되묻고, 걸림돌은 $p$라고
# >   답합니다. 첫 화면의 경사 하강법은 조건수가 작은 데이터와 좋은 학습률을 거저 받았다는 것도 짚어 줍니다.
# > - **질문** $n$이 10만, $p$가 10이고 10걸음이 필요하면 어느 쪽의 연산이 적은가요?(정규 방정식입니다. 한 번
# >   푸는 연산이 2.5걸음의 연산과 같습니다.) $p$가 10만이면 $X^\top X$는 얼마나 큰가요?(80 GB입니다.)

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 6 · 6 minutes** Students tell a large number of rows $n$ from a large number
# > of features $p$, and choose the method by that.
# >
# > - **Show** Timing takes a few seconds, so run the cell before you read out the question. The cells of the map
# >   get their colours once it is answered or something moved. With “Rows n” at 10,000 move “Features p” from 10
# >   to 800 and read in the figure's sentence how the steps rise from 5 to 18; with “Rows n” at 2,500 there
# >   are 68. Then raise “Condition number” to 10 and to 100: the colour of the normal equation spreads over the
# >   map. The times differ from computer to computer, so say only who wins where.
# > - **Predict** Students predict which method finishes first with very many rows and only a few features. Many
# >   choose gradient descent, because the slide calls it less sensitive to the number of rows. The normal
# >   equation reads the data only once and finishes first.
# > - **Wrong answers** “Gradient descent for big data” is a rule quickly made. Ask back what is big, and
# >   answer that the obstacle is $p$. Point out, too, that at first gradient descent is given data of small
# >   condition number, and a good learning rate, for free.
# > - **Ask** With $n$ at 100,000 and $p$ at 10, if 10 steps are needed, which takes fewer operations? (The
# >   normal equation: solving once takes as many as 2.5 steps.) With $p$ at 100,000, how large is $X^\top X$? (80
# >   GB.)

# %% [markdown] lang="ko" lecture="3.6" slide="4:new"
# ## 6. 무엇을 쓸까
#
# **정규 방정식** $X^\top X w = X^\top y$는 $X^\top X$를 만드는 데 연산이 약 $np^2$번, 푸는 데 약 $p^3/3$번 듭니다.
# 2장처럼 덧셈과 곱셈을 모두 세고 대칭을 이용한 것입니다. 경사 하강법은 한 걸음에 약 $4np$번이고, 걸음 수는 조건수가
# 정합니다.
#
# 먼저 질문에 답하세요. 지도의 칸 하나가 한 크기의 데이터이고, 더 빠른 방법의 색과 표시가 칠해집니다. 시간은 2장처럼
# 코어 하나로 잽니다. 경사 하강법은 $w$의 상대 오차가 $10^{-6}$이 될 때까지 걷습니다. 그 시간은 한 걸음을 잰 시간에
# 걸음 수를 곱한 것입니다.
#
# 처음 데이터는 서로 상관없는 난수라 경사 하강법에 가장 좋습니다. 조건수가 작고, 고윳값을 미리 짐작해 좋은 학습률
# $1/(2(n+p))$도 거저 얻습니다. 실제로는 학습률을 찾는 데에도 시간이 듭니다.
#
# - 어느 쪽 칸들이 정규 방정식의 것인지 보고, 고리를 끌어 두 시간을 견주어 보세요.
# - ‘데이터의 조건수’를 $\kappa = 10$과 $\kappa = 100$으로 올려 보세요. 가장 좋은 학습률로도 가장 더딘
#   방향의 오차는 한 걸음에 $(\kappa - 1)/(\kappa + 1)$배가 될 뿐입니다. 걸음 수는 이 식으로 구했습니다.

# %% [markdown] lang="en" slide="2:one 3:one 4:new"
# ## 6. Which to use?
#
# The **normal equation** $X^\top X w = X^\top y$ takes about $np^2$ operations to build $X^\top X$ and about $p^3/3$ to
# solve. As in chapter 2 this counts additions and multiplications, and makes use of symmetry. Gradient descent takes
# about $4np$ per step, and the condition number sets the number of steps.
#
# Answer the question first. Each cell of the map is data of one size, in the colour and with the marker of the faster
# method. The times are measured on one core, as in chapter 2. Gradient descent walks until the relative error of $w$ is
# $10^{-6}$. Its time is the measured time of one step, times the number of steps.
#
# The data are at first uncorrelated random numbers, the best that gradient descent could wish for. The condition number
# is small, and as the eigenvalues can be foreseen, a good learning rate, $1/(2(n+p))$, comes for free. In practice,
# finding one costs time too.
#
# - See which cells are the normal equation's, and drag the ring to compare the two times.
# - Raise “Condition number” to $\kappa = 10$ and $\kappa = 100$. Even at the best learning rate, a step only
#   multiplies the error in the slowest direction by $(\kappa - 1)/(\kappa + 1)$. The number of steps comes from this
#   formula.

# %% lecture="3.6"
figures.explore_which_to_use()

# %% [markdown] lang="ko" lecture="3.6"
# ### 무엇을 보았나요
#
# 시간은 컴퓨터마다 다르지만 지도의 모양은 대체로 같습니다.
#
# - $p$가 커지면 정규 방정식의 시간이 더 가파르게 늘어납니다. 상관없는 난수라면 $p$가 수백일 때 경사 하강법이
#   따라잡거나 앞섭니다.
# - $n$이 커지면 둘 다 느려집니다. 경사 하강법은 한 걸음이 길어지는 대신 걸음 수가 줄어듭니다. $n$이 $p$보다 훨씬
#   커지면서 조건수가 줄기 때문입니다.
# - 조건수가 커지면 정규 방정식은 그대로인데 경사 하강법의 걸음 수는 조건수에 비례해 늘어납니다. $\kappa = 100$이면 이
#   그림의 어느 크기에서도 정규 방정식이 앞섭니다.
#
# 연산을 세어 보면 까닭이 보입니다. 다음 셀은 $n$이 10만일 때 정규 방정식을 한 번 푸는 연산이 경사 하강법 몇 걸음의
# 연산과 같은지, $X^\top X$가 몇 GB인지 보여 줍니다.

# %% [markdown] lang="en" slide="4:one"
# ### What you saw
#
# The times differ from computer to computer, but the shape of the map hardly does.
#
# - As $p$ grows, the time of the normal equation rises more steeply. On uncorrelated random data gradient descent
#   catches up, or is ahead, with some hundreds of features.
# - As $n$ grows, both slow down. A step of gradient descent takes longer, but fewer are needed: as $n$ becomes much
#   larger than $p$, the condition number falls.
# - As the condition number grows, the normal equation stays as it is, and the steps of gradient descent grow in
#   proportion. With $\kappa = 100$ the normal equation is ahead at every size of this figure.
#
# Counting operations shows why. With $n$ at 100,000, the next cell shows how many steps of gradient descent take as
# many operations as solving the normal equation once, and how many GB $X^\top X$ takes.

# %% lecture="3.6"
rows = 100_000
for p in (10, 100, 1_000, 10_000, 100_000):
    normal, step = rows * p**2 + p**3 / 3, 4 * rows * p
    print(f"p = {p:7,}: {normal / step:9,.1f} steps, {8 * p**2 / 1e9:11.7f} GB")

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 7절 · 4분** 최소점이 하나면 두 방법의 답이 같고, 여럿이면 출발점이 답을 정한다는 것을 알게
# > 합니다.
# >
# > - **보여 줄 것** 같은 특징을 두 번 넣은 셀을 실행합니다. 0에서 출발하면 $(4201.8, 348.8, 348.8)$, 다른 곳에서
# >   출발하면 $(4201.8, 848.8, -151.2)$이고 손실은 52,854,796으로 같습니다. 첫째가 마지막 줄의 최소 노름 해와
# >   같습니다.
# > - **예측** 실행하기 전에, 출발점이 다르면 $w$가 다를지, 또 손실이 다를지 나누어 예측하게 합니다. $J$가
# >   볼록하니 답도 하나라고 흔히 생각합니다. 최소 손실은 하나지만 최소점은 여럿일 수 있습니다.
# > - **흔한 오답** 손실이 거의 최소이니 $w$도 답에 가깝다고 여기기 쉽습니다. 인치 셀에서는 열 걸음 만에 손실과
# >   최소 손실의 차이가 2% 이내가 됩니다. 그러나 $w$는 $(4198, 354, 343)$이고 정확한 답은 $(4202, 1213, -516)$입니다.
# > - **질문** 0에서 출발하면 왜 가장 짧은 해인가요?($w$는 $X$의 행들을 상수배해 더한 방향으로만 움직이고, 거기에
# >   수직인 성분은 0으로 남습니다.) 시간이 없으면 인치 셀은 4장의 예고로 돌립니다.

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 7 · 4 minutes** Where there is one minimum both methods agree, and where there
# > are many the start decides: this must come across.
# >
# > - **Show** Run the cell with the same feature twice. From 0 descent arrives at $(4201.8, 348.8, 348.8)$, from
# >   the other start at $(4201.8, 848.8, -151.2)$, and the loss is 52,854,796 for both. The former is the
# >   minimum-norm solution on the last line.
# > - **Predict** Before running it, have students predict two things apart: will another start lead to another
# >   $w$, and to another loss? Many think that $J$ is convex and so there is one answer. There is one least
# >   loss, but the minima may be many.
# > - **Wrong answers** With the loss almost least, $w$ is easily taken to be near the answer. In the cell with
# >   inches the loss is within 2% of the least after ten steps. Yet $w$ is $(4198, 354, 343)$, and the exact
# >   answer is $(4202, 1213, -516)$.
# > - **Ask** Why does descent from 0 find the shortest solution? ($w$ moves only along sums of multiples of the
# >   rows of $X$; the component perpendicular to them stays 0.) If there is no time, keep the cell with inches
# >   as a preview of chapter 4.

# %% [markdown] lang="ko" lecture="3.6 3.7" slide="2:new 4:new 5:continue 7:three"
# $n$이 $p$보다 훨씬 크다면, 걸음 수가 약 $p/4$보다 적을 때 경사 하강법의 연산이 더 적습니다. $p = 10$이면 두 걸음 안에
# 끝나야 이깁니다. 조건수가 100이라 691걸음을 걸어야 한다면 $p$가 3천에 가까워야 합니다.
#
# 실제로 잰 시간은 $p$가 클 때 정규 방정식에 훨씬 더 유리합니다. 컴퓨터는 행렬끼리의 곱을 행렬과 벡터의 곱보다 연산
# 하나당 몇 배나 빨리 해내기 때문입니다. 조용한 컴퓨터에서 $n$이 10,000, $p$가 800일 때 정규 방정식의 연산은 경사 하강법
# 205걸음의 연산과 같지만, 시간은 30걸음쯤의 시간밖에 들지 않았습니다.
#
# | | 정규 방정식 | 경사 하강법 | SGD |
# |---|---|---|---|
# | 조율할 것 | 없음 | 학습률 | 학습률, 배치, 스케줄 |
# | 답 | 정확함 | 걸을수록 정확함 | 최소점 둘레, 학습률을 차츰 낮추면 최소점 |
# | 연산 | $np^2 + p^3/3$ | 걸음마다 $4np$ | 걸음마다 $4bp$ |
# | $X$ 말고 드는 메모리 | $p^2$ | $n + p$ | $b + p$ |
# | 알맞은 때 | $p$가 작을 때 | $p$가 크고 조건수가 작을 때 | $n$이 아주 클 때, $p$도 클 때 |
#
# 경사 하강법의 $n$은 잔차 $Xw - y$가 차지하는 자리입니다. 10억 행이면 이것만 8 GB입니다. $X$를 블록으로 나누어 읽으면
# 한 블록의 잔차면 됩니다(7장).
#
# > #### 슬라이드 더 정확히
# >
# > - 슬라이드는 정규 방정식이 훈련 세트가 크지 않을 때 좋다고 합니다. 같은 슬라이드의 말처럼 걸림돌은 특징의 수
# >   $p$입니다. $n$은 아무리 커도 데이터를 한 번 읽으면 됩니다.
# > - 슬라이드는 경사 하강법이 $n$과 $p$에 덜 민감하다고 합니다. $p^2$이나 $p^3$에 견주면 그렇습니다. 한 걸음의 연산은
# >   $np$에 비례하고, 걸음 수는 조건수에 아주 민감합니다.
# > - 슬라이드의 $O(p^3)$은 정규 방정식을 푸는 계산량입니다. $X^\top X$를 만드는 계산량까지 더하면
# >   $O(np^2 + p^3)$입니다.
#
# ## 7. 답은 같은가
#
# 같습니다. $J$가 아래로 볼록하고, $X$의 열이 서로 일차독립이면 최소점이 하나뿐이기 때문입니다. 2절에서 세 답이 같은
# 것을 보았습니다. 그렇다면 특징끼리 상관이 강할 때는 어떨까요?
#
# 먼저 같은 특징을 두 번 넣어 봅시다. $X^\top X$의 역행렬이 없고, 최소점은 무한히 많습니다. 다음 셀에서 보세요.
#
# - 출발점이 다르면 도착점 $w$도 다른지, 손실도 다른지
# - 0에서 출발한 답이 마지막 줄의 **최소 노름 해**와 같은지

# %% [markdown] lang="en" slide="2:new 4:new 5:continue"
# If $n$ is much larger than $p$, gradient descent takes fewer operations when it needs fewer than about $p/4$ steps.
# With $p = 10$ it must arrive within two. Where the condition number is 100 and 691 steps are needed, $p$ has to be
# nearly 3,000.
#
# Measured times are far kinder to the normal equation where $p$ is large: a computer does an operation of a product of
# two matrices several times as fast as one of a matrix and a vector. On the quiet machine, with $n$ at 10,000 and $p$
# at 800, the normal equation takes as many operations as 205 steps of gradient descent, but only the time of about 30.
#
# | | Normal equation | Gradient descent | SGD |
# |---|---|---|---|
# | To be tuned | nothing | learning rate | learning rate, batch, schedule |
# | Answer | exact | closer with every step | around the minimum; with a falling rate, the minimum |
# | Operations | $np^2 + p^3/3$ | $4np$ per step | $4bp$ per step |
# | Memory besides $X$ | $p^2$ | $n + p$ | $b + p$ |
# | Suits | small $p$ | large $p$, small condition number | very large $n$, also with large $p$ |
#
# The $n$ of gradient descent is the room for the residual $Xw - y$. With 1 billion rows it takes 8 GB by itself. If $X$
# is read in blocks, the residual of one block is enough (chapter 7).
#
# > #### The slide, more precisely
# >
# > - The slide recommends the normal equation for training sets that are not large. As the same slide says, the
# >   obstacle is the number of features $p$; however large $n$ is, one pass through the data will do.
# > - The slide says that gradient descent is less sensitive to $n$ and $p$. Compared with $p^2$ or $p^3$ it is. A
# >   step takes operations in proportion to $np$, and the number of steps is very sensitive to the condition
# >   number.
# > - The slide's $O(p^3)$ is the cost of solving the normal equation. With that of building $X^\top X$ it is
# >   $O(np^2 + p^3)$.
#
# ## 7. Is the answer the same?
#
# Yes: $J$ is convex, and if the columns of $X$ are linearly independent there is only one minimum. In section 2 three
# answers agreed. But what if features are strongly correlated?
#
# First put the same feature in twice. Then $X^\top X$ has no inverse and there are infinitely many minima. In the
# next cell, see
#
# - whether another start leads to another $w$, and whether to another loss;
# - whether the answer from 0 is the **minimum-norm solution** on the last line.

# %% lecture="3.7"
twice = np.column_stack([np.ones(n), z, z])
lr = descent.lr_threshold(twice) / 2
for start in ([0, 0, 0], [0, 1000, 0]):
    run = descent.gradient_descent(twice, y, lr, n_steps=100, start=start)
    print(run.path[-1].round(1), f"J = {run.losses[-1]:.0f}")
print(np.linalg.lstsq(twice, y)[0].round(1), f"rank = {np.linalg.matrix_rank(twice)}")

# %% [markdown] lang="ko" lecture="3.7" slide="three 2:three"
# 손실은 같고 $w$는 다릅니다. 그레이디언트는 $X^\top$와 벡터의 곱, 곧 $X$의 행들을 상수배해 더한 벡터입니다. 그래서
# $w$는 그런 벡터들의 방향으로만 움직입니다.
# 이 방향들과 수직인 성분은 출발한 값 그대로 남습니다. 0에서 출발하면 남는 것이 없으므로 가장 짧은 해, 곧 최소 노름
# 해에 닿습니다.
#
# 이제 거의 같은 특징을 넣어 봅시다. 같은 날개 길이를 인치로 바꾸어 소수 첫째 자리까지 반올림한 값입니다. 답은
# 하나지만, 가는 길은 어떨까요? 다음 셀의 열은 걸음 수와 $w$이고, 마지막 줄이 정확한 답입니다.

# %% [markdown] lang="en" slide="2:three"
# The loss is the same, $w$ is not. The gradient is $X^\top$ times a vector, a sum of multiples of the rows of $X$,
# so $w$ moves only in the directions of such sums. Its component perpendicular to them stays as it was at the start.
# From 0 there is none, and descent arrives at the shortest solution: the minimum-norm solution.
#
# Now add a feature that is nearly the same: the same flipper length in inches, rounded to one decimal. There is one
# answer. But what is the way there like? The columns of the next cell are the number of steps and $w$; the last line
# is the exact answer.

# %% lecture="3.7"
inch = np.round(flipper / 25.4, 1)
both = np.column_stack([np.ones(n), z, (inch - inch.mean()) / inch.std()])
eigenvalues = descent.hessian_eigenvalues(both)
print(f"correlation = {np.corrcoef(z, inch)[0, 1]:.4f}, κ = {eigenvalues[-1] / eigenvalues[0]:.0f}")
for steps in (10, 100, 1000, 10000):
    print(f"{steps:5}", descent.gradient_descent(both, y, 1 / eigenvalues[-1], steps).path[-1].round(0))
print("exact", np.linalg.solve(both.T @ both, both.T @ y).round(0))

# %% [markdown] lang="ko" lecture="3.7"
# 열 걸음 만에 손실과 최소 손실의 차이는 2% 이내가 됩니다. 그러나 $w$는 기울기를 두 특징에 거의 반씩 나눈 곳에
# 있습니다. 두 특징이 똑같았다면 최소 노름 해였을 자리입니다.
# 거기서 정확한 답 $(4202, 1213, -516)$까지는 만 걸음쯤 걸립니다. 골짜기 바닥이 거의 평평하기 때문입니다.
# 이 답을 믿어도 되는지는 4장에서 묻습니다.
#
# > #### 슬라이드 더 정확히
# >
# > 슬라이드는 두 방법의 해가 같지만 강한 상관관계가 있으면 다중공선성 문제가 생긴다고 합니다. 경사 하강법에서는 두
# > 가지로 나뉩니다. 열이 일차종속이면 최소점이 여럿이고, 0에서 출발하면 최소 노름 해로 갑니다.
# > 상관이 강할 뿐이면 해는 같지만, 거기까지 가는 데 아주 오래 걸립니다.
#
# ## 8. 어디서 무너지나
#
# - 학습률이 경계를 넘으면 값이 끝없이 커져 무한대가 되고, 이어 NaN이 됩니다. 손으로 쓴 반복문은 말없이 그 값을
#   돌려줍니다.
#   이 강의의 라이브러리는 `diverged_at`에 몇 걸음 만에 발산했는지 적습니다.
# - 특징의 크기가 고르지 않으면 다 가지 못한 답이 아무 경고 없이 나옵니다. 손실이 더 줄지 않는 것처럼 보여서 수렴한
#   줄 알기 쉽습니다.
#
# 다음 셀의 첫 두 줄은 원래 mm 값으로 10만 걸음을 간 답과 정확한 답입니다. 셋째 줄은 학습률이 경계의 1.1배일 때 몇 걸음
# 만에 발산했는지입니다.

# %% [markdown] lang="en" slide="one 5:one"
# After ten steps the loss is within 2% of the least. Yet $w$ shares the slope almost equally between the two
# features: it is where the minimum-norm solution would be if they were the same. From there to the exact
# $(4202, 1213, -516)$ takes some ten thousand steps, because the bottom of the valley is nearly flat. Whether that
# exact answer deserves trust is the question of chapter 4.
#
# > #### The slide, more precisely
# >
# > The slide says that both methods give the same solution, but that strong correlation brings multicollinearity. For
# > gradient descent there are two cases. If columns are linearly dependent there are many minima, and descent from 0
# > goes to the minimum-norm solution. If the correlation is merely strong the solution is the same, but the way to it
# > is very long.
#
# ## 8. Where it breaks
#
# - Above the threshold the numbers grow to infinity and then become NaN. A loop written by hand returns them in
#   silence. The library of this course says in `diverged_at` after how many steps it diverged.
# - With features on very different scales you get an unfinished answer without any warning. The loss seems to have
#   stopped falling, so descent is easily taken to have converged.
#
# The first two lines of the next cell are the answer after 100,000 steps with the raw mm and the exact answer. The
# third says after how many steps descent has diverged at 1.1 times the threshold.

# %% lecture="3.3"
raw = np.column_stack([np.ones(n), flipper])
print(descent.gradient_descent(raw, y, descent.lr_threshold(raw) / 2, n_steps=100_000).path[-1].round(1))
print(np.linalg.lstsq(raw, y)[0].round(1))
print(descent.gradient_descent(X, y, 1.1 * descent.lr_threshold(X)).diverged_at)

# %% [markdown] lang="ko" lecture="3.1 3.2 3.3 3.4 3.5 3.6 3.7"
# ## 정리
#
# - 경사 하강법은 $w \leftarrow w - \mathrm{lr} \cdot \nabla J(w)$를 되풀이합니다. 최소제곱에서
#   $\nabla J(w) = 2X^\top(Xw - y)$입니다.
# - $0 < \mathrm{lr} < 2/\lambda_{\max}$일 때, 그리고 그때만 어디서 출발하든 수렴합니다. 가장 빠른 고정 학습률은
#   $2/(\lambda_{\min} + \lambda_{\max})$입니다.
# - 속도는 조건수가 정합니다. 그러니 특징을 표준화하세요.
# - 한 걸음은 데이터를 모두 읽습니다. SGD는 일부만 읽는 대신 잡음이 있고, 학습률을 차츰 줄여야 최소점에 수렴합니다.
# - 정규 방정식과 같은 답에 닿습니다. 열이 일차종속이면 0에서 출발한 경사 하강법은 최소 노름 해로 갑니다.
#
# | 기호 | 뜻 | 모양 |
# |---|---|---|
# | $X$ | 설계 행렬, 첫 열은 1 | $n \times p$ |
# | $y$ | 목푯값, 곧 실제값 | $n$ |
# | $w$ | 파라미터 | $p$ |
# | ${\color{#0072B2}{Xw}}$ | 예측 | $n$ |
# | ${\color{#D55E00}{J(w)}}$ | 비용, 잔차 제곱합 | 수 하나 |
# | $H$ | 헤세 행렬 $2X^\top X$ | $p \times p$ |
# | $\lambda_{\min}, \lambda_{\max}$ | $H$의 가장 작은, 가장 큰 고윳값 | 수 하나 |
# | ${\color{#009E73}{w^*}}$ | 최소점 | $p$ |
#
# 이 장에서 $p$는 1로 채운 열까지 센 $X$의 열 수입니다. 슬라이드의 $p$보다 하나 많습니다.

# %% [markdown] lang="en"
# ## Recap
#
# - Gradient descent repeats $w \leftarrow w - \mathrm{lr} \cdot \nabla J(w)$. For least squares
#   $\nabla J(w) = 2X^\top(Xw - y)$.
# - It converges from every start if, and only if, $0 < \mathrm{lr} < 2/\lambda_{\max}$. The best fixed rate is
#   $2/(\lambda_{\min} + \lambda_{\max})$.
# - The condition number sets the speed. So standardise the features.
# - A step reads all the data. SGD reads a part, is noisy in return, and needs a falling rate to converge to the
#   minimum.
# - It arrives where the normal equation does. If columns are linearly dependent, descent from 0 goes to the
#   minimum-norm solution.
#
# | Symbol | Meaning | Shape |
# |---|---|---|
# | $X$ | design matrix, first column of ones | $n \times p$ |
# | $y$ | target, the observed values | $n$ |
# | $w$ | parameters | $p$ |
# | ${\color{#0072B2}{Xw}}$ | prediction | $n$ |
# | ${\color{#D55E00}{J(w)}}$ | cost, residual sum of squares | one number |
# | $H$ | Hessian $2X^\top X$ | $p \times p$ |
# | $\lambda_{\min}, \lambda_{\max}$ | smallest and largest eigenvalue of $H$ | one number |
# | ${\color{#009E73}{w^*}}$ | minimiser | $p$ |
#
# In this chapter $p$ counts the columns of $X$, the column of ones included: it is one more than the slide's $p$.

# %% slide="skip"
glossary.table(chapter=3)
