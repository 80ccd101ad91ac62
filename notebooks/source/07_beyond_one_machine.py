# %% [markdown] lang="ko" lecture="7.1" slide="4:new"
# # 7장 한 대를 넘어서
#
# 펭귄이 342마리가 아니라 10억 마리라면 어떻게 할까요?
#
# 3장의 경사 하강법도 6장의 뉴턴법도 한 걸음마다 모든 행을 읽었습니다. 행이 많아지면 한 걸음이 느려지고, 더 많아지면
# 데이터가 메모리에 들어가지도 않습니다. 6장이 남긴 물음은 이것입니다. 이 일을 코어 여럿, 컴퓨터 여러 대가 나누어 할 수
# 있을까요? 식을 다시 들여다보면 답이 보입니다. 그리고 나누는 것보다 나은 길, 일을 줄이는 길도 있습니다.
#
# 이 장을 마치면 다음을 할 수 있습니다.
#
# - 그레이디언트와 그람 행렬을 행 블록의 합으로 쓰고, 블록에서 정확히 되살리기
# - 내 컴퓨터에서 계산이 메모리를 읽는 속도에 막히는지 재어 보기
# - 메모리에 다 들어가지 않는 데이터를 Dask로 풀고, 작업자가 죽어도 같은 답을 얻기
# - 표본의 크기와 오차, 성분의 수와 오차를 저울질하기
#
# | 절 | 시간 | 강의 내용 |
# |---|---|---|
# | 1. 합은 나누어 셀 수 있다, 2. 얼마나 빨라지나 | 15분 | 7.1 |
# | 3. 메모리보다 큰 데이터 | 10분 | 7.2 |
# | 4. GPU에서 같은 식 | 3분 | 7.3 |
# | 5. 데이터를 줄이기, 6. 차원을 줄이기 | 12분 | 7.4 |
#
# 아래 셀들은 데이터를 준비합니다. 펭귄의 날개 길이는 3장처럼 표준화합니다. 넷째 셀의 `block`은 난수로 만든 큰 데이터의
# 한 조각을 돌려줍니다. 번호(seed)만 알면 누구나 같은 조각을 다시 만들 수 있습니다. `few`는 처음 몇 조각만 한 메모리에
# 모읍니다.

# %% [markdown] lang="en" slide="3:one 4:new"
# # 7. Beyond one machine
#
# What if there were not 342 penguins but 1 billion?
#
# Every step of gradient descent in chapter 3, and of Newton's method in chapter 6, read all the rows. With more rows
# a step is slower, and with more still the data do not even fit into memory. Chapter 6 left this question: can several
# cores, or several computers, share the work? A second look at the formulas tells. And there is a way that is better
# than sharing the work, which is to do less of it.
#
# By the end of this chapter you will be able to
#
# - write the gradient and the Gram matrix as sums over blocks of rows, and put them together exactly;
# - measure whether your computer is held up by the speed at which it reads memory;
# - solve a problem whose data do not fit into memory with Dask, and get the same answer although a worker dies;
# - weigh the size of a sample, or the number of components, against the error.
#
# | Section | Time | Lecture points |
# |---|---|---|
# | 1. A sum can be shared out, 2. How much faster? | 15 min | 7.1 |
# | 3. More data than memory | 10 min | 7.2 |
# | 4. The same formula on a GPU | 3 min | 7.3 |
# | 5. Fewer rows, 6. Fewer dimensions | 12 min | 7.4 |
#
# The cells below prepare the data. The penguins' flipper length is standardised, as in chapter 3. In the fourth cell
# `block` returns one piece of a large set of random data. Anyone who knows its number, the seed, can make the same
# piece again. `few` gathers only the first pieces in one memory.

# %% lang="ko"
from lecture_lib import words

words.use("ko")

# %% lang="en"
from lecture_lib import words

words.use("en")

# %%
import os

import numpy as np
from distributed import Client, LocalCluster
from sklearn.datasets import load_digits

from lecture_lib.chapters import glossary
from lecture_lib.chapters.beyond_one_machine import checks, figures, machines
from lecture_lib.datasets import load_penguins
from lecture_lib.solvers import gradient, logistic_regression, normal_equation
from lecture_lib.solvers.blocks import threaded_gradient

# %%
penguins = load_penguins()
flipper, y = penguins.flipper_length_mm, penguins.body_mass_g
n, z, w = len(y), (flipper - flipper.mean()) / flipper.std(), np.array([4300.0, 300.0])
X = np.column_stack([np.ones(n), z])
digits, labels = load_digits(return_X_y=True)
print(f"X: {X.shape}, digits: {digits.shape}")

# %%
BLOCKS, FEW, ROWS, P, TRUTH = 100, 10, 50_000, 20, np.linspace(-1, 1, 20)


def block(seed):
    rng = np.random.default_rng(seed)
    X = rng.uniform(-(3**0.5), 3**0.5, (ROWS, P))
    X[:, 0] = 1
    return X, X @ TRUTH + rng.standard_normal(ROWS)


def few():
    return tuple(np.concatenate(parts) for parts in zip(*map(block, range(FEW)), strict=True))


# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 1절 · 9분** 그레이디언트는 행마다 하나씩인 항의 합이므로, 어떻게 나누고 섞어 더해도 어림이
# > 아니라 정확히 같다는 것을 보입니다.
# >
# > - **보여 줄 것** ‘블록 수’ 4에서 ‘더한 블록’을 0부터 올리면 (56, −56), (90, −122), (24, −218)을 거쳐 (67, −272)
# >   kg에 닿습니다. ‘블록 수’를 16으로 바꾸어도 끝은 같습니다. ‘행의 순서’를 ‘섞음’으로 바꾸면 화살표의 길이를 다
# >   합한 것이 전체의 1.39배에서 1.05배로 줄어 거의 한 줄이 됩니다. 300번 섞어 보면 길어야 1.10배입니다.
# > - **예측** 네 블록의 그레이디언트를 더한 것과 한꺼번에 구한 것을 견줍니다. 흔히 ‘행을 섞었을 때만
# >   같음’이나 블록이 많을수록 오차가 커진다고 ‘대략만 같음’을 고르는데, 일부만 보고 어림하는
# >   3장의 미니배치와 섞어 생각하기 때문입니다.
# > - **흔한 오답** 연습 1에서는 블록을 먼저 더한 뒤 곱하고, 연습 2에서는 평균들을 그냥 평균해 $(-7.5, -5.5)$를
# >   얻습니다. 작은 블록의 한 행이 더 큰 표를 갖게 된다고 말해 줍니다. 시간이 모자라면 연습 2를 함께 하고 연습 1과
# >   Python 반복문 셀은 남겨 둡니다.
# > - **질문** 행이 열 배로 늘면 블록마다 보내야 할 $X_b^\top X_b$의 크기는 어떻게 되나요? (그대로
# >   $p \times p$입니다.) 블록의 최댓값들로 전체의 최댓값을, 중앙값들로 전체의 중앙값을 알 수 있나요? (최댓값은 알
# >   수 있지만 중앙값은 알 수 없습니다. 7절에서 봅니다.)

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 1 · 9 minutes** Show that the gradient is a sum with one term per row, so that
# > however the rows are cut and shuffled the sum is exactly the same, not an approximation.
# >
# > - **Show** With “Blocks” 4, raise “Blocks added” from 0: by way of (56, −56), (90, −122) and (24, −218) one
# >   arrives at (67, −272) kg. With “Blocks” 16 the end is the same. Set “Order of rows” to “shuffled”: together
# >   the arrows are 1.05 times as long as the whole instead of 1.39 times, and nearly line up. In 300 shuffles it is
# >   1.10 times at most.
# > - **Predict** The class compares the sum of the gradients of four blocks with the gradient of all at once. Many
# >   choose “Only if the rows are shuffled”, or “Only about”, as if the error grew with the blocks, confusing it with
# >   the mini-batch of chapter 3, which estimates from a part.
# > - **Wrong answers** In exercise 1 the blocks are added first and multiplied afterwards; in exercise 2 the plain
# >   mean of the means gives $(-7.5, -5.5)$. Say that a row in a small block then gets more of a vote. If time is
# >   short, do exercise 2 together, and leave exercise 1 and the cell with the Python loop.
# > - **Ask** With ten times the rows, what becomes of the size of the $X_b^\top X_b$ that each block has to send?
# >   (It is $p \times p$ as before.) Do the blocks' maxima tell the maximum of all, and their medians the median?
# >   (The maxima do, the medians do not; see section 7.)

# %% [markdown] lang="ko" lecture="7.1" slide="7:new"
# ## 1. 합은 나누어 셀 수 있다
#
# 3장의 비용과 그레이디언트를 행 하나하나의 합으로 다시 씁니다. $x_i$는 $X$의 $i$번째 행을 열벡터로 쓴 것입니다.
#
# $${\color{#D55E00}{J(w)}} = \sum_{i=1}^{n} (y_i - x_i^\top w)^2, \qquad
# {\color{#D55E00}{\nabla J(w)}} = \sum_{i=1}^{n} 2 (x_i^\top w - y_i)\, x_i$$
#
# 한 항은 한 행만 봅니다. 그러니 행을 블록 $B_1, \ldots, B_m$으로 나누어 블록마다 합을 구한 다음 더하면 됩니다.
#
# $${\color{#D55E00}{\nabla J(w)}} = g_1 + \cdots + g_m, \qquad
# g_b = 2 X_b^\top (X_b w - y_b)$$
#
# 블록마다 같은 함수를 적용하는 것이 맵(map), 그 결과를 하나로 더하는 것이 리듀스(reduce)입니다. 둘을 합쳐
# **맵리듀스**라고 합니다.
#
# 먼저 질문에 답하세요. 그다음 세 가지를 보세요.
#
# - ‘더한 블록’을 0부터 하나씩 늘리면 무엇이 이어지는지
# - 블록을 다 더한 채로 블록 수를 1에서 16까지 바꾸면 화살표의 끝이 어디로 가는지
# - 행의 순서를 섞으면 화살표들이 어떻게 달라지고 무엇이 그대로인지

