# %% [markdown] lang="ko" lecture="4.1" slide="4:new"
# # 4장 다중공선성과 SVD-OLS
#
# 정확한 답이라면 믿어도 될까요?
#
# 3장 끝에서 같은 날개 길이를 mm와 인치로 두 번 넣었습니다. 둘을 표준화해 구한 정확한 최소제곱해는
# $w = (4202, 1213, -516)$이었습니다. 인치로 잰 값이 같은 펭귄들 가운데 mm로 잰 값이 1표준편차 긴 펭귄은 1,213 g
# 무겁다는 뜻입니다. 거꾸로 mm로 잰 값이 같다면, 인치로 잰 값이 1표준편차 긴 펭귄은 516 g 가볍습니다. 그런데 그런
# 펭귄은 없습니다. 같은 날개를 두 번 쟀을 뿐입니다. 이 장은 이 답을 믿어도 되는지 묻는 데서 시작합니다.
#
# 이 장을 마치면 다음을 할 수 있습니다.
#
# - 특징끼리 상관이 강할 때 무엇이 흔들리고 무엇이 그대로인지 데이터에서 재고, 무엇을 할지 고르기
# - 푸는 방법마다 맞는 자릿수를 얼마나 잃는지 조건수로 예측하기
# - 특이값 분해로 최소제곱해를 구하고, 특이값이 0일 때에도 답을 내기
# - 작은 특이값을 잘라 내면 무엇을 얻고 무엇을 잃는지 설명하기
#
# | 절 | 시간 | 강의 내용 |
# |---|---|---|
# | 1. 흔들리는 답 | 15분 | 4.1 |
# | 2. 사라지는 자릿수 | 10분 | 4.2 |
# | 3. 세 동작으로 풀기, 4. 작은 특이값 | 15분 | 4.3 |
# | 5. 계산량 | 5분 | 4.4 |
# | 6. scikit-learn, 7. 어디서 무너지나 | 5분 | 4.5 |
#
# 아래 셀들은 데이터를 읽습니다. `z`는 mm로, `z_inch`는 소수 첫째 자리까지 반올림한 인치로 잰 날개 길이를 표준화한
# 것입니다. 마지막 셀은 2절에서 쓸 롱리의 경제 데이터도 읽습니다. 1947년부터 1962년까지 미국의 고용 인구를 특징
# 여섯 개로 설명하려는 16행짜리 표입니다.

# %% [markdown] lang="en"
# # 4. Multicollinearity and SVD-OLS
#
# If an answer is exact, does it deserve trust?
#
# At the end of chapter 3 the same flipper length went in twice, in mm and in inches. With both standardised, the
# exact least-squares solution was $w = (4202, 1213, -516)$. It says that among birds with the same inches, one whose
# mm are 1 standard deviation longer is 1,213 g heavier. Among birds with the same mm, on the other hand, one whose
# inches are 1 standard deviation longer is 516 g lighter. But there are no such birds: it is the same flipper, measured
# twice. This chapter starts from the question whether to trust that answer.
#
# By the end of this chapter you will be able to
#
# - measure what is unstable and what is not when features are strongly correlated, and choose what to do about it;
# - predict from the condition number how many correct digits each method loses;
# - find the least-squares solution by the singular value decomposition, even where a singular value is 0;
# - explain what is gained and what is lost by cutting off small singular values.
#
# | Section | Time | Lecture points |
# |---|---|---|
# | 1. An unstable answer | 15 min | 4.1 |
# | 2. Vanishing digits | 10 min | 4.2 |
# | 3. Solving in three moves, 4. Small singular values | 15 min | 4.3 |
# | 5. The cost | 5 min | 4.4 |
# | 6. scikit-learn, 7. Where it breaks | 5 min | 4.5 |
#
# The cells below load the data. `z` is the flipper length in mm, standardised; `z_inch` is that in inches, rounded to
# one decimal. The last cell also loads Longley's economic data for section 2: 16 rows, from 1947 to 1962, that
# explain employment in the United States by six features.

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
from lecture_lib.chapters.svd_ols import checks, figures
from lecture_lib.datasets import load_longley, load_penguins

# %%
penguins, us = load_penguins(), load_longley()
flipper, y, n = penguins.flipper_length_mm, penguins.body_mass_g, len(penguins.body_mass_g)
inch = np.round(flipper / 25.4, 1)
z, z_inch = (flipper - flipper.mean()) / flipper.std(), (inch - inch.mean()) / inch.std()
X = np.column_stack([np.ones(n), z, z_inch])
economy = np.column_stack([us.gnp_deflator, us.gnp, us.unemployed, us.armed_forces, us.population, us.year])
longley = np.column_stack([np.ones(len(economy)), economy])
print("w =", np.linalg.lstsq(X, y)[0].round(0), f"correlation = {np.corrcoef(z, z_inch)[0, 1]:.4f}")

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 1절 · 15분** 상관이 강하면 $w$는 널뛰어도 데이터에 있는 펭귄과 비슷한 펭귄의 예측은 그대로라는
# > 것, 그때 무엇을 할지는 무엇을 알고 싶은지에 달렸다는 것을 알게 합니다.
# >
# > - **보여 줄 것** 셀 두 개를 먼저 실행합니다. 세 해의 합은 679, 712, 751이고, 인치를 적는 방식만 바꾸어도 $w_2$가
# >   400에서 −713까지 옮겨 갑니다. 그림에서 질문에 답하게 한 뒤 ‘새 펭귄’을 ‘반 표준편차 어긋남’으로 바꾸면 예측의
# >   표준편차가 35 g에서 205 g이 됩니다. 이어서 ‘상관계수’를 0에 놓고 ‘재생’하면 $w_2$의 표준편차가 21 g에서, 0.99일
# >   때 146 g, 0.9987일 때 407 g으로 커집니다.
# > - **예측** 1장에서 비슷한 데이터의 예측은 그대로라고 배웠으므로 흔히 ‘그대로 35 g쯤’을 고릅니다. 342마리나 되니
# >   괜찮다고 하면, 상관이 없을 때 21.3 g인 표준 오차가 여기서는 19.8배라고 답합니다.
# > - **흔한 오답** VIF 391을 표준 오차의 배율로 여기는데, 그것은 분산의 배율이고 표준 오차의 배율은 그 제곱근
# >   19.8입니다. 직선의 표준 오차 38 g을 펭귄 한 마리를 맞히는 정확도로 여기기도 합니다. 연습 1에서는 $1 - R^2$에서
# >   멈추거나 회귀에 1로 채운 열을 빠뜨립니다. 시간이 모자라면 칠판에는 합의 분산만 쓰고 연습 1은 과제로 돌립니다.
# > - **질문** $w_2 = -516$이니 인치로 잰 날개가 길수록 가볍다고 말해도 될까요? (아닙니다. 표준 오차가 421이라
# >   부호도 믿을 수 없습니다.) 그러면 믿을 수 있는 수는 무엇입니까? (합 697입니다. 표준 오차가 21입니다.)

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 1 · 15 minutes** Students should leave knowing that with strong correlation $w$
# > jumps about while predictions for penguins like those in the data stay put, and that what to do depends on what
# > one wants to know.
# >
# > - **Show** Run the first two cells. The sums of the three years are 679, 712 and 751; and to write the inches
# >   otherwise takes $w_2$ from 400 to −713. In the figure, after the question, switch “New penguin” to “half a
# >   standard deviation apart”: the standard deviation of the prediction goes from 35 g to 205 g. Then set
# >   “Correlation” to 0 and press “Play”: that of $w_2$ grows from 21 g to 146 g at 0.99 and 407 g at 0.9987.
# > - **Predict** Chapter 1 said that predictions for similar data stay, so many choose “Still about 35 g”. To those
# >   who trust in 342 penguins, say that the standard error, 21.3 g without correlation, is 19.8 times as large here.
# > - **Wrong answers** The VIF, 391, is taken for the factor of the standard error; it is that of the variance,
# >   and its root, 19.8, is that of the standard error. The standard error of the line, 38 g, is taken for the
# >   accuracy for a single bird. In exercise 1 some stop at $1 - R^2$ or leave the column of ones out of the
# >   regression. If time is short, derive only the variance of the sum on the board and set exercise 1 as homework.
# > - **Ask** $w_2 = -516$: may we say that a longer flipper in inches means a lighter bird? (No. With a standard
# >   error of 421 not even the sign deserves trust.) Which number does, then? (The sum, 697; its standard error is
# >   21.)

# %% [markdown] lang="ko" lecture="4.1" slide="2:three 3:three"
# ## 1. 흔들리는 답
#
# 펭귄을 다른 해에 쟀다면 답이 얼마나 달라졌을까요? 이 펭귄들은 실제로 세 해에 걸쳐 쟀습니다. 2007년에 109마리,
# 2008년에 114마리, 2009년에 119마리입니다. 해마다 따로 풀어 봅시다.
#
# 한 해의 펭귄은 342마리의 3분의 1뿐입니다. 342마리로 구한 답은 얼마나 흔들릴까요? 그만한 데이터를 다시 모을 수는
# 없지만 흉내 낼 수는 있습니다. 342마리에서 342번을 뽑되, 뽑은 펭귄도 되돌려 놓고 또 뽑습니다. 이렇게 만든 데이터에서
# $w$를 다시 구하기를 거듭하는 방법을 **부트스트랩**이라 합니다. 첫째 셀은 해마다의 답, 부트스트랩 1,000번 가운데 처음
# 다섯 번의 답, 1,000번의 표준편차를 차례로 보여 줍니다. 줄마다 $w_0$, $w_1$, $w_2$와 $w_1 + w_2$입니다.
#
# 데이터를 그보다 훨씬 조금만 바꾸면 어떨까요? 둘째 셀은 펭귄도 mm 값도 그대로 두고, 인치를 적는 방식만 바꿉니다.
# 0.1인치까지 적던 것을 8분의 1인치, 0.01인치, 0.001인치까지 적습니다.
#
# 어느 수가 흔들리고 어느 수가 그대로인지 보세요.

# %% [markdown] lang="en" slide="2:one 3:three 4:one"
# ## 1. An unstable answer
#
# How different would the answer have been, had the penguins been measured in another year? They were in fact measured
# over three years: 109 of them in 2007, 114 in 2008 and 119 in 2009. Let us solve each year by itself.
#
# A year holds only a third of the 342 penguins. How unstable is an answer that rests on 342? We cannot gather as many
# again, but we can imitate it. Draw 342 times from the 342 penguins, putting each back before the next draw, and find
# $w$ anew from what was drawn, again and again. This is the **bootstrap**. The first cell shows the answer of each
# year, the first five of 1,000 bootstrap answers, and the standard deviations of all 1,000. Each line holds $w_0$,
# $w_1$, $w_2$ and $w_1 + w_2$.
#
# And if the data change by much less than that? The second cell leaves the penguins and their mm as they are, and
# changes nothing but how the inches are written: to an eighth of an inch, to 0.01 and to 0.001 of an inch, instead of
# to 0.1.
#
# See which of the numbers are unstable and which are not.


# %% lecture="4.1"
def solve(rows):
    w = np.linalg.lstsq(X[rows], y[rows])[0]
    return [*w, w[1] + w[2]]


for year in (2007, 2008, 2009):
    print(year, np.round(solve(penguins.year == year)))
rng = np.random.default_rng(0)
draws = np.array([solve(rng.integers(0, n, n)) for _ in range(1000)])
print(draws[:5].round(), "\nstandard deviations", draws.std(axis=0).round(1))

# %% lecture="4.1"
for step in (1 / 8, 1 / 10, 1 / 100, 1 / 1000):
    written = np.round(flipper / 25.4 / step) * step
    A = np.column_stack([np.ones(n), z, (written - written.mean()) / written.std()])
    w1, w2 = np.linalg.lstsq(A, y)[0][1:]
    changed = abs(written - inch).max()
    print(f"{step:5} inch: changed by {changed:.2f} at most, w = {w1:6.0f}, {w2:6.0f}, sum {w1 + w2:.0f}")

