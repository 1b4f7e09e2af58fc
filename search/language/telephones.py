"""Telephone numbers as they are said: 一二三三八 is 12338, 幺幺零 is 110. PURE."""

import re
from typing import Final

SAID: Final = "零〇幺一二三四五六七八九"
DIGITS: Final = str.maketrans(SAID, "001123456789")
NUMBER: Final = re.compile(rf"(?<![第{SAID}])(?:[{SAID}]{{5,}}|[幺一][幺一二][零〇])(?![{SAID}])")


def telephones(text: str) -> str:
    """Normalised text with what can only be a telephone number in digits."""
    return NUMBER.sub(lambda match: match[0].translate(DIGITS), text)
