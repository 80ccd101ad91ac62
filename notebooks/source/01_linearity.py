# %% [markdown] lang="ko" lecture="1.1" slide="3:three 4:new 7:new"
# # 1장 선형의 의미
#
# 펭귄의 체중을 부리 길이, 부리 높이, 날개 길이에서 계산할 수 있을까요?
#
# 가장 단순한 계산은 측정값마다 정해진 수를 곱해 모두 더하는 것입니다. 이렇게 계산하는 모델이 선형 모델입니다.
# 그런데 ‘선형’이란 정확히 무슨 뜻일까요? 무엇에 대해 선형이고, 언제 선형이 아닐까요?
# 이 장에서는 마트의 장바구니에서 출발해 그 뜻을 밝히고, 다시 펭귄으로 돌아옵니다.
#
# 이 장을 마치면 다음을 할 수 있습니다.
#
# - 어떤 함수가 선형인지 두 조건으로 확인하기
# - 선형 결합을 내적과 행렬 곱으로 쓰기
# - 그래프가 휘었는데도 선형 모델인 까닭을 설명하기
# - 학습이란 손실이 작은 파라미터를 찾는 일임을 코드로 보이기
# - 특징끼리 상관이 강할 때 무엇이 흔들리고 무엇이 그대로인지 말하기
#
# | 절 | 시간 | 강의 내용 |
# |---|---|---|
# | 1. 장바구니 | 12분 | 1.1, 1.3 |
# | 2. 선형 결합 | 7분 | 1.2, 1.3 |
# | 3. 무엇에 대해 선형인가 | 8분 | 1.4 |
# | 4. 영수증에서 가격 찾기 | 8분 | 1.5 |
# | 5. 서로 닮은 특징, 6. 어디서 무너지나 | 5분 | 1.6 |
#
# 아래 셀들은 데이터를 읽습니다. 영수증 여섯 장이 행렬 $X$와 벡터 $y$입니다. $X$의 한 행은 한 영수증의 과자 수와 우유
# 수이고, $y$는 낸 돈(원)입니다. 가게마다 값이 조금씩 달라, 낸 돈은 정해진 가격으로 계산한 총액과 몇백 원씩
# 다릅니다. 이 잡음은 4절에서 씁니다. 펭귄 342마리의 측정값은 `measured`(mm)에, 체중은 `mass`(g)에 들어 있습니다.

# %% [markdown] lang="en"
# # 1. What “linear” means
#
# Can a penguin's body mass be worked out from the length and depth of its bill and the length of its flipper?
#
# The simplest way is to multiply each measurement by a fixed number and to add up. A model that does this is a linear
# model. But what exactly does “linear” mean? Linear in what, and when is something not linear? This chapter starts
# from a shopping basket, makes the meaning precise, and comes back to the penguins.
#
# By the end of this chapter you will be able to
#
# - test by two conditions whether a function is linear;
# - write a linear combination as an inner product and as a matrix product;
# - explain why a model can be linear although its graph bends;
# - show in code that learning means finding parameters of small loss;
# - say what is shaken, and what is not, when features are strongly correlated.
#
# | Section | Time | Lecture points |
# |---|---|---|
# | 1. The basket | 12 min | 1.1, 1.3 |
# | 2. Linear combinations | 7 min | 1.2, 1.3 |
# | 3. Linear in what? | 8 min | 1.4 |
# | 4. Prices from receipts | 8 min | 1.5 |
# | 5. Features that are alike, 6. Where it breaks | 5 min | 1.6 |
#
# The cells below load the data. Six receipts are the matrix $X$ and the vector $y$: a row of $X$ holds the numbers of
# snacks and milks on one receipt, and $y$ the amounts paid, in won. Prices differ a little from shop to shop, so these
# amounts are off by a few hundred won from totals at fixed prices. This noise is for section 4. The measurements of 342
# penguins are in `measured` (mm), their body masses in `mass` (g).

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
from lecture_lib.chapters.linearity import checks, figures
from lecture_lib.datasets import load_penguins

# %%
penguins = load_penguins()
mass = penguins.body_mass_g
measured = np.column_stack([penguins.bill_length_mm, penguins.bill_depth_mm, penguins.flipper_length_mm])
X = np.array([[3, 2], [1, 4], [4, 1], [2, 2], [1, 1], [2, 3]])
y = np.array([6640, 6880, 7420, 4800, 2900, 6460])
print(f"{len(mass)} penguins, {len(y)} receipts")

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 1절 · 12분** 선형을 그림의 느낌이 아니라 중첩 원리의 두 조건으로 판정하게 합니다.
# >
# > - **보여 줄 것** ‘값을 매기는 법’을 차례로 바꾸며 바구니 $a$(과자 3개, 우유 2개)에서 ‘따로 살 때와 함께 살
# >   때’의 두 막대를 읽습니다. ‘정가’에서는 둘 다 13,200원이고, 쌍 할인에서는 10,200원과 9,200원, 배달비에서는
# >   19,200원과 16,200원입니다. 쌍 할인에서 ‘과자 (개)’를 1로 줄이면 막대가 다시 같아지니, 한 바구니만 보고
# >   판정할 수 없다는 것을 짚습니다.
# > - **예측** 한 쌍마다 1,000원을 깎아도 총액이 선형일지 예측합니다. 흔히 할인은 음수인 가격과 같으니 선형이라고
# >   하거나, 바구니를 두 배로 해도 총액이 두 배가 되지 않는다는 틀린 까닭을 대며 선형이 아니라고 합니다. 쌍도 두
# >   배가 되므로 둘째 조건은 지켜지고, 깨지는 것은 첫째 조건입니다.
# > - **흔한 오답** 연습 1에서 $f(0) = 0$이나 $f(2a) = 2f(a)$만 확인하는 일이 흔합니다. 쌍 할인은 둘 다
# >   통과하지만 선형이 아니라고 알려 줍니다. `==`로 비교하면 반올림 오차 때문에 틀릴 수 있으니 `np.isclose`를
# >   쓰게 합니다.
# > - **질문** 면이 반듯한데도 배달비가 있으면 왜 선형이 아닌가요?(배달비는 두 배로 담아도 한 번만 냅니다.
# >   $f(2a)$는 16,800원인데 $2f(a)$는 19,800원입니다.) 모든 과자를 똑같이 깎아 주면요?(가격이 바뀔 뿐
# >   선형입니다.) ‘돌려 보기’에 시간을 쓰기 쉬우니 한 번만 돌립니다.

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 1 · 12 minutes** Students judge linearity by the two conditions of
# > superposition, not by the look of the picture.
# >
# > - **Show** Go through “Pricing” with basket $a$ at 3 snacks and 2 milks, and read the two bars of “Two
# >   orders or one”. With “fixed prices” both are 13,200 won; with the pair discount 10,200 and 9,200, with
# >   delivery 19,200 and 16,200. Under the pair discount set “Snacks” to 1, and the bars are equal again: one
# >   basket alone decides nothing.
# > - **Predict** Students predict whether the total is still linear with 1,000 won off each pair. Many say yes,
# >   because a discount is just a negative price, or no for the wrong reason, that doubling a basket does not
# >   double its total. Pairs double too, so the second condition holds; it is the first that fails.
# > - **Wrong answers** In exercise 1 it is common to test only $f(0) = 0$ or only $f(2a) = 2f(a)$. The pair
# >   discount passes both and is not linear. A comparison by `==` may fail because of rounding; use
# >   `np.isclose`.
# > - **Ask** The surface is flat, so why is the total with delivery not linear? (Twice the basket is still one
# >   fee: $f(2a)$ is 16,800 won, $2f(a)$ is 19,800 won.) And a discount that is the same on every snack? (It
# >   only changes the price: linear.) “Turn” eats time; turn the surface once and no more.

# %% [markdown] lang="ko" lecture="1.1 1.3" slide="6:new"
# ## 1. 장바구니
#
# 과자는 1,500원, 우유는 1,200원입니다. 과자를 $x_1$개, 우유를 $x_2$개 담으면 총액은 이렇습니다.
#
# $${\color{#0072B2}{f(x)}} = 1500\,x_1 + 1200\,x_2$$
#
# 과자 3개와 우유 2개면 6,900원입니다. 할인이 없고, 한 물건이 다른 물건의 값을 바꾸지도 않습니다. 그래서 과자를 하나
# 더 담으면, 지금 몇 개를 담았든 총액은 언제나 1,500원 늘어납니다.
#
# 바구니 둘을 따로 사는 것과 한꺼번에 사는 것도 비교해 봅시다. 바구니 $a$는 슬라이더로 고르고, 바구니 $b$는 과자 1개와
# 우유 4개로 정해 두었습니다. 두 바구니를 합친 것이 $a + b$입니다.
#
# 먼저 질문에 답하세요. 그다음 세 가지를 보세요.
#
# - 총액을 높이로 나타낸 면을 돌려 보고, 우유 수를 바꾸며 면을 자른 단면이 어떤 선이 되는지
# - 값을 매기는 법을 바꾸면 면과 선의 모양이 어떻게 달라지는지
# - 따로 살 때와 함께 살 때의 두 막대가 언제 같고 언제 다른지

# %% [markdown] lang="en"
# ## 1. The basket
#
# A snack costs 1,500 won and a milk 1,200 won. With $x_1$ snacks and $x_2$ milks in the basket, the total is
#
# $${\color{#0072B2}{f(x)}} = 1500\,x_1 + 1200\,x_2$$
#
# For 3 snacks and 2 milks that makes 6,900 won. There are no discounts, and no item changes the price of another. So
# one more snack always adds 1,500 won, whatever is in the basket already.
#
# We can also compare buying two baskets apart with buying them together. You choose basket $a$ by the sliders; basket
# $b$ is fixed at 1 snack and 4 milks. The two together are $a + b$.
#
# Answer the question first. Then watch three things:
#
# - turn the surface whose height is the total, change the number of milks, and see what kind of line its cut is;
# - how the surface and the line change with the pricing;
# - when the two bars, for two orders and for one, are equal, and when they are not.

