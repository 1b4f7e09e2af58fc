"""The sentence that answers, with the words that were looked for marked. PURE."""

import re
from collections.abc import Sequence
from typing import Final

SENTENCE: Final = re.compile(r"[^。；;！？!?\n]+[。；;！？!?]?")
SHORTEST: Final = 12  # the name of a law or a heading says nothing
LONGEST: Final = 90
BEFORE: Final = 20
Part = tuple[str, bool]


def snippet(text: str, words: Sequence[str], *, besides: str = "") -> list[Part]:
    """The sentence in which most characters are words, cut and in parts; short ones and `besides` only when nothing else is there."""
    sentences = [sentence.strip() for sentence in SENTENCE.findall(text)]
    telling = [sentence for sentence in sentences if len(sentence) >= SHORTEST and _bare(sentence) != besides]
    best = max(telling or sentences, key=lambda sentence: sum(len(word) for word in words if word in sentence.lower()), default="")
    return marked(_cut(best, words), words)


def marked(text: str, words: Sequence[str]) -> list[Part]:
    """The text in parts; of overlapping words the longest, which come first in `words`."""
    if not words or len(text.lower()) != len(text):
        return [(text, False)]
    pattern = re.compile("|".join(map(re.escape, words)))
    parts: list[Part] = []
    end = 0
    for match in pattern.finditer(text.lower()):
        parts += [(text[end : match.start()], False), (text[match.start() : match.end()], True)]
        end = match.end()
    return [part for part in (*parts, (text[end:], False)) if part[0]]


def _bare(sentence: str) -> str:
    """Without the number in front and the stop behind, as titles of plan items are made."""
    return re.sub(r"^\d+\s*[.．、]\s*", "", sentence).rstrip("。；; ")


def _cut(sentence: str, words: Sequence[str]) -> str:
    if len(sentence) <= LONGEST:
        return sentence
    first = min((at for word in words if (at := sentence.lower().find(word)) >= 0), default=0)
    start = max(0, first - BEFORE)
    end = start + LONGEST
    return ("…" if start else "") + sentence[start:end] + ("…" if end < len(sentence) else "")
