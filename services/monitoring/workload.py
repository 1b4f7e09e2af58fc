"""What is published of each quarter: fixed, whatever the data say. Changing anything here needs a new METHOD. PURE.

A request lies in one cell of each table: ε = 2.5 for it, for ever, because quarters are disjoint (docs/statistics.md).
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from services.catalogue.facts import AGE_BANDS, CATEGORIES, GROUPS

METHOD: Final = "2026-1"
CLOSED_BOOK: Final = "closed_book"
ROUND5: Final = "round5"
SCHEMES: Final = (CLOSED_BOOK, ROUND5)
PUNCTUALITY: Final = ("on_time", "late")


@dataclass(frozen=True)
class Table:
    """A table of a release: its cells by name, in the order shown. T2 has these cells for each subdistrict and for unknown ones."""

    code: str
    cells: tuple[str, ...]
    epsilon: Fraction

    @property
    def weight(self) -> Fraction:
        """How much a cell counts in the adjustment: ε², for the variance of its noise goes with 1/ε²."""
        return self.epsilon**2


T1: Final = Table("T1", CATEGORIES, Fraction(3, 5))
T2: Final = Table("T2", tuple(GROUPS), Fraction(9, 10))
T3: Final = Table("T3", AGE_BANDS, Fraction(1, 2))
T4: Final = Table("T4", PUNCTUALITY, Fraction(1, 2))
TABLES: Final = (T1, T2, T3, T4)
