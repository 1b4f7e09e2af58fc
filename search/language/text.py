"""One spelling for index and query: width, case, traditional characters; then pairs of characters. PURE."""

import re
from functools import lru_cache
from typing import Final

from opencc import OpenCC

from portal.kit.text import fold

HAN: Final = "\u3400-\u9fff"
FORMS: Final = "s|es|ed|d|ing|[a-z]ing|'s"  # the usual endings of a word in Latin letters: hit, hits, hitting
RUN: Final = re.compile(rf"[{HAN}]+|[a-z]+|[0-9]+")
SIMPLIFIED: Final = OpenCC("t2s")
TONES: Final = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ", "aaaaeeeeiiiioooouuuuvvvvv")  # pinyin as textbooks write it
EVERY_CHARACTER: Final = "".join(map(chr, range(0x3400, 0xA000)))
TRADITIONAL: Final = frozenset(old for old, new in zip(EVERY_CHARACTER, SIMPLIFIED.convert(EVERY_CHARACTER), strict=True) if old != new)


def normalise(text: str) -> str:
    """NFKC, lower case, simplified characters, pinyin without its tones, single spaces."""
    folded = fold(text).translate(TONES)
    return folded if TRADITIONAL.isdisjoint(folded) else str(SIMPLIFIED.convert(folded))  # converting is slow, and rarely needed


def runs(text: str) -> list[str]:
    """The unbroken stretches of one script in normalised text."""
    return RUN.findall(text)


def is_han(run: str) -> bool:
    """Whether a run is Chinese."""
    return run[:1] >= "\u3400"


def tokens(text: str) -> list[str]:
    """What is indexed: each pair of neighbouring characters of a Chinese run, words and numbers as they are."""
    found: list[str] = []
    for run in runs(text):
        found += pairs(run) if is_han(run) else [run]
    return found


def pairs(run: str) -> list[str]:
    """妇女权益 → 妇女 女权 权益; a lone character stands for itself."""
    return [run[at : at + 2] for at in range(len(run) - 1)] or [run]


def characters(text: str) -> list[str]:
    """The single Chinese characters of a text, each once: what queries of one character look for."""
    return sorted({mark for run in runs(text) if is_han(run) for mark in run})


@lru_cache(maxsize=512)
def phrase(word: str) -> tuple[str, ...]:
    """The tokens of a word that has to stand unbroken."""
    return tuple(tokens(word))