# %% [markdown] lang="en"
# ## 1. A sum can be shared out
#
# Here are chapter 3's cost and gradient once more, as sums over single rows. $x_i$ is row $i$ of $X$, written as a
# column vector.
#
# $${\color{#D55E00}{J(w)}} = \sum_{i=1}^{n} (y_i - x_i^\top w)^2, \qquad
# {\color{#D55E00}{\nabla J(w)}} = \sum_{i=1}^{n} 2 (x_i^\top w - y_i)\, x_i$$
#
# Each term looks at a single row. So cut the rows into blocks $B_1, \ldots, B_m$, sum over each block, and add.
#
# $${\color{#D55E00}{\nabla J(w)}} = g_1 + \cdots + g_m, \qquad
# g_b = 2 X_b^\top (X_b w - y_b)$$
#
# Applying the same function to every block is the map; adding the results into one is the reduce. The whole is called
# **map and reduce**.
#
# Answer the question first. Then watch three things:
#
# - what is put together as you add the blocks one by one, from 0;
# - where the arrows end as you go from 1 block to 16, all of them added;
# - how the arrows change when the rows are shuffled, and what stays the same.

# %% lecture="7.1"
figures.explore_map_reduce()

# %% [markdown] lang="ko" lecture="7.1" slide="6:new 9:one"
# ### 무엇을 보았나요
#
# - 몇 블록으로 나누든, 행을 섞든, 화살표의 끝은 같은 곳입니다. 덧셈은 묶는 방법과 순서를 바꾸어도 값이 같기 때문입니다.
# - 파일 그대로의 순서에서는 화살표가 꺾입니다. 종별로 모여 있어서 블록마다 펭귄이 다르기 때문입니다. 섞으면 화살표가
#   거의 한 줄로 늘어섭니다. 섞은 블록 하나는 전체의 축소판이고, 이것이 3장의 미니배치가 쓸모 있었던 까닭입니다.
#
# ### 손으로 나누어 더하기
#
# 3장의 세 점 $(-1, 1)$, $(0, 2)$, $(1, 6)$과 $w = (0, 0)$입니다. 전체의 그레이디언트는 $(-18, -10)$이었습니다.
#
# 1. 첫 블록(앞의 두 점)의 잔차는 $r = (1, 2)$이고 $g_1 = -2\,(1 + 2,\; -1 \cdot 1 + 0 \cdot 2) = (-6, 2)$입니다.
# 2. 둘째 블록(셋째 점)의 잔차는 $r = 6$이고 $g_2 = -2\,(6,\; 1 \cdot 6) = (-12, -12)$입니다.
# 3. 합은 $(-6 - 12,\; 2 - 12) = (-18, -10)$, 전체와 같습니다.
#
# 그람 행렬 $X^\top X = \sum_i x_i x_i^\top$도 행의 합입니다. 이번에는 빈칸을 채우세요.
#
# 1. 첫 블록: $X_1^\top X_1 = \begin{pmatrix} 2 & -1 \\ -1 & \square \end{pmatrix}$
# 2. 둘째 블록: $X_2^\top X_2 = \begin{pmatrix} \square & 1 \\ 1 & 1 \end{pmatrix}$
# 3. 합: $X^\top X = \begin{pmatrix} 3 & \square \\ \square & 2 \end{pmatrix}$
#
# <details><summary>답</summary>
#
# 차례로 $1$, $1$, $0$, $0$입니다. $X^\top X = \begin{pmatrix} 3 & 0 \\ 0 & 2 \end{pmatrix}$이고, 다음 셀이 확인해
# 줍니다.
#
# </details>
#
# 그다음 줄들은 펭귄을 1, 4, 16블록으로 나누어 같은 그레이디언트를 구합니다. 둘째 셀은 행을 하나씩 읽는 Python 반복문,
# NumPy, 그리고 두 스레드가 나누어 일하는 이 강의의 라이브러리를 견줍니다.

# %% [markdown] lang="en"
# ### What you saw
#
# - However many blocks there are, shuffled or not, the arrows end in the same place: a sum does not depend on how it is
#   grouped or ordered.
# - With the rows as filed the arrows bend, because the file is sorted by species and each block holds different
#   penguins. Shuffled, they nearly line up. A block of shuffled rows is the whole in small, which is why the
#   mini-batches of chapter 3 were of use.
#
# ### Sharing out by hand
#
# Take the three points of chapter 3, $(-1, 1)$, $(0, 2)$, $(1, 6)$, and $w = (0, 0)$. The whole gradient was
# $(-18, -10)$.
#
# 1. In the first block, the first two points, the residuals are $r = (1, 2)$ and
#    $g_1 = -2\,(1 + 2,\; -1 \cdot 1 + 0 \cdot 2) = (-6, 2)$.
# 2. In the second block, the third point, the residual is $r = 6$ and
#    $g_2 = -2\,(6,\; 1 \cdot 6) = (-12, -12)$.
# 3. The sum is $(-6 - 12,\; 2 - 12) = (-18, -10)$, the same as the whole.
#
# The Gram matrix $X^\top X = \sum_i x_i x_i^\top$ is a sum over rows, too. This time, fill in the blanks.
#
# 1. First block: $X_1^\top X_1 = \begin{pmatrix} 2 & -1 \\ -1 & \square \end{pmatrix}$
# 2. Second block: $X_2^\top X_2 = \begin{pmatrix} \square & 1 \\ 1 & 1 \end{pmatrix}$
# 3. Sum: $X^\top X = \begin{pmatrix} 3 & \square \\ \square & 2 \end{pmatrix}$
#
# <details><summary>Answer</summary>
#
# In turn $1$, $1$, $0$, $0$. So $X^\top X = \begin{pmatrix} 3 & 0 \\ 0 & 2 \end{pmatrix}$, and the next cell
# confirms it.
#
# </details>
#
# Its other lines give the gradient on the penguins from 1, 4 and 16 blocks. The second cell compares a Python loop that
# reads one row at a time, NumPy, and the library of this course with two threads at work.

# %% lecture="7.1"
A, b = np.array([[1, -1], [1, 0], [1, 1]]), np.array([1, 2, 6])
for rows in (slice(0, 2), slice(2, 3), slice(0, 3)):
    print((A[rows].T @ A[rows]).tolist(), -2 * (A[rows].T @ b[rows]))
for n_blocks in (1, 4, 16):
    blocks = np.array_split(np.arange(n), n_blocks)
    parts = [2 * (X[rows].T @ (X[rows] @ w - y[rows])) for rows in blocks]
    print(f"{n_blocks:2} {sum(parts).round(1)}")

# %% lecture="7.1"
total = [0.0, 0.0]
for x, target in zip(X.tolist(), y.tolist(), strict=True):
    slope = 2 * (x[0] * w[0] + x[1] * w[1] - target)
    total = [total[0] + slope * x[0], total[1] + slope * x[1]]
print(np.allclose(total, 2 * (X.T @ (X @ w - y))))
print(np.allclose(total, threaded_gradient(X, y, w, n_threads=2)))

# %% [markdown] lang="ko" lecture="7.1" slide="2:three"
# ### 연습 1: 블록에서 그람 행렬
#
# **그람 행렬** $X^\top X$는 $p \times p$입니다. 행이 아무리 많아도 크기가 그대로이니, 블록에서 구해 보내기에 좋습니다.
# `blocks[b]`는 $b$번째 블록 $X_b$입니다. 블록 전체의 $X^\top X$를 돌려주세요.
#
# <details><summary>풀이</summary>
#
# ```python
# def my_gram(blocks):
#     return sum(X_b.T @ X_b for X_b in blocks)
# ```
#
# </details>

# %% [markdown] lang="en" slide=""
# ### Exercise 1: the Gram matrix from blocks
#
# The **Gram matrix** $X^\top X$ is $p \times p$. However many rows there are, its size stays the same, so it is well
# suited to be computed in blocks and sent. `blocks[b]` is block $b$, the matrix $X_b$. Return $X^\top X$ of all blocks
# together.
#
# <details><summary>Solution</summary>
#
# ```python
# def my_gram(blocks):
#     return sum(X_b.T @ X_b for X_b in blocks)
# ```
#
# </details>


# %% lecture="7.1"
def my_gram(blocks):
    return ...


checks.check_gram(my_gram)

# %% [markdown] lang="ko" lecture="7.1"
# ### 연습 2: 크기가 다른 블록의 평균
#
# 합은 더하면 됩니다. 평균은 그렇지 않습니다. 블록마다 손실의 평균(MSE)으로 구한 그레이디언트가 `means`의 한 행씩
# 들어 있고, 블록의 행 수가 `sizes`에 들어 있습니다. 모든 행의 평균으로 구한 그레이디언트를 돌려주세요.
#
# 세 점의 예에서 블록 평균은 $(-3, 1)$과 $(-12, -12)$입니다. 두 평균을 그냥 평균하면 $(-7.5, -5.5)$이지만, 맞는 답은
# $(-18, -10)/3 \approx (-6, -3.33)$입니다.
#
# <details><summary>풀이</summary>
#
# ```python
# def my_combine(means, sizes):
#     return sizes @ means / sizes.sum()
# ```
#
# </details>

# %% [markdown] lang="en" slide="2:three"
# ### Exercise 2: means of blocks of different size
#
# Sums may be added. Means may not. Each row of `means` is the gradient of the mean loss (MSE) over one block, and
# `sizes` holds the numbers of rows of the blocks. Return the gradient of the mean loss over all rows.
#
# With the three points, the block means are $(-3, 1)$ and $(-12, -12)$. Their plain mean is $(-7.5, -5.5)$, but the
# right answer is $(-18, -10)/3 \approx (-6, -3.33)$.
#
# <details><summary>Solution</summary>
#
# ```python
# def my_combine(means, sizes):
#     return sizes @ means / sizes.sum()
# ```
#
# </details>


# %% lecture="7.1"
def my_combine(means, sizes):
    return ...


