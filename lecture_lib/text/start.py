"""Words in the picture of the start page and under it."""

from lecture_lib import text

WORDS = {
    "slope": {"ko": "기울기 (g/mm)", "en": "Slope (g/mm)"},
    "best": {"ko": "가장 작은 손실", "en": "least loss"},
    "data": {"ko": "펭귄과 직선", "en": "Penguins and a line"},
    "bowl": {"ko": "기울기에 따른 손실", "en": "Loss against slope"},
    "pivot": {"ko": "끌어 보세요", "en": "drag me"},
    "drag": {"ko": "직선이 도는 점", "en": "The point on which the line turns"},
    "readout": {
        "ko": "날개가 1 mm 길어지면 예측 체중은 {slope} g 변합니다. 손실은 최소 손실의 {times}배입니다.",
        "en": "For each mm of flipper the predicted mass changes by {slope} g. The loss is {times} times the least.",
    },
    "alt": {
        "ko": "펭귄의 날개 길이와 체중에 직선 하나를 얹은 그림과, 그 직선의 기울기에 따른 손실 그림입니다.",
        "en": "A line over the flipper lengths and body masses of penguins, and its loss against its slope.",
    },
}


def say(name: str, **fields) -> str:
    """A sentence of the start page's picture in the reader's language."""
    return text.say(f"start.{name}", **fields)
