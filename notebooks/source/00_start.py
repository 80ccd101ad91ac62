# %% [markdown] lang="ko" slide="2:whole 3:one"
# # 시작하기
#
# 이 강의에서는 선형 모델을 손으로 만지며 배웁니다. 슬라이더를 움직이면 그림이 바로 답합니다.
# 식은 종이 위에서 한 번, 코드로 한 번, 그림으로 한 번 만납니다.
#
# 필요한 것은 미분까지의 고등학교 수학과 약간의 Python입니다. 벡터와 행렬은 쓰는 곳에서 설명하지만, 2장부터는
# 전치와 역행렬이 자주 나오니 그 둘을 먼저 알아 두면 좋습니다. 각 장 첫머리의 표에 적힌 시간은 수업에서 다루는
# 시간입니다. 혼자 읽으며 연습까지 하면 그보다 오래 걸립니다.
#
# ## 셀 실행하기
#
# 노트북은 글과 코드가 번갈아 나오는 셀로 되어 있습니다. 코드 셀을 누르고 `Shift` + `Enter`를 치면 셀이 실행되고
# 다음 셀로 넘어갑니다.
# 위에서 아래로 차례대로 실행하세요. 무언가 꼬였다면 메뉴에서 Kernel → Restart Kernel and Run All Cells…를 고르면
# 됩니다.
#
# 아래 두 셀을 실행해 보세요. 첫 셀은 언어를 정하고, 둘째 셀은 이 컴퓨터가 준비되었는지 확인합니다.

# %% [markdown] lang="en" slide="2:one 3:one"
# # Start here
#
# In this course you learn linear models with your own hands: move a slider, and the picture answers at once. You meet
# each formula on paper, in code, and in a picture.
#
# You need school mathematics up to derivatives, and a little Python. Vectors and matrices are explained where they are
# used; but from chapter 2 on there are many transposes and inverses, so it helps to know these two beforehand. The
# times in the table at the head of each chapter are times in class. Reading alone and doing the exercises takes longer.
#
# ## Running a cell
#
# A notebook is made of cells, text and code in turn. Click on a code cell and press `Shift` + `Enter`: it runs, and
# the next cell is selected. Run them from top to bottom. If something gets tangled, choose Kernel → Restart Kernel
# and Run All Cells… from the menu.
#
# Run the two cells below. The first sets the language, the second checks that this computer is ready.

# %% [markdown] lang="ko" audience="instructor"
# > **강의자 메모 · 5분** 누구의 컴퓨터에서나 셀이 실행되고, 그림과 연습을 다루는 손동작을 한 번씩 해 보게
# > 합니다.
# >
# > - **보여 줄 것** 첫 두 셀을 함께 실행해 ‘준비되었습니다’가 나오는지 확인합니다. 그림에서 ‘기울기 (g/mm)’를
# >   ‘가장 좋은 기울기’ 표시로 옮기면 손실이 최소 손실의 5.12배이고, ‘높이 (g)’까지 4,200으로 내리면 1.00배가
# >   됩니다. 높이는 ‘끌어 보세요’라고 적힌 점을 끌어도 바뀝니다.
# > - **예측** 슬라이더를 움직이기 전에, 기울기만 맞추면 손실이 가장 작아질지 묻습니다. ‘가장 좋은 기울기’ 표시가
# >   있으니 그렇다고 흔히 답합니다. 높이까지 맞아야 합니다. 높이를 바꾸면 곡선이 통째로 오르내리는 것을 함께
# >   봅니다.
# > - **흔한 오답** 셀을 위에서 아래로 실행하지 않아 이름을 찾을 수 없다는 오류가 나는 일이 흔하니, 메뉴의 Kernel
# >   → Restart Kernel and Run All Cells…로 되돌립니다. 연습에서 `x.sum()`을 돌려주면 ‘합입니다. 개수로 나누어야
# >   합니다.’라고 나오니, ✗ 뒤의 말을 읽고 고치는 버릇을 여기서 들입니다.
# > - **질문** 손실 곡선의 높이는 무엇인가요?(지금 직선의 손실이 최소 손실의 몇 배인지입니다.) 그림이 먼저 질문을
# >   던지면 어떻게 하나요?(답을 고르면 됩니다. 고르지 않고 바로 움직여도 되니 잠긴 것은 없습니다.) 설치는 수업
# >   전에 끝내게 하고, 슬라이드의 표는 각자 보게 합니다.

