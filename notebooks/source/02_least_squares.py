# %% [markdown] lang="ko" lecture="2.1 2.4" slide="3:three 5:new"
# # 2장 최소제곱법
#
# 어떤 직선이 가장 좋은 직선일까요? 그리고 누구에게 가장 좋을까요?
#
# 1장 끝에서 날개 길이로 체중을 예측하는 직선 셋의 손실을 견주었습니다. 그보다 나은 직선은 없을까요? 격자를 뒤지지
# 않고 한 번에 구할 수 있을까요?
# 진짜 데이터에는 잡음이 있어서 어느 직선이든 조금씩 틀립니다. 그러니 ‘가장 좋은’이라는 말에는 틀린 정도를 재는 자가
# 있어야 합니다. 이 장에서도 1장처럼 잔차를 제곱해 더합니다. 이 자로 재면 답이 식 하나로 나옵니다.
#
# 남극의 펭귄 342마리를 다시 봅시다. 날개 길이에서 체중을 예측합니다.
#
# 이 장을 마치면 다음을 할 수 있습니다.
#
# - 잔차 제곱합을 쓰고, 그것이 그림에서 무엇인지 말하기
# - 정규 방정식을 유도하고, 왜 그 답이 최소점인지 설명하기
# - 잔차가 $X$의 모든 열과 직각이라는 말을 그림과 코드로 보이기
# - 절편을 빼도 되는 정확한 조건을 말하기
# - 실제 데이터에 맞추고, 계수를 단위와 표준 오차와 함께 읽고, 잔차에서 모델이 놓친 것을 찾기
#
# | 절 | 시간 | 강의 내용 |
# |---|---|---|
# | 1. 모델, 2. 눈에 보이는 제곱 | 15분 | 2.1, 2.3, 2.4 |
# | 3. 그릇의 바닥, 4. 수선의 발 | 20분 | 2.5, 2.6 |
# | 5. 절편을 빼도 될까 | 8분 | 2.2 |
# | 6. 계산량 | 7분 | 2.7 |
# | 7. 실제 데이터 | 10분 | 2.8 |
#
# 아래 셀들은 데이터를 읽습니다. 특징 $x$는 날개 길이가 평균보다 몇 cm 긴지를, 목푯값 $y$는 체중이 몇 g인지를
# 나타냅니다.

# %% [markdown] lang="en" slide="5:new"
# # 2. Ordinary least squares
#
# Which line is the best one? And best for whom?
#
# At the end of chapter 1 we compared the losses of three lines that predict body mass from flipper length. Is there a
# better one? Can it be found in one go, without searching a grid? Real data are noisy, so every line is wrong by a
# little, and “best” needs a ruler that measures how wrong. As in chapter 1, this chapter squares the residuals and
# adds them up. Measured with this ruler, the answer is a single formula.
#
# Back to the 342 penguins of Antarctica. We predict body mass from flipper length.
#
# By the end of this chapter you will be able to
#
# - write the residual sum of squares and say what it is in a picture;
# - derive the normal equation and explain why its solution is the minimum;
# - show in a picture and in code that the residual is orthogonal to every column of $X$;
# - state exactly when the intercept may be left out;
# - fit real data, read the coefficients with their units and standard errors, and find in the residuals what the model
#   has missed.
#
# | Section | Time | Lecture points |
# |---|---|---|
# | 1. The model, 2. Squares one can see | 15 min | 2.1, 2.3, 2.4 |
# | 3. The bottom of the bowl, 4. The foot of the perpendicular | 20 min | 2.5, 2.6 |
# | 5. May the intercept be left out? | 8 min | 2.2 |
# | 6. What it costs | 7 min | 2.7 |
# | 7. Real data | 10 min | 2.8 |
#
# The cells below load the data. The feature $x$ says how many cm longer than average a flipper is; the target $y$ is
# the body mass in g.

# %% lang="ko"
from lecture_lib import words

words.use("ko")

# %% lang="en"
from lecture_lib import words

words.use("en")

# %%
import numpy as np

from lecture_lib.chapters import glossary
from lecture_lib.chapters.least_squares import checks, figures
from lecture_lib.datasets import load_penguins
from lecture_lib.solvers import leverage, normal_equation

# %%
penguins = load_penguins()
flipper, y = penguins.flipper_length_mm, penguins.body_mass_g
x = (flipper - flipper.mean()) / 10
X = np.column_stack([np.ones(len(y)), x])
A, b = np.array([[1, 0], [1, 1], [1, 2]]), np.array([2, 1, 6])  # three points: (0, 2), (1, 1), (2, 6)
print(f"X: {X.shape}, y: {y.shape}, mean flipper length {flipper.mean():.1f} mm")

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 1절 · 4분** 절편까지 $w$ 하나에 담아 모든 예측을 $Xw$ 하나로 쓰는 까닭을 알게 합니다.
# >
# > - **보여 줄 것** 셀을 실행해 처음 세 마리의 행을 읽고, 행렬로 구한 예측과 손으로 쓴 식의 예측이 3,204.2,
# >   3,454.2, 3,904.2로 같은 것을 봅니다. 첫 열이 1이라는 것만 짚고 2절로 넘어갑니다.
# > - **예측** 첫 열의 1을 모두 0으로 바꾸면 예측이 어떻게 될지 묻습니다. 1은 장식이라 아무 일도 없다고 여기기
# >   쉽지만, 절편이 빠져 모든 예측이 4,200 g씩 줄어듭니다.
# > - **흔한 오답** 특징이 $p$개면 $X$의 열도 $p$개라고 하기 쉽습니다. 1로 채운 열까지 $p + 1$개입니다. 6절부터는
# >   그 열까지 세어 $p$라고 쓴다고 미리 말해 둡니다.
# > - **질문** 이 모델에서 $w_0$은 어떤 펭귄의 체중인가요?(날개 길이가 평균인 펭귄입니다. $x$에서 평균을 뺐기
# >   때문입니다.)

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 1 · 4 minutes** Students know why the intercept goes into $w$ too, so that all
# > predictions are one product $Xw$.
# >
# > - **Show** Run the cell, read the rows of the first three penguins, and see that the predictions by the
# >   matrix and by the formula written out agree: 3,204.2, 3,454.2, 3,904.2. Point out the first column of ones,
# >   and go on to section 2.
# > - **Predict** Ask what becomes of the predictions if the ones are replaced by 0. They look like decoration,
# >   as if nothing would happen; but the intercept drops out, and every prediction is 4,200 g less.
# > - **Wrong answers** With $p$ features it is easy to say that $X$ has $p$ columns. With the column of ones
# >   there are $p + 1$. Announce that from section 6 on $p$ counts that column too.
# > - **Ask** Of which penguin is $w_0$ the body mass in this model? (Of one with average flipper length, because
# >   the mean is subtracted from $x$.)

# %% [markdown] lang="ko" lecture="2.1" slide="4:whole 5:new 7:one"
# ## 1. 모델
#
# 수를 예측하는 일을 회귀라고 합니다. 선형 회귀 모델은 특징마다 파라미터를 하나씩 곱해 더하고, 거기에 수 하나를
# 더합니다.
#
# $${\color{#0072B2}{\hat y}} = w_0 + w_1 x_1 + \cdots + w_p x_p$$
#
# $w_0$이 **절편**입니다. 편향이라고도 하며, 모든 특징이 0일 때의 예측입니다. 여기서는 날개 길이가 평균인 펭귄의 체중이
# 됩니다.
#
# 데이터 하나하나에 이 식을 쓰는 대신, 모든 데이터를 행렬 하나에 담습니다. 한 행이 펭귄 한 마리이고 첫 열은 모두
# 1입니다. 한 행과 $w$의 내적이 그 펭귄의 예측이므로, 이 **설계 행렬** $X$에 $w$를 곱하면 모든 예측이 한꺼번에
# 나옵니다.
#
# $${\color{#0072B2}{\hat y = Xw}}$$
#
# 첫 열이 1인 까닭은 절편도 무언가에 곱해야 행렬 곱에 들어갈 수 있기 때문입니다. 다음 셀에서 처음 세 마리의 행, 행렬로
# 구한 예측, 손으로 쓴 식의 예측을 견주어 보세요.
#
# > #### 슬라이드 더 정확히
# >
# > 슬라이드의 $X$는 $n$행(데이터)에 특징 $p$개라고 하지만, 첫 열 $x_{10}, \ldots, x_{n0}$은 특징이 아니라 모두 1입니다.
# > 그래서 열은 $p + 1$개입니다. 이 장의 6절부터, 그리고 3장에서는 이 열까지 세어 열의 수를 $p$라고 씁니다.

# %% [markdown] lang="en" slide="4:one 5:new 7:one"
# ## 1. The model
#
# To predict a number is called regression. A linear regression model multiplies each feature by a parameter of its
# own, adds the products, and adds one more number.
#
# $${\color{#0072B2}{\hat y}} = w_0 + w_1 x_1 + \cdots + w_p x_p$$
#
# That number $w_0$ is the **intercept**, also called the bias: the prediction where every feature is 0. Here it is
# the body mass of a penguin whose flipper length is average.
#
# Instead of writing this formula for one sample after another, put all the data into a matrix: one row per penguin,
# with a first column of ones. The inner product of a row and $w$ is the prediction for that penguin. So multiply this
# **design matrix** $X$ by $w$, and all predictions come out at once.
#
# $${\color{#0072B2}{\hat y = Xw}}$$
#
# The first column is 1 because the intercept, too, must be multiplied by something to take part in a matrix product.
# In the next cell compare, for the first three penguins, their rows, the predictions by the matrix, and those by the
# formula written out.
#
# > #### The slide, more precisely
# >
# > The slide says that $X$ has $n$ rows (data) by $p$ features. But its first column, $x_{10}, \ldots, x_{n0}$, is no
# > feature: it is all ones. So there are $p + 1$ columns. From section 6 of this chapter on, and in chapter 3, $p$ is
# > the number of columns with this one counted.

# %% lecture="2.1" slide="continue"
w = np.array([4200.0, 500.0])
print(X[:3].round(2))
print("Xw:       ", (X @ w)[:3].round(1))
print("w₀ + w₁x: ", (w[0] + w[1] * x[:3]).round(1))

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 2절 · 11분** 비용을 넓이로 보게 하고, 최소제곱 직선은 ‘제곱의 합’이라는 기준이 정한 답임을
# > 알게 합니다.
# >
# > - **보여 줄 것** 학생이 부르는 대로 ‘절편 w₀ (g)’과 ‘기울기 w₁ (g/cm)’을 옮겨 제곱을 모두 합친 정사각형을
# >   줄입니다. ‘최소제곱 직선’을 ‘보임’으로 하면 처음 직선은 최소의 7.10배이고, 4,300과 550이면 1.00배라고
# >   나옵니다. 그다음 맨 왼쪽 점을 1,000 g쯤 올렸다가 도로 내려놓고 가운데 점을 올립니다.
# > - **예측** 한 마리의 체중만 1,000 g 올릴 때 어느 점이 직선을 가장 많이 기울일지 예측합니다. 1,000 g은
# >   1,000 g이라거나 무거운 점이라고 흔히 답합니다. 맨 왼쪽 점을 올리면 기울기가 552에서 460으로 변하지만, $x$의
# >   평균에 가장 가까운 점을 올리면 554로 거의 그대로입니다.
# > - **흔한 오답** 연습 1에서는 더한 다음에 제곱하거나 $n$으로 나눕니다. 앞의 것은 양수와 음수가 서로 지운다고,
# >   뒤의 것은 그러면 MSE가 되지만 이 강의의 $J$는 나누지 않은 합이라고 바로잡습니다. 지레값을 $y$의 크기와 섞는
# >   학생에게는 지레값 그림의 가로축이 $x$뿐임을 보입니다.
# > - **질문** 누구에게 가장 좋은 직선인가요?(큰 오차를 아주 싫어하는 사람에게 좋습니다.) 점을 모두 같은 $x$에
# >   모으면요?(직선이 하나로 정해지지 않습니다. 까닭은 3절에서 봅니다.) 점을 끄는 데 시간을 쓰기 쉬우니 두 점만
# >   올리고 멈춥니다.

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 2 · 11 minutes** Students see the cost as an area, and the least-squares line
# > as the answer to one standard, the sum of squares.
# >
# > - **Show** Move “Intercept w₀ (g)” and “Slope w₁ (g/cm)” as the students call out, and shrink the square that
# >   sums them all. With “Best line” at “shown” the first line has 7.10 times the least sum, and 4,300 with 550
# >   has 1.00 times. Then lift the leftmost point by about 1,000 g, put it back, and lift one in the middle.
# > - **Predict** Students predict which point, lifted by 1,000 g, tilts the line most. Many answer that 1,000 g is
# >   1,000 g, or choose the heaviest. Lifting the leftmost one changes the slope from 552 to 460; lifting the one
# >   closest to the mean of $x$ hardly changes it: 554.
# > - **Wrong answers** In exercise 1 one adds first, then squares, or divides by $n$. The former lets positive
# >   and negative cancel; the latter makes it the MSE, while the $J$ of this course is the plain sum. Those who
# >   mix leverage with the size of $y$ should look at “Leverage of each point”: its horizontal axis is $x$
# >   alone.
# > - **Ask** For whom is this line the best? (For those who dislike large errors very much.) And with all points
# >   at the same $x$? (No single line is best; section 3 tells why.) Dragging points eats time: lift two and
# >   stop.