# %% [markdown] lang="ko" lecture="4.1" slide="3:new 6:new"
# $w_2$는 해마다 −1,118, −355, −434이고, 처음 다섯 번의 부트스트랩에서도 −782와 −83 사이를 널뜁니다. 1,000번의
# 표준편차는 407입니다. 그런데 합 $w_1 + w_2$의 표준편차는 20.5뿐입니다. 한 해의 펭귄은 3분의 1이므로 해마다의 답은
# $\sqrt 3$배쯤 더 흔들립니다. 세 해의 합 679, 712, 751이 벌어진 것도 그만큼입니다. $w_0$만은 4,323에서 4,105까지 그보다
# 크게 달라집니다. 해마다 펭귄이 실제로 조금 달랐습니다. 같은 펭귄들에서 다시 뽑는 부트스트랩은 그런 차이까지 흉내
# 내지는 못합니다.
#
# 인치를 달리 적기만 해도 $(w_1, w_2)$는 (298, 400)에서 (1,411, −713)으로, 다시 (−30,703, 31,401)로 달아납니다. 어느
# 인치 값도 0.1인치 넘게 바뀌지 않았는데 그렇습니다. 그래도 합은 698이나 697입니다. 정확히 적을수록 두 특징이 더 닮고,
# 닮을수록 $w$가 더 흔들립니다.
#
# 1장 5절에서 본 **다중공선성**입니다. 상관이 강하면 $w$가 흩어지고, 비슷한 데이터의 예측은 그대로라는 것을 거기서
# 보았습니다. 얼마나 심한지는 **분산 팽창 인자**(VIF)가 말해 준다는 것도 보았습니다. 여기서는 데이터가 무엇을 알려 주고
# 무엇을 알려 주지 않는지 따져 봅시다. 아래 그림의 슬라이더는 둘째 특징을 바꿉니다.
#
# $$z_2 = \rho z + \sqrt{1 - \rho^2}\,q$$
#
# $q$는 인치 값에서 mm로 설명되지 않는 부분, 곧 반올림 오차를 표준화한 것입니다. 그래서 두 특징의 상관계수는 꼭
# $\rho$입니다. $\rho = 0.9987$이면 $z_2$가 바로 3장의 인치 값이고, $\rho = 1$이면 두 특징이 똑같습니다.
#
# 새 펭귄이 한 마리 왔습니다. 먼저 질문에 답하세요. 그다음 새 펭귄을 바꾸거나 끌고, 상관계수를 0에서 1까지 옮기면서
# 보세요.
#
# - $w$의 구름이 골짜기의 어느 방향으로 길어지는지
# - $w_2$의 표준편차와 예측의 표준편차가 언제 갈라지고 언제 함께 커지는지

# %% [markdown] lang="en" slide="one 2:new,one 6:new"
# From year to year $w_2$ is −1,118, −355 and −434, and in the first five bootstrap draws it jumps between −782 and −83.
# Its standard deviation over 1,000 draws is 407. Yet that of the sum $w_1 + w_2$ is only 20.5. A year holds a third of
# the penguins, so the answers of the years are about $\sqrt 3$ times as unstable, and the sums 679, 712 and 751 are no
# farther apart than that. Only $w_0$ changes by more, from 4,323 to 4,105: the penguins of the three years did differ a
# little. That the bootstrap, which draws from the same birds again, does not imitate.
#
# Merely to write the inches otherwise takes $(w_1, w_2)$ from (298, 400) to (1,411, −713), and on to (−30,703, 31,401),
# although no measurement has changed by more than 0.1 inch. The sum is 698 or 697 all the same. The more exactly the
# inches are written, the more alike are the features; and the more alike they are, the more unstable is $w$.
#
# This is the **multicollinearity** of chapter 1, section 5. There we saw that strong correlation scatters $w$ but
# leaves predictions for similar data where they are, and that the **variance inflation factor** (VIF) says how bad it
# is. Here we ask what the data do say and what they do not. The slider of the figure changes the second feature:
#
# $$z_2 = \rho z + \sqrt{1 - \rho^2}\,q$$
#
# Here $q$ is what the mm do not explain of the inches, the rounding error, standardised. So the correlation of the
# two features is exactly $\rho$. At $\rho = 0.9987$, $z_2$ is the inches of chapter 3; at $\rho = 1$ both features
# are the same.
#
# A new penguin has arrived. Answer the question first. Then change or drag the new penguin, move the correlation from 0
# to 1, and watch
#
# - in which direction of the valley the cloud of $w$ grows longer;
# - when the standard deviations of $w_2$ and of the prediction part company, and when they grow together.

# %% lecture="4.1"
figures.explore_correlation()

# %% [markdown] lang="ko" lecture="4.1" slide="6:three 7:new 10:new 12:whole 14:one"
# ### 무엇을 보았나요
#
# - 상관이 강할수록 골짜기가 길어지고, $w$의 구름은 그 바닥을 따라 흩어집니다. $w_1$이 커지면 $w_2$가 그만큼 작아지는
#   방향입니다.
# - mm 자와 인치 자로 잰 두 값이 서로 맞는 펭귄의 예측은 거의 그대로입니다. 그 펭귄에게는 $w_1 + w_2$만 중요하기
#   때문입니다.
# - 두 값이 어긋난 펭귄을 물으면 예측도 $w_2$처럼 흔들립니다. 데이터에 그런 펭귄이 없기 때문입니다. 두 값이 가장 크게
#   어긋난 펭귄도 0.1표준편차쯤입니다.
#
# ### 왜 그럴까요
#
# $y$가 참값 $w$로 계산한 $Xw$에 잡음 $\eta$를 더한 것이고, 잡음은 서로 독립이며 분산이 $s^2$이라 합시다. 최소제곱해는
# $\hat w = w + (X^\top X)^{-1}X^\top \eta$이고, 그 **공분산 행렬**은 이렇게 됩니다.
#
# $$\operatorname{Cov}(\hat w) = s^2 (X^\top X)^{-1}$$
#
# 대각선의 수가 분산이고, 그 제곱근이 **표준 오차**입니다. 잡음의 분산 $s^2$은 잔차의 제곱합을 $n - p$로 나누어
# 어림합니다. $p$는 $X$의 열 수입니다. $w$를 데이터에 맞추느라 잔차가 그만큼 작아져서, $n$으로 나누면 너무 작습니다.
#
# 표준화한 두 특징이라면 역행렬을 손으로 구할 수 있습니다. 특징들이 평균 0이라 1로 채운 열과 수직이므로, 절편은 따로
# 떨어져 나갑니다.
#
# $$X^\top X = n\begin{pmatrix} 1 & \rho \\ \rho & 1 \end{pmatrix}, \qquad
# (X^\top X)^{-1} = \frac{1}{n(1 - \rho^2)}\begin{pmatrix} 1 & -\rho \\ -\rho & 1 \end{pmatrix}$$
#
# 그래서 $\hat w_1$과 $\hat w_2$의 분산은 상관이 없을 때의 $1/(1 - \rho^2)$배입니다. 특징이 더 많으면 $\rho^2$ 대신
# $R_j^2$을 쓴 $\text{VIF}_j = 1/(1 - R_j^2)$배입니다. $R_j^2$은 특징 $j$의 변동 가운데 나머지 특징들로 설명되는
# 비율입니다.
#
# 합과 차의 분산도 구해 봅시다. 합의 분산은 위의 역행렬에서 네 수를 모두 더하고 $s^2$을 곱한 값입니다.
#
# $$\operatorname{Var}(\hat w_1 + \hat w_2) = \frac{s^2 (2 - 2\rho)}{n(1 - \rho^2)}
# = \frac{2s^2}{n(1 + \rho)}$$
#
# 차의 분산은 여러분 차례입니다. 이번에는 대각선 밖의 두 수를 뺍니다.
# $\operatorname{Var}(\hat w_1 - \hat w_2) = \square$
#
# <details><summary>답</summary>
#
# $\dfrac{s^2 (2 + 2\rho)}{n(1 - \rho^2)} = \dfrac{2s^2}{n(1 - \rho)}$입니다. $\rho$가 1로 가면 합의 분산은
# $s^2/n$으로, 차의 분산은 무한대로 갑니다. 데이터는 합을 잘 알려 주고, 차는 거의 알려 주지 않습니다.
#
# </details>
#
# 다음 첫째 셀은 식으로 구한 표준 오차와 VIF, 그리고 두 값이 맞는 펭귄과 맞지 않는 펭귄의 예측입니다. 둘째 셀은 두
# 특징을 다 쓸 때, mm만 쓸 때, 둘의 평균을 쓸 때를 견줍니다.

# %% [markdown] lang="en" slide="6:one 7:new 9:one 10:new 12:whole 14:one"
# ### What you saw
#
# - The stronger the correlation, the longer the valley, and the cloud of $w$ scatters along its floor: the direction
#   in which $w_2$ falls by as much as $w_1$ rises.
# - The prediction for a penguin whose measurements in mm and in inches agree hardly moves. For such a bird only
#   $w_1 + w_2$ matters.
# - Asked about a penguin whose two measurements differ, the prediction is unstable just as $w_2$ is, for the data hold
#   no such penguin. No two measurements in them are more than about 0.1 standard deviations apart.
#
# ### Why
#
# Suppose that $y$ is $Xw$, with the true $w$, plus noise $\eta$, independent and of variance $s^2$. The least-squares
# solution is $\hat w = w + (X^\top X)^{-1}X^\top \eta$, and its **covariance matrix** comes out as
#
# $$\operatorname{Cov}(\hat w) = s^2 (X^\top X)^{-1}$$
#
# The numbers on its diagonal are the variances; the root of each is a **standard error**. The variance $s^2$ of the
# noise is estimated by the sum of the squared residuals over $n - p$, where $p$ is the number of columns of $X$. As
# $w$ was fitted to the data the residuals are a little too small, and to divide by $n$ would give too little.
#
# For two standardised features the inverse can be found by hand. Their means are 0, so they are perpendicular to the
# column of ones, and the intercept splits off.
#
# $$X^\top X = n\begin{pmatrix} 1 & \rho \\ \rho & 1 \end{pmatrix}, \qquad
# (X^\top X)^{-1} = \frac{1}{n(1 - \rho^2)}\begin{pmatrix} 1 & -\rho \\ -\rho & 1 \end{pmatrix}$$
#
# So the variances of $\hat w_1$ and $\hat w_2$ are $1/(1 - \rho^2)$ times what they would be without correlation. With
# more features $R_j^2$ takes the place of $\rho^2$, and they are $\text{VIF}_j = 1/(1 - R_j^2)$ times as large. $R_j^2$
# is the share of the variation of feature $j$ that all the others explain.
#
# Now the variances of the sum and the difference. For the sum, add up all four numbers of the inverse above and
# multiply by $s^2$.
#
# $$\operatorname{Var}(\hat w_1 + \hat w_2) = \frac{s^2 (2 - 2\rho)}{n(1 - \rho^2)}
# = \frac{2s^2}{n(1 + \rho)}$$
#
# The difference is yours. This time the two numbers off the diagonal are subtracted.
# $\operatorname{Var}(\hat w_1 - \hat w_2) = \square$
#
# <details><summary>Answer</summary>
#
# $\dfrac{s^2 (2 + 2\rho)}{n(1 - \rho^2)} = \dfrac{2s^2}{n(1 - \rho)}$. As $\rho$ goes to 1, the variance of
# the sum goes to $s^2/n$ and that of the difference to infinity. The data say much about the sum and next to
# nothing about the difference.
#
# </details>
#
# The first of the next two cells shows the standard errors by the formula, the VIF, and the predictions for a penguin
# whose two measurements agree and for one whose do not. The second compares three choices: both features, the mm alone,
# and the mean of the two.

# %% lecture="4.1"
w, vif = np.linalg.lstsq(X, y)[0], solvers.vif(X[:, 1:])
s = np.sqrt(np.sum((y - X @ w) ** 2) / (n - 3))
covariance = s**2 * np.linalg.inv(X.T @ X)
print("standard errors", np.sqrt(np.diag(covariance)).round(1), f"without correlation {s / np.sqrt(n):.1f}")
print("VIF", vif.round(1), "root of VIF", np.sqrt(vif).round(1))
print(f"w1 + w2 = {w[1] + w[2]:.0f}, standard error {np.sqrt(covariance[1:, 1:].sum()):.0f}")
for bird in ([1, 1.5, 1.5], [1, 1.5, 1.0]):
    error = np.sqrt(bird @ covariance @ bird)
    print(bird, f"{bird @ w:.0f} g, standard error {error:.0f} g, for one bird {np.hypot(s, error):.0f} g")

# %% lecture="4.1"
choices = {"both": X[:, 1:], "mm alone": X[:, [1]], "mean of both": X[:, 1:].mean(axis=1, keepdims=True)}
for name, features in choices.items():
    A = np.column_stack([np.ones(n), features])
    w = np.linalg.lstsq(A, y)[0]
    s = np.sqrt(np.sum((y - A @ w) ** 2) / (n - A.shape[1]))
    errors = s * np.sqrt(np.diag(np.linalg.inv(A.T @ A)))
    print(f"{name:12} w = {w[1:].round()}, standard errors {errors[1:].round()}, s = {s:.1f} g")

