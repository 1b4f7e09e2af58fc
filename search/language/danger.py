"""Words that may mean danger: the numbers to call then stand above all results (domain.md 5, safety S1-11). PURE."""

from typing import Final

from search.language.words import words

WORDS: Final = words("danger")


def is_danger(*texts: str) -> bool:
    """Whether one of the texts, as typed or as understood, speaks of violence, assault, abduction or self-harm."""
    return any(word in text for text in texts for word in WORDS)
