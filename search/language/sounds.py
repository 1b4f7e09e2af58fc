"""How words sound: pinyin as people type it, with what the north-east does not tell apart made alike. PURE."""

import os
from functools import lru_cache
from typing import Final

from portal.kit.lazy import Lazy

ALIKE: Final = (("ng", "n"), ("zh", "z"), ("ch", "c"), ("sh", "s"), ("v", "u"))
os.environ["PYPINYIN_NO_PHRASES"] = "true"  # how a character sounds in rare words: 43 MB in each process, and typed by nobody
pypinyin = Lazy("pypinyin")
SHORTEST_INITIALS: Final = 4  # jb may be anything; jtbl is hardly anything but 家庭暴力


def syllables(word: str) -> list[str]:
    """How each character is read; letters stand for themselves."""
    read: list[str] = pypinyin.lazy_pinyin(word)
    return read


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """The key under which a word is found by ear: 宫劲癌 and 宫颈癌 share it, and so does "gongjinai"; letters stand for themselves."""
    key = "".join(syllables(word))
    for written, heard in ALIKE:
        key = key.replace(written, heard)
    return key


@lru_cache(maxsize=20_000)
def initials(word: str) -> str:
    """家庭暴力 → jtbl; empty for words too short to be meant."""
    return "".join(syllable[0] for syllable in syllables(word)) if len(word) >= SHORTEST_INITIALS else ""
