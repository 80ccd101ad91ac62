# %% [markdown] lang="ko" lecture="5.1 5.2" slide="3:three 4:new"
# # 5장 규제: 라쏘와 릿지
#
# 펭귄 16마리의 날개 길이와 체중에 15차 다항식을 맞추면 곡선이 열여섯 점을 모두 지납니다. 이 곡선은 열일곱째 펭귄도
# 잘 맞힐까요?
#
# 4장은 물음 하나를 남겼습니다. SVD-OLS는 **다중공선성**을 피해 갈 뿐, 데이터가 조금만 달라져도 $w$가 크게 흔들리는
# 병을 고치지는 못합니다. 무엇이 고칠까요? 두 물음의 답은 같습니다. $w$가 커지지 못하게 누르는 것, 곧 **규제**입니다.
#
# 이 장을 마치면 다음을 할 수 있습니다.
#
# - 과적합을 알아보고, 새 데이터에서의 오차로 재기
# - 라쏘와 릿지의 비용 함수를 쓰고, 릿지의 닫힌 해와 라쏘의 연성 문턱을 유도하기
# - 라쏘와 릿지가 계수를 줄이는 방식이 어떻게 다르고 왜 다른지 그림과 식으로 설명하기
# - 교차 검증으로 $\alpha$를 고르고, scikit-learn의 $\alpha$와 서로 바꾸기
#
# | 절 | 시간 | 강의 내용 |
# |---|---|---|
# | 1. 과적합 | 10분 | 5.1, 5.2 |
# | 2. 벌점을 더한 비용 | 5분 | 5.3 |
# | 3. 릿지 | 15분 | 5.5 |
# | 4. 라쏘와 릿지를 나란히 | 10분 | 5.3, 5.4, 5.5 |
# | 5. 라쏘를 푸는 법 | 10분 | 5.4 |
# | 6. $\alpha$ 고르기, 7. 언제 무엇을 | 10분 | 5.6, 5.4, 5.5 |
#
# 8절은 혼자 읽을거리이고, 연습은 집에서 해도 됩니다.
#
# 아래 셀들은 데이터를 읽습니다. 이 장에서는 체중을 kg으로 잽니다. $F$에는 성별이 알려진 펭귄 333마리의 날개 길이,
# 부리 길이, 부리 높이(mm)와 성별(수컷이면 1, 암컷이면 0)이 한 열씩 들어 있습니다. $Z$는 그 네 열을 표준화한
# 것입니다. $X$는 거기에 1로 채운 열을 붙인 설계 행렬입니다.

# %% [markdown] lang="en" slide="2:one 3:three 4:new"
# # 5. Regularisation: lasso and ridge
#
# Fit a polynomial of degree 15 to the flipper lengths and body masses of 16 penguins, and the curve passes through
# all sixteen points. Will it predict the seventeenth penguin well, too?
#
# Chapter 4 left a question. SVD-OLS walks round **multicollinearity**; it does not cure it, and $w$ still swings when
# the data change a little. What does cure it? Both questions have the same answer: restrain $w$, so that it cannot
# grow. This is **regularisation**.
#
# By the end of this chapter you will be able to
#
# - recognise over-fitting, and measure it by the error on new data;
# - write the costs of lasso and ridge, and derive the closed form of ridge and the soft threshold of lasso;
# - explain, by a picture and by formulas, how lasso and ridge differ in shrinking coefficients, and why;
# - choose $\alpha$ by cross-validation, and convert it to and from scikit-learn's.
#
# | Section | Time | Lecture points |
# |---|---|---|
# | 1. Over-fitting | 10 min | 5.1, 5.2 |
# | 2. A cost with a penalty | 5 min | 5.3 |
# | 3. Ridge | 15 min | 5.5 |
# | 4. Lasso and ridge side by side | 10 min | 5.3, 5.4, 5.5 |
# | 5. How lasso is solved | 10 min | 5.4 |
# | 6. Choosing $\alpha$, 7. Which one when | 10 min | 5.6, 5.4, 5.5 |
#
# Section 8 is for reading alone, and the exercises may be done at home.
#
# The cells below load the data. In this chapter body mass is in kg. The columns of $F$ are flipper length, bill length
# and bill depth (mm) and sex (1 for a male, 0 for a female) of the 333 penguins whose sex is known. $Z$ holds these
# four columns standardised. $X$ is the design matrix: $Z$ with a column of ones in front.

# %% lang="ko"
from lecture_lib import words

words.use("ko")

# %% lang="en"
from lecture_lib import words

words.use("en")

# %%
import numpy as np

from lecture_lib import solvers
from lecture_lib.chapters import glossary
from lecture_lib.chapters.regularization import checks, figures, tasks
from lecture_lib.datasets import load_penguins

# %%
penguins = load_penguins()
known = penguins.sex != ""
columns = penguins.flipper_length_mm, penguins.bill_length_mm, penguins.bill_depth_mm, penguins.sex == "male"
F, y = np.column_stack(columns)[known].astype(float), penguins.body_mass_g[known] / 1000
n, Z = len(y), (F - F.mean(axis=0)) / F.std(axis=0)
X = np.column_stack([np.ones(n), Z])
print(f"n = {n}, features: {Z.shape[1]}, y: {y.min():.2f} ... {y.max():.2f} kg, mean {y.mean():.3f} kg")

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 1절 · 10분** 과적합은 학습한 데이터가 아니라 쓰지 않은 데이터의 오차로 드러나고, 그때
# > $\lVert w \rVert$도 함께 치솟는다는 것을 알게 합니다.
# >
# > - **보여 줄 것** ‘α (릿지)’를 0에 두고 ‘차수’를 1, 8, 12, 15로 올리면 새 펭귄에서의 오차가 0.415, 0.413, 0.885,
# >   113 kg이 됩니다. 이 16마리는 운이 좋은 편입니다. 점선(200번의 중앙값)은 0.412, 0.848, 54.4, 33,616 kg입니다.
# >   15차에서 $\alpha$를 0.1로 올리면 오차는 0.398 kg(중앙값 0.493 kg), $\lVert w \rVert$는 130,060에서 1.054로
# >   내려옵니다. ‘다른 16마리 뽑기’를 한 번 누르면 15차의 오차가 규제 없이는 160,000 kg을 넘고,
# >   $\alpha = 0.1$에서는 0.520 kg입니다.
# > - **예측** 흔히 고리를 차수를 따라 점점 낮게 놓습니다. 16점에 더 잘 맞으면 새 펭귄도 더 잘 맞히리라 여기기
# >   때문입니다. 나빠진다고 본 학생도 조금씩 고르게 높이는데, 중앙값은 5차까지 직선과 비슷하다가 점점 빨리 커져,
# >   높은 차수에서는 하나 올릴 때마다 몇 배가 됩니다.
# > - **흔한 오답** $w$가 크면 과적합이라고 말합니다. 그것은 증상이고, 판단은 쓰지 않은 데이터의 오차로 합니다.
# >   규제하면 직선을 이긴다고도 여기지만, $\alpha = 0.1$인 15차가 직선보다 나은 것은 200번 가운데 34번뿐입니다.
# >   직선으로 충분한 데이터이기 때문입니다. 알맞은 $\alpha$는 데이터마다 다르다고 말하고 6절로 미룹니다.
# >   ‘치우침과 분산’에서는 ‘차수’를 재생하며 쌓인 오차를 읽습니다. 0차에서는 대부분 치우침, 9차에서는 분산입니다.
# > - **질문** 15차가 왜 꼭 16점을 모두 지납니까? (절편까지 계수가 열여섯 개이기 때문입니다.) 학습 오차만 보고
# >   차수를 고르면 무엇을 고르게 됩니까? (언제나 가장 높은 차수입니다.)

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 1 · 10 minutes** Students see that over-fitting shows in the error on data that
# > were not used, not in that on the training data, and that $\lVert w \rVert$ soars with it.
# >
# > - **Show** With “α (ridge)” at 0, raise “Degree” to 1, 8, 12 and 15: the error on new penguins is 0.415, 0.413,
# >   0.885 and 113 kg. These 16 are lucky ones: the dotted line, the median of 200 draws, is at 0.412, 0.848, 54.4
# >   and 33,616 kg. At degree 15 raise $\alpha$ to 0.1: the error is 0.398 kg (median 0.493 kg), and
# >   $\lVert w \rVert$ falls from 130,060 to 1.054. Press “Draw another 16” once: at degree 15 the error is over
# >   160,000 kg without the penalty and 0.520 kg at $\alpha = 0.1$.
# > - **Predict** Many put the rings lower and lower: a better fit to the 16 points should predict new penguins
# >   better, too. Those who expect a rise often expect an even one, but the median is about that of the line up to
# >   degree 5, then grows faster and faster, at high degrees several times over with every step.
# > - **Wrong answers** A large $w$ is taken for over-fitting itself; it is a symptom, and what decides is the
# >   error on data that were not used. Some think that the penalty beats the line, but degree 15 with
# >   $\alpha = 0.1$ does so in only 34 of 200 draws: for these data a line is enough. Say that a good $\alpha$
# >   depends on the data, and put it off to section 6.
# >   In “Bias and variance” play “Degree” and read the stacked error: at degree 0 most of it is bias, at 9 variance.
# > - **Ask** Why must degree 15 pass through all 16 points? (With the intercept it has sixteen coefficients.)
# >   Which degree would the training error alone choose? (Always the highest.)

# %% [markdown] lang="ko" lecture="5.1 5.2" slide="4:new"
# ## 1. 과적합
#
# 날개 길이 $x$의 거듭제곱 $x, x^2, \dots, x^d$를 특징으로 쓰면 $d$차 다항식도 선형 모델입니다(1장). 차수 $d$를 올릴수록
# 곡선은 자유롭게 휩니다. 여기서는 날개 길이가 서로 다른 16마리만 뽑아 학습에 쓰고, 나머지 326마리는 채점에만 씁니다.
# 어느 날개 길이나 똑같이 뽑힐 수 있게 했으므로, 아주 짧거나 긴 날개는 무리 전체에서보다 자주 뽑힙니다.
#
# 거듭제곱은 크기가 제각각이라 그대로 두면 계수를 견줄 수 없습니다. 그래서 날개 길이를 $-1$과 $1$ 사이로 옮긴 뒤
# 거듭제곱하고, 열마다 **표준화**합니다. 오차는 잔차를 제곱해 평균한 뒤 제곱근을 씌운 값(RMSE, kg)입니다.
# $\lVert w \rVert$는 절편을 뺀 계수들의 길이입니다.
#
# 먼저 질문에 답하세요. 그다음 이렇게 해 보세요.
#
# - $\alpha$를 0에 두고 차수를 0에서 15까지 올리며 두 오차와 $\lVert w \rVert$를 보기
# - 차수를 15에 두고 $\alpha$를 조금씩 키우기. 이것이 규제입니다. 식은 2절에 나옵니다.
# - 단추로 다른 16마리를 뽑아, 규제가 없을 때와 있을 때 곡선이 얼마나 달라지는지 견주기
#
# 질문에 답하거나 무언가를 움직이면 ‘차수에 따른 오차’에 점선과 띠가 나타납니다. 16마리를 200번 뽑아 새 펭귄에서 잰
# 오차의 중앙값과, 200번 가운데 절반이 드는 범위(사분위수 사이)입니다.

# %% [markdown] lang="en" slide="2:one 3:one 4:new"
# ## 1. Over-fitting
#
# With the powers $x, x^2, \dots, x^d$ of the flipper length $x$ as features, a polynomial of degree $d$ is a linear
# model, too (chapter 1). The higher the degree $d$, the more freely the curve bends. Here only 16 penguins of different
# flipper lengths are drawn for training; the other 326 are kept for judging. Every flipper length is as likely to be
# drawn as any other, so very short and very long ones come more often than in the whole population.
#
# The powers differ widely in size, so their coefficients could not be compared. Therefore the flipper length is first
# moved to between $-1$ and $1$ and then raised to its powers, and each column gets a **standardisation**. The error is
# the root of the mean squared residual (RMSE, in kg). $\lVert w \rVert$ is the length of the coefficients without the
# intercept.
#
# Answer the question first. Then
#
# - leave $\alpha$ at 0, raise the degree from 0 to 15, and watch both errors and $\lVert w \rVert$;
# - leave the degree at 15 and raise $\alpha$ little by little: that is regularisation, whose formula comes in section
#   2;
# - draw another 16 with the button, and see how much the curve changes without the penalty, and with it.
#
# Once the question is answered or something moved, a dotted line and a band appear in “Errors against the degree”: of
# 200 draws of 16, the median of the error on new penguins, and where the middle half of the draws lies (between the
# quartiles).

# %% lecture="5.1 5.2"
figures.explore_overfitting()

