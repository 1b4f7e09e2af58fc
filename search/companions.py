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


def companion(code: str, goals: Mapping[str, str], measures: Mapping[str, str]) -> str:
    """The code on the other side that is nearest to `code` by its opening words; empty where none is near enough."""
    bags = {item: frozenset(tokens(normalise(text)[:OPENING])) for item, text in {**goals, **measures}.items()}
    spread = Counter(token for bag in bags.values() for token in bag)
    near = {other: _nearness(bags[code], bags[other], spread) for other in (measures if code in goals else goals)}
    best = max(near, key=lambda other: near[other], default="")
    return best if near.get(best, 0) >= ENOUGH else ""


def _nearness(one: frozenset[str], other: frozenset[str], spread: Counter[str]) -> float:
    """The share of telling words that both have: cosine with rarity within the domain."""
    shared = _length(one & other, spread)
    return shared / math.sqrt(_length(one, spread) * _length(other, spread)) if shared else 0.0


def _length(bag: frozenset[str], spread: Counter[str]) -> float:
    return sum(1 / spread[token] for token in bag)