# %% lecture="1.1 1.3"
figures.explore_basket()

# %% [markdown] lang="ko" lecture="1.1 1.2 1.3" slide="8:new 12:four 13:whole"
# ### 무엇을 보았나요
#
# - 정가일 때 총액은 반듯한 평면입니다. 어디를 잘라도 직선이고, 과자 쪽 기울기는 언제나 1,500원입니다.
# - 쌍마다 1,000원을 깎아 주면 면이 과자 수와 우유 수가 같은 곳에서 꺾입니다. 과자가 우유보다 적을 때는 과자 하나가
#   500원, 그렇지 않을 때는 1,500원을 보탭니다. 한 물건의 값이 다른 물건의 수에 달린 것입니다.
# - 배달비를 더하면 면은 여전히 반듯하지만 3,000원만큼 떠오릅니다. 빈 바구니도 3,000원입니다.
#
# ### 중첩 원리
#
# 함수 $f$가 임의의 $a$, $b$와 임의의 수 $c$에 대해 다음 두 조건을 만족하면 선형이라고 합니다. 이 성질이
# **중첩 원리**입니다.
#
# $$f(a + b) = f(a) + f(b), \qquad f(ca) = c\,f(a)$$
#
# 정가의 총액은 첫째 조건을 만족합니다. $a = (a_1, a_2)$, $b = (b_1, b_2)$를 넣고 괄호를 풀면 됩니다.
#
# $$f(a + b) = 1500(a_1 + b_1) + 1200(a_2 + b_2)$$
#
# $$= (1500 a_1 + 1200 a_2) + (1500 b_1 + 1200 b_2) = f(a) + f(b)$$
#
# 둘째 조건은 여러분 차례입니다. 빈칸을 채우세요.
#
# $$f(ca) = 1500 \cdot \square + 1200 \cdot \square = \square \cdot (1500 a_1 + 1200 a_2) = c\,f(a)$$
#
# <details><summary>답</summary>
#
# 차례로 $ca_1$, $ca_2$, $c$입니다.
#
# </details>
#
# 선형인 함수에 상수를 더한 것은 **아핀 함수**라고 합니다. 배달비가 있는 총액이 그렇습니다. 더해진 상수가
# **절편**입니다. 절편이 0이 아니면 $f(2a)$가 $2f(a)$와 다릅니다. 배달비는 바구니를 두 배로 담아도 한 번만 내기
# 때문입니다.
#
# 다음 셀에서 확인해 봅시다. `lambda x: …`는 이름 없이 쓴 짧은 함수입니다. 열은 차례로 $f(a) + f(b)$, $f(a + b)$,
# $2f(a)$, $f(2a)$입니다.

# %% [markdown] lang="en" slide="8:new 13:whole"
# ### What you saw
#
# - With fixed prices the total is a flat plane. However you cut it the cut is a straight line, and its slope along
#   the snacks is always 1,500 won.
# - With 1,000 won off each pair, the surface has a fold where there are as many snacks as milks. A snack adds 500 won
#   while there are fewer snacks than milks, and 1,500 won otherwise: the price of one item depends on the number of
#   the other.
# - With a delivery fee the surface is still flat, but raised by 3,000 won. Even an empty basket costs 3,000 won.
#
# ### Superposition
#
# A function $f$ is linear if it meets two conditions for every $a$, every $b$ and every number $c$. This property is
# called **superposition**.
#
# $$f(a + b) = f(a) + f(b), \qquad f(ca) = c\,f(a)$$
#
# The total at fixed prices meets the first. Put in $a = (a_1, a_2)$ and $b = (b_1, b_2)$ and expand the brackets:
#
# $$f(a + b) = 1500(a_1 + b_1) + 1200(a_2 + b_2)$$
#
# $$= (1500 a_1 + 1200 a_2) + (1500 b_1 + 1200 b_2) = f(a) + f(b)$$
#
# The second condition is yours. Fill in the blanks.
#
# $$f(ca) = 1500 \cdot \square + 1200 \cdot \square = \square \cdot (1500 a_1 + 1200 a_2) = c\,f(a)$$
#
# <details><summary>Answer</summary>
#
# In this order: $ca_1$, $ca_2$, $c$.
#
# </details>
#
# A linear function plus a constant is an **affine function**. The total with a delivery fee is one; the constant is
# its **intercept**. Unless the intercept is 0, $f(2a)$ differs from $2f(a)$: twice the basket still means one fee.
#
# The next cell checks all this. `lambda x: …` is a short function without a name. The columns are $f(a) + f(b)$,
# $f(a + b)$, $2f(a)$ and $f(2a)$.

# %% lecture="1.1"
totals = {
    "fixed": lambda x: 1500 * x[0] + 1200 * x[1],
    "pairs": lambda x: 1500 * x[0] + 1200 * x[1] - 1000 * min(x),
    "delivery": lambda x: 1500 * x[0] + 1200 * x[1] + 3000,
}
a, b = np.array([3, 2]), np.array([1, 4])
for name, f in totals.items():
    print(f"{name:9} {f(a) + f(b):6,} {f(a + b):6,} {2 * f(a):6,} {f(2 * a):6,}")

# %% [markdown] lang="ko" lecture="1.1" slide="three"
# 정가는 두 조건을 모두 만족합니다. 쌍 할인은 첫째 조건을 어기고, 둘째 조건은 $c \ge 0$일 때만 만족합니다. 배달비는
# 둘 다 만족하지 않습니다. 수 하나, 조건 하나만 보아서는 선형인지 알 수 없습니다.
#
# > #### 슬라이드 더 정확히
# >
# > - 슬라이드는 독립 변수가 ‘일정한 비율로’ 종속 변수에 영향을 미치는 관계를 선형 관계라고 합니다. 이 말을 식으로 쓴
# >   것이 중첩 원리의 두 조건입니다.
# > - 슬라이드는 가격 할인이 없다고 가정합니다. 모든 과자를 똑같이 깎아 주는 할인이라면 가격이 바뀔 뿐 여전히
# >   선형입니다. 선형성을 깨는 것은 개수에 따라 달라지는 할인, 그리고 슬라이드의 둘째 조건인 물건끼리의 가격
# >   영향입니다. 쌍 할인은 둘 다에 해당합니다.
# > - 절편이 있는 식 $y = w_0 + w_1 x_1$은 수학의 말로는 $x$에 대해 선형이 아니라 아핀입니다. 기계 학습에서는 이것도
# >   선형 모델이라고 부릅니다. 까닭은 3절에 있습니다.
#
# ### 연습 1: 합의 조건 확인하기
#
# 함수 `f`와 바구니 `a`, `b`를 받아 $f(a + b) = f(a) + f(b)$이면 True, 아니면 False를 돌려주세요. 중첩 원리의
# 두 조건 가운데 첫째입니다. 소수의 계산에는 반올림 오차가 있으므로, 두 수가 같은지는 `np.isclose(p, q)`로
# 확인합니다.
#
# <details><summary>풀이</summary>
#
# ```python
# def my_adds(f, a, b):
#     return np.isclose(f(a + b), f(a) + f(b))
# ```
#
# </details>

# %% [markdown] lang="en"
# Fixed prices meet both conditions. The pair discount breaks the first, and meets the second for $c \ge 0$ only. The
# delivery fee meets neither. One condition, or one number, does not tell whether a function is linear.
#
# > #### The slide, more precisely
# >
# > - The slide calls a relation linear if the independent variables affect the dependent variable “at a constant
# >   rate”. The two conditions of superposition say this as formulas.
# > - The slide assumes that there are no discounts. A discount that is the same on every snack only changes the price,
# >   and the total is still linear. What breaks linearity is a discount that depends on the counts, and the slide's
# >   second condition broken: one item affecting the price of another. The pair discount does both.
# > - With an intercept, $y = w_0 + w_1 x_1$ is, in the words of mathematics, not linear in $x$ but affine. In machine
# >   learning it is called a linear model all the same; section 3 says why.
#
# ### Exercise 1: testing the sum rule
#
# Given a function `f` and baskets `a` and `b`, return True if $f(a + b) = f(a) + f(b)$, and False if not. This is
# the first of the two conditions of superposition. Computing with decimals brings rounding errors, so check whether two
# numbers are equal by `np.isclose(p, q)`.
#
# <details><summary>Solution</summary>
#
# ```python
# def my_adds(f, a, b):
#     return np.isclose(f(a + b), f(a) + f(b))
# ```
#
# </details>


# %% lecture="1.1"
def my_adds(f, a, b):
    return ...


