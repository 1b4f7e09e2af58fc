"""Words that may mean danger: the numbers to call then stand above all results (domain.md 5, safety S1-11). PURE."""

import re
from typing import Final

from search.language.words import words

#: Chinese words stand anywhere; others begin a word ("threatened" is a danger, "white" is no "hit").
WORDS: Final = re.compile("|".join(rf"(?<![a-z]){word}" if word.isascii() else word for word in words("danger")))


def is_danger(*texts: str) -> bool:
    """Whether one of the texts, as typed or as understood, speaks of violence, assault, abduction or self-harm."""
    return any(map(WORDS.search, texts))
