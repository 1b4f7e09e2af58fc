"""What is published of each quarter: fixed, whatever the data say. Changing anything here needs a new METHOD."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from services.catalogue.facts import CATEGORIES

METHOD: Final = "2026-1"
SCHEME: Final = "closed_book"


@dataclass(frozen=True)
class Table:
    """A table of a release: each fact lies in one of its cells, named by the value of `field`."""

    code: str
    field: str
    cells: tuple[str, ...]
    epsilon: Fraction


T1: Final = Table("T1", "category", CATEGORIES, Fraction(3, 5))
TABLES: Final = (T1,)