checks.check_superposition(my_adds)

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 2절 · 7분** 반복문으로 하던 계산이 내적 하나, 행렬 곱 하나로 줄어든다는 것을 손과 코드로
# > 확인합니다.
# >
# > - **보여 줄 것** $Xw$의 빈칸은 둘째 행만 함께 채우고(6,300) 셋째 행은 학생에게 맡깁니다(7,200). 그림에서는 ‘날개
# >   길이’를 재생해 평면이 나란히 오르는 것을, ‘보는 방향’을 90°까지 돌려 평면이 직선이 되는 것을 보입니다. 펭귄
# >   셀에서는 세 마리 모두 +50.3 g인 것을 읽습니다.
# > - **예측** 펭귄 셀을 실행하기 전에, 날개만 1 mm 길어질 때 무거운 펭귄의 예측이 더 많이 늘지 묻습니다. 예측
# >   체중이 3,211.6 g에서 5,240.4 g까지 다르니 늘어나는 양도 다를 것이라고 생각하기 쉽습니다. 늘어나는 양은
# >   어디서나 그 특징의 가중치입니다.
# > - **흔한 오답** 연습 2에서 `X * w`를 쓰면 물건마다의 금액이 나옵니다. 한 바구니 안에서 더해야 총액이니
# >   `X @ w`입니다. 50.3 g을 날개만의 효과로 읽기 쉬우니, 부리가 그대로일 때의 변화라고 덧붙입니다.
# > - **질문** $X$가 $n$행 $p$열이면 $Xw$의 모양은 무엇인가요?(수 $n$개, 데이터마다 하나입니다.) 특징이 셋이면
# >   그래프를 왜 그릴 수 없나요?(목푯값까지 4차원이 필요합니다.) 기호의 표는 읽어 주지 말고 뒤에서 필요할 때
# >   돌아봅니다.

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 2 · 7 minutes** Students see by hand and in code that what loops did is one
# > inner product, and over all rows one matrix product.
# >
# > - **Show** Of the blanks of $Xw$ fill in the second row together (6,300) and leave the third to the students
# >   (7,200). In the figure play “Flipper length”, and the plane rises parallel to itself; turn “View” to 90°, and it
# >   becomes a line. In the cell of the penguins read +50.3 g for all three birds.
# > - **Predict** Before the cell of the penguins, ask whether a flipper 1 mm longer adds more to the prediction
# >   of a heavy bird. Predicted masses differ, from 3,211.6 g to 5,240.4 g, so it is easy to think that what is
# >   added differs too. It is the weight of that feature, everywhere.
# > - **Wrong answers** In exercise 2, `X * w` gives the cost of each kind of item. A total adds them up within
# >   the basket, which is `X @ w`. The 50.3 g are quickly read as the effect of the flipper alone; add: with the
# >   bill kept as it is.
# > - **Ask** If $X$ has $n$ rows and $p$ columns, what shape has $Xw$? ($n$ numbers, one per sample.) Why can no
# >   graph be drawn with three features? (With the target it takes 4 dimensions.) Do not read out the table of
# >   symbols; come back to it when it is needed.

# %% [markdown] lang="ko" lecture="1.2" slide="6:new 9:whole"
# ## 2. 선형 결합
#
# 물건의 가짓수가 $p$일 때도 계산은 같습니다. 수마다 가중치를 곱해 모두 더한 것을 **선형 결합**, 또는 가중합이라고
# 합니다.
#
# $${\color{#0072B2}{\hat y}} = w_1 x_1 + w_2 x_2 + \cdots + w_p x_p$$
#
# | 기호 | 이름 | 장바구니에서 | 펭귄에서 |
# |---|---|---|---|
# | $x_1, \ldots, x_p$ | **특징** (독립 변수) | 물건의 수 | 측정값 |
# | $w_1, \ldots, w_p$ | **파라미터** (가중치) | 물건의 가격 | 찾아야 할 수 |
# | $y$ | **목푯값** (종속 변수) | 낸 돈 | 체중 |
# | ${\color{#0072B2}{\hat y}}$ | 예측값 | 계산한 총액 | 예측한 체중 |
#
# 목푯값을 이렇게 특징의 선형 결합으로 나타낸 것이 **선형 모델**입니다. 두 벡터에서 같은 자리의 수끼리 곱해 모두 더한
# 것을 **내적**이라고 하므로, 선형 결합은 $x$와 $w$의 내적입니다.
#
# 데이터가 여럿이면 한 행에 하나씩 쌓습니다. 이 표가 **설계 행렬** $X$입니다. 모든 행과 $w$의 내적을 한꺼번에 쓴 것이
# 행렬 곱 $Xw$입니다. 우리 영수증의 첫 세 행이라면 이렇습니다. 첫 행은 계산해 두었으니 나머지 빈칸을 채우세요.
#
# $$Xw = \begin{bmatrix} 3 & 2 \\ 1 & 4 \\ 4 & 1 \end{bmatrix} \begin{bmatrix} 1500 \\ 1200 \end{bmatrix}
# = \begin{bmatrix} 3 \cdot 1500 + 2 \cdot 1200 \\ 1 \cdot \square + 4 \cdot \square \\ \square \end{bmatrix}
# = \begin{bmatrix} 6900 \\ \square \\ \square \end{bmatrix}$$
#
# <details><summary>답</summary>
#
# 둘째 행은 $1 \cdot 1500 + 4 \cdot 1200 = 6300$, 셋째 행은 $4 \cdot 1500 + 1 \cdot 1200 = 7200$입니다.
#
# </details>
#
# 다음 셀은 같은 총액을 세 가지로 계산합니다. 반복문 두 겹, 행마다 내적, 행렬 곱 한 번입니다. NumPy에서 내적과 행렬 곱은
# `@`입니다.

# %% [markdown] lang="en" slide="6:new 9:one"
# ## 2. Linear combinations
#
# With $p$ kinds of item the sum is the same. Numbers multiplied by one weight each, and added up, are a
# **linear combination**, or weighted sum.
#
# $${\color{#0072B2}{\hat y}} = w_1 x_1 + w_2 x_2 + \cdots + w_p x_p$$
#
# | Symbol | Name | In the basket | For penguins |
# |---|---|---|---|
# | $x_1, \ldots, x_p$ | **feature** (independent variable) | number of items | measurement |
# | $w_1, \ldots, w_p$ | **parameter** (weight) | price of an item | a number to be found |
# | $y$ | **target** (dependent variable) | amount paid | body mass |
# | ${\color{#0072B2}{\hat y}}$ | prediction | total as computed | predicted mass |
#
# A model that writes the target as a linear combination of features is a **linear model**. Multiplying the components
# of two vectors in pairs and adding up is their **inner product**, so a linear combination is the inner product of
# $x$ and $w$.
#
# Many samples are stacked, one per row. This table is the **design matrix** $X$. The inner products of all its rows
# with $w$, taken at once, are the matrix product $Xw$. Here it is for the first three of our receipts. The first row
# is done; fill in the other blanks.
#
# $$Xw = \begin{bmatrix} 3 & 2 \\ 1 & 4 \\ 4 & 1 \end{bmatrix} \begin{bmatrix} 1500 \\ 1200 \end{bmatrix}
# = \begin{bmatrix} 3 \cdot 1500 + 2 \cdot 1200 \\ 1 \cdot \square + 4 \cdot \square \\ \square \end{bmatrix}
# = \begin{bmatrix} 6900 \\ \square \\ \square \end{bmatrix}$$
#
# <details><summary>Answer</summary>
#
# The second row is $1 \cdot 1500 + 4 \cdot 1200 = 6300$, the third $4 \cdot 1500 + 1 \cdot 1200 = 7200$.
#
# </details>
#
# The next cell computes the same in three ways: two nested loops, an inner product per row, and one matrix product.
# In NumPy the inner product and the matrix product are `@`.

# %% lecture="1.2"
w = np.array([1500, 1200])
by_loops = []
for row in X:
    total = 0
    for j in range(len(w)):
        total = total + row[j] * w[j]
    by_loops.append(total)
by_row = [row @ w for row in X]
print("Xw =", X @ w)
print("equal:", np.array_equal(X @ w, by_loops), np.array_equal(X @ w, by_row))

# %% [markdown] lang="ko" lecture="1.2" slide="2:whole"
# ### 연습 2: 모든 바구니의 총액
#
# 바구니를 한 행에 하나씩 담은 `X`와 가격 `w`를 받아 바구니마다의 총액을 돌려주세요. 모양은 `(n,)`입니다. 반복문은
# 필요 없습니다.
#
# <details><summary>풀이</summary>
#
# ```python
# def my_totals(X, w):
#     return X @ w
# ```
#
# </details>

# %% [markdown] lang="en" slide=""
# ### Exercise 2: the totals of all baskets
#
# Given `X` with one basket per row, and prices `w`, return the total of each basket, of shape `(n,)`. No loop is
# needed.
#
# <details><summary>Solution</summary>
#
# ```python
# def my_totals(X, w):
#     return X @ w
# ```
#
# </details>


# %% lecture="1.2"
def my_totals(X, w):
    return ...


checks.check_totals(my_totals)

# %% [markdown] lang="ko" lecture="1.2 1.3"
# ### 직선, 평면, 초평면
#
# 특징이 하나면 선형 모델의 그래프는 직선이고, 둘이면 평면입니다. 셋부터는 한 번에 그릴 수 없습니다. 그러나 셋째 특징을
# 한 값에 고정하면 다시 평면입니다. 이런 평면이 나란히 쌓인 곧은 도형을 **초평면**이라고 합니다.
#
# 그림에는 한 종, 젠투 펭귄 123마리가 있습니다. 먼저 질문에 답하세요. 그다음 날개 길이를 움직여 평면을 옮기고, 보는
# 방향을 끝까지 돌려 평면이 직선으로 보이게 해 보세요.

# %% [markdown] lang="en"
# ### Line, plane, hyperplane
#
# With one feature the graph of a linear model is a line, with two a plane. From three on it cannot be drawn at once.
# But keep the third feature at one value, and it is a plane again. The flat shape made of all these parallel planes is
# called a **hyperplane**.
#
# The figure has one species, 123 Gentoo penguins. Answer the question first. Then move the flipper length to move the
# plane, and turn the view to its end, until the plane is seen as a line.

# %% lecture="1.3"
figures.explore_planes()

# %% [markdown] lang="ko" lecture="1.2 1.3"
# 날개가 1 mm 길어질 때마다 평면 전체가 22.1 g씩 나란히 올라갑니다. 모서리의 기울기는 부리의 두 가중치 그대로입니다.
# 어디에서든 특징 하나만 한 단위 늘리면 예측값은 언제나 그 특징의 가중치만큼 변합니다. 짙은 점은 고른 날개 길이의
# 펭귄이고, 주홍색 선은 예측에서 벗어난 만큼입니다.
#
# 다음 셀은 세 종 342마리를 모두 쓰므로 가중치도 다릅니다. 모두 1인 열을 앞에 붙여 절편 $w_0$까지 $w$ 하나에 담습니다.
# $w$를 구하는 법은 2장에서 배웁니다. 다음 줄들은 펭귄 세 마리의 예측 체중과, 날개만 1 mm 늘렸을 때의 변화입니다.