checks.check_combine(my_combine)

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 2절 · 6분** 빨라지는 순서는 컴파일한 코드가 먼저, 코어가 그다음이며, 한계는 대개 곱셈이 아니라
# > 메모리를 읽는 속도라는 것을 직접 잰 막대에서 읽게 합니다.
# >
# > - **보여 줄 것** 재는 데 몇 초가 걸리니 셀을 실행해 놓고 질문을 읽습니다. ‘행 수 n’ 1,000,000에서 순수 Python과
# >   나머지의 사이, NumPy의 괄호가 있을 때와 없을 때, 그다음 numba와 ‘X를 읽기만’을 견줍니다. 1,000으로 내려 스레드를
# >   나눈 것이 손해인지 봅니다. 시간은 컴퓨터마다 다르니 두세 사람의 값을 불러 견주고, 시간이 들쭉날쭉하다는 글이
# >   나온 사람은 흐린 막대를 읽게 합니다.
# > - **예측** 코어를 두 배로 쓰면 시간이 어떻게 될지 예측합니다. 흔히 ‘언제나 정확히 절반’을 고르고, Python의
# >   잠금을 아는 학생은 ‘그대로’를 고릅니다. 앞의 것은 메모리로 가는 길을, 뒤의 것은 컴파일한 코드를 잊은 답입니다.
# > - **흔한 오답** 순수 Python의 막대가 조금만 더 길다고 읽습니다. 그림 밖으로 나간 막대입니다. 그 안에 그림 폭의
# >   몇 배인지 적혀 있습니다.
# > - **질문** 특징이 16개이면 한 행에 계산과 바이트는 몇인가요? (64번과 136바이트, 바이트마다 0.47번) 코어 대신
# >   컴퓨터를 늘리면 무엇이 더 생기나요? (메모리로 가는 길)

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 2 · 6 minutes** Read from bars that were measured on the spot: speed comes from
# > compiled code first and from cores next, and the limit is mostly not multiplication but the speed of reading
# > memory.
# >
# > - **Show** Measuring takes a few seconds: run the cell, and read the question meanwhile. At “Rows n” 1,000,000
# >   look at the gap between plain Python and the rest, at NumPy with and without the brackets, then at numba
# >   beside “reading X only”; at 1,000, see whether sharing out among threads is a loss. The times
# >   differ from computer to computer, so have two or three people read out theirs; those who are told that their
# >   times are unsteady read the faint bars.
# > - **Predict** The class predicts what happens to the time when twice as many cores work. Many choose
# >   “Always exactly half”; those who know of Python's lock choose “The same as before”. The former forget the road
# >   to memory, the latter compiled code.
# > - **Wrong answers** The bar of plain Python is taken to be only a little longer. It runs out of the picture, and
# >   says how many times as long as the picture is wide it is.
# > - **Ask** With 16 features, how many operations and bytes are there per row? (64 and 136, 0.47 operations per
# >   byte) What comes with more computers that does not come with more cores? (More roads to memory)

# %% [markdown] lang="ko" lecture="7.1"
# ## 2. 얼마나 빨라지나
#
# 한 프로그램 안에서 함께 일하는 일꾼을 **스레드**라고 합니다. 메모리는 함께 쓰고, 코어마다 하나씩 맡길 수 있습니다.
# 순수 Python은 한 번에 한 스레드만 나아가지만, 컴파일한 코드(numba, NumPy 안의 행렬 곱)는 그 잠금을 풀고 함께 돕니다.
#
# 아래 그림은 이 노트북을 실행하는 컴퓨터에서 그레이디언트를 한 번 구하는 시간을 몇 초 동안 잽니다. 특징은 16개입니다.
# 여러 코어가 함께 일하므로 이번에는 시계로 잽니다. 그래서 다른 프로그램이 코어를 쓰면 시간이 길어집니다. 흐린 막대는
# 조용한 컴퓨터에서 잰 것입니다.
#
# 잔차를 $r = Xw - y$라 하면 구할 것은 $2X^\top r$입니다. NumPy는 스레드 하나로 묶어 두고 두 가지로 써 봅니다. Python은
# `2 * X.T @ r`을 왼쪽부터 계산해서 `2 * X.T`를 먼저 만듭니다. $X$만 한 행렬을 하나 더 만들어 메모리에 적는 것입니다.
# `2 * (X.T @ r)`은 수 16개에만 2를 곱합니다. 이 강의의 코드에 괄호가 있는 까닭입니다.
#
# 마지막 막대는 $X$를 읽기만 하는 시간입니다. 초당 읽을 수 있는 양을 **메모리 대역폭**이라고 합니다. $X$가 프로세서
# 곁의 작고 빠른 메모리, 곧 캐시에 다 들어가지 않으면, 아무리 빨리 곱해도 데이터가 오는 것보다 빨리 끝낼 수는
# 없습니다. 그때는 이 시간이 한계입니다.
#
# 먼저 질문에 답하고, $n$을 바꾸며 막대들이 ‘X를 읽기만’에 얼마나 다가가는지 보세요. 순수 Python은 그림에 다 들어가지
# 않습니다.

# %% [markdown] lang="en" slide="3:one"
# ## 2. How much faster?
#
# A **thread** is one of several hands at work within a program. Threads share the memory, and each core can run one.
# In plain Python only one thread moves at a time; compiled code (numba, the matrix products inside NumPy) lets go of
# that lock and runs side by side.
#
# The figure below measures, within a few seconds, how long the computer that runs this notebook takes for one gradient
# with 16 features. As several cores work together, it is the clock that measures this time, so the times are longer
# while other programs use the cores. The faint bars were measured on a quiet machine.
#
# With the residual $r = Xw - y$, the gradient is $2X^\top r$. NumPy is held to one thread, and written in two ways.
# Python computes `2 * X.T @ r` from the left and makes `2 * X.T` first: a second matrix as large as $X$, written to
# memory. `2 * (X.T @ r)` multiplies only 16 numbers by 2. That is why the code of this course has brackets there.
#
# The last bar is the time of merely reading $X$. How much can be read per second is the **memory bandwidth**. Where
# $X$ does not fit into the cache, the small and fast memory beside the processor, you cannot be done before the data
# have arrived, however fast you multiply. There this time is the limit.
#
# Answer the question first. Then change $n$ and see how close the bars come to “reading X only”. Plain Python does not
# fit into the picture.

# %% lecture="7.1"
figures.explore_ways()

# %% [markdown] lang="ko" lecture="7.1" slide="4:notes"
# ### 무엇을 보았나요
#
# 시간은 컴퓨터마다 다르지만 다음은 대체로 같습니다.
#
# - 순수 Python에서 컴파일한 코드로 가는 것이 가장 큰 걸음입니다. 조용한 컴퓨터에서는 $n$이 1,000,000일 때 100배가
#   넘습니다. 코어를 더하기 전에 할 일입니다.
# - 괄호를 빠뜨리면 $n$이 1,000,000일 때 128 MB를 더 만들고 다시 읽어야 합니다. 조용한 컴퓨터에서 2배쯤 걸렸습니다.
# - $n$이 작으면 스레드를 나누는 것이 손해입니다. 나누고 모으는 데에도 시간이 듭니다.
# - $n$이 크면 읽는 횟수가 시간을 정합니다. 괄호를 친 NumPy도 $X$를 두 번 읽습니다. numba의 반복문은 한 행을 한 번
#   읽어 두 번 쓰므로 읽기만 하는 시간에 더 가깝습니다. $X$가 캐시에 들어가면 두 번 읽어도 싸서 NumPy가 앞서기도
#   합니다.
#
# 얼마나 적게 계산하는지 세어 봅시다. 한 행에서 곱셈과 덧셈은 약 $4p$번, 읽을 것은 $8(p + 1)$바이트입니다.

# %% [markdown] lang="en" slide="3:new 4:notes"
# ### What you saw
#
# The times differ from computer to computer, but this hardly does.
#
# - The largest step is from plain Python to compiled code: more than 100 times on the quiet machine, with $n$ at
#   1,000,000. Take it before you add cores.
# - Without the brackets, with $n$ at 1,000,000, another 128 MB are made and read again. That took about 2 times as long
#   on the quiet machine.
# - With small $n$, sharing out among threads is a loss: cutting and gathering take time as well.
# - With large $n$, it matters how often $X$ is read. Even with brackets NumPy reads it twice. The loop of numba reads
#   each row once and uses it twice, and so comes nearer to the time of merely reading. Where $X$ fits into the cache,
#   reading twice is cheap, and NumPy may be ahead.
#
# Count how little is computed. One row takes about $4p$ multiplications and additions, and $8(p + 1)$ bytes to read.

