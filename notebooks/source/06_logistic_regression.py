# %% [markdown] lang="ko" lecture="6.1" slide="3:three 5:new 8:new"
# # 6장 로지스틱 회귀
#
# 몸을 재기만 하고 펭귄의 성별을 맞힐 수 있을까요?
#
# 5장은 물음 하나를 남겼습니다. 지금까지 목푯값은 체중 같은 수였습니다. 목푯값이 ‘수컷’과 ‘암컷’ 같은 **레이블**이라면
# 어떻게 할까요? 레이블을 맞히는 일을 **분류**라고 합니다. 강의의 예로 말하면, 키와 몸무게로 성별을 가르는 직선을 찾는
# 일이 분류이고 키로 몸무게를 예측하는 일이 회귀입니다. 이 장에서는 사람 대신 펭귄을 잽니다.
#
# **로지스틱 회귀**는 레이블이 1일 확률을 예측합니다. 확률은 0과 1 사이의 수이므로, 분류를 회귀로 푸는 셈입니다.
#
# 이 장을 마치면 다음을 할 수 있습니다.
#
# - 확률, 오즈, 로짓을 서로 바꾸고, 왜 로짓을 선형 모델로 두는지 설명하기
# - 가능도에서 로그 손실을, 연쇄 법칙으로 그레이디언트를 유도하고 확인하기
# - 경사 하강법과 뉴턴법으로 학습하고, $w$가 끝없이 커지는 데이터를 알아보기
# - 판정 문턱을 옮기며 두 가지 오류를 견주고, 클래스가 셋 이상일 때의 세 방법을 비교하기
#
# | 절 | 시간 | 강의 내용 |
# |---|---|---|
# | 1. 직선으로는 왜 안 되나, 2. 확률, 오즈, 로짓 | 15분 | 6.1, 6.3, 6.4 |
# | 3. 시그모이드 | 10분 | 6.2, 6.5 |
# | 4. 가능도, 5. 로그 손실 | 20분 | 6.7, 6.8, 6.9 |
# | 6. 그레이디언트, 7. 학습 | 25분 | 6.10, 6.11, 6.12 |
# | 8. 판정 | 10분 | 6.2, 6.6 |
# | 9. 세 종, 10. 지수 계산의 비용 | 10분 | 6.13, 6.14 |
#
# 아래 셀들은 데이터를 읽습니다. 아델리펭귄 가운데 성별이 알려진 146마리이고, 성별을 모르는 새는 뺐습니다. $y$는
# 수컷이면 1, 암컷이면 0입니다. $F$의 두 열은 체중(kg)과 부리 높이(mm), $Z$는 그것을 표준화한 것, $X$는 $Z$ 앞에 1로
# 채운 열을 붙인 설계 행렬입니다. $x$는 체중이 평균보다 몇 kg 무거운지입니다.
#
# 따로 말하지 않으면 이 장의 정확도와 손실은 모델을 학습한 바로 그 새들에서 잰 것입니다. 처음 보는 새에서는 어떨지,
# 8절에서 교차 검증으로 확인합니다.

# %% [markdown] lang="en" slide="3:three 5:new 8:new 9:one"
# # 6. Logistic regression
#
# Can you tell a penguin's sex from its measurements alone?
#
# Chapter 5 left a question. So far the target was a number, such as body mass. What if it is a **label**, like “male”
# and “female”? Predicting a label is **classification**. In the lecture's example, a line that divides women from men
# by height and weight is classification, and predicting weight from height is regression. Here penguins are measured
# instead of people.
#
# **Logistic regression** predicts the probability that the label is 1. A probability is a number between 0 and 1: so
# classification is solved as a regression.
#
# By the end of this chapter you will be able to
#
# - convert between probability, odds and logit, and explain why it is the logit that gets a linear model;
# - derive the log loss from the likelihood and its gradient by the chain rule, and check both;
# - train by gradient descent and by Newton's method, and recognise data on which $w$ grows without end;
# - move the decision threshold to trade two kinds of error, and compare three methods for three classes or more.
#
# | Section | Time | Lecture points |
# |---|---|---|
# | 1. Why a line will not do, 2. Probability, odds, logit | 15 min | 6.1, 6.3, 6.4 |
# | 3. The sigmoid | 10 min | 6.2, 6.5 |
# | 4. Likelihood, 5. The log loss | 20 min | 6.7, 6.8, 6.9 |
# | 6. The gradient, 7. Training | 25 min | 6.10, 6.11, 6.12 |
# | 8. Deciding | 10 min | 6.2, 6.6 |
# | 9. Three species, 10. The price of the exponentials | 10 min | 6.13, 6.14 |
#
# The cells below load the data: the 146 Adelie penguins whose sex is known; birds of unknown sex are left out. $y$ is
# 1 for a male and 0 for a female. The columns of $F$ are body mass (kg) and bill depth (mm), $Z$ holds them
# standardised, and $X$ is the design matrix: $Z$ with a column of ones in front. $x$ says how many kg above the mean a
# bird's mass is.
#
# Unless stated otherwise, every accuracy and loss of this chapter is measured on the very birds that the model was
# fitted to. How it does on birds it has not seen is checked by cross-validation in section 8.

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
from lecture_lib.chapters.logistic_regression import checks, figures
from lecture_lib.datasets import load_penguins

# %%
penguins = load_penguins()
chosen = (penguins.species == "Adelie") & (penguins.sex != "")
F = np.column_stack([penguins.body_mass_g / 1000, penguins.bill_depth_mm])[chosen]
y = (penguins.sex[chosen] == "male").astype(float)
n, x, Z = len(y), F[:, 0] - F[:, 0].mean(), (F - F.mean(axis=0)) / F.std(axis=0)
X = np.column_stack([np.ones(n), Z])
print(f"n = {n}, males: {y.sum():.0f}, mass {F[:, 0].min():.2f} ... {F[:, 0].max():.2f} kg, mean {F[:, 0].mean():.3f}")

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 1절 · 6분** 레이블을 최소제곱 직선으로 예측하면 안 되는 까닭 둘, 곧 0과 1을 벗어나는 예측과
# > 쉬운 예에 끌려가는 경계를 보입니다.
# >
# > - **보여 줄 것** 가장 무거운 수컷을 천천히 오른쪽 끝까지 끕니다. 직선이 눕고 경계가 3.70 kg에서 4.66 kg으로
# >   옮겨 가, 나머지 수컷 4마리가 모두 고리에 갇힙니다. 로지스틱 곡선의 경계는 3.71 kg 그대로입니다. 이름의 유래는
# >   상자를 읽게 하고 넘어가도 됩니다.
# > - **예측** 끌기 전에 질문의 답에 손을 들게 합니다. 너무 쉬운 예이니 그대로라고 하기 쉽지만, 직선의 경계는
# >   무거운 쪽으로 옮겨 갑니다.
# > - **흔한 오답** 0보다 작은 값은 0으로, 1보다 큰 값은 1로 자르면 된다고 합니다. 잘라도 예측이 0.5인 체중은 그
# >   자리이니 경계는 고쳐지지 않습니다.
# > - **질문** 쉬운 예가 왜 직선을 끌어당길까요? (눕지 않고 있었다면 직선은 오른쪽 끝의 새에게 4.7을 예측합니다. 제곱
# >   오차는 1을 크게 넘은 것도 오차로 셉니다.)

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 1 · 6 minutes** Show two reasons against predicting a label by a least-squares
# > line: predictions outside 0 to 1, and a boundary that an easy case drags along.
# >
# > - **Show** Drag the heaviest male slowly to the right end. The line tips and its boundary moves from 3.70 kg to
# >   4.66 kg, until the 4 other males all have a ring; that of the logistic curve stays at 3.71 kg. The origin of
# >   the name may be left to the box.
# > - **Predict** Before you drag, ask for a show of hands on the question. It is tempting to say that the boundary
# >   stays, the case being so easy; that of the line moves towards the heavy side.
# > - **Wrong answers** “Cut what is below 0 to 0 and what is above 1 to 1.” The mass at which the prediction is
# >   0.5 stays where it is, so the boundary is not mended.
# > - **Ask** Why does an easy case pull at the line? (Had it not tipped, the line would predict 4.7 for the bird at
# >   the right end. The squared error counts going far above 1 as an error, too.)

# %% [markdown] lang="ko" lecture="6.1"
# ## 1. 직선으로는 왜 안 되나
#
# 레이블을 0과 1이라는 수로 적었으니, 체중에서 $y$를 예측하는 최소제곱 직선을 그냥 그을 수도 있습니다. 그림은 146마리
# 가운데 16마리에 직선과 로지스틱 곡선을 맞춥니다. 예측이 0.5인 체중이 경계이고, 그보다 무거우면 수컷이라고 합니다.
#
# 먼저 질문에 답하세요. 그다음 가장 무거운 수컷을 오른쪽으로 끌며 두 경계를 보세요.

# %% [markdown] lang="en"
# ## 1. Why a line will not do
#
# With the labels written as the numbers 0 and 1, one could simply draw the least-squares line that predicts $y$ from
# body mass. The figure fits a line and a logistic curve to 16 of the 146 birds. The mass at which the prediction is
# 0.5 is the boundary: heavier birds are called male.
#
# Answer the question first. Then drag the heaviest male to the right, and watch both boundaries.

# %% lecture="6.1"
figures.explore_line_or_curve()

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 2절 · 9분** 같은 0.01이 어디서나 같은 뜻이 아님을 보고, 그래서 확률이 아니라 로짓에 직선을
# > 놓는다는 결론까지 갑니다.
# >
# > - **보여 줄 것** ‘확률 p’를 0.50에 두었다가(오즈 1, 로짓 0) 0.98로 옮기면 0.01의 값어치가 0.040에서 0.703으로
# >   커집니다. 이어 끝에서 끝까지 옮기며 오즈는 한쪽으로 쏠리고 로짓은 대칭임을 봅니다. 로짓을 되돌리는 계산은
# >   칠판에서 세 줄이면 됩니다. 답을 보기 전에는 0.98 → 0.99의 막대가 보이지 않습니다.
# > - **예측** 로짓으로 잰 0.98 → 0.99의 막대가 어디까지 갈지 고리를 끌어 예측합니다. 흔히 0.49 → 0.50과 같은 0.04에
# >   놓는데, 확률의 눈금에서만 생각하기 때문입니다. 답은 그 18배쯤인 0.703입니다.
# > - **흔한 오답** 오즈를 확률로 읽어 오즈 3을 $p = 1/3$이라 하거나, 특징이 1 커지면 확률이 $e^w$배가 된다고
# >   합니다. 오즈 3은 $p = 0.75$이고, $e^w$가 곱해지는 것은 오즈입니다.
# > - **질문** 처음 그림의 $p = 0.8$에서 오즈와 로짓은, 그리고 $p = 0.2$의 로짓은? (4와 1.39, $-1.39$)
# >   $p = 0.5$에서 오즈가 두 배가 되면 확률은? ($2/3$)

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 2 · 9 minutes** See that the same 0.01 does not mean the same everywhere, and
# > arrive at the conclusion: the line is for the logit, not for the probability.
# >
# > - **Show** Set “Probability p” to 0.50 (odds 1, logit 0), then to 0.98: what 0.01 is worth grows from 0.040 to
# >   0.703. Then go from end to end and see that the odds are lopsided and the logit symmetric. Undoing the logit
# >   takes three lines on the board. The bar of 0.98 → 0.99 is hidden until the answer is shown.
# > - **Predict** The class drags the ring to where the bar of 0.98 → 0.99 ends, measured in logit. Many put it at
# >   0.04, like that of 0.49 → 0.50, since they think on the scale of probabilities alone. It ends at 0.703, about
# >   18 times as far.
# > - **Wrong answers** Odds are read as probabilities, so that odds of 3 become $p = 1/3$; or the probability is
# >   said to be multiplied by $e^w$ when the feature grows by 1. Odds of 3 are $p = 0.75$, and what is multiplied
# >   by $e^w$ is the odds.
# > - **Ask** What are odds and logit at $p = 0.8$, as in the first picture, and the logit at $p = 0.2$? (4 and
# >   1.39; $-1.39$) If the odds double at $p = 0.5$, what is the probability? ($2/3$)

# %% [markdown] lang="ko" lecture="6.1 6.3 6.4" slide="2:whole 7:four"
# ### 무엇을 보았나요
#
# 직선은 0과 1을 벗어나므로 확률이 아닙니다. 게다가 쉬운 예 하나가 직선을 눕혀 경계를 다른 수컷들 너머로 끌고 갑니다.
# 곡선은 그 새에게 이미 1에 가까운 값을 주므로 거의 움직이지 않습니다.
#
# > #### 슬라이드 더 정확히
# >
# > - 읽을거리는 logistic을 ‘기호논리’로 풀고 레이블을 가르는 논리식을 찾는다고 합니다. 이 이름은 논리와 상관없습니다.
# >   페르휠스트(P.-F. Verhulst)가 1838년에 인구의 증가를 나타내는 S자 곡선을 내놓고 1845년에 로지스틱이라 불렀습니다.
# > - 로지스틱 회귀가 내놓는 것은 확률입니다. 레이블은 그 확률을 문턱과 견주어 정합니다(8절).
#
# ## 2. 확률, 오즈, 로짓
#
# 직선의 값은 $-\infty$에서 $\infty$까지 어디든 갑니다. 확률은 0과 1 사이에 갇혀 있습니다. 그러니 확률을 온 수직선으로
# 펼친 다음 거기에 직선을 놓읍시다. 두 걸음이면 됩니다.
#
# $$\text{오즈} = \frac{p}{1 - p}, \qquad \text{로짓} = \log\frac{p}{1 - p}$$
#
# **오즈**는 일어날 확률이 일어나지 않을 확률의 몇 배인지입니다. 0에서 $\infty$까지의 값이 됩니다. $p = 0.75$이면
# 3입니다. 세 번 일어날 때 한 번 안 일어난다는 뜻입니다. 여기에 자연로그를 씌운 **로짓**(로그 오즈)은 온 수직선의 값이
# 되고, $p = 0.5$에서 0입니다.
#
# 먼저 질문에 답하세요. 그다음 $p$를 끝에서 끝까지 옮기며 세 눈금의 점과 0.01의 값어치를 보세요.