# %% [markdown] lang="ko" lecture="4.1" slide="four 4:three 7:new"
# 첫 질문에 답할 수 있게 되었습니다. $w_2 = -516$의 표준 오차는 421입니다. 부트스트랩 1,000번이 낸 407과도 잘
# 맞습니다. $w_2$는 0과 구별되지 않으니 부호도 믿을 수 없습니다. 상관이 없었다면 표준 오차는 21.3이었을 것이고, 실제로는
# $\sqrt{\text{VIF}}$인 19.8배가 되었습니다. 믿을 수 있는 것은 합입니다. $w_1 + w_2 = 697$이고 표준 오차는 21입니다.
#
# 예측은 어떨까요? 두 값이 맞는 펭귄은 5,247 g에 표준 오차 38 g이고, 반 표준편차만큼 어긋난 펭귄은 5,505 g에 213
# g입니다. 이것은 그런 펭귄들의 평균 체중을 얼마나 정확히 아는가입니다. 펭귄 한 마리의 체중은 잔차만큼 더
# 흩어지므로, 5,247 g이라는 예측은 표준편차로 396 g쯤 빗나갑니다.
#
# ### 얼마나 크면 지나칠까요
#
# VIF가 5나 10을 넘으면 살펴보라는 어림 규칙이 널리 쓰입니다. $R_j^2$이 0.8이나 0.9를 넘는다는 뜻이고, 표준 오차가
# 2.2배나 3.2배가 됩니다. 규칙일 뿐입니다. 정작 중요한 것은 배율이 아니라 표준 오차입니다. 표준화한 특징이라면
# $s\sqrt{\text{VIF}/n}$입니다. 데이터가 많으면 VIF가 20이어도 괜찮고, 적으면 3이어도 지나칩니다. 그리고 VIF가 큰 특징의
# $w_j$만 흔들립니다. 나머지는 그대로입니다.
#
# ### 그때는 무엇을 할까요
#
# | 알고 싶은 것 | 할 일 |
# |---|---|
# | 데이터와 비슷한 곳의 예측 | 그대로 두어도 됩니다. 새 데이터에서도 특징들의 관계가 같은지 살핍니다. |
# | 두 특징이 함께 하는 일 | 합 $w_1 + w_2$와 그 표준 오차를 보고합니다. |
# | 같은 것을 두 번 잰 특징의 기울기 | 하나를 빼거나 둘의 평균을 씁니다. |
# | 두 특징이 따로 하는 일 | 두 값이 따로 움직이는 데이터를 모읍니다. 어떤 방법도 이 데이터에서는 알아내지 못합니다. |
# | 비슷한 특징이 많을 때의 안정된 $w$ | 5장의 릿지를 씁니다. |
#
# 위의 둘째 셀이 셋째 줄의 보기입니다. mm만 써도, 평균을 써도 표준 오차가 421에서 21로 줄고, 잡음의 어림값 $s$는 394
# g과 396 g으로 거의 그대로입니다. 다만 특징을 빼면 남은 $w$의 뜻이 달라집니다(2장). 하는 일이 서로 다른 특징이라면,
# VIF가 크다고 해서, 또는 $w_j$가 0과 구별되지 않는다고 해서 빼서는 안 됩니다.
#
# > #### 슬라이드 더 정확히
# >
# > - 슬라이드는 모델이 작은 데이터 변화에 민감해진다고 합니다. 민감해지는 것은 $w$입니다. 열이 일차독립이면, 데이터에
# >   있는 점들에서 예측의 분산을 평균한 값은 상관이 강하든 약하든 언제나 $s^2 p/n$입니다.
# > - 정확도가 떨어지는 것은 특징 사이의 관계가 훈련 데이터와 다른 곳에서 예측할 때입니다. $w$ 하나하나를 해석하기는
# >   언제나 어려워집니다. 합은 여전히 해석할 수 있습니다.
# > - 두 특징끼리의 상관계수가 낮아도 여러 특징이 함께 일차종속에 가까울 수 있습니다. 서로 상관이 없고 분산이 같은 특징
# >   열 개와 그 합을 넣으면, 어느 두 특징의 상관계수도 0.32를 넘지 않는데 VIF는 모두 무한대입니다. 그래서 상관계수보다
# >   VIF를 봅니다.
#
# ### 연습 1: VIF
#
# 특징의 표 `A`(1로 채운 열은 없습니다)와 열 번호 `j`를 받아 그 열의 VIF를 돌려주세요. 다른 열들과 절편으로 `j`번째
# 열을 회귀합니다. 잔차의 분산을 그 열의 분산으로 나누면 $1 - R_j^2$입니다. `np.delete(A, j, axis=1)`은
# `j`번째 열을 뺀 표입니다.
#
# <details><summary>풀이</summary>
#
# ```python
# def my_vif(A, j):
#     others = np.column_stack([np.ones(len(A)), np.delete(A, j, axis=1)])
#     residual = A[:, j] - others @ np.linalg.lstsq(others, A[:, j])[0]
#     return A[:, j].var() / residual.var()
# ```
#
# </details>

# %% [markdown] lang="en" slide="2:one 4:three 7:new 10:one"
# Now the opening question has an answer. The standard error of $w_2 = -516$ is 421, with which the 407 of 1,000
# bootstrap draws agrees well. So $w_2$ is not distinguishable from 0, and not even its sign deserves trust. Without
# correlation the standard error would have been 21.3; it is 19.8 times that, $\sqrt{\text{VIF}}$ times. What deserves
# trust is the sum, $w_1 + w_2 = 697$ with a standard error of 21.
#
# And the predictions? For the penguin whose two measurements agree, 5,247 g with a standard error of 38 g; for the one
# where they differ by half a standard deviation, 5,505 g with 213 g. This is how well we know the mean body mass of
# such penguins. A single penguin scatters by the residuals as well: as a prediction for one bird, 5,247 g has a
# standard deviation of 396 g.
#
# ### How large is too large
#
# A common rule of thumb is to look closer where a VIF exceeds 5 or 10. That is an $R_j^2$ above 0.8 or 0.9, and 2.2 or
# 3.2 times the standard error. It is only a rule. What counts is not the factor but the standard error itself, for a
# standardised feature $s\sqrt{\text{VIF}/n}$: with much data a VIF of 20 may do no harm, with little a VIF of 3 may be
# too much. And only the $w_j$ of features with a large VIF are unstable. The others are not.
#
# ### What to do then
#
# | To know | Do |
# |---|---|
# | predictions where the data are | Nothing. Check that the features of new data relate as before. |
# | what two features do together | Report the sum $w_1 + w_2$ and its standard error. |
# | the slope of one thing measured twice | Drop one of the two, or use their mean. |
# | what each of two features does | Gather data in which they move apart. No method finds it in these. |
# | a stable $w$ of many features alike | Use ridge, of chapter 5. |
#
# The second cell above is an example of the third row. With the mm alone, or the mean, the standard error falls from
# 421 to 21, while the estimate $s$ of the noise, 394 g and 396 g, hardly changes. But without a feature the other $w$
# mean something else (chapter 2). Of features that do different things, drop none just because its VIF is large or its
# $w_j$ not distinguishable from 0.
#
# > #### The slide, more precisely
# >
# > - The slide says that the model becomes sensitive to small changes of the data. What becomes sensitive is $w$. The
# >   variance of the predictions, averaged over the points of the data, is $s^2 p/n$ whatever the correlation, as long
# >   as the columns are linearly independent.
# > - Accuracy suffers where one predicts at points whose features relate in other ways than in the training data.
# >   Each single $w$ always becomes harder to interpret. The sum can still be interpreted.
# > - Several features may together be close to linearly dependent although no two of them are highly correlated. Take
# >   ten uncorrelated features of equal variance and their sum: no two of them have a correlation above 0.32, and yet
# >   every VIF is infinite. So look at the VIF rather than at correlations.
#
# ### Exercise 1: the VIF
#
# Given a table of features `A` (without a column of ones) and the number `j` of a column, return the VIF of that
# column. Regress column `j` on the others and an intercept. The variance of the residuals, divided by that of the
# column, is $1 - R_j^2$. `np.delete(A, j, axis=1)` is the table without column `j`.
#
# <details><summary>Solution</summary>
#
# ```python
# def my_vif(A, j):
#     others = np.column_stack([np.ones(len(A)), np.delete(A, j, axis=1)])
#     residual = A[:, j] - others @ np.linalg.lstsq(others, A[:, j])[0]
#     return A[:, j].var() / residual.var()
# ```
#
# </details>


# %% lecture="4.1"
def my_vif(A, j):
    return ...


checks.check_vif(my_vif)

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 2절 · 10분** 정규 방정식이 QR이나 SVD보다 자릿수를 두 배로 잃는 까닭은
# > $\kappa(X^\top X) = \kappa(X)^2$ 하나라는 것을 알게 합니다.
# >
# > - **보여 줄 것** ‘연도 열’이 ‘연도’일 때 촐레스키는 7자리쯤, QR은 11자리쯤 맞습니다. ‘연도 + 10⁶’까지 올리면
# >   2자리쯤과 8자리쯤이 됩니다(컴퓨터마다 조금 다릅니다). 끝으로 ‘GNP의 단위’를 ‘모든 열 표준화’로 바꾸어
# >   조건수가 111로 줄고 막대가 모두 8자리를 넘는 것을 보입니다.
# > - **예측** 흔히 ‘아무도, 같은 문제이므로’를 고릅니다. 종이 위에서는 옳은 말입니다.
# >   2장에서 정규 방정식을 정확한 식이라 배운 기억 때문에 ‘QR만, 정규 방정식은 정확하므로’를 고르기도 합니다.
# > - **흔한 오답** 조건수가 크면 데이터가 나쁘다고 말하는데, 연도를 세는 출발점만 바꾸어도 조건수가 달라진다고
# >   짚어 줍니다. 연습 2에서는 제곱을 빠뜨리거나, 이미 제곱인 $X^\top X$의 조건수를 한 번 더 제곱합니다.
# >   부동소수점 설명에서 시간이 새기 쉬우니 16자리와 $\varepsilon$만 말하고, 까닭은 $1 + \delta^2$이 1이 되는 예로
# >   보입니다.
# > - **질문** 조건수가 10배가 되면 QR과 정규 방정식은 몇 자리씩 더 잃습니까? (한 자리와 두 자리입니다.) ‘연도 +
# >   10⁷’에서 역행렬은 풀기를 거절합니까? (아닙니다. 맞는 자리가 없는 답을 말없이 내놓습니다.)

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 2 · 10 minutes** Students should leave knowing the one reason why the normal
# > equation loses twice as many digits as QR or the SVD: $\kappa(X^\top X) = \kappa(X)^2$.
# >
# > - **Show** With “Year column” at “year”, Cholesky has about 7 correct digits and QR about 11. At “year + 10⁶”
# >   they have about 2 and about 8 (it differs a little from computer to computer). Then switch “Unit of GNP” to
# >   “all columns standardised”: the condition number falls to 111 and all bars are above 8 digits.
# > - **Predict** Many choose “Nobody, it is the same problem”, which is true on paper.
# >   Some remember from chapter 2 that the normal equation is exact, and choose “QR alone”.
# > - **Wrong answers** A large condition number is blamed on bad data: point out that it changes with nothing but
# >   the year one counts from. In exercise 2 the square is forgotten, or the condition number of $X^\top X$,
# >   squared already, is squared again. Time leaks away on floating point: mention 16 digits and $\varepsilon$
# >   only, and give the reason by the example in which $1 + \delta^2$ becomes 1.
# > - **Ask** When the condition number grows 10 times, how many more digits do QR and the normal equation lose?
# >   (One and two.) Does the inverse refuse at “year + 10⁷”? (No: it gives an answer without a correct digit, and
# >   says nothing.)

# %% [markdown] lang="ko" lecture="4.2" slide="6:new 8:new"
# ## 2. 사라지는 자릿수
#
# 지금까지는 데이터가 달라지면 $w$가 흔들린다는 이야기였습니다. 컴퓨터 안에서는 반올림 오차도 데이터를 조금 바꿉니다.
# 컴퓨터가 보통 쓰는 배정밀도 수는 약 16자리이고, 1과 그다음 수의 간격은
# $\varepsilon = 2^{-52} \approx 2.2 \times 10^{-16}$입니다. 이것이 **기계 엡실론**입니다.
#
# $X$는 방향에 따라 벡터를 다른 배율로 늘입니다. 가장 큰 배율 $\sigma_{\max}$와 가장 작은 배율 $\sigma_{\min}$의 비율이
# $X$의 **조건수**입니다.
#
# $$\kappa(X) = \frac{\sigma_{\max}}{\sigma_{\min}}, \qquad \kappa(X^\top X) = \kappa(X)^2$$
#
# 둘째 식은 $X^\top X$의 고윳값이 $\sigma^2$이기 때문입니다. 3장의 $\lambda_{\max}/\lambda_{\min}$이 바로
# $\kappa(X^\top X)$였습니다.
#
# 조건수는 오차를 키우는 배율입니다. $Xw = b$에서 $b$가 그 길이의 $\varepsilon$배만큼 어긋났다고 합시다. 그 어긋남이
# $X$가 가장 적게 늘이는 방향이면 $w$는 $\varepsilon\lVert b \rVert/\sigma_{\min}$만큼 어긋납니다. 그런데 $w$의
# 길이는 $\lVert b \rVert/\sigma_{\max}$밖에 안 될 수도 있습니다. 그래서 상대 오차는 많게는
# $\kappa(X)\,\varepsilon$이 됩니다. 맞는 자릿수는 대략 이만큼 남습니다.
#
# | 방법 | 푸는 식 | 남는 자릿수 |
# |---|---|---|
# | 정규 방정식 | $X^\top X w = X^\top y$ | $-\log_{10}(\kappa^2 \varepsilon)$ |
# | QR | $Rw = Q^\top y$ | $-\log_{10}(\kappa\, \varepsilon)$ |
# | SVD | $w = V\Sigma^{-1}U^\top y$ | $-\log_{10}(\kappa\, \varepsilon)$ |
#
# **QR 분해** $X = QR$에서 $Q$의 열은 길이가 1이고 서로 수직이며, $R$은 위삼각행렬입니다. SVD는 3절에서 배웁니다. 두
# 방법은 $X^\top X$를 만들지 않습니다. 잔차가 크면 이 둘에도 $\kappa^2\varepsilon$에 비례하는 항이 있지만, 잔차가
# 차지하는 비율이 곱해집니다.
#
# 시험 문제는 롱리의 데이터입니다. 특징 여섯 개의 VIF가 차례로 135.5, 1,788.5, 33.6, 3.6, 399.2, 759.0입니다. 미국의
# 표준 기관 NIST가 아주 높은 정밀도로 계산한 답을 15자리까지 공개해 두었습니다.
#
# 다음 첫째 셀은 열의 길이를 똑같이 맞춘 $X$의 조건수와, 이론이 말하는 남는 자릿수입니다. 둘째 셀은 방법마다 맞는
# 자릿수를 셉니다.

