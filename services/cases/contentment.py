"""How content people are with a department (好差评), for supervision: shares of those who said so, never of a few, never a case."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.db.models import Count, Q

from portal.district.models import Department
from portal.kit import clock
from services.cases.actions.rating import CONTENT_FROM
from services.cases.models import Rating

LOOKED_BACK: Final = timedelta(days=90)
FEWEST: Final = 5  # as in everything that is published: docs/statistics.md


@dataclass(frozen=True)
class Contentment:
    """One department: how many said how it was within the last 90 days, and how many of them were at least mostly content."""

    department: Department
    said: int
    content: int

    @property
    def rate(self) -> int | None:
        """Percent; None below FEWEST: a few could point at somebody."""
        return round(100 * self.content / self.said) if self.said >= FEWEST else None


def contentment() -> list[Contentment]:
    """Every department of which anybody said anything."""
    recent = Rating.objects.filter(said_on__gt=clock.today() - LOOKED_BACK)
    rows = (
        recent.order_by("department__code")
        .values("department")
        .annotate(said=Count("pk"), content=Count("pk", filter=Q(level__gte=CONTENT_FROM)))
    )
    departments = Department.objects.in_bulk([row["department"] for row in rows])
    return [Contentment(departments[row["department"]], row["said"], row["content"]) for row in rows]