# %% [markdown] lang="ko" lecture="2.3 2.4" slide="4:new 6:new"
# ## 2. 눈에 보이는 제곱
#
# 실제값에서 예측을 뺀 것이 **잔차** ${\color{#D55E00}{r_i}} = y_i - \hat y_i$입니다. 점이 직선보다 위에 있으면 양수,
# 아래에 있으면 음수이고, 그림에서는 점과 직선을 잇는 세로 선분입니다. 잔차를 그냥 더하면 양수와 음수가 서로 지웁니다.
# 그래서 제곱해 더합니다. 이것이 **잔차 제곱합**이고, 우리의 **비용 함수**입니다. 그 값을 손실이라고도 합니다.
#
# $${\color{#D55E00}{J(w)}} = {\color{#D55E00}{r_1^2 + \cdots + r_n^2}} = \lVert y - {\color{#0072B2}{Xw}} \rVert^2$$
#
# $\lVert v \rVert$는 벡터 $v$의 길이, 곧 **노름**이며 $\lVert v \rVert^2$은 성분을 제곱해 더한 값입니다.
# 제곱 $r_i^2$은 한 변이 $|r_i|$인 정사각형의 넓이이니, $J$는 눈으로 볼 수 있습니다. 잔차의 단위가 g이므로 $J$의 단위는
# g²입니다. 이 넓이의 합이 가장 작은 $w$를 고르는 방법이 **최소제곱법**입니다. 영어로는 Ordinary Least Squares, 줄여서
# OLS라고 합니다.
#
# $${\color{#009E73}{w^*}} = \arg\min_w\, {\color{#D55E00}{J(w)}}$$
#
# 먼저 질문에 답하세요. 그다음
#
# - 슬라이더로 직선을 움직여, 제곱을 모두 합친 정사각형을 가장 작게 만들어 보세요. 다 되었으면 최소제곱 직선을 켜서
#   견줍니다.
# - 맨 왼쪽 점을 위로 끌어 보고, 한가운데 점도 위로 끌어 보세요. 초록 점선은 어느 쪽에서 더 많이 기우나요?
# - 점을 다른 점들에서 멀리 옆으로 끌고 가면 지레값은 어떻게 되나요?

# %% [markdown] lang="en"
# ## 2. Squares one can see
#
# The **residual** ${\color{#D55E00}{r_i}} = y_i - \hat y_i$ is the observed value minus the prediction. It is positive
# for a point above the line and negative for one below; in the picture it is the upright segment between point and
# line. Adding up the residuals as they are would let positive and negative ones cancel. So we square them first. This
# is the **residual sum of squares**, our **cost function**. Its value is also called the loss.
#
# $${\color{#D55E00}{J(w)}} = {\color{#D55E00}{r_1^2 + \cdots + r_n^2}} = \lVert y - {\color{#0072B2}{Xw}} \rVert^2$$
#
# Here $\lVert v \rVert$ is the length of the vector $v$, its **norm**, and $\lVert v \rVert^2$ is the sum of its
# squared components. The square $r_i^2$ is the area of a square of side $|r_i|$, so $J$ can be seen. Residuals are in
# g, so $J$ is in g². The method that chooses the $w$ with the least total area is **least squares**, in full Ordinary
# Least Squares or OLS.
#
# $${\color{#009E73}{w^*}} = \arg\min_w\, {\color{#D55E00}{J(w)}}$$
#
# Answer the question first. Then
#
# - move the line with the sliders so that the square that sums them all is as small as you can make it, and show the
#   best line to compare;
# - drag the leftmost point upwards, and then one in the middle: for which does the dashed green line tilt more?
# - drag a point sideways, far away from the others. What happens to its leverage?

# %% lecture="2.3 2.4"
figures.explore_squares()

# %% [markdown] lang="ko" lecture="2.3 2.4"
# ### 무엇을 보았나요
#
# - 큰 잔차는 넓이로 치면 훨씬 큽니다. 잔차가 두 배이면 넓이는 네 배입니다. 그래서 최소제곱 직선은 크게 틀린 점 하나를
#   줄이려고 여러 점에서 조금씩 틀리는 쪽을 고릅니다.
# - 최소제곱 직선은 기준이 정한 답입니다. 큰 오차를 아주 싫어하는 사람에게 가장 좋은 직선입니다. 그 대신 다른 데이터와
#   동떨어진 값, 곧 **이상치** 하나에도 쉽게 끌려갑니다.
# - 점이 직선을 당기는 힘은 $x$의 평균에서 멀수록 셉니다. 한 점의 목푯값을 1 올릴 때 그 자리의 예측이 따라 올라가는
#   양이 **지레값**입니다. $y$와는 상관없이 $x$만으로 정해집니다.
# - 만약 모든 점의 $x$가 같다면 직선이 하나로 정해지지 않습니다. 3절에서 까닭을 봅니다.
#
# > #### 슬라이드 더 정확히
# >
# > 슬라이드는 $\lVert y - \hat y \rVert^2$을 MSE라고 하지만, 이것은 잔차 제곱합입니다. **평균 제곱 오차**(MSE)는 이것을
# > $n$으로 나눈 값입니다. 최소점은 같습니다. 그레이디언트는 $1/n$배가 되니, 3장의 경사 하강법에서는 학습률이
# > 달라집니다.
#
# ### 연습 1: 잔차 제곱합
#
# `...`을 지우고 $J(w) = \lVert y - Xw \rVert^2$을 돌려주세요. NumPy에서 행렬 곱은 `@`, 합은 `np.sum`입니다.
#
# <details><summary>풀이</summary>
#
# ```python
# def my_rss(X, y, w):
#     r = y - X @ w
#     return np.sum(r**2)
# ```
#
# </details>

# %% [markdown] lang="en"
# ### What you saw
#
# - In terms of area, large residuals are much larger: twice the residual is four times the area. So the least-squares
#   line would rather be a little wrong at many points than very wrong at one.
# - The least-squares line is the answer to a standard. It is best for those who dislike large errors very much. The
#   price is that a single **outlier**, a value far from all others, easily drags it along.
# - A point pulls harder the farther it is from the mean of $x$. How far the prediction there rises when the target of
#   that one point is raised by 1 is its **leverage**. It depends on $x$ alone, and not on $y$.
# - Were all points at the same $x$, no single line would be best. Section 3 tells why.
#
# > #### The slide, more precisely
# >
# > The slide calls $\lVert y - \hat y \rVert^2$ the MSE, but it is the residual sum of squares. The
# > **mean squared error** (MSE) is that divided by $n$. The minimiser is the same. The gradient is $1/n$ times as
# > large, so gradient descent in chapter 3 needs another learning rate.
#
# ### Exercise 1: the residual sum of squares
#
# Replace the `...` so that the function returns $J(w) = \lVert y - Xw \rVert^2$. In NumPy the matrix product is `@`
# and the sum is `np.sum`.
#
# <details><summary>Solution</summary>
#
# ```python
# def my_rss(X, y, w):
#     r = y - X @ w
#     return np.sum(r**2)
# ```
#
# </details>


# %% lecture="2.3"
def my_rss(X, y, w):
    return ...


checks.check_rss(my_rss)

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 3절 · 12분** 그레이디언트가 0이라는 조건에서 정규 방정식이 나오고, $J$가 볼록하므로 그 답이
# > 최소점임을 유도합니다.
# >
# > - **보여 줄 것** 첫 자리 $(2, 3)$에서 두 접선의 기울기 12와 16이 $\nabla J$의 두 성분이라고 짚고, 그림을 한 바퀴
# >   돌립니다. 바닥의 $w$를 초록 점선으로 끌면 $w_0$ 방향의 접선만 초록색으로 눕고, 다른 접선은 기운 채입니다. 두
# >   초록 선이 만나는 $(1, 2)$에서 둘 다 눕습니다. 그 아래 셀에서 $J = 41 - 70 + 35 = 6$을 읽습니다.
# > - **예측** 한 방향에서 바닥에 닿았을 때 그곳이 최소점인지 예측합니다. 포물선의 바닥은 하나뿐이라고 흔히
# >   그렇다고 답합니다. 두 편미분이 함께 0이어야 하고, 그 두 조건이 정규 방정식의 두 줄입니다.
# > - **흔한 오답** 역행렬이 없으면 답도 없다고 하기 쉽습니다. 답은 무한히 많습니다. 그레이디언트의 2를 한쪽
# >   항에만 남기면 답이 절반이나 두 배가 되고, 4절의 연습 2에서 다시 걸립니다.
# > - **질문** $y^\top Xw$와 $w^\top X^\top y$는 왜 같은가요?(수 하나이고 서로 전치입니다.) 기울기가 0이면 언제나
# >   최소인가요?(볼록할 때만 그렇다고 할 수 있습니다.) 유도에서 시간을 가장 많이 쓰니, 모자라면 고윳값 셀은
# >   건너뛰고 손으로 푸는 빈칸은 남깁니다.

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 3 · 12 minutes** Derive the normal equation from the gradient being 0, and its
# > solution being the minimum from $J$ being convex.
# >
# > - **Show** At the first place $(2, 3)$ point out that the slopes 12 and 16 of the two tangents are the components of
# >   $\nabla J$, and turn the picture once around. Drag $w$ on the floor to the dotted green line: the tangent along
# >   $w_0$ lies level and green, the other still slopes. Where the green lines meet, at $(1, 2)$, both are level. In
# >   the cell below read $J = 41 - 70 + 35 = 6$.
# > - **Predict** Students predict whether the bottom along one direction is the minimum. Many say yes, a parabola has
# >   only one bottom. Both partial derivatives must be 0, and these two conditions are the two rows of the
# >   normal equation.
# > - **Wrong answers** It is easy to say: no inverse, no solution. The solutions are infinitely many. If the 2
# >   of the gradient stays on one side only, the answer is half or twice as large; exercise 2 in section 4
# >   catches it.
# > - **Ask** Why are $y^\top Xw$ and $w^\top X^\top y$ equal? (Each is a number, and the transpose of the
# >   other.) Is a slope of 0 always the minimum? (One can be sure only if the function is convex.) The
# >   derivation takes most of the time; if it runs short, skip the cell of eigenvalues but keep the blanks
# >   solved by hand.

