"""Words inside chapter 7's pictures and under them."""

from lecture_lib import text

WORDS = {
    "said": {"ko": "{said}", "en": "{said}"},
    # Map and reduce.
    "flipper": {"ko": "날개 길이 (mm)", "en": "flipper length (mm)"},
    "row": {"ko": "행 번호", "en": "row"},
    "map_title": {"ko": "행을 블록으로 나누기", "en": "Rows in blocks"},
    "reduce_title": {"ko": "블록의 그레이디언트 잇기", "en": "The blocks' gradients, added"},
    "g0": {"ko": "∂J/∂w₀ (kg)", "en": "∂J/∂w₀ (kg)"},
    "g1": {"ko": "∂J/∂w₁ (kg)", "en": "∂J/∂w₁ (kg)"},
    "whole": {"ko": "전체", "en": "whole"},
    "blocks": {"ko": "블록 수", "en": "Blocks"},
    "added": {"ko": "더한 블록", "en": "Blocks added"},
    "order": {"ko": "행의 순서", "en": "Order of rows"},
    "filed": {"ko": "파일 그대로 (종별)", "en": "as filed (by species)"},
    "shuffled": {"ko": "섞음", "en": "shuffled"},
    "map_alt": {
        "ko": "왼쪽은 펭귄 342마리의 날개 길이를 행 번호에 따라 찍고 블록으로 나눈 그림입니다. 오른쪽은 블록마다 구한 "
        "그레이디언트를 화살표로 이어 붙인 그림이며, 끝은 전체 그레이디언트입니다.",
        "en": "Left, the flipper lengths of 342 penguins by row, cut into blocks; right, the gradient of each block as "
        "an arrow, head to tail, ending at the whole gradient.",
    },
    "map_none": {
        "ko": "{n}행을 {blocks}블록으로 나누었습니다. 한 블록은 {rows}행입니다. 아직 아무것도 더하지 않았습니다. 이을 "
        "화살표의 길이를 다 합하면 전체의 {ratio}배입니다.",
        "en": "{n} rows in blocks of {rows}: {blocks} in all. Nothing is added yet. The arrows to come are together "
        "{ratio} times as long as the whole.",
    },
    "map_some": {
        "ko": "한 블록은 {rows}행입니다. {blocks}블록 가운데 {done}블록을 더해 {sum} kg에 왔습니다. 전체는 {whole} "
        "kg입니다. "
        "화살표의 길이를 다 합하면 전체의 {ratio}배입니다.",
        "en": "Blocks of {rows} rows: {done} of {blocks} added, which makes {sum} kg; the whole is {whole} kg. All the "
        "arrows are together {ratio} times as long as the whole.",
    },
    "map_all": {
        "ko": "한 블록은 {rows}행입니다. {blocks}블록을 모두 더하면 {sum} kg, 전체 그레이디언트와 같습니다. "
        "화살표의 길이를 다 합하면 전체의 {ratio}배입니다.",
        "en": "Blocks of {rows} rows: all {blocks} added make {sum} kg, the whole gradient. The arrows are together "
        "{ratio} times as long as the whole.",
    },
    # Ways to compute it.
    "python": {"ko": "순수 Python", "en": "plain Python"},
    "copying": {"ko": "NumPy, 2 * X.T @ r", "en": "NumPy, 2 * X.T @ r"},
    "numpy": {"ko": "NumPy, 2 * (X.T @ r)", "en": "NumPy, 2 * (X.T @ r)"},
    "one_thread": {"ko": "numba, 스레드 하나", "en": "numba, one thread"},
    "all_threads": {"ko": "numba, 모든 스레드", "en": "numba, all threads"},
    "limit": {"ko": "X를 읽기만", "en": "reading X only"},
    "ways_title": {"ko": "그레이디언트 한 번의 시간", "en": "One gradient"},
    "over_rows": {"ko": "행 하나에 걸린 시간", "en": "Time per row"},
    "milliseconds": {"ko": "걸린 시간 (ms)", "en": "time (ms)"},
    "nanoseconds": {"ko": "행 하나의 시간 (ns)", "en": "time per row (ns)"},
    "rows_axis": {"ko": "행 수 n", "en": "number of rows n"},
    "rows": {"ko": "행 수 n", "en": "Rows n"},
    "ways_alt": {
        "ko": "이 컴퓨터에서 잰, 그레이디언트를 한 번 계산하는 다섯 방법의 시간입니다. 왼쪽은 방법마다 찍은 점이고 "
        "파선은 데이터를 한 번 읽기만 하는 시간입니다. 오른쪽은 행 수에 따라 행 하나에 걸린 시간입니다. 흐린 것은 "
        "조용한 컴퓨터에서 잰 것이며, 축은 로그입니다.",
        "en": "Time taken on this machine by five ways of computing one gradient: left a dot for each, with a dashed "
        "line at the time of merely reading the data; right the time per row against the number of rows. What is faint "
        "was measured on a quiet machine. The axes are logarithmic.",
    },
    "ways_readout": {
        "ko": "n = {n} (X는 {size} MB): 순수 Python {python}, NumPy는 괄호 없이 {copying}, 괄호를 치면 {numpy}, "
        "numba는 스레드 하나 {one_thread}, 스레드 {threads}개 {all_threads}. X를 읽기만 하면 {reading}(초당 {rate} "
        "GB)입니다. {compared}",
        "en": "n = {n} (X takes {size} MB): plain Python {python}; NumPy {copying} without and {numpy} with brackets; "
        "numba {one_thread} with one thread, {all_threads} with {threads}. Merely to read X takes {reading} ({rate} "
        "GB/s). {compared}",
    },
    "ways_compared": {
        "ko": "괄호를 빠뜨리면 {unbracketed}배 걸립니다. 모든 스레드는 순수 Python보다 {faster}배 빠르고, 읽기 시간의 "
        "{above}배입니다.",
        "en": "Without the brackets NumPy takes {unbracketed} times as long. All threads are {faster} times as fast as "
        "plain Python, and take {above} times the reading time.",
    },
    # Samples.
    "mean": {"ko": "평균 체중", "en": "mean body mass"},
    "slope": {"ko": "기울기 w₁", "en": "slope w₁"},
    "gradient": {"ko": "미니배치의 ∂J/∂w₁", "en": "∂J/∂w₁ of a mini-batch"},
    "what_mean": {"ko": "평균 체중", "en": "the mean body mass"},
    "what_slope": {"ko": "기울기 w₁", "en": "the slope w₁"},
    "what_gradient": {"ko": "미니배치의 ∂J/∂w₁", "en": "the ∂J/∂w₁ of a mini-batch"},
    "what": {"ko": "추정할 것", "en": "Estimate"},
    "size": {"ko": "뽑은 행 수", "en": "Rows drawn"},
    "sample_size": {"ko": "뽑은 행 수 n", "en": "rows drawn n"},
    "deviation": {"ko": "추정값 − 참값 (한 행의 흩어짐)", "en": "estimate − truth (spreads of a row)"},
    "error_axis": {"ko": "오차 (한 행의 흩어짐)", "en": "error (spreads of one row)"},
    "cloud_title": {"ko": "추정값의 구름", "en": "A cloud of estimates"},
    "error_title": {"ko": "오차와 행 수", "en": "Error against rows"},
    "truth": {"ko": "참값", "en": "truth"},
    "funnel": {"ko": "±1/√n", "en": "±1/√n"},
    "minus_half": {"ko": "1/√n: 기울기 −1/2", "en": "1/√n: slope −1/2"},
    "samples_alt": {
        "ko": "왼쪽은 펭귄에서 복원 추출한 표본 100개로 구한 추정값의 구름과 ±1/√n 깔때기, 오른쪽은 행 수에 따른 "
        "오차이며 두 축 모두 로그입니다.",
        "en": "Left, a cloud of estimates from 100 samples of the penguins, drawn with replacement, in the funnel "
        "±1/√n; right, the error against the number of rows, both on logarithmic axes.",
    },
    "samples_readout": {
        "ko": "{n}행으로 추정한 {what}의 오차는 참값의 {error}%입니다. 식으로는 {formula}%입니다. 오차를 10분의 1로 "
        "줄이려면 {more}행이 필요합니다.",
        "en": "Estimated from {n} rows, {what} has an error of {error}% of the truth; the formula says {formula}%. A "
        "tenth of the error takes {more} rows.",
    },
    # Low rank.
    "original_title": {"ko": "원래 그림 (수 64개)", "en": "Original (64 numbers)"},
    "rebuilt_title": {"ko": "성분 k개로 다시 만든 그림", "en": "Rebuilt from k components"},
    "rank_title": {"ko": "랭크에 따른 오차", "en": "Error against rank"},
    "rank_axis": {"ko": "성분의 수 k (랭크)", "en": "number of components k (rank)"},
    "rank_error": {"ko": "오차 (%)", "en": "error (%)"},
    "all_images": {"ko": "1,797장 전체", "en": "all 1,797"},
    "this_image": {"ko": "이 그림", "en": "this image"},
    "rank": {"ko": "성분 k", "en": "Components k"},
    "image": {"ko": "그림", "en": "Image"},
    "kept": {"ko": "분산의 90%", "en": "90% of the variance"},
    "rank_alt": {
        "ko": "왼쪽은 손으로 쓴 숫자 한 장, 가운데는 주성분 k개로 다시 만든 같은 숫자, 오른쪽은 성분의 수에 따른 "
        "오차입니다.",
        "en": "Left, a handwritten digit; centre, the same digit rebuilt from k principal components; right, the error "
        "against the number of components.",
    },
    "rank_none": {
        "ko": "성분 0개: 숫자 {digit}의 그림을 비롯해 모든 그림이 평균 그림이 됩니다. 평균과의 차이를 하나도 되살리지 "
        "못했으니 오차는 100%입니다.",
        "en": "0 components: the {digit}, like every image, is the mean image. None of its difference from the mean is "
        "restored, so the error is 100%.",
    },
    "rank_some": {
        "ko": "성분 {k}개: 오차는 전체에서 {whole}%, 이 그림에서 {one}%입니다. 저장할 수는 {numbers}개, 원래의 "
        "{share}%입니다.",
        "en": "{k} components: the error is {whole}% over all images and {one}% on this one. {numbers} numbers are "
        "stored, {share}% of the original.",
    },
    "rank_all": {
        "ko": "성분 {k}개: 숫자 {digit}의 그림을 비롯해 모든 그림이 그대로 돌아옵니다. 그러나 저장할 수는 "
        "{numbers}개로 원래의 {share}%, 오히려 더 많습니다.",
        "en": "{k} components: the {digit}, like every image, comes back as it was. But {numbers} numbers are stored, "
        "{share}% of the original: more than before.",
    },
    # The GPU.
    "no_cupy": {
        "ko": "CuPy가 없습니다. 아래 셀은 같은 식을 NumPy로, CPU에서 계산합니다.",
        "en": "There is no CuPy here. The cell below computes the same formula with NumPy, on the CPU.",
    },
    "no_gpu": {
        "ko": "CuPy는 있지만 쓸 수 있는 GPU가 없습니다. 아래 셀은 같은 식을 NumPy로, CPU에서 계산합니다.",
        "en": "CuPy is here but finds no GPU it can use. The cell below computes the same formula with NumPy, on the "
        "CPU.",
    },
    "gpu": {
        "ko": "GPU를 찾았습니다: {device}. 아래 셀은 같은 식을 CuPy로, GPU에서 계산합니다.",
        "en": "Found a GPU: {device}. The cell below computes the same formula with CuPy, on the GPU.",
    },
}


def say(name, **fields):
    """Return the sentence of this name in the reader's language, its {fields} filled in."""
    return text.say(f"beyond_one_machine.{name}", **fields)


def template(name):
    """Return the sentence of this name in the reader's language, its {fields} left for a readout to fill in."""
    return text.template(f"beyond_one_machine.{name}")