# %% lecture="7.1"
for p in (2, 16, 100):
    print(f"p = {p:3}: {4 * p:3} operations, {8 * (p + 1):3} bytes, {4 * p / (8 * (p + 1)):.2f} per byte")

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 3절 · 10분** 작업자들의 메모리에 다 들어가지 않는 데이터도 번호와 작은 합만 오가면 풀 수 있고,
# > 작업자가 죽어도 답이 같다는 것을 보입니다.
# >
# > - **보여 줄 것** 첫째 셀에서 데이터는 0.84 GB, 두 작업자가 쓸 수 있는 메모리는 합해 0.5 GB인데, 실제로 쓴 것은 가장
# >   많을 때에도 그보다 훨씬 적음을 봅니다. 마지막 셀에서 작업자를 끝내도 답이 같음을 봅니다. 셀마다 클러스터를 켜고
# >   끄느라 몇 초씩 걸리니 수업 전에 한 번 실행해 두고, 시간이 모자라면 경사 하강법과 뉴턴법의 셀은 결과만 봅니다.
# > - **예측** 마지막 셀을 실행하기 전에, 첫 블록을 끝낸 작업자를 강제로 끝내면 어떻게 될지 말로 묻습니다. 오류로
# >   멈춘다거나 그 작업자의 몫이 빠진 답이 나온다고 하기 쉽지만, 잃어버린 블록만 다시 계산해 같은 답이 나옵니다.
# > - **흔한 오답** 출력 `False True`의 False를 실패로 읽습니다. 죽은 작업자가 낸 결과가 남아 있지 않다는 뜻입니다.
# >   데이터를 작업자에게 보낸다고 여기기도 하는데, 보내는 것은 번호뿐이고 블록은 작업자가 만듭니다.
# > - **질문** 정규 방정식, 경사 하강법, 뉴턴법은 데이터를 몇 번 읽나요? (1번, 6번, 8번) 그런데도 정규 방정식을 쓰지
# >   않을 때는? (조건수가 클 때. 그람 행렬은 그것을 제곱합니다.) seed를 왜 블록 번호로 정했나요? (누가 몇 번을 다시
# >   해도 같은 블록이 나오도록)

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 3 · 10 minutes** Show that data which do not fit into the workers' memory can be
# > solved when only numbers of blocks and small sums travel, and that the answer is the same even if a worker dies.
# >
# > - **Show** In the first cell there are 0.84 GB of data, and both workers together may hold 0.5 GB; what they held
# >   at their most is far less. In the last a worker is ended, and the answer is the same. Each cell takes a
# >   few seconds to start and stop a cluster, so run them once before class; if time is short, show only the results
# >   of gradient descent and Newton's method.
# > - **Predict** Before the last cell is run, ask aloud what happens when the worker that has done the first block
# >   is ended by force. It is tempting to say that it stops with an error, or that the answer lacks that worker's
# >   part; but only the lost blocks are computed again, and the answer is the same.
# > - **Wrong answers** In the output `False True` the False is read as failure. It means that no result is left
# >   from the dead worker. It is also thought that the data are sent to the workers; only numbers are sent, and
# >   the workers make the blocks.
# > - **Ask** How often do the normal equation, gradient descent and Newton's method read the data? (1, 6 and 8
# >   times) When not to use the normal equation all the same? (When the condition number is large: the Gram matrix
# >   squares it.) Why is the seed the number of the block? (So that the same block comes out, whoever makes it and
# >   however often)

# %% [markdown] lang="ko" lecture="7.1 7.2" slide="5:continue 7:new,whole 8:continue"
# 바이트마다 계산이 한 번도 되지 않습니다. 요즘 프로세서는 한 바이트를 읽는 동안 여러 번 계산할 수 있으니, 코어가
# 여럿이면 메모리가 먼저 막힙니다. 그래서 컴퓨터를 여러 대 쓰면 계산하는 손만이 아니라 메모리로 가는 길도 여러 갈래가
# 됩니다.
#
# > #### 슬라이드 더 정확히
# >
# > 읽을거리는 데이터가 $N$개, 차원이 $D$이면 지수를 $N \times D$번 계산한다고 합니다. 로지스틱 회귀의 한 걸음에서
# > 지수는 행마다 한 번, 모두 $N$번입니다. $N \times D$에 비례하는 것은 곱셈과 읽을 데이터의 양이고, 나누어야 할 것도
# > 이것입니다.
#
# ## 3. 메모리보다 큰 데이터
#
# 블록이 한 메모리에 다 있을 필요는 없습니다. 블록을 나누어 맡아 일하는 프로세스를 **작업자**, 작업자들과 일을 나누어
# 주는 스케줄러를 합쳐 **클러스터**라고 합니다. 여기서는 Dask를 씁니다. 세 줄이 뼈대입니다.
#
# ```python
# with LocalCluster(n_workers=2) as cluster, Client(cluster) as client:
#     parts = client.map(work, range(BLOCKS))
#     total = client.submit(sum, parts).result()
# ```
#
# `map`은 블록 번호마다 함수를 작업자에게 맡기고 바로 돌아옵니다. `submit(sum, parts)`은 그 결과들을 더하는 일을 맡기고,
# `result()`는 답을 기다립니다. 오가는 것은 블록이 아니라 번호와 작은 합뿐입니다. `with`를 벗어나면 작업자도 끝납니다.
#
# 진짜 클러스터에서는 첫 줄만 바뀝니다. 주소는 스케줄러를 띄울 때 알려 줍니다. 작업자들에도 같은 라이브러리가 있어야
# 합니다.
#
# ```python
# client = Client("tcp://scheduler:8786")
# ```
#
# 진짜 데이터라면 `block`은 파일의 한 조각을 읽을 것입니다. 여기서는 디스크를 채우지 않도록, 작업자가 맡은 조각을 난수로
# 만들어 쓰고 버립니다. 작업자 둘은 이 컴퓨터 안에 있고, 한 작업자가 쓸 수 있는 메모리를 일부러 250 MB로 묶었습니다.
# 둘을 합하면 0.5 GB이니 데이터가 다 들어가지 않습니다.
#
# 첫째 셀은 그래도 모든 블록의 정규 방정식을 풉니다. 첫 줄은 데이터의 크기와, 두 작업자가 쓴 메모리의 최댓값을 합한
# 것입니다. 데이터를 한 메모리에 모으지 않으려는 것이니, 답은 데이터를 만든 참값 `TRUTH`와 견줍니다. 둘째 줄은 더한 행의
# 수와, 가장 많이 빗나간 계수가 표준 오차의 몇 배나 빗나갔는지입니다. 특징과 잡음의 분산이 모두 1이라서 표준
# 오차는 $1/\sqrt{n}$입니다. 계수가 20개이면 가장 많이 빗나간 것은 우연만으로도 대개 1.4배에서 3.2배까지 빗나갑니다.
#
# 둘째 셀은 경사 하강법이며, 한 메모리에도 들어가도록 처음 10블록만 씁니다. True는 그렇게 모아 푼 답과 $10^{-10}$보다
# 가깝다는 뜻입니다. 클러스터를 켜고 끄는 데 몇 초가 걸립니다.

# %% [markdown] lang="en" slide="one 5:continue 6:one 7:whole 9:one 10:one 11:one"
# Less than one operation per byte. A processor of today computes several times while one byte arrives, so with a few
# cores the memory is the first to be exhausted. That is why several computers bring more than hands to compute: they
# bring more roads to memory.
#
# > #### The slide, more precisely
# >
# > The reading says that with $N$ data of $D$ dimensions there are $N \times D$ exponentials to compute. In one step of
# > logistic regression there is one exponential per row, $N$ in all. What grows with $N \times D$ are the
# > multiplications and the data to be read, and these are what should be shared out.
#
# ## 3. More data than memory
#
# The blocks need not all be in one memory. A **worker** is a process that holds some of them and works on them. The
# workers, and a scheduler that hands out the work, are a **cluster**. Here we use Dask. Three lines are all there is
# to it.
#
# ```python
# with LocalCluster(n_workers=2) as cluster, Client(cluster) as client:
#     parts = client.map(work, range(BLOCKS))
#     total = client.submit(sum, parts).result()
# ```
#
# `map` hands the workers a function for every block number, and returns at once. `submit(sum, parts)` asks them to add
# up the results, and `result()` waits for the answer. Only numbers of blocks and small sums travel, never the blocks.
# At the end of the `with` the workers end, too.
#
# On a real cluster only the first line changes. Its address is told when the scheduler is started. The workers, too,
# must have the same libraries.
#
# ```python
# client = Client("tcp://scheduler:8786")
# ```
#
# With real data, `block` would read one piece of a file. Here, so as not to fill your disk, a worker makes its piece
# from random numbers, uses it, and throws it away. Our two workers live in this computer, and each is allowed no more
# than 250 MB of memory, on purpose. Together that is 0.5 GB, too little to hold the data.
#
# The first cell solves the normal equation of all blocks nevertheless. Its first line gives the size of the data, and
# the most memory that the two workers held, added up. The data are not to be gathered in one memory, so the answer is
# compared with `TRUTH`, from which the data were made. The second line gives the number of rows added, and by how many
# standard errors the worst coefficient is off. As features and noise have variance 1, the standard
# error is $1/\sqrt{n}$. By chance alone, the worst of 20 coefficients is mostly off by 1.4 to 3.2 of them.
#
# The second cell is gradient descent, on the first 10 blocks alone, so that they fit into one memory as well. True
# means closer than $10^{-10}$ to the answer found there. Starting and stopping a cluster takes a few seconds.


# %% lecture="7.2"
def gram(seed):
    X, y = block(seed)
    return X.T @ np.column_stack([X, y])


with LocalCluster(**machines.TWO_WORKERS) as cluster, Client(cluster) as client:
    parts = client.map(gram, range(BLOCKS))
    total = client.submit(sum, parts).result()
    held = sum(machines.peak_memory(client))
print(f"{8 * BLOCKS * ROWS * (P + 1) / 1e9:.2f} GB in all; both workers held {held / 1e9:.1f} GB at most")
off = np.abs(np.linalg.solve(total[:, :-1], total[:, -1]) - TRUTH).max()
print(f"{total[0, 0]:,.0f} rows; the worst coefficient is off by {off * total[0, 0] ** 0.5:.1f} standard errors")


# %% lecture="7.2"
def block_gradient(seed, w):
    X, y = block(seed)
    return 2 * (X.T @ (X @ w - y))


with LocalCluster(**machines.TWO_WORKERS) as cluster, Client(cluster) as client:
    lr, found = 1 / (2 * FEW * ROWS), np.zeros(P)
    for _ in range(6):
        parts = client.map(block_gradient, range(FEW), w=found)
        found = found - lr * client.submit(sum, parts).result()
print(np.abs(found - normal_equation(*few())).max() < 1e-10)

# %% [markdown] lang="ko" lecture="7.2"
# 정규 방정식은 데이터를 한 번만 읽으면 됩니다. 그 대신 4장에서 보았듯이 조건수가 제곱됩니다. 여기서는 특징이 서로
# 상관없고 크기가 고르게 만든 데이터라 조건수가 1에 가까우니 괜찮습니다. 그렇지 않은 데이터는 7절에서 봅니다. 경사
# 하강법은 걸음마다 데이터를 다시 읽지만, 조건수가 이렇게 작으니 여섯 걸음이면 충분합니다.
#
# 로지스틱 회귀도 같습니다. 6장의 그레이디언트 $X^\top(p - y)$와 헤세 행렬 $X^\top \mathrm{diag}(p(1-p)) X$가 모두 행의
# 합이기 때문입니다. 목푯값이 0보다 큰지를 레이블로 삼아 뉴턴법을 블록에서 돌려 봅시다. 0에서 출발해
# 여덟 걸음이면 됩니다.