# %% [markdown] lang="ko" lecture="2.5 2.6" slide="5:new"
# ## 3. 그릇의 바닥
#
# 함수가 가장 작거나 가장 큰 곳을 찾는 일을 **최적화**라고 합니다. $J$의 최소점을 찾는 길은 둘입니다.
#
# - **정규 방정식**: 어느 방향으로도 기울지 않은 곳을 식으로 풀어 한 번에 구합니다. 이 장의 길입니다.
# - 경사 하강법: 낮은 쪽으로 조금씩 걸어갑니다. 3장의 길입니다.
#
# 손으로 풀 수 있게 점 세 개 $(0, 2)$, $(1, 1)$, $(2, 6)$만 봅시다. 직선 하나는 $(w_0, w_1)$ 평면의 점 하나이고, $J$는
# 그 위에 뜬 그릇의 높이입니다. 변수 하나만 움직이면 $w$는 그릇 위의 포물선 하나를 따라갑니다. 그 접선의 기울기가
# **편미분**이고, 편미분을 모은 벡터가 **그레이디언트** $\nabla J$입니다. $\nabla J$는 $J$가 가장 빨리 커지는 쪽을
# 가리킵니다.
#
# 질문에 답하고 바닥의 고리, 곧 $w$를 끌어 보세요. 그림을 돌려 가며 보아도 좋습니다.
#
# - 한 방향의 접선만 수평이 되는 곳을 찾으세요. 그때 다른 방향의 접선은 어떤가요?
# - 두 접선이 함께 수평이 되는 곳은 어디인가요?

# %% [markdown] lang="en"
# ## 3. The bottom of the bowl
#
# Finding the place where a function is smallest or largest is called **optimisation**. Two roads lead to the minimum
# of $J$.
#
# - The **normal equation**: solve, in one go, for the place that slopes in no direction. This is the road of this
#   chapter.
# - Gradient descent: walk downhill step by step. That is the road of chapter 3.
#
# To be able to solve by hand, take three points only: $(0, 2)$, $(1, 1)$, $(2, 6)$. A line is a point of the plane
# $(w_0, w_1)$, and $J$ is the height of a bowl above it. If only one variable moves, $w$ follows a parabola on the
# bowl. The slope of its tangent is a **partial derivative**; together they make up the **gradient** $\nabla J$, which
# points where $J$ grows fastest.
#
# Answer the question and drag the ring on the floor, which is $w$. You may turn the picture as well.
#
# - Find a place where only one of the tangents is level. What does the other one do there?
# - Where are both tangents level?

# %% lecture="2.5 2.6"
figures.explore_bowl()

# %% [markdown] lang="ko" lecture="2.6" slide="2:whole 6:new 10:new 14:one"
# ### 무엇을 보았나요
#
# 두 접선은 그릇의 바닥 $(1, 2)$에서만 함께 수평입니다. 초록 선 하나는 $\partial J/\partial w_0 = 0$인 곳, 다른 하나는
# $\partial J/\partial w_1 = 0$인 곳이고, 둘이 만나는 점이 바닥입니다. 이제 두 선의 식을 구합시다.
#
# ### 유도
#
# 행렬의 행과 열을 맞바꾼 것을 **전치**라 하고 $X^\top$로 씁니다. 곱을 전치하면 순서가 뒤집힙니다.
# $(Xw)^\top = w^\top X^\top$입니다. 벡터를 열로 세우면 두 벡터의 내적은 $u^\top v$이고, 길이의 제곱은 제 자신과의
# 내적입니다. 그러니 괄호를 풀면 이렇게 됩니다.
#
# $${\color{#D55E00}{J(w)}} = (y - Xw)^\top (y - Xw) = y^\top y - y^\top Xw - w^\top X^\top y + w^\top X^\top X w$$
#
# 가운데 두 항은 서로 전치인데, 둘 다 수이고 수는 전치해도 그대로이므로 같습니다. 그래서 슬라이드의 식이 됩니다.
#
# $${\color{#D55E00}{J(w)}} = y^\top y - 2\, w^\top X^\top y + w^\top X^\top X w$$
#
# 첫 항에는 $w$가 없고, 둘째 항은 $w$의 일차식, 셋째 항은 이차식입니다. 하나씩 미분합니다. $c^\top w$를 미분하면
# $c$입니다. $G = X^\top X$는 전치해도 그대로인 대칭행렬이고, $w^\top G w$는 $g_{ik} w_i w_k$를 모두 더한 것입니다.
# 이것을 $w_j$로 미분하면 $w_j$가 뒤에 있는 항과 앞에 있는 항이 하나씩 남고, $G$가 대칭이므로 둘은 같습니다.
#
# $$\frac{\partial}{\partial w_j} \sum_{i,k} g_{ik} w_i w_k = \sum_i g_{ij} w_i + \sum_k g_{jk} w_k = 2\,(Gw)_j$$
#
# $gw^2$이 $2gw$로 되는 것과 같습니다. 점 세 개에서는 $w^\top G w = 3w_0^2 + 6w_0w_1 + 5w_1^2$이고, 편미분은
# $6w_0 + 6w_1$과 $6w_0 + 10w_1$, 곧 $2Gw$의 두 성분입니다. 그래서
#
# $${\color{#D55E00}{\nabla J(w)}} = -2X^\top y + 2X^\top X w$$
#
# 이것을 0으로 놓으면 이 절의 처음에 말한 정규 방정식이 됩니다.
#
# $$X^\top X\, {\color{#009E73}{w^*}} = X^\top y$$
#
# 특징끼리의 내적을 모은 $X^\top X$를 **그람 행렬**이라고 합니다. 여기에 곱하면 단위행렬(대각선이 1이고 나머지가 0인
# 행렬)이 되는 행렬, 곧 **역행렬** $(X^\top X)^{-1}$이 있으면 양변에 곱해 $w^* = (X^\top X)^{-1} X^\top y$로 쓸 수
# 있습니다.
#
# ### 손으로 풀기
#
# 점 세 개로 해 봅시다. 빈칸을 채우세요.
#
# 1. $X^\top X = \begin{bmatrix} 3 & 3 \\ 3 & 5 \end{bmatrix}$,
#    $X^\top y = \begin{bmatrix} 9 \\ 13 \end{bmatrix}$입니다.
# 2. 정규 방정식은 $3w_0 + 3w_1 = 9$와 $3w_0 + 5w_1 = 13$입니다. 둘째에서 첫째를 빼면 $2w_1 = \square$입니다.
# 3. 그래서 $w_1 = \square$, $w_0 = \square$입니다.
# 4. 예측은 $\hat y = (1, 3, \square)$, 잔차는 $r = (1, -2, \square)$, $J = \square$입니다.
#
# <details><summary>답</summary>
#
# $2w_1 = 4$, $w_1 = 2$, $w_0 = 1$, $\hat y = (1, 3, 5)$, $r = (1, -2, 1)$, $J = 6$입니다.
#
# </details>
#
# 다음 셀이 세 항과 답을 확인해 줍니다. 최소점에서는 큰 수들이 서로 지우고 작은 $J$만 남습니다. `A`와 `b`가 점 세 개의
# 설계 행렬과 목푯값입니다.

# %% [markdown] lang="en" slide="6:new 8:new 10:new 14:one"
# ### What you saw
#
# Both tangents are level only at the bottom of the bowl, $(1, 2)$. One green line is where
# $\partial J/\partial w_0 = 0$, the other where $\partial J/\partial w_1 = 0$, and they meet at the bottom. Now for the
# equations of the two lines.
#
# ### Derivation
#
# A matrix with its rows and columns exchanged is called its **transpose**, $X^\top$. To transpose a product reverses
# the order: $(Xw)^\top = w^\top X^\top$. With vectors as columns, the inner product of two is $u^\top v$, and the
# squared length of a vector is its inner product with itself. Multiply out:
#
# $${\color{#D55E00}{J(w)}} = (y - Xw)^\top (y - Xw) = y^\top y - y^\top Xw - w^\top X^\top y + w^\top X^\top X w$$
#
# Each of the two terms in the middle is the transpose of the other. But both are numbers, and to transpose a number
# changes nothing, so they are equal. This gives the formula of the slide.
#
# $${\color{#D55E00}{J(w)}} = y^\top y - 2\, w^\top X^\top y + w^\top X^\top X w$$
#
# The first term has no $w$ in it, the second is linear in $w$, the third quadratic. Differentiate them one by one. The
# derivative of $c^\top w$ is $c$. The matrix $G = X^\top X$ is symmetric, its own transpose, and $w^\top G w$ is the
# sum of all $g_{ik} w_i w_k$. Differentiated in $w_j$, the terms with $w_j$ behind are left and those with $w_j$ in
# front, and as $G$ is symmetric, the two sums are equal:
#
# $$\frac{\partial}{\partial w_j} \sum_{i,k} g_{ik} w_i w_k = \sum_i g_{ij} w_i + \sum_k g_{jk} w_k = 2\,(Gw)_j$$
#
# It is as when $gw^2$ gives $2gw$. With the three points $w^\top G w = 3w_0^2 + 6w_0w_1 + 5w_1^2$, and its partial
# derivatives are $6w_0 + 6w_1$ and $6w_0 + 10w_1$: the two components of $2Gw$. So
#
# $${\color{#D55E00}{\nabla J(w)}} = -2X^\top y + 2X^\top X w$$
#
# Set this to 0, and you have the normal equation that this section began with.
#
# $$X^\top X\, {\color{#009E73}{w^*}} = X^\top y$$
#
# The matrix $X^\top X$ of the inner products of the features is the **Gram matrix**. If it has an **inverse**
# $(X^\top X)^{-1}$, a matrix that multiplies it to the identity (ones on the diagonal, zeros elsewhere), multiply both
# sides by that and write $w^* = (X^\top X)^{-1} X^\top y$.
#
# ### Solving by hand
#
# Do it with the three points. Fill in the blanks.
#
# 1. $X^\top X = \begin{bmatrix} 3 & 3 \\ 3 & 5 \end{bmatrix}$ and $X^\top y = \begin{bmatrix} 9 \\ 13 \end{bmatrix}$.
# 2. The normal equation is $3w_0 + 3w_1 = 9$ and $3w_0 + 5w_1 = 13$. The second minus the first: $2w_1 = \square$.
# 3. So $w_1 = \square$ and $w_0 = \square$.
# 4. The predictions are $\hat y = (1, 3, \square)$, the residuals $r = (1, -2, \square)$, and $J = \square$.
#
# <details><summary>Answer</summary>
#
# $2w_1 = 4$, $w_1 = 2$, $w_0 = 1$, $\hat y = (1, 3, 5)$, $r = (1, -2, 1)$, $J = 6$.
#
# </details>
#
# The next cell confirms the three terms and the answer. At the minimum large numbers cancel, and a small $J$ is left.
# `A` and `b` are the design matrix and the target of the three points.

# %% lecture="2.6"
for w in (np.array([2, 3]), np.array([1, 2])):
    first, second, third = b @ b, -2 * w @ (A.T @ b), w @ (A.T @ A) @ w
    gradient = -2 * (A.T @ b) + 2 * (A.T @ A) @ w
    print(f"w = {w}: {first} {second:+g} {third:+g} = {first + second + third:g}, ∇J = {gradient}")
    print("  ‖y − Xw‖² =", np.sum((b - A @ w) ** 2))
print("w* =", np.linalg.solve(A.T @ A, A.T @ b).round(6))

