"""Words of chapter 7's exercises and predictions."""

WORDS = {
    # The Gram matrix from blocks.
    "gram_needed": {"ko": "p행 p열 행렬 XᵀX", "en": "the p by p matrix XᵀX"},
    "gram_right": {
        "ko": "세 데이터에서 모두 맞습니다. 블록이 어느 컴퓨터에 있든 p×p 수만 오가면 됩니다.",
        "en": "Right on all three data sets. Wherever the blocks live, only p×p numbers have to travel.",
    },
    "gram_only_first": {
        "ko": "첫 블록의 것만 있습니다. return이 반복문 안에 들어가 있지 않나요?",
        "en": "This is the first block's alone. Is the return inside the loop?",
    },
    "gram_only_last": {
        "ko": "마지막 블록의 것만 있습니다. 반복할 때마다 값을 덮어쓰지 말고 더하세요.",
        "en": "This is the last block's alone. Add to the total in the loop; do not overwrite it.",
    },
    "gram_mean": {
        "ko": "블록들의 평균을 냈습니다. XᵀX는 행에 대한 합이므로 나누지 않고 더합니다.",
        "en": "You averaged over the blocks. XᵀX is a sum over rows: add, and do not divide.",
    },
    "gram_per_row": {
        "ko": "전체 행 수로 나누었습니다. XᵀX는 평균이 아니라 합입니다.",
        "en": "You divided by the number of rows. XᵀX is a sum, not a mean.",
    },
    "gram_doubled": {
        "ko": "정답의 두 배입니다. 헤세 행렬 2XᵀX를 구했습니다.",
        "en": "This is twice the answer: the Hessian 2XᵀX.",
    },
    "gram_added_first": {
        "ko": "블록을 먼저 더한 뒤 곱했습니다. 서로 다른 행끼리 섞입니다. 블록마다 XᵀX를 구한 다음 더하세요.",
        "en": "You added the blocks first and multiplied afterwards, which mixes different rows. First XᵀX of each "
        "block, "
        "then the sum.",
    },
    "gram_averaged_first": {
        "ko": "블록을 먼저 평균한 뒤 곱했습니다. 블록마다 XᵀX를 구한 다음 더하세요.",
        "en": "You averaged the blocks first and multiplied afterwards. First XᵀX of each block, then the sum.",
    },
    "gram_not_added": {
        "ko": "블록마다의 XᵀX까지는 맞습니다. 이것이 map이고, 아직 reduce, 곧 합이 남았습니다.",
        "en": "XᵀX of each block is right: that is the map. The reduce, their sum, is still to come.",
    },
    "gram_other_side": {
        "ko": "XXᵀ를 더했습니다. 전치를 앞에 두어 XᵀX를 구하세요. 크기는 p×p입니다.",
        "en": "You added XXᵀ. The transpose comes first: XᵀX, of size p×p.",
    },
    "gram_squares": {
        "ko": "열마다 제곱을 더했습니다. 이것은 XᵀX의 대각선입니다. 서로 다른 열끼리의 곱도 필요합니다.",
        "en": "These are the sums of squares of the columns: the diagonal of XᵀX. Products of different columns are "
        "needed, too.",
    },
    "gram_one_number": {
        "ko": "모든 수의 제곱을 하나로 더했습니다. 필요한 것은 p×p 행렬입니다.",
        "en": "All squares are added into one number. A p×p matrix is needed.",
    },
    "gram_all_summed": {
        "ko": "행렬의 성분까지 모두 더해 수 하나가 되었습니다. np.sum 대신 sum을 쓰거나 axis=0을 주세요.",
        "en": "The entries of the matrix are added up, too. Use sum instead of np.sum, or give it axis=0.",
    },
    "gram_last_missing": {
        "ko": "마지막 블록이 빠졌습니다. 반복의 끝을 보세요.",
        "en": "The last block is missing. Look at where the loop ends.",
    },
    "gram_first_missing": {
        "ko": "첫 블록이 빠졌습니다. 번호는 0부터 시작합니다.",
        "en": "The first block is missing. Numbering starts at 0.",
    },
    # Means of blocks of different size.
    "combine_needed": {
        "ko": "w의 성분마다 수가 하나씩인 배열",
        "en": "an array with one number per component of w",
    },
    "combine_right": {
        "ko": "두 데이터에서 모두 맞습니다. 평균을 합치려면 행 수로 무게를 주어야 합니다.",
        "en": "Right on both data sets. To combine means, weight them by their numbers of rows.",
    },
    "combine_plain_mean": {
        "ko": "평균들을 그냥 평균했습니다. 블록의 크기가 다르면 작은 블록의 행이 더 큰 표를 갖게 됩니다. 행 수 sizes로 "
        "무게를 주세요.",
        "en": "This is the plain mean of the means. With blocks of different size, a row in a small block gets more "
        "of a vote. Weight by sizes.",
    },
    "combine_plain_sum": {
        "ko": "평균들을 더했습니다. 합은 더해도 되지만 평균은 더하면 안 됩니다. 먼저 행 수를 곱해 합으로 되돌리세요.",
        "en": "You added the means. Sums may be added, means may not: multiply by the numbers of rows first.",
    },
    "combine_not_divided": {
        "ko": "합으로 되돌리는 데까지는 맞습니다. 마지막에 전체 행 수로 나누세요.",
        "en": "Turning the means back into sums is right. Divide by the total number of rows at the end.",
    },
    "combine_divided_by_blocks": {
        "ko": "블록 수로 나누었습니다. 나눌 것은 전체 행 수입니다.",
        "en": "You divided by the number of blocks. Divide by the total number of rows.",
    },
    "combine_divided_by_n": {
        "ko": "행 수를 곱하지 않고 전체 행 수로 나누기만 했습니다. 먼저 블록마다 sizes를 곱하세요.",
        "en": "You divided by the total number of rows without multiplying first. Multiply each mean by its size.",
    },
    "combine_inverse_weights": {
        "ko": "무게가 거꾸로입니다. 행이 많은 블록이 더 큰 무게를 가져야 합니다.",
        "en": "The weights are upside down. A block with more rows must weigh more.",
    },
    "combine_divided_each": {
        "ko": "행 수로 나누었습니다. 평균을 합으로 되돌리려면 행 수를 곱해야 합니다.",
        "en": "You divided by the sizes. To turn a mean back into a sum, multiply by the size.",
    },
    "combine_squared_weights": {
        "ko": "행 수를 두 번 곱했습니다. 무게는 행 수 그대로입니다.",
        "en": "The sizes are applied twice. The weight is the size itself.",
    },
    "combine_only_first": {
        "ko": "첫 블록의 평균만 돌려주었습니다. 모든 블록을 합치세요.",
        "en": "This is the mean of the first block alone. Combine all blocks.",
    },
    "combine_only_last": {
        "ko": "마지막 블록의 평균만 돌려주었습니다. 모든 블록을 합치세요.",
        "en": "This is the mean of the last block alone. Combine all blocks.",
    },
    "combine_median": {
        "ko": "평균들의 중앙값입니다. 필요한 것은 행 수로 무게를 준 평균입니다.",
        "en": "This is the median of the means. What is needed is their mean, weighted by the numbers of rows.",
    },
    "combine_wrong_axis": {
        "ko": "성분 방향으로 평균했습니다. 블록 방향(axis=0)으로 합쳐야 w의 성분마다 수가 하나씩 나옵니다.",
        "en": "You averaged over the components. Combine over the blocks (axis=0), to get one number per component.",
    },
    "combine_not_added": {
        "ko": "무게를 준 것까지는 맞습니다. 이제 블록 방향(axis=0)으로 더하세요.",
        "en": "The weights are right. Now add over the blocks (axis=0).",
    },
    "combine_one_number": {
        "ko": "성분까지 모두 더해 수 하나가 되었습니다. w의 성분마다 수가 하나씩 있어야 합니다.",
        "en": "The components are added up, too. There must be one number per component of w.",
    },
    # Rows for an error.
    "rows_needed": {"ko": "수 하나(행 수)", "en": "a single number, of rows"},
    "rows_right": {
        "ko": "네 경우에 모두 맞습니다. 오차를 10분의 1로 줄이려면 행이 100배 필요합니다.",
        "en": "Right in all four cases. A tenth of the error takes 100 times the rows.",
    },
    "rows_not_squared": {
        "ko": "제곱하지 않았습니다. σ/√n = 목표를 n으로 풀면 n = (σ/목표)²입니다.",
        "en": "The square is missing. Solving σ/√n = goal for n gives n = (σ/goal)².",
    },
    "rows_not_squared_up": {
        "ko": "올림은 맞지만 제곱하지 않았습니다. n = (σ/목표)²입니다.",
        "en": "Rounding up is right, but the square is missing: n = (σ/goal)².",
    },
    "rows_not_rounded": {
        "ko": "식은 맞지만 행 수는 정수입니다. 목표를 넘지 않도록 올림하세요.",
        "en": "The formula is right, but rows come in whole numbers. Round up, so that the goal is met.",
    },
    "rows_rounded_down": {
        "ko": "내림했습니다. 그러면 오차가 목표를 조금 넘습니다. 올림하세요.",
        "en": "You rounded down, so the error is a little above the goal. Round up.",
    },
    "rows_nearest": {
        "ko": "반올림했습니다. 반올림이 내림이 되는 경우에는 오차가 목표를 넘습니다. 올림하세요.",
        "en": "You rounded to the nearest. Where that is down, the error is above the goal. Round up.",
    },
    "rows_one_more": {
        "ko": "내림하고 1을 더했습니다. (σ/목표)²이 이미 정수일 때 한 행이 남습니다. np.ceil을 쓰세요.",
        "en": "You rounded down and added 1. Where (σ/goal)² is whole already, that is one row too many. Use np.ceil.",
    },
    "rows_upside_down": {
        "ko": "분수가 거꾸로입니다. 목표가 작을수록 행이 많아야 합니다.",
        "en": "The fraction is upside down. A smaller goal must take more rows.",
    },
    "rows_root": {
        "ko": "제곱 대신 제곱근을 구했습니다. 오차가 √n으로 나뉘므로 n은 비의 제곱입니다.",
        "en": "You took the root instead of the square. The error is divided by √n, so n is the ratio squared.",
    },
    "rows_spread_squared_only": {
        "ko": "spread만 제곱했습니다. 목표도 제곱해야 합니다.",
        "en": "Only the spread is squared. The goal must be squared, too.",
    },
    "rows_goal_squared_only": {
        "ko": "목표만 제곱했습니다. spread도 제곱해야 합니다.",
        "en": "Only the goal is squared. The spread must be squared, too.",
    },
    "rows_spread_not_squared_up": {
        "ko": "목표만 제곱하고 올림했습니다. spread도 제곱해야 합니다.",
        "en": "Only the goal is squared, then rounded up. The spread must be squared, too.",
    },
    "rows_squared_after": {
        "ko": "올림한 다음 제곱했습니다. 먼저 제곱하고 마지막에 올림하세요.",
        "en": "You rounded up before squaring. Square first, and round up last.",
    },
    "rows_doubled": {
        "ko": "정답의 두 배입니다. 표준 오차는 σ/√n이고 2는 없습니다.",
        "en": "This is twice the answer. The standard error is σ/√n, without a 2.",
    },
    # The nearest matrix of rank k.
    "low_rank_needed": {"ko": "X와 모양이 같은 행렬", "en": "a matrix of the shape of X"},
    "low_rank_right": {
        "ko": "두 행렬에서 모두 맞습니다. 랭크가 k 이하인 행렬 가운데 이보다 X에 가까운 것은 없습니다.",
        "en": "Right on both matrices. No matrix of rank k or less is closer to X.",
    },
    "low_rank_smallest": {
        "ko": "가장 작은 특이값 k개를 남겼습니다. 특이값은 큰 것부터 오므로 앞의 k개를 남기세요.",
        "en": "You kept the k smallest singular values. They come largest first: keep the first k.",
    },
    "low_rank_one_more": {
        "ko": "k + 1개를 남겼습니다. [:k]이면 0부터 k − 1까지 k개입니다.",
        "en": "You kept k + 1. [:k] takes k of them, from 0 to k − 1.",
    },
    "low_rank_one_less": {"ko": "k − 1개를 남겼습니다. [:k]를 쓰세요.", "en": "You kept k − 1. Use [:k]."},
    "low_rank_only_kth": {
        "ko": "k번째 성분 하나만 남겼습니다. 첫째부터 k째까지 모두 남기세요.",
        "en": "You kept the k-th component alone. Keep all from the first to the k-th.",
    },
    "low_rank_no_sigma": {
        "ko": "특이값을 곱하지 않았습니다. UₖΣₖVₖᵀ에서 Σₖ가 빠졌습니다.",
        "en": "The singular values are not applied: Σₖ is missing from UₖΣₖVₖᵀ.",
    },
    "low_rank_sigma_squared": {"ko": "특이값을 두 번 곱했습니다.", "en": "The singular values are applied twice."},
    "low_rank_everything": {
        "ko": "X가 그대로 돌아왔습니다. 특이값을 k개만 남기고 잘라야 합니다.",
        "en": "X came back as it was. Only k singular values may be kept.",
    },
    "low_rank_remainder": {
        "ko": "버린 부분 X − Xₖ를 돌려주었습니다. 필요한 것은 남긴 부분입니다.",
        "en": "This is what was cut off, X − Xₖ. What is needed is the part that is kept.",
    },
    "low_rank_scores": {
        "ko": "UₖΣₖ까지만 곱했습니다. Vₖᵀ를 곱해야 원래의 모양으로 돌아옵니다.",
        "en": "This stops at UₖΣₖ. Multiply by Vₖᵀ to return to the original shape.",
    },
    "low_rank_v_not_transposed": {
        "ko": "np.linalg.svd가 돌려주는 셋째 값은 V가 아니라 이미 Vᵀ입니다. 앞의 k행을 그대로 쓰세요.",
        "en": "The third value of np.linalg.svd is not V but already Vᵀ. Take its first k rows as they are.",
    },
    "low_rank_centred": {
        "ko": "평균을 빼고 되돌리지 않았습니다. 이 연습에서는 평균을 빼지 않고 X를 바로 분해하세요.",
        "en": "The mean is subtracted and not put back. Here, decompose X itself, without subtracting the mean.",
    },
    "low_rank_about_mean": {
        "ko": "주성분 분석입니다. 평균을 빼고 다시 더한 행렬은 랭크가 k + 1까지 될 수 있습니다. 여기서는 X를 바로 "
        "분해하세요.",
        "en": "This is principal component analysis. With the mean put back its rank can be k + 1. Here, decompose X "
        "itself.",
    },
    "low_rank_first_columns": {
        "ko": "X의 앞 k열만 남기고 나머지를 0으로 했습니다. 원래의 열이 아니라 특이 방향을 고르세요.",
        "en": "You kept the first k columns of X and set the rest to 0. Choose singular directions, not columns.",
    },
    "low_rank_columns_alone": {
        "ko": "X의 앞 k열입니다. 원래의 열이 아니라 특이 방향을 골라 X와 같은 모양으로 되돌리세요.",
        "en": "These are the first k columns of X. Choose singular directions, and return to the shape of X.",
    },
    "low_rank_values": {
        "ko": "특이값 k개만 돌려주었습니다. UₖΣₖVₖᵀ를 곱해 행렬을 만드세요.",
        "en": "These are the k singular values alone. Multiply UₖΣₖVₖᵀ to make the matrix.",
    },
}

