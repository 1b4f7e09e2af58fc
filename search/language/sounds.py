"""How words sound: pinyin as people type it, with what the north-east does not tell apart made alike. PURE."""

from functools import lru_cache
from typing import Final

from search.language.readings import every_syllable, syllables

ALIKE: Final = (("ng", "n"), ("zh", "z"), ("ch", "c"), ("sh", "s"), ("v", "u"))
LONGEST_SYLLABLE: Final = 6  # zhuang
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


def joints(letters: str) -> list[int]:
    """Where a syllable may end in letters that are pinyin from the first to the last; else nothing."""
    forth, back = _reached(letters, every_syllable()), _reached(letters[::-1], frozenset(one[::-1] for one in every_syllable()))
    return [at for at in sorted(forth) if at and len(letters) - at in back] if len(letters) in forth else []


def _reached(letters: str, known: frozenset[str]) -> set[int]:
    """The places to which whole syllables lead from the beginning."""
    places = {0}
    for at in range(len(letters)):
        if at in places:
            places |= {at + size for size in range(1, LONGEST_SYLLABLE + 1) if letters[at : at + size] in known}
    return {place for place in places if place <= len(letters)}