# %% [markdown] lang="en"
# With every mm of flipper the whole plane rises by 22.1 g, parallel to itself. The slopes of its edges stay what they
# are: the two weights of the bill. Raise one feature by one unit, from wherever you are, and the prediction changes by
# the weight of that feature. Dark dots are the penguins of the chosen flipper length, vermillion lines how far they are
# from the prediction.
#
# The next cell takes all 342 penguins of three species, so its weights differ. It puts a column of ones in front, so
# that $w$ holds the intercept $w_0$ too. How to find $w$ is the subject of chapter 2. Below $w$ stand, for three
# penguins, the predicted mass and its change if the flipper alone is 1 mm longer.

# %% lecture="1.2 1.3"
with_ones = np.column_stack([np.ones(len(mass)), measured])
w = solvers.normal_equation(with_ones, mass)
print("w =", *w.round(1))
for bird in (0, 170, 341):
    longer = with_ones[bird] + [0, 0, 0, 1]
    print(f"{with_ones[bird] @ w:7.1f} g {longer @ w - with_ones[bird] @ w:+5.1f} g")

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 3절 · 8분** 선형 모델은 파라미터에 대해 선형이라는 뜻이고 그래프가 휘는 것과는 상관없다는
# > 것을 분명히 합니다.
# >
# > - **보여 줄 것** 가중합에서 학생이 화살표 $u$와 $v$를 마음대로 끌게 합니다. 두 곡선은 어긋나지 않습니다.
# >   ‘모델 f’를 exp(w₁x)로 바꾸면 처음 자리에서 1.05, 2w₁w₂x로 바꾸면 0.36이 어긋납니다. 마지막으로 $v$를 $u$에
# >   포개어 두 배의 조건이 그 특별한 경우임을 보입니다.
# > - **예측** 어느 모델에서 곡선의 합이 언제나 합의 곡선인지 예측합니다. 그래프가 직선이라 흔히 2w₁w₂x를 고릅니다.
# >   곧은 것은 $x$에 대해서이고, 두 가중치는 서로 곱해집니다.
# > - **흔한 오답** 연습 3에서는 1로 채운 열을 빠뜨리거나, 셋째 열에 `2 * x`나 `2 ** x`를 씁니다. 상수항도 늘 1인
# >   특징의 가중치라고 되짚어 줍니다. 세 열을 더해 버리는 학생에게는 더하는 일은 $w$가 한다고 말합니다.
# > - **질문** 두 배가 되는 것만 보면 선형이라고 할 수 있나요?(아닙니다. 1절의 쌍 할인도 두 배가 됩니다.)
# >   $w_0 + w_1 \sin x$는 선형 모델인가요?(그렇습니다. $\sin x$를 새 특징으로 봅니다.) 로그를 씌우면
# >   $e^{wx}$도 선형인데 왜 안 된다고 하나요?(특징이 아니라 목푯값을 바꾼 것이라 오차를 $\log y$에서 재게
# >   됩니다.) 일반식의 빈칸은 시간이 없으면 답을 펼쳐 보입니다.

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 3 · 8 minutes** A linear model is linear in its parameters, and that its graph
# > bends has nothing to do with it: make this plain.
# >
# > - **Show** With the weighted sum, let a student drag the arrows $u$ and $v$ at will: the two curves never part.
# >   Set “Model f” to exp(w₁x), and at the start they part by 1.05; to 2w₁w₂x, by 0.36. At the end put $v$ on $u$ to
# >   show that the doubling is this special case.
# > - **Predict** Students predict for which model the sum of the curves is always the curve of the sum. Many choose
# >   2w₁w₂x, because its graph is a straight line. It is straight in $x$, but its two weights multiply each other.
# > - **Wrong answers** In exercise 3 the column of ones is forgotten, or the third column is `2 * x` or
# >   `2 ** x`. Recall that the constant, too, is a weight, of a feature that is always 1. To those who add up
# >   the three columns say that adding is what $w$ is for.
# > - **Ask** Is a model linear if doubling doubles it? (Not yet: so does the pair discount of section 1.) Is
# >   $w_0 + w_1 \sin x$ a linear model? (Yes: take $\sin x$ as a new feature.) Logarithms make
# >   $e^{wx}$ linear, so what is wrong with them? (They change the target, not the features, and errors are
# >   measured on $\log y$.) If time is short, open the answer to the blanks of the general formula.

# %% [markdown] lang="ko" lecture="1.3 1.4" slide="6:three 7:new"
# 어느 펭귄이든 50.3 g, 곧 날개 길이의 가중치만큼 늘어납니다. 부리 길이와 부리 높이가 그대로일 때의 변화라는 점에
# 주의하세요.
#
# > #### 슬라이드 더 정확히
# >
# > - 슬라이드는 선형 결합의 항의 수를 $n$이라고 씁니다. 뒤의 슬라이드에서 $n$은 데이터의 수이므로, 이 강의에서는
# >   특징의 수를 처음부터 $p$로 씁니다.
# > - 슬라이드의 2D, 3D, 4D는 목푯값까지 센 차원입니다. 특징이 $p$개면 그래프는 $p + 1$차원 공간 속의 $p$차원
# >   초평면입니다.
#
# ## 3. 무엇에 대해 선형인가
#
# 다음 식은 선형일까요?
#
# $${\color{#0072B2}{\hat y}} = a x_1^2 + b x_1 + c x_2 + d$$
#
# $x_1$에 대해서는 선형이 아닙니다. $x_1$을 두 배로 하면 첫 항은 네 배가 됩니다. 파라미터 $a, b, c, d$에 대해서는
# 선형입니다. 넷을 모두 두 배로 하면 $\hat y$도 꼭 두 배이고, 파라미터 두 벌을 더하면 $\hat y$도 두 값의 합이 됩니다.
#
# 그림으로 확인합시다. 가중치 두 벌 $u$와 $v$의 곡선을 점마다 더한 것이 굵고 옅은 곡선입니다. $u + v$의 곡선이 그 위에
# 놓이면 합의 조건이 지켜진 것입니다. 먼저 질문에 답하세요. 그다음 화살표 $u$와 $v$의 끝을 끌며 다음을 보세요.
#
# - 가중합에서 두 곡선이 어긋나는 일이 있는지
# - 모델을 바꾸면 얼마나 어긋나는지. 주홍색이 어긋난 몫이고, 수는 $x = 0.6$에서 잰 것입니다.
# - $v$를 $u$에 포개면 어떻게 되는지. 두 배로 하는 조건 $f(2u) = 2f(u)$는 $u = v$인 경우입니다.

# %% [markdown] lang="en" slide="6:one 7:new"
# It is 50.3 g for every penguin: the weight of the flipper length. Note that this is the change while the length and
# the depth of the bill stay as they are.
#
# > #### The slide, more precisely
# >
# > - The slide writes $n$ for the number of terms of a linear combination. On later slides $n$ is the number of
# >   samples, so this course writes $p$ for the number of features from the start.
# > - The slide's 2D, 3D and 4D count the target too. With $p$ features the graph is a hyperplane of dimension $p$ in
# >   a space of dimension $p + 1$.
#
# ## 3. Linear in what?
#
# Is this linear?
#
# $${\color{#0072B2}{\hat y}} = a x_1^2 + b x_1 + c x_2 + d$$
#
# As a function of $x_1$ it is not: double $x_1$, and the first term becomes four times as large. As a function of the
# parameters $a, b, c, d$ it is: double all four, and $\hat y$ is exactly doubled; add two sets of them, and the two
# values of $\hat y$ are added.
#
# Let us see it. The curves of two sets of weights, $u$ and $v$, added point by point, make the broad pale curve. If the
# curve of $u + v$ lies on it, the sum rule holds. Answer the question first. Then drag the tips of the arrows $u$ and
# $v$, and watch
#
# - whether the two curves ever part for the weighted sum;
# - how far they part for the other models: the gap is vermillion, and the number is its size at $x = 0.6$;
# - what happens with $v$ put on $u$: the doubling, $f(2u) = 2f(u)$, is the case $u = v$.

# %% lecture="1.4"
figures.explore_linear_or_not()

# %% [markdown] lang="ko" lecture="1.4" slide="2:three 7:new"
# ### 무엇을 보았나요
#
# 가중합은 어떻게 휘어 있든 두 곡선이 꼭 겹칩니다. 특징마다 $u$의 몫과 $v$의 몫이 더해질 뿐이기 때문입니다. 지수 함수는
# $e^{(u_1 + v_1)x} = e^{u_1 x} \cdot e^{v_1 x}$이라 더할 자리에서 곱합니다. $2 w_1 w_2 x$는 그래프가 곧은데도
# 어긋납니다. 곧은지 휘었는지는 $x$의 일이고, 선형인지는 $w$의 일입니다.
#
# ### 치환
#
# $x_3 = x_1^2$이라는 새 특징을 만들면 위의 식은 특징의 선형 결합이 됩니다.
#
# $${\color{#0072B2}{\hat y}} = d \cdot 1 + b\,x_1 + c\,x_2 + a\,x_3$$
#
# 상수항 $d$도 늘 1인 특징의 가중치입니다. 그래서 절편이 있어도 파라미터에 대해서는 선형입니다.
#
# 일반적으로, 특징 $\varphi_j(x)$를 어떻게 만들든 가중합 $f_w(x) = \sum_j w_j \varphi_j(x)$는 $w$에 대해 중첩 원리를
# 만족합니다. 파라미터 $w$와 $v$를 더하면 이렇습니다. 빈칸을 채우세요.
#
# $$f_{w+v}(x) = \sum_j (\square + \square)\, \varphi_j(x) = f_w(x) + f_v(x), \qquad
# f_{cw}(x) = \sum_j c\,w_j\, \varphi_j(x) = \square \cdot f_w(x)$$
#
# <details><summary>답</summary>
#
# 차례로 $w_j$, $v_j$, $c$입니다.
#
# </details>
#
# $e^{wx}$에서는 어떤 특징을 새로 만들어도 소용없습니다. $x \ne 0$을 하나 고정하고 $w$의 함수로 보면 그래프가 휘어
# 있는데, $w_j \varphi_j(x)$의 합은 $w$의 함수로 보면 언제나 곧기 때문입니다.
#
# 다음 셀은 세 모델을 두 조건으로 확인합니다. 수 셋은 $w$를 두 배로 할 때 세 자리의 $x$에서 $y$가 몇 배가 되는지이고,
# 그 뒤는 합의 조건이 지켜지는지입니다. 셋째 모델 $\max(w_1, w_2, w_3)\,x$는 두 배만 되고 합은 어깁니다.