# %% [markdown] lang="ko" lecture="2.6"
# ### 왜 최소점인가
#
# 기울기가 0인 곳은 꼭대기나 안장일 수도 있습니다. $J$는 그렇지 않습니다. $w^*$에서 $e$만큼 벗어난 곳의 $J$를 펼치면
# 가운데 항 $-2e^\top X^\top(y - Xw^*)$이 정규 방정식 때문에 0이 되어 이것만 남습니다.
#
# $${\color{#D55E00}{J(w^* + e)}} = {\color{#D55E00}{J(w^*)}} + \lVert Xe \rVert^2$$
#
# 제곱은 음수가 아니니 어느 쪽으로 벗어나도 $J$는 줄지 않습니다. 이런 그릇 모양의 함수를 (아래로) **볼록 함수**라고
# 합니다. 두 번 미분한 **헤세 행렬** $2X^\top X$로 말하면, 임의의 벡터 $z$에 대해
# $z^\top (2X^\top X) z = 2\lVert Xz \rVert^2 \ge 0$이라는 뜻입니다.
#
# 최소점이 하나뿐일 조건도 이 식이 말해 줍니다. 0이 아닌 $e$ 가운데 $Xe = 0$인 것이 없으면 하나뿐이고, $X^\top X$의
# 역행렬이 있습니다. 그런 $e$가 없다는 말은 $X$의 어느 열도 다른 열들의 선형 결합이 아니라는 말이고, 이때 열들이
# **일차독립**(선형독립)이라고 합니다. $Xe = 0$인 $e$가 있으면 열들은 일차종속이고, 그 방향으로는 바닥이 평평해서 답이
# 무한히 많습니다. 모든 점의 $x$가 같을 때가 그렇습니다. 둘째 열이 첫 열의 상수배이기 때문입니다.
#
# > #### 슬라이드 더 정확히
# >
# > - 슬라이드는 최소가 되는 지점을 찾는 것이 기울기가 0이 되는 위치를 찾는 것과 동치라고 합니다. $J$처럼 볼록한
# >   함수에서 맞는 말입니다. 그렇지 않은 함수에서는 기울기가 0이어도 최소가 아닐 수 있습니다.
# > - 슬라이드의 말대로 $X^\top X$의 역행렬이 있으면 해가 하나뿐입니다. 역행렬이 없을 때는 해가 없는 것이 아니라 무한히
# >   많습니다.
#
# 다음 셀은 $t$를 0에서 2까지 키우며 $w^* + t(1, 1)$에서 잰 $J$와 위의 식으로 구한 $J$를 견줍니다. 마지막 두 줄은 헤세
# 행렬의 고윳값 $\lambda$입니다. 앞의 것은 점 세 개, 뒤의 것은 $x$가 모두 같은 점들의 것입니다. 고윳값은 방향마다 그릇이
# 굽은 정도이고, 0이면 평평합니다(3장).

# %% [markdown] lang="en" slide="7:one"
# ### Why it is the minimum
#
# A place where the slope is 0 could also be a summit or a saddle. Not so for $J$. Expand $J$ at a distance $e$ from
# $w^*$: the term in the middle, $-2e^\top X^\top(y - Xw^*)$, is 0 by the normal equation, and only this remains.
#
# $${\color{#D55E00}{J(w^* + e)}} = {\color{#D55E00}{J(w^*)}} + \lVert Xe \rVert^2$$
#
# A square is not negative, so $J$ falls nowhere as you leave $w^*$. A bowl-shaped function like this is a
# **convex function**. In terms of the second derivative, the **Hessian** $2X^\top X$, it means that
# $z^\top (2X^\top X) z = 2\lVert Xz \rVert^2 \ge 0$ for every vector $z$.
#
# The same formula says when there is only one minimum. If no $e$ other than 0 has $Xe = 0$, there is just one, and
# $X^\top X$ has an inverse. That there is no such $e$ means that no column of $X$ is a linear combination of the
# others, which is called **linear independence** of the columns. If there is an $e$ with $Xe = 0$, the columns are
# linearly dependent, the bottom is flat in that direction and the solutions are infinitely many. So it is when all
# points have the same $x$: then the second column is a multiple of the first.
#
# > #### The slide, more precisely
# >
# > - The slide says that finding the place of the minimum is equivalent to finding where the slope is 0. That is right
# >   for a convex function such as $J$. For others the slope may be 0 away from any minimum.
# > - As the slide says, there is just one solution if $X^\top X$ has an inverse. If it has none, solutions do not
# >   vanish: there are infinitely many.
#
# The next cell compares $J$ measured at $w^* + t(1, 1)$, for $t$ from 0 to 2, with $J$ by the formula. The last two
# lines are eigenvalues $\lambda$ of the Hessian: first of the three points, then of points with all $x$ equal. An
# eigenvalue says how strongly the bowl curves in a direction, and 0 means flat (chapter 3).

# %% lecture="2.6"
best, e = np.array([1, 2]), np.array([1, 1])
for t in (0, 0.5, 1, 2):
    measured, by_formula = np.sum((b - A @ (best + t * e)) ** 2), 6 + np.sum((A @ (t * e)) ** 2)
    print(f"t = {t}: J = {measured}, J(w*) + ‖X(te)‖² = {by_formula}")
same_x = np.array([[1, 4], [1, 4], [1, 4]])
for design in (A, same_x):
    print("λ =", np.linalg.eigvalsh(2 * (design.T @ design)).clip(0).round(3))

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 4절 · 8분** 최소제곱의 답은 $y$에서 평면에 내린 수선의 발이고, 그래서 잔차가 $X$의 모든 열과
# > 직각임을 그림으로 붙잡게 합니다.
# >
# > - **보여 줄 것** 첫 화면에서 $\lVert r \rVert^2$은 8.81입니다. ‘w = (w₀, w₁)’을 ‘ŷ’ 표시로 옮기면 6으로 줄고
# >   $X^\top r = (0, 0)$이 되며, 지나치면 다시 커집니다. ‘가운데 데이터 y₂’를 4로 하면 $y$가 평면 위에 있어
# >   잔차가 0이 됩니다.
# > - **예측** 거리가 가장 짧을 때 잔차가 평면과 이루는 각을 예측합니다. 직각이라는 답은 쉽게 나오지만, 한
# >   열하고만 직각이라거나 $y$에 따라 다르다는 답도 나옵니다. ‘가운데 데이터 y₂’를 바꾸어도 ‘ŷ’에서는 늘 직각인
# >   것을 보입니다.
# > - **흔한 오답** 그림을 특징과 목푯값의 산점도로 읽기 쉽습니다. 공간 그림에서는 축 하나가 데이터 하나이고 $y$
# >   전체가 점 하나라고 먼저 말합니다. 연습 2에서 1로 채운 열을 빠뜨리면 기울기 하나만 나옵니다.
# > - **질문** 잔차가 1로 채운 열과 직각이라는 것은 무슨 말인가요?(잔차의 합이 0입니다.) 지레값을 모두 더하면
# >   얼마인가요?($X$의 열 수, 펭귄에서는 2입니다.) 수업에서는 연습 2까지 하고 연습 3과 4는 숙제로 돌립니다.

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 4 · 8 minutes** Students hold on to the picture: the answer is the foot of the
# > perpendicular from $y$ to the plane, so the residual is orthogonal to every column of $X$.
# >
# > - **Show** At first $\lVert r \rVert^2$ is 8.81. Move “w = (w₀, w₁)” to the mark “ŷ”: it falls to 6 and
# >   $X^\top r = (0, 0)$; beyond, it grows again. With “Middle value y₂” at 4, $y$ lies in the plane and the
# >   residual becomes 0.
# > - **Predict** Students predict the angle between residual and plane at the least distance. A right angle
# >   comes readily, but so do a right angle with one column only, and that it depends on $y$. Change “Middle
# >   value y₂” and show that at “ŷ” it is always a right angle.
# > - **Wrong answers** The picture is easily read as a scatter plot of feature and target. Say first that in the
# >   picture of space an axis is one data point, and all of $y$ is a single point. In exercise 2, without the column
# >   of ones only a slope comes out.
# > - **Ask** What does it mean that the residual is orthogonal to the column of ones? (The residuals add up to
# >   0.) What do all leverages add up to? (The number of columns of $X$, for the penguins 2.) In class go as far
# >   as exercise 2; exercises 3 and 4 are homework.

# %% [markdown] lang="ko" lecture="2.6" slide="3:one 4:whole"
# ## 4. 수선의 발
#
# 정규 방정식을 옮겨 쓰면 $X^\top (y - Xw^*) = 0$, 곧 $X^\top {\color{#D55E00}{r}} = 0$입니다. $X$의 열 하나하나와
# 잔차의 내적이 0이라는 말이고, 내적이 0이면 직각입니다. 정규(normal)에는 수직이라는 뜻도 있으니 이름과도 어울립니다.
#
# 데이터 세 개의 목푯값 $y = (y_1, y_2, y_3)$을 공간의 점 하나로 봅시다. $X$의 두 열도 공간의 화살표이고(그림의
# 파란 화살표 1과 $x$), $w$를 바꾸면 $Xw$는 두 화살표가 생성하는 평면 위를 움직입니다. 그 가운데 $y$에 가장 가까운 점이
# $\hat y = Xw^*$입니다. 그림의 슬라이더는 $w$를, 그 점을 지나는 한 직선을 따라 옮깁니다.
#
# 질문에 답하고 $w$를 움직여 보세요. $Xw$가 $\hat y$에 닿을 때 $X^\top {\color{#D55E00}{r}}$가 어떻게 되나요? 그림을
# 돌려 보고, 가운데 데이터 $y_2$를 바꾸어 다시 해 보세요.

# %% [markdown] lang="en" slide="2:one 3:one 4:whole"
# ## 4. The foot of the perpendicular
#
# The normal equation, rearranged, is $X^\top (y - Xw^*) = 0$, that is $X^\top {\color{#D55E00}{r}} = 0$. The inner
# product of the residual with every column of $X$ is 0, and an inner product of 0 means a right angle. That fits the
# name, for normal also means perpendicular.
#
# Take the targets of three data points, $y = (y_1, y_2, y_3)$, as one point in space. The two columns of $X$ are
# arrows in that space (blue in the picture, 1 and $x$), and as $w$ changes, $Xw$ moves in the plane that the two
# arrows span. The point of the plane nearest to $y$ is $\hat y = Xw^*$. The slider of the picture moves $w$ along one
# line through it.
#
# Answer the question and move $w$. What becomes of $X^\top {\color{#D55E00}{r}}$ as $Xw$ reaches $\hat y$? Turn the
# picture, change the middle value $y_2$, and try again.

# %% lecture="2.6"
figures.explore_projection()

# %% [markdown] lang="ko" lecture="2.6" slide="4:new"
# ### 무엇을 보았나요
#
# - $\hat y$는 $y$에서 평면에 내린 수선의 발, 곧 $y$의 **정사영**입니다. 거기서만 잔차가 두 열과 모두 직각입니다.
# - 평면의 다른 어느 $Xw$에서도 직각삼각형이 생깁니다.
#   $\lVert y - Xw \rVert^2 = \lVert y - \hat y \rVert^2 + \lVert \hat y - Xw \rVert^2$, 피타고라스 정리입니다. 3절의
#   $J(w^* + e)$ 식과 같은 식입니다.
# - 1로 채운 열과 직각이라는 말은 잔차의 합이 0이라는 말입니다.
# - $y_2 = 4$이면 세 점이 한 직선 위에 있고, $y$가 평면 위에 있습니다.
#
# 정사영은 행렬 $H = X(X^\top X)^{-1}X^\top$를 곱하는 일입니다. $\hat y = Hy$이므로 $H$의 대각 성분 $h_{ii}$는 $y_i$를
# 1 올릴 때 $\hat y_i$가 올라가는 양, 곧 2절의 지레값입니다. 특징이 하나이면
# $h_{ii} = 1/n + (x_i - \bar x)^2 / \sum_j (x_j - \bar x)^2$이고, 모두 더하면 $X$의 열 수가 됩니다.
#
# 다음 셀은 펭귄의 잔차가 두 열과 직각인지, 지레값의 합과 가장 큰 지레값이 얼마인지, 체중 하나를 1,000 g 올릴 때 예측이
# 정말 그만큼 따라 올라가는지 확인합니다.

# %% [markdown] lang="en" slide="3:one 4:new"
# ### What you saw
#
# - $\hat y$ is the foot of the perpendicular from $y$ to the plane, the **orthogonal projection** of $y$. Only there is
#   the residual orthogonal to both columns.
# - Any other $Xw$ of the plane makes a right triangle,
#   $\lVert y - Xw \rVert^2 = \lVert y - \hat y \rVert^2 + \lVert \hat y - Xw \rVert^2$: the theorem of Pythagoras. It
#   is the formula for $J(w^* + e)$ of section 3.
# - To be orthogonal to the column of ones is to have residuals whose sum is 0.
# - If $y_2 = 4$, the three points are on one line and $y$ lies in the plane.
#
# To project is to multiply by the matrix $H = X(X^\top X)^{-1}X^\top$. Since $\hat y = Hy$, the diagonal entry $h_{ii}$
# of $H$ says how far $\hat y_i$ rises when $y_i$ is raised by 1: it is the leverage of section 2. With one feature,
# $h_{ii} = 1/n + (x_i - \bar x)^2 / \sum_j (x_j - \bar x)^2$, and all of them add up to the number of columns of $X$.
#
# The next cell checks whether the residuals of the penguins are orthogonal to both columns, shows the sum of the
# leverages and the largest, and whether the prediction really follows by that much when one mass is raised by 1,000 g.

