"""How long a closed case is kept, by its kind (个保法 19, 47). PURE.

Years after closing; a proposal that the district confirms before going live. What is held is never due.
"""

from datetime import datetime
from typing import Final

YEARS: Final[dict[str, int]] = {
    "domestic_violence": 5,
    "other_violence": 5,
    "workplace_harassment": 5,
    "recruitment": 3,
    "maternity": 3,
    "legal_aid": 3,
    "screening": 1,
    "other": 3,
}


def limit(category: str, now: datetime) -> datetime:
    """Closed before this moment, a case of the category is due to be erased. The 29th of February counts as the 28th."""
    year = now.year - YEARS[category]
    is_leap_day = (now.month, now.day) == (2, 29)
    return now.replace(year=year, day=28) if is_leap_day else now.replace(year=year)