# %% [markdown] lang="en" slide="2:one"
# The normal equation reads the data only once. But it squares the condition number, as chapter 4 showed. Here that does
# no harm: these data were made with uncorrelated features of one size, and their condition number is close to 1.
# Section 7 looks at data that are not so kind. Gradient descent reads the data again at every step, but with so small a
# condition number, six steps will do.
#
# Logistic regression is no different, for chapter 6's gradient $X^\top(p - y)$ and Hessian
# $X^\top \mathrm{diag}(p(1-p)) X$ are both sums over rows. Take as label whether the target is above 0, and run
# Newton's method on blocks. Started from 0, eight steps will do.


# %% lecture="7.2"
def newton_terms(seed, w):
    X, y = block(seed)
    p = 1 / (1 + np.exp(-X @ w))
    return X.T @ np.column_stack([(p * (1 - p))[:, None] * X, p - (y > 0)])


with LocalCluster(**machines.TWO_WORKERS) as cluster, Client(cluster) as client:
    found, (X_few, y_few) = np.zeros(P), few()
    for _ in range(8):
        total = client.submit(sum, client.map(newton_terms, range(FEW), w=found)).result()
        found = found - np.linalg.solve(total[:, :-1], total[:, -1])
print(np.abs(found - logistic_regression(X_few, y_few > 0, fit_intercept=False).coef).max() < 1e-10)

# %% [markdown] lang="ko" lecture="7.2" slide="2:three 3:one"
# ### 작업자가 죽어도
#
# 컴퓨터가 많으면 그중 하나는 고장 납니다. 다음 셀은 첫 블록을 끝낸 작업자를 도중에 강제로 끝냅니다. 그 작업자가 갖고
# 있던 결과도 함께 사라집니다. 그래도 스케줄러는 어떤 블록이 어떤 함수에서 왔는지 알고 있으므로, 잃어버린 것만 다른
# 작업자에게 다시 맡깁니다. `traced`는 어느 프로세스가 계산했는지도 함께 돌려줍니다.
#
# 출력의 첫 값은 죽은 작업자가 낸 결과가 남아 있는지, 둘째 값은 합이 이 노트북 혼자서 블록을 하나씩 만들어 더한 것과
# 같은지입니다. 혼자 더할 때에도 메모리에는 블록 하나면 됩니다. 시간이 더 걸릴 뿐입니다.

# %% [markdown] lang="en" slide="3:one"
# ### When a worker dies
#
# Where there are many computers, one of them breaks. The next cell ends, by force and in the middle of the work, the
# worker that has done the first block. The results it held are lost with it. But the scheduler knows which function
# every result came from, and gives what was lost to another worker. `traced` also returns which process did the work.
#
# The first value printed says whether any result is left from the dead worker, the second whether the sum is the one
# that this notebook gets by itself, making and adding one block at a time. That, too, takes no more memory than one
# block; it only takes longer.


# %% lecture="7.2"
def traced(seed):
    X, y = block(seed)
    return os.getpid(), X.T @ y


with LocalCluster(**machines.TWO_WORKERS) as cluster, Client(cluster) as client:
    parts = client.map(traced, range(BLOCKS))
    victim, _ = parts[0].result()
    machines.stop_abruptly(victim)
    workers, sums = zip(*client.gather(parts), strict=True)
alone = sum(traced(seed)[1] for seed in range(BLOCKS))
print(victim in workers, np.allclose(sum(sums), alone, rtol=1e-10))

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 4절 · 3분** GPU에서도 식은 그대로이고 `np`를 `xp`로 바꿀 뿐임을 보입니다.
# >
# > - **보여 줄 것** 두 셀을 이어 실행합니다. GPU나 CuPy가 없으면 첫째 셀이 그렇다고 알려 주고, 둘째 셀은
# >   어디에서나 True입니다. 여기서 GPU를 설치하느라 멈추지 말고 넘어갑니다.
# > - **예측** 펭귄 342마리의 그레이디언트라면 GPU가 더 빠를지 묻습니다. 코어가 수천 개이니 빠르다고 하기 쉽지만,
# >   데이터를 보내고 받는 시간이 더해지니 재어 보기 전에는 모릅니다. 여기서는 재지 않습니다.
# > - **흔한 오답** GPU를 쓰려면 프로그램을 새로 써야 한다고 여깁니다. CuPy의 함수는 이름이 NumPy와 같아서 식이
# >   그대로입니다.
# > - **질문** GPU의 시간을 잴 때 빠뜨리기 쉬운 것은? (데이터를 보내고 받는 시간, 그리고 계산이 끝나기를 기다리는 일)
# >   어떤 일이면 보내는 시간이 덜 아까울까요? (한 번 보내 둔 데이터로 여러 걸음을 걸을 때, 한 행에 할 계산이 많을 때)

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 4 · 3 minutes** Show that on a GPU, too, the formula stays, and only `np`
# > becomes `xp`.
# >
# > - **Show** Run the two cells in a row. Without a GPU or CuPy the first says so; the second prints True
# >   anywhere. Do not stop to install anything for a GPU; go on.
# > - **Predict** Ask whether a GPU would be faster for the gradient on 342 penguins. With thousands of cores it is
# >   tempting to say yes; but the time to send the data and get them back is added, so nobody knows before it is
# >   measured. It is not measured here.
# > - **Wrong answers** It is thought that a GPU needs the program written anew. The functions of CuPy have the
# >   names of NumPy's, so the formula stays.
# > - **Ask** What is easily left out when a GPU is timed? (The time to send the data and get them back, and waiting
# >   until the computation is done) For what work is sending worth its time? (Where data that were sent once serve
# >   for many steps, and where much is computed per row)

# %% [markdown] lang="ko" lecture="7.2 7.3" slide="whole 4:whole"
# 답이 그대로인 것은 블록의 일이 번호만으로 정해지기 때문입니다. 몇 번을 다시 해도 같은 값이 나옵니다. 난수를 쓸 때
# seed를 블록 번호로 정한 것도 그래서입니다.
#
# ## 4. GPU에서 같은 식
#
# GPU는 단순한 코어 수천 개와, 대개 CPU보다 대역폭이 큰 메모리를 가진 장치입니다. CuPy는 NumPy와 같은 이름의 함수로
# GPU에서 계산합니다. 그래서 식을 새로 쓸 필요가 없습니다. `np` 대신 `xp`라고 쓰고, `xp`를 NumPy 또는 CuPy로 두면
# 됩니다.
#
# 첫째 셀은 이 컴퓨터에 GPU와 CuPy가 있는지 알려 줍니다. 없어도 괜찮습니다. 둘째 셀은 어디에서나 같은 식을 계산합니다.

# %% [markdown] lang="en" slide="3:one 4:whole"
# The answer is the same because the work of a block is fixed by its number. However often it is repeated, it gives the
# same value. For the same reason the seed of the random numbers is the number of the block.
#
# ## 4. The same formula on a GPU
#
# A GPU has thousands of simple cores, and memory whose bandwidth is mostly greater than a CPU's. CuPy computes on it
# with functions of the same names as NumPy's, so no formula has to be written anew. Write `xp` instead of `np`, and let
# `xp` be NumPy or CuPy.
#
# The first cell says whether this computer has a GPU and CuPy. It does not matter if it has neither. The second
# computes the same formula anywhere.

# %% lecture="7.3" tags=["nbval-ignore-output"] slide="continue"
print(machines.find_gpu()[1])

# %% lecture="7.3"
xp, _ = machines.find_gpu()
X_there, y_there, w_there = (xp.asarray(array) for array in (X, y, w))
slope = 2 * (X_there.T @ (X_there @ w_there - y_there))
print(bool(xp.allclose(slope, xp.asarray(gradient(X, y, w)))))

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 5절 · 6분** 표본의 오차는 $1/\sqrt{n}$로 줄고, 전체의 몇 %가 아니라 몇 행을 뽑았는지에 달려
# > 있음을 보입니다.
# >
# > - **보여 줄 것** ‘추정할 것’을 ‘평균 체중’에 두고 ‘뽑은 행 수’를 16, 64, 256으로 올리면 오차가 5.03%, 2.46%,
# >   1.15%로 거의 절반씩 줄어듭니다. ‘기울기 w₁’과 ‘미니배치의 ∂J/∂w₁’로 바꾸어도 오차의 점들이 같은 직선을
# >   따릅니다(기울기는 행이 적을 때 직선보다 위에 있습니다). 분산의 유도는 아는 반이면 식만 보입니다.
# > - **예측** 행을 4배로 늘리면 오차가 어떻게 될지 예측합니다. 흔히 고리를 4분의 1에 놓는데, 오차가 행 수에
# >   반비례한다고 여기기 때문입니다.
# > - **흔한 오답** 10억 행에서 뽑을 때에는 더 많이 뽑아야 한다고 합니다. 1만 행이면 10억 행에서든 100만 행에서든
# >   오차가 거의 같습니다. 연습 3에서는 제곱을 빠뜨리거나 올림하지 않습니다.
# > - **질문** 펭귄은 342마리인데 어떻게 4,096행을 뽑았을까요? (복원 추출이라 같은 행이 여러 번 나옵니다.) 종별로
# >   정렬된 파일의 앞부분만 읽어도 될까요? (안 됩니다. 아델리펭귄만 나옵니다.)

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 5 · 6 minutes** Show that the error of a sample falls as $1/\sqrt{n}$, and
# > depends on how many rows are drawn, not on what per cent of the whole they are.
# >
# > - **Show** With “Estimate” at “mean body mass”, raise “Rows drawn” to 16, 64, 256: the error is 5.03%, 2.46%,
# >   1.15%, about half each time. With “slope w₁” and “∂J/∂w₁ of a mini-batch” the points of the error follow
# >   the same line (those of the slope lie above it where rows are few). A class that knows how variances add up
# >   needs to see only the formula.
# > - **Predict** The class predicts what happens to the error with 4 times as many rows. Many put the ring at
# >   a quarter, taking the error to be inversely proportional to the number of rows.
# > - **Wrong answers** It is said that from 1 billion rows one has to draw more. 10,000 rows have nearly the same
# >   error, from 1 billion or from 1 million. In exercise 3 the square is missing, or the result is not rounded
# >   up.
# > - **Ask** There are 342 penguins; how could 4,096 rows be drawn? (With replacement: the same row comes several
# >   times.) May one read just the beginning of a file sorted by species? (No: it holds Adelie penguins only.)