# %% [markdown] lang="ko" lecture="5.1 5.2" slide="2:halves"
# ### 무엇을 보았나요
#
# - 학습한 16마리에서의 오차는 차수를 올릴수록 줄어, 15차에서는 0입니다. 계수가 열여섯 개(절편 포함)라 열여섯 점을 모두
#   지날 수 있습니다.
# - 새 펭귄에서의 오차는 높은 차수에서 치솟습니다. 학습한 데이터에는 더 가깝고 새 데이터에서는 더 틀리는 것, 이것이
#   **과적합**입니다. 새 데이터에서도 잘 맞히는 것은 **일반화**라고 합니다.
# - 언제부터 나빠지는지는 뽑힌 16마리에 달렸습니다. 그림의 16마리는 운이 좋아 8차까지도 직선과 비슷합니다. 200번의
#   중앙값은 5차까지만 비슷하고, 8차에서 직선의 두 배, 12차에서 100배를 넘습니다. 한 번 뽑아 보고 차수를 정할 일이
#   아닙니다.
# - 그때 $\lVert w \rVert$도 함께 치솟습니다. 점과 점 사이를 급히 오르내리려면 큰 계수들이 서로 상쇄되어야 합니다.
# - 15차에서도 $\alpha$를 0.1쯤으로 두면 곡선이 차분해집니다. 113 kg이던 오차가 0.398 kg이 되고, 200번의 중앙값도
#   33,616 kg에서 0.493 kg으로 줄어듭니다. 그래도 직선의 중앙값 0.412 kg에는 못 미칩니다. 진짜 관계가 거의 직선이기
#   때문입니다. 규제가 한 일은 직선을 이긴 것이 아니라, 못 쓰게 된 모델을 되살린 것입니다. $\alpha$를 너무 키우면
#   16마리조차 따라가지 못하는 과소적합이 됩니다.
#
# ### 치우침과 분산
#
# 새 데이터의 오차는 왜 줄다가 다시 커질까요? 참된 관계를 알아야 답할 수 있습니다. 그래서 펭귄 모두에 맞춘 4차 곡선을
# 참이라고 하고, 앞 그림의 16가지 날개 길이에서 체중만 새로 뽑아 200번 맞춥니다. 먼저 질문에 답하세요. 그다음 차수를
# 0에서 9까지 올리고, 거기서 $\alpha$를 키워 보세요.

# %% [markdown] lang="en" slide="2:halves"
# ### What you saw
#
# - The error on the 16 falls as the degree rises, and at degree 15 it is 0: sixteen coefficients (with the intercept)
#   can pass through sixteen points.
# - At high degrees the error on new penguins soars. Closer to the training data and further from new data: this is
#   **over-fitting**. Predicting new data well is called **generalisation**.
# - Where it begins depends on which 16 were drawn. Those in the figure are lucky ones: up to degree 8 they do about as
#   well as the line. The median of 200 draws does so only up to degree 5; at degree 8 it is twice that of the line, at
#   degree 12 over 100 times. One draw is no ground for choosing a degree.
# - At the same time $\lVert w \rVert$ soars. To rush up and down between the points, large coefficients have to cancel
#   each other.
# - Even at degree 15, with $\alpha$ around 0.1, the curve calms down. The error of 113 kg becomes 0.398 kg, and the
#   median of the 200 draws falls from 33,616 kg to 0.493 kg. It still falls short of the line, whose median is
#   0.412 kg, since the true relation is nearly a line. The penalty has not beaten the line; it has made a useless
#   model useful. With $\alpha$ too large the model cannot even follow the 16: under-fitting.
#
# ### Bias and variance
#
# Why does the error on new data fall and then rise? To answer, the truth must be known. So let a curve of degree 4,
# fitted to all the penguins, be the truth. At the 16 flipper lengths of the figure above, body masses are drawn anew
# and fitted, 200 times. Answer the question first. Then raise the degree from 0 to 9, and there raise $\alpha$.

# %% lecture="5.1"
figures.explore_many_draws()

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 2절 · 5분** 비용에 벌점을 더하되 절편은 빼고, 특징은 먼저 표준화한다는 세 가지 약속을 세웁니다.
# >
# > - **보여 줄 것** 식 둘을 쓰고, 그림에서 릿지와 라쏘의 ‘α’를 한 번씩 재생해 최소점의 길을 견줍니다. 셀의
# >   출력에서는 절편에 벌점을 주면 $y$에 100을 더했을 때 4.207 kg이어야 할 수가 1.169 kg이 됩니다. 날개 1 mm마다 더
# >   예측하는 체중은 mm로 50.15 g, cm로 49.40 g, m로 0.32 g입니다.
# > - **예측** 출력을 보이기 전에 날개 길이를 m로 바꾸면 1 mm마다의 예측이 달라질지 묻습니다. 최소제곱에서 단위가
# >   답을 바꾸지 않았으니 흔히 그대로라고 답합니다.
# > - **흔한 오답** 릿지의 벌점을 노름 그대로 쓰거나, 라쏘와 릿지의 $\alpha$를 같은 수로 견줍니다. 릿지는 노름의
# >   제곱이고, 두 $\alpha$는 단위가 다르다고 짚어 줍니다. 시간이 모자라면 그림은 라쏘만 재생합니다.
# > - **질문** m로 재면 왜 날개 길이가 쓸모없어집니까? (1 m마다의 계수가 50 kg쯤이라 $\alpha w^2$이 손실을
# >   압도합니다.) $\alpha = 0$이면 무엇이고, $\alpha$가 끝없이 커지면 무엇을 예측합니까? (최소제곱이고, 누구에게나
# >   평균 체중입니다.)

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 2 · 5 minutes** Set up three agreements: a penalty is added to the cost, the
# > intercept is free of it, and the features are standardised first.
# >
# > - **Show** Write down the two costs; in the figure play “α” once for ridge and once for lasso, and compare the
# >   ways of the minimum. In the output of the cell, with a penalty on the intercept and 100 added to $y$, what should
# >   be 4.207 kg becomes 1.169 kg. The mass predicted per mm of flipper is 50.15 g in mm, 49.40 g in cm and 0.32 g in
# >   m.
# > - **Predict** Before showing the output, ask whether the prediction per mm changes if the flipper is given in
# >   m. In least squares a unit did not change the answer, so many say that it does not.
# > - **Wrong answers** Ridge's penalty is written as the norm itself, or the $\alpha$ of lasso and of ridge are
# >   compared as numbers. Point out that ridge takes the square of the norm, and that the two $\alpha$ differ in
# >   their units. If time is short, play the figure for lasso alone.
# > - **Ask** Why is the flipper length useless in m? (Its coefficient is about 50 kg per m, so $\alpha w^2$
# >   overwhelms the loss.) What is $\alpha = 0$, and what is predicted as $\alpha$ grows without end? (Least
# >   squares; the mean mass for everyone.)

# %% [markdown] lang="ko" lecture="5.1 5.2 5.3" slide="9:three"
# 차수가 낮으면 곡선들이 서로 비슷하지만 함께 빗나갑니다. 평균이 참값에서 벗어난 정도가 **치우침**(편향)입니다. 차수가
# 높으면 평균은 참된 관계와 거의 같지만 곡선 하나하나가 흩어집니다. 이 흩어짐이 분산입니다. 새 데이터의 평균 제곱 오차는
# 이렇게 나뉩니다.
#
# $$\text{평균 제곱 오차} = \text{치우침}^2 + \text{분산} + \text{잡음}$$
#
# 잡음은 어떤 모델도 줄이지 못합니다. $\alpha$를 키우면 치우침이 조금 생기는 대신 분산이 크게 줄어듭니다.
#
# > #### 슬라이드 더 정확히
# >
# > - 슬라이드는 과적합이 일어나면 $w$가 매우 커진다고 합니다. 여기서 본 대로입니다. 다만 ‘크다’는 말은 특징의 단위를
# >   맞춘 뒤에야 뜻이 있습니다. 날개 길이를 mm 대신 m로 재면 같은 직선의 기울기가 1,000배가 됩니다.
# > - 큰 $w$는 과적합의 흔한 증상이지 정의는 아닙니다. 과적합인지는 쓰지 않은 데이터에서의 오차로 판단합니다.
# > - 슬라이드의 Regulation은 regularisation을 잘못 적은 것입니다. 우리말로는 규제 또는 정규화라고 합니다. 다만 정규화는
# >   normalisation, 곧 데이터의 크기를 맞추는 일을 뜻할 때도 많으니 이 강의에서는 규제라고만 합니다.
#
# ## 2. 벌점을 더한 비용
#
# $w$가 커지면 손해를 보도록 비용에 **벌점**을 더합니다. $w$의 크기를 재는 방법에 따라 두 가지가 있습니다.
#
# $${\color{#D55E00}{J_{Ridge}(w)}} = \lVert y - Xw \rVert^2 + {\color{#E69F00}{\alpha \lVert w \rVert^2}}$$
#
# $${\color{#D55E00}{J_{Lasso}(w)}} = \lVert y - Xw \rVert^2 + {\color{#E69F00}{\alpha \lVert w \rVert_1}}$$
#
# $\lVert w \rVert^2 = \sum_j w_j^2$을 쓰면 **릿지 회귀**, $\lVert w \rVert_1 = \sum_j |w_j|$를 쓰면 **라쏘
# 회귀**입니다. $\lVert w \rVert_1$은 성분의 절댓값을 모두 더한 **L1 노름**입니다. $\alpha \ge 0$이 규제의 세기를
# 정합니다. $\alpha = 0$이면 최소제곱이고, $\alpha$가 끝없이 커지면 $w$는 0으로 갑니다.
#
# 그림은 날개 길이와 성별, 두 계수의 평면 위에 $J$와 벌점을 면으로 세우고 더합니다. 별은 최소제곱 해이고, 바닥의 분홍
# 선은 비용의 최소점이 $\alpha = 0$부터 지나온 길입니다. 먼저 질문에 답하세요. 그다음 벌점을 골라 $\alpha$를 끝까지 올려
# 보세요.

# %% [markdown] lang="en"
# At a low degree the curves are alike, but miss together. How far their mean is from the truth is the **bias**. At a
# high degree the mean nearly is the truth, but each single curve is off. This spread is the variance. The mean squared
# error on new data is their sum:
#
# $$\text{mean squared error} = \text{bias}^2 + \text{variance} + \text{noise}$$
#
# No model can reduce the noise. A larger $\alpha$ brings a little bias and takes away much of the variance.
#
# > #### The slide, more precisely
# >
# > - The slide says that over-fitting makes $w$ very large, and so it did here. But “large” means something only once
# >   the features share a unit: measure the flipper in m instead of mm, and the slope of the same line is 1,000 times
# >   as large.
# > - A large $w$ is a common symptom of over-fitting, not its definition. What decides is the error on data that were
# >   not used.
# > - The slide's “Regulation” should read regularisation. In Korean it is 규제 or 정규화; the latter often means
# >   normalisation, bringing data to one scale, so the Korean edition of this course uses the former alone.
#
# ## 2. A cost with a penalty
#
# To make a large $w$ expensive, add a **penalty** to the cost. There are two, for two ways of measuring the size of
# $w$.
#
# $${\color{#D55E00}{J_{Ridge}(w)}} = \lVert y - Xw \rVert^2 + {\color{#E69F00}{\alpha \lVert w \rVert^2}}$$
#
# $${\color{#D55E00}{J_{Lasso}(w)}} = \lVert y - Xw \rVert^2 + {\color{#E69F00}{\alpha \lVert w \rVert_1}}$$
#
# With $\lVert w \rVert^2 = \sum_j w_j^2$ it is **ridge regression**, with $\lVert w \rVert_1 = \sum_j |w_j|$ it is
# **lasso regression**. $\lVert w \rVert_1$, the sum of the absolute values, is the **L1 norm**. The number
# $\alpha \ge 0$ sets the strength: $\alpha = 0$ is least squares, and as $\alpha$ grows without end $w$ goes to 0.
#
# Over the plane of two coefficients, those of flipper length and sex, the figure puts up $J$ and the penalty as
# surfaces, and adds them. The star is least squares; the pink line on the floor is the way that the minimum of the cost
# has come from $\alpha = 0$. Answer the question first. Then choose a penalty and raise $\alpha$ to the end.

# %% lecture="5.3"
figures.explore_adding_penalty()

# %% [markdown] lang="ko" lecture="5.3" slide="2:three 3:notes"
# 벌점을 더하면 그릇이 좁아지고, 바닥이 0 쪽으로 옮겨 갑니다. 릿지의 최소점은 0에 다가갈 뿐입니다. 라쏘의 최소점은
# 먼저 $w_2 = 0$인 축에 닿고, 그 축을 따라 원점까지 갑니다. 라쏘의 벌점이 축 위에서 꺾여 있기 때문입니다.
#
# 두 합의 $j$는 1부터 셉니다. 절편 $w_0$에는 벌점을 주지 않습니다. 모든 펭귄이 100 kg씩 무거워지면 예측도 100 kg씩
# 커져야 하기 때문입니다. 아래 셀의 첫 두 줄은 절편에 벌점이 없을 때(free), 그다음 두 줄은 있을 때(penalised)입니다.
# $y$에 100을 더해 학습한 뒤 평균 예측에서 100을 뺐을 때 같은 값으로 돌아오는지 보세요.
#
# 특징은 먼저 표준화합니다. 벌점은 계수의 크기만 보는데, 계수의 크기는 단위에 달렸기 때문입니다. 마지막 세 줄은 날개
# 길이를 mm, cm, m로 바꾸어 $\alpha = 10$인 릿지에 넣은 것입니다. 날개 1 mm마다 몇 g을 더 예측하는지 보세요.

# %% [markdown] lang="en" slide="3:notes"
# Adding the penalty makes the bowl narrower and moves its bottom towards 0. Ridge's minimum only comes nearer
# to the origin. Lasso's meets the axis $w_2 = 0$ first and follows it to the origin, because the penalty of lasso has a
# kink over each axis.
#
# In both sums $j$ starts at 1. The intercept $w_0$ is not penalised: if every penguin were 100 kg heavier, the
# predictions should simply be 100 kg larger. In the cell below, the first two lines have no penalty on the intercept
# (free), the next two have one (penalised). With 100 added to $y$, see whether the mean prediction less 100 comes back
# to the same value.
#
# The features are standardised first, since the penalty sees only the size of a coefficient, and that depends on the
# unit. The last three lines give the flipper length in mm, cm and m to ridge with $\alpha = 10$. See how many g more it
# predicts per mm of flipper.