# %% [markdown] lang="en" slide="7:new 11:one"
# ### What you saw
#
# However it bends, the weighted sum keeps the two curves together: for each feature the parts of $u$ and of $v$ just
# add up. The exponential multiplies where it should add, $e^{(u_1 + v_1)x} = e^{u_1 x} \cdot e^{v_1 x}$. And
# $2 w_1 w_2 x$ parts although its graph is straight. Straight or bent is a matter of $x$; linear is a matter of $w$.
#
# ### Substitution
#
# Make a new feature, $x_3 = x_1^2$, and the formula above is a linear combination of features:
#
# $${\color{#0072B2}{\hat y}} = d \cdot 1 + b\,x_1 + c\,x_2 + a\,x_3$$
#
# The constant $d$ is the weight of a feature too, one that is always 1. So a model with an intercept is still linear
# in its parameters.
#
# In general, whatever features $\varphi_j(x)$ you make, the weighted sum $f_w(x) = \sum_j w_j \varphi_j(x)$ obeys
# superposition in $w$. Add parameters $w$ and $v$, and fill in the blanks:
#
# $$f_{w+v}(x) = \sum_j (\square + \square)\, \varphi_j(x) = f_w(x) + f_v(x), \qquad
# f_{cw}(x) = \sum_j c\,w_j\, \varphi_j(x) = \square \cdot f_w(x)$$
#
# <details><summary>Answer</summary>
#
# In this order: $w_j$, $v_j$, $c$.
#
# </details>
#
# For $e^{wx}$ no new feature helps. Keep some $x \ne 0$ fixed and look at it as a function of $w$: its graph bends,
# while a sum of $w_j \varphi_j(x)$ is always straight in $w$.
#
# The next cell tests three models by both conditions. The three numbers say by how much $y$ is multiplied at three
# places $x$ when $w$ is doubled, and what follows, whether the sum rule holds. The third model,
# $\max(w_1, w_2, w_3)\,x$, doubles but breaks the sum rule.

# %% lecture="1.4"
x = np.array([-1.0, 0.5, 1.0])
w, v = np.array([0.5, 1.0, -0.75]), np.array([1.0, -0.5, 0.25])
Phi = np.column_stack([x, x**2, np.sin(3 * x)])
models = {
    "weighted sum": lambda w: Phi @ w,
    "exponential": lambda w: np.exp(w[0] * x),
    "largest weight": lambda w: max(w) * x,
}
for name, f in models.items():
    print(f"{name:15}", (f(2 * w) / f(w)).round(3), np.allclose(f(w + v), f(w) + f(v)))

# %% [markdown] lang="ko" lecture="1.4" slide="3:whole"
# > #### 슬라이드 더 정확히
# >
# > - 슬라이드는 ‘관점에 따라 다르다’고 합니다. 관례는 정해져 있습니다. ‘선형 모델’은 파라미터에 대해 선형이라는
# >   뜻입니다. 그래서 다항식도 선형 모델이고, 2장의 방법으로 한 번에 풀 수 있습니다.
# > - 슬라이드의 말처럼 어떤 치환이 맞는지는 미리 알 수 없습니다. 어떤 특징을 쓸지 고르는 것, 그리고 그 가중합이면
# >   충분하다고 보는 것이 선형 모델의 가정입니다.
# > - $y = e^{wx}$의 양변에 로그를 씌우면 $\log y = wx$로 $w$에 대해 선형이 됩니다. 이것은 특징을 치환한 것이 아니라
# >   목푯값을 바꾼 것입니다. 그러면 오차도 $y$가 아니라 $\log y$에서 재게 되어 답이 달라질 수 있습니다.
#
# ### 연습 3: 포물선의 설계 행렬
#
# $w_0 + w_1 x + w_2 x^2$도 $Xw$로 쓸 수 있습니다. 배열 `x`를 받아 열이 차례로 $1$, $x$, $x^2$인 설계 행렬을
# 돌려주세요. `np.column_stack`은 배열들을 열로 세웁니다.
#
# <details><summary>풀이</summary>
#
# ```python
# def my_design(x):
#     return np.column_stack([np.ones(len(x)), x, x**2])
# ```
#
# </details>

# %% [markdown] lang="en" slide=""
# > #### The slide, more precisely
# >
# > - The slide says that it “depends on the view”. There is a convention: “linear model” means linear in the
# >   parameters. So polynomials are linear models too, and the method of chapter 2 solves them in one go.
# > - As the slide says, the right substitution is not known beforehand. Which features to use, and that a weighted
# >   sum of them will do, is the assumption of a linear model.
# > - Take logarithms of $y = e^{wx}$, and $\log y = wx$ is linear in $w$. This is not a substitution of features: it
# >   changes the target. Errors are then measured on $\log y$ instead of $y$, and the answer may differ.
#
# ### Exercise 3: the design matrix of a parabola
#
# $w_0 + w_1 x + w_2 x^2$ can be written as $Xw$ too. Given an array `x`, return the design matrix whose columns are
# $1$, $x$, $x^2$, in this order. `np.column_stack` stands arrays side by side as columns.
#
# <details><summary>Solution</summary>
#
# ```python
# def my_design(x):
#     return np.column_stack([np.ones(len(x)), x, x**2])
# ```
#
# </details>


# %% lecture="1.4"
def my_design(x):
    return ...


checks.check_design(my_design)

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 4절 · 8분** 학습이란 기준을 정하고 그 기준의 손실이 가장 작은 파라미터를 데이터에서 찾는
# > 일임을 손으로 겪게 합니다.
# >
# > - **보여 줄 것** 학생 한 명이 ‘과자 값 w₁ (원)’과 ‘우유 값 w₂ (원)’의 값을 부르게 하고 손실을 함께 읽습니다.
# >   처음에는 5,000,000이고 1,500원과 1,200원에서 0이 됩니다. ‘영수증’을 ‘잡음이 섞인 영수증’으로 바꾸면 그
# >   자리의 손실이 872,000이고, 1,440원과 1,260원에서 800,000으로 가장 작습니다.
# > - **예측** 잡음이 섞였을 때 손실이 가장 작은 가격에서 막대가 어떻게 될지 예측합니다. 참값이 가장 잘 맞는다고
# >   보아 흔히 1,500원과 1,200원을 고릅니다. 데이터가 아는 것은 잡음까지 섞인 영수증뿐이고, 잡음이 가격을 옮겨
# >   놓습니다.
# > - **흔한 오답** 연습 4에서는 더한 다음에 제곱하거나, 제곱하지 않고 더해 플러스와 마이너스가 지워지거나,
# >   $n$으로 나눕니다. 손으로 채운 표의 잔차를 그냥 더하면 500, −1,500, 1,500, −500이 지워져 0이 된다고 보여
# >   주면 충분합니다.
# > - **질문** 왜 제곱하나요?(부호가 지워지지 않고, 크게 틀린 것을 더 크게 칩니다.) 기준을 절댓값의 합으로 바꾸면
# >   답도 같은가요?(다릅니다. 격자에서 1,400원과 1,220원입니다.) 표는 셋째 줄만 함께 채우고 격자 탐색은 결과만
# >   보입니다.

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 4 · 8 minutes** Students experience that training means to set a criterion and
# > to find, from data, the parameters of least loss by it.
# >
# > - **Show** Let a student call out values of “Snack, w₁ (won)” and “Milk, w₂ (won)” while all read the loss:
# >   5,000,000 at first, 0 at 1,500 and 1,200 won. Set “Receipts” to “with noise”: there the loss is now
# >   872,000, and it is least, 800,000, at 1,440 and 1,260 won.
# > - **Predict** Students predict what becomes of the bars at the prices of least loss with noisy receipts. Many
# >   choose the true 1,500 and 1,200 won, since the truth ought to fit best. The data know only the receipts,
# >   noise included, and the noise has shifted the prices.
# > - **Wrong answers** In exercise 4 some add first and then square, or add without squaring so that plus and
# >   minus cancel, or divide by $n$. It is enough to add up the residuals of the table filled in by hand: 500,
# >   −1,500, 1,500 and −500 cancel to 0.
# > - **Ask** Why square? (Signs no longer cancel, and large errors count for more.) With the sum of absolute
# >   values as the criterion, is the answer the same? (No: 1,400 and 1,220 won on the grid.) Fill in the third
# >   line of the table together, no more, and of the grid search show the result only.

# %% [markdown] lang="ko" lecture="1.5" slide="2:whole 3:new 6:three"
# ## 4. 영수증에서 가격 찾기
#
# 지금까지는 가격을 알고 총액을 구했습니다. 이제 거꾸로 갑니다. 영수증은 있는데 가격을 모릅니다. 데이터를 보고 좋은
# 파라미터를 찾는 일을 **학습**이라고 합니다.
#
# ‘좋다’는 기준이 있어야 합니다. 가격 $w$로 계산한 총액이 ${\color{#0072B2}{Xw}}$이고, 낸 돈에서 그것을 뺀
# ${\color{#D55E00}{r}} = y - {\color{#0072B2}{Xw}}$가 영수증마다의 **잔차**입니다. 잔차를 제곱해 모두 더한
# **잔차 제곱합**을 기준으로 삼겠습니다. 이렇게 모델이 얼마나 틀렸는지 수 하나로 나타낸 함수가 **비용 함수** $J$이고,
# 그 값을 손실이라고 합니다.
#
# $${\color{#D55E00}{J(w)}} = \sum_i r_i^2 = \lVert y - {\color{#0072B2}{Xw}} \rVert^2$$
#
# 제곱하면 플러스와 마이너스가 서로 지우지 않고, 크게 틀린 것은 더 크게 칩니다. 원을 제곱했으니 단위는 원²이지만 적지
# 않겠습니다.
#
# 먼저 질문에 답하세요. 그다음 두 가격을 움직여 손실을 줄여 보세요. 등고선 그림의 점을 끌어도 됩니다. 정확한 영수증에서
# 가격을 찾았으면 잡음이 섞인 영수증에서도 찾아보세요.

