"""How words sound: pinyin as people type it, with what the north-east does not tell apart made alike. PURE."""

from functools import lru_cache
from typing import Final

from search.language.readings import syllables

ALIKE: Final = (("ng", "n"), ("zh", "z"), ("ch", "c"), ("sh", "s"), ("v", "u"))
SHORTEST_INITIALS: Final = 3  # jb may be anything; bhl is hardly anything but 保护令


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