# %% [markdown] lang="ko" lecture="7.3 7.4" slide="3:four"
# GPU가 더 빠를까요? 여기서는 재지 않았으니 모릅니다. 데이터를 보내고 받는 데에도 시간이 들기 때문에, 답은 데이터의
# 크기와 두 장치에, 그리고 한 번 보낸 데이터로 얼마나 많은 계산을 하는지에 달려 있습니다. GPU가 있다면 재어 보세요.
# CuPy의 함수는 계산이 끝나기 전에 돌아오므로, 끝날 때까지 기다려 재는 `cupyx.profiler.benchmark`를 씁니다.
#
# ## 5. 데이터를 줄이기
#
# 일을 나누는 대신 줄일 수는 없을까요? 10억 행을 다 읽어야 할까요? 일부만 뽑은 것을 **표본**이라고 합니다. 표본으로
# 추정하면 오차가 생깁니다. 얼마나 생기는지 봅시다. 펭귄 342마리를 전체로 보고 거기서 $n$행을 **복원 추출**합니다. 뽑은
# 행을 도로 넣고 다시 뽑는 것입니다.
#
# 구름의 점 하나가 표본 하나입니다. ‘오차와 행 수’의 오차는 크기가 같은 표본 400개의 것을 모아, 제곱의 평균에 제곱근을
# 씌운 값입니다. 두 그림 모두 ‘한 행의 흩어짐’ $\sigma$로 나누어 그립니다. 평균 체중이라면 $\sigma$는 체중의
# 표준편차입니다.
#
# 먼저 질문에 답하세요. 그다음 뽑은 행 수를 늘리며 구름이 깔때기 안에서 어떻게 좁아지는지, 추정할 것을 바꾸어도 오차의
# 점들이 같은 직선 위에 있는지 보세요. 셋째 것은 3장의 **미니배치** 그레이디언트입니다.

# %% [markdown] lang="en" slide="3:three 4:one 5:one"
# Is the GPU faster? It was not timed here, so we do not know. Sending the data and getting them back take time, too; so
# the answer depends on the size of the data, on the two devices, and on how much is computed with data that were sent
# once. If you have a GPU, measure. CuPy's functions return before they are done; `cupyx.profiler.benchmark` waits for
# the end.
#
# ## 5. Fewer rows
#
# Could we do less work instead of sharing it? Must all the 1 billion rows be read? Some rows drawn from them are a
# **sample**. An estimate from a sample has an error. Let us see how large. Take the 342 penguins as the whole, and draw
# $n$ rows by **sampling with replacement**: each row is put back before the next is drawn.
#
# Each point of the cloud is one sample. The error in “Error against rows” comes from 400 samples of the same size: it
# is the root of the mean of their squared errors. Both pictures show them divided by the spread of one row, $\sigma$.
# For the mean body mass, $\sigma$ is the standard deviation of body mass.
#
# Answer the question first. Then draw more rows and see how the cloud narrows in its funnel; estimate something else,
# and see whether the points of the error stay on the same line. The third choice is the gradient of a **mini-batch** of
# chapter 3.

# %% lecture="7.4"
figures.explore_samples()

# %% [markdown] lang="ko" lecture="7.4" slide="7:new"
# ### 무엇을 보았나요
#
# - 행을 4배로 늘리면 오차는 절반이 됩니다. 10분의 1로 줄이려면 100배가 필요합니다.
# - 로그 눈금에서 기울기가 $-1/2$인 직선입니다. 평균이든 기울기든 미니배치의 그레이디언트든 같습니다. 다만 기울기
#   $w_1$은 $n$이 작으면 직선보다 위에 있습니다. 4행이면 두 배쯤 됩니다. 식이 큰 $n$에서 맞는 근사이기 때문입니다.
#
# ### 왜 $1/\sqrt{n}$일까요
#
# 서로 독립인 값의 분산은 더해집니다. $n$개를 더하면 분산이 $n\sigma^2$입니다. 평균은 합을 $n$으로 나눈 것이고, 나누면
# 분산은 $n^2$으로 나누어집니다.
#
# $$\operatorname{Var}(\bar y) = \frac{n \sigma^2}{n^2} = \frac{\sigma^2}{n}, \qquad
# {\color{#D55E00}{\text{표준 오차}}} = \frac{\sigma}{\sqrt{n}}$$
#
# 이 값을 **표준 오차**라고 합니다. 로그를 씌우면 $\log \sigma - \tfrac{1}{2} \log n$, 그래서 기울기가 $-1/2$입니다.
#
# 빈칸을 채우세요. 펭귄 체중의 표준편차는 약 801 g입니다.
#
# 1. $n = 100$이면 표준 오차는 $801 / \square \approx \square$ g입니다.
# 2. 그것을 $8$ g쯤으로 줄이려면 $n = \square$입니다.
#
# <details><summary>답</summary>
#
# $801/10 \approx 80$ g이고, 10분의 1로 줄이려면 100배인 $n = 10000$입니다.
#
# </details>
#
# 다음 셀은 표본 2,000개로 잰 평균 체중의 오차를 식과 견줍니다. 단위는 g입니다.

# %% [markdown] lang="en"
# ### What you saw
#
# - 4 times the rows halve the error. A tenth of the error takes 100 times the rows.
# - On logarithmic axes that is a line of slope $-1/2$, for the mean, the slope and the gradient of a mini-batch alike.
#   But with few rows the slope $w_1$ lies above the line, with 4 rows at about twice its height, because for it the
#   formula is an approximation that is good for large $n$.
#
# ### Why $1/\sqrt{n}$?
#
# Variances of independent values add up, so the sum of $n$ of them has variance $n\sigma^2$. The mean is that sum
# divided by $n$, which divides the variance by $n^2$.
#
# $$\operatorname{Var}(\bar y) = \frac{n \sigma^2}{n^2} = \frac{\sigma^2}{n}, \qquad
# {\color{#D55E00}{\text{standard error}}} = \frac{\sigma}{\sqrt{n}}$$
#
# This is the **standard error**. Its logarithm is $\log \sigma - \tfrac{1}{2} \log n$: hence the slope of $-1/2$.
#
# Fill in the blanks. The standard deviation of the penguins' body mass is about 801 g.
#
# 1. With $n = 100$ the standard error is $801 / \square \approx \square$ g.
# 2. To bring it down to about $8$ g takes $n = \square$.
#
# <details><summary>Answer</summary>
#
# $801/10 \approx 80$ g, and a tenth of it takes 100 times the rows: $n = 10000$.
#
# </details>
#
# The next cell compares the error of the mean body mass, measured on 2,000 samples, with the formula, both in g.

# %% lecture="7.4"
rng = np.random.default_rng(0)
print("rows  measured  formula")
for size in (10, 100, 1000):
    means = rng.choice(y, (2000, size)).mean(1)
    print(f"{size:4} {means.std():9.1f} {y.std() / np.sqrt(size):8.1f}")

# %% [markdown] lang="ko" lecture="7.4"
# > #### 슬라이드 더 정확히
# >
# > 읽을거리는 데이터가 많으면 샘플링하라고 합니다. 정확히는 이렇습니다. 오차는 전체의 몇 %를 뽑았는지가 아니라 몇 행을
# > 뽑았는지에 달려 있습니다. 10억 행에서 뽑든 100만 행에서 뽑든 1만 행이면 오차가 거의 같습니다.
# >
# > 도로 넣지 않고 뽑으면 오차가 $\sqrt{(N - n)/(N - 1)}$배로 줄고, 전부 뽑으면 0입니다. 다만 무작위로 뽑아야 합니다.
# > 종별로 정렬된 우리 파일의 앞 151행에는 아델리펭귄뿐입니다.
#
# ### 연습 3: 몇 행이면 될까
#
# 한 행의 흩어짐(표준편차) `spread`와 목표 오차 `goal`을 받아, 표준 오차가 목표를 넘지 않는 가장 작은 행 수를
# 돌려주세요. 올림은 `np.ceil`입니다.
#
# <details><summary>풀이</summary>
#
# ```python
# def my_rows(spread, goal):
#     return np.ceil((spread / goal) ** 2)
# ```
#
# </details>

# %% [markdown] lang="en" slide="3:one"
# > #### The slide, more precisely
# >
# > The reading advises to sample where there are many data. To be exact: the error depends on how many rows are drawn,
# > not on what per cent of the whole they are. From 1 billion rows or from 1 million, 10,000 of them have nearly the
# > same error.
# >
# > If rows are not put back, the error falls further, by the factor $\sqrt{(N - n)/(N - 1)}$, and is 0 once all are
# > drawn. But draw at random. Our file is sorted by species: its first 151 rows are Adelie penguins only.
#
# ### Exercise 3: how many rows?
#
# Given the spread (standard deviation) of one row, `spread`, and the error you aim at, `goal`, return the least number
# of rows whose standard error does not exceed the goal. `np.ceil` rounds up.
#
# <details><summary>Solution</summary>
#
# ```python
# def my_rows(spread, goal):
#     return np.ceil((spread / goal) ** 2)
# ```
#
# </details>


# %% lecture="7.4"
def my_rows(spread, goal):
    return ...