# %% [markdown] lang="en" slide="3:new 6:three"
# ## 4. Prices from receipts
#
# So far we knew the prices and computed totals. Now the other way round: we have receipts, but the prices are
# unknown. Finding good parameters from data is called **training**, or learning.
#
# “Good” needs a criterion. The totals computed with prices $w$ are ${\color{#0072B2}{Xw}}$. The amount paid minus the
# computed total, ${\color{#D55E00}{r}} = y - {\color{#0072B2}{Xw}}$, is the **residual** of each receipt. As criterion
# we take the **residual sum of squares**: square the residuals and add them up. A function $J$ that says in one number
# how wrong a model is, is called a **cost function**, and its value the loss.
#
# $${\color{#D55E00}{J(w)}} = \sum_i r_i^2 = \lVert y - {\color{#0072B2}{Xw}} \rVert^2$$
#
# Once squared, plus and minus no longer cancel, and large errors count for more. Won were squared, so the unit is won²;
# we shall leave it out.
#
# Answer the question first. Then move the two prices and bring the loss down. You may also drag the point among the
# contours. When you have found the prices from the exact receipts, try the noisy ones.

# %% lecture="1.5"
figures.explore_prices()

# %% [markdown] lang="ko" lecture="1.5"
# ### 무엇을 보았나요
#
# - 정확한 영수증에서는 1,500원과 1,200원에서 막대가 모두 사라지고 손실이 0이 됩니다.
# - 잡음이 섞이면 어떤 가격도 여섯 영수증을 다 맞히지 못합니다. 손실이 가장 작은 가격은 1,440원과 1,260원이고, 최소
#   손실은 800,000입니다. 참값의 손실은 872,000으로 그보다 큽니다.
# - 등고선이 비스듬히 길쭉합니다. 최소점에서 과자 값을 올리고 우유 값을 그만큼 내리면, 둘을 그만큼 함께 올릴 때의
#   6분의 1만 손실이 늘어납니다. 모든 영수증에 두 물건이 다 있어서 한쪽 값이 다른 쪽 값을 얼마쯤 대신할 수 있기
#   때문입니다. 5절에서 그 극단을 봅니다.
#
# ### 손으로 한 번
#
# 정확한 영수증과 처음 보인 가격 $w = (1000, 1700)$으로 손실을 구해 봅시다. 처음 두 줄은 계산해 두었습니다.
#
# | 영수증 | 낸 돈 $y_i$ | 계산한 돈 | 잔차 $r_i$ | $r_i^2$ |
# |---|---|---|---|---|
# | 3, 2 | 6,900 | 3 · 1,000 + 2 · 1,700 = 6,400 | 500 | 250,000 |
# | 1, 4 | 6,300 | 1 · 1,000 + 4 · 1,700 = 7,800 | −1,500 | 2,250,000 |
# | 4, 1 | 7,200 | $\square$ | $\square$ | $\square$ |
# | 2, 2 | 5,400 | $\square$ | $\square$ | $\square$ |
# | 1, 1 | 2,700 | $\square$ | $\square$ | $\square$ |
# | 2, 3 | 6,600 | $\square$ | $\square$ | $\square$ |
#
# <details><summary>답</summary>
#
# 계산한 돈은 5,700, 5,400, 2,700, 7,100입니다. 잔차는 1,500, 0, 0, −500이고, 제곱은 2,250,000, 0, 0, 250,000입니다.
# 모두 더하면 $J = 5{,}000{,}000$입니다.
#
# </details>
#
# 다음 셀은 잡음이 섞인 영수증에서 가격 세 쌍의 잔차와 손실을 구합니다.

# %% [markdown] lang="en" slide="7:notes"
# ### What you saw
#
# - With the exact receipts all bars vanish at 1,500 and 1,200 won, and the loss is 0.
# - With noise, no prices fit all six receipts. The prices of least loss are 1,440 and 1,260 won, and the least loss
#   is 800,000. At the true prices the loss is larger: 872,000.
# - The contours are long and slanted. From the minimum, raise the price of a snack and lower that of a milk by as much:
#   the loss grows by only a sixth of what it grows by when both rise. Every receipt has both items, so to some extent
#   one price can stand in for the other. Section 5 shows the extreme case.
#
# ### Once by hand
#
# Take the exact receipts and the prices first shown, $w = (1000, 1700)$. The first two lines are done.
#
# | Receipt | Paid $y_i$ | Computed | Residual $r_i$ | $r_i^2$ |
# |---|---|---|---|---|
# | 3, 2 | 6,900 | 3 · 1,000 + 2 · 1,700 = 6,400 | 500 | 250,000 |
# | 1, 4 | 6,300 | 1 · 1,000 + 4 · 1,700 = 7,800 | −1,500 | 2,250,000 |
# | 4, 1 | 7,200 | $\square$ | $\square$ | $\square$ |
# | 2, 2 | 5,400 | $\square$ | $\square$ | $\square$ |
# | 1, 1 | 2,700 | $\square$ | $\square$ | $\square$ |
# | 2, 3 | 6,600 | $\square$ | $\square$ | $\square$ |
#
# <details><summary>Answer</summary>
#
# The computed totals are 5,700, 5,400, 2,700, 7,100. The residuals are 1,500, 0, 0, −500, and their squares
# 2,250,000, 0, 0, 250,000. Together, $J = 5{,}000{,}000$.
#
# </details>
#
# The next cell computes residuals and loss for three pairs of prices on the noisy receipts.

# %% lecture="1.5" slide="new"
for w in ([1000, 1700], [1500, 1200], [1440, 1260]):
    r = y - X @ w
    print(w, r, f"J = {np.sum(r**2):,}")

# %% [markdown] lang="ko" lecture="1.5"
# ### 연습 4: 가격의 손실
#
# 영수증 `X`, 낸 돈 `y`, 가격 `w`를 받아 $J(w) = \lVert y - Xw \rVert^2$을 돌려주세요. 수 하나입니다.
#
# <details><summary>풀이</summary>
#
# ```python
# def my_loss(X, y, w):
#     return np.sum((y - X @ w) ** 2)
# ```
#
# </details>

# %% [markdown] lang="en"
# ### Exercise 4: the loss of prices
#
# Given receipts `X`, amounts paid `y` and prices `w`, return $J(w) = \lVert y - Xw \rVert^2$, a single number.
#
# <details><summary>Solution</summary>
#
# ```python
# def my_loss(X, y, w):
#     return np.sum((y - X @ w) ** 2)
# ```
#
# </details>


# %% lecture="1.5"
def my_loss(X, y, w):
    return ...


checks.check_loss(my_loss)

# %% [markdown] lang="ko" lecture="1.5"
# ### 처음부터 만들기
#
# 손으로 하던 일을 컴퓨터에 시킵시다. 그림에 나온 모든 가격, 곧 20원 간격의 3,721쌍에서 손실을 구해 가장 작은 것을
# 고릅니다. 둘째 셀은 이 강의의 라이브러리와 scikit-learn입니다. 절편이 없는 모델이라 `fit_intercept=False`를 줍니다.

# %% [markdown] lang="en" slide="2:one"
# ### From scratch
#
# Let the computer do what the hand did: take the loss at all prices of the figure, 3,721 pairs 20 won apart, and keep
# the smallest. The second cell uses the library of this course and scikit-learn. The model has no intercept, hence
# `fit_intercept=False`.

# %% lecture="1.5"
found, least = {}, {"squares": np.inf, "absolute": np.inf}
for w1 in range(900, 2101, 20):
    for w2 in range(600, 1801, 20):
        r = y - X @ [w1, w2]
        loss = {"squares": np.sum(r**2), "absolute": np.sum(np.abs(r))}
        for name in loss:
            if loss[name] < least[name]:
                least[name], found[name] = loss[name], (w1, w2)
for name in found:
    print(f"{name:8} w = {found[name]}, loss = {least[name]:,}")

# %% lecture="1.5"
from sklearn.linear_model import LinearRegression