# %% lecture="5.3"
for intercept, D in (("free", np.diag([0, 1, 1, 1, 1])), ("penalised", np.eye(5))):
    for added in (0, 100):
        w = np.linalg.solve(X.T @ X + 10 * D, X.T @ (y + added))
        print(f"intercept {intercept:9}  y + {added:3}: mean prediction - {added:3} = {np.mean(X @ w) - added:5.3f} kg")

for unit, name in ((1, "mm"), (10, "cm"), (1000, "m")):
    fit = solvers.ridge(F[:, :1] / unit, y, alpha=10)
    print(f"{name:2} {1000 * fit.coef[0] / unit:6.2f} g per mm")

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 3절 · 15분** 릿지가 데이터가 거의 말해 주지 않는 방향만 골라 눌러 4장에서 흔들리던 $w$를
# > 붙잡는다는 것을 축소 계수로 이해하게 합니다.
# >
# > - **보여 줄 것** ‘α’를 0에서 10으로 올리면 $w_1$의 흩어짐은 0.406 kg에서 0.019 kg으로 줄고, 뽑히지 않은 펭귄의
# >   예측 오차는 0.398 kg에서 0.399 kg이 될 뿐입니다. 그림에서 두 축소 계수가 0.986과 0.042로 갈라진 것을
# >   짚습니다. 316까지 올리면 $\sigma_1$ 방향의 축소 계수도 0.684가 되고 오차가 0.454 kg으로 커집니다.
# > - **예측** 흔히 $\alpha$가 $n = 342$보다 훨씬 작다고 ‘둘 다 거의 그대로’를 고르거나, ‘둘 다 크게 줄어듦’을
# >   고릅니다. $\alpha$와 견줄 것은 $n$이 아니라 방향마다의 $\sigma^2$, 곧 684와 0.44입니다. 둘의 평균이 $n$이라
# >   헷갈리기 쉽습니다.
# > - **흔한 오답** 연습 1에서는 절편에도 벌점을 주거나, 미분의 2 때문에 $\alpha/2$나 $2\alpha$를 더합니다. 닫힌
# >   해의 유도에서 시간이 가장 많이 새니, 역행렬이 있다는 증명은 말로만 하고 손계산 3과 4는 자리에서 풀게 합니다.
# >   연습 1은 과제로 돌려도 됩니다.
# > - **질문** 릿지의 계수가 꼭 0이 되는 $\alpha$가 세 점의 문제에 있습니까? (없습니다. $5/(2 + \alpha)$는 아무리
# >   커져도 0이 아닙니다.) 4장에서 특이값을 자른 것과 무엇이 다릅니까? (자르면 방향마다 0 아니면 1을 곱하고,
# >   릿지는 그 사이의 수를 곱합니다.)

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 3 · 15 minutes** By the shrink factors, students understand that ridge presses
# > down just the directions about which the data say almost nothing, and so steadies the $w$ of chapter 4.
# >
# > - **Show** Raise “α” from 0 to 10: the spread of $w_1$ falls from 0.406 kg to 0.019 kg, and the error on the
# >   penguins left out only rises from 0.398 kg to 0.399 kg. Point at the two shrink factors, now 0.986 and 0.042.
# >   At 316 the factor of the direction of $\sigma_1$ is down to 0.684 as well, and the error up to 0.454 kg.
# > - **Predict** Many choose “Neither changes much”, since $\alpha$ is much smaller than $n = 342$, or “Both fall a
# >   lot”. What $\alpha$ is to be compared with is not $n$ but the $\sigma^2$ of each direction, 684 and 0.44. Their
# >   mean is $n$, hence the confusion.
# > - **Wrong answers** In exercise 1 the intercept is penalised too, or the 2 of the derivative leads to
# >   $\alpha/2$ or $2\alpha$. Most time is lost in deriving the closed form: just say that the inverse exists, and
# >   let them do 3 and 4 of the calculation by hand. Exercise 1 may be homework.
# > - **Ask** With the three points, is there an $\alpha$ at which ridge's coefficient is 0? (No: $5/(2 + \alpha)$
# >   is not 0, however large $\alpha$ is.) How does this differ from cutting singular values in chapter 4?
# >   (Cutting multiplies each direction by 0 or 1, ridge by a number in between.)

# %% [markdown] lang="ko" lecture="5.3 5.5" slide="new 2:continue 8:new 10:whole 16:whole"
# 절편에 벌점을 주면 4.207 kg이어야 할 평균 예측이 1.169 kg이 됩니다. 그리고 단위를 m로 바꾸는 것만으로 날개 길이가 거의
# 쓸모없어집니다. m로 재면 계수가 수십이나 되어 벌점이 크기 때문입니다. 표준화하면 이런 일이 없습니다.
#
# > #### 슬라이드 더 정확히
# >
# > - 슬라이드는 벌점을 $\alpha \sum \lVert w \rVert_1$로 적습니다. 노름 $\lVert w \rVert_1$이 이미 합이므로
# >   $\alpha \lVert w \rVert_1 = \alpha \sum_j |w_j|$입니다. 릿지의 벌점도 노름이 아니라 노름의 제곱
# >   $\alpha \lVert w \rVert^2 = \alpha \sum_j w_j^2$입니다.
# > - 슬라이드의 $w$에는 절편도 들어 있지만, 벌점은 절편을 뺀 계수에만 줍니다. 특징은 먼저 표준화합니다.
# > - 두 $\alpha$는 단위가 달라서 수를 그대로 견줄 수 없습니다. 릿지의 $\alpha$는 3절에 나올 $\sigma_k^2$과 견주는
# >   수입니다. $\sigma_k^2$은 방향마다 다르고, 표준화한 특징에서 그 평균이 $n$입니다. 라쏘의 $\alpha$는 $y$의 단위를
# >   따라 커집니다. 체중을 g으로 재면 라쏘의 $\alpha$만 1,000배가 되어야 같은 답이 나옵니다.
#
# ## 3. 릿지
#
# ### 닫힌 해
#
# $D$를 첫 대각 성분만 0이고 나머지 대각 성분은 1인 대각 행렬이라 합시다. 그러면 벌점은 $\alpha\, w^\top D w$이고,
# 절편에는 벌점이 없습니다. 2장에서처럼 그레이디언트를 0으로 둡니다.
#
# $$\nabla J_{Ridge}(w) = -2X^\top(y - Xw) + {\color{#E69F00}{2\alpha D w}} = 0$$
#
# $$(X^\top X + {\color{#E69F00}{\alpha D}})\,w = X^\top y$$
#
# 되풀이 없이 식 하나로 쓰는 이런 해를 **닫힌 해**라고 합니다. 특징과 $y$에서 평균을 빼 두면 절편이 필요 없고, $D$는
# 단위행렬 $I$가 되어 흔히 보는 식이 됩니다.
#
# $${\color{#009E73}{w}} = (X^\top X + {\color{#E69F00}{\alpha I}})^{-1} X^\top y$$
#
# $\alpha > 0$이면 이 역행렬은 언제나 있습니다. 0이 아닌 어떤 $v$에 대해서도
# $v^\top(X^\top X + \alpha I)v = \lVert Xv \rVert^2 + \alpha \lVert v \rVert^2 > 0$이기 때문입니다. 특징이 겹쳐도,
# 특징이 데이터보다 많아도 그렇습니다.
#
# ### 손으로 풀어 보기
#
# 3장의 세 점 $(-1, 1)$, $(0, 2)$, $(1, 6)$을 다시 씁니다. $x$의 평균이 0이므로 절편은 $y$의 평균 3입니다. 기울기는
# $x^\top x = 2$, $x^\top y = 5$로 정해집니다.
#
# 1. 최소제곱($\alpha = 0$): $w_1 = 5/2 = 2.5$
# 2. 릿지($\alpha = 2$): $w_1 = 5/(2 + 2) = 1.25$
# 3. 릿지($\alpha = 8$): $w_1 = \square$
# 4. 릿지의 $w_1$이 최소제곱의 100분의 1이 되는 $\alpha$: $\alpha = \square$
#
# <details><summary>답</summary>
#
# 3은 $5/(2 + 8) = 0.5$, 4는 $5/(2 + \alpha) = 0.025$에서 $\alpha = 198$입니다. 아무리 키워도 0은 되지 않습니다.
#
# </details>
#
# ### 연습 1: 릿지의 닫힌 해
#
# 1로 채운 첫 열이 있는 $X$와 $y$, $\alpha$를 받아 $(X^\top X + \alpha D)w = X^\top y$의 해 $w$를 돌려주세요. 단위행렬은
# `np.eye(p)`가 만듭니다. 절편에 벌점을 주지 않도록 주의하세요.
#
# 아래 둘째 셀은 펭귄의 네 특징으로 같은 일을 NumPy, 이 강의의 라이브러리, scikit-learn으로 합니다. 셋이 같은지 보세요.
# 릿지에서는 scikit-learn의 `alpha`가 이 강의의 $\alpha$와 같습니다.
#
# <details><summary>풀이</summary>
#
# ```python
# def my_ridge(X, y, alpha):
#     D = np.eye(X.shape[1])
#     D[0, 0] = 0
#     return np.linalg.solve(X.T @ X + alpha * D, X.T @ y)
# ```
#
# </details>

# %% [markdown] lang="en" slide="one 8:new 17:one"
# With a penalty on the intercept, a mean prediction that should be 4.207 kg becomes 1.169 kg. And a mere change of unit
# to m makes the flipper length all but useless: in m its coefficient is several tens, and the penalty on it is heavy.
# Standardisation prevents this.
#
# > #### The slide, more precisely
# >
# > - The slide writes the penalty as $\alpha \sum \lVert w \rVert_1$. The norm $\lVert w \rVert_1$ is a sum already, so
# >   it is $\alpha \lVert w \rVert_1 = \alpha \sum_j |w_j|$. And ridge's penalty is not the norm but its square,
# >   $\alpha \lVert w \rVert^2 = \alpha \sum_j w_j^2$.
# > - The slide's $w$ includes the intercept, but only the other coefficients are penalised. The features are
# >   standardised first.
# > - The two $\alpha$ differ in their units, so the numbers cannot be compared. Ridge's $\alpha$ is to be measured
# >   against the $\sigma_k^2$ of section 3, one for each direction; for standardised features their mean is $n$.
# >   Lasso's grows with the unit of $y$: with body mass in g, lasso's $\alpha$ alone must be 1,000 times as large to
# >   give the same answer.
#
# ## 3. Ridge
#
# ### The closed form
#
# Let $D$ be the diagonal matrix whose first diagonal entry is 0 and whose others are 1. Then the penalty is
# $\alpha\, w^\top D w$, and the intercept is free of it. As in chapter 2, set the gradient to 0.
#
# $$\nabla J_{Ridge}(w) = -2X^\top(y - Xw) + {\color{#E69F00}{2\alpha D w}} = 0$$
#
# $$(X^\top X + {\color{#E69F00}{\alpha D}})\,w = X^\top y$$
#
# A solution like this, one formula without iteration, is a **closed form**. With the means subtracted from the features
# and from $y$ no intercept is needed, and $D$ is the identity matrix $I$: the formula as it is usually seen.
#
# $${\color{#009E73}{w}} = (X^\top X + {\color{#E69F00}{\alpha I}})^{-1} X^\top y$$
#
# If $\alpha > 0$ this inverse always exists, because for every $v$ other than 0
# $v^\top(X^\top X + \alpha I)v = \lVert Xv \rVert^2 + \alpha \lVert v \rVert^2 > 0$: even with duplicated features,
# even with more features than rows.
#
# ### By hand
#
# Take the three points of chapter 3 again, $(-1, 1)$, $(0, 2)$, $(1, 6)$. The mean of $x$ is 0, so the intercept is the
# mean of $y$, which is 3. The slope is settled by $x^\top x = 2$ and $x^\top y = 5$.
#
# 1. Least squares ($\alpha = 0$): $w_1 = 5/2 = 2.5$
# 2. Ridge ($\alpha = 2$): $w_1 = 5/(2 + 2) = 1.25$
# 3. Ridge ($\alpha = 8$): $w_1 = \square$
# 4. The $\alpha$ at which ridge's $w_1$ is 1/100 of that of least squares: $\alpha = \square$
#
# <details><summary>Answer</summary>
#
# The third is $5/(2 + 8) = 0.5$. In the fourth, $5/(2 + \alpha) = 0.025$ gives $\alpha = 198$. However large, it never
# gives 0.
#
# </details>
#
# ### Exercise 1: ridge in closed form
#
# Given $X$, whose first column is all ones, $y$ and $\alpha$, return the solution $w$ of
# $(X^\top X + \alpha D)w = X^\top y$. `np.eye(p)` makes the identity matrix. Mind that the intercept is not penalised.
#
# The second cell below does the same with four features of the penguins: in NumPy, by the library of this course, and
# by scikit-learn. See whether the three agree. For ridge, scikit-learn's `alpha` is the $\alpha$ of this course.
#
# <details><summary>Solution</summary>
#
# ```python
# def my_ridge(X, y, alpha):
#     D = np.eye(X.shape[1])
#     D[0, 0] = 0
#     return np.linalg.solve(X.T @ X + alpha * D, X.T @ y)
# ```
#
# </details>


