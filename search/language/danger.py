"""Words that may mean danger: the numbers to call then stand above all results (domain.md 5, safety S1-11). PURE."""

import re
from typing import Final

from search.language.text import FORMS
from search.language.words import words

SHORT: Final = 4


def _spoken(word: str) -> str:
    """Chinese words stand anywhere, also as something that has happened (打了我); others begin a word ("threatened"), and short ones are
    whole words, for "hitch" and "rapeseed" are none.
    """
    if not word.isascii():
        return "[了过着]?".join(word)
    return rf"(?<![a-z]){word}" + (rf"(?:{FORMS})?(?![a-z])" if len(word) <= SHORT else "")


WORDS: Final = re.compile("|".join(map(_spoken, words("danger"))))


def is_danger(*texts: str) -> bool:
    """Whether one of the texts, as typed or as understood, speaks of violence, assault, abduction or self-harm."""
    return any(map(WORDS.search, texts))