print("solvers     ", solvers.normal_equation(X, y).round(6))
print("scikit-learn", LinearRegression(fit_intercept=False).fit(X, y).coef_.round(6))

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 5절 · 3분** 특징끼리 상관이 강하면 $w$는 흔들리지만 비슷한 데이터의 예측은 거의 그대로라는
# > 것을 나누어 보게 합니다.
# >
# > - **보여 줄 것** ‘상관계수’를 0에서 0.98로 올리면 40번 뽑은 $w_1$의 표준편차가 0.17에서 0.79로 커지는데, 새
# >   데이터의 예측은 평균 0.15 빗나간 채 그대로입니다. ‘새 데이터’를 ‘따로 움직임’으로 바꾸면 0.75가 됩니다.
# >   상관계수를 1까지 올리면 똑같이 잘 맞는 $w$가 직선을 이룹니다. 펭귄의 VIF는 1.87, 1.61, 2.67이라 견딜
# >   만합니다.
# > - **예측** 두 특징이 거의 같을 때 데이터를 새로 뽑으면 무엇이 흔들릴지 예측합니다. $w$가 흔들리니 예측도
# >   흔들린다고 흔히 답합니다. $w_1$이 커진 만큼 $w_2$가 작아져 예측에서는 서로 지워집니다.
# > - **흔한 오답** ‘독립 변수’이니 특징끼리 독립이어야 한다고 여기기 쉽습니다. $w$가 하나로 정해지려면 열이
# >   일차독립이면 됩니다. 두 특징이 따로 움직이는 새 데이터에서는 예측도 나빠진다는 단서를 빠뜨리지 마세요. 식대로면
# >   표준편차는 0.18에서 0.92가 되어야 하니, 40번 뽑아 잰 값이 그만큼 어긋난다는 것도 말해 줍니다.
# > - **질문** 상관계수가 0.95이면 $w_1$의 표준편차는 상관이 없을 때의 몇 배인가요?($\sqrt{10.3}$, 약
# >   3.2배입니다.) VIF를 구하는 코드는 4장에서 다시 다루니 실행만 합니다.

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 5 · 3 minutes** Strongly correlated features shake $w$ but hardly the
# > predictions for similar data: students see the two apart.
# >
# > - **Show** Raise “Correlation” from 0 to 0.98: over 40 draws the standard deviation of $w_1$ grows from 0.17 to
# >   0.79, while the predictions for new data stay off by 0.15 on average. Set “New data” to “features move apart”,
# >   and it is 0.75. At correlation 1 all $w$ on a line fit equally well. The VIFs of the penguins, 1.87, 1.61 and
# >   2.67, are bearable.
# > - **Predict** Students predict what is shaken by new draws if the two features are nearly the same. Many
# >   answer that with $w$ the predictions are shaken too. Where $w_1$ rises, $w_2$ falls by as much, and in a
# >   prediction the two cancel.
# > - **Wrong answers** From the name “independent variables” it is easily thought that features must be
# >   independent. For a unique $w$ it is enough that the columns are linearly independent. Do not leave out the
# >   caveat: on new data in which the features move apart, predictions suffer too. By the formula the standard
# >   deviation should go from 0.18 to 0.92: measured over 40 draws it is off by so much. Say that as well.
# > - **Ask** At correlation 0.95, how many times as large as without correlation is the standard deviation of
# >   $w_1$? ($\sqrt{10.3}$, about 3.2 times.) Just run the code of the VIF; chapter 4 comes back to it.

# %% [markdown] lang="ko" lecture="1.5 1.6" slide="whole 5:one"
# 셋이 같습니다. 격자에서는 답이 마침 20원 간격의 자리에 있어서 꼭 맞았습니다. 라이브러리는 격자를 뒤지지 않고 한 번에
# 구합니다. 그 방법이 2장입니다.
#
# > #### 슬라이드 더 정확히
# >
# > - 슬라이드는 손실을 줄이거나 성능을 높이는 상태를 찾는다고 합니다. 기준이 바뀌면 답도 바뀝니다. 위의 격자에서 제곱
# >   대신 절댓값을 더하면 가장 좋은 가격은 1,400원과 1,220원입니다.
# > - 학습에서 줄이는 것은 손실입니다. 성능은 보통 학습에 쓰지 않은 데이터에서 따로 잽니다. 5장에서 둘이 어떻게 다른지
# >   봅니다.
#
# ## 5. 서로 닮은 특징
#
# 만약 모두가 과자와 우유를 꼭 같은 수만큼 산다면, 영수증을 아무리 모아도 알 수 있는 것은 한 쌍의 값뿐입니다. 과자
# 값과 우유 값을 따로 알 길이 없습니다. 거의 같은 수만큼 산다면 어떨까요?
#
# 두 특징이 얼마나 나란히 움직이는지를 −1에서 1까지의 수로 나타낸 것이 **상관계수**입니다. 다음 그림은 참값이
# $w = (1.5, 1.2)$인 데이터를 40번 새로 뽑고, 뽑을 때마다 손실이 가장 작은 $w$를 구해 새 데이터 열두 개를 예측합니다.
# 먼저 질문에 답하세요. 그다음 상관계수를 1까지 올려 보고, ‘새 데이터’를 ‘따로 움직임’으로 바꾸어 보세요.

# %% [markdown] lang="en" slide="4:one 5:one"
# All three agree. The grid hit the answer exactly because it happens to lie on a multiple of 20 won. The library does
# not search a grid but finds it in one go; how, is chapter 2.
#
# > #### The slide, more precisely
# >
# > - The slide speaks of reducing the loss or of raising the performance. With another criterion comes another
# >   answer: add absolute values instead of squares on the grid above, and the best prices are 1,400 and 1,220 won.
# > - What training reduces is the loss. Performance is usually measured apart, on data not used for training. Chapter
# >   5 shows how the two differ.
#
# ## 5. Features that are alike
#
# If everyone bought exactly as many snacks as milks, all the receipts in the world would tell only the price of a
# pair. The price of a snack and that of a milk could not be told apart. And if the numbers are nearly the same?
#
# The **correlation coefficient** says in a number from −1 to 1 how closely two features move along a line. The figure
# draws data with true $w = (1.5, 1.2)$ anew 40 times; for each draw it finds the $w$ of least loss, and with it
# predicts twelve new rows. Answer the question first. Then raise the correlation to 1, and try new data whose features
# move apart.

# %% lecture="1.6"
figures.explore_correlated()

# %% [markdown] lang="ko" lecture="1.6" slide="3:new 5:new"
# ### 무엇을 보았나요
#
# - 상관계수가 1에 가까울수록 $w$가 더 넓게 흩어집니다. $w_1$이 커지면 $w_2$가 그만큼 작아지는 쪽으로 흩어집니다.
# - 두 특징이 학습 데이터처럼 함께 움직이는 새 데이터라면, 예측은 상관계수가 얼마이든 참값 가까이에 머뭅니다.
#   상관계수가 1보다 작을 때 언제나 평균 0.15 빗나갑니다.
# - 두 특징이 따로 움직이는 새 데이터라면 예측도 흔들립니다. 상관계수가 0.98이면 평균 0.75 빗나갑니다.
# - 상관계수가 1이면 직선 위의 모든 $w$가 똑같이 잘 맞습니다. $w$를 하나로 정할 수 없습니다.
#
# 이렇게 한 특징을 다른 특징들의 선형 결합으로 거의, 또는 꼭 맞게 쓸 수 있는 상태를 **다중공선성**이라고 합니다.
# 얼마나 심한지는 **분산 팽창 인자**, 줄여서 VIF가 말해 줍니다. $R_j^2$은 특징 $j$의 변동 가운데 다른 특징들의 선형
# 결합으로 설명되는 비율입니다. 특징이 둘이면 상관계수의 제곱과 같습니다.
#
# $$\text{VIF}_j = \frac{1}{1 - R_j^2}$$
#
# VIF가 1이면 상관이 없는 것입니다. $w_j$의 분산은 상관이 없을 때의 VIF배, 표준편차는 $\sqrt{\text{VIF}}$배가 됩니다.
# 상관계수가 0.95일 때의 VIF를 구해 보세요.
#
# $$\text{VIF} = \frac{1}{1 - 0.95^2} = \frac{1}{\square} \approx \square$$
#
# <details><summary>답</summary>
#
# $1/0.0975 \approx 10.3$입니다. 표준편차는 상관이 없을 때의 약 3.2배입니다.
#
# </details>
#
# 다음 셀은 과자와 우유를 언제나 같은 수만큼 산 영수증입니다. 서로 다른 세 가격이 같은 총액을 냅니다. 어느 열도 다른
# 열들의 선형 결합이 아닐 때 열들이 일차독립(선형독립)이라고 하고, 아니면 일차종속이라고 합니다. 마지막 줄의
# 랭크(rank)는 일차독립이 되게 고를 수 있는 열의 최대 수입니다. 열이 둘인데 1이므로 가격을 하나로 정할 수 없습니다.

# %% [markdown] lang="en"
# ### What you saw
#
# - The closer the correlation comes to 1, the more widely $w$ scatters; where $w_1$ is larger, $w_2$ is smaller by
#   about as much.
# - Where the features of new data move together as in the training data, predictions stay near the true values,
#   whatever the correlation: below 1 they are always off by 0.15 on average.
# - Where the features of new data move apart, predictions are shaken too: at correlation 0.98 they are off by 0.75 on
#   average.
# - At correlation 1, every $w$ on a line fits equally well. There is no unique $w$.
#
# When a feature is nearly, or exactly, a linear combination of the others, this is called **multicollinearity**. How
# bad it is, the **variance inflation factor** says, VIF for short. $R_j^2$ is the share of the variation of feature
# $j$ that a linear combination of the other features explains. With two features it is the square of the correlation
# coefficient.
#
# $$\text{VIF}_j = \frac{1}{1 - R_j^2}$$
#
# A VIF of 1 means no correlation. The variance of $w_j$ is multiplied by the VIF, its standard deviation by
# $\sqrt{\text{VIF}}$. Work out the VIF at correlation 0.95.
#
# $$\text{VIF} = \frac{1}{1 - 0.95^2} = \frac{1}{\square} \approx \square$$
#
# <details><summary>Answer</summary>
#
# It is $1/0.0975 \approx 10.3$. The standard deviation is about 3.2 times what it is without correlation.
#
# </details>
#
# The next cell holds receipts on which there are always as many snacks as milks. Three different pairs of prices give
# the same totals. Columns are linearly independent if none of them is a linear combination of the others, and dependent
# if one is. The rank on the last line is the largest number of independent columns. There are two columns but the rank
# is 1, so the prices are not unique.

# %% lecture="1.6"
same = np.array([[1, 1], [2, 2], [3, 3]])
for w in ([1500, 1200], [2700, 0], [-300, 3000]):
    print(w, same @ w)
print("rank", np.linalg.matrix_rank(same))

# %% [markdown] lang="ko" lecture="1.6"
# 펭귄은 어떨까요? 다음 셀은 부리 길이, 부리 높이, 날개 길이의 상관계수를 표로 보이고, 그 아래에 VIF를 구합니다. 특징
# 하나를 나머지로 예측하고 남은 잔차의 분산으로 원래 분산을 나누면 됩니다. 마지막 줄은 라이브러리의 답입니다.