# %% lecture="5.5" slide="new"
def my_ridge(X, y, alpha):
    return ...


checks.check_ridge(my_ridge)

# %% lecture="5.5"
from sklearn.linear_model import Ridge

alpha, D = 10, np.diag([0, 1, 1, 1, 1])
w = np.linalg.solve(X.T @ X + alpha * D, X.T @ y)
ours, theirs = solvers.ridge(Z, y, alpha), Ridge(alpha=alpha).fit(Z, y)
for intercept, coef in ((w[0], w[1:]), (ours.intercept, ours.coef), (theirs.intercept_, theirs.coef_)):
    print(f"{intercept:.6f}", coef.round(6))

# %% [markdown] lang="ko" lecture="5.5" slide="5:new"
# ### 무엇이 얼마나 줄어드나
#
# 4장의 분해 $Z = U\Sigma V^\top$를 닫힌 해에 넣어 봅시다. $Z^\top Z + \alpha I = V(\Sigma^2 + \alpha I)V^\top$이므로
# 이렇게 됩니다. $u_k$, $v_k$는 $U$, $V$의 열이고 $\sigma_k$는 **특이값**입니다.
#
# $${\color{#009E73}{w}} = \sum_k {\color{#E69F00}{\frac{\sigma_k^2}{\sigma_k^2 + \alpha}}}
# \cdot \frac{u_k^\top y}{\sigma_k}\, v_k$$
#
# 앞의 분수를 지우면 4장의 SVD-OLS입니다. 두 분수를 곱하고 $u_k^\top y$를 떼어 내면 4장 끝에서 예고한
# $\sigma/(\sigma^2 + \alpha)$가 됩니다. 릿지는 특이 방향마다 **축소 계수** $\sigma_k^2/(\sigma_k^2 + \alpha)$를 곱할
# 뿐입니다. $\sigma_k^2$이 $\alpha$보다 훨씬 크면 1에 가깝고, 훨씬 작으면 0에 가깝습니다. 데이터가 거의 말해 주지 않는
# 방향, 곧 4장에서 $w$를 흔들던 방향만 골라 누르는 셈입니다. 4장에서는 작은 특이값을 문턱에서 잘랐고, 릿지는 부드럽게
# 줄입니다.
#
# **조건수**도 나아집니다. 분모의 가장 작은 값이 0으로 가지 않기 때문입니다.
#
# $$\kappa(Z^\top Z + \alpha I) = \frac{\sigma_{\max}^2 + \alpha}{\sigma_{\min}^2 + \alpha}$$
#
# 아래 그림은 3장 끝에서 남긴 데이터입니다. 펭귄 342마리의 같은 날개 길이를 mm와, 소수 첫째 자리까지 반올림한 인치로 두
# 번 넣었습니다. 최소제곱의 답은 그때 $(1213, -516)$ g이었으니 여기서는 $(1.213, -0.516)$ kg입니다. 4장의 부트스트랩으로
# 펭귄을 150번 다시 뽑아 맞추고, 그 $w$들을 구름으로 그렸습니다. 예측 오차는 그때마다 한 번도 뽑히지 않은 펭귄에서
# 잽니다(out-of-bag 오차). 학습에 쓰지 않은 데이터이기 때문입니다.
#
# 먼저 질문에 답하세요. 그다음 $\alpha$를 0에서부터 키우며 구름, 축소 계수, 예측 오차를 보세요.

# %% [markdown] lang="en" slide="5:new 7:one"
# ### What shrinks, and by how much
#
# Put chapter 4's decomposition $Z = U\Sigma V^\top$ into the closed form. Since
# $Z^\top Z + \alpha I = V(\Sigma^2 + \alpha I)V^\top$, it becomes the following, where $u_k$, $v_k$ are the columns of
# $U$, $V$ and $\sigma_k$ is a **singular value**.
#
# $${\color{#009E73}{w}} = \sum_k {\color{#E69F00}{\frac{\sigma_k^2}{\sigma_k^2 + \alpha}}}
# \cdot \frac{u_k^\top y}{\sigma_k}\, v_k$$
#
# Without the first fraction this is chapter 4's SVD-OLS. The product of both fractions, with $u_k^\top y$ taken out, is
# the $\sigma/(\sigma^2 + \alpha)$ announced at its end. All that ridge does is multiply each singular direction by a
# **shrink factor**, $\sigma_k^2/(\sigma_k^2 + \alpha)$. It is near 1 where $\sigma_k^2$ is much larger than $\alpha$,
# and near 0 where it is much smaller. So ridge restrains just the directions about which the data say almost nothing,
# the ones that made $w$ swing in chapter 4. There, small singular values were cut at a threshold; ridge turns them down
# smoothly.
#
# The **condition number** improves as well, since the smallest value in its denominator cannot go to 0.
#
# $$\kappa(Z^\top Z + \alpha I) = \frac{\sigma_{\max}^2 + \alpha}{\sigma_{\min}^2 + \alpha}$$
#
# The figure below takes the data that the end of chapter 3 left: the same flipper length of 342 penguins put in twice,
# in mm, and in inches rounded to one decimal. Least squares answered $(1213, -516)$ g there, which is $(1.213, -0.516)$
# kg here. By the bootstrap of chapter 4 the penguins are drawn again and refitted 150 times; the cloud shows these $w$.
# The error of prediction is measured each time on the penguins that were not drawn at all (the out-of-bag error), for
# these were not used in training.
#
# Answer the question first. Then raise $\alpha$ from 0 and watch the cloud, the shrink factors and the error of
# prediction.

# %% lecture="5.5"
figures.explore_mending()

# %% [markdown] lang="ko" lecture="5.5" slide="3:new,three"
# ### 무엇을 보았나요
#
# - 규제가 없으면 구름이 골짜기를 따라 길게 늘어납니다. 두 계수의 합은 데이터가 정해 주지만, 어떻게 나눌지는 정해 주지
#   못합니다.
# - $\alpha = 10$이면 합의 방향은 거의 그대로이고(0.986배), 나누는 방향만 0.042배가 됩니다. 구름의 폭은 약 20분의 1로
#   줄고, 예측 오차는 0.398 kg에서 0.399 kg이 될 뿐입니다. 두 계수는 0.38과 0.31로 비슷해집니다. 같은 길이를 잰 두
#   특징이니 그럴듯합니다.
# - $\alpha$가 100을 넘으면 합의 방향까지 줄어 예측 오차가 커지기 시작합니다. 구름을 지나는 경로가 하키 스틱처럼 꺾이는
#   곳입니다. 더 얻는 것은 없고 치르는 값만 커집니다.
#
# 그러므로 4장의 물음에 이렇게 답할 수 있습니다. 다중공선성 때문에 흔들리던 $w$를 릿지가 붙잡아 줍니다. 대가는
# 치우침이고, 얻는 것은 줄어든 분산입니다. 이 그림에서는 흔들리던 방향이 예측에 거의 들어가지 않아 오차가 그대로였고,
# 1절의 15차 다항식에서는 분산이 치우침보다 훨씬 많이 변해 오차가 크게 줄었습니다.

# %% [markdown] lang="en" slide="3:new"
# ### What you saw
#
# - Without the penalty the cloud stretches along the valley. The data fix the sum of the two coefficients, but not how
#   it is shared.
# - At $\alpha = 10$ the direction of the sum is almost as before (times 0.986), while that of the sharing is multiplied
#   by 0.042. The cloud is about 1/20 as wide, and the error of prediction only rises from 0.398 kg to 0.399 kg.
#   The coefficients come close to each other, 0.38 and 0.31, as they should for two measurements of the same length.
# - Beyond $\alpha$ of about 100 the direction of the sum shrinks too, and the error of prediction begins to rise: there
#   the path through the cloud bends like a hockey stick. There is nothing more to gain, and more to pay.
#
# So chapter 4's question has its answer: ridge steadies the $w$ that multicollinearity made swing. The price is bias,
# the gain a smaller variance. In this figure the direction that swung hardly enters the
# predictions, so the error stayed as it was; for the polynomial of degree 15 in section 1 the variance changed far more
# than the bias, and the error fell a lot.

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 4절 · 10분** 라쏘의 계수는 하나씩 정확히 0이 되고 릿지의 계수는 그렇지 않으며, 그 까닭이
# > 마름모의 모서리라는 것을 알게 합니다.
# >
# > - **보여 줄 것** 첫 그림에서 ‘α’를 ‘난수는 모두 0’(5.41)까지 올리면 라쏘에는 날개 길이, 부리 높이, 성별만 남고,
# >   ‘라쏘는 모두 0’을 지나면 누구에게나 평균을 예측합니다. 둘째 그림에서는 ‘α’를 0에서 154까지 올려, 라쏘는
# >   (0.471, 0)으로 모서리에 닿고 릿지는 (0.453, 0.155)인 것을 견줍니다. 라쏘의 별을 가로축 가까이 끌면 더 일찍
# >   닿습니다.
# > - **예측** 첫 그림에서는 난수이니 ‘둘 다에서 정확히 0’을 흔히 고릅니다. 둘째 그림에서는 릿지의 그림을 보고
# >   고리를 별에 가까운 변 위에 놓는데, 등고선은 튀어나온 모서리에 먼저 닿습니다. 0은 작은 값을 반올림한 것이
# >   아닙니다.
# > - **흔한 오답** 0이 아닌 계수는 쓸모 있는 특징이라고 말합니다. 오차가 가장 작은 $\alpha = 1.58$에서도 난수 4는
# >   0.045로 남아 있습니다. 릿지의 난수 3은 10.0 근처에서 부호가 바뀌며 0을 지나갈 뿐 머물지 않습니다.
# > - **질문** $\alpha$가 10일 때 라쏘의 날개 길이 계수는 왜 처음보다 클까요? (사라진 부리 높이의 몫을
# >   넘겨받습니다.) 릿지의 답이 꼭 축 위에 놓일 수 있습니까? (우연히 그럴 수는 있습니다. 원에는 모서리가
# >   없습니다.)

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 4 · 10 minutes** Students know that lasso's coefficients become exactly 0 one by
# > one and ridge's do not, and that the corners of the diamond are the reason.
# >
# > - **Show** In the first figure raise “α” to “random ones all 0” (5.41): lasso keeps flipper length, bill depth
# >   and sex; beyond “lasso all 0” it predicts the mean for everyone. In the second, raise “α” from 0 to 154 and
# >   compare: lasso has arrived at the corner, (0.471, 0), while ridge is at (0.453, 0.155). Drag the star of
# >   lasso close to the horizontal axis, and it arrives sooner.
# > - **Predict** In the first figure many choose “Exactly 0 in both”, as the columns are random. In the second they
# >   look at ridge and put the ring on the side of the diamond that is close to the star; but the contour meets the
# >   corner, which sticks out, first. The 0 is not a rounded number.
# > - **Wrong answers** A coefficient that is not 0 is taken for a useful feature. Even at the least error, at
# >   $\alpha = 1.58$, random 4 is still there with 0.045. Ridge's random 3 passes through 0 near 10.0 as it
# >   changes sign, but does not stay.
# > - **Ask** Why is lasso's coefficient of flipper length larger at an $\alpha$ of 10 than at the start? (It has
# >   taken over the part of bill depth, which is gone.) Can ridge's answer lie just on an axis? (By coincidence
# >   only: a circle has no corners.)

# %% [markdown] lang="ko" lecture="5.3 5.4 5.5"
# ## 4. 라쏘와 릿지를 나란히
#
# 이번에는 펭귄 40마리에 특징이 8개입니다. 네 개는 진짜로 잰 것(날개 길이, 부리 길이, 부리 높이, 성별)이고, 네 개는
# 컴퓨터가 만든 뜻 없는 난수입니다. 나머지 펭귄 293마리로 오차를 잽니다. $\alpha$ 하나로 라쏘와 릿지를 함께 움직입니다.
# 초록 파선은 최소제곱의 계수입니다. 귤색 점은 정확히 0이 된 계수를 나타냅니다.
#
# $\alpha$에 따라 계수가 그리는 곡선을 **계수 경로**라고 합니다. 라쏘와 릿지의 경로를 하나씩 그렸습니다. 먼저 질문에
# 답하세요.

# %% [markdown] lang="en" slide="2:one"
# ## 4. Lasso and ridge side by side
#
# Now 40 penguins with 8 features. Four were really measured (flipper length, bill length, bill depth, sex); four are
# random numbers from the computer, without meaning. The other 293 penguins measure the error. One $\alpha$ moves lasso
# and ridge together. Green dashes are the least-squares coefficients. Amber points mark coefficients that
# are exactly 0.
#
# The curves of the coefficients over $\alpha$ are a **coefficient path**; lasso and ridge have one each. Answer the
# question first.

# %% lecture="5.3 5.4 5.5"
figures.explore_alpha()

