"""Words on the buttons that every live figure has."""

WORDS = {
    "reset": {"ko": "처음으로", "en": "Reset"},
    "play": {"ko": "재생", "en": "Play"},
    "pause": {"ko": "멈춤", "en": "Pause"},
    "skip": {"ko": "건너뛰기", "en": "Skip"},
    "predict": {"ko": "먼저 예측해 보세요", "en": "Predict first"},
    "right": {"ko": "예측이 맞았습니다.", "en": "As you predicted."},
    "wrong": {"ko": "예측과 다릅니다.", "en": "Not as you predicted."},
    "waiting": {"ko": "커널이 아직 답하지 않았습니다.", "en": "The kernel has not answered yet."},
}