# %% [markdown] lang="en" slide="6:new 8:new 10:one"
# ## 2. Vanishing digits
#
# So far, $w$ was unstable because the data changed. Inside a computer, rounding changes the data a little as well.
# Numbers in double precision have about 16 digits; the gap between 1 and the next number is
# $\varepsilon = 2^{-52} \approx 2.2 \times 10^{-16}$, the **machine epsilon**.
#
# $X$ stretches vectors more in some directions than in others. The largest factor $\sigma_{\max}$ divided by the
# smallest $\sigma_{\min}$ is the **condition number** of $X$.
#
# $$\kappa(X) = \frac{\sigma_{\max}}{\sigma_{\min}}, \qquad \kappa(X^\top X) = \kappa(X)^2$$
#
# The second formula holds because the eigenvalues of $X^\top X$ are the $\sigma^2$. So chapter 3's
# $\lambda_{\max}/\lambda_{\min}$ was $\kappa(X^\top X)$.
#
# The condition number is the factor by which errors grow. In $Xw = b$ let $b$ be off by $\varepsilon$ times its
# length. If that lies in the direction which $X$ stretches least, $w$ is off by
# $\varepsilon\lVert b \rVert/\sigma_{\min}$. And $w$ itself may be no longer than $\lVert b \rVert/\sigma_{\max}$.
# So its relative error may be as large as $\kappa(X)\,\varepsilon$. That leaves about so many correct digits:
#
# | Method | Equation solved | Digits left |
# |---|---|---|
# | Normal equation | $X^\top X w = X^\top y$ | $-\log_{10}(\kappa^2 \varepsilon)$ |
# | QR | $Rw = Q^\top y$ | $-\log_{10}(\kappa\, \varepsilon)$ |
# | SVD | $w = V\Sigma^{-1}U^\top y$ | $-\log_{10}(\kappa\, \varepsilon)$ |
#
# In the **QR factorisation** $X = QR$ the columns of $Q$ are perpendicular and of length 1, and $R$ is upper
# triangular. The SVD comes in section 3. Neither method builds $X^\top X$. Where residuals are large they too have a
# term in $\kappa^2\varepsilon$, but it is multiplied by the share that the residuals have.
#
# The test is Longley's data. The VIFs of its six features are 135.5, 1,788.5, 33.6, 3.6, 399.2 and 759.0. NIST, the
# standards institute of the United States, has published the answer to 15 digits, computed in very high precision.
#
# The first of the next cells shows the condition number of $X$, with its columns made equally long, and the digits
# that theory says are left. The second counts the correct digits of each method.

# %% lecture="4.2" slide="continue"
for name, A in {"penguins": X, "Longley": longley}.items():
    kappa = solvers.condition_number(A / np.linalg.norm(A, axis=0))
    left = -np.log10(np.finfo(float).eps * np.array([kappa**2, kappa]))
    print(f"{name:8} κ = {kappa:6.0f}, digits left: normal equation {left[0]:.1f}, QR and SVD {left[1]:.1f}")

# %% lecture="4.2" tags=["nbval-ignore-output"]
from sklearn.linear_model import LinearRegression

inverse = np.linalg.inv(longley.T @ longley) @ (longley.T @ us.employed)
qr, svd = solvers.qr_ols(longley, us.employed), solvers.svd_ols(longley, us.employed).coef
refined = solvers.refined_ols(longley, us.employed)
sklearn = LinearRegression().fit(economy, us.employed)
answers = {"inverse": inverse, "QR": qr, "SVD": svd, "refined QR": refined}
answers["scikit-learn"] = np.append(sklearn.intercept_, sklearn.coef_)
for name, w in answers.items():
    print(f"{name:12} {-np.log10(abs(w / us.certified - 1).max()):4.1f} correct digits")

# %% [markdown] lang="ko" lecture="4.2" slide="whole 2:new 3:one"
# 역행렬만 9자리를 넘지 못합니다. 이론은 6.4자리쯤이라 했으니 대략 맞습니다. 컴퓨터마다 조금 다릅니다.
#
# 아래 그림에서는 연도를 세는 출발점을 바꿉니다. 연도 열에 상수를 더해도 기울기 여섯 개는 그대로이니 같은 문제입니다.
# 그러나 상수가 커질수록 연도 열은 1로 채운 열과 비슷해지고 조건수가 커집니다. 조건수 κ는 열의 길이를 똑같이 맞추고
# 잰 것입니다. GNP의 단위도 바꾸어 보세요. 백만 달러를 천 달러로 바꾸면 수가 1,000배가 될 뿐, 역시 같은 문제입니다.
#
# 막대는 기울기 여섯 개 가운데 가장 나쁜 것의 맞는 자릿수이고, 여러분의 컴퓨터에서 방금 계산한 것입니다. 촐레스키는
# $X^\top X$를 삼각행렬 둘의 곱으로 나누어 정규 방정식을 푸는 표준 방법입니다. 먼저 질문에 답하세요.

# %% [markdown] lang="en" slide="new,whole 3:one"
# Only the inverse does not get beyond 9 digits. Theory said about 6.4, which is roughly right. It differs a little from
# computer to computer.
#
# In the figure below the years are counted from elsewhere. Adding a constant to the column of years leaves all six
# slopes as they are, so it is the same problem. But the larger the constant, the more their column is like the column
# of ones, and the larger the condition number κ, which is measured with the columns made equally long. Change the
# unit of GNP too: thousands instead of millions of dollars make its numbers 1,000 times as large, and again the
# problem is the same.
#
# The bars are the correct digits of the worst of the six slopes, computed just now on your computer. Cholesky is
# the standard way to solve the normal equation: it splits $X^\top X$ into a product of two triangular matrices.
# Answer the question first.

# %% lecture="4.2 4.5"
figures.explore_digits()

# %% [markdown] lang="ko" lecture="4.2" slide="6:three"
# ### 무엇을 보았나요
#
# - 조건수가 10배가 될 때마다 QR과 SVD는 대략 한 자리를, 역행렬과 촐레스키는 대략 두 자리를 잃습니다.
# - $\kappa^2\varepsilon$이 1에 이르면, 곧 κ가 $7 \times 10^7$쯤이면 정규 방정식에는 맞는 자리가 없습니다. 촐레스키는
#   풀기를 거절하기도 하지만, 역행렬은 대개 틀린 답을 말없이 내놓습니다.
# - QR에 반복 개선을 더하면 잔차를 두 배의 정밀도로 다시 계산해, 연도를 어디서부터 세든 거의 모든 자리를 지킵니다.
# - scikit-learn은 평균을 먼저 빼므로 연도의 출발점과 상관없습니다. 그런데 GNP의 단위를 바꾸면 한 자리도 맞지
#   않습니다. 까닭은 6절에서 봅니다.
# - GNP의 단위를 바꾸면 SVD도 몇 자리를 잃습니다. QR과 달리 열의 크기가 고르지 않으면 손해를 보기 때문입니다.
# - 모든 열을 표준화하면 조건수가 111로 줄고, 모든 방법이 여덟 자리 넘게 맞습니다.
#
# ### 제곱이 지우는 것
#
# 아주 작은 예로 까닭을 봅시다. $\delta = 10^{-8}$이라 하면
#
# $$X = \begin{pmatrix} 1 & 1 \\ \delta & 0 \\ 0 & \delta \end{pmatrix}, \qquad
# X^\top X = \begin{pmatrix} 1 + \delta^2 & 1 \\ 1 & 1 + \delta^2 \end{pmatrix}$$
#
# 입니다. $\delta^2 = 10^{-16}$은 $\varepsilon$의 절반보다 작으므로, 컴퓨터에서 $1 + \delta^2$은 1이 됩니다. 두 열이
# 다르다는 정보가 $X^\top X$를 만드는 순간 사라집니다. 남은 것은 역행렬이 없는 **특이 행렬**입니다. 다음 셀에서
# $X^\top X$와, $X$와 $X^\top X$의 일차독립인 열의 수를 보세요.

# %% [markdown] lang="en" slide="2:halves"
# ### What you saw
#
# - For every factor 10 in the condition number, QR and the SVD lose about one digit, the inverse and Cholesky about
#   two.
# - Once $\kappa^2\varepsilon$ reaches 1, when κ is about $7 \times 10^7$, the normal equation has no correct digit
#   left. Cholesky may refuse to solve it; the inverse mostly gives a wrong answer and says nothing.
# - Refined QR computes its residuals anew in twice the precision, and keeps nearly all digits wherever the years are
#   counted from.
# - scikit-learn subtracts the means first, so it does not matter where the years start. But with another unit for GNP
#   not one digit is right. Section 6 tells why.
# - With another unit for GNP the SVD loses some digits as well: unlike QR, it suffers from columns of very different
#   sizes.
# - With all columns standardised the condition number falls to 111, and every method has more than eight digits right.
#
# ### What squaring wipes out
#
# A tiny example shows why. With $\delta = 10^{-8}$ let
#
# $$X = \begin{pmatrix} 1 & 1 \\ \delta & 0 \\ 0 & \delta \end{pmatrix}, \qquad
# X^\top X = \begin{pmatrix} 1 + \delta^2 & 1 \\ 1 & 1 + \delta^2 \end{pmatrix}$$
#
# Now $\delta^2 = 10^{-16}$ is less than half of $\varepsilon$, so in the computer $1 + \delta^2$ is 1. That the columns
# differ is forgotten the moment $X^\top X$ is built. What remains has no inverse: it is a **singular matrix**. See
# $X^\top X$ in the next cell, and the number of linearly independent columns of $X$ and of $X^\top X$.

# %% lecture="4.2"
delta = 1e-8
A = np.array([[1, 1], [delta, 0], [0, delta]])
print(A.T @ A)
print("independent columns of X:", np.linalg.matrix_rank(A), "and of the Gram matrix:", np.linalg.matrix_rank(A.T @ A))

# %% [markdown] lang="ko" lecture="4.2" slide="3:whole"
# > #### 슬라이드 더 정확히
# >
# > - 슬라이드는 $(X^\top X)^{-1}$이 존재하지 않을 수 있다고 합니다. 수학에서는 $X$의 열이 일차종속일 때, 그리고 그때만
# >   없습니다. 컴퓨터에서는 $\kappa(X)^2\varepsilon$이 1에 가까우면 이미 없는 것과 같습니다.
# > - $X^\top X$의 조건수는 $X$의 조건수의 제곱입니다. 그래서 같은 데이터라도 정규 방정식은 QR이나 SVD보다 자릿수를 두
# >   배로 잃습니다.
# > - 정규 방정식을 피하는 길이 SVD만은 아닙니다. 열이 일차독립이면 QR이 더 빠르고, 맞는 자릿수는 비슷합니다.
#
# ### 연습 2: 제곱되는 조건수
#
# $X$의 특이값만으로 $X^\top X$의 조건수를 돌려주세요. $X^\top X$를 만들지 마세요.
# `np.linalg.svd(X, compute_uv=False)`는 특이값을 큰 것부터 돌려줍니다.
#
# <details><summary>풀이</summary>
#
# ```python
# def my_gram_condition(X):
#     sigma = np.linalg.svd(X, compute_uv=False)
#     return (sigma[0] / sigma[-1]) ** 2
# ```
#
# </details>

# %% [markdown] lang="en" slide="3:one"
# > #### The slide, more precisely
# >
# > - The slide says that $(X^\top X)^{-1}$ may not exist. In mathematics it does not exist exactly if the columns of
# >   $X$ are linearly dependent. In a computer it is as good as gone once $\kappa(X)^2\varepsilon$ is near 1.
# > - The condition number of $X^\top X$ is the square of that of $X$. So on the same data the normal equation loses
# >   twice as many digits as QR or the SVD.
# > - The SVD is not the only way past the normal equation. If the columns are linearly independent QR is faster, with
# >   about as many correct digits.
#
# ### Exercise 2: the condition number, squared
#
# Return the condition number of $X^\top X$ from the singular values of $X$ alone, without building $X^\top X$.
# `np.linalg.svd(X, compute_uv=False)` returns the singular values, largest first.
#
# <details><summary>Solution</summary>
#
# ```python
# def my_gram_condition(X):
#     sigma = np.linalg.svd(X, compute_uv=False)
#     return (sigma[0] / sigma[-1]) ** 2
# ```
#
# </details>