# %% [markdown] lang="ko" lecture="5.4 5.5" slide="2:halves"
# ### 무엇을 보았나요
#
# - 라쏘에서는 $\alpha$가 커질수록 계수가 하나씩 정확히 0이 됩니다. 남은 특징만 쓰므로 **특징 선택**이 저절로 됩니다.
#   $\alpha = 5.4$에서는 난수 넷이 모두 0이고 날개 길이, 부리 높이, 성별만 남습니다.
# - 릿지에서는 $\lVert w \rVert$가 작아지지만 어느 계수도 0에 머물지 않습니다. 난수도 조금씩 쓰고, 부리 길이처럼 한동안
#   커지는 계수도 있습니다.
# - 라쏘의 계수가 언제나 작아지기만 하는 것은 아닙니다. 부리 높이가 사라질 때까지 날개 길이의 계수는 오히려 커집니다.
#   상관이 있는 특징의 몫을 넘겨받기 때문입니다.
# - 새 펭귄에서의 오차는 라쏘가 $\alpha = 1.58$에서 0.346 kg까지 내려가고, 릿지는 어느 $\alpha$에서도 최소제곱의
#   0.354 kg보다 낫지 않습니다. 다만 이 $\alpha$는 채점할 새 펭귄을 보고 고른 것이라 공정하지 않습니다. 40마리를 200번
#   뽑아 그때마다 그 40마리만으로 $\alpha$를 고르면(6절) 오차의 평균은 라쏘 0.381, 릿지 0.387, 최소제곱 0.388 kg입니다.
#   라쏘와 릿지의 차이는 0.006 ± 0.001 kg(표준 오차)입니다. 쓸데없는 특징이 섞여 있을 때 라쏘가 조금 낫습니다.
#
# ### 왜 라쏘만 0이 되나: 마름모와 원
#
# 벌점을 더하는 것은 $w$가 놓일 수 있는 영역을 제한하는 것과 같습니다. $\alpha$마다 알맞은 $c$가 있어서, 두 문제의 답이
# 같습니다.
#
# $$\min_w\; J(w) + \alpha \lVert w \rVert_1 \quad\Longleftrightarrow\quad
# \min_w\; J(w) \;\text{단, } {\color{#E69F00}{\lVert w \rVert_1 \le c}}$$
#
# 벌점을 더한 문제의 답을 $\hat w$라 하고 $c = \lVert \hat w \rVert_1$로 둡시다. 이 영역 안에 $J$가 더 작은 $w$가 있다면
# $J(w) + \alpha\lVert w \rVert_1$도 더 작아져 모순입니다. 릿지도 같아서 $\lVert w \rVert^2 \le c$인 영역을 씁니다.
# 계수가 둘이면 라쏘의 영역은 마름모, 릿지의 영역은 원입니다.
#
# 다음 그림의 특징은 날개 길이와 성별입니다. $J$의 등고선이 최소제곱 해(별)에서부터 커지다가 영역에 처음 닿는 곳이
# 답입니다. 라쏘 그림의 별은 끌어서 옮길 수 있습니다. 먼저 질문에 답하세요.

# %% [markdown] lang="en" slide="2:halves 7:one"
# ### What you saw
#
# - In lasso, one coefficient after another becomes exactly 0 as $\alpha$ grows. Only the remaining features are used:
#   **feature selection** comes for free. At $\alpha = 5.4$ all four random columns are at 0, and flipper length, bill
#   depth and sex remain.
# - In ridge $\lVert w \rVert$ shrinks, but no coefficient stays at 0. The random columns, too, are used a little, and
#   some, like that of bill length, grow for a while.
# - A lasso coefficient need not always shrink. Until bill depth has gone, that of flipper length grows: it takes over
#   the part of a feature that it is correlated with.
# - Lasso's error on new penguins goes down to 0.346 kg, at $\alpha = 1.58$; ridge's is at no $\alpha$ better than the
#   0.354 kg of least squares. But these $\alpha$ were chosen on the very penguins that judge them, which is not fair.
#   Draw 40 penguins 200 times, choose $\alpha$ each time by those 40 alone (section 6), and the mean error is 0.381 kg
#   for lasso, 0.387 kg for ridge and 0.388 kg for least squares. Lasso and ridge differ by 0.006 ± 0.001 kg (standard
#   error). With useless features among the others, lasso is a little better.
#
# ### Why only lasso gives zeros: the diamond and the circle
#
# Adding a penalty amounts to limiting the region in which $w$ may lie. For every $\alpha$ there is a $c$ such that both
# problems have the same answer.
#
# $$\min_w\; J(w) + \alpha \lVert w \rVert_1 \quad\Longleftrightarrow\quad
# \min_w\; J(w) \;\text{ subject to } {\color{#E69F00}{\lVert w \rVert_1 \le c}}$$
#
# Let $\hat w$ be the answer with the penalty and $c = \lVert \hat w \rVert_1$. If some $w$ in this region had a
# smaller $J$, then $J(w) + \alpha\lVert w \rVert_1$ would be smaller as well: a contradiction. Ridge is the same with
# $\lVert w \rVert^2 \le c$. With two coefficients, lasso's region is a diamond and ridge's a circle.
#
# The features of the next figure are flipper length and sex. Let a contour of $J$ grow from the least-squares solution
# (the star): where it first touches the region, there is the answer. The star in the picture of lasso can be dragged.
# Answer the question first.

# %% lecture="5.4 5.5"
figures.explore_geometry()

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 5절 · 10분** 연성 문턱은 $|w_j|$가 0에서 꺾이기 때문에 나오고, 좌표 하강법은 그 한 걸음을
# > 되풀이할 뿐이라는 것을 알게 합니다.
# >
# > - **보여 줄 것** ‘α’가 100일 때 ‘걸음’을 0에서 하나씩 옮깁니다. 6걸음째에 벌점이 없을 때의 값 0.142가 문턱
# >   0.150을 넘지 못해 $w_2$가 정확히 0이 되고, 7걸음째에 (0.552, 0)에 닿습니다. ‘α’를 0으로 바꾸면 12걸음 뒤에도
# >   아직 가는 중입니다.
# > - **예측** 흔히 고리를 비용의 바닥 바로 위에 놓습니다. 첫 걸음은 가로줄만 보고, 거기서 비용이 가장 낮은 곳에
# >   섭니다. 벌점을 잊으면 0.277에 놓습니다. 6걸음에서 $w_2$가 단번에 0이 되는 것도 묻습니다. 경사 하강법처럼
# >   한없이 다가가기만 한다고 답하기 쉽습니다.
# > - **흔한 오답** 연습 2에서는 음수에서도 $t$를 빼기만 하고, 연습 3에서는 문턱을 $\alpha/2$ 대신 $\alpha$로
# >   두거나 $x_j w_j$를 잔차에 되돌리지 않습니다. 한 번 0이 된 계수는 끝이라고도 여기지만, ‘α’가 300이면 첫 걸음에
# >   0이 된 $w_1$이 셋째 걸음에 0.236이 됩니다. 시간이 모자라면 세 경우의 유도 가운데 $w_j > 0$만 하고 연습 3은
# >   과제로 돌립니다.
# > - **질문** 세 점의 문제에서 $\alpha = 8$이면 라쏘의 기울기는 얼마이고, 언제부터 0입니까? (0.5이고,
# >   $\alpha = 10$부터입니다.) scikit-learn에 넘길 때 $\alpha$를 $2n$으로 나누는 것은 어느 쪽입니까?
# >   (라쏘만입니다. 릿지는 그대로 넣습니다.)

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 5 · 10 minutes** Students know that the soft threshold comes from the kink of
# > $|w_j|$ at 0, and that coordinate descent just repeats that one step.
# >
# > - **Show** With “α” at 100, take one “Step” after another from 0. At step 6 the value without the penalty, 0.142,
# >   is within the threshold 0.150, so $w_2$ becomes exactly 0; step 7 arrives at (0.552, 0). With “α” at 0 it is
# >   still on its way after 12 steps.
# > - **Predict** Many put the ring right above the bottom of the cost. The first step sees the level line alone and
# >   stops where the cost is lowest on it; who forgets the penalty puts it at 0.277. Ask about step 6 as well, where
# >   $w_2$ becomes 0 at a stroke: many say that it only comes closer for ever, as in gradient descent.
# > - **Wrong answers** In exercise 2 $t$ is subtracted from negative numbers as well; in exercise 3 the threshold
# >   is $\alpha$ instead of $\alpha/2$, or $x_j w_j$ is not put back into the residual. Some think that a
# >   coefficient once at 0 is done with, but with “α” at 300 $w_1$ is 0 after the first step and 0.236 after the
# >   third. If time is short, derive only the case $w_j > 0$ of the three and set exercise 3 as homework.
# > - **Ask** For the three points and $\alpha = 8$, what is lasso's slope, and from where on is it 0? (0.5; from
# >   $\alpha = 10$.) For which method is $\alpha$ divided by $2n$ before it goes to scikit-learn? (For lasso only;
# >   ridge's is passed on as it is.)

# %% [markdown] lang="ko" lecture="5.4 5.5" slide="6:new 9:whole 10:new"
# ### 무엇을 보았나요
#
# - 라쏘의 답은 처음에는 변을 따라 미끄러지다가, $\alpha$가 145쯤일 때 모서리에 이르러 성별의 계수가 정확히 0이 됩니다.
#   그 뒤로는 축을 따라 원점으로 가고, $\alpha = 467$에서 원점에 닿습니다.
# - 릿지의 답은 휘어진 길로 원점을 향해 갑니다. 원에는 모서리가 없어서, 딱 축 위에서 닿는 일은 우연뿐입니다.
# - 별을 축 가까이 옮기면 라쏘의 계수가 더 일찍 0이 됩니다.
#
# ## 5. 라쏘를 푸는 법
#
# $|w_j|$는 0에서 꺾여 있어 미분할 수 없으므로, 그레이디언트를 0으로 두는 방법이 통하지 않습니다. 대신 계수를 하나씩
# 풉니다. 다른 계수를 멈춰 두고 $w_j$만 움직입시다. $x_j$는 $Z$의 $j$번째 열, $r$는 특징 $j$를 뺀 모델의 잔차이고,
# $a = x_j^\top x_j$, $z = x_j^\top r$라 하면 비용은 $w_j$의 포물선에 꺾은 선을 더한 것입니다.
#
# $${\color{#D55E00}{J_{Lasso}}} = \text{상수} + a\,w_j^2 - 2z\,w_j + {\color{#E69F00}{\alpha |w_j|}}$$
#
# - $w_j > 0$에서 미분하면 $2a\,w_j - 2z + \alpha = 0$, 곧 $w_j = (z - \alpha/2)/a$입니다. 이것이 정말 양수인 것은
#   $z > \alpha/2$일 때입니다.
# - $w_j < 0$에서는 마찬가지로 $w_j = (z + \alpha/2)/a$이고, $z < -\alpha/2$일 때입니다.
# - $|z| \le \alpha/2$이면 0의 왼쪽에서는 내려오고 오른쪽에서는 올라가므로, 꺾인 곳 $w_j = 0$이 최소점입니다.
#
# 셋을 한 줄로 쓰면 **연성 문턱** 함수 $S$가 됩니다. 문턱은 임계값, 연성 문턱은 연성 임계라고도 합니다.
#
# $${\color{#009E73}{w_j}} = \frac{S(z, \alpha/2)}{a}, \qquad
# S(z, t) = \operatorname{sign}(z) \cdot \max(|z| - t,\; 0)$$
#
# 릿지라면 $w_j = z/(a + \alpha)$입니다. 릿지는 나누고 라쏘는 뺍니다. 나누어서는 0이 되지 않지만, 빼면 됩니다.
#
# 3절의 세 점($a = 2$, $z = 5$)을 라쏘로 풀어 보세요.
#
# 1. $\alpha = 2$: $w_1 = (5 - 1)/2 = 2$
# 2. $\alpha = 8$: $w_1 = \square$
# 3. $w_1$이 정확히 0이 되기 시작하는 $\alpha$: $\alpha = \square$
#
# <details><summary>답</summary>
#
# 2는 $(5 - 4)/2 = 0.5$로, 우연히 릿지와 같습니다. 3은 $\alpha/2 = 5$에서 $\alpha = 10$입니다.
#
# </details>
#
# 특징이 여럿일 때도 모든 계수를 0으로 만드는 가장 작은 $\alpha$는 $2\max_j |x_j^\top (y - \bar y)|$입니다. $w = 0$에서
# 어느 $z$도 문턱을 넘지 못하기 때문입니다. 다음 셀은 $(w - z)^2 + |w|$가 가장 작은 $w$를 격자에서 찾아 연성 문턱과
# 견줍니다. 마지막 열은 같은 세기의 릿지입니다.
#
# ### 연습 2: 연성 문턱
#
# 배열 $z$와 문턱 $t$를 받아 성분마다 $S(z, t)$를 돌려주세요. `np.sign`, `np.abs`, `np.maximum`을 쓰면 한 줄입니다.
#
# <details><summary>풀이</summary>
#
# ```python
# def my_soft_threshold(z, t):
#     return np.sign(z) * np.maximum(np.abs(z) - t, 0)
# ```
#
# </details>