PREDICTIONS = {
    "map_reduce": {
        "answer": 2,
        "ko": {
            "question": "펭귄 342마리를 네 블록으로 나누어 블록마다 그레이디언트를 구하고 더합니다. 전체를 한꺼번에 "
            "구한 "
            "그레이디언트와 견주면 어떨까요?",
            "options": [
                "대략 같습니다. 블록이 많을수록 오차가 커집니다.",
                "행을 잘 섞었을 때만 같습니다.",
                "어떻게 나누고 섞어도 같습니다.",
                "블록이 같은 크기일 때만 같습니다.",
            ],
            "outcome": "언제나 같습니다. 그레이디언트는 행마다 하나씩인 항의 합이고, 합은 어떻게 묶고 어떤 순서로 "
            "더해도 "
            "같기 때문입니다. 달라지는 것은 중간의 화살표뿐입니다.",
        },
        "en": {
            "question": "Cut the 342 penguins into four blocks, take the gradient of each, and add. How does the sum "
            "compare with the gradient of all at once?",
            "options": [
                "It is about the same; with more blocks the error grows.",
                "It is the same only if the rows were shuffled well.",
                "It is the same, however they are cut and shuffled.",
                "It is the same only if the blocks have equal size.",
            ],
            "outcome": "It is always the same. The gradient is a sum with one term per row, and a sum may be grouped "
            "and "
            "ordered at will. Only the arrows on the way differ.",
        },
    },
    "ways": {
        "answer": 1,
        "ko": {
            "question": "행이 백만 개일 때, 코어를 두 배로 쓰면 그레이디언트를 구하는 시간은 어떻게 될까요?",
            "options": [
                "언제나 정확히 절반이 됩니다.",
                "많아야 절반까지 줄고, 메모리를 읽는 속도에 막히면 덜 줍니다.",
                "그대로입니다. Python은 한 번에 한 코어만 씁니다.",
            ],
            "outcome": "일은 나뉘지만 데이터가 지나는 길은 함께 씁니다. 곱셈은 아주 적고 읽을 수는 많으므로, "
            "메모리에서 "
            "읽는 시간보다 빨라질 수는 없습니다. 컴파일한 코드는 Python의 잠금을 풀고 여러 코어에서 함께 돌 수 "
            "있습니다.",
        },
        "en": {
            "question": "With a million rows, what happens to the time of one gradient when twice as many cores work?",
            "options": [
                "It is always exactly halved.",
                "It is halved at best; less, where reading memory is the limit.",
                "Nothing. Python uses one core at a time.",
            ],
            "outcome": "The work is shared, but so is the road on which the data come. There are few multiplications "
            "for "
            "many numbers to be read, so it can never be faster than reading memory. Compiled code lets go of Python's "
            "lock and runs on several cores at once.",
        },
    },
    "samples": {
        "answer": 2,
        "ko": {
            "question": "표본의 행을 4배로 늘리면 추정값의 오차는 어떻게 될까요?",
            "options": [
                "4분의 1이 됩니다.",
                "16분의 1이 됩니다.",
                "2분의 1이 됩니다.",
                "참값에 따라 다릅니다.",
            ],
            "outcome": "절반이 됩니다. 오차는 1/√n에 비례하기 때문입니다. 로그 눈금에서는 기울기 −1/2인 직선이고, "
            "여기서 추정하는 셋이 모두 그렇습니다. 기울기 w₁만 행이 아주 적을 때 직선보다 위에 있습니다.",
        },
        "en": {
            "question": "Take 4 times as many rows into the sample. What happens to the error of the estimate?",
            "options": [
                "It falls to a quarter.",
                "It falls to a sixteenth.",
                "It falls to a half.",
                "That depends on the true value.",
            ],
            "outcome": "It halves, because the error is proportional to 1/√n. On logarithmic axes that is a line of "
            "slope −1/2, for all three estimates. Only w₁ lies above it where rows are very few.",
        },
    },
    "low_rank": {
        "answer": 1,
        "ko": {
            "question": "8×8 그림 한 장은 수 64개입니다. 사람이 숫자를 알아보려면 주성분이 몇 개쯤 필요할까요?",
            "options": ["2개쯤", "10개쯤", "40개쯤", "64개 모두"],
            "outcome": "열 개쯤이면 대개 알아봅니다. 화소들이 서로 상관되어 있어, 변화의 대부분이 몇 안 되는 방향에 "
            "모여 있기 때문입니다. 컴퓨터에게 가장 비슷한 원래 그림을 찾게 해 보면, 성분 2개로는 48%, 10개로는 94%, "
            "64개로는 98%를 맞힙니다.",
        },
        "en": {
            "question": "An image of 8×8 pixels is 64 numbers. About how many principal components does it take to "
            "recognise the digit?",
            "options": ["about 2", "about 10", "about 40", "all 64"],
            "outcome": "About ten will usually do. Pixels are correlated, so most of the variation lies in a few "
            "directions. A computer that looks for the most similar original gets 48% right with 2 components, 94% "
            "with 10, and 98% with all 64.",
        },
    },
}