# %% lecture="4.2"
def my_gram_condition(X):
    return ...


checks.check_condition(my_gram_condition)

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 3절 · 7분** 행렬은 돌리고 늘이고 다시 돌리는 세 동작이며, $w$는 그 동작을 거꾸로 하면서
# > $\sigma$로 나누어 얻는다는 것을 알게 합니다.
# >
# > - **보여 줄 것** ‘X가 하는 일’을 ‘재생’해 세 동작을 따라갑니다. ‘두 열 사이의 각’을 30°에서 6°로
# >   줄이면 $\sigma_2$가 0.38에서 0.08이 되고 $w$는 (−0.24, 2.24)에서 (−3.80, 7.33)으로 달아납니다. 0°에서는
# >   타원이 선분이 되고, $y$의 성분 0.60이 잔차로 남습니다.
# > - **예측** 흔히 ‘타원은 납작해지고 w는 0으로 감’을 고릅니다. 출력이 작아지니 $w$도 작아지리라
# >   여기지만, 돌아오는 길에는 작은 $\sigma_2$로 나눕니다.
# > - **흔한 오답** SVD로 풀면 다른 답이 나온다고 여기면 세 줄이 똑같은 셀을 보여 줍니다. 연습 3에서는
# >   `np.linalg.svd`의 셋째 값을 $V$로 쓰거나 `full_matrices=False`를 빠뜨립니다. 시간이 모자라면 손계산은
# >   $y = (8, 0)$만 함께 하고 $y = (4, 8)$은 남겨 둡니다.
# > - **질문** 각이 30°일 때 $y$를 $u_2$ 방향으로 조금 옮기면 $w$는 몇 배나 움직입니까? ($1/\sigma_2$, 곧
# >   2.6배쯤입니다.) $u_1$ 방향이라면 어떻습니까? ($1/\sigma_1$, 0.65배쯤입니다.)

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 3 · 7 minutes** Students should leave knowing that a matrix is three moves, turn,
# > stretch and turn, and that $w$ comes from undoing them, with a division by $\sigma$ on the way.
# >
# > - **Show** Press “Play” beside “What X does” to follow the three moves. Reduce “Angle between columns”
# >   from 30° to 6°: $\sigma_2$ falls from 0.38 to 0.08, and $w$ runs away from (−0.24, 2.24) to (−3.80, 7.33). At
# >   0° the ellipse is a segment, and a component 0.60 of $y$ stays as residual.
# > - **Predict** Many choose “The ellipse goes flat, w goes to 0”: outputs shrink, so $w$ should. But on
# >   the way back one divides by the small $\sigma_2$.
# > - **Wrong answers** Some believe that the SVD gives another answer: show the three equal lines of the cell.
# >   In exercise 3 the third value of `np.linalg.svd` is used as $V$, or `full_matrices=False` is left out. If
# >   time is short, do $y = (8, 0)$ together and leave $y = (4, 8)$ to them.
# > - **Ask** At 30°, move $y$ a little along $u_2$: how many times as far does $w$ move? ($1/\sigma_2$, about 2.6
# >   times.) And along $u_1$? ($1/\sigma_1$, about 0.65 times.)

# %% [markdown] lang="ko" lecture="4.3" slide="5:three 6:new"
# ## 3. 세 동작으로 풀기
#
# 어떤 행렬이든 세 동작을 이은 것입니다. 돌리고, 축 방향으로 늘이고, 다시 돌립니다. 이것이 **특이값 분해**(SVD)입니다.
#
# $$X = U\Sigma V^\top$$
#
# - $V^\top$는 서로 수직이고 길이가 1인 방향 $v_1, v_2, \ldots$를 축에 맞추어 돌립니다.
# - $\Sigma$는 $k$번째 축을 $\sigma_k$배로 늘입니다. $\sigma_1 \ge \sigma_2 \ge \cdots \ge 0$이 **특이값**입니다.
# - $U$는 축을 서로 수직이고 길이가 1인 방향 $u_1, u_2, \ldots$로 돌립니다.
#
# 곧 $Xv_k = \sigma_k u_k$입니다. 그림의 $X$는 2행 2열이고, 두 열은 길이가 1.3과 0.9인 벡터입니다. 두 열 사이의 각을
# 줄이면 특징들이 서로 닮아 갑니다. (뒤집기가 더 있어야 하는 행렬도 있지만, 이 그림에서는 돌리기만으로 됩니다.)
#
# 먼저 질문에 답하세요. 그다음 첫째 슬라이더로 세 동작을 따라가고, 둘째 슬라이더로 각을 0°까지 줄이고, $y$를 끌면서
# 보세요.
#
# - $y$를 $u_2$ 방향으로 조금 옮길 때 $w$가 얼마나 움직이는지
# - 각이 0°일 때 $y$의 어느 부분이 잔차로 남는지

# %% [markdown] lang="en" slide="5:new,three"
# ## 3. Solving in three moves
#
# Every matrix is three moves in a row: turn, stretch along the axes, and turn again. This is the **singular value
# decomposition** (SVD).
#
# $$X = U\Sigma V^\top$$
#
# - $V^\top$ turns the directions $v_1, v_2, \ldots$, perpendicular and of length 1, onto the axes.
# - $\Sigma$ stretches axis $k$ by the **singular value** $\sigma_k$, with
#   $\sigma_1 \ge \sigma_2 \ge \cdots \ge 0$.
# - $U$ turns the axes to the directions $u_1, u_2, \ldots$, perpendicular and of length 1.
#
# In short, $Xv_k = \sigma_k u_k$. In the figure $X$ has 2 rows and 2 columns, vectors of lengths 1.3 and 0.9. The
# smaller the angle between them, the more alike the features. (Some matrices need a reflection as well; here turning
# is enough.)
#
# Answer the question first. Then follow the three moves with the first slider, reduce the angle to 0° with the
# second, drag $y$, and watch
#
# - how far $w$ moves when $y$ moves a little along $u_2$;
# - which part of $y$ stays as residual when the angle is 0°.

# %% lecture="4.3"
figures.explore_three_moves()

# %% [markdown] lang="ko" lecture="4.3" slide="8:whole 12:new"
# ### 무엇을 보았나요
#
# - 원은 타원이 됩니다. 타원의 반지름 가운데 가장 긴 것이 $\sigma_1$, 가장 짧은 것이 $\sigma_2$이고, 그 비율이
#   조건수입니다.
# - $w$로 돌아오는 길은 세 동작을 거꾸로 하는 것입니다. $U^\top$로 돌리고, $\sigma$로 나누고, $V$로 돌립니다.
#   $\sigma_2$가 작으면 $u_2$ 방향의 작은 차이가 $1/\sigma_2$배로 커집니다. 1절에서 $w$의 구름이 길어진 까닭입니다.
#
# ### 유도
#
# 길이는 돌려도 변하지 않습니다. $c = U^\top y$, $d = V^\top w$라 쓰고, $y$에서 $U$의 열들로 나타낼 수 없는 부분을 떼어
# 놓으면
#
# $${\color{#D55E00}{J(w)}} = \lVert y - U\Sigma V^\top w \rVert^2
# = \sum_k (c_k - \sigma_k d_k)^2 + \lVert y - UU^\top y \rVert^2$$
#
# 입니다. 뒤의 항은 $w$와 상관없고, 앞의 합은 $d_k = c_k/\sigma_k$일 때 0입니다. $w = Vd$이므로 답은 이렇습니다.
#
# $${\color{#009E73}{w}} = V\Sigma^{-1}U^\top y = \sum_k \frac{u_k^\top y}{\sigma_k}\, v_k$$
#
# 정규 방정식의 답과 같은 값입니다.
# $(X^\top X)^{-1}X^\top = (V\Sigma^2 V^\top)^{-1} V\Sigma U^\top = V\Sigma^{-1}U^\top$이기 때문입니다. 다만
# $X^\top X$를 만들지 않습니다.
#
# ### 손으로 한 번
#
# $X = \begin{pmatrix} 3 & 1 \\ 1 & 3 \end{pmatrix}$이면 $\sigma_1 = 4$, $\sigma_2 = 2$이고
# $u_1 = v_1 = (1, 1)/\sqrt 2$, $u_2 = v_2 = (1, -1)/\sqrt 2$입니다. $y = (8, 0)$이라 합시다.
#
# 1. 성분은 $u_1^\top y = 8/\sqrt 2$, $u_2^\top y = 8/\sqrt 2$입니다.
# 2. 특이값으로 나누면 $2/\sqrt 2$, $4/\sqrt 2$입니다.
# 3. $w = (2/\sqrt 2)\, v_1 + (4/\sqrt 2)\, v_2 = (1, 1) + (2, -2) = (3, -1)$입니다.
#
# $y = (4, 8)$은 여러분 차례입니다. 빈칸을 채우세요.
#
# 1. 성분은 $u_1^\top y = 12/\sqrt 2$, $u_2^\top y = \square$입니다.
# 2. 특이값으로 나누면 $3/\sqrt 2$, $\square$입니다.
# 3. $w = (\square, \square)$입니다.
#
# <details><summary>답</summary>
#
# $u_2^\top y = -4/\sqrt 2$, 나누면 $-2/\sqrt 2$, $w = (1.5, 1.5) + (-1, 1) = (0.5, 2.5)$입니다. 아래 셀의 처음 두 줄이
# 확인해 줍니다.
#
# </details>
#
# 셀의 나머지는 펭귄 데이터를 NumPy 두 줄로, 이 강의의 라이브러리로, scikit-learn으로 풉니다. 그 첫 줄은 특이값을
# $\sqrt n$으로 나눈 값입니다. $\sqrt{1 + \rho}$, 1, $\sqrt{1 - \rho}$와 같습니다.

# %% [markdown] lang="en" slide="12:new 15:one"
# ### What you saw
#
# - The circle becomes an ellipse. The longest of its radii is $\sigma_1$, the shortest $\sigma_2$; their ratio is the
#   condition number.
# - The way back to $w$ is the three moves in reverse: turn by $U^\top$, divide by $\sigma$, turn by $V$. Where
#   $\sigma_2$ is small, a small difference along $u_2$ becomes $1/\sigma_2$ times as large. That is why the cloud of
#   $w$ in section 1 grew long.
#
# ### Derivation
#
# Turning does not change lengths. Write $c = U^\top y$ and $d = V^\top w$, and set aside the part of $y$ that the
# columns of $U$ cannot produce:
#
# $${\color{#D55E00}{J(w)}} = \lVert y - U\Sigma V^\top w \rVert^2
# = \sum_k (c_k - \sigma_k d_k)^2 + \lVert y - UU^\top y \rVert^2$$
#
# The last term has no $w$ in it, and the sum before it is 0 for $d_k = c_k/\sigma_k$. As $w = Vd$, the answer is
#
# $${\color{#009E73}{w}} = V\Sigma^{-1}U^\top y = \sum_k \frac{u_k^\top y}{\sigma_k}\, v_k$$
#
# It is the answer of the normal equation, since
# $(X^\top X)^{-1}X^\top = (V\Sigma^2 V^\top)^{-1} V\Sigma U^\top = V\Sigma^{-1}U^\top$. But $X^\top X$ is not built.
#
# ### Once by hand
#
# For $X = \begin{pmatrix} 3 & 1 \\ 1 & 3 \end{pmatrix}$ we have $\sigma_1 = 4$, $\sigma_2 = 2$,
# $u_1 = v_1 = (1, 1)/\sqrt 2$ and $u_2 = v_2 = (1, -1)/\sqrt 2$. Let $y = (8, 0)$.
#
# 1. Its components are $u_1^\top y = 8/\sqrt 2$ and $u_2^\top y = 8/\sqrt 2$.
# 2. Divided by the singular values they are $2/\sqrt 2$ and $4/\sqrt 2$.
# 3. So $w = (2/\sqrt 2)\, v_1 + (4/\sqrt 2)\, v_2 = (1, 1) + (2, -2) = (3, -1)$.
#
# Now $y = (4, 8)$ is yours. Fill in the blanks.
#
# 1. Its components are $u_1^\top y = 12/\sqrt 2$ and $u_2^\top y = \square$.
# 2. Divided by the singular values they are $3/\sqrt 2$ and $\square$.
# 3. So $w = (\square, \square)$.
#
# <details><summary>Answer</summary>
#
# $u_2^\top y = -4/\sqrt 2$; divided, $-2/\sqrt 2$; $w = (1.5, 1.5) + (-1, 1) = (0.5, 2.5)$. The first two lines of
# the cell below confirm it.
#
# </details>
#
# The rest of the cell solves the penguins in two lines of NumPy, by the library of this course, and by scikit-learn.
# Its first line shows the singular values divided by $\sqrt n$. They equal $\sqrt{1 + \rho}$, 1 and $\sqrt{1 - \rho}$.