# %% [markdown] lang="en" audience="instructor"
# > **For the instructor · 5 minutes** Cells run on everyone's computer, and everyone has once gone through the
# > motions of a figure and of an exercise.
# >
# > - **Show** Run the first two cells together and make sure that “Ready” comes up. In the figure move “Slope
# >   (g/mm)” to the mark “best slope”: the loss is 5.12 times the least. Lower “Height (g)” to 4,200 as well, and
# >   it is 1.00 times. The point “drag me” changes the height too.
# > - **Predict** Before the slider is moved, ask whether the right slope alone makes the loss least. Many say
# >   yes, since there is a mark “best slope”. The height must be right as well: change it, and the whole curve
# >   moves up or down.
# > - **Wrong answers** Cells are often not run from top to bottom, and a name is not found; Kernel → Restart
# >   Kernel and Run All Cells… in the menu puts it right. In the exercise `x.sum()` is answered by “That is the
# >   sum. Divide it by how many there are.”: here begins the habit of reading what stands after the ✗, and
# >   correcting.
# > - **Ask** What is the height of the loss curve? (How many times the least loss the loss of the present line
# >   is.) What if a figure asks a question first? (Choose an answer. One may also move something at once:
# >   nothing is locked.) Have everything installed before class, and leave the table of slides to the students.

# %% lang="ko" slide="continue"
from lecture_lib import words

words.use("ko")

# %% lang="en"
from lecture_lib import words

words.use("en")

# %%
from lecture_lib.study.environment import check_environment

check_environment()

# %% [markdown] lang="ko" slide="3:new 5:new"
# ## 움직이는 그림
#
# | 하고 싶은 일 | 마우스나 손가락 | 키보드 |
# |---|---|---|
# | 다음 슬라이더, 단추, 점으로 가기 | 누르기 | `Tab` |
# | 슬라이더 한 칸 옮기기 | 끌기 | `←` `→` |
# | 슬라이더 여러 칸 옮기기 | 끌기 | `PageUp` `PageDown` |
# | 슬라이더 끝으로 가기 | 끝까지 끌기 | `Home` `End` |
# | 여럿 가운데 하나 고르기 | 누르기 | `←` `→` |
# | 그림 속 점 옮기기 | 끌기 | 화살표는 그림의 1%, `Shift` + 화살표는 10% |
# | 재생, 처음으로, 그 밖의 단추 | 누르기 | `Enter` 또는 `Space` |
#
# 슬라이더의 표시는 중요한 값이 어디인지 알려 줍니다. 그림에 딸린 문장은 지금 보이는 것을 말로 옮긴 것입니다. 어떤
# 그림은 먼저 질문을 던지고, 답을 알려 줄 만한 부분을 가려 둡니다. 답을 고르면 그 부분이 나타나고, 고른 답이 맞았는지와
# 무엇을 해 보면 좋을지 알려 줍니다. 답하지 않고 바로 움직여도 됩니다. 그래도 먼저 예측하고 움직여 보면 더 오래 기억에
# 남습니다.
#
# 모든 장의 그림과 식에서 색의 뜻은 같습니다. 색을 구별하기 어려워도 되도록 모양이나 선의 종류도 다릅니다. 마지막 네
# 줄은 같은 답을 구하는 네 방법으로, 2장과 4장에 나옵니다. 어두운 화면의 그림은 짙은 색을 더 밝게 그립니다.
#
# | 색 | 뜻 | 식이나 그림에서 |
# |---|---|---|
# | ${\color{#0072B2}{\text{■}}}$ 파랑 | 모델과 예측 | ${\color{#0072B2}{\hat y = Xw}}$ |
# | ${\color{#D55E00}{\text{■}}}$ 주홍 | 잔차, 손실, 오차 | ${\color{#D55E00}{J(w)}}$ |
# | ${\color{#CC79A7}{\text{■}}}$ 분홍 | 최적점을 찾아가는 경로, 경사 하강법 | ${\color{#CC79A7}{w^{\text{새}}}}$ |
# | ${\color{#009E73}{\text{■}}}$ 초록 | 최적점, 참값 | ${\color{#009E73}{w^*}}$ |
# | ${\color{#E69F00}{\text{■}}}$ 귤색 | 벌점과 제약 | ${\color{#E69F00}{\alpha \lVert w \rVert^2}}$ |
# | ${\color{#767676}{\text{●}}}$ 회색 | 관측한 데이터 | 작은 점 |
# | ${\color{#56B4E9}{\text{●}}}$ 하늘색 | 첫째 클래스 | 동그라미 |
# | $\text{▲}$ 글자색 | 둘째 클래스 | 세모 |
# | ${\color{#F0E442}{\text{■}}}$ 노랑 | 셋째 클래스 | 테두리 있는 네모 |
# | ${\color{#332288}{\text{◆}}}$ 남색 | 정규 방정식 | 마름모, 파선 |
# | ${\color{#6E6E16}{\text{■}}}$ 올리브색 | QR | 네모, 일점쇄선 |
# | ${\color{#882255}{\text{●}}}$ 자주 | SVD | 동그라미, 실선 |
# | ${\color{#7A4A2A}{\text{▲}}}$ 갈색 | 역행렬 | 세모, 점선 |