# %% [markdown] lang="en" slide="2:whole 7:one"
# ### What you saw
#
# The line leaves 0 to 1, so it is no probability. And one easy case tips it, and drags its boundary past the other
# males. The curve is near 1 at that bird already, so it hardly moves.
#
# > #### The slide, more precisely
# >
# > - The reading explains “logistic” as symbolic logic, and looks for a logical formula that sorts labels. The name
# >   has nothing to do with logic: in 1838 P.-F. Verhulst described the growth of a population by an S-shaped curve,
# >   which he called logistic in 1845.
# > - What logistic regression gives is a probability. The label is settled by comparing it with a threshold (section
# >   8).
#
# ## 2. Probability, odds, logit
#
# A line goes anywhere from $-\infty$ to $\infty$. A probability is confined to 0 to 1. So let us spread the
# probabilities over the whole number line, and put the line there. Two steps will do.
#
# $$\text{odds} = \frac{p}{1 - p}, \qquad \text{logit} = \log\frac{p}{1 - p}$$
#
# The **odds** say how many times as probable it is that something happens as that it does not: a number from 0 to
# $\infty$. At $p = 0.75$ they are 3: it happens three times for every time it does not. Their natural logarithm, the
# **logit** (log-odds), is anywhere on the number line, and 0 at $p = 0.5$.
#
# Answer the question first. Then move $p$ from end to end, and watch the three scales and what 0.01 is worth.

# %% lecture="6.3 6.4"
figures.explore_odds()

# %% [markdown] lang="ko" lecture="6.3 6.4" slide="7:three"
# ### 무엇을 보았나요
#
# - 오즈의 눈금은 한쪽으로 쏠려 있습니다. 0.01의 오즈는 약 0.01, 0.99의 오즈는 99입니다. 로짓의 눈금은 0을 가운데 두고
#   대칭입니다. $p$를 $1 - p$로 바꾸면 부호만 바뀝니다.
# - 0.49 → 0.50은 로짓으로 0.040, 0.98 → 0.99는 0.703입니다. 뒤의 걸음에서는 틀릴 확률이 0.02에서 0.01로 절반이 됩니다.
#   같은 0.01이 같은 뜻이 아닙니다.
#
# 그래서 확률을 바로 선형 모델로 두지 않습니다. $p$가 직선이라면 체중 100 g마다 확률이 늘 같은 만큼 커져야 하는데, 이미
# 0.99라면 그럴 자리가 없습니다. 로짓이 직선이면, 특징이 1 커질 때마다 오즈에 늘 같은 수 $e^w$가 곱해집니다.
#
# ### 로짓을 되돌리기
#
# $z = \log\frac{p}{1-p}$를 $p$에 대해 풉시다. $e^z = \frac{p}{1-p}$이므로 $e^z(1 - p) = p$이고,
#
# $$p = \frac{e^z}{1 + e^z} = \frac{1}{1 + e^{-z}} = \sigma(z)$$
#
# 이 함수가 **시그모이드**, 곧 로지스틱 함수입니다. 로짓의 역함수이고, 모양은 S자, 값은 0과 1 사이입니다. 앞 그림의
# ‘로짓과 확률’이 이 곡선입니다.

# %% [markdown] lang="en" slide="3:one 7:one"
# ### What you saw
#
# - The odds are lopsided: those of 0.01 are about 0.01, those of 0.99 are 99. The logit is symmetric about 0:
#   changing $p$ into $1 - p$ only changes its sign.
# - 0.49 → 0.50 is 0.040 of logit, 0.98 → 0.99 is 0.703. In the latter step the probability of being wrong is halved,
#   from 0.02 to 0.01. The same 0.01 does not mean the same.
#
# That is why the probability itself does not get a linear model. If $p$ were a line, every 100 g of body mass would
# have to add the same amount; at 0.99 there is no room for that. If the logit is a line, each time the feature grows
# by 1 the odds are multiplied by the same number $e^w$.
#
# ### The logit, undone
#
# Solve $z = \log\frac{p}{1-p}$ for $p$. Since $e^z = \frac{p}{1-p}$, we have $e^z(1 - p) = p$, and
#
# $$p = \frac{e^z}{1 + e^z} = \frac{1}{1 + e^{-z}} = \sigma(z)$$
#
# This function is the **sigmoid**, or logistic function. It is the inverse of the logit, S-shaped, with values between
# 0 and 1: the curve of “Logit and probability” above.

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 3절 · 10분** 중심 $-b/w$와 거기서의 기울기 $w/4$, 이 두 식으로 $w$와 $b$가 하는 일을 말할 수
# > 있게 합니다.
# >
# > - **보여 줄 것** 처음 그림은 $w = 1.5$, $b = -2$이고 중심이 1.33입니다. ‘w’를 3으로 올리면 중심이 0.67로
# >   다가오고, 0이면 곡선이 0.119에서 평평해지고, $-1.5$이면 중심이 $-1.33$으로 넘어가며 곡선이 내려갑니다.
# >   $w = 1.5$로 돌아와 ‘b’만 움직여 모양이 그대로임을 봅니다.
# > - **예측** $b$는 그대로 두고 $w$만 두 배로 키우면 중심이 어떻게 될지 예측합니다. 흔히 고리를 지금의 중심에 놓는데,
# >   $w$는 기울기, $b$는 위치라고 나누어 외웠기 때문입니다.
# > - **흔한 오답** 연습 1에서는 지수의 부호를 빠뜨려 곡선이 내려가거나, $e^z$에서 멈추거나(오즈입니다),
# >   $e^z/(1 + e^z)$로 써서 $z = 800$에서 NaN을 얻습니다. 시간이 모자라면 넘치는 까닭은 풀이에 맡깁니다.
# > - **질문** 중심이 그대로인 때는 언제일까요? ($b = 0$일 때) $p = 0.9$인 곳의 기울기는
# >   중심의 몇 %일까요? ($w \cdot 0.09$이므로 36%)

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 3 · 10 minutes** By two formulas, the centre $-b/w$ and the slope $w/4$ there,
# > let the class say what $w$ and $b$ do.
# >
# > - **Show** At first $w = 1.5$ and $b = -2$, and the centre is at 1.33. Raise “w” to 3 and it comes to 0.67; at
# >   0 the curve is flat at 0.119; at $-1.5$ the centre is at $-1.33$ and the curve falls. Back at $w = 1.5$, move
# >   “b” alone: the shape stays.
# > - **Predict** The class predicts what becomes of the centre when $b$ stays and $w$ is doubled. Many put the ring
# >   where the centre is now, having learnt that $w$ is the slope and $b$ the place.
# > - **Wrong answers** In exercise 1 the sign of the exponent is forgotten and the curve falls; or the answer
# >   stops at $e^z$ (the odds); or it is written $e^z/(1 + e^z)$, which is NaN at $z = 800$. If time is short,
# >   leave the overflow to the solution.
# > - **Ask** When does the centre stay? (When $b = 0$) How steep is the curve where
# >   $p = 0.9$, in % of the centre? ($w \cdot 0.09$, so 36%)

# %% [markdown] lang="ko" lecture="6.2 6.5" slide="5:four"
# ## 3. 시그모이드
#
# 이제 모델을 쓸 수 있습니다. 로짓은 특징의 선형 모델이고, 시그모이드가 그것을 확률로 바꿉니다.
#
# $${\color{#0072B2}{z}} = w_0 + w_1 x_1 + \dots + w_p x_p = Xw, \qquad
# {\color{#0072B2}{\hat p}} = \sigma({\color{#0072B2}{z}})$$
#
# $\hat p \ge 0.5$이면 $\hat y = 1$(양성), 아니면 $\hat y = 0$(음성)이라고 예측합니다. $\hat p \ge 0.5$는 $z \ge 0$과
# 같습니다.
#
# 특징이 하나면 $z = wx + b$입니다. $b$는 절편 $w_0$입니다. 먼저 질문에 답하세요. 그다음 $w$와 $b$를 움직이며 곡선의
# 중심과 거기에 그은 접선을 보세요. $w$를 0으로도, 음수로도 두어 보세요.

# %% [markdown] lang="en" slide="5:three"
# ## 3. The sigmoid
#
# Now the model can be written. The logit is a linear model of the features, and the sigmoid turns it into a
# probability.
#
# $${\color{#0072B2}{z}} = w_0 + w_1 x_1 + \dots + w_p x_p = Xw, \qquad
# {\color{#0072B2}{\hat p}} = \sigma({\color{#0072B2}{z}})$$
#
# If $\hat p \ge 0.5$ we predict $\hat y = 1$ (positive), else $\hat y = 0$ (negative). $\hat p \ge 0.5$ is the same as
# $z \ge 0$.
#
# With one feature $z = wx + b$, where $b$ is the intercept $w_0$. Answer the question first. Then move $w$ and $b$,
# and watch the centre of the curve and the tangent there. Let $w$ be 0, and negative, too.

# %% lecture="6.2 6.5"
figures.explore_sigmoid()

# %% [markdown] lang="ko" lecture="6.5 6.2"
# ### 무엇을 보았나요
#
# - 중심($p = 0.5$)은 직선 $z = wx + b$가 0을 지나는 곳, 곧 $x = -b/w$입니다.
# - $|w|$가 클수록 곡선이 가파릅니다. $w < 0$이면 내려가고, $w = 0$이면 평평해서 중심이 없습니다.
# - $b$만 바꾸면 모양은 그대로이고 옆으로 옮겨 갑니다.
#
# ### 기울기는 얼마인가
#
# $\sigma(z) = (1 + e^{-z})^{-1}$을 미분합시다.
#
# $$\sigma'(z) = \frac{e^{-z}}{(1 + e^{-z})^2} = \frac{1}{1 + e^{-z}} \cdot \frac{e^{-z}}{1 + e^{-z}}
# = \sigma(z)\,(1 - \sigma(z))$$
#
# $p = \sigma(wx + b)$를 $x$로 미분하면 $w\,p(1 - p)$입니다. 빈칸을 채우세요.
#
# 1. 중심에서 $p = 0.5$이므로 기울기는 $w \cdot \square$입니다.
# 2. $p = 0.9$인 곳의 기울기는 $w \cdot \square$로, 중심의 $\square$%입니다.
#
# <details><summary>답</summary>
#
# $p(1 - p)$는 중심에서 $0.25$이므로 기울기는 $w/4$입니다. $p = 0.9$에서는 $0.09$이고 중심의 36%입니다.
#
# </details>
#
# > #### 슬라이드 더 정확히
# >
# > - 읽을거리는 $w$가 기울기를, $b$가 중앙의 위치를 정한다고 합니다. 정확히는 중심이 $-b/w$이고 거기서 기울기가
# >   $w/4$입니다. $w$를 바꾸면 ($b = 0$이 아닌 한) 중심도 옮겨 갑니다.
# > - 슬라이드는 로지스틱 회귀도 독립 변수 사이의 독립성을 가정한다고 합니다. 그런 가정은 없습니다. 특징끼리 상관이
# >   있어도 모델은 그대로 성립합니다. 다만 상관이 아주 강하면 4장의 다중공선성처럼 계수가 불안정해집니다. 8절에서 함께
# >   쓸 체중과 부리 높이의 상관 계수는 0.58입니다.
#
# ### 연습 1: 시그모이드
#
# 배열 $z$를 받아 $\sigma(z)$를 돌려주세요. $z = \pm 800$에서도 값이 나와야 합니다.
#
# <details><summary>풀이</summary>
#
# ```python
# def my_sigmoid(z):
#     return 1 / (1 + np.exp(-z))
# ```
#
# `np.exp(800)`은 무한대라서 NumPy가 경고하지만 $1/\infty = 0$이므로 값은 맞습니다. $e^z/(1 + e^z)$로 쓰면
# $\infty/\infty$라서 NaN이 됩니다. 라이브러리는 $|z|$만 써서 경고도 없앱니다.
#
# </details>

# %% [markdown] lang="en"
# ### What you saw
#
# - The centre ($p = 0.5$) is where the line $z = wx + b$ crosses 0: at $x = -b/w$.
# - The larger $|w|$, the steeper the curve. If $w < 0$ it falls; if $w = 0$ it is flat and has no centre.
# - Changing $b$ alone moves the curve sideways and leaves its shape.
#
# ### How steep is it?
#
# Differentiate $\sigma(z) = (1 + e^{-z})^{-1}$.
#
# $$\sigma'(z) = \frac{e^{-z}}{(1 + e^{-z})^2} = \frac{1}{1 + e^{-z}} \cdot \frac{e^{-z}}{1 + e^{-z}}
# = \sigma(z)\,(1 - \sigma(z))$$
#
# The derivative of $p = \sigma(wx + b)$ by $x$ is $w\,p(1 - p)$. Fill in the blanks.
#
# 1. At the centre $p = 0.5$, so the slope is $w \cdot \square$.
# 2. Where $p = 0.9$ the slope is $w \cdot \square$, which is $\square$% of that at the centre.
#
# <details><summary>Answer</summary>
#
# At the centre $p(1 - p)$ is $0.25$, so the slope is $w/4$. At $p = 0.9$ it is $0.09$, 36% of that at the centre.
#
# </details>
#
# > #### The slide, more precisely
# >
# > - The reading says that $w$ sets the slope and $b$ the place of the middle. Precisely, the centre is at $-b/w$,
# >   and the slope there is $w/4$. So $w$ moves the centre, too (unless $b = 0$).
# > - The slide has logistic regression, too, assume that the independent variables are independent of one another.
# >   There is no such assumption: the model holds with correlated features as well. Only if the correlation is very
# >   strong do the coefficients become unstable, as with the multicollinearity of chapter 4. Body mass and bill depth,
# >   used together in section 8, have the correlation 0.58.
#
# ### Exercise 1: the sigmoid
#
# Given an array $z$, return $\sigma(z)$. It must have a value even at $z = \pm 800$.
#
# <details><summary>Solution</summary>
#
# ```python
# def my_sigmoid(z):
#     return 1 / (1 + np.exp(-z))
# ```
#
# `np.exp(800)` is infinite, and NumPy warns, but since $1/\infty = 0$ the value is right. Written as $e^z/(1 + e^z)$
# it would be $\infty/\infty$, which is NaN. The library uses $|z|$ only, and so avoids the warning as well.
#
# </details>


# %% lecture="6.5"
def my_sigmoid(z):
    return ...


