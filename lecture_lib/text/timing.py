"""Words of what is timed on the reader's machine."""

WORDS = {
    "measuring": {"ko": "재는 중", "en": "Measuring"},
    "seconds_unit": {"ko": "{value}초", "en": "{value} s"},
    "milliseconds_unit": {"ko": "{value} ms", "en": "{value} ms"},
}