# %% [markdown] lang="en" slide="6:new 9:whole 10:new 13:one"
# ### What you saw
#
# - Lasso's answer first slides along a side; at $\alpha$ of about 145 it arrives at the corner, and the coefficient of
#   sex is exactly 0. From there it follows the axis to the origin, which it reaches at $\alpha = 467$.
# - Ridge's answer goes towards the origin along a curve. A circle has no corners, and touching it just on an axis
#   would be a coincidence.
# - With the star moved close to an axis, a lasso coefficient becomes 0 sooner.
#
# ## 5. How lasso is solved
#
# $|w_j|$ has a kink at 0 and no derivative there, so setting the gradient to 0 does not work. Instead, solve one
# coefficient at a time. Hold the others and move $w_j$ alone. Let $x_j$ be column $j$ of $Z$, $r$ the residual of the
# model without feature $j$, $a = x_j^\top x_j$ and $z = x_j^\top r$. Then the cost is a parabola in $w_j$ plus a bent
# line.
#
# $${\color{#D55E00}{J_{Lasso}}} = \text{constant} + a\,w_j^2 - 2z\,w_j + {\color{#E69F00}{\alpha |w_j|}}$$
#
# - Where $w_j > 0$, the derivative gives $2a\,w_j - 2z + \alpha = 0$, that is $w_j = (z - \alpha/2)/a$. This is
#   positive indeed when $z > \alpha/2$.
# - Where $w_j < 0$, likewise $w_j = (z + \alpha/2)/a$, when $z < -\alpha/2$.
# - If $|z| \le \alpha/2$, the cost falls to the left of 0 and rises to its right: the kink $w_j = 0$ is the minimum.
#
# In one line this is the **soft threshold** $S$, also called soft thresholding.
#
# $${\color{#009E73}{w_j}} = \frac{S(z, \alpha/2)}{a}, \qquad
# S(z, t) = \operatorname{sign}(z) \cdot \max(|z| - t,\; 0)$$
#
# For ridge it would be $w_j = z/(a + \alpha)$. Ridge divides, lasso subtracts. Division never gives 0; subtraction
# does.
#
# Solve the three points of section 3 ($a = 2$, $z = 5$) by lasso.
#
# 1. $\alpha = 2$: $w_1 = (5 - 1)/2 = 2$
# 2. $\alpha = 8$: $w_1 = \square$
# 3. The $\alpha$ from which on $w_1$ is exactly 0: $\alpha = \square$
#
# <details><summary>Answer</summary>
#
# The second is $(5 - 4)/2 = 0.5$, by coincidence the same as ridge. In the third, $\alpha/2 = 5$ gives $\alpha = 10$.
#
# </details>
#
# With several features, too, the smallest $\alpha$ that makes every coefficient 0 is $2\max_j |x_j^\top (y - \bar y)|$:
# at $w = 0$ no $z$ gets past the threshold. The next cell looks on a grid for the $w$ at which
# $(w - z)^2 + |w|$ is least and compares it with the soft threshold. The last column is ridge of the same strength.
#
# ### Exercise 2: the soft threshold
#
# Given an array $z$ and a threshold $t$, return $S(z, t)$ of each component. With `np.sign`, `np.abs` and `np.maximum`
# it takes one line.
#
# <details><summary>Solution</summary>
#
# ```python
# def my_soft_threshold(z, t):
#     return np.sign(z) * np.maximum(np.abs(z) - t, 0)
# ```
#
# </details>

# %% lecture="5.4" slide="new"
grid = np.linspace(-3, 3, 600_001)
print("   z   on the grid   S(z, 0.5)    ridge")
for z in (-2.0, -0.4, 0.3, 1.5):
    least = grid[np.argmin((grid - z) ** 2 + np.abs(grid))]
    print(f"{z:4.1f} {least:11.4f} {solvers.soft_threshold(z, 0.5):11.4f} {z / 2:10.4f}")


# %% lecture="5.4"
def my_soft_threshold(z, t):
    return ...


checks.check_soft_threshold(my_soft_threshold)

# %% [markdown] lang="ko" lecture="5.4" slide="2:whole 3:one"
# ### 좌표 하강법
#
# 계수를 하나씩 가장 좋은 값으로 옮기고, 모두 돌면 처음부터 되풀이합니다. 이것이 **좌표 하강법**입니다. 학습률이 필요
# 없습니다.
#
# 다음 그림의 특징은 날개 길이와 부리 길이입니다(상관계수 0.65). 등고선 위의 경로, 지금 움직이는 계수 하나만 본 비용의
# 단면, 그리고 라쏘의 연성 문턱과 릿지의 축소를 그렸습니다. 걸음을 하나씩 옮기며 세 그림을 함께 보세요. 출발점은 끌어서
# 옮길 수 있습니다. 먼저 질문에 답하세요.

# %% [markdown] lang="en"
# ### Coordinate descent
#
# Move one coefficient after another to its best value, and start again when all had their turn. This is **coordinate
# descent**. It needs no learning rate.
#
# The features of the next figure are flipper length and bill length (correlation 0.65). It shows the path on the
# contours, a slice of the cost in which only one coefficient moves, and the soft threshold of lasso with the shrinkage
# of ridge. Take one step at a time and watch all three. The starting point can be dragged. Answer the question first.

# %% lecture="5.4"
figures.explore_coordinate_descent()

# %% [markdown] lang="ko" lecture="5.3 5.4"
# ### 무엇을 보았나요
#
# - 걸음마다 축 하나와 나란히 움직이고, 그 축에서 가장 낮은 곳에 멈춥니다.
# - 벌점이 없을 때의 값 $z/a$가 문턱 $\alpha/(2n)$ 안에 들면(표준화한 특징에서는 $a = n$입니다), 단면의 바닥이 꺾인 곳
#   0에 있어 한 걸음에 정확히 0이 됩니다.
# - $\alpha = 0$이면 꺾인 곳이 없고, 계단이 훨씬 길어집니다. 특징의 상관 때문에 한 계수를 옮기면 다른 계수의 가장 좋은
#   값이 또 달라지기 때문입니다.
#
# ### 처음부터 만들기
#
# 아래 둘째 셀은 좌표 하강법을 NumPy 몇 줄로 씁니다. `z`를 구할 때 특징 $j$의 몫 $x_j w_j$를 잔차에 되돌리는 것을
# 눈여겨보세요. 한 바퀴, 열 바퀴, 쉰 바퀴 돈 뒤의 $w$를 냅니다. 셋째 셀은 라이브러리와 scikit-learn의 답입니다. 셋이
# 같은지 보세요. scikit-learn의 라쏘는 비용을 $2n$으로 나눈 것을 씁니다.
#
# $$\frac{1}{2n}\lVert y - Xw \rVert^2 + \alpha_{sk} \lVert w \rVert_1 \quad\Rightarrow\quad
# \alpha_{sk} = \frac{\alpha}{2n}$$
#
# 라쏘에서는 $\alpha$를 $2n$으로 나누어야 하고, 릿지에서는 그대로 넣으면 됩니다. 부리 길이의 계수는 0.000…이 아니라
# 정확히 0입니다.
#
# ### 연습 3: 좌표 하나 옮기기
#
# $w$에서 $w_j$ 하나만 옮길 때의 새 $w_j$를 돌려주세요. $X$는 특징만 있는 행렬이고(1로 채운 열 없음), 비용은
# $\lVert y - Xw \rVert^2 + \alpha \lVert w \rVert_1$입니다. 특징은 표준화되어 있지 않을 수 있고, 절편은 없습니다.
#
# <details><summary>풀이</summary>
#
# ```python
# def my_coordinate(X, y, w, j, alpha):
#     x = X[:, j]
#     z = x @ (y - X @ w + x * w[j])
#     return np.sign(z) * max(abs(z) - alpha / 2, 0) / (x @ x)
# ```
#
# </details>

# %% [markdown] lang="en"
# ### What you saw
#
# - Each step is parallel to one axis and stops at the lowest place along it.
# - Where the value without the penalty, $z/a$, is within the threshold $\alpha/(2n)$ (for standardised features
#   $a = n$), the bottom of the slice is the kink at 0, and one step makes it exactly 0.
# - With $\alpha = 0$ there is no kink, and the staircase is much longer: as the features are correlated, moving one
#   coefficient changes the best value of the other.
#
# ### From scratch
#
# The second cell below writes coordinate descent in a few lines of NumPy. Note how `z` puts feature $j$'s own part
# $x_j w_j$ back into the residual. It shows $w$ after one round, ten rounds and fifty rounds. The third cell has the
# answers of the library and of scikit-learn; see whether they agree. scikit-learn's lasso uses the cost divided by
# $2n$.
#
# $$\frac{1}{2n}\lVert y - Xw \rVert^2 + \alpha_{sk} \lVert w \rVert_1 \quad\Rightarrow\quad
# \alpha_{sk} = \frac{\alpha}{2n}$$
#
# Lasso's $\alpha$ has to be divided by $2n$; ridge's is passed on as it is. The coefficient of bill length is not
# 0.000… but exactly 0.
#
# ### Exercise 3: move one coordinate
#
# Return the new $w_j$ when $w_j$ alone is moved. $X$ holds the features only (no column of ones), and the cost is
# $\lVert y - Xw \rVert^2 + \alpha \lVert w \rVert_1$. The features need not be standardised, and there is no
# intercept.
#
# <details><summary>Solution</summary>
#
# ```python
# def my_coordinate(X, y, w, j, alpha):
#     x = X[:, j]
#     z = x @ (y - X @ w + x * w[j])
#     return np.sign(z) * max(abs(z) - alpha / 2, 0) / (x @ x)
# ```
#
# </details>


# %% lecture="5.4"
def my_coordinate(X, y, w, j, alpha):
    return ...


checks.check_coordinate(my_coordinate)


# %% lecture="5.4"
def coordinate_descent(Z, y, alpha, rounds):
    w, r = np.zeros(Z.shape[1]), y - y.mean()
    for _ in range(rounds):
        for j, x in enumerate(Z.T):
            z = x @ (r + x * w[j])
            new = solvers.soft_threshold(z, alpha / 2) / (x @ x)
            r, w[j] = r + x * (w[j] - new), new
    return w


for rounds in (1, 10, 50):
    print(f"w after round {rounds:2}:", coordinate_descent(Z, y, alpha=50, rounds=rounds).round(6))

# %% lecture="5.3 5.4"
from sklearn.linear_model import Lasso

ours, theirs = solvers.lasso(Z, y, alpha=50), Lasso(alpha=50 / (2 * n), tol=1e-12).fit(Z, y)
for intercept, coef in ((ours.intercept, ours.coef), (theirs.intercept_, theirs.coef_)):
    print(f"{intercept:.6f}", coef.round(6))

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 6절 · 7분** $\alpha$는 쓰지 않은 데이터의 오차로 고르며, 최소 둘레가 평평하니 더 단순한 모델을
# > 고를 여유가 있다는 것을 알게 합니다.
# >
# > - **보여 줄 것** ‘방법’이 ‘라쏘’일 때 ‘α’는 ‘최소’(449)에 있습니다. 오차는 2,992 ± 148이고 계수 여덟 개를
# >   씁니다. ‘1 표준 오차’(4,000)까지 올리면 3,113 ± 157에 다섯 개, ‘방법’을 ‘릿지’로 바꾸면 어디서나 열 개입니다.
# > - **예측** 최솟값이라는 말 때문에 흔히 곧바로 올라가는 곡선을 그립니다. $\alpha$가 449에서 4,000까지 아홉 배가
# >   되는 동안 오차는 121, 곧 4%만 늘어난 것을 가리킵니다.
# > - **흔한 오답** 학습 오차로 $\alpha$를 고르면 언제나 0이 됩니다. 띠가 넓으니 두 $\alpha$의 차이가 우연이라고도
# >   말하지만, 짝지은 차이의 표준 오차는 34뿐입니다. 연습 4에서는 표준 오차 대신 표준편차를 더하거나, 오차가 가장
# >   작은 $\alpha$를 그대로 돌려주거나, 조건에 맞는 첫째나 마지막을 고릅니다. 처음부터 쓴 교차 검증 셀과 연습 4는
# >   시간이 모자라면 건너뜁니다.
# > - **질문** 기준선 아래의 $\alpha$ 가운데 왜 가장 큰 것을 고릅니까? (규제가 셀수록 모델이 단순하고, 그만한
# >   손해는 받아들이기로 했기 때문입니다.) 고른 $\alpha$의 교차 검증 오차를 그대로 보고해도 됩니까? (조금
# >   낙관적입니다. 고르는 데 쓰지 않은 데이터로 다시 잽니다.)

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 6 · 7 minutes** Students know that $\alpha$ is chosen by the error on data that
# > were not used, and that the flat minimum leaves room for a simpler model.
# >
# > - **Show** With “Method” at “Lasso”, “α” stands at “minimum” (449): the error is 2,992 ± 148, with eight
# >   coefficients. Raised to “one standard error” (4,000), it is 3,113 ± 157 with five. Switch “Method” to “Ridge”:
# >   ten everywhere.
# > - **Predict** The word minimum makes many draw a curve that rises at once. Point out that from 449 to 4,000, as
# >   $\alpha$ grows nine times, the error rises by only 121, that is 4%.
# > - **Wrong answers** Chosen by the training error, $\alpha$ is always 0. As the band is wide, some say that the
# >   difference between the two $\alpha$ is chance, but the standard error of the paired difference is only 34. In
# >   exercise 4 the standard deviation is added instead of the standard error, or the $\alpha$ of the least error is
# >   returned, or the first or the last that qualifies. If time is short, skip the cell that does cross-validation
# >   from scratch, and exercise 4.
# > - **Ask** Of the $\alpha$ below the limit, why take the largest? (The stronger the penalty, the simpler the
# >   model, and a loss of that size was agreed on.) May one report the cross-validation error at the $\alpha$ so
# >   chosen? (It is a little optimistic: measure again on data that had no part in choosing.)