checks.check_sigmoid(my_sigmoid)

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 4절 · 13분** 가능도는 실제로 나온 레이블에 모델이 준 확률의 곱이고, 자신 있게 틀린 새 한 마리가
# > 그 곱을 끌어내린다는 것을 막대로 보입니다.
# >
# > - **보여 줄 것** ‘w’와 ‘b’를 모두 0에 두고(막대가 모두 0.5, 가능한 최대의 1.5%) $b = 0$인 채로 $w$를 올리면
# >   7에서 64%까지 커졌다가 16에서 21%로 줄어듭니다. $w = 9$, $b = 1$로 옮기면 99%이고 등고선 그림의 점이
# >   최대가능도 자리 곁에 옵니다. 등고선과 별은 질문에 답하거나 무언가를 움직여야 나타납니다. ‘거울에 비친
# >   읽을거리’는 그 글을 쓰지 않는 반이면 건너뜁니다.
# > - **예측** $w$를 크게 키우면 가능도가 어떻게 될지 예측합니다. 흔히 ‘1로 다가감’이나 ‘끝없이 커짐’을
# >   고르는데, 꽉 차는 막대들만 보기 때문입니다. $w = 16$, $b = 0$에서 가벼운 수컷 한 마리의 막대가 0.04로 줄어든
# >   것을 가리키세요.
# > - **흔한 오답** 146마리의 $L = 5.37 \cdot 10^{-20}$을 보고 모델이 나쁘다고 하거나, $L$을 모델이 맞을 확률로
# >   읽습니다. 곱한 수가 많아 작을 뿐이니, 같은 데이터에서 $w$끼리 견줄 때만 뜻이 있다고 말해 줍니다. 2.18을 확률의
# >   배수로 읽기도 합니다. 오즈의 배수입니다.
# > - **질문** $y_i = 0$이면 두 인수 가운데 무엇이 남나요? ($1 - p_i$) 7,300마리에서는 왜 $L$이 0으로 찍힐까요?
# >   ($\log L = -2218.56$이라 $L$이 컴퓨터가 적을 수 있는 가장 작은 양수보다 작습니다.)

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 4 · 13 minutes** Show by the bars that the likelihood is the product of the
# > probabilities given to the labels that occurred, and that one bird misclassified with confidence pulls the
# > product down.
# >
# > - **Show** Set “w” and “b” to 0 (every bar 0.5, 1.5% of the greatest possible) and raise $w$ with $b = 0$: the
# >   share grows to 64% at 7 and falls to 21% at 16. Go to $w = 9$, $b = 1$: 99%, and the point among the contours
# >   is beside the most likely place. Contours and star appear once the question is answered or something moved.
# >   “The reading, in the mirror” may be skipped by a class that does not use that text.
# > - **Predict** The class predicts what becomes of the likelihood when $w$ is made large. Many choose “It approaches
# >   1” or “It grows without end”, looking only at the bars that fill up. At $w = 16$, $b = 0$ point to the light male
# >   whose bar has shrunk to 0.04.
# > - **Wrong answers** From $L = 5.37 \cdot 10^{-20}$ for 146 birds it is concluded that the model is bad, or $L$
# >   is taken for the probability that the model is right. It is small because there are many factors; it has a
# >   meaning only in comparing one $w$ with another on the same data. And 2.18 is taken to multiply the probability;
# >   it multiplies the odds.
# > - **Ask** Which of the two factors is left if $y_i = 0$? ($1 - p_i$) Why is $L$ printed as 0 for 7,300 birds?
# >   ($\log L = -2218.56$, so $L$ is below the smallest positive number that the computer can write.)

# %% [markdown] lang="ko" lecture="6.7 6.8 6.9" slide="4:new 6:three 7:three"
# ## 4. 가능도
#
# 어떤 $w$가 좋은 $w$일까요? 실제로 나온 레이블을 ‘그럴듯하게’ 여기는 모델이 좋은 모델입니다. 모델은 펭귄 $i$가 수컷일
# 확률이 $p_i$라고 합니다. 실제로 수컷이면 모델이 맞는 답에 준 확률은 $p_i$, 암컷이면 $1 - p_i$입니다. 한 식으로 쓰면
# 이렇습니다.
#
# $$p_i^{y_i}(1 - p_i)^{1 - y_i}$$
#
# 지수가 스위치입니다. $y_i = 1$이면 뒤의 인수가 $(1 - p_i)^0 = 1$이 되어 사라지고, $y_i = 0$이면 앞의 인수가
# 사라집니다. 특징이 주어졌을 때 레이블들이 서로 독립이라면, 모두 함께 일어날 확률은 곱입니다.
#
# $$L(w) = \prod_{i=1}^n p_i^{y_i}(1 - p_i)^{1 - y_i}$$
#
# 이것이 **가능도**입니다. 우도라고도 합니다. 가능도가 가장 큰 $w$를 고르는 것이 **최대가능도**(최대우도) 방법입니다.
# 읽을거리는 **독립 동일 분포**(iid)를 조건으로 듭니다. 그 가운데 이 곱에 필요한 것은 독립입니다. 레이블의 분포는 새마다
# $p_i$가 달라서 같지 않습니다.
#
# 아래 그림은 펭귄 12마리입니다. 수컷은 위($y = 1$), 암컷은 아래($y = 0$)에 찍었고, 막대의 길이가 실제 성별에 준
# 확률입니다. 막대가 길수록 끝이 그 새에 가까워집니다. 나머지 두 그림의 $\log L$과 로그 손실은 그림 다음에 설명합니다.
# 먼저 질문에 답하세요. 그다음 $w$와 $b$를 움직여 막대들의 곱을 가장 크게 만들어 보세요. $w$를 음수로 두면 어떻게
# 되는지도 보세요.

# %% [markdown] lang="en" slide="4:new 7:one"
# ## 4. Likelihood
#
# Which $w$ is a good one? A good model finds the labels that occurred likely. It says that penguin $i$ is a male with
# probability $p_i$. If the bird is a male, the model gave the right answer the probability $p_i$; if a female,
# $1 - p_i$. In one formula this is
#
# $$p_i^{y_i}(1 - p_i)^{1 - y_i}$$
#
# The exponent is a switch. If $y_i = 1$ the second factor is $(1 - p_i)^0 = 1$ and drops out; if $y_i = 0$ the first
# does. If, given the features, the labels are independent of one another, the probability that all of it happens is
# the product.
#
# $$L(w) = \prod_{i=1}^n p_i^{y_i}(1 - p_i)^{1 - y_i}$$
#
# This is the **likelihood**. Choosing the $w$ that makes it greatest is the method of **maximum likelihood**. The
# reading asks for data that are **independent and identically distributed** (iid). Of the two, the product needs only
# independence; the labels are not identically distributed, as each bird has its own $p_i$.
#
# The figure below shows 12 penguins, males at the top ($y = 1$), females at the bottom ($y = 0$). The length of a bar
# is the probability given to the actual sex: the longer it is, the closer it comes to its bird. The $\log L$ and the
# log loss of the other two pictures are explained after the figure. Answer the question first. Then move $w$ and $b$ to
# make the product of the bars as great as you can. See, too, what a negative $w$ does.

# %% lecture="6.7 6.8 6.9"
figures.explore_likelihood()

# %% [markdown] lang="ko" lecture="6.7 6.8" slide="9:whole"
# ### 무엇을 보았나요
#
# - $w = 0$, $b = 0$이면 모두에게 0.5를 줍니다. 곱은 $0.5^{12}$, 약 0.00024입니다.
# - $w$를 9까지 키우면 막대가 대부분 길어집니다. 더 키우면 대부분은 거의 꽉 차지만, 곡선의 잘못된 쪽에 있는 새의 막대가
#   급히 짧아져 곱을 끌어내립니다.
# - $w$가 음수면 무거운 새를 암컷이라 합니다. 막대가 대부분 짧아집니다.
#
# ### 로그를 씌우고 부호를 바꾸기
#
# 1보다 작은 수를 많이 곱하면 금세 0에 가까워집니다. 컴퓨터에서는 정말로 0이 됩니다. 이것이 **언더플로**입니다. 로그를
# 씌우면 곱이 합이 되어 이 일을 피하고, 미분하기도 쉽습니다. 로그는 커지는 함수라서 가장 큰 곳은 그대로입니다. 그리고
# 비용은 작을수록 좋은 것으로 정했으므로 부호를 바꿉니다.
#
# $${\color{#D55E00}{-\log L(w)}} = -\sum_{i=1}^n \bigl(y_i \log p_i + (1 - y_i)\log(1 - p_i)\bigr)$$
#
# ### 거울에 비친 읽을거리
#
# 읽을거리는 $\sigma(z)$를 클래스 0일 확률로 둡니다. 레이블을 $t$라 하면
# $p(t) = (1 - \sigma(z))^t\,\sigma(z)^{1-t}$이고, 정리하면
#
# $$-\log L = \sum_i t_i z_i + \sum_i \log(1 + e^{-z_i})$$
#
# 입니다. 우리 식에서 $z$를 $-z$로 바꾼 것과 같습니다. $1 - \sigma(z) = \sigma(-z)$이기 때문입니다. 그러니 $w$와 $b$의
# 부호가 모두 반대일 뿐, 확률도 가능도도 같습니다.
#
# 아래 셀은 146마리에 맞춘 모델입니다. 둘째 줄은 체중이 100 g, 1 kg 무거울 때 오즈에 곱해지는 수입니다. 셋째 줄은 같은
# 데이터를 50번 되풀이해 7,300마리로 만든 것입니다. 넷째 줄에서는 읽을거리의 식과 우리 식을 견줍니다. 마지막 줄은 체중이
# 5.5 kg인 암컷이 있다고 할 때 그 한 마리가 $-\log L$에 더하는 값입니다.

# %% [markdown] lang="en" slide=""
# ### What you saw
#
# - With $w = 0$ and $b = 0$ every bird gets 0.5. The product is $0.5^{12}$, about 0.00024.
# - As $w$ grows to 9, most bars grow longer. Beyond that most are nearly full, but those of birds on the wrong side of
#   the curve shrink fast, and pull the product down.
# - With a negative $w$ heavy birds are called females, and most bars are short.
#
# ### Take the log, change the sign
#
# Multiply many numbers below 1, and you are soon near 0. In a computer you get exactly 0: **underflow**. The logarithm
# turns the product into a sum, which avoids this and is easier to differentiate. As the logarithm increases, the
# maximum stays where it is. And since a cost is by agreement something to be made small, change the sign.
#
# $${\color{#D55E00}{-\log L(w)}} = -\sum_{i=1}^n \bigl(y_i \log p_i + (1 - y_i)\log(1 - p_i)\bigr)$$
#
# ### The reading, in the mirror
#
# The reading lets $\sigma(z)$ be the probability of class 0. With labels $t$ it has
# $p(t) = (1 - \sigma(z))^t\,\sigma(z)^{1-t}$, which comes to
#
# $$-\log L = \sum_i t_i z_i + \sum_i \log(1 + e^{-z_i})$$
#
# This is our formula with $-z$ for $z$, because $1 - \sigma(z) = \sigma(-z)$. So $w$ and $b$ have the opposite sign,
# and the probabilities and the likelihood are the same.
#
# The cell below fits the model to the 146 birds. Its second line is what multiplies the odds when a bird is 100 g or 1
# kg heavier. The third repeats the same data 50 times, which makes 7,300 birds. The fourth compares the formula of the
# reading with ours. The last is what a single female of 5.5 kg would add to $-\log L$.

# %% lecture="6.7 6.8 6.9"
fit = solvers.logistic_regression(x.reshape(-1, 1), y)
z = fit.coef[0] * x + fit.intercept
p = solvers.sigmoid(z)
given = np.where(y == 1, p, 1 - p)
print(f"w = {fit.coef[0]:.3f}, b = {fit.intercept:.3f}, L = {np.prod(given):.3g}, log L = {np.log(given).sum():.2f}")
print(f"odds of a male: times {np.exp(fit.coef[0] * 0.1):.2f} for 100 g more, {np.exp(fit.coef[0]):,.0f} for 1 kg more")
many = np.tile(given, 50)
print(f"n = {len(many):,}: L = {np.prod(many)}, log L = {np.log(many).sum():.2f}")
t, mirrored = y, -z
article = np.sum(t * mirrored) + np.sum(np.log(1 + np.exp(-mirrored)))
print(f"-log L: {article:.6f} (reading) {-np.log(given).sum():.6f} (ours)")
print(f"one female of 5.5 kg: {np.log(1 + np.exp(fit.coef[0] * (5.5 - F[:, 0].mean()) + fit.intercept)):.1f}")

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 5절 · 7분** 한 마리의 로그 손실 곡선을 읽고, 그 평균이 4절의 $-\log L$을 $n$으로 나눈 것일
# > 뿐임을 확인합니다.
# >
# > - **보여 줄 것** 새 그림은 없습니다. 4절 그림의 ‘한 마리의 로그 손실’로 돌아가 $w = 16$, $b = 0$으로 두면,
# >   점은 대부분 바닥 가까이 있고 하나만 3.33까지 올라가 있습니다. 연습 2는 시간이 모자라면 숙제로 냅니다.
# > - **예측** 그림에 딸린 질문이 없으니 말로 묻습니다. 맞는 답에 준 확률이 0.5에서 0.01로 떨어지면 손실은 몇 배가
# >   될까요? 확률이 50분의 1이니 50배라고 하기 쉽지만, 0.693에서 4.605로 약 6.6배입니다.
# > - **흔한 오답** 연습 2에서 $y = 1$인 항만 쓰거나, $y = 0$에도 $-\log p$를 쓰거나, 평균 대신 합을 돌려줍니다.
# >   ‘실제로 나온 레이블에 준 확률’이라고 소리 내어 말하게 하면 스스로 고칩니다.
# > - **질문** 모두에게 0.5를 주는 모델의 비용은 얼마인가요? ($\log 2$, 곧 0.693) $n$으로 나누면 가장 좋은 $w$가
# >   달라지나요? (아니요.)

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 5 · 7 minutes** Read the curve of one bird's log loss, and confirm that its mean
# > is the $-\log L$ of section 4 divided by $n$, and nothing more.
# >
# > - **Show** There is no new figure. Go back to “The log loss of one bird” in section 4, with $w = 16$,
# >   $b = 0$: most points are near the floor, and one is as high as 3.33. If time is short, exercise 2 is
# >   homework.
# > - **Predict** No question comes with the figure, so ask aloud: if the probability given to the right answer
# >   falls from 0.5 to 0.01, how many times as large is the loss? With a 50th of the probability, 50 times is
# >   tempting; but the loss goes from 0.693 to 4.605, about 6.6 times.
# > - **Wrong answers** In exercise 2 only the term for $y = 1$ is written, or $-\log p$ for $y = 0$ as well, or
# >   the sum is returned instead of the mean. Have them say “the probability given to the label that occurred”
# >   aloud, and they mend it themselves.
# > - **Ask** What is the cost of a model that gives 0.5 to all? ($\log 2$, that is 0.693) Does dividing by $n$
# >   change which $w$ is best? (No.)