checks.check_rows(my_rows)

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 6절 · 6분** 큰 특이값 몇 개만 남겨도 숫자를 알아볼 수 있고, 오차는 버린 특이값이 정한다는 것을
# > 보입니다.
# >
# > - **보여 줄 것** ‘그림’ 0, ‘성분 k’ 8에서는 숫자를 벌써 알아볼 수 있지만 ‘그림’을 8로 바꾸면 아직 어렵습니다(이
# >   그림의 오차 40%와 85%). ‘분산의 90%’ 표시인 21로, 다시 64로 올리면 오차는 0이 되지만 저장할 수는 104%로
# >   오히려 늘어납니다. 에카르트–영 정리는 이름만 말해도 됩니다.
# > - **예측** 숫자를 알아보려면 성분이 몇 개쯤 필요할지 예측합니다. 흔히 ‘40개쯤’을 고르는데, 수 64개 가운데
# >   절반은 넘게 있어야 한다고 여기기 때문입니다. 답은 ‘10개쯤’입니다.
# > - **흔한 오답** 분산의 90%를 담으면 오차가 10%라고 합니다. 분산은 제곱한 값이고 그림의 오차는 제곱하지 않은
# >   값이라, $\sqrt{0.1}$에 가까운 31%입니다. 연습 4에서는 평균을 빼거나, 이미 $V^\top$인 셋째 값을 다시
# >   전치합니다.
# > - **질문** 21개로 숫자를 맞히는 비율은 64개와 견주어 어떤가요? (91%와 93%) 차원을 줄여도 이득이 없는 때는?
# >   (최소제곱을 한 번만 풀 때. 특이값 분해에 이미 약 $np^2$번의 계산이 듭니다.)

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · section 6 · 6 minutes** Show that a few large singular values are enough to recognise a
# > digit, and that the singular values cut off fix the error.
# >
# > - **Show** With “Image” 0 and “Components k” 8 the digit can be told already; with “Image” 8 hardly yet (the
# >   error on this image is 40% and 85%). Go to 21, the mark “90% of the variance”, and to 64: the error is 0, but
# >   104% of the numbers are stored, more than before. The theorem of Eckart and Young need only be named.
# > - **Predict** The class predicts how many components it takes to recognise the digit. Many choose “about 40”,
# >   thinking that more than half of the 64 numbers must be there. The answer is “about 10”.
# > - **Wrong answers** It is said that with 90% of the variance the error is 10%. Variance is squared and the
# >   error of the figure is not, so it is 31%, close to $\sqrt{0.1}$. In exercise 4 the mean is subtracted, or the
# >   third value, which is $V^\top$ already, is transposed again.
# > - **Ask** How do 21 components compare with 64 in telling digits? (91% and 93%) When is nothing gained by fewer
# >   dimensions? (When least squares is solved but once: the decomposition itself takes about $np^2$ operations.)

# %% [markdown] lang="ko" lecture="7.4" slide="5:whole"
# ## 6. 차원을 줄이기
#
# 행 대신 열을 줄일 수도 있습니다. 4장의 **특이값 분해** $X = U \Sigma V^\top$에서 큰 특이값 $k$개만 남깁니다.
#
# $$X_k = U_k \Sigma_k V_k^\top = \sigma_1 u_1 v_1^\top + \cdots + \sigma_k u_k v_k^\top$$
#
# $X_k$의 랭크는 $k$이고, 이렇게 하는 것을 **저랭크 근사**라고 합니다. 먼저 각 열의 평균을 빼고 하면 **주성분
# 분석**(PCA)이고, $v_1, v_2, \ldots$를 주성분이라고 합니다.
#
# 데이터는 손으로 쓴 숫자 1,797장입니다. 한 장이 $8 \times 8$ 화소, 곧 수 64개이고 $X$의 한 행입니다. 0은 흰 종이, 16은
# 가장 진한 잉크입니다.
#
# 먼저 질문에 답하세요. 그다음 성분의 수를 0부터 64까지 옮기며, 성분이 하나씩 더해져 숫자가 나타나는 것을 보세요. 성분
# 아래의 수는 이 그림이 그 성분을 얼마나 담는지입니다.

# %% [markdown] lang="en" slide="4:one 5:whole"
# ## 6. Fewer dimensions
#
# Instead of rows one can save columns. Of the **singular value decomposition** $X = U \Sigma V^\top$ of chapter 4, keep
# only the $k$ largest singular values.
#
# $$X_k = U_k \Sigma_k V_k^\top = \sigma_1 u_1 v_1^\top + \cdots + \sigma_k u_k v_k^\top$$
#
# $X_k$ has rank $k$; this is **low-rank approximation**. Where the mean of each column is subtracted first, it is
# **principal component analysis** (PCA), and $v_1, v_2, \ldots$ are the principal components.
#
# The data are 1,797 handwritten digits. Each has $8 \times 8$ pixels, that is 64 numbers, and is one row of $X$. 0 is
# white paper and 16 the darkest ink.
#
# Answer the question first. Then move the number of components from 0 to 64, and see the digit appear as they are
# added one by one. The number below a component says how much of it the image has.

# %% lecture="7.4"
figures.explore_low_rank()

# %% [markdown] lang="ko" lecture="7.4" slide="3:new"
# ### 무엇을 보았나요
#
# - 오차는 처음에 빨리, 나중에 천천히 줄어듭니다. 화소들이 서로 상관되어 있어 변화가 몇 방향에 몰려 있기 때문입니다.
#   상관 계수의 크기는 이웃한 화소끼리 평균 0.41, 떨어진 화소끼리 0.11입니다.
# - 8개면 저장할 수가 원래의 13%입니다. 숫자 0은 벌써 알아볼 수 있지만 8은 아직 어렵습니다. 64개를 다 쓰면 오차는
#   0이지만 저장할 수는 오히려 늘어납니다.
# - 성분은 어느 그림에서나 같고, 곱하는 수만 다릅니다. 저마다 획을 더하거나 지웁니다.
#
# 오차는 버린 특이값만으로 정해집니다. $\lVert M \rVert_F$는 행렬의 모든 성분을 제곱해 더한 값의 제곱근입니다.
#
# $$\lVert X - X_k \rVert_F = \sqrt{\sigma_{k+1}^2 + \sigma_{k+2}^2 + \cdots}$$
#
# 랭크가 $k$ 이하인 행렬 가운데 $X$에 이보다 가까운 것은 없습니다. 이것을 에카르트–영 정리라고 합니다.
#
# 다음 첫째 셀은 NumPy로 직접 구한 근사의 오차를 이 식과 견주고, 근사가 scikit-learn의 PCA와 같은지도 봅니다.
#
# 둘째 셀은 성분 $k$개만으로 숫자를 맞힙니다. 행을 무작위로 반씩 나누어, 한 절반으로 평균과 성분을 구하고 최소제곱을 푼
# 다음, 나머지 절반에서 맞힌 비율을 셉니다. 5장에서 보았듯이 시험할 절반은 평균과 성분을 구할 때에도 쓰지 않습니다.
# 이것을 20번 되풀이한 평균과 표준편차입니다.

# %% [markdown] lang="en" slide="3:new 7:one"
# ### What you saw
#
# - The error falls fast at first and slowly later. Pixels are correlated, so the variation is gathered in a few
#   directions. On average the correlation of neighbouring pixels has size 0.41, of others 0.11.
# - With 8 components, 13% of the numbers are stored. The digit 0 can be told already, the 8 hardly yet. With all 64 the
#   error is 0, but more numbers are stored than before.
# - The components are the same for every image; only the numbers differ. Each adds strokes or wipes them out.
#
# The error is fixed by the singular values that are cut off. $\lVert M \rVert_F$ is the square root of the sum of all
# squared entries of a matrix.
#
# $$\lVert X - X_k \rVert_F = \sqrt{\sigma_{k+1}^2 + \sigma_{k+2}^2 + \cdots}$$
#
# No matrix of rank $k$ or less is closer to $X$. This is the theorem of Eckart and Young.
#
# The first cell below compares the error of the approximation made with NumPy with this formula, and says whether the
# approximation is that of scikit-learn's PCA.
#
# The second cell tells digits from only $k$ components. It cuts the rows at random into two halves, takes mean and
# components and solves least squares on one of them, and counts how many of the other it gets right. As in chapter 5,
# the half that tests is not used for mean and components either. This is done 20 times; you see mean and standard
# deviation.

# %% lecture="7.4"
from sklearn.decomposition import PCA

mean = digits.mean(0)
U, sigma, Vt = np.linalg.svd(digits - mean, full_matrices=False)
print(" k   error  formula  same as PCA")
for k in (2, 8, 21, 40):
    rebuilt = mean + U[:, :k] * sigma[:k] @ Vt[:k]
    error, cut = np.linalg.norm(digits - rebuilt), np.sqrt(np.sum(sigma[k:] ** 2))
    pca = PCA(k, svd_solver="full").fit(digits)
    print(f"{k:2} {error:7.1f} {cut:8.1f} ", np.allclose(rebuilt, pca.inverse_transform(pca.transform(digits))))

# %% lecture="7.4"
ranks, right = (2, 8, 21, 64), []
for seed in range(20):
    train, test = np.array_split(np.random.default_rng(seed).permutation(len(digits)), 2)
    mean = digits[train].mean(0)
    Vt = np.linalg.svd(digits[train] - mean, full_matrices=False)[2]
    Z = np.column_stack([np.ones(len(digits)), (digits - mean) @ Vt.T])
    for k in ranks:
        weights = np.linalg.lstsq(Z[train, : k + 1], np.eye(10)[labels[train]])[0]
        right.append(np.mean((Z[test, : k + 1] @ weights).argmax(1) == labels[test]))
print(" k  right  deviation")
for k, shares in zip(ranks, np.reshape(right, (-1, 4)).T, strict=True):
    print(f"{k:2} {shares.mean():6.0%} {shares.std(ddof=1):10.1%}")

