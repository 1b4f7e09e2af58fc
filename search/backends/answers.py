"""What every engine answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from search.language.question import Question


@dataclass(frozen=True)
class Hit:
    """A document found: the number of its entry, its score and why ((what was typed, the word found), …)."""

    number: int
    kind: str
    score: float
    by: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Found:
    """Hits of one kind or of all, best first, and how many of each kind there are."""

    hits: tuple[Hit, ...] = ()
    kinds: Mapping[str, int] | None = None
    engine: str = ""


class Engine(Protocol):
    """An index that can be asked."""

    def find(self, question: Question, kind: str = "") -> Found:
        """The best hits, at most `ranking.DEEPEST`."""