# %% [markdown] lang="ko" lecture="6.7 6.8 6.9" slide="new 2:three 3:three 8:new"
# 7,300마리의 곱은 0이 되어 버렸고, 로그의 합은 멀쩡합니다. 두 식의 값은 같습니다.
#
# 둘째 줄은 계수를 단위와 함께 읽은 것입니다. 체중이 100 g 무거울 때마다 수컷일 오즈가 $e^{0.1w} = 2.18$배가 됩니다.
# 확률이 2.18배가 되는 것은 아닙니다. 이 2.18도 146마리에서 얻은 어림값입니다. 146마리를 1,000번 다시 뽑아 맞추면 열에
# 아홉은 1.9와 2.8 사이입니다.
#
# 마지막 줄은 지수가 하는 일을 보여 줍니다. 레이블을 보지 않고 모든 $\sigma(z_i)$의 곱을 크게 하려 한다고 해 봅시다.
# 그러면 누구의 로짓이든 클수록 좋습니다. 체중이 5.5 kg인 이 암컷도 마찬가지이고, $x$가 극단적일수록 $w$를 세게
# 끌어당깁니다. 레이블을 보면 다릅니다. $y = 0$이므로 이 새의 인수는 $1 - \sigma(z)$이고, 바로 그 큰 로짓 때문에 비용이
# 14.2 늘어납니다.
#
# > #### 슬라이드 더 정확히
# >
# > - 읽을거리의 $t$는 우리의 $y$이고, $\sigma(z)$는 클래스 0의 확률입니다. 슬라이드와 이 강의에서는 클래스 1의
# >   확률입니다. $w$의 부호만 반대이고 답은 같습니다.
# > - 읽을거리는 부호를 바꾸면 기울기가 최소인 곳을 구한다고 합니다. 최소가 되는 것은 비용이고, 거기서 기울기는
# >   0입니다.
# > - 최저값의 계산이 더 간편해서 부호를 바꾸는 것은 아닙니다. $f$를 가장 크게 하는 일과 $-f$를 가장 작게 하는 일은
# >   똑같이 쉽습니다. 비용은 작을수록 좋다는 약속을 따를 뿐입니다.
#
# ## 5. 로그 손실
#
# $-\log L$에서 한 마리의 몫이 **로그 손실**입니다. 교차 엔트로피라고도 합니다.
#
# $${\color{#D55E00}{J_i}} = \begin{cases} -\log p_i & (y_i = 1) \\ -\log(1 - p_i) & (y_i = 0) \end{cases}
# \;=\; -\bigl(y_i \log p_i + (1 - y_i)\log(1 - p_i)\bigr)$$
#
# 앞 그림의 ‘한 마리의 로그 손실’이 이 두 곡선입니다. 맞는 답에 1을 주면 손실이 0, 0.5를 주면 0.693, 0.01을 주면
# 4.605입니다. 0으로 가면 끝없이 커집니다. 비용은 그 평균입니다.
#
# $${\color{#D55E00}{J(w)}} = \frac{1}{n}\sum_{i=1}^n J_i = -\frac{1}{n}\log L(w)$$
#
# 그러니 4절의 비용과 5절의 비용은 $n$으로 나누었는지만 다릅니다. 가장 작은 곳이 같습니다. 이 장에서는 슬라이드를 따라
# 평균을 쓰고, 라이브러리에는 `loss="mean"`이라고 알려 줍니다.
#
# ### 연습 2: 로그 손실
#
# 레이블 $y$와 확률 $p$를 받아 로그 손실의 평균을 돌려주세요.
#
# <details><summary>풀이</summary>
#
# ```python
# def my_log_loss(y, p):
#     return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
# ```
#
# </details>

# %% [markdown] lang="en" slide="new 8:new 10:one"
# The product of 7,300 factors has become 0; the sum of their logarithms is fine. And both formulas agree.
#
# The second line reads the coefficient with its unit. Every 100 g of body mass multiply the odds of a male by
# $e^{0.1w} = 2.18$. It is not the probability that becomes 2.18 times as large. This 2.18 is an estimate from 146
# birds: draw the 146 again, 1,000 times, and fit; nine times out of ten it comes out between 1.9 and 2.8.
#
# The last line shows what the exponent does. Suppose one tried to make the product of all $\sigma(z_i)$ large, without
# a look at the labels. Then the larger a logit, the better, no matter which bird's: that of this female of 5.5 kg, too,
# and the more extreme an $x$, the harder it pulls at $w$. Not so with the labels. As $y = 0$, the factor of this bird
# is $1 - \sigma(z)$, and that very logit adds 14.2 to the cost.
#
# > #### The slide, more precisely
# >
# > - The $t$ of the reading is our $y$, and its $\sigma(z)$ is the probability of class 0. In the slides and in this
# >   course it is that of class 1. Only the sign of $w$ is opposite; the answer is the same.
# > - The reading says that after the change of sign one finds where the slope is least. What is least is the cost; the
# >   slope there is 0.
# > - Nor is the sign changed because a minimum is easier to compute. Maximising $f$ and minimising $-f$ are equally
# >   easy. It is the convention that a cost should be small.
#
# ## 5. The log loss
#
# The share of one bird in $-\log L$ is its **log loss**, also called cross-entropy.
#
# $${\color{#D55E00}{J_i}} = \begin{cases} -\log p_i & (y_i = 1) \\ -\log(1 - p_i) & (y_i = 0) \end{cases}
# \;=\; -\bigl(y_i \log p_i + (1 - y_i)\log(1 - p_i)\bigr)$$
#
# “The log loss of one bird” in the figure above shows these two curves. Give the right answer 1, and the loss is 0; for
# 0.5 it is 0.693, for 0.01 it is 4.605. Towards 0 it grows without end. The cost is the mean.
#
# $${\color{#D55E00}{J(w)}} = \frac{1}{n}\sum_{i=1}^n J_i = -\frac{1}{n}\log L(w)$$
#
# So the costs of sections 4 and 5 differ only by the division by $n$, and are least in the same place. Like the
# slides, this chapter uses the mean, and says so to the library by `loss="mean"`.
#
# ### Exercise 2: the log loss
#
# Given labels $y$ and probabilities $p$, return the mean log loss.
#
# <details><summary>Solution</summary>
#
# ```python
# def my_log_loss(y, p):
#     return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
# ```
#
# </details>


# %% lecture="6.9"
def my_log_loss(y, p):
    return ...


checks.check_log_loss(my_log_loss)

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 6절 · 10분** 연쇄 법칙의 세 도함수를 곱하면 $p(1 - p)$가 지워져 $(p - y)x$만 남는 것을 학생이
# > 직접 지워 보게 합니다.
# >
# > - **보여 줄 것** ‘w’를 왼쪽 끝으로 옮기면 시그모이드의 기울기는 0.0025, 손실의 기울기는 $-404$이고 곱은
# >   $-0.998$입니다. 이어 ‘손으로 한 걸음’의 둘째 걸음을 풀게 합니다. 셀에서는 유한 차분과 식이 여섯 자리까지 같음을
# >   봅니다($0.104160$, $-0.288016$, $-0.389489$). 로그의 미분 표는 아는 반이면 건너뜁니다.
# > - **예측** 둘째 걸음을 계산하기 전에, $\partial J/\partial w$가 첫 걸음의 $-1$과 견주어 얼마나 클지 묻습니다.
# >   학습률이 같으니 걸음도 비슷하다고 하기 쉽지만, 벌써 $p = 0.924$라서 $-0.152$입니다.
# > - **흔한 오답** 최소제곱을 떠올려 2를 붙이거나, $p(1 - p)$를 남기거나, $y - p$로 쓰거나, $n$으로 나누지
# >   않습니다. 2는 제곱에서, 남은 $p(1 - p)$는 제곱 오차에서 나오는 것이고 로그 손실에는 둘 다 없다고 짚어 줍니다.
# > - **질문** $x = 2$, $y = 0$이었다면 첫 걸음의 $\partial J/\partial w$는? ($1$이고, $w$가 줄어듭니다.)
# >   최소제곱의 그레이디언트와 무엇이 같고 무엇이 다른가요? (예측에서 실제값을 뺀 것을 특징에 곱하는 것은 같고,
# >   예측이 시그모이드입니다.)

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 6 · 10 minutes** Let the class do the cancelling: in the product of the three
# > derivatives of the chain rule $p(1 - p)$ goes, and only $(p - y)x$ remains.
# >
# > - **Show** Move “w” to the left end: the slope of the sigmoid is 0.0025, that of the loss $-404$, and their product
# >   $-0.998$. Then give the second step of “One step by hand”. In the cell, see that finite difference and formula
# >   agree to six digits ($0.104160$, $-0.288016$, $-0.389489$). A class that knows the derivatives of logarithms skips
# >   their table.
# > - **Predict** Before the second step is computed, ask how large $\partial J/\partial w$ will be, compared with
# >   the $-1$ of the first. It is tempting to say “about the same, the learning rate being the same”; but
# >   $p = 0.924$ already, so it is $-0.152$.
# > - **Wrong answers** A 2 is put in from least squares, $p(1 - p)$ is left over, $y - p$ is written, or the
# >   division by $n$ is missing. Point out that the 2 comes from a square, and a $p(1 - p)$ that is left over from
# >   the squared error; the log loss has neither.
# > - **Ask** What would the first $\partial J/\partial w$ be with $x = 2$, $y = 0$? ($1$, and $w$ falls.) What is
# >   the same as in the gradient of least squares, and what is not? (Prediction minus observation, times the
# >   feature, is the same; the prediction is a sigmoid.)

# %% [markdown] lang="ko" lecture="6.10"
# ## 6. 그레이디언트
#
# $J_i$는 $p$의 함수, $p$는 $z$의 함수, $z$는 $w$의 함수입니다. **연쇄 법칙**은 단계마다 미분해 곱하라고 합니다. 그림은
# $x = 2$인 데이터 하나의 세 단계이고, 접선의 기울기 셋이 아래에 곱해져 있습니다. 먼저 질문에 답하세요. 그다음 $w$를
# 끝에서 끝까지 옮기세요.

# %% [markdown] lang="en"
# ## 6. The gradient
#
# $J_i$ is a function of $p$, $p$ one of $z$, and $z$ one of $w$. The **chain rule** says: differentiate stage by
# stage, and multiply. The figure shows the three stages for one sample, $x = 2$; below, the slopes of the three
# tangents are multiplied. Answer the question first. Then move $w$ from end to end.

# %% lecture="6.10"
figures.explore_chain()

# %% [markdown] lang="ko" lecture="6.10" slide="4:new 8:whole 12:new"
# ### 무엇을 보았나요
#
# 시그모이드가 평평한 곳에서 손실이 그만큼 가팔라, 크게 틀렸을 때에도 기울기가 사라지지 않습니다. 식으로 확인합시다.
# 로그의 미분부터 떠올립니다.
#
# | 함수 | 미분 | 까닭 |
# |---|---|---|
# | $\ln x$ | $1/x$ | |
# | $\log_a x$ | $1/(x \ln a)$ | $\log_a x = \ln x / \ln a$ |
# | $\ln kx$ | $1/x$ | $\ln kx = \ln k + \ln x$ |
#
# 이제 세 단계입니다.
#
# $$\frac{\partial J_i}{\partial p} = -\frac{y}{p} + \frac{1 - y}{1 - p} = \frac{p - y}{p(1 - p)}, \qquad
# \frac{\partial p}{\partial z} = p(1 - p), \qquad \frac{\partial z}{\partial w} = x$$
#
# 곱하면 $p(1 - p)$가 지워집니다.
#
# $$\frac{\partial J_i}{\partial w} = (p - y)\,x, \qquad
# {\color{#D55E00}{\nabla J(w)}} = \frac{1}{n}X^\top({\color{#0072B2}{p}} - y)$$
#
# 최소제곱의 $2X^\top(Xw - y)$와 모양이 같습니다. 예측에서 실제값을 뺀 것을 특징에 곱해 더합니다. 예측이 직선 대신
# 시그모이드일 뿐입니다. 2가 없는 것은 제곱이 없기 때문입니다.
#
# ### 손으로 한 걸음
#
# $x = 2$, $y = 1$인 데이터가 하나 있고, $w = 0$, $b = 0$에서 학습률 1로 출발합니다.
#
# 1. $z = 0$이므로 $p = 0.5$입니다.
# 2. $\partial J/\partial w = (0.5 - 1) \cdot 2 = -1$, $\partial J/\partial b = -0.5$입니다.
# 3. 새 위치는 $w = 1$, $b = 0.5$입니다.
#
# 둘째 걸음은 여러분 차례입니다. $\sigma(2.5) = 0.924$입니다.
#
# 1. $z = \square$이므로 $p = \square$입니다.
# 2. $\partial J/\partial w = \square$입니다.
#
# <details><summary>답</summary>
#
# $z = 1 \cdot 2 + 0.5 = 2.5$, $p = 0.924$, $\partial J/\partial w = (0.924 - 1) \cdot 2 = -0.152$입니다. 맞히기
# 시작하자 걸음이 작아졌습니다.
#
# </details>
#
# 아래 첫째 셀은 3장의 **유한 차분**으로 식을 확인합니다. 왼쪽이 유한 차분, 오른쪽이 식입니다.
#
# > #### 슬라이드 더 정확히
# >
# > 슬라이드와 읽을거리의 식은 데이터 하나에 대한 것입니다. 데이터 전체에서는 $x$가 $X^\top$가 되고 합이 생깁니다.
# > $1/N$을 생략하면 그레이디언트가 $n$배가 되므로, 같은 경로를 걸으려면 학습률을 $n$으로 나누어야 합니다.
#
# ### 연습 3: 그레이디언트
#
# $X$, $y$, $w$를 받아 $\frac{1}{n}X^\top(p - y)$를 돌려주세요. $p = \sigma(Xw)$입니다.
#
# <details><summary>풀이</summary>
#
# ```python
# def my_gradient(X, y, w):
#     p = 1 / (1 + np.exp(-X @ w))
#     return X.T @ (p - y) / len(y)
# ```
#
# </details>

