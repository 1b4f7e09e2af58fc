"""From places where words stand to an order of documents: the ranking of the embedded index. PURE."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, Final

from search import ranking
from search.language.question import Idea

FIELD_WEIGHTS: Final[dict[str, float]] = {"title": ranking.TITLE, "hints": ranking.KEYWORDS, "body": ranking.BODY}


@dataclass
class Standing:
    """Where a word stands: document → weight of the fields; `spread` is how many documents have it, as far as known."""

    weights: dict[Any, float] = field(default_factory=dict)
    spread: float = 0.0

    def add(self, name: str, numbers: Collection[Any]) -> None:
        """The word stands in the field `name` of these documents."""
        weights, weight = self.weights, FIELD_WEIGHTS[name]
        for number in numbers:
            weights[number] = weights.get(number, 0.0) + weight

    @property
    def is_titled(self) -> bool:
        """Whether the word stands in a title: a pair of characters that does is a word."""
        return max(self.weights.values(), default=0.0) >= ranking.TITLE

    def measure(self, numbers: Sequence[int], span: range) -> None:
        """Learn the spread from the documents of one field, of all in `span`. How thin a list is that was cut off tells how many more."""
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
    """Add up the ideas: of each the best word, the others as confirmation; then favour documents that answer more of the question.

    Only the best `ranking.CANDIDATES` are returned.
    """
    values: dict[Any, float] = {}
    weights: dict[Any, float] = {}
    shares: dict[Any, float] = {}
    asked = 0.0
    told = []
    for idea in ideas:
        best, words = _best_of(idea, standings, total)
        strength = max(
            (rarity(standings[one.word].spread, total) * one.weight for one in idea.alternatives if standings[one.word].weights),
            default=0.0,
        )
        asked += strength
        share = 1.0 if any(standings[one.word].is_titled for one in idea.alternatives) else idea.share
        told.append((idea.typed, words))
        for number, value in best.items():
            values[number] = values.get(number, 0.0) + value
            weights[number] = weights.get(number, 0.0) + strength
            shares[number] = shares.get(number, 0.0) + share
    covered = ranking.COVERAGE / asked if asked else 0.0
    final = {
        number: value * (1 - ranking.COVERAGE + covered * weights[number])
        for number, value in values.items()
        if shares[number] >= ranking.SHARE
    }
    top = sorted(final.items(), key=itemgetter(1), reverse=True)[: ranking.CANDIDATES]
    return {
        number: Scored(value, weights[number], [(typed, words[number]) for typed, words in told if number in words])
        for number, value in top
    }


def _best_of(idea: Idea, standings: Mapping[str, Standing], total: int) -> tuple[dict[Any, float], dict[Any, str]]:
    """Document → value, the strongest word and a part of the others; and document → that word."""
    tops: dict[Any, float] = {}
    words: dict[Any, str] = {}
    others: dict[Any, float] = {}
    for alternative in idea.alternatives:
        standing, word = standings[alternative.word], alternative.word
        strength = rarity(standing.spread, total) * alternative.weight
        for number, weight in standing.weights.items():
            value, top = strength * weight, tops.get(number, 0.0)
            if value > top:
                tops[number], words[number], value = value, word, top
            if value:
                others[number] = others.get(number, 0.0) + value
    for number, rest in others.items():
        tops[number] += ranking.TIE * rest
    return tops, words


def name_exactly(scored: dict[Any, Scored], document: Any, text: str) -> None:
    """A document whose code was typed comes before all others."""
    one = scored.setdefault(document, Scored())
    one.score += ranking.EXACT
    one.by.append((text, text))