# %% lecture="2.6" slide="continue"
w, h = normal_equation(X, y), leverage(X)
print("Xᵀr = 0:", np.allclose(X.T @ (y - X @ w), 0, atol=1e-6))
print(f"Σh = {h.sum():.3f}, max h = {h.max():.4f}")
lifted, i = y.copy(), h.argmax()
lifted[i] += 1000
print(f"Δŷ = {X[i] @ (normal_equation(X, lifted) - w):.2f} g = 1000 g · {h[i]:.5f}")

# %% [markdown] lang="ko" lecture="2.6"
# ### 역행렬은 만들지 않습니다
#
# $w^* = (X^\top X)^{-1} X^\top y$는 종이 위의 식입니다. 컴퓨터에서는 역행렬을 만들지 말고 방정식을 풉니다.
# `np.linalg.inv`로 만들어 곱하는 것보다 `np.linalg.solve`가 더 빠르고, 대개 더 정확합니다(6절). 수 하나라도
# 마찬가지입니다. $10w = 3$을 풀 때 $1/10$을 먼저 구해 3에 곱하면 반올림이 두 번 일어나 컴퓨터에서는
# 0.30000000000000004가 됩니다. 3을 10으로 나누면 0.3입니다.
#
# ### 연습 2: 설계 행렬을 만들고 풀기
#
# 날개 길이 `x`와 체중 `y`에서 설계 행렬을 만들고, 정규 방정식을 풀어 $(w_0, w_1)$을 돌려주세요. `np.ones_like(x)`는
# `x`와 모양이 같고 1로 채운 배열입니다.
#
# <details><summary>풀이</summary>
#
# ```python
# def my_fit(x, y):
#     X = np.column_stack([np.ones_like(x), x])
#     return np.linalg.solve(X.T @ X, X.T @ y)
# ```
#
# </details>

# %% [markdown] lang="en" slide="2:one 4:one"
# ### Do not form the inverse
#
# $w^* = (X^\top X)^{-1} X^\top y$ is a formula for paper. On a computer, solve the equation instead of forming the
# inverse: `np.linalg.solve` is faster than `np.linalg.inv` and a product, and as a rule more accurate (section 6). It
# is the same with plain numbers. To solve $10w = 3$, one could first work out $1/10$ and multiply it by 3. That rounds
# twice, and on a computer gives 0.30000000000000004. Dividing 3 by 10 gives 0.3.
#
# ### Exercise 2: build the design matrix and solve
#
# From flipper lengths `x` and masses `y` build the design matrix, solve the normal equation, and return $(w_0, w_1)$.
# `np.ones_like(x)` is an array of ones of the shape of `x`.
#
# <details><summary>Solution</summary>
#
# ```python
# def my_fit(x, y):
#     X = np.column_stack([np.ones_like(x), x])
#     return np.linalg.solve(X.T @ X, X.T @ y)
# ```
#
# </details>


# %% lecture="2.6"
def my_fit(x, y):
    return ...


checks.check_fit(my_fit)

# %% [markdown] lang="ko" lecture="2.6 2.8"
# ### 연습 3: 예측하기
#
# 구한 `w`로 새 펭귄의 체중을 예측합니다. `x_new`의 수마다 $w_0 + w_1 x$를 담은 배열을 돌려주세요.
#
# <details><summary>풀이</summary>
#
# ```python
# def my_predict(w, x_new):
#     return w[0] + w[1] * x_new
# ```
#
# </details>

# %% [markdown] lang="en"
# ### Exercise 3: predict
#
# With `w` found, predict the body masses of new penguins: return the array of $w_0 + w_1 x$, one for each number in
# `x_new`.
#
# <details><summary>Solution</summary>
#
# ```python
# def my_predict(w, x_new):
#     return w[0] + w[1] * x_new
# ```
#
# </details>


# %% lecture="2.8"
def my_predict(w, x_new):
    return ...


checks.check_predict(my_predict)

# %% [markdown] lang="ko" lecture="2.6"
# ### 연습 4: 지레값
#
# $X$를 받아 $H = X(X^\top X)^{-1}X^\top$의 대각 성분을 돌려주세요. $H$의 성분은 $n^2$개이지만 여기서는 $n$이 작으니
# $H$를 만들어도 됩니다. `inv` 대신 `solve`를 쓰고, 대각 성분은 `np.diag`로 고릅니다.
#
# <details><summary>풀이</summary>
#
# ```python
# def my_leverage(X):
#     H = X @ np.linalg.solve(X.T @ X, X.T)
#     return np.diag(H)
# ```
#
# </details>

# %% [markdown] lang="en" slide="2:whole"
# ### Exercise 4: leverage
#
# Given $X$, return the diagonal of $H = X(X^\top X)^{-1}X^\top$. $H$ has $n^2$ entries, but here $n$ is small, so you
# may build it. Use `solve`, not `inv`; `np.diag` picks the diagonal.
#
# <details><summary>Solution</summary>
#
# ```python
# def my_leverage(X):
#     H = X @ np.linalg.solve(X.T @ X, X.T)
#     return np.diag(H)
# ```
#
# </details>


# %% lecture="2.6"
def my_leverage(X):
    return ...


checks.check_leverage(my_leverage)

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 5절 · 8분** 절편을 빼도 되는 정확한 조건은 새 원점이 최소제곱 직선 위에 있는 것임을 알게
# > 합니다.
# >
# > - **보여 줄 것** 잰 그대로 두면 손실이 최소 손실의 2.05배입니다. ‘y에서 뺄 값 (g)’만 ‘평균’으로 옮기면
# >   4.13배로 오히려 나빠지고, ‘x에서 뺄 값 (mm)’도 ‘평균’으로 옮기면 1.00배입니다. 이어 150.7 mm와 1,681 g에
# >   두면, 평균이 아닌데도 새 원점이 초록 점선에 거의 닿아 다시 1.00배입니다.
# > - **예측** $y$에서만 평균을 빼면 절편 없는 직선이 어떻게 놓일지 예측합니다. 슬라이드의 말 그대로 $y$의 평균이
# >   0이면 절편도 0이라 여기고 무거운 펭귄 쪽으로 흔히 기울입니다. 직선이 $(0, \bar y)$를 지나야 해서 거의 눕고,
# >   손실이 크게 늘어납니다.
# > - **흔한 오답** 연습 5에서는 $\sum_i y_i$를 $\sum_i x_i$로 나누거나 $y_i/x_i$의 평균을 내거나, 절편이 있는
# >   직선의 기울기를 씁니다. 열이 하나뿐인 정규 방정식 한 줄로 되돌아가게 합니다.
# > - **질문** 최소제곱 직선이 언제나 지나는 점은 어디인가요?(평균점 $(\bar x, \bar y)$입니다.) 확신이 없으면
# >   절편을 어떻게 할까요?(넣습니다. 필요 없는 절편의 대가는 기울기가 덜 확실해지는 것입니다.)

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 5 · 8 minutes** Students know exactly when the intercept may be left out: when
# > the new origin lies on the least-squares line.
# >
# > - **Show** With the variables as measured the loss is 2.05 times the least. Move “Subtract from y (g)” alone
# >   to “mean”, and it becomes worse, 4.13 times; move “Subtract from x (mm)” to “mean” as well, and it is 1.00
# >   times. Then try 150.7 mm and 1,681 g: neither is a mean, yet the new origin all but touches the dashed green
# >   line, and it is 1.00 times again.
# > - **Predict** Students predict how the line without an intercept lies with $y$ alone centred. Many believe the
# >   slide, that the intercept is 0 if $y$ has mean 0, and tilt the line up towards the heavy penguins. It has to
# >   pass through $(0, \bar y)$, so it lies nearly level, and the loss grows a lot.
# > - **Wrong answers** In exercise 5 one divides $\sum_i y_i$ by $\sum_i x_i$, takes the mean of $y_i/x_i$, or
# >   gives the slope of the line with an intercept. Send them back to the normal equation with its one column
# >   and one row.
# > - **Ask** Through which point does the least-squares line always pass? (The point of means
# >   $(\bar x, \bar y)$.) What to do about the intercept when in doubt? (Put it in. Where it is not needed,
# >   the price is a less certain slope.)

# %% [markdown] lang="ko" lecture="2.2"
# ## 5. 절편을 빼도 될까
#
# 절편이 없으면 $\hat y = w_1 x$이고, 직선은 원점을 지나야 합니다. 변수에서 평균을 빼어 평균을 0으로 만드는 일을
# **중심화**라고 합니다. $x$에서 $c$를, $y$에서 $d$를 빼면 원점이 점 $(c, d)$로 옮겨 가는 것과 같습니다.
#
# 질문에 답하고, 날개 길이(mm)와 체중(g)을 잰 그대로 두었을 때부터 시작해 두 슬라이더를 움직여 보세요.
#
# - $y$에서만 평균을 빼면 손실은 어떻게 되나요?
# - 둘 다 평균을 빼면요?
# - 뺀 값이 둘 다 평균이 아닌데도 파란 직선이 초록 점선과 겹치는 곳이 있나요? 손실 곡선에서 찾으세요.

# %% [markdown] lang="en" slide="2:one"
# ## 5. May the intercept be left out?
#
# Without an intercept $\hat y = w_1 x$, and the line has to pass through the origin. Subtracting its mean from a
# variable, so that its mean becomes 0, is called **centring**. To subtract $c$ from $x$ and $d$ from $y$ is to move
# the origin to the point $(c, d)$.
#
# Answer the question. Then move the two sliders, beginning with flipper length (mm) and body mass (g) as measured.
#
# - What becomes of the loss if only $y$ is centred?
# - And if both are?
# - Does the blue line cover the dashed green one anywhere else, with neither centred? Look for it in the loss curve.

# %% lecture="2.2"
figures.explore_intercept()

# %% [markdown] lang="ko" lecture="2.2"
# ### 무엇을 보았나요
#
# 잰 그대로 절편을 빼면 손실이 최소 손실의 2.05배, $y$에서만 평균을 빼면 4.13배입니다. 둘 다 빼면 1배, 곧 똑같습니다.
# 까닭은 정규 방정식의 첫 줄에 있습니다. 1로 채운 열과 잔차의 내적이 0이니 $\sum_i (y_i - w_0 - w_1 x_i) = 0$이고,
# $n$으로 나누면 이렇게 됩니다.
#
# $$\bar y = w_0 + w_1 \bar x$$
#
# 최소제곱 직선은 언제나 평균점 $(\bar x, \bar y)$를 지납니다. 그러니 평균점이 원점이면 절편은 저절로 0입니다.
#
# > #### 슬라이드 더 정확히
# >
# > 슬라이드는 목푯값의 평균이 0이면 절편을 추가하지 않아도 된다고 합니다. 정확히는 특징의 평균도 0이어야 합니다.
# > 더 꼼꼼히 말하면, 절편을 빼도 답이 같은 것은 $w_0 = \bar y - w_1 \bar x$가 마침 0일 때, 그리고 그때뿐입니다.
# > $\bar y = 0$인데 $\bar x \ne 0$이면 $w_1 = 0$이 아닌 한 그렇지 않습니다. 둘 다 중심화하면 언제나 그렇습니다.
#
# 다음 셀은 잰 그대로일 때, $y$만 중심화했을 때, 둘 다 중심화했을 때 차례로 절편과 기울기를 구하고, 절편 없이 구한
# 기울기를 옆에 둡니다.

