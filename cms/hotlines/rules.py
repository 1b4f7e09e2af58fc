"""What a telephone number in China looks like, and which opening hours can be true."""

import re
from typing import Final

#: Emergency and public service numbers (110, 12338, 96110), fixed lines with area code, mobile telephones, 400 and 800 numbers.
NUMBER: Final = re.compile(r"1\d{2}|1\d{4}|9[56]\d{3,4}|0\d{2,3}-?\d{7,8}|1[3-9]\d{9}|[48]00-?\d{3}-?\d{4}", re.ASCII)
CLOCK: Final = re.compile(r"(\d{1,2})[:：](\d{2})")
SPAN: Final = re.compile(r"(\d{1,2}[:：]\d{2})\s*[-–—~～至到]\s*(次日)?\s*(\d{1,2}[:：]\d{2})")
SAYS_WHEN: Final = re.compile(r"\d|[一二三四五六七八九十]|全天|昼夜|工作日|日|小时")
LAST_MINUTE: Final = 24 * 60


def is_number(text: str) -> bool:
    """Whether `text` can be dialled as it stands."""
    return bool(NUMBER.fullmatch(text))


def are_hours(text: str) -> bool:
    """Whether hours say when, with times that exist and ends that come after their beginnings (次日 excepted)."""
    times = [_minute(match[0]) for match in CLOCK.finditer(text)]
    spans = [(_minute(match[1]), _minute(match[3]), match[2]) for match in SPAN.finditer(text)]
    return (
        bool(SAYS_WHEN.search(text))
        and all(0 <= time <= LAST_MINUTE for time in times)
        and all(next_day or start < end for start, end, next_day in spans)
    )


def _minute(clock: str) -> int:
    """Minutes since midnight; -1 for a time that does not exist."""
    hour, minute = map(int, re.split("[:：]", clock))
    return hour * 60 + minute if minute < 60 else -1
