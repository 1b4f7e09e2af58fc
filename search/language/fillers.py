"""Words of a question that carry no topic: they are dropped before anything is looked up. PURE.

Single characters only where they are never half of a topic word: 地 is half of 土地 and stays; by itself it finds nothing.
`procedure.txt` holds what says how, not what (申请, 材料), and words that stand everywhere in a plan for women; `people.txt` says who it
is about: 领导总是摸我 is about 摸我, not about leaders. `little.txt` holds the English ones: they are words only between blanks.
"""

import re
from typing import Final

from search.language.words import words

WORDS: Final = words("fillers")
PEOPLE: Final = frozenset(words("people"))
ASIDE: Final = (*words("procedure"), *PEOPLE)
LITTLE: Final = frozenset(words("little"))
FILLER: Final = re.compile("|".join(sorted(map(re.escape, WORDS), key=len, reverse=True)))
STEP: Final = re.compile("(" + "|".join(sorted(map(re.escape, ASIDE), key=len, reverse=True)) + ")")


def steps(text: str) -> list[tuple[str, bool]]:
    """What is left of a run without the words that carry no topic; True for words that say how or who."""
    pieces = [part for piece in FILLER.split(text) for part in STEP.split(piece) if part]
    return [(piece, bool(STEP.fullmatch(piece))) for piece in pieces]
