"""The sentence that answers, with the words that were looked for marked. PURE."""

import re
from collections.abc import Sequence
from typing import Final

from search.language.text import FORMS, HAN

SENTENCE: Final = re.compile(r"[^。；;！？!?\n]+[。；;！？!?]?")
SHORTEST: Final = 12  # the name of a law or a heading says nothing
STOP: Final = re.compile(r"(?<=[a-z0-9)])\. +(?=[A-Z])")  # of an English sentence; 2026.11 is none
LONGEST: Final = 90
BEFORE: Final = 20
WIDE: Final = re.compile(f"[{HAN}]")
Part = tuple[str, bool]


def snippet(text: str, words: Sequence[str], *, besides: str = "") -> list[Part]:
    """The sentence in which most characters are words, cut and in parts; short ones and `besides` only when nothing else is there."""
    sentences = [sentence.strip() for sentence in SENTENCE.findall(STOP.sub(".\n", text))]
    telling = [sentence for sentence in sentences if len(sentence) >= SHORTEST and _bare(sentence) != besides]
    best = max(telling or sentences, key=lambda sentence: sum(len(word) for word in words if word in sentence.lower()), default="")
    return marked(_cut(best, words), words)


def marked(text: str, words: Sequence[str]) -> list[Part]:
    """The text in parts; of overlapping words the longest, which come first in `words`."""
    if not words or len(text.lower()) != len(text):
        return [(text, False)]
    pattern = re.compile("|".join(map(_standing, words)))
    parts: list[Part] = []
    end = 0
    for match in pattern.finditer(text.lower()):
        parts += [(text[end : match.start()], False), (text[match.start() : match.end()], True)]
        end = match.end()
    return [part for part in (*parts, (text[end:], False)) if part[0]]


def _bare(sentence: str) -> str:
    """Without the number in front and the stop behind, as titles of plan items are made."""
    return re.sub(r"^\d+\s*[.．、]\s*", "", sentence).rstrip("。；; ")


def _standing(word: str) -> str:
    """A word as it stands in a text: one in Latin letters not inside another (or, for), but in its usual forms (lawyers)."""
    before = "(?<![a-z])" if word[0].isascii() and word[0].isalpha() else ""
    after = f"(?:{FORMS})?(?![a-z])" if word[-1].isascii() and word[-1].isalpha() else ""
    return before + re.escape(word) + after


def _cut(sentence: str, words: Sequence[str]) -> str:
    """At most one and a half lines; letters are half as wide as characters, and their words are not torn."""
    is_latin = not WIDE.search(sentence)
    longest, before = (2 * LONGEST, 2 * BEFORE) if is_latin else (LONGEST, BEFORE)
    if len(sentence) <= longest:
        return sentence
    first = min((at for word in words if (at := sentence.lower().find(word)) >= 0), default=0)
    start = max(0, first - before)
    end = start + longest
    if is_latin:
        start = sentence.rfind(" ", 0, start) + 1
        end = sentence.rfind(" ", 0, end) if end < len(sentence) and " " in sentence[start:end] else end
    return ("…" if start else "") + sentence[start:end] + ("…" if end < len(sentence) else "")
