"""What every engine answers. PURE."""

from dataclasses import dataclass
from typing import Protocol

from search.language.question import Question


@dataclass(frozen=True)
class Hit:
    """A document found: the key of its entry, its score and why ((what was typed, the word found), …)."""

    key: str
    kind: str
    score: float
    by: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Found:
    """The hits, best first, and which engine found them."""

    hits: tuple[Hit, ...]
    engine: str


class Engine(Protocol):
    """An index that can be asked."""

    def find(self, question: Question) -> Found:
        """The best hits, at most `ranking.DEEPEST`."""