# %% lecture="4.3 4.5"
from sklearn.linear_model import LinearRegression

U, sigma, Vt = np.linalg.svd(np.array([[3, 1], [1, 3]]))
for b in ([8, 0], [4, 8]):
    print(b, "->", (Vt.T @ ((U.T @ b) / sigma)).round(2))
U, sigma, Vt = np.linalg.svd(X, full_matrices=False)
w = Vt.T @ ((U.T @ y) / sigma)
sklearn = LinearRegression().fit(X[:, 1:], y)
print("singular values / √n:", (sigma / np.sqrt(n)).round(4))
for answer in (w, solvers.svd_ols(X, y).coef, [sklearn.intercept_, *sklearn.coef_]):
    print(*(f"{value:.2f}" for value in answer))

# %% [markdown] lang="ko" lecture="4.3" slide="notes 3:whole"
# 마지막 세 줄이 같습니다. 코드에서 두 가지를 눈여겨보세요. NumPy가 돌려주는 셋째 값은 $V$가 아니라 $V^\top$입니다.
# 그리고 `full_matrices=False`는 $U$에서 쓸모 있는 $p$개 열만 남긴 얇은 SVD를 줍니다. 이것이 없으면 $U$가 $n \times n$이
# 됩니다.
#
# ### 연습 3: SVD로 구하는 w
#
# $w = V\Sigma^{-1}U^\top y$를 돌려주세요. $X$는 정사각이 아닐 수도 있습니다. 0인 특이값은 없지만 조건수가 $10^8$인
# $X$도 있으니, $X^\top X$를 만들지 말고 특이값을 모두 쓰세요.
#
# <details><summary>풀이</summary>
#
# ```python
# def my_svd_ols(X, y):
#     U, sigma, Vt = np.linalg.svd(X, full_matrices=False)
#     return Vt.T @ ((U.T @ y) / sigma)
# ```
#
# </details>

# %% [markdown] lang="en"
# The last three lines agree. Note two things in the code. The third value that NumPy returns is $V^\top$, not $V$. And
# `full_matrices=False` gives the thin SVD, which keeps only the $p$ columns of $U$ that are of use; without it, $U$ is
# $n \times n$.
#
# ### Exercise 3: w by the SVD
#
# Return $w = V\Sigma^{-1}U^\top y$. $X$ need not be square. No singular value is 0, but one $X$ has the condition
# number $10^8$: do not build $X^\top X$, and use all singular values.
#
# <details><summary>Solution</summary>
#
# ```python
# def my_svd_ols(X, y):
#     U, sigma, Vt = np.linalg.svd(X, full_matrices=False)
#     return Vt.T @ ((U.T @ y) / sigma)
# ```
#
# </details>


# %% lecture="4.3"
def my_svd_ols(X, y):
    return ...


checks.check_svd(my_svd_ols)

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 4절 · 8분** 특이값이 0이면 최소점이 무수히 많고 SVD-OLS는 가장 짧은 것을 고르며, 0이 아닌 작은
# > 특이값까지 자르는 것은 하나의 믿음이라는 것을 알게 합니다.
# >
# > - **보여 줄 것** 첫 그림에서 ‘w₁ − w₂ (g)’를 끝에서 끝까지 옮기면 손실은 그대로이고 길이는 가운데의 3.31배까지
# >   갑니다. 둘째 그림에서 ‘문턱값 rcond’로 특이값을 하나씩 자르면 참값까지의 거리가 710 g에서 318, 127, 43 g으로
# >   줄다가 100 g으로 늡니다. ‘w의 참값’을 ‘mm 자에만’으로 바꾸면 584 g까지밖에 줄지 않습니다.
# > - **예측** 첫 그림의 답은 셀 아래에서 설명합니다. 흔히 고리를 점선이 축을 만나는 곳에 놓습니다. 특징 하나만 쓰면
# >   가장 짧으리라 여기기 때문입니다. 둘째 그림에서는 정확한 답이 가장 좋다고 여겨 ‘하나라도 자르면 늘어남’을 고릅니다.
# > - **흔한 오답** SVD-OLS를 근삿값이라 여기지만, 가장 짧은 해도 정확한 최소점이고 0이 아닌 특이값까지 자를 때에만
# >   정확하지 않습니다. 연습 4에서는 $\sigma$를 rcond와 바로 견주거나, 작은 특이값을 빼지 않고 문턱값까지 올려서
# >   씁니다. 시간이 모자라면 출발점 끌기와 연습 4를 건너뜁니다.
# > - **질문** 초록 점선 위의 다른 $w$를 골라도 예측이 같습니까? (같은 특징이 두 번이니 $w_1 + w_2$가 같으면
# >   같습니다.) 문턱값을 올리는 것은 무엇을 믿는 것입니까? (잘라 낸 방향에서 $w$의 성분이 0이라는 것입니다.)

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 4 · 8 minutes** Students should leave knowing that with a singular value of 0 there
# > are infinitely many minima, of which SVD-OLS picks the shortest, and that cutting small ones that are not 0 is a
# > belief.
# >
# > - **Show** In the first figure, move “w₁ − w₂ (g)” from end to end: the loss stays, and the length goes up to
# >   3.31 times that in the middle. In the second, cut one singular value after another with “Threshold rcond”:
# >   the distance to the true $w$ falls from 710 g to 318, 127 and 43 g, then rises to 100 g. With “True w” on “on
# >   the mm ruler alone” it falls no further than 584 g.
# > - **Predict** The first figure is explained only below its cell. Many put the ring where the dashed line meets an
# >   axis, as if a single feature made w shortest; in the second, many hold the exact answer to be the best and choose
# >   “Farther with any cut”.
# > - **Wrong answers** SVD-OLS is taken for an approximation, but the shortest solution is an exact minimum too;
# >   only cutting singular values that are not 0 is inexact. In exercise 4 $\sigma$ is compared with rcond itself,
# >   or small singular values are raised to the threshold instead of left out. If time is short, skip dragging the
# >   start, and exercise 4.
# > - **Ask** Does another $w$ on the dashed green line give the same predictions? (Yes: the same feature is there
# >   twice, so they depend on $w_1 + w_2$ alone.) What does one believe who raises the threshold? (That in the
# >   directions cut off the component of $w$ is 0.)

# %% [markdown] lang="ko" lecture="4.3" slide="2:whole 3:three"
# ## 4. 작은 특이값
#
# 특이값이 0이면 나눌 수 없습니다. 같은 특징이 두 번 들어 있으면 그렇습니다. 두 열이 같으니 특이값 하나가 0입니다.
#
# 그림은 `z`를 두 번 넣은 펭귄 데이터의 골짜기입니다. 절편은 최적값에 두었습니다. 먼저 질문에 답하세요. 그다음 초록
# 점선을 따라 $w$를 옮기며 손실과 길이를 보고, 경사 하강법의 출발점을 끌어 보세요. 그다음 셀은 그런 데이터에서 여러
# 방법이 내는 답입니다.

# %% [markdown] lang="en" slide=""
# ## 4. Small singular values
#
# One cannot divide by a singular value of 0. There is one wherever the same feature is in the data twice: two columns
# are the same, so one singular value is 0.
#
# The figure shows the valley of the penguins with `z` there twice, the intercept at its best value. Answer the
# question first. Then move $w$ along the dashed green line, watching loss and length, and drag the start of gradient
# descent. The cell after it shows what several methods answer on such data.

# %% lecture="4.3"
figures.explore_minimisers()

# %% lecture="4.3"
twice = np.column_stack([np.ones(n), z, z])
shortest, rank, _ = solvers.svd_ols(twice, y)
descent = solvers.gradient_descent(twice, y, solvers.lr_threshold(twice) / 2, n_steps=100).path[-1]
print("rank", rank, "of", twice.shape[1])
for w in (shortest, descent, np.linalg.lstsq(twice, y)[0], shortest + [0, 1000, -1000]):
    print(w.round(1), f"J = {np.sum((y - twice @ w) ** 2):.0f}, length of (w1, w2) = {np.hypot(*w[1:]):.0f}")

# %% [markdown] lang="ko" lecture="4.3" slide="three 4:three"
# 나눌 수 없다면 어떻게 답을 낼까요? 3절의 식을 다시 보면 나눌 필요도 없습니다. $\sigma_k = 0$이면
# $(c_k - \sigma_k d_k)^2 = c_k^2$이라서 $d_k$가 무엇이든 손실이 같습니다. 최소점은 $v_k$ 방향으로 뻗은 직선 전체입니다.
# 0이 아닌 특이값의 수를 **랭크**라 하고, 랭크가 $p$보다 작을 때 이런 일이 생깁니다.
#
# 그 많은 최소점 가운데 하나를 고르자면 $d_k = 0$이 자연스럽습니다. $\lVert w \rVert = \lVert d \rVert$이므로 가장 짧은
# $w$, 곧 **최소 노름 해**입니다. SVD-OLS, 0에서 출발한 경사 하강법, NumPy의 `lstsq`가 모두 이것을 냅니다. 마지막 줄의
# $w$는 손실이 똑같지만 훨씬 깁니다.
#
# > #### 슬라이드 더 정확히
# >
# > - 슬라이드는 SVD-OLS가 ‘정확한 해를 구하는 것은 아니’라고 합니다. 0인 특이값이 없으면 SVD-OLS의 해는 정규
# >   방정식의 해와 같고, 반올림 오차는 오히려 더 작습니다. 특이값이 0이면 정확한 최소점이 무한히 많고, SVD-OLS는 그
# >   가운데 가장 짧은 것을 냅니다. 이것도 정확한 최소점입니다.
# > - 정확하지 않은 것은 0이 아닌 작은 특이값까지 잘라 낼 때뿐입니다. 그때는 손실이 최소보다 조금 커지는 대신 $w$가
# >   안정됩니다.
# > - SVD-OLS가 다중공선성을 해결하지 않는다는 말은 맞습니다. 데이터가 알려 주지 않는 것을 알아낼 수는 없습니다.
#
# 그 절충을 눈으로 봅시다. $\sigma_k \le \text{rcond} \cdot \sigma_1$인 방향을 모두 버리는 것입니다. 이 rcond가
# **문턱값**(임곗값)입니다. 네 사람이 같은 날개를 1 mm, 0.1인치, 5 mm, 1 cm 눈금의 자로 쟀다고 합시다. 부리 길이와
# 높이까지 특징은 여섯입니다. $w$의 참값을 정해 놓고 표준편차 390 g의 잡음을 더해 체중 1,000벌을 만들었습니다. 그림은 그
# 가운데 60벌의 $w$를 점으로 보여 줍니다. 먼저 질문에 답하세요.

# %% [markdown] lang="en" slide=""
# How can there be an answer where one cannot divide? Look at the formula of section 3 again: there is no need to. If
# $\sigma_k = 0$ then $(c_k - \sigma_k d_k)^2 = c_k^2$, and the loss is the same whatever $d_k$ is. The minima are a
# whole line in the direction $v_k$. The number of singular values that are not 0 is the **rank**; this happens where
# the rank is less than $p$.
#
# To pick one of so many minima, $d_k = 0$ is the natural choice. As $\lVert w \rVert = \lVert d \rVert$, it is the
# shortest $w$, the **minimum-norm solution**. SVD-OLS, gradient descent from 0, and NumPy's `lstsq` all give it. The
# $w$ on the last line has the same loss, but is much longer.
#
# > #### The slide, more precisely
# >
# > - The slide says that SVD-OLS “does not find the exact solution”. If no singular value is 0 its solution is that of
# >   the normal equation, with less rounding error, if anything. If one is 0 there are infinitely many exact minima,
# >   and SVD-OLS gives the shortest. It, too, is an exact minimum.
# > - It is inexact only where small singular values that are not 0 are cut off. Then the loss is a little above the
# >   least, and in return $w$ is stable.
# > - That SVD-OLS does not cure multicollinearity is right. It cannot find out what the data do not say.
#
# Let us see that trade-off. Leave out every direction with $\sigma_k \le \text{rcond} \cdot \sigma_1$; this rcond is
# the **threshold**. Suppose that four people measured the same flipper, with rulers marked every 1 mm, 0.1 inch, 5 mm
# and 1 cm. With the length and the depth of the bill there are six features. A true $w$ was fixed, and noise with a
# standard deviation of 390 g was added to make 1,000 sets of body masses. The figure shows the $w$ of 60 of them as
# dots. Answer the question first.

# %% lecture="4.3"
figures.explore_threshold()