# %% [markdown] lang="en"
# ### What you saw
#
# With the variables as measured, leaving out the intercept makes the loss 2.05 times the least; with $y$ alone
# centred, 4.13 times. With both centred it is 1 times: the same. The reason is the first row of the normal equation.
# The inner product of the column of ones with the residual is 0, so $\sum_i (y_i - w_0 - w_1 x_i) = 0$; divide by $n$:
#
# $$\bar y = w_0 + w_1 \bar x$$
#
# The least-squares line always passes through the point of means $(\bar x, \bar y)$. If that point is the origin, the
# intercept is 0 by itself.
#
# > #### The slide, more precisely
# >
# > The slide says that the intercept may be left out if the target has mean 0. To be exact, the features must have mean
# > 0 as well. To be more exact still, leaving it out gives the same answer if, and only if,
# > $w_0 = \bar y - w_1 \bar x$ happens to be 0. If $\bar y = 0$ but $\bar x \ne 0$, it is not, unless $w_1 = 0$. With
# > both centred, it always is.
#
# The next cell finds intercept and slope with the variables as measured, with $y$ centred, and with both centred, and
# puts the slope found without an intercept beside them.

# %% lecture="2.2"
for u, v in ((flipper, y), (flipper, y - y.mean()), (flipper - flipper.mean(), y - y.mean())):
    w0, w1 = normal_equation(np.column_stack([np.ones(len(u)), u]), v)
    alone = normal_equation(u.reshape(-1, 1), v)[0]
    print(f"w₀ = {w0:z8.1f}, w₁ = {w1:.2f}; ŷ = w₁x: w₁ = {alone:.2f}")  # z: a zero has no sign

# %% [markdown] lang="ko" lecture="2.2"
# 첫 줄의 $-5{,}780.8 + 49.69x$가 1장에서 찾던 가장 좋은 직선입니다($x$는 mm). 절편을 넣었을 때의 기울기는 무엇을 빼든
# 49.69 g/mm로 같고, 바뀌는 것은 절편뿐입니다. 절편 없는 기울기는 이 셋 가운데 둘 다 중심화했을 때만 그것과 같습니다.
# 그래서 대개는 절편을 넣는 것이 낫습니다.
#
# 필요 없는 절편에는 대가가 따릅니다. 직선이 정말 원점을 지난다면 구한 절편은 0 둘레에서 흔들리고, 기울기도 함께
# 흔들립니다. 기울기의 분산이 $\sum_i x_i^2 / \sum_i (x_i - \bar x)^2$배가 되는데, 잰 그대로의 날개 길이라면 206배,
# 표준편차로는 14배입니다. 중심화한 $x$에서는 1배이니 대가가 없습니다. 원점을 지난다고 확신하지 못한다면 대개 치를 만한
# 대가입니다.
#
# ### 연습 5: 절편 없는 직선
#
# $\hat y = w_1 x$의 정규 방정식은 열이 하나뿐이라 $\left(\sum_i x_i^2\right) w_1 = \sum_i x_i y_i$입니다. $w_1$을
# 돌려주세요.
#
# <details><summary>풀이</summary>
#
# ```python
# def my_slope(x, y):
#     return np.sum(x * y) / np.sum(x**2)
# ```
#
# </details>

# %% [markdown] lang="en" slide="one"
# The first line, $-5{,}780.8 + 49.69x$ with $x$ in mm, is the best line that chapter 1 was looking for. With an
# intercept the slope is 49.69 g/mm whatever is subtracted, and only the intercept changes. Without one, it is the same,
# of these three, only where both are centred. So it is usually better to put the intercept in.
#
# An intercept that is not needed has a price. If the line truly passes through the origin, the intercept wavers around
# 0, and the slope wavers with it. The variance of the slope is $\sum_i x_i^2 / \sum_i (x_i - \bar x)^2$ times as large:
# with flipper length as measured 206 times, or 14 times in standard deviations. With a centred $x$ the factor is 1, and
# nothing is paid. Unless you are sure of the origin, the price is usually worth paying.
#
# ### Exercise 5: the line without an intercept
#
# For $\hat y = w_1 x$ the design matrix has one column, and the normal equation is
# $\left(\sum_i x_i^2\right) w_1 = \sum_i x_i y_i$. Return $w_1$.
#
# <details><summary>Solution</summary>
#
# ```python
# def my_slope(x, y):
#     return np.sum(x * y) / np.sum(x**2)
# ```
#
# </details>


# %% lecture="2.2"
def my_slope(x, y):
    return ...


checks.check_through_origin(my_slope)

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 6절 · 7분** 정규 방정식의 일은 만들기 $np^2$과 풀기 $p^3/3$으로 나뉘고, $n \gg p$이면
# > 만들기가 대부분임을 알게 합니다.
# >
# > - **보여 줄 것** 시간을 재는 데 몇 초가 걸리니 셀부터 실행해 둡니다. 질문에 답하거나 무언가를 움직이면 막대가
# >   나타납니다. 첫 화면(‘데이터 수 n’ 8,000, ‘특징 수 p’ 200)에서 어두운 부분이 만드는 시간임을 짚고, 그림의
# >   문장에서 두 배로 할 때의 배율 세 개를 읽습니다. 시간이 들쭉날쭉하다는 글이 나오면 흐린 막대를 봅니다. ‘데이터 수
# >   n’을 1,000, ‘특징 수 p’를 800으로 바꾸면 푸는 시간이 많이 따라붙습니다.
# > - **예측** 8,000행, 특징 200개에서 시간이 어디에 가장 많이 쓰일지 예측합니다. 슬라이드의 $O(p^3)$을 보고 흔히
# >   역행렬이나 풀기를 고릅니다. $n$이 $p$보다 훨씬 크므로 $np^2$이 $p^3$보다 큽니다.
# > - **흔한 오답** 역행렬을 한 번 구해 두면 더 빠르고 더 정확하다고 여기기 쉽습니다. ‘맞는 자릿수’에서 역행렬의
# >   선이 대개 아래에 있는 것을 보이고, ‘만들지 말고 풀라’고 말합니다. 배율은 컴퓨터마다 달라 2, 4, 8에 꼭 맞지
# >   않아도 됩니다.
# > - **질문** $n$을 두 배로 하면 만드는 시간과 푸는 시간은 어떻게 되나요?(만드는 시간은 약 두 배, 푸는 시간은
# >   그대로입니다.) $10w = 3$을 역수로 풀면 무엇이 나쁜가요?($1/10$에서 반올림이 한 번 더 생깁니다.)

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 6 · 7 minutes** The work of the normal equation is building, $np^2$, and
# > solving, $p^3/3$; with $n \gg p$ most of it is building.
# >
# > - **Show** Measuring takes a few seconds, so run the cell first of all. The bars appear once the question is
# >   answered or something moved. In the first picture (“Rows n” 8,000, “Features p” 200) point out that the dark
# >   part is building, and read in the figure's sentence what doubling does, three times. Where it says that the
# >   times are unsteady, look at the faint bars instead. With “Rows n” 1,000 and “Features p” 800 solving comes
# >   much closer.
# > - **Predict** Students predict where most of the time goes with 8,000 rows and 200 features. With the slide's
# >   $O(p^3)$ in mind, many choose the inverse or solving. As $n$ is much larger than $p$, $np^2$ is larger than
# >   $p^3$.
# > - **Wrong answers** An inverse formed once is easily taken to be faster and more accurate. Show in “Correct
# >   digits” that its line mostly lies below, and say: do not form it, solve. What doubling does differs from
# >   computer to computer and need not be 2, 4 and 8 exactly.
# > - **Ask** If $n$ is doubled, what becomes of the times to build and to solve? (Building takes about twice as
# >   long, solving the same.) What is bad about solving $10w = 3$ by the reciprocal? (In $1/10$ there is one
# >   more rounding.)

# %% [markdown] lang="ko" lecture="2.7" slide="4:three 5:notes"
# ## 6. 계산량
#
# 이제 $p$는 1로 채운 열까지 센 $X$의 열 수입니다. 이 강의에서 연산 수는 덧셈과 곱셈을 모두 센 것입니다. 길이 $n$인
# 내적은 곱셈이 $n$번, 덧셈도 그쯤이니 $2n$번으로 셉니다. 정규 방정식의 일은 둘로 나뉩니다.
#
# - 만들기: $X^\top X$의 성분 $p^2$개가 저마다 길이 $n$인 내적이니 $2np^2$번입니다. 대칭이라 절반인 $np^2$번이면
#   됩니다.
# - 풀기: 연립방정식의 변수를 하나씩 지워 가면 약 $2p^3/3$번입니다. 여기서도 대칭을 이용하면 절반인 $p^3/3$번입니다.
#   대칭인지 묻지 않는 NumPy의 `solve`는 $2p^3/3$번이고, 역행렬을 만들면 약 $2p^3$번입니다.
#
# 질문에 답하고 $n$과 $p$를 바꾸어 보세요. 시간은 이 노트북을 실행하는 컴퓨터에서 CPU 코어 하나가 일한 시간입니다.
# 다른 프로그램에 코어를 내준 동안은 세지 않습니다. 계산마다 여러 번 재어 가장 짧은 것을 그렸습니다. 흐린 막대는 다른
# 일이 없는 조용한 컴퓨터에서 미리 재어 둔 것입니다. 막대의 어두운 부분이 만들기입니다. 재생을 누르면 시계가 처음부터
# 갑니다.
#
# ‘곱셈의 수’에서 만들기는 길이가 $n$이고 굵기가 $p$인 각목이고, 풀기는 그 끝의 정육면체입니다. 앞에 곱해진 상수는
# 뺐습니다. ‘맞는 자릿수’는 정확한 답을 아는 다항식 데이터에서, 풀 때와 역행렬을 곱할 때 몇 자리까지 맞는지 센
# 것입니다.

# %% [markdown] lang="en" slide="4:new,one"
# ## 6. What it costs
#
# From here on $p$ is the number of columns of $X$, the column of ones included. In this course the number of
# operations counts additions and multiplications alike. An inner product of length $n$ has $n$ multiplications and
# about as many additions, and counts as $2n$. The work of the normal equation has two parts.
#
# - Building: each of the $p^2$ entries of $X^\top X$ is an inner product of length $n$, which makes $2np^2$ operations.
#   By symmetry half of them, $np^2$, will do.
# - Solving: eliminating the unknowns one by one takes about $2p^3/3$. Here, too, symmetry halves it, to $p^3/3$.
#   NumPy's `solve`, which does not ask whether a matrix is symmetric, takes $2p^3/3$; forming the inverse takes about
#   $2p^3$.
#
# Answer the question and change $n$ and $p$. The times are those for which one CPU core works, on the computer that
# runs this notebook; while it is lent to other programs, nothing is counted. Everything is measured several times, and
# the shortest time is drawn. The faint bars were measured beforehand on a quiet machine, with nothing else to do. The
# dark part of a bar is building. Press play, and the clock runs from the start.
#
# In “Multiplications” building is a beam $n$ long and $p$ thick, and solving the cube at its end; constant factors are
# left out. “Correct digits” shows, for polynomial data whose exact answer is known, the number of correct digits by
# solving and by multiplying with the inverse.