# %% [markdown] lang="en" slide="4:new 12:new"
# ### What you saw
#
# Where the sigmoid is flat, the loss is steep in return, so that the slope does not vanish even where the model is
# badly wrong. Now by formulas. First a reminder of the derivatives of logarithms.
#
# | Function | Derivative | Because |
# |---|---|---|
# | $\ln x$ | $1/x$ | |
# | $\log_a x$ | $1/(x \ln a)$ | $\log_a x = \ln x / \ln a$ |
# | $\ln kx$ | $1/x$ | $\ln kx = \ln k + \ln x$ |
#
# Now the three stages.
#
# $$\frac{\partial J_i}{\partial p} = -\frac{y}{p} + \frac{1 - y}{1 - p} = \frac{p - y}{p(1 - p)}, \qquad
# \frac{\partial p}{\partial z} = p(1 - p), \qquad \frac{\partial z}{\partial w} = x$$
#
# In their product $p(1 - p)$ cancels.
#
# $$\frac{\partial J_i}{\partial w} = (p - y)\,x, \qquad
# {\color{#D55E00}{\nabla J(w)}} = \frac{1}{n}X^\top({\color{#0072B2}{p}} - y)$$
#
# It has the shape of least squares, $2X^\top(Xw - y)$: prediction minus observation, times the feature, added up. Only
# the prediction is a sigmoid instead of a line. There is no 2, because there is no square.
#
# ### One step by hand
#
# There is one sample, $x = 2$, $y = 1$, and we start at $w = 0$, $b = 0$ with learning rate 1.
#
# 1. $z = 0$, so $p = 0.5$.
# 2. $\partial J/\partial w = (0.5 - 1) \cdot 2 = -1$ and $\partial J/\partial b = -0.5$.
# 3. The new place is $w = 1$, $b = 0.5$.
#
# The second step is yours. $\sigma(2.5) = 0.924$.
#
# 1. $z = \square$, so $p = \square$.
# 2. $\partial J/\partial w = \square$.
#
# <details><summary>Answer</summary>
#
# $z = 1 \cdot 2 + 0.5 = 2.5$, $p = 0.924$, $\partial J/\partial w = (0.924 - 1) \cdot 2 = -0.152$. As soon as it is
# about right, the step is small.
#
# </details>
#
# The first cell below checks the formula by the **finite difference** of chapter 3: on the left the difference, on the
# right the formula.
#
# > #### The slide, more precisely
# >
# > The formulas of the slide and of the reading are for one sample. For all the data $x$ becomes $X^\top$, and there
# > is a sum. Leaving out $1/N$ makes the gradient $n$ times as large, so the same path needs a learning rate divided
# > by $n$.
#
# ### Exercise 3: the gradient
#
# Given $X$, $y$ and $w$, return $\frac{1}{n}X^\top(p - y)$, where $p = \sigma(Xw)$.
#
# <details><summary>Solution</summary>
#
# ```python
# def my_gradient(X, y, w):
#     p = 1 / (1 + np.exp(-X @ w))
#     return X.T @ (p - y) / len(y)
# ```
#
# </details>


# %% lecture="6.10" slide="new"
def J(w):
    return solvers.log_loss(y, X @ w)


w, h = np.array([0.5, 1.0, -1.0]), 1e-5
for j, u in enumerate(np.eye(3)):
    difference = (J(w + h * u) - J(w - h * u)) / (2 * h)
    print(f"w{j}: {difference:9.6f} {solvers.logistic_gradient(X, y, w)[j]:9.6f}")


# %% lecture="6.10"
def my_gradient(X, y, w):
    return ...


checks.check_gradient(my_gradient)

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 7절 · 15분** 클래스가 섞여 있으면 최소점이 있고, 완전히 나뉘면 $\lVert w \rVert$가 끝없이
# > 커지며, 규제가 그것을 멈춘다는 것을 한 그림에서 보입니다.
# >
# > - **보여 줄 것** ‘성별 (섞임)’에서 ‘걸음’을 300까지 올린 다음 ‘학습률’을 0.5, 2, 10으로 옮깁니다. 모두 1% 안에 들고
# >   뉴턴법은 네 걸음입니다. ‘아델리와 젠투 (나뉨)’에서 ‘학습률’을 2로 두고 ‘걸음’ 80과 300을 견주면 띠가 좁아지며
# >   $\lVert w \rVert$가 4.92에서 6.44로 커지는데, ‘아델리와 젠투, 릿지’에서는 2.65에서 멈춥니다.
# > - **예측** 나뉘는 데이터에서 규제 없이 오래 걸으면 $w$가 어떻게 될지 예측합니다. 흔히 그레이디언트가 0이 된다고
# >   ‘모두 맞히는 순간 멈춤’이나, 비용이 볼록하다고 ‘최소점에 닿아 멈춤’을 고릅니다. 볼록하면 멈춘 곳이 최소점이라는
# >   뜻이지, 멈출 곳이 있다는 뜻은 아닙니다.
# > - **흔한 오답** 3장처럼 학습률이 $2/L$을 넘으면 반드시 발산한다고 하지만 여기서는 충분조건이라, 성별에서는
# >   5.06의 두 배 가까운 10도 수렴합니다. 연습 4에서는 절편에도 벌점을 주거나 벌점의 미분에서 2를 빠뜨립니다. $C$로
# >   바꾸는 식은 집에서 읽게 합니다.
# > - **질문** 모두 맞혔는데 왜 그레이디언트가 0이 아닐까요? ($p$가 아직 0이나 1이 아니어서 $p - y$가 남습니다.)
# >   띠의 너비는 무엇이 정할까요? ($p = 0.1$과 $0.9$인 두 직선의 거리는 $2 \log 9 / \lVert w \rVert$입니다.)

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 7 · 15 minutes** Show in one figure that there is a minimum if the classes
# > overlap, that $\lVert w \rVert$ grows without end if they are divided, and that regularisation stops it.
# >
# > - **Show** With “sexes (mixed)” set “Step” to 300, and “Learning rate” to 0.5, 2 and 10: all come within 1%, and
# >   Newton's method at step 4. With “Adelie, Gentoo (divided)” and “Learning rate” 2 compare “Step” 80 with 300:
# >   the band narrows as $\lVert w \rVert$ grows from 4.92 to 6.44; with “Adelie, Gentoo, ridge” it stops at 2.65.
# > - **Predict** The class predicts what $w$ does in the long run on data that are divided, without a penalty. Many
# >   choose “It stops once all are right”, thinking that the gradient is then 0, or “It stops at the minimum”, since
# >   the cost is convex. Convex means that a place where it stops is the minimum, not that there is such a place.
# > - **Wrong answers** As in chapter 3, a learning rate above $2/L$ is said to diverge for certain; here the
# >   condition is only sufficient, and for the sexes 10, nearly twice 5.06, converges, too. In exercise 4 the
# >   intercept is penalised as well, or the penalty's derivative lacks its 2. Leave the conversion to $C$ for home.
# > - **Ask** All birds are classified correctly; why is the gradient not 0? ($p$ is not yet 0 or 1, so some $p - y$
# >   is left.) What settles the width of the band? (The lines $p = 0.1$ and $0.9$ are
# >   $2 \log 9 / \lVert w \rVert$ apart.)

# %% [markdown] lang="ko" lecture="6.11 6.12" slide="2:three 4:three 5:new"
# ## 7. 학습
#
# 그레이디언트를 0으로 두면 2장에서는 정규 방정식이 나왔습니다. 여기서는 $X^\top(\sigma(Xw) - y) = 0$입니다. $w$가 지수
# 속에 들어 있어서, 몇 번의 연산으로 $w$를 꺼내 쓸 식이 없습니다. 그래서 한 걸음씩 찾아갑니다. 다행히 $J$는 **볼록
# 함수**입니다. 두 번 미분한 행렬 $\frac{1}{n}X^\top \mathrm{diag}(p(1 - p))\,X$에서 $p(1 - p) > 0$이기 때문입니다.
# 그레이디언트가 0인 곳이 있으면 거기가 최소점입니다.
#
# 그런데 그런 곳이 없을 수도 있습니다. 초평면 하나로 두 클래스를 하나도 틀리지 않고 나눌 수 있는, **선형 분리 가능**한
# 데이터가 그렇습니다.
#
# 그림의 직선들은 $p$가 0.1, 0.25, 0.5, 0.75, 0.9인 곳이고, 굵은 것이 경계입니다. 화살표는 $w$입니다. 비용의 등고선
# 위에 두 길이 있습니다. 파선은 **뉴턴법**입니다. 그 자리에서 비용을 이차식으로 어림하고 그 최소점으로 건너뜁니다.
# 비용은 로그 손실의 평균이고, 릿지는 거기에 $\alpha = 0.01$인 벌점을 더합니다. 절편에는 벌점이 없습니다.
#
# 먼저 질문에 답하세요. 그다음 이렇게 해 보세요.
#
# - 성별에서 걸음을 끝까지 늘리고, 학습률과 뉴턴법을 차례로 골라 길을 견주기
# - 아델리와 젠투에서 걸음을 늘리며 화살표와 띠를 보기. 그다음 릿지를 고르기

# %% [markdown] lang="en" slide="4:one 5:new"
# ## 7. Training
#
# Setting the gradient to 0 gave the normal equation in chapter 2. Here it gives $X^\top(\sigma(Xw) - y) = 0$. With $w$
# inside an exponential, no formula of finitely many operations gets it out. So we walk. Fortunately $J$ is a **convex
# function**, since in its matrix of second derivatives $\frac{1}{n}X^\top \mathrm{diag}(p(1 - p))\,X$ we have
# $p(1 - p) > 0$. If there is a place where the gradient is 0, it is the minimum.
#
# But there may be no such place. So it is if the data are **linearly separable**: one hyperplane divides the classes
# without a mistake.
#
# The lines of the figure are where $p$ is 0.1, 0.25, 0.5, 0.75 and 0.9; the thick one is the boundary. The arrow is
# $w$. Over the contours of the cost run two paths. The dashed one is **Newton's method**, which fits a quadratic to
# the cost at the current place and jumps to its minimum. The cost is the mean log loss, to which ridge adds a penalty
# with $\alpha = 0.01$. The intercept is not penalised.
#
# Answer the question first. Then
#
# - with the sexes, take all the steps, and compare the paths of the learning rates and of Newton's method;
# - with Adelie and Gentoo, raise the number of steps and watch the arrow and the band; then choose ridge.

# %% lecture="6.11 6.12"
figures.explore_training()

# %% [markdown] lang="ko" lecture="6.11 6.12" slide="2:halves 4:four"
# ### 무엇을 보았나요
#
# - 학습률이 $2/L$보다 작으면 비용이 한 번도 올라가지 않습니다. $L = \lambda_{\max}(X^\top X)/(4n)$은 비용이
#   굽은 정도(곡률)의 상한이고, 4는 $p(1 - p) \le 1/4$에서 나옵니다. 이 조건은 충분조건입니다. 성별에서
#   $2/L$은 약 5.06인데, 그 두 배 가까운 10에서도 수렴합니다. 끝내 수렴하는지는 3장의 규칙 $2/\lambda_{\max}$에 최소점의
#   헤세 행렬을 넣으면 나옵니다. 여기서는 24.5이고, 24는 수렴하고 25는 수렴하지 않습니다.
# - 뉴턴법은 네 걸음이면 1% 안에 듭니다. 대신 걸음마다 연립방정식을 풉니다.
# - 화살표 $w$는 경계에 수직이고, 길수록 띠가 좁습니다. 분리 가능한 데이터에서 규제가 없으면 경계의 방향은 거의 굳지만
#   $\lVert w \rVert$는 로그처럼 느리게, 끝없이 커집니다. 학습률 2로 80걸음에서 100,000걸음까지 가는 동안 경계의
#   방향은 2°도 돌지 않고 $\lVert w \rVert$는 3.6배가 됩니다. 뉴턴법에서는 걸음마다 1 넘게 커집니다. 모두 맞혀도 확률이
#   0과 1에 더 다가갈 여지가 늘 남기 때문입니다. **규제**가 이것을 멈춥니다.
# - 라쏘의 벌점은 0에서 꺾여 있어 뉴턴법을 그대로 쓸 수 없습니다. 경사 하강법은 한 걸음마다 5장의 연성 문턱을 쓰면
#   됩니다.
#
# ### 데이터 하나면 왜 풀리지 않나
#
# 읽을거리는 데이터 하나($t = 1$)의 미분을 0으로 두어 $e^{-wx} = 1 + e^{-wx}$를 얻고 $w$를 구하려 합니다. 양변에서
# $e^{-wx}$를 빼면 $0 = 1$입니다. 해가 없습니다. 데이터 하나는 언제나 분리 가능해서 $w$를 무한대로 밀어냅니다.
#
# > #### 슬라이드 더 정확히
# >
# > - 슬라이드는 직접 계산할 수 있는 해가 없다고 합니다. 맞습니다. 식이 없다는 뜻이지, 최소점이 없다는 뜻은 아닙니다.
# >   어떤 초평면도 두 클래스를 가르지 못하면(경계 위에서 맞닿는 것을 허락해도 그렇다면) 최소점이 있고, $X$의 열이
# >   일차독립이면 하나뿐입니다.
# > - 읽을거리의 마지막 식 $w = -\ln(1 + e^{-wx})/x$는 오른쪽에도 $w$가 있어 답이 아니고, 만족하는 $w$도 없습니다. 0이
# >   되어야 하는 것은 데이터 하나의 몫이 아니라 모두의 합입니다.
#
# 아래 셀들은 성별을 처음부터 학습합니다. 첫째 셀은 NumPy로 쓴 경사 하강법과 뉴턴법입니다. 둘째 셀은 체중과 부리
# 높이에 $\alpha = 0.01$인 릿지를, 부리와 날개 길이까지 네 특징에 $\alpha = 0.05$인 라쏘를, 라이브러리와
# scikit-learn으로 맞춥니다. scikit-learn은 $C \cdot \sum J_i + \lVert w \rVert^2/2$를 씁니다. 그래서 평균에
# 대한 $\alpha$는 $C = 1/(2n\alpha)$, 라쏘라면 $C = 1/(n\alpha)$입니다.
#
# ### 연습 4: 한 걸음
#
# $J(w) + \alpha \lVert w \rVert^2$에서 한 걸음 옮긴 $w$를 돌려주세요. 첫 성분은 절편이라 벌점이 없습니다.
#
# <details><summary>풀이</summary>
#
# ```python
# def my_update(X, y, w, lr, alpha):
#     p = 1 / (1 + np.exp(-X @ w))
#     penalty = 2 * alpha * w
#     penalty[0] = 0
#     return w - lr * (X.T @ (p - y) / len(y) + penalty)
# ```
#
# </details>

