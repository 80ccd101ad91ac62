"""Words in the picture of the start page and under it."""

from lecture_lib import text

WORDS = {
    "slope": {"ko": "기울기 (g/mm)", "en": "Slope (g/mm)"},
    "level": {"ko": "높이 (g)", "en": "Height (g)"},
    "best": {"ko": "가장 좋은 기울기", "en": "best slope"},
    "data": {"ko": "펭귄과 직선", "en": "Penguins and a line"},
    "bowl": {"ko": "기울기에 따른 손실", "en": "Loss against slope"},
    "pivot": {"ko": "끌어 보세요", "en": "drag me"},
    "drag": {"ko": "직선이 도는 점", "en": "The point on which the line turns"},
    "readout": {
        "ko": "날개가 1 mm 길어지면 예측 체중은 {slope} g 변합니다. 평균 날개 길이에서는 {level} g을 예측합니다. "
        "손실은 최소 손실의 {times}배입니다. {verdict}",
        "en": "For each mm of flipper the predicted mass changes by {slope} g; at the mean flipper length it is "
        "{level} g. The loss is {times} times the least. {verdict}",
    },
    "found": {
        "ko": "소수 둘째 자리까지 최소 손실과 같습니다. 찾았습니다.",
        "en": "To two decimals this is the least loss: you have found the line.",
    },
    "not_yet": {"ko": "1.00배까지 줄여 보세요.", "en": "Bring it down to 1.00."},
    "alt": {
        "ko": "펭귄의 날개 길이와 체중에 직선 하나를 얹은 그림과, 그 높이에서 직선의 기울기에 따른 손실 그림입니다.",
        "en": "A line over the flipper lengths and body masses of penguins, and, for its height, the loss against its "
        "slope.",
    },
}


def say(name: str, **fields) -> str:
    """A sentence of the start page's picture in the reader's language."""
    return text.say(f"start.{name}", **fields)