# %% lecture="2.7"
figures.explore_cost()

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 7절 · 10분** 계수는 단위와 함께 ‘다른 특징이 같을 때’의 변화로 읽고, 모델이 모르는 것은
# > 잔차에서 찾게 합니다.
# >
# > - **보여 줄 것** 첫 셀에서 날개 16.0 g/mm와 수컷 389.9 g을 단위와 함께 소리 내어 읽습니다. 그림에서 ‘특징’을
# >   ‘날개’, ‘살펴볼 무리’를 ‘암컷’에 두면 예측이 평균 164 g 무겁고, ‘수컷’이면 161 g 가볍습니다. ‘+ 부리’를
# >   거쳐 ‘+ 성별’로 바꾸는 순간 두 무리의 평균이 모두 0이 됩니다.
# > - **예측** 날개만 아는 모델에서 암컷의 잔차가 평균 얼마일지 예측합니다. 최소제곱의 잔차는 평균이 0이라고
# >   배웠으니 흔히 0에 놓습니다. 0인 것은 모든 펭귄의 평균이고, 무리의 평균은 음수입니다.
# > - **흔한 오답** 계수가 큰 특징이 더 중요하다고 읽기 쉽습니다. 단위가 다르면 견줄 수 없고, mm를 cm로 바꾸기만
# >   해도 계수가 10배라고 답합니다. 부리 높이의 계수가 −193.0, 19.9, −86.9, 74.4로 부호까지 바뀌는 것은 계산이
# >   틀려서도 우연이어서도 아니고, 함께 쓰는 특징이 달라 물음이 다르기 때문입니다(심슨의 역설).
# > - **질문** 잔차의 크기가 804에서 284 g으로 줄었으니 더 좋은 모델인가요?(그것만으로는 모릅니다. 열을 더하면
# >   커질 수 없습니다.) 종이 셋인데 왜 열은 둘인가요?(셋을 다 넣으면 합이 1로 채운 열과 같아 일차종속입니다.) 네
# >   가지 방법을 견주는 셀은 네 줄이 같은 것만 보고 넘어갑니다.

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 7 · 10 minutes** Students read a coefficient with its unit, as the change with
# > the other features equal, and look in the residuals for what the model does not know.
# >
# > - **Show** In the first cell read aloud, with units, flipper 16.0 g/mm and male 389.9 g. In the figure, with
# >   “Features” at “flipper” and “Group” at “females”, the prediction is 164 g too heavy on average, and at
# >   “males” 161 g too light. Go by “+ bill” to “+ sex”: at once both means are 0.
# > - **Predict** Students predict the mean residual of the females in the model that knows the flipper alone.
# >   They have learnt that residuals of least squares have mean 0, so many put the line at 0. That is the mean over all
# >   penguins; for this group it is negative.
# > - **Wrong answers** A large coefficient is easily read as an important feature. Answer that different units
# >   cannot be compared, and that cm instead of mm alone makes it 10 times as large. The coefficient of bill
# >   depth goes −193.0, 19.9, −86.9, 74.4 and changes even its sign, not because the computation is wrong, nor
# >   by chance, but because with other features beside it the question differs (Simpson's paradox).
# > - **Ask** The size of the residuals fell from 804 to 284 g, so is the model better? (That alone does not
# >   tell: with a new column it cannot grow.) Three species, so why two columns? (All three would add up to the
# >   column of ones, and be linearly dependent.) In the cell with four ways see that the four lines agree, and
# >   go on.

# %% [markdown] lang="ko" lecture="2.7 2.8" slide="7:one"
# ### 무엇을 보았나요
#
# 시간은 컴퓨터마다 다르지만 모양은 대체로 같습니다.
#
# - 만드는 시간은 $n$이 두 배면 두 배에 가깝습니다. $p$가 두 배면 네 배에 조금 못 미칩니다(조용한 컴퓨터에서
#   3.6배쯤). 행렬이 클수록 연산 하나를 더 빨리 해내기 때문입니다.
# - 푸는 시간은 $n$과 상관없습니다. $p$가 두 배일 때의 배율은 $p$가 클수록 $2^3 = 8$에 다가갑니다.
# - 역행렬을 만들면 연산 수대로 세 배쯤 걸립니다. 그런데도 맞는 자릿수는 대개 늘지 않고 줄어듭니다.
#
# > #### 슬라이드 더 정확히
# >
# > 슬라이드는 시간 복잡도를 $O(p^3)$이라 하고 역행렬의 계산을 까닭으로 듭니다. $X^\top X$를 만드는 일까지 더하면
# > $O(np^2 + p^3)$이고, $n \gg p$이면 앞의 것이 훨씬 큽니다. 그래도 슬라이드의 말대로 $n \gg p$일 때 좋은 방법입니다.
# > 데이터를 한 번만 읽으면 되기 때문입니다. 걸림돌은 $p$가 클 때입니다.
#
# ## 7. 실제 데이터
#
# 이제 특징을 여럿 씁니다. 날개 길이, 부리 길이, 부리 높이(mm), 그리고 성별과 종입니다. 성별과 종은 수가 아니므로, 그
# 무리에 속하면 1이고 아니면 0인 열, 곧 **더미 변수**로 넣습니다. 종은 셋이지만 열은 둘입니다. 셋째 종은 두 열이 모두
# 0인 경우입니다. 세 열을 다 넣으면 그 합이 1로 채운 열과 같아져 열이 일차종속이 됩니다.
#
# 첫 셀은 성별을 아는 333마리로 계수를 구해 단위, 표준 오차와 함께 출력합니다. 둘째 셀은 342마리 모두에서, 날개 하나만
# 쓴 직선을 네 가지 방법, 곧 손으로 쓴 정규 방정식, 이 강의의 라이브러리, NumPy, scikit-learn으로 구합니다. 네 줄이
# 같은지 보세요.

# %% [markdown] lang="en" slide="6:one 7:one"
# ### What you saw
#
# The times differ from computer to computer, but the shape hardly does.
#
# - Twice the $n$, and building takes nearly twice as long. Twice the $p$, and it takes somewhat less than four times
#   as long (about 3.6 on the quiet machine), because the computer does each operation faster with larger matrices.
# - The time to solve does not depend on $n$. With twice the $p$ it grows by a factor that tends to $2^3 = 8$ as $p$
#   grows.
# - Forming the inverse takes about three times as long, just as the operations say. Even so, as a rule the correct
#   digits become fewer, not more.
#
# > #### The slide, more precisely
# >
# > The slide gives the time complexity as $O(p^3)$, for computing the inverse. With the building of $X^\top X$ it is
# > $O(np^2 + p^3)$, and if $n \gg p$ the former is much the larger. All the same, the method is good for $n \gg p$, as
# > the slide says: one pass through the data will do. The obstacle is a large $p$.
#
# ## 7. Real data
#
# Now for several features: flipper length, bill length and bill depth (mm), and sex and species. Sex and species are
# no numbers, so they go in as columns that are 1 for the members of a group and 0 for the others. Such a column is a
# **dummy variable**. There are three species but two columns: the third species is where both are 0. With all three,
# their sum would be the column of ones, and the columns would be linearly dependent.
#
# The first cell finds the coefficients from the 333 penguins whose sex is known, and prints them with their units and
# standard errors. The second takes all 342, and finds the line on the flipper alone in four ways: the normal equation
# written by hand, the library of this course, NumPy and scikit-learn. See whether the four lines agree.

# %% lecture="2.8"
known = penguins.sex != ""
names = ["intercept", "flipper", "bill length", "bill depth", "male", "Chinstrap", "Gentoo"]
units = ["g", "g/mm", "g/mm", "g/mm", "g", "g", "g"]
lengths = [penguins.flipper_length_mm, penguins.bill_length_mm, penguins.bill_depth_mm]
dummies = [penguins.sex == "male", penguins.species == "Chinstrap", penguins.species == "Gentoo"]
design, mass = np.column_stack([np.ones(len(y)), *lengths, *dummies])[known], y[known]
w = np.linalg.solve(design.T @ design, design.T @ mass)
variance = np.sum((mass - design @ w) ** 2) / (len(mass) - len(w))
errors = np.sqrt(variance * np.diag(np.linalg.inv(design.T @ design)))
for j, name in enumerate(names):
    print(f"{name:12} {w[j]:8.1f} ± {errors[j]:5.1f} {units[j]}")

# %% lecture="2.8"
from sklearn.linear_model import LinearRegression

model = LinearRegression().fit(x.reshape(-1, 1), y)
answers = [np.linalg.solve(X.T @ X, X.T @ y), normal_equation(X, y), np.linalg.lstsq(X, y)[0]]
answers.append([model.intercept_, model.coef_[0]])
for intercept, slope in answers:
    print(f"w₀ = {intercept:.4f} g, w₁ = {slope:.4f} g/cm")

# %% [markdown] lang="ko" lecture="2.8" slide="2:halves"
# ### 계수를 단위와 함께 읽기
#
# - 날개 16.0 g/mm: 다른 특징이 모두 같고 날개만 1 mm 긴 펭귄은 평균 16 g 더 무겁다고 예측합니다. 같은 333마리에서
#   날개만 썼을 때는 50.2 g/mm입니다(342마리 모두에서는 둘째 셀에서 보듯 49.7). 날개가 긴 펭귄은 대개 젠투펭귄이거나
#   수컷이라서, 그때는 날개가 종과 성별의 몫까지 떠맡습니다.
# - 수컷 389.9 g: 종과 치수가 같아도 수컷이 그만큼 무겁다고 예측합니다. 단위가 g인 것은 0과 1의 열에는 단위가 없기
#   때문입니다.
# - 절편 −1,461.0 g: 모든 길이가 0인 아델리 암컷의 체중입니다. 그런 펭귄은 없으니 뜻을 찾지 않습니다.
# - 계수가 크다고 더 중요한 것은 아닙니다. g/mm와 g은 견줄 수 없고, mm를 cm로 바꾸면 계수는 10배가 됩니다.
# - ± 뒤의 수는 **표준 오차**입니다. 펭귄 333마리를 거듭 새로 얻어 다시 맞춘다면 계수가 이만큼 흔들린다는
#   어림입니다. $s^2 (X^\top X)^{-1}$의 대각 성분의 제곱근이며, $s^2 = J(w^*)/(n - p)$는 잡음의 분산의 어림값입니다.
#   잡음이 서로 독립이고 어디서나 똑같이 퍼져 있다고 본 것입니다. 이 333마리에서 333마리를 새로 뽑아(같은 펭귄이 거듭
#   뽑혀도 됩니다) 다시 맞추는 일을 10,000번 되풀이하면 날개의 계수는 2.7 g/mm쯤 흔들립니다. 식이 말하는 2.9와
#   비슷합니다. 여기서는 역행렬의 성분 자체가 필요하므로 역행렬을 만듭니다.
#
# 이제 잔차를 봅시다. 질문에 답하고, 특징을 하나씩 더하며 무리마다 잔차가 어디에 있는지 보세요.

# %% [markdown] lang="en" slide="2:halves 3:notes"
# ### Reading coefficients with their units
#
# - Flipper 16.0 g/mm: of two penguins alike in all other features, the one whose flipper is 1 mm longer is predicted to
#   be 16 g heavier. With the flipper alone it is 50.2 g/mm on the same 333 birds (on all 342, as the second cell shows,
#   49.7): penguins with long flippers are mostly Gentoo or male, and the flipper has to answer for species and sex as
#   well.
# - Male 389.9 g: of the same species and size, a male is predicted to be that much heavier. The unit is g because a
#   column of 0 and 1 has none.
# - Intercept −1,461.0 g: the body mass of an Adelie female all of whose lengths are 0. There is no such penguin, so
#   look for no meaning in it.
# - A larger coefficient is not a more important one. g/mm and g cannot be compared, and cm instead of mm would make a
#   coefficient 10 times as large.
# - The number after ± is the **standard error**: an estimate of how far the coefficient would waver if one gathered
#   333 penguins anew, again and again, and fitted each time. It is the root of a diagonal entry of
#   $s^2 (X^\top X)^{-1}$, where $s^2 = J(w^*)/(n - p)$ estimates the variance of the noise, taken to be independent
#   and equally wide everywhere. Draw 333 from these 333 penguins, repeats allowed, and fit, 10,000 times over: the
#   coefficient of the flipper wavers by some 2.7 g/mm, not far from the 2.9 of the formula. Here the entries of the
#   inverse themselves are needed, so it is formed.
#
# Now look at the residuals. Answer the question, add feature after feature, and see for each group where its residuals
# lie.

# %% lecture="2.8"
figures.explore_residuals()