# %% [markdown] lang="en" slide="2:halves 4:three"
# ### What you saw
#
# - Below $2/L$ the cost never rises. $L = \lambda_{\max}(X^\top X)/(4n)$ is an upper bound of the cost's
#   curvature; the 4 comes from $p(1 - p) \le 1/4$. This is sufficient, not necessary: for the sexes
#   $2/L$ is about 5.06, yet descent converges at 10, too, nearly twice that. Whether it converges in the end is told by
#   the rule $2/\lambda_{\max}$ of chapter 3, with the Hessian at the minimum. Here that is 24.5: at 24 descent
#   converges, at 25 it does not.
# - Newton's method is within 1% after four steps. In return it solves linear equations at each.
# - The arrow $w$ is at right angles to the boundary; the longer it is, the narrower the band. On separable data without
#   a penalty the boundary hardly turns any more, but $\lVert w \rVert$ grows without end, as slowly as a logarithm: at
#   learning rate 2, from step 80 to step 100,000, the boundary turns by less than 2°, and $\lVert w \rVert$ becomes 3.6
#   times as large. With Newton's method it grows by more than 1 a step. Even with all birds right, the probabilities
#   can come closer to 0 and 1 for ever. What stops it is **regularisation**.
# - The penalty of lasso has a kink at 0, so Newton's method does not apply as it is. Gradient descent does, with the
#   soft threshold of chapter 5 at each step.
#
# ### Why one sample has no solution
#
# The reading sets the derivative for one sample ($t = 1$) to 0, gets $e^{-wx} = 1 + e^{-wx}$, and tries to solve it for
# $w$. Subtract $e^{-wx}$ from both sides: $0 = 1$. There is no solution. One sample is always separable, and pushes $w$
# to infinity.
#
# > #### The slide, more precisely
# >
# > - The slide says that there is no solution to be computed directly. True: there is no formula. That does not mean
# >   that there is no minimum. If no hyperplane parts the classes, not even with points of both lying on it, there is
# >   one, and it is unique if the columns of $X$ are linearly independent.
# > - The last formula of the reading, $w = -\ln(1 + e^{-wx})/x$, has $w$ on the right as well, so it is no answer, and
# >   no $w$ satisfies it. What must be 0 is the sum over all the data, not the part of one sample.
#
# The cells below train for the sexes from scratch. The first is gradient descent and Newton's method in NumPy. The
# second fits ridge with $\alpha = 0.01$ to body mass and bill depth, and lasso with $\alpha = 0.05$ to four features,
# bill length and flipper included, by the library and by scikit-learn. scikit-learn minimises
# $C \cdot \sum J_i + \lVert w \rVert^2/2$. So an $\alpha$ beside the mean is $C = 1/(2n\alpha)$, and for lasso
# $C = 1/(n\alpha)$.
#
# ### Exercise 4: one step
#
# Return $w$ after one step on $J(w) + \alpha \lVert w \rVert^2$. Its first component is the intercept, which is not
# penalised.
#
# <details><summary>Solution</summary>
#
# ```python
# def my_update(X, y, w, lr, alpha):
#     p = 1 / (1 + np.exp(-X @ w))
#     penalty = 2 * alpha * w
#     penalty[0] = 0
#     return w - lr * (X.T @ (p - y) / len(y) + penalty)
# ```
#
# </details>

# %% lecture="6.11 6.12" slide="new"
lr, w, v = 2.0, np.zeros(3), np.zeros(3)
for step in range(10_000):
    gradient = X.T @ (1 / (1 + np.exp(-X @ w)) - y) / n
    if np.linalg.norm(gradient) < 1e-8:
        print(f"gradient descent, {step} steps: {w.round(5)}")
        break
    w = w - lr * gradient
for step in range(8):
    p = 1 / (1 + np.exp(-X @ v))
    print(f"Newton, step {step}: J = {solvers.log_loss(y, X @ v):.8f}, {v.round(5) + 0}")
    v = v - np.linalg.solve((X.T * (p * (1 - p))) @ X, X.T @ (p - y))

# %% lecture="6.12"
from sklearn.linear_model import LogisticRegression

more = np.column_stack([F, np.column_stack([penguins.bill_length_mm, penguins.flipper_length_mm])[chosen]])
four = (more - more.mean(axis=0)) / more.std(axis=0)
for A, alpha, penalty, l1_ratio, solver in ((Z, 0.01, "l2", 0, "lbfgs"), (four, 0.05, "l1", 1, "saga")):
    C = solvers.logistic_alpha_to_C(alpha, penalty, loss="mean", n_samples=n)
    ours = solvers.logistic_regression(A, y, penalty, alpha, loss="mean")
    theirs = LogisticRegression(C=C, l1_ratio=l1_ratio, solver=solver, tol=1e-10, max_iter=100_000).fit(A, y)
    print(f"{penalty}, alpha = {alpha}, ours:   {ours.intercept:.5f} {ours.coef.round(5)}")
    print(f"C = {C:.4f}, scikit-learn: {theirs.intercept_[0]:.5f} {theirs.coef_[0].round(5)}")


# %% lecture="6.12"
def my_update(X, y, w, lr, alpha):
    return ...


checks.check_update(my_update)

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 8절 · 10분** 모델은 그대로 두고 문턱만 옮기면 두 가지 오류가 맞바뀐다는 것을 혼동 행렬과 ROC
# > 곡선에서 함께 읽게 합니다.
# >
# > - **보여 줄 것** ‘문턱’ 0.50에서 혼동 행렬을 읽고(TP 64, FN 9, FP 6, TN 67) 0.90으로 올리면 FP는 1로 줄고 FN은
# >   28로 늘어납니다. 0.10으로 내리면 FP 31, FN 2입니다. 그때마다 ROC 곡선 위의 점을 가리킨 다음, 마름모를 파선
# >   위로 끌어 로짓과 거리가 0이 되는 것을 봅니다. 끝으로 둘째 셀에서, 이 수들이 학습한 새에서 잰 것임을 짚습니다.
# > - **예측** 문턱을 0.5에서 0.9로 올리면 무엇이 달라질지 예측합니다. 흔히 ‘두 가지 오류 모두 줄어듦’을
# >   고르는데, 엄격할수록 정확하다고 여기기 때문입니다. 정확도는 89.7%에서 80.1%로 떨어집니다.
# > - **흔한 오답** 연습 5에서 로짓 $Xw$를 확률의 문턱과 견주거나, $t$를 쓰지 않고 늘 0.5로 나눕니다. 로짓과 거리를
# >   같은 것으로 보기도 하는데, 처음 마름모의 로짓은 5.55, 거리는 1.57이고 그 비가 $\lVert w \rVert$입니다.
# > - **질문** 수컷을 놓치는 오류가 더 비싸면 문턱을 어느 쪽으로 옮겨야 할까요? (내립니다.) 문턱 1.00은 ROC 곡선의
# >   어디일까요? (왼쪽 아래 모서리. 아무도 수컷이라고 하지 않습니다.)

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 8 · 10 minutes** Read from the confusion matrix and the ROC curve together: the
# > model stays, the threshold moves, and two kinds of error are traded.
# >
# > - **Show** Read the confusion matrix at “Threshold” 0.50 (TP 64, FN 9, FP 6, TN 67), then raise it to 0.90: FP
# >   falls to 1, FN rises to 28. At 0.10 there are FP 31 and FN 2. Point to the dot on the ROC curve each time;
# >   then drag the diamond onto the dashed line, until logit and distance are 0. Last, by the second cell, point out
# >   that all this was measured on the training birds.
# > - **Predict** The class predicts what changes when the threshold rises from 0.5 to 0.9. Many choose “Both errors
# >   fall”, for the stricter is taken to be the more accurate. The accuracy falls from 89.7% to 80.1%.
# > - **Wrong answers** In exercise 5 the logit $Xw$ is compared with a threshold of probabilities, or $t$ is not
# >   used and the cut is at 0.5 whatever it is. Logit and distance are taken for the same; the diamond has logit
# >   5.55 and distance 1.57 at first, and their ratio is $\lVert w \rVert$.
# > - **Ask** Which way should the threshold go if missing a male is the costlier error? (Down.) Where on the ROC
# >   curve is threshold 1.00? (The lower left corner: no bird is called male.)

# %% [markdown] lang="ko" lecture="6.2 6.6" slide="one 6:whole 7:new,one 8:whole"
# 경사 하강법은 460걸음, 뉴턴법은 예닐곱 걸음 만에 같은 답에 닿습니다. 라이브러리와 scikit-learn도 같습니다. 라쏘는 네
# 특징 가운데 날개 길이의 계수를 정확히 0으로 만들었습니다.
#
# ## 8. 판정
#
# 확률을 레이블로 바꾸려면 **판정 문턱**(임곗값) $t$가 있어야 합니다. $\hat p \ge t$이면 1, 아니면 0이라고 예측합니다.
# $\hat p = t$인 자리, 곧 예측이 바뀌는 자리가 **결정 경계**입니다. $t = 0.5$이면 $z = 0$인 초평면입니다. 특징이 둘이면
# 직선입니다.
#
# 내적 $w^\top x$에 절편을 더한 $z = w_0 + w^\top x$의 부호는 어느 쪽인지를, 크기는 얼마나 확신하는지를 말합니다.
# $z = 0$, 곧 $p = 0.5$인 직선까지의 거리도 $z$에서 나옵니다. 이 거리에는 부호가 있어서 수컷 쪽이 양수입니다. 표준화한
# 특징으로 맞추었으니 단위는 표준편차입니다. $\lVert w \rVert$는 절편을 뺀 길이입니다.
#
# $$\text{부호 있는 거리} = \frac{w_0 + w^\top x}{\lVert w \rVert}$$
#
# 까닭은 이렇습니다. $w$는 그 직선과 수직입니다. 직선 위의 점에서 $w$ 방향으로 $d$만큼 가면 $z$는 $0$에서
# $w^\top (d\,w/\lVert w \rVert) = d\,\lVert w \rVert$로 바뀝니다.
#
# 예측과 실제를 짝지어 세면 **혼동 행렬**이 됩니다. 수컷이라고 예측한 새 가운데 정말 수컷인 비율
# $\mathrm{TP}/(\mathrm{TP} + \mathrm{FP})$가 **정밀도**, 수컷 가운데 찾아낸 비율
# $\mathrm{TP}/(\mathrm{TP} + \mathrm{FN})$이 **재현율**입니다. 문턱을 옮길 때 재현율(참 양성률)과 거짓 양성률이 그리는
# 곡선이 **ROC 곡선**입니다.
#
# 먼저 질문에 답하세요. 그다음 문턱을 옮기고, 마름모 모양의 새를 끌어 보세요. 이 새에서 뻗은 점선(⋯)이 $p = 0.5$인
# 직선(파선)까지의 수선입니다.

# %% [markdown] lang="en" slide="one 3:one 6:new 7:one"
# Gradient descent arrives after 460 steps, Newton's method at the same answer after six or seven. Library and
# scikit-learn agree. Of the four features lasso has made the coefficient of the flipper length exactly 0.
#
# ## 8. Deciding
#
# To turn a probability into a label takes a **decision threshold** $t$: if $\hat p \ge t$ predict 1, else 0. Where
# $\hat p = t$ the prediction changes: this is the **decision boundary**. For $t = 0.5$ it is the hyperplane $z = 0$,
# with two features a line.
#
# The inner product $w^\top x$ with the intercept added is $z = w_0 + w^\top x$. Its sign says on which side a point is;
# its size, how sure the model is. It also gives the distance to the line $z = 0$, where $p = 0.5$. This distance has a
# sign, positive on the side of the males, and as the features are standardised its unit is the standard deviation.
# $\lVert w \rVert$ leaves out the intercept.
#
# $$\text{signed distance} = \frac{w_0 + w^\top x}{\lVert w \rVert}$$
#
# The reason: $w$ is perpendicular to that line. Go from a point of the line a distance $d$ in the direction of $w$, and
# $z$ changes from $0$ to $w^\top (d\,w/\lVert w \rVert) = d\,\lVert w \rVert$.
#
# Counting the pairs of prediction and truth gives the **confusion matrix**. The share of males among the birds
# predicted male, $\mathrm{TP}/(\mathrm{TP} + \mathrm{FP})$, is the **precision**; the share of the males that is found,
# $\mathrm{TP}/(\mathrm{TP} + \mathrm{FN})$, is the **recall**. The curve of the recall (true positive rate) against
# the false positive rate, as the threshold moves, is the **ROC curve**.
#
# Answer the question first. Then move the threshold, and drag the bird that is a diamond. The dots from that bird are
# the perpendicular to the line $p = 0.5$, which is dashed.

# %% lecture="6.2 6.6"
figures.explore_deciding()

