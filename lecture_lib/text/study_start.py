"""Words of the start page's check."""

WORDS = {
    "mean_needed": {"ko": "수 하나", "en": "a single number"},
    "mean_right": {"ko": "평균입니다. 이제 1장으로 가 봅시다.", "en": "That is the mean. Now go on to chapter 1."},
    "mean_sum": {"ko": "합입니다. 개수로 나누어야 합니다.", "en": "That is the sum. Divide it by how many there are."},
    "mean_median": {"ko": "평균이 아니라 중앙값입니다.", "en": "That is the median, not the mean."},
    "mean_unchanged": {"ko": "x 그대로입니다. 수 하나가 필요합니다.", "en": "That is x itself, not its mean."},
    "mean_sample": {"ko": "n − 1로 나누었습니다. 평균은 n으로 나눕니다.", "en": "You divided by n − 1, not by n."},
}