# %% [markdown] lang="ko" lecture="2.8" slide="2:halves"
# ### 무엇을 보았나요
#
# - 날개만 쓰면 암컷은 평균 164 g 무겁게, 수컷은 161 g 가볍게 예측합니다. 잔차에 모델이 모르는 것, 성별이 남아 있습니다.
# - 성별의 열을 넣는 순간 암컷과 수컷의 평균이 모두 정확히 0이 됩니다. 잔차가 그 열과 직각이기 때문입니다(4절).
# - 잔차의 크기(제곱의 평균의 제곱근)는 특징을 더할 때마다 줄어듭니다: 804, 392, 391, 338, 284 g. 열을 더하면 평면이
#   넓어지니 수선은 길어질 수 없습니다. 그래서 줄었다는 것만으로 더 좋은 모델이라고 할 수는 없습니다. 새 펭귄을 예측할
#   때의 오차는 따로 재야 합니다(5장).
# - 부리를 더해도 아직은 거의 줄지 않습니다. 부리가 쓸모없어서가 아닙니다. 부리가 높은 종은 가벼운데 같은 종 안에서는
#   부리가 높은 펭귄이 무거워, 두 가지가 서로 지우기 때문입니다. 종을 먼저 넣은 모델에 부리를 더하면 371에서 312 g으로
#   줄어듭니다.
# - 검은 꺾은선은 펭귄을 예측 체중의 순서로 넷으로 나누어 낸 잔차의 평균입니다. 날개만 쓰면 93, −85, −124, 95 g으로
#   굽어 있습니다. 저마다 표준 오차가 37에서 48 g이니 우연으로 보기 어렵습니다. 이렇게 굽은 무늬나, 한쪽으로 벌어지는
#   부채꼴은 모델이 놓친 것이 있다는 신호입니다. 종까지 넣으면 35, −1, −67, 33 g으로 훨씬 덜 굽습니다.
#
# 다음 셀은 부리 높이의 계수가 무엇과 함께 쓰이느냐에 따라 어떻게 바뀌는지, 그리고 종마다 따로 맞추면 얼마인지 보여
# 줍니다. 부호를 보세요.

# %% [markdown] lang="en" slide="2:halves 3:notes"
# ### What you saw
#
# - With the flipper alone, females are predicted 164 g too heavy on average and males 161 g too light. What the model
#   does not know, sex, is left in the residuals.
# - As soon as the column for sex is in, the means of females and of males are exactly 0, because the residual is
#   orthogonal to that column (section 4).
# - The size of the residuals (the root of their mean square) shrinks with every feature: 804, 392, 391, 338, 284 g. A
#   new column makes the plane wider, and the perpendicular cannot become longer. So a smaller size alone does not make
#   a better model. How far off the predictions of new penguins are has to be measured apart (chapter 5).
# - The bill brings hardly anything yet. Not that it is useless: species with deep bills are light, but within a species
#   the birds with deep bills are heavy, and the two cancel. Add the bill to a model that already knows the species, and
#   the size falls from 371 to 312 g.
# - The black line shows the mean residual in each quarter of the penguins, ordered by predicted mass. With the flipper
#   alone it bends: 93, −85, −124, 95 g. The standard errors of these means are from 37 to 48 g, so that is hardly
#   chance. A bend like this, or a fan that opens to one side, is a sign that the model misses something. With species
#   in too, the means are 35, −1, −67, 33 g: much less of a bend.
#
# The next cell shows how the coefficient of bill depth changes with what it is used together with, and what it is in
# each species fitted alone. Look at the sign.

# %% lecture="2.8"
depth, male, known = penguins.bill_depth_mm, penguins.sex == "male", penguins.sex != ""
species = [penguins.species == "Chinstrap", penguins.species == "Gentoo"]
together = ([], [flipper], [flipper, male], [flipper, male, *species])
fits = [(f"{len(others)} others", others, known) for others in together]
fits += [(name, [], known & (penguins.species == name)) for name in ("Adelie", "Chinstrap", "Gentoo")]
for name, others, rows in fits:
    design, mass = np.column_stack([np.ones(len(y)), depth, *others])[rows], y[rows]
    w = normal_equation(design, mass)
    variance = np.sum((mass - design @ w) ** 2) / (len(mass) - len(w))
    error = np.sqrt(variance * np.linalg.inv(design.T @ design)[1, 1])
    print(f"{name:9} {w[1]:7.1f} ± {error:.1f} g/mm")

# %% [markdown] lang="ko" lecture="2.6 2.8" slide="new,three 2:whole 5:new"
# 같은 특징의 계수가 함께 쓰는 특징에 따라 부호까지 바뀝니다. 계산이 틀린 것도, 우연히 흔들린 것도 아닙니다. 처음 네
# 줄의 표준 오차는 20 g/mm를 넘지 않습니다. 달라진 것은 물음입니다. 계수는 ‘다른 것이 같을 때’의 변화인데, 무엇이 ‘다른
# 것’인지가 달라졌습니다. 펭귄을 모두 섞으면 부리가 높을수록 가볍지만, 어느 종이든 종 안에서는 부리가 높을수록
# 무겁습니다. 이렇게 나누어 보느냐 합쳐 보느냐에 따라 방향이 뒤집히는 일을 **심슨의 역설**이라고 합니다.
#
# 물음이 같은데 답이 흔들리는 것은 다른 일입니다. 특징끼리 상관이 아주 강하면 표준 오차가 커집니다. 4장에서 다룹니다.
#
# ## 8. 어디서 무너지나
#
# - 열이 일차종속이면 $X^\top X$의 역행렬이 없습니다. 종을 세 열 모두 넣으면 그렇습니다. 이때
#   `np.linalg.solve`는 오류를 내기도 하지만, 반올림 오차 때문에 무한히 많은 답 가운데 하나를 말없이 내놓기도 합니다.
#   이 강의의 `normal_equation`은 오류로 알려 줍니다.
# - 이상치 하나가 직선을 끌고 갑니다. 지레값이 크면 더합니다.
# - 데이터의 범위를 벗어난 예측은 믿을 수 없습니다. 날개가 100 mm인 펭귄의 체중은 음수로 예측됩니다.
#
# 다음 셀의 첫 줄은 세 열을 모두 넣었을 때 일차독립인 열의 수(rank)와 모든 열의 수, 둘째 줄은 펭귄 한 마리의 체중을 잘못
# 적어 0이 하나 더 붙었을 때 기울기의 변화, 셋째 줄은 100 mm인 날개의 예측입니다.

# %% [markdown] lang="en" slide="new,one 2:whole 5:new,one"
# The coefficient of one and the same feature changes even its sign with the features beside it. The computation is not
# wrong, nor is it chance: no standard error of the first four lines is above 20 g/mm. It is the question that has
# changed. A coefficient is the change “with all else equal”, and what “all else” is differs. Over all penguins, the
# deeper the bill, the lighter the bird; within each species, the deeper the bill, the heavier. When groups taken
# together show the opposite of what each shows by itself, it is called **Simpson's paradox**.
#
# To have one question whose answer wavers is another matter. Where features are very strongly correlated, standard
# errors become large. That is chapter 4.
#
# ## 8. Where it breaks
#
# - If columns are linearly dependent, $X^\top X$ has no inverse: for example with columns for all three species. Then
#   `np.linalg.solve` may raise an error, but because of rounding it may also return in silence one of the infinitely
#   many solutions; `normal_equation` of this course raises an error.
# - A single outlier drags the line along, the more so the larger its leverage.
# - Predictions outside the range of the data deserve no trust. A penguin with a flipper of 100 mm is predicted a
#   negative body mass.
#
# The first line of the next cell is the number of linearly independent columns (the rank), and that of all columns,
# with all three species in. The second is the change of the slope when the mass of one penguin is noted with a 0 too
# many; the third, the prediction for a flipper of 100 mm.

# %% lecture="2.6 2.8" slide="continue"
all_species = [penguins.species == name for name in ("Adelie", "Chinstrap", "Gentoo")]
dependent = np.column_stack([X, *all_species])
print(f"rank = {np.linalg.matrix_rank(dependent)}, p = {dependent.shape[1]}")
w, wrong = normal_equation(X, y), y.copy()
wrong[x.argmax()] *= 10
print(f"w₁: {w[1]:.1f} -> {normal_equation(X, wrong)[1]:.1f} g/cm")
print(f"ŷ(100 mm) = {w[0] + w[1] * (100 - flipper.mean()) / 10:.0f} g")

# %% [markdown] lang="ko" lecture="2.1 2.2 2.3 2.4 2.5 2.6 2.7 2.8"
# ## 정리
#
# - 최소제곱법은 잔차 제곱합 $J(w) = \lVert y - Xw \rVert^2$이 가장 작은 $w$를 고릅니다.
# - 그레이디언트를 0으로 놓으면 $X^\top X w = X^\top y$입니다. $J$가 볼록하므로 그 답이 최소점이고, $X$의 열이
#   일차독립이면 하나뿐입니다.
# - 그림으로는 $\hat y$가 $y$의 수선의 발이고, 잔차는 $X$의 모든 열과 직각입니다.
# - 절편은 넣으세요. 특징과 목푯값을 모두 중심화했다면 빼도 같습니다.
# - 계산량은 $O(np^2 + p^3)$입니다. 역행렬을 만들지 말고 푸세요.
# - 계수는 단위, 표준 오차와 함께, 다른 특징이 같을 때의 변화로 읽고, 잔차에서 모델이 모르는 것을 찾으세요.
#
# | 기호 | 뜻 | 모양 |
# |---|---|---|
# | $X$ | 설계 행렬, 첫 열은 1 | $n \times p$ |
# | $y$ | 목푯값, 곧 실제값 | $n$ |
# | $w$ | 파라미터, $w_0$은 절편 | $p$ |
# | ${\color{#0072B2}{\hat y = Xw}}$ | 예측 | $n$ |
# | ${\color{#D55E00}{r}} = y - Xw$ | 잔차 | $n$ |
# | ${\color{#D55E00}{J(w)}}$ | 비용, 잔차 제곱합 | 수 하나 |
# | ${\color{#009E73}{w^*}}$ | 최소점 | $p$ |
# | $H$ | 정사영의 행렬 $X(X^\top X)^{-1}X^\top$, 대각 성분은 지레값 | $n \times n$ |
#
# 3장에서는 같은 글자 $H$가 헤세 행렬 $2X^\top X$를 가리킵니다.
#
# $p$가 10만이면 $X^\top X$만 80 GB입니다. 한 번에 풀 수 없을 만큼 클 때, 또는 로지스틱 회귀처럼 풀어 쓸 식이 없을 때는
# 어떻게 할까요? 3장에서는 그레이디언트만 가지고 한 걸음씩 내려갑니다.

# %% [markdown] lang="en"
# ## Recap
#
# - Least squares chooses the $w$ with the smallest residual sum of squares $J(w) = \lVert y - Xw \rVert^2$.
# - The gradient set to 0 is $X^\top X w = X^\top y$. $J$ is convex, so the solution is the minimum; it is the only one
#   if the columns of $X$ are linearly independent.
# - In the picture, $\hat y$ is the foot of the perpendicular from $y$, and the residual is orthogonal to every column
#   of $X$.
# - Put the intercept in. If features and target are all centred, leaving it out gives the same.
# - The cost is $O(np^2 + p^3)$. Solve; do not form the inverse.
# - Read a coefficient with its unit and standard error, as the change with the other features equal, and look in the
#   residuals for what the model does not know.
#
# | Symbol | Meaning | Shape |
# |---|---|---|
# | $X$ | design matrix, first column of ones | $n \times p$ |
# | $y$ | target, the observed values | $n$ |
# | $w$ | parameters, $w_0$ the intercept | $p$ |
# | ${\color{#0072B2}{\hat y = Xw}}$ | predictions | $n$ |
# | ${\color{#D55E00}{r}} = y - Xw$ | residuals | $n$ |
# | ${\color{#D55E00}{J(w)}}$ | cost, residual sum of squares | one number |
# | ${\color{#009E73}{w^*}}$ | minimiser | $p$ |
# | $H$ | matrix of the projection $X(X^\top X)^{-1}X^\top$, its diagonal the leverages | $n \times n$ |
#
# In chapter 3 the same letter $H$ is the Hessian $2X^\top X$.
#
# With $p$ at 100,000, $X^\top X$ alone takes 80 GB. What if the problem is too large to be solved in one go, or if
# there is no formula to solve, as in logistic regression? Chapter 3 goes down step by step, with the gradient alone.

# %% slide="skip"
glossary.table(chapter=2)
