"""A rule as the engine reads it. PURE."""

from dataclasses import dataclass
from typing import Final

from services.catalogue.facts import URGENCIES
from services.routing.conditions import When

RAISE: Final = "+1"


@dataclass(frozen=True)
class Rule:
    """`facts` and `statutory` are for people, `when` for the machine. Without a `lead` it modifies what others decide.

    `urgency` is one of U0 to U3, or `+1` for a modifier that raises, or empty for one that leaves it as it is.
    """

    code: str
    facts: str
    when: When
    lead: str
    partners: tuple[str, ...]
    urgency: str
    statutory: str

    @property
    def raises(self) -> bool:
        """Whether it makes the request one step more urgent."""
        return self.urgency == RAISE


def urgencies(*, modifies: bool) -> tuple[str, ...]:
    """What may be stated as the urgency of a rule that leads, or of one that modifies what others decide."""
    return (*URGENCIES, RAISE, "") if modifies else URGENCIES