# %% [markdown] lang="ko" lecture="4.3" slide="4:notes 6:whole"
# ### 무엇을 보았나요
#
# - 참값이 네 자에 고르게 나뉘어 있으면, 작은 특이값을 하나씩 자를 때마다 참값까지의 거리가 710 g에서 318, 127, 43
#   g으로 줄어듭니다. 훈련 손실은 평균해서 1%도 늘지 않습니다.
# - 넷째까지 자르면 훈련 손실이 3.7% 늘고 거리도 100 g으로 늘어납니다. 데이터가 잘 알려 주던 방향을 버렸기 때문입니다.
# - 참값이 mm 자에만 있으면, 흩어짐은 똑같이 줄지만 거리는 710 g에서 584 g까지밖에 줄지 않습니다. 가장 짧은 해는
#   비슷한 특징들에 기울기를 고르게 나누는데, 참값이 그렇게 생기지 않았기 때문입니다.
#
# 거리는 1,000벌에 걸친 거리의 제곱을 평균하고 제곱근을 취한 것입니다. 참값을 아는 모의실험이라서 잴 수 있습니다.
#
# 그래서 문턱값은 하나의 믿음입니다. 잘라 낸 방향에서는 $w$의 성분이 0이라고 믿는 것입니다.
#
# ### 연습 4: 문턱값이 있는 가장 짧은 해
#
# $\sigma_k > \text{rcond} \cdot \sigma_1$인 방향만 써서 가장 짧은 해를 돌려주세요. 나머지 방향에서는 $1/\sigma_k$ 대신
# 0을 씁니다. 문턱값은 인자 `rcond`로 받습니다.
#
# <details><summary>풀이</summary>
#
# ```python
# def my_shortest(X, y, rcond):
#     U, sigma, Vt = np.linalg.svd(X, full_matrices=False)
#     kept = sigma > rcond * sigma[0]
#     return Vt[kept].T @ ((U[:, kept].T @ y) / sigma[kept])
# ```
#
# </details>

# %% [markdown] lang="en" slide="3:new 6:whole"
# ### What you saw
#
# - Where the true $w$ is shared by the four rulers, every small singular value that is cut brings it nearer: the
#   distance falls from 710 g to 318, 127 and 43 g, while the training loss rises on average by less than 1%.
# - With the fourth cut the training loss rises by 3.7%, and the distance to 100 g: a direction of which the data said
#   much has been thrown away.
# - Where the true $w$ is on the mm ruler alone, the spread falls just the same, but the distance no further than from
#   710 g to 584 g. The shortest solution shares the slope among similar features, and the truth does not look like
#   that.
#
# The distance is the root of the mean square over the 1,000 sets. It can be measured since this is a simulation, in
# which the truth is known.
#
# So a threshold is a belief: that in the directions cut off, the component of $w$ is 0.
#
# ### Exercise 4: the shortest solution with a threshold
#
# Return the shortest solution that uses only the directions with $\sigma_k > \text{rcond} \cdot \sigma_1$. In the
# others put 0 in place of $1/\sigma_k$. The threshold comes as the argument `rcond`.
#
# <details><summary>Solution</summary>
#
# ```python
# def my_shortest(X, y, rcond):
#     U, sigma, Vt = np.linalg.svd(X, full_matrices=False)
#     kept = sigma > rcond * sigma[0]
#     return Vt[kept].T @ ((U[:, kept].T @ y) / sigma[kept])
# ```
#
# </details>


# %% lecture="4.3"
def my_shortest(X, y, rcond):
    return ...


checks.check_shortest(my_shortest)

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 5절 · 5분** 정규 방정식도 SVD도 $O(np^2)$이고, 다른 것은 앞에 곱해진 상수뿐이라는 것을 알게
# > 합니다.
# >
# > - **보여 줄 것** 셀을 실행하면 몇 초 동안 시간을 재므로 강의 전에 미리 실행해 둡니다. 답하거나 무언가를 움직이면
# >   막대가 나타납니다. ‘데이터 수 n’을 16,000에 두고 ‘특징 수 p’를 128에서 256으로 바꾸어 그림의 문장에서 두 배율을
# >   견주게 합니다. 수는 컴퓨터마다 다르니, ‘정규 방정식의 몇 배’에서 선이 연산 수의 흐린 선보다 위에 있는지만 봅니다.
# > - **예측** 슬라이드의 $O(p^3)$을 그대로 믿으면 ‘SVD 약 2배, 정규 방정식 약 8배’를 고르게 됩니다. 정답은 둘
# >   다 3~4배입니다.
# > - **흔한 오답** $O(p^3)$을 전체 계산량으로 여기는데, 그것은 $X^\top X$가 이미 있을 때 푸는 몫입니다. 연산 수의
# >   배율 6보다 잰 배율이 크다고 놀라면, 행렬의 곱이 컴퓨터가 가장 빨리 해내는 계산이라고 답합니다.
# > - **질문** $n$이 10만, $p$가 100이면 $X^\top X$를 만드는 것과 푸는 것 가운데 어느 쪽이 큽니까? (만드는 $np^2$이
# >   $10^9$, 푸는 $p^3/3$은 약 $3 \times 10^5$입니다.) 더 느린데도 SVD를 쓰는 까닭은 무엇입니까? (자릿수를 덜
# >   잃고, 특이값이 0일 때에도 답을 냅니다.)

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 5 · 5 minutes** Students know that the normal equation and the SVD are both
# > $O(np^2)$, and that only the constant in front differs.
# >
# > - **Show** The cell takes a few seconds to measure: run it before the class. The bars appear once the question is
# >   answered or something moved. With “Rows n” at 16,000, go from 128 to 256 in “Features p” and let them compare
# >   the two factors in the figure's sentence. The numbers differ between computers; in “Times the normal
# >   equation” look only at whether the lines lie above the faint ones, the operations.
# > - **Predict** Those who trust the slide's $O(p^3)$ choose “SVD about 2, normal equation about 8”. The answer is 3 to
# >   4 times for both.
# > - **Wrong answers** $O(p^3)$ is taken for the whole cost. It is that of solving once $X^\top X$ is there. If
# >   the measured ratio, larger than the 6 of the operations, surprises them: a product of matrices is what a
# >   computer does fastest.
# > - **Ask** With $n$ at 100,000 and $p$ at 100, which is the larger part, building $X^\top X$ or solving?
# >   (Building: $np^2$ is $10^9$, while $p^3/3$ is about $3 \times 10^5$.) Why use the SVD although it is slower?
# >   (It loses fewer digits, and gives an answer even where a singular value is 0.)

# %% [markdown] lang="ko" lecture="4.4" slide="4:new"
# ## 5. 계산량
#
# 자릿수를 덜 잃는 대신 시간이 더 듭니다. 얼마나 더 들까요? 2장처럼 덧셈과 곱셈을 모두 세면 이렇습니다. $X$는 $n$행
# $p$열입니다.
#
# | 방법 | 연산 수 |
# |---|---|
# | 정규 방정식 | $np^2 + p^3/3$ |
# | QR | $2np^2 - 2p^3/3$ |
# | SVD ($U$와 $V$까지) | 약 $6np^2 + 20p^3$ |
#
# 정규 방정식의 $np^2$은 $X^\top X$를 만드는 몫이고, 대칭이라 절반만 셈한 것입니다. 먼저 질문에 답하세요. 아래 그림의
# 시간은 2장처럼 이 노트북을 실행하는 컴퓨터에서 코어 하나로 재고, 흐린 막대는 조용한 컴퓨터에서 잰 것입니다. ‘정규
# 방정식의 몇 배’에서는 QR과 SVD의 시간이 정규 방정식의 몇 배인지 보세요. 흐린 선은 표의 연산 수로 셈한 배율입니다.

# %% [markdown] lang="en"
# ## 5. The cost
#
# Fewer digits are lost, but it takes more time. How much more? Here are the operations, additions and multiplications
# as in chapter 2, for an $X$ of $n$ rows and $p$ columns.
#
# | Method | Operations |
# |---|---|
# | Normal equation | $np^2 + p^3/3$ |
# | QR | $2np^2 - 2p^3/3$ |
# | SVD (with $U$ and $V$) | about $6np^2 + 20p^3$ |
#
# The $np^2$ of the normal equation is for building $X^\top X$, of which, as it is symmetric, only half is computed.
# Answer the question first. As in chapter 2, the times are measured on one core of the computer that runs this
# notebook, and the faint bars were measured on a quiet machine. In “Times the normal equation” see how many times as
# long QR and the SVD take. The faint lines are the ratios of the operations in the table.

# %% lecture="4.4"
figures.explore_cost()

# %% [markdown] lang="ko" lecture="4.4" slide="3:four"
# ### 무엇을 보았나요
#
# 시간은 컴퓨터마다 다르지만, $p$를 두 배로 하면 세 방법이 모두 네 배에 조금 못 미치게 늘어납니다. 조용한 컴퓨터에서는
# $p \ge 64$일 때 2.6배에서 4배였습니다. 연산 수대로라면 4배쯤이어야 합니다. 행렬이 클수록 연산 하나를 더 빨리
# 해내므로 그보다 작습니다. 그러니 지수는 세 방법이 같고, 다른 것은 앞에 곱해진 상수입니다.
#
# 상수를 연산 수와 견주어 봅시다. $n$이 $p$보다 훨씬 크면 연산 수로는 QR이 정규 방정식의 2배, SVD가 6배입니다. 그림의
# 흐린 선이 그 높이에 있고, 특징 수 $p$가 달라도 거의 그대로입니다.

# %% [markdown] lang="en" slide="2:one"
# ### What you saw
#
# The times differ from computer to computer, but with twice the $p$ all three methods take somewhat less than four
# times as long: on the quiet machine, 2.6 to 4 times for $p \ge 64$. By the operations it should be about 4. With
# larger matrices the computer does each operation faster, so it is less. The exponent is the same for all three, and
# what differs is the constant in front.
#
# Compare the constants with the operations. With $n$ much larger than $p$, QR takes 2 times and the SVD 6 times the
# operations of the normal equation. The faint lines of the figure lie at these heights, and hardly depend on $p$.

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 6절 · 3분** scikit-learn도 SVD로 풀며 문턱값을 두므로, 특징을 먼저 표준화해야 한다는 것을 알게
# > 합니다.
# >
# > - **보여 줄 것** 첫째 셀에서 `GNP x 1000` 줄의 열은 6개인데 랭크가 4이고, 표준화하면 6인 것을 짚습니다. 둘째
# >   셀에서는 $w$의 참값이 모두 1인데 `default` 줄이 0.35, 1.21, 0.97, 1, 1이고 $R^2$이 1.000000인 것을 보입니다.
# > - **예측** 이 절에는 예측 질문이 없으니, 둘째 셀의 출력을 보이기 전에 $R^2$이 1이면 $w$도 맞는지 손을 들게
# >   합니다. $R^2$을 정답의 증거로 여겨 흔히 맞는다고 답합니다.
# > - **흔한 오답** 단위는 최소제곱의 답에 영향이 없다고 말합니다. 종이 위에서는 맞지만, 문턱값이 가장 큰 특이값의
# >   $10^{-6}$배라서 단위가 랭크를 바꿉니다. 시간이 모자라면 둘째 셀만 보이고 `tol=0`은 언급만 합니다.
# > - **질문** GNP의 수를 1,000배로 하면 왜 다른 방향이 잘립니까? (가장 큰 특이값이 커져, 작은 특이값 둘이 그
# >   $10^{-6}$배에 못 미치게 됩니다.) 어떻게 막습니까? (먼저 표준화합니다.)

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 6 · 3 minutes** Students should leave knowing that scikit-learn, too, solves by the
# > SVD and with a threshold, so features should be standardised first.
# >
# > - **Show** In the first cell, point at the line `GNP x 1000`: 6 columns but rank 4, and 6 once standardised. In
# >   the second, the true $w$ is 1 throughout, while the line `default` shows 0.35, 1.21, 0.97, 1 and 1, with an
# >   $R^2$ of 1.000000.
# > - **Predict** There is no prediction question here. Before showing the output of the second cell, ask for
# >   hands: if $R^2$ is 1, is $w$ right? Many say yes, taking $R^2$ for a proof.
# > - **Wrong answers** Some say that units do not matter to least squares. That is true on paper, but the
# >   threshold is $10^{-6}$ of the largest singular value, so a unit changes the rank. If time is short, show the
# >   second cell only and just mention `tol=0`.
# > - **Ask** Why are other directions cut when the numbers of GNP are made 1,000 times as large? (The largest
# >   singular value grows, and two small ones fall below $10^{-6}$ of it.) What prevents it? (Standardise first.)

