"""Articles of laws as people write them: 76条, 第76条, 七十六条 are 第七十六条, as the laws themselves have it. PURE."""

import re
from typing import Final

DIGITS: Final = "零一二三四五六七八九"
TENS: Final = ((1000, "千"), (100, "百"), (10, "十"))
NUMERAL: Final = rf"[{DIGITS}十百千]"
WRITTEN: Final = re.compile(rf"(?:第 ?(\d{{1,4}}|{NUMERAL}+)|(?<![\d{DIGITS}])(\d{{2,4}}|{NUMERAL}{{2,}})) ?条")
ARTICLE: Final = re.compile(rf"第{NUMERAL}+条")


def articles(text: str) -> str:
    """Normalised text with its articles written as laws write them."""
    return WRITTEN.sub(lambda match: f"第{_numeral(match[1] or match[2])}条", text)


def _numeral(number: str) -> str:
    """1079 → 一千零七十九; what is written so already stays."""
    if not number.isdigit():
        return number
    rest, written = int(number), ""
    for size, name in TENS:
        count, rest = divmod(rest, size)
        written += DIGITS[count] + name if count else "零" if written and rest and not written.endswith("零") else ""
    written += DIGITS[rest] if rest else ""
    return written.removeprefix("一") if written.startswith("一十") else written or DIGITS[0]
