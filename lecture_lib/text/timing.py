"""Words of what is timed on the reader's machine."""

WORDS = {
    "measuring": {"ko": "재는 중", "en": "Measuring"},
    "seconds_unit": {"ko": "{value}초", "en": "{value} s"},
    "milliseconds_unit": {"ko": "{value} ms", "en": "{value} ms"},
    "rows": {"ko": "데이터 수 n", "en": "Rows n"},
    "features": {"ko": "특징 수 p", "en": "Features p"},
    "rows_axis": {"ko": "데이터 수 n (행)", "en": "number of rows n"},
    "features_axis": {"ko": "특징 수 p (열)", "en": "number of features p"},
    "milliseconds": {"ko": "걸린 시간 (ms)", "en": "time (ms)"},
    "over_rows": {"ko": "데이터 수에 따른 시간", "en": "Time against rows"},
    "over_features": {"ko": "특징 수에 따른 시간", "en": "Time against features"},
    "normal_equation": {"ko": "정규 방정식", "en": "normal equation"},
    "quiet": {"ko": "흐린 선: 조용한 컴퓨터", "en": "faint: a quiet machine"},
    "unsteady": {
        "ko": "지금은 이 컴퓨터의 시간이 들쭉날쭉합니다. 같은 계산이 가장 빠를 때의 {times}배 걸리곤 합니다. "
        "여기서 잰 것은 믿지 말고, 조용한 컴퓨터에서 잰 흐린 것을 보세요.",
        "en": "Just now the times of this machine are unsteady: the same work often takes {times} times as long as at "
        "its fastest. Do not trust what was measured here; look at what is faint, measured on a quiet machine.",
    },
}
