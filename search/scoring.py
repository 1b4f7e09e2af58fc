"""From places where words stand to an order of documents: the ranking of the embedded index. PURE."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from search import ranking
from search.language.question import Idea

FIELD_WEIGHTS: Final[dict[str, float]] = {"title": ranking.TITLE, "hints": ranking.KEYWORDS, "body": ranking.BODY}


@dataclass
class Standing:
    """Where a word stands: document → weight of the fields; `spread` is how many documents have it, as far as known."""

    weights: dict[Any, float] = field(default_factory=dict)
    spread: float = 0.0

    def note(self, document: Any, name: str) -> None:
        """The word stands in the field `name` of a document."""
        self.weights[document] = self.weights.get(document, 0.0) + FIELD_WEIGHTS[name]

    def add(self, name: str, numbers: list[int], span: range) -> None:
        """Take in the documents of one field, of all in `span`. A full list was cut off: how thin it is tells how many there would be."""
        for number in numbers:
            self.note(number, name)
        is_cut = len(numbers) >= ranking.DEPTH
        self.spread = max(self.spread, len(numbers) * len(span) / (max(numbers) - span.start + 1) if is_cut else len(self.weights))


@dataclass
class Scored:
    """A document's score, the share of the question that it answers, and the words by which."""

    score: float = 0.0
    weight: float = 0.0
    by: list[tuple[str, str]] = field(default_factory=list)


def rarity(spread: float, total: int) -> float:
    """How much a word tells: the inverse document frequency of BM25."""
    return math.log(1 + (max(total - spread, 0) + 0.5) / (spread + 0.5))


def score(ideas: Iterable[Idea], standings: Mapping[str, Standing], total: int) -> dict[Any, Scored]:
    """Add up the ideas: of each the best word, the others as confirmation; then favour documents that answer more of the question."""
    scored: dict[Any, Scored] = {}
    asked = 0.0
    for idea in ideas:
        best = _best_of(idea, standings, total)
        standing = [(standings[one.word], one.weight) for one in idea.alternatives if standings[one.word].weights]
        strength = max((rarity(place.spread, total) * weight for place, weight in standing), default=0.0)
        asked += strength
        for number, (value, word) in best.items():
            one = scored.setdefault(number, Scored())
            one.score += value
            one.weight += strength
            one.by.append((idea.typed, word))
    for one in scored.values():
        one.score *= 1 - ranking.COVERAGE + ranking.COVERAGE * one.weight / asked if asked else 1
    return scored


def _best_of(idea: Idea, standings: Mapping[str, Standing], total: int) -> dict[Any, tuple[float, str]]:
    """Number → (value, word): the strongest alternative and a part of the others."""
    found: dict[Any, tuple[float, str, float]] = {}
    for alternative in idea.alternatives:
        standing = standings[alternative.word]
        strength = rarity(standing.spread, total) * alternative.weight
        for number, weight in standing.weights.items():
            value = strength * weight
            top, word, rest = found.get(number, (0.0, "", 0.0))
            found[number] = (value, alternative.word, rest + top) if value > top else (top, word, rest + value)
    return {number: (top + ranking.TIE * rest, word) for number, (top, word, rest) in found.items()}


def name_exactly(scored: dict[Any, Scored], document: Any, text: str) -> None:
    """A document whose code was typed comes before all others."""
    one = scored.setdefault(document, Scored())
    one.score += ranking.EXACT
    one.by.append((text, text))