# %% [markdown] lang="ko" lecture="4.4 4.5"
# 실제로 잰 배율은 이보다 큽니다. 조용한 컴퓨터에서 $n$이 16,000, $p$가 256일 때
# SVD는 정규 방정식의 10배쯤, QR은 4~5배쯤 걸렸습니다. 행렬끼리의 곱은 컴퓨터가 가장 빨리 해내는 계산입니다.
# $X^\top X$를 만드는 일은 모두 그런 곱이지만, QR과 SVD에는 행렬과 벡터의 곱으로 할 수밖에 없는 일이 섞여 있습니다.
#
# > #### 슬라이드 더 정확히
# >
# > 슬라이드는 단순 OLS가 $O(p^3)$, SVD-OLS가 $O(np^2)$이라고 합니다. $O(p^3)$은 $X^\top X$가 이미 있을 때 푸는
# > 계산량입니다. 만드는 $O(np^2)$까지 더하면 $n \ge p$일 때 둘 다 $O(np^2)$이고, 다른 것은 상수입니다. SVD가 더
# > 느리다는 결론은 맞습니다.
#
# ## 6. scikit-learn도 SVD로 풉니다
#
# scikit-learn의 `LinearRegression`은 특징의 평균을 뺀 뒤 SVD로 최소제곱을 푸는 LAPACK 함수를 부릅니다. 그래서 3절의
# 마지막 세 줄이 같았습니다. 특이값과 랭크도 `singular_`와 `rank_`에 남겨 둡니다.
#
# 이 함수에는 문턱값이 있습니다. scikit-learn 1.9는 `tol=1e-6`을 그대로 넘기므로, 가장 큰 특이값의 $10^{-6}$배 이하인
# 특이값은 모두 잘립니다. 특징의 단위가 제각각이면 이 문턱값에 걸리기 쉽습니다. 다음 첫째 셀은 세 데이터에서 열이 몇
# 개이고 랭크를 몇으로 보는지, 표준화하면 어떻게 되는지 보여 줍니다. 셋째 데이터는 $x = 0, 1, \ldots, 20$의 거듭제곱
# 다섯 개입니다.
#
# 둘째 셀은 그 셋째 데이터에서 $y = 1 + x + x^2 + x^3 + x^4 + x^5$을 풉니다. $w$의 참값은 모두 1입니다.

# %% [markdown] lang="en" slide="4:one"
# The measured ratios are larger. On the quiet machine, with $n$ at 16,000 and $p$ at 256,
# the SVD took about 10 times as long as the normal equation, and QR 4 to 5 times. A product of two matrices is what a
# computer does fastest. Building $X^\top X$ is nothing else, while QR and the SVD have to do part of their work by
# products of a matrix and a vector.
#
# > #### The slide, more precisely
# >
# > The slide gives $O(p^3)$ for plain OLS and $O(np^2)$ for SVD-OLS. $O(p^3)$ is the cost of solving once $X^\top X$ is
# > there. With the $O(np^2)$ of building it, both are $O(np^2)$ for $n \ge p$, and what differs is the constant. The
# > conclusion that the SVD is slower is right.
#
# ## 6. scikit-learn uses the SVD too
#
# scikit-learn's `LinearRegression` subtracts the means of the features, and then calls a function of LAPACK that solves
# least squares by the SVD. That is why the last three lines of section 3 agreed. It also keeps the singular values and
# the rank, in `singular_` and `rank_`.
#
# The function has a threshold. scikit-learn 1.9 hands its `tol=1e-6` on, so every singular value of at most $10^{-6}$
# of the largest is cut off. With features in very different units that happens easily. The first of the next cells
# shows, for three data sets, how many columns there are and what rank it takes them to have, as given and
# standardised. The third holds five powers of $x = 0, 1, \ldots, 20$.
#
# The second cell solves $y = 1 + x + x^2 + x^3 + x^4 + x^5$ on that third set. The true $w$ is 1 throughout.

# %% lecture="4.5"
from sklearn.linear_model import LinearRegression

powers = np.arange(21.0)[:, None] ** np.arange(1, 6)
dollars = economy * [1, 1000, 1, 1, 1, 1]
cases = {"Longley": economy, "GNP x 1000": dollars, "powers": powers}
for name, A in cases.items():
    model = LinearRegression().fit(A, A.sum(axis=1))
    scaled = LinearRegression().fit((A - A.mean(axis=0)) / A.std(axis=0), A.sum(axis=1))
    ratio = np.linalg.norm(A - A.mean(axis=0), -2) / model.singular_[0]
    print(f"{name:10} {A.shape[1]} columns, σmin/σmax = {ratio:.1e}: rank {model.rank_}, standardised {scaled.rank_}")

# %% lecture="4.5"
from sklearn.linear_model import LinearRegression

powers = np.arange(21.0)[:, None] ** np.arange(1, 6)
target, scale = 1 + powers.sum(axis=1), powers.std(axis=0)
plain, exact = LinearRegression().fit(powers, target), LinearRegression(tol=0).fit(powers, target)
print("default     ", plain.coef_.round(2), f"R² = {plain.score(powers, target):.6f}")
print("tol=0       ", exact.coef_.round(2))
print("standardised", (LinearRegression().fit(powers / scale, target).coef_ / scale).round(2))

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 7절 · 2분** SVD-OLS는 답을 낼 뿐 흔들림을 고치지 않는다는 것을 남기고 5장의 릿지로 넘깁니다.
# >
# > - **보여 줄 것** 4절의 문턱값 그림으로 돌아가 ‘w의 참값’을 ‘네 자에 고르게’에 두고 ‘문턱값 rcond’를 0.28에서
# >   0.3으로 한 칸 옮깁니다. 쓰는 방향이 3개에서 2개가 되고 거리가 43 g에서 100 g으로 뜁니다. 문턱값이 모 아니면
# >   도라는 말이 눈에 보입니다.
# > - **예측** 아무것도 자르지 않은 SVD-OLS의 $w$는 정규 방정식의 해보다 표준 오차가 작을지 묻습니다. 2절에서 SVD가
# >   자릿수를 덜 잃는 것을 보았으니 흔히 작다고 답합니다. 둘은 같습니다.
# > - **흔한 오답** 반올림 오차에 강한 것과 데이터의 변화에 강한 것을 섞습니다. 앞의 것은 컴퓨터의 문제이고, 뒤의
# >   것은 데이터가 알려 주지 않는 것의 문제입니다. 정리 표는 읽지 않고 남겨 두어도 됩니다.
# > - **질문** $\sigma/(\sigma^2 + \alpha)$는 $\sigma^2$이 $\alpha$보다 훨씬 클 때와 훨씬 작을 때 무엇과
# >   비슷합니까? (클 때는 $1/\sigma$, 작을 때는 $\sigma/\alpha$라서 0에 가깝습니다.)

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 7 · 2 minutes** Students leave with this: SVD-OLS gives an answer but does not
# > steady it. Then hand over to ridge in chapter 5.
# >
# > - **Show** Go back to the threshold figure of section 4, “True w” on “shared by the four rulers”, and move
# >   “Threshold rcond” one step, from 0.28 to 0.3. The directions kept go from 3 to 2, and the distance jumps from
# >   43 g to 100 g: all or nothing, before their eyes.
# > - **Predict** Ask whether, with nothing cut off, the $w$ of SVD-OLS has smaller standard errors than that of
# >   the normal equation. Having seen in section 2 that the SVD loses fewer digits, many say yes. They are the
# >   same.
# > - **Wrong answers** To withstand rounding and to withstand a change of the data are confused. The first is a
# >   matter of the computer, the second of what the data do not say. The tables of the recap may be left for
# >   reading.
# > - **Ask** What is $\sigma/(\sigma^2 + \alpha)$ like where $\sigma^2$ is much larger than $\alpha$, and where it
# >   is much smaller? (Like $1/\sigma$; and like $\sigma/\alpha$, near 0.)

# %% [markdown] lang="ko" lecture="4.5 4.1 4.2 4.3 4.4" slide="5:whole"
# $R^2$은 여섯 자리까지 1인데 $w$는 틀렸습니다. 경고도 없습니다. 롱리 데이터는 그대로 두면 문턱값을 겨우 넘지만, GNP의
# 단위만 바꾸면 특이값 두 개가 잘려 맞는 자리가 하나도 남지 않습니다. 열의 크기를 고르게 맞추면 두 데이터 모두 제 랭크를
# 찾습니다.
#
# > #### 슬라이드 더 정확히
# >
# > scikit-learn의 선형 회귀가 SVD류로 구현되어 있다는 말은 맞습니다. 다만 기본 문턱값이 $10^{-6}$이라 특징의 단위에
# > 따라 답이 달라질 수 있습니다. 특징을 먼저 표준화하세요. `tol=0`으로 문턱값을 없앨 수도 있습니다.
#
# ## 7. 어디서 무너지나
#
# - SVD-OLS는 답을 낼 뿐, 흔들림을 고치지 않습니다. 자르지 않으면 $w$의 표준 오차는 정규 방정식의 해와 똑같습니다.
# - 문턱값은 모 아니면 도입니다. 특이값이 문턱값을 살짝 넘나들면 답이 뚝 끊겨 달라집니다. 게다가 단위에 따라서도
#   달라집니다.
# - 특징 사이의 관계가 달라진 새 데이터에서는 예측도 믿을 수 없습니다.
#
# 작은 특이값을 자르는 대신 부드럽게 누를 수는 없을까요? $1/\sigma$ 대신 $\sigma/(\sigma^2 + \alpha)$를 쓰는 것입니다.
# 5장의 릿지 회귀가 하는 일이고, 이 장이 비껴간 문제를 거기서 고칩니다.
#
# ## 정리
#
# - 상관이 강하면 $w_j$의 분산이 $\text{VIF}_j = 1/(1 - R_j^2)$배가 됩니다. 데이터와 비슷한 곳의 예측은 그대로입니다.
#   무엇을 할지는 무엇을 알고 싶은지에 달렸습니다.
# - $\kappa(X^\top X) = \kappa(X)^2$이므로 정규 방정식은 QR이나 SVD보다 자릿수를 두 배로 잃습니다.
# - $X = U\Sigma V^\top$이면 $w = V\Sigma^{-1}U^\top y$입니다. 특이값이 0이면 그 방향을 빼고, 그 답은 가장 짧은
#   최소점입니다.
# - 작은 특이값을 자르면 정확함을 조금 내주고 안정을 얻습니다.
# - 정규 방정식도 SVD도 $O(np^2)$이고, 상수가 다릅니다.
#
# | 기호 | 뜻 | 모양 |
# |---|---|---|
# | $X$ | 설계 행렬, 첫 열은 1 | $n \times p$ |
# | $U$ | 서로 수직이고 길이가 1인 열 $u_k$ | $n \times p$ |
# | $\Sigma$ | 대각선에 특이값 $\sigma_k$ | $p \times p$ |
# | $V$ | 서로 수직이고 길이가 1인 열 $v_k$ | $p \times p$ |
# | $\kappa(X)$ | 조건수 $\sigma_{\max}/\sigma_{\min}$ | 수 하나 |
# | $\varepsilon$ | 기계 엡실론 | 수 하나 |
# | $\rho$ | 두 특징의 상관계수 | 수 하나 |
# | ${\color{#009E73}{w}}$ | 최소점, 여럿이면 가장 짧은 것 | $p$ |

# %% [markdown] lang="en" slide=""
# $R^2$ is 1 to six digits, and $w$ is wrong. There is no warning. As given, Longley's data just clear the threshold;
# change the unit of GNP alone and two singular values are cut, leaving no digit correct. With columns of similar size
# both data sets are seen at their true rank.
#
# > #### The slide, more precisely
# >
# > That scikit-learn's linear regression is of the SVD kind is right. But its default threshold is $10^{-6}$, so the
# > answer may depend on the units of the features. Standardise them first. `tol=0` removes the threshold.
#
# ## 7. Where it breaks
#
# - SVD-OLS gives an answer; it does not steady it. Unless something is cut off, the standard errors of $w$ are those of
#   the normal equation.
# - A threshold is all or nothing. When a singular value slips past it the answer jumps, and where it lies depends on
#   the units.
# - For new data whose features relate in other ways, the predictions are not to be trusted either.
#
# Could small singular values be pressed down gently instead of being cut off? Put $\sigma/(\sigma^2 + \alpha)$ in place
# of $1/\sigma$: that is what ridge regression does, in chapter 5. It mends what this chapter has only avoided.
#
# ## Recap
#
# - Strong correlation multiplies the variance of $w_j$ by $\text{VIF}_j = 1/(1 - R_j^2)$. Predictions near the data
#   stay as they are. What to do depends on what one wants to know.
# - $\kappa(X^\top X) = \kappa(X)^2$, so the normal equation loses twice as many digits as QR or the SVD.
# - With $X = U\Sigma V^\top$, $w = V\Sigma^{-1}U^\top y$. Where a singular value is 0 leave that direction out: the
#   answer is the shortest minimum.
# - Cutting off small singular values gives away a little exactness for stability.
# - The normal equation and the SVD are both $O(np^2)$, with different constants.
#
# | Symbol | Meaning | Shape |
# |---|---|---|
# | $X$ | design matrix, first column of ones | $n \times p$ |
# | $U$ | columns $u_k$, perpendicular and of length 1 | $n \times p$ |
# | $\Sigma$ | singular values $\sigma_k$ on the diagonal | $p \times p$ |
# | $V$ | columns $v_k$, perpendicular and of length 1 | $p \times p$ |
# | $\kappa(X)$ | condition number $\sigma_{\max}/\sigma_{\min}$ | one number |
# | $\varepsilon$ | machine epsilon | one number |
# | $\rho$ | correlation of the two features | one number |
# | ${\color{#009E73}{w}}$ | minimiser, the shortest if there are many | $p$ |

# %% slide="skip"
glossary.table(chapter=4)