# %% [markdown] lang="en"
# ## Live figures
#
# | To do this | Mouse or finger | Keyboard |
# |---|---|---|
# | go to the next slider, button or point | click | `Tab` |
# | move a slider by one position | drag | `←` `→` |
# | move a slider by several positions | drag | `PageUp` `PageDown` |
# | go to an end of a slider | drag to the end | `Home` `End` |
# | choose one of several options | click | `←` `→` |
# | move a point in the picture | drag | arrow keys by 1% of the picture, `Shift` + arrow keys by 10% |
# | play, reset and other buttons | click | `Enter` or `Space` |
#
# Marks on a slider show where the important values are. The sentence of a figure says in words what you see. Some
# figures ask a question first and hide what would give the answer away. Choose an answer, and it appears; you are told
# whether you are right, and what to try. You may also pass the question over and move something at once. But predict
# first, then move, and you will remember it longer.
#
# Colours mean the same in the figures and formulas of every chapter. So that nobody depends on them, shapes or kinds of
# line differ too. The last four lines are four methods for the same answer, which come up in chapters 2 and 4. On a
# dark screen, figures show the dark colours lighter.
#
# | Colour | Meaning | In formulas or figures |
# |---|---|---|
# | ${\color{#0072B2}{\text{■}}}$ blue | model and prediction | ${\color{#0072B2}{\hat y = Xw}}$ |
# | ${\color{#D55E00}{\text{■}}}$ vermilion | residual, loss, error | ${\color{#D55E00}{J(w)}}$ |
# | ${\color{#CC79A7}{\text{■}}}$ pink | path of a search, gradient descent | ${\color{#CC79A7}{w^{\text{new}}}}$ |
# | ${\color{#009E73}{\text{■}}}$ green | the optimum, the truth | ${\color{#009E73}{w^*}}$ |
# | ${\color{#E69F00}{\text{■}}}$ amber | penalty, constraint | ${\color{#E69F00}{\alpha \lVert w \rVert^2}}$ |
# | ${\color{#767676}{\text{●}}}$ grey | observed data | small dots |
# | ${\color{#56B4E9}{\text{●}}}$ sky blue | first class | circles |
# | $\text{▲}$ colour of the text | second class | triangles |
# | ${\color{#F0E442}{\text{■}}}$ yellow | third class | squares with a rim |
# | ${\color{#332288}{\text{◆}}}$ indigo | normal equation | diamonds, dashed line |
# | ${\color{#6E6E16}{\text{■}}}$ olive | QR | squares, dash-dotted line |
# | ${\color{#882255}{\text{●}}}$ wine | SVD | circles, solid line |
# | ${\color{#7A4A2A}{\text{▲}}}$ brown | inverse | triangles, dotted line |

# %% [markdown] lang="ko" slide="new"
# 아래 셀을 실행하고 첫 그림을 움직여 봅시다. 점 하나가 펭귄 한 마리이고, 직선은 날개 길이를 보고 예측한 체중입니다.
# ‘기울기’는 직선을 돌리고 ‘높이’는 올리고 내립니다. ‘끌어 보세요’라고 적힌 점을 끌어도 됩니다.
#
# 직선이 얼마나 틀렸는지는 **손실**이라는 수 하나로 나타냅니다. 펭귄마다 직선에서 위아래로 벗어난 만큼을 제곱해 모두
# 더한 값입니다. ‘기울기에 따른 손실’의 곡선은 그 손실이 가장 작은 손실의 몇 배인지를 지금 높이에서 기울기마다 보여
# 줍니다. 직선이 펭귄들 한가운데를 지나게 해 보세요. 기울기만 맞추어도 곡선의 점이 초록 점선까지 내려갈까요?

