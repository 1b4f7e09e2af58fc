"""Where a guess of hers leads: how it is counted, and which of them mean numbers to call first. PURE.

The guess is only a guess: a person classifies, and corrects it without a new request.
"""

from typing import Final

VIOLENCE: Final = frozenset({"public_harassment", "school", "sexual_violence", "trafficking", "online"})
URGENT: Final = frozenset({"school", "sexual_violence", "trafficking"})
UNKNOWN: Final = "unknown"


def category_of(matter: str) -> str:
    """As what it is counted until a person classifies it."""
    return "other_violence" if matter in VIOLENCE else "other"


def needs_numbers(*, danger: str, self_harm: str, matter: str) -> bool:
    """Whether numbers to call come before the form."""
    return danger == "yes" or self_harm == "yes" or matter in URGENT