# %% [markdown] lang="ko" lecture="7.4" slide="new 2:continue"
# 성분 21개로도 64개보다 조금 덜 맞힐 뿐입니다. 정규 방정식을 만드는 곱셈은 $p^2$에 비례하므로 약 9분의 1만 하면 됩니다.
#
# > #### 슬라이드 더 정확히
# >
# > 차원을 줄이면 계산이 준다고 하지만 공짜는 아닙니다. 특이값 분해 자체에 약 $np^2$번의 계산이 들어, 최소제곱을 한 번만
# > 풀 것이라면 이득이 없습니다. 여러 번 되풀이해 쓸 때 이득입니다. 또 주성분은 $X$의 변화만 보고 고른 것이라, $y$를
# > 맞히는 데 중요한 방향이 작은 특이값 쪽에 있으면 잃어버립니다.
#
# ### 연습 4: 저랭크 근사
#
# $X$와 $k$를 받아, 평균을 빼지 않고 $X_k = U_k \Sigma_k V_k^\top$를 돌려주세요.
# `np.linalg.svd(X, full_matrices=False)`는 $U$, 특이값들, $V^\top$를 돌려줍니다.
#
# <details><summary>풀이</summary>
#
# ```python
# def my_low_rank(X, k):
#     U, sigma, Vt = np.linalg.svd(X, full_matrices=False)
#     return U[:, :k] * sigma[:k] @ Vt[:k]
# ```
#
# </details>

# %% [markdown] lang="en" slide="new,one 2:continue"
# With 21 components it gets only a few less right than with 64. Building the normal equation takes multiplications in
# proportion to $p^2$, so about one 9th of them will do.
#
# > #### The slide, more precisely
# >
# > Fewer dimensions mean less to compute, but not for free. The decomposition itself takes about $np^2$ operations, so
# > nothing is gained if least squares is solved but once. It pays where the result is used again and again. And the
# > components are chosen by the variation of $X$ alone: a direction that matters for $y$ is lost if it belongs to a
# > small singular value.
#
# ### Exercise 4: low-rank approximation
#
# Given $X$ and $k$, return $X_k = U_k \Sigma_k V_k^\top$, without subtracting a mean.
# `np.linalg.svd(X, full_matrices=False)` returns $U$, the singular values, and $V^\top$.
#
# <details><summary>Solution</summary>
#
# ```python
# def my_low_rank(X, k):
#     U, sigma, Vt = np.linalg.svd(X, full_matrices=False)
#     return U[:, :k] * sigma[:k] @ Vt[:k]
# ```
#
# </details>


# %% lecture="7.4"
def my_low_rank(X, k):
    return ...


checks.check_low_rank(my_low_rank)

# %% [markdown] lang="ko" lecture="7.1 7.2" slide="2:halves"
# ## 7. 어디서 무너지나
#
# - 블록마다의 작은 요약만으로 답이 정해지지 않으면, 한 번 읽어서는 정확히 되살릴 수 없습니다. 중앙값이 그렇습니다. 다음
#   셀의 첫 줄은 전체의 중앙값과 블록 중앙값의 평균입니다. 꼭 합이어야 하는 것은 아닙니다. 최댓값은 블록의 최댓값 가운데
#   가장 큰 것입니다.
# - 컴퓨터의 덧셈은 순서에 따라 마지막 자리가 달라집니다. 둘째 줄이 False인 까닭입니다. 그래서 블록의 답은
#   $10^{-10}$까지 같을 뿐, 마지막 비트까지 같지는 않습니다.
# - 그람 행렬은 조건수를 제곱하므로, 두 특징이 거의 같으면 자릿수를 잃습니다(4장). 이때에도 길이 있습니다. 블록마다
#   $X_b = Q_b R_b$로 분해해 작은 $R_b$만 모으고, 쌓아서 다시 QR 분해를 하면 행의 부호만 빼고 전체의 $R$이 됩니다.
#   마지막 줄은 조건수가 $10^6$쯤인 난수 데이터 200벌에서 두 길로 푼 답의 맞는 자릿수(중앙값)입니다.
# - 블록이 너무 작으면 일보다 나누고 모으는 데 시간이 더 듭니다. 작업자에게 일 하나를 맡기는 데에만 1밀리초 안팎이
#   듭니다.
# - 나눌 수 없는 부분이 10분의 1이면 컴퓨터가 아무리 많아도 10배보다 빨라지지 않습니다. 이것을 암달의 법칙이라고 합니다.

# %% [markdown] lang="en"
# ## 7. Where it breaks
#
# - What a small summary of each block does not determine cannot be put together exactly from a single reading. The
#   median is such a thing: the first line of the next cell is the median of all and the mean of the blocks' medians. It
#   need not be a sum, though. The maximum is the largest of the blocks' maxima.
# - A computer's addition depends on the order in its last digit: that is why the second line says False. So the
#   answer from blocks is the same to $10^{-10}$, but not to the last bit.
# - The Gram matrix squares the condition number, so digits are lost where two features are nearly the same (chapter 4).
#   There is a way even then. Decompose each block, $X_b = Q_b R_b$, gather only the small $R_b$, and the QR
#   decomposition of all of them stacked gives the $R$ of the whole, but for the signs of its rows. The last line is the
#   number of correct digits (median) of either way's answer, on 200 sets of random data whose condition number is about
#   $10^6$.
# - If blocks are too small, cutting and gathering take longer than the work. Merely handing a task to a worker costs
#   around 1 millisecond.
# - If one tenth of the work cannot be shared, no number of computers makes it more than 10 times as fast. This is
#   Amdahl's law.

# %% lecture="7.1"
print("medians", np.median(y), np.mean([np.median(part) for part in np.array_split(y, 4)]))
print((0.1 + 0.2) + 0.3 == 0.1 + (0.2 + 0.3))
errors = []
for seed in range(200):
    A = np.random.default_rng(seed).normal(size=(400, 3))
    A[:, 2] = A[:, 1] + 2e-6 * A[:, 2]
    blocks = np.split(np.column_stack([A, A.sum(1)]), 4)
    G = sum(B.T @ B for B in blocks)[:-1]
    R = np.linalg.qr(np.vstack([np.linalg.qr(B, mode="r") for B in blocks]), mode="r")[:-1]
    errors.append([np.abs(np.linalg.solve(M[:, :-1], M[:, -1]) - 1).max() for M in (G, R)])
left = -np.log10(np.median(errors, 0))
print(f"digits left: Gram matrix {left[0]:.0f}, R {left[1]:.0f}")

# %% [markdown] lang="ko" lecture="7.1 7.2 7.3 7.4" slide="4:new"
# ## 정리
#
# - 비용, 그레이디언트, 그람 행렬, 헤세 행렬은 모두 행의 합입니다. 그래서 블록마다 구해 더하면 정확히 같습니다. 5장의
#   벌점은 마지막에 한 번만 더합니다.
# - 평균을 합칠 때에는 행 수로 무게를 줍니다.
# - 먼저 컴파일한 코드를 쓰고, 그다음 코어를, 그다음 컴퓨터를 늘리세요. 한계는 대개 곱셈이 아니라 메모리를 읽는
#   속도입니다.
# - 블록의 일이 번호만으로 정해지면, 작업자가 죽어도 다시 하면 됩니다.
# - 표본의 오차는 $1/\sqrt{n}$로 줄고, 저랭크 근사의 오차는 버린 특이값이 정합니다. 나누기 전에 줄일 수 있는지 물으세요.
#
# | 기호 | 뜻 | 모양 |
# |---|---|---|
# | $X_b, y_b$ | $b$번째 블록의 행들 | $n_b \times p$, $n_b$ |
# | ${\color{#D55E00}{g_b}}$ | 블록의 그레이디언트 $2X_b^\top(X_b w - y_b)$ | $p$ |
# | $\sigma$ | 한 행의 흩어짐(표준편차) | 수 하나 |
# | $\sigma_1 \ge \sigma_2 \ge \cdots$ | 특이값 | 수 하나씩 |
# | $X_k$ | 랭크 $k$인 근사 | $n \times p$ |
#
# 이것으로 강의를 마칩니다. 1장에서 장바구니의 합으로 시작한 선형 모델은 직선 하나를 놓는 일(2장)이 되고, 그 직선을 찾아
# 걷는 일(3장)이 되었습니다. 직선이 흔들리는 까닭을 보았고(4장), 붙잡는 법을 배웠고(5장), 확률을 말하게 했습니다(6장).
# 그리고 이 장에서, 그 모든 모델의 비용이 결국 행에 대한 합이기에 행이 아무리 많아도 나누어 셀 수 있음을 보았습니다.

# %% [markdown] lang="en"
# ## Recap
#
# - The cost, the gradient, the Gram matrix and the Hessian are all sums over rows. So computing them per block and
#   adding gives exactly the same. A penalty, as in chapter 5, is added once, at the end.
# - To combine means, weight them by the numbers of rows.
# - First use compiled code, then more cores, then more computers. The limit is mostly not multiplication but the speed
#   of reading memory.
# - If a block's work is fixed by its number, a worker may die: the work is done again.
# - The error of a sample falls as $1/\sqrt{n}$; that of a low-rank approximation is set by the singular values cut off.
#   Before you share the work, ask whether you can do less of it.
#
# | Symbol | Meaning | Shape |
# |---|---|---|
# | $X_b, y_b$ | the rows of block $b$ | $n_b \times p$, $n_b$ |
# | ${\color{#D55E00}{g_b}}$ | gradient of a block, $2X_b^\top(X_b w - y_b)$ | $p$ |
# | $\sigma$ | spread (standard deviation) of one row | one number |
# | $\sigma_1 \ge \sigma_2 \ge \cdots$ | singular values | one number each |
# | $X_k$ | approximation of rank $k$ | $n \times p$ |
#
# Here the course ends. The linear model that began as the sum of a shopping basket in chapter 1 became a line to be
# placed (chapter 2) and a walk to find it (chapter 3). You saw why it sways (chapter 4), learned to hold it (chapter
# 5), and made it speak of probability (chapter 6). And in this chapter you saw that the costs of all these models are
# in the end sums over rows, and can therefore be shared out, however many rows there are.

# %% slide="skip"
glossary.table(chapter=7)
