"""The language of rule conditions: `service=legal_aid; deadline_within_7_days=yes or wants_aid=yes`. PURE.

Alternatives are joined by ` or `; within one, parts joined by `;` must all hold; values joined by `|` are alternatives.
Names and values come from the closed lists of the facts.
"""

from dataclasses import dataclass
from typing import Final

from services.catalogue.facts import AGE_BANDS, CATEGORIES, INPUTS, Facts

FREE: Final = ("service", "subdistrict")
LISTS: Final[dict[str, tuple[str, ...]]] = {"category": CATEGORIES, "age_band": AGE_BANDS, **INPUTS}
OR: Final = " or "


class BadCondition(ValueError):
    """A condition that no fact could meet; the message says why, `part` which piece of it."""

    def __init__(self, message: str, part: str) -> None:
        super().__init__(message)
        self.part = part


@dataclass(frozen=True)
class Condition:
    """One part: the fact `name` has one of `values`."""

    name: str
    values: frozenset[str]

    def holds(self, facts: Facts) -> bool:
        """Whether the facts meet it."""
        return facts.value(self.name) in self.values


@dataclass(frozen=True)
class When:
    """A whole condition: one of its alternatives must hold, with all of its parts. Without alternatives it never does."""

    alternatives: tuple[tuple[Condition, ...], ...] = ()

    def holds(self, facts: Facts) -> bool:
        """Whether the facts meet it."""
        return any(all(part.holds(facts) for part in parts) for parts in self.alternatives)

    @property
    def parts(self) -> tuple[Condition, ...]:
        """Every part of every alternative."""
        return tuple(part for parts in self.alternatives for part in parts)


def parse(text: str) -> When:
    """The condition that `text` writes; one that never holds for an empty text. Raises BadCondition."""
    if not text.strip():
        return When()
    return When(tuple(tuple(_part(part) for part in alternative.split(";")) for alternative in text.split(OR)))


def _part(text: str) -> Condition:
    name, equals, right = (piece.strip() for piece in text.partition("="))
    if not equals or name not in (*FREE, *LISTS):
        raise BadCondition(f"{text.strip()!r} is not like name=value with one of: {', '.join((*FREE, *LISTS))}", text.strip())
    values = frozenset(value.strip() for value in right.split("|"))
    unknown = sorted(values - set(LISTS[name])) if name in LISTS else []
    if unknown or "" in values:
        raise BadCondition(f"{name} cannot be {', '.join(unknown) or 'empty'}", text.strip())
    return Condition(name, values)