# %% [markdown] lang="ko" lecture="5.6" slide="2:three 3:one 4:one"
# ## 6. $\alpha$ 고르기
#
# 1절에서는 쓰지 않은 펭귄이 326마리나 있어 $\alpha$를 재 볼 수 있었습니다. 보통은 그런 여유가 없습니다. **교차 검증**은
# 있는 데이터를 번갈아 씁니다. 데이터를 $k$개의 **폴드**로 나누고, 폴드 하나를 빼 둔 채 나머지로 학습한 뒤 빼 둔
# 폴드에서 오차를 잽니다. 이것을 $k$번 되풀이하면 $\alpha$마다 오차가 $k$개 나옵니다. 그 평균이 교차 검증 오차이고,
# $k$개의 표준편차를 $\sqrt{k}$로 나눈 것이 평균의 **표준 오차**입니다. 폴드끼리 학습 데이터가 많이 겹치므로 이 표준
# 오차는 어림입니다.
#
# 가장 작은 오차를 주는 $\alpha$를 고를 수도 있고, **1 표준 오차 규칙**을 쓸 수도 있습니다. 가장 작은 오차에 그 자리의
# 표준 오차를 더해 기준선을 긋고, 오차가 그 선을 넘지 않는 가장 큰 $\alpha$를 고릅니다. 그만한 손해까지는 받아들이고 더
# 단순한 모델을 쓰자는 약속입니다.
#
# 데이터는 당뇨병 환자 442명입니다(Efron, Hastie, Johnstone, Tibshirani, 2004). 나이, 성별, 체질량 지수(BMI), 혈압과
# 혈액 검사 여섯 가지(s1–s6)로 1년 뒤 병이 얼마나 진행되었는지를 예측합니다. 목푯값은 25에서 346 사이의 점수입니다. 계수
# 경로는 그 논문처럼 $\lVert w \rVert_1$에 대해 그렸습니다. 여기서 $k = 10$입니다.
#
# 먼저 질문에 답하고, 방법과 $\alpha$를 바꾸어 보세요.

# %% [markdown] lang="en"
# ## 6. Choosing $\alpha$
#
# Section 1 had the luxury of 326 unused penguins to judge $\alpha$ by. Usually there are none to spare.
# **Cross-validation** uses the data that are there in turn. Divide them into $k$ parts, each called a **fold**; leave
# one fold out, train on the rest, and measure the error on the fold left out. After $k$ times there are $k$ errors for
# every $\alpha$. Their mean is the cross-validation error, and their standard deviation over $\sqrt{k}$ is the
# **standard error** of that mean. It is a rough one, as the folds share most of their training data.
#
# One may take the $\alpha$ of the least error, or use the **one-standard-error rule**: draw a limit at the least error
# plus the standard error there, and take the largest $\alpha$ whose error does not exceed it. It is an agreement: a
# loss of that size is accepted for the sake of a simpler model.
#
# The data are 442 diabetes patients (Efron, Hastie, Johnstone, Tibshirani, 2004). Age, sex, body mass index (BMI),
# blood pressure and six blood tests (s1–s6) are to predict how far the disease has gone on 1 year later, a score
# between 25 and 346. As in that paper, the coefficient path is drawn against $\lVert w \rVert_1$. Here $k = 10$.
#
# Answer the question first, then change the method and $\alpha$.

# %% lecture="5.6"
figures.explore_choosing_alpha()

# %% [markdown] lang="ko" lecture="5.6"
# ### 무엇을 보았나요
#
# - 교차 검증 곡선은 최소 둘레에서 거의 평평하고, 띠(위아래로 표준 오차 하나)가 그 높낮이보다 훨씬 넓습니다. 띠가 넓은
#   것은 폴드마다 환자가 다르기 때문입니다. 두 $\alpha$의 차이가 우연이라는 뜻은 아닙니다.
# - 라쏘에서 1 표준 오차 규칙은 BMI, s5, 혈압, s3, 성별 다섯을 남깁니다. 최소에서는 여덟을 씁니다. 릿지는 언제나 열을 다
#   씁니다.
# - 라쏘 경로에서는 BMI와 s5가 가장 먼저 들어오고 그다음이 혈압입니다. s1은 s2와 상관이 강해서, 규제가 약해지면 서로
#   상쇄하며 크게 벌어집니다. 4장의 다중공선성입니다.
#
# 아래 첫째 셀은 교차 검증을 처음부터 씁니다. 폴드마다 나머지 데이터로 다시 표준화한 뒤, $\alpha = 449$인 라쏘와
# $\alpha = 4000$인 라쏘의 오차를 냅니다. 셋째 줄은 같은 폴드에서 둘의 차이, 오른쪽 끝은 평균과 표준 오차입니다. 둘째
# 셀은 라이브러리로 두 방법의 $\alpha$를 고릅니다. 데이터를 200번 다르게 섞어 폴드로 나누고, 고른 $\alpha$의 가운데
# 절반이 어디에서 어디까지인지 냅니다.

# %% [markdown] lang="en" slide="3:notes"
# ### What you saw
#
# - The curve is nearly flat around its minimum, and the band (one standard error up and down) is much wider than its
#   ups and downs. It is wide because each fold has other patients. It does not mean that the difference between two
#   $\alpha$ is chance.
# - For lasso the one-standard-error rule keeps five: BMI, s5, blood pressure, s3 and sex. At the minimum there are
#   eight. Ridge always uses all ten.
# - On the lasso path BMI and s5 enter first, then blood pressure. s1 is strongly correlated with s2; as the penalty
#   weakens they drift far apart, cancelling each other. This is the multicollinearity of chapter 4.
#
# The first cell below does cross-validation from scratch. For each fold it standardises anew by the rest; then come the
# errors of lasso with $\alpha = 449$ and with $\alpha = 4000$. The third line has their difference on the same fold; at
# the right are the mean and its standard error. The second cell chooses $\alpha$ for both methods by the library. It
# shuffles the data into folds in 200 ways, and shows where the middle half of the chosen $\alpha$ lies.

# %% lecture="5.6"
patients, rows = tasks.diabetes(), []
for held_out in solvers.k_folds(len(patients.y), n_folds=10):
    rest = np.setdiff1d(np.arange(len(patients.y)), held_out)
    mean, std = patients.Z[rest].mean(axis=0), patients.Z[rest].std(axis=0)
    train, test = (patients.Z[rest] - mean) / std, (patients.Z[held_out] - mean) / std
    fits = [solvers.lasso(train, patients.y[rest], alpha) for alpha in (449, 4000)]
    rows.append([np.mean((patients.y[held_out] - fit.intercept - test @ fit.coef) ** 2) for fit in fits])
at_449, at_4000 = np.transpose(rows)
for name, errors in (("449", at_449), ("4000", at_4000), ("difference", at_4000 - at_449)):
    said = f"{errors.mean():7.1f} ± {errors.std(ddof=1) / np.sqrt(len(errors)):.1f}"
    print(f"{name:10}", *(f"{error:5.0f}" for error in errors), f" mean {said}")

# %% lecture="5.6"
patients = tasks.diabetes()
print("middle half of      at the least error     by one standard error")
for method, alphas in (("lasso", np.geomspace(40, 40_000, 61)), ("ridge", np.geomspace(0.1, 10_000, 61))):
    chosen = []
    for seed in range(200):
        found = solvers.cross_validate(*patients[:2], method, alphas=alphas, n_folds=10, seed=seed, standardise=True)
        chosen.append(alphas[[found.best, found.one_standard_error]])
    low, high = np.quantile(chosen, (0.25, 0.75), axis=0)
    print(f"{method}'s alpha", *(f"{a:13.1f} ... {b:6.1f}" for a, b in zip(low, high, strict=True)))

# %% [markdown] lang="ko" lecture="5.6" slide="2:new,three 3:continue"
# $\alpha = 4000$의 오차는 449에서보다 121 더 크고, 짝지은 차이의 표준 오차는 34입니다. 열 폴드 가운데 아홉에서 4,000이
# 더 틀립니다. 우연이라고 보기 어려운 손해이지만, 1 표준 오차 규칙은 그것을 받아들이고 계수 셋을 덜 씁니다.
#
# 라쏘에서 최소의 $\alpha$는 섞을 때마다 크게 달라집니다. 200번의 가운데 절반이 63에서 896까지 퍼집니다. 평평한 곡선의
# 최소점은 믿을 것이 못 되기 때문입니다. 1 표준 오차 규칙의 $\alpha$는 4,488에서 6,340 사이로 훨씬 좁습니다.
#
# > #### 슬라이드 더 정확히
# >
# > 슬라이드는 $\alpha$가 규제의 세기라고만 하고, 얼마로 할지는 말하지 않습니다. $\alpha$는 학습으로 정해지지 않습니다.
# > 학습 오차만 보면 언제나 $\alpha = 0$이 가장 좋습니다. 쓰지 않은 데이터에서의 오차로 골라야 합니다. 그렇게 고른
# > $\alpha$에서의 교차 검증 오차는 조금 낙관적입니다. 정말 새로운 데이터에서의 오차를 알려면 $\alpha$를 고르는 데 쓰지
# > 않은 데이터를 따로 두어야 합니다.
#
# ### 연습 4: 1 표준 오차 규칙
#
# `alphas`와 모양이 (폴드 수, $\alpha$ 수)인 `fold_errors`를 받아 규칙이 고르는 $\alpha$의 값을 돌려주세요. 표준편차는
# `ddof=1`로 구합니다. `alphas`가 커지는 순서인지 작아지는 순서인지는 모릅니다.
#
# <details><summary>풀이</summary>
#
# ```python
# def my_one_standard_error(alphas, fold_errors):
#     mean = fold_errors.mean(axis=0)
#     error = fold_errors.std(axis=0, ddof=1) / np.sqrt(len(fold_errors))
#     best = mean.argmin()
#     return alphas[mean <= mean[best] + error[best]].max()
# ```
#
# </details>

# %% [markdown] lang="en" slide="2:new,one 3:continue 5:one"
# At $\alpha = 4000$ the error is larger than at 449 by 121, and the standard error of this paired difference is 34. In
# nine of the ten folds 4,000 does worse. This loss is hardly chance, yet the one-standard-error rule accepts it and
# does without three coefficients.
#
# From shuffle to shuffle lasso's $\alpha$ of the minimum changes a lot: the middle half of the 200 spreads from 63 to
# 896, for the minimum of a flat curve is not to be trusted. The $\alpha$ of the one-standard-error rule keeps much
# closer, between 4,488 and 6,340.
#
# > #### The slide, more precisely
# >
# > The slide calls $\alpha$ the strength of the penalty and does not say how to set it. Training does not set it:
# > judged by the training error, $\alpha = 0$ is always best. It has to be chosen by the error on data that were not
# > used. The cross-validation error at the $\alpha$ so chosen is a little optimistic; for an honest estimate on really
# > new data, keep some aside that had no part in choosing $\alpha$.
#
# ### Exercise 4: the one-standard-error rule
#
# Given `alphas` and `fold_errors`, of shape (number of folds, number of $\alpha$), return the value of $\alpha$ that
# the rule chooses. Take the standard deviation with `ddof=1`. You don't know whether `alphas` rise or fall.
#
# <details><summary>Solution</summary>
#
# ```python
# def my_one_standard_error(alphas, fold_errors):
#     mean = fold_errors.mean(axis=0)
#     error = fold_errors.std(axis=0, ddof=1) / np.sqrt(len(fold_errors))
#     best = mean.argmin()
#     return alphas[mean <= mean[best] + error[best]].max()
# ```
#
# </details>


# %% lecture="5.6"
def my_one_standard_error(alphas, fold_errors):
    return ...


checks.check_one_standard_error(my_one_standard_error)

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 7절 · 3분** 몇 개만 중요하면 라쏘, 모두 조금씩 중요하거나 다중공선성이 있으면 릿지라는 판단을
# > 남깁니다.
# >
# > - **보여 줄 것** 셀의 출력을 읽습니다. `few`에서는 라쏘가, `all`에서는 릿지가 참값에 더 가깝습니다. 마지막 열에서
# >   거의 언제나 그렇다는 것만 짚고 표로 넘어갑니다.
# > - **예측** 출력을 보이기 전에 `all`에서 어느 쪽이 나을지 손을 들게 합니다. 4절에서 라쏘가 조금 나았으니 흔히
# >   여기서도 라쏘라고 답합니다.
# > - **흔한 오답** 0이 된 계수는 그 특징이 쓸모없다는 증거라고 말합니다. 상관이 강한 둘 가운데 하나만 남기도 하고
# >   난수가 남기도 하므로 증거가 아닙니다. 8절은 시간표에 없으니 수업에서는 건너뛰고 읽을거리로 남깁니다.
# > - **질문** 두 경우 참된 $w$의 길이는 같은데 무엇이 다릅니까? (같은 길이가 계수 셋에 모였느냐, 서른 개에
# >   나뉘었느냐입니다.) 4장의 두 날개 길이에는 어느 쪽을 쓰겠습니까? (둘에 고르게 나누는 릿지입니다.)

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 7 · 3 minutes** Students leave with a judgement: lasso if only a few features
# > matter, ridge if all matter a little or with multicollinearity.
# >
# > - **Show** Read the output of the cell. In `few` lasso is closer to the truth, in `all` ridge. Point out in the
# >   last column only that it nearly always is so, and go on to the table.
# > - **Predict** Before showing the output, ask for hands: which is better in `all`? In section 4 lasso was a
# >   little better, so many say lasso again.
# > - **Wrong answers** A coefficient at 0 is taken for a proof that the feature is useless. It is not, as only one
# >   of two strongly correlated features may remain, and random numbers may, too. Section 8 is not in the time
# >   table: skip it in class and leave it for reading.
# > - **Ask** The true $w$ has the same length in both cases: what differs? (Whether that length sits in three
# >   coefficients or is shared by thirty.) Which would you take for the two flipper lengths of chapter 4? (Ridge,
# >   which shares evenly.)

