"""The language of rule conditions: `service=legal_aid; deadline_within_7_days=yes`. PURE.

Parts joined by `;` must all hold; values joined by `|` are alternatives. Names and values come from the closed lists of the facts.
"""

from dataclasses import dataclass
from typing import Final

from services.catalogue.facts import AGE_BANDS, CATEGORIES, INPUTS, Facts

FREE: Final = ("service", "subdistrict")
LISTS: Final[dict[str, tuple[str, ...]]] = {"category": CATEGORIES, "age_band": AGE_BANDS, **INPUTS}


class BadCondition(ValueError):
    """A condition that no fact could meet; the message says why."""


@dataclass(frozen=True)
class Condition:
    """One part: the fact `name` has one of `values`."""

    name: str
    values: frozenset[str]

    def holds(self, facts: Facts) -> bool:
        """Whether the facts meet it."""
        return facts.value(self.name) in self.values


def parse(text: str) -> tuple[Condition, ...]:
    """The parts of a condition; none for an empty text; raises BadCondition."""
    return tuple(_part(part) for part in text.split(";") if part.strip())


def _part(text: str) -> Condition:
    name, equals, right = (piece.strip() for piece in text.partition("="))
    if not equals or name not in (*FREE, *LISTS):
        raise BadCondition(f"{text.strip()!r} is not like name=value with one of: {', '.join((*FREE, *LISTS))}")
    values = frozenset(value.strip() for value in right.split("|"))
    unknown = sorted(values - set(LISTS[name])) if name in LISTS else []
    if unknown or "" in values:
        raise BadCondition(f"{name} cannot be {', '.join(unknown) or 'empty'}")
    return Condition(name, values)
