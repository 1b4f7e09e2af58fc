"""How a target is meant: bounds are inclusive, what the plan leaves open is not judged. PURE."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final


class Rule(StrEnum):
    """How a value is held against its target (statistics 2; domain 3.2)."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    AROUND = "around"
    REFERENCE = "reference"
    TREND = "trend"
    UNCLEAR = "unclear"


class Better(StrEnum):
    """Which way is better; `STEADY` for what is to stay as it is."""

    UP = "up"
    DOWN = "down"
    STEADY = "steady"


MID_TERM: Final = 2025
END: Final = 2030
NUMERIC: Final = frozenset({Rule.AT_LEAST, Rule.AT_MOST, Rule.AROUND})


@dataclass(frozen=True)
class Definition:
    """What the plan asks of one indicator.

    `yearly` marks what is to be kept up: judged every year. `tolerance` is what the district allows for 左右, None until it has said so;
    `near_percent` is by how many per cent of the target it may be missed and still be called near (接近).
    `rolling_years` above 1 pools that many years in blocks (`series.shown`), because single ones have too few cases to say anything.
    `of_the_sick` marks rates among people with one illness, whose number may not be worked out either (`series.shown`).
    """

    rule: Rule
    better: Better
    target_2025: Decimal | None = None
    target_2030: Decimal | None = None
    yearly: bool = False
    tolerance: Decimal | None = None
    near_percent: Decimal = Decimal(5)
    rolling_years: int = 1
    of_the_sick: bool = False

    @property
    def lacks_tolerance(self) -> bool:
        """Whether nobody has said yet how near is near enough (待设定容差)."""
        return self.rule is Rule.AROUND and self.tolerance is None

    def target_for(self, year: int) -> tuple[int, Decimal | None]:
        """The year that counts for a value of `year`, and its target: 2025 for years up to then where the plan names one, else 2030."""
        if year <= MID_TERM and self.target_2025 is not None:
            return MID_TERM, self.target_2025
        return END, self.target_2030