# %% [markdown] lang="ko" lecture="6.2 6.6" slide="6:continue"
# ### 무엇을 보았나요
#
# - 문턱을 올리면 경계가 $w$ 방향으로 나란히 옮겨 갑니다. 암컷을 수컷이라 하는 오류는 줄고, 수컷을 놓치는 오류는
#   늡니다. 재현율이 떨어지고, 정밀도는 대개 올라갑니다.
# - ROC 곡선은 그 맞바꿈을 모두 보여 줍니다. 왼쪽 위 모서리에 가까울수록 좋습니다. 곡선 아래 넓이 0.958은, 이
#   146마리에서 수컷과 암컷을 한 마리씩 뽑았을 때 수컷의 확률이 더 클 확률입니다.
# - 마름모를 파선 위로 끌면 로짓과 거리가 0, 확률이 0.5입니다. 문턱을 바꾸어도 이 직선은 그대로입니다.
# - 어느 문턱이 좋은지는 두 오류 가운데 무엇이 더 비싼지에 달렸습니다.
#
# 아래 첫째 셀은 네 마리를 보인 다음, 문턱마다 혼동 행렬을 셉니다.
#
# ### 처음 보는 새에서는
#
# 지금까지의 수는 모델을 학습한 바로 그 146마리에서 잰 것입니다. 둘째 셀은 5장의 교차 검증을 합니다. 새들을 폴드 10개로
# 나누고, 폴드마다 나머지 새들로 학습한 모델에게 묻습니다. 폴드를 다르게 나누며 200번 되풀이해 평균합니다. 정확도는
# 0.897에서 0.888로, 넓이는 0.958에서 0.952로 조금 떨어지고, 로그 손실은 0.261에서 0.286으로 늘어납니다. 146마리로
# 파라미터 셋만 학습했으니 차이가 작습니다. 파라미터가 많아지면 5장에서처럼 차이가 커집니다. 정확도의 표준 오차가
# 0.026이니, 0.888의 셋째 자리는 읽을 것이 못 됩니다.
#
# > #### 슬라이드 더 정확히
# >
# > - 읽을거리는 내적을 $w$와 $x$가 닮은 정도로 보고, 0이면 완전히 다르다고 합니다. 0은 경계 위, 곧 $p = 0.5$라는
# >   뜻입니다. 가장 다른 것은 크게 음수일 때입니다. 그리고 $w^\top x$는 $x$의 길이를 따라 커지므로 닮은 정도 그 자체는
# >   아닙니다.
# > - 슬라이드의 50%는 두 오류의 비용이 같을 때의 문턱입니다.
#
# ### 연습 5: 판정
#
# $X$, $w$, 문턱 $t$를 받아 행마다 0이나 1을 돌려주세요. 확률이 문턱과 같으면 1입니다.
#
# <details><summary>풀이</summary>
#
# ```python
# def my_predict(X, w, t):
#     p = 1 / (1 + np.exp(-X @ w))
#     return (p >= t).astype(int)
# ```
#
# </details>

# %% [markdown] lang="en" slide="3:notes 5:one 6:continue"
# ### What you saw
#
# - Raise the threshold, and the boundary moves parallel to itself in the direction of $w$. Fewer females are called
#   male, and more males are missed. The recall falls, and the precision mostly rises.
# - The ROC curve shows every such trade. The closer to the upper left corner, the better. The area under it, 0.958, is
#   the probability that of a male and a female drawn from these 146 the male has the larger probability.
# - Drag the diamond onto the dashed line: logit and distance are 0, the probability is 0.5. This line stays whatever
#   the threshold.
# - Which threshold is good depends on which of the two errors is the costlier one.
#
# The first cell below shows four birds, and then counts the confusion matrix at three thresholds.
#
# ### On birds it has not seen
#
# So far everything was measured on the very 146 birds that the model was fitted to. The second cell does the
# cross-validation of chapter 5: it divides the birds into 10 folds, and asks about each fold the model fitted to the
# rest; this is repeated for 200 divisions, and averaged. Accuracy falls a little, from 0.897 to 0.888, and the area
# from 0.958 to 0.952; the log loss rises from 0.261 to 0.286. With three parameters learnt from 146 birds the
# difference is small; with many parameters it grows, as in chapter 5. The standard error of the accuracy is 0.026, so
# the third digit of 0.888 is not to be read.
#
# > #### The slide, more precisely
# >
# > - The reading sees the inner product as the likeness of $w$ and $x$, and takes 0 for complete unlikeness. 0 means
# >   on the boundary: $p = 0.5$. Most unlike is what is far below 0. And as $w^\top x$ grows with the length of $x$,
# >   it is not likeness itself.
# > - The slide's 50% is the threshold for two errors of equal cost.
#
# ### Exercise 5: the decision
#
# Given $X$, $w$ and a threshold $t$, return 0 or 1 for every row. A probability equal to the threshold counts as 1.
#
# <details><summary>Solution</summary>
#
# ```python
# def my_predict(X, w, t):
#     p = 1 / (1 + np.exp(-X @ w))
#     return (p >= t).astype(int)
# ```
#
# </details>

# %% lecture="6.2 6.6" slide="new"
from sklearn.metrics import confusion_matrix, roc_auc_score

fit = solvers.logistic_regression(Z, y)
z = Z @ fit.coef + fit.intercept
p, distance = solvers.sigmoid(z), z / np.linalg.norm(fit.coef)
print("  mass     depth   logit       p  distance  label")
for i in np.argsort(np.abs(z))[[0, 20, 70, -1]]:
    print(f"{F[i, 0]:.2f} kg, {F[i, 1]:.1f} mm  {z[i]:6.2f}  {p[i]:.4f}  {distance[i]:8.2f}  {y[i]:5.0f}")
for t in (0.1, 0.5, 0.9):
    (TN, FP), (FN, TP) = confusion_matrix(y, p >= t)
    print(f"t = {t}: TP {TP} FN {FN} FP {FP} TN {TN}, precision {TP / (TP + FP):.3f}, recall {TP / (TP + FN):.3f}")
print(f"accuracy {np.mean((p >= 0.5) == y):.3f}, area {roc_auc_score(y, p):.3f}, log loss {solvers.log_loss(y, z):.3f}")

# %% lecture="6.2"
from sklearn.metrics import roc_auc_score

z = np.empty((200, n))
for seed in range(200):
    for fold in solvers.k_folds(n, 10, seed):
        rest = np.setdiff1d(np.arange(n), fold)
        fit = solvers.logistic_regression(F[rest], y[rest])
        z[seed, fold] = fit.intercept + F[fold] @ fit.coef
right = np.mean((z >= 0) == y, axis=1).mean()
area, loss = (np.mean([score(y, each) for each in z]) for score in (roc_auc_score, solvers.log_loss))
print(f"left out: accuracy {right:.3f}, area {area:.3f}, log loss {loss:.3f}")
print(f"standard error of the accuracy: {np.sqrt(right * (1 - right) / n):.3f}")


# %% lecture="6.2"
def my_predict(X, w, t):
    return ...


checks.check_predict(my_predict)

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 9절 · 7분** 클래스가 셋이면 세 방법의 답이 갈릴 수 있고, 합이 1인 확률은 소프트맥스만 준다는
# > 것을 새 한 마리로 보입니다.
# >
# > - **보여 줄 것** 처음 마름모에서 그림의 문장을 함께 읽습니다(OvR은 합이 0.52이고 아델리, OvO는 1–2–0표로
# >   턱끈, 소프트맥스는 0.52로 턱끈). 부리 길이 50 mm, 부리 높이 16 mm쯤으로 끌면 OvR의 합이 1을
# >   넘습니다(1.18쯤). 표가 비기는 삼각형은 작아서 맞추다 시간을 잃으니, OvO 그림의 동그라미를 가리키기만 해도
# >   됩니다.
# > - **예측** OvR의 세 확률을 더하면 얼마일지 예측합니다. 흔히 ‘언제나 1’을 고르는데, 확률의 합은 1이라고
# >   배웠기 때문입니다. 세 값은 한 물음의 답이 아니라 따로 학습한 세 물음의 답입니다.
# > - **흔한 오답** OvR 그림의 빈 곳을 OvR이 답을 내지 못하는 곳으로 읽습니다. 확률이 0.5 이상인 종이 없거나
# >   여럿일 뿐이고, 그때도 확률이 가장 큰 클래스를 답으로 냅니다. 처음 마름모가 바로 그런 곳에 있습니다.
# > - **질문** 클래스가 10개이면 OvR과 OvO는 모델을 몇 개씩 학습하나요? (10개와 45개) OvR은 왜 턱끈을 자주
# >   틀릴까요? (직선 하나로 아델리와 젠투 모두와 갈라야 합니다.)

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 9 · 7 minutes** Show on one bird that with three classes the three methods may
# > disagree, and that only softmax gives probabilities that add up to 1.
# >
# > - **Show** Read the figure's sentence with the diamond where it is (OvR, sum 0.52: Adelie; OvO, 1–2–0 votes:
# >   Chinstrap; softmax, 0.52: Chinstrap). Drag it to a bill about 50 mm long and 16 mm deep, and the sum of OvR
# >   is above 1 (about 1.18). The triangle of the tie is small and takes time to hit; it is enough to point at the
# >   ring in the picture of OvO.
# > - **Predict** The class predicts what the three probabilities of OvR add up to. Many choose “Always 1”, having
# >   learnt that probabilities add up to 1. But these three do not answer one question; they answer three that
# >   were learnt apart.
# > - **Wrong answers** The blank regions in the picture of OvR are read as places where it has no answer. No
# >   species has a probability of 0.5 or more there, or several do; the answer is still the class with the
# >   largest probability. The diamond is in such a place at first.
# > - **Ask** How many models do OvR and OvO learn for 10 classes? (10 and 45) Why does OvR often misclassify
# >   Chinstrap? (One line has to divide it from both Adelie and Gentoo.)

# %% [markdown] lang="ko" lecture="6.13" slide="4:new 5:whole"
# ## 9. 세 종
#
# 클래스가 셋 이상이면 어떻게 할까요? 부리의 길이와 높이로 펭귄의 종을 맞혀 봅시다. 클래스가 $K$개일 때 방법이 셋
# 있습니다.
#
# - **하나 대 나머지**(OvR): ‘아델리인가, 아닌가’처럼 클래스마다 로지스틱 회귀를 하나씩, 모두 $K$개 학습합니다. 확률이
#   가장 큰 클래스를 고릅니다.
# - **일대일**(OvO): ‘아델리인가, 젠투인가’처럼 짝마다 하나씩, 모두 $K(K-1)/2$개를 학습해 투표합니다.
# - **소프트맥스** 회귀: 클래스마다 로짓 $z_k$를 두고 한꺼번에 학습합니다.
#
# $$p_k = \frac{e^{z_k}}{\sum_l e^{z_l}}, \qquad J(W) = -\frac{1}{n}\sum_i \log p_{y_i}$$
#
# 클래스가 둘이면 $\frac{e^{z_1}}{e^{z_0} + e^{z_1}} = \sigma(z_1 - z_0)$이므로 로지스틱 회귀입니다. 그레이디언트도
# 클래스마다 $(p_k - y_k)\,x$입니다. 여기서 $y_k$는 그 클래스이면 1, 아니면 0입니다.
#
# 그림에서는 세 방법 모두 표준화한 특징에 릿지의 벌점을 줍니다. 비용은 7절에서처럼 로그 손실의 평균에
# $\alpha \lVert W \rVert^2$을 더한 것이고, 절편에는 벌점이 없습니다.
#
# 먼저 질문에 답하세요. 그다음 OvR 그림의 마름모를 끌어 세 답이 갈리는 곳, 표가 비기는 곳, OvR의 세 확률이 모두 0.5보다
# 작은 곳을 찾아보세요.

# %% [markdown] lang="en" slide="4:new 6:one 7:one"
# ## 9. Three species
#
# What if there are three classes or more? Let us tell the species of a penguin by the length and depth of its bill.
# For $K$ classes there are three methods.
#
# - **One-vs-rest** (OvR): a logistic regression for each class, as in “Adelie or not?”, $K$ of them. The class with
#   the largest probability is chosen.
# - **One-vs-one** (OvO): one for each pair, as in “Adelie or Gentoo?”, $K(K-1)/2$ of them, and they vote.
# - **Softmax** regression: a logit $z_k$ for each class, all learnt at once.
#
# $$p_k = \frac{e^{z_k}}{\sum_l e^{z_l}}, \qquad J(W) = -\frac{1}{n}\sum_i \log p_{y_i}$$
#
# With two classes $\frac{e^{z_1}}{e^{z_0} + e^{z_1}} = \sigma(z_1 - z_0)$: logistic regression. The gradient, too, is
# $(p_k - y_k)\,x$ for each class, where $y_k$ is 1 for the class itself and 0 otherwise.
#
# In the figure all three methods have a ridge penalty on standardised features. As in section 7, the cost is the mean
# log loss plus $\alpha \lVert W \rVert^2$, and intercepts are not penalised.
#
# Answer the question first. Then drag the diamond in the picture of OvR; find where the three disagree, where the vote
# is a tie, and where all three probabilities of OvR are below 0.5.

# %% lecture="6.13"
figures.explore_classes()

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 10절 · 3분** 지수는 행마다 한 번이면 되고 $ND$에 비례하는 것은 곱셈과 읽을 데이터라는 것을 한
# > 번 실행해 확인하고, 7장으로 넘깁니다.
# >
# > - **보여 줄 것** 둘째 셀을 실행해 두 방법의 그레이디언트가 같고 지수의 횟수가 20,000과 2,000,000임을 봅니다.
# >   첫째 셀(틀린 수 19, 13, 11)은 9절의 것이니 거기서 미리 실행해 두세요.
# > - **예측** 행이 $N$개, 특징이 $D$개이면 그레이디언트 한 번에 지수를 몇 번 계산하는지 묻습니다. 편미분이
# >   $D$개이니 $ND$번이라고 하기 쉽고, 읽을거리도 그렇게 적었습니다.
# > - **흔한 오답** 지수가 비싸서 느리다고만 생각합니다. $p - y$를 한 번 구해 $D$개의 편미분이 나누어 쓰면 지수는
# >   $N$번이고, 그래도 걸음마다 데이터를 모두 읽어야 합니다.
# > - **질문** 무엇이 $ND$에 비례하나요? (곱셈과 읽을 데이터) 데이터가 너무 크면 어떻게 할까요? (여러 코어와 GPU로
# >   나누거나, 차원을 줄이거나, 표본을 씁니다.)

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 10 · 3 minutes** Confirm in one run that one exponential per row is enough, and
# > that what grows as $ND$ is the multiplications and the data to be read; then hand over to chapter 7.
# >
# > - **Show** Run the second cell: both ways give the same gradient, with 20,000 exponentials against 2,000,000.
# >   The first cell (19, 13 and 11 birds misclassified) belongs to section 9; run it there, beforehand.
# > - **Predict** Ask how many exponentials one gradient takes with $N$ rows and $D$ features. As there are $D$
# >   partial derivatives, $ND$ is tempting, and the reading says so, too.
# > - **Wrong answers** It is thought that the exponentials alone make it slow. Compute $p - y$ once and share it
# >   among the $D$ partial derivatives, and there are $N$ exponentials; still every step has to read all the data.
# > - **Ask** What grows as $ND$? (The multiplications and the data to be read) What if the data are too large?
# >   (Share them among cores and GPUs, reduce dimensions, or sample.)