# %% [markdown] lang="ko" lecture="5.4 5.5"
# ## 7. 언제 무엇을
#
# 참값을 아는 데이터를 만들어 견주어 봅시다. 특징은 30개, 학습에 쓸 데이터는 60개입니다. `few`에서는 계수 셋만 크고
# 나머지는 0이고, `all`에서는 서른 개가 모두 조금씩 있습니다. 두 경우 참값 $w$의 길이 $\lVert w \rVert$는 같습니다.
# $\alpha$는 60개 안에서 교차 검증으로 고릅니다. 새 데이터 1,000개에서 예측이 잡음을 뺀 참값으로부터 벗어난 크기(RMSE)를
# 재고, 데이터를 100번 만들어 평균과 그 표준 오차를 냅니다. 마지막 열은 라쏘가 더 가까웠던 비율입니다.

# %% [markdown] lang="en" slide="2:one"
# ## 7. Which one when
#
# Compare them on made data, whose true values are known: 30 features, 60 rows to train on. In `few`, three coefficients
# are large and the rest 0; in `all`, all thirty are there a little. The true $w$ has the same length $\lVert w \rVert$
# in both. $\alpha$ is chosen by cross-validation within the 60. On 1,000 new rows the cell measures how far the
# predictions are from the truth, which has no noise (RMSE). It makes the data 100 times and shows the mean and its
# standard error. The last column is the share in which lasso came closer.

# %% lecture="5.4 5.5"
alphas, distances = np.geomspace(1, 1000, 13), np.empty((100, 2))
print("      lasso            ridge            lasso closer")
for name, true in (("few", np.r_[3.0, 3.0, 3.0, np.zeros(27)]), ("all", np.full(30, 0.9**0.5))):
    for seed in range(100):
        rng = np.random.default_rng(seed)
        A, new = rng.normal(size=(60, 30)), rng.normal(size=(1000, 30))
        b = A @ true + 3 * rng.normal(size=60)
        for k, (method, solve) in enumerate((("lasso", solvers.lasso), ("ridge", solvers.ridge))):
            fit = solve(A, b, alphas[solvers.cross_validate(A, b, method, alphas=alphas).best])
            distances[seed, k] = np.sqrt(np.mean((fit.intercept + new @ (fit.coef - true)) ** 2))
    said = (f"{d.mean():.3f} ± {d.std(ddof=1) / np.sqrt(100):.3f}" for d in distances.T)
    print(name, *(f"   {words}" for words in said), f"   {np.mean(distances[:, 0] < distances[:, 1]):.1%}")

# %% [markdown] lang="ko" lecture="5.4 5.5" slide="new"
# 중요한 특징이 몇 개뿐이면 라쏘가, 모두 조금씩 중요하면 릿지가 거의 언제나 참값에 더 가깝습니다. 새 데이터의 잡음은
# 어느 쪽도 맞힐 수 없으므로, 예측 오차로 견주면 차이가 이보다 작아 보입니다.
#
# | | 라쏘 | 릿지 |
# |---|---|---|
# | 벌점 | $\alpha \lVert w \rVert_1$ | $\alpha \lVert w \rVert^2$ |
# | 계수 | 몇몇은 정확히 0 | 모두 작지만 0은 아님 |
# | 계수 하나의 해 | $S(z, \alpha/2)/a$ | $z/(a + \alpha)$ |
# | 푸는 법 | 좌표 하강법 | 닫힌 해 |
# | 상관이 강한 특징들 | 하나를 고르는 편 | 고르게 나눔 |
# | 알맞은 때 | 많은 특징 가운데 몇 개만 중요할 때 | 모든 특징이 조금씩 중요할 때, 다중공선성이 있을 때 |
#
# > #### 슬라이드 더 정확히
# >
# > - 슬라이드는 라쏘가 일부 파라미터를 0으로 만들어 불필요한 특징을 무시한다고 합니다. $\alpha$가 충분히 클 때의
# >   일이고, 0이 되었다고 그 특징이 쓸모없다는 증거는 아닙니다. 상관이 강한 특징 둘 가운데 하나만 남기도 하고, 뜻 없는
# >   난수가 남기도 합니다(8절).
# > - 슬라이드는 릿지의 파라미터가 0이 되지 않는다고 합니다. 정확히는 0에 머물지 않습니다. $\alpha$를 바꾸는 동안 부호가
# >   바뀌며 0을 지나는 계수는 있습니다.
#
# ## 8. 어디서 무너지나
#
# - 라쏘의 선택은 흔들립니다. 첫째 셀의 앞 표는 4절의 펭귄 40마리를 복원 추출로 500번 다시 뽑아, $\alpha = 4$인 라쏘가
#   각 특징을 고른 비율을 냅니다.
# - 거의 같은 특징이 둘이면 라쏘는 하나만 고르기도 합니다. 마지막 두 줄은 3절의 두 날개 길이입니다.
# - 폴드를 나누기 전에 전체 데이터로 특징을 고르면, 빼 둔 폴드가 이미 답에 새어 들어갑니다. 둘째 셀의 특징 2,000개는
#   모두 뜻 없는 난수이고 목푯값도 난수입니다. 목푯값의 분산은 1이므로, 누구에게나 평균을 예측하면 오차가 1쯤입니다.
#   전체에서 상관이 가장 강한 10개를 먼저 고른 뒤 교차 검증하는 것과, 폴드마다 나머지 데이터로 다시 고르는 것을
#   50번씩 해 봅니다.

# %% [markdown] lang="en" slide="new 5:halves"
# Nearly always lasso is closer to the truth if only a few features matter, and ridge if all matter a little. Neither
# can predict the noise of new data, so in terms of prediction errors the difference looks smaller.
#
# | | Lasso | Ridge |
# |---|---|---|
# | Penalty | $\alpha \lVert w \rVert_1$ | $\alpha \lVert w \rVert^2$ |
# | Coefficients | some exactly 0 | all small, but not 0 |
# | One coefficient alone | $S(z, \alpha/2)/a$ | $z/(a + \alpha)$ |
# | Solved by | coordinate descent | closed form |
# | Strongly correlated features | tends to choose one | shares evenly |
# | Suits | a few of many features matter | all features matter somewhat; multicollinearity |
#
# > #### The slide, more precisely
# >
# > - The slide says that lasso makes some parameters 0 and so ignores useless features. It does when $\alpha$ is large
# >   enough, and a 0 is no proof that the feature is useless. Of two strongly correlated features only one may remain,
# >   and random numbers without meaning may remain as well (section 8).
# > - The slide says that ridge's parameters do not become 0. Precisely, they do not stay at 0: as $\alpha$ changes, a
# >   coefficient may pass through 0 when it changes sign.
#
# ## 8. Where it breaks
#
# - Lasso's choice wavers. The first table of the first cell draws the 40 penguins of section 4 again 500 times, with
#   replacement, and shows the share in which lasso with $\alpha = 4$ chose each feature.
# - Of two features that are almost the same, lasso may choose just one. The last two lines have the two flipper lengths
#   of section 3.
# - Choose features on all the data before dividing them into folds, and the fold left out has already leaked into the
#   answer. In the second cell 2,000 features are random numbers without meaning, and so is the target. The variance of
#   the target is 1, so predicting the mean for everyone gives an error of about 1. Choosing the 10 of the strongest
#   correlation on all the data and then cross-validating, and choosing them anew on the rest for each fold, are tried
#   50 times each.

# %% lecture="5.4 5.5"
task, _, _ = tasks.with_random()
rng, chosen = np.random.default_rng(0), np.zeros(8)
for _ in range(500):
    rows = rng.integers(0, 40, 40)
    chosen += solvers.lasso(tasks.standardised(task.Z[rows]), task.y[rows], alpha=4).coef != 0
for name, count in zip(task.names, chosen, strict=True):
    print(f"{name:12} {count / 500:5.0%}")

twins = tasks.twin_flippers()
for name, solve in (("lasso", solvers.lasso), ("ridge", solvers.ridge)):
    print(name, "with two flippers:", solve(twins.Z, twins.y, alpha=10).coef.round(3))

# %% lecture="5.6"
rng, errors = np.random.default_rng(0), np.zeros((2, 50))
for draw in range(50):
    A, b = rng.normal(size=(100, 2000)), tasks.standardised(rng.normal(size=100))
    for held_out in solvers.k_folds(100, n_folds=10):
        rest = np.setdiff1d(np.arange(100), held_out)
        for k, seen in enumerate((np.arange(100), rest)):
            best = np.argsort(-np.abs(A[seen].T @ b[seen]))[:10]
            fit = solvers.ridge(A[rest][:, best], b[rest], alpha=10)
            errors[k, draw] += np.mean((b[held_out] - fit.intercept - A[held_out][:, best] @ fit.coef) ** 2) / 10
for name, each in zip(("chosen on all", "chosen per fold"), errors, strict=True):
    print(f"{name:15} {each.mean():.2f} ± {each.std(ddof=1) / np.sqrt(50):.2f}")

# %% [markdown] lang="ko" lecture="5.1 5.2 5.3 5.4 5.5 5.6" slide="one 4:new"
# 첫째 셀에서 라쏘는 뜻 없는 난수 4를 56%, 진짜로 잰 부리 길이를 37% 골랐습니다. 둘째 셀에서 새어 들어간 쪽의 오차는
# 0.60으로 1보다 훨씬 작고, 제대로 한 쪽은 1.29입니다. 난수로는 아무것도 맞힐 수 없으니 평균만 예측하는 것보다 못한
# 것이 옳은 답입니다. 같은 까닭으로 표준화도 폴드마다 학습에 쓰는 데이터로만 해야 합니다. 6절의 셀들은 그렇게 했습니다.
#
# ## 정리
#
# - 과적합은 학습한 데이터에 너무 맞춘 나머지 새 데이터에서 더 틀리는 일입니다. 그때 $\lVert w \rVert$가 커집니다.
# - 릿지는 $\alpha \lVert w \rVert^2$을 더합니다. 닫힌 해가 있고, 특이 방향마다 $\sigma^2/(\sigma^2 + \alpha)$배로
#   줄입니다. 다중공선성으로 흔들리는 $w$를 붙잡아 줍니다.
# - 라쏘는 $\alpha \lVert w \rVert_1$을 더합니다. 연성 문턱 때문에 몇몇 계수가 정확히 0이 됩니다.
# - 특징은 먼저 표준화하고, 절편에는 벌점을 주지 않습니다.
# - $\alpha$는 교차 검증으로 고릅니다. scikit-learn의 라쏘에는 $\alpha/(2n)$을, 릿지에는 $\alpha$를 그대로 넣습니다.
#
# 여기까지 목푯값은 수였습니다. 목푯값이 ‘수컷’과 ‘암컷’ 같은 이름표라면 어떻게 할까요? 6장의 물음입니다. 규제는
# 거기서도 필요합니다.
#
# | 기호 | 뜻 | 모양 |
# |---|---|---|
# | $X$ | 설계 행렬, 첫 열은 1 | $n \times p$ |
# | $Z$ | 표준화한 특징 | $n \times (p - 1)$ |
# | $w$ | 파라미터, $w_0$은 절편 | $p$ |
# | ${\color{#E69F00}{\alpha}}$ | 규제의 세기 | 수 하나 |
# | $\lVert w \rVert_1, \lVert w \rVert^2$ | $\sum_j \lvert w_j \rvert$, $\sum_j w_j^2$ (절편 빼고) | 수 하나 |
# | $c$ | $w$가 놓일 영역의 크기 | 수 하나 |
# | $\sigma_k$ | $Z$의 특이값 | 수 하나 |
# | $S(z, t)$ | 연성 문턱, $t$는 문턱 | $z$와 같음 |

# %% [markdown] lang="en"
# In the first cell lasso chose the meaningless column random 4 in 56% of the draws; it chose bill length, really
# measured, in only 37%. In the second the leaking way gives an error of 0.60, far below 1, the right way 1.29.
# Nothing can be predicted from random numbers, so doing worse than the mean is the honest answer. For the same reason
# standardisation must use only the data trained on in each fold, as the cells of section 6 did.
#
# ## Recap
#
# - Over-fitting means fitting the training data so closely that new data are predicted worse. It makes
#   $\lVert w \rVert$ grow.
# - Ridge adds $\alpha \lVert w \rVert^2$. It has a closed form and multiplies each singular direction by
#   $\sigma^2/(\sigma^2 + \alpha)$. It steadies a $w$ that multicollinearity makes swing.
# - Lasso adds $\alpha \lVert w \rVert_1$. By the soft threshold some coefficients become exactly 0.
# - Standardise the features first, and do not penalise the intercept.
# - Choose $\alpha$ by cross-validation. Give scikit-learn's lasso $\alpha/(2n)$, its ridge $\alpha$ itself.
#
# So far the target was a number. What if it is a label, like “male” and “female”? That is the question of chapter 6,
# and regularisation will be needed there, too.
#
# | Symbol | Meaning | Shape |
# |---|---|---|
# | $X$ | design matrix, first column of ones | $n \times p$ |
# | $Z$ | standardised features | $n \times (p - 1)$ |
# | $w$ | parameters; $w_0$ is the intercept | $p$ |
# | ${\color{#E69F00}{\alpha}}$ | strength of the penalty | one number |
# | $\lVert w \rVert_1, \lVert w \rVert^2$ | $\sum_j \lvert w_j \rvert$, $\sum_j w_j^2$ (no intercept) | one number |
# | $c$ | size of the region allowed to $w$ | one number |
# | $\sigma_k$ | a singular value of $Z$ | one number |
# | $S(z, t)$ | soft threshold; $t$ is the threshold | that of $z$ |

# %% slide="skip"
glossary.table(chapter=5)
