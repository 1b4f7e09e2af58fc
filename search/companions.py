"""Which goal and which measure of a domain speak of the same thing. PURE.

The plan lists goals and measures apart and never says which serves which. Whoever looks for 留守妇女 wants the measure that names her and
also the goal behind it, which only says 关爱服务: the two share words that few of their neighbours have.
"""

import math
from collections import Counter
from collections.abc import Mapping
from typing import Final

from search.language.text import normalise, tokens

OPENING: Final = 90
ENOUGH: Final = 0.05  # below it, what two items share is the language of plans


def companions(goals: Mapping[str, str], measures: Mapping[str, str]) -> dict[str, str]:
    """Code → the code on the other side that is nearest by its opening words, for those that are near enough."""
    bags = {code: frozenset(tokens(normalise(text)[:OPENING])) for code, text in {**goals, **measures}.items()}
    spread = Counter(token for bag in bags.values() for token in bag)
    found = {}
    for here, there in ((goals, measures), (measures, goals)):
        for code in here:
            best = max(there, key=lambda other: _nearness(bags[code], bags[other], spread), default="")
            if best and _nearness(bags[code], bags[best], spread) >= ENOUGH:
                found[code] = best
    return found


def _nearness(one: frozenset[str], other: frozenset[str], spread: Counter[str]) -> float:
    """The share of telling words that both have: cosine with rarity within the domain."""
    shared = _length(one & other, spread)
    return shared / math.sqrt(_length(one, spread) * _length(other, spread)) if shared else 0.0


def _length(bag: frozenset[str], spread: Counter[str]) -> float:
    return sum(1 / spread[token] for token in bag)
