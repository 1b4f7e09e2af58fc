"""What other rules would have decided: the same facts by the rules before and after. PURE."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from services.catalogue.decisions import Decision
from services.catalogue.facts import Facts
from services.routing.engine import decide
from services.routing.rules import Rule
from services.routing.surroundings import Surroundings


@dataclass(frozen=True, order=True)
class Way:
    """Where a request goes and how fast, without saying which request."""

    rule: str
    lead: str
    partners: tuple[str, ...]
    urgency: str


@dataclass(frozen=True)
class Move:
    """Requests that would go another way, and how many."""

    before: Way
    after: Way
    count: int


def changed(facts: Facts, before: Sequence[Rule], after: Sequence[Rule], around: Surroundings) -> tuple[Way, Way] | None:
    """Both ways of one request, or None where they are the same."""
    ways = _way(decide(facts, before, around)), _way(decide(facts, after, around))
    return ways if ways[0] != ways[1] else None


def moves(many: Iterable[Facts], before: Sequence[Rule], after: Sequence[Rule], around: Surroundings) -> list[Move]:
    """What changes for `many`, the most frequent move first."""
    counted = Counter(_pairs(many, before, after, around))
    return [Move(*ways, count) for ways, count in sorted(counted.items(), key=lambda item: (-item[1], item[0]))]


def _pairs(many: Iterable[Facts], before: Sequence[Rule], after: Sequence[Rule], around: Surroundings) -> Iterator[tuple[Way, Way]]:
    for facts in many:
        if ways := changed(facts, before, after, around):
            yield ways


def _way(decision: Decision) -> Way:
    return Way(decision.rule, decision.lead, decision.partners, decision.urgency)