# %% [markdown] lang="en" slide="one"
# What about the penguins? The next cell shows the correlation coefficients of bill length, bill depth and flipper
# length as a table, and below them the VIFs: predict one feature from the others, and divide its variance by the
# variance of the residuals that are left. The last line is the library's answer.

# %% lecture="1.6"
names = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm"]
print(np.corrcoef(measured.T).round(2))
for j in range(3):
    feature = measured[:, j]
    others = np.column_stack([np.ones(len(mass)), np.delete(measured, j, axis=1)])
    left = feature - others @ solvers.normal_equation(others, feature)
    print(f"VIF {feature.var() / left.var():.2f} {names[j]}")
print("solvers.vif", solvers.vif(measured).round(2))

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 6절 · 2분** 선형이라는 가정이 어디까지인지 한 가지 보기로 보여 주고 2장의 질문을 남깁니다.
# >
# > - **보여 줄 것** 마지막 셀에서 직선 셋의 손실을 읽습니다. 셋째가 53,661,413으로 가장 작습니다.
# > - **예측** 셋보다 더 나은 직선이 있을지, 있다면 격자 없이 어떻게 찾을지 묻고 답은 2장으로 남깁니다.
# > - **흔한 오답** 모델이 맞으면 어디서나 쓸 수 있다고 여기기 쉽습니다. 2절의 모델은 측정값이 모두 0 mm인 펭귄의
# >   체중을 −6,425 g으로 예측합니다. 본 적이 있는 날개는 172 mm에서 231 mm까지입니다.
# > - **질문** 쌍 할인을 선형 모델로 쓸 수 있을까요?(쌍의 수 $\min(x_1, x_2)$를 새 특징으로 넣고 가중치를
# >   −1,000으로 하면 됩니다.) 나머지 항목은 읽을거리로 둡니다.

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 6 · 2 minutes** One example shows how far the assumption of linearity reaches,
# > and the question of chapter 2 is left open.
# >
# > - **Show** Read the losses of the three lines in the last cell. The third has the least, 53,661,413.
# > - **Predict** Ask whether there is a better line than the three and how to find it without a grid; leave the
# >   answer to chapter 2.
# > - **Wrong answers** A model that fits is easily trusted everywhere. The model of section 2 predicts −6,425 g
# >   for a penguin whose measurements are all 0 mm. The flippers that it has seen are from 172 mm to 231 mm
# >   long.
# > - **Ask** Can the pair discount be written as a linear model? (Yes: with the number of pairs,
# >   $\min(x_1, x_2)$, as a new feature of weight −1,000.) Leave the other points for reading.

# %% [markdown] lang="ko" lecture="1.6" slide="whole 5:whole"
# 상관이 꽤 있지만 VIF는 2.7을 넘지 않습니다. 이 정도는 흔하고 견딜 만합니다. 어디부터 지나친지, 그때 어떻게 하는지는
# 4장에서 다룹니다.
#
# > #### 슬라이드 더 정확히
# >
# > - 슬라이드는 상관이 강하면 정확도와 신뢰성이 떨어진다고 합니다. 정확히 나빠지는 것은 둘입니다. $w$의 분산이
# >   VIF배로 커지고, 상관이 완전하면 $w$가 하나로 정해지지 않습니다. 학습 데이터와 비슷한 데이터의 예측은 그대로일
# >   때가 많습니다. 두 특징이 따로 움직이는 데이터에서는 예측도 나빠집니다.
# > - ‘독립 변수’라는 이름은 변수끼리 독립이라는 뜻이 아닙니다. $w$가 하나로 정해지려면 $X$의 열이 서로 일차독립이면
# >   됩니다. 상관이 없어야 한다는 것은 그보다 훨씬 강한 조건이고, 지켜지지 않아도 선형 모델을 쓸 수 있습니다.
#
# ## 6. 어디서 무너지나
#
# - 데이터가 있는 곳 밖에서는 선형이라는 가정을 확인한 적이 없습니다. 2절의 모델은 측정값이 모두 0 mm인 펭귄의 체중을
#   절편인 −6,425 g으로 예측합니다. 날개 길이는 172 mm에서 231 mm까지만 보았습니다.
# - 쌍 할인처럼 특징끼리 얽히면 그대로는 선형이 아닙니다. 그러나 쌍의 수 $\min(x_1, x_2)$를 새 특징으로 넣으면 다시
#   선형 결합입니다. 가중치는 −1,000입니다. 그것을 미리 알아채기가 어려울 뿐입니다.
# - 영수증이 한 장뿐이거나 열이 일차종속이면 손실이 가장 작은 가격이 무한히 많습니다.
#
# 이제 처음의 질문으로 돌아갑시다. 펭귄의 체중을 날개 길이의 선형 모델 $w_0 + w_1 x$로 나타내려 합니다. 다음 셀은
# 그럴듯한 직선 셋의 손실입니다.

# %% [markdown] lang="en" slide="5:notes"
# There is quite some correlation, but no VIF is above 2.7. That is common, and bearable. Where it becomes too much,
# and what to do then, is the subject of chapter 4.
#
# > #### The slide, more precisely
# >
# > - The slide says that strong correlation lowers accuracy and reliability. What suffers exactly are two things: the
# >   variance of $w$ is multiplied by the VIF, and if the correlation is exact, $w$ is not unique. Predictions for
# >   data similar to the training data are often as good as before. For data in which the two features move apart,
# >   predictions suffer too.
# > - The name “independent variable” does not say that the variables are independent of each other. For $w$ to be
# >   unique it is enough that the columns of $X$ are linearly independent. No correlation at all is a much stronger
# >   demand, and a linear model can be used without it.
#
# ## 6. Where it breaks
#
# - Outside the range of the data, linearity was never checked. For a penguin whose measurements are all 0 mm the
#   model of section 2 predicts its intercept, −6,425 g. The flippers that it has seen are from 172 mm to 231 mm long.
# - Where features are tied together, as by the pair discount, the total is not linear as it stands. But with the
#   number of pairs, $\min(x_1, x_2)$, as a new feature it is a linear combination again, with weight −1,000. The hard
#   part is to see this beforehand.
# - With a single receipt, or with linearly dependent columns, infinitely many prices have the least loss.
#
# Back to the question from the beginning. Let us write the body mass of a penguin as a linear model $w_0 + w_1 x$ of
# its flipper length. The next cell shows the losses of three plausible lines.

# %% lecture="1.3 1.5"
flipper = np.column_stack([np.ones(len(mass)), penguins.flipper_length_mm])
for w in ([-5000, 46], [-5500, 48], [-6000, 51]):
    print(w, f"J = {np.sum((mass - flipper @ w) ** 2):,.0f}")

# %% [markdown] lang="ko" lecture="1.1 1.2 1.3 1.4 1.5 1.6" slide="three"
# 셋째가 가장 낫습니다. 그런데 더 나은 직선은 없을까요? 직선은 무한히 많아서 격자를 촘촘히 해도 끝이 없습니다. 가장
# 좋은 직선이 어느 것인지, 격자 없이 한 번에 구할 수 있는지가 2장의 질문입니다.
#
# ## 정리
#
# - 선형은 중첩 원리, 곧 $f(a + b) = f(a) + f(b)$이고 $f(ca) = c\,f(a)$라는 뜻입니다. 절편이 붙으면 아핀입니다.
# - 특징의 선형 결합은 내적이고, 데이터 전체로는 행렬 곱 $Xw$입니다. 그래프는 직선, 평면, 초평면입니다.
# - 선형 모델은 파라미터에 대해 선형입니다. 특징은 얼마든지 휘어도 됩니다.
# - 학습은 손실이 가장 작은 파라미터를 데이터에서 찾는 일입니다. 잡음이 있으면 최소 손실은 보통 0보다 큽니다.
# - 특징끼리 상관이 강하면 $w$가 흔들립니다. VIF가 얼마나 흔들리는지 말해 줍니다.
#
# | 기호 | 뜻 | 모양 |
# |---|---|---|
# | $X$ | 설계 행렬, 데이터 하나가 한 행 | $n \times p$ |
# | $y$ | 목푯값, 곧 실제값 | $n$ |
# | $w$ | 파라미터 | $p$ |
# | ${\color{#0072B2}{Xw}}$ | 예측 | $n$ |
# | ${\color{#D55E00}{r = y - Xw}}$ | 잔차 | $n$ |
# | ${\color{#D55E00}{J(w)}}$ | 비용, 잔차 제곱합 | 수 하나 |
#
# 절편이 있는 모델에서는 $X$의 첫 열을 1로 채웁니다. 이 장의 장바구니와 영수증에는 절편이 없어서 그 열도 없습니다.

# %% [markdown] lang="en"
# The third is the best of them. But is there a better one? There are infinitely many lines, and no grid, however
# fine, covers them all. Which line is the best, and whether it can be found in one go without a grid, is the question
# of chapter 2.
#
# ## Recap
#
# - Linear means superposition: $f(a + b) = f(a) + f(b)$ and $f(ca) = c\,f(a)$. With an intercept it is affine.
# - A linear combination of features is an inner product, and over all the data the matrix product $Xw$. Its graph is
#   a line, a plane, a hyperplane.
# - A linear model is linear in its parameters. Its features may bend as they like.
# - Training finds the parameters of least loss from data. With noise the least loss is usually above 0.
# - Strong correlation between features shakes $w$. The VIF says by how much.
#
# | Symbol | Meaning | Shape |
# |---|---|---|
# | $X$ | design matrix, one row per sample | $n \times p$ |
# | $y$ | target, the observed values | $n$ |
# | $w$ | parameters | $p$ |
# | ${\color{#0072B2}{Xw}}$ | prediction | $n$ |
# | ${\color{#D55E00}{r = y - Xw}}$ | residuals | $n$ |
# | ${\color{#D55E00}{J(w)}}$ | cost, residual sum of squares | one number |
#
# In a model with an intercept the first column of $X$ is all ones. The basket and the receipts of this chapter have
# no intercept, and no such column.

# %% slide="skip"
glossary.table(chapter=1)