# %% [markdown] lang="ko" lecture="6.13" slide="3:new,one 6:three"
# ### 무엇을 보았나요
#
# - OvR은 따로 학습한 세 물음의 답이라 확률의 합이 1이 아닙니다. 빈 곳에서는 세 모델이 모두 ‘아니다’라 하거나 둘이
#   ‘그렇다’라고 합니다. 처음 그림에서는 판의 4분의 1쯤이 그렇습니다.
# - 턱끈의 부리는 젠투처럼 길고 아델리처럼 높아서, 한쪽으로는 아델리와, 다른 쪽으로는 젠투와 맞닿아 있습니다. 직선
#   하나로 둘 모두와 가르기 어려우니 OvR이 가장 많이 틀립니다.
# - OvO에는 세 직선이 한 점에서 만나지 않아 생기는 작은 삼각형이 있습니다. 거기서는 저마다 한 표씩이라 비깁니다.
#   동그라미로 표시했습니다.
# - 소프트맥스의 확률은 어디서나 합이 1이고, 경계가 한 점에서 만납니다.
#
# 아래 첫째 셀은 학습한 342마리 가운데 틀린 수를 세고, 소프트맥스의 계수를 scikit-learn의 것과 견줍니다. scikit-learn의
# `LogisticRegression`은 클래스가 셋 이상이면 소프트맥스입니다.
#
# 틀린 수로는 소프트맥스가 가장 나아 보입니다. 그런데 8절처럼 교차 검증을 100번 되풀이하면 OvR, OvO, 소프트맥스가 틀리는
# 수는 평균 19, 13, 15마리입니다. 소프트맥스의 11은 학습한 새에서 잰 수라 작았습니다. OvR이 가장 많이 틀리는 것은
# 100번 모두 같습니다.
#
# ## 10. 지수 계산의 비용
#
# 그레이디언트 한 번에 지수를 몇 번 계산할까요? 데이터가 $N$행, 특징이 $D$개라 합시다. $z = Xw$에 곱셈 $ND$번,
# $p = \sigma(z)$에 지수 $N$번, $X^\top(p - y)$에 곱셈 $ND$번입니다. 지수는 행마다 한 번이면 됩니다. 한 행의 $p - y$를
# $D$개의 편미분이 나누어 쓰기 때문입니다.
#
# > #### 슬라이드 더 정확히
# >
# > - 읽을거리는 지수의 미분을 $N \times D$번 한다고 합니다. 편미분마다 $p$를 새로 계산하면 그렇습니다. 한 번 계산해
# >   나누어 쓰면 지수는 $N$번이고, $ND$에 비례하는 것은 곱셈입니다.
# > - 지수의 미분은 까다롭지 않습니다. $\sigma' = p(1 - p)$이고, 그마저 지워집니다.
# > - 하나의 CPU로 ‘사실상 불가능’한 것도 아닙니다. 아래 둘째 셀을 보세요. 그래도 $ND$가 커지면 걸음마다 데이터를 모두
# >   읽는 일이 벅차집니다. 여러 코어와 GPU로 나누거나, 차원을 줄이거나, 표본을 쓰는 것이 7장입니다.
#
# 아래 둘째 셀은 두 방법으로 같은 그레이디언트를 구하고, 지수의 횟수와 그 지수만 계산하는 시간을 견줍니다.

# %% [markdown] lang="en" slide="3:new 4:one"
# ### What you saw
#
# - OvR answers three questions that were learnt apart, so its probabilities do not add up to 1. In the blank regions
#   all three models say “no”, or two say “yes”: about 1/4 of the panel at first.
# - The bill of a Chinstrap is as long as a Gentoo's and as deep as an Adelie's, so that it borders on both. One line
#   hardly divides it from the two at once, and so OvR misclassifies most.
# - In OvO three lines that do not meet in a point leave a small triangle where each class has a vote: a tie. A circle
#   marks it.
# - The probabilities of softmax add up to 1 everywhere, and its boundaries meet in one point.
#
# The first cell below counts how many of the 342 birds it was fitted to each method misclassifies, and compares the
# coefficients of softmax with those of scikit-learn, whose `LogisticRegression` is softmax for three classes or more.
#
# By these counts softmax looks best. But when the cross-validation of section 8 is repeated 100 times, OvR, OvO and
# softmax misclassify 19, 13 and 15 birds on average. The 11 of softmax was small because it was counted on the birds
# it was fitted to. That OvR misclassifies most is the same in all 100.
#
# ## 10. The price of the exponentials
#
# How many exponentials does one gradient take? Let the data have $N$ rows and $D$ features. $z = Xw$ takes $ND$
# multiplications, $p = \sigma(z)$ takes $N$ exponentials, and $X^\top(p - y)$ another $ND$ multiplications. One
# exponential per row is enough, because the $D$ partial derivatives share the row's $p - y$.
#
# > #### The slide, more precisely
# >
# > - The reading has $N \times D$ derivatives of an exponential. So it is if every partial derivative computes $p$
# >   anew. Compute it once and share it: then there are $N$ exponentials, and what grows as $ND$ is the
# >   multiplications.
# > - Nor is the derivative of the exponential intricate: $\sigma' = p(1 - p)$, and even that cancels.
# > - On a single CPU it is not “practically impossible” either; see the second cell below. Still, as $ND$ grows,
# >   reading all the data at every step becomes too much. Sharing it among cores and GPUs, reducing dimensions, or
# >   sampling: that is chapter 7.
#
# The second cell below computes the same gradient in both ways, and compares the number of exponentials and the time
# that they alone take.

# %% lecture="6.13"
from sklearn.linear_model import LogisticRegression

names, species = np.unique(penguins.species, return_inverse=True)
B = np.column_stack([penguins.bill_length_mm, penguins.bill_depth_mm])
S, alpha = (B - B.mean(axis=0)) / B.std(axis=0), 0.001
soft = solvers.softmax_regression(S, species, alpha, "mean")
rest, pairs = (method(S, species, "l2", alpha, "mean") for method in (solvers.one_vs_rest, solvers.one_vs_one))
for name, fit in (("OvR", rest), ("OvO", pairs), ("softmax", soft)):
    print(f"{name:8} misclassifies {np.sum(solvers.predict_class(fit, S) != species)} of {len(S)}")
C = solvers.logistic_alpha_to_C(alpha, loss="mean", n_samples=len(S))
theirs = LogisticRegression(C=C, tol=1e-10, max_iter=1000).fit(S, species)
print(names, soft.coefs.round(4), theirs.coef_.round(4), sep="\n")

# %% lecture="6.14"
from lecture_lib.figures.stopwatch import fastest_seconds

rng, N, D = np.random.default_rng(0), 20_000, 100
A, t, w = rng.normal(size=(N, D)), rng.integers(0, 2, N), rng.normal(size=D) / 10
shared = A.T @ (1 / (1 + np.exp(-A @ w)) - t)
anew = [A[:, j] @ (1 / (1 + np.exp(-A @ w)) - t) for j in range(D)]
print(f"the same: {np.allclose(shared, anew)}, exponentials: {N:,} against {N * D:,}")
few, many = fastest_seconds(np.exp, A @ w), fastest_seconds(np.exp, A)
print(f"more than 5 times as fast: {many > 5 * few}")
print(f"one gradient in less than 1 s: {fastest_seconds(solvers.logistic_gradient, A, t, w) < 1}")

# %% [markdown] lang="ko" lecture="6.11 6.12 6.13"
# ## 11. 어디서 무너지나
#
# - 분리 가능한 데이터를 규제 없이 맞추면 최소점이 없습니다. 이 강의의 라이브러리는 그렇게 말하고 멈춥니다.
#   scikit-learn은 `tol`에서 멈춘 계수를 경고 없이 내놓습니다. 멈춤 기준을 조일수록 $\lVert w \rVert$가 커진다면
#   의심하세요. 아래 셀의 셋째 줄이 그것입니다.
# - 세 종을 OvO로, 규제 없이 맞추면 한 짝이 분리 가능해서 역시 멈춥니다. 둘째 줄입니다.
# - 확률은 모델이 맞을 때의 확률입니다. 데이터에서 멀리 떨어진 새에게도 0이나 1에 가까운 확률을 자신 있게 내놓습니다.
#   8절의 모델은 체중 20 kg에 부리 높이 10 mm인 ‘새’가 있다면, 수컷일 확률이 0.999999보다 크다고 합니다.

# %% [markdown] lang="en"
# ## 11. Where it breaks
#
# - On separable data without a penalty there is no minimum. The library of this course says so and stops. scikit-learn
#   returns the coefficients at which its `tol` stopped, without a warning. If $\lVert w \rVert$ grows when you tighten
#   the stopping rule, be suspicious: that is the third line of the cell below.
# - Three species by OvO without a penalty stop as well, since one pair is separable: the second line.
# - A probability is right if the model is. Far from all data it is confidently near 0 or 1, too. To a “bird” of 20 kg
#   with a bill 10 mm deep the model of section 8 gives a probability above 0.999999 of being male.

# %% lecture="6.11 6.13"
from sklearn.linear_model import LogisticRegression

names, species = np.unique(penguins.species, return_inverse=True)
A = np.column_stack([penguins.body_mass_g / 1000, penguins.bill_depth_mm])[species != 1]
gentoo, S = species[species != 1] == 2, np.column_stack([penguins.bill_length_mm, penguins.bill_depth_mm])
for method, *data in ((solvers.logistic_regression, A, gentoo), (solvers.one_vs_one, S, species)):
    try:
        method(*data)
    except solvers.SeparableDataError as error:
        print(str(error).split(" along")[0])
loose, strict = (LogisticRegression(C=np.inf, tol=tol, max_iter=9999).fit(A, gentoo).coef_ for tol in (1e-2, 1e-6))
print("the stricter, the larger:", np.linalg.norm(strict) > 2 * np.linalg.norm(loose))

# %% [markdown] lang="ko" lecture="6.1 6.2 6.3 6.4 6.5 6.6 6.7 6.8 6.9 6.10 6.11 6.12 6.13 6.14" slide="3:new 5:notes"
# ## 정리
#
# - 로짓은 선형 모델, 확률은 $\sigma(\text{로짓})$입니다. 특징이 1 커지면 오즈가 $e^w$배가 됩니다.
# - 시그모이드의 중심은 $-b/w$, 거기서 기울기는 $w/4$입니다.
# - 가능도를 가장 크게 하는 것과 로그 손실의 평균을 가장 작게 하는 것은 같습니다.
# - $\nabla J = \frac{1}{n}X^\top(p - y)$입니다. 닫힌 해가 없어 경사 하강법이나 뉴턴법으로 찾습니다.
# - 분리 가능하면 $\lVert w \rVert$가 끝없이 커집니다. 규제가 멈춥니다.
# - 문턱은 두 오류를 맞바꿉니다. $p = 0.5$인 경계까지의 부호 있는 거리는 $z/\lVert w \rVert$입니다.
# - 학습한 데이터에서 잰 정확도는 처음 보는 데이터에서보다 대개 좋게 나옵니다. 교차 검증으로 확인합니다.
# - 클래스가 여럿이면 OvR, OvO, 소프트맥스가 있습니다. 합이 1인 확률을 주는 것은 소프트맥스입니다.
#
# 걸음마다 지수 $N$번과 곱셈 $2ND$번, 그리고 데이터 전부를 읽는 일이 듭니다. 데이터가 한 코어나 한 대의 컴퓨터에 벅차면
# 어떻게 할까요? 7장의 물음입니다.
#
# | 기호 | 뜻 | 모양 |
# |---|---|---|
# | $X$ | 설계 행렬, 첫 열은 1 | $n \times p$ |
# | $y$ | 레이블, 0 또는 1 | $n$ |
# | $w$ | 파라미터, $w_0 = b$는 절편 | $p$ |
# | ${\color{#0072B2}{z}}$ | 로짓 $Xw$ | $n$ |
# | ${\color{#0072B2}{p}}$ | 확률 $\sigma(z)$ | $n$ |
# | $L(w)$ | 가능도 | 수 하나 |
# | ${\color{#D55E00}{J(w)}}$ | 로그 손실의 평균 $-\frac{1}{n}\log L$ | 수 하나 |
# | $t$ | 판정 문턱. 읽을거리에서는 레이블 | 수 하나 |
# | $K$ | 클래스의 수 | 수 하나 |
#
# $N$은 $n$, $D$는 절편을 뺀 특징의 수로, 읽을거리의 기호입니다.

# %% [markdown] lang="en" slide="2:halves 3:new 5:notes"
# ## Recap
#
# - The logit is a linear model; the probability is $\sigma(\text{logit})$. When a feature grows by 1, the odds are
#   multiplied by $e^w$.
# - The sigmoid's centre is at $-b/w$, and its slope there is $w/4$.
# - To maximise the likelihood is to minimise the mean log loss.
# - $\nabla J = \frac{1}{n}X^\top(p - y)$. There is no closed form; gradient descent or Newton's method find the
#   minimum.
# - On separable data $\lVert w \rVert$ grows without end. Regularisation stops it.
# - The threshold trades two kinds of error. The signed distance to the boundary $p = 0.5$ is $z/\lVert w \rVert$.
# - Accuracy measured on the training data mostly looks better than it is on new data. Cross-validation tells.
# - For several classes there are OvR, OvO and softmax. Only softmax gives probabilities that add up to 1.
#
# Each step takes $N$ exponentials and $2ND$ multiplications, and reads all the data. What if the data are too much for
# one core, or for one machine? That is the question of chapter 7.
#
# | Symbol | Meaning | Shape |
# |---|---|---|
# | $X$ | design matrix, first column of ones | $n \times p$ |
# | $y$ | labels, 0 or 1 | $n$ |
# | $w$ | parameters; $w_0 = b$ is the intercept | $p$ |
# | ${\color{#0072B2}{z}}$ | logit $Xw$ | $n$ |
# | ${\color{#0072B2}{p}}$ | probability $\sigma(z)$ | $n$ |
# | $L(w)$ | likelihood | one number |
# | ${\color{#D55E00}{J(w)}}$ | mean log loss $-\frac{1}{n}\log L$ | one number |
# | $t$ | decision threshold; in the reading, a label | one number |
# | $K$ | number of classes | one number |
#
# $N$ is $n$, and $D$ the number of features without the intercept: the symbols of the reading.

# %% slide="skip"
glossary.table(chapter=6)