# %% [markdown] lang="en" slide="new 2:one"
# Run the cell below and move your first figure. Each dot is a penguin, and the line is the body mass predicted from the
# length of the flipper. “Slope” turns the line, “Height” lifts and lowers it. You may drag the point as well.
#
# A single number, the **loss**, says how wrong the line is: take how far each penguin lies above or below it, square
# that, and add up. The curve of “Loss against slope” shows, for every slope at the present height, how many times the
# least possible loss that is. Bring the line through the middle of the penguins. Is the right slope enough to bring the
# dot on the curve down to the dashed green line?

# %%
from lecture_lib.chapters.start import figures

figures.explore_line()

# %% [markdown] lang="ko" slide="three"
# 기울기만으로는 안 됩니다. 처음 높이인 5,000 g에서는 가장 좋은 기울기로도 손실이 최소 손실의 5.12배입니다. 높이를
# 4,200 g쯤으로 내려야 1.00배가 됩니다. 두 수를 함께 맞추어야 하는 것, 이것이 앞으로 할 일의 축소판입니다.

# %% [markdown] lang="en"
# It is not. At the first height, 5,000 g, the loss is 5.12 times the least even with the best slope. It takes a height
# of about 4,200 g to bring it to 1.00. Two numbers must be right together: this is, in small, what the course is about.

# %% [markdown] lang="ko" slide="4:new"
# ## 연습
#
# 연습 셀에는 `...`이 들어 있습니다. 그 자리에 여러분의 식을 쓰고 실행하면, 맞았는지 어디가 틀렸는지 알려 줍니다.
#
# | 표시 | 뜻 |
# |---|---|
# | ○ | 아직 비어 있습니다 |
# | ■ | 오류가 나거나 끝나지 않아 멈추었습니다 |
# | △ | 모양이나 자료형이 다릅니다 |
# | ✗ | 값이 다릅니다. 어떤 실수인지 찾아 알려 줍니다 |
# | ≈ | 거의 맞았습니다. 자릿수가 모자라거나, 받은 배열을 바꾸었습니다 |
# | ✔ | 맞았습니다 |
#
# 틀려도 괜찮습니다. 알려 준 말을 읽고 고쳐서 다시 실행하세요. 풀이는 접혀 있으니 막힐 때 펼치면 됩니다.
# 아래에서 한번 해 봅시다. `...`을 지우고 배열 `x`의 평균을 돌려주세요. 평균은 `x.mean()`입니다.
#
# <details><summary>풀이</summary>
#
# ```python
# def my_mean(x):
#     return x.mean()
# ```
#
# </details>

# %% [markdown] lang="en"
# ## Exercises
#
# The cell of an exercise contains `...`. Put your formula in its place and run the cell: it says whether you are
# right, and if not, what went wrong.
#
# | Mark | Meaning |
# |---|---|
# | ○ | still empty |
# | ■ | stopped by an error, or because it did not end |
# | △ | wrong shape or type |
# | ✗ | wrong value, and which mistake it is |
# | ≈ | almost right: too few digits, or an array that was given is changed |
# | ✔ | right |
#
# Mistakes are welcome. Read what it says, correct the cell, run it again. Solutions are folded away; open them when
# you are stuck. Try it here. Replace the `...` so that the function returns the mean of the array `x`. The mean is
# `x.mean()`.
#
# <details><summary>Solution</summary>
#
# ```python
# def my_mean(x):
#     return x.mean()
# ```
#
# </details>

# %% slide="new"
from lecture_lib.chapters.start import checks


def my_mean(x):
    return ...


checks.check_mean(my_mean)

# %% [markdown] lang="ko"
# ## 슬라이드와 노트북
#
# 강의 슬라이드의 어느 부분이 어느 노트북에 있는지 다음 표에서 찾을 수 있습니다. 번호의 앞자리는 장입니다.
# 슬라이드가 간단히 말하고 넘어간 곳에는 ‘슬라이드 더 정확히’ 상자가 정확한 설명을 덧붙입니다.

# %% [markdown] lang="en"
# ## Slides and notebooks
#
# The table shows which part of the lecture slides is in which notebook. The numbers begin with that of the chapter.
# Where a slide is brief, a box “The slide, more precisely” in the notebook adds the exact statement.

# %% slide="skip"
from lecture_lib.chapters import lecture

lecture.slide_map()
