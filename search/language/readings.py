"""How Chinese characters are read in pinyin, without tones: 重 is zhong, but chong in 重婚. PURE.

`words/readings.txt` holds a line for each reading: its syllables, a tab, then everything that is read so, run together. It is made from the
tables of pypinyin (`manage.py make_readings`), which take 53 MB in each process; this one takes 4.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).parent / "words/readings.txt"
LONGEST: Final = 6  # as the longest words that are looked up by sound


def read(text: str, known: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The syllables of a text, the longest known phrase first; what is not known stands for itself, character by character."""
    syllables: list[str] = []
    at = 0
    while at < len(text):
        end = next((end for end in range(min(len(text), at + LONGEST), at, -1) if text[at:end] in known), at + 1)
        syllables += known.get(text[at:end], (text[at],))
        at = end
    return syllables


def syllables(text: str) -> list[str]:
    """How a text is read."""
    return read(text, _known())


@cache
def _known() -> dict[str, tuple[str, ...]]:
    known: dict[str, tuple[str, ...]] = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        sounds, words = line.split("\t")
        meant = tuple(sounds.split())
        known |= {words[at : at + len(meant)]: meant for at in range(0, len(words), len(meant))}
    return known


@cache
def every_syllable() -> frozenset[str]:
    """All syllables there are; those of one vowel stand for themselves."""
    return frozenset(one for sounds in _known().values() for one in sounds if one.isascii()) | {"lv", "nv", "lu", "nu"}
